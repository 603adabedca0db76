"""Single acts that one article reports: who did it, to what, when, where, and whether it happened. Reads English by the
order of its words; a clause that it cannot read reports nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from sitegen.comparison.acts import FORMS, INTRANSITIVE, MARKS, PHRASAL, Kind
from sitegen.comparison.clauses import (
    AGREE,
    AUX,
    BE,
    BESIDE,
    CLAUSE,
    DENY,
    DETERMINERS,
    MAYBE,
    NO_NAMES,
    NOT,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    REFUSE,
    ROOMS,
    SAY,
    SET,
    UNREAL,
)
from sitegen.comparison.lines import Line
from sitegen.comparison.stems import tell
from sitegen.model import Block, Date, Mention, Resolved, Span


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


class Deed(Struct, frozen=True, gc=False):
    act: str
    so: bool
    """It happened; False where that is denied, or the contrary happened."""
    due: bool
    """It is still to come."""
    span: Span
    """The sentence."""
    verb: Span
    plain: bool = True
    """Nothing denies it: the words themselves say what happened."""
    doer: Part | None = None
    upon: Part | None = None
    day: str = ""
    when: Span | None = None
    place: Span | None = None
    towns: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    """What kind of building or ground it is: hall, hotel, airport."""


_VERBS = frozenset(FORMS)
_HARD = re.compile(r'[;:()“”"—–]|--')
_REACH = 18
"""Words from the verb to the end of what is read of its clause."""
_LONGEST = 12
"""Words of a part, at most."""


def read_deeds(
    blocks: tuple[Block, ...], resolved: Resolved, lines: list[Line], cuts: list[list[tuple[int, int]]]
) -> tuple[Deed, ...]:
    """In the order of the text; `lines` are the blocks' words, `cuts` their sentences."""
    found: list[Deed] = []
    named: dict[int, list[Mention]] = {}
    dated: dict[int, list[Date]] = {}
    for mention in resolved.mentions:
        if mention.kind == "actor":
            named.setdefault(mention.span.block, []).append(mention)
    for one in resolved.dates:
        dated.setdefault(one.found.span.block, []).append(one)
    for number, block in enumerate(blocks):
        line = lines[number]
        # Most paragraphs tell of no such act at all.
        if number == 0 or block.kind not in ("paragraph", "item") or _VERBS.isdisjoint(line.words):
            continue
        mentions, dates = named.get(number, []), dated.get(number, [])
        lead = _Lead(blocks, lines, cuts, number, named)
        before: tuple[int, int] | None = None
        for start, end in cuts[number]:
            low, high = bisect_left(line.starts, start), bisect_left(line.starts, end)
            acts = [at for at in range(low, high) if line.words[at] in FORMS]
            if acts:
                words = list(zip(line.starts[low:high], line.ends[low:high], line.words[low:high], strict=True))
                clause = _Sentence(block.text, number, words, mentions, dates, partial(lead.find, before))
                for at in acts:
                    found += clause.read(at - low)
            if low < high:
                before = (low, high)
    return tuple(found)


class _Lead:
    """What the sentence before one begins with, which a pronoun may mean: looked for only where one asks."""

    def __init__(
        self,
        blocks: tuple[Block, ...],
        lines: list[Line],
        cuts: list[list[tuple[int, int]]],
        number: int,
        named: dict[int, list[Mention]],
    ) -> None:
        self.blocks, self.lines, self.cuts, self.number, self.named = blocks, lines, cuts, number, named

    def find(self, before: tuple[int, int] | None) -> Part | None:
        """`before` are the words of the sentence before in the same paragraph; None where it is the first."""
        number = self.number
        if before is None:
            number -= 1
            if number < 1 or not self.lines[number].words:
                return None
            # A paragraph that begins with a pronoun goes on from the first sentence of the one before.
            start, end = next(iter(self.cuts[number]), (0, 0))
            starts = self.lines[number].starts
            before = bisect_left(starts, start), bisect_left(starts, end)
        line = self.lines[number]
        words = list(zip(*(part[slice(*before)] for part in (line.starts, line.ends, line.words)), strict=True))
        if not words:
            return None
        clause = _Sentence(self.blocks[number].text, number, words, self.named.get(number, ()), (), lambda: None)
        return clause.find_lead()


