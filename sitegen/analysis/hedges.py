"""Reads how sure a figure is: "nearly", "more than", "or so". Folds words by the table, never guesses."""

from __future__ import annotations

from sitegen.analysis.neighbours import Line, word_at
from sitegen.analysis.number_words import TIMES

LASTING = frozenset(
    "after for just last lasted lasting lasts spending spent take takes took waited well within".split()
)
"""Before "over" and a stretch of time they make it "more than": "lasted over two hours"."""

_LOOSE = frozenset({"above", "around", "below", "over", "under"})
"""Prepositions of place that are hedges only before a measure or a larger count."""

_MARKS = ",;:.!?()[]\"“”'‘’«»—–"


def read_hedge_before(line: Line, start: int, unit: str, value: float) -> str:
    """The folded hedge that ends just before `start`, or ""."""
    text = line.text
    if start < 3 or text[start - 1] not in " \u00a0":
        return ""
    table = line.words
    near = text[max(0, start - 40) : start - 1]
    last = near[max(near.rfind(" "), near.rfind("\u00a0")) + 1 :].lower().strip(_MARKS)
    if last not in table.skipped and last not in table.hedge_ends:
        return ""
    said = near.lower().replace("\u00a0", " ").rsplit(" ", 4)[-4:]
    if last in table.skipped and len(said) > 1:
        said.pop()
        last = said[-1].strip(_MARKS)
    if last not in table.hedge_ends:
        return ""
    words = [word.strip(_MARKS) for word in said]
    for length in (3, 2, 1):
        if len(words) < length:
            continue
        phrase = " ".join(words[-length:])
        hedge = table.before.get(phrase)
        if hedge is None:
            continue
        further = words[-length - 1] if len(words) > length else ""
        if phrase == "about" and further in table.talk:
            return ""
        if phrase in table.joiners and further[-1:].isdigit():
            return ""
        if phrase in _LOOSE and not _is_measure(phrase, further, unit, value):
            return ""
        return hedge
    return ""


def _is_measure(phrase: str, further: str, unit: str, value: float) -> bool:
    """ "over 20 members", but not "over two days of talks" nor "under two presidents"."""
    if phrase == "over" and unit in TIMES:
        return further in LASTING
    return bool(unit) or value >= 10


def read_hedge_after(line: Line, end: int) -> tuple[str, int]:
    """The folded hedge after the figure ("or so", "-odd"), and where it ends."""
    text, table = line.text, line.words.after
    mark = text[end : end + 1]
    if mark == "+":
        return table.get("+", ""), end + 1
    if mark == "-":
        tail = "-" + word_at(text, end + 1).lower()
        return (table[tail], end + len(tail)) if tail in table else ("", end)
    if mark != " " or not text.startswith((" or ", " and "), end):
        return "", end
    said = " ".join(text[end : end + 24].split()[:2]).strip(".,;:!?)").lower()
    hedge = table.get(said, "")
    return (hedge, end + 1 + len(said)) if hedge else ("", end)
