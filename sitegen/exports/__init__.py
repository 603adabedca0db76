"""The briefing as data: one JSON and CSV file a table, described by a Frictionless data package. Text that rights
withhold is null; its offsets stay. Nothing here decides anything: it writes down what the stages before found."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sitegen.exports.citations import make_citations
from sitegen.exports.evidence import PACKAGE, pack_evidence
from sitegen.exports.flat import Part, has_numbers, join_parts, write_part
from sitegen.exports.rows import BY_ARTICLE, Groups, Row, list_groups, make_article_rows, make_rows
from sitegen.exports.sitemap import make_sitemap
from sitegen.exports.tables import TABLES, Table
from sitegen.link import Briefing
from sitegen.memo import Known, Memo
from sitegen.model import Article, Comparison, Resolved
from sitegen.urls import EVIDENCE

__all__ = ["PACKAGE", "make_exports", "make_sitemap"]


def make_exports(
    briefing: Briefing, comparison: Comparison, seals: Mapping[str, tuple[str, ...]], memo: Memo | None = None
) -> tuple[tuple[str, bytes], ...]:
    """Path and content of every data file. `seals` are, by article, the SHA-256 of each block before withholding."""
    memo = memo or Memo()
    parts = _write_articles(briefing, comparison, seals, memo)
    parts |= _write_rest(briefing, comparison, memo)
    files: list[tuple[str, bytes]] = []
    resources: list[Row] = []
    for table in TABLES:
        path = f"{table.name}.json"
        pieces = [part.json for part in parts[table.name] if part.json]
        encoded = b"[\n" + b",\n".join(pieces) + b"\n]\n" if pieces else b"[]\n"
        files.append((f"data/{path}", encoded))
        resources.append(_describe(table, path, "json", len(encoded)))
        for name, fields, written in join_parts(table, parts[table.name]):
            files.append((f"data/{name}.csv", written))
            resources.append(_describe(Table(name, table.about, fields), f"{name}.csv", "csv", len(written)))
    package = {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": "briefing",
        "title": briefing.settings.title,
        "description": briefing.settings.description or "Who said what, where, and where the accounts differ.",
        "version": briefing.edition,
        "resources": resources,
    }
    files.append((PACKAGE, _encode({k: v for k, v in package.items() if v})))
    files += make_citations(briefing, memo)
    if not briefing.private:  # what is for the editor's eyes is not to be handed on
        files.append((EVIDENCE, pack_evidence(files, memo)))
    return tuple(files)


def write_article(
    article: Article,
    resolved: Resolved,
    voice: str,
    statements: tuple[str, ...],
    groups: Groups,
    seals: tuple[str, ...],
) -> tuple[Part, ...]:
    """One article's part of each table `BY_ARTICLE`."""
    rows = make_article_rows(article, resolved, voice, statements, groups, seals)
    return tuple(write_part(_TABLES[name], rows[name]) for name in BY_ARTICLE)


_TABLES = {table.name: table for table in TABLES}


def _write_articles(
    briefing: Briefing, comparison: Comparison, seals: Mapping[str, tuple[str, ...]], memo: Memo
) -> dict[str, list[Part]]:
    groups = list_groups(comparison)
    written = memo.map(
        write_article,
        [
            (
                linked.article,
                linked.resolved,
                linked.voice.id,
                Known(tuple(said.statement for said in linked.said)),
                Known(groups.get(linked.article.id, ())),
                seals[linked.article.id],
            )
            for linked in briefing.articles
        ],
    )
    return {name: [parts[at] for parts in written] for at, name in enumerate(BY_ARTICLE)}


def write_rows(name: str, rows: bytes, first: int) -> Part:
    """Some rows of a table, given as JSON; `first` is the number of the first of them."""
    return write_part(_TABLES[name], msgspec.json.decode(rows), first)


_TOGETHER = 50
"""Rows written, and remembered, together."""


def _write_rest(briefing: Briefing, comparison: Comparison, memo: Memo) -> dict[str, list[Part]]:
    calls: list[tuple[str, bytes, int]] = []
    encode = msgspec.json.Encoder().encode
    for name, rows in make_rows(briefing, comparison).items():
        counted = has_numbers(_TABLES[name])
        calls.extend(
            (name, encode(rows[at : at + _TOGETHER]), at if counted else 0) for at in range(0, len(rows), _TOGETHER)
        )
    parts: dict[str, list[Part]] = {table.name: [] for table in TABLES if table.name not in BY_ARTICLE}
    for (name, _, _), part in zip(calls, memo.map(write_rows, calls), strict=True):
        parts[name].append(part)
    return parts


def _encode(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def _describe(table: Table, path: str, kind: str, size: int) -> Row:
    fields = [{"name": f.name, "type": f.type} | ({"description": f.about} if f.about else {}) for f in table.fields]
    resource: Row = {
        "name": f"{table.name}-{kind}",
        "path": path,
        "description": table.about,
        "format": kind,
        "mediatype": "application/json" if kind == "json" else "text/csv",
        "encoding": "utf-8",
        "bytes": size,
    }
    return resource | {"schema": {"fields": fields}}