class _Sentence:
    def __init__(
        self,
        text: str,
        block: int,
        words: list[tuple[int, int, str]],
        mentions: Iterable[Mention],
        dates: Iterable[Date],
        lead: Callable[[], Part | None],
    ) -> None:
        self.text, self.block, self.words, self.lead = text, block, words, lead
        self.start, self.end = words[0][0], words[-1][1]
        self.mentions = [m for m in mentions if self.start <= m.span.start and m.span.end <= self.end]
        self.dates = [d for d in dates if self.start <= d.found.span.start and d.found.span.end <= self.end]
        self.before: Part | None = None
        """Who did what the sentence told last."""

    # ------------------------------------------------------------ the verb

    def read(self, at: int) -> list[Deed]:
        words = self.words
        verb, form, kinds = FORMS[words[at][2]]
        last, refused = at, False
        if words[at][2] in REFUSE and at + 1 < len(words) and words[at + 1][2] == "to":
            return []
        if at + 1 < len(words) and not self._gap(at + 1):
            refused = words[at + 1][2] == "not" and at + 2 < len(words)
            two = PHRASAL.get((verb, words[at + 1 + refused][2]))
            if two is not None:
                last, kinds = at + 1 + refused, (two,)
            refused = refused and two is not None
        if not kinds:
            return []
        first, group = self._find_group(at)
        ahead = words[first - 1][2] if first and not self._gap(first) else ""
        due = not group.isdisjoint(("will", "shall", "would", "to"))
        negative = "not" in group or "never" in group or refused
        passive = not group.isdisjoint(BE) and form == "past"
        if form == "ing":
            if ahead not in DENY:
                return []
            negative = True
        elif not self._is_finite(form, group, ahead, first):
            return []
        elif not group and form != "past":
            due = True
        if not group.isdisjoint(REFUSE):
            # Who refuses to do it has not done it, and will not.
            return [
                deed for to_come in (False, True) for deed in self._tell(kinds, first, last, to_come, True, False, True)
            ]
        return self._tell(kinds, first, last, due, negative, passive, bool(group))

    def _find_group(self, at: int) -> tuple[int, set[str]]:
        """The first word of the verb's group, and its helping words, "not" and "due" among them."""
        group: set[str] = set()
        first = at
        while first and not self._gap(first):
            word = self.words[first - 1][2]
            if word.endswith("n't"):
                helping = {"will" if word == "won't" else "can" if word == "can't" else word[:-3], "not"}
            elif word in AUX or word in SET or word in NOT or (group and (word in AGREE or word in REFUSE)):
                helping = {word}
            elif word in BESIDE or (word.endswith("ly") and not self._is_capital(first - 1)):
                helping = set()
            else:
                break
            group |= helping
            first -= 1
        return first, group

    def _is_finite(self, form: str, group: set[str], ahead: str, first: int) -> bool:
        """Does the verb report something, done or to be done? What could be, or is asked or wished, is not reported."""
        if "to" in group and not (group.isdisjoint(REFUSE) and group.isdisjoint(AGREE)):
            return form == "base"
        if not group.isdisjoint(MAYBE) or ("to" in group and group.isdisjoint(SET)):
            return False
        if "would" in group and not self._find_saying(first):
            return False
        if group.isdisjoint(AUX):
            if form == "past":
                return (bool(ahead) and ahead not in DETERMINERS and ahead not in PREPOSITIONS) or bool(
                    self._gap(first)
                )
            return form == "s" or (form == "base" and first > 0 and self._is_capital(first - 1))
        if not group.isdisjoint(BE) or not group.isdisjoint(("had", "has", "have")):
            return form == "past"
        return form == "base"

    def _find_saying(self, first: int) -> int:
        """The verb of saying, denying or believing that the clause of the group hangs on: its place from 1, else 0."""
        at = first
        while at and first - at < _LONGEST:
            gap = self._gap(at)
            if gap and not gap.isspace():
                return 0
            at -= 1
            if self.words[at][2] in SAY:
                return at + 1
        return 0

    # ------------------------------------------------------------ who, what, when, where

    def _tell(
        self,
        kinds: tuple[Kind, ...],
        first: int,
        last: int,
        due: bool,
        negative: bool,
        passive: bool,
        helped: bool,
    ) -> list[Deed]:
        words = self.words
        doer, refuses, opener = self._find_subject(first)
        if opener in UNREAL:
            return []
        saying = self._find_saying(first) if opener == "that" or opener in SAY else 0
        denied = bool(saying) and words[saying - 1][2] in DENY
        after, lacks = self._read_part(last + 1)
        negative = (negative or refuses or lacks or denied) and not (negative and denied)
        end = self._find_end(last + 1)
        day, when = self._find_day(first, last, end)
        place, towns, rooms = self._find_place(last + 1, end)
        self.before = doer or self.before
        found = []
        for name, so in kinds:
            # "a man arrested in Ostholm": what has no object after it was done to what stands before it.
            reduced = not helped and name not in INTRANSITIVE and after is None and "a" not in MARKS[name]
            sides = (doer, after)
            if passive or reduced or words[last][2] == "place":
                sides = (self._find_agent(last + 1, end), doer)
            verb = Span(self.block, words[first][0], words[last][1])
            whole = Span(self.block, self.start, self.end)
            found.append(
                Deed(name, so != negative, due, whole, verb, not negative or (not denied and not refuses and not lacks),
                     *sides, day, when, place, towns, rooms)
            )  # fmt: skip
        return found

    def _find_subject(self, first: int) -> tuple[Part | None, bool, str]:
        """Who or what stands before the verb, whether it is none at all ("no trams"), and what opens the clause."""
        high = first
        aside: tuple[int, int] | None = None
        if high and "," in self._gap(high):
            back = next((k for k in range(high - 1, max(0, high - 16), -1) if "," in self._gap(k)), 0)
            if not back:
                return None, False, ""
            aside, high = (back, high), back
        if not high:
            return None, False, ""
        word = self.words[high - 1][2]
        if word in ("and", "but", "or", "then") and aside is None:
            return self.before or self.find_lead(), False, ""
        if word in ("who", "which", "that") and aside is None:
            return self._read_back(high - 1, relative=True)[0], False, ""
        part, low, none = self._read_back(high, relative=False)
        opener = self.words[low - 1][2] if low else ""
        if part is not None and high - low == 1 and self.words[low][2] in PRONOUNS:
            part = self._resolve(low, opener)
        if part is not None and opener == "and" and aside is None:
            # "Dell and Orth met": who stands before the word takes part too.
            other, low, _ = self._read_back(low - 1, relative=False)
            if other is not None and other.names:
                part = Part(part.span, other.names + part.names, part.head, part.definite)
        if part is not None and aside is not None:
            names = self._list_names(*aside)
            part = Part(part.span, part.names or names[:1], part.head, part.definite)
        return part, none, opener

    def _resolve(self, low: int, opener: str) -> Part | None:
        """Whom a pronoun means: who says so, who the sentence begins with, or who the one before began with."""
        if not low:
            return self.lead()
        saying = self._find_saying(low)
        if saying:
            first = self._find_group(saying - 1)[0]
            part, low, _ = self._read_back(first, relative=False)
            # Whose lawyer says that he will appeal speaks of somebody else.
            if part is not None and self.words[low][2] not in PRONOUNS and self.words[low][2] not in ("his", "her"):
                return part
            return self.lead() if part is not None and not low else None
        return self.find_lead() if opener in CLAUSE else None

    def find_lead(self) -> Part | None:
        """What the sentence begins with, up to its first verb that is plainly one."""
        for at, (_, _, word) in enumerate(self.words[:_LONGEST]):
            if at and (word in AUX or word in SAY or word in FORMS or word[-2:] == "ed" or self._gap(at).strip()):
                part = self._read_back(at, relative=False)[0]
                return part if part is not None and (part.names or part.definite) else None
        return None

    def _read_back(self, high: int, relative: bool) -> tuple[Part | None, int, bool]:
        """The part that ends before a word, where it begins, and whether it opens with "no"."""
        low = high
        while low and high - low < _LONGEST and not (low < high and self._gap(low).strip(" '’“\"")):
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

    def _read_part(self, low: int) -> tuple[Part | None, bool]:
        """What stands right after the verb, and whether it opens with "no"."""
        while low < len(self.words) and self.words[low][2] in BESIDE:
            low += 1
        if low < len(self.words) and self.words[low][2] in ("against", "with"):
            low += 1
        high = low
        while high < len(self.words) and high - low < _LONGEST and not self._gap(high).strip(" '’“\""):
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
            part = replace(part, whose=self._list_names(high + 1, self._find_whole(high + 1)))
        return part, self.words[low][2] == "no"

    def _find_whole(self, low: int) -> int:
        """The end of what stands after "of"."""
        high = low
        while high < len(self.words) and high - low < _LONGEST and not self._gap(high).strip(" '’“\""):
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
        names = self._list_names(low, cut)
        whose = self._list_names(cut, high) if cut < high and self.words[cut][2] == "of" else ()
        head = tell(self.words[cut - 1][2])
        definite = self.words[low][2] in ("the", "his", "her", "its", "their") or bool(names)
        if not head and not names and self.words[low][2] not in PRONOUNS:
            return None
        return Part(Span(self.block, self.words[low][0], self.words[high - 1][1]), names, head, definite, whose)

    def _find_agent(self, low: int, end: int) -> Part | None:
        by = next((k for k in range(low, min(end, low + 8)) if self.words[k][2] == "by"), -1)
        return self._read_part(by + 1)[0] if by >= 0 else None

    def _list_names(self, low: int, high: int) -> tuple[str, ...]:
        """Names among the words, in order; one that has a record by its id."""
        if low >= high:
            return ()
        start, stop = self.words[low][0], self.words[high - 1][1]
        inside = [m for m in self.mentions if start <= m.span.start and m.span.end <= stop]
        found = [(m.span.start, "%" + m.target) for m in inside]
        for at in range(low, high):
            first, last, word = self.words[at]
            if not self._is_capital(at) or word in NO_NAMES or any(m.span.start <= first < m.span.end for m in inside):
                continue
            goes_on = at + 1 < high and self._is_capital(at + 1) and self.text[last : self.words[at + 1][0]] == " "
            told = tell(word)
            if told and not goes_on and (at or (at + 1 < len(self.words) and low)):
                found.append((first, "%" + told[0]))
        return tuple(dict.fromkeys(name for _, name in sorted(found)))

    def _begins_name(self, at: int, low: int) -> bool:
        return (
            self._is_capital(at) and (at == low or not self._is_capital(at - 1)) and self.words[at][2] not in NO_NAMES
        )

    def _find_end(self, low: int) -> int:
        """The word after the last of what is read of the clause after its verb."""
        at = low
        while at < len(self.words) and at - low < _REACH:
            gap, word = self._gap(at), self.words[at][2]
            if _HARD.search(gap) or word in CLAUSE or word in SAY or word in AUX:
                break
            if "," in gap and not self._is_dated(at) and word not in ("in", "at", "near"):
                break
            at += 1
        return at

    def _find_day(self, first: int, last: int, end: int) -> tuple[str, Span | None]:
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

    def _find_place(self, low: int, end: int) -> tuple[Span | None, tuple[str, ...], tuple[str, ...]]:
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
            while stop < end and not self._gap(stop).strip(" '’.") and not self._is_dated(stop):
                word = self.words[stop][2]
                if (word in PREPOSITIONS and word != "of") or word in CLAUSE:
                    break
                stop += 1
            # "At the Pell meeting" says no place: what is named there is the meeting.
            named = next((k for k in range(at + 2, stop) if self.words[k][2] == "of"), stop) - 1
            if not self._is_capital(named) and self.words[named][2] not in ROOMS:
                at = stop
                continue
            here = [k for k in range(at + 1, stop) if self._is_capital(k) and self.words[k][2] not in NO_NAMES]
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

    def _gap(self, at: int) -> str:
        """What stands between a word and the one before; nothing for a mere space, or the comma of a number."""
        if not at:
            return ""
        between = self.text[self.words[at - 1][1] : self.words[at][0]] if at < len(self.words) else ""
        return "" if between in (" ", ",") else between

    def _is_capital(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.text[self.words[at][0]].isupper()

    def _is_dated(self, at: int) -> bool:
        start = self.words[at][0]
        return any(d.found.span.start <= start < d.found.span.end for d in self.dates)
