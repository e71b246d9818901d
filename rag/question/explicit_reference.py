"""Explicit reference: the document and the clause that a question names outright ("khoản 4 Công văn 6184/UBND-VX").

Who names a clause wants that clause, whatever words it has. Read from questions with or without accents, and from
English ones.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.facts.reference_runs import RANKS, Run, Vocabulary, read_runs
from corpus.facts.references import addressed
from corpus.text.accents import fold, strip_accents
from rag.question.days import DAY, read_day
from rag.question.document_kinds import KINDS_EN, KINDS_VI
from rag.question.shorthand import written_out

_NUMBER = r"\d{1,3}[a-zđ]?(?:\.\d{1,2}[a-zđ]?)*"
_LETTER = r"[a-zđ]\d{0,2}"
_IN_BRACKETS = rf"\((?:[ivx]{{1,5}}|{_LETTER}|\d{{1,2}}[a-z]?)\)"
_VALUES = {
    "điều": _NUMBER, "khoản": _NUMBER, "gạch đầu dòng thứ": r"\d{1,2}", "chương": r"[ivxlc]{1,6}|\d{1,2}",
    "phần": r"[ivx]{1,5}|[a-h]|\d{1,2}", "mục": rf"[ivx]{{1,5}}(?:\.\d{{1,2}})?|{_NUMBER}",
    "điểm": rf"{_IN_BRACKETS}|{_LETTER}|{_NUMBER}", "tiết": rf"{_IN_BRACKETS}|{_LETTER}|[ivx]{{1,5}}|\d{{1,2}}",
}  # fmt: skip
_VALUE = rf"(?:{_NUMBER}|[ivxlc]{{1,6}}(?:\.\d{{1,2}})?|{_LETTER}|{_IN_BRACKETS})(?![\w/%])(?!\.\d)"
_ENGLISH = {
    "điều": "articles?", "phần": "parts?", "chương": "chapters?", "mục": "sections?", "khoản": "clauses?",
    "điểm": "points?|items?",
}  # fmt: skip
# A mark, a period at school and an amount are called so too: they count beside another unit only.
_DOUBTFUL = ("điểm", "tiết", "mục")
_AFTER_VI = (
    "va|hoac|den|toi|cua|tai|neu|nay|tren|trong|duoc|phai|khong|thi|co|ma|la|bi|theo|quy dinh|o|ap dung|noi|ve|gom|cho"
    "|khac|giao|yeu cau|lien quan|dung|nhu|ghi|viet|ra sao|the nao"
)
_AFTER_EN = (
    "and|or|to|of|in|under|say|says|state|states|require|requires|mean|means|about|apply|applies|cover|covers|assign"
    "|assigns|is|are|do|does|for|differ|differs"
)
_VIETNAMESE = Vocabulary(
    {word: strip_accents(word) for word in _VALUES}, _VALUE, _VALUES, "va|hoac|cung voi|voi|lan", "den het|den|toi",
    "cua|tai|thuoc|trong|o", "cac|nhung|ca|tu|tai|theo", "|".join((_AFTER_VI, *KINDS_VI)),
)  # fmt: skip
_IN_ENGLISH = Vocabulary(
    _ENGLISH,
    _VALUE,
    _VALUES,
    "and|or",
    "to|through",
    "of|in|under",
    "the|both|of the",
    "|".join((_AFTER_EN, *KINDS_EN)),
)
# "Official letters 5237 and 6184".
_IN_ENGLISH_TOO = KINDS_EN | {f"{name}s": kind for name, kind in KINDS_EN.items()} | KINDS_VI
_SYMBOL = r"\d+[a-z]?(?:/\d{4})?(?:[/-][a-z\d&]+)*"
# What a number counts that stands behind a kind, and does not name it: "thông báo 2 lần", "kế hoạch 3 bước".
_COUNTED = (
    r"(?:lan|buoc|viec|nguoi|hoc sinh|sinh vien|don vi|lop|truong|nhiem vu|muc tieu|ngay(?! \d)|thang(?! \d)|nam(?! \d)"
    r"|quy(?! dinh| che| trinh|et)|tuan(?! thu)|gio|phut|trieu(?! tap)|ty(?! le)|nghin|ngan(?! sach)|dong|phan tram|dot"
    r"|giai phap|ho(?! tro| so)|nhom|trang|loai|du an|doan|cuoc|tram|can bo|km|ha|kg|years?|months?|days?|weeks?|steps?"
    r"|tasks?|people|students?|pupils?|percent|million|billion)(?! nao| gi)"
)
_TIMES = r"(?:19|20)\d\d(?![/\w-])|\d{1,2}/\d{1,2}(?:/\d{4})?(?![/\w-])"
_ON = {
    "vi": r",? (?:(?:de|ky|ban hanh|duoc ban hanh|ra) )?(?:vao )?(?:ngay|hom) ",
    "en": r",? (?:(?:issued|signed) )?(?:of|dated|on|from) ",
}
_OF = re.compile(r"\s*,?\s*(?:cua|tai|trong|theo|thuoc|o|of|in|under|from)?\s*(?:the|ban)?\s*")
_BEFORE = re.compile(r"\s*[,;:]?\s*(?:thi|co|tai|o|,)?\s*")
_ANNEX = re.compile(r"\b(?:phu luc|annex|appendix)(?: so| no\.?)? (\d{1,2}[a-z]?|[ivx]{1,5}|[a-z])(?!\w)")


# What may stand between names of documents that ask nothing of them.
_SMALL = frozenset(["va", "and", "the", "so", "van", "ban", "no"])


_JOINT = r"(?:và|va|với|voi|cùng|cung|hoặc|hoac|and|or|with)"
_JOINING = re.compile(rf"(?:\s*,|\s+{_JOINT})?\s*\0(?:\s*,?\s*{_JOINT}(?!\w))?|\0")


def _mentions(language: str) -> re.Pattern[str]:
    """Returns the pattern of a document named by its kind with its number, its day or both."""
    kinds = KINDS_VI if language == "vi" else _IN_ENGLISH_TOO
    words = "|".join(sorted(kinds, key=len, reverse=True))
    so = r"(?P<so>(?:so|no\.?|number):? ?)?"
    on = _ON[language] if language == "vi" else rf"(?:{_ON['en']}|{_ON['vi']})"
    number = rf"(?P<number>(?!{_TIMES}){_SYMBOL})(?![\w%])(?:{on}(?P<day>{DAY}))?"
    return re.compile(rf"\b(?P<kind>{words})(?: {so}{number}|{on}(?P<only>{DAY})|[ ](?P<bare>{DAY}(?<=/\d{{4}})))")


_MENTIONED = {language: _mentions(language) for language in ("vi", "en")}
# "17-year-old", "5-star" are words: without a stroke a symbol has one short part, as "25-CT".
_BARE = re.compile(r"(?<![\w/])(?!\d+-[a-z]{3,}(?![\w&/]*/))(\d+(?:/\d{4})?[/-][a-z]{2,}[a-z\d&/-]*)")
_BY_NUMBER = re.compile(r"(?:^|\b(?:theo|trong|van ban|cua) )so:? (\d{3,5})(?![\w/.-])")
_FOLLOWS = re.compile(rf"\s*(?:[.;:,?!)]|$|(?:{_AFTER_VI}|{_AFTER_EN}|ai|gi)(?!\w))")
_JOINED = re.compile(
    rf"(?:,? (?:va|voi|cung|lan|hoac|so voi|and|or|with) |, )(?:so:? ?|no\.? ?)?({_SYMBOL})(?![\w%/.])"
)
_ABOUT_VI = re.compile(
    r"\b(?:noi|quy dinh|ban|huong dan|chi dao|yeu cau|noi dung)(?: chinh)?(?: la)?(?: ve)?(?: (?:viec|van de|nhung))?"
    r" (?:gi|cai gi|nhung gi)\b(?! (?:ve|doi voi|cho|o|trong) \w)|\bve (?:viec|van de) gi\b"
)
_ABOUT_EN = re.compile(r"\bwhat (?:is|does|did|was)\b.{0,60}\b(?:about|say|concern|cover)$|\bsubject of\b")


Steps = tuple[tuple[str, str], ...]
Day = tuple[int, int, int]


@dataclass(frozen=True)
class Reference:
    """What a question names.

    steps: the units of a clause, innermost first, as (word, value); kind, number: of a document, folded, empty where
    none is named; others: where it names several clauses, the units of each after the first; day: of the document, as
    (year, month, day), year 0 where none is said; also: the other documents that it names, each with its clauses;
    written: the number as it was typed.
    """

    steps: Steps = ()
    kind: str = ""
    number: str = ""
    others: tuple[Steps, ...] = ()
    day: Day | None = None
    also: tuple["Reference", ...] = ()
    written: str = field(default="", compare=False)

    @property
    def names_document(self) -> bool:
        """Whether it names a document, by its number or its day."""
        return bool(self.number) or self.day is not None

    @property
    def names_anything(self) -> bool:
        """Whether it names a document or a clause."""
        return bool(self.steps) or self.names_document

    def each(self) -> tuple["Reference", ...]:
        """Returns what it names, a reference for each document."""
        return (replace(self, also=()), *self.also)


@dataclass(frozen=True)
class _Mention:
    """A document that is named: its span in the text, and what of it is said; joined: whether in a list."""

    start: int
    end: int
    kind: str
    number: str
    day: Day | None
    written: str
    joined: bool = False


def read_reference(text: str, language: str) -> Reference:
    """Returns what a question names, however it is typed; nothing where it names nothing."""
    said = written_out(text, language)
    plain = strip_accents(said)
    mentions = _documents(plain, said if len(said) == len(plain) else plain, language)
    runs = _runs(said, plain, language)
    annex = tuple(("phụ lục", m[1]) for m in _ANNEX.finditer(plain))[:1]
    bound = [_bound_to(run, mentions, plain) for run in runs]
    found: list[Reference] = []
    for n, mention in enumerate(mentions or [_Mention(0, 0, "", "", None, "")]):
        own = [run for run, to in zip(runs, bound, strict=True) if to is None or to == n]
        if not own and n and mention.joined:
            steps, others = found[-1].steps, found[-1].others
        else:
            steps, *rest = _clauses(own, doubtful=bool(mentions) and any(to is not None for to in bound)) or ((),)
            steps, others = steps + annex, tuple(other + annex for other in rest)
        written = _as_typed(mention.written, text)
        found.append(Reference(steps, mention.kind, mention.number, others, mention.day, (), written))
    first, *also = found
    return replace(first, also=tuple(also))


def _as_typed(written: str, text: str) -> str:
    """Returns a number as it stands in a text, "16/CT-TTg"; in capitals where it stands there otherwise."""
    at = text.lower().find(written.lower())
    typed = text[at : at + len(written)] if at >= 0 else written
    return typed if any(map(str.isupper, typed)) else written


def asked_of_each(text: str, language: str) -> tuple[str, ...]:
    """Returns a question for each document that a text names, the others left out of it."""
    said = written_out(text, language)
    plain = strip_accents(said)
    if len(said) != len(plain):
        return ()
    spans = [(m.start, m.end) for m in _documents(plain, said, language)]
    return tuple(_without(said, [other for other in spans if other != kept]) for kept in spans)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Returns a text without spans, and without the word that joined each to its neighbour."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}\0{text[end:]}"
    return re.sub(r"\s+(?=[?.,;:!])", "", " ".join(_JOINING.sub(" ", text).split()))


def _documents(plain: str, said: str, language: str) -> list[_Mention]:
    """Returns the documents that a text names, in order, each once."""
    found: list[_Mention] = []
    kinds = KINDS_VI if language == "vi" else _IN_ENGLISH_TOO
    for match in _MENTIONED[language].finditer(plain):
        number = match["number"] or ""
        if number and not (match["so"] or "/" in number or "-" in number) and _counts(plain, match.end("number")):
            continue
        written = said[match.start("number") : match.end("number")] if number else ""
        on = match["day"] or match["only"] or match["bare"]
        day = read_day(on) if on else None
        if number or day:
            kind = kinds[match["kind"]]
            found.append(_Mention(*match.span(), kind, fold(number), day, written.upper()))
            if number:
                found += _listed(plain, said, match.end(), kind)
    taken = [(m.start, m.end) for m in found]
    for pattern in (_BARE, _BY_NUMBER):
        for match in pattern.finditer(plain):
            if not any(a < match.end(1) and match.start(1) < b for a, b in taken):
                written = said[match.start(1) : match.end(1)].upper()
                found.append(_Mention(*match.span(1), "", fold(match[1]), None, written))
    unique = {(m.kind, m.number, m.day): m for m in sorted(found, key=lambda m: -m.start)}
    named = sorted(unique.values(), key=lambda m: m.start)
    return [replace(m, joined=bool(n) and _is_joined(plain, named[n - 1], m)) for n, m in enumerate(named)]


def _listed(plain: str, said: str, at: int, kind: str) -> list[_Mention]:
    """Returns the documents that go on a list: "công văn 5237 và 6184"; what counts something else is none."""
    found = []
    while (match := _JOINED.match(plain, at)) and _FOLLOWS.match(plain, match.end()):
        written = said[match.start(1) : match.end(1)].upper()
        found.append(_Mention(match.start(1), match.end(), kind, fold(match[1]), None, written))
        at = match.end()
    return found


def _counts(plain: str, at: int) -> bool:
    """Returns whether what stands behind a number is counted by it."""
    return bool(re.match(rf" {_COUNTED}(?!\w)", plain[at : at + 30]))


def _is_joined(plain: str, before: _Mention, mention: _Mention) -> bool:
    return bool(
        re.fullmatch(r",?\s*(?:(?:va|voi|cung|lan|hoac|and|or|with)\s+)?(?:so:? ?)?", plain[before.end : mention.start])
    )


def _bound_to(run: Run, mentions: Sequence[_Mention], plain: str) -> int | None:
    """Returns which document a run of units belongs to by where it stands, None where to any."""
    for n, mention in enumerate(mentions):
        if run.end <= mention.start and _OF.fullmatch(plain, run.end, mention.start):
            return n
    for n, mention in enumerate(mentions):
        if mention.end <= run.start and _BEFORE.fullmatch(plain, mention.end, run.start):
            return n
    return None


def _runs(said: str, plain: str, language: str) -> list[Run]:
    """Returns the units that are named; values are taken from the text as it was typed, which tells đ from d."""
    words = _IN_ENGLISH if language == "en" else _VIETNAMESE
    return list(read_runs(plain, words, 0, len(plain), said if len(said) == len(plain) else ""))


def _clauses(runs: Sequence[Run], doubtful: bool) -> tuple[Steps, ...]:
    """Returns the units of each clause that runs name; doubtful: whether a mục, a điểm by a figure alone counts."""
    named = [unit for run in runs for unit in run.units]
    if len(runs) > 1 and len(named) == len(runs) and _are_of_one(named):
        # "Theo Điều 5 thì khoản 2 nói gì?" names one clause in two places.
        named = [tuple(sorted(itertools.chain(*named), key=lambda step: RANKS[step[0]]))]
    steps = (_without_brackets(addressed(unit)) for unit in named)
    kept = (s for s in steps if s and (doubtful or not all(w in _DOUBTFUL and v.isdigit() for w, v in s)))
    return tuple(dict.fromkeys(kept))


def _are_of_one(named: Sequence[Steps]) -> bool:
    """Returns whether units that are named apart may be steps to one clause: no word comes twice."""
    words = [word for steps in named for word, _ in steps]
    return len(words) == len(set(words))


def _without_brackets(outermost_first: Sequence[tuple[str, str]]) -> Steps:
    return tuple((word, value.strip("()")) for word, value in reversed(outermost_first))


def only_names_documents(text: str, language: str) -> bool:
    """Returns whether a text is the name of a document, or of several, and nothing more."""
    plain = strip_accents(written_out(text, language))
    left = _BARE.sub(" ", _MENTIONED[language].sub(" ", plain))
    return left != plain and set(re.findall(r"\w+", left)) <= _SMALL


def asks_what_it_is_about(folded: str, language: str) -> bool:
    """Returns whether a folded question asks what a document is about, as a whole."""
    return bool((_ABOUT_EN if language == "en" else _ABOUT_VI).search(folded))
