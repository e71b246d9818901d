"""Questions by language: every figure is given for each, and for all."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

ALL = "all"
T = TypeVar("T")


def by_language(found: Sequence[T], language: Callable[[T], str]) -> dict[str, list[T]]:
    """Returns what was found, by language in the order of their coming; where there are several, under ALL as well."""
    groups: dict[str, list[T]] = defaultdict(list)
    for one in found:
        groups[language(one)].append(one)
    if len(groups) > 1:
        groups[ALL] = list(found)
    return dict(groups)
