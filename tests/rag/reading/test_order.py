from dataclasses import replace

import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.order import Ordered, read_in_order, shown

QUESTION = read_question("Ai mua máy lọc nước?")


def hit(path, score, rank):
    return Hit("han", path, f"han#{path}", 0, 9, score, 0.0, 0.0, rank)


@pytest.fixture
def order(drought, evidence, scripted_reader):
    def run(table, keep_first=False, **options):
        hits = [hit(path, 1.0 - n / 10, n) for n, path in enumerate(table, start=1)]
        reader = scripted_reader(table, **options)
        make = lambda h: evidence(drought, h.path)  # noqa: E731
        return read_in_order(reader, QUESTION, hits, make, keep_first), reader

    return run


def paths(ordered: Ordered):
    return [h.path for h in ordered.hits]


def test_hits_are_ordered_by_retrieval_score_and_log_odds_together(order):
    # .9 + .1 · 1 = 1.0; .8 + .1 · 6 = 1.4.
    ordered, _ = order({"1": 1.0, "2": 6.0})
    assert [(h.path, h.rank) for h in ordered.hits] == [("2", 1), ("1", 2)]
    assert [h.score for h in ordered.hits] == pytest.approx([1.4, 1.0])


def test_more_are_read_only_while_none_surely_answers(order):
    sure, reader = order({"1": 6.0, "2": 0.0, "3": 9.0})
    assert (reader.given, paths(sure)) == ([2], ["1", "2", "3"])
    # 3 was found with .7, and what was read has .9 + .6 and .8.
    assert [h.score for h in sure.hits] == pytest.approx([1.5, 0.8, 0.7])
    unsure, reader = order({"1": 1.0, "2": 0.0, "3": 9.0})
    assert (reader.given, paths(unsure)) == ([2, 1], ["3", "1", "2"])


def test_what_a_question_names_stays_first_and_nothing_more_is_read(order):
    ordered, reader = order({"1": 0.0, "2": 9.0, "3": 9.0}, keep_first=True)
    assert (reader.given, paths(ordered)) == ([2], ["1", "2", "3"])


def test_shown_are_the_best_and_others_that_answer_nearly_as_likely(order, calibration):
    ordered, _ = order({"1": 8.0, "2": 7.5, "2.a": 7.9, "3": 1.0}, first=4)
    what = read_question("Mua máy lọc nước làm gì?")
    other = Ordered(
        ordered.hits, tuple(replace(r, hit=replace(r.hit, document_id=str(n))) for n, r in enumerate(ordered.read))
    )

    def paths_shown(order, question, **options):
        return [r.hit.path for r in shown(order, question, calibration(**options))]

    assert paths_shown(ordered, QUESTION) == ["1", "2"]  # one a document
    assert paths_shown(other, QUESTION) == ["1", "2", "2.a"]  # who acts may differ by document
    assert paths_shown(other, QUESTION, beside_who=0.95) == ["1", "2.a"]
    assert paths_shown(other, QUESTION, beside_who=1.1) == ["1"]
    assert paths_shown(other, what) == ["1", "2"]  # of anything else one other is enough


def test_of_two_hundred_hits_no_more_are_read_than_the_calibration_says(drought, evidence, scripted_reader):
    hits = [hit("1", 1.0 - n / 1000, n) for n in range(1, 201)]
    reader = scripted_reader({"1": 0.0}, first=5, more=5)
    ordered = read_in_order(reader, QUESTION, hits, lambda h: evidence(drought, h.path))
    assert reader.given == [5, 5]
    assert (len(ordered.hits), len(ordered.read), [h.rank for h in ordered.hits]) == (200, 10, list(range(1, 201)))


