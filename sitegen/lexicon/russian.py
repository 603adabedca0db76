"""Russian names in all their cases from the one that a record gives. Regular endings only; a word that fits none of
them stays as it is."""

from __future__ import annotations

import re

_CYRILLIC = re.compile(r"[А-ЯЁа-яё]")
_WORD = re.compile(r"[А-ЯЁа-яё]+")

_HUSHING = "жчшщц"
_VELAR = "гкх"

MEN_IN_A = frozenset("Гаврила Данила Илья Кузьма Лука Никита Савва Фома".split())
"""Men's given names that end as women's do."""

FIXED = ("о", "у", "и", "е", "э", "ю", "ых", "их", "аго", "ово", "енко", "швили", "дзе")
"""Ends of words that take no cases."""

NOUNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ство", ("ства", "ству", "ством", "стве")),
    ("ия", ("ии", "ию", "ией")),
    ("ья", ("ьи", "ье", "ью", "ьей", "ьёй")),
    ("я", ("и", "е", "ю", "ей", "ёй")),
    ("а", ("ы", "и", "е", "у", "ой", "ей")),
    ("ий", ("ия", "ию", "ием", "ии")),
    ("й", ("я", "ю", "ем", "е")),
    ("ь", ("я", "ю", "ем", "ём", "е", "и", "ью")),
    ("ие", ("ия", "ию", "ием", "ии")),
    ("ы", ("", "ов", "ам", "ами", "ах")),
)
"""End of a noun in the nominative, and its other ends. More than grammar needs: a form that is no word is never met."""

ADJECTIVES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ый", ("ого", "ому", "ым", "ом")),
    ("ий", ("ого", "ому", "им", "ом", "его", "ему", "ем")),
    ("ой", ("ого", "ому", "ым", "ом", "им")),
    ("ая", ("ой", "ую")),
    ("яя", ("ей", "юю")),
    ("ое", ("ого", "ому", "ым", "ом")),
    ("ее", ("его", "ему", "им", "ем")),
    ("ые", ("ых", "ым", "ыми")),
    ("ие", ("их", "им", "ими")),
)

ALL_GENDERS = tuple("ий ый ого ому им ым ом ая ой ую ое ие ые их ых ими ыми".split())
"""Ends of an adjective that is an alias by itself."""

SURNAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ский", ("ского", "скому", "ским", "ском")),
    ("цкий", ("цкого", "цкому", "цким", "цком")),
    ("ская", ("ской", "скую")),
    ("цкая", ("цкой", "цкую")),
    ("ова", ("овой", "ову")),
    ("ева", ("евой", "еву")),
    ("ёва", ("ёвой", "ёву")),
    ("ина", ("иной", "ину")),
    ("ына", ("ыной", "ыну")),
    ("ов", ("ова", "ову", "овым", "ове")),
    ("ев", ("ева", "еву", "евым", "еве")),
    ("ёв", ("ёва", "ёву", "ёвым", "ёве")),
    ("ин", ("ина", "ину", "иным", "ине")),
    ("ын", ("ына", "ыну", "ыным", "ыне")),
)


def is_russian(name: str) -> bool:
    return _CYRILLIC.search(name) is not None


def decline_person(name: str) -> tuple[str, ...]:
    """The other cases of a full name or a surname.

    >>> decline_person("Лунин")
    ('Лунина', 'Лунину', 'Луниным', 'Лунине')
    >>> {"Анной Луниной", "Анну Лунину"} <= set(decline_person("Анна Лунина"))
    True
    """
    words = name.split(" ")
    woman = len(words) > 1 and words[0][-1] in "ая" and words[0] not in MEN_IN_A
    forms = [
        _decline_given(word) if number == 0 and len(words) > 1 else _decline_surname(word, woman, len(words) > 1)
        for number, word in enumerate(words)
    ]
    return _combine(words, forms)


def decline_name(name: str) -> tuple[str, ...]:
    """The other cases of a country, place or body: its adjectives and the first noun change, what follows stays.

    >>> "Северного совета портов" in decline_name("Северный совет портов")
    True
    >>> decline_name("Женева")[2:4]
    ('Женеве', 'Женеву')
    """
    words = name.split(" ")
    forms: list[tuple[str, ...]] = []
    rest = len(words)
    for number, word in enumerate(words):
        adjective = number + 1 < len(words) and _ends(word, ADJECTIVES)
        forms.append(_with_ends(word, ADJECTIVES) if adjective else _decline_noun(word))
        if not adjective:
            rest = number + 1
            break
    tail = "".join(f" {word}" for word in words[rest:])
    return tuple(form + tail for form in _combine(words[:rest], forms))


def _combine(words: list[str], forms: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Every word in every case, but for the nominative: mixed cases are among them and never met."""
    if not any(forms):
        return ()
    rows = [""]
    for word, form in zip(words, forms, strict=True):
        rows = [f"{row} {choice}".strip() for row in rows for choice in (form or (word,))]
    return tuple(dict.fromkeys(rows))


def _decline_given(word: str) -> tuple[str, ...]:
    if word.endswith("ия"):
        return (word[:-1] + "и", word[:-1] + "ю", word[:-1] + "ей")
    if word.endswith("а"):
        first = "и" if word[-2] in _VELAR + _HUSHING else "ы"
        return (word[:-1] + first, word[:-1] + "е", word[:-1] + "у", word[:-1] + "ой")
    return _decline_noun(word)


def _decline_surname(word: str, woman: bool, sure: bool) -> tuple[str, ...]:
    """`sure`: the given name tells whether a woman bears it; a woman's surname on a consonant stays as it is."""
    if word.endswith(FIXED) or not _WORD.fullmatch(word):
        return ()
    if _ends(word, SURNAMES):
        return () if woman and word[-1] not in "ая" else _with_ends(word, SURNAMES)
    if _ends(word, ADJECTIVES):
        return _with_ends(word, ADJECTIVES)
    if sure and woman and word[-1] not in "ая":
        return ()
    return _decline_noun(word)


def _decline_noun(word: str) -> tuple[str, ...]:
    if not _WORD.fullmatch(word) or word.isupper():
        return ()
    if word[0].islower() and _ends(word, ADJECTIVES):
        return tuple(word[:-2] + end for end in ALL_GENDERS)
    if word.endswith(FIXED[:6]) and not word.endswith(("ство", "ие")):
        return ()
    if word[-1] in "аяйьы" or word.endswith(("ство", "ие")):
        return _with_ends(word, NOUNS)
    with_m = "ем" if word[-1] in _HUSHING else "ом"
    return (word + "а", word + "у", word + with_m, word + "е")


def _ends(word: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> bool:
    return any(word.endswith(end) and len(word) > len(end) + 1 for end, _ in table)


def _with_ends(word: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    for end, others in table:
        if word.endswith(end) and len(word) > len(end) + 1:
            return tuple(word[: -len(end)] + other for other in others)
    return ()
