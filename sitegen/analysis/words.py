"""The words of a block as attribution sees them: what each may be, where names stand, where sentences begin.
It tells words apart and never decides who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, chain, pairwise
from typing import Literal

from msgspec import Struct

from sitegen.analysis import speech
from sitegen.analysis.speech import (
    AUX,
    BE,
    CALL,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    OTHER_ING,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAY,
    SUBORDINATOR,
)

QUOTED = "\ue001"
"""Stands for a quotation among the words of a line."""
TITLED = "\ue002"
"""Stands for a title or scare quote in marks: it is a noun."""

NAME = 1 << 23
QUOTE = 1 << 24
PUNCT = 1 << 25
CAPITAL = 1 << 26
NUMBER = 1 << 27
GENITIVE = 1 << 28
ENDING = 1 << 29
"""A stop, or a word with a point in it: a sentence may end here. The last that an integer of one digit has room for,
whose `&` takes half the time: what is asked seldom stands above it."""
PERSON = 1 << 30
"""Of a name: it is a person's."""
TITLE = 1 << 31

_TOKEN = re.compile(
    r"((?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"
    r"|[’'](?:s|S)\b|[’'](?=\s)"
    r"|[^\W_]+(?:[’'](?!s\b|S\b)[^\W_]+|[-‑.&/](?=[^\W_])[^\W_]+)*"
    r"|--+|[^\s\w]|_)"
)
_PLAIN_TOKEN = re.compile(_TOKEN.pattern.replace("[^\\W_]", r"\w"))
"""The same in a text without underscores, which nearly all are; much faster."""
_SPACED = re.compile(r"(\S+\s*?)(?:\s(?!\s)|$)")
"""Splits at single white space, of several in a row at the last, so that the rest of them ends what is before."""
_GENITIVES = frozenset(("'", "’", "'s", "’s"))
ABBREVIATED = frozenset(
    "adm ala ambassador-designate apr ariz ark atty aug ave calif capt cmdr co col colo conn corp d-calif d-conn "
    "d-mass d-n d-vt dec del dr feb fla ga gen gov hon ill inc ind jan jr jul jun kan ky la lt ltd maj mar mass md "
    "messrs mich minn miss mo mont mr mrs ms neb nev no nov oct okla ore pa prof r-ariz r-calif r-n rep reps rev sen "
    "sens sep sept sgt sr st supt tenn tex va vs vt wash wis wyo".split()
)


class Phrase(Struct, frozen=True, gc=False):
    """A noun phrase that may be the subject of a verb."""

    kind: Literal["name", "pronoun", "description", "relative", "none"]
    first: int
    """Its first and last word, as places in the line."""
    last: int
    name: int = -1
    """Bearer in the names, for `name`; of a description, the name in it that ends it, or -1."""


class Clause(Struct, frozen=True, gc=False):
    """A verb with its subject."""

    subject: Phrase
    verb: int
    """Place of the verb in the line."""
    flags: int
    relative: bool = False
    """Its subject was reached through "who" or "which"."""


class Clauses(Struct, gc=False):
    """What is known so far of the clauses of a stretch."""

    found: list[Clause]
    """Those read in order."""
    pending: list[int]
    """Places of the verbs to be read yet, the next one last."""
    ahead: dict[int, Clause | None]
    """What was read out of order, by its verb; None for a verb that has no subject."""


