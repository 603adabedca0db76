"""Where one account says that it happened and another that it did not. A passage that reports a plan or a hope says
neither."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from sitegen.comparison.accounts import Unit
from sitegen.comparison.coverage import stage_of
from sitegen.comparison.polarity import Event, count_negations, list_denied, only_appears, read_events
from sitegen.comparison.scene import WEIGHT, Scene, are_several, make_discrepancy
from sitegen.model import Block, Discrepancy, Member, Reading, Span

_LOOKS = "apparently "
"""Before what an account denies by how it looks alone."""


def differ_in_facts(scene: Scene) -> list[Discrepancy]:
    """One voice says that it happened, another that it did not: in one topic, after one meeting."""
    found: list[tuple[list[str], list[Reading]]] = []
    told = _list_events(scene)
    for topic in scene.topics:
        held = [m for m in scene.meetings if topic.id in m.about and m.status == "held"]
        sides: dict[str, dict[bool, dict[str, list[Member]]]] = defaultdict(lambda: {True: {}, False: {}})
        for article, span in scene.places_on(topic.id):
            account = scene.accounts[article]
            if held and not any(stage_of(account, meeting) in ("after", "unknown") for meeting in held):
                continue
            for event, said, first, last in told.get((article, span), ()):
                value = account.blocks[span.block].text[first:last]
                if not said:
                    looks = only_appears(account.blocks[span.block].text, span.start, first)
                    value = f"{_LOOKS if looks else ''}not {value}"
                sides[event][said].setdefault(value, []).append(Member(article, span))
        for event in sorted(sides):
            yes, no = ([m for ms in sides[event][said].values() for m in ms] for said in (True, False))
            if not yes or not no:
                continue
            present = {actor for meeting in held for actor in meeting.participants}
            yes = [m for m in yes if _speaks_for(scene, m, present)] or yes
            if {scene.voice[m.article] for m in yes} & {scene.voice[m.article] for m in no}:
                continue
            readings = [
                Reading(_word(sides[event][True], yes), tuple(sorted(set(yes))), _speaker(scene, yes)),
                Reading(_word(sides[event][False], no), tuple(sorted(set(no))), _speaker(scene, no)),
            ]
            if not are_several(scene, readings):
                continue
            # What one sentence says of two topics at once is one fact, told under both.
            same = next((one for one in found if _same_sides(one[1], readings)), None)
            if same is None:
                found.append(([topic.id], readings))
            else:
                same[0].append(topic.id)
                same[1][:] = [_unite(a, b) for a, b in zip(same[1], readings, strict=True)]
    return [
        make_discrepancy(
            scene,
            "fact",
            f"topic:{names[0]}",
            readings,
            WEIGHT["fact"],
            also=tuple(f"topic:{name}" for name in names[1:]),
        )
        for names, readings in found
    ]


def _list_events(scene: Scene) -> dict[tuple[str, Span], tuple[Event, ...]]:
    """What is said to have happened in each passage on a topic."""
    wanted: dict[str, dict[Span, None]] = {}
    for topic in scene.topics:
        for article, span in scene.places_on(topic.id):
            wanted.setdefault(article, {})[span] = None
    calls = [(scene.accounts[article].blocks, tuple(wanted[article])) for article in wanted]
    return {
        (article, span): events
        for article, found in zip(wanted, scene.memo.map(list_events, calls), strict=True)
        for span, events in zip(wanted[article], found, strict=True)
        if events
    }


def list_events(blocks: tuple[Block, ...], spans: tuple[Span, ...]) -> tuple[tuple[Event, ...], ...]:
    return tuple([read_events(blocks[span.block].text, span.start, span.end) for span in spans])


def _same_sides(ours: list[Reading], theirs: list[Reading]) -> bool:
    """Does each side stand on a passage that the other's same side stands on?"""
    return all(set(a.members) & set(b.members) for a, b in zip(ours, theirs, strict=True))


def _unite(one: Reading, other: Reading) -> Reading:
    members = tuple(sorted({*one.members, *other.members}))
    return Reading(min(one.value, other.value, key=_rank), members, one.speaker if one.speaker == other.speaker else "")


def _word(side: dict[str, list[Member]], members: list[Member]) -> str:
    """As one of them has it, the surer word where one is sure."""
    return min((value for value, there in side.items() if set(there) & set(members)), key=_rank)


def _rank(value: str) -> tuple[bool, str]:
    """The surer word first."""
    return value.startswith(_LOOKS), value


def _speaks_for(scene: Scene, member: Member, present: set[str]) -> bool:
    """Is the passage about the meeting, or said by one who was there?"""
    unit = scene.units.get((member.article, member.span))
    return unit is not None and (
        unit.speaker in present or bool(unit.meetings and present.intersection([name[1:] for name in unit.names]))
    )


def _speaker(scene: Scene, members: list[Member]) -> str:
    """The one actor who says so in all of them, else nobody."""
    speakers = set()
    for member in members:
        unit = scene.units.get((member.article, member.span))
        speakers.add(unit.speaker if unit and not unit.speaker.startswith("%") else "")
    return speakers.pop() if len(speakers) == 1 else ""


_BEST = 12
"""Best members of a row that are compared word by word."""
_PARALLEL = 5
"""Stems that two passages share at least to be called parallel, and"""
_SHARE = 70
"""percent of the shorter one's stems."""


def differ_in_negation(scene: Scene) -> list[Discrepancy]:
    """Two passages that say the same in nearly the same words, one of them denying it."""
    found = []
    for passage in scene.passages:
        if passage.kind != "fact":
            continue
        best = [
            (member, unit, scene.voice[member.article], frozenset(unit.stems))
            for member in passage.members[:_BEST]
            if not scene.accounts[member.article].digest
            and (unit := scene.units.get((member.article, member.span))) is not None
        ]
        for (one, left, voice, stems), (other, right, another, others) in combinations(best, 2):
            if voice == another:
                continue
            shared = len(stems & others)
            if shared < _PARALLEL or shared * 100 < _SHARE * min(len(stems), len(others)):
                continue
            if shared * 100 < 50 * max(len(stems), len(others)):
                continue
            accounts = scene.accounts[one.article], scene.accounts[other.article]
            if accounts[0].language != accounts[1].language:
                continue
            counts = [
                count_negations(account.blocks[m.span.block].text, m.span.start, m.span.end)
                for account, m in zip(accounts, (one, other), strict=True)
            ]
            if (counts[0] == 0) != (counts[1] == 0) and _denies_the_same(scene, (one, other), (left, right), counts):
                readings = [
                    Reading("denied" if count else "affirmed", (member,))
                    for count, member in zip(counts, (one, other), strict=True)
                ]
                about = f"passage:{scene.kept.get(passage.id, passage.id)}"
                found.append(make_discrepancy(scene, "negation", about, readings, WEIGHT["negation"]))
    return found


def _denies_the_same(scene: Scene, members: tuple[Member, Member], units: tuple[Unit, Unit], counts: list[int]) -> bool:
    """Does what one passage denies stand in the other: most of the telling words right after a negation?"""
    side = 0 if counts[0] else 1
    member, stems = members[side], set(units[1 - side].stems)
    text = scene.accounts[member.article].blocks[member.span.block].text
    for denied in list_denied(text, member.span.start, member.span.end):
        if denied and 2 * sum(one in stems for one in denied) > len(denied):
            return True
    return False
