"""How often what a question asks of documents is told rightly, by frames alone and with the model; what is mistaken.

    python -m eval.bench.bench_intents [--questions FILE]

Lines of FILE are intent, tab, question. `intents.tsv` holds 597, written apart from those that the model learnt from
(`rag/training/intents.tsv`): 300 that ask of documents and 297 that ask, in the same words, what a clause says.
"""

import argparse
from collections import Counter
from pathlib import Path

from corpus.text.accents import strip_accents
from rag.question.document_question import read_document_question
from rag.question.read import read_question
from rag.question.typed import read_typed

QUESTIONS = Path(__file__).parent / "intents.tsv"
NONE = "none"
# Frames tell more finely what is asked for.
_ALIKE = {"changed": "in_force", "how_many_units": "outline", "scope": "applies_to", "implements": "based_on",
          "oldest": "newest"}  # fmt: skip


def asked(text: str, frames: bool) -> str:
    """Returns what is asked of documents, "none" for what a clause says; frames: by these alone."""
    found = read_document_question(read_typed(text)) if frames else read_question(text).about
    if found is None:
        return NONE
    return _ALIKE.get(found.attribute.value, found.attribute.value)


def main() -> None:
    """Prints for each form the shares told rightly and wrongly of those that ask of documents, and of the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    lines = [
        line.split("\t") for line in parser.parse_args().questions.read_text(encoding="utf-8").splitlines() if line
    ]
    print(f"{'form':<12}{'by':<8}{'n':>5}  {'right':>6}  {'another':>8}  {'of clauses mistaken':>20}")
    for form in ("vi", "accentless", "en"):
        rows = [(i, strip_accents(t) if form == "accentless" else t) for i, t in lines]
        own = [(i, t) for i, t in rows if (read_typed(t).language == "en") == (form == "en")]
        for frames in (True, False):
            told = Counter[str]()
            for intent, text in own:
                found = asked(text, frames)
                of_documents = intent != NONE
                told["n"] += of_documents
                told["right"] += of_documents and found == intent
                told["another"] += of_documents and found not in (intent, NONE)
                told["mistaken"] += not of_documents and found != NONE
            clauses = len(own) - told["n"]
            print(
                f"{form:<12}{'frames' if frames else 'model':<8}{told['n']:>5}  {told['right'] / told['n']:>6.3f}  "
                f"{told['another'] / told['n']:>8.3f}  {told['mistaken'] / clauses:>20.3f}"
            )


if __name__ == "__main__":
    main()
