import zipfile

import pytest

from corpus.correction import read_correction
from corpus.errors import UnknownDocument, UnknownSource
from corpus.store.sqlite import Store
from index.filing import Filing
from index.ingest import Ingested, ingest_bytes, ingest_files
from index.sources import find_source

CLAUSES = (
    "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát các bến bãi vật liệu xây dựng ven sông.",
    "Công an tỉnh xử lý phương tiện chở quá tải trên các tuyến đường tỉnh và đường đê.",
    "Ủy ban nhân dân các xã, phường kiểm tra bến bãi trên địa bàn mỗi tháng một lần, gửi kết quả về Sở Xây dựng.",
)
OTHER = ("Sở Công Thương công bố giá cát hằng quý.", "Thanh tra tỉnh xem xét việc cấp phép khai thác mỏ.")


def directive(*clauses, number="12", day="05", year=2025, issuer="TỈNH AN SƠN"):
    """A directive; without a number and a day it is a draft."""
    dated = f"An Sơn, ngày {day} tháng 3 năm {year}\n" if day else ""
    numbered = f"Số: {number}/CT-UBND\n" if number else ""
    body = "\n".join(f"{n}. {text}" for n, text in enumerate(clauses or CLAUSES, start=1))
    return (
        f"ỦY BAN NHÂN DÂN\n{issuer}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{numbered}{dated}"
        f"CHỈ THỊ\nVề việc quản lý bến bãi\n{body}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
        "Trần Văn Mẫu\n"
    )


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "home")


@pytest.fixture
def put(tmp_path):
    """Writes texts into files below a folder, which it gives."""

    def write(**texts):
        for name, text in texts.items():
            path = tmp_path / "files" / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "files"

    return write


def ingest(store, *paths):
    return [(r.document_id, r.outcome) for r in ingest_files(Filing(store), paths)]


def sources(store, document_id=None):
    """Name of each source, the one that is searched first."""
    return [s.name for s in store.sources(document_id)]


# --- another directive of the same file name


@pytest.mark.parametrize(
    "other",
    [
        directive(year=2024),
        directive(number="13"),
        directive(issuer="TỈNH HÒA BÌNH"),
        directive(*OTHER),
        directive(*OTHER, number="", day=""),
        directive(CLAUSES[0], *OTHER, number="", day=""),
    ],
    ids=["year", "number", "issuer", "words", "no head", "a clause in common"],
)
def test_another_directive_of_the_same_name_is_another_document(store, put, other):
    folder = put(a__ct_txt=directive(), b__ct_txt=other)
    first, second = ingest_files(Filing(store), [folder])
    assert [(r.document_id, r.outcome) for r in (first, second)] == [("ct", "added"), ("ct-2", "added")]
    assert second.warnings == ("'ct' is the id of another document (Chỉ thị số 12/CT-UBND), which stays as it is",)
    assert len(store.load_all()) == 2
    assert ingest(store, folder) == [("ct", "unchanged"), ("ct-2", "unchanged")]
    # In a run of its own, too.
    put(c__ct_txt=directive(number="99"))
    assert ingest(store, folder / "c") == [("ct-3", "added")]


def test_another_directive_in_the_place_of_one_that_is_stored_leaves_that_stored(store, put):
    folder = put(scan_txt=directive())
    ingest(store, folder)
    put(scan_txt=directive(*OTHER, number="13"))
    (result,) = ingest_files(Filing(store), [folder])
    assert result == Ingested(
        str(folder / "scan.txt"),
        "scan-2",
        "added",
        warnings=(
            "this file held Chỉ thị số 12/CT-UBND before, which stays stored as 'scan'; `chithi remove scan` takes it"
            " away",
        ),
    )
    assert [d.metadata.number for d in store.load_all()] == ["12/CT-UBND", "13/CT-UBND"]
    assert ingest(store, folder) == [("scan-2", "unchanged")]
    put(scan_txt=directive())
    assert ingest(store, folder) == [("scan", "unchanged")]


def test_a_slip_in_a_head_that_was_mended_makes_no_other_directive(store, put):
    folder = put(scan_txt=directive(number="21"))
    ingest(store, folder)
    put(scan_txt=directive(number="12"))
    assert ingest(store, folder) == [("scan", "updated")]
    assert store.load("scan").metadata.number == "12/CT-UBND"


def test_what_a_file_says_now_replaces_what_it_said(store, put):
    folder = put(ct_txt=directive(number="", day=""))
    ingest(store, folder)
    put(ct_txt=directive(*CLAUSES[:2], *OTHER))  # numbered, dated, and changed
    assert ingest(store, folder) == [("ct", "updated")]
    assert store.load("ct").metadata.number == "12/CT-UBND"
    assert sources(store) == ["ct.txt"]


