"""What every kind of page is made of: the frame around it, links, pointers to paragraphs, words in place. All that a
template sees of a page is a small value made here or in the page's own module; it never reaches into the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from sitegen import urls
from sitegen.link import Cited, Column, Label, Origin, Said
from sitegen.markdown import Html, Mark, render_blocks, render_inline
from sitegen.model import WITHHELD, WITHHELD_REST, Basis, Block, Issue, When
from sitegen.pages.days import Day, show_iso, show_when
from sitegen.pages.words import Words, count, look_up
from sitegen.text import sentences

LIST_ROWS = 200
"""Rows of a list on one page."""

NOT_FOUND = "404.html"


class PageOut(Struct, frozen=True):
    """A page to be rendered: where it lies, which template makes it and what that sees."""

    path: str
    template: str
    view: Struct


class Site(Struct, frozen=True, omit_defaults=True):
    """What every page says of the briefing. The only argument of a page that is not its own."""

    title: str
    words: Words
    language: str = "en"
    description: str = ""
    base_url: str = ""
    feedback: str = ""
    edition: str = ""
    private: bool = False
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


class Link(Struct, frozen=True, omit_defaults=True):
    text: str
    href: str
    note: str = ""
    current: bool = False


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


class Pointer(Struct, frozen=True, omit_defaults=True):
    """Where a statement stands: the source, the paragraph, and the way there."""

    href: str
    mark: str
    """The paragraph: "¶8"."""
    source: str
    """As short as it can be said."""
    full: str
    title: str
    day: Day | None = None
    altered: bool = False
    digest: bool = False
    status: str = ""
    check: str = ""
    """The article at its source, opened at the words where browsers can."""


class Excerpt(Struct, frozen=True, omit_defaults=True):
    """Words of a source, in place."""

    html: Html
    pointer: Pointer
    language: str = ""
    """Where it is not the page's own."""
    withheld: str = ""
    """Says that all its words are withheld; then `html` is not to be shown."""


class SaidView(Struct, frozen=True, omit_defaults=True):
    """A quotation on a page."""

    words: tuple[Html, ...]
    pointer: Pointer
    direct: bool = True
    speaker: Link | None = None
    """Without a page where its address is empty; None for an unattributed line."""
    outer: Link | None = None
    occasion: Link | None = None
    setting: str = ""
    """Venue and addressee, as the source words them."""
    day: Day | None = None
    basis: str = ""
    set_by_editor: bool = False
    repaired: bool = False
    language: str = ""
    withheld: str = ""


# ---------------------------------------------------------------- addresses and links


def reach(here: Here, target: str) -> str:
    """Reference to an output path. The page for lost addresses is served at any depth, so it names the base path."""
    if here.path == NOT_FOUND and here.site.base_url:
        base = "/" + here.site.base_url.partition("://")[2].partition("/")[2]
        return urls.absolute(target, "//x" + base).removeprefix("//x")
    return urls.relative(target, here.path)


def link_label(here: Here, label: Label, text: str = "") -> Link:
    return Link(text or label.name, reach(here, urls.page_path(label.kind, label.id)))


def link_labels(here: Here, labels: Iterable[Label]) -> tuple[Link, ...]:
    return tuple(link_label(here, label) for label in labels)


def maybe_link(here: Here, label: Label | None) -> Link | None:
    return None if label is None else link_label(here, label)


# ---------------------------------------------------------------- the frame

