"""What a briefing's articles name and its records lack: shapes only."""

from __future__ import annotations

from msgspec import Struct

WRITTEN = 60
"""Confidence, from which a proposal is written by itself."""


class Evidence(Struct, frozen=True):
    """One line that has it, with its place."""

    article: str
    paragraph: int
    text: str


class Proposal(Struct, frozen=True):
    kind: str
    """person, organization, country, outlet, place, group, other, meeting or topic."""
    name: str
    count: int
    articles: tuple[str, ...]
    confidence: int
    """0 to 100."""
    evidence: Evidence
    id: str = ""
    """Of the record it would be; empty for what is only listed."""
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    title: str = ""
    """A person's role."""
    affiliation: str = ""
    """Actor id."""
    near: str = ""
    """A name that is known or more frequent, of which this one may be another spelling."""
    day: str = ""
    place: str = ""
    type: str = ""
    status: str = ""
    participants: tuple[str, ...] = ()
    organizer: str = ""
    written: tuple[tuple[str, str], ...] = ()
    """Articles of a meeting's own day, and whether each was written before, during or after it."""

    @property
    def path(self) -> str:
        return f"content/{'meetings' if self.kind == 'meeting' else 'actors'}/{self.id}.md"
