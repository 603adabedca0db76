"""All that the rules of difference look at, and how a discrepancy is made of its readings. It finds nothing itself."""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from sitegen.comparison.accounts import Account, Unit
from sitegen.comparison.deeds import Deed
from sitegen.comparison.features import Features
from sitegen.comparison.measures import Measure
from sitegen.comparison.sayings import Saying
from sitegen.memo import Memo
from sitegen.model import Discrepancy, DiscrepancyKind, Meeting, Member, Passage, Reading, Span, Statement, Topic
from sitegen.text import fingerprint

WEIGHT = {
    "attribution": 65,
    "date": 85,
    "degree": 35,
    "fact": 95,
    "figure": 100,
    "negation": 70,
    "printing": 30,
    "selection": 50,
    "vague": 75,
    "wording": 55,
}
"""What a kind starts from; `degree` are figures that differ by their hedge alone, `vague` figures of which one only
names a magnitude ("tens of thousands"), `printing` other words in one statement."""
A_VOICE = 3
"""Added for each further voice that takes part."""
OWN_WORDS = 15
"""Taken off where the rival words are not declared by a topic."""
ALTERED = 10
"""Taken off where a reading stands on an altered copy alone."""


class Units:
    """Passages by article and place."""

    __slots__ = ("_features",)

    def __init__(self, features: dict[str, Features]) -> None:
        self._features = features

    def get(self, place: tuple[str, Span]) -> Unit | None:
        article, span = place
        return self._features[article].units.find(span)


class Topical:
    """Passages on a topic, article by article, and the topics that only a heading or a bare mention raises."""

    __slots__ = ("mentions", "places")

    def __init__(self, accounts: dict[str, Account], features: dict[str, Features]) -> None:
        self.places: dict[str, list[tuple[str, Span]]] = {}
        self.mentions: dict[str, list[tuple[str, Span]]] = {}
        for article, one in sorted(features.items()):
            for told in one.packed.recorded:
                for topic in told.topics:
                    self.places.setdefault(topic, []).append((article, told.span))
            for mention in accounts[article].resolved.mentions:
                if mention.kind == "topic":
                    self.mentions.setdefault(mention.target, []).append((article, mention.span))


Gathered = tuple[str, str, str, int, int]
"""A body that gathers on a day: actor, place, tense, number of the date in the article, and the day itself."""


class Scene(Struct, frozen=True):
    """All that the rules look at."""

    accounts: dict[str, Account]
    features: dict[str, Features]
    units: Units
    topical: Topical
    voice: dict[str, str]
    """Article -> voice."""
    altered: frozenset[str]
    topics: tuple[Topic, ...]
    meetings: tuple[Meeting, ...]
    passages: tuple[Passage, ...]
    frames: dict[str, str]
    """Passage -> the frame that its members share."""
    kept: dict[str, str]
    """Row that says nothing new -> the row that says it."""
    statements: tuple[Statement, ...]
    sayings: tuple[Saying, ...]
    measures: tuple[Measure, ...]
    marks: tuple[bytes, ...]
    """What each measure was made of."""
    deeds: dict[str, tuple[Deed, ...]]
    gathered: dict[str, tuple[Gathered, ...]]
    """By article."""
    shared: frozenset[str]
    """Quotations that have a long sequence of words in common with another article's."""
    memo: Memo

    def text(self, member: Member) -> str:
        span = member.span
        return self.accounts[member.article].blocks[span.block].text[span.start : span.end]

    def places_on(self, topic: str) -> list[tuple[str, Span]]:
        """Where passages on the topic stand."""
        return self.topical.places.get(topic, [])


def make_discrepancy(
    scene: Scene,
    kind: DiscrepancyKind,
    about: str,
    readings: list[Reading],
    weight: int,
    note: str = "",
    also: tuple[str, ...] = (),
) -> Discrepancy:
    ordered = tuple(sorted(readings, key=lambda r: (_first(scene, r), r.value, r.speaker)))
    voices = {scene.voice[m.article] for r in ordered for m in r.members}
    weight += A_VOICE * (len(voices) - 2)
    holders: dict[tuple[str, int], set[str]] = defaultdict(set)
    for place, r in enumerate(ordered):
        holders[r.value, 0 if r.value else place].update(m.article for m in r.members)
    if any(articles <= scene.altered for articles in holders.values()):
        weight -= ALTERED
    # A side without a value is known by its speaker, or two speakers after one meeting would be one discrepancy.
    values = "/".join(sorted(r.value or r.speaker for r in ordered))
    name = f"{kind}-{fingerprint(f'{about} {values}')}"
    return Discrepancy(name, kind, about, ordered, max(1, weight), note, also=also)


def _first(scene: Scene, reading: Reading) -> tuple[str, str, Span]:
    keys = []
    for member in reading.members:
        when = scene.accounts[member.article].published
        keys.append((when.first if when else "9999", member.article, member.span))
    return min(keys)


def are_several(scene: Scene, readings: list[Reading]) -> bool:
    """Are there two readings, of two voices?"""
    return len(readings) > 1 and len({scene.voice[m.article] for r in readings for m in r.members}) > 1


def holds(member: Member, article: str, span: Span) -> bool:
    ours = member.span
    return member.article == article and ours.block == span.block and ours.start <= span.start and span.end <= ours.end
