"""Whom the words at a cue mean: a pronoun, a title or description, or a name. Where it cannot tell it says so."""

from __future__ import annotations

from bisect import bisect_right

from sitegen.analysis import speech
from sitegen.analysis.bearers import ASKED, GENDERS, find_bearer
from sitegen.analysis.clauses import clauses_between, each_clause
from sitegen.analysis.phrases import PLURALS, phrase_after, phrase_before
from sitegen.analysis.reading import Reading
from sitegen.analysis.roles import (
    BODIES,
    GENDERED,
    NOBODY_NEW,
    describe_kind,
    head_word,
    is_person_noun,
    is_speaker,
    is_variation,
    resolve_description,
)
from sitegen.analysis.variations import find_just_told, find_salient
from sitegen.analysis.words import CAPITAL, GENITIVE, NAME, PUNCT, Line, Phrase
from sitegen.model import Span, SpeakerKind


def resolve_phrase(reading: Reading, block: int, phrase: Phrase) -> tuple[int, Span | None, SpeakerKind]:
    """The bearer (index in names or -1), the span to show as speaker, and the kind of speaker."""
    line = reading.line(block)
    words = Span(block, line.starts[phrase.first], line.ends[phrase.last])
    if phrase.kind == "name":
        return phrase.name, reading.names[phrase.name].full, "named"
    if phrase.kind == "pronoun":
        word = line.lower[phrase.first].replace("’", "'")
        gender = GENDERS.get(word)
        if gender is not None:
            titled = _titled_subject(reading, line, phrase.first, gender)
            if titled >= 0:
                return titled, reading.names[titled].full, "named"
            recent = reading.described
            here = _described_here(reading, line, phrase.first, gender) if recent is None or recent[0] < block else None
            if here is None and recent is not None and recent[0] < block:
                here = _described_subject(reading, line, phrase.first, gender)
            if here is not None:
                return here
            if (
                recent is not None
                and recent[2] in ("", gender)
                and _still_about(reading, block, phrase.first, recent, gender)
            ):
                return -1, recent[3], recent[4]
            place = _subject_pronoun(line, phrase.first, gender)
            told = _described_subject(reading, line, place, gender)
            if told is not None:
                return told
            name = find_bearer(reading, block, place, gender)
            return (name, reading.names[name].full, "named") if name >= 0 else (-1, None, "none")
        if word in ("it", "they"):
            return _resolve_body(reading, block, phrase.first, word)
        return -1, None, "none"
    if phrase.kind == "description":
        name = resolve_description(reading, line, phrase)
        if name < 0 and is_variation(line, phrase):
            name = find_salient(reading, line, phrase)
        if name < 0:
            name = find_just_told(reading, line, phrase)
        if name >= 0 and not (head_word(line, phrase) in BODIES and reading.is_person(name)):
            return name, reading.names[name].full, "named"
        first = phrase.first
        if line.lower[first] in _DANGLING and first < phrase.last and line.lower[first + 1] != "of":
            words = Span(block, line.starts[first + 1], words.end)
        return -1, words, describe_kind(line, phrase)
    return -1, None, "none"


def _titled_subject(reading: Reading, line: Line, place: int, gender: str) -> int:
    """`The senator wasted no time. "...," he said`: the person whose title is the subject of the sentence before."""
    here, _ = line.sentence(place)
    ranges = ((here, place), line.sentence(here - 1)) if here else ((here, place),)
    for low, high in ranges:
        start = _last_titled(line, low, high) if high <= here else low
        if _names_person(reading, line, start, place, gender):
            return -1
        clause = next(each_clause(line, low, high), None)
        subject = clause.subject if clause is not None and not clause.relative else None
        told = clauses_between(line, low, high)[-1] if clause is not None and high <= here else None
        if told is not None and told.subject.kind == "description" and line.lower[told.subject.first - 1] == ",":
            # "When X spoke, the governor laughed."
            subject = told.subject
        if subject is None or subject.kind != "description" or line.lower[subject.first] != "the":
            continue
        name = resolve_description(reading, line, subject)
        if name < 0 and is_variation(line, subject):
            name = find_salient(reading, line, subject)
        if name in line.names[low:start]:
            return -1  # "Asked about X, the leader laughed": not X
        return name if name >= 0 and reading.gender(name) in ("", gender) else -1
    return -1


