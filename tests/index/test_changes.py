import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

import index.changes
import index.home
import index.indexing
import index.local.engine
import index.local.write
import index.lock
from corpus.errors import InvalidIdentifier, ReadError, StoreError, UnknownDocument
from index.errors import IndexDamaged
from index.home import Home
from index.ingest import Ingested

ROOT = Path(__file__).parents[2]
FILES = ["a#1", "a#2", "b#1", "b#2", "c#1", "c#2"]  # what the folder `files` holds


def outcomes(results):
    return [(r.document_id, r.outcome) for r in results]


def indexed(home):
    """The addresses in the published index, by what a search finds in them."""
    return sorted(e.passage_id for e in home.searcher().entries)


def assert_in_step(home):
    assert home.searcher().manifest.documents == home.store.digests()


def test_ingest_adds_the_files_of_a_folder_in_order_and_indexes_them(home, files):
    assert list(home.ingest([files])) == [
        Ingested(str(files / "a.txt"), "a", "added"),
        Ingested(str(files / "b.txt"), "b", "added"),
        Ingested(str(files / "c.txt"), "c", "added"),
    ]
    assert indexed(home) == FILES
    assert not home.is_empty()
    assert_in_step(home)


def test_ingest_tells_added_updated_unchanged_and_failed_apart_in_one_run(home, files, text_of):
    list(home.ingest([files / "a.txt", files / "b.txt"]))
    (files / "b.txt").write_text(text_of("Chữa cháy.", "Báo cháy.", "Dập cháy.", number="2"), encoding="utf-8")
    (files / "bad.txt").write_bytes(b"T\xec\x6e h\xec\x6e")
    results = list(home.ingest([files]))
    assert outcomes(results) == [("a", "unchanged"), ("b", "updated"), ("bad", "failed"), ("c", "added")]
    assert results[2].reason.startswith("bad.txt: byte 0xEC at offset 1 is not UTF-8;")
    assert indexed(home) == ["a#1", "a#2", "b#1", "b#2", "b#3", "c#1", "c#2"]
    assert_in_step(home)


def test_ingest_of_unchanged_files_publishes_nothing_new(home, open_home, files):
    list(home.ingest([files]))
    before = (home.path / "index" / "state.json").read_bytes()
    assert {r.outcome for r in open_home().ingest([files])} == {"unchanged"}
    assert (home.path / "index" / "state.json").read_bytes() == before


def test_ingest_encodes_only_what_is_new(home, files):
    list(home.ingest([files / "a.txt", files / "b.txt"]))
    home.encoder.encoded.clear()
    list(home.ingest([files]))
    assert sorted(t.rpartition("\n")[2] for t in home.encoder.encoded) == ["1. Mở trường.", "2. Sửa trường."]


def test_ingest_stores_a_file_under_the_id_given(home, files):
    assert outcomes(home.ingest([files / "a.txt"], "Công văn 7")) == [("Công văn 7", "added")]
    assert indexed(home) == ["Công văn 7#1", "Công văn 7#2"]


def test_ingest_bytes_stores_and_indexes_or_raises(home, text_of):
    assert home.ingest_bytes(text_of("Tưới lúa.", "Giữ nước.").encode(), "gui.txt", "gửi").outcome == "added"
    assert home.ingest_bytes(text_of("Tưới lúa.", "Giữ nước.").encode(), "gui.txt", "gửi").outcome == "unchanged"
    assert home.ingest_bytes(text_of("Tưới ngô.", "Giữ nước.").encode(), "gui.txt", "gửi").outcome == "updated"
    assert indexed(home) == ["gửi#1", "gửi#2"]
    with pytest.raises(ReadError):
        home.ingest_bytes(b"%PDF-1.7", "x.txt", "x")
    with pytest.raises(InvalidIdentifier):
        home.ingest_bytes(b"1. X.", "x.txt", "a/b")
    assert_in_step(home)


def test_remove_takes_a_document_and_its_passages_away(home, files):
    list(home.ingest([files]))
    home.remove("a")
    assert indexed(home) == ["b#1", "b#2", "c#1", "c#2"]
    assert_in_step(home)
    with pytest.raises(UnknownDocument):
        home.remove("a")
    home.remove("b")
    home.remove("c")
    assert list(home.searcher().entries) == []


def test_reindex_builds_everything_anew_and_counts_passages(home, files):
    list(home.ingest([files]))
    home.encoder.encoded.clear()
    assert home.reindex() == 6
    assert len(home.encoder.encoded) == 6


