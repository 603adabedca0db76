"""The person whom "he" or "she" means: of fitting gender, spoken of last and most prominently. Where
nobody fits it says so."""

from __future__ import annotations

from bisect import bisect_left

from sitegen.analysis import speech
from sitegen.analysis.clauses import each_clause
from sitegen.analysis.phrases import is_verb, title_start
from sitegen.analysis.reading import Reading
from sitegen.analysis.roles import is_person_noun
from sitegen.analysis.speech import SAY
from sitegen.analysis.words import GENITIVE, NAME, NUMBER, QUOTE, Line

GENDERS = {
    "he": "m",
    "he'd": "m",
    "he's": "m",
    "his": "m",
    "him": "m",
    "she": "f",
    "she'd": "f",
    "she's": "f",
    "her": "f",
}


_SPOKEN = 30
"""Latest sayings that are looked at."""


_OWNS = 2.9
"""How prominent the one person of a sentence is of whose own things it goes on to speak."""
_REACH = 8
"""Blocks back that a pronoun's bearer is looked for."""


def _answerer(reading: Reading, block: int, place: int, gender: str) -> tuple[int, int]:
    """`X asked Y whether ... "...," he said`: the one who was asked answers. Returns Y, or -1, and X, who is not meant;
    of "X asked him" only X is known."""
    line = reading.line(block)
    here, _ = line.sentence(place)
    if here:
        low, high = line.sentence(here - 1)
    elif block > 1 and reading.line(block - 1).flags:
        line = reading.line(block - 1)
        low, high = line.sentence(len(line.flags) - 1)
    else:
        return -1, -1
    for clause in each_clause(line, low, high):
        at = clause.verb + 1
        if line.lower[clause.verb] not in ASKED or clause.relative or at >= high:
            continue
        asker = clause.subject.name if clause.subject.kind == "name" and clause.subject.last < clause.verb else -1
        if GENDERS.get(line.lower[at]) == gender and line.lower[at] in ("him", "her"):
            return -1, asker
        while at < high - 1 and not line.flags[at] & NAME and (line.flags[at] & speech.ROLE or line.lower[at] == "."):
            at += 1
        if line.flags[at] & NAME and reading.is_person(line.names[at]) and line.names[at] != asker:
            return (line.names[at], asker) if reading.gender(line.names[at]) in ("", gender) else (-1, -1)
    return -1, -1


ASKED = frozenset("ask asked asks pressed presses questioned questions quizzed".split())


def find_sole_subject(reading: Reading, line: Line, place: int, gender: str) -> int:
    """`Co-author X said the idea was old. "...," she said`: the one person that the paragraph has named so far, where
    that one is the subject of the sentence before. A name whose gender no table knows is meant too."""
    here, _ = line.sentence(place)
    if not here:
        return -1
    sole = -1
    for at, name in _persons_named(reading, line):
        if at >= place:
            break
        if not gender or reading.gender(name) in ("", gender):
            if sole >= 0:
                return -1
            sole = name
    if sole < 0:
        return -1
    low, high = line.sentence(here - 1)
    if any(
        clause.subject.kind == "name" and clause.subject.name == sole and not clause.relative
        for clause in each_clause(line, low, high)
    ):
        return sole
    return -1


def _persons_named(reading: Reading, line: Line) -> list[tuple[int, int]]:
    """Where each person is first named in the line, with no possessive after it, and who it is; in order."""
    known = reading.persons.get(line.block)
    if known is None:
        flags, names = line.flags, line.names
        firsts: dict[int, int] = {}
        for at in range(len(flags) - 1):
            if flags[at] & NAME and not flags[at + 1] & (NAME | GENITIVE) and reading.is_person(names[at]):
                firsts.setdefault(names[at], at)
        known = reading.persons[line.block] = [(at, name) for name, at in firsts.items()]
    return known


def _subject_just_before(reading: Reading, line: Line, place: int, gender: str) -> int:
    """`Addie rolled her eyes. "...," she said`: the sentence before begins with a name, names nobody else, and has a
    pronoun of this gender alone."""
    here, _ = line.sentence(place)
    if not here:
        return -1
    low, high = line.sentence(here - 1)
    name = line.names[low] if line.flags[low] & NAME else -1
    if name < 0 or not reading.is_person(name) or reading.gender(name) not in ("", gender):
        return -1
    if any(
        line.flags[at] & NAME and line.names[at] != name and reading.is_person(line.names[at])
        for at in range(low, place)
    ):
        return -1
    clause = next(each_clause(line, low, high), None)
    if clause is None or clause.subject.kind != "name" or clause.subject.name != name:
        return -1
    genders = {GENDERS[line.lower[at]] for at in range(low, high) if line.lower[at] in GENDERS}
    return name if genders == {gender} else -1


