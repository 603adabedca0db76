"""Where reported words end: early rather than late, so that what the writer or another speaker adds is left out."""

from __future__ import annotations

from sitegen.analysis.clauses import each_clause
from sitegen.analysis.phrases import is_verb
from sitegen.analysis.reported_starts import has_verb, start_of_reported
from sitegen.analysis.reporting_words import (
    ACTS,
    REPORTING,
    SPANS_OF_TIME,
    SPEAKERS_OWN,
    STATIVE,
    SUMMARIES,
)
from sitegen.analysis.speech import (
    ADVERB,
    AUX,
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
    SAYING,
    SUBORDINATOR,
    TIME,
)
from sitegen.analysis.words import ABBREVIATED, CAPITAL, NAME, NUMBER, PUNCT, QUOTE, Clause, Line

DASHES = frozenset(("--", "—", "–", "―"))
_BACKSHIFTED = frozenset("could had might should would".split())


def main_verb(line: Line, start: int, end: int) -> Clause | None:
    """The first clause from `start` to `end`, not one of a relative pronoun."""
    for clause in each_clause(line, start, end):
        if not clause.relative and clause.verb < end:
            return clause
    return None


def end_of_reported(line: Line, start: int, high: int, verb: int, *, fronted: bool, relative: bool) -> int | None:
    """Place after the last reported word. `fronted`: the verb's clause stands before the main one ("While X said |");
    `relative`: the main verb is still to come ("X, who said |, left"). None where the end cannot be told."""
    lower = line.lower
    dashes = [step for step in range(start + 1, high - 1) if lower[step] in DASHES]
    end = high
    found_main = False
    for step in range(start + 1, high - 1):
        word = lower[step]
        if word == ";" or (len(dashes) % 2 and step == dashes[-1]):
            end = step
        elif word == ",":
            says = has_verb(line, start, step)
            if (
                (fronted and says and _begins_main(line, step + 1, high))
                or (relative and says and _resumes(line, step + 1, high))
                or _is_writers(line, start, step, high, verb)
            ):
                end, found_main = step, True
        elif word in ("and", "but") and _leaves(line, start, step, high, verb):
            end = step
        if end != high:
            break
    if fronted and not found_main:
        return None
    return trim_end(line, start, end)


def trim_end(line: Line, start: int, end: int) -> int:
    """Without the stops at its end, but with that of an abbreviated name; without a bracket that closes nothing."""
    lower = line.lower
    while end > start:
        word = lower[end - 1]
        if word == ")" and "(" in lower[start:end]:
            break
        if word not in (".", ",", ";", "!", "?", ":", ")"):
            break
        if word == "." and (line.flags[end - 1] & NAME or (lower[end - 2] in ABBREVIATED and end < len(lower))):
            break
        end -= 1
    return end


def _skip_light(line: Line, at: int, high: int) -> int:
    while at < high and line.flags[at] & ADVERB and not line.flags[at] & (NAME | AUX | CONJUNCTION):
        at += 1
    return at


def _begins_main(line: Line, at: int, high: int) -> bool:
    """Does a clause with a subject of its own begin at `at`: the main one, after a clause that stands before it?"""
    at = _skip_light(line, at, high)
    if at >= high or (line.flags[at] & (CONJUNCTION | SUBORDINATOR | QUOTE) and not line.flags[at] & NAME):
        return False
    for clause in each_clause(line, at, high):
        if clause.subject.last < at or clause.subject.kind == "relative":
            continue
        return clause.subject.first <= at + 1 and not clause.relative and clause.subject.last >= at
    return line.lower[at] == "there"


def _resumes(line: Line, at: int, high: int) -> bool:
    at = _skip_light(line, at, high)
    return at < high and is_verb(line.flags[at])


