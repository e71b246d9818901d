import pytest

from corpus.build import build_document
from corpus.duties.read import read_duties
from corpus.duty import Duty
from rag.question.supposition import Supposed
from rag.reading.verdict import Finding, bears_out, find_out

TEXT = "Mở đầu:\n1. Sở Y tế chủ trì, phối hợp với Sở Tài chính mua thuốc; gửi hóa đơn cho Sở Nội vụ.\n2. Hết.\n"

SUPPOSED = [
    ("Sở Y tế", "lead", Finding.BORNE_OUT),
    ("Sở Tài chính", "coordinate", Finding.BORNE_OUT),
    ("Sở Tài chính", "lead", Finding.ONLY_COORDINATES),
    ("Sở Y tế", "coordinate", Finding.LEADS),
    # Named, but nobody read what for: nothing is said.
    ("Sở Nội vụ", "lead", None),
    # Not named: what a clause does not say is not denied.
    ("Sở Xây dựng", "lead", Finding.NOT_NAMED),
]


@pytest.mark.parametrize(("agency", "role", "finding"), SUPPOSED)
def test_find_out_goes_by_the_duties_of_the_clause(agency, role, finding):
    document = build_document(TEXT, "d")
    duties = [d for d in read_duties(document) if d.clause == "1"]
    clause = document.clause("1")
    text = document.text[clause.start : clause.end]
    assert find_out(Supposed(agency, role), duties, text) is finding
    assert find_out(Supposed(agency, role), [], text) is None
    assert bears_out(Supposed(agency, role), duties) is (finding is Finding.BORNE_OUT)


def test_only_where_another_leads_is_it_said_that_an_agency_only_coordinates():
    document = build_document("Mở đầu:\n1. Phối hợp với Sở Tài chính mua thuốc.\n2. Hết.\n", "d")
    helps = [d for d in read_duties(build_document(TEXT, "d")) if d.agency == "Sở Tài chính"]
    assert [d.role for d in helps] == ["coordinate"]
    assert find_out(Supposed("Sở Tài chính", "lead"), helps, document.text) is None


def test_an_agency_is_known_by_any_of_its_names_and_with_its_place():
    for name in ("Sở Y tế", "SYT", "Sở Y tế tỉnh Sơn Hạ"):
        leads = Duty("lead", name, "mua thuốc", None, None, "d", "1", 0, len(name))
        assert find_out(Supposed("Sở Y tế", "lead"), [leads], f"{name} mua thuốc.") is Finding.BORNE_OUT
        assert bears_out(Supposed("Sở Y tế", "lead"), [leads])
    # Its head is another: named, and nothing is sure.
    head = Duty("lead", "Giám đốc Sở Y tế", "mua thuốc", None, None, "d", "1", 0, 16)
    assert find_out(Supposed("Sở Y tế", "lead"), [head], "Giám đốc Sở Y tế mua thuốc.") is None
    assert not bears_out(Supposed("Sở Y tế", "lead"), [head])
