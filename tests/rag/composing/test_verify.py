import dataclasses
import json

import pytest

from corpus.document import Document
from corpus.errors import UnknownDocument
from rag.answer import Citation, citation_as_json
from rag.composing.verify import Verdict, count_answers, holds, verify_saved

QUOTE = "Máy lọc nước hỏng phải sửa trong 05 ngày."


@pytest.fixture
def citation(drought):
    start = drought.text.index(QUOTE)
    return Citation(1, "han", drought.name, "1", "khoản 1", QUOTE, start, start + len(QUOTE))


@pytest.fixture
def load(drought):
    def load_document(document_id) -> Document:
        if document_id != "han":
            raise UnknownDocument(document_id)
        return drought

    return load_document


def row(citation, **changes):
    return citation_as_json(citation) | changes


def saved(*citations, **answer):
    return json.dumps({"id": "q1", **answer, "citations": list(citations)}, ensure_ascii=False)


def verify(text, load):
    return list(verify_saved(text.splitlines(keepends=True), load))


# --- a citation and its document


def test_holds_for_the_documents_own_text_in_its_clause(citation, drought):
    assert holds(citation, drought)


def test_holds_for_what_stands_in_no_clause_by_its_offsets_alone(drought):
    start = drought.text.index("05 tháng 4")
    head = Citation(1, "han", drought.name, None, "phần đầu văn bản", "05 tháng 4", start, start + 10)
    assert (holds(head, drought), head.url) == (True, "/v/han")
    assert not holds(dataclasses.replace(head, start=start + 1, end=start + 11), drought)
    assert not holds(dataclasses.replace(head, clause="1"), drought)


def test_verify_saved_reads_a_citation_without_a_clause(drought, load):
    start = drought.text.index("05 tháng 4")
    head = Citation(1, "han", drought.name, None, "phần đầu văn bản", "05 tháng 4", start, start + 10)
    assert verify(saved(row(head)), load) == [Verdict("q1", 1, "found")]
    found = verify(saved(row(head, quote="06 tháng 4")), load)
    assert found == [Verdict("q1", 1, "changed", "han: '05 tháng 4' stands there")]


@pytest.mark.parametrize(
    "changes",
    [
        {"quote": QUOTE.replace("05", "06")},
        {"quote": QUOTE[:-1]},
        {"quote": ""},
        {"clause": "2"},  # the words stand elsewhere
        {"clause": "9"},
    ],
)
def test_holds_not_for_other_words_or_another_clause(changes, citation, drought):
    assert not holds(dataclasses.replace(citation, **changes), drought)


def test_holds_not_one_character_beside_or_over_the_ends(citation, drought):
    size = len(drought.text)
    for start, end in (
        (citation.start + 1, citation.end + 1),
        (citation.start - 1, citation.end - 1),
        (citation.start - size, citation.end - size),  # Python would count from the end
        (citation.end, citation.start),
    ):
        assert not holds(dataclasses.replace(citation, start=start, end=end), drought)
    nothing = dataclasses.replace(citation, start=citation.start, end=citation.start, quote="")
    assert not holds(nothing, drought)


def test_holds_for_a_unit_below_the_clause_cited(citation, drought):
    words = "Nạo vét kênh."
    start = drought.text.index(words)
    below = dataclasses.replace(citation, clause="2", quote=words, start=start, end=start + len(words))
    assert holds(below, drought)
    assert not holds(dataclasses.replace(below, clause="2.a"), drought)


# --- saved answers


def test_verify_saved_finds_every_quote_of_an_answer(citation, load):
    assert verify(saved(row(citation), row(citation, n=2)), load) == [
        Verdict("q1", 1, "found"),
        Verdict("q1", 2, "found"),
    ]


def test_verify_saved_names_a_quote_changed_by_one_character(citation, load):
    (verdict,) = verify(saved(row(citation, quote=QUOTE.replace("05", "06"), n=3)), load)
    assert verdict == Verdict("q1", 3, "changed", f"han#1: {QUOTE!r} stands there")
    assert not verdict.holds