_SECTIONS = (
    ("articles", "articles/index.html"),
    ("actors", "actors/index.html"),
    ("meetings", "meetings/index.html"),
    ("topics", "topics/index.html"),
    ("sources", "sources/index.html"),
    ("compare", "compare/index.html"),
    ("quotations", "quotations.html"),
    ("timeline", "timeline.html"),
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
) -> Base:
    """The frame of a page in the section (a word of `_SECTIONS`, or empty)."""
    site, words = here.site, here.words
    nav = tuple(
        Link(getattr(words, name), reach(here, path), current=name == section)
        for name, path in _SECTIONS
        if name in site.sections
    )
    trail: tuple[Link, ...] = (Link(words.home, reach(here, "index.html")),)
    own_section = next((link for link in nav if link.current), None)
    if own_section is not None and own_section.text != title:
        trail += (replace(own_section, current=False),)
    trail += (*crumbs, Link(title, "", current=True))
    assets = dict(site.assets)
    return Base(
        kind,
        title,
        site.title,
        words,
        reach(here, "index.html"),
        site.language,
        description,
        tuple(reach(here, assets[name]) for name in ("style.css", "custom.css") if name in assets),
        tuple(reach(here, assets[name]) for name in ("site.js", "custom.js") if name in assets),
        nav,
        () if here.path == "index.html" else trail,
        link_labels(here, site.pages),
        "" if here.path == NOT_FOUND else urls.absolute(here.path, site.base_url),
        show_iso(site.edition, words),
        site.private,
        site.private or here.path == NOT_FOUND,
        wide,
    )


def name_anchor(ident: str) -> str:
    """An id as an anchor of the page: ids of records and digests need no change, colons and spaces do."""
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in ident)


