"""The written forms of records: what each may be called in a text, strongest first. Knows records, reads no text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sitegen.lexicon.russian import decline_name, decline_person, is_russian
from sitegen.model import Actor, Meeting, Source, TargetKind, Topic

Form = Literal["name", "alias", "surname", "weak", "term", "misspelt", "exclude"]
Bearer = tuple[TargetKind, str, Form]

_SUFFIXES = frozenset("Jr. Jr Sr. Sr II III IV".split())
_PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le ten ter van von zu".split())


def list_names(
    actors: tuple[Actor, ...], meetings: tuple[Meeting, ...], sources: tuple[Source, ...]
) -> Iterator[tuple[str, Bearer]]:
    """Every written form of a name with its bearer, strongest forms of a record first."""
    for actor in actors:
        for number, name in enumerate((actor.name, *actor.aliases)):
            for form in _spell(name, actor.kind == "person"):
                yield form, ("actor", actor.id, "alias" if number else "name")
        if actor.kind == "person":
            surname = find_surname(actor.name)
            if surname:
                for form in (surname, *(_decline(surname, actor.name) if is_russian(surname) else ())):
                    yield form, ("actor", actor.id, "surname")
        for name in actor.weak_aliases:
            for form in _spell(name):
                yield form, ("actor", actor.id, "weak")
    for meeting in meetings:
        for number, name in enumerate((meeting.name, *meeting.aliases)):
            for form in _spell(name):
                yield form, ("meeting", meeting.id, "alias" if number else "name")
    for source in sources:
        for number, name in enumerate((source.name, *source.aliases)):
            for form in _spell(name):
                yield form, ("source", source.id, "alias" if number else "name")


def _decline(surname: str, name: str) -> tuple[str, ...]:
    """The surname's cases as the full name's gender has them."""
    forms = dict.fromkeys(form.rpartition(" ")[2] for form in decline_person(name))
    return tuple(form for form in forms if form != surname)


def _spell(name: str, person: bool = False) -> Iterator[str]:
    """The forms of one written name: with and without its article, with a capital at a sentence's start; Russian
    ones in all cases."""
    name = " ".join(name.split())
    if not name:
        return
    first, _, rest = name.partition(" ")
    forms = [name]
    if first in ("The", "the") and rest:
        forms.append(("the " if first == "The" else "The ") + rest)
        if " " in rest and rest[0].isupper():
            forms.append(rest)
    elif is_russian(name):
        forms += decline_person(name) if person else decline_name(name)
    for form in forms:
        yield form
        if form[0].islower() and len(form) > 3 and first != "the":
            yield form[0].upper() + form[1:]


def find_surname(name: str) -> str:
    """The last name with its particles; empty where there is but one name.

    >>> [find_surname(name) for name in ("Ursula von der Leyen", "Harry Byrd Jr.", "Mykhailo")]
    ['von der Leyen', 'Byrd', '']
    """
    words = name.replace(",", " ").split()
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    if len(words) < 2:
        return ""
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    surname = " ".join(words[at:])
    return surname if surname[-1].isalpha() and len(surname) > 1 else ""


def list_terms(topics: tuple[Topic, ...]) -> Iterator[tuple[str, Bearer]]:
    for topic in topics:
        for language, terms in topic.terms:
            for term in terms:
                for form in _inflect(term, language):
                    yield form, ("topic", topic.id, "term")
        for term in topic.exclude:
            for form in _inflect(term, ""):
                yield form, ("topic", topic.id, "exclude")


def _inflect(term: str, language: str) -> Iterator[str]:
    """A term and, where it ends in a word of Latin letters, that word's regular English forms; of a Russian
    one, its cases."""
    term = " ".join(term.split())
    if not term:
        return
    yield term
    if is_russian(term):
        yield from decline_name(term)
        return
    last = term.rpartition(" ")[2]
    if not (language in ("", "en") or language.startswith("en-")) or len(last) < 4 or not last.isascii():
        return
    if not last.isalpha() or last.isupper() or last.endswith(("s", "ing", "ed")):
        return
    stem = term[:-1]
    if last[-1] == "y" and last[-2] not in "aeiou":
        yield from (stem + "ies", stem + "ied", term + "ing")
    elif last[-1] == "e":
        yield from (term + "s", term + "d", stem + "ing")
    else:
        yield from (term + "s", term + "es", term + "ed", term + "ing")


def shout(names: dict[str, list[Bearer]]) -> dict[str, list[Bearer]]:
    """The forms as headings in capitals have them; one of fewer than four letters only where it has capitals itself."""
    shouted: dict[str, list[Bearer]] = {}
    for form in sorted(names):
        if len(form) < 4 and not form.isupper():
            continue
        bearers = shouted.setdefault(form.upper(), [])
        bearers.extend(b for b in names[form] if not any(other[:2] == b[:2] for other in bearers))
    return shouted
