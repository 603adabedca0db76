"""Figures of several articles that measure one thing, and whether they agree. Equal numbers in other clothes are no
disagreement; where it is not plain that two figures measure one thing, nothing is said."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain

from msgspec import Struct

from sitegen.comparison.accounts import Features, Unit
from sitegen.comparison.stems import read_word, tell
from sitegen.model import Block, Figure, FigureFound, Resolved, Span

APPROXIMATE = frozenset("about almost around approximately nearly roughly some close-to an-estimated estimated".split())
BOUNDED_BELOW = frozenset(("more than", "over", "at least", "upwards of", "no fewer than", "above"))
BOUNDED_ABOVE = frozenset(("less than", "fewer than", "up to", "under", "at most", "as many as", "below"))

DURATIONS = frozenset("minute hour day week month year".split())
_LEFT_OUT = frozenset(("age", "clock", "percent"))
"""Units whose figures measure one thing only where the thing is named: they need a counted thing."""
_SMALL = 12
"""A bare count below this is too common to compare ("two sides")."""
_WORDS = 5
"""Shared words that alone tie two counts."""
_COMPARED = 32
"""Figures of one thing that a further one is compared with, at most: the first of them."""
_ORDER = 4
"""How many times larger the one of two figures may be that still measure one thing."""
_TOLERANCE = 5
"""Percent by which an approximate figure may be off."""
_GATHERING = frozenset(("~discuss", "~meet", "~interview", "~trip", "~test", "~march", "~strike", "session", "hear"))
"""Kin of things that last."""
_ABOUT = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_AHEAD = 48
"""Code points after a duration in which the thing that lasted is named."""
_BEHIND = 160
_LASTING = re.compile(
    r"[^.;:!?]*(?:\b(?:for|lasted|lasting|lasts|took|went on for)"
    r"|\b(?:adjourned|broke (?:down|off|up)|closed|collapsed|concluded|ended|failed|finished|wrapped up)\b[^.;:!?]*\bafter)\s+"
    r"(?:(?:about|almost|around|at|least|just|less|more|nearly|only|over|some|than|under)\s+)*$"
)
"""What lasts, before the duration: "the talks in Geneva lasted nearly", "they met on Monday for", "the session ended on
Monday without a word after"."""

_ANOTHER = re.compile(r",\s+(?:and|but|so|while|yet)\b")
"""Opens a clause with a subject of its own, as a rule."""


class Measure(Struct, frozen=True, gc=False):
    """A figure with all that decides what it measures."""

    article: str
    figure: FigureFound
    speaker: str
    thing: str
    """Kin or stem of the thing counted or lasting."""
    unit: Unit
    topics: tuple[str, ...] = ()


def read_measures(blocks: tuple[Block, ...], resolved: Resolved, features: Features) -> tuple[Measure, ...]:
    """The figures of an article that could be compared with another's."""
    found = []
    for figure in resolved.figures:
        thing = _name_thing(blocks, figure.found)
        if not thing or (figure.found.unit == "" and figure.found.value < _SMALL):
            continue
        span = figure.found.span
        unit = next(
            (
                u
                for u in features.units
                if u.span.block == span.block and u.span.start <= span.start and span.end <= u.span.end
            ),
            None,
        )
        if unit is not None:
            speaker = _name_giver(figure, unit)
            found.append(Measure(features.article, figure.found, speaker, thing, unit, unit.topics))
    return tuple(found)


def _name_giver(figure: Figure, unit: Unit) -> str:
    """Who gives the figure; empty for the source itself, which may add one to another's words."""
    if figure.found.quotation < 0 or figure.found.speaker is None:
        return figure.speaker
    return figure.speaker or unit.speaker


def _name_thing(blocks: tuple[Block, ...], figure: FigureFound) -> str:
    text = blocks[figure.span.block].text
    if figure.unit in DURATIONS:
        if figure.about is not None:
            ahead = text[figure.about.start : figure.about.end]
        else:
            ahead = text[figure.span.end : figure.span.end + _AHEAD].split(".")[0]
        lasting = _LASTING.search(text, max(0, figure.span.start - _BEHIND), figure.span.start)
        behind = _ANOTHER.split(lasting.group())[-1] if lasting else ""
        return _name_gathering(ahead) or _name_gathering(behind)
    if figure.unit in _LEFT_OUT and figure.about is None:
        return ""
    if figure.about is None:
        return ""
    told = tell(read_word(text[figure.about.start : figure.about.end].split()[-1]))
    return told[-1] if told else ""


def _name_gathering(words: str) -> str:
    for match in _ABOUT.finditer(words):
        if match.group() == "March":
            continue
        kin = next((k for k in tell(read_word(match.group())) if k in _GATHERING), "")
        if kin:
            return "~meet" if kin == "~discuss" else kin
    return ""


