"""Which of parallel values is asked for: that whose own words a question has, and no other's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.text.accents import SYLLABLE, UPPER, fold
from corpus.text.negation import denies
from corpus.values import NUMBER, Kind, Value
from rag.question.question import Question

# What stands between a joint and a figure, and tells nothing of it: "và |không quá| 5 m2".
_BARE = frozenset(
    (
        *(
            "la",
            "bang",
            "muc",
            "gia",
            "khoang",
            "gan",
            "hon",
            "tren",
            "duoi",
            "tu",
            "den",
            "toi",
            "da",
            "thieu",
            "nhat",
        ),
        *(
            "it",
            "cao",
            "thap",
            "nhieu",
            "khong",
            "qua",
            "vuot",
            "va",
            "hoac",
            "con",
            "rieng",
            "so",
            "cua",
            "cho",
            "cac",
        ),
        *(
            "doi",
            "voi",
            "duoc",
            "mot",
            "moi",
            "nhung",
            "nam",
            "thi",
            "co",
            "phai",
            "tai",
            "o",
            "trong",
            "theo",
            "ve",
            "tram",
        ),
        *("quy", "i", "ii", "iii", "iv"),
        *("tien", "dong", "nguoi", "ngay", "thang", "trieu", "ty", "nghin", "truoc", "sau", "de", "vao", "khi", "neu"),
    )
)
_JOINTS = re.compile(r";|,(?=\s)| và | hoặc | còn | riêng |:(?=\s)")
_STOPS = re.compile(r"[;:()]")
_NAMES = re.compile(rf"(?<=\w )[{UPPER}]\w+(?: [{UPPER}]\w+)*")
# Of the own words of a part, what a question must have where it has some of another's or they may be of all, and how
# often that of another.
MOST_OWN, SURELY_MORE = 0.5, 2.0

# The parts of a count, each a bare figure behind its name.
_OF_WHICH = re.compile(r"(?:trong đó|gồm|bao gồm|cụ thể)(?: có)?:? (?P<parts>[^;.\d]+\d[^;.]*)")
_BARE_FIGURE = re.compile(rf"(?<=[^\W\d] )({NUMBER})(?=,\s| và |;|\.|$)")
_TIMES = re.compile(r"\s?[x×]\s?", re.IGNORECASE)
_BACK = re.compile(r"(?:ngày|hạn|thời (?:gian|hạn|điểm)) (?:này|đó|trên|nêu trên)(?!\w)", re.IGNORECASE)


def refers_back(words: str) -> bool:
    """Returns whether words are of a time that is named before them: "sau ngày này"."""
    return _BACK.search(words) is not None


def of_its_own_words(
    question: Question,
    text: str,
    values: Sequence[Value],
    quote: tuple[int, int],
    span: tuple[int, int] = (0, 0),
) -> Value | None:
    """Returns the one of several values of which alone a question has words that no other has; None for none surely.

    span: where was read: the words before the first value, which may be of all, do not tell against that.

    "65% kế hoạch đối với tỉnh Đông Lĩnh và 70% kế hoạch đối với tỉnh Vân Giang": what stands behind each tells, and the
    words before the first are of both. "Ngân sách tỉnh 70%, ngân sách xã 20%": there what stands before each does.
    """
    if len({text[v.start : v.end] for v in values}) < 2 or not _are_alike(values):
        return None
    parts, shared = _parts(text, values, quote)
    if any(denies(part) for part in parts):
        return None  # of a case that is denied the words are the same
    words = [frozenset(_syllables(part)).union(_places_in(question, part)) for part in parts]
    own = [w - frozenset().union(*(o for at, o in enumerate(words) if at != n)) for n, w in enumerate(words)]
    held = [len(w & question.tells_apart) for w in own]
    shares = [many / len(w) if w else 0.0 for many, w in zip(held, own, strict=True)]
    meant = [n for n, many in enumerate(held) if many]
    read = [v.start < span[1] and span[0] < v.end for v in values]
    read_elsewhere = any(read) and not read[0]
    if len(meant) == 1 and (meant[0] or not shared or (shares[0] >= MOST_OWN and not read_elsewhere)):
        return values[meant[0]]
    # The first of them has what later ones leave out: "làm thêm |ngày thường| 150%, |ngày lễ, Tết| 300%".
    later = sorted(shares[1:], reverse=True)
    if later[0] >= MOST_OWN and later[0] >= SURELY_MORE * (later[1] if len(later) > 1 else 0.0):
        return values[shares.index(later[0], 1)]
    return None


def with_elided(text: str, values: Sequence[Value], quote: tuple[int, int]) -> list[Value]:
    """Returns values, in their order, with the bare figures of the parts of a count, which are of what the whole is.

    "146 công chức, trong đó cấp tỉnh |58|, cấp xã |88|".
    """
    found = list(values)
    for parts in _OF_WHICH.finditer(text, *quote):
        before = [v for v in values if v.kind is Kind.COUNT and v.end <= parts.start()]
        taken = [v for v in values if v.start < parts.end() and parts.start() < v.end]
        if before and not taken:
            bare = _BARE_FIGURE.finditer(text, parts.start("parts"), parts.end("parts"))
            found += [Value(Kind.COUNT, *m.span(1), number=m[1], unit=before[-1].unit) for m in bare]
    return sorted(found, key=lambda v: v.start)


def as_joined(text: str, values: Sequence[Value]) -> list[Value]:
    """Returns values, those of one size as one: "180 mm x 130 mm"."""
    joined: list[Value] = []
    for value in values:
        if joined and _TIMES.fullmatch(text, joined[-1].end, value.start):
            joined[-1] = replace(joined[-1], end=value.end)
        else:
            joined.append(value)
    return joined


def _are_alike(values: Sequence[Value]) -> bool:
    """Returns whether values may be told apart by what they are of: counts of one noun may."""
    return len({fold(v.unit).split()[0] for v in values if v.kind is Kind.COUNT and v.unit}) <= 1


def _parts(text: str, values: Sequence[Value], quote: tuple[int, int]) -> tuple[list[str], bool]:
    """Returns what is of each value alone, in their order, and whether the first has words that may be of all.

    What lies between two is divided where the joint stands.
    """
    cuts = [_divided(text, a.end, b.start) for a, b in pairwise(values)]
    last = min((m.start() for m in _STOPS.finditer(text, values[-1].end, quote[1])), default=quote[1])
    ends = [*cuts, last]
    parts = [text[a:b] for a, b in zip([values[0].start, *cuts], ends, strict=True)]
    # Where nothing but a joint stands before the later ones, what stands before the first is of all.
    if all(not _syllables(text[a : v.start]) for a, v in zip(cuts, values[1:], strict=True)) and all(
        frozenset(_syllables(part)) - _common(parts) for part in parts
    ):
        return parts, False
    if not any(_syllables(text[v.end : end]) for v, end in zip(values[:-1], cuts, strict=True)):
        parts[-1] = text[cuts[-1] : values[-1].end]  # what stands behind the last alone is of all
    first = text[_begins(text, quote[0], values[0].start) : values[0].start]
    return [f"{_NAMES.sub(' ', first)} {parts[0]}", *parts[1:]], True


def _common(parts: Sequence[str]) -> frozenset[str]:
    return frozenset.intersection(*(frozenset(_syllables(part)) for part in parts))


def _begins(text: str, start: int, end: int) -> int:
    """Returns where the words before the first value begin that are of it alone: behind what heads all of them."""
    stops = (m.end() for m in _STOPS.finditer(text, start, end))
    return max((at for at in stops if _syllables(text[at:end])), default=start)


def _divided(text: str, start: int, end: int) -> int:
    """Returns where what lies between two values is divided: a semicolon, else the joint beside one of them."""
    joints = list(_JOINTS.finditer(text, start, end))
    strong = [m for m in joints if m[0] == ";"]
    beside = [m for m in joints if not _syllables(text[m.end() : end])]
    if strong:
        return strong[0].end()
    if beside:
        return beside[0].start()
    return joints[0].end() if joints else end


def _places_in(question: Question, text: str) -> Iterator[str]:
    folded = f" {fold(text)} "
    return (place for place in question.places if f" {place}" in folded)


def _syllables(text: str) -> list[str]:
    words = map(fold, SYLLABLE.findall(text.lower()))
    return [w for w in words if w not in _BARE and not w.isdigit()]
