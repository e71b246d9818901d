"""Text as the ABC fonts had it: the inverse of the table by which such files are read."""

from corpus.encodings.charsets import CP1252, TCVN

# Letters have the codes of TCVN 5712 from 0xA0 on but for its combining marks; signs have those of Windows.
CODES = {TCVN[code]: code for code in range(0xA0, 0x100) if not 0xB0 <= code <= 0xB4}
SIGNS = {CP1252[code]: code for code in range(0x80, 0xA0)}


def encode(text: str) -> bytes:
    """Returns the bytes of a text in TCVN3, whose toned capitals are small: there are no codes for them.

    Raises:
        ValueError: a character that TCVN3 cannot hold.
    """
    return bytes(_code(character) for character in text)


def _code(character: str) -> int:
    if character.isascii():
        return ord(character)
    found = CODES.get(character, SIGNS.get(character, CODES.get(character.lower())))
    if found is None:
        raise ValueError(f"{character!r} found, a letter or sign of TCVN3 expected")
    return found
