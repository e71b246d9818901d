import pytest

from corpus.errors import InvalidLabel
from corpus.labels import MOST_LABELS, check_labels


def test_labels_are_written_one_way():
    assert check_labels([" Public ", "INTERNAL", "Phòng Tài chính", "Phòng Tài chính"]) == {
        "public",
        "internal",
        "Phòng Tài chính",
    }


@pytest.mark.parametrize("bad", ["", "  ", "a,b", "a\nb", "a\u202eb", "a" * 101])
def test_a_label_that_cannot_be_written_is_named(bad):
    with pytest.raises(InvalidLabel) as caught:
        check_labels(["internal", bad])
    assert str(caught.value) == (
        f"label {bad[:60]!r}: expected 1 to 100 characters without commas or control characters;"
        " give each label by itself"
    )


@pytest.mark.parametrize("labels", [(), [f"g{n}" for n in range(MOST_LABELS + 1)]])
def test_none_and_too_many_labels_are_refused(labels):
    with pytest.raises(InvalidLabel) as caught:
        check_labels(labels)
    assert str(caught.value) == f"{len(labels)} labels found, 1 to 50 expected; 'public' lets everyone see it"
