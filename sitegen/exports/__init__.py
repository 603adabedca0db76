"""The briefing as data: one JSON and CSV file a table, described by a Frictionless data package. Text that rights
withhold is null; its offsets stay. Nothing here decides anything: it writes down what the stages before found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from sitegen.exports.citations import make_citations
from sitegen.exports.evidence import PACKAGE, pack_evidence
from sitegen.exports.flat import flatten, write_csv
from sitegen.exports.rows import Row, make_rows
from sitegen.exports.sitemap import make_sitemap
from sitegen.exports.tables import TABLES, Table
from sitegen.link import Briefing
from sitegen.model import Comparison
from sitegen.urls import EVIDENCE

__all__ = ["PACKAGE", "make_exports", "make_sitemap"]


def make_exports(
    briefing: Briefing, comparison: Comparison, seals: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, bytes], ...]:
    """Path and content of every data file. `seals` are, by article, the SHA-256 of each block before withholding."""
    rows = make_rows(briefing, comparison, seals)
    files: list[tuple[str, bytes]] = []
    resources: list[Row] = []
    for table in TABLES:
        path = f"{table.name}.json"
        encoded = _encode(rows[table.name])
        files.append((f"data/{path}", encoded))
        resources.append(_describe(table, path, "json", len(encoded)))
        for name, fields, flat in flatten(table, rows[table.name]):
            written = write_csv(fields, flat)
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
    files += make_citations(briefing)
    if not briefing.private:  # what is for the editor's eyes is not to be handed on
        files.append((EVIDENCE, pack_evidence(files)))
    return tuple(files)


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
