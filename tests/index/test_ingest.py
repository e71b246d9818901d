import io
import zipfile
from email.message import EmailMessage

import pytest

from corpus.errors import InvalidIdentifier, ReadError
from corpus.store.sqlite import Store
from index.filing import Filing
from index.ingest import Ingested, ingest_bytes, ingest_files


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "home")


def outcomes(results):
    return [(r.document_id, r.outcome) for r in results]


def test_ingest_tells_added_updated_and_unchanged_files_apart(store, files, text_of):
    assert outcomes(ingest_files(Filing(store), [files / "b.txt", files / "a.txt"])) == [("b", "added"), ("a", "added")]
    (files / "b.txt").write_text(text_of("Chữa cháy rừng.", "Báo cháy.", number="2"), encoding="utf-8")
    assert list(ingest_files(Filing(store), [files])) == [
        Ingested(str(files / "a.txt"), "a", "unchanged"),
        Ingested(str(files / "b.txt"), "b", "updated"),
        Ingested(str(files / "c.txt"), "c", "added"),
    ]
    assert store.load("b").text.endswith("1. Chữa cháy rừng.\n2. Báo cháy.")


def test_ingest_gives_the_second_of_two_files_of_one_stem_an_id_of_its_own(store, files, text_of):
    (files / "sub").mkdir()
    (files / "sub" / "a.md").write_text(text_of("Khác hẳn."), encoding="utf-8")
    results = list(ingest_files(Filing(store), [files]))
    assert outcomes(results) == [("a", "added"), ("b", "added"), ("c", "added"), ("a-2", "added")]
    assert results[3].warnings[-1] == (
        "'a' is the id of another document (Công văn số 1/UBND-NN), which stays as it is"
    )
    assert store.load("a").text.endswith("2. Phát thuốc.")
    assert store.load("a-2").text.endswith("1. Khác hẳn.")
    assert {(r.outcome) for r in ingest_files(Filing(store), [files])} == {"unchanged"}


def test_ingest_of_a_file_that_failed_leaves_its_stem_to_the_next(store, files, text_of):
    (files / "d.docx").write_bytes(b"no zip")
    (files / "d.txt").write_text(text_of("Đắp đê."), encoding="utf-8")
    assert outcomes(ingest_files(Filing(store), [files]))[-2:] == [("d", "failed"), ("d", "added")]


def test_ingest_takes_stems_that_differ_only_in_composition_for_the_same(store, files, text_of):
    for name in ("hoà.txt", "hoa\u0300.md"):
        (files / name).write_text(text_of("Hòa giải."), encoding="utf-8")
    assert outcomes(ingest_files(Filing(store), [files]))[-2:] == [("hoà", "added"), ("hoà", "matched")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n\t"),
        ("picture.txt", b"\x89PNG\r\n"),
        ("letter.docx", b"PK\x03\x04"),
        ("no ending", b"1. X."),
        (f"{'x' * 201}.txt", b"1. X."),
        ("...txt", b"1. X."),
        ("mark.txt", b"\xef\xbb\xbf"),
        ("nbsp.txt", "\u00a0\u200b".encode()),
    ],
)
def test_ingest_names_a_bad_file_and_goes_on(name, data, store, files):
    (files / name).write_bytes(data)
    results = list(ingest_files(Filing(store), [files / name, files / "a.txt"]))
    assert [r.outcome for r in results] == ["failed", "added"]
    assert results[0].reason
    assert results[0].path == str(files / name)
    assert list(store.digests()) == ["a"]


def test_ingest_names_a_file_that_is_not_there(store, tmp_path):
    (result,) = ingest_files(Filing(store), [tmp_path / "nowhere.txt"])
    assert result == Ingested(
        str(tmp_path / "nowhere.txt"),
        "nowhere",
        "failed",
        f"{tmp_path / 'nowhere.txt'}: cannot be read (No such file or directory)",
    )


def test_ingest_warns_of_repeated_markers_and_of_text_without_any(store, tmp_path, text_of):
    repeated, plain = tmp_path / "repeated.txt", tmp_path / "plain.txt"
    repeated.write_text(text_of("Một.", "Hai.") + "Phụ thêm:\n1. Ba.\n2. Bốn.\n", encoding="utf-8")
    plain.write_text("Sáng mai họp toàn cơ quan.\n", encoding="utf-8")
    results = list(ingest_files(Filing(store), [repeated, plain]))
    assert [r.warnings for r in results] == [
        ("1~2: the document repeats this marker", "2~2: the document repeats this marker"),
        ("no numbered clause found: the whole text is one clause",),
    ]


def test_ingest_names_each_file_of_an_archive_and_the_archive_that_is_none(store, tmp_path, text_of):
    whole, broken = tmp_path / "whole.zip", tmp_path / "broken.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("2021/a.txt", text_of("Tưới lúa."))
        archive.writestr("2022/a.txt", text_of("Phát thuốc."))
        archive.writestr("b.txt", b"")
    broken.write_bytes(b"PK no archive")
    results = list(ingest_files(Filing(store), [whole, broken]))
    assert [(r.path, r.document_id, r.outcome) for r in results] == [
        (f"{whole}/2021/a.txt", "a", "added"),
        (f"{whole}/2022/a.txt", "a-2", "added"),
        (f"{whole}/b.txt", "b", "failed"),
        (str(broken), "broken", "failed"),
    ]