def test_verify_saved_names_an_unknown_document(citation, load):
    assert verify(saved(row(citation, document_id="x")), load) == [
        Verdict("q1", 1, "unknown_document", "x is not stored")
    ]


@pytest.mark.parametrize("lacking", ["n", "document_id", "clause", "quote", "start", "end"])
def test_verify_saved_names_a_citation_that_lacks_something(lacking, citation, load):
    raw = {k: v for k, v in row(citation).items() if k != lacking}
    assert verify(saved(raw), load) == [Verdict("q1", 0, "malformed", f"not a citation: '{lacking}' is missing")]


@pytest.mark.parametrize("raw", ["text", 7, None, [], {"n": "one"}])
def test_verify_saved_names_what_is_no_citation_and_goes_on(raw, citation, load):
    assert [v.outcome for v in verify(saved(raw, row(citation)), load)] == ["malformed", "found"]


@pytest.mark.parametrize(
    "changes", [{"start": None}, {"end": "x"}, {"n": []}, {"start": float("nan")}, {"end": 10**9}, {"start": -(10**9)}]
)
def test_verify_saved_finds_no_quote_at_impossible_offsets(changes, citation, load):
    (verdict,) = verify(saved(row(citation, **changes)), load)
    assert verdict.outcome in ("malformed", "changed")


def test_verify_saved_names_an_infinite_offset(citation, load):
    assert [v.outcome for v in verify(saved(row(citation, end=float("inf"))), load)] == ["malformed"]


@pytest.mark.parametrize("citations", [5, True])
def test_verify_saved_names_citations_that_are_no_list(citations, load):
    verdicts = verify(json.dumps({"id": "q1", "citations": citations}), load)
    assert [v.outcome for v in verdicts] == ["malformed"]


def test_verify_saved_reads_one_answer_a_list_and_lines(citation, load):
    one, two = {"id": "a", "citations": [row(citation)]}, {"question": "Ai?", "citations": [row(citation, n=2)]}
    found = [Verdict("a", 1, "found"), Verdict("Ai?", 2, "found")]
    assert verify(json.dumps(one, indent=1), load) == found[:1]
    assert verify(json.dumps([one, two], indent=1), load) == found
    assert verify(f"{json.dumps(one)}\n\n{json.dumps(two)}\n", load) == found
    assert verify(json.dumps([{"citations": [row(citation)]}]), load) == [Verdict("answer 1", 1, "found")]


def test_verify_saved_passes_over_answers_without_citations(load):
    assert verify(json.dumps([{"id": "a"}, {"id": "b", "citations": []}, {"id": "c", "citations": None}]), load) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "Expecting property name"),
        ("not JSON", "Expecting value"),
        ("7", "answer 1 is not an object"),
        ('["text"]', "answer 1 is not an object"),
        ('{"id": "a"}\nnot JSON\n', "Expecting value"),
        ('{"id": "a"}\n7\n', "answer 2 is not an object"),
    ],
)
def test_verify_saved_refuses_what_are_no_answers(text, said, load):
    with pytest.raises(ValueError, match=said):
        verify(text, load)


def test_verify_saved_reads_lines_with_unicodes_own_line_separators(citation, load):
    lines = [saved(row(citation), id=i, question="Máy\u2028lọc\u0085nước?") for i in ("a", "b")]
    assert list(verify_saved([f"{line}\n" for line in lines], load)) == [
        Verdict("a", 1, "found"),
        Verdict("b", 1, "found"),
    ]


@pytest.mark.parametrize(
    ("clause", "detail"),
    [
        ("2", "han#2: the quote stands there, outside clause 2"),
        ("9", "han#9: the quote stands there, and no such clause does"),
    ],
)
def test_a_quote_in_another_clause_than_is_said_is_told_as_that(citation, load, clause, detail):
    [verdict] = verify(saved(row(citation, clause=clause)), load)
    assert (verdict.outcome, str(verdict.detail)) == ("changed", detail)


def test_answers_are_counted_with_those_that_quote_nothing(citation):
    refused = json.dumps({"status": "declined_small_talk"})
    assert count_answers([saved(row(citation)), "\n", refused]) == 2
    assert count_answers([refused, "\n", '{"clause": "1"}']) == 1
