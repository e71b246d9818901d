"""Explicit reference: the document and the clause that a question names outright ("khoản 4 Công văn 6184/UBND-VX").

Who names a clause wants that clause, whatever words it has. Read from questions with or without accents, and from
English ones.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.facts.reference_runs import Run
from corpus.text.accents import strip_accents
from rag.question.named_documents import NamedDocument, documents_in
from rag.question.named_units import clauses_of, runs_in
from rag.question.reference import Reference
from rag.question.shorthand import written_out

_OF = re.compile(r"\s*,?\s*(?:cua|tai|trong|theo|thuoc|o|of|in|under|from)?\s*(?:the|ban)?\s*")
_BEFORE = re.compile(r"\s*[,;:]?\s*(?:thi|co|tai|o|,)?\s*")
_ANNEX = re.compile(r"\b(?:phu luc|annex|appendix)(?: so| no\.?)? (\d{1,2}[a-z]?|[ivx]{1,5}|[a-z])(?!\w)")


_JOINT = r"(?:và|va|với|voi|cùng|cung|hoặc|hoac|and|or|with)"
_JOINING = re.compile(rf"(?:\s*,|\s+{_JOINT})?\s*\0(?:\s*,?\s*{_JOINT}(?!\w))?|\0")


_ABOUT_VI = re.compile(
    r"\b(?:noi|quy dinh|ban|huong dan|chi dao|yeu cau|noi dung)(?: chinh)?(?: la)?(?: ve)?(?: (?:viec|van de|nhung))?"
    r" (?:gi|cai gi|nhung gi)\b(?! (?:ve|doi voi|cho|o|trong) \w)|\bve (?:viec|van de) gi\b"
)
_ABOUT_EN = re.compile(r"\bwhat (?:is|does|did|was)\b.{0,60}\b(?:about|say|concern|cover)$|\bsubject of\b")


def read_reference(text: str, language: str) -> Reference:
    """Returns what a question names, however it is typed; nothing where it names nothing."""
    said = written_out(text, language)
    plain = strip_accents(said)
    mentions = documents_in(plain, said if len(said) == len(plain) else plain, language)
    runs = runs_in(said, plain, language)
    annex = tuple(("phụ lục", m[1]) for m in _ANNEX.finditer(plain))[:1]
    bound = [_bound_to(run, mentions, plain) for run in runs]
    found: list[Reference] = []
    for n, mention in enumerate(mentions or [NamedDocument(0, 0, "", "", None, "")]):
        own = [run for run, to in zip(runs, bound, strict=True) if to is None or to == n]
        if not own and n and mention.joined:
            steps, others = found[-1].steps, found[-1].others
        else:
            steps, *rest = clauses_of(own, doubtful=bool(mentions) and any(to is not None for to in bound)) or ((),)
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
    spans = [(m.start, m.end) for m in documents_in(plain, said, language)]
    return tuple(_without(said, [other for other in spans if other != kept]) for kept in spans)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Returns a text without spans, and without the word that joined each to its neighbour."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}\0{text[end:]}"
    return re.sub(r"\s+(?=[?.,;:!])", "", " ".join(_JOINING.sub(" ", text).split()))


def _bound_to(run: Run, mentions: Sequence[NamedDocument], plain: str) -> int | None:
    """Returns which document a run of units belongs to by where it stands, None where to any."""
    for n, mention in enumerate(mentions):
        if run.end <= mention.start and _OF.fullmatch(plain, run.end, mention.start):
            return n
    for n, mention in enumerate(mentions):
        if mention.end <= run.start and _BEFORE.fullmatch(plain, mention.end, run.start):
            return n
    return None


def asks_what_it_is_about(folded: str, language: str) -> bool:
    """Returns whether a folded question asks what a document is about, as a whole."""
    return bool((_ABOUT_EN if language == "en" else _ABOUT_VI).search(folded))
