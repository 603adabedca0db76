"""What a passage says happened, and what it says did not. Knows the constructions of denial and of what is merely
planned, possible or asked; a passage it cannot read says nothing."""

from __future__ import annotations

import re

from sitegen.comparison.stems import read_word, stem, tell
from sitegen.text import WORD

EVENTS = """
accept accepted
agree agreed
approve approved passed adopted ratified endorsed
arrest arrested detained
attack attacked bombed shelled struck fired
attend attended
confirm confirmed verified
discuss discussed raised addressed proposed offered tabled presented suggested broached
find found discovered
hold held took-place
kill killed murdered
leave left withdrew withdrawn retreated
meet met
open opened
pay paid
reach reached
receive received
reject rejected refused declined rebuffed dismissed
release released freed
resign resigned quit stepped-down
send sent
sign signed
survive survived
vote voted
warn warned
win won
"""
"""An event and the past forms that report it; a hyphen joins two words."""

_NEGATIONS = frozenset("not no never neither nor without n't none nobody nothing hardly".split())
_DOUBTS = frozenset(
    "would could might may will can should must to if whether expected likely willing ready open plan plans planned "
    "wants want hopes hope before unless until".split()
)
_DENIALS = frozenset("denied denies deny rejects disputed disputes".split())
_FORMS = {form: line.split()[0] for line in EVENTS.strip().splitlines() for form in line.split()[1:]}
_BASES = {stem(form): event for form, event in _FORMS.items()}
"""By stem, for the verb after "did not"."""
_WITHIN = 6
"""Words before the event in which a negation denies it."""
_PUT = {("put", "forward"): "discuss", ("put", "on"): "", ("took", "place"): "hold", ("stepped", "down"): "resign"}
_REPORTING = frozenset((*_FORMS, *[first for first, _ in _PUT], "did"))
"""One of which a passage has that reports an event."""


Event = tuple[str, bool, int, int]
"""Its name, whether it is asserted, start and end of its words."""


def read_events(text: str, start: int, end: int) -> tuple[Event, ...]:
    """Events that the passage asserts (True) or denies (False), each with the place of its words. What is planned,
    possible or asked is neither."""
    told = {read_word(word) for word in WORD.findall(text, start, end)}
    if _REPORTING.isdisjoint(told):  # as in most passages
        return ()
    words = [(*m.span(), read_word(m.group())) for m in WORD.finditer(text, start, end)]
    found: list[Event] = []
    for place, (first, last, word) in enumerate(words):
        event, until = _FORMS.get(word, ""), last
        if not event and place > 1 and words[place - 2][2] == "did" and words[place - 1][2] == "not":
            event = _BASES.get(stem(word), "")
        if place + 1 < len(words):
            two = _PUT.get((word, words[place + 1][2]))
            if two is not None:
                event, until = two, words[place + 1][1]
        if not event:
            continue
        floor = _clause_start(text, words, place)
        before = [w for _, _, w in words[max(floor, place - _WITHIN) : place]]
        far = [w for _, _, w in words[floor:place]]
        negated = any(w in _NEGATIONS or w.endswith("n't") for w in before) or _appears_not(far)
        negated = negated or "neither" in far  # what it denies may be a long list
        if any(w in _DENIALS for w in before):
            negated = True
        elif any(w in _DOUBTS and not (negated and w == "to") for w in before[-4 if negated else -3 :]):
            continue
        found.append((event, not negated, first, until))
    return tuple(found)


def _clause_start(text: str, words: list[tuple[int, int, str]], place: int) -> int:
    """The first word of the clause that the word at `place` stands in."""
    for at in range(place, 0, -1):
        between = text[words[at - 1][1] : words[at][0]]
        if any(mark in between for mark in ',;:—–“”"') or words[at][2] in ("but", "while", "although", "though"):
            return at
    return 0


def _appears_not(before: list[str]) -> bool:
    """ "It does not appear that X were discussed": the denial stands before the clause it denies."""
    joined = " ".join(before)
    return bool(re.search(r"\b(?:not|n't|never) (?:appear|seem|believe|think|know)\b", joined))


def only_appears(text: str, start: int, at: int) -> bool:
    """Is what stands at `at` said only of how it looks: "it does not appear that fares were discussed"?"""
    return _LOOKING.search(text, start, at) is not None


_LOOKING = re.compile(
    r"(?:\b(?:not|never)|n[’']t) (?:appear|seem)\b[^.;!?]*$|\b(?:[Aa]pparently|[Ss]eemingly)\b[^.;!?]*$"
)


def count_negations(text: str, start: int, end: int) -> int:
    return sum(
        1
        for m in WORD.finditer(text, start, end)
        if (word := read_word(m.group())) in _NEGATIONS or word.endswith("n't")
    )


_DENIED = 3
"""Telling words after a negation that are what it denies."""


def list_denied(text: str, start: int, end: int) -> tuple[tuple[str, ...], ...]:
    """Of each negation the stems of the telling words right after it, in its sentence's part."""
    words = [(*m.span(), read_word(m.group())) for m in WORD.finditer(text, start, end)]
    found = []
    for place, (_, last, word) in enumerate(words):
        if word not in _NEGATIONS and not word.endswith("n't"):
            continue
        stems: list[str] = []
        for begin, stop, after in words[place + 1 :]:
            if len(stems) == _DENIED or any(mark in text[last:begin] for mark in ".;!?”"):
                break
            stems += tell(after)[:1]
            last = stop
        found.append(tuple(stems))
    return tuple(found)


def refused_words(text: str, start: int, end: int) -> tuple[tuple[str, int, int], ...]:
    """Words that a speaker refuses for the thing at hand: "not assurances, but guarantees", "it was not what you
    would call a negotiation". Stem and place of each."""
    found = {
        (stem(read_word(match.group("word"))), match.start("word"), match.end("word"))
        for pattern in _REFUSALS
        for match in pattern.finditer(text, start, end)
    }
    return tuple(sorted(found, key=lambda item: item[1]))


_REFUSALS = (
    re.compile(r"\b[Nn]ot (?P<word>[a-z]+),? (?:not \w+,? )*but\b"),
    re.compile(r"(?<=, )not (?P<word>[a-z]+),? (?:not \w+,? )*but\b"),
    re.compile(r"\bnot what (?:you|we|I|one) would call an? (?:\w+ )?(?P<word>[a-z]+)\b"),
    re.compile(
        r"\bnot (?:already )?(?:rise|amount) to (?:the level of )?(?:being )?(?:an? )?(?:\w+ )?[“\"'‘]?(?P<word>[a-z]+)"
    ),
    re.compile(r"\bnot an? (?:\w+ )?(?P<word>[a-z]+), (?:but|it was) an?\b"),
)
