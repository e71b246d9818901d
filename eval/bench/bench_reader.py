"""How well the reader that ships reads, by itself: texts of DATA that it never saw, whole, as the product reads them.

    python -m eval.bench.bench_reader DATA [--most 150] [--json]

For each source (law, written, real) and query form: area under the curve of answered against near questions, near
questions refused at 5 % false refusals, F1 of the best span's words, and yes told from no. DATA holds `asked/` and what
it refers to; only ids kept to judge with are asked.
"""

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.environment import from_process
from corpus.text.accents import strip_accents
from index.training.asked import load_data
from index.training.examples import Example, Source, Split
from rag.errors import RagError
from rag.question.read import read_question
from rag.reading.load import load_reader
from rag.reading.read_texts import TextReading, read_texts
from rag.reading.trained import TrainedReader
from rag.settings import Settings
from rag.training.measures import auc, refused, span_f1

FORMS = ("vi", "vi-plain", "en")
TOGETHER = 32


@dataclass(frozen=True)
class Row:
    """A question put to the reader; kind: `right`, `near`, `yes` or `no`."""

    source: str
    form: str
    kind: str
    question: str
    title: str
    text: str
    answers: tuple[str, ...]


def rows_of(examples: Sequence[Example], most: int) -> Iterator[Row]:
    """Yields every question of at most so many texts, in every form."""
    for example in random.Random(1).sample(examples, min(most, len(examples))):
        asked = [("right", a) for a in example.asked if a.answers] + [("near", a) for a in example.near]
        asked += [(kind, a) for kind, a in (("yes", example.yes), ("no", example.no)) if a]
        for kind, question in asked:
            for form, typed in zip(FORMS, (question.vi, strip_accents(question.vi).lower(), question.en), strict=True):
                if typed:
                    yield Row(example.source.value, form, kind, typed, example.title, example.text, question.answers)


def figures(rows: Sequence[tuple[Row, TextReading]]) -> dict[str, float | int | None]:
    """Returns the measures of rows of one source and form."""
    right = [r.answers for row, r in rows if row.kind == "right"]
    near = [r.answers for row, r in rows if row.kind == "near"]
    spans = [span_f1(_words(row, r), row.answers) for row, r in rows if row.kind == "right"]
    told = [r.verdict == row.kind for row, r in rows if row.kind in ("yes", "no")]
    return {
        "n": len(rows),
        "auc": auc(right, near) if right and near else None,
        "refused": refused(right, near) if right and near else None,
        "span_f1": sum(spans) / len(spans) if spans else None,
        "verdict": sum(told) / len(told) if told else None,
    }


def _words(row: Row, reading: TextReading) -> str:
    return row.text[slice(*reading.spans[0])] if reading.spans else ""


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("--most", type=int, default=150)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    reader = load_reader(Settings.from_environment(from_process()).reader)
    if not isinstance(reader, TrainedReader):
        sys.exit("error: no reader to judge: CHITHI_READER is off, or its files are damaged")
    try:
        data = load_data(arguments.data)
    except RagError as error:
        sys.exit(f"error: {error}")
    rows = [row for source in Source for row in rows_of(data.of(Split.JUDGE, source), arguments.most)]
    groups: dict[tuple[str, str], list[tuple[Row, TextReading]]] = defaultdict(list)
    for at in range(0, len(rows), TOGETHER):
        some = rows[at : at + TOGETHER]
        readings = read_texts(reader, [(read_question(r.question), r.title, r.text) for r in some])
        for row, reading in zip(some, readings, strict=True):
            groups[row.source, row.form].append((row, reading))
        if sys.stderr.isatty():
            print(f"\r{at + len(some)}/{len(rows)}", end="", file=sys.stderr)
    if not arguments.json:
        print(f"{'source':<9}{'form':<10}{'n':>6}  {'AUC':>6}  {'refused':>8}  {'span F1':>8}  {'verdict':>8}")
    for (source, form), found in sorted(groups.items()):
        measured = figures(found)
        if arguments.json:
            print(json.dumps({"source": source, "form": form, **measured}))
        else:
            shown = "  ".join(f"{'–' if v is None else f'{v:.3f}':>8}" for k, v in measured.items() if k != "n")
            print(f"{source:<9}{form:<10}{measured['n']:>6}{shown}")


if __name__ == "__main__":
    main()
