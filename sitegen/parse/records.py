"""One file to a record, with every mistake in it. Pure: the same path and bytes give the same value, and none raise."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import Any
from urllib.parse import unquote

from msgspec.structs import replace

from sitegen.frontmatter import Keys, Node, Scalar, read_yaml, split
from sitegen.issues import sort_issues
from sitegen.markdown import parse_blocks
from sitegen.model import Actor, Article, Block, Issue, Meeting, Page, Place, Settings, Source, Tag, Topic, When
from sitegen.parse.decoding import decode
from sitegen.parse.fields import Reading, Shape, read_keys, show
from sitegen.parse.nearest import find_nearest, say_meant
from sitegen.parse.parsed import Parsed, Reference
from sitegen.parse.shapes import SHAPES
from sitegen.text import slug
from sitegen.urls import is_record_link
from sitegen.when import Stretch, ends_before

SETTINGS = "site.yaml"

FOLDERS: dict[str, tuple[str, type[Any], str]] = {
    "actors": ("actor", Actor, "An actor"),
    "articles": ("article", Article, "An article"),
    "meetings": ("meeting", Meeting, "A meeting"),
    "pages": ("page", Page, "A page"),
    "sources": ("source", Source, "A source"),
    "topics": ("topic", Topic, "A topic"),
}
"""Folder below content/: kind, Struct, and how a message calls one."""


def parse_record(path: str, data: bytes) -> Parsed:
    """What the file at `path`, relative to the briefing, gives. A file that is no record gives an empty value, with
    a warning where it looks like a record in the wrong place."""
    if path == SETTINGS:
        return parse_settings(path, data)
    # macOS hands out decomposed names; places name the file as it is
    steps = unicodedata.normalize("NFC", path).split("/")
    if len(steps) < 2 or steps[0] != "content" or steps[1] == "versions" or _is_passing(steps):
        return Parsed(path)
    stray = _explain_stray(path, steps)
    if stray is not None:
        return Parsed(path, issues=(stray,))
    kind, struct, subject = FOLDERS["pages" if len(steps) == 2 else steps[1]]
    ident = steps[-1].removesuffix(".md")
    named = _check_id(path, ident) if len(steps) == 3 else ()
    text, decoded = decode(path, data)
    if text is None:
        return Parsed(path, kind, ident, issues=sort_issues((*named, *decoded)))
    parts = split(text, path)
    if isinstance(parts, Issue):
        return Parsed(path, kind, ident, issues=sort_issues((*named, *decoded, parts)))
    reading = Reading(path, kind)
    reading.issues += (*named, *decoded)
    root, broken = read_yaml(parts.yaml, path, parts.yaml_line)
    reading.issues += broken
    values = _read_root(reading, root, SHAPES[kind], subject, broken, parts.yaml_line)
    record = None
    if isinstance(root, Keys) and values is not None:
        _check_order(reading, root, values)
        blocks = _tie_links(reading, parse_blocks(parts.body, parts.body_line))
        if kind == "article":
            blocks = (Block("title", values["title"], 0, _line_of(root, "title")), *blocks)
            if len(blocks) == 1:
                place = Place(path, parts.body_line, 1)
                reading.issues.append(Issue(place, "note", "The article has no text", "Write or paste it here."))
        record = struct(id=ident, path=path, blocks=blocks, **values)
    return _close(reading, ident, record, root)


def parse_settings(path: str, data: bytes) -> Parsed:
    """The same for site.yaml, which is YAML from its first line."""
    text, decoded = decode(path, data)
    if text is None:
        return Parsed(path, "settings", issues=decoded)
    reading = Reading(path, "settings")
    reading.issues += decoded
    root, broken = read_yaml(text, path)
    reading.issues += broken
    values = _read_root(reading, root, SHAPES["settings"], "site.yaml", broken, 1)
    return _close(reading, "", None if values is None else Settings(path=path, **values), root)


def _close(reading: Reading, ident: str, record: Any, root: Node | None) -> Parsed:
    failed = any(issue.severity == "error" for issue in reading.issues)
    entries = root.entries if isinstance(root, Keys) else ()
    return Parsed(
        reading.path,
        reading.kind,
        ident,
        None if failed else record,
        tuple((key.text, reading.place(value)) for key, value in entries if value != _nothing(value)),
        tuple(reading.references),
        tuple(reading.redirects),
        sort_issues(reading.issues),
    )


def _read_root(
    reading: Reading, root: Node | None, shape: Shape, subject: str, broken: tuple[Issue, ...], line: int
) -> dict[str, Any] | None:
    if root is None and broken:
        return None
    if root is None or root == _nothing(root):
        root = Keys((), max(line - 1, 1), 1)
    if not isinstance(root, Keys):
        return (
            reading.fail(root, f"{subject} needs keys with values", "Write title: ... or name: ... on a line.") or None
        )
    return read_keys(reading, root, shape, subject)


def _tie_links(reading: Reading, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Links to a record's file become links to the record, wherever its page will lie."""
    return tuple(
        replace(block, tags=tuple(_tie_link(reading, block, tag) for tag in block.tags))
        if any(tag.name == "a" and is_record_link(tag.value) for tag in block.tags)
        else block
        for block in blocks
    )


