"""The editor's own pages, the one for lost addresses, and those that forward an old address."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from sitegen import urls
from sitegen.link import Briefing
from sitegen.markdown import Html
from sitegen.model import Page
from sitegen.pages.frame import NOT_FOUND, Base, Here, Link, PageOut, Site, frame, reach
from sitegen.pages.provenance import show_blocks


class EditorPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    title: str
    body: Html


class NotFoundPage(Struct, frozen=True, omit_defaults=True):
    base: Base


class RedirectPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    target: Link
    canonical: str = ""
    """The target's address; empty where the briefing names no base."""


def make_editor_page(page: Page, site: Site) -> PageOut:
    here = Here(site, urls.page_path("page", page.id))
    return PageOut(
        here.path, "page.html", EditorPage(frame(here, "page", page.title), page.title, show_blocks(here, page.blocks))
    )


def make_not_found(site: Site) -> PageOut:
    here = Here(site, NOT_FOUND)
    return PageOut(here.path, "404.html", NotFoundPage(frame(here, "not-found", site.words.not_found)))


def make_redirects(briefing: Briefing, site: Site) -> Iterable[PageOut]:
    """One page for every old address that a record names."""
    for kind, ident, name, redirects in _list_redirects(briefing):
        target = urls.page_path(kind, ident)
        for old in redirects:
            here = Here(site, urls.redirect_path(old))
            base = frame(here, "redirect", site.words.moved)
            yield PageOut(
                here.path,
                "redirect.html",
                RedirectPage(base, Link(name, reach(here, target)), urls.absolute(target, site.base_url)),
            )


def _list_redirects(briefing: Briefing) -> Iterable[tuple[str, str, str, tuple[str, ...]]]:
    for article in briefing.articles:
        yield "article", article.article.id, article.article.title, article.article.redirects
    for actor in briefing.actors:
        yield "actor", actor.actor.id, actor.actor.name, actor.actor.redirects
    for meeting in briefing.meetings:
        yield "meeting", meeting.meeting.id, meeting.meeting.name, meeting.meeting.redirects
    for source in briefing.sources:
        yield "source", source.source.id, source.source.name, source.source.redirects
    for topic in briefing.topics:
        yield "topic", topic.topic.id, topic.topic.name, topic.topic.redirects
    for page in briefing.pages:
        yield "page", page.id, page.title, page.redirects
