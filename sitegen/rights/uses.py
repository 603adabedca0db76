"""What of reserved texts the site would like to show, most wanted first: it asks, and `withholding` grants. A reading
of a difference is asked for with who gives it and with the clause it stands in, so that no cell begins in its midst."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from sitegen.model import Article, Block, Comparison, Limits, Quotation, Resolved, Span
from sitegen.text import count_words, sentences, words


class Use(Struct, frozen=True, order=True):
    """A stretch that a page would like to show. The lowest `rank` is granted first, ties by position."""

    rank: int
    """0 the lede, 1 readings of discrepancies and the words for who gives them, 2 the clauses around readings,
    3 compared quotations, 4 compared passages, 5 other quotations."""
    span: Span


def list_uses(
    articles: tuple[Article, ...], resolved: tuple[Resolved, ...], comparison: Comparison, limits: Limits
) -> dict[str, tuple[Use, ...]]:
    """By the id of each reserved article, every stretch that the site has a use for, in the order in which the limits
    are spent on them."""
    reserved = [a for a in articles if a.rights == "reserved"]
    uses: dict[str, set[Use]] = {a.id: {Use(0, _cut_lede(a, limits.lede_words))} for a in reserved}
    if not uses:
        return {}
    found = {one.article: one for one in resolved}
    texts = {a.id: (a.blocks, found[a.id]) for a in reserved}
    for discrepancy in comparison.discrepancies:
        for reading in discrepancy.readings:
            told: set[tuple[str, str]] = set()
            for member in reading.members:
                if member.article not in uses:
                    continue
                blocks, one = texts[member.article]
                quotation = _find_quotation(one, member.span)
                naming = _find_naming(one, quotation, member.span)
                uses[member.article].update(Use(1, span) for span in (member.span, naming) if span is not None)
                giver = member.article, quotation.speaker if quotation is not None else ""
                if giver not in told:  # once of each who gives it
                    told.add(giver)
                    uses[member.article].update(_list_around(blocks, quotation, member.span))
    compared = {q for s in comparison.statements if len(s.quotations) > 1 for q in s.quotations}
    for one in resolved:
        for quotation in one.quotations if one.article in uses else ():
            if quotation.found.form == "direct":
                rank = 3 if quotation.id in compared else 5
                uses[one.article].update(Use(rank, part) for part in quotation.found.parts)
    for passage in comparison.passages:
        for member in passage.members:
            if member.article in uses:
                uses[member.article].add(Use(4, member.span))
    return {
        article: tuple(sorted(use for use in wanted if use.span.block and use.span.start < use.span.end))
        for article, wanted in uses.items()
    }


_CLAUSE = 24
"""Words of a clause that are shown around a reading, at most, and"""
_SPOKEN = 36
"""where somebody is given as saying it: who says so stands in it."""
_OPENS = re.compile(
    r"(?<=[;:—–] )|(?<=[\s(])(?=[“‘\"«]\w)|(?<=, )(?=but )"
    r"|(?<=\s)(?=(?:although|because|when|where|which|while|who|whom|whose) )"
)
"""Where a clause begins within its sentence. Not after "that": what is said of the clause before it may deny it."""
_CLOSES = re.compile(
    r"[,;:)]|[,.]?[”\"»]|\s[—–]|(?:\s(?:and|as|at|by|for|from|in|of|on|or|to|with))?"
    r"(?=\s(?:although|because|but|that|when|where|which|while|who|whom|whose)\s)"
)
"""Where it ends."""


def _list_around(blocks: tuple[Block, ...], quotation: Quotation | None, reading: Span) -> Iterable[Use]:
    """The clause that a reading stands in: from the start of its sentence, else of the clause, where that is not too
    long."""
    text, most = blocks[reading.block].text, _CLAUSE if quotation is None else _SPOKEN
    for start, end in sentences(text, reading.end):
        if start <= reading.start < end:
            opens = (start, *(m.start() for m in _OPENS.finditer(text, start, reading.start)))
            closed = _CLOSES.search(text, reading.end, end)
            for last in (closed.start() if closed else end, reading.end):
                for first in opens:
                    if count_words(text[first:last]) <= most:
                        yield Use(2, Span(reading.block, first, last))
                        return


def _find_quotation(resolved: Resolved, reading: Span) -> Quotation | None:
    for quotation in resolved.quotations:
        for part in quotation.found.parts:
            if part.block == reading.block and part.start <= reading.start and reading.end <= part.end:
                return quotation
    return None


def _find_naming(resolved: Resolved, quotation: Quotation | None, reading: Span) -> Span | None:
    """The words of the article for a speaker without a record who gives the reading."""
    for figure in resolved.figures:
        span = figure.found.span
        if span.block == reading.block and span.start < reading.end and reading.start < span.end:
            return None if figure.speaker else figure.found.speaker
    return quotation.found.speaker if quotation is not None and not quotation.speaker else None


def _cut_lede(article: Article, count: int) -> Span:
    for number, block in enumerate(article.blocks):
        if number and block.kind == "paragraph":
            found = words(block.text)[:count]
            return Span(number, 0, found[-1][1] if found else 0)
    return Span(0, 0, 0)
