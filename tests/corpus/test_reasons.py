"""Why something failed: on errors that libraries and the system really make here."""

import json
import socket
import ssl

import httpx
import pytest

from corpus.message import Message
from corpus.reasons import system_reason, why


def of_json(text):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return why(error)
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("text", "english", "vietnamese"),
    [
        ("{", "column 2: a name in double quotes expected", "cột 2: cần tên trong dấu nháy kép"),
        ("{\n", "column 3: a name in double quotes expected", "cột 3: cần tên trong dấu nháy kép"),
        ('{"a" 1}', "column 6: a colon expected", "cột 6: cần dấu hai chấm"),
        ('[1\n2]', "line 2, column 1: a comma expected", "dòng 2, cột 1: cần dấu phẩy"),
        ("", "column 1: a value expected", "cột 1: cần một giá trị"),
        ('"a', "column 1: a string that begins here does not end",
         "cột 1: chuỗi bắt đầu ở đây không có chỗ kết thúc"),
        ('"\\x"', "column 2: a backslash that stands before no such letter",
         "cột 2: dấu \\ đứng trước chữ không hợp lệ"),
        ('"\\u12"', "column 3: a \\u without four hexadecimal digits",
         "cột 3: \\u không có bốn chữ số thập lục phân theo sau"),
        ('"a\nb"', "line 1, column 3: a control character within a string",
         "dòng 1, cột 3: có ký tự điều khiển trong chuỗi"),
        ("1 2", "column 3: more behind the end", "cột 3: còn chữ sau chỗ kết thúc"),
    ],
)  # fmt: skip
def test_faults_of_json_are_said_in_both_languages(text, english, vietnamese):
    assert (of_json(text), of_json(text).said("vi")) == (english, vietnamese)


def closed_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def failed(url):
    with pytest.raises(httpx.HTTPError) as raised:
        httpx.get(url)
    return raised.value


def test_a_connection_refused_is_said_through_the_client_that_wraps_it():
    error = failed(f"http://127.0.0.1:{closed_port()}")
    assert (why(error), why(error).said("vi")) == ("Connection refused", "Kết nối bị từ chối")


def test_a_machine_that_nobody_knows_and_a_service_without_tls():
    assert system_reason(socket.gaierror(-2, "Name or service not known")) == "no machine of this name is known"
    wrapped = httpx.ConnectError("[SSL: WRONG_VERSION_NUMBER] wrong version number")
    wrapped.__cause__ = ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number")
    assert why(wrapped) == "no TLS spoken there; http:// instead of https://?"


def test_an_address_in_use_is_said_without_what_asyncio_was_doing():
    error = OSError(98, "Address already in use (while attempting to bind on address ('127.0.0.1', 80))")
    assert why(error).said("vi") == "Địa chỉ đang được dùng"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError(Message("the question is empty")), "the question is empty"),
        (KeyError("question"), "'question' is missing"),
        (TypeError("list indices must be integers or slices, not str"), "a value of another type than expected"),
        (RecursionError("maximum recursion depth exceeded"), "nested too deeply"),
        (UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "invalid start byte"), "byte 2: not UTF-8"),
        (ValueError("words of a library"), "words of a library"),
    ],
)
def test_what_a_program_meets_is_said_to_a_person(error, said):
    assert why(error) == said


def test_causes_that_lead_to_each_other_end():
    first, second = ValueError("one"), ValueError("two")
    first.__cause__, second.__cause__ = second, first
    assert (system_reason(first), why(first)) == (None, "one")
