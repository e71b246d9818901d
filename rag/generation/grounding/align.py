"""Whether a Vietnamese sentence is another one with parts left out, and nothing left out that turns its meaning.

Words in order are the one thing that can be checked without understanding: who does what, and by when, is said by
order. So a sentence is supported by a passage if its tokens stand in the passage in the same order, in a few runs, and
the gaps between hold no agency, no figure, nothing that negates or limits, and no boundary of the text.
"""

from collections.abc import Sequence
from itertools import pairwise

from rag.generation.grounding.tokens import Sort, Token, tokens

MOST_GAPS = 3
SHORTEST_RUN = 2  # tokens; most Vietnamese words are two syllables
_TURNING_WORDS = """
không chưa chẳng đừng cấm trừ nếu khi dừng ngừng hoãn hủy miễn tránh chống giảm tạm riêng ngoài
"""
_TURNS = frozenset(_TURNING_WORDS.split())
_TURNING_PAIRS = frozenset(
    [
        ("hạn", "chế"), ("từ", "chối"), ("chấm", "dứt"), ("ngăn", "chặn"), ("có", "thể"), ("dự", "kiến"),
        ("trường", "hợp"), ("bãi", "bỏ"), ("xóa", "bỏ"), ("đình", "chỉ"), ("phòng", "ngừa"), ("thu", "hồi"),
    ]
)  # fmt: skip
_AFTER_ONLY = ("đạo", "huy", "thị", "tiêu", "số", "định", "dẫn")  # chỉ đạo, chỉ huy …; "chỉ" by itself limits
_JOINS = frozenset(["và", "hoặc", "hay"])
# What begins a part of a sentence that may be left out; a sentence may be cut before one, and does not end in one.
_OPENING_WORDS = "cho trong tại trên theo để từ đến trước sau với nhằm do bằng vào của khi giai phối hoàn xong"
_OPENS = frozenset(_OPENING_WORDS.split())
_STOPS = ",;:.()"
_FAR = 1 << 20


