"""Reads a sentence as far as attribution needs it: words, noun phrases, and who is the subject of which verb.
It never decides who speaks; what it cannot read it leaves out."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

from msgspec import Struct

from sitegen.analysis import speech
from sitegen.analysis.speech import (
    ADVERB, ANY_CALL, ANY_SAY, AUX, BE, CALL, CALLING, CONJUNCTION, DETERMINER, FINITE, OTHER_ING, PARTICIPLE,
    POSSESSIVE, PREPOSITION, PRONOUN, RELATIVE, ROLE, SAY, SAYING, SUBORDINATOR, TIME,
)  # fmt: skip

QUOTED = "\ue001"
"""Stands for a quotation among the words of a line."""
TITLED = "\ue002"
"""Stands for a title or scare quote in marks: it is a noun."""

NAME = 1 << 24
QUOTE = 1 << 25
TITLE = 1 << 26
PUNCT = 1 << 27
CAPITAL = 1 << 28
NUMBER = 1 << 29
GENITIVE = 1 << 30
PERSON = 1 << 31
"""Of a name: it is a person's."""
ENDING = 1 << 32
"""A stop, or a word with a point in it: a sentence may end here."""

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"
    r"|[’'](?:s|S)\b|[’'](?=\s)"
    r"|[^\W_]+(?:[’'](?!s\b|S\b)[^\W_]+|[-‑.&/](?=[^\W_])[^\W_]+)*"
    r"|--+|[^\s\w]|_"
)
_ABBREVIATED = frozenset(
    "adm ave capt cmdr co col corp dr gen gov hon inc jr lt ltd maj messrs mr mrs ms no prof rep reps rev sen sens sgt "
    "sr st supt vs jan feb mar apr jun jul aug sept sep oct nov dec d-n r-n d-calif r-calif d-mass r-ariz d-conn d-vt "
    "wis mass calif conn va md fla ala ariz ark colo del ga ill ind kan ky la mich minn miss mo mont neb nev okla ore "
    "pa tenn tex vt wash wyo del atty ambassador-designate".split()
)


class Phrase(Struct, frozen=True):
    """A noun phrase that may be the subject of a verb."""

    kind: Literal["name", "pronoun", "description", "relative", "none"]
    first: int
    """Its first and last word, as places in the line."""
    last: int
    name: int = -1
    """Bearer in the names, for `name`; of a description, the name in it that ends it, or -1."""


class Clause(Struct, frozen=True):
    """A verb with its subject."""

    subject: Phrase
    verb: int
    """Place of the verb in the line."""
    flags: int
    relative: bool = False
    """Its subject was reached through "who" or "which"."""


class Line:
    """The words of one block, or of a stretch of it, with what is known of each; a quotation is one word."""

    __slots__ = ("block", "bounds", "clauses", "ends", "flags", "lower", "names", "places", "starts", "stretch", "text")

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
        self.clauses: dict[tuple[int, int], list[Clause]] = {}
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
        matches = list(_TOKEN.finditer(self.text, first, last))
        if not matches:
            return
        known = _KNOWN
        base = len(self.starts)
        spans = [match.span() for match in matches]
        pairs = [known.get(match[0]) or _learn(match[0]) for match in matches]
        self.starts += [start for start, _ in spans]
        self.ends += [end for _, end in spans]
        self.lower += [small for small, _ in pairs]
        self.names += [-1] * len(pairs)
        flags = self.flags
        flags += [bits for _, bits in pairs]
        for at in range(max(base, 1), len(flags)):
            if flags[at] & GENITIVE and flags[at - 1] & (PRONOUN | RELATIVE):
                flags[at] = AUX | BE
        starts = self.starts
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
        for at in range(count - 1):
            word = lower[at]
            if at - bounds[-1] >= _LONGEST:
                bounds.append(at)
            if not flags[at] & (ENDING | QUOTE):
                continue
            if word in ".?!" and len(word) == 1:
                if word == "." and at and ends[at - 1] == starts[at]:
                    if flags[at - 1] & NAME and len(lower[at - 1]) == 1:
                        continue
                    if lower[at - 1] in _ABBREVIATED and not (flags[at + 1] & QUOTE):
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
            elif "." in word and len(word) > 1 and flags[at + 1] & CAPITAL and flags[at + 1] & (
                DETERMINER | PRONOUN | SUBORDINATOR | PREPOSITION | CONJUNCTION
            ):
                bounds.append(at + 1)
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
_KNOWN: dict[str, tuple[str, int]] = {}
"""Words met so far, in lower case with their flags: a bounded memory of a pure function."""
_MOST_KNOWN = 50_000


