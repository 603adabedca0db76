"""A draft to a record's file: front matter and a Markdown body that reads back as the same words."""

from __future__ import annotations

import re

from sitegen.frontmatter import Value, write_record
from sitegen.ingest.draft import Draft, Line
from sitegen.text import slug

_LONGEST_ID = 60
_MARKS = re.compile(r"([\\`*_\[\]<>~|&])")
_OPENERS = re.compile(r"(?:(?P<number>\d{1,9})(?P<stop>[.)])(?=\s|$)|(?P<mark>[#+=-]))")


def make_id(title: str, taken: set[str]) -> str:
    """A file name for a title that is not taken yet, short enough for the addresses that carry two.

    >>> make_id("Talks end without result", {"talks-end-without-result"})
    'talks-end-without-result-2'
    """
    whole = slug(title)
    short = ""
    for part in whole.split("-"):
        longer = f"{short}-{part}" if short else part
        if len(longer.encode()) > _LONGEST_ID:
            break
        short = longer
    short = short or whole.encode()[:_LONGEST_ID].decode(errors="ignore").strip("-") or "article"
    if short in ("index", "none") or re.fullmatch(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", short):
        short += "-1"
    name, number = short, 2
    while name in taken:
        name, number = f"{short}-{number}", number + 1
    return name


def escape(text: str) -> str:
    """Plain text as Markdown that shows just this text.

    >>> escape("1. Say *nothing* [yet]")
    '1\\\\. Say \\\\*nothing\\\\* \\\\[yet\\\\]'
    """
    text = _MARKS.sub(r"\\\1", text)
    opener = _OPENERS.match(text)
    if opener is None:
        return text
    if opener["number"]:
        return f"{opener['number']}\\{text[opener.start('stop') :]}"
    return f"\\{text}"


def write_body(lines: tuple[Line, ...], standfirst: bool = False) -> str:
    """The Markdown of an article's body, one blank line between blocks."""
    blocks = []
    for number, line in enumerate(lines):
        words = line.marked or escape(line.text)
        if line.kind == "heading":
            words = f"{'#' * min(max(line.level, 2), 6)} {words}"
            words = re.sub(r"(#+)$", r"\\\1", words)
        elif line.kind == "item":
            words = f"- {words}"
        elif line.kind == "quote":
            words = f"> {words}"
        elif standfirst and number == 0 and not line.marked:
            words = f"*{words}*"
        blocks.append(words)
    return "\n\n".join(blocks)


_LONGEST_LINE = 300
"""Characters of a line left out that the record keeps: enough to find it, and to put a quotation back."""


def describe_seed(draft: Draft, path: str) -> dict[str, Value]:
    """Where the text comes from, and the lines that are in the record nowhere: what is kept as a fact is none."""
    left = [
        {"rule": one.rule, "text": _shorten(one.text)} | ({"line": str(one.line)} if one.line else {})
        for one in draft.stripped
        if "kept as" not in one.reason and one.rule != "address label"
    ]
    return {"path": path, "sha256": draft.sha256} | ({"omitted": left} if left else {})


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_LINE else text[:_LONGEST_LINE].rpartition(" ")[0] + " …"


def write_article(draft: Draft, source: str, agency: str, published: str, seed: str, note: str = "") -> bytes:
    """The record's file. `source` and `agency` are ids, `published` a date as records write it, `seed` the raw copy's
    path."""
    values: dict[str, Value] = {"title": draft.title}
    values |= {k: v for k, v in (("source", source), ("published", published), ("agency", agency)) if v}
    if draft.authors:
        values["authors"] = list(draft.authors)
    rest = (("url", draft.url), ("language", draft.language), ("dateline", draft.dateline))
    values |= {key: value for key, value in rest if value}
    copied: dict[str, Value] = {}
    if draft.copied.kind:
        copied["kind"] = draft.copied.kind
    if draft.copied.kind and agency and agency != source:
        copied["of"] = agency
    joined = " ".join(part for part in (draft.copied.note, note) if part)
    if joined:
        copied["note"] = joined
    if copied:
        values["copy"] = copied
    values["seed"] = describe_seed(draft, seed)
    return write_record(values, write_body(draft.lines, draft.standfirst)).encode()
