"""Withholds what a public build may not show of a reserved text, once, before anything is linked or rendered: no noun
after this stage holds a withheld character, so no page, table or feed can leak one. Offsets stay as they were."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from sitegen.model import (
    WITHHELD,
    WITHHELD_REST,
    Article,
    Block,
    Comparison,
    Coverage,
    Limits,
    Member,
    Quotation,
    Resolved,
    Span,
    Status,
)
from sitegen.text import count_words, fold, words


class Use(Struct, frozen=True, order=True):
    """A stretch that a page would like to show. The lowest `rank` is granted first, ties by position."""

    rank: int
    """0 the lede, 1 readings of discrepancies, 2 compared quotations, 3 compared passages, 4 other quotations."""
    span: Span


def list_uses(
    articles: tuple[Article, ...], resolved: tuple[Resolved, ...], comparison: Comparison, limits: Limits
) -> dict[str, tuple[Use, ...]]:
    """By article id, every stretch that the site has a use for, in the order in which the limits are spent on them."""
    uses: dict[str, set[Use]] = {a.id: {Use(0, _cut_lede(a, limits.lede_words))} for a in articles}
    for discrepancy in comparison.discrepancies:
        for reading in discrepancy.readings:
            for member in reading.members:
                uses[member.article].add(Use(1, member.span))
    compared = {q for s in comparison.statements if len(s.quotations) > 1 for q in s.quotations}
    for one in resolved:
        for quotation in one.quotations:
            if quotation.found.form == "direct":
                rank = 2 if quotation.id in compared else 4
                uses[one.article].update(Use(rank, part) for part in quotation.found.parts)
    for passage in comparison.passages:
        for member in passage.members:
            uses[member.article].add(Use(3, member.span))
    return {
        article: tuple(sorted(use for use in wanted if use.span.block and use.span.start < use.span.end))
        for article, wanted in uses.items()
    }


def _cut_lede(article: Article, count: int) -> Span:
    for number, block in enumerate(article.blocks):
        if number and block.kind == "paragraph":
            found = words(block.text)[:count]
            return Span(number, 0, found[-1][1] if found else 0)
    return Span(0, 0, 0)


def withhold(article: Article, quotations: tuple[Quotation, ...], uses: tuple[Use, ...], limits: Limits) -> Article:
    """The article as a public build may show it. `quotations` say whose the words are: those of a named speaker are
    counted apart from the source's own. The title stays; whatever is not granted becomes WITHHELD."""
    if article.rights != "reserved":
        return article
    ledger = _Ledger(article, quotations, limits)
    for use in uses:
        ledger.grant(use.span)
    blocks = (
        block if number == 0 else _hide(block, ledger.granted[number]) for number, block in enumerate(article.blocks)
    )
    shown = tuple(blocks)
    return msgspec.structs.replace(article, blocks=shown, status=_trim_status(article, shown, limits))


_NOTE_STRETCH = 8
"""Words of the source that a note on what it changed may quote at a stretch."""


def _trim_status(article: Article, shown: tuple[Block, ...], limits: Limits) -> Status | None:
    """The status without its note where that quotes a word that is withheld, or more than a few: the note on a changed
    text has the words before and after, and is no way around the limits. All of it goes, as half a change misleads."""
    if article.status is None or not article.status.note:
        return article.status
    stretches = _list_quoted(article.status.note)
    whole, seen = (_fold_words(block.text for block in blocks) for blocks in (article.blocks, shown))
    lengths = [count_words(stretch) for stretch in stretches or ()]
    hidden = any(
        words in whole and words not in seen for stretch in stretches or () if (words := _fold_words([stretch])).strip()
    )
    if stretches is None or hidden or max(lengths, default=0) > _NOTE_STRETCH or sum(lengths) > limits.lede_words:
        return msgspec.structs.replace(article.status, note="")
    return article.status


def _fold_words(texts: Iterable[str]) -> str:
    """All words in order, with a space around each: what is looked up in it is met word by word."""
    return f" {' | '.join(' '.join(fold(text[a:b]) for a, b in words(text)) for text in texts)} "


def _list_quoted(text: str) -> list[str] | None:
    """What stands in marks, outermost; None where the marks do not close."""
    found, depth, start = [], 0, 0
    for at, character in enumerate(text):
        if character == "“":
            depth += 1
            start = at + 1 if depth == 1 else start
        elif character == "”":
            depth -= 1
            if depth < 0:
                return None
            if depth == 0:
                found.append(text[start:at])
    return found if depth == 0 else None


