"""Ties across languages, where words say nothing: by who is named, the day, the meeting, the topic and the numbers. Too
little in common ties nothing, and a passage that fits two fits none."""

from __future__ import annotations

from collections import defaultdict

from sitegen.comparison.accounts import Account, Unit
from sitegen.comparison.align import Pair
from sitegen.comparison.features import Features
from sitegen.model import Figure

_COMMON = 24
"""Passages that have a feature beyond which it proposes nothing."""
_LEAST = 5
"""Points that tie two passages: three for a number, one for each name, day, meeting and topic."""
_NUMBER = 3
_SMALL = 12
"""Bare counts below this stand everywhere."""

Place = tuple[int, int]


def pair_across(accounts: tuple[Account, ...], features: tuple[Features, ...]) -> list[tuple[Place, Place]]:
    """Passages of accounts in different languages that report the same thing, each the other's only best."""
    languages = [account.language for account in accounts]
    if len({language for language in languages if language}) < 2:
        return []
    hard: dict[Place, frozenset[str]] = {}
    soft: dict[Place, frozenset[str]] = {}
    index: dict[str, list[Place]] = defaultdict(list)
    for article, one in enumerate(features):
        figures = accounts[article].resolved.figures
        for number, unit in enumerate(one.units):
            place = article, number
            hard[place] = frozenset(_list_numbers(unit, figures))
            records = (key for key in unit.keys if key[0] in "$&")
            soft[place] = frozenset((*(name for name in unit.names if name[0] == "%"), *unit.days, *records))
            for feature in sorted(hard[place] | soft[place]):
                index[feature].append(place)
    scores: dict[Place, dict[Place, int]] = defaultdict(dict)
    for feature in sorted(index):
        places = index[feature]
        if not 1 < len(places) <= _COMMON:
            continue
        for at, a in enumerate(places):
            for b in places[at + 1 :]:
                if languages[a[0]] != languages[b[0]] and languages[a[0]] and languages[b[0]] and b not in scores[a]:
                    numbers = len(hard[a] & hard[b])
                    # Two passages whose numbers contradict each other are for the reader to find, not to tie.
                    points = _NUMBER * numbers + len(soft[a] & soft[b])
                    scores[a][b] = scores[b][a] = points if numbers or not (hard[a] and hard[b]) else 0
    best = {place: found for place in sorted(scores) if (found := _choose_only(scores[place]))}
    return sorted(
        (a, b) for a, found in best.items() for b in found.values() if a < b and a in best.get(b, {}).values()
    )


def drop_spelled_alike(accounts: tuple[Account, ...], pairs: list[Pair]) -> list[Pair]:
    """The pairs without those of two languages that words alone tie: what is spelled alike in both says nothing."""
    languages = [account.language for account in accounts]
    if len({language for language in languages if language}) < 2:
        return pairs

    def fits(pair: Pair) -> bool:
        one, other = languages[pair.left[0]], languages[pair.right[0]]
        return bool(pair.key) or one == other or not one or not other

    return [pair for pair in pairs if fits(pair)]


def _choose_only(scores: dict[Place, int]) -> dict[int, Place]:
    """Of each other article its best passage, where no second is as good."""
    found: dict[int, Place] = {}
    for article in sorted({place[0] for place in scores}):
        ranked = sorted((-points, place) for place, points in scores.items() if place[0] == article)
        if -ranked[0][0] >= _LEAST and (len(ranked) == 1 or ranked[1][0] > ranked[0][0]):
            found[article] = ranked[0][1]
    return found


def _list_numbers(unit: Unit, figures: tuple[Figure, ...]) -> list[str]:
    return [
        f"{figure.found.value:g} {figure.found.unit}"
        for figure in figures
        if figure.found.span.block == unit.span.block
        and unit.span.start <= figure.found.span.start < unit.span.end
        and (figure.found.unit or figure.found.value >= _SMALL)
    ]
