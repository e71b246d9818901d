"""Whether a marker opens a unit: by the list that it continues, or by the one that it starts.

Decided by sequence (is it due where its list stands?), by nesting (which units are open?) and by looking ahead (does
the list go on after it?).
"""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.markers import Marker, Style
from corpus.message import Message
from corpus.structure.body import Body
from corpus.structure.continuing import continues
from corpus.structure.starting import starts
from corpus.structure.tree import Tree


class Choice(NamedTuple):
    """What was made of the markers that a paragraph may begin with: the one taken, or the likeliest, and why."""

    marker: Marker
    taken: bool
    reason: Message


def choose(i: int, body: Body, tree: Tree) -> Choice:
    """Returns which marker of paragraph `i` opens a unit, or why its likeliest does not; it must have one.

    A list that is open goes before one that would start.
    """
    refused: list[Choice] = []
    found = _of_its_clause(body.found[i], tree)
    for test in (continues, starts):
        for marker in found:
            taken, reason = test(i, marker, body, tree)
            choice = Choice(marker, taken, reason)
            if taken:
                return choice
            refused.append(choice)
    return refused[0]


def _of_its_clause(found: Sequence[Marker], tree: Tree) -> Sequence[Marker]:
    """Returns the markers that `1.a)` may be: the letter where khoản 1 is open, the number elsewhere."""
    point = found[0] if found[0].style is Style.LETTER and found[0].prefix else None
    if point is None:
        return found
    number = tree.open_in(Style.NUMBER)
    return [point] if number is not None and (number.value,) == point.prefix else found[1:] or found
