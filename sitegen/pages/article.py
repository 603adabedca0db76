"""The page of an article: its text in order as far as rights show it, every quotation with its speaker, every mention
linked, and how to check and cite it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from sitegen import urls
from sitegen.link import Cited, Label, LinkedArticle, Row, Said
from sitegen.markdown import Html, Mark, render_blocks, render_inline
from sitegen.model import Article, Block, Figure
from sitegen.pages.alone import OnlyHere, show_only_here
from sitegen.pages.correcting import CorrectionView, correct_mentions
from sitegen.pages.days import Day, show_iso, show_when
from sitegen.pages.frame import (
    Base,
    Here,
    Link,
    PageOut,
    Site,
    Tongue,
    doubt,
    frame,
    link_label,
    link_labels,
    link_references,
    maybe_link,
    name_corrections,
    reach,
    tell_tongue,
)
from sitegen.pages.provenance import (
    HIDDEN,
    OriginView,
    Pointer,
    SaidView,
    mark_paragraph,
    open_words,
    point,
    raise_headings,
    show_origin,
    show_said,
    show_speaker,
)
from sitegen.pages.structured import describe_article, tag_article
from sitegen.pages.words import Words, count, look_up, put_in_marks, tell_cut, write_number
from sitegen.rights import count_shown, is_wholly_withheld


class FigureView(Struct, frozen=True, omit_defaults=True):
    words: str
    about: str
    href: str
    mark: str
    speaker: Link | None = None


class SharedRow(Struct, frozen=True, omit_defaults=True):
    """A passage of this article that other accounts have too."""

    own: Link
    """Its paragraph."""
    others: tuple[Pointer, ...]
    title: str
    """Its topic's question, else the passage's first words."""
    named: bool = False
    """The title is a question or topic."""
    language: Tongue | None = None
    """Of a title that is the passage's own words."""


class Note(Struct, frozen=True, omit_defaults=True):
    day: Day | None
    text: str
    href: str = ""
    anchor: str = ""


class ArticlePage(Struct, frozen=True, omit_defaults=True):
    base: Base
    title: Html
    origin: OriginView
    origins: tuple[Link, ...]
    """The sources that it came through."""
    body: Html
    published: Day | None = None
    authors: str = ""
    dateline: str = ""
    retrieved: Day | None = None
    language: Tongue | None = None
    summary: str = ""
    url: str = ""
    archived: str = ""
    excerpt: str = ""
    """How much of it is shown, where not all is."""
    digest: bool = False
    review: str = ""
    reviewed: bool = False
    status: Note | None = None
    corrections: tuple[Note, ...] = ()
    meetings: tuple[Link, ...] = ()
    actors: tuple[Link, ...] = ()
    quotations: tuple[SaidView, ...] = ()
    figures: tuple[FigureView, ...] = ()
    rows: tuple[SharedRow, ...] = ()
    parallels: tuple[SharedRow, ...] = ()
    """Rows that no topic names."""
    previous: Link | None = None
    following: Link | None = None
    citation: str = ""
    doubt: str = ""
    size: str = ""
    partners: tuple[Link, ...] = ()
    """Articles that it stands side by side with."""
    references: tuple[Link, ...] = ()
    """Files that a reference manager takes in: the article and its quotations."""
    retracted: bool = False
    corrections_names: tuple[CorrectionView, ...] = ()
    """For the names that are links in it."""
    parallels_told: str = ""
    """How many `parallels` there are: "13 more" after rows that topics name, else "13 passages"."""
    only: OnlyHere | None = None


