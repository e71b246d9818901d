import pytest

from corpus.lexicon.heading_words import spelt_out


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("dvct", "don vi chu tri"),
        ("cq ph", "co quan phoi hop"),
        ("cqdv th", "co quan don vi thuc hien"),
        ("tght", "thoi gian hoan thanh"),
        ("thoi han ht", "thoi han hoan thanh"),
        ("dv p hop", "don vi phoi hop"),
        ("nv cu the", "nhiem vu cu the"),
        ("dvt", "dvt"),  # đơn vị tính
        ("ct", "ct"),  # chương trình, công trình, chủ trì
        ("co quan chu tri", "co quan chu tri"),
    ],
)
def test_spelt_out(short, long):
    assert spelt_out(short) == long
