"""Rows of a table of tasks as sentences, and what the reader that ships makes of them."""

import pytest

from corpus.build import build_document
from corpus.raw import Raw
from rag.question.read import read_question
from rag.reading.load import load_reader
from rag.reading.row_sentences import MOST_ROWS, row_sentences

ROWS = """1. Các cơ quan làm các việc sau:
STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm
1 | Xây trạm ủ phân từ rác | Sở Nông nghiệp và Môi trường | Sở Xây dựng; UBND các xã | 30/6/2026 | 03 trạm
2 | Lắp 120 camera ở điểm đổ trộm rác | Công an thành phố | Sở Khoa học và Công nghệ | 15/9/2026 | 120 camera
3 | Vẽ bản đồ số các điểm gom | Sở Khoa học và Công nghệ | | 31/12/2026 | Bản đồ
2. Đê phải cao."""


@pytest.fixture
def table(evidence):
    return lambda path="1": evidence(build_document(Raw(ROWS, True), "bang"), path)


def test_a_row_is_the_sentence_that_it_says(table):
    said = [r.text for r in row_sentences(read_question("Ai xây trạm?"), table())]
    assert said == [
        "Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Xây dựng, UBND các xã xây trạm ủ phân từ rác"
        ", hoàn thành 30/6/2026; sản phẩm: 03 trạm.",
        "Công an thành phố chủ trì, phối hợp với Sở Khoa học và Công nghệ lắp 120 camera ở điểm đổ trộm rác"
        ", hoàn thành 15/9/2026.",
        "Sở Khoa học và Công nghệ chủ trì vẽ bản đồ số các điểm gom, hoàn thành 31/12/2026.",
    ]


def test_parts_of_a_sentence_stand_in_their_row(table):
    item = table()
    first = row_sentences(read_question("Ai xây trạm?"), item)[0]
    text = item.document.text
    slices = lambda spans: [text[slice(*s)] for s in spans]  # noqa: E731
    assert text[slice(*first.row)] == ROWS.split("\n")[2]
    assert slices(first.of_roles(("lead",))) == ["Sở Nông nghiệp và Môi trường"]
    assert slices(first.of_roles(("coordinate",))) == ["Sở Xây dựng", "UBND các xã"]
    at = first.text.index("ủ phân")
    assert slices(first.in_document(at, at + 6)) == ["Xây trạm ủ phân từ rác"]
    at = first.text.index("30/6")
    assert slices(first.in_document(at, len(first.text))) == ["30/6/2026", "03 trạm"]
    assert slices(first.in_document(0, 3)) == ["Sở Nông nghiệp và Môi trường"]


def test_what_has_no_row_of_tasks_has_no_sentence(table):
    assert row_sentences(read_question("Ai xây trạm?"), table("2")) == []


def test_of_a_long_table_the_rows_with_most_of_the_question_are_read(evidence):
    rows = "\n".join(f"{n} | Việc số {n} của kho {n} | Sở Tài chính" for n in range(1, 40))
    body = f"1. Phân công:\nSTT | Nhiệm vụ | Cơ quan chủ trì\n{rows}\n40 | Đắp đê Sông Lô | Sở Xây dựng\n2. Hết."
    item = evidence(build_document(Raw(body, True), "bang"), "1")
    read = row_sentences(read_question("Đắp đê Sông Lô do ai chủ trì?"), item)
    assert len(read) == MOST_ROWS
    assert read[-1].text == "Sở Xây dựng chủ trì đắp đê Sông Lô."


@pytest.mark.parametrize(
    ("question", "row", "marked"),
    [
        ("Sở nào lo chuyện ủ phân từ rác?", "1 | Xây trạm", "Sở Nông nghiệp và Môi trường"),
        ("ai lap camera cho do trom rac", "2 | Lắp 120", "Công an thành phố"),
        ("Bản đồ các điểm gom rác khi nào phải vẽ xong?", "3 | Vẽ bản đồ", "31/12/2026"),
        ("Who installs the cameras where waste is dumped?", "2 | Lắp 120", "Công an thành phố"),
    ],
)
def test_the_row_that_answers_is_told_by_its_sentence(table, question, row, marked):
    item = table()
    reading = load_reader("bundled").read(read_question(question), [item])[0]
    assert item.document.text[slice(*reading.row)].startswith(row)
    assert item.document.text[reading.spans[0].start : reading.spans[0].end] == marked
