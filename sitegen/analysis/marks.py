"""Finds the stretches of text that stand in quotation marks, of any style, and mends what is broken.
Promises positions only; who said them, and whether they are anybody's words at all, is decided elsewhere."""

from __future__ import annotations

import re

from msgspec import Struct

from sitegen.model import Block


class Stretch(Struct):
    """Words in marks within one block."""

    block: int
    open: int
    """Where the opening mark begins; equal to `start` where it is missing."""
    start: int
    end: int
    close: int
    """Where the closing mark ends; equal to `end` where it is missing."""
    parent: int = -1
    """The stretch (index in the list) around this one."""
    single: bool = False
    opened: bool = True
    closed: bool = True
    before: int = -1
    """The stretch in an earlier block that this one continues: it did not close, and this one opened again."""
    after: int = -1
    """The stretch that continues this one."""


_MARK = re.compile(r"[\"“”„‟«»‹›‘’‚‛'`]")
"""One class, which the engine looks for fast; two apostrophes are made one mark after."""
_DOUBLE_OPEN = frozenset("“„‟«")
_DOUBLE_CLOSE = frozenset("”»")
_SINGLE = frozenset("‘’‚‛'‹›`")
_IN_WORD = frozenset("’'")
_OPENING_BEFORE = frozenset("([{—–-―/|…>")
_CLOSING_AFTER = frozenset(".,;:!?)]}—–-―/|…<")
_STRONG_BEFORE = frozenset(".,!?…—–")
_ELIDED = re.compile(r"(?:em|til|tis|twas|cause|bout|n|round|ere|un|ol|nuff|cuz|kay|neath|s|d|ll|re|ve|t|m)\b|\d", re.I)
_INCHES = re.compile(r"\d\s?(?:'|’|′)\s?\d{1,2}(?:½|\.5)?$|\b\d{1,2}(?:½|\.\d)?$")
_LOOKAHEAD = 40
"""How many later marks are tried as the close of a single mark: keeps the cost linear."""

_CUE_INSIDE = re.compile(
    r"[,?!](?=\s+(?:(?:he|she|they)\s+(?:said|says|added|told|wrote|asked)|(?:[A-Z][\w.’'-]+\s+){1,4}(?:said|says|added|told"
    r"|wrote|asked)|(?:said|says|added)\s+(?:[A-Z]|the\s))\b)"
)
_CUE_AFTER = re.compile(
    r"\s+(?:(?:he|she|they|(?:the\s+\w+)|(?:[A-Z][\w.’'-]+\s+){0,3}[A-Z][\w.’'-]+)\s+(?:said|says|added|told|wrote|asked)"
    r"|(?:said|says|added)\s+(?:he|she|[A-Z]|the\s))\b"
)
_SENTENCE_START = re.compile(r"(?:^|(?<=[.!?])\s+|(?<=:)\s+|(?<=said,)\s+(?![a-z])|(?<=says,)\s+(?![a-z]))(?=\S)")


_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_OWN = re.compile(r"\b(?:I|me|my|our|us|we)\b")


_BROKEN_MARK = re.compile(r"\[?&?\]?(?:amp;)?(?:quot|ldquo|laquo);")
"""An entity that lost its beginning: "[&]quot;"."""


class _Mark(Struct):
    start: int
    end: int
    opens: bool
    """Could open, by what stands around it."""
    closes: bool
    glyph: str


def find_stretches(blocks: tuple[Block, ...]) -> list[Stretch]:
    """Every stretch in marks, in order of where it opens. Nested stretches name their parent; a quotation that a
    following block re-opens is chained by `before` and `after`."""
    found: list[Stretch] = []
    pending = -1
    for number, block in enumerate(blocks):
        if block.kind in ("code", "rule"):
            pending = -1
            continue
        text = block.text
        marks = _read_marks(text)
        first = len(found)
        if marks:
            _pair(number, text, marks, found)
        if pending >= 0 and len(found) > first and not text[: found[first].open].strip():
            top = found[first]
            if (
                text[top.open : top.start]
                == blocks[found[pending].block].text[found[pending].open : found[pending].start]
            ):
                top.before = pending
                found[pending].after = first
        pending = -1
        length = len(text.rstrip())
        for index in range(first, len(found)):
            if found[index].parent < 0 and not found[index].closed and found[index].end == length:
                pending = index
    return found


