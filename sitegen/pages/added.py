"""What is new: articles by the day on which they came into the briefing, from the records' `added`. Nothing else tells
that day, so articles without it are counted and not listed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct

from sitegen.link import Briefing
from sitegen.pages.days import Day, show_iso
from sitegen.pages.frame import Base, Here, PageOut, Site, Turn, frame, split_pages, turn_page
from sitegen.pages.lists import ArticleLine, show_article_line
from sitegen.pages.words import count


class AddedDay(Struct, frozen=True, omit_defaults=True):
    id: str
    """Anchor: "since then" is what stands above it."""
    day: Day | None
    articles: tuple[ArticleLine, ...]


class AddedPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    days: tuple[AddedDay, ...]
    rest: str = ""
    """How many articles the records do not date."""
    turn: Turn = Turn()


def make_added(briefing: Briefing, site: Site) -> Iterable[PageOut]:
    """Newest first, in pages."""
    words = site.words
    both = zip(briefing.articles, briefing.briefs, strict=True)
    dated = [(a.article.added.last, brief) for a, brief in both if a.article.added is not None]
    dated.sort(key=lambda one: one[1].id)
    dated.sort(key=lambda one: one[0], reverse=True)
    left = len(briefing.articles) - len(dated)
    rest = words.not_dated_added.format(count(left, words.n_articles, words)) if left and dated else ""
    pages = split_pages(len(dated), "new")
    for index, (path, start, end) in enumerate(pages):
        here = Here(site, path)
        days = (
            AddedDay(f"d{day}", show_iso(day, words), tuple(show_article_line(here, a) for _, a in group))
            for day, group in groupby(dated[start:end], key=lambda one: one[0])
        )
        base = frame(here, "list", words.new_here, description=words.new_lead)
        yield PageOut(path, "added.html", AddedPage(base, tuple(days), rest, turn_page(here, pages, index)))
