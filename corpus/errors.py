"""Errors of the corpus room.

CorpusError
├── ReadError            the bytes of a file are not a document we can read
│   └── Abandoned        nobody waits for it any more
├── UnknownDocument      no document of that id is stored
├── UnknownSource        the document was not read from a file of that name
├── UnknownClause        the document has no clause of that address
├── RegisterError        the user's table of agencies cannot be used
├── InvalidIdentifier    a document id that cannot stand in an address
├── InvalidLabel         a label that cannot be written, or none at all
├── InvalidCorrection    a correction of what no document has, or of a value that cannot be
├── SourceNotKept        the bytes that a document was read from are not here
└── StoreError           the folder or the database that holds documents failed
    └── StoreBusy        another process is changing it, and was waited for in vain
"""

from corpus.message import Told


class CorpusError(Told):
    """Root of the errors of this room; each message says where, what was found and what to do."""


class ReadError(CorpusError):
    """The file cannot be read as a document."""


class Abandoned(ReadError):
    """Nobody waits for the document any more: it was not read to its end, and nothing was stored."""


class UnknownDocument(CorpusError):
    """No document of that id is stored."""


class UnknownSource(CorpusError):
    """The document was not read from a file of that name, or from several."""


class UnknownClause(CorpusError):
    """The document has no clause of that address."""


class RegisterError(CorpusError):
    """The user's table of agencies cannot be used; says which line and what was expected."""


class InvalidIdentifier(CorpusError):
    """The id given for a document is empty, too long, or holds control characters or slashes."""


class InvalidLabel(CorpusError):
    """A label is empty, too long, or holds commas or control characters; or there is none."""


class InvalidCorrection(CorpusError):
    """A field that cannot be corrected, or a value that it cannot have."""


class SourceNotKept(CorpusError):
    """The bytes that a document was read from are not kept: it was stored by a version that kept none, say."""


class StoreError(CorpusError):
    """The documents could not be loaded or saved; what was stored before is unchanged."""


class StoreBusy(StoreError):
    """Another process is changing the documents, and was waited for in vain."""
