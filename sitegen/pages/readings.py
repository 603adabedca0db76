"""A reading of the comparison in the page's language: a figure's hedge, its number, its unit, a refusal. What is in an
account's own words stays as it is."""

from __future__ import annotations

import re

from sitegen.pages.words import ENGLISH, Words, count, look_up, put_in_marks, words_for, write_number

_HEDGED = re.compile(rf"({'|'.join(name for name, _ in ENGLISH.hedges)}) (.+)", re.DOTALL)
_COUNTED = re.compile(r"(\d{1,3}(?:,\d{3})*)(?: (minute|hour|day|week|month|year)s?)?")
"""As the comparison writes a figure, whatever the language that it stands in."""

_REFUSED = ENGLISH.refused.format("")
"""How the comparison says that an account refuses a word."""
_APPARENTLY = "apparently "
"""How it says that an account denies an act only by how it looks."""
_DONE = re.compile(r"[^\W\d_]+(?<!e)ed(?: .+)?")
"""An act in the form that "not" may stand before: "discussed", and neither "ran" nor "succeed"."""


def word_reading(value: str, kind: str, language: str, words: Words) -> str:
    """`kind` is the difference's, `language` its account's. `denied` is an act that the account says was none: the
    refusal is ours and the act is in the account's words, in marks where the two do not make one phrase.

    >>> from sitegen.pages.words import RUSSIAN
    >>> word_reading("nearly 1,202 hours", "figure", "en", RUSSIAN)
    'почти 1\xa0202 часа'
    >>> word_reading("tens of thousands", "figure", "en", RUSSIAN)
    'tens of thousands'
    >>> word_reading("not торги", "wording", "ru", ENGLISH)
    'не торги'
    >>> word_reading("not ran", "denied", "en", ENGLISH)
    'did not happen: “ran”'
    >>> word_reading("apparently not ran", "denied", "en", ENGLISH)
    'apparently did not happen: “ran”'
    >>> word_reading("apparently not discussed", "denied", "en", ENGLISH)
    'apparently not discussed'
    >>> word_reading("apparently not discussed", "denied", "en", RUSSIAN)
    'этого, по-видимому, не было: «discussed»'
    >>> word_reading("apparently not ran", "fact", "en", ENGLISH)
    'apparently not ran'
    """
    if kind == "denied":
        looks, refused, act = value.rpartition(_REFUSED)
        if words.language == words_for(language).language == ENGLISH.language and _DONE.fullmatch(act):
            return value
        said = words.apparently_did_not_happen if looks else words.did_not_happen
        return said.format(put_in_marks(act, words)) if refused else value
    if kind == "figure":
        return word_figure(value, words)
    if not value.startswith(_REFUSED):
        return value
    return words_for(language).refused.format(value.removeprefix(_REFUSED))


def is_refused(value: str) -> bool:
    return value.removeprefix(_APPARENTLY).startswith(_REFUSED)


def word_figure(value: str, words: Words) -> str:
    """
    >>> word_figure("about 900", ENGLISH), word_figure("1 day", ENGLISH), word_figure("2.5 hours", ENGLISH)
    ('about 900', '1 day', '2.5 hours')
    """
    hedged = _HEDGED.fullmatch(value)
    if hedged is not None:
        return look_up(words.hedges, hedged[1]).format(word_figure(hedged[2], words))
    counted = _COUNTED.fullmatch(value)
    if counted is None:
        return value
    number = int(counted[1].replace(",", ""))
    if counted[2]:
        return count(number, getattr(words, f"n_{counted[2]}s"), words)
    return write_number(number, words) if "," in counted[1] else value
