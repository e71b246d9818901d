"""A question about documents that no frame reads whole: what it asks is inferred, and of which documents its words say.

It is never more than likely: what is told of it must be found, else it asks what a clause says.
"""

import re

from corpus.text.accents import strip_accents
from rag.question.asked_time import take_time
from rag.question.document_asked import DocumentQuestion
from rag.question.document_list import Listing
from rag.question.document_mention import Mention, kind_words
from rag.question.document_words import ASKS, STRONG, WEAK, Attribute
from rag.question.explicit_reference import read_reference
from rag.question.intent import read_intent
from rag.question.skeleton import DOC, SYMBOL_MARK, tokens

# How probable it must be that a question asks of documents, and that it asks this of them: of the questions that judge
# the model this leaves half of what was taken for another thing and a third of those about clauses, for a twentieth of
# what was right.
LIKELY, THIS = 0.9, 0.5
SURE = 0.97  # the first where no word of it names a document: "cái vụ chống ngập ở Thủ Đức ai ký đấy"
_OF_ALL = (Attribute.WHICH, Attribute.NEWEST, Attribute.OLDEST, Attribute.HOW_MANY)


def infer_document_question(written: str, form: str) -> DocumentQuestion | None:
    """Returns what a text most likely asks of documents; None where it more likely asks of a clause.

    written: in small letters, with the accents that it has; form: of the query.
    """
    language = form[:2]
    words = tokens(written, language)
    intent, text = read_intent(words, form), strip_accents(written)
    least = LIKELY if DOC in words or SYMBOL_MARK in words else SURE
    if intent.probability < least or intent.likeliest < THIS:
        return None
    references = read_reference(text, language).each()
    if any(r.steps for r in references):
        return None  # of a clause that it names
    numbered = tuple(Mention(r.kind, False, (), r, None, False) for r in references if r.number)
    time, rest = take_time(text, language)
    asks = re.compile(ASKS[language])
    said = tuple(w for w in tokens(rest, language) if not w.startswith("#") and not asks.fullmatch(w))
    # On what point two are compared the clauses of each tell.
    if not said or intent.attribute is Attribute.COMPARE:
        return None
    if intent.attribute not in _OF_ALL:
        return DocumentQuestion(intent.attribute, numbered, said=said)
    if numbered or DOC not in words:
        return None
    kind = next(iter(_kinds(text, language)), "")
    listing = Listing(intent.attribute.value, kind, about=said, time=time)
    return DocumentQuestion(intent.attribute, listing=listing, said=said)


def _kinds(text: str, language: str) -> list[str]:
    """Returns the kinds of documents that a text names, in its order, those of any kind left out."""
    names = STRONG[language] | WEAK[language]
    found = (names[m[0]] for m in re.finditer(rf"(?<!\S)(?:{kind_words(language)})(?!\S)", text))
    return [kind for kind in found if kind]
