import csv
import json
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

import chithi
from corpus.store.sqlite import Store

ROOT = Path(__file__).parent.parent
LETTER = "cv-y-te-tinh-lam-trach"
SAMPLES = [p.stem for p in sorted((ROOT / "corpus" / "sample").iterdir())]
CONTRACT = ["ingest", "documents", "remove", "clauses", "text", "search", "ask", "duties", "verify", "serve", "eval"]
# CRLF line ends, a letter of two code points and blanks at line ends: all that normalising changes.
RAW = (
    "Điều 1. Sở Y tế chủ trì diễn tập cấp cứu trước nga\u0300y 12/7/2024.  \r\n"
    "\r\n"
    "Điều 2. Sở Công Thương mở chợ đêm.\r\n"
)
TEXT = "Điều 1. Sở Y tế chủ trì diễn tập cấp cứu trước ngày 12/7/2024.\nĐiều 2. Sở Công Thương mở chợ đêm."


@dataclass(frozen=True)
class Said:
    status: int
    out: bytes
    err: str

    @property
    def text(self):
        return self.out.decode()

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def call(monkeypatch, capfdbinary):
    """Runs the front door as its script does; an error that it lets through fails the test."""
    for name in ("CHITHI_HOME", "CHITHI_ENCODER"):
        monkeypatch.delenv(name, raising=False)

    def run(home, *args):
        monkeypatch.setattr(sys, "argv", ["chithi", "--home", str(home), *map(str, args)])
        status = 0
        try:
            chithi.run()
        except SystemExit as ended:
            status = ended.code or 0
        out, err = capfdbinary.readouterr()
        return Said(status, out, err.decode())

    return run


@pytest.fixture
def script(environment):
    """Runs the command as a process of its own, with its own streams."""

    def run(*args, **more):
        done = subprocess.run(
            [sys.executable, "-m", "chithi", *map(str, args)],
            cwd=ROOT,
            env={**environment, **more},
            capture_output=True,
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr.decode())

    return run


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A home with one document of two articles, to be read."""
    from index.home import Home

    path = tmp_path_factory.mktemp("small") / "home"
    Home(path).ingest_bytes(RAW.encode(), "dien-tap.txt", "dien-tap")
    return path


@pytest.fixture
def home(small, tmp_path):
    """A copy of the small home, to be changed."""
    return shutil.copytree(small, tmp_path / "home")


def held(home):
    return {d.document_id: d.text for d in Store(home).load_all()}


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def damage(home):
    (home / "index" / "segments" / "1" / "arrays.safetensors").write_bytes(b"rubbish")


def assert_failed(said, message):
    """Holds that a command failed as a user's mistake does: exit 1, nothing on stdout, one line that says why."""
    assert (said.status, said.out) == (1, b"")
    assert re.fullmatch(message, said.err.removesuffix("\n")), said.err


# --- the whole


def test_help_lists_every_command_in_the_order_of_the_contract(call, tmp_path):
    said = call(tmp_path, "--help")
    assert (said.status, said.err) == (0, "")
    listed = re.findall(r"^  (\w+) {2,}\S", said.text.partition("Commands:\n")[2], flags=re.MULTILINE)
    assert [name for name in listed if name in CONTRACT] == CONTRACT
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", CONTRACT)
def test_each_command_has_help_of_its_own(call, tmp_path, name):
    said = call(tmp_path, name, "--help")
    assert (said.status, said.err) == (0, "")
    assert re.match(rf"Usage: .*\bchithi {name} ", said.text)


@pytest.mark.parametrize(
    "args",
    [
        ["khong-co"],
        ["--khong-co"],
        ["ask"],
        ["ask", "a", "--batch", "b"],
        ["ask", "a", "b"],
        ["search"],
        ["search", "a", "-k", "0"],
        ["search", "a", "-k", "101"],
        ["ingest"],
        ["ingest", ".", "--id", "a"],
        ["ingest", "a.txt", "b.txt", "--id", "a"],
        ["remove"],
        ["text"],
        ["clauses"],
        ["duties", "--role", "boss"],
        ["verify"],
        ["serve", "--port", "65536"],
        ["serve", "--port", "http"],
        ["eval"],
    ],
    ids=" ".join,
)
def test_misuse_is_told_on_stderr_with_status_2_and_touches_nothing(call, tmp_path, args):
    said = call(tmp_path / "home", *args)
    assert (said.status, said.out) == (2, b"")
    assert re.match(r"Usage: .*\bchithi ", said.err)
    assert not (tmp_path / "home").exists()


