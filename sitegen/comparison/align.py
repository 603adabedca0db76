"""Aligns passages of several articles: which report the same thing. A pair is scored by what both share, weighed by how
telling it is; pairs that are among the best of both sides become rows. Integers throughout, nothing random."""

from __future__ import annotations

from collections import Counter, defaultdict

from msgspec import Struct

from sitegen.comparison.accounts import Unit
from sitegen.comparison.candidates import Group, find_candidates, share_features
from sitegen.comparison.frames import FILLING, LOOSE
from sitegen.comparison.weights import SHARE

LEAST = 60
LEAST_WORDS = 100
LEAST_BARE = 90
LEAST_NAMED = 80
"""Score below which a pair is none: where both report one kind of thing, where words alone tie them, where both report
one kind of thing and share no word, and where not even kin of one: that thing is a topic or a meeting then."""
KEEP = 55
"""Percent of the best score of either side (towards the other's article) that a pair needs."""
SAME_SPEAKER = 120
OTHER_SPEAKER = 70
"""Percent of the score that is left where both give the words of one speaker, and of two."""
LONE = 60
"""Percent of the most telling shared word that is taken off: one shared word alone makes no pair."""
NAMES = 40
"""Names count for no more than this, and never for more than the other features."""
BEYOND = 35
BEYOND_LONG = 50
RARE = 20
RAREST = 25
"""Weight that two passages of a loose frame share beyond the words of that frame, at least, and where they cover little
of either; the weight from which a name counts for it, since the others stand everywhere, and from which it counts
twice, since hardly a passage has it."""
WELL = 130
COVERED = 32
"""Score below which words alone tie two passages only where the shared words and names are so many percent of the
shorter one's: of two long sentences some words meet by chance."""
SAID = 5
"""Weight from which a name counts among them."""
FAINT = 20
"""Percent of a row's best pair below which a pair belongs to another row."""
A_SOURCE = 3
"""Passages of one article in a row, at most."""
CENTRAL = 75
"""Percent of its article's best passage's score in the row that a further passage needs."""


class Pair(Struct, frozen=True, gc=False, order=True):
    """Two passages, by place of their article and passage in what was given, and how well they agree."""

    score: int
    left: tuple[int, int]
    right: tuple[int, int]
    key: str = ""
    """The frame, topic or other kind of thing that they most tellingly share; empty where words alone tie them."""


class Row(Struct, frozen=True, gc=False):
    """Passages that report the same thing: (article, passage, score), best first."""

    key: str
    members: tuple[tuple[int, int, int], ...]


_LOOSE = frozenset("!" + name for name in LOOSE)


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


def score_pair(left: _Side, right: Unit, weights: dict[str, int]) -> tuple[int, list[str]]:
    """How well two passages agree in words, and the kinds of thing that both report."""
    shared = left.stems.intersection(right.stems)
    values = [weights[feature] for feature in shared]
    if left.kin and right.kin:
        kin = dict(right.kin)
        for name in left.kin.keys() & kin.keys():
            if left.kin[name] not in shared and kin[name] not in shared:
                values.append(weights[name])  # noqa: PERF401
    score = 0
    if values:
        score = sum(values) - max(values) * LONE // 100
        if shared:
            for pair in left.pairs.intersection(right.pairs):
                first, _, second = pair.partition(" ")
                score += (weights[first] + weights[second]) * SHARE["pair"] // 20
        if score and left.names:
            score += min(sum([weights[name] for name in left.names.intersection(right.names)]), NAMES, score)
    return score, sorted(left.keys.intersection(right.keys)) if left.keys and right.keys else []


def pair_passages(left: Group, right: Group, shared: tuple[int, ...]) -> tuple[Pair, ...]:
    """Every candidate pair of two groups that is among the best of both sides for what it shares; `shared` are the
    weights of the features that both groups have. Articles are named by their number in their group."""
    weights = dict(zip(share_features(left, right), shared, strict=True))
    proposed = find_candidates(left, right, weights)
    worth = {feature: abs(weight) for feature, weight in weights.items()}
    found: list[Pair] = []
    best: dict[tuple[int, int, int, str], int] = {}
    at, side = -1, _Side(left.unit(0))
    for first, second in proposed:
        if first != at:
            at, side = first, _Side(left.unit(first))
            article = left.owners[first]
            one = (article, first - left.firsts[article])
        unit = right.unit(second)
        words, keys = score_pair(side, unit, worth)
        if any(map(_is_loose, keys)):
            needed = BEYOND if _covers(side, unit, worth) else BEYOND_LONG
            keys = [key for key in keys if not _is_loose(key) or _share_beyond(side, unit, worth, key) >= needed]
        for key in keys or ("",):
            score = words + sum([worth[k] // (1 if k == key else 2) for k in keys])
            score = score * _agree_in_speaker(side.speaker, unit.speaker) // 100
            if score < (LEAST_WORDS if not key else LEAST if words else LEAST_NAMED):
                continue
            if key and key[0] in "!#" and score < LEAST_BARE and side.stems.isdisjoint(unit.stems):
                continue
            if not key and score < WELL and not _covers(side, unit, worth):
                continue
            across = right.owners[second]
            found.append(Pair(score, one, (across, second - right.firsts[across]), key))
            for best_of in ((first, across, 0, key), (second, article, 1, key)):
                if best.get(best_of, 0) < score:
                    best[best_of] = score
    return tuple(
        [
            pair
            for pair in found
            if pair.score * 100 >= KEEP * best[left.firsts[pair.left[0]] + pair.left[1], pair.right[0], 0, pair.key]
            and pair.score * 100 >= KEEP * best[right.firsts[pair.right[0]] + pair.right[1], pair.left[0], 1, pair.key]
        ]
    )


def _covers(left: _Side, right: Unit, weights: dict[str, int]) -> bool:
    """Are the shared words and names a good part of the shorter passage's?"""
    shared = len(left.stems.intersection(right.stems))
    shared += sum(1 for name in left.names.intersection(right.names) if weights[name] >= SAID)
    shorter = min(len(left.stems) + len(left.names), len(right.stems) + len(right.names))
    return shared * 100 >= COVERED * shorter


def _is_loose(key: str) -> bool:
    """Do many passages of one story report this kind of thing: a loose frame, one or two of something?"""
    return key in _LOOSE or (key[0] == "#" and key.endswith(":0"))


def _share_beyond(left: _Side, right: Unit, weights: dict[str, int], key: str) -> int:
    """Weight of the names and words that two passages share beyond those that make them report one kind of thing."""
    filling = FILLING[key[1:]] if key[0] == "!" else {key[1:-2]}
    made = {word for name, word in (*left.kin.items(), *right.kin) if name in filling}.union(filling)
    stems = left.stems.intersection(right.stems) - made
    names = [weights[name] for name in left.names.intersection(right.names)]
    value = sum([weight * (1 + (weight >= RAREST)) for weight in names if weight >= RARE])
    value += sum([weights[word] for word in stems])
    for name, word in right.kin:
        # Kin of a word that is shared, or that fills the frame, says nothing more.
        own = left.kin.get(name)
        if own is not None and name not in filling and made.isdisjoint((own, word)) and own not in stems:
            value += weights[name]
    return value


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
