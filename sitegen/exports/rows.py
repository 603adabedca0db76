"""The rows of every table, as plain values: what the stages before found, written down. Withheld text is null."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from sitegen.exports.tables import TABLES
from sitegen.link import Briefing
from sitegen.model import Article, Comparison, Figure, Member, Resolved, Span, When
from sitegen.rights import count_shown, is_withheld, show

Row = dict[str, Any]


BY_ARTICLE = ("articles", "mentions", "quotations", "figures", "dates")
"""Tables whose rows are each of one article."""

Groups = tuple[tuple[Span, str], ...]
"""Stretches of an article, and the discrepancy that sets the figure there against others."""


def make_article_rows(
    article: Article,
    resolved: Resolved,
    voice: str,
    statements: tuple[str, ...],
    groups: Groups,
    seals: tuple[str, ...],
) -> dict[str, list[Row]]:
    """One article's rows of the tables `BY_ARTICLE`. `statements` are ids, one a quotation or empty; `seals` the
    SHA-256 of each block before withholding."""
    name, blocks = article.id, article.blocks

    def write(span: Span) -> Row:
        return {
            "article": name,
            "paragraph": span.block,
            "start": span.start,
            "end": span.end,
            "text": show(blocks, span),
        }

    def words(span: Span | None) -> str | None:
        return None if span is None else show(blocks, span)

    grouped = dict(groups)
    rows: dict[str, list[Row]] = {
        "articles": [_write_article(article, voice, seals)],
        "mentions": [
            write(mention.span) | {"kind": mention.kind, "target": mention.target, "basis": mention.basis}
            for mention in resolved.mentions
        ],
        "quotations": [],
        "figures": [
            write(figure.found.span)
            | _write_figure(figure)
            | {"about": words(figure.found.about), "group": grouped.get(figure.found.span)}
            for figure in resolved.figures
        ],
        "dates": [
            write(date.found.span) | {"date": date.found.date or None, "meeting": date.meeting or None}
            for date in resolved.dates
        ],
    }
    for quotation, statement in zip(resolved.quotations, statements, strict=True):
        found = quotation.found
        parts = [write(part) for part in found.parts]
        rows["quotations"].append(
            {"id": quotation.id}
            | parts[0]
            | {
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


def list_groups(comparison: Comparison) -> dict[str, Groups]:
    """By article, for `make_article_rows`."""
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


def _write_article(article: Article, voice: str, seals: Sequence[str]) -> Row:
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source or None,
        "agency": article.agency or None,
        "copy": {"kind": article.copy.kind, "of": article.copy.of or None, "note": article.copy.note or None},
        "voice": voice,
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
                "sha256": seals[number],
            }
            for number, block in enumerate(article.blocks)
        ],
    }


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
