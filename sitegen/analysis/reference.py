"""Whom the words at a cue mean: a pronoun, a title or description, or a name. Where it cannot tell it says so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from sitegen.analysis import speech
from sitegen.analysis.clauses import CAPITAL, GENITIVE, NAME, NUMBER, PUNCT, QUOTE, Line, Phrase, clauses_between, is_verb, title_start
from sitegen.analysis.reading import Reading
from sitegen.model import Span, SpeakerKind

_GENDER = {"he": "m", "he'd": "m", "he's": "m", "his": "m", "him": "m", "she": "f", "she'd": "f", "she's": "f", "her": "f"}
_SAME_ROLE = {
    "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general", "lt": "lieutenant", "sgt": "sergeant",
    "col": "colonel", "capt": "captain", "prof": "professor", "dr": "doctor", "rev": "reverend", "pres": "president",
    "congressman": "representative", "congresswoman": "representative", "lawmaker": "representative",
    "chairwoman": "chairman", "chair": "chairman", "chairperson": "chairman", "spokeswoman": "spokesman",
    "spokesperson": "spokesman", "businesswoman": "businessman", "adviser": "advisor", "judge": "justice",
}  # fmt: skip
_SPOKEN = 30
"""Latest sayings that are looked at."""
_REACH = 8
"""Blocks back that a pronoun's bearer is looked for."""


def resolve_phrase(reading: Reading, block: int, phrase: Phrase) -> tuple[int, Span | None, SpeakerKind]:
    """The bearer (index in names or -1), the span to show as speaker, and the kind of speaker."""
    line = reading.line(block)
    words = Span(block, line.starts[phrase.first], line.ends[phrase.last])
    if phrase.kind == "name":
        return phrase.name, reading.names[phrase.name].full, "named"
    if phrase.kind == "pronoun":
        word = line.lower[phrase.first].replace("’", "'")
        gender = _GENDER.get(word)
        if gender is not None:
            recent = reading.described
            if recent is not None and recent[2] in ("", gender) and _still_about(reading, block, phrase.first, recent):
                return -1, recent[3], recent[4]
            name = find_bearer(reading, block, phrase.first, gender)
            return (name, reading.names[name].full, "named") if name >= 0 else (-1, None, "none")
        if word in ("it", "they"):
            return _resolve_body(reading, block, phrase.first, word)
        return -1, None, "none"
    if phrase.kind == "description":
        name = resolve_description(reading, line, phrase)
        if name >= 0:
            return name, reading.names[name].full, "named"
        first = phrase.first
        if line.lower[first] in _DANGLING and first < phrase.last:
            words = Span(block, line.starts[first + 1], words.end)
        return -1, words, describe_kind(line, phrase)
    return -1, None, "none"


_GENDERED = {
    "father": "m", "mother": "f", "man": "m", "woman": "f", "husband": "m", "wife": "f", "son": "m", "daughter": "f",
    "brother": "m", "sister": "f", "boy": "m", "girl": "f", "spokesman": "m", "spokeswoman": "f", "businessman": "m",
    "businesswoman": "f", "congressman": "m", "congresswoman": "f", "chairman": "m", "chairwoman": "f", "king": "m",
    "queen": "f", "prince": "m", "princess": "f", "actress": "f", "waitress": "f", "uncle": "m", "aunt": "f",
    "grandfather": "m", "grandmother": "f", "policeman": "m", "policewoman": "f",
}  # fmt: skip


