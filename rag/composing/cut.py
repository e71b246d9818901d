"""A long sentence cut to the part that answers: between its semicolons, in one piece, as it stands in the document."""

from collections.abc import Iterable

LONG = 250  # code points of a sentence that is not cut


def cut(text: str, sentence: tuple[int, int], wanted: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Returns the part of a long sentence, from one semicolon to another, that holds all that is wanted of it.

    The whole where it is short, where nothing of it is wanted, or where it has no semicolon outside its brackets.
    """
    start, end = sentence
    inside = [(a, b) for a, b in wanted if start <= a < b <= end]
    if end - start <= LONG or not inside:
        return sentence
    first, last = min(a for a, _ in inside), max(b for _, b in inside)
    stops = _semicolons(text, start, end)
    begins = max((s + 1 for s in stops if s < first), default=start)
    ends = min((s + 1 for s in stops if s >= last - 1), default=end)
    while begins < first and text[begins].isspace():
        begins += 1
    return begins, ends


def _semicolons(text: str, start: int, end: int) -> list[int]:
    """Returns where the semicolons of a sentence stand that are in no brackets and no quotation."""
    depth, found = 0, []
    for at in range(start, end):
        if text[at] in "(“[":
            depth += 1
        elif text[at] in ")”]":
            depth = max(0, depth - 1)
        elif text[at] == ";" and depth == 0:
            found.append(at)
    return found
