import io
from pathlib import Path, PurePath

import pytest
from fastapi import UploadFile

from api.auth.caller import LOCAL
from api.auth.noting import Noting
from api.auth.trust import Trust
from api.errors import Problem
from api.state.state import State
from api.v1.uploads import ingest_upload
from corpus.errors import InvalidIdentifier
from index.home import Ingested

NOTED = Noting(Trust(State(Path("khong-co"))), LOCAL)


def STAYS():  # noqa: N802 - as a value it is one
    return True


class Stores:
    """Takes whatever is sent, and says what it was given; without an id the home takes the stem."""

    def ingest_bytes(self, data, name, document_id, labels):  # noqa: ARG002 - as a home has it
        if document_id is None:
            document_id = PurePath(name).stem
        if not document_id:
            raise InvalidIdentifier("no id")
        return Ingested(f"{name}:{data.decode()}", document_id, "added")


def sent(name, data=b"x", size=None):
    return UploadFile(io.BytesIO(data), size=size, filename=name)


@pytest.mark.parametrize(
    ("name", "document_id", "path", "stored_as"),
    [
        ("công văn 4.txt", None, "công văn 4.txt:x", "công văn 4"),
        ("in/a.txt", None, "a.txt:x", "a"),
        ("a.b.txt", "c", "a.b.txt:x", "c"),
        (None, None, "document.txt:x", "document"),
    ],
)
def test_a_file_that_is_sent_has_its_stem_for_an_id_unless_one_is_given(name, document_id, path, stored_as):
    assert ingest_upload(Stores(), sent(name), document_id, None, NOTED, STAYS) == Ingested(path, stored_as, "added")


def test_an_empty_id_is_not_taken_for_none():
    with pytest.raises(InvalidIdentifier):
        ingest_upload(Stores(), sent("a.txt"), "", None, NOTED, STAYS)


def test_a_file_that_is_too_large_is_refused_unread():
    with pytest.raises(Problem) as raised:
        ingest_upload(Stores(), sent("a.txt", size=11 * 2**20), None, None, NOTED, STAYS)
    assert (raised.value.status, raised.value.title, str(raised.value)) == (
        413,
        "Document too large",
        "11 MiB found, at most 10 MiB expected",
    )
    assert ingest_upload(Stores(), sent("a.txt", size=10 * 2**20), None, None, NOTED, STAYS).outcome == "added"


def test_an_archive_is_refused():
    with pytest.raises(Problem) as raised:
        ingest_upload(Stores(), sent("Công văn.ZIP"), None, None, NOTED, STAYS)
    assert (raised.value.status, str(raised.value)) == (
        422,
        "Công văn.ZIP: an archive found, one document expected; unpack it and send each",
    )