_PERSONAL = ("er", "or", "ist", "ian", "man", "woman", "eer", "person")
"""Endings of words for a person: voter, analyst, musician."""
_THINGS = frozenset(
    "answer banner barrier border butter career center centre chapter character charter cluster color colour computer "
    "container corner counter cover danger dinner disaster disorder door dollar error factor favor fever fiber figure filter "
    "finger fire flavor floor flower folder harbor harbour horror humor labor ladder layer letter liquor list manner "
    "matter meter minor mirror monster motor murder newspaper number offer order other paper pepper pier poster power "
    "prayer quarter register river rumor sector shelter shoulder shower silver soccer sugar summer supper sweater "
    "temper tender terror theater theatre thunder timber tower trailer transfer trigger tumor twitter vapor vector water "
    "weather whether winter wonder".split()
)
"""Words with such an ending that are none."""
_PERSONS = frozenset(
    "academic accountant adult agent aide applicant assistant attendant attendee boss captain chief child citizen clerk cleric client "
    "coach colleague combatant companion consultant cook correspondent criminal critic defendant descendant detainee "
    "diplomat dissident drug employee executive expert friend general girl guard guest guide head host immigrant "
    "incumbent individual informant inhabitant insider inmate intellectual intern judge justice kid lieutenant mechanic medic member "
    "merchant migrant militant monk mullah native neighbor nephew niece nominee nun nurse official operative opponent "
    "parent participant partner patient patriarch peasant pilot pope president priest principal professional proponent "
    "psychic pupil recipient recruit referee refugee relative representative resident respondent retiree rival secretary "
    "sergeant servant shopkeeper skeptic soprano source specialist spokesperson spouse student superintendent surrogate suspect "
    "teen tenant thief trustee veteran victim widow witness youth".split()
)


def _is_person_noun(word: str) -> bool:
    return word in _PERSONS or word in _GENDERED or word.endswith(_PERSONAL) and word not in _THINGS and len(word) > 4


def is_speaker(line: Line, phrase: Phrase) -> bool:
    """Is the description one of people, of a body or of a document, rather than of a thing?"""
    head = head_word(line, phrase)
    flags = speech.FLAGS.get(head, 0)
    one = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    return (
        bool(flags & (speech.ROLE | speech.DOCUMENT))
        or head in _BODIES
        or one in _BODIES
        or _is_person_noun(head)
        or _is_person_noun(one)
        or head in ("police", "children", "men", "women", "people", "someone", "nobody", "everyone")
    )


def note_description(reading: Reading, block: int, phrase: Phrase, speaker: Span, kind: SpeakerKind) -> None:
    """Remembers one unnamed speaker, whom "he" or "she" may mean next."""
    line = reading.line(block)
    head = head_word(line, phrase)
    single = line.lower[phrase.first] in ("a", "an", "the", "my", "his", "her", "their", "one", "another") and not head.endswith("s")
    if single and kind in ("office", "unnamed") and head not in _BODIES and _is_person_noun(head):
        reading.described = (block, line.starts[phrase.last], _GENDERED.get(head, ""), speaker, kind)


def _still_about(reading: Reading, block: int, place: int, recent: tuple[int, int, str, Span, SpeakerKind]) -> bool:
    """Has no person been named since the unnamed speaker, in this block or the one before?"""
    if recent[0] < block - 1:
        return False
    for number in range(recent[0], block + 1):
        line = reading.line(number)
        first = bisect_right(line.starts, recent[1]) if number == recent[0] else 0
        for at in range(first, place if number == block else len(line.flags)):
            if line.flags[at] & NAME and reading.is_person(line.names[at]):
                return False
    return True


_DANGLING = frozenset("his her their its our my your one".split())
"""Openings of a description that mean nothing outside their sentence: left out of the words shown as speaker."""


def describe_kind(line: Line, phrase: Phrase) -> SpeakerKind:
    head = head_word(line, phrase)
    if speech.FLAGS.get(head, 0) & speech.DOCUMENT:
        return "document"
    first = line.lower[phrase.first]
    if first in ("the", "his", "her", "their", "its") and not head.endswith("s"):
        return "office"
    return "unnamed"


def head_word(line: Line, phrase: Phrase) -> str:
    """The noun a description is about: the last word before "of", "for", "at" and their like."""
    head = ""
    for at in range(phrase.first, phrase.last + 1):
        bits = line.flags[at]
        if head and bits & speech.PREPOSITION:
            break
        if not bits & (PUNCT | GENITIVE):
            head = line.lower[at]
    return head