def make_article(linked: LinkedArticle, site: Site) -> PageOut:
    article = linked.article
    here = Here(site, urls.page_path("article", article.id))
    words = site.words
    title = article.title
    origin = show_origin(linked.origin, words)
    published = show_when(article.published, words, weekday=True)
    size = count_shown(article.blocks)
    shared = tuple(_show_rows(here, article, linked.rows))
    named = tuple(row for row in shared if row.named)
    parallels = tuple(row for row in shared if not row.named)[:_ROWS_SHOWN]
    further = write_number(len(parallels), words)
    return PageOut(
        here.path,
        "article.html",
        ArticlePage(
            frame(
                here,
                "article",
                title,
                "articles",
                _describe(linked, origin, published, words),
                about=describe_article(linked, site.base_url),
                tags=tag_article(linked, site.base_url, here.path),
                language=article.language,
            ),
            _show_title(linked, words),
            origin,
            _link_origins(here, linked),
            _show_body(here, linked),
            published,
            words.by_line.format(", ".join(article.authors)) if article.authors else "",
            article.dateline,
            show_when(article.retrieved, words),
            tell_tongue(article.language, site),
            article.summary,
            article.url if urls.is_safe(article.url) else "",
            article.archived if urls.is_safe(article.archived) else "",
            _say_shown(size, words),
            article.digest,
            _say_review(article, words),
            article.reviewed is not None,
            _show_status(article, words),
            tuple(
                Note(show_when(c.date, words), c.text, "", anchor)
                for c, anchor in zip(article.corrections, name_corrections(article), strict=True)
            ),
            link_labels(here, (label for label in linked.labels if label.kind == "meeting")),
            link_labels(here, (label for label in linked.labels if label.kind == "actor")),
            tuple(show_said(here, said, cite=True) for said in linked.said if said.quotation.found.form == "direct"),
            tuple(_show_figures(here, linked)),
            named,
            parallels,
            maybe_link(here, linked.previous),
            maybe_link(here, linked.following),
            _cite(here, linked, origin),
            doubt(here, title, here.path),
            count(size[1], words.n_words, words),
            partners=tuple(_link_pair(here, article, partner) for partner in linked.partners),
            references=link_references(here, "article", article.id),
            retracted=article.status is not None and article.status.kind == "retracted",
            corrections_names=correct_mentions(here, article, linked.resolved.mentions),
            parallels_told=words.more_n.format(further) if named else count(len(parallels), words.n_passages, words),
            only=show_only_here(here, linked.alone),
        ),
    )


def _link_pair(here: Here, article: Article, partner: Label) -> Link:
    address = reach(here, urls.pair_path(article.id, partner.id))
    return Link(partner.name, address, language=tell_tongue(partner.language, here.site))


def _describe(linked: LinkedArticle, origin: OriginView, published: Day | None, words: Words) -> str:
    day = published.text if published else words.undated
    return linked.article.summary or f"{origin.full}, {day}"


def _link_origins(here: Here, linked: LinkedArticle) -> tuple[Link, ...]:
    origin = linked.origin
    labels = dict.fromkeys(label for label in (origin.of, origin.agency, origin.source) if label is not None)
    return link_labels(here, labels)


def _cite(here: Here, linked: LinkedArticle, origin: OriginView) -> str:
    article, words = linked.article, here.words
    day = show_when(article.published, words)
    parts = [
        ", ".join(article.authors),
        put_in_marks(article.title, words),
        origin.full,
        day.text if day else words.undated,
    ]
    line = ", ".join(part for part in parts if part) + "."
    edition = show_iso(here.site.edition, words)
    page = urls.absolute(here.path, here.site.base_url)
    given = words.accessed_as.format(here.site.title, edition.text if edition else words.undated)
    return " ".join(part for part in (line, article.url, f"({given}{': ' + page if page else ''})") if part)


def _say_shown(size: tuple[int, int], words: Words) -> str:
    shown, total = size
    return "" if shown == total else words.shown_of.format(write_number(shown, words), write_number(total, words))


def _say_review(article: Article, words: Words) -> str:
    if article.reviewed is None:
        return words.not_reviewed
    day = show_when(article.reviewed.on, words)
    if day is None:
        return words.reviewed_by.format(article.reviewed.by)
    return words.reviewed_by_on.format(article.reviewed.by, day.text)


