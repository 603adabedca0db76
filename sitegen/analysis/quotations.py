"""Quotations of one article with their speakers. Gives nobody's words to nobody, and no words that are no statement."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from sitegen.analysis.attribution import RULES
from sitegen.analysis.bearers import GENDERS
from sitegen.analysis.constructions import label_of
from sitegen.analysis.indirect import find_reported, may_report
from sitegen.analysis.indirect_russian import find_reported_russian
from sitegen.analysis.marks import Stretch, find_stretches
from sitegen.analysis.nested import attribute_nested
from sitegen.analysis.occasion import read_occasion
from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.reference import is_human, note_description, resolve_phrase
from sitegen.analysis.russian import find_russian
from sitegen.analysis.same_occasion import carry_occasions
from sitegen.analysis.statements import find_repeats, is_aside, is_statement, is_title
from sitegen.model import Block, Name, QuotationFound, Span


def find_quotations(
    blocks: tuple[Block, ...], names: tuple[Name, ...], language: str = "en"
) -> tuple[QuotationFound, ...]:
    """Every quotation, direct and indirect, in order of its first words; `inside` counts in that order."""
    if language.startswith("ru"):
        direct = find_russian(blocks, names)
        return tuple(sorted(direct + find_reported_russian(blocks, names, direct), key=lambda one: one.parts[0]))
    if language and not language.startswith("en"):
        return ()
    reading = Reading(blocks, names, find_stretches(blocks))
    _attribute_stretches(reading)
    found = _collect_direct(reading)
    found.extend(_collect_reported(reading))
    order = sorted(range(len(found)), key=lambda index: (found[index][1].parts[0], -found[index][1].parts[0].end))
    place = {found[index][0]: position for position, index in enumerate(order) if found[index][0] >= 0}
    ordered = tuple(
        replace(found[index][1], inside=place[found[index][1].inside])
        if found[index][1].inside >= 0
        else found[index][1]
        for index in order
    )
    return carry_occasions(reading, ordered)


def _attribute_stretches(reading: Reading) -> None:
    """Runs the rules over every stretch, in the order of the text."""
    stretches = reading.stretches
    for index in range(len(stretches)):
        if is_title(reading, index):
            reading.titles.add(index)
    for index, stretch in enumerate(stretches):
        if stretch.before >= 0 and label_of(reading, index):
            stretches[stretch.before].after = -1
            stretch.before = -1
    for index, stretch in enumerate(stretches):
        if index in reading.titles or stretch.parent >= 0:
            continue
        attribution = _attribute(reading, index)
        if attribution is not None:
            reading.attributed[index] = attribution
    _repeat_in_headline(reading)


def _repeat_in_headline(reading: Reading) -> None:
    """Words of the headline that the text has again: whose they are there."""
    for index in reading.in_block(0)[:6]:
        known = reading.attributed.get(index)
        if reading.blocks[0].kind != "title" or index in reading.titles or (known is not None and not known.weak):
            continue
        again = [other for other in find_repeats(reading, index) if other in reading.attributed]
        told = {(one.name, one.speaker) for one in (reading.attributed[other] for other in again)}
        if len(told) == 1 and reading.attributed[again[0]].speaker is not None:
            reading.attributed[index] = replace(reading.attributed[again[0]], rule="headline_again", weak=False)


def _attribute(reading: Reading, index: int) -> Attribution | None:
    for rule in RULES:
        found = rule(reading, index)
        if found is not None:
            if found.speaker is None and found.phrase is not None:
                found = resolve(reading, found)
            _remember(reading, found)
            return found
    return None


def resolve(reading: Reading, found: Attribution) -> Attribution:
    """The attribution with the bearer that its words mean."""
    if found.phrase is None:
        return found
    name, speaker, kind = resolve_phrase(reading, found.block, found.phrase)
    return replace(found, name=name, speaker=speaker, kind=kind)


def _remember(reading: Reading, found: Attribution) -> None:
    """Keeps who spoke last, for the pronouns that follow."""
    if found.speaker is None:
        return
    person = found.name >= 0 and reading.is_person(found.name)
    if found.name >= 0:
        line = reading.line(found.block)
        if person and found.phrase is not None and found.phrase.kind == "pronoun":
            reading.called.setdefault(found.name, GENDERS.get(line.lower[found.phrase.first], ""))
        reading.speakings.append((found.block, line.starts[found.phrase.first] if found.phrase else 0, found.name))
    elif found.phrase is not None and found.phrase.kind == "description":
        note_description(reading, found.block, found.phrase, found.speaker, found.kind)
    if person:
        reading.described = None
        reading.spoken = None
    elif found.kind in ("named", "document") or not (found.phrase and is_human(reading, found.block, found.phrase)):
        reading.spoken = (found.block, (found.name, found.speaker, found.kind))


def _collect_direct(reading: Reading) -> list[tuple[int, QuotationFound]]:
    """The statements among the stretches, each with its stretch's number."""
    stretches = reading.stretches
    found: list[tuple[int, QuotationFound]] = []
    kept: set[int] = set()
    for index, stretch in enumerate(stretches):
        if index in reading.titles or stretch.before >= 0:
            continue
        if stretch.parent >= 0:
            told = stretch.parent in kept and stretch.start < stretch.end  # marks that open as the outer ones close
            inner = attribute_nested(reading, index) if told else None
            if inner is not None:
                kept.add(index)
                found.append((index, replace(_made(reading, (stretch,), inner), inside=stretch.parent)))
            continue
        attribution = reading.attributed.get(index)
        if is_statement(reading, index, attribution):
            kept.add(index)
            found.append((index, _made(reading, _chain(reading, stretch), attribution)))
    return found


