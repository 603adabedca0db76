"""Where a reported clause begins after its verb: over hearers, days and places. Silent where no clause begins."""

from __future__ import annotations

from sitegen.analysis.clauses import each_clause
from sitegen.analysis.occasion import ends_in_venue
from sitegen.analysis.phrases import is_verb
from sitegen.analysis.reporting_words import (
    BARE,
    MAY_TELL,
    SAID,
    SPANS_OF_TIME,
    TELLS,
)
from sitegen.analysis.speech import (
    ADVERB,
    AUX,
    BE,
    CALL,
    CALLING,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    FINITE,
    OTHER_ING,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SAY,
    SAY_NOUN,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from sitegen.analysis.words import CAPITAL, GENITIVE, NAME, NUMBER, PUNCT, QUOTE, TITLE, Line

_FAR = 30
"""Words between a verb and its "that"."""
_DAYS = frozenset(
    "friday fri monday mon saturday sat sunday sun thursday thurs thu tuesday tues tue wednesday wed today tonight "
    "yesterday afternoon evening morning night".split()
)
_VENUE_BEFORE = frozenset("at by during in through via with".split())
_TOLD_ELSEWHERE = frozenset(
    "accusation accusations allegation allegations assertion assertions claim claims comment comments complaint "
    "complaints criticism fear fears remark remarks report reports rumor rumors rumour rumours speculation statement "
    "statements suggestion suggestions".split()
)
"""Words of others, which a verb of saying only answers or is about."""
_HEDGES = frozenset("about almost around between nearly over roughly under".split())
_CONTENT_ADVERBS = frozenset(
    "almost even if just maybe nearly never no not now often once only perhaps so soon still then today tomorrow "
    "tonight too yet".split()
)
"""Adverbs that begin what is said rather than tell of the saying."""


def has_verb(line: Line, first: int, end: int) -> bool:
    return any(is_verb(line.flags[at]) for at in range(first, end))


def start_of_reported(line: Line, verb: int, high: int) -> int | None:
    """Place where what the verb at `verb` reports begins: after "that", or at once where the verb drops it."""
    flags, lower = line.flags, line.lower
    at = verb + 1
    plain = True
    hung = ""
    if lower[verb] in MAY_TELL:
        heard = _skip_hearer(line, at, high)
        if heard == at and lower[verb] in TELLS:
            return None
        # "warned Moscow would face": no hearer, but the subject.
        if lower[verb] in TELLS or heard >= high or not flags[heard] & (AUX | FINITE):
            at = heard
    elif at < high and lower[at] == "to":
        at, hung = skip_noun(line, at + 1, high), "to"
    while at < high and at - verb < _FAR:
        word, bits = lower[at], flags[at]
        if word == "that":
            if hung and hung not in _VENUE_BEFORE and lower[at - 1] in _TOLD_ELSEWHERE:
                return None  # "responded to a question about X's remarks that"
            return _after_that(line, at, verb, high)
        if bits & (DETERMINER | NUMBER) and _is_lapse(line, at, high):
            return None
        if bits & (QUOTE | SUBORDINATOR) and not bits & (PREPOSITION | ADVERB | TIME):
            break
        if word == ",":
            # "said, however, that", "said, in a statement on Friday, that"
            close = next((step for step in range(at + 1, min(high - 1, at + 14)) if lower[step] == ","), -1)
            if close < 0 or lower[close + 1] != "that" or has_verb(line, at + 1, close):
                return None
            at = close + 1
        elif bits & PREPOSITION and not bits & NAME:
            if word in _HEDGES and at + 1 < high and flags[at + 1] & NUMBER:
                break
            last = skip_noun(line, at + 1, high)
            if last <= at + 1:
                break
            plain = plain and ends_in_venue(line, at + 1, last)
            at, hung = last, word
        elif (
            word in ("last", "this", "next", "earlier", "late", "early")
            and at + 1 < high
            and flags[at + 1] & TIME
            and not (at + 2 < high and flags[at + 2] & GENITIVE)
        ):
            at += 2
        elif (
            (
                (word in _DAYS or (bits & TIME and at > verb + 1 and flags[at - 1] & (TIME | NUMBER)))
                and not (at + 1 < high and flags[at + 1] & GENITIVE)
            )
            or (bits & NUMBER and at > verb + 1 and flags[at - 1] & TIME)
            or (bits & ADVERB and not bits & NAME and word not in _CONTENT_ADVERBS)
        ):
            at += 1
        else:
            break
    if lower[verb] in TELLS and at < high - 1 and flags[at - 1] & NAME and flags[at + 1] & GENITIVE:
        return None  # a hearer's name cut in two
    if at >= high or not plain or lower[verb] not in BARE or not _begins_clause(line, verb, at, high):
        return None
    return at


def _is_lapse(line: Line, at: int, high: int) -> bool:
    """ "said several months after her release": when, and not what."""
    return at + 2 < high and line.lower[at + 1] in SPANS_OF_TIME and line.lower[at + 2] in ("after", "before", "later")


def _after_that(line: Line, at: int, verb: int, high: int) -> int | None:
    if at + 1 >= high:
        return None
    if line.lower[at + 1] == "that" and at + 2 < high and line.flags[at + 2] & (OTHER_ING | DETERMINER | NAME):
        return at + 2  # a word set twice
    follows = line.flags[at + 1]
    if follows & (AUX | FINITE | SAY) and not follows & (NAME | PREPOSITION) and line.lower[at + 1] not in _NOUNS_TOO:
        # "said that was wrong"; but "an interview that was released" is a relative clause.
        return at if at == verb + 1 and follows & AUX else None
    return at + 2 if line.lower[at + 1] == "," and at + 2 < high else at + 1


_NOUNS_TOO = frozenset("talks needs plans visits votes works views supports charges claims reports".split())


def _skip_hearer(line: Line, at: int, high: int) -> int:
    """Over the hearer's noun phrase: "reporters", "ABC News", "a court in Bremen", "her"."""
    if at >= high or line.lower[at] == "that":
        return at
    if line.lower[at] in ("me", "us", "him", "her", "them", "you", "it"):
        following = line.flags[at + 1] if at + 1 < high else 0
        if line.lower[at] != "her" or following & (PRONOUN | NAME | DETERMINER) or line.lower[at + 1] == "that":
            return at + 1
    return skip_noun(line, at, high)


def skip_noun(line: Line, at: int, high: int) -> int:
    """Over the noun phrase that begins at `at`, to the place after it; `at` itself where none does."""
    flags, lower = line.flags, line.lower
    first = at
    while at < high:
        bits = flags[at]
        if bits & NAME:
            if at > first and flags[at - 1] & NAME and line.names[at - 1] != line.names[at]:
                break
            at += 1
            continue
        if bits & GENITIVE or lower[at] == "&":
            at += 1
            continue
        if lower[at] == "." and at > first and line.ends[at - 1] == line.starts[at] and at + 1 < high:
            at += 1
            continue
        if bits & TITLE:
            at += 1
            break
        if bits & (PUNCT | QUOTE | CONJUNCTION | PREPOSITION | SUBORDINATOR | PRONOUN) and not bits & POSSESSIVE:
            break
        if at > first:
            if bits & DETERMINER and not (
                bits & NUMBER or flags[at - 1] & DETERMINER or (lower[at - 1] in ("than", "of"))
            ):
                break
            if flags[at - 1] & NAME and not bits & CAPITAL and bits & AUX:
                break
            if bits & TIME and not bits & CAPITAL and not flags[at - 1] & (DETERMINER | NUMBER):
                break
            if lower[at] in _DAYS and not flags[at - 1] & DETERMINER:
                break
            if lower[at] in ("last", "next", "this") and at + 1 < high and flags[at + 1] & TIME:
                break
            if bits & (AUX | BE):
                break
            if bits & (SAY | CALL | FINITE) and not bits & CAPITAL and at + 1 < high and lower[at] not in _NOUNS_TOO:
                if flags[at] & PARTICIPLE and flags[at - 1] & DETERMINER:
                    at += 1
                    continue
                if not line.flags[at] & _ALSO_NOUN:
                    break
        at += 1
    return at


_ALSO_NOUN = SAY_NOUN | DOCUMENT | ROLE


def _begins_clause(line: Line, verb: int, at: int, high: int) -> bool:
    """May a clause without "that" begin at `at`: its subject, with a verb after it?"""
    flags, lower = line.flags, line.lower
    bits = flags[at]
    if bits & DETERMINER and at + 1 < high and flags[at + 1] & (CONJUNCTION | PUNCT) and lower[at + 1] != "or":
        return False  # "said no and left"; but "said two or three boats were lost"
    if lower[at] == "there" and at + 1 < high and flags[at + 1] & AUX:
        return True
    if lower[at] == "if" and lower[verb] in SAID:
        return any(lower[step] == "," for step in range(at, high - 1)) and has_verb(line, at + 1, high)
    if bits & (PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | GENITIVE | SAYING | CALLING) and not bits & NAME:
        return False
    if lower[at] in ("what", "who", "whom", "whose", "which", "how", "why", "where", "when"):
        return False
    if bits & PREPOSITION and not (lower[at] in _HEDGES or lower[at] == "at") and not bits & (NAME | DETERMINER):
        return False
    if bits & PRONOUN or (lower[at] in ("this", "these", "those", "it") and at + 1 < high and flags[at + 1] & AUX):
        return True
    comma = next((step for step in range(at + 1, high) if lower[step] == ","), high)
    if comma + 1 < high and flags[comma + 1] & PRONOUN and not has_verb(line, at + 1, comma):
        return False  # "has said his piece, he is ready"
    if lower[verb] in SAID and bits & (NAME | DETERMINER | NUMBER) and has_verb(line, at + 1, high):
        return True
    if _finite_soon(line, at, high, 6):
        return True
    for clause in each_clause(line, at, high):
        joined = clause.subject.first == at + 2 and lower[at + 1] in ("and", "or")  # "skippers and pilots went"
        opens = joined or clause.subject.first <= at + (1 if flags[at] & (ADVERB | PREPOSITION) else 0)
        if opens and not clause.relative:
            return clause.subject.last >= at
        if clause.subject.kind == "none" and clause.subject.first <= at:
            return True
        if clause.verb > at + 12:
            break
    return False


def _finite_soon(line: Line, at: int, high: int, reach: int) -> bool:
    """A form of be or an auxiliary within the next few words, before any stop: "talks this week would resume"."""
    for step in range(at + 1, min(high, at + reach)):
        bits = line.flags[step]
        if bits & AUX and not bits & NAME:
            return True
        if bits & (PUNCT | QUOTE | SUBORDINATOR | CONJUNCTION) and not bits & NAME:
            return False
    return False
