import pytest

from rag.question.shorthand import written_out


@pytest.mark.parametrize(
    ("typed", "language", "written"),
    [
        ("QĐ1472", "vi", "quyết định 1472"),
        ("qd-1472", "vi", "quyết định 1472"),
        ("CV: 5237", "vi", "công văn 5237"),
        ("CĐ số 7", "vi", "công điện số 7"),
        ("công văn5237", "vi", "công văn 5237"),
        ("decision#1472", "en", "decision 1472"),
        ("22/KH-UBND", "vi", "22/kh-ubnd"),
        ("khoản bốn", "vi", "khoản 4"),
        ("khoản thứ tư", "vi", "khoản 4"),
        ("khoản số 4", "vi", "khoản 4"),
        ("gạch đầu dòng thứ hai", "vi", "gạch đầu dòng thứ 2"),
        ("khoản tám trăm linh năm", "vi", "khoản 805"),
        ("k1 đ2", "vi", "khoản 1 điều 2"),
        ("K1Đ2, ai làm?", "vi", "khoản 1 điều 2, ai làm?"),
        ("m2 k1", "vi", "mục 2 khoản 1"),
        ("Điều 2(1)(a)", "vi", "điểm a khoản 1 điều 2"),
        ("Art. 2(1)(a)", "en", "point a clause 1 article 2"),
        ("paragraph 3", "en", "clause 3"),
        ("the fourth clause", "en", "clause 4"),
        ("the 21st article", "en", "article 21"),
        # What only looks so.
        ("khoan tam ung", "vi", "khoan tam ung"),
        ("khoản năm 2022", "vi", "khoản năm 2022"),
        ("vitamin k1", "vi", "vitamin k1"),
        ("100 m2 đất", "vi", "100 m2 đất"),
        ("the third plan", "en", "the third plan"),
        ("most clauses", "en", "most clauses"),
    ],
)
def test_written_out_is_the_form_that_references_are_read_in(typed, language, written):
    assert written_out(typed, language) == written
