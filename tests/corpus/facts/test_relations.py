import datetime

import pytest

from corpus.build import build_document
from corpus.document import Document, Metadata, Relation
from corpus.facts.relations import read_effective, read_relations, superseding

NUMBER = "03/CT-UBND"
DAY = datetime.date(2022, 3, 14)
LATER = datetime.date(2024, 1, 9)
PROVINCE = "Ủy ban nhân dân tỉnh Sơn Hạ"
OTHER = "Ủy ban nhân dân tỉnh Đông Khê"
DEPARTMENT = {"issuer": "Sở Y tế", "parent": "UBND tỉnh Sơn Hạ"}


def stored(document_id="cu", number=NUMBER, date=DAY, issuer=PROVINCE, parent=None):
    return Document(document_id, "", (), Metadata(number=number, date=date, issuer=issuer, parent=parent))


def citing(*cited, kind="replaces", date=LATER, issuer=PROVINCE, parent=None, number="07/CT-UBND"):
    """A document that replaces another: `cited` is the other's number, date and issuer."""
    relations = (Relation(kind, "Chỉ thị", *cited),)
    return Document(
        "moi", "", (), Metadata(number=number, date=date, issuer=issuer, parent=parent, relations=relations)
    )


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            f"thay thế Chỉ thị số {NUMBER} ngày 14/3/2022 của Chủ tịch Ủy ban nhân dân tỉnh Sơn Hạ về giữ đê.",
            (Relation("replaces", "Chỉ thị", NUMBER, DAY, "Chủ tịch Ủy ban nhân dân tỉnh Sơn Hạ"),),
        ),
        (
            f"Bãi bỏ Chỉ thị số {NUMBER} của UBND huyện ban hành ngày 14 tháng 3 năm 2022 và Công văn số 5/SLĐ"
            " của Sở Lao động - Thương binh và Xã hội tỉnh Bà Rịa - Vũng Tàu kể từ ngày ký.",
            (
                Relation("repeals", "Chỉ thị", NUMBER, DAY, "UBND huyện"),
                Relation(
                    "repeals", "Công văn", "5/SLĐ", None, "Sở Lao động - Thương binh và Xã hội tỉnh Bà Rịa - Vũng Tàu"
                ),
            ),
        ),
        (
            "Bãi bỏ Công văn số 5/SLĐ của Sở Lao động - Thương binh và Xã hội kể từ ngày ký.",
            (Relation("repeals", "Công văn", "5/SLĐ", None, "Sở Lao động - Thương binh và Xã hội"),),
        ),
        (
            "thay thế Quyết định số 2-QĐ/TU ngày 14/3/2022 của Ban Thường vụ Tỉnh uỷ Sơn Hạ quy định về họp.",
            (Relation("replaces", "Quyết định", "2-QĐ/TU", DAY, "Ban Thường vụ Tỉnh uỷ Sơn Hạ"),),
        ),
        # Cited in full once, by the number afterwards: one document, and one relation.
        (
            f"Thay thế Chỉ thị số {NUMBER} ngày 14/3/2022 của UBND tỉnh.\nĐiều 3. Thay thế Chỉ thị số {NUMBER}.",
            (Relation("replaces", "Chỉ thị", NUMBER, DAY, "UBND tỉnh"),),
        ),
        # Two documents of one number: neither has the other's date.
        (
            f"Bãi bỏ Chỉ thị số {NUMBER} ngày 14/3/2022 của UBND tỉnh Sơn Hạ. Bãi bỏ Chỉ thị số {NUMBER}"
            " của UBND tỉnh Đông Khê. Sửa đổi Chỉ thị số 03/CT-UBND.",
            (
                Relation("repeals", "Chỉ thị", NUMBER, DAY, "UBND tỉnh Sơn Hạ"),
                Relation("repeals", "Chỉ thị", NUMBER, None, "UBND tỉnh Đông Khê"),
                Relation("amends", "Chỉ thị", NUMBER),
            ),
        ),
    ],
)
def test_read_relations_keeps_the_date_and_the_issuer_cited(text, relations):
    assert read_relations(text) == relations


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(stored(), citing(NUMBER, DAY), id="of that day"),
        pytest.param(stored(), citing(NUMBER), id="no date cited"),
        pytest.param(stored(date=None), citing(NUMBER, DAY), id="no date stored"),
        pytest.param(stored(date=None), citing(NUMBER, date=None), id="no dates"),
        pytest.param(stored(date=LATER), citing(NUMBER), id="of the same day"),
        pytest.param(stored(issuer="UBND tỉnh Sơn Hạ"), citing(NUMBER), id="an issuer written short"),
        pytest.param(stored(), citing(NUMBER, **DEPARTMENT), id="of the same province"),
        pytest.param(stored(issuer=OTHER), citing(NUMBER, DAY, "UBND tỉnh Đông Khê"), id="of another that is named"),
        pytest.param(stored(), citing(NUMBER, None, "UBND tỉnh", **DEPARTMENT), id="of the province that is meant"),
        pytest.param(
            stored(number="9/CT-TTg", issuer="Thủ tướng Chính phủ"), citing("9/CT-TTg"), id="of a central organ"
        ),
    ],
)
def test_superseding_knows_the_document_that_is_meant(old, new):
    assert superseding([old, new]) == {"cu": [("replaces", "moi")]}
    assert superseding([new, old]) == {"cu": [("replaces", "moi")]}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(stored(date=datetime.date(2021, 3, 14)), citing(NUMBER, DAY), id="of another day"),
        pytest.param(stored(number="9/CT-TTg", issuer=None), citing("9/CT-TTg", LATER), id="central, of another day"),
        pytest.param(stored(issuer=OTHER), citing(NUMBER, DAY), id="of another province"),
        pytest.param(stored(issuer=None), citing(NUMBER, DAY), id="of nobody knows whom"),
        pytest.param(stored(), citing(NUMBER, DAY, "UBND tỉnh Đông Khê"), id="another is named"),
        pytest.param(stored(), citing(NUMBER, DAY, "Hội đồng nhân dân tỉnh"), id="another organ is named"),
        pytest.param(stored(), citing(NUMBER, DAY, "UBND huyện", **DEPARTMENT), id="another level is named"),
        pytest.param(
            stored(issuer="UBND xã Tân Hạ", parent="UBND tỉnh Đông Khê"),
            citing(NUMBER, DAY, issuer="UBND xã Tân Hạ", parent="UBND tỉnh Sơn Hạ"),
            id="of a namesake elsewhere",
        ),
        pytest.param(stored(date=datetime.date(2024, 1, 10)), citing(NUMBER), id="later than the one that cites"),
        pytest.param(stored(date=LATER), citing(NUMBER, number=NUMBER), id="a copy of the one that cites"),
        pytest.param(stored(document_id="moi"), citing(NUMBER, DAY), id="of the same id"),
        pytest.param(stored(), citing(NUMBER, DAY, kind="implements"), id="no change"),
    ],
)
def test_superseding_passes_over_others_of_the_number(old, new):
    assert superseding([old, new]) == {}


