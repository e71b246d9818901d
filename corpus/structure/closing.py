"""Where the closing formula of a zone starts: "Yêu cầu các đơn vị thực hiện./." after the last unit."""

import re
from collections.abc import Sequence

from corpus.markers import Style
from corpus.structure.headings import is_heading
from corpus.structure.tree import Tree, Unit

CLOSING_WORDS = re.compile(
    r"^(Trên đây|Yêu cầu|Đề nghị|Giao |Nhận được|Trong quá trình|Căn cứ|Thừa lệnh|Thực hiện văn bản"
    r"|Chỉ thị này|Kế hoạch này"
    r"|Quyết định này|Công điện này|Thông báo này|Văn bản này|Quy chế này|Các |Thủ trưởng|Thủ tướng Chính phủ"
    r"|(Ủy|Uỷ) ban nhân dân"
    r"|UBND|Chủ tịch|Văn phòng|Ban Thường vụ|Bộ |Sở |Công văn này|Nghị quyết này|Chính phủ|Nhận được|Rất mong)"
)
OVER = "./."


def closing_start(tree: Tree, paragraphs: Sequence[str], trailer: int) -> int:
    """Returns the paragraph where the closing formula starts, the trailer where there is none.

    It is the unmarked text at the very end, after a unit that already has its text: a heading's
    only paragraph is its body. Below a Điều all text is the Điều's.
    """
    if not tree.units:
        return trailer
    last = tree.units[-1]
    if any(b > last.paragraph for b in tree.breaks) or any(u.style is Style.ARTICLE for u in last.chain()):
        return trailer
    first = _after_text(last, paragraphs)
    for j in range(first, trailer):
        if not any(map(str.isalpha, paragraphs[j])):
            continue  # "./." on a line of its own ends the last unit
        if paragraphs[j].endswith(OVER) or (j == trailer - 1 and CLOSING_WORDS.match(paragraphs[j])):
            return _earliest(paragraphs, first, j)
    return trailer


def _after_text(unit: Unit, paragraphs: Sequence[str]) -> int:
    """Returns the first paragraph that a unit does not need for a text of its own."""
    headed = is_heading(paragraphs[unit.paragraph][unit.marker_length :])
    return unit.paragraph + (2 if headed else 1)


def _earliest(paragraphs: Sequence[str], first: int, j: int) -> int:
    """Returns the earliest paragraph from which all up to `j` reads like a closing formula."""
    while j > first and CLOSING_WORDS.match(paragraphs[j - 1]):
        j -= 1
    return j
