"""The persons of one article: full names first, then surnames, titles and given names tied to them. Knows no records;
a bare surname that two may bear goes to the plausible one or to nobody."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sitegen.analysis import name_tables as tables
from sitegen.analysis.name_runs import Candidate, gender_of, is_given
from sitegen.analysis.namesakes import Person, add_namesakes, choose_nearest, find_by_age, find_most_recent
from sitegen.model import Block, Span

_NICKNAMES: dict[str, frozenset[str]] = {}
for _group in tables.NICKNAMES:
    for _name in _group:
        _key = _name.casefold()
        _NICKNAMES[_key] = _NICKNAMES.get(_key, frozenset()) | {_other.casefold() for _other in _group}

_VERBS_AFTER = "|".join(sorted(tables.AFTER_PERSON))
_ROLES_AFTER = "|".join(sorted(tables.ROLE_NOUNS))
_AFTER_PERSON = re.compile(rf",? (?:{_VERBS_AFTER})\b|, (?:an? |the |[a-z]+ of )")
_SURELY_AFTER_PERSON = re.compile(
    rf", (?:\d\d?,|who |whose |(?:[\w'’-]+ ){{0,4}}(?:{_ROLES_AFTER})\b)| \([RDI][-)]| \(\d\d\)"
)
_DASH_BEFORE = re.compile(r"[—–―-]+[ \u00a0]?$")
_WORD_BEFORE = re.compile(r"([\w-]+)[,]?[ \u00a0]$")
_KIN: dict[str, str] = {
    "aunt": "f", "brother": "m", "child": "", "cousin": "", "daughter": "f", "father": "m", "grandfather": "m",
    "grandmother": "f", "grandson": "m", "granddaughter": "f", "husband": "m", "mother": "f", "nephew": "m",
    "niece": "f", "partner": "", "sister": "f", "son": "m", "stepfather": "m", "stepmother": "f", "twin": "",
    "uncle": "m", "widow": "f", "wife": "f",
}  # fmt: skip
"""Words for kin, whose name a given name after them is."""
_LONGEST_KIN = max(map(len, _KIN))
_KIN_BEFORE = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Mm]y|[Oo]ur|[Tt]heir)|['’]s) (?:[\w-]+ )?(" + "|".join(sorted(_KIN)) + r"),? $"
)
_PRONOUNS = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)


_OTHER = re.compile(r"(?:^|[.!?”\"] )(?:The|A|An) (?:accused|defendant|driver|judge|juror|man|suspect|victim|woman)\b")
"""Another person, who has no name, opens a sentence: the pronouns after are not of the one who has."""


def gather_persons(
    blocks: tuple[Block, ...], found: list[tuple[int, Candidate]], headlines: set[int]
) -> tuple[list[Person], list[tuple[int, Candidate]]]:
    """Persons with all their mentions, and the candidates that are none."""
    alone = {
        candidate.words[0]
        for _, candidate in found
        if candidate.form in ("single", "titled") and len(candidate.words) == 1
    }
    lower = _Lower(blocks)
    persons: list[Person] = []
    by_last: dict[str, list[Person]] = {}
    chosen: dict[int, Person] = {}
    strong: list[tuple[int, int, Candidate]] = []
    for at, (index, candidate) in enumerate(found):
        form = candidate.form
        if form == "person" or (form == "titled" and len(candidate.words) > 1):
            if form == "person" and candidate.opens and not _is_sound(candidate, lower, index in headlines):
                continue
            strong.append((at, index, candidate))
        elif (
            form == "unknown"
            and index not in headlines
            and _looks_like_person(blocks[index].text, candidate, alone, lower)
        ):
            strong.append((at, index, candidate))
    doubtful: list[tuple[int, int, Candidate]] = []
    for at, index, candidate in strong:
        if index in headlines or (candidate.opens and candidate.words[0] in tables.ASKING):
            doubtful.append((at, index, candidate))
        else:
            chosen[at] = _place_full(candidate, persons, by_last)
    for at, index, candidate in doubtful:
        short = _shorten(candidate, by_last)
        if short is not None:
            found[at] = (index, short)
        if short is None or len(short.words) > 1:
            chosen[at] = _place_full(short or candidate, persons, by_last)
    for at, (index, candidate) in enumerate(found):
        if candidate.form == "unknown" and index in headlines and at not in chosen:
            found[at] = (index, _pick_surname(blocks[index].text, candidate, by_last))
    add_namesakes(found, chosen, persons, by_last, headlines)
    first_names: dict[str, list[Person]] = {}
    for person in persons:
        first_names.setdefault(person.words[0].casefold(), []).append(person)
    rest: list[tuple[int, Candidate]] = []
    for at, (index, candidate) in enumerate(found):
        placed = chosen.get(at)
        if placed is None:
            placed = _place_short(index, candidate, persons, by_last, first_names, headlines, blocks, lower)
            if placed is None:
                if not _is_word(candidate):
                    rest.append((index, candidate))
                continue
        person = placed
        lost = candidate.form == "single" and _lost_apostrophe(candidate.words[0].casefold(), person)
        span = Span(index, candidate.start, candidate.end - lost)
        if candidate.gender and not person.gender:
            person.gender = candidate.gender
        if person.full is None or (at in chosen and index not in headlines and _is_fuller(person, blocks)):
            person.full = span
        person.spans.append(span)
        person.last = span
    _read_pronouns(blocks, persons)
    return persons, rest


def _is_word(candidate: Candidate) -> bool:
    """Is it an ordinary word with a capital, which names only somebody whose full name the article gives?"""
    word = candidate.words[0]
    return candidate.form == "single" and word in tables.ORDINARY and word not in tables.GIVEN


class _Lower:
    """The article's words in lower case: the first few are looked for in the text, for more all its words are read."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._blocks = blocks
        self._text = ""
        self._words: frozenset[str] | None = None
        self._searches = 6

    def __contains__(self, word: str) -> bool:
        word = word.lower()
        if self._words is None:
            self._text = self._text or " ".join([block.text for block in self._blocks])
            if self._searches and word not in self._text:
                self._searches -= 1
                return False
            self._words = frozenset(self._text.split())
        return word in self._words


