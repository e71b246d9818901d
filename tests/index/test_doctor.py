"""Damage of each kind is named in a line, mended where it can be derived, and stops nothing else."""

import json
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

import index.home
from corpus.environment import Environment
from corpus.errors import StoreError
from index.commands import doctor
from index.errors import IndexDamaged

B = "WHERE document_id = 'b'"


@pytest.fixture
def whole(home, files, text_of):
    (files / "b.txt").write_text(text_of("Sở Xây dựng chủ trì Chữa cháy.", "Báo cháy.", number="2"), encoding="utf-8")
    list(home.ingest([files]))
    return home


@pytest.fixture
def sql(whole):
    def run(statement, *values):
        with closing(sqlite3.connect(whole.store.path)) as connection, connection:
            connection.execute(statement, values)

    return run


def kinds(findings):
    return [(f.kind, f.document_id, f.mended) for f in findings]


def test_a_whole_home_has_no_findings_and_examining_changes_nothing(whole):
    before = {p: p.read_bytes() for p in whole.path.rglob("*") if p.is_file()}
    assert whole.examine() == []
    assert {p: p.read_bytes() for p in whole.path.rglob("*") if p.is_file()} == before
    assert whole.mend() == []


@pytest.mark.parametrize(
    ("damage", "kind", "said"),
    [
        (f"UPDATE documents SET text = replace(text, 'Chữa', 'Chứa') {B}", "document", "its text has SHA-256"),
        (f"UPDATE documents SET clauses = '[[' {B}", "document", "is damaged"),
        (f"UPDATE documents SET metadata = '{{\"colour\": 1}}' {B}", "document", "is damaged"),
        (f"UPDATE documents SET clauses = replace(clauses, '\"2\", [[', '\"1\", [[') {B}", "document", "one address"),
        (f"UPDATE heads SET metadata = '{{}}' {B}", "head", "its head is not the one"),
        (f"UPDATE heads SET length = 7 {B}", "head", "its head is not the one"),
        (f"DELETE FROM heads {B}", "head", "its head is not the one"),
        (f"DELETE FROM marks {B}", "head", "its head is not the one"),
        (f"UPDATE OR REPLACE marks SET mark = 'n 9/ct' {B}", "head", "its head is not the one"),
        (f"DELETE FROM duties {B}", "duties", "its duties are not those"),
        (f"UPDATE duties SET label = 'khoản 9' {B}", "duties", "its duties are not those"),
        (f"UPDATE duties SET agency = 'Sở X' {B}", "duties", "its duties are not those"),
        ("UPDATE agencies SET folded = 'x'", "duties", "its duties are not those"),
        (f"UPDATE documents SET source_sha256 = 'x' {B}", "digest", "two digests found of the bytes"),
        (f"UPDATE sources SET source_sha256 = 'x' {B}", "digest", "two digests found of the bytes"),
        ("INSERT INTO duties VALUES ('b', 9, 'Sở Y tế', 'khoản 9', '[[')", "duties", "its duties are not those"),
    ],
)  # fmt: skip
def test_damage_is_named_and_mended_from_what_is_whole(whole, sql, damage, kind, said):
    expected = whole.store.load_all()
    duties = [f.duty for f in whole.store.duties.select()]
    sql(damage)
    (finding,) = whole.examine()
    assert (finding.kind, finding.document_id, finding.mended, finding.do) == (kind, "b", False, "chithi doctor --mend")
    assert said in finding.why
    assert kinds(whole.mend()) == [(kind, "b", True)]
    assert whole.examine() == []
    assert whole.store.load_all() == expected
    assert [f.duty for f in whole.store.duties.select()] == duties
    assert whole.searcher().manifest.documents == whole.store.digests()


@pytest.mark.parametrize(
    ("table", "kinds_found", "do"),
    [
        ("labels", ["stray"], "say again who may see the document that they are of (chithi label), then "),
        ("corrections", ["stray", "head"], "correct the document that they are of again (chithi correct), then "),
        ("sources", ["stray"], "ingest the file that they are of again, then "),
        ("duties", ["duties", "duties"], ""),
        ("duty_states", ["duties"], ""),  # those of the document are read again by themselves
        ("marks", ["head", "head"], ""),
    ],
)
def test_what_lost_its_document_is_named_and_taken_away(whole, sql, table, kinds_found, do):
    whole.store.set_labels("b", frozenset({"internal"}))
    whole.correct("b", {"title": "Chữa cháy"})
    sql(f"UPDATE {table} SET document_id = 'x' {B}")
    found = whole.examine()
    assert [f.kind for f in found] == kinds_found
    assert (found[0].document_id, found[0].do) == ("x", f"{do}chithi doctor --mend")
    assert found[0].why == f"{table} found of a document 'x', which is not stored: those of another perhaps"
    assert all(f.mended for f in whole.mend())
    assert whole.examine() == []


def test_a_document_that_lost_its_name_is_given_it_back_with_all_that_is_kept_of_it(whole, sql):
    whole.store.set_labels("b", frozenset({"internal"}))
    whole.correct("b", {"title": "Chữa cháy"})
    expected, sources = whole.store.load_all(), whole.store.sources()
    sql(f"UPDATE documents SET document_id = 'x' {B}")
    (finding,) = whole.examine()
    assert (finding.kind, finding.document_id, finding.do) == ("name", "x", "chithi doctor --mend")
    assert finding.why == "document 'x' found where 'b' was stored"
    assert kinds(whole.mend()) == [("name", "x", True)]
    assert whole.examine() == []
    assert (whole.store.load_all(), whole.store.sources()) == (expected, sources)


