"""By what measure an amount is counted: a weight, a volume, an area, a length; "đồng/kg" is no "đồng/ha"."""

import re
from collections.abc import Sequence

from corpus.text.accents import fold
from rag.question.typed import Typed

_MEASURES = {
    "weight": ("kg", "ta", "tan", "yen", "gam"),
    "volume": ("m3", "lit", "m³"),
    "area": ("m2", "ha", "km2", "m²", "sao", "mau"),
    "length": ("m", "km", "cm"),
    "turn": ("luot", "chuyen", "ve"),
    "power": ("kwh", "kw"),
}
_KIND = {unit: kind for kind, units in _MEASURES.items() for unit in units}
_ENGLISH = {
    "weight": r"kilos?|kilograms?|kgs?|tonnes?|tons?",
    "volume": r"cubic met(?:re|er)s?|lit(?:re|er)s?|m3",
    "area": r"square met(?:re|er)s?|hectares?|ha|m2",
    "length": r"met(?:re|er)s?|kilomet(?:re|er)s?|km",
    "turn": r"trips?|rides?|turns?|entry|visits?|tickets?",
    "power": r"kwh|kilowatt hours?|units? of (?:power|electricity)",
}
_PER_VI = re.compile(
    rf"(?<!\w)(?:một|1|mỗi|/)\s?(?P<unit>{'|'.join(sorted(_KIND, key=len, reverse=True))}"
    r"|tấn|tạ|yến|lít|mẫu|lượt|chuyến|vé)(?!\w)"
    r"|(?<!\w)(?:tiền )?điện\b.{0,60}\b(?:bao nhiêu|mấy)\b(?: \w+){0,2} (?:một|1|mỗi) (?P<power>số)(?!\w)"
)
_PER_EN = {kind: re.compile(rf"\b(?:per|a|an|each|every|one) (?:{said})\b") for kind, said in _ENGLISH.items()}


def read_per(typed: Typed) -> str:
    """Returns the kind of measure of which a question asks the amount for one unit, "" for none: "mấy đồng một kg"."""
    if typed.language == "en":
        return next((kind for kind, said in _PER_EN.items() if said.search(typed.folded)), "")
    found = _PER_VI.search(typed.restored.lower())
    if found and found["power"]:
        return "power"
    return _KIND.get(fold(found["unit"]), "") if found else ""


def measure_of(per: str) -> str:
    """Returns the kind of measure that an amount of a text is counted by, "" for none: "/ha/vụ" is an area."""
    parts = re.split(r"[/\s]+", per.lower())
    return next((_KIND[unit] for part in parts for unit in (part, fold(part)) if unit in _KIND), "")


# Units of measure by their symbols, as they are written and said.
_SAID_VI = {
    "km2": r"km[2²]|ki ?lo ?met vuong",
    "m2": r"m[2²]|met vuong",
    "m3": r"m[3³]|met khoi|khoi",
    "km": r"km|cay so|ki ?lo ?met",
    "m": r"m|met",
    "ha": r"ha|hec[- ]?ta",
    "kg": r"kg|ki ?lo ?gam",
    "l": r"l|lit",
    "t": r"tan",
}
_SAID_EN = {
    "km2": r"square kilomet(?:re|er)s?|km2",
    "m2": r"square met(?:re|er)s?|m2",
    "m3": r"cubic met(?:re|er)s?|m3",
    "km": r"kilomet(?:re|er)s?|kms?",
    "m": r"met(?:re|er)s?",
    "ha": r"hectares?|ha",
    "kg": r"kilo(?:gram)?s?|kgs?",
    "l": r"lit(?:re|er)s?",
    "t": r"ton(?:ne)?s?",
}
_UNITS_VI = {symbol: re.compile(rf"(?:{said})(?![\w²³])") for symbol, said in _SAID_VI.items()}
_UNITS_EN = {symbol: re.compile(rf"\b(?:how many|number of) (?:{said})\b") for symbol, said in _SAID_EN.items()}


def unit_written(words: str) -> str:
    """Returns the symbol of the unit of measure that Vietnamese words begin with, "" for none: "mét vuông" is "m2"."""
    folded = fold(words)
    return next((symbol for symbol, said in _UNITS_VI.items() if said.match(folded)), "")


def unit_asked(language: str, counted: Sequence[str], folded: str) -> str:
    """Returns the symbol of the unit of measure of which a question asks how many, "" for none: "bao nhiêu cây số".

    counted: folded words of what is counted, as a Vietnamese question says them; folded: all of the question.
    """
    if language == "vi":
        return unit_written(" ".join(counted))
    return next((symbol for symbol, said in _UNITS_EN.items() if said.search(folded)), "")