def _read_marks(text: str) -> list[_Mark]:
    """The marks of one block, in order, apostrophes within words aside."""
    found: list[_Mark] = []
    taken = 0
    for match in _MARK.finditer(text):
        start = match.start()
        if start < taken:
            continue
        if start and text[start] in _IN_WORD and text[start - 1].isalnum() and text[start + 1 : start + 2].isalnum():
            continue
        taken = start + 2 if text[start] in "'`" and text[start : start + 2] in ("''", "``") else start + 1
        found.append(_read_mark(text, start, taken))
    return found


def _read_mark(text: str, start: int, end: int) -> _Mark:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    space_before = before.isspace() or before in _OPENING_BEFORE or before in "“‘«„\"'"
    space_after = after.isspace() or after in _CLOSING_AFTER or after in "”’»\"'"
    inner_before = not before.isspace() and before not in "([{"
    glyph = text[start:end]
    opens = space_before and not after.isspace() and (not space_after or after in "…“‘\"'-—.[")
    if before == ":" and after.isalnum() and glyph in ('"', "''"):
        return _Mark(start, end, True, False, glyph)  # `he wrote:"We wait."`
    closes = inner_before and (space_after or glyph in _DOUBLE_CLOSE or glyph in ('"', "''"))
    return _Mark(start, end, opens, closes, glyph)


def _pair(number: int, text: str, marks: list[_Mark], found: list[Stretch]) -> None:
    """Pairs the marks of one block with a stack; appends what it finds."""
    stack: list[int] = []
    length = len(text.rstrip())
    begin = len(text) - len(text.lstrip())
    at, base = 0, len(found)
    while at < len(marks):
        mark = marks[at]
        double_open = _innermost(found, stack, single=False)
        if mark.glyph in _SINGLE:
            at = _read_single(number, text, marks, at, found, stack)
            continue
        at += 1
        if (
            mark.start
            and text[mark.start - 1].isdigit()
            and mark.glyph in ('"', "''")
            and _INCHES.search(text, max(0, mark.start - 8), mark.start)
            and not mark.opens
        ) and (double_open < 0 or _feet(text, mark.start)):
            continue
        if double_open >= 0 and _is_close(text, mark, found[double_open], text[found[double_open].open]):
            while stack and stack[-1] != double_open:
                stack.pop()
            stack.pop()
            _close(text, found[double_open], mark)
            continue
        if (
            mark.opens
            or (mark.glyph in _DOUBLE_OPEN and text[mark.end : mark.end + 1].strip())
            or mark.start == begin
            or _is_spaced_guillemet(text, mark, double_open)
            or (double_open < 0 and _is_spaced_opening(text, marks, at - 1))
        ):
            if double_open >= 0 and mark.glyph == "“" and _lost_close(text, marks, at, found[double_open]):
                del stack[stack.index(double_open) :]
            stack.append(len(found))
            found.append(
                Stretch(
                    number,
                    mark.start,
                    mark.end,
                    length,
                    length,
                    parent=stack[-2] if len(stack) > 1 else -1,
                    closed=False,
                )
            )
            continue
        if double_open < 0 and mark.closes:
            _mend_opening(number, text, length, mark, found, base)
    _mend_closing(text, found, base)


_CUE_SENTENCE = re.compile(
    r"[.!?…](?=\s+(?:(?:[A-Z][\w.’'-]*\s+){1,4}|The\s+\w+\s+)(?:(?:later|also|then|has|\w+ly)\s+)?"
    r"(?:said|says|added|adds|wrote|told|asked|continued|replied|tweeted|concluded|explained)"
    r"(?:\s+(?!that\b)\w+){0,3}\s*[:,]\s*$)"
)


