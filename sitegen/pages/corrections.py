"""The corrections: what this briefing corrected in its records, then what the sources did to their articles. Many are
cut into pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from sitegen import urls
from sitegen.link import Briefing
from sitegen.model import Article, When
from sitegen.pages.days import Day, show_when
from sitegen.pages.frame import (
    Base,
    Here,
    Link,
    PageOut,
    Site,
    Turn,
    frame,
    list_feeds,
    name_corrections,
    reach,
    split_pages,
    tell_tongue,
    turn_page,
)
from sitegen.pages.words import Words, look_up

PATH = "corrections.html"
STATUS = "status"
"""Anchor of the notice on the article's page."""


class Change(Struct, frozen=True):
    """One correction of ours, or what became of an article at its source."""

    article: Article
    kind: Literal["correction", "corrected", "retracted", "superseded"]
    when: When | None
    text: str
    anchor: str
    url: str = ""

    @property
    def day(self) -> str:
        return self.when.last if self.when is not None else ""

    def name(self, words: Words) -> str:
        return words.correction if self.kind == "correction" else look_up(words.statuses, self.kind)


class ChangeLine(Struct, frozen=True, omit_defaults=True):
    article: Link
    kind: str
    day: Day | None = None
    text: str = ""
    href: str = ""
    retracted: bool = False


class CorrectionsPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    ours: tuple[ChangeLine, ...]
    theirs: tuple[ChangeLine, ...]
    feeds: tuple[Link, ...] = ()
    turn: Turn = Turn()


def list_changes(briefing: Briefing) -> Iterable[Change]:
    """Newest first; those without a day last."""
    found = []
    for linked in briefing.articles:
        article = linked.article
        for correction, anchor in zip(article.corrections, name_corrections(article), strict=True):
            found.append(Change(article, "correction", correction.date, correction.text, anchor))
        status = article.status
        if status is not None:
            found.append(Change(article, status.kind, status.on, status.note, STATUS, status.url))
    found.sort(key=lambda change: (change.article.id, change.anchor))
    return sorted(found, key=lambda change: change.day, reverse=True)


def make_corrections(briefing: Briefing, site: Site) -> Iterable[PageOut]:
    """Ours first, on as many pages as they fill."""
    words = site.words
    changes = sorted(list_changes(briefing), key=lambda change: change.kind != "correction")
    pages = split_pages(len(changes), PATH.removesuffix(".html"))
    for index, (path, start, end) in enumerate(pages):
        here = Here(site, path)
        yield PageOut(
            path,
            "corrections.html",
            CorrectionsPage(
                frame(here, "corrections", words.corrections, description=words.corrections_lead),
                tuple(_show_change(here, c) for c in changes[start:end] if c.kind == "correction"),
                tuple(_show_change(here, c) for c in changes[start:end] if c.kind != "correction"),
                tuple(Link(text, reach(here, feed)) for text, feed in list_feeds(site)),
                turn_page(here, pages, index),
            ),
        )


def _show_change(here: Here, change: Change) -> ChangeLine:
    path = f"{urls.page_path('article', change.article.id)}#{change.anchor}"
    return ChangeLine(
        Link(change.article.title, reach(here, path), language=tell_tongue(change.article.language, here.site)),
        change.name(here.words),
        show_when(change.when, here.words),
        change.text,
        change.url if urls.is_safe(change.url) else "",
        change.kind == "retracted",
    )