def _learn(word: str) -> tuple[str, int]:
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
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[word] = small, bits
    return small, bits


# ---------------------------------------------------------------- noun phrases

_HARD_STOP = frozenset(".?!;:")
_PLURALS = frozenset("children clergy faculty family majority media men most people police public staff women".split())
"""Nouns without -s that take a plural verb."""
_STANDING_ALONE = frozenset("all another both few many most one other others several some those three two".split())
"""Determiners that can be a subject by themselves."""
_NOUNISH_STOP = SAY | CALL | AUX | FINITE | SAYING | CALLING | CONJUNCTION | SUBORDINATOR | PRONOUN | PUNCT | QUOTE | OTHER_ING


def is_verb(bits: int) -> bool:
    return bool(bits & (SAY | CALL | AUX | FINITE)) and not bits & NAME


def _skip_parentheses(line: Line, at: int, low: int) -> int:
    """From a closing parenthesis at `at` to the place before its opening."""
    for step in range(at - 1, max(low, at - 12) - 1, -1):
        if line.lower[step] in "([":
            return step - 1
    return low - 1


def phrase_before(line: Line, at: int, low: int) -> Phrase | None:
    """The noun phrase that ends at place `at` (inclusive), reading leftwards and not below `low`."""
    flags, lower = line.flags, line.lower
    while at >= low and lower[at] in (")", "]"):
        at = _skip_parentheses(line, at, low)
    if at < low:
        return None
    bits = flags[at]
    if bits & NAME:
        first = _name_start(line, at, low)
        name = line.names[at]
        outer = _outer_phrase(line, first, at, low)
        return outer if outer is not None else Phrase("name", title_start(line, first, low), at, name)
    if bits & PRONOUN and lower[at] != "who":
        return Phrase("pronoun", at, at)
    if bits & RELATIVE and lower[at] != "that" or lower[at] == "which":
        return Phrase("relative", at, at)
    if bits & (SAY | CALL | FINITE | AUX) and not bits & (ROLE | speech.SAY_NOUN | speech.DOCUMENT) and not (
        at > low and flags[at - 1] & (DETERMINER | GENITIVE)
    ):
        return None
    if bits & (PUNCT | QUOTE | CONJUNCTION | PREPOSITION | GENITIVE | ADVERB) or (bits & SUBORDINATOR and lower[at] != "that"):
        return None
    if bits & DETERMINER and not bits & (POSSESSIVE | ROLE) and lower[at] in _STANDING_ALONE:
        return Phrase("description", at, at)
    if bits & (DETERMINER | NUMBER):
        return None
    first = _description_start(line, at, low)
    if first > low and flags[first - 1] & PREPOSITION:
        outer = _outer_phrase(line, first, at, low)
        if outer is not None:
            return outer
    return Phrase("description", first, at)


def _name_start(line: Line, at: int, low: int) -> int:
    name = line.names[at]
    while at > low and line.flags[at - 1] & NAME and line.names[at - 1] == name:
        at -= 1
    return at