def _show_status(article: Article, words: Words) -> Note | None:
    if article.status is None:
        return None
    text = look_up(words.statuses, article.status.kind)
    if article.status.note:
        text = f"{text}: {article.status.note}"
    url = article.status.url if urls.is_safe(article.status.url) else ""
    return Note(show_when(article.status.on, words), text, url)


# ---------------------------------------------------------------- the text


def _show_body(here: Here, linked: LinkedArticle) -> Html:
    article, words = linked.article, here.words

    elsewhere = [
        (sign, name, address)
        for sign, name, address in (
            (words.external, words.check, article.url),
            (words.archive_mark, words.archived, article.archived),
        )
        if urls.is_safe(address) and not article.digest  # a digest's prose is nowhere else
    ]

    def copies(number: int) -> list[tuple[str, str, str]]:
        """Where else the paragraph can be read: sign, name and address."""
        text = article.blocks[number].text
        if not elsewhere or is_wholly_withheld(text):
            return []
        return [(sign, name, urls.find_words(address, text, 0, len(text), HIDDEN)) for sign, name, address in elsewhere]

    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    _mark_mentions(here, linked, marks)
    _mark_values(linked, marks)
    for number, found in marks.items():
        text = article.blocks[number].text  # to mark withheld words would tell what they are
        marks[number] = [mark for mark in found if not is_wholly_withheld(text[mark.start : mark.end])]
    _mark_quotations(linked.said, marks)
    speakers = _list_speakers(here, linked.said)
    numbers = range(1, len(article.blocks))
    tongue = tell_tongue(article.language, here.site)
    return render_blocks(
        raise_headings(article.blocks[1:]),
        [marks[n] for n in numbers],
        1,
        [
            _make_tail(
                n,
                speakers.get(n, {}),
                words.paragraph_mark if article.digest else str(n),
                copies(n),
                tongue,
            )
            for n in numbers
        ],
        cut=tell_cut(words),
    )


def _show_title(linked: LinkedArticle, words: Words) -> Html:
    """The headline with its quotations marked; names in it are no links, since it is one in every list."""
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    _mark_quotations(linked.said, marks)
    return render_inline(linked.article.blocks[0], marks[0], cut=tell_cut(words))


def _mark_quotations(said: Iterable[Said], marks: defaultdict[int, list[Mark]]) -> None:
    for one in said:
        direct = one.quotation.found.form == "direct"
        for index, part in enumerate(one.quotation.found.parts):
            anchor = (("id", urls.quotation_anchor(one.quotation.id)),) if index == 0 else ()
            if direct or anchor:
                marks[part.block].append(Mark(part.start, part.end, "q" if direct else "span", anchor))


def _mark_mentions(here: Here, linked: LinkedArticle, marks: defaultdict[int, list[Mark]]) -> None:
    """The first mention of each record in each paragraph is a link; topics are no names and get none."""
    known = {(label.kind, label.id) for label in linked.labels}
    seen: set[tuple[int, str, str]] = set()
    for mention in linked.resolved.mentions:
        key = (mention.span.block, mention.kind, mention.target)
        if mention.kind == "topic" or key in seen or (mention.kind, mention.target) not in known:
            continue
        seen.add(key)
        address = reach(here, urls.page_path(mention.kind, mention.target))
        marks[mention.span.block].append(Mark(mention.span.start, mention.span.end, "a", (("href", address),)))


def _mark_values(linked: LinkedArticle, marks: defaultdict[int, list[Mark]]) -> None:
    for figure in linked.resolved.figures:
        span = figure.found.span
        marks[span.block].append(Mark(span.start, span.end, "data", (("value", _write_value(figure.found.value)),)))
    for date in linked.resolved.dates:
        span = date.found.span
        if date.found.date and "/" not in date.found.date:
            marks[span.block].append(Mark(span.start, span.end, "time", (("datetime", date.found.date),)))