def _last_titled(line: Line, low: int, high: int) -> int:
    """Where "the governor" begins in "When X spoke, the governor laughed", else `low`."""
    found = clauses_between(line, low, high)
    if not found or found[-1].relative or found[-1].subject.kind != "description":
        return low
    first = found[-1].subject.first
    return first if line.lower[first] == "the" and first > low and line.lower[first - 1] == "," else low


def _subject_pronoun(line: Line, place: int, gender: str) -> int:
    """Of "He also took aim at X, who he said": the first "he", for both mean the same person."""
    low, _ = line.sentence(place)
    at = low
    while at < place and line.flags[at] & (speech.CONJUNCTION | speech.ADVERB | speech.SUBORDINATOR | PUNCT):
        at += 1
    if at < place and line.flags[at] & speech.PRONOUN and GENDERS.get(line.lower[at].replace("’", "'")) == gender:
        return at
    return place


def note_description(reading: Reading, block: int, phrase: Phrase, speaker: Span, kind: SpeakerKind) -> None:
    """Remembers one unnamed speaker, whom "he" or "she" may mean next."""
    line = reading.line(block)
    head = head_word(line, phrase)
    single = line.lower[phrase.first] in (
        "a",
        "an",
        "the",
        "my",
        "his",
        "her",
        "their",
        "one",
        "another",
    ) and not head.endswith("s")
    if head == "another":
        return  # of "One placard read ... Another read": a thing as likely as a person
    if single and kind in ("office", "unnamed") and head not in BODIES and is_person_noun(head):
        reading.described = (block, line.starts[phrase.last], GENDERED.get(head, ""), speaker, kind)


def is_human(reading: Reading, block: int, phrase: Phrase) -> bool:
    """Is one without a name a person, whom "it" cannot mean?"""
    head = head_word(reading.line(block), phrase)
    return phrase.kind == "description" and head not in BODIES and is_person_noun(head)


def _still_about(
    reading: Reading, block: int, place: int, recent: tuple[int, int, str, Span, SpeakerKind], gender: str
) -> bool:
    """Has no person whom the pronoun may mean been named since the unnamed speaker, in this block or the one before?"""
    if recent[0] < block - 1:
        return False
    for number in range(recent[0], block + 1):
        line = reading.line(number)
        first = bisect_right(line.starts, recent[1]) if number == recent[0] else 0
        for at in range(first, place if number == block else len(line.flags)):
            if (
                line.flags[at] & NAME
                and reading.is_person(line.names[at])
                and reading.gender(line.names[at]) in ("", gender)
            ):
                return False
    return True


_DANGLING = frozenset("her his its my one our their your".split())
"""Openings of a description that mean nothing outside their sentence: left out of the words shown as speaker."""


_THINKING = frozenset(
    "agrees agreed believed believes disagreed disagrees fears feared feels felt hesitated knew knows laughed laughs "
    "nodded nods remembered remembers shrugged shrugs sighed sighs smiled smiles thinks thought wept worried worries "
    "paused".split()
)
"""Verbs that make their subject the one who speaks next, though they say nothing."""


_PRESENTED = frozenset("a an another my one our".split())
"""Openings of a sentence's subject that bring somebody on, who may speak next: "A man in a cap was less friendly."."""


_SILENT = frozenset("collapsed dead died dies fell vanished".split())
"""Verbs after which their subject is not who speaks next."""


