"""Words of a source in their place, with whose they are and the way to their paragraph. Nothing is shown without its
pointer; withheld words are counted, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from sitegen import urls
from sitegen.link import Cited, Column, Label, Origin, Said, stands
from sitegen.markdown import Html, Mark, render_blocks, render_inline
from sitegen.model import WITHHELD, WITHHELD_REST, Basis, Block, Issue, When
from sitegen.pages.correcting import CorrectionView, correct_speaker
from sitegen.pages.days import Day, show_iso, show_when
from sitegen.pages.frame import Here, Link, Site, Tongue, doubt, link_label, maybe_link, reach, tell_tongue
from sitegen.pages.words import Words, count, look_up, put_in_marks, tell_cut
from sitegen.rights import is_wholly_withheld
from sitegen.text import sentences


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
    retracted: bool = False
    language: Tongue | None = None
    """Of the article, where it is not the page's own."""


class Excerpt(Struct, frozen=True, omit_defaults=True):
    """Words of a source, in place."""

    html: Html
    pointer: Pointer
    language: Tongue | None = None
    """Where it is not the page's own."""
    withheld: str = ""
    """Says that all its words are withheld; then `html` is not to be shown."""
    before: bool = False
    """Words before those shown are withheld, ..."""
    after: bool = False
    """... or after them."""
    bare: bool = False
    """Nothing around the stretch itself is shown."""


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
    language: Tongue | None = None
    withheld: str = ""
    fragment: Excerpt | None = None
    """A few words in the sentence that they stand in: alone they could say the opposite."""
    citation: str = ""
    """How to cite it; empty where the page does not offer that."""
    doubt: str = ""
    correction: CorrectionView | None = None


class OriginView(Struct, frozen=True, omit_defaults=True):
    short: str
    full: str
    altered: bool = False
    note: str = ""
    """What it is a copy of, in a sentence."""


@lru_cache(maxsize=4096)
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
        reach(here, urls.page_path("article", column.article.id)),
        show_when(column.published, words),
        origin.altered or column.voice.altered,
        stages[column.written] if staged else "",
        words.carried_by.format(carried) if carried else "",
        column.digest,
    )


def point(here: Here, cited: Cited, anchor: str = "", verbatim: bool = False) -> Pointer:
    """The way to the paragraph of a stretch, or to `anchor` on its article's page. `verbatim` words are the source's
    own even in a digest."""
    words = here.site.words
    origin = show_origin(cited.origin, words)
    target = f"{urls.page_path('article', cited.article)}#{anchor or urls.paragraph_anchor(cited.span.block)}"
    return Pointer(
        reach(here, target),
        mark_paragraph(cited, words),
        origin.short,
        origin.full,
        cited.title,
        show_when(cited.published, words),
        origin.altered,
        cited.digest,
        look_up(words.statuses, cited.status) if cited.status else "",
        find_source(cited, verbatim) if cited.url else "",
        not stands(cited),
        tell_tongue(cited.language, here.site) if cited.language else None,
    )


def find_source(cited: Cited, verbatim: bool = False) -> str:
    """The article at its source, opened at the words where they are the source's own; empty without an address."""
    if not urls.is_safe(cited.url):
        return ""
    if cited.digest and not verbatim:
        return cited.url
    return urls.find_words(cited.url, cited.block.text, cited.span.start, cited.span.end, HIDDEN)


def mark_paragraph(cited: Cited, words: Words, mark: bool = True) -> str:
    """The paragraph as a reader is told of it, with its mark or without: "¶7", "headline"."""
    if not cited.span.block:
        return words.headline
    return f"{words.paragraph_mark if mark else ''}{number_paragraph(cited)}"


_SOURCE_PARAGRAPH = re.compile(r"¶\s?(\d+)")


def number_paragraph(cited: Cited) -> str:
    """The paragraph's number; in a digest that of the source's paragraph, where the digest names it after the words."""
    if cited.digest:
        named = _SOURCE_PARAGRAPH.search(cited.block.text, cited.span.start)
        if named is not None:
            return named.group(1)
    return str(cited.span.block)


def read_plain(cited: Cited) -> str:
    """The words of a stretch as far as they are shown; empty where all are withheld."""
    text = cited.block.text[cited.span.start : cited.span.end]
    return "" if is_wholly_withheld(text) else text.replace(WITHHELD, "").replace(WITHHELD_REST, "").strip()


_OPENING = 9
"""Words by which a passage without a title is told from another."""


_OPENS = ("“", "„", "«", "‘", '"', "'")


def open_words(cited: Cited, words: Words) -> str:
    """The first words of a stretch, in marks only where the source has it in marks: a report is nobody's wording."""
    shown = read_plain(cited)
    text = shown.lstrip("".join(_OPENS)).split()
    if not text:
        return ""
    first = f"{' '.join(text[:_OPENING]).rstrip(',.;:”»')}{' …' if len(text) > _OPENING else ''}"
    before = cited.block.text[: cited.span.start].rstrip()
    return put_in_marks(first, words) if before.endswith(_OPENS) or shown.startswith(_OPENS) else first


