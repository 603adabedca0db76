"""Reported speech without marks: "X said he did not expect a result", "The road is closed, X said", "according to X".
Conservative: what is denied, asked or only supposed is nobody's statement, and where marks take part in what is
reported it is left to those who read the marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from sitegen.analysis import speech
from sitegen.analysis.clauses import clauses_at
from sitegen.analysis.phrases import is_verb, phrase_after
from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.reported_ends import DASHES, trim_end
from sitegen.analysis.reported_places import (
    Places,
    complement_places,
    end_of_source,
    last_joint,
    places_around,
    stands_alone,
)
from sitegen.analysis.reported_starts import skip_noun
from sitegen.analysis.reporters import (
    can_be_source,
    can_speak,
    find_speaking,
    goes_on,
    is_asserted,
    is_document,
)
from sitegen.analysis.reporting_words import (
    DOCUMENT_VERBS,
    REPORTING,
    TELLS,
    TRAILING,
)
from sitegen.analysis.speech import (
    ADVERB,
    NOUN_OR_VERB,
    OTHER_ING,
    PREPOSITION,
    SAY,
    SAYING,
    TIME,
)
from sitegen.analysis.words import NAME, PUNCT, QUOTE, Clause, Line, Phrase

Reported = tuple[Attribution, list[tuple[int, int]]]
_MIN_WORDS: Final = 3


_PLAIN: Final = REPORTING - NOUN_OR_VERB - {"counter", "estimate", "promise", "remark", "report", "stress", "warning"}
"""Verbs of saying that are no noun as well."""


def may_report(text: str) -> bool:
    """Could a block hold reported speech at all? Cheap, and never wrong when it says no."""
    if "said" in text:  # by far the most frequent, and found without cutting the text into words
        return True
    if not _PLAIN.isdisjoint(text.split()):
        return True
    words = text.replace(",", " ").replace(".", " ").replace(":", " ").split()
    if _PLAIN.isdisjoint(words):
        return "ccording to" in text or ("that" in words and not REPORTING.isdisjoint(words))
    return True


def find_reported(reading: Reading, block: int) -> list[Reported]:
    """Attributions, not yet resolved, with the code points of the clauses they report, for one block, in order."""
    found: list[Reported] = []
    line = reading.line(block)
    lower = line.lower
    every = _find_cues(lower)
    for index in range(len(line.bounds) - 1):
        low, high = line.bounds[index], line.bounds[index + 1]
        if low >= high or lower[high - 1] == "?":
            continue
        here = every[bisect_left(every, low) : bisect_left(every, high)]
        cues = [at for at in here if _is_open(line, at, low, high)]
        if not cues:
            continue
        low = _after_dateline(line, low, high) if not index else low
        taken: Places = []
        for rule in _RULES:
            for phrase, cue, places in rule(line, low, high, here, cues, taken):
                taken += places
                made = _made(line, phrase, cue, places, "according_to" if rule is _according else "reported_clause")
                if made is not None:
                    found.append(made)
    return found


def _find_cues(lower: list[str]) -> list[int]:
    """Where the words that may report stand. Few do, and most of these are the same: each is looked for by itself."""
    every: list[int] = []
    for word in _CUES.intersection(lower):
        at = -1
        for _ in range(lower.count(word)):
            at = lower.index(word, at + 1)
            every.append(at)
    every.sort()
    return every


def _is_open(line: Line, cue: int, low: int, high: int) -> bool:
    """Could the cue report words without marks? Not where what stands next to it is in marks."""
    flags, lower = line.flags, line.lower
    at = cue + 1
    quoted = bool(flags[low] & QUOTE)
    if at >= high:
        return not quoted
    word = lower[at]
    if flags[at] & QUOTE or word == ":" or (cue > low and flags[cue - 1] & QUOTE):
        return False
    if word == "," or word == ".":
        if at + 1 < high and flags[at + 1] & QUOTE:
            return False
        return not quoted or "that" in lower[at:high]
    return True


_Found = list[tuple[Phrase, int, Places]]
_Rule = Callable[[Line, int, int, list[int], list[int], Places], _Found]
"""Asked with the places of the words that may report, of those that have no marks beside them, and what is taken."""
_CUES: Final = REPORTING | DOCUMENT_VERBS | {"according"}


def _made(line: Line, phrase: Phrase, cue: int, places: Places, rule: str) -> Reported | None:
    if sum(end - start for start, end in places) < _MIN_WORDS:
        return None
    if any(line.flags[at] & QUOTE for start, end in places for at in range(start, end)):
        return None
    places = [(_skip_link(line, *places[0]), places[0][1]), *places[1:]]
    spans = [(line.starts[start], line.ends[end - 1]) for start, end in places]
    return Attribution(rule, line.block, phrase, cue), spans


_LINKS: Final = frozenset(
    "accordingly also besides furthermore however indeed instead meanwhile moreover nevertheless nonetheless still "
    "therefore though thus".split()
)
_PHRASED_LINKS: Final = frozenset(
    (("for", "example"), ("for", "instance"), ("in", "addition"), ("in", "fact"), ("of", "course"))
)


def _skip_link(line: Line, start: int, end: int) -> int:
    """Over what ties a sentence to the one before it ("In fact, A, X said"): the writer's own."""
    lower = line.lower
    if lower[start] in ("and", "but", "yet") and end - start > _MIN_WORDS:
        return start + 1
    for length in (1, 2):
        comma = start + length
        link = lower[start] in _LINKS if length == 1 else tuple(lower[start:comma]) in _PHRASED_LINKS
        if link and end - comma > _MIN_WORDS and lower[comma] == ",":
            return comma + 1
    return start


