"""The forms of markers: each way to write one, and the marker that a paragraph begins with in that way."""

import re
import unicodedata

from corpus import marker_patterns as patterns
from corpus.marker import BULLETS, CONTAINERS, LARGEST_ROMAN, LETTERS, Marker, Style
from corpus.text.roman import roman_alike, roman_value


def _container(p: str) -> Marker | None:
    m = patterns.CONTAINER.match(p)
    if not m:
        return None
    word, number = m.group(1).capitalize(), m.group(2)
    rest = p[m.end() :].lstrip(" .:-–—")
    # "Mục 2 Chương này quy định …" is running text: a heading stands alone, or goes on in capitals.
    if rest and not rest[0].isupper():
        return None
    stopped = p[m.end() :].lstrip(" ")[:1] in (".", ":", "-", "–", "—")  # "Chương I: Quy định chung": a title follows
    if not stopped and rest.split(" ")[0] in ("Chương", "Điều", "Nghị", "Thông", "Luật", "Quy", "Phần", "Mục"):
        return None
    value = _container_value(number)
    if value is None:
        return None
    return Marker(Style.CHAPTER, value, f"{word} {number}", m.end(), level=CONTAINERS.index(word))


def _container_value(number: str) -> int | None:
    """Returns the value of `2`, `II` or `hai`, None for anything else."""
    if number.isdigit():
        return int(number)
    if number.lower() in patterns.ORDINAL_WORDS:
        return patterns.ORDINAL_WORDS.index(number.lower()) + 1
    if number[-1] in LETTERS and len(number) > 1 and roman_value(number) is None:
        number = number[:-1]  # Chương IIa, Mục 2a
    return int(number) if number.isdigit() else roman_value(number)


def _article(p: str) -> Marker | None:
    m = patterns.ARTICLE.match(p)
    if m is None:
        return _article_bare(p)
    if m["word"]:
        value = patterns.ORDINAL_WORDS.index(m["word"].lower()) + 1
        return Marker(Style.ARTICLE, value, f"D{value}", m.end())
    if m["roman"]:
        numeral = roman_value(m["roman"])
        return Marker(Style.ARTICLE, numeral, f"D{numeral}", m.end()) if numeral else None
    suffix = m["small"] or m["large"] or ""
    return Marker(Style.ARTICLE, int(m["number"]), f"D{m['number']}{suffix}", m.end())


def _article_bare(p: str) -> Marker | None:
    m = patterns.ARTICLE_BARE.match(p)
    if not m:
        return None
    return Marker(Style.ARTICLE, int(m["number"]), f"D{m['number']}{m['small']}", m.end(), weak=True)


def _spelled(p: str) -> Marker | None:
    """Returns `Khoản 1.` as 1 and `Điểm a)` as a, which stand in lists like those without the word."""
    m = patterns.SPELLED.match(p)
    if m is None:
        return None
    if m["letter"]:
        return Marker(Style.LETTER, LETTERS.index(m["letter"][0]) + 1, m["letter"], m.end())
    return Marker(Style.NUMBER, int(m["number"]), f"{int(m['number'])}{m['inserted']}", m.end())


def _below_a_section(p: str) -> Marker | None:
    """Returns `I.1.` and `A.1` as 1, `II.2.3.` as 2.3: in the address their section stands before them anyway."""
    m = patterns.BELOW_A_SECTION.match(p)
    if m is None or int(m[2]) == 0:
        return None
    above = tuple(int(n) for n in re.findall(r"\d+", m[1]))
    if above:
        return Marker(Style.DECIMAL, int(m[2]), f"{m[1]}{m[2]}", m.end(), prefix=above)
    return Marker(Style.NUMBER, int(m[2]), str(int(m[2])), m.end())


def _below_a_number(p: str) -> Marker | None:
    """Returns `1.a)` as the letter a, with the number of the clause that it must stand in."""
    m = patterns.BELOW_A_NUMBER.match(p)
    if m is None:
        return None
    return Marker(Style.LETTER, LETTERS.index(m[3]) + 1, m[2], m.end(), prefix=(int(m[1]),))


def _roman(p: str) -> Marker | None:
    m = None if patterns.BELOW_A_SECTION.match(p) else patterns.ROMAN.match(p)
    value = roman_value(m.group(1).rstrip(LETTERS)) if m else None
    if not m or value is None or value > LARGEST_ROMAN:
        return None
    return Marker(Style.ROMAN, value, m.group(1), m.end())


def _roman_alike(p: str) -> Marker | None:
    """Returns `ll. NHIỆM VỤ` as II: a small l, or a letter of another script, for I or X."""
    m = patterns.ROMAN_ALIKE.match(p)
    meant = roman_alike(m.group(1)) if m else None
    value = roman_value(meant) if meant else None
    if not m or not meant or value is None or value > LARGEST_ROMAN:
        return None
    return Marker(Style.ROMAN, value, meant, m.end(), alike=True)


def _letter_upper(p: str) -> Marker | None:
    m = patterns.LETTER_UPPER.match(p)
    if not m:
        return None
    letter = m.group(1)
    return Marker(Style.LETTER_UPPER, LETTERS.index(letter.lower()) + 1, letter, m.end())


def _letter_number(p: str) -> Marker | None:
    m = patterns.LETTER_NUMBER.match(p) if p[1:2].isdecimal() else None
    if m is None or int(m[2]) == 0:
        return None
    return Marker(Style.LETTER_NUMBER, int(m[2]), f"{m[1]}{int(m[2])}", m.end(), sign=m[1])


