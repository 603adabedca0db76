"""Every name and term of the records, found in a text in one pass. Says which forms stand where; what they mean in the
article is for resolve to say. The only door to ahocorasick_rs."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ahocorasick_rs import MATCHKIND_STANDARD, AhoCorasick

from sitegen.lexicon.forms import Bearer, find_surname, list_names, list_terms, shout
from sitegen.model import Actor, Block, Hit, Meeting, Source, Span, Topic

_STRENGTH = {"name": 0, "alias": 1, "surname": 2, "weak": 3, "term": 4, "misspelt": 5}
_DEMONYM_ENDINGS = ("an", "ean", "ese", "i", "ian", "ic", "ish", "ch", "ss", "s")
"""A form that ends so makes another word with an s: "Russians" is no Russian who lost an apostrophe."""
_LONG = 7
"""Letters of a word from which one wrong letter still leaves no other word likely."""

_BETWEEN = "\x00"
"""Between two blocks read as one text: part of no name."""
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ][^\W\d_]{5,}")
_BEFORE_SURNAME = re.compile(r"(?:[^\W\d_a-z](?:\.|[\w'-]+) ){1,3}$")
_OWNED = re.compile(
    r" (?!(?:and|are|at|began|both|can|could|did|do|for|from|had|have|in|of|on|or|that|to|were|who|will|with|would)\b)"
    r"[a-z]"
)
_LETTER_ENDINGS = re.compile(r"[^\W\d_]$")

_MARKS = {"‘": "'", "’": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-"}
_SPACES = "\n\t\u00a0\u2009\u202f\u2002\u2003"


def _fold_table() -> dict[int, str]:
    """One character for one: offsets never move. Marks, dashes, spaces, and letters without their accents."""
    table = {ord(mark): plain for mark, plain in _MARKS.items()}
    table |= {ord(space): " " for space in _SPACES}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code):
            table[code] = base
    return table | {ord(letter): plain for letter, plain in zip("ёЁłŁøØđĐ", "еЕlLoOdD", strict=True)}


_FOLD = _fold_table()
_UNFOLDED = re.compile("[\n\t`\x80-\U0010ffff]+")
"""All that the table may change, and more: the rest of a text is not looked up letter by letter."""


def fold_marks(text: str) -> str:
    """One spelling of marks, spaces and accented Latin letters; as long as `text`, code point by code point."""
    plain = text.isascii() and "\n" not in text and "\t" not in text
    return text if plain else _UNFOLDED.sub(_fold_run, text)


def _fold_run(match: re.Match[str]) -> str:
    return match.group().translate(_FOLD)


def _lower(text: str) -> str:
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


__all__ = ["Lexicon", "find_surname", "fold_marks"]


class Lexicon:
    """The forms of all records. Built once an edition; `hits` asks nothing but the text."""

    def __init__(
        self,
        actors: Iterable[Actor] = (),
        meetings: Iterable[Meeting] = (),
        sources: Iterable[Source] = (),
        topics: Iterable[Topic] = (),
    ) -> None:
        self._records = (tuple(actors), tuple(meetings), tuple(sources), tuple(topics))
        names: dict[str, list[Bearer]] = {}
        self._given: dict[str, tuple[str, ...]] = {}
        """Given names of a person, by record id."""
        for form, bearer in list_names(*self._records[:3]):
            bearers = names.setdefault(fold_marks(form), [])
            if not any(other[:2] == bearer[:2] for other in bearers):
                bearers.append(bearer)
        terms: dict[str, list[Bearer]] = {}
        for form, bearer in list_terms(self._records[3]):
            bearers = terms.setdefault(_lower(fold_marks(form)), [])
            if bearer not in bearers:
                bearers.append(bearer)
        for actor in self._records[0]:
            if actor.kind == "person":
                self._given[actor.id] = tuple(
                    fold_marks(name).split()[0] for name in (actor.name, *actor.aliases) if " " in name
                )
        self._names = _Forms(names)
        self._terms = _Forms(terms)
        self._shouted = _Forms(shout(names))
        self._neighbours = _list_neighbours(names)
        surnames = {surname for bearers in self._neighbours.values() for surname, _ in bearers}
        self._beginnings = frozenset(surname[:3] for surname in surnames)
        self._ends = frozenset(surname[0] + surname[-3:] for surname in surnames)

    def __reduce__(self) -> tuple[type[Lexicon], tuple[object, ...]]:
        return Lexicon, self._records

    def hits(self, blocks: tuple[Block, ...]) -> tuple[Hit, ...]:
        """Leftmost-longest over all names, and apart from them over all terms; in order. A form that several records
        bear gives a hit for each."""
        calm = ["" if block.kind in ("code", "rule") or block.text.isupper() else block.text for block in blocks]
        found = self._find(calm, self._names, spelling=True)
        loud = [block.text if block.kind not in ("code", "rule") and block.text.isupper() else "" for block in blocks]
        if any(loud):
            found += self._find(loud, self._shouted, spelling=False)
        found.sort(key=_by_place)
        return tuple(found)

    def _find(self, texts: list[str], forms: _Forms, spelling: bool) -> list[Hit]:
        """Hits in the texts, one a block, read as one: nothing matches over the mark between two."""
        joined = fold_marks(_BETWEEN.join(texts))
        starts = [0]
        for text in texts:
            starts.append(starts[-1] + len(text) + 1)
        found: list[Hit] = []
        spans: list[tuple[int, int]] = []
        index = 0
        for start, end, bearers in forms.find(joined, owned=True):
            while starts[index + 1] <= start:
                index += 1
            offset = starts[index]
            spans.append((start, end))
            for kind, target, form in bearers:
                if form == "surname":
                    reach = self._reach(joined, start, target)
                    if reach != start:
                        found.append(Hit(Span(index, reach - offset, end - offset), kind, target, "alias"))
                        continue
                elif form == "exclude":
                    continue
                found.append(Hit(Span(index, start - offset, end - offset), kind, target, form))
        if spelling and self._neighbours:
            for start, end, target in self._misspelt(joined, spans):
                index = bisect_right(starts, start) - 1
                found.append(Hit(Span(index, start - starts[index], end - starts[index]), "actor", target, "misspelt"))
        if self._terms:
            index = 0
            for start, end, bearers in self._terms.find(_lower(joined), owned=False):
                while starts[index + 1] <= start:
                    index += 1
                offset = starts[index]
                span = Span(index, start - offset, end - offset)
                found.extend(Hit(span, kind, target, "term") for kind, target, form in bearers if form != "exclude")
        return found

    def _reach(self, text: str, start: int, target: str) -> int:
        """Where a surname's hit begins: before it a given name of the person (another spelling, an initial between)
        belongs to it."""
        if start < 2 or text[start - 1] != " ":
            return start
        before = _BEFORE_SURNAME.search(text, max(0, start - 40), start)
        if before is None:
            return start
        at = before.start()
        if at and text[at - 1].isalnum():
            return start
        for word in before.group().split():
            if any(_is_close(word, given) for given in self._given.get(target, ())):
                return at
            at += len(word) + 1
        return start

    def _misspelt(self, text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
        """Long capitalised words that no form covers and that are one letter away from a person's surname."""
        covered = 0
        seen: dict[str, list[tuple[str, str]]] = {}
        for match in _CAPITALISED.finditer(text):
            word = match.group()
            if len(word) + 1 < _LONG:
                continue
            near = seen.get(word)
            if near is None:
                near = seen[word] = self._list_near(word)
            if not near:
                continue
            start, end = match.span()
            while covered < len(spans) and spans[covered][1] <= start:
                covered += 1
            if (covered < len(spans) and spans[covered][0] < end) or (start and text[start - 1].isalnum()):
                continue
            for surname, target in near:
                if surname != word and word != surname + "s" and _is_letter_away(word, surname):
                    yield self._reach(text, start, target), end, target

    def _list_near(self, word: str) -> list[tuple[str, str]]:
        """Surnames that share all letters but one with the word. One wrong letter leaves either its beginning or its
        end as it is: a look at both spares most words the rest."""
        if word[:3] not in self._beginnings and word[0] + word[-3:] not in self._ends:
            return []
        neighbours = self._neighbours
        return sorted({bearer for key in _cut_letters(word) for bearer in neighbours.get(key, ())})


