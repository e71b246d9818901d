import pytest

from corpus.build import build_document
from corpus.values import Kind, values_in
from index.hit import Hit
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.order import read_in_order
from rag.reading.whole import whole_above, whole_of

FUNDS = "Tổng kinh phí 21,5 tỷ đồng, trong đó ngân sách tỉnh 16 tỷ đồng, vốn xã 5,5 tỷ đồng."
DOCUMENT = build_document(
    """CÔNG VĂN
Về việc điều dưỡng

1. Điều dưỡng tại nhà 900.000 đồng.
2. Mức chi điều dưỡng tập trung 2.220.000 đồng/người/lần, bao gồm:
a) Tiền ăn sáng và 02 bữa chính: 1.600.000 đồng;
b) Thuốc bổ: 150.000 đồng.
3. Mức chi khác:
a) Xe đưa đón: 300.000 đồng;
b) Quà: 90.000 đồng.
""",
    "d",
)


@pytest.mark.parametrize(
    ("question", "read", "said"),
    [
        ("Kế hoạch cần bao nhiêu tiền?", "16 tỷ đồng", "21,5 tỷ đồng"),
        ("Tổng kinh phí bao nhiêu, kể cả ngân sách tỉnh?", "16 tỷ đồng", "21,5 tỷ đồng"),
        ("Ngân sách tỉnh chi bao nhiêu?", "16 tỷ đồng", "16 tỷ đồng"),
        ("Vốn xã bao nhiêu?", "5,5 tỷ đồng", "5,5 tỷ đồng"),
        ("What is the total budget?", "16 tỷ đồng", "21,5 tỷ đồng"),
        ("Kế hoạch cần bao nhiêu tiền?", "21,5 tỷ đồng", "21,5 tỷ đồng"),
    ],
)
def test_a_part_that_nobody_asks_for_gives_way_to_its_whole(question, read, said):
    values = [v for v in values_in(FUNDS, 0, len(FUNDS)) if v.kind is Kind.MONEY]
    value = next(v for v in values if FUNDS[v.start : v.end] == read)
    found = whole_of(read_question(question), FUNDS, value, values, (0, len(FUNDS)))
    assert FUNDS[found.start : found.end] == said


def item_of(hit):
    return Evidence(hit, DOCUMENT, DOCUMENT.clause(hit.path), ())


def hit_of(path):
    clause = DOCUMENT.clause(path)
    return Hit("d", path, f"d#{path}", clause.start, clause.own_end, 1.0, 0.5, 9.0, 1)


@pytest.mark.parametrize(
    ("question", "path", "above"),
    [
        ("Điều dưỡng tập trung mỗi người bao nhiêu tiền?", "2.a", "2"),
        ("How much is paid for a stay at the convalescent centre?", "2.a", "2"),
        ("Tiền ăn sáng và bữa chính bao nhiêu?", "2.a", None),  # the part is asked for
        ("Ai đi điều dưỡng tập trung?", "2.a", None),  # no sum is
        ("Mỗi người được bao nhiêu tiền?", "3.a", None),  # nothing above sums it up
        ("Mỗi người được bao nhiêu tiền?", "1", None),
    ],
)
def test_a_clause_that_lists_a_part_is_known_by_the_sum_above_it(question, path, above):
    found = whole_above(read_question(question), item_of(hit_of(path)))
    assert (found and found.path) == above


def test_the_clause_with_the_sum_comes_before_the_part_though_no_search_found_it(scripted_reader):
    hits = [hit_of("2.a"), hit_of("1")]
    question = read_question("Điều dưỡng tập trung mỗi người bao nhiêu tiền?")
    ordered = read_in_order(scripted_reader({"2.a": 6.0, "1": 0.0, "2": 3.0}), question, hits, item_of)
    assert [(h.path, h.rank) for h in ordered.hits] == [("2", 1), ("2.a", 2), ("1", 3)]
    assert [(r.hit.path, r.reading.score) for r in ordered.read] == [("2", 3.0), ("2.a", 6.0), ("1", 0.0)]
