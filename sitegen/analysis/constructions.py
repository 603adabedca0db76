"""Rules for words that are somebody's without a verb of saying next to them: labels, signatures, colons, nouns of
saying, joints, and the subject of the clause. Each rule owns one construction."""

from __future__ import annotations

from sitegen.analysis import speech
from sitegen.analysis.clauses import clauses_between
from sitegen.analysis.cues import boundary
from sitegen.analysis.phrases import is_verb, phrase_after, phrase_before
from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.roles import is_speaker
from sitegen.analysis.speech import (
    ADVERB,
    BE,
    CALL,
    CALLING,
    CONJUNCTION,
    DETERMINER,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SAY,
    SAY_BASE,
    SAY_NOUN,
    SAYING,
    SUBORDINATOR,
)
from sitegen.analysis.words import CAPITAL, GENITIVE, NAME, PUNCT, QUOTE, Clause, Line, Phrase
from sitegen.model import Span


def speaker_label(reading: Reading, index: int) -> Attribution | None:
    """A transcript's label, within the marks or before them: `"PETROV: We agree.`"""
    stretch = reading.stretches[index]
    label = label_of(reading, index) or _label_before(reading, index)
    if not label:
        return None
    if not _is_transcript(reading, label):
        return None
    last = label.split()[-1].casefold()
    for number, name in enumerate(reading.names):
        full = reading.blocks[name.full.block].text[name.full.start : name.full.end]
        if full.casefold().split()[-1:] == [last] and not full.isupper():
            return Attribution("speaker_label", stretch.block, None, -1, number, name.full, "named")
    start = reading.blocks[stretch.block].text.find(label)
    span = Span(stretch.block, start, start + len(label))
    return Attribution("speaker_label", stretch.block, None, -1, -1, span, "named")


def label_of(reading: Reading, index: int) -> str:
    """The transcript's label that the words begin with, or ""."""
    stretch = reading.stretches[index]
    label, colon, _ = reading.blocks[stretch.block].text[stretch.start : stretch.start + 60].partition(":")
    parts = label.split()
    if not colon or not 1 <= len(parts) <= 4 or not label.isupper() or len(label) < 2:
        return ""
    return label if all(part.translate(_INNER_MARKS).isalpha() for part in parts) else ""


def _label_before(reading: Reading, index: int) -> str:
    """The label in capitals that a paragraph begins with, right before the words in marks: `PETROV: "We agree."`"""
    stretch = reading.stretches[index]
    if not 3 < stretch.open <= 40:
        return ""
    label, colon, rest = reading.blocks[stretch.block].text[: stretch.open].partition(":")
    if not colon or rest.strip() or not label.isupper() or not 1 <= len(label.split()) <= 4:
        return ""
    return label if all(part.translate(_INNER_MARKS).isalpha() for part in label.split()) else ""


def _is_transcript(reading: Reading, label: str) -> bool:
    """Is the label a person of the article, or one of several labels? Else it is a word in capitals."""
    last = label.split()[-1].casefold()
    for name in reading.names:
        if reading.blocks[name.full.block].text[name.full.start : name.full.end].casefold().split()[-1:] == [last]:
            return name.kind == "person"
    if reading.labels < 0:
        reading.labels = sum(
            1 for index in range(len(reading.stretches)) if label_of(reading, index) or _label_before(reading, index)
        )
    return reading.labels > 1


_INNER_MARKS = str.maketrans("", "", ".'’-")


def headline_label(reading: Reading, index: int) -> Attribution | None:
    """`Ruiz: Plan "will fail"`, `Aide: Mayor "lost it"`: a headline that begins with who says it and a colon."""
    stretch = reading.stretches[index]
    if reading.blocks[stretch.block].kind != "title":
        return None
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place >= 2 and not line.flags[0] & NAME:
        return _described_label(reading, index, line, place)
    if place < 2:
        return None
    at = 1
    while at < place and line.flags[at] & NAME and line.names[at] == line.names[0]:
        at += 1
    if at >= place or line.lower[at] != ":":
        return _described_label(reading, index, line, place)
    return Attribution("headline_label", stretch.block, Phrase("name", 0, at - 1, line.names[0]))


