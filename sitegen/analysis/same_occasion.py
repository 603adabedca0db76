"""Days, venues and hearers carried to the next words of the same speaker: "A," X said on Sunday. "B." Only where the
text ties the two sayings; a saying with an occasion of its own keeps it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from sitegen.analysis.occasion import find_day, find_day_near, is_occasion
from sitegen.analysis.reading import Reading
from sitegen.analysis.speech import DETERMINER, PRONOUN
from sitegen.analysis.words import GENITIVE, NAME, Line
from sitegen.model import QuotationFound, Span

_ON: Final = frozenset("added adding adds continued continues continuing".split())
"""Cues of somebody who goes on speaking."""
_SAID: Final = frozenset("explained said says".split())
_APART: Final = frozenset(
    "also again another before earlier elsewhere had has have later meanwhile once previously recently repeatedly "
    "separate separately since ago".split()
)
"""In the sentence of the second of two sayings: it may belong to another day."""
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
                quotation,
                said=before.said,
                after=before.after,
                venue=before.venue,
                addressee=before.addressee or quotation.addressee,
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
    """Does the same speaker go on: with nothing but the cue between, or with "he said" and no other day or voice? Over
    the end of a paragraph only quoted words do."""
    if before.said is None and before.venue is None:
        return False
    if quotation.speaker is None or (quotation.name, quotation.speaker) != (before.name, before.speaker):
        return False
    last, block = before.parts[-1].block, quotation.parts[0].block
    if quotation.cue is None:
        return block == last and quotation.rule in _HALVES
    cue = reading.blocks[quotation.cue.block].text[quotation.cue.start : quotation.cue.end].lower()
    if cue in _ON and block == last:
        return True
    return (
        (cue in _ON or cue in _SAID)
        and quotation.cue.block == block <= last + (quotation.form == "direct")
        and quotation.name >= 0
        and _is_pronoun(reading, quotation.source)
        and _is_undated(reading, before, quotation)
    )


def _is_pronoun(reading: Reading, source: Span | None) -> bool:
    if source is None:
        return False
    line = reading.line(source.block)
    spots = [at for at, start in enumerate(line.starts) if source.start <= start < source.end]
    return len(spots) == 1 and bool(line.flags[spots[0]] & PRONOUN)


def _is_undated(reading: Reading, before: QuotationFound, quotation: QuotationFound) -> bool:
    """Between the two no day, occasion or other person, and no word that parts the second from the first."""
    assert quotation.cue is not None
    ends = {quotation.cue.block: quotation.cue.end}
    for block in range(before.parts[-1].block, quotation.cue.block + 1):
        line = reading.line(block)
        low = before.parts[-1].end if block == before.parts[-1].block else 0
        places = [at for at, start in enumerate(line.starts) if low <= start < ends.get(block, start + 1)]
        if not places:
            continue
        if find_day(line, places[0], places[-1] + 1) is not None:
            return False
        for at in places:
            named = line.flags[at] & NAME and line.names[at] != quotation.name
            if named and reading.is_person(line.names[at]):
                return False
            if line.lower[at] in _APART and block == quotation.cue.block and at >= line.sentence(places[-1])[0]:
                return False
            if is_occasion(line.lower[at]) and _is_one(line, at):
                return False
    return True


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


def _is_one(line: Line, at: int) -> bool:
    """ "the talks", "his first interview": one in particular, and not "a role in global talks"."""
    return any(line.flags[step] & (DETERMINER | GENITIVE) for step in range(max(0, at - 3), at))


def _is_introduced(line: Line, at: int) -> bool:
    """ "a news conference", "his first interview", "Monday's briefing" """
    for step in range(at - 1, max(-1, at - 4), -1):
        if line.lower[step] in _INDEFINITE or line.flags[step] & GENITIVE:
            return True
        if line.flags[step] & DETERMINER:
            return False
    return False
