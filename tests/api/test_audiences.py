"""Who may not see a document gets what they would get if it were not stored: compared over HTTP, door by door."""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest

from api.app import create_app
from api.auth.trust import Trust
from api.state.state import State
from index.home import Home
from tests.api.wire import without_time

HEAD = """\
ỦY BAN NHÂN DÂN
{place}
-------
Số: {number}
V/v {about}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
An Lạc, ngày {day} tháng 3 năm 2024
Kính gửi: Các sở
"""
STORED = {
    "trong-cay": ("public", "TỈNH AN LẠC", "45/UBND-NN", "trồng cây ven đường", 5,
                  "1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính trồng 500 cây xanh trước ngày 30/4/2024."),
    "trong-hoa": ("so-xay-dung", "TỈNH AN LẠC", "46/UBND-NN", "trồng hoa ven đường", 6,
                  "1. Sở Xây dựng chủ trì trồng 700 cây hoa trước ngày 15/5/2024.\n2. Thay thế Công văn số 45/UBND-NN"
                  " ngày 05 tháng 3 năm 2024."),
    "tuoi-cay": ("internal", "TỈNH BÌNH HÒA", "47/UBND-NN", "tưới cây mùa khô", 7,
                 "1. Sở Nông nghiệp chủ trì tưới cây xanh mỗi tuần hai lần.\n2. Sở Xây dựng phối hợp báo cáo."),
}  # fmt: skip
AUDIENCES = {"khach": ["public"], "noi-bo": ["internal"], "xay-dung": ["internal", "so-xay-dung"]}
QUESTIONS = [
    "Ai chủ trì trồng cây hoa?",
    "Ai chủ trì trồng cây xanh ở An Lạc?",
    "Công văn 46/UBND-NN nói gì?",
    "Công văn 45/UBND-NN còn hiệu lực không?",
    "Có bao nhiêu văn bản?",
    "Liệt kê nhiệm vụ của Sở Xây dựng",
    "Bạn làm được gì?",
    "What must be done by 15/5/2024?",
]


def text_of(document_id):
    _, place, number, about, day, body = STORED[document_id]
    head = HEAD.format(place=place, number=number, about=about, day=f"{day:02}")
    return f"{head}{body}\nNơi nhận:\n- Như trên;\nCHỦ TỊCH\nTrần Văn Mẫu".encode()


def filled(path, labels):
    home = Home(path)
    for document_id, (label, *_) in STORED.items():
        if label in labels:
            home.ingest_bytes(text_of(document_id), f"{document_id}.txt", document_id, frozenset({label}))
    return home


def said(response):
    """What a response says, but for the request's own name, and for whom a page is."""
    return re.sub(r'"request_id":"\w+"| data-(account|may)="[^"]*"', "", response.text)


@pytest.fixture(scope="module")
def whole(tmp_path_factory, served, open_client):
    """A service with all the documents; gives a client for each audience."""
    home = filled(tmp_path_factory.mktemp("whole") / "home", {label for label, *_ in STORED.values()})
    state = State(home.path)
    with served(create_app(home, trust=replace(Trust(state), open=False))) as url:
        clients = {}
        for name, labels in AUDIENCES.items():
            clients[name] = open_client(url)
            clients[name].headers["Authorization"] = f"Bearer {state.keys.add(name, ['read'], labels)[1].whole}"
        writer = open_client(url)
        writer.headers["Authorization"] = f"Bearer {state.keys.add('writer', ['write'], [])[1].whole}"
        yield clients | {"writer": writer}
        for client in (*clients.values(), writer):
            client.close()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_hidden_changes_nothing_that_is_said(whole, tmp_path, served, open_client, audience):
    client = whole[audience]
    alone = filled(tmp_path / "home", {"public", *AUDIENCES[audience]})
    with served(create_app(alone)) as url, open_client(url) as other:
        for question in QUESTIONS:
            told, expected = (c.post("/v1/ask", json={"question": question}) for c in (client, other))
            assert without_time(told.json()) == without_time(expected.json()), question
        paths = [
            "/v1/documents",
            "/v1/duties",
            "/v1/duties?agency=S%E1%BB%9F%20X%C3%A2y%20d%E1%BB%B1ng",
            "/v1/documents/khong-co",
            "/web/documents",
            "/web/documents?q=47",
            "/web/documents/names",
            "/web/duties?today=2024-05-02",
        ]
        paths += [f"/v1/search?q={quote(q)}&k=20" for q in QUESTIONS]
        for i in STORED:
            paths += [
                f"/v1/documents/{i}",
                f"/v1/documents/{i}/text",
                f"/v1/documents/{i}/clauses",
                f"/v/{i}",
                f"/v1/duties?document={i}",
            ]
        for path in paths:
            told, expected = client.get(path), other.get(path)
            assert (told.status_code, said(told)) == (expected.status_code, said(expected)), path


def test_a_replacement_by_hand_tells_nothing_of_what_is_hidden(whole):
    address = "/v1/documents/trong-cay"
    before = whole["khach"].get(address).json()
    assert whole["writer"].patch(address, json={"replaces": "tuoi-cay"}).json()["replaces"] == "tuoi-cay"
    assert whole["khach"].get(address).json() == before
    assert whole["noi-bo"].get(address).json() == before | {"replaces": "tuoi-cay", "corrected": ["replaces"]}
    for audience, kinds in (("khach", []), ("noi-bo", ["replaces"])):
        shown = whole[audience].get("/web/documents", params={"q": "45/"}).json()["documents"]
        assert [b["kind"] for b in shown[0]["bearings"]] == kinds
    assert whole["writer"].patch(address, json={"replaces": ""}).json() == before


def test_who_may_change_documents_sees_them_all(whole):
    assert [d["document_id"] for d in whole["writer"].get("/v1/documents").json()] == sorted(STORED)
    assert [d["document_id"] for d in whole["khach"].get("/v1/documents").json()] == ["trong-cay"]
