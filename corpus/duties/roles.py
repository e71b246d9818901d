"""Who leads and who coordinates in a piece of a sentence: the names in it, and the words on either side of each.

A name acts where it is the subject of a verb, where an order goes to it ("Giao …", "yêu cầu …"), or where a passive
is done by it; it coordinates behind "phối hợp với", "lấy ý kiến", "mời"; anywhere else it is only mentioned.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.duties import patterns as P  # noqa: N812 - a list of patterns, read as P.ORDERED
from corpus.duties.agency_lists import role_in_parentheses
from corpus.duties.agency_phrases import AgencyPhrase, agencies_at, next_headless
from corpus.duties.bound import bound_subject
from corpus.duties.denials import RECEIVES, behind_denial, passed_on, taken_away, transfer
from corpus.duties.heads import HEAD, KIND
from corpus.duties.openings import opening_subject
from corpus.duties.partners import more_partners, partner_lists, partners_at
from corpus.duties.verbs import verb_at
from corpus.duty import COORDINATE, LEAD


@dataclass(frozen=True)
class Part:
    """Agencies named together in one role, and where the words of their task begin.

    own: whether they begin a task of their own, so that the words before them belong to another.
    """

    role: str
    agencies: tuple[AgencyPhrase, ...]
    verb: int
    own: bool


KNOWN = re.compile(rf"(?:{HEAD.pattern}|{KIND.pattern})")
LONGEST_BARE = 2  # words of a kind that "cùng" may mean the same of: "cùng cơ quan", not "cùng cơ quan chủ quản"
_SYLLABLE = re.compile(r"(?<!\w)[a-zà-ỹđ]+")
_RULE = re.compile(r"\s*(?:quy định|về việc|của|như sau)(?!\w)")
_BEHIND_A_DASH = re.compile(r"^\s+[-–—]\s+")  # "Sở Xây dựng – rà soát bến bãi"
_COLON = re.compile(r"^\s*:\s*(?P<first>\w)")  # "Các sở: Phối hợp thực hiện"
_SAME = re.compile(r"(?:^|\s)cùng\s+$")
_TO_A_KIND = re.compile(r"\s*(?:yêu cầu|giao|đề nghị|phân công)\s+(?:các|mỗi|từng)\s")
# "Việc lập bản đồ được giao cho |Sở Xây dựng| chủ trì".
_GIVEN_TO = re.compile(r"(?<!\w)được (?:giao|phân công)(?: cho)?\s+$")
_TAKES = re.compile(r"\s*(?:chủ trì|thực hiện|đảm nhận|đảm nhiệm|phụ trách|làm (?:đầu mối|chủ đầu tư))(?!\w)")
_HANDS_OUT = re.compile(r"\s*(?:giao|phân công)\s+(?:[a-zđ]|\d)(?!ho )")
# "Kinh phí giao cho |cơ quan| tự chủ": to whom a thing is handed, no order.
_HANDED_TO = re.compile(r"\S\s+(?:giao|phân công) cho\s+$")
_SEVERAL = ("các ", "mỗi ", "từng ", "những ")
# "Việc giải thể thôn, |tổ dân phố| thực hiện …": of what something else is said, whose predicate is still to come.
_LISTED_THINGS = re.compile(
    r"^(?:[Vv]iệc|[Hh]oạt động|[Cc]ông tác|[Kk]inh phí|[Nn]guồn|[Tt]ổ chức của|[Qq]uy mô"
    r"|[Ss]ố lượng|[Hh]ồ sơ|[Nn]ội dung|[Mm]ức)"
    r"\s(?:(?!phải(?!\w)|do(?!\w)|được(?!\w)|là(?!\w)|cần(?!\w)|theo(?!\w))[^;:.])*,\s+$"
)
# What a document itself asks for: "; |đề nghị| các doanh nghiệp viễn thông nhắn tin".
_REQUESTS = re.compile(r"\s*(?:đề nghị|kêu gọi)\s+")
# "lĩnh vực do |cơ quan| phụ trách": which is meant.
_ANY_BODY = re.compile(r"(?:cơ quan|đơn vị|tổ chức|địa phương)(?:, (?:cơ quan|đơn vị|tổ chức|địa phương))*")
_IN_CHARGE = re.compile(r"\s*(?:phụ trách|quản lý|thực hiện|đảm nhiệm|đảm nhận)(?!\w)")
_HANDED_OUT = re.compile(r"\S\s+(?:giao|phân công)\s+$")


def parts(text: str, start: int, end: int, first: bool) -> list[Part]:
    """Returns who acts and who coordinates in text[start:end], in the order of the text.

    first: whether nobody leads yet in the clause, so that two who work together without a third lead both.
    """
    start = behind_denial(text, start, end)
    if start >= end or P.ATTENDS.match(text, start, end):
        return []
    found: list[Part] = []
    over = start
    bound = None if KNOWN.match(text, start, end) else bound_subject(text, start, end)
    if bound:
        found.append(Part(LEAD, (bound,), bound.end, True))
        over = bound.end
    opens = None if bound else opening_subject(text, start, end)
    opening = _part(text, (start, start, start), (opens,), (opens.end, end), not first) if opens else None
    if opens and opening:
        found.append(opening)
        over = opens.end
    taken = list(taken_away(text, start, end))
    for before, names, after in _mentions(text, start, end):
        # "(cơ quan chủ trì)" is a part, no agency; "thôi giao Sở A" names whom a task is taken from.
        if names[0].start < over or any(a <= names[0].start < b for a, b in taken):
            continue
        said, over = role_in_parentheses(text, after, end)
        if said:
            found.append(Part(said, tuple(names), over, False))
            continue
        led = not first or any(p.role == LEAD for p in found)
        part = _part(text, (start, before, names[0].start), tuple(names), (after, end), led)
        acts = verb_at(text, after + 1, end) and not text.endswith("do ", start, names[0].start)
        # "gửi Sở Y tế, Sở Tài chính tổng hợp": of a list of kinds that a verb deals with, none begins to act.
        if (
            part is None
            and len(names) > 1
            and acts
            and not names[0].text.startswith("các ")
            and text[names[0].end : names[1].start].strip() == ","
            and not P.TO_THEM.search(text[max(before, names[0].start - 30) : names[0].start])
        ):
            rest = (start, names[0].end, names[1].start)
            part = _part(text, rest, tuple(names[1:]), (after, end), led)
        asked = found and before == found[-1].agencies[-1].end and P.ASKED_TOO.match(text[before : names[0].start])
        if asked and found[-1].role == COORDINATE:
            part = Part(COORDINATE, tuple(names), after, False)
        if part and part.role == COORDINATE and P.WITH.search(text[max(before, names[0].start - 60) : names[0].start]):
            more, over = more_partners(text, names, after, end)
            part = Part(COORDINATE, tuple(more), over, part.own)
        if part:
            found.append(part)
    return found


def said_in_parentheses(text: str, end: int, found: list[Part]) -> int | None:
    """Returns where the words behind agencies begin all of whose parts stand in parentheses, None where some do not."""
    ends = [role_in_parentheses(text, part.agencies[-1].end, end) for part in found]
    return max(over for _, over in ends) if ends and all(role for role, _ in ends) else None


def _mentions(text: str, start: int, end: int) -> Iterator[tuple[int, list[AgencyPhrase], int]]:
    """Yields the lists of names in a span, with where the words before each begin and where it ends."""
    before = at = start
    partners = partner_lists(text, start, end)
    while (begin := _next(text, at, end, partners)) is not None:
        names, after = partners_at(text, begin, end) if begin in partners else agencies_at(text, begin, end)
        if not names:
            at = begin + 1
            continue
        yield before, names, after
        before = at = after


def _next(text: str, at: int, end: int, partners: list[int]) -> int | None:
    """Returns where the next name begins: what looks like one, one of the user's own, or a list of partners."""
    named = P.NAMES.search(text, at, end)
    found = (named.start() if named else None, next_headless(text, at, named.start() if named else end))
    return min((*(n for n in found if n is not None), *(p for p in partners if p >= at)), default=None)


