from hashlib import sha256
from urllib.parse import quote

import pytest

from tests.api.wire import ask, assert_problem, joined, stored, upload

LARGEST = 10 * 1024 * 1024
EVIL = "https://evil.example"


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
        "corrected": [],
        "replaces": None,
        "labels": ["public"],
        "clauses": 5,
        "source": "cv-trong-cay.txt",
        "sha256": sha256(letter.encode()).hexdigest(),
        "sources": [
            {"name": "cv-trong-cay.txt", "sha256": sha256(letter.encode()).hexdigest(), "searched": True},
        ],
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


@pytest.mark.parametrize(
    "path", ["/v1/documents/khong-co", "/v1/documents/khong-co/text", "/v1/documents/khong-co/clauses",
             "/v1/duties?document=khong-co"]
)  # fmt: skip
def test_an_unknown_document_is_a_problem_that_names_it(sample, path):
    detail = assert_problem(sample.get(path), 404, "Unknown document")
    assert detail == "document 'khong-co': not stored; those that are: `chithi documents`, GET /v1/documents"


def test_removing_an_unknown_document_is_a_problem(bench):
    assert_problem(bench.delete("/v1/documents/khong-co"), 404, "Unknown document")


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


@pytest.mark.parametrize("later", [{}, {"Prefer": "respond-async"}], ids=["now", "later"])
def test_what_is_sent_with_a_label_is_never_seen_by_who_lacks_it(guarded, later):
    client = guarded()
    writer, reader = client("writer"), client("reader")
    sent = upload(writer, "Điều 1. Cấm đỗ xe.", "mat.txt", headers=later, label=["Thanh tra", "ban-giam-doc"])
    joined()
    assert sent.status_code == (202 if later else 201)
    assert writer.get("/v1/documents/mat").json()["labels"] == ["Thanh tra", "ban-giam-doc"]
    assert_problem(reader.get("/v1/documents/mat"), 404, "Unknown document")
    # The same file again, and another version of it: who may see them stays, until it is said anew.
    for text in ("Điều 1. Cấm đỗ xe.", "Điều 1. Cấm đỗ xe tải."):
        upload(writer, text, "mat.txt", id="mat")
        assert writer.get("/v1/documents/mat").json()["labels"] == ["Thanh tra", "ban-giam-doc"]
    upload(writer, "Điều 1. Cấm đỗ xe tải.", "mat.txt", headers=later, id="mat", label="internal")
    joined()
    assert reader.get("/v1/documents/mat").json()["labels"] == ["internal"]
    assert writer.delete("/v1/documents/mat").status_code == 204


def test_a_label_is_taken_wherever_it_is_said(bench):
    file = {"file": ("a.txt", "Điều 1. Cấm đỗ xe.".encode())}
    for n, (params, data) in enumerate([({"labels": "mat"}, {}), ({}, {"label": ["mat"]}), ({}, {"labels": "mat"})]):
        bench.post("/v1/documents", files=file, params={"id": f"a{n}", **params}, data=data)
        assert bench.get(f"/v1/documents/a{n}").json()["labels"] == ["mat"]


@pytest.mark.parametrize("label", ["", "a,b", "x" * 101, [f"n{n}" for n in range(51)]])
@pytest.mark.parametrize("later", [{}, {"Prefer": "respond-async"}], ids=["now", "later"])
def test_a_label_that_can_be_none_is_refused_before_anything_is_taken(bench, label, later):
    response = upload(bench, "Điều 1. Cấm đỗ xe.", headers=later, label=label)
    assert_problem(response, 422, "Invalid label")
    joined()
    assert stored(bench) == ["cv-trong-cay"]


def test_sending_again_says_what_became_of_it(bench):
    old, new = "Điều 1. Sở Y tế trực cấp cứu.", "Điều 1. Sở Công Thương trực chợ đêm."
    outcomes = [upload(bench, text, id="phiên trực").json()["outcome"] for text in (old, old, new)]
    assert outcomes == ["added", "unchanged", "updated"]
    assert bench.get(f"/v1/documents/{quote('phiên trực')}/text").text == new


