import pytest

from index.local.engine import LocalEngine
from index.local.merge import LARGEST, Size, due, tier


def test_tier_is_the_number_of_digits_to_the_base_of_eight():
    assert [tier(n) for n in (0, 1, 7, 8, 63, 64, 511, 512)] == [0, 1, 1, 2, 2, 3, 3, 4]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([Size(30, 0)] * 7, []),
        ([Size(30, 0)] * 8, [0, 1, 2, 3, 4, 5, 6, 7]),
        ([Size(300, 0), *[Size(30, 0)] * 8], [1, 2, 3, 4, 5, 6, 7, 8]),
        # Segments of two encoders are never made one.
        ([*[Size(30, 0, "x")] * 4, *[Size(30, 0, "y")] * 4], []),
        ([Size(30, 0), Size(10, 11)], [1]),
        ([Size(30, 0), Size(10, 10)], []),
        ([Size(LARGEST // 8 + 1, 0)] * 8, []),
        ([Size(LARGEST // 8, 0)] * 8, [0, 1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_due_are_eight_of_a_size_and_any_of_which_less_than_half_is_left(sizes, expected):
    assert due(sizes) == expected


def test_documents_that_come_one_by_one_are_written_again_as_often_as_their_number_has_digits(
    directive, words, tmp_path
):
    engine = LocalEngine(tmp_path)
    counts, written = [], 0
    known = set()
    for n in range(64):
        engine.put([directive(f"d{n:02}", "Tưới lúa.", "Giữ nước.")], (), words)
        segments = {s.name: len(s) for s in engine.open().segments}
        counts.append(len(segments))
        written += sum(size for name, size in segments.items() if name not in known)
        known.update(segments)
    # Of 2 passages each; a segment that was merged at once is not among those seen, and wrote 16 and 128 passages.
    assert max(counts) == 14
    assert counts[-1] == 1
    assert written <= 3 * 128
    assert len(engine.open().entries) == 128
    # Those of the state and of the one before it: readers may be opening that.
    assert len(list((tmp_path / "segments").iterdir())) <= 1 + 8
