"""What every page stands in: its frame, its links, the way through a long list. A template sees small values made in
this package and never reaches into the model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from sitegen import urls
from sitegen.link import Label
from sitegen.markdown import Html
from sitegen.model import Article
from sitegen.pages.days import Day, show_iso
from sitegen.pages.structured import Node, describe_page
from sitegen.pages.words import Words, tell_direction

NOT_FOUND = "404.html"


class PageOut(Struct, frozen=True):
    """A page to be rendered: where it lies, which template makes it and what that sees."""

    path: str
    template: str
    view: Struct


class Site(Struct, frozen=True, omit_defaults=True, cache_hash=True):
    """What every page says of the briefing. The only argument of a page that is not its own."""

    title: str
    words: Words
    language: str = "en"
    description: str = ""
    base_url: str = ""
    feedback: str = ""
    edition: str = ""
    private: bool = False
    preview: bool = False
    """For the editor alone: what the rules found comes with its correction."""
    assets: tuple[tuple[str, str], ...] = ()
    """Source name and output path."""
    sections: tuple[str, ...] = ()
    """Kinds of record that the briefing has."""
    pages: tuple[Label, ...] = ()
    """Of the editor's own, for the foot of every page."""


class Here(Struct, frozen=True):
    """The page being made: where it lies decides how it links."""

    site: Site
    path: str

    @property
    def words(self) -> Words:
        return self.site.words


class Tongue(Struct, frozen=True):
    """The language of words that are not in the page's own."""

    code: str
    direction: str
    """ltr or rtl."""


def tell_tongue(language: str, site: Site) -> Tongue | None:
    """None where it is the page's own, or not known."""
    return None if language in ("", site.language) else Tongue(language, tell_direction(language))


class Link(Struct, frozen=True, omit_defaults=True):
    text: str
    href: str
    note: str = ""
    current: bool = False
    language: Tongue | None = None
    """Of its text."""


class Base(Struct, frozen=True, omit_defaults=True):
    """The frame of a page."""

    kind: str
    """Of page: the class of its body."""
    title: str
    """The page's own; its h1 as plain text."""
    site: str
    words: Words
    home: str
    language: str = "en"
    direction: str = "ltr"
    description: str = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    nav: tuple[Link, ...] = ()
    crumbs: tuple[Link, ...] = ()
    foot: tuple[Link, ...] = ()
    canonical: str = ""
    edition: Day | None = None
    private: bool = False
    noindex: bool = False
    wide: bool = False
    """Needs the whole width of the window."""
    tags: tuple[tuple[str, str], ...] = ()
    """Name and content of further `meta` elements."""
    data: Html | None = None
    """What the page is about, in the words of schema.org: JSON-LD."""
    feeds: tuple[Link, ...] = ()
    tables: str = ""
    """Where all that the briefing holds can be had, for a list that is cut."""


def reach(here: Here, target: str) -> str:
    """Reference to an output path. The page for lost addresses is served at any depth, so it names the base path."""
    if here.path == NOT_FOUND and here.site.base_url:
        base = "/" + here.site.base_url.partition("://")[2].partition("/")[2]
        return urls.absolute(target, "//x" + base).removeprefix("//x")
    return urls.relative(target, here.path)


def link_label(here: Here, label: Label, text: str = "") -> Link:
    tongue = None if text else tell_tongue(label.language, here.site)
    return Link(text or label.name, reach(here, urls.page_path(label.kind, label.id)), language=tongue)


def link_labels(here: Here, labels: Iterable[Label]) -> tuple[Link, ...]:
    return tuple(link_label(here, label) for label in labels)


def maybe_link(here: Here, label: Label | None) -> Link | None:
    return None if label is None else link_label(here, label)


_SECTIONS = (
    ("articles", "articles/index.html"),
    ("actors", "actors/index.html"),
    ("meetings", "meetings/index.html"),
    ("topics", "topics/index.html"),
    ("sources", "sources/index.html"),
    ("compare", "compare/index.html"),
    ("quotations", "quotations.html"),
    ("timeline", "timeline.html"),
    ("search", "search.html"),
)
"""Word and output path, in the order of the navigation."""


def frame(
    here: Here,
    kind: str,
    title: str,
    section: str = "",
    description: str = "",
    crumbs: tuple[Link, ...] = (),
    wide: bool = False,
    about: Node | None = None,
    tags: tuple[tuple[str, str], ...] = (),
    language: str = "",
) -> Base:
    """The frame of a page in the section (a word of `_SECTIONS`, or empty). `about` is what schema.org has to say of
    it, `tags` are further `meta` elements, `language` that of the title."""
    site, words = here.site, here.words
    folder = here.path[: here.path.rfind("/") + 1]
    around = _surround(site, here.path if here.path == NOT_FOUND else folder, kind, section)
    nav = around.nav
    trail: tuple[Link, ...] = (Link(words.home, around.home),)
    own_section = next((link for link in nav if link.current), None)
    if own_section is not None and own_section.text != title:
        trail += (replace(own_section, current=False),)
    trail += (*crumbs, Link(title, "", current=True, language=tell_tongue(language, site)))
    return Base(
        kind,
        title,
        site.title,
        words,
        around.home,
        site.language,
        tell_direction(site.language),
        description,
        around.styles,
        around.scripts,
        nav,
        () if here.path == "index.html" else trail,
        around.foot,
        "" if here.path == NOT_FOUND else urls.absolute(here.path, site.base_url),
        show_iso(site.edition, words),
        site.private,
        site.private or here.path == NOT_FOUND,
        wide,
        tags,
        describe_page(kind, title, site.title, site.language, here.path, site.base_url, about or {}),
        around.feeds,
        around.tables,
    )


