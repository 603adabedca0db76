"""Aligns passages of several articles: which report the same thing. A pair is scored by what both share, weighed by how
telling it is; pairs that are among the best of both sides become rows. Integers throughout, nothing random."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from sitegen.comparison.accounts import Features, Unit
from sitegen.comparison.candidates import PLACES
from sitegen.comparison.weights import SHARE

LEAST = 60
LEAST_WORDS = 100
"""Score below which a pair is none: where both report one kind of thing, and where words alone tie them."""
KEEP = 55
"""Percent of the best score of either side (towards the other's article) that a pair needs."""
SAME_SPEAKER = 120
OTHER_SPEAKER = 70
"""Percent of the score that is left where both give the words of one speaker, and of two."""
LONE = 60
"""Percent of the most telling shared word that is taken off: one shared word alone makes no pair."""
NAMES = 40
"""Names count for no more than this, and never for more than the other features."""
FAINT = 20
"""Percent of a row's best pair below which a pair belongs to another row."""
A_SOURCE = 3
"""Passages of one article in a row, at most."""
CENTRAL = 75
"""Percent of its article's best passage's score in the row that a further passage needs."""


class Pair(Struct, frozen=True, order=True):
    """Two passages, by place of their article and passage in what was given, and how well they agree."""

    score: int
    left: tuple[int, int]
    right: tuple[int, int]
    key: str = ""
    """The frame, topic or other kind of thing that they most tellingly share; empty where words alone tie them."""


class Row(Struct, frozen=True):
    """Passages that report the same thing: (article, passage, score), best first."""

    key: str
    members: tuple[tuple[int, int, int], ...]


class _Side:
    """A passage made ready for scoring."""

    __slots__ = ("keys", "kin", "names", "pairs", "speaker", "stems")

    def __init__(self, unit: Unit) -> None:
        self.stems = frozenset(unit.stems)
        self.kin = dict(unit.kin)
        self.names = frozenset(unit.names)
        self.pairs = frozenset(unit.pairs)
        self.keys = frozenset(unit.keys)
        self.speaker = unit.speaker


def score_pair(left: _Side, right: _Side, weights: dict[str, int]) -> tuple[int, list[str]]:
    """How well two passages agree in words, and the kinds of thing that both report."""
    shared = left.stems & right.stems
    values = [weights[feature] for feature in shared]
    for name in left.kin.keys() & right.kin.keys():
        if left.kin[name] not in shared and right.kin[name] not in shared:
            values.append(weights[name])  # noqa: PERF401
    score = sum(values)
    if values:
        score -= max(values) * LONE // 100
    for pair in left.pairs & right.pairs:
        first, _, second = pair.partition(" ")
        score += (weights[first] + weights[second]) * SHARE["pair"] // 20
    names = sum(weights[name] for name in left.names & right.names)
    score += min(names, NAMES, score)
    keys = sorted(left.keys & right.keys)
    return score, keys


def pair_passages(
    articles: tuple[Features, ...], weights: dict[str, int], candidates: Iterable[tuple[int, int]]
) -> list[Pair]:
    """Every candidate pair that is among the best of both sides for what it shares."""
    sides: dict[int, _Side] = {}
    found: list[Pair] = []
    best: dict[tuple[tuple[int, int], int, str], int] = defaultdict(int)
    for first, second in candidates:
        one, other = divmod(first, PLACES), divmod(second, PLACES)
        left = sides.get(first) or sides.setdefault(first, _Side(articles[one[0]].units[one[1]]))
        right = sides.get(second) or sides.setdefault(second, _Side(articles[other[0]].units[other[1]]))
        words, keys = score_pair(left, right, weights)
        for key in keys or ("",):
            score = words + sum(weights[k] // (1 if k == key else 2) for k in keys)
            score = score * _agree_in_speaker(left.speaker, right.speaker) // 100
            if score < (LEAST if key else LEAST_WORDS):
                continue
            found.append(Pair(score, one, other, key))
            best[one, other[0], key] = max(best[one, other[0], key], score)
            best[other, one[0], key] = max(best[other, one[0], key], score)
    return [
        pair
        for pair in found
        if pair.score * 100 >= KEEP * best[pair.left, pair.right[0], pair.key]
        and pair.score * 100 >= KEEP * best[pair.right, pair.left[0], pair.key]
    ]


def _agree_in_speaker(left: str, right: str) -> int:
    """Percent of the score; who has no record ("officials") may be anybody."""
    if not left or not right:
        return 100
    if left == right:
        return SAME_SPEAKER
    return OTHER_SPEAKER if left[0] != "%" and right[0] != "%" else 100


def make_rows(pairs: list[Pair]) -> list[Row]:
    """Rows of pairs that share a key and a passage; pairs without key make rows of their own."""
    keyed: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        keyed[pair.key].append(pair)
    rows: list[Row] = []
    for key in sorted(keyed):
        for group in _part(keyed[key]):
            totals: Counter[tuple[int, int]] = Counter()
            for pair in group:
                totals[pair.left] += pair.score
                totals[pair.right] += pair.score
            ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
            best: dict[int, int] = {}
            held: Counter[int] = Counter()
            members: list[tuple[int, int, int]] = []
            for (article, place), total in ranked:
                best.setdefault(article, total)
                if held[article] < A_SOURCE and total * 100 >= CENTRAL * best[article]:
                    held[article] += 1
                    members.append((article, place, total))
            rows.append(Row(key, tuple(members)))
    return rows


def _part(pairs: list[Pair]) -> list[list[Pair]]:
    """The connected parts of a set of pairs, each without the pairs that are faint beside its strongest; those make
    parts of their own."""
    found: list[list[Pair]] = []
    waiting = [pairs]
    while waiting:
        for group in _connect(waiting.pop()):
            strongest = max(pair.score for pair in group)
            clear = [pair for pair in group if pair.score * 100 >= FAINT * strongest]
            if len(clear) < len(group):
                waiting.append([pair for pair in group if pair.score * 100 < FAINT * strongest])
                found.extend(_connect(clear))
            else:
                found.append(group)
    return sorted(found, key=lambda group: min((pair.left, pair.right) for pair in group))


def _connect(pairs: list[Pair]) -> list[list[Pair]]:
    """The connected parts of a set of pairs."""
    above: dict[tuple[int, int], tuple[int, int]] = {}

    def find(node: tuple[int, int]) -> tuple[int, int]:
        root = node
        while above.setdefault(root, root) != root:
            root = above[root]
        while above[node] != root:
            above[node], node = root, above[node]
        return root

    for pair in pairs:
        left, right = find(pair.left), find(pair.right)
        if left != right:
            above[max(left, right)] = min(left, right)
    parts: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in pairs:
        parts[find(pair.left)].append(pair)
    return [parts[root] for root in sorted(parts)]
