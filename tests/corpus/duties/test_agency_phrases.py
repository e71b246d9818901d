import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.duties.agency_phrases import AgencyPhrase, agencies_at


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("Sở Y tế chủ trì", ["Sở Y tế"], " chủ trì"),
        ("Sở Nông nghiệp và Môi trường kiểm tra", ["Sở Nông nghiệp và Môi trường"], " kiểm tra"),
        ("Sở Y tế, Sở Tài chính và Công an tỉnh lập tổ", ["Sở Y tế", "Sở Tài chính", "Công an tỉnh"], " lập tổ"),
        ("các sở, ban, ngành và đoàn thể thực hiện", ["các sở, ban, ngành và đoàn thể"], " thực hiện"),
        ("Sở Văn hóa, Thể thao và Du lịch mở lớp", ["Sở Văn hóa, Thể thao và Du lịch"], " mở lớp"),
        ("Phòng Tài chính - Kế hoạch bố trí", ["Phòng Tài chính - Kế hoạch"], " bố trí"),
        ("các cơ quan có liên quan nộp", ["các cơ quan có liên quan"], " nộp"),
        ("Chủ tịch Ủy ban nhân dân tỉnh yêu cầu", ["Chủ tịch Ủy ban nhân dân tỉnh"], " yêu cầu"),
        (
            "Toà án nhân dân khu vực 2 - An Sơn, Công an tỉnh họp",
            ["Toà án nhân dân khu vực 2 - An Sơn", "Công an tỉnh"],
            " họp",
        ),
        ("Báo và phát thanh, truyền hình An Sơn mở", ["Báo và phát thanh, truyền hình An Sơn"], " mở"),
        ("Hạt Kiểm lâm liên huyện số 2 tuần tra", ["Hạt Kiểm lâm liên huyện số 2"], " tuần tra"),
        (
            "Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở gác",
            ["Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở"],
            " gác",
        ),
        (
            "Sở Giao thông vận tải (nay là Sở Xây dựng), Sở Y tế rà",
            ["Sở Giao thông vận tải (nay là Sở Xây dựng)", "Sở Y tế"],
            " rà",
        ),
        ("Sở Xây dựng (trước đây là Sở Giao thông vận tải) rà", ["Sở Xây dựng"], " rà"),
        ("Sở Xây dựng (cơ quan thường trực) rà", ["Sở Xây dựng"], " rà"),
        ("Sở Y tế (SYT), Sở Tài chính (sau đây gọi là STC) lập", ["Sở Y tế", "Sở Tài chính"], " lập"),
        ("Ban Quản lý dự án tỉnh (gọi tắt là: “Ban QLDA”) bàn giao", ["Ban Quản lý dự án tỉnh"], " bàn giao"),
        ("Sở LĐ-TB&XH, Sở VHTT & DL, Sở VH-TT-DL lập", ["Sở LĐ-TB&XH", "Sở VHTT & DL", "Sở VH-TT-DL"], " lập"),
        ("SXD, KBNN khu vực II và TTYT huyện Phú Khê lập", ["SXD", "KBNN khu vực II", "TTYT huyện Phú Khê"], " lập"),
        (
            "BCH Quân sự tỉnh, CA các xã, BQL chợ, VP UBND tỉnh trực",
            ["BCH Quân sự tỉnh", "CA các xã", "BQL chợ", "VP UBND tỉnh"],
            " trực",
        ),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ trình", ["Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"], " trình"),
        ("Bộ trưởng, Chủ tịch UBND tỉnh họp", ["Bộ trưởng", "Chủ tịch UBND tỉnh"], " họp"),
        ("Sở Y tế (sau đây: Sở) họp", ["Sở Y tế"], " (sau đây: Sở) họp"),
        ("Chủ nhiệm Văn phòng Chính phủ chủ trì", ["Chủ nhiệm Văn phòng Chính phủ"], " chủ trì"),
        ("các tổ chức phi chính phủ tham gia", ["các tổ chức phi chính phủ"], " tham gia"),
        ("Sở Y tế", ["Sở Y tế"], ""),
        ("Trời mưa", [], "Trời mưa"),
        ("UBND các xã, phường, đặc khu rà soát", ["UBND các xã, phường, đặc khu"], " rà soát"),
        ("UBND các xã, phường và đặc khu rà soát", ["UBND các xã, phường và đặc khu"], " rà soát"),
        ("UBND 102 xã, phường, đặc khu niêm yết", ["UBND 102 xã, phường, đặc khu"], " niêm yết"),
        ("UBND các đặc khu và phường Côn Sơn trực", ["UBND các đặc khu và phường Côn Sơn"], " trực"),
        ("Ủy ban nhân dân đặc khu Phú Quý lập", ["Ủy ban nhân dân đặc khu Phú Quý"], " lập"),
        ("Đảng ủy các xã, phường, đặc khu lãnh đạo", ["Đảng ủy các xã, phường, đặc khu"], " lãnh đạo"),
        ("Các xã, phường, đặc khu báo cáo", ["Các xã, phường, đặc khu"], " báo cáo"),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh theo dõi", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"], " theo dõi"),
        ("Văn phòng Đoàn ĐBQH & HĐND tỉnh theo dõi", ["Văn phòng Đoàn ĐBQH & HĐND tỉnh"], " theo dõi"),
        ("Văn phòng Đoàn ĐBQH&HĐND tỉnh theo dõi", ["Văn phòng Đoàn ĐBQH&HĐND tỉnh"], " theo dõi"),
        ("Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh họp", ["Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh"], " họp"),
        (
            "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh họp",
            ["Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh"],
            " họp",
        ),
        ("Chánh Văn phòng HĐND và UBND xã bố trí", ["Chánh Văn phòng HĐND và UBND xã"], " bố trí"),
        ("Văn phòng UBND tỉnh và UBND các xã họp", ["Văn phòng UBND tỉnh", "UBND các xã"], " họp"),
        ("Thường trực HĐND và UBND tỉnh họp", ["Thường trực HĐND", "UBND tỉnh"], " họp"),
        (
            "Sở Y tế, Sở Tài chính và các cơ quan, đơn vị lập",
            ["Sở Y tế", "Sở Tài chính", "các cơ quan, đơn vị"],
            " lập",
        ),
        ("Công an các xã, phường tuần tra", ["Công an các xã, phường"], " tuần tra"),
        ("Công an tỉnh điều hai xe", ["Công an tỉnh"], " điều hai xe"),
        ("Chi cục Đê điều, Thủy nông và Nước sạch đo", ["Chi cục Đê điều, Thủy nông và Nước sạch"], " đo"),
        ("Báo và Đài Phát thanh - Truyền hình tỉnh mở", ["Báo và Đài Phát thanh - Truyền hình tỉnh"], " mở"),
        ("Ban Quản lý dự án 27 khởi công", ["Ban Quản lý dự án 27"], " khởi công"),
        ("Quỹ Bảo vệ phát triển rạn san hô cấp vốn", ["Quỹ Bảo vệ phát triển rạn san hô"], " cấp vốn"),
        ("các huyện Phú Khê, Nam Tân đắp đê", ["các huyện Phú Khê, Nam Tân"], " đắp đê"),
        ("Đơn vị vận hành hồ chứa lập sổ", ["Đơn vị vận hành hồ chứa"], " lập sổ"),
        ("Đơn vị vận hành hồ chứa", ["Đơn vị"], " vận hành hồ chứa"),
        ("Tổ kiểm tra liên ngành họp", ["Tổ kiểm tra liên ngành"], " họp"),
        ("các trường học có từ 20 lớp trở lên nộp", ["các trường học có từ 20 lớp trở lên"], " nộp"),
        ("trạm y tế, công an xã trực", ["trạm y tế", "công an xã"], " trực"),
        ("Ủy ban nhân dân xã nơi có đê cắm mốc", ["Ủy ban nhân dân xã nơi có đê"], " cắm mốc"),
        pytest.param(
            "Ban Quản lý dự án đầu tư xây dựng công trình dân dụng tỉnh làm chủ đầu tư",
            ["Ban Quản lý dự án đầu tư xây dựng công trình dân dụng tỉnh"],
            " làm chủ đầu tư",
        ),
        pytest.param(
            "Các đơn vị y tế công lập tiếp tục làm",
            ["Các đơn vị y tế công lập"],
            " tiếp tục làm",
        ),
        pytest.param(
            "Đài Phát thanh và Truyền hình tỉnh tăng thời lượng",
            ["Đài Phát thanh và Truyền hình tỉnh"],
            " tăng thời lượng",
        ),
    ],
)
def test_agencies_at_lists_names_up_to_the_verb(text, names, rest):
    found, end = agencies_at(text, 0, len(text))
    assert [p.text for p in found] == names
    assert text[end:] == rest


