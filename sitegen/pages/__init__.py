"""The briefing's pages: for each its path, its template and what that sees. The only place that decides what a page
shows; it never looks at a template or a file."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from msgspec import Struct

from sitegen.link import Briefing, Label
from sitegen.memo import Memo
from sitegen.model import Issue, Place, Settings
from sitegen.pages.about import make_about
from sitegen.pages.added import make_added
from sitegen.pages.compare import make_compare_index, make_coverage_lists
from sitegen.pages.corrections import make_corrections
from sitegen.pages.data import make_data
from sitegen.pages.editor_page import make_editor_page, make_not_found, make_redirects
from sitegen.pages.feeds import make_feeds
from sitegen.pages.frame import PageOut, Site
from sitegen.pages.front import make_front
from sitegen.pages.lists import (
    make_actor_lists,
    make_meeting_lists,
    make_source_lists,
    make_topic_lists,
)
from sitegen.pages.pieces import Piece, cut, make_piece, mark_piece
from sitegen.pages.previews import make_previews
from sitegen.pages.search import make_search, make_search_index
from sitegen.pages.words import change_words, list_names, words_for

__all__ = [
    "PageOut",
    "Piece",
    "Plan",
    "Site",
    "check_words",
    "make_pages",
    "make_piece",
    "make_scripts",
    "mark_piece",
    "plan_pages",
]


def make_pages(
    briefing: Briefing,
    assets: tuple[tuple[str, str], ...] = (),
    needs: Sequence[tuple[str, Issue]] = (),
    package: bytes = b"",
    preview: bool = False,
) -> tuple[PageOut, ...]:
    """Every page of the site, sorted by path. `assets` are source names and output paths; `needs`, each with
    its kind, are shown on the front page of a preview and nowhere else; `package` describes the data files
    (datapackage.json)."""
    plan = plan_pages(briefing, assets, needs, package, preview=preview)
    pages = [page for piece in plan.pieces for page in make_piece(piece, plan.site)]
    return tuple(sorted((*pages, *plan.pages), key=lambda page: page.path))


class Plan(Struct, frozen=True):
    """All pages of a site, most of them still to be made."""

    site: Site
    pieces: tuple[Piece, ...]
    """For `make_piece`."""
    pages: tuple[PageOut, ...]
    """Those that see the whole briefing, made already."""


def plan_pages(
    briefing: Briefing,
    assets: tuple[tuple[str, str], ...] = (),
    needs: Sequence[tuple[str, Issue]] = (),
    package: bytes = b"",
    fulltext: bool = False,
    preview: bool = False,
) -> Plan:
    """As `make_pages`; with `fulltext` the site will have an index of its whole texts."""
    site = describe_site(briefing, assets, preview)
    pages = [make_front(briefing, site, needs), make_compare_index(briefing, site)]
    pages += make_coverage_lists(briefing, site)
    pages += make_actor_lists(briefing.actors, site)
    pages += make_meeting_lists(briefing.meetings, site)
    pages += make_source_lists(briefing.sources, site)
    pages += make_topic_lists(briefing.topics, site)
    pages.append(make_about(briefing, site))
    pages += make_corrections(briefing, site)
    pages += make_added(briefing, site)
    pages += make_feeds(briefing, site)
    if package:
        pages.append(make_data(package, site))
    pages += (make_editor_page(page, site) for page in briefing.pages if page.id != "index")
    pages.append(make_search(site, fulltext))
    pages.append(make_not_found(site))
    pages += make_redirects(briefing, site)
    return Plan(site, tuple(cut(briefing)), tuple(pages))


def describe_site(briefing: Briefing, assets: tuple[tuple[str, str], ...] = (), preview: bool = False) -> Site:
    """What every page says of the briefing."""
    settings = briefing.settings
    kinds = ("articles", "actors", "meetings", "topics", "sources")
    sections = [kind for kind in kinds if getattr(briefing, kind)]
    return Site(
        settings.title,
        change_words(words_for(settings.language), settings.theme)[0],
        settings.language,
        settings.description,
        settings.base_url,
        settings.feedback,
        briefing.edition,
        briefing.private,
        preview and briefing.private,
        assets,
        (*sections, "compare", "quotations", "timeline", "search"),
        tuple(Label("page", page.id, page.title) for page in briefing.pages if page.id != "index"),
    )


def check_words(settings: Settings) -> tuple[Issue, ...]:
    """What is amiss with the language of the pages and with the briefing's own words for them."""
    place, found = Place(settings.path), []
    words = words_for(settings.language)
    if words.language != settings.language.partition("-")[0].lower():
        message = f'There are no words of the pages in "{settings.language}": they are in English'
        found.append(Issue(place, "note", message, "Give those that matter under theme: in site.yaml."))
    for name, reason in change_words(words, settings.theme)[1]:
        if reason == "unknown":
            near = get_close_matches(name, list_names(words), 1)
            hint = f'Did you mean "{near[0]}"?' if near else "docs/theming.md tells where the names are."
            found.append(Issue(place, "warning", f'theme: the pages have no word "{name}"', hint))
        else:
            old = getattr(words, name)
            text = old if isinstance(old, str) else " | ".join(old)
            what = "as many {}" if reason == "places" else "as many forms, with | between them,"
            found.append(Issue(place, "warning", f'theme: "{name}" needs {what} as "{text}"'))
    return tuple(found)


def make_scripts(briefing: Briefing, site: Site, memo: Memo | None = None) -> tuple[tuple[str, bytes], ...]:
    """Path and content of the data that pages load when a reader asks for it: the index of search, previews."""
    return (make_search_index(briefing, site, memo), *make_previews(briefing, site))
