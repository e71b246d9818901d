import datetime

import pytest

from corpus.document import Metadata, Relation
from corpus.facts.read import read_facts
from corpus.structure.zones import find_zones


def facts(*paragraphs):
    return read_facts(paragraphs, find_zones(list(paragraphs))[0])


def test_read_facts_of_head_body_and_signature():
    assert facts(
        "ỦY BAN NHÂN DÂN TỈNH SƠN HẠ",
        "Số: 7/CT-UBND",
        "Sơn Hạ, ngày 3 tháng 4 năm 2021",
        "CHỈ THỊ",
        "Về việc giữ đê",
        "1. Các xã đắp đê theo Chỉ thị số 5/CT-UBND ngày 1/2/2019.",
        "2. Chỉ thị này có hiệu lực từ ngày ký, thay thế Chỉ thị số 6/CT-UBND ngày 1/2/2020.",
        "CHỦ TỊCH",
        "Lò Văn Mây",
    ) == Metadata(
        kind="Chỉ thị",
        number="7/CT-UBND",
        issuer="Ủy ban nhân dân tỉnh Sơn Hạ",
        place="Sơn Hạ",
        date=datetime.date(2021, 4, 3),
        title="Về việc giữ đê",
        signer="Lò Văn Mây",
        capacity="CHỦ TỊCH",
        effective=datetime.date(2021, 4, 3),  # the day it was signed
        relations=(Relation("replaces", "Chỉ thị", "6/CT-UBND", datetime.date(2020, 2, 1)),),
    )


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        # A law is dated by the day it was passed, any other document by its header.
        ("LUẬT", datetime.date(2020, 6, 17)),
        ("NGHỊ QUYẾT", datetime.date(2020, 7, 1)),
    ],
)
def test_read_facts_dates_a_law_by_the_day_it_was_passed(kind, day):
    word = kind.capitalize()
    found = facts(
        "QUỐC HỘI",
        "Số: 9/2020/QH14",
        "Hà Nội, ngày 1 tháng 7 năm 2020",
        kind,
        "GIỮ ĐÊ",
        "Điều 1. Các xã đắp đê.",
        f"{word} này được Quốc hội thông qua ngày 17 tháng 6 năm 2020.",
    )
    assert (found.kind, found.date) == (word, day)


def test_read_facts_takes_the_day_passed_where_the_header_has_none():
    found = facts("NGHỊ QUYẾT", "GIỮ ĐÊ", "1. Đắp.", "Nghị quyết này được thông qua ngày 17 tháng 6 năm 2020.")
    assert found.date == datetime.date(2020, 6, 17)


def test_read_facts_looks_for_the_day_passed_only_at_the_end():
    told = "Nghị quyết này được thông qua ngày 17 tháng 6 năm 2020."
    # Four paragraphs before the signature are looked at, not five.
    assert facts("NGHỊ QUYẾT", "GIỮ ĐÊ", "Đê.", told, "Tre.", "Đá.", "Cát.").date == datetime.date(2020, 6, 17)
    assert facts("NGHỊ QUYẾT", "GIỮ ĐÊ", "Đê.", told, "Tre.", "Đá.", "Cát.", "Sỏi.").date is None
