import json
import threading
from dataclasses import asdict, replace

import pytest

from index.errors import IndexDamaged, IndexWriteError
from index.local.folder import FORMAT, Manifest, digests, load_manifest, publish, published, scratch

# sha256 of b"a" and b"b", from `printf a | sha256sum`.
SHA_A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
SHA_B = "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"


def manifest(files):
    return Manifest(FORMAT, "toy", "1", 4, 2, 1, {"d": "x"}, ["thach giang"], {}, {}, files)


def publish_files(root, contents):
    folder = scratch(root)
    for name, text in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return publish(root, folder, manifest(digests(folder)))


def names(root):
    return sorted(p.name for p in root.iterdir())


def test_published_is_none_where_nothing_ever_was(tmp_path):
    assert published(tmp_path / "nowhere") is None
    assert published(tmp_path) is None


def test_publish_makes_a_built_folder_the_index_with_its_manifest(tmp_path):
    folder = publish_files(tmp_path, {"passages.jsonl": "a", "lexical/meta.json": "b"})
    assert published(tmp_path) == folder == tmp_path / "1"
    assert load_manifest(folder) == manifest({"lexical/meta.json": SHA_B, "passages.jsonl": SHA_A})
    assert names(tmp_path) == ["1", "current"]


def test_publish_shows_the_old_index_until_the_new_one_is_named(tmp_path):
    old = publish_files(tmp_path, {"a": "old"})
    folder = scratch(tmp_path)
    (folder / "a").write_text("new", encoding="utf-8")
    assert published(tmp_path) == old
    assert folder.parent == tmp_path
    new = publish(tmp_path, folder, manifest(digests(folder)))
    assert published(tmp_path) == new
    assert [(old / "a").read_text(encoding="utf-8"), (new / "a").read_text(encoding="utf-8")] == ["old", "new"]


def test_publish_keeps_the_folder_before_and_drops_older_and_abandoned_ones(tmp_path):
    for text in "123":
        publish_files(tmp_path, {"a": text})
    (tmp_path / ".building-9").mkdir()  # of a process that was killed
    (tmp_path / "notes").mkdir()  # not ours
    publish_files(tmp_path, {"a": "4"})
    assert names(tmp_path) == ["3", "4", "current", "notes"]
    assert published(tmp_path) == tmp_path / "4"


def test_scratch_is_empty_even_where_a_killed_build_left_something(tmp_path):
    publish_files(tmp_path, {"a": "1"})
    first = scratch(tmp_path)
    (first / "half").write_text("half", encoding="utf-8")
    second = scratch(tmp_path)
    assert list(second.iterdir()) == []
    assert second.name == ".building-2"


def test_readers_see_the_old_or_the_new_index_never_half_of_one(tmp_path):
    publish_files(tmp_path, {"a": "0", "b": "0"})
    seen, failures, stop, read = [], [], threading.Event(), threading.Semaphore(0)

    def reader():
        while not stop.is_set():
            try:
                folder = published(tmp_path)
                load_manifest(folder)
                seen.append((folder / "a").read_text(encoding="utf-8") + (folder / "b").read_text(encoding="utf-8"))
            except Exception as error:
                failures.append(error)
            read.release()

    thread = threading.Thread(target=reader)
    thread.start()
    for n in range(1, 60):
        publish_files(tmp_path, {"a": str(n), "b": str(n)})
        while read.acquire(blocking=False):
            pass
        # A read that began after this publication has ended: no read lasts over two, after which a folder may go.
        read.acquire()
        read.acquire()
    stop.set()
    thread.join()
    assert failures == []
    assert set(seen) <= {f"{n}{n}" for n in range(60)}
    assert seen[-1] == "5959"


@pytest.mark.parametrize("pointer", [b"7", b"", b"../elsewhere", b"\xff\xfe", b"1/2"])
def test_published_says_that_the_pointer_names_nothing(pointer, tmp_path):
    publish_files(tmp_path, {"a": "1"})
    (tmp_path / "current").write_bytes(pointer)
    with pytest.raises(IndexDamaged) as caught:
        published(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'current'}: damaged (")
    assert "chithi reindex" in str(caught.value)


@pytest.mark.parametrize("name", ["passages.jsonl", "lexical/meta.json"])
@pytest.mark.parametrize("how", ["changed", "missing", "longer"])
def test_load_manifest_names_the_file_that_is_not_what_it_describes(name, how, tmp_path):
    folder = publish_files(tmp_path, {"passages.jsonl": "a", "lexical/meta.json": "a"})
    path = folder / name
    if how == "missing":
        path.unlink()
    else:
        path.write_text("b" if how == "changed" else "ab", encoding="utf-8")
    with pytest.raises(IndexDamaged) as caught:
        load_manifest(folder)
    # sha256 of b"ab", likewise.
    found = {"changed": SHA_B, "missing": "missing"}.get(
        how, "fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603"
    )
    assert str(caught.value) == (
        f"{path}: damaged (SHA-256 {found} found, {SHA_A} expected);"
        " `chithi reindex` builds the index again from the stored documents"
    )


def test_load_manifest_refuses_another_format(tmp_path):
    folder = publish_files(tmp_path, {"a": "1"})
    other = asdict(replace(load_manifest(folder), format=FORMAT + 1))
    del other["places"]  # and with other fields
    (folder / "manifest.json").write_text(json.dumps(other), encoding="utf-8")
    with pytest.raises(IndexDamaged, match=f"format {FORMAT + 1} found, {FORMAT} expected"):
        load_manifest(folder)


@pytest.mark.parametrize("data", [None, b"", b"{", b"[]", b"\xff", b'{"format": 2}', b'{"surplus": 1}'])
def test_load_manifest_refuses_what_is_no_manifest(data, tmp_path):
    folder = publish_files(tmp_path, {"a": "1"})
    (folder / "manifest.json").unlink()
    if data is not None:
        (folder / "manifest.json").write_bytes(data)
    with pytest.raises(IndexDamaged) as caught:
        load_manifest(folder)
    assert str(caught.value).startswith(f"{folder / 'manifest.json'}: damaged (")


def test_scratch_below_a_regular_file_is_index_write_error(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(IndexWriteError) as caught:
        scratch(tmp_path / "file" / "index")
    assert str(caught.value) == (
        f"{tmp_path / 'file' / 'index'}: cannot be written (Not a directory);"
        " choose another folder with --home or CHITHI_HOME"
    )


def test_publish_that_cannot_name_the_folder_leaves_the_old_index_published(tmp_path):
    old = publish_files(tmp_path, {"a": "old"})
    (tmp_path / ".current").mkdir()  # the pointer cannot be written beside
    folder = scratch(tmp_path)
    with pytest.raises(IndexWriteError):
        publish(tmp_path, folder, manifest({}))
    assert published(tmp_path) == old


def test_publish_that_cannot_name_the_folder_leaves_nothing_behind(tmp_path):
    publish_files(tmp_path, {"a": "old"})
    (tmp_path / ".current").mkdir()
    folder = scratch(tmp_path)
    with pytest.raises(IndexWriteError):
        publish(tmp_path, folder, manifest({}))
    assert names(tmp_path) == [".current", "1", "current"]


def test_digests_are_of_every_file_below_but_hidden_ones_and_locks(tmp_path):
    (tmp_path / "lexical").mkdir()
    for name, text in {"x": "a", "lexical/y": "b", "lexical/.managed.json": "c", "lexical/z.lock": ""}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert digests(tmp_path) == {"x": SHA_A, "lexical/y": SHA_B}
