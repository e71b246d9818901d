import copy
import errno
import json
import os
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError, UnknownDocument
from corpus.message import (
    ENGLISH,
    VIETNAMESE,
    Message,
    joined,
    message_as_json,
    message_of_json,
    plain,
    reason,
    said,
)

NOT_STORED = "document {document_id}: not stored; those that are: `chithi documents`, GET /v1/documents"
EMPTY = "{name}: the file is empty; expected the text of a directive"


def test_a_message_is_its_english_sentence():
    message = Message(NOT_STORED, document_id="'a'")
    assert message == "document 'a': not stored; those that are: `chithi documents`, GET /v1/documents"
    assert json.dumps([message]) == json.dumps([str(message)])
    assert type(str(message)) is str


def test_a_message_is_said_in_vietnamese_with_its_values():
    message = Message(NOT_STORED, document_id="'a'")
    assert (
        message.said(VIETNAMESE)
        == "văn bản 'a': chưa được lưu; các văn bản đã lưu: `chithi documents`, GET /v1/documents"
    )
    assert message.said(ENGLISH) == str(message)
    assert (said(message, VIETNAMESE), said("a", VIETNAMESE)) == (message.said(VIETNAMESE), "a")


def test_a_message_that_was_never_translated_is_said_in_english():
    assert Message("no such sentence: {n}", n=2).said(VIETNAMESE) == "no such sentence: 2"
    assert Message("{a}: {b}", a="x", b="y").said(VIETNAMESE) == "x: y"
    assert Message("").said(VIETNAMESE) == ""


def test_figures_are_written_as_in_vietnam():
    message = Message("{name}: {total:,} pages found, at most {most_pages:,} expected; split the file",
                      name="1,000.pdf", total=6000, most_pages=5000)  # fmt: skip
    assert message == "1,000.pdf: 6,000 pages found, at most 5,000 expected; split the file"
    assert message.said(VIETNAMESE) == "1,000.pdf: có 6.000 trang, nhiều nhất là 5.000; hãy chia tệp"


def test_messages_in_a_message_are_said_in_its_language():
    inner = Message("they have another SHA-256")
    outer = Message("{path}: the bytes of a source are damaged ({why}); ingest its file again", path="p", why=inner)
    assert outer == "p: the bytes of a source are damaged (they have another SHA-256); ingest its file again"
    assert outer.said(VIETNAMESE) == "p: tệp gốc đã giữ bị hỏng (tệp có SHA-256 khác); hãy nạp lại tệp đó"


def test_an_error_carries_its_message_into_another():
    error = ReadError(Message(EMPTY, name="a.txt"))
    assert (str(error), error.message.said(VIETNAMESE)) == (
        "a.txt: the file is empty; expected the text of a directive",
        "a.txt: tệp rỗng; cần nội dung của một văn bản",
    )
    assert Message("error: {error}", error=error).said(VIETNAMESE) == f"lỗi: {error.message.said(VIETNAMESE)}"
    assert Message("error: {error}", error=ValueError("odd")) == "error: odd"
    again = pickle.loads(pickle.dumps(UnknownDocument(Message(NOT_STORED, document_id="{x}"))))
    assert again.message.said(VIETNAMESE).startswith("văn bản {x}: chưa được lưu")


def test_reasons_of_the_system_are_said_and_others_are_left_as_they_are():
    missing = OSError(errno.ENOENT, os.strerror(errno.ENOENT), "/a")
    assert (reason(missing), reason(missing).said(VIETNAMESE)) == (
        "No such file or directory",
        "Không có tệp hoặc thư mục này",
    )
    assert reason(OSError("odd")).said(VIETNAMESE) == "odd"
    whole = Message("{path}: cannot be read ({error})", path="b", error=missing)
    assert whole == "b: cannot be read ([Errno 2] No such file or directory: '/a')"
    assert whole.said(VIETNAMESE) == "b: không đọc được ([Errno 2] Không có tệp hoặc thư mục này: '/a')"


def test_messages_are_joined_and_each_is_said():
    both = joined("; ", [Message("an empty file"), plain("x {y}")])
    assert (both, both.said(VIETNAMESE)) == ("an empty file; x {y}", "một tệp rỗng; x {y}")


@given(st.text(), st.text(), st.integers())
def test_values_are_never_read_as_templates_and_messages_survive_being_kept(text, other, number):
    message = Message("{a} {{b}} {c} {d:,}", a=text, c=plain(other), d=number)
    assert message == f"{text} {{b}} {other} {number:,}"
    for again in (
        message_of_json(json.loads(json.dumps(message_as_json(message)))),
        pickle.loads(pickle.dumps(message)),
        copy.deepcopy(message),
    ):
        assert (again, again.said(VIETNAMESE)) == (message, message.said(VIETNAMESE))


def test_text_that_was_kept_before_there_were_messages_is_text():
    assert message_as_json(plain("old {a}")) == "old {a}"
    assert (message_of_json("old {a}"), message_of_json("old {a}").said(VIETNAMESE)) == ("old {a}", "old {a}")


DAMAGED = [None, 5, [], {}, *({"template": t, "values": {}} for t in ("{}", "{a", "{a}")), {"template": "a"}]


@pytest.mark.parametrize("damaged", DAMAGED, ids=str)
def test_what_was_damaged_is_no_message(damaged):
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        message_of_json(damaged)
