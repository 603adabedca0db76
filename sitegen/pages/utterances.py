"""Every utterance that several accounts print, with its printings side by side: the first on the index of the
comparison, all of them on pages of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sitegen.link import Briefing, Printing
from sitegen.memo import digest
from sitegen.pages.frame import Base, Here, Link, PageOut, Site, Turn, frame, reach, split_pages, turn_page
from sitegen.pages.printings import PrintingView, is_compared, show_printing
from sitegen.pages.words import count

UTTERANCES = "compare/statements"
"""Stem of the pages that list them."""

_ON_A_PAGE = 60
"""Each has all its printings."""
_FIRST = 6
"""On the index."""


class UtterancesPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    title: str
    lead: str
    printings: tuple[PrintingView, ...]
    turn: Turn = Turn()


class PrintingList(Struct, frozen=True, tag=True):
    """What one page of the list is made from."""

    total: int
    """Utterances in all."""
    index: int
    """Of the page, from 0."""
    printings: tuple[Printing, ...]
    mark: bytes = b""
    """Equal for equal values."""


def choose_compared(briefing: Briefing) -> list[Printing]:
    """What several voices print, by how many do. Copies of one text are one voice."""
    several = [printing for printing in briefing.printings if len(printing.statement.quotations) > 1]
    voices = {linked.article.id: linked.voice.id for linked in briefing.articles} if several else {}
    found: list[tuple[int, Printing]] = []
    for printing in several:
        own = {voices[said.parts[0].article] for said in printing.said}
        if len(own) > 1 and is_compared(printing):
            found.append((len(own), printing))
    return [printing for _, printing in sorted(found, key=lambda one: (-one[0], one[1].statement.id))]


def show_first_printings(here: Here, briefing: Briefing) -> tuple[tuple[PrintingView, ...], Link | None]:
    """For the index: the first, and the way to all where there are more."""
    compared = choose_compared(briefing)
    shown = tuple(show_printing(here, printing) for printing in compared[:_FIRST])
    every = count(len(compared), here.words.n_utterances, here.words)
    more = Link(here.words.all_n.format(every), reach(here, f"{UTTERANCES}.html"))
    return shown, more if len(compared) > _FIRST else None


def cut_printings(briefing: Briefing, marks: Mapping[str, bytes]) -> Iterable[PrintingList]:
    """`marks` are of the texts, by article."""
    compared = choose_compared(briefing)
    if len(compared) <= _FIRST:
        return
    for index, (_, start, end) in enumerate(split_pages(len(compared), UTTERANCES, _ON_A_PAGE)):
        some = tuple(compared[start:end])
        yield PrintingList(len(compared), index, some, _mark(len(compared), index, some, marks))


def _mark(total: int, index: int, printings: Sequence[Printing], marks: Mapping[str, bytes]) -> bytes:
    """A digest of the utterances that costs nothing of their words."""
    told = [
        (
            one.statement,
            one.speaker,
            [(said.quotation.id, marks[said.parts[0].article]) for said in (*one.said, *one.related, *one.beside)],
        )
        for one in printings
    ]
    return digest((total, index, told))


def make_printing_list(cut: PrintingList, site: Site) -> PageOut:
    words = site.words
    pages = split_pages(cut.total, UTTERANCES, _ON_A_PAGE)
    here = Here(site, pages[cut.index][0])
    lead = count(cut.total, words.n_utterances, words)
    title = words.two_printings
    return PageOut(
        here.path,
        "statements.html",
        UtterancesPage(
            frame(here, "statements", title, "compare", f"{title}: {lead}"),
            title,
            lead,
            tuple(show_printing(here, printing) for printing in cut.printings),
            turn_page(here, pages, cut.index),
        ),
    )
