"""Where accounts tell one act differently: another doer, day or place, or that it did not happen. Two acts are one only
where those who take part and the words around say so; what is merely near is left alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from sitegen.comparison.acts import MARKS
from sitegen.comparison.deeds import Deed
from sitegen.comparison.judged import tell_about
from sitegen.comparison.merging import follow
from sitegen.comparison.oneness import Told, compare_parts, is_one_act, may_be_one, tell_deeds
from sitegen.comparison.parts import Part
from sitegen.comparison.scene import WEIGHT, Scene, are_several, make_discrepancy
from sitegen.comparison.stems import read_word
from sitegen.comparison.stories import Stories
from sitegen.comparison.thesaurus import TITLES
from sitegen.model import Discrepancy, DiscrepancyKind, Member, Reading, Span
from sitegen.text import WORD

_APART = 3
"""Days between two accounts of one act, at most."""
_COMPARED = 8
"""Further accounts of a like act that one is compared with, at most: the next by day."""
_LONGEST = 60
"""Code points of a reading's words, at most."""
_WEEK = 6
"""Days between the days that two accounts give one act, at most."""
_RULERS = frozenset("president minister premier chancellor king queen".split())
_PAST = frozenset("former ex-president ex late vice deputy".split())
_JOINING = TITLES | frozenset("s the of its".split())
"""What stands between an office and who holds it."""
_BEFORE = 48
"""Code points."""
_FOR_ANOTHER = re.compile(
    r"\b(?:at|on|under|by) (?:[\w'’]+ ){0,3}"
    r"(?:behest|request|direction|urging|insistence|behalf|orders?|instructions?)\b"
)
"""Who acts for another acts as that other: which of the two an account names is no difference."""
_NIGHT = re.compile(r"\b(?:night|overnight|midnight|early|small hours|dawn|evening|morning)\b", re.IGNORECASE)


def differ_in_deeds(scene: Scene, stories: Stories) -> list[Discrepancy]:
    keyed = _index_deeds(scene)
    pairs = [(one, other) for one, other in _pair_deeds(scene, keyed) if may_be_one(one[1], other[1])]
    known = tell_deeds(scene, [place for pair in pairs for place in pair], _index_rows(scene)) if pairs else {}
    into: dict[tuple[str, Deed], tuple[str, Deed]] = {}
    for one, other in pairs:
        a, b = sorted((follow(into, one), follow(into, other)), key=_order)
        if a == b:
            continue
        if is_one_act(known[one], known[other], stories.are_one(one[0], other[0])):
            into[b] = a
    groups: dict[tuple[str, Deed], list[Told]] = defaultdict(list)
    for place in sorted({*into, *into.values()}, key=_order):
        groups[follow(into, place)].append(known[place])
    every: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for key, some in keyed.items():
        for _, article, deed in some:
            every[article, key[0]].append(deed)
    return [
        found
        for group in groups.values()
        if not any(_tells_both(one.deed, every[one.article, one.deed.act]) for one in group)
        for found in _contest(scene, group)
    ]


def _tells_both(deed: Deed, others: list[Deed]) -> bool:
    """Does the same article also say the contrary, as of two who disagree?"""
    return any(
        other.so != deed.so
        and compare_parts(deed.doer, other.doer) != "other"
        and compare_parts(deed.upon, other.upon) != "other"
        and (deed.upon is None) == (other.upon is None)
        for other in others
    )


def _order(place: tuple[str, Deed]) -> tuple[str, Span, str]:
    return place[0], place[1].verb, place[1].act


Keyed = dict[tuple[str, bool, str], list[tuple[int, str, Deed]]]
"""By act, whether it is to come, and one that takes part: the day, the article and the act, in this order."""


def _index_deeds(scene: Scene) -> Keyed:
    keyed: Keyed = defaultdict(list)
    for article, deeds in sorted(scene.deeds.items()):
        account = scene.accounts[article]
        when = account.published
        if not deeds or account.language not in ("", "en") or account.digest or not when or when.first != when.last:
            continue
        number = date.fromisoformat(when.first).toordinal()
        for deed in deeds:
            for part in (deed.doer, deed.upon):
                for name in (*part.names, *part.head) if part is not None else ():
                    keyed[deed.act, deed.due, name].append((number, account.id, deed))
            for name in (*deed.towns, *deed.rooms):
                keyed[deed.act, deed.due, "@" + name].append((number, account.id, deed))
    return keyed


def _pair_deeds(scene: Scene, keyed: Keyed) -> Iterator[tuple[tuple[str, Deed], tuple[str, Deed]]]:
    """Acts of one kind with one participant, by two voices within a few days of each other; a pair may come twice."""
    for key in sorted(keyed):
        some = sorted(keyed[key], key=lambda one: (one[0], one[1], one[2].verb))
        for at, (number, article, deed) in enumerate(some):
            for later, other, theirs in some[at + 1 : at + 1 + _COMPARED]:
                if later - number > _APART:
                    break
                if scene.voice[article] != scene.voice[other] and _could_differ(deed, theirs):
                    yield (article, deed), (other, theirs)


