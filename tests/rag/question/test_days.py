import datetime
import re

import pytest

from corpus.document import Metadata
from rag.question.days import DAY, is_day, read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14/11/2022", (2022, 11, 14)),
        ("14-11-2022", (2022, 11, 14)),
        ("14.11.2022", (2022, 11, 14)),
        ("2022-11-14", (2022, 11, 14)),
        ("5/6", (0, 6, 5)),
        ("14 thang 11 nam 2022", (2022, 11, 14)),
        ("14 thang 11", (0, 11, 14)),
        ("14 november 2022", (2022, 11, 14)),
        ("14th of nov, 2022", (2022, 11, 14)),
        ("november 14, 2022", (2022, 11, 14)),
        ("may 5 2024", (2024, 5, 5)),
        ("29/2", (0, 2, 29)),
        ("29/2/2023", None),
        ("31/4/2024", None),
        ("14/13/2022", None),
    ],
)
def test_read_day_reads_every_form(text, day):
    assert re.fullmatch(DAY, text)
    assert read_day(text) == day


def test_is_day_of_any_year_where_none_is_said():
    meta = Metadata(date=datetime.date(2022, 11, 14))
    assert is_day(meta, (2022, 11, 14))
    assert is_day(meta, (0, 11, 14))
    assert not is_day(meta, (2021, 11, 14))
    assert not is_day(meta, (0, 11, 15))
    assert not is_day(Metadata(), (0, 11, 14))
