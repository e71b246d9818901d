import pytest

from corpus.build import build_document
from corpus.raw import Raw
from rag.question.read import read_question
from rag.reading.tasked import row_named, row_of_task

ROWS = """1. Các sở làm các việc sau:
STT | Nhiệm vụ | Chủ trì | Phối hợp
1 | Xây trạm ủ phân từ rác thực phẩm | Sở Nông nghiệp và Môi trường | Sở Xây dựng
2 | Lắp 120 camera ở điểm hay đổ trộm rác | Công an thành phố | Sở Khoa học và Công nghệ
2. Đê phải cao."""


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Bên nào đứng ra làm trạm ủ phân từ rác?", "1 | Xây trạm ủ phân"),
        ("gan camera canh cho do trom rac thi cong an lam chung voi so nao", "2 | Lắp 120 camera"),
        ("Ai lo việc rác?", ""),  # of either
        ("Ai chủ trì mua thuốc cho trạm y tế xã?", ""),
        ("Trạm ủ phân từ rác thực phẩm có phải xây không?", ""),
    ],
)
def test_the_row_whose_task_has_most_of_who_is_asked_for(evidence, question, row):
    item = evidence(build_document(Raw(ROWS, True), "bang"), "1")
    found = row_of_task(read_question(question), item) or (0, 0)
    assert item.document.text[slice(*found)][: len(row)] == row
    assert (found == (0, 0)) is (not row)


def test_the_row_whose_task_is_named_whole(evidence):
    rows = "STT | Nhiệm vụ | Cơ quan chủ trì\n1 | Mua màn | Sở Y tế\n2 | Vẽ bản đồ | Sở Xây dựng"
    document = build_document(Raw(f"1. Các sở làm các việc sau:\n{rows}\n2. Đê phải cao.", True), "bang")
    item = evidence(document, "1")
    found = row_named(("ai", "chu", "tri", "ve", "ban", "do"), item)
    assert found is not None
    assert document.text[slice(*found)] == "2 | Vẽ bản đồ | Sở Xây dựng"
    assert row_named(("ai", "mua", "man", "va", "ve", "ban", "do"), item) is None
    assert row_named(("ai", "dap", "de"), item) is None
