"""Words that a clause takes out of another document: "bãi bỏ cụm từ “…”" says what holds no more."""

import re

_STRIKES = re.compile(
    r"(?:(?:bãi )?bỏ|thay(?: thế)?|sửa đổi)(?: các| một số)?(?: cụm)? từ(?: ngữ)?\s*[:]?\s*[“\"«]", re.IGNORECASE
)
_CLOSES = re.compile(r"[”\"»]")


def is_struck(text: str, at: int, span: tuple[int, int]) -> bool:
    """Returns whether a place in a span of a text lies between quotation marks behind words that take them out.

    Of "thay cụm từ “A” bằng cụm từ “B”" only the first is taken out.
    """
    for found in _STRIKES.finditer(text, *span):
        closing = _CLOSES.search(text, found.end(), span[1])
        if found.end() <= at < (closing.start() if closing else span[1]):
            return True
    return False
