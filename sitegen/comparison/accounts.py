"""What one article brings to a comparison: its passages (sentences, or clauses of very long ones) and what is telling
in each. Looks at one article alone; never at another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable
from hashlib import blake2b
from math import log10
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitegen.comparison.frames import fill, find_frames
from sitegen.comparison.lines import Line
from sitegen.comparison.stems import PHRASES, read_word, tell
from sitegen.model import Block, Copy, FigureFound, MeetingRef, Override, Quotation, Resolved, Span, When
from sitegen.text import fold

T = TypeVar("T")


class Account(Struct, frozen=True, gc=False):
    """One article as the comparison sees it."""

    id: str
    blocks: tuple[Block, ...]
    resolved: Resolved
    source: str = ""
    agency: str = ""
    copy: Copy = Copy()
    digest: bool = False
    language: str = ""
    published: When | None = None
    meetings: tuple[MeetingRef, ...] = ()
    overrides: tuple[Override, ...] = ()


class Unit(Struct, frozen=True, gc=False, array_like=True):
    """A passage: a sentence, or a clause of a very long one. Each feature once; stems and pairs as they first stand,
    all else sorted."""

    span: Span
    key: str
    """Fingerprint of its words: the same passage keeps it while others come and go."""
    stems: tuple[str, ...]
    kin: tuple[tuple[str, str], ...]
    """Class of kin, and the stem that brings it."""
    names: tuple[str, ...]
    """% and the actor's id, else the last word of the name, folded."""
    pairs: tuple[str, ...]
    """Neighbouring stems."""
    frames: tuple[str, ...]
    counted: tuple[str, ...]
    """Things that a figure counts, with its order of magnitude."""
    days: tuple[str, ...]
    meetings: tuple[str, ...]
    topics: tuple[str, ...]
    speaker: str = ""
    """Actor id, else the last word of the speaker's naming, folded."""
    direct: bool = False
    """Words inside marks stand in it."""
    keys: tuple[str, ...] = ()
    """What kind of thing is reported: #counted, !frame, $topic, &meeting."""


def find_unit(units: Iterable[Unit], span: Span) -> Unit | None:
    """The passage that a stretch stands in."""
    around = (u for u in units if u.span.block == span.block and u.span.start <= span.start and span.end <= u.span.end)
    return next(around, None)


_CUT = re.compile(
    r"[;:]\s+|\s[—–]+\s+|\s--\s|,\s+(?=(?:after|although|and|as|because|before|but|if|nor|or|since|so|though|unless|"
    r"when|where|whereas|which|while|who|with)\s)|,\s+(?=[a-z]+ing\s)|\s(?=(?:although|because|but|though|whereas)\s)"
)
_LONG = 60
"""Words: a sentence with more is cut into clauses."""
_SHORT = 12
"""Words: a clause with fewer stays with its neighbour."""
_HEADING = 7
"""Words below which a paragraph without a stop is a heading that the text's format does not mark."""
_DATELINE = re.compile(r"[A-Z][A-Z.'’ -]{2,30}(?:,[^—–\n]{1,30}?)?(?:\s\([^)\n]{1,30}\))?\s*(?:—|–|--)\s")
"""Where a report was written, before its first sentence: "OSTHOLM (Reuters) —". It is no word of the report."""
_STOPS = frozenset(".!?…\"'”’»:")
_MONTHS = frozenset(
    told[0]
    for month in "January February March April June July August September October November December".split()
    if (told := tell(read_word(month)))
)
"""Capitalised, and no names."""
_NEAR = 12
"""Code points between two telling words that count as neighbours."""
_LEAST = 3
"""Telling words or names below which a passage says too little to be compared."""


def cut_clauses(text: str, line: Line, first: int, last: int) -> list[tuple[int, int]]:
    """The clauses of the sentence that words `first` to `last` make, as ranges of words; the sentence itself where it
    is not very long. Never cut inside marks."""
    if last - first <= _LONG:
        return [(first, last)]
    starts = line.starts
    found: list[tuple[int, int]] = []
    at = first
    for match in _CUT.finditer(text, starts[first], line.ends[last - 1]):
        place = bisect_left(starts, match.end(), first, last)
        if place - at < _SHORT or last - place < _SHORT:
            continue
        between = text[starts[at] - 1 if starts[at] else 0 : match.end()]
        if between.count("“") != between.count("”") or between.count('"') % 2:
            continue
        found.append((at, place))
        at = place
    found.append((at, last))
    return found


