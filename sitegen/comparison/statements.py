"""Groups the printings of one thing said once. Two things said on different occasions stay apart, however alike they
sound, and are related; nothing is grouped on the strength of a topic alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, combinations
from zlib import crc32

from sitegen.comparison.accounts import Account
from sitegen.comparison.sayings import Saying
from sitegen.comparison.syndication import find_repeated
from sitegen.comparison.utterance import RUN, TELLING, UNATTRIBUTED, Verdict, judge_pairs, stand_apart
from sitegen.memo import Known, Memo
from sitegen.model import Member, Statement

_COMMON = 40
"""Printings of one speaker that have a sequence beyond which it proposes nothing."""


def group_statements(
    accounts: tuple[Account, ...],
    sayings: tuple[tuple[Saying, ...], ...],
    runs: tuple[tuple[int, ...], ...],
    within: tuple[tuple[Verdict, ...], ...],
    lone: tuple[tuple[Statement, ...], ...],
    days: tuple[int, ...],
    memo: Memo,
) -> tuple[tuple[Statement, ...], frozenset[str]]:
    """Every quotation that is not nested in exactly one statement, nested ones in their own; sorted by id. Also the
    quotations that share a long sequence of words with another article's. `runs` are each article's sequences,
    `within` what each has that is one statement or sounds alike, `lone` its sayings as statements of their own, `days`
    their days of publication by number, 0 for one that is not known."""
    order = sorted(range(len(accounts)), key=lambda place: (_when(accounts[place]), accounts[place].id))
    every: list[Saying] = []
    firsts = [0] * len(accounts)
    for place in order:
        firsts[place] = len(every)
        every.extend(sayings[place])
    shared = _find_sharing(sayings, runs, firsts)
    leader = list(range(len(every)))
    alike: set[tuple[int, int]] = set()
    groups: dict[int, list[int]] = {}
    printed = {account.id: day for account, day in zip(accounts, days, strict=True)}
    for a, b, verdict in _judge_all(every, order, firsts, within, shared, printed, memo):
        if verdict == "alike" or not _join(every, leader, groups, a, b):
            alike.add((a, b))
    languages = {account.id: account.language for account in accounts}
    if len(set(languages.values()) - {""}) > 1:
        _translate(every, leader, groups, languages)
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in alike:
        first, second = _find(leader, a), _find(leader, b)
        if first != second:
            near[first].add(second)
            near[second].add(first)
    # What stands alone is made once an article; only what is tied to another is made anew.
    tied = near.keys() | {place for places in groups.values() for place in places}
    statements: list[Statement] = []
    for first, made in zip(firsts, lone, strict=True):
        if tied.isdisjoint(range(first, first + len(made))):
            statements.extend(made)
        else:
            statements.extend([one for place, one in enumerate(made, first) if place not in tied])
    for first in sorted(tied):
        if leader[first] == first:
            members = [every[place] for place in sorted(groups.get(first, (first,)))]
            related = tuple(sorted([every[other].quotation for other in near.get(first, ())]))
            statements.append(_make_statement(members, related))
    statements.sort(key=lambda statement: statement.id)
    return tuple(statements), frozenset(every[place].quotation for place in shared)


def list_lone(sayings: tuple[Saying, ...]) -> tuple[Statement, ...]:
    """Each saying of an article as a statement of its own."""
    return tuple([_make_statement([saying], ()) for saying in sayings])


def _make_statement(members: list[Saying], related: tuple[str, ...]) -> Statement:
    venue = next(((m.article, m.venue) for m in members if m.venue is not None), None)
    return Statement(
        members[0].quotation,
        tuple([m.quotation for m in members]),
        next((m.actor for m in members if m.actor), ""),
        next((m.day for m in members if m.day), ""),
        Member(*venue) if venue else None,
        related,
    )


def _when(account: Account) -> str:
    return account.published.first if account.published else "9999"


def _find(leader: list[int], place: int) -> int:
    while leader[place] != place:
        place = leader[place]
    return place


def _join(every: list[Saying], leader: list[int], groups: dict[int, list[int]], a: int, b: int) -> bool:
    """Makes one group of both sayings' groups, unless their members name different occasions."""
    first, second = sorted((_find(leader, a), _find(leader, b)))
    if first == second:
        return True
    ours, theirs = groups.get(first, [first]), groups.get(second, [second])
    if any(stand_apart(every[x], every[y]) for x in ours for y in theirs):
        return False
    leader[second] = first
    groups[first] = ours + theirs
    groups.pop(second, None)
    return True


