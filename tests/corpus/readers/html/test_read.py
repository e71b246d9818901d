import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.build import build_document
from corpus.errors import ReadError
from corpus.raw import Raw
from corpus.readers.html import read as html
from corpus.readers.html.read import looks_like_html, read_html

HEADER = (
    "<table><tr><td><b>ỦY BAN NHÂN DÂN<br>HUYỆN SƠN LÂM</b><br>-------</td>"
    "<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b><br>---------------</td></tr>"
    "<tr><td>Số: 05/CT-UBND</td><td><i>Sơn Lâm, ngày 3 tháng 4 năm 2021</i></td></tr></table>"
)
CLOSING = (
    "<table><tr><td><b>Nơi nhận:</b><br>- Các xã;<br>- Lưu: VT.</td>"
    "<td><b>CHỦ TỊCH</b><br><br><b>Lò Văn Mây</b></td></tr></table>"
)
HEADER_LINES = [
    "ỦY BAN NHÂN DÂN",
    "HUYỆN SƠN LÂM",
    "Số: 05/CT-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Sơn Lâm, ngày 3 tháng 4 năm 2021",
]
CLOSING_LINES = ["Nơi nhận:", "- Các xã;", "- Lưu: VT.", "CHỦ TỊCH", "Lò Văn Mây"]
TITLE = "<p align=center><b>CHỈ THỊ</b></p><p>Về phòng cháy rừng</p>"
TITLE_LINES = ["CHỈ THỊ", "Về phòng cháy rừng"]


def read(page):
    return read_html(page.encode() if isinstance(page, str) else page, "a.html")


def lines(body):
    """The lines of a directive whose body is some HTML, without those of its header, title and closing."""
    got = read(f"<html><body>{HEADER}{TITLE}{body}{CLOSING}</body></html>").text.split("\n")
    front, end = len(HEADER_LINES + TITLE_LINES), len(CLOSING_LINES)
    assert (got[:front], got[-end:]) == (HEADER_LINES + TITLE_LINES, CLOSING_LINES)
    return got[front:-end]


def refusal(page):
    with pytest.raises(ReadError) as error:
        read(page)
    return str(error.value)


PORTAL = f"""<!DOCTYPE html><html><head><title>Cổng thông tin</title><meta charset=utf-8>
<script>var x = "<p>1. Chạy</p>"</script><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href=/>Trang chủ</a><li><a href=/v>Văn bản</a></ul></nav>
<div id=menu><ol><li><a href=/1>Giới thiệu</a></li><li><a href=/2>Tổ chức</a></li><li><a href=/3>Liên hệ</a></li></ol>
<p>1. Số người xem: 5</p></div>
<div class=main><div class=left><h3>Văn bản mới</h3><ul><li><a href=/x>Chỉ thị 01 về đê</a></li></ul></div>
<div class=content><h1>Chỉ thị 05/CT-UBND phòng cháy rừng</h1>{HEADER}{TITLE}
<p>Chủ tịch Ủy ban nhân dân huyện yêu cầu:</p><p><b>1. Các xã</b></p><p>a) Trực cháy;</p><p>b) Dọn rừng.</p>
<ul class=share><li><a href=f>Facebook</a></li><li><a href=z>Zalo</a></li><li><a href=m>Gửi</a></li></ul>
<p>2. Hạt Kiểm lâm tuần tra.</p>{CLOSING}
<h4>Văn bản liên quan</h4><ul><li><a href=/a>1. Luật Lâm nghiệp</a></li></ul><p>Lượt xem: 123</p></div></div>
<div class=comments><p>1. Tôi đồng ý với Điều 5.</p></div><footer>© 2021. 1. Liên hệ</footer></body></html>"""
PORTAL_TEXT = "\n".join(
    [
        *HEADER_LINES,
        *TITLE_LINES,
        "Chủ tịch Ủy ban nhân dân huyện yêu cầu:",
        "1. Các xã",
        "a) Trực cháy;",
        "b) Dọn rừng.",
        "2. Hạt Kiểm lâm tuần tra.",
        *CLOSING_LINES,
    ]
)


@pytest.mark.parametrize(
    "data",
    [
        PORTAL.encode(),
        PORTAL.encode("utf-8-sig"),
        PORTAL.encode("utf-16"),
        # What a server says of a charset is not believed where the bytes are UTF-8.
        PORTAL.replace("charset=utf-8", "charset=iso-8859-1").encode(),
        PORTAL.replace("charset=utf-8", "charset=no-such").encode(),
        PORTAL.replace("\n", "\r\n").encode(),
        PORTAL.encode("ascii", "xmlcharrefreplace"),
    ],
    ids=["utf-8", "bom", "utf-16", "iso-8859-1", "unknown charset", "crlf", "references"],
)
def test_read_html_finds_the_directive_among_menus_links_and_comments(data):
    assert read(data) == Raw(PORTAL_TEXT, True)