def _by_place(hit: Hit) -> tuple[int, int, int, str, str]:
    span = hit.span
    return span.block, span.start, span.end, hit.kind, hit.target


class _Forms:
    """An automaton with what each of its forms stands for."""

    def __init__(self, forms: dict[str, list[Bearer]]) -> None:
        ordered = sorted(forms)
        self._bearers = [tuple(sorted(forms[form], key=lambda b: (_STRENGTH.get(b[2], 9), b))) for form in ordered]
        self._possessive = [_may_lose_apostrophe(form, self._bearers[n]) for n, form in enumerate(ordered)]
        self._automaton = AhoCorasick(ordered, matchkind=MATCHKIND_STANDARD) if ordered else None

    def __bool__(self) -> bool:
        return self._automaton is not None

    def find(self, text: str, owned: bool) -> list[tuple[int, int, tuple[Bearer, ...]]]:
        """Leftmost-longest among the matches that are whole words. `owned`: a form may have an `s` that lost its
        apostrophe, which is no part of the match."""
        if self._automaton is None:
            return []
        size = len(text)
        whole: list[tuple[int, int, int]] = []
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            if end < size and text[end].isalnum() and text[end - 1].isalnum():
                if not (owned and self._possessive[number] and text[end] == "s"):
                    continue
                if end + 1 < size and text[end + 1].isalnum():
                    continue
                if text[max(0, start - 4) : start].lower() == "the " and not _is_owning(text, start, end):
                    continue
            elif end < size and text[end - 1] == "." and text[end].isalnum():
                continue
            whole.append((start, -end, number))
        whole.sort()
        found: list[tuple[int, int, tuple[Bearer, ...]]] = []
        reached = 0
        for start, minus_end, number in whole:
            if start >= reached:
                reached = -minus_end
                found.append((start, reached, self._bearers[number]))
        return found


