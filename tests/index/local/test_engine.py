import shutil

import pytest

import index.local.engine
from index.errors import IndexDamaged
from index.local.engine import LocalEngine
from index.local.folder import published
from index.local.searcher import LocalSearcher

EVERY = ["a#1", "a#2", "b#1", "b#2", "c#1", "c#2"]


@pytest.fixture
def engine(tmp_path):
    return LocalEngine(tmp_path / "index")


@pytest.fixture
def three(directive):
    return [
        directive("a", "Tưới lúa.", "Giữ nước."),
        directive("b", "Phát thuốc.", "Sửa trạm."),
        directive("c", "Chữa cháy.", "Báo cháy."),
    ]


def test_an_engine_without_an_index_says_how_to_build_it(engine):
    assert engine.is_published() is False
    with pytest.raises(IndexDamaged) as caught:
        engine.open()
    assert str(caught.value) == (f"{engine.root}: no index; `chithi reindex` builds it from the stored documents")
    assert not engine.root.exists()


def test_publish_takes_over_what_is_known_unless_afresh(engine, words, three):
    progress = []
    engine.publish(three[:2], words, lambda done, total: progress.append((done, total)))
    assert engine.is_published()
    assert engine.open().passage_ids == EVERY[:4]
    engine.publish(three, words, lambda done, total: progress.append((done, total)))
    assert engine.open().passage_ids == EVERY
    engine.publish(three, words, lambda done, total: progress.append((done, total)), afresh=True)
    assert progress == [(4, 4), (2, 2), (6, 6)]


def test_open_gives_the_same_searcher_until_another_index_is_published(engine, words, three):
    engine.publish(three[:1], words)
    first = engine.open()
    assert engine.open() is first
    LocalEngine(engine.root).publish(three, words)  # as another process would
    assert engine.open().passage_ids == EVERY
    assert first.passage_ids == EVERY[:2]


def test_publish_builds_anew_where_the_index_before_is_damaged(engine, words, three):
    engine.publish(three[:1], words)
    (published(engine.root) / "vectors.faiss").write_bytes(b"no vectors")
    again = LocalEngine(engine.root)
    with pytest.raises(IndexDamaged, match="SHA-256"):
        again.open()
    again.publish(three[:1], words)
    assert again.open().passage_ids == EVERY[:2]


def test_is_published_tells_a_folder_that_is_gone(engine, words, three):
    engine.publish(three, words)
    shutil.rmtree(published(engine.root))
    with pytest.raises(IndexDamaged, match="which is no folder of the index"):
        engine.is_published()


def test_open_takes_the_newer_index_where_the_one_it_began_to_read_is_gone(engine, words, three, monkeypatch):
    engine.publish(three[:1], words)
    old = published(engine.root)

    class Overtaken(LocalSearcher):
        """Two other indexes are published between the name of the folder and its first file."""

        def __init__(self, folder):
            if folder == old:
                for count in (2, 3):
                    LocalEngine(engine.root).publish(three[:count], words, afresh=True)
                assert not old.exists()
            super().__init__(folder)

    reader = LocalEngine(engine.root)
    monkeypatch.setattr(index.local.engine, "LocalSearcher", Overtaken)
    assert reader.open().passage_ids == EVERY