def test_read_html_believes_a_page_that_names_windows_1258():
    named = "<meta http-equiv=Content-Type content='text/html; charset=windows-1258'>"
    page = f"{named}<p>CHI\u0309 THI\u0323</p><p>1. Giư\u0303.</p>"
    assert read(page.encode("cp1258")).text == "CHỈ THỊ\n1. Giữ."


def test_read_html_reads_the_page_of_an_old_portal_in_windows_1252():
    page = "<meta charset=iso-8859-1><p>CHI THI</p><p>1. L\xe9o, ch\xe9 \x93x\x94.</p>"
    assert read(page.encode("latin-1")).text == "CHI THI\n1. Léo, ché “x”."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<p>1. Giữ<br>đê điều.<br>2. Giữ rừng.<br>a) Thông;<br>- Sồi.</p>",
            "1. Giữ đê điều.|2. Giữ rừng.|a) Thông;|- Sồi.",
        ),
        ("<p>1.&nbsp;&nbsp;Giữ\n   <b>đ</b>ê</p>", "1. Giữ đê"),
        ("1. Giữ đê<div>2. Giữ rừng</div>3. Giữ sông", "1. Giữ đê|2. Giữ rừng|3. Giữ sông"),
        ("<pre>1. Giữ đê\n2. Giữ rừng</pre>", "1. Giữ đê|2. Giữ rừng"),
        ("<p hidden>1. Ẩn</p><p style='display: none'>2. Ẩn</p><p>3. Rõ</p><select><option>4. Ẩn</select>", "3. Rõ"),
    ],
    ids=["br", "blanks", "bare text", "pre", "hidden"],
)
def test_read_html_gives_a_paragraph_a_line(body, expected):
    assert lines(body) == expected.split("|")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ol><li>Đê<li>Rừng<ul><li>Sồi<ul><li>Già</ul></ul><li>Sông</ol>", "1. Đê|2. Rừng|- Sồi|+ Già|3. Sông"),
        ("<ol start=4><li>Đê<li value=7>Rừng<li>Sông</ol>", "4. Đê|7. Rừng|8. Sông"),
        ("<ol reversed><li>Đê<li>Rừng</ol>", "2. Đê|1. Rừng"),
        ("<ol type=a><li>Đê<li>Rừng</ol><ol type=I start=3><li>Sông</ol>", "a. Đê|b. Rừng|III. Sông"),
        ("<ol style='list-style-type: lower-roman'><li>Đê<li>Rừng</ol>", "i. Đê|ii. Rừng"),
        ("<ul style='list-style: none'><li>Đê</ul>", "Đê"),
        # What was typed is not written twice.
        ("<ol><li>1. Đê<li>2. Rừng</ol><ul><li>a) Sông<li>- Suối<li>+ Ao</ul>", "1. Đê|2. Rừng|a) Sông|- Suối|+ Ao"),
        ("<ol><li><p>Đê</p><p>Rừng</p></ol>", "1. Đê|Rừng"),
        ("<ol><li><ol type=a><li>Đê</ol></ol>", "1.|a. Đê"),
    ],
)
def test_read_html_writes_out_the_markers_of_lists(body, expected):
    assert lines(body) == expected.split("|")


