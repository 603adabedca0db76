"""About this briefing: what it is made of, what rules found and what the editor confirmed, how texts are shown. All of
it is counted from the records; no sentence on it can be out of date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen import urls
from sitegen.link import Brief, Briefing, LinkedArticle
from sitegen.pages.frame import Base, Here, Link, PageOut, Site, frame, reach, tell_tongue
from sitegen.pages.words import Words, count, write_number
from sitegen.rights import count_shown

PATH = "briefing.html"


class SourceLine(Struct, frozen=True, omit_defaults=True):
    source: Link
    note: str = ""
    """Kind, country, and language where it is not the briefing's."""
    articles: str = ""
    carried: str = ""
    """Its texts that others print."""


class CountLine(Struct, frozen=True, omit_defaults=True):
    """A number of things, and how many of them rest on what."""

    name: str
    total: str
    by_rule: str = ""
    confirmed: str = ""
    by_editor: str = ""


class AboutPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    lead: str
    reviewed: str
    sources: tuple[SourceLine, ...]
    facts: tuple[CountLine, ...]
    found: tuple[CountLine, ...]
    speakers: tuple[CountLine, ...]
    shown: tuple[CountLine, ...]
    limits: str = ""
    excerpt: str = ""
    pages: tuple[Link, ...] = ()


def make_about(briefing: Briefing, site: Site) -> PageOut:
    here = Here(site, PATH)
    words = site.words
    every = briefing.articles
    articles = tuple(a for a in every if a.article.status is None or a.article.status.kind != "retracted")
    reviewed = sum(1 for a in articles if a.article.reviewed is not None)
    reserved = [a for a in articles if a.article.rights == "reserved"]
    counted = [count_shown(a.article.blocks) for a in reserved]
    shown, total = sum(seen for seen, _ in counted), sum(whole for _, whole in counted)
    limits = briefing.settings.limits
    lead = ", ".join(
        (
            count(len(articles), words.n_articles, words),
            count(len(briefing.columns), words.n_origins, words),
            count(len(briefing.sources), words.n_sources, words),
        )
    )
    return PageOut(
        PATH,
        "about.html",
        AboutPage(
            frame(here, "about", words.about_briefing, description=f"{site.title}: {lead}"),
            lead,
            words.reviewed_of.format(write_number(reviewed, words), write_number(len(articles), words)),
            tuple(_list_sources(here, briefing)),
            tuple(_tell_facts(articles, len(every), words)),
            tuple(_tell_found(briefing, articles, words)),
            tuple(_tell_speakers(articles, words)),
            tuple(_tell_rights(articles, words, briefing.private)),
            words.limits_note.format(limits.words, limits.percent, limits.quotation_words, limits.quotations_words)
            if reserved and not briefing.private
            else "",
            words.words_shown_of.format(write_number(shown, words), write_number(total, words))
            if reserved and not briefing.private
            else "",
            (
                Link(words.corrections, reach(here, "corrections.html")),
                Link(words.new_here, reach(here, "new.html")),
                Link(words.data, reach(here, "data.html")),
            ),
        ),
    )


def _list_sources(here: Here, briefing: Briefing) -> Iterable[SourceLine]:
    """Those with most articles first; then the articles that name none."""
    words = here.words
    for linked in sorted(briefing.sources, key=lambda s: (-len(s.articles), s.source.name.casefold())):
        source = linked.source
        tongue = tell_tongue(source.language, here.site)
        yield SourceLine(
            Link(source.name, reach(here, urls.page_path("source", source.id))),
            ", ".join(part for part in (source.kind, source.country, tongue.code if tongue else "") if part),
            _count_kept(linked.articles, words),
            _count_kept(linked.carried, words),
        )
    unstated = sum(1 for a in briefing.briefs if a.origin.source is None and a.status != "retracted")
    if unstated:
        yield SourceLine(Link(words.source_not_stated, ""), articles=write_number(unstated, words))


def _count_kept(briefs: Sequence[Brief], words: Words) -> str:
    return write_number(sum(1 for brief in briefs if brief.status != "retracted"), words)


def _tell_facts(articles: Sequence[LinkedArticle], every: int, words: Words) -> Iterable[CountLine]:
    kept = [a.article for a in articles]
    for name, number in (
        (words.n_copies, sum(a.copy.kind != "original" for a in kept)),
        (words.digests, sum(a.digest for a in kept)),
        (words.dates_inferred, sum(a.published is not None and a.published.uncertain for a in kept)),
        (words.undated_articles, sum(a.published is None for a in kept)),
        (words.retracted_not_counted, every - len(articles)),
    ):
        if number:
            yield CountLine(name, write_number(number, words))


def _tell_found(briefing: Briefing, articles: Sequence[LinkedArticle], words: Words) -> Iterable[CountLine]:
    """Of each kind of finding, how many rest on a rule, on a rule that the editor confirmed, on the editor's word."""
    several = [p.statement for p in briefing.printings if len(p.statement.quotations) > 1]
    said = [q for a in articles for q in a.resolved.quotations]
    for name, bases in (
        (words.quotations, [q.basis for q in said if q.found.form == "direct"]),
        (words.reported_said, [q.basis for q in said if q.found.form != "direct"]),
        (words.mentions, [m.basis for a in articles for m in a.resolved.mentions]),
        (words.passages, [r.passage.basis for r in briefing.rows]),
        (words.statements, [s.basis for s in several]),
        (words.differences, [d.discrepancy.basis for d in briefing.differences]),
    ):
        seen = Counter(bases)
        numbers = (len(bases), seen["rule"], seen["confirmed"], seen["editor"])
        yield CountLine(name, *(write_number(number, words) for number in numbers))
    for name, total in (
        (words.figures, sum(len(a.resolved.figures) for a in articles)),
        (words.dates, sum(len(a.resolved.dates) for a in articles)),
    ):
        yield CountLine(name, write_number(total, words), write_number(total, words))


def _tell_speakers(articles: Sequence[LinkedArticle], words: Words) -> Iterable[CountLine]:
    seen = Counter(q.found.speaker_kind for a in articles for q in a.resolved.quotations)
    for kind, name in words.speaker_kinds:
        if seen[kind]:  # type: ignore[index]
            yield CountLine(name, write_number(seen[kind], words))  # type: ignore[index]


def _tell_rights(articles: Sequence[LinkedArticle], words: Words, private: bool) -> Iterable[CountLine]:
    seen = Counter(str(a.article.rights) for a in articles)
    for kind, name in words.rights_kinds:
        if seen[kind]:
            told = words.reserved_whole if private and kind == "reserved" else name
            yield CountLine(told, write_number(seen[kind], words))
