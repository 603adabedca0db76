"""Where the accounts differ: figures, dates, facts, negations, wording, attribution, selection. A difference that an
editor would call none costs more than one that is missed, so each rule asks for a plain case."""

from __future__ import annotations

from sitegen.comparison.choices import differ_in_rivals, differ_in_variants
from sitegen.comparison.contests import differ_in_deeds
from sitegen.comparison.days import differ_in_days
from sitegen.comparison.facts import differ_in_facts, differ_in_negation
from sitegen.comparison.figures import differ_in_figures
from sitegen.comparison.printings import differ_in_printing
from sitegen.comparison.scene import Scene, holds
from sitegen.comparison.selection import differ_in_attribution, differ_in_selection
from sitegen.comparison.stories import Stories
from sitegen.model import Discrepancy, Member

__all__ = ["Scene", "find_discrepancies"]


def find_discrepancies(scene: Scene) -> tuple[Discrepancy, ...]:
    """Heaviest first; ties by id."""
    stories = Stories({article: one.packed.names for article, one in scene.features.items()})
    by_thing, by_words = differ_in_figures(scene, stories)
    found = [
        *by_thing,
        *differ_in_days(scene),
        *differ_in_facts(scene),
        *differ_in_negation(scene),
        *differ_in_variants(scene),
        *differ_in_rivals(scene),
        *differ_in_printing(scene),
        *differ_in_attribution(scene),
        *differ_in_selection(scene),
    ]
    found += _leave_new(differ_in_deeds(scene, stories), found)
    # A ballot's two counts are told by the ballot.
    found = [one for one in found if not (one.kind == "figure" and any(_lie_within(one, other) for other in by_words))]
    found += _leave_new(by_words, found)
    unique: dict[str, Discrepancy] = {}
    for discrepancy in sorted(found, key=lambda d: (-d.weight, d.id)):
        unique.setdefault(discrepancy.id, discrepancy)
    return tuple(unique.values())


def _leave_new(further: list[Discrepancy], known: list[Discrepancy]) -> list[Discrepancy]:
    """Those that no known difference tells: whose sides do not stand in the sides of one."""
    told = [d for d in known if d.kind in ("date", "fact", "figure", "negation")]
    return [one for one in further if not any(_meet_sides(one, other) for other in told)]


def _meet_sides(one: Discrepancy, other: Discrepancy) -> bool:
    theirs = [member for reading in other.readings for member in reading.members]
    return all(any(_meet(m, n) for m in reading.members for n in theirs) for reading in one.readings)


def _lie_within(one: Discrepancy, other: Discrepancy) -> bool:
    """Are all the words of one a part of what the other stands on?"""
    theirs = [member for reading in other.readings for member in reading.members]
    return all(
        any(m.span != n.span and holds(n, m.article, m.span) for n in theirs)
        for reading in one.readings
        for m in reading.members
    )


def _meet(a: Member, b: Member) -> bool:
    return (
        a.article == b.article
        and a.span.block == b.span.block
        and a.span.start < b.span.end
        and b.span.start < a.span.end
    )
