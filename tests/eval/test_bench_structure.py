import json
import shutil

import pytest

from eval.bench import bench_structure, outlines
from eval.bench.bench_structure import Row, main
from eval.bench.outlines import is_scan, load_folder

LETTER = """SỞ Y TẾ
Số: 5/SYT-NV
V/v đắp đê
Phú Khê, ngày 3 tháng 4 năm 2021

Kính gửi: “Các trạm” y tế.

1. Đắp đê:

a) Đê cao;

- Đê đất;

b) Đê thấp.

2. Trồng tre.

3. Nuôi cá.

GIÁM ĐỐC

Trần Văn Sông
"""
GOLD = {
    "kind": "Công văn",
    "number": "5/SYT-NV",
    "issuer": "SỞ Y TẾ",
    "date": "2021-04-03",
    "signer": "Trần Văn Sông",
    "title": "v/v  đắp đê",
}


def rows_of(path):
    return [Row(**row) for row in json.loads(path.read_text(encoding="utf-8"))]


def write_lines(path, rows):
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    """A letter as text, as Markdown and HTML that differ in one clause, in UTF-8 and VISCII; and a page of errors."""
    root = tmp_path / "documents"
    (root / "text").mkdir(parents=True)
    (root / "originals").mkdir()
    (root / "text" / "cv.txt").write_text(LETTER, encoding="utf-8")
    originals = root / "originals"
    (originals / "cv.md").write_text(LETTER, encoding="utf-8")
    paragraphs = "".join(f"<p>{p}</p>" for p in LETTER.splitlines() if p and not p.startswith("3."))
    (originals / "cv.html").write_text(f"<html><body>{paragraphs}</body></html>", encoding="utf-8")
    (originals / "old.utf8.txt").write_text(LETTER, encoding="utf-8")
    (originals / "old.viscii.txt").write_bytes(viscii(LETTER))
    (originals / "old.utf16.txt").write_bytes(LETTER.replace("tre", "trúc").encode("utf-16"))
    (originals / "loi.pdf").write_bytes(b"%PDF-1.7\n")
    every = [["1", "Đắp đê:"], ["1.a", "Đê cao;"], ["1.b", "Đê thấp."], ["2", "Trồng tre."], ["3", "Nuôi cá."]]
    write_lines(
        root / "outline.jsonl",
        [
            {"doc": "cv", "clauses": every},
            {"doc": "cv.md", "clauses": [*every[:2], ["1.c", "Đê dài."], every[3]], "up_to": "2"},
            {"doc": "loi.pdf", "clauses": every[:1]},
        ],
    )
    write_lines(root / "meta.jsonl", [{"doc": "cv", **GOLD}, {"doc": "cv.md", **GOLD, "number": None, "date": None}])
    return root


def viscii(text):
    from corpus.encodings.charsets import VISCII as TABLE

    codes = {letter: bytes([code]) for code, letter in TABLE.items()}
    return b"".join(codes[c] if c in codes else c.encode("ascii", "ignore") for c in text)


JUDGED = [
    Row("addresses", "cv", 5, 5, 1.0),
    # 3 of 4 found (not 1.c), and 1.b besides: 2 * 3 / (4 + 4).
    Row("addresses", "cv.md", 3, 4, 0.75, "wrong: 1.b; missing: 1.c"),
    Row(
        "addresses",
        "loi.pdf",
        0,
        1,
        0.0,
        "loi.pdf: a damaged or truncated PDF found; fetch the file again, or print it to a new PDF",
    ),
    # Right 8 of 10 that stand there, 1 wrong besides: 2 * 8 / (2 * 8 + 1 + 2).
    Row("addresses", "all", 8, 10, 16 / 19),
    Row("metadata", "cv", 6, 6, 1.0),
    Row("metadata", "cv.md", 4, 6, 1 - 2 / 6, "number: '5/SYT-NV', not None; date: '2021-04-03', not None"),
    Row("metadata", "kind", 2, 2, 1.0),
    Row("metadata", "number", 1, 2, 0.5),
    Row("metadata", "issuer", 2, 2, 1.0),
    Row("metadata", "date", 1, 2, 0.5),
    Row("metadata", "signer", 2, 2, 1.0),
    Row("metadata", "title", 2, 2, 1.0),
    Row("metadata", "all", 10, 12, 10 / 12),
    # 1, 1.a, 1.a.-1, 1.b, 2 of these and 3.
    Row("formats", "cv .html .md", 5, 6, 5 / 6, "not in all: 3"),
    Row("formats", "all", 5, 6, 5 / 6),
    Row(
        "encodings",
        "old.utf16.txt",
        0,
        1,
        0.0,
        f"differs from character {LETTER.replace(2 * chr(10), chr(10)).index('tre') + 2} on",
    ),
    Row("encodings", "old.viscii.txt", 1, 1, 1.0, "not held: “ ”"),
    Row("encodings", "all", 1, 2, 0.5),
]


