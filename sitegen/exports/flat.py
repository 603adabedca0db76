"""Rows as CSV: objects become columns, lists become tables of their own. No cell can run as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct

from sitegen.exports.rows import Row
from sitegen.exports.tables import Field, Table


class Nested(Struct, frozen=True, gc=False):
    """A list of the rows as a table of its own."""

    name: str
    columns: tuple[str, ...]
    kinds: tuple[tuple[str, ...], ...]
    """Of each column, the names of the types in it, sorted."""
    lines: bytes


class Part(Struct, frozen=True, gc=False):
    """Some rows of a table, written."""

    json: bytes
    """As they stand between the brackets of the whole."""
    lines: tuple[str, ...]
    """Of the CSV; without the row's number, where the table has that for a key."""
    nested: tuple[Nested, ...] = ()


def write_part(table: Table, rows: list[Row], first: int = 0) -> Part:
    """Rows of a table; `first` is the number of the first of them."""
    if not rows:
        return Part(b"", ())
    key = _key_of(table)
    plain = [f for f in table.fields if f.type != "array"]
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\n")
    for row in rows:
        writer.writerow(list(_spread(plain, row)))
    nested = []
    for field in table.fields:
        if field.type == "array":
            items: list[Row] = []
            for number, row in enumerate(rows, first):
                parent = {f"{table.name}_{key}": number if key == "row" else row["id"]}
                items.extend(_list_items(parent, field.name, row[field.name]))
            if items:
                nested.append(_write_nested(field.name, items))
    encoded = msgspec.json.format(msgspec.json.encode(rows), indent=1)
    return Part(encoded[2:-2], tuple(lines), tuple(nested))


def join_parts(table: Table, parts: Sequence[Part]) -> Iterable[tuple[str, tuple[Field, ...], bytes]]:
    """The table's CSV files: name, fields and content of its own and of each list that has entries."""
    head = [Field("row", "integer", "number of the row, from 0")] if _key_of(table) == "row" else []
    plain = [f for f in table.fields if f.type != "array"]
    fields = (*head, *(f for field in plain for f in _spread_field(field)))
    lines: Iterable[str] = (line for part in parts for line in part.lines)
    if head:
        lines = (f"{number},{line}" for number, line in enumerate(lines))
    yield table.name, fields, (_write_head(f.name for f in fields) + "".join(lines)).encode()
    for field in table.fields:
        found = [n for part in parts for n in part.nested if n.name == field.name]
        if found:
            columns = found[0].columns
            if any(n.columns != columns for n in found):
                raise ValueError(f"entries of {table.name}.{field.name} differ in their columns")
            kinds = [set().union(*(n.kinds[at] for n in found)) for at in range(len(columns))]
            named = tuple(_guess_field(name, kind) for name, kind in zip(columns, kinds, strict=True))
            data = b"".join((_write_head(columns).encode(), *(n.lines for n in found)))
            yield f"{table.name}-{field.name}", named, data


class _Lines(list[str]):
    """What csv.writer writes to, a line a row."""

    write = list.append


def has_numbers(table: Table) -> bool:
    """Are its rows told apart by their number, for want of an id?"""
    return _key_of(table) == "row"


def _key_of(table: Table) -> str:
    return "id" if any(f.name == "id" for f in table.fields) else "row"


def _write_nested(name: str, items: list[Row]) -> Nested:
    columns = tuple(dict.fromkeys(column for item in items for column in item))
    kinds = tuple(tuple(sorted({type(item[c]).__name__ for item in items if item.get(c) is not None})) for c in columns)
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerows([_write_value(item.get(c)) for c in columns] for item in items)
    return Nested(name, columns, kinds, "".join(lines).encode())


def _write_head(names: Iterable[str]) -> str:
    lines = _Lines()
    csv.writer(lines, lineterminator="\n").writerow(list(names))
    return lines[0]


_OBJECTS = {"copy": ("kind", "of", "note")}


def _spread_field(field: Field) -> list[Field]:
    if field.type != "object":
        return [field]
    return [Field(f"{field.name}_{part}", "string") for part in _OBJECTS[field.name]]


def _spread(fields: Sequence[Field], row: Row) -> Iterable[object]:
    for field in fields:
        value = row[field.name]
        if field.type == "object":
            for part in _OBJECTS[field.name]:
                yield _write_value(value[part])
        else:
            yield _write_value(value)


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


def _guess_field(name: str, kinds: set[str]) -> Field:
    guessed = "boolean" if kinds == {"bool"} else "integer" if kinds == {"int"} else "string"
    return Field(name, guessed)


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _write_value(value: object) -> str | int:
    """A cell's text. One that a spreadsheet would run as a formula is disarmed by an apostrophe."""
    kind = type(value)
    if kind is str:
        return "'" + value if value[:1] in _FORMULA else value  # type: ignore[index, operator, return-value]
    if kind is int:
        return value  # type: ignore[return-value]
    if value is None:
        return ""
    if kind is bool:
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) and value != int(value) else str(value)
