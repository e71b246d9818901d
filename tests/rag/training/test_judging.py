import pytest
import torch

from index.training.asked import load_data
from index.training.examples import Source
from rag.training.card import write_card
from rag.training.groups import Item, VerdictLabel
from rag.training.judging import Asking, Figures, Said, figures_of, judge
from rag.training.model import ReaderModel
from rag.training.recipe import Recipe


def asking(kind, answers=(), verdict=None):
    return Asking(Source.LAW, "vi", kind, Item("q", "t", kind != "near", answers, verdict))


def test_figures_are_taken_over_what_each_measures():
    asked = [
        (asking("right", ("sở y tế",)), Said(2.0, "Sở Y tế", yes=False)),
        (asking("right", ("kho",)), Said(1.0, "kho thuốc", yes=False)),
        (asking("near"), Said(1.5, "", yes=False)),
        (asking("near"), Said(0.0, "", yes=True)),
        (asking("verdict", (), VerdictLabel.YES), Said(-9.0, "", yes=True)),
        (asking("verdict", (), VerdictLabel.NO), Said(9.0, "", yes=True)),
    ]
    # AUC: 2 > 1.5, 2 > 0, 1 > 0 of 4; 0 lies under 1.05; F1 1 and 2 · 1 / 3; one verdict of two.
    assert figures_of("law", "vi", asked) == Figures("law", "vi", 6, 0.75, 0.5, pytest.approx(5 / 6), 0.5)
    assert figures_of("law", "vi", asked[4:]) == Figures("law", "vi", 2, None, None, None, 0.5)


def test_judge_asks_what_is_kept_apart_in_every_form(tiny, asked_folder):
    model, progress = ReaderModel(tiny, seed=1), []
    with torch.no_grad():
        # A head that always says: it answers, from the first to the last token of the text alike, yes.
        model.head.weight.zero_()
        model.head.bias.copy_(torch.tensor([0.0, 0.0, 1.0, 1.0, 0.0]))
    found = judge(model, load_data(asked_folder), 10, lambda done, total: progress.append((done, total)))
    # Law: two questions, one near. Written: one with an answer in Vietnamese (the other has none), two in English,
    # one near, yes, no. Real: two, two near, yes, no. All scores are level, all verdicts yes.
    assert [(f.source, f.form, f.questions, f.auc, f.refused, f.verdict) for f in found] == [
        ("law", "vi", 3, 0.5, 0.0, None),
        ("law", "vi-plain", 3, 0.5, 0.0, None),
        ("law", "en", 3, 0.5, 0.0, None),
        ("written", "vi", 4, 0.5, 0.0, 0.5),
        ("written", "vi-plain", 4, 0.5, 0.0, 0.5),
        ("written", "en", 5, 0.5, 0.0, 0.5),
        ("real", "vi", 6, 0.5, 0.0, 0.5),
        ("real", "vi-plain", 6, 0.5, 0.0, 0.5),
        ("real", "en", 6, 0.5, 0.0, 0.5),
    ]
    # The first token of the text stands for start and end: "Thuốc" of the title, where "Sở Y tế" answers.
    assert found[0].span_f1 == 0.0
    # "Công" against "Công an": 2 · 1 / (1 + 2)
    assert found[3].span_f1 == pytest.approx(2 / 3)
    assert progress == [(32, 40), (40, 40)]


def test_the_card_has_sources_counts_recipe_and_figures(tmp_path):
    figures = [Figures("law", "vi", 1200, 0.9123, 0.5, None, None)]
    write_card(tmp_path, {"articles of law": 42471}, Recipe(steps=7, seed=3), figures, "12 layers")
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "| articles of law | 42,471 |\n" in card
    assert '"steps": 7, "seed": 3,' in card
    assert "| law | vi | 1,200 | 0.912 | 0.500 | – | – |\n" in card
    assert "Distilled, token by token, from a reader of 12 layers." in card
    assert "Bộ Pháp điển" in card
