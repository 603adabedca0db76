"""Aligns passages of several articles: which report the same thing. A pair is scored by what both share, weighed by how
telling it is; pairs that are among the best of both sides become rows. Integers throughout, nothing random."""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from sitegen.comparison.accounts import Unit
from sitegen.comparison.candidates import Group, find_candidates, share_features
from sitegen.comparison.frames import FILLING, LOOSE
from sitegen.comparison.weights import SHARE

LEAST = 60
LEAST_BARE = 90
LEAST_NAMED = 80
LEAST_TIED = 110
"""Score below which a pair is none: where both report one kind of thing, where they do and share no word, where not
even kin of one (that thing is a topic or a meeting then), and where nothing but words, names and days ties them."""
KEEP = 55
"""Percent of the best score of either side (towards the other's article) that a pair needs, or else"""
OWN = 80
OWN_LEAST = 100
"""so many percent of what its shared words and names weigh, and no less than this, that the best pair has not: a long
passage that lists several things is paired for each of them."""
SAME_SPEAKER = 120
OTHER_SPEAKER = 70
"""Percent of the score that is left where both give the words of one speaker, and of two."""
LONE = 60
"""Percent of the most telling shared word that is taken off: one shared word alone makes no pair."""
NAMES = 40
"""Names count for no more than this where both report one kind of thing, and never for more than the words."""
NAMED = 3
MOST_NAMED = 90
"""How many times a name counts where words, names and days alone tie two passages, and for no more than this: two who
stand together in one passage tell more than two words."""
COVERED = 32
COVERING = 80
"""Percent of the shorter passage's words and names that are shared in most pairs, by which the score stays what it is;
what all of them weigh more or less: of two long sentences some words meet by chance."""
SAID = 5
"""Weight from which a name counts among them."""
SAME_DAY = 30
"""What a day counts for that both passages are dated by."""
APART = 25
FARTHEST = 50
PLACED = 70
UNSURE = 40
"""Percent of an article that lie between the places of two passages in theirs, by which the score stays what it is, and
beyond which more of it says nothing; what all of an article weighs: reports tell what matters most first, and the
background last. What is added to that percent, shared among an article's passages: where there are few, a place says
little."""
LEAST_WORDS = 100
WELL = 130
"""Score of the shared words and few names from which these tie two passages, wherever they stand and whatever loose
kind of thing both report: where they cover much of the shorter one, and where they do not."""
BEYOND = 35
BEYOND_LONG = 50
BEYOND_FREQUENT = 20
RARE = 20
RAREST = 25
"""Weight that two passages of a loose frame share beyond the words of that frame, at least, where they cover little of
either, and of another frame that many passages of this briefing fill; the weight from which a name counts for it, since
the others stand everywhere, and from which it counts twice, since hardly a passage has it."""
FREQUENT = 60
"""Weight of a frame up to which many passages of this briefing fill it: it is what they are all about."""
A_SOURCE = 3
"""Passages of one article in a row, at most."""
TOGETHER = 50
"""Percent of a row's passages of other articles that a passage joining the row is paired with; where words alone tie
them, it is paired with all."""


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

    __slots__ = ("days", "keys", "kin", "names", "pairs", "speaker", "stems")

    def __init__(self, unit: Unit) -> None:
        self.stems = frozenset(unit.stems)
        self.kin = dict(unit.kin)
        self.names = frozenset(unit.names)
        self.pairs = frozenset(unit.pairs)
        self.keys = frozenset(unit.keys)
        self.days = frozenset(unit.days)
        self.speaker = unit.speaker


def score_pair(left: _Side, right: Unit, weights: dict[str, int]) -> tuple[int, int, list[str]]:
    """How well two passages agree in words, what the names of both weigh, and the kinds of thing that both report."""
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
    names = sum([weights[name] for name in left.names.intersection(right.names)]) if left.names else 0
    return score, names, sorted(left.keys.intersection(right.keys)) if left.keys and right.keys else []


