"""How many false replies of a language model pass the check, and how many true ones do.

    python -m eval.adversarial [--replies 1000] [--seed 5] [--show]

Cases are the clauses of the sample corpus, each with a clause of another document beside it. For each class of lie
(`false_replies`) the same number of replies is made, from a fixed seed, and held against the passages; some
come after a true sentence. It counts those whose lie is among the sentences kept: none should be. The true replies are
there because a check that refuses everything would pass.
"""

import argparse
import functools
import itertools
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
from corpus.document import Document
from corpus.duties.read import read_duties
from corpus.read import read_path
from eval.adversarial.case import Case, Maker
from eval.adversarial.false_replies import LIES
from eval.adversarial.true_replies import TRUTHS, true_word_for_word
from index.hit import Hit
from rag.composing.compose import compose
from rag.config import learnt_config
from rag.evidence import Evidence, clause_sentences
from rag.generation.grounded_rewriting import kept_sentences
from rag.generation.labelled import label_passages
from rag.question.read import read_question
from rag.reading.load import OFF, load_reader

MOST_CASES = 500
SHORTEST = 40  # code points of a sentence worth asking about
QUESTIONS = {"vi": "Cơ quan nào thực hiện: {}?", "en": "Which agency is responsible for the following task: {}?"}


@dataclass(frozen=True)
class Reply:
    """A reply: its class, a true sentence or nothing, then the sentence that is judged, and what they are said of."""

    kind: str
    before: str
    judged: str
    case: Case

    @property
    def text(self) -> str:
        """What the model says."""
        return f"{self.before} {self.judged}".strip()


def load_cases(dice: random.Random) -> list[Case]:
    """Returns the cases: clauses of the sample corpus with a sentence that is long enough, drawn."""
    found = _sample_evidence()
    asked = [(e, language) for e in found for language in ("vi", "en")]
    drawn = dice.sample(asked, min(MOST_CASES, len(asked)))
    return [_case(e, dice.choice(found), found, dice, language) for e, language in drawn]


@functools.cache
def _sample_evidence() -> tuple[Evidence, ...]:
    sample = Path(corpus.__file__).parent / "sample"
    return tuple(e for path in sorted(sample.glob("*.txt")) for e in _evidence_of(read_path(path)))


def _evidence_of(document: Document) -> Iterator[Evidence]:
    duties = tuple(read_duties(document))
    for clause in document.clauses:
        spans = clause_sentences(document, clause)
        if spans and spans[0][1] - spans[0][0] >= SHORTEST:
            hit = Hit(document.document_id, clause.path, clause.path, clause.start, clause.end, 1, 1, 1, 1)
            yield Evidence(hit, document, clause, duties)


def _case(item: Evidence, beside: Evidence, every: Sequence[Evidence], dice: random.Random, language: str) -> Case:
    start, end = clause_sentences(item.document, item.clause)[0]
    words = item.document.text[start:end].split()[:12]
    question = read_question(QUESTIONS[language].format(" ".join(words) if language == "vi" else words[-1]))
    evidence = [item, beside] if beside.document.document_id != item.document.document_id else [item]
    readings = load_reader(OFF).read(question, evidence)
    composed = compose(question, evidence, readings, learnt_config())
    shown = {e.document.document_id for e in evidence}
    others = [e for e in every if e.document.document_id not in shown]
    foreign = tuple(_first_sentence(e) for e in dice.sample(others, 4))
    return Case(language, label_passages(composed, evidence, language), foreign)


def _first_sentence(item: Evidence) -> str:
    start, end = clause_sentences(item.document, item.clause)[0]
    return item.document.text[start:end]


def make_replies(makers: Sequence[Maker], count: int, seed: int) -> list[Reply]:
    """Returns so many replies, the classes by turns, from a fixed seed."""
    dice = random.Random(seed)
    cases = [c for c in load_cases(dice) if c.passages]
    turns = {maker: itertools.cycle(dice.sample(cases, len(cases))) for maker in makers}
    replies: list[Reply] = []
    for maker in itertools.islice(itertools.cycle(makers), count):
        case, judged = next(
            (c, s) for c in itertools.islice(turns[maker], len(cases)) if (s := maker(c, dice)) is not None
        )
        before = dice.choice([true_word_for_word(case, dice) or "", "", ""]) if maker in LIES else ""
        replies.append(Reply(maker.__name__, before, judged, case))
    return replies


def passes(reply: Reply) -> bool:
    """Returns whether a sentence of a reply is kept that is not the true one before it."""
    kept = kept_sentences(reply.text, reply.case.passages, reply.case.language)
    return any(_plain(k.text) not in _plain(reply.before) for k in kept)


def _plain(text: str) -> str:
    return text.replace("“", '"').replace("”", '"').rstrip(".")


def main() -> None:
    """Prints how many replies of each class pass."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--replies", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--show", action="store_true", help="print the lies that pass and the truths that do not")
    arguments = parser.parse_args()
    for title, makers, count in (("false", LIES, arguments.replies), ("true", TRUTHS, arguments.replies // 5)):
        made, passed = Counter[str](), Counter[str]()
        for reply in make_replies(makers, count, arguments.seed):
            made[reply.kind] += 1
            passed[reply.kind] += passes(reply)
            if arguments.show and passes(reply) == (title == "false"):
                print(f"{reply.kind}\t{reply.judged}\n\t{reply.case.first}")  # noqa: T201
        print(f"{title} replies that pass: {passed.total()} of {made.total()}")  # noqa: T201
        for kind in made:
            print(f"  {kind:<22}{passed[kind]:>4} of {made[kind]:>3}")  # noqa: T201


if __name__ == "__main__":
    main()
