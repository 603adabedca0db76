"""What one article brings to a comparison: its passages (sentences, or clauses of very long ones) and what is telling
in each. Looks at one article alone; never at another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from hashlib import blake2b
from math import log10

from msgspec import Struct
from msgspec.structs import replace

from sitegen.comparison.frames import find_frames
from sitegen.comparison.stems import PHRASES, Seen, read_word, see, tell
from sitegen.model import Block, Copy, FigureFound, MeetingRef, Override, Quotation, Resolved, Span, When
from sitegen.text import WORD, fold, sentences


class Account(Struct, frozen=True):
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


class Unit(Struct, frozen=True, gc=False):
    """A passage: a sentence, or a clause of a very long one. All tuples sorted, each feature once."""

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
    features: tuple[str, ...] = ()
    """All that is counted in the briefing: stems, kin, names, keys."""
    keys: tuple[str, ...] = ()
    """Those of them that say what kind of thing is reported: #counted, !frame, $topic, &meeting."""


class Features(Struct, frozen=True):
    """An article's passages, with what decides which other articles they are compared with."""

    article: str
    units: tuple[Unit, ...]


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
_STOPS = frozenset(".!?…\"'”’»:")
_NEAR = 12
"""Code points between two telling words that count as neighbours."""
_LEAST = 3
"""Telling words or names below which a passage says too little to be compared."""


Words = list[tuple[int, int, Seen]]
"""Start and end of each word of a paragraph, and what is known of it."""


