"""Markdown to Raw: written as HTML by markdown-it, then read as HTML is, so that tables and tags come out the same.

A document's own numbers stay as they were typed (a list of `1.`, `2.`, `4.` is not counted anew), and a list item that
begins with a mark of its own (`- a)`) keeps only that.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from corpus.errors import ReadError
from corpus.layout.unwrap import WANTS_NUMBER, measure_layout
from corpus.message import Message
from corpus.raw import Raw
from corpus.readers.html.flattened import split_title
from corpus.readers.html.lines import BLOCKS, NOT_TEXT, Line, Lost, read_lines
from corpus.readers.html.read import lost_notes, parse
from corpus.readers.html.surroundings import strip_surroundings
from corpus.readers.text import read_text

# What Markdown makes parts of a page of, and how many a file may have: so many take 600 MiB.
SIGNS, MOST_SIGNS = "\n*_`[]<>|&\\", 500_000
FRONT_MATTER = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?\n)?(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FIELD = re.compile(r"^(?P<key>[\w -]{1,40}?)\s*[:=]\s*[\"']?(?P<value>[^\"'\n]*?)[\"']?\s*$", re.MULTILINE)
NUMBER_KEYS = frozenset(("sohieu", "so_hieu", "so-hieu", "sokyhieu", "so_ky_hieu", "sovanban", "so_van_ban", "số hiệu"))
DATE_KEYS = frozenset(("ngaybanhanh", "ngay_ban_hanh", "ngay-ban-hanh", "ngày ban hành"))
NUMBER = re.compile(r"\d+[\w.]*(?:[/-][\w.&]+)+")
TIGHT_HEADING = re.compile(r"^( {0,3}#{1,6})(?=[^\W\d_])", re.MULTILINE)
TIMES = re.compile(r"(?<=\d)\*(?=\d)")
FOOTNOTE = re.compile(r"^\[\^[^\]\n]{1,30}\]:[^\n]*(?:\n(?: {2,}|\t)\S[^\n]*)*\n?", re.MULTILINE)
FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,30}\]")
LEFT_EMPHASIS = re.compile(r"(?<!\\)\*{2,3}(?=\S)|(?<=\S)\*{2,3}")
# A line end that was meant, before a list, where Markdown has none.
LEFT_BREAK = re.compile(r"\\$")
LEFT_HEADING = re.compile(r"^#{1,6} (?=\S)")
BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
# Tags besides blocks that HTML has; anything else in angle brackets is what a document says: <họ tên>.
INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "col", "colgroup", "data", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "nobr", "o", "p", "q", "rp", "rt", "ruby", "samp", "small", "span",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
TAG = re.compile(r"</?([a-zA-Z][\w:-]*)")


class _Renderer(RendererHTML):
    """HTML whose list items carry the marker that was typed, and whose line ends are kept where they were meant."""

    def list_item_open(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        token = tokens[idx]
        marker = token.meta.get("marker")
        return "<li>" if marker is None else f'<li data-marker="{html.escape(marker)}">'

    def softbreak(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        return "\n" if tokens[idx].meta.get("wrapped") else "<br>\n"

    def html_inline(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        text = tokens[idx].content
        tag = TAG.match(text)
        known = tag is None or tag.group(1).lower() in BLOCKS | NOT_TEXT | INLINE
        return text if known else html.escape(text)


def read_markdown(data: bytes, name: str) -> Raw:
    """Returns the document in a Markdown file, a paragraph a line.

    Raises:
        ReadError: empty, binary, in no encoding that we know, or nothing but front matter.
    """
    read = read_text(data, name)
    source = read.text.replace("\r\n", "\n").replace("\r", "\n")
    _check_size(source, name)
    source, fields = _front_matter(source)
    source, notes = _without_footnotes(source)
    lost = Lost()
    page = parse(f"<body>{_render(source)}</body>", name)
    lines = [line for found in read_lines(page, lost) for line in _cleaned(found)]
    document, more = strip_surroundings(lines, _number(fields))
    if not document:
        raise ReadError(
            Message("{name}: no text found below the front matter; expected the text of a directive", name=name)
        )
    notes = [*read.warnings, *notes, *more, *lost_notes(lost), *_date_note(document, fields)]
    return Raw("\n".join(line.text for line in document), True, tuple(notes))


def _check_size(source: str, name: str) -> None:
    signs = sum(map(source.count, SIGNS))
    if signs > MOST_SIGNS:
        raise ReadError(
            Message(
                "{name}: {signs:,} lines and signs of Markdown found, at most {most_signs:,} expected; split the file",
                name=name,
                signs=signs,
                most_signs=MOST_SIGNS,
            )
        )


def _front_matter(source: str) -> tuple[str, dict[str, str]]:
    """Returns the text after the front matter, and the plain fields of it by lower-cased key."""
    match = FRONT_MATTER.match(source)
    if match is None or not (match.group(2) is None or FIELD.search(match.group(2))):
        return source, {}
    fields = {m["key"].strip().lower(): m["value"].strip() for m in FIELD.finditer(match.group(2) or "")}
    return source[match.end() :], fields


def _number(fields: dict[str, str]) -> str | None:
    values = [v for k, v in fields.items() if k in NUMBER_KEYS and NUMBER.fullmatch(v)]
    return values[0] if values else None


def _date_note(document: list[Line], fields: dict[str, str]) -> list[Message]:
    """Returns a note where the date of a document stands in the front matter only."""
    day = next((v for k, v in fields.items() if k in DATE_KEYS and v), None)
    if day is None or any(re.search(r"\bngày\b.{1,12}\btháng\b", line.text) for line in document[:12]):
        return []
    return [Message("The date {day} stands only in the front matter and was left out.", day=day)]


def _without_footnotes(source: str) -> tuple[str, list[Message]]:
    text, footnotes = FOOTNOTE.subn("", source)
    return FOOTNOTE_MARK.sub("", text), [
        Message("Footnotes that were left out: {footnotes}.", footnotes=footnotes)
    ] if footnotes else []


def _render(source: str) -> str:
    """Returns the HTML of Markdown."""
    parser = MarkdownIt("commonmark", renderer_cls=_Renderer).enable(["table", "strikethrough"]).disable("code")
    source = TIMES.sub(r"\*", TIGHT_HEADING.sub(r"\1 ", BLANKS.sub(" ", source)))
    env: dict[str, Any] = {}
    tokens = parser.parse(source, env)
    _keep_markers(tokens)
    _mark_wrapped(tokens, source)
    return str(parser.renderer.render(tokens, parser.options, env))


def _keep_markers(tokens: list[Token]) -> None:
    """Notes on each numbered item the marker that was typed; a list that only says `1.` is counted."""
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open" and lists:
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            _note_markers(lists.pop(), token.type.startswith("ordered"))


def _note_markers(items: list[Token], ordered: bool) -> None:
    all_ones = ordered and len(items) > 1 and {item.info for item in items} == {"1"}
    for place, item in enumerate(items, start=1):
        if ordered:
            item.meta["marker"] = f"{place if all_ones else item.info}{item.markup}"
        elif item.markup == "+":
            item.meta["marker"] = "+"


def _mark_wrapped(tokens: list[Token], source: str) -> None:
    """Notes on each line end inside a paragraph whether it only stands where the line was full."""
    layout = measure_layout(source.split("\n"))
    width = max((len(line) for line in source.split("\n") if "|" not in line), default=0)
    for token in tokens:
        for before, after in pairwise(_lines_of(token.children or [])):
            text, following = before[1], after[1].split(" ", maxsplit=1)[0]
            full = layout.wrapped and len(text) + 1 + len(following) > 0.9 * width
            if before[0] is not None and (full or (following[:1].isdigit() and WANTS_NUMBER.search(text))):
                before[0].meta["wrapped"] = True


def _lines_of(children: list[Token]) -> list[tuple[Token | None, str]]:
    """Returns the lines of a paragraph, each with the soft line end that follows it, None for a hard one."""
    lines: list[tuple[Token | None, str]] = []
    text = ""
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            lines.append((child if child.type == "softbreak" else None, text))
            text = ""
        else:
            text += child.content + 2 * child.markup
    return [*lines, (None, text)]


def _cleaned(line: Line) -> list[Line]:
    """Returns a line without signs of Markdown that were set so that no parser takes them: `**Điều 1.**Phạm vi`."""
    text = LEFT_BREAK.sub("", LEFT_EMPHASIS.sub("", LEFT_HEADING.sub("", line.text))).strip()
    return [replace(line, text=part) for part in split_title(text) if part]
