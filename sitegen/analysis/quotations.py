"""Quotations of one article with their speakers. Gives nobody's words to nobody, and no words that are no statement."""

from __future__ import annotations

from sitegen.analysis.attribution import RULES, label_of
from sitegen.analysis.marks import find_stretches
from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.reference import note_description, resolve_phrase
from sitegen.analysis.statements import is_aside, is_statement, is_title
from sitegen.model import Block, Name, QuotationFound, Span


def find_quotations(blocks: tuple[Block, ...], names: tuple[Name, ...], language: str = "en") -> tuple[QuotationFound, ...]:
    """Every quotation in order of its first words."""
    stretches = find_stretches(blocks)
    if not stretches:
        return ()
    reading = Reading(blocks, names, stretches)
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
    found: list[QuotationFound] = []
    for index, stretch in enumerate(stretches):
        if index in reading.titles or stretch.parent >= 0 or stretch.before >= 0:
            continue
        attribution = reading.attributed.get(index)
        if not is_statement(reading, index, attribution):
            continue
        parts = [Span(stretch.block, stretch.start, stretch.end)]
        after = stretch.after
        whole = stretch
        while after >= 0 and stretches[after].before >= 0:
            whole = stretches[after]
            if not is_aside(blocks[whole.block].text[whole.start : whole.end]):
                parts.append(Span(whole.block, whole.start, whole.end))
            after = whole.after
        repaired = not (stretch.opened and whole.closed)
        if attribution is None:
            found.append(QuotationFound(tuple(parts), "direct", "repaired" if repaired else "intact"))
            continue
        line = reading.line(attribution.block)
        phrase = attribution.phrase
        found.append(
            QuotationFound(
                parts=tuple(parts),
                form="direct",
                marks="repaired" if repaired else "intact",
                speaker=attribution.speaker,
                speaker_kind=attribution.kind,
                name=attribution.name,
                source=Span(attribution.block, line.starts[phrase.first], line.ends[phrase.last]) if phrase else None,
                cue=Span(attribution.block, line.starts[attribution.cue], line.ends[attribution.cue]) if attribution.cue >= 0 else None,
                rule=attribution.rule,
            )
        )
    return tuple(found)


def _attribute(reading: Reading, index: int) -> Attribution | None:
    for rule in RULES:
        found = rule(reading, index)
        if found is None:
            continue
        if found.speaker is None and found.phrase is not None:
            name, speaker, kind = resolve_phrase(reading, found.block, found.phrase)
            found = Attribution(found.rule, found.block, found.phrase, found.cue, name, speaker, kind, found.weak)
        if found.name >= 0:
            line = reading.line(found.block)
            offset = line.starts[found.phrase.first] if found.phrase else 0
            reading.speakings.append((found.block, offset, found.name))
        if found.name >= 0 and reading.is_person(found.name):
            reading.described = None
        elif found.name < 0 and found.speaker is not None and found.phrase is not None and found.phrase.kind == "description":
            note_description(reading, found.block, found.phrase, found.speaker, found.kind)
        if found.speaker is not None:
            person = found.name >= 0 and reading.is_person(found.name)
            reading.spoken = None if person else (reading.stretches[index].block, (found.name, found.speaker, found.kind))
        return found
    return None