def _write_value(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _list_speakers(here: Here, said: Iterable[Said]) -> dict[int, dict[str, str]]:
    """By paragraph, who is quoted there, in order: name and address. Nobody is the empty name."""
    speakers: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for one in said:
        if one.quotation.found.form != "direct":
            continue
        speaker = show_speaker(here, one)
        for part in one.quotation.found.parts:
            name = speaker.text if speaker else here.words.unattributed
            speakers[part.block].setdefault(name, speaker.href if speaker else "")
    return speakers


@lru_cache(maxsize=1024)
def _make_permalink(number: int, label: str) -> str:
    attributes = (("class", "n"), ("href", f"#{urls.paragraph_anchor(number)}"))
    return render_inline(Block("paragraph", label), (Mark(0, len(label), "a", attributes),)).text


def _make_tail(
    number: int, speakers: dict[str, str], label: str, copies: Sequence[tuple[str, str, str]], language: Tongue | None
) -> Html:
    """The paragraph's permalink, the ways to it at its source and in the archive, and who is quoted in it."""
    out = _make_permalink(number, label)
    foreign = (("hreflang", language.code),) if language else ()
    for sign, name, address in copies:
        away = (("class", "src"), ("href", address), ("aria-label", name), *foreign)
        out += render_inline(Block("paragraph", sign), (Mark(0, len(sign), "a", away),)).text
    if speakers:
        text = ""
        marks = []
        for name, href in speakers.items():
            text += " · " if text else ""
            if href:
                marks.append(Mark(len(text), len(text) + len(name), "a", (("href", href),)))
            text += name
        out += render_inline(Block("paragraph", text), (Mark(0, len(text), "small", (("class", "who"),)), *marks)).text
    return Html(out)


# ---------------------------------------------------------------- below the text


def _show_figures(here: Here, linked: LinkedArticle) -> Iterable[FigureView]:
    blocks = linked.article.blocks
    labels = {label.id: label for label in linked.labels if label.kind == "actor"}
    for figure in linked.resolved.figures:
        found = figure.found
        text = blocks[found.span.block].text[found.span.start : found.span.end]
        if is_wholly_withheld(text):
            continue
        about = blocks[found.about.block].text[found.about.start : found.about.end] if found.about else ""
        yield FigureView(
            look_up(here.words.hedges, found.hedge).format(text) if found.hedge else text,
            "" if is_wholly_withheld(about) else about,
            f"#{urls.paragraph_anchor(found.span.block)}",
            f"{here.words.paragraph_mark}{found.span.block}",
            _figure_speaker(here, figure, labels, blocks),
        )


def _figure_speaker(here: Here, figure: Figure, labels: dict[str, Label], blocks: Sequence[Block]) -> Link | None:
    if figure.speaker in labels:
        return link_label(here, labels[figure.speaker])
    span = figure.found.speaker
    if span is None:
        return None
    text = blocks[span.block].text[span.start : span.end]
    return Link(here.words.name_withheld if is_wholly_withheld(text) else text, "")


_ROWS_SHOWN = 40


def _show_rows(here: Here, article: Article, rows: Sequence[Row]) -> Iterable[SharedRow]:
    """In the order of the text; the words themselves stand above, and side by side on the pages of the comparison."""
    found = []
    for row in rows:
        own = [cited for _, cited in row.members if cited.article == article.id]
        others: dict[str, Cited] = {}
        for _, cited in row.members:
            if cited.article != article.id:
                others.setdefault(cited.article, cited)
        if own and others and row.passage.kind != "meeting":
            found.append((own[0].span, row, own[0], list(others.values())))
    seen: set[tuple[int, str]] = set()
    for _, row, first, others_first in sorted(found, key=lambda one: (one[0], -len(one[3]), one[1].passage.id)):
        title = row.question or (row.topic.name if row.topic else "")
        if (first.span.block, title) in seen:
            continue  # the widest row of a paragraph on a topic stands for the others
        seen.add((first.span.block, title))
        yield SharedRow(
            Link(mark_paragraph(first, here.words), point(here, first).href),
            tuple(point(here, cited) for cited in others_first),
            title or open_words(first, here.words),
            bool(title),
            None if title else tell_tongue(article.language, here.site),
        )
