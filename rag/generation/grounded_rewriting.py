"""A language model on a leash: it may say an answer in its own order, and only what the passages say.

Of its reply only sentences are kept whose every label was issued and whose words a labelled passage holds
(`rag.generation.grounding.claims`). Where none is left, or the model gives nothing, the extractive answer stands.
"""

import logging
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.answer_types import AnswerType
from corpus.lexicon.agency_names import agency_names
from corpus.lexicon.glossary import english_name
from corpus.message import Message
from corpus.text.sentences import sentences
from rag.composing.compose import Composed
from rag.errors import LlmError
from rag.evidence import Evidence
from rag.generation.grounding.claims import supporting
from rag.generation.labelled import Labelled, label_passages
from rag.generation.prompt import make_messages
from rag.question.question import Question
from rag.settings import Settings

logger = logging.getLogger("chithi.llm")
LONGEST_REPLY = 6000  # code points
LONGEST_SENTENCE = 700
_THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+", re.MULTILINE)
_LABEL = re.compile(r"\[([0-9]{1,3}(?:\s*,\s*[0-9]{1,3})*)\]")
_LATE_LABELS = re.compile(r"([.!?;])\s*((?:\[[0-9, ]{1,20}\]\s*)+)")
_NOTES = ("Lưu ý:", "Note:")


class Completes(Protocol):
    """What gives the text of a reply: a client of an endpoint."""

    @property
    def model(self) -> str:
        """The name of the model."""
        ...

    def complete(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Returns the reply; raises LlmError where there is none."""
        ...


@dataclass(frozen=True)
class Kept:
    """A sentence that passed, without labels, and the labels it rests on."""

    text: str
    labels: tuple[int, ...]


class Rewriter:
    """Lets a language model say an extractive answer again; safe to share by threads where its client is."""

    def __init__(self, client: Completes) -> None:
        self._client = client

    @property
    def generator(self) -> str:
        """What an answer it wrote calls its author."""
        return f"llm:{self._client.model}"

    def rewrite(self, question: Question, composed: Composed, evidence: Sequence[Evidence]) -> Composed | None:
        """Returns the answer in the model's words, None where the extractive one must be given."""
        if question.gives_orders:
            return None
        passages = label_passages(composed, evidence, question.language)
        if not _rests_on_the_best(passages, composed):
            return None
        try:
            reply = self._client.complete(make_messages(question, passages))
        except LlmError as error:
            logger.warning(Message("{error}; the extractive answer is given", error=error))
            return None
        return checked_answer(reply, question, composed, passages)


def rewriter_of(settings: Settings) -> Rewriter | None:
    """Returns the rewriter that the settings ask for, None where they name no model; raises LlmMisconfigured."""
    if not settings.llm_url:
        return None  # httpx is not imported for nothing
    from rag.generation.client.client import client_of

    client = client_of(settings)
    return Rewriter(client) if client else None


def checked_answer(reply: str, question: Question, composed: Composed, passages: Sequence[Labelled]) -> Composed | None:
    """Returns what is left of a model's reply, None where that is no answer.

    The best evidence, label 1, is said first; who acts is named where the extractive answer names them; what the
    extractive answer says of a changed document is said too.
    """
    kept = sorted(kept_sentences(reply, passages, question.language), key=lambda k: 1 not in k.labels)
    if not kept or 1 not in kept[0].labels or not _names_who(kept, question, composed):
        return None
    numbers: dict[int, int] = {}
    for sentence in kept:
        for label in sentence.labels:
            numbers.setdefault(label, len(numbers) + 1)
    said = " ".join(f"{k.text} {''.join(f'[{numbers[n]}]' for n in k.labels)}" for k in kept)
    notes = [line for line in composed.text.split("\n") if line.startswith(_NOTES)]
    issued = {p.citation.n: p.citation for p in passages}
    citations = tuple(replace(issued[label], n=n) for label, n in numbers.items())
    return Composed("\n".join([said, *notes]), citations, composed.duties)


def kept_sentences(reply: str, passages: Sequence[Labelled], language: str) -> list[Kept]:
    """Returns the sentences of a reply that pass the check, in order, each once."""
    issued = {p.citation.n: p for p in passages}
    kept: dict[str, Kept] = {}
    for sentence in _sentences(reply):
        labels = [int(n) for group in _LABEL.findall(sentence) for n in group.split(",")]
        text = " ".join(_LABEL.sub(" ", sentence).split())
        text = re.sub(r"\s+([.,;:!?])", r"\1", text)
        if not labels or any(n not in issued for n in labels):
            continue
        rests_on = supporting(text, [issued[n] for n in dict.fromkeys(labels)], issued, language)
        if rests_on:
            kept.setdefault(text, Kept(_ended(text), tuple(sorted(rests_on))))
    return list(kept.values())


def _sentences(reply: str) -> list[str]:
    """Returns the sentences of a reply with their labels inside; () where it is longer than an answer can be."""
    text = unicodedata.normalize("NFC", _THOUGHT.sub("", reply))
    if len(text) > LONGEST_REPLY:
        return []
    text = _BULLET.sub("", text).replace("**", "")
    text = re.sub(r'"([^"\n]*)"', r"“\1”", text)
    # "Sở Y tế chủ trì. [1]": the label belongs to the sentence before it.
    text = _LATE_LABELS.sub(lambda m: f" {m[2].strip()}{m[1]} ", text)
    return [text[a:b] for a, b in sentences(text) if b - a <= LONGEST_SENTENCE]


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "”")) else f"{text.rstrip(',;:')}."


def _rests_on_the_best(passages: Sequence[Labelled], composed: Composed) -> bool:
    """Returns whether label 1 is what the extractive answer cites first."""
    return bool(passages and composed.citations) and _place(passages[0]) == (
        composed.citations[0].document_id,
        composed.citations[0].start,
    )


def _place(passage: Labelled) -> tuple[str, int]:
    return passage.citation.document_id, passage.citation.start


def _names_who(kept: Sequence[Kept], question: Question, composed: Composed) -> bool:
    """Returns whether everyone is named whom the extractive answer names before all else, where that was asked."""
    if question.answer_type not in (AnswerType.LEAD, AnswerType.COORDINATE):
        return True
    said = " ".join(k.text for k in kept)
    head = composed.text.partition("\n")[0]
    named = [head[t.start : t.end] for t in agency_names(head)] if "“" not in head else []
    return all(n in said or (english_name(n) or n) in said for n in named)