def _described_subject(
    reading: Reading, line: Line, place: int, gender: str
) -> tuple[int, Span | None, SpeakerKind] | None:
    """`A nurse at the clinic said she had seen it. "...," she said`: the sentence before is about one who has no name,
    and who speaks or thinks there. A person named since is likelier."""
    here, _ = line.sentence(place)
    if _names_person(reading, line, here, place, gender):
        return None
    own = _unnamed_of_sentence(line, here, place, gender)
    if own is not None:
        return own
    if not here:
        return None
    low, high = line.sentence(here - 1)
    if _names_person(reading, line, _past_indefinite(line, low, high), place, gender):
        return None
    for clause in each_clause(line, low, high):
        subject = clause.subject
        asked = phrase_after(line, clause.verb + 1, high) if line.lower[clause.verb] in ASKED else None
        if asked is not None and asked.kind == "description" and not clause.relative:
            subject = asked
        elif clause.relative or subject.kind != "description" or subject.last >= clause.verb:
            continue
        head = head_word(line, subject)
        fits = GENDERED.get(head, gender) == gender and is_person_noun(head) and not head.endswith("s")
        speaks = asked or clause.flags & (speech.SAY | speech.CALL) or line.lower[clause.verb] in _THINKING
        presented = (
            subject.first == low
            and (line.lower[low] in _PRESENTED or (line.lower[low] == "the" and not low))
            and line.lower[clause.verb] not in _SILENT
        )
        if not fits or not (speaks or presented):
            return None
        if any(
            line.flags[at] & speech.PRONOUN and GENDERS.get(line.lower[at]) == gender
            for at in range(low, subject.first)
        ):
            return None
        bearer = resolve_description(reading, line, subject)
        if bearer >= 0:
            return None
        first = subject.first
        if line.lower[first] in _DANGLING and first < subject.last and line.lower[first + 1] != "of":
            first += 1
        return -1, Span(line.block, line.starts[first], line.ends[subject.last]), describe_kind(line, subject)
    return None


def _described_here(
    reading: Reading, line: Line, place: int, gender: str
) -> tuple[int, Span | None, SpeakerKind] | None:
    """`The vote angered the harbor master. I rang him at once. "...," he said`: the one person of the paragraph so far,
    who has no name in it, and whom no pronoun came before."""
    here, _ = line.sentence(place)
    heads = [
        at
        for at in range(here)
        if not line.flags[at] & NAME and is_person_noun(line.lower[at]) and not line.flags[at + 1] & NAME
    ]
    if len(heads) != 1 or any(
        line.flags[at] & NAME and reading.is_person(line.names[at]) and reading.gender(line.names[at]) in ("", gender)
        for at in range(place)
    ):
        return None
    head = heads[0]
    if (head and line.flags[head - 1] & GENITIVE) or GENDERED.get(line.lower[head], gender) != gender:
        return None
    if any(GENDERS.get(line.lower[at]) for at in range(head)) or line.lower[head] in NOBODY_NEW:
        return None
    if not any(GENDERS.get(line.lower[at]) == gender for at in range(head, here)):
        return None
    phrase = phrase_before(line, head, 0)
    if (
        phrase is None
        or phrase.kind != "description"
        or phrase.last != head
        or line.lower[phrase.first] not in ("the", "a", "an")
    ):
        return None
    name = resolve_description(reading, line, phrase)
    if name >= 0:
        return (name, reading.names[name].full, "named") if reading.gender(name) in ("", gender) else None
    return -1, Span(line.block, line.starts[phrase.first], line.ends[phrase.last]), describe_kind(line, phrase)


def _names_person(reading: Reading, line: Line, low: int, high: int, gender: str) -> bool:
    """Is a person whom the pronoun may mean named there, but not as an owner: "Lind's husband", "a Lind spokesman"?"""
    return any(
        line.flags[at] & NAME
        and reading.gender(line.names[at]) in ("", gender)
        and not line.flags[at + 1] & (NAME | GENITIVE)
        and reading.is_person(line.names[at])
        and not (is_person_noun(line.lower[at + 1]) and _INDEFINITE & set(line.lower[max(low, at - 3) : at]))
        for at in range(low, high)
    )


def _past_indefinite(line: Line, low: int, high: int) -> int:
    """Of "A clerk who worked with X said": the place after "said", for X is not who is spoken of; else `low`."""
    if line.lower[low] not in _INDEFINITE:
        return low
    for clause in each_clause(line, low, high):
        if not clause.relative and clause.subject.first == low and clause.flags & speech.SAY:
            return clause.verb + 1
    return low


_INDEFINITE = frozenset(("a", "an", "another", "one"))


