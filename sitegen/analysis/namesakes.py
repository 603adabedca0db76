"""Several persons of one surname: the person as gathered, and which of them a surname, a title or an age means. Never
looks for names."""

from __future__ import annotations

import re
from typing import cast

from sitegen.analysis.name_runs import Candidate
from sitegen.model import Block, Span


class Person:
    """A person of the article while names are gathered; becomes one Name."""

    __slots__ = ("bare", "full", "gender", "last", "spans", "suffix", "words")

    def __init__(self, words: tuple[str, ...], suffix: str) -> None:
        self.words = words
        self.suffix = suffix
        self.full: Span | None = None
        self.spans: list[Span] = []
        self.gender: str = ""
        self.bare = False
        """The surname alone has meant this one of several."""
        self.last: Span | None = None


def add_namesakes(
    found: list[tuple[int, Candidate]],
    chosen: dict[int, Person],
    persons: list[Person],
    by_last: dict[str, list[Person]],
    headlines: set[int],
) -> None:
    """ "President Lind", whom it calls "Mr. Lind" too, before "Olga Lind" is named: another person, of whom the article
    gives the surname alone."""
    firsts: dict[int, int] = {}
    for at, person in chosen.items():
        firsts[id(person)] = min(at, firsts.get(id(person), at))
    titled: dict[str, int] = {}
    for at, (index, candidate) in enumerate(found):
        if candidate.form != "titled" or len(candidate.words) > 1 or candidate.suffix or index in headlines:
            continue
        word = candidate.words[0].casefold()
        early, gender = titled.setdefault(word, at), candidate.gender
        bearers = by_last.get(word, [])
        if gender and bearers and all(p.gender not in ("", gender) and early < firsts.get(id(p), -1) for p in bearers):
            namesake = Person(candidate.words, "")
            namesake.gender = gender
            persons.append(namesake)
            bearers.append(namesake)


_BY_AGE = re.compile(r"\b[Tt]he (?:(elder|older)|(younger)) $")
_PARENT = re.compile(r"\b(?:father|mother|dad|mom|mum|uncle|aunt|grandfather|grandmother)(?:,| and [\w ]{3,30},)? $")
_CHILD = re.compile(r"\b(?:son|daughter|nephew|niece|grandson|granddaughter)(?:,| and [\w ]{3,30},)? $")


def find_by_age(blocks: tuple[Block, ...], index: int, candidate: Candidate, bearers: list[Person]) -> Person | None:
    """`the elder Lind`, `the younger Lind`: of two of one surname, where the article has introduced one as the father,
    or the son."""
    asked = _BY_AGE.search(blocks[index].text, max(0, candidate.start - 14), candidate.start)
    if asked is None:
        return None
    kin: dict[str, list[Person]] = {"parent": [], "child": [], "": []}
    for person in bearers:
        span = person.full
        if span is None:
            continue
        text, first = blocks[span.block].text, max(0, span.start - 50)
        parent, child = _PARENT.search(text, first, span.start), _CHILD.search(text, first, span.start)
        kin["parent" if parent else "child" if child else ""].append(person)
    wanted = kin["parent"] if asked.group(1) else kin["child"]
    if not wanted and len(bearers) == 2:
        wanted = kin[""] if kin["parent"] or kin["child"] else []
    return wanted[0] if len(wanted) == 1 else None


def choose_nearest(bearers: list[Person], candidate: Candidate, index: int) -> Person | None:
    """Of several with one surname, the one whom the article has called so before, else the one of its title, else
    the one it was last at; a title's gender rules out."""
    fitting = bearers
    if candidate.gender:
        fitting = [p for p in bearers if p.gender in ("", candidate.gender)] or bearers
        sure = [p for p in fitting if p.gender == candidate.gender and p.last is not None]
        if len(sure) == 1 and not any(p.bare for p in fitting):
            fitting = sure
    if candidate.suffix:
        fitting = [p for p in fitting if p.suffix.rstrip(".") == candidate.suffix.rstrip(".")] or fitting
    if len(fitting) == 1:
        return fitting[0]
    lone = [p for p in fitting if len(p.words) == 1]
    if lone and all(p.last is None for p in fitting if len(p.words) > 1):
        lone[0].bare = True
        return lone[0]  # whose full name is yet to come is not called by the surname
    owners = [p for p in fitting if p.bare]
    if not owners and candidate.gender:
        # "Her daughter, Vera Lind, said so. '...,' Ms. Lind added": the one whom the paragraph has just named.
        owners = [p for p in fitting if p.last is not None and p.last.block == index]
    if not owners:
        owners = [p for p in fitting if p.spans and p.spans[0].block == 0]
    chosen = owners[0] if len(owners) == 1 else find_most_recent(owners or fitting)
    chosen.bare = True
    return chosen


def find_most_recent(persons: list[Person]) -> Person:
    """The one named last; before any was, the first of the article."""
    seen = [p for p in persons if p.last is not None]
    return max(seen, key=lambda p: cast(Span, p.last)) if seen else persons[0]
