from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.readers.mail import open_mail

DIRECTIVE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCHỈ THỊ\n1. Các xã đắp đê.\n"


def mail(*attached, body="Xin gửi văn bản.", subject="Gửi", html=""):
    """A mail with files attached: (name, bytes), or a mail."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@xa.vn", "b@xa.vn", subject
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    for item in attached:
        if isinstance(item, EmailMessage):
            message.add_attachment(item)
        else:
            message.add_attachment(item[1], maintype="application", subtype="octet-stream", filename=item[0])
    return message


def members(message):
    data = message if isinstance(message, bytes) else message.as_bytes()
    return [
        (name, str(content) if isinstance(content, ReadError) else content)
        for name, content in open_mail(data, "t.eml")
    ]


def test_what_is_attached_is_given_and_not_the_words_that_send_it():
    assert members(mail(("Chỉ thị.docx", b"1"), ("a.pdf", b"2"))) == [("Chỉ thị.docx", b"1"), ("a.pdf", b"2")]


def test_mails_in_a_mail_are_opened_and_names_told_apart():
    inner = mail(("a.docx", b"2"), mail(("b.docx", b"3")))
    assert members(mail(("a.docx", b"1"), inner)) == [("a.docx", b"1"), ("a (2).docx", b"2"), ("b.docx", b"3")]
    assert members(mail(mail(body="Đắp đê.", subject="Báo lũ"))) == [("Báo lũ.txt", "Đắp đê.\n".encode())]


@pytest.mark.parametrize(
    ("message", "found"),
    [
        (mail(body=DIRECTIVE), [("t.txt", DIRECTIVE.encode())]),
        (mail(body="x", html=f"<pre>{DIRECTIVE}</pre>"), [("t.html", f"<pre>{DIRECTIVE}</pre>\n".encode())]),
        (mail(("a.pdf", b"1"), body=DIRECTIVE), [("a.pdf", b"1"), ("t.txt", DIRECTIVE.encode())]),
        (mail(body="Mai họp."), [("t.txt", b"Mai h\xe1\xbb\x8dp.\n")]),
    ],
)
def test_what_a_mail_says_is_given_where_it_is_a_directive_or_all(message, found):
    assert members(message) == found


def test_pictures_of_the_page_and_what_programs_attach_are_passed_over():
    message = mail(("smime.p7s", b"1"), ("hop.ics", b"2"), ("a.pdf", b"3"))
    message.add_attachment(b"4", maintype="image", subtype="png", filename="logo.png", cid="<logo>")
    message.add_attachment(b"5", maintype="image", subtype="png", filename="scan.png")
    assert members(message) == [("a.pdf", b"3"), ("scan.png", b"5")]


def test_a_file_without_its_bytes_is_named():
    assert members(mail(("a.pdf", b""), ("b.pdf", b"1"))) == [
        ("a.pdf", "a.pdf: attached without its bytes; save it from the mail again"), ("b.pdf", b"1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "no e-mail, or a damaged one found; save what is attached to it and ingest that"),
        (b"\x00\x01", "no e-mail, or a damaged one found; save what is attached to it and ingest that"),
        (b"From: a@xa.vn\n\n", "an e-mail without text and attachments found; nothing to read"),
    ],
)
def test_what_is_no_mail_is_told_in_a_line(data, found):
    with pytest.raises(ReadError) as caught:
        members(data)
    assert str(caught.value) == f"t.eml: {found}"


WHOLE = mail(("a.docx", b"1" * 200), mail(("b.docx", b"2" * 50)), html="<p>x</p>").as_bytes()


@given(at=st.integers(0, len(WHOLE)), noise=st.binary(max_size=12), cut=st.booleans())
@settings(max_examples=60, deadline=None)
def test_open_mail_raises_nothing_but_its_error_on_damaged_mails(at, noise, cut):
    with suppress(ReadError):
        members(WHOLE[:at] + noise + (b"" if cut else WHOLE[at + len(noise) :]))