class _Ledger:
    """What is granted so far, word by word, and what is left to spend."""

    def __init__(self, article: Article, quotations: tuple[Quotation, ...], limits: Limits) -> None:
        self.limits = limits
        self.words = [words(block.text) for block in article.blocks]
        self.starts = [[a for a, _ in found] for found in self.words]
        self.ends = [[b for _, b in found] for found in self.words]
        self.shown: list[set[int]] = [set() for _ in article.blocks]
        self.granted: list[list[tuple[int, int]]] = [[] for _ in article.blocks]
        total = sum(count_words(b.text) for b in article.blocks[1:])
        self.own = min(limits.words, total * limits.percent // 100)
        self.quoted = limits.quotations_words
        self.spent: defaultdict[int, int] = defaultdict(int)
        self.speech: defaultdict[int, dict[int, int]] = defaultdict(dict)
        """Block -> word -> the named speaker's quotation that it stands in."""
        for index, quotation in enumerate(quotations):
            if quotation.found.form == "direct" and quotation.found.speaker_kind == "named":
                for part in quotation.found.parts:
                    for word in self.inside(part):
                        self.speech[part.block].setdefault(word, index)

    def inside(self, span: Span) -> range:
        """Words that the span touches."""
        return range(bisect_right(self.ends[span.block], span.start), bisect_left(self.starts[span.block], span.end))

    def grant(self, span: Span) -> None:
        """Grants the span if what is new of it fits; of a quotation that is too long, its first words."""
        inside = self.inside(span)
        speech = self.speech[span.block]
        if inside and speech.get(inside[0]) is not None and len({speech.get(w) for w in inside}) == 1:
            left = self.limits.quotation_words - self.spent[speech[inside[0]]]
            seen = sum(w in self.shown[span.block] for w in inside)
            if len(inside) - seen > left:
                inside = inside[: left + seen]
                span = Span(span.block, span.start, self.words[span.block][inside[-1]][1] if inside else span.start)
        fresh = [w for w in inside if w not in self.shown[span.block]]
        own = sum(w not in speech for w in fresh)
        said: defaultdict[int, int] = defaultdict(int)
        for word in fresh:
            if word in speech:
                said[speech[word]] += 1
        fits = all(self.spent[q] + n <= self.limits.quotation_words for q, n in said.items())
        if not inside or own > self.own or sum(said.values()) > self.quoted or not fits:
            return
        self.own -= own
        self.quoted -= sum(said.values())
        for quotation, count in said.items():
            self.spent[quotation] += count
        self.shown[span.block].update(fresh)
        found = self.words[span.block]
        self.granted[span.block].append((min(span.start, found[inside[0]][0]), max(span.end, found[inside[-1]][1])))


def _hide(block: Block, granted: list[tuple[int, int]]) -> Block:
    """The block with every stretch that holds a word and is not granted made unreadable, at its length."""
    text = block.text
    out: list[str] = []
    hidden: list[tuple[int, int]] = []
    at = 0
    for start, end in [*sorted(granted), (len(text), len(text))]:
        if start > at:
            gap = text[at:start]
            count = count_words(gap)
            if count or not granted:
                count = max(count, 1) if gap.strip() else count
                out.append(WITHHELD * count + WITHHELD_REST * (len(gap) - count))
                hidden.append((at, start))
            else:
                out.append(gap)
        if end > max(at, start):
            out.append(text[max(at, start) : end])
        at = max(at, end)
    tags = tuple(t for t in block.tags if not any(t.start < b and a < t.end for a, b in hidden))
    return msgspec.structs.replace(block, text="".join(out), tags=tags)


def is_withheld(text: str) -> bool:
    """Is any word of it withheld?"""
    return WITHHELD in text or WITHHELD_REST in text


def is_wholly_withheld(text: str) -> bool:
    """Is no word of it shown?"""
    return is_withheld(text) and not any(c.isalnum() for c in text)


def show(blocks: tuple[Block, ...], span: Span) -> str | None:
    """The words of a span, or None where any of them is withheld."""
    text = blocks[span.block].text[span.start : span.end]
    return None if is_withheld(text) else text


def mark_withheld(coverage: tuple[Coverage, ...], articles: dict[str, Article]) -> tuple[Coverage, ...]:
    """Coverage whose every passage is withheld says so: it is never silent, and never claims to show."""

    def hidden(member: Member) -> bool:
        return show(articles[member.article].blocks, member.span) is None

    return tuple(
        msgspec.structs.replace(cell, state="withheld")
        if cell.state in ("reports", "quotes") and cell.members and all(hidden(m) for m in cell.members)
        else cell
        for cell in coverage
    )


def count_shown(blocks: tuple[Block, ...]) -> tuple[int, int]:
    """Words of the body that are shown, and words of the body in all."""
    hidden = sum(block.text.count(WITHHELD) for block in blocks[1:])
    seen = sum(count_words(block.text.replace(WITHHELD_REST, " ").replace(WITHHELD, " ")) for block in blocks[1:])
    return seen, seen + hidden
