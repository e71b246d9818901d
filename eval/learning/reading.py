"""Learns how a reader is used, from questions on ids that it was not trained on (`index.training.examples.Split.TUNE`).

The weight of its log-odds beside the retrieval score, the probability of an answer, the threshold at a share of false
refusals, how many hits are read, from when yes or no is said, how near the best span another must be to be quoted, and
the thresholds on the retrieval score alone for answering without a reader.

    python -m eval.learning.reading DATA --reader FOLDER --out FILE [--off FILE] [--false-refusals 0.03] [--most 2500]
    python -m eval.learning.reading DATA --reader FOLDER --report [--most 2500]

Writes the calibration to FILE, which goes to the reader as `reader.json`, and the one without a reader to the other,
which goes into rag/reading/off.json. --report prints, on the ids kept to judge with, what each piece gives, with its
milliseconds: retrieval alone (as off.json says), the order with FOLDER's reader, and its decision, as it is calibrated;
FOLDER may be `bundled`. --cache keeps the index of the texts. Needs SciPy (`eval`).
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.environment import from_process
from corpus.message import Message
from eval.errors import EvalError
from eval.learning.asked import AskedTexts, Case, texts_of, typed_forms
from eval.learning.fitting import Told, learn, read_when, span_margin, table, with_verdicts, without_reader
from eval.learning.learnt import write_calibration
from eval.systems.text_index import open_index
from index.encoders.load import load_encoder
from index.encoders.protocol import Encoder
from index.errors import IndexingError
from index.settings import Settings
from index.training.asked import Data, load_data
from index.training.examples import Split, split_of
from rag.config import learnt_config
from rag.errors import RagError
from rag.question.read import read_question
from rag.reading.calibration import Calibration, FormCalibration
from rag.reading.load import OFF, load_reader
from rag.reading.network import Network, Scores
from rag.reading.pairs import Pair, parts_of
from rag.reading.reader import Verdict
from rag.reading.trained import TrainedReader

PIECE = 700  # code points that are read at once


def read_alone(network: Network, data: Data, most: int) -> tuple[list[Told], list[tuple[Scores, str, tuple[str, ...]]]]:
    """Returns what verdicts and what spans are given on the texts of TUNE, each text read by itself."""
    told, spans = [], []
    examples = [e for e in data.examples if split_of(e.id) is Split.TUNE][:most]
    for example in examples:
        text = example.text[slice(*parts_of(example.text, PIECE)[0])]
        for right, asked in (("yes", example.yes), ("no", example.no)):
            for question in map(read_question, typed_forms(asked) if asked else ()):
                [scores] = network.score([Pair(question.restored, example.title, text)])
                if scores.verdict:  # neither is never said
                    yes = scores.verdict is Verdict.YES
                    told.append(Told(question.form, yes, scores.surely, scores.verdict == right))
        for asked in example.asked:
            answers = [a for a in asked.answers if a in text]
            if answers and (asked.vi or asked.en):
                [scores] = network.score([Pair(asked.vi or asked.en, example.title, text)])
                spans.append((scores, text, tuple(answers)))
    return told, spans


def main() -> None:
    """Learns and writes the calibration, or prints what it gives."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("--reader", required=True, metavar="FOLDER")
    parser.add_argument("--out", type=Path, metavar="FILE")
    parser.add_argument("--off", type=Path, metavar="FILE", help="where the calibration without a reader goes")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--false-refusals", type=float, default=0.03)
    parser.add_argument("--most", type=int, default=2500)
    parser.add_argument("--cache", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    try:
        run(arguments, load_encoder(Settings.from_environment(from_process()).encoder))
    except (EvalError, IndexingError, RagError) as error:
        sys.exit(f"error: {error}")


def run(arguments: argparse.Namespace, encoder: Encoder) -> None:
    """Does what the command line says."""
    reader = load_reader(arguments.reader)
    if not isinstance(reader, TrainedReader):
        raise EvalError(Message("--reader {reader}: no reader to calibrate; name its folder", reader=arguments.reader))
    data = load_data(arguments.data)
    with tempfile.TemporaryDirectory() as scratch:
        searcher = open_index(texts_of(data), encoder, arguments.cache or Path(scratch))
        texts = AskedTexts(data, searcher, encoder, learnt_config())
        if arguments.out or arguments.off:
            cases = texts.cases(reader, Split.TUNE, arguments.most, _show)
            forms, alone = learn(cases, arguments.false_refusals)
            if arguments.out:
                print(write_calibration(arguments.out, _calibrated(reader, cases, forms, data, arguments.most)), end="")  # noqa: T201
            if arguments.off:
                print(write_calibration(arguments.off, without_reader(alone)), end="")  # noqa: T201
        if arguments.report:
            off = {form: c.threshold for form, c in load_reader(OFF).calibration.forms.items()}
            print(table(texts.cases(reader, Split.JUDGE, arguments.most, _show), reader.calibration, off))  # noqa: T201


def _calibrated(
    reader: TrainedReader, cases: Sequence[Case], forms: dict[str, FormCalibration], data: Data, most: int
) -> Calibration:
    told, spans = read_alone(reader.network, data, most // 8)
    print(f"verdicts right: {np.mean([t.right for t in told]):.3f} of {len(told)}")  # noqa: T201
    first, more, sure = read_when(cases, forms)
    forms = {name: with_verdicts(form, name, told) for name, form in forms.items()}
    return Calibration(forms, first, more, sure, span_margin(spans))


def _show(done: int, total: int) -> None:
    if sys.stderr.isatty() or done % 500 == 0 or done == total:
        print(f"\rasked: {done}/{total} {time.strftime('%H:%M')}", end="\n", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
