"""Whether a list goes on behind a marker, and what says that a marker without its sign is none."""

from corpus.markers import Marker, Style
from corpus.message import Message
from corpus.structure.ahead import Place
from corpus.structure.body import Body
from corpus.structure.tree import Tree, Unit

DECIMALS_WITHIN = 30  # paragraphs after `1.` in which its `1.1.` stands
SECOND_WITHIN = 60  # paragraphs after `1.1.` in which `1.2.` stands


def follows(i: int, marker: Marker, value: int, body: Body, tree: Tree) -> bool:
    """Returns whether a marker of that style and value comes after `i`, before the list must have ended."""
    at = body.ahead.counted(i, marker.style, marker.sign, value)
    if at is None:
        return False
    container = body.ahead.container(i) if marker.style is not Style.ARTICLE else None
    if container is not None and container < at:
        return False
    sibling = tree.open_like(marker)
    above = sibling.parent if sibling and sibling.parent else tree.top
    return not any(_is_ended(i, unit, marker, body, at) for unit in above.chain())


def _is_ended(i: int, unit: Unit, marker: Marker, body: Body, at: Place) -> bool:
    """Returns whether the next of a unit above the list comes before `at`, and so ends it."""
    if unit.style is None or (unit.style, unit.sign) == (marker.style, marker.sign):
        return False
    following = body.ahead.plain(i, unit.style, unit.sign, unit.value + 1)
    return following is not None and following < at


def has_decimals(i: int, body: Body) -> bool:
    """Returns whether `1.1.` stands shortly after `1.`."""
    return any(m.style is Style.DECIMAL and m.prefix == (1,) and m.value == 1 for m in body.later(i, DECIMALS_WITHIN))


def reads_on(i: int, marker: Marker, body: Body, tree: Tree) -> Message | None:
    """Returns why a marker without its sign is the beginning of a sentence, None where nothing says so."""
    after = body.follows_sentence(i) or (marker.style is Style.ARTICLE and body.paragraphs[i - 1].isupper())
    if not after and marker.style is not Style.DECIMAL:
        return Message("a bare number in the middle of a sentence")
    if marker.style in (Style.ARTICLE, Style.DECIMAL) and _comes_again(i, marker, body, tree):
        return Message("a bare number; {number} itself comes later", number=marker.text.removeprefix("D"))
    return None


def _comes_again(i: int, marker: Marker, body: Body, tree: Tree) -> bool:
    """Returns whether the same marker opens a later paragraph, before its list must have ended."""
    if marker.style is Style.ARTICLE:
        return follows(i, marker, marker.value, body, tree)
    parent = tree.decimal_parent(marker)
    after = parent.value + 1 if parent else 0
    for m in body.later(i, SECOND_WITHIN):
        if m.style is Style.NUMBER and not m.weak and m.value == after:
            return False
        if m.style is Style.DECIMAL and m.text == marker.text:
            return True
    return False
