"""Groups of units to single units: which of those named in a row stand in which.

A chain goes from the innermost unit outwards ("điểm a khoản 1 Điều 2"), or inwards ("Điều 5, khoản 2", "khoản 1 (điểm
a, b)"). What is said once holds for its neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

THIS = "này"
CONTAINER_SECTION = 7  # the rank of a Mục that stands in a Chương
MOST_UNITS = 100  # of a run


@dataclass(frozen=True)
class Group:
    """A word of a unit with its values.

    start, end: its span; joint: what led to it ("", ",", "of", "and", "(" for a bracket that opens); closed: whether a
    bracket closes between it and the group before.
    """

    word: str
    values: tuple[str, ...]
    start: int
    end: int
    joint: str
    rank: int
    closed: bool = False


def _ranked(groups: Sequence[Group]) -> list[Group]:
    """Returns the groups with the rank of a container for a Mục that a Chương follows."""
    out = list(groups)
    for k, (group, after) in enumerate(pairwise(groups)):
        if group.word == "mục" and after.word == "chương" and after.joint != "and":
            out[k] = replace(group, rank=CONTAINER_SECTION)
    return out


def _chains(groups: Sequence[Group]) -> list[list[Group]]:
    """Returns the groups that name one unit, or several of one kind, together, innermost first."""
    chains: list[list[Group]] = []
    inward: list[bool] = []
    for k, group in enumerate(groups):
        last = chains[-1] if chains else []
        if group.closed:
            inward[-1] = False  # behind a bracket the chain that it stands in goes on
        if last and not inward[-1] and group.rank > last[-1].rank and group.joint != "and":
            last.append(group)
        elif last and _goes_inward(groups, k, last, inward[-1]):
            last.insert(0, group)
            inward[-1] = True
        else:
            chains.append([group])
            inward.append(False)
    return _completed(*_with_bracketed(chains, inward))


def _with_bracketed(chains: list[list[Group]], inward: list[bool]) -> tuple[list[list[Group]], list[bool]]:
    """Returns the chains, each that a bracket holds ("Điều 5 (điểm a khoản 2)") with the one before above it."""
    for k in range(len(chains) - 1, 0, -1):
        inner, outer = chains[k], chains[k - 1]
        if inner[0].joint == "(" and not inward[k] and inner[-1].rank < outer[0].rank:
            chains[k - 1 : k + 1], inward[k - 1 : k + 1] = [[*inner, *outer]], [False]
    return chains, inward


def _goes_inward(groups: Sequence[Group], k: int, last: Sequence[Group], inward: bool) -> bool:
    """Returns whether a group names a unit within the one before: "Điều 5, khoản 2"."""
    group, after = groups[k], groups[k + 1 : k + 2]
    if group.joint == "(":
        # "Điều 5 (khoản 2 Điều 6 cũ)": what stands in a bracket has its own.
        own = after and not after[0].closed and after[0].rank > group.rank and after[0].joint != "and"
        return group.rank < last[0].rank and not own
    if group.rank >= last[0].rank or group.joint not in ("", ",") or not (inward or len(last) == 1):
        return False
    begins_anew = group.joint == "," and after and after[0].rank > group.rank and after[0].joint != "and"
    return not begins_anew


def _completed(chains: list[list[Group]], inward: Sequence[bool]) -> list[list[Group]]:
    """Returns the chains, each with the units above that are said once, for it and its neighbour."""
    for k in range(len(chains) - 2, -1, -1):
        chain, after = chains[k], chains[k + 1]
        if not inward[k] and THIS not in chain[-1].values:
            least = max(chain[-1].rank, after[0].rank)
            chain += [g for g in after if g.rank > least]
    for k in range(1, len(chains)):
        if inward[k - 1]:
            chains[k] += [g for g in chains[k - 1] if g.rank > chains[k][-1].rank]
    return chains


def units_of(groups: Sequence[Group]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Returns the single units that groups name, innermost step first, in the order in which they are named."""
    return _units(_chains(_ranked(groups)))


def _units(chains: Sequence[Sequence[Group]]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Returns the single units that chains name, in the order in which they are named, each once."""
    units: dict[tuple[tuple[str, str], ...], None] = {}
    for chain in chains:
        if chain[0].word == "chương":
            continue  # a container alone has no address
        outer_first = product(*(group.values for group in reversed(chain)))
        for values in outer_first:
            units[tuple(zip((g.word for g in chain), reversed(values), strict=True))] = None
    return tuple(units)[:MOST_UNITS]
