from datetime import date

import pytest

from corpus.document import Metadata, Relation
from rag.catalogue.names import cited_name, full_name, kind_text, short_name, signer_text

UBND = "Ủy ban nhân dân tỉnh An Hòa"


@pytest.mark.parametrize(
    ("meta", "vi", "en"),
    [
        (
            Metadata(kind="Quyết định", number="5/QĐ-UBND", issuer=UBND, date=date(2024, 4, 5), title="Về giá nước"),
            f"Quyết định số 5/QĐ-UBND ngày 05/04/2024 của {UBND}",
            f"Decision No. 5/QĐ-UBND of 5 April 2024, People's Committee of An Hòa province ({UBND})",
        ),
        (
            Metadata(kind="Thông báo", number="3/TB-SYT", issuer="Sở Y tế", parent="UBND tỉnh An Hòa"),
            "Thông báo số 3/TB-SYT của Sở Y tế, UBND tỉnh An Hòa",
            "Notice No. 3/TB-SYT, Department of Health (Sở Y tế),"
            " People's Committee of An Hòa province (UBND tỉnh An Hòa)",
        ),
        (Metadata(kind="Kế hoạch", title="Giữ đê"), "Kế hoạch “Giữ đê”", "Plan “Giữ đê”"),
        (Metadata(kind="Chỉ thị", date=date(2024, 4, 5)), "Chỉ thị ngày 05/04/2024", "Directive of 5 April 2024"),
        (Metadata(kind="Chỉ thị", signer="Lê An"), "Chỉ thị do Lê An ký", "Directive signed by Lê An"),
        (Metadata(kind="Chỉ thị"), "Chỉ thị (tep)", "Directive (tep)"),
        (Metadata(), "Văn bản (tep)", "Document (tep)"),
    ],
)
def test_a_document_is_called_by_what_its_head_says_and_by_its_file_only_where_it_says_nothing(meta, vi, en):
    assert (full_name(meta, "vi", "tep"), full_name(meta, "en", "tep")) == (vi, en)


def test_a_short_name_is_kind_and_number():
    meta = Metadata(kind="Công văn", number="7/UBND", issuer=UBND, date=date(2024, 4, 5))
    assert (short_name(meta, "vi", "x"), short_name(meta, "en", "x")) == (
        "Công văn số 7/UBND",
        "Official letter No. 7/UBND",
    )


def test_a_document_that_is_only_cited_has_the_name_by_which_it_is_cited():
    relation = Relation("replaces", "Chỉ thị", "3/CT-UBND", date(2020, 5, 1), UBND)
    assert cited_name(relation, "vi") == f"Chỉ thị số 3/CT-UBND ngày 01/05/2020 của {UBND}"


@pytest.mark.parametrize(
    ("capacity", "vi", "en"),
    [
        ("CHỦ TỊCH", "Lê An, Chủ tịch", "Lê An, Chairperson (Chủ tịch)"),
        (
            "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
            "Lê An, Phó Chủ tịch (ký thay Chủ tịch)",
            "Lê An, Vice Chairperson (Phó Chủ tịch) (for the Chairperson)",
        ),
        (
            "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG",
            "Lê An, Chánh Văn phòng (thừa lệnh Chủ tịch)",
            "Lê An, Chief of Office (Chánh Văn phòng) (by order of the Chairperson)",
        ),
        (
            "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ",
            "Lê An, Phó Bí thư (thay mặt Ban thường vụ)",
            "Lê An, Deputy Secretary (Phó Bí thư) (on behalf of the Standing Committee)",
        ),
        # Who signs for the chairperson, without a title of his own, is not the chairperson.
        ("KT. CHỦ TỊCH", "Lê An (ký thay Chủ tịch)", "Lê An (for the Chairperson)"),
        # Who signs for somebody has that one's post as little where a body stands above.
        (
            "TM. CHÍNH PHỦ KT. THỦ TƯỚNG",
            "Lê An (ký thay Thủ tướng, thay mặt Chính phủ)",
            "Lê An (for the Prime Minister, on behalf of the Government)",
        ),
        (None, "Lê An", "Lê An"),
    ],
)
def test_a_signer_has_title_and_for_whom_it_was_signed(capacity, vi, en):
    meta = Metadata(signer="Lê An", capacity=capacity)
    assert (signer_text(meta, "vi"), signer_text(meta, "en")) == (vi, en)


def test_a_kind_that_the_glossary_lacks_stays_as_it_is():
    assert (kind_text("Giấy chứng", "en"), kind_text(None, "en")) == ("Giấy chứng", "")
