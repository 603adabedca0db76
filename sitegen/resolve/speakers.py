"""Quotations tied to actors, days and ids. A description or a title alone is never promoted to a named person."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.model import Article, Block, DateFound, Findings, Mention, Name, Quotation, QuotationFound, Span
from sitegen.resolve.shelf import Shelf
from sitegen.text import count_words, fingerprint

_JOINTS = frozenset("a about against among an and at between by for from in of on or over the to under with".split())


def resolve_quotations(
    article: Article, findings: Findings, actors: Shelf[Mention], bearers: dict[int, str]
) -> tuple[Quotation, ...]:
    """Every quotation found, in the same order, with its id, its speaker's record and the day it was said.
    `bearers` is what `tie_names` gives."""
    blocks = article.blocks
    people = frozenset((s.block, s.end) for name in findings.names if name.kind == "person" for s in name.mentions)
    dates = Shelf((date.span, date) for date in findings.dates)
    seen: dict[str, int] = {}
    resolved: list[Quotation] = []
    for found in findings.quotations:
        words = " ".join(blocks[part.block].text[part.start : part.end] for part in found.parts)
        base = f"{article.id}-q-{fingerprint(words)}"
        seen[base] = seen.get(base, 0) + 1
        speaker = _find_speaker(blocks, found, bearers, actors, people)
        if speaker and found.speaker_kind == "unnamed":
            found = replace(found, speaker_kind="named")
        resolved.append(
            Quotation(
                id=base if seen[base] == 1 else f"{base}-{seen[base]}",
                found=found,
                speaker=speaker,
                said_on=_find_day(None if found.after else found.said, dates),
                words=count_words(words),
            )
        )
    return tuple(resolved)


def _find_speaker(
    blocks: tuple[Block, ...],
    found: QuotationFound,
    bearers: dict[int, str],
    actors: Shelf[Mention],
    people: frozenset[tuple[int, int]],
) -> str:
    if found.name >= 0:
        return bearers.get(found.name, "")
    if found.speaker is None:
        return ""
    whole = tie_span(blocks, found.speaker, actors)
    if whole or (found.speaker.block, found.speaker.end) not in people:
        return whole
    return _tie_titled(blocks, found.speaker, actors)


def _tie_titled(blocks: tuple[Block, ...], span: Span, actors: Shelf[Mention]) -> str:
    """The actor whose name ends a speaker's words, nothing but a title before it: "Secretary of State Lind", and not
    "an adviser to Lind"."""
    text = blocks[span.block].text
    for _, end, mention in actors.between(span.block, span.start, span.end):
        if end != span.end:
            continue
        before = text[span.start : mention.span.start].split()
        joined = bool(before) and (before[-1].lower() in _JOINTS or not before[-1][-1].isalnum())
        possessive = bool(before) and before[-1].endswith(("'s", "’s"))
        return mention.target if before and not joined and not possessive else ""
    return ""


def tie_names(names: tuple[Name, ...], actors: Shelf[Mention]) -> dict[int, str]:
    """Found name -> actor id, where all its mentions that are an actor's are one actor's."""
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


def tie_span(blocks: tuple[Block, ...], span: Span | None, actors: Shelf[Mention]) -> str:
    """The actor whose mention is the whole of a description's words, its article aside."""
    if span is None:
        return ""
    article = blocks[span.block].text[span.start : span.start + 4].lower() == "the "
    for start, end, mention in actors.between(span.block, span.start, span.end):
        if end == span.end and (start == span.start or (article and start == span.start + 4)):
            return mention.target
    return ""


def _find_day(said: Span | None, dates: Shelf[DateFound]) -> str:
    near = dates.over(said) if said is not None else []
    return near[0][2].date if near else ""


def lay_actors(mentions: tuple[Mention, ...]) -> Shelf[Mention]:
    return Shelf((mention.span, mention) for mention in mentions if mention.kind == "actor")
