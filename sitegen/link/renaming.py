"""Linked nouns under new names: what a record is called, or an article's title, is changed wherever a noun has it. All
else stays as it was linked."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitegen.link import nouns
from sitegen.link.nouns import Brief, Cited, Label
from sitegen.model import Actor, Meeting, Source, Topic

Named = Actor | Meeting | Source | Topic
T = TypeVar("T", bound=Struct)

_NAMED = frozenset((Actor, Meeting, Source, Topic))


class Names(Struct, frozen=True):
    labels: dict[tuple[str, str], Label] = {}
    """By kind and id; of articles too."""
    records: dict[tuple[type, str], Named] = {}
    """By type and id."""


def rename(noun: T, names: Names) -> T:
    """The same object where nothing of it changes."""
    known: dict[int, Any] = {}

    def walk(value: Any) -> Any:
        kind = type(value)
        if kind is tuple:
            every = [walk(one) for one in value]
            return tuple(every) if any(a is not b for a, b in zip(every, value, strict=True)) else value
        if kind is Label:
            return names.labels.get((value.kind, value.id), value)
        if kind in _NAMED:
            return names.records.get((kind, value.id), value)
        if kind.__module__ != nouns.__name__:
            return value
        found = known.get(id(value))
        if found is None:
            found = known[id(value)] = _renew(value, kind)
        return found

    def _renew(value: Any, kind: type[Struct]) -> Any:
        changed = {
            field: new for field in kind.__struct_fields__ if (new := walk(old := getattr(value, field))) is not old
        }
        article = value.article if kind is Cited else value.id if kind is Brief else ""
        label = names.labels.get(("article", article)) if article else None
        if label is not None:
            changed["title"] = label.name
        return replace(value, **changed) if changed else value

    renamed: T = walk(noun)
    return renamed
