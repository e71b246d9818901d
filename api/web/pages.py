"""The pages as they are sent: one frame around each, strings that are filled in escaped."""

from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from fastapi.responses import HTMLResponse

from api.auth.caller import Caller
from api.auth.scopes import Scope
from api.policy import HEADERS

TITLES = {
    "chat": "Chỉ Thị – hỏi văn bản, nhận điều khoản",
    "duties": "Nhiệm vụ – Chỉ Thị",
    "documents": "Văn bản – Chỉ Thị",
    "missing": "Không có văn bản này – Chỉ Thị",
    "lost": "Không có trang này – Chỉ Thị",
    "trouble": "Chưa làm được – Chỉ Thị",
    "docs": "Giao diện lập trình – Chỉ Thị",
}
TABS = ("chat", "duties", "documents")


def page(
    called: str,
    caller: Caller,
    title: str = "",
    status: int = 200,
    markup: dict[str, str] | None = None,
    **texts: str,
) -> HTMLResponse:
    """Returns a page in the frame, by what it is called.

    caller: who it is for; their browser keeps what is theirs apart, and offers what they may do. title: TITLES has it
    where it is empty; texts: what is filled in as text; markup: what is filled in as it is.
    """
    filled = {key: escape(text) for key, text in texts.items()} | (markup or {})
    body = Template(_read(f"{called}.html")).substitute(filled)
    at = {f"at_{p}": ' aria-current="page"' if p == called else "" for p in TABS}
    style = called if called in TABS else "viewer"
    script = "docs" if called == "docs" else style
    framed = Template(_read("frame.html")).substitute(
        title=escape(title or TITLES[called]),
        style=style,
        script=script,
        body=body,
        account=escape(caller.account),
        may=" ".join(scope for scope in Scope if caller.may(scope)),
        **at,
    )
    return HTMLResponse(framed, status, HEADERS)


@cache
def _read(name: str) -> str:
    return files("api.web").joinpath("pages", name).read_text(encoding="utf-8")
