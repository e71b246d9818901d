"""English nouns in the plural, and English lists."""

import re
from collections.abc import Sequence

_PLURALS = {
    "person": "people",
    "people": "people",
    "child": "children",
    "criterion": "criteria",
    "case or shift": "cases or shifts",
    "staff member": "staff members",
}
# Words that have no plural, symbols of units among them.
_SAME = frozenset(("construction works", "10 kg"))
_SYMBOL = re.compile(r"[kdcm]?m[²³]?|k?g|mg(?:/l)?|m?l|kW|kWh|MW|MWh|kVA|kV|kcal|°C")
_HEAD = re.compile(r"(?P<head>.+?)(?P<rest> (?:of|under|in|abroad)\b.*)?")


def plural(noun: str) -> str:
    """Returns a noun in the plural: "set of documents" is "sets of documents", "agency abroad" "agencies abroad"."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun in _SAME or _SYMBOL.fullmatch(noun):
        return noun
    found = _HEAD.fullmatch(noun)
    first, rest = (found["head"], found["rest"] or "") if found else (noun, "")
    if first.endswith("y") and first[-2:-1] not in "aeiou":
        return f"{first[:-1]}ies{rest}"
    ending = "" if first.endswith("s") else "es" if first.endswith(("ch", "sh", "x")) else "s"
    return f"{first}{ending}{rest}"


def listed(words: Sequence[str]) -> str:
    """Returns words as a list: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
