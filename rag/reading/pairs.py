"""Question and clause as one sequence of tokens, and where the clause's tokens stand in its text."""

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

BEGIN, END = 0, 2  # <s>, </s> of the XLM-R pieces
LONGEST_QUESTION = 56  # tokens
LONGEST_PAIR = 256  # tokens
LONGEST_CONTEXT = 300  # code points of title and headings
SHORTEST_LINE = 60  # code points that are left of a line of it that is cut
SHORTEST_CONTEXT = 24  # tokens that are left of a context at least, where the text is long


@dataclass(frozen=True)
class Pair:
    """A question and a part of a clause; context: the document's title and the headings above, one a line."""

    question: str
    context: str
    text: str

    @property
    def passage(self) -> str:
        """What the reader reads beside the question."""
        head = _shortened(self.context)
        return f"{head}\n{self.text}" if head else self.text


def _shortened(context: str) -> str:
    """Returns a context of at most LONGEST_CONTEXT, its outermost lines cut first.

    What heads a clause says most of which of its like it is: "Phạt tiền từ 2 triệu đồng đối với: a) …".
    """
    lines = context.split("\n")
    for n, line in enumerate(lines[:-1]):
        over = sum(map(len, lines)) + len(lines) - 1 - LONGEST_CONTEXT
        if over <= 0:
            break
        lines[n] = line[: max(SHORTEST_LINE, len(line) - over)]
    return "\n".join(lines)[:LONGEST_CONTEXT]


@dataclass(frozen=True)
class Packed:
    """The tokens of a pair: `<s> question </s></s> passage </s>`.

    first: the place of the first token of the text, after question and context; offsets: of each token of the text, its
    span in the text, half open.
    """

    ids: tuple[int, ...]
    first: int
    offsets: tuple[tuple[int, int], ...]


def pack(pairs: Sequence[Pair], tokenizer: Tokenizer) -> list[Packed]:
    """Returns the tokens of each pair, cut at LONGEST_PAIR."""
    asked = tokenizer.encode_batch([p.question for p in pairs], add_special_tokens=False)
    read = tokenizer.encode_batch([p.passage for p in pairs], add_special_tokens=False)
    return [_packed(p, a.ids, r.ids, r.offsets) for p, a, r in zip(pairs, asked, read, strict=True)]


def _packed(pair: Pair, asked: list[int], read: list[int], offsets: list[tuple[int, int]]) -> Packed:
    question = asked[:LONGEST_QUESTION]
    room = LONGEST_PAIR - len(question) - 4
    shift = len(pair.passage) - len(pair.text)
    first = next((i for i, (_, end) in enumerate(offsets) if end > shift), len(read))
    # The text goes before its context where both do not fit.
    context = read[: min(first, max(SHORTEST_CONTEXT, room - (len(read) - first)))]
    own = read[first : first + room - len(context)]
    spans = tuple((max(0, a - shift), b - shift) for a, b in offsets[first : first + len(own)])
    return Packed((BEGIN, *question, END, END, *context, *own, END), len(question) + 3 + len(context), spans)


def parts_of(text: str, longest: int) -> list[tuple[int, int]]:
    """Returns spans of at most so many code points that cover a text, cut after a line or a sentence where one ends."""
    spans, at = [], 0
    while len(text) - at > longest:
        window = text[at : at + longest]
        stop = max(window.rfind(mark) for mark in ("\n", ". ", "; "))
        end = at + (stop + 1 if stop > longest // 3 else longest)
        spans.append((at, end))
        at = end
    if at < len(text) or not spans:
        spans.append((at, len(text)))
    return spans
