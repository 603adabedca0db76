"""From the comma or dash before a verb to its subject, over what stands in apposition between the two. What it cannot
read it leaves out."""

from __future__ import annotations

from sitegen.analysis.phrases import (
    HARD_STOP,
    is_verb,
    phrase_before,
)
from sitegen.analysis.roles import is_person_noun
from sitegen.analysis.speech import (
    ADVERB,
    BE,
    CALLING,
    CONJUNCTION,
    OTHER_ING,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAYING,
    SUBORDINATOR,
)
from sitegen.analysis.words import (
    ABBREVIATED,
    CAPITAL,
    NAME,
    PERSON,
    PUNCT,
    QUOTE,
    Line,
    Phrase,
)


def subject_over_apposition(line: Line, at: int, low: int) -> Phrase | None:
    """From the comma or dash at `at` before a verb, over what stands between it and its pair, to the subject."""
    flags, lower = line.flags, line.lower
    mark = lower[at]
    step = at - 1
    words = 0
    fallback: Phrase | None = None
    while step >= low and words < 45:
        word = lower[step]
        if (
            word in HARD_STOP
            and not flags[step] & NAME
            and not (word == "." and step and (lower[step - 1] in ABBREVIATED or lower[step + 1] == ","))
        ) or (flags[step] & QUOTE and mark == ","):
            break
        if word == mark or False:
            head = step - 1
            if head > low and lower[head] in ("herself", "himself", "itself", "themselves"):
                head -= 1  # "X herself, at a diner in Halden,"
            phrase = phrase_before(line, head, low)
            if phrase is not None and _is_apposition(line, step + 1, at):
                bare = _bare_name(line, step + 1, at)
                if (
                    bare is not None
                    and phrase.kind == "description"
                    # Not "a nurse from Akron, Ohio".
                    and (
                        line.flags[bare.last] & PERSON
                        or not (
                            _hangs(line, phrase, low)
                            or any(bits & PREPOSITION for bits in line.flags[phrase.first : phrase.last])
                        )
                    )
                ):
                    return Phrase("name", phrase.first, bare.last, bare.name)
                if (
                    bare is not None
                    and line.flags[bare.last] & PERSON
                    and phrase.first - 2 >= low
                    and line.flags[phrase.first - 1] & OTHER_ING
                    and not line.flags[phrase.first - 2] & (PUNCT | BE)
                ):
                    # "an attorney representing X, Y, said"
                    return bare
                body = _bare_body(line, step + 1, at) if _in_relative(line, phrase.first, low) else None
                if body is not None:
                    return body
                if phrase.kind != "relative" and not _hangs(line, phrase, low):
                    # "X, president of the union, which ..., said": a description after a comma is itself apposition.
                    if phrase.kind != "description" or phrase.first - 1 < low or lower[phrase.first - 1] != mark:
                        return phrase
                    fallback = fallback or phrase
        step -= 1
        words += 1
    if fallback is None and mark == ",":
        # "X (R-Iowa), tweeted": a comma without its pair after the name that opens the sentence.
        phrase = phrase_before(line, at - 1, low)
        if phrase is not None and phrase.kind == "name" and phrase.first == low and at - phrase.last < 8:
            return phrase
    return fallback


def _bare_body(line: Line, first: int, end: int) -> Phrase | None:
    """`the Harbor Trust` and nothing else."""
    if line.lower[first] != "the" or first + 1 >= end or line.flags[end - 1] & PERSON:
        return None
    name = line.names[first + 1]
    if not all(line.flags[at] & NAME and line.names[at] == name for at in range(first + 1, end)):
        return None
    return Phrase("name", first, end - 1, name)


def _in_relative(line: Line, first: int, low: int) -> bool:
    """Is the phrase at `first` within a relative clause without a comma: "the agency that paid for the trip, the"?"""
    for at in range(first - 1, max(low, first - 9), -1):
        if line.flags[at] & PUNCT:
            return False
        if line.flags[at] & RELATIVE and at - 2 >= low:
            return line.lower[at - 2] in ("the", "its", "his", "her") or line.lower[max(low, at - 3)] == "the"
    return False


def _hangs(line: Line, phrase: Phrase, low: int) -> bool:
    """Does the phrase hang on a preposition, a comma or a verb before it, so that it is no subject?"""
    before = phrase.first - 1
    if before < low:
        return False
    bits = line.flags[before]
    if bits & PREPOSITION and not bits & SUBORDINATOR:
        return True
    return is_verb(bits) and not bits & ADVERB


def _is_apposition(line: Line, first: int, end: int) -> bool:
    if first >= end:
        return False
    bits = line.flags[first]
    if bits & NAME and _bare_name(line, first, end) is not None:
        return True
    if bits & PRONOUN and line.lower[first] != "who":
        return False
    return not bits & CONJUNCTION


_POSTNOMINALS = frozenset("BL CBE DD Esq KC MBE MD MEP MP MSP OBE PhD QC RN SC TD".split())
"""Letters after a name."""


_STYLES = frozenset("hon honourable most rev revd reverend right rt very".split())
"""Forms of address that take "the" before a name."""


def _past_work(line: Line, first: int, end: int) -> int:
    """Of "the painter X" the place of X, else `first`."""
    if line.lower[first] != "the":
        return first
    for at in range(first + 1, min(first + 4, end)):
        if line.flags[at] & NAME:
            return at if line.flags[at] & PERSON and is_person_noun(line.lower[at - 1]) else first
        if line.flags[at] & (PUNCT | PREPOSITION | QUOTE) or is_verb(line.flags[at]):
            return first
    return first


def over_quoted_relative(line: Line, at: int, low: int) -> Phrase | None:
    """`X, whom Y called "a snake," said`, `X, citing "those at sea," said`: over a relative clause or a participle that
    holds words in marks, to the head."""
    quoted = False
    for step in range(at, max(low, at - 20), -1):
        if line.flags[step] & QUOTE:
            if quoted:
                return None
            quoted = True
        elif line.lower[step] in HARD_STOP:
            return None
        elif line.lower[step] == ",":
            if not line.flags[step + 1] & (RELATIVE | SAYING | CALLING) or line.lower[step + 1] == "that":
                if step == at:
                    continue
                return None
            return phrase_before(line, step - 1, low) if quoted else None
    return None


def _bare_name(line: Line, first: int, end: int) -> Phrase | None:
    """A name, with or without titles, and nothing else between `first` and `end`."""
    at = first
    if at + 1 < end and line.lower[at] == "the" and line.lower[at + 1] in _STYLES:
        at += 1
    while at < end and line.lower[at] in _STYLES and line.flags[at] & CAPITAL:
        at += 1
    at = _past_work(line, at, end)
    while at < end and not line.flags[at] & NAME and (line.flags[at] & (ROLE | CAPITAL) or line.lower[at] == "."):
        at += 1
    if at >= end or not line.flags[at] & NAME:
        return None
    name = line.names[at]
    last = at
    while last + 1 < end and line.flags[last + 1] & NAME and line.names[last + 1] == name:
        last += 1
    rest = last + 1
    while rest < end and line.text[line.starts[rest] : line.ends[rest]] in _POSTNOMINALS:
        rest += 1
    if rest + 1 < end and line.lower[rest] == "of" and line.flags[rest + 1] & (NAME | CAPITAL):
        # "Representative X of Norland"
        rest += 2
        while rest < end and line.flags[rest] & (NAME | CAPITAL):
            rest += 1
    if rest < end and line.lower[rest] == "(":
        while rest < end and line.lower[rest] != ")":
            rest += 1
        rest += 1
    return Phrase("name", first, last, name) if rest >= end else None
