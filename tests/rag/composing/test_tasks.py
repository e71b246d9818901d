from dataclasses import replace

import pytest

from corpus.build import build_document
from corpus.duty import Duty
from rag.answer import Citation
from rag.composing.compose import Composed
from rag.composing.tasks import _named, _others, compose_tasks
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.question.tasks import AskedTasks
from rag.retrieval.tasks import Assigned, by_place, hit_of, own_duties

NAME, NAME_EN = "Công văn số 17/UBND-NN", "Official Letter No. 17/UBND-NN"
XD = AskedTasks("Sở Xây dựng", None)
BUYS = "Sở Y tế chủ trì, phối hợp với Sở Tài chính mua máy lọc nước cho trạm y tế, hoàn thành trước ngày 20/4/2021."


@pytest.fixture
def tasks(drought, evidence):
    """Composes the tasks that the directive on the drought gives an agency, the first few as evidence."""
    every = evidence(drought, "1").duties

    def make(text, asked, first=9):
        duties = own_duties(every, asked)
        items = [
            Evidence(hit_of(d, n), drought, drought.clause(d.clause), every)
            for n, d in enumerate(duties[:first], start=1)
        ]
        groups = by_place(duties, [drought])
        names = {drought.document_id: drought.name}
        return duties, items, compose_tasks(read_question(text), asked, groups, items, names)

    return make


def cited(n, document, clause, label, quote, highlight=None):
    start = document.text.index(quote)
    place = (document.document_id, document.name, clause, label)
    return Citation(n, *place, quote, start, start + len(quote), highlight=highlight)


def test_compose_tasks_counts_them_and_quotes_each_and_the_heading_that_names_the_agency_once(tasks, drought):
    duties, _, said = tasks("Sở Xây dựng phải làm gì?", AskedTasks("Sở Xây dựng", None))
    assert said == Composed(
        "Sở Xây dựng: lắp máy bơm cho xã khô hạn; nạo vét kênh. [1][2][3]\n"
        f"Điểm a khoản 2, {NAME}: “Lắp máy bơm cho xã khô hạn;” [1]\n"
        "Khoản 2: “Sở Xây dựng có trách nhiệm:” [2]\n"
        f"Điểm b khoản 2, {NAME}: “Nạo vét kênh.” [3]",
        (
            cited(1, drought, "2.a", "điểm a khoản 2", "Lắp máy bơm cho xã khô hạn;"),
            cited(2, drought, "2", "khoản 2", "Sở Xây dựng có trách nhiệm:", (0, 11)),
            cited(3, drought, "2.b", "điểm b khoản 2", "Nạo vét kênh."),
        ),
        tuple(duties),
    )


def test_compose_tasks_shows_the_first_and_says_where_the_others_are(tasks, drought):
    duties, _, said = tasks("What must the Department of Construction do?", AskedTasks("Sở Xây dựng", None), first=1)
    assert said == Composed(
        "Department of Construction (Sở Xây dựng) is assigned 2 tasks. [1][2]\n"
        f"Point a, clause 2, {NAME_EN}: “Lắp máy bơm cho xã khô hạn;” [1]\n"
        "Clause 2: “Sở Xây dựng có trách nhiệm:” [2]\n"
        f"1 more: {NAME_EN} (1).",
        (
            cited(1, drought, "2.a", "point a, clause 2", "Lắp máy bơm cho xã khô hạn;"),
            cited(2, drought, "2", "clause 2", "Sở Xây dựng có trách nhiệm:", (0, 11)),
        ),
        tuple(duties[:1]),
    )
    vi = tasks("Sở Xây dựng phải làm gì?", AskedTasks("Sở Xây dựng", None), first=1)[2]
    assert vi.text.splitlines()[-1] == f"Còn 1 việc nữa: {NAME} (1)."


@pytest.mark.parametrize(
    ("text", "asked", "head"),
    [
        (
            "Sở làm gì?",
            AskedTasks("Sở Tài chính", None),
            "Sở Tài chính phối hợp: mua máy lọc nước cho trạm y tế, hoàn thành trước ngày 20/4/2021. [1]",
        ),
        ("Sở làm gì?", AskedTasks("Sở Y tế", None, due=True), "Sở Y tế được giao 1 việc có thời hạn. [1]"),
        (
            "What must it do?",
            AskedTasks("Sở Tài chính", None),
            "Department of Finance (Sở Tài chính) coordinates in 1. [1]",
        ),
        (
            "What must it do?",
            AskedTasks("Sở Y tế", None, due=True),
            "Department of Health (Sở Y tế) is assigned 1 task that has a deadline. [1]",
        ),
    ],
)
def test_compose_tasks_says_what_part_an_agency_has(text, asked, head, tasks):
    assert tasks(text, asked)[2].text.splitlines() == [
        head,
        f"{f'Khoản 1, {NAME}' if text == 'Sở làm gì?' else f'Clause 1, {NAME_EN}'}: “{BUYS}” [1]",
    ]


