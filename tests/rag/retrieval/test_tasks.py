import datetime
from dataclasses import replace

import pytest

from corpus.document import Document, Metadata
from corpus.duties.meaning import read_due
from corpus.duty import COORDINATE, LEAD, Duty
from index.hit import Hit
from rag.errors import UnknownDay
from rag.question.tasks import AskedTasks
from rag.retrieval.tasks import (
    Assigned,
    by_place,
    hit_of,
    issued_in,
    own_duties,
    read_window,
    select_duties,
    shown_of,
    where_from,
)


def duty(agency, clause="1", role=LEAD, deadline=None, report_to=None, document="d"):
    return Duty(role, agency, "mua thuốc", deadline, report_to, document, clause, 5, 12)


def test_select_duties_of_nothing_asked_is_all(drought, evidence):
    every = evidence(drought, "1").duties
    assert select_duties(every, None, None) == list(every)


def test_select_duties_by_any_name_of_the_agency_and_longer_ones():
    health, short, place, head, other = (
        duty(n) for n in ("Sở Y tế", "SYT", "Sở Y tế tỉnh Sơn Hạ", "Giám đốc Sở Y tế", "Bộ Y tế")
    )
    every = [health, short, place, head, other]
    for name in ("Sở Y tế", "so y te", "SYT"):
        assert select_duties(every, name, None) == [health, short, place, head]
    assert select_duties(every, "Department of Health", None) == [health, short]
    assert select_duties(every, "Bộ Y tế", None) == [other]
    assert select_duties(every, "Sở Xây dựng", None) == []


def test_select_duties_by_role_and_deadline():
    leads = duty("Sở Y tế", deadline="trước ngày 05/6/2022")
    helps = duty("Sở Y tế", role=COORDINATE, deadline="hằng quý")
    never = duty("Sở Y tế")
    every = [leads, helps, never]
    assert select_duties(every, None, COORDINATE) == [helps]
    assert select_duties(every, None, None, "") == [leads, helps]
    # With and without the nought; whole figures only.
    for wanted in ("5/6/2022", "05/6", "ngay 5 6"):
        assert select_duties(every, None, None, wanted) == [leads]
    assert select_duties(every, None, None, "hang quy") == [helps]
    assert select_duties(every, "Sở Y tế", LEAD, "quý") == []
    assert select_duties(every, None, None, "15/6") == []


def due_on(words, issued=datetime.date(2025, 3, 5)):
    return replace(duty("Sở Y tế", deadline=words), due=read_due(words, issued))


def test_select_duties_compares_what_deadlines_mean():
    written = ["trước ngày 30.6.2025", "trước 17h00' ngày 30/6/25", "ngày 30 tháng sáu năm 2025"]
    others = [
        "trước ngày 30/6",
        "trong quý II năm 2025",
        "trước ngày 30/6/2026",
        "Quý II/2025",
        "hằng quý",
        "khi có lũ",
    ]
    every = [due_on(words) for words in [*written, *others]]

    def found(**wanted):
        return [d.deadline for d in select_duties(every, None, None, **wanted)]

    assert found(deadline="30/6/2025") == written
    assert found(deadline="ngày 30 tháng 6") == [*written, others[0], others[2]]
    assert found(deadline="quý 2/2025") == ["trong quý II năm 2025", "Quý II/2025"]
    assert found(deadline="định kỳ hằng quý") == ["hằng quý"]
    assert found(deadline="lũ") == ["khi có lũ"]


@pytest.mark.parametrize(
    ("after", "before", "found"),
    [
        ("29/6/2025", "1/7/2025", [0, 1, 2, 3]),
        ("30/6/2025", None, [3, 4]),
        (None, "2025-06-30", [3]),
        ("quý II/2025", "năm 2026", [3]),
        ("30/12/2025", "1/2/2026", [3, 4]),
    ],
)
def test_select_duties_by_when_they_fall_due(after, before, found):
    words = ["trước 30/6", "ngày 30.6.2025", "trong quý II/2025", "hằng quý", "trong tháng 1 năm 2026", "khi có lũ"]
    every = [due_on(w) for w in words]
    assert select_duties(every, None, None, window=read_window(after, before)) == [every[n] for n in found]


@pytest.mark.parametrize("words", ["", "mai", "30/6", "hằng năm", "31/2/2025", "30/6/2025 và 1/7/2025"])
def test_a_bound_that_is_no_day_is_told_in_one_line(words):
    with pytest.raises(UnknownDay, match=r"names no day with its year; expected a date such as .*$") as caught:
        read_window(None, words)
    assert "\n" not in str(caught.value)
    assert read_window(None, None) is None


