"""The head of a directive that was put into the page's header: issuer, number, motto, place and day.

What stands in the header of the first page is read where it is a letterhead; running heads are not.
"""

from collections.abc import Sequence

from corpus.readers.docx.body import PAGES, BodyReader
from corpus.readers.docx.package import Element, Package, attribute, child, is_on, local
from corpus.structure.head_lines import KIND_LINE, MOTTO, NUMBER_ALONE, NUMBER_LINE, PLACE_DATE

SIGNS = (MOTTO, NUMBER_LINE, NUMBER_ALONE, PLACE_DATE)
DEEPEST = 15  # lines of the body among which its own head stands
MOST_NAMES = 4  # lines of a header that only names who issues


def letterhead(package: Package, body: Element, lines: Sequence[str]) -> list[str]:
    """Returns the lines of the first page's header that are of a document's head, () where they are none.

    lines: those of the body, which are not said twice.
    """
    header = _first_header(package, body)
    if header is None:
        return []
    own = {_key(line) for line in lines[:DEEPEST]}
    read = BodyReader(package).read(header)
    found = [line for line in read if line not in PAGES and not line.strip().isdigit() and _key(line) not in own]
    return found if _is_letterhead(found, lines) else []


def _key(line: str) -> str:
    return "".join(line.split()).lower()


def _first_header(package: Package, body: Element) -> Element | None:
    """Returns the header that is shown on the first page, None where it has none."""
    section = next((e for e in body.iter() if local(e) == "sectPr"), None)
    if section is None:
        return None
    wanted = "first" if is_on(child(section, "titlePg")) else "default"
    references = [e for e in section if local(e) == "headerReference"]
    shown = next((e for e in references if (attribute(e, "type") or "default") == wanted), None)
    return None if shown is None else package.referred(shown)


def _is_letterhead(header: Sequence[str], lines: Sequence[str]) -> bool:
    """Returns whether lines have what only a head has, or name an issuer that the body's head lacks."""
    if any(pattern.match(line.strip()) for line in header for pattern in SIGNS):
        return True
    first = next((line.strip() for line in lines if line not in PAGES and line.strip()), "")
    named = 0 < len(header) <= MOST_NAMES and all(line.isupper() for line in header)
    return named and any(pattern.match(first) for pattern in (*SIGNS, KIND_LINE))
