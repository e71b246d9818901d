"""A calibration fitted to cases: pure functions from questions with their read hits to weights and thresholds."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.learning.asked import Case
from rag.reading.calibration import Calibration, FormCalibration
from rag.reading.network import Scores
from rag.training.measures import span_f1

WEIGHTS = (0.0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.13, 0.16, 0.2, 0.3)
SURE = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
FIRST, TOTAL = (2, 3, 4, 5, 6), (4, 5, 6, 8, 10)
ALL = 10  # hits that are read at most
LOSS = 0.002  # of hit@1 that reading fewer hits may cost
NEAR = 0.5  # weight of a near question beside one that is answered: there are two of them for three
RIGHT = 0.88  # share of a verdict that must be right where it is said
HEAD = ("hit@1", "refused", "false", "ms")
SPANS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)


def order(case: Case, weight: float, read: int = ALL) -> list[int]:
    """Returns the places of the hits, best first, when the first so many are read; the others keep their order."""
    some = range(min(read, len(case.hits)))
    by_both = sorted(some, key=lambda i: -(case.hits[i].score + weight * case.hits[i].log_odds))
    return [*by_both, *range(len(some), len(case.hits))]


def hit_at_1(cases: Sequence[Case], weight: float, read: int = ALL) -> float:
    """Returns the share of answerable questions whose first hit answers."""
    asked = [c for c in cases if c.right]
    return float(np.mean([bool(c.hits) and c.hits[order(c, weight, read)[0]].text == c.right for c in asked]))


def best_weight(cases: Sequence[Case]) -> float:
    """Returns the weight with the best hit@1, each smoothed with its neighbours: one point alone is noise."""
    values = [hit_at_1(cases, w) for w in WEIGHTS]
    smooth = [float(np.mean(values[max(0, i - 1) : i + 2])) for i in range(len(values))]
    return WEIGHTS[int(np.argmax(smooth))]


def best_log_odds(cases: Sequence[Case], weight: float) -> NDArray[np.float64]:
    """Returns the log-odds of each question's first hit."""
    return np.array([c.hits[order(c, weight)[0]].log_odds for c in cases])


def fit_form(cases: Sequence[Case], false_refusals: float) -> FormCalibration:
    """Returns the calibration of one query form; the first hit of an answerable question may be a wrong one."""
    found = [c for c in cases if c.hits]
    weight = best_weight(found)
    x = best_log_odds(found, weight)
    y = np.array([c.hits[order(c, weight)[0]].text == c.right for c in found])
    answerable = np.array([bool(c.right) for c in found])
    share = np.where(answerable, 1.0, NEAR)

    def loss(p: NDArray[np.float64]) -> float:
        z = p[0] * x + p[1]
        return float((share * (np.logaddexp(0, -z) * y + np.logaddexp(0, z) * ~y)).sum())

    scale, bias = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    threshold = 1 / (1 + np.exp(-(scale * np.quantile(x[answerable], false_refusals) + bias)))
    return FormCalibration(round(float(scale), 4), round(float(bias), 4), weight, round(float(threshold), 4))


def read_when(cases: Sequence[Case], forms: dict[str, FormCalibration]) -> tuple[int, int, float]:
    """Returns (first, more, sure): the fewest hits read on average that cost no more than `LOSS` of hit@1."""
    asked = [c for c in cases if c.right and c.hits]
    whole = np.mean([_is_first(c, forms[c.form], ALL) for c in asked])
    options = []
    for first, total, sure in itertools.product(FIRST, TOTAL, SURE):
        if first < total:
            read = [_reads(c, forms[c.form], first, total, sure) for c in asked]
            value = np.mean([_is_first(c, forms[c.form], n) for c, n in zip(asked, read, strict=True)])
            options.append((float(np.mean(read)), -float(value), first, total, sure))
    _, _, first, total, sure = min(o for o in options if -o[1] >= whole - LOSS)
    return first, total - first, sure


def _is_first(case: Case, form: FormCalibration, read: int) -> bool:
    return case.hits[order(case, form.weight, read)[0]].text == case.right


def _reads(case: Case, form: FormCalibration, first: int, total: int, sure: float) -> int:
    best = max(h.log_odds for h in case.hits[:first])
    return first if 1 / (1 + np.exp(-(form.scale * best + form.bias))) >= sure else total


@dataclass(frozen=True)
class Told:
    """A verdict on a text that has one: the form of its question, whether it is yes, how likely beside the other."""

    form: str
    yes: bool
    surely: float
    right: bool


