"""Capitalised runs of one block, cut into candidates by what their words may be. Decides nothing about the article."""

from __future__ import annotations

import re

from msgspec import Struct

from sitegen.analysis import name_tables as tables
from sitegen.analysis.name_tokens import UPPER, Token, tokenize

_SUFFIX = re.compile(r",?[ \u00a0](?:(?:Jr|Sr)\.?|II|III|IV)(?![\w'’-])")
_SUFFIX_SECOND = frozenset(("J", "S", "I", " ", "\u00a0"))
"""Its second character: a quick look that spares most names the rest."""
_BODY_TAIL = re.compile(
    rf" (?:of|for|on|against) (?:the )?(?:[{UPPER}][\w'’&-]*)(?: [{UPPER}][\w'’&-]*)*"
    rf"(?:(?:, [{UPPER}][\w-]*){{2,}},? (?:and|&) [{UPPER}][\w-]*|,? (?:and|&) [{UPPER}][\w-]*(?: [{UPPER}][\w-]*)*)?"
    rf"(?: (?:in|of|for) (?:the )?[{UPPER}][\w-]*(?: [{UPPER}][\w-]*)*)?"
)


class Candidate(Struct, frozen=True, gc=False):
    """A stretch that may name somebody, and what its form says of that."""

    form: str
    """person (given name first), titled (after a title), unknown (capitals only), single, or a kind of name."""
    start: int
    end: int
    words: tuple[str, ...]
    """Without particles and suffix, as the tables spell them."""
    suffix: str
    gender: str
    opens: bool
    """Stands where any word has a capital: a sentence's start or a headline."""


def _gazetteer() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    entries: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, table in (
        ("outlet", tables.OUTLETS),
        ("organization", tables.BODIES),
        ("country", tables.COUNTRIES),
        ("place", tables.PLACES),
        ("group", tables.GROUPS),
    ):
        for phrase in table:
            words = tuple(phrase.split())
            entries.setdefault(words[0], []).append((words, kind))
    return {first: tuple(sorted(found, key=lambda e: (-len(e[0]), e))) for first, found in entries.items()}


_GAZETTEER = _gazetteer()
_KNOWN_ALONE = frozenset(first for first, found in _GAZETTEER.items() if any(len(words) == 1 for words, _ in found))
"""Words that name something by themselves: "Congress", and not the "Wells" of a bank, which may be a surname."""
_HEADS = tables.BODY_HEADS | tables.OUTLET_HEADS | tables.PLACE_HEADS | tables.EVENT_WORDS
_OPENERS = tables.BODY_OPENERS
_WEAK_HEADS = frozenset(
    "Campaign Camp Office Team Staff Speech Support Group Works Unit Force Order Body Watch Post Record Star".split()
)
_PLACE_OPENERS = frozenset("Fort Ft. Mount Mt. Port Puerto San Santa St.".split())
_NO_FOR = frozenset("Senate House Congress Parliament Court Party Army Church Society".split())
_HARD_STOPS = tables.FUNCTION | tables.CALENDAR
_THIRD_STOPS = (
    _HARD_STOPS
    | tables.ORDINARY
    | tables.TITLES
    | tables.BODY_HEADS
    | tables.DEMONYMS
    | tables.COUNTRIES
    | tables.GROUPS
) - frozenset(("Rose", "Love", "Brown", "Black", "White", "Young", "Long", "King", "Green", "Major"))
_SURNAME_STOPS = (
    _HARD_STOPS
    | tables.GROUPS
    | frozenset(tables.HONORIFICS)
    | tables.BODY_HEADS
    - frozenset(
        ("Church", "Guard", "Union", "Post", "Temple", "Chambers", "Camp", "Banks", "Lodge", "Order", "Works", "Boards")
    )
)
_NEVER_ALONE = (_HARD_STOPS | tables.ORDINARY | tables.DEMONYMS) - frozenset(_GAZETTEER)
_WORDS_TOO = tables.ORDINARY & _NEVER_ALONE - _HARD_STOPS - tables.DEMONYMS
_TELLING = _NEVER_ALONE.union(
    _GAZETTEER,
    _OPENERS,
    _PLACE_OPENERS,
    tables.CALENDAR,
    tables.DEMONYMS,
    tables.HONORIFICS,
    tables.SUFFIXES,
    tables.TITLES,
)
"""Words of which a table says more than that they are a name's."""
_MARKS = "\"'“‘"
_LONGEST_BODY = 40
"""Words; keeps the cost of a text in nothing but capitals linear."""
_SENTENCE_ENDS = frozenset(".!?:;…\"“”‘’'«»([—–•|/\n")


