"""What a text does to the documents it cites: replaces, amends, repeals, implements or rests on each, or none of it."""

import re
from collections.abc import Sequence

from corpus.document import AMENDS, BASED_ON, IMPLEMENTS, REPEALS, REPLACES
from corpus.facts.references import Reference
from corpus.text.document_kinds import KINDS
from corpus.text.tones import new_tones

# A data sheet has a bar or a colon between what is done and to what: "Thay thế | Nghị định 27/2018/NĐ-CP".
_TO = r"(?:\s*[|:])?\s*$"
# What stands before a document's number, nearest first; the first that matches decides.
_BEFORE: list[tuple[str, re.Pattern[str]]] = [
    (REPLACES, re.compile(rf"(?:thay thế|thay cho)(?:\s+(?:cho|toàn bộ))?(?:\s+các)?{_TO}", re.IGNORECASE)),
    (
        AMENDS,
        re.compile(
            rf"(?:sửa đổi|bổ sung|đính chính)(?:[^.;“”]{{0,70}}\b(?:của|tại|vào|ban hành kèm theo))?(?:\s+các)?{_TO}",
            re.IGNORECASE,
        ),
    ),
    (
        REPEALS,
        re.compile(rf"(?:bãi bỏ|hủy bỏ)(?:\s+toàn bộ|[^.;]{{0,40}}\b(?:của|tại))?(?:\s+các)?{_TO}", re.IGNORECASE),
    ),
    (
        IMPLEMENTS,
        re.compile(r"(?:thực hiện|triển khai|triển khai thực hiện|thi hành)(?:\s+(?:các|nghiêm))?\s*$", re.IGNORECASE),
    ),
    (BASED_ON, re.compile(r"^\s*Căn cứ(?:\s+vào)?\s*$")),
]
_OF_A_PART = re.compile(r"\b(?:của|tại)(?:\s+các)?\s*$")
_CHANGES = (REPLACES, AMENDS, REPEALS)
_PASSIVE = re.compile(r"\b(?:được|bị)\s+$")
# "Thông tư số 5 … hết hiệu lực kể từ ngày Thông tư này có hiệu lực"; "… được thay thế bằng Thông tư này".
_ENDED = re.compile(r"[^.;:“”\n]{0,400}?\b(?:hết|không còn|chấm dứt)(?: giá trị)? hiệu lực\b")
_BY_THIS = re.compile(
    r"[^.;:“”\n]{0,400}?\b(?:được|bị) (?P<verb>thay thế|bãi bỏ|hủy bỏ|sửa đổi)[^.;:“”\n]{0,60}?"
    rf"\b(?:bởi|bằng|theo|tại)\b[^.;:“”\n]{{0,40}}?(?:{KINDS}) này\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:ngày|khi|lúc|trước|sau|nếu|trường hợp|thời điểm|theo|của|tại|căn cứ|vào)\s+$", re.IGNORECASE)
# What stands between a document's number and what that document did to another: its day and its issuer.
_OF_ANOTHER = re.compile(
    r"(?:,?\s+ngày\s+[\d/.\s-]+(?:tháng\s+\d+\s+năm\s+\d+)?)?(?:,?\s+(?:của|do)\s+[^,;.]{2,100}?)?"
    r"(?:,?\s+(?:ban hành )?ngày\s+[\d/.\s-]+(?:tháng\s+\d+\s+năm\s+\d+)?)?\s+(?:(?:về|về việc|đã)\s+)?$"
)
_JOINT = re.compile(r"(?:[,;]|\bvà\b|\bcùng\b|\bcùng với\b)(?:\s+(?:và|cùng))?(?:\s+(?:các|toàn bộ))?(?:\s+số)?\s*$")
_STOPS = re.compile(r"\b(?:theo|căn cứ|trừ|này|có hiệu lực|hết hiệu lực|thay thế|bãi bỏ|sửa đổi)\b|[.:“”\"\n]")
_GOES_ON = re.compile(r"[^.;\n]{0,120}?\b(?:tiếp tục|vẫn|còn)\b[^.;\n]{0,20}\bhiệu lực\b")
_ITEM = re.compile(
    rf"\s*(?:\(?\w{{1,3}}[).]|[-–+*•])?\s*(?=(?:{KINDS})\s+(?:s[ốô]\s*:?\s*)?\d|(?:điểm|khoản|Điều|Chương|Mục) \w)"
)
# A sentence that repeals, up to what it repeals: "Bãi bỏ quy định về … tại |Điều 4 Nghị định số 113|".
_REPEALING = re.compile(
    rf"\s*(?:\(?\w{{1,3}}[).]|[-–+*•]|Điều \w+\.)?\s*(?:(?:{KINDS}) này\s+)?(?:bãi bỏ|hủy bỏ)\s+"
    r"(?P<what>[^.;:“”]{1,400})$",
    re.IGNORECASE,
)
_STANDS_IN = re.compile(r"\b(?:của|tại|ban hành kèm theo)\s*$")
_NOT_REPEALED = re.compile(r"\b(?:theo quy định|căn cứ|trừ|được|bị)\b|\bsố \d")
_HEADS = (
    (REPLACES, re.compile(r"\bthay thế\b", re.IGNORECASE)),
    (REPEALS, re.compile(r"\b(?:bãi bỏ|hủy bỏ|hết hiệu lực|không còn hiệu lực)\b", re.IGNORECASE)),
)
MOST_ITEMS = 60  # lines of a list between its head and an item


