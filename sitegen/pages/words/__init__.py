"""The words of the interface in each language that has a table, and how numbers are written and counted in it. To add a
language: a module like `russian.py`, and its line in `LANGUAGES`."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.pages.words.english import ENGLISH, Forms, Words
from sitegen.pages.words.own import change_words, list_names
from sitegen.pages.words.plurals import RULES
from sitegen.pages.words.russian import RUSSIAN

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "RUSSIAN",
    "Forms",
    "Words",
    "change_words",
    "choose_form",
    "count",
    "list_names",
    "look_up",
    "put_in_marks",
    "tell_cut",
    "tell_direction",
    "words_for",
    "write_number",
]

LANGUAGES = {"en": ENGLISH, "ru": RUSSIAN}


def words_for(language: str) -> Words:
    """The interface in the language, else in English."""
    return LANGUAGES.get(language.partition("-")[0].lower(), ENGLISH)


def look_up(table: tuple[tuple[str, str], ...], key: str) -> str:
    """The table's word for the key, else the key itself."""
    return next((word for name, word in table if name == key), key)


def write_number(number: int, words: Words) -> str:
    """
    >>> write_number(12345, ENGLISH), write_number(1234, RUSSIAN)
    ('12,345', '1\\xa0234')
    """
    return f"{number:,}".replace(",", words.thousands)


def count(number: int, forms: Forms, words: Words) -> str:
    """
    >>> count(1, ENGLISH.n_articles, ENGLISH), count(1200, ENGLISH.n_articles, ENGLISH)
    ('1 article', '1,200 articles')
    """
    return f"{write_number(number, words)} {choose_form(number, forms, words)}"


def choose_form(number: int, forms: Forms, words: Words = ENGLISH) -> str:
    """
    >>> [choose_form(number, RUSSIAN.n_articles, RUSSIAN) for number in (1, 2, 5, 11, 21)]
    ['статья', 'статьи', 'статей', 'статей', 'статья']
    """
    return forms[RULES[words.plural](number)]


def put_in_marks(text: str, words: Words) -> str:
    """
    >>> put_in_marks("Rain", ENGLISH), put_in_marks("Дождь", RUSSIAN)
    ('“Rain”', '«Дождь»')
    """
    opens, closes = words.quote_marks
    return f"{opens}{text}{closes}"


def tell_direction(language: str) -> str:
    """Which way the language's script runs, for `dir`.

    >>> [tell_direction(language) for language in ("ar", "fa-IR", "en", "uz-Arab", "az", "")]
    ['rtl', 'rtl', 'ltr', 'rtl', 'ltr', 'ltr']
    """
    tags = language.lower().replace("_", "-").split("-")
    scripts = [tag for tag in tags[1:] if len(tag) == 4 and tag.isalpha()]
    return "rtl" if (scripts[0] in _RIGHT_TO_LEFT_SCRIPTS if scripts else tags[0] in _RIGHT_TO_LEFT) else "ltr"


_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks nqo prs ps sd syr ug ur yi".split())
"""Languages that are written from the right where nothing else is said (CLDR's likely scripts)."""

_RIGHT_TO_LEFT_SCRIPTS = frozenset("adlm arab hebr mand nkoo rohg samr syrc thaa".split())


def tell_cut(words: Words) -> Callable[[int], str]:
    """What stands in a text for so many withheld words.

    >>> tell_cut(ENGLISH)(84), tell_cut(ENGLISH)(1), tell_cut(RUSSIAN)(3)
    ('[… 84 words]', '[… 1 word]', '[… 3 слова]')
    """
    return lambda number: words.cut_words.format(f"{number} {choose_form(number, words.n_words, words)}")
