"""Who said it: an ordered list of rules, each owning one construction; the first that can tell decides.
A rule that cannot tell says nothing, and a quotation that no rule claims stays unattributed."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.analysis import speech
from sitegen.analysis.clauses import (
    CAPITAL, GENITIVE, NAME, PUNCT, QUOTE, Clause, Line, Phrase, clauses_between, is_verb, phrase_after, phrase_before,
    subject_before,
)  # fmt: skip
from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.reference import is_speaker
from sitegen.model import Span
from sitegen.analysis.speech import (
    ADVERB, ANY_CALL, ANY_SAY, AUX, CALL, CALLING, CONJUNCTION, DETERMINER, FINITE, POSSESSIVE, PREPOSITION, PRONOUN,
    SAY, SAY_NOUN, SAYING, SUBORDINATOR, TIME, WEAK_SAY,
)  # fmt: skip

Rule = Callable[[Reading, int], Attribution | None]


def _strong_say(line: Line, at: int) -> bool:
    return bool(line.flags[at] & SAY) and not line.flags[at] & NAME and line.lower[at] not in WEAK_SAY


def _tail(reading: Reading, index: int) -> str:
    """The last character of the words that is no mark or space."""
    stretch = reading.stretches[index]
    text = reading.blocks[stretch.block].text[stretch.start : stretch.close].rstrip("\"'”’»“‘ ")
    return text[-1:]


def _left_words(line: Line, place: int, low: int) -> bool:
    """Does the sentence have words of its own before the quotation at `place`?"""
    return any(not line.flags[at] & (PUNCT | QUOTE | CONJUNCTION) for at in range(low, place))


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
    if at >= high:
        return None
    left = _left_words(line, place, low)
    if left:
        inner, _ = _governing(reading, index, near=False)
        if inner is not None and inner.flags & (SAY | SAYING | CALL) and lower[inner.verb] not in WEAK_SAY | speech.WEAK_CALL:
            # "X had stressed '...,' the ministry said": the words are X's, the cue after them is the reporter's.
            return None
    bits = flags[at]
    if bits & SAY and not bits & NAME and at + 1 < high:
        after = at + 1
        strong = lower[at] not in WEAK_SAY
        if strong or tail in ",?!":
            phrase = phrase_after(line, after, high)
            if phrase is not None and (strong or phrase.kind != "description"):
                return Attribution("cue_after", stretch.block, phrase, at)
    for verb in range(at + 1, min(high, at + 60)):
        bits = flags[verb]
        if bits & QUOTE:
            break
        if bits & NAME or not bits & (SAY | CALL | FINITE | AUX):
            continue
        subject = subject_before(line, verb, at)
        if subject is None or subject.first > at or subject.kind == "relative":
            if _strong_say(line, verb):
                continue
            continue
        if _strong_say(line, verb):
            return Attribution("cue_after", stretch.block, subject, verb)
        if bits & AUX and verb + 1 < high and flags[verb + 1] & (SAY | CALL | FINITE):
            continue
        if tail == "," and not left and not bits & AUX and (subject.kind != "description" or bits & (SAY | CALL)):
            return Attribution("cue_after", stretch.block, subject, verb)
        if bits & SAY and tail in "?!" and not left:
            return Attribution("cue_after", stretch.block, subject, verb)
        break
    return None


def speaker_label(reading: Reading, index: int) -> Attribution | None:
    """A transcript's label, within the marks or before them: `"PETROV: We agree.`"""
    stretch = reading.stretches[index]
    label = label_of(reading, index)
    if not label:
        return None
    if not _is_transcript(reading, label):
        return None
    last = label.split()[-1].casefold()
    for number, name in enumerate(reading.names):
        full = reading.blocks[name.full.block].text[name.full.start : name.full.end]
        if full.casefold().split()[-1:] == [last] and not full.isupper():
            return Attribution("speaker_label", stretch.block, None, -1, number, name.full, "named")
    span = Span(stretch.block, stretch.start, stretch.start + len(label))
    return Attribution("speaker_label", stretch.block, None, -1, -1, span, "named")


def label_of(reading: Reading, index: int) -> str:
    """The transcript's label that the words begin with, or ""."""
    stretch = reading.stretches[index]
    label, colon, _ = reading.blocks[stretch.block].text[stretch.start : stretch.start + 60].partition(":")
    parts = label.split()
    if not colon or not 1 <= len(parts) <= 4 or not label.isupper() or len(label) < 2:
        return ""
    return label if all(part.translate(_INNER_MARKS).isalpha() for part in parts) else ""


