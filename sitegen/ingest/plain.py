"""Plain text and Markdown to lines and to what their heads say. Decides nothing about what a line is."""

from __future__ import annotations

import re
from itertools import pairwise

from sitegen.frontmatter import Keys, Scalar, read_yaml, split, take_values
from sitegen.ingest.decoding import BROKEN
from sitegen.ingest.draft import Fields, Kind, Line
from sitegen.markdown import parse_blocks
from sitegen.model import Issue

_HEADER = re.compile(r"([A-Za-z][A-Za-z ]{1,16}): *(\S.*)?")
_FIELDS = {
    "agency": "agency",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "byline": "authors",
    "canonical url": "url",
    "date": "published",
    "description": "standfirst",
    "headline": "title",
    "lang": "language",
    "language": "language",
    "link": "url",
    "news agency": "agency",
    "outlet": "outlet",
    "permalink": "url",
    "published": "published",
    "published on": "published",
    "publisher": "outlet",
    "site": "outlet",
    "source": "outlet",
    "standfirst": "standfirst",
    "subtitle": "standfirst",
    "title": "title",
    "url": "url",
}
"""Names that heads of files give to what we want to know."""

_OPENS = re.compile(r"[\"'“‘«(\[]*[A-Z0-9\u0400-\u042f]")


def read_lines(text: str) -> tuple[Fields, tuple[Line, ...]]:
    """A plain text: one line a paragraph, those that were wrapped joined again; a head of `Name: value` lines apart."""
    rows = [(number, " ".join(row.split())) for number, row in enumerate(text.split("\n"), 1)]
    fields, skipped = _read_head(rows)
    rows = rows[skipped:]
    rows = _join(rows) if _is_wrapped(rows) else [row for row in rows if row[1]]
    return fields, tuple(
        Line(row.replace(BROKEN, "").strip(), number=number, broken=BROKEN in row)
        for number, row in rows
        if row.strip(BROKEN + " ")
    )


def _read_head(rows: list[tuple[int, str]]) -> tuple[Fields, int]:
    """A head is a run of at least two known names, or one title, before the first other line."""
    found: dict[str, str] = {}
    at = 0
    for at, (_, row) in enumerate(rows):  # noqa: B007
        if not row:
            if found:
                break
            continue
        match = _HEADER.fullmatch(row)
        name = _FIELDS.get(match[1].strip().lower()) if match else None
        if match is None or name is None:
            break
        if match[2]:
            found.setdefault(name, match[2].strip())
    if not found or (len(found) < 2 and "title" not in found):
        return Fields(), 0
    return make_fields(found), at


def make_fields(found: dict[str, str]) -> Fields:
    authors = re.split(r",\s*|\s+and\s+|;\s*", found.pop("authors", ""))
    return Fields(**found, authors=tuple(author.strip() for author in authors if author.strip()))


def _is_wrapped(rows: list[tuple[int, str]]) -> bool:
    """Were paragraphs broken into lines of one width? Then most lines before another are nearly full."""
    widths = [len(row) for (_, row), (_, after) in pairwise(rows) if row and after]
    if len(widths) < 4 or max(len(row) for _, row in rows) > 120:
        return False
    widest = max(widths)
    full = sum(width > 0.75 * widest for width in widths)
    lower = sum(bool(row) and bool(after) and after[0].islower() for (_, row), (_, after) in pairwise(rows))
    return widest > 40 and full > 0.7 * len(widths) and lower > 0.3 * len(widths)


def _join(rows: list[tuple[int, str]]) -> list[tuple[int, str]]:
    joined: list[tuple[int, str]] = []
    fresh = True
    for number, row in rows:
        if not row:
            fresh = True
        elif fresh or not joined:
            joined.append((number, row))
            fresh = False
        else:
            first, above = joined[-1]
            joined[-1] = (first, f"{above} {row}")
    return joined


# ---------------------------------------------------------------- Markdown


def read_markdown(text: str) -> tuple[Fields, tuple[Line, ...]]:
    """A Markdown text with or without front matter; each block keeps its own markup."""
    fields, body, first = Fields(), text, 1
    parts = split(text, "")
    if not isinstance(parts, Issue):
        root, issues = read_yaml(parts.yaml, "", parts.yaml_line)
        if isinstance(root, Keys) and not issues:
            fields, body, first = _take_fields(root), parts.body, parts.body_line
    lines: list[Line] = []
    for number, chunk in _cut(body, first):
        for block in parse_blocks(chunk.replace(BROKEN, ""), number):
            words = " ".join(block.text.split())
            if words:
                kind: Kind = "item" if block.kind == "item" else "heading" if block.kind == "heading" else "paragraph"
                alone = kind != "item" and chunk.count("\n\n") == 0 and not block.containers
                marked = re.sub(r"\A#+\s+|\s+#+\Z", "", chunk.strip()) if alone and block.tags else ""
                lines.append(Line(words, kind, block.level, " ".join(marked.split()), block.line, BROKEN in chunk))
    return fields, tuple(lines)


def _take_fields(root: Keys) -> Fields:
    found: dict[str, str] = {}
    for key, node in root.entries:
        name = _FIELDS.get(key.text.strip().lower().replace("_", " ").replace("-", " "))
        if name is None:
            continue
        value = node.text if isinstance(node, Scalar) else ", ".join(v for v in take_values(node) if isinstance(v, str))
        if value.strip():
            found.setdefault(name, " ".join(value.split()))
    return make_fields(found)


def _cut(body: str, first: int) -> list[tuple[int, str]]:
    """Chunks between blank lines, each with its line; lists and fenced code stay whole enough for their markers."""
    chunks: list[tuple[int, str]] = []
    number = first
    for piece in re.split(r"(\n(?:[ \t]*\n)+)", body):
        if piece.strip():
            chunks.append((number + (len(piece) - len(piece.lstrip("\n"))), piece.strip("\n")))
        number += piece.count("\n")
    return chunks
