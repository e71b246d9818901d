"""Calibration: what turns a reader's scores into an order, a probability and a decision; learnt, and kept in a file."""

import json
import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from corpus.message import Message
from rag.errors import ReaderDamaged


@dataclass(frozen=True)
class FormCalibration:
    """For one query form.

    scale, bias: probability that a clause answers = 1 / (1 + exp(-(scale · log-odds + bias))); weight: of the log-odds
    beside the retrieval score in the order of hits; threshold: the least probability with which a question is answered;
    yes, no: how likely that verdict must be beside the other to be said in an answer.
    """

    scale: float
    bias: float
    weight: float
    threshold: float
    yes: float = 1.0
    no: float = 1.0


@dataclass(frozen=True)
class Calibration:
    """How a reader is used.

    forms: by query form (`vi`, `vi-plain`, `en`); first, more: how many hits are read at first, and how many more while
    the best of those is less probable than `sure`; span: the least log-probability, below the best one's, of another
    span that is quoted; beside, beside_who: the share of the best clause's probability from which another is shown too,
    and where who acts was asked.
    """

    forms: dict[str, FormCalibration]
    first: int
    more: int
    sure: float
    span: float
    beside: float = 0.9
    beside_who: float = 0.8

    def with_threshold(self, threshold: float) -> "Calibration":
        """Returns the same with another threshold for every form."""
        return replace(self, forms={form: replace(c, threshold=threshold) for form, c in self.forms.items()})

    def least(self, form: str, yes: bool) -> float:
        """Returns how likely a yes, or a no, must be beside the other to be said."""
        return self.forms[form].yes if yes else self.forms[form].no

    def probability(self, form: str, log_odds: float) -> float:
        """Returns how likely a clause answers, 0 … 1."""
        c = self.forms[form]
        return 1.0 / (1.0 + math.exp(-min(60.0, max(-60.0, c.scale * log_odds + c.bias))))


def load_calibration(path: Path) -> Calibration:
    """Returns the calibration in a file; raises ReaderDamaged."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        # One for both, in every form, is what was stored before.
        both = dict.fromkeys(("yes", "no"), raw["verdict"]) if "verdict" in raw else {}
        forms = {form: FormCalibration(**{**both, **values}) for form, values in raw["forms"].items()}
        return Calibration(
            forms,
            int(raw["first"]),
            int(raw["more"]),
            *(float(raw[name]) for name in ("sure", "span", "beside", "beside_who")),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReaderDamaged(
            Message("{path}: no calibration ({error}); install chithi again", path=path, error=repr(error))
        ) from error


def calibration_as_json(calibration: Calibration) -> dict[str, object]:
    """Returns a calibration as it is stored."""
    return asdict(calibration)