def _after_dateline(line: Line, low: int, high: int) -> int:
    """`HALDEN (Wire) — The pier`: where the sentence itself begins."""
    for at in range(low, min(high - 1, low + 12)):
        if line.lower[at] in DASHES or (line.lower[at] == "-" and line.starts[at] > line.ends[at - 1]):
            return at + 1 if line.text[line.starts[low] : line.ends[low]].isupper() and at > low else low
        if is_verb(line.flags[at]):
            break
    return low


# ---------------------------------------------------------------- rules: sentence -> speaker, cue, places


def _clauses(line: Line, low: int, high: int, here: list[int], cues: list[int], _taken: Places) -> _Found:
    """`X said that A`, `X said A, but Y argued that B`, `A, X said`, `As X said, A`."""
    found: _Found = []
    done = low
    lower = line.lower
    if all(lower[at] == "according" for at in cues):
        return found
    for clause in clauses_at(line, low, high, here):
        verb = clause.verb
        if verb < done or not _is_report(line, clause) or not is_asserted(line, clause, low):
            continue
        attached = bool(found) and clause.flags & SAYING and not clause.flags & SAY
        joined = attached and _follows(line, found[-1][2][-1][1], verb)
        subject = found[-1][0] if joined else find_speaking(line, clause, low)
        if subject is None:
            continue
        places = complement_places(line, clause, low, high)
        if places is None and line.lower[verb] in TRAILING:
            places = places_around(line, subject, verb, low, high, done)
        if places is None:
            continue
        found.append((subject, verb, places))
        done = max(done, places[-1][1], verb + 1)
    return found


def _is_report(line: Line, clause: Clause) -> bool:
    """Is it a verb of saying with a subject, or of what a document says?"""
    word = line.lower[clause.verb]
    if clause.subject.kind in ("none", "relative"):
        return False
    if word in REPORTING:
        return bool(clause.flags & (SAY | SAYING)) or goes_on(line, clause.verb)
    return (
        word in DOCUMENT_VERBS
        and line.lower[clause.verb + 1 : clause.verb + 2] == ["that"]
        and is_document(line, clause.subject)
    )


