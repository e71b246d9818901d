"""Who acts by a sentence: the duties whose task stands in it, and those above it that give it to somebody."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.clause import lies_in
from corpus.duty import COORDINATE, LEAD, Duty
from corpus.lexicon.glossary import agency, english_name
from corpus.text.accents import fold
from rag.evidence import Evidence

# Words of an agency that the register lacks; "Giám đốc Sở Nông nghiệp và Phát triển nông thôn" has ten.
LONGEST_NAME = 12
LONGEST_HELPER = 8
_FOLLOWING = re.compile(r"(?: [^\W\d_]+){1,4}")


def named_duties(item: Evidence, span: tuple[int, int]) -> list[Duty]:
    """Returns the duties whose task stands in a sentence, and whose agencies are surely agencies."""
    start, end = span
    here = item.own_duties
    text = item.document.text
    inside = [d for d in here if start <= d.start < end or text.find(d.task, start, end) >= 0]
    if not any(d.role == LEAD for d in inside):
        inside += [d for d in here if d.start < item.clause.start and d.role == LEAD][:1] or _duties_above(item)
    if all(d.role == LEAD for d in inside):
        inside += _helping_above(item, inside)
    seen: set[tuple[str, str]] = set()
    named = []
    for d in (_whole_name(d, text) for d in inside):
        key = (d.role, fold(d.agency))
        if key not in seen and (_is_surely_agency(d.agency) or _is_surely_helper(d)):
            seen.add(key)
            named.append(d)
    return named


def _whole_name(duty: Duty, text: str) -> Duty:
    """Returns a duty with the whole of a registered name that ends later: "Ngân hàng Nhà nước| chi nhánh Khu vực"."""
    words = duty.agency.split()
    if text[duty.start : duty.end] != duty.agency:
        return duty
    tails = [" ".join(words[n:]) for n in range(len(words))]
    following = _FOLLOWING.match(text, duty.end)
    added = following[0].split() if following else []
    for n in range(len(added), 0, -1):
        more = " ".join(added[:n])
        own = next((tail for tail in tails if agency(f"{tail} {more}")), None)
        # Of a name that is registered itself a longer one must be another agency: "Sở Y tế| tỉnh" is not.
        if own and agency(f"{own} {more}") is not agency(own):
            return replace(duty, agency=f"{duty.agency} {more}", end=duty.end + 1 + len(more))
    return duty


def _duties_above(item: Evidence) -> list[Duty]:
    """Returns the duties of the nearest clause above that says who leads: what a "+" item specifies is its task."""
    path = item.clause.path
    above = [d for d in item.duties if d.clause != path and lies_in(path, d.clause)]
    nearest = max((d.clause for d in above if d.role == LEAD), key=len, default=None)
    return [d for d in above if d.clause == nearest]


def _helping_above(item: Evidence, leads: Sequence[Duty]) -> list[Duty]:
    """Returns who coordinates in what is headed by the words that name who leads: "A chủ trì, phối hợp với B: a) …"."""
    headed = {d.start for d in leads if d.start < item.clause.start}
    above = [d for d in item.duties if d.clause != item.clause.path and lies_in(item.clause.path, d.clause)]
    heads = {d.clause for d in above if d.role == LEAD and d.start in headed}
    return [d for d in above if d.role != LEAD and d.clause in heads]


def _is_surely_helper(duty: Duty) -> bool:
    """Returns whether a phrase in small letters is one of those with whom a task is done: "doanh nghiệp viễn thông".

    One of several that is left out makes the rest look like all.
    """
    return duty.role == COORDINATE and len(duty.agency.split()) <= LONGEST_HELPER


def _is_surely_agency(name: str) -> bool:
    """Returns whether a phrase is a name that can be shown by itself: registered, or short and in capitals."""
    if agency(name) or english_name(name):
        return True
    words = name.split()
    return len(words) <= LONGEST_NAME and words[0][:1].isupper() and ("," not in name or " các " in name)
