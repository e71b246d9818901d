from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.build import build_document
from corpus.document import Metadata, Relation
from rag.catalogue.places import Places
from rag.composing.verify import holds

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH AN HÒA\nSố: 5/QĐ-UBND\nAn Hòa, ngày {} tháng {} năm 2024\nQUYẾT ĐỊNH\nVề giá nước\n"
BODY = "Điều 1. Giá nước\nGiá nước là 9 đồng; thay thế Quyết định số 3/QĐ-UBND.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n{}\n"


def quoted(document, span):
    return span and document.text[slice(*span)]


def test_each_fact_of_a_head_and_a_signature_stands_where_the_text_says_it():
    document = build_document(HEAD.format("05", "4") + BODY.format("Lê Thị Hoa"), "x")
    meta, places = document.metadata, Places(document)
    assert (
        quoted(document, places.number(meta)),
        quoted(document, places.kind(meta)),
        quoted(document, places.issuer(meta)),
        quoted(document, places.date(meta)),
        quoted(document, places.title(meta)),
        [quoted(document, s) for s in places.signer(meta)],
    ) == (
        "5/QĐ-UBND",
        "QUYẾT ĐỊNH",
        "ỦY BAN NHÂN DÂN\nTỈNH AN HÒA",
        "ngày 05 tháng 4 năm 2024",
        "Về giá nước",
        ["TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Hoa", "Lê Thị Hoa"],
    )


def test_a_fact_that_the_text_does_not_say_has_no_place():
    places = Places(build_document("Điều 1. Giá nước\nGiá nước là 9 đồng.\n", "x"))
    meta = Metadata(number="7/KH", issuer="Sở Y tế", date=date(2024, 1, 2), title="Về đê", signer="Lê An")
    found = [places.number(meta), places.issuer(meta), places.date(meta), places.title(meta), places.signer(meta)]
    assert found == [None] * 5
    assert (places.addressees(meta), places.recipients(meta), places.effective(meta)) == (None, None, None)


def test_an_issuer_in_two_columns_is_found_by_the_end_of_its_name():
    text = "UBND TỈNH AN HÒA | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/QĐ-UBND\nQUYẾT ĐỊNH\nĐiều 1. Giá\n9 đồng.\n"
    document = build_document(text, "x")
    meta = Metadata(issuer="Ủy ban nhân dân tỉnh An Hòa")
    assert quoted(document, Places(document).issuer(meta)) == "UBND TỈNH AN HÒA"


@pytest.mark.parametrize(
    ("kind", "said"),
    [("replaces", "thay thế Quyết định số 3/QĐ-UBND"), ("based_on", "Căn cứ Quyết định số 3/QĐ-UBND")],
)
def test_a_relation_stands_where_its_words_stand_before_the_number(kind, said):
    text = "Điều 1. Giá\nCăn cứ Quyết định số 3/QĐ-UBND;\n9 đồng; thay thế Quyết định số 3/QĐ-UBND.\n"
    document = build_document(text, "x")
    start, end = Places(document).relation(Relation(kind, "Quyết định", "3/QĐ-UBND"))
    assert document.text[:end].endswith(said)
    assert document.text[start:end] == "3/QĐ-UBND"


WORDS = st.sampled_from(["Lê", "Thị", "Hoa", "Đặng", "Ước", "Ý", "Nhạn"])
NAMES = st.lists(WORDS, min_size=2, max_size=4, unique=True).map(" ".join)
ASKED = [
    "Ai ký Quyết định 5/QĐ-UBND?",
    "Quyết định 5/QĐ-UBND do ai ban hành?",
    "Quyết định 5/QĐ-UBND ban hành ngày nào?",
    "Số hiệu của quyết định về giá nước là gì?",
    "Quyết định 5/QĐ-UBND nói về gì?",
    "Who received Decision 5/QĐ-UBND?",
    "Văn bản mới nhất là gì?",
]


@settings(max_examples=25)
@given(day=st.dates(date(2024, 1, 1), date(2024, 12, 31)), name=NAMES, asked=st.sampled_from(ASKED))
def test_every_citation_outside_clauses_is_the_text_at_its_offsets(day, name, asked, tell_of):
    recipients = "Nơi nhận:\n- Sở Y tế;\n- Lưu: VT.\n"
    body = BODY.format(name).replace("TM. ỦY", f"{recipients}TM. ỦY")
    document = build_document(HEAD.format(f"{day.day:02}", day.month) + body, "x")
    told = tell_of(asked, document)
    for citation in told.citations:
        assert document.text[citation.start : citation.end] == citation.quote
        assert holds(citation, document)
    assert any(c.clause is None and c.url == "/v/x" for c in told.citations)
