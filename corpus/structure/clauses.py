"""The clause tree of a document, read from its structure.

One pass over the paragraphs of each zone. What a paragraph may begin with is `markers`' business; `sequence` decides
whether that opens a unit, `tree` where the unit stands, `spans` where it ends. Nothing here knows a document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.clause import Clause
from corpus.layout.unwrap import is_row
from corpus.markers import Marker, Style, markers
from corpus.message import Message
from corpus.patience import go_on
from corpus.structure.body import Body, read_body
from corpus.structure.sequence import choose
from corpus.structure.spans import clauses_of, offsets_of
from corpus.structure.tree import Tree
from corpus.structure.zones import Zone


@dataclass(frozen=True)
class Decision:
    """What was made of one line that may begin a unit: taken or not, where, and why."""

    paragraph: int
    marker: str
    taken: bool
    address: str | None
    reason: Message


def read_clauses(paragraphs: Sequence[str], zones: Sequence[Zone]) -> tuple[list[Clause], list[Decision]]:
    """Returns the clauses of a document in order, and what was decided of every marker-like line.

    paragraphs: the document's lines, all of them, by which offsets into its text are counted.
    """
    clauses: list[Clause] = []
    decisions: list[Decision] = []
    seen: dict[str, int] = {}
    offsets = offsets_of(paragraphs)
    for zone in zones:
        tree = Tree(zone.prefix, zone.body, seen)
        decisions += _grow(tree, read_body(paragraphs, zone))
        clauses += clauses_of(tree, paragraphs, zone, offsets)
    return clauses, decisions


def _grow(tree: Tree, body: Body) -> list[Decision]:
    """Adds the units of a body to a tree, and returns what was decided of each line."""
    heads = body.agency_heads()
    decisions: list[Decision] = []
    for i in range(body.start, body.stop):
        go_on()
        decisions += _decide(i, i in heads, tree, body)
    return decisions


def _decide(i: int, heads_tasks: bool, tree: Tree, body: Body) -> Iterator[Decision]:
    """Yields what is decided of paragraph `i`, and adds to the tree what it opens."""
    below_container = tree.breaks[-1:] == [i - 1]
    if below_container and body.may_be_title(i) and not body.is_below_title(i):
        tree.break_at(i)
    elif is_row(body.paragraphs[i]):
        for marker in markers(body.paragraphs[i])[:1]:
            yield _refused(i, marker, Message("a row of a table"), body)
    elif heads_tasks:
        yield _opened(i, Marker(Style.AGENCY, 0, "@", 0), Message("an agency heads its tasks"), tree, body)
    elif not body.found[i]:
        return
    elif i in body.quoted:
        yield _refused(i, body.found[i][0], Message("inside quotation marks"), body)
    else:
        yield _chosen(i, tree, body)


def _chosen(i: int, tree: Tree, body: Body) -> Decision:
    """Returns what is decided of a paragraph that begins with a marker and stands in no quotation."""
    marker, taken, reason = choose(i, body, tree)
    if not taken:
        return _refused(i, marker, reason, body)
    if marker.style is Style.CHAPTER:
        tree.add_container(i, marker)
        return Decision(i, marker.text, True, None, Message("a container: not in the address"))
    return _opened(i, marker, reason, tree, body)


def _opened(i: int, marker: Marker, reason: Message, tree: Tree, body: Body) -> Decision:
    unit = tree.add(i, marker)
    if unit is None:
        return _refused(i, marker, Message("a numbered unit stands above it"), body)
    return Decision(i, _written(i, marker, body) or "@", True, unit.path, reason)


def _refused(i: int, marker: Marker, reason: Message, body: Body) -> Decision:
    return Decision(i, _written(i, marker, body), False, None, reason)


def _written(i: int, marker: Marker, body: Body) -> str:
    """Returns a marker as it stands in its paragraph."""
    return body.paragraphs[i][: marker.length].strip()
