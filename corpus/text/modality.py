"""What words say of an act: that it is forbidden, need not be, must be or may be done; or that it is so."""

import re
from enum import StrEnum

from corpus.text.negation import denies


class Modality(StrEnum):
    """What a sentence says of an act. Source: Palmer, "Mood and Modality" (2001), chapter 3, deontic modality.

    FORBIDS: it must not be, or is not; FREES: it need not be; BINDS: it must be; ALLOWS: it may be; STATES: none of
    these is said.
    """

    FORBIDS = "forbids"
    FREES = "frees"
    BINDS = "binds"
    ALLOWS = "allows"
    STATES = "states"


# The first that is said counts: "được kiểm tra bếp ăn mà không phải báo trước" allows.
_SAID = {
    "vi": re.compile(
        r"(?<!\w)(?:"
        r"(?P<frees>(?:được |thuộc diện )?miễn(?! dịch| là| sao)|khỏi phải|không (?:còn )?(?:phải|cần|bắt buộc|buộc|thu"
        r"|bị|yêu cầu|nhất thiết))"
        r"|(?P<forbids>nghiêm cấm|cấm|từ chối|chỉ được|không(?= )(?! (?:quá|dưới|vượt|thấp hơn|cao hơn|chậm|muộn|trễ"
        r"|ít hơn|nhiều hơn|chỉ|những|kể|gian|khí|phân biệt)(?!\w))|chưa|chẳng)"
        r"|(?P<binds>phải|bắt buộc|buộc|có trách nhiệm|chịu trách nhiệm)"
        r"|(?P<allows>được(?! (?:giao|phân công|quy định|ban hành|gửi|thành lập|xác định)(?!\w))|có thể|cho phép|đồng ý"
        r"|chấp thuận|thống nhất|có quyền|khuyến khích|hỗ trợ|cấp(?= (?:cho|miễn phí)))"
        r")(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:"
        r"(?P<frees>exempt\w*|excused?|waived?|let off|spared|free of|free|for free"
        r"|without (?:paying|having|a fee|charge)|(?:not|\w+n['’]t) (?:have to|need|required?|obliged))"
        r"|(?P<forbids>forbid\w*|ban(?:s|ned)?|prohibit\w*|barred|refused?|turn(?:ed)? away|not|never)"
        r"|(?P<binds>must|have to|has to|had to|needs?|required?|obliged|obligatory|mandatory|compulsory|supposed to)"
        r"|(?P<allows>may|can|could|allow\w*|permit\w*|entitled|eligible|qualify|qualif\w+|agree\w*|accept\w*|approve\w*"
        r"|get|gets|receive\w*|covers?|valid|claim)"
        r")\b|(?P<not>n['’]t\b)",
        re.IGNORECASE,
    ),
}


def modality_of(text: str, language: str = "vi") -> Modality:
    """Returns what the words of a text say of an act, by the first of them that tells."""
    found = _SAID[language].search(text)
    if found is None:
        return Modality.FORBIDS if denies(text, language) else Modality.STATES
    kind = found.lastgroup
    return Modality.FORBIDS if kind in (None, "not") else Modality(kind)
