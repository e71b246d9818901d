"""What the audit log says of changes that are made by commands."""

import os
import pwd

import pytest
from click.testing import CliRunner

from api.state.state import State
from chithi import main

NAME = pwd.getpwuid(os.getuid()).pw_name
NOTED = {"account": "local", "name": NAME, "question": "", "status": "", "document_id": "", "clauses": []}


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path, letter):
    path = tmp_path / "trồng cây.txt"
    path.write_text(letter, encoding="utf-8")
    return path


@pytest.fixture
def run(home, monkeypatch):
    """Runs a command line over the home, on behalf of the account whatever variables say; gives its exit status."""

    def call(*arguments, audit=None):
        monkeypatch.setenv("USER", "stranger")
        monkeypatch.setenv("LOGNAME", "stranger")
        monkeypatch.delenv("CHITHI_AUDIT", raising=False)
        if audit is not None:
            monkeypatch.setenv("CHITHI_AUDIT", audit)
        return CliRunner().invoke(main, ["--home", str(home), *map(str, arguments)]).exit_code

    return call


def events(home):
    return [{k: v for k, v in e.items() if k != "at"} for e in State(home).audit.export()]


def test_changes_by_commands_are_in_the_log(run, home, file):
    assert run("ingest", file, "--id", "a", "--label", "so-y-te", "--label", "internal", audit="on") == 0
    assert run("ingest", file, "--id", "a", audit="on") == 0
    assert run("ingest", file, "--id", "a", "--label", "public", audit="on") == 0
    assert run("label", "a", "--set", "internal", audit="on") == 0
    assert run("correct", "a", "--title", "Trồng cây", "--number", "", audit="on") == 0
    assert run("correct", "a", "--reset", audit="on") == 0
    assert run("remove", "a", "--source", file.name, audit="on") == 0
    assert run("remove", "b", audit="on") == 1
    for shown in (["label", "a"], ["correct", "a"], ["clauses", "a"], ["documents"]):
        run(*shown, audit="on")
    of_a = NOTED | {"document_id": "a"}
    path = f"path={file}"
    assert events(home) == [
        of_a | {"action": "upload", "question": f"{path} label=internal label=so-y-te"},
        of_a | {"action": "stored", "question": "label=internal label=so-y-te", "status": "added"},
        of_a | {"action": "upload", "question": path},
        of_a | {"action": "upload", "question": f"{path} label=public"},
        of_a | {"action": "stored", "question": "label=public", "status": "unchanged"},
        of_a | {"action": "label", "question": "label=internal"},
        of_a | {"action": "correct", "question": "number= title=Trồng cây"},
        of_a | {"action": "correct", "question": "reset=true"},
        of_a | {"action": "delete", "question": f"source={file.name}"},
        NOTED | {"action": "delete", "document_id": "b"},
    ]


@pytest.mark.parametrize("served", ["alone", "to others", "to others before"])
@pytest.mark.parametrize("audit", [None, "off", "on"])
def test_without_a_setting_commands_are_noted_where_a_log_is_kept(run, home, file, served, audit):
    kept = audit == "on" or (audit is None and served != "alone")
    if served != "alone":
        assert run("keys", "add", "Văn thư") == 0
    if served == "to others before":
        assert run("keys", "revoke", "Văn thư") == 0
    before = events(home)
    assert [e["name"] for e in before] == [NAME] * len(before)
    assert run("ingest", file, "--id", "a", audit=audit) == 0
    assert [e["action"] for e in events(home)[len(before) :]] == (["upload", "stored"] if kept else [])
    assert (home / "state.sqlite3").exists() is (served != "alone" or kept)


def test_a_log_that_is_away_is_told_once_and_holds_nothing_up(run, home, tmp_path, letter, caplog):
    files = [tmp_path / f"{n}.txt" for n in range(3)]
    for n, file in enumerate(files):
        file.write_text(letter.replace("45/UBND-NN", f"{n + 1}/UBND-NN"), encoding="utf-8")
    home.mkdir()
    (home / "state.sqlite3").mkdir()
    assert run("ingest", *files) == 0
    told = [r.getMessage() for r in caplog.records if r.name == "chithi.audit"]
    assert [m.partition(" (")[0] for m in told] == ["not noted in the audit log: upload by local"]


def test_what_must_be_noted_and_cannot_be_is_not_done(run, home, file):
    assert run("ingest", file, "--id", "a") == 0
    (home / "state.sqlite3").mkdir()
    for change in (
        ["ingest", file, "--id", "b"],
        ["label", "a", "--set", "internal"],
        ["correct", "a", "--title", "Trồng cây"],
        ["remove", "a"],
    ):
        assert run(*change, audit="required") == 1
    (home / "state.sqlite3").rmdir()
    assert (run("text", "b"), run("text", "a")) == (1, 0)
    from index.home import Home

    document = Home(home).store.load("a")
    assert (document.labels, document.corrected) == (frozenset({"public"}), ())
