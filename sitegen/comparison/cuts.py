"""What one printing of a statement leaves out of another: at its start, in its middle, at its end. Nothing is called
left out that its article prints elsewhere, and nothing where both go on in words of their own."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from sitegen.comparison.diff import Edit, diff_words
from sitegen.comparison.stems import read_word, spell
from sitegen.text import WORD, sentences

_HOLDS = 3
"""Words in a row that both print, at least, beside what is left out; all of a printing that has fewer."""
_SHARED = 4
"""Words that both print, at least, and"""
_ALIKE = 80
"""percent of the shorter's words between the first and the last of these."""
_AT_AN_END = 2
"""Words left out before or after, at least: a single one is an editor's smoothing."""
_INSIDE = 3
"""Words left out without a sign in the middle, at least; with a sign one is enough."""
_RUN = 3
"""Words in a row by which what is left out is found again elsewhere."""
_SIGNS = ("…", "...")

Kind = Literal["start", "marked", "silent", "pieces", "end"]


class Cut(Struct, frozen=True, gc=False):
    """A stretch of the fuller text, in code points, that the other printing has not."""

    kind: Kind
    """At the start, in the middle under a sign or without one, between two pieces, at the end."""
    left: tuple[int, int]
    words: int
    whole: bool
    """It begins and ends with a sentence: no sentence is cut in two."""


class _Region(Struct):
    """A stretch without common words; `before` and `after` are the common words in a row on its sides."""

    left: tuple[int, int]
    right: tuple[int, int]
    before: int
    after: int


def find_cuts(full: str, pieces: Sequence[str], elsewhere: Sequence[str] = ()) -> tuple[Cut, ...]:
    """In the order of the text. `pieces` are what the other article prints of it, in order; `elsewhere` is what else it
    has inside marks or reports of the speaker.

    >>> full = "Honestly now, the ferry stays in port until the hull is dry."
    >>> [(cut.kind, full[slice(*cut.left)]) for cut in find_cuts(full, ["the ferry stays in port"])]
    [('start', 'Honestly now'), ('end', 'until the hull is dry')]
    >>> find_cuts(full, ["the ferry stays in port"], ["Honestly now, until the hull is dry"])
    ()
    """
    text = " ".join(pieces)
    borders = [sum(map(len, pieces[:n])) + n - 1 for n in range(1, len(pieces))]
    size = len(WORD.findall(text))
    regions, shared, own = _list_regions(full, text)
    if shared < min(_SHARED, size) or shared < 2 or shared * 100 < _ALIKE * (shared + own):
        return ()
    known = [_read(one) for one in elsewhere]
    starts = {start for start, _ in sentences(full)}
    found: list[Cut] = []
    for region in regions:
        left = _trim(full, region.left)
        gone = _read(full[slice(*left)])
        if not gone or WORD.search(text, *region.right) or _stands_in(gone, known):
            continue
        at_start, at_end = not region.before, not region.after
        if not all(held >= min(_HOLDS, size) for held in (region.before, region.after) if held):
            continue
        kind: Kind = "start" if at_start else "end" if at_end else _tell_middle(text, region, borders)
        least = _INSIDE if kind == "silent" else 1 if kind in ("marked", "pieces") else _AT_AN_END
        if len(gone) >= least:
            following = WORD.search(full, left[1])
            whole = (at_start or left[0] in starts) and (following is None or following.start() in starts)
            found.append(Cut(kind, left, len(gone), whole))
    return tuple(found)


def _list_regions(full: str, text: str) -> tuple[list[_Region], int, int]:
    """Stretches without common words, the number of common words, and of those that the text alone has between them."""
    regions: list[_Region] = []
    runs: list[Edit] = []
    shared = own = held = 0
    for edit in (*diff_words(full, text), None):
        if edit is not None and (edit.kind not in ("same", "spelling") or not WORD.search(full, *edit.left)):
            runs.append(edit)
            continue
        same = len(WORD.findall(full, *edit.left)) if edit is not None else 0
        left = (runs[0].left[0], runs[-1].left[1]) if runs else (0, 0)
        right = (runs[0].right[0], runs[-1].right[1]) if runs else (0, 0)
        if WORD.search(full, *left) or WORD.search(text, *right):
            own += len(WORD.findall(text, *right)) if held and edit is not None else 0
            if regions:
                regions[-1].after = held
            regions.append(_Region(left, right, held, 0))
            held = 0
        held += same
        shared += same
        runs = []
        if edit is not None and regions:
            regions[-1].after = held
    return regions, shared, own


def _tell_middle(text: str, region: _Region, borders: Sequence[int]) -> Kind:
    before = [match.end() for match in WORD.finditer(text, 0, region.right[0])]
    after = WORD.search(text, region.right[1])
    between = (before[-1] if before else 0, after.start() if after else len(text))
    if any(between[0] <= border <= between[1] for border in borders):
        return "pieces"
    return "marked" if any(sign in text[slice(*between)] for sign in _SIGNS) else "silent"


def _trim(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """From the first word to the last."""
    words = list(WORD.finditer(text, *place))
    return (words[0].start(), words[-1].end()) if words else (place[0], place[0])


def _read(text: str) -> list[str]:
    return [spell(read_word(word)) for word in WORD.findall(text)]


def _stands_in(gone: list[str], elsewhere: Sequence[list[str]]) -> bool:
    """Does half of it stand in other quotations, in one or in several?"""
    found: set[int] = set()
    for words in elsewhere:
        for match in SequenceMatcher(None, gone, words, autojunk=False).get_matching_blocks():
            if match.size >= min(_RUN, len(gone)):
                found.update(range(match.a, match.a + match.size))
    return len(found) * 2 >= len(gone)