def test_members_of_zips_and_files_that_were_sent_overwrite_nothing_either(store, tmp_path):
    for folder in ("2024", "2025"):
        with zipfile.ZipFile(tmp_path / f"{folder}.zip", "w") as archive:
            archive.writestr("ct.txt", directive(year=int(folder)))
    assert ingest(store, tmp_path / "2024.zip", tmp_path / "2025.zip") == [("ct", "added"), ("ct-2", "added")]
    assert ingest(store, tmp_path / "2024.zip", tmp_path / "2025.zip") == [("ct", "unchanged"), ("ct-2", "unchanged")]

    def send(text, document_id=None):
        result = ingest_bytes(Filing(store), text.encode(), "scan.txt", document_id, "scan.txt")
        return result.document_id, result.outcome

    assert send(directive(number="20")) == ("scan", "added")
    assert send(directive(*OTHER, number="21")) == ("scan-2", "added")
    assert send(directive(*OTHER, number="20")) == ("scan", "updated")  # its number says that it is the same
    assert send(directive(number="22"), "scan") == ("scan", "updated")  # as was asked
    assert [store.load(i).metadata.number for i in ("scan", "scan-2")] == ["22/CT-UBND", "21/CT-UBND"]


# --- the same directive in two files

NOISY = directive().replace("bến bãi", "bên bãi").replace("rà soát", "ra soát")


@pytest.mark.parametrize(
    ("first", "second", "searched"),
    [
        (directive(), directive().replace("\n1.", "\n\n1."), "a.txt"),
        (directive(), NOISY, "a.txt"),  # tone marks misread
        (directive(), directive(number="", day=""), "a.txt"),  # the draft that it was printed from
        (directive(number="", day=""), directive(), "b.txt"),
        (directive(), directive(number="012").replace("ỦY BAN NHÂN DÂN\nTỈNH", "UBND TỈNH"), "a.txt"),
        (directive(), directive(*CLAUSES, *OTHER), "b.txt"),  # with what the other lacks
        (directive(*CLAUSES, *OTHER), directive(), "a.txt"),
    ],
    ids=["as it is", "scan", "draft", "draft first", "short forms", "more", "less"],
)
def test_one_directive_in_two_files_is_one_document_with_both_as_sources(store, put, first, second, searched):
    folder = put(a_txt=first, b_txt=second)
    results = list(ingest_files(Filing(store), [folder]))
    assert [(r.document_id, r.outcome) for r in results] == [("a", "added"), ("a", "matched")]
    assert results[1].warnings[-1].startswith("b.txt is the same directive as a.txt (Chỉ thị")
    assert f"the text of {searched} is searched" in results[1].warnings[-1]
    assert sources(store) == [searched, {"a.txt": "b.txt", "b.txt": "a.txt"}[searched]]
    assert store.load("a").source_name == searched
    assert ingest(store, folder) == [("a", "unchanged"), ("a", "unchanged")]


@pytest.mark.parametrize(
    "other",
    [
        directive(number="", day="").replace("rà soát", "công bố"),
        directive(number="", day="").replace("một lần", "2 lần"),
        directive(number="", day="").replace("Công an tỉnh xử lý phương tiện chở quá tải", "Sở Y tế xét nghiệm nước"),
        directive(*CLAUSES[:2], number="", day=""),
    ],
)
def test_a_draft_that_says_something_else_is_another_document(store, put, other):
    assert ingest(store, put(a_txt=directive(number="", day=""), b_txt=other)) == [("a", "added"), ("b", "added")]


def test_what_reads_otherwise_in_the_other_file_is_named(store, put):
    folder = put(a_txt=directive(), b_txt=directive().replace("mỗi tháng", "mỗi quý"))
    results = list(ingest_files(Filing(store), [folder]))
    assert results[1].warnings == (
        "b.txt is the same directive as a.txt (Chỉ thị số 12/CT-UBND): counted once, the text of a.txt is searched (the"
        " other reads differently in 3); to keep both, ingest it with --id",
    )


def test_a_later_version_in_another_folder_is_searched(store, put):
    folder = put(a__ct_txt=directive())
    ingest(store, folder)
    put(b__ct_txt=directive().replace("mỗi tháng", "mỗi quý"))
    assert ingest(store, folder) == [("ct", "unchanged"), ("ct", "updated")]
    assert "mỗi quý" in store.load("ct").text
    assert [s.place for s in store.sources()] == [str(folder / n / "ct.txt") for n in ("b", "a")]
    assert ingest(store, folder) == [("ct", "unchanged"), ("ct", "unchanged")]


def test_a_copy_is_a_source_and_a_file_that_was_moved_is_the_same_one(store, put):
    folder = put(a_txt=directive(), c__b_txt=directive())
    assert ingest(store, folder) == [("a", "added"), ("a", "matched")]
    (folder / "a.txt").rename(folder / "d.txt")
    assert ingest(store, folder) == [("a", "unchanged"), ("a", "unchanged")]
    assert [s.place for s in store.sources()] == [str(folder / "d.txt"), str(folder / "c" / "b.txt")]


def test_a_second_file_under_an_id_of_its_own_is_kept_apart_with_a_word(store, put):
    folder = put(a_txt=directive(), b_txt=directive().replace("mỗi tháng", "mỗi quý"))
    ingest(store, folder / "a.txt")
    (result,) = ingest_files(Filing(store), [folder / "b.txt"], "riêng")
    assert (result.document_id, result.outcome) == ("riêng", "added")
    assert result.warnings == ("the same directive is stored as 'a' too; what it orders is counted twice",)
    assert ingest(store, folder) == [("a", "unchanged"), ("riêng", "unchanged")]