def _part(
    text: str, left: tuple[int, int, int], names: tuple[AgencyPhrase, ...], right: tuple[int, int], led: bool
) -> Part | None:
    """Returns what part a list of names has, by the words before and after it; None where it is only mentioned."""
    start, before, at = left
    after, end = right
    words = text[max(before, at - 60) : at]
    aside = P.BY_THE_WAY.match(text, after, end)
    after = aside.end() if aside else after
    rest = text[after:end]
    bare = names[0].generic and names[0].text[0].islower() and not names[0].text.startswith(_SEVERAL)
    if P.ORDERED.search(words):
        small = names[0].generic and not names[0].text[0].isupper()
        if (bare and _HANDED_TO.search(words)) or (small and _HANDED_OUT.search(words)):
            return None
        requested = before == start and _REQUESTS.fullmatch(words) is not None
        return _ordered(names, rest, after, led, requested)
    named_as = text[max(start, at - 60) : at]
    given_up_by = transfer(text, start, end) if RECEIVES.search(words) else None
    if passed_on(words, rest) or (given_up_by is not None and given_up_by < at):
        return Part(LEAD, names, start if given_up_by is not None else after, True)
    if _GIVEN_TO.search(words) and _TAKES.match(rest):
        return Part(LEAD, names, start, False)
    if P.HELP_IS.search(named_as):
        return Part(COORDINATE, names, after, False)
    if P.IS.search(named_as):
        return Part(LEAD, names, after, True)
    if P.WITH.search(words):
        return _beside(names, words, after)
    if P.DONE_BY.search(words):
        nominal = not any(verb_at(text, m.start(), at) for m in _SYLLABLE.finditer(text, start + 1, at - 3))
        nominal = nominal and not verb_at(text[start : start + 1].lower() + text[start + 1 : at])
        return _done_by(names, rest, start, nominal and not names[0].generic)
    if P.BY.search(words):
        anyone = P.ANYONE.match(names[0].text) or words.endswith(("nếu được ", "đã được ")) or P.ALLOWS.match(rest)
        return Part(LEAD, names, start, False) if not anyone and verb_at(rest.lstrip()) else None
    if P.ADDRESSED.match(text[start:at]) and rest.lstrip().startswith(":"):
        return Part(LEAD, names, after, True)
    if P.SO_THAT.search(words) and not names[0].generic and verb_at(rest.lstrip()):
        return Part(LEAD, names, after, True)
    if at == start or (P.BESIDE.search(words) and not (bare and _LISTED_THINGS.search(text[start:at]))):
        return _subject(names, rest, after, led, at == start)
    return None


