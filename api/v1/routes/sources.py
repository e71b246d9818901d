"""GET /v1/documents/{id}/source: the file as it came."""

import unicodedata
from pathlib import PurePath
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.errors import Problem
from api.services import AssistantOf
from corpus.message import Message
from corpus.store.protocol import Source

router = APIRouter()

# By the endings that are read. What a browser would run is sent as bytes without a meaning.
TYPES = {
    ".txt": "text/plain",
    ".md": "text/plain",
    ".markdown": "text/plain",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".doc": "application/msword",
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".bmp": "image/bmp",
    ".webp": "image/webp",
}
LONGEST_NAME = 120  # code points


@router.get("/documents/{document_id}/source", response_class=Response, responses={200: {"content": {"*/*": {}}}})
def source(
    document_id: str,
    assistant: AssistantOf,
    sha256: Annotated[str | None, Query(description="Which of several; the one that is searched by default.")] = None,
) -> Response:
    """Gives the file that a document was read from, byte for byte."""
    store = assistant.home.store
    assistant.show(document_id, "source")
    chosen = _chosen(store.sources(document_id), sha256)
    headers = {"Content-Disposition": disposition(chosen.name), "Content-Security-Policy": "sandbox"}
    data = store.originals.load(chosen.sha256)
    kind = TYPES.get(PurePath(chosen.name).suffix.lower(), "application/octet-stream")
    # A text says of itself in which encoding it is; nobody should be told one.
    return Response(data, headers={**headers, "Content-Type": kind})


def _chosen(sources: list[Source], sha256: str | None) -> Source:
    found = next((s for s in sources if sha256 in (None, s.sha256)), None)
    if found is None:
        raise Problem(404, Message("Unknown source"), Message("the document was not read from a file of that SHA-256"))
    return found


def disposition(name: str) -> str:
    """Returns the header by which a browser saves a file under its name, and shows it in no case (RFC 6266)."""
    seen = "".join(c for c in PurePath(name.replace("\\", "/")).name if unicodedata.category(c)[0] != "C")
    stem, dot, ending = seen.rpartition(".")
    short = f"{stem[:LONGEST_NAME]}{dot}{ending[:10]}" if stem else seen[:LONGEST_NAME]
    plain = "".join(c if c.isascii() and c not in '"\\%;' else "_" for c in short) or "document"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(short or 'document', safe='')}"
