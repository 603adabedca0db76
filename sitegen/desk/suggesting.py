"""`sitegen suggest`: what the articles name and the records lack, listed or written."""

from __future__ import annotations

from typing import NamedTuple

from sitegen import files
from sitegen.desk.folder import Folder
from sitegen.frontmatter import Value, split
from sitegen.ingest.update import set_key
from sitegen.model import Issue
from sitegen.suggest import (
    PATH,
    WRITTEN,
    Proposal,
    Remembered,
    add_written,
    propose,
    read_remembered,
    settle,
    write_proposal,
    write_remembered,
)


class Suggested(NamedTuple):
    written: tuple[Proposal, ...]
    """Those above the line: written, or what would be."""
    listed: tuple[Proposal, ...]
    refused: tuple[str, ...]


def suggest_records(folder: Folder, write: bool, tie: bool = False) -> Suggested:
    """With `tie` the articles that were just imported say when they were written: no editor has seen them yet."""
    texts = dict(folder.texts)
    remembered = read_remembered(texts[PATH]) if PATH in texts else Remembered()
    remembered = settle(remembered, texts)
    found = propose(folder.articles, folder.actors, folder.meetings, folder.settings.language, remembered)
    sure = tuple(p for p in found if p.id and p.confidence >= WRITTEN and p.path not in texts)
    rest = tuple(p for p in found if p not in sure)
    if write:
        living = frozenset((*(a.id for a in folder.actors), *(p.id for p in sure if p.kind != "meeting")))
        writes = [write_proposal(p, living) for p in sure]
        if tie:
            writes += _tie_articles(folder, sure)
        remembered = add_written(remembered, sure)
        if remembered != Remembered():
            writes.append((PATH, write_remembered(remembered)))
        files.write_records(folder.project, writes)
    return Suggested(sure, rest, remembered.refused)


def _tie_articles(folder: Folder, proposals: tuple[Proposal, ...]) -> list[tuple[str, bytes]]:
    """The records of articles of a meeting's own day, with when they were written."""
    ties: dict[str, list[Value]] = {}
    for proposal in proposals:
        for ident, stage in proposal.written:
            ties.setdefault(ident, []).append({"id": proposal.id, "written": stage})
    texts = dict(folder.texts)
    writes = []
    for article in folder.articles:
        parts = split(texts[article.path].decode(), article.path)
        if article.id in ties and not article.meetings and not isinstance(parts, Issue):
            head = set_key(parts.yaml, "meetings", ties[article.id])
            writes.append((article.path, f"---\n{head}---\n{parts.body}".encode()))
    return writes
