"""`sitegen suggest`: what the articles name and the records lack, listed or written."""

from __future__ import annotations

from typing import NamedTuple

from sitegen import files
from sitegen.desk.folder import Folder
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


def suggest_records(folder: Folder, write: bool) -> Suggested:
    texts = dict(folder.texts)
    remembered = read_remembered(texts[PATH]) if PATH in texts else Remembered()
    remembered = settle(remembered, texts)
    found = propose(folder.articles, folder.actors, folder.meetings, folder.settings.language, remembered)
    sure = tuple(p for p in found if p.id and p.confidence >= WRITTEN and p.path not in texts)
    rest = tuple(p for p in found if p not in sure)
    if write:
        living = frozenset((*(a.id for a in folder.actors), *(p.id for p in sure if p.kind != "meeting")))
        writes = [write_proposal(p, living) for p in sure]
        remembered = add_written(remembered, sure)
        if remembered != Remembered():
            writes.append((PATH, write_remembered(remembered)))
        files.write_records(folder.project, writes)
    return Suggested(sure, rest, remembered.refused)