def read_units(
    blocks: tuple[Block, ...], resolved: Resolved, lines: list[Line], cuts: list[list[tuple[int, int]]]
) -> tuple[Unit, ...]:
    """Every passage of the body that says enough to be compared; a sentence that stands twice (a caption) once.
    `lines` are the blocks' words, `cuts` their sentences."""
    named = _by_block((m.span, m.kind, m.target) for m in resolved.mentions)
    dated = _by_block((d.found.span, d.meeting, d.found.date) for d in resolved.dates)
    said: dict[int, list[tuple[Span, Quotation]]] = {}
    for quotation in resolved.quotations:
        for part in quotation.found.parts:
            said.setdefault(part.block, []).append((part, quotation))
    counted: dict[int, list[FigureFound]] = {}
    for figure in resolved.figures:
        if figure.found.about is not None and figure.found.unit == "":
            counted.setdefault(figure.found.span.block, []).append(figure.found)
    units: list[Unit] = []
    known: set[str] = set()
    for number, block in enumerate(blocks):
        if number == 0 or block.kind not in ("paragraph", "item", "cell"):
            continue
        text, line = block.text, lines[number]
        starts, ends, words, _ = line
        if len(words) < _HEADING and text.rstrip()[-1:] not in _STOPS:
            continue
        here = _Paragraph(
            blocks, number, text, line, named.get(number, []), dated.get(number, []), said.get(number, []),
            counted.get(number, []),
        )  # fmt: skip
        points_back = any(part in text for part in _POINTING)
        last = 0
        for start, end in cuts[number]:
            first = bisect_left(starts, start, last)
            last = bisect_left(starts, end, first)
            if first == last:
                continue
            key = _name_words(words[first:last])
            if key in known:
                continue
            known.add(key)
            if start == 0 and (dateline := _DATELINE.match(text)) is not None:
                first = min(bisect_left(starts, dateline.end(), first, last), last - 1)
            clauses = cut_clauses(text, line, first, last)
            for low, high in clauses:
                span = Span(number, start if low == first else starts[low], end if high == last else ends[high - 1])
                unit = here.read_unit(span, low, high, key if len(clauses) == 1 else _name_words(words[low:high]))
                if unit is not None:
                    units.append(_inherit(unit, units, text) if points_back else unit)
    return tuple(units)


def _name_words(words: list[str]) -> str:
    """Ten hexadecimal digits of the words, whatever their typography."""
    return blake2b(" ".join(words).encode(), digest_size=5).hexdigest()


_POINTS_BACK = re.compile(r"[STst](?<=\b.)(?:(?<=[Ss])uch|(?<=[Tt])h[eo]se) [a-z]+s\b")
"""A noun that only the sentence before explains: "such details". It begins with one set of letters, so that the
engine runs to the next of them at once."""
_POINTING = ("uch ", "hese ", "hose ")
"""What a text that points back has somewhere."""


def _inherit(unit: Unit, before: list[Unit], text: str) -> Unit:
    """A passage that points back reports what the one before it in the paragraph reports."""
    if unit.topics or not before or before[-1].span.block != unit.span.block:
        return unit
    if not _POINTS_BACK.search(text, unit.span.start, unit.span.end):
        return unit
    frames = tuple(sorted({*unit.frames, *before[-1].frames}))
    return renew_keys(replace(unit, topics=before[-1].topics, frames=frames))


def renew_keys(unit: Unit) -> Unit:
    """The passage with its keys listed anew."""
    return replace(unit, keys=_list_keys(unit.counted, unit.frames, unit.topics, unit.meetings))


def list_features(unit: Unit) -> tuple[str, ...]:
    """All of a passage that is counted in the briefing, each once: stems, kin, names, keys."""
    kin = dict.fromkeys([name for name, _ in unit.kin]) if unit.kin else ()
    return (*unit.stems, *kin, *unit.names, *unit.keys)


def _list_keys(
    counted: Iterable[str], frames: Iterable[str], topics: Iterable[str], meetings: Iterable[str]
) -> tuple[str, ...]:
    return (
        *["#" + name for name in counted],
        *["!" + name for name in frames],
        *["$" + name for name in topics],
        *["&" + name for name in meetings],
    )


def name_counted(blocks: tuple[Block, ...], figure: FigureFound) -> list[str]:
    """The thing that a figure counts, with its order of magnitude: "force:5" for 100,000 troops."""
    about = figure.about
    if about is None:
        return []
    words = blocks[about.block].text[about.start : about.end].split()
    told = tell(read_word(words[-1])) if words else ()
    if not told or figure.value < 1:
        return []
    high = figure.value if figure.value_max is None else figure.value_max
    orders = range(round(log10(figure.value)), round(log10(max(high, figure.value))) + 1)
    return [f"{told[-1].lstrip('~')}:{order}" for order in orders]


def _by_block(found: Iterable[tuple[Span, str, str]]) -> dict[int, list[tuple[Span, str, str]]]:
    table: dict[int, list[tuple[Span, str, str]]] = {}
    for item in found:
        table.setdefault(item[0].block, []).append(item)
    return table


