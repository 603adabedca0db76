"""The briefing as data: one JSON and CSV file a table, described by a Frictionless data package. Text that rights
withhold is null; its offsets stay. Nothing here decides anything: it writes down what the stages before found."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from sitegen.link import Briefing, LinkedArticle
from sitegen.model import WITHHELD, WITHHELD_REST, Comparison, Figure, Member, Span, When
from sitegen.text import count_words

Row = dict[str, Any]


class Field(Struct, frozen=True):
    name: str
    type: str
    """A Frictionless type; `array` and `object` are tables or columns of their own in CSV."""
    about: str = ""


class Table(Struct, frozen=True):
    name: str
    about: str
    fields: tuple[Field, ...]


def _fields(described: str) -> tuple[Field, ...]:
    """Fields from lines of "name type what it is"."""
    rows = (line.split(maxsplit=2) for line in described.strip().splitlines())
    return tuple(Field(row[0], row[1], row[2] if len(row) > 2 else "") for row in rows)


_MEMBER_FIELDS = "article string\nparagraph integer\nstart integer\nend integer\ntext string"

TABLES: tuple[Table, ...] = (
    Table(
        "articles",
        "Articles with their paragraphs; 0 is the title.",
        _fields("""
            id string
            title string
            source string source id, null where none is stated
            agency string source id
            copy object what the text is a copy of
            voice string articles with one voice are printings of one text
            authors array
            published string date, date-time or EDTF as in the record
            written array before, during or after each meeting it is tied to
            url string
            archived string
            retrieved string
            language string
            rights string
            digest boolean our own summary of the article
            words integer
            paragraphs array
            """),
    ),
    Table(
        "actors",
        "People, organisations, countries and groups.",
        _fields("""
            id string
            name string
            kind string
            aliases array
            weak_aliases array count only where a strong name of the actor stands in the same article
            roles array
            affiliation string actor id
            same_as array
            confirmed boolean
            """),
    ),
    Table(
        "meetings",
        "Meetings, calls and statements.",
        _fields("""
            id string
            name string
            start string
            end string
            place string
            type string
            status string
            aliases array
            participants array
            organizer string
            part_of string
            about array
            documents array
            notes string
            confirmed boolean
            """),
    ),
    Table(
        "sources",
        "Outlets and agencies.",
        _fields("""
            id string
            name string
            url string
            country string
            language string
            kind string
            aliases array
            confirmed boolean
            """),
    ),
    Table(
        "topics",
        "Questions that the sources are compared on.",
        _fields("""
            id string
            name string
            question string
            terms array
            variants array
            exclude array
            notes string
            confirmed boolean
            """),
    ),
    Table(
        "mentions",
        "Where an article names a record.",
        _fields(f"{_MEMBER_FIELDS}\nkind string\ntarget string\nbasis string rule, confirmed or editor"),
    ),
    Table(
        "quotations",
        "Words that an article gives as somebody's.",
        _fields(f"""id string
            {_MEMBER_FIELDS}
            parts array
            speaker string actor id or null
            speaker_text string
            speaker_kind string
            cue string
            addressee string
            venue string
            occasion string meeting id
            said_on string
            form string direct or indirect
            marks string intact or repaired
            basis string rule, confirmed or editor
            statement string"""),
    ),
    Table(
        "statements",
        "One thing said once, in each source's printing.",
        _fields("""
            id string
            speaker string
            said_on string
            venue string
            quotations array
            related array
            basis string
            """),
    ),
    Table(
        "figures",
        "Numbers with what they count.",
        _fields(f"""{_MEMBER_FIELDS}
            value any
            value_max number
            unit string
            hedge string
            about string
            speaker string actor id, null for the source's own voice
            group string the discrepancy that sets it against others"""),
    ),
    Table(
        "dates",
        "Expressions of time.",
        _fields(f"{_MEMBER_FIELDS}\ndate string ISO date, or A/B\nmeeting string"),
    ),
    Table(
        "passages",
        "Stretches of several sources that report the same thing.",
        _fields("id string\nkind string\ntopic string\nmeeting string\nmembers array\nbasis string"),
    ),
    Table(
        "discrepancies",
        "Where the accounts differ.",
        _fields("""
            id string
            kind string
            about string
            weight integer
            readings array
            note string
            basis string
            """),
    ),
    Table(
        "coverage",
        "What each source has on each topic and meeting.",
        _fields("""
            kind string
            target string
            source string
            state string
            articles array
            members array
            """),
    ),
)


def make_exports(
    briefing: Briefing, comparison: Comparison, seals: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, bytes], ...]:
    """Path and content of every data file. `seals` are, by article, the SHA-256 of each block before withholding."""
    rows = _make_rows(briefing, comparison, seals)
    files: list[tuple[str, bytes]] = []
    resources: list[Row] = []
    for table in TABLES:
        path = f"{table.name}.json"
        files.append((f"data/{path}", _encode(rows[table.name])))
        resources.append(_describe(table, path, "json"))
        for name, fields, flat in _flatten(table, rows[table.name]):
            files.append((f"data/{name}.csv", _write_csv(fields, flat)))
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


# ---------------------------------------------------------------- rows


def _make_rows(briefing: Briefing, comparison: Comparison, seals: Mapping[str, Sequence[str]]) -> dict[str, list[Row]]:
    texts = {linked.article.id: linked.article.blocks for linked in briefing.articles}

    def write_member(member: Member) -> Row:
        span = member.span
        text = texts[member.article][span.block].text[span.start : span.end]
        return {
            "article": member.article,
            "paragraph": span.block,
            "start": span.start,
            "end": span.end,
            "text": None if WITHHELD in text or WITHHELD_REST in text else text,
        }

    groups = {
        (member.article, member.span): d.id
        for d in comparison.discrepancies
        if d.kind == "figure"
        for reading in d.readings
        for member in reading.members
    }
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for linked in briefing.articles:
        name = linked.article.id

        def words(span: Span | None, article: str = name) -> str | None:
            return None if span is None else write_member(Member(article, span))["text"]

        rows["articles"].append(_write_article(linked, seals[name]))
        for mention in linked.resolved.mentions:
            rows["mentions"].append(
                write_member(Member(name, mention.span))
                | {"kind": mention.kind, "target": mention.target, "basis": mention.basis}
            )
        for said in linked.said:
            quotation, found = said.quotation, said.quotation.found
            parts = [write_member(Member(name, part)) for part in found.parts]
            rows["quotations"].append(
                {"id": quotation.id}
                | parts[0]
                | {
                    "parts": parts,
                    "speaker": quotation.speaker or None,
                    "speaker_text": words(found.speaker),
                    "speaker_kind": found.speaker_kind,
                    "cue": words(found.cue),
                    "addressee": words(found.addressee),
                    "venue": words(found.venue),
                    "occasion": quotation.occasion or None,
                    "said_on": quotation.said_on or None,
                    "form": found.form,
                    "marks": found.marks,
                    "basis": quotation.basis,
                    "statement": said.statement or None,
                }
            )
        for figure in linked.resolved.figures:
            rows["figures"].append(
                write_member(Member(name, figure.found.span))
                | _write_figure(figure)
                | {"about": words(figure.found.about), "group": _find_group(groups, name, figure.found.span)}
            )
        for date in linked.resolved.dates:
            rows["dates"].append(
                write_member(Member(name, date.found.span))
                | {"date": date.found.date or None, "meeting": date.meeting or None}
            )
    for kind, linked_records in (
        ("actors", [a.actor for a in briefing.actors]),
        ("meetings", [m.meeting for m in briefing.meetings]),
        ("sources", [s.source for s in briefing.sources]),
        ("topics", [t.topic for t in briefing.topics]),
    ):
        fields = next(table.fields for table in TABLES if table.name == kind)
        for record in linked_records:
            rows[kind].append({field.name: _plain(getattr(record, field.name)) for field in fields})
    for printing in briefing.printings:
        statement = printing.statement
        rows["statements"].append(
            {
                "id": statement.id,
                "speaker": statement.speaker or None,
                "said_on": statement.said_on or None,
                "venue": write_member(statement.venue)["text"] if statement.venue else None,
                "quotations": list(statement.quotations),
                "related": list(statement.related),
                "basis": statement.basis,
            }
        )
    for passage in comparison.passages:
        rows["passages"].append(
            {
                "id": passage.id,
                "kind": passage.kind,
                "topic": passage.topic or None,
                "meeting": passage.meeting or None,
                "members": [write_member(m) for m in passage.members],
                "basis": passage.basis,
            }
        )
    for discrepancy in comparison.discrepancies:
        rows["discrepancies"].append(
            {
                "id": discrepancy.id,
                "kind": discrepancy.kind,
                "about": discrepancy.about,
                "weight": discrepancy.weight,
                "readings": [
                    {
                        "value": reading.value,
                        "speaker": reading.speaker or None,
                        "members": [write_member(m) for m in reading.members],
                    }
                    for reading in discrepancy.readings
                ],
                "note": discrepancy.note or None,
                "basis": discrepancy.basis,
            }
        )
    for cell in comparison.coverage:
        rows["coverage"].append(
            {
                "kind": cell.kind,
                "target": cell.target,
                "source": cell.source,
                "state": cell.state,
                "articles": list(cell.articles),
                "members": [write_member(m) for m in cell.members],
            }
        )
    return rows


def _write_article(linked: LinkedArticle, seals: Sequence[str]) -> Row:
    article = linked.article
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source or None,
        "agency": article.agency or None,
        "copy": {"kind": article.copy.kind, "of": article.copy.of or None, "note": article.copy.note or None},
        "voice": linked.voice.id,
        "authors": list(article.authors),
        "published": _write_when(article.published),
        "written": [{"meeting": ref.id, "written": ref.written or None} for ref in article.meetings],
        "url": article.url or None,
        "archived": article.archived or None,
        "retrieved": _write_when(article.retrieved),
        "language": article.language or None,
        "rights": article.rights,
        "digest": article.digest,
        "words": sum(
            block.text.count(WITHHELD) + count_words(block.text.replace(WITHHELD, " ").replace(WITHHELD_REST, " "))
            for block in article.blocks[1:]
        ),
        "paragraphs": [
            {
                "n": number,
                "kind": block.kind,
                "text": None if WITHHELD in block.text or WITHHELD_REST in block.text else block.text,
                "sha256": seals[number],
            }
            for number, block in enumerate(article.blocks)
        ],
    }


def _write_figure(figure: Figure) -> Row:
    found = figure.found
    value: object = int(found.value) if found.value == int(found.value) else found.value
    if found.unit == "clock":
        value = f"{int(found.value) // 60:02}:{int(found.value) % 60:02}"
    return {
        "value": value,
        "value_max": found.value_max,
        "unit": found.unit or None,
        "hedge": found.hedge or None,
        "speaker": figure.speaker or None,
    }


def _find_group(groups: Mapping[tuple[str, Span], str], article: str, span: Span) -> str | None:
    return groups.get((article, span))


def _write_when(when: When | None) -> str | None:
    return None if when is None else when.text or when.first


def _plain(value: object) -> object:
    """A record's value as JSON: empty is null, dates as written, Structs as objects, tuples as lists."""
    if isinstance(value, When):
        return _write_when(value)
    if isinstance(value, Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return None if value == "" else value


# ---------------------------------------------------------------- CSV and the package


def _flatten(table: Table, rows: list[Row]) -> Iterable[tuple[str, tuple[Field, ...], list[Row]]]:
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


def _write_csv(fields: Sequence[Field], rows: Iterable[Row]) -> bytes:
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
