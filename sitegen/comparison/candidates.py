"""Which passages are worth comparing: an inverted index over telling features, within a window of days. Its cost grows
with the articles and not with their pairs; it decides nothing."""

from __future__ import annotations

from sitegen.comparison.accounts import Features
from sitegen.comparison.weights import weigh

WINDOW = 14
"""Days between two articles beyond which only a shared meeting or topic makes them comparable."""
POSTINGS = 24
"""Passages that have a feature beyond which it proposes no pair."""
LEAST = 50
"""Summed weight of the shared features that makes a candidate."""
PLACES = 1 << 20
"""Passages of one article, at most."""
_SHIFT = 64


def index_features(articles: tuple[Features, ...]) -> tuple[dict[str, list[int]], int]:
    """Where each feature stands, as article * PLACES + passage in ascending order, and how many passages there are."""
    postings: dict[str, list[int]] = {}
    passages = 0
    for place, one in enumerate(articles):
        passages += len(one.units)
        for here, unit in enumerate(one.units, place * PLACES):
            for feature in unit.features:
                found = postings.get(feature)
                if found is None:
                    postings[feature] = [here]
                else:
                    found.append(here)
    return postings, passages


def weigh_features(postings: dict[str, list[int]], passages: int) -> dict[str, int]:
    """The weight of every feature that two passages have."""
    return {feature: weigh(feature, len(found), passages) for feature, found in postings.items() if len(found) > 1}


def find_candidates(
    postings: dict[str, list[int]], weights: dict[str, int], days: tuple[int, ...]
) -> list[tuple[int, int]]:
    """Pairs of passages of different articles that share enough, sorted. `days` are the articles' days as numbers, 0
    where not known."""
    # In a small briefing every feature may propose; the bound then only cuts what stands everywhere.
    bound = POSTINGS if len(days) > POSTINGS else POSTINGS * 2
    shared: dict[int, int] = {}
    for feature, weight in weights.items():
        found = postings[feature]
        if not weight or len(found) > bound:
            continue
        for at, one in enumerate(found, 1):
            after = (one // PLACES + 1) * PLACES
            base = one << _SHIFT
            for other in found[at:]:
                if other >= after:
                    pair = base | other
                    shared[pair] = shared.get(pair, 0) + weight
    mask = (1 << _SHIFT) - 1
    return sorted(
        (pair >> _SHIFT, pair & mask)
        for pair, value in shared.items()
        if value >= LEAST and _near(days[(pair >> _SHIFT) // PLACES], days[(pair & mask) // PLACES])
    )


def _near(a: int, b: int) -> bool:
    return not a or not b or abs(a - b) <= WINDOW
