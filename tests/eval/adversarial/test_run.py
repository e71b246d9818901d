import random
import sys
from collections import Counter

import pytest

from eval.adversarial import run as adversarial
from eval.adversarial.false_replies import LIES
from eval.adversarial.run import load_cases, make_replies, passes
from eval.adversarial.true_replies import TRUTHS


@pytest.fixture(scope="module")
def lies():
    return make_replies(LIES, 1000, seed=5)


@pytest.fixture
def few_cases(monkeypatch):
    """Draws a fifth of the cases, where it is not what passes that is looked at."""
    monkeypatch.setattr(adversarial, "MOST_CASES", 100)


def test_a_thousand_lies_of_every_class_and_none_passes(lies):
    assert Counter(r.kind for r in lies) == {maker.__name__: 50 for maker in LIES}
    assert len({r.text for r in lies}) > 900
    assert [r.text for r in lies if passes(r)] == []


def test_a_true_sentence_before_a_lie_is_kept(lies):
    told = [r for r in lies if r.before and r.kind in ("injected", "other_agency_stated", "quote_changed")]
    kept = [adversarial.kept_sentences(r.text, r.case.passages, r.case.language) for r in told]
    assert sum(map(bool, kept)) / len(told) > 0.9


def test_truths_pass_mostly():
    replies = make_replies(TRUTHS, 200, seed=5)
    assert sum(map(passes, replies)) >= 150


def test_lies_pass_a_check_that_looks_at_labels_only(lies, monkeypatch):
    """Else they would be harmless whatever the check: what is measured is the check."""
    monkeypatch.setattr(
        "rag.generation.grounded_rewriting.supporting", lambda _, cited, *__: {p.citation.n for p in cited}
    )
    through = Counter(r.kind for r in lies if passes(r))
    by_label = {"invented_label", "not_labelled"}
    assert all(through[maker.__name__] >= 30 for maker in LIES if maker.__name__ not in by_label)


@pytest.mark.usefixtures("few_cases")
def test_replies_are_the_same_from_the_same_seed():
    said = [r.text for r in make_replies(LIES, 60, 7)]
    assert said == [r.text for r in make_replies(LIES, 60, 7)]
    assert said != [r.text for r in make_replies(LIES, 60, 8)]


@pytest.mark.usefixtures("few_cases")
def test_cases_are_of_both_languages():
    languages = Counter(c.language for c in load_cases(random.Random(1)))
    assert set(languages) == {"vi", "en"}


@pytest.mark.usefixtures("few_cases")
def test_main_prints_the_count_by_class(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["adversarial", "--replies", "40"])
    adversarial.main()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "false replies that pass: 0 of 40"
    assert lines[1].split() == ["invented_label", "0", "of", "2"]
    assert len(lines) == 2 + len(LIES) + len(TRUTHS)
