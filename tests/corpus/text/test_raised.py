import pytest

from corpus.text.raised import opening_note, raised, without_note_signs


@pytest.mark.parametrize(
    ("text", "before", "after", "written"),
    [
        ("2", "3 m", "", "2"),
        ("6", "10", "", "⁶"),
        ("-3", "2,5 x 10", "", "⁻³"),
        ("o", "30", "C", "°"),
        ("0", "30", " C", "°"),
        ("o", "30", "xe", "o"),
        ("1", "giữ đê", ".", ""),  # a footnote
        ("[12]", "giữ đê", ".", ""),
        ("6", "110", "", ""),  # no power of ten
        ("th", "5", "", "th"),
        ("2", "20 km", "", "2"),
        ("3", "1.500 m", "/ngày", "3"),
        ("2", "tấn/ha/M", "", "2"),
        ("2", "9,8 m/s", "", "2"),
        ("21", "20 km", ".", "2"),  # a unit, and then note 1
        ("1", "20 km", ".", ""),
        ("2", "điểm m", ")", ""),
        ("2", "y = x", " + 1", "2"),
        ("2", "500", " triệu", ""),
        ("1", "Điều 2.", " Mức", ""),
        ("6", "khoản 10", " Điều 3", ""),
        ("1, 2", "giữ đê", "", ""),
        ("(3)", "b)", "", ""),
        ("*", "Tổng số", "", ""),
        ("0", "15", " 30'", "°"),
        ("đ", "500", "", "đ"),
        ("-1", "năm", "", "-1"),
    ],
)
def test_raised_is_a_unit_a_power_or_a_note(text, before, after, written):
    assert raised(text, before, after) == written


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Điều 2.¹ Mức hỗ trợ", "Điều 2. Mức hỗ trợ"),
        ("Mức 500² triệu đồng trên 20 km² và 10⁶ m³.", "Mức 500 triệu đồng trên 20 km² và 10⁶ m³."),
        ("20 km²¹ đê", "20 km² đê"),
        ("¹² Điều này được sửa đổi", "[12] Điều này được sửa đổi"),
        ("từ 10⁻³ đến 5·10⁻⁶ g và 10⁺² m", "từ 10⁻³ đến 5·10⁻⁶ g và 10⁺² m"),
        ("15⁰ vĩ Bắc", "15⁰ vĩ Bắc"),
        ("5 mg/l", "5 mg/l"),
    ],
)
def test_without_note_signs_keeps_units_and_powers(line, kept):
    assert without_note_signs(line) == kept


def test_opening_note_is_as_notes_of_word_are_written():
    assert [opening_note(mark) for mark in ("3", "(3)", "[12]", "*")] == ["[3] ", "[3] ", "[12] ", "[*] "]
