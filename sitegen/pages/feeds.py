"""The feeds as Atom (RFC 4287): articles and corrections, and corrections alone. Ids are addresses that stay when a
record is renamed; days come from the records. There is no feed without a base address."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from sitegen import urls
from sitegen.link import Briefing, LinkedArticle, tell_changed
from sitegen.model import Article
from sitegen.pages.corrections import Change, list_changes
from sitegen.pages.days import show_when
from sitegen.pages.frame import PageOut, Site, list_feeds
from sitegen.pages.provenance import show_origin

_MOST = 100
"""Entries of a feed; older ones are on the site."""
_NO_DAY = "1970-01-01"
"""For a record without any date: Atom wants one, and a made-up recent one would push it to the top."""


class Entry(Struct, frozen=True, omit_defaults=True):
    id: str
    title: str
    href: str
    updated: str
    """RFC 3339; a day stands as its first second in UTC."""
    summary: str = ""
    related: str = ""
    """The article at its source."""


class FeedPage(Struct, frozen=True, omit_defaults=True):
    title: str
    subtitle: str
    language: str
    own: str
    home: str
    updated: str
    entries: tuple[Entry, ...]


def make_feeds(briefing: Briefing, site: Site) -> Iterable[PageOut]:
    changes = list(list_changes(briefing))
    corrections = [_show_change(change, site) for change in changes]
    newest = sorted(briefing.articles, key=lambda linked: _name_entry(linked.article, site))
    newest.sort(key=lambda linked: tell_changed(linked.article) or _NO_DAY, reverse=True)
    articles = [_show_article(linked, site) for linked in newest[:_MOST]]
    for (title, path), entries in zip(list_feeds(site), ([*articles, *corrections], corrections), strict=False):
        entries.sort(key=lambda entry: entry.id)
        entries.sort(key=lambda entry: entry.updated, reverse=True)
        yield PageOut(
            path,
            "feed.xml",
            FeedPage(
                clean_xml(title),
                clean_xml(site.description),
                site.language,
                urls.absolute(path, site.base_url),
                urls.absolute("index.html", site.base_url),
                max((entry.updated for entry in entries), default=_write_moment(site.edition)),
                tuple(entries[:_MOST]),
            ),
        )


def _show_article(linked: LinkedArticle, site: Site) -> Entry:
    article, words = linked.article, site.words
    path = urls.page_path("article", article.id)
    day = show_when(article.published, words)
    origin = show_origin(linked.origin, words)
    return Entry(
        _name_entry(article, site),
        clean_xml(article.title),
        urls.absolute(path, site.base_url),
        _write_moment(tell_changed(article)),
        clean_xml(article.summary or f"{origin.full}, {day.text if day else words.undated}"),
        article.url if urls.is_safe(article.url) else "",
    )


def _show_change(change: Change, site: Site) -> Entry:
    article = change.article
    path = urls.page_path("article", article.id) + f"#{change.anchor}"
    return Entry(
        f"{_name_entry(article, site)}#{change.anchor}",
        clean_xml(f"{change.name(site.words)}: {article.title}"),
        urls.absolute(path, site.base_url),
        _write_moment(change.day or tell_changed(article)),
        clean_xml(change.text),
        change.url if urls.is_safe(change.url) else "",
    )


def _name_entry(article: Article, site: Site) -> str:
    """The address under which the article first stood here: a renamed record keeps it as a redirect."""
    first = next(iter(article.redirects), "")
    return urls.absolute(urls.redirect_path(first) if first else urls.page_path("article", article.id), site.base_url)


def _write_moment(day: str) -> str:
    return f"{day or _NO_DAY}T00:00:00Z"


def clean_xml(text: str) -> str:
    """Without characters that XML has no place for."""
    return "".join(
        c for c in text if (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff") or c in "\t\n"
    )