class _Paragraph:
    """A paragraph with all that was found in it."""

    def __init__(
        self,
        blocks: tuple[Block, ...],
        number: int,
        text: str,
        line: Line,
        named: list[tuple[Span, str, str]],
        dated: list[tuple[Span, str, str]],
        said: list[tuple[Span, Quotation]],
        counted: list[FigureFound],
    ) -> None:
        self.blocks, self.number, self.text, self.line = blocks, number, text, line
        self.named, self.dated, self.said, self.counted = named, dated, said, counted
        starts, _, _, seen = line
        self.live = [place for place, one in enumerate(seen) if one.live]
        """Places of the words that may tell something."""
        self.owned: set[int] = set()
        """Places of the words that an actor's name covers."""
        for span, kind, _ in named:
            if kind == "actor":
                self.owned.update(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))

    def read_unit(self, span: Span, low: int, high: int, key: str) -> Unit | None:
        first, last = span.start, span.end
        stems, kin, neighbours, fills, names = self._read_words(low, high)
        meetings: set[str] = set()
        topics: set[str] = set()
        for place, kind, target in self.named:
            if first <= place.start and place.end <= last:
                if kind == "actor":
                    names.add("%" + target)
                elif kind == "meeting":
                    meetings.add(target)
                elif kind == "topic":
                    topics.add(target)
        if len(stems) + len(names) < _LEAST:
            return None
        days: set[str] = set()
        if self.dated:
            for place, meeting, day in self.dated:
                if first <= place.start < last:
                    days.add(day)
                    meetings.add(meeting)
            days.discard("")
            meetings.discard("")
        speaker, direct = _find_speaker(self.blocks, span, self.said) if self.said else ("", False)
        things = _sort(
            {
                thing
                for figure in self.counted
                if first <= figure.span.start < last
                for thing in name_counted(self.blocks, figure)
            }
            if self.counted
            else ()
        )
        frames = find_frames(fills)
        raised, held = _sort(topics), _sort(meetings)
        keys = _list_keys(things, frames, raised, held) if things or frames or raised or held else ()
        return Unit(
            span, key, tuple(stems), _sort(kin), _sort(names), tuple(neighbours), frames, things, _sort(days),
            held, raised, speaker, direct, keys,
        )  # fmt: skip

    def _read_words(
        self, low: int, high: int
    ) -> tuple[dict[str, None], set[tuple[str, str]], dict[str, None], list[int], set[str]]:
        """Stems, kin, neighbours, what the telling words fill of frames, and names that no record bears."""
        starts, ends, words, every = self.line
        owned, live = self.owned, self.live
        stems: dict[str, None] = {}
        kin: set[tuple[str, str]] = set()
        neighbours: dict[str, None] = {}
        fills: list[int] = []
        names: set[str] = set()
        before, ended, skip = "", -_NEAR, -1
        for place in live[bisect_left(live, low) : bisect_left(live, high)]:
            seen = every[place]
            if seen.odd or place in owned or place == skip:
                # Most words count as they stand; of these few it is looked at what they are.
                if place == skip:
                    continue
                if place in owned or (seen.capital and (place > low or self._is_name(place, high))):
                    told = seen.told
                    if told and not seen.title:
                        fills.append(fill(told[:1]))
                        named = place not in owned and told[0] not in _MONTHS
                        if named and (place + 1 == high or not self._goes_on(place)):
                            names.add("%" + told[0])
                    continue
                means = PHRASES.get((seen.word, words[place + 1])) if seen.head and place + 1 < high else None
                if means is not None:
                    meant = tell(means)
                    kin.update([(name, seen.word) for name in meant[1:]])
                    fills.append(fill(meant))
                    skip = place + 1
                    continue
                if not seen.told:
                    continue
            one = seen.stem
            stems[one] = None
            if seen.kin:
                kin.update(seen.kin)
            fills.append(seen.fills)
            if before and starts[place] - ended < _NEAR:
                neighbours[f"{before} {one}"] = None
            before, ended = one, ends[place]
        return stems, kin, neighbours, fills, names

    def _is_name(self, place: int, high: int) -> bool:
        """Is the capitalised first word of a passage part of a name?"""
        return place + 1 < high and bool(self.line.seen[place].told) and self._goes_on(place)

    def _goes_on(self, place: int) -> bool:
        """Is the next word capitalised too, with nothing but a space or an abbreviation's point between?"""
        starts, ends, _, seen = self.line
        return seen[place + 1].capital and self.text[ends[place] : starts[place + 1]] in (" ", ". ")


def _sort(found: Collection[T]) -> tuple[T, ...]:
    return tuple(sorted(found)) if found else ()  # type: ignore[type-var]


def _find_speaker(blocks: tuple[Block, ...], span: Span, said: list[tuple[Span, Quotation]]) -> tuple[str, bool]:
    best, most, direct = "", 0, False
    for part, quotation in said:
        shared = min(part.end, span.end) - max(part.start, span.start)
        if shared <= 0:
            continue
        direct = direct or quotation.found.form == "direct"
        speaker = name_speaker(blocks, quotation)
        if speaker and shared > most:
            best, most = speaker, shared
    return best, direct


def name_speaker(blocks: tuple[Block, ...], quotation: Quotation) -> str:
    """The speaker's actor id, else the last word that the article names them with, else nothing."""
    if quotation.speaker:
        return quotation.speaker
    span = quotation.found.speaker
    if span is None:
        return ""
    words = fold(blocks[span.block].text[span.start : span.end]).split()
    return "%" + words[-1] if words else ""
