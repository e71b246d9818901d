from dataclasses import replace

from corpus.build import build_document
from index.hit import Hit
from rag.evidence import Evidence, clause_sentences

BUYS = "Sở Y tế chủ trì, phối hợp với Sở Tài chính mua máy lọc nước cho trạm y tế, hoàn thành trước ngày 20/4/2021."
MENDS = "Máy lọc nước hỏng phải sửa trong 05 ngày."


def test_clause_sentences_leave_the_marker_out(drought):
    texts = [
        [drought.text[a:b] for a, b in clause_sentences(drought, drought.clause(path))]
        for path in ("1", "2", "2.a", "3")
    ]
    assert texts == [
        ["Về nguồn nước.", BUYS, MENDS, "Trời nắng to."],
        ["Sở Xây dựng có trách nhiệm:"],
        ["Lắp máy bơm cho xã khô hạn;"],
        ["Người dân tiết kiệm nước."],
    ]


def test_clause_sentences_go_down_to_the_units_below_where_that_is_asked(drought):
    clause = drought.clause("2")
    assert [drought.text[a:b] for a, b in clause_sentences(drought, clause, clause.end)] == [
        "Sở Xây dựng có trách nhiệm:",
        "a) Lắp máy bơm cho xã khô hạn;",
        "b) Nạo vét kênh.",
    ]


def test_evidence_is_the_clause_with_the_units_below_it_and_its_own_duties(drought, evidence):
    item = evidence(drought, "2")
    assert item.text == ("2. Sở Xây dựng có trách nhiệm:\na) Lắp máy bơm cho xã khô hạn;\nb) Nạo vét kênh.")
    # The document's duties are all its; of the clause are those that it assigns itself.
    assert [(d.agency, d.clause) for d in item.duties] == [
        ("Sở Y tế", "1"),
        ("Sở Tài chính", "1"),
        ("Sở Xây dựng", "2.a"),
        ("Sở Xây dựng", "2.b"),
    ]
    assert (item.own_duties, evidence(drought, "2.a").own_duties) == ((), item.duties[2:3])
    assert evidence(drought, "3").own_duties == ()


def test_evidence_with_context_has_all_that_stands_above_the_clause(drought, evidence):
    assert evidence(drought, "2.a").with_context() == "\n".join(
        [
            "Công văn 17/UBND-NN Ủy ban nhân dân tỉnh Thạch Giang V/v phòng, chống hạn",
            "Công văn số 17/UBND-NN",
            "ngày 5/4/2021, 05/04/2021, năm 2021",
            "2. Sở Xây dựng có trách nhiệm:\n",
            "a) Lắp máy bơm cho xã khô hạn;",
        ]
    )


def test_evidence_with_context_of_a_document_without_a_date_says_none(evidence):
    document = build_document("Số: 9/UBND-NN\n\n1. Sở Y tế mua máy.\n2. Hết.\n", "d")
    assert document.metadata.date is None
    assert "ngày" not in evidence(document, "1").with_context()


def test_evidence_is_of_a_search_until_it_is_said_to_be_named(drought):
    clause = drought.clause("1")
    item = Evidence(Hit("han", "1", "han#1", clause.start, clause.end, 1, 1, 1, 1), drought, clause, ())
    assert (item.changed_by, item.named) == ((), False)
    assert replace(item, named=True) != item
