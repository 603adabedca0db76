"""Which words a verb of saying reports: after it, around it or before it, as places of a line. It never decides who
speaks."""

from __future__ import annotations

from sitegen.analysis import speech
from sitegen.analysis.clauses import clauses_between
from sitegen.analysis.phrases import is_verb
from sitegen.analysis.reported_ends import DASHES, end_of_reported, main_verb, trim_end
from sitegen.analysis.reported_starts import has_verb, skip_noun, start_of_reported
from sitegen.analysis.reporters import word_before
from sitegen.analysis.reporting_words import OPENERS
from sitegen.analysis.speech import (
    ADVERB,
    CALLING,
    DETERMINER,
    OTHER_ING,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SAY,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from sitegen.analysis.words import CAPITAL, NAME, NUMBER, PUNCT, QUOTE, Clause, Line, Phrase

Places = list[tuple[int, int]]
"""First place and end place of each stretch of words."""


def complement_places(line: Line, clause: Clause, low: int, high: int) -> Places | None:
    """What follows the clause's verb, from `low` to `high`: "X said that A", or "As X said, A"; None for nothing."""
    start = start_of_reported(line, clause.verb, high)
    if start is None:
        return _as_said(line, clause, low, high)
    opener = word_before(line, clause.subject.first, low)
    fronted = opener >= 0 and line.lower[opener] in OPENERS and not _has_main(line, low, opener)
    relative = clause.relative
    end = end_of_reported(line, start, high, clause.verb, fronted=fronted, relative=relative)
    if end is None or not (has_verb(line, start, end) or main_verb(line, start, end) is not None):
        return None
    return [(start, end)]


def _as_said(line: Line, clause: Clause, low: int, high: int) -> Places | None:
    """`As X said, A`"""
    if line.lower[low] != "as" or clause.subject.first != low + 1:
        return None
    for at in range(clause.verb + 1, high - 1):
        if line.lower[at] == ",":
            return [(at + 1, trim_end(line, at + 1, high))] if stands_alone(line, at + 1, high) else None
        if not line.flags[at] & (TIME | ADVERB | PREPOSITION | DETERMINER):
            return None
    return None


def places_around(line: Line, subject: Phrase, verb: int, low: int, high: int, done: int) -> Places | None:
    """`The talks, X said, will go on`; `The talks will go on, X said on Sunday.`"""
    lower, flags = line.lower, line.flags
    first = subject.first - 1
    if first <= low or done > low or lower[first] != "," or subject.last > verb:
        return None
    if lower[first - 1] in _CUT_OFF:
        return None  # "who works there and, X said, has left"
    end = _end_of_cue(line, verb, high)
    if end is None:
        return None
    if end >= high or lower[end] != ",":
        return [(low, trim_end(line, low, first))] if stands_alone(line, low, first) else None
    whole = stands_alone(line, low, first)
    if end + 1 < high and flags[end + 1] & QUOTE:
        return None
    if whole and not (lower[end + 1 : end + 2] and lower[end + 1] in _GOES_ON):
        return [(low, trim_end(line, low, first))]
    if not whole and _has_main(line, low, first):
        return None
    stop = end_of_reported(line, end + 1, high, verb, fronted=False, relative=False) if end + 2 < high else None
    if stop is None or stop <= end + 1:
        return [(low, trim_end(line, low, first))] if whole else None
    if not whole and not any(is_verb(flags[at]) for at in range(end + 1, stop)):
        return None
    if not whole and not flags[low] & (NAME | DETERMINER):
        if flags[low] & (PREPOSITION | SUBORDINATOR | SAYING | OTHER_ING | ADVERB | TIME) and first - low < 2:
            return [(end + 1, stop)]
        if flags[low] & (SAYING | OTHER_ING) and stands_alone(line, end + 1, stop):
            return [(end + 1, stop)]  # "Talking to reporters, X said, A"
    return [(low, trim_end(line, low, first)), (end + 1, stop)]


_CUT_OFF = frozenset("and but or that which who whom whose".split())
_GOES_ON = frozenset("and because but if once or so unless until".split())
"""After a parenthetic cue: what is said goes on."""


def _end_of_cue(line: Line, verb: int, high: int) -> int | None:
    """Place after a parenthetic cue and the days, places and hearers that belong to it; None where it reports on."""
    lower, flags = line.lower, line.flags
    at = verb + 1
    if lower[verb] in ("told", "tells"):
        at = skip_noun(line, at, high)
        if at == verb + 1 and at < high and flags[at] & PRONOUN:
            at += 1
        if at == verb + 1 and lower[at : at + 1] and lower[at] in ("him", "her", "them", "us", "me"):
            at += 1
    while at < high:
        bits, word = flags[at], lower[at]
        if word in (".", ",", "?", "!", ";"):
            return at
        if bits & QUOTE or word == "that" or (bits & PRONOUN and not bits & NAME):
            return None
        if bits & PREPOSITION and not bits & NAME:
            last = skip_noun(line, at + 1, high)
            if last <= at + 1:
                return None
            at = last
        elif bits & (TIME | ADVERB) or word in ("last", "this", "earlier", "late", "next") or bits & NUMBER:
            at += 1
        elif bits & speech.FINITE and word.endswith("ed") and at > verb + 2:
            at += 1  # "in a report released on Friday"
        else:
            return None
    return at


def stands_alone(line: Line, low: int, end: int) -> bool:
    """Is there a main clause from `low` to `end`, with a subject of its own?"""
    flags, lower = line.flags, line.lower
    while low < end and (lower[low] in ("and", "but", "yet", "so") or flags[low] & PUNCT):
        low += 1
    if low >= end:
        return False
    if any(flags[at] & QUOTE for at in range(low, end)):
        return False
    need = 2 if flags[low] & SUBORDINATOR or lower[low] in OPENERS or lower[low] in ("as", "if") else 1
    mains = 0
    participle = bool(flags[low] & (speech.PARTICIPLE | OTHER_ING | SAYING | CALLING)) and not flags[low] & NAME
    participle = participle and bool(flags[low + 1 : low + 2]) and bool(flags[low + 1] & _AFTER_PARTICIPLE)
    sentence, high = line.sentence(low)
    clauses = clauses_between(line, low, high if low == sentence else end)
    for clause in clauses:
        if clause.verb >= end:
            break
        if clause.relative or (clause.flags & SAYING and not clause.flags & SAY):
            continue
        first = clause.subject.first
        if first > low and flags[first - 1] & SUBORDINATOR and not (need > 1 and first == low + 1):
            continue
        if low < first <= clause.verb and flags[first] & _OPENS_NOUN and not flags[first - 1] & ~(NAME | CAPITAL):
            continue  # "the weapons his country has"
        if participle and not any(lower[at] == "," for at in range(low, first)):
            continue
        passive = flags[clause.verb] & speech.PARTICIPLE  # its subject is the agent, after it
        if clause.subject.last < clause.verb or clause.subject.kind == "none" or passive:
            mains += 1
            if mains >= need:
                return True
    return lower[low] == "there" and need == 1


_OPENS_NOUN = PRONOUN | DETERMINER | NAME
_AFTER_PARTICIPLE = PREPOSITION | SUBORDINATOR | PRONOUN | ADVERB | TIME | NAME | PUNCT


def _has_main(line: Line, low: int, end: int) -> bool:
    return main_verb(line, low, end) is not None


def last_joint(line: Line, low: int, end: int) -> int:
    """Where the last of several main clauses begins: "A, but B, according to X" gives X only B."""
    for at in range(end - 1, low, -1):
        if line.lower[at] == ";" or line.lower[at] in DASHES:
            return at + 1
        if (
            line.lower[at] in ("and", "but", "while", "though", "although")
            and line.lower[at - 1] == ","
            and stands_alone(line, at + 1, end)
            and any(is_verb(line.flags[step]) for step in range(low, at))
        ):
            return at + 1
    return low


def end_of_source(line: Line, at: int, high: int) -> int:
    """The comma after the source that opens a sentence, over what describes it; -1 where there is none."""
    for step in range(at, min(high - 1, at + 25)):
        if line.lower[step] == "," and stands_alone(line, step + 1, high):
            close = next((at for at in range(step + 1, high) if line.lower[at] == ","), high)
            aside = close < high and not any(is_verb(line.flags[s]) for s in range(step + 1, close))
            if aside and line.flags[step + 1] & (DETERMINER | NAME | NUMBER | ROLE):
                continue  # "a study by the institute, a group in Oslo,"
            if line.flags[step + 1] & speech.RELATIVE:
                continue
            return step
        if line.flags[step] & QUOTE:
            return -1
    return -1