def find_bearer(reading: Reading, block: int, place: int, gender: str) -> int:
    """The person a pronoun at `place` of `block` stands for: of fitting gender, spoken of last and most prominently."""
    scores: dict[int, float] = {}
    line = reading.line(block)
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
            _score_sentence(reading, line, low, high, gender, distance, scores)
            for spoken_block, offset, name in reading.speakings[: -_SPOKEN - 1 : -1]:
                if spoken_block < number:
                    break
                if spoken_block == number and line.starts[low] <= offset < line.ends[high - 1] and offset < (
                    low_offset if number == block else 1 << 60
                ):
                    _add(reading, scores, name, gender, 4.0 - distance)
            if distance > 2 * _REACH:
                break
            distance += 0.4 if _keeps(line, low, high, gender) else 1.0
        distance += 0.35
        if number == 1:
            distance += 0.5
        if scores and max(scores.values()) > 3.2 - distance:
            break
    if not scores:
        return -1
    return max(scores, key=lambda name: (scores[name], -name))


def _keeps(line: Line, low: int, high: int, gender: str) -> bool:
    """Does the sentence go on about the same person by pronoun alone?"""
    return any(_GENDER.get(line.lower[at]) == gender for at in range(low, high))


def _score_sentence(
    reading: Reading, line: Line, low: int, high: int, gender: str, distance: float, scores: dict[int, float]
) -> None:
    flags = line.flags
    first = True
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
            _add(reading, scores, name, gender, weight - distance)
            first = False
        at = last + 1


def _in_apposition(line: Line, after: int, high: int) -> bool:
    """Does a comma and then a description follow: ", a lawyer in Oslo", ", 54,", ", who ...", ", head of ..."?"""
    if after + 1 >= high or line.lower[after] != ",":
        return False
    bits = line.flags[after + 1]
    if bits & (NAME | speech.PRONOUN) and line.lower[after + 1] != "who":
        return False
    return bool(bits & (speech.DETERMINER | NUMBER | speech.RELATIVE | speech.ROLE)) or not bits


def _add(reading: Reading, scores: dict[int, float], name: int, gender: str, score: float) -> None:
    known = reading.gender(name)
    if known and known != gender:
        return
    if not reading.is_person(name):
        return
    if not known:
        score -= 2.4
    if score > scores.get(name, -1e9):
        scores[name] = score


def _resolve_body(reading: Reading, block: int, place: int, word: str) -> tuple[int, Span | None, SpeakerKind]:
    """"It" and "they": the body that was the subject of the sentence or the one before."""
    line = reading.line(block)
    low, _ = line.sentence(place)
    if word == "it" and reading.spoken is not None and reading.spoken[0] >= block - 1:
        return reading.spoken[1]
    ranges = [(line, low, place)]
    if low:
        ranges.append((line, *line.sentence(low - 1)))
    elif block > 1 and reading.line(block - 1).flags:
        before = reading.line(block - 1)
        ranges.append((before, *before.sentence(len(before.flags) - 1)))
    for where, first, end in ranges:
        for clause in clauses_between(where, first, end):
            subject = clause.subject
            if clause.relative or subject.last >= end:
                continue
            if subject.kind == "name" and not reading.is_person(subject.name):
                if word == "it" or reading.names[subject.name].kind != "country":
                    return subject.name, reading.names[subject.name].full, "named"
            elif subject.kind == "description":
                plural = where.lower[subject.last].endswith("s") or head_word(where, subject).endswith("s")
                head = head_word(where, subject)
                if speech.FLAGS.get(head, 0) & (speech.SAY_NOUN | speech.DOCUMENT) and plural:
                    continue
                if (word == "they") == plural and (plural or speech.FLAGS.get(head, 0) & speech.DOCUMENT or head in _BODIES):
                    name = resolve_description(reading, where, subject)
                    if name < 0:
                        span = Span(where.block, where.starts[subject.first], where.ends[subject.last])
                        return -1, span, describe_kind(where, subject)
    return -1, None, "none"


_BODIES = frozenset(
    "administration agency army association bank board campaign commission committee company council court department "
    "firm foundation government group house kremlin law ministry network office organisation organization panel paper "
    "party police press senate state team tribunal union white".split()
)
"""Heads of descriptions that can speak and are "it"."""


# ---------------------------------------------------------------- titles


def _role(word: str) -> str:
    return _SAME_ROLE.get(word, word)


