import pytest

from rag.composing.cut import LONG, cut

A = "Sở Y tế mua thuốc cho trạm y tế (gồm thuốc ho; thuốc sốt) và " + "rất " * 40 + "kỹ"
B = "Sở Tài chính cấp tiền"
C = "báo cáo trước ngày 1/3/2023."
TEXT = f"Mở đầu. {A}; {B}; {C} Hết."
START, END = TEXT.index(A), TEXT.index(C) + len(C)


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        (["1/3/2023"], C),
        (["Sở Tài chính"], f"{B};"),
        (["Sở Tài chính", "1/3/2023"], f"{B}; {C}"),
        (["thuốc sốt"], f"{A};"),  # a semicolon in brackets cuts nothing
        (["Sở Y tế", "1/3/2023"], f"{A}; {B}; {C}"),
        ([], f"{A}; {B}; {C}"),
        (["Mở đầu"], f"{A}; {B}; {C}"),  # what is not of the sentence
    ],
)
def test_a_long_sentence_is_cut_to_the_parts_that_hold_what_is_wanted(wanted, part):
    spans = [(TEXT.index(w), TEXT.index(w) + len(w)) for w in wanted]
    assert TEXT[slice(*cut(TEXT, (START, END), spans))] == part


def test_a_sentence_that_is_not_long_is_left_whole():
    text = "Một việc; hai việc" + "." * (LONG - 18)
    assert cut(text, (0, LONG), [(0, 3)]) == (0, LONG)
    assert cut(text + ".", (0, LONG + 1), [(0, 3)]) == (0, 9)
