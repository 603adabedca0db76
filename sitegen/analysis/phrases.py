"""Noun phrases around a place in a line: the one that ends there, the one that begins there, titles and "of" phrases
taken in. What it cannot read it leaves out."""

from __future__ import annotations

from sitegen.analysis import speech
from sitegen.analysis.speech import (
    ADVERB,
    AUX,
    CALL,
    CALLING,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    OTHER_ING,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAY,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from sitegen.analysis.words import ABBREVIATED, CAPITAL, GENITIVE, NAME, NUMBER, PUNCT, QUOTE, TITLE, Line, Phrase

HARD_STOP = frozenset(".?!;:")
PLURALS = frozenset("children clergy faculty family majority media men most people police public staff women".split())
"""Nouns without -s that take a plural verb."""
_COMPANIES = frozenset("co corp inc ltd".split())
"""Abbreviations that end a company's name: none of a title."""
_NOUNS = frozenset(("states", "volunteers"))
"""Forms of verbs of saying that after an adjective are people or bodies: "seven southern states urged"."""
STANDING_ALONE = frozenset("all another both few many most one other others several some those three two".split())
"""Determiners that can be a subject by themselves."""
_NOUNISH_STOP = (
    SAY | CALL | AUX | FINITE | SAYING | CALLING | CONJUNCTION | SUBORDINATOR | PRONOUN | PUNCT | QUOTE | OTHER_ING
)


_VERB = SAY | CALL | AUX | FINITE
_NO_NOUN = PUNCT | QUOTE | CONJUNCTION | PREPOSITION | GENITIVE | ADVERB
"""What ends no noun phrase."""


def is_verb(bits: int) -> bool:
    return bool(bits & _VERB) and not bits & NAME


def _skip_parentheses(line: Line, at: int, low: int) -> int:
    """From a closing parenthesis at `at` to the place before its opening."""
    for step in range(at - 1, max(low, at - 12) - 1, -1):
        if line.lower[step] in "([":
            return step - 1
    return low - 1


def phrase_before(line: Line, at: int, low: int) -> Phrase | None:
    """The noun phrase that ends at place `at` (inclusive), reading leftwards and not below `low`."""
    flags, lower = line.flags, line.lower
    while at >= low and lower[at] in (")", "]"):
        at = _skip_parentheses(line, at, low)
    if at > low and lower[at] == "." and flags[at - 1] & CAPITAL:
        at -= 1  # "Halden Corp., which"
    if at < low:
        return None
    bits = flags[at]
    if bits & NAME:
        first = name_start(line, at, low)
        name = line.names[at]
        outer = _outer_phrase(line, first, at, low)
        return outer if outer is not None else Phrase("name", title_start(line, first, low), at, name)
    if bits & PRONOUN and lower[at] != "who":
        return Phrase("pronoun", at, at)
    if (bits & RELATIVE and lower[at] != "that") or lower[at] == "which":
        return Phrase("relative", at, at)
    if (
        bits & _VERB
        and not bits & (ROLE | speech.SAY_NOUN | speech.DOCUMENT)
        and not (at > low and flags[at - 1] & (DETERMINER | GENITIVE))
        and not (at > low and lower[at] in _NOUNS and not flags[at - 1] & (NAME | PRONOUN | PUNCT | RELATIVE))
    ):
        return None
    if bits & _NO_NOUN or (bits & SUBORDINATOR and lower[at] != "that"):
        return None
    if bits & DETERMINER and not bits & (POSSESSIVE | ROLE) and lower[at] in STANDING_ALONE:
        return Phrase("description", at, at)
    if bits & (DETERMINER | NUMBER):
        return None
    first = _description_start(line, at, low)
    if first > low and flags[first - 1] & PREPOSITION:
        outer = _outer_phrase(line, first, at, low)
        if outer is not None:
            return outer
    return Phrase("description", first, at)


def name_start(line: Line, at: int, low: int) -> int:
    name = line.names[at]
    while at > low and line.flags[at - 1] & NAME and line.names[at - 1] == name:
        at -= 1
    return at


def title_start(line: Line, first: int, low: int) -> int:
    """Takes in the titles and offices before a name: "Russian Deputy Foreign Minister", "campaign spokesman"."""
    flags, lower = line.flags, line.lower
    at = first
    while at > low:
        bits = flags[at - 1]
        word = lower[at - 1]
        if bits & ROLE and not bits & (DETERMINER | PREPOSITION):
            at -= 1
        elif word == "." and at - 1 > low and lower[at - 2] in ABBREVIATED:
            if lower[at - 2] in _COMPANIES:
                break
            at -= 2
        elif (
            word == "of"
            and at < first
            and at - 2 >= low
            and flags[at - 2] & ROLE
            and flags[at] & (CAPITAL | DETERMINER)
        ):
            # "Secretary of State X", "head of the Duma X"
            at -= 2
        elif bits & GENITIVE and at < first and at - 2 >= low:
            # "Ukraine's foreign minister X", "the mayor's spokesman X": the owner belongs to the title.
            if flags[at - 2] & NAME:
                return title_start(line, name_start(line, at - 2, low), low)
            if flags[at - 2] & (PUNCT | QUOTE | CONJUNCTION | PREPOSITION | SUBORDINATOR | ADVERB) or is_verb(
                flags[at - 2]
            ):
                break
            return _description_start(line, at - 2, low)
        elif bits & (
            PUNCT
            | QUOTE
            | TITLE
            | CONJUNCTION
            | PREPOSITION
            | SUBORDINATOR
            | PRONOUN
            | ADVERB
            | GENITIVE
            | TIME
            | RELATIVE
        ):
            break
        elif bits & DETERMINER:
            if at < first or word == "the":
                at -= 1
            break
        elif is_verb(bits) or bits & (SAYING | CALLING | OTHER_ING):
            break
        else:
            at -= 1
        if first - at > 9:
            break
    return at


def before_title(line: Line, first: int, low: int) -> int:
    """The place before a name at `first` and its words of office."""
    flags = line.flags
    at = first - 1
    while at > low and flags[at] & ROLE and not flags[at] & NAME:
        at -= 1
        if line.lower[at] == "of" and at - 1 >= low and flags[at - 1] & ROLE:
            at -= 1
    return at


def _outer_phrase(line: Line, first: int, last: int, low: int) -> Phrase | None:
    """Where the name at `first` hangs on a preposition: the description before it, "a spokesman for the ministry"."""
    flags, lower = line.flags, line.lower
    at = title_start(line, first, low)
    if at - 1 < low:
        return None
    step = at - 1
    if flags[step] & DETERMINER and step > low:
        step -= 1
    if not flags[step] & PREPOSITION or flags[step] & ADVERB or step - 1 < low:
        return None
    if lower[step] not in (
        "of",
        "for",
        "at",
        "in",
        "from",
        "with",
        "on",
        "to",
        "by",
        "near",
        "within",
        "behind",
        "about",
        "close",
    ):
        return None
    head = step - 1
    bits = flags[head]
    if bits & (PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | ADVERB | DETERMINER | TIME | NUMBER | GENITIVE | PRONOUN):
        return None
    if bits & NAME:
        inner = name_start(line, head, low)
        if inner - 1 >= low and flags[inner - 1] & PREPOSITION:
            # "the email from X to Y"
            return _outer_phrase(line, inner, last, low)
        if inner - 2 >= low and flags[inner - 1] & DETERMINER and flags[inner - 2] & PREPOSITION:
            # "X of the Institute in Boston"
            return _outer_phrase(line, inner, last, low)
        return Phrase("name", title_start(line, inner, low), last, line.names[head])
    if (is_verb(bits) and not bits & ROLE) or bits & (OTHER_ING | SAYING | CALLING):
        return None
    start = _description_start(line, head, low)
    if start - 1 >= low and flags[start - 1] & PREPOSITION and lower[start - 1] not in ("of", "for", "from"):
        return None
    return Phrase("description", start, last, line.names[last])


def _description_start(line: Line, at: int, low: int) -> int:
    """Leftwards from a noun to where its phrase begins: over adjectives, nouns, names and "of" phrases."""
    flags, lower = line.flags, line.lower
    first = at
    while first > low:
        bits = flags[first - 1]
        word = lower[first - 1]
        if bits & NAME:
            first = name_start(line, first - 1, low)
            continue
        if bits & GENITIVE:
            first -= 1
            continue
        if bits & POSSESSIVE:
            first -= 1
            if (
                first - 2 >= low
                and lower[first - 1] == "of"
                and flags[first - 2] & (DETERMINER | NUMBER)
                and not flags[first - 2] & NAME
            ):
                # "two of her aides"
                return first - 2
            return first
        if bits & DETERMINER and not bits & RELATIVE:
            first -= 1
            if first > low and (
                flags[first - 1] & DETERMINER
                or (lower[first - 1] == "of" and first - 1 > low and flags[first - 2] & DETERMINER)
            ):
                continue
            if first > low and lower[first - 1] in ("of", "for", "from", "at", "in", "with") and first - 2 >= low:
                before = flags[first - 2]
                if not before & (
                    PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | DETERMINER | ADVERB | PRONOUN | OTHER_ING | TIME
                ) and (not is_verb(before) or before & ROLE):
                    first -= 2
                    continue
            return first
        if word in ("of", "for") and first - 2 >= low and not flags[first - 2] & _NOUNISH_STOP:
            first -= 1
            continue
        if word == "." and first - 2 >= low and lower[first - 2] in ABBREVIATED:
            first -= 2
            continue
        if word in ("-", "&") or (False):
            first -= 1
            continue
        if bits & (PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | PREPOSITION | RELATIVE | PRONOUN | ADVERB):
            paired = _over_adjectives(line, first, low)
            return first if paired < 0 else paired
        if bits & (SAYING | CALLING) and not bits & speech.SAY_NOUN:
            break
        if first - 2 >= low and lower[first - 2] == "to" and bits & (speech.SAY_BASE | speech.CALL_BASE):
            break
        if is_verb(bits) and not bits & (ROLE | speech.SAY_NOUN | speech.DOCUMENT):
            # "-ed" words before a noun are adjectives after a determiner: "the embattled minister".
            if (
                bits & FINITE
                and not bits & (SAY | CALL | AUX)
                and first - 2 >= low
                and (flags[first - 2] & (DETERMINER | NUMBER) or lower[first - 2] == "of")
            ):
                first -= 1
                continue
            break
        if at - first > 14:
            break
        first -= 1
    return first


def _over_adjectives(line: Line, first: int, low: int) -> int:
    """From the second of two adjectives to where the phrase begins, -1 where there are none: "the popular and often
    blunt mayor"."""
    at = first - 3
    if at <= low or not line.flags[first - 1] & ADVERB or line.lower[first - 2] not in ("and", "but", "if", "though"):
        return -1
    plain = not line.flags[at] & ~FINITE
    return at - 1 if plain and line.flags[at - 1] & DETERMINER and not line.flags[at - 1] & RELATIVE else -1


def phrase_after(line: Line, at: int, high: int) -> Phrase | None:
    """The noun phrase that begins at place `at`, for `said X`: its head is the last name before any stop."""
    flags, lower = line.flags, line.lower
    if at >= high:
        return None
    bits = flags[at]
    if bits & PRONOUN and lower[at] != "who":
        return Phrase("pronoun", at, at)
    if bits & (PUNCT | QUOTE | PREPOSITION | CONJUNCTION | SUBORDINATOR | GENITIVE) and not bits & DETERMINER:
        return None
    if bits & (ADVERB | TIME) and not bits & (NAME | CAPITAL):
        return None
    step, last, name, genitive = at, -1, -1, False
    while step < high:
        bits = flags[step]
        if bits & NAME:
            name = line.names[step]
            last = step
            genitive = False
        elif bits & GENITIVE:
            genitive, name, last = True, -1, step
        elif lower[step] == "." and step > at and lower[step - 1] in ABBREVIATED:
            pass
        elif (
            bits & (PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | PRONOUN | TIME)
            or bits & PREPOSITION
            or (
                is_verb(bits)
                and not bits & (ROLE | speech.SAY_NOUN | speech.DOCUMENT)
                and step > at
                and not (flags[step - 1] & DETERMINER)
            )
            or (
                bits & (OTHER_ING | SAYING | CALLING)
                and step > at
                and not flags[step - 1] & (DETERMINER | ADVERB | GENITIVE)
            )
            or (bits & ADVERB and not flags[step] & CAPITAL and step > at)
        ):
            break
        elif name >= 0:
            # A common noun after the name: "said Trump adviser", unless a further name follows.
            name, last = -1, step
        else:
            last = step
        step += 1
    if last < 0:
        return None
    del genitive
    if name >= 0:
        return Phrase("name", at, last, name)
    end = last
    # The rest of a description: "a spokesman for the ministry", "one of the delegates".
    while end + 2 < high and lower[end + 1] in ("of", "for", "at", "in", "from", "with", "on", "to", "near"):
        stop = end + 2
        moved = False
        while (
            stop < high
            and not flags[stop] & (PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | PREPOSITION | PRONOUN | TIME | RELATIVE)
            and (flags[stop] & NAME or not is_verb(flags[stop]) or flags[stop] & ROLE)
        ):
            stop += 1
            moved = True
        if not moved:
            break
        end = stop - 1
    # "said her spokesman, Ivan Petrov": the name in apposition is the speaker.
    if end + 2 < high and lower[end + 1] == "," and not (flags[end + 2] & (DETERMINER | PREPOSITION)):
        follow = end + 2
        while (follow < high and flags[follow] & ROLE and not flags[follow] & NAME) or (
            follow < high and lower[follow] == "."
        ):
            follow += 1
        if follow < high and flags[follow] & NAME:
            stop = follow
            while stop + 1 < high and flags[stop + 1] & NAME and line.names[stop + 1] == line.names[follow]:
                stop += 1
            if stop + 1 >= high or lower[stop + 1] in (",", ".", "(") or flags[stop + 1] & QUOTE:
                return Phrase("name", at, stop, line.names[follow])
    return Phrase("description", at, end)
