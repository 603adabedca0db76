"""`sitegen new`, `rename` and `merge`: one record made, or its id changed wherever other records name it. Every other
character of the files stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from sitegen import files
from sitegen.desk.folder import Folder
from sitegen.frontmatter import Items, Keys, Node, Scalar, Value, read_yaml, split, write_record
from sitegen.ingest.update import set_key
from sitegen.model import Actor, Issue, Meeting, Source
from sitegen.parse import Parsed, parse_record
from sitegen.text import fold, slug
from sitegen.urls import page_path

FOLDERS = {
    "actor": "actors",
    "article": "articles",
    "meeting": "meetings",
    "page": "pages",
    "source": "sources",
    "topic": "topics",
}


class Edited(NamedTuple):
    path: str
    """Of the record that there is now."""
    changed: tuple[str, ...]
    """Other files that name it."""


def make_record(folder: Folder, kind: str, name: str, day: str, start: str = "") -> Edited:
    """A record with what it needs, and nothing invented. A meeting's `start` is a date as records write it; where it is
    empty the newest day of the records stands there with a `?`, else `day`, which is today."""
    record = kind if kind in FOLDERS else "actor"
    values: dict[str, Value] = {"title" if record in ("article", "page") else "name": name}
    if record == "actor":
        values["kind"] = kind if kind != "actor" else "person"
    elif record == "meeting":
        known = [a.published.last for a in folder.articles if a.published] + [m.start.last for m in folder.meetings]
        values["start"] = start or f"{max(known, default=day)}?"
        values["status"] = "planned"
    path = f"content/{FOLDERS[record]}/{_check_new(folder, record, slug(name))}.md"
    data = write_record(values).encode()
    wrong = [issue for issue in parse_record(path, data).issues if issue.severity == "error"]
    if wrong:
        raise files.Refused(f"{wrong[0].message}. {wrong[0].hint}".strip())
    files.write_records(folder.project, [(path, data)])
    return Edited(path, ())


def rename_record(folder: Folder, old: str, new: str) -> Edited:
    """The record `old` (an id, or KIND/ID where several kinds have it) under the id `new`, its old address kept as a
    redirect."""
    one = _find(folder, old)
    ident = _check_new(folder, one.kind, new.rpartition("/")[2].removesuffix(".md"))
    texts = {path: data.decode() for path, data in folder.texts if path.endswith(".md") and path.startswith("content/")}
    changed = _exchange(folder, texts, one, ident)
    path = f"content/{FOLDERS[one.kind]}/{ident}.md"
    text = texts.pop(one.path)
    if one.kind != "page":
        text = _extend(text, "redirects", [page_path(one.kind, one.id)])
    writes = [(path, text.encode()), *((each, texts[each].encode()) for each in changed if each != one.path)]
    files.write_records(folder.project, writes, [one.path])
    return Edited(path, tuple(each for each in changed if each != one.path))


def merge_records(folder: Folder, away: str, into: str) -> Edited:
    """`away` becomes other names of `into`, and whatever named it names that. What else `away` said is lost from the
    record and stands in its old file under content/versions/."""
    one, other = _find(folder, away), _find(folder, into)
    if one.kind != other.kind or one.path == other.path:
        raise files.Refused(f"{one.path} and {other.path} cannot be one: they must be two records of one kind")
    if one.kind in ("article", "page"):
        raise files.Refused("articles and pages are texts: delete the one that is too many")
    texts = {path: data.decode() for path, data in folder.texts if path.endswith(".md") and path.startswith("content/")}
    changed = _exchange(folder, texts, one, other.id)
    old = dict(folder.texts)[one.path]
    text = texts[other.path]
    record: Any = one.record
    target: Any = other.record
    if isinstance(record, Actor | Meeting | Source):
        known = {fold(name) for name in (target.name, *target.aliases)}
        names = [name for name in (record.name, *record.aliases) if fold(name) not in known]
        text = _extend(text, "aliases", names)
        if isinstance(record, Actor):
            weak = [name for name in record.weak_aliases if name not in target.weak_aliases]
            text = _extend(text, "weak_aliases", weak)
    text = _extend(text, "redirects", [page_path(one.kind, one.id), *record.redirects])
    texts[other.path] = text
    paths = sorted({*changed, other.path} - {one.path})
    writes = [(f"content/versions/{FOLDERS[one.kind]}-{one.id}.md", old), *((p, texts[p].encode()) for p in paths)]
    files.write_records(folder.project, writes, [one.path])
    return Edited(other.path, tuple(each for each in paths if each != other.path))


# ---------------------------------------------------------------- finding


def _find(folder: Folder, name: str) -> Parsed:
    steps = name.removeprefix("content/").removesuffix(".md").split("/")
    found = [
        one
        for one in folder.parsed
        if one.id == steps[-1]
        and one.kind in FOLDERS
        and (len(steps) == 1 or steps[-2] in (one.kind, FOLDERS[one.kind]))
    ]
    if not found:
        raise files.Refused(f"no record has the id {name}: an id is a record's file name without .md")
    if len(found) > 1:
        paths = ", ".join(f"{FOLDERS[one.kind]}/{one.id}" for one in found)
        raise files.Refused(f"several records have this id: name one of {paths}")
    if found[0].record is None:
        raise files.Refused(f"{found[0].path} has an error: mend it first (sitegen check)")
    return found[0]


def _check_new(folder: Folder, kind: str, ident: str) -> str:
    if not ident or slug(ident) != ident or ident in ("index", "none"):
        better = slug(ident)
        hint = f": try {better}" if better and better != ident else ""
        raise files.Refused(f"{ident or 'this name'} cannot be an id{hint}")
    if any(one.kind == kind and one.id.casefold() == ident.casefold() for one in folder.parsed):
        raise files.Refused(f"content/{FOLDERS[kind]}/{ident}.md is there already")
    return ident


# ---------------------------------------------------------------- editing in place


def _exchange(folder: Folder, texts: dict[str, str], one: Parsed, new: str) -> list[str]:
    """Writes the new id over the old in every reference, and gives the files changed."""
    changed = []
    for other in folder.parsed:
        places = [
            (reference.place.line, reference.place.column)
            for reference in other.references
            if reference.id == one.id and one.kind in reference.kinds and _means(folder, reference.kinds, one)
        ]
        if not places:
            continue
        rows = texts[other.path].split("\n")
        for line, column in sorted(set(places), reverse=True):
            rows[line - 1] = _exchange_row(rows[line - 1], column, one, new)
        texts[other.path] = _drop_doubles("\n".join(rows), new)
        changed.append(other.path)
    return changed


def _means(folder: Folder, kinds: tuple[str, ...], one: Parsed) -> bool:
    """A reference that may be to several kinds is to the first of them that has the id."""
    having = {each.kind for each in folder.parsed if each.id == one.id}
    return next((kind for kind in kinds if kind in having), one.kind) == one.kind


def _exchange_row(row: str, column: int, one: Parsed, new: str) -> str:
    if column == 0:  # a link in a body knows its line alone
        return re.sub(rf"((?:{FOLDERS[one.kind]}/|\(|\./)){re.escape(one.id)}(\.md)", rf"\g<1>{new}\g<2>", row)
    start = column - 1
    match = re.compile(rf"[\"']?{re.escape(one.id)}").match(row, start)
    if match is None:
        return row
    return row[: match.end() - len(one.id)] + new + row[match.end() :]


def _drop_doubles(text: str, ident: str) -> str:
    """A list that named both records names the one that is left once."""
    parts = split(text, "")
    if isinstance(parts, Issue):
        return text
    root, _ = read_yaml(parts.yaml, "", parts.yaml_line)
    if not isinstance(root, Keys):
        return text
    rows = text.split("\n")
    doubles: list[Scalar] = []

    def visit(node: Node) -> None:
        if isinstance(node, Items):
            same = [each for each in node.nodes if isinstance(each, Scalar) and each.text == ident]
            doubles.extend(same[1:])
            for each in node.nodes:
                visit(each)
        elif isinstance(node, Keys):
            for _, each in node.entries:
                visit(each)

    visit(root)
    for scalar in sorted(doubles, key=lambda s: (s.line, s.column), reverse=True):
        row = rows[scalar.line - 1]
        if re.fullmatch(rf"\s*- [\"']?{re.escape(ident)}[\"']?\s*", row):
            del rows[scalar.line - 1]
        else:
            at = scalar.column - 1
            rows[scalar.line - 1] = re.sub(r",\s*$", "", row[:at]) + row[at:].removeprefix(ident)
    return "\n".join(rows)


def _extend(text: str, key: str, more: Sequence[str]) -> str:
    """The record with entries added to one of its lists."""
    parts = split(text, "")
    if not more or isinstance(parts, Issue):
        return text
    root, _ = read_yaml(parts.yaml, "")
    have: list[str] = []
    if isinstance(root, Keys):
        for name, node in root.entries:
            if name.text == key:
                nodes = node.nodes if isinstance(node, Items) else (node,)
                have = [each.text for each in nodes if isinstance(each, Scalar) and each.text]
    head = set_key(parts.yaml, key, list(dict.fromkeys((*have, *more))))
    body = parts.body.strip("\n")
    return f"---\n{head.rstrip()}\n---\n" + (f"\n{body}\n" if body else "")
