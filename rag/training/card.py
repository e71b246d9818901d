"""The model card that a training run writes: sources, counts, recipe, figures."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rag.training.judging import Figures
from rag.training.recipe import Recipe

HEAD = """---
language: [vi, en]
license: apache-2.0
library_name: transformers
pipeline_tag: question-answering
---
# The reader

A question in Vietnamese or English (accents may be missing) and a clause in Vietnamese, read together: does the clause
answer, with which words, and yes or no? A BERT body with a linear layer (`head.safetensors`) that has five outputs a
token, over `<s> question </s></s> title and headings, a new line, clause </s>`: start and end of the answer, and on the
first token whether the clause answers, yes, no (the logit of neither is 0). Weights in float32, trained in bfloat16
with float32 masters where the processor multiplies in it, else in float32.
"""
TAIL = """
Splits go by the SHA-256 of an article's, a document's or a cluster's id: those that begin with 0, 1 or 2 judge, with 3
tune thresholds, and only the others are trained on.

Sources: articles of Bộ Pháp điển (the codified law of Vietnam); decisions, resolutions, circulars, decrees and
directives as published; clauses written for this project; over all of these, questions with the words that answer
written for this project. Questions with passages from Zalo AI Challenge 2021, ALQAC 2021–2023, UIT-ViQuAD and questions
over administrative documents. None of these texts is in the product.

**Good for** judging whether a clause of a directive or an article of law answers a question. **Not for** finding it,
nor for other languages. Inputs longer than 256 tokens are cut, questions at 56.
"""
_COLUMNS = "| texts | question | questions | AUC | refused at 5 % | span F1 | verdicts |\n"
_RULE = "|---" * 7 + "|\n"


def write_card(
    folder: Path, counts: dict[str, int], recipe: Recipe, figures: Sequence[Figures], teacher: str = ""
) -> None:
    """Writes the model card, README.md."""
    parts = [HEAD]
    if teacher:
        parts.append(f"\nDistilled, token by token, from a reader of {teacher}.\n")
    parts.append("\n| data | count |\n|---|---|\n")
    parts += [f"| {what} | {count:,} |\n" for what, count in counts.items()]
    parts.append(f"\nRecipe: `{json.dumps(asdict(recipe))}`\n")
    if figures:
        parts.append(
            "\nOn texts never trained on; AUC of answered against near questions, near questions refused at 5 % false"
            f" refusals; vi-plain: typed without accents, restored before reading.\n\n{_COLUMNS}{_RULE}"
        )
        parts += [_row(f) for f in figures]
    (folder / "README.md").write_text("".join([*parts, TAIL]), encoding="utf-8")


def _row(figures: Figures) -> str:
    values = (figures.auc, figures.refused, figures.span_f1, figures.verdict)
    shown = " | ".join("–" if v is None else f"{v:.3f}" for v in values)
    return f"| {figures.source} | {figures.form} | {figures.questions:,} | {shown} |\n"
