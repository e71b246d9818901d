import asyncio
import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest

from api.threads import Threads
from api.v1.routes.ask import _say_answer
from tests.api.wire import ask, assert_problem, without_time

MEDICINE = "Ai chủ trì mua sắm thuốc?"
FLIGHTS = "Giá vé máy bay đi Paris tháng sau là bao nhiêu?"

ANSWER = {
    "id": (str, type(None)),
    "question": str,
    "language": str,
    "status": str,
    "answer": str,
    "more": str,
    "small_talk": (str, type(None)),
    "citations": list,
    "duties": list,
    "hits": list,
    "documents": list,
    "generator": str,
    "took_ms": float,
    "timings_ms": dict,
}
CITATION = {
    "n": int,
    "document_id": str,
    "document": str,
    "clause": str,
    "label": str,
    "quote": str,
    "start": int,
    "end": int,
    "url": str,
    "highlight": (list, type(None)),
    "called": str,
    "trail": list,
    "page": (int, type(None)),
    "reference": str,
    "lead_in": str,
}
DUTY = {
    "role": str,
    "agency": str,
    "task": str,
    "deadline": (str, type(None)),
    "document_id": str,
    "clause": str,
}
HIT = {
    "document_id": str,
    "clause": str,
    "label": str,
    "document": str,
    "text": str,
    "start": int,
    "end": int,
    "url": str,
    "score": float,
    "rank": int,
}


def assert_shape(value, shape):
    assert list(value) == list(shape)
    for name, kind in shape.items():
        assert isinstance(value[name], kind), name


def test_ask_gives_the_whole_answer_of_a_letter_known_by_heart(bench, letter):
    quoted = "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính trồng 500 cây xanh ven đường trước ngày 30/4/2024."
    task = quoted.removeprefix("Sở Xây dựng ").removesuffix(".")
    start = letter.index(quoted)
    answer = ask(bench, "Ai chủ trì trồng cây xanh?", id="q-1")
    hits, took = answer.pop("hits"), answer.pop("took_ms")
    assert set(answer.pop("timings_ms")) >= {"read", "retrieve", "read_evidence", "decide", "compose", "verify"}
    assert took > 0
    for citation in answer["citations"]:
        begin, end = citation.pop("highlight") or (0, len(citation["quote"]))
        assert "Sở Xây dựng" in citation["quote"][begin:end]
    assert {h["clause"] for h in hits} == {"0", "1", "2.-1", "2.-2"}
    assert {k: hits[0][k] for k in ("document_id", "clause", "label", "document", "text", "url")} == {
        "document_id": "cv-trong-cay",
        "clause": "1",
        "label": "khoản 1",
        "document": "Công văn số 45/UBND-NN",
        "text": f"1. {quoted}",
        "url": "/v/cv-trong-cay#1",
    }
    assert [letter[h["start"] : h["end"]] for h in hits] == [h["text"] for h in hits]
    assert answer == {
        "id": "q-1",
        "question": "Ai chủ trì trồng cây xanh?",
        "language": "vi",
        "status": "answered",
        "answer": f"Chủ trì: Sở Xây dựng. [1]\nKhoản 1, Công văn số 45/UBND-NN: “{quoted}” [1]",
        "more": "",
        "small_talk": None,
        "citations": [
            {
                "n": 1,
                "document_id": "cv-trong-cay",
                "document": "Công văn số 45/UBND-NN",
                "clause": "1",
                "label": "khoản 1",
                "quote": quoted,
                "start": start,
                "end": start + len(quoted),
                "url": "/v/cv-trong-cay#1",
                "called": "Công văn số 45/UBND-NN",
                "trail": ["khoản 1"],
                "page": None,
                "reference": "khoản 1 Công văn số 45/UBND-NN ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh An Lạc",
                "lead_in": "",
            }
        ],
        "duties": [
            {
                "role": role,
                "agency": agency,
                "task": task,
                "deadline": "trước ngày 30/4/2024",
                "document_id": "cv-trong-cay",
                "clause": "1",
            }
            for role, agency in (("lead", "Sở Xây dựng"), ("coordinate", "Sở Tài chính"))
        ],
        "documents": [],
        "generator": "extractive",
    }


