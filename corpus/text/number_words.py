"""Numbers written in Vietnamese words, as dates and amounts are: `hai nghìn không trăm hai mươi lăm` is 2025."""

_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_PLACES = {"mươi": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000}
_TEN, _NAUGHT = "mười", ("linh", "lẻ")  # "mười lăm"; "hai nghìn linh năm"
NUMBER_WORD = f"(?:{'|'.join((*_UNITS, *_PLACES, _TEN, *_NAUGHT))})"


def number_of(words: str) -> int | None:
    """Returns the number from 0 to 9999 that words stand for, None where they are none."""
    total, digit = 0, None
    place = 10_000
    for word in words.lower().split():
        if word in _UNITS and digit is None:
            digit = _UNITS[word]
        elif word in _PLACES and digit is not None and _PLACES[word] < place:
            place = _PLACES[word]
            total, digit = total + digit * place, None
        elif word == _TEN and digit is None and place > 10:
            total, place = total + 10, 10
        elif word not in _NAUGHT or digit is not None:
            return None
    # "ba bốn" is no number, "hai mươi ba" is.
    return total + (digit or 0) if total or digit is not None else None
