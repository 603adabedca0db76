"""The rows of every table, as plain values: what the stages before found, written down. Withheld text is null."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from sitegen.exports.tables import TABLES
from sitegen.link import Briefing, LinkedArticle
from sitegen.model import Comparison, Figure, Member, Span, When
from sitegen.rights import count_shown, is_withheld, show

Row = dict[str, Any]


def make_rows(briefing: Briefing, comparison: Comparison, seals: Mapping[str, Sequence[str]]) -> dict[str, list[Row]]:
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

    groups = {
        (member.article, member.span): d.id
        for d in comparison.discrepancies
        if d.kind == "figure"
        for reading in d.readings
        for member in reading.members
    }
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for linked in briefing.articles:
        name = linked.article.id

        def words(span: Span | None, article: str = name) -> str | None:
            return None if span is None else write_member(Member(article, span))["text"]

        rows["articles"].append(_write_article(linked, seals[name]))
        for mention in linked.resolved.mentions:
            rows["mentions"].append(
                write_member(Member(name, mention.span))
                | {"kind": mention.kind, "target": mention.target, "basis": mention.basis}
            )
        for said in linked.said:
            quotation, found = said.quotation, said.quotation.found
            parts = [write_member(Member(name, part)) for part in found.parts]
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
                    "statement": said.statement or None,
                }
            )
        for figure in linked.resolved.figures:
            rows["figures"].append(
                write_member(Member(name, figure.found.span))
                | _write_figure(figure)
                | {"about": words(figure.found.about), "group": _find_group(groups, name, figure.found.span)}
            )
        for date in linked.resolved.dates:
            rows["dates"].append(
                write_member(Member(name, date.found.span))
                | {"date": date.found.date or None, "meeting": date.meeting or None}
            )
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


def _write_article(linked: LinkedArticle, seals: Sequence[str]) -> Row:
    article = linked.article
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source or None,
        "agency": article.agency or None,
        "copy": {"kind": article.copy.kind, "of": article.copy.of or None, "note": article.copy.note or None},
        "voice": linked.voice.id,
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


def _find_group(groups: Mapping[tuple[str, Span], str], article: str, span: Span) -> str | None:
    return groups.get((article, span))


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
