import pytest

from corpus.build import build_document
from corpus.duties.read import read_duties


def manners(*paragraphs):
    document = build_document("\n\n".join(paragraphs) + "\n", "x")
    return [(d.clause, d.agency, d.manner) for d in read_duties(document)]


@pytest.mark.parametrize(
    ("sentence", "agency", "manner"),
    [
        ("Giao Sở Y tế mua thuốc.", "Sở Y tế", "order"),
        ("Sở Y tế mua thuốc.", "Sở Y tế", "order"),
        ("Đề nghị Kho bạc Nhà nước chi trả tiền thuốc.", "Kho bạc Nhà nước", "request"),
        ("Kêu gọi Hội Chữ thập đỏ ủng hộ thuốc.", "Hội Chữ thập đỏ", "call"),
        ("Công an tỉnh được đề nghị kiểm tra kho.", "Công an tỉnh", "request"),
        # The word before belongs to another sentence, or is a request that somebody else made.
        ("Đề nghị đã nêu rõ. Sở Y tế mua thuốc.", "Sở Y tế", "order"),
        ("Theo đề nghị của Sở Tài chính, giao Sở Y tế mua thuốc.", "Sở Y tế", "order"),
    ],
)
def test_manner_is_that_of_the_last_word_of_giving(sentence, agency, manner):
    assert (agency, manner) in [(a, m) for _, a, m in manners(f"1. {sentence}", "2. Đê phải cao.")]


def test_manner_of_a_point_is_that_of_the_lead_in_above_it():
    text = "1. Đề nghị:\n\na) Tòa án nhân dân tỉnh xét xử nghiêm.\n\nb) Giao Sở Y tế mua thuốc."
    assert manners(text, "2. Yêu cầu:\n\na) Công an tỉnh kiểm tra kho.\n\nb) Đê phải cao.") == [
        ("1.a", "Tòa án nhân dân tỉnh", "request"),
        ("1.b", "Sở Y tế", "order"),
        ("2.a", "Công an tỉnh", "order"),
    ]
