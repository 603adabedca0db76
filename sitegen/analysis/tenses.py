"""Tells from the words around a date whether it lies behind or ahead. Says nothing where the clause says nothing."""

from __future__ import annotations

import re
from typing import Literal

from sitegen.analysis.calendar_words import CalendarWords

Tense = Literal["past", "coming", ""]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BREAK = re.compile(r"(?<=[^\W\d_A-Z]{2})[.!?…]+[\"”’»)]*\s+(?=[^\W\d_a-zа-я]|[\"“‘«])|[;\n]")
_REACH = 220
_LEFT, _RIGHT = 26, 14
_ARTICLES = frozenset(
    "a an and any by for from her his in its my of on our some that the their these this those with".split()
)
_NO_INFINITIVE = frozenset("a all an any each her his its me more my our power prison some that the their them "
                           "these this those us war work you date death end".split())  # fmt: skip
_INTENDING = frozenset(
    "about agree agreed agrees aim aims allowed are arranged asked back be been bound called continue decided due "
    "eager expect expected expects going has have hope hoped hopes how intend intends invited is likely need "
    "needs offered order plan planned planning plans pledged poised prepare prepared prepares preparing promised ready "
    "scheduled set slated supposed time told vowed want wanted wants was were where willing".split()
)
_WHEN = frozenset({"once", "when", "whenever"})
"""Open a clause whose present tense is of what is to come."""
_BEFORE_A_CLAUSE = frozenset({"after", "as", "before", "until"})
"""The same where a verb follows; they also stand before a mere noun."""
_BARE = frozenset(
    "arrive arrives begin begins convene convenes gather gathers leave leaves meet meets open opens reconvene resume "
    "resumes return returns sit sits speak speaks start starts take takes travel travels vote votes".split()
)
"""Verbs in the present tense that tell such a clause from a noun."""
_REPORTING = frozenset("added announced confirmed insisted noted said stressed suggested told tweeted warned".split())
_PRESENT = frozenset("are can could is may might must should".split())
_AHEAD = re.compile(
    r"(?:['’]s(?: [a-z-]+){1,3}| and [A-Z][a-z]+day)? (?:(?:that|which|who) )?"
    r"(?:will|would(?! not)|(?:is|are) (?:due|expected|likely|scheduled|set|to)|could|might|should)\b"
)
"""Right after a date within a noun's phrase: the verb of which that phrase is the subject."""
_JOINED = re.compile(r",? (?:and|or|then|followed by)\b|, ")
"""Between two dates of one clause."""
_PAST_RU = re.compile(r"(?:[аеиоуыяё])л(?:[аои])?(?:с[ья])?$")


def read_tense(text: str, start: int, end: int, words: CalendarWords) -> tuple[Tense, bool]:
    """The tense for the date at `start` to `end`, and whether the clause's own verb says so (rather than a verb that
    the date may not belong to). The verb before decides; where none stands there, the one after."""
    left = _before(text, start)
    near = left[-1].lower() if left else ""
    further = left[-2].lower() if len(left) > 1 else ""
    possessive = text[end : end + 2] in {"'s", "’s"}
    if near == "since" or (near == "с" and not words.short_months):
        return "past", True
    if (further, near) == ("ahead", "of"):
        # What was still ahead for the sentence may lie behind the article.
        return "coming", False
    tense, at = _scan_left(left, words)
    if tense:
        return _weigh_left(text, end, left, at, tense, words, possessive)
    right = _after(text, end)
    tense = _scan_right(right, words)
    if not tense and near in {"until", "till", "by", "before", "до", "к"}:
        return "coming", False
    return tense, True


def follows_on(text: str, end: int, coming: bool, start: int) -> bool:
    """Is a date at `start` the second of two in one clause, and the first, which ended at `end`, still to come?
    ("will be followed by one on Monday and another, of whatever length its name is, on Tuesday")"""
    if not coming or not end < start < end + _REACH:
        return False
    between = text[end:start]
    return _BREAK.search(between) is None and _JOINED.match(between) is not None


def _before(text: str, start: int) -> list[str]:
    window = text[max(0, start - _REACH) : start]
    breaks = [match.end() for match in _BREAK.finditer(window)]
    return _WORD.findall(window[breaks[-1] :] if breaks else window)[-_LEFT:]


