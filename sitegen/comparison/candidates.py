"""Which passages are worth comparing. Articles lie in groups by their days, so that who is not near is never looked
at and a group whose words did not change is not aligned again; cost grows with the articles and not with their pairs.
It decides nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from zlib import crc32

from sitegen.comparison.accounts import Features, Unit
from sitegen.comparison.weights import weigh

WINDOW = 14
"""Days between two articles beyond which they are not compared; one without day is near all."""
POSTINGS = 24
"""Passages that have a feature beyond which it proposes no pair."""
LEAST = 50
"""Summed weight of the shared features that makes a candidate."""
_GROUP = 64
"""Articles of one stretch of days beyond which it is cut into more groups,"""
_CUTS = 8
"""but never into more than so many: pairs of groups grow with their square."""
_SHIFT = 32

Index = dict[str, list[int]]
"""Where each feature stands: numbers of passages, ascending."""


class Group:
    """Articles of one stretch of days: their days, and the passages of all in a row."""

    __slots__ = ("counts", "days", "firsts", "index", "owners", "units")

    def __init__(self, days: list[int], articles: list[Features]) -> None:
        self.days = days
        self.units: list[Unit] = []
        self.owners: list[int] = []
        """Article of each passage, as its number in the group."""
        self.firsts: list[int] = []
        """First passage of each article."""
        for number, one in enumerate(articles):
            self.firsts.append(len(self.units))
            self.units.extend(one.units)
            self.owners.extend([number] * len(one.units))
        self.counts: dict[str, int] = Counter(chain.from_iterable([unit.features for unit in self.units]))
        """In how many passages each feature stands."""
        # What too many of these have can propose no pair, whatever the other groups have.
        index: Index = {feature: [] for feature, count in self.counts.items() if count <= 2 * POSTINGS}
        for here, unit in enumerate(self.units):
            for feature in index.keys() & unit.features:
                index[feature].append(here)
        self.index = index


def form_groups(days: tuple[int, ...], names: tuple[str, ...]) -> list[tuple[int, list[int]]]:
    """The stretch of days (0 where none is known) and the places of each group; every place in one group. A place
    stays in its group while others come and go, until its stretch is cut anew."""
    stretches: dict[int, list[int]] = defaultdict(list)
    for place, day in enumerate(days):
        stretches[day // (WINDOW + 1) if day else 0].append(place)
    groups = []
    for stretch in sorted(stretches):
        places = stretches[stretch]
        cuts = 1
        while cuts < _CUTS and len(places) > cuts * _GROUP:
            cuts *= 2
        parts: list[list[int]] = [[] for _ in range(cuts)]
        for place in places:
            parts[crc32(names[place].encode()) % cuts].append(place)
        groups.extend([(stretch, part) for part in parts if part])
    return groups


def find_near(stretches: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs of groups that may have articles near each other, each once, a group with itself too."""
    for left, one in enumerate(stretches):
        for right in range(left, len(stretches)):
            if not one or stretches[right] - one <= 1:
                yield left, right


def count_features(group: Group) -> tuple[tuple[str, int], ...]:
    """In how many passages of the group each feature stands."""
    return tuple(group.counts.items())


def weigh_features(counts: Iterable[tuple[tuple[str, int], ...]], articles: int, passages: int) -> dict[str, int]:
    """The weight of every feature that two passages have; negative where too many have it to propose a pair."""
    totals: dict[str, int] = {}
    for counted in counts:
        for feature, count in counted:
            totals[feature] = totals.get(feature, 0) + count
    # In a small briefing every feature may propose; the bound then only cuts what stands everywhere.
    bound = POSTINGS if articles > POSTINGS else POSTINGS * 2
    return {
        feature: weigh(feature, count, passages) * (1 if count <= bound else -1)
        for feature, count in totals.items()
        if count > 1
    }


def share_features(left: Group, right: Group) -> tuple[str, ...]:
    """Features that both groups have; of a group with itself, those that two of its passages have."""
    if left is right:
        return tuple([feature for feature, count in left.counts.items() if count > 1])
    other = right.counts
    return tuple([feature for feature in left.counts if feature in other])


def find_candidates(left: Group, right: Group, weights: dict[str, int]) -> list[tuple[int, int]]:
    """Pairs of passages of different articles near each other that share enough, sorted; of a group with itself,
    each pair once."""
    ours, theirs = left.index, right.index
    within = left is right
    ends = [*left.firsts[1:], len(left.units)]
    shared: dict[int, int] = {}
    for feature, weight in weights.items():
        if weight <= 0:
            continue
        others = theirs[feature]
        for one in ours[feature]:
            base = one << _SHIFT
            end = ends[left.owners[one]] if within else 0
            for other in others:
                if other >= end:
                    pair = base | other
                    shared[pair] = shared.get(pair, 0) + weight
    mask = (1 << _SHIFT) - 1
    enough = sorted([pair for pair, value in shared.items() if value >= LEAST])
    return [
        (pair >> _SHIFT, pair & mask)
        for pair in enough
        if _near(left.days[left.owners[pair >> _SHIFT]], right.days[right.owners[pair & mask]])
    ]


def _near(a: int, b: int) -> bool:
    return not a or not b or abs(a - b) <= WINDOW
