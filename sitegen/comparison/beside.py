"""Figures, dates and ballots of several accounts that are of one thing by the words right around them: the same before
or after, and no word that makes one of them another thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sitegen.comparison.merging import follow
from sitegen.comparison.stated import Stated
from sitegen.comparison.stems import is_common
from sitegen.model import Span

_COMPARED = 24
"""Further figures by the same words that one is compared with, at most: the next by day."""
_DAYS = 14
"""Days between the days that two accounts give."""
_BOUNDS = frozenset(("limit", "maximum", "minimum"))
_COMING = frozenset("expect expected expects forecast predicted".split())
_SINCE = ("not", "since")
_TIMES = 2
"""How many times larger the larger of two figures may be."""

Place = tuple[str, Stated]


def group_stated(
    stated: dict[str, tuple[Stated, ...]], partners: dict[str, frozenset[str]], days: dict[str, int]
) -> list[list[Place]]:
    """What articles say of one thing. `partners` are the articles that each is compared with, `days` when each was
    written."""
    into: dict[Place, Place] = {}
    for one, other in _pair(stated, partners, days):
        if _are_one(one[1], other[1]):
            a, b = sorted((follow(into, one), follow(into, other)), key=_order)
            if a != b:
                into[b] = a
    groups: dict[Place, list[Place]] = defaultdict(list)
    for place in sorted({*into, *into.values()}, key=_order):
        groups[follow(into, place)].append(place)
    return list(groups.values())


def _order(place: Place) -> tuple[str, Span]:
    return place[0], place[1].span


def _pair(
    stated: dict[str, tuple[Stated, ...]], partners: dict[str, frozenset[str]], days: dict[str, int]
) -> Iterator[tuple[Place, Place]]:
    """What two partners say by the same words; a pair may come twice."""
    keyed: dict[tuple[str, str], list[tuple[int, str, Stated]]] = defaultdict(list)
    for article in sorted(partners):
        for one in stated[article]:
            for word in {*one.before, *one.after, one.rate, "votes" if one.unit == "votes" else ""}:
                if word:
                    keyed[one.unit, word].append((days[article], article, one))
    for key in sorted(keyed):
        some = sorted(keyed[key], key=lambda entry: (entry[0], entry[1], entry[2].span))
        for at, (_, article, one) in enumerate(some):
            for _, other, theirs in some[at + 1 : at + 1 + _COMPARED]:
                if other in partners[article]:
                    yield (article, one), (other, theirs)


def _are_one(a: Stated, b: Stated) -> bool:
    """Do two say the one thing, by whatever figure?"""
    if a.rate != b.rate or a.mode != b.mode or not _are_near(a, b) or _contrast(a, b):
        return False
    before, after = not {*a.before}.isdisjoint(b.before), not {*a.after}.isdisjoint(b.after)
    if a.after and b.after and not after:
        return False
    shared = {word for word in {*a.words} & {*b.words} if word[0] != "~"}
    if before and {*a.before[:1]} != {*b.before[:1]}:
        shared.add(a.before[-1])  # "detained", "arrested"
    telling = sum(not is_common(word) for word in shared)
    if a.unit == "votes":
        kin = {*a.words} & {*b.words}
        return telling >= 2 or (a.low + a.other == b.low + b.other and bool(kin))
    if a.unit in ("date", "years"):
        # "They had not met since 2017."
        return before and ((telling >= 1 and len(shared) >= 2) or (bool(shared) and {*_SINCE} <= {*a.mode}))
    if before:
        alone = a.rate or (a.measured and b.measured and a.unit and not _lead_on(a, b))
        return telling >= 1 and len(shared) >= (1 if alone else 2)
    # "14 people died", "17 people were injured".
    if a.beyond and b.beyond and {*a.beyond}.isdisjoint(b.words) and {*b.beyond}.isdisjoint(a.words):
        return False
    return (after or bool(a.rate)) and telling >= 2 and len(shared) >= 3


def part_apart(a: Stated, b: Stated) -> bool:
    """Are two figures of one kind plainly of two things: "2 million a day" and a fund, a speed and a limit, what
    is and what is expected, of two years, two of several in a sentence?"""
    apart = [{word for word in one.mode if word.isdigit() or word in _BOUNDS} for one in (a, b)]
    coming = [not _COMING.isdisjoint(one.mode) for one in (a, b)]
    return a.rate != b.rate or apart[0] != apart[1] or coming[0] != coming[1] or _are_rivals(a, b)


def _are_rivals(a: Stated, b: Stated) -> bool:
    return (a.rival or b.rival) and bool(a.subject and b.subject) and a.subject != b.subject


def _lead_on(a: Stated, b: Stated) -> bool:
    """Does what follows say of what each is, and of another: "a tariff of 10 percent on steel"?"""
    return bool(a.beyond) != bool(b.beyond) or (bool(a.beyond) and {*a.beyond}.isdisjoint(b.beyond))


def _contrast(a: Stated, b: Stated) -> bool:
    """Is there a word of each, or a name, that makes them two things?"""
    if _are_rivals(a, b) or (a.unit != "date" and a.days and b.days and {*a.days}.isdisjoint(b.days)):
        return True
    led = a.unit != "votes" and a.ahead and b.ahead and _opens_name(a) == _opens_name(b)
    if led and {*a.ahead}.isdisjoint(b.words) and {*b.ahead}.isdisjoint(a.words):
        return True
    return _are_apart(a.where, b.where, a, b) or _are_apart(a.names, b.names, a, b)


def _opens_name(one: Stated) -> bool:
    return one.ahead[0].startswith("%")


def _are_apart(ours: tuple[str, ...], theirs: tuple[str, ...], a: Stated, b: Stated) -> bool:
    """Has each names, and the other's sentence none of them?"""
    if not (ours and theirs) or not {*ours}.isdisjoint(theirs):
        return False
    return not any(name[1:] in other.words for names, other in ((ours, b), (theirs, a)) for name in names)


def _are_near(a: Stated, b: Stated) -> bool:
    if a.unit == "date":
        # A weekday says only which day of the week it is.
        weeks = (a.low - b.low) % 7 == 0 and not a.hedge == b.hedge == "absolute"
        return abs(a.low - b.low) <= _DAYS and not weeks
    if a.unit == "votes":
        return abs(a.low + a.other - b.low - b.other) * 10 <= a.low + a.other
    if a.unit in ("clock", "percent", "years"):
        return True
    low, high = sorted((a.low, b.low))
    return low > 0 and high <= _TIMES * low
