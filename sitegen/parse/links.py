"""Links to other records' files: each must lead to one, and becomes the name of a record instead of a path."""

from __future__ import annotations

import posixpath
from typing import Any
from urllib.parse import unquote

from msgspec.structs import replace

from sitegen.model import Article, Block, Issue, Place, Tag
from sitegen.parse.nearest import find_nearest, say_meant
from sitegen.parse.parsed import Parsed
from sitegen.urls import is_record_link


def place_links(ordered: list[Parsed]) -> tuple[list[Parsed], list[Issue]]:
    """The same files with every link to a record's file written `KIND:ID#fragment`, and an issue for each that leads
    nowhere. Works on records that were read; the others have issues already."""
    known = {one.path: one for one in ordered if one.id}
    issues: list[Issue] = []
    placed = []
    for one in ordered:
        blocks: tuple[Block, ...] = getattr(one.record, "blocks", ())
        if any(_is_link(tag) for block in blocks for tag in block.tags):
            changed = tuple(_place_block(one.path, block, known, issues) for block in blocks)
            record: Any = one.record
            one = replace(one, record=replace(record, blocks=changed))
        placed.append(one)
    return placed, issues


def _is_link(tag: Tag) -> bool:
    return tag.name == "a" and is_record_link(tag.value)


def _place_block(path: str, block: Block, known: dict[str, Parsed], issues: list[Issue]) -> Block:
    return replace(block, tags=tuple(_place_tag(path, block.line, tag, known, issues) for tag in block.tags))


def _place_tag(path: str, line: int, tag: Tag, known: dict[str, Parsed], issues: list[Issue]) -> Tag:
    if not _is_link(tag):
        return tag
    target, mark, fragment = unquote(tag.value).partition("#")
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    found = known.get(wanted)
    if found is None:
        nearest = find_nearest(wanted, known)
        meant = say_meant(posixpath.relpath(nearest, posixpath.dirname(path))) if nearest else ""
        hint = meant or "Link to a record's file, relative to this one, or to a full address."
        issues.append(Issue(Place(path, line), "error", f'The link to "{target}" leads to no record', hint))
        return tag
    record = found.record
    numbered = isinstance(record, Article) and fragment[:1] == "p" and fragment[1:].isdigit()
    if isinstance(record, Article) and numbered and int(fragment[1:]) >= len(record.blocks):
        message = f'The link to "{target}" names paragraph {fragment[1:]}, and its last is {len(record.blocks) - 1}'
        issues.append(Issue(Place(path, line), "error", message, "Count the paragraphs again: the title is 0."))
    return replace(tag, value=f"{found.kind}:{found.id}{mark}{fragment}")
