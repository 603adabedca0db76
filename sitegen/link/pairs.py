"""Two articles beside each other: which pairs are worth a page, and which of their paragraphs stand level. Every
paragraph of both stands in exactly one row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from sitegen.link.nouns import Apart, Level, Tie
from sitegen.model import Comparison, Discrepancy, Member, Passage
from sitegen.urls import LIST_ROWS

PARTNERS = 3
"""An article's strongest partners."""
THRESHOLD = 3
"""Passages that two articles must share; a statement printed by both counts two."""

_WEIGHT = {"statement": 2}
_HEAVIEST = max(_WEIGHT.values())


def find_ties(comparison: Comparison) -> dict[tuple[str, str], list[Tie]]:
    """By pair of article ids, in order, the stretches of both that stand in one passage, in no set order. Articles of
    one voice have none: their text is the same."""
    voice_of = {article: voice.id for voice in comparison.voices for article in voice.articles}
    ties: defaultdict[tuple[str, str], list[Tie]] = defaultdict(list)
    for passage in comparison.passages:
        lead = [(m.article, m.span, voice_of.get(m.article, m.article)) for m in _lead(passage)]
        lead.sort(key=lambda m: m[0])
        ident, kind = passage.id, passage.kind
        for (one, left, voice), (other, right, another) in combinations(lead, 2):
            if voice != another:
                ties[one, other].append(Tie(left, right, ident, kind))
    return ties


def _lead(passage: Passage) -> list[Member]:
    """The best member of each article: the first."""
    best: dict[str, Member] = {}
    for member in passage.members:
        best.setdefault(member.article, member)
    return list(best.values())


def choose_pairs(ties: Mapping[tuple[str, str], Sequence[Tie]]) -> list[tuple[str, str]]:
    """Pairs that either article counts among its strongest partners, sorted."""
    weights = {
        pair: sum([_WEIGHT.get(t.kind, 1) for t in found])
        for pair, found in ties.items()
        if len(found) * _HEAVIEST >= THRESHOLD
    }
    partners: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for (one, other), weight in weights.items():
        if weight >= THRESHOLD:
            partners[one].append((-weight, other))
            partners[other].append((-weight, one))
    chosen = {
        (min(one, other), max(one, other)) for one, found in partners.items() for _, other in sorted(found)[:PARTNERS]
    }
    return sorted(chosen)


def index_apart(discrepancies: Sequence[Discrepancy]) -> dict[str, list[int]]:
    """By article the places of the discrepancies that it has a part in."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, discrepancy in enumerate(discrepancies):
        for article in sorted({m.article for reading in discrepancy.readings for m in reading.members}):
            places[article].append(place)
    return places


def find_apart(
    discrepancies: Sequence[Discrepancy], places: Mapping[str, Sequence[int]], pair: tuple[str, str]
) -> tuple[Apart, ...]:
    """The discrepancies in which one of the two has a reading that the other has not, and the other one of its own."""
    found = []
    for place in sorted(set(places.get(pair[0], ())).intersection(places.get(pair[1], ()))):
        readings = []
        for reading in discrepancies[place].readings:
            members = tuple(m for m in reading.members if m.article in pair)
            readings += [replace(reading, members=members)] if members else []
        sides = [
            {reading.value or str(n) for n, reading in enumerate(readings) for m in reading.members if m.article == one}
            for one in pair
        ]
        if sides[0] - sides[1] and sides[1] - sides[0]:
            own = replace(discrepancies[place], readings=tuple(readings))
            found.append(Apart(own, place // LIST_ROWS))
    return tuple(found)


def level(ties: Iterable[Tie], left: int, right: int) -> tuple[Level, ...]:
    """Rows of two articles with `left` and `right` paragraphs besides their titles. Tied paragraphs stand level where
    that keeps both in their order, the heaviest set of them that can; a tie that cannot is a move. The rest stands in
    its place, alone in its row."""
    weights: defaultdict[tuple[int, int], int] = defaultdict(int)
    for tie in ties:
        if tie.left.block and tie.right.block:
            weights[tie.left.block, tie.right.block] += _WEIGHT.get(tie.kind, 1)
    chain = _chain(weights)
    moved: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for a, b in weights:
        if (a, b) not in chain:
            moved["left", a].add(b)
            moved["right", b].add(a)
    rows = [Level(0, 0)]
    a = b = 1
    for stop_a, stop_b in [*chain, (left + 1, right + 1)]:
        rows += [Level(n, None, tuple(sorted(moved["left", n]))) for n in range(a, stop_a)]
        rows += [Level(None, n, (), tuple(sorted(moved["right", n]))) for n in range(b, stop_b)]
        if stop_a <= left and stop_b <= right:
            elsewhere = tuple(sorted(moved["left", stop_a])), tuple(sorted(moved["right", stop_b]))
            rows.append(Level(stop_a, stop_b, *elsewhere))
        a, b = stop_a + 1, stop_b + 1
    return tuple(rows)


def _chain(weights: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The heaviest sequence of pairs that rises on both sides; of equals the one that begins first."""
    pairs: Sequence[tuple[int, int]] = sorted(weights)
    best: list[tuple[int, int]] = []
    """For each pair: weight of the best chain that ends with it, and the place of the pair before it or -1."""
    for at, (a, b) in enumerate(pairs):
        before = max(((best[i][0], -i) for i in range(at) if pairs[i][0] < a and pairs[i][1] < b), default=(0, 1))
        best.append((before[0] + weights[a, b], -before[1]))
    chain: list[tuple[int, int]] = []
    at = max(range(len(pairs)), key=lambda i: (best[i][0], -i), default=-1)
    while at >= 0:
        chain.append(pairs[at])
        at = best[at][1]
    return chain[::-1]