def find_candidates(text: str, shouting: bool, headline: bool) -> list[Candidate]:
    """What the block's runs may name, in order. `headline`: every word has a capital, which then says nothing."""
    found: list[Candidate] = []
    taken = 0
    for run in tokenize(text, shouting):
        if run[-1].start < taken:
            continue
        if run[0].start < taken:
            run = [token for token in run if token.start >= taken]
        if len(run) == 1:
            word = run[0].word
            if word in _NEVER_ALONE:
                if word in _WORDS_TOO and not headline:
                    opens = _opens(text, run[0].start)
                    if not opens or _SAYS.match(text, run[0].end):
                        _add(text, run, 0, 1, "single", "", opens, found)  # "Price", once Ned Price is known
                continue
            if text.startswith(":", run[0].end) and _opens_text(text, run[0].start) and _is_label(word):
                found.append(Candidate("titled", run[0].start, run[0].end, (word.capitalize(),), "", "", False))
                continue
            if word not in _TELLING:
                taken = _add_single(text, run, 0, headline or _opens(text, run[0].start), found)
                continue
        taken = _cut_run(text, run, headline, found)
    return found


_SAYS = re.compile(r" (?:also |later )?(?:added|argued|called|declined|noted|said|says|told|warned|wrote)\b")


def _opens_text(text: str, start: int) -> bool:
    """Does nothing but marks stand before?"""
    return not start or (text[start - 1] in _MARKS and not text[:start].strip(_MARKS))


def _is_label(word: str) -> bool:
    """May a word in capitals before a colon be a speaker of a transcript ("LIND: We wait.")?"""
    plain = word.capitalize()
    return (
        len(word) > 3
        and word.isupper()
        and word.isalpha()
        and plain not in tables.ORDINARY
        and plain not in tables.TITLES
        and word not in tables.ACRONYM_WORDS
        and word not in _KNOWN_ALONE
    )


def _cut_run(text: str, run: list[Token], headline: bool, found: list[Candidate]) -> int:
    """Add the run's candidates to `found`; where the last of them ends, when it reaches beyond the run."""
    count = len(run)
    opens = headline or _opens(text, run[0].start)
    taken = 0
    i = 0
    while i < count:
        token = run[i]
        word = token.word
        first = headline or (opens and i == 0)
        if word in _HARD_STOPS and not (word in tables.GIVEN and i + 1 < count and word not in tables.FUNCTION):
            i += 1
            continue
        honorific = tables.HONORIFICS.get(word)
        if honorific is not None and i + 1 < count and (len(word) > 2 or word in ("Mr", "Ms", "M.")):
            i = _add_titled(text, run, i + 1, honorific, headline, found)
            continue
        if " " in word or word in tables.TITLES:
            j = i + 1
            gender = tables.TITLED_GENDER.get(word, "")
            core = " " in word or word in tables.TITLE_CORES
            while j < count and (" " in run[j].word or run[j].word in tables.TITLES) and not run[j - 1].owning:
                core = core or " " in run[j].word or run[j].word in tables.TITLE_CORES
                gender = tables.TITLED_GENDER.get(run[j].word, gender)
                j += 1
            named = j < count and core and _can_be_surname(run[j].word)
            if named and ((is_given(run[j].word) and j + 1 < count) or _body_end(run, i, headline) <= j):
                i = _add_titled(text, run, j, gender, headline, found)
                continue
        size, kind = _look_up(run, i)
        last = _body_end(run, i, headline)
        if last - i > size and kind != "group":
            head = run[last - 1].word
            given = word in tables.GIVEN and word not in tables.PLACES and last - i > 2
            if not given or head not in _WEAK_HEADS:
                taken = _add_body(text, run, i, last, first, found)
                i = last
                continue
        person = i + 1 < count and not token.owning and size < 2 and is_given(word)
        if person:
            last = _person_end(run, i, headline)
            if last - i > 1:
                form = "unknown" if size or word == "Carolina" else "person"
                _add(text, run, i, last, form, gender_of(word), first, found)
                i = last
                continue
        if word in _PLACE_OPENERS and i + 1 < count and not token.owning:
            _add(text, run, i, i + 2, "place", "", first, found)
            i += 2
            continue
        if i + 1 < count and word in ("N.", "S.") and run[i + 1].word in tables.COUNTRIES:
            _add(text, run, i, i + 2, "country", "", first, found)
            i += 2
            continue
        if not size and i + 1 < count and word[1:2] == "." and word[-1] == ".":
            last = _person_end(run, i, headline)
            if last - i > 1 and len(run[last - 1].word) > 2:
                _add(text, run, i, last, "unknown", "", first, found)
                i = last
                continue
        if size and not (size == 1 and kind in ("place", "country") and person):
            _add(text, run, i, i + size, kind, "", first, found)
            i += size
            continue
        if word in tables.DEMONYMS or (word in tables.ORDINARY and (first or word not in tables.GIVEN)):
            i += 1
            continue
        if word in tables.TITLES and count == 1:
            _add_single(text, run, i, True, found)  # "Dean", once Howard Dean is known
        if word in tables.TITLES or word in tables.SUFFIXES or (first and i == 0 and _is_participle(run)):
            i += 1
            continue
        if first and not headline and i == 0 and count > 2 and word.lower() in tables.ROLE_NOUNS:
            i += 1  # "Biologist Quenby Tolle" at a sentence's start
            continue
        last = _unknown_end(run, i, headline)
        if last - i == 1:
            taken = _add_single(text, run, i, first, found)
        else:
            _add(text, run, i, last, "unknown", "", first, found)
        i = last
    return taken


