"""Whether a marker opens a unit: by the list that it continues, or by the one that it starts.

Decided by sequence (is it due where its list stands?), by nesting (which units are open?) and by looking ahead (does
the list go on after it?).
"""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.markers import BULLETS, Marker, Style
from corpus.message import Message
from corpus.structure.ahead import Place
from corpus.structure.alone import stands_alone
from corpus.structure.body import Body
from corpus.structure.headings import ends_sentence
from corpus.structure.tree import Tree, Unit

# A list whose members are letters may skip some: đ, f, j, w and z are left out by many offices.
LETTER_STYLES = (Style.LETTER, Style.LETTER_UPPER, Style.PAREN_LETTER)
SMALL_ROMAN = (Style.ROMAN_LOWER, Style.PAREN_ROMAN)  # letters too: they must begin at i
LARGEST_LETTER_SKIP = 4  # from one letter to the next
LARGEST_SKIP = 3  # from one number to the next, where the list goes on after it
DECIMALS_WITHIN = 30  # paragraphs after `1.` in which its `1.1.` stands
SECOND_WITHIN = 60  # paragraphs after `1.1.` in which `1.2.` stands
LONGEST_ARTICLE_TITLE = 150  # code points, with its number
LARGEST_FIRST_SKIP = 2  # from a number to the first unit put in after it: 1a, or 1b where 1a was repealed

FIRST = Message("the first Điều")


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
    for test in (_continues, _starts):
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


# --- going on with a list


def _continues(i: int, marker: Marker, body: Body, tree: Tree) -> tuple[bool, Message]:
    """Returns whether the marker goes on with a list that is open, and the reason."""
    if marker.style in BULLETS:
        return True, Message("an item of a list")
    if marker.style is Style.CHAPTER:
        return True, Message("a container")
    if marker.style is Style.DECIMAL:
        return _continues_decimal(i, marker, body, tree)
    last = tree.open_in(marker.style)
    if last is None:
        return _continues_elsewhere(marker, tree)
    step = marker.value - last.value
    if _is_put_in(marker, last):
        return True, Message("put in after {text}", text=last.level.text if last.level else "")
    if marker.inserted and marker.style is not Style.ARTICLE:
        return False, Message(
            "{text} is not due after {last}", text=marker.text, last=last.level.text if last.level else ""
        )
    if (marker.weak or marker.alike) and step != 1:
        return False, Message("a bare number that is not due after {value}", value=last.value)
    if marker.weak and (reason := _reads_on(i, marker, body, tree)):
        return False, reason
    if step == 1:
        return True, Message("goes on after {text}", text=last.level.text if last.level else "")
    if step > 1:
        return _skips(i, marker, last, body, tree)
    if step == 0 and (_follows(i, marker, marker.value + 1, body, tree) or body.follows_sentence(i)):
        return True, Message("repeats a number")
    return False, Message("does not go on after {value}", value=last.value)


def _continues_elsewhere(marker: Marker, tree: Tree) -> tuple[bool, Message]:
    """Returns whether a number goes on where no list of its kind is open: behind `2.1` without `2.`, or sections on.

    Some offices number the tasks of all sections through: 1 and 2 in I, 3 and 4 in II.
    """
    bare = tree.bare_decimal()
    if marker.style is Style.NUMBER and not marker.weak and not marker.inserted:
        if bare is not None and bare.level and int(bare.level.text.split(".")[0]) + 1 == marker.value:
            return True, Message("goes on after {text}", text=bare.level.text)
        if bare is None and marker.value > 1 and tree.counted_before(Style.NUMBER) + 1 == marker.value:
            return True, Message("goes on with the numbers of the section before")
        last = tree.root.last(Style.NUMBER)
        if tree.top is tree.root and tree.breaks and last is not None and last.value + 1 == marker.value:
            return True, Message("goes on with the numbers of the part before")
    return False, Message("no list of its kind is open")


def _is_put_in(marker: Marker, last: Unit) -> bool:
    """Returns whether a marker is of a unit put in later: 1a after 1, 1b after 1a; 2a after 1b where none is plain."""
    if not marker.inserted:
        return False
    if marker.value == last.value:
        most = LARGEST_LETTER_SKIP if last.inserted else LARGEST_FIRST_SKIP
        return 0 < marker.inserted - last.inserted <= most
    return marker.value == last.value + 1 and bool(last.inserted) and marker.inserted == 1


def _reads_on(i: int, marker: Marker, body: Body, tree: Tree) -> Message | None:
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
        return _follows(i, marker, marker.value, body, tree)
    parent = tree.decimal_parent(marker)
    after = parent.value + 1 if parent else 0
    for m in body.later(i, SECOND_WITHIN):
        if m.style is Style.NUMBER and not m.weak and m.value == after:
            return False
        if m.style is Style.DECIMAL and m.text == marker.text:
            return True
    return False


def _skips(i: int, marker: Marker, last: Unit, body: Body, tree: Tree) -> tuple[bool, Message]:
    """Returns whether a list may jump ahead to this marker, and the reason."""
    step = marker.value - last.value
    if _follows(i, marker, last.value + 1, body, tree):
        return False, Message("{value} of the same list comes later", value=last.value + 1)
    if marker.style in LETTER_STYLES and step <= LARGEST_LETTER_SKIP:
        return True, Message("goes on; letters may be left out")
    if step <= LARGEST_SKIP and _follows(i, marker, marker.value + 1, body, tree):
        return True, Message("goes on after a missing number")
    if step == 2 and body.follows_sentence(i) and marker.style in (Style.ARTICLE, Style.ROMAN):
        return True, Message("goes on after a missing number")
    # An extract leaves out articles: those that are there have their titles.
    titled = marker.style is Style.ARTICLE and body.follows_sentence(i) and not ends_sentence(body.paragraphs[i])
    if titled and len(body.paragraphs[i]) < LONGEST_ARTICLE_TITLE:
        return True, Message("goes on after a missing number")
    return False, Message("does not continue the sequence after {value}", value=last.value)