def test_ingest_under_a_given_id_takes_one_file_of_an_archive(store, tmp_path, text_of):
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("a.txt", text_of("Tưới lúa."))
        archive.writestr("b.txt", text_of("Phát thuốc."))
    results = list(ingest_files(Filing(store), [whole], "x"))
    assert outcomes(results) == [("x", "added"), ("x", "failed")]
    assert results[1].reason == (
        f"{whole}/b.txt: {whole}/a.txt has the same id 'x'; rename one, or ingest it alone with --id"
    )


def test_ingest_bytes_stores_or_raises(store, text_of):
    data = text_of("Tưới lúa.", "Giữ nước.").encode()
    assert ingest_bytes(Filing(store), data, "a.txt", "gửi", "x/a.txt") == Ingested("x/a.txt", "gửi", "added")
    assert ingest_bytes(Filing(store), data, "a.txt", "gửi", "x/a.txt") == Ingested("x/a.txt", "gửi", "unchanged")
    with pytest.raises(ReadError):
        ingest_bytes(Filing(store), b"%PDF-1.7", "x.txt", "x", "x.txt")
    with pytest.raises(InvalidIdentifier):
        ingest_bytes(Filing(store), data, "a.txt", "a/b", "a.txt")
    assert list(store.digests()) == ["gửi"]


def two_in_one(text_of):
    signed = "Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Sông\n"
    return "".join(text_of(*tasks, number=n) + signed for n, tasks in (("1", ("A.", "B.")), ("2", ("Đắp đê.", "C."))))


def test_ingest_stores_every_document_of_a_file_and_says_so(store, tmp_path, text_of):
    file = tmp_path / "hai.txt"
    file.write_text(two_in_one(text_of), encoding="utf-8")
    (result,) = ingest_files(Filing(store), [file])
    assert (result.document_id, result.outcome) == ("hai", "added")
    assert [w for w in result.warnings if "documents" in w] == [
        f"The file holds 2 documents; {store.load('hai~2').name} is read as hai~2."
    ]
    assert sorted(store.digests()) == ["hai", "hai~2"]
    assert "Đắp đê." in store.load("hai~2").text
    assert outcomes(ingest_files(Filing(store), [file])) == [("hai", "unchanged")]
    # The file holds one document now.
    file.write_text(text_of("A.", "B."), encoding="utf-8")
    assert outcomes(ingest_files(Filing(store), [file])) == [("hai", "updated")]
    assert list(store.digests()) == ["hai"]


def test_ingest_never_takes_the_id_of_another_file_for_a_second_document(store, tmp_path, text_of):
    other, file = tmp_path / "hai~2.txt", tmp_path / "hai.txt"
    other.write_text(text_of("Khác.", "Hẳn."), encoding="utf-8")
    file.write_text(two_in_one(text_of), encoding="utf-8")
    results = list(ingest_files(Filing(store), [other, file]))
    assert outcomes(results) == [("hai~2", "added"), ("hai", "added")]
    assert sorted(store.digests()) == ["hai", "hai-2~2", "hai~2"]
    assert "Đắp đê." in store.load("hai-2~2").text
    assert "Khác." in store.load("hai~2").text


def test_ingest_gives_an_id_away_again_that_was_freed_in_the_same_run(store, tmp_path, text_of):
    first, other = tmp_path / "a" / "hai.txt", tmp_path / "b" / "hai.txt"
    first.parent.mkdir()
    other.parent.mkdir()
    first.write_text(two_in_one(text_of), encoding="utf-8")
    list(ingest_files(Filing(store), [first]))
    first.write_text(text_of("A.", "B."), encoding="utf-8")
    other.write_text(two_in_one(text_of).replace("Đắp đê.", "Trồng ngô.").replace("A.", "Giữ chợ."), encoding="utf-8")
    assert outcomes(ingest_files(Filing(store), [first, other])) == [("hai", "updated"), ("hai-2", "added")]
    assert sorted(store.digests()) == ["hai", "hai-2", "hai~2"]
    assert "Trồng ngô." in store.load("hai~2").text


def test_ingest_names_each_file_of_a_mail_and_of_archives_in_it(store, tmp_path, text_of):
    packed, mail, outer = io.BytesIO(), EmailMessage(), tmp_path / "gói.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("c.txt", text_of("Giữ nước.", number="3"))
    mail["From"], mail["Subject"] = "a@xa.vn", "Gửi"
    mail.set_content("Xin gửi.")
    for name, data in [("a.txt", text_of("Tưới lúa.").encode()), ("b.docx", b"PK"), ("g.zip", packed.getvalue())]:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    (tmp_path / "t.eml").write_bytes(mail.as_bytes())
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("x/t.eml", mail.as_bytes())
        archive.writestr("x/y.eml", b"no mail")
    results = list(ingest_files(Filing(store), [tmp_path / "t.eml", outer]))
    assert [(r.path.removeprefix(f"{tmp_path}/"), r.document_id, r.outcome) for r in results] == [
        ("t.eml/a.txt", "a", "added"),
        ("t.eml/b.docx", "b", "failed"),
        ("t.eml/g.zip/c.txt", "c", "added"),
        ("gói.zip/x/t.eml/a.txt", "a", "matched"),
        ("gói.zip/x/t.eml/b.docx", "b", "failed"),
        ("gói.zip/x/t.eml/g.zip/c.txt", "c", "matched"),
        ("gói.zip/x/y.eml", "y", "failed"),
    ]
