"""An e-mail (.eml) to what is attached to it, one by one, in memory; mails that it forwards are opened too.

What the mail itself says is given where nothing is attached, or where it is a directive (a page or a text with a head
and clauses); else it is a few words to who gets it. Pictures that its page shows (logos, a signature) are passed over.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from pathlib import PurePosixPath
from typing import cast

from corpus.errors import ReadError
from corpus.litter import is_litter
from corpus.message import Message
from corpus.structure.head_lines import KIND_LINE, MOTTO

MOST_ATTACHED = 1000
DEEPEST = 5  # mails, one forwarded in another
_ENDINGS = {"text/html": ".html", "text/plain": ".txt"}
_HEADERS = ("from", "to", "subject", "date", "received")
NO_MAIL = Message("no e-mail, or a damaged one found; save what is attached to it and ingest that")
# What the parser of the standard library raises on headers that break its rules.
_DAMAGE = (ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError)
_TAGS = re.compile(r"<[^>]{0,2000}>")
# What mail programs and virus scanners attach of their own.
_OWN = re.compile(r"(?:smime\.p7[sm]|signature\.asc|att\d{5}\.(?:txt|html?)|.*\.(?:ics|vcf))", re.IGNORECASE)

Member = tuple[str, bytes | ReadError]


def open_mail(data: bytes, name: str) -> Iterator[Member]:
    """Yields what is attached to a mail, in order: a name for it, and its bytes or why they cannot be had.

    Raises:
        ReadError: no mail, or nothing in it.
    """
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        if not any(key.lower() in _HEADERS for key in mail):
            raise ReadError(Message("{name}: {found}", name=name, found=NO_MAIL))
        found = list(_members(mail, PurePosixPath(name).stem, 0))
    except _DAMAGE as error:
        raise ReadError(Message("{name}: {found}", name=name, found=NO_MAIL)) from error
    if not found:
        raise ReadError(Message("{name}: an e-mail without text and attachments found; nothing to read", name=name))
    if len(found) > MOST_ATTACHED:
        raise ReadError(
            Message(
                "{name}: {count} files attached, at most {most} expected; save them and ingest the folder",
                name=name,
                count=len(found),
                most=MOST_ATTACHED,
            )
        )
    yield from _named_apart(found)


def _members(mail: EmailMessage, stem: str, depth: int) -> Iterator[Member]:
    attached = list(_attached(mail, depth))
    yield from attached
    for kind in ("html", "plain"):
        body = mail.get_body(preferencelist=(kind,))
        text = _text(body) if body is not None else ""
        if text.strip() and (not attached or _is_document(text)):
            yield f"{stem}{_ENDINGS[f'text/{kind}']}", text.encode("utf-8", "replace")
            return


def _attached(mail: EmailMessage, depth: int) -> Iterator[Member]:
    """Yields the files of the parts that are attached, those of mails in it too."""
    for part in mail.iter_attachments():
        if part.get_content_type() == "message/rfc822":
            inner = cast("EmailMessage", part.get_content())
            if depth < DEEPEST:
                yield from _members(inner, str(inner.get("Subject") or "").strip()[:80] or "thu", depth + 1)
            continue
        named = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name
        shown = part.get_content_maintype() == "image" and (
            part.get("Content-ID") or part.get_content_disposition() == "inline"
        )
        if not named or shown or is_litter(named) or _OWN.fullmatch(named):
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content:
            yield named, content
        else:
            yield (
                named,
                ReadError(Message("{name}: attached without its bytes; save it from the mail again", name=named)),
            )


def _text(part: MIMEPart) -> str:
    """Returns what a part of text says, empty where its encoding cannot be told."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError, KeyError):
        return ""


def _is_document(text: str) -> bool:
    """Returns whether the text of a mail has the motto and a title, as a directive does."""
    lines = [line.strip() for line in _TAGS.sub("\n", text).split("\n")]
    return any(map(MOTTO.match, lines)) and any(map(KIND_LINE.match, lines))


def _named_apart(found: list[Member]) -> Iterator[Member]:
    """Yields members with names of their own: the second `a.docx` is `a (2).docx`."""
    seen: dict[str, int] = {}
    for name, content in found:
        seen[name] = times = seen.get(name, 0) + 1
        path = PurePosixPath(name)
        yield (name if times == 1 else f"{path.stem} ({times}){path.suffix}"), content
