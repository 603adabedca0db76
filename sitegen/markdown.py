"""Markdown to blocks, once, and blocks with marks to HTML: the only door to markdown-it. Every character of a record
that reaches a page passes through here and is escaped here; raw HTML in a record is text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape as escape_html

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from sitegen.model import WITHHELD, WITHHELD_REST, Block, BlockKind, Tag
from sitegen.urls import is_relative, is_safe, paragraph_anchor, refer

_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])

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


class Html(Struct, frozen=True):
    """Text that is HTML already. Only this module makes it."""

    text: str

    def __html__(self) -> str:
        return self.text


class Mark(Struct, frozen=True):
    """An element to be put around `start` to `end` of a block's text. Attributes are plain text, escaped here."""

    start: int
    end: int
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


# ---------------------------------------------------------------- Markdown -> blocks


_FAR_REACHING = ("```", "~~~", "]:", "\r")
"""A fence and a link's definition bear on paragraphs other than their own."""
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~\x00]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_NO_WORD = re.compile(r"(?!\*{1,2}[^\W_]|\[[^\W_])[^\w\"'“”‘’«»„(\\$€£¥…—–]|\d{1,9}[.)]")
"""What opens a line that may be other than a paragraph's: a heading, a list, a rule, an indented block."""
_INNER = r"[^\W_](?:[^\\`*_\[\]<>&|~\x00\n]*[^\W_])?"
_SIMPLE = re.compile(
    rf"(?<![^\s(“])(?:\*\*({_INNER})\*\*|\*({_INNER})\*"
    rf"|\[({_INNER})\]\(((?:https?://[a-z0-9.-]+(?=[/)]))?[A-Za-z0-9/._~=+-]+)\))(?=$|[\s.,;:!?)”])"
)
"""Emphasis, strong words and links of the plainest kind: words and nothing else inside, white space or a mark of
punctuation around. They mean what they look like, whatever stands elsewhere."""
_HEADING = re.compile(r"(#{1,6}) (\S.*)")


def parse_blocks(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Blocks of a Markdown text whose first line is line `first_line` of its file. Never raises. Paragraphs of plain
    words are read here as markdown-it would read them, which is far faster; all others are left to it."""
    blocks: list[Block] = []
    counts: dict[str, int] = {}
    if any(mark in text for mark in _FAR_REACHING):
        _read_markup(text, first_line, counts, blocks)
        return tuple(blocks)
    lines = text.split("\n")
    unread = at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip(" \t"):
            end += 1
        found = _read_simply(lines[at:end], first_line + at) if end > at else None
        if found and found[0].kind == "item" and (unread < at or not _ends_list(lines, end)):
            found = None  # it may go on in what is not read here
        if found:
            _read_markup("\n".join(lines[unread:at]), first_line + unread, counts, blocks)
            blocks += found if found[0].kind != "item" else _lay_list(found, counts)
            unread = end
        at = end + 1
    _read_markup("\n".join(lines[unread:]), first_line + unread, counts, blocks)
    return tuple(blocks)


def _read_simply(lines: list[str], line: int) -> list[Block] | None:
    """A paragraph, a heading or a list's items, where nothing in them can mean anything else."""
    first = lines[0]
    if first.startswith("- "):
        items = []
        for number, each in enumerate(lines):
            read = _read_words([each[2:]]) if each.startswith("- ") and len(each) > 2 else None
            if read is None:
                return None
            items.append(Block("item", read[0], 0, line + number, read[1]))
        return items
    if first.startswith("#"):
        heading = _HEADING.fullmatch(first)
        read = _read_words([heading[2]]) if heading and len(lines) == 1 and first[-1] != "#" else None
        return [Block("heading", read[0], len(heading[1]), line, read[1])] if heading and read else None
    read = _read_words(lines)
    return None if read is None else [Block("paragraph", read[0], 0, line, read[1])]


def _ends_list(lines: list[str], at: int) -> bool:
    """Does a list that ends before line `at` end there for good: is what follows no item and not indented?"""
    following = next((line for line in lines[at:] if line.strip(" \t")), None)
    return following is None or _NO_WORD.match(following) is None or following[0] == "#"


def _lay_list(items: list[Block], counts: dict[str, int]) -> list[Block]:
    counts["ul"] = counts.get("ul", 0) + 1
    laid = []
    for item in items:
        counts["li"] = counts.get("li", 0) + 1
        laid.append(replace(item, containers=(f"ul:{counts['ul']}", f"li:{counts['li']}")))
    return laid


def _read_words(lines: list[str]) -> tuple[str, tuple[Tag, ...]] | None:
    """The text of lines that hold no markup but the plainest, or only characters that a backslash keeps from being
    any."""
    for line in lines:
        if _NO_WORD.match(line) or line[-1].isspace():
            return None
    text = " ".join(lines)
    if _MARKUP.search(text) is None:
        return text, ()
    if "\\" in text:
        return None if _MARKUP.search(_ESCAPED.sub("", text)) else (_ESCAPED.sub(r"\1", text), ())
    pieces: list[str] = []
    tags: list[Tag] = []
    at = length = 0
    for found in _SIMPLE.finditer(text):
        before = text[at : found.start()]
        strong, emphasis, words, address = found.groups()
        inner = strong or emphasis or words
        pieces += (before, inner)
        start = length + len(before)
        length = start + len(inner)
        at = found.end()
        if words is None:
            tags.append(Tag(start, length, "strong" if strong else "em"))
        elif is_safe(address) or is_relative(address):
            tags.append(Tag(start, length, "a", address))
        else:
            return None
        if before and _MARKUP.search(before):
            return None
    if _MARKUP.search(text, at):
        return None
    return "".join((*pieces, text[at:])), tuple(tags)


def _read_markup(text: str, first_line: int, counts: dict[str, int], blocks: list[Block]) -> None:
    """Add the blocks that markdown-it finds. `counts` numbers the containers of the whole text."""
    if not text.strip(" \t\n"):
        return
    stack: list[str] = []
    kind: BlockKind = "paragraph"
    level = 0
    seen_item: set[str] = set()
    for token in _parser.parse(text):
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


_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!&])")
_LINE_START = re.compile(r"^(\s*)(?:([-+=>])|(\d{1,9})([.)]))(?=\s|$|[-=])", re.MULTILINE)


