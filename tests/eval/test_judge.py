import math
from dataclasses import replace

import pytest

from eval.gold import GoldQuestion
from eval.judge import judge, outcomes
from eval.measures.risk_coverage import Outcome
from eval.systems.without_abstention import Unrefused

TEXTS = {"a": "Sở Y tế mua thuốc.", "b": "Sở Tài chính cấp tiền."}


def gold(name, question, relevant, lang="vi", **items):
    wanted = {k: tuple((i,) if isinstance(i, str) else tuple(i) for i in v) for k, v in items.items()}
    return GoldQuestion(
        id=name,
        lang=lang,
        question=question,
        answerable=bool(relevant),
        relevant={d: tuple(p) for d, p in relevant.items()},
        **{"lead": (), "coordinate": (), "says": (), **wanted},
    )


def citation(document_id, clause, start, end, quote=None):
    text = TEXTS.get(document_id, "")[start:end] if quote is None else quote
    return {"n": 1, "document_id": document_id, "clause": clause, "quote": text, "start": start, "end": end}


def answer(status, text="", citations=(), hits=(), took_ms=1.0):
    return {
        "status": status,
        "answer": text,
        "citations": list(citations),
        "hits": [{"document_id": d, "clause": c} for d, c in hits],
        "took_ms": took_ms,
    }


class Script:
    """A system that gives the answers it was told to give."""

    def __init__(self, answers):
        self.answers = answers
        self.asked = []

    def ask(self, question):
        self.asked.append(question)
        return self.answers[question]

    def text(self, document_id):
        return TEXTS.get(document_id)

    def describe(self):
        return {"system": "script"}


QUESTIONS = [
    # Right: the cited dash lies below the gold clause; both leaders are named.
    gold(
        "1",
        "right",
        {"a": ["4"]},
        lead=[["Sở Y tế", "Department of Health"]],
        coordinate=["Sở Tài chính"],
        says=["1", "2"],
    ),
    # Found second, another cited first; one of two leaders is named; one of two quotes is not the text.
    gold("2", "half", {"a": ["4"], "b": ["5"]}, lead=["Sở Y tế", "Sở Tài chính"], says=["thuốc", "tiền"]),
    # Refused though it is answerable: counts 0 for what must be said, whatever the refusal says.
    gold("3", "refused", {"a": ["4"]}, lang="en", lead=["Sở Y tế"]),
    # Unanswerable, refused and answered.
    gold("4", "nothing", {}, lang="en"),
    gold("5", "invented", {}, lang="en", says=["tiền"]),
]
ANSWERS = {
    "right": answer(
        "answered",
        "department of  health, SỞ TÀI CHÍNH: 1",
        [citation("a", "4.-1", 0, 7)],
        [("a", "4.-1"), ("a", "4.-2"), ("b", "1")],
        took_ms=4.0,
    ),
    "half": answer(
        "answered",
        "Sở Y tế mua thuốc",
        [
            citation("b", "1", 0, 2),
            citation("a", "4", 0, 7, quote="Sở Y Tế"),
            citation("khong-co", "4", 0, 1, quote="x"),
        ],
        [("b", "1"), ("a", "4"), ("b", "5.a")],
        took_ms=2.0,
    ),
    "refused": answer("unanswerable_no_evidence", "Sở Y tế?", [], [("b", "9")], took_ms=3.0),
    "nothing": answer("unanswerable_out_of_scope", "", [], [], took_ms=5.0),
    "invented": answer("answered", "tiền", [citation("b", "5", 3, 7)], [("b", "5")], took_ms=9.0),
}
RIGHT = {"hit@1": 1.0, "hit@3": 1.0, "MRR": 1.0, "nDCG@10": 1.0}
# Both relevant ones stand at 2 and 3.
HALF_GAIN = (1 / math.log2(3) + 1 / math.log2(4)) / (1 / math.log2(2) + 1 / math.log2(3))
HALF = {"hit@1": 0.0, "hit@3": 1.0, "MRR": 0.5, "nDCG@10": HALF_GAIN}
MISSED = {"hit@1": 0.0, "hit@3": 0.0, "MRR": 0.0, "nDCG@10": 0.0}


@pytest.fixture(scope="module")
def judgements():
    return judge(QUESTIONS, Script(ANSWERS))


