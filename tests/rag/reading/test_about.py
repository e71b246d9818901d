from dataclasses import replace

import pytest

from corpus.build import build_document
from corpus.duties.read import read_duties
from index.hit import Hit
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.about import is_beside_the_point, names_none_asked, tells_only_its_effect
from rag.reading.reader import Reading, Span

HEAD = """SỞ GIÁO DỤC VÀ ĐÀO TẠO
Số: 3/SGDĐT-VP
V/v phòng dịch

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thạch Giang, ngày 05 tháng 4 năm 2021

Kính gửi: Các trường.

"""


@pytest.fixture(scope="module")
def evidence():
    """Makes the evidence of the one clause of a letter."""

    def make(clause):
        document = build_document(f"{HEAD}1. {clause}\n2. Gửi kết quả.\n", "d")
        found = document.clause("1")
        hit = Hit("d", "1", "d#1", found.start, found.end, 1, 1, 1, 1)
        return Evidence(hit, document, found, tuple(read_duties(document)))

    return make


CENTRE = "Trung tâm Kiểm soát bệnh tật tiêm phòng dại cho chó, mèo ở miền núi."
BUYS = "Sở Y tế chủ trì, phối hợp với Sở Tài chính mua thuốc cho trạm y tế xã."
ARMY = "Bộ Chỉ huy quân sự tỉnh chủ trì, điều xuồng máy về ba hướng."


@pytest.mark.parametrize(
    ("text", "clause", "beside"),
    [
        # A yes or a no is wanted of an agency.
        ("Sở Tài chính có phải tiêm phòng dại không?", CENTRE, True),
        ("so xay dung co phai tiem phong dai ko", CENTRE, True),
        ("Must the Department of Justice vaccinate dogs?", CENTRE, True),
        ("Sở Y tế có phải mua thuốc không?", BUYS, False),
        ("Trung tâm Kiểm soát bệnh tật có phải tiêm phòng không?", CENTRE, False),  # goes by many names
        ("Sở Xây dựng có phải báo cáo không?", "Các sở, ngành báo cáo trước ngày 05 hằng tháng.", False),
        ("Có phải báo cáo Sở Giáo dục và Đào tạo không?", "Các trường báo cáo về Sở trước ngày 05.", False),
        ("Chó mèo có phải tiêm phòng dại không?", CENTRE, False),
        # A role is supposed, of this task or of another.
        ("Có phải Sở Tài chính chủ trì tiêm phòng dại không?", BUYS, True),
        ("Có phải Sở Tài chính chủ trì mua thuốc không?", BUYS, False),
        ("Is the Department of Finance in charge of buying medicine?", BUYS, False),
        # Who leads a task of which the clause has no two words together.
        ("Ai chủ trì việc phóng vệ tinh?", ARMY, True),
        ("ai lo vu phong ve tinh", CENTRE, True),
        ("Ai chịu trách nhiệm cháy rừng?", "Chủ tịch xã chịu trách nhiệm nếu để xảy ra cháy ở chợ.", True),
        ("Ai chủ trì mua thuốc?", BUYS, False),
        ("Who leads the purchase of medicine?", BUYS, False),
        ("Ai chủ trì?", ARMY, False),
        # What an agency has to do.
        ("Sở Nội vụ phải làm gì?", CENTRE, True),
        ("Sở Y tế phải làm gì?", BUYS, False),
    ],
)
def test_a_clause_is_beside_the_point_where_it_is_of_others_or_of_another_task(evidence, text, clause, beside):
    assert is_beside_the_point(read_question(text), evidence(clause)) is beside


def test_one_of_two_that_are_named_is_never_beside_the_point(evidence):
    question = read_question("Sở Nội vụ hay Sở Xây dựng chủ trì tiêm phòng dại?")
    assert question.wanted.choice
    assert not is_beside_the_point(question, evidence(BUYS))
    assert is_beside_the_point(
        replace(question, wanted=replace(question.wanted, choice=False), wants_yes_or_no=True, supposed=None),
        evidence(CENTRE),
    )


def test_a_sentence_of_others_is_of_none_that_is_asked_though_its_clause_is(evidence):
    item = evidence(f"{BUYS} {CENTRE}")
    question = read_question("Sở Tài chính có phải tiêm phòng dại không?")
    assert not is_beside_the_point(question, item)
    assert [names_none_asked(question, item, sentence) for sentence in (BUYS, CENTRE)] == [False, True]


HOLDS = "Nghị quyết này có hiệu lực từ ngày 01/01/2026."
PASSED = "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa X thông qua ngày 09/12/2025."


@pytest.mark.parametrize(
    ("text", "clause", "only"),
    [
        ("Cầu thông xe ngày nào?", HOLDS, True),
        ("When does the bridge open?", HOLDS, True),
        ("Cầu có thông xe trong năm 2026 không?", HOLDS, True),
        ("Nghị quyết 37 có hiệu lực từ ngày nào?", HOLDS, False),
        ("muc ho tro ap dung tu bao gio", HOLDS, False),
        ("Ai ký nghị quyết?", HOLDS, False),  # no day is asked for
        ("Mức hỗ trợ mới bắt đầu từ bao giờ?", PASSED, True),
        ("Nghị quyết được thông qua khi nào?", PASSED, False),
        ("Cầu thông xe ngày nào?", "Cầu thông xe từ ngày 01/01/2026.", False),
    ],
)
def test_since_when_a_document_holds_answers_no_other_question(text, clause, only, evidence):
    item = evidence(clause)
    at = item.document.text.index(clause)
    reading = Reading(0.9, (Span(at + 20, at + len(clause), -0.1),), None, 1.0)
    assert tells_only_its_effect(read_question(text), item, reading) is only
