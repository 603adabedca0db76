"""A briefing's records as they lie on disk, each by itself: also where others of them are broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from sitegen import files
from sitegen.model import Actor, Article, Meeting, Settings, Source, Topic
from sitegen.parse import Parsed, parse_record

_T = TypeVar("_T")


class Folder(Struct, frozen=True):
    project: Path
    texts: tuple[tuple[str, bytes], ...]
    """Every file that a build reads, by path."""
    parsed: tuple[Parsed, ...]

    def all(self, kind: type[_T]) -> tuple[_T, ...]:
        return tuple(one.record for one in self.parsed if isinstance(one.record, kind))

    @property
    def articles(self) -> tuple[Article, ...]:
        return self.all(Article)

    @property
    def actors(self) -> tuple[Actor, ...]:
        return self.all(Actor)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        return self.all(Meeting)

    @property
    def sources(self) -> tuple[Source, ...]:
        return self.all(Source)

    @property
    def topics(self) -> tuple[Topic, ...]:
        return self.all(Topic)

    @property
    def settings(self) -> Settings:
        found: Any = next((one.record for one in self.parsed if one.kind == "settings"), None)
        return found or Settings("")


def read_folder(project: Path) -> Folder:
    tree = files.Reader(project, ("content", "site.yaml")).read()
    parsed = tuple(parse_record(path, data) for path, data in tree.files)
    return Folder(project, tree.files, parsed)
