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
    tense = _scan_left(left, words)
    if tense:
        return tense, not (possessive and tense == "coming" and near in {"about", "of", "on", "from", "after"})
    right = _after(text, end)
    tense = _scan_right(right, words)
    if not tense and near in {"until", "till", "by", "before", "до", "к"}:
        return "coming", False
    return tense, True


def _before(text: str, start: int) -> list[str]:
    window = text[max(0, start - _REACH) : start]
    breaks = [match.end() for match in _BREAK.finditer(window)]
    return _WORD.findall(window[breaks[-1] :] if breaks else window)[-_LEFT:]


def _after(text: str, end: int) -> list[str]:
    window = text[end : end + _REACH]
    stop = _BREAK.search(window)
    return _WORD.findall(window[: stop.start()] if stop else window)[:_RIGHT]


def _scan_left(left: list[str], words: CalendarWords) -> Tense:
    for at in range(len(left) - 1, -1, -1):
        tense = _judge(left, at, words)
        if tense:
            return tense
    return ""


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
