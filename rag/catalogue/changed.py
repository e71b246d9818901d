"""In what words a change of a document is told: by what, and yes or no before it."""

from corpus.document import AMENDS, REPEALS, REPLACES
from rag.catalogue.told import Page
from rag.question.document_asked import DocumentQuestion
from rag.question.document_words import Attribute

_BY_VI = {REPLACES: "được thay thế bởi", REPEALS: "bị bãi bỏ bởi", AMENDS: "được sửa đổi, bổ sung bởi"}
_BY_EN = {REPLACES: "replaced by", REPEALS: "repealed by", AMENDS: "amended by"}
ENDS = (REPLACES, REPEALS)


def changed_by(page: Page, kind: str) -> str:
    """Returns in what way a document was changed by another: "được thay thế bởi"."""
    return (_BY_VI if page.language == "vi" else _BY_EN)[kind]


def opening_words(asked: DocumentQuestion, in_force: bool, at: tuple[str, str]) -> tuple[str, str]:
    """Returns the words before what became of a document: yes or no, by what was asked; at: on which day."""
    if asked.attribute is Attribute.CHANGED_BY:
        return at
    yes = in_force == (asked.attribute is Attribute.IN_FORCE)
    return joined(("Có: ", "Yes: ") if yes else ("Không: ", "No: "), at)


def joined(first: tuple[str, str], then: tuple[str, str]) -> tuple[str, str]:
    """Returns two openings as one, in each language."""
    return first[0] + then[0], first[1] + then[1]
