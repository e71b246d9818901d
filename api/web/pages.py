"""The pages as they are sent: one frame around each, strings that are filled in escaped."""

from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from fastapi.responses import HTMLResponse

from api.policy import HEADERS

TITLES = {
    "chat": "Chỉ Thị – hỏi văn bản, nhận điều khoản",
    "duties": "Nhiệm vụ – Chỉ Thị",
    "documents": "Văn bản – Chỉ Thị",
}


def page(
    called: str, title: str = "", status: int = 200, markup: dict[str, str] | None = None, **texts: str
) -> HTMLResponse:
    """Returns a page in the frame, by what it is called.

    title: TITLES has it where it is empty; texts: what is filled in as text; markup: what is filled in as it is.
    """
    filled = {key: escape(text) for key, text in texts.items()} | (markup or {})
    body = Template(_read(f"{called}.html")).substitute(filled)
    at = {f"at_{p}": ' aria-current="page"' if p == called else "" for p in TITLES}
    style = called if called in TITLES else "viewer"
    script = "docs" if called == "docs" else style
    framed = Template(_read("frame.html")).substitute(
        title=escape(title or TITLES[called]), style=style, script=script, body=body, **at
    )
    return HTMLResponse(framed, status, HEADERS)


@cache
def _read(name: str) -> str:
    return files("api.web").joinpath("pages", name).read_text(encoding="utf-8")
