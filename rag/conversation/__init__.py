"""Which whole question do these turns ask?"""
