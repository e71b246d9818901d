import pytest

from corpus.clause import Level
from corpus.markers import Marker, Style, markers
from corpus.structure.tree import Tree, join


def grown(*lines, prefix="", seen=None):
    """A tree to which the likeliest marker of each line was added."""
    tree = Tree(prefix, 0, {} if seen is None else seen)
    for i, line in enumerate(lines):
        tree.add(i, markers(line)[0])
    return tree


def paths(*lines, **more):
    return [u.path for u in grown(*lines, **more).units]


def agency(tree, paragraph):

    return tree.add(paragraph, Marker(Style.AGENCY, 0, "@", 0))


def test_add_puts_a_unit_beside_its_list_or_below_what_is_open():
    assert paths("I. A", "1. B", "a) C", "- D", "- E", "+ F", "b) G", "2. H", "II. K") == [
        "I", "I.1", "I.1.a", "I.1.a.-1", "I.1.a.-2", "I.1.a.-2.+1", "I.1.b", "I.2", "II",
    ]  # fmt: skip


def test_add_puts_an_article_below_the_root():
    assert paths("I. A", "1. B", "Điều 1. C", "1. D") == ["I", "I.1", "D1", "D1.1"]


def test_add_puts_a_decimal_into_the_unit_that_its_first_numbers_name():
    assert paths("1. A", "1.1. B", "1.1.1. C", "1.2. D") == ["1", "1.1", "1.1.1", "1.2"]
    # Nothing named 2 is open: it goes on beside the decimal before, with all of its numbers.
    assert paths("1.1. A", "2.1. B") == ["1.1", "2.1"]


def test_add_counts_bullets_where_they_stand():
    assert paths("1. A", "- B", "- C", "2. D", "- E") == ["1", "1.-1", "1.-2", "2", "2.-1"]


def test_add_puts_dashes_before_any_number_into_the_opening():
    assert paths("- A", "+ B", "1. C", "- D") == ["0.-1", "0.-1.+1", "1", "1.-1"]
    assert paths("- A", prefix="QC") == ["QC.0.-1"]
    # Stars are rows of their own wherever they stand.
    assert paths("* A", "* B") == ["*1", "*2"]


def test_add_tells_repeated_addresses_apart_in_all_zones():
    seen = {}
    assert paths("1. A", "1. B", "1. C", seen=seen) == ["1", "1~2", "1~3"]
    assert paths("1. D", seen=seen) == ["1~4"]
    assert paths("1. E", prefix="PL", seen=seen) == ["PL.1"]


def test_add_of_an_agency_stands_below_a_section_but_not_below_a_number():
    tree = grown("II. A")
    assert [agency(tree, i).path for i in (1, 2)] == ["II.@1", "II.@2"]
    assert agency(grown("1. A"), 1) is None
    assert agency(grown(), 0).path == "@1"


def test_add_keeps_what_is_said_of_a_unit():
    tree = grown("Điều 5. A", "2. B", "- C")
    assert [(u.level.text, u.value, u.paragraph, u.marker_length) for u in tree.units] == [
        ("5", 5, 0, 8),
        ("2", 2, 1, 3),
        ("1", 1, 2, 2),
    ]
    assert tree.top.levels() == (
        Level(markers("Điều 5. A")[0].style, "5"),
        Level(markers("2. B")[0].style, "2"),
        Level(markers("- C")[0].style, "1"),
    )


def test_add_container_closes_units_and_smaller_containers():
    tree = Tree("", 0, {})
    lines = ["Chương I", "Mục 1", "Điều 1. A", "Mục 2", "Điều 2. B", "Chương II", "Điều 3. C"]
    for i, line in enumerate(lines):
        marker = markers(line)[0]
        if line.startswith("Điều"):
            tree.add(i, marker)
        else:
            tree.add_container(i, marker)
            assert tree.top is tree.root
    assert [u.containers for u in tree.units] == [("Chương I", "Mục 1"), ("Chương I", "Mục 2"), ("Chương II",)]
    assert tree.breaks == [0, 1, 3, 5]


def test_open_in_and_decimal_parent_look_only_at_what_is_open():
    tree = grown("1. A", "1.1. B", "2. C", "a) D")
    number, decimal, letter = (markers(m)[0] for m in ("3. E", "2.1. F", "b) G"))
    assert tree.open_in(number.style).path == "2"
    assert tree.open_in(letter.style).path == "2.a"
    assert tree.open_in(decimal.style) is None
    assert tree.decimal_parent(decimal).path == "2"
    assert tree.decimal_parent(markers("1.2. F")[0]) is None


@pytest.mark.parametrize(("prefix", "address"), [("", "1.a"), ("QC", "QC.1.a")])
def test_join(prefix, address):
    assert join(prefix, "1.a") == address
