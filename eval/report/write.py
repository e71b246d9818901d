"""Judgements to a table for people and a file for machines."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.message import Message, reason
from eval.errors import EvalError
from eval.judge import Judgement
from eval.measures.risk_coverage import Curve
from eval.report.curve_svg import draw

COLUMNS = (
    "hit@1", "hit@3", "MRR", "nDCG@10", "cited", "lead", "coordinate", "says", "first line", "false first", "refused",
    "false refusals",
)  # fmt: skip

REPORT_FILE, CURVE_FILE = "report.json", "risk_coverage.svg"
NO_CURVE = "not known: the answers of a service do not say how sure it is"


def table(summary: dict[str, dict[str, Any]]) -> str:
    """Returns the summary as a table: a line for each language, a column for each measure."""
    head = ["", "n", *COLUMNS, "quotes", "length", "ms"]
    rows = [head]
    for lang, values in summary.items():
        rows.append(
            [
                lang,
                str(values["questions"]),
                *(_figure(values[c]["mean"]) for c in COLUMNS),
                _figure(values["quotes verified"]),
                "-" if values["median length"] is None else f"{values['median length']:.0f}",
                f"{values['median ms']:.1f}",
            ]
        )
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def write_report(
    folder: Path,
    summary: dict[str, dict[str, Any]],
    judgements: Sequence[Judgement],
    system: dict[str, Any],
    curves: Mapping[str, Curve] | None,
    warnings: Sequence[str] = (),
) -> Path:
    """Writes report.json (system, warnings, means, curves, every question) into a folder and returns its path.

    warnings: what to know of the figures.

    Beside it goes risk_coverage.svg; where curves is None, there is none, nor one of an earlier report.

    Raises:
        EvalError: the folder cannot be written.
    """
    risk_coverage = NO_CURVE if curves is None else {lang: asdict(c) for lang, c in curves.items()}
    rows = [asdict(j) for j in judgements]
    whole = {
        "system": system,
        "warnings": list(warnings),
        "summary": summary,
        "risk_coverage": risk_coverage,
        "questions": rows,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if curves is None:
            (folder / CURVE_FILE).unlink(missing_ok=True)
        else:
            _write(folder / CURVE_FILE, draw(curves))
        _write(folder / REPORT_FILE, json.dumps(whole, ensure_ascii=False, indent=1))
    except OSError as error:
        raise EvalError(
            Message("{folder}: cannot be written ({reason})", folder=folder, reason=reason(error))
        ) from error
    return folder / REPORT_FILE


def _write(path: Path, text: str) -> None:
    """Writes a file beside, then renames it."""
    beside = path.with_suffix(".part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
