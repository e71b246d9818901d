from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from corpus.build import build_document
from index.encoders.protocol import encode_query
from index.engine import Candidate
from index.hit import Hit
from index.local.engine import LocalEngine
from rag.config import Fusion, RagConfig
from rag.question.read import read_question
from rag.retrieval.query import make_query
from rag.retrieval.retrieve import candidates_of, fused_scores, in_places, rank, retrieve

TOPICS = ("lúa", "thuốc", "cháy")


class TopicEncoder:
    """One axis a topic, one for everything else: vectors are known by hand."""

    name, revision, dimension = "topics", "1", 4

    def encode_queries(self, texts):
        return self.encode_passages(texts)

    def encode_passages(self, texts):
        rows = np.array([[t.lower().count(w) for w in TOPICS] for t in texts], dtype=np.float32).reshape(-1, 3)
        rows = np.hstack([rows, (rows.sum(axis=1, keepdims=True) == 0).astype(np.float32)])
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


ENCODER = TopicEncoder()


def config(vi=0.7, plain=0.55, en=0.65, gives=0.06):
    return RagConfig(Fusion(vi, 0.0, gives), Fusion(plain, 0.0, gives), Fusion(en, 0.0, gives))


LETTER = (
    "ỦY BAN NHÂN DÂN\n{}\nSố: 1/UBND\nV/v {}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "{}, ngày 05 tháng 4 năm 2021\n\nKính gửi: Các sở.\n\n1. {}\n2. {}\n"
)


@pytest.fixture
def searcher(tmp_path):
    documents = [
        build_document(
            LETTER.format("TỈNH SƠN HẠ", "lúa", "Sơn Hạ", "Tưới lúa.", "Giữ lúa trước ngày 15/3/2023."), "a"
        ),
        build_document(LETTER.format("TỈNH BẮC HẠ", "thuốc", "Bắc Hạ", "Phát thuốc.", "Phòng cháy."), "b"),
        build_document(LETTER.format("TỈNH SƠN HẠ", "cháy", "Sơn Hạ", "Chữa cháy. " * 70, "Báo cháy."), "c"),
    ]
    engine = LocalEngine(tmp_path)
    engine.put(documents, (), ENCODER)
    return engine.open()


def test_fusion_is_of_the_way_of_asking():
    asked = ["Sở nào cấp thuốc?", "so nao cap thuoc", "Who gives medicine?"]
    assert [config(0.1, 0.2, 0.3).fusion(read_question(t).form).dense for t in asked] == [0.1, 0.2, 0.3]


def test_rank_gives_each_clause_once_by_its_best_passage_and_breaks_ties_by_id(searcher):
    at = {e.passage_id: n for n, e in enumerate(searcher.entries)}
    assert {"a#1", "a#2", "b#1", "b#2", "c#1", "c#1/2", "c#2"} == set(at)
    scored = {"c#1": 0.2, "b#2": 0.5, "c#1/2": 0.9, "b#1": 0.5, "a#2": 0.7, "c#2": 0.5}
    candidates = [Candidate(at[p], dense=s / 2, lexical=s * 4, late=s / 3) for p, s in scored.items()]

    def hit(number, path, rank_):
        entry = searcher.entries[at[number]]
        s = scored[number]
        return Hit(number[0], path, number, entry.start, entry.end, s, s / 2, s * 4, rank_, s / 3)

    expected = [hit("c#1/2", "1", 1), hit("a#2", "2", 2), hit("b#1", "1", 3), hit("b#2", "2", 4), hit("c#2", "2", 5)]
    assert rank(candidates, list(scored.values()), searcher, 10) == expected
    assert rank(candidates, list(scored.values()), searcher, 3) == expected[:3]
    assert rank([], [], searcher, 10) == []


def test_in_places_gives_the_documents_that_hold_every_place_if_any_does(searcher):
    assert in_places(searcher, ()) is None
    assert in_places(searcher, ("son ha",)) == {"a", "c"}
    assert in_places(searcher, ("bac ha",)) == {"b"}
    assert in_places(searcher, ("son ha", "chua chay")) == {"c"}
    assert in_places(searcher, ("son ha", "bac ha")) is None  # no document holds both: none is left out
    assert in_places(searcher, ("nowhere",)) is None


def test_in_places_knows_where_a_document_is_from_though_no_clause_says_it(tmp_path):
    below = LETTER.replace("ỦY BAN NHÂN DÂN\n{}", "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẠ\nSỞ {}")
    documents = [
        build_document(LETTER.format("TỈNH SƠN HẠ", "lúa ở Sơn Hạ", "Sơn Hạ", "Tưới lúa.", "Giữ lúa."), "province"),
        build_document(below.format("Y TẾ", "thuốc", "Ba Lòng", "Phát thuốc.", "Cất thuốc."), "department"),
        build_document(LETTER.format("XÃ ĐÔNG", "cháy", "Sơn Hạ", "Chữa cháy.", "Báo cháy."), "commune"),
        build_document(LETTER.format("TỈNH BẮC HẠ", "lúa", "Bắc Hạ", "Tưới lúa.", "Giữ lúa."), "other"),
    ]
    engine = LocalEngine(tmp_path)
    engine.put(documents, (), ENCODER)
    assert in_places(engine.open(), ("son ha",)) == {"province", "department", "commune"}


