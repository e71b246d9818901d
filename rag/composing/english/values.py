"""Times, amounts, shares, periods and counts in English, from how a Vietnamese clause writes them."""

import functools
import re

from corpus.lexicon.counted import counted
from corpus.lexicon.glossary import Lexicon, lexicon
from corpus.lexicon.plurals import plural
from corpus.text.accents import fold
from corpus.text.tones import new_tones
from corpus.values import Kind, Value
from rag.composing.english.times import time_in_english

_BOUNDS = {
    "it nhat": "at least",
    "toi thieu": "at least",
    "khong duoi": "at least",
    "khong thap hon": "at least",
    "khong it hon": "at least",
    "toi da": "at most",
    "nhieu nhat": "at most",
    "cao nhat": "at most",
    "khong qua": "at most",
    "khong vuot qua": "at most",
    "khong nhieu hon": "at most",
    "khong cao hon": "at most",
    "khoang": "about",
    "gan": "nearly",
    "hon": "more than",
    "cao hon": "more than",
    "nhieu hon": "more than",
    "lon hon": "more than",
    "thap hon": "less than",
    "it hon": "less than",
    "nho hon": "less than",
    "tren": "more than",
    "duoi": "less than",
    "tu": "from",
    "tu du": "from",
    "du tu": "from",
}
_SCALES = {"nghin": "thousand", "ngan": "thousand", "trieu": "million", "ty": "billion", "ti": "billion"}
_ONCE = {"1": "once", "2": "twice"}
_NOTE = re.compile(r"\s*\([^()]*\)")


def value_in_english(value: Value, text: str, until: bool = False) -> str | None:
    """Returns a value of a text in English: "at least 145 billion dong a month"; None where it is not all known.

    until: whether how long something lasts is asked, as `time_in_english` has it.
    """
    if value.kind is Kind.TIME:
        return time_in_english(text[value.start : value.end], until)
    figure = " to ".join(filter(None, (number_in_english(value.number), number_in_english(value.upto))))
    unit = _unit(value)
    per = _per(value.per)
    if unit is None or per is None:
        return None
    more = {"tro len": " or more", "tro xuong": " or less", "": ""}[fold(value.more)]
    bound = "" if more else _BOUNDS.get(fold(value.bound), "")
    if unit in ("time", "times") and figure in _ONCE and not more:
        return f"{bound} {_ONCE[figure]}{per}".strip()
    joint = "" if value.kind is Kind.PERCENT else " "
    return f"{bound} {figure}{joint}{unit}{more}{per}".strip()


def number_in_english(number: str) -> str:
    """Returns a number with English marks: 1.234,5 is 1,234.5; zeros before it are dropped."""
    swapped = number.translate(str.maketrans(".,", ",."))
    return re.sub(r"^0+(?=\d)", "", swapped)


def _unit(value: Value) -> str | None:
    if value.kind is Kind.PERCENT:
        return "" if "/" in value.number else "%"
    folded = fold(value.unit)
    if value.kind is Kind.MONEY:
        return " ".join([*(_SCALES[w] for w in folded.split() if w in _SCALES), "dong"])
    many = not re.fullmatch(r"0*1", value.number) or bool(value.upto)
    return _noun(value.unit, many)


def _noun(written: str, many: bool) -> str | None:
    """Returns a noun in English: the longest that is known of its beginning, else itself between quotation marks."""
    words = written.split()
    scale = _SCALES.get(fold(words[0]))
    if scale and len(words) > 1:
        return f"{scale} {_noun(' '.join(words[1:]), many=True)}"
    table = _nouns(lexicon())
    for n in range(len(words), 0, -1):
        key = _key(" ".join(words[:n]))
        single = counted().get(key) or table.get(key)
        if single:
            return plural(single) if many else single
    return f"“{written}”"


def _key(words: str) -> str:
    """Returns words as they are compared: with their marks, by which a chapter is no stable."""
    return new_tones(words.lower())


def _per(written: str) -> str | None:
    """Returns what an amount is counted by: "/người/ngày" is " per person per day"; None where that is not known."""
    if not written:
        return ""
    # "/01 người" is by the person too.
    parts = [p.strip() for p in re.split(r"/(?:0*1\s)?|(?:^|\s)(?:cho mỗi|một|mỗi|hằng|hàng)\s", written) if p.strip()]
    said = [counted().get(_key(part)) or _nouns(lexicon()).get(_key(part)) or f"“{part}”" for part in parts]
    if len(said) == 1 and said[0] in ("month", "day", "year", "week", "quarter", "hour"):
        return f" {'an' if said[0] == 'hour' else 'a'} {said[0]}"
    return "".join(" each" if word == "unit" else f" per {word}" for word in said)


@functools.lru_cache(maxsize=1)
def _nouns(words: Lexicon) -> dict[str, str]:
    """Returns the first English name of the glossary's terms, agencies and titles; in small letters but for names."""
    found: dict[str, str] = {}
    for entry in words.entries:
        if entry.en and entry.kind in ("term", "agency", "title", "document"):
            name = _NOTE.sub("", entry.en[0])
            found.setdefault(
                fold(entry.vi), name if entry.kind == "agency" and entry.vi[:1].isupper() else name.lower()
            )
    return found