def _is_transcript(reading: Reading, label: str) -> bool:
    """Is the label a person of the article, or one of several labels? Else it is a word in capitals."""
    last = label.split()[-1].casefold()
    for name in reading.names:
        if reading.blocks[name.full.block].text[name.full.start : name.full.end].casefold().split()[-1:] == [last]:
            return name.kind == "person"
    if reading.labels < 0:
        reading.labels = sum(1 for index in range(len(reading.stretches)) if label_of(reading, index))
    return reading.labels > 1


_INNER_MARKS = str.maketrans("", "", ".'’-")


def continued(reading: Reading, index: int) -> Attribution | None:
    """A paragraph that re-opens the marks of one that did not close them: still the same speaker."""
    stretch = reading.stretches[index]
    if stretch.before < 0:
        return None
    carried = reading.attributed.get(stretch.before)
    own = cue_after(reading, index)
    if own is not None and carried is not None and own.phrase is not None and own.phrase.kind == "name":
        if own.phrase.name != carried.name and carried.rule != "continued_later":
            # Another speaker's cue: the paragraph before had only lost its closing mark.
            reading.stretches[stretch.before].after = -1
            stretch.before = -1
            return own
    return carried


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
    if low >= place or not _strong_say(line, low):
        return None
    phrase = phrase_after(line, low + 1, place)
    return Attribution("cue_before", block, phrase, low) if phrase is not None else None


def headline_label(reading: Reading, index: int) -> Attribution | None:
    """`Ruiz: Plan "will fail"`: a headline that begins with who says it and a colon."""
    stretch = reading.stretches[index]
    if reading.blocks[stretch.block].kind != "title":
        return None
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 2 or not line.flags[0] & NAME:
        return None
    at = 1
    while at < place and line.flags[at] & NAME and line.names[at] == line.names[0]:
        at += 1
    if at >= place or line.lower[at] != ":":
        return None
    return Attribution("headline_label", stretch.block, Phrase("name", 0, at - 1, line.names[0]))


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
            if line.lower[found[-1].verb] in WEAK_SAY and gap and last not in (":", "that") and len(gap) > 1:
                return None, 0
            if not gap or last in (",", ":", "that", "--", "—", "–") or all(
                line.flags[at] & (ADVERB | TIME | PREPOSITION) for at in gap
            ):
                return found[-1], stretch.block
        return None, 0
    low = _boundary(line, low, place, found)
    weak: Clause | None = None
    for clause in reversed(found):
        if clause.verb < low:
            break
        if clause.subject.kind == "none":
            continue
        if clause.flags & (ANY_SAY | ANY_CALL):
            word = line.lower[clause.verb]
            if (
                clause.subject.kind == "pronoun"
                and line.lower[clause.subject.first] == "it"
                and clause is not found[0]
                and line.lower[clause.subject.first - 1] != "what"
            ):
                weak = weak or clause
                continue
            if line.lower[clause.verb - 1] == "to" or _is_modal(line, clause):
                weak = weak or clause
                continue
            if word in WEAK_SAY or word in speech.WEAK_CALL:
                # Under a true verb of saying further left, a word like "expects" belongs to what is said.
                if weak is None and _weak_holds(line, clause.verb, place):
                    weak = clause
                continue
            if weak is not None and clause.relative:
                continue
            return clause, stretch.block
    return weak, stretch.block


_MODALS = frozenset("would will could should may might must can wouldn't won't".split())


def _is_modal(line: Line, clause: Clause) -> bool:
    """`X said the board would warn of "..."`: what somebody would say is not yet said."""
    return any(line.lower[at] in _MODALS for at in range(max(clause.subject.last + 1, clause.verb - 4), clause.verb))


def _weak_holds(line: Line, verb: int, place: int) -> bool:
    """A verb that often says something else counts right before the words, or with "that", "as" or a colon."""
    if place - verb <= 3:
        return True
    return any(line.lower[at] in ("that", "as", ":") for at in range(verb + 1, place))


def _boundary(line: Line, low: int, place: int, found: list[Clause]) -> int:
    """Where the clause of the quotation begins: after "; " or ", but Y ..." with a subject of its own."""
    start = low
    for clause in found:
        first = clause.subject.first
        if first - 1 <= start or clause.subject.first > clause.verb:
            continue
        before = first - 1
        if line.lower[before] == ";":
            start = first
        elif line.lower[before] in ("but", "while", "and", "whereas") and before - 1 > low and line.lower[before - 1] in (",", ";", "--", "—", "–"):
            if clause.flags & (SAY | CALL) or line.lower[before] in ("while", "whereas") or not _says(line, low, before):
                start = first
    del place
    return start


def _says(line: Line, low: int, high: int) -> bool:
    return any(line.flags[at] & (SAY | SAYING) and not line.flags[at] & NAME for at in range(low, high))


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


