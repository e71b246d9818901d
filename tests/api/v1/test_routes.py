import json
import re
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from urllib.parse import quote

import pytest

MEDICINE = "Ai chủ trì mua sắm thuốc?"
FLIGHTS = "Giá vé máy bay đi Paris tháng sau là bao nhiêu?"
LARGEST = 10 * 1024 * 1024
EVIL = "https://evil.example"

ANSWER = {
    "id": (str, type(None)),
    "question": str,
    "language": str,
    "status": str,
    "answer": str,
    "citations": list,
    "duties": list,
    "hits": list,
    "generator": str,
    "took_ms": float,
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
}
DUTY = {
    "role": str,
    "agency": str,
    "task": str,
    "deadline": (str, type(None)),
    "document_id": str,
    "clause": str,
}
HIT = {"document_id": str, "clause": str, "label": str, "score": float, "rank": int}


def ask(client, question, **more):
    response = client.post("/v1/ask", json={"question": question, **more})
    assert response.status_code == 200, response.text
    return response.json()


def upload(client, text, name="moi.txt", headers=None, **params):
    data = text if isinstance(text, bytes) else text.encode()
    return client.post("/v1/documents", files={"file": (name, data)}, params=params, headers=headers)


def stored(client):
    return [d["document_id"] for d in client.get("/v1/documents").json()]


def without_time(answer):
    return {k: v for k, v in answer.items() if k != "took_ms"}


def assert_shape(value, shape):
    assert list(value) == list(shape)
    for name, kind in shape.items():
        assert isinstance(value[name], kind), name


def assert_problem(response, status, title):
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert {k: problem[k] for k in ("type", "title", "status")} == {
        "type": "about:blank",
        "title": title,
        "status": status,
    }
    assert list(problem) == ["type", "title", "status", "detail"]
    assert problem["detail"]
    return problem["detail"]


# --- asking


def test_ask_gives_the_whole_answer_of_a_letter_known_by_heart(bench, letter):
    quoted = "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính trồng 500 cây xanh ven đường trước ngày 30/4/2024."
    task = quoted.removeprefix("Sở Xây dựng ").removesuffix(".")
    start = letter.index(quoted)
    answer = ask(bench, "Ai chủ trì trồng cây xanh?", id="q-1")
    hits, took = answer.pop("hits"), answer.pop("took_ms")
    assert took > 0
    assert {h["clause"] for h in hits} == {"0", "1", "2.-1", "2.-2"}
    assert (hits[0]["document_id"], hits[0]["clause"], hits[0]["label"]) == ("cv-trong-cay", "1", "khoản 1")
    assert answer == {
        "id": "q-1",
        "question": "Ai chủ trì trồng cây xanh?",
        "language": "vi",
        "status": "answered",
        "answer": f"Chủ trì: Sở Xây dựng; phối hợp: Sở Tài chính. [1]\nKhoản 1, Công văn số 45/UBND-NN: “{quoted}” [1]",
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
    cited = [int(n) for n in re.findall(r"\[(\d+)\]", answer["answer"])]
    assert list(dict.fromkeys(cited)) == [c["n"] for c in answer["citations"]] == list(range(1, max(cited) + 1))
    best = answer["citations"][0]
    assert (best["document_id"], best["clause"]) == (answer["hits"][0]["document_id"], answer["hits"][0]["clause"])
    for citation in answer["citations"]:
        text = sample.get(f"/v1/documents/{citation['document_id']}/text").text
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        assert f"“{citation['quote']}” [{citation['n']}]" in answer["answer"]
        assert citation["url"] == f"/v/{citation['document_id']}#{quote(citation['clause'], safe='')}"


def test_ask_refuses_with_hits_and_a_way_on_where_nothing_answers(sample):
    answer = ask(sample, FLIGHTS)
    assert_shape(answer, ANSWER)
    assert answer["status"] == "unanswerable_no_evidence"
    assert (answer["citations"], answer["duties"]) == ([], [])
    assert len(answer["hits"]) == 10
    nearest = answer["hits"][0]
    name = sample.get(f"/v1/documents/{nearest['document_id']}").json()["name"]
    assert f"{nearest['label']}, {name}" in answer["answer"]
    assert "hãy" in answer["answer"].lower()


def test_ask_streams_hits_then_the_same_answer(sample):
    plain = ask(sample, MEDICINE, id="7")
    response = sample.post("/v1/ask", json={"question": MEDICINE, "id": "7"}, headers={"Accept": "text/event-stream"})
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert response.text.endswith("\n\n")
    events = [dict(line.split(": ", 1) for line in block.split("\n")) for block in response.text[:-2].split("\n\n")]
    assert [e["event"] for e in events] == ["hits", "answer"]
    assert json.loads(events[0]["data"]) == plain["hits"]
    assert without_time(json.loads(events[1]["data"])) == without_time(plain)


def test_ask_at_once_answers_as_one_after_another(sample):
    questions = [
        MEDICINE,
        "Who leads medicine procurement?",
        "han chot bao cao tiet kiem dien o Phu Khe la ngay nao",
        FLIGHTS,
    ]
    serial = [without_time(ask(sample, q)) for q in questions]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda q: without_time(ask(sample, q)), questions * 6))
    assert together == serial * 6


