"""Is a question about documents, not about what a clause says? Which attribute is wanted, and of which of them?

The whole question must be read: a frame of `document_words`, the document's name, and words that add nothing. A
question with a word left over is about a clause, unless it most likely asks of documents all the same
(`document_inferred`).
"""

import re
from dataclasses import replace

from corpus.lexicon.spoken import typed_in_full
from corpus.text.accents import strip_accents
from rag.question.called import spelt_out
from rag.question.document_asked import DocumentQuestion
from rag.question.document_compared import read_compared, read_ordered, read_pair, read_unit_changed
from rag.question.document_due import read_due
from rag.question.document_facts import facts_bare
from rag.question.document_list import read_listing
from rag.question.document_mention import mention_pattern
from rag.question.document_named import mentions_in, without_fill
from rag.question.document_one import of_one
from rag.question.document_several_facts import read_several_facts
from rag.question.document_signatory import read_signatory
from rag.question.document_where import read_where
from rag.question.document_words import Attribute
from rag.question.shorthand import written_out
from rag.question.typed import Typed, read_typed, words_of

LONGEST = 300  # code points; what asks about a document is short
_DASHES = ("-", "–", "—")  # between a document and what is asked of it
_FRONTED = re.compile(
    rf"(?P<doc>(?:the |(?={mention_pattern('en')})).+?) (?P<ask>(?:who|when|what|which|is|was|has|does) .+?) it"
    r"(?P<rest>(?: .*)?)"
)


def read_document_question(typed: Typed) -> DocumentQuestion | None:
    """Returns what a question asks of documents, None where it asks what a clause says, or anything else."""
    text = as_asked_of_documents(typed)
    if len(text) > LONGEST:
        return None
    found = _asked(text, typed.language) or _headed(typed)
    if found is None and typed.language == "vi" and (whole := spelt_out(text)) != text:
        return _asked(whole, typed.language)
    return found


def _headed(typed: Typed) -> DocumentQuestion | None:
    """Returns what is asked behind a colon of the document that stands before it: "notice 118: who signed it"."""
    head, colon, asked = typed.text.partition(":")
    if not colon or not head.strip() or not asked.strip() or len(typed.text) > LONGEST:
        return None
    document, ask = (as_asked_of_documents(read_typed(half, typed.language)) for half in (head, asked))
    if re.match(mention_pattern(typed.language), document) is None:
        return None
    mentions = mentions_in(document, typed.language)
    facts = facts_bare(ask, typed.language) if mentions else ()
    if facts:
        return DocumentQuestion(facts[0], mentions, also=facts[1:])
    return _asked(f"{ask} {document}", typed.language)


def as_asked_of_documents(typed: Typed) -> str:
    """Returns a question as frames read it: what is typed short written out, without marks, in small letters."""
    return strip_accents(as_written(typed))


def as_written(typed: Typed) -> str:
    """Returns a question with what is typed short written out, in small letters, with the accents that it has."""
    words = words_of(written_out(_as_offices_write(typed), typed.language)).written
    return " ".join(w.lower() for w in words if w not in _DASHES)


# Kinds by their Vietnamese names in an English question.
_KINDS_IN_ENGLISH = {
    "van ban": "document", "cong van": "official letter", "quyet dinh": "decision", "chi thi": "directive",
    "nghi quyet": "resolution", "nghi dinh": "decree", "thong tu": "circular", "cong dien": "telegram",
    "ke hoach": "plan", "thong bao": "notice", "vb": "document",
}  # fmt: skip
_KIND_IN_ENGLISH = re.compile(rf"(?<!\w)(?:{'|'.join(_KINDS_IN_ENGLISH)})(?!\w)")


def _as_offices_write(typed: Typed) -> str:
    """Returns a question with what is said or typed otherwise as offices write it, without new accents."""
    if typed.language == "vi":
        return typed.restored if typed.accented else typed_in_full(typed.text)
    kind = lambda m: _KINDS_IN_ENGLISH[m[0]]  # noqa: E731
    plain = strip_accents(typed.text).lower()
    return _KIND_IN_ENGLISH.sub(kind, plain) if _KIND_IN_ENGLISH.search(plain) else typed.text


def _asked(text: str, language: str) -> DocumentQuestion | None:
    due = read_due(text, language)
    if due is not None:
        return DocumentQuestion(Attribute.DUE, listing=due, agency=due.agency)
    about = _of_documents(text, language)
    if about is not None and (about.listing is None or about.attribute is Attribute.COMPARE):
        return about
    name = read_signatory(without_fill(text, language), language)
    if about is None:
        return DocumentQuestion(Attribute.SIGNATORY, name=name) if name else read_where(text, language)
    return replace(about, name=name)  # who issued documents may be who signed them


def _of_documents(text: str, language: str) -> DocumentQuestion | None:
    of_all = _of_all(text, language)
    # "Văn bản mới nhất … là văn bản nào" asks which, not what kind one is.
    if of_all and of_all.attribute in (Attribute.NEWEST, Attribute.OLDEST):
        return of_all
    # "Số văn bản ban hành năm 2025" counts them; one of them has a number.
    if of_all and of_all.listing and of_all.attribute is Attribute.HOW_MANY and not of_all.listing.kind:
        return of_all
    fronted = _fronted(text, language)
    return (
        read_ordered(text, language)
        or read_compared(text, language)
        or read_pair(text, language)
        or read_unit_changed(text, language)
        or read_several_facts(fronted, language)
        or of_one(fronted, language)
        or of_all
    )


def _fronted(text: str, language: str) -> str:
    """Returns a question whose document stands before it with that in its place: "the decree: who signed it?"."""
    found = _FRONTED.fullmatch(text) if language == "en" else None
    return f"{found['ask']} {found['doc']}{found['rest']}" if found else text


def _of_all(text: str, language: str) -> DocumentQuestion | None:
    found = read_listing(text, language)
    return DocumentQuestion(Attribute(found.how), listing=found) if found else None
