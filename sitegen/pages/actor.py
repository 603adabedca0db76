"""The page of an actor: what they said, what they are reported to have said, what was said of them, whom they met, and
who does not name them. Every item points to its paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen import urls
from sitegen.link import Label, LinkedActor, Named, Said
from sitegen.markdown import Html
from sitegen.pages.days import Day, show_when
from sitegen.pages.frame import (
    Base,
    Here,
    Link,
    PageOut,
    Site,
    Turn,
    frame,
    link_label,
    link_labels,
    maybe_link,
    reach,
    split_pages,
    turn_page,
)
from sitegen.pages.picture import Picture
from sitegen.pages.pictures import draw_happenings, happen_cited, happen_said, happen_when
from sitegen.pages.provenance import (
    Excerpt,
    SaidView,
    excerpt_around,
    find_head,
    show_blocks,
    show_column,
    show_origin,
    show_said,
    show_speaker,
)
from sitegen.pages.structured import describe_actor
from sitegen.pages.words import choose_form, count, look_up, write_number


class Utterance(Struct, frozen=True, omit_defaults=True):
    """One thing said, in every printing: the first is shown whole."""

    printings: tuple[SaidView, ...]
    note: str = ""
    """ "3 printings"."""
    sources: str = ""
    """Of each printing, with bars between: what a reader filters by."""


class SayingDay(Struct, frozen=True, omit_defaults=True):
    day: Day | None
    utterances: tuple[Utterance, ...]


class OfView(Struct, frozen=True, omit_defaults=True):
    """A place where somebody's words name the actor."""

    excerpt: Excerpt
    speaker: Link | None = None


class NamedIn(Struct, frozen=True, omit_defaults=True):
    """An article that names the actor in its own voice."""

    first: Excerpt
    more: tuple[Excerpt, ...] = ()
    rest: int = 0


class MetView(Struct, frozen=True, omit_defaults=True):
    meeting: Link
    day: Day | None
    others: tuple[Link, ...] = ()


class RoleView(Struct, frozen=True, omit_defaults=True):
    title: str
    organization: Link | None = None
    span: str = ""


class SourceCount(Struct, frozen=True, omit_defaults=True):
    source: Link
    named: str
    quoted: str


class ActorPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    name: str
    kind: str
    roles: tuple[RoleView, ...] = ()
    affiliation: Link | None = None
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    body: Html | None = None
    heard: str = ""
    said: tuple[SayingDay, ...] = ()
    reported: tuple[SayingDay, ...] = ()
    relayed: tuple[SaidView, ...] = ()
    said_of: tuple[OfView, ...] = ()
    said_of_title: str = ""
    said_of_more: int = 0
    named_in: tuple[NamedIn, ...] = ()
    met: tuple[MetView, ...] = ()
    members: tuple[Link, ...] = ()
    sources: tuple[SourceCount, ...] = ()
    absent: tuple[Link, ...] = ()
    absent_note: str = ""
    nothing_said: str = ""
    confirmed: bool = True
    picture: Picture | None = None
    said_more: int = 0
    reported_more: int = 0
    named_more: int = 0
    """Articles beyond those shown."""
    quotations: str = ""
    """Where all that the actor said is, and"""
    reports: str = ""
    """all that the actor is reported to have said."""


class SayingsPage(Struct, frozen=True, omit_defaults=True):
    """Of a list of what one actor said."""

    base: Base
    title: str
    lead: str
    said: tuple[SayingDay, ...]
    turn: Turn = Turn()


_SAID_SHOWN = 100
"""Quotations on an actor's page, and reported sayings; those that have more stand on pages of their own."""
_OF_SHOWN = 60
_NAMED_SHOWN = 8
_ARTICLES_SHOWN = 100
"""That name a record, on its page: a page stays light however long the briefing grows."""


