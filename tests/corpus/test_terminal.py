import logging
import re

import click
import pytest
from click.testing import CliRunner

from corpus.message import Message
from corpus.terminal import Spoken, speak, spoken, tell, translated, wanted


@pytest.fixture(autouse=True)
def english_again():
    yield
    speak("en")


@click.group()
@click.option("--home")
@click.option("--lang", "language")
@click.option("--json", "as_json", is_flag=True)
def group(**_):
    """Chỉ Thị: ask a directive, get the clause."""


@group.command()
@click.argument("question")
@click.argument("gold", nargs=-1)
@click.option("--csv", type=click.Path(), help="Write CSV.")
@click.option("--due-before", help='Only duties due before a day, or before a month, quarter or year: "1/7/2022".')
def ask(**_):
    """Answer a question, with the clauses it rests on."""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], None),
        (["--lang", "vi"], "vi"),
        (["--lang=vi", "ask"], "vi"),
        (["--home", "--lang", "--lang", "vi"], "vi"),
        (["--home=x", "--json", "--lang", "vi", "--lang", "en"], "en"),
        (["ask", "--lang", "vi"], None),
        (["--home", "x", "ask", "--lang", "vi"], None),
        (["--help", "--lang", "vi"], "vi"),
        (["--lang"], None),
        (["--", "--lang", "vi"], None),
    ],
    ids=str,
)
def test_wanted_reads_the_option_before_the_command(arguments, expected):
    assert wanted(arguments, group) == expected


def test_what_is_told_is_in_the_language_that_is_spoken(capsys):
    message = Message("removed   {document_id}", document_id="a")
    tell(message)
    speak("vi")
    tell(message, err=True)
    assert (spoken("plain"), *capsys.readouterr()) == ("plain", "removed   a\n", "đã xóa    a\n")


def test_help_and_errors_of_click_are_in_the_language_that_is_spoken():
    speak("vi")
    help_text = CliRunner().invoke(translated(group), ["ask", "--help"], prog_name="chithi").output
    assert help_text.splitlines()[:3] == [
        "Cách dùng: chithi ask [TÙY CHỌN] CÂU_HỎI [GOLD]...",
        "",
        "  Trả lời một câu hỏi, kèm các điều khoản làm căn cứ.",
    ]
    assert re.search(r"^  --csv ĐƯỜNG DẪN +Ghi ra CSV\.$", help_text, re.MULTILINE)
    missing = CliRunner().invoke(translated(group), ["ask"], prog_name="chithi").output
    assert missing.splitlines()[-1] == "Lỗi: Thiếu tham số 'CÂU_HỎI'."
    speak("en")
    assert (
        "Usage: chithi ask [OPTIONS] QUESTION [GOLD]...\n"
        in CliRunner().invoke(translated(group), ["ask", "--help"], prog_name="chithi").output
    )


def test_translated_leaves_the_command_as_it_is():
    speak("vi")
    before = [p.help for p in ask.params if isinstance(p, click.Option)]
    assert translated(ask).help != ask.help == "Answer a question, with the clauses it rests on."
    assert [p.help for p in ask.params if isinstance(p, click.Option)] == before
    assert [p.type.name for p in ask.params] == ["text", "text", "path", "text"]


def test_what_a_command_logs_is_in_the_language_that_is_spoken(capsys):
    speak("vi")
    log = logging.Logger("own")
    log.addHandler(Spoken(logging.WARNING))
    log.warning(Message("warning: {error}; it is doing so now", error="x"))
    log.warning("odd %s", "y")
    log.info("nothing")
    assert capsys.readouterr().err == "cảnh báo: x; việc đó đang được làm\nodd y\n"
