"""What stands around a place in a text: the words beside it, the sentence, the headline. Judges nothing by itself."""

from __future__ import annotations

import re

from sitegen.analysis.calendar_words import CalendarWords
from sitegen.analysis.number_words import NumberWords

_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_SENTENCE_OPENS = re.compile(r"[.!?:;…—–“\"‘«(\n•][\s\"“‘'’”»(]*$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_AFTER_BREAK = re.compile(r"[\s\"“”‘«(\[]")
_LETTERS = re.compile(r"[^\W\d_]*")


class Line:
    """The text of one block with the tables of its language."""

    __slots__ = ("_titled", "calendar", "text", "words")

    def __init__(self, text: str, words: NumberWords, calendar: CalendarWords) -> None:
        self.text, self.words, self.calendar = text, words, calendar
        self._titled: bool | None = None

    @property
    def titled(self) -> bool:
        """Is it set like a headline, so that capitals say nothing?"""
        if self._titled is None:
            self._titled = is_title_case(self.text)
        return self._titled


def is_title_case(text: str) -> bool:
    if len(text) > 200 or text[-1:] == ".":
        return False
    words = [word for word in text.split() if word[:1].isalpha() and len(word) > 3]
    return len(words) > 1 and sum(word[0].isupper() for word in words) * 10 >= len(words) * 7


def word_before(text: str, start: int) -> str:
    """The word before `start` with its marks, or "" where a quotation mark or bracket stands between."""
    if start < 2 or text[start - 1] not in " \u00a0\n":
        return ""
    word = text[text.rfind(" ", max(0, start - 30), start - 1) + 1 : start - 1]
    return word if word.isalpha() else _AFTER_BREAK.split(word)[-1]


def word_after(text: str, end: int) -> str:
    match = _WORD_AFTER.match(text, end)
    return match.group(1) if match else ""


def word_at(text: str, start: int) -> str:
    """The letters that begin at `start`."""
    match = _LETTERS.match(text, start, start + 30)
    return match.group() if match else ""


def opens_sentence(text: str, start: int) -> bool:
    """Does the word at `start` begin a sentence, so that its capital says nothing?"""
    before = text[max(0, start - 6) : start]
    return (not before.strip(" \"“‘'«(") and start < 6) or _SENTENCE_OPENS.search(before) is not None


def outside_addresses(text: str, starts: list[int]) -> list[int]:
    """The places that lie in no web or mail address."""
    if "://" not in text and "www." not in text and "@" not in text:
        return starts
    kept: list[int] = []
    at = 0
    for match in _ADDRESS.finditer(text):
        left, right = match.span()
        while at < len(starts) and starts[at] < left:
            kept.append(starts[at])
            at += 1
        while at < len(starts) and starts[at] < right:
            at += 1
    return kept + starts[at:]