@pytest.mark.parametrize("damage", ["state", "arrays", "segment", "folder", "everything"])
@pytest.mark.parametrize("how", ["reindex", "catch_up", "ingest", "remove"])
def test_whatever_changes_a_home_mends_its_index_with_one_warning(damage, how, home, open_home, files, caplog):
    list(home.ingest([files / "a.txt"]))
    list(home.ingest([files]))
    folder = home.searcher().segments[1].folder
    path = {"state": home.path / "index" / "state.json", "arrays": folder / "arrays.safetensors"}.get(damage)
    if path:
        path.write_bytes(path.read_bytes()[:-1])
    elif damage == "segment":
        (folder / "segment.json").write_text('{"format": 5}')
    else:
        shutil.rmtree(folder if damage == "folder" else folder.parent)
    fresh = open_home()
    with pytest.raises(IndexDamaged, match="chithi reindex"):
        fresh.searcher()
    assert not fresh.is_searchable()
    tasks = {
        "reindex": fresh.reindex,
        "catch_up": fresh.catch_up,
        "ingest": lambda: list(fresh.ingest([files])),
        "remove": lambda: fresh.remove("c"),
    }
    tasks[how]()
    expected = FILES[:4] if how == "remove" else FILES
    assert indexed(fresh) == indexed(open_home()) == expected
    assert_in_step(fresh)
    [warning] = caplog.records
    assert warning.getMessage().endswith("builds the index again from the stored documents; it is doing so now")


def test_a_damaged_segment_costs_its_own_passages(home, open_home, files):
    list(home.ingest([files / "a.txt"]))
    list(home.ingest([files]))
    home.encoder.encoded.clear()
    path = home.searcher().segments[0].folder / "passages.jsonl"
    path.unlink()
    open_home().catch_up()
    assert [t.rpartition("\n")[2] for t in home.encoder.encoded] == ["2. Phát thuốc.", "1. Tưới lúa."]


def test_an_index_of_the_format_before_is_built_again(home, open_home, files, caplog):
    list(home.ingest([files]))
    root = home.path / "index"
    shutil.rmtree(root)
    (root / "7" / "lexical").mkdir(parents=True)
    (root / "7" / "manifest.json").write_text('{"format": 6}')
    (root / "current").write_text("7")
    assert open_home().catch_up() is True
    assert indexed(open_home()) == FILES
    assert sorted(p.name for p in root.iterdir()) == ["segments", "state.json"]
    assert len(caplog.records) == 1


def test_catch_up_indexes_what_a_cut_off_ingest_stored(home, open_home, files, directive):
    list(home.ingest([files]))
    assert home.catch_up() is False
    home.store.save(directive("d", "Sửa cầu.", "Vá đường."))
    assert open_home().catch_up() is True
    assert indexed(home) == [*FILES, "d#1", "d#2"]
    assert home.catch_up() is False


def test_catch_up_indexes_a_document_that_was_replaced_or_removed_without_the_index(home, files, directive):
    list(home.ingest([files]))
    home.store.save(directive("b", "Sửa cầu.", "Sửa đường."))
    home.store.remove("c")
    assert home.catch_up() is True
    assert indexed(home) == ["a#1", "a#2", "b#1", "b#2"]
    assert_in_step(home)


def test_catch_up_cuts_again_what_an_older_version_cut(home, files, monkeypatch):
    list(home.ingest([files]))
    for module in (index.local.engine, index.local.write):
        monkeypatch.setattr(module, "SPLITTER_VERSION", 99)
    assert home.catch_up() is True
    assert {s.about.splitter for s in home.searcher().segments} == {99}
    assert home.catch_up() is False


def test_catch_up_builds_an_index_that_was_never_published(home, directive):
    home.store.save(directive("d", "Sửa cầu.", "Vá đường."))
    assert home.catch_up() is True
    assert indexed(home) == ["d#1", "d#2"]


def test_an_ingest_that_its_caller_leaves_halfway_is_caught_up(home, open_home, files):
    running = home.ingest([files])
    assert next(running).document_id == "a"
    running.close()
    other = open_home()
    assert other.catch_up() is True
    assert indexed(other) == ["a#1", "a#2"]
    assert outcomes(other.ingest([files])) == [("a", "unchanged"), ("b", "added"), ("c", "added")]


