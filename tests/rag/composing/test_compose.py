import dataclasses
import re
from dataclasses import replace

import pytest

from corpus.build import build_document
from corpus.clause import lies_in
from corpus.duty import Duty
from index.hit import Hit
from rag.answer import Citation
from rag.composing.compose import compose
from rag.config import learnt_config
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.load import OFF, load_reader
from rag.reading.reader import Reading, Span

BUYS = "Sở Y tế chủ trì, phối hợp với Sở Tài chính mua máy lọc nước cho trạm y tế, hoàn thành trước ngày 20/4/2021."
MENDS = "Máy lọc nước hỏng phải sửa trong 05 ngày."
GIVES = "Sở Y tế cấp máy lọc nước cho trạm y tế xã."


def answer(text, *evidence, **config):
    question = read_question(text)
    readings = load_reader(OFF).read(question, evidence)
    return compose(question, evidence, readings, replace(learnt_config(), **config))


def cited(n, document, clause, label, quote, highlight=None):
    """A citation of a sentence that stands once in its document; highlight: the words in it that answer."""
    start = document.text.index(quote)
    assert document.text.count(quote) == 1
    span = (quote.index(highlight), quote.index(highlight) + len(highlight)) if highlight else None
    return Citation(n, document.document_id, document.name, clause, label, quote, start, start + len(quote), span)


def test_compose_of_who_leads_names_who_and_quotes_the_sentence(drought, evidence):
    said = answer("Ai chủ trì mua máy lọc nước?", evidence(drought, "1"))
    assert said.text == f"Chủ trì: Sở Y tế. [1]\nKhoản 1, Công văn số 17/UBND-NN: “{BUYS}” [1]"
    assert said.more == ""
    assert said.citations == (cited(1, drought, "1", "khoản 1", BUYS, "Sở Y tế"),)
    assert [(d.role, d.agency, d.clause) for d in said.duties] == [
        ("lead", "Sở Y tế", "1"),
        ("coordinate", "Sở Tài chính", "1"),
    ]


def test_compose_in_english_keeps_the_quotes_and_sees_other_documents_last(drought, filters, evidence):
    said = answer("Who leads buying water filters for health stations?", evidence(drought, "1"), evidence(filters, "1"))
    assert said.text == (
        f"Lead: Department of Health (Sở Y tế). [1]\nClause 1, Official Letter No. 17/UBND-NN: “{BUYS}” [1]"
    )
    assert said.more == (
        "See also clause 1, Official Letter No. 18/UBND-NN (People's Committee of Thạch Giang province"
        " (Ủy ban nhân dân tỉnh Thạch Giang), 5 April 2021): "
        f"lead: Department of Health (Sở Y tế). “{GIVES}” [2]"
    )
    assert said.citations == (
        cited(1, drought, "1", "clause 1", BUYS, "Sở Y tế"),
        cited(2, filters, "1", "clause 1", GIVES),
    )
    assert {d.document_id for d in said.duties} == {"han"}


def test_compose_of_when_names_nobody_and_says_the_date_first(drought, evidence):
    said = answer("Khi nào mua xong máy lọc nước?", evidence(drought, "1"))
    assert said.text == f"Trước ngày 20/4/2021. [1]\nKhoản 1, Công văn số 17/UBND-NN: “{BUYS}” [1]"
    assert said.more == f"“{MENDS}” [2]"
    assert [c.quote for c in said.citations] == [BUYS, MENDS]


def test_compose_quotes_the_sentence_that_answers_first_and_the_rest_in_document_order(drought, evidence):
    said = answer("Máy lọc nước hỏng sửa trong bao lâu?", evidence(drought, "1"), also=0.0)
    # By relevance: MENDS, then BUYS (it has the words máy lọc nước), then the others.
    assert [c.quote for c in said.citations] == [MENDS, "Về nguồn nước.", BUYS]
    assert [c.n for c in said.citations] == [1, 2, 3]


@pytest.mark.parametrize(
    ("config", "quotes"),
    [
        ({"also": 0.0, "sentences": 1}, [MENDS]),
        ({"also": 0.0, "sentences": 2}, [MENDS, BUYS]),
        # 41 characters, then 108: together one more than allowed.
        ({"also": 0.0, "sentences": 2, "longest_answer": len(MENDS) + len(BUYS) - 1}, [MENDS]),
        ({"also": 0.0, "sentences": 2, "longest_answer": len(MENDS) + len(BUYS)}, [MENDS, BUYS]),
        ({"also": 0.0, "longest_answer": 1}, [MENDS]),  # always one
        ({"also": 1.0}, [MENDS]),
    ],
)
def test_compose_quotes_no_more_than_the_configuration_allows(config, quotes, drought, evidence):
    said = answer("Máy lọc nước hỏng phải sửa trong bao lâu?", evidence(drought, "1"), **config)
    assert [c.quote for c in said.citations] == quotes


