"""Roman numerals: read and written."""

_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
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


def roman(value: int) -> str:
    """Returns the Roman numeral of a number from 1 to 399."""
    out = ""
    for step, sign in _STEPS:
        while value >= step:
            out, value = out + sign, value - step
    return out
