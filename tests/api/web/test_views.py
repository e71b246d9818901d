import io
import re
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from urllib.parse import quote

import pytest
from openpyxl import load_workbook

from api.app import create_app
from api.policy import POLICY
from api.web.assets import TYPES
from api.web.document_page import article, outline
from corpus.clause import Clause, Level
from corpus.document import Document
from corpus.markers import Style
from corpus.store.sqlite import FILE
from index.home import Home
from tests.api.wire import ask

HEADERS = ("content-security-policy", "x-content-type-options", "referrer-policy")


class Page(HTMLParser):
    """The words of a page's <article>, and of each element with an id in it, in order."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.words = []
        self.by_id = {}
        self.order = []
        self.tags = set()
        self._open = []
        self._main = False
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self._main = self._main or tag == "article"
        if self._main and tag not in ("br", "img"):
            name = dict(attrs).get("id")
            self._open.append((tag, name))
            if name is not None:
                assert name not in self.by_id, f"id {name} twice"
                self.by_id[name] = []
                self.order.append(name)

    def handle_endtag(self, tag):
        if self._main:
            opened, _ = self._open.pop()
            assert opened == tag
            self._main = tag != "article"

    def handle_data(self, data):
        if self._main:
            self.words += data.split()
            for _, name in self._open:
                if name is not None:
                    self.by_id[name] += data.split()


def test_view_shows_every_word_of_every_document_under_its_clause(sample):
    documents = [d["document_id"] for d in sample.get("/v1/documents").json()]
    assert len(documents) == 18
    for document_id in documents:
        page = Page(sample.get(f"/v/{document_id}").text)
        assert page.words == sample.get(f"/v1/documents/{document_id}/text").text.split()
        clauses = sample.get(f"/v1/documents/{document_id}/clauses").json()
        assert page.order == [c["path"] for c in clauses]
        assert page.by_id == {c["path"]: c["text"].split() for c in clauses}


def test_view_names_the_document_and_its_clauses(bench):
    markup = bench.get("/v/cv-trong-cay").text
    assert "<title>Công văn số 45/UBND-NN</title>" in markup
    assert "<h1>Công văn số 45/UBND-NN</h1>" in markup
    assert 'href="/v1/documents/cv-trong-cay/source"' in markup
    assert bench.get("/v1/documents/cv-trong-cay/source").status_code == 200
    assert '<li><a href="#2" title="khoản 2">2. Báo An Lạc tuyên truyền:</a></li>' in markup
    assert "Ủy ban nhân dân tỉnh An Lạc · 05/03/2024 · V/v trồng cây ven đường" in markup
    assert '<div class="clause" id="2.-1" title="gạch đầu dòng thứ 1 khoản 2">' in markup


def test_view_escapes_the_documents_text_id_and_title(bench):
    document_id = '<img src=x onerror="alert(1)">'
    text = (
        "QUYẾT ĐỊNH\nVề việc <script>alert(2)</script>\nĐiều 1. <script>alert(3)</script> & <b>in đậm</b>\n"
        "1. Cấm \"đỗ\" xe trước cổng 'trường'."
    )
    response = bench.post("/v1/documents", files={"file": ("a.txt", text.encode())}, params={"id": document_id})
    assert response.status_code == 201
    markup = bench.get(f"/v/{quote(document_id, safe='')}").text
    page = Page(markup)
    assert page.words == text.split()
    assert "img" not in page.tags
    assert markup.count("<b>") == 1  # the product's name
    assert markup.count("<script") == 2  # those of the page, by their addresses


def test_view_answers_an_unknown_document_with_a_page(sample):
    response = sample.get("/v/" + quote("<script>alert(1)</script>", safe=""))
    assert response.status_code == 404
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in response.text
    assert "Văn bản này chưa được nạp hoặc đã bị gỡ." in response.text
    assert "<script>alert" not in response.text
    assert response.text.count("<script") == 2
    assert 'href="/"' in response.text


@pytest.mark.parametrize("path", ["/v/", "/v/a/b", "/v/a%2Fb", "/v/%FF", "/v/%00"])
def test_view_answers_any_path_with_the_missing_page(sample, path):
    response = sample.get(path)
    assert (response.status_code, response.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Không có văn bản này" in response.text


def test_a_browser_is_told_in_a_page_that_there_is_none_and_a_program_in_json(sample):
    response = sample.get("/v1/<b>?a=1", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (response.status_code, response.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Không có trang này" in response.text
    assert "<b>/v1/&lt;b&gt;</b>" in response.text
    assert sample.get("/v1/khong-co").headers["content-type"] == "application/problem+json"


PAGES = ["/", "/duties", "/documents", "/docs", "/v/cv-y-te-tinh-lam-trach", "/v/khong-co"]


class Inline(HTMLParser):
    """What stands in a page that a policy without `unsafe-inline` would not run or apply."""

    def __init__(self, markup):
        super().__init__()
        self.found = []
        self.loaded = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.loaded += [given[name] for name in ("src", "href") if tag in ("script", "link") and name in given]
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.found.append(tag)
        self.found += [n for n, v in attrs if n == "style" or n.startswith("on") or (v or "").startswith("javascript:")]


def test_no_page_has_anything_inline_and_all_have_one_policy(bench, letter):
    said = bench.post("/v1/documents", files={"file": ("a.txt", f"<style>p{{}}</style>\n{letter}".encode())})
    paths = [*PAGES, "/login", "/login?said=away&next=/x%22onclick=%22alert(1)", f"/v/{said.json()['document_id']}"]
    responses = [bench.get(path) for path in paths]
    responses.append(bench.post("/login", data={"key": "khong-phai"}))
    assert {r.headers["content-type"] for r in responses} == {"text/html; charset=utf-8"}
    assert {r.headers["content-security-policy"] for r in responses} == {POLICY}
    assert "unsafe" not in POLICY
    for response in responses:
        page = Inline(response.text)
        assert page.found == []
        assert [bench.get(path).status_code for path in page.loaded] == [200] * len(page.loaded)
        assert len(page.loaded) == 5


@pytest.mark.parametrize("path", PAGES)
def test_pages_may_load_frame_and_send_nothing_elsewhere(sample, path):
    headers = sample.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == policy["form-action"] == "'self'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["base-uri"] == policy["frame-ancestors"] == policy["trusted-types"] == "'none'"
    assert not re.search(r"https?:|\*", headers["content-security-policy"])
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", PAGES)
def test_pages_name_no_other_host(sample, path):
    markup = sample.get(path).text
    assert not re.search(r"""(?:src|href)=["']?(?:[a-z]+:)?//""", markup)
    # What the policy would refuse anyway: scripts, styles and handlers within the page.
    assert not re.search(r"<script(?! [^>]*src=)|<style|style=|\son\w+=", markup)


