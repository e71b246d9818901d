"""Numbers and days that e-office tools set into a head as text boxes, over the blanks that were left for them."""

import re
from collections.abc import Sequence

_FIGURE = re.compile(r"\d{1,5}[a-zđ]?")
# "Số:      /CT-UBND", "ngày      tháng      năm 2025": what stands before a blank and what behind it.
_BLANKS = (
    re.compile(r"(?P<before>^\s*Số\s*:?)[\s.…_]*(?=[/-]\s?[A-ZĐ\d])", re.IGNORECASE),
    re.compile(r"(?P<before>\bngày)[\s.…_]*(?=tháng\b)"),
    re.compile(r"(?P<before>\btháng)[\s.…_]*(?=năm\b)"),
)


def with_stamped(lines: Sequence[str], boxes: Sequence[Sequence[str]]) -> tuple[list[str], list[Sequence[str]]]:
    """Returns the lines of a paragraph with figures of its text boxes in its blanks, and the boxes that are left."""
    written, left = list(lines), []
    for box in boxes:
        said = " ".join(box).strip()
        if not (_FIGURE.fullmatch(said) and _fill(written, said)):
            left.append(box)
    return written, left


def _fill(lines: list[str], figure: str) -> bool:
    """Writes a figure into the first blank of lines that waits for one; returns whether there was one."""
    for blank in _BLANKS:
        for i, line in enumerate(lines):
            found = blank.search(line)
            if found:
                behind = "" if line[found.end() : found.end() + 1] in ("/", "-") else " "
                lines[i] = f"{line[: found.end('before')]} {figure}{behind}{line[found.end() :]}"
                return True
    return False
