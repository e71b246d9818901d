"""What every document says in the same words, put right where recognition misread it; and stamps above the motto."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.readers.page.word import Line, Segment
from corpus.structure.head_lines import KINDS, MOTTO
from corpus.text.accents import SYLLABLE, UPPER, strip_accents

_WHOLE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "QUỐC HỘI", "CHÍNH PHỦ", *KINDS)
_FIRST = ("Điều", "Chương", "Căn cứ", "Kính gửi", "Nơi nhận", "Phụ lục", "PHỤ LỤC")
_ONE = re.compile(r"^(Điều) [Il|](?=[.:]?(?:\s|$))")
# "3, Cơ sở": a number of a list whose stop was taken for a comma.
_COMMA = re.compile(rf"^([“\"]?\d{{1,2}}[a-zđ]?),(?= [{UPPER}])")
_QUOTE = re.compile(r"[“\"]")
TOP = 8  # lines in which the motto stands, on a page that has it


def _key(text: str) -> str:
    """Returns the letters of a text without accents; case stays, for a heading is not a word of a sentence."""
    return " ".join(SYLLABLE.findall(strip_accents(text)))


_FORMULAS = {_key(text): text for text in _WHOLE}


def put_right(lines: Sequence[Line]) -> list[Line]:
    """Returns recognised lines without specks and stamps above the motto, words that are always the same put right."""
    kept = [replace(line, segments=tuple(map(_segment, _solid(line.segments, line.size)))) for line in lines]
    kept = [line for line in kept if line.segments and (len(line.text) > 1 or line.text.isdigit())]
    motto = next((i for i, line in enumerate(kept[:TOP]) if any(MOTTO.match(s.text) for s in line.segments)), 0)
    return [line for i, line in enumerate(kept) if i >= motto or line.text.isupper()]


def _solid(segments: Sequence[Segment], size: float) -> list[Segment]:
    """Returns segments without signs that stand far from any word: a speck, not the dash of a list."""
    out = []
    for i, segment in enumerate(segments):
        near = i + 1 < len(segments) and segments[i + 1].left - segment.right < 3 * size
        if near or len(segment.text) > 2 or any(c.isalnum() for c in segment.text):
            out.append(segment)
    return out


def _segment(segment: Segment) -> Segment:
    text = _FORMULAS.get(_key(segment.text))
    if text is not None:
        return replace(segment, text=text)
    return replace(segment, text=_COMMA.sub(r"\1.", _first_words(segment.text)))


def _first_words(text: str) -> str:
    """Returns a text with its first words put right where they are ones that open a part of a document."""
    quote = _QUOTE.match(text)
    start = quote.end() if quote else 0
    words = text[start:].split(" ")
    for formula in _FIRST:
        count = formula.count(" ") + 1
        said = " ".join(words[:count])
        if _key(said) == _key(formula):
            stop = said[len(said.rstrip(":.")) :]
            return text[:start] + _ONE.sub(r"\1 1", " ".join([formula + stop, *words[count:]]))
    return text
