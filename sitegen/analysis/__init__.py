"""One article's blocks -> findings: names, quotations, figures, dates. Knows no records, looks at one article only."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec.structs import replace

from sitegen.analysis.dates import find_dates
from sitegen.analysis.figures import find_figures
from sitegen.analysis.names import find_names
from sitegen.analysis.quotations import find_quotations
from sitegen.analysis.triggers import find_triggers
from sitegen.model import Block, DateFound, FigureFound, Findings, QuotationFound, Span


def analyse(blocks: tuple[Block, ...], language: str = "en", published: str = "") -> Findings:
    """All that the rules find in one article. `published` is its ISO date or empty; relative days need it.
    An interval of two days is the day and the next, which its address names."""
    names = find_names(blocks, language)
    quotations = find_quotations(blocks, names, language)
    datings, countings = find_triggers(blocks, language)
    dates = find_dates(blocks, language, published, datings)
    return Findings(
        names=names,
        quotations=_dated(quotations, dates),
        figures=_given_by(blocks, find_figures(blocks, language, countings), quotations),
        dates=dates,
    )


def _dated(quotations: tuple[QuotationFound, ...], dates: tuple[DateFound, ...]) -> tuple[QuotationFound, ...]:
    """The words that date a saying become one of the article's dates, where the two overlap."""
    spans: dict[int, list[Span]] = {}
    for date in dates:
        spans.setdefault(date.span.block, []).append(date.span)
    found = []
    for quotation in quotations:
        said = quotation.said
        if said is not None and not quotation.after:
            for span in spans.get(said.block, ()):
                if span.start < said.end and said.start < span.end and span != said:
                    quotation = replace(quotation, said=span)
                    break
        found.append(quotation)
    return tuple(found)


_ASIDE = re.compile(r", (?:which|who|whose|where) [^,;]*$")
"""A clause that adds something, up to here: in reported speech it is the writer's own."""


def is_aside(text: str, start: int, at: int) -> bool:
    """Does `at` stand in a clause that the writer adds to speech reported from `start` on?"""
    return _ASIDE.search(text, start, at) is not None


def _given_by(
    blocks: tuple[Block, ...], figures: tuple[FigureFound, ...], quotations: tuple[QuotationFound, ...]
) -> tuple[FigureFound, ...]:
    """A figure within a quotation, direct or indirect, is given by its speaker; any other by the source itself, and so
    is one that the source adds to reported speech ("he saw little hope in the crisis, which has seen 100,000 ...")."""
    parts: dict[int, list[tuple[int, int, int]]] = {}
    for index, quotation in enumerate(quotations):
        for part in quotation.parts:
            parts.setdefault(part.block, []).append((part.start, part.end, index))
    for row in parts.values():
        row.sort()
    found = []
    for figure in figures:
        span = figure.span
        row = parts.get(span.block, [])
        at = bisect_right(row, (span.start, 1 << 62, 0)) - 1
        # The last part that begins before the figure, or one that this part is nested in.
        while at >= 0 and row[at][1] < span.end and quotations[row[at][2]].inside >= 0:
            at -= 1
        inner = row[at] if at >= 0 and row[at][1] >= span.end else None
        if inner is not None:
            quotation = quotations[inner[2]]
            if quotation.form == "indirect" and is_aside(blocks[span.block].text, inner[0], span.start):
                figure = replace(figure, quotation=inner[2])
            else:
                figure = replace(figure, speaker=quotation.speaker, name=quotation.name, quotation=inner[2])
        found.append(figure)
    return tuple(found)