def test_superseding_takes_the_latest_of_the_own_authority_and_its_copies():
    documents = [
        stored("dong", issuer=OTHER),
        stored("huyen", date=datetime.date(2023, 5, 5), issuer="UBND huyện Sông Trà", parent="UBND tỉnh Sơn Hạ"),
        stored("truoc", date=datetime.date(2019, 5, 5)),
        stored("ban-in"),
        stored("ban-luu"),
        citing(NUMBER),
    ]
    assert superseding(documents) == {"ban-in": [("replaces", "moi")], "ban-luu": [("replaces", "moi")]}


def test_superseding_of_documents_as_they_are_read():
    letter = "ỦY BAN NHÂN DÂN TỈNH {}\nSố: {}\n{}, ngày {}\nCHỈ THỊ\nVề giữ đê\n1. Giữ đê.\n2. {}"
    documents = [
        build_document(letter.format("SƠN HẠ", NUMBER, "Sơn Hạ", "14 tháng 3 năm 2022", "Trồng tre."), "son-ha"),
        build_document(letter.format("ĐÔNG KHÊ", NUMBER, "Đông Khê", "14 tháng 3 năm 2022", "Trồng tre."), "dong-khe"),
        build_document(letter.format("SƠN HẠ", NUMBER, "Sơn Hạ", "8 tháng 3 năm 2021", "Trồng tre."), "nam-truoc"),
        build_document(
            letter.format(
                "SƠN HẠ", "7/CT-UBND", "Sơn Hạ", "9 tháng 1 năm 2024",
                f"Chỉ thị này thay thế Chỉ thị số {NUMBER} ngày 14/3/2022 của Ủy ban nhân dân tỉnh.",
            ),
            "moi",
        ),
    ]  # fmt: skip
    assert superseding(documents) == {"son-ha": [("replaces", "moi")]}


def test_superseding_takes_a_document_that_a_person_named_whatever_its_number_says():
    relation = Relation("replaces", "", "", document_id="cu")
    new = Document("moi", "", (), Metadata(number="7", relations=(relation,)))
    assert superseding([stored(issuer=OTHER, date=LATER), new]) == {"cu": [("replaces", "moi")]}
    assert superseding([new]) == {}


def test_a_document_holds_from_the_day_of_its_whole_not_of_single_points():
    parts = "Điểm b khoản 9 Điều 32 của Nghị định này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2028."
    whole = "Nghị định này có hiệu lực thi hành từ ngày 15 tháng 8 năm 2026."
    assert read_effective(f"{parts}\n{whole}\n", None) == datetime.date(2026, 8, 15)
    assert read_effective(f"{parts}\n", None) == datetime.date(2028, 1, 1)
