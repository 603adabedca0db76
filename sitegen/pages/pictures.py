"""What the pictures show: who meets whom, who is quoted by which source, what is covered, what happened when. Each has
its table, which has all where the picture has the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sitegen import urls
from sitegen.link import Cited, Column, Label, LinkedMeeting, LinkedSource, Said
from sitegen.model import Meeting, When
from sitegen.pages.coverage import Matrix
from sitegen.pages.days import show_iso, show_when
from sitegen.pages.frame import Here, Link, link_label, reach
from sitegen.pages.picture import Picture, shorten
from sitegen.pages.picture_days import Happening, draw_days
from sitegen.pages.picture_grid import GRID, LEVELS, Square, draw_grid, grade
from sitegen.pages.provenance import mark_paragraph, show_origin
from sitegen.pages.words import Words, count, write_number


class TableRow(Struct, frozen=True, omit_defaults=True):
    head: Link
    items: tuple[Link, ...]
    """What it has; `note` is how much of it."""


class Drawn(Struct, frozen=True, omit_defaults=True):
    """A picture and its table."""

    picture: Picture
    heads: tuple[str, str]
    rows: tuple[TableRow, ...]


# ---------------------------------------------------------------- what happened when


def draw_happenings(here: Here, happenings: Iterable[Happening], name: str) -> Picture | None:
    """`name` is whose days they are."""
    words = here.words
    known = sorted({h for h in happenings if h.first}, key=lambda h: (h.first, h.lane, h.last, h.label))
    if not known:
        return None
    nouns = (words.n_meetings, words.n_statements, words.n_articles)
    numbers = [(sum(1 for h in known if h.lane == lane), forms) for lane, forms in enumerate(nouns)]
    counted = ", ".join(count(n, forms, words) for n, forms in numbers if n)
    days = [show_iso(day, words) for day in (known[0].first, max(h.last for h in known))]
    told = words.days_told.format(counted, *(day.text if day else "" for day in days))
    lanes = (words.meetings, words.lane_statements, words.articles)
    return draw_days("days", f"{words.on_the_days}: {name}", lanes, known, told, words)


_NOT_HELD = ("planned", "postponed", "cancelled")
_LABEL_LETTERS = 90


def happen_meeting(meeting: Meeting, words: Words) -> Happening:
    start = meeting.start
    last = max((meeting.end or start).last, start.last)
    return _happen(0, start, last, meeting.name, words, meeting.status in _NOT_HELD)


def happen_when(lane: int, when: When, label: str, words: Words) -> Happening:
    return _happen(lane, when, when.last, label, words)


def _happen(lane: int, when: When, last: str, label: str, words: Words, unsure: bool = False) -> Happening:
    day = show_when(when, words)
    text = f"{shorten(label, _LABEL_LETTERS)} ({day.text})" if day else label
    return Happening(lane, when.first, last, text, when.uncertain, unsure)


def happen_said(said: Sequence[Said], words: Words) -> Iterable[Happening]:
    """Each statement once, on the day spoken; those of unknown day are in no picture."""
    seen: set[str] = set()
    for one in said:
        ident = one.statement or one.quotation.id
        day = show_iso(one.quotation.said_on, words)
        if day is None or one.quotation.found.form != "direct" or ident in seen:
            continue
        seen.add(ident)
        first, _, last = one.quotation.said_on.partition("/")
        name = one.speaker.name if one.speaker else words.unattributed
        pointer = f"{show_origin(one.parts[0].origin, words).full} {mark_paragraph(one.parts[0], words)}"
        yield Happening(1, first, last or first, f"{name} ({day.text}), {pointer}")


def happen_cited(cited: Iterable[Cited], words: Words) -> Iterable[Happening]:
    """The articles that the stretches stand in."""
    articles = {one.article: one for one in cited}
    for one in articles.values():
        if one.published is not None:
            label = f"{show_origin(one.origin, words).full}: {one.title}"
            yield happen_when(2, one.published, label, words)


def happen_columns(columns: Sequence[Column], words: Words) -> Iterable[Happening]:
    """The earliest article of each voice."""
    for column in columns:
        if column.published is not None:
            yield happen_when(
                2, column.published, f"{show_origin(column.origin, words).full}: {column.article.name}", words
            )


# ---------------------------------------------------------------- who meets whom


def draw_meetings(here: Here, meetings: Sequence[LinkedMeeting]) -> Drawn | None:
    """None where nobody met twice: a list of participants says as much."""
    words = here.words
    ordered = [m for m in sorted(meetings, key=lambda m: (m.meeting.start, m.meeting.id)) if m.participants]
    went: defaultdict[tuple[str, str], list[LinkedMeeting]] = defaultdict(list)
    for linked in ordered:
        for label in linked.participants:
            went[label.name, label.id].append(linked)
    actors = sorted(went, key=lambda actor: (-len(went[actor]), actor))
    if len(ordered) < 2 or not actors or len(went[actors[0]]) < 2:
        return None
    some, held = actors[:GRID], ordered[-GRID:]
    at = {linked.meeting.id: index for index, linked in enumerate(held)}
    squares = []
    for row, actor in enumerate(some):
        for linked in went[actor]:
            if linked.meeting.id in at:
                level = 0 if linked.meeting.status in _NOT_HELD else LEVELS
                told_of = words.takes_part.format(actor[0], _name_meeting(linked, words))
                squares.append(Square(row, at[linked.meeting.id], "", level, told_of))
    told = words.meets_told.format(count(len(some), words.n_actors, words), count(len(held), words.n_meetings, words))
    svg = draw_grid(
        "meets",
        words.who_meets_whom,
        told,
        [name for name, _ in some],
        [_name_meeting(m, words) for m in held],
        squares,
    )
    cut = _say_cut(len(some), len(actors), words.n_actors, words) or _say_cut(
        len(held), len(ordered), words.n_meetings, words
    )
    rows = tuple(
        TableRow(
            Link(name, reach(here, urls.page_path("actor", ident))),
            tuple(
                Link(_name_meeting(m, words), reach(here, urls.page_path("meeting", m.meeting.id)))
                for m in went[name, ident]
            ),
        )
        for name, ident in actors
    )
    picture = Picture(svg, words.who_meets_whom, words.meets_key, cut)
    return Drawn(picture, (words.actor, words.meetings), rows)


def _name_meeting(linked: LinkedMeeting, words: Words) -> str:
    day = linked.meeting.start.first
    short = f"{int(day[8:])} {words.months_short[int(day[5:7]) - 1]}"
    return f"{short}, {linked.meeting.name}"


def _say_cut(shown: int, every: int, forms: tuple[str, ...], words: Words) -> str:
    return words.first_shown.format(shown, count(every, forms, words)) if every > shown else ""


# ---------------------------------------------------------------- who is quoted by which source


def draw_quoted(here: Here, sources: Sequence[LinkedSource]) -> Drawn | None:
    words = here.words
    quoting = sorted(
        (s for s in sources if s.quoted), key=lambda s: (-sum(n for _, n in s.quoted), s.source.name.casefold())
    )
    total: defaultdict[tuple[str, str], int] = defaultdict(int)
    for linked in quoting:
        for label, number in linked.quoted:
            total[label.name, label.id] += number
    speakers = sorted(total, key=lambda one: (-total[one], one))
    if len(quoting) < 2 or len(speakers) < 2:
        return None
    some, heard = quoting[:GRID], speakers[:GRID]
    at = {ident: index for index, (_, ident) in enumerate(heard)}
    most = max(n for s in some for label, n in s.quoted)
    squares = [
        Square(
            row,
            at[label.id],
            write_number(number, words),
            grade(number, most),
            words.takes_part.format(f"{linked.source.name}, {label.name}", number),
        )
        for row, linked in enumerate(some)
        for label, number in linked.quoted
        if label.id in at
    ]
    told = words.quotes_told.format(count(len(some), words.n_sources, words), count(len(heard), words.n_actors, words))
    svg = draw_grid(
        "quoted", words.who_quotes_whom, told, [s.source.name for s in some], [name for name, _ in heard], squares
    )
    cut = _say_cut(len(some), len(quoting), words.n_sources, words) or _say_cut(
        len(heard), len(speakers), words.n_actors, words
    )
    pairs = len(quoting) * len(speakers)
    names = len(speakers) if pairs <= _PAIRS_LINKED else _NAMES_LISTED
    rows = tuple(
        TableRow(
            Link(linked.source.name, reach(here, urls.page_path("source", linked.source.id))),
            (
                *(_link_quoted(here, label, number, pairs) for label, number in linked.quoted[:names]),
                *_link_rest(here, linked, len(linked.quoted) - names),
            ),
        )
        for linked in quoting[:_ROWS_LISTED]
    )
    left = len(quoting) - len(rows)
    if left:
        rows += (TableRow(Link(words.more_n.format(write_number(left, words)), ""), ()),)
    return Drawn(Picture(svg, words.who_quotes_whom, words.quotes_key, cut), (words.source, words.whom_it_quotes), rows)


def _link_rest(here: Here, linked: LinkedSource, left: int) -> tuple[Link, ...]:
    """The others whom a source quotes stand with their words on its own page."""
    if left <= 0:
        return ()
    text = here.words.more_n.format(write_number(left, here.words))
    return (Link(text, reach(here, urls.page_path("source", linked.source.id))),)


_PAIRS_LINKED = 2000
"""Sources times speakers; beyond, the names of the table are not links, and it has of each source the first"""
_NAMES_LISTED = 40
"""of those whom it quotes most, and of the sources"""
_ROWS_LISTED = 100
"""those that quote most: the page stays light."""


def _link_quoted(here: Here, label: Label, number: int, pairs: int) -> Link:
    link = link_label(here, label)
    return Link(link.text, link.href if pairs <= _PAIRS_LINKED else "", write_number(number, here.words))


# ---------------------------------------------------------------- what is covered


_COVERED = {"quotes": LEVELS, "reports": 3, "withheld": 2, "silent": 0}


def draw_coverage(here: Here, ident: str, name: str, matrix: Matrix) -> Picture | None:
    """The matrix itself is the table."""
    words = here.words
    rows = matrix.rows[:GRID]
    columns = matrix.columns[:GRID]
    if len(rows) < 2 or len(columns) < 2:
        return None
    squares = []
    for row, line in enumerate(rows):
        for column, (cell, head) in enumerate(zip(line.cells[:GRID], columns, strict=True)):
            label = words.takes_part.format(f"{line.head.text}, {head.full}", cell.text)
            if cell.state in _COVERED:
                letter = cell.letter if _COVERED[cell.state] else ""
                squares.append(Square(row, column, letter, _COVERED[cell.state], label))
            elif cell.state != "none":
                squares.append(Square(row, column, "·", -1, label))
    told = words.coverage_told.format(count(len(columns), words.n_sources, words), name)
    svg = draw_grid(ident, name, told, [r.head.text for r in rows], [c.full for c in columns], squares)
    noun = words.n_topics if ident == "topics-drawn" else words.n_meetings
    cut = _say_cut(len(rows), len(matrix.rows), noun, words)
    return Picture(svg, name, words.coverage_key, cut)