def _ordered(names: tuple[AgencyPhrase, ...], rest: str, after: int, led: bool, requested: bool) -> Part | None:
    """Returns the part of those whom an order goes to; requested: by a piece that begins with "đề nghị"."""
    if led and (P.HELPS.match(rest) or P.LENDS.match(rest)):
        return Part(COORDINATE, names, after, True)
    if (led and not requested and names[0].generic and names[0].text[0].islower()) or _RULE.match(rest):
        return None
    return Part(LEAD, names, after, True)


def _beside(names: tuple[AgencyPhrase, ...], words: str, after: int) -> Part | None:
    """Returns the part of those named after "phối hợp với", None where "cùng" only says "the same"."""
    bare = names[0].generic and names[0].text[:3].lower() != "các" and len(names[0].text.split()) <= LONGEST_BARE
    if _SAME.search(words) and bare:
        return None
    return Part(COORDINATE, names, after, False)


def _done_by(names: tuple[AgencyPhrase, ...], rest: str, start: int, nominal: bool) -> Part | None:
    """Returns the part of those by whom something is done, None where they only head a body or lay down a rule.

    nominal: whether only a name of the thing stands before, so that what they do is what the piece says.
    """
    does = P.DOES.match(rest) or (nominal and verb_at(rest.lstrip()) and not P.DID.match(rest))
    if not does or P.RULES.match(names[0].text):
        return None
    if P.PERSON.match(names[0].text) and P.OFFICE.match(rest):
        return None
    if names[0].text.endswith((" mình", " này")) or (_ANY_BODY.fullmatch(names[0].text) and _IN_CHARGE.match(rest)):
        return None
    return Part(LEAD, names, start, False)


def _subject(names: tuple[AgencyPhrase, ...], rest: str, after: int, led: bool, begins: bool) -> Part | None:
    """Returns the part of names that a sentence is about, None where the sentence gives them no task."""
    plays = P.PLAYS.match(rest)
    if plays:
        return Part(plays.lastgroup or LEAD, names, after, False)
    if led and P.ADVISES.match(rest):
        return Part(COORDINATE, names, after, False)
    if not rest.strip(" .:;,") or not _acts(names, rest, begins, led):
        return None
    rest = _COLON.sub(lambda m: f" {m['first'].lower()}", rest)
    if P.HELPS.match(rest) and (led or len(names) == 1):
        return Part(COORDINATE, names, after, False)
    if led and P.LENDS.match(rest):
        return Part(COORDINATE, names, after, False)
    return Part(LEAD, names, after, True)


def _asks(rest: str, led: bool) -> bool:
    """Returns whether a subject only hands on a task: to another agency, not to its own people."""
    if not P.ASKS.match(rest) or _HANDS_OUT.match(rest):
        return False
    return not (led and _TO_A_KIND.match(rest))


def _acts(names: tuple[AgencyPhrase, ...], rest: str, begins: bool, led: bool) -> bool:
    """Returns whether what follows a subject is a task: not a report, a rule, a condition or a state."""
    if P.NOT_ACTING.match(rest) or P.SPEAKS.match(rest) or _asks(rest, led):
        return False
    if names[0].generic and (P.KIND_NOT_ACTING.match(rest) or (len(names) == 1 and P.ANYONE.match(names[0].text))):
        return False
    if P.RULES.match(names[0].text) and P.LAYS_DOWN.match(rest):
        return False
    if verb_at(_BEHIND_A_DASH.sub("", rest).lstrip(" ,:")) and (begins or not P.NO_VERB.match(rest)):
        return True
    if begins or not names[-1].generic:
        return bool(P.LETTER.match(rest) and (begins or not P.NO_VERB.match(rest))) or (
            begins and rest.lstrip()[:1] in ":,(" and not P.FIGURES.match(rest)
        )
    return False