def group_measures(measures: tuple[Measure, ...], rows: dict[tuple[str, str], set[str]]) -> list[list[Measure]]:
    """Sets of measures of one thing, from more than one article. `rows` says in which rows a passage (article, key)
    stands."""
    kinds: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    for measure in measures:
        kinds[measure.figure.unit, measure.thing].append(measure)
    groups: list[list[Measure]] = []
    for kind in sorted(kinds):
        parts: dict[int, list[Measure]] = {}
        into: dict[int, int] = {}
        """Part -> the part that it became a piece of."""
        ties: dict[str, set[int]] = defaultdict(set)
        """Parts by what a figure must share with one of theirs."""
        for number, measure in enumerate(kinds[kind]):
            strong, words = _list_ties(measure, rows)
            near = {_follow(into, part) for tie in strong for part in ties.get(tie, ())}
            if kind[0] == "":
                counts = Counter(chain.from_iterable([ties[word] for word in words if word in ties]))
                near.update([_follow(into, part) for part, count in counts.items() if count >= _WORDS])
            merged = [measure]
            for name in sorted(near):
                part = parts[name][:_COMPARED]
                if 2 * sum([_comparable(measure, other, rows) for other in part]) >= len(part):
                    merged = [*parts.pop(name), *merged]
                    into[name] = number
            parts[number] = merged
            for tie in (*strong, *words):
                ties[tie].add(number)
        groups.extend(part for part in parts.values() if len({m.article for m in part}) > 1)
    return groups


def _follow(into: dict[int, int], part: int) -> int:
    """The part that it is a piece of now; the way there is cut short for the next."""
    last = part
    while last in into:
        last = into[last]
    while part != last:
        into[part], part = last, into[part]
    return last


def _list_ties(measure: Measure, rows: dict[tuple[str, str], set[str]]) -> tuple[list[str], list[str]]:
    """What a measure can be comparable by: one of the first, or several of the second."""
    unit = measure.unit
    held = rows.get((measure.article, unit.key), ())
    records = [*["$" + name for name in measure.topics], *["&" + name for name in unit.meetings]]
    return [*unit.names, *records, *["=" + name for name in held]], [*unit.stems, *{"~" + name for name, _ in unit.kin}]


def _comparable(a: Measure, b: Measure, rows: dict[tuple[str, str], set[str]]) -> bool:
    """Do two figures of one kind measure one thing? Shared names and words must say so, not the kind alone."""
    names = len(set(a.unit.names) & set(b.unit.names))
    words = len(set(a.unit.stems) & set(b.unit.stems)) + len({k for k, _ in a.unit.kin} & {k for k, _ in b.unit.kin})
    pairs = len(set(a.unit.pairs) & set(b.unit.pairs))
    together = bool(rows.get((a.article, a.unit.key), set()) & rows.get((b.article, b.unit.key), set()))
    if a.figure.unit in DURATIONS:
        meetings = set(a.unit.meetings) & set(b.unit.meetings)
        return bool(meetings or set(a.topics) & set(b.topics)) or (together and names >= 1)
    if a.figure.value != b.figure.value and not _same_order(a.figure, b.figure):
        return pairs >= 3 and names >= 1
    if a.figure.unit:
        return names >= 1 and words >= 3
    return names >= 2 or (names >= 1 and words >= 3) or (together and words >= 2) or words >= _WORDS


def _same_order(a: FigureFound, b: FigureFound) -> bool:
    (low, high), (other_low, other_high) = interval(a), interval(b)
    if low > other_low:
        (low, high), (other_low, other_high) = (other_low, other_high), (low, high)
    return high > 0 and other_low / high <= _ORDER


def interval(figure: FigureFound) -> tuple[float, float]:
    """The values that a figure allows."""
    if figure.value_max is not None:
        return figure.value, figure.value_max
    if figure.hedge in BOUNDED_BELOW:
        return figure.value, figure.value * 1.5
    if figure.hedge in BOUNDED_ABOVE:
        return figure.value * 0.5, figure.value
    if figure.hedge in APPROXIMATE:
        off = figure.value * _TOLERANCE / 100
        return figure.value - off, figure.value + off
    return figure.value, figure.value


def disagree(a: FigureFound, b: FigureFound) -> str:
    """`conflict` where no value fits both, `degree` where only the hedge differs, else nothing."""
    (low, high), (other_low, other_high) = interval(a), interval(b)
    if high < other_low or other_high < low:
        return "conflict"
    if a.value == b.value and a.value_max == b.value_max:
        strong = BOUNDED_BELOW | BOUNDED_ABOVE
        return "degree" if (a.hedge in strong) != (b.hedge in strong) else ""
    return ""


def print_value(text: str, figure: FigureFound) -> str:
    """A figure in one form for all: "7 hours", "more than 100,000", "tens of thousands"."""
    if figure.value_max is not None or figure.unit not in ("", *DURATIONS):
        return text if not figure.hedge or text.lower().startswith(figure.hedge) else f"{figure.hedge} {text}"
    number = f"{figure.value:,.0f}" if figure.value == int(figure.value) else f"{figure.value:,g}"
    unit = f" {figure.unit}{'' if figure.value == 1 else 's'}" if figure.unit else ""
    return f"{figure.hedge + ' ' if figure.hedge else ''}{number}{unit}"


_ROUND = re.compile(r"\b(?:dozens?|scores?|couple)\b", re.IGNORECASE)


def keep_words(text: str, figure: FigureFound) -> str:
    """The source's own words for a number that it only rounds to: "nearly two dozen"; empty for any other."""
    if not _ROUND.search(text):
        return ""
    words = text.lower().replace("-", " ")
    return words if not figure.hedge or words.startswith(figure.hedge) else f"{figure.hedge} {words}"


def span_of(figure: FigureFound) -> Span:
    """The figure with the thing it counts, where that follows at once."""
    about = figure.about
    near = about is not None and about.block == figure.span.block and 0 <= about.start - figure.span.end <= 3
    return Span(figure.span.block, figure.span.start, about.end) if near and about is not None else figure.span
