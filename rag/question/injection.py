"""Injection check: text that gives its reader orders, be it in a question or in a document."""

import re

# What orders a reader, not an office.
_ORDERS = re.compile(
    r"\b(?:bo qua|quen|khong tuan theo|phot lo)\b.{0,30}\b(?:huong dan|chi dan|lenh|quy tac|yeu cau)\b.{0,20}"
    r"\b(?:truoc|tren|he thong)\b"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|prompt|rule|above|previous|prior)s?\b"
    # At the beginning it needs no "above": it is said to whoever reads.
    r"|^(?:(?:hay|ban|xin|vui long|bot) )*(?:bo qua|quen|phot lo)(?: (?:di|het|moi|cac|nhung|tat ca|toan bo))*"
    r" (?:huong dan|chi dan|lenh|quy tac)(?= (?:va|roi|do|nay|cua ban|di)\b|$)"
    r"|^(?:(?:please|now|just) )*(?:say|answer|reply|respond|repeat|confirm) (?:only )?that\b"
    r"|^(?:(?:please|now|just) )*(?:say|print|output|write|type)\b.{1,60}\b(?:and )?nothing else$"
    r"|^(?:(?:hay|ban|xin|vui long) )*(?:chi )?(?:noi|in ra|viet|tra loi)\b.{1,60}"
    r"\b(?:khong noi|khong them) gi (?:khac|them|nua)$"
    r"|^system (?:you are|ban la)\b|\breveal (?:the |your )?(?:\w+ ){0,3}(?:path|password|key|secret)s?\b"
    r"|\b(?:reveal|print|show|repeat)(?: me)? (?:your|the|all) (?:\w+ )?(?:prompt|instructions)\b"
    r"|\b(?:system prompt|loi nhac he thong|prompt he thong|developer mode|jailbreak)\b"
    r"|\b(?:tra loi|noi|viet|khang dinh) rang\b.{0,80}\b(?:chu tri|khong can|duoc phep)\b"
    r"|\b(?:you are now|act as|pretend to be|from now on you|hay dong vai|tu gio ban la|ban la mot tro ly)\b"
)


def gives_orders(folded: str) -> bool:
    """Returns whether a folded text tells its reader to leave its instructions, or to say something."""
    return bool(_ORDERS.search(folded))