def _described_label(reading: Reading, index: int, line: Line, place: int) -> Attribution | None:
    stretch = reading.stretches[index]
    follows = line.flags[place + 1] if place + 1 < len(line.flags) else PUNCT
    if (
        line.flags[0] & speech.DOCUMENT
        and " " not in reading.blocks[stretch.block].text[stretch.start : stretch.end]
        and not follows & (PUNCT | PREPOSITION | CONJUNCTION | SUBORDINATOR)
    ):
        return None  # "Poll: Women flee after 'harbor' remarks"
    at = 0
    while at < min(place, 5) and not line.flags[at] & (PUNCT | QUOTE | SUBORDINATOR | PREPOSITION | PRONOUN):
        at += 1
    if not at or at >= place or line.lower[at] != ":" or any(is_verb(bits) for bits in line.flags[: at - 1]):
        return None
    phrase = Phrase("description", 0, at - 1)
    return Attribution("headline_label", line.block, phrase) if is_speaker(line, phrase) else None


def dash_signature(reading: Reading, index: int) -> Attribution | None:
    """`"..." — Ana Ruiz`: nothing but a name, with or without a few words of office, after a dash at the end."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0:
        return None
    if line.flags[0] & QUOTE:
        # A signature at the end of the paragraph is for all that it quotes.
        place = next(reversed(line.stretch))
    at = place + 1
    if at >= len(line.flags):
        block = stretch.block + 1
        if block >= len(reading.blocks) or reading.blocks[block].text[:1] not in "—–―-" or reading.in_block(block):
            return None
        line = reading.line(block)
        at = 0
    else:
        block = stretch.block
    while at < len(line.flags) and line.lower[at] in ".,":
        at += 1
    if at >= len(line.flags) or line.lower[at] not in ("—", "–", "―", "-", "--"):
        return None
    at += 1
    if at >= len(line.flags) or len(line.flags) - at > 16:
        return None
    if any(is_verb(line.flags[step]) for step in range(at, min(len(line.flags), at + 8))):
        return None
    phrase = phrase_after(line, at, len(line.flags))
    if phrase is None or phrase.kind == "pronoun" or not line.flags[at] & (CAPITAL | NAME):
        return None
    return Attribution("dash_signature", block, phrase)


def noun_of_saying(reading: Reading, index: int) -> Attribution | None:
    """`X's claim that it was "..."`, `his warning of "..."`, `a vow by X to "..."`: a noun of saying has the words."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0:
        return None
    low, _ = line.sentence(place)
    flags, lower = line.flags, line.lower
    verbs = False
    for at in range(place - 1, max(low, place - 12) - 1, -1):
        bits = flags[at]
        if bits & QUOTE or lower[at] in (";", "."):
            break
        if is_verb(bits) and not bits & SAY_NOUN:
            verbs = True
        if bits & (SAYING | CALLING) and not bits & (SAY_NOUN | NAME):
            break
        if not bits & SAY_NOUN or bits & NAME:
            continue
        # "X's claim was 'bold'" is the writer's sentence; "X's claim that it was 'bold'" has the words.
        if verbs and lower[at + 1] not in ("that", ":") and not _is_the_words(line, at, place):
            continue
        if verbs and lower[at + 1] not in ("that", ":") and _is_reported(line, low, at):
            continue  # "Y said X's response was 'late'"
        if bits & (SAY_BASE | speech.CALL_BASE) and lower[at - 1].endswith("s") and flags[at + 1] & QUOTE:
            continue  # "his aides call"
        named = lower[at] in speech.CALL_NOUNS and lower[place - 1 - bool(flags[place - 1] & DETERMINER)] in _AS
        if not named and "as" in lower[at + 1 : place]:
            continue
        if lower[at + 1] == "that" and (_judged(line, at + 2, place) or _is_reported(line, low, at)):
            return None
        owner = at - 1
        while (
            owner > low
            and not flags[owner] & (GENITIVE | POSSESSIVE | PUNCT | PREPOSITION | QUOTE | NAME)
            and not is_verb(flags[owner])
            and at - owner < 4
        ):
            owner -= 1
        if owner < low:
            continue
        beside = lower[at + 1] in ("about", "on") and lower[place - 1] not in _CONTENT and at + 2 < place
        beside = beside and not any(is_verb(bits) for bits in flags[at + 2 : place])
        if not named and (beside or lower[at + 1] not in _CONTENT) and _called(line, owner, low):
            return None  # "calling X's remarks about sailors '...'"
        if flags[owner] & GENITIVE and owner - 1 >= low:
            phrase = phrase_before(line, owner - 1, low)
            if phrase is not None and phrase.kind in ("name", "description"):
                if phrase.kind == "name" or (flags[owner - 1] & NAME and not is_speaker(line, phrase)):
                    first = owner - 1
                    while first > low and flags[first - 1] & NAME and line.names[first - 1] == phrase.name:
                        first -= 1
                    phrase = Phrase("name", first, owner - 1, line.names[first])
                told = phrase.first > low and lower[phrase.first - 1] == "that" and _is_reported(line, low, at)
                if told and lower[place - 1] not in _CONTENT:
                    return None  # "Y added that X's message on trade '...'"
                return Attribution("noun_of_saying", stretch.block, phrase, at)
        if flags[owner] & POSSESSIVE and lower[owner] in ("his", "her"):
            return Attribution("noun_of_saying", stretch.block, Phrase("pronoun", owner, owner), at)
        if at + 2 < place and lower[at + 1] in ("by", "from"):
            phrase = phrase_after(line, at + 2, place)
            if phrase is not None and phrase.kind != "pronoun" and not flags[at - 1] & (PRONOUN | RELATIVE):
                return Attribution("noun_of_saying", stretch.block, phrase, at)
    return None