def _tie_link(reading: Reading, block: Block, tag: Tag) -> Tag:
    if tag.name != "a" or not is_record_link(tag.value):
        return tag
    file, mark, fragment = tag.value.partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(reading.path), unquote(file)))
    steps = unicodedata.normalize("NFC", path).split("/")
    place = Place(reading.path, block.line)
    if len(steps) < 2 or steps[0] != "content" or _explain_stray(path, steps) is not None:
        hint = f"Records lie in {', '.join(f'content/{folder}' for folder in FOLDERS)}."
        reading.issues.append(Issue(place, "error", f"A link leads to no record: {show(path)}", hint))
        return tag
    kind, ident = FOLDERS["pages" if len(steps) == 2 else steps[1]][0], steps[-1].removesuffix(".md")
    reading.references.append(Reference((kind,), ident, place, "A link"))
    return replace(tag, value=f"{kind}:{ident}{mark}{fragment}")


def _nothing(node: Node) -> Scalar:
    """What stands where nothing is written."""
    return Scalar("", node.line, node.column)


def _line_of(root: Keys, name: str) -> int:
    return next((key.line for key, _ in root.entries if key.text == name), root.line)


def _check_order(reading: Reading, root: Keys, values: dict[str, Any]) -> None:
    """What ends may not do so before it starts."""
    start, end = values.get("start"), values.get("end")
    if isinstance(start, When) and isinstance(end, When) and _ends_before(start, end):
        node = next(value for key, value in root.entries if key.text == "end")
        reading.fail(node, f'"end" lies before "start": {end.text} before {start.text}', "Exchange or mend them.")
    for number, role in enumerate(values.get("roles", ())):
        if role.start and role.end and _ends_before(role.start, role.end):
            roles = next(value for key, value in root.entries if key.text == "roles")
            node = roles.nodes[number] if not isinstance(roles, Scalar | Keys) else roles
            reading.fail(node, f'"to" lies before "from": {role.end.text} before {role.start.text}', "Mend one.")


def _ends_before(start: When, end: When) -> bool:
    return ends_before(_plain(start), _plain(end))


def _plain(when: When) -> Stretch:
    return Stretch(when.first, when.last, when.time, when.zone, when.uncertain)


# ---------------------------------------------------------------- paths and ids

_LONGEST = 100
"""Bytes: a comparison's address carries two ids, and a file name may have 255 bytes."""

_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for devices, whatever their suffix."""


def _is_passing(steps: list[str]) -> bool:
    """Hidden files and what editors leave beside a file while it is open."""
    return any(s.startswith((".", "#", "~$")) for s in steps) or steps[-1].endswith(("~", ".swp", ".tmp", ".bak"))


def _explain_stray(path: str, steps: list[str]) -> Issue | None:
    """Why a file below content/ is no record, or None where it is one."""
    if steps[1:] == ["index.md"]:
        return None
    known = ", ".join(f"content/{folder}" for folder in FOLDERS)
    if len(steps) == 2:
        message, hint = "Not read: it lies in no folder of records", f"Move it to one of {known}."
    elif steps[1] not in FOLDERS:
        meant = find_nearest(steps[1], FOLDERS)
        message = f'Not read: "content/{steps[1]}" is no folder of records'
        hint = say_meant(f"content/{meant}") if meant else f"Move it to one of {known}."
    elif len(steps) > 3:
        message, hint = "Not read: it lies in a folder of its own", f"Move it to content/{steps[1]}."
    elif not steps[-1].endswith(".md"):
        message = "Not read: a record is a .md file"
        hint = "Rename it, import it with sitegen import, or move it to static/ to publish it as it is."
    else:
        return None
    return Issue(Place(path), "warning", message, hint)


def _check_id(path: str, ident: str) -> tuple[Issue, ...]:
    """A record's id becomes its address, on any system: what is wrong with it."""
    better = slug(ident)
    hint = f'Rename the file, for example to "{better}.md".' if better and better != ident else "Rename the file."
    if ident == "index":
        message = 'The id "index" is reserved for the page of its folder'
        hint = "Rename the file; the front page is content/index.md."
    elif ident == "none":
        message, hint = 'The id "none" is reserved: overrides say no record with it', "Rename the file."
    elif _DEVICES.fullmatch(ident.casefold()):
        message, hint = (
            f'"{ident}" cannot be a file name on Windows',
            f'Rename the file, for example to "{ident}-1.md".',
        )
    elif len(ident.encode(errors="replace")) > _LONGEST:
        message, hint = f"The file name is longer than {_LONGEST} bytes", "Rename the file."
    elif "--" in ident:
        message = "Two hyphens in a row join the ids of two articles, so an id may not have them"
    elif not ident or ident[0] in "-_" or not all(_is_slug(c) for c in ident):
        message = "A file name may have letters, digits, hyphens and underscores, and begins with a letter or digit"
    else:
        return ()
    return (Issue(Place(path), "error", message, hint),)


def _is_slug(character: str) -> bool:
    """Letters, digits and the marks that some scripts write on letters."""
    return character in "-_" or character.isalnum() or unicodedata.category(character)[0] == "M"
