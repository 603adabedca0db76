"""One article's blocks -> findings: names, quotations, figures, dates. Knows no records, looks at one article only."""

from __future__ import annotations

from sitegen.analysis.names import find_names
from sitegen.analysis.quotations import find_quotations
from sitegen.model import Block, Findings


def analyse(blocks: tuple[Block, ...], language: str = "en", published: str = "") -> Findings:
    """All that the rules find in one article. `published` is its ISO date or empty; relative days need it."""
    names = find_names(blocks, language)
    quotations = find_quotations(blocks, names, language)
    return Findings(names=names, quotations=quotations)
