"""Whether a marker starts a list of its own: by which number it has, where it stands and what comes behind."""

from corpus.markers import BULLETS, Marker, Style
from corpus.message import Message
from corpus.structure.alone import stands_alone
from corpus.structure.body import Body
from corpus.structure.following import SECOND_WITHIN, follows, has_decimals, reads_on
from corpus.structure.tree import Tree

SMALL_ROMAN = (Style.ROMAN_LOWER, Style.PAREN_ROMAN)  # letters too: they must begin at i

FIRST = Message("the first Điều")


def starts(i: int, marker: Marker, body: Body, tree: Tree) -> tuple[bool, Message]:
    """Returns whether the marker starts a list of its own, and the reason."""
    if marker.style in BULLETS or marker.style is Style.CHAPTER:
        return False, Message("a bare number starts no list")
    if marker.inserted and marker.style is not Style.ARTICLE:
        return False, Message("a unit put in later starts no list")
    if marker.weak:
        return _starts_bare(i, marker, body, tree)
    if marker.style is Style.DECIMAL:
        return _starts_decimal(i, marker, body, tree)
    last = tree.open_like(marker)
    if marker.style is Style.ARTICLE:
        first = last is None or marker.value == 1
        if first:
            return True, FIRST
        return False, Message("Điều {number} is due", number=last.value + 1 if last else 1)
    section = tree.open_in(Style.LETTER_UPPER) if marker.style is Style.LETTER_NUMBER else None
    if section is not None and section.level is not None and section.level.text != marker.sign:
        return False, Message("{text} is not due in {above}", text=marker.text, above=section.level.text)
    goes_on = follows(i, marker, marker.value + 1, body, tree)
    if marker.alike and (last is not None or not goes_on):
        return False, Message("looks like a numeral, and no list of them is due")
    if marker.value == 1:
        return _starts_at_one(i, marker, body, tree, goes_on)
    if last is None and goes_on and body.follows_sentence(i):
        return marker.style not in SMALL_ROMAN, Message("a list whose beginning is missing")
    return False, Message("does not continue a sequence")


def _starts_bare(i: int, marker: Marker, body: Body, tree: Tree) -> tuple[bool, Message]:
    """Returns whether a marker without its sign starts a list, and the reason: "Điều 1 Nay …" with a Điều 2 alone."""
    if marker.style is not Style.ARTICLE:
        return False, Message("a bare number starts no list")
    if marker.value != 1 or tree.open_in(Style.ARTICLE) or not follows(i, marker, 2, body, tree):
        return False, Message("a bare Điều starts no list but where it is the first and the second follows")
    reason = reads_on(i, marker, body, tree)
    return not reason, reason or FIRST


def _starts_at_one(i: int, marker: Marker, body: Body, tree: Tree, goes_on: bool) -> tuple[bool, Message]:
    """Returns whether the first of a list starts one, and the reason; goes_on: whether a second comes."""
    if goes_on:
        again = tree.open_like(marker) is not None
        return True, Message("starts the list again") if again else Message("starts a list that goes on")
    if marker.style is Style.ROMAN and body.paragraphs[i].isupper():
        return True, Message("a heading in capitals")
    if marker.style is Style.NUMBER and has_decimals(i, body):
        return True, Message("starts a list; parts of it follow")
    if stands_alone(i, marker, body, tree):
        return True, Message("the only unit, below what leads in to it")
    return False, Message("a list of one: nothing goes on after it")


def _starts_decimal(i: int, marker: Marker, body: Body, tree: Tree) -> tuple[bool, Message]:
    """Returns whether `1.1.` starts a list where no `1.` stands above it, and the reason."""
    if marker.value == 1 and tree.decimals_follow_sections(marker):
        return True, Message("starts the parts of the next section")
    second = any(
        m.style is Style.DECIMAL and m.prefix == marker.prefix and m.value == 2 for m in body.later(i, SECOND_WITHIN)
    )
    if marker.value != 1 or not second:
        return False, Message("no unit of its first numbers is open")
    alone = tree.open_in(Style.NUMBER) is None and tree.open_in(Style.DECIMAL) is None
    if alone or marker.prefix == (1,):
        return True, Message("starts a list that goes on")
    if _goes_on_from_sibling(marker, tree) or _goes_on_from_number(i, marker, body, tree):
        return True, Message("starts the next list")
    return False, Message("no unit of its first numbers is open")


def _goes_on_from_sibling(marker: Marker, tree: Tree) -> bool:
    """Returns whether the list before ended one number below: 2.1 after 1.4, where no `2.` stands."""
    last = tree.open_in(Style.DECIMAL)
    if last is None or last.level is None or tree.open_in(Style.NUMBER) is not None:
        return False
    head = [int(n) for n in last.level.text.split(".")]
    return len(head) == len(marker.prefix) + 1 and head[0] + 1 == marker.prefix[0]


def _goes_on_from_number(i: int, marker: Marker, body: Body, tree: Tree) -> bool:
    """Returns whether `2.1` stands where `2.` is due after the last part of `1`, and no `2.` comes."""
    number = tree.open_in(Style.NUMBER)
    if number is None or number.last(Style.DECIMAL) is None or marker.prefix != (number.value + 1,):
        return False
    missing = Marker(Style.NUMBER, number.value + 1, str(number.value + 1), 0)
    return not follows(i, missing, missing.value, body, tree)
