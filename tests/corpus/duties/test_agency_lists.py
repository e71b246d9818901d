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
        ("Toàn thể cán bộ, công chức", ["Toàn thể cán bộ, công chức"]),
        ("Tổ chức, cá nhân có liên quan", ["Tổ chức, cá nhân có liên quan"]),
        ("Trưởng, phó các phòng; Sở Y tế, cá nhân", ["Trưởng, phó các phòng", "Sở Y tế", "cá nhân"]),
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
        "Chủ trì: Sở Xây dựng Phối hợp: Sở Tài chính",
        "- Chủ trì: Sở Xây dựng. - Phối hợp: Sở Tài chính.",
        "Cơ quan chủ trì: Sở Xây dựng Cơ quan phối hợp: Sở Tài chính",
        "Chủ trì thực hiện: Sở Xây dựng Phối hợp thực hiện: Sở Tài chính",
        "CT: Sở Xây dựng; PH: Sở Tài chính",
        "- Sở Xây dựng chủ trì - Sở Tài chính phối hợp",
        "Sở Xây dựng chủ trì Sở Tài chính phối hợp",
        "Sở Xây dựng (CT), Sở Tài chính (PH)",
    ],
)
def test_agency_list_gives_the_parts_that_are_said(text):
    assert listed(text) == [("Sở Xây dựng", LEAD), ("Sở Tài chính", COORDINATE)]


@pytest.mark.parametrize(
    "text",
    ["Sở Xây dựng phối hợp với Sở Tài chính", "Sở Xây dựng Phối hợp: Sở Tài chính",
     "Sở Xây dựng; các đơn vị phối hợp: Sở Tài chính"],
)  # fmt: skip
def test_who_stands_before_those_that_help_has_the_part_of_the_list(text):
    assert listed(text) == [("Sở Xây dựng", None), ("Sở Tài chính", COORDINATE)]


@pytest.mark.parametrize("sign", ["/", " / ", " & ", "; "])
def test_a_stroke_parts_two_names(sign):
    assert listed(f"Sở Xây dựng{sign}UBND cấp xã") == [("Sở Xây dựng", None), ("UBND cấp xã", None)]


@pytest.mark.parametrize(
    "person",
    [
        "Đồng chí Lò Văn Mây, Phó Chủ tịch UBND tỉnh",
        "Đồng chí Lò Văn Mây, Ủy viên Ban Thường vụ, Trưởng ban Ban Tổ chức Tỉnh ủy",
        "Ông Lò Văn Mây - Giám đốc Sở Y tế",
        "Đ/c Lò Văn Mây",
    ],
)
def test_a_person_is_named_with_the_offices_held(person):
    assert listed(f"{person}; Sở Xây dựng") == [(person, None), ("Sở Xây dựng", None)]


@pytest.mark.parametrize("text", ["Sở Y tế rà soát các bến", "Thực hiện nghiêm quy định.", "trong quý II"])
def test_a_strict_list_is_none_where_a_sentence_stands(text):
    assert listed(text, strict=True) == []


def test_a_list_below_one_word_gives_each_of_its_members():
    text = "Công an tỉnh; các Sở: Tài chính, Y tế (phối hợp)"
    assert [(x.agency.text, x.role) for x in agency_list(text, 0, len(text), strict=True)] == [
        ("Công an tỉnh", None),
        ("Sở Tài chính", COORDINATE),
        ("Sở Y tế", COORDINATE),
    ]


@pytest.mark.parametrize("text", ["thành", "30/6/2025 Báo cáo", "Quý III", "Đạt 50 %", "Tháng 6"])
def test_a_time_a_figure_or_a_cut_word_is_no_unknown_name(text):
    assert listed(text) == []
