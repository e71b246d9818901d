import datetime

import pytest

from corpus.document import Metadata
from rag.answer import NamedDocument
from rag.catalogue.mentioned import mentioned

DAY = datetime.date(2024, 5, 6)
HEADS = {
    "a": Metadata(kind="Công văn", number="12/UB", issuer="Sở A", date=DAY),
    "b": Metadata(kind="Công văn", number="12/UB-VX", issuer="Sở B", date=DAY),
    "c": Metadata(kind="Kế hoạch", number="7", issuer="Sở C"),
    "d": Metadata(kind="Kế hoạch", number="7", issuer="Sở D"),
    "e": Metadata(kind="Kế hoạch", title="Trồng (5%) cây"),
}


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("- Công văn số 12/UB ngày 06/05/2024 của Sở A: x", "vi",
         [("a", "Công văn số 12/UB ngày 06/05/2024 của Sở A")]),
        ("Công văn số 12/UB-VX; Công văn số 12/UB.", "vi", [("b", "Công văn số 12/UB-VX"), ("a", "Công văn số 12/UB")]),
        ("Công văn số 12/UB-VXNP, Công văn số 12/UB/2", "vi", []),
        ("Công văn số 12/UB-VX (Sở B, 06/05/2024)", "vi", [("b", "Công văn số 12/UB-VX (Sở B, 06/05/2024)")]),
        ("Official Letter No. 12/UB of 6 May 2024, x", "en", [("a", "Official Letter No. 12/UB")]),
        ("Kế hoạch số 7", "vi", []),  # of two
        ("Kế hoạch số 7; Kế hoạch số 7 của Sở D", "vi", [("d", "Kế hoạch số 7 của Sở D")]),
        ("Văn bản: Kế hoạch “Trồng (5%) cây”.", "vi", [("e", "Kế hoạch “Trồng (5%) cây”")]),
        ("Kế hoạch: Trồng (5%) cây; Kế hoạch: Trồng (5%) cây.", "vi", [("e", "Kế hoạch: Trồng (5%) cây")]),
        ("", "vi", []),
    ],
)  # fmt: skip
def test_a_document_is_named_where_one_of_its_names_stands_whole_and_is_nobody_elses(text, language, named):
    assert mentioned(text, HEADS, language) == tuple(NamedDocument(*n) for n in named)
