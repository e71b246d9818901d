"""What a signature tool and a receiver print into the head of a document: who signed when, the stamp `ĐẾN`.

None of it is of the document: who received it is not who issued it, and the number in the stamp is not its number.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from corpus.layout.dateline import read_dateline
from corpus.markers import markers
from corpus.structure.head_lines import KIND_LINE, MOTTO, NUMBER_ALONE, NUMBER_LINE
from corpus.text.accents import UPPER, fold

DEEPEST = 40  # paragraphs from the beginning among which a note or a stamp is looked for
# Labels that only a signature's note has, and those that go with them, folded.
_SURE = (
    "nguoi ky|ky boi|duoc ky boi|da ky boi|ky so boi|duoc ky so boi|da duoc ky so boi|thoi gian ky|ngay gio ky|gio ky"
    "|thoi diem ky|chu ky so|da ky so|van ban da duoc ky so|van ban duoc ky so|tai lieu da duoc ky so|ky dien tu boi"
    "|digitally signed by|digitally signed|signed by|signature not verified|signature valid|signature is valid"
    "|signing time"
)
_BESIDE = (
    "email|e mail|thu dien tu|co quan|to chuc|don vi|ngay ky|chuc danh|chuc vu|noi ky|ly do|ly do ky|date|reason"
    "|location|contact|dn|cn|serial|so serial|so seri|so hieu chung thu|chung thu so|nha cung cap|don vi cung cap|ngay"
    "|foxit pdf reader version|foxit reader version|adobe acrobat version|version|tsa|dau thoi gian|thiet bi"
)
_SURE_NOTE = re.compile(rf"^(?:{_SURE})\b")
_BESIDE_LABELS = frozenset(_BESIDE.split("|"))
MOST_BETWEEN = 2  # lines between two of a note: the rest of a name that did not fit
# The stamp of who received a document (Decree 30/2020, Annex IV): its name, ĐẾN, number, day, to whom, file.
ARRIVED = re.compile(
    r"^(?:CÔNG VĂN |VĂN BẢN |VB |CV )?ĐẾN\b(?:\s*[:.…]*\s*(?:(?:Số|SỐ|Ngày|NGÀY|Giờ|GIỜ)\b.*)?)?$"
    r"|^(?:Số|Ngày|Giờ) đến\s*:"
)
_STAMPED = re.compile(
    r"^(?:Số(?: đến)?\s*[:.…]*\s*(?:\d+|[…. ]*)(?:\s+(?:Ngày|Giờ)\b.*)?$|(?:Ngày|Giờ)(?: đến)?\s*[:.…]+.*$"
    r"|Ngày(?: đến)?\s+\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$|(?:Kính c|C)huyển\s*[:.…]"
    r"|Lưu hồ sơ(?: số)?\s*[:.…]|(?:Số và )?[Kk]ý hiệu (?:HS|hồ sơ)\b)"
)
_COPIED = re.compile(r"^(?:SAO Y|SAO LỤC|TRÍCH SAO|BẢN SAO|SAO TỪ BẢN)\b|^\(?(?:BẢN )?DỰ THẢO\b.{0,20}$")
_GOES_ON = re.compile(r"^(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU|THỊ XÃ|THỊ TRẤN|VÀ|THUỘC)\b")
MOST_RECEIVERS = 3  # lines in capitals
LONGEST_RECEIVER = 60


def find_notes(paragraphs: Sequence[str]) -> set[int]:
    """Returns the numbers of the paragraphs in a head that a signature tool, a receiver or a copyist put there."""
    head = paragraphs[: next((i for i, p in enumerate(paragraphs[:DEEPEST]) if _is_body(p)), DEEPEST)]
    notes = _signature(head)
    stamp = _stamp(head)
    return notes | stamp | {i for i, p in enumerate(head) if _COPIED.match(p)}


def _is_body(p: str) -> bool:
    return any(not m.weak for m in markers(p)) and not NUMBER_ALONE.match(p)


def _is_paper(p: str) -> bool:
    """Returns whether a line is one that only the document's own head has."""
    return any(pattern.match(p) for pattern in (MOTTO, KIND_LINE, NUMBER_LINE, NUMBER_ALONE)) or bool(read_dateline(p))


def _signature(head: Sequence[str]) -> set[int]:
    """Returns the lines of a signature's note: its labels, what stands below an empty one, and rests between them."""
    folded = [fold(p) for p in head]
    sure = [i for i, p in enumerate(folded) if _SURE_NOTE.match(p)]
    if not sure:
        return set()
    beside = [i for i, p in enumerate(head) if fold(re.split("[:=]", p)[0]) in _BESIDE_LABELS and re.search("[:=]", p)]
    found: set[int] = set()
    for i in sorted({*sure, *beside}):
        nearest = min(abs(i - j) for j in {*sure, *found})
        if nearest <= MOST_BETWEEN + 1 and not _is_paper(head[i]):
            found.add(i)
    return found | _between(head, found) | _below(head, found)


def _between(head: Sequence[str], found: Collection[int]) -> set[int]:
    """Returns the lines that stand between two of a note, where they are few and none is of the document's head."""
    ordered = sorted(found)
    gaps = [range(a + 1, b) for a, b in pairwise(ordered) if b - a - 1 <= MOST_BETWEEN]
    return {i for gap in gaps if not any(_is_paper(head[i]) for i in gap) for i in gap}


def _below(head: Sequence[str], found: Collection[int]) -> set[int]:
    """Returns the lines below labels that have their value there."""
    empty = [i + 1 for i in found if head[i].rstrip().endswith(":") and i + 1 < len(head)]
    return {i for i in empty if not _is_paper(head[i])}


def _stamp(head: Sequence[str]) -> set[int]:
    """Returns the lines of the stamp of who received the document, its name in capitals included."""
    arrived = next((i for i, p in enumerate(head) if ARRIVED.match(p)), None)
    if arrived is None:
        return set()
    first = last = arrived
    while last + 1 < len(head) and (_STAMPED.match(head[last + 1]) or ARRIVED.match(head[last + 1])):
        last += 1
    while first and _STAMPED.match(head[first - 1]):
        first -= 1
    receiver = first
    while receiver and first - receiver < MOST_RECEIVERS and _may_receive(head[receiver - 1]):
        receiver -= 1
    others = [*head[:receiver], *head[last + 1 :]]
    if not any(map(_may_issue, others)):
        # All names stand above the stamp: the last is the receiver's, and the only one the issuer's.
        names = [i for i in range(receiver, first) if not _GOES_ON.match(head[i])]
        receiver = names[-1] if len(names) > 1 else first
    return set(range(receiver, last + 1))


def _may_receive(p: str) -> bool:
    named = re.match(rf"^[{UPPER}][^:;.]*$", p) is not None
    return named and len(p) <= LONGEST_RECEIVER and not _is_paper(p) and p.isupper()


def _may_issue(p: str) -> bool:
    return p.isupper() and not _is_paper(p) and any(c.isalpha() for c in p) and not any(c.isdigit() for c in p)