def title_start(line: Line, first: int, low: int) -> int:
    """Takes in the titles and offices before a name: "Russian Deputy Foreign Minister", "campaign spokesman"."""
    flags, lower = line.flags, line.lower
    at = first
    while at > low:
        bits = flags[at - 1]
        word = lower[at - 1]
        if bits & ROLE and not bits & (DETERMINER | PREPOSITION):
            at -= 1
        elif word == "." and at - 1 > low and lower[at - 2] in _ABBREVIATED:
            at -= 2
        elif word == "of" and at < first and at - 2 >= low and flags[at - 2] & ROLE and flags[at] & (CAPITAL | DETERMINER):
            # "Secretary of State X", "head of the Duma X"
            at -= 2
        elif bits & GENITIVE and at < first and at - 2 >= low:
            # "Ukraine's foreign minister X", "the mayor's spokesman X": the owner belongs to the title.
            if flags[at - 2] & NAME:
                return title_start(line, _name_start(line, at - 2, low), low)
            if flags[at - 2] & (PUNCT | QUOTE | CONJUNCTION | PREPOSITION | SUBORDINATOR | ADVERB) or is_verb(flags[at - 2]):
                break
            return _description_start(line, at - 2, low)
        elif bits & (PUNCT | QUOTE | CONJUNCTION | PREPOSITION | SUBORDINATOR | PRONOUN | ADVERB | GENITIVE | TIME | RELATIVE):
            break
        elif bits & DETERMINER:
            if at < first or word == "the":
                at -= 1
            break
        elif is_verb(bits) or bits & (SAYING | CALLING | OTHER_ING):
            break
        else:
            at -= 1
        if first - at > 9:
            break
    return at


def before_title(line: Line, first: int, low: int) -> int:
    """The place before a name at `first` and its words of office."""
    flags = line.flags
    at = first - 1
    while at > low and flags[at] & ROLE and not flags[at] & NAME:
        at -= 1
        if line.lower[at] == "of" and at - 1 >= low and flags[at - 1] & ROLE:
            at -= 1
    return at


def _outer_phrase(line: Line, first: int, last: int, low: int) -> Phrase | None:
    """Where the name at `first` hangs on a preposition: the description before it, "a spokesman for the ministry"."""
    flags, lower = line.flags, line.lower
    at = title_start(line, first, low)
    if at - 1 < low:
        return None
    step = at - 1
    if flags[step] & DETERMINER and step > low:
        step -= 1
    if not flags[step] & PREPOSITION or flags[step] & ADVERB or step - 1 < low:
        return None
    if lower[step] not in ("of", "for", "at", "in", "from", "with", "on", "to", "by", "near", "within", "behind", "about", "close"):
        return None
    head = step - 1
    bits = flags[head]
    if bits & (PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | ADVERB | DETERMINER | TIME | NUMBER | GENITIVE | PRONOUN):
        return None
    if bits & NAME:
        inner = _name_start(line, head, low)
        if inner - 1 >= low and flags[inner - 1] & PREPOSITION:
            return None
        return Phrase("name", title_start(line, inner, low), last, line.names[head])
    if is_verb(bits) and not bits & ROLE or bits & (OTHER_ING | SAYING | CALLING):
        return None
    start = _description_start(line, head, low)
    if start - 1 >= low and flags[start - 1] & PREPOSITION and lower[start - 1] not in ("of", "for", "from"):
        return None
    return Phrase("description", start, last, line.names[last])


