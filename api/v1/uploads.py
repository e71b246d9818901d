"""A file that was sent, as a document: what is refused before it is read."""

import math
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any

from fastapi import Request, UploadFile

from api.auth.noting import Noting
from api.errors import Problem
from api.parameters import ONCE, refused_name, unknown_field
from corpus.formats import ARCHIVE, largest
from corpus.labels import Labels, check_labels
from corpus.message import Message
from corpus.patience import patience
from index.home import Home
from index.ingest import Ingested

FILE, LABELS = "file", ("label", "labels")  # the fields of a form
RESPOND_ASYNC = "respond-async"  # RFC 7240


def checked_name(file: UploadFile) -> str:
    """Returns the name of a file that was sent, without a path.

    Raises:
        Problem: it is too large, or an archive.
    """
    name = PurePath(file.filename or "document.txt").name
    if file.size is not None and file.size > largest(name):
        raise Problem(
            413,
            Message("Document too large"),
            Message(
                "{size:.0f} MiB found, at most {largest:.0f} MiB expected",
                size=file.size / 2**20,
                largest=largest(name) / 2**20,
            ),
        )
    if PurePath(name).suffix.lower() == ARCHIVE:
        raise Problem(
            422,
            Message("Document not readable"),
            Message("{name}: an archive found, one document expected; unpack it and send each", name=name),
        )
    return name


def with_form(description: dict[str, Any]) -> dict[str, Any]:
    """Returns a description of the interface that says all fields of the form by which a file is sent."""
    content = description["paths"]["/v1/documents"]["post"]["requestBody"]["content"]["multipart/form-data"]
    form = description["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
    labels = {"type": "array", "items": {"type": "string", "format": "label"}, "description": "As in the address."}
    form["properties"] |= dict.fromkeys(LABELS, labels)
    form["additionalProperties"] = False
    return description


async def asked_labels(request: Request, queried: Sequence[str]) -> Labels | None:
    """Returns who may see what is sent, by the address and the fields of the form; None where neither says it.

    queried: what the address says of it, under either name. `labels`, as it is called elsewhere, is taken too: what is
    passed over would be there for everyone to see.

    Raises:
        InvalidLabel: that can be no label, or they are too many.
        Problem: a field of the form is none that is known, or holds no text; or there are several files.
    """
    found, form = list(queried), (await request.form()).multi_items()
    if [name for name, _ in form].count(FILE) > 1:
        raise refused_name("body", FILE, ONCE)
    for name, value in form:
        if name in LABELS and isinstance(value, str):
            found.append(value)
        elif name != FILE:
            raise unknown_field(name, (FILE, *LABELS))
    return check_labels(found) if found else None


def ingest_upload(
    home: Home,
    file: UploadFile,
    document_id: str | None,
    labels: Labels | None,
    noting: Noting,
    wanted: Callable[[], bool],
) -> Ingested:
    """Stores and indexes a file that was sent; its id is the file's stem where none is given.

    The stem of another document's file gives another id: no document is overwritten unasked. labels: who may see it
    from its first moment; None for those who see it already, or everyone. wanted: says whether whoever sent it is still
    there; reading ends where they are not. noting: takes note of what became of it.

    Raises:
        Problem: it is too large, or an archive.
        ReadError, InvalidIdentifier: it cannot be read, or not be named so.
    """
    name = checked_name(file)
    # Without a limit of its own: waiting for other changes is no reading.
    with patience(math.inf, wanted):
        result = home.ingest_bytes(file.file.read(), name, document_id, labels)
    noting.stored(result.outcome, (result.document_id, *result.others), labels)
    return result


def wants_job(prefer: str | None) -> bool:
    """Returns whether a Prefer header asks to be answered before the work is done."""
    return RESPOND_ASYNC in (p.partition(";")[0].strip().lower() for p in (prefer or "").split(","))
