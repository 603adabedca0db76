"""Countries with their capitals and the words for their people: the only door to countryinfo. Knows no article."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from sitegen.analysis import name_tables as tables

_OTHER_SPELLINGS = {"Kyiv": ("Kiev",), "Nur-Sultan": ("Astana",), "Washington D.C.": ("Washington",)}
"""Capitals by other names that the press has for them, or without what it leaves out."""

_LESS = frozenset(("China", "Korea", "Congo", "Guinea", "Ireland", "Samoa", "Micronesia", "Macau", "Macao"))
"""Short names that several countries bear: only the one whose own name it is."""


class Country(Struct, frozen=True):
    name: str
    forms: tuple[str, ...]
    """Its name as texts have it, the name first."""
    weak: tuple[str, ...]
    """Capital and people: what stands for the government."""


@cache
def list_countries() -> tuple[Country, ...]:
    from countryinfo import all_countries

    found = []
    for each in all_countries():
        name = str(each.name())
        forms = [name, *(alt for alt in each.alt_spellings() or () if _is_form(alt, name))]
        forms += [form for form, meant in tables.SAME_BEARER.items() if meant == name]
        capital = str(each.capital() or "")
        weak = [] if capital in ("", name) else [capital, *_OTHER_SPELLINGS.get(capital, ())]
        demonym = str(each.demonym() or "")
        if demonym and demonym.isascii() and demonym not in forms:
            weak.append(demonym)  # not "Norwegians": that is people, not their government
        found.append(Country(name, tuple(dict.fromkeys(forms)), tuple(w for w in dict.fromkeys(weak) if "." not in w)))
    return tuple(sorted(found, key=lambda country: country.name))


def _is_form(alt: str, name: str) -> bool:
    """Is another spelling one that English texts have? Codes of two and three letters are none, but for known ones."""
    if alt in tables.COUNTRIES:
        return True
    return len(alt) > 3 and alt.isascii() and "," not in alt and alt not in _LESS and name.split()[-1] in alt


@cache
def find_forms() -> dict[str, Country]:
    """Country by each form; the shorter name wins where two would bear it."""
    forms: dict[str, Country] = {}
    for country in sorted(list_countries(), key=lambda c: (-len(c.name), c.name)):
        for form in reversed(country.forms):
            forms[form] = country
    return forms
