"""What a sentence says of one thing by a figure or a date: the words right before and after it, those around it, and
all that would make it another thing (a forecast, a round, another year). Reads one article; compares nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from sitegen.comparison.clauses import NO_NAMES, NOT, SAY
from sitegen.comparison.lines import Line, read_line
from sitegen.comparison.stems import is_common, stem, tell
from sitegen.comparison.things import FATES, hedge_hour, is_other, name_fate, name_zone
from sitegen.model import Block, Resolved, Span
from sitegen.text import sentences


class Stated(Struct, frozen=True, gc=False, array_like=True):
    """A figure or a date in its sentence. Words are stems, or % and the actor's id."""

    span: Span
    unit: str
    """As a figure's; `votes` of two counts of one ballot, `date` of a day, `years` of a whole year."""
    low: float
    """A day is its number; a ballot is the first count."""
    high: float
    other: float = 0
    """The second count of a ballot."""
    hedge: str = ""
    speaker: str = ""
    """Id of the actor who gives it."""
    before: tuple[str, ...] = ()
    """Stem and kin of the word before it, and"""
    ahead: tuple[str, ...] = ()
    """of the one before that, in the sentence."""
    after: tuple[str, ...] = ()
    """Of the thing that it counts, or is of."""
    rate: str = ""
    """For each of which: "a day", "a share"."""
    mode: tuple[str, ...] = ()
    """Words that make it another thing where the other account has not the same."""
    words: tuple[str, ...] = ()
    """Stems and kin of the sentence."""
    names: tuple[str, ...] = ()
    """In its clause, else in the sentence."""
    where: tuple[str, ...] = ()
    """Names in its clause that only say where."""
    subject: str = ""
    """The name that stands last before it, in the clause."""
    measured: bool = False
    """The word before is what the figure measures: "a turnout of 60 percent"."""
    beyond: tuple[str, ...] = ()
    """Of the next word after it and what it counts."""
    days: tuple[float, ...] = ()
    """That its sentence names."""
    rival: bool = False
    """The sentence has another figure for a thing of this kind, as of somebody else."""
    end: int = 0
    """Where what it counts ends, in its block."""


