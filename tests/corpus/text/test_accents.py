import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.accents import UPPER, fold, strip_accents


def test_strip_accents_takes_off_every_vietnamese_mark():
    letters = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    plain = "a" * 17 + "d" + "e" * 11 + "i" * 5 + "o" * 17 + "u" * 11 + "y" * 5
    assert strip_accents(letters) == plain
    assert strip_accents(letters.upper()) == plain.upper()
    assert strip_accents(unicodedata.normalize("NFD", letters)) == plain
    assert strip_accents("Số 5, §7: “Hòa–Bình”") == "So 5, §7: “Hoa–Binh”"


def test_upper_is_the_vietnamese_capitals():
    letters = "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆFGHIÌÍỈĨỊJKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVWXYỲÝỶỸỴZ"
    assert set(UPPER.replace("A-Z", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) == set(letters)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("TP. Hồ  Chí\nMinh", "tp ho chi minh"),
        ("tp ho chi minh", "tp ho chi minh"),
        ("Uỷ ban", "uy ban"),
        ("Ủy ban", "uy ban"),
        ("Đắk Lắk - 47/2021", "dak lak 47 2021"),
        ("…", ""),
    ],
)
def test_fold_makes_spellings_one(text, folded):
    assert fold(text) == folded


@settings(max_examples=200)
@given(st.text(alphabet="aăâbcdđeêioôơuưyỹ ĂÂĐÊÔƠƯỸ\u0300\u0301\u0303\u0309\u0323.,-1", max_size=30))
def test_fold_gives_the_same_of_its_own_result(text):
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()
