"""A briefing's own words over a table's: what is changed, and which names are none. Other words stay."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import asdict, replace

from sitegen.pages.words.english import Words

_FIXED = frozenset(("language", "months_alone", "months_short_alone", "plural"))
"""Of the table, and not to be changed alone."""


def change_words(words: Words, changes: Sequence[tuple[str, str]]) -> tuple[Words, tuple[tuple[str, str], ...]]:
    """The words with the changes, and the name of each change that cannot be made with why: "unknown", or "places"
    where it has other `{}` than the word that it replaces, or "forms" where a noun has another number of forms. Forms
    and rows are given with bars between them: "outlet | outlets"; a word of a table by its key: "actor_kind.group".

    >>> from sitegen.pages.words.english import ENGLISH
    >>> own, wrong = change_words(ENGLISH, (("n_sources", "outlet | outlets"), ("compar", "Beside")))
    >>> own.n_sources, wrong
    (('outlet', 'outlets'), (('compar', 'unknown'),))
    """
    wrong = []
    made: dict[str, object] = {}
    table = asdict(words)
    for name, text in changes:
        field, _, key = name.partition(".")
        old = made.get(field, table.get(field))
        reason = ""
        if old is None or field in _FIXED:
            reason = "unknown"
        elif isinstance(old, str):
            reason = "unknown" if key else "" if text.count("{}") == old.count("{}") else "places"
            made[field] = old if reason else text
        elif isinstance(old, tuple) and old and isinstance(old[0], tuple):
            if key and any(one == key for one, _ in old):
                made[field] = tuple((one, text if one == key else word) for one, word in old)
            else:
                reason = "unknown"
        elif isinstance(old, tuple):
            parts = tuple(part.strip() for part in text.split("|"))
            reason = "unknown" if key else "" if len(parts) == len(old) else "forms"
            made[field] = old if reason else parts
        if reason:
            wrong.append((name, reason))
    return (replace(words, **made) if made else words), tuple(wrong)


def list_names(words: Words) -> tuple[str, ...]:
    """Every name that may be changed."""
    names = []
    for field, value in asdict(words).items():
        if field not in _FIXED:
            keyed = isinstance(value, tuple) and value and isinstance(value[0], tuple)
            names += [f"{field}.{key}" for key, _ in value] if keyed else [field]
    return tuple(names)