class _Around(NamedTuple):
    """What is alike in the frames of all pages of a kind in one folder; fields as there."""

    home: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    nav: tuple[Link, ...]
    foot: tuple[Link, ...]
    feeds: tuple[Link, ...]
    tables: str


@lru_cache(maxsize=256)
def _surround(site: Site, place: str, kind: str, section: str) -> _Around:
    """`place` is the folder, with the slash after it, or the one page that links otherwise than those beside it."""
    here, words, assets = Here(site, place), site.words, dict(site.assets)
    return _Around(
        reach(here, "index.html"),
        tuple(reach(here, assets[name]) for name in ("style.css", f"{kind}.css", "custom.css") if name in assets),
        tuple(reach(here, assets[name]) for name in ("site.js", f"{kind}.js", "custom.js") if name in assets),
        tuple(
            Link(getattr(words, name), reach(here, path), current=name == section)
            for name, path in _SECTIONS
            if name in site.sections
        ),
        (*link_labels(here, site.pages), *(Link(getattr(words, name), reach(here, path)) for name, path in _FOOT)),
        tuple(Link(text, reach(here, path)) for text, path in list_feeds(site)),
        reach(here, "data.html"),
    )


def list_feeds(site: Site) -> tuple[tuple[str, str], ...]:
    """Title and output path of the site's feeds. A feed must name absolute addresses, so there is none without a base;
    and the private edition has no followers."""
    if not site.base_url or site.private:
        return ()
    words = site.words
    return (
        (site.title, urls.FEED),
        (f"{site.title}: {words.corrections}", urls.CORRECTIONS_FEED),
    )


_FOOT = (
    ("about_briefing", "briefing.html"),
    ("new_here", "new.html"),
    ("corrections", "corrections.html"),
    ("data", "data.html"),
)
"""Word and output path of what every page's foot leads to."""


def link_references(here: Here, kind: str, ident: str) -> tuple[Link, ...]:
    """A record's references, as files that reference managers take in."""
    words = here.words
    forms = ((words.bibtex, "bib"), (words.csl, "json"))
    return tuple(Link(name, reach(here, urls.citation_path(kind, ident, form))) for name, form in forms)


def name_corrections(article: Article) -> tuple[str, ...]:
    """The anchor of each correction on its article's page: by its day, and by its order within that."""
    seen: dict[str, int] = {}
    anchors = []
    for correction in article.corrections:
        day = correction.date.first
        seen[day] = seen.get(day, 0) + 1
        anchors.append(f"corrected-{day}" + (f"-{seen[day]}" if seen[day] > 1 else ""))
    return tuple(anchors)


def name_anchor(ident: str) -> str:
    """An id as an anchor of the page: ids of records and digests need no change, colons and spaces do."""
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in ident)


def split_pages(total: int, stem: str, rows: int = urls.LIST_ROWS) -> list[tuple[str, int, int]]:
    """Path, first row and end of every page, of `rows` each, of a list of `total` rows. The first keeps the plain name.

    >>> split_pages(450, "quotations")
    [('quotations.html', 0, 200), ('quotations-2.html', 200, 400), ('quotations-3.html', 400, 450)]
    """
    pages = max(1, -(-total // rows))
    return [(urls.list_path(stem, n), n * rows, min(total, (n + 1) * rows)) for n in range(pages)]


class Turn(Struct, frozen=True, omit_defaults=True):
    """The way through a list of several pages."""

    text: str = ""
    """ "Page 2 of 3"; empty for a list of one page."""
    previous: str = ""
    following: str = ""
    pages: tuple[Link, ...] = ()
    """By number: the first, the last and those near; one without an address stands for those left out."""


def turn_page(here: Here, pages: Sequence[tuple[str, int, int]], index: int) -> Turn:
    if len(pages) == 1:
        return Turn()
    return Turn(
        here.words.page_n_of.format(index + 1, len(pages)),
        reach(here, pages[index - 1][0]) if index else "",
        reach(here, pages[index + 1][0]) if index + 1 < len(pages) else "",
        tuple(_number_pages(here, pages, index)),
    )


_NEAR = 2
_ALL_NUMBERED = 9


def _number_pages(here: Here, pages: Sequence[tuple[str, int, int]], index: int) -> Iterable[Link]:
    last = len(pages) - 1
    before = -1
    for number, (path, _, _) in enumerate(pages):
        if last >= _ALL_NUMBERED and number not in (0, last) and abs(number - index) > _NEAR:
            continue
        if number > before + 1:
            yield Link("…", "")
        before = number
        yield Link(str(number + 1), reach(here, path), current=number == index)


def doubt(here: Here, name: str, place: str) -> str:
    """Address that takes a reader's doubt about the thing called `name` at the output path `place`, or empty. The place
    goes along, as an address where the site has one."""
    to = here.site.feedback
    if not urls.is_safe(to):
        return ""
    subject = quote(f"{here.site.title}: {name} ({place})", safe="")
    address = urls.absolute(place, here.site.base_url)
    body = f"&body={quote(address, safe='')}" if address else ""
    if to.startswith("mailto:"):
        return f"{to}{'&' if '?' in to else '?'}subject={subject}{body}"
    if to.rstrip("/").endswith("/issues/new"):
        return f"{to}?title={subject}{body}"
    return to
