"""Issues as lines of text, sorted. Says what they say, in one form everywhere; judges nothing."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sitegen.model import Issue, Place


def format_place(place: Place) -> str:
    """
    >>> format_place(Place("content/a.md", 3, 5)), format_place(Place("content/a.md"))
    ('content/a.md:3:5', 'content/a.md')
    """
    numbers = [str(n) for n in (place.line, place.column if place.line else 0) if n]
    return ":".join([place.path, *numbers])


def format_issue(issue: Issue) -> str:
    """One line: `path:line:column: severity: message. hint`.

    >>> format_issue(Issue(Place("site.yaml", 2, 1), "error", 'Unknown key "titel"', 'Did you mean "title"?'))
    'site.yaml:2:1: error: Unknown key "titel". Did you mean "title"?'
    """
    place = f"{format_place(issue.place)}: " if issue.place.path else ""
    message = _one_line(issue.message)
    stop = "" if message.endswith((".", "?", "!")) else "."
    hint = _one_line(issue.hint)
    return f"{place}{issue.severity}: {message}{stop}{' ' if hint else ''}{hint}"


def _one_line(text: str) -> str:
    """A terminal must not obey what a file says: no line breaks and no control characters."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def sort_issues(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """By file, line and column; each once."""
    return tuple(sorted(set(issues)))


def encode_issues(issues: Iterable[Issue]) -> str:
    """A JSON array of {path, line, column, severity, message, hint}, one issue a line; 0 is no line, no column.

    >>> encode_issues([Issue(Place("site.yaml", 2, 1), "note", "No base_url")])
    '[\\n{"path":"site.yaml","line":2,"column":1,"severity":"note","message":"No base_url","hint":""}\\n]'
    """
    rows = (
        msgspec.json.encode({**msgspec.to_builtins(issue.place), **_without_place(issue)}).decode() for issue in issues
    )
    listed = ",\n".join(rows)
    return f"[\n{listed}\n]" if listed else "[]"


def _without_place(issue: Issue) -> dict[str, str]:
    return {"severity": issue.severity, "message": issue.message, "hint": issue.hint}
