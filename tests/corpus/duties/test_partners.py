import pytest

from corpus.build import build_document
from corpus.duties.partners import more_partners, partner_lists, partners_at
from corpus.duties.read import read_duties


def helpers(sentence):
    document = build_document(f"1. {sentence}\n\n2. Đê phải cao.\n", "x")
    return [(d.role, d.agency) for d in read_duties(document)]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("doanh nghiệp viễn thông", ["doanh nghiệp viễn thông"]),
        ("các đơn vị có liên quan", ["các đơn vị có liên quan"]),
        (
            "VNPT, Viettel, gia đình và nhà trường",
            ["VNPT", "Viettel", "gia đình", "nhà trường"],
        ),
        (
            "Hiệp hội Siêu thị, các doanh nghiệp bán lẻ, hộ kinh doanh, Công ty Điện lực tỉnh",
            ["Hiệp hội Siêu thị", "các doanh nghiệp bán lẻ", "hộ kinh doanh", "Công ty Điện lực tỉnh"],
        ),
        (
            "cộng đồng dân cư, các hội nghề nghiệp, các trường đại học, viện nghiên cứu",
            ["cộng đồng dân cư", "các hội nghề nghiệp", "các trường đại học, viện nghiên cứu"],
        ),
        (
            "Phòng Thương mại và Công nghiệp Việt Nam (VCCI), các hiệp hội ngành hàng, các sàn thương mại điện tử",
            ["Phòng Thương mại và Công nghiệp Việt Nam", "các hiệp hội ngành hàng", "các sàn thương mại điện tử"],
        ),
        (
            "các tổ chức, cá nhân có liên quan, chủ đầu tư",
            ["các tổ chức, cá nhân có liên quan", "chủ đầu tư"],
        ),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội",
            ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị - xã hội"]),
    ],
)  # fmt: skip
def test_those_with_whom_a_task_is_done_coordinate_whoever_they_are(said, who):
    found = helpers(f"Sở Công Thương chủ trì, phối hợp với {said} kiểm tra giá.")
    assert found == [("lead", "Sở Công Thương"), *(("coordinate", w) for w in who)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hộ kinh doanh kê khai giá.",
        "Nhà khoa học đo nước.",
        "Thuốc được phát cho hộ gia đình.",
        "Không phối hợp với ai.",
    ],
)
def test_partners_are_nobody_elsewhere(sentence):
    assert helpers(sentence) == []


def test_partners_at_reads_to_the_end_of_the_list():
    text = "phối hợp với gia đình, Sở Y tế (cơ quan y tế) và báo chí kiểm tra"
    at = partner_lists(text, 0, len(text))[0]
    names, end = partners_at(text, at, len(text))
    assert ([n.text for n in names], text[end:]) == (["gia đình", "Sở Y tế", "báo chí"], " kiểm tra")


def test_partners_at_reads_nothing_where_an_agency_begins():
    text = "phối hợp với Sở Y tế và báo chí"
    assert partner_lists(text, 0, len(text)) == []
    assert partners_at(text, len("phối hợp với "), len(text)) == ([], len("phối hợp với "))
    assert more_partners(text, [], len(text), len(text)) == ([], len(text))