def _unnamed_of_sentence(line: Line, low: int, place: int, gender: str) -> tuple[int, Span | None, SpeakerKind] | None:
    """`A judge blocked the law, ruling that it had been drawn with what she called "..."`: no other person is there."""
    for clause in each_clause(line, low, place):
        subject = clause.subject
        if (clause.relative and subject.first > low) or subject.kind != "description" or subject.last >= clause.verb:
            return None
        head = head_word(line, subject)
        if line.lower[subject.first] not in ("a", "an", "another", "one") or not is_person_noun(head):
            return None
        if GENDERED.get(head, gender) != gender or head.endswith("s"):
            return None
        return -1, Span(line.block, line.starts[subject.first], line.ends[subject.last]), "unnamed"
    return None


def _body_of_sentence(
    reading: Reading, line: Line, low: int, place: int
) -> tuple[int, Span | None, SpeakerKind] | None:
    """`The campaign cites a ruling that it says ...`: the body that is the subject earlier in the sentence."""
    for clause in each_clause(line, low, place):
        subject = clause.subject
        if clause.relative or subject.last >= clause.verb or subject.kind not in ("name", "description"):
            continue
        if subject.kind == "description" and (
            head_word(line, subject) in BODIES
            or (clause.flags & speech.SAY and subject.first == low and _is_capital(line, subject))
        ):
            span = Span(line.block, line.starts[subject.first], line.ends[subject.last])
            return -1, span, describe_kind(line, subject)
        if subject.kind == "name" and reading.names[subject.name].kind in ("organization", "outlet"):
            return subject.name, reading.names[subject.name].full, "named"
    return None


def _is_capital(line: Line, phrase: Phrase) -> bool:
    """Two words or more, each with a capital: a body's name that no table knows."""
    return phrase.last > phrase.first and all(
        line.flags[at] & CAPITAL and not line.flags[at] & (NAME | speech.ROLE | speech.DETERMINER)
        for at in range(phrase.first, phrase.last + 1)
    )


def _body_before(reading: Reading, line: Line, low: int) -> int:
    """The named body that is the subject of the sentence before, in the same paragraph; -1 where there is none."""
    if not low:
        return -1
    for clause in each_clause(line, *line.sentence(low - 1)):
        subject = clause.subject
        if subject.kind == "name" and not clause.relative and subject.first < clause.verb:
            bearer = reading.names[subject.name]
            return subject.name if bearer.kind in ("organization", "outlet", "other") else -1
    return -1


def _resolve_body(reading: Reading, block: int, place: int, word: str) -> tuple[int, Span | None, SpeakerKind]:
    """ "It" and "they": the body that was the subject of the sentence or the one before."""
    line = reading.line(block)
    low, _ = line.sentence(place)
    if word == "it":
        own = _body_of_sentence(reading, line, low, place)
        if own is not None:
            return own
    if word == "it" and reading.spoken is not None and reading.spoken[0] >= block - 1:
        named = _body_before(reading, line, low) if reading.spoken[0] < block else -1
        return reading.spoken[1] if named < 0 else (named, reading.names[named].full, "named")
    # In "The pier is shut, they added" what stands before the comma is said: nobody in it says it.
    said = place > low and line.lower[place - 1] == "," and bool(line.flags[place + 1 : place + 2])
    said = said and bool(line.flags[place + 1] & speech.SAY)
    ranges = [] if said else [(line, low, place)]
    if low:
        ranges.append((line, *line.sentence(low - 1)))
    elif block > 1 and reading.line(block - 1).flags:
        before = reading.line(block - 1)
        ranges.append((before, *before.sentence(len(before.flags) - 1)))
    for where, first, end in ranges:
        for clause in each_clause(where, first, end):
            subject = clause.subject
            if clause.relative or subject.last >= end:
                continue
            if subject.kind == "name" and not reading.is_person(subject.name):
                if word == "it" or reading.names[subject.name].kind != "country":
                    return subject.name, reading.names[subject.name].full, "named"
            elif subject.kind == "description":
                head = head_word(where, subject)
                plural = head.endswith("s") or head in PLURALS
                if plural and (not is_speaker(where, subject) or speech.FLAGS.get(head, 0) & speech.DOCUMENT):
                    continue
                if (word == "they") == plural and (
                    plural or speech.FLAGS.get(head, 0) & speech.DOCUMENT or head in BODIES
                ):
                    name = resolve_description(reading, where, subject)
                    if name < 0:
                        span = Span(where.block, where.starts[subject.first], where.ends[subject.last])
                        return -1, span, describe_kind(where, subject)
    return -1, None, "none"
