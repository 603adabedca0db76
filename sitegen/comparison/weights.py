"""How telling a feature is within this briefing: integers by power-of-two bucket of the passages that have it, so that
a new article seldom changes them. Knows counts, never texts."""

from __future__ import annotations

from sitegen.comparison.stems import is_common

SHARE = {
    "stem": 10,
    "common": 4,
    "kin": 7,
    "pair": 8,
    "name": 5,
    "frame": 20,
    "counted": 15,
    "meeting": 20,
    "topic": 20,
}
"""Tenths of a feature's rarity that it is worth, by its kind; `common` are words of any newspaper. Two
neighbours shared in one order are worth, on top of both words, so many tenths of their mean."""

_LEAST = 128
"""Passages that a briefing is taken to have at least: in a smaller one counts say nothing of what is common."""
_RARE = 7
"""The rarest that any briefing knows: in a large one a word that stands once tells no more than in a small one."""


def weigh(feature: str, count: int, passages: int) -> int:
    """What a feature is worth that `count` of `passages` have; nothing where all have it."""
    rarity = max(0, min(_RARE, max(passages, _LEAST).bit_length() - count.bit_length() - 1))
    first = feature[0]
    if first == "~":
        return rarity * (SHARE["kin"] if not is_common(feature[1:]) else SHARE["common"])
    if first == "%":
        return rarity * SHARE["name"]
    if first == "!":
        return max(1, rarity) * SHARE["frame"]
    if first == "#":
        return rarity * SHARE["counted"]
    if first == "&":
        return max(1, rarity) * SHARE["meeting"]
    if first == "$":
        return max(1, rarity) * SHARE["topic"]
    return rarity * (SHARE["common"] if is_common(feature) else SHARE["stem"])
