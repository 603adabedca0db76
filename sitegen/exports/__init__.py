"""The briefing as data: one JSON and CSV file a table, described by a Frictionless data package. Text that rights
withhold is null; its offsets stay. Nothing here decides anything: it writes down what the stages before found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from sitegen.exports.flat import flatten, write_csv
from sitegen.exports.rows import Row, make_rows
from sitegen.exports.tables import TABLES, Table
from sitegen.link import Briefing
from sitegen.model import Comparison

__all__ = ["make_exports"]


def make_exports(
    briefing: Briefing, comparison: Comparison, seals: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, bytes], ...]:
    """Path and content of every data file. `seals` are, by article, the SHA-256 of each block before withholding."""
    rows = make_rows(briefing, comparison, seals)
    files: list[tuple[str, bytes]] = []
    resources: list[Row] = []
    for table in TABLES:
        path = f"{table.name}.json"
        files.append((f"data/{path}", _encode(rows[table.name])))
        resources.append(_describe(table, path, "json"))
        for name, fields, flat in flatten(table, rows[table.name]):
            files.append((f"data/{name}.csv", write_csv(fields, flat)))
            resources.append(_describe(Table(name, table.about, fields), f"{name}.csv", "csv"))
    package = {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": "briefing",
        "title": briefing.settings.title,
        "description": briefing.settings.description or "Who said what, where, and where the accounts differ.",
        "version": briefing.edition,
        "resources": resources,
    }
    files.append(("data/datapackage.json", _encode({k: v for k, v in package.items() if v})))
    return tuple(files)


def _encode(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def _describe(table: Table, path: str, kind: str) -> Row:
    fields = [{"name": f.name, "type": f.type} | ({"description": f.about} if f.about else {}) for f in table.fields]
    resource: Row = {
        "name": f"{table.name}-{kind}",
        "path": path,
        "description": table.about,
        "format": kind,
        "mediatype": "application/json" if kind == "json" else "text/csv",
        "encoding": "utf-8",
    }
    return resource | {"schema": {"fields": fields}}
