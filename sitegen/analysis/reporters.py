"""Who says what is reported, and whether the text says that anybody did: no denial, no condition, no thing that cannot
speak. It never looks at what is said."""

from __future__ import annotations

from sitegen.analysis import speech
from sitegen.analysis.phrases import PLURALS, is_verb, phrase_before
from sitegen.analysis.reported_ends import (
    main_verb,
)
from sitegen.analysis.reporting_words import (
    BODIES,
    CONDITIONS,
    MODALS,
    NEGATIONS,
    OF_THINGS,
    OPENERS,
    PLURAL_PEOPLE,
    TIMELESS,
)
from sitegen.analysis.roles import head_word, is_person_noun, is_speaker
from sitegen.analysis.speech import (
    ADVERB,
    AUX,
    BE,
    CALLING,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    OTHER_ING,
    PREPOSITION,
    ROLE,
    SAY,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from sitegen.analysis.words import CAPITAL, NAME, PERSON, PUNCT, Clause, Line, Phrase


def word_before(line: Line, at: int, low: int) -> int:
    """Place of the word before `at`, adverbs and days aside; -1 where there is none."""
    step = at - 1
    while step >= low and line.flags[step] & (ADVERB | TIME) and line.lower[step] not in _JOINING:
        step -= 1
    if step >= low and line.lower[step] in ("on", "in") and line.flags[step + 1] & TIME and step + 1 < at:
        return word_before(line, step, low)  # "On Friday X said"
    return step if step >= low else -1


_JOINING = TIMELESS | CONDITIONS | OPENERS
"""Adverbs that say how what follows is meant: they are not passed over."""


def is_asserted(line: Line, clause: Clause, low: int) -> bool:
    """Does the text say that it was said: no denial, no condition, no question, no "would say"?"""
    lower, flags = line.lower, line.flags
    verb, subject = clause.verb, clause.subject
    step = verb - 1
    while step > subject.last and step >= low and flags[step] & (AUX | ADVERB | BE) and not flags[step] & NAME:
        word = lower[step].replace("’", "'")
        if word in NEGATIONS or word in MODALS or word.endswith("n't"):
            return False
        if flags[step] & BE and not flags[verb] & SAYING:
            return False
        step -= 1
    if lower[verb - 1] == "to" and not goes_on(line, verb):
        return False
    if flags[verb] & SAYING and not clause.flags & SAY and not _is_told_of(line, verb, low):
        return False
    if not NEGATIONS.isdisjoint(lower[subject.first : min(subject.last + 1, verb)]):
        return False
    before = word_before(line, subject.first, low)
    if before < 0:
        return True
    word, bits = lower[before], flags[before]
    if word in NEGATIONS or word in CONDITIONS:
        return False
    if word in TIMELESS and not _is_past(lower[verb]):
        return False
    if clause.subject.last < verb and word in ("that", "who", "whom", "which", "what", "how", "why", "where", "than"):
        return False
    if bits & AUX and not bits & NAME:
        return False  # "Would the minister say", "nor did X say"
    return not (bits & PREPOSITION and not bits & (SUBORDINATOR | ADVERB) and word not in OPENERS and word != "with")


def goes_on(line: Line, verb: int) -> bool:
    """ "went on to say", "continued to insist": it was said."""
    before = line.lower[max(0, verb - 3) : verb]
    return before in (["went", "on", "to"], ["goes", "on", "to"]) or before[1:] in (
        ["continued", "to"],
        ["continues", "to"],
    )


_ATTENDING = frozenset("after as before by in when while with".split())


def _is_told_of(line: Line, verb: int, low: int) -> bool:
    """Not "avoided saying", "without saying", "stopped short of saying"."""
    step = verb - 1
    while step > low and line.flags[step] & ADVERB:
        step -= 1
    if line.lower[step] == "worth":
        return False
    if step < low or line.flags[step] & (NAME | PUNCT | CONJUNCTION) or line.lower[step] in _ATTENDING:
        return True
    return not (is_verb(line.flags[step]) or line.flags[step] & (PREPOSITION | OTHER_ING | SAYING))


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in ("said", "told", "wrote", "swore")


def find_speaking(line: Line, clause: Clause, low: int) -> Phrase | None:
    """The subject, or with "and" the whole of it; None where it is no speaker or may not be the subject."""
    subject, verb = clause.subject, clause.verb
    flags, lower = line.flags, line.lower
    if subject.kind == "pronoun":
        if lower[subject.first] in ("you", "who", "i", "we"):
            return None
        if subject.first > low and is_verb(flags[subject.first - 1]) and not clause.flags & SAYING:
            return None
        return subject
    if flags[subject.first] & (OTHER_ING | AUX) and not flags[subject.first] & (NAME | DETERMINER):
        return None  # "Having said that"
    if subject.first > low and lower[subject.first - 1] in ("$", "€", "£"):
        return None  # "$20 million experts say it costs"
    if clause.relative:
        # "X, who said": a person's name or a description, and a comma before the pronoun.
        who = next((at for at in range(verb - 1, subject.last, -1) if flags[at] & speech.RELATIVE), -1)
        if (
            who <= subject.last
            or lower[who - 1] != ","
            or (subject.kind == "name" and not flags[subject.last] & PERSON)
        ):
            return None
    if subject.kind == "description" and not can_speak(line, subject, verb):
        return None
    if lower[subject.last] in ("first", "later") and subject.last > subject.first:
        subject = Phrase(subject.kind, subject.first, subject.last - 1, subject.name)
    first = subject.first
    if flags[verb] & SAYING and not flags[verb] & SAY:
        return subject
    if first - 1 >= low:
        if flags[first - 1] & DETERMINER and first - 2 >= low and lower[first - 2] == "and":
            first -= 1
            subject = Phrase("description", first, subject.last)
        bits, word = flags[first - 1], lower[first - 1]
        if bits & (OTHER_ING | SAYING | CALLING) and not bits & NAME:
            return None  # "a record of challenging the leadership said"
        if is_verb(bits) and not bits & (ADVERB | PREPOSITION) and not clause.relative:
            return None
        if word in ("and", "or") and first - 2 >= low and lower[first - 2] != ",":
            return _joint_subject(line, subject, low)
    return subject


def _joint_subject(line: Line, subject: Phrase, low: int) -> Phrase | None:
    """Of "lawmakers and other officials": all of it, where it opens its clause; else None."""
    before = phrase_before(line, subject.first - 2, low)
    if before is None or before.kind not in ("name", "description"):
        return subject if is_verb(line.flags[subject.first - 2]) else None
    if before.first > low and not (
        line.lower[before.first - 1] in (",", "but", "that", "while", "though", "because", "as", "after")
        or line.flags[before.first - 1] & (TIME | ADVERB | PUNCT)
    ):
        return subject if main_verb(line, low, before.last + 1) is not None else None
    if before.first > low and line.lower[before.first - 1] == "as" and line.lower[before.first - 2] == "such":
        return None
    return Phrase("description", before.first, subject.last)


def is_document(line: Line, phrase: Phrase) -> bool:
    return phrase.kind == "description" and bool(speech.FLAGS.get(head_word(line, phrase), 0) & DOCUMENT)


def can_speak(line: Line, phrase: Phrase, verb: int) -> bool:
    """Is a description one of people, of a body or of a document? Of unknown plurals, one that stands at its verb and
    does what only people do."""
    flags, lower = line.flags, line.lower
    if flags[phrase.last] & NAME and flags[phrase.first] & (NAME | CAPITAL):
        return True
    head = head_word(line, phrase)
    if is_speaker(line, phrase) or head in BODIES or head in PLURAL_PEOPLE or head in PLURALS:
        return True
    if speech.FLAGS.get(head.removesuffix("s"), 0) & ROLE:
        return True
    if head in ("one", "two", "three", "some") and phrase.first < phrase.last:
        return True  # "one of the members", "some in the party"
    for at in range(phrase.first, phrase.last + 1):
        word = lower[at]
        if flags[at] & PREPOSITION or word == "close":
            break
        if word in PLURAL_PEOPLE or word in PLURALS or word == "those":
            return True  # "two people familiar with the matter"
        if (
            at + 1 <= phrase.last
            and lower[at + 1] in ("close", "familiar", "briefed")
            and is_person_noun(word.removesuffix("s"))
        ):
            return True
    if phrase.first == phrase.last and flags[phrase.last] & CAPITAL:
        # A name that nobody knows, and not merely the first word of a sentence.
        if phrase.first not in line.bounds:
            return True
        if head not in speech.FLAGS and not head.endswith("s") and lower[verb] not in OF_THINGS and head not in _DUMB:
            return True
    if speech.FLAGS.get(head, 0) & speech.SAY_NOUN or lower[verb] in OF_THINGS:
        return False
    return head.endswith("s") and not head.endswith("ss") and phrase.last < verb and head not in _DUMB


_DUMB = frozenset("claims comments data figures images numbers photographs photos pictures remarks talks".split())
"""Plurals of things: what they "say" is not reported."""


def can_be_source(line: Line, phrase: Phrase) -> bool:
    """After "according to": a name, people, a body or a document; not "plan", "schedule" or "the law of averages"."""
    if phrase.kind == "name":
        return True
    if phrase.kind != "description":
        return phrase.kind == "pronoun"
    head = head_word(line, phrase)
    if head in ("plan", "law", "rule", "rules", "policy", "custom", "tradition", "legend", "schedule", "need"):
        return False
    return head in _SOURCES or can_speak(line, phrase, phrase.first - 1)


_SOURCES = frozenset(
    "accounts data estimates figures filings documents messages polls projections records reports results sources "
    "statistics studies surveys testimony transcripts".split()
)
