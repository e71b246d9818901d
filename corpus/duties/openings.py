"""A kind of body in small letters at the head of a piece: "; hãng xe công nghệ |niêm yết| giá".

In running text a bare noun is what somebody deals with; at the head of a piece, before a verb, it is who acts. So any
noun of a body may begin it there, and where it ends is told as for other kinds.
"""

import re

from corpus.duties.agency_phrases import AgencyPhrase
from corpus.duties.heads import KIND, KINDS
from corpus.duties.homographs import is_thing
from corpus.duties.kinds import kind_end
from corpus.duties.verbs import listed, verb_at

_MORE = listed(r"""
    xí nghiệp|kế toán(?: trưởng)?|thuyền trưởng|máy trưởng|trại giam|công viên|tập đoàn|trang trại|tổng đài|tòa án|quỹ
    cửa hàng|người phát ngôn|bến (?:xe|phà|cảng|tàu)|nhà xe|ga
    nhà vườn|nhà hát|bảo tàng|kho bạc|hải quan|biên phòng|kiểm lâm|thuế|đài|báo|tòa soạn|chợ|cảng|trưởng \w+
""")
# Levels of government that are somebody only with a word more: "xã |có đường sắt đi qua| cử người".
_PLACE = r"(?:xã|phường|huyện|tỉnh|thành phố|quận|thị xã|thị trấn|thôn|bản|ấp|đặc khu)"
_HEAD = re.compile(rf"(?!(?:tổ|ban|hội|đội) (?:chức|hành|ngũ))(?:{KINDS}|{_MORE})(?!\w)")
_BARE_PLACE = re.compile(rf"{_PLACE}(?: này| đó)?$")
_LONGEST = 10  # words


def opening_subject(text: str, start: int, end: int) -> AgencyPhrase | None:
    """Returns the kind that a piece begins with and that a verb follows, None for any other beginning."""
    head = None if KIND.match(text, start, end) or is_thing(text, start, end) else _HEAD.match(text, start, end)
    if head is None or verb_at(text, start, head.end()):
        return None
    stop = kind_end(text, start, head.end(), end)
    words = text[start:stop]
    acts = verb_at(text, stop + 1, end) or text.startswith(" không ", stop)
    if not acts or _BARE_PLACE.match(words) or len(words.split()) > _LONGEST:
        return None
    return AgencyPhrase(words, start, stop)
