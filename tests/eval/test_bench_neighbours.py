import pytest

from eval.bench.bench_neighbours import KINDS, ROOT, TESTS, Tried, read_report, read_results, table
from eval.bench.cases import CHECKS

REPORT = (
    '<testsuites><testsuite><testcase classname="tests.corpus.text.test_raised" name="a[1]"/>'
    '<testcase classname="tests.corpus.text.test_raised" name="a[2]"><failure/></testcase>'
    '<testcase classname="tests.corpus.text.test_raised" name="b"><skipped/></testcase>'
    '<testcase classname="tests.corpus.facts.test_references" name="c"/></testsuite></testsuites>'
)


def test_every_file_of_tests_is_there_and_stands_once():
    paths = [path for kind in KINDS for path in kind.tests]
    assert [path for path in paths if not (ROOT / TESTS / path).is_file()] == []
    assert len(paths) == len(set(paths))


def test_every_case_that_is_judged_is_of_one_kind():
    cases = [n for kind in KINDS for n in kind.cases]
    assert len(cases) == len(set(cases)) == 47
    assert {int(n) for n in CHECKS} <= set(cases)


def test_results_are_those_that_bench_cases_prints():
    lines = ["34-docx-superscript                 right", "81-references-lists  WRONG", "2 of 3 right"]
    assert read_results(lines) == {34: True, 81: False}
    with pytest.raises(ValueError, match="no case found"):
        read_results(["2 of 3 right"])


def test_tests_are_counted_by_their_files():
    assert read_report(REPORT) == {
        "tests/corpus/text/test_raised.py": Tried(3, 1, 1),
        "tests/corpus/facts/test_references.py": Tried(1, 1, 0),
    }


def test_the_table_has_a_line_for_each_kind_and_sums():
    lines = table({34: True, 37: True, 81: False}, read_report(REPORT))
    assert lines[0] == "| kind | cases | right | neighbours | right | left out |"
    assert "| raised numbers, struck text | 2 | 2 | 3 | 1 | 1 |" in lines
    assert "| references | 1 | 0 | 1 | 1 | 0 |" in lines
    assert lines[-1] == "| all | 3 | 2 | 4 | 2 | 1 |"