def _spoke_just_before(reading: Reading, line: Line, place: int, gender: str) -> int:
    """`X said it was "late". "Very late," he said`: who spoke in the sentence before, of a gender that no table knows,
    unless somebody of the pronoun's gender is named there too."""
    here, _ = line.sentence(place)
    if not here or not reading.speakings:
        return -1
    block, offset, name = reading.speakings[-1]
    low, high = line.sentence(here - 1)
    if block != line.block or not line.starts[low] <= offset < line.ends[high - 1] or reading.gender(name):
        return -1
    if not reading.is_person(name):
        return -1
    others = any(
        line.flags[at] & NAME and line.names[at] != name and reading.gender(line.names[at]) == gender
        for at in range(low, place)
    )
    return -1 if others else name


_ROW = 8
"""Sentences of such a row that are followed back."""


def _same_before(line: Line, place: int, gender: str) -> int:
    """Of "He explained that X was ready. He added": the first "he"; a row of sentences that open so is about one."""
    found = -1
    low, high = line.sentence(place)
    if place != low or not (place + 1 < high and line.flags[place + 1] & SAY):
        return found
    for _ in range(_ROW):
        if not low:
            break
        first, _ = line.sentence(low - 1)
        if first + 1 >= low or not line.flags[first + 1] & SAY or GENDERS.get(line.lower[first]) != gender:
            break
        found = low = first
    return found


def find_bearer(reading: Reading, block: int, place: int, gender: str) -> int:
    """The person a pronoun at `place` of `block` stands for: of fitting gender, spoken of last and most prominently."""
    asked, asker = _answerer(reading, block, place, gender)
    if asked >= 0:
        return asked
    line = reading.line(block)
    before = _same_before(line, place, gender)
    if before >= 0:
        place = before
    sole = find_sole_subject(reading, line, place, gender)
    if sole >= 0 and sole != asker:
        return sole
    just = _subject_just_before(reading, line, place, gender)
    if just >= 0 and just != asker:
        return just
    just = _spoke_just_before(reading, line, place, gender)
    if just >= 0 and just != asker:
        return just
    scores: dict[int, float] = {}
    distance = 0.0
    low_offset = line.starts[place]
    for number in range(block, max(-1, block - _REACH), -1):
        line = reading.line(number)
        if not line.starts:
            continue
        limit = place if number == block else len(line.starts)
        bounds = line.bounds
        for index in range(bisect_left(bounds, limit) - 1, -1, -1):
            low, high = bounds[index], min(bounds[index + 1], limit)
            if low >= high:
                continue
            for name, weight in _weigh_sentence(reading, line, low, high, gender):
                _add(reading, scores, name, gender, weight - distance)
            for spoken_block, offset, name in reading.speakings[: -_SPOKEN - 1 : -1]:
                if spoken_block < number:
                    break
                if (
                    spoken_block == number
                    and line.starts[low] <= offset < line.ends[high - 1]
                    and offset < (low_offset if number == block else 1 << 60)
                ):
                    _add(reading, scores, name, gender, 4.0 - distance)
            if distance > 2 * _REACH:
                break
            distance += 0.4 if _keeps(line, low, high, gender) else 1.0
        distance += 0.35
        if number == 1:
            distance += 0.5
        scores.pop(asker, None)
        if scores and max(scores.values()) > 3.2 - distance:
            break
    scores.pop(asker, None)
    if not scores:
        return -1
    return max(scores, key=lambda name: (scores[name], -name))


def _keeps(line: Line, low: int, high: int, gender: str) -> bool:
    """Does the sentence go on about the same person by pronoun alone?"""
    return any(GENDERS.get(line.lower[at]) == gender for at in range(low, high))