@pytest.mark.parametrize(
    ("body", "status", "title"),
    [
        (b'{"question": ""}', 422, "Not a question"),
        (b'{"question": " \\n\\u0000?! "}', 422, "Not a question"),
        (json.dumps({"question": "thuốc " * 8334}).encode(), 422, "Not a question"),
        (b'{"question": "x"', 422, "Invalid request"),
        (b"", 422, "Invalid request"),
        (b'["x"]', 422, "Invalid request"),
        (b"{}", 422, "Invalid request"),
        (b'{"question": 5}', 422, "Invalid request"),
        (b'{"question": null}', 422, "Invalid request"),
        (b'{"question": "\xff"}', 400, "There was an error parsing the body"),
        (b"[" * 100_000, 400, "There was an error parsing the body"),
    ],
    ids=["empty", "no-word", "50000", "cut-off", "nothing", "list", "missing", "number", "null", "latin", "deep"],
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


# --- following up


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


# --- searching, reading


def test_search_ranks_clauses_with_their_scores(sample):
    found = sample.get("/v1/search", params={"q": "mua sắm thuốc", "k": 3}).json()
    assert [list(h) for h in found] == [
        ["rank", "document_id", "clause", "label", "document", "score", "dense", "late", "lexical", "url"]
    ] * 3
    assert [h["rank"] for h in found] == [1, 2, 3]
    assert found[0]["score"] >= found[1]["score"] >= found[2]["score"]
    assert {(h["document_id"], h["clause"]) for h in found[:2]} == {
        ("cv-y-te-tinh-lam-trach", "4"),
        ("cv-cham-soc-suc-khoe-hai-binh", "4.-1"),
    }
    for hit in found:
        assert sample.get(hit["url"]).status_code == 200
        assert hit["url"].partition("#")[2] == quote(hit["clause"], safe="")


def test_search_agrees_with_the_hits_of_an_answer(sample):
    found = sample.get("/v1/search", params={"q": MEDICINE}).json()
    assert [{**{k: h[k] for k in HIT}, "score": round(h["score"], 4)} for h in found] == ask(sample, MEDICINE)["hits"]


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


def test_documents_lists_and_shows_what_is_known(bench, letter):
    expected = {
        "document_id": "cv-trong-cay",
        "name": "Công văn số 45/UBND-NN",
        "kind": "Công văn",
        "number": "45/UBND-NN",
        "issuer": "Ủy ban nhân dân tỉnh An Lạc",
        "parent": None,
        "place": "An Lạc",
        "date": "2024-03-05",
        "title": "V/v trồng cây ven đường",
        "addressees": ["Sở Xây dựng"],
        "recipients": ["Như trên", "Lưu: VT"],
        "signer": "Trần Văn Mẫu",
        "capacity": "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
        "clauses": 5,
        "source": "cv-trong-cay.txt",
        "sha256": sha256(letter.encode()).hexdigest(),
    }
    assert bench.get("/v1/documents").json() == [expected]
    assert bench.get("/v1/documents/cv-trong-cay").json() == expected


def test_text_is_what_offsets_point_into(bench, letter):
    response = bench.get("/v1/documents/cv-trong-cay/text")
    assert response.content == letter.encode()
    assert response.headers["content-type"] == "text/plain; charset=utf-8"


def test_clauses_gives_the_tree_in_order(bench, letter):
    second = "2. Báo An Lạc tuyên truyền:\n- Đăng bài về cây xanh mỗi tuần;\n- Mở chuyên mục ảnh cho học sinh."
    first = "1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính trồng 500 cây xanh ven đường trước ngày 30/4/2024."
    expected = [
        ("0", "phần mở đầu", "", "Để phố phường xanh hơn trong mùa hè:"),
        ("1", "khoản 1", "", first),
        ("2", "khoản 2", "Báo An Lạc tuyên truyền", second),
        ("2.-1", "gạch đầu dòng thứ 1 khoản 2", "", "- Đăng bài về cây xanh mỗi tuần;"),
        ("2.-2", "gạch đầu dòng thứ 2 khoản 2", "", "- Mở chuyên mục ảnh cho học sinh."),
    ]
    assert bench.get("/v1/documents/cv-trong-cay/clauses").json() == [
        {
            "path": path,
            "label": label,
            "heading": heading,
            "text": text,
            "start": letter.index(text),
            "end": letter.index(text) + len(text),
        }
        for path, label, heading, text in expected
    ]


def test_duties_says_who_does_what(bench, letter):
    task = "chủ trì, phối hợp với Sở Tài chính trồng 500 cây xanh ven đường trước ngày 30/4/2024"
    expected = {
        "role": "coordinate",
        "agency": "Sở Tài chính",
        "task": task,
        "deadline": "trước ngày 30/4/2024",
        "report_to": None,
        "manner": "order",
        "document_id": "cv-trong-cay",
        "clause": "1",
        "start": letter.index("Sở Tài chính"),
        "end": letter.index("Sở Tài chính") + len("Sở Tài chính"),
    }
    for query in (
        {"role": "coordinate"},
        {"agency": "Sở Tài chính"},
        {"agency": "so tai chinh"},
        {"agency": "Department of Finance", "document": "cv-trong-cay"},
    ):
        assert bench.get("/v1/duties", params=query).json() == [expected], query
    leaders = [d["agency"] for d in bench.get("/v1/duties", params={"role": "lead"}).json()]
    assert "Sở Xây dựng" in leaders
    assert "Sở Tài chính" not in leaders


def test_duties_refuses_a_role_that_is_none(sample):
    assert_problem(sample.get("/v1/duties", params={"role": "boss"}), 422, "Invalid request")


@pytest.mark.parametrize(
    "path", ["/v1/documents/khong-co", "/v1/documents/khong-co/text", "/v1/documents/khong-co/clauses",
             "/v1/duties?document=khong-co"]
)  # fmt: skip
def test_an_unknown_document_is_a_problem_that_names_it(sample, path):
    detail = assert_problem(sample.get(path), 404, "Unknown document")
    assert detail == "document 'khong-co': not stored; `chithi documents` lists those that are"


def test_removing_an_unknown_document_is_a_problem(bench):
    assert_problem(bench.delete("/v1/documents/khong-co"), 404, "Unknown document")


def test_an_unknown_path_is_a_problem(sample):
    assert assert_problem(sample.get("/v1/khong-co"), 404, "Not Found") == "GET /v1/khong-co"


@pytest.mark.parametrize(("method", "path"), [("GET", "/v1/ask"), ("PUT", "/v1/documents"), ("POST", "/v1/search")])
def test_a_wrong_method_is_a_problem(sample, method, path):
    assert assert_problem(sample.request(method, path), 405, "Method Not Allowed") == f"{method} {path}"


def test_a_wrong_method_is_told_which_are_right(sample):
    assert sample.get("/v1/ask").headers["allow"] == "POST"


# --- changing


def test_a_document_that_is_sent_is_answered_from_until_it_is_removed(bench):
    quoted = "Sở Văn hóa và Thể thao chủ trì tổ chức hội đua thuyền trước ngày 20/8/2024."
    question = "Ai chủ trì tổ chức hội đua thuyền?"
    assert ask(bench, question)["citations"] == []
    response = upload(bench, f"Điều 1. {quoted}", "đua thuyền.txt")
    assert response.status_code == 201
    assert response.json() == {"document_id": "đua thuyền", "outcome": "added", "warnings": []}
    assert sorted(stored(bench)) == ["cv-trong-cay", "đua thuyền"]
    best = ask(bench, question)["citations"][0]
    assert (best["document_id"], best["clause"], best["quote"]) == ("đua thuyền", "D1", quoted)
    assert best["url"] == "/v/%C4%91ua%20thuy%E1%BB%81n#D1"
    assert quoted in bench.get(best["url"]).text
    removed = bench.delete("/v1/documents/%C4%91ua%20thuy%E1%BB%81n")
    assert (removed.status_code, removed.content) == (204, b"")
    assert stored(bench) == ["cv-trong-cay"]
    after = ask(bench, question)
    assert "đua thuyền" not in {h["document_id"] for h in after["hits"]}
    assert after["citations"] == []


def test_sending_again_says_what_became_of_it(bench):
    old, new = "Điều 1. Sở Y tế trực cấp cứu.", "Điều 1. Sở Công Thương trực chợ đêm."
    outcomes = [upload(bench, text, id="phiên trực").json()["outcome"] for text in (old, old, new)]
    assert outcomes == ["added", "unchanged", "updated"]
    assert bench.get(f"/v1/documents/{quote('phiên trực')}/text").text == new


def test_a_repeated_marker_is_warned_of(bench):
    response = upload(bench, "Nội dung:\n1. Trồng lúa sớm.\n2. Nuôi cá.\n2. Nuôi vịt.\n3. Làm vườn.\n", id="vu-mua")
    paths = [c["path"] for c in bench.get("/v1/documents/vu-mua/clauses").json()]
    assert paths == ["0", "1", "2", "2~2", "3"]
    assert response.json() == {
        "document_id": "vu-mua",
        "outcome": "added",
        "warnings": ["2~2: the document repeats this marker"],
    }


@pytest.mark.parametrize(
    ("name", "data", "params", "title"),
    [
        ("a.txt", b"", {}, "Not a readable document"),
        ("a.txt", b"  \n", {}, "Not a readable document"),
        ("a.txt", b"\x00\x01\x02" * 50, {}, "Not a readable document"),
        ("a.txt", "Điều 1. Cấm đỗ xe.".encode("cp1258", "replace") + b"\xff", {}, "Not a readable document"),
        ("a.txt", b"%PDF-1.7", {}, "Not a readable document"),
        ("a.exe", "Điều 1. Cấm đỗ xe.".encode(), {}, "Not a readable document"),
        ("..\\a.txt", "Điều 1. Cấm đỗ xe.".encode(), {}, "Invalid document id"),
        ("a.txt", "Điều 1. Cấm đỗ xe.".encode(), {"id": ""}, "Invalid document id"),
        ("a.txt", "Điều 1. Cấm đỗ xe.".encode(), {"id": "a/b"}, "Invalid document id"),
        ("a.txt", "Điều 1. Cấm đỗ xe.".encode(), {"id": "a\nb"}, "Invalid document id"),
        ("a.txt", "Điều 1. Cấm đỗ xe.".encode(), {"id": ".."}, "Invalid document id"),
        ("a.txt", "Điều 1. Cấm đỗ xe.".encode(), {"id": "x" * 201}, "Invalid document id"),
    ],
    ids=["empty", "blank", "binary", "latin", "pdf", "exe", "backslash", "no-id", "slash", "newline", "dots", "long"],
)
def test_an_unreadable_document_is_a_problem_and_nothing_is_stored(bench, name, data, params, title):
    assert_problem(upload(bench, data, name, **params), 422, title)
    assert stored(bench) == ["cv-trong-cay"]


def test_a_document_that_is_too_large_is_a_problem(bench):
    assert_problem(upload(bench, b"a" * (LARGEST + 1)), 413, "Document too large")
    assert stored(bench) == ["cv-trong-cay"]


def test_a_body_without_a_file_is_a_problem(bench):
    assert_problem(bench.post("/v1/documents", data={"tep": "a"}), 422, "Invalid request")
    broken = {"Content-Type": "multipart/form-data"}
    assert bench.post("/v1/documents", content=b"--x", headers=broken).status_code == 400


@pytest.mark.parametrize("origin", [EVIL, "null", "", "http://127.0.0.1:1", "http://127.0.0.1"])
def test_a_foreign_origin_changes_nothing(bench, origin):
    headers = {"Origin": origin}
    assert_problem(upload(bench, "Điều 1. Cấm đỗ xe.", headers=headers), 403, "Foreign origin")
    assert_problem(bench.delete("/v1/documents/cv-trong-cay", headers=headers), 403, "Foreign origin")
    assert stored(bench) == ["cv-trong-cay"]


def test_the_services_own_origin_may_change_documents(bench):
    headers = {"Origin": str(bench.base_url).rstrip("/")}
    assert upload(bench, "Điều 1. Cấm đỗ xe.", id="moi", headers=headers).status_code == 201
    assert bench.delete("/v1/documents/moi", headers=headers).status_code == 204


def test_an_origin_that_is_no_url_is_foreign(bench):
    response = bench.delete("/v1/documents/cv-trong-cay", headers={"Origin": "http://["})
    assert_problem(response, 403, "Foreign origin")


@pytest.mark.parametrize("document_id", ["công văn số 1", "50% #7?", "$name & <b>", "a+b", "D1.đ~2"])
def test_any_id_can_be_sent_read_and_removed(bench, document_id):
    encoded = quote(document_id, safe="")
    text = "Điều 1. Cấm đỗ xe trước cổng trường."
    assert upload(bench, text, id=document_id).json()["document_id"] == document_id
    assert bench.get(f"/v1/documents/{encoded}").json()["document_id"] == document_id
    assert bench.get(f"/v1/documents/{encoded}/text").text == text
    assert [c["path"] for c in bench.get(f"/v1/documents/{encoded}/clauses").json()] == ["D1"]
    assert text in bench.get(f"/v/{encoded}").text
    urls = {h["url"] for h in bench.get("/v1/search", params={"q": "cấm đỗ xe"}).json()}
    assert f"/v/{encoded}#D1" in urls
    assert bench.delete(f"/v1/documents/{encoded}").status_code == 204
    assert stored(bench) == ["cv-trong-cay"]
