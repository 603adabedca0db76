"""What was probably meant: the nearest of the words that are known. Says nothing where that is not near."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from sitegen.text import slug

_NEAR = 0.7
"""Ratio of difflib: two letters of six swapped is 0.83, "date" and "dateline" 0.67."""


def find_nearest(word: str, known: Iterable[str]) -> str:
    """
    >>> find_nearest("pubished", ["title", "published"]), find_nearest("colour", ["title"])
    ('published', '')
    """
    folded = {_fold(each): each for each in sorted(known, reverse=True)}
    close = get_close_matches(_fold(word), folded, 1, _NEAR)
    return folded[close[0]] if close else ""


def find_nearest_id(word: str, ids: Iterable[str]) -> str:
    """The same for a record's id: a name, a part of the id or its parts in another order mean it too, where only
    one id has them.

    >>> find_nearest_id("Ada Brandt", ["ada-brandt"]), find_nearest_id("brandt", ["ada-brandt", "ivo-kern"])
    ('ada-brandt', 'ada-brandt')
    """
    ids = sorted(ids)
    parts = set(slug(word).split("-")) - {""}
    # most ids fall at the first look: there may be ten thousand
    having = [each for each in ids if parts and all(p in each.casefold() for p in parts)]
    having = [each for each in having if parts <= set(slug(each).split("-"))]
    exact = [each for each in having if slug(each) == slug(word)]
    if len(exact or having) == 1:
        return (exact or having)[0]
    return find_nearest(word, ids)


def say_meant(word: str) -> str:
    return f'Did you mean "{word}"?' if word else ""


def _fold(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
