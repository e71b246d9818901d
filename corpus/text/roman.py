"""Roman numerals: read and written."""

_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Letters that look like I and X: a small l, Cyrillic and Greek ones.
_ALIKE = str.maketrans({"l": "I", "\u0406": "I", "\u04c0": "I", "\u0399": "I", "\u0425": "X", "\u03a7": "X"})
_STEPS = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman_value(text: str) -> int | None:
    """Returns the number a Roman numeral stands for, None where it is not well formed."""
    values = [_DIGITS.get(c, 0) for c in text.upper()]
    if not values or 0 in values:
        return None
    following = [*values[1:], 0]
    total = sum(-v if v < n else v for v, n in zip(values, following, strict=True))
    return total if total > 0 and roman(total) == text.upper() else None


def roman_alike(text: str) -> str | None:
    """Returns the Roman numeral that a text looks like, None where it is one itself or looks like none."""
    meant = text.translate(_ALIKE)
    return meant if meant != text and roman_value(meant) is not None and meant.isupper() else None


def roman(value: int) -> str:
    """Returns the Roman numeral of a number from 1 to 399."""
    out = ""
    for step, sign in _STEPS:
        while value >= step:
            out, value = out + sign, value - step
    return out