def write_markdown(text: str) -> str:
    """Markdown that `parse_blocks` reads back as one paragraph with exactly this text, white space folded."""
    plain = " ".join(text.split())
    escaped = _SPECIAL.sub(r"\\\1", plain)
    return _LINE_START.sub(lambda m: m[1] + ("\\" + m[2] if m[2] else m[3] + "\\" + m[4]), escaped)


# ---------------------------------------------------------------- blocks -> HTML


def _say_cut(_count: int) -> str:
    return "[…]"


def render_inline(
    block: Block,
    marks: Sequence[Mark] = (),
    start: int = 0,
    end: int | None = None,
    page: str = "",
    *,
    cut: Callable[[int], str] = _say_cut,
) -> Html:
    """A block's text from `start` to `end` with its own tags and the given marks, the longest outside. A mark that
    crosses another is cut at its border, a link inside a link is left out. `page` is the output path of the page it
    stands on, which links to other records need; `cut` says in plain text that so many words are withheld."""
    text = block.text
    end = len(text) if end is None else end
    wanted = [mark for tag in block.tags if (mark := _mark_tag(tag, page)) is not None] if block.tags else []
    wanted += marks
    if not wanted:
        return Html(_write_text(text[start:end], cut))
    ordered = sorted(_clip(wanted, start, end), key=_outside_first)
    nested = _write_nested(text, ordered, start, end, cut)
    return Html(nested if nested is not None else _write_crossing(text, ordered, start, end, cut))


def _outside_first(mark: Mark) -> tuple[int, int]:
    return (mark.start, -mark.end)


def _clip(marks: Iterable[Mark], start: int, end: int) -> Iterable[Mark]:
    for mark in marks:
        if start <= mark.start < mark.end <= end:
            yield mark
        elif max(mark.start, start) < min(mark.end, end):
            yield Mark(max(mark.start, start), min(mark.end, end), mark.tag, mark.attributes)


def _write_nested(text: str, ordered: Sequence[Mark], start: int, end: int, cut: Callable[[int], str]) -> str | None:
    """The text with marks of which each lies inside or outside every other; None where two cross."""
    out: list[str] = []
    stack: list[Mark] = []
    plain = _SPECIAL_TEXT.search(text, start, end) is None
    at = start
    for mark in ordered:
        first = mark.start
        while stack and stack[-1].end <= first:
            closed = stack.pop()
            if closed.end > at:
                out.append(text[at : closed.end] if plain else _write_text(text[at : closed.end], cut))
                at = closed.end
            out.append(f"</{closed.tag}>")
        if stack:
            if stack[-1].end < mark.end:
                return None
            if mark in stack or (mark.tag == "a" and any(m.tag == "a" for m in stack)):
                continue
        if first > at:
            out.append(text[at:first] if plain else _write_text(text[at:first], cut))
            at = first
        out.append(_open_tag(mark, first=True))
        stack.append(mark)
    while stack:
        closed = stack.pop()
        if closed.end > at:
            out.append(text[at : closed.end] if plain else _write_text(text[at : closed.end], cut))
            at = closed.end
        out.append(f"</{closed.tag}>")
    if end > at:
        out.append(text[at:end] if plain else _write_text(text[at:end], cut))
    return "".join(out)


