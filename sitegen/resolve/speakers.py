"""Quotations tied to actors, days and ids. A description or a title alone is never promoted to a named person."""

from __future__ import annotations

from sitegen.model import Article, Block, DateFound, Findings, Mention, Name, Quotation, QuotationFound, Span
from sitegen.resolve.shelf import Shelf
from sitegen.text import count_words, fingerprint


def resolve_quotations(
    article: Article, findings: Findings, mentions: tuple[Mention, ...], bearers: dict[int, str]
) -> tuple[Quotation, ...]:
    """Every quotation found, in the same order, with its id, its speaker's record and the day it was said.
    `bearers` is what `tie_names` gives."""
    blocks = article.blocks
    seen: dict[str, int] = {}
    resolved: list[Quotation] = []
    for found in findings.quotations:
        words = " ".join(blocks[part.block].text[part.start : part.end] for part in found.parts)
        base = f"{article.id}-q-{fingerprint(words)}"
        seen[base] = seen.get(base, 0) + 1
        resolved.append(
            Quotation(
                id=base if seen[base] == 1 else f"{base}-{seen[base]}",
                found=found,
                speaker=_find_speaker(blocks, found, bearers, mentions),
                said_on=_find_day(found.said, findings.dates),
                words=count_words(words),
            )
        )
    return tuple(resolved)


def _find_speaker(
    blocks: tuple[Block, ...], found: QuotationFound, bearers: dict[int, str], mentions: tuple[Mention, ...]
) -> str:
    if found.name >= 0:
        return bearers.get(found.name, "")
    if found.speaker_kind in ("named", "office"):
        return tie_span(blocks, found.speaker, mentions)
    return ""


def tie_names(names: tuple[Name, ...], mentions: tuple[Mention, ...]) -> dict[int, str]:
    """Found name -> actor id, where all its mentions that are an actor's are one actor's."""
    actors = Shelf((m.span, m) for m in mentions if m.kind == "actor")
    tied: dict[int, str] = {}
    for number, name in enumerate(names):
        targets = {m.target for span in name.mentions for _, _, m in actors.over(span) if _is_same(m.span, span)}
        if len(targets) == 1:
            tied[number] = targets.pop()
    return tied


def _is_same(mention: Span, name: Span) -> bool:
    """Do a mention and a naming end together, a suffix ("Jr.") aside, so that one is not part of the other's longer
    name?"""
    return mention.end == name.end or 0 < name.end - mention.end < 6


def tie_span(blocks: tuple[Block, ...], span: Span | None, mentions: tuple[Mention, ...]) -> str:
    """The actor whose mention is the whole of a description's words, its article aside."""
    if span is None:
        return ""
    words = blocks[span.block].text[span.start : span.end]
    start = span.start + (4 if words[:4].lower() == "the " else 0)
    for mention in mentions:
        same = mention.span.block == span.block and mention.span.end == span.end
        if mention.kind == "actor" and same and mention.span.start in (start, span.start):
            return mention.target
    return ""


def _find_day(said: Span | None, dates: tuple[DateFound, ...]) -> str:
    if said is None:
        return ""
    for found in dates:
        if found.span.block == said.block and found.span.start < said.end and said.start < found.span.end:
            return found.date
    return ""
