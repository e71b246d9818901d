"""Clauses that say which papers a file is made of: "Thành phần hồ sơ: a) …", "hồ sơ gồm: đơn; bản sao …"."""

import re
from itertools import pairwise

from corpus.clause import parent_path
from corpus.text.accents import fold
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.coverage import share_held, without_words

# What is made of papers, and the word behind it that lists them; or the heading that says so.
_LISTS = re.compile(
    r"(?<!\w)(?:hồ sơ|giấy tờ)(?!\w)[^.;:\n]{0,160}?(?<!\w)(?:bao gồm|gồm)(?!\w)"
    r"|(?<!\w)thành phần (?:của )?hồ sơ(?!\w)[^.;\n]{0,120}(?::|\n|$)",
    re.IGNORECASE,
)
_HEADS = re.compile(r"(?:thành phần )?hồ sơ (?!.*(?:tiếp nhận|xử lý|thẩm định|lưu trữ))", re.IGNORECASE)
# What asks for papers says nothing of what they are for.
_ASKS = frozenset(
    [
        *("ho", "so", "giay", "to", "can", "nop", "xin", "gom", "nhung", "cac", "chuan", "bi", "thu", "tuc"),
        *(
            "papers",
            "paper",
            "paperwork",
            "documents",
            "document",
            "forms",
            "application",
            "file",
            "need",
            "submit",
            "make",
        ),
    ]
)
# Of what is left of a question, what a list of papers must have with all above it; of English fewer words are known.
OF_THE_MATTER = {"vi": 0.6, "en": 0.5}
SHORTEST_LIST = 5  # code points
SURELY, PAIRED = 0.8, 0.4  # of its words, and of those that stand together: some words are in every list


def lists_papers(item: Evidence) -> bool:
    """Returns whether a clause, or the one right above it, says which papers a file is made of."""
    text, clause = item.document.text, item.clause
    path = parent_path(clause.path, item.document.by_path)
    above = item.document.by_path[path] if path else None
    both = [c for c in (clause, above) if c is not None]
    return any(_LISTS.search(text[c.start : c.own_end]) or _HEADS.match(c.heading or "") for c in both)


def lists_inside(item: Evidence) -> bool:
    """Returns whether a clause lists papers in its own sentence: "hồ sơ gồm: đơn; bản sao"."""
    own = item.document.text[item.clause.start : item.clause.own_end].rstrip()
    found = _LISTS.search(own)
    return found is not None and len(own) - found.end() > SHORTEST_LIST


def is_of_other_papers(question: Question, item: Evidence) -> bool:
    """Returns whether the papers that a clause lists are for another matter than the one that is asked about."""
    matter, context = without_words(question, _ASKS), item.with_context()
    held = share_held(matter, context)
    folded = f" {fold(context)} "
    pairs = [f" {a} {b} " in folded for a, b in pairwise(map(fold, matter.terms.content))]
    # "Đăng ký kết hôn": each list has "đăng ký" and "cam kết".
    apart = question.language == "vi" and sum(pairs) < PAIRED * len(pairs)
    return held < OF_THE_MATTER[question.language] or (apart and held < SURELY)
