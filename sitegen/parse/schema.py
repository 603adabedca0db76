"""Front matter and site.yaml as JSON Schema, and as a page to read, both made from the shapes that parsing goes by.
Decides nothing about a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from sitegen.parse.fields import EMPTY, Schema, schema_of_keys
from sitegen.parse.meanings import KEYS, KINDS
from sitegen.parse.shapes import SHAPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def make_schema(kind: str) -> Schema:
    """The JSON Schema of a kind's front matter, or of site.yaml for `settings`. Raises KeyError for no kind."""
    where, about = KINDS[kind]
    schema = schema_of_keys(SHAPES[kind])
    return {
        "$schema": DIALECT,
        "title": f"{where} of a sitegen briefing",
        "description": about,
        **_say(kind, schema, ""),
    }


def encode_schema(kind: str) -> str:
    """The same as JSON text."""
    return msgspec.json.format(msgspec.json.encode(make_schema(kind)), indent=2).decode() + "\n"


def _say(kind: str, schema: Schema, path: str) -> Schema:
    """The schema with what each key means."""
    said = dict(schema)
    for key in ("anyOf", "items"):
        if key in said:
            inner = said[key]
            said[key] = [_say(kind, each, path) for each in inner] if key == "anyOf" else _say(kind, inner, path)
    if "properties" in said:
        said["properties"] = {
            key: {"description": KEYS[kind][f"{path}{key}"], **_say(kind, value, f"{path}{key}.")}
            for key, value in said["properties"].items()
        }
    return said


def list_keys(kind: str) -> tuple[tuple[str, Schema, bool], ...]:
    """Every key of a kind with its schema and whether it is required; a key within a key as `copy.kind`."""
    return tuple(_walk(schema_of_keys(SHAPES[kind]), ""))


def _walk(schema: Schema, path: str) -> Iterator[tuple[str, Schema, bool]]:
    for key, value in schema.get("properties", {}).items():
        yield f"{path}{key}", value, key in schema["required"]
        yield from _walk(value, f"{path}{key}.")
    for part in schema.get("anyOf", ()):
        yield from _walk(part, path)
    if "items" in schema:
        yield from _walk(schema["items"], path)


def write_reference() -> str:
    """The reference of records, in Markdown."""
    lines = [
        "# Records",
        "",
        "A record is a Markdown file with front matter. Its kind is its folder, its id is its file name. This page is",
        "made from the program itself; `sitegen schema` prints the same as JSON Schema, for editors that complete and",
        "check.",
    ]
    for kind, (where, about) in KINDS.items():
        title = "`site.yaml`" if kind == "settings" else f"{kind.capitalize()}: `{where}`"
        lines += ["", f"## {title}", "", about, "", "| key | takes | means |", "|---|---|---|"]
        for key, schema, required in list_keys(kind):
            name = f"**{key}**" if required else key
            lines.append(f"| {name} | {_call(schema)} | {KEYS[kind][key]} |")
    lines += ["", "Keys in bold are required."]
    return "\n".join(lines) + "\n"


def _call(schema: Schema) -> str:
    """What a schema takes, in a few words."""
    parts = [s for s in schema.get("anyOf", (schema,)) if s != EMPTY]
    if len(parts) == 1 and "anyOf" in parts[0]:
        parts = parts[0]["anyOf"]
    return " or ".join(dict.fromkeys(_call_one(part) for part in parts))


def _call_one(schema: Schema) -> str:
    kind: Any = schema.get("type")
    if "enum" in schema:
        return ", ".join(schema["enum"])
    if "x-record" in schema:
        return f"id of {' or '.join(_with_article(each) for each in schema['x-record'])}"
    if kind == "array":
        return f"list of: {_call(schema['items'])}"
    if kind == "object":
        return "keys" if "properties" in schema else "keys of your own"
    if kind == "boolean":
        return "true or false"
    if kind == "integer":
        return f"number, {schema['minimum']} to {schema['maximum']}"
    if "minimum" in schema:
        return "time"
    pattern = schema.get("pattern", "")
    if "[Tt][Pp]" in pattern:
        return "address"
    return "day" if pattern.startswith(r"^\d{4}-") else "text"


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