def _chain(reading: Reading, stretch: Stretch) -> tuple[Stretch, ...]:
    """The stretch and those that continue it in the blocks after."""
    chain = [stretch]
    while chain[-1].after >= 0 and reading.stretches[chain[-1].after].before >= 0:
        chain.append(reading.stretches[chain[-1].after])
    return tuple(chain)


def _made(reading: Reading, chain: tuple[Stretch, ...], attribution: Attribution | None) -> QuotationFound:
    parts = tuple(
        Span(each.block, each.start, each.end)
        for at, each in enumerate(chain)
        if not at or not is_aside(reading.blocks[each.block].text[each.start : each.end])
    )
    intact = chain[0].opened and chain[-1].closed
    bare = QuotationFound(parts, "direct", "intact" if intact else "repaired")
    return bare if attribution is None else _attributed(reading, bare, attribution)


def _attributed(reading: Reading, quotation: QuotationFound, attribution: Attribution) -> QuotationFound:
    line = reading.line(attribution.block)
    phrase, cue = attribution.phrase, attribution.cue
    quotation = replace(
        quotation,
        speaker=attribution.speaker,
        speaker_kind=attribution.kind,
        name=attribution.name,
        source=Span(attribution.block, line.starts[phrase.first], line.ends[phrase.last]) if phrase else None,
        rule=attribution.rule,
    )
    if cue < 0:
        return quotation
    stop = -1
    if quotation.form == "indirect" and quotation.parts[0].start > line.starts[cue]:
        stop = bisect_left(line.starts, quotation.parts[0].start)
    occasion = read_occasion(line, cue, phrase.first if phrase else cue, phrase.last if phrase else cue, stop)
    return replace(
        quotation,
        cue=Span(attribution.block, line.starts[cue], line.ends[cue]),
        addressee=occasion.addressee,
        venue=occasion.venue,
        said=occasion.said,
        after=occasion.after,
    )


def _collect_reported(reading: Reading) -> list[tuple[int, QuotationFound]]:
    """Reported speech without marks, where its speaker is known. Read in the order of the text, so that "he" and "it"
    mean who spoke last before them, in marks or without."""
    found: list[tuple[int, QuotationFound]] = []
    voices = sorted(
        (
            (one.block, reading.line(one.block).starts[one.phrase.first], index)
            for index, one in reading.attributed.items()
            if one.phrase is not None and one.speaker is not None
        ),
        reverse=True,
    )
    reading.speakings, reading.described, reading.spoken = [], None, None
    for block in range(len(reading.blocks)):
        whole = reading.blocks[block]
        if whole.kind in ("title", "code", "rule") or not (block in reading.seen or may_report(whole.text)):
            continue
        for attribution, spans in find_reported(reading, block):
            phrase = attribution.phrase
            place = (block, reading.line(block).starts[phrase.first] if phrase is not None else 0, -1)
            while voices and voices[-1] < place:
                _remember(reading, reading.attributed[voices.pop()[2]])
            attribution = resolve(reading, attribution)
            if attribution.speaker is None:
                continue
            _remember(reading, attribution)
            parts = tuple(Span(block, start, end) for start, end in spans)
            found.append((-1, _attributed(reading, QuotationFound(parts, "indirect", "none"), attribution)))
    return found
