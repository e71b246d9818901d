"""What the pages ask for a page at a time: compared with the whole lists of the interface, over a real server."""

import datetime
import unicodedata

import pytest

from tests.api.wire import upload

TODAY = "2024-05-02"


def folded(text):
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def pages(client, path, size, **asks):
    """The rows of every page, and what each told beside them."""
    rows, offset = [], 0
    while True:
        told = client.get(path, params={**asks, "today": TODAY, "offset": offset, "limit": size}).json()
        rows += told["rows"]
        offset += size
        if len(told["rows"]) < size:
            return rows, told


def near(row):
    recurs = row["due"] is not None and any(w in row["due"] for w in ("ly", "every"))
    day = row["day"] and datetime.date.fromisoformat(row["day"]).toordinal()
    if row["day"]:
        return (0, day) if row["day"] >= TODAY else (2, -day)
    return (1 if recurs else 3 if row["deadline"] else 4, 0)


KEYS = {
    "near": near,
    "agency": lambda r: folded(r["agency"]),
    "role": lambda r: r["role"] != "lead",
    "task": lambda r: folded(r["task"]),
    "document": lambda r: (folded(r["document"]), r["document_id"], r["start"]),
    "due": lambda r: r["day"] or ("9998" if r["deadline"] else "9999"),
}


@pytest.mark.parametrize("sort", KEYS)
@pytest.mark.parametrize("down", [False, True])
def test_pages_of_duties_together_are_all_of_them_in_their_order(sample, sort, down):
    whole = sample.get("/v1/duties").json()
    found, told = pages(sample, "/web/duties", 200, sort=sort, down=down)
    expected = sorted(whole, key=KEYS[sort], reverse=down)
    if sort == "due":
        expected.sort(key=lambda r: r["day"] is None)
    assert found == expected
    assert told["found"] == told["counts"]["all"] == len(whole) > 600


def test_what_is_due_is_counted_as_the_filters_of_the_interface_would(sample):
    bounds = {
        "all": {},
        "overdue": {"due_before": TODAY, "recurring": "false"},
        "this_month": {"due_after": "2024-04-30", "due_before": "2024-06-01"},
        "this_quarter": {"due_after": "2024-03-31", "due_before": "2024-07-01"},
    }
    for more in ({}, {"role": "lead"}, {"agency": "Sở Y tế"}, {"document": "cv-y-te-tinh-lam-trach"}):
        lists = {name: sample.get("/v1/duties", params=more | bound).json() for name, bound in bounds.items()}
        for name, bound in bounds.items():
            told = sample.get("/web/duties", params=more | bound | {"today": TODAY, "limit": 200}).json()
            assert told["counts"] == {kind: len(found) for kind, found in lists.items()}
            assert (told["found"], len(told["rows"])) == (len(lists[name]), min(200, len(lists[name])))
        whole = {(row["document_id"], row["document"]) for row in lists["all"]}
        assert {(d["document_id"], d["name"]) for d in told["documents"]} == whole
        assert set(told["agencies"]) <= {row["agency"] for row in lists["all"]}


@pytest.mark.parametrize(
    "asks",
    [{}, {"today": "mai"}, *({"today": TODAY} | more for more in ({"limit": 201}, {"sort": "x"}, {"offset": -1}))],
)
def test_what_no_page_asks_for_is_refused(sample, asks):
    assert sample.get("/web/duties", params=asks).status_code == 422


def test_duties_of_what_is_not_stored_are_a_problem(sample):
    assert sample.get("/web/duties", params={"today": TODAY, "document": "khong-co"}).status_code == 404


def test_pages_of_documents_together_are_the_list_the_newest_first(sample):
    whole = sample.get("/v1/documents").json()
    told = [sample.get("/web/documents", params={"page": n, "size": 7}).json() for n in range(3)]
    assert {(t["all"], t["found"]) for t in told} == {(18, 18)}
    assert [(t["page"], len(t["documents"])) for t in told] == [(0, 7), (1, 7), (2, 4)]
    found = [d for t in told for d in t["documents"]]
    days = [d["date"] or "" for d in found]
    assert days == sorted(days, reverse=True)
    assert (
        sorted(({k: v for k, v in d.items() if k != "bearings"} for d in found), key=lambda d: d["document_id"])
        == whole
    )
    assert sample.get("/web/documents", params={"page": 9, "size": 7}).json() == told[2]


