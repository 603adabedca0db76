"""Rules for words next to a verb of saying or calling: before it, after it, within its clause. Each rule owns one
construction and says nothing where it cannot tell."""

from __future__ import annotations

from sitegen.analysis import speech
from sitegen.analysis.clauses import clauses_between
from sitegen.analysis.phrases import STANDING_ALONE, is_verb, phrase_after
from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.roles import is_speaker
from sitegen.analysis.speech import (
    ADVERB,
    ANY_CALL,
    ANY_SAY,
    AUX,
    BE,
    CALL,
    CONJUNCTION,
    FINITE,
    PREPOSITION,
    PRONOUN,
    SAY,
    SAYING,
    SUBORDINATOR,
    TIME,
    WEAK_SAY,
)
from sitegen.analysis.subjects import is_relative, subject_before
from sitegen.analysis.words import CAPITAL, GENITIVE, NAME, PUNCT, QUOTE, Clause, Line, Phrase

_NO_MODIFIER = PUNCT | QUOTE | CONJUNCTION | PREPOSITION | SUBORDINATOR | PRONOUN | TIME | SAY | CALL | AUX


def is_strong_say(line: Line, at: int) -> bool:
    return bool(line.flags[at] & SAY) and not line.flags[at] & NAME and line.lower[at] not in WEAK_SAY


def _will_say(line: Line, at: int) -> bool:
    """The bare form of a verb of saying after an auxiliary: "would say", "did not immediately say"."""
    if not line.flags[at] & (speech.SAY_BASE | SAYING) or line.flags[at] & NAME or line.lower[at] in WEAK_SAY:
        return False
    if line.flags[at] & SAYING:
        if line.lower[at - 1] in ("caught", "heard", "recorded", "seen"):
            return True
        return at > 0 and bool(line.flags[at - 1] & BE)  # "was saying"
    step = at - 1
    while step > 0 and line.flags[step] & ADVERB and not line.flags[step] & AUX:
        step -= 1
    return step >= 0 and bool(line.flags[step] & AUX)


def _leads_to(line: Line, at: int, first: int) -> bool:
    """Does nothing but an owner or adjectives stand from `at` to the subject: "a laughing", "The Courier's"?"""
    if first <= at:
        return True
    return first - at <= 5 and all(
        line.flags[step] & (NAME | GENITIVE) or not line.flags[step] & _NO_MODIFIER for step in range(at, first)
    )


def _tail(reading: Reading, index: int) -> str:
    """The last character of the words that is no mark or space."""
    stretch = reading.stretches[index]
    text = reading.blocks[stretch.block].text[stretch.start : stretch.close].rstrip("\"'”’»“‘ ")
    return text[-1:]


def left_words(line: Line, place: int, low: int) -> bool:
    """Does the sentence have words of its own before the quotation at `place`?"""
    return any(not line.flags[at] & (PUNCT | QUOTE | CONJUNCTION) for at in range(low, place))


