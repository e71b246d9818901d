import pytest
from click.testing import CliRunner

import index.home
from corpus.environment import Environment
from corpus.errors import InvalidCorrection, InvalidLabel, UnknownDocument, UnknownSource
from index.commands import correct, ingest, label, reindex, remove
from index.home import Home

LETTER = "Số: {}/UBND\nV/v thử\n\n1. Tưới lúa.\n2. Phát thuốc.\n"


@pytest.fixture(autouse=True)
def encoders(make_words, monkeypatch):
    monkeypatch.delenv("CHITHI_ENCODER", raising=False)
    encoder = make_words()
    monkeypatch.setattr(index.home, "load_encoder", lambda _: encoder)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(LETTER.format(1), encoding="utf-8")
    return path


def call(command, home, *arguments):
    return CliRunner().invoke(command, [str(a) for a in arguments], obj=Environment(home))


def test_ingest_prints_what_became_of_each_file(home, file, tmp_path):
    result = call(ingest, home, file)
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"added     a\t{file}\n", "")
    assert call(ingest, home, file).stdout == f"unchanged a\t{file}\n"
    file.write_text(LETTER.format(2), encoding="utf-8")
    assert call(ingest, home, tmp_path / "a.txt").stdout == f"updated   a\t{file}\n"


def test_ingest_names_bad_and_missing_files_on_stderr_takes_the_rest_and_fails(home, file, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff")
    result = call(ingest, home, tmp_path / "nowhere.txt", bad, file)
    assert result.exit_code == 1
    assert result.stdout == f"added     a\t{file}\n"
    missing, failed = result.stderr.splitlines()
    assert missing == f"failed    {tmp_path / 'nowhere.txt'}: no such file or folder"
    assert failed.startswith("failed    bad.txt: byte 0xFF at offset 0 is not UTF-8;")


def test_a_name_that_a_terminal_would_obey_is_printed_and_not_obeyed(home, file, tmp_path):
    folder = tmp_path / "\x1b]0;x\x07\n\u202e"
    folder.mkdir()
    file.rename(folder / "a.txt")
    (folder / "b.pdf").write_bytes(b"x")
    result = call(ingest, home, folder)
    assert result.stdout == f"added     a\t{tmp_path}/\\x1b]0;x\\x07\\n\\u202e/a.txt\n"
    assert call(ingest, home, folder / "c\x1b.txt").stderr == (
        f"failed    {tmp_path}/\\x1b]0;x\\x07\n\u202e/c\\x1b.txt: no such file or folder\n"
    )


def test_ingest_of_a_file_that_is_not_there_fails_though_all_others_are_taken(home, file, tmp_path):
    result = call(ingest, home, file, tmp_path / "nowhere.txt")
    assert (result.exit_code, result.stdout) == (1, f"added     a\t{file}\n")


def test_ingest_prints_warnings_on_stderr_and_succeeds(home, tmp_path):
    path = tmp_path / "họp.txt"
    path.write_text("Sáng mai họp toàn cơ quan.\n", encoding="utf-8")
    result = call(ingest, home, path)
    assert result.exit_code == 0
    assert result.stderr == "warning   họp: no numbered clause found: the whole text is one clause\n"


def test_ingest_of_an_empty_folder_fails_and_says_so(home, tmp_path):
    (tmp_path / "empty").mkdir()
    result = call(ingest, home, tmp_path / "empty")
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        "nothing to ingest: the folder holds no files\n",
    )


def test_ingest_gives_a_single_file_the_id_asked_for(home, file):
    assert call(ingest, home, file, "--id", "công văn 9").stdout == f"added     công văn 9\t{file}\n"


@pytest.mark.parametrize("arguments", [[], ["--id", "x", "a.txt", "b.txt"], ["--id", "x", "."], ["--unknown", "a"]])
def test_ingest_misused_is_exit_2_and_changes_nothing(arguments, home):
    assert call(ingest, home, *arguments).exit_code == 2
    assert not home.exists()


def test_remove_and_reindex_say_what_they_did(home, file):
    call(ingest, home, file)
    result = call(reindex, home)
    assert (result.exit_code, result.stdout) == (0, "indexed   2 passages\n")
    assert call(remove, home, "a").stdout == "removed   a\n"
    assert isinstance(call(remove, home, "a").exception, UnknownDocument)
    assert list(Home(home).searcher().entries) == []


