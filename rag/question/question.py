"""Question: what was asked, with everything that anyone later asks of it."""

from dataclasses import dataclass

from corpus.answer_types import AnswerType
from corpus.lexicon.countries import Country
from corpus.lexicon.glossary import Entry
from rag.question.askings import Asking
from rag.question.called import Called
from rag.question.document_asked import DocumentQuestion
from rag.question.document_askings import DocumentAsking
from rag.question.reference import Reference
from rag.question.small_talk_words import SmallTalk
from rag.question.supposition import Supposed
from rag.question.tasks import AskedTasks
from rag.question.terms import Terms
from rag.question.typed import Typed
from rag.question.wanted import Wanted


@dataclass(frozen=True)
class Question(Typed):
    """A question that was read, once.

    answer_type: what it asks for; asks_who: whether it asks who acts, besides whatever else; asks_which_office: whether
    it says that an office is asked for; wants_yes_or_no: whether
    it says so; supposes: whether it says something and asks whether it is so, in any words; supposed: the agency and
    the role that it supposes; reference: the document and the clause that it names by number; about_document: whether
    it asks what a document is about, not what a clause says; about: what it asks of documents themselves, None where it
    asks what a clause says; called: documents by their kind and what they are about; from_now: the word that tells a
    day from the day of asking; places: folded names of places, in their order; countries: others than Viet Nam;
    persons: names of people, as written; agencies: for each agency named the entries that it may be; years: as they are
    written; symbols: of documents, folded; tasks: the agency whose tasks it asks for; terms: its words as they are
    looked up; small_talk: what it is where it only greets, thanks, scolds and so on; out_of_scope: whether it is no
    matter of directives, which words a refusal; odd_subject: what of the kind it is of, folded; foreign: whether it is
    neither Vietnamese nor English; vague: whether it cannot be answered as it stands; without_matter: whether nothing
    in it says which matter is meant; gives_orders: whether it tells a reader what to say; wanted: what a first
    line must say; askings: the several things that it asks, () for one; tells_apart: the folded syllables, and whole
    names of places, that tell the parallel parts of a sentence from each other.
    """

    answer_type: AnswerType
    asks_who: bool
    asks_which_office: bool
    wants_yes_or_no: bool
    supposes: bool
    supposed: Supposed | None
    reference: Reference
    about_document: bool
    about: DocumentQuestion | None
    called: tuple[Called, ...]
    from_now: str
    places: tuple[str, ...]
    countries: tuple[Country, ...]
    persons: tuple[str, ...]
    agencies: tuple[tuple[Entry, ...], ...]
    years: tuple[str, ...]
    symbols: tuple[str, ...]
    tasks: AskedTasks | None
    terms: Terms
    small_talk: SmallTalk | None
    out_of_scope: bool
    odd_subject: tuple[str, ...]
    foreign: bool
    vague: bool
    without_matter: bool
    gives_orders: bool
    wanted: Wanted
    askings: tuple[Asking, ...] = ()
    document_askings: tuple[DocumentAsking, ...] = ()
    tells_apart: frozenset[str] = frozenset()