def _lost_close(text: str, marks: list[_Mark], at: int, outer: Stretch) -> bool:
    """`"... again. He added: "My ...`: an opening within open marks, after a sentence that only brings it in. The
    outer words ended before that sentence, unless a mark is left to close them later."""
    depth = 1
    for mark in marks[at : at + _LOOKAHEAD]:
        depth += 1 if mark.glyph == "“" else -1 if mark.glyph == "”" else 0
        if depth < 0:
            return False
    opening = marks[at - 1].start
    for cue in _CUE_SENTENCE.finditer(text, max(outer.start, opening - 120), opening):
        outer.end = outer.close = cue.end()
        return True
    return False


def _close(text: str, stretch: Stretch, mark: _Mark) -> None:
    stretch.end, stretch.close, stretch.closed = mark.start, mark.end, True
    while stretch.start < stretch.end and text[stretch.start].isspace():
        stretch.start += 1
    while stretch.end > stretch.start and text[stretch.end - 1].isspace():
        stretch.end -= 1


def _is_spaced_guillemet(text: str, mark: _Mark, double_open: int) -> bool:
    """« like this », as the French set them."""
    return mark.glyph == "«" and double_open < 0 and text[mark.end : mark.end + 1].isspace()


def _is_spaced_opening(text: str, marks: list[_Mark], at: int) -> bool:
    """`Told of it, " I was glad," she said`: a straight mark between spaces after a comma or colon, which a later one
    closes."""
    mark = marks[at]
    if (
        mark.glyph != '"'
        or mark.opens
        or mark.closes
        or text[max(0, mark.start - 3) : mark.start].rstrip()[-1:] not in (",", ":")
    ):
        return False
    later = next((one for one in marks[at + 1 : at + _LOOKAHEAD] if one.glyph == '"'), None)
    return later is not None and later.closes and not later.opens


def _innermost(found: list[Stretch], stack: list[int], *, single: bool) -> int:
    for index in reversed(stack):
        if found[index].single == single:
            return index
    return -1


def _is_close(text: str, mark: _Mark, opened: Stretch, glyph: str) -> bool:
    if glyph == "„":
        return mark.glyph in '“”"' and (mark.glyph != '"' or mark.closes)
    if glyph == "»":
        return mark.glyph == "«"
    if glyph == "«":
        return mark.glyph == "»"
    if mark.glyph in ("„", "«"):
        return False
    if mark.glyph == "»":
        return False
    if mark.glyph == "“":
        # A mistyped close: nothing but a space or the end can follow it.
        return mark.closes and not mark.opens and not text[mark.end : mark.end + 1].isalnum()
    if mark.glyph == "”":
        return not (
            mark.opens and text[mark.start - 1 : mark.start].isspace() and text[mark.end : mark.end + 1].isalnum()
        )
    if mark.opens and not (mark.closes and text[mark.start - 1 : mark.start] in _STRONG_BEFORE):
        return False
    return mark.closes or (
        mark.end - mark.start == 1 and not text[mark.end : mark.end + 1].isalnum() and mark.start > opened.start
    )


def _feet(text: str, at: int) -> bool:
    return bool(re.search(r"\d\s?['’′]\s?\d{1,2}$", text[max(0, at - 8) : at]))


