"""Whether a marker goes on with a list that is open: by what is due in it, and by what comes behind."""

from corpus.markers import BULLETS, Marker, Style
from corpus.message import Message
from corpus.structure.body import Body
from corpus.structure.following import follows, reads_on
from corpus.structure.headings import ends_sentence
from corpus.structure.tree import Tree, Unit

# A list whose members are letters may skip some: đ, f, j, w and z are left out by many offices.
LETTER_STYLES = (Style.LETTER, Style.LETTER_UPPER, Style.PAREN_LETTER)
LARGEST_LETTER_SKIP = 4  # from one letter to the next
LARGEST_SKIP = 3  # from one number to the next, where the list goes on after it
LONGEST_ARTICLE_TITLE = 150  # code points, with its number
LARGEST_FIRST_SKIP = 2  # from a number to the first unit put in after it: 1a, or 1b where 1a was repealed


def continues(i: int, marker: Marker, body: Body, tree: Tree) -> tuple[bool, Message]:
    """Returns whether the marker goes on with a list that is open, and the reason."""
    if marker.style in BULLETS:
        return True, Message("an item of a list")
    if marker.style is Style.CHAPTER:
        return True, Message("a container")
    if marker.style is Style.DECIMAL:
        return _continues_decimal(i, marker, body, tree)
    last = tree.open_like(marker)
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
    if marker.weak and (reason := reads_on(i, marker, body, tree)):
        return False, reason
    if step == 1:
        return True, Message("goes on after {text}", text=last.level.text if last.level else "")
    if step > 1:
        return _skips(i, marker, last, body, tree)
    if step == 0 and (follows(i, marker, marker.value + 1, body, tree) or body.follows_sentence(i)):
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


def _skips(i: int, marker: Marker, last: Unit, body: Body, tree: Tree) -> tuple[bool, Message]:
    """Returns whether a list may jump ahead to this marker, and the reason."""
    step = marker.value - last.value
    if follows(i, marker, last.value + 1, body, tree):
        return False, Message("{value} of the same list comes later", value=last.value + 1)
    if marker.style in LETTER_STYLES and step <= LARGEST_LETTER_SKIP:
        return True, Message("goes on; letters may be left out")
    if step <= LARGEST_SKIP and follows(i, marker, marker.value + 1, body, tree):
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
    if marker.weak and (reason := reads_on(i, marker, body, tree)):
        return False, reason
    if marker.value == due or (marker.value == due + 1 and before):
        return True, Message("the next part of {above}", above=above)
    return False, Message("{due} is due in {above}", due=due, above=above)


def _continues_alone(i: int, marker: Marker, body: Body, tree: Tree) -> tuple[bool, Message]:
    """Returns whether `1.2.` goes on after `1.1.` where no `1.` stands above them, and the reason."""
    last = tree.decimal_sibling(marker)
    if last is None or marker.inserted or marker.value != last.value + 1:
        return False, Message("no unit of its first numbers is open")
    reason = reads_on(i, marker, body, tree) if marker.weak else None
    return not reason, reason or Message("goes on after {text}", text=last.level.text if last.level else "")
