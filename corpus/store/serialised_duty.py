"""A duty as a plain string, and back: what a store writes down of it."""

import datetime
import json
from dataclasses import asdict, fields
from typing import Any

from corpus.due import Due, Interval, Period, Recurring, Relative, Term
from corpus.duty import Duty

_TERMS: dict[str, type[Term]] = {"period": Period, "interval": Interval, "recurring": Recurring, "relative": Relative}
_NAMES = {kind: name for name, kind in _TERMS.items()}
_PLAIN = tuple(f.name for f in fields(Duty) if f.name != "due")


def duty_as_text(duty: Duty) -> str:
    """Returns a duty as JSON: its fields in order, and what its deadline means; `duty_of` gives it back."""
    due = duty.due
    meant = None if due is None else [[_term_row(t) for t in due.terms], _day_text(due.issued)]
    return json.dumps([[getattr(duty, name) for name in _PLAIN], meant], ensure_ascii=False)


def duty_of(text: str) -> Duty:
    """Returns the duty that a string holds.

    Raises:
        ValueError, TypeError, KeyError: it is damaged.
    """
    values, meant = json.loads(text)
    due = None if meant is None else Due(tuple(map(_term, meant[0])), _day(meant[1]))
    return Duty(**dict(zip(_PLAIN, values, strict=True)), due=due)


def _term_row(term: Term) -> dict[str, Any]:
    row = {**asdict(term), "is": _NAMES[type(term)]}
    return {**row, "day": _day_text(term.day)} if isinstance(term, Relative) else row


def _term(row: dict[str, Any]) -> Term:
    name = row.pop("is")
    if name == "interval":
        return Interval(Period(**row["first"]), Period(**row["last"]) if row["last"] else None)
    if name == "recurring":
        return Recurring(row["every"], tuple(row["on"]))
    return Relative(**{**row, "day": _day(row["day"])}) if name == "relative" else _TERMS[name](**row)


def _day_text(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
