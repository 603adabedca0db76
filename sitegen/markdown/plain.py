"""Paragraphs, headings, lists and quotations that hold only the plainest of markup, read as the parser of all markup
would read them (tests/test_markdown.py holds the two together). What may mean anything else is not read here."""

from __future__ import annotations

import re

from sitegen.model import Block, Tag
from sitegen.urls import is_relative, is_safe

FAR_REACHING = ("```", "~~~", "]:", "\r")
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
_CONTAINER = re.compile(r"[->] |(\d{1,9})([.)]) ")


def read_plain(lines: list[str], line: int) -> list[Block] | None:
    """A paragraph or a heading, where nothing in it can mean anything else."""
    first = lines[0]
    if first.startswith("#"):
        heading = _HEADING.fullmatch(first)
        read = _read_words([heading[2]]) if heading and len(lines) == 1 and first[-1] != "#" else None
        return [Block("heading", read[0], len(heading[1]), line, read[1])] if heading and read else None
    read = _read_words(lines)
    return None if read is None else [Block("paragraph", read[0], 0, line, read[1])]


def opens_container(line: str) -> bool:
    """Does a list or a quotation begin here?"""
    return _CONTAINER.match(line) is not None


def ends_container(lines: list[str], at: int) -> bool:
    """Does a list or quotation that ends before line `at` end there for good: is what follows none and not indented?"""
    following = next((line for line in lines[at:] if line.strip(" \t")), None)
    return following is None or _NO_WORD.match(following) is None or following[0] == "#"


def read_container(lines: list[str], line: int, counts: dict[str, int]) -> list[Block] | None:
    """The items of a list of one level, or the paragraphs of a quotation, where nothing in them can mean anything else.
    `counts` numbers the containers of the whole text."""
    if lines[0][0] == ">":
        return _read_quotation(lines, line, counts)
    opening = _CONTAINER.match(lines[0])
    assert opening is not None
    number, stop = opening.groups()
    mark = "- " if number is None else stop + " "
    items = []
    for each in lines:
        found = _CONTAINER.match(each)
        if found is None or not found.group().endswith(mark) or (number is None) is not (found[1] is None):
            return None
        read = _read_words([each[found.end() :]]) if len(each) > found.end() else None
        if read is None:
            return None
        items.append(read)
    element, start = ("ul", "") if number is None else ("ol", "" if int(number) == 1 else f":{int(number)}")
    counts[element] = counts.get(element, 0) + 1
    first, held = counts.get("li", 0) + 1, f"{element}:{counts[element]}{start}"
    counts["li"] = first + len(items) - 1
    return [Block("item", t, 0, line + n, tags, (held, f"li:{first + n}")) for n, (t, tags) in enumerate(items)]


def _read_quotation(lines: list[str], line: int, counts: dict[str, int]) -> list[Block] | None:
    paragraphs: list[tuple[int, list[str]]] = []
    ended = True
    for number, each in enumerate(lines):
        if each == ">":
            ended = True
        elif each[:2] == "> " and len(each) > 2:
            if ended:
                paragraphs.append((line + number, []))
            paragraphs[-1][1].append(each[2:])
            ended = False
        else:
            return None
    found = [(at, _read_words(some)) for at, some in paragraphs]
    held = (f"blockquote:{counts.get('blockquote', 0) + 1}",)
    blocks = [Block("paragraph", read[0], 0, at, read[1], held) for at, read in found if read is not None]
    if len(blocks) < len(found):
        return None
    counts["blockquote"] = counts.get("blockquote", 0) + 1
    return blocks


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
