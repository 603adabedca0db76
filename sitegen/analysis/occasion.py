"""What stands around a cue: to whom it was said, where or by what means, and when. Words of the text or nothing."""

from __future__ import annotations

from typing import NamedTuple

from sitegen.analysis.speech import (
    AUX,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    OTHER_ING,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SAY,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from sitegen.analysis.words import CAPITAL, NAME, PERSON, PUNCT, QUOTE, TITLE, Line
from sitegen.model import Span

_TELLING = frozenset(
    "advised advises advising asked asking asks assured assures assuring informed informing informs reminded "
    "reminding reminds tell telling tells told urged urges urging warned warning warns".split()
)
"""Verbs whose next noun phrase is the hearer."""
_PLACES = frozenset(
    "air facebook instagram medium radio reddit snapchat telegram television tiktok truth tv twitter vkontakte weibo "
    "x youtube".split()
)
_EVENTS = frozenset(
    "ad address affidavit appearance article blog book breakfast brief briefing broadcast call ceremony comment "
    "comments communique complaint conference debate dinner e-mail editorial email essay event filing forum gaggle "
    "hall hearing interview interviews lecture letter luncheon meeting memo memoir message messages news newsletter "
    "op-ed opinion panel phone podcast post posts press program programme rally reception release remarks report "
    "ruling session show speech statement statements summit talk talks telephone testimony text tweet tweets video "
    "visit voicemail webcast".split()
)
_ISSUED = frozenset("aired broadcast carried dated issued posted published released sent streamed".split())
"""After the noun of an occasion: how it was made known."""
_DAYS = frozenset(
    "fri friday mon monday sat saturday sun sunday thu thurs thursday today tomorrow tonight tue tues tuesday wed "
    "wednesday yesterday".split()
)
_MONTHS = frozenset(
    "apr april aug august dec december feb february jan january jul july jun june mar march nov november oct october "
    "sep sept september".split()
)
_PARTS = frozenset("afternoon evening morning night".split())
_WEEKS = frozenset("month week weekend year".split())


_OPENERS = frozenset("although as because if once since though unless until when whereas whether while".split())
"""Open a clause of its own before the one with the cue, whatever its verb."""
_TALKS = frozenset("conversation discussion discussions meeting meetings negotiations session summit talks".split())
"""Where much happens beside what is said: "During the talks, X said later"."""
_OF_A_NOUN = frozenset("about against ahead before for from of until".split())
"""Before a noun with a day: the day of what it names, not of the saying."""
_ONCE_OVER = frozenset(("after", "following"))
"""Before an occasion: the saying came when it was over."""
_DONE_THEN = frozenset("about after against before for from of since upon".split())
"""Before a gerund: what is done is done at another time, or is what the words are about. "While", "by" and "in" say
that it is done in speaking."""
_BREAKS = frozenset((",", ";", ":", "—", "–"))
_NEXT_TO = frozenset(
    (
        ("a", "day", "earlier"), ("a", "day", "later"), ("one", "day", "earlier"), ("one", "day", "later"),
        ("the", "day", "after"), ("the", "day", "before"), ("the", "following", "day"), ("the", "next", "day"),
        ("the", "previous", "day"),
    )
)  # fmt: skip
"""Days counted from another that the text has named."""


class Occasion(NamedTuple):
    addressee: Span | None
    venue: Span | None
    said: Span | None
    after: bool
    """`said` names what was over by then."""


def read_occasion(line: Line, cue: int, first: int, last: int, stop: int = -1) -> Occasion:
    """The occasion of the cue at place `cue`, whose speaker stands at places `first` to `last`: from the words
    right after the two, up to what is said (place `stop`, where that is known), and from those with which the sentence
    begins."""
    low, high = line.sentence(cue)
    if cue < stop < high:
        high = stop
    begin = max(cue, last if last < high else cue) + 1
    end = _end_of_adverbials(line, cue, begin, high)
    between, before = _own_part(line, min(cue, last) + 1, max(cue, first)), _own_part(line, low, min(first, cue))
    attached = line.lower[cue].endswith("ing")
    if line.lower[cue] == "according":
        before, attached = (low, low), False  # what stands before it is what is said
    # "X stressed on Sunday that ..., warning that": the day of the main clause is that of both.
    main = (low, _end_of_main(line, low, cue)) if attached else before
    said = _time(line, ((begin, end), between, main))
    over = _end_of_occasion(line, ((begin, end), between, before)) if said is None else None
    return Occasion(
        None if first == cue + 1 else _addressee(line, cue, high),  # "warned Blinken": who speaks stands there
        _venue(line, ((begin, end), between, before), before[0]) or _venue_of_name(line, first, last),
        said or over,
        over is not None,
    )


_MAY_SAY = AUX | FINITE | SAY | SAYING


def _is_verb(line: Line, at: int) -> bool:
    bits = line.flags[at]
    if not bits & _MAY_SAY or bits & NAME:
        return False
    word = line.lower[at]
    if word in _ISSUED and at and line.lower[at - 1] in _EVENTS:
        return False  # "in a statement posted on the page"
    if word.endswith("ed") and not _EVENTS.isdisjoint(line.lower[at + 1 : at + 3]):
        return False  # "at a hastily arranged news conference"
    return word not in _EVENTS


def _own_part(line: Line, low: int, high: int) -> tuple[int, int]:
    """Of the words before a cue, those of its own clause: what follows the last verb of another one."""
    stop = high
    while stop > low and line.flags[stop - 1] & AUX:
        stop -= 1
    start = low
    if low < high and line.lower[low] in _OPENERS:
        start = stop
    for at in range(low, stop):
        opens = at == low or (at == low + 1 and line.lower[low] == ",")
        if _is_verb(line, at) and not (opens and (line.lower[at] == "asked" or line.lower[at].endswith("ing"))):
            start = stop
        elif start > at and (line.lower[at] in (",", ";", "—", "–") or line.flags[at] & CONJUNCTION):
            start = at + 1
    return start, stop


def _end_of_main(line: Line, low: int, high: int) -> int:
    """Where what a main clause reports begins."""
    for at in range(low, high):
        if line.flags[at] & (QUOTE | RELATIVE) or line.lower[at] == "that":
            return at
    return high


def _end_of_adverbials(line: Line, cue: int, first: int, high: int) -> int:
    """Where what is said, or another clause, begins."""
    for at in range(first, high):
        bits, word = line.flags[at], line.lower[at]
        if bits & NAME:
            continue
        if bits & QUOTE or word in ("that", ";", "because", "while", "when", "if", "as", "but", "and"):
            return at
        if bits & PRONOUN and not (at and line.flags[at - 1] & PREPOSITION):
            return at
        if at > first and _is_verb(line, at):
            return _end_of_prefix(line, cue, first, at)
    return high


def _end_of_prefix(line: Line, cue: int, first: int, stop: int) -> int:
    """Before a clause without "that", whose verb stands at `stop`: where days and phrases with a preposition end, and
    its subject begins ("said on Monday | the talks this week would")."""
    at = first
    if line.lower[cue] in _TELLING and at == cue + 1:
        at = _phrase_end(line, at, stop) + 1 or at
    while at < stop:
        bits, word = line.flags[at], line.lower[at]
        if bits & PREPOSITION and at + 1 < stop:
            last = at + 1 if line.lower[at + 1] in _DAYS else _phrase_end(line, at + 1, stop)
            if last <= at:
                return at
            at = last + 1
        elif (bits & TIME or word in _DAYS or word in _PARTS) and line.lower[at + 1] not in ("'s", "’s"):
            at += 1
        elif word in ("this", "last", "next") and line.flags[at + 1] & TIME:
            at += 2
        elif word == "," or word.endswith("ly") or word in ("earlier", "late", "later", "again", "also"):
            at += 1
        else:
            return at
    return stop


def _span(line: Line, first: int, last: int) -> Span:
    return Span(line.block, line.starts[first], line.ends[last])


def _phrase_end(line: Line, first: int, high: int) -> int:
    """Last place of the noun phrase that begins at `first`, or -1."""
    flags, lower = line.flags, line.lower
    at = first
    while at < high:
        bits = flags[at]
        if bits & NAME or lower[at] in ("'s", "’s", "’", "'"):
            at += 1
            continue
        if lower[at] == "." and at > first and line.ends[at - 1] == line.starts[at] and at + 1 < high:
            at += 1
            continue
        if bits & TITLE:
            at += 1
            break
        if bits & (PUNCT | QUOTE | CONJUNCTION | PREPOSITION | SUBORDINATOR | RELATIVE | PRONOUN) or (
            bits & (SAY | SAYING) and at > first and lower[at] not in _EVENTS
        ):
            break
        if (bits & TIME and at > first and not (at + 1 < high and lower[at + 1] in _EVENTS)) or (
            lower[at] in ("last", "this", "next") and at + 1 < high and flags[at + 1] & TIME
        ):
            break
        if (
            at > first
            and bits & (AUX | FINITE | OTHER_ING | DETERMINER)
            and not bits & CAPITAL
            and lower[at] not in _EVENTS
            and not (lower[at].endswith("ed") and at + 1 < high and lower[at + 1] in _EVENTS)
        ):
            break
        at += 1
    return at - 1 if at > first else -1


def _addressee(line: Line, cue: int, high: int) -> Span | None:
    first = cue + 1
    if first >= high:
        return None
    if line.lower[cue] not in _TELLING:
        if line.lower[first] != "to" or not line.flags[cue] & (SAY | SAYING):
            return None
        first += 1
    if first >= high or (line.flags[first] & (PRONOUN | PUNCT | QUOTE | TIME) and not line.flags[first] & NAME):
        return None
    last = _phrase_end(line, first, high)
    if last < first:
        return None
    if (
        last + 2 < high
        and line.lower[last + 1] in ("at", "from", "in", "of")
        and line.flags[last + 2] & (NAME | CAPITAL)
    ):
        last = _phrase_end(line, last + 2, high)  # "a court in Bremen"
    return _span(line, first, last)


def _venue(line: Line, regions: tuple[tuple[int, int], ...], opening: int) -> Span | None:
    for first, end in regions:
        for at in range(first, end - 1):
            if line.lower[at] not in ("in", "on", "at", "during", "via", "by", "over", "through"):
                continue
            last = _phrase_end(line, at + 1, end)
            if last <= at:
                continue
            words = line.lower[at + 1 : last + 1]
            if at == opening and line.lower[at] == "during" and words[-1] in _TALKS:
                continue
            titled = any(line.flags[step] & TITLE for step in range(at + 1, last + 1))
            if last + 1 < end and line.flags[last + 1] & OTHER_ING and line.flags[last] & NAME:
                continue  # "depends on Ambria standing down": it is who does so
            if line.lower[at] == "on" and line.flags[at + 1] & NAME and not line.flags[last] & PERSON:
                return _span(line, at + 1, last)
            if line.lower[at] in ("on", "via") and (titled or words[-1] in _PLACES or words[0] in _PLACES):
                return _span(line, at + 1, last)
            if words[-1] in _EVENTS or (titled and line.lower[at] in ("in", "on", "at", "during")):
                # "an interview with CNN", "a speech in Berlin", "a statement posted on Facebook"
                if last + 3 < end and line.lower[last + 1] in _ISSUED and line.lower[last + 2] in ("by", "on", "to"):
                    more = _phrase_end(line, last + 3, end)
                    if more > last + 2 and line.lower[last + 3] not in _DAYS:
                        last = more
                elif (
                    last + 2 < end
                    and line.lower[last + 1] in ("with", "to", "in", "at", "on")
                    and line.lower[last + 2] not in _DAYS
                ):
                    more = _phrase_end(line, last + 2, end)
                    if more > last + 1 and line.flags[more] & (NAME | CAPITAL):
                        last = more
                return _span(line, at + 1, last)
    return None


def _venue_of_name(line: Line, first: int, last: int) -> Span | None:
    """ "Lind in the talks on Sunday had stressed": between the speaker's name and the rest of the clause."""
    for at in range(first + 1, last):
        if line.lower[at] in ("at", "during", "in"):
            named = line.flags[at - 1] & PERSON and line.lower[last] in _TALKS
            return _span(line, at + 1, last) if named else None
    return None


def _time(line: Line, regions: tuple[tuple[int, int], ...]) -> Span | None:
    for low, high in regions:
        found = find_day(line, low, high)
        if found is not None:
            return found
    return None


def find_day(line: Line, low: int, high: int) -> Span | None:
    """The first day from place `low` to `high` that is not of some other noun or of what was done at another time."""
    for at in range(low, high):
        word = line.lower[at]
        if line.flags[at] & QUOTE:
            continue
        first = last = at
        if at + 2 < high and tuple(line.lower[at : at + 3]) in _NEXT_TO:
            after = line.lower[at + 3] if at + 3 < high else ","
            if after in (",", ".", "that") or line.flags[at + 3] & (NAME | QUOTE | CAPITAL):
                return _span(line, at, at + 2)
            continue
        if word in _DAYS:
            if at + 1 < high and line.lower[at + 1] in _PARTS:
                last = at + 1
            elif at + 1 < high and line.lower[at + 1] in ("'s", "’s"):
                continue
        elif (
            word in _MONTHS and line.text[line.starts[at]].isupper() and at + 1 < high and line.lower[at + 1].isdigit()
        ):
            last = at + 1
        elif word in _WEEKS and at > low and line.lower[at - 1] in ("this", "last"):
            first = at - 1
            if first > low and line.lower[first - 1] in ("earlier", "late", "early"):
                first -= 1
        else:
            continue
        if not _is_of_noun(line, low, first, last) and not _is_of_gerund(line, low, first):
            return _span(line, first, last)
    return None


def _end_of_occasion(line: Line, regions: tuple[tuple[int, int], ...]) -> Span | None:
    """ "after the talks", "following a seven-hour meeting": what was over when it was said."""
    for low, high in regions:
        for at in range(low, high - 1):
            if line.lower[at] in _ONCE_OVER and not line.flags[at - 1 if at > low else at] & TIME:
                last = _phrase_end(line, at + 1, high)
                if last > at and line.lower[last] in _TALKS:
                    return _span(line, at + 1, last)
    return None


def _is_of_noun(line: Line, low: int, first: int, last: int) -> bool:
    """Does a day belong to a noun: "the June 19 election", "before the talks on Monday"? That of a venue is the day
    of the saying."""
    lower, flags = line.lower, line.flags
    if first > low and flags[first - 1] & DETERMINER and lower[first] not in ("this", "last"):
        after = lower[last + 1] if last + 1 < len(lower) else ""
        return not (after in _EVENTS and first - 1 > low and lower[first - 2] in ("at", "during", "in"))
    at = first - 1
    if at > low and lower[at] == "on":
        at -= 1
    if at <= low or lower[at] not in _TALKS:
        return False
    while at > low and not flags[at] & PREPOSITION and lower[at] not in _OF_A_NOUN:
        at -= 1
    return lower[at] in _OF_A_NOUN


def _is_of_gerund(line: Line, low: int, day: int) -> bool:
    """Does a day belong to what was done before the saying or is told of in it: "after hearing from him last week"?"""
    for at in range(day - 1, low, -1):
        word = line.lower[at]
        if word in _BREAKS:
            return False
        if (
            word.endswith("ing")
            and word not in _PARTS
            and line.lower[at - 1] in _DONE_THEN
            and not line.flags[at] & NAME
        ):
            return True
    return False


def ends_in_venue(line: Line, first: int, end: int) -> bool:
    """Do the words from `first` to `end` name an occasion or a means of saying ("a speech", "Twitter"), or a day?"""
    if end <= first:
        return False
    words = line.lower[first:end]
    return (
        words[-1] in _EVENTS
        or words[0] in _PLACES
        or words[-1] in _PLACES
        or words[0] in _DAYS
        or words[0] in _MONTHS
        or words[-1] in ("website", "blog", "account")
        or bool(line.flags[end - 1] & TIME)
        or any(word in _EVENTS for word in words)
    )


def is_occasion(word: str) -> bool:
    return word in _EVENTS


def find_day_near(line: Line, low: int, high: int) -> Span | None:
    """The first day from place `low` to `high` that is not of some other noun; "Monday's briefing" counts."""
    for at in range(low, high - 2):
        if line.lower[at] in _DAYS and line.lower[at + 1] in ("'s", "’s") and line.lower[at + 2] in _EVENTS | {"news"}:
            return _span(line, at, at)
    return find_day(line, low, high)