def cue_trailing(reading: Reading, index: int) -> Attribution | None:
    """`Those who "break the rules" must go, X said`: a parenthetic cue later in the sentence."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0:
        return None
    low, high = line.sentence(place)
    return _parenthetic(line, place + 1, high, low, stretch.block)


def cue_leading(reading: Reading, index: int) -> Attribution | None:
    """`The plan, X said, would be "costly"`: a parenthetic cue earlier in the sentence."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0:
        return None
    low, _ = line.sentence(place)
    return _parenthetic(line, low, place, low, stretch.block)


def _parenthetic(line: Line, first: int, high: int, low: int, block: int) -> Attribution | None:
    flags, lower = line.flags, line.lower
    for verb in range(first + 1, high):
        if not _strong_say(line, verb) and not (lower[verb] in ("put", "puts") and verb + 1 < high and lower[verb + 1] == "it"):
            continue
        ends = verb + 1 >= high or lower[verb + 1] in (",", ".", "--", "—", "–", ":") or flags[verb + 1] & (ADVERB | TIME | PREPOSITION | PRONOUN)
        subject = subject_before(line, verb, first)
        if subject is not None and subject.first > low and lower[subject.first - 1] in (",", "--", "—", "–") and ends:
            return Attribution("cue_parenthetic", block, subject, verb)
        if subject is not None and subject.first - 1 > low and lower[subject.first - 1] == "as" and (
            lower[subject.first - 2] == "," or flags[subject.first - 2] & QUOTE
        ):
            return Attribution("cue_parenthetic", block, subject, verb)
        if lower[verb - 1] in (",", "--", "—") and verb + 1 < high:
            phrase = phrase_after(line, verb + 1, high)
            if phrase is not None and subject is None:
                return Attribution("cue_parenthetic", block, phrase, verb)
    return None


def according_to(reading: Reading, index: int) -> Attribution | None:
    """`"...," according to X`, `In the words of X, "..."`, `For X, it was "..."`."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0:
        return None
    low, high = line.sentence(place)
    lower = line.lower
    for at in range(low, high - 2):
        if lower[at] == "per" and at > place and line.flags[at - 1] & (QUOTE | PUNCT):
            phrase = phrase_after(line, at + 1, high)
            if phrase is not None:
                return Attribution("according_to", stretch.block, phrase, at)
        if lower[at] == "according" and lower[at + 1] == "to":
            phrase = phrase_after(line, at + 2, high)
            if phrase is None and line.flags[at + 2] & DETERMINER:
                phrase = phrase_after(line, at + 2, high)
            if phrase is not None:
                return Attribution("according_to", stretch.block, phrase, at)
        if lower[at] == "words" and lower[at + 1] == "of" and at + 2 < high:
            phrase = phrase_after(line, at + 2, high)
            if phrase is not None:
                return Attribution("according_to", stretch.block, phrase, at)
    return None


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
        if not bits & SAY_NOUN or bits & NAME:
            continue
        # "X's claim was 'bold'" is the writer's sentence; "X's claim that it was 'bold'" has the words.
        if verbs and lower[at + 1] not in ("that", ":") or "as" in lower[at + 1 : place]:
            continue
        owner = at - 1
        while owner > low and not flags[owner] & (GENITIVE | POSSESSIVE | PUNCT | PREPOSITION | QUOTE | NAME) and not is_verb(flags[owner]) and at - owner < 4:
            owner -= 1
        if owner < low:
            continue
        if _called(line, owner, low):
            return None
        if flags[owner] & GENITIVE and owner - 1 >= low:
            phrase = phrase_before(line, owner - 1, low)
            if phrase is not None and phrase.kind in ("name", "description"):
                if phrase.kind == "name":
                    first = owner - 1
                    while first > low and flags[first - 1] & NAME and line.names[first - 1] == phrase.name:
                        first -= 1
                    phrase = Phrase("name", first, owner - 1, phrase.name)
                return Attribution("noun_of_saying", stretch.block, phrase, at)
        if flags[owner] & POSSESSIVE and lower[owner] in ("his", "her"):
            return Attribution("noun_of_saying", stretch.block, Phrase("pronoun", owner, owner), at)
        if at + 2 < place and lower[at + 1] in ("by", "from"):
            phrase = phrase_after(line, at + 2, place)
            if phrase is not None and phrase.kind != "pronoun":
                return Attribution("noun_of_saying", stretch.block, phrase, at)
    return None


def _called(line: Line, owner: int, low: int) -> bool:
    """Is what is owned the object of a verb of calling: `Y dismissed X's claim as "..."`?"""
    for at in range(owner, max(low, owner - 6) - 1, -1):
        bits = line.flags[at]
        if bits & (CALL | CALLING | speech.CALL_BASE) and not bits & (NAME | SAY_NOUN) and line.lower[at] not in speech.WEAK_CALL:
            return True
        if bits & PUNCT and line.lower[at] != ".":
            return False
    return False


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
        return Attribution("colon_within", stretch.block, chosen.subject, saying[-1].verb if saying else -1, weak=not saying)
    if reading.blocks[stretch.block].kind == "title":
        for at in range(low, place):
            if line.flags[at] & NAME and reading.is_person(line.names[at]):
                return Attribution("colon_within", stretch.block, Phrase("name", at, at, line.names[at]), -1, weak=True)
    return None


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
    while at >= low and place - at < 6 and (
        line.flags[at] & (CONJUNCTION | DETERMINER) or line.lower[at] in (",", "as", "of", "or", "to", "for", "with", "about")
    ):
        at -= 1
    if at < low or place - at < 2 or not line.flags[at] & QUOTE or at not in line.stretch:
        return None
    if not any(line.flags[step] & CONJUNCTION or line.lower[step] == "," for step in range(at + 1, place)):
        return None
    return reading.attributed.get(line.stretch[at])


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
    for clause in clauses_between(line, low + 1, place):
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
    while at < place and line.flags[at] & (PREPOSITION | SUBORDINATOR | ADVERB | CONJUNCTION) and not line.flags[at] & NAME:
        at += 1
    if at >= place or not line.flags[at] & (SAYING | CALLING | speech.OTHER_ING) or line.flags[at] & NAME:
        return None
    if any(line.lower[step] == "," for step in range(at, place)):
        return None
    for clause in clauses_between(line, place + 1, high):
        if clause.subject.kind in ("name", "pronoun", "description") and clause.subject.first > place:
            cue = at if line.flags[at] & (SAYING | CALLING) else -1
            return Attribution("fronted_participle", stretch.block, clause.subject, cue, weak=cue < 0)
        break
    return None


def clause_subject(reading: Reading, index: int) -> Attribution | None:
    """`X has gone after Y as a "..."`, `X wants to "..."`: no verb of saying, the words go with the clause's subject."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place < 0:
        return None
    low, _ = line.sentence(place)
    if low == place:
        return None
    found = clauses_between(line, low, place)
    low = _boundary(line, low, place, found)
    chosen: Clause | None = None
    for clause in found:
        if clause.verb < low or clause.subject.kind == "none" or clause.relative:
            continue
        if chosen is None or _is_main(line, clause, low):
            chosen = clause
    if chosen is None or chosen.subject.kind == "description" and not is_speaker(line, chosen.subject):
        return None
    return Attribution("clause_subject", stretch.block, chosen.subject, -1, weak=True)


