"""Raw text to Question: the one place that reads what was typed."""

import re

from corpus.answer_types import AnswerType
from corpus.lexicon.countries import named_countries
from corpus.lexicon.places import named_places
from corpus.text.accents import fold
from rag.question.agencies import read_agencies
from rag.question.answer_type import read_answer_type
from rag.question.apart import read_apart
from rag.question.askings import read_askings
from rag.question.called import read_called
from rag.question.days import read_from_now
from rag.question.document_asked import DocumentQuestion
from rag.question.document_askings import read_document_askings
from rag.question.document_inferred import infer_document_question
from rag.question.document_question import as_written, read_document_question
from rag.question.document_words import Attribute
from rag.question.explicit_reference import asks_what_it_is_about, read_reference
from rag.question.injection import gives_orders
from rag.question.language import is_foreign
from rag.question.named_documents import only_names_documents
from rag.question.persons import named_persons
from rag.question.question import Question
from rag.question.reference import Reference
from rag.question.scope import asks_which_office, subject_out_of_scope
from rag.question.small_talk import read_small_talk
from rag.question.supposition import read_supposed, supposes, wants_yes_or_no
from rag.question.tasks import read_tasks
from rag.question.terms import read_terms
from rag.question.typed import Typed, read_typed
from rag.question.vagueness import has_no_matter, is_vague
from rag.question.wanted import read_wanted

_SAID = (Attribute.SUBJECT, Attribute.SUMMARY, Attribute.OUTLINE)  # what a document says, or a clause of it
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OWN = {
    "vi": re.compile(r"\b(?:toi|chung toi|nha em|chong em|vo em|bo em|me em|ba em|ong em|con em)\b"),
    "en": re.compile(r"\b(?:i|my|we|our)\b"),
}
# What happens to a person or a house in a year, before the year that tells when.
_HAPPENED = {
    "vi": re.compile(
        r"\b(?:sinh|vao|vo|lam|xay|cat|mua|cuoi|ket hon|nhap ngu|bo doi|ve huu|nghi huu|nghi viec"
        r"|tot nghiep|mo|ky|dong)(?: \w+){0,5} (?:19|20)\d\d\b"
    ),
    "en": re.compile(
        r"\b(?:born|joined|built|bought|retired|married|graduated|started|opened|signed|worked|moved|since)"
        r"(?: \w+){0,6} (?:19|20)\d\d\b"
    ),
}
# A question in each language, with a day, an agency and a number: what is read of others is made by then.
_FIRST = (
    "Ai chủ trì việc mua sắm thuốc trước ngày 30/6, hết bao nhiêu tiền?",
    "Who leads the purchase of medicine before 30 June, and how much does it cost?",
)
_SCHOOL_YEAR = re.compile(r"\bnam (?:hoc )?(\d\d) ?[-–] ?(\d\d)\b")
# In small letters only with a stroke: a "20-year-old" has no number.
_SYMBOL = re.compile(r"\b\d+(?:/\d{4})?(?:/[A-ZĐa-zđ]{2,}|-[A-ZĐ]{2,}|-[a-zđ]{2,}(?=/))[-/\w&]*")


def read_question(raw: str, known_places: frozenset[str] = frozenset(), language: str = "") -> Question:
    """Returns the question in a text.

    known_places: folded names of the places that documents are from; language: given where it is known already, as
    that of a question rewritten from others.

    Raises:
        QuestionError: nothing asked, or more than 2,000 characters.
    """
    return question_of(read_typed(raw, language), known_places)


def read_ahead() -> None:
    """Makes what the first questions of a process wait for else: tables of words, patterns; a second and more."""
    for raw in _FIRST:
        read_question(raw)


def question_of(typed: Typed, known_places: frozenset[str] = frozenset()) -> Question:
    """Returns the question in what was typed."""
    asked = read_answer_type(typed.text, typed.folded, typed.language)
    reference = read_reference(typed.text, typed.language)
    places = named_places(typed.text, known_places, typed.restored, typed.folded)
    agencies = read_agencies(typed)
    terms = read_terms(typed)
    foreign = is_foreign(typed.text)
    wanted = read_wanted(typed, asked.answer_type)
    counts = asked.answer_type is AnswerType.OTHER and bool(wanted.counted)
    answer_type = AnswerType.HOW_MUCH if counts else asked.answer_type
    said = read_small_talk(typed)
    subject = subject_out_of_scope(typed)
    without_matter = has_no_matter(typed, terms.content, bool(agencies))
    about = _about(typed, reference)
    return Question(
        **{**vars(typed), "language": said.language if said else typed.language},
        answer_type=answer_type,
        asks_who=asked.who,
        asks_which_office=asks_which_office(typed),
        wants_yes_or_no=wants_yes_or_no(typed),
        supposes=supposes(typed),
        supposed=read_supposed(typed, agencies),
        reference=reference,
        about_document=asks_what_it_is_about(typed.folded, typed.language)
        or only_names_documents(typed.text, typed.language),
        about=about,
        called=read_called(typed.folded, typed.language),
        from_now=read_from_now(typed.folded),
        places=places,
        countries=named_countries(typed.restored),
        persons=named_persons(typed.text, typed.folded, frozenset(places)),
        agencies=agencies,
        years=() if _tells_a_life(typed) else (*_YEAR.findall(typed.text), *_short_years(typed.plain)),
        symbols=tuple(fold(s) for s in _SYMBOL.findall(typed.text)),
        tasks=read_tasks(typed, places),
        terms=terms,
        small_talk=said.kind if said else None,
        out_of_scope=bool(said or subject),
        odd_subject=subject,
        foreign=foreign,
        vague=foreign
        or (not wanted.defined and is_vague(typed, terms.content, answer_type, reference, without_matter)),
        without_matter=without_matter,
        gives_orders=gives_orders(typed.folded),
        wanted=wanted,
        askings=read_askings(typed),
        document_askings=read_document_askings(typed, _asked_of_documents) if about is None or about.said else (),
        tells_apart=read_apart(typed, terms, places),
    )


def _asked_of_documents(typed: Typed) -> DocumentQuestion | None:
    """Returns what a part of a question asks of documents: in so many words, or most likely where it names one."""
    found = read_document_question(typed)
    return found or (
        infer_document_question(as_written(typed), typed.form)
        if read_reference(typed.text, typed.language).number
        else None
    )


def _about(typed: Typed, reference: Reference) -> DocumentQuestion | None:
    """Returns what a question asks of documents; what a clause that it names says is asked of that clause."""
    about = read_document_question(typed) or infer_document_question(as_written(typed), typed.form)
    of_clauses = any(named.steps for named in reference.each())
    return None if about is not None and of_clauses and about.attribute in _SAID else about


def _tells_a_life(typed: Typed) -> bool:
    """Returns whether the years of a question are those of somebody's own story, which no directive has.

    "Chồng tôi đi bộ đội năm 1976, phục viên năm 1998": who tells it says so, and more than one year, or what happened
    in it.
    """
    own = bool(_OWN[typed.language].search(typed.folded))
    return own and (len(set(_YEAR.findall(typed.text))) > 1 or bool(_HAPPENED[typed.language].search(typed.folded)))


def _short_years(plain: str) -> tuple[str, ...]:
    """Returns the years of a school year that is written short: "năm học 26-27"."""
    found = _SCHOOL_YEAR.search(plain)
    ends = (int(found[1]), int(found[2])) if found else (0, 0)
    return tuple(f"20{end}" for end in ends) if ends[1] == ends[0] + 1 else ()