def test_remove_takes_one_of_several_files_away_and_keeps_the_document(home, file, tmp_path):
    copy = tmp_path / "b.txt"
    copy.write_bytes(file.read_bytes())
    result = call(ingest, home, file, copy)
    assert result.stdout == f"added     a\t{file}\nmatched   a\t{copy}\n"
    assert result.stderr == (
        "warning   a: b.txt is a copy of a.txt; it is kept as a source of the same document, counted once\n"
    )
    assert call(remove, home, "a", "--source", "a.txt").stdout == "removed   a.txt of a\n"
    assert Home(home).stored("a").source_name == "b.txt"
    with pytest.raises(UnknownSource):
        raise call(remove, home, "a", "--source", "a.txt").exception


def test_ingest_of_a_file_that_is_stored_says_who_sees_it_from_now_on(home, file):
    call(ingest, home, file)
    result = call(ingest, home, file, "--label", "noi-bo")
    assert (result.stdout, result.stderr) == (
        f"unchanged a\t{file}\n",
        "warning   a: may be seen by noi-bo from now on\n",
    )
    assert call(ingest, home, file, "--label", "noi-bo").stderr == ""


def test_ingest_of_an_empty_name_is_not_that_of_the_folder_one_is_in(home, file, monkeypatch):
    monkeypatch.chdir(file.parent)
    result = call(ingest, home, "")
    assert (result.exit_code, home.exists()) == (2, False)
    assert "an empty name found; a file or a folder expected (is a variable not set?)" in result.stderr


def test_remove_says_which_other_documents_of_the_same_file_remain(home, tmp_path):
    head = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    texts = [f"ỦY BAN NHÂN DÂN\nXÃ HÀ\n{head}Số: {n}/CT-UBND\nHà, ngày 0{n} tháng 3 năm 2025\nCHỈ THỊ\nVề việc {w}\n"
             f"1. {w} trước mùa lũ.\n2. Báo cáo hằng tháng.\nNơi nhận:\n- Như trên;\nCHỦ TỊCH\nLê An\n"
             for n, w in ((1, "giữ đê"), (2, "trồng tre"))]  # fmt: skip
    path = tmp_path / "hai.txt"
    path.write_text("\n".join(texts), encoding="utf-8")
    call(ingest, home, path)
    assert call(remove, home, "hai").stdout == (
        "removed   hai\nremains   hai~2, read from the same file; chithi remove hai~2 removes it too\n"
    )
    assert call(remove, home, "hai~2").stdout == "removed   hai~2\n"


def test_label_prints_and_sets_who_may_see_a_document(home, file):
    call(ingest, home, file, "--label", "internal", "--label", "Thanh tra")
    assert call(label, home, "a").stdout == "Thanh tra\ninternal\n"
    assert call(ingest, home, file).stdout == f"unchanged a\t{file}\n"
    assert call(label, home, "a", "--set", "Tổ chức").stdout == "Tổ chức\n"
    assert call(label, home, "a", "--set", "public").stdout == "public\n"
    assert isinstance(call(label, home, "x").exception, UnknownDocument)
    assert isinstance(call(ingest, home, file, "--label", "").exception, InvalidLabel)


def test_correct_prints_what_was_corrected_and_undoes_it(home, file):
    call(ingest, home, file)
    assert call(correct, home, "a").stdout == ""
    expected = "kind\tKế hoạch\tread: Công văn\nnumber\t9/UBND\tread: 1/UBND\ntitle\t-\tread: V/v thử\n"
    said = call(correct, home, "a", "--number", "9/UBND", "--title", "", "--kind", "Kế hoạch")
    assert (said.exit_code, said.stdout) == (0, expected)
    file.write_text(LETTER.format(1).replace("thuốc", "lúa"), encoding="utf-8")
    assert call(ingest, home, file).stdout == f"updated   a\t{file}\n"
    assert call(correct, home, "a").stdout == expected
    assert call(correct, home, "a", "--reset").stdout == ""
    assert isinstance(call(correct, home, "a", "--date", "mai").exception, InvalidCorrection)


def test_correct_says_which_document_is_replaced(home, file, tmp_path):
    other = tmp_path / "b.txt"
    other.write_text("Số: 5/UBND\nV/v khác\n\n1. Chữa cháy.\n", encoding="utf-8")
    call(ingest, home, file, other)
    assert call(correct, home, "a", "--replaces", "b").stdout == "replaces\tb\tread: -\n"
    assert call(correct, home, "a", "--replaces", "").stdout == ""
    assert call(correct, home, "a", "--replaces", "b").stdout == "replaces\tb\tread: -\n"
