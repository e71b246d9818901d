from urllib.parse import quote

import pytest

from tests.api.wire import ask, assert_problem

MEDICINE = "Ai chủ trì mua sắm thuốc?"
HIT = ("document_id", "clause", "label", "document", "text", "start", "end", "url", "score", "rank")


def test_search_ranks_clauses_with_their_scores(sample):
    found = sample.get("/v1/search", params={"q": "mua sắm thuốc", "k": 3}).json()
    scores = ["score", "dense", "late", "lexical", "url"]
    assert [list(h) for h in found] == [
        ["rank", "document_id", "clause", "label", "document", "text", "start", "end", *scores]
    ] * 3
    assert [h["rank"] for h in found] == [1, 2, 3]
    assert found[0]["score"] >= found[1]["score"] >= found[2]["score"]
    assert {(h["document_id"], h["clause"]) for h in found[:2]} == {
        ("cv-y-te-tinh-lam-trach", "4"),
        ("cv-cham-soc-suc-khoe-hai-binh", "4.-1"),
    }
    for hit in found:
        text = sample.get(f"/v1/documents/{hit['document_id']}/text").text
        assert text[hit["start"] : hit["end"]] == hit["text"] != ""
        assert sample.get(hit["url"]).status_code == 200
        assert hit["url"].partition("#")[2] == quote(hit["clause"], safe="")


def test_search_agrees_with_the_hits_of_an_answer(sample):
    found = sample.get("/v1/search", params={"q": MEDICINE}).json()
    shown = [{**{k: h[k] for k in HIT}, "score": round(h["score"], 4)} for h in found]
    assert shown == ask(sample, MEDICINE)["hits"]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Invalid request"),
        ("?q=", "Not a question"),
        ("?q=a&k=0", "Invalid request"),
        ("?q=a&k=101", "Invalid request"),
        ("?q=a&k=x", "Invalid request"),
    ],
)
def test_search_refuses_a_query_that_is_none(sample, query, title):
    assert_problem(sample.get(f"/v1/search{query}"), 422, title)
