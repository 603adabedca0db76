"""One file to a record, with every mistake in it. Pure: the same path and bytes give the same value, and none raise."""

from __future__ import annotations

from typing import Any

from sitegen.frontmatter import Items, Keys, Node, Scalar, read_yaml, split
from sitegen.issues import sort_issues
from sitegen.markdown import parse_blocks
from sitegen.model import Actor, Article, Block, Issue, Meeting, Page, Place, Settings, Slot, Source, Topic, When
from sitegen.parse.decoding import decode
from sitegen.parse.fields import Reading, Shape, read_keys
from sitegen.parse.links import tie_links
from sitegen.parse.parsed import Parsed
from sitegen.parse.paths import check_id, explain_stray, lies_in_content, name_record, split_path
from sitegen.parse.shapes import SHAPES
from sitegen.when import Stretch, ends_before

SETTINGS = "site.yaml"

_STRUCTS: dict[str, tuple[type[Any], str]] = {
    "actor": (Actor, "An actor"),
    "article": (Article, "An article"),
    "meeting": (Meeting, "A meeting"),
    "page": (Page, "A page"),
    "source": (Source, "A source"),
    "topic": (Topic, "A topic"),
}
"""Struct of each kind, and how a message calls one."""


def parse_record(path: str, data: bytes) -> Parsed:
    """What the file at `path`, relative to the briefing, gives. A file that is no record gives an empty value, with
    a warning where it looks like a record in the wrong place."""
    if path == SETTINGS:
        return parse_settings(path, data)
    steps = split_path(path)
    if not lies_in_content(steps):
        return Parsed(path)
    stray = explain_stray(path, steps)
    if stray is not None:
        return Parsed(path, issues=(stray,))
    kind, ident = name_record(steps)
    struct, subject = _STRUCTS[kind]
    named = check_id(path, ident) if len(steps) == 3 else ()
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
        blocks = tie_links(reading, parse_blocks(parts.body, parts.body_line))
        if kind == "article":
            blocks = (Block("title", values["title"], 0, _line_of(root, "title")), *blocks)
            if len(blocks) == 1:
                place = Place(path, parts.body_line, 1)
                reading.issues.append(Issue(place, "note", "The article has no text", "Write or paste it here."))
            values["slot"] = _find_slot(root, parts.body_line - 1)
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


def _nothing(node: Node) -> Scalar:
    """What stands where nothing is written."""
    return Scalar("", node.line, node.column)


def _line_of(root: Keys, name: str) -> int:
    return next((key.line for key, _ in root.entries if key.text == name), root.line)


def _find_slot(root: Keys, fence: int) -> Slot:
    """Below the overrides that are there, else above the front matter's closing fence, which is line `fence`."""
    for number, (key, value) in enumerate(root.entries):
        if key.text == "overrides" and isinstance(value, Items) and value.line > key.line:
            following = root.entries[number + 1 :]
            return Slot(following[0][0].line if following else fence, value.column - 1)
    return Slot(fence)


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