def _is_sound(candidate: Candidate, lower: _Lower, headline: bool) -> bool:
    """Is a given name where any word has a capital the opening of a name?"""
    first, second = candidate.words[0], candidate.words[1]
    if first in tables.ALSO_WORDS and (second in tables.ORDINARY or second in tables.DEMONYMS):
        return False
    return not headline or not (second in tables.ORDINARY or second in lower)


def _looks_like_person(text: str, candidate: Candidate, alone: set[str], lower: _Lower) -> bool:
    """Two to four capitalised words that no table knows: do the words around them, or a later bare surname, say that
    they are a person?"""
    words = candidate.words
    if not 2 <= len(words) <= 4 or any(w.isupper() and len(w) > 2 and w[-1] != "." for w in words):
        return False
    if any(w in tables.ORDINARY or w in tables.DEMONYMS for w in words[:1]) or words[-1] in tables.EVENT_WORDS:
        return False
    before = _WORD_BEFORE.search(text, max(0, candidate.start - 30), candidate.start)
    word_before = before.group(1) if before is not None else ""
    if word_before.lower() in ("the", "a", "an", "in", "at", "near", "in", "across", "its", "this"):
        return False
    signs = 0
    if words[0][1:2] == "." and words[0][-1] == ".":
        signs += 2
    if word_before.lower() in tables.ROLE_NOUNS:
        signs += 2
    if words[-1] in alone:
        signs += 2
    if _SURELY_AFTER_PERSON.match(text, candidate.end):
        signs += 2
    elif _AFTER_PERSON.match(text, candidate.end):
        signs += 1
    if candidate.end == len(text) and _DASH_BEFORE.search(text, max(0, candidate.start - 3), candidate.start):
        signs += 2
    if is_given(words[0]) or words[-1] in tables.GIVEN or words[-1].endswith(tables.SURNAME_ENDINGS):
        signs += 1
    if words[-1].startswith(("Mc", "O'", "Mac")) and len(words[-1]) > 4:
        signs += 2
    if len(words) == 3 and len(words[1]) == 2 and words[1][1] == ".":
        signs += 2
    if word_before in ("said", "says", "by", "with", "and", "told"):
        signs += 1
    if any(w in lower for w in words):
        signs -= 1
    return signs >= 2 or (signs == 1 and not candidate.opens and not any(w in tables.ORDINARY for w in words))