def cut_clauses(text: str, words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """The clauses of the sentence that words `first` to `last` make, as ranges of words; the sentence itself where it
    is not very long. Never cut inside marks."""
    if last - first <= _LONG:
        return [(first, last)]
    starts = [start for start, _, _ in words[first:last]]
    found: list[tuple[int, int]] = []
    at = first
    for match in _CUT.finditer(text, words[first][0], words[last - 1][1]):
        place = first + bisect_left(starts, match.end())
        if place - at < _SHORT or last - place < _SHORT:
            continue
        between = text[words[at][0] - 1 if words[at][0] else 0 : match.end()]
        if between.count("“") != between.count("”") or between.count('"') % 2:
            continue
        found.append((at, place))
        at = place
    found.append((at, last))
    return found


def read_features(blocks: tuple[Block, ...], resolved: Resolved) -> Features:
    """Every passage of the body that says enough to be compared; a sentence that stands twice (a caption) once."""
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
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        if number == 0 or block.kind not in ("paragraph", "item", "cell"):
            continue
        text = block.text
        words = [(*m.span(), see(m.group())) for m in WORD.finditer(text)]
        here = _Paragraph(
            blocks, number, text, words, named.get(number, []), dated.get(number, []), said.get(number, []),
            counted.get(number, []),
        )  # fmt: skip
        if len(words) < _HEADING and text.rstrip()[-1:] not in _STOPS:
            continue
        starts = [start for start, _, _ in words]
        for start, end in sentences(text):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            if first == last:
                continue
            key = _name_words(words[first:last])
            if key in seen:
                continue
            seen.add(key)
            cuts = cut_clauses(text, words, first, last)
            for low, high in cuts:
                span = Span(
                    number, start if low == first else words[low][0], end if high == last else words[high - 1][1]
                )
                unit = here.read_unit(span, low, high, key if len(cuts) == 1 else _name_words(words[low:high]))
                if unit is not None:
                    units.append(_inherit(unit, units, text))
    return Features(resolved.article, tuple(units))


def _name_words(words: Words) -> str:
    """Ten hexadecimal digits of the words, whatever their typography."""
    return blake2b(" ".join([seen.word for _, _, seen in words]).encode(), digest_size=5).hexdigest()


_POINTS_BACK = re.compile(r"\b(?:[Ss]uch|[Tt]hese|[Tt]hose) [a-z]+s\b")
"""A noun that only the sentence before explains: "such details"."""


def _inherit(unit: Unit, before: list[Unit], text: str) -> Unit:
    """A passage that points back reports what the one before it in the paragraph reports."""
    if unit.topics or not before or before[-1].span.block != unit.span.block:
        return unit
    if not _POINTS_BACK.search(text, unit.span.start, unit.span.end):
        return unit
    frames = tuple(sorted({*unit.frames, *before[-1].frames}))
    return list_features(replace(unit, topics=before[-1].topics, frames=frames))


def list_features(unit: Unit) -> Unit:
    """The passage with its features and keys listed anew."""
    keys = (
        *["#" + name for name in unit.counted],
        *["!" + name for name in unit.frames],
        *["$" + name for name in unit.topics],
        *["&" + name for name in unit.meetings],
    )
    kin = dict.fromkeys([name for name, _ in unit.kin])
    return replace(unit, features=(*unit.stems, *kin, *unit.names, *keys), keys=keys)


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
        words: Words,
        named: list[tuple[Span, str, str]],
        dated: list[tuple[Span, str, str]],
        said: list[tuple[Span, Quotation]],
        counted: list[FigureFound],
    ) -> None:
        self.blocks, self.number, self.text, self.words = blocks, number, text, words
        self.named, self.dated, self.said, self.counted = named, dated, said, counted
        self.owned: set[int] = set()
        """Starts of the words that an actor's name covers."""
        starts = [start for start, _, _ in words]
        for span, kind, _ in named:
            if kind == "actor":
                self.owned.update(starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)])

    def read_unit(self, span: Span, low: int, high: int, key: str) -> Unit | None:
        first, last = span.start, span.end
        inside = [item for item in self.named if first <= item[0].start and item[0].end <= last]
        names = {"%" + target for _, kind, target in inside if kind == "actor"}
        stems, kin, neighbours, line, loose = self._read_words(low, high)
        names |= loose
        if len(stems) + len(names) < _LEAST:
            return None
        days: set[str] = set()
        meetings = {target for _, kind, target in inside if kind == "meeting"}
        for place, meeting, day in self.dated:
            if first <= place.start < last:
                days.add(day)
                meetings.add(meeting)
        days.discard("")
        meetings.discard("")
        speaker, direct = _find_speaker(self.blocks, span, self.said) if self.said else ("", False)
        heads = {
            thing
            for figure in self.counted
            if first <= figure.span.start < last
            for thing in name_counted(self.blocks, figure)
        }
        unit = Unit(
            span,
            key,
            tuple(sorted(stems)),
            tuple(sorted(kin)),
            tuple(sorted(names)),
            tuple(sorted(neighbours)),
            find_frames(line),
            tuple(sorted(heads)),
            tuple(sorted(days)),
            tuple(sorted(meetings)),
            tuple(sorted({target for _, kind, target in inside if kind == "topic"})),
            speaker,
            direct,
        )
        return list_features(unit)

    def _read_words(
        self, low: int, high: int
    ) -> tuple[set[str], set[tuple[str, str]], set[str], list[tuple[str, ...]], set[str]]:
        """Stems, kin, neighbours, the line of features that frames are sought in, and names that no record bears."""
        words, owned = self.words, self.owned
        stems: set[str] = set()
        kin: set[tuple[str, str]] = set()
        neighbours: set[str] = set()
        line: list[tuple[str, ...]] = []
        loose: set[str] = set()
        before, ended, skip = "", -_NEAR, -1
        for place in range(low, high):
            start, end, (word, told, kinds, capital, title, head, _) = words[place]
            if place == skip:
                continue
            if start in owned or (capital and self._is_name(place, low, high)):
                if told and not title:
                    line.append(told[:1])
                    if start not in owned and self._ends_name(place, high):
                        loose.add("%" + told[0])
                continue
            if head and place + 1 < high:
                means = PHRASES.get((word, words[place + 1][2].word))
                if means is not None:
                    meant = tell(means)
                    kin.update([(name, word) for name in meant[1:]])
                    line.append(meant)
                    skip = place + 1
                    continue
            if not told:
                continue
            one = told[0]
            stems.add(one)
            if kinds:
                kin.update(kinds)
            line.append(told)
            if before and start - ended < _NEAR:
                neighbours.add(before + " " + one)
            before, ended = one, end
        return stems, kin, neighbours, line, loose

    def _is_name(self, place: int, low: int, high: int) -> bool:
        """Is the capitalised word part of a name, and not merely the first of its sentence?"""
        if place > low:
            return True
        return place + 1 < high and bool(self.words[place][2].told) and self._goes_on(place)

    def _ends_name(self, place: int, high: int) -> bool:
        return place + 1 == high or not self._goes_on(place)

    def _goes_on(self, place: int) -> bool:
        """Is the next word capitalised too, with nothing but a space or an abbreviation's point between?"""
        following = self.words[place + 1]
        return following[2].capital and self.text[self.words[place][1] : following[0]] in (" ", ". ")


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
