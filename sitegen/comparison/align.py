"""Aligns passages of several articles: which report the same thing. A pair is scored by what both share, weighed by how
telling it is; pairs that are among the best of both sides become rows. Integers throughout, nothing random."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from msgspec import Struct

from sitegen.comparison.accounts import Unit
from sitegen.comparison.candidates import Group, find_candidates, share_features
from sitegen.comparison.features import Features
from sitegen.comparison.frames import FILLING, LOOSE, WIDE
from sitegen.comparison.weights import SHARE, weigh

LEAST = 60
LEAST_BARE = 90
LEAST_NAMED = 80
LEAST_TIED = 110
LEAST_APART = 140
"""Score below which a pair is none: where both report one kind of thing, where they do and share no word, where not
even kin of one (that thing is a topic or a meeting then), and where nothing but words, names and days ties them; how
well these tie two passages, at least, of articles on two stories, unless a topic or a meeting does."""
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
"""Percent of the most telling shared word that is taken off where both report one kind of thing."""
NAMES = 40
"""Names count for no more than this where both report one kind of thing, and never for more than the words."""
TIE = 22
"""What words, names and days that tie two passages start from."""
NEAR = 12
"""Telling words between two shared ones, in both passages together, from which they say nothing together: of two long
sentences some words meet by chance, one here and one there."""
FILLER = 60
"""Percent of its weight that a shared word keeps which fills a loose kind of thing that both report and few others do:
it is rarer in this briefing than in any news."""
SMALL = 50
"""What the rarest word weighs in a briefing of a few articles. In a larger one it weighs more, and more passages share
some words by chance: there words and names count for so much less."""
NAMED = 20
MOST_NAMED = 90
ALONE = 15
MOST_ALONE = 100
"""How many tenths of its weight a name counts where words, names and days alone tie two passages, and for how much at
most; the same where they share no word."""
COVERING = 60
SHORT = 4
"""What shared words and names, and kin, count for where they are all of the shorter passage; in one of fewer words they
count as if it had so many."""
SAID = 5
"""Weight from which a name counts among them."""
SAME_DAY = 20
"""What a day counts for that both passages are dated by."""
FARTHEST = 50
PLACED = 50
UNSURE = 40
"""Percent of an article that lie between the places of two passages in theirs, beyond which more of it says nothing;
what all of an article takes off: reports tell what matters most first, and the background last. What is added to that
percent, shared among an article's passages: where there are few, a place says little."""
ONCE_TIED = 25
SELDOM_TIED = 50
WIDELY_TIED = 70
OFTEN_TIED = 90
"""How well words, names and days tie two passages, at least, of which both report one kind of thing: such as hardly any
other passage of two articles on one story reports, such as few do, the same told in words of many reports, and such as
the articles are all about. A loose kind of thing makes no row."""
SELDOM = 80
FREQUENT = 60
"""Weight of a kind of thing beyond which hardly any passage reports it, and up to which many do."""
ONE_STORY = 35
TWO_STORIES = 20
LEAST_SHARED = 2
TELLING_NAMES = 3
"""Percent of the names of one of two articles that the other one has, from which both are on one story and below which
on two; names that they share at least to be on one, and that each has at least to be on two."""
COVERED = 32
LEAST_WORDS = 100
WELL = 130
"""Percent of the shorter passage's words and names from which the shared ones cover much of it; score of the shared
words and few names from which these tie two passages wherever they stand, where they cover much and where not."""
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
_WIDE = frozenset("!" + name for name in WIDE)


class _Side:
    """A passage made ready for scoring."""

    __slots__ = ("days", "keys", "kin", "names", "pairs", "places", "speaker", "stems")

    def __init__(self, unit: Unit) -> None:
        self.stems = frozenset(unit.stems)
        self.places = {stem: place for place, stem in enumerate(unit.stems)}
        self.kin = dict(unit.kin)
        self.names = frozenset(unit.names)
        self.pairs = frozenset(unit.pairs)
        self.keys = frozenset(unit.keys)
        self.days = frozenset(unit.days)
        self.speaker = unit.speaker