def _read_single(number: int, text: str, marks: list[_Mark], at: int, found: list[Stretch], stack: list[int]) -> int:
    """One single mark: an apostrophe, an opening, or the close of one that is open. Returns the next place."""
    mark = marks[at]
    before = text[mark.start - 1 : mark.start]
    after = text[mark.end : mark.end + 1]
    single_open = stack[-1] if stack and found[stack[-1]].single else -1
    if before.isalnum() and after.isalnum():
        return at + 1
    if single_open >= 0 and found[single_open].end == mark.start:
        found[single_open].close, found[single_open].closed = mark.end, True
        stack.pop()
        return at + 1
    if not mark.opens or mark.glyph == "’" or before.isalnum():
        return at + 1
    if _ELIDED.match(text, mark.end) and mark.glyph != "‘":
        return at + 1
    if single_open >= 0:
        return at + 1
    close = _find_single_close(text, marks, at)
    if close < 0:
        return at + 1
    parent = stack[-1] if stack else -1
    stack.append(len(found))
    end = marks[close].start
    found.append(Stretch(number, mark.start, mark.end, end, end, parent=parent, single=True, closed=False))
    if marks[close].glyph in ("''", '"') and marks[close].start != marks[close].end:
        # ''' is a single and a double close: the single one is its first character.
        found[-1].close, found[-1].closed = end + 1, True
        stack.pop()
        marks[close] = _Mark(end + 1, end + 3, False, True, "''")
        marks[close + 1 : close + 2] = []
    return at + 1


def _find_single_close(text: str, marks: list[_Mark], at: int) -> int:
    """The mark that closes the single one at `at`: after a stop, or the first that is no plural possessive."""
    weak = -1
    opener = marks[at]
    for index in range(at + 1, min(len(marks), at + _LOOKAHEAD)):
        mark = marks[index]
        before, after = text[mark.start - 1], text[mark.end : mark.end + 1]
        if mark.glyph not in _SINGLE:
            if mark.glyph == "''" and text[mark.end : mark.end + 1] == "'" and opener.glyph in "'‘`":
                return index
            if mark.closes and not mark.opens and opener.glyph != "‘" and weak >= 0:
                return weak
            continue
        if mark.glyph == "‘":
            continue
        if before.isspace() or after.isalnum():
            continue
        if before in _STRONG_BEFORE or (after in _CLOSING_AFTER and after != "-") or not after or after in "”\"’'":
            return index
        if before != "s":
            return index
        if weak < 0:
            weak = index
    return weak


def _mend_opening(number: int, text: str, length: int, mark: _Mark, found: list[Stretch], base: int) -> None:
    """A close without an opening: where a cue follows, the words began with the sentence."""
    alone = (
        len(found) == base and mark.end >= length and text[mark.start - 1] in ".?!" and mark.glyph in ('"', "”", "''")
    )
    if not mark.start or not (alone or _CUE_AFTER.match(text, mark.end)):
        return
    low = found[-1].close if len(found) > base else 0
    start = low
    for match in _SENTENCE_START.finditer(text, low, mark.start):
        start = match.end()
        if not low or _OWN.search(text, start, mark.start) is None:
            break
        # After other marks the article speaks again: up to where the speaker does, who says "I".
        if _OWN.search(_SENTENCE_END.split(text[start : mark.start], maxsplit=1)[0]):
            break
    broken = _BROKEN_MARK.match(text, start)
    if broken is not None:
        start = broken.end()
    elif alone and text.count(".", start, mark.start - 1) > 2:
        return
    if text[start : mark.start].strip():
        while text[start].isspace():
            start += 1
        found.append(Stretch(number, start, start, mark.start, mark.end, opened=False))


def _mend_closing(text: str, found: list[Stretch], base: int) -> None:
    """An opening without a close: it ends before a cue that stands inside, before the next opening, or where the
    block ends."""
    children: dict[int, list[Stretch]] = {}
    for stretch in found[base:]:
        if stretch.parent >= 0:
            children.setdefault(stretch.parent, []).append(stretch)
    for index in range(base, len(found)):
        stretch = found[index]
        if stretch.closed:
            continue
        inner = children.get(index, [])
        limit = inner[0].open if inner else stretch.end
        cue = _CUE_INSIDE.search(text, stretch.start, limit)
        if cue is not None and stretch.parent < 0:
            stretch.end = stretch.close = cue.end()
            for other in inner:
                if other.open >= stretch.end:
                    other.parent = -1
        elif stretch.parent >= 0:
            stretch.end = stretch.close = min(stretch.end, found[stretch.parent].end)
