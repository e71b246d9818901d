"""What people type for a document and its units, written out in the one form that the grammar of references reads.

"QĐ1472" → "quyết định 1472", "k1 đ2" → "khoản 1 điều 2", "khoản bốn" → "khoản 4", "article 2(1)(a)" → "point a clause
1 article 2". Rules over letters and numbers, no list of phrases; whatever is no reference stays as it is.
"""

import re
from collections.abc import Sequence

from corpus.text.accents import strip_accents
from rag.question.misspelt_kinds import kinds_respelt
from rag.question.numerals import FIRST, read_number

# Kinds by their abbreviations (Decree 30/2020/NĐ-CP, annex III), as they are typed before a number.
ABBREVIATIONS = {
    "qđ": "quyết định", "cv": "công văn", "ct": "chỉ thị", "cđ": "công điện", "kh": "kế hoạch", "tb": "thông báo",
    "nđ": "nghị định", "nq": "nghị quyết", "tt": "thông tư", "hd": "hướng dẫn", "kl": "kết luận", "ttr": "tờ trình",
    "bc": "báo cáo",
}  # fmt: skip
_WRITTEN = ABBREVIATIONS | {strip_accents(short): whole for short, whole in ABBREVIATIONS.items()}
_SHORT = "|".join(sorted(_WRITTEN, key=len, reverse=True))
# "QĐ1472", "QD-1472", "q.đ. 1472", "CV số 5237", "qd/1472"; not "22/KH-UBND", where the number stands before.
_SHORT_KIND = re.compile(rf"(?<![\w/.-])({_SHORT})\.?(?:\s*[-–/:]\s*|\s*)(?=(?:s[ốo]\s*:?\s*)?\d)")
_DOTTED_KIND = re.compile(r"(?<![\w.])([a-zđ])\.([a-zđ])(?=\.?\s*\d)")  # "q.đ 1472"
# "công văn5237", "decision#1472": the last word of a kind with its number.
_GLUED = re.compile(
    r"(?<!\w)(số|so|văn|van|định|dinh|thị|thi|điện|dien|hoạch|hoach|báo|bao|tư|tu|quyết|quyet|letter|decision|plan|directive"
    r"|decree|circular|notice|resolution|khoản|khoan|điều|dieu|mục|muc|clause|article|section)[-#]?(?=\d)"
)
_UNIT_VI = r"kho[ảa]n|[đd]i[ềe]u|m[ụu]c|ph[ầa]n|ch[ưu][ơo]ng|[đd]i[ểe]m|ti[ếe]t|ph[ụu] l[ụu]c|g[ạa]ch [đd][ầa]u d[òo]ng"
_UNIT_EN = r"articles?|clauses?|sections?|points?|items?|parts?|chapters?|paragraphs?|annex|appendix"
_BEFORE_NUMBER = {
    "vi": re.compile(rf"(?<!\w)({_UNIT_VI})\s+(th[ứu]\s+|s[ốo]\s*:?\s*)?(?=[\wđ])"),
    "en": re.compile(rf"(?<!\w)({_UNIT_EN})\s+(no\.?\s*|number\s+)?(?=\w)"),
}
_ORDINAL_EN = re.compile(rf"(?<!\w)(?:the\s+)?([a-z]+(?:-[a-z]+)?|\d+(?:st|nd|rd|th))\s+({_UNIT_EN})(?!\w)")
# What may come after a number in words: "khoản tám nói gì" names a clause, "khoan tam ung" none.
_AFTER = re.compile(
    r"\s*(?:[.;:,)?!…]|$|(?:"
    r"va|hoac|den|toi|cua|tai|neu|trong|duoc|phai|khong|ko|thi|co|la|bi|theo|quy|o|ap|noi|ve|gom|cho|khac|giao|yeu|can"
    r"|dung|nhu|ghi|viet|ra|the|ai|so|and|or|to|of|in|under|say|says|state|states|require|requires|mean|means|about"
    r"|is|are|do|does|for|assign|assigns"
    rf"|{strip_accents(_UNIT_VI)}|{_UNIT_EN}|{'|'.join(strip_accents(w).split()[0] for w in ABBREVIATIONS.values())}"
    rf"|{strip_accents(_SHORT)})(?!\w))"
)
_STEP = r"(?:k|đ|d|m)\s?\.?\s?(?:\d{1,3}(?:[a-zđ](?!\d))?|[ivx]{1,5})"
_STEPS = re.compile(rf"(?<![\w.])(?:{_STEP}(?:[\s,/.-]*(?={_STEP}))?)+(?![\w/])")
_ONE_STEP = re.compile(r"(k|đ|d|m)\s?\.?\s?(\d{1,3}(?:[a-zđ](?!\d))?|[ivx]{1,5})")
_STEP_WORDS = {"k": "khoản", "đ": "điều", "d": "điều", "m": "mục"}
_KIND_FOLLOWS = re.compile(
    rf"\s*,?\s*(?:c[ủu]a\s+)?(?:{'|'.join(strip_accents(w) for w in ABBREVIATIONS.values())}|v[ăa]n b[ảa]n)(?!\w)"
)
_BRACKETS = re.compile(
    r"(?<!\w)(articles?|art\.?|clauses?|paragraphs?|para\.?|điều|dieu|khoản|khoan)\s*(\d{1,3}[a-zđ]?)"
    r"((?:\s*\(\s*(?:\d{1,2}[a-z]?|[a-zđ])\s*\))+)"
)
_DOTTED = re.compile(r"(?<!\w)(articles?|điều|dieu)\s+(\d{1,3}[a-zđ]?)\.(\d{1,2})(?:\.([a-zđ]))?(?![\w.])")
_INNER = {"vi": ("khoản", "điểm"), "en": ("clause", "point")}
_ENGLISH = {"art": "article", "art.": "article", "paragraph": "clause", "paragraphs": "clause", "para": "clause",
            "para.": "clause"}  # fmt: skip