def make_actor(linked: LinkedActor, site: Site) -> PageOut:
    actor = linked.actor
    here = Here(site, urls.page_path("actor", actor.id))
    words = site.words
    direct = [s for s in linked.said if s.quotation.found.form == "direct"]
    indirect = [s for s in linked.said if s.quotation.found.form != "direct"]
    of = [n for n in linked.named if n.by is not None and n.by.quotation.speaker != actor.id]
    heard = words.heard_in.format(
        linked.heard, f"{write_number(linked.articles, words)} {choose_form(linked.articles, words.n_articles, words)}"
    )
    if linked.unsure:
        heard = f"{heard}; {words.heard_unsure.format(count(linked.unsure, words.n_articles, words))}"
    columns = [show_column(here, column) for column in linked.absent]
    named_in, named_more = cut_named(here, [n for n in linked.named if n.by is None])
    return PageOut(
        here.path,
        "actor.html",
        ActorPage(
            frame(here, "actor", actor.name, "actors", f"{actor.name}: {heard}", about=describe_actor(actor)),
            actor.name,
            look_up(words.actor_kind, actor.kind),
            tuple(_show_roles(here, linked)),
            maybe_link(here, linked.affiliation),
            actor.aliases,
            tuple(address for address in actor.same_as if urls.is_safe(address)),
            show_blocks(here, actor.blocks) if actor.blocks else None,
            heard,
            group_days(here, direct[:_SAID_SHOWN]),
            group_days(here, indirect[:_SAID_SHOWN]),
            tuple(show_said(here, said) for said in linked.relayed),
            tuple(_show_of(here, named) for named in _one_a_quotation(of)[:_OF_SHOWN]),
            words.said_of.format(actor.name),
            max(0, len(_one_a_quotation(of)) - _OF_SHOWN),
            named_in,
            tuple(
                MetView(link_label(here, meeting), show_when(day, words, weekday=True), link_labels(here, others))
                for meeting, others, day in linked.met
            ),
            link_labels(here, linked.members),
            tuple(_count_sources(here, linked)),
            tuple(Link(column.full, column.href, note=column.day.text if column.day else "") for column in columns),
            words.not_heard_note.format(actor.name),
            "" if direct else words.nothing_said.format(actor.name),
            actor.confirmed,
            _draw(here, linked),
            max(0, len(direct) - _SAID_SHOWN),
            max(0, len(indirect) - _SAID_SHOWN),
            named_more,
            reach(here, f"{urls.list_stem('actor', actor.id, 'quotations')}.html"),
            reach(here, f"{urls.list_stem('actor', actor.id, 'reported')}.html"),
        ),
    )


def make_actor_sayings(linked: LinkedActor, site: Site) -> Iterable[PageOut]:
    """All that an actor said of whom the own page has only some, and all that is reported; in pages."""
    actor, words = linked.actor, site.words
    for name, direct, title in (("quotations", True, words.said), ("reported", False, words.reported_said)):
        said = [one for one in linked.said if (one.quotation.found.form == "direct") is direct]
        if len(said) <= _SAID_SHOWN:
            continue
        pages = split_pages(len(said), urls.list_stem("actor", actor.id, name))
        lead = write_number(len(said), words)
        if direct:
            lead = count(len(said), words.n_quotations, words)
        for index, (path, start, end) in enumerate(pages):
            here = Here(site, path)
            own = Link(actor.name, reach(here, urls.page_path("actor", actor.id)))
            full = f"{actor.name}: {title}"
            base = frame(here, "actor", full, "actors", f"{full}, {lead}", crumbs=(own,), about=describe_actor(actor))
            days = group_days(here, said[start:end])
            yield PageOut(path, "sayings.html", SayingsPage(base, full, lead, days, turn_page(here, pages, index)))


def _draw(here: Here, linked: LinkedActor) -> Picture | None:
    """The meetings the actor took part in, what it said, and the articles that name or quote it."""
    words = here.words
    met = (happen_when(0, day, meeting.name, words) for meeting, _, day in linked.met)
    cited = (*(named.cited for named in linked.named), *(said.parts[0] for said in linked.said))
    every = (*met, *happen_said(linked.said, words), *happen_cited(cited, words))
    return draw_happenings(here, every, linked.actor.name)


