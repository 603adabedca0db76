"""Every quotation of the briefing, by speaker and day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from sitegen.link import Said, stands
from sitegen.memo import digest
from sitegen.pages.frame import Base, Here, Link, PageOut, Site, Turn, frame, split_pages, turn_page
from sitegen.pages.provenance import SaidView, show_said, show_speaker
from sitegen.pages.structured import describe_quotations
from sitegen.pages.words import count


class SpeakerGroup(Struct, frozen=True, omit_defaults=True):
    speaker: Link
    said: tuple[SaidView, ...]


class QuotationsPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    lead: str
    groups: tuple[SpeakerGroup, ...]
    turn: Turn = Turn()


class QuotationList(Struct, frozen=True, tag=True):
    """What one page of the list of quotations is made from."""

    total: int
    """Quotations in all."""
    standing: int
    """Of these, without those in articles that were retracted."""
    index: int
    """Of the page, from 0."""
    said: tuple[Said, ...]
    mark: bytes = b""
    """Equal for equal values."""


def cut_quotations(said: Sequence[Said], marks: Mapping[str, bytes]) -> Iterable[QuotationList]:
    """Speakers with a record first, by name; then those without; unattributed lines last. `marks` are of the texts, by
    article."""
    direct = sorted((s for s in said if s.quotation.found.form == "direct"), key=_order)
    standing = sum(1 for one in direct if stands(one.parts[0]))
    for index, (_, start, end) in enumerate(split_pages(len(direct), "quotations")):
        some = tuple(direct[start:end])
        mark = mark_said((len(direct), standing, index), some, marks)
        yield QuotationList(len(direct), standing, index, some, mark)


def mark_said(place: object, said: Sequence[Said], marks: Mapping[str, bytes]) -> bytes:
    """A digest of quotations that costs nothing of their words."""
    return digest((place, [(s.quotation.id, marks[s.parts[0].article]) for s in said]))


def make_quotation_list(cut: QuotationList, site: Site) -> PageOut:
    words = site.words
    pages = split_pages(cut.total, "quotations")
    here = Here(site, pages[cut.index][0])
    lead = count(cut.standing, words.n_quotations, words)
    about = describe_quotations(cut.said, site.base_url)
    return PageOut(
        here.path,
        "quotations.html",
        QuotationsPage(
            frame(here, "quotations", words.quotations, "quotations", f"{site.title}: {lead}", about=about),
            lead,
            tuple(_group(here, cut.said)),
            turn_page(here, pages, cut.index),
        ),
    )


def _order(said: Said) -> tuple[int, str, str, str, str, int, int]:
    first = said.parts[0]
    known = said.quotation.found.speaker_kind
    rank = 0 if said.speaker else 2 if known == "none" else 1
    words = said.speaker_words
    name = said.speaker.name if said.speaker else ""
    if not name and words is not None:
        name = words.block.text[words.span.start : words.span.end]
    return (
        rank,
        name.casefold(),
        said.speaker.id if said.speaker else "",
        said.quotation.said_on or "9999",
        first.article,
        first.span.block,
        first.span.start,
    )


def _group(here: Here, said: Sequence[Said]) -> Iterable[SpeakerGroup]:
    for _, members in groupby(said, key=lambda s: _order(s)[:3]):
        group = list(members)
        speaker = show_speaker(here, group[0]) or Link(here.words.unattributed, "")
        yield SpeakerGroup(speaker, tuple(show_said(here, one, cite=True) for one in group))
