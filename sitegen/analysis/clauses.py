"""Every finite verb of a sentence with its subject, over joints, passives and participles. It never decides who speaks;
what it cannot read it leaves out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from sitegen.analysis import speech
from sitegen.analysis.phrases import (
    HARD_STOP,
    PLURALS,
    STANDING_ALONE,
    is_verb,
    name_start,
    phrase_after,
    phrase_before,
    title_start,
)
from sitegen.analysis.roles import head_word, is_person_noun
from sitegen.analysis.speech import (
    ADVERB,
    ANY_CALL,
    ANY_SAY,
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
    RELATIVE,
    SAY,
    SAY_NOUN,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from sitegen.analysis.subjects import is_relative, skip_adverbials, subject_before
from sitegen.analysis.words import (
    GENITIVE,
    NAME,
    PERSON,
    PUNCT,
    QUOTE,
    Clause,
    Clauses,
    Line,
    Phrase,
)

_LAST: Final = 1 << 62


def clauses_between(line: Line, low: int, high: int) -> list[Clause]:
    """Every finite verb from `low` to `high` that has a subject, in order. A verb joined by "and" or a comma takes
    the subject of the one before; a participle of saying takes that of the nearest verb of saying, else the first."""
    known = _known_clauses(line, low, high)
    while known.pending:
        _read_next(line, low, high, known)
    return known.found


def each_clause(line: Line, low: int, high: int, until: int = _LAST) -> Iterator[Clause]:
    """The same one by one, for who needs the first of them: what stands after is read when it is asked for. With
    `until`, no verb from there on is read, though a clause that is known already may come."""
    known = _known_clauses(line, low, high)
    found, pending = known.found, known.pending
    at = 0
    while True:
        while at < len(found):
            yield found[at]
            at += 1
        if not pending or pending[-1] >= until:
            return
        _read_next(line, low, high, known)


def clauses_at(line: Line, low: int, high: int, places: list[int]) -> Iterator[Clause]:
    """The same, of the verbs at `places` alone, in order. The verbs before them are read only where one shares its
    subject with them: most have their own."""
    known = _known_clauses(line, low, high)
    pending, ahead = known.pending, known.ahead
    for at in places:
        if pending and pending[-1] <= at:
            if at not in ahead and at in pending:
                ahead[at] = _read_clause(line, at, low, high, known)
            clause = ahead.get(at)
        else:
            clause = next((one for one in known.found if one.verb == at), None)
        if clause is not None:
            yield clause


def _read_next(line: Line, low: int, high: int, known: Clauses) -> None:
    at = known.pending.pop()
    clause = known.ahead[at] if at in known.ahead else _read_clause(line, at, low, high, known)
    if clause is not None:
        known.found.append(clause)


def _clauses_before(line: Line, at: int, low: int, high: int, known: Clauses) -> list[Clause]:
    """The clauses of the verbs before the one at `at`, which is yet to be read."""
    pending = known.pending
    while pending and pending[-1] < at:
        _read_next(line, low, high, known)
    return known.found


def _known_clauses(line: Line, low: int, high: int) -> Clauses:
    known = line.clauses.get((low, high))
    if known is None:
        verbs = line.verbs
        if verbs is None:
            flags, lower = line.flags, line.lower
            verbs = line.verbs = [
                at
                for at, bits in enumerate(flags)
                if (bits & _MAY_BE_VERB and not bits & NAME) or (not bits and lower[at][-1] == "s")
            ]
        pending = verbs[bisect_left(verbs, low) : bisect_left(verbs, high)]
        pending.reverse()
        known = line.clauses[low, high] = Clauses([], pending, {})
    return known


def _is_plural(head: str) -> bool:
    """Of "officials in Ohio": people in the plural."""
    return head in PLURALS or (head.endswith("s") and is_person_noun(head[:-1]))


def _plural_head(line: Line, verb: int, low: int) -> Phrase | None:
    """Of a bare form like "call", which no single name can be the subject of: the plural before "such as X",
    "close to X", "including X"."""
    for at in range(verb - 2, max(low, verb - 9) - 1, -1):
        bits, word = line.flags[at], line.lower[at]
        if bits & (QUOTE | SUBORDINATOR | RELATIVE | CONJUNCTION) and word not in ("as", "those") and not bits & NAME:
            return None
        if (is_verb(bits) or word in HARD_STOP) and word != "close":
            return None
        follows = line.lower[at + 1 if line.lower[at + 1] != "," else min(at + 2, verb)]
        if follows not in _AFTER_PLURAL or bits & (PUNCT | PREPOSITION):
            continue
        if word == "those" or ((word.endswith("s") or word in PLURALS) and not bits & PERSON):
            if word == "those":
                return Phrase("description", at, verb - 1)
            if bits & NAME:
                first = title_start(line, name_start(line, at, low), low)
                return Phrase("name", first, at, line.names[at])
            own = phrase_before(line, at, low)
            if own is None or not is_person_noun(head_word(line, own).removesuffix("s")):
                return None
            whole = follows in ("at", "from", "in", "of", "with") and line.flags[verb - 1] & NAME
            return Phrase("description", own.first, verb - 1) if whole else own
    return None


_AFTER_PLURAL = frozenset("around close familiar from in including like loyal near of on such with".split())
_MAKES = frozenset(
    "caused causes compelled drove forced inspired leads led moved prompted prompts provoked pushed spurred".split()
)
"""Verbs whose object does what follows: "that prompted X to say"."""
_MAY_BE_VERB = ANY_SAY | ANY_CALL | AUX | FINITE
_VERB = SAY | CALL | AUX | FINITE
_ING = SAYING | CALLING


def _read_clause(line: Line, at: int, low: int, high: int, known: Clauses) -> Clause | None:
    """The clause of the verb at place `at`, if it has a subject. The clauses before it are asked for only where it
    hangs on one of them."""
    flags, lower = line.flags, line.lower
    bits = flags[at]
    if bits & _ING:
        if bits & SAY_NOUN and at > low and flags[at - 1] & (GENITIVE | POSSESSIVE):
            return None  # "his warning of"
        step = at - 1
        while step > low and flags[step] & ADVERB and not flags[step] & AUX:
            step -= 1
        if step >= low and (flags[step] & BE or (flags[step] & PRONOUN and lower[step] != "who")):
            subject = subject_before(line, at, low)
            if subject is not None and subject.kind != "relative":
                return Clause(subject, at, (bits | SAY) if bits & SAYING else (bits | CALL))
        subject = _participle_subject(line, at, low, _clauses_before(line, at, low, high, known))
        return None if subject is None else Clause(subject, at, bits)
    if bits & ANY_SAY | bits & ANY_CALL and not bits & (SAY | CALL) and at > low:
        # A bare form: "to warn", "would warn", "officials warn". Not in "X calls claim '...'".
        if flags[at - 1] & ANY_CALL and not flags[at - 1] & AUX:
            found = _clauses_before(line, at, low, high, known)
            if found and found[-1].verb == at - 1 and found[-1].flags & CALL:
                return None
        if lower[at - 1] == "to" or flags[at - 1] & AUX or flags[at - 1] & ADVERB:
            if lower[at - 1] == "to":
                found = _clauses_before(line, at, low, high, known)
                if found and lower[found[-1].verb] in _MAKES and found[-1].verb < at - 2:
                    moved = phrase_before(line, at - 2, found[-1].verb + 1)
                    if moved is not None and moved.kind in ("name", "description"):
                        return Clause(moved, at, bits | SAY if bits & ANY_SAY else bits | CALL)
                return Clause(found[-1].subject, at, bits) if found else None
            subject = subject_before(line, at, low)
            if subject is not None:
                return Clause(subject, at, bits | SAY if bits & ANY_SAY else bits | CALL, is_relative(line, at, low))
        elif flags[at - 1] & (DETERMINER | POSSESSIVE) and lower[at - 1] not in STANDING_ALONE:
            return None  # "in an email that"
        else:
            subject = subject_before(line, at, low)
            if (subject is None or flags[subject.last] & PERSON) and lower[at] not in speech.NOUN_OR_VERB:
                subject = _plural_head(line, at, low) or subject
            if subject is not None and (
                (
                    subject.kind == "description"
                    and (
                        lower[subject.last].endswith("s")
                        or lower[subject.last] in PLURALS
                        or lower[subject.first] == "those"
                        or _is_plural(head_word(line, subject))
                        or "and" in lower[subject.first + 1 : subject.last]
                    )
                )
                or (subject.kind == "pronoun" and lower[subject.first] in ("they", "we", "i", "you"))
                or (
                    subject.kind == "name"
                    and (lower[subject.last].endswith("s") or "and" in lower[subject.last + 1 : at])
                    and lower[at] not in speech.NOUN_OR_VERB
                )
            ):
                voice = bits | SAY if bits & ANY_SAY else bits | CALL
                return Clause(subject, at, voice, is_relative(line, at, low))
        return None
    if not bits & _VERB:
        if bits or lower[at].endswith("ss") or at == low:
            return None
        before = skip_adverbials(line, at - 1, low)
        if (
            before < low
            or not flags[before] & (NAME | PRONOUN | DOCUMENT)
            or (before != at - 1 and flags[at - 1] & TIME)
        ):
            return None
        bits = FINITE
    if (
        bits & AUX
        and not bits & (SAY | CALL)
        and at + 1 < high
        and flags[at + 1] & (SAY | CALL | FINITE | PARTICIPLE)
        and not flags[at + 1] & NAME
    ):
        return None
    if lower[at] in speech.NOUN_OR_VERB and _is_plural_noun(line, at, low, high):
        return None
    subject = subject_before(line, at, low)
    if subject is None and at > low:
        before = skip_adverbials(line, at - 1, low)
        if before >= low and flags[before] & CONJUNCTION and lower[before] != ",":
            found = _clauses_before(line, at, low, high, known)
            subject = _coordinate_subject(line, found) if found else None
    if subject is None or subject.kind == "relative":
        return None
    if subject.last >= at:
        return None
    relative = is_relative(line, at, low)
    if bits & PARTICIPLE and bits & (SAY | CALL) and at + 1 < high and lower[at + 1] == "by":
        agent = phrase_after(line, at + 2, high)
        if agent is not None and not _is_passive(line, at, low):
            # "the talks described by X as routine": its agent speaks, the noun before it does not.
            return Clause(agent, at, bits, True)
    if bits & PARTICIPLE and lower[at] not in _HEARD and _is_passive(line, at, low):
        subject = Phrase("none", subject.first, subject.last)
        by = _agent(line, at, high)
        return Clause(by if by is not None else subject, at, bits, relative)
    return Clause(subject, at, bits, relative)


_HEARD = frozenset("cited heard quoted recorded".split())
"""Passive verbs whose subject speaks: "was quoted as saying"."""


def _is_plural_noun(line: Line, at: int, low: int, high: int) -> bool:
    """Is a form like "claims" a noun here: after an adjective or a preposition, with no object it could take?"""
    before = line.flags[at - 1] if at > low else 0
    if before & (PRONOUN | RELATIVE) or (before & ADVERB and not before & NAME):
        return False
    follows = line.flags[at + 1] if at + 1 < high else 0
    if (
        line.lower[at] == "calls"
        and at + 2 < len(line.flags)
        and not before & (DETERMINER | PREPOSITION | GENITIVE | CONJUNCTION)
        and (
            line.flags[at + 2] & QUOTE
            or (line.lower[at - 1] == "," and line.flags[at + 3 : at + 4][:1] and line.flags[at + 3] & QUOTE)
        )
        and not line.flags[at + 1] & PREPOSITION
    ):
        return False  # "X, for his part, calls such talk '...'"
    if before & DOCUMENT and not before & NAME and follows & (NAME | POSSESSIVE) and not follows & PREPOSITION:
        return False  # "the ad calls X"
    if at + 1 < high and (
        line.lower[at + 1] in ("that", ":")
        or follows & (QUOTE | PRONOUN)
        or (line.lower[at + 1] == "," and at + 2 < len(line.flags) and line.flags[at + 2] & QUOTE)
    ):
        return bool(before & (DETERMINER | PREPOSITION | GENITIVE))
    if before & NAME:
        first = title_start(line, name_start(line, at - 1, low), low)
        return first > low and bool(line.flags[first - 1] & (PREPOSITION | GENITIVE | DETERMINER | CALL))
    return True


def _coordinate_subject(line: Line, found: list[Clause]) -> Phrase:
    """The subject that a verb after "and" shares: of the last main clause, whatever was said in between."""
    for clause in reversed(found):
        if (
            not clause.relative
            and clause.subject.kind in ("name", "pronoun", "description")
            and clause.flags & (SAY | CALL)
        ):
            return clause.subject
    for clause in reversed(found):
        first = clause.subject.first
        if not clause.relative and not (first and line.lower[first - 1] in ("that", "whether")):
            return clause.subject
    return found[-1].subject


def _is_passive(line: Line, at: int, low: int) -> bool:
    step = at - 1
    while step >= low and line.flags[step] & ADVERB and not line.flags[step] & AUX:
        step -= 1
    return step >= low and bool(line.flags[step] & BE)


def _agent(line: Line, at: int, high: int) -> Phrase | None:
    for step in range(at + 1, min(at + 6, high)):
        if line.lower[step] == "by":
            return phrase_after(line, step + 1, high)
        if line.flags[step] & PUNCT:
            break
    return None


_BEARERS = frozenset(
    "badge badges banner banners billboard billboards button buttons cap card cards graffiti hat hats inscription "
    "label leaflet leaflets notice pamphlet placard placards plaque poster posters shirt shirts sign signs sticker "
    "stickers sweatshirt t-shirt t-shirts tattoo".split()
)
"""Things that bear words: "a banner reading"."""


_SHOWS = frozenset(
    "capture captured captures catch catches caught film filmed hear heard hears record recorded saw see sees show "
    "showed showing shows with".split()
)
"""Words after which a noun is the subject of a participle: "a video shows a man saying"."""


def _hangs(line: Line, phrase: Phrase, low: int) -> bool:
    """Does a preposition or a verb stand before the phrase, so that it is no subject?"""
    before = line.flags[phrase.first - 1] if phrase.first > low else 0
    return bool(before & PREPOSITION) or is_verb(before)


def _attending_subject(line: Line, joint: int, low: int) -> Phrase | None:
    """Of a participle after the "and" at `joint`: who stands before the participle that it is joined to, where that
    hangs on "with": "with envoys of both towns praising the talks and saying"."""
    flags, lower = line.flags, line.lower
    if joint <= low or lower[joint] != "and":
        return None
    for at in range(joint - 1, max(low + 1, joint - 12), -1):
        bits = flags[at]
        if bits & (OTHER_ING | SAYING | CALLING) and not bits & NAME:
            own = phrase_before(line, skip_adverbials(line, at - 1, low), low)
            hangs = own is not None and own.first > low and lower[own.first - 1] == "with"
            return own if hangs and own is not None and own.kind in ("name", "description") else None
        if lower[at] in HARD_STOP or lower[at] == "," or bits & (QUOTE | SUBORDINATOR | RELATIVE):
            return None
    return None


def _attending_second(line: Line, last: int, low: int, found: list[Clause]) -> Phrase | None:
    """Of a participle after the noun that ends at `last`: that noun, where "and" joins it to another with a participle
    of its own: "with X promising action and the skippers saying"."""
    flags, lower = line.flags, line.lower
    if last <= low or flags[last] & (PUNCT | PREPOSITION | CONJUNCTION | ADVERB | QUOTE):
        return None
    if not any(
        clause.flags & (SAYING | CALLING) and clause.subject.first > low and lower[clause.subject.first - 1] == "with"
        for clause in found
    ):
        return None
    own = phrase_before(line, last, low)
    joined = own is not None and own.first > low and lower[own.first - 1] == "and"
    return own if joined and own is not None and own.kind in ("name", "description") else None


def _participle_subject(line: Line, at: int, low: int, found: list[Clause]) -> Phrase | None:
    flags, lower = line.flags, line.lower
    before = skip_adverbials(line, at - 1, low)
    if lower[before] in _BEARERS and before >= low:
        return phrase_before(line, before, low)
    if (
        before >= low
        and lower[before] not in (",", "--", "—", "–", "-")
        and not flags[before] & (CONJUNCTION | PREPOSITION | SUBORDINATOR)
    ) and flags[before] & NAME:
        first = name_start(line, before, low)
        return Phrase("name", title_start(line, first, low), before, line.names[before])
    if before > low and lower[before] in ("him", "her", "them") and lower[before - 1] in _SHOWS:
        return Phrase("pronoun", before, before)
    attending = _attending_subject(line, before, low)
    if attending is not None:
        return attending
    second = _attending_second(line, before, low, found)
    if second is not None:
        return second
    main = [clause for clause in found if clause.subject.kind != "none" and not clause.relative]
    if before > low and lower[before] == "as":
        # "The paper quoted X as saying"
        quoted = phrase_before(line, skip_adverbials(line, before - 1, low), low)
        if quoted is not None and quoted.kind != "relative" and lower[quoted.first - 1] in speech.QUOTES:
            return quoted
    if found and before == found[-1].verb and found[-1].subject.kind != "none" and not flags[before] & BE:
        return found[-1].subject  # "kept calling it"
    if before > low and not flags[before] & (PUNCT | PREPOSITION | CONJUNCTION | NAME):
        own = phrase_before(line, before, low)
        shows = own is not None and own.first > low and lower[own.first - 1] in _SHOWS
        if (
            own is not None
            and shows
            and own.kind == "description"
            and is_person_noun(head_word(line, own).removesuffix("s"))
        ):
            return own
    if main and before >= low and flags[before] & PREPOSITION and at - main[-1].verb <= 4:
        # "X's office said ..., but Y has taken to calling it": the nearest subject's.
        return main[-1].subject
    for clause in reversed(main):
        if flags[clause.verb] & (SAY | SAYING) and lower[clause.verb] not in speech.WEAK_SAY:
            if clause is not main[0] and flags[clause.verb] & PARTICIPLE and _hangs(line, clause.subject, low):
                continue  # "told of a clerk accused of theft, saying"
            return clause.subject
    if main:
        return main[0].subject
    return None