def test_everything_that_pages_load_is_in_the_package(sample):
    asked, seen = list(PAGES), set()
    while asked:
        path = asked.pop()
        text = sample.get(path).text
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text) or path == "/v/cv-y-te-tinh-lam-trach"
        found = set(re.findall(r"/assets/[\w.]+", text)) | {
            f"/assets/{n}" for n in re.findall(r'from "\./([\w.]+)"', text)
        }
        asked += found - seen
        seen |= found
    assert len(seen) >= 20
    for path in seen:
        response = sample.get(path)
        assert response.status_code == 200, path
        assert response.headers["content-type"].split(";")[0] == TYPES[path[path.rindex(".") :]]
        again = sample.get(path, headers={"If-None-Match": response.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["../views.py", "..%2Fviews.py", "frame.html", "khong-co.js", "%00"])
def test_only_assets_are_served_as_assets(sample, name):
    assert sample.get(f"/assets/{name}").status_code == 404


def test_strings_are_complete_in_both_languages():
    text = files("api.web").joinpath("assets", "strings.js").read_text(encoding="utf-8")
    entries = re.findall(r'^  (\w+): \["(.*)", "(.*)"\],$', text, re.MULTILINE)
    assert len(entries) == len(re.findall(r"^  \w", text, re.MULTILINE)) > 100
    names = [re.findall(r"\{\w+\}", words) for _, *both in entries for words in both]
    assert [sorted(n) for n in names[::2]] == [sorted(n) for n in names[1::2]]
    assert all(vi and en for _, vi, en in entries)
    keys = {key for key, *_ in entries}
    used = set()
    for asset in (*files("api.web").joinpath("assets").iterdir(), *files("api.web").joinpath("pages").iterdir()):
        found = asset.read_text(encoding="utf-8")
        used |= set(re.findall(r'data-t(?:-\w+)?"?[=:] ?"(\w+)"', found)) | set(re.findall(r'\bt\("(\w+)"', found))
    assert used - keys == set()


def test_pages_bring_an_icon_or_say_there_is_none(sample):
    assert 'rel="icon"' in sample.get("/").text or sample.get("/favicon.ico").status_code == 200


def number(path, start, end, own_end=None):
    levels = tuple(Level(Style.NUMBER, part) for part in path.split("."))
    return Clause(path, levels, "", start, end, end if own_end is None else own_end)


def test_an_article_nests_clauses_as_they_are():
    text = "Đầu\n1. A\na) B\nC\n2. <D>\nCuối"
    point = Clause("1.a", (Level(Style.NUMBER, "1"), Level(Style.LETTER, "a")), "", 9, 15, 15)
    document = Document("x", text, (number("1", 4, 15, 9), point, number("2", 16, 22)))
    assert (text[4:15], text[9:15], text[16:22]) == ("1. A\na) B\nC", "a) B\nC", "2. <D>")
    assert article(document) == (
        "<p>Đầu</p>"
        '<div class="clause" id="1" title="khoản 1"><p>1. A</p>'
        '<div class="clause" id="1.a" title="điểm a khoản 1"><p>a) B</p><p>C</p></div></div>'
        '<div class="clause" id="2" title="khoản 2"><p>2. &lt;D&gt;</p></div>'
        "<p>Cuối</p>"
    )


def test_render_keeps_words_between_and_after_inner_clauses():
    text = "1. A\na) B\nC"
    point = Clause("1.a", (Level(Style.NUMBER, "1"), Level(Style.LETTER, "a")), "", 5, 9, 9)
    document = Document("x", text, (number("1", 0, 11, 5), point))
    assert article(document) == (
        '<div class="clause" id="1" title="khoản 1"><p>1. A</p>'
        '<div class="clause" id="1.a" title="điểm a khoản 1"><p>a) B</p></div><p>C</p></div>'
    )


def test_render_sets_clauses_that_meet_side_by_side_and_those_that_start_together_one_in_the_other():
    text = "1. a) A2. B"
    point = Clause("1.a", (Level(Style.NUMBER, "1"), Level(Style.LETTER, "a")), "", 0, 4, 4)
    document = Document("x", text, (point, number("1", 0, 7, 0), number("2", 7, 11)))
    assert article(document) == (
        '<div class="clause" id="1" title="khoản 1">'
        '<div class="clause" id="1.a" title="điểm a khoản 1"><p>1. a</p></div><p>) A</p></div>'
        '<div class="clause" id="2" title="khoản 2"><p>2. B</p></div>'
    )


def test_an_article_shows_a_document_without_clauses():
    assert article(Document("x", "Một\n\nHai", ())) == "<p>Một</p><p>Hai</p>"


def test_the_words_that_are_meant_are_marked_whatever_clauses_they_cross():
    text = "Đầu\n1. A & B\nC\n2. <D>"
    document = Document("x", text, (number("1", 4, 14), number("2", 15, 21)))
    assert article(document, (7, 19)) == (
        "<p>Đầu</p>"
        '<div class="clause" id="1" title="khoản 1"><p>1. <mark>A &amp; B</mark></p><p><mark>C</mark></p></div>'
        '<div class="clause" id="2" title="khoản 2"><p><mark>2. &lt;</mark>D&gt;</p></div>'
    )


def test_headings_and_pages_are_said():
    document = Document("x", "1. A\nB\nC", (replace(number("1", 0, 8), heading="A"),), pages=(0, 5))
    assert article(document) == (
        '<div class="clause" id="1" title="khoản 1"><p class="heading">1. A</p><p data-page="2">B</p><p>C</p></div>'
    )


def test_the_tree_has_clauses_without_items_of_lists():
    point = Clause("1.a", (Level(Style.NUMBER, "1"), Level(Style.LETTER, "a")), "", 5, 9, 9)
    dash = Clause("1.-1", (Level(Style.NUMBER, "1"), Level(Style.DASH, "1")), "", 10, 13, 13)
    document = Document("x", "1. A\na) B\n- C\n2. <D>", (number("1", 0, 13, 5), point, dash, number("2", 14, 20)))
    assert outline(document) == (
        '<ul><li><a href="#1" title="khoản 1">1. A</a>'
        '<ul><li><a href="#1.a" title="điểm a khoản 1">a) B</a></li></ul></li>'
        '<li><a href="#2" title="khoản 2">2. &lt;D&gt;</a></li></ul>'
    )


@pytest.mark.parametrize(
    "query",
    [
        "start=9&end=2",
        "start=a&end=b",
        "start=-1&end=5",
        "start=٣&end=٩",
        "start=5",
        "start=9999999&end=99999999999999999",
    ],
)
def test_a_span_that_is_none_marks_nothing(bench, query):
    response = bench.get(f"/v/cv-trong-cay?{query}")
    assert response.status_code == 200
    assert "<mark>" not in response.text


def test_a_span_is_marked_in_the_page(bench, letter):
    at = letter.index("500 cây xanh")
    assert "trồng <mark>500 cây xanh</mark> ven đường" in bench.get(f"/v/cv-trong-cay?start={at}&end={at + 12}").text


def test_sheets_are_the_duties_that_the_filters_choose(bench):
    response = bench.get("/duties.xlsx", params={"agency": "so tai chinh", "language": "en"})
    assert response.headers["content-disposition"] == 'attachment; filename="duties.xlsx"'
    rows = list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))
    assert [r[:2] for r in rows] == [("Agency", "Role"), ("Sở Tài chính", "Coordinate")]
    table = bench.get("/duties.csv", params={"due_after": "2024-04-29"}).content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in table] == ["Cơ quan", "Sở Xây dựng", "Sở Tài chính"]
    assert bench.get("/duties.csv", params={"due_after": "mai"}).status_code == 422