def score_pair(left: _Side, right: Unit, weights: dict[str, int]) -> tuple[int, int, int, list[str]]:
    """How well two passages agree in words, what their shared words and names weigh, and the kinds of thing that both
    report."""
    shared = left.stems.intersection(right.stems)
    values = [weights[feature] for feature in shared]
    if left.kin and right.kin:
        kin = dict(right.kin)
        for name in left.kin.keys() & kin.keys():
            if left.kin[name] not in shared and kin[name] not in shared:
                values.append(weights[name])  # noqa: PERF401
    score = total = sum(values)
    if values:
        score -= max(values) * LONE // 100
        if shared:
            for pair in left.pairs.intersection(right.pairs):
                first, _, second = pair.partition(" ")
                score += (weights[first] + weights[second]) * SHARE["pair"] // 20
    names = sum([weights[name] for name in left.names.intersection(right.names)]) if left.names else 0
    keys = sorted(left.keys.intersection(right.keys)) if left.keys and right.keys else []
    return score, total, names, keys


def rate_steady(weights: dict[str, int]) -> int:
    """Percent of their weight that words and names keep where nothing else ties two passages."""
    top = max([weight for feature, weight in weights.items() if feature[0] not in "~%!#&$"], default=0)
    return SMALL * 100 // max(SMALL, 2 * top - SMALL)


