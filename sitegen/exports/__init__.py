"""The briefing as data: one JSON and CSV file a table, described by a Frictionless data package. Text that rights
withhold is null; its offsets stay. Nothing here decides anything: it writes down what the stages before found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import msgspec

from sitegen.exports.citations import make_citations
from sitegen.exports.evidence import PACKAGE, pack_evidence
from sitegen.exports.flat import Part, has_numbers, join_parts, write_part
from sitegen.exports.rows import BY_ARTICLE, Row, Sheet, list_groups, make_rows
from sitegen.exports.sitemap import make_sitemap
from sitegen.exports.tables import TABLES, Field, Table
from sitegen.fetched import Content, Fetched, digest_bytes
from sitegen.link import Briefing
from sitegen.memo import Later, Memo, cut_runs, digest, know_run, worth_keeping
from sitegen.model import Block, Comparison
from sitegen.urls import EVIDENCE

__all__ = ["PACKAGE", "make_exports", "make_sitemap"]

File = tuple[str, tuple[Field, ...], bytes]
"""A data file: its path below data/, its fields and what is in it."""


def make_exports(
    briefing: Briefing, comparison: Comparison, printed: Mapping[str, tuple[Block, ...]], memo: Memo | None = None
) -> tuple[tuple[str, Content], ...]:
    """Path and content of every data file. `printed` are, by article, its blocks before withholding."""
    memo = memo or Memo()
    joins = {
        join.table.name: join
        for join in (*_join_articles(briefing, comparison, printed, memo), *_join_rest(briefing, comparison, memo))
    }
    files: list[tuple[str, Content]] = []
    resources: list[Row] = []
    for table in TABLES:
        join = joins[table.name]
        for path, fields, size, mark in memo(measure, Later(join.make, of=(table.name, join.mark))):
            files.append((f"data/{path}", Fetched(mark, partial(_fetch, join, path))))
            kind = path.rpartition(".")[2]
            named = Table(path.removesuffix(f".{kind}"), table.about, fields)
            resources.append(_describe(named, path, kind, size))
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


class Join:
    """A table's files, which are put together when one of them has to be written, or is not known yet."""

    def __init__(self, table: Table, mark: object, take: Callable[[], Sequence[Part]]) -> None:
        """`mark` tells the parts from all others."""
        self.table = table
        self.mark = mark
        self._take = take
        self._made: tuple[File, ...] = ()

    def make(self) -> tuple[File, ...]:
        if not self._made:
            parts = self._take()
            pieces = [part.json for part in parts if part.json]
            encoded = b"[\n" + b",\n".join(pieces) + b"\n]\n" if pieces else b"[]\n"
            written = [(f"{name}.csv", fields, data) for name, fields, data in join_parts(self.table, parts)]
            self._made = ((f"{self.table.name}.json", self.table.fields, encoded), *written)
        return self._made


def _fetch(join: Join, path: str) -> bytes:
    return next(data for name, _, data in join.make() if name == path)


@worth_keeping
def measure(files: tuple[File, ...]) -> tuple[tuple[str, tuple[Field, ...], int, str], ...]:
    """Of each file its path, its fields, its bytes and their digest."""
    return tuple((path, fields, len(data), digest_bytes(data)) for path, fields, data in files)


def write_articles(name: str, sheets: tuple[Sheet, ...]) -> Part:
    """Some articles' part of a table `BY_ARTICLE`."""
    make = BY_ARTICLE[name]
    return write_part(_TABLES[name], [row for sheet in sheets for row in make(sheet)])


@worth_keeping
def weigh(part: Part) -> bytes:
    """What tells a part from every other."""
    return digest(part)


_TABLES = {table.name: table for table in TABLES}


def _join_articles(
    briefing: Briefing, comparison: Comparison, printed: Mapping[str, tuple[Block, ...]], memo: Memo
) -> Iterable[Join]:
    groups = list_groups(comparison)
    runs = []
    for run in cut_runs(linked.article.id for linked in briefing.articles):
        some = briefing.articles[run]
        sheets = tuple(
            Sheet(
                linked.article,
                linked.resolved,
                linked.voice.id,
                tuple(said.statement for said in linked.said),
                groups.get(linked.article.id, ()),
                printed[linked.article.id],
            )
            for linked in some
        )
        marks = [
            (linked.tied, sheet.voice, sheet.groups, memo.mark((sheet.printed,)))
            for linked, sheet in zip(some, sheets, strict=True)
        ]
        runs.append(know_run(sheets, marks))
    for name in BY_ARTICLE:
        written = memo.defer(write_articles, [(name, run) for run in runs])
        yield Join(_TABLES[name], memo.map(weigh, [(part,) for part in written]), partial(memo.take_all, written))


def write_rows(name: str, rows: bytes, first: int) -> Part:
    """Some rows of a table, given as JSON; `first` is the number of the first of them."""
    return write_part(_TABLES[name], msgspec.json.decode(rows), first)


_TOGETHER = 50
"""Rows written, and remembered, together."""


def _join_rest(briefing: Briefing, comparison: Comparison, memo: Memo) -> Iterable[Join]:
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
    for name, some in parts.items():
        yield Join(_TABLES[name], memo.mark(some), partial(list, some))


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