def test_bytes_are_not_cleared_whose_digest_was_damaged_wherever_that_stands(whole, sql):
    kept = whole.store.originals.kept()
    sql("UPDATE documents SET source_sha256 = 'x'")
    sql("UPDATE sources SET source_sha256 = 'x'")
    whole.mend()
    assert whole.store.originals.kept() == kept


def test_what_cannot_be_derived_names_the_file_to_be_ingested_again(whole, sql, files):
    source = whole.store.sources("b")[0]
    whole.store.originals.remove(source.sha256)
    sql("UPDATE documents SET text = text || ' thêm' WHERE document_id = 'b'")
    (files / "b.txt").rename(files / "b-moved.txt")
    lost, damaged = whole.examine()
    again = f"ingest {files / 'b.txt'} again"
    assert [(f.kind, f.do) for f in (lost, damaged)] == [("source", again), ("document", again)]
    assert kinds(whole.mend()) == [("source", "b", False), ("document", "b", False)]
    # The others are listed and loaded all the same.
    assert [d.document_id for d in whole.store.whole()] == ["a", "c"]
    (files / "b-moved.txt").rename(files / "b.txt")
    assert kinds(whole.mend()) == [("source", "b", True), ("document", "b", True)]
    assert whole.examine() == []


def test_bytes_that_nothing_refers_to_and_half_files_are_cleared(whole):
    whole.store.originals.keep(b"never stored")
    half = whole.store.originals.path / "00" / ".half"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"x")
    assert kinds(whole.examine()) == [("left over", "", False)] * 2
    assert kinds(whole.mend()) == [("left over", "", True)] * 2
    assert whole.examine() == []
    assert whole.store.originals.kept() == {s.sha256 for s in whole.store.sources()}


def test_damaged_bytes_of_a_source_are_taken_from_its_file(whole, files):
    source = whole.store.sources("a")[0]
    (path,) = whole.store.originals.path.rglob(f"{source.sha256}*")
    path.write_bytes(b"x")
    assert kinds(whole.examine()) == [("source", "a", False)]
    assert kinds(whole.mend()) == [("source", "a", True)]
    assert whole.store.originals.load(source.sha256) == (files / "a.txt").read_bytes()


def test_a_home_that_kept_no_bytes_is_not_wrong(whole, sql):
    for sha256 in whole.store.originals.kept():
        whole.store.originals.remove(sha256)
    sql("DELETE FROM kept")
    assert whole.examine() == []


def test_a_damaged_database_is_one_finding_that_says_what_to_do(whole):
    data = bytearray(whole.store.path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    whole.store.path.write_bytes(data)
    (finding,) = whole.examine()
    assert (finding.kind, finding.mended) == ("database", False)
    originals = whole.path / "sources"
    assert (
        finding.do
        == f"put back a copy of {whole.store.path}, or move it and {originals} away and ingest the files again"
    )
    assert kinds(whole.mend()) == [("database", "", False)]


def test_a_database_that_is_gone_takes_nothing_with_it(whole, open_home):
    kept = {p: p.read_bytes() for p in whole.path.rglob("*") if p.is_file()}
    data = kept.pop(whole.store.path)
    whole.store.path.unlink()
    for home in (whole, open_home()):
        assert kinds(home.examine()) == kinds(home.mend()) == [("database", "", False)]
        for change in (home.is_empty, home.reindex, lambda home=home: home.ingest_bytes(b"1. B", "b.txt")):
            with pytest.raises(StoreError, match="is gone"):
                change()
    assert {p: p.read_bytes() for p in whole.path.rglob("*") if p.is_file()} == kept
    whole.store.path.write_bytes(data)
    assert open_home().examine() == []


def damaged_index(home):
    path = max((p for p in (home.path / "index").rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)
    path.write_bytes(path.read_bytes()[:-1])


def test_a_damaged_index_is_built_again(whole, open_home):
    damaged_index(whole)
    home = open_home()
    with pytest.raises(IndexDamaged):
        home.searcher()
    assert kinds(home.examine()) == [("index", "", False)]
    assert kinds(home.mend()) == [("index", "", True)]
    assert (open_home().examine(), len(open_home().searcher().entries)) == ([], 6)


def test_the_command_says_what_is_wrong_a_line_each_and_fails_until_it_is_mended(whole, sql, monkeypatch):
    encoder = whole.encoder
    monkeypatch.setattr(index.home, "load_encoder", lambda _: encoder)

    def call(*arguments):
        result = CliRunner().invoke(doctor, arguments, obj=Environment(whole.path))
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.stdout

    assert call() == (0, "well      3 documents\n")
    sql("UPDATE heads SET length = 7 WHERE document_id = 'b'")
    why = "document 'b': its head is not the one that its text and metadata give"
    assert call() == (1, f"wrong     {why}; chithi doctor --mend\n")
    status, out = call("--json")
    assert (status, json.loads(out)) == (
        1,
        [{"kind": "head", "document_id": "b", "why": why, "mended": False, "do": "chithi doctor --mend"}],
    )
    assert call("--mend") == (0, f"mended    {why}\n")
    assert call("--json") == (0, "[]\n")


def test_a_damaged_document_stops_no_other_from_being_indexed(whole, sql, open_home):
    sql("UPDATE documents SET text = text || ' thêm' WHERE document_id = 'b'")
    damaged_index(whole)
    home = open_home()
    home.reindex()
    assert {e.document_id for e in home.searcher().entries} == {"a", "c"}
    with pytest.raises(StoreError):
        home.store.load("b")
    home.mend()
    assert {e.document_id for e in home.searcher().entries} == {"a", "b", "c"}
