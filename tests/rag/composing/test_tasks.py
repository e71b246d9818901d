import pytest

from corpus.duty import COORDINATE, LEAD
from rag.composing.tasks import Asked, own_duties, read_asked
from rag.question.read import read_question

PLACES = ("lam trach",)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("liệt kê nhiệm vụ của Sở Tài chính", Asked("Sở Tài chính", None)),
        ("Các nhiệm vụ của Sở Y tế gồm những gì?", Asked("Sở Y tế", None)),
        ("SYT phải làm gì?", Asked("Sở Y tế", None)),
        ("so y te chu tri viec gi", Asked("Sở Y tế", LEAD)),
        ("Sở Y tế phối hợp những việc gì?", Asked("Sở Y tế", COORDINATE)),
        ("Sở Xây dựng tỉnh Lâm Trạch phải làm gì?", Asked("Sở Xây dựng", None)),
        ("giao Sở Nội vụ làm gì?", Asked("Sở Nội vụ", None)),
        ("What must the Department of Health do?", Asked("Sở Y tế", None)),
        ("List the duties of the Department of Finance", Asked("Sở Tài chính", None)),
        ("What must the Department of Education do?", Asked("Sở Giáo dục và Đào tạo", None)),
        ("Hạn báo cáo của Sở Y tế là khi nào?", Asked("Sở Y tế", None, due=True)),
        ("liet ke cac moc thoi gian cua SYT", Asked("Sở Y tế", None, due=True)),
        ("Sở Y tế phải hoàn thành việc gì trước ngày nào?", Asked("Sở Y tế", None, due=True)),
        ("List all deadlines for the Department of Health", Asked("Sở Y tế", None, due=True)),
        ("Sở Y tế phải báo cáo ai?", Asked("Sở Y tế", None, reports=True)),
        ("Who must the Department of Health report to?", Asked("Sở Y tế", None, reports=True)),
        # Several agencies' English names begin so.
        ("What must the Department of Culture do?", None),
        # Of a subject, or of no agency: words are searched.
        ("Sở Y tế phải làm gì về tiêm vắc xin?", None),
        ("Trường học phải làm gì khi có dịch?", None),
        ("What must parents do?", None),
        ("Ai làm gì?", None),
    ],
)
def test_read_asked_knows_whose_tasks_are_asked_for(text, asked):
    assert read_asked(read_question(text), PLACES) == asked


def test_an_agency_asked_for_gets_its_own_tasks_quoted_and_no_one_elses(assistant):
    answer = assistant.ask("Sở Xây dựng tỉnh Lâm Trạch phải làm gì?")
    assert answer.status == "answered"
    assert answer.text.startswith("Sở Xây dựng được giao ")
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
    assert " có thời hạn. [1]" in answer.text
    every = [d for i in sample.store.digests() for d in assistant.duties(sample.store.load(i))]
    due = own_duties(every, Asked("Sở Xây dựng", None, due=True))
    assert 0 < len(due) < len(own_duties(every, Asked("Sở Xây dựng", None)))
    assert len(answer.duties) == min(len(due), 6)


def test_own_duties_leave_out_persons_and_repetitions(assistant, sample):
    every = [d for i in sample.store.digests() for d in assistant.duties(sample.store.load(i))]
    own = own_duties(every, Asked("Sở Y tế", LEAD))
    assert own
    assert all(d.role == LEAD and d.agency.startswith("Sở Y tế") for d in own)
    assert len({(d.document_id, d.clause) for d in own}) == len(own)
