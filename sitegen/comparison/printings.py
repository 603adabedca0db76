"""Where two accounts print one statement in other words, both inside marks. What one leaves out at either end, marks as
left out, or spells its own way is no difference; an altered copy decides nothing."""

from __future__ import annotations

import re
from collections import defaultdict

from sitegen.comparison.diff import Edit, diff_words
from sitegen.comparison.sayings import Saying
from sitegen.comparison.scene import WEIGHT, Scene, make_discrepancy
from sitegen.comparison.stems import read_word, tell
from sitegen.model import Discrepancy, Member, Reading, Span
from sitegen.text import WORD

_AROUND = 3
"""Words on each side that both print alike."""
_GAP = 2
"""Words printed alike between two changes that count as one."""
_LEFT_OUT = ("…", "...", "[", "]")
_PRINTINGS = 12
"""Printings of one statement that are compared with each other, at most."""

Place = tuple[int, int]


def differ_in_printing(scene: Scene) -> list[Discrepancy]:
    """One discrepancy for each statement and pair of other words."""
    by_quotation = {saying.quotation: saying for saying in scene.sayings}
    found = []
    for statement in scene.statements:
        if len(statement.quotations) < 2:
            continue
        printed = [by_quotation[name] for name in statement.quotations]
        printed = [s for s in printed if s.direct and not s.nested and s.span.block and s.article not in scene.altered]
        sides: dict[str, set[Member]] = defaultdict(set)
        for at, one in enumerate(printed[:_PRINTINGS]):
            for other in printed[at + 1 : _PRINTINGS]:
                if not _speak_alike(scene, one, other):
                    continue
                if scene.voice[one.article] != scene.voice[other.article] and one.actor == other.actor != "":
                    for left, right in find_changes(_text(scene, one), _text(scene, other)):
                        _add_side(scene, sides, one, left)
                        _add_side(scene, sides, other, right)
        if len(sides) > 1:
            readings = [Reading(value, tuple(sorted(members)), printed[0].actor) for value, members in sides.items()]
            found.append(make_discrepancy(scene, "wording", f"statement:{statement.id}", readings, WEIGHT["printing"]))
    return found


def _speak_alike(scene: Scene, one: Saying, other: Saying) -> bool:
    """Two translations of one statement differ in every word, and in nothing."""
    return scene.accounts[one.article].language == scene.accounts[other.article].language


def _text(scene: Scene, saying: Saying) -> str:
    return scene.text(Member(saying.article, saying.span))


def _add_side(scene: Scene, sides: dict[str, set[Member]], saying: Saying, place: Place) -> None:
    words = _text(scene, saying)[place[0] : place[1]]
    start = saying.span.start
    sides[words].add(Member(saying.article, Span(saying.span.block, start + place[0], start + place[1])))


def find_changes(left: str, right: str) -> list[tuple[Place, Place]]:
    """Stretches in which two printings have other words, each with the word before and after it.

    >>> a = "We have not settled the fares yet, and we shall not hurry."
    >>> b = "We have not argued out and settled the fares yet, and we shall not hurry."
    >>> [(a[i:j], b[k:l]) for (i, j), (k, l) in find_changes(a, b)]
    [('not settled', 'not argued out and settled')]
    >>> find_changes("We shall not hurry.", "And now to the rest: we shall not hurry.")
    []
    """
    edits = diff_words(left, right)
    runs: list[list[int]] = []
    for number, edit in enumerate(edits):
        if edit.kind not in ("left", "right", "changed"):
            continue
        if runs and all(_count(left, edits[n]) <= _GAP for n in range(runs[-1][-1] + 1, number)):
            runs[-1].append(number)
        else:
            runs.append([number])
    found = []
    for run in runs:
        before, after = edits[: run[0]], edits[run[-1] + 1 :]
        if _same(left, before, last=True) < _AROUND or _same(left, after, last=False) < _AROUND:
            continue
        ours = (edits[run[0]].left[0], edits[run[-1]].left[1])
        theirs = (edits[run[0]].right[0], edits[run[-1]].right[1])
        shown = left[ours[0] : ours[1]] + right[theirs[0] : theirs[1]]
        if not any(mark in shown for mark in _LEFT_OUT) and _tells(left, right, [edits[n] for n in run]):
            found.append((_widen(left, ours), _widen(right, theirs)))
    return found


def _count(left: str, edit: Edit) -> int:
    return len(WORD.findall(left, *edit.left)) if edit.kind in ("same", "spelling") else 0


def _same(left: str, edits: tuple[Edit, ...], last: bool) -> int:
    """Words printed alike at the near end of the edits, spelling and marks aside."""
    total = 0
    for edit in reversed(edits) if last else edits:
        if edit.kind in ("left", "right", "changed"):
            break
        total += _count(left, edit)
    return total


def _tells(left: str, right: str, edits: list[Edit]) -> bool:
    """Does a word that tells something stand in one printing alone?"""
    ours = {one for e in edits for word in _list_words(left, e.left) if (one := tell(read_word(word))[:1])}
    theirs = {one for e in edits for word in _list_words(right, e.right) if (one := tell(read_word(word))[:1])}
    return ours != theirs


_FILLERS = re.compile(r"\b(?:I mean|you know|sort of|kind of|uh|um|er|well)\b,?", re.IGNORECASE)
"""What a printing may leave out of speech."""


def _list_words(text: str, place: Place) -> list[str]:
    return WORD.findall(_FILLERS.sub(" ", text[place[0] : place[1]]))


def _widen(text: str, place: Place) -> Place:
    """With the word before it and the word after it, which both print alike."""
    before = [match.start() for match in WORD.finditer(text, 0, place[0])]
    after = WORD.search(text, place[1])
    return before[-1] if before else place[0], after.end() if after else place[1]