class Line:
    """The words of one block, or of a stretch of it, with what is known of each; a quotation is one word."""

    __slots__ = (
        "block", "bounds", "clauses", "ends", "flags", "lower", "names", "places", "says", "starts", "stretch", "text",
        "verbs",
    )  # fmt: skip

    def __init__(
        self,
        block: int,
        text: str,
        names: dict[int, tuple[int, int, int]],
        order: list[int],
        quotes: list[tuple[int, int, int, int]],
        first: int = 0,
        last: int = -1,
    ):
        """Reads `text` from `first` to `last`. `names` has start -> (end, bearer, flags), `order` its
        starts in order; `quotes` has, in order, start
        and end of each quotation with its marks, its number and its flag (QUOTE or TITLE)."""
        self.block = block
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lower: list[str] = []
        self.flags: list[int] = []
        self.names: list[int] = []
        self.stretch: dict[int, int] = {}
        """Place of a quotation in the line -> stretch."""
        self.places: dict[int, int] = {}
        """Stretch -> place."""
        self.clauses: dict[tuple[int, int], Clauses] = {}
        """First and end place of a stretch -> what is known of its clauses; told by who reads clauses."""
        self.verbs: list[int] | None = None
        """Places of the words that may be a verb; told by who reads clauses."""
        self.says: list[int] | None = None
        """Places of the verbs that a cue between commas may have; told by who looks for one."""
        at = first
        for start, end, number, flag in quotes:
            self._read(at, start, names, order)
            self.stretch[len(self.starts)] = number
            self.places[number] = len(self.starts)
            self.starts.append(start)
            self.ends.append(end)
            self.lower.append(QUOTED if flag & QUOTE else TITLED)
            self.flags.append(flag)
            self.names.append(-1)
            at = end
        self._read(at, len(text) if last < 0 else last, names, order)
        self.bounds: list[int] = []
        """Place where each sentence begins; the last is the number of words."""
        self._split()

    def _read(self, first: int, last: int, names: dict[int, tuple[int, int, int]], order: list[int]) -> None:
        text = self.text if not first and last == len(self.text) else self.text[first:last]
        bare = text.lstrip()
        if not bare:
            return
        first += len(text) - len(bare)
        text = bare.rstrip()
        chunks = text.split()
        if " ".join(chunks) != text:
            chunks = _SPACED.findall(text)  # not all white space is one space
        starts, flags = self.starts, self.flags
        base = len(starts)
        words, masks, steps = zip(*map(_KNOWN.__getitem__, chunks), strict=True)
        lower = list(chain.from_iterable(words))
        self.lower += lower
        flags += chain.from_iterable(masks)
        edges = list(accumulate(chain.from_iterable(steps), initial=first))
        starts += edges[:-1:2]
        self.ends += edges[1::2]
        self.names += [-1] * len(lower)
        if ("'" in text or "’" in text) and not _GENITIVES.isdisjoint(lower):
            for at, word in enumerate(lower, base):
                if word in _GENITIVES and at and flags[at - 1] & (PRONOUN | RELATIVE):
                    flags[at] = AUX | BE
        for start in order[bisect_left(order, first) : bisect_left(order, last)]:
            end, bearer, bits = names[start]
            at = bisect_left(starts, start, base)
            while at < len(starts) and starts[at] < end:
                flags[at] = flags[at] & (ROLE | CAPITAL) | bits
                self.names[at] = bearer
                at += 1

    def _split(self) -> None:
        bounds = [0]
        lower, flags, starts, ends = self.lower, self.flags, self.starts, self.ends
        count = len(starts)
        ends_here = ENDING | QUOTE
        may_end = [at for at, bits in enumerate(flags) if bits & ends_here]
        for at in may_end:
            if at >= count - 1:
                break
            while at - bounds[-1] >= _LONGEST:
                bounds.append(bounds[-1] + _LONGEST)
            word = lower[at]
            if word in ".?!" and len(word) == 1:
                if word == "." and at and ends[at - 1] == starts[at]:
                    if flags[at - 1] & NAME and len(lower[at - 1]) == 1:
                        continue
                    if lower[at - 1] in ABBREVIATED and not (flags[at + 1] & QUOTE):
                        continue
                    if len(lower[at - 1]) == 1 and flags[at - 1] & CAPITAL:
                        continue
                if lower[at + 1] in ".?!)”’\"'…" and starts[at + 1] == ends[at]:
                    continue
                if starts[at + 1] == ends[at] and not flags[at + 1] & (QUOTE | TITLE):
                    continue
                if flags[at + 1] & (CAPITAL | QUOTE | NAME | TITLE | NUMBER) or lower[at + 1] in "([—–--":
                    bounds.append(at + 1)
            elif word == QUOTED:
                if self._closes_sentence(at):
                    bounds.append(at + 1)
            elif (
                "." in word
                and len(word) > 1
                and flags[at + 1] & CAPITAL
                and flags[at + 1] & (DETERMINER | PRONOUN | SUBORDINATOR | PREPOSITION | CONJUNCTION)
            ):
                bounds.append(at + 1)
        while count - 2 - bounds[-1] >= _LONGEST:
            bounds.append(bounds[-1] + _LONGEST)
        bounds.append(count)
        self.bounds = bounds

    def _closes_sentence(self, at: int) -> bool:
        """Does the quotation at `at` end a sentence: a stop before its closing mark, and a new beginning after it?"""
        end = self.ends[at]
        tail = self.text[max(0, end - 4) : end].rstrip("\"'”’»“")
        if tail[-1:] not in (".", "?", "!", "…"):
            return False
        following = self.flags[at + 1]
        if following & QUOTE:
            return True
        if not following & (CAPITAL | NAME | TITLE) or self.lower[at + 1] in ("-", "—", "–", "--", "―", "("):
            return False
        return not self._cue_follows(at + 1, alone=tail[-1] == ".")

    def _cue_follows(self, at: int, *, alone: bool) -> bool:
        """`X said` within the next few words, before any other verb; where `alone`, with nothing after it."""
        for step in range(at, min(at + 9, len(self.flags))):
            bits = self.flags[step]
            if bits & SAY and not bits & NAME and self.lower[step] not in speech.WEAK_SAY:
                return not alone or step + 1 >= len(self.flags) or self.lower[step + 1] == "."
            if bits & (AUX | FINITE | QUOTE | CALL | PREPOSITION | SUBORDINATOR | OTHER_ING) and not bits & NAME:
                return False
            if self.lower[step] in ".?!;:":
                return False
        return False

    def sentence(self, at: int) -> tuple[int, int]:
        """First place and end place of the sentence that holds place `at`."""
        low, high = 0, len(self.bounds) - 1
        while low + 1 < high:
            middle = (low + high) // 2
            if self.bounds[middle] <= at:
                low = middle
            else:
                high = middle
        return self.bounds[low], self.bounds[low + 1]


