"""Whether two texts are one directive: by what their heads say, and by their words.

A directive comes as a signed PDF, as the Word file that it was printed from, as a page of a portal. Its number, its
issuer and its year are its own; a draft has neither number nor day yet, and is known by its words alone.
"""

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.document import Document, Metadata
from corpus.lexicon.glossary import agency
from corpus.text.accents import fold

# The share of the shorter text's pairs of words that the longer has too. Two readings of one scan have .8 and more.
SAME_WITH_HEAD = 0.7
# Where one head is incomplete both texts must be nearly each other, with the same figures.
SAME_WITHOUT_HEAD = 0.95
FEW_WORDS = 30  # texts of fewer words are one without a head only where every word is the same
# Of two readings, the one with so much more text is searched, whatever its head says: the other lacks an annex.
MORE_TEXT = 1.1
# Of eight marks of words, fewer than three are the same in a text with nine tenths of the pairs once in 40,000.
MOST_MARKS = 8
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_YEAR = re.compile(r"/((?:19|20)\d\d)(?=[/-]|$)")
_SHORT = (
    ("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("thanh pho", "tp"), ("van phong", "vp"),
)  # fmt: skip


def is_another(one: Metadata, other: Metadata) -> bool:
    """Returns whether two heads are of two directives: both name a number, an issuer or a year, not the same."""
    numbers = number_of(one), number_of(other)
    years = _year(one), _year(other)
    return _differ(*numbers) or _differ(*years) or (bool(one.issuer and other.issuer) and not _same_issuer(one, other))


def is_version(one: Document, other: Document) -> bool:
    """Returns whether a text of the same file name may stand for another: the same number, or half of its words."""
    heads = one.metadata, other.metadata
    if is_another(*heads):
        return False
    same_number = number_of(heads[0]) is not None and number_of(heads[0]) == number_of(heads[1])
    return same_number or min(_shares(*map(body_words, (one, other)))) >= 0.5


def is_same(one: Document, other: Document) -> bool:
    """Returns whether two readings are of one directive.

    Their heads must not differ, and their words be largely the same: a part of it counts too (without its annex, say)
    where both heads are complete, else both must be whole. Of two drafts every word must be the same: one form letter
    goes to many.
    """
    heads = one.metadata, other.metadata
    if is_another(*heads) or _differ(heads[0].date, heads[1].date):
        return False
    words = [body_words(document) for document in (one, other)]
    shares = _shares(*words)
    if all(map(_is_complete, heads)):
        return max(shares) >= SAME_WITH_HEAD
    if _differ(*(m.addressees or None for m in heads)) or not any(words):
        return False
    if min(map(len, words)) < FEW_WORDS or not any(map(number_of, heads)):
        return words[0] == words[1]
    return min(shares) >= SAME_WITHOUT_HEAD and _figures(words[0]) == _figures(words[1])


def number_of(metadata: Metadata) -> str | None:
    """Returns a number as it is compared, None without one: `05/CT–UBND` and `5/ct-ubnd` are one."""
    if not metadata.number:
        return None
    plain = _DASHES.sub("-", "".join(unicodedata.normalize("NFC", metadata.number).casefold().split()))
    return plain.lstrip("0")


def word_marks(document: Document) -> frozenset[int]:
    """Returns the least hashes of the pairs of words of a document: of two texts, about as many are the same as pairs.

    Source: Broder, "On the resemblance and containment of documents" (1997): the least of all hashes is a fair draw.
    """
    pairs = pairwise(("", *body_words(document)))
    return frozenset(sorted({zlib.crc32(" ".join(pair).encode()) for pair in pairs})[:MOST_MARKS])


def body_words(document: Document) -> list[str]:
    """Returns the folded words of a document between its head and its signature; of all of it without clauses."""
    starts = [clause.start for clause in document.clauses]
    ends = [clause.end for clause in document.clauses]
    return fold(document.text[min(starts, default=0) : max(ends, default=None)]).split()


def read_otherwise(one: Document, other: Document) -> list[str]:
    """Returns the addresses of the clauses whose own words differ in two readings, those of the first in order."""
    theirs = {c.path: fold(other.text[c.start : c.own_end]) for c in other.clauses}
    ours = {c.path: fold(one.text[c.start : c.own_end]) for c in one.clauses}
    return [p for p, words in ours.items() if theirs.get(p) != words] + [p for p in theirs if p not in ours]


def words_shared(one: Document, other: Document) -> tuple[float, float]:
    """Returns the share of each document's pairs of words that the other has too; 0 where it has none."""
    return _shares(body_words(one), body_words(other))


def is_better(document: Document, held: Document, same_name: bool) -> bool:
    """Returns whether a reading rather than the one in force is to be searched.

    The longer one, where the other lacks a part; the one whose head says more; the one of which less has to be warned;
    of two files of one name the later.
    """
    words = len(body_words(document)), len(body_words(held))
    if max(words) > MORE_TEXT * min(words):
        return words[0] > words[1]
    facts = _head_facts(document.metadata), _head_facts(held.metadata)
    if facts[0] != facts[1]:
        return facts[0] > facts[1]
    if len(document.warnings) != len(held.warnings):
        return len(document.warnings) < len(held.warnings)
    return same_name


def _head_facts(metadata: Metadata) -> int:
    """Returns how much of what names a directive its head says: number, date and issuer, a point each."""
    return sum(value is not None for value in (metadata.number, metadata.date, metadata.issuer))


def _is_complete(metadata: Metadata) -> bool:
    return None not in (number_of(metadata), _year(metadata), metadata.issuer)


def _year(metadata: Metadata) -> int | None:
    if metadata.date is not None:
        return metadata.date.year
    found = _YEAR.search(metadata.number or "")
    return int(found[1]) if found else None


def _same_issuer(one: Metadata, other: Metadata) -> bool:
    names = [name or "" for name in (one.issuer, other.issuer)]
    entries = [agency(name) for name in names]
    return (entries[0] is not None and entries[0] is entries[1]) or _short(names[0]) == _short(names[1])


def _short(name: str) -> str:
    folded = fold(name)
    for long, short in _SHORT:
        folded = folded.replace(long, short)
    return folded


def _differ(one: object, other: object) -> bool:
    """Returns whether two facts are both known and not the same."""
    return one is not None and other is not None and one != other


def _shares(one: Sequence[str], other: Sequence[str]) -> tuple[float, float]:
    """Returns the share of each text's pairs of words that the other has too; 0 where a text has none."""
    pairs = Counter(pairwise(one)), Counter(pairwise(other))
    both = (pairs[0] & pairs[1]).total()
    return both / max(pairs[0].total(), 1), both / max(pairs[1].total(), 1)


def _figures(words: Sequence[str]) -> Counter[str]:
    return Counter(word for word in words if any(map(str.isdigit, word)))
