"""The subject of a verb, reading leftwards: over auxiliaries, adverbs, times, relatives and appositions. It never
decides who speaks."""

from __future__ import annotations

from sitegen.analysis import speech
from sitegen.analysis.appositions import over_quoted_relative, subject_over_apposition
from sitegen.analysis.phrases import (
    before_title,
    is_verb,
    name_start,
    phrase_before,
    title_start,
)
from sitegen.analysis.roles import head_word, is_person_noun, is_speaker
from sitegen.analysis.speech import (
    ADVERB,
    AUX,
    CALL,
    CALLING,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    OTHER_ING,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SAY,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from sitegen.analysis.words import (
    CAPITAL,
    GENITIVE,
    NAME,
    NUMBER,
    PERSON,
    PUNCT,
    QUOTE,
    Line,
    Phrase,
)


def subject_before(line: Line, verb: int, low: int) -> Phrase | None:
    """The subject of the verb at place `verb`, reading leftwards: over auxiliaries, adverbs, times, parentheses and
    appositions between commas or dashes. None where there is none or it cannot be told."""
    flags, lower = line.flags, line.lower
    at = skip_adverbials(line, verb - 1, low)
    if at < low:
        return None
    bits = flags[at]
    if bits & QUOTE:
        return over_quoted_relative(line, at, low)
    relative = _opens_relative(bits)
    if lower[at] in (",", "--", "—", "–"):
        return over_quoted_relative(line, at, low) or subject_over_apposition(line, at, low)
    if lower[at] == "that" and at > low and flags[verb] & SAY and not flags[at - 1] & _HEADLESS:
        # "the part of the law that says"
        return phrase_before(line, at - 1, low)
    phrase = _relative_head(line, phrase_before(line, at, low), low)
    if phrase is not None and phrase.kind in ("name", "description"):
        first = _joined(line, phrase, low) if not relative else None
        if first is not None:
            return first
        before = before_title(
            line,
            # Of "Senator X of Maine" the head stands first.
            name_start(line, phrase.last, low)
            if flags[phrase.last] & NAME and line.names[phrase.last] == phrase.name
            else phrase.first,
            low,
        )
        if phrase.kind == "name" and before - 1 > low and lower[before] == "and" and flags[before - 1] & NAME:
            # "who represents parts of X and Y was": Y hangs on the preposition as X does.
            pair = name_start(line, before - 1, low) - 1
            if pair >= low and flags[pair] & PREPOSITION and not flags[phrase.last] & PERSON:
                before = pair
        if (
            phrase.kind == "name"
            and before >= low
            and flags[before] & PREPOSITION
            and not flags[before] & (SUBORDINATOR | ADVERB)
            and lower[before] not in ("like", "as")
            # "was met by X, who called"
            and not (flags[phrase.last] & PERSON and relative)
        ):
            return _over_hanging(line, before, low)
    if phrase is None or phrase.kind not in ("name", "description"):
        return phrase
    if phrase.first == phrase.last and flags[phrase.first - 1] & PREPOSITION and flags[phrase.first] & CAPITAL:
        hanging = _over_hanging(line, phrase.first - 1, low)
        if hanging is not None:
            return hanging
    over = _over_relative(line, phrase, low)
    if over is not None:
        return over
    phrase = _climb(line, phrase, low)
    if phrase.kind == "description" and flags[phrase.first] & NAME:
        # "X in the talks had stressed": the head of the phrase is the name it begins with.
        last = phrase.first
        while last < phrase.last and flags[last + 1] & NAME and line.names[last + 1] == line.names[phrase.first]:
            last += 1
        if last < phrase.last and flags[last + 1] & PREPOSITION:
            return Phrase("name", phrase.first, phrase.last, line.names[phrase.first])
    return phrase


def _joined(line: Line, phrase: Phrase, low: int) -> Phrase | None:
    """Of "X and Y" and "X and her aides" as one subject: X, whom the article puts first."""
    at = phrase.first - 2
    if at < low or line.lower[at + 1] != "and":
        return None
    if not line.flags[at] & NAME:
        if phrase.kind != "description" or (
            line.flags[phrase.first] & DETERMINER and line.lower[phrase.first : phrase.last + 1] != ["others"]
        ):
            return None
        first = phrase_before(line, at, low)
        if first is not None and first.first == low + 1 and line.lower[low] == "that":
            first = Phrase(first.kind, low, first.last)
        if (
            first is None
            or first.kind != "description"
            or not (line.flags[first.first] & DETERMINER or line.lower[first.first] == "that")
            or first.first > low
        ):
            return None
        return Phrase("description", first.first, phrase.last)
    first = phrase_before(line, at, low)
    listed = _before_list(line, first, phrase, low) if first is not None and first.kind == "name" else None
    if listed is not None:
        return listed
    if (
        first is None
        or first.kind != "name"
        or (first.first > low and line.flags[first.first - 1] & (PREPOSITION | SAY | CALL))
    ):
        return None
    if line.flags[first.last] & PERSON:
        return first
    # "U.S. and Ukrainian officials", "Russia and China": both, by their words.
    return Phrase("description", first.first, phrase.last)


def _before_list(line: Line, first: Phrase, last: Phrase, low: int) -> Phrase | None:
    """ "Envoys from X, Y and Z": the envoys, of whom the list only tells where they are from."""
    at = first.first
    while at - 2 > low and line.lower[at - 1] == "," and line.flags[at - 2] & NAME:
        at = name_start(line, at - 2, low)
    if at == first.first or at - 2 < low or not line.flags[at - 1] & PREPOSITION:
        return None
    head = phrase_before(line, at - 2, low)
    if head is None or head.kind != "description" or not is_person_noun(head_word(line, head).removesuffix("s")):
        return None
    return Phrase("description", head.first, last.last)


_HEADLESS = (
    PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | ADVERB | DETERMINER | TIME | NUMBER | GENITIVE | PRONOUN | PREPOSITION
)


_ENDS_RELATIVE = PUNCT | QUOTE | SUBORDINATOR | CONJUNCTION | PRONOUN | SAYING | CALLING


def _over_relative(line: Line, phrase: Phrase, low: int) -> Phrase | None:
    """From the end of a relative clause to its head: "a man who answered the door" for "the door". Not where the
    relative clause says something, for then the phrase is the subject of what is said."""
    flags, lower = line.flags, line.lower
    verbs = 0
    for at in range(phrase.first - 1, max(low, phrase.first - 10), -1):
        bits = flags[at]
        if bits & NAME:
            continue
        if lower[at] in ("who", "which", "that") and bits & RELATIVE:
            if not verbs or flags[at - 1] & _HEADLESS or not flags[at + 1] & (AUX | FINITE | ADVERB | CALL | SAY):
                return None
            head = phrase_before(line, at - 1, low)
            return head if head is not None and head.kind in ("name", "description") else None
        if bits & _ENDS_RELATIVE:
            return None
        if bits & SAY and not (at + 1 == phrase.first and lower[at] in speech.OBJECT_SAY):
            return None
        verbs += is_verb(bits)
    return None


def _over_hanging(line: Line, preposition: int, low: int) -> Phrase | None:
    """From a name that hangs on a preposition within a relative clause to the head of that clause: "a clerk who said
    he had been robbed in Halden told"."""
    verbs = 0
    for at in range(preposition - 1, max(low, preposition - 12), -1):
        bits = line.flags[at]
        if line.lower[at] == "who" and verbs:
            head = phrase_before(line, at - 1, low)
            return head if head is not None and head.kind in ("name", "description") else None
        if bits & (PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR):
            return None
        verbs += is_verb(bits)
    return None


def _climb(line: Line, phrase: Phrase, low: int) -> Phrase:
    """From a phrase that hangs on a participle to its head: "marchers crossing the square" for "the square"."""
    flags = line.flags
    at = phrase.first - 1
    if at >= low and flags[at] & PREPOSITION:
        at -= 1
    if at - 1 < low or not flags[at] & (OTHER_ING | PARTICIPLE | SAYING | CALLING) or flags[at] & (NAME | AUX):
        return phrase
    head = at - 1
    if (
        flags[head] & _HEADLESS
        or is_verb(flags[head])
        or (flags[head] & (OTHER_ING | SAYING | CALLING) and not flags[head] & NAME)
    ):
        return phrase
    if not flags[at] & OTHER_ING and flags[head] & NAME:
        return phrase
    outer = phrase_before(line, head, low)
    return outer if outer is not None else phrase


def _relative_head(line: Line, phrase: Phrase | None, low: int) -> Phrase | None:
    """Of "who" and "which": the phrase they stand for."""
    if phrase is None or phrase.kind != "relative":
        return phrase
    at = phrase.first - 1
    if at >= low and line.lower[at] in (",", "--", "—", "–"):
        at -= 1
        if at >= low and line.lower[at] in (",",):
            at -= 1
    elif at >= low and line.flags[at] & PREPOSITION:
        return None
    if at < low:
        return None
    before = phrase_before(line, at, low)
    if before is not None and before.kind == "relative":
        return None
    if before is not None and before.kind == "description" and line.lower[phrase.first] == "who":
        before = _person_in(line, before)
    if (
        before is not None
        and before.kind == "description"
        and line.flags[before.last] & PERSON
        and line.lower[phrase.first] == "who"
        and not is_speaker(line, before)
    ):
        # "a departure from X, who"
        first = name_start(line, before.last, low)
        return Phrase("name", first, before.last, line.names[before.last])
    if before is not None and before.kind == "description" and before.first - 1 > low and at == phrase.first - 1:
        copula = before.first - 1
        if flags_are_be(line, copula) and line.lower[before.first] in ("a", "an", "one", "the"):
            # "X is a pilot who has said"
            whole = subject_before(line, copula, low)
            if whole is not None and whole.kind in ("name", "pronoun"):
                return whole
    if (
        before is not None
        and (before.kind == "name" or before.first == before.last)
        and not line.flags[before.last] & PERSON
    ):
        over = _over_residence(line, before.first, low)
        if over is not None:
            return over
    if before is not None and before.kind == "description":
        # "X, now a judge in Geneva, who said": the description is itself in apposition.
        step = before.first - 1
        while step >= low and line.flags[step] & ADVERB:
            step -= 1
        if step - 1 >= low and line.lower[step] == "," and line.flags[step - 1] & NAME:
            first = name_start(line, step - 1, low)
            return Phrase("name", title_start(line, first, low), step - 1, line.names[step - 1])
    return before


def _person_in(line: Line, phrase: Phrase) -> Phrase:
    """Of "the language of a port official" before "who": the official."""
    if line.flags[phrase.last] & NAME or is_person_noun(head_word(line, phrase).removesuffix("s")):
        return phrase
    for at in range(phrase.last - 1, phrase.first, -1):
        if line.lower[at] in ("by", "of"):
            inner = Phrase("description", at + 1, phrase.last)
            return inner if is_person_noun(head_word(line, inner).removesuffix("s")) else phrase
    return phrase


def flags_are_be(line: Line, at: int) -> bool:
    """Is the word a form of "be", and no participle's auxiliary?"""
    return bool(line.flags[at] & speech.BE) and line.lower[at] in ("is", "was", "are", "were")


def _over_residence(line: Line, first: int, low: int) -> Phrase | None:
    """From the place in "X, 36, of Halden, who" to X."""
    at = first - 1
    if at - 1 < low or line.lower[at] not in ("of", "from", "in") or line.lower[at - 1] != ",":
        return None
    at -= 2
    if at - 1 > low and line.flags[at] & NUMBER and line.lower[at - 1] == ",":
        at -= 2
    return phrase_before(line, at, low) if at >= low and line.flags[at] & PERSON else None


_SKIPPED = AUX | ADVERB
_ADVERBIAL = _SKIPPED | TIME | NUMBER
_BEFORE_VERB = frozenset(("all", "both", "first"))
"""Words that no flag tells and that may stand between a subject and its verb. What is neither these nor flagged ends
the search, and most words do."""


def skip_adverbials(line: Line, at: int, low: int) -> int:
    flags, lower = line.flags, line.lower
    while at >= low:
        bits = flags[at]
        if bits & NAME or (not bits & _ADVERBIAL and lower[at] not in _BEFORE_VERB):
            return at
        if bits & _SKIPPED:
            at -= 1
        elif bits & TIME:
            step = at
            while (
                step >= low
                and not flags[step] & NAME
                and (
                    flags[step] & (TIME | NUMBER | ADVERB)
                    or lower[step] in ("this", "last", "next", "that", "early", "late", "the", ",", "previous")
                )
            ):
                if lower[step] == "," and not (flags[step - 1] & (TIME | NUMBER)):
                    break
                step -= 1
            if step >= low and lower[step] in ("on", "in", "at", "of", "during", "since", "for"):
                step -= 1
            at = step
        elif bits & NUMBER and at - 1 > low and lower[at - 1] in ("in", "since"):
            at -= 2
        elif (
            lower[at] == "both"
            or (lower[at] == "first" and _is_first(line, at, low))
            or (lower[at] == "all" and at > low and flags[at - 1] & (NAME | PRONOUN))
        ):
            at -= 1
        else:
            return at
    return at


def _is_first(line: Line, at: int, low: int) -> bool:
    """Is "first" for "at first", and not "the first"?"""
    return at > low and not line.flags[at - 1] & (DETERMINER | speech.POSSESSIVE | GENITIVE)


def is_relative(line: Line, at: int, low: int) -> bool:
    step = skip_adverbials(line, at - 1, low)
    return step >= low and _opens_relative(line.flags[step])


def _opens_relative(bits: int) -> bool:
    return bool(bits & RELATIVE) and not bits & NAME
