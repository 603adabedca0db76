"""The words by which a row is known: the most telling ones that its passages share, where one of them has them, as the
phrase that they make where the passages share that. Never looks at another row."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from sitegen.comparison.accounts import Unit, list_features
from sitegen.comparison.lines import see
from sitegen.comparison.stems import is_common
from sitegen.model import Block, Mention, Span
from sitegen.text import WORD

_LABEL = 3
"""Shared words that label a row without topic, and"""
_TELLS = 2
"""how many of them any newspaper has not, before names are needed."""

Told = tuple[Unit, tuple[Block, ...], tuple[Mention, ...]]
"""A passage, with the text and the mentions of its article."""


def label_passages(row: tuple[list[Told], list[int]]) -> tuple[tuple[int, Span], ...]:
    """The most telling words that the passages share, where the best passage has them, or one that has more of them;
    with names that they share where the words are too few to tell. Given are the passages, best first, and the weights
    of the features of each in turn; each word is told by the number of its passage and its place."""
    told, values = row
    worth = dict(zip(chain.from_iterable([list_features(unit) for unit, _, _ in told]), values, strict=True))
    counts: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for unit, _, _ in told:
        counts.update({*unit.stems, *(k for k, _ in unit.kin)})
        named.update(unit.names)
    shared, names = (
        {f for f, count in some.items() if count * 2 > len(told) or count == len(told)} for some in (counts, named)
    )
    best: list[tuple[int, int, int]] = []
    chosen, most = 0, -1
    for number, (unit, blocks, _) in enumerate(told):
        words = _list_words(unit, blocks[unit.span.block].text, shared, worth)
        telling = sum(1 for _, _, _, common in words[:_LABEL] if not common)
        if telling > most:
            best, chosen, most = [word[:3] for word in words[:_LABEL]], number, telling
        if most >= _TELLS:
            break
    unit, blocks, mentions = told[chosen]
    if most < _TELLS:
        best = [*_list_names(unit, mentions, names, worth)[: _LABEL - max(1, most)], *best][:_LABEL]
    best = best or _list_unknown(unit, blocks[unit.span.block].text, names, worth)[:_LABEL]
    found = _join([(start, end) for _, start, end in sorted(best, key=lambda item: item[1])], chosen, told)
    return tuple([(chosen, Span(unit.span.block, start, end)) for start, end in found])


_BETWEEN = re.compile(r"(?:\s+(?:and|of|for|in|on|the|to|with))*[\s\-\u2010\u2011]+")
"""What may stand between two words of one phrase."""


def _join(found: list[tuple[int, int]], chosen: int, told: list[Told]) -> list[tuple[int, int]]:
    """Words that stand in one phrase here and in most of the passages make one label, "path to legal", and the word
    that the phrase goes on with there belongs to it: "path to legal status"."""
    texts = [blocks[unit.span.block].text[unit.span.start : unit.span.end].casefold() for unit, blocks, _ in told]
    unit, blocks, _ = told[chosen]
    text = blocks[unit.span.block].text

    def is_shared(start: int, end: int) -> bool:
        having = sum(1 for other in texts if text[start:end].casefold() in other)
        return having > 1 and having * 2 > len(texts)

    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and _BETWEEN.fullmatch(text, joined[-1][1], start) and is_shared(joined[-1][0], end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    grown: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(joined):
        until = joined[number + 1][0] if number + 1 < len(joined) else unit.span.end
        further = WORD.search(text, end, until)
        word = see(further.group()) if further is not None and text[end : further.start()] == " " else None
        goes_on = word is not None and word.told and not word.capital
        grown.append((start, further.end() if further and goes_on and is_shared(start, further.end()) else end))
    return grown


def _list_words(unit: Unit, text: str, shared: set[str], worth: dict[str, int]) -> list[tuple[int, int, int, bool]]:
    """Shared words as they stand in a passage, the most telling first: value, start, end, whether it is common."""
    found: list[tuple[int, int, int, bool]] = []
    seen: set[str] = set()
    for match in WORD.finditer(text, unit.span.start, unit.span.end):
        word = see(match.group())
        told = word.told
        # A word of a name or a title is none of its own.
        if not told or told[0] in seen or told[0] not in unit.stems or (word.capital and word.title):
            continue
        value = max((worth.get(f, 0) for f in told if f in shared), default=0)
        common = is_common(told[0])
        if common:
            value //= _LABEL
        if value:
            seen.add(told[0])
            found.append((-value, match.start(), match.end(), common))
    return sorted(found)


def _list_names(
    unit: Unit, mentions: tuple[Mention, ...], shared: set[str], worth: dict[str, int]
) -> list[tuple[int, int, int]]:
    """Actors whom a passage names and the others too, the least common first, each once."""
    span = unit.span
    found: dict[str, tuple[int, int, int]] = {}
    for mention in mentions:
        at, name = mention.span, "%" + mention.target
        inside = at.block == span.block and span.start <= at.start and at.end <= span.end
        if inside and mention.kind == "actor" and name in shared and worth.get(name, 0):
            found.setdefault(name, (-worth[name], at.start, at.end))
    return sorted(found.values())


def _list_unknown(unit: Unit, text: str, shared: set[str], worth: dict[str, int]) -> list[tuple[int, int, int]]:
    """Names without a record that a passage and the others have, the least common first, each once."""
    found: dict[str, tuple[int, int, int]] = {}
    for match in WORD.finditer(text, unit.span.start, unit.span.end):
        word = see(match.group())
        name = "%" + word.told[0] if word.told and word.capital else ""
        if name in shared and worth.get(name, 0):
            found.setdefault(name, (-worth[name], match.start(), match.end()))
    return sorted(found.values())
