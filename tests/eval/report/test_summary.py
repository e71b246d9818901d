import pytest

from eval.gold import GoldQuestion
from eval.judge import Judgement
from eval.measures.first_line import FirstLine
from eval.measures.means import interval
from eval.report.summary import summarise

RIGHT = {"hit@1": 1.0, "hit@3": 1.0, "MRR": 1.0, "nDCG@10": 1.0}
HALF = {"hit@1": 0.0, "hit@3": 1.0, "MRR": 0.5, "nDCG@10": 0.75}
MISSED = {"hit@1": 0.0, "hit@3": 0.0, "MRR": 0.0, "nDCG@10": 0.0}


def judged(
    lang, ranking, answered, cited=None, lead=None, coordinate=None, says=None, first=None, length=None, quotes=0,
    verified=0, ms=1.0,
):  # fmt: skip
    gold = GoldQuestion("q", lang, "?", ranking is not None, {}, (), (), ())
    return Judgement(
        gold, "…", answered, ranking, cited, lead, coordinate, says, first, length, quotes, verified, ms, {}
    )


JUDGEMENTS = [
    judged("vi", RIGHT, True, 1.0, 1.0, 1.0, 0.5, FirstLine.RIGHT, 300, quotes=1, verified=1, ms=4.0),
    judged("vi", HALF, True, 0.0, 0.0, None, 0.5, FirstLine.WRONG, 200, quotes=3, verified=1, ms=2.0),
    # Refused though it is answerable; unanswerable, refused and answered.
    judged("en", MISSED, False, 0.0, 0.0, first=FirstLine.MISSING, ms=3.0),
    judged("en", None, False, ms=5.0),
    judged("en", None, True, length=900, quotes=1, verified=1, ms=9.0),
]


def measured(values):
    return {"mean": sum(values) / len(values) if values else None, "n": len(values), "interval": interval(values)}


def test_summarise_gives_means_by_language_and_over_all():
    summary = summarise(JUDGEMENTS)
    assert list(summary) == ["vi", "en", "all"]
    assert summary["vi"] == {
        "questions": 2,
        "answerable": 2,
        "quotes": 4,
        "quotes verified": 2 / 4,
        "median ms": summary["vi"]["median ms"],
        "median length": 250.0,
        "hit@1": measured([1.0, 0.0]),
        "hit@3": measured([1.0, 1.0]),
        "MRR": measured([1.0, 0.5]),
        "nDCG@10": summary["vi"]["nDCG@10"],
        "cited": measured([1.0, 0.0]),
        "lead": measured([1.0, 0.0]),
        "coordinate": measured([1.0]),
        "says": measured([0.5, 0.5]),
        "first line": measured([1.0, 0.0]),
        "false first": measured([0.0, 1.0]),
        "refused": measured([]),
        "false refusals": measured([0.0, 0.0]),
    }
    assert summary["vi"]["nDCG@10"]["mean"] == pytest.approx((1 + HALF["nDCG@10"]) / 2)
    # English: one answerable question, missed by a refusal; of two others one was refused.
    english = {k: v["mean"] for k, v in summary["en"].items() if isinstance(v, dict)}
    assert english == {
        **MISSED,
        "cited": 0.0,
        "lead": 0.0,
        "coordinate": None,
        "says": None,
        "first line": 0.0,
        "false first": 0.0,
        "refused": 1 / 2,
        "false refusals": 1.0,
    }
    assert (summary["en"]["questions"], summary["en"]["answerable"], summary["en"]["median ms"]) == (3, 1, 5.0)
    # Over all: missed questions count 0, so MRR is (1 + 1/2 + 0) / 3.
    assert summary["all"]["MRR"] == measured([1.0, 0.5, 0.0])
    # The answer to a question that has none is as long as it is wrong: it counts for no length.
    assert (summary["en"]["median length"], summary["all"]["median length"]) == (None, 250.0)
    assert summary["all"]["false refusals"] == measured([0.0, 0.0, 1.0])
    assert (summary["all"]["questions"], summary["all"]["quotes verified"]) == (5, 3 / 5)


def test_summarise_of_one_language_has_no_line_over_all():
    assert list(summarise(JUDGEMENTS[:2])) == ["vi"]


def test_summarise_has_no_share_of_quotes_where_there_are_none():
    assert summarise(JUDGEMENTS[2:4])["en"]["quotes verified"] is None


def test_summarise_halves_the_middle_two_for_the_median():
    assert summarise(JUDGEMENTS[:2])["vi"]["median ms"] == (4.0 + 2.0) / 2
