"""What a text without a head is about, as its first article says: for people, who know it by no number."""

import re
from collections.abc import Sequence

from corpus.markers import Style, markers
from corpus.text.document_kinds import KINDS

MOST_LOOKED_AT = 12  # paragraphs from the first
LONGEST = 300  # code points
_SAYS = r"(?:quy định|hướng dẫn|ban hành|sửa đổi|bổ sung|bãi bỏ|công bố|phê duyệt|quy chuẩn|triển khai)"
_OF_ITSELF = re.compile(rf"(?:{KINDS})\s+này\s+(?P<about>{_SAYS}\s[^.;:\n]{{10,{LONGEST}}})")
# "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số …"
_DOES = re.compile(r"(?i:(?:sửa đổi|bổ sung|bãi bỏ|ban hành|phê duyệt|công bố|thành lập|thay thế)[\s,])[^.;:\n]{10,}")

# "Chính phủ ban hành Nghị định quy định về …": the last of the grounds repeats the title.
_ENACTED = re.compile(rf"\bban hành (?:{KINDS})\s+(?P<about>(?:{_SAYS}|về)\s[^;:\n]{{10,{LONGEST}}}?)\.?$")


def enacted(paragraphs: Sequence[str]) -> str | None:
    """Returns what the line that enacts a text says that it is about, None where none of its paragraphs does.

    paragraphs: those before its first unit.
    """
    found = next((m for p in paragraphs if (m := _ENACTED.search(p.rstrip("* ")))), None)
    return f"{found['about'][:1].upper()}{found['about'][1:]}".strip(" ,") if found else None


_LEADS_ON = re.compile(r",?\s*(?:bao gồm|gồm|như sau|sau đây)\s*$")  # to what is listed behind a colon


def about(paragraphs: Sequence[str]) -> str | None:
    """Returns what the first paragraphs of a text say that it is about, None where they do not.

    paragraphs: its own, without head and signature.
    """
    near = paragraphs[:MOST_LOOKED_AT]
    said = next((found["about"] for p in near if (found := _OF_ITSELF.search(p))), None)
    if said:
        return _LEADS_ON.sub("", said).strip(" ,")
    first = next((p[m.length :] for p in near for m in markers(p)[:1] if m.style is Style.ARTICLE and m.value == 1), "")
    does = _DOES.fullmatch(first.rstrip(" .:;"))
    return does.group()[:LONGEST].strip() if does else None
