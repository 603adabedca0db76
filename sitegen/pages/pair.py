"""Two articles side by side: paragraphs that report the same stand level, the rest in its place. Every word of both
that rights show is in exactly one cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen import urls
from sitegen.comparison.diff import diff_words
from sitegen.link import Level, LinkedPair
from sitegen.markdown import Html, Mark, render_inline
from sitegen.model import Article, Block
from sitegen.pages.days import Day, show_when
from sitegen.pages.frame import Base, Here, Link, PageOut, Site, Tongue, frame, name_anchor, reach, tell_tongue
from sitegen.pages.provenance import show_origin
from sitegen.pages.readings import is_refused, word_reading
from sitegen.pages.words import Words, count, look_up, put_in_marks, tell_cut
from sitegen.rights import is_withheld
from sitegen.text import words as find_words


class Side(Struct, frozen=True, omit_defaults=True):
    """A paragraph in its cell."""

    html: Html
    id: str
    pointer: Link
    moved: tuple[Link, ...] = ()
    """Paragraphs of the other article that report the same in another place."""
    heading: bool = False
    apart: tuple[Link, ...] = ()
    """Differences that one of its readings has a part in, the other article taking another side."""


class PairRow(Struct, frozen=True, omit_defaults=True):
    left: Side | None
    right: Side | None
    differs: bool = True
    """A difference begins here: level paragraphs that are not the same, or the first of those that one has alone."""


class Head(Struct, frozen=True, omit_defaults=True):
    """The article above its column."""

    article: Link
    origin: str
    day: Day | None = None
    altered: bool = False
    digest: bool = False
    language: Tongue | None = None


class PairPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    title: str
    heads: tuple[Head, Head]
    rows: tuple[PairRow, ...]
    level: str


_ALIKE = 60
"""Percent of words in common from which two level paragraphs are printings of one text and compared by the word."""


def make_pair(linked: LinkedPair, site: Site) -> PageOut:
    here = Here(site, urls.pair_path(linked.left.id, linked.right.id))
    words = site.words
    heads = (_show_head(here, linked, 0), _show_head(here, linked, 1))
    title = words.versus.format(heads[0].origin, heads[1].origin)
    marks = _mark_ties(linked)
    apart = _list_apart(here, linked)
    rows = join_differences([_show_row(here, linked, row, marks, apart) for row in linked.rows])
    level = sum(1 for row in linked.rows[1:] if row.left is not None and row.right is not None)
    return PageOut(
        here.path,
        "pair.html",
        PairPage(
            frame(here, "pair", title, "compare", f"{linked.left.title} / {linked.right.title}", wide=True),
            title,
            heads,
            rows,
            count(level, words.n_paragraphs_level, words),
        ),
    )


def _show_head(here: Here, linked: LinkedPair, at: int) -> Head:
    article = (linked.left, linked.right)[at]
    origin = linked.origins[at]
    link = Link(article.title, reach(here, urls.page_path("article", article.id)))
    day = show_when(article.published, here.words)
    tongue = tell_tongue(article.language, here.site)
    return Head(link, show_origin(origin, here.words).full, day, origin.copy.kind == "altered", article.digest, tongue)


Marks = defaultdict[tuple[str, int], list[Mark]]


Differing = Mapping[tuple[str, int], Sequence[Link]]
"""By article and paragraph."""


def _show_row(here: Here, linked: LinkedPair, row: Level, marks: Marks, apart: Differing) -> PairRow:
    left = None if row.left is None else linked.left.blocks[row.left]
    right = None if row.right is None else linked.right.blocks[row.right]
    ours, theirs = marks["left", row.left or 0], marks["right", row.right or 0]
    differs = True
    if left is not None and right is not None and row.left:
        hidden = is_withheld(left.text) or is_withheld(right.text)
        if not hidden and not linked.left.digest and not linked.right.digest and _is_alike(left.text, right.text):
            ours, theirs = _mark_words(left.text, right.text, here.words)
            differs = bool(ours or theirs)
    return PairRow(
        _show_side(here, linked.left, "left", row.left, left, ours, row.left_moved, apart),
        _show_side(here, linked.right, "right", row.right, right, theirs, row.right_moved, apart),
        differs and row.left != 0,
    )


def join_differences(rows: Sequence[PairRow]) -> tuple[PairRow, ...]:
    """What stands alone in a row of paragraphs is one difference, and not as many as it has paragraphs."""
    alone = [row.left is None or row.right is None for row in rows]
    return tuple(
        replace(row, differs=row.differs and not (n > 0 and alone[n] and alone[n - 1])) for n, row in enumerate(rows)
    )


def _show_side(
    here: Here,
    article: Article,
    side: str,
    number: int | None,
    block: Block | None,
    marks: list[Mark],
    moved: tuple[int, ...],
    apart: Differing,
) -> Side | None:
    if block is None or number is None:
        return None
    other = "right" if side == "left" else "left"
    mark = here.words.paragraph_mark
    target = f"{urls.page_path('article', article.id)}#{urls.paragraph_anchor(number)}"
    return Side(
        render_inline(
            block,
            [m for m in marks if not is_withheld(block.text[m.start : m.end])],
            page=here.path,
            cut=tell_cut(here.words),
        ),
        f"{side}-{number}",
        Link(
            f"{mark}{number}" if number else here.words.headline,
            reach(here, target if number else urls.page_path("article", article.id)),
        ),
        tuple(Link(f"{mark}{n}", f"#{other}-{n}") for n in moved),
        block.kind in ("title", "heading"),
        tuple(apart.get((article.id, number), ())),
    )


def _list_apart(here: Here, linked: LinkedPair) -> Differing:
    """In words, with the way to the difference itself: what stands here and what over there."""
    words = here.words
    found: dict[tuple[str, int], dict[Link, None]] = {}
    tongues = {article.id: article.language for article in (linked.left, linked.right)}
    for one in linked.apart:
        kind = look_up(words.discrepancy_kinds, one.discrepancy.kind)
        page = urls.list_path(urls.DIFFERENCES, one.page)
        href = reach(here, f"{page}#{name_anchor(one.discrepancy.id)}")
        told: dict[str, dict[str, str]] = {article: {} for article in tongues}
        for number, reading in enumerate(one.discrepancy.readings):
            for member in reading.members:
                value = word_reading(reading.value, one.discrepancy.kind, tongues[member.article], words)
                if one.discrepancy.kind == "wording" and not is_refused(reading.value):
                    value = put_in_marks(value, words)
                told[member.article][reading.value or str(number)] = value
        for number, reading in enumerate(one.discrepancy.readings):
            for member in reading.members:
                key = reading.value or str(number)
                there = next(given for article, given in told.items() if article != member.article)
                if key not in there:
                    say = words.differ_here.format(
                        kind, told[member.article][key], words.rival_words.join(there.values())
                    )
                    link = Link(say if reading.value else words.differ_kind.format(kind), href)
                    found.setdefault((member.article, member.span.block), {})[link] = None
    return {place: tuple(links) for place, links in found.items()}


def _mark_ties(linked: LinkedPair) -> Marks:
    """The stretches that both report, marked on either side."""
    marks: Marks = defaultdict(list)
    seen: set[tuple[str, object]] = set()
    for tie in linked.ties:
        for side, span in (("left", tie.left), ("right", tie.right)):
            if (side, span) not in seen:
                seen.add((side, span))
                marks[side, span.block].append(Mark(span.start, span.end, "span", (("class", "tied"),)))
    return marks


def _is_alike(left: str, right: str) -> bool:
    ours = {left[a:b].casefold() for a, b in find_words(left)}
    theirs = {right[a:b].casefold() for a, b in find_words(right)}
    return len(ours & theirs) * 100 >= _ALIKE * max(len(ours), len(theirs), 1)


def _mark_words(left: str, right: str, words: Words) -> tuple[list[Mark], list[Mark]]:
    """Words that only one of two printings has, each marked on its own side."""
    ours: list[Mark] = []
    theirs: list[Mark] = []
    for edit in diff_words(left, right):
        if edit.kind in ("left", "changed") and edit.left[0] < edit.left[1]:
            ours.append(Mark(*edit.left, "del", (("data-say", words.only_here),)))
        if edit.kind in ("right", "changed") and edit.right[0] < edit.right[1]:
            theirs.append(Mark(*edit.right, "ins", (("data-say", words.only_here),)))
    return ours, theirs
