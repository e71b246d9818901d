"""Errors of the eval room.

EvalError
├── GoldError            a gold file is missing, or a line of it is not a gold question
├── MeasuresMissing      what is only installed to judge with is not installed
└── SystemUnderTestError the installation or the service that is judged failed to answer
"""

from corpus.message import Told


class EvalError(Told):
    """Root of the errors of this room."""


class GoldError(EvalError):
    """A gold file is missing, or a line of it is not a gold question."""


class MeasuresMissing(EvalError):
    """What is only installed to judge with is not installed."""


class SystemUnderTestError(EvalError):
    """The installation or the service that is judged failed to answer."""