def test_agencies_at_starts_and_stops_where_it_is_told():
    text = "Giao Sở Y tế, Sở Tài chính làm"
    assert agencies_at(text, 5, len(text)) == (
        [AgencyPhrase("Sở Y tế", 5, 12), AgencyPhrase("Sở Tài chính", 14, 26)],
        26,
    )
    assert agencies_at(text, 5, 12) == ([AgencyPhrase("Sở Y tế", 5, 12)], 12)
    assert agencies_at(text, 0, len(text)) == ([], 0)


def test_agencies_at_takes_small_letters_only_where_it_may():
    assert [p.text for p in agencies_at("các đơn vị làm", 0, 14)[0]] == ["các đơn vị"]
    assert agencies_at("các đơn vị làm", 0, 14, plain=False) == ([], 0)
    # Behind a name in capitals a list goes on with any.
    found, _ = agencies_at("Sở Y tế và các đơn vị làm", 0, 25, plain=False)
    assert [p.text for p in found] == ["Sở Y tế", "các đơn vị"]


WORDS = st.sampled_from(
    [
        "Sở",
        "Y tế",
        "Công an",
        ",",
        "và",
        "các",
        "ban",
        "ngành",
        "tỉnh",
        "-",
        "(",
        ".",
        "huyện",
        "Phú Khê",
        "Bộ trưởng",
        "có",
        "12",
    ]
)


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=14).map(" ".join), st.integers(0, 20), st.integers(0, 60))
def test_agencies_at_gives_spans_within_its_limits(text, at, limit):
    limit = min(limit, len(text))
    at = min(at, limit)

    found, end = agencies_at(text, at, limit)

    edges = [at, *(edge for p in found for edge in (p.start, p.end)), limit]
    assert edges == sorted(edges)
    assert [text[p.start : p.end] for p in found] == [p.text for p in found]
    assert end == (found[-1].end if found else at)


