import faiss
import numpy as np
import pytest

from index.local.vectors import VectorStore, index_bytes


def store_of(folder, rows):
    path = folder / "vectors.faiss"
    path.write_bytes(index_bytes(np.array(rows, dtype=np.float32)))
    return VectorStore(path)


def test_the_file_is_an_index_that_faiss_reads(tmp_path):
    rows = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)
    store = store_of(tmp_path, rows)
    np.testing.assert_array_equal(store.rows, rows)
    index = faiss.read_index(str(tmp_path / "vectors.faiss"))
    assert (index.ntotal, index.d, index.metric_type) == (3, 2, faiss.METRIC_INNER_PRODUCT)


def test_it_stays_readable_when_its_file_is_deleted(tmp_path):
    store = store_of(tmp_path, [[1, 0], [0, 1]])
    (tmp_path / "vectors.faiss").unlink()
    assert store.nearest(np.array([[0, 1]], dtype=np.float32), 1).tolist() == [1]


@pytest.mark.parametrize(
    ("depth", "among", "found"),
    [
        (1, None, {1}),
        (2, None, {1, 3, 4, 5}),  # three are level with the second
        (9, None, {0, 1, 2, 3, 4, 5}),
        (1, [0, 2], {2}),
        (2, [0, 3], {0, 3}),
        (1, [], set()),
        (0, None, set()),
    ],
)
def test_nearest_gives_what_is_level_with_the_last(tmp_path, depth, among, found):
    rows = [[0, 1], [1, 0], [0.6, 0.8], [0.8, 0.6], [0.8, 0.6], [0.8, 0.6]]  # products: 0 1 .6 .8 .8 .8
    among = None if among is None else np.array(among, dtype=np.int64)
    assert set(store_of(tmp_path, rows).nearest(np.array([[1, 0]], dtype=np.float32), depth, among).tolist()) == found


def test_nearest_looks_on_where_many_are_level(tmp_path):
    store = store_of(tmp_path, [[1, 0]] + [[0.8, 0.6]] * 70 + [[0, 1]] * 30)
    assert sorted(store.nearest(np.array([[1, 0]], dtype=np.float32), 2).tolist()) == list(range(71))


def test_an_index_of_nothing_finds_nothing(tmp_path):
    (tmp_path / "vectors.faiss").write_bytes(index_bytes(np.zeros((0, 4), dtype=np.float32)))
    store = VectorStore(tmp_path / "vectors.faiss")
    assert (len(store), store.rows.shape) == (0, (0, 4))
    assert store.nearest(np.ones((1, 4), dtype=np.float32), 3).tolist() == []