def test_a_clause_that_gives_the_supposed_agency_a_role_is_shown_first(order, calibration):
    ordered, _ = order({"2.a": 8.0, "1": 7.9})
    roles = read_question("Sở Tài chính có chủ trì mua máy lọc nước không?")
    assert [r.hit.path for r in shown(ordered, roles, calibration())] == ["1", "2.a"]
    assert [r.hit.path for r in shown(ordered, QUESTION, calibration())] == ["2.a", "1"]
    nobody = read_question("Sở Nội vụ có chủ trì mua máy lọc nước không?")
    assert [r.hit.path for r in shown(ordered, nobody, calibration())] == ["2.a", "1"]


TIERS = build_document(
    "NGHỊ QUYẾT\nVề trợ cấp\n\n1. Trên 70% thì được 100%.\n2. Từ 50% đến 70% thì được 95%.\n3. Hộ nghèo được vay.\n",
    "han",
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Nhận 60% thì được hỗ trợ bao nhiêu phần trăm?", ["2", "3", "1"]),
        ("Nhận 80% thì được hỗ trợ bao nhiêu phần trăm?", ["1", "3", "2"]),
        ("Nhận 20% thì được hỗ trợ bao nhiêu phần trăm?", ["1", "2", "3"]),  # no clause has it: nothing is known
        ("Được hỗ trợ bao nhiêu phần trăm?", ["1", "2", "3"]),
    ],
)
def test_a_clause_that_a_case_is_outside_of_comes_behind_the_others_where_one_has_it(
    question, expected, scripted_reader
):
    reader = scripted_reader({"1": 3.0, "2": 2.0, "3": 1.0}, first=3)
    hits = [hit(path, 1.0, n) for n, path in enumerate("123", start=1)]
    ordered = read_in_order(
        reader, read_question(question), hits, lambda h: Evidence(h, TIERS, TIERS.clause(h.path), ())
    )
    assert paths(ordered) == expected
    assert [h.score for h in ordered.hits] == sorted((h.score for h in ordered.hits), reverse=True)


LIT = build_document(
    """THÔNG BÁO
Về xe buýt

1. Tồn tại: 17 điểm dừng thiếu ánh sáng.
2. Công ty lắp đèn tại 17 điểm dừng, xong trước ngày 15/7/2026.
3. Nếu hồ sơ lắp đèn chưa hợp lệ thì trả lại trong 03 ngày.
4. Hồ sơ lắp đèn hợp lệ được giải quyết trong 13 ngày.
5. Giảm 30% tiền lắp đèn đối với:
a) Nhà chờ;
b) Bến nhỏ.
""",
    "han",
)


@pytest.mark.parametrize(
    ("question", "table", "first"),
    [
        ("Bao giờ lắp đèn xong?", {"1": 4.0, "2": 3.0}, "2"),  # the one with a day, read nearly as likely
        ("Bao giờ lắp đèn xong?", {"1": 4.0, "2": 1.0}, "1"),  # not so likely
        ("Vì sao lắp đèn?", {"1": 4.0, "2": 3.0}, "1"),
        # What stands above it has the figure.
        ("Nhà chờ được giảm bao nhiêu phần trăm tiền lắp đèn?", {"5.a": 4.0, "5": 3.0}, "5.a"),
        ("Bao giờ lắp đèn nhà chờ xong?", {"5.a": 4.0, "2": 3.0}, "2"),
        ("Hồ sơ lắp đèn mấy ngày thì xong?", {"3": 4.0, "4": 3.0}, "4"),
        ("Hồ sơ lắp đèn chưa hợp lệ thì mấy ngày trả lại?", {"3": 4.0, "4": 3.0}, "3"),
    ],
)
def test_a_clause_that_has_what_is_asked_goes_before_one_that_is_read_little_better(
    question, table, first, evidence, scripted_reader
):
    hits = [hit(path, 1.0 - n / 100, n) for n, path in enumerate(table, start=1)]
    reader = scripted_reader(table)
    ordered = read_in_order(reader, read_question(question), hits, lambda h: evidence(LIT, h.path))
    assert paths(ordered)[0] == first