def _is_writers(line: Line, start: int, comma: int, high: int, verb: int) -> bool:
    """After the comma at `comma`: words of the writer, of another speaker, or of what the speaker did besides?"""
    flags, lower = line.flags, line.lower
    at = comma + 1
    bits, word = flags[at], lower[at]
    if word == "according" or (bits & (SAYING | CALLING) and not bits & NAME) or word in SPEAKERS_OWN:
        return True
    if bits & ADVERB and at + 1 < high and flags[at + 1] & SAYING:
        return True
    if _sums_up(line, at, high) or (flags[comma - 1] & NAME and _explains(line, at, high)):
        return True
    if _is_reporters(line, at, high):
        return True
    if word in ("later", "since") and at + 1 < high and lower[at + 1] in ("identified", "named"):
        return not _comes_back(line, at, high)
    if word in ("and", "but", "while", "whereas", "though", "although", "yet"):
        return _goes_elsewhere(line, start, at, high, verb)
    return False


def _is_reporters(line: Line, at: int, high: int) -> bool:
    """`..., state television reported.`, `..., people who heard her said on Friday.`: who reports what X said."""
    for clause in each_clause(line, at, high):
        if clause.subject.first != at or clause.relative or clause.subject.kind not in ("name", "description"):
            continue
        if not clause.flags & SAY or line.lower[clause.verb] not in REPORTING or clause.subject.last > clause.verb:
            return False
        rest = range(clause.verb + 1, high)
        return all(line.flags[step] & (TIME | NUMBER) or line.lower[step] in (".", "on", "in", "last") for step in rest)
    return False


def _sums_up(line: Line, at: int, high: int) -> bool:
    """`..., a claim the ministry rejects`, `..., a day after the vote`, `..., his latest attack on the courts`"""
    if line.lower[at] == "part" and line.lower[at + 1] == "of":
        return True
    if not line.flags[at] & (DETERMINER | NUMBER) and line.lower[at] not in (
        "just",
        "days",
        "hours",
        "weeks",
        "months",
    ):
        return False
    for step in range(at, min(high - 1, at + 7)):
        bits, word = line.flags[step], line.lower[step]
        if word in SPANS_OF_TIME and line.lower[step + 1] in ("after", "before"):
            return True
        if word in SUMMARIES:
            return not (step + 1 < high and line.flags[step + 1] & (AUX | BE))
        if bits & (PUNCT | QUOTE | PREPOSITION | SUBORDINATOR | CONJUNCTION | PRONOUN | NAME | AUX):
            return False
    return False


def _comes_back(line: Line, at: int, high: int) -> bool:
    """Does the clause go on with its verb after what is put in?"""
    return any(line.lower[step] == "," and _resumes(line, step + 1, high) for step in range(at, high - 1))


def _explains(line: Line, at: int, high: int) -> bool:
    """Who or what is named before the comma, told to the end: `..., a panel of elders who advise the mayor`. Not one of
    several who are named: `..., the board and the weather`."""
    flags, lower = line.flags, line.lower
    if lower[at] not in ("a", "an", "the"):
        return False
    high = trim_end(line, at, next((step for step in range(at, high) if lower[step] == ";"), high))
    for step in range(at + 1, high):
        bits, word = flags[step], lower[step]
        if bits & RELATIVE and step > at + 1:
            return not _comes_back(line, step, high)
        if word == ",":
            return not any(is_verb(flags[s]) or flags[s] & (CONJUNCTION | QUOTE) for s in range(step + 1, high))
        if bits & NAME:
            continue
        if is_verb(bits) or bits & (CONJUNCTION | QUOTE | PRONOUN | SUBORDINATOR) or word in DASHES:
            return False
    return high - at > 2


