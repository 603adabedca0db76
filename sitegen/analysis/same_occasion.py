"""Days, venues and hearers carried to the next words of the same speaker: "A," X said on Sunday. "B." Only where the
text ties the two sayings; a saying with an occasion of its own keeps it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from sitegen.analysis.occasion import find_day_near, is_occasion
from sitegen.analysis.reading import Reading
from sitegen.analysis.speech import DETERMINER
from sitegen.analysis.words import GENITIVE, Line
from sitegen.model import QuotationFound, Span

_ON: Final = frozenset("added adding adds continued continues continuing".split())
"""Cues of somebody who goes on speaking."""
_HALVES: Final = frozenset(("second_half", "continued", "continued_later"))
"""Rules that give words to the speaker of those before them."""
_DEFINITE: Final = frozenset("same that the this".split())
_INDEFINITE: Final = frozenset("a an another her his its their".split())
_REACH: Final = 3
"""Blocks back that an occasion is looked for."""


def carry_occasions(reading: Reading, quotations: tuple[QuotationFound, ...]) -> tuple[QuotationFound, ...]:
    """The same quotations in the same order; those without day, venue and hearer may have gained them."""
    found: list[QuotationFound] = []
    before: QuotationFound | None = None
    for quotation in quotations:
        if quotation.inside >= 0:
            found.append(quotation)
            continue
        if before is not None and _is_bare(quotation) and _goes_on(reading, before, quotation):
            quotation = replace(
                quotation, said=before.said, venue=before.venue, addressee=before.addressee or quotation.addressee
            )
        if quotation.said is None and quotation.venue is not None:
            day = _find_earlier(reading, quotation.venue)
            if day is not None:
                quotation = replace(quotation, said=day)
        found.append(quotation)
        before = quotation
    return tuple(found)


def _is_bare(quotation: QuotationFound) -> bool:
    return quotation.said is None and quotation.venue is None and quotation.addressee is None


def _goes_on(reading: Reading, before: QuotationFound, quotation: QuotationFound) -> bool:
    """Does the same speaker go on, in the same paragraph, with nothing but the cue between?"""
    if before.said is None and before.venue is None:
        return False
    if quotation.parts[0].block != before.parts[-1].block or quotation.speaker != before.speaker:
        return False
    if quotation.speaker is None or quotation.name != before.name:
        return False
    if quotation.cue is None:
        return quotation.rule in _HALVES
    return reading.blocks[quotation.cue.block].text[quotation.cue.start : quotation.cue.end].lower() in _ON


def _find_earlier(reading: Reading, venue: Span) -> Span | None:
    """The day of "a news conference on Wednesday", for "the news conference" some sentences later. None where two
    such occasions stand before it."""
    line = reading.line(venue.block)
    words = [at for at in range(len(line.starts)) if venue.start <= line.starts[at] and line.ends[at] <= venue.end]
    if len(words) < 2 or line.lower[words[0]] not in _DEFINITE or not is_occasion(line.lower[words[-1]]):
        return None
    head = line.lower[words[-1]]
    days: list[Span] = []
    for block in range(venue.block, max(0, venue.block - _REACH - 1), -1):
        earlier = reading.line(block)
        limit = words[0] if block == venue.block else len(earlier.starts)
        for at in range(limit):
            if earlier.lower[at] != head or not _is_introduced(earlier, at):
                continue
            low, high = earlier.sentence(at)
            day = find_day_near(earlier, max(low, at - 4), min(high, at + 8))
            if day is None:
                return None
            days.append(day)
        if days:
            break
    return days[0] if len(days) == 1 else None


def _is_introduced(line: Line, at: int) -> bool:
    """ "a news conference", "his first interview", "Monday's briefing" """
    for step in range(at - 1, max(-1, at - 4), -1):
        if line.lower[step] in _INDEFINITE or line.flags[step] & GENITIVE:
            return True
        if line.flags[step] & DETERMINER:
            return False
    return False