def test_main_writes_a_row_for_every_thing_judged(folder, tmp_path, capsys):
    main([str(folder), "--json", str(tmp_path / "rows.json")])

    assert rows_of(tmp_path / "rows.json") == JUDGED
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == f"measure    of{' ' * 50}right      all  figure  not right"
    assert printed[2] == f"addresses  cv.md{' ' * 51}3        4   0.750  wrong: 1.b; missing: 1.c"
    assert len(printed) == 1 + len(JUDGED)


def test_main_measures_speed_beside_what_is_installed(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(bench_structure, "_markitdown", lambda: str)
    monkeypatch.setattr(bench_structure, "_seconds", lambda task, _: 4.0 if task is str else 2.0)

    main([str(folder), "--speed", "--json", str(tmp_path / "rows.json")])

    size = len(LETTER)
    assert rows_of(tmp_path / "rows.json")[len(JUDGED) :] == [
        Row("speed", "pages a second", 0, 0, 0.0, "no files to read"),
        Row("speed", "characters a second", round(size / 2), size, 2.0, f"markitdown: {size / 4:,.0f}"),
    ]


def test_main_says_what_speed_cannot_be_compared_with(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(bench_structure, "find_spec", lambda _: None)
    monkeypatch.setattr(bench_structure, "_seconds", lambda *_: 2.0)

    main([str(folder), "--speed", "--json", str(tmp_path / "rows.json")])

    size = len(LETTER)
    note = "markitdown is not installed: nothing to compare with"
    assert rows_of(tmp_path / "rows.json")[-1] == Row("speed", "characters a second", round(size / 2), size, 0.0, note)


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ("text", "text/, originals/, outline.jsonl and meta.jsonl expected (FileNotFoundError"),
        ("originals", "text/, originals/, outline.jsonl and meta.jsonl expected (FileNotFoundError"),
        ("outline.jsonl", "text/, originals/, outline.jsonl and meta.jsonl expected (FileNotFoundError"),
        ("meta.jsonl", "text/, originals/, outline.jsonl and meta.jsonl expected (FileNotFoundError"),
        ("originals/cv.md", "cv.md is named there, but is in neither text/ nor originals/"),
    ],
)
def test_main_refuses_a_folder_that_lacks_something(folder, capsys, lacking, said):
    path = folder / lacking
    shutil.rmtree(path) if path.is_dir() else path.unlink()

    with pytest.raises(SystemExit) as stopped:
        main([str(folder)])

    assert stopped.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"error: {folder}: {said}")
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize("line", ["{", "[]", '{"clauses": []}'])
def test_main_refuses_lines_that_are_no_outlines(folder, capsys, line):
    (folder / "outline.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(SystemExit, match="2"):
        main([str(folder)])
    assert capsys.readouterr().err.count("\n") == 1


def test_scans_are_left_out_unless_they_are_wanted(folder, monkeypatch):
    monkeypatch.setattr(outlines, "is_scan", lambda path: path.suffix == ".pdf")

    judged = [doc for doc, _ in load_folder(folder).wanted(["cv", "loi.pdf"])]
    every = [doc for doc, _ in load_folder(folder, scans=True).wanted(["cv", "loi.pdf"])]

    assert (judged, every) == (["cv"], ["cv", "loi.pdf"])
    assert folder / "originals" / "loi.pdf" not in load_folder(folder).originals()
    assert folder / "originals" / "loi.pdf" in load_folder(folder, scans=True).originals()


def test_is_scan_asks_the_first_page(tmp_path):
    picture, text = tmp_path / "picture.pdf", tmp_path / "text.pdf"
    picture.write_bytes(
        PDF.format(content="q 500 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q").encode("latin-1")
    )
    text.write_bytes(PDF.format(content="BT /F 20 Tf 50 700 Td (De cao va de dai hon) Tj ET").encode("latin-1"))
    assert [is_scan(p) for p in (picture, text, tmp_path / "no.txt", tmp_path / "no.pdf")] == [
        True,
        False,
        False,
        False,
    ]


PDF = """%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] /Contents 4 0 R
/Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj
4 0 obj <<>> stream
{content}
endstream endobj
trailer <</Root 1 0 R>>
"""
