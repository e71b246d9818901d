from dataclasses import replace

import pytest

from corpus.clause import Clause
from corpus.document import Document
from index.hit import Hit
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.question.reference import Reference
from rag.reading.guards import Lacks, cites_document, lacks

CLAUSE = "4. Sở Y tế chủ trì mua thuốc cho 23 xã."
DOCUMENT = f"Số: 5237/UBND-KGVX\nSơn Hạ, ngày 14 tháng 11 năm 2022\n{CLAUSE}\n5. Sở Tài chính cấp tiền."
ABOVE = f"Công văn 5237/UBND tỉnh Sơn Hạ\nnăm 2022\n{CLAUSE}"
NOTHING = Lacks(year=False, place=False, symbol=False, agency=False, subject=False)


def evidence_of(text, clause):
    """Evidence of a clause, where it stands in a text; no duties."""
    start = text.index(clause)
    end = start + len(clause)
    found = Clause("4", (), "", start, end, end)
    return Evidence(Hit("d", "4", "d#4", start, end, 1, 1, 1, 1), Document("d", text, (found,)), found, ())


def lacking(text, unknown="", places=None):
    question = read_question(text)
    if places is not None:
        question = replace(question, places=places)
    return lacks(question, evidence_of(DOCUMENT, CLAUSE), ABOVE, unknown)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Ai mua thuốc năm 2022?", {}),  # the year of signing, in the context
        ("Ai mua thuốc năm 2019?", {"year": True}),
        ("Công văn 5237/UBND-KGVX giao ai mua thuốc?", {}),
        ("Công văn 77/UBND-NC giao ai mua thuốc?", {"symbol": True}),
        ("Sở Tài chính cấp tiền mua thuốc gì?", {}),  # named elsewhere in the document
        ("Sở Tư pháp mua thuốc gì?", {"agency": True}),
        ("so tu phap mua thuoc gi", {"agency": True}),
        # Unions, branches and offices go by their names in Vietnamese.
        ("Hội Khuyến học tỉnh mua thuốc gì?", {"agency": True}),
        ("chi cuc quan ly thi truong mua thuoc gi", {"agency": True}),
        ("Hội đồng nhân dân mua thuốc gì?", {}),
        ("What does the Department of Justice buy?", {"agency": True}),
        ("UBND huyện mua thuốc gì?", {}),  # goes by many names
        ("Sở Tư pháp có chủ trì mua thuốc không?", {}),  # is told that it does not
        ("Thời tiết mai thế nào?", {"subject": True}),
        ("What is the weather tomorrow?", {"subject": True}),
        # All that a question names is looked for.
        ("Năm 2019 Sở Tư pháp theo công văn 77/UBND-NC mua thuốc gì?", {"year": True, "agency": True, "symbol": True}),
    ],
)
def test_lacks_what_the_question_names_and_the_evidence_has_not(text, missing):
    assert lacking(text) == replace(NOTHING, **missing)


@pytest.mark.parametrize(
    ("places", "missing"),
    [(("son ha",), False), (("son ha", "bac ha"), True), (("on ha",), True), ((), False)],
)
def test_lacks_a_place_that_the_document_does_not_name_by_whole_words(places, missing):
    assert lacking("Ai mua thuốc?", places=places) == replace(NOTHING, place=missing)