def _show_roles(here: Here, linked: LinkedActor) -> Iterable[RoleView]:
    words = here.words
    for role, (title, organization) in zip(linked.actor.roles, linked.roles, strict=True):
        start, end = show_when(role.start, words), show_when(role.end, words)
        if start and end:
            span = f"{start.text} – {end.text}"
        else:
            span = words.since.format(start.text) if start else words.until.format(end.text) if end else ""
        named = maybe_link(here, organization) or (Link(role.organization, "") if role.organization else None)
        yield RoleView(title, named, span)


def group_days(here: Here, said: Sequence[Said]) -> tuple[SayingDay, ...]:
    """By the day spoken, each statement once with all its printings; lines of unknown day come last."""
    groups: dict[str, list[Said]] = {}
    for one in said:
        groups.setdefault(one.statement or one.quotation.id, []).append(one)
    days: dict[str, list[Utterance]] = {}
    for printings in groups.values():
        day = next((s.quotation.said_on for s in printings if s.quotation.said_on), "")
        # What one article gives in two places are two pieces of one printing.
        several = len({one.parts[0].article for one in printings})
        note = count(several, here.words.n_printings, here.words) if several > 1 else ""
        shown = tuple(show_said(here, s) for s in printings)
        days.setdefault(day, []).append(Utterance(shown, note, "|".join(one.pointer.source for one in shown)))
    ordered = sorted(days, key=lambda day: (not day, day))
    return tuple(SayingDay(days[day][0].printings[0].day if day else None, tuple(days[day])) for day in ordered)


def _count_sources(here: Here, linked: LinkedActor) -> Iterable[SourceCount]:
    """By whose text it is: an agency's text counts for the agency, wherever it was printed."""
    counts: dict[str, list[int]] = {}
    labels: dict[str, Label | None] = {}
    places = [(named.cited, 0) for named in linked.named]
    places += [(said.parts[0], 1) for said in linked.said if said.quotation.found.form == "direct"]
    for cited, column in places:
        name = show_origin(cited.origin, here.words).full
        labels.setdefault(name, find_head(cited.origin))
        counts.setdefault(name, [0, 0])[column] += 1
    for name, (named, quoted) in sorted(counts.items(), key=lambda item: (-item[1][1], -item[1][0], item[0])):
        label = labels[name]
        link = link_label(here, label, name) if label else Link(name, "")
        yield SourceCount(link, write_number(named, here.words), write_number(quoted, here.words))


def _one_a_quotation(named: Sequence[Named]) -> list[Named]:
    seen: dict[str, Named] = {}
    for one in named:
        if one.by is not None:
            seen.setdefault(one.by.quotation.id, one)
    return list(seen.values())


def _show_of(here: Here, named: Named) -> OfView:
    said = named.by
    anchor = urls.quotation_anchor(said.quotation.id) if said else ""
    return OfView(excerpt_around(here, named.cited, anchor, "b"), show_speaker(here, said) if said else None)


def cut_named(here: Here, named: Sequence[Named]) -> tuple[tuple[NamedIn, ...], int]:
    """The first articles that name a record, and how many more do."""
    articles = list(dict.fromkeys(one.cited.article for one in named))
    shown = set(articles[:_ARTICLES_SHOWN])
    return tuple(group_named(here, [n for n in named if n.cited.article in shown])), len(articles) - len(shown)


def group_named(here: Here, named: Sequence[Named]) -> Iterable[NamedIn]:
    by_article: defaultdict[str, dict[int, Named]] = defaultdict(dict)
    for one in named:
        by_article[one.cited.article].setdefault(one.cited.span.block, one)
    for places in by_article.values():
        shown = [excerpt_around(here, one.cited, "", "b") for one in list(places.values())[:_NAMED_SHOWN]]
        yield NamedIn(shown[0], tuple(shown[1:]), max(0, len(places) - _NAMED_SHOWN))