def test_a_repeated_marker_is_warned_of(bench):
    response = upload(bench, "Vụ mùa gồm:\n1. Trồng lúa sớm.\n2. Nuôi cá.\n2. Nuôi vịt.\n3. Làm vườn.\n", id="vu-mua")
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


def test_what_was_misread_is_corrected_kept_and_undone(bench, letter):
    address = "/v1/documents/cv-trong-cay"
    before = bench.get(address).json()
    said = {"number": "46/UBND-NN", "title": None, "date": "6/3/2024", "labels": ["Thanh tra", "internal"]}
    found = bench.patch(address, json=said)
    corrected = {
        **before,
        "name": "Công văn số 46/UBND-NN",
        "number": "46/UBND-NN",
        "title": None,
        "date": "2024-03-06",
        "corrected": ["number", "date", "title"],
        "labels": ["Thanh tra", "internal"],
    }
    assert (found.status_code, found.json()) == (200, corrected)
    upload(bench, letter.replace("mùa hè", "mùa xuân"), "cv-trong-cay.txt")
    assert bench.get(address).json()["name"] == "Công văn số 46/UBND-NN"
    upload(bench, letter, "cv-trong-cay.txt")
    assert bench.patch(address, json={"reset": True, "labels": ["public"]}).json() == before


def test_what_it_replaces_is_taken_back_alone(bench):
    address = "/v1/documents/cv-trong-cay"
    before = bench.get(address).json()
    upload(bench, "Điều 1. Cấm đỗ xe.", "cu.txt")
    bench.patch(address, json={"title": "Trồng cây", "replaces": "cu"})
    said = before | {"title": "Trồng cây", "corrected": ["title", "replaces"], "replaces": "cu"}
    assert 'class="standing"' in bench.get("/v/cu").text
    # Null says nothing, and so does a correction of something else.
    assert bench.patch(address, json={"replaces": None, "title": "Trồng cây"}).json() == said
    assert bench.patch(address, json={"replaces": ""}).json() == said | {"corrected": ["title"], "replaces": None}
    assert 'class="standing"' not in bench.get("/v/cu").text
    assert bench.patch(address, json={"reset": True}).json() == before


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ({"date": "hôm qua"}, "Invalid correction"),
        ({"labels": ["a,b"]}, "Invalid label"),
        ({"labels": []}, "Invalid request"),
        ({"signer": "Ai đó"}, "Invalid request"),
        ({"replaces": "cv-trong-cay"}, "Invalid correction"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_changes_nothing(bench, body, title):
    before = bench.get("/v1/documents").json()
    response = bench.patch("/v1/documents/cv-trong-cay", json=body)
    assert_problem(response, 422, title)
    assert bench.get("/v1/documents").json() == before


def test_a_correction_of_what_is_not_stored_and_by_another_site_is_refused(bench):
    assert_problem(bench.patch("/v1/documents/khac", json={"title": "a"}), 404, "Unknown document")
    foreign = bench.patch("/v1/documents/cv-trong-cay", json={"title": "a"}, headers={"Origin": EVIL})
    assert_problem(foreign, 403, "Foreign origin")


def test_warnings_and_problems_are_in_the_language_of_the_client(bench):
    vietnamese = {"Accept-Language": "vi-VN,vi;q=0.9,en;q=0.8"}
    first = upload(bench, "Không có khoản nào ở đây.", "mot.txt", headers=vietnamese)
    assert first.json()["warnings"] == ["không thấy điều khoản đánh số nào: cả văn bản là một điều khoản"]
    assert "Accept-Language" in first.headers["vary"]
    second = upload(bench, "Không có khoản nào ở đó.", "hai.txt")
    assert second.json()["warnings"] == ["no numbered clause found: the whole text is one clause"]
    refused = upload(bench, b"%PDF-1.7 cut", "cut.pdf", headers=vietnamese)
    assert refused.json()["title"] == "Không phải văn bản đọc được"
    assert refused.json()["detail"] == ("cut.pdf: tệp PDF bị hỏng hoặc bị cắt cụt; hãy tải lại, hoặc in ra PDF mới")
    unknown = bench.get("/v1/documents/khong-co", headers=vietnamese).json()
    assert (unknown["type"], unknown["status"], unknown["title"]) == ("about:blank", 404, "Không có văn bản này")
