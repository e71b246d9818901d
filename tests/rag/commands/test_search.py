import json

import pytest

from rag.commands.search import search


def test_search_prints_ranked_clauses_with_both_scores(call):
    rows = json.loads(call(search, "máy lọc nước", "--json", "-k", 3).stdout)
    assert [r["rank"] for r in rows] == [1, 2, 3]
    assert {(r["document_id"], r["clause"]) for r in rows[:2]} == {("han", "1"), ("loc", "1")}
    best = rows[0]
    assert best["dense"] > 0.3
    assert best["lexical"] > rows[2]["lexical"]
    assert (best["label"], best["document"][:13]) == ("khoản 1", "Công văn số 1")
    plain = call(search, "máy lọc nước", "-k", 1).stdout
    rank, score, _, dense, _, late, _, lexical, where = plain.split(maxsplit=8)
    assert (rank, where) == ("1", f"{best['document_id']}#1  khoản 1, {best['document']}\n")
    # JSON has four decimals, the line three and two.
    scores = [best["score"], best["dense"], best["late"]]
    assert [float(score), float(dense), float(late)] == pytest.approx(scores, abs=0.00056)
    assert float(lexical) == pytest.approx(best["lexical"], abs=0.0051)


@pytest.mark.parametrize("k", [0, 101, "x"])
def test_search_for_no_sensible_number_is_exit_2(k, call):
    assert call(search, "thuốc", "-k", k).exit_code == 2
