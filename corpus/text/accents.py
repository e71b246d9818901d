"""Vietnamese letters without their marks: one folding, used wherever text is compared or searched."""

import re
import unicodedata


class _Plain(dict[int, str]):
    """Every character met, to itself without its marks: a folding is asked for more often than any other step."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code))
        self[code] = unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))
        return self[code]


_PLAIN = _Plain({ord("đ"): "d", ord("Đ"): "D"})
# Capital letters, for character classes of regular expressions.
UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
SYLLABLE = re.compile(r"\w+")


def strip_accents(text: str) -> str:
    """Returns the text with tone and vowel marks removed and đ made d; case and length in words stay."""
    return unicodedata.normalize("NFC", text.translate(_PLAIN))


def fold(text: str) -> str:
    """Returns the text as it is compared: lower case, no accents, words joined by single spaces.

    Punctuation goes too, so `TP. Hồ Chí Minh` and `tp ho chi minh` are one.
    """
    return " ".join(SYLLABLE.findall(strip_accents(text).lower()))
