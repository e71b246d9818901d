"""The samples of other formats than plain text, made from the sources beside this script.

`python -m corpus.sample_src.make_samples [FOLDER]` writes them, into `corpus/sample` unless told otherwise. What this
folder holds is not shipped as samples: an ingest of `corpus/sample` does not come here. The .docx, the HTML and the
TCVN3 text are the same bytes every time; the PDF is printed by Chromium, whose versions set lines differently.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from corpus.sample_src.as_docx import write_docx
from corpus.sample_src.as_pdf import print_pdf
from corpus.sample_src.as_tcvn3 import encode

SOURCES = Path(__file__).parent
SAMPLES = SOURCES.parent / "sample"


def read_source(name: str) -> str:
    """Returns the text of a source."""
    return (SOURCES / name).read_text(encoding="utf-8")


def make_docx() -> bytes:
    """Returns a decision with its regulation, as Word saves it: numbers in numbering.xml alone, a table, a text box."""
    return write_docx(read_source("qd-quy-che-quan-ly-cho-vinh-sa.txt"))


def make_pdf() -> bytes:
    """Returns a plan of several pages with a text layer; raises RuntimeError where no Chromium is."""
    return print_pdf(read_source("kh-phan-loai-rac-son-linh.html"))


def make_tcvn3() -> bytes:
    """Returns a notice as a Windows program of 2006 saved it: TCVN3, lines by CR LF."""
    return encode(read_source("tb-tiem-phong-gia-suc-nam-tan.txt").replace("\n", "\r\n"))


def make_page() -> bytes:
    """Returns a directive as a browser saves it from a portal, with the portal's menus and links."""
    page = read_source("portal.html").replace("{document}", read_source("ct-phan-loai-rac-son-linh.html").rstrip())
    return page.encode("utf-8")


MAKERS: dict[str, Callable[[], bytes]] = {
    "qd-quy-che-quan-ly-cho-vinh-sa.docx": make_docx,
    "kh-phan-loai-rac-son-linh.pdf": make_pdf,
    "tb-tiem-phong-gia-suc-nam-tan.txt": make_tcvn3,
    "ct-phan-loai-rac-son-linh.html": make_page,
}


def make_samples(folder: Path) -> list[Path]:
    """Writes every sample into a folder; returns their paths."""
    paths = []
    for name, make in MAKERS.items():
        path = folder / name
        path.write_bytes(make())
        paths.append(path)
    return paths


if __name__ == "__main__":
    made = make_samples(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
    sys.stdout.write("".join(f"{path}\n" for path in made))