def asked_noun(reading: Reading, index: int) -> Attribution | None:
    """`Her reply? "..."`, `X's first thought? "..."`: a question of two or three words asks for what was said."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 3 or line.sentence(place)[0] != place or line.lower[place - 1] != "?":
        return None
    low, high = line.sentence(place - 1)
    noun = high - 2
    if high - low > 7 or not (line.flags[noun] & SAY_NOUN or line.lower[noun] in _WORDED):
        return None
    if line.lower[low] in ("his", "her"):
        return Attribution("asked_noun", stretch.block, Phrase("pronoun", low, low), noun)
    at = low
    while at < noun and line.flags[at] & NAME and line.names[at] == line.names[low]:
        at += 1
    if at == low or not line.flags[at] & GENITIVE:
        return None
    return Attribution("asked_noun", stretch.block, Phrase("name", low, at - 1, line.names[low]), noun)


_CONTENT = frozenset(("about", "for", "of", "that", "to", ":"))
"""Words after a noun of saying that open what was said, even after a verb that judges: "rejected X's claim that"."""
_AS = frozenset(("as", "to", "with"))
_WORDED = frozenset(
    "advice answer assessment conclusion explanation mantra message motto pitch plea question reaction refrain reply "
    "response retort slogan take verdict view word words".split()
)
"""Nouns of saying of which "is" gives the very words: "her answer was"."""


def _is_the_words(line: Line, noun: int, place: int) -> bool:
    """`X's answer was "..."`: nothing but a form of "be" between the noun and the words."""
    return line.lower[noun] in _WORDED and all(
        line.flags[at] & (BE | ADVERB | PUNCT) and line.lower[at] != ";" for at in range(noun + 1, place)
    )


def _is_reported(line: Line, low: int, noun: int) -> bool:
    """`Y said X's claim that ...`: the whole is told by another, and so are the words."""
    return any(
        line.flags[at] & SAY and not line.flags[at] & (NAME | SAY_NOUN) and line.lower[at] not in speech.WEAK_SAY
        for at in range(low, noun)
    )


def _judged(line: Line, first: int, place: int) -> bool:
    """`X's claim that the pier could go was "..."`: a second verb, joined by nothing, is the sentence's own."""
    seen = over = False
    for at in range(first, place):
        bits = line.flags[at]
        if bits & (CONJUNCTION | SUBORDINATOR | PRONOUN | RELATIVE) or line.lower[at] == ",":
            return False
        if is_verb(bits):
            if over:
                return bool(bits & BE)
            seen = True
        elif seen and not bits & (ADVERB | SAY_BASE | PARTICIPLE):
            over = True
    return False


