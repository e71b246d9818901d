import pytest

from corpus.lexicon.spoken import as_offices_write, typed_in_full


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
        # Behind no figure they are other words, and names begin with a capital.
        ("ai ký văn bản, cân bao nhiêu mét", "ai ký văn bản, cân bao nhiêu mét"),
        ("xã Heo Nước thuê xe hơi", "xã Heo Nước thuê ô tô"),
        ("vôi, heo héo", "vôi, lợn héo"),
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
