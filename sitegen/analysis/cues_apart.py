"""Rules for cues that stand apart from the words: "X said" between commas, "according to X", "As X put it", "Calling
it ..., X". Each rule owns one construction and says nothing where it cannot tell."""

from __future__ import annotations

from bisect import bisect_left

from sitegen.analysis import speech
from sitegen.analysis.clauses import clauses_between, each_clause
from sitegen.analysis.cues import cue_within, is_strong_say
from sitegen.analysis.phrases import is_verb, phrase_after, phrase_before
from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.reported_starts import skip_noun
from sitegen.analysis.roles import is_speaker
from sitegen.analysis.speech import (
    ADVERB,
    AUX,
    CALLING,
    CONJUNCTION,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAY,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from sitegen.analysis.subjects import subject_before
from sitegen.analysis.words import CAPITAL, GENITIVE, NAME, PUNCT, QUOTE, Line, Phrase


def cue_trailing(reading: Reading, index: int) -> Attribution | None:
    """`Those who "break the rules" must go, X said`: a parenthetic cue later in the sentence."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0:
        return None
    low, high = line.sentence(place)
    trailing = parenthetic(line, place + 1, high, low, stretch.block)
    if trailing is not None and line.lower[place - 1] == "as" and low < place:
        # "Aides mocked them as '...' in letters, the paper reports": the words are the aides'.
        called = [clause for clause in clauses_between(line, low, place) if clause.flags & speech.CALL]
        if called and is_speaker(line, called[-1].subject) and called[-1].subject.kind == "description":
            return None
    if trailing is not None and line.lower[trailing.cue] in ("reported", "reports") and low < place:
        # "X said that the pier was '...', an agency reported": the words are X's.
        inner = cue_within(reading, index)
        if inner is not None and is_strong_say(line, inner.cue):
            return inner
    if trailing is not None and low < place:
        # "The fund that X has called '...' closed, Y said": the words are X's.
        beside = [clause for clause in clauses_between(line, low, place) if clause.verb == place - 1]
        if beside and beside[0].flags & speech.CALL and beside[0].subject.kind == "name":
            return None
    return trailing


def cue_leading(reading: Reading, index: int) -> Attribution | None:
    """`The plan, X said, would be "costly"`: a parenthetic cue earlier in the sentence."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0:
        return None
    low, _ = line.sentence(place)
    return parenthetic(line, low, place, low, stretch.block)


def _strong_says(line: Line) -> list[int]:
    """Places of the verbs that a parenthetic cue may have."""
    if line.says is None:
        line.says = [
            at
            for at, bits in enumerate(line.flags)
            if bits & SAY and (is_strong_say(line, at) or line.lower[at] in ("put", "puts"))
        ]
    return line.says


def parenthetic(line: Line, first: int, high: int, low: int, block: int) -> Attribution | None:
    flags, lower = line.flags, line.lower
    says = _strong_says(line)
    for verb in says[bisect_left(says, first + 1) : bisect_left(says, high)]:
        if lower[verb] in ("put", "puts") and not (verb + 1 < high and lower[verb + 1] == "it"):
            continue
        after = skip_noun(line, verb + 1, high) if lower[verb] in ("told", "tells") else verb + 1
        ends = (
            after >= high
            or lower[after] in (",", ".", "--", "—", "–", ":")
            or flags[after] & (ADVERB | TIME | PREPOSITION | PRONOUN)
        )
        subject = _whole(line, subject_before(line, verb, first), first)
        if subject is not None and subject.first > low and lower[subject.first - 1] in (",", "--", "—", "–") and ends:
            return Attribution("cue_parenthetic", block, subject, verb)
        if (
            subject is not None
            and subject.first - 1 > low
            and lower[subject.first - 1] == "as"
            and (lower[subject.first - 2] == "," or flags[subject.first - 2] & QUOTE)
        ):
            return Attribution("cue_parenthetic", block, subject, verb)
        if lower[verb - 1] in (",", "--", "—") and verb + 1 < high:
            phrase = phrase_after(line, verb + 1, high)
            if phrase is not None and phrase.last + 1 < high and flags[phrase.last + 1] & AUX:
                continue  # "X, listed as 'late', said the clerk had"
            if phrase is not None and subject is None and lower[verb] not in _TAKES_PERSON:
                return Attribution("cue_parenthetic", block, phrase, verb)
    return None


_ENDS_SUBJECT = PUNCT | QUOTE | PRONOUN | RELATIVE | SUBORDINATOR


def _whole(line: Line, subject: Phrase | None, first: int) -> Phrase | None:
    """The subject that ends in "and Y" from the comma it begins after: ", the head of the Centers for X and Y"."""
    if subject is None or subject.kind != "description" or line.lower[subject.first - 1] != "and":
        return subject
    for at in range(subject.first - 2, max(first - 1, subject.first - 16), -1):
        bits = line.flags[at]
        if line.lower[at] == ",":
            opens = line.flags[at + 1] & (DETERMINER | ROLE)
            return Phrase("description", at + 1, subject.last) if opens else subject
        if not bits & (NAME | CAPITAL) and (bits & _ENDS_SUBJECT or is_verb(bits)):
            return subject
    return subject


_TAKES_PERSON = frozenset("advised asked reminded told urged".split())
"""Verbs of saying whose object is who is spoken to: ", urged the governor" names no speaker."""


def according_to(reading: Reading, index: int) -> Attribution | None:
    """`"...," according to X`, `In the words of X, "..."`, `For X, it was "..."`."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0:
        return None
    low, high = line.sentence(place)
    lower = line.lower
    if lower[low] in ("for", "to") and low < place:
        phrase = phrase_after(line, low + 1, place)
        if (
            phrase is not None
            and phrase.kind == "name"
            and reading.is_person(phrase.name)
            and phrase.last + 3 < place
            and lower[phrase.last + 1] == ","
            and lower[phrase.last + 2] in ("it", "that", "this")
        ):
            return Attribution("according_to", stretch.block, phrase)
    for at in range(low, high - 2):
        if lower[at] == "per" and at > place and line.flags[at - 1] & (QUOTE | PUNCT):
            phrase = phrase_after(line, at + 1, high)
            if phrase is not None:
                return Attribution("according_to", stretch.block, phrase, at)
        if lower[at] == "according" and lower[at + 1] == "to":
            phrase = phrase_after(line, at + 2, high)
            if phrase is not None:
                return Attribution("according_to", stretch.block, phrase, at)
        if lower[at] == "words" and low < at - 2 and line.flags[at - 1] & GENITIVE:
            phrase = phrase_before(line, at - 2, low + 1)
            if phrase is not None and phrase.kind == "name" and lower[phrase.first - 1] == "in":
                return Attribution("according_to", stretch.block, phrase, at)
        if lower[at] == "words" and lower[at + 1] == "of" and at + 2 < high:
            phrase = phrase_after(line, at + 2, high)
            if phrase is not None:
                return Attribution("according_to", stretch.block, phrase, at)
    return None


def in_the_words(reading: Reading, index: int) -> Attribution | None:
    """`Y would be left "with nothing," in the words of X`: right after the words, whatever was said before them."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0:
        return None
    _, high = line.sentence(place)
    at = place + 1
    while at < high and line.lower[at] in (",", "--", "—", "–"):
        at += 1
    if tuple(line.lower[at : at + 4]) != ("in", "the", "words", "of") or at + 4 >= high:
        return None
    phrase = phrase_after(line, at + 4, high)
    return Attribution("in_the_words", stretch.block, phrase, at + 2) if phrase is not None else None


def as_said(reading: Reading, index: int) -> Attribution | None:
    """`As X put it, the plan is "..."`: the sentence opens with its source."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 3:
        return None
    low, _ = line.sentence(place)
    if line.lower[low] != "as":
        return None
    for clause in each_clause(line, low + 1, place):
        if clause.subject.first == low + 1 and clause.flags & SAY and clause.subject.kind != "none":
            return Attribution("as_said", stretch.block, clause.subject, clause.verb)
        break
    return None


def fronted_participle(reading: Reading, index: int) -> Attribution | None:
    """`Calling it "unfair," X left`, `After saying it was "..." she went`: the subject comes after the words."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place <= 0:
        return None
    low, high = line.sentence(place)
    at = low
    while (
        at < place
        and line.flags[at] & (PREPOSITION | SUBORDINATOR | ADVERB | CONJUNCTION)
        and not line.flags[at] & NAME
    ):
        at += 1
    if at >= place or not line.flags[at] & (SAYING | CALLING | speech.OTHER_ING) or line.flags[at] & NAME:
        return None
    if any(line.lower[step] == "," for step in range(at, place)):
        return None
    for clause in each_clause(line, place + 1, high):
        if clause.subject.kind in ("name", "pronoun", "description") and clause.subject.first > place:
            cue = at if line.flags[at] & (SAYING | CALLING) else -1
            return Attribution("fronted_participle", stretch.block, clause.subject, cue, weak=cue < 0)
        break
    return None