_MODES = frozenset(
    """
    aim aimed another asked average could demand demanded demanding demands earlier expect expected expects fear
    feared first forecast former fourth half hope hoped hopes if initial last limit maximum may might
    minimum more most never next no nor not now offer offered offering other plan planned plans poll polls predicted
    previous proposal propose proposed refused remain remained remaining remains second should since so sought still
    target third up wanted wants warned whether yet
    """.split()
)
_PROMISED = frozenset("agreed pledged promised vowed".split())
_DUE = frozenset("shall will would".split())
_ENDS = re.compile(r"[;:]\s|[—–]|\s--\s|,\s|[“”\"()]")
"""Where a clause ends."""
_BALLOT = re.compile(
    r"\b(?P<yes>\d{1,3}|[a-z]+) votes? to (?P<no>\d{1,3}|[a-z]+)\b|\b(?P<ayes>\d{1,3})(?:-|–| to )(?P<noes>\d{1,3})\b"
)
_VOTE = re.compile(r"\bvot(?:e|es|ed|ing)\b", re.IGNORECASE)
_COUNTS = {
    word: n for n, word in enumerate("no one two three four five six seven eight nine ten eleven twelve".split())
}
_RATE = re.compile(
    r" (?:an?|per|(?:for )?(?:each|every)) (?!(?:and|as|at|by|for|from|in|of|on|to)\b)([a-z]+)\b"
    r"| (?:annual|dai|hour|month|week|year)ly\b"
)
_RATES = {"annually": "year", "daily": "day", "hourly": "hour", "monthly": "month", "weekly": "week", "yearly": "year"}
_JOINED = re.compile(r"(?: and| or| to| through| until|-|–) (?:on |late on |early on )?$")
"""Between two days that are told together: "closed on Monday and Tuesday"."""
_OF = re.compile(r" (?:of|in) (?:(?:the|its|their|all|his|her) )?([^\W\d_]+)| ([^\W\d_]+)")
_IS = re.compile(
    r"(?:[ ](?:on|in|last|near|this)[ ][A-Z][a-z]+)?"
    r"[ ](?:of|was|is|were|are|at|stood[ ]at|reached|came[ ]to|totalled|totaled)"
    r"(?:[ ](?:about|almost|around|at[ ]least|just|less[ ]than|more[ ]than|nearly|only|over|some|under))*[ ][€£$]?$"
)
"""Between a thing and its figure: "a turnout of", "the turnout was"."""
_WHERE = frozenset("at from in into near outside to".split())
_LIGHT = frozenset("hold holds held holding".split())
"""Verbs that say no more than the thing that is held."""
_PRONOUNS = frozenset("he it she they".split())
_PEOPLE = tell("people")
_UNCOUNTED = frozenset(("clock", "date", "votes", "years"))
_DAYS = frozenset(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
_YEAR = re.compile(r"\b(?:by|for|from|in|of|since|until) ((?:19|20)\d\d)\b", re.IGNORECASE)
_LONGEST = 400
"""Code points: a longer sentence is not read."""


def read_stated(articles: tuple[tuple[tuple[Block, ...], Resolved], ...]) -> tuple[tuple[Stated, ...], ...]:
    """Of some articles, each in the order of its text."""
    return tuple([_read_article(blocks, resolved) for blocks, resolved in articles])


def _read_article(blocks: tuple[Block, ...], resolved: Resolved) -> tuple[Stated, ...]:
    places: dict[int, list[Stated]] = {}
    for figure in resolved.figures:
        found = figure.found
        bare = not found.unit and found.about is None
        if found.unit == "age" or _is_quoted(resolved, found.span) or is_other(blocks, found):
            continue
        if bare and not name_fate(blocks[found.span.block].text, found):
            continue
        text = blocks[found.span.block].text
        hedge = hedge_hour(text, found.unit, found.span, found.hedge)
        high = found.value if found.value_max is None else found.value_max
        after, end = _PEOPLE if bare else (), (found.about or found.span).end
        stated = Stated(found.span, found.unit, found.value, high, 0, hedge, figure.speaker, after=after, end=end)
        places.setdefault(found.span.block, []).append(stated)
    for one in resolved.dates:
        given = one.found
        day = None if one.meeting or _is_quoted(resolved, given.span) else _read_day(given.date, given.kind)
        if day is not None and not _dates_saying(blocks[given.span.block].text, given.span.start):
            places.setdefault(given.span.block, []).append(
                Stated(given.span, day[0], day[1], day[1], hedge=given.kind, end=given.span.end)
            )
    found_all: list[Stated] = []
    short = _shorten(resolved)
    for number, block in enumerate(blocks):
        some, text = places.get(number, []), block.text
        if not number or block.kind not in ("paragraph", "item"):
            continue
        voted = "vot" in text.lower() and _VOTE.search(text) is not None
        if not some and not voted:
            continue
        line = read_line(text)
        mentions = [
            (m.span.start, m.span.end, "%" + m.target)
            for m in resolved.mentions
            if m.kind == "actor" and m.span.block == number
        ]
        spoken_of = ""
        for start, end in sentences(text):
            inside = [one for one in some if start <= one.span.start and one.span.end <= end]
            if (inside or (voted and _VOTE.search(text, start, end))) and end - start <= _LONGEST:
                clause = _Sentence(text, number, line, start, end, mentions, short, spoken_of)
                found_all += clause.read(inside)
            spoken_of = next((name for first, _, name in mentions if start <= first < end), spoken_of)
    return tuple(found_all)


def _shorten(resolved: Resolved) -> dict[str, str]:
    """The first word of each name that no other begins with: "Corvane" for Corvane Steel."""
    firsts: dict[str, set[str]] = {}
    for mention in resolved.mentions:
        if mention.kind == "actor":
            firsts.setdefault(stem(mention.target.split("-")[0]), set()).add("%" + mention.target)
    return {word: next(iter(some)) for word, some in firsts.items() if len(some) == 1 and not is_common(word)}


_BEFORE_DAY = re.compile(r"(\w+)(?: (?:early|late))?(?: on)? $")


def _dates_saying(text: str, start: int) -> bool:
    """`the ministry said Tuesday`: when it was said, and not when it was."""
    before = _BEFORE_DAY.search(text, max(0, start - 30), start)
    return before is not None and before.group(1) in SAY


def _is_quoted(resolved: Resolved, span: Span) -> bool:
    """Does it stand inside marks?"""
    return any(
        part.block == span.block and part.start <= span.start and span.end <= part.end
        for quotation in resolved.quotations
        if quotation.found.form == "direct"
        for part in quotation.found.parts
    )


def _read_day(given: str, kind: str) -> tuple[str, float] | None:
    """Unit and number of a day or of a year; nothing for another stretch."""
    first, _, last = given.partition("/")
    if len(given) == len("2024-03-04"):
        return "date", date.fromisoformat(given).toordinal()
    if kind == "absolute" and first[4:] == "-01-01" and last == first[:4] + "-12-31":
        return "years", int(first[:4])
    return None


class _Sentence:
    def __init__(
        self,
        text: str,
        block: int,
        line: Line,
        start: int,
        end: int,
        mentions: Iterable[tuple[int, int, str]],
        short: dict[str, str],
        spoken_of: str,
    ) -> None:
        """`spoken_of` is the actor whom the sentence before names first."""
        self.text, self.block, self.line, self.start, self.end = text, block, line, start, end
        self.low, self.high = bisect_left(line.starts, start), bisect_left(line.starts, end)
        self.named: dict[int, str] = {}
        for first, last, name in mentions:
            for at in range(bisect_left(line.starts, first), bisect_left(line.starts, last)):
                self.named[at] = name
        for at in range(self.low, self.high):
            seen = line.seen[at]
            if seen.capital and seen.told and seen.told[0] in short and at not in self.named:
                self.named[at] = short[seen.told[0]]
        if spoken_of and self.low < self.high and line.words[self.low] in _PRONOUNS:
            self.named[self.low] = spoken_of

    def read(self, inside: list[Stated]) -> list[Stated]:
        ballots = self._read_ballots()
        inside = [one for one in inside if not any(_overlap(b.span, one.span) for b in ballots)]
        digits = {at for one in (*inside, *ballots) for at in self._range(one.span.start, one.span.end)}
        clauses = self._cut()
        self.reporting = self._find_reporting(clauses)
        told = [self._place(one, digits, clauses) for one in (*inside, *ballots)]
        days = tuple(sorted({one.low for one in inside if one.unit == "date"}))
        dates = [one.span for one in inside if one.unit == "date"]
        joined = {s for a in dates for b in dates if _JOINED.fullmatch(self.text, a.end, b.start) for s in (a, b)}
        told = [one for one in told if one.span not in joined]
        return [replace(one, rival=any(_are_rivals(one, other) for other in told), days=days) for one in told]

    def _range(self, start: int, end: int) -> range:
        return range(bisect_left(self.line.starts, start), bisect_left(self.line.starts, end))

    def _read_ballots(self) -> list[Stated]:
        sentence = self.text[self.start : self.end]
        if not _VOTE.search(sentence):
            return []
        found = []
        for match in _BALLOT.finditer(sentence):
            yes, no = match["yes"] or match["ayes"], match["no"] or match["noes"]
            counts = [_COUNTS.get(one, -1) if one.isalpha() else int(one) for one in (yes, no)]
            if min(counts) >= 0:
                span = Span(self.block, self.start + match.start(), self.start + match.end())
                found.append(Stated(span, "votes", counts[0], counts[0], counts[1], end=span.end))
        return found

    def _cut(self) -> list[tuple[int, int]]:
        """The clauses, as stretches of the block."""
        ends = [(m.start(), m.end()) for m in _ENDS.finditer(self.text, self.start, self.end)]
        starts = [self.start, *[end for _, end in ends]]
        return list(zip(starts, [*[start for start, _ in ends], self.end], strict=True))

    def _find_reporting(self, clauses: list[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        """Those that say who says so, with the name that may follow: "according to the owner, Halle Lines"."""
        found: list[tuple[int, int]] = []
        reports = False
        for clause in clauses:
            places = self._range(*clause)
            named = bool(places) and all(self.line.seen[k].capital for k in places)
            says = any(self.line.words[k] in SAY or self.line.words[k] == "according" for k in places)
            reports = says or (named and reports)
            if reports:
                found.append(clause)
        return frozenset(found)

    def _place(self, one: Stated, digits: set[int], clauses: list[tuple[int, int]]) -> Stated:
        """With all that stands around it."""
        line, text = self.line, self.text
        own = [c for c in clauses if c[0] < one.span.end and one.span.start < c[1]] or [(self.start, self.end)]
        first, last = own[0][0], own[-1][1]
        at = bisect_left(line.starts, one.span.start)
        clause = self._range(first, last)
        # Who reports it is no part of it.
        told = [
            k
            for start, end in clauses
            for k in self._range(start, end)
            if (start, end) in own or (start, end) not in self.reporting
        ]
        behind = [
            k
            for k in range(at - 1, self.low - 1, -1)
            if k not in digits and self._tell(k) and not self._is_place(k) and line.words[k] not in _LIGHT
        ]
        near = behind[0] if behind and behind[0] >= clause.start else -1
        before = self._tell(near) if near >= 0 else ()
        ahead = self._tell(behind[1]) if near >= 0 and len(behind) > 1 else ()
        rate, tail = "", max(one.end, one.span.end)
        if match := _RATE.match(text, tail):
            rate, tail = match.group(1) or _RATES[match.group().strip()], match.end()
        after = one.after
        if one.end > one.span.end:
            after = self._tell(bisect_left(line.starts, one.end) - 1)
            if after and after[0] in FATES and one.unit == "":
                # "Police made 75 arrests": they arrested 75 people.
                before, ahead, after = after, before, _PEOPLE
        elif not after and one.unit not in _UNCOUNTED and (match := _OF.match(text, tail)):
            word = bisect_left(line.starts, match.start(match.lastindex or 0))
            after = self._tell(word) if word < self.high and line.words[word] not in SAY else ()
        modes = {line.words[k] for k in clause if line.words[k] in _MODES and not self._is_day(k)}
        modes |= {"not" for k in clause if line.words[k].endswith("n't") or line.words[k] in NOT}
        modes |= {
            "due"
            for k in clause
            if line.words[k] in _DUE or (line.words[k] in _PROMISED and line.words[k + 1 : k + 2] == ["to"])
        }
        if one.unit != "years":
            modes |= {m.group(1) for m in _YEAR.finditer(text, first, last)}
        modes |= {zone for zone in (name_zone(text, one.unit, one.span),) if zone}
        words = {part for k in told if k not in digits and line.words[k] not in SAY for part in self._tell_all(k)}
        measured = near >= 0 and _IS.fullmatch(text, line.ends[near], one.span.start) is not None
        further = [k for k in clause if line.starts[k] >= tail and k not in digits and self._tell(k)]
        beyond = self._tell(further[0]) if further else ()
        named = {k: name for k in (*clause, *told) if k not in digits and (name := self._name(k))}
        names = {named[k] for k in clause if k in named} or set(named.values())
        where = {named[k] for k in clause if k in named and self._is_place(k)}
        subjects = [named[k] for k in told if k < at and k in named]
        return replace(
            one, before=before, ahead=ahead, after=after, rate=rate, mode=tuple(sorted(modes)),
            words=tuple(sorted(words)), names=tuple(sorted(names)), where=tuple(sorted(where)),
            subject=subjects[-1] if subjects else "",
            measured=measured, beyond=beyond,
        )  # fmt: skip

    def _is_place(self, at: int) -> bool:
        """Is it a name that only says where: "in Lund", "near the Old Port"?"""
        first = at
        while first > self.low and self.line.seen[first - 1].capital:
            first -= 1
        before = first - 1 - (first > self.low and self.line.words[first - 1] == "the")
        return self.line.seen[at].capital and before >= self.low and self.line.words[before] in _WHERE

    def _tell(self, at: int) -> tuple[str, ...]:
        if at in self.named:
            return (self.named[at],)
        seen = self.line.seen[at]
        return () if seen.word.isdigit() or self._is_day(at) else seen.told

    def _is_day(self, at: int) -> bool:
        """May, and not may."""
        return self.line.seen[at].capital and self.line.words[at] in _DAYS

    def _tell_all(self, at: int) -> tuple[str, ...]:
        """A name's own words too: "the council" may be the Election Council."""
        return (*self._tell(at), *self.line.seen[at].told[:1]) if at in self.named else self._tell(at)

    def _name(self, at: int) -> str:
        """Of a word: the actor's, else its own where it is capitalised inside the sentence."""
        if at in self.named:
            return self.named[at]
        seen = self.line.seen[at]
        known = seen.capital and seen.told and at > self.low and seen.word not in NO_NAMES
        return "%" + seen.told[0] if known else ""


def _are_rivals(a: Stated, b: Stated) -> bool:
    return a.unit == b.unit and a.after == b.after and a.end != b.end and a.subject != b.subject


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
