"""Headings: whether the text after a marker is one."""

import re

HEADING_END = re.compile(r"[.;:,!?…]$|\./\.$")
LONGEST_HEADING = 250  # code points
LONGEST_BEFORE_COLON = 160  # code points


def is_heading(text: str) -> bool:
    """Returns whether the text that stands after a marker is a heading, and no sentence of the body."""
    if not text or len(text) > LONGEST_HEADING:
        return False
    if text.endswith(":"):
        return len(text) < LONGEST_BEFORE_COLON
    return not HEADING_END.search(text) or text.isupper()


def ends_sentence(paragraph: str) -> bool:
    """Returns whether a paragraph ends with a mark that ends a sentence or a part of one."""
    return bool(HEADING_END.search(paragraph))
