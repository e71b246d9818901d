"""Whether a passage says what an English sentence says: names, figures, terms and quotes, nothing else.

An English sentence cannot be laid beside a Vietnamese one word by word. What can be told is told by the register of
agencies, the glossary and the figures; any other word than those that hold a sentence together fails it.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.lexicon.glossary import Entry, glossary
from corpus.text.accents import fold
from index.words.terms import syllables
from index.words.translation import singular
from rag.generation.grounding.align import Passage
from rag.generation.grounding.roles import Role, assigned_roles, is_date, labels_of, stated_roles
from rag.generation.grounding.tokens import Sort, agency_names, iso, plain_figure, tokens
from rag.generation.labelled import Labelled

LONGEST_PHRASE = 12  # words
_FRAME_WORDS = """
a an the of for and to in on at is are be this that these it its their must shall will which who as under per
clause point article section says states according official letter plan deadline due date completed done
"""
_FRAME = frozenset(_FRAME_WORDS.split())
_LEADS = frozenset("lead leads leading led responsible charge".split())  # noqa: SIM905
_WITH = frozenset("coordination coordinate coordinates coordinating cooperation cooperate cooperates".split())  # noqa: SIM905
_BESIDE = frozenset(["in", "with", "by", "agency", "agencies", "body"])  # only where someone leads or coordinates
_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_MONTH = "|".join(_MONTHS)
_DATES = [
    re.compile(rf"\b(?P<d>\d{{1,2}})\s+(?P<m>{_MONTH}),?\s+(?P<y>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})\b"),
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b"),
]
# What limits a figure: English, then what may stand before it in Vietnamese.
_LIMITS: dict[str, tuple[str, ...]] = {
    "before": ("trước",), "after": ("sau",), "by": ("trước", "đến", "hết", "chậm nhất"), "from": ("từ",),
    "until": ("đến",), "within": ("trong", "vòng", "không quá"), "at least": ("ít nhất", "tối thiểu"),
    "at most": ("không quá", "tối đa"), "no more than": ("không quá", "tối đa"), "more than": ("trên", "hơn"),
    "over": ("trên", "hơn"), "under": ("dưới",), "below": ("dưới",), "less than": ("dưới",),
}  # fmt: skip
_LIMIT = re.compile(rf"\b({'|'.join(sorted(_LIMITS, key=len, reverse=True))})\s+$", re.IGNORECASE)
_QUOTED = re.compile(r"“([^“”]*)”")
_FIGURE = re.compile(r"[+-]?\w*\d\w*(?:[.,:/+-]\w*\d\w*|[/-]\w+)*%?")


@dataclass
class _Parts:
    """What an English sentence is made of, while it is read."""

    letters: str = ""
    agencies: list[frozenset[str]] = field(default_factory=list)
    terms: list[frozenset[str]] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)
    beside: bool = False


def says_in_english(sentence: str, passage: Labelled, source: Passage) -> tuple[int, ...] | None:
    """Returns the labels under which a passage says an English sentence, None where it does not, or none can tell."""
    quotes = _QUOTED.findall(sentence)
    if len(quotes) > 1 or any(source.says(tokens(q), q) is None for q in quotes):
        return None
    parts = _read(_QUOTED.sub(" ", sentence))
    if parts is None or not (quotes or parts.agencies or parts.terms or parts.figures):
        return None
    if parts.beside and not set(parts.letters) & set("LW"):
        return None
    for number in sorted(set(source.segments)):
        segment = source.segment_text(number)
        if not (_has_terms(segment, parts.terms) and _has_figures(source, number, parts.figures)):
            continue
        if parts.terms and source.turns(number):
            continue
        labels = _role_labels(parts, passage, segment)
        if labels is not None:
            return tuple(sorted({passage.citation.n, *labels}))
    return None


def _role_labels(parts: _Parts, passage: Labelled, segment: str) -> tuple[int, ...] | None:
    """Returns the labels of who acts, () where a sentence names nobody and states no role."""
    if not parts.letters:
        return ()
    assigned = assigned_roles(passage, segment)
    known = [next((n for n in names if any(n == a for _, a in assigned)), "") for names in parts.agencies]
    roles: set[Role] | None = stated_roles(parts.letters, known, subject=bool(parts.terms or parts.figures))
    return labels_of(roles, assigned) if roles else None


def _has_terms(segment: str, terms: Sequence[frozenset[str]]) -> bool:
    said = f" {' '.join(syllables(segment))} "
    return all(any(f" {t} " in said for t in term) for term in terms)


def _has_figures(source: Passage, number: int, figures: Sequence[tuple[str, str]]) -> bool:
    """Returns whether a segment has the figures with their limits; of several dates none is told from another."""
    told = [
        (t.value.split("|")[0], t.value.split("|")[1])
        for t, s in zip(source.tokens, source.segments, strict=True)
        if s == number and t.sort is Sort.FIGURE
    ]
    if all(is_date(figure) for _, figure in figures):
        told = [(limit, value) for limit, value in told if is_date(value)]
    if figures and len(told) != 1:
        return False
    return all(figure == value and _same_limit(limit, said) for limit, figure in figures for said, value in told)


def _same_limit(english: str, vietnamese: str) -> bool:
    return any(w in vietnamese for w in _LIMITS[english]) if english else not vietnamese


def _read(text: str) -> _Parts | None:
    """Returns the parts of a sentence, None where a word is of none of them."""
    parts = _Parts()
    for piece in _without_figures(text, parts):
        words = list(re.finditer(r"[\w’']+", piece))
        at = 0
        while at < len(words):
            n = _take(piece, words[at : at + LONGEST_PHRASE], parts)
            if not n:
                return None
            at += n
    return parts


def _without_figures(text: str, parts: _Parts) -> Iterator[str]:
    """Yields the text between its dates and figures, which go to the parts with what limits them."""
    at = 0
    while found := _FIGURE.search(text, at):
        dates = [m for p in _DATES if (m := p.search(text, at)) and m.start() <= found.start() < m.end()]
        match = dates[0] if dates else found
        value = iso(dates[0]["d"], _month(dates[0]["m"]), dates[0]["y"]) if dates else plain_figure(found.group())
        before = text[at : match.start()]
        limit = _LIMIT.search(before)
        parts.figures.append((limit.group(1).lower() if limit else "", value))
        yield before[: limit.start()] if limit else before
        at = match.end()
    yield text[at:]


def _month(raw: str) -> str:
    return raw if raw.isdigit() else str(_MONTHS.index(raw.lower()) + 1)


def _take(piece: str, words: Sequence[re.Match[str]], parts: _Parts) -> int:
    """Returns how many words the part at the first word has, and keeps it; 0 where it is of none."""
    own = next(agency_names(piece[words[0].start() : words[-1].end()]), None)
    if own and own.start == 0:
        parts.letters += "A"
        parts.agencies.append(frozenset([own.value]))
        return sum(w.end() <= words[0].start() + own.end for w in words)
    for n in range(len(words), 0, -1):
        entries = _english().get(_key(w.group() for w in words[:n]))
        if entries:
            _keep(entries, parts)
            return n
    return _take_word(words[0].group().lower(), parts)


def _keep(entries: Sequence[Entry], parts: _Parts) -> None:
    offices = frozenset(e.vi for e in entries if e.kind == "agency")
    if offices:
        parts.letters += "A"
        parts.agencies.append(offices)
    else:
        parts.terms.append(frozenset(" ".join(syllables(e.vi)) for e in entries))


def _take_word(word: str, parts: _Parts) -> int:
    if word in _LEADS or word in _WITH:
        parts.letters += "L" if word in _LEADS else "W"
    elif word in _BESIDE and word not in _FRAME:
        parts.beside = True
    elif word not in _FRAME:
        return 0
    return 1


def _key(words: object) -> str:
    return " ".join(singular(fold(w)) for w in words)  # type: ignore[attr-defined]


@functools.cache
def _english() -> dict[str, list[Entry]]:
    """The glossary by English name; words that state a role, or hold a sentence together, stand for themselves."""
    table: dict[str, list[Entry]] = {}
    for entry in glossary():
        for name in entry.en if entry.kind != "question" else ():
            words = re.findall(r"[\w’']+", re.sub(r"\(.*?\)", " ", name.lower()))
            if words and not set(words) & (_LEADS | _WITH) and not set(words) <= _FRAME | _BESIDE:
                table.setdefault(_key(words), []).append(entry)
    return table
