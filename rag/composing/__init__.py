"""How is the answer said?"""
