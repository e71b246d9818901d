"""Injection check: text that gives its reader orders, be it in a question or in a document."""

import re

# What orders a reader, not an office.
_ORDERS = re.compile(
    r"\b(?:bo qua|quen|khong tuan theo|phot lo)\b.{0,30}\b(?:huong dan|chi dan|lenh|quy tac|yeu cau)\b.{0,20}"
    r"\b(?:truoc|tren|he thong)\b"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|prompt|rule|above|previous|prior)s?\b"
    r"|\b(?:system prompt|loi nhac he thong|prompt he thong|developer mode|jailbreak)\b"
    r"|\b(?:tra loi|noi|viet|khang dinh) rang\b.{0,80}\b(?:chu tri|khong can|duoc phep)\b"
    r"|\b(?:you are now|act as|pretend to be|from now on you|hay dong vai|tu gio ban la|ban la mot tro ly)\b"
)


def gives_orders(folded: str) -> bool:
    """Returns whether a folded text tells its reader to leave its instructions, or to say something."""
    return bool(_ORDERS.search(folded))
