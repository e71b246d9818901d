"""Pages, trees, lists and examples of a document take steps in proportion to it, and cut as much text out of it."""

from dataclasses import replace
from functools import partial

import pytest

from api.web.document_page import article, outline
from corpus.as_json import clauses_as_json
from corpus.build import build_document
from corpus.document import Document
from corpus.duties.read import read_duties
from corpus.facts.citations import pointers
from rag.composing.examples import examples_of
from tests.steps import MOST, CountedText, steps

FEW = 50
TEXTS = {
    "siblings": lambda n: "".join(f"{i}. a\n" for i in range(1, n)),
    "points of clauses": lambda n: "".join(f"{i}. a\na) b\nb) c\n" for i in range(1, n // 3)),
    "references": lambda n: "".join(f"{i}. Theo khoản {n - i}.\n" for i in range(1, n)),
    "definitions": lambda n: (
        f"Điều 1. Giải thích từ ngữ {'rất dài ' * n}\n" + "".join(f"{i}. Chợ là nơi bán.\n" for i in range(1, n))
    ),
    "duties": lambda n: "".join(f"{i}. Sở Y tế chủ trì mua máy lọc nước cho trạm.\n" for i in range(1, n)),
}
SHOWN = {
    "article": article,
    "outline": outline,
    "clauses": clauses_as_json,
    "references": lambda d: list(pointers(d, [d])),
    "examples": lambda d: examples_of(d, read_duties(Document(d.document_id, str(d.text), d.clauses)), "vi"),
}


def shown(show, text):
    """The steps that showing a document takes, and how many code points are cut out of it; a page every 20 of them."""
    document = build_document(text, "x")
    pages = tuple(range(0, len(document.text), 20))
    document = replace(document, text=CountedText(document.text), pages=pages)
    return steps(partial(show, document), "api", "corpus", "rag"), document.text.copied


@pytest.mark.parametrize("what", SHOWN)
@pytest.mark.parametrize("name", TEXTS)
def test_showing_takes_steps_and_cuts_as_the_document_grows(what, name):
    few, many = (shown(SHOWN[what], TEXTS[name](n)) for n in (FEW, 2 * FEW))
    assert many[0] <= MOST * few[0]
    assert many[1] <= MOST * few[1]
