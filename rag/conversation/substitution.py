"""Swap: a question with one thing in it replaced: the place, the level of government, the group, the date."""

import re

from corpus.text.accents import fold
from index.words.translation import singular
from rag.conversation.follow_up import keys_of, read_follow_up
from rag.question.read import detect_language

_LEVEL = r"(?:tinh|thanh pho|tp|thi xa|thi tran|huyen|quan|xa|phuong)"
# A place that no document is from: after a word for "in", of two or three words none of which asks.
_PLACE = {
    "vi": re.compile(rf"\b(?:o|tai) (?:{_LEVEL} )?(?P<name>\w+(?: \w+){{1,2}})$"),
    "en": re.compile(r"^(?:in|at) (?P<name>\w+(?: \w+){0,3})$"),
}
_LEVEL_PLACE = re.compile(rf"^(?:rieng )?{_LEVEL} \w+(?: \w+){{1,2}}$")
_ONLY_LEVEL = re.compile(rf"^(?:(?:o|tai) )?(?:cap )?(?P<level>{_LEVEL}|trung uong)$")
_SUBJECT_ENDS = frozenset(["o", "tai", "duoc", "dc", "phai", "co", "thi", "in", "must", "do", "does"])
_ENDS_WORDS = """
ở tại được đc dc phải có là thì do cho của về trong khi với trước sau đến từ ngày nào ai gì bao nhiêu bn mấy đạt bằng
in at of do does did must is are to for with by receive get should will have
"""
_ENDS = frozenset(_ENDS_WORDS.split())
_FOLDED_ENDS = frozenset(map(fold, _ENDS))
_COMPLEMENT = frozenset(["cho", "cua", "for", "of"])


def place_in(words: list[str], language: str, places: frozenset[str]) -> list[str]:
    """Returns the words of a follow-up that name a place, with those before them that say so."""
    span = place_span(words, places)
    keys = keys_of(words)
    if span:
        start, end = span
        while start and keys[start - 1] in ("o", "tai", "in", "at", "for"):
            start -= 1
        return words[start:end]
    joined = " ".join(keys)
    found = _PLACE[language].search(joined) or (_LEVEL_PLACE.match(joined) if _is_name(words) else None)
    return words[-len(found[0].split()) :] if found and not read_follow_up(found[0]).asks else []


def _is_name(words: list[str]) -> bool:
    """Returns whether the last words are set as a name is, or without accents and capitals throughout."""
    return words[-1][:1].isupper() or (" ".join(words).isascii() and " ".join(words).islower())


def place_span(words: list[str], places: frozenset[str]) -> tuple[int, int] | None:
    """Returns where words name a known place, the level before it ("thành phố") included; the last one named."""
    keys = keys_of(words)
    for start in range(len(keys) - 1, -1, -1):
        for length in (4, 3, 2):
            if start + length <= len(keys) and " ".join(keys[start : start + length]) in places:
                begin = start
                while begin and re.fullmatch(_LEVEL, " ".join(keys[begin - 1 : start])):
                    begin -= 1
                if begin > 1 and re.fullmatch(_LEVEL, " ".join(keys[begin - 2 : start])):
                    begin -= 2
                return begin, start + length
    return None


def with_place(before: list[str], named: list[str], places: frozenset[str]) -> list[str]:
    """Returns a question with its place replaced by another; with that one added where it names none."""
    name = [w for w in named if fold(w) not in ("o", "tai", "in", "at", "for")]
    span = place_span(before, places)
    if span:
        return [*before[: span[0]], *name, *before[span[1] :]]
    return [*before, *(named if len(named) > len(name) else ["ở", *name])]


def level_in(words: list[str]) -> list[str]:
    """Returns the level of government, where the words are nothing else: "ở tỉnh", "cấp xã"."""
    found = _ONLY_LEVEL.match(" ".join(keys_of(words)))
    return words[-len(found["level"].split()) :] if found else []


def with_level(before: list[str], level: list[str]) -> list[str]:
    """Returns a question with the level of government that it names replaced ("cấp xã" → "cấp tỉnh")."""
    keys = keys_of(before)
    for i in range(len(keys) - 1, -1, -1):
        if re.fullmatch(_LEVEL, keys[i]):
            return [*before[:i], *level, *before[i + 1 :]]
    return [*before, "ở", *level]


