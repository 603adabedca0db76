"""Recognises copies of one text: agency credit and declared copies first, then shared word sequences. Counts voices,
not labels; never alters an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import TypeVar
from zlib import crc32

from sitegen.comparison.accounts import Account
from sitegen.comparison.lines import Line
from sitegen.model import Voice

T = TypeVar("T")

_RUN = 8
"""Words in a sequence."""
_LEAST = 4
"""Kept sequences below which a text is too short to be called a copy."""
_SHARE = 50
"""Percent of the shorter text's kept sequences that two copies share."""
_SHARE_CREDITED = 25
"""The same, where both credit one agency or one says that it copies the other's source."""
_COMMON = 64
"""Articles that have a sequence beyond which it tells nothing (a notice, a standing paragraph)."""


def sample_sequences(lines: Iterable[Line]) -> tuple[int, ...]:
    """Digests of a fixed sample of the lines' word sequences, sorted: those that begin with a word whose own digest
    is chosen, so that any two copies sample the same ones."""
    found: set[int] = set()
    for _, _, words, seen in lines:
        places = [at for at, one in enumerate(seen[: max(0, len(words) - _RUN + 1)]) if one.sampled]
        found.update([crc32(" ".join(words[at : at + _RUN]).encode()) for at in places])
    return tuple(sorted(found))


def find_repeated(lists: Iterable[Collection[T]]) -> set[T]:
    """What stands in more than one of the lists, each of which has a thing once."""
    seen: set[T] = set()
    again: set[T] = set()
    for one in lists:
        again.update(seen.intersection(one))
        seen.update(one)
    return again


def find_voices(
    accounts: tuple[Account, ...], samples: tuple[tuple[int, ...], ...]
) -> tuple[tuple[Voice, ...], tuple[tuple[str, ...], ...]]:
    """Every article in exactly one voice, sorted by id, and of each text that several articles print their ids, the
    earliest first, which leads the voice. A digest is never a copy, since its words are ours."""
    samples = tuple(
        [() if account.digest or len(one) < _LEAST else one for account, one in zip(accounts, samples, strict=True)]
    )
    again = find_repeated(samples)
    holders: dict[int, list[int]] = defaultdict(list)
    for place, sample in enumerate(samples):
        if not again.isdisjoint(sample):
            for value in again.intersection(sample):
                holders[value].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= _COMMON:
            shared.update((a, b) for i, a in enumerate(places) for b in places[i + 1 :])
    leader = list(range(len(accounts)))

    def find(place: int) -> int:
        while leader[place] != place:
            place = leader[place]
        return place

    for (a, b), count in sorted(shared.items()):
        needed = _SHARE_CREDITED if _credits(accounts[a], accounts[b]) else _SHARE
        if count * 100 >= needed * min(len(samples[a]), len(samples[b])):
            first, second = sorted((find(a), find(b)), key=lambda place: _rank(accounts[place]))
            leader[second] = first
    members: dict[int, list[int]] = defaultdict(list)
    for place in range(len(accounts)):
        members[find(place)].append(place)
    voices = []
    prints: list[tuple[str, ...]] = []
    for first in members:
        ranked = sorted(members[first], key=lambda place: _rank(accounts[place]))
        if len(ranked) > 1:
            prints.append(tuple(accounts[place].id for place in ranked))
        lead = accounts[ranked[0]]
        name = lead.source or lead.id
        carriers = {accounts[place].source or accounts[place].id for place in ranked[1:]} - {name}
        voices.append(
            Voice(
                name,
                tuple(accounts[place].id for place in ranked),
                tuple(sorted(carriers)),
                all(accounts[place].copy.kind == "altered" for place in ranked),
            )
        )
    return merge_sources(voices), tuple(sorted(prints))


def merge_sources(voices: list[Voice]) -> tuple[Voice, ...]:
    """One voice a source: a source's several articles speak with one voice, in the order given."""
    found: dict[str, Voice] = {}
    for voice in sorted(voices, key=lambda voice: (voice.id, voice.articles)):
        other = found.get(voice.id)
        found[voice.id] = (
            voice
            if other is None
            else Voice(
                voice.id,
                (*other.articles, *voice.articles),
                tuple(sorted({*other.carried_by, *voice.carried_by} - {voice.id})),
                other.altered and voice.altered,
            )
        )
    return tuple(found[name] for name in sorted(found))


def _rank(account: Account) -> tuple[bool, bool, str, str, str]:
    """Originals before copies, dated before undated, then by time."""
    when = account.published
    copied = account.copy.kind not in ("original", "agency")
    return (copied, when is None, when.first if when else "", when.time if when else "", account.id)


def _credits(a: Account, b: Account) -> bool:
    """Do both credit one agency, or does one say that it copies the other's source?"""
    origins = [{name for name in (one.agency, one.copy.of) if name} for one in (a, b)]
    own = [{one.source} - {""} for one in (a, b)]
    return bool(origins[0] & origins[1] or origins[0] & own[1] or origins[1] & own[0])