@pytest.mark.parametrize(
    "words", ["lam trach y te", "LÂM TRẠCH y tế", "61/KH-UBND", "rac son-linh.pdf", "khong-co-van-ban"]
)
def test_documents_are_found_by_every_word_of_what_is_known(sample, words):
    fields = ("name", "title", "issuer", "kind", "number", "date", "document_id", "signer", "source")
    known = {
        d["document_id"]: folded(" ".join(d[name] or "" for name in fields)) for d in sample.get("/v1/documents").json()
    }
    expected = {i for i, text in known.items() if all(w in text for w in folded(words).split())}
    told = sample.get("/web/documents", params={"q": words, "size": 100}).json()
    assert {d["document_id"] for d in told["documents"]} == expected
    assert (told["found"], told["all"]) == (len(expected), 18)
    names = sample.get("/web/documents/names", params={"q": words, "limit": 1}).json()
    assert (names["found"], len(names["documents"])) == (len(expected), min(1, len(expected)))


def test_the_list_knows_at_once_what_was_stored_corrected_and_removed(bench):
    def listed(words=""):
        return [d["document_id"] for d in bench.get("/web/documents", params={"q": words}).json()["documents"]]

    assert listed() == ["cv-trong-cay"]
    upload(bench, "Điều 1. Cấm đỗ xe.", "do-xe.txt")
    assert sorted(listed()) == ["cv-trong-cay", "do-xe"]
    assert listed("bai do xe") == []
    bench.patch("/v1/documents/do-xe", json={"title": "Bãi đỗ xe", "date": "2030-01-02"})
    assert (listed(), listed("bai do xe")) == (["do-xe", "cv-trong-cay"], ["do-xe"])
    bench.delete("/v1/documents/do-xe")
    assert listed() == ["cv-trong-cay"]


def test_what_replaces_what_is_told_of_both(bench):
    upload(bench, "Điều 1. Cấm đỗ xe.", "moi.txt")
    bench.patch("/v1/documents/moi", json={"replaces": "cv-trong-cay", "title": "Bãi đỗ xe"})
    told = {d["document_id"]: d["bearings"] for d in bench.get("/web/documents").json()["documents"]}
    letter = {"name": "Công văn số 45/UBND-NN", "issuer": "Ủy ban nhân dân tỉnh An Lạc", "date": "2024-03-05"}
    assert told == {
        "moi": [{"kind": "replaces", "document_id": "cv-trong-cay"} | letter],
        "cv-trong-cay": [
            {"kind": "replaced_by", "document_id": "moi", "name": "Bãi đỗ xe", "issuer": None, "date": None}
        ],
    }


def test_nothing_falls_due_of_a_document_that_another_has_replaced(bench):
    head = "ỦY BAN NHÂN DÂN\nTỈNH AN LẠC\nSố: {}/CT-UBND\nAn Lạc, ngày {} năm 2024\nCHỈ THỊ\nVề bến bãi\n"
    old = "1. Sở Công Thương rà bến trước ngày 20/4/2024.\n2. Đê phải cao.\n"
    new = "1. Sở Công Thương rà bãi trước ngày 25/4/2024.\n2. Chỉ thị này thay thế Chỉ thị số 3/CT-UBND.\n"
    upload(bench, head.format("3", "05 tháng 3") + old, "cu.txt")
    upload(bench, head.format("9", "10 tháng 4") + new, "moi.txt")

    def told(**asks):
        got = bench.get("/web/duties", params={"agency": "Sở Công Thương", **asks}).json()
        return got["counts"], [(row["document_id"], row.get("replaced_by")) for row in got["rows"]]

    past = {"due_before": TODAY, "recurring": "false"}
    counts = {"all": 2, "overdue": 1, "this_month": 0, "this_quarter": 1}
    assert told(today=TODAY) == (counts, [("moi", None), ("cu", "moi")])
    assert told(today=TODAY, **past) == (counts, [("moi", None)])
    # Before the other holds, both are due.
    assert told(today="2024-04-09", due_before="2024-06-01")[1] == [("cu", None), ("moi", None)]
    due = bench.get("/v1/duties", params=past | {"agency": "Sở Công Thương"}).json()
    assert [d["document_id"] for d in due] == ["moi"]
    assert len(bench.get("/v1/duties", params={"agency": "Sở Công Thương"}).json()) == 2


def test_in_english_clauses_and_documents_are_called_so_and_what_they_say_stays(bench):
    vietnamese, english = (
        bench.get("/web/duties", params={"today": TODAY, "language": language}).json() for language in ("vi", "en")
    )
    called = {(v["label"], e["label"]) for v, e in zip(vietnamese["rows"], english["rows"], strict=True)}
    assert called >= {("khoản 1", "clause 1"), ("gạch đầu dòng thứ 1 khoản 2", "first dash of clause 2")}
    name = "Official Letter No. 45/UBND-NN (Ủy ban nhân dân tỉnh An Lạc, 05/03/2024)"
    assert {row["document"] for row in english["rows"]} == {name}
    assert english["documents"] == [{"document_id": "cv-trong-cay", "name": name}]
    rest = [[r | {"label": "", "document": ""} for r in told["rows"]] for told in (vietnamese, english)]
    assert rest[0] == rest[1]
    assert bench.get("/web/duties", params={"today": TODAY, "language": "de"}).status_code == 422
