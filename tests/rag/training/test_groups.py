import dataclasses
import json
from collections import Counter

import pytest

from index.errors import TrainingError
from index.training.asked import load_data
from index.training.examples import Source, Split
from index.training.typing_forms import FormShares
from rag.training.groups import Groups, Item, VerdictLabel
from rag.training.recipe import Mixture, Recipe

ACCENTED = FormShares(1.0, 0.0, 0.0, 0.0, 0.0)
RECIPE = Recipe(forms=ACCENTED, both_languages=0.0, easy=0.0)


@pytest.fixture
def data(asked_folder):
    return load_data(asked_folder)


def bare(question):
    return question.rstrip("?").lower()


def said(items):
    """Groups without the drawn capitals and marks: (question, text, answered, verdict)."""
    return [(bare(i.question), i.text, i.answered, i.verdict) for i in items]


def test_a_clause_group_has_one_question_on_several_clauses_and_a_near_one(data):
    groups = Groups(data, dataclasses.replace(RECIPE, verdicts=0.0))
    first, second = data.of(Split.TRAIN, Source.REAL)
    whole, beside = first.shown(), second.shown()
    cut = "Công văn mua thuốc\nSở Y tế\n1. Trường mở cửa ngày 15; công an giữ kho và mở cửa kho ngày 15."
    seen = set()
    for _ in range(60):
        items = groups.clause_group(first)
        found = said(items)
        question = found[0][0]
        assert found[0] == (question, whole, True, None)
        assert items[0].answers in (("Sở Y tế",), ("ngày 5",))
        seen.add(question)
        # Beside it stands the one other clause of its document, which is its one look-alike as well.
        wrong = [(question, cut, False, None), (question, beside, False, None), (question, beside, False, None)]
        assert found[1:4] == wrong
        near = {("ai giữ kho", whole, False, None), ("kho mở khi nào", whole, False, None)}
        english = {("who keeps the store", whole, False, None), ("when does the store open", whole, False, None)}
        assert found[4] in near
        assert set(found[5:]) <= english
        assert len(found) <= 6
    assert seen >= {"ai mua thuốc", "mua khi nào"}


def test_both_languages_of_a_question_stand_in_a_group(data):
    groups = Groups(data, dataclasses.replace(RECIPE, verdicts=0.0, both_languages=1.0))
    first = data.of(Split.TRAIN, Source.REAL)[0]
    pairs = {tuple(bare(i.question) for i in groups.clause_group(first) if i.answered) for _ in range(60)}
    pairs = {p for p in pairs if p[0] in ("ai mua thuốc", "mua khi nào")}
    assert {p[1][:3] for p in pairs} == {"who", "whe"}


def test_a_law_group_has_the_article_beside_and_none_that_is_kept_apart(data):
    groups = Groups(data, RECIPE)
    [law] = data.of(Split.TRAIN, Source.LAW)
    beside = "Thuốc x@2\nSở Y tế mua thuốc x@2. Trường mở cửa."
    for _ in range(30):
        found = said(groups.law_group(law))
        assert found[0][1:] == (law.shown(), True, None)
        assert {t for _, t, answered, _ in found if not answered} == {beside, law.shown()}


def test_a_verdict_group_has_yes_and_no_on_one_clause(data):
    groups = Groups(data, RECIPE)
    first = data.of(Split.TRAIN, Source.REAL)[0]
    kinds = Counter()
    for _ in range(80):
        items = groups.verdict_group(first, first.yes, first.no, ["Kho."])
        yes, no, again, *rest = items
        assert (bare(yes.question), yes.verdict) == ("có phải sở y tế mua thuốc trước ngày 5", VerdictLabel.YES)
        assert (bare(no.question), no.verdict) == ("công an mua thuốc à", VerdictLabel.NO)
        assert (bare(again.question)[:3], again.verdict) in (("doe", VerdictLabel.YES), ("do ", VerdictLabel.NO))
        assert all(i.text == first.shown() and i.answered and i.answers == ("Sở Y tế",) for i in (yes, no, again))
        kinds.update((i.text == first.shown(), i.answered, i.verdict) for i in rest)
    assert set(kinds) == {
        (True, True, VerdictLabel.NO),  # another figure or agency
        (False, False, VerdictLabel.NEITHER),
        (True, False, None),  # the near question
    }
    assert kinds[True, False, None] == 80
    assert 40 < kinds[False, False, VerdictLabel.NEITHER] < 72