@pytest.mark.parametrize(("unknown", "missing"), [("99", True), ("5237", False), ("523", True), ("", False)])
def test_lacks_a_number_that_no_stored_document_has_unless_the_text_names_it(unknown, missing):
    assert lacking("Ai mua thuốc?", unknown) == replace(NOTHING, symbol=missing)


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("Nhà xây năm 2016 có được hỗ trợ không?", "Nhà xây trước ngày 01/7/2014 được hỗ trợ.", False),
        # No day to compare it with; and a figure is of the year that is asked about.
        ("Nhà xây năm 2016 có được hỗ trợ không?", "Nhà xây trên đất ở được hỗ trợ.", True),
        ("Năm 2016 hỗ trợ bao nhiêu nhà?", "Nhà xây trước ngày 01/7/2014 được hỗ trợ.", True),
        ("Năm 2027 cấm đốt nương từ ngày nào?", "Cấm đốt nương từ ngày 15/3/2026.", True),
    ],
)
def test_the_year_of_a_case_is_compared_and_not_looked_for(question, text, missing):
    assert lacks(read_question(question), evidence_of(text, text), text).year is missing


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("Bộ Quốc phòng dạy bơi từ khi nào?", "Bộ Giáo dục và Đào tạo dạy bơi.", True),
        ("Bộ GD&ĐT dạy bơi từ khi nào?", "Bộ Giáo dục và Đào tạo dạy bơi.", False),
        ("When does the Ministry of Education and Training teach?", "Bộ GDĐT dạy bơi.", False),
        ("UBND xã dạy bơi từ khi nào?", "Bộ GDĐT dạy bơi.", False),
        ("Bộ Giáo dục và Đào tạo dạy bơi từ khi nào?", "Bộ Giáo dục Đào tạo dạy bơi.", False),
        # A department may be one of a ministry too; a Vietnamese name says which.
        ("When does the science department teach?", "Vụ Khoa học và Công nghệ dạy bơi.", False),
        ("When does the science department teach?", "Vụ Pháp chế dạy bơi.", True),
        ("Sở Khoa học và Công nghệ dạy bơi khi nào?", "Vụ Khoa học và Công nghệ dạy bơi.", True),
    ],
)
def test_lacks_an_agency_knows_its_other_names(question, text, missing):
    item = evidence_of(text, text)
    assert lacks(read_question(question), item, text).agency is missing


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("Thuế bán chứng khoán tính thế nào?", "Thuế bán chứng khoán là 0,1 %.", False),
        ("Thuế bán chứng khoán tính thế nào?", "Thuế bán đất là 2 %.", True),
        ("Who watches the weather?", "Cục theo dõi thời tiết.", False),
        ("Who watches the weather?", "Cục theo dõi đê.", True),
    ],
)
def test_what_offices_seldom_treat_is_answered_by_what_treats_it(question, text, missing):
    assert lacks(read_question(question), evidence_of(text, text), text).subject is missing


@pytest.mark.parametrize(
    ("number", "context", "said"),
    [
        (
            "23 2031 tt bcn",
            "Điều 3. Sửa đổi Thông tư số 23/2031/TT-BCN về tem\n1. Phụ lục số 01 áp dụng đến hết 2032.",
            True,
        ),
        ("23 2031 tt bcn", "Điều 3. Sửa đổi Thông tư số 123/2031/TT-BCN về tem", False),
        ("", "Điều 3. Sửa đổi Thông tư số 23/2031/TT-BCN", False),
    ],
)
def test_cites_document_looks_for_its_whole_number(number, context, said):
    assert cites_document(Reference((), "thong tu", number), context) is said


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("Con tôi sang Nhật Bản làm thì nộp giấy trong mấy ngày?", "Nộp trong 60 ngày kể từ ngày xuất cảnh.", False),
        ("Con tôi sang Nhật Bản làm thì nộp giấy trong mấy ngày?", "Nộp trong 60 ngày kể từ ngày ký.", True),
        (
            "My son works in Japan. By when do I file?",
            "Hồ sơ của người làm việc ở nước ngoài nộp trong 60 ngày.",
            False,
        ),
    ],
)
def test_what_holds_abroad_holds_in_any_country(question, text, missing):
    assert lacks(read_question(question), evidence_of(text, text), text).country is missing


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Bộ Công an được phạt bao nhiêu?", False),
        ("Bộ Y tế được phạt bao nhiêu?", True),
        ("What may the Ministry of Public Security fine?", False),
    ],
)
def test_an_agency_of_a_list_that_shares_its_word_is_named(text, missing):
    clause = "1. Thanh tra viên các bộ, cơ quan ngang bộ: Quốc phòng, Công an, Ngân hàng Nhà nước được phạt."
    found = lacks(read_question(text), evidence_of(clause, clause), clause)
    assert found.agency is missing