def roles(reading: Reading) -> dict[str, list[tuple[int, int, int]]]:
    """Role word -> (name, block, offset) where the article gives that name that title, before it or in apposition."""
    if reading.role_table is not None:
        return reading.role_table
    found: dict[str, list[tuple[int, int, int]]] = {}
    for block in sorted(reading.starts):
        text = reading.blocks[block].text
        for start, (end, name, _) in reading.starts[block].items():
            if not reading.is_person(name):
                continue
            for word in _title_words(text[max(0, start - 70) : start]):
                found.setdefault(word, []).append((name, block, start))
            for word in _apposition_words(text[end : end + 90]):
                found.setdefault(word, []).append((name, block, start))
    reading.role_table = found
    return found


def _title_words(before: str) -> list[str]:
    """The words of a title that stands right before a name: "Russian Deputy Foreign Minister"."""
    found: list[str] = []
    words = before.split()
    if not before[-1:].isspace():
        return found
    for at in range(len(words) - 1, max(-1, len(words) - 8), -1):
        word = words[at].lower()
        bare = word.rstrip(".")
        flags = speech.flag_word(bare)
        if not bare or not bare[0].isalnum() or word[-1] in ",;:)\u201d\"'’—–":
            break
        if word.endswith(".") and bare not in _SAME_ROLE and bare not in ("mr", "mrs", "ms"):
            break
        if flags & (speech.PREPOSITION | speech.CONJUNCTION | speech.PRONOUN | speech.DETERMINER | speech.ADVERB) or bare.endswith(("'s", "’s")):
            break
        if flags & (speech.SAY | speech.CALL | speech.AUX | speech.FINITE) and not flags & speech.ROLE:
            break
        if bare == "president" and at and words[at - 1].lower() in ("vice", "ex", "deputy"):
            bare = "vice"
        if len(bare) > 3 or bare in _SAME_ROLE or bare == "ceo":
            found.append(_role(bare))
    return found


def _apposition_words(after: str) -> list[str]:
    """The words of a description in apposition, up to its comma: ", the mayor of Halden,"."""
    match = _APPOSED.match(after)
    if match is None:
        return []
    found: list[str] = []
    for word in match.group(1).lower().split():
        flags = speech.flag_word(word)
        if flags & (speech.SUBORDINATOR | speech.RELATIVE | speech.SAY | speech.CALL | speech.AUX | speech.FINITE) and not flags & (speech.ROLE | speech.DETERMINER):
            break
        if not flags & (speech.PREPOSITION | speech.DETERMINER):
            found.append(_role(word.strip(".")))
    return found


_APPOSED = re.compile(r"(?:\s?\([^)]{1,20}\))?\s?(?:,|--|—|–)\s?([^,.;:()\"“”—–]{3,70})(?=[,.;—–]|--)")


_GENERIC = frozenset(
    "man woman person people group official officials source sources spokesman spokesmen reporter reporters one campaign "
    "statement report article piece aide aides expert experts voters voter".split()
)


def resolve_description(reading: Reading, line: Line, phrase: Phrase) -> int:
    """The person that "the president" or "the Texas senator" means, where the article has given that title to one."""
    lower, flags = line.lower, line.flags
    if lower[phrase.first] != "the" or phrase.last == phrase.first:
        return -1
    if any(flags[at] & GENITIVE for at in range(phrase.first, phrase.last + 1)):
        return -1
    head = head_word(line, phrase)
    if head in _GENERIC or head.endswith("s") and not head.endswith("ss"):
        return -1
    table = roles(reading)
    bearers = table.get(_role(head), [])
    if not bearers:
        return -1
    here = (line.block, line.starts[phrase.first])
    modifiers = [
        _role(lower[at]) for at in range(phrase.first + 1, phrase.last + 1)
        if not flags[at] & (speech.PREPOSITION | speech.DETERMINER) and lower[at] != head
    ]  # fmt: skip
    best, best_key = -1, (-1, -1, -1)
    for name, block, place in bearers:
        if (block, place) >= here:
            continue
        fits = sum(any(other == name for other, _, _ in table.get(word, ())) for word in modifiers)
        key = (fits, block, place)
        if key > best_key:
            best, best_key = name, key
    if best >= 0 and modifiers and best_key[0] < len(modifiers) / 2:
        return -1
    return best
