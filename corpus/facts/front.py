"""What the lines that others set before a text say of it: a site's data sheet and its title line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.facts.references import read_date
from corpus.structure.front import SITE_TITLE, sheet_rows
from corpus.structure.head_lines import KIND_LINE, KINDS
from corpus.structure.particulars import Particulars, read_particulars
from corpus.text.accents import UPPER

# "… về việc quản lý bến bãi do UBND tỉnh An Sơn ban hành", as sites end a title.
_ISSUED_BY = re.compile(rf"\s+do\s+(?P<issuer>[{UPPER}][^,.;:]*?)\s+ban hành$")


def read_front(lines: Sequence[str]) -> Particulars:
    """Returns what the lines before a document say of it; what a signature's note or a stamp says is nothing of it."""
    first, last = sheet_rows(lines)
    found = read_particulars(lines[first:last])
    title = next((m for line in lines if (m := SITE_TITLE.match(line))), None)
    kind = next((m for line in lines if (m := KIND_LINE.match(line))), None)
    if title:
        about = (title["about"] or "").strip()
        by = _ISSUED_BY.search(about)
        found = Particulars(
            kind=found.kind or KINDS[title["kind"].upper()],
            number=found.number or title["number"],
            issuer=found.issuer or title["issuer"] or (by["issuer"] if by else None),
            date=found.date or read_date(title["day"]),
            title=found.title or (about[: by.start()] if by else about) or None,
            signer=found.signer,
        )
    return replace(found, kind=found.kind or KINDS[kind.group(1)]) if kind else found