def test_read_html_writes_raised_figures_and_leaves_footnotes_out():
    raw = read(
        f"<body>{HEADER}<p>1. 5 m<sup>2</sup>, 10<sup>6</sup> km<sup>2</sup>, 30<sup>o</sup>C, luật<sup>1</sup>,"
        " H<sub>2</sub>O</p>"
        "<p>2. Theo luật<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a>.</p><p><s>3. Bỏ.</s></p>"
        f"{CLOSING}<div id=ftn1><p><a href='#_ftnref1'>[1]</a> Luật cũ.</p></div></body>"
    )
    assert raw.text.split("\n")[6:8] == ["1. 5 m2, 10⁶ km2, 30°C, luật, H2O", "2. Theo luật."]
    assert raw.warnings == ("Footnotes that were left out: 1.", "Passages struck through that were left out: 1.")


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<caption>Diện tích</caption><tr><th>STT<th>Xã<tr><td>1<td>An<br>Lạc<tr><td><td>Cộng<tr><td>Hết",
            ["Diện tích", "STT | Xã", "1 | An Lạc", "| Cộng", "Hết |"],
        ),
        (
            "<tr><th rowspan=2>STT<th colspan=2>Xã<th>Ghi chú<tr><td>Cũ<td>Mới<td><tr><td>1<td>A<td>B<td>x",
            ["STT | Xã | Xã | Ghi chú", "STT | Cũ | Mới", "1 | A | B | x"],
        ),
        (
            "<thead><tr><th>STT<th>Xã</thead><tbody><tr><td>1<td rowspan=0>An<tr><td>2</tbody><tbody><tr><td>3<td>Lạc",
            ["STT | Xã", "1 | An", "2 | An", "3 | Lạc"],
        ),
        (
            "<tr><td>STT<td>Việc<td>Chủ trì<tr><td>1<td><table><tr><td>Đắp đê</table><td><table><tr><td>Xã An</table>"
            "<tr><td>2<td>Tuần đê<td>Xã Lạc",
            ["STT | Việc | Chủ trì", "1 | Đắp đê | Xã An", "2 | Tuần đê | Xã Lạc"],
        ),
        (
            "<tr><td>STT<td>Việc<tr><td>1<td>Đắp đê<table><tr><td>Chủ trì<td>Xã An<tr><td>Hạn<td>Quý I</table>",
            ["STT | Việc", "1 | Đắp đê Chủ trì: Xã An; Hạn: Quý I"],
        ),
        (
            "<tr><td><table><tr><td>STT<td>Việc<tr><td>1<td>Đắp đê</table>",
            ["STT | Việc", "1 | Đắp đê"],
        ),
        ("<tr><td>1. Một ô<tr><td>2. Một ô", ["1. Một ô", "2. Một ô"]),
        ("<tr><td>Kính gửi:<td>- Các xã;<br>- Hạt Kiểm lâm.", ["Kính gửi:", "- Các xã;", "- Hạt Kiểm lâm."]),
    ],
    ids=[
        "data",
        "spans",
        "the rest of a part",
        "tables in cells",
        "labels in a cell",
        "a frame",
        "one column",
        "addressees",
    ],
)
def test_read_html_reads_a_table_of_data_by_rows_and_a_layout_by_columns(table, expected):
    assert lines(f"<table>{table}</table>") == expected


def test_read_html_reads_a_directive_set_in_the_table_of_its_page():
    clauses = "".join(f"<p>Điều {n}. Giữ đê số {n}.</p>" for n in (1, 2, 3))
    menu = "<a href=1>1. Tin</a><br><a href=2>2. Hỏi</a><br><a href=3>3. Đáp</a>"
    page = f"<table><tr><td>{menu}</td><td>{TITLE}{clauses}</td></tr></table>"
    expected = [*TITLE_LINES, "Điều 1. Giữ đê số 1.", "Điều 2. Giữ đê số 2.", "Điều 3. Giữ đê số 3."]
    assert read(page).text.split("\n") == expected


@pytest.mark.parametrize(
    "end", ["", "<ul><li><a href=1>1. Tin</a><li><a href=2>2. Hỏi</a><li><a href=3>3. Đáp</a></ul>"]
)
def test_read_html_keeps_short_clauses_that_stand_beside_the_block_of_the_header(end):
    page = f"<div><div>{HEADER}{TITLE}</div><p>1. Giữ đê.</p><p>2. Giữ rừng.</p></div>{end}"
    assert read(page) == Raw("\n".join([*HEADER_LINES, *TITLE_LINES, "1. Giữ đê.", "2. Giữ rừng."]), True)


def test_read_html_keeps_text_without_numbers_beside_a_header():
    assert read("<p>CHỈ THỊ</p><p>Giữ đê.</p>") == Raw("CHỈ THỊ\nGiữ đê.", True)
    text = "Các xã giữ đê điều, giữ rừng phòng hộ ven sông và báo cáo Ủy ban nhân dân huyện hằng tuần."
    page = f"<div>{HEADER}{TITLE}</div><p>{text}</p>"
    assert read(page) == Raw("\n".join([*HEADER_LINES, *TITLE_LINES, text]), True)


def test_read_html_reads_what_word_saves():
    page = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><!--[if gte mso 9]><xml>9. x</xml><![endif]-->"
        "</head><body><p class=MsoNormal>CHỈ THỊ</p><p class=MsoListParagraph><![if !supportLists]>"
        "<span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>Giữ đê.<o:p></o:p></p></body>"
    )
    assert read(page) == Raw("CHỈ THỊ\n1. Giữ đê.", True)


def test_read_html_says_so_where_nothing_on_the_page_is_official():
    warning = "No sign of an official text was found on the page; its longest text was taken."
    assert read("<p>Giữ đê.</p>") == Raw("Giữ đê.", True, (warning,))