def test_an_id_that_is_given_replaces_what_it_held_with_a_word(store, put):
    folder = put(a_txt=directive(), b_txt=directive(*OTHER, number="13"))
    ingest(store, folder / "a.txt")
    (result,) = ingest_files(Filing(store), [folder / "b.txt"], "a")
    assert (result.document_id, result.outcome) == ("a", "updated")
    assert result.warnings == ("Chỉ thị số 12/CT-UBND was stored under this id before; it is replaced, as --id asked",)


# --- sources come and go


def test_removing_one_of_two_sources_keeps_the_document_with_the_other(store, put):
    folder = put(a_txt=directive(), b_txt=NOISY)
    ingest(store, folder)
    store.remove_source("a", find_source(store, "a", "a.txt").place)
    assert (sources(store), store.load("a").source_name) == (["b.txt"], "b.txt")
    assert "bên bãi" in store.load("a").text
    store.remove_source("a", find_source(store, "a", str(folder / "b.txt")).place)
    assert (sources(store), store.load_all()) == ([], [])


def test_a_source_that_changes_into_another_directive_leaves_its_document(store, put):
    folder = put(a_txt=directive(number="", day=""), b_txt=directive())
    ingest(store, folder)
    put(a_txt=directive(*OTHER, number="", day=""))
    assert ingest(store, folder) == [("a-2", "added"), ("a", "unchanged")]
    assert sources(store, "a") == ["b.txt"]
    assert store.load("a-2").text.count("Sở Công Thương") == 1


def test_find_source_names_what_there_is(store, put):
    folder = put(a__ct_txt=directive(), b__ct_txt=NOISY)
    ingest(store, folder)
    listed = f"one of these expected: {folder / 'b' / 'ct.txt'}; {folder / 'a' / 'ct.txt'}"
    for source, what in (("x.txt", "no such source"), ("ct.txt", "several sources of that name")):
        with pytest.raises(UnknownSource) as caught:
            find_source(store, "ct", source)
        assert str(caught.value) == f"document 'ct': {what} found for {source!r}, {listed}"
    with pytest.raises(UnknownDocument):
        find_source(store, "x", "ct.txt")


# --- who may see them


def test_labels_that_are_given_hold_for_every_document_of_the_run_known_or_not(store, put):
    folder = put(a_txt=directive(), b_txt=directive(*OTHER, number="13"))
    ingest(store, folder / "a.txt")
    for labels in (frozenset({"internal"}), frozenset({"Thanh tra"})):
        list(ingest_files(Filing(store, labels), [folder]))
        assert store.labels() == {"a": labels, "b": labels}
    ingest(store, folder)
    assert store.visible(()) == frozenset()


def test_another_directive_in_a_file_is_seen_by_those_who_saw_what_it_held_before(store, put):
    folder = put(a_txt=directive())
    list(ingest_files(Filing(store, frozenset({"internal"})), [folder]))
    put(a_txt=directive(*OTHER, number="13"), b_txt=directive(CLAUSES[0], number="14"))
    assert ingest(store, folder) == [("a-2", "added"), ("b", "added")]
    assert store.visible(()) == {"b"}


def test_a_number_that_was_corrected_is_not_taken_for_what_the_file_says(store, put):
    folder = put(a_txt=directive(number="72"))
    ingest(store, folder)
    store.correct("a", read_correction({"number": "12/CT-UBND"}))
    put(a_txt=directive(*CLAUSES, OTHER[0], number="72"))
    assert ingest(store, folder) == [("a", "updated")]
    assert (store.load("a").name, len(store.load_all())) == ("Chỉ thị số 12/CT-UBND", 1)
    # The same directive from another file, well read.
    put(b_txt=directive(*CLAUSES, OTHER[0], number="12"))
    assert ingest(store, folder) == [("a", "unchanged"), ("a", "matched")]


# --- homes of before


def test_documents_stored_before_sources_were_kept_are_known_by_their_bytes_and_names(store, put):
    from contextlib import closing
    from sqlite3 import connect

    folder = put(a_txt=directive(number="", day=""), b_txt=directive(*OTHER))
    ingest(store, folder)
    with closing(connect(store.path)) as connection, connection:
        connection.execute("DROP TABLE sources")
        connection.execute("UPDATE documents SET reader = 1 WHERE document_id = 'b'")
        connection.execute("PRAGMA user_version = 2")
    put(a_txt=directive(*CLAUSES[:2], OTHER[0], number="", day=""))
    assert sources(store) == ["a.txt", "b.txt"]
    assert ingest(store, folder) == [("a", "updated"), ("b", "updated")]
    assert [s.place for s in store.sources()] == [str(folder / "a.txt"), str(folder / "b.txt")]
    assert ingest(store, folder) == [("a", "unchanged"), ("b", "unchanged")]