def _step(p: str) -> Marker | None:
    m = patterns.STEP.match(p) if p[:1] in patterns.STEP_LETTERS else None
    value = _container_value(m["number"]) if m else None
    if m is None or not value:
        return None
    name = m["name"].capitalize()
    return Marker(Style.STEP, value, f"{patterns.NAMED_UNITS[name]}{value}", m.end(), sign=name)


def _decimal(p: str) -> Marker | None:
    m = patterns.DECIMAL.match(p)
    if not m:
        return None
    numbers = tuple(int(n) for n in re.findall(r"\d+", m.group(1)))
    if 0 in numbers:
        return None
    bare = p[: m.end()].rstrip() == m.group(1) and not _starts_upper(p[m.end() :])
    return Marker(Style.DECIMAL, numbers[-1], m.group(1), m.end(), weak=bare, prefix=numbers[:-1])


def _number(p: str) -> Marker | None:
    m = patterns.NUMBER.match(p)
    if m and int(m.group(1)) > 0:
        if m.group(3).strip() in ("-", "–") and not _starts_upper(p[m.end() :]):
            return None
        return Marker(Style.NUMBER, int(m.group(1)), f"{int(m.group(1))}{m.group(2)}", m.end())
    m = patterns.NUMBER_BARE.match(p)
    if m and int(m.group(1)) > 0 and _starts_upper(p[m.end() :]):
        return Marker(Style.NUMBER, int(m.group(1)), str(int(m.group(1))), m.end(), weak=True)
    return None


def _number_alike(p: str) -> Marker | None:
    m = patterns.NUMBER_ALIKE.match(p)
    return Marker(Style.NUMBER, 1, "1", m.end(), alike=True) if m else None


def _letter(p: str) -> Marker | None:
    m = patterns.LETTER.match(p)
    if not m:
        return None
    return Marker(Style.LETTER, LETTERS.index(m.group(2)) + 1, m.group(1), m.end())


def _roman_lower(p: str) -> Marker | None:
    m = patterns.ROMAN_LOWER.match(p)
    value = roman_value(m.group(1)) if m else None
    if not m or value is None:
        return None
    return Marker(Style.ROMAN_LOWER, value, m.group(1), m.end())


def _paren(p: str) -> Marker | None:
    m = patterns.PAREN.match(p)
    if not m or int(m.group(2)) == 0:
        return None
    return Marker(Style.PAREN, int(m.group(2)), f"({m.group(1).lstrip('0')})", m.end())


def _paren_letter(p: str) -> Marker | None:
    m = patterns.PAREN_LETTER.match(p)
    if not m:
        return None
    return Marker(Style.PAREN_LETTER, LETTERS.index(m.group(2)) + 1, f"({m.group(1)})", m.end())


def _paren_roman(p: str) -> Marker | None:
    m = patterns.PAREN_ROMAN.match(p)
    value = roman_value(m.group(1)) if m else None
    return Marker(Style.PAREN_ROMAN, value, f"({m.group(1)})", m.end()) if m and value else None


def _circled(p: str) -> Marker | None:
    m = patterns.CIRCLED.match(p)
    if not m:
        return None
    value = int(unicodedata.numeric(m.group(1)))
    return Marker(Style.CIRCLED, value, str(value), m.end())


def _ordinal(p: str) -> Marker | None:
    m = patterns.ORDINAL.match(p)
    if not m:
        return None
    if m["nth"]:
        value = patterns.ORDINAL_WORDS.index(m["nth"]) + 1
        return Marker(Style.ORDINAL, value, patterns.ORDINALS[value - 1], m.end())
    text = (m.group(1) or m.group(2)).capitalize()
    return Marker(Style.ORDINAL, patterns.ORDINALS.index(text) + 1, text, m.end())


def _bullet(p: str) -> Marker | None:
    for style, pattern in ((Style.DASH, patterns.DASH), (Style.PLUS, patterns.PLUS), (Style.STAR, patterns.STAR)):
        m = pattern.match(p)
        if m:
            return Marker(style, 0, BULLETS[style], m.end())
    m = patterns.SIGN.match(p) or patterns.SIGN_LETTER.match(p)
    if m:
        sign = m.group(1) or m.group(2)
        return Marker(Style.DASH, 0, BULLETS[Style.DASH], m.end(), sign=patterns.ALIKE_SIGNS.get(sign, sign))
    m = patterns.ARROW.match(p)
    return Marker(Style.DASH, 0, BULLETS[Style.DASH], m.end(), sign="→") if m else None


def _starts_upper(text: str) -> bool:
    return bool(text) and text[0].isupper()


# All of them, the likeliest first.
FORMS = (
    _container,
    _article,
    _spelled,
    _below_a_section,
    _below_a_number,
    _roman,
    _letter_upper,
    _letter_number,
    _step,
    _decimal,
    _number,
    _letter,
    _roman_lower,
    _paren,
    _paren_letter,
    _paren_roman,
    _circled,
    _roman_alike,
    _number_alike,
    _ordinal,
    _bullet,
)
# Those that a sentence may begin with a list of: "1, 2 và 3 Điều này …".
LISTED = (_article, _decimal, _number, _letter, _roman, _paren, _paren_letter, _paren_roman)
