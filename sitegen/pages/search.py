"""The search page and its small index: names, titles and quotations, each with the way to it. The index holds what the
pages show and nothing else: what rights withhold is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from sitegen import urls
from sitegen.link import Briefing, Label, LinkedArticle, Said, stands
from sitegen.memo import Known, Memo, cut_runs, know_run
from sitegen.pages.days import show_iso, show_when
from sitegen.pages.frame import Base, Here, Link, PageOut, Site, frame, reach, tell_tongue
from sitegen.pages.provenance import mark_paragraph, read_plain, show_origin, tell_setting
from sitegen.pages.words import Words, look_up, put_in_marks

PATH = "search.html"
INDEX = "search/index.js"
"""A script that hands the index over: a page opened from disk may run scripts beside it but not read files."""

_KINDS = ("actor", "meeting", "topic", "source", "article", "page", "quotation")
"""In the order in which equally good hits are shown."""


class SearchPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    index: str
    kinds: tuple[Link, ...]
    """Where all of a kind are listed, for readers without scripts."""
    fulltext: bool = False
    """The site carries an index of its whole texts too."""


class Entry(Struct, frozen=True, array_like=True):
    """A line of the index. The script reads the fields by their place."""

    kind: int
    text: str
    note: str
    href: str
    """From the site's root."""
    sources: tuple[int, ...] = ()
    actors: tuple[int, ...] = ()
    language: str = ""
    """Of the text, where it is not the page's own."""


class Index(Struct, frozen=True):
    kinds: tuple[str, ...]
    sources: tuple[str, ...]
    actors: tuple[str, ...]
    rows: msgspec.Raw
    """Of `Entry`, those of a kind together, in the order of `_KINDS`."""


def make_search(site: Site, fulltext: bool = False) -> PageOut:
    here = Here(site, PATH)
    words = site.words
    lists = tuple(
        Link(getattr(words, section), reach(here, path))
        for section, path in (
            *((folder, f"{folder}/index.html") for folder in urls.FOLDERS.values()),
            ("quotations", "quotations.html"),
        )
        if section in site.sections
    )
    base = frame(here, "search", words.search, "search", f"{site.title}: {words.search}")
    return PageOut(PATH, "search.html", SearchPage(base, reach(here, INDEX), lists, fulltext))


def make_search_index(briefing: Briefing, site: Site, memo: Memo | None = None) -> tuple[str, bytes]:
    """Path and content. Its cost is one line a record and a quotation."""
    here = Here(site, "index.html")
    numbers = Numbers(
        _number(linked.source.name for linked in briefing.sources),
        _number(linked.actor.name for linked in briefing.actors),
    )
    shared = (Known(site), Known(numbers))
    calls = []
    for run in cut_runs(linked.article.id for linked in briefing.articles):
        some = briefing.articles[run]
        marks = [(linked.tied, linked.origin, linked.labels) for linked in some]
        calls.append((know_run(some, marks), *shared))
    entered = (memo or Memo()).map(enter_articles, calls)
    pages = [_enter(here, Label("page", page.id, page.title), "") for page in briefing.pages if page.id != "index"]
    rows = (
        _write(_list_records(briefing, here, numbers)),
        *(one.articles for one in entered),
        _write(pages),
        *(one.said for one in entered),
    )
    kinds = tuple(look_up(site.words.search_kinds, kind) for kind in _KINDS)
    written = msgspec.Raw(b"[" + b",".join(row for row in rows if row) + b"]")
    index = Index(kinds, tuple(numbers.sources), tuple(numbers.actors), written)
    return INDEX, b"sitegenIndex(" + write_script_value(index) + b");\n"


class Numbers(Struct, frozen=True):
    """Of sources and actors by their names, as the index has them."""

    sources: dict[str, int]
    actors: dict[str, int]


class Entered(Struct, frozen=True, gc=False):
    """Lines of the index, as they stand between its brackets."""

    articles: bytes
    said: bytes


def enter_articles(some: tuple[LinkedArticle, ...], site: Site, numbers: Numbers) -> Entered:
    """Articles and their quotations."""
    here = Here(site, "index.html")
    return Entered(
        _write(_enter_article(here, linked, numbers) for linked in some),
        _write(entry for linked in some for said in linked.said for entry in _enter_said(here, said, numbers)),
    )


