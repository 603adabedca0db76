"""Which passages are worth comparing. Articles lie in groups by their days, so that who is not near is never looked
at and a group whose words did not change is not aligned again; cost grows with the articles and not with their pairs.
It decides nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any
from zlib import crc32

from msgspec import Struct

from sitegen.comparison.accounts import Unit
from sitegen.comparison.features import Features, lay_away, take_up
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


class Laid(Struct, frozen=True, gc=False):
    """The features of a group's passages, and where they stand."""

    firsts: tuple[int, ...]
    """First passage of each article, and the number of all."""
    features: tuple[str, ...]
    """As they first stand."""
    counts: bytes
    """In how many passages each feature stands, four bytes each."""
    posts: bytes
    """Numbers of the passages that have a feature, feature by feature, ascending, four bytes each. What too many of
    them have is left out: it can propose no pair, whatever the other groups have."""


class Group:
    """Articles of one stretch of days: their days, and the passages of all in a row."""

    __slots__ = ("articles", "counts", "days", "firsts", "laid", "owners", "posts", "starts")

    def __init__(self, days: tuple[int, ...], laid: Laid, articles: list[Features]) -> None:
        self.days = days
        self.laid = laid
        self.articles = articles
        self.firsts = laid.firsts
        self.owners: list[int] = []
        """Article of each passage, as its number in the group."""
        for number, (first, end) in enumerate(pairwise(laid.firsts)):
            self.owners.extend([number] * (end - first))
        counts = take_up(laid.counts)
        self.counts: dict[str, int] = dict(zip(laid.features, counts, strict=True))
        """In how many passages each feature stands."""
        self.posts = take_up(laid.posts)
        posted = accumulate([count if count <= _POSTED else 0 for count in counts], initial=0)
        self.starts: dict[str, int] = dict(zip(laid.features, posted, strict=False))

    def __reduce__(self) -> tuple[Any, ...]:
        return Group, (self.days, self.laid, self.articles)

    def unit(self, number: int) -> Unit:
        owner = self.owners[number]
        return self.articles[owner].units[number - self.firsts[owner]]

    def find(self, feature: str) -> Sequence[int]:
        """Passages that have the feature."""
        first = self.starts[feature]
        return self.posts[first : first + self.counts[feature]]


_POSTED = 2 * POSTINGS


def lay_group(articles: list[Features]) -> Laid:
    """What the articles' passages have, for a Group."""
    firsts = [0]
    index: defaultdict[str, list[int]] = defaultdict(list)
    here = 0
    for one in articles:
        for features in one.units.list_features():
            for feature in features:
                index[feature].append(here)
            here += 1
        firsts.append(here)
    posts = chain.from_iterable([places for places in index.values() if len(places) <= _POSTED])
    return Laid(tuple(firsts), tuple(index), lay_away(map(len, index.values())), lay_away(posts))


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


def weigh_features(groups: Iterable[Group], articles: int, passages: int) -> dict[str, int]:
    """The weight of every feature that two passages have; negative where too many have it to propose a pair."""
    totals: dict[str, int] = {}
    for group in groups:
        for feature, count in group.counts.items():
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
    within = left is right
    ends = left.firsts[1:]
    shared: dict[int, int] = {}
    for feature, weight in weights.items():
        if weight <= 0:
            continue
        others = right.find(feature)
        for one in others if within else left.find(feature):
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