def error_page(said):
    return f"a.html: an error page of a web server found ({said}), a directive expected; download the document again"


FILLED = (
    "a.html: a page of HTML without text found, a directive expected; the page may be filled by scripts: open it in a"
    " browser, select the text and save it as .txt (UTF-8), or download the document as .docx or .pdf"
)
DEEP = (
    "a.html: HTML nested more than 2,000 levels deep found, a page of a directive expected;"
    " open it in a browser, copy the text and save it as .txt (UTF-8)"
)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("", "a.html: the file is empty; expected a page of HTML"),
        (" \n", "a.html: the file is empty; expected a page of HTML"),
        ("1. Giữ đê.", "a.html: no HTML found, a page of HTML expected; plain text is read from a file named .txt"),
        (b"\x89PNG\r\n\0\0<p>\0", "a.html: binary data found, plain text expected; ingest a text file"),
        ("<title>404 - Not Found</title><h1>Server Error</h1>", error_page("404 - Not Found")),
        ("<h1>Không tìm thấy trang</h1>", error_page("Không tìm thấy trang")),
        (
            "<title>Đăng nhập</title><form>Mật khẩu <input type=PASSWORD></form>",
            "a.html: a log-in page found (Đăng nhập), a directive expected;"
            " log in, open the document and save its page",
        ),
        ("<html><body><div id=app></div><script>start()</script></body></html>", FILLED),
        ("<!-- x --><br>", FILLED),
        ("<p>" + "<b>" * 3000 + "x", DEEP),
    ],
    ids=["empty", "blank", "text", "binary", "404", "không", "log-in", "scripts", "nothing", "deep"],
)  # fmt: skip
def test_read_html_refuses_what_holds_no_directive(page, message):
    assert refusal(page) == message


def test_read_html_reads_a_directive_that_speaks_of_errors():
    assert (
        read(f"<title>404</title>{HEADER}<p>1. Lỗi 404 phải sửa.</p>{CLOSING}").text.split("\n")[6]
        == "1. Lỗi 404 phải sửa."
    )


def test_read_html_refuses_a_page_of_too_many_tags(monkeypatch):
    monkeypatch.setattr(html, "MOST_TAGS", 10)
    assert refusal("<p>" * 11) == "a.html: a page of 11 tags found, at most 10 expected; split it"


@pytest.mark.parametrize("span", ["colspan=99999", "rowspan=99999"])
def test_read_html_does_not_grow_by_the_spans_that_cells_claim(span):
    assert len(read("<table>" + f"<tr><td {span}>a<td>b" * 300 + "</table>").text) < 300 * 64 * 4


@pytest.mark.parametrize(
    ("data", "is_html"),
    [
        (b"<!DOCTYPE html><p>", True),
        (b"\xef\xbb\xbf\n<!-- x -->\n<HTML>", True),
        ("<html>".encode("utf-16"), True),
        (b"<?xml version='1.0'?><html>", True),
        (b"%PDF-1.7 <html>", False),
        (b"1. Giu de < 5 m", False),
        (b"<?xml version='1.0'?><w:document>", False),
        (b"", False),
    ],
)
def test_looks_like_html_goes_by_what_stands_first(data, is_html):
    assert looks_like_html(data) is is_html


PIECES = (
    "<p>|<br>|<table>|<tr>|<td>|<td rowspan=2>|</table>|<ol>|<ul start=x>|<li>|<li value=-9>|</ol>|<sup>|</sup>"
    "|<a href=x>|</a>|<pre>|</pre>|<div hidden>|</div>|<s>|<script>|</script>|<!--|-->|&nbsp;|&#0;|&#xD800;|<![CDATA["
    "|]]>|<svg>| |1. |a) |Điều 1.|CHỈ THỊ|Nơi nhận:|\0|\f|\u0300"
)


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join))
@settings(max_examples=200)
def test_read_html_raises_nothing_but_its_error_whatever_the_tags(page):
    try:
        text = read(f"<p>{page}").text
    except ReadError:
        return
    assert all(line.strip() for line in text.split("\n"))


@given(st.binary(max_size=80), st.integers(0, len(PORTAL.encode())))
@settings(max_examples=100)
def test_read_html_raises_nothing_but_its_error_on_damaged_pages(noise, at):
    data = PORTAL.encode()
    for damaged in (data[:at], data[:at] + noise + data[at:], noise):
        with suppress(ReadError):
            read(damaged)


