"""The rows of every table, as plain values: what the stages before found, written down. Withheld text is null."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from msgspec import Struct

from sitegen.exports.tables import TABLES
from sitegen.link import Briefing
from sitegen.model import Article, Block, Comparison, Figure, Member, Resolved, Span, When
from sitegen.rights import count_shown, is_withheld, show

Row = dict[str, Any]


Groups = tuple[tuple[Span, str], ...]
"""Stretches of an article, and the discrepancy that sets the figure there against others."""


class Sheet(NamedTuple):
    """All that the rows of one article say."""

    article: Article
    resolved: Resolved
    voice: str
    statements: tuple[str, ...]
    """Ids, one a quotation or empty."""
    groups: Groups
    printed: tuple[Block, ...]
    """Its blocks before withholding, of which the SHA-256 are given: they prove what a withheld paragraph said without
    saying it."""


def _write_articles(sheet: Sheet) -> list[Row]:
    article = sheet.article
    row: Row = {
        "id": article.id,
        "title": article.title,
        "source": article.source or None,
        "agency": article.agency or None,
        "copy": {"kind": article.copy.kind, "of": article.copy.of or None, "note": article.copy.note or None},
        "voice": sheet.voice,
        "authors": list(article.authors),
        "published": _write_when(article.published),
        "written": [{"meeting": ref.id, "written": ref.written or None} for ref in article.meetings],
        "url": article.url or None,
        "archived": article.archived or None,
        "retrieved": _write_when(article.retrieved),
        "added": _write_when(article.added),
        "language": article.language or None,
        "rights": article.rights,
        "status": article.status.kind if article.status else None,
        "digest": article.digest,
        "words": count_shown(article.blocks)[1],
        "paragraphs": [
            {
                "n": number,
                "kind": block.kind,
                "text": None if is_withheld(block.text) else block.text,
                "sha256": sha256(whole.text.encode()).hexdigest(),
            }
            for number, (block, whole) in enumerate(zip(article.blocks, sheet.printed, strict=True))
        ],
    }
    return [row]


def _write_span(article: Article, span: Span) -> Row:
    return {
        "article": article.id,
        "paragraph": span.block,
        "start": span.start,
        "end": span.end,
        "text": show(article.blocks, span),
    }


def _write_mentions(sheet: Sheet) -> list[Row]:
    return [
        _write_span(sheet.article, mention.span)
        | {"kind": mention.kind, "target": mention.target, "basis": mention.basis}
        for mention in sheet.resolved.mentions
    ]


def _write_quotations(sheet: Sheet) -> list[Row]:
    article = sheet.article
    rows: list[Row] = []

    def words(span: Span | None) -> str | None:
        return None if span is None else show(article.blocks, span)

    for quotation, statement in zip(sheet.resolved.quotations, sheet.statements, strict=True):
        found = quotation.found
        parts = [_write_span(article, part) for part in found.parts]
        rows.append(
            {
                "id": quotation.id,
                **parts[0],
                "parts": parts,
                "speaker": quotation.speaker or None,
                "speaker_text": words(found.speaker),
                "speaker_kind": found.speaker_kind,
                "cue": words(found.cue),
                "addressee": words(found.addressee),
                "venue": words(found.venue),
                "occasion": quotation.occasion or None,
                "said_on": quotation.said_on or None,
                "form": found.form,
                "marks": found.marks,
                "basis": quotation.basis,
                "statement": statement or None,
            }
        )
    return rows


def _write_figures(sheet: Sheet) -> list[Row]:
    grouped, blocks = dict(sheet.groups), sheet.article.blocks
    return [
        _write_span(sheet.article, figure.found.span)
        | _write_figure(figure)
        | {
            "about": None if figure.found.about is None else show(blocks, figure.found.about),
            "group": grouped.get(figure.found.span),
        }
        for figure in sheet.resolved.figures
    ]


def _write_dates(sheet: Sheet) -> list[Row]:
    return [
        _write_span(sheet.article, date.found.span) | {"date": date.found.date or None, "meeting": date.meeting or None}
        for date in sheet.resolved.dates
    ]


def list_groups(comparison: Comparison) -> dict[str, Groups]:
    """By article."""
    found: dict[tuple[str, Span], str] = {
        (member.article, member.span): d.id
        for d in comparison.discrepancies
        if d.kind == "figure"
        for reading in d.readings
        for member in reading.members
    }
    groups: dict[str, list[tuple[Span, str]]] = {}
    for (article, span), ident in found.items():
        groups.setdefault(article, []).append((span, ident))
    return {article: tuple(sorted(spans)) for article, spans in groups.items()}


def make_rows(briefing: Briefing, comparison: Comparison) -> dict[str, list[Row]]:
    """The rows of all other tables."""
    texts = {linked.article.id: linked.article.blocks for linked in briefing.articles}

    def write_member(member: Member) -> Row:
        span = member.span
        return {
            "article": member.article,
            "paragraph": span.block,
            "start": span.start,
            "end": span.end,
            "text": show(texts[member.article], span),
        }

    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES if table.name not in BY_ARTICLE}
    for kind, linked_records in (
        ("actors", [a.actor for a in briefing.actors]),
        ("meetings", [m.meeting for m in briefing.meetings]),
        ("sources", [s.source for s in briefing.sources]),
        ("topics", [t.topic for t in briefing.topics]),
    ):
        fields = next(table.fields for table in TABLES if table.name == kind)
        for record in linked_records:
            rows[kind].append({field.name: _plain(getattr(record, field.name)) for field in fields})
    for printing in briefing.printings:
        statement = printing.statement
        rows["statements"].append(
            {
                "id": statement.id,
                "speaker": statement.speaker or None,
                "said_on": statement.said_on or None,
                "venue": write_member(statement.venue)["text"] if statement.venue else None,
                "quotations": list(statement.quotations),
                "related": list(statement.related),
                "basis": statement.basis,
            }
        )
    for passage in comparison.passages:
        rows["passages"].append(
            {
                "id": passage.id,
                "kind": passage.kind,
                "topic": passage.topic or None,
                "meeting": passage.meeting or None,
                "members": [write_member(m) for m in passage.members],
                "basis": passage.basis,
            }
        )
    for discrepancy in comparison.discrepancies:
        rows["discrepancies"].append(
            {
                "id": discrepancy.id,
                "kind": discrepancy.kind,
                "about": discrepancy.about,
                "also": list(discrepancy.also),
                "weight": discrepancy.weight,
                "readings": [
                    {
                        "value": reading.value,
                        "speaker": reading.speaker or None,
                        "members": [write_member(m) for m in reading.members],
                    }
                    for reading in discrepancy.readings
                ],
                "note": discrepancy.note or None,
                "basis": discrepancy.basis,
            }
        )
    for cell in comparison.coverage:
        rows["coverage"].append(
            {
                "kind": cell.kind,
                "target": cell.target,
                "source": cell.source,
                "state": cell.state,
                "articles": list(cell.articles),
                "members": [write_member(m) for m in cell.members],
            }
        )
    return rows


def _write_figure(figure: Figure) -> Row:
    found = figure.found
    value: object = int(found.value) if found.value == int(found.value) else found.value
    if found.unit == "clock":
        value = f"{int(found.value) // 60:02}:{int(found.value) % 60:02}"
    return {
        "value": value,
        "value_max": found.value_max,
        "unit": found.unit or None,
        "hedge": found.hedge or None,
        "speaker": figure.speaker or None,
    }


def _write_when(when: When | None) -> str | None:
    return None if when is None else when.text or when.first


def _plain(value: object) -> object:
    """A record's value as JSON: empty is null, dates as written, Structs as objects, tuples as lists."""
    if isinstance(value, When):
        return _write_when(value)
    if isinstance(value, Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return None if value == "" else value


BY_ARTICLE: Mapping[str, Callable[[Sheet], list[Row]]] = {
    "articles": _write_articles,
    "mentions": _write_mentions,
    "quotations": _write_quotations,
    "figures": _write_figures,
    "dates": _write_dates,
}
"""Tables whose rows are each of one article, and what makes these."""
