"""Finds the thing counted: the noun phrase after a figure. Ends early rather than run into the next phrase."""

from __future__ import annotations

import re

from sitegen.analysis.neighbours import Line
from sitegen.analysis.number_words import MONEY, NumberWords

_STEP = re.compile(r"[”\"]?[ \u00a0][“\"]?((?:[A-Z]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_MORE = r"(?:[ \u00a0](?:more|other|others|additional|further|new|extra|different|separate)(?=[ \u00a0][^\W\d_]))?"
_THE = r"(?:[ \u00a0](?:the|its|their|his|her|our|these|those|all|such)(?=[ \u00a0]))?"
_PLAIN = re.compile(_MORE + rf"(?:[ \u00a0]of(?=[ \u00a0]){_THE})?")
_OF = re.compile(rf"[ \u00a0](?:of|worth of)(?=[ \u00a0]){_THE}")
_IN = re.compile(rf"[ \u00a0](?:in|of|worth of)(?=[ \u00a0]){_THE}{_MORE}")
_CYRILLIC_ADJECTIVE = re.compile(r"(?:ых|их|ой|ого|его|ая|ую|ые|ие|ый|ий|ыми|ими|ным|ном|ому)$")
_NOT_PLURAL = frozenset("afterwards besides politics economics news perhaps series sometimes tennis towards".split())
_ADJECTIVES = frozenset("daily deadly early elderly family hourly likely monthly weekly yearly".split())
_LONGEST = 4
_THE_A = frozenset({"a", "an", "her", "his", "its", "our", "the", "their", "this"})


def is_plural(word: str, words: NumberWords) -> bool:
    """Does the word look like a plural noun? In a language without the ending, the table alone says."""
    low = word.lower()
    if low in words.plurals:
        return True
    return (
        len(low) > 3
        and low[-1] == "s"
        and low[-2] not in "sui'’"
        and low not in _NOT_PLURAL
        and low not in words.functions
    )


def find_measured(line: Line, start: int, end: int, unit: str, previous: str) -> tuple[int, int] | None:
    """What a measure is of: "$2 billion in aid", "six-hour meeting", "two hours of talks", "60 percent of voters"."""
    text = line.text
    written = text[start:end]
    lead = (_IN if unit in MONEY else _OF).match(text, end)
    if lead is None and (unit == "age" or "-" in written or written.endswith("long") or text[end : end + 1] == "-"):
        return _walk(line, end)
    if lead is None:
        return _walk(line, end) if previous.lower() in _THE_A and unit in line.words.loose_units else None
    found = _walk(line, lead.end())
    if found and text[found[0]].isupper() and text.startswith("in", lead.start() + 1):
        return None
    return found


def find_counted(line: Line, end: int, compound: bool = True) -> tuple[int, int] | None:
    """Start and end of the thing counted by the bare number that ends at `end`; `compound` lets a plural follow a
    plural ("police officers"), which after a ratio would be a verb ("one in five pupils walks")."""
    lead = _PLAIN.match(line.text, end)
    return _walk(line, lead.end() if lead else end, compound)


def _walk(line: Line, at: int, compound: bool = True) -> tuple[int, int] | None:
    text, words = line.text, line.words
    first, last, taken, owner = -1, -1, 0, False
    while taken < _LONGEST and (match := _STEP.match(text, at)):
        word = match.group(1)
        low = word.lower()
        if low in words.functions or low in words.verbs or (low.endswith("ly") and low not in _ADJECTIVES):
            break
        if taken and low.endswith("ed") and low not in words.nouns and not _goes_on(line, match.end(1)):
            break
        if taken and word[0].isupper() and text[first].islower():
            break
        first = match.start(1) if first < 0 else first
        last = at = match.end(1)
        taken += 1
        if low.endswith(("'s", "’s")):
            owner = True
            continue
        owner = False
        if (is_plural(word, words) or low in words.nouns) and not (compound and _goes_on(line, at)):
            break
        if "а" <= low[0] <= "я" and not _CYRILLIC_ADJECTIVE.search(low):
            break
    return (first, last) if first >= 0 and not owner else None


def _goes_on(line: Line, end: int) -> bool:
    """Does a plural noun follow, so that the word before it is its participle: "elected officials"?"""
    match = _STEP.match(line.text, end)
    return (
        match is not None and is_plural(match.group(1), line.words) and match.group(1).lower() not in line.words.nouns
    )
