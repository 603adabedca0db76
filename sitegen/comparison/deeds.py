"""Single acts that one article reports: who did it, to what, when, where, and whether it happened. Reads English by the
order of its words; a clause that it cannot read reports nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import partial

from msgspec import Struct

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
    NOT,
    PREPOSITIONS,
    PRONOUNS,
    REFUSE,
    SAY,
    SET,
    UNREAL,
)
from sitegen.comparison.lines import Line
from sitegen.comparison.parts import LONGEST, Part, Sentence
from sitegen.model import Block, Date, Mention, Resolved, Span


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
                clause = _Clause(block.text, number, words, mentions, dates, partial(lead.find, before))
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
        clause = _Clause(self.blocks[number].text, number, words, self.named.get(number, ()), (), lambda: None)
        return clause.find_lead()


class _Clause(Sentence):
    """A sentence with its verbs."""

    def __init__(
        self,
        text: str,
        block: int,
        words: list[tuple[int, int, str]],
        mentions: Iterable[Mention],
        dates: Iterable[Date],
        lead: Callable[[], Part | None],
    ) -> None:
        super().__init__(text, block, words, mentions, dates)
        self.lead = lead
        self.before: Part | None = None
        """Who did what the sentence told last."""

    # ------------------------------------------------------------ the verb

    def read(self, at: int) -> list[Deed]:
        words = self.words
        verb, form, kinds = FORMS[words[at][2]]
        last, refused = at, False
        if words[at][2] in REFUSE and at + 1 < len(words) and words[at + 1][2] == "to":
            return []
        if at + 1 < len(words) and not self.get_gap(at + 1):
            refused = words[at + 1][2] == "not" and at + 2 < len(words)
            two = PHRASAL.get((verb, words[at + 1 + refused][2]))
            if two is not None:
                last, kinds = at + 1 + refused, (two,)
            refused = refused and two is not None
        if not kinds:
            return []
        first, group = self._find_group(at)
        ahead = words[first - 1][2] if first and not self.get_gap(first) else ""
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
        while first and not self.get_gap(first):
            word = self.words[first - 1][2]
            if word.endswith("n't"):
                helping = {"will" if word == "won't" else "can" if word == "can't" else word[:-3], "not"}
            elif word in AUX or word in SET or word in NOT or (group and (word in AGREE or word in REFUSE)):
                helping = {word}
            elif word in BESIDE or (word.endswith("ly") and not self.is_capital(first - 1)):
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
                    self.get_gap(first)
                )
            return form == "s" or (form == "base" and first > 0 and self.is_capital(first - 1))
        if not group.isdisjoint(BE) or not group.isdisjoint(("had", "has", "have")):
            return form == "past"
        return form == "base"

    def _find_saying(self, first: int) -> int:
        """The verb of saying, denying or believing that the clause of the group hangs on: its place from 1, else 0."""
        at = first
        while at and first - at < LONGEST:
            gap = self.get_gap(at)
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
        after, lacks = self.read_part(last + 1)
        negative = (negative or refuses or lacks or denied) and not (negative and denied)
        end = self.find_end(last + 1)
        day, when = self.find_day(first, last, end)
        place, towns, rooms = self.find_place(last + 1, end)
        self.before = doer or self.before
        found = []
        for name, so in kinds:
            # "a man arrested in Ostholm": what has no object after it was done to what stands before it.
            reduced = not helped and name not in INTRANSITIVE and after is None and "a" not in MARKS[name]
            sides = (doer, after)
            if passive or reduced or words[last][2] == "place":
                sides = (self.find_agent(last + 1, end), doer)
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
        if high and "," in self.get_gap(high):
            back = next((k for k in range(high - 1, max(0, high - 16), -1) if "," in self.get_gap(k)), 0)
            if not back:
                return None, False, ""
            aside, high = (back, high), back
        if not high:
            return None, False, ""
        word = self.words[high - 1][2]
        if word in ("and", "but", "or", "then") and aside is None:
            return self.before or self.find_lead(), False, ""
        if word in ("who", "which", "that") and aside is None:
            return self.read_back(high - 1, relative=True)[0], False, ""
        part, low, none = self.read_back(high, relative=False)
        opener = self.words[low - 1][2] if low else ""
        if part is not None and high - low == 1 and self.words[low][2] in PRONOUNS:
            part = self._resolve(low, opener)
        if part is not None and opener == "and" and aside is None:
            # "Dell and Orth met": who stands before the word takes part too.
            other, low, _ = self.read_back(low - 1, relative=False)
            if other is not None and other.names:
                part = Part(part.span, other.names + part.names, part.head, part.definite)
        if part is not None and aside is not None:
            names = self.list_names(*aside)
            part = Part(part.span, part.names or names[:1], part.head, part.definite)
        return part, none, opener

    def _resolve(self, low: int, opener: str) -> Part | None:
        """Whom a pronoun means: who says so, who the sentence begins with, or who the one before began with."""
        if not low:
            return self.lead()
        saying = self._find_saying(low)
        if saying:
            first = self._find_group(saying - 1)[0]
            part, low, _ = self.read_back(first, relative=False)
            # Whose lawyer says that he will appeal speaks of somebody else.
            if part is not None and self.words[low][2] not in PRONOUNS and self.words[low][2] not in ("his", "her"):
                return part
            return self.lead() if part is not None and not low else None
        return self.find_lead() if opener in CLAUSE else None

    def find_lead(self) -> Part | None:
        """What the sentence begins with, up to its first verb that is plainly one."""
        for at, (_, _, word) in enumerate(self.words[:LONGEST]):
            if at and (word in AUX or word in SAY or word in FORMS or word[-2:] == "ed" or self.get_gap(at).strip()):
                part = self.read_back(at, relative=False)[0]
                return part if part is not None and (part.names or part.definite) else None
        return None
