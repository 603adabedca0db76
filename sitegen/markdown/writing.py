"""Blocks with marks to HTML, and plain words to Markdown that reads back as the same words. Every character of a record
that reaches a page passes through here and is escaped here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape as escape_html

from msgspec import Struct

from sitegen.model import WITHHELD, WITHHELD_REST, Block, Tag
from sitegen.urls import paragraph_anchor, refer


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


_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!&])")
_LINE_START = re.compile(r"^(\s*)(?:([-+=>])|(\d{1,9})([.)]))(?=\s|$|[-=])", re.MULTILINE)


def write_markdown(text: str) -> str:
    """Markdown that `parse_blocks` reads back as one paragraph with exactly this text, white space folded."""
    plain = " ".join(text.split())
    escaped = _SPECIAL.sub(r"\\\1", plain)
    return _LINE_START.sub(lambda m: m[1] + ("\\" + m[2] if m[2] else m[3] + "\\" + m[4]), escaped)


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
