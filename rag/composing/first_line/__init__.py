"""What is the answer in one line, as short as it can be?"""
