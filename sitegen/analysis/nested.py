"""A quotation within a quotation: "As the mayor said, 'We wait.'" Its speaker is looked for in the outer words only."""

from __future__ import annotations

import copy

from sitegen.analysis.cues import cue_after, cue_before
from sitegen.analysis.cues_apart import as_said
from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.reference import resolve_phrase
from sitegen.analysis.words import QUOTE, Line


def attribute_nested(reading: Reading, index: int) -> Attribution | None:
    """The speaker of a stretch within another, where the outer words name one. "I said" adds nothing."""
    outer = reading.stretches[index].parent
    inner = reading.inner.get(outer)
    if inner is None:
        inner = reading.inner[outer] = _look_inside(reading, outer)
    for rule in (cue_after, cue_before, as_said):
        found = rule(inner, index)
        if found is None or found.phrase is None:
            continue
        if found.phrase.kind != "name":
            return None
        name, speaker, kind = resolve_phrase(inner, found.block, found.phrase)
        return Attribution(f"nested_{found.rule}", found.block, None, -1, name, speaker, kind)
    return None


def _look_inside(reading: Reading, outer: int) -> Reading:
    """The same article, seeing of one block only the words of one stretch."""
    stretch = reading.stretches[outer]
    text = reading.blocks[stretch.block].text
    children = [
        (reading.stretches[index].open, reading.stretches[index].close, index, QUOTE)
        for index in reading.children(outer)
    ]
    line = Line(
        stretch.block,
        text,
        reading.starts.get(stretch.block, {}),
        reading.order(stretch.block),
        children,
        stretch.start,
        stretch.end,
    )
    inner = copy.copy(reading)
    inner.seen = {stretch.block: line}
    return inner
