"""A quotation within a quotation: "As the mayor said, 'We wait.'" Its speaker is looked for in the outer words only."""

from __future__ import annotations

from sitegen.analysis.attribution import as_said, cue_after, cue_before
from sitegen.analysis.clauses import QUOTED, Line
from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.reference import resolve_phrase

class _Inner(Reading):
    """The same article, seeing of one block only the words of one stretch."""

    def __init__(self, reading: Reading, outer: int):
        super().__init__(reading.blocks, reading.names, reading.stretches)
        stretch = reading.stretches[outer]
        text = reading.blocks[stretch.block].text
        masked = list(" " * stretch.start + text[stretch.start : stretch.end] + " " * (len(text) - stretch.end))
        quotes: dict[int, int] = {}
        for index in reading.in_block(stretch.block):
            inner = reading.stretches[index]
            if inner.parent == outer:
                masked[inner.open : inner.close] = QUOTED * (inner.close - inner.open)
                quotes[inner.open] = index
        line = Line(stretch.block, text, "".join(masked), self.starts.get(stretch.block, {}), quotes)
        self._lines[stretch.block] = line


def attribute_nested(reading: Reading, index: int) -> Attribution | None:
    """The speaker of a stretch within another, where the outer words name one. "I said" adds nothing."""
    outer = reading.stretches[index].parent
    inner = _Inner(reading, outer)
    for rule in (cue_after, cue_before, as_said):
        found = rule(inner, index)
        if found is None or found.phrase is None:
            continue
        if found.phrase.kind != "name":
            return None