# ---------------------------------------------------------------- which pairs are judged


def list_runs(sayings: Iterable[Saying]) -> tuple[int, ...]:
    """Digests of the long sequences of words of an article's quotations, sorted."""
    return tuple(sorted({run for saying in sayings for run in _list_runs(saying)}))


def _list_runs(saying: Saying) -> list[int]:
    words = saying.words
    return [crc32(" ".join(words[at : at + UNATTRIBUTED]).encode()) for at in range(len(words) - UNATTRIBUTED + 1)]


def _find_sharing(
    sayings: tuple[tuple[Saying, ...], ...], runs: tuple[tuple[int, ...], ...], firsts: list[int]
) -> dict[int, list[int]]:
    """Sayings, by their numbers, that have a long sequence in common with another article, with all such sequences."""
    again = find_repeated(runs)
    return {
        first + number: shared
        for said, own, first in zip(sayings, runs, firsts, strict=True)
        if not again.isdisjoint(own)
        for number, saying in enumerate(said)
        if (shared := [run for run in _list_runs(saying) if run in again])
    }


def _judge_all(
    every: list[Saying],
    order: list[int],
    firsts: list[int],
    within: tuple[tuple[Verdict, ...], ...],
    shared: dict[int, list[int]],
    printed: dict[str, int],
    memo: Memo,
) -> list[Verdict]:
    """Pairs of sayings that are one statement or sound alike, those of one article first. `printed` are the articles'
    days by number."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, saying in enumerate(every):
        if saying.speaker:
            groups[saying.speaker].append(place)
    spoken = [places for places in groups.values() if len(places) > 1]
    spoken_calls = [
        (_know(every, places), tuple([printed[every[place].article] for place in places])) for places in spoken
    ]
    loose = _list_clusters(shared)
    found: list[Verdict] = []
    for places, verdicts in (
        *zip(spoken, memo.map(judge_speaker, spoken_calls), strict=True),
        *zip(loose, memo.map(judge_loose, [(_know(every, places),) for places in loose]), strict=True),
    ):
        found.extend([(places[a], places[b], verdict) for a, b, verdict in verdicts])
    for place in order:
        first = firsts[place]
        found.extend([(first + a, first + b, verdict) for a, b, verdict in within[place]])
    return sorted(set(found), key=lambda one: (every[one[0]].article != every[one[1]].article, one))


def _know(every: list[Saying], places: list[int]) -> Known[tuple[Saying, ...]]:
    some = [every[place] for place in places]
    return Known(tuple(some), of=b"".join([saying.mark for saying in some]))


def _list_clusters(shared: dict[int, list[int]]) -> list[list[int]]:
    """Sayings that long sequences tie to each other, in clusters."""
    holders: dict[int, list[int]] = defaultdict(list)
    for place in sorted(shared):
        for run in shared[place]:
            holders[run].append(place)
    leader = {place: place for place in shared}
    for places in holders.values():
        for other in places[1:]:
            first, second = places[0], other
            while leader[first] != first:
                first = leader[first]
            while leader[second] != second:
                second = leader[second]
            leader[max(first, second)] = min(first, second)
    clusters: dict[int, list[int]] = defaultdict(list)
    for place in sorted(shared):
        first = place
        while leader[first] != first:
            first = leader[first]
        clusters[first].append(place)
    return [places for places in clusters.values() if len(places) > 1]


# ---------------------------------------------------------------- how a pair is judged


def judge_speaker(said: tuple[Saying, ...], printed: tuple[int, ...]) -> tuple[Verdict, ...]:
    """Sayings of one speaker that share a run of words, or several telling words; `printed` are the days of their
    articles by number, 0 for one that is not known."""
    themes: dict[str, list[int]] = defaultdict(list)
    for place, saying in enumerate(said):
        for stem in saying.telling:
            themes[stem].append(place)
    running = _pair_runs(said, RUN)
    shared = [combinations(places, 2) for places in themes.values() if 1 < len(places) <= _COMMON]
    counts = Counter(chain.from_iterable(shared))
    telling = [pair for pair, count in counts.items() if count >= TELLING]
    return judge_pairs(said, running.union(telling), running, printed)


def judge_loose(said: tuple[Saying, ...]) -> tuple[Verdict, ...]:
    """Sayings, not of one speaker, that share a long run of words with another article's."""
    pairs = {(a, b) for a, b in _pair_runs(said, UNATTRIBUTED) if not _of_one(said[a], said[b])}
    return judge_pairs(said, pairs, pairs)