def _called(line: Line, owner: int, low: int) -> bool:
    """Is what is owned the object of a verb of calling: `Y dismissed X's claim as "..."`?"""
    for at in range(owner, max(low, owner - 6) - 1, -1):
        bits = line.flags[at]
        noun = bits & SAY_NOUN and not (
            line.flags[at + 1] & (DETERMINER | POSSESSIVE | NAME) or line.text[line.starts[at + 1]].isupper()
        )
        if (
            bits & (CALL | CALLING | speech.CALL_BASE)
            and not (bits & NAME or noun)  # "calls" is a verb before "the", "his" or a name
            and line.lower[at] not in speech.WEAK_CALL
        ):
            return True
        if bits & PUNCT and line.lower[at] != ".":
            return False
    return False


def _owner(line: Line, phrase: Phrase) -> Phrase | None:
    """Of "X's message to the board": X, whose words these are."""
    at = phrase.first
    while at < phrase.last and not line.flags[at] & NAME:
        if not line.flags[at] & (speech.ROLE | DETERMINER):
            return None
        at += 1
    last = at
    while last < phrase.last and line.flags[last + 1] & NAME:
        last += 1
    if last + 1 > phrase.last or not line.flags[last] & NAME or not line.flags[last + 1] & GENITIVE:
        return None
    if not any(line.flags[step] & SAY_NOUN for step in range(last + 2, min(phrase.last + 1, last + 6))):
        return None
    return Phrase("name", phrase.first, last, line.names[last])


def colon_within(reading: Reading, index: int) -> Attribution | None:
    """`X has a new message: "..."`: after a colon the words go with the last subject before it."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place <= 0 or line.lower[place - 1] != ":":
        return None
    low, _ = line.sentence(place)
    found = clauses_between(line, low, place)
    main = [clause for clause in found if clause.subject.kind != "none" and not clause.relative]
    chosen: Clause | None = None
    for clause in main:
        if chosen is None or _is_main(line, clause, low) or clause.flags & SAYING:
            chosen = clause
    if chosen is not None:
        saying = [clause for clause in main if clause.flags & (SAY | SAYING) and clause.subject == chosen.subject]
        owner = None if saying else _owner(line, chosen.subject)
        if owner is not None:
            return Attribution("colon_within", stretch.block, owner)
        return Attribution(
            "colon_within", stretch.block, chosen.subject, saying[-1].verb if saying else -1, weak=not saying
        )
    if not any(is_verb(line.flags[at]) and not line.flags[at] & SAY_NOUN for at in range(low, place)):
        owner = _owner(line, Phrase("description", low, place - 2)) if place - low > 3 else None
        if owner is not None:
            return Attribution("colon_within", stretch.block, owner)
        # "X on the medal: '...'"
        phrase = phrase_after(line, low, place)
        if phrase is not None and phrase.kind == "name" and reading.is_person(phrase.name):
            return Attribution("colon_within", stretch.block, phrase)
    if reading.blocks[stretch.block].kind == "title":
        for at in range(low, place):
            if line.flags[at] & NAME and reading.is_person(line.names[at]):
                return Attribution("colon_within", stretch.block, Phrase("name", at, at, line.names[at]), -1, weak=True)
    return None


def agent_after(reading: Reading, index: int) -> Attribution | None:
    """`was dubbed "..." by X`: a passive verb of calling has the words, and its agent comes after them."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 1 or place + 2 >= len(line.flags) or line.lower[place + 1] != "by":
        return None
    at = place - 1
    while at > 0 and (line.flags[at] & DETERMINER or line.lower[at] == "as"):
        at -= 1
    if line.lower[at] == "and":
        # "called '...' by X and '...' by Y"
        first = reading.attributed.get(index - 1)
        if first is not None and first.rule == "agent_after" and first.phrase and first.phrase.last == at - 1:
            at = first.cue
    bits = line.flags[at]
    if not bits & PARTICIPLE or not bits & (SAY | CALL) or bits & NAME:
        return None
    before = at - 1
    while before > 0 and line.flags[before] & ADVERB and not line.flags[before] & BE:
        before -= 1
    if before >= 0 and not (line.flags[before] & BE or line.lower[before] == ","):
        return None
    phrase = phrase_after(line, place + 2, len(line.flags))
    if phrase is None or (
        phrase.kind == "description" and not is_speaker(line, phrase) and line.lower[phrase.last] not in _CAMPS
    ):
        return None  # "by the end of the week"
    return Attribution("agent_after", stretch.block, phrase, at)