def _is_owning(text: str, start: int, end: int) -> bool:
    """ "the Lind administrations hopes": after an article, a name that ends in a common noun may own what follows.
    "the Linds" is a family."""
    last = text.rfind(" ", start, end) + 1
    return last > start and text[last].islower() and _OWNED.match(text, end + 1) is not None


def _may_lose_apostrophe(form: str, bearers: tuple[Bearer, ...]) -> bool:
    if len(form) > 2 and form.isalpha() and form.isupper():
        return any(kind == "actor" and strength != "weak" for kind, _, strength in bearers)
    if len(form) < 5 or not _LETTER_ENDINGS.search(form) or form.endswith(_DEMONYM_ENDINGS):
        return False
    return any(kind == "actor" and strength != "weak" for kind, _, strength in bearers)


# ---------------------------------------------------------------- a letter away


def _list_neighbours(names: dict[str, list[Bearer]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Long surnames by each way to leave out one letter: (surname, record id)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for form in sorted(names):
        if len(form) < _LONG or not form.isalpha():
            continue
        for kind, target, strength in names[form]:
            if kind == "actor" and strength == "surname":
                for key in _cut_letters(form):
                    found.setdefault(key, []).append((form, target))
    return {key: tuple(bearers) for key, bearers in found.items()}


def _cut_letters(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(1, len(word))} | {word}


def _is_letter_away(one: str, other: str) -> bool:
    """Is one letter wrong, missing, too many, or are two neighbours exchanged?

    >>> [_is_letter_away("Ryabkov", word) for word in ("Ryabkow", "Rybkov", "Rybakov", "Ryzhkow")]
    [True, True, True, False]
    """
    if one == other:
        return False
    if len(one) < len(other):
        one, other = other, one
    if len(one) - len(other) > 1:
        return False
    at = 0
    while at < len(other) and one[at] == other[at]:
        at += 1
    if len(one) > len(other):
        return one[at + 1 :] == other[at:]
    exchanged = one[at : at + 2] == other[at : at + 2][::-1]
    return one[at + 1 :] == other[at + 1 :] or (exchanged and one[at + 2 :] == other[at + 2 :])


def _is_close(word: str, given: str) -> bool:
    """May `word` be a writing of the given name: the same, its initial, or a letter away?"""
    if word == given:
        return True
    if len(word) == 2 and word[1] == "." and word[0] == given[0]:
        return True
    return len(word) > 4 and word[0] == given[0] and _is_letter_away(word, given)
