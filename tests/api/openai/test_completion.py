from hypothesis import given
from hypothesis import strategies as st

from api.openai.completion import pieces_of, reply_of
from rag.answer import Answer, Citation, NamedDocument, Status

CITED = Citation(1, "a b", "Công văn số 5", "4.-1", "khoản 4 [I]", "Sở Y tế mua thuốc.", 12, 30)
MORE = Citation(2, "c", "Công văn số 6", "1", "khoản 1", "Khác.", 0, 5)


def test_an_answer_has_its_sources_as_text_and_as_annotations():
    answer = Answer("?", "vi", Status.ANSWERED, "Sở Y tế. [1]\nKhoản 4: “…” [1]", (CITED, MORE), more="“Khác.” [2]")
    reply = reply_of(answer, "http://h:1")
    assert reply.content == (
        "Sở Y tế. [1]\n\nKhoản 4: “…” [1]\n\nNguồn:\n"
        r"- [1] [khoản 4 \[I\], Công văn số 5](http://h:1/v/a%20b#4.-1)"
    )
    assert [reply.content[c.start_index : c.end_index] for c in (a.url_citation for a in reply.annotations)] == [
        "[1]",
        "[1]",
    ]
    assert reply.annotations[0].url_citation.model_dump() == {
        "start_index": 9,
        "end_index": 12,
        "url": "http://h:1/v/a%20b#4.-1",
        "title": "khoản 4 [I], Công văn số 5",
        "document_id": "a b",
        "clause": "4.-1",
        "quote": "Sở Y tế mua thuốc.",
    }


def test_a_refusal_cites_nothing():
    reply = reply_of(Answer("?", "en", Status.NO_EVIDENCE, "Nothing stored says [7] so."), "http://h")
    assert (reply.content, reply.annotations) == ("Nothing stored says [7] so.", [])


def test_documents_that_are_named_alone_are_links_each_by_its_whole_name():
    named = NamedDocument("a b", "Kế hoạch số 1"), NamedDocument("c", "Kế hoạch số 12 [I]")
    reply = reply_of(
        Answer("?", "vi", Status.ANSWERED, "Có:\n- Kế hoạch số 12 [I].\n- Kế hoạch số 1.", documents=named), "http://h"
    )
    assert reply.content == ("Có:\n\n- [Kế hoạch số 12 \\[I\\]](http://h/v/c).\n\n- [Kế hoạch số 1](http://h/v/a%20b).")


@given(st.text(alphabet="ab[1]\n \r", max_size=40))
def test_the_pieces_of_a_message_make_it_up(content):
    assert "".join(pieces_of(content)) == content
