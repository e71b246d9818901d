"""A question without what it is about: the words that ask, what names a document as one mark, all else as another.

"Chỉ thị về bệnh dại ra đời thì văn bản nào hết dùng" is `#doc ve * ra doi thi #doc nao het dung`. Whoever asks of
another document, about another matter, asks it with the same skeleton. Words keep their accents where they were typed.
"""

import functools
import re
from collections.abc import Container, Iterator, Sequence

from corpus.text.accents import strip_accents
from rag.question.document_mention import kind_words
from rag.question.document_words import SHORT, SYMBOL

DOC, SYMBOL_MARK, DAY, NUMBER, OTHER = "#doc", "#symbol", "#day", "#n", "*"
LONGEST_RUN = 4  # words that stand together in a feature
FARTHEST = 5  # words between the two of a pair
# Names of documents that people give them beside those that offices do.
_MORE_KINDS = {"vi": "vb|to giay", "en": "papers?|texts?|memos?|rulings?|instruments?"}
# Names of documents that are verbs and other things too stand as they are.
_OTHER_THINGS = frozenset(("quy dinh", "ket luan", "bao cao", "tai lieu", "report", "reports", "letter", "letters"))
_DAY = r"(?<!\S)\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?!\S)|(?<!\S)\d{1,2}/\d{4}(?!\S)"
_WORD = re.compile(r"#\w+|[^\W_]+")


def tokens(text: str, language: str) -> list[str]:
    """Returns the words of a text in small letters; numbers, days and kinds of documents as marks.

    Accents are kept where the text has them: "sở" is no "số".
    """
    found, at = [], 0
    for match in _marked(language).finditer(strip_accents(text)):
        found += [text[at : match.start()], f" {_MARKS[match.lastgroup or '']} "]
        at = match.end()
    return _WORD.findall("".join((*found, text[at:])))


def skeleton(words: Sequence[str], known: Container[str]) -> list[str]:
    """Returns words with each run of those that are not known as one mark."""
    found: list[str] = []
    for word in words:
        kept = word if word.startswith("#") or word in known else OTHER
        if kept != OTHER or found[-1:] != [OTHER]:
            found.append(kept)
    return found


def features(bones: Sequence[str]) -> Iterator[str]:
    """Yields what a skeleton is judged by: its runs of words, and pairs of words that stand near each other."""
    whole = ["^", *bones, "$"]
    for n in range(1, LONGEST_RUN + 1):
        for i in range(len(whole) - n + 1):
            yield " ".join(whole[i : i + n])
    for i, first in enumerate(whole):
        for second in whole[i + 2 : i + 1 + FARTHEST]:
            yield f"{first} … {second}"


_MARKS = {"symbol": SYMBOL_MARK, "day": DAY, "number": NUMBER, "kind": DOC}


@functools.lru_cache(maxsize=2)
def _marked(language: str) -> re.Pattern[str]:
    """Returns the pattern of what is marked, in a text without accents."""
    kinds = "|".join(k for k in kind_words(language).split("|") if k not in _OTHER_THINGS)
    return re.compile(
        rf"(?P<symbol>(?<!\S){SYMBOL})|(?P<day>{_DAY})|(?P<number>\d+)"
        rf"|(?P<kind>(?<!\w)(?:{kinds}|{_MORE_KINDS[language]}|(?:{SHORT})(?= ?\d))(?!\w))"
    )
