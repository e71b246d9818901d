"""Numbers and signs as Word writes them: `IV`, `d`, `ab`, a dash for a bullet."""

from corpus.text.roman import roman

# Codes of the fonts Symbol and Wingdings, which Word puts at U+F000 + code.
SYMBOLS = {
    0x25: "%", 0x28: "(", 0x29: ")", 0x2A: "*", 0x2B: "+", 0x2D: "-", 0x2F: "/", 0x3C: "<", 0x3D: "=", 0x3E: ">",
    0x6F: "☐", 0x71: "☐", 0x76: "❖", 0xA7: "▪", 0xA8: "☐", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
    0xD8: "➢", 0xE0: "→", 0xF0: "⇒", 0xFC: "✓", 0xFD: "☒", 0xFE: "☒",
}  # fmt: skip
# Where the two fonts differ, these are Symbol's.
SYMBOL_FONT = {0xA3: "≤", 0xAE: "→", 0xA8: "♦", 0xDE: "⇒", 0xD8: "¬", 0x6F: "ο"}
PRIVATE = {0xF000 + code: sign for code, sign in SYMBOLS.items()}

LARGEST_LETTERED = 26 * 10
LARGEST_ROMAN = 399
_UNITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def symbol(code: str, font: str) -> str:
    """Returns the sign of a hexadecimal code in a font of symbols, empty where it is not known."""
    try:
        value = int(code[-4:], 16) & 0x0FFF
    except ValueError:
        return ""
    if font.casefold() == "symbol" and value in SYMBOL_FONT:
        return SYMBOL_FONT[value]
    return SYMBOLS.get(value, "")


def without_private(text: str) -> str:
    """Returns text with signs typed in a font of symbols as what they look like."""
    return text.translate(PRIVATE)


def bullet(text: str) -> str:
    """Returns the marker of an automatic list without numbers: `+` and `*` as they are, any other sign a dash."""
    sign = without_private(text).strip()
    return sign if sign in ("+", "*", "") else "-"


def figure(value: int, form: str) -> str:
    """Returns a number in one of Word's forms (w:numFmt); a form that is not known is written in digits."""
    if form in ("none", "bullet"):
        return ""
    if form in ("upperRoman", "lowerRoman") and 0 < value <= LARGEST_ROMAN:
        return roman(value) if form == "upperRoman" else roman(value).lower()
    if form in ("upperLetter", "lowerLetter") and 0 < value <= LARGEST_LETTERED:
        letter = "abcdefghijklmnopqrstuvwxyz"[(value - 1) % 26] * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "vietnameseCounting" and 0 <= value < 100:
        return _counted(value)
    return str(value)


def _counted(value: int) -> str:
    """Returns a number below 100 in Vietnamese words."""
    tens, units = divmod(value, 10)
    if tens == 0:
        return _UNITS[units]
    last = {0: "", 1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(units, _UNITS[units])
    return f"{'mười' if tens == 1 else f'{_UNITS[tens]} mươi'} {last}".rstrip()