def _is_participle(run: list[Token]) -> bool:
    """Does the sentence open with a verb before somebody's name ("Blaming Lind, ...")?"""
    word = run[0].word
    return len(run) > 1 and len(word) > 5 and word.endswith(("ing", "ed")) and word.isalpha()


def _opens(text: str, start: int) -> bool:
    if start == 0:
        return True
    before = text[start - 1]
    if before in _SENTENCE_ENDS or before.isspace() is False:
        return True
    return start < 2 or text[start - 2] in _SENTENCE_ENDS


def _look_up(run: list[Token], i: int) -> tuple[int, str]:
    """Length and kind of the longest known name at `i`."""
    for words, kind in _GAZETTEER.get(run[i].word, ()):
        size = len(words)
        if size == 1:
            return 1, kind
        if i + size <= len(run) and all(
            run[i + k].word == words[k] and not run[i + k - 1].owning for k in range(1, size)
        ):
            return size, kind
    return 0, ""


def _body_end(run: list[Token], i: int, headline: bool) -> int:
    """End of the longest body, outlet, place or thing that begins at `i`; `i` when none does."""
    end = i
    k = i
    limit = min(len(run), i + _LONGEST_BODY)
    while k < limit:
        word = run[k].word
        if word in _HARD_STOPS or " " in word or run[k].joined or (word in tables.HONORIFICS and word != "Lord"):
            break
        if k > i and _is_head(run, k) and not (headline and word in tables.ORDINARY and word not in tables.BODY_HEADS):
            end = k + 1
        elif word in tables.TITLE_CORES and word not in _HEADS and k > i and word not in tables.DEMONYMS:
            break
        if headline and word in tables.ORDINARY and word not in _HEADS and word not in _GAZETTEER:
            break
        if run[k].owning:
            break
        k += 1
    return end


def _is_head(run: list[Token], k: int) -> bool:
    """Is token `k` the head of a body? Heads that are given names too ("Bill", "Park") only at a run's end."""
    word = run[k].word
    return word in _HEADS and (k == len(run) - 1 or run[k].owning or word not in tables.GIVEN)


def is_given(word: str) -> bool:
    """A given name, or two with a hyphen."""
    if "-" not in word:
        return word in tables.GIVEN
    first, _, second = word.partition("-")
    return word in tables.GIVEN or (first in tables.GIVEN and first not in tables.PLACES and second in tables.GIVEN)


def _can_be_surname(word: str) -> bool:
    if word in _SURNAME_STOPS or " " in word or word in tables.SUFFIXES:
        return False
    if "-" in word and word.partition("-")[0] in tables.ORDINARY:
        return False
    return len(word) > 2 or word.isalpha() or word[-1] == "."


def _person_end(run: list[Token], i: int, headline: bool) -> int:
    """End of a full name whose first token is `i`: initials, middle names, surname; `i + 1` when no surname follows."""
    k = i + 1
    surname = False
    while k < len(run) and k - i < 6:
        token = run[k]
        word = token.word
        if run[k - 1].owning:
            break
        if len(word) == 2 and word[1] == ".":
            if surname and k + 1 < len(run) and len(run[k + 1].word) == 2:
                break
            k += 1
            continue
        if not _can_be_surname(word) or " " in word:
            break
        if word in ("Jr.", "Sr.", "II", "III", "IV", "Jr", "Sr"):
            break
        if headline and (word in tables.ORDINARY or word in tables.TITLES) and word not in tables.GIVEN:
            break
        if surname and (
            word in _THIRD_STOPS
            or (word in _HEADS)
            or (word in _KNOWN_ALONE and word not in tables.GIVEN)
            or (word.isupper() and len(word) > 1)
        ):
            break
        if not surname and len(word) > 2 and word.isupper() and not run[i].word.isupper():
            break
        surname = True
        k += 1
    while k > i + 1 and len(run[k - 1].word) == 2 and run[k - 1].word[1] == ".":
        k -= 1
    return k if surname else i + 1