def _is_main(line: Line, clause: Clause, low: int) -> bool:
    """Does the clause stand by itself: after a comma, a quotation or "but", not inside what another verb takes?"""
    before = clause.subject.first - 1
    return before < low or bool(line.flags[before] & QUOTE) or line.lower[before] in (",", ";", "--", "—", "–", "but")


def second_half(reading: Reading, index: int) -> Attribution | None:
    """`"A," X said. "B"`: words that stand as a sentence of their own go on with the speaker before them."""
    stretch = reading.stretches[index]
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place <= 0:
        return None
    low, _ = line.sentence(place)
    if low < place and _left_words(line, place, low):
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
    return Attribution(rule, attribution.block, attribution.phrase, -1, attribution.name, attribution.speaker, attribution.kind)


def _speaker_of_sentence(reading: Reading, line: Line, place: int) -> Attribution | None:
    """Who speaks, or is told about, in the sentences of the line before `place`: nearest first."""
    end = place
    steps = 0
    while end > 0 and steps < 6:
        steps += 1
        low, _ = line.sentence(end - 1)
        found = clauses_between(line, low, end)
        saying = [c for c in found if c.flags & (SAY | SAYING | CALL) and c.subject.kind in ("name", "pronoun", "description") and (c.flags & SAYING or line.lower[c.verb] not in WEAK_SAY)]
        after = _parenthetic(line, low, end, low, line.block)
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
        trailing = _parenthetic(before, low, high, low, block)
        if trailing is not None:
            return trailing
        for clause in found:
            if clause.subject.kind != "none":
                return Attribution("colon_before", block, clause.subject, -1, weak=True)
        return None
    if not stretch.opened or not stretch.closed:
        return None
    own = [other for other in reading.in_block(block) if reading.stretches[other].parent < 0 and other in reading.attributed]
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
    second_half,
    paragraph_before,
)
"""In the order they are asked."""