def test_judge_measures_each_question(judgements):
    rankings = [j.ranking for j in judgements]
    assert rankings[0] == pytest.approx(RIGHT)
    assert rankings[1] == pytest.approx(HALF)
    assert rankings[2] == MISSED
    assert rankings[3:] == [None, None]
    found = [(j.status, j.answered, j.cited, j.lead, j.coordinate, j.says, j.quotes, j.verified) for j in judgements]
    assert found == [
        ("answered", True, 1.0, 1.0, 1.0, 0.5, 1, 1),
        ("answered", True, 0.0, 0.0, None, 0.5, 3, 1),
        ("unanswerable_no_evidence", False, 0.0, 0.0, None, None, 0, 0),
        ("unanswerable_out_of_scope", False, None, None, None, None, 0, 0),
        ("answered", True, None, None, None, None, 1, 1),
    ]
    assert [j.took_ms for j in judgements] == [4.0, 2.0, 3.0, 5.0, 9.0]
    assert [j.answer for j in judgements] == [ANSWERS[q.question] for q in QUESTIONS]
    assert [j.gold for j in judgements] == QUESTIONS


def test_judge_asks_once_in_order_and_tells_how_far_it_is():
    system, told = Script(ANSWERS), []
    judge(QUESTIONS, system, lambda done, total: told.append((done, total)))
    assert system.asked == ["right", "half", "refused", "nothing", "invented"]
    assert told == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_judge_takes_questions_that_are_all_unanswerable():
    assert [j.ranking for j in judge(QUESTIONS[3:], Script(ANSWERS))] == [None, None]


@pytest.mark.parametrize(("start", "end"), [(-7, -1), (3, 3)])
def test_judge_verifies_no_quote_outside_the_text_or_without_words(start, end):
    told = answer("answered", "x", [citation("a", "1", start, end)])
    assert judge([gold("1", "q", {"a": ["1"]})], Script({"q": told}))[0].verified == 0


class Unsure:
    """Says of each question what it was told to say."""

    def __init__(self, told):
        self.told = told

    def ask(self, question):
        return self.told[question]


def question(text, relevant):
    return GoldQuestion(text, "vi", text, bool(relevant), relevant, (), (), ())


def cited(*places):
    return {"citations": [{"document_id": d, "clause": c} for d, c in places]}


def test_outcomes_are_wrong_where_the_first_citation_is_or_nothing_answers():
    gold = [
        question("below", {"a": ("4",)}),
        question("second", {"a": ("4",)}),
        question("nothing", {}),
        question("vague", {"a": ("4",)}),
    ]
    system = Unsure(
        {
            "below": Unrefused(cited(("a", "4.-1")), 0.9),
            "second": Unrefused(cited(("b", "4"), ("a", "4")), 0.8),
            "nothing": Unrefused(cited(("a", "4")), 0.1),
            "vague": Unrefused(None, 0.0),
        }
    )
    assert outcomes(gold, system) == [
        Outcome("vi", 0.9, wrong=False),
        Outcome("vi", 0.8, wrong=True),
        Outcome("vi", 0.1, wrong=True),
        Outcome("vi", None, wrong=False),
    ]


def test_judge_takes_any_place_in_a_document_that_is_asked_about_itself_for_a_hit():
    asked = [gold(name, f"{name}?", {"a": ()}) for name in ("cited", "counted", "elsewhere", "refused")]
    script = Script(
        {
            "cited?": answer("answered", "Sở Y tế", [citation("a", None, 0, 7)]),
            "counted?": answer("answered", "3", hits=[("b", "1"), ("a", "2")]),
            "elsewhere?": answer("answered", "Sở", [citation("b", "1", 0, 2)], [("b", "1")]),
            "refused?": answer("unanswerable_no_evidence"),
        }
    )
    found = judge(asked, script)
    assert [(j.cited, j.ranking["hit@1"], j.ranking["MRR"]) for j in found] == [
        (1.0, 1.0, 1.0),
        (None, 0.0, 0.5),
        (0.0, 0.0, 0.0),
        (0.0, 0.0, 0.0),
    ]


def test_judge_reads_the_first_line_and_counts_a_refusal_as_none():
    lead = gold("1", "who", {"a": ["4"]}, lang="en")
    questions = [replace(lead, id=str(n), question=q, first=("Department of Health",)) for n, q in enumerate("abcd")]
    cited = [citation("a", "4.-1", 0, 7)]
    answers = {
        "a": answer("answered", "Lead: Department of Health (Sở Y tế). [1]\nClause 4: “Sở Y tế” [1]", [], []),
        "b": answer("answered", "Lead: Department of Finance. [1]", [], []),
        "c": answer("answered", f"Khoản 4: “{cited[0]['quote']}” [1]", cited, []),
        "d": answer("unanswerable_no_evidence", "Department of Health?", [], []),
    }
    found = judge(questions, Script(answers))
    assert [j.first for j in found] == ["right", "wrong", "missing", "missing"]
    assert [j.length for j in found] == [len(answers[q]["answer"]) for q in "abc"] + [None]
