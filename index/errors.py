"""Errors of the index room.

IndexingError
├── EncoderError         the model cannot be loaded, or is not one that encodes sentences
├── IndexDamaged         a file of the index is missing or is not the one the manifest describes
├── PretrainedError      the encoder that training may start from is not there, cut off or of another format
├── TrainingError        nothing can be trained with the data, the start or the checkpoint that was given
└── IndexWriteError      the index could not be written; the one before is still in place
"""

from corpus.message import Told


class IndexingError(Told):
    """Root of the errors of this room."""


class EncoderError(IndexingError):
    """The model cannot be loaded, or does not encode sentences."""


class IndexDamaged(IndexingError):
    """A file of the index is missing or is not the one that the manifest describes."""


class IndexWriteError(IndexingError):
    """The index could not be written; the one before is still in place."""


class PretrainedError(IndexingError):
    """The pretrained encoder that training may start from is not there, cut off or of another format."""


class TrainingError(IndexingError):
    """Nothing can be trained with the data, the start or the checkpoint that was given."""
