"""What pages load: styles, scripts and signs of the package, each by its name."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Header, HTTPException
from fastapi.responses import Response

router = APIRouter(include_in_schema=False)
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@router.get("/assets/{name}")
def asset(name: str, if_none_match: Annotated[str | None, Header()] = None) -> Response:
    """A style, a script or a sign; 304 where the browser has it as it is."""
    if name not in _names():
        raise HTTPException(404, "Not Found")
    data, tag = _read(name)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if if_none_match == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=f"{TYPES[PurePath(name).suffix]}; charset=utf-8", headers=headers)


@cache
def _names() -> frozenset[str]:
    found = files("api.web").joinpath("assets").iterdir()
    return frozenset(f.name for f in found if PurePath(f.name).suffix in TYPES)


@cache
def _read(name: str) -> tuple[bytes, str]:
    """Returns the bytes of an asset and their tag."""
    data = files("api.web").joinpath("assets", name).read_bytes()
    return data, f'"{hashlib.sha256(data).hexdigest()[:32]}"'