def test_two_processes_that_ingest_at_once_lose_nothing(tmp_path, bundled, text_of):
    for side in ("left", "right"):
        (tmp_path / side).mkdir()
        for n in range(4):
            text = text_of(f"Tưới kênh {side} {n}.", number=f"{n}{side}")
            (tmp_path / side / f"{side}{n}.txt").write_text(text, encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CHITHI_")}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "chithi", "--home", str(tmp_path / "home"), "ingest", str(tmp_path / side)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for side in ("left", "right")
    ]
    said = [p.communicate() for p in running]
    assert [p.returncode for p in running] == [0, 0], said
    assert [sorted(line.split("\t")[0] for line in out.splitlines()) for out, _ in said] == [
        [f"added     {side}{n}" for n in range(4)] for side in ("left", "right")
    ]
    home = Home(tmp_path / "home")
    expected = {f"{side}{n}" for side in ("left", "right") for n in range(4)}
    assert set(home.store.digests()) == expected
    assert set(home.searcher().manifest.documents) == expected
    assert home.searcher().manifest.encoder_revision == bundled.revision
    assert_in_step(home)
    assert not list((tmp_path / "home" / "index" / "segments").glob(".building*"))


def test_a_home_that_another_process_keeps_locked_is_store_error(home, files, monkeypatch):
    list(home.ingest([files / "a.txt"]))
    monkeypatch.setattr(index.lock, "LOCK_SECONDS", 0.05)
    with FileLock(str(home.path / ".lock")), pytest.raises(StoreError, match="another chithi has been writing here"):
        list(home.ingest([files]))
    assert {r.outcome for r in home.ingest([files])} == {"unchanged", "added"}


def test_a_home_below_a_regular_file_is_store_error_for_whoever_writes(make_words, monkeypatch, tmp_path, files):
    monkeypatch.setattr(index.home, "load_encoder", lambda _: make_words())
    (tmp_path / "file").write_text("", encoding="utf-8")
    home = Home(tmp_path / "file" / "home")
    writing = [
        home.is_empty,
        lambda: list(home.ingest([files])),
        lambda: home.ingest_bytes(b"1. X.", "x.txt", "x"),
        lambda: home.remove("a"),
        home.reindex,
    ]
    for task in writing:
        with pytest.raises(StoreError) as caught:
            task()
        assert str(caught.value) == (
            f"{tmp_path / 'file' / 'home'}: cannot be written (Not a directory);"
            " choose another folder with --home or CHITHI_HOME"
        )


def test_a_database_that_is_none_is_store_error_and_stops_the_ingest(home, files):
    home.path.mkdir()
    (home.path / "documents.sqlite3").write_bytes(b"no database" * 100)
    with pytest.raises(StoreError, match="the database of documents failed"):
        list(home.ingest([files]))


def test_a_database_of_a_newer_version_is_store_error(home, files):
    list(home.ingest([files]))
    with sqlite3.connect(home.store.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="written by a newer version of chithi"):
        list(home.ingest([files]))


# --- in steps


def test_ingest_publishes_in_steps_and_questions_see_each(home, open_home, files, monkeypatch):
    monkeypatch.setattr(index.indexing, "STEP", 1)
    seen = []
    for result in home.ingest([files]):
        reader = open_home()
        seen.append((result.document_id, indexed(reader) if reader.is_searchable() else None))
    # What is published while a file is told of is what came before it.
    assert seen == [("a", None), ("b", FILES[:2]), ("c", FILES[:4])]
    assert indexed(home) == FILES


def test_an_ingest_that_was_cut_off_goes_on_where_it_was(home, open_home, files, monkeypatch):
    monkeypatch.setattr(index.indexing, "STEP", 1)
    running = home.ingest([files])
    for _ in range(3):
        next(running)
    running.close()  # two were published, the third is stored
    home.encoder.encoded.clear()
    assert outcomes(open_home().ingest([files])) == [("a", "unchanged"), ("b", "unchanged"), ("c", "unchanged")]
    assert sorted(t.rpartition("\n")[2] for t in home.encoder.encoded) == ["1. Mở trường.", "2. Sửa trường."]
    assert indexed(home) == FILES