def _description_start(line: Line, at: int, low: int) -> int:
    """Leftwards from a noun to where its phrase begins: over adjectives, nouns, names and "of" phrases."""
    flags, lower = line.flags, line.lower
    first = at
    while first > low:
        bits = flags[first - 1]
        word = lower[first - 1]
        if bits & NAME:
            first = _name_start(line, first - 1, low)
            continue
        if bits & GENITIVE:
            first -= 1
            continue
        if bits & POSSESSIVE:
            return first - 1
        if bits & DETERMINER and not bits & RELATIVE:
            first -= 1
            if first > low and (flags[first - 1] & DETERMINER or lower[first - 1] == "of" and first - 1 > low and flags[first - 2] & DETERMINER):
                continue
            if first > low and lower[first - 1] in ("of", "for", "from", "at", "in", "with") and first - 2 >= low:
                before = flags[first - 2]
                if not before & (PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | DETERMINER | ADVERB | PRONOUN | OTHER_ING | TIME) and (
                    not is_verb(before) or before & ROLE
                ):
                    first -= 2
                    continue
            return first
        if word in ("of", "for") and first - 2 >= low and not flags[first - 2] & _NOUNISH_STOP:
            first -= 1
            continue
        if word == "." and first - 2 >= low and lower[first - 2] in _ABBREVIATED:
            first -= 2
            continue
        if word in ("-", "&") or (word == "and" and False):
            first -= 1
            continue
        if bits & (PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | PREPOSITION | RELATIVE | PRONOUN | ADVERB):
            break
        if bits & (SAYING | CALLING) and not bits & speech.SAY_NOUN:
            break
        if is_verb(bits) and not bits & (ROLE | speech.SAY_NOUN | speech.DOCUMENT):
            # "-ed" words before a noun are adjectives after a determiner: "the embattled minister".
            if bits & FINITE and not bits & (SAY | CALL | AUX) and first - 2 >= low and (
                flags[first - 2] & (DETERMINER | NUMBER) or lower[first - 2] == "of"
            ):
                first -= 1
                continue
            break
        if at - first > 14:
            break
        first -= 1
    return first


def phrase_after(line: Line, at: int, high: int) -> Phrase | None:
    """The noun phrase that begins at place `at`, for `said X`: its head is the last name before any stop."""
    flags, lower = line.flags, line.lower
    if at >= high:
        return None
    bits = flags[at]
    if bits & PRONOUN and lower[at] != "who":
        return Phrase("pronoun", at, at)
    if bits & (PUNCT | QUOTE | PREPOSITION | CONJUNCTION | SUBORDINATOR | GENITIVE) and not bits & DETERMINER:
        return None
    if bits & (ADVERB | TIME) and not bits & (NAME | CAPITAL):
        return None
    step, last, name, genitive = at, -1, -1, False
    while step < high:
        bits = flags[step]
        if bits & NAME:
            name = line.names[step]
            last = step
            genitive = False
        elif bits & GENITIVE:
            genitive, name, last = True, -1, step
        elif lower[step] == "." and step > at and lower[step - 1] in _ABBREVIATED:
            pass
        elif bits & (PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | PRONOUN | TIME) or bits & PREPOSITION:
            break
        elif is_verb(bits) and not bits & (ROLE | speech.SAY_NOUN | speech.DOCUMENT) and step > at and not (
            flags[step - 1] & DETERMINER
        ):
            break
        elif bits & (OTHER_ING | SAYING | CALLING) and step > at and not flags[step - 1] & (DETERMINER | ADVERB | GENITIVE):
            break
        elif bits & ADVERB and not flags[step] & CAPITAL and step > at:
            break
        elif name >= 0:
            # A common noun after the name: "said Trump adviser", unless a further name follows.
            name, last = -1, step
        else:
            last = step
        step += 1
    if last < 0:
        return None
    del genitive
    if name >= 0:
        return Phrase("name", at, last, name)
    end = last
    # The rest of a description: "a spokesman for the ministry", "one of the delegates".
    while end + 2 < high and lower[end + 1] in ("of", "for", "at", "in", "from", "with", "on", "to", "near"):
        stop = end + 2
        moved = False
        while stop < high and not flags[stop] & (PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | PREPOSITION | PRONOUN | TIME | RELATIVE) and (
            flags[stop] & NAME or not is_verb(flags[stop]) or flags[stop] & ROLE
        ):
            stop += 1
            moved = True
        if not moved:
            break
        end = stop - 1
    # "said her spokesman, Ivan Petrov": the name in apposition is the speaker.
    if end + 2 < high and lower[end + 1] == "," and not (flags[end + 2] & (DETERMINER | PREPOSITION)):
        follow = end + 2
        while follow < high and flags[follow] & ROLE and not flags[follow] & NAME or follow < high and lower[follow] == "." :
            follow += 1
        if follow < high and flags[follow] & NAME:
            stop = follow
            while stop + 1 < high and flags[stop + 1] & NAME and line.names[stop + 1] == line.names[follow]:
                stop += 1
            if stop + 1 >= high or lower[stop + 1] in (",", ".", "(") or flags[stop + 1] & QUOTE:
                return Phrase("name", at, stop, line.names[follow])
    return Phrase("description", at, end)


