"""Tells a year from a count: `2014` after "in" or before "elections", not before "troops". Reads digits only."""

from __future__ import annotations

_PREPOSITIONS = frozenset(
    "after before by circa during early from in late mid of since through till until year в до к после с".split()
)
_ROUND = 50
"""Counts written without a group mark are nearly always round."""

_YEAR_WORDS = frozenset({"г", "гг", "год", "года", "годах", "годом", "году", "годы"})


def is_year_word(value: float, following: str) -> bool:
    """Does the word after make the number a year: «1997 года»?"""
    return 1000 <= value <= 2199 and following.lower() in _YEAR_WORDS


def is_year(value: float, previous: str, following: str, hedged: bool, counted: bool) -> bool:
    """For four plain digits without unit. `previous` and `following` are the neighbouring words, `hedged` says that a
    hedge stands before the digits and `counted` that a plural noun follows."""
    if not 1000 <= value <= 2199:
        return False
    before = previous.lower()
    if following.lower() in _YEAR_WORDS:
        return True
    if 1900 <= value <= 2099:
        if not counted:
            return True
        return not (hedged or value % _ROUND == 0) or before in _PREPOSITIONS
    return before in _PREPOSITIONS and before not in {"of", "by", "after", "before", "from"} and not counted