_LONGEST = 150
"""Words after which a sentence is cut, so that text without stops costs no more than other text."""
_Chunk = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]
"""The words of what stands between two spaces: in lower case, their flags, and of each in turn its length and the gap
to the next (of the last, over the space): summed up, they are where the words begin and end."""
_MOST_KNOWN = 50_000
_MOST_LONG = 40
"""Characters; what is longer is read anew each time."""


def _learn(chunk: str) -> _Chunk:
    """Reads what begins and ends with no white space."""
    if chunk.isalpha():
        small, bits = _flag(chunk)
        return (small,), _share((bits,)), _share((len(chunk), 1))
    if chunk[-1] in _STOPS and chunk[:-1].isalpha():
        (small, bits), (mark, stop) = _flag(chunk[:-1]), _STOPS[chunk[-1]]
        size = len(chunk) - 1
        return (small, mark), _share((bits, stop)), _share((size, 0, 1, 1))
    tokens = [(match.start(), match.group()) for match in (_TOKEN if "_" in chunk else _PLAIN_TOKEN).finditer(chunk)]
    words = [_flag(token) for _, token in tokens]
    steps: list[int] = []
    for (start, token), (after, _) in pairwise([*tokens, (len(chunk) + 1, "")]):
        steps += (len(token), after - start - len(token))
    return (
        tuple([small for small, _ in words]),
        _share(tuple([bits for _, bits in words])),
        _share(tuple(steps)),
    )


class _Known(dict[str, _Chunk]):
    """Learns what it is asked for and lacks: a bounded memory of a pure function."""

    def __missing__(self, chunk: str) -> _Chunk:
        read = _learn(chunk)
        if len(chunk) <= _MOST_LONG:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[chunk] = read
        return read


_KNOWN = _Known()
"""What has been met so far between spaces."""


def _share(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The same object for the same numbers: few are so often asked for that they stay at hand."""
    return _SHARED.setdefault(numbers, numbers)


_SHARED: dict[tuple[int, ...], tuple[int, ...]] = {}


def _flag(word: str) -> tuple[str, int]:
    """In lower case, with what it may be."""
    small = word.lower()
    first = word[0]
    if not first.isalnum():
        if (len(word) > 1 and word[-1] in "sS") or word in "’'":
            bits = GENITIVE
        else:
            bits = PUNCT | ENDING if word in ".?!" else PUNCT
    else:
        bits = speech.flag_word(small.replace("’", "'"))
        if first.isupper():
            bits |= CAPITAL
        elif first.isdigit():
            bits |= NUMBER
        if "." in word:
            bits |= ENDING
    return small, bits


_STOPS = {mark: _flag(mark) for mark in ".,:;?!"}
"""Marks that end what is nearly always a word alone, with what they may be."""
