"""The data page: every table with its columns and downloads. It is read off the data package, so that it cannot tell
of a table or a column that is not there, nor miss one."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from sitegen import urls
from sitegen.pages.frame import Base, Here, Link, PageOut, Site, frame, list_feeds, reach
from sitegen.pages.structured import describe_dataset
from sitegen.pages.words import Words, count, look_up, write_number

PATH = "data.html"


class PackageField(Struct, frozen=True):
    name: str
    type: str
    description: str = ""


class PackageSchema(Struct, frozen=True):
    fields: tuple[PackageField, ...] = ()


class Resource(Struct, frozen=True):
    """A file of the data package, as far as the page tells of it."""

    name: str
    path: str
    format: str
    description: str = ""
    size: int = msgspec.field(default=0, name="bytes")
    schema: PackageSchema = PackageSchema()


class Package(Struct, frozen=True):
    title: str
    resources: tuple[Resource, ...]
    description: str = ""
    version: str = ""


class ColumnLine(Struct, frozen=True, omit_defaults=True):
    name: str
    type: str
    about: str = ""


class TableView(Struct, frozen=True, omit_defaults=True):
    name: str
    about: str
    files: tuple[Link, ...]
    """The table itself; each link's note is the size."""
    parts: tuple[Link, ...]
    """Its lists, as CSV tables of their own."""
    columns: tuple[ColumnLine, ...]
    n_columns: str


class DataPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    tables: tuple[TableView, ...]
    package: Link
    references: tuple[Link, ...]
    evidence: str = ""
    feeds: tuple[Link, ...] = ()


def make_data(package: bytes, site: Site) -> PageOut:
    """`package` is the content of datapackage.json."""
    here = Here(site, PATH)
    words = site.words
    described = msgspec.json.decode(package, type=Package)
    about = describe_dataset(
        described.title,
        described.description,
        described.version,
        [(r.name, "application/json" if r.format == "json" else "text/csv", r.path) for r in described.resources],
        site.base_url,
    )
    return PageOut(
        PATH,
        "data.html",
        DataPage(
            frame(here, "data", words.data, description=words.data_lead, about=about),
            tuple(_show_tables(here, described.resources)),
            Link("datapackage.json", reach(here, "data/datapackage.json")),
            (
                Link(words.bibtex, reach(here, "data/citations.bib")),
                Link(words.csl, reach(here, "data/citations.json")),
            ),
            "" if site.private else reach(here, urls.EVIDENCE),
            tuple(Link(text, reach(here, path)) for text, path in list_feeds(site)),
        ),
    )


def _show_tables(here: Here, resources: Iterable[Resource]) -> Iterable[TableView]:
    """One for every JSON table, in the package's order; the CSV files whose names begin with its own are its parts."""
    words = here.words
    tables = [r for r in resources if r.format == "json"]
    sheets = {r.path.removesuffix(".csv"): r for r in resources if r.format == "csv"}
    for table in tables:
        name = table.path.removesuffix(".json")
        own = [(words.as_json, table)] + ([(words.as_csv, sheets[name])] if name in sheets else [])
        parts = [sheet for stem, sheet in sorted(sheets.items()) if stem.startswith(f"{name}-")]
        fields = table.schema.fields
        yield TableView(
            name,
            table.description,
            tuple(_link_file(here, text, one) for text, one in own),
            tuple(_link_file(here, one.path.removesuffix(".csv"), one) for one in parts),
            tuple(ColumnLine(f.name, look_up(words.field_types, f.type), f.description) for f in fields),
            count(len(fields), words.n_columns, words),
        )


def _link_file(here: Here, text: str, resource: Resource) -> Link:
    return Link(text, reach(here, f"data/{resource.path}"), _write_size(resource.size, here.words))


def _write_size(size: int, words: Words) -> str:
    """Bytes as a reader reckons them.

    >>> from sitegen.pages.words import ENGLISH
    >>> [_write_size(n, ENGLISH) for n in (120, 23_456, 7_800_000)]
    ['1 kB', '23 kB', '8 MB']
    """
    if size < 1_000_000:
        return words.kilobytes.format(write_number(max(1, round(size / 1000)), words))
    return words.megabytes.format(write_number(round(size / 1_000_000), words))
