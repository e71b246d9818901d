"""Which clauses of one document change those of another, told from what they order; and what an answer says then."""

from datetime import date

import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.composing.compose import compose
from rag.config import learnt_config
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.amended import changes_of
from rag.reading.reader import Reading, Span

RULES = build_document(
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẠ\nSố: 18/2024/QĐ-UBND\nQUYẾT ĐỊNH\nVề quản lý chợ\n"
    "Điều 1. Giờ mở cửa\n1. Chợ mở cửa lúc 05 giờ.\n2. Chợ đóng cửa lúc 18 giờ.\n"
    "Điều 2. Phí\n1. Phí chỗ ngồi là 4.000 đồng/ngày.\n2. Người làm hỏng sạp bồi thường 300.000 đồng.\n"
    "Điều 3. Hiệu lực\nTừ ngày ký.\n",
    "cho",
)


def changing(*orders, relation="Sửa đổi, bổ sung Quyết định số 18/2024/QĐ-UBND"):
    """A decision whose articles are these orders."""
    articles = "\n".join(f"Điều {n}. {order}" for n, order in enumerate(orders, start=1))
    return build_document(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẠ\nSố: 6/2025/QĐ-UBND\nSơn Hạ, ngày 01 tháng 02 năm 2025\nQUYẾT ĐỊNH\n"
        f"{relation}\n{articles}\nĐiều {len(orders) + 1}. Hiệu lực\nQuyết định này có hiệu lực từ ngày 15/3/2025.\n",
        "sua",
    )


def evidence(path, other, kind="amends"):
    clause = RULES.clause(path)
    hit = Hit("cho", path, f"cho#{path}", clause.start, clause.end, 1.0, 0.0, 0.0, 1)
    return Evidence(hit, RULES, clause, (), ((kind, other),))


IN_FULL = " Quyết định số 18/2024/QĐ-UBND"


@pytest.mark.parametrize(
    ("order", "changed"),
    [
        (f"Sửa đổi khoản 1 Điều 2{IN_FULL} như sau: “1. Phí là 5.000 đồng.”", {"D2.1": "amends"}),
        # A whole Điều, and each of a list.
        (f"Sửa đổi, bổ sung Điều 1{IN_FULL} như sau: “Chợ mở cửa cả ngày.”", {"D1.1": "amends", "D1.2": "amends"}),
        (f"Bãi bỏ khoản 2 Điều 1 và khoản 2 Điều 2{IN_FULL}.", {"D1.2": "repeals", "D2.2": "repeals"}),
        (f"Bãi bỏ Điều 2{IN_FULL}.", {"D2.1": "repeals", "D2.2": "repeals"}),
        (f"Thay thế khoản 2 Điều 1{IN_FULL} bằng: “2. Đóng cửa lúc 20 giờ.”", {"D1.2": "amends"}),
        (f"Thay cụm từ “sạp” bằng “quầy” tại khoản 2 Điều 2{IN_FULL}.", {}),  # which words, the quotation tells
        # What is only added changes nothing that was there; what is spoken of is not ordered.
        (f"Bổ sung khoản 3 vào Điều 1{IN_FULL}: “3. Chợ nghỉ Tết.”", {}),
        (f"Sở Công Thương theo dõi việc sửa đổi khoản 1 Điều 2{IN_FULL}.", {}),
        # Of another document, and what the new wording refers to.
        ("Sửa đổi khoản 1 Điều 2 Quyết định số 9/2020/QĐ-UBND như sau: “1. Phí.”", {}),
        (f"Sửa đổi khoản 1 Điều 1{IN_FULL} như sau: “1. Trừ khoản 2 Điều 2.”", {"D1.1": "amends"}),
    ],
)
def test_a_clause_is_changed_by_what_orders_it(order, changed):
    other = changing(order)
    paths = ("D1.1", "D1.2", "D2.1", "D2.2")
    found = {p: [(c.kind, c.clause.path) for c in changes_of(evidence(p, other))] for p in paths}
    assert found == {p: [(changed[p], "D1")] if p in changed else [] for p in paths}