def test_compose_cites_the_heading_where_that_names_who_acts(drought, evidence):
    said = answer("Ai lắp máy bơm?", evidence(drought, "2.a"))
    assert said.text.splitlines()[1:] == [
        "Điểm a khoản 2, Công văn số 17/UBND-NN: “Lắp máy bơm cho xã khô hạn;” [1]",
        "Khoản 2: “Sở Xây dựng có trách nhiệm:” [2]",
    ]
    assert said.citations == (
        cited(1, drought, "2.a", "điểm a khoản 2", "Lắp máy bơm cho xã khô hạn;"),
        replace(cited(2, drought, "2", "khoản 2", "Sở Xây dựng có trách nhiệm:"), highlight=(0, 11)),
    )
    assert [(d.agency, d.clause) for d in said.duties] == [("Sở Xây dựng", "2.a")]


def test_compose_cites_a_quote_that_names_who_leads(drought, evidence):
    said = answer("Ai lắp máy bơm?", evidence(drought, "2.a"))
    head = said.text.splitlines()[0]
    assert head.startswith("Chủ trì: Sở Xây dựng.")
    beside = [said.citations[int(n) - 1].quote for n in re.findall(r"\[(\d+)\]", head)]
    assert any("Sở Xây dựng" in quote for quote in beside)


def test_compose_names_nobody_where_the_clause_assigns_nothing(drought, evidence):
    said = answer("Ai tiết kiệm nước?", evidence(drought, "3"))
    assert said.text == "Khoản 3, Công văn số 17/UBND-NN: “Người dân tiết kiệm nước.” [1]"
    assert said.duties == ()


def test_compose_hands_on_only_duties_of_the_clause_and_below(drought, evidence):
    below = answer("Ai lắp máy bơm?", evidence(drought, "2")).duties
    assert {d.clause for d in below} == {"2.a", "2.b"}
    assert all(lies_in(d.clause, "2") for d in below)


def test_compose_names_nobody_where_who_leads_is_hardly_an_agency(drought, evidence):
    item = evidence(drought, "1")
    doubtful = [
        dataclasses.replace(d, agency="các cơ quan, đơn vị có liên quan") for d in item.duties if d.role == "lead"
    ]
    sure = [d for d in item.duties if d.role == "coordinate"]
    said = answer("Ai chủ trì mua máy lọc nước?", dataclasses.replace(item, duties=(*doubtful, *sure)))
    assert said.text.splitlines()[0] == f"Khoản 1, Công văn số 17/UBND-NN: “{BUYS}” [1]"


def test_compose_cites_in_the_order_of_its_text_whatever_the_clause(drought, filters):
    for document in (drought, filters):
        for clause in document.clauses:
            hit = Hit(document.document_id, clause.path, "x", clause.start, clause.end, 1, 1, 1, 1)
            said = answer("Ai chủ trì việc nước?", Evidence(hit, document, clause, ()))
            assert [c.n for c in said.citations] == list(range(1, len(said.citations) + 1))
            assert re.findall(r"\[(\d+)\]", f"{said.text}\n{said.more}") == [str(c.n) for c in said.citations]
            assert all(document.text[c.start : c.end] == c.quote for c in said.citations)
            assert all(clause.start <= c.start < c.end <= clause.end for c in said.citations)


def test_compose_names_who_acts_by_the_sentence_before_and_cites_it(evidence):
    before = "Giám đốc Sở Nông nghiệp và Phát triển nông thôn lập kế hoạch vét kênh."
    asked_for = "Đồng thời, chủ trì kiểm tra máy lọc nước ở xã."
    document = build_document(f"Mở đầu:\n1. {before} {asked_for}\n2. Hết.\n", "d")
    said = answer("Ai chủ trì kiểm tra máy lọc nước?", evidence(document, "1"))
    assert said.text == (
        "Chủ trì: Giám đốc Sở Nông nghiệp và Phát triển nông thôn. [1][2]\n"
        f"Khoản 1, {document.name}: “{asked_for}” [1]\n“{before}” [2]"
    )


