"""Does a clause answer the question, and where?"""