def test_a_question_that_a_cluster_does_not_answer(data):
    groups = Groups(data, RECIPE)
    question, *_ = {bare(i.question) for i in groups.unanswerable_group()}
    assert question == "vì sao"
    assert sorted((i.text, i.answered) for i in groups.unanswerable_group()) == [
        ("Công an giữ kho.", False), ("Công văn A\nSở Y tế mua thuốc.", False),
    ]  # fmt: skip


def test_a_pair_group_has_the_passage_and_an_article(data):
    groups = Groups(data, RECIPE)
    for _ in range(20):
        right, *wrong = groups.pair_group()
        passage = {"q p1": "sở y tế mua thuốc", "q p2": "công an giữ kho"}[bare(right.question)]
        assert right == Item(right.question, passage, answered=True)
        assert all(not i.answered and i.question == right.question and i.text != passage for i in wrong)
        assert wrong[-1].text.startswith("Thuốc x@")


def test_only_kinds_that_the_data_have_are_drawn_by_their_shares(data):
    mixture = Mixture(real=0.0, law=0.0, written=0.0, unanswerable=1.0, pairs=1.0)
    without_pairs = dataclasses.replace(data, pairs=())
    groups = Groups(without_pairs, dataclasses.replace(RECIPE, mixture=mixture))
    assert {bare(i.question) for _ in range(20) for i in groups.draw()} == {"vì sao"}


def test_groups_go_on_from_a_state_as_if_they_had_not_stopped(data):
    one, other = Groups(data, Recipe()), Groups(data, Recipe())
    for _ in range(7):
        one.draw()
    other.rng.setstate(one.rng.getstate())
    assert [one.draw() for _ in range(20)] == [other.draw() for _ in range(20)]


def test_a_verdict_that_is_none_is_told_with_its_line(asked_folder):
    row = {"id": "d1", "vi": ["Ai?"], "en": [], "answers": [], "right": [], "wrong": [], "verdict": "maybe"}
    (asked_folder / "asked/hits.jsonl").write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(TrainingError, match=r"hits\.jsonl, line 1: verdict 'maybe' found, yes or no expected"):
        load_data(asked_folder)


def test_a_hits_group_has_a_question_on_what_answers_and_on_the_nearest_hits_that_do_not(asked_folder):
    rows = [
        {"id": "d1", "vi": ["Ai giữ chìa khóa?"], "en": [], "answers": ["công an"], "verdict": None,
         "right": ["Kho\n2. công an giữ."], "wrong": [f"Kho\n{n}. Sở Y tế mua." for n in range(3, 9)]},
        {"id": "d1", "vi": ["Kho nào to?"], "en": [], "answers": [], "right": [], "wrong": ["Kho\n9. Thuốc."]},
        {"id": "hello", "vi": ["Ai xem?"], "en": [], "answers": [], "right": [], "wrong": ["kept to judge"]},
    ]  # fmt: skip
    (asked_folder / "asked/hits.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    data = load_data(asked_folder)
    assert (len(data.hits), data.counts["questions with hits"]) == (2, 2)
    groups = Groups(data, RECIPE)
    drawn = Counter()
    for _ in range(200):
        first, *rest = said(groups.hits_group())
        if first[0] == "kho nào to":
            assert (first[1:], rest) == (("Kho\n9. Thuốc.", False, None), [])
        else:
            assert first == ("ai giữ chìa khóa", "Kho\n2. công an giữ.", True, None)
            assert len({text for _, text, *_ in rest}) == len(rest) == 4
            assert {q for q, *_ in rest} == {first[0]}
            drawn.update(text for _, text, *_ in rest)
    # The nearest hit is drawn more often than the farthest.
    assert drawn["Kho\n3. Sở Y tế mua."] > drawn["Kho\n8. Sở Y tế mua."] > 0