def rate_tie(left: _Side, right: Unit, words: int, names: int, apart: int, weights: dict[str, int]) -> int:
    """How well words, names and days tie two passages; `apart` is the percent of an article between their places."""
    score = words + min(names * NAMED, MOST_NAMED) + (APART - min(apart, FARTHEST)) * PLACED // 100
    if left.days and not left.days.isdisjoint(right.days):
        score += SAME_DAY
    shared, shorter = _count_shared(left, right, weights)
    return score + COVERING * (shared * 100 - COVERED * shorter) // (shorter * 100)


def pair_passages(left: Group, right: Group, shared: tuple[int, ...]) -> tuple[Pair, ...]:
    """Every candidate pair of two groups that is among the best of both sides for what it shares; `shared` are the
    weights of the features that both groups have. Articles are named by their number in their group."""
    weights = dict(zip(share_features(left, right), shared, strict=True))
    proposed = find_candidates(left, right, weights)
    worth = {feature: abs(weight) for feature, weight in weights.items()}
    found: list[Pair] = []
    best: dict[_Claim, Pair] = {}
    at, side = -1, _Side(left.unit(0))
    for first, second in proposed:
        if first != at:
            at, side = first, _Side(left.unit(first))
            article = left.owners[first]
            one = (article, first - left.firsts[article])
        unit = right.unit(second)
        across = right.owners[second]
        other = (across, second - right.firsts[across])
        bare, names, keys = score_pair(side, unit, worth)
        words = bare + min(names, NAMES, bare)
        loose = [key for key in keys if _is_loose(key) or (key[0] == "!" and worth[key] <= FREQUENT)]
        if loose:
            covers = _covers(side, unit, worth)
            far = {key for key in loose if _share_beyond(side, unit, worth, key) < _need_beyond(key, covers)}
            keys = [key for key in keys if key not in far]
            if all(key in loose for key in keys) and _tie_by_words(side, unit, words, worth):
                # Words tie them closer than a kind of thing that the story has much of.
                keys = []
        for key in keys or ("",):
            if key:
                score = words + sum([worth[k] // (1 if k == key else 2) for k in keys])
            else:
                apart = _measure_apart(left, one, right, other)
                score = rate_tie(side, unit, bare, names, apart, worth)
            agree = _agree_in_speaker(side.speaker, unit.speaker)
            score = score * agree // 100
            least = LEAST_TIED if not key else LEAST if words else LEAST_NAMED
            if score < least and (key or not _tie_by_words(side, unit, words * agree // 100, worth)):
                continue
            if key and key[0] in "!#" and score < LEAST_BARE and side.stems.isdisjoint(unit.stems):
                continue
            pair = Pair(score, one, other, key)
            found.append(pair)
            for claim in _list_claims(left, right, pair):
                if claim not in best or best[claim].score < score:
                    best[claim] = pair
    return tuple(
        [
            pair
            for pair in found
            if all(_holds(left, right, pair, best[claim], worth) for claim in _list_claims(left, right, pair))
        ]
    )


_Claim = tuple[int, int, int, str]
"""What pairs compete for: a passage, the other article, the side, what kind of thing both report."""


def _list_claims(left: Group, right: Group, pair: Pair) -> tuple[_Claim, _Claim]:
    one = left.firsts[pair.left[0]] + pair.left[1]
    other = right.firsts[pair.right[0]] + pair.right[1]
    return (one, pair.right[0], 0, pair.key), (other, pair.left[0], 1, pair.key)


def _holds(left: Group, right: Group, pair: Pair, best: Pair, worth: dict[str, int]) -> bool:
    """Is a pair nearly as good as the best that competes with it, or tied by other things than that one?"""
    if pair.score * 100 >= KEEP * best.score:
        return True
    if pair.key:
        return False
    shared = _list_shared(left, right, pair)
    own = sum([worth[feature] for feature in shared - _list_shared(left, right, best)])
    return own >= OWN_LEAST and own * 100 >= OWN * sum([worth[feature] for feature in shared])


def _list_shared(left: Group, right: Group, pair: Pair) -> frozenset[str]:
    """The words and names of both passages."""
    one = left.unit(left.firsts[pair.left[0]] + pair.left[1])
    other = right.unit(right.firsts[pair.right[0]] + pair.right[1])
    return frozenset((*one.stems, *one.names)).intersection((*other.stems, *other.names))


def _measure_apart(left: Group, one: tuple[int, int], right: Group, other: tuple[int, int]) -> int:
    """Percent of an article between the places of two passages; in articles of few passages a place says less."""
    first = left.firsts[one[0] + 1] - left.firsts[one[0]]
    second = right.firsts[other[0] + 1] - right.firsts[other[0]]
    return abs(one[1] * 100 // first - other[1] * 100 // second) + UNSURE // first + UNSURE // second


def _count_shared(left: _Side, right: Unit, weights: dict[str, int]) -> tuple[int, int]:
    """The words and names that both passages have, and those that the shorter one has."""
    shared = len(left.stems.intersection(right.stems))
    shared += sum([weights[name] >= SAID for name in left.names.intersection(right.names)])
    return shared, max(1, min(len(left.stems) + len(left.names), len(right.stems) + len(right.names)))


def _covers(left: _Side, right: Unit, weights: dict[str, int]) -> bool:
    """Are the shared words and names a good part of the shorter passage's?"""
    shared, shorter = _count_shared(left, right, weights)
    return shared * 100 >= COVERED * shorter


def _tie_by_words(left: _Side, right: Unit, words: int, weights: dict[str, int]) -> bool:
    """Do the words alone tie two passages?"""
    return words >= WELL or (words >= LEAST_WORDS and _covers(left, right, weights))


def _is_loose(key: str) -> bool:
    """Do many passages of one story report this kind of thing: a loose frame, one or two of something?"""
    return key in _LOOSE or (key[0] == "#" and key.endswith(":0"))


def _need_beyond(key: str, covers: bool) -> int:
    """Weight that two passages share beyond the words of a kind of thing that many report, at least."""
    if not _is_loose(key):
        return BEYOND_FREQUENT
    return BEYOND if covers else BEYOND_LONG


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
    """Rows of pairs that share a key, closest first; what is like one passage of a row only makes a row of its own, so
    that a long passage that reports two things ties none of them to the other."""
    keyed: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        keyed[pair.key].append(pair)
    return [row for key in sorted(keyed) for row in _gather(key, keyed[key])]


Place = tuple[int, int]


def _gather(key: str, pairs: list[Pair]) -> list[Row]:
    pairs = sorted(pairs, key=lambda pair: (-pair.score, pair.left, pair.right))
    tied: dict[Place, dict[Place, int]] = defaultdict(dict)
    for pair in pairs:
        tied[pair.left][pair.right] = tied[pair.right][pair.left] = pair.score
    rows: list[list[Place]] = []
    homes: dict[Place, list[int]] = defaultdict(list)
    for pair in pairs:
        if not set(homes[pair.left]).isdisjoint(homes[pair.right]):
            continue
        home = -1
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            home = next((h for h in homes[one] if _belongs(rows[h], other, tied[other], key)), -1)
            if home >= 0:
                rows[home].append(other)
                homes[other].append(home)
                break
        if home < 0:
            homes[pair.left].append(len(rows))
            homes[pair.right].append(len(rows))
            rows.append([pair.left, pair.right])
    return [_rank(key, row, tied) for row in rows]


def _belongs(row: list[Place], place: Place, tied: dict[Place, int], key: str) -> bool:
    """Is a passage paired with enough of a row's passages of other articles to join it?"""
    others = [member for member in row if member[0] != place[0]]
    if len(row) - len(others) == A_SOURCE:
        return False
    return sum(member in tied for member in others) * 100 >= (TOGETHER if key else 100) * len(others)


def _rank(key: str, row: list[Place], tied: dict[Place, dict[Place, int]]) -> Row:
    """The row with its passages, best first, by all that ties them within it."""
    totals = {place: sum(tied[place].get(other, 0) for other in row) for place in row}
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return Row(key, tuple([(*place, total) for place, total in ranked]))
