"""Reported speech without marks: "X said he did not expect a result", "The road is closed, X said", "according to X".
Conservative: what is denied, asked or only supposed is nobody's statement, and where marks take part in what is
reported it is left to those who read the marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from sitegen.analysis import speech
from sitegen.analysis.clauses import clauses_between
from sitegen.analysis.phrases import is_verb, phrase_after
from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.reported_ends import DASHES, end_of_reported, main_verb, trim_end
from sitegen.analysis.reported_starts import has_verb, skip_noun, start_of_reported
from sitegen.analysis.reporters import (
    can_be_source,
    can_speak,
    find_speaking,
    goes_on,
    is_asserted,
    is_document,
    word_before,
)
from sitegen.analysis.reporting_words import (
    DOCUMENT_VERBS,
    OPENERS,
    REPORTING,
    TRAILING,
)
from sitegen.analysis.speech import (
    ADVERB,
    CALLING,
    DETERMINER,
    NOUN_OR_VERB,
    OTHER_ING,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SAY,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from sitegen.analysis.words import CAPITAL, NAME, NUMBER, PUNCT, QUOTE, Clause, Line, Phrase

Reported = tuple[Attribution, list[tuple[int, int]]]
_Places = list[tuple[int, int]]
_MIN_WORDS: Final = 3


_PLAIN: Final = REPORTING - NOUN_OR_VERB - {"counter", "estimate", "promise", "remark", "report", "stress", "warning"}
"""Verbs of saying that are no noun as well."""


def may_report(text: str) -> bool:
    """Could a block hold reported speech at all? Cheap, and never wrong when it says no."""
    words = text.replace(",", " ").replace(".", " ").replace(":", " ").split()
    if _PLAIN.isdisjoint(words):
        return "ccording to" in text or ("that" in words and not REPORTING.isdisjoint(words))
    return True


def find_reported(reading: Reading, block: int) -> list[Reported]:
    """Attributions, not yet resolved, with the code points of the clauses they report, for one block, in order."""
    found: list[Reported] = []
    line = reading.line(block)
    lower = line.lower
    every = [at for at, word in enumerate(lower) if word in _CUES]
    if not every:
        return found
    for index in range(len(line.bounds) - 1):
        low, high = line.bounds[index], line.bounds[index + 1]
        if low >= high or lower[high - 1] == "?":
            continue
        cues = [at for at in every[bisect_left(every, low) : bisect_left(every, high)] if _is_open(line, at, low, high)]
        if not cues:
            continue
        low = _after_dateline(line, low, high) if not index else low
        taken: _Places = []
        for rule in _RULES:
            for phrase, cue, places in rule(line, low, high, cues, taken):
                taken += places
                made = _made(line, phrase, cue, places, "according_to" if rule is _according else "reported_clause")
                if made is not None:
                    found.append(made)
    return found


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


_Found = list[tuple[Phrase, int, _Places]]
_Rule = Callable[[Line, int, int, list[int], _Places], _Found]
_CUES: Final = REPORTING | DOCUMENT_VERBS | {"according"}


def _made(line: Line, phrase: Phrase, cue: int, places: _Places, rule: str) -> Reported | None:
    if sum(end - start for start, end in places) < _MIN_WORDS:
        return None
    if any(line.flags[at] & QUOTE for start, end in places for at in range(start, end)):
        return None
    spans = [(line.starts[start], line.ends[end - 1]) for start, end in places]
    return Attribution(rule, line.block, phrase, cue), spans


def _after_dateline(line: Line, low: int, high: int) -> int:
    """`HALDEN (Wire) — The pier`: where the sentence itself begins."""
    for at in range(low, min(high - 1, low + 12)):
        if line.lower[at] in DASHES or (line.lower[at] == "-" and line.starts[at] > line.ends[at - 1]):
            return at + 1 if line.text[line.starts[low] : line.ends[low]].isupper() and at > low else low
        if is_verb(line.flags[at]):
            break
    return low


# ---------------------------------------------------------------- rules: sentence -> speaker, cue, places


def _clauses(line: Line, low: int, high: int, cues: list[int], _taken: _Places) -> _Found:
    """`X said that A`, `X said A, but Y argued that B`, `A, X said`, `As X said, A`."""
    found: _Found = []
    done = low
    if all(line.lower[at] == "according" for at in cues):
        return found
    for clause in clauses_between(line, low, high):
        verb = clause.verb
        if verb < done or not _is_report(line, clause) or not is_asserted(line, clause, low):
            continue
        attached = bool(found) and clause.flags & SAYING and not clause.flags & SAY
        joined = attached and _follows(line, found[-1][2][-1][1], verb)
        subject = found[-1][0] if joined else find_speaking(line, clause, low)
        if subject is None:
            continue
        places = _complement(line, clause, low, high)
        if places is None and line.lower[verb] in TRAILING:
            places = _around(line, subject, verb, low, high, done)
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


def _inverted(line: Line, low: int, high: int, cues: list[int], taken: _Places) -> _Found:
    """`The road is closed, said the mayor, Mia Torres.`"""
    lower, flags = line.lower, line.flags
    for verb in cues:
        if (
            verb < low + 3
            or verb + 1 >= high
            or lower[verb] not in TRAILING
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
        if begin > low or not _stands_alone(line, low, verb - 1):
            continue
        return [(phrase, verb, [(low, trim_end(line, low, verb - 1))])]
    return []


def _according(line: Line, low: int, high: int, cues: list[int], taken: _Places) -> _Found:
    """`A, according to X.`, `According to X, A.`"""
    lower, flags = line.lower, line.flags
    for at in cues:
        if at + 2 >= high or lower[at] != "according" or lower[at + 1] != "to" or any(s <= at < e for s, e in taken):
            continue
        phrase = phrase_after(line, at + 2, high)
        if phrase is None or not can_be_source(line, phrase):
            return []
        phrase = _with_author(line, phrase, high)
        stop = phrase.last + 1
        if at == low:
            comma = _end_of_source(line, stop, high)
            if comma < 0 or taken or not _stands_alone(line, comma + 1, high):
                return []
            if any(_reports(line, step) for step in range(comma + 1, high)):
                return []
            return [(phrase, at, [(comma + 1, trim_end(line, comma + 1, high))])]
        if lower[at - 1] != "," or taken or not _stands_alone(line, low, at - 1):
            return []
        if any(_reports(line, step) for step in range(low, at)):
            return []
        begin = _last_joint(line, low, at - 1)
        if (
            stop < high
            and lower[stop] not in (".", ",", ";")
            and not flags[stop] & (PREPOSITION | TIME | PUNCT | speech.RELATIVE | speech.PARTICIPLE | OTHER_ING)
        ):
            return []
        return [(phrase, at, [(begin, trim_end(line, begin, at - 1))])]
    return []


def _with_author(line: Line, phrase: Phrase, high: int) -> Phrase:
    """ "a study by the institute": with those who wrote it."""
    last = phrase.last
    if phrase.kind == "description" and last + 2 < high and line.lower[last + 1] == "by":
        end = skip_noun(line, last + 2, high)
        if end > last + 2:
            return Phrase("description", phrase.first, end - 1)
    return phrase


_RULES: Final[tuple[_Rule, ...]] = (_clauses, _inverted, _according)
"""In the order they are asked; each sees what those before it took."""


# ---------------------------------------------------------------- what is reported


def _complement(line: Line, clause: Clause, low: int, high: int) -> _Places | None:
    start = start_of_reported(line, clause.verb, high)
    if start is None:
        return _as_said(line, clause, low, high)
    opener = word_before(line, clause.subject.first, low)
    fronted = opener >= 0 and line.lower[opener] in OPENERS and not _has_main(line, low, opener)
    relative = clause.relative
    end = end_of_reported(line, start, high, clause.verb, fronted=fronted, relative=relative)
    if end is None or not (has_verb(line, start, end) or main_verb(line, start, end) is not None):
        return None
    return [(start, end)]


def _as_said(line: Line, clause: Clause, low: int, high: int) -> _Places | None:
    """`As X said, A`"""
    if line.lower[low] != "as" or clause.subject.first != low + 1:
        return None
    for at in range(clause.verb + 1, high - 1):
        if line.lower[at] == ",":
            return [(at + 1, trim_end(line, at + 1, high))] if _stands_alone(line, at + 1, high) else None
        if not line.flags[at] & (TIME | ADVERB | PREPOSITION | DETERMINER):
            return None
    return None


def _around(line: Line, subject: Phrase, verb: int, low: int, high: int, done: int) -> _Places | None:
    """`The talks, X said, will go on`; `The talks will go on, X said on Sunday.`"""
    lower, flags = line.lower, line.flags
    first = subject.first - 1
    if first <= low or done > low or lower[first] != "," or subject.last > verb:
        return None
    if lower[first - 1] in _CUT_OFF:
        return None  # "who works there and, X said, has left"
    end = _end_of_cue(line, verb, high)
    if end is None:
        return None
    if end >= high or lower[end] != ",":
        return [(low, trim_end(line, low, first))] if _stands_alone(line, low, first) else None
    whole = _stands_alone(line, low, first)
    if end + 1 < high and flags[end + 1] & QUOTE:
        return None
    if whole and not (lower[end + 1 : end + 2] and lower[end + 1] in _GOES_ON):
        return [(low, trim_end(line, low, first))]
    if not whole and _has_main(line, low, first):
        return None
    stop = end_of_reported(line, end + 1, high, verb, fronted=False, relative=False) if end + 2 < high else None
    if stop is None or stop <= end + 1:
        return [(low, trim_end(line, low, first))] if whole else None
    if not whole and not any(is_verb(flags[at]) for at in range(end + 1, stop)):
        return None
    if not whole and (
        flags[low] & (PREPOSITION | SUBORDINATOR | SAYING | OTHER_ING | ADVERB)
        and not flags[low] & (NAME | DETERMINER)
        and first - low < 2
    ):
        return [(end + 1, stop)]
    return [(low, trim_end(line, low, first)), (end + 1, stop)]


_CUT_OFF = frozenset("and but or that which who whom whose".split())
_GOES_ON = frozenset("and because but if once or so unless until".split())
"""After a parenthetic cue: what is said goes on."""


def _end_of_cue(line: Line, verb: int, high: int) -> int | None:
    """Place after a parenthetic cue and the days, places and hearers that belong to it; None where it reports on."""
    lower, flags = line.lower, line.flags
    at = verb + 1
    if lower[verb] in ("told", "tells"):
        at = skip_noun(line, at, high)
        if at == verb + 1 and at < high and flags[at] & PRONOUN:
            at += 1
        if at == verb + 1 and lower[at : at + 1] and lower[at] in ("him", "her", "them", "us", "me"):
            at += 1
    while at < high:
        bits, word = flags[at], lower[at]
        if word in (".", ",", "?", "!", ";"):
            return at
        if bits & QUOTE or word == "that" or (bits & PRONOUN and not bits & NAME):
            return None
        if bits & PREPOSITION and not bits & NAME:
            last = skip_noun(line, at + 1, high)
            if last <= at + 1:
                return None
            at = last
        elif bits & (TIME | ADVERB) or word in ("last", "this", "earlier", "late", "next") or bits & NUMBER:
            at += 1
        elif bits & speech.FINITE and word.endswith("ed") and at > verb + 2:
            at += 1  # "in a report released on Friday"
        else:
            return None
    return at


def _stands_alone(line: Line, low: int, end: int) -> bool:
    """Is there a main clause from `low` to `end`, with a subject of its own?"""
    flags, lower = line.flags, line.lower
    while low < end and (lower[low] in ("and", "but", "yet", "so") or flags[low] & PUNCT):
        low += 1
    if low >= end:
        return False
    if any(flags[at] & QUOTE for at in range(low, end)):
        return False
    need = 2 if flags[low] & SUBORDINATOR or lower[low] in OPENERS or lower[low] in ("as", "if") else 1
    mains = 0
    participle = bool(flags[low] & (speech.PARTICIPLE | OTHER_ING | SAYING | CALLING)) and not flags[low] & NAME
    participle = participle and bool(flags[low + 1 : low + 2]) and bool(flags[low + 1] & _AFTER_PARTICIPLE)
    sentence, high = line.sentence(low)
    clauses = clauses_between(line, low, high if low == sentence else end)
    for clause in clauses:
        if clause.verb >= end:
            break
        if clause.relative or (clause.flags & SAYING and not clause.flags & SAY):
            continue
        first = clause.subject.first
        if first > low and flags[first - 1] & SUBORDINATOR and not (need > 1 and first == low + 1):
            continue
        if low < first <= clause.verb and flags[first] & _OPENS_NOUN and not flags[first - 1] & ~(NAME | CAPITAL):
            continue  # "the weapons his country has"
        if participle and not any(lower[at] == "," for at in range(low, first)):
            continue
        passive = flags[clause.verb] & speech.PARTICIPLE  # its subject is the agent, after it
        if clause.subject.last < clause.verb or clause.subject.kind == "none" or passive:
            mains += 1
            if mains >= need:
                return True
    return lower[low] == "there" and need == 1


_OPENS_NOUN = PRONOUN | DETERMINER | NAME
_AFTER_PARTICIPLE = PREPOSITION | SUBORDINATOR | PRONOUN | ADVERB | TIME | NAME | PUNCT


def _has_main(line: Line, low: int, end: int) -> bool:
    return main_verb(line, low, end) is not None


def _last_joint(line: Line, low: int, end: int) -> int:
    """Where the last of several main clauses begins: "A, but B, according to X" gives X only B."""
    for at in range(end - 1, low, -1):
        if line.lower[at] == ";" or line.lower[at] in DASHES:
            return at + 1
        if (
            line.lower[at] in ("and", "but", "while", "though", "although")
            and line.lower[at - 1] == ","
            and _stands_alone(line, at + 1, end)
            and any(is_verb(line.flags[step]) for step in range(low, at))
        ):
            return at + 1
    return low


def _reports(line: Line, at: int) -> bool:
    return line.lower[at] in REPORTING and bool(line.flags[at] & (SAY | SAYING)) and not line.flags[at] & NAME


def _end_of_source(line: Line, at: int, high: int) -> int:
    """The comma after the source that opens a sentence, over what describes it; -1 where there is none."""
    for step in range(at, min(high - 1, at + 25)):
        if line.lower[step] == "," and _stands_alone(line, step + 1, high):
            close = next((at for at in range(step + 1, high) if line.lower[at] == ","), high)
            aside = close < high and not any(is_verb(line.flags[s]) for s in range(step + 1, close))
            if aside and line.flags[step + 1] & (DETERMINER | NAME | NUMBER | ROLE):
                continue  # "a study by the institute, a group in Oslo,"
            if line.flags[step + 1] & speech.RELATIVE:
                continue
            return step
        if line.flags[step] & QUOTE:
            return -1
    return -1