def test_own_duties_leave_out_persons_and_repetitions(assistant, sample):
    every = [d for i in sample.store.digests() for d in assistant.duties(sample.store.load(i))]
    own = own_duties(every, AskedTasks("Sở Y tế", LEAD))
    assert own
    assert all(d.role == LEAD and d.agency.startswith("Sở Y tế") for d in own)
    assert len({(d.document_id, d.clause) for d in own}) == len(own)


def test_own_duties_are_one_a_clause_and_role_those_led_first():
    helps = duty("Sở Y tế", role=COORDINATE, clause="1")
    leads = duty("Sở Y tế tỉnh Sơn Hạ", clause="2")
    again = duty("SYT", clause="2")
    both = duty("SYT", clause="1")
    others = [duty("Giám đốc Sở Y tế", clause="3"), duty("Trung tâm Y tế", clause="4"), duty("Sở Tài chính")]
    found = own_duties([helps, leads, again, both, *others], AskedTasks("Sở Y tế", None))
    assert found == [leads, both, helps]
    assert own_duties([helps, leads], AskedTasks("Sở Y tế", COORDINATE)) == [helps]


def test_own_duties_with_a_deadline_or_someone_to_report_to():
    due = duty("Sở Y tế", clause="1", deadline="hằng quý")
    told = duty("Sở Y tế", clause="2", report_to="UBND tỉnh")
    every = [due, told, duty("Sở Y tế", clause="3")]
    assert own_duties(every, AskedTasks("Sở Y tế", None, due=True)) == [due]
    assert own_duties(every, AskedTasks("Sở Y tế", None, reports=True)) == [told]


def test_hit_of_a_duty_is_its_clause_without_scores():
    assert hit_of(duty("Sở Y tế", clause="2.a"), 3) == Hit("d", "2.a", "d#2.a", 5, 12, 0.0, 0.0, 0.0, 3, 0.0, "duties")


def issued(issuer, parent=None, place=None, document="d"):
    return Document(document, "", (), Metadata(issuer=issuer, parent=parent, place=place))


@pytest.mark.parametrize(
    ("issuer", "parent", "place", "where"),
    [
        ("Ủy ban nhân dân tỉnh Sơn Hạ", None, "Sơn Hạ", "tỉnh Sơn Hạ"),
        ("Sở Y tế", "UBND tỉnh Sơn Hạ", "Sơn Hạ", "tỉnh Sơn Hạ"),
        ("Thành ủy Cẩn Bình", None, "Cẩn Bình", "Cẩn Bình"),
        ("Bộ Y tế", None, "Hà Nội", "Bộ Y tế"),  # where it signs says nothing of whom it is for
        ("Sở Y tế", None, None, "Sở Y tế"),
        (None, None, None, None),
    ],
)
def test_where_from_is_the_place_of_the_issuer(issuer, parent, place, where):
    assert where_from(issued(issuer, parent, place)) == where


def test_issued_in_keeps_the_documents_of_a_place_and_all_where_it_issued_none():
    here, there = issued("UBND tỉnh Sơn Hạ"), issued("UBND tỉnh Lâm Đài", document="e")
    assert issued_in([here, there], ["lam dai"]) == [there]
    assert issued_in([here, there], ["lam dai", "son ha"]) == [here, there]
    assert issued_in([here, there], ["phu khe"]) == [here, there]
    assert issued_in([here, there], []) == [here, there]


def test_by_place_puts_the_departments_of_one_name_apart():
    documents = [
        issued("UBND tỉnh Sơn Hạ", document="a"),
        issued("Tỉnh ủy Sơn Hạ", place="Sơn Hạ", document="b"),
        issued("Sở Y tế", "UBND tỉnh Lâm Đài", document="c"),
    ]
    a, b, c = (duty("Sở Y tế", document=i) for i in "abc")
    assert by_place([a, c, b], documents) == [Assigned("tỉnh Sơn Hạ", (a, b)), Assigned("tỉnh Lâm Đài", (c,))]


def test_shown_of_gives_each_place_its_share():
    many, one = [Assigned("x", tuple(duty("Sở Y tế", str(n)) for n in range(9)))], [Assigned("y", (duty("Sở Y tế"),))]
    assert [len(g.duties) for g in shown_of(many + one, 6)] == [5, 1]
    assert [len(g.duties) for g in shown_of(many + many, 5)] == [3, 2]
    assert [len(g.duties) for g in shown_of(many + many, 1)] == [1]
    assert shown_of(one, 6) == one
