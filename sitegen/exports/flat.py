"""Rows as CSV: objects become columns, lists become tables of their own. No cell can run as a formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter

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
    lines = write_lines(map(_take_cells(plain), rows))
    nested = []
    for field in table.fields:
        if field.type == "array":
            items: list[Row] = []
            name = field.name
            parent = f"{table.name}_{key}"
            for number, row in enumerate(rows, first):
                if row[name]:
                    items += _list_items({parent: number if key == "row" else row["id"]}, name, row[name])
            if items:
                nested.append(_write_nested(name, items))
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
    yield table.name, fields, (write_lines([[f.name for f in fields]])[0] + "".join(lines)).encode()
    for field in table.fields:
        found = [n for part in parts for n in part.nested if n.name == field.name]
        if found:
            columns = found[0].columns
            if any(n.columns != columns for n in found):
                raise ValueError(f"entries of {table.name}.{field.name} differ in their columns")
            kinds = [set().union(*(n.kinds[at] for n in found)) for at in range(len(columns))]
            named = tuple(_guess_field(name, kind) for name, kind in zip(columns, kinds, strict=True))
            data = b"".join((write_lines([columns])[0].encode(), *(n.lines for n in found)))
            yield f"{table.name}-{field.name}", named, data


def has_numbers(table: Table) -> bool:
    """Are its rows told apart by their number, for want of an id?"""
    return _key_of(table) == "row"


def _key_of(table: Table) -> str:
    return "id" if any(f.name == "id" for f in table.fields) else "row"


def _write_nested(name: str, items: list[Row]) -> Nested:
    columns = tuple(dict.fromkeys(chain.from_iterable(items)))
    alike = all(map(columns.__eq__, map(tuple, items)))
    rows = [tuple(item.values()) for item in items] if alike else [tuple(map(item.get, columns)) for item in items]
    found = [set(map(type, values)) - {type(None)} for values in zip(*rows, strict=True)]
    kinds = tuple(tuple(sorted(kind.__name__ for kind in some)) for some in found)
    return Nested(name, columns, kinds, "".join(write_lines(rows)).encode())


def write_lines(rows: Iterable[Iterable[object]]) -> list[str]:
    """A line a row, as RFC 4180 has it, but for the plain newline at its end."""
    texts = _Texts()
    return [
        ",".join([texts[c] if type(c) is str else str(c) if type(c) is int else _write_value(c) for c in row]) + "\n"
        for row in rows
    ]


class _Texts(dict[str, str]):
    """Cells of words as they are written: most stand in many rows."""

    def __missing__(self, words: str) -> str:
        text = "'" + words if words.startswith(_FORMULA) else words
        if "," in text or '"' in text or "\n" in text or "\r" in text:
            text = '"' + text.replace('"', '""') + '"'
        self[words] = text
        return text


_OBJECTS = {"copy": ("kind", "of", "note")}


def _spread_field(field: Field) -> list[Field]:
    if field.type != "object":
        return [field]
    return [Field(f"{field.name}_{part}", "string") for part in _OBJECTS[field.name]]


def _take_cells(fields: Sequence[Field]) -> Callable[[Row], Iterable[object]]:
    """What gives the cells of a row."""
    if all(field.type != "object" for field in fields):  # as of nearly all tables
        return itemgetter(*[field.name for field in fields])
    return partial(_spread, fields)


def _spread(fields: Sequence[Field], row: Row) -> list[object]:
    cells: list[object] = []
    for field in fields:
        value = row[field.name]
        if field.type == "object":
            cells += [value[part] for part in _OBJECTS[field.name]]
        else:
            cells.append(value)
    return cells


def _list_items(parent: Row, name: str, items: Sequence[object]) -> Iterable[Row]:
    for number, item in enumerate(items):
        head = {**parent, "position": number}
        if isinstance(item, dict):
            if list not in map(type, item.values()):
                yield {**head, **item}
                continue
            lists = {k: v for k, v in item.items() if isinstance(v, list)}
            plain = {k: v for k, v in item.items() if not isinstance(v, list)}
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
"""What opens a cell that a spreadsheet would run as a formula: an apostrophe disarms it."""


def _write_value(value: object) -> str:
    """A cell that holds neither words nor a whole number."""
    if value is None:
        return ""
    if type(value) is bool:
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) and value != int(value) else str(value)
