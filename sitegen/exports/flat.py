"""Rows as CSV: objects become columns, lists become tables of their own. No cell can run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from sitegen.exports.rows import Row
from sitegen.exports.tables import Field, Table


def flatten(table: Table, rows: list[Row]) -> Iterable[tuple[str, tuple[Field, ...], list[Row]]]:
    """The table for CSV: objects become columns, lists become tables of their own that name their row by its key."""
    key = "id" if any(f.name == "id" for f in table.fields) else "row"
    plain = [f for f in table.fields if f.type != "array"]
    head = [Field("row", "integer", "number of the row, from 0")] if key == "row" else []
    flat = []
    nested: dict[str, list[Row]] = {f.name: [] for f in table.fields if f.type == "array"}
    for number, row in enumerate(rows):
        own = {"row": number} if key == "row" else {}
        flat.append(own | _spread({f.name: row[f.name] for f in plain}))
        parent = {f"{table.name}_{key}": number if key == "row" else row["id"]}
        for name, items in nested.items():
            items.extend(_list_items(parent, name, row[name]))
    fields = [*head, *(f for field in plain for f in _spread_field(field))]
    yield table.name, tuple(fields), flat
    for name, items in nested.items():
        names = list(dict.fromkeys(column for item in items for column in item))
        if names:
            yield f"{table.name}-{name}", tuple(_guess_field(column, items) for column in names), items


_OBJECTS = {"copy": ("kind", "of", "note")}


def _spread_field(field: Field) -> list[Field]:
    if field.type != "object":
        return [field]
    return [Field(f"{field.name}_{part}", "string") for part in _OBJECTS[field.name]]


def _spread(row: Row) -> Row:
    flat: Row = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat.update({f"{name}_{part}": inner for part, inner in value.items()})
        else:
            flat[name] = value
    return flat


def _list_items(parent: Row, name: str, items: Sequence[object]) -> Iterable[Row]:
    for number, item in enumerate(items):
        head = parent | {"position": number}
        if isinstance(item, dict):
            lists = {k: v for k, v in item.items() if isinstance(v, list)}
            plain = {k: v for k, v in item.items() if not isinstance(v, list)}
            if not lists:
                yield head | plain
            for values in lists.values():
                for value in values:
                    yield head | plain | (value if isinstance(value, dict) else {name: value})
        elif isinstance(item, list):
            for value in item:
                yield head | {name: " ".join(map(str, value)) if isinstance(value, list) else value}
        else:
            yield head | {name: item}


def _guess_field(name: str, items: list[Row]) -> Field:
    values = [item[name] for item in items if item.get(name) is not None]
    kinds = {type(value) for value in values}
    guessed = "boolean" if kinds == {bool} else "integer" if kinds == {int} else "string"
    return Field(name, guessed)


def write_csv(fields: Sequence[Field], rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in fields])
    for row in rows:
        writer.writerow([_write_value(row.get(field.name)) for field in fields])
    return out.getvalue().encode()


def _write_value(value: object) -> str:
    """A cell's text. One that a spreadsheet would run as a formula is disarmed by an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + value if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
    return f"{value:g}" if isinstance(value, float) and value != int(value) else str(value)
