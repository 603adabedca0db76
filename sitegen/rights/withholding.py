"""Withholds what a public build may not show of a reserved text, once, before anything is linked or rendered: no noun
after this stage holds a withheld character, so no page, table or feed can leak one. Offsets stay as they were."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from sitegen.model import (
    WITHHELD,
    WITHHELD_REST,
    Article,
    Block,
    Coverage,
    Discrepancy,
    Limits,
    Member,
    Quotation,
    Span,
    Status,
)
from sitegen.rights.uses import Use
from sitegen.text import count_words, fold, words


def withhold(article: Article, quotations: tuple[Quotation, ...], uses: tuple[Use, ...], limits: Limits) -> Article:
    """The article as a public build may show it. `quotations` say whose the words are: those of a named speaker are
    counted apart from the source's own. The title stays; whatever is not granted becomes WITHHELD."""
    if article.rights != "reserved":
        return article
    return withhold_copies((article,), (quotations,), (uses,), limits)[0]


def withhold_copies(
    articles: tuple[Article, ...],
    quotations: tuple[tuple[Quotation, ...], ...],
    uses: tuple[tuple[Use, ...], ...],
    limits: Limits,
) -> tuple[Article, ...]:
    """The same for reserved articles that print one text: what one of them shows is spent in the others too, as whoever
    reads both has read it of both. The first come first."""
    ledgers = [_Ledger(article, said, limits) for article, said in zip(articles, quotations, strict=True)]
    twins = _Twins(articles, ledgers)
    wanted = sorted((use.rank, number, use.span) for number, some in enumerate(uses) for use in some)
    for _, number, span in wanted:
        ledgers[number].grant(span, twins.find(number, span.block))
    return tuple(_show_granted(article, ledger) for article, ledger in zip(articles, ledgers, strict=True))


def group_copies(
    articles: tuple[Article, ...], prints: tuple[tuple[str, ...], ...]
) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """Places of the reserved articles that nobody copies, and of each text that several of them print, in the order of
    `prints`."""
    places = {article.id: place for place, article in enumerate(articles) if article.rights == "reserved"}
    groups = [tuple(places[name] for name in several if name in places) for several in prints]
    copies = tuple(group for group in groups if len(group) > 1)
    return tuple(sorted(set(places.values()).difference(*copies))), copies


def _show_granted(article: Article, ledger: _Ledger) -> Article:
    shown = tuple(
        block if number == 0 else _hide(block, ledger.granted[number]) for number, block in enumerate(article.blocks)
    )
    return msgspec.structs.replace(article, blocks=shown, status=_trim_status(article, shown, ledger.limits))


_NOTE_STRETCH = 8
"""Words of the source that a note on what it changed may quote at a stretch."""
_NOTE_RUN = 4
"""Words that follow each other as in the source and so are its own, in marks or not."""


def _trim_status(article: Article, shown: tuple[Block, ...], limits: Limits) -> Status | None:
    """The status without its note where that quotes a word that is withheld, or more than a few: the note on a changed
    text has the words before and after, and is no way around the limits. All of it goes, as half a change misleads."""
    if article.status is None or not article.status.note:
        return article.status
    whole, seen = (_fold_words(block.text for block in blocks) for blocks in (article.blocks, shown))
    marked = _list_quoted(article.status.note)
    stretches = [*(_fold_words([words]) for words in marked or ()), *_list_runs(article.status.note, whole)]
    hidden = any(words in whole and words not in seen for words in stretches if words.strip())
    lengths = [words.count(" ") - 1 for words in stretches]
    if marked is None or hidden or max(lengths, default=0) > _NOTE_STRETCH or sum(lengths) > limits.lede_words:
        return msgspec.structs.replace(article.status, note="")
    return article.status


def _fold_words(texts: Iterable[str]) -> str:
    """All words in order, with a space around each: what is looked up in it is met word by word."""
    return f" {' | '.join(' '.join(fold(text[a:b]) for a, b in words(text)) for text in texts)} "


def _list_runs(note: str, whole: str) -> list[str]:
    """Stretches of the note outside marks that stand in the text, each as long as can be, folded."""
    told = [fold(note[a:b]) for a, b in words(_MARKED.sub(" | ", note))]
    runs, at = [], 0
    while at + _NOTE_RUN <= len(told):
        end = at + _NOTE_RUN
        if f" {' '.join(told[at:end])} " not in whole:
            at += 1
            continue
        while end < len(told) and f" {' '.join(told[at : end + 1])} " in whole:
            end += 1
        runs.append(f" {' '.join(told[at:end])} ")
        at = end
    return runs


_MARKED = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"|‘[^‘’]*’")
_CLOSING = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", '"': '"'}
_STRAY = "”»›"
"""What closes and is no apostrophe."""