@pytest.mark.parametrize(
    ("question", "language"),
    [
        (MEDICINE, "vi"),
        ("ai chu tri mua sam thuoc", "vi"),
        ("Who leads medicine procurement?", "en"),
        ("Chủ tịch huyện Phú Khê tiếp công dân ngày nào?", "vi"),
    ],
)
def test_ask_has_the_shape_of_the_contract_and_quotes_that_slice(sample, question, language):
    answer = ask(sample, question)
    assert_shape(answer, ANSWER)
    assert (answer["id"], answer["question"], answer["language"]) == (None, question, language)
    assert answer["status"] == "answered"
    for shape, name in ((CITATION, "citations"), (DUTY, "duties"), (HIT, "hits")):
        for item in answer[name]:
            assert_shape(item, shape)
    assert [h["rank"] for h in answer["hits"]] == list(range(1, len(answer["hits"]) + 1))
    assert sorted(answer["hits"], key=lambda h: -h["score"]) == answer["hits"]
    # Citations run from 1 in the order that the answer first cites them.
    said = f"{answer['answer']}\n{answer['more']}"
    cited = [int(n) for n in re.findall(r"\[(\d+)\]", said)]
    assert list(dict.fromkeys(cited)) == [c["n"] for c in answer["citations"]] == list(range(1, max(cited) + 1))
    best = answer["citations"][0]
    assert (best["document_id"], best["clause"]) == (answer["hits"][0]["document_id"], answer["hits"][0]["clause"])
    for citation in answer["citations"]:
        text = sample.get(f"/v1/documents/{citation['document_id']}/text").text
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        assert f"“{citation['quote']}” [{citation['n']}]" in said
        assert citation["url"] == f"/v/{citation['document_id']}#{quote(citation['clause'], safe='')}"


def test_ask_refuses_with_hits_and_a_way_on_where_nothing_answers(sample):
    answer = ask(sample, FLIGHTS)
    assert_shape(answer, ANSWER)
    assert answer["status"] == "unanswerable_no_evidence"
    assert (answer["citations"], answer["duties"]) == ([], [])
    assert len(answer["hits"]) == 10
    assert "Các văn bản đã nạp không nhắc đến “Paris”." in answer["answer"]
    assert "thử hỏi về một việc" in answer["answer"]


def test_ask_streams_its_steps_then_the_same_answer(sample):
    plain = ask(sample, MEDICINE, id="7")
    response = sample.post("/v1/ask", json={"question": MEDICINE, "id": "7"}, headers={"Accept": "text/event-stream"})
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert (response.headers["cache-control"], response.headers["x-accel-buffering"]) == ("no-store", "no")
    events = events_of(response.text)
    steps = [data for name, data in events if name == "step"]
    assert [name for name, _ in events] == ["step"] * len(steps) + ["answer", "done"]
    assert [s["step"] for s in steps if s["step"] != "read"] == [s for s in plain["timings_ms"] if s != "read"]
    assert next(s["name"] for s in steps if s["step"] == "retrieve") == "Đang tìm điều khoản"
    assert [s["ms"] for s in steps] == sorted(s["ms"] for s in steps)
    assert without_time(events[-2][1]) == without_time(plain)
    assert events[-1] == ("done", {})


def test_steps_are_named_in_the_language_of_the_question(sample):
    body = {"question": "Who leads medicine procurement?"}
    response = sample.post("/v1/ask", json=body, headers={"Accept": "text/event-stream"})
    assert next(d["name"] for _, d in events_of(response.text) if d["step"] == "retrieve") == "Searching for clauses"


def events_of(text):
    assert text.endswith("\n\n")
    events = [dict(line.split(": ", 1) for line in block.split("\n")) for block in text[:-2].split("\n\n")]
    assert [list(e) for e in events] == [["event", "data"]] * len(events)
    return [(e["event"], json.loads(e["data"])) for e in events]


def test_ask_at_once_answers_as_one_after_another(sample):
    questions = [
        MEDICINE,
        "Who leads medicine procurement?",
        "han chot bao cao tiet kiem dien o Phu Khe la ngay nao",
        FLIGHTS,
    ]
    serial = [without_time(ask(sample, q)) for q in questions]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda q: without_time(ask(sample, q)), questions * 3))
    assert together == serial * 3


