"""Surnames, and a person's name at the end of a post: "Phó Chủ tịch Ủy ban nhân dân tỉnh |Lò Văn Thịnh|"."""

import re

from corpus.text.accents import UPPER

# The commonest: nine in ten people have one of them.
SURNAMES = "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn"
_GIVEN = rf"[{UPPER}]\w*"
_LAST = re.compile(rf"\s(?P<person>(?:{SURNAMES})(?: {_GIVEN}){{2,3}}|{_GIVEN} (?:Văn|Thị)(?: {_GIVEN}){{1,2}})$")
# Units that bear a person's name.
_PLACES = frozenset(("Trần Văn Thời", "Nguyễn Việt Khái", "Phan Ngọc Hiển", "Lý Văn Lâm", "Đinh Trang Hòa"))


def person_at_end(post: str) -> re.Match[str] | None:
    """Returns where a person's name ends a post (`person`), None where a place does, or nobody."""
    found = _LAST.search(post)
    return found if found and found["person"] not in _PLACES else None
