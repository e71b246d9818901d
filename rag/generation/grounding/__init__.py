"""Does a passage say what a sentence says?"""