def judge_article(said: tuple[Saying, ...]) -> tuple[Verdict, ...]:
    """Sayings of one article, not of one speaker, that share a run of words."""
    pairs = {(a, b) for a, b in _pair_runs(said, RUN + 1) if not _of_one(said[a], said[b])}
    return judge_pairs(said, pairs, pairs)


def _of_one(one: Saying, other: Saying) -> bool:
    return one.speaker == other.speaker != ""


def _pair_runs(said: Sequence[Saying], length: int) -> set[tuple[int, int]]:
    """Pairs that share a sequence of so many words."""
    every = [list(zip(*[saying.words[at:] for at in range(length)], strict=False)) for saying in said]
    again = find_repeated([frozenset(own) for own in every])
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, own in enumerate(every):
        if not again.isdisjoint(own):
            for run in own:
                if run in again:
                    runs[run].append(place)
    return {
        (a, b)
        for places in runs.values()
        if 1 < len(places) <= _COMMON
        for a, b in combinations(places, 2)
        if a != b
    }  # fmt: skip


# ---------------------------------------------------------------- across languages


def are_translations(one: Saying, other: Saying) -> bool:
    """May two quotations in different languages be one statement? One speaker, one day or meeting, and in the words
    themselves the same numbers and names, two at least."""
    if not one.actor or one.actor != other.actor or not (one.direct and other.direct) or one.nested or other.nested:
        return False
    days = one.day or one.near, other.day or other.near
    once = (one.meeting and one.meeting == other.meeting) or (days[0] and days[0] == days[1])
    if not once or stand_apart(one, other):
        return False
    shorter, longer = sorted((len(one.words), len(other.words)))
    return one.anchors == other.anchors and len(one.anchors) > 1 and longer <= 2 * shorter


def _translate(every: list[Saying], leader: list[int], groups: dict[int, list[int]], languages: dict[str, str]) -> None:
    """Joins a statement with its printing in another language, where each fits the other alone."""
    by_anchors: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for place, saying in enumerate(every):
        if saying.actor and len(saying.anchors) > 1:
            by_anchors[saying.actor, saying.anchors].append(place)
    for key in sorted(by_anchors):
        for a, b in combinations(by_anchors[key][:_COMMON], 2):
            left, right = languages[every[a].article], languages[every[b].article]
            if left and right and left != right and are_translations(every[a], every[b]):
                fits = [
                    c
                    for c in by_anchors[key]
                    if c not in (a, b) and any(are_translations(every[c], every[d]) for d in (a, b))
                    and _find(leader, c) not in (_find(leader, a), _find(leader, b))
                ]  # fmt: skip
                if not fits:
                    _join(every, leader, groups, a, b)
