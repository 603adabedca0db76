"""The briefing's pages: for each its path, its template and what that sees. The only place that decides what a page
shows; it never looks at a template or a file."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.link import Briefing, Label
from sitegen.model import Issue
from sitegen.pages.about import make_about
from sitegen.pages.actor import make_actor
from sitegen.pages.added import make_added
from sitegen.pages.article import make_article
from sitegen.pages.compare import make_compare
from sitegen.pages.corrections import make_corrections
from sitegen.pages.data import make_data
from sitegen.pages.editor_page import make_editor_page, make_not_found, make_redirects
from sitegen.pages.feeds import make_feeds
from sitegen.pages.frame import PageOut, Site
from sitegen.pages.front import make_front
from sitegen.pages.lists import (
    make_actor_lists,
    make_article_lists,
    make_meeting_lists,
    make_source_lists,
    make_topic_lists,
)
from sitegen.pages.meeting import make_meeting
from sitegen.pages.pair import make_pair
from sitegen.pages.quotations import make_quotations
from sitegen.pages.source import make_source
from sitegen.pages.timeline import make_timeline
from sitegen.pages.topic import make_topic
from sitegen.pages.words import words_for

__all__ = ["PageOut", "make_pages"]


def make_pages(
    briefing: Briefing, assets: tuple[tuple[str, str], ...] = (), issues: Sequence[Issue] = (), package: bytes = b""
) -> tuple[PageOut, ...]:
    """Every page of the site, sorted by path. `assets` are source names and output paths; `issues` are shown on the
    front page of a private edition and nowhere else; `package` describes the data files (datapackage.json)."""
    site = describe_site(briefing, assets)
    articles = {linked.article.id: linked for linked in briefing.articles}
    labels = {f"topic:{t.topic.id}": Label("topic", t.topic.id, t.topic.name) for t in briefing.topics}
    labels |= {f"meeting:{m.meeting.id}": Label("meeting", m.meeting.id, m.meeting.name) for m in briefing.meetings}
    pages = [make_front(briefing, site, issues)]
    pages += (make_article(linked, site) for linked in briefing.articles)
    pages += (make_actor(linked, site) for linked in briefing.actors)
    pages += (make_meeting(linked, site) for linked in briefing.meetings)
    pages += (make_source(linked, articles, labels, site) for linked in briefing.sources)
    pages += (make_topic(linked, site) for linked in briefing.topics)
    pages += make_compare(briefing, site)
    pages += (make_pair(pair, site) for pair in briefing.pairs)
    pages += make_article_lists(briefing.articles, site)
    pages += make_actor_lists(briefing.actors, site)
    pages += make_meeting_lists(briefing.meetings, site)
    pages += make_source_lists(briefing.sources, site)
    pages += make_topic_lists(briefing.topics, site)
    pages += make_quotations(briefing.said, site)
    pages += make_timeline(briefing, site)
    pages += (make_about(briefing, site), make_corrections(briefing, site))
    pages += make_added(briefing, site)
    pages += make_feeds(briefing, site)
    if package:
        pages.append(make_data(package, site))
    pages += (make_editor_page(page, site) for page in briefing.pages if page.id != "index")
    pages.append(make_not_found(site))
    pages += make_redirects(briefing, site)
    return tuple(sorted(pages, key=lambda page: page.path))


def describe_site(briefing: Briefing, assets: tuple[tuple[str, str], ...] = ()) -> Site:
    """What every page says of the briefing."""
    settings = briefing.settings
    kinds = ("articles", "actors", "meetings", "topics", "sources")
    sections = [kind for kind in kinds if getattr(briefing, kind)]
    return Site(
        settings.title,
        words_for(settings.language),
        settings.language,
        settings.description,
        settings.base_url,
        settings.feedback,
        briefing.edition,
        briefing.private,
        assets,
        (*sections, "compare", "quotations", "timeline"),
        tuple(Label("page", page.id, page.title) for page in briefing.pages if page.id != "index"),
    )
