"""What a raw document becomes on its way to a record: shapes only."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["paragraph", "heading", "item", "quote"]


class Line(Struct, frozen=True):
    """One paragraph, heading or item of a raw document."""

    text: str
    """Plain, white space folded."""
    kind: Kind = "paragraph"
    level: int = 0
    marked: str = ""
    """As Markdown, where the document was that or had markup; empty: the plain text is to be escaped."""
    number: int = 0
    """Line of the raw file, from 1; 0 where it has none."""
    broken: bool = False
    """It holds what is left of broken markup (`[&]quot;`)."""


class Fields(Struct, frozen=True):
    """What the document says of itself outside its body: header lines, front matter, a page's metadata."""

    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    agency: str = ""
    language: str = ""
    standfirst: str = ""


class Stripped(Struct, frozen=True):
    """A line left out of the record, and why."""

    line: int
    rule: str
    reason: str
    text: str


class Copied(Struct, frozen=True):
    """Signs that the text is a copy of another's."""

    kind: Literal["", "agency", "reprint"] = ""
    note: str = ""


class Draft(Struct, frozen=True):
    """One article as read from its raw file; nothing is tied to records yet."""

    path: str
    """Of the raw file, relative to the folder given."""
    sha256: str
    title: str
    lines: tuple[Line, ...]
    """The body, in order; the first may be the standfirst."""
    standfirst: bool = False
    authors: tuple[str, ...] = ()
    agency: str = ""
    outlet: str = ""
    published: str = ""
    """ISO date or date-time, or empty."""
    dateline: str = ""
    url: str = ""
    language: str = ""
    copied: Copied = Copied()
    stripped: tuple[Stripped, ...] = ()
    repairs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Refusal(Struct, frozen=True):
    """A file that is no article sitegen can read: why, and what to do."""

    path: str
    message: str
    hint: str = ""