@pytest.mark.parametrize(
    ("body", "status", "title"),
    [
        (b'{"question": ""}', 422, "Not a question"),
        (json.dumps({"question": "thuốc " * 8334}).encode(), 422, "Not a question"),
        (b'{"question": "x"', 400, "Not JSON"),
        (b"", 422, "Invalid request"),
        (b'["x"]', 422, "Invalid request"),
        (b"{}", 422, "Invalid request"),
        (b'{"question": 5}', 422, "Invalid request"),
        (b'{"question": null}', 422, "Invalid request"),
        (b'{"question": "\xff"}', 400, "Not JSON"),
        (b"[" * 100_000, 400, "Not JSON"),
        (b'{"question": "x", "question": "y"}', 400, "Not JSON"),
        (b'{"question": "x", "seed": NaN}', 400, "Not JSON"),
        (b'{"question": "x", "seed": ' + b"1" * 5000 + b"}", 400, "Not JSON"),
    ],
    ids=[
        "empty",
        "50000",
        "cut-off",
        "nothing",
        "list",
        "missing",
        "number",
        "null",
        "latin",
        "deep",
        "twice",
        "NaN",
        "digits",
    ],
)
def test_ask_refuses_what_is_no_question_with_a_problem(sample, body, status, title):
    response = sample.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})
    assert_problem(response, status, title)


def test_ask_says_how_long_a_question_may_be(sample):
    question = "a" * 50_000
    detail = assert_problem(sample.post("/v1/ask", json={"question": question}), 422, "Not a question")
    assert detail == ("the question has 50,000 characters, at most 2,000 expected; ask one thing, in a sentence or two")


def test_ask_takes_a_question_of_the_longest_length(sample):
    assert ask(sample, "thuốc" + " a" * 997 + "b")["question"].endswith("b")


def test_ask_keeps_problems_when_events_are_asked_for(sample):
    response = sample.post("/v1/ask", json={"question": ""}, headers={"Accept": "text/event-stream"})
    assert_problem(response, 422, "Not a question")


@pytest.mark.parametrize(
    "body",
    [
        rb'{"question": "\ud800 thuoc"}',
        pytest.param(
            rb'{"question": "thuoc", "id": "\ud800"}',
        ),
    ],
    ids=["question", "id"],
)
def test_ask_takes_a_lone_surrogate_for_the_clients_mistake_or_drops_it(sample, body):
    response = sample.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code in (200, 400, 422)


def test_ask_understands_a_follow_up_from_the_questions_before(sample):
    history = [{"question": "Ai chủ trì mua sắm thuốc ở Hải Bình?", "answer": "Sở Y tế"}, {"question": "?!"}]
    answer = ask(sample, "Thế ở Lâm Trạch thì sao?", history=history)
    assert answer["question"] == "Thế ở Lâm Trạch thì sao?"
    assert [answer["citations"][0][k] for k in ("document_id", "clause")] == ["cv-y-te-tinh-lam-trach", "4"]
    whole = ask(sample, "Ai chủ trì mua sắm thuốc ở Lâm Trạch")
    for key in ("language", "status", "answer", "citations", "duties", "hits", "generator"):
        assert answer[key] == whole[key]


@pytest.mark.parametrize(
    "history",
    [
        "Ai?",
        ["Ai?"],
        [{}],
        [{"question": 5}],
        [{"question": "a" * 2001}],
        [{"question": "Ai?", "answer": 5}],
        [{"question": "Ai?"}] * 21,
    ],
    ids=["text", "texts", "empty", "number", "long", "answer", "many"],
)
def test_ask_refuses_a_history_that_is_none(sample, history):
    response = sample.post("/v1/ask", json={"question": MEDICINE, "history": history})
    assert_problem(response, 422, "Invalid request")


def test_ask_takes_any_text_in_a_history(sample):
    for said in ("", "\x00", "\\ud800", "???", "còn " * 400):
        body = json.dumps({"question": "còn ai phối hợp?", "history": [{"question": said}]})
        response = sample.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})
        assert response.status_code == 200
        assert response.json()["question"] == "còn ai phối hợp?"


def test_a_stream_that_the_end_of_the_service_cuts_says_so():
    said, go_on = [], threading.Event()

    def answer(watch):
        watch("retrieve", 1.0)
        go_on.wait(60)
        return {}

    async def ended():
        begun = asyncio.Event()

        async def say(piece):
            said.append(piece)
            begun.set()

        async def nothing():
            await asyncio.Event().wait()

        task = asyncio.create_task(_say_answer("Ai?", answer, Threads(), nothing, say))
        await begun.wait()
        task.cancel()
        go_on.set()
        await task

    asyncio.run(ended())
    assert [piece.split("\n")[0] for piece in said] == ["event: step", "event: error", "event: done"]
    problem = json.loads(said[1].split("data: ")[1])
    assert (problem["status"], problem["title"]) == (503, "The service ends")
