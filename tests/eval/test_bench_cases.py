import pytest

from eval.bench.bench_cases import judge, main

SECTIONS = "".join(f"{roman}. Việc {n}\n\n1. Giữ đê.\n\n2. Giữ rừng.\n\n" for n, roman in enumerate("ⅠⅡⅢ", start=1))


@pytest.fixture
def cases(tmp_path):
    """Two cases that reading tells, one right and one wrong, and one that nothing is known of."""
    for name, text in {"71-right": SECTIONS, "77-wrong": SECTIONS, "19-unknown": SECTIONS}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(text, encoding="utf-8")
        (tmp_path / name / "README.md").write_text("Right: I, I.1 … III.2", encoding="utf-8")
    return tmp_path


def test_judge_tells_right_from_wrong_and_from_unknown(cases):
    assert [judge(cases / name) for name in ("71-right", "77-wrong", "19-unknown")] == [True, False, None]


def test_main_prints_a_line_for_each_case(cases, capsys):
    main([str(cases)])
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["19-unknown", "?"],
        ["71-right", "right"],
        ["77-wrong", "WRONG"],
        ["1", "of", "3", "right"],
    ]


def test_main_says_where_no_cases_are(tmp_path):
    with pytest.raises(SystemExit, match="no folders of cases in it"):
        main([str(tmp_path)])