def test_read_html_reads_a_real_page_and_refuses_a_real_error_page(shared):
    folder = shared / "documents"
    name = "qd-715-2023-binh-dinh.html"
    outlines = map(json.loads, (folder / "outline.jsonl").read_text(encoding="utf-8").splitlines())
    expected = next([path for path, _ in o["clauses"]] for o in outlines if o["doc"] == name)
    document = build_document(read_html((folder / "originals" / name).read_bytes(), name), "x")
    assert [c.path for c in document.clauses if c.path.split(".")[-1] not in ("0", "end")] == expected
    with pytest.raises(ReadError, match=r"^x.pdf: an error page of a web server found \(404 - File or directory"):
        read_html((folder / "originals" / "loi-404-html.pdf").read_bytes(), "x.pdf")


def test_looks_like_html_tells_comments_apart_but_in_one_way():
    # Were a comment to end at any later sign as well, two hundred of them could be cut in 2^199 ways.
    assert not looks_like_html(b"<!-- -->" * 200 + b"x")
    assert looks_like_html(b'<?xml version="1.0"?>' + b"<!-- -->" * 200 + b"<html>")


def test_a_page_as_a_typewriter_sets_it_is_read_as_a_text():
    body = ["1. Các xã trực cháy và dọn", "rừng trước ngày 3/5.", "2. Hạt Kiểm lâm tuần tra."]
    typed = "\n".join([*HEADER_LINES, *TITLE_LINES, "", *body, *CLOSING_LINES])
    raw = read(f"<html><body><h1>Chỉ thị</h1><pre>{typed}</pre></body></html>")
    assert raw == Raw(typed, False)
    assert [c.path for c in build_document(raw, "a").clauses] == ["1", "2"]


def test_a_list_that_a_table_sets_beside_its_marks_is_one():
    rows = "".join(f"<tr><td>{mark}</td><td>{text}</td></tr>" for mark, text in (("1.", "Trực."), ("2.", "Dọn.")))
    assert lines(f"<table>{rows}</table>") == ["1. Trực.", "2. Dọn."]


@pytest.mark.parametrize(
    ("shown", "files"),
    [
        ('<iframe src="https://a.example/view?url=https%3A%2F%2Fb.example%2Fpl%201.pdf&amp;big=true">', "pl 1.pdf"),
        ('<object data="/tep/bieu.xlsx#trang=2"></object><embed src="bieu.xlsx">', "bieu.xlsx"),
        ('<iframe src="https://a.example/video?id=3"></iframe><iframe></iframe>', None),
    ],
)  # fmt: skip
def test_files_that_a_page_shows_in_frames_are_named(shown, files):
    page = f"<html><body><p>1. Trực cháy.</p><p>2. Dọn rừng.</p>{shown}</body></html>"
    said = f"The page shows other files, which were not read: {files}; save and ingest them too."
    none = "No sign of an official text was found on the page; its longest text was taken."
    assert read(page).warnings == ((said, none) if files else (none,))


def test_read_html_reads_parts_that_a_style_shows_as_blocks_or_as_a_table():
    spans = "<span style='display:block'>1. Đê.</span><span style='color:red;display: block'>2. Tre.</span>"
    assert read(f"<p>CHỈ THỊ</p><div>{spans}</div>".encode()).text == "CHỈ THỊ\n1. Đê.\n2. Tre."
    rows = (("STT", "Nhiệm vụ", "Chủ trì"), ("1", "Giữ đê", "Sở A"), ("2", "Trồng tre", "Sở B"))
    cells = ["".join(f"<div style='display:table-cell'>{cell}</div>" for cell in row) for row in rows]
    table = "".join(f"<div style='display:table-row'>{row}</div>" for row in cells)
    for style in ("", " style='display:table'"):
        assert read(f"<p>CHỈ THỊ</p><div{style}>{table}</div>".encode()).text.split("\n")[1:] == [
            "STT | Nhiệm vụ | Chủ trì", "1 | Giữ đê | Sở A", "2 | Trồng tre | Sở B",
        ]  # fmt: skip
    named = "".join(f"<div role=row>{''.join(f'<div role=cell>{c}</div>' for c in row)}</div>" for row in rows)
    for role in ("table", "grid"):
        assert read(f"<p>CHỈ THỊ</p><div role={role}>{named}</div>".encode()).text.split("\n")[1:] == [
            "STT | Nhiệm vụ | Chủ trì", "1 | Giữ đê | Sở A", "2 | Trồng tre | Sở B",
        ]  # fmt: skip
    # A cell outside a row is none.
    assert read("<p>CHỈ THỊ</p><div style='display:table-cell'>Giữ đê.</div>".encode()).text == "CHỈ THỊ\nGiữ đê."
