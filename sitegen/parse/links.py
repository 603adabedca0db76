"""Links to other records' files become links to the records, wherever their pages will lie."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from msgspec.structs import replace

from sitegen.model import Block, Issue, Place, Tag
from sitegen.parse.fields import Reading, show
from sitegen.parse.parsed import Reference
from sitegen.parse.paths import FOLDERS, explain_stray, lies_in_content, name_record, split_path
from sitegen.urls import is_record_link, is_relative

STATIC = "static"
"""Folder of the briefing whose files lie in the site as they are."""

_PARAGRAPH = re.compile(r"p([0-9]{1,6})")


def tie_links(reading: Reading, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks with every link to a record's file written `KIND:ID#fragment`, each noted as a reference, and
    every link to a file of static/ as `file:PATH`."""
    return tuple(
        replace(block, tags=tuple(_tie_tag(reading, block, tag) for tag in block.tags))
        if any(_is_link(tag) for tag in block.tags)
        else block
        for block in blocks
    )


def _is_link(tag: Tag) -> bool:
    return tag.name == "a" and is_relative(tag.value)


def _tie_tag(reading: Reading, block: Block, tag: Tag) -> Tag:
    if not _is_link(tag):
        return tag
    file, mark, fragment = unquote(tag.value).partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(reading.path), file))
    steps = split_path(path)
    place = Place(reading.path, block.line)
    if steps[0] == STATIC and len(steps) > 1:
        return replace(tag, value=f"file:{path.removeprefix(STATIC + '/')}{mark}{fragment}")
    if not is_record_link(tag.value):
        hint = "Link to a record's file or to one in static/, relative to this file, or to a full address."
        reading.issues.append(Issue(place, "warning", f"A link leads nowhere: {show(tag.value)}", hint))
        return replace(tag, value="")
    if not lies_in_content(steps) or explain_stray(path, steps) is not None:
        hint = f"Records lie in {', '.join(f'content/{folder}' for folder in FOLDERS)}."
        reading.issues.append(Issue(place, "error", f"A link leads to no record: {show(path)}", hint))
        return tag
    kind, ident = name_record(steps)
    paragraph = _PARAGRAPH.fullmatch(fragment)
    reading.references.append(Reference((kind,), ident, place, "A link", int(paragraph[1]) if paragraph else 0))
    return replace(tag, value=f"{kind}:{ident}{mark}{fragment}")
