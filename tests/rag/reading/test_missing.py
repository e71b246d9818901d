import pytest

from corpus.answer_types import AnswerType
from corpus.build import build_document
from index.hit import Hit
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.guards import lacks
from rag.reading.missing import FINE, Missing, Part, find_missing, has_no_such_figure, written

PLACES = frozenset(["thach giang", "ca mau"])


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Năm 2019 ai mua máy lọc nước?", Missing(Part.YEAR, "2019")),
        ("Ở Cà Mau ai mua máy lọc nước?", Missing(Part.PLACE, "Cà Mau")),
        ("Nhật Bản mua máy lọc nước thế nào?", Missing(Part.COUNTRY, "Nhật Bản")),
        ("Ông Nguyễn Văn Bình mua máy lọc nước khi nào?", Missing(Part.PERSON, "Nguyễn Văn Bình")),
        ("Bộ Quốc phòng mua máy lọc nước khi nào?", Missing(Part.AGENCY, "Bộ Quốc phòng")),
        ("Công văn 99/UBND-XX giao ai mua máy lọc nước?", Missing(Part.SYMBOL, "99/UBND-XX")),
        (
            "Không mua máy lọc nước cho trạm y tế bị phạt bao nhiêu tiền?",
            Missing(Part.ASKED, FINE, nowhere=False, given=AnswerType.WHEN),
        ),
        ("con mèo ốm phải làm sao", Missing(Part.WORD, "mèo")),
        # Words that only ask are looked for nowhere.
        ("mua máy lọc nước trong bao lâu", None),
        ("Ai mua máy lọc nước?", None),
    ],
)
def test_what_is_missing_is_named_as_it_was_written(text, missing, drought, evidence):
    question, best = read_question(text, PLACES), evidence(drought, "1")
    lacking = lacks(question, best, best.with_context())
    stored = {"nước", "lọc", "trạm", "mua", "máy", "ốm", "con", "phải", "làm", "sao"}
    assert find_missing(question, lacking, "", best, stored.__contains__) == missing


def test_what_other_documents_have_is_only_lacked_by_the_nearest(drought, evidence):
    question, best = read_question("Năm 2019 ai mua máy lọc nước?"), evidence(drought, "1")
    lacking = lacks(question, best, best.with_context())
    assert find_missing(question, lacking, "", best, lambda _: True) == Missing(Part.YEAR, "2019", nowhere=False)


def test_written_gives_capitals_to_what_has_none():
    assert written(read_question("o ca mau ai mua thuoc"), "ca mau") == "Ca Mau"
    assert written(read_question("ai mua thuoc"), "ca mau") == "ca mau"


@pytest.mark.parametrize(
    ("text", "lacks_it"),
    [
        ("Máy lọc nước giá bao nhiêu tiền?", True),
        ("How much do the filters cost?", True),
        ("Tỷ lệ trạm y tế có máy lọc nước là bao nhiêu phần trăm?", True),
        ("Mấy giờ mua máy lọc nước?", True),
        ("Số điện thoại hỏi mua máy lọc nước?", True),
        ("Không mua máy lọc nước bị phạt bao nhiêu tiền?", True),
        ("Mua máy lọc nước được thưởng bao nhiêu?", True),
        ("How much is the reward for buying water filters?", True),
        # It has a day; and who or what else answers no form tells.
        ("Khi nào mua máy lọc nước?", False),
        ("Ai mua máy lọc nước?", False),
        ("Mua máy lọc nước cho ai?", False),
        ("Mua máy lọc nước cách trạm bao nhiêu mét?", True),
        ("Mua máy lọc nước cho người mấy tuổi?", True),
        ("Mua bao nhiêu lít nước?", True),
        ("Mua bao nhiêu máy lọc nước?", False),  # what is counted may have other names
    ],
)
def test_a_figure_is_asked_for_that_neither_the_clause_nor_its_headings_have(text, lacks_it, drought, evidence):
    assert has_no_such_figure(read_question(text), evidence(drought, "1")) is lacks_it


@pytest.mark.parametrize(
    ("sentence", "lacks_it"),
    [
        ("Phạt tiền từ 2.000.000 đồng đến 5.000.000 đồng đối với người vứt rác.", False),
        ("Hộ vứt rác bị phạt 500.000 đồng.", False),
        ("Mức phạt khi vứt rác là 500.000 đồng.", False),
        ("Xử phạt từ 1.000.000 đồng đến 2.000.000 đồng đối với hộ vứt rác.", False),
        # A fine is for an act.
        ("Xử phạt từ 1.000.000 đồng đến 2.000.000 đồng đối với hộ thả rông chó.", True),
        # What was fined, and what is paid of the fines, are no fine.
        ("Năm 2025, các lực lượng đã phát hiện 86 vụ, xử phạt 5,2 tỷ đồng.", True),
        ("Người báo tin được thưởng 5% số tiền phạt thu được, không quá 10.000.000 đồng.", True),
        ("Người tuần tra được bồi dưỡng 150.000 đồng.", True),
    ],
)
def test_a_fine_is_asked_for_where_only_other_money_is_spoken_of(sentence, lacks_it):
    document = build_document(f"CHỈ THỊ\nVề rác thải\n\n1. {sentence}\n2. Khác.\n", "d")
    clause = document.clause("1")
    item = Evidence(Hit("d", "1", "x", clause.start, clause.end, 1, 1, 1, 1), document, clause, ())
    assert has_no_such_figure(read_question("Vứt rác bị phạt bao nhiêu tiền?"), item) is lacks_it


@pytest.mark.parametrize(
    ("text", "clause", "lacks_it"),
    [
        ("Gửi xe bao nhiêu tiền một lượt?", "1. Giá gửi xe 90.000 đồng/tháng.", True),
        ("Gửi xe bao nhiêu tiền một lượt?", "1. Giá gửi xe 5.000 đồng/lượt, 90.000 đồng/tháng.", False),
        ("Tiền điện bao nhiêu tiền một số?", "1. Tiền điện, nước 90.000 đồng/tháng.", True),
        ("Giá nước bao nhiêu tiền một khối?", "1. Giá nước 9.000 đồng một mét khối.", False),
        ("Giá thóc bao nhiêu tiền một kg?", "1. Hỗ trợ giá thóc 2.000.000 đồng/ha.", True),
        ("Giá thóc bao nhiêu tiền một kg?", "1. Giá thóc 7.000 đồng.", False),
    ],
)
def test_amounts_by_another_measure_are_none(text, clause, lacks_it):
    document = build_document(f"THÔNG BÁO\nVề giá\n\n{clause}\n2. Khác.", "d")
    found = document.clause("1")
    item = Evidence(Hit("d", "1", "d#1", found.start, found.end, 1, 1, 1, 1), document, found, ())
    assert has_no_such_figure(read_question(text), item) is lacks_it
