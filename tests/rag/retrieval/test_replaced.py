import datetime

import pytest

from corpus.document import Metadata
from rag.retrieval.replaced import replaced_by

DAY = datetime.date(2025, 7, 1)


@pytest.mark.parametrize(
    ("kind", "date", "effective", "over"),
    [
        ("replaces", "2025-06-01", None, True),
        ("repeals", "2025-06-01", "2025-07-01", True),
        ("replaces", "2025-06-01", "2025-07-02", False),  # not yet
        ("replaces", None, None, True),
        ("amends", "2025-06-01", None, False),  # the rest of it goes on
    ],
)
def test_a_document_is_over_once_what_replaces_it_holds(kind, date, effective, over):
    days = {"date": date, "effective": effective}
    heads = {"moi": Metadata(**{k: datetime.date.fromisoformat(v) if v else None for k, v in days.items()})}
    assert replaced_by({"cu": [[kind, "moi"]]}, heads, DAY) == ({"cu": "moi"} if over else {})