def test_compose_tasks_says_that_a_document_was_replaced_once_for_each(tasks, filters):
    duties, items, _ = tasks("Sở Xây dựng phải làm gì?", AskedTasks("Sở Xây dựng", None))
    changed = [replace(i, changed_by=(("replaces", filters),)) for i in items]
    asked = AskedTasks("Sở Xây dựng", None)
    groups = [Assigned(None, tuple(duties))]
    said = compose_tasks(read_question("Sở Xây dựng phải làm gì?"), asked, groups, changed, {})
    assert said.text.splitlines()[4:] == [
        "Lưu ý: Công văn số 17/UBND-NN đã được thay thế bởi Công văn số 18/UBND-NN từ ngày 05/04/2021."
    ]


def test_compose_tasks_keeps_departments_of_one_name_apart_by_their_places(evidence, drought, filters):
    here, there = (tuple(own_duties(evidence(d, "1").duties, XD)) for d in (drought, filters))
    groups = [Assigned("tỉnh Sơn Hạ", here[:1]), Assigned("tỉnh Lâm Đài", there or here[1:])]
    duties = [d for g in groups for d in g.duties]
    documents = {d.document_id: d for d in (drought, filters)}
    items = [
        Evidence(hit_of(d, n), documents[d.document_id], documents[d.document_id].clause(d.clause), ())
        for n, d in enumerate(duties, start=1)
    ]
    said = compose_tasks(read_question("Sở Xây dựng phải làm gì?"), XD, groups, items, {})
    lines = said.text.splitlines()
    assert lines[0] == "Sở Xây dựng: ở tỉnh Sơn Hạ được giao 1 việc [1][2]; ở tỉnh Lâm Đài được giao 1 việc [3]."
    assert [line for line in lines if line.endswith(":")] == ["Tỉnh Sơn Hạ:", "Tỉnh Lâm Đài:"]
    # The heading that names the agency is cited beside, not quoted once more for each place.
    assert lines[2] == f"Điểm a khoản 2, {NAME}: “Lắp máy bơm cho xã khô hạn;” [1][2]"
    english = compose_tasks(read_question("What must the Department of Construction do?"), XD, groups, items, {})
    lines = english.text.splitlines()
    assert lines[0] == (
        "Department of Construction (Sở Xây dựng): in Sơn Hạ province it is assigned 1 task [1][2];"
        " in Lâm Đài province it is assigned 1 task [3]."
    )
    assert [line for line in lines if line.endswith(":")] == ["Sơn Hạ province:", "Lâm Đài province:"]


def test_compose_tasks_folds_away_what_those_of_a_third_place_are(evidence, drought):
    duties = tuple(own_duties(evidence(drought, "1").duties, XD))
    groups = [Assigned(where, duties[:1]) for where in ("tỉnh Sơn Hạ", "tỉnh Lâm Đài", "tỉnh Hà Thu")]
    items = [evidence(drought, duties[0].clause)] * 3
    said = compose_tasks(read_question("Sở Xây dựng phải làm gì?"), XD, groups, items, {})
    shown = said.text.splitlines()
    assert [line for line in shown if line.endswith(":")] == ["Tỉnh Sơn Hạ:", "Tỉnh Lâm Đài:"]
    assert "ở tỉnh Hà Thu được giao 1 việc" in shown[0]
    assert said.more.splitlines()[0] == "Tỉnh Hà Thu:"
    # Of many places the first few are counted, and the others named.
    many = [Assigned(f"tỉnh {name}", duties[:1]) for name in ("An", "Ba", "Cù", "Dốc", "Ea", "Già")]
    said = compose_tasks(read_question("Sở Xây dựng phải làm gì?"), XD, many, items * 2, {})
    assert said.text.splitlines()[0].endswith("; ở tỉnh Dốc được giao 1 việc [5]; còn ở tỉnh Ea, tỉnh Già.")


