import pytest

from corpus.lexicon.fillers import without_fillers


@pytest.mark.parametrize(
    ("said", "left"),
    [
        # Before what asks.
        ("Sở Y tế làm cái gì?", "Sở Y tế làm gì?"),
        ("so y te lam cai deo gi", "so y te lam gi"),
        ("xã phải nộp cái quái gì vậy", "xã phải nộp gì vậy"),
        ("công văn mới nhất là cái nào", "công văn mới nhất là cái nào"),  # which of them
        ("ê ai", "ê ai"),
        ("cho hỏi cái vụ kia", "vụ kia"),
        ("phải đeo gì, deo gi", "phải đeo gì, deo gi"),  # with accents it is what is worn
        # Behind what the reader is told to do, with those whom it is done for.
        ("tóm tắt giùm cái công văn 7 trong 1 câu", "tóm tắt công văn 7"),
        ("tóm tắt hộ cái kế hoạch 8", "tóm tắt kế hoạch 8"),
        ("liệt kê giúp em các chỉ thị", "liệt kê các chỉ thị"),
        ("tìm cho tôi nghị quyết về chợ", "tìm nghị quyết về chợ"),
        ("tom tat ho minh cong van 7", "tom tat cong van 7"),
        ("liệt kê hộ nghèo của xã", "liệt kê hộ nghèo của xã"),
        ("chỉ cho vay hộ nghèo", "chỉ cho vay hộ nghèo"),
        # "Cái" before a matter, and where it is a word of its own.
        ("ai ký cái quyết định đó", "ai ký quyết định đó"),
        ("con cái liệt sĩ và bò cái được gì", "con cái liệt sĩ và bò cái được gì"),
        # Curses and contempt.
        ("ê, ai ký cái văn bản rác thế?", "ai ký văn bản?"),
        ("công văn nhảm nhí này của ai", "công văn này của ai"),
        ("quy định rác thải của xã", "quy định rác thải của xã"),
        ("đm ai lo mua thuốc vcl", "ai lo mua thuốc"),
        ("nộp ở đâu trời ơi", "nộp ở đâu"),
        # Nothing else is in it, or it is quoted.
        ("làm ơn", "làm ơn"),
        ("“làm ơn” nghĩa là gì", "“làm ơn” nghĩa là gì"),
    ],
)
def test_words_that_carry_nothing_are_left_out_of_a_vietnamese_question(said, left):
    assert without_fillers(said, "vi") == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("what the hell must they do", "what must they do"),
        ("List all deadlines plz!", "List all deadlines!"),
        ("who signed this stupid directive, please?", "who signed this directive?"),
        ("summarize decision 7 in one sentence", "summarize decision 7"),
        ("what on earth is due, briefly", "what is due"),
        ("be so kind as to tell me, if it is not too much trouble, who leads", "who leads"),
        ("how brief must a report be", "how brief must a report be"),
        ("please", "please"),
    ],
)
def test_words_that_carry_nothing_are_left_out_of_an_english_question(said, left):
    assert without_fillers(said, "en") == left
