"""The page of a source: its articles, whom it quotes, what it covers and where it is silent."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from sitegen import urls
from sitegen.link import LinkedSource
from sitegen.markdown import Html
from sitegen.pages.alone import AloneView, Covered, show_all_alone
from sitegen.pages.coverage import show_matrix_cell
from sitegen.pages.frame import Base, Here, Link, PageOut, Site, frame, link_label, reach, split_pages, turn_page
from sitegen.pages.lists import ArticleLine, ListPage, order_newest, show_article_line
from sitegen.pages.provenance import Excerpt, excerpt_around, show_blocks
from sitegen.pages.structured import describe_source
from sitegen.pages.words import count, write_number


class SourcePage(Struct, frozen=True, omit_defaults=True):
    base: Base
    name: str
    kind: str = ""
    country: str = ""
    language: str = ""
    url: str = ""
    aliases: tuple[str, ...] = ()
    body: Html | None = None
    articles: tuple[ArticleLine, ...] = ()
    carried: tuple[ArticleLine, ...] = ()
    quoted: tuple[tuple[Link, str], ...] = ()
    coverage: tuple[Covered, ...] = ()
    named: tuple[Excerpt, ...] = ()
    confirmed: bool = True
    articles_more: int = 0
    carried_more: int = 0
    all_articles: str = ""
    all_carried: str = ""
    quoted_more: tuple[tuple[Link, str], ...] = ()
    coverage_more: tuple[Covered, ...] = ()
    alone: tuple[AloneView, ...] = ()


_NAMED_SHOWN = 40
_ARTICLES_SHOWN = 60
"""The newest; all of them stand on pages of their own."""
_FACTS_SHOWN = 30
"""Rows of what stands beside the list; the others unfold."""


def make_source(linked: LinkedSource, site: Site) -> PageOut:
    source = linked.source
    here = Here(site, urls.page_path("source", source.id))
    words = site.words
    size = count(len(linked.articles), words.n_articles, words)
    quoted = tuple((link_label(here, label), write_number(n, words)) for label, n in linked.quoted)
    covered = tuple(Covered(link_label(here, label), show_matrix_cell(here, cell)) for label, cell in linked.cells)
    return PageOut(
        here.path,
        "source.html",
        SourcePage(
            frame(here, "source", source.name, "sources", f"{source.name}: {size}", about=describe_source(source)),
            source.name,
            source.kind[:1].upper() + source.kind[1:],
            source.country,
            source.language,
            source.url if urls.is_safe(source.url) else "",
            source.aliases,
            show_blocks(here, source.blocks) if source.blocks else None,
            tuple(show_article_line(here, brief) for brief in order_newest(linked.articles)[:_ARTICLES_SHOWN]),
            tuple(show_article_line(here, brief) for brief in order_newest(linked.carried)[:_ARTICLES_SHOWN]),
            quoted[:_FACTS_SHOWN],
            covered[:_FACTS_SHOWN],
            tuple(excerpt_around(here, named.cited, "", "b") for named in linked.named[:_NAMED_SHOWN]),
            source.confirmed,
            max(0, len(linked.articles) - _ARTICLES_SHOWN),
            max(0, len(linked.carried) - _ARTICLES_SHOWN),
            reach(here, f"{urls.list_stem('source', source.id, 'articles')}.html"),
            reach(here, f"{urls.list_stem('source', source.id, 'carried')}.html"),
            quoted[_FACTS_SHOWN:],
            covered[_FACTS_SHOWN:],
            tuple(show_all_alone(here, one) for one in linked.alone),
        ),
    )


def make_source_articles(linked: LinkedSource, site: Site) -> Iterable[PageOut]:
    """All articles of a source that has more than its own page shows, and all that it carried; in pages."""
    source, words = linked.source, site.words
    for name, briefs, title in (
        ("articles", linked.articles, words.articles),
        ("carried", linked.carried, words.carries),
    ):
        if len(briefs) <= _ARTICLES_SHOWN:
            continue
        ordered = order_newest(briefs)
        pages = split_pages(len(briefs), urls.list_stem("source", source.id, name))
        for index, (path, start, end) in enumerate(pages):
            here = Here(site, path)
            own = Link(source.name, reach(here, urls.page_path("source", source.id)))
            full = f"{source.name}: {title}"
            lead = count(len(briefs), words.n_articles, words)
            yield PageOut(
                path,
                "list.html",
                ListPage(
                    frame(here, "list", full, "sources", f"{full}, {lead}", crumbs=(own,)),
                    full,
                    lead,
                    articles=tuple(show_article_line(here, brief) for brief in ordered[start:end]),
                    turn=turn_page(here, pages, index),
                ),
            )