def _say_withheld(texts: Sequence[str], words: Words, sure: bool = True) -> str:
    """That all is withheld, with the number of words where it can be told; else empty. Only where it is `sure` what it
    stands under does it also say that this is reported."""
    if not texts or not all(is_wholly_withheld(text) for text in texts):
        return ""
    hidden = sum(text.count(WITHHELD) for text in texts)
    if not hidden:
        return words.all_withheld if sure else words.words_withheld
    return (words.withheld_words if sure else words.n_withheld).format(count(hidden, words.n_words, words))


def excerpt(here: Here, cited: Cited, marks: Sequence[Mark] = (), anchor: str = "", sure: bool = True) -> Excerpt:
    """Exactly the stretch, with marks put on it; `sure` where it is known to be on what it stands under."""
    span = cited.span
    return _point_out(_cut_out(here.site, cited, span.start, span.end, marks, sure), point(here, cited, anchor))


_ROUND = 60
"""Code points: a shorter stretch is shown inside its sentence."""

_LONGEST = 420
"""Code points of a sentence that are shown around a short stretch."""


def excerpt_around(here: Here, cited: Cited, anchor: str = "", tag: str = "mark") -> Excerpt:
    """The stretch marked within its sentence, or alone where it is long enough to be understood."""
    return _point_out(_cut_around(here.site, cited, tag), point(here, cited, anchor))


def _cut_around(site: Site, cited: Cited, tag: str) -> _Cut:
    start, end = cited.span.start, cited.span.end
    if end - start >= _ROUND:
        return _cut_out(site, cited, start, end, ())
    first, last = widen(cited.block.text, start, end)
    return _cut_out(site, cited, first, last, (Mark(start, end, tag),))


@lru_cache(maxsize=8192)
def widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends that a stretch stands in: several pages show it. Of a very long one the part
    around the stretch; of one that is partly withheld what is shown without a break, as beyond it another sentence may
    stand, and a mark of what is withheld on either side."""
    first, last = start, end
    for a, b in sentences(text, end):
        if a <= start < b:
            first = a
        if a < end <= b:
            last = b
    if last - first > _LONGEST:
        first, last = max(first, start - _LONGEST // 2), min(last, end + _LONGEST // 2)
    gap = _GAP.search(text, end, last)
    before = max((m.end() - 1 for m in _GAP.finditer(text, first, start)), default=first)
    if gap is not None:
        last = gap.start() + (not _ENDED.search(text, end - 1, gap.start()))
    return before, last


class _Cut(NamedTuple):
    """An excerpt without its pointer, the same on every page; fields as there."""

    html: Html
    language: Tongue | None
    withheld: str
    before: bool
    after: bool
    bare: bool


def _point_out(cut: _Cut, pointer: Pointer) -> Excerpt:
    return Excerpt(cut.html, pointer, cut.language, cut.withheld, cut.before, cut.after, cut.bare)


def _cut_out(site: Site, cited: Cited, start: int, end: int, marks: Sequence[Mark], sure: bool = True) -> _Cut:
    text, words = cited.block.text, site.words
    withheld = _say_withheld((text[start:end],), words, sure)
    first, last = start, end
    while not withheld and first < last and (text[first] in HIDDEN or (first > start and text[first].isspace())):
        first += 1
    while not withheld and last > first and (text[last - 1] in HIDDEN or (last < end and text[last - 1].isspace())):
        last -= 1
    block, until = strip_links(cited.block), last
    named = _TOLD_PARAGRAPH.search(text, first, last) if cited.digest and not withheld else None
    if named is not None and named[1] == number_paragraph(cited):
        # The pointer after it says so.
        kept = tuple(tag for tag in block.tags if tag.end <= named.start())
        block = replace(block, text=text[: named.start()] + named[2], tags=kept)
        until = len(block.text)
    return _Cut(
        render_inline(block, marks, first, until, cut=tell_cut(words)),
        tell_tongue(cited.language, site),
        withheld,
        first > start,
        last < end,
        (first > start or last < end) and (first, last) == (cited.span.start, cited.span.end),
    )


_TOLD_PARAGRAPH = re.compile(r"\s*\(¶\s?(\d+)\)(\.?)$")
"""Where a digest ends a sentence with the source's paragraph."""

HIDDEN = WITHHELD + WITHHELD_REST
"""Characters that stand for withheld words."""
_GAP = re.compile(f"[{HIDDEN}]+")
_ENDED = re.compile(r"[.!?…][\"”’»)\]]*\s*$")


def strip_links(block: Block) -> Block:
    """An excerpt's own links would lead away from the paragraph that it points to."""
    if any(tag.name == "a" for tag in block.tags):
        return replace(block, tags=tuple(tag for tag in block.tags if tag.name != "a"))
    return block


def show_blocks(here: Here, blocks: Sequence[Block]) -> Html:
    """An editor's own text: no anchors."""
    return render_blocks(raise_headings(blocks), first=0, page=here.path)


