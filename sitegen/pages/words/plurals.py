"""Which form of a noun a whole number takes, by the rules of CLDR that the tables of words need. Never touches text."""

from __future__ import annotations

from collections.abc import Callable


def _one_other(number: int) -> int:
    return int(number != 1)


def _up_to_one(number: int) -> int:
    return int(number > 1)


def _east_slavic(number: int) -> int:
    tens, ones = number % 100, number % 10
    if ones == 1 and tens != 11:
        return 0
    return 1 if 2 <= ones <= 4 and not 12 <= tens <= 14 else 2


def _polish(number: int) -> int:
    return 0 if number == 1 else 1 if _east_slavic(number) == 1 else 2


RULES: dict[str, Callable[[int], int]] = {
    "alike": lambda _: 0,  # Chinese, Japanese, Turkish without its rarer case
    "east-slavic": _east_slavic,  # Belarusian, Russian, Ukrainian: one, few, many
    "one-other": _one_other,  # English, German, Italian, Spanish up to a million
    "polish": _polish,  # one, few, many
    "up-to-one": _up_to_one,  # French, Portuguese of Brazil: zero is one
}
"""A rule's name -> the place of the form among a noun's forms."""