def question_put(reading: Reading, index: int) -> Attribution | None:
    """`Asked, "Will you run?" X replied`: the question is another's, whom the text does not name."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 1:
        return None
    low, _ = line.sentence(place)
    if line.lower[low] == "when":
        low += 1
    if low >= place or line.lower[low] not in ("asked", "pressed", "quizzed") or place - low > 5:
        return None
    if _tail(reading, index) != "?" or any(line.lower[at] in ("by", "about") for at in range(low, place)):
        return None
    return Attribution("question_put", stretch.block, None)


def _is_read(line: Line, verb: int, phrase: Phrase) -> bool:
    """`"...," read the headline`"""
    return line.lower[verb] in ("began", "begins", "read", "reads") and is_speaker(line, phrase)


def cue_after(reading: Reading, index: int) -> Attribution | None:
    """`"...," X said`, `"...," said X`, `"...?" the mayor, who had come late, asked`: the cue follows at once."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0 or place + 1 >= len(line.flags):
        return None
    low, high = line.sentence(place)
    flags, lower = line.flags, line.lower
    at = place + 1
    tail = _tail(reading, index)
    if at >= high:
        return None
    while at < high and lower[at] in (",", "--", "—", "–", "-", "―"):
        at += 1
    if at < high and lower[at] in ("as", "so", "like") and at + 1 < high:
        at += 1
    while at < high and flags[at] & ADVERB and not is_verb(flags[at]):
        at += 1
    if at + 2 < high and lower[at] in ("is", "was") and lower[at + 1] in ("how", "what"):
        at += 2  # "was how X put it"
    if at >= high:
        return None
    left = left_words(line, place, low)
    if left:
        inner, _ = _governing(reading, index, near=False)
        if (
            inner is not None
            and inner.flags & (SAY | SAYING | CALL)
            and lower[inner.verb] not in WEAK_SAY
            and lower[inner.verb] not in speech.WEAK_CALL
        ):
            # "X had stressed '...,' the ministry said": the words are X's, the cue after them is the reporter's.
            return None
    bits = flags[at]
    if bits & SAY and not bits & NAME and at + 1 < high:
        after = at + 1
        strong = lower[at] not in WEAK_SAY
        if strong or tail in ",?!":
            phrase = phrase_after(line, after, high)
            if phrase is not None and phrase.kind == "description" and _is_bare(line, phrase):
                return None  # "'any class' deemed harmful"
            if phrase is not None and left and phrase.last + 1 < high and flags[phrase.last + 1] & AUX:
                return None  # "X, listed as 'late', said the clerk had"
            if phrase is not None and (strong or phrase.kind != "description" or _is_read(line, at, phrase)):
                return Attribution("cue_after", stretch.block, phrase, at)
    for verb in range(at + 1, min(high, at + 60)):
        bits = flags[verb]
        if bits & QUOTE:
            break
        if bits & speech.SAY_BASE and not bits & (NAME | SAY) and lower[verb] not in WEAK_SAY:
            # "critics say"
            plural = [clause for clause in clauses_between(line, at, high) if clause.verb == verb]
            if plural and plural[0].flags & SAY and plural[0].subject.first == at and lower[verb - 1] != "to":
                return Attribution("cue_after", stretch.block, plural[0].subject, verb)
        if bits & NAME or not (bits & (SAY | CALL | FINITE | AUX) or _will_say(line, verb)):
            continue
        subject = subject_before(line, verb, at)
        if subject is None or subject.kind == "relative" or not _leads_to(line, at, subject.first):
            continue
        if is_relative(line, verb, at):
            continue
        if lower[verb] in speech.QUOTES and verb + 2 < high:
            quoted = phrase_after(line, verb + 1, high)
            if (quoted is None and flags[verb + 1] & PRONOUN) or lower[verb + 1] in ("her", "him"):
                quoted = Phrase("pronoun", verb + 1, verb + 1)
            if quoted is not None and quoted.last + 1 < high and lower[quoted.last + 1] in ("as", "saying"):
                return Attribution("cue_after", stretch.block, quoted, verb)
        if is_strong_say(line, verb) or _will_say(line, verb):
            return Attribution("cue_after", stretch.block, subject, verb)
        if (
            bits & AUX
            and verb + 1 < high
            and flags[verb + 1] & (SAY | CALL | FINITE | speech.SAY_BASE | SAYING | ADVERB | AUX)
        ):
            continue
        if tail == "," and not left and not bits & AUX and (subject.kind != "description" or bits & (SAY | CALL)):
            return Attribution("cue_after", stretch.block, subject, verb)
        if bits & SAY and tail in "?!" and not left:
            return Attribution("cue_after", stretch.block, subject, verb)
        break
    return None


def _is_bare(line: Line, phrase: Phrase) -> bool:
    """One lower-case word that is nobody: an adjective, but not "one" or "another"."""
    return (
        phrase.first == phrase.last
        and not line.flags[phrase.first] & CAPITAL
        and line.lower[phrase.first] not in STANDING_ALONE
        and not is_speaker(line, phrase)
    )


def cue_before(reading: Reading, index: int) -> Attribution | None:
    """`X said: "..."`, `X told reporters that "..."`, `X, adding, "..."`: the nearest verb of saying before it."""
    clause, stretch_block = _governing(reading, index, near=True)
    if clause is None:
        return _inverted_before(reading, index)
    return Attribution("cue_before", stretch_block, clause.subject, clause.verb)