def _continues_decimal(i: int, marker: Marker, body: Body, tree: Tree) -> tuple[bool, Message]:
    """Returns whether `1.2.` is due in the open unit `1`, or the one after the next, and the reason."""
    parent = tree.decimal_parent(marker)
    if parent is None:
        return _continues_alone(i, marker, body, tree)
    before = parent.last(Style.DECIMAL)
    due = before.value + 1 if before else 1
    above = ".".join(map(str, marker.prefix))
    if before and _is_put_in(marker, before):
        return True, Message("put in after {text}", text=before.level.text if before.level else "")
    if marker.inserted:
        return False, Message("{text} is not due in {above}", text=marker.text, above=above)
    if marker.weak and (reason := _reads_on(i, marker, body, tree)):
        return False, reason
    if marker.value == due or (marker.value == due + 1 and before):
        return True, Message("the next part of {above}", above=above)
    return False, Message("{due} is due in {above}", due=due, above=above)


def _continues_alone(i: int, marker: Marker, body: Body, tree: Tree) -> tuple[bool, Message]:
    """Returns whether `1.2.` goes on after `1.1.` where no `1.` stands above them, and the reason."""
    last = tree.decimal_sibling(marker)
    if last is None or marker.inserted or marker.value != last.value + 1:
        return False, Message("no unit of its first numbers is open")
    reason = _reads_on(i, marker, body, tree) if marker.weak else None
    return not reason, reason or Message("goes on after {text}", text=last.level.text if last.level else "")


# --- starting a list


def _starts(i: int, marker: Marker, body: Body, tree: Tree) -> tuple[bool, Message]:
    """Returns whether the marker starts a list of its own, and the reason."""
    if marker.style in BULLETS or marker.style is Style.CHAPTER:
        return False, Message("a bare number starts no list")
    if marker.inserted and marker.style is not Style.ARTICLE:
        return False, Message("a unit put in later starts no list")
    if marker.weak:
        return _starts_bare(i, marker, body, tree)
    if marker.style is Style.DECIMAL:
        return _starts_decimal(i, marker, body, tree)
    last = tree.open_in(marker.style)
    if marker.style is Style.ARTICLE:
        first = last is None or marker.value == 1
        if first:
            return True, FIRST
        return False, Message("Điều {number} is due", number=last.value + 1 if last else 1)
    goes_on = _follows(i, marker, marker.value + 1, body, tree)
    if marker.alike and (last is not None or not goes_on):
        return False, Message("looks like a Roman numeral, and no list of them is due")
    if marker.value == 1:
        return _starts_at_one(i, marker, body, tree, goes_on)
    if last is None and goes_on and body.follows_sentence(i):
        return marker.style not in SMALL_ROMAN, Message("a list whose beginning is missing")
    return False, Message("does not continue a sequence")


def _starts_bare(i: int, marker: Marker, body: Body, tree: Tree) -> tuple[bool, Message]:
    """Returns whether a marker without its sign starts a list, and the reason: "Điều 1 Nay …" with a Điều 2 alone."""
    if marker.style is not Style.ARTICLE:
        return False, Message("a bare number starts no list")
    if marker.value != 1 or tree.open_in(Style.ARTICLE) or not _follows(i, marker, 2, body, tree):
        return False, Message("a bare Điều starts no list but where it is the first and the second follows")
    reason = _reads_on(i, marker, body, tree)
    return not reason, reason or FIRST


def _starts_at_one(i: int, marker: Marker, body: Body, tree: Tree, goes_on: bool) -> tuple[bool, Message]:
    """Returns whether the first of a list starts one, and the reason; goes_on: whether a second comes."""
    if goes_on:
        again = tree.open_in(marker.style) is not None
        return True, Message("starts the list again") if again else Message("starts a list that goes on")
    if marker.style is Style.ROMAN and body.paragraphs[i].isupper():
        return True, Message("a heading in capitals")
    if marker.style is Style.NUMBER and _has_decimals(i, body):
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
    return not _follows(i, missing, missing.value, body, tree)


# --- looking ahead


def _follows(i: int, marker: Marker, value: int, body: Body, tree: Tree) -> bool:
    """Returns whether a marker of that style and value comes after `i`, before the list must have ended."""
    at = body.ahead.counted(i, marker.style, value)
    if at is None:
        return False
    container = body.ahead.container(i) if marker.style is not Style.ARTICLE else None
    if container is not None and container < at:
        return False
    sibling = tree.open_in(marker.style)
    above = sibling.parent if sibling and sibling.parent else tree.top
    return not any(_is_ended(i, unit, marker, body, at) for unit in above.chain())


def _is_ended(i: int, unit: Unit, marker: Marker, body: Body, at: Place) -> bool:
    """Returns whether the next of a unit above the list comes before `at`, and so ends it."""
    if unit.style is None or unit.style is marker.style:
        return False
    following = body.ahead.plain(i, unit.style, unit.value + 1)
    return following is not None and following < at


def _has_decimals(i: int, body: Body) -> bool:
    """Returns whether `1.1.` stands shortly after `1.`."""
    return any(m.style is Style.DECIMAL and m.prefix == (1,) and m.value == 1 for m in body.later(i, DECIMALS_WITHIN))
