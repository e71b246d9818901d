"""Which clauses list papers, and for which matter."""

import pytest

from corpus.build import build_document
from rag.question.read import read_question
from rag.reading.listed import list_asked
from rag.reading.papers import is_of_a_bad_file, is_of_other_papers, list_inside, lists_papers

DOCUMENT = build_document(
    """THÔNG TƯ
Về đăng kiểm tàu biển

Điều 9. Công nhận đăng kiểm viên
1. Hồ sơ nộp tại Cục Đăng kiểm.
2. Thành phần hồ sơ:
a) Đơn đề nghị công nhận đăng kiểm viên;
b) Lý lịch chuyên môn.
3. Hồ sơ thuê quầy gồm: đơn đăng ký; bản sao giấy đăng ký kinh doanh; bản cam kết.
4. Hồ sơ được trả trong 05 ngày. Tổ gồm ba người.
Điều 10. Hồ sơ thành lập trạm
1. Đơn đề nghị lập trạm;
2. Bản vẽ trạm.
Điều 11. Hồ sơ cấp lại thẻ
1. Hồ sơ cấp lại thẻ của người bị mất thẻ gồm: đơn; ảnh.
2. Hồ sơ cấp lại thẻ của người đổi tên gồm: đơn; giấy khai sinh.
Điều 12. Hồ sơ khai thuế
1. Hồ sơ khai thuế của hộ kinh doanh nộp hằng quý.
2. Đối với cá nhân cho thuê nhà khai thuế với cơ quan thuế là Tờ khai theo Mẫu số 01.
""",
    "d",
)


@pytest.mark.parametrize(
    ("path", "lists"), [("D9.1", False), ("D9.2", True), ("D9.2.a", True), ("D9.3", True), ("D9.4", False)]
)
def test_a_clause_lists_papers_or_stands_in_such_a_list(path, lists, evidence):
    assert lists_papers(evidence(DOCUMENT, path)) is lists


@pytest.mark.parametrize(
    ("question", "path", "other"),
    [
        ("Hồ sơ công nhận đăng kiểm viên cần giấy gì?", "D9.2", False),
        ("thue quay can giay to gi", "D9.3", False),
        # "Đăng ký", and "kết", are in every list.
        ("Đăng ký kết hôn cần giấy tờ gì?", "D9.3", True),
        ("Xin cấp hộ chiếu cần giấy tờ gì?", "D9.2", True),
        ("What papers do I need to marry?", "D9.3", True),
    ],
)
def test_papers_for_another_matter_are_none(question, path, other, evidence):
    assert is_of_other_papers(read_question(question), evidence(DOCUMENT, path)) is other


@pytest.mark.parametrize(
    ("question", "found", "path"),
    [
        ("Hồ sơ công nhận đăng kiểm viên cần những giấy gì?", ["D9.1", "D9.2.a"], "D9.2"),
        ("cong nhan dang kiem vien can giay to gi", ["D9.2.b"], "D9.2"),
        ("Thành lập trạm cần giấy tờ gì?", ["D10.1"], "D10"),
        # A case that has more of the question is no paper among those of its article.
        ("Cá nhân cho thuê nhà khai thuế cần giấy tờ gì?", ["D12.2"], None),
        ("Hồ sơ khai thuế cần giấy tờ gì?", ["D12.1"], "D12"),
        ("Mất thẻ thì cấp lại thẻ cần giấy tờ gì?", ["D11.1", "D11.2"], None),  # said in its own words
        ("Hộ chiếu cần những giấy gì?", ["D9.1", "D9.2.a"], None),
        ("Hồ sơ công nhận đăng kiểm viên nộp ở đâu?", ["D9.1", "D9.2.a"], None),
    ],
)
def test_who_asks_for_papers_gets_the_whole_list(question, found, path, evidence):
    listed = list_asked(
        read_question(question),
        [evidence(DOCUMENT, p) for p in found],
        lambda hit: evidence(DOCUMENT, hit.path),
    )
    assert (listed and listed.clause.path) == path


FILES = build_document(
    """THÔNG TƯ
Về cấp phép

1. Trường hợp hồ sơ không bảo đảm theo quy định, trong 03 ngày cơ quan thông báo.
2. Nếu hồ sơ nộp qua mạng chưa hợp lệ thì trả lại trong 02 ngày.
3. Trong 13 ngày từ khi nhận đủ hồ sơ hợp lệ, cơ quan trình quyết định; hồ sơ thiếu thì trả lại.
""",
    "d",
)


@pytest.mark.parametrize(
    ("question", "bad"),
    [
        ("Nộp đủ giấy tờ thì bao lâu có kết quả?", [True, True, False]),
        ("ho so chua hop le thi may ngay tra loi", [False, False, False]),
        ("How long does a permit take?", [True, True, False]),
        ("How soon am I told that my file is incomplete?", [False, False, False]),
    ],
)
def test_what_becomes_of_a_file_that_lacks_something_is_told_apart(question, bad, evidence):
    assert [is_of_a_bad_file(read_question(question), evidence(FILES, p)) for p in ("1", "2", "3")] == bad


def test_where_a_list_in_a_sentence_stands(evidence):
    listed = DOCUMENT.text[slice(*list_inside(evidence(DOCUMENT, "D9.3")))]
    assert listed == "đơn đăng ký; bản sao giấy đăng ký kinh doanh; bản cam kết."
    assert [list_inside(evidence(DOCUMENT, p)) for p in ("D9.1", "D9.2", "D9.4")] == [None, None, None]
