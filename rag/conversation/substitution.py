"""Substitution: a question with one thing in it replaced: the place, the level of government, the group, the date."""

from collections.abc import Sequence

from corpus.text.accents import fold
from corpus.text.english import singular
from rag.question.follow_up import has_question_word
from rag.question.place_words import is_level, place_span
from rag.question.typed import Words

_SUBJECT_ENDS = frozenset(["o", "tai", "duoc", "dc", "phai", "co", "thi", "in", "must", "do", "does"])
_ENDS_WORDS = """
ở tại được đc dc phải có là thì do cho của về trong khi với trước sau đến từ ngày nào ai gì bao nhiêu bn mấy đạt bằng để
lấy
in at of do does did must is are to for with by receive get should will have
"""
_ENDS = frozenset(_ENDS_WORDS.split())
_FOLDED_ENDS = frozenset(map(fold, _ENDS))
_COMPLEMENT = frozenset(["cho", "cua", "for", "of"])
_TOWARDS = frozenset(["doi", "on"])  # "đối với", "on"
_PLURAL = frozenset(["cac", "nhung"])
# What a question goes on with behind the thing that it is about.
_TAIL_WORDS = """
la thi bao may khi nao ai do phai duoc co den tu trong truoc how is are was must should
"""
_TAIL = frozenset(_TAIL_WORDS.split())


_IN = ("o", "tai", "in", "at", "for")
AT = Words(("ở",), ("o",))
AT_LEVEL = Words(("ở", "cấp"), ("o", "cap"))
IN_THE = Words(("in", "the"), ("in", "the"))


def with_place(before: Words, named: Words, places: frozenset[str]) -> Words:
    """Returns a question with its place replaced by another; with that one added where it names none."""
    name = named.pick([k not in _IN for k in named.keys])
    span = place_span(before, places) or _level_span(before)
    if span:
        return before[: span[0]] + name + before[span[1] :]
    return before + (named if len(named) > len(name) else AT + name)


def _level_span(before: Words) -> tuple[int, int] | None:
    """Returns where a question says at which level: the word behind "ở", None where it does not."""
    for i in range(1, len(before)):
        if before.keys[i - 1] in _IN and is_level(before.keys[i]):
            return i, i + 1
    return None


def has_level(before: Words) -> bool:
    """Returns whether a question names a level of government."""
    pairs = zip(("", *before.keys), before.keys, strict=False)
    return any(is_level(key, left) for left, key in pairs)


def with_level(before: Words, level: Words, language: str) -> Words:
    """Returns a question with the level of government that it names replaced ("cấp xã" → "cấp tỉnh").

    language: of the question.
    """
    for i in range(len(before) - 1, -1, -1):
        if is_level(before.keys[i], before.keys[i - 1] if i else ""):
            return before[:i] + level + before[i + 1 :]
    return before + (IN_THE if language == "en" else AT_LEVEL) + level


def substituted(before: Words, named: Words, places: frozenset[str], language: str) -> Words:
    """Returns a question with what a follow-up names put where the like of it stood.

    The like of it begins with the same words ("học sinh tiểu học", "học sinh trung học"), ends with the same ones
    ("primary pupils", "secondary pupils"), is what something is for, or comes first; else it goes before the question.
    language: of the question before.
    """
    new = named.pick([k != "the" for k in named.keys])
    # One syllable without accents is many words ("ho": hỗ, hộ, hồ): two are sure to be the same ones.
    plain = before.is_plain and language == "vi"
    like = _like(before, new, 2 if plain else 1) or _complement(before, places) or _like(before, new, 1)
    if new.keys[:1] and new.keys[0] in _PLURAL:
        # "Các" is of all that are many: not what is like it, but whose it is, is replaced.
        like = _like(before, new, 2) or _complement(before, places) or like
    start, end = like or _subject(before, language)
    if like and not _COMPLEMENT.union(_TOWARDS).isdisjoint(new.keys):
        # It says itself for what or whom: nothing of what that stood for is left.
        end = next((i for i in range(end, len(before)) if before.keys[i] in _TAIL), end)
    return before[:start] + _dated(new, before[start:end]) + before[end:]


def _like(before: Words, new: Words, fewest: int) -> tuple[int, int] | None:
    """Returns the words of a question that begin or end as others do, with as many words shared as can be."""
    accented = not before.is_plain and not new.is_plain
    old, keys = (_compared(words, accented) for words in (before, new))
    stops = _function_words(before)
    for shared in range(len(keys) - 1, fewest - 1, -1):
        for i in range(len(old) - shared + 1):
            if old[i : i + shared] == keys[:shared]:
                return i, _end(stops, i + shared, i + len(keys))
        # What ends alike is what was named last: "học phí cấp tiểu học", "trung học".
        for i in range(len(old) - shared, -1, -1):
            if old[i : i + shared] == keys[-shared:]:
                return _start(stops, i, i + shared - len(keys)), i + shared
    return None


def _compared(words: Words, accented: bool) -> list[str]:
    """Returns words as two of them are compared: with accents where both questions have them; plurals as singulars."""
    keys = [w.lower() for w in words.written] if accented else words.keys
    ones = (singular(k) for k in keys)
    return [f"{k[:-3]}man" if k.endswith("men") else k for k in ones]


def _complement(before: Words, places: frozenset[str]) -> tuple[int, int] | None:
    """Returns what something in a question is for, or whose it is; None where that is a place."""
    keys, place = _function_words(before), place_span(before, places)
    for i in range(len(keys) - 1, 0, -1):
        if keys[i - 1] in _COMPLEMENT and not (place and place[0] <= i < place[1]):
            return i, _end(keys, i, len(keys))
    return None


def _subject(before: Words, language: str) -> tuple[int, int]:
    """Returns what a question begins with, where that does not ask; nothing where it does."""
    keys = _function_words(before)
    end = next((i for i, key in enumerate(keys) if key in _SUBJECT_ENDS), 0)
    return 0, (end if end and not has_question_word(before[:end], language) else 0)


def _dated(new: Words, old: Words) -> Words:
    """Returns words with the year of the date they replace, where theirs has none: 30/11 for 30/9/2025."""
    year = next((f"/{y}" for w in old.written if len(d := w.split("/")) == 3 and (y := d[2]).isdigit()), "")
    dated = [len(d := w.split("/")) == 2 and all(x.isdigit() for x in d) for w in new.written]
    written = tuple(w + year if d else w for w, d in zip(new.written, dated, strict=True))
    keys = tuple(k + year.strip("/") if d else k for k, d in zip(new.keys, dated, strict=True))
    return Words(written, keys)


def _function_words(words: Words) -> list[str]:
    """Returns the folded word for each that ends a name ("ở", "được", "for"), nothing for others.

    Accents count where a question has them: "cho" ends one, "chợ" does not.
    """
    pairs = zip(words.written, words.keys, strict=True)
    return [k if (k in _FOLDED_ENDS if words.is_plain else w.lower() in _ENDS) else "" for w, k in pairs]


def _end(keys: Sequence[str], start: int, most: int) -> int:
    """Returns where a name ends: at the next function word, after so many words, or one more if it were left alone."""
    end = start
    while end < min(most, len(keys)) and not keys[end]:
        end += 1
    return end + 1 if end == most < len(keys) - 1 and not keys[end] and keys[end + 1] else end


def _start(keys: Sequence[str], end: int, least: int) -> int:
    start = end
    while start > max(least, 0) and not keys[start - 1]:
        start -= 1
    return start
