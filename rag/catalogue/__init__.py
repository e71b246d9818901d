"""What do the documents say of themselves, and which of them are there?"""
