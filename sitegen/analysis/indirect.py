"""Reported speech without marks: "X said he did not expect a result". Conservative: the reported clause must follow
its verb of saying at once, or be the whole rest of the sentence; where marks take part, it leaves the
sentence alone."""

from __future__ import annotations

from typing import Final

from sitegen.analysis import speech
from sitegen.analysis.clauses import clauses_between
from sitegen.analysis.phrases import is_verb
from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.speech import ADVERB, AUX, CALL, DETERMINER, FINITE, PRONOUN, SAY, SAYING, SUBORDINATOR, TIME
from sitegen.analysis.words import NAME, QUOTE, Line, Phrase

REPORTING: Final = frozenset(
    "acknowledged acknowledges acknowledging added adding adds admits admitted admitting alleged alleges announced "
    "announces announcing argued argues arguing asserted asserts claimed claiming claims conceded concedes concluded "
    "concludes confirmed confirms contended contends declared declares estimated estimates explained "
    "explaining explains indicated insisted insisting insists maintained maintains noted notes noting observed "
    "pledged predicted predicts promised reiterated repeated reported reports revealed said saying says stated states "
    "stressed stressing suggested suggests telling tells testified told tweeted vowed warned warning warns "
    "wrote".split()
)
"""Verbs whose that-clause is what somebody said. Not those of denial: theirs is what somebody did not say."""
_BARE: Final = frozenset(
    "added adds argued argues claimed claims explained insisted insists noted notes said saying says telling tells "
    "told wrote".split()
)
"""Those that often drop "that"."""
_TELLS: Final = frozenset("telling tells told warned warning warns".split())
_MIN_WORDS = 4


def may_report(text: str) -> bool:
    return not REPORTING.isdisjoint(text.replace(",", " ").replace(".", " ").replace(":", " ").split())


def find_reported(reading: Reading, block: int) -> list[tuple[Attribution, list[tuple[int, int]]]]:
    """Attributions, not yet resolved, with the code points of the clauses they report, for one block."""
    found: list[tuple[Attribution, list[tuple[int, int]]]] = []
    line = reading.line(block)
    for index in range(len(line.bounds) - 1):
        low, high = line.bounds[index], line.bounds[index + 1]
        if REPORTING.isdisjoint(line.lower[low:high]):
            continue
        one = _read_sentence(line, low, high)
        if one is not None:
            found.append(one)
    return found


def _read_sentence(line: Line, low: int, high: int) -> tuple[Attribution, list[tuple[int, int]]] | None:
    clauses = clauses_between(line, low, high)
    for clause in clauses:
        word = line.lower[clause.verb]
        if word not in REPORTING or clause.subject.kind in ("none", "relative") or not clause.flags & (SAY | SAYING):
            continue
        if (
            clause.verb > low
            and line.flags[clause.verb - 1] & AUX
            and line.lower[clause.verb - 1] not in ("has", "have", "had", "also")
        ):
            continue
        after = _complement(line, clause.verb, high)
        if after is not None:
            start, end = after
            if any(line.flags[at] & QUOTE for at in range(start, end)):
                return None
            return _made(line, clause.subject, clause.verb, [(start, end)])
        before = _around(line, clause.subject, clause.verb, low, high)
        if before is not None:
            if any(line.flags[at] & QUOTE for start, end in before for at in range(start, end)):
                return None
            return _made(line, clause.subject, clause.verb, before)
        return None
    return None


def _made(
    line: Line, subject: Phrase, verb: int, places: list[tuple[int, int]]
) -> tuple[Attribution, list[tuple[int, int]]] | None:
    if sum(end - start for start, end in places) < _MIN_WORDS:
        return None
    spans = [(line.starts[start], line.ends[end - 1]) for start, end in places]
    return Attribution("reported_clause", line.block, subject, verb), spans


def _complement(line: Line, verb: int, high: int) -> tuple[int, int] | None:
    """The clause that follows the verb: after "that", or at once where the verb often drops it."""
    flags, lower = line.flags, line.lower
    at = verb + 1
    if lower[verb] in _TELLS:
        while (
            at < high
            and lower[at] != "that"
            and at - verb < 8
            and not flags[at] & SUBORDINATOR
            and lower[at] not in (",", ":")
        ):
            if at > verb + 1 and flags[at] & PRONOUN and not flags[at] & NAME:
                break
            at += 1
    else:
        steps = 0
        while (
            at < high
            and steps < 6
            and (
                (flags[at] & (TIME | ADVERB) and not flags[at] & NAME)
                or (
                    lower[at] in ("on", "in", "at", "last", "this", "earlier")
                    and at + 1 < high
                    and flags[at + 1] & TIME
                )
            )
        ):
            at += 1
            steps += 1
    if at >= high:
        return None
    if lower[at] == "that":
        at += 1
    elif lower[verb] not in _BARE or not (flags[at] & (NAME | PRONOUN | DETERMINER) or _noun_starts(line, at, high)):
        return None
    if lower[at - 1] != "that" and lower[verb] in _TELLS and not flags[at] & PRONOUN:
        return None
    end = _clause_end(line, at, high)
    if not any(is_verb(flags[step]) or flags[step] & speech.BE for step in range(at + 1, end)):
        return None
    return at, end


def _noun_starts(line: Line, at: int, high: int) -> bool:
    """A bare noun with a verb soon after it: "officials said talks would resume"."""
    if line.flags[at]:
        return False
    return any(line.flags[step] & (AUX | FINITE | SAY | CALL) for step in range(at + 1, min(high, at + 5)))


def _clause_end(line: Line, at: int, high: int) -> int:
    """Before the stop that ends the sentence, or before a comma and another verb of saying."""
    lower, flags = line.lower, line.flags
    end = high
    for step in range(at + 2, high - 1):
        if lower[step] == ";" or (
            lower[step] == "," and (flags[step + 1] & SAYING or lower[step + 1] in ("according",))
        ):
            end = step
            break
    while end > at and (
        lower[end - 1] in ".,;!?" and not (lower[end - 1] == "." and end >= 2 and flags[end - 1] & NAME)
    ):
        end -= 1
    return end


def _around(line: Line, subject: Phrase, verb: int, low: int, high: int) -> list[tuple[int, int]] | None:
    """`The talks, X said, will go on`; `The talks will go on, X said Sunday.`"""
    lower, flags = line.lower, line.flags
    first = subject.first - 1
    if first <= low or lower[first] != "," or subject.last > verb:
        return None
    end = verb + 1
    while end < high and (flags[end] & (TIME | ADVERB) or lower[end] in ("on", "in", "last", "this")):
        end += 1
    if end < high and lower[end] not in (".", ",", "?", "!"):
        return None
    pieces = [(low, first)]
    if end < high and lower[end] == ",":
        stop = _clause_end(line, end + 1, high)
        if stop > end + 1:
            pieces.append((end + 1, stop))
    if not any(is_verb(flags[at]) for start, stop in pieces for at in range(start, stop)):
        return None
    return pieces