def _unknown_end(run: list[Token], i: int, headline: bool) -> int:
    """End of a stretch of words that no table knows."""
    k = i + 1
    while k < len(run) and not run[k - 1].owning:
        word = run[k].word
        if len(word) == 2 and word[1] == "." and k + 1 < len(run):
            k += 1
            continue
        if word in _THIRD_STOPS and not (
            k == i + 1 and not headline and word in tables.ORDINARY and word not in _HARD_STOPS
        ):
            break
        if word in tables.GIVEN and (headline or k + 1 < len(run)) and len(run[k - 1].word) != 2:
            break
        if word in tables.SUFFIXES or (len(word) > 1 and (word.isupper() != run[i].word.isupper()) and word.isalpha()):
            break
        if " " in word or (word in _KNOWN_ALONE and word not in tables.GIVEN):
            break
        k += 1
    return k


def gender_of(word: str) -> str:
    if word in tables.EITHER:
        return ""
    if word in tables.FEMALE:
        return "" if word in tables.MALE else "f"
    return "m" if word in tables.MALE else ""


def _add_titled(text: str, run: list[Token], i: int, gender: str, headline: bool, found: list[Candidate]) -> int:
    word = run[i].word
    if run[i - 1].word == "Miss" and word in tables.PAGEANTS:
        return i
    if not _can_be_surname(word) and not (word in tables.CALENDAR and run[i - 1].word in tables.HONORIFICS):
        return i
    if headline and word in tables.ORDINARY and word not in tables.GIVEN:
        return i
    whole = not run[i].owning and (not headline or is_given(word))
    last = _person_end(run, i, headline) if whole else i + 1
    if last - i == 1 and word in _KNOWN_ALONE and word not in tables.GIVEN and not gender and len(word) > 2:
        return i
    if not gender and last - i > 1:
        gender = gender_of(word)
    _add(text, run, i, last, "titled", gender, False, found)
    return last


def _add_body(text: str, run: list[Token], i: int, last: int, first: bool, found: list[Candidate]) -> int:
    head = run[last - 1].word
    kind = "organization"
    if head in tables.OUTLET_HEADS and head not in ("Record", "Register", "Standard", "Independent", "Review"):
        kind = "outlet"
    elif head in tables.PLACE_HEADS:
        kind = "place"
    elif head in tables.EVENT_WORDS:
        kind = "other"
    end = run[last - 1].end
    taken = 0
    if last == len(run) and not run[last - 1].owning and (head in _OPENERS or head == "Joint"):
        end = taken = _tail_end(text, end, head)
    words = tuple(token.word for token in run[i:last])
    found.append(Candidate(kind, run[i].start, end, words, "", "", first))
    return taken


def _tail_end(text: str, end: int, head: str) -> int:
    tail = _BODY_TAIL.match(text, end)
    if tail is None or (head in _NO_FOR and not text.startswith(" of ", end)):
        return end
    stop = tail.end()
    while text[stop - 1] in "'’-":
        stop -= 1
    return stop - 2 if text[stop - 2 : stop] in ("'s", "’s") else stop


def _add_single(text: str, run: list[Token], i: int, first: bool, found: list[Candidate]) -> int:
    """Add what one word may name; where it ends, when it reaches beyond the run."""
    token = run[i]
    word = token.word
    if word in _OPENERS and i == len(run) - 1 and not token.owning:
        end = _tail_end(text, token.end, word)
        if end > token.end:
            found.append(
                Candidate("organization", token.start, end, tuple(text[token.start : end].split()), "", "", first)
            )
            return end
    if "-" in word:
        at = token.start
        parts = word.split("-")
        if len(parts) == 2 and all(part in _GAZETTEER and _GAZETTEER[part][-1][0] == (part,) for part in parts):
            for part in parts:
                kind = _GAZETTEER[part][-1][1]
                found.append(Candidate(kind, at, at + len(part), (part,), "", "", first))
                at += len(part) + 1
            return 0
    _add(text, run, i, i + 1, "single", "", first, found)
    return 0


def _add(
    text: str, run: list[Token], i: int, last: int, form: str, gender: str, first: bool, found: list[Candidate]
) -> None:
    end = run[last - 1].end
    suffix = ""
    if text[end + 1 : end + 2] in _SUFFIX_SECOND and form in ("person", "titled", "unknown", "single"):
        match = _SUFFIX.match(text, end)
        if match is not None:
            end = match.end()
            suffix = match.group().strip(" ,.\u00a0")
    words = (run[i].word,) if last - i == 1 else tuple([token.word for token in run[i:last]])
    found.append(Candidate(form, run[i].start, end, words, suffix, gender, first))
