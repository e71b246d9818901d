"""Level watermarks: large words printed over the text of a page, "BẢN SAO" say, which belong to no line of it.

Slanting ones are told by their slant. A level one is told by what no text does: it is larger than the text, and words
of the text stand in its letters.
"""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from corpus.readers.page.word import Word

LARGER = 1.6  # times the size of most words
HUGE = 3.5  # times the size of most words: no title is, amid a page of text
A_PAGE = 40  # words of a page of text
FEWEST = 2  # words of the text that stand in its letters
MOST_LARGE = 200  # words that large; a page of more is set in large type
ASCENT = 0.7  # of the size: how far capitals reach above the baseline


def without_watermarks(words: Sequence[Word]) -> tuple[list[Word], tuple[str, ...]]:
    """Returns the words of a page without those printed large over others, and what the latter say, a line each."""
    usual = median(w.size for w in words) if words else 0.0
    lines: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        if word.size >= LARGER * usual and any(map(str.isalpha, word.text)):
            lines[round(word.base), round(word.size)].append(word)
    if not 0 < sum(map(len, lines.values())) <= MOST_LARGE:
        return list(words), ()
    text = [w for w in words if w.size < LARGER * usual]
    over = [
        line
        for line in lines.values()
        if sum(any(_stand_in(w, big) for big in line) for w in text) >= FEWEST or _is_huge(line, text, usual)
    ]
    left_out = {id(w) for line in over for w in line}
    return [w for w in words if id(w) not in left_out], tuple(" ".join(w.text for w in line) for line in over)


def _is_huge(line: Sequence[Word], text: Sequence[Word], usual: float) -> bool:
    """Returns whether a line is so large amid a page of text that it is no title: nothing need stand in its letters."""
    # Nothing need stand below it either: who signs may be the last line of the page.
    above = sum(w.base < line[0].base - line[0].size for w in text)
    return line[0].size >= HUGE * usual and len(text) >= A_PAGE and above >= A_PAGE / 2


def _stand_in(word: Word, large: Word) -> bool:
    """Returns whether a word stands in the letters of a larger one."""
    beside = min(word.right, large.right) - max(word.left, large.left)
    over = min(word.base, large.base) - max(word.base - ASCENT * word.size, large.base - ASCENT * large.size)
    return beside > 0 and over > ASCENT * word.size / 2