def _shorten(candidate: Candidate, by_last: dict[str, list[Person]]) -> Candidate | None:
    """ "Will Lind" of a question is Lind alone, and "Clinton Hid" of a headline Clinton, where the article's text knows
    somebody of that surname and nobody of the full name."""
    first, last = candidate.words[0], candidate.words[-1]
    known = by_last.get(last.casefold())
    if known and any(_same_full(p, tuple(w.casefold() for w in candidate.words), candidate.suffix) for p in known):
        return None
    words = tuple([word.casefold() for word in candidate.words])
    if not known and len(words) > 2 and any(_same_full(p, words[:2], "") for p in by_last.get(words[1], ())):
        end = candidate.start + len(first) + 1 + len(words[1])
        return replace(candidate, end=end, words=candidate.words[:2])
    if known and first in tables.ASKING:
        return replace(candidate, form="single", start=candidate.end - len(last), words=(last,), gender="")
    if not known and first.casefold() in by_last and candidate.form == "person":
        return replace(candidate, form="single", end=candidate.start + len(first), words=(first,), gender="")
    return None


def _pick_surname(text: str, candidate: Candidate, by_last: dict[str, list[Person]]) -> Candidate:
    """Of a headline's words the one that the article's text knows for a surname, if there is one."""
    for word in candidate.words:
        if word.casefold() in by_last:
            start = text.find(word, candidate.start, candidate.end)
            if start >= 0:
                return replace(candidate, form="single", start=start, end=start + len(word), words=(word,))
    return candidate


def _is_fuller(person: Person, blocks: tuple[Block, ...]) -> bool:
    """Is the full name so far only a headline's or a short one?"""
    span = person.full
    return span is not None and " " not in blocks[span.block].text[span.start : span.end]


def _place_full(candidate: Candidate, persons: list[Person], by_last: dict[str, list[Person]]) -> Person:
    words = tuple([word.casefold() for word in candidate.words])
    for person in reversed(by_last.get(words[-1], ())):
        if _same_full(person, words, candidate.suffix):
            if len(candidate.words) > len(person.words) and len(person.words) == 1:
                person.words = candidate.words
            if candidate.suffix:
                person.suffix = candidate.suffix
            return person
    person = Person(candidate.words, candidate.suffix)
    person.gender = candidate.gender
    persons.append(person)
    by_last.setdefault(words[-1], []).append(person)
    if len(words) > 2 and words[-2].rstrip(".") == words[-2]:
        by_last.setdefault(words[-2] + " " + words[-1], []).append(person)
    return person


def _same_full(person: Person, words: tuple[str, ...], suffix: str) -> bool:
    """May `words`, which end in the person's last name, be another form of the full name?"""
    if person.suffix.rstrip(".") != suffix.rstrip(".") and (suffix or person.suffix):
        return False
    mine = tuple([word.casefold() for word in person.words])
    if mine[-len(words) :] == words or words[-len(mine) :] == mine:
        return True
    return _same_first(mine[0], words[0]) or (len(mine) > 2 and len(mine[0]) == 2 and _same_first(mine[1], words[0]))


def _same_first(one: str, other: str) -> bool:
    if one == other:
        return True
    if one[0] == other[0] and (one[1:] == "." or other[1:] == "." or one[1:2] == "." or other[1:2] == "."):
        return True
    group = _NICKNAMES.get(one)
    return group is not None and other in group


_NOBODY = frozenset(("group", "organization", "other", "outlet"))
"""Forms that never name a person."""
_SHORT = frozenset(("country", "place", "single", "titled"))
"""Forms whose one word may."""


_ARTICLE = re.compile(r"\b(?:an?|the|his|her|its|our|their) $", re.IGNORECASE)


