"""Who said it: an ordered list of rules, each owning one construction; the first that can tell decides.
A rule that cannot tell says nothing, and a quotation that no rule claims stays unattributed."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.analysis.clauses import clauses_between
from sitegen.analysis.constructions import (
    agent_after,
    asked_noun,
    clause_subject,
    colon_within,
    coordinated,
    dash_signature,
    headline_label,
    name_dash,
    noun_of_saying,
    speaker_label,
)
from sitegen.analysis.cues import cue_after, cue_before, cue_within, left_words, question_put
from sitegen.analysis.cues_apart import (
    according_to,
    as_said,
    cue_leading,
    cue_trailing,
    fronted_participle,
    in_the_words,
    parenthetic,
)
from sitegen.analysis.marks import Stretch
from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.roles import is_speaker
from sitegen.analysis.speech import CALL, PREPOSITION, SAY, SAYING, WEAK_SAY
from sitegen.analysis.words import NAME, QUOTE, Line, Phrase

Rule = Callable[[Reading, int], Attribution | None]


def joined_after(reading: Reading, index: int) -> Attribution | None:
    """`"A" and "B," X said`: nothing but a joint to the next words, and the cue follows those."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0 or place + 3 >= len(line.flags):
        return None
    at = place + 1
    while at < place + 4 and (line.lower[at] in ("and", "or", ",", "a", "an", "the")):
        at += 1
    if at == place + 1 or at not in line.stretch or line.sentence(at) != line.sentence(place):
        return None
    return cue_after(reading, line.stretch[at])


def continued(reading: Reading, index: int) -> Attribution | None:
    """A paragraph that re-opens the marks of one that did not close them: still the same speaker."""
    stretch = reading.stretches[index]
    if stretch.before < 0:
        return None
    carried = reading.attributed.get(stretch.before)
    own = cue_after(reading, index)
    if own is None or carried is None or own.phrase is None or own.phrase.kind != "name":
        return carried
    if own.phrase.name == carried.name or carried.rule == "continued_later":
        return carried
    # Another speaker's cue: the paragraph before had only lost its closing mark.
    reading.stretches[stretch.before].after = -1
    stretch.before = -1
    return own


def continued_later(reading: Reading, index: int) -> Attribution | None:
    """Marks that stay open over paragraphs and find their cue where they close at last."""
    stretch = reading.stretches[index]
    if stretch.after < 0 or stretch.before >= 0 or reading.place(index) != 0:
        return None
    steps = 0
    after = stretch.after
    while after >= 0 and steps < 40:
        if reading.stretches[after].closed:
            return cue_after(reading, after)
        after = reading.stretches[after].after
        steps += 1
    return None


def second_half(reading: Reading, index: int) -> Attribution | None:
    """`"A," X said. "B"`: words that stand as a sentence of their own go on with the speaker before them."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place <= 0:
        return None
    low, _ = line.sentence(place)
    if low < place and left_words(line, place, low):
        return None
    earlier = _attributed_before(reading, index)
    previous = reading.attributed[earlier] if earlier >= 0 else None
    said = _speaker_of_sentence(reading, line, low)
    if previous is not None:
        spot = reading.place(earlier)
        if low == 0 or spot >= line.sentence(low - 1)[0] or said is None:
            return _carry(previous, "second_half")
    if said is not None:
        return said
    return _carry(previous, "second_half") if previous is not None else None


def _attributed_before(reading: Reading, index: int) -> int:
    """The last attributed stretch before this one in its block, or -1; it looks a few stretches back."""
    block = reading.stretches[index].block
    for other in range(index - 1, max(-1, index - 8), -1):
        if reading.stretches[other].block != block:
            break
        if reading.stretches[other].parent < 0 and other in reading.attributed:
            return other
    return -1


def _carry(attribution: Attribution, rule: str) -> Attribution:
    return Attribution(
        rule, attribution.block, attribution.phrase, -1, attribution.name, attribution.speaker, attribution.kind
    )


def _hangs_silent(line: Line, subject: Phrase, low: int) -> bool:
    """ "She rushed to the scene worried": a thing after a preposition, which says nothing."""
    if subject.kind != "description" or subject.first <= low or is_speaker(line, subject):
        return False
    return bool(line.flags[subject.first - 1] & PREPOSITION)


def _speaker_of_sentence(reading: Reading, line: Line, place: int) -> Attribution | None:
    """Who speaks, or is told about, in the sentences of the line before `place`: nearest first."""
    end = place
    steps = 0
    while end > 0 and steps < 6:
        steps += 1
        low, _ = line.sentence(end - 1)
        found = clauses_between(line, low, end)
        saying = [
            c
            for c in found
            if c.flags & (SAY | SAYING | CALL)
            and c.subject.kind in ("name", "pronoun", "description")
            and (c.flags & SAYING or line.lower[c.verb] not in WEAK_SAY)
            and not _hangs_silent(line, c.subject, low)
        ]
        after = parenthetic(line, low, end, low, line.block)
        if after is not None:
            return Attribution("sentence_before", line.block, after.phrase, after.cue)
        if saying:
            return Attribution("sentence_before", line.block, saying[0].subject, saying[0].verb)
        for clause in found:
            if clause.subject.kind in ("name", "pronoun"):
                if clause.subject.kind == "name" and not reading.is_person(clause.subject.name):
                    continue
                return Attribution("sentence_before", line.block, clause.subject, -1, weak=True)
        end = low
    return None


def paragraph_before(reading: Reading, index: int) -> Attribution | None:
    """Words that fill a paragraph: the one before ends in a colon, or tells of one speaker who goes on here."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place != 0 or stretch.block <= 1 or line.bounds[1] != 1:
        return None
    block = stretch.block - 1
    text = reading.blocks[block].text.rstrip()
    before = reading.line(block)
    if not before.flags:
        return None
    if text.endswith(":"):
        low, high = before.sentence(len(before.flags) - 1)
        found = clauses_between(before, low, high)
        for clause in reversed(found):
            if clause.subject.kind != "none" and clause.flags & (SAY | SAYING):
                return Attribution("colon_before", block, clause.subject, clause.verb)
        trailing = parenthetic(before, low, high, low, block)
        if trailing is not None:
            return trailing
        for clause in found:
            if clause.subject.kind != "none":
                return Attribution("colon_before", block, clause.subject, -1, weak=True)
        return None
    if not stretch.opened or not stretch.closed:
        return None
    answer = _answers(reading, index, block)
    if answer is not None:
        return answer
    asked_on = _asks_on(reading, index, block)
    if asked_on is not None:
        return asked_on
    turn = _takes_turn(reading, block)
    if turn is not None:
        return turn
    own = [
        other
        for other in reading.in_block(block)
        if reading.stretches[other].parent < 0 and other in reading.attributed
    ]
    if own and before.flags[0] & QUOTE:
        last = own[-1]
        spot = reading.place(last)
        low, high = before.sentence(spot)
        if high >= len(before.flags):
            return _carry(reading.attributed[last], "paragraph_before")
    said = _speaker_of_sentence(reading, before, len(before.flags))
    if said is not None and not _taken_up_again(reading, stretch.block, said):
        return Attribution("paragraph_before", block, said.phrase, -1, weak=said.weak)
    return None


