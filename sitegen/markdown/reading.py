"""Markdown to blocks, once. Raw HTML in a record is text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from sitegen.markdown.plain import FAR_REACHING, ends_container, opens_container, read_container, read_plain
from sitegen.model import Block, BlockKind, Tag
from sitegen.urls import is_relative, is_safe

if TYPE_CHECKING:  # loaded where something is to be read that needs it: for most edits nothing is
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAGS = {"em": "em", "strong": "strong", "s": "s", "link": "a"}
_CONTAINERS = {
    "bullet_list_open": "ul",
    "ordered_list_open": "ol",
    "list_item_open": "li",
    "blockquote_open": "blockquote",
    "table_open": "table",
    "thead_open": "thead",
    "tbody_open": "tbody",
    "tr_open": "tr",
    "th_open": "th",
    "td_open": "td",
}


def parse_blocks(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Blocks of a Markdown text whose first line is line `first_line` of its file. Never raises. What holds only the
    plainest of markup is read as markdown-it would read it, which is far faster; all else is left to it."""
    blocks: list[Block] = []
    counts: dict[str, int] = {}
    if any(mark in text for mark in FAR_REACHING):
        read_markup(text, first_line, counts, blocks)
        return tuple(blocks)
    lines = text.split("\n")
    unread = at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip(" \t"):
            end += 1
        found: list[Block] | None = None
        if end > at and opens_container(lines[at]):
            # What is not read yet numbers its own containers first, and a list may go on before or after.
            if unread == at and ends_container(lines, end):
                found = read_container(lines[at:end], first_line + at, counts)
        elif end > at:
            found = read_plain(lines[at:end], first_line + at)
        if found:
            read_markup("\n".join(lines[unread:at]), first_line + unread, counts, blocks)
            blocks += found
        if found or unread == end:
            unread = end + 1
        at = end + 1
    read_markup("\n".join(lines[unread:]), first_line + unread, counts, blocks)
    return tuple(blocks)


def read_markup(text: str, first_line: int, counts: dict[str, int], blocks: list[Block]) -> None:
    """Add the blocks that markdown-it finds. `counts` numbers the containers of the whole text."""
    if not text.strip(" \t\n"):
        return
    stack: list[str] = []
    kind: BlockKind = "paragraph"
    level = 0
    seen_item: set[str] = set()
    for token in _make_parser().parse(text):
        name = token.type
        line = first_line + (token.map[0] if token.map else 0)
        if name in _CONTAINERS:
            element = _CONTAINERS[name]
            counts[element] = counts.get(element, 0) + 1
            start = token.attrs.get("start") if element == "ol" else None
            stack.append(f"{element}:{counts[element]}" + (f":{start}" if start is not None else ""))
        elif name[:-5] + "open" in _CONTAINERS and name.endswith("close"):
            stack.pop()
        elif name == "heading_open":
            kind, level = "heading", int(token.tag[1])
        elif name == "inline":
            if stack and kind == "paragraph":
                kind = _kind_inside(stack[-1], seen_item)
            content, tags = _read_inline(token.children or [])
            blocks.append(Block(kind, content, level, line, tags, tuple(stack)))
            kind, level = "paragraph", 0
        elif name in ("fence", "code_block"):
            blocks.append(Block("code", token.content.rstrip("\n"), 0, line, (), tuple(stack)))
        elif name == "hr":
            blocks.append(Block("rule", "", 0, line, (), tuple(stack)))


@cache
def _make_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _kind_inside(container: str, seen_item: set[str]) -> BlockKind:
    """A list item's first block is the item; those after it are paragraphs of the same item."""
    if container.startswith("li:") and container not in seen_item:
        seen_item.add(container)
        return "item"
    return "cell" if container.startswith(("th:", "td:")) else "paragraph"


def _read_inline(children: Sequence[Token]) -> tuple[str, tuple[Tag, ...]]:
    """Plain text of inline tokens, and the source's own tags over it."""
    pieces: list[str] = []
    at = 0
    opened: list[tuple[int, str]] = []
    tags: list[Tag] = []

    def add(piece: str) -> None:
        nonlocal at
        pieces.append(piece)
        at += len(piece)

    for token in children:
        name = token.type
        if name in ("text", "text_special"):
            add(token.content)
        elif name == "softbreak":
            add(" ")
        elif name == "hardbreak":
            add("\n")
        elif name == "code_inline":
            tags.append(Tag(at, at + len(token.content), "code"))
            add(token.content)
        elif name == "image":
            words = "".join(c.content for c in token.children or []) or "image"
            address = str(token.attrs.get("src", ""))
            if is_safe(address) or is_relative(address):
                tags.append(Tag(at, at + len(words), "a", address))
            add(words)
        elif name.endswith("_open"):
            opened.append((at, str(token.attrs.get("href", ""))))
        elif name.endswith("_close") and opened:
            start, address = opened.pop()
            tag = _TAGS.get(name[:-6])
            if tag and start < at and (tag != "a" or is_safe(address) or is_relative(address)):
                tags.append(Tag(start, at, tag, address))  # type: ignore[arg-type]
    return "".join(pieces), tuple(sorted(tags, key=lambda t: (t.start, -t.end, t.name)))
