import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from api.web.views import render
from corpus.clause import Clause, Level
from corpus.document import Document
from corpus.markers import Style

HEADERS = ("content-security-policy", "x-content-type-options", "referrer-policy")


class Page(HTMLParser):
    """The words of a page's <main>, and of each element with an id in it, in order."""

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
        self._main = self._main or tag == "main"
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
            self._main = tag != "main"

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
    assert page.tags == {
        "html",
        "head",
        "meta",
        "link",
        "title",
        "style",
        "body",
        "header",
        "a",
        "h1",
        "p",
        "main",
        "div",
        "script",
    }
    assert markup.count("<script>") == 1


def test_view_answers_an_unknown_document_with_a_page(sample):
    response = sample.get("/v/" + quote("<script>alert(1)</script>", safe=""))
    assert response.status_code == 404
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "<b>&lt;script&gt;alert(1)&lt;/script&gt;</b> chưa được nạp" in response.text
    assert "<script" not in response.text
    assert 'href="/"' in response.text


@pytest.mark.parametrize("path", ["/v/", "/v/a/b", "/v/a%2Fb", "/v/%FF", "/v/%00"])
def test_view_answers_any_path_with_the_missing_page(sample, path):
    response = sample.get(path)
    assert (response.status_code, response.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Không có văn bản này" in response.text


@pytest.mark.parametrize("path", ["/", "/v/cv-y-te-tinh-lam-trach", "/v/khong-co"])
def test_pages_may_load_frame_and_send_nothing_elsewhere(sample, path):
    headers = sample.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == policy["form-action"] == "'self'"
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert not re.search(r"https?:|\*", headers["content-security-policy"])
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/", "/v/cv-y-te-tinh-lam-trach", "/v/khong-co"])
def test_pages_name_no_other_host(sample, path):
    assert not re.search(r"""(?:src|href)=["']?(?:[a-z]+:)?//""", sample.get(path).text)


def test_pages_bring_an_icon_or_say_there_is_none(sample):
    assert 'rel="icon"' in sample.get("/").text or sample.get("/favicon.ico").status_code == 200


def number(path, start, end, own_end=None):
    levels = tuple(Level(Style.NUMBER, part) for part in path.split("."))
    return Clause(path, levels, "", start, end, end if own_end is None else own_end)


def test_render_nests_clauses_as_they_are():
    text = "Đầu\n1. A\na) B\nC\n2. <D>\nCuối"
    point = Clause("1.a", (Level(Style.NUMBER, "1"), Level(Style.LETTER, "a")), "", 9, 15, 15)
    document = Document("x", text, (number("1", 4, 15, 9), point, number("2", 16, 22)))
    assert (text[4:15], text[9:15], text[16:22]) == ("1. A\na) B\nC", "a) B\nC", "2. <D>")
    assert render(document) == (
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
    assert render(document) == (
        '<div class="clause" id="1" title="khoản 1"><p>1. A</p>'
        '<div class="clause" id="1.a" title="điểm a khoản 1"><p>a) B</p></div><p>C</p></div>'
    )


def test_render_sets_clauses_that_meet_side_by_side_and_those_that_start_together_one_in_the_other():
    text = "1. a) A2. B"
    point = Clause("1.a", (Level(Style.NUMBER, "1"), Level(Style.LETTER, "a")), "", 0, 4, 4)
    document = Document("x", text, (point, number("1", 0, 7, 0), number("2", 7, 11)))
    assert render(document) == (
        '<div class="clause" id="1" title="khoản 1">'
        '<div class="clause" id="1.a" title="điểm a khoản 1"><p>1. a</p></div><p>) A</p></div>'
        '<div class="clause" id="2" title="khoản 2"><p>2. B</p></div>'
    )


def test_render_shows_a_document_without_clauses():
    assert render(Document("x", "Một\n\nHai", ())) == "<p>Một</p><p>Hai</p>"