# ---------------------------------------------------------------- subjects

_APPOSITION = DETERMINER | PREPOSITION | RELATIVE | NUMBER | ROLE | SAYING | CALLING | OTHER_ING | POSSESSIVE | ADVERB | FINITE | TIME


def subject_before(line: Line, verb: int, low: int) -> Phrase | None:
    """The subject of the verb at place `verb`, reading leftwards: over auxiliaries, adverbs, times, parentheses and
    appositions between commas or dashes. None where there is none or it cannot be told."""
    flags, lower = line.flags, line.lower
    at = verb - 1
    at = _skip_adverbials(line, at, low)
    if at < low:
        return None
    if lower[at] in (",", "--", "—", "–"):
        return _subject_over_apposition(line, at, low)
    phrase = _relative_head(line, phrase_before(line, at, low), low)
    if phrase is not None and phrase.kind in ("name", "description"):
        first = _joined(line, phrase, low) if not _is_relative(line, verb, low) else None
        if first is not None:
            return first
        before = before_title(line, _name_start(line, phrase.last, low) if flags[phrase.last] & NAME else phrase.first, low)
        if phrase.kind == "name" and before >= low and flags[before] & PREPOSITION and not flags[before] & (SUBORDINATOR | ADVERB) and lower[before] not in ("like", "as"):
            return None
    if phrase is None or phrase.kind not in ("name", "description"):
        return phrase
    phrase = _climb(line, phrase, low)
    if phrase.kind == "description" and flags[phrase.first] & NAME:
        # "X in the talks had stressed": the head of the phrase is the name it begins with.
        last = phrase.first
        while last < phrase.last and flags[last + 1] & NAME and line.names[last + 1] == line.names[phrase.first]:
            last += 1
        if last < phrase.last and flags[last + 1] & PREPOSITION:
            return Phrase("name", phrase.first, phrase.last, line.names[phrase.first])
    return phrase


def _joined(line: Line, phrase: Phrase, low: int) -> Phrase | None:
    """Of "X and Y" and "X and her aides" as one subject: X, whom the article puts first."""
    at = phrase.first - 2
    if at < low or line.lower[at + 1] != "and":
        return None
    if not line.flags[at] & NAME:
        if phrase.kind != "description" or line.flags[phrase.first] & DETERMINER:
            return None
        first = phrase_before(line, at, low)
        if first is None or first.kind != "description" or not line.flags[first.first] & DETERMINER or first.first > low:
            return None
        return Phrase("description", first.first, phrase.last)
    first = phrase_before(line, at, low)
    if first is None or first.kind != "name" or first.first > low and line.flags[first.first - 1] & (PREPOSITION | SAY | CALL):
        return None
    if line.flags[first.last] & PERSON:
        return first
    # "U.S. and Ukrainian officials", "Russia and China": both, by their words.
    return Phrase("description", first.first, phrase.last)


_HEADLESS = PUNCT | QUOTE | CONJUNCTION | SUBORDINATOR | ADVERB | DETERMINER | TIME | NUMBER | GENITIVE | PRONOUN | PREPOSITION


def _climb(line: Line, phrase: Phrase, low: int) -> Phrase:
    """From a phrase that hangs on a participle to its head: "marchers crossing the square" for "the square"."""
    flags = line.flags
    at = phrase.first - 1
    if at >= low and flags[at] & PREPOSITION:
        at -= 1
    if at - 1 < low or not flags[at] & (OTHER_ING | PARTICIPLE) or flags[at] & (NAME | AUX):
        return phrase
    head = at - 1
    if flags[head] & _HEADLESS or is_verb(flags[head]) or flags[head] & (OTHER_ING | SAYING | CALLING) and not flags[head] & NAME:
        return phrase
    if not flags[at] & OTHER_ING and flags[head] & NAME:
        return phrase
    outer = phrase_before(line, head, low)
    return outer if outer is not None else phrase