def test_in_places_looks_for_places_among_the_documents_named(searcher):
    named = frozenset({"a", "b"})
    assert in_places(searcher, (), named) == named
    assert in_places(searcher, ("son ha",), named) == {"a"}
    assert in_places(searcher, ("son ha",), frozenset({"b"})) == {"b"}
    assert in_places(searcher, ("nowhere",), named) == named


def test_retrieve_finds_a_named_document_that_everything_else_outranks(searcher):
    question = read_question("Chữa cháy, báo cháy thế nào?")
    shallow = replace(config(), depth=1)
    assert {h.document_id for h in retrieve(question, searcher, ENCODER, shallow, 10)} == {"c"}
    only = retrieve(question, searcher, ENCODER, shallow, 10, documents=frozenset({"b"}))
    assert [(h.document_id, h.path, h.rank) for h in only] == [("b", "2", 1)]


def scores_by_hand(searcher, text, dense, config):
    """The best weighted sum of each clause, from what both searches found."""
    query = make_query(read_question(text), config)
    candidates = searcher.search(encode_query(ENCODER, query.text), query.terms, 100)
    best = max(c.lexical for c in candidates)
    scores = {}
    for c in candidates:
        address = searcher.entries[c.number].passage_id.partition("/")[0]
        scores[address] = max(dense * c.dense + (1 - dense) * c.lexical / best, scores.get(address, -1.0))
    return scores


@pytest.mark.parametrize(("text", "weight"), [("Giữ lúa thế nào?", 0.7), ("giu lua the nao", 0.55)])
def test_retrieve_gives_clauses_by_the_weighted_sum_of_both_searches(text, weight, searcher):
    expected = scores_by_hand(searcher, text, weight, config(gives=0.0))
    hits = retrieve(read_question(text), searcher, ENCODER, config(gives=0.0), 10)
    assert {f"{h.document_id}#{h.path}": h.score for h in hits} == pytest.approx(expected)
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert [h.rank for h in hits] == list(range(1, len(hits) + 1))
    assert hits[0].passage_id == "a#2"


def test_retrieve_prefers_what_gives_the_kind_of_answer_asked_for(searcher):
    question = read_question("Khi nào tưới lúa?")
    plain = {
        h.path: h.score for h in retrieve(question, searcher, ENCODER, config(gives=0.0), 10) if h.document_id == "a"
    }
    lifted = {
        h.path: h.score for h in retrieve(question, searcher, ENCODER, config(gives=0.25), 10) if h.document_id == "a"
    }
    # Clause 2 has a date, clause 1 has none.
    assert lifted == pytest.approx({"1": plain["1"], "2": plain["2"] + 0.25})


def test_retrieve_takes_off_from_what_stands_before_the_clauses(searcher):
    question = read_question("Lúa và thuốc?")
    entries = [searcher.entries[0], replace(searcher.entries[0], path="0"), replace(searcher.entries[0], path="QC.end")]
    candidates = [Candidate(n, 0.5, 2.0, 0.25) for n in range(3)]
    shown = SimpleNamespace(entries=entries)
    # .4 · .5 + .2 · .25 + .4 · 1 = .65
    assert fused_scores(question, candidates, shown, Fusion(0.4, 0.2, 0.0, 0.25)) == pytest.approx([0.65, 0.4, 0.4])


def test_retrieve_looks_only_where_the_place_is(searcher):
    question = read_question("Sơn Hạ phát thuốc thế nào?")
    assert retrieve(question, searcher, ENCODER, config(), 1)[0].document_id == "b"
    question = read_question("Sơn Hạ phát thuốc thế nào?", frozenset(["son ha"]))
    assert question.places == ("son ha",)
    hits = retrieve(question, searcher, ENCODER, config(), 10)
    assert {h.document_id for h in hits} == {"a", "c"}
    assert [h.rank for h in hits] == [1, 2, 3, 4]


def test_retrieve_looks_only_in_the_documents_that_are_named(searcher):
    question = read_question("Phát thuốc thế nào?")
    assert retrieve(question, searcher, ENCODER, config(), 1)[0].document_id == "b"
    hits = retrieve(question, searcher, ENCODER, config(), 10, frozenset(["a", "c"]))
    assert {h.document_id for h in hits} == {"a", "c"}
    assert [h.rank for h in hits] == [1, 2, 3, 4]


def test_candidates_of_a_question_are_what_it_is_searched_for_in(searcher):
    question = read_question("Sơn Hạ phát thuốc thế nào?", frozenset(["son ha"]))
    found = candidates_of(question, searcher, ENCODER, config())
    assert {searcher.entries[c.number].document_id for c in found} == {"a", "c"}
    query = make_query(question, config())
    everywhere = searcher.search(encode_query(ENCODER, query.text), query.terms, 100)
    assert [c for c in everywhere if searcher.entries[c.number].document_id in ("a", "c")] == list(found)


def test_retrieve_over_no_documents_finds_nothing(tmp_path):
    engine = LocalEngine(tmp_path)
    engine.put((), (), ENCODER)
    searcher = engine.open()
    assert retrieve(read_question("Ai mua thuốc?"), searcher, ENCODER, config(), 10) == []