def _write(entries: Iterable[Entry]) -> bytes:
    return msgspec.json.encode(tuple(entries))[1:-1]


def _number(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _take(names: Iterable[str], numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple([numbers[name] for name in dict.fromkeys(names)])


def write_script_value(value: object) -> bytes:
    """JSON that is safe in any script: no line separators that older readers take for ends of lines."""
    return msgspec.json.encode(value).replace("\u2028".encode(), b"\\u2028").replace("\u2029".encode(), b"\\u2029")


def _enter(here: Here, label: Label, note: str, sources: tuple[int, ...] = (), actors: tuple[int, ...] = ()) -> Entry:
    tongue = tell_tongue(label.language, here.site)
    href = reach(here, urls.page_path(label.kind, label.id))
    return Entry(_KINDS.index(label.kind), label.name, note, href, sources, actors, tongue.code if tongue else "")


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _list_records(briefing: Briefing, here: Here, numbers: Numbers) -> Iterable[Entry]:
    words = here.words
    for linked in briefing.actors:
        actor = linked.actor
        role = actor.roles[0].title if actor.roles else look_up(words.actor_kind, actor.kind)
        note = _join(role, ", ".join(actor.aliases))
        yield _enter(here, Label("actor", actor.id, actor.name), note, (), _take([actor.name], numbers.actors))
    for held in briefing.meetings:
        meeting = held.meeting
        day = show_when(meeting.start, words)
        note = _join(day.text if day else "", meeting.place, ", ".join(meeting.aliases))
        present = _take((label.name for label in held.participants), numbers.actors)
        yield _enter(here, Label("meeting", meeting.id, meeting.name), note, (), present)
    for asked in briefing.topics:
        yield _enter(here, Label("topic", asked.topic.id, asked.topic.name), asked.topic.question)
    for outlet in briefing.sources:
        source = outlet.source
        note = _join(source.kind, source.country, ", ".join(source.aliases))
        yield _enter(here, Label("source", source.id, source.name), note, _take([source.name], numbers.sources))


def _enter_article(here: Here, linked: LinkedArticle, numbers: Numbers) -> Entry:
    article, words = linked.article, here.words
    day = show_when(article.published, words)
    status = look_up(words.statuses, article.status.kind) if article.status else ""
    named = [label.name for label in linked.labels if label.kind == "actor"]
    return _enter(
        here,
        Label("article", article.id, article.title, "", article.language),
        _join(show_origin(linked.origin, words).full, day.text if day else "", status),
        _take(_name_origins(linked.origin.source, linked.origin.agency, linked.origin.of), numbers.sources),
        _take(named, numbers.actors),
    )


def _name_origins(*labels: Label | None) -> Iterable[str]:
    return (label.name for label in labels if label is not None)


def _enter_said(here: Here, said: Said, numbers: Numbers) -> Iterable[Entry]:
    """Direct quotations that stand, as far as they are shown."""
    first = said.parts[0]
    if said.quotation.found.form != "direct" or not stands(first):
        return
    text = " ".join(shown for part in said.parts if (shown := read_plain(part)))
    if not text:
        return
    words = here.words
    place = f"{urls.page_path('article', first.article)}#{urls.quotation_anchor(said.quotation.id)}"
    day = show_iso(said.quotation.said_on, words)
    origin = first.origin
    tongue = tell_tongue(first.language, here.site)
    yield Entry(
        _KINDS.index("quotation"),
        put_in_marks(text, words),
        _join(
            _name_speaker(said, words),
            tell_setting(said, words),
            f"{show_origin(origin, words).short} {mark_paragraph(first, words)}",
            day.text if day else "",
        ),
        reach(here, place),
        _take(_name_origins(origin.source, origin.agency, origin.of), numbers.sources),
        _take([said.speaker.name] if said.speaker else (), numbers.actors),
        tongue.code if tongue else "",
    )


def _name_speaker(said: Said, words: Words) -> str:
    if said.speaker is not None:
        return said.speaker.name
    named = read_plain(said.speaker_words) if said.speaker_words is not None else ""
    return named or words.unattributed
