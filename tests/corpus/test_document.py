import datetime
import hashlib
from datetime import date

import pytest

from corpus.document import Document, Metadata, told_apart


@pytest.mark.parametrize(
    ("metadata", "name"),
    [
        (Metadata(kind="Công văn", number="5/UBND", title="V/v đê"), "Công văn số 5/UBND"),
        (Metadata(number="5/UBND"), "Văn bản số 5/UBND"),
        (Metadata(kind="Kế hoạch", title="Giữ đê"), "Kế hoạch: Giữ đê"),
        (Metadata(kind="Kế hoạch", title="Kế hoạch giữ đê"), "Kế hoạch giữ đê"),
        (Metadata(title="Giữ đê"), "Giữ đê"),
        # What a scope says goes on behind the kind, without what heads its list and what is called so from there on.
        (
            Metadata(kind="Nghị định", title="quy định về giữ đê của Cục Đê (sau đây gọi là Cục), bao gồm:"),
            "Nghị định quy định về giữ đê của Cục Đê",
        ),
        (Metadata(kind="Chỉ thị", issuer="Sở Y tế"), "Chỉ thị của Sở Y tế"),
        (Metadata(kind="Chỉ thị", date=date(2024, 3, 5)), "Chỉ thị ngày 05/03/2024"),
        (Metadata(kind="Thông tư", signer="Lê An"), "Thông tư do Lê An ký"),
        (Metadata(kind="Thông tư"), "Thông tư (x)"),
        # 22 words of five code points and a blank, 131 in all: 18 of them are 107.
        (Metadata(kind="Kế hoạch", title=" ".join(["chống"] * 22)), "Kế hoạch: " + " ".join(["chống"] * 18) + "…"),
        (Metadata(), "Văn bản (x)"),
    ],
)
def test_name_is_what_people_call_it(metadata, name):
    assert Document("x", "", (), metadata).name == name


DAY = datetime.date(2025, 9, 5)


@pytest.mark.parametrize(
    ("metadata", "name"),
    [
        (Metadata("Công văn", "5/UBND", "UBND tỉnh A", date=DAY), "Công văn số 5/UBND (UBND tỉnh A, 05/09/2025)"),
        (Metadata("Công văn", "5/UBND", date=DAY), "Công văn số 5/UBND (05/09/2025)"),
        (Metadata("Công văn", "5/UBND"), "Công văn số 5/UBND"),
        # What the name says is not said again.
        (Metadata("Chỉ thị", issuer="Sở Y tế", date=DAY), "Chỉ thị của Sở Y tế ngày 05/09/2025"),
    ],
)
def test_full_name_adds_who_issued_it_and_when(metadata, name):
    assert Document("x", "", (), metadata).full_name == name


def test_told_apart_gives_full_names_to_those_that_look_the_same():
    same = [Document(i, "", (), Metadata("Kế hoạch", "1/KH", f"UBND {i}", date=DAY)) for i in ("a", "b")]
    other = Document("c", "", (), Metadata("Kế hoạch", "2/KH", "UBND c", date=DAY))
    assert told_apart([*same, other]) == {
        "a": "Kế hoạch số 1/KH (UBND a, 05/09/2025)",
        "b": "Kế hoạch số 1/KH (UBND b, 05/09/2025)",
        "c": "Kế hoạch số 2/KH",
    }


def test_clause_at_is_the_innermost_clause(sau_keo):
    at = sau_keo.text.index
    assert sau_keo.clause_at(at("Phun thuốc")).path == "1.-1"
    assert sau_keo.clause_at(at("Trạm Khuyến nông")).path == "1"
    assert sau_keo.clause_at(at("Sâu keo đã")).path == "0"
    assert sau_keo.clause_at(at("Kính gửi")) is None
    assert sau_keo.clause_at(len(sau_keo.text)) is None
    # Spans are half-open: what follows the last character is no part.
    dash = sau_keo.clause("1.-1")
    assert sau_keo.clause_at(dash.end - 1) == dash
    assert sau_keo.clause_at(dash.end).path == "1"


def test_clause_of_an_unknown_address_is_none(sau_keo):
    assert sau_keo.clause("9") is None


def test_text_sha256_is_the_digest_of_the_text(sau_keo):
    assert sau_keo.text_sha256 == hashlib.sha256(sau_keo.text.encode("utf-8")).hexdigest()
