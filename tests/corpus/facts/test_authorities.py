import pytest

from corpus.document import Metadata
from corpus.facts.authorities import Authority, is_issued_by, is_local, issuing_authority, province, read_authority


@pytest.mark.parametrize(
    ("name", "authority"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh Sơn Hạ", Authority("ubnd", "tinh", "son ha")),
        ("Uỷ ban nhân dân huyện Sông Trà, tỉnh Sơn Hạ", Authority("ubnd", "huyen", "song tra")),
        ("UBND TP. Sơn Bình", Authority("ubnd", "thanh pho", "son binh")),
        ("Thường trực HĐND tỉnh", Authority("hdnd", "tinh")),
        ("Hội đồng nhân dân xã Đông Khê", Authority("hdnd", "xa", "dong khe")),
        ("Giám đốc Sở Y tế tỉnh Sơn Hạ", Authority("so y te", "tinh", "son ha")),
        ("Sở Lao động - Thương binh và xã hội", Authority("so lao dong thuong binh va xa hoi")),
        ("Ban Thường vụ Tỉnh uỷ Sơn Hạ", Authority("cap uy", "tinh", "son ha")),
        ("Thành ủy", Authority("cap uy", "thanh pho")),
        ("Chính phủ", Authority("chinh phu")),
        ("", Authority("")),
    ],
)
def test_read_authority_by_organ_level_and_place(name, authority):
    assert read_authority(name) == authority


@pytest.mark.parametrize(
    ("number", "local"),
    [
        ("03/CT-UBND", True), ("45/UBND-NN", True), ("8/2020/NQ-HĐND", True), ("5/SYT-NV", True), ("17-KH/HU", True),
        ("1-CT/TU", True), ("9/SGD&ĐT", True),
        ("16/CT-TTg", False), ("25-CT/TW", False), ("1/2020/QH14", False), ("5/2021/TT-BYT", False), ("47/SL", False),
    ],
)  # fmt: skip
def test_is_local_by_the_symbol(number, local):
    assert is_local(number) is local


@pytest.mark.parametrize(
    ("metadata", "authority", "where"),
    [
        (Metadata(), None, None),
        (
            Metadata(issuer="Sở Y tế", parent="UBND tỉnh Sơn Hạ", place="Trà Bình"),
            Authority("so y te", "tinh", "son ha"),
            "son ha",
        ),
        (Metadata(issuer="Sở Y tế", place="Sơn Hạ"), Authority("so y te", None, "son ha"), "son ha"),
        (Metadata(issuer="Ủy ban nhân dân tỉnh", place="Sơn Hạ"), Authority("ubnd", "tinh", "son ha"), "son ha"),
        (
            Metadata(issuer="UBND thành phố", place="TP. Sơn Bình"),
            Authority("ubnd", "thanh pho", "son binh"),
            "son binh",
        ),
        (Metadata(issuer="UBND huyện Sông Trà", place="Sông Trà"), Authority("ubnd", "huyen", "song tra"), None),
        # A city may lie in a province.
        (
            Metadata(issuer="UBND thành phố Trà Bình", parent="UBND tỉnh Sơn Hạ"),
            Authority("ubnd", "thanh pho", "tra binh"),
            "son ha",
        ),
    ],
)
def test_issuing_authority_and_province_of_a_document(metadata, authority, where):
    assert (issuing_authority(metadata), province(metadata)) == (authority, where)


@pytest.mark.parametrize(
    ("named", "issued"),
    [
        ("Ủy ban nhân dân tỉnh Sơn Hạ", True),
        ("UBND tỉnh", True),
        ("Ủy ban nhân dân tỉnh Đông Khê", False),
        ("Ủy ban nhân dân huyện", False),
        ("Hội đồng nhân dân tỉnh Sơn Hạ", False),
    ],
)
def test_is_issued_by_whom_a_citation_names(named, issued):
    citing = Metadata(issuer="Sở Y tế", parent="UBND tỉnh Sơn Hạ")
    assert is_issued_by(Metadata(issuer="Ủy ban nhân dân tỉnh Sơn Hạ"), named, citing) is issued
