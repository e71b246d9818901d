"""Judgements to a table for people and a file for machines."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eval.errors import EvalError
from eval.judge import Judgement

COLUMNS = (
    "hit@1", "hit@3", "MRR", "nDCG@10", "cited", "lead", "coordinate", "says", "refused", "false refusals",
)  # fmt: skip


def table(summary: dict[str, dict[str, Any]]) -> str:
    """Returns the summary as a table: a line for each language, a column for each measure."""
    head = ["", "n", *COLUMNS, "quotes", "ms"]
    rows = [head]
    for lang, values in summary.items():
        rows.append(
            [
                lang,
                str(values["questions"]),
                *(_figure(values[c]["mean"]) for c in COLUMNS),
                _figure(values["quotes verified"]),
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
) -> Path:
    """Writes report.json (system, means, every question) into a folder and returns its path.

    Raises:
        EvalError: the folder cannot be written.
    """
    rows = [asdict(j) for j in judgements]
    path = folder / "report.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".part")
        whole = {"system": system, "summary": summary, "questions": rows}
        beside.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise EvalError(f"{folder}: cannot be written ({error.strerror or error})") from error
    return path


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