def _could_differ(a: Deed, b: Deed) -> bool:
    """Is there anything that both say, and each in its own way?"""
    if a.so != b.so:
        return True
    marks = MARKS[a.act]
    return a.so and (
        ("d" in marks and bool(a.day and b.day) and a.day != b.day)
        or ("a" in marks and compare_parts(a.doer, b.doer) == "other")
        or ("p" in marks and a.place is not None and b.place is not None and {*a.rooms}.isdisjoint(b.rooms))
    )


def _index_rows(scene: Scene) -> dict[tuple[str, int], list[tuple[Span, str]]]:
    found: dict[tuple[str, int], list[tuple[Span, str]]] = defaultdict(list)
    for passage in scene.passages:
        if passage.kind == "fact":
            for member in passage.members:
                found[member.article, member.span.block].append((member.span, passage.id))
    return found


# ---------------------------------------------------------------- what they say of it


def _contest(scene: Scene, group: list[Told]) -> list[Discrepancy]:
    marks = MARKS[group[0].deed.act]
    sides = _split(scene, [(one, str(one.deed.so)) for one in group])
    if sides:
        readings = [_read(scene, [(one, one.deed.verb) for one in some], some[0].deed) for some in sides]
        return _make(scene, "fact", readings)
    told = [one for one in group if one.deed.so]
    found: list[Discrepancy] = []
    if "d" in marks:
        dated = [(one, one.deed.day) for one in told if one.deed.day]
        sides = _split(scene, dated)
        if (
            sides
            and _are_near(sides)
            and not _is_one_night(scene, sides)
            and (told[0].deed.due or not _are_two(scene, sides))
        ):
            readings = [_read(scene, [(o, o.deed.when) for o in some if o.deed.when]) for some in sides]
            return _make(scene, "date", readings)
    if "a" in marks:
        done = [
            (one, _name_doer(one, told))
            for one in told
            if one.deed.doer is not None and not _FOR_ANOTHER.search(_text(scene, one))
        ]
        sides = _split(scene, [(one, name) for one, name in done if name])
        if sides and all(_are_distinct(scene, a, b) for x, y in combinations(sides, 2) for a in x for b in y):
            readings = [_read(scene, [(o, o.deed.doer.span) for o in some if o.deed.doer]) for some in sides]
            found += _make(scene, "fact", readings)
    if "p" in marks:
        there = [one for one in told if one.deed.place is not None]
        for a, b in combinations(there, 2):
            if scene.voice[a.article] != scene.voice[b.article] and _are_apart(scene, a, b):
                readings = [_read(scene, [(one, one.deed.place)]) for one in (a, b) if one.deed.place]
                return found + _make(scene, "fact", readings)
    return found


def _split(scene: Scene, keyed: list[tuple[Told, str]]) -> list[list[Told]]:
    """The sides by what they say; none where a voice says both, or all say one."""
    sides: dict[str, list[Told]] = defaultdict(list)
    voices: dict[str, set[str]] = defaultdict(set)
    for one, value in keyed:
        sides[value].append(one)
        voices[scene.voice[one.article]].add(value)
    if len(sides) < 2 or any(len(said) > 1 for said in voices.values()):
        return []
    return [sides[value] for value in sorted(sides)]


def _name_doer(one: Told, group: list[Told]) -> str:
    """The first of the group whose doer is the same: one name for all of them."""
    for other in group:
        if compare_parts(one.deed.doer, other.deed.doer) == "same":
            doer = other.deed.doer
            return "" if doer is None else (*doer.names, *doer.head, "")[0]
    return ""


def _are_near(sides: list[list[Told]]) -> bool:
    days = [date.fromisoformat(one.deed.day).toordinal() for some in sides for one in some]
    return max(days) - min(days) <= _WEEK


def _is_one_night(scene: Scene, sides: list[list[Told]]) -> bool:
    """The night from one day to the next is told under either."""
    days = sorted({date.fromisoformat(one.deed.day).toordinal() for some in sides for one in some})
    if days[-1] - days[0] > 1:
        return False
    return any(_NIGHT.search(_text(scene, one)) for some in sides for one in some)


def _are_two(scene: Scene, sides: list[list[Told]]) -> bool:
    """On two days in two places are two acts."""
    return any(
        a.deed.place is not None and b.deed.place is not None and _is_elsewhere(scene, a, b)
        for x, y in combinations(sides, 2)
        for a in x
        for b in y
    )


def _text(scene: Scene, one: Told) -> str:
    span = one.deed.span
    return scene.accounts[one.article].blocks[span.block].text[span.start : span.end]


