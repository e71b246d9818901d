"""Errors of the index room.

IndexError_
├── EncoderError         the model cannot be loaded, or is not one that encodes sentences
├── EncoderMismatch      the index was built with another encoder than the one in use
├── IndexDamaged         a file of the index is missing or is not the one the manifest describes
├── IndexBehind          a document was stored anew since the index was opened; open it again
└── IndexWriteError      the index could not be written; the one before is still in place
"""


class IndexError_(Exception):
    """Root of the errors of this room; the underscore keeps it apart from Python's own."""


class EncoderError(IndexError_):
    """The model cannot be loaded, or does not encode sentences."""


class EncoderMismatch(IndexError_):
    """The index was built with another encoder than the one in use."""


class IndexDamaged(IndexError_):
    """A file of the index is missing or is not the one that the manifest describes."""


class IndexWriteError(IndexError_):
    """The index could not be written; the one before is still in place."""


class IndexBehind(IndexError_):
    """A document was stored anew, or removed, since the index was opened."""
