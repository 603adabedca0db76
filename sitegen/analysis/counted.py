"""Finds the thing counted: the noun phrase after a figure. Ends early rather than run into the next phrase."""

from __future__ import annotations

import re

from sitegen.analysis.number_words import NumberWords

_STEP = re.compile(r"[”\"]?[ \u00a0][“\"]?((?:[A-Z]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_LEAD = re.compile(
    r"(?:[ \u00a0](?:more|other|additional|further|new|extra|different|separate)(?=[ \u00a0]))?"
    r"(?:[ \u00a0](?:of|in|worth of|worth in)(?=[ \u00a0]))?"
    r"(?:[ \u00a0](?:the|its|their|his|her|our|these|those|all|such)(?=[ \u00a0]))?"
)
_BARE_LEAD = re.compile(
    r"(?:[ \u00a0]of(?=[ \u00a0])(?:[ \u00a0](?:the|its|their|his|her|our|these|those)(?=[ \u00a0]))?)?"
)
_CYRILLIC_ADJECTIVE = re.compile(r"(?:ых|их|ой|ого|его|ая|ую|ые|ие|ый|ий|ыми|ими|ным|ном|ому)$")
_LONGEST = 4


def is_plural(word: str, words: NumberWords) -> bool:
    """Does the word look like a plural noun? In a language without the ending, the table alone says."""
    low = word.lower()
    return low in words.plurals or (
        len(low) > 3 and low[-1] == "s" and low[-2] not in "sui'’" and low not in words.functions
    )


def find_counted(text: str, end: int, words: NumberWords, loose: bool) -> tuple[int, int] | None:
    """Start and end of the thing counted by the figure that ends at `end`. `loose` lets "in" and determiners stand
    between ("$2 billion in aid")."""
    lead = (_LEAD if loose else _BARE_LEAD).match(text, end)
    at = lead.end() if lead else end
    first, last = -1, -1
    taken = 0
    while taken < _LONGEST and (match := _STEP.match(text, at)):
        word = match.group(1)
        low = word.lower()
        if low in words.functions or low.endswith("ly") or (taken and _is_verb(low, words)):
            break
        if taken and word[0].isupper() and not text[last - 1 : last].isupper() and text[first].islower():
            break
        first = match.start(1) if first < 0 else first
        last = at = match.end(1)
        taken += 1
        if word.endswith(("'s", "’s")):
            continue
        if is_plural(word, words) or low in words.nouns:
            break
        if "а" <= low[0] <= "я" and not _CYRILLIC_ADJECTIVE.search(low):
            break
    if first < 0:
        return None
    return first, last


def _is_verb(word: str, words: NumberWords) -> bool:
    return word.endswith("ed") and word not in words.nouns and word not in words.plurals
