"""Whether an article of the very day was written before a meeting, while it went on or after it: by its tenses. Says
nothing where its sentences do not."""

from __future__ import annotations

import re
from typing import Literal

from sitegen.model import Article
from sitegen.text import sentences

Stage = Literal["", "before", "during", "after"]

_NOUN = r"(?:talks|meetings?|summit|session|negotiations|discussions?)"
_COMING = re.compile(r"\b(?:will|would|is to|are to|expected to|scheduled|later in the week)\b|[’']ll\b")
_SIGNS: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (
        "after",
        re.compile(
            rf"\b(?:after|following) [^.,;:]{{0,45}}\b{_NOUN}\b|\b{_NOUN} [^.;]{{0,40}}\b(?:ended|lasted|broke up|concluded|did little"
            r"|did not|produced|yielded|failed)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "during",
        re.compile(
            rf"\b(?:opened|began|have begun|has begun|kicked off|resumed) [^.;]{{0,30}}\b{_NOUN}\b|\b{_NOUN} (?:opened|began|were under ?way"
            r"|are under ?way|is under ?way|was under ?way|got under ?way)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "before",
        re.compile(
            rf"\b(?:ahead of|before|prepar\w+ for|on the eve of) [^.,;:]{{0,40}}\b{_NOUN}\b|\b{_NOUN} [^.;]{{0,60}}\b(?:will (?:take place|begin|start"
            r"|open|be held)|are to begin|is to begin)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Signs of each stage; one that is told of as past weighs more than one that is expected."""


def tell_stage(article: Article, blocks: frozenset[int]) -> Stage:
    """`blocks` are those that speak of the meeting."""
    counts = dict.fromkeys(("after", "during", "before"), 0)
    for index in sorted(blocks):
        text = article.blocks[index].text
        for start, end in sentences(text):
            sentence = text[start:end]
            coming = _COMING.search(sentence) is not None
            for stage, signs in _SIGNS:
                if (stage == "before" or not coming) and signs.search(sentence):
                    counts[stage] += 1
                    break
    if counts["after"] and counts["after"] >= counts["during"]:
        return "after"
    if counts["during"]:
        return "during"
    return "before" if counts["before"] > 1 else ""