def rate_tie(left: _Side, right: Unit, apart: int, weights: dict[str, int], steady: int, filler: frozenset[str]) -> int:
    """How well words, names and days tie two passages; `apart` is the percent of an article between their places,
    `steady` what `rate_steady` says, `filler` the words that only say what kind of thing both report."""
    words = left.stems.intersection(right.stems)
    near, kin = _rate_near(left, right, words, weights, filler)
    named = [weights[name] for name in left.names.intersection(right.names)] if left.names else []
    names = sum(named) * steady // 100
    score = TIE
    if near:
        shared = len(words) + _count_said(named)
        score += near * steady // 100 + min(names * NAMED // 10, MOST_NAMED)
        score += (shared + kin) * COVERING // max(SHORT, _measure_shorter(left, right))
    else:
        score += min(names * ALONE // 10, MOST_ALONE)
    if left.days and not left.days.isdisjoint(right.days):
        score += SAME_DAY
    return score - min(apart, FARTHEST) * PLACED // 100


def _rate_near(
    left: _Side, right: Unit, shared: frozenset[str], weights: dict[str, int], filler: frozenset[str]
) -> tuple[int, int]:
    """What the shared words weigh where most of them stand close together in both passages, and how many of the left
    one's words are kin of others of the right one."""
    places, others = left.places, right.stems
    rated = [
        (places[stem], others.index(stem), weights[stem] * FILLER // 100 if stem in filler else weights[stem])
        for stem in shared
    ]
    kin = set()
    if left.kin and right.kin:
        for name, word in right.kin:
            own = left.kin.get(name, "")
            if own in places and own not in shared and word not in shared and word in others:
                kin.add(own)
                weight = weights[name] * FILLER // 100 if own in filler else weights[name]
                rated.append((places[own], others.index(word), weight))
    if len(rated) < 2:
        return sum([weight for _, _, weight in rated]), len(kin)
    best = 0
    for one, other, _ in rated:
        value = 0
        for first, second, weight in rated:
            off = abs(first - one) + abs(second - other)
            if off < NEAR:
                value += weight * (NEAR - off)
        if value > best:
            best = value
    return best // NEAR, len(kin)


def pair_passages(left: Group, right: Group, shared: tuple[int, ...]) -> tuple[Pair, ...]:
    """Every candidate pair of two groups that is among the best of both sides for what it shares; `shared` are the
    weights of the features that both groups have. Articles are named by their number in their group."""
    weights = dict(zip(share_features(left, right), shared, strict=True))
    proposed = find_candidates(left, right, weights)
    worth = {feature: abs(weight) for feature, weight in weights.items()}
    steady = rate_steady(worth)
    found: list[Pair] = []
    best: dict[_Claim, Pair] = {}
    at, side = -1, _Side(left.unit(0))
    article, among = -1, dict[int, Among]()
    for first, second in proposed:
        if first != at:
            at, side = first, _Side(left.unit(first))
            if left.owners[first] != article:
                article, among = left.owners[first], {}
            one = (article, first - left.firsts[article])
        unit = right.unit(second)
        across = right.owners[second]
        other = (across, second - right.firsts[across])
        bare, total, names, keys = score_pair(side, unit, worth)
        words = bare + min(names, NAMES, bare)
        most = _tie_at_most(total, names, steady)
        if not keys and most < LEAST_TIED and words * SAME_SPEAKER < LEAST_WORDS * 100:
            continue
        if across not in among:
            among[across] = Among(left.articles[article], right.articles[across], worth)
        both = among[across]
        if both.two_stories and not any(key[0] in "$&" for key in keys) and most < LEAST_APART:
            continue
        agree = _agree_in_speaker(side.speaker, unit.speaker)
        filler = _list_filler(side, unit, [key for key in keys if key in _LOOSE and both[key] > FREQUENT])
        tie = rate_tie(side, unit, _measure_apart(left, one, right, other), both, steady, filler) * agree // 100
        keys = [key for key in keys if _makes_row(key, tie, both)]
        if not keys and both.two_stories and tie < LEAST_APART:
            continue
        for key in keys or ("",):
            score = (words + sum([worth[k] // (1 if k == key else 2) for k in keys])) * agree // 100 if key else tie
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


class Among(dict[str, int]):
    """Weights of features that a passage of each of two articles has: what stands in many passages of these two tells
    little between them, however rare it is in the briefing."""

    __slots__ = ("_one", "_other", "_worth", "one_story", "two_stories")

    def __init__(self, one: Features, other: Features, worth: dict[str, int]) -> None:
        self._one, self._other, self._worth = one, other, worth
        fewer, more = sorted((one.packed.names, other.packed.names), key=len)
        shared = len(frozenset(fewer).intersection(more))
        self.one_story = shared >= LEAST_SHARED and shared * 100 >= ONE_STORY * len(fewer)
        """Do both articles name the same?"""
        self.two_stories = len(fewer) >= TELLING_NAMES and shared * 100 < TWO_STORIES * len(fewer)

    def __missing__(self, feature: str) -> int:
        count = self._one.count(feature) + self._other.count(feature)
        weight = self[feature] = min(self._worth[feature], _weigh_few(feature, count, 0))
        return weight


_weigh_few = lru_cache(maxsize=1 << 16)(weigh)


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


def _count_said(named: list[int]) -> int:
    """How many shared names count among the words, by what each weighs."""
    return len([weight for weight in named if weight >= SAID])


def _measure_shorter(left: _Side, right: Unit) -> int:
    """The words and names that the shorter passage has."""
    return max(1, min(len(left.stems) + len(left.names), len(right.stems) + len(right.names)))


def _covers(left: _Side, right: Unit, weights: dict[str, int]) -> bool:
    """Are the shared words and names a good part of the shorter passage's?"""
    named = [weights[name] for name in left.names.intersection(right.names)]
    shared = len(left.stems.intersection(right.stems)) + _count_said(named)
    return shared * 100 >= COVERED * _measure_shorter(left, right)


def _tie_by_words(left: _Side, right: Unit, words: int, weights: dict[str, int]) -> bool:
    """Do the words alone tie two passages?"""
    return words >= WELL or (words >= LEAST_WORDS and _covers(left, right, weights))


def _tie_at_most(total: int, names: int, steady: int) -> int:
    """How well words and names that weigh so much can tie two passages, however these stand."""
    most = TIE + (total + names * NAMED // 10) * steady // 100 + COVERING + SAME_DAY
    return most * SAME_SPEAKER // 100


def _makes_row(key: str, tie: int, both: Among) -> bool:
    """Do two passages that report this kind of thing, and are tied so well, stand in a row for it?"""
    if key[0] in "$&":
        return True
    if key in _LOOSE or (key[0] == "#" and key.endswith(":0")) or (both.two_stories and tie < LEAST_APART):
        return False
    if key[0] == "!":
        weight = both[key]
        if weight <= FREQUENT:
            return tie >= OFTEN_TIED
        if weight > SELDOM and both.one_story:
            return tie >= ONCE_TIED
    return tie >= (WIDELY_TIED if key in _WIDE else SELDOM_TIED)


def _list_filler(left: _Side, right: Unit, keys: list[str]) -> frozenset[str]:
    """The words of two passages that make them report these kinds of thing."""
    if not keys:
        return frozenset()
    filling: frozenset[str] = frozenset().union(*[FILLING[key[1:]] for key in keys])
    return filling.union([word for name, word in (*left.kin.items(), *right.kin) if name in filling])


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