def _place_short(
    index: int,
    candidate: Candidate,
    persons: list[Person],
    by_last: dict[str, list[Person]],
    first_names: dict[str, list[Person]],
    headlines: set[int],
    blocks: tuple[Block, ...],
    lower: _Lower,
) -> Person | None:
    """Whom a surname, a title with surname, or a given name alone names; None for nobody sure."""
    form = candidate.form
    if form in _NOBODY or (form in _SHORT and len(candidate.words) > 1):
        return None
    words = tuple([word.casefold() for word in candidate.words])
    if form in ("unknown", "person") and len(words) == 2 and (known := by_last.get(" ".join(words))):
        return known[-1]
    if form == "unknown" and index in headlines:
        return None
    if form == "unknown" and len(words) == 2 and words[0] in tables.PARTICLES:
        words, form = words[1:], "single"
    if len(words) > 1 or form not in _SHORT:
        return None
    if form not in ("single", "titled"):
        # "Jordan" after "Jim Jordan", "Washington" after "Kerry Washington": a known place that is also a surname here
        if words[0] not in by_last or not _is_sole_bearer(words[0], by_last):
            return None
        return by_last[words[0]][-1] if _acts_like_person(blocks[index].text, candidate) else None
    bearers = by_last.get(words[0])
    if _is_word(candidate) and (
        bearers is None or _ARTICLE.search(blocks[index].text, max(0, candidate.start - 6), candidate.start)
    ):
        return None
    if bearers is None and form == "single" and words[0][-1] == "s" and len(words[0]) > 4:
        bearers = by_last.get(words[0][:-1])
    if bearers:
        if len(bearers) > 1 and form == "single":
            told = find_by_age(blocks, index, candidate, bearers)
            if told is not None:
                return told
        return choose_nearest(bearers, candidate, index)
    if form == "titled":
        if (
            index in headlines
            and candidate.words[0].endswith(("s", "ed"))
            and not any(
                candidate.words[0] in block.text for number, block in enumerate(blocks) if number not in headlines
            )
        ):
            return None  # "Actor Apologizes", in a headline alone
        person = Person(candidate.words, candidate.suffix)
        person.gender = candidate.gender
        persons.append(person)
        by_last[words[0]] = [person]
        return person
    if candidate.suffix:
        return None
    namesakes = first_names.get(words[0])
    if namesakes is None and words[0][-1] == "s" and len(words[0]) > 4:
        namesakes = first_names.get(words[0][:-1])
    if namesakes:
        if candidate.opens and candidate.words[0] in tables.ALSO_WORDS:
            return None
        return namesakes[0] if len(namesakes) == 1 else find_most_recent(namesakes)
    word = candidate.words[0]
    kin = _read_kin(blocks[index].text, candidate.start)
    if kin is not None and index not in headlines and word not in tables.ORDINARY and word not in lower:
        person = Person(candidate.words, "")
        person.gender = candidate.gender or _KIN[kin.group(1)]
        persons.append(person)
        by_last.setdefault(words[0], []).append(person)
        return person
    acts = _AFTER_PERSON.match(blocks[index].text, candidate.end) is not None
    if is_given(word) and word not in tables.ALSO_WORDS and (acts or not candidate.opens) and word not in lower:
        person = Person(candidate.words, "")
        person.gender = candidate.gender or gender_of(word)
        persons.append(person)
        by_last.setdefault(words[0], []).append(person)
        return person
    return None


def _read_kin(text: str, start: int) -> re.Match[str] | None:
    """The word for kin that introduces the name at `start`. Most names have none: a look at the word before spares
    them the pattern."""
    last = text[max(0, start - _LONGEST_KIN - 3) : start].rstrip(" ,\n").rpartition(" ")[2]
    return _KIN_BEFORE.search(text, max(0, start - 40), start) if last in _KIN else None


def _lost_apostrophe(word: str, person: Person) -> bool:
    """Is the word a name of the person with an `s` that is none of it?"""
    return word[-1] == "s" and word not in [w.casefold() for w in person.words] and len(word) > 4


def _acts_like_person(text: str, candidate: Candidate) -> bool:
    return _AFTER_PERSON.match(text, candidate.end) is not None


def _is_sole_bearer(word: str, by_last: dict[str, list[Person]]) -> bool:
    return len(by_last[word]) == 1


def _read_pronouns(blocks: tuple[Block, ...], persons: list[Person]) -> None:
    """Gender from the pronouns of blocks that name one person only, where all of them agree."""
    unknown = [person for person in persons if not person.gender]
    if not unknown:
        return
    named: dict[int, set[int]] = {}
    for number, person in enumerate(persons):
        for span in person.spans:
            named.setdefault(span.block, set()).add(number)
    for person in persons:
        if person.gender:
            continue
        seen: set[str] = set()
        for block in sorted({span.block for span in person.spans}):
            if len(named[block]) > 1:
                continue
            start = min(span.end for span in person.spans if span.block == block)
            other = _OTHER.search(blocks[block].text, start)
            for match in _PRONOUNS.finditer(
                blocks[block].text, start, other.start() if other else len(blocks[block].text)
            ):
                seen.add("m" if match.group(1) else "f")
        if len(seen) == 1:
            person.gender = seen.pop()