def _weigh_sentence(reading: Reading, line: Line, low: int, high: int, gender: str) -> list[tuple[int, float]]:
    """Each naming of a person in the sentence, and how prominent it is there for a pronoun of that gender."""
    known = reading.weighed.get((line.block, low, high, gender))
    if known is not None:
        return known
    found: list[tuple[int, float]] = []
    reading.weighed[line.block, low, high, gender] = found
    flags = line.flags
    first = True
    free = -1
    """Where the sentence goes on after the person last named, if no preposition governs the name."""
    at = low
    while at < high:
        if not flags[at] & NAME:
            at += 1
            continue
        name = line.names[at]
        last = at
        while last + 1 < high and flags[last + 1] & NAME and line.names[last + 1] == name:
            last += 1
        after = last + 1
        weight = 1.3
        before = title_start(line, at, low) - 1
        hangs = before >= low and flags[before] & speech.PREPOSITION and not flags[before] & speech.SUBORDINATOR
        if after < len(flags) and flags[after] & GENITIVE:
            weight = 1.0
        else:
            if after < len(flags) and line.lower[after] == "(":
                while after < len(flags) and line.lower[after] != ")":
                    after += 1
                after += 1
            while after < len(flags) and flags[after] & speech.ADVERB and not is_verb(flags[after]):
                after += 1
            if after < len(flags) and is_verb(flags[after]):
                weight = 2.7 if before >= low and flags[before] & speech.SUBORDINATOR else 3.4
            elif first and _in_apposition(line, after, high):
                weight = 3.0
            elif _names_subject(line, before, after, high) or (first and _past_commas(line, before, after, low, high)):
                weight = 3.2
            elif first:
                weight = 2.0
        introduced = reading.names[name].mentions[0]
        if introduced.block == line.block and introduced.start == line.starts[at] and after < len(flags):
            # A person newly introduced, above all with an apposition, is who the next lines are about.
            weight = (1.2 if hangs else weight) + 0.3
            if last > at and _in_apposition(line, after, high):
                weight = max(weight, 2.6 if hangs else 3.2)
        elif hangs:
            weight = min(weight, 1.2)
        if reading.is_person(name):
            found.append((name, weight))
            first = False
            free = -1 if hangs else after
        at = last + 1
    if len(found) == 1 and free >= 0 and _goes_on(line, free, high, gender):
        found[0] = (found[0][0], max(found[0][1], _OWNS))
    return found


def _goes_on(line: Line, after: int, high: int, gender: str) -> bool:
    """Does the sentence go on with what is "his" or "her" own: "the letters helped X to make his case"?"""
    rest = range(after, high)
    return any(line.flags[at] & speech.POSSESSIVE and GENDERS.get(line.lower[at]) == gender for at in rest)


def _in_apposition(line: Line, after: int, high: int) -> bool:
    """Does a comma and then a description follow: ", a lawyer in Oslo", ", 54,", ", who ...", ", head of ..."?"""
    if after + 1 >= high or line.lower[after] != ",":
        return False
    bits = line.flags[after + 1]
    if bits & (NAME | speech.PRONOUN) and line.lower[after + 1] != "who":
        return False
    return bool(bits & (speech.DETERMINER | NUMBER | speech.RELATIVE | speech.ROLE)) or not bits


def _past_commas(line: Line, before: int, after: int, low: int, high: int) -> bool:
    """`But X, stepping into a taxi, did`: the subject of the sentence, with a participle between commas."""
    if before > low or (before == low and not line.flags[low] & speech.CONJUNCTION):
        return False
    if (
        after + 2 >= high
        or line.lower[after] != ","
        or not line.flags[after + 1] & (speech.OTHER_ING | speech.PARTICIPLE)
    ):
        return False
    for at in range(after + 2, min(after + 12, high - 1)):
        if line.flags[at] & QUOTE:
            return False
        if line.lower[at] == ",":
            return is_verb(line.flags[at + 1])
    return False


def _names_subject(line: Line, before: int, after: int, high: int) -> bool:
    """Does the name between two commas say who the subject is: "her running mate, Senator X, has"?"""
    return bool(
        before > 0
        and after + 1 < high
        and line.lower[before] == "," == line.lower[after]
        and (is_person_noun(line.lower[before - 1]) or line.flags[before - 1] & speech.ROLE)
        and is_verb(line.flags[after + 1])
    )


def _add(reading: Reading, scores: dict[int, float], name: int, gender: str, score: float) -> None:
    known = reading.gender(name)
    if known and gender and known != gender:
        return
    if not reading.is_person(name):
        return
    if not known and gender:
        score -= 2.4
    if score > scores.get(name, -1e9):
        scores[name] = score