def _answers(reading: Reading, index: int, block: int) -> Attribution | None:
    """`"Did it hurt?" I asked.`, then words alone in a paragraph: who spoke last before the writer asked answers."""
    own = [other for other in reading.in_block(block) if other in reading.attributed]
    if len(own) != 1 or reading.attributed[own[0]].phrase is None or _is_question(reading, reading.stretches[index]):
        return None
    line, phrase = reading.line(block), reading.attributed[own[0]].phrase
    if (
        phrase is None
        or reading.attributed[own[0]].block != block
        or line.lower[phrase.first] not in ("i", "we")
        or not _is_question(reading, reading.stretches[own[0]])
    ):
        return None
    if not line.flags[0] & QUOTE or len(line.flags) > 6 or block < 2:
        return None
    before = [other for other in reading.in_block(block - 1) if other in reading.attributed]
    if not before or reading.attributed[before[-1]].name < 0:
        return None
    return _carry(reading.attributed[before[-1]], "paragraph_before")


def _asks_on(reading: Reading, index: int, block: int) -> Attribution | None:
    """A question alone in its paragraph, after an answer to the question of another: the asker goes on."""
    stretch = reading.stretches[index]
    answers = [other for other in reading.in_block(block) if other in reading.attributed]
    questions = [other for other in reading.in_block(block - 1) if other in reading.attributed]
    if (
        not answers
        or not questions
        or not _is_question(reading, stretch)
        or _is_question(reading, reading.stretches[answers[-1]])
    ):
        return None
    asker, answerer = reading.attributed[questions[-1]], reading.attributed[answers[-1]]
    if asker.name == answerer.name or not _is_question(reading, reading.stretches[questions[-1]]):
        return None
    return _carry(asker, "paragraph_before")


def _takes_turn(reading: Reading, block: int) -> Attribution | None:
    """`"...," X said.` and `"...," Y said.`, each a paragraph of its own, then bare words: X again, in turn."""
    turns: list[Attribution] = []
    for number in (block - 1, block):
        line = reading.line(number) if number > 0 else None
        own = [other for other in reading.in_block(number) if other in reading.attributed]
        if line is None or len(own) != 1 or not line.flags or not line.flags[0] & QUOTE:
            return None
        said = reading.attributed[own[0]]
        if said.rule != "cue_after" or said.name < 0 or len(line.flags) > 6:
            return None
        turns.append(said)
    return _carry(turns[0], "paragraph_before") if turns[0].name != turns[1].name else None


def _is_question(reading: Reading, stretch: Stretch) -> bool:
    return reading.blocks[stretch.block].text[stretch.start : stretch.end].rstrip().endswith("?")


def _taken_up_again(reading: Reading, block: int, said: Attribution) -> bool:
    """Does the next paragraph name the same speaker anew? Then the line between was perhaps another's."""
    if block + 1 >= len(reading.blocks) or said.phrase is None or said.phrase.kind != "name":
        return False
    line = reading.line(block + 1)
    if not line.flags or not line.flags[0] & NAME or line.names[0] != said.phrase.name:
        return False
    return not any(bits & QUOTE for bits in line.flags[:3])


RULES: tuple[Rule, ...] = (
    speaker_label,
    continued,
    continued_later,
    coordinated,
    agent_after,
    question_put,
    joined_after,
    in_the_words,
    cue_after,
    name_dash,
    cue_before,
    dash_signature,
    fronted_participle,
    cue_trailing,
    cue_leading,
    noun_of_saying,
    as_said,
    headline_label,
    colon_within,
    cue_within,
    according_to,
    clause_subject,
    asked_noun,
    second_half,
    paragraph_before,
)
"""In the order they are asked."""