def kinds_of(text: str, references: Sequence[Reference], own: str | None = None) -> list[str | None]:
    """Returns what a text does to the document that each reference names, None for what it only cites.

    references: those that name a document, in the order of the text; own: the number of the text's own document.
    """
    found: list[str | None] = []
    for n, reference in enumerate(references):
        before = references[n - 1] if n else None
        kind = _said_before(text, reference, before, own)
        if kind is None and before is not None and found[-1] in _CHANGES and _is_joined(text, before, reference):
            kind = found[-1]
        following = next((r.start for r in references[n + 1 :] if r.start >= reference.end), len(text))
        kind = kind or _said_after(text, reference, following) or _said_above(text, reference)
        found.append(kind or _said_of_a_part(text, reference))
    return _joined_to_the_next(text, references, found)


def _said_before(text: str, reference: Reference, before: Reference | None, own: str | None) -> str | None:
    """Returns what is said just before a reference; nothing where that is what another document did, or what was."""
    start = text.rfind("\n", 0, reference.start) + 1
    start = max(start, reference.start - 120)
    said = new_tones(text[start : reference.start])
    for kind, pattern in _BEFORE:
        match = pattern.search(said)
        if match is None:
            continue
        if kind not in _CHANGES:
            return kind
        another = before is not None and before.number != own and before.end >= start
        lead = said[before.end - start : match.start()] if another and before else said[: match.start()]
        if _PASSIVE.search(lead) or (another and _OF_ANOTHER.fullmatch(lead)):
            return None
        # "Bãi bỏ khoản 2 Chỉ thị số 5": the rest of it goes on.
        return AMENDS if reference.steps or _OF_A_PART.search(match.group()) else kind
    return None


def _is_joined(text: str, before: Reference, reference: Reference) -> bool:
    """Returns whether a reference goes on the list of the one before: "Thông tư 1 và Thông tư 2"."""
    if reference.start < before.end:
        return reference.number == before.number
    between = text[before.end : reference.start]
    joint = _JOINT.search(between)
    if joint is None or len(between) > 400 or _STOPS.search(between[: joint.start()]):
        return False
    return not _GOES_ON.match(text, reference.end)


def _said_after(text: str, reference: Reference, following: int) -> str | None:
    """Returns what is said behind a reference, up to the next one: that it ends, or what this document does to it."""
    if _UNTIL.search(text, max(0, reference.start - 20), reference.start):
        return None
    after = new_tones(text[reference.end : following])
    if _ENDED.match(after):
        return AMENDS if reference.steps else REPEALS
    by_this = _BY_THIS.match(after)
    if by_this is None:
        return None
    verb = by_this["verb"].lower()
    return REPLACES if verb == "thay thế" else AMENDS if verb == "sửa đổi" or reference.steps else REPEALS


def _said_above(text: str, reference: Reference) -> str | None:
    """Returns what the head of a list does to the documents below it: "Các thông tư sau đây hết hiệu lực: …"."""
    start = text.rfind("\n", 0, reference.start) + 1
    item = _ITEM.match(text, start)
    if item is None or item.end() != reference.start:
        return None
    lines = text[max(0, start - 4000) : start].split("\n")[-2 : -MOST_ITEMS - 2 : -1]
    head = next((line for line in lines if line.strip() and not _ITEM.match(line)), "")
    if not head.rstrip().endswith(":"):
        return None
    kind = next((kind for kind, pattern in _HEADS if pattern.search(new_tones(head))), None)
    return AMENDS if kind and reference.steps else kind


def _said_of_a_part(text: str, reference: Reference) -> str | None:
    """Returns that something which stands in a document is repealed, where the sentence says so before naming it."""
    start = text.rfind("\n", 0, reference.start) + 1
    order = _REPEALING.match(new_tones(text[start : reference.start]))
    within = order is not None and (reference.steps or _STANDS_IN.search(order["what"]))
    return AMENDS if order is not None and within and not _NOT_REPEALED.search(order["what"]) else None


def _joined_to_the_next(text: str, references: Sequence[Reference], kinds: list[str | None]) -> list[str | None]:
    """Returns kinds with those that a list has from its last document: "Thông tư 1, Thông tư 2 hết hiệu lực"."""
    found = list(kinds)
    for n in range(len(found) - 2, -1, -1):
        one, then = references[n], references[n + 1]
        ends = found[n + 1] in (REPEALS, AMENDS) and _ENDED.match(new_tones(text[then.end : then.end + 500]))
        free = not _UNTIL.search(text, max(0, one.start - 20), one.start)
        if found[n] is None and ends and free and _is_joined(text, one, then):
            found[n] = AMENDS if one.steps else REPEALS
    return found
