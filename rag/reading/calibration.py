"""Calibration: what turns a reader's scores into an order, a probability and a decision; learnt, and kept in a file."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from corpus.message import Message
from corpus.reasons import why
from rag.errors import ReaderDamaged
from rag.reading.weighing import Weighing

FORMS = ("vi", "vi-plain", "en")  # query forms: as written, without accents, in English


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
    and where who acts was asked; weighing: by query form, what else tells whether a clause answers, None where its
    probability alone decides.
    """

    forms: dict[str, FormCalibration]
    first: int
    more: int
    sure: float
    span: float
    beside: float = 0.9
    beside_who: float = 0.8
    weighing: dict[str, Weighing] | None = None

    def with_threshold(self, threshold: float) -> "Calibration":
        """Returns the same with another threshold for every form."""
        forms = {form: replace(c, threshold=threshold) for form, c in self.forms.items()}
        weighing = {form: replace(w, threshold=threshold) for form, w in (self.weighing or {}).items()}
        return replace(self, forms=forms, weighing=weighing or None)

    def threshold(self, form: str) -> float:
        """Returns the least probability with which a question is answered, by all that tells whether it is."""
        return (self.weighing or self.forms)[form].threshold

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
        return _calibration(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReaderDamaged(
            Message(
                "{path}: no calibration ({error}); install chithi again, or name another reader in CHITHI_READER",
                path=path,
                error=why(error),
            )
        ) from error


def _calibration(raw: Mapping[str, Any]) -> Calibration:
    # One for both, in every form, is what was stored before.
    both = {name: raw["verdict"] for name in ("yes", "no") if "verdict" in raw}
    forms = {form: _form(both | raw["forms"][form]) for form in FORMS}
    shares = {name: _number(raw, name) for name in ("sure", "span", "beside", "beside_who")}
    return Calibration(
        forms=forms,
        first=_count(raw, "first", 1),
        more=_count(raw, "more", 0),
        weighing=_weighing(raw.get("weighing")),
        **shares,
    )


def _weighing(raw: Mapping[str, Any] | None) -> dict[str, Weighing] | None:
    if raw is None:
        return None
    return {form: Weighing(**{name: _number(raw[form], name) for name in raw[form]}) for form in FORMS}


def _form(values: Mapping[str, Any]) -> FormCalibration:
    return FormCalibration(**{name: _number(values, name) for name in values})


def _number(values: Mapping[str, Any], name: str) -> float:
    found = values[name]
    if isinstance(found, bool) or not isinstance(found, int | float) or not math.isfinite(found):
        raise ValueError(Message("{name} {found} found, a number expected", name=name, found=repr(found)))
    return float(found)


def _count(values: Mapping[str, Any], name: str, least: int) -> int:
    found = _number(values, name)
    if not found.is_integer() or found < least:
        raise ValueError(
            Message(
                "{name} {found} found, a whole number from {least} on expected",
                name=name,
                found=repr(values[name]),
                least=least,
            )
        )
    return int(found)


def calibration_as_json(calibration: Calibration) -> dict[str, object]:
    """Returns a calibration as it is stored."""
    raw = asdict(calibration)
    return raw if calibration.weighing else {name: value for name, value in raw.items() if name != "weighing"}