def _relative_head(line: Line, phrase: Phrase | None, low: int) -> Phrase | None:
    """Of "who" and "which": the phrase they stand for."""
    if phrase is None or phrase.kind != "relative":
        return phrase
    at = phrase.first - 1
    if at >= low and line.lower[at] in (",", "--", "—", "–"):
        at -= 1
        if at >= low and line.lower[at] in (",",):
            at -= 1
    elif at >= low and line.flags[at] & PREPOSITION:
        return None
    if at < low:
        return None
    before = phrase_before(line, at, low)
    if before is not None and before.kind == "relative":
        return None
    if before is not None and before.kind == "description":
        # "X, now a judge in Geneva, who said": the description is itself in apposition.
        step = before.first - 1
        while step >= low and line.flags[step] & ADVERB:
            step -= 1
        if step - 1 >= low and line.lower[step] == "," and line.flags[step - 1] & NAME:
            first = _name_start(line, step - 1, low)
            return Phrase("name", title_start(line, first, low), step - 1, line.names[step - 1])
    return before


def _skip_adverbials(line: Line, at: int, low: int) -> int:
    flags, lower = line.flags, line.lower
    while at >= low:
        bits = flags[at]
        if bits & NAME:
            return at
        if bits & AUX or bits & ADVERB:
            at -= 1
        elif bits & TIME and not (bits & AUX):
            step = at
            while step >= low and not flags[step] & NAME and (flags[step] & (TIME | NUMBER | ADVERB) or lower[step] in ("this", "last", "next", "that", "early", "late", "the", ",", "previous")):
                if lower[step] == "," and not (flags[step - 1] & (TIME | NUMBER)):
                    break
                step -= 1
            if step >= low and lower[step] in ("on", "in", "at", "of", "during", "since", "for"):
                step -= 1
            at = step
        elif bits & NUMBER and at - 1 > low and lower[at - 1] in ("in", "since"):
            at -= 2
        elif lower[at] == "both" or lower[at] == "all" and at > low and flags[at - 1] & (NAME | PRONOUN):
            at -= 1
        else:
            return at
    return at


def _subject_over_apposition(line: Line, at: int, low: int) -> Phrase | None:
    """From the comma or dash at `at` before a verb, over what stands between it and its pair, to the subject."""
    flags, lower = line.flags, line.lower
    mark = lower[at]
    step = at - 1
    words = 0
    fallback: Phrase | None = None
    while step >= low and words < 45:
        word = lower[step]
        if word in _HARD_STOP and not flags[step] & NAME and not (word == "." and step and (lower[step - 1] in _ABBREVIATED or lower[step + 1] == ",")) or flags[step] & QUOTE and mark == ",":
            break
        if word == mark or (mark != "," and word == ",") and False:
            phrase = phrase_before(line, step - 1, low)
            if phrase is not None and _is_apposition(line, step + 1, at):
                bare = _bare_name(line, step + 1, at)
                if bare is not None and phrase.kind == "description":
                    return Phrase("name", phrase.first, bare.last, bare.name)
                if phrase.kind != "relative" and not _hangs(line, phrase, low):
                    # "X, president of the union, which ..., said": a description after a comma is itself apposition.
                    if phrase.kind != "description" or phrase.first - 1 < low or lower[phrase.first - 1] != mark:
                        return phrase
                    fallback = fallback or phrase
        step -= 1
        words += 1
    return fallback


def _hangs(line: Line, phrase: Phrase, low: int) -> bool:
    """Does the phrase hang on a preposition, a comma or a verb before it, so that it is no subject?"""
    before = phrase.first - 1
    if before < low:
        return False
    bits = line.flags[before]
    if bits & PREPOSITION and not bits & SUBORDINATOR:
        return True
    return is_verb(bits) and not bits & ADVERB


