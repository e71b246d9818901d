import sqlite3
import threading
from contextlib import closing

import pytest

import index.home
from corpus.environment import Environment
from index.home import Home, Ingested
from index.ready import SAMPLE, current_home, open_home, ready_home, report_ingested, show_progress


@pytest.fixture(autouse=True)
def encoders(make_words, monkeypatch):
    encoder = make_words()
    monkeypatch.setattr(index.home, "load_encoder", lambda _: encoder)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def test_open_home_takes_the_encoder_from_the_environment(home, monkeypatch):
    asked = []
    monkeypatch.setattr(index.home, "load_encoder", asked.append)
    _ = open_home(Environment(home)).encoder
    _ = open_home(Environment(home, {"CHITHI_ENCODER": "some/model"})).encoder
    assert asked == ["bundled", "some/model"]


def test_ready_home_gives_an_empty_home_the_sample_corpus_and_says_only_so(home, capsys):
    ready = ready_home(Environment(home))
    said = f"{home}: no documents yet; ingesting the sample corpus that comes with chithi …\n"
    assert capsys.readouterr() == ("", said)
    # One sample is in TCVN3, of which a person who ingests it is warned.
    assert ready.store.load("tb-tiem-phong-gia-suc-nam-tan").warnings
    samples = sorted(p.stem for p in SAMPLE.iterdir())
    assert len(samples) >= 10
    assert sorted(ready.store.digests()) == samples == sorted(ready.searcher().manifest.documents)
    ready_home(Environment(home))
    assert capsys.readouterr() == ("", "")


def test_a_home_whose_last_document_was_removed_is_given_no_samples(home, directive, capsys):
    Home(home).store.save(directive("a", "Tưới lúa."))
    Home(home).remove("a")
    ready = ready_home(Environment(home))
    assert ready.store.digests() == {}
    assert (ready.is_empty(), ready.was_used()) == (True, True)
    assert capsys.readouterr() == ("", "")


def test_a_home_is_for_its_user_alone(home, directive):
    Home(home).store.save(directive("a", "Tưới lúa."))
    Home(home).reindex()
    assert oct(home.stat().st_mode & 0o777) == "0o700"
    assert oct((home / "documents.sqlite3").stat().st_mode & 0o777) == "0o600"
    home.chmod(0o755)  # as its user wants it
    Home(home).reindex()
    assert oct(home.stat().st_mode & 0o777) == "0o755"


def test_ready_home_brings_an_index_up_to_date_and_says_so(home, directive, capsys):
    Home(home).store.save(directive("a", "Tưới lúa."))
    Home(home).reindex()
    Home(home).store.save(directive("b", "Sửa cầu."))
    assert sorted(ready_home(Environment(home)).searcher().manifest.documents) == ["a", "b"]
    captured = capsys.readouterr()
    assert captured == ("", f"{home}: the index was behind the stored documents; it is up to date now\n")


def test_who_does_not_wait_is_given_what_was_published_and_the_rest_is_done_meanwhile(
    home, directive, make_words, monkeypatch, capsys
):
    may_encode = threading.Event()

    class Waiting(type(make_words())):
        def encode_passages(self, texts):
            assert may_encode.wait(60)
            return super().encode_passages(texts)

    encoder = Waiting()
    monkeypatch.setattr(index.home, "load_encoder", lambda _: encoder)
    may_encode.set()
    Home(home).store.save(directive("a", "Sở Y tế chủ trì tưới lúa.", "Giữ nước."))
    Home(home).reindex()
    may_encode.clear()
    Home(home).store.save(directive("b", "Sửa cầu.", "Vá đường."))
    with closing(sqlite3.connect(home / "documents.sqlite3")) as connection, connection:
        connection.execute("UPDATE duty_states SET version = 'older'")
    ready = current_home(Environment(home), wait=False)
    assert sorted(ready.searcher().manifest.documents) == ["a"]
    may_encode.set()
    caught_up()
    assert sorted(ready.searcher().manifest.documents) == ["a", "b"]
    assert ready.store.duties.stale() == []
    assert capsys.readouterr() == ("", "")


def caught_up():
    """Waits for what a home does in the background."""
    for thread in threading.enumerate():
        if thread.name == "catching up":
            thread.join()


def test_who_does_not_wait_is_given_a_home_in_step_where_nothing_is_published(home, directive):
    Home(home).store.save(directive("a", "Tưới lúa."))
    ready = current_home(Environment(home), wait=False)
    assert sorted(ready.searcher().manifest.documents) == ["a"]


def test_current_home_leaves_an_empty_home_as_it_is(home, capsys):
    assert current_home(Environment(home)).is_empty()
    assert not home.exists()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("result", "quiet", "out", "err"),
    [
        (Ingested("a.txt", "a", "added", warnings=("odd",)), False, "added     a\ta.txt\n", "warning   a: odd\n"),
        (Ingested("a.txt", "a", "added", warnings=("odd",)), True, "", ""),
        (Ingested("a.txt", "a", "failed", "a.txt: empty"), False, "", "failed    a.txt: empty\n"),
        (Ingested("a.txt", "a", "failed", "a.txt: empty"), True, "", "failed    a.txt: empty\n"),
    ],
)
def test_report_ingested_tells_of_a_shipped_file_only_that_it_failed(result, quiet, out, err, capsys):
    report_ingested(result, quiet)
    assert capsys.readouterr() == (out, err)


def test_show_progress_is_silent_where_nobody_watches(capsys):
    show_progress(256, 10_000)
    assert capsys.readouterr() == ("", "")