def test_examples_come_from_the_documents_that_are_there(bench, tmp_path, served, open_client):
    at_first = bench.get("/web/examples?language=en").json()
    assert (at_first["questions"], at_first["more"]) in (([], True), (at_first["questions"], False))
    for thread in threading.enumerate():  # the server runs in this process
        if thread.name == "examples":
            thread.join(60)
    told = bench.get("/web/examples?language=en").json()
    assert (told["documents"], told["more"], len(told["questions"])) == (1, False, 1)
    for question in told["questions"]:
        assert ask(bench, question)["citations"][0]["document_id"] == "cv-trong-cay"
    with served(create_app(Home(tmp_path / "home"))) as url, open_client(url) as client:
        assert client.get("/web/examples?language=en").json() == {"documents": 0, "questions": [], "more": False}
        assert client.get("/web/documents").json() == {"all": 0, "found": 0, "page": 0, "documents": []}
        assert client.get("/web/duties?today=2024-05-02").json()["rows"] == []


def test_what_replaces_what_is_told_and_shown(bench, letter):
    head = letter.partition("Kính gửi")[0].replace("45/UBND-NN", "9/QĐ-UBND").replace("05 tháng 3", "06 tháng 6")
    old = "Công văn số 45/UBND-NN ngày 05/3/2024 của Ủy ban nhân dân tỉnh An Lạc"
    text = f"{head}QUYẾT ĐỊNH\nĐiều 1. Sở Y tế mua thuốc.\nĐiều 2. Quyết định này thay thế {old}.\n"
    bench.post("/v1/documents", files={"file": ("moi.txt", text.encode())}, params={"id": "moi"})
    note = '<b data-t="replaced_by">Bị thay thế bởi</b> <a href="/v/moi">Quyết định số 9/QĐ-UBND</a></p>'
    assert f'<p class="standing">{note}' in bench.get("/v/cv-trong-cay").text
    assert 'class="standing"' not in bench.get("/v/moi").text


