"""Rival words for one thing: the topics' declared variants, and words between which news writers choose. It reads
words where they stand; whether they decide anything is for discrepancies to say."""

from __future__ import annotations

import re

from msgspec import Struct

from sitegen.comparison.accounts import Account
from sitegen.comparison.polarity import refused_words
from sitegen.comparison.stems import read_word, rivals, stem
from sitegen.model import Block, Member, Resolved, Span, Topic
from sitegen.text import WORD, fold

_BEFORE = re.compile(r"\bnot (?:an? )?$", re.IGNORECASE)


class Use(Struct, frozen=True, gc=False, order=True):
    """A rival word in one place."""

    word: str
    """As it counts: a variant as declared, else its stem."""
    member: Member
    shown: str
    quoted: str = ""
    """The speaker, where it stands in a direct quotation."""
    refused: bool = False
    """The text refuses the word: "not assurances, but guarantees"."""
    direct: bool = False
    """It stands inside marks."""


def find_variants(account: Account, block: int, variants: tuple[str, ...]) -> list[Use]:
    """Uses of a topic's declared variants in a paragraph; the longest variant wins where two stand."""
    text = account.blocks[block].text
    span = Span(block, 0, len(text))
    forms = sorted(variants, key=lambda v: (-len(v), v))
    words = [(m.start(), m.end(), _name_form(read_word(m.group()))) for m in _words(text, span)]
    found: list[Use] = []
    taken: set[int] = set()
    for variant in forms:
        wanted = [_name_form(word) for word in fold(variant).split()]
        for at in range(len(words) - len(wanted) + 1):
            if taken.isdisjoint(range(at, at + len(wanted))) and [w[2] for w in words[at : at + len(wanted)]] == wanted:
                taken.update(range(at, at + len(wanted)))
                found.append(
                    _use(account.blocks, account.resolved, span, variant, words[at][0], words[at + len(wanted) - 1][1])
                )
    return found


_DERIVED = re.compile(r"(?:(?P<act>[st]ion|ment|ance|ence|al)|(?P<doer>[eo]r|ist))s?$")


def _name_form(folded: str) -> tuple[str, str]:
    """A word's stem, and what is made of it: negotiators are no negotiation, and to discuss is no discussion."""
    match = _DERIVED.search(folded)
    return stem(folded), (match.lastgroup or "") if match else ""


def find_rivals(
    blocks: tuple[Block, ...], resolved: Resolved, spans: tuple[Span, ...]
) -> tuple[tuple[tuple[str, Use], ...], ...]:
    """Of each passage every word that belongs to a set of rivals, with the set's name."""
    return tuple([tuple(_find_rivals(blocks, resolved, span)) for span in spans])


def _find_rivals(blocks: tuple[Block, ...], resolved: Resolved, span: Span) -> list[tuple[str, Use]]:
    found: list[tuple[str, Use]] = []
    for match in _words(blocks[span.block].text, span):
        word = stem(read_word(match.group()))
        found.extend([(name, _use(blocks, resolved, span, word, match.start(), match.end())) for name in rivals(word)])
    return found


def _words(text: str, span: Span) -> list[re.Match[str]]:
    return list(WORD.finditer(text, span.start, span.end))


def _use(blocks: tuple[Block, ...], resolved: Resolved, within: Span, word: str, start: int, end: int) -> Use:
    text = blocks[within.block].text
    refused = any(a <= start < b for _, a, b in refused_words(text, within.start, within.end))
    quoted, direct = "", False
    for quotation in resolved.quotations:
        for part in quotation.found.parts:
            if part.block == within.block and part.start <= start and end <= part.end:
                quoted = quotation.speaker or "?"
                direct = direct or quotation.found.form == "direct"
    refused = refused or bool(_BEFORE.search(text[max(0, start - 8) : start]))
    return Use(word, Member(resolved.article, Span(within.block, start, end)), text[start:end], quoted, refused, direct)


def is_ours(account: Account, use: Use) -> bool:
    """Are the words our own summary's, not the source's?"""
    return account.digest and not use.quoted


def list_variants(topics: tuple[Topic, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(topic.id, variants) for topic in topics for variants in topic.variants]