def _inverted_before(reading: Reading, index: int) -> Attribution | None:
    """`Said X: "..."`"""
    block = reading.stretches[index].block
    line = reading.line(block)
    place = reading.place(index)
    if place < 3 or line.lower[place - 1] not in (":", ","):
        return None
    low, _ = line.sentence(place)
    while low < place and line.flags[low] & (CONJUNCTION | ADVERB):
        low += 1
    if low >= place or not is_strong_say(line, low):
        return None
    phrase = phrase_after(line, low + 1, place)
    return Attribution("cue_before", block, phrase, low) if phrase is not None else None


def cue_within(reading: Reading, index: int) -> Attribution | None:
    """`X said the plan was "..."`, `X dismissed it as "..."`: a verb of saying or calling governs the words."""
    clause, stretch_block = _governing(reading, index, near=False)
    if clause is None:
        return None
    return Attribution("cue_within", stretch_block, clause.subject, clause.verb)


def _governing(reading: Reading, index: int, *, near: bool) -> tuple[Clause | None, int]:
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0:
        return None, 0
    low, _ = line.sentence(place)
    if low == place:
        return None, 0
    found = clauses_between(line, low, place)
    if near:
        if found and found[-1].flags & (SAY | SAYING) and found[-1].subject.kind != "none":
            gap = range(found[-1].verb + 1, place)
            last = line.lower[place - 1]
            weak_verb = line.lower[found[-1].verb] in WEAK_SAY and last != ":"
            if weak_verb and ((len(gap) > 1 and last != "that") or _told_that(line, found)):
                return None, 0
            if _is_condition(line, found[-1]) or _is_thing_told(line, found, len(found) - 1):
                return None, 0
            if (
                not gap
                or last in (",", ":", "that", "--", "—", "–")
                or all(line.flags[at] & (ADVERB | TIME | PREPOSITION) for at in gap)
            ):
                return found[-1], stretch.block
        return None, 0
    found_low = low
    low = boundary(line, low, place, found)
    judged = _judged_from(line, found, low, place)
    weak: Clause | None = None
    for clause in reversed(found):
        if clause.verb < low:
            break
        if clause.subject.kind == "none" or _is_condition(line, clause) or clause.verb >= judged:
            continue
        if clause.flags & (ANY_SAY | ANY_CALL):
            word = line.lower[clause.verb]
            if clause.subject.first > clause.verb and line.lower[found_low] == "according":
                continue  # "According to a draft seen by reporters,"
            if (
                clause.subject.kind == "pronoun"
                and line.lower[clause.subject.first] == "it"
                and clause is not found[0]
                and line.lower[clause.subject.first - 1] != "what"
            ):
                weak = weak or clause
                continue
            # "to call" is yet to be done, or not said; "has taken to calling" is.
            if (line.lower[clause.verb - 1] == "to" and word[-3:] != "ing") or _is_modal(line, clause):
                weak = weak or clause
                continue
            if clause.relative and not _reaches(line, clause, place, found):
                # "anybody who complains about the noise is ...": the relative clause is over before the words.
                weak = weak or clause
                continue
            if word in WEAK_SAY or word in speech.WEAK_CALL:
                # Under a true verb of saying further left, a word like "expects" belongs to what is said.
                if weak is None and _weak_holds(line, clause.verb, place):
                    weak = clause
                continue
            if weak is not None and clause.relative:
                continue
            if _is_thing_told(line, found, found.index(clause)):
                weak = weak or clause
                continue
            if word in _ASKING and _told_that(line, found[: found.index(clause) + 1]):
                # "X told them that Y had asked him 'six' questions"
                continue
            return clause, stretch.block
    return weak, stretch.block


_TOLD_THINGS = frozenset("accusations allegations assertions charges claims reports rumors rumours suggestions".split())


def _judged_from(line: Line, found: list[Clause], low: int, place: int) -> int:
    """Where, in `X said that reports that Y had agreed to meet were "untrue"`, the things begin that X judges; what is
    told in them is not what the words are. The place of the words where there is no such thing."""
    lower, flags = line.lower, line.flags
    if not any(lower[at] in ("are", "were", "remain") for at in range(max(low, place - 3), place)):
        return place
    for at in range(low + 1, place - 3):
        if (
            lower[at] in _TOLD_THINGS
            and lower[at + 1] == "that"
            and not flags[at - 1] & (NAME | PRONOUN)
            and any(clause.flags & SAY and clause.verb < at for clause in found)
            and any(is_verb(flags[step]) for step in range(at + 2, place - 3))
        ):
            return at
    return place