def test_clauses_under_a_heading_that_names_the_document_change_its():
    orders = "1. Sửa đổi khoản 1 Điều 2 như sau:\n“1. Phí là 5.000 đồng.”\n\n2. Bãi bỏ Điều 3."
    other = changing(f"Sửa đổi một số điều của{IN_FULL}\n\n{orders}")
    assert [c.clause.path for c in changes_of(evidence("D2.1", other))] == ["D1.1"]


def test_what_replaces_a_whole_document_changes_no_clause_of_it():
    assert changes_of(evidence("D2.1", changing(f"Sửa đổi khoản 1 Điều 2{IN_FULL}."), "replaces")) == []


@pytest.mark.parametrize(
    ("question", "today", "holds"),
    [
        ("Phí chỗ ngồi bao nhiêu?", date(2025, 3, 15), True),
        ("Phí chỗ ngồi bao nhiêu?", date(2025, 3, 14), False),
        ("Năm 2024 phí chỗ ngồi bao nhiêu?", date(2026, 1, 1), False),
        ("Năm 2026 phí chỗ ngồi bao nhiêu?", date(2026, 1, 1), True),
    ],
)
def test_a_change_holds_from_its_day_on_and_not_for_a_year_before(question, today, holds):
    (change,) = changes_of(evidence("D2.1", changing(f"Bãi bỏ khoản 1 Điều 2{IN_FULL}.")))
    assert change.holds(read_question(question), today) is holds


def composed(question, path, order, after=0):
    item = evidence(path, changing(order))
    start = item.document.text.index("đồng", item.clause.start) - 8
    reading = Reading(0.9, (Span(start, start + 12, -0.1),), None, 1.0)
    return compose(read_question(question), [item], [reading], learnt_config(), after)


NOTE = (
    "Lưu ý: Quyết định số 18/2024/QĐ-UBND đã được sửa đổi, bổ sung bởi Quyết định số 6/2025/QĐ-UBND từ ngày 15/03/2025."
)


def test_an_answer_says_first_that_its_clause_was_repealed_and_by_what():
    said = composed("Làm hỏng sạp đền bao nhiêu tiền?", "D2.2", f"Bãi bỏ khoản 2 Điều 2{IN_FULL}.")
    assert said.text.split("\n") == [
        "Quy định này đã bị bãi bỏ từ ngày 15/03/2025. [2]",
        "Khoản 2 Điều 2, Quyết định số 18/2024/QĐ-UBND: “Người làm hỏng sạp bồi thường 300.000 đồng.” [1]",
        f"Điều 1, Quyết định số 6/2025/QĐ-UBND: “Bãi bỏ khoản 2 Điều 2{IN_FULL}.” [2]",
        NOTE,
    ]
    assert [(c.n, c.document_id, c.clause) for c in said.citations] == [(1, "cho", "D2.2"), (2, "sua", "D1")]


def test_what_changed_a_clause_is_numbered_behind_the_citations_before():
    said = composed("Làm hỏng sạp đền bao nhiêu tiền?", "D2.2", f"Bãi bỏ khoản 2 Điều 2{IN_FULL}.", after=2)
    assert said.text.startswith("Quy định này đã bị bãi bỏ từ ngày 15/03/2025. [4]\nKhoản 2 Điều 2, ")
    assert [(c.n, c.clause) for c in said.citations] == [(3, "D2.2"), (4, "D1")]


def test_an_answer_quotes_of_a_new_wording_what_has_most_of_the_question():
    order = f"Sửa đổi khoản 1 Điều 2{IN_FULL} như sau:\n“1. Phí chỗ ngồi là 5.000 đồng/ngày.”"
    said = composed("How much is the fee for a seat?", "D2.1", order)
    assert said.text.split("\n")[::2] == [
        "This has been amended since 15 March 2025. [2]",
        "Article 1, Decision No. 6/2025/QĐ-UBND: “Phí chỗ ngồi là 5.000 đồng/ngày.” [2]",
    ]
