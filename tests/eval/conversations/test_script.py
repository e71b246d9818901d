import json
import sys
from pathlib import Path

import pytest

from eval.conversations.__main__ import main
from eval.conversations.script import InConversation, is_right, load_scripts, play, right_by_language
from eval.errors import GoldError
from index.home import Home

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "eval" / "conversations"
MEDICINE = "Ai chủ trì mua sắm thuốc ở Hải Bình?"
LETTER = "cv-y-te-tinh-lam-trach"


@pytest.fixture(scope="module")
def system(sample_home):
    return InConversation(Home(sample_home))


def test_the_shipped_conversations_are_of_two_to_four_questions_in_every_way_of_asking():
    scripts = load_scripts(FOLDER / "conversations.jsonl")
    assert len(scripts) == 60
    assert {len(s.before) for s in scripts} <= {1, 2, 3}
    ways = ["vi", "vi-noaccent", "vi-chat", "en"]
    assert [sum(s.last.lang == way for s in scripts) for way in ways] == [15] * 4
    assert len({s.last.id for s in (*scripts, *load_scripts(FOLDER / "second.jsonl"))}) == 80


def test_the_last_questions_of_the_shipped_conversations_are_understood(system):
    judged = play(load_scripts(FOLDER / "conversations.jsonl"), system)
    right, count = right_by_language(judged)["all"]
    assert right / count >= 0.85


def test_play_judges_the_last_question_with_those_before_it(system, gold_file, row):
    asked = {"question": "Thế ở Lâm Trạch thì sao?", "lead": ["Sở Y tế"]}
    scripts = load_scripts(
        gold_file(
            row(id="right", before=[MEDICINE], **asked),
            row(id="wrong clause", before=[MEDICINE], **asked | {"relevant": {LETTER: ["5"]}}),
            row(id="wrong agency", lang="vi-chat", before=[MEDICINE], **asked | {"lead": ["Sở Nội vụ"]}),
            row(id="unanswerable", before=[MEDICINE], **asked | {"answerable": False, "relevant": {}}),
            row(
                id="refused",
                before=[MEDICINE],
                **asked | {"question": "Thế ở Hà Nội thì sao?", "answerable": False, "relevant": {}},
            ),
        )
    )
    judged = play(scripts, system)
    assert [(j.gold.id, is_right(j)) for j in judged] == [
        ("right", True),
        ("wrong clause", False),
        ("wrong agency", False),
        ("unanswerable", False),
        ("refused", True),
    ]
    assert right_by_language(judged) == {"all": (2, 5), "vi": (2, 4), "vi-chat": (0, 1)}


@pytest.mark.parametrize("before", [{}, {"before": []}, {"before": "Ai?"}, {"before": [1]}])
def test_load_scripts_names_a_conversation_without_questions_before(gold_file, row, before):
    path = gold_file(row(id="g7", **before))
    with pytest.raises(GoldError, match="'g7' has no questions in `before`"):
        load_scripts(path)


def test_the_command_prints_the_figures_of_a_file(gold_file, row, sample_home, monkeypatch, capsys):
    path = gold_file(row(before=[MEDICINE], question="Thế ở Lâm Trạch thì sao?"))
    monkeypatch.setattr(sys, "argv", ["conversations", str(path), "--home", str(sample_home)])
    main()
    assert capsys.readouterr() == ("all           1 of   1  1.000\nvi            1 of   1  1.000\n", "")
    assert json.loads(path.read_text("utf-8"))["before"] == [MEDICINE]