def _write_crossing(text: str, ordered: Sequence[Mark], start: int, end: int, cut: Callable[[int], str]) -> str:
    borders = sorted({start, end, *(m.start for m in ordered), *(m.end for m in ordered)})
    out: list[str] = []
    stack: list[Mark] = []
    begun: set[int] = set()
    live: list[Mark] = []
    following = 0
    for at, until in zip(borders, [*borders[1:], end], strict=True):
        while any(m.end <= at for m in stack):
            out.append(f"</{stack.pop().tag}>")
        # whatever was closed only to close a mark below it is opened again with the new ones, longest first
        live = [m for m in live if m.end > at]
        while following < len(ordered) and ordered[following].start <= at:
            live.append(ordered[following])
            following += 1
        for mark in sorted(live, key=lambda m: -m.end):
            if mark in stack:
                continue
            if mark.tag == "a" and any(m.tag == "a" for m in stack):
                continue
            out.append(_open_tag(mark, first=id(mark) not in begun))
            begun.add(id(mark))
            stack.append(mark)
        if until > at:
            out.append(_write_text(text[at:until], cut))
    out.extend(f"</{mark.tag}>" for mark in reversed(stack))
    return "".join(out)


def _mark_tag(tag: Tag, page: str) -> Mark | None:
    if tag.name != "a":
        return Mark(tag.start, tag.end, tag.name)
    address = refer(tag.value, page)
    return Mark(tag.start, tag.end, "a", (("href", address),)) if address else None


def _open_tag(mark: Mark, first: bool) -> str:
    """The id of a mark that was cut stands on its first piece only."""
    if not mark.attributes:
        return f"<{mark.tag}>"
    attributes = "".join(
        [f' {name}="{_escape_value(value)}"' for name, value in mark.attributes if first or name != "id"]
    )
    return f"<{mark.tag}{attributes}>"


_SPECIAL_VALUE = re.compile("[&<>\"']")


def _escape_value(value: str) -> str:
    return escape_html(value) if _SPECIAL_VALUE.search(value) else value


_WITHHELD_RUN = re.compile(f"{WITHHELD}+{WITHHELD_REST}*|{WITHHELD_REST}+")


_SPECIAL_TEXT = re.compile(f"[&<>\n{WITHHELD}{WITHHELD_REST}]")


def _write_text(text: str, cut: Callable[[int], str]) -> str:
    if _SPECIAL_TEXT.search(text) is None:
        return text
    escaped = escape_html(text, quote=False).replace("\n", "<br>\n")
    if WITHHELD not in escaped and WITHHELD_REST not in escaped:
        return escaped
    return _WITHHELD_RUN.sub(lambda m: _mark_withheld(m.group().count(WITHHELD), cut), escaped)


def _mark_withheld(count: int, cut: Callable[[int], str]) -> str:
    return f'<span class="withheld">{escape_html(cut(count), quote=False)}</span>' if count else ""


def render_blocks(
    blocks: Sequence[Block],
    marks: Sequence[Sequence[Mark]] = (),
    first: int = 1,
    tails: Sequence[Html] = (),
    page: str = "",
    *,
    cut: Callable[[int], str] = _say_cut,
) -> Html:
    """HTML of a run of blocks. Block i carries the anchor of paragraph `first + i`, its `marks[i]`, and `tails[i]`
    before its end tag. With `first` 0 or below there are no anchors."""
    out: list[str] = []
    stack: list[str] = []
    for index, block in enumerate(blocks):
        if stack or block.containers:
            shared = 0
            while shared < min(len(stack), len(block.containers)) and stack[shared] == block.containers[shared]:
                shared += 1
            while len(stack) > shared:
                out.append(f"</{stack.pop().partition(':')[0]}>")
            for container in block.containers[shared:]:
                element, _, rest = container.partition(":")
                start = rest.partition(":")[2]
                out.append(f"<{element}" + (f' start="{start}"' if start else "") + ">")
                stack.append(container)
        anchor = f' id="{paragraph_anchor(first + index)}"' if first > 0 else ""
        inner = render_inline(block, marks[index] if index < len(marks) else (), page=page, cut=cut).text
        if index < len(tails):
            inner += tails[index].text
        out.append(_write_block(block, anchor, inner))
    out.extend(f"</{container.partition(':')[0]}>" for container in reversed(stack))
    return Html("\n".join(out))


def _write_block(block: Block, anchor: str, inner: str) -> str:
    if block.kind == "heading":
        level = min(block.level + 1, 6)  # the page's own title is the h1
        return f"<h{level}{anchor}>{inner}</h{level}>"
    if block.kind == "code":
        return f"<pre{anchor}><code>{inner.replace('<br>', '')}</code></pre>"
    if block.kind == "rule":
        return f"<hr{anchor}>"
    if block.kind == "cell":
        return f"<span{anchor}>{inner}</span>"
    return f"<p{anchor}>{inner}</p>"
