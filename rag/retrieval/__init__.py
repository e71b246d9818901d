"""Which clauses may answer?"""
