"""Who is bound outright at the head of a sentence, though no head of an agency begins the name.

"Tổ chức đấu giá tài sản |phải| …", "Bên mời thầu |có trách nhiệm| …": the words that
bind say where the subject ends, so that no list of names is asked. Without them such a sentence is a rule for anybody.
"""

import re

from corpus.duties.agency_phrases import AgencyPhrase
from corpus.duties.verbs import listed
from corpus.duties.words import BINDS

# Bodies and office holders that are told by what they do; what private persons must do is a rule, and no task.
_WHO = listed(r"""
    tổ chức(?! đảng| và| của| thi)|nhà (?:đầu tư|sản xuất|phân phối|cung cấp|tài trợ)
    chủ (?:quản|rừng|hố|vựa|bè|trang trại|mỏ|hàng)
    bên (?:giao|nhận|bán|mua|cho thuê|thuê|mời thầu)|nền tảng|sàn (?:giao dịch|thương mại)|kênh|thẩm phán|thư ký
    (?:kiểm sát|điều tra|chấp hành|công chứng|đấu giá|giám định|hòa giải|kiểm toán|thanh tra|kiểm định|đăng kiểm) ?viên
""")
_BOUND = re.compile(
    rf"(?P<who>(?i:các |mỗi |mọi |từng )?(?i:{_WHO})(?!\w)[^.;:()\n]{{0,110}}?),?\s"
    rf"(?={BINDS.pattern}(?! (?:đáp ứng|là|phù hợp|đủ)(?!\w)))"
)
# What stands in no subject: words that begin a condition or another clause.
_NO_SUBJECT = re.compile(
    r"(?:^|\s)(?:thì|nếu|khi|để|mà|vì|nhưng|đồng thời|trong thời hạn|trước|sau|không|nào|là|việc|trường hợp|này|đó)"
    r"(?!\w)"
    r"|,(?: \w+){7}"
)
LONGEST = 18  # words


def bound_subject(text: str, start: int, end: int) -> AgencyPhrase | None:
    """Returns who is bound in a piece of a sentence that begins with them, None where nobody is."""
    found = _BOUND.match(text, start, end)
    if found is None or _NO_SUBJECT.search(found["who"]) or len(found["who"].split()) > LONGEST:
        return None
    return AgencyPhrase(found["who"], start, found.end("who"))
