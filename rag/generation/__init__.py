"""May a language model rephrase the answer?"""