def _are_distinct(scene: Scene, a: Told, b: Told) -> bool:
    """Are two doers two? Both by name, or one by a noun that the other account has for somebody else."""
    one, other = a.deed.doer, b.deed.doer
    if one is None or other is None or compare_parts(one, other) != "other":
        return False
    if one.names and other.names:
        return not (_speaks_for(scene, a, one, other) or _speaks_for(scene, b, one, other))
    if not one.names and not other.names:
        return False
    bare, there, named = (one, b, other) if not one.names else (other, a, one)
    word = re.compile(rf"\b{re.escape(_last_word(scene, a if bare is one else b, bare))}\b", re.IGNORECASE)
    text = scene.accounts[there.article].blocks[named.span.block].text
    return bool(word.search(text[: named.span.start]) or word.search(text[named.span.end :]))


def _last_word(scene: Scene, one: Told, part: Part) -> str:
    text = scene.accounts[one.article].blocks[part.span.block].text[part.span.start : part.span.end]
    return str(WORD.findall(text)[-1])


def _speaks_for(scene: Scene, told: Told, one: Part, other: Part) -> bool:
    """Does the account put the two together as an office and who holds it: "Ostland's president, Ana Dell"? Or is one
    of them who rules, and the other no person with a title: the country, or the house that the ruler sits in?"""
    account = scene.accounts[told.article]
    sides = (set(one.names), set(other.names))
    named: list[tuple[Span, int]] = []
    ruling, titled = [False, False], [False, False]
    for mention in account.resolved.mentions:
        if not mention.span.block:  # in a title nearly every word is capitalised
            continue
        side = next(
            (n for n, names in enumerate(sides) if mention.kind == "actor" and "%" + mention.target in names), -1
        )
        if side < 0:
            continue
        text, span = account.blocks[mention.span.block].text, mention.span
        ahead = text[max(0, span.start - _BEFORE) : span.start]
        # "As president, Dell" is no title.
        before = [read_word(w) for w in WORD.findall(ahead)][-3:] if ahead.rstrip(" ")[-1:].isalpha() else []
        titled[side] = titled[side] or not TITLES.isdisjoint(before[-1:])
        ruling[side] = ruling[side] or (not _RULERS.isdisjoint(before[-1:]) and _PAST.isdisjoint(before))
        if named and named[-1][1] != side and named[-1][0].block == span.block:
            between = text[named[-1][0].end : span.start]
            if len(between) < _BEFORE and not re.search(r"[.;:]\s", between):
                words = WORD.findall(between)
                if all(word[0].isupper() or read_word(word) in _JOINING for word in words):
                    return True
        named.append((span, side))
    return any(ruling[side] and not titled[1 - side] for side in (0, 1))


def _are_apart(scene: Scene, a: Told, b: Told) -> bool:
    """Two places of which neither account names the other, or two kinds of building where no town is the same."""
    return not (a.deed.day and b.deed.day and a.deed.day != b.deed.day) and _is_elsewhere(scene, a, b)


def _is_elsewhere(scene: Scene, a: Told, b: Told) -> bool:
    """Other towns, or other buildings in one town."""
    towns, rooms = (set(a.deed.towns), set(b.deed.towns)), (set(a.deed.rooms), set(b.deed.rooms))
    if rooms[0] & rooms[1]:
        return False
    if all(towns) and towns[0].isdisjoint(towns[1]):
        return not _names_any(scene, a.article, b.deed.towns) and not _names_any(scene, b.article, a.deed.towns)
    return all(rooms) and not {"home", "house", "apartment"} >= rooms[0] | rooms[1]


def _names_any(scene: Scene, article: str, towns: tuple[str, ...]) -> bool:
    word = re.compile(rf"\b(?:{'|'.join(map(re.escape, towns))})\b", re.IGNORECASE)
    return any(word.search(block.text) for block in scene.accounts[article].blocks)


# ---------------------------------------------------------------- readings


def _read(scene: Scene, places: list[tuple[Told, Span]], deed: Deed | None = None) -> Reading:
    """In the shortest words of an account; what denies an act that it names says "not"."""
    members = tuple(sorted({Member(one.article, span) for one, span in places}))
    value = min((" ".join(scene.text(member).split()) for member in members), key=lambda words: (len(words), words))
    if deed is not None and not deed.plain:
        value = f"not {value}"
    return Reading(value[:_LONGEST], members, _find_speaker(scene, members))


def _find_speaker(scene: Scene, members: tuple[Member, ...]) -> str:
    """The one actor who says so in all of them."""
    speakers = {
        next(
            (
                quotation.speaker
                for quotation in scene.accounts[member.article].resolved.quotations
                for part in quotation.found.parts
                if part.block == member.span.block and part.start <= member.span.start and member.span.end <= part.end
            ),
            "",
        )
        for member in members
    }
    return speakers.pop() if len(speakers) == 1 else ""


def _make(scene: Scene, kind: DiscrepancyKind, readings: list[Reading]) -> list[Discrepancy]:
    if not are_several(scene, readings) or len({reading.value for reading in readings}) < len(readings):
        return []
    sides = tuple((reading.members[0].article, reading.members[0].span) for reading in readings[:2])
    return [make_discrepancy(scene, kind, tell_about(scene, sides), readings, WEIGHT[kind])]