def test_the_first_question_brings_the_samples_and_says_so_on_stderr(first_use):
    assert first_use.status == 0
    said = f"{first_use.home}: no documents yet; ingesting the sample corpus that comes with chithi …\n"
    assert first_use.stderr == said
    answer = json.loads(first_use.stdout)
    assert (answer["question"], answer["status"]) == (first_use.question, "answered")
    assert "Chủ trì: Sở Y tế" in answer["answer"].splitlines()[0]
    store = Store(Path(first_use.home))
    texts = {c["document_id"]: store.load(c["document_id"]).text for c in answer["citations"]}
    assert [texts[c["document_id"]][c["start"] : c["end"]] for c in answer["citations"]] == [
        c["quote"] for c in answer["citations"]
    ]


# What takes long to import, or is not installed for those who only ask.
HEAVY = (
    "torch", "sentence_transformers", "transformers", "scipy", "ir_measures", "fastapi", "uvicorn", "pydantic",
    "langchain_core", "openpyxl", "httpx", "pypdfium2", "markdown_it",
)  # fmt: skip


def test_ask_imports_nothing_heavy(small, environment):
    script = (
        "import sys, chithi\n"
        f"sys.argv = ['chithi', '--home', {str(small)!r}, 'ask', 'Ai chủ trì diễn tập cấp cứu?', '--json']\n"
        "chithi.main(standalone_mode=False)\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "[]\n")
    assert json.loads(done.stdout)["status"] == "answered"


def test_every_command_has_help_where_the_extras_are_not_installed(environment):
    script = (
        "import sys, chithi\n"
        "for name in ('torch', 'sentence_transformers', 'ir_measures', 'scipy', 'onnx'): sys.modules[name] = None\n"
        "for name in chithi.COMMANDS:\n"
        "    chithi.main([name, '--help'], standalone_mode=False)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr, done.stdout.count("Usage: ")) == (0, "", len(chithi.COMMANDS))


def test_the_home_comes_from_the_environment_where_no_option_names_it(script, small, tmp_path):
    listed = "dien-tap\t2 clauses\t\tVăn bản (dien-tap)\n".encode()
    warning = "warning: CHITHI_HOEM is no setting of chithi and was ignored\n"
    assert script("documents", CHITHI_HOME=str(small), CHITHI_HOEM="x") == Said(0, listed, warning)
    assert script("--home", tmp_path / "home", "documents", CHITHI_HOME=str(small)) == Said(0, b"", "")


# --- documents


def test_ingest_names_a_bad_file_and_goes_on(call, home, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder / "a.txt", "Điều 1. Cấm đỗ xe.")
    write(folder / "b.txt", b"\x00\x01\x02" * 100)
    write(folder / "c.txt", "Điều 1. Cấm bán hàng rong.")
    said = call(home, "ingest", folder, tmp_path / "khong-co.txt")
    assert said.status == 1
    assert said.text.splitlines() == [f"added     a\t{folder / 'a.txt'}", f"added     c\t{folder / 'c.txt'}"]
    assert said.err.splitlines() == [
        f"failed    {tmp_path / 'khong-co.txt'}: no such file or folder",
        "failed    b.txt: binary data found, plain text expected; ingest a text file",
    ]
    assert held(home) == {"a": "Điều 1. Cấm đỗ xe.", "c": "Điều 1. Cấm bán hàng rong.", "dien-tap": TEXT}


def test_ingest_skips_what_is_unchanged_and_updates_the_rest(call, home, tmp_path):
    path = write(tmp_path / "cho.txt", "Điều 1. Cấm đỗ xe.")
    outcomes = []
    for text in ("Điều 1. Cấm đỗ xe.", "Điều 1. Cấm đỗ xe.", "Điều 1. Được đỗ xe."):
        write(path, text)
        said = call(home, "ingest", path, "--id", "bãi xe")
        assert (said.status, said.err) == (0, "")
        outcomes.append(said.text)
    assert outcomes == [f"{word:<9} bãi xe\t{path}\n" for word in ("added", "unchanged", "updated")]
    assert held(home) == {"bãi xe": "Điều 1. Được đỗ xe.", "dien-tap": TEXT}


EMPTY = r"failed    a\.txt: the file is empty; expected the text of a directive"
BINARY = r"failed    a\.txt: binary data found, plain text expected; ingest a text file"
BAD = {
    "empty": (b"", EMPTY),
    "blank": (b" \r\n\t", EMPTY),
    "garbage": (random.Random(3).randbytes(5000), BINARY),
    "zeros": (bytes(4096), BINARY),
    "latin": (b"Ch\xfd \xfd", r"failed    a\.txt: byte 0xFD at offset 2 is not UTF-8; .*"),
    "pdf": (
        b"%PDF-1.7\n",
        r"failed    a\.txt: a damaged or truncated PDF found; fetch the file again, or print it to a new PDF",
    ),
    # 24 bytes a line: 24,000,000 / 2**20 = 22.9.
    "large": (
        "Sở Y tế chủ trì.\n".encode() * 1_000_000,
        r"failed    .*/a\.txt: 24,000,000 bytes found, at most 10,485,760 expected; split the file .*",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_ingest_refuses_a_bad_file_in_one_line_and_keeps_what_is_stored(call, home, tmp_path, kind):
    content, message = BAD[kind]
    # The same id as the stored document: a failed update leaves it as it was.
    assert_failed(call(home, "ingest", write(tmp_path / "a.txt", content), "--id", "dien-tap"), message)
    assert held(home) == {"dien-tap": TEXT}


def test_ingest_of_a_folder_without_files_fails(call, home, tmp_path):
    (tmp_path / "in").mkdir()
    assert_failed(call(home, "ingest", tmp_path / "in"), "nothing to ingest: the folder holds no files")


def test_documents_lists_the_samples(call, sample_home):
    said = call(sample_home, "documents")
    assert (said.status, said.err) == (0, "")
    assert [line.split("\t")[0] for line in said.text.splitlines()] == SAMPLES
    assert f"{LETTER}\t11 clauses\t2022-11-14\tCông văn số 5237/UBND-KGVX" in said.text.splitlines()
    assert [d["document_id"] for d in call(sample_home, "documents", "--json").json] == SAMPLES


def test_documents_of_a_new_home_are_none_and_bring_no_samples(call, tmp_path):
    assert call(tmp_path / "home", "documents") == Said(0, b"", "")
    assert call(tmp_path / "home", "documents", "--json").json == []
    assert not (tmp_path / "home").exists()


def test_text_is_printed_to_the_byte(script, small, sample_home):
    assert script("--home", small, "text", "dien-tap") == Said(0, TEXT.encode(), "")
    stored = Store(sample_home).load(LETTER).text.encode()
    assert script("--home", sample_home, "text", LETTER) == Said(0, stored, "")


def test_clauses_are_the_slices_of_the_text(call, home):
    first, second = TEXT.split("\n")
    assert call(home, "clauses", "dien-tap", "--json").json == [
        {"path": "D1", "label": "Điều 1", "heading": "", "text": first, "start": 0, "end": len(first)},
        {
            "path": "D2",
            "label": "Điều 2",
            "heading": "",
            "text": second,
            "start": len(first) + 1,
            "end": len(TEXT),
        },
    ]
    assert call(home, "clauses", "dien-tap").text == f"D1\t{first}\nD2\t{second}\n"


def test_remove_takes_a_document_away_for_good(call, home, tmp_path):
    call(home, "ingest", write(tmp_path / "cho.txt", "Điều 1. Cấm đỗ xe trước cổng chợ."))
    assert call(home, "remove", "cho") == Said(0, b"removed   cho\n", "")
    assert held(home) == {"dien-tap": TEXT}
    assert {h["document_id"] for h in call(home, "search", "cấm đỗ xe", "--json").json} == {"dien-tap"}


@pytest.mark.parametrize(
    "args", [["text"], ["clauses"], ["clauses", "--json"], ["remove"], ["duties", "--document"]], ids=" ".join
)
def test_an_unknown_document_is_named_in_one_line(call, home, args):
    message = r"error: document 'khong-co': not stored; those that are: `chithi documents`, GET /v1/documents"
    assert_failed(call(home, *args, "khong-co"), message)
    assert held(home) == {"dien-tap": TEXT}


def test_a_failed_removal_leaves_a_new_home_usable(call, tmp_path):
    home = tmp_path / "home"
    assert call(home, "remove", "khong-co").status == 1
    assert call(home, "ingest", write(tmp_path / "cho.txt", "Điều 1. Cấm đỗ xe.")).status == 0


def test_an_id_that_is_no_text_is_unknown(call, home):
    assert call(home, "text", "\udcff").status == 1


# --- questions


def test_search_prints_clauses_with_scores_and_where_they_came_from(call, home):
    found = call(home, "search", "diễn tập cấp cứu", "--json").json
    assert [(h["rank"], h["document_id"], h["clause"], h["label"]) for h in found] == [
        (1, "dien-tap", "D1", "Điều 1"),
        (2, "dien-tap", "D2", "Điều 2"),
    ]
    assert found[0]["score"] > found[1]["score"]
    assert (found[0]["lexical"] > 0, found[1]["lexical"]) == (True, 0.0)
    line = call(home, "search", "diễn tập cấp cứu", "-k", "1").text
    assert re.fullmatch(
        r" 1  0\.\d{3}  dense 0\.\d{3}  late 0\.\d{3}  lexical +\d\.\d\d"
        r"  dien-tap#D1  Điều 1, Văn bản \(dien-tap\)\n",
        line,
    )


def test_ask_prints_the_answer_and_its_sources(call, home):
    said = call(home, "ask", "Ai chủ trì diễn tập cấp cứu?")
    assert said == Said(
        0,
        (
            "Chủ trì: Sở Y tế. [1]\n"
            "Điều 1, Văn bản (dien-tap): “Sở Y tế chủ trì diễn tập cấp cứu trước ngày 12/7/2024.” [1]\n"
            "\n"
            "[1] Điều 1, Văn bản (dien-tap) (dien-tap#D1)\n"
        ).encode(),
        "",
    )


def test_ask_refuses_with_status_0(call, sample_home):
    said = call(sample_home, "ask", "How many astronauts does the lunar station have?")
    assert (said.status, said.err) == (0, "")
    assert said.text.startswith("Nothing in the stored documents answers this question.")


def test_signs_alone_are_asked_back_and_cannot_be_searched_for(call, sample_home, home):
    said = call(sample_home, "ask", " ?! ")
    assert said.status == 0
    assert said.text.startswith("Tôi chưa thấy câu hỏi. Anh/chị hỏi bằng một câu về văn bản nhé.\nVí dụ:\n- ")
    wrong = "error: the question is empty: ask in Vietnamese or English, in words"
    assert_failed(call(home, "search", " ?! "), re.escape(wrong))


@pytest.mark.parametrize("command", ["ask", "search"])
@pytest.mark.parametrize(
    ("question", "message"),
    [
        (" \n ", "the question is empty: ask in Vietnamese or English, in words"),
        (
            "a" * 50_000,
            "the question has 50,000 characters, at most 2,000 expected; ask one thing, in a sentence or two",
        ),
    ],
    ids=["empty", "50000"],
)
def test_what_is_no_question_fails_in_one_line(call, home, command, question, message):
    assert_failed(call(home, command, question), re.escape(f"error: {message}"))


def test_batch_answers_in_order_with_ids(call, sample_home, tmp_path):
    rows = [
        {"id": "b", "question": "Chủ tịch huyện Phú Khê tiếp công dân ngày nào?"},
        {"id": 7, "question": "Who leads medicine procurement?"},
        {"id": "a", "question": " "},
        {"question": "Giá vé máy bay đi Paris là bao nhiêu?"},
        {"id": ["x", None], "question": "Ai chủ trì mua sắm thuốc?"},
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\ufeff" + "\n\n".join(lines), encoding="utf-8")
    said = call(sample_home, "ask", "--batch", batch, "--json")
    assert (said.status, said.err) == (0, "")
    answers = [json.loads(line) for line in said.text.split("\n")[:-1]]
    assert [(a["id"], a["question"]) for a in answers] == [(r.get("id"), r["question"]) for r in rows]
    assert [(a["language"], a["status"]) for a in answers] == [
        ("vi", "answered"),
        ("en", "answered"),
        ("vi", "error_question"),
        ("vi", "unanswerable_no_evidence"),
        ("vi", "answered"),
    ]
    assert [list(a) for a in answers] == [list(answers[0])] * 5
    alone = call(sample_home, "ask", rows[1]["question"], "--json").json
    untimed = {"took_ms": 0, "timings_ms": {}}
    assert {**answers[1], "id": None, **untimed} == {**alone, **untimed}


@pytest.mark.parametrize(
    "line", ["{", "5", "null", '"a"', "[]", "{}", '{"id": 1}', '{"question": 5}', '{"question": null}']
)
def test_batch_names_a_line_that_is_no_question(call, home, tmp_path, line):
    batch = write(tmp_path / "batch.jsonl", f"\n{line}\n")
    message = rf'Error: {re.escape(str(batch))}: line 2 is not {{"id": …, "question": "…"}} \(.*\)'
    assert_failed(call(home, "ask", "--batch", batch, "--json"), message)
    assert held(home) == {"dien-tap": TEXT}


@pytest.mark.parametrize(
    ("content", "why"), [(None, "No such file or directory"), (b"\xff\xfe\x00", "byte 0: not UTF-8")]
)
def test_batch_says_that_a_file_cannot_be_read(call, home, tmp_path, content, why):
    batch = tmp_path / "batch.jsonl"
    if content is not None:
        batch.write_bytes(content)
    assert_failed(
        call(home, "ask", "--batch", batch, "--json"), rf"Error: {re.escape(str(batch))}: cannot be read \({why}\)"
    )


@pytest.mark.parametrize("mark", ["\u2028", "\x85"])
def test_batch_cuts_lines_at_line_feeds_only(call, home, tmp_path, mark):
    batch = write(tmp_path / "batch.jsonl", json.dumps({"question": f"Ai chủ trì{mark}diễn tập?"}, ensure_ascii=False))
    assert call(home, "ask", "--batch", batch, "--json").status == 0


def test_batch_goes_on_or_fails_in_one_line_at_a_lone_surrogate(call, small, tmp_path):
    rows = [r'{"id": "\ud800", "question": "a"}', r'{"id": 2, "question": "thuoc \ud800"}', '{"question": "a"}']
    done = call(small, "ask", "--json", "--batch", write(tmp_path / "batch.jsonl", "\n".join(rows)))
    assert "Traceback" not in done.err
    assert done.status in (0, 1)


@pytest.mark.parametrize("args", [["ask", "--json", "--batch"], ["verify"]], ids=" ".join)
def test_json_that_is_nested_too_deep_fails_in_one_line(call, home, tmp_path, args):
    assert call(home, *args, write(tmp_path / "deep.jsonl", "[" * 100_000)).status == 1


# --- duties, quotes


def test_duties_are_printed_filtered_and_written(call, home, tmp_path):
    task = "chủ trì diễn tập cấp cứu trước ngày 12/7/2024"
    expected = {
        "document": "Văn bản (dien-tap)",
        "role": "lead",
        "agency": "Sở Y tế",
        "task": task,
        "deadline": "trước ngày 12/7/2024",
        "due": "2024-07-12",
        "day": "2024-07-12",
        "inferred": False,
        "report_to": None,
        "manner": "order",
        "document_id": "dien-tap",
        "clause": "D1",
        "label": "Điều 1",
        "start": 8,
        "end": 15,
    }
    assert TEXT[8:15] == "Sở Y tế"
    for filters in (["--agency", "Sở Y tế"], ["--agency", "Department of Health", "--document", "dien-tap"]):
        assert call(home, "duties", "--json", *filters).json == [expected]
    assert call(home, "duties", "--role", "coordinate", "--json").json == []
    line = call(home, "duties", "--agency", "Sở Y tế").text
    assert line == f"dien-tap#D1\tVăn bản (dien-tap)\tlead\tSở Y tế\t{task}\ttrước ngày 12/7/2024\n"
    written = tmp_path / "viec.csv"
    assert call(home, "duties", "--agency", "Sở Y tế", "--csv", written) == Said(
        0, b"", f"{written}: duties written: 1\n"
    )
    with written.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows == [{k: "" if v is None else str(v) for k, v in expected.items()}]
    assert written.read_bytes().startswith("\ufeff".encode())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_what_cannot_be_printed_is_one_line():
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "chithi.py", "--help"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    reason = "No space left on device"
    assert (done.returncode, done.stderr) == (1, f"error: what is printed cannot be written ({reason})\n")


def test_duties_say_where_they_cannot_write(call, home, tmp_path):
    target = tmp_path / "khong-co" / "viec.csv"
    message = rf"Error: {re.escape(str(target))}: cannot be written \(No such file or directory\)"
    assert_failed(call(home, "duties", "--csv", target), message)


@pytest.mark.parametrize("form", ["json", "list", "lines"])
def test_verify_holds_what_ask_has_said(call, home, tmp_path, form):
    answer = call(home, "ask", "Ai chủ trì diễn tập cấp cứu?", "--json").json
    answers = {"json": json.dumps(answer), "list": json.dumps([answer] * 2)}
    saved = write(tmp_path / "saved", answers.get(form, f"{json.dumps(answer)}\n\n{json.dumps(answer)}\n"))
    count = 1 if form == "json" else 2
    assert call(home, "verify", saved) == Said(0, b"", f"{count} quotes: {count} found, 0 not\n")


def test_verify_names_every_quote_that_fails(call, home, tmp_path):
    answer = call(home, "ask", "Ai chủ trì diễn tập cấp cứu?", "--json").json
    good = answer["citations"][0]
    other = {**good, "n": 2, "quote": good["quote"].replace("12/7", "13/7")}
    elsewhere = {**good, "n": 3, "document_id": "khong-co"}
    wrong_clause = {**good, "n": 4, "clause": "D2"}
    saved = {**answer, "id": "c1", "citations": [good, other, elsewhere, wrong_clause, {"n": 5}]}
    said = call(home, "verify", write(tmp_path / "saved.json", json.dumps(saved)))
    assert (said.status, said.err) == (1, "5 quotes: 1 found, 4 not\n")
    lines = [line.split("\t") for line in said.text.splitlines()]
    assert [line[:3] for line in lines] == [
        ["changed", "c1", "[2]"],
        ["unknown_document", "c1", "[3]"],
        ["changed", "c1", "[4]"],
        ["malformed", "c1", "[0]"],
    ]
    assert lines[1][3] == "khong-co is not stored"


@pytest.mark.parametrize("content", [None, b"", b"{", b"5", b"\x00\xff\xfe"])
def test_verify_says_what_is_no_saved_answer(call, home, tmp_path, content):
    saved = tmp_path / "saved.json"
    if content is not None:
        saved.write_bytes(content)
    said = call(home, "verify", saved)
    assert (said.status, said.out, said.err.count("\n")) == (1, b"", 1)


def test_eval_names_a_gold_line_that_is_no_question(call, home, tmp_path):
    gold = write(tmp_path / "gold.jsonl", "{")
    assert_failed(call(home, "eval", gold), rf"error: {re.escape(str(gold))}: line 1 is not a gold question .*")


# --- homes that cannot be used


@pytest.mark.parametrize(
    "args",
    [["ask", "a?"], ["search", "a"], ["duties"], ["remove", "a"], ["ingest", "{file}"], ["reindex"]],
    ids=" ".join,
)
@pytest.mark.parametrize("below", [True, False])
def test_a_home_that_is_a_file_or_below_one_is_named(call, tmp_path, args, below):
    blocked = write(tmp_path / "file", "mine")
    file = write(tmp_path / "a.txt", "Điều 1. Cấm đỗ xe.")
    home = blocked / "home" if below else blocked
    said = call(home, *(a.format(file=file) for a in args))
    assert (said.status, said.out) == (1, b"")
    reason = "File exists" if args[0] in ("ingest", "reindex") and not below else "Not a directory"
    assert said.err.splitlines()[-1] == (
        f"error: {home}: cannot be written ({reason}); choose another folder with --home or CHITHI_HOME"
    )
    assert blocked.read_text() == "mine"


def test_documents_says_that_a_home_is_below_a_file(call, tmp_path):
    assert call(write(tmp_path / "file", "mine") / "home", "documents").status == 1


@pytest.mark.parametrize("data", [None, b"", b"999", b'{"format": 6}', b"\xff"])
def test_a_damaged_index_is_built_again_by_the_next_question_with_one_warning(call, home, data, caplog):
    if data is None:
        damage(home)
    else:
        (home / "index" / "state.json").write_bytes(data)
    said = call(home, "ask", "Ai chủ trì diễn tập cấp cứu?", "--json")
    assert (said.status, said.json["status"]) == (0, "answered")
    assert said.err == f"{home}: the index was behind the stored documents; it is up to date now\n"
    # On the command line a record goes to stderr; here it is kept.
    (warning,) = caplog.messages
    assert re.fullmatch(r"warning: .*/index/.*: damaged .*; it is doing so now", warning), warning
    assert call(home, "ask", "Ai chủ trì diễn tập cấp cứu?").err == ""


def test_a_lost_index_is_built_again_by_the_next_question(call, home):
    shutil.rmtree(home / "index")
    said = call(home, "ask", "Ai chủ trì diễn tập cấp cứu?", "--json")
    assert (said.status, said.json["status"]) == (0, "answered")
    assert said.err == f"{home}: the index was behind the stored documents; it is up to date now\n"


@pytest.mark.parametrize("args", [["remove", "dien-tap"], ["ingest", "{file}"]], ids=" ".join)
def test_a_change_on_a_damaged_index_is_made_whole_or_not_at_all(call, home, tmp_path, args):
    damage(home)
    said = call(home, *(a.format(file=write(tmp_path / "a.txt", "Điều 1. Cấm đỗ xe.")) for a in args))
    assert said.status == 0 or held(home) == {"dien-tap": TEXT}


def test_a_damaged_database_is_named_and_left_as_it_is(call, home, tmp_path):
    database = write(home / "documents.sqlite3", b"rubbish" * 1000)
    file = write(tmp_path / "a.txt", "Điều 1. Cấm đỗ xe.")
    for args in (["documents"], ["text", "dien-tap"], ["ask", "a?"], ["ingest", file], ["remove", "dien-tap"]):
        assert_failed(call(home, *args), r"error: .*/documents\.sqlite3: the database of documents failed \(.*\); .*")
    assert database.read_bytes() == b"rubbish" * 1000


# --- the service


def test_serve_listens_answers_and_ends_on_interrupt(small, environment):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "chithi", "--home", str(small), "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as service:
        try:
            lines = [service.stderr.readline() for _ in range(2)]
            transport = httpx.HTTPTransport(retries=8)
            with httpx.Client(transport=transport, base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                ready = client.get("/readyz").json()
                page = client.get("/").text
        finally:
            service.send_signal(signal.SIGINT)
            out, err = service.communicate(timeout=30)
    assert ready == {"status": "ready", "documents": 1, "passages": 2, "troubles": []}
    assert "<title>Chỉ Thị" in page
    assert f"Chỉ Thị: http://127.0.0.1:{port}/  (Ctrl+C ends it)\n" in lines
    assert (out, [line for line in err.splitlines() if " INFO chithi.access: GET " not in line]) == ("", [])
    assert service.returncode in (0, 130)


def test_serve_says_that_a_port_is_taken(script, small):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = script("--home", small, "serve", "--port", port)
    assert (said.status, said.out) == (1, b"")
    assert said.err.splitlines()[-1] == (
        f"Error: 127.0.0.1:{port} cannot be listened on (Address already in use); choose another --port, or another"
        " --host"
    )
    assert "Traceback" not in said.err


# --- judging


def test_eval_of_an_empty_home_says_what_to_do_and_leaves_it_empty(call, tmp_path):
    said = call(tmp_path / "home", "eval", ROOT / "eval" / "gold")
    assert_failed(
        said, r"error: .*/home: no documents stored, nothing to judge; add yours with `chithi ingest PATH…`, .*"
    )
    assert not (tmp_path / "home").exists()


def test_the_key_of_a_language_model_is_never_printed(call, small, monkeypatch):
    for name, value in {"LLM_URL": "http://h/v1", "LLM_API_KEY": "sk-tulip", "X": "1"}.items():
        monkeypatch.setenv(f"CHITHI_{name}", value)
    said = call(small, "ask", "Ai chủ trì?")
    assert (said.status, said.out) == (1, b"")
    assert said.err.splitlines() == [
        "warning: CHITHI_X is no setting of chithi and was ignored",
        "error: CHITHI_LLM_URL is set and CHITHI_LLM_MODEL is not: name the model to ask for",
    ]