def _follows(line: Line, end: int, verb: int) -> bool:
    """Does a participle of saying follow what was reported, a comma or dash between them: "X said A, adding that B"?"""
    return all(
        line.flags[at] & ADVERB or line.lower[at] in (",", "and") or line.lower[at] in DASHES for at in range(end, verb)
    )


def _inverted(line: Line, low: int, high: int, _here: list[int], cues: list[int], taken: Places) -> _Found:
    """`The road is closed, said the mayor, Mia Torres.`"""
    lower, flags = line.lower, line.flags
    for verb in cues:
        if (
            verb < low + 3
            or verb + 1 >= high
            or lower[verb] not in TRAILING
            or lower[verb] in TELLS  # who stands after it is told
            or not flags[verb] & SAY
            or lower[verb - 1] != ","
        ):
            continue
        if any(start <= verb < end for start, end in taken):
            continue
        phrase = phrase_after(line, verb + 1, high)
        if phrase is None or phrase.kind not in ("name", "description"):
            continue
        if phrase.kind == "description" and not can_speak(line, phrase, verb):
            continue
        if phrase.last + 1 < high and (is_verb(flags[phrase.last + 1]) or lower[phrase.last + 1] == "that"):
            continue
        begin = max([end for _, end in taken if end <= verb] or [low])
        if begin > low or not stands_alone(line, low, verb - 1):
            continue
        return [(phrase, verb, [(low, trim_end(line, low, verb - 1))])]
    return []


def _according(line: Line, low: int, high: int, _here: list[int], cues: list[int], taken: Places) -> _Found:
    """`A, according to X.`, `According to X, A.`"""
    lower, flags = line.lower, line.flags
    for at in cues:
        if at + 2 >= high or lower[at] != "according" or lower[at + 1] != "to" or any(s <= at < e for s, e in taken):
            continue
        phrase = phrase_after(line, at + 2, high)
        if phrase is not None:
            phrase = _with_second(line, phrase, high)
        if phrase is None or not can_be_source(line, phrase):
            return []
        phrase = _with_author(line, phrase, high)
        stop = phrase.last + 1
        if at == low:
            comma = end_of_source(line, stop, high)
            if comma < 0 or taken or not stands_alone(line, comma + 1, high):
                return []
            if any(_reports(line, step) for step in range(comma + 1, high)):
                return []
            return [(phrase, at, [(comma + 1, trim_end(line, comma + 1, high))])]
        if lower[at - 1] != "," or taken or not stands_alone(line, low, at - 1):
            return []
        if any(_reports(line, step) for step in range(low, at)):
            return []
        begin = last_joint(line, low, at - 1)
        if (
            stop < high
            and lower[stop] not in (".", ",", ";")
            and not flags[stop] & (PREPOSITION | TIME | PUNCT | speech.RELATIVE | speech.PARTICIPLE | OTHER_ING)
        ):
            return []
        return [(phrase, at, [(begin, trim_end(line, begin, at - 1))])]
    return []


def _with_second(line: Line, phrase: Phrase, high: int) -> Phrase:
    """ "officials of the port and of the city", "Norland and Vesrian officials": both together, nobody by name."""
    joint = phrase.last + 1
    if joint + 1 < high and line.lower[joint] == "and":
        second = phrase_after(line, joint + 1, high)
        if second is not None and second.kind == "description":
            return Phrase("description", phrase.first, second.last)
    return phrase


def _with_author(line: Line, phrase: Phrase, high: int) -> Phrase:
    """ "a study by the institute": with those who wrote it."""
    last = phrase.last
    if phrase.kind == "description" and last + 2 < high and line.lower[last + 1] == "by":
        end = skip_noun(line, last + 2, high)
        if end > last + 2:
            return Phrase("description", phrase.first, end - 1)
    return phrase


def _reports(line: Line, at: int) -> bool:
    return line.lower[at] in REPORTING and bool(line.flags[at] & (SAY | SAYING)) and not line.flags[at] & NAME


_RULES: Final[tuple[_Rule, ...]] = (_clauses, _inverted, _according)
"""In the order they are asked; each sees what those before it took."""