def substituted(before: list[str], named: list[str], places: frozenset[str]) -> list[str]:
    """Returns a question with what a follow-up names put where the like of it stood.

    The like of it begins with the same words ("học sinh tiểu học", "học sinh trung học"), ends with the same ones
    ("primary pupils", "secondary pupils"), is what something is for, or comes first; else it goes before the question.
    """
    new = [w for w in named if fold(w) != "the"]
    # One syllable without accents is many words ("ho": hỗ, hộ, hồ): two are sure to be the same ones.
    plain = " ".join(before).isascii() and detect_language(" ".join(before)) == "vi"
    like = _like(before, new, 2 if plain else 1) or _complement(before, places) or _like(before, new, 1)
    start, end = like or _subject(before)
    return [*before[:start], *_dated(new, before[start:end]), *before[end:]]


def _like(before: list[str], new: list[str], fewest: int) -> tuple[int, int] | None:
    """Returns the words of a question that begin or end as others do, with as many words shared as can be."""
    accented = not " ".join(before).isascii() and not " ".join(new).isascii()
    old, keys = (_compared(words, accented) for words in (before, new))
    stops = _function_words(before)
    for shared in range(len(keys) - 1, fewest - 1, -1):
        for i in range(len(old) - shared + 1):
            if old[i : i + shared] == keys[:shared]:
                return i, _end(stops, i + shared, i + len(keys))
            if old[i : i + shared] == keys[-shared:]:
                return _start(stops, i, i + shared - len(keys)), i + shared
    return None


def _compared(words: list[str], accented: bool) -> list[str]:
    """Returns words as two of them are compared: with accents where both questions have them; plurals as singulars."""
    keys = [w.lower() for w in words] if accented else keys_of(words)
    return [re.sub(r"men$", "man", singular(k)) for k in keys]


def _complement(before: list[str], places: frozenset[str]) -> tuple[int, int] | None:
    """Returns what something in a question is for, or whose it is; None where that is a place."""
    keys, place = _function_words(before), place_span(before, places)
    for i in range(len(keys) - 1, 0, -1):
        if keys[i - 1] in _COMPLEMENT and not (place and place[0] <= i < place[1]):
            return i, _end(keys, i, len(keys))
    return None


def _subject(before: list[str]) -> tuple[int, int]:
    """Returns what a question begins with, where that does not ask; nothing where it does."""
    keys = _function_words(before)
    end = next((i for i, key in enumerate(keys) if key in _SUBJECT_ENDS), 0)
    return 0, (end if end and not read_follow_up(" ".join(before[:end])).asks else 0)


def _dated(new: list[str], old: list[str]) -> list[str]:
    """Returns words with the year of the date they replace, where theirs has none: 30/11 for 30/9/2025."""
    year = next((m[1] for w in old if (m := re.fullmatch(r"\d{1,2}/\d{1,2}(/\d{4})", w))), "")
    return [w + year if re.fullmatch(r"\d{1,2}/\d{1,2}", w) else w for w in new]


def _function_words(words: list[str]) -> list[str]:
    """Returns the folded word for each that ends a name ("ở", "được", "for"), nothing for others.

    Accents count where a question has them: "cho" ends one, "chợ" does not.
    """
    accented = not " ".join(words).isascii()
    keys = keys_of(words)
    return [
        k if (w.lower() in _ENDS if accented else k in _FOLDED_ENDS) else "" for w, k in zip(words, keys, strict=True)
    ]


def _end(keys: list[str], start: int, most: int) -> int:
    """Returns where a name ends: at the next function word, after so many words, or one more if it were left alone."""
    end = start
    while end < min(most, len(keys)) and not keys[end]:
        end += 1
    return end + 1 if end == most < len(keys) - 1 and not keys[end] and keys[end + 1] else end


def _start(keys: list[str], end: int, least: int) -> int:
    start = end
    while start > max(least, 0) and not keys[start - 1]:
        start -= 1
    return start
