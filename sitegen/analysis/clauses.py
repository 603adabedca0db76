"""Who is the subject of which verb in a sentence, over appositions, relative clauses and joints.
It never decides who speaks; what it cannot read it leaves out."""

from __future__ import annotations

from sitegen.analysis import speech
from sitegen.analysis.phrases import (
    HARD_STOP,
    PLURALS,
    before_title,
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
    ROLE,
    SAY,
    SAY_NOUN,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from sitegen.analysis.words import (
    ABBREVIATED,
    CAPITAL,
    GENITIVE,
    NAME,
    NUMBER,
    PERSON,
    PUNCT,
    QUOTE,
    Clause,
    Line,
    Phrase,
)

_APPOSITION = (
    DETERMINER
    | PREPOSITION
    | RELATIVE
    | NUMBER
    | ROLE
    | SAYING
    | CALLING
    | OTHER_ING
    | POSSESSIVE
    | ADVERB
    | FINITE
    | TIME
)


def subject_before(line: Line, verb: int, low: int) -> Phrase | None:
    """The subject of the verb at place `verb`, reading leftwards: over auxiliaries, adverbs, times, parentheses and
    appositions between commas or dashes. None where there is none or it cannot be told."""
    flags, lower = line.flags, line.lower
    at = verb - 1
    at = _skip_adverbials(line, at, low)
    if at < low:
        return None
    if flags[at] & QUOTE:
        return _over_quoted_relative(line, at, low)
    if lower[at] in (",", "--", "—", "–"):
        return _over_quoted_relative(line, at, low) or _subject_over_apposition(line, at, low)
    if lower[at] == "that" and at > low and flags[verb] & SAY and not flags[at - 1] & _HEADLESS:
        # "the part of the law that says"
        return phrase_before(line, at - 1, low)
    phrase = _relative_head(line, phrase_before(line, at, low), low)
    if phrase is not None and phrase.kind in ("name", "description"):
        first = _joined(line, phrase, low) if not is_relative(line, verb, low) else None
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
        if (
            phrase.kind == "name"
            and before >= low
            and flags[before] & PREPOSITION
            and not flags[before] & (SUBORDINATOR | ADVERB)
            and lower[before] not in ("like", "as")
        ):
            return None
    if phrase is None or phrase.kind not in ("name", "description"):
        return phrase
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
        if phrase.kind != "description" or line.flags[phrase.first] & DETERMINER:
            return None
        first = phrase_before(line, at, low)
        if (
            first is None
            or first.kind != "description"
            or not line.flags[first.first] & DETERMINER
            or first.first > low
        ):
            return None
        return Phrase("description", first.first, phrase.last)
    first = phrase_before(line, at, low)
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


_HEADLESS = (
    PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | ADVERB | DETERMINER | TIME | NUMBER | GENITIVE | PRONOUN | PREPOSITION
)


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
        if bits & (PUNCT | QUOTE | SUBORDINATOR | CONJUNCTION | PRONOUN | SAYING | CALLING):
            return None
        if bits & SAY and not (at + 1 == phrase.first and lower[at] in speech.OBJECT_SAY):
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
    if before is not None and before.kind == "description":
        # "X, now a judge in Geneva, who said": the description is itself in apposition.
        step = before.first - 1
        while step >= low and line.flags[step] & ADVERB:
            step -= 1
        if step - 1 >= low and line.lower[step] == "," and line.flags[step - 1] & NAME:
            first = name_start(line, step - 1, low)
            return Phrase("name", title_start(line, first, low), step - 1, line.names[step - 1])
    return before


def _skip_adverbials(line: Line, at: int, low: int) -> int:
    flags, lower = line.flags, line.lower
    while at >= low:
        bits = flags[at]
        if bits & NAME:
            return at
        if bits & AUX or bits & ADVERB:
            at -= 1
        elif bits & TIME and not (bits & AUX):
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
        elif lower[at] == "both" or (lower[at] == "all" and at > low and flags[at - 1] & (NAME | PRONOUN)):
            at -= 1
        else:
            return at
    return at


def _subject_over_apposition(line: Line, at: int, low: int) -> Phrase | None:
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
            phrase = phrase_before(line, step - 1, low)
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


def _over_quoted_relative(line: Line, at: int, low: int) -> Phrase | None:
    """`X, whom Y called "a snake," said`: over a relative clause that holds words in marks, to its head."""
    quoted = False
    for step in range(at, max(low, at - 20), -1):
        if line.flags[step] & QUOTE:
            if quoted:
                return None
            quoted = True
        elif line.lower[step] in HARD_STOP:
            return None
        elif line.lower[step] == ",":
            if not line.flags[step + 1] & RELATIVE or line.lower[step + 1] == "that":
                if step == at:
                    continue
                return None
            return phrase_before(line, step - 1, low) if quoted else None
    return None


def _bare_name(line: Line, first: int, end: int) -> Phrase | None:
    """A name, with or without titles, and nothing else between `first` and `end`."""
    at = first
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
    if rest < end and line.lower[rest] == "(":
        while rest < end and line.lower[rest] != ")":
            rest += 1
        rest += 1
    return Phrase("name", first, last, name) if rest >= end else None


def clauses_between(line: Line, low: int, high: int) -> list[Clause]:
    """Every finite verb from `low` to `high` that has a subject, in order. A verb joined by "and" or a comma takes
    the subject of the one before; a participle of saying takes that of the nearest verb of saying, else the first."""
    known = line.clauses.get((low, high))
    if known is None:
        known = line.clauses[low, high] = _read_clauses(line, low, high)
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


def _read_clauses(line: Line, low: int, high: int) -> list[Clause]:
    found: list[Clause] = []
    flags, lower = line.flags, line.lower
    for at in range(low, high):
        bits = flags[at]
        if not bits:
            if lower[at][-1] != "s":
                continue
        elif bits & NAME or not bits & _MAY_BE_VERB:
            continue
        if bits & _ING:
            if bits & SAY_NOUN and at > low and flags[at - 1] & (GENITIVE | POSSESSIVE):
                continue  # "his warning of"
            step = at - 1
            while step > low and flags[step] & ADVERB and not flags[step] & AUX:
                step -= 1
            if step >= low and (flags[step] & BE or (flags[step] & PRONOUN and lower[step] != "who")):
                subject = subject_before(line, at, low)
                if subject is not None and subject.kind != "relative":
                    found.append(Clause(subject, at, (bits | SAY) if bits & SAYING else (bits | CALL)))
                    continue
            subject = _participle_subject(line, at, low, found)
            if subject is not None:
                found.append(Clause(subject, at, bits))
            continue
        if bits & ANY_SAY | bits & ANY_CALL and not bits & (SAY | CALL) and at > low:
            # A bare form: "to warn", "would warn", "officials warn".
            if lower[at - 1] == "to" or flags[at - 1] & AUX or flags[at - 1] & ADVERB:
                if lower[at - 1] == "to":
                    if found and lower[found[-1].verb] in _MAKES and found[-1].verb < at - 2:
                        moved = phrase_before(line, at - 2, found[-1].verb + 1)
                        if moved is not None and moved.kind in ("name", "description"):
                            found.append(Clause(moved, at, bits | SAY if bits & ANY_SAY else bits | CALL))
                            continue
                    if found:
                        found.append(Clause(found[-1].subject, at, bits))
                    continue
                subject = subject_before(line, at, low)
                if subject is not None:
                    found.append(Clause(subject, at, bits | SAY if bits & ANY_SAY else bits | CALL))
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
                    found.append(Clause(subject, at, bits | SAY if bits & ANY_SAY else bits | CALL))
            continue
        if not bits & _VERB:
            if bits or lower[at].endswith("ss") or at == low:
                continue
            before = _skip_adverbials(line, at - 1, low)
            if (
                before < low
                or not flags[before] & (NAME | PRONOUN | DOCUMENT)
                or (before != at - 1 and flags[at - 1] & TIME)
            ):
                continue
            bits = FINITE
        if (
            bits & AUX
            and not bits & (SAY | CALL)
            and at + 1 < high
            and flags[at + 1] & (SAY | CALL | FINITE | PARTICIPLE)
            and not flags[at + 1] & NAME
        ):
            continue
        if lower[at] in speech.NOUN_OR_VERB and _is_plural_noun(line, at, low, high):
            continue
        subject = subject_before(line, at, low)
        if subject is None and at > low:
            before = _skip_adverbials(line, at - 1, low)
            if before >= low and (flags[before] & CONJUNCTION or lower[before] == ",") and found:
                subject = _coordinate_subject(found) if lower[before] != "," else None
        if subject is None or subject.kind == "relative":
            continue
        if subject.last >= at:
            continue
        relative = is_relative(line, at, low)
        if bits & PARTICIPLE and bits & (SAY | CALL) and at + 1 < high and lower[at + 1] == "by":
            agent = phrase_after(line, at + 2, high)
            if agent is not None and not _is_passive(line, at, low):
                # "the talks described by X as routine": its agent speaks, the noun before it does not.
                found.append(Clause(agent, at, bits, True))
                continue
        if bits & PARTICIPLE and lower[at] not in _HEARD and _is_passive(line, at, low):
            subject = Phrase("none", subject.first, subject.last)
            by = _agent(line, at, high)
            found.append(Clause(by if by is not None else subject, at, bits))
            continue
        found.append(Clause(subject, at, bits, relative))
    return found


_HEARD = frozenset("cited heard quoted recorded".split())
"""Passive verbs whose subject speaks: "was quoted as saying"."""


def _is_plural_noun(line: Line, at: int, low: int, high: int) -> bool:
    """Is a form like "claims" a noun here: after an adjective or a preposition, with no object it could take?"""
    before = line.flags[at - 1] if at > low else 0
    if before & (PRONOUN | RELATIVE) or (before & ADVERB and not before & NAME):
        return False
    follows = line.flags[at + 1] if at + 1 < high else 0
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


def is_relative(line: Line, at: int, low: int) -> bool:
    step = _skip_adverbials(line, at - 1, low)
    return step >= low and bool(line.flags[step] & RELATIVE) and not line.flags[step] & NAME


def _coordinate_subject(found: list[Clause]) -> Phrase:
    """The subject that a verb after "and" shares: of the last main clause, whatever was said in between."""
    for clause in reversed(found):
        if (
            not clause.relative
            and clause.subject.kind in ("name", "pronoun", "description")
            and clause.flags & (SAY | CALL)
        ):
            return clause.subject
    for clause in reversed(found):
        if not clause.relative:
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


def _participle_subject(line: Line, at: int, low: int, found: list[Clause]) -> Phrase | None:
    flags, lower = line.flags, line.lower
    before = _skip_adverbials(line, at - 1, low)
    if lower[before] in _BEARERS and before >= low:
        return phrase_before(line, before, low)
    if (
        before >= low
        and lower[before] not in (",", "--", "—", "–", "-")
        and not flags[before] & (CONJUNCTION | PREPOSITION | SUBORDINATOR)
    ) and flags[before] & NAME:
        first = name_start(line, before, low)
        return Phrase("name", title_start(line, first, low), before, line.names[before])
    main = [clause for clause in found if clause.subject.kind != "none" and not clause.relative]
    if before > low and lower[before] == "as":
        # "The paper quoted X as saying"
        quoted = phrase_before(line, before - 1, low)
        if quoted is not None and quoted.kind != "relative" and lower[quoted.first - 1] in speech.QUOTES:
            return quoted
    if found and before == found[-1].verb and found[-1].subject.kind != "none" and not flags[before] & BE:
        return found[-1].subject  # "kept calling it"
    if before > low and not flags[before] & (PUNCT | PREPOSITION | CONJUNCTION | NAME):
        own = phrase_before(line, before, low)
        shows = own is not None and own.first > low and lower[own.first - 1] in _SHOWS
        if own is not None and shows and own.kind == "description" and is_person_noun(head_word(line, own)):
            return own
    if main and before >= low and flags[before] & PREPOSITION and at - main[-1].verb <= 4:
        # "X's office said ..., but Y has taken to calling it": the nearest subject's.
        return main[-1].subject
    for clause in reversed(main):
        if flags[clause.verb] & (SAY | SAYING) and lower[clause.verb] not in speech.WEAK_SAY:
            return clause.subject
    if main:
        return main[0].subject
    return None
