import pytest

from corpus.lexicon.spoken import as_offices_write, counts_nothing, english_in_full, typed_in_full


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Nuôi heo bị dịch thì được hỗ trợ gì?", "Nuôi lợn bị dịch thì được hỗ trợ gì?"),
        ("Heo bị dịch", "Lợn bị dịch"),
        ("đi xe hơi vô xã", "đi ô tô vào xã"),
        ("xài chùa được không", "dùng miễn phí được không"),  # the longest that is known
        ("người già, con nít và bà bầu", "người cao tuổi, trẻ em và phụ nữ mang thai"),
        ("ghe dài 18 mét", "tàu dài 18 m"),
        ("mấy đồng một khối, mỗi ký hay 2,5 mét vuông", "mấy đồng một m3, mỗi kg hay 2,5 m2"),
        ("tàu 13m, ruộng 2ha, 5kg gạo", "tàu 13 m, ruộng 2 ha, 5 kg gạo"),
        # A figure's own letters are none: an hour, a number of a document.
        ("13h ngày 5, 12/2018/QĐ, A5m", "13h ngày 5, 12/2018/QĐ, A5m"),
        # Behind no figure they are other words, and names begin with a capital.
        ("ai ký văn bản, cân bao nhiêu mét", "ai ký văn bản, cân bao nhiêu mét"),
        ("xã Heo Nước thuê xe hơi", "xã Heo Nước thuê ô tô"),
        ("vôi, heo héo", "vôi, lợn héo"),
        ("thằng nào kí, đứa nào ký", "ai ký, ai ký"),
        ("công văn 612 ký ngày nào, 12 ký gạo", "công văn 612 ký ngày nào, 12 kg gạo"),
    ],
)
def test_what_people_say_is_written_as_offices_write_it(said, written):
    assert as_offices_write(said) == written


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("trạm ko đc mua bn thuốc", "trạm không được mua bao nhiêu thuốc"),
        ("cty lam vs ai, ntn", "công ty lam với ai, như thế nào"),
        ("k 2 đ 5 nói j", "k 2 đ 5 nói gì"),  # before a figure it is a clause
        ("12/QĐ-ko, VB, dcs", "12/QĐ-ko, VB, dcs"),
    ],
)
def test_what_is_typed_short_is_given_in_full(short, full):
    assert typed_in_full(short) == full


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("what does the health dept do", "what does the health department do"),
        ("Dept. of Health, govt docs", "department of Health, government documents"),
        ("u must ask the dept.", "you must ask the department."),
        ("DOC-7, depth, you", "DOC-7, depth, you"),
    ],
)
def test_what_is_typed_short_in_english_is_given_in_full(short, full):
    assert english_in_full(short) == full


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("mấy con bò có phải tiêm ko", "các con bò có phải tiêm ko"),
        ("Mấy trường này được nghỉ không?", "Các trường này được nghỉ không?"),
        ("may ho nay co phai nop chua", "cac ho nay co phai nop chua"),
        ("mấy giờ có phải trực không", "mấy giờ có phải trực không"),
        ("mấy con bò được tiêm", "mấy con bò được tiêm"),
        ("tiêm mấy con bò có phải nộp không", "tiêm mấy con bò có phải nộp không"),
    ],
)
def test_things_of_which_a_yes_or_a_no_is_wanted_are_not_counted(asked, read):
    assert counts_nothing(asked) == read