def test_compose_says_yes_or_no_unless_a_clause_shown_beside_says_otherwise(drought, evidence):
    question = "Sở Tài chính có chủ trì mua máy lọc nước không?"
    alone = answer(question, evidence(drought, "1")).text.splitlines()[0]
    assert alone == "Không: Sở Y tế chủ trì. [1]"
    other = build_document("Mở đầu:\n1. Sở Tài chính chủ trì mua máy lọc nước.\n2. Hết.\n", "d")
    beside = answer(question, evidence(drought, "1"), evidence(other, "1")).text.splitlines()[0]
    assert beside == f"Khoản 1, Công văn số 17/UBND-NN: “{BUYS}” [1]"
    assert answer("Sở Y tế có chủ trì mua máy lọc nước không?", evidence(drought, "1")).text.startswith("Có. [1]\n")


def test_compose_quotes_of_a_clause_that_is_named_as_much_as_an_answer_holds(drought, evidence):
    item = dataclasses.replace(evidence(drought, "2"), named=True)
    said = answer("Khoản 2 Công văn 17/UBND-NN nói gì?", item)
    assert [c.quote for c in said.citations] == [
        "Sở Xây dựng có trách nhiệm:",
        "a) Lắp máy bơm cho xã khô hạn;",
        "b) Nạo vét kênh.",
    ]
    # 27, 30 and 16 characters: always one, then as long as they fit.
    for longest, count in ((1, 1), (56, 1), (57, 2), (72, 2), (73, 3)):
        assert len(answer("Khoản 2 nói gì?", item, longest_answer=longest).citations) == count
    # The units below a clause that was only found are others' to answer from.
    assert len(answer("Khoản 2 nói gì?", evidence(drought, "2")).citations) == 1


def test_compose_answers_from_the_spans_that_were_read(drought, evidence):
    item = evidence(drought, "1")
    start = drought.text.index(MENDS)
    reading = Reading(1.0, (Span(start, start + len(MENDS), 0.1),), None, 1.0)
    said = compose(read_question("Ai chủ trì mua máy lọc nước?"), [item], [reading], learnt_config())
    assert said.citations[0] == cited(1, drought, "1", "khoản 1", MENDS)
    with pytest.raises(ValueError, match="zip"):
        compose(read_question("Ai chủ trì mua máy lọc nước?"), [item, item], [reading], learnt_config())


def test_compose_says_no_first_line_of_what_is_unlikely_to_answer(drought, evidence):
    item = evidence(drought, "1")
    start = drought.text.index(MENDS)
    reading = Reading(1.0, (Span(start, start + len(MENDS), 0.1),), None, 1.0)
    question = read_question("Máy lọc nước hỏng phải sửa trong mấy ngày?")
    likely, unlikely = (compose(question, [item], [reading], learnt_config(), likely=v) for v in (True, False))
    first, *rest = likely.text.splitlines()
    assert first == "Trong 05 ngày. [1]"
    # What bears it out stays, with its citation.
    assert unlikely.text.splitlines() == rest
    assert [(c.start, c.end) for c in unlikely.citations] == [(c.start, c.end) for c in likely.citations]


def test_compose_names_an_agency_whole_where_the_table_of_duties_cuts_it():
    text = "Mở đầu:\n1. Chủ nhiệm Văn phòng Chính phủ chủ trì họp báo.\n2. Hết.\n"
    document = build_document(text, "d")
    clause = document.clause("1")
    start = text.index("Chủ nhiệm")
    cut = Duty("lead", "Chủ nhiệm Văn phòng Chính", "họp báo", None, None, "d", "1", start, start + 25)
    hit = Hit("d", "1", "x", clause.start, clause.end, 1, 1, 1, 1)
    said = answer("Ai chủ trì họp báo?", Evidence(hit, document, clause, (cut,)))
    assert said.text.splitlines()[0] == "Chủ trì: Chủ nhiệm Văn phòng Chính phủ. [1]"


def test_who_helps_is_told_in_full_enterprises_and_associations_too(evidence):
    text = (
        "1. Sở Y tế chủ trì, phối hợp với doanh nghiệp viễn thông, Hội Chữ thập đỏ và các tổ chức chính trị - xã hội"
        " nhắn tin cảnh báo.\n\n2. Đê phải cao.\n"
    )
    said = answer("Sở Y tế phối hợp với ai để nhắn tin cảnh báo?", evidence(build_document(text, "canh-bao"), "1"))
    assert said.text.splitlines()[0] == (
        "Phối hợp: doanh nghiệp viễn thông, Hội Chữ thập đỏ, các tổ chức chính trị - xã hội. [1]"
    )