@pytest.mark.parametrize("change", ["upload", "remove"])
def test_an_ingest_lets_who_waits_go_first_after_each_step(change, home, open_home, files, text_of, monkeypatch):
    monkeypatch.setattr(index.indexing, "STEP", 1)
    other, running = open_home(), home.ingest([files])
    tasks = {
        "upload": lambda: other.ingest_bytes(text_of("Tưới ngô.", "Giữ đê.", number="9").encode(), "x.txt"),
        "remove": lambda: other.remove("a"),
    }
    waiting = threading.Thread(target=tasks[change])
    assert next(running).document_id == "a"
    waiting.start()
    until_somebody_waits(home.path)
    assert next(running).document_id == "b"
    waiting.join()
    assert indexed(home) == ([*FILES[:2], "x#1", "x#2"] if change == "upload" else [])
    assert outcomes(running) == [("c", "added")]
    assert indexed(home) == sorted([*FILES, "x#1", "x#2"] if change == "upload" else FILES[2:])
    assert_in_step(home)


@pytest.mark.parametrize("change", ["upload", "remove", "correct"])
def test_a_change_goes_first_between_the_steps_of_a_catch_up_and_does_not_take_it_over(
    change, home, open_home, text_of, directive, monkeypatch
):
    monkeypatch.setattr(index.indexing, "STEP", 1)
    home.ingest_bytes(text_of("Tưới lúa.", number="1").encode(), "a.txt")
    for name, clause in (("b", "Chữa cháy."), ("c", "Mở trường."), ("d", "Vá đường.")):
        home.store.save(directive(name, clause))
    other, seen = open_home(), []
    tasks = {
        "upload": lambda: other.ingest_bytes(text_of("Giữ đê.", number="9").encode(), "x.txt"),
        "remove": lambda: other.remove("a"),
        "correct": lambda: other.correct("a", {"title": "Tưới"}),
    }

    def changed():
        tasks[change]()
        seen.append(sorted(other.searcher().manifest.documents))

    waiting = threading.Thread(target=changed)

    def progress(done, _):
        if done == 1:
            waiting.start()
            until_somebody_waits(home.path)
        seen.append(done)

    assert home.catch_up(progress) is True
    waiting.join()
    of = {"upload": ["a", "b", "x"], "remove": ["b"], "correct": ["a", "b"]}[change]
    assert seen == [1, of, 2, 3]
    assert sorted(home.store.digests()) == sorted({*of, "c", "d"})
    assert_in_step(home)


def test_a_change_goes_first_while_a_document_is_read(home, open_home, files, monkeypatch):
    list(home.ingest([files / "a.txt"]))
    reading, gone = index.changes.read_documents, ["a", "b"]

    def slowly(data, name, document_id):
        removing = threading.Thread(target=open_home().remove, args=[gone.pop(0)])
        removing.start()
        removing.join(60)
        assert not removing.is_alive()
        return reading(data, name, document_id)

    monkeypatch.setattr(index.changes, "read_documents", slowly)
    assert home.ingest_bytes((files / "b.txt").read_bytes(), "b.txt").outcome == "added"
    assert indexed(home) == FILES[2:4]
    assert outcomes(home.ingest([files / "c.txt"])) == [("c", "added")]
    assert indexed(home) == FILES[4:]


def until_somebody_waits(folder):
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        try:
            with FileLock(str(folder / ".lock.next"), timeout=0):
                pass
        except Timeout:
            return
    raise AssertionError("nobody waits")


def test_reindex_in_steps_answers_meanwhile_with_every_document(home, open_home, files, monkeypatch):
    list(home.ingest([files]))
    monkeypatch.setattr(index.indexing, "STEP", 1)
    seen = []
    home.reindex(lambda done, total: seen.append((done, total, indexed(open_home()))))
    assert seen == [(1, 3, FILES), (2, 3, FILES), (3, 3, FILES)]


def test_what_waits_for_nobody_answers_while_another_process_has_the_lock(home, open_home, files, directive):
    list(home.ingest([files]))
    home.store.save(directive("d", "Sửa cầu.", "Vá đường."))
    with FileLock(str(home.path / ".lock")):
        assert open_home().catch_up() is False
        assert indexed(open_home()) == FILES
    assert open_home().catch_up() is True
    assert indexed(home) == [*FILES, "d#1", "d#2"]


def test_a_home_that_yields_to_questions_indexes_as_any_other(home, files, text_of, monkeypatch):
    monkeypatch.setattr(index.indexing, "STEP", 1)
    list(home.ingest([files]))
    home.yield_to_questions()  # encoded in a thread of its own
    (files / "a.txt").write_text(text_of("Trồng rừng.", "Giữ đất.", number="1"), encoding="utf-8")
    assert outcomes(home.ingest([files / "a.txt"])) == [("a", "updated")]
    assert indexed(home) == FILES
    assert "Trồng rừng" in home.document("a", home.searcher()).text
