"""Yes questions made no questions: another figure, or another agency, than the clause has."""

import functools
import random
import re

from corpus.lexicon.glossary import Entry, glossary, lexicon
from index.training.typing_forms import Form

BY_FIGURE = 0.7  # of questions with a figure that the text has; the others change the agency
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def contradicted(question: str, text: str, form: Form, rng: random.Random) -> str | None:
    """Returns a question with a figure or an agency that its text has in place of which it has another not there.

    None where there is none. question: in the form's language, as written; text: in Vietnamese.
    """
    figures = [m for m in _FIGURE.finditer(question) if m[0] in text]
    if figures and rng.random() < BY_FIGURE:
        found = rng.choice(figures)
        other = _another_figure(found[0], rng)
        return None if other in text else question[: found.start()] + other + question[found.end() :]
    return _another_agency(question, text, form is Form.ENGLISH, rng)


def _another_figure(figure: str, rng: random.Random) -> str:
    """Returns a figure with one digit changed; none begins with a 0."""
    at = rng.choice([i for i, c in enumerate(figure) if c.isdigit()])
    others = [d for d in "0123456789" if d != figure[at] and (d != "0" or at)]
    return figure[:at] + rng.choice(others) + figure[at + 1 :]


def _another_agency(question: str, text: str, english: bool, rng: random.Random) -> str | None:
    pattern, by_name = _names(english)
    said = text.lower()
    found = [m for m in pattern.finditer(question) if by_name[m[0].lower()].vi.lower() in said]
    if not found:
        return None
    match = rng.choice(found)
    kind = _kind(by_name[match[0].lower()])
    others = [e for e in _agencies() if _kind(e) == kind and e.en and e.vi.lower() not in said]
    others = [e for e in others if e.en[0].lower() != match[0].lower()]
    if not others:
        return None
    other = rng.choice(others)
    return question[: match.start()] + (other.en[0] if english else other.vi) + question[match.end() :]


def _kind(agency: Entry) -> str:
    """Returns the first word of an agency's name: `Sở`, `Bộ`, `Phòng`."""
    return agency.vi.split()[0]


@functools.cache
def _agencies() -> tuple[Entry, ...]:
    """Returns the register that is shipped: a user's own agencies change no training."""
    own = set(lexicon().own)
    return tuple(e for e in glossary() if e.kind == "agency" and e not in own)


@functools.cache
def _names(english: bool) -> tuple[re.Pattern[str], dict[str, Entry]]:
    """Returns what finds agencies' names in a question, the longest of several, and the agencies by them."""
    by_name: dict[str, Entry] = {}
    for agency in _agencies():
        for name in agency.en if english else (agency.vi,):
            by_name.setdefault(name.lower(), agency)
    longest_first = sorted(by_name, key=lambda n: (-len(n), n))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE), by_name
