"""What is asked of documents: an attribute, and of which of them."""

from dataclasses import dataclass

from rag.question.asked_time import AskedTime
from rag.question.document_list import Listing
from rag.question.document_mention import Mention
from rag.question.document_words import Attribute


@dataclass(frozen=True)
class DocumentQuestion:
    """What is asked of documents.

    also: what else is asked of the same ("ai ký và ngày nào"); role: of the tasks that are asked for, None for any;
    mentions: those that it names, () where it asks of all that are stored or says none; bare: whether it says none and
    means the one before; listing: which of all; agency: the registered name of the one whose tasks are asked for, empty
    for any; name: of a person who may have signed some, folded; replaced: where it is asked of the document that the
    one before replaced, repealed or amended, which of these; unit: what is counted, folded, or that a unit is asked to
    stand; as_of: the day for which force is asked; said: where it is what the question most likely asks,
    and not what it says in so many words, the words of it that may say of which documents.
    """

    attribute: Attribute
    mentions: tuple[Mention, ...] = ()
    bare: bool = False
    listing: Listing | None = None
    agency: str = ""
    unit: str = ""
    as_of: AskedTime | None = None
    also: tuple[Attribute, ...] = ()
    role: str | None = None
    name: str = ""
    replaced: Attribute | None = None
    said: tuple[str, ...] = ()

    @property
    def asks_of_force(self) -> bool:
        """Whether it is asked in so many words if a document holds, until when, or what changed it."""
        force = (Attribute.IN_FORCE, Attribute.CHANGED, Attribute.CHANGED_BY, Attribute.UNTIL)
        return not self.said and self.attribute in force

    @property
    def names_some(self) -> bool:
        """Whether a list is asked for of documents about something, or of somebody: words that clauses may have too."""
        return self.listing is not None and bool(self.listing.about or self.listing.by)

    @property
    def leans(self) -> bool:
        """Whether it is asked of the document before."""
        return self.bare or any(m.points for m in self.mentions)
