import pytest

from corpus.duties.agency_lists import agency_list
from corpus.duty import COORDINATE, LEAD


def listed(text, strict=False):
    found = agency_list(text, 0, len(text), strict)
    assert all(text[x.agency.start : x.agency.end] == x.agency.text for x in found)
    return [(x.agency.text, x.role) for x in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Xây dựng", ["Sở Xây dựng"]),
        ("Sở Xây dựng Sở Tài chính", ["Sở Xây dựng", "Sở Tài chính"]),
        ("Sở Khoa học và Công nghệ Sở Tài chính", ["Sở Khoa học và Công nghệ", "Sở Tài chính"]),
        ("- Sở Y tế; - Công an tỉnh.", ["Sở Y tế", "Công an tỉnh"]),
        ("Sở Nông nghiệp và Môi trường, Sở Văn hóa, Thể thao và Du lịch",
         ["Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch"]),
        ("Các sở, ban, ngành; UBND các xã, phường, đặc khu", ["Các sở, ban, ngành", "UBND các xã, phường, đặc khu"]),
        ("Phòng KT-XH, P. TCKT", ["Phòng KT-XH", "P. TCKT"]),
        ("Bà Nguyễn Thị A", ["Bà Nguyễn Thị A"]),
        ("Văn phòng Ủy ban nhân dân tỉnh", ["Văn phòng Ủy ban nhân dân tỉnh"]),
        ("Sở Y tế (Chi cục Dân số); Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("…", []),
    ],
)  # fmt: skip
def test_agency_list_gives_each_name(text, expected):
    assert listed(text) == [(name, None) for name in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Xây dựng (chủ trì), Sở Tài chính (phối hợp)",
        "Sở Xây dựng chủ trì, Sở Tài chính phối hợp",
        "Chủ trì: Sở Xây dựng; Phối hợp: Sở Tài chính",
        "Sở Xây dựng (cơ quan chủ trì); Sở Tài chính (cơ quan phối hợp)",
    ],
)
def test_agency_list_gives_the_parts_that_are_said(text):
    assert listed(text) == [("Sở Xây dựng", LEAD), ("Sở Tài chính", COORDINATE)]


@pytest.mark.parametrize("text", ["Sở Y tế rà soát các bến", "Thực hiện nghiêm quy định.", "trong quý II"])
def test_a_strict_list_is_none_where_a_sentence_stands(text):
    assert listed(text, strict=True) == []