def _is_apposition(line: Line, first: int, end: int) -> bool:
    if first >= end:
        return False
    bits = line.flags[first]
    if bits & NAME and _bare_name(line, first, end) is not None:
        return True
    if bits & PRONOUN and line.lower[first] != "who":
        return False
    if bits & CONJUNCTION:
        return False
    return True


def _bare_name(line: Line, first: int, end: int) -> Phrase | None:
    """A name, with or without titles, and nothing else between `first` and `end`."""
    at = first
    while at < end and not line.flags[at] & NAME and (line.flags[at] & (ROLE | CAPITAL) or line.lower[at] == "."):
        at += 1
    if at >= end or not line.flags[at] & NAME:
        return None
    name = line.names[at]
    last = at
    while last + 1 < end and line.flags[last + 1] & NAME and line.names[last + 1] == name:
        last += 1
    rest = last + 1
    if rest < end and line.lower[rest] == "(":
        while rest < end and line.lower[rest] != ")":
            rest += 1
        rest += 1
    return Phrase("name", first, last, name) if rest >= end else None


def clauses_between(line: Line, low: int, high: int) -> list[Clause]:
    """Every finite verb from `low` to `high` that has a subject, in order. A verb joined by "and" or a comma takes
    the subject of the one before; a participle of saying takes that of the nearest verb of saying, else the first."""
    known = line.clauses.get((low, high))
    if known is None:
        known = line.clauses[low, high] = _read_clauses(line, low, high)
    return known


_MAY_BE_VERB = ANY_SAY | ANY_CALL | AUX | FINITE


def _read_clauses(line: Line, low: int, high: int) -> list[Clause]:
    found: list[Clause] = []
    flags, lower = line.flags, line.lower
    for at in range(low, high):
        bits = flags[at]
        if bits & NAME or (bits and not bits & _MAY_BE_VERB):
            continue
        if bits & (SAYING | CALLING):
            step = at - 1
            while step > low and flags[step] & ADVERB and not flags[step] & AUX:
                step -= 1
            if step >= low and (flags[step] & BE or flags[step] & PRONOUN and lower[step] != "who"):
                subject = subject_before(line, at, low)
                if subject is not None and subject.kind != "relative":
                    found.append(Clause(subject, at, (bits | SAY) if bits & SAYING else (bits | CALL)))
                    continue
            subject = _participle_subject(line, at, low, found)
            if subject is not None:
                found.append(Clause(subject, at, bits))
            continue
        if bits & ANY_SAY | bits & ANY_CALL and not bits & (SAY | CALL) and at > low:
            # A bare form: "to warn", "would warn", "officials warn".
            if lower[at - 1] == "to" or flags[at - 1] & AUX or flags[at - 1] & ADVERB:
                if lower[at - 1] == "to":
                    if found:
                        found.append(Clause(found[-1].subject, at, bits))
                    continue
                subject = subject_before(line, at, low)
                if subject is not None:
                    found.append(Clause(subject, at, bits | SAY if bits & ANY_SAY else bits | CALL))
            else:
                subject = subject_before(line, at, low)
                if subject is not None and (
                    subject.kind == "description" and (lower[subject.last].endswith("s") or lower[subject.last] in _PLURALS)
                    or subject.kind == "pronoun" and lower[subject.first] in ("they", "we", "i", "you")
                    or subject.kind == "name" and lower[subject.last].endswith("s") and lower[at] not in speech.NOUN_OR_VERB
                ):
                    found.append(Clause(subject, at, bits | SAY if bits & ANY_SAY else bits | CALL))
            continue
        if not bits & (SAY | CALL | AUX | FINITE):
            if bits or not lower[at].endswith("s") or lower[at].endswith("ss") or at == low:
                continue
            before = _skip_adverbials(line, at - 1, low)
            if before < low or not flags[before] & (NAME | PRONOUN) or before != at - 1 and flags[at - 1] & TIME:
                continue
            bits = FINITE
        if bits & AUX and not bits & (SAY | CALL) and at + 1 < high and flags[at + 1] & (SAY | CALL | FINITE | PARTICIPLE) and not flags[at + 1] & NAME:
            continue
        if lower[at] in speech.NOUN_OR_VERB and _is_plural_noun(line, at, low, high):
            continue
        subject = subject_before(line, at, low)
        if subject is None and at > low:
            before = _skip_adverbials(line, at - 1, low)
            if before >= low and (flags[before] & CONJUNCTION or lower[before] == ",") and found:
                subject = _coordinate_subject(found) if lower[before] != "," else None
        if subject is None or subject.kind == "relative":
            continue
        if subject.last >= at:
            continue
        relative = _is_relative(line, at, low)
        if bits & PARTICIPLE and lower[at] not in _HEARD and _is_passive(line, at, low):
            subject = Phrase("none", subject.first, subject.last)
            by = _agent(line, at, high)
            found.append(Clause(by if by is not None else subject, at, bits))
            continue
        found.append(Clause(subject, at, bits, relative))
    return found