def with_verdicts(form: FormCalibration, name: str, told: Sequence[Told]) -> FormCalibration:
    """Returns the calibration of a form with the sureness from which on yes, and from which on no, is said in it."""
    yes, no = ([(t.surely, t.right) for t in told if t.form == name and t.yes is kind] for kind in (True, False))
    return replace(form, yes=verdict_from(yes), no=verdict_from(no))


def verdict_from(told: Sequence[tuple[float, bool]]) -> float:
    """Returns from which sureness on a verdict is said: `RIGHT` of those above it are right; 1 where none are.

    told: how likely it is beside the other, and whether it is right.
    """
    sure = np.array([s for s, _ in told])
    correct = np.array([r for _, r in told])
    enough = [float(t) for t in np.unique(sure) if correct[sure >= t].mean() >= RIGHT]
    return round(min(enough, default=1.0), 4)


def span_margin(read: Sequence[tuple[Scores, str, Sequence[str]]]) -> float:
    """Returns how far below the best span another may lie to be quoted with it: the best mean F1 of their words."""

    def joined(scores: Scores, text: str, margin: float) -> str:
        kept = sorted(s for s in scores.spans if s[2] >= scores.spans[0][2] - margin)
        return " ".join(text[a:b] for a, b, _ in kept)

    values = [
        float(np.mean([span_f1(joined(s, text, m), [" ".join(answers)]) for s, text, answers in read])) for m in SPANS
    ]
    return SPANS[int(np.argmax(values))]


def learn(cases: Sequence[Case], false_refusals: float) -> tuple[dict[str, FormCalibration], dict[str, float]]:
    """Returns the calibration of each form, and the threshold on the retrieval score for answering without a reader."""
    forms, alone = {}, {}
    for form in sorted({c.form for c in cases}):
        own = [c for c in cases if c.form == form]
        forms[form] = fit_form(own, false_refusals)
        scores = [c.hits[0].score for c in own if c.right and c.hits]
        alone[form] = round(float(np.quantile(scores, false_refusals)), 4)
    return forms, alone


def without_reader(alone: dict[str, float]) -> Calibration:
    """Returns the calibration without a reader: every hit in the order of retrieval, answered from a score on."""
    forms = {form: FormCalibration(1.0, 0.0, 0.0, threshold) for form, threshold in alone.items()}
    return Calibration(forms, ALL, 0, sure=1.0, span=0.0, beside=0.93, beside_who=0.9)


def table(cases: Sequence[Case], calibration: Calibration, alone: dict[str, float]) -> str:
    """Returns what each piece gives, by form: retrieval alone, with the reader's order, with its decision too.

    hit@1; near questions refused; answerable ones refused; the median of milliseconds. As many hits are read as the
    calibration says. alone: the thresholds on the retrieval score without a reader, and beside the reader's order.
    """
    lines = [f"{'form':<10}{'answered':>9}{'near':>6}  {'piece':<20}" + "".join(f"{h:>9}" for h in HEAD)]
    for form, c in calibration.forms.items():
        own = [x for x in cases if x.form == form and x.hits]
        asked, near = [x for x in own if x.right], [x for x in own if not x.right]
        by_score = [float(np.mean([x.hits[0].score < alone[form] for x in some])) for some in (near, asked)]
        by_reading = [_refused(some, calibration, form) for some in (near, asked)]
        found = float(np.median([x.found_ms for x in own]))
        both = float(np.median([x.found_ms + _reading_ms(x, calibration) for x in own]))
        ordered = float(np.mean([_is_first(x, c, _read(x, calibration)) for x in asked]))
        for piece, figures in (
            ("retrieval alone", (hit_at_1(own, 0.0), *by_score, found)),
            ("+ reader's order", (ordered, *by_score, both)),
            ("+ reader's decision", (ordered, *by_reading, both)),
        ):
            shown = "".join(f"{f:>9.3f}" for f in figures[:-1])
            lines.append(f"{form:<10}{len(asked):>9}{len(near):>6}  {piece:<20}{shown}{figures[-1]:>9.1f}")
    return "\n".join(lines)


def _read(case: Case, c: Calibration) -> int:
    """Returns how many hits of a case are read as the calibration says."""
    return _reads(case, c.forms[case.form], c.first, c.first + c.more, c.sure)


def _reading_ms(case: Case, c: Calibration) -> float:
    first, more, _ = case.read_ms
    return first if _read(case, c) == c.first else first + more


def _refused(cases: Sequence[Case], calibration: Calibration, form: str) -> float:
    c = calibration.forms[form]
    best = [x.hits[order(x, c.weight, _read(x, calibration))[0]].log_odds for x in cases]
    return float(np.mean([calibration.probability(form, b) < c.threshold for b in best]))
