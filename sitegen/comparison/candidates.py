"""Which passages are worth comparing: an inverted index over telling features, within a window of days. Its cost grows
with the articles and not with their pairs; it decides nothing."""

from __future__ import annotations

from collections import defaultdict

from sitegen.comparison.accounts import Features
from sitegen.comparison.weights import list_features

WINDOW = 14
"""Days between two articles beyond which only a shared meeting or topic makes them comparable."""
POSTINGS = 24
"""Passages that have a feature beyond which it proposes no pair."""
LEAST = 2
"""Shared proposing features that make a candidate; a shared kind of thing counts for two."""


def find_candidates(
    articles: tuple[Features, ...], days: tuple[int, ...]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of passages of different articles, each (article, passage), sorted. `days` are the articles' days as
    numbers, 0 where not known."""
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, features in enumerate(articles):
        for number, unit in enumerate(features.units):
            here = (place, number)
            for feature in list_features(unit):
                postings[feature].append(here)
    # In a small briefing every feature may propose; the bound then only cuts what stands everywhere.
    bound = POSTINGS if len(articles) > POSTINGS else POSTINGS * 2
    counts: dict[tuple[tuple[int, int], tuple[int, int]], int] = defaultdict(int)
    for feature, places in postings.items():
        if not 1 < len(places) <= bound:
            continue
        value = 2 if feature[0] in "!#$&" else 1
        for at, one in enumerate(places):
            for other in places[at + 1 :]:
                if one[0] != other[0]:
                    counts[one, other] += value
    return sorted(
        pair for pair, count in counts.items() if count >= LEAST and _near(days[pair[0][0]], days[pair[1][0]])
    )


def _near(a: int, b: int) -> bool:
    return not a or not b or abs(a - b) <= WINDOW