_PARAGRAPH = re.compile(r"(?<!\w)(art\.?|paragraphs?|para\.?)(?=\s*\d)")


def written_out(text: str, language: str) -> str:
    """Returns a text in small letters, its references to documents and units written out."""
    said = _DOTTED_KIND.sub(r"\1\2", text.lower())
    said = _SHORT_KIND.sub(lambda m: f"{_WRITTEN[m[1]]} ", said)
    said = kinds_respelt(_GLUED.sub(lambda m: f"{m[1]} ", said), language)
    said = _in_words(said, language)
    said = _BRACKETS.sub(lambda m: _inward(m[1], m[2], re.findall(r"[\wđ]+", m[3]), language), said)
    said = _DOTTED.sub(lambda m: _inward(m[1], m[2], [p for p in (m[3], m[4]) if p], language), said)
    if language == "en":
        return _PARAGRAPH.sub(lambda m: _ENGLISH[m[1]], said)
    return _STEPS.sub(lambda m: _steps(m, said), said)


def _in_words(text: str, language: str) -> str:
    """Returns a text with the numbers in words that stand behind a unit in figures: "khoản thứ tư" → "khoản 4"."""
    if language == "en":
        text = _ORDINAL_EN.sub(_ordinal, text)
    out, at = [], 0
    for unit in _BEFORE_NUMBER[language].finditer(text):
        if unit.start() < at:
            continue
        number, end = _number_at(text, unit.end(), language, ordinal=(unit[2] or "").strip()[:2] in ("th",))
        keeps = bool(unit[2]) and unit[1].startswith(("gạch", "gach"))
        if number:
            out += [text[at : unit.end(1)], " thứ " if keeps else " ", str(number)]
            at = end
        elif unit[2] and text[unit.end()].isdigit():
            out += [text[at : unit.end(1)], " thứ " if keeps else " "]
            at = unit.end()
    return "".join([*out, text[at:]])


def _number_at(text: str, at: int, language: str, ordinal: bool) -> tuple[int, int]:
    """Returns the number in words at an offset, and where it ends; (0, 0) where none stands there alone."""
    if not FIRST[language].match(text, at):
        return 0, 0
    words = list(re.finditer(r"[\w-]+", text[at : at + 60]))
    number, count = read_number([w[0] for w in words], language, ordinal)
    if not number:
        return 0, 0
    end = at + words[count - 1].end()
    return (number, end) if _AFTER.match(strip_accents(text[end:])) else (0, 0)


def _ordinal(found: re.Match[str]) -> str:
    """Returns "clause 4" for "the fourth clause" and "the 4th clause"."""
    digits = re.match(r"\d+", found[1])
    ordinal = found[1].endswith(("st", "nd", "rd", "th"))
    number = int(digits[0]) if digits else read_number([found[1]], "en")[0] if ordinal else 0
    return f"{found[2]} {number}" if number else found[0]


def _inward(unit: str, value: str, inner: Sequence[str], language: str) -> str:
    """Returns a unit with the ones inside it, innermost first: article 2 with (1)(a) → "point a clause 1 article 2"."""
    clause, point = _INNER[language]
    names = [f"{clause if i.isdigit() else point} {i}" for i in inner]
    return " ".join((*reversed(names), f"{_ENGLISH.get(unit, unit)} {value}"))


def _steps(found: re.Match[str], text: str) -> str:
    """Returns "khoản 1 điều 2" for "k1 đ2"; one step alone counts beside a document only ("k4 cv 5237")."""
    steps = _ONE_STEP.findall(found[0])
    alone = len(steps) < 2
    if alone and (steps[0][0] == "m" or not _KIND_FOLLOWS.match(strip_accents(text[found.end() :]))):
        return found[0]
    tail = found[0][len(found[0].rstrip(" ,/.-")) :]
    return " ".join(f"{_STEP_WORDS[letter]} {value}" for letter, value in steps) + tail