def split_pages(total: int, stem: str) -> list[tuple[str, int, int]]:
    """Path, first row and end of every page of a list of `total` rows. The first keeps the plain name.

    >>> split_pages(450, "quotations")
    [('quotations.html', 0, 200), ('quotations-2.html', 200, 400), ('quotations-3.html', 400, 450)]
    """
    pages = max(1, -(-total // LIST_ROWS))
    return [
        (f"{stem}.html" if n == 0 else f"{stem}-{n + 1}.html", n * LIST_ROWS, min(total, (n + 1) * LIST_ROWS))
        for n in range(pages)
    ]


class Turn(Struct, frozen=True, omit_defaults=True):
    """The way through a list of several pages."""

    text: str = ""
    """ "Page 2 of 3"; empty for a list of one page."""
    previous: str = ""
    following: str = ""


def turn_page(here: Here, pages: Sequence[tuple[str, int, int]], index: int) -> Turn:
    if len(pages) == 1:
        return Turn()
    return Turn(
        here.words.page_n_of.format(index + 1, len(pages)),
        reach(here, pages[index - 1][0]) if index else "",
        reach(here, pages[index + 1][0]) if index + 1 < len(pages) else "",
    )


def doubt(here: Here, pointer: str) -> str:
    """Address that takes a reader's doubt about the thing at `pointer` (a title and where it stands), or empty."""
    to = here.site.feedback
    if not urls.is_safe(to):
        return ""
    subject = quote(f"{here.site.title}: {pointer}", safe="")
    if to.startswith("mailto:"):
        return f"{to}{'&' if '?' in to else '?'}subject={subject}"
    if to.rstrip("/").endswith("/issues/new"):
        return f"{to}?title={subject}"
    return to


# ---------------------------------------------------------------- where words come from


class OriginView(Struct, frozen=True, omit_defaults=True):
    short: str
    full: str
    altered: bool = False
    note: str = ""
    """What it is a copy of, in a sentence."""


def show_origin(origin: Origin, words: Words) -> OriginView:
    """Whose words an article has: the text's own source first, then where it appeared.

    "AP · via The Federal", "Washington Times · altered copy", "The Irish Times", "Source not stated".
    """
    copied = origin.copy.kind != "original"
    head = find_head(origin)
    if head is None:
        full = short = words.source_not_stated
    else:
        full, short = head.name, head.short or head.name
    if copied and origin.copy.kind != "agency":
        full = f"{full} · {look_up(words.copy_kinds, origin.copy.kind)}"
    if origin.source is not None and origin.source != head:
        full = words.via.format(full, origin.source.name)
    note = origin.copy.note
    if origin.copy.kind == "altered":
        note = f"{words.altered_note} {note}".strip()
    return OriginView(short, full, origin.copy.kind == "altered", note)


def find_head(origin: Origin) -> Label | None:
    """Whose text it is: that of a copy, else the agency's, else that of the source it appeared in."""
    return (origin.of if origin.copy.kind != "original" else None) or origin.agency or origin.source


class ColumnView(Struct, frozen=True, omit_defaults=True):
    """One voice at the head of a comparison."""

    id: str
    short: str
    full: str
    href: str
    """Its earliest article."""
    day: Day | None = None
    altered: bool = False
    stage: str = ""
    """Before, as it opened, after: in words."""
    carried: str = ""
    articles: tuple[Link, ...] = ()
    digest: bool = False


def show_column(here: Here, column: Column, staged: bool = False) -> ColumnView:
    words = here.words
    origin = show_origin(column.origin, words)
    stages = {"before": words.before, "during": words.during, "after": words.after, "": words.undated_stage}
    carried = ", ".join(label.name for label in column.carried)
    return ColumnView(
        column.voice.id,
        origin.short,
        origin.full,
        reach(here, urls.page_path("article", column.articles[0].id)),
        show_when(column.published, words),
        origin.altered or column.voice.altered,
        stages[column.written] if staged else "",
        words.carried_by.format(carried) if carried else "",
        link_labels(here, column.articles),
        column.digest,
    )


# ---------------------------------------------------------------- words in place


def point(here: Here, cited: Cited, anchor: str = "") -> Pointer:
    """The way to the paragraph of a stretch, or to `anchor` on its article's page."""
    words = here.words
    origin = show_origin(cited.origin, words)
    number = cited.span.block
    target = f"{urls.page_path('article', cited.article)}#{anchor or urls.paragraph_anchor(number)}"
    return Pointer(
        reach(here, target),
        f"{words.paragraph_mark}{_number_paragraph(cited)}",
        origin.short,
        origin.full,
        cited.title,
        show_when(cited.published, words),
        origin.altered,
        cited.digest,
        look_up(words.statuses, cited.status) if cited.status else "",
        cited.url if urls.is_safe(cited.url) else "",
    )


_SOURCE_PARAGRAPH = re.compile(r"¶\s?(\d+)")


def _number_paragraph(cited: Cited) -> str:
    """The paragraph's number; in a digest that of the source's paragraph, where the digest names it after the words."""
    if cited.digest:
        named = _SOURCE_PARAGRAPH.search(cited.block.text, cited.span.end)
        if named is not None:
            return named.group(1)
    return str(cited.span.block)


def read_plain(cited: Cited) -> str:
    """The words of a stretch as far as they are shown; empty where all are withheld."""
    text = cited.block.text[cited.span.start : cited.span.end]
    return text.replace(WITHHELD, "").replace(WITHHELD_REST, "").strip()


def count_withheld(cited: Cited) -> int:
    return cited.block.text.count(WITHHELD, cited.span.start, cited.span.end)


def excerpt(here: Here, cited: Cited, marks: Sequence[Mark] = (), anchor: str = "") -> Excerpt:
    """Exactly the stretch, with marks put on it."""
    return _excerpt(here, cited, cited.span.start, cited.span.end, marks, anchor)


_ROUND = 60
"""Code points: a shorter stretch is shown inside its sentence."""
_LONGEST = 420
"""Code points of a sentence that are shown around a short stretch."""


def excerpt_around(here: Here, cited: Cited, anchor: str = "") -> Excerpt:
    """The stretch marked within its sentence, or alone where it is long enough to be understood."""
    start, end = cited.span.start, cited.span.end
    if end - start >= _ROUND:
        return excerpt(here, cited, (), anchor)
    first, last = start, end
    for a, b in sentences(cited.block.text):
        if a <= start < b:
            first = a
        if a < end <= b:
            last = b
    if last - first > _LONGEST:
        first, last = max(first, start - _LONGEST // 2), min(last, end + _LONGEST // 2)
    return _excerpt(here, cited, first, last, (Mark(start, end, "mark"),), anchor)


def _excerpt(here: Here, cited: Cited, start: int, end: int, marks: Sequence[Mark], anchor: str) -> Excerpt:
    words = here.words
    shown = cited.block.text[start:end].replace(WITHHELD, "").replace(WITHHELD_REST, "")
    hidden = cited.block.text.count(WITHHELD, start, end)
    return Excerpt(
        render_inline(strip_links(cited.block), marks, start, end),
        point(here, cited, anchor),
        cited.language if cited.language not in ("", here.site.language) else "",
        words.withheld_words.format(count(hidden, words.n_words, words))
        if hidden and not any(c.isalnum() for c in shown)
        else "",
    )


def strip_links(block: Block) -> Block:
    """An excerpt's own links would lead away from the paragraph that it points to."""
    if any(tag.name == "a" for tag in block.tags):
        return replace(block, tags=tuple(tag for tag in block.tags if tag.name != "a"))
    return block


def show_blocks(here: Here, blocks: Sequence[Block]) -> Html:
    """An editor's own text: no anchors."""
    return render_blocks(blocks, first=0, page=here.path)


def show_basis(basis: Basis, reason: str, reviewed: When | None, words: Words) -> str:
    if basis == "editor":
        return words.basis_editor_why.format(reason) if reason else words.basis_editor
    if basis == "confirmed":
        day = show_when(reviewed, words)
        return words.basis_confirmed_on.format(day.text) if day else words.basis_confirmed
    return words.basis_rule


def show_speaker(here: Here, said: Said) -> Link | None:
    """The speaker by record, else in the source's own words; None where nobody is named."""
    if said.speaker is not None:
        return link_label(here, said.speaker)
    if said.quotation.found.speaker_kind == "none":
        return None
    words = read_plain(said.speaker_words) if said.speaker_words is not None else ""
    return Link(words or here.words.name_withheld, "")


def show_said(here: Here, said: Said) -> SaidView:
    words = here.words
    found = said.quotation.found
    first = said.parts[0]
    hidden = sum(count_withheld(part) for part in said.parts)
    settings = [read_plain(cited) for cited in (said.venue,) if cited is not None]
    settings += [words.said_to.format(text) for c in (said.addressee,) if c is not None and (text := read_plain(c))]
    return SaidView(
        tuple(render_inline(strip_links(p.block), (), p.span.start, p.span.end) for p in said.parts),
        point(here, first, urls.quotation_anchor(said.quotation.id)),
        found.form == "direct",
        show_speaker(here, said),
        maybe_link(here, said.outer),
        maybe_link(here, said.occasion),
        ", ".join(text for text in settings if text),
        show_iso(said.quotation.said_on, words, weekday=True),
        show_basis(said.quotation.basis, said.quotation.reason, first.reviewed, words),
        said.quotation.basis == "editor",
        found.marks == "repaired",
        first.language if first.language not in ("", here.site.language) else "",
        words.withheld_words.format(count(hidden, words.n_words, words))
        if hidden and not any(read_plain(part) for part in said.parts)
        else "",
    )


def write_citation(here: Here, cited: Cited) -> str:
    """One line that names outlet, title, day, paragraph and where to read it."""
    words = here.words
    pointer = point(here, cited)
    day = pointer.day.text if pointer.day else words.undated
    page = urls.absolute(urls.page_path("article", cited.article), here.site.base_url)
    place = page + f"#{urls.paragraph_anchor(cited.span.block)}" if page else cited.url
    line = f"{pointer.full}, “{pointer.title}”, {day}, {pointer.mark}"
    if cited.digest:
        line = f"{line} ({words.our_summary})"
    return f"{line}. {place}" if place else f"{line}."


class IssueView(Struct, frozen=True, omit_defaults=True):
    severity: str
    message: str
    place: str
    hint: str = ""


def show_issue(issue: Issue, words: Words) -> IssueView:
    place = issue.place
    where = place.path + (f":{place.line}" if place.line else "")
    return IssueView(look_up(words.severities, issue.severity), issue.message, where, issue.hint)