_CAMPS = frozenset("camp establishment left media opposition press public right".split())
"""Words for many who speak together."""


def name_dash(reading: Reading, index: int) -> Attribution | None:
    """`others, among them X -- "..." -- and Y`: words between dashes right after a name."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 2 or line.lower[place - 1] not in ("--", "—", "–") or not line.flags[place - 2] & NAME:
        return None
    if place + 1 >= len(line.flags) or line.lower[place + 1] not in ("--", "—", "–"):
        return None
    name = line.names[place - 2]
    if not reading.is_person(name):
        return None
    return Attribution("name_dash", stretch.block, Phrase("name", place - 2, place - 2, name))


def coordinated(reading: Reading, index: int) -> Attribution | None:
    """`X called it "slow," "costly" and a "failure"`: nothing but joints since the words before in the sentence."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place <= 0:
        return None
    low, _ = line.sentence(place)
    at = place - 1
    while (
        at >= low
        and place - at < 6
        and (
            line.flags[at] & (CONJUNCTION | DETERMINER)
            or line.lower[at] in (",", "as", "of", "or", "to", "for", "with", "about")
        )
    ):
        at -= 1
    if at < low or place - at < 2 or not line.flags[at] & QUOTE or at not in line.stretch:
        return None
    if not any(line.flags[step] & CONJUNCTION or line.lower[step] == "," for step in range(at + 1, place)):
        return None
    return reading.attributed.get(line.stretch[at])


_MAKING = frozenset("causing compelling driving forcing leading moving prompting pushing spurring".split())


def clause_subject(reading: Reading, index: int) -> Attribution | None:
    """`X has gone after Y as a "..."`, `X wants to "..."`: no verb of saying, the words are the subject's."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0:
        return None
    low, _ = line.sentence(place)
    if low == place:
        return None
    found = clauses_between(line, low, place)
    low = boundary(line, low, place, found)
    chosen: Clause | None = None
    for clause in found:
        if clause.verb < low or clause.subject.kind == "none" or clause.relative:
            continue
        if chosen is None or _is_main(line, clause, low):
            chosen = clause
    if chosen is None or (chosen.subject.kind == "description" and not is_speaker(line, chosen.subject)):
        return None
    joint = chosen.subject.last + 1
    if chosen.subject.kind == "name" and line.lower[joint] == "and" and line.flags[joint + 1] & (NAME | CAPITAL):
        return None  # "X and Y met to end the '...'": nobody's words by themselves
    if any(line.lower[at] in _MAKING and "to" in line.lower[at + 1 : place] for at in range(chosen.verb + 1, place)):
        return None  # "X fired, prompting Y to lodge a '...'": the words are Y's
    return Attribution("clause_subject", stretch.block, chosen.subject, -1, weak=True)


def _is_main(line: Line, clause: Clause, low: int) -> bool:
    """Does the clause stand by itself: after a comma, a quotation or "but", not inside what another verb takes?"""
    before = clause.subject.first - 1
    return before < low or bool(line.flags[before] & QUOTE) or line.lower[before] in (",", ";", "--", "—", "–", "but")
