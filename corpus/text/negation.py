"""Whether words deny: "không được", "cấm", "miễn", "without"."""

import re

# Bounds and parts of other words deny nothing: "không quá 5 ngày", "không gian", "không chỉ".
_NOT = re.compile(
    r"(?<!\w)(?:không(?! (?:quá|dưới|vượt|thấp hơn|cao hơn|chậm|muộn|trễ|ít hơn|nhiều hơn|chỉ|những|kể|gian|khí"
    r"|phân biệt)(?!\w))"
    r"|chưa|chẳng|cấm|miễn(?! dịch)|loại trừ|ngoại trừ|bãi bỏ|khỏi)(?!\w)",
    re.IGNORECASE,
)
_NOT_EN = re.compile(
    r"\b(?:not|no|never|without|free of|exempt\w*|barred|forbidden|prohibited|banned|waive[ds]?|cannot"
    r"|let off|excused|spared)\b|n['’]t\b",
    re.IGNORECASE,
)


def denies(text: str, language: str = "vi") -> bool:
    """Returns whether a text denies something."""
    return bool((_NOT_EN if language == "en" else _NOT).search(text))