def _is_condition(line: Line, clause: Clause) -> bool:
    """`X warned that if they don't write the rules, "..."`: what stands after "if" is no saying."""
    first = clause.subject.first
    return 0 < first < clause.verb and line.lower[first - 1] in ("if", "unless")


def _is_thing_told(line: Line, found: list[Clause], at: int) -> bool:
    """`X said the answers on trade suggested "..."`: a thing that suggests, under a true verb of saying of another."""
    subject = found[at].subject
    if subject.kind != "description" or found[at].flags & (CALL | speech.CALLING) or is_speaker(line, subject):
        return False
    return any(
        clause.flags & SAY
        and not clause.relative
        and is_strong_say(line, clause.verb)
        and clause.subject.kind in ("name", "pronoun")
        and clause.subject.last < clause.verb < subject.first
        and not {";", "--", "—"} & set(line.lower[clause.verb : subject.first])
        for clause in found[:at]
    )


_ASKING = frozenset(("ask", "asked", "asks"))


def _told_that(line: Line, found: list[Clause]) -> bool:
    """Is the last clause what another, with a true verb of saying and "that", tells?"""
    for clause in found[:-1]:
        if not clause.flags & (SAY | SAYING) or line.lower[clause.verb] in WEAK_SAY or clause.relative:
            continue
        between = line.lower[clause.verb + 1 : found[-1].subject.first]
        if clause.verb < found[-1].subject.first and "that" in between and not {";", "--", "—"} & set(between):
            return True
    return False


def _reaches(line: Line, clause: Clause, place: int, found: list[Clause]) -> bool:
    """Does the relative clause go on to the words: no verb after its own but in what it says?"""
    if clause.subject.first > clause.verb:
        # "the talks described by X as '...'"
        at = min(clause.subject.last + 1, place - 1)
        return line.lower[at] == "as" and not any(is_verb(bits) for bits in line.flags[at:place])
    inside = False
    for at in range(clause.verb + 1, place):
        if line.lower[at] == "that":
            return True
        if not is_verb(line.flags[at]):
            continue
        inside = inside or any(
            other.verb == at
            and clause.verb < other.subject.first < at
            and not line.flags[other.subject.first - 1] & PREPOSITION
            for other in found
        )
        if not inside:
            return False
    return inside or place - clause.verb <= 3


_MODALS = frozenset("can could may might must should will won't would wouldn't".split())


def _is_modal(line: Line, clause: Clause) -> bool:
    """`X said the board would warn of "..."`: what somebody would say is not yet said."""
    return any(line.lower[at] in _MODALS for at in range(max(clause.subject.last + 1, clause.verb - 4), clause.verb))


def _weak_holds(line: Line, verb: int, place: int) -> bool:
    """A verb that often says something else counts right before the words, or with "that", "as" or a colon."""
    if place - verb <= 3:
        return True
    return any(line.lower[at] in ("that", "as", ":") for at in range(verb + 1, place))


def boundary(line: Line, low: int, place: int, found: list[Clause]) -> int:
    """Where the clause of the quotation begins: after "; " or ", but Y ..." with a subject of its own."""
    start = low
    for clause in found:
        first = clause.subject.first
        if first - 1 <= start or clause.subject.first > clause.verb:
            continue
        before = first - 1
        if line.lower[before] == ";" or (
            (
                line.lower[before] in ("but", "while", "and", "whereas")
                and before - 1 > low
                and line.lower[before - 1] in (",", ";", "--", "—", "–")
            )
            and (
                clause.flags & (SAY | CALL)
                or line.lower[before] in ("while", "whereas")
                or not _says(line, low, before)
            )
        ):
            start = first
    del place
    return start


def _says(line: Line, low: int, high: int) -> bool:
    return any(line.flags[at] & (SAY | SAYING) and not line.flags[at] & NAME for at in range(low, high))
