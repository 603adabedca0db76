"""What one article brings to a comparison: its passages (sentences, or clauses of very long ones) and what is telling
in each. Looks at one article alone; never at another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from math import log10

from msgspec import Struct
from msgspec.structs import replace

from sitegen.comparison.frames import find_frames
from sitegen.comparison.stems import PHRASE_HEADS, PHRASES, read_word, tell
from sitegen.comparison.thesaurus import TITLES
from sitegen.model import Block, Copy, FigureFound, MeetingRef, Override, Quotation, Resolved, Span, When
from sitegen.text import WORD, fingerprint, fold, sentences


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


class Unit(Struct, frozen=True):
    """A passage: a sentence, or a clause of a very long one. All tuples sorted, each feature once."""

    span: Span
    key: str
    """Fingerprint of its words: the same passage keeps it while others come and go."""
    stems: tuple[str, ...]
    kin: tuple[tuple[str, str], ...]
    """Class of kin, and the stem that brings it."""
    names: tuple[str, ...]
    """Actor ids, else the last word of a name, folded."""
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
_NEAR = 12
"""Code points between two telling words that count as neighbours."""
_LEAST = 3
"""Telling words or names below which a passage says too little to be compared."""


def cut_clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of the sentence at `start` to `end`; the sentence itself where it is not very long. Never cut
    inside marks."""
    starts = [match.start() for match in WORD.finditer(text, start, end)]
    if len(starts) <= _LONG:
        return [(start, end)]
    found: list[tuple[int, int]] = []
    at = start
    for match in _CUT.finditer(text, start, end):
        place = match.end()
        before = bisect_right(starts, match.start()) - bisect_right(starts, at - 1)
        if before < _SHORT or len(starts) - bisect_right(starts, place - 1) < _SHORT:
            continue
        if text.count("“", at, place) != text.count("”", at, place) or text.count('"', at, place) % 2:
            continue
        found.append((at, match.start() + (1 if text[match.start()] in ",;:" else 0)))
        at = place
    found.append((at, end))
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
        for first, last in sentences(block.text):
            key = fingerprint(block.text[first:last])
            if key in seen:
                continue
            seen.add(key)
            cuts = cut_clauses(block.text, first, last)
            for start, end in cuts:
                unit = _read_unit(
                    blocks,
                    Span(number, start, end),
                    key if len(cuts) == 1 else fingerprint(block.text[start:end]),
                    named.get(number, []),
                    dated.get(number, []),
                    said.get(number, []),
                    counted.get(number, []),
                )
                if unit is not None:
                    units.append(_inherit(unit, units, block.text))
    return Features(resolved.article, tuple(units))


_POINTS_BACK = re.compile(r"\b(?:[Ss]uch|[Tt]hese|[Tt]hose) [a-z]+s\b")
"""A noun that only the sentence before explains: "such details"."""


def _inherit(unit: Unit, before: list[Unit], text: str) -> Unit:
    """A passage that points back reports what the one before it in the paragraph reports."""
    if unit.topics or not before or before[-1].span.block != unit.span.block:
        return unit
    if not _POINTS_BACK.search(text, unit.span.start, unit.span.end):
        return unit
    frames = tuple(sorted({*unit.frames, *before[-1].frames}))
    return replace(unit, topics=before[-1].topics, frames=frames)


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


def _read_unit(
    blocks: tuple[Block, ...],
    span: Span,
    key: str,
    named: list[tuple[Span, str, str]],
    dated: list[tuple[Span, str, str]],
    said: list[tuple[Span, Quotation]],
    counted: list[FigureFound],
) -> Unit | None:
    text = blocks[span.block].text
    inside = [item for item in named if span.start <= item[0].start and item[0].end <= span.end]
    names = {target for _, kind, target in inside if kind == "actor"}
    covered = [(s.start, s.end) for s, kind, _ in inside if kind == "actor"]
    stems, kin, neighbours, line, loose = _read_words(text, span, covered)
    names.update(loose)
    if len(stems) + len(names) < _LEAST:
        return None
    days = [item for item in dated if span.start <= item[0].start < span.end]
    meetings = {target for _, kind, target in inside if kind == "meeting"} | {m for _, m, _ in days if m}
    speaker, direct = _find_speaker(blocks, span, said)
    heads = {
        thing
        for figure in counted
        if span.start <= figure.span.start < span.end
        for thing in name_counted(blocks, figure)
    }
    return Unit(
        span,
        key,
        tuple(sorted(stems)),
        tuple(sorted(kin)),
        tuple(sorted(names)),
        tuple(sorted(neighbours)),
        find_frames(line),
        tuple(sorted(heads)),
        tuple(sorted({day for _, _, day in days if day})),
        tuple(sorted(meetings)),
        tuple(sorted({target for _, kind, target in inside if kind == "topic"})),
        speaker,
        direct,
    )


def _read_words(
    text: str, span: Span, covered: list[tuple[int, int]]
) -> tuple[set[str], set[tuple[str, str]], set[str], list[tuple[str, ...]], set[str]]:
    """Stems, kin, neighbours, the line of features that frames are sought in, and names that no record bears."""
    words = [(m.start(), m.end(), read_word(m.group())) for m in WORD.finditer(text, span.start, span.end)]
    owned = [any(a <= start < b for a, b in covered) for start, _, _ in words]
    stems: set[str] = set()
    kin: set[tuple[str, str]] = set()
    neighbours: set[str] = set()
    line: list[tuple[str, ...]] = []
    loose: set[str] = set()
    before, ended = "", -_NEAR
    skip = False
    for place, (start, end, word) in enumerate(words):
        if skip:
            skip = False
            continue
        if owned[place] or (text[start].isupper() and _is_name(text, words, place, span.start)):
            told = tell(word)
            if told and word not in TITLES:
                line.append(told[:1])
                if not owned[place] and _ends_name(text, words, place):
                    loose.add("%" + told[0])
            continue
        if word in PHRASE_HEADS and place + 1 < len(words) and (word, words[place + 1][2]) in PHRASES:
            means = tell(PHRASES[word, words[place + 1][2]])
            kin.update((name, word) for name in means[1:])
            line.append(means)
            skip = True
            continue
        told = tell(word)
        if not told:
            continue
        stems.add(told[0])
        kin.update((name, told[0]) for name in told[1:])
        line.append(told)
        if start - ended < _NEAR and before:
            neighbours.add(before + " " + told[0])
        before, ended = told[0], end
    return stems, kin, neighbours, line, loose


def _is_name(text: str, words: list[tuple[int, int, str]], place: int, first: int) -> bool:
    """Is the capitalised word at `place` part of a name, and not merely the first of its sentence?"""
    start, end, word = words[place]
    if start > first and text[first:start].strip("\"'“”‘’(["):
        return True
    if place + 1 == len(words) or not tell(word):
        return False
    return text[words[place + 1][0]].isupper() and text[end : words[place + 1][0]] in (" ", ". ")


def _ends_name(text: str, words: list[tuple[int, int, str]], place: int) -> bool:
    if place + 1 == len(words):
        return True
    following = words[place + 1][0]
    return not text[following].isupper() or text[words[place][1] : following] not in (" ", ". ")


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
