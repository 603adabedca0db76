"""Where dates and figures may begin in an article: one run over its text for both. Never reads what begins there."""

from __future__ import annotations

import functools
import re

from sitegen.analysis import date_line, figures
from sitegen.analysis.tries import find_both, trigger_pattern
from sitegen.model import Block

Starts = list[list[int]]
"""Places in each block, in order."""


@functools.cache
def _read_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    """What finds the words of both, those of dates, those of figures."""
    dates, numbers = date_line.read_grammar(language), figures.read_grammar(language)
    if dates is None or numbers is None:
        return None
    either = trigger_pattern(dates.openers, sorted({*dates.folded, *numbers.openers}))
    return either, dates.trigger, numbers.trigger


def find_triggers(blocks: tuple[Block, ...], language: str) -> tuple[Starts, Starts] | tuple[None, None]:
    """Where a date may begin in each block, and where a figure may; None twice in a language without tables."""
    patterns = _read_patterns(language)
    if patterns is None:
        return None, None
    texts = ["" if block.kind in {"code", "rule"} else block.text for block in blocks]
    return find_both(*patterns, texts)
