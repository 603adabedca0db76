"""Who and what one article names: every bearer once, with each place it is named. By rules and small tables alone:
knows no records, asks no lexicon."""

from __future__ import annotations

import re
from typing import Literal, cast

from sitegen.analysis import name_tables as tables
from sitegen.analysis.lone_names import tell_kind
from sitegen.analysis.name_runs import Candidate, find_candidates
from sitegen.analysis.names_russian import find_russian_names
from sitegen.analysis.namesakes import Person
from sitegen.analysis.persons import gather_persons
from sitegen.model import Block, Name, NameKind, Span

_ACRONYM = re.compile(r" ?\((?:the )?[\"“]?([A-Z][A-Za-z&.-]{1,9})[\"”]?\)")
_INNER_CAPITAL = re.compile(r"[A-Z][a-z]{2,}[A-Z]")
"""A name written as one word of two: "BuzzFeed"."""
_NOBLE = ("Mac", "Van", "Von", "Fitz")
_DATELINE = (
    re.compile(r",? (?:\([A-Z][\w ]+\)|[A-Z][a-z]+\.? \d{1,2}\b)"),
    re.compile(r"[,:]| ?\([A-Z][\w ]+\)| (?:—|–|-|--) "),
)
"""After a town in capitals at a paragraph's start: four letters may be an acronym, and need a day or an agency."""
_LONG_LOWER = re.compile(r"[ \u00a0][\"'“‘(\[]*[a-z]\w{3}")
_LONG_CAPITAL = re.compile(r"(?:^|[ \u00a0])[\"'“‘(\[]*[A-Z]\w{3}")


def find_names(blocks: tuple[Block, ...], language: str = "en") -> tuple[Name, ...]:
    """The bearers of names in an article, each with its mentions in order; ordered by first mention."""
    if language.startswith("ru"):
        return find_russian_names(blocks)
    if language and not language.startswith("en"):
        return ()
    found: list[tuple[int, Candidate]] = []
    headlines: set[int] = set()
    for index, block in enumerate(blocks):
        text = block.text
        if block.kind in ("code", "rule") or not text:
            continue
        shouting = text.isupper()
        headline = shouting or _is_headline(block)
        if headline:
            headlines.add(index)
        found.extend((index, candidate) for candidate in find_candidates(text, shouting, headline))
    persons, rest = gather_persons(blocks, found, headlines)
    names = [_as_name(person) for person in persons if person.spans]
    names += _gather_others(blocks, rest)
    names.sort(key=lambda name: name.mentions[0])
    return tuple(names)


def _is_headline(block: Block) -> bool:
    """Does nearly every word have a capital?"""
    text = block.text
    if len(text) > 300:
        return False
    size = len(text)
    if 20 * len(_LONG_LOWER.findall(text, 0, size // 2)) > size:
        return False  # of nearly all that is no headline, half tells
    lower = len(_LONG_LOWER.findall(text))
    if lower * 20 > size:
        return False
    capitals = len(_LONG_CAPITAL.findall(text))
    if lower + capitals < 3:
        return block.kind in ("title", "heading") and lower == 0
    if capitals < 4 and block.kind == "paragraph":
        return False
    return capitals >= 4 * lower


def _as_name(person: Person) -> Name:
    full = person.full or person.spans[0]
    return Name("person", full, tuple(sorted(person.spans)), cast(Literal["", "f", "m"], person.gender))


# ---------------------------------------------------------------- everybody and everything else


def _gather_others(blocks: tuple[Block, ...], rest: list[tuple[int, Candidate]]) -> list[Name]:
    """Bodies, outlets, countries, places and groups; one bearer a spelling, an acronym with what it stands for."""
    gathered: dict[str, tuple[NameKind, list[Span]]] = {}
    acronyms: dict[str, str] = {}
    pending: list[tuple[str, Span]] = []
    opening: list[tuple[str, Span]] = []
    """At a sentence's start, where any word has a capital: named there only if named elsewhere too."""
    for index, candidate in rest:
        text = blocks[index].text
        words = text[candidate.start : candidate.end]
        kind = _kind_of(candidate, text)
        if kind == "" and not (candidate.form == "single" and candidate.opens and not candidate.words[0].isupper()):
            continue
        key = tables.SAME_BEARER.get(words, words).replace("’", "'")
        span = Span(index, candidate.start, candidate.end)
        if candidate.form == "single" and words in acronyms:
            gathered[acronyms[words]][1].append(span)
            continue
        if kind == "":
            opening.append((key, span))
            continue
        if kind == "other" and candidate.form == "single":
            pending.append((key, span))
            continue
        bearer = gathered.get(key)
        if bearer is None:
            bearer = gathered[key] = (kind, [])
        bearer[1].append(span)
        match = _ACRONYM.match(text, candidate.end)
        if match is not None and _stands_for(match.group(1), candidate.words):
            acronyms[match.group(1)] = key
    lone: dict[str, list[Span]] = {}
    for key, span in pending:
        if key in gathered:
            gathered[key][1].append(span)
        else:
            lone.setdefault(key, []).append(span)
    for key, spans in lone.items():
        told = tell_kind(blocks, spans)
        if told:
            gathered[key] = (told, spans)
    for key, span in opening:
        if key in gathered:
            gathered[key][1].append(span)
    return [Name(kind, min(spans), tuple(sorted(spans))) for kind, spans in gathered.values()]


def _stands_for(acronym: str, words: tuple[str, ...]) -> bool:
    letters = [c for c in acronym if c.isupper()]
    initials = [part[0] for word in words for part in word.split("-") if part and part[0].isupper()]
    if len(letters) < 2 or not initials or letters[0] != initials[0]:
        return False
    at = 0
    for letter in letters:
        while at < len(initials) and initials[at] != letter:
            at += 1
        if at == len(initials):
            return len(letters) > 2 and letters[:2] == initials[:2]
        at += 1
    return True


def _kind_of(candidate: Candidate, text: str) -> NameKind | Literal[""]:
    form = candidate.form
    if form in ("organization", "outlet", "country", "place", "group", "other"):
        return cast(NameKind, form)
    words = candidate.words
    if form == "single":
        word = words[0]
        if word.isupper() and 2 <= len(word) <= 6 and word not in tables.ACRONYM_WORDS and not text.isupper():
            return (
                "" if candidate.start == 0 and _DATELINE[len(word) > 4].match(text, candidate.end) else "organization"
            )
        if word.isalpha() and not word.isupper() and _INNER_CAPITAL.match(word) and not word.startswith(_NOBLE):
            return "organization"
        return "" if candidate.opens else "other"
    if form == "unknown" and not candidate.opens and len(words) <= 5:
        return "other"
    return ""
