import datetime

import pytest

from corpus.structure.particulars import Label, Particulars, names_document, pairs, read_particulars

WHOLE = Particulars(
    kind="Chỉ thị",
    number="5/CT-UBND",
    issuer="Ủy ban nhân dân tỉnh Sơn Hạ",
    date=datetime.date(2025, 3, 5),
    title="Về giữ đê",
    signer="Trần Văn Sông",
)
FIELDS = {
    "Số hiệu": "5/CT-UBND",
    "Loại văn bản": "Chỉ thị",
    "Cơ quan ban hành": "Ủy ban nhân dân tỉnh Sơn Hạ",
    "Ngày ban hành": "05/3/2025",
    "Trích yếu": "Về giữ đê",
    "Người ký": "Trần Văn Sông",
}


@pytest.mark.parametrize(
    "lines",
    [
        [f"{label}: {value}" for label, value in FIELDS.items()],
        [f"{label} | {value}" for label, value in FIELDS.items()],
        [f"{label}: | {value}" for label, value in FIELDS.items()],
        [line for label, value in FIELDS.items() for line in (f"{label}:", value)],
        [line for label, value in FIELDS.items() for line in (label, value)],
        [
            "Số ký hiệu: | 5/CT-UBND | Hình thức văn bản: | Chỉ thị",
            "Nơi ban hành: | Ủy ban nhân dân tỉnh Sơn Hạ | Người ký: | Trần Văn Sông (KT. Chủ tịch)",
            "Ngày ký | 2025-03-05 | Tên văn bản | Về giữ đê",
        ],
    ],
)
def test_read_particulars_in_every_form_that_sites_use(lines):
    assert read_particulars(lines) == WHOLE


def test_read_particulars_without_accents_or_separators():
    lines = ["SO HIEU 5/CT-SXD", "LOAI VAN BAN Chi thi", "NGAY BAN HANH 05/3/2025", "Noi ban hanh: So Xay dung"]
    expected = Particulars("Chỉ thị", "5/CT-SXD", "Sở Xây dựng", datetime.date(2025, 3, 5))
    assert read_particulars(lines) == expected


def test_read_particulars_takes_no_value_of_another_form():
    lines = ["Số hiệu: đang cập nhật", "Loại văn bản: tài liệu", "Ngày ban hành: 31/02/2025", "Cơ quan ban hành:"]
    assert read_particulars(lines) == Particulars()


@pytest.mark.parametrize(
    "line",
    [
        "Cơ quan ban hành văn bản có trách nhiệm rà soát",
        "Trường Trung học cơ sở Sơn Hạ",
        "1. Số hiệu chuẩn của thiết bị là 5",
        "Căn cứ pháp lý",
        "Sở Y tế: báo cáo",
    ],
)
def test_pairs_gives_nothing_of_a_line_of_text(line):
    assert list(pairs(line)) == []


def test_names_document_asks_for_more_than_who_signed_and_when():
    assert names_document({Label.NUMBER, Label.DATE})
    assert not names_document({Label.SIGNER, Label.DATE})
    assert not names_document({Label.NUMBER, Label.OTHER})