def _list_quoted(text: str) -> list[str] | None:
    """What stands in marks of whatever kind, outermost; None where they do not close."""
    found: list[str] = []
    closing: list[str] = []
    start = 0
    for at, character in enumerate(text):
        if closing and character in closing[-1]:
            if character == "’" and text[at + 1 : at + 2].isalpha() and text[at - 1 : at].isalpha():
                continue
            closing.pop()
            if not closing:
                found.append(text[start:at])
        elif character in _CLOSING:
            start = start if closing else at + 1
            closing.append(_CLOSING[character])
        elif character in _STRAY:
            return None
    return None if closing else found


_MARKS = '“„«"', '”»"'


class _Ledger:
    """What is granted so far, word by word, and what is left to spend."""

    def __init__(self, article: Article, quotations: tuple[Quotation, ...], limits: Limits) -> None:
        self.limits = limits
        self.texts = [block.text for block in article.blocks]
        self.words = [words(block.text) for block in article.blocks]
        self.starts = [[a for a, _ in found] for found in self.words]
        self.ends = [[b for _, b in found] for found in self.words]
        self.shown: list[set[int]] = [set() for _ in article.blocks]
        self.granted: list[list[tuple[int, int]]] = [[] for _ in article.blocks]
        total = sum(count_words(b.text) for b in article.blocks[1:])
        self.own = min(limits.words, total * limits.percent // 100)
        self.quoted = limits.quotations_words
        self.spent: defaultdict[int, int] = defaultdict(int)
        self.speech: defaultdict[int, dict[int, int]] = defaultdict(dict)
        """Block -> word -> the named speaker's quotation that it stands in."""
        for index, quotation in enumerate(quotations):
            if quotation.found.form == "direct" and quotation.found.speaker_kind == "named":
                for part in quotation.found.parts:
                    for word in self.inside(part):
                        self.speech[part.block].setdefault(word, index)

    def inside(self, span: Span) -> range:
        """Words that the span touches."""
        return range(bisect_right(self.ends[span.block], span.start), bisect_left(self.starts[span.block], span.end))

    def grant(self, span: Span, twins: _Found) -> None:
        """Grants the span if what is new of it fits, here and where its `twins` stand; of a quotation that is too
        long, its first words."""
        inside = self.inside(span)
        speech = self.speech[span.block]
        if inside and speech.get(inside[0]) is not None and len({speech.get(w) for w in inside}) == 1:
            left = self.limits.quotation_words - self.spent[speech[inside[0]]]
            seen = sum(w in self.shown[span.block] for w in inside)
            if len(inside) - seen > left:
                inside = inside[: left + seen]
                span = Span(span.block, span.start, self.words[span.block][inside[-1]][1] if inside else span.start)
        places: dict[_Ledger, set[tuple[int, int]]] = {self: {(span.block, w) for w in inside}}
        for word in inside:
            for ledger, block, at in twins.get(word, ()):
                places.setdefault(ledger, set()).add((block, at))
        if not inside or not all(ledger.affords(some) for ledger, some in places.items()):
            return
        for ledger, some in places.items():
            ledger.spend(some)
        found, text = self.words[span.block], self.texts[span.block]
        start, end = min(span.start, found[inside[0]][0]), max(span.end, found[inside[-1]][1])
        # The marks around words in marks are no words.
        start -= text[start - 1 : start] in _MARKS[0] and start > 0
        end += text[end : end + 1] in _MARKS[1] and end < len(text)
        self.granted[span.block].append((start, end))

    def _count(self, places: Iterable[tuple[int, int]]) -> tuple[int, dict[int, int]]:
        """What is new of them: the source's own words, and those of each quotation."""
        own, said = 0, defaultdict[int, int](int)
        for block, word in places:
            if word not in self.shown[block]:
                quotation = self.speech[block].get(word)
                if quotation is None:
                    own += 1
                else:
                    said[quotation] += 1
        return own, said

    def affords(self, places: Iterable[tuple[int, int]]) -> bool:
        own, said = self._count(places)
        fits = all(self.spent[q] + n <= self.limits.quotation_words for q, n in said.items())
        return fits and own <= self.own and sum(said.values()) <= self.quoted

    def spend(self, places: Iterable[tuple[int, int]]) -> None:
        own, said = self._count(places)
        self.own -= own
        self.quoted -= sum(said.values())
        for quotation, count in said.items():
            self.spent[quotation] += count
        for block, word in places:
            self.shown[block].add(word)


_Found = dict[int, list[tuple[_Ledger, int, int]]]
"""Word of a block -> the same word where copies print it: their ledger, block and word."""
_RUN = 4
"""Words that follow each other in both are the same words."""


class _Twins:
    """Where the words of one article stand in others that print its text; looked for where there are others."""

    def __init__(self, articles: tuple[Article, ...], ledgers: list[_Ledger]) -> None:
        self.ledgers = ledgers
        self.folded: list[list[list[str]]] = []
        self.runs: dict[tuple[str, ...], list[tuple[int, int, int]]] = {}
        self.found: dict[tuple[int, int], _Found] = {}
        if len(articles) < 2:
            return
        for number, (article, ledger) in enumerate(zip(articles, ledgers, strict=True)):
            blocks = zip(article.blocks, ledger.words, strict=True)
            self.folded.append([[fold(block.text[a:b]) for a, b in found] for block, found in blocks])
            known: set[tuple[str, ...]] = set()
            for block, told in enumerate(self.folded[-1]):
                for at in range(len(told) - _RUN + 1) if block else ():
                    run = tuple(told[at : at + _RUN])
                    if run not in known:  # what a text says twice is found where it says it first
                        known.add(run)
                        self.runs.setdefault(run, []).append((number, block, at))

    def find(self, number: int, block: int) -> _Found:
        if not self.folded:
            return {}
        if (number, block) not in self.found:
            found: dict[int, dict[tuple[int, int, int], None]] = defaultdict(dict)
            told = self.folded[number][block]
            for at in range(len(told) - _RUN + 1):
                for other, there, place in self.runs[tuple(told[at : at + _RUN])]:
                    for step in range(_RUN) if other != number else ():
                        found[at + step][other, there, place + step] = None
            self.found[number, block] = {
                word: [(self.ledgers[other], there, at) for other, there, at in some] for word, some in found.items()
            }
        return self.found[number, block]


def _hide(block: Block, granted: list[tuple[int, int]]) -> Block:
    """The block with every stretch that holds a word and is not granted made unreadable, at its length."""
    text = block.text
    out: list[str] = []
    hidden: list[tuple[int, int]] = []
    at = 0
    for start, end in [*sorted(granted), (len(text), len(text))]:
        if start > at:
            gap = text[at:start]
            count = count_words(gap)
            if count or not granted:
                count = max(count, 1) if gap.strip() else count
                out.append(WITHHELD * count + WITHHELD_REST * (len(gap) - count))
                hidden.append((at, start))
            else:
                out.append(gap)
        if end > max(at, start):
            out.append(text[max(at, start) : end])
        at = max(at, end)
    tags = tuple(t for t in block.tags if not any(t.start < b and a < t.end for a, b in hidden))
    return msgspec.structs.replace(block, text="".join(out), tags=tags)


def is_withheld(text: str) -> bool:
    """Is any word of it withheld?"""
    return WITHHELD in text or WITHHELD_REST in text


def is_wholly_withheld(text: str) -> bool:
    """Is no word of it shown?"""
    return is_withheld(text) and not any(c.isalnum() for c in text)


def show(blocks: tuple[Block, ...], span: Span) -> str | None:
    """The words of a span, or None where any of them is withheld."""
    text = blocks[span.block].text[span.start : span.end]
    return None if is_withheld(text) else text


def mark_withheld(coverage: tuple[Coverage, ...], articles: dict[str, Article]) -> tuple[Coverage, ...]:
    """Coverage whose every passage is withheld says so: it is never silent, and never claims to show."""

    def hidden(member: Member) -> bool:
        return show(articles[member.article].blocks, member.span) is None

    return tuple(
        msgspec.structs.replace(cell, state="withheld")
        if cell.state in ("reports", "quotes") and cell.members and all(hidden(m) for m in cell.members)
        else cell
        for cell in coverage
    )


_BARE = 4
"""Words of a value that cost nothing: "more than 100,000". Of a longer one that no account shows, and of a stretch of a
quotation that none shows, the first words are given, that the readings may be told apart."""
_OPENING = 2


def trim_readings(discrepancies: tuple[Discrepancy, ...], articles: dict[str, Article]) -> tuple[Discrepancy, ...]:
    """Discrepancies whose values hold no more of a withheld text than a bare value has: where two printings differ by a
    clause, the clause is a value, and as long as a speaker likes. `articles` as they are shown."""
    return tuple(_trim_values(one, articles) for one in discrepancies)


def _trim_values(discrepancy: Discrepancy, articles: dict[str, Article]) -> Discrepancy:
    most = _OPENING if discrepancy.about.startswith("statement:") else _BARE
    values = [reading.value for reading in discrepancy.readings]
    for at, reading in enumerate(discrepancy.readings):
        found = words(reading.value)
        if len(found) > most and all(show(articles[m.article].blocks, m.span) is None for m in reading.members):
            cuts = (f"{reading.value[: found[n - 1][1]]} […]" for n in range(_OPENING, len(found)))
            values[at] = next((cut for cut in cuts if cut not in values), reading.value)
    if all(value == reading.value for value, reading in zip(values, discrepancy.readings, strict=True)):
        return discrepancy
    readings = tuple(
        msgspec.structs.replace(reading, value=value)
        for value, reading in zip(values, discrepancy.readings, strict=True)
    )
    return msgspec.structs.replace(discrepancy, readings=readings)


def count_shown(blocks: tuple[Block, ...]) -> tuple[int, int]:
    """Words of the body that are shown, and words of the body in all."""
    text = "\n".join([block.text for block in blocks[1:]])
    seen = count_words(text.replace(WITHHELD_REST, " ").replace(WITHHELD, " "))
    return seen, seen + text.count(WITHHELD)