@pytest.mark.parametrize(
    ("text", "generic"),
    [
        ("Sở Y tế", False),
        ("Công an xã", False),
        ("Hội đồng nhân dân tỉnh", False),
        ("các đơn vị", True),
        ("Chủ đầu tư", True),
        ("Trưởng thôn", True),
    ],
)
def test_agency_phrase_is_a_kind_or_one_agency(text, generic):
    assert AgencyPhrase(text, 0, len(text)).generic is generic


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("các Sở: Xây dựng, Tài chính, Y tế rà soát", ["Sở Xây dựng", "Sở Tài chính", "Sở Y tế"], " rà soát"),
        ("Sở: Xây dựng, Tài chính và Y tế rà soát", ["Sở Xây dựng", "Sở Tài chính", "Sở Y tế"], " rà soát"),
        ("các Sở Xây dựng, Tài chính rà soát", ["Sở Xây dựng", "Sở Tài chính"], " rà soát"),
        ("Các sở, ngành: Văn hóa, Thể thao và Du lịch; Y tế; Công an tỉnh lập",
         ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"], "; Công an tỉnh lập"),
        ("các Sở: Tài chính, Y tế và Công an tỉnh lập", ["Sở Tài chính", "Sở Y tế", "Công an tỉnh"], " lập"),
        ("Các Bộ: Quốc phòng, Công an, Tài chính lập", ["Bộ Quốc phòng", "Bộ Công an", "Bộ Tài chính"], " lập"),
        ("Bộ Tài chính, Công an tỉnh lập", ["Bộ Tài chính", "Công an tỉnh"], " lập"),
        ("Giám đốc các Sở: Tài chính, Y tế lập", ["Giám đốc Sở Tài chính", "Giám đốc Sở Y tế"], " lập"),
        ("UBND các xã: An Hòa, An Phú và Bến Cát lập", ["UBND xã An Hòa", "UBND xã An Phú", "UBND xã Bến Cát"], " lập"),
        # a list that only looks like one: a task, one name, a name with commas of its own
        ("UBND các xã: Tổ chức họp, Báo cáo", ["UBND các xã"], ": Tổ chức họp, Báo cáo"),
        ("Sở Y tế: Tài chính của bệnh viện", ["Sở Y tế"], ": Tài chính của bệnh viện"),
        ("các Sở Giáo dục và Đào tạo lập", ["các Sở Giáo dục và Đào tạo"], " lập"),
        ("Sở Văn hóa, Thể thao và Du lịch lập", ["Sở Văn hóa, Thể thao và Du lịch"], " lập"),
        ("Toàn thể cán bộ, công chức, viên chức ký", ["Toàn thể cán bộ, công chức, viên chức"], " ký"),
    ],
)  # fmt: skip
def test_agencies_that_share_a_word_are_each_named_with_it(text, names, rest):
    found, end = agencies_at(text, 0, len(text))
    assert ([a.text for a in found], text[end:]) == (names, rest)
    assert found[0].start == 0
    assert all(a.text.endswith(text[a.start : a.end]) for a in found[1:])
