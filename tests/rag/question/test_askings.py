import pytest

from rag.question.askings import read_askings
from rag.question.read import read_question
from rag.question.typed import read_typed


@pytest.mark.parametrize(
    ("text", "askings"),
    [
        (
            "Bệnh viện A dời đi đâu và khi nào?",
            [("Bệnh viện A dời đi đâu", "Bệnh viện A dời đi đâu"), ("khi nào", "Bệnh viện A dời đi khi nào")],
        ),
        (
            "Bác sĩ được hỗ trợ bao nhiêu, phải ở lại mấy năm?",
            [
                ("Bác sĩ được hỗ trợ bao nhiêu", "Bác sĩ được hỗ trợ bao nhiêu"),
                ("phải ở lại mấy năm", "Bác sĩ được hỗ trợ phải ở lại mấy năm"),
            ],
        ),
        (
            "gv co hs dat giai thi dc khen thuong ko, can may em",
            [
                ("gv co hs dat giai thi dc khen thuong ko", "gv co hs dat giai thi dc khen thuong ko"),
                ("can may em", "gv co hs dat giai thi dc khen thuong can may em"),
            ],
        ),
        # Who leads and who helps are told together, as are a day and its hour; a colon heads all that is asked.
        (
            "Thay dây điện: sở nào chủ trì, ai phối hợp, hạn?",
            [
                ("Thay dây điện: sở nào chủ trì, ai phối hợp", "Thay dây điện: sở nào chủ trì, ai phối hợp"),
                ("hạn", "Thay dây điện hạn"),
            ],
        ),
        ("Chuyển dân xong lúc mấy giờ, ngày nào?", []),
        ("Ai chủ trì, ai phối hợp mua thuốc?", []),
        (
            "How many points must Ben Thong set up, and by when?",
            [
                ("How many points must Ben Thong set up", "How many points must Ben Thong set up"),
                ("by when", "by when points Ben Thong set up"),
            ],
        ),
        # One thing: what asks is told by its accents, names keep their "và", a case and what is said of a thing ask
        # nothing.
        ("Ai phối hợp với Sở Kế hoạch và Đầu tư?", []),
        ("Sở Y tế phối hợp với ai và Sở Kế hoạch và Đầu tư?", []),
        ("Người không bán vé, không thu tiền có phải đăng ký không?", []),
        ("When a group arrives at the office, who keeps order?", []),
        ("Which office, which was set up in 2020, keeps order?", []),
        ("Ai mua thuốc?", []),
    ],
)
def test_read_askings(text, askings):
    assert [(a.said, a.typed.text) for a in read_askings(read_typed(text))] == askings


def test_a_question_of_more_things_than_a_person_asks_is_one():
    assert read_question("Ai làm, khi nào, ở đâu, bao nhiêu tiền, vì sao, mấy người?").askings == ()
