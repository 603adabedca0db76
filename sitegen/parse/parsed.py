"""What one file of a briefing gives: shapes only."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from sitegen.model import Actor, Article, Issue, Meeting, Page, Place, Settings, Source, Topic

Record: TypeAlias = Article | Actor | Meeting | Source | Topic | Page


class Reference(Struct, frozen=True):
    """A record named by its id; it must exist as one of `kinds`."""

    kinds: tuple[str, ...]
    id: str
    place: Place
    name: str
    """How a message calls the key: `"source"`, `An entry of "participants"`."""
    paragraph: int = 0
    """The paragraph of an article that a link names."""


class Redirect(Struct, frozen=True):
    """An old address, as a path in the output."""

    address: str
    place: Place


class Parsed(Struct, frozen=True):
    path: str
    kind: str = ""
    """article, actor, meeting, source, topic, page, settings; empty for a file that is none of these."""
    id: str = ""
    record: Record | Settings | None = None
    """None where an issue is an error. Kind and id stand nevertheless, so that references to it are no errors too."""
    declared: tuple[tuple[str, Place], ...] = ()
    """The keys that are filled in, each with the place of its value."""
    references: tuple[Reference, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    issues: tuple[Issue, ...] = ()
