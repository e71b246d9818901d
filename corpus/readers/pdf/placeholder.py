"""Pages that say nothing but that another program is needed to see the document."""

import re

from corpus.message import Message

LONGEST = 2500  # code points; such a page has a third of that
# What Adobe's programs write on the page of a form, of a portfolio, and of a file under rights management.
_FORM = re.compile(
    r"Please wait\.{0,3}\s.{0,80}?If this message is not eventually replaced"
    r"|you are trying to load requires Adobe (?:Reader|Acrobat) \d"
    r"|you need a later version of the PDF viewer"
    r"|Please wait\.{3}\s*$",
    re.IGNORECASE | re.DOTALL,
)
_PORTFOLIO = re.compile(r"open this PDF portfolio in\b", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:document|file) is protected\b.{0,200}\b(?:rights management|information protection|compatible PDF reader)",
    re.IGNORECASE | re.DOTALL,
)
_PRINT = Message("open it in Adobe Reader, print it to a new PDF and ingest that")


def why_placeholder(text: str, files: tuple[str, ...] = ()) -> Message | None:
    """Returns why a text stands for another that is not there, and what to do; None where it is a text of its own.

    files: the names of what is embedded in the PDF.
    """
    text = text.strip()
    if len(text) > LONGEST:
        return None
    if _FORM.search(text):
        return Message(
            "a form (XFA) found, whose page only says “Please wait…”, the text of a directive expected; {do}",
            do=_PRINT,
        )
    if _PORTFOLIO.search(text):
        held = Message(" ({files})", files=", ".join(files[:5])) if files else ""
        return Message(
            "a PDF portfolio found, whose page only names it, a directive expected; save its files{held} one by one",
            held=held,
        )
    if _RIGHTS.search(text):
        return Message(
            "a PDF under rights management found, whose page only says so, a directive expected; {do}", do=_PRINT
        )
    return None
