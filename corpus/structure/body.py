"""A zone's body before anything is decided: what each paragraph may begin with, what is quoted, what heads tasks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.layout.unwrap import is_row
from corpus.markers import BULLETS, Marker, Style, markers
from corpus.patience import go_on
from corpus.structure.ahead import Ahead
from corpus.structure.headings import ends_sentence
from corpus.structure.quotations import quoted_paragraphs
from corpus.structure.zones import Zone
from corpus.text.accents import UPPER

_AGENCY = (
    r"(?:Đề nghị |Giao |Yêu cầu |Các )?(?:Bộ|Sở|Ủy ban|Uỷ ban|UBND|Ban|Công an|Văn phòng|Cục|Chi cục|Thanh tra|Tòa án"
    r"|Viện|Kho bạc|Ngân hàng|Bảo hiểm|Hội|Đoàn|Liên đoàn|Đài|Báo|Trung tâm|Phòng|sở|Mặt trận|Điện lực)\b"
)
AGENCY_TASK = re.compile(rf"^{_AGENCY}[^.:]{{0,160}}:")
# A name and nothing that it does: "Báo cáo:" and "Ban hành văn bản:" name nobody.
_OF_A_NAME = r"(?:các|tỉnh|thành|xã|phường|đặc|huyện|quận|nhân|quản|cấp|ngành|chỉ|chuyên|và)"
_DOES = (
    r"(?:chủ trì|phối hợp|thực hiện|triển khai|tổ chức|báo cáo|xây dựng|ban hành|có|gồm|sau|như|tại|theo|về|để|trong|từ"
    r"|đã|phải|cần|được|tiếp tục|tăng cường|rà soát|tham mưu)"
)
AGENCY_ALONE = re.compile(rf"^{_AGENCY}(?:(?=[:,])| (?=[{UPPER}]|{_OF_A_NAME}\b))(?:(?!\b{_DOES}\b)[^.:;])*:$")
LONGEST_AGENCY = 90  # code points of it
FEWEST_AGENCIES = 2  # one agency before dashes heads no list of tasks
LONGEST_TITLE = 120  # code points of a container's title that is not set in capitals


@dataclass(frozen=True)
class Body:
    """What is known of the paragraphs of a zone's body.

    paragraphs: those of the whole document, by whose numbers all else goes; start, stop: the body is
    paragraphs[start:stop]; found: what each paragraph of the body may begin with, the likeliest first; quoted: those
    that begin inside quotation marks; ahead: what comes after each.
    """

    paragraphs: Sequence[str]
    start: int
    stop: int
    found: Mapping[int, list[Marker]]
    quoted: frozenset[int]
    ahead: Ahead = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Makes what looks ahead."""
        object.__setattr__(self, "ahead", Ahead(self.found, self.quoted))

    def later(self, i: int, reach: int | None = None) -> Iterator[Marker]:
        """Yields what the paragraphs after `i` may begin with, at most `reach` paragraphs on where that is given."""
        stop = self.stop if reach is None else min(i + reach, self.stop)
        for j in range(i + 1, stop):
            yield from self.found[j]

    def follows_sentence(self, i: int) -> bool:
        """Returns whether the paragraph before ends a sentence, or there is none in the body."""
        return i == self.start or ends_sentence(self.paragraphs[i - 1])

    def may_be_title(self, i: int) -> bool:
        """Returns whether a paragraph that stands below `Chương I` may be its title."""
        p = self.paragraphs[i]
        if any(not m.weak for m in self.found[i]):
            return False
        return p.isupper() or (len(p) < LONGEST_TITLE and not ends_sentence(p) and p[0].isupper())

    def is_below_title(self, i: int) -> bool:
        """Returns whether a title of several lines ends before a paragraph: only one in capitals has several."""
        above = self.found.get(i - 1, [])
        named = any(m.style is Style.CHAPTER for m in above)
        return not named and not (self.paragraphs[i].isupper() and self.paragraphs[i - 1].isupper())

    def agency_heads(self) -> frozenset[int]:
        """Returns the paragraphs where an agency heads its tasks ("Bộ Y tế:") and no numbered unit does.

        Its tasks are items of a list, or plain text below its name alone where no unit with a number follows.
        """
        heads = frozenset(i for i in range(self.start, self.stop) if self._is_agency_head(i))
        plain = frozenset(i for i in range(self.start, self.stop - 1) if self._is_plain_head(i))
        if plain and not self._numbered_after(min(plain)):
            heads |= plain
        return heads if len(heads) >= FEWEST_AGENCIES else frozenset()

    def _is_plain_head(self, i: int) -> bool:
        """Returns whether a paragraph is the name of an agency alone, above text that is neither unit nor name."""
        p, below = self.paragraphs[i], self.paragraphs[i + 1]
        named = len(p) <= LONGEST_AGENCY and AGENCY_ALONE.match(p)
        free = not (self.found[i] or self.found[i + 1]) and not {i, i + 1} & self.quoted
        return bool(named) and free and not below.endswith(":") and not is_row(below)

    def _numbered_after(self, i: int) -> bool:
        return any(not m.weak and m.style not in BULLETS for m in self.later(i))

    def _is_agency_head(self, i: int) -> bool:
        p = self.paragraphs[i]
        if not AGENCY_TASK.match(p) or self.found[i] or i in self.quoted or not p.endswith(":"):
            return False
        following = self.found.get(i + 1, [])
        return bool(following and following[0].style in BULLETS)


def read_body(paragraphs: Sequence[str], zone: Zone) -> Body:
    """Returns what is known of the paragraphs of a zone's body."""
    found = {i: _candidates(paragraphs[i]) for i in range(zone.body, zone.trailer)}
    quoted = quoted_paragraphs(paragraphs, zone.body, zone.trailer)
    return Body(paragraphs, zone.body, zone.trailer, found, quoted)


def _candidates(paragraph: str) -> list[Marker]:
    """Returns what a paragraph may begin with: nothing where it is a row of a table, which continues no list."""
    go_on()
    return [] if is_row(paragraph) else markers(paragraph)