class Passage:
    """A sentence of a document, made ready to be held against others."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        turning = [_turns(self.tokens, i) for i in range(len(self.tokens))]
        self._turning = turning
        self._barred = [turning[i] or self._bars(i) for i in range(len(self.tokens))]
        self.segments = [self._count(";", t.start) for t in self.tokens]

    def _bars(self, i: int) -> bool:
        """Returns whether a token may not be left out of the middle: a name, a figure, a role."""
        pair = tuple(t.value for t in self.tokens[i : i + 2])
        return self.tokens[i].sort is not Sort.WORD or pair in (("chủ", "trì"), ("phối", "hợp"))

    def _count(self, mark: str, end: int) -> int:
        return self.text.count(mark, 0, end)

    def segment_text(self, number: int) -> str:
        """Returns the part of the text between two semicolons."""
        return self.text.split(";")[number]

    def says(self, sentence: Sequence[Token], written: str, from_start: bool = False) -> list[int] | None:
        """Returns where each token of a sentence stands, None where the passage does not say it.

        written: the text of the sentence, which its tokens point into; from_start: whether it must begin where a
        segment begins.
        """
        places = self._places(sentence) if sentence else None
        if places is None or not self._runs_hold(places) or not self._edges_hold(places, from_start):
            return None
        return places if self._stops_hold(sentence, written, places) else None

    def turns(self, segment: int) -> bool:
        """Returns whether a segment negates, limits or undoes anything."""
        return any(t and s == segment for t, s in zip(self._turning, self.segments, strict=True))

    def _places(self, sentence: Sequence[Token]) -> list[int] | None:
        """Returns the places with the fewest gaps; ties go to the last."""
        width = len(self.tokens)
        same = [[(s.sort, s.value) == (t.sort, t.value) for t in self.tokens] for s in sentence]
        cost = [0 if hit else _FAR for hit in same[0]]
        came: list[list[int]] = []
        for row in same[1:]:
            new, back = [_FAR] * width, [-1] * width
            for j in range(1, width):
                if not row[j]:
                    continue
                new[j], back[j] = min((cost[i] + (i < j - 1), -i) for i in self._reach(j))
                back[j] = -back[j]
            cost = new
            came.append(back)
        best = min(range(width), key=lambda j: (cost[j], -j), default=-1)
        if best < 0 or cost[best] > MOST_GAPS:
            return None
        places = [best]
        for back in reversed(came):
            places.append(back[places[-1]])
        return places[::-1]

    def _reach(self, j: int) -> list[int]:
        """Returns from which tokens one may go on to token j: the one before, and those across a gap that may be."""
        reached = [j - 1]
        if not self._may_begin(j):
            return reached
        for i in range(j - 2, -1, -1):
            if self._barred[i + 1] or (i + 2 < j and self._is_bound(i + 1)):
                break
            if self.segments[i] == self.segments[j] and self._may_end(i):
                reached.append(i)
        return reached

    def _may_begin(self, i: int) -> bool:
        """Returns whether what stands before token i may be left out: a part of the sentence begins there."""
        after_name = i > 0 and self.tokens[i - 1].sort is Sort.AGENCY
        return i == 0 or self._is_bound(i - 1) or after_name or self._opens(i)

    def _may_end(self, i: int) -> bool:
        """Returns whether what stands after token i may be left out."""
        here = self.tokens[i]
        if here.sort is Sort.WORD and here.value in _OPENS:
            return False
        return i + 1 == len(self.tokens) or self._is_bound(i) or self._opens(i + 1) or here.sort is Sort.AGENCY

    def _opens(self, i: int) -> bool:
        before = self.text[self.tokens[i - 1].end if i else 0 : self.tokens[i].start]
        token = self.tokens[i]
        return token.sort is Sort.AGENCY or token.value in _OPENS or bool(_OPENS & set(before.split()))

    def _is_bound(self, i: int) -> bool:
        """Returns whether a stop or "và" stands between token i and the next: a gap may begin or end there only."""
        between = self.text[self.tokens[i].end : self.tokens[i + 1].start]
        return any(c in _STOPS for c in between) or bool(_JOINS & set(between.split()))

    def _runs_hold(self, places: Sequence[int]) -> bool:
        runs: list[list[int]] = []
        for place in places:
            if runs and place == runs[-1][-1] + 1:
                runs[-1].append(place)
            else:
                runs.append([place])
        return all(len(r) >= SHORTEST_RUN or self.tokens[r[0]].sort is not Sort.WORD for r in runs)

    def _stops_hold(self, sentence: Sequence[Token], written: str, places: Sequence[int]) -> bool:
        """Returns whether no stop was put in: "không bán" is not "không, bán"."""
        pairs = zip(pairwise(sentence), pairwise(places), strict=True)
        return not any(
            j == i + 1 and set(written[s.end : t.start]) & set(_STOPS) and not self._is_bound(i)
            for (s, t), (i, j) in pairs
        )

    def _edges_hold(self, places: Sequence[int], from_start: bool) -> bool:
        """Returns whether what is left out before and after, within its segment, leaves the meaning."""
        first, last = places[0], places[-1]
        before = [i for i in range(first) if self.segments[i] == self.segments[first]]
        after = [i for i in range(last + 1, len(self.tokens)) if self.segments[i] == self.segments[last]]
        if any(self._turning[i] for i in (*before, *after)) or (from_start and before):
            return False
        if (before and not self._may_begin(first)) or (after and not self._may_end(last)):
            return False
        names = any(self.tokens[p].sort is Sort.AGENCY for p in places)
        return not (names and any(self.tokens[i].sort is Sort.AGENCY for i in before))


def _turns(found: Sequence[Token], i: int) -> bool:
    """Returns whether a token negates, limits or undoes what stands near it."""
    if found[i].sort is not Sort.WORD:
        return False
    word = found[i].value
    following = found[i + 1].value if i + 1 < len(found) else ""
    if word == "chỉ":
        return following not in _AFTER_ONLY and not (i and found[i - 1].value == "địa")
    if word == "không" and following == "quá":
        return False  # "không quá 05 ngày" limits a figure, which keeps its limit or goes with it
    return word in _TURNS or (word, following) in _TURNING_PAIRS
