"""A list of one: whether a first unit is one though no second follows."""

from corpus.markers import BULLETS, Marker, Style
from corpus.structure.body import Body
from corpus.structure.headings import is_heading
from corpus.structure.tree import Tree

# What may be a unit where no other of its kind stands in a document.
ALONE = (Style.NUMBER, Style.ROMAN, Style.LETTER)


def stands_alone(i: int, marker: Marker, body: Body, tree: Tree) -> bool:
    """Returns whether a first one without a second is a unit: the only one of its kind, or right below a heading.

    It stands behind a sentence or a heading, and begins as a sentence does.
    """
    if marker.style not in ALONE:
        return False
    rest = body.paragraphs[i][marker.length :]
    if not rest or not rest[0].isupper():
        return False
    above = tree.units[-1] if tree.units else None
    if above is not None and above.paragraph == i - 1 and above.style not in BULLETS:
        return is_heading(body.paragraphs[i - 1][above.marker_length :])
    others = (m for j, found in body.found.items() if j != i for m in found)
    if any(m.style is marker.style and not m.weak for m in others):
        return False
    return body.follows_sentence(i) or body.paragraphs[i - 1].isupper()