@pytest.mark.parametrize(
    ("language", "left", "line"),
    [
        ("vi", "aab", "Còn 3 việc nữa: A (2), b (1)."),
        ("vi", "aabbcde", "Còn 7 việc nữa: A (2), b (2), c (1), 2 văn bản khác."),
        ("en", "a", "1 more: A (1)."),
        ("en", "abcd", "4 more: A (1), b (1), c (1), 1 other document."),
        ("en", "abcde", "5 more: A (1), b (1), c (1), 2 other documents."),
    ],
)
def test_others_are_counted_by_document_and_never_ask_for_a_command(language, left, line):
    duties = [Duty("lead", "Sở Y tế", "mua thuốc", None, None, i, "1", 0, 7) for i in left]
    assert _others(language, duties, {"a": "A"}) == [line]
    assert _others(language, [], {}) == []


def test_what_an_agency_leads_is_said_and_what_it_only_coordinates_counted_where_it_is_much_or_has_no_words():
    buys, sells, digs, cleans, counts = (
        Duty(role, "Sở Y tế", task, None, None, "d", "1", 0, 7)
        for role, task in (("lead", "mua"), ("lead", "bán"), *(("coordinate", t) for t in ("đào", "dọn", "đếm")))
    )
    words = {duty: duty.task for duty in (buys, sells, digs, cleans, counts)}
    assert [
        _named([buys, sells], words),
        _named([buys, digs], words),
        _named([digs, cleans], words),
        _named([buys, digs, cleans, counts], words),
        _named([buys, digs], {buys: "mua", digs: ""}),
        _named([buys, sells], {buys: "mua", sells: ""}),
        _named([digs], {digs: ""}),
    ] == [
        ": mua; bán",
        ": mua; phối hợp: đào",
        " phối hợp: đào; dọn",
        ": mua; phối hợp 3 việc",
        ": mua; phối hợp 1 việc",
        "",
        "",
    ]


def test_an_agency_asked_for_gets_its_own_tasks_quoted_and_no_one_elses(assistant):
    answer = assistant.ask("Sở Xây dựng tỉnh Lâm Trạch phải làm gì?")
    assert answer.status == "answered"
    assert answer.text.startswith("Sở Xây dựng: tham mưu Ủy ban nhân dân tỉnh ban hành hướng dẫn kỹ thuật về mở lối…;")
    named = {d.agency for d in answer.duties}
    assert named
    assert all(name.startswith("Sở Xây dựng") for name in named)
    # Each is quoted from a clause that gives it, or from the heading above that names the agency.
    clauses = {c.clause for c in answer.citations}
    assert {d.clause for d in answer.duties} <= clauses


def test_an_agency_that_no_stored_document_names_is_searched_for_as_words(assistant):
    assert assistant.ask("Bộ Ngoại giao phải làm gì?").status != "clarification"


def test_an_agency_asked_for_its_deadlines_gets_the_tasks_that_have_one(assistant, sample):
    answer = assistant.ask("Hạn của Sở Xây dựng là khi nào?")
    assert answer.status == "answered"
    assert all(d.deadline for d in answer.duties)
    assert " có thời hạn [1]" in answer.text
    every = [d for i in sample.store.digests() for d in assistant.duties(sample.store.load(i))]
    due = own_duties(every, AskedTasks("Sở Xây dựng", None, due=True))
    assert 0 < len(due) < len(own_duties(every, AskedTasks("Sở Xây dựng", None)))
    assert len(answer.duties) == min(len(due), 6)


def test_a_task_below_the_agency_that_heads_it_is_quoted_and_not_its_name_alone(evidence):
    body = "CHỈ THỊ\nVề rác\n\n1. Sở Y tế\nKhám sức khỏe cho dân; phun thuốc diệt ruồi.\n2. Sở Tài chính\nCấp tiền.\n"
    document = build_document(body, "rac")
    every = evidence(document, "1").duties
    duties = own_duties(every, AskedTasks("Sở Y tế", None))
    items = [Evidence(hit_of(d, n), document, document.clause("1"), every) for n, d in enumerate(duties, start=1)]
    groups = by_place(duties, [document])
    said = compose_tasks(read_question("Sở Y tế phải làm gì?"), AskedTasks("Sở Y tế", None), groups, items, {})
    quotes = [c.quote for c in said.citations]
    assert quotes[0] == "Khám sức khỏe cho dân; phun thuốc diệt ruồi."
