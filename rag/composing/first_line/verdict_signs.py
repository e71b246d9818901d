"""What tells a yes from a no and from neither, of the sentence that is quoted."""

import re

from corpus.text.modality import Modality, modality_of
from rag.composing.first_line.denial import NO, YES, above
from rag.composing.first_line.line import Line
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.coverage import share_held, share_of_pairs
from rag.reading.denied import is_excepted, is_headed_by_denial
from rag.reading.reader import Reading
from rag.reading.weighing import log_odds

_EXCEPTS = re.compile(r"(?<!\w)trừ(?!\w)", re.IGNORECASE)
_ONLY = re.compile(r"(?<!\w)chỉ(?!\w)", re.IGNORECASE)


def verdict_signs(
    question: Question, item: Evidence, reading: Reading, quote: tuple[int, int], part: str, told: Line | None
) -> dict[str, float]:
    """Returns the signs by name, 0 or 1 where nothing else is said.

    lean, read: log-odds of yes beside no, and that the clause answers; found, near: the hit's score and its cosine;
    held, paired: the shares of the question's words and pairs that the sentence has, with what stands above; told_yes,
    told_no: what rules tell; excepted, excepts, only: the sentence excepts what is asked about, or something, or limits
    it; denied: the question asks to be denied; asks_…, says_…: the modality of what it supposes and of what was read.

    part: the part of the sentence that was read; told: the line that rules bear out.
    """
    sentence = item.document.text[slice(*quote)]
    said = above(item) + sentence
    modality = modality_of(part)
    if is_headed_by_denial(item):
        modality = Modality.STATES if modality is Modality.FORBIDS else Modality.FORBIDS
    signs = {
        "lean": reading.lean,
        "read": log_odds(reading.answers),
        "found": item.hit.score,
        "near": item.hit.dense,
        "held": share_held(question, said),
        "paired": share_of_pairs(question, said),
        "told_yes": float(told is not None and told.text.startswith(YES[question.language])),
        "told_no": float(told is not None and told.text.startswith(NO[question.language])),
        "excepted": float(is_excepted(question, item, quote)),
        "excepts": float(bool(_EXCEPTS.search(sentence))),
        "only": float(bool(_ONLY.search(sentence))),
        "denied": float(question.wanted.denied),
    }
    signs |= {f"asks_{m}": float(question.wanted.modality is m) for m in Modality}
    return signs | {f"says_{m}": float(modality is m) for m in Modality}