def _goes_elsewhere(line: Line, start: int, at: int, high: int, verb: int) -> bool:
    """After ", and" and its like at `at`: does another clause begin that need not be the speaker's words?"""
    flags, lower = line.flags, line.lower
    past = _is_past(lower[verb])
    if lower[at] in ("while", "whereas"):
        return True
    after = _skip_light(line, at + 1, high)
    if after >= high or lower[after] in ("that", "if", "when", "because", "so", "to", "who", "which", "whose"):
        return False
    if lower[after] == "said" and after + 1 < high and lower[after + 1] == "that":
        return True
    if is_verb(flags[after]) and not flags[after] & PREPOSITION:
        return not (lower[after] in _BACKSHIFTED - {"had"} and past)
    if not has_verb(line, start, at):
        return False
    for clause in each_clause(line, after, high):
        if clause.subject.last < after:
            continue
        if clause.subject.first > after + 1 or clause.relative:
            return False
        word = lower[clause.verb]
        helper = next((lower[s] for s in range(clause.subject.last + 1, clause.verb + 1) if flags[s] & AUX), word)
        if helper == word and clause.flags & (SAY | CALL):
            return True
        if past and (helper in _BACKSHIFTED or helper.replace("’", "'") in _BACKSHIFTED_NOT):
            return False
        if clause.subject.kind == "pronoun" and lower[clause.subject.first] not in ("he", "she"):
            return False
        return not (past and clause.subject.kind == "pronoun" and flags[clause.verb] & AUX)
    return False


_BACKSHIFTED_NOT = frozenset("couldn't hadn't mightn't shouldn't wouldn't".split())


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in ("said", "told", "wrote", "swore")


def _leaves(line: Line, start: int, joint: int, high: int, verb: int) -> bool:
    """At an "and" or "but" without a comma: does what the speaker does besides follow ("and left the room")?"""
    flags, lower = line.flags, line.lower
    at = _skip_light(line, joint + 1, high)
    if at >= high or flags[at] & QUOTE or (flags[at] & PREPOSITION and not flags[at] & NAME):
        return False
    bits, word = flags[at], lower[at]
    if bits & NAME and main_verb(line, start, joint) is None:
        return False  # "said Keller and Novak accused"
    if not is_verb(bits):
        if not any(flags[step] & (SAY | CALL) and not flags[step] & NAME for step in range(at, min(high, at + 12))):
            return False
        clause = next((c for c in each_clause(line, at, high) if c.subject.last >= at), None)
        return (
            clause is not None
            and clause.subject.first == at
            and (
                (bool(clause.flags & CALL) and _is_past(lower[clause.verb]))
                or (
                    lower[clause.verb] in REPORTING
                    and bool(clause.flags & SAY)
                    and start_of_reported(line, clause.verb, high) is not None
                )
            )
        )
    if word in REPORTING and start_of_reported(line, at, high) is not None:
        return main_verb(line, start, joint) is not None
    if bits & AUX or not _is_past(lower[verb]) or word in STATIVE or word.endswith("s"):
        return False
    own = main_verb(line, start, high)
    if own is None or own.verb > joint:
        return False
    helper = next((lower[s] for s in range(own.subject.last + 1, own.verb + 1) if flags[s] & AUX), "")
    takes = at + 1 < high and bool(flags[at + 1] & (DETERMINER | NAME | PRONOUN | POSSESSIVE | SAYING))
    if word in ("apologised", "apologized", "thanked"):
        return True
    had = helper in ("had", "has", "have") and word.endswith("ed") and word not in REPORTING
    if had and "been" not in lower[start:joint] and not any(flags[step] & QUOTE for step in range(at, high)):
        return False  # "said they have sorted and documented the parts"
    if bits & (SAY | CALL):
        return not flags[own.verb] & (SAY | CALL) or bool(helper)
    if word in ACTS:
        return bool(helper)
    if helper in ("had", "has", "have"):
        return False
    if not helper or (word.endswith("ed") and at + 1 < high and not flags[at + 1] & ~(NAME | CAPITAL)):
        return False
    passive = flags[own.verb] & PARTICIPLE or (own.verb + 1 < joint and flags[own.verb + 1] & PARTICIPLE)
    return takes or not passive
