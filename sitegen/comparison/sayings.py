"""An article's quotations made ready to be compared, each with what sets its occasion apart. Looks at one article
alone; never at another."""

from __future__ import annotations

import re
from collections import defaultdict
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from sitegen.comparison.accounts import name_speaker
from sitegen.comparison.lines import see
from sitegen.comparison.stems import read_word, spell
from sitegen.memo import digest
from sitegen.model import Block, Figure, Mention, Quotation, Resolved, Span
from sitegen.text import WORD, fold

_NO_OCCASION = frozenset("sunday monday tuesday wednesday thursday friday saturday mr mrs ms the a an in on at".split())
_place = attrgetter("span", "quotation")


class Saying(Struct, frozen=True, gc=False):
    """A quotation made ready to be compared."""

    article: str
    quotation: str
    speaker: str
    actor: str
    words: tuple[str, ...]
    telling: tuple[str, ...]
    occasion: tuple[str, ...]
    """Names in the venue and the addressee, folded: what sets one interview apart from another."""
    meeting: str
    day: str
    direct: bool
    span: Span
    venue: Span | None = None
    nested: bool = False
    anchors: tuple[str, ...] = ()
    """Numbers and records named in the words themselves: what a translation keeps."""
    standing: bool = False
    """The words are of a text that stands for anyone to read out, and were not said once: a law, an oath, a sign."""
    near: str = ""
    """The one day that its paragraph names outside all marks, where only one speaks in it."""
    mark: bytes = b""
    """Digest of all that it is compared by, and not of where it stands."""


def read_sayings(blocks: tuple[Block, ...], resolved: Resolved) -> tuple[Saying, ...]:
    """An article's quotations, as they stand."""
    found = []
    named: dict[int, list[Mention]] = defaultdict(list)
    for mention in resolved.mentions:
        named[mention.span.block].append(mention)
    days = _list_days(resolved)
    for quotation in resolved.quotations:
        parts = quotation.found.parts
        text = " ".join(blocks[part.block].text[part.start : part.end] for part in parts)
        seen = [see(raw) for raw in WORD.findall(text)]
        words = tuple([word.printed for word in seen])
        telling = sorted({word.told[0] for word in seen if word.told})
        found.append(
            Saying(
                resolved.article,
                quotation.id,
                name_speaker(blocks, quotation),
                quotation.speaker,
                words,
                tuple(telling),
                _name_occasion(blocks, quotation),
                quotation.occasion,
                quotation.said_on,
                quotation.found.form == "direct",
                parts[0],
                quotation.found.venue,
                quotation.found.inside >= 0,
                _list_anchors(blocks, parts, named, resolved.figures),
                _is_standing(blocks, quotation),
                days.get(parts[0].block, ""),
            )
        )
    return tuple([replace(one, mark=_mark(one)) for one in sorted(_share_occasion(found), key=_place)])


_STANDING = frozenset(
    "act acts amendment anthem banner banners bible bylaw bylaws charter clause code constitution creed gospel hymn "
    "koran law laws motto oath ordinance placard placards pledge prayer proverb quran regulation regulations scripture "
    "sign signs slogan slogans statute statutes torah treaty".split()
)
_PART_OF = re.compile(
    r"(?:(?:an?|that|the|this) )?(?:[\w-]+ )?"
    r"(?:articles?|chapters?|clauses?|language|letter|lines?|parts?|passages?|sections?|text|verses?|wording) of "
)
_NUMBERED = re.compile(r"\b(?:(?:article|chapter|section|title) (?:[ivxlc]+|\d+)|[\w-]+(?:st|nd|rd|th) article)$")
_AFTER_HEAD = re.compile(r",| (?:at|by|for|from|in|of|on|that|to|which|with)\b")
_NO_NAME = frozenset(("document", "none", "office", "unnamed"))


def _is_standing(blocks: tuple[Block, ...], quotation: Quotation) -> bool:
    """Is it words of a text that has no occasion, as the article calls what it quotes?"""
    span = quotation.found.speaker
    if span is None or quotation.found.speaker_kind not in _NO_NAME:
        return False
    named = _PART_OF.sub("", fold(blocks[span.block].text[span.start : span.end]), count=1)
    head = _AFTER_HEAD.split(named, maxsplit=1)[0].strip()
    return head.rpartition(" ")[2] in _STANDING or _NUMBERED.search(head) is not None


def _list_days(resolved: Resolved) -> dict[int, str]:
    """By paragraph in which one alone speaks, the one day that is named outside all that is quoted."""
    speakers: dict[int, set[str]] = defaultdict(set)
    quoted: dict[int, list[Span]] = defaultdict(list)
    for quotation in resolved.quotations:
        for part in quotation.found.parts:
            speakers[part.block].add(quotation.speaker)
            quoted[part.block].append(part)
    days: dict[int, set[str]] = defaultdict(set)
    for given in resolved.dates:
        span, block = given.found.span, given.found.span.block
        if block in quoted and not any(part.start <= span.start < part.end for part in quoted[block]):
            days[block].add(given.found.date)
    return {block: min(some) for block, some in days.items() if len(some) == 1 and len(speakers[block]) == 1}


def _list_anchors(
    blocks: tuple[Block, ...], parts: tuple[Span, ...], named: dict[int, list[Mention]], figures: tuple[Figure, ...]
) -> tuple[str, ...]:
    found: set[str] = set()
    for part in parts:
        text = blocks[part.block].text
        for mention in named.get(part.block, ()):
            if mention.kind == "actor" and part.start <= mention.span.start and mention.span.end <= part.end:
                found.add("%" + mention.target)
        if not _DIGIT.search(text, part.start, part.end):
            continue
        told: list[Span] = []
        for figure in figures:
            span, value = figure.found.span, figure.found.value
            if span.block == part.block and part.start <= span.start < part.end and value.is_integer():
                # "350 thousand" and "350,000" are one number.
                told.append(span)
                found.add(str(int(value)))
        for match in WORD.finditer(text, part.start, part.end):
            if match.group()[0].isdigit() and not any(one.start <= match.start() < one.end for one in told):
                found.add(re.sub(r"\D", "", match.group()))
    return tuple(sorted(found))


_DIGIT = re.compile(r"\d")


def _mark(one: Saying) -> bytes:
    told = (
        one.article,
        one.speaker,
        one.actor,
        one.words,
        one.telling,
        one.occasion,
        one.meeting,
        one.day,
        one.standing,
        one.nested,
    )
    return digest(told)


def _share_occasion(said: list[Saying]) -> list[Saying]:
    """What one speaker says in one paragraph is said on one occasion, wherever in it the occasion is named."""
    named: dict[tuple[str, int], set[tuple[str, ...]]] = defaultdict(set)
    for saying in said:
        if saying.occasion and saying.speaker:
            named[saying.speaker, saying.span.block].add(saying.occasion)
    return [
        replace(saying, occasion=min(known))
        if not saying.occasion and len(known := named.get((saying.speaker, saying.span.block), set())) == 1
        else saying
        for saying in said
    ]


def _name_occasion(blocks: tuple[Block, ...], quotation: Quotation) -> tuple[str, ...]:
    names: set[str] = set()
    for span in (quotation.found.venue, quotation.found.addressee):
        if span is not None:
            text = blocks[span.block].text[span.start : span.end]
            names.update(read_word(m.group()) for m in re.finditer(r"[A-Z][\w.]*[\w]", text))
    return tuple(sorted(spell(name) for name in names - _NO_OCCASION))