def test_a_page_reads_nothing_of_documents_that_it_does_not_name(letter, tmp_path, served, open_client):
    old = "Công văn số 45/UBND-NN ngày 05/3/2024 của Ủy ban nhân dân tỉnh An Lạc"
    head = letter.partition("Kính gửi")[0].replace("45/UBND-NN", "9/QĐ-UBND").replace("05 tháng 3", "06 tháng 6")
    home = Home(tmp_path / "home")
    home.ingest_bytes(letter.encode(), "cu.txt")
    home.ingest_bytes(f"{head}QUYẾT ĐỊNH\nĐiều 1. Thay thế {old}.\n".encode(), "moi.txt")
    home.ingest_bytes(b"\xc4\x90i\xe1\xbb\x81u 1. Xe.", "khac.txt")
    with closing(sqlite3.connect(home.path / FILE)) as database, database:
        database.execute("UPDATE heads SET metadata = 'x' WHERE document_id = 'khac'")
    with served(create_app(home)) as url, open_client(url) as client:
        listed = client.get("/web/documents").json()["documents"]
        kinds = {d["document_id"]: [b["kind"] for b in d["bearings"]] for d in listed}
        assert kinds == {"moi": ["replaces"], "cu": ["replaced_by"]}
        assert 'class="standing"' in client.get("/v/cu").text
        assert client.get("/web/examples").json()["documents"] == 3
