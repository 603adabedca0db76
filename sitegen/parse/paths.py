"""Where records lie: a record's kind is its folder and its id its file name, and both become its address."""

from __future__ import annotations

import re
import unicodedata

from sitegen.model import Issue, Place
from sitegen.parse.nearest import find_nearest, say_meant
from sitegen.text import slug

FOLDERS = {
    "actors": "actor",
    "articles": "article",
    "meetings": "meeting",
    "pages": "page",
    "sources": "source",
    "topics": "topic",
}
"""Kind of the records in each folder below content/."""

_LONGEST = 100
"""Bytes: a comparison's address carries two ids, and a file name may have 255 bytes."""

_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for devices, whatever their suffix."""


def split_path(path: str) -> list[str]:
    """Its steps, accents composed: macOS hands out decomposed names."""
    return unicodedata.normalize("NFC", path).split("/")


def lies_in_content(steps: list[str]) -> bool:
    """Is it among the files that should be records? Not old versions, what suggest remembers, hidden files, and what
    editors leave beside a file while it is open."""
    return (
        len(steps) > 1
        and steps[0] == "content"
        and steps[1] not in ("versions", "suggested.yaml")
        and not any(step.startswith((".", "#", "~$")) for step in steps)
        and not steps[-1].endswith(("~", ".swp", ".tmp", ".bak"))
    )


def name_record(steps: list[str]) -> tuple[str, str]:
    """Kind and id of the record at a path that is not stray."""
    return FOLDERS["pages" if len(steps) == 2 else steps[1]], steps[-1].removesuffix(".md")


def explain_stray(path: str, steps: list[str]) -> Issue | None:
    """Why a file below content/ is no record, or None where it is one."""
    if steps[1:] == ["index.md"]:
        return None
    known = ", ".join(f"content/{folder}" for folder in FOLDERS)
    if len(steps) == 2:
        message, hint = "Not read: it lies in no folder of records", f"Move it to one of {known}."
    elif steps[1] not in FOLDERS:
        meant = find_nearest(steps[1], FOLDERS)
        message = f'Not read: "content/{steps[1]}" is no folder of records'
        hint = say_meant(f"content/{meant}") if meant else f"Move it to one of {known}."
    elif len(steps) > 3:
        message, hint = "Not read: it lies in a folder of its own", f"Move it to content/{steps[1]}."
    elif not steps[-1].endswith(".md"):
        message = "Not read: a record is a .md file"
        hint = "Rename it, import it with sitegen import, or move it to static/ to publish it as it is."
    else:
        return None
    return Issue(Place(path), "warning", message, hint)


def check_id(path: str, ident: str) -> tuple[Issue, ...]:
    """A record's id becomes its address, on any system: what is wrong with it."""
    better = slug(ident)
    hint = f'Rename the file, for example to "{better}.md".' if better and better != ident else "Rename the file."
    if ident == "index":
        message = 'The id "index" is reserved for the page of its folder'
        hint = "Rename the file; the front page is content/index.md."
    elif ident == "none":
        message, hint = 'The id "none" is reserved: overrides say no record with it', "Rename the file."
    elif _DEVICES.fullmatch(ident.casefold()):
        message, hint = (
            f'"{ident}" cannot be a file name on Windows',
            f'Rename the file, for example to "{ident}-1.md".',
        )
    elif len(ident.encode(errors="replace")) > _LONGEST:
        message, hint = f"The file name is longer than {_LONGEST} bytes", "Rename the file."
    elif "--" in ident:
        message = "Two hyphens in a row join the ids of two articles, so an id may not have them"
    elif not ident or ident[0] in "-_" or not all(_is_slug(c) for c in ident):
        message = "A file name may have letters, digits, hyphens and underscores, and begins with a letter or digit"
    else:
        return ()
    return (Issue(Place(path), "error", message, hint),)


def _is_slug(character: str) -> bool:
    """Letters, digits and the marks that some scripts write on letters."""
    return character in "-_" or character.isalnum() or unicodedata.category(character)[0] == "M"
