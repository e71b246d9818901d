import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.build import build_document
from corpus.errors import ReadError
from corpus.raw import Raw
from corpus.readers import markdown
from corpus.readers.markdown import read_markdown


def read(source):
    return read_markdown(source.encode() if isinstance(source, str) else source, "a.md")


def lines(source):
    return read(source).text.split("\n")


def refusal(source):
    with pytest.raises(ReadError) as error:
        read(source)
    return str(error.value)


DIRECTIVE = """\
| **ỦY BAN NHÂN DÂN** ------- | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc** --------- |
|---|---|
| Số: 05/CT-UBND | *Sơn Lâm, ngày 3 tháng 4 năm 2021* |

**CHỈ THỊ**

**Về phòng cháy rừng**

## I. NHIỆM VỤ

**1. Các xã**

- a) Trực cháy *24/24 giờ*;
- b) Dọn __rừng__.

2\\. Hạt Kiểm lâm tuần tra.

| Xã | Diện tích |
|----|-----------|
| An Lạc | 5 |
| Vân Sơn | |

| **Nơi nhận:** - Các xã; - Lưu: VT. | **KT. CHỦ TỊCH PHÓ CHỦ TỊCH** **Lò Văn Mây** |
|---|---|
"""
DIRECTIVE_LINES = [
    "ỦY BAN NHÂN DÂN",
    "Số: 05/CT-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Sơn Lâm, ngày 3 tháng 4 năm 2021",
    "CHỈ THỊ",
    "Về phòng cháy rừng",
    "I. NHIỆM VỤ",
    "1. Các xã",
    "a) Trực cháy 24/24 giờ;",
    "b) Dọn rừng.",
    "2. Hạt Kiểm lâm tuần tra.",
    "Xã | Diện tích",
    "An Lạc | 5",
    "Vân Sơn |",
    "Nơi nhận:",
    "- Các xã;",
    "- Lưu: VT.",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Lò Văn Mây",
]


@pytest.mark.parametrize(
    "data",
    [
        DIRECTIVE.encode(),
        DIRECTIVE.encode("utf-8-sig"),
        DIRECTIVE.encode("utf-16"),
        DIRECTIVE.replace("\n", "\r\n").encode(),
        DIRECTIVE.replace("\n", "\r").encode(),
        f"# Chỉ thị 05\n\nSource: https://thu-vien.example/5\n\n{DIRECTIVE}".encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "crlf", "cr", "source note"],
)
def test_read_markdown_sets_a_directive_as_paper_has_it(data):
    assert read(data) == Raw("\n".join(DIRECTIVE_LINES), True)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1. Đê\n2. Rừng\n4. Sông", "1. Đê|2. Rừng|4. Sông"),
        ("1. Đê\n1. Rừng\n1. Sông", "1. Đê|2. Rừng|3. Sông"),
        ("5. Đê\n\n7. Rừng", "5. Đê|7. Rừng"),
        ("1) Đê\n2) Rừng", "1) Đê|2) Rừng"),
        ("10. Đê\n11. Rừng\n    a) Sồi\n    b) Thông", "10. Đê|11. Rừng|a) Sồi|b) Thông"),
        ("1\\. Đê\n\na\\) Rừng", "1. Đê|a) Rừng"),
        ("* Đê\n* Rừng\n  + Sồi", "- Đê|- Rừng|+ Sồi"),
        ("- 1. Đê\n- a) Rừng\n- Điều 2. Sông\n- Hồ", "1. Đê|a) Rừng|Điều 2. Sông|- Hồ"),
        ("    1. Lùi vào\n\n> 2. Trích\n\n```\n3. Mã\n```", "1. Lùi vào|2. Trích|3. Mã"),
    ],
)
def test_read_markdown_keeps_the_numbers_that_were_typed(source, expected):
    assert lines(source) == expected.split("|")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**Điều 1.** Giữ *đê* và __rừng__", "Điều 1. Giữ đê và rừng"),
        ("**Điều 1.**Giữ đê", "Điều 1.Giữ đê"),
        ("***Điều 1***\\. Giữ ~~rừng~~đê", "Điều 1. Giữ đê"),
        ("##Điều 1. Giữ đê", "Điều 1. Giữ đê"),
        ("### **1. Giữ đê** ###", "1. Giữ đê"),
        ("Dài 5*3*2 m \\* rộng, tên_của_tệp, 3 \\_ 4", "Dài 5*3*2 m * rộng, tên_của_tệp, 3 _ 4"),
        ("Xem [luật](http://x.example) và ![hình](a.png) <b>này</b>&nbsp;đi", "Xem luật và này đi"),
        ("Kính gửi <họ tên> &amp; <UBND xã>", "Kính gửi <họ tên> & <UBND xã>"),
        ("Một\\\nhai\\\n- Ba", "Một hai|- Ba"),
        ("1. Giữ đê\n2. Giữ rừng\nThông cáo", "1. Giữ đê|2. Giữ rừng|Thông cáo"),
        ("Đê\n\n---\n\nRừng\n\n***\n", "Đê|Rừng"),
        ("<!-- ghi -->\n\nĐê <script>1. x</script>", "Đê"),
        ("<table><tr><td>Xã<td>Đê<tr><td>A<td>5</table>", "Xã / Đê|A / 5"),
    ],
)
def test_read_markdown_leaves_the_marks_of_markdown_out(source, expected):
    assert lines(source) == [line.replace(" / ", " | ") for line in expected.split("|")]


