"""Ranking measures: ir_measures' own; a question whose system returned nothing counts 0."""

from collections.abc import Mapping, Sequence

from corpus.message import Message
from eval.errors import MeasuresMissing

# By the names that ir_measures parses.
RANKING = {"hit@1": "Success@1", "hit@3": "Success@3", "MRR": "RR", "nDCG@10": "nDCG@10"}


def check_measures() -> None:
    """Raises MeasuresMissing where ir_measures is not installed: better before a thousand questions than after."""
    try:
        import ir_measures  # noqa: F401
    except ImportError as error:
        raise MeasuresMissing(
            Message(
                "judging needs the extra `eval` ({error}): run `make install`, or pip install chithi[eval]", error=error
            )
        ) from error


def ranking_measures(
    relevant: Mapping[str, Sequence[str]], ranked: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Returns each ranking measure of every question: {measure: {question: value}}.

    relevant: the ids that answer each question; ranked: the ids a system returned, best first.

    Raises:
        MeasuresMissing: ir_measures is not installed.
    """
    check_measures()
    import ir_measures
    from ir_measures import Qrel, ScoredDoc

    qrels = [Qrel(q, d, 1) for q, ids in relevant.items() for d in ids]
    run = [
        ScoredDoc(q, d, float(-rank))
        for q, ids in ranked.items()
        if q in relevant
        for rank, d in enumerate(_each_once(ids))
    ]
    values: dict[str, dict[str, float]] = {name: dict.fromkeys(relevant, 0.0) for name in RANKING}
    wanted = {name: ir_measures.parse_measure(measure) for name, measure in RANKING.items()}
    names = {str(measure): name for name, measure in wanted.items()}
    for metric in ir_measures.iter_calc(list(wanted.values()), qrels, run):
        values[names[str(metric.measure)]][metric.query_id] = float(metric.value)
    return values


def _each_once(ids: Sequence[str]) -> list[str]:
    """Returns the ids, one that comes again made another: it gains nothing and keeps its rank."""
    seen: set[str] = set()
    out = []
    for rank, name in enumerate(ids):
        out.append(f"{name}#{rank}" if name in seen else name)
        seen.add(name)
    return out


def matched_ids(
    found: Sequence[tuple[str, str | None]], gold: Mapping[str, Sequence[str]]
) -> tuple[list[str], list[str]]:
    """Returns (relevant ids, ranked ids) for addresses, of which any that lies in a gold address is that one.

    found: (document, address), best first; the address of a fact from a head is None. A gold document without addresses
    is a relevant id of its own, which whatever lies in the document hits. A gold address counts once: of several hits
    below it the first has its id, the others are no further gain and no loss of rank order. Source: the product's
    contract, "A cited address hits a gold address if it is equal to it or lies below it".
    """
    relevant = [f"{document}#{path}" for document, paths in gold.items() for path in paths or ("",)]
    ranked: list[str] = []
    for document, path in found:
        golds = [g for g in gold.get(document, ()) if path == g or (path or "").startswith(f"{g}.")]
        if document in gold and not gold[document]:
            golds = [""]
        free = [g for g in sorted(golds, key=len, reverse=True) if f"{document}#{g}" not in ranked]
        hit = f"{document}#{free[0]}" if free else None
        ranked.append(hit or f"{document}#{path}#")
    return relevant, ranked
