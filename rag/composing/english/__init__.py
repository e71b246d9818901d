"""How is it said in English, where the clause says it in Vietnamese?"""