def _after(text: str, end: int) -> list[str]:
    window = text[end : end + _REACH]
    stop = _BREAK.search(window)
    return _WORD.findall(window[: stop.start()] if stop else window)[:_RIGHT]


def _scan_left(left: list[str], words: CalendarWords) -> tuple[Tense, int]:
    """What the nearest word that says something says, and where it stands."""
    for at in range(len(left) - 1, -1, -1):
        tense = "coming" if _opens_present(left, at) or _is_ahead(left, at) else _judge(left, at, words)
        if tense:
            return tense, at
    return "", -1


def _opens_present(left: list[str], at: int) -> bool:
    """ "when the envoys sit down on Monday", "before they meet on Monday": does a clause in the present begin here?
    Asked only where no verb of the past stands behind."""
    word = left[at].lower()
    if word in _WHEN:
        return len(left) - at > 3 and left[at + 1].lower() not in {"asked", "in"}
    return word in _BEFORE_A_CLAUSE and not _BARE.isdisjoint(left[at + 2 :])


def _is_ahead(left: list[str], at: int) -> bool:
    return left[at] == "ahead" and left[at + 1 : at + 2] == ["of"]


def _weigh_left(
    text: str, end: int, left: list[str], at: int, tense: Tense, words: CalendarWords, possessive: bool
) -> tuple[Tense, bool]:
    """What the word at `at`, which decides, makes of a date after it: the clause about it may say otherwise."""
    if _is_ahead(left, at) or _opens_present(left, at):
        main, _ = _scan_left(left[:at], words)
        if main != "past" and _opens_present(left, at):
            main = main or _scan_right(_after(text, end), words)
        if main == "past":
            return ("", False) if _is_ahead(left, at) else ("past", True)
        return "coming", True
    if tense == "past" and left[at].lower() in _REPORTING:
        between = [word.lower() for word in left[at + 1 :]]
        if len(between) > (between[-1:] == ["on"]) and _AHEAD.match(text, end):
            return "coming", True
        return "past", _PRESENT.isdisjoint(between)
    near = left[-1].lower()
    return tense, not (possessive and tense == "coming" and near in {"about", "of", "on", "from", "after"})


def _scan_right(right: list[str], words: CalendarWords) -> Tense:
    for at in range(len(right)):
        tense = _judge(right, at, words)
        if tense:
            return tense
    return ""


def _judge(row: list[str], at: int, words: CalendarWords) -> Tense:
    """What the word at `at` says by itself and its neighbours before it."""
    word = row[at]
    low = word.lower().replace("’", "'")
    if low == "to":
        return "coming" if _is_infinitive(row, at) else ""
    if low in words.conditions:
        return "coming"
    if low in words.coming or low.endswith("'ll"):
        return "coming" if word.islower() or at == 0 else ""
    if low == "set" and row[at + 1 : at + 2] == ["for"]:
        return "coming"
    if not word[0].islower():
        return ""
    before = row[at - 1].lower() if at else ""
    if before.endswith("ly") and at > 1:
        before = row[at - 2].lower()
    if low == "coming":
        return "coming" if before in {"the", "these", "this"} else ""
    if low in words.past or low == "had" or low.endswith(("wasn't", "didn't", "weren't")):
        return "" if before in {"be", "to"} else "past"
    if words.short_months:
        if low.endswith("ed") and len(low) > 4 and low not in words.not_past:
            if before in {"be", "is", "are", "to"} or before in _ARTICLES or before.endswith("-"):
                return ""
            return "past"
    elif len(low) > 3 and low not in words.not_past and _PAST_RU.search(low):
        return "past"
    return ""


def _is_infinitive(row: list[str], at: int) -> bool:
    """ "plans to meet", "Biden to meet", but not "went to court", "talks to reporters"."""
    if at + 1 >= len(row) or at == 0:
        return False
    verb, before = row[at + 1], row[at - 1]
    if not verb.islower() or verb in _NO_INFINITIVE or verb.endswith(("s", "ing", "ly")) or len(verb) < 2:
        return False
    return before.lower() in _INTENDING or (before[0].isupper() and len(row) < 14)
