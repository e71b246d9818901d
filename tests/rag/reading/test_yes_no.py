import pytest

from corpus.build import build_document
from corpus.duties.read import read_duties
from rag.question.read import read_question
from rag.reading.yes_no import Supposed, read_supposed, verdict

TEXT = "Mở đầu:\n1. Sở Y tế chủ trì, phối hợp với Sở Tài chính mua thuốc; gửi hóa đơn cho Sở Nội vụ.\n2. Hết.\n"


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("Sở Y tế có phải chủ trì mua thuốc không?", Supposed("Sở Y tế", "lead")),
        ("so y te co chu tri mua thuoc khong", Supposed("Sở Y tế", "lead")),
        ("Có phải SYT phối hợp mua thuốc không?", Supposed("Sở Y tế", "coordinate")),
        ("Is the Department of Health responsible for medicines?", Supposed("Sở Y tế", "lead")),
        ("Does the Department of Finance coordinate?", Supposed("Sở Tài chính", "coordinate")),
        ("Ai chủ trì mua thuốc?", None),
        ("Sở Y tế có được mua thuốc không?", None),
        ("Sở Y tế và Sở Tài chính có cùng chủ trì không?", None),
        ("Có phải chủ trì không?", None),
        ("Who leads, the Department of Health?", None),
    ],
)
def test_read_supposed_reads_agency_and_role(text, supposed):
    assert read_supposed(read_question(text)) == supposed


@pytest.mark.parametrize(
    ("agency", "role", "vietnamese", "english"),
    [
        ("Sở Y tế", "lead", "Có.", "Yes."),
        ("Sở Tài chính", "coordinate", "Có.", "Yes."),
        (
            "Sở Tài chính",
            "lead",
            "Không: Sở Tài chính chỉ phối hợp.",
            "No: the Department of Finance only coordinates.",
        ),
        ("Sở Y tế", "coordinate", "Sở Y tế chủ trì.", "The Department of Health leads."),
        # Named, but nobody read what for: nothing is said.
        ("Sở Nội vụ", "lead", "", ""),
        (
            "Sở Xây dựng",
            "lead",
            "Điều khoản này không nêu Sở Xây dựng.",
            "This clause does not name the Department of Construction.",
        ),
    ],
)
def test_verdict_is_borne_out_by_the_duties_of_the_clause(agency, role, vietnamese, english):
    document = build_document(TEXT, "d")
    duties = [d for d in read_duties(document) if d.clause == "1"]
    clause = document.clause("1")
    text = document.text[clause.start : clause.end]
    for question, said in (("Sở có chủ trì không?", vietnamese), ("Is it the leader?", english)):
        assert verdict(read_question(question), Supposed(agency, role), duties, text) == said
        assert verdict(read_question(question), Supposed(agency, role), [], text) == ""