_HEARD = frozenset("cited heard quoted recorded".split())
"""Passive verbs whose subject speaks: "was quoted as saying"."""


def _is_plural_noun(line: Line, at: int, low: int, high: int) -> bool:
    """Is a form like "claims" a noun here: after an adjective or a preposition, and with no object that it could take?"""
    before = line.flags[at - 1] if at > low else 0
    if before & (PRONOUN | RELATIVE) or before & ADVERB and not before & NAME:
        return False
    follows = line.flags[at + 1] if at + 1 < high else 0
    if at + 1 < high and (line.lower[at + 1] in ("that", ":") or follows & (QUOTE | PRONOUN)):
        return bool(before & (DETERMINER | PREPOSITION | GENITIVE))
    if before & NAME:
        first = title_start(line, _name_start(line, at - 1, low), low)
        return first > low and bool(line.flags[first - 1] & (PREPOSITION | GENITIVE | DETERMINER | CALL))
    return True


def _is_relative(line: Line, at: int, low: int) -> bool:
    step = _skip_adverbials(line, at - 1, low)
    return step >= low and bool(line.flags[step] & RELATIVE) and not line.flags[step] & NAME


def _coordinate_subject(found: list[Clause]) -> Phrase:
    """The subject that a verb after "and" shares: of the last main clause, whatever was said in between."""
    for clause in reversed(found):
        if not clause.relative and clause.subject.kind in ("name", "pronoun", "description") and clause.flags & (SAY | CALL):
            return clause.subject
    for clause in reversed(found):
        if not clause.relative:
            return clause.subject
    return found[-1].subject


def _is_passive(line: Line, at: int, low: int) -> bool:
    step = at - 1
    while step >= low and line.flags[step] & ADVERB and not line.flags[step] & AUX:
        step -= 1
    return step >= low and bool(line.flags[step] & BE)


def _agent(line: Line, at: int, high: int) -> Phrase | None:
    for step in range(at + 1, min(at + 6, high)):
        if line.lower[step] == "by":
            return phrase_after(line, step + 1, high)
        if line.flags[step] & PUNCT:
            break
    return None


def _participle_subject(line: Line, at: int, low: int, found: list[Clause]) -> Phrase | None:
    flags, lower = line.flags, line.lower
    before = _skip_adverbials(line, at - 1, low)
    if before >= low and lower[before] not in (",", "--", "—", "–", "-") and not flags[before] & (CONJUNCTION | PREPOSITION | SUBORDINATOR):
        if flags[before] & NAME:
            first = _name_start(line, before, low)
            return Phrase("name", title_start(line, first, low), before, line.names[before])
    main = [clause for clause in found if clause.subject.kind != "none" and not clause.relative]
    for clause in reversed(main):
        if flags[clause.verb] & (SAY | SAYING) and lower[clause.verb] not in speech.WEAK_SAY:
            return clause.subject
    if main:
        return main[0].subject
    return None
