"""Lists as Google Docs exports them: level beside level, counted by the style sheet."""

import pytest

from corpus.readers.html.read import read_html


def rule(level, content, name="kix_abc"):
    return f".lst-{name}-{level}>li:before{{content:{content}}}"


def count(level, style, name="kix_abc"):
    return f"counter(lst-ctn-{name}-{level},{style})"


def listed(level, *items, start=None, name="kix_abc", tag="ol"):
    begins = f" start' start='{start}" if start is not None else ""
    return (
        f"<{tag} class='c5 lst-{name}-{level}{begins}'>{''.join(f'<li><span>{i}</span></li>' for i in items)}</{tag}>"
    )


def lines(sheet, body):
    page = f"<html><head><style>ol{{margin:0}}{sheet}</style></head><body>{body}</body></html>"
    return read_html(page.encode(), "a.html").text.split("\n")


LETTERS = rule(0, f'"" {count(0, "decimal")} ". "') + rule(1, f'"" {count(1, "lower-latin")} ") "')


def test_a_level_is_counted_by_itself_and_the_one_above_goes_on():
    body = listed(0, "Bến", start=1) + listed(1, "Đò", "Phà", start=1) + listed(0, "Bãi") + listed(1, "Cát", start=1)
    assert lines(LETTERS, body) == ["1. Bến", "a) Đò", "b) Phà", "2. Bãi", "a) Cát"]


def test_a_list_begins_where_it_says_and_lists_are_told_apart_by_their_names():
    body = listed(0, "Bến", start=3) + listed(0, "Đò", start=1, name="kix_x") + listed(0, "Bãi")
    assert lines(LETTERS + rule(0, f"{count(0, 'upper-roman', 'kix_x')} '- '", "kix_x"), body) == [
        "3. Bến", "I- Đò", "4. Bãi",
    ]  # fmt: skip


def test_a_rule_may_name_the_levels_above():
    sheet = rule(0, f'{count(0, "decimal")} "."') + rule(1, f'{count(0, "decimal")} "." {count(1, "decimal")} ". "')
    body = listed(0, "Bến", "Bãi", start=1) + listed(1, "Cát", "Sỏi", start=1)
    assert lines(sheet, body) == ["1. Bến", "2. Bãi", "2.1. Cát", "2.2. Sỏi"]


def test_bullets_are_those_of_their_levels():
    sheet = rule(0, '"\\0025cf  "') + rule(1, '"\\0025cb  "') + rule(2, '"- "')
    body = listed(0, "Bến", tag="ul") + listed(1, "Đò", tag="ul") + listed(2, "Phà", tag="ul")
    assert lines(sheet, body) == ["- Bến", "+ Đò", "* Phà"]


@pytest.mark.parametrize("sheet", ["", rule(0, "none", "kix_other")])
def test_a_list_that_no_rule_counts_is_counted_as_any_other(sheet):
    assert lines(sheet, listed(0, "Bến", "Bãi")) == ["1. Bến", "2. Bãi"]
