"""Who and what takes part in an act, when and where: read off the words of one sentence by their order, from a verb
outwards. Which word is the verb, and what it says, is not asked here."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from sitegen.comparison.clauses import (
    AUX,
    BESIDE,
    CLAUSE,
    DETERMINERS,
    NO_NAMES,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    ROOMS,
    SAY,
)
from sitegen.comparison.stems import tell
from sitegen.model import Date, Mention, Span

LONGEST = 12
"""Words of a part, at most."""
_REACH = 18
"""Words from the verb to the end of what is read of its clause."""
_HARD = re.compile(r'[;:()“”"—–]|--')


class Part(Struct, frozen=True, gc=False):
    """One who takes part in an act, or what it is done to."""

    span: Span
    names: tuple[str, ...] = ()
    """% and the actor's id, else the last word of the name."""
    head: tuple[str, ...] = ()
    """Stem and kin of its noun."""
    definite: bool = False
    whose: tuple[str, ...] = ()
    """Names after "of": the gates of Orlin are not those of Pell."""


class Sentence:
    """The words of one sentence, each with its start, end and folded form, and the parts that they make."""

    def __init__(
        self,
        text: str,
        block: int,
        words: list[tuple[int, int, str]],
        mentions: Iterable[Mention],
        dates: Iterable[Date],
    ) -> None:
        self.text, self.block, self.words = text, block, words
        self.start, self.end = words[0][0], words[-1][1]
        self.mentions = [m for m in mentions if self.start <= m.span.start and m.span.end <= self.end]
        self.dates = [d for d in dates if self.start <= d.found.span.start and d.found.span.end <= self.end]

    def read_back(self, high: int, relative: bool) -> tuple[Part | None, int, bool]:
        """The part that ends before a word, where it begins, and whether it opens with "no"."""
        low = high
        while low and high - low < LONGEST and not (low < high and self.get_gap(low).strip(" '’“\"")):
            word = self.words[low - 1][2]
            if word in CLAUSE or word in SAY or word in AUX:
                break
            low -= 1
        if low == high:
            return None, low, False
        starts = [k for k in range(low, high) if self.words[k][2] in DETERMINERS or self._begins_name(k, low)]
        if starts and (relative or self.words[low][2] in PREPOSITIONS):
            inside = [k for k in starts if k == low or self.words[k - 1][2] not in ("of",)]
            low = inside[-1] if inside else starts[-1]
        return self._make_part(low, high), low, self.words[low][2] in ("no", "none", "nobody", "neither")

    def read_part(self, low: int) -> tuple[Part | None, bool]:
        """What stands right after the verb, and whether it opens with "no"."""
        while low < len(self.words) and self.words[low][2] in BESIDE:
            low += 1
        if low < len(self.words) and self.words[low][2] in ("against", "with"):
            low += 1
        high = low
        while high < len(self.words) and high - low < LONGEST and not self.get_gap(high).strip(" '’“\""):
            word = self.words[high][2]
            if word in PREPOSITIONS or word in CLAUSE or word in AUX or word in BESIDE or word in SAY:
                break
            if self._is_dated(high) or (high > low and self._opens_measure(high)):
                break
            high += 1
        if low >= high:
            return None, False
        part = self._make_part(low, high)
        if part is not None and high < len(self.words) and self.words[high][2] == "of":
            part = replace(part, whose=self.list_names(high + 1, self._find_whole(high + 1)))
        return part, self.words[low][2] == "no"

    def _find_whole(self, low: int) -> int:
        """The end of what stands after "of"."""
        high = low
        while high < len(self.words) and high - low < LONGEST and not self.get_gap(high).strip(" '’“\""):
            word = self.words[high][2]
            if word in PREPOSITIONS or word in CLAUSE or word in AUX or word in SAY or self._is_dated(high):
                break
            high += 1
        return high

    def _opens_measure(self, at: int) -> bool:
        """ "ordered the evacuation two hours before": a number after a noun, or what stands for one."""
        word, ahead = self.words[at][2], self.words[at - 1][2]
        return (word in NUMBERS or word.isdigit() or word == "a") and ahead not in DETERMINERS

    def _make_part(self, low: int, high: int) -> Part | None:
        """The noun is the last word before the first preposition."""
        cut = next((k for k in range(low + 1, high) if self.words[k][2] in PREPOSITIONS), high)
        names = self.list_names(low, cut)
        whose = self.list_names(cut, high) if cut < high and self.words[cut][2] == "of" else ()
        head = tell(self.words[cut - 1][2])
        definite = self.words[low][2] in ("the", "his", "her", "its", "their") or bool(names)
        if not head and not names and self.words[low][2] not in PRONOUNS:
            return None
        return Part(Span(self.block, self.words[low][0], self.words[high - 1][1]), names, head, definite, whose)

    def find_agent(self, low: int, end: int) -> Part | None:
        by = next((k for k in range(low, min(end, low + 8)) if self.words[k][2] == "by"), -1)
        return self.read_part(by + 1)[0] if by >= 0 else None

    def list_names(self, low: int, high: int) -> tuple[str, ...]:
        """Names among the words, in order; one that has a record by its id."""
        if low >= high:
            return ()
        start, stop = self.words[low][0], self.words[high - 1][1]
        inside = [m for m in self.mentions if start <= m.span.start and m.span.end <= stop]
        found = [(m.span.start, "%" + m.target) for m in inside]
        for at in range(low, high):
            first, last, word = self.words[at]
            if not self.is_capital(at) or word in NO_NAMES or any(m.span.start <= first < m.span.end for m in inside):
                continue
            goes_on = at + 1 < high and self.is_capital(at + 1) and self.text[last : self.words[at + 1][0]] == " "
            told = tell(word)
            if told and not goes_on and (at or (at + 1 < len(self.words) and low)):
                found.append((first, "%" + told[0]))
        return tuple(dict.fromkeys(name for _, name in sorted(found)))

    def _begins_name(self, at: int, low: int) -> bool:
        return self.is_capital(at) and (at == low or not self.is_capital(at - 1)) and self.words[at][2] not in NO_NAMES

    def find_end(self, low: int) -> int:
        """The word after the last of what is read of the clause after its verb."""
        at = low
        while at < len(self.words) and at - low < _REACH:
            gap, word = self.get_gap(at), self.words[at][2]
            if _HARD.search(gap) or word in CLAUSE or word in SAY or word in AUX:
                break
            if "," in gap and not self._is_dated(at) and word not in ("in", "at", "near"):
                break
            at += 1
        return at

    def find_day(self, first: int, last: int, end: int) -> tuple[str, Span | None]:
        """The day that stands after the verb in its clause, else the one that its sentence opens with."""
        stop = self.words[end - 1][1]
        after = [d for d in self.dates if self.words[last][1] <= d.found.span.start < stop]
        opening = [
            d for d in self.dates if d.found.span.start - self.start < 4 and d.found.span.end <= self.words[first][0]
        ]
        for one in (*after, *opening):
            if len(one.found.date) == len("2024-03-04"):
                return one.found.date, one.found.span
        return "", None

    def find_place(self, low: int, end: int) -> tuple[Span | None, tuple[str, ...], tuple[str, ...]]:
        """Where: the first "in" or "at" with a name or a kind of building after it, and what further says so."""
        first = last = -1
        towns: list[str] = []
        rooms: list[str] = []
        at = low
        while at < end:
            if self.words[at][2] not in ("in", "at", "near", "outside", "inside"):
                at += 1
                continue
            stop = at + 1
            while stop < end and not self.get_gap(stop).strip(" '’.") and not self._is_dated(stop):
                word = self.words[stop][2]
                if (word in PREPOSITIONS and word != "of") or word in CLAUSE:
                    break
                stop += 1
            # "At the Pell meeting" says no place: what is named there is the meeting.
            named = next((k for k in range(at + 2, stop) if self.words[k][2] == "of"), stop) - 1
            if not self.is_capital(named) and self.words[named][2] not in ROOMS:
                at = stop
                continue
            here = [k for k in range(at + 1, stop) if self.is_capital(k) and self.words[k][2] not in NO_NAMES]
            kinds = [self.words[k][2] for k in range(at + 1, stop) if self.words[k][2] in ROOMS]
            if here or kinds:
                towns += [self.words[k][2] for k in here if self.words[k][2] not in ROOMS]
                rooms += kinds
                first, last = (at if first < 0 else first), stop - 1
            at = max(stop, at + 1)
        if first < 0:
            return None, (), ()
        span = Span(self.block, self.words[first][0], self.words[last][1])
        return span, tuple(sorted(set(towns))), tuple(sorted(set(rooms)))

    # ------------------------------------------------------------ words

    def get_gap(self, at: int) -> str:
        """What stands between a word and the one before; nothing for a mere space, or the comma of a number."""
        if not at:
            return ""
        between = self.text[self.words[at - 1][1] : self.words[at][0]] if at < len(self.words) else ""
        return "" if between in (" ", ",") else between

    def is_capital(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.text[self.words[at][0]].isupper()

    def _is_dated(self, at: int) -> bool:
        start = self.words[at][0]
        return any(d.found.span.start <= start < d.found.span.end for d in self.dates)
