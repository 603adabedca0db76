"""The word diff of two printings: whole words and marks, never half a word. It returns spans of both texts, so that
each can be rebuilt from its side."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from sitegen.comparison.stems import spell
from sitegen.text import fold

Kind = Literal["same", "left", "right", "changed", "marks", "spelling"]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[-'’][^\W_]+)*|\.\.\.|[^\s\w]|_")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})+")
"""A number with its digits in groups: how they are grouped is house spelling."""
_FOLDED_MARKS = {"…": "..."}


class Edit(Struct, frozen=True, gc=False):
    """A stretch of the left text against one of the right, in code points; empty where a side has nothing.
    `marks` is a difference of punctuation alone, `spelling` one of house spelling or of a
    lost apostrophe alone."""

    kind: Kind
    left: tuple[int, int]
    right: tuple[int, int]


def diff_words(left: str, right: str) -> tuple[Edit, ...]:
    """Edits in order, together covering every word and mark of both texts once.

    >>> [edit.kind for edit in diff_words("We will not go.", "We will never go!")]
    ['same', 'changed', 'same', 'marks']
    >>> [edit.kind for edit in diff_words("with 1,00,000 men", "with 100,000 men")]
    ['same', 'spelling', 'same']
    """
    ours, theirs = _tokens(left), _tokens(right)
    matcher = SequenceMatcher(None, [t[2] for t in ours], [t[2] for t in theirs], autojunk=False)
    edits: list[Edit] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            edits.extend(_split_spelling(ours[a:b], theirs[c:d]))
            continue
        words = any(_is_word(t) for t in (*ours[a:b], *theirs[c:d]))
        kind: Kind = "marks" if not words else "left" if c == d else "right" if a == b else "changed"
        edits.append(Edit(kind, _stretch(ours, a, b, left), _stretch(theirs, c, d, right)))
    return tuple(edits)


def _split_spelling(ours: list[tuple[int, int, str, str]], theirs: list[tuple[int, int, str, str]]) -> list[Edit]:
    found: list[Edit] = []
    for (a, b, _, as_left), (c, d, _, as_right) in zip(ours, theirs, strict=True):
        kind: Kind = "same" if as_left == as_right else "spelling"
        if kind == "same" and found and found[-1].kind == "same":
            found[-1] = Edit("same", (found[-1].left[0], b), (found[-1].right[0], d))
        else:
            found.append(Edit(kind, (a, b), (c, d)))
    return found


def _tokens(text: str) -> list[tuple[int, int, str, str]]:
    """Start, end, the form that is compared, and the folded form of every word and mark."""
    found = []
    for match in _TOKEN.finditer(text):
        folded = _FOLDED_MARKS.get(match.group()) or fold(match.group()) or match.group()
        plain = folded.replace("'", "") or folded
        if _GROUPED.fullmatch(plain):
            plain = plain.replace(",", "")
        found.append((match.start(), match.end(), spell(plain), folded))
    return found


def _is_word(token: tuple[int, int, str, str]) -> bool:
    return token[2][:1].isalnum()


def _stretch(tokens: list[tuple[int, int, str, str]], first: int, last: int, text: str) -> tuple[int, int]:
    if first < last:
        return tokens[first][0], tokens[last - 1][1]
    at = tokens[first][0] if first < len(tokens) else len(text)
    return at, at
