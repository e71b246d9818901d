"""Line: the answer in a few words, and where in the document they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.duty import Duty


@dataclass(frozen=True)
class Line:
    """The answer in a few words, without its marks.

    sources: the spans in the document that bear it out, which the answer quotes; duties: those it names agencies by;
    weighed: whether all that tells of it was weighed, so that nothing else decides whether it is shown; listed: whether
    its form tells that it is all of what is asked for, so that no words that may be of anything else need be sure.
    """

    text: str
    sources: tuple[tuple[int, int], ...] = ()
    duties: tuple[Duty, ...] = ()
    weighed: bool = False
    listed: bool = False


def capital(text: str) -> str:
    """Returns a text with a capital first letter."""
    return f"{text[:1].upper()}{text[1:]}"


def ended(text: str) -> str:
    """Returns a text that ends with a full stop, and with no other mark nor a bracket that it does not open."""
    text = text.rstrip(" ,;:./")
    if text.endswith(")") and "(" not in text:
        text = text.rstrip(" ,;:./)")
    return text if text.endswith(("?", "!", "…")) else f"{text}."


def joined(texts: Sequence[str]) -> str:
    """Returns several answers as one line, nothing twice: "Sở Y tế. Trước ngày 30/6/2025."."""
    said: list[str] = []
    for text in texts:
        if not any(text.rstrip(".").casefold() in before.casefold() for before in said):
            said.append(text)
    return " ".join(said)