def raise_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks with headings that begin right below the page's own, whatever level the author began with."""
    levels = sorted({block.level for block in blocks if block.kind == "heading"})
    if levels == list(range(1, len(levels) + 1)):
        return tuple(blocks)
    return tuple(replace(b, level=levels.index(b.level) + 1) if b.kind == "heading" else b for b in blocks)


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
    name = _name_speaker(said, here.words)
    return Link(name, "") if name else None


def _name_speaker(said: Said, words: Words) -> str:
    """As `show_speaker`; empty where nobody is named."""
    if said.speaker is not None:
        return said.speaker.name
    if said.quotation.found.speaker_kind == "none":
        return ""
    return (read_plain(said.speaker_words) if said.speaker_words is not None else "") or words.name_withheld


def tell_setting(said: Said, words: Words) -> str:
    """Where and to whom it was said, in the source's words."""
    settings = [read_plain(cited) for cited in (said.venue,) if cited is not None]
    settings += [words.said_to.format(text) for c in (said.addressee,) if c is not None and (text := read_plain(c))]
    return ", ".join(text for text in settings if text)


def show_said(here: Here, said: Said, cite: bool = False) -> SaidView:
    """A quotation; with `cite` also how to cite it."""
    read = _read_said(here.site, said)
    first = said.parts[0]
    pointer = point(here, first, read.anchor, read.direct)
    fragment = None
    if read.fragment is not None:
        again = point(here, first, read.anchor) if first.digest else pointer
        fragment = _point_out(read.fragment, again)
    return SaidView(
        read.words,
        pointer,
        read.direct,
        show_speaker(here, said),
        maybe_link(here, said.outer),
        maybe_link(here, said.occasion),
        read.setting,
        read.day,
        read.basis,
        said.quotation.basis == "editor",
        said.quotation.found.marks == "repaired",
        read.language,
        read.withheld,
        fragment,
        _cite_said(here.site, said) if cite else "",
        _doubt_said(here, said) if cite else "",
        correct_speaker(here, said),
    )


class _Read(NamedTuple):
    """What is the same of a quotation on every page; fields as in its view."""

    anchor: str
    direct: bool
    words: tuple[Html, ...]
    setting: str
    day: Day | None
    basis: str
    language: Tongue | None
    withheld: str
    fragment: _Cut | None


@lru_cache(maxsize=8192)
def _read_said(site: Site, said: Said) -> _Read:
    words, first = site.words, said.parts[0]
    texts = [part.block.text[part.span.start : part.span.end] for part in said.parts]
    return _Read(
        urls.quotation_anchor(said.quotation.id),
        said.quotation.found.form == "direct",
        tuple(
            render_inline(strip_links(p.block), (), p.span.start, p.span.end, cut=tell_cut(words)) for p in said.parts
        ),
        tell_setting(said, words),
        show_iso(said.quotation.said_on, words, weekday=True),
        show_basis(said.quotation.basis, said.quotation.reason, first.reviewed, words),
        tell_tongue(first.language, site),
        _say_withheld(texts, words),
        _cut_around(site, first, "q") if _is_fragment(said) else None,
    )


@lru_cache(maxsize=8192)
def _cite_said(site: Site, said: Said) -> str:
    """Who said what, and the line of the article that has it."""
    words = site.words
    shown = " … ".join(_show_cut(part) for part in said.parts if read_plain(part)).rstrip(",")
    day = show_iso(said.quotation.said_on, words)
    what = (_name_speaker(said, words), put_in_marks(shown, words) if shown else "", day.text if day else "")
    line = write_citation(site, said.parts[0], urls.quotation_anchor(said.quotation.id))
    return words.cite_as.format(", ".join(part for part in what if part), line)


def _show_cut(cited: Cited) -> str:
    """The words as far as they are shown, with a mark for each stretch that is not."""
    text = cited.block.text[cited.span.start : cited.span.end]
    return _WITHHELD.sub(" […] ", text).strip()


_WITHHELD = re.compile(rf"\s*[{HIDDEN}]+(?:[^\w“”]*[{HIDDEN}]+)*\s*")


def _doubt_said(here: Here, said: Said) -> str:
    first = said.parts[0]
    place = f"{urls.page_path('article', first.article)}#{urls.quotation_anchor(said.quotation.id)}"
    return doubt(here, first.title, place)


_FRAGMENT_WORDS = 5
"""A quotation of fewer words is shown in its sentence: "not ‘hopeless’"."""


def _is_fragment(said: Said) -> bool:
    found = said.quotation.found
    return found.form == "direct" and len(found.parts) == 1 and said.quotation.words < _FRAGMENT_WORDS


def write_citation(site: Site, cited: Cited, anchor: str = "") -> str:
    """One line that names outlet, title, day, paragraph and where to read it: at `anchor` or the paragraph."""
    words = site.words
    published = show_when(cited.published, words)
    day = published.text if published else words.undated
    page = urls.absolute(urls.page_path("article", cited.article), site.base_url)
    place = page + f"#{anchor or urls.paragraph_anchor(cited.span.block)}" if page else cited.url
    full, mark = show_origin(cited.origin, words).full, mark_paragraph(cited, words)
    line = f"{full}, {put_in_marks(cited.title, words)}, {day}, {mark}"
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