def test_read_markdown_joins_lines_that_are_full_and_no_others():
    words = "Ủy ban nhân dân các xã giữ đê điều và rừng phòng hộ ven sông theo kế hoạch được giao hằng năm"
    wrapped = [
        "1. Các xã giữ đê điều và rừng phòng hộ ven sông theo",
        "kế hoạch được giao hằng năm và báo cáo cho huyện đúng",
        "hạn.\n",
    ]
    source = "\n".join([*wrapped * 6, "Nơi nhận:", "- Các xã;"])
    assert lines(source)[0] == " ".join(wrapped).strip()
    assert lines(source)[-2:] == ["Nơi nhận:", "- Các xã;"]
    assert lines(f"{words}\n{words}")[0] == words
    cited = "Các xã thực hiện theo hướng dẫn tại Thông tư số\n40/2021/TT-BTC.\n\n" + source + "\n\n" + 3 * words
    assert "Các xã thực hiện theo hướng dẫn tại Thông tư số 40/2021/TT-BTC." in lines(cited)


def test_read_markdown_leaves_front_matter_data_sheet_and_footnotes_out():
    source = (
        '---\ntitle: "Chỉ thị"\nsohieu: 05/CT-UBND\nngaybanhanh: "2021-04-03"\n---\n\n'
        "| Trường | Giá trị |\n|---|---|\n| Người ký | Lò Văn Mây |\n\n"
        "CHỈ THỊ\n\n1. Giữ đê[^1].\n\n[^1]: Đê sông.\n"
    )
    assert read(source) == Raw(
        "Số: 05/CT-UBND\nCHỈ THỊ\n1. Giữ đê.",
        True,
        (
            "Footnotes that were left out: 1.",
            "The number 05/CT-UBND stands only in the data that the site gives; it was put into the header.",
            "The date 2021-04-03 stands only in the front matter and was left out.",
        ),
    )


def test_read_markdown_takes_a_rule_for_front_matter_only_where_fields_follow():
    assert lines("---\n\n1. Giữ đê\n\n---\n\n2. Giữ rừng") == ["1. Giữ đê", "2. Giữ rừng"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.md: the file is empty; expected the text of a directive"),
        (b"---\ntitle: x\n---\n", "a.md: no text found below the front matter; expected the text of a directive"),
        (b"%PDF-1.7", "a.md: a PDF found, plain text expected; open it and save it as .txt (UTF-8)"),
        (b"1. \0\1\2\3", "a.md: binary data found, plain text expected; ingest a text file"),
    ],
)
def test_read_markdown_refuses_what_holds_no_text(data, message):
    assert refusal(data) == message


def test_read_markdown_refuses_a_file_of_too_many_signs(monkeypatch):
    monkeypatch.setattr(markdown, "MOST_SIGNS", 10)
    message = "a.md: 13 lines and signs of Markdown found, at most 10 expected; split the file"
    assert refusal("*x*|[]\n" * 2 + "<") == message


PIECES = (
    "1. |a) |- |+ |\\|| # |\n#|\n\n|\n|    |```|> |*|**|_|~~|[|](x)|![|[^1]|[^1]: |<p>|</p>|<x y>|<!--|&nbsp;|&#0;|\\\\"
    "|---|\n|---|\n|Điều 1.|CHỈ THỊ|Nơi nhận:|\u00a0|\u0300"
)


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join))
@settings(max_examples=300)
def test_read_markdown_raises_nothing_but_its_error_whatever_the_signs(source):
    with suppress(ReadError):
        assert all(line.strip() for line in lines(source))


@given(st.binary(max_size=80), st.integers(0, len(DIRECTIVE.encode())))
@settings(max_examples=100)
def test_read_markdown_raises_nothing_but_its_error_on_damaged_files(noise, at):
    data = DIRECTIVE.encode()
    for damaged in (data[:at], data[:at] + noise + data[at:], noise):
        with suppress(ReadError):
            read(damaged)


@pytest.mark.parametrize("name", ["nd-30-2020-nd-cp.md", "nd-30-2020-phu-luc-2.md"])
def test_read_markdown_gives_the_clauses_of_real_files(shared, name):
    folder = shared / "documents"
    outlines = map(json.loads, (folder / "outline.jsonl").read_text(encoding="utf-8").splitlines())
    outline = next(o for o in outlines if o["doc"] == name)
    expected = [path for path, _ in outline["clauses"]]
    document = build_document(read_markdown((folder / "originals" / name).read_bytes(), name), "x")
    # Dashes are not in the outline, nor what stands before the first unit of a part or after the last.
    found = [c.path for c in document.clauses if not set(c.path.split(".")[-1]) & {"-", "+"}]
    found = [path for path in found if path.split(".")[-1] not in ("0", "end")]
    assert found[: len(expected)] == expected
