"""Records, findings and passages tied together, seen from every end: who said what where, who is named by whom, what
stands in which row. Each linked noun carries all that its page needs and nothing of the rest of the briefing, so that
the cost of an edit follows the edit. Nothing here decides what a page shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitegen.model import (
    Actor,
    Article,
    Block,
    Comparison,
    Copy,
    Coverage,
    Discrepancy,
    Meeting,
    Member,
    Mention,
    Page,
    Passage,
    Quotation,
    Reading,
    Records,
    Resolved,
    Settings,
    Source,
    Span,
    Statement,
    Topic,
    Voice,
    When,
    Written,
)


class Label(Struct, frozen=True, order=True):
    """A record by its name: enough to link to it."""

    kind: str
    id: str
    name: str
    short: str = ""
    """The record's shortest alias, where it is short enough to head a column: "AP"."""


class Origin(Struct, frozen=True):
    """Where an article's words come from, as far as the records tell."""

    source: Label | None = None
    """Where it appeared; None is "source not stated"."""
    agency: Label | None = None
    of: Label | None = None
    """Whose text it is, for a copy."""
    copy: Copy = Copy()


class Cited(Struct, frozen=True):
    """A stretch of an article with the paragraph it stands in, as far as rights show it."""

    article: str
    span: Span
    block: Block
    title: str
    origin: Origin
    published: When | None
    digest: bool
    status: str = ""
    """`retracted` and so on, where the outlet took it back."""
    url: str = ""
    archived: str = ""
    language: str = ""
    reviewed: When | None = None
    """The day on which the editor confirmed what the rules found in the article."""


class Said(Struct, frozen=True):
    """A quotation with its words in place and its speaker named."""

    quotation: Quotation
    parts: tuple[Cited, ...]
    speaker: Label | None = None
    speaker_words: Cited | None = None
    """The words that name the speaker, for one without a record."""
    occasion: Label | None = None
    venue: Cited | None = None
    addressee: Cited | None = None
    statement: str = ""
    outer: Label | None = None
    """Who quotes these words, for a quotation inside another of a speaker with a record."""


class Named(Struct, frozen=True):
    """A mention with its paragraph: a backlink."""

    mention: Mention
    cited: Cited
    by: Said | None = None
    """The quotation it stands in: these are somebody's words, not the source's own."""


class Column(Struct, frozen=True):
    """One voice's place in a comparison."""

    voice: Voice
    origin: Origin
    """Of its earliest article."""
    articles: tuple[Label, ...]
    published: When | None
    written: Written = ""
    """Before, during or after the meeting compared; "" where there is none or it cannot be told."""
    carried: tuple[Label, ...] = ()
    """Sources that print copies of this text."""
    digest: bool = False
    """All its texts are our summaries."""


class Cell(Struct, frozen=True):
    coverage: Coverage
    cited: tuple[Cited, ...] = ()


class Row(Struct, frozen=True):
    """A passage with its members in place, best of each voice first."""

    passage: Passage
    topic: Label | None
    question: str
    members: tuple[tuple[str, Cited], ...]
    """Voice id and stretch."""
    label: tuple[Cited, ...] = ()
    speaker: Label | None = None
    """Of the statement that the passages print."""


class Side(Struct, frozen=True):
    """A reading with its members in place."""

    reading: Reading
    speaker: Label | None
    members: tuple[tuple[str, Cited], ...]
    says: tuple[Label | None, ...] = ()
    """Who says so in each member, as its own article has it; None where the article names nobody."""


class Difference(Struct, frozen=True):
    """A discrepancy with its readings in place."""

    discrepancy: Discrepancy
    about: Label | None
    question: str
    sides: tuple[Side, ...]


class Printing(Struct, frozen=True):
    """A statement with every source's printing."""

    statement: Statement
    said: tuple[Said, ...]
    speaker: Label | None
    related: tuple[str, ...] = ()


class LinkedArticle(Struct, frozen=True):
    article: Article
    resolved: Resolved
    origin: Origin
    voice: Voice
    labels: tuple[Label, ...]
    """Every record it refers to or mentions."""
    said: tuple[Said, ...]
    rows: tuple[Row, ...]
    """Passages it has a part in."""
    previous: Label | None = None
    following: Label | None = None


class LinkedActor(Struct, frozen=True):
    actor: Actor
    affiliation: Label | None
    roles: tuple[tuple[str, Label | None], ...]
    said: tuple[Said, ...]
    named: tuple[Named, ...]
    met: tuple[tuple[Label, tuple[Label, ...], When], ...]
    """Meeting, the other participants, its day."""
    members: tuple[Label, ...]
    """Actors affiliated to this one."""
    sources: tuple[tuple[Label, int, int], ...]
    """Of each source: how often it names the actor, how often it quotes it."""
    articles: int
    """Articles in all."""
    heard: int = 0
    """Articles that name or quote the actor."""
    relayed: tuple[Said, ...] = ()
    """What others are given as saying inside the actor's own words."""
    absent: tuple[Column, ...] = ()
    """Voices that never name the actor."""


class LinkedMeeting(Struct, frozen=True):
    meeting: Meeting
    participants: tuple[Label, ...]
    organizer: Label | None
    part_of: Label | None
    parts: tuple[Label, ...]
    topics: tuple[Label, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]
    printings: tuple[Printing, ...]
    cells: tuple[Cell, ...]
    said: tuple[Said, ...]
    named: tuple[Named, ...]
    previous: Label | None = None
    following: Label | None = None
    topic_cells: tuple[Cell, ...] = ()
    """Coverage of the topics it is about."""
    around: tuple[Said, ...] = ()
    """What its accounts quote that was not said at the meeting, by the day it was said."""


class LinkedTopic(Struct, frozen=True):
    topic: Topic
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]
    cells: tuple[Cell, ...]


class LinkedSource(Struct, frozen=True):
    source: Source
    articles: tuple[Label, ...]
    carried: tuple[Label, ...]
    """Articles whose text is this source's, printed elsewhere."""
    quoted: tuple[tuple[Label, int], ...]
    """Speakers and how often this source quotes them."""
    cells: tuple[Cell, ...]
    named: tuple[Named, ...]


class Briefing(Struct, frozen=True):
    """The whole, linked."""

    settings: Settings
    edition: str
    """ISO date of the edition: `as_of`, else the newest date in the records."""
    articles: tuple[LinkedArticle, ...]
    actors: tuple[LinkedActor, ...]
    meetings: tuple[LinkedMeeting, ...]
    sources: tuple[LinkedSource, ...]
    topics: tuple[LinkedTopic, ...]
    pages: tuple[Page, ...]
    columns: tuple[Column, ...]
    """Every voice, in the order of their earliest article."""
    cells: tuple[Cell, ...]
    differences: tuple[Difference, ...]
    printings: tuple[Printing, ...]
    rows: tuple[Row, ...]
    said: tuple[Said, ...]
    private: bool = False


# ---------------------------------------------------------------- before, during or after


def tell_written(article: Article, meeting: Meeting) -> Written:
    """Was the article written before, during or after the meeting? Declared, else by the days; "" where the days
    cannot tell (the same day, or no date)."""
    for ref in article.meetings:
        if ref.id == meeting.id and ref.written:
            return ref.written
    if article.published is None:
        return ""
    if article.published.last < meeting.start.first:
        return "before"
    end = meeting.end or meeting.start
    return "after" if article.published.first > end.last else ""


def tell_edition(records: Records) -> str:
    """The edition's day: `as_of`, else the newest day in the records; no clock is read."""
    if records.settings.as_of is not None:
        return records.settings.as_of.last
    days = [a.published.last for a in records.articles if a.published is not None]
    days += [a.added.last for a in records.articles if a.added is not None]
    days += [c.date.last for a in records.articles for c in a.corrections]
    days += [m.start.last for m in records.meetings if not days]
    return max(days, default="")


# ---------------------------------------------------------------- the whole


def link(records: Records, resolved: tuple[Resolved, ...], comparison: Comparison, private: bool = False) -> Briefing:
    """`records` with withheld articles, `resolved` in the same order as `records.articles`."""
    desk = _Desk(records, resolved, comparison)
    return Briefing(
        settings=records.settings,
        edition=tell_edition(records),
        articles=tuple(_link_articles(desk)),
        actors=tuple(_link_actor(desk, actor) for actor in records.actors),
        meetings=tuple(_link_meetings(desk)),
        sources=tuple(_link_source(desk, source) for source in records.sources),
        topics=tuple(_link_topic(desk, topic) for topic in records.topics),
        pages=records.pages,
        columns=desk.columns,
        cells=tuple(desk.cell(c) for c in comparison.coverage),
        differences=tuple(desk.difference(d) for d in comparison.discrepancies),
        printings=tuple(desk.printing(s) for s in comparison.statements),
        rows=tuple(desk.row(p) for p in comparison.passages),
        said=tuple(said for article in records.articles for said in desk.said[article.id]),
        private=private,
    )


K = TypeVar("K")
V = TypeVar("V")


def _group(pairs: Iterable[tuple[K, V]]) -> Mapping[K, list[V]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


class _Desk:
    """Everything by id, while one briefing is linked. Never leaves this module."""

    def __init__(self, records: Records, resolved: tuple[Resolved, ...], comparison: Comparison) -> None:
        self.records = records
        self.comparison = comparison
        self.resolved = {r.article: r for r in resolved}
        self.articles = {a.id: a for a in records.articles}
        self.labels: dict[tuple[str, str], Label] = {}
        for kind, named in (
            ("actor", records.actors),
            ("meeting", records.meetings),
            ("source", records.sources),
            ("topic", records.topics),
        ):
            for record in named:
                self.labels[kind, record.id] = Label(kind, record.id, record.name, _shorten(record))
        for article in records.articles:
            self.labels["article", article.id] = Label("article", article.id, article.title)
        self.questions = {t.id: t.question for t in records.topics}
        self.meetings = {m.id: m for m in records.meetings}
        self.origins = {a.id: self.origin(a) for a in records.articles}
        self.voice_of = {article: voice for voice in comparison.voices for article in voice.articles}
        self.statement_of = {q: s.id for s in comparison.statements for q in s.quotations}
        self.passages = {p.id: p for p in comparison.passages}
        self.statements = {s.id: s for s in comparison.statements}
        self.said = {a.id: tuple(self.say(a.id, q) for q in self.resolved[a.id].quotations) for a in records.articles}
        self.said_by_id = {said.quotation.id: said for row in self.said.values() for said in row}
        self.said_by_speaker = _group((s.quotation.speaker, s) for row in self.said.values() for s in row)
        self.said_by_occasion = _group((s.quotation.occasion, s) for row in self.said.values() for s in row)
        self.relayed = _group((s.outer.id, s) for row in self.said.values() for s in row if s.outer is not None)
        self.named = _group(
            ((m.kind, m.target), named)
            for a in records.articles
            for m, named in zip(self.resolved[a.id].mentions, self.name(a.id), strict=True)
            if m.target
        )
        self.rows_by_article = _group(
            (article, p) for p in comparison.passages for article in sorted({m.article for m in p.members})
        )
        self.columns = tuple(sorted((self.column(v) for v in comparison.voices), key=_column_order))

    def label(self, kind: str, ident: str) -> Label | None:
        return self.labels.get((kind, ident)) if ident else None

    def origin(self, article: Article) -> Origin:
        return Origin(
            self.label("source", article.source),
            self.label("source", article.agency),
            self.label("source", article.copy.of),
            article.copy,
        )

    def cite(self, member: Member) -> Cited:
        article = self.articles[member.article]
        return Cited(
            article.id,
            member.span,
            article.blocks[member.span.block],
            article.title,
            self.origins[article.id],
            article.published,
            article.digest,
            article.status.kind if article.status else "",
            article.url,
            article.archived,
            article.language,
            article.reviewed.on if article.reviewed else None,
        )

    def cite_span(self, article: str, span: Span | None) -> Cited | None:
        return None if span is None else self.cite(Member(article, span))

    def name(self, article: str) -> list[Named]:
        """Its mentions, each with the innermost direct quotation it stands in."""
        spoken: defaultdict[int, list[tuple[int, int, Said]]] = defaultdict(list)
        for said in self.said[article]:
            if said.quotation.found.form == "direct":
                for part in said.quotation.found.parts:
                    spoken[part.block].append((part.end - part.start, part.start, said))
        named = []
        for mention in self.resolved[article].mentions:
            at = mention.span
            around = [
                (length, start, said)
                for length, start, said in spoken.get(at.block, ())
                if start <= at.start and at.end <= start + length
            ]
            by = min(around, key=lambda one: one[:2])[2] if around else None
            named.append(Named(mention, self.cite(Member(article, at)), by))
        return named

    def say(self, article: str, quotation: Quotation) -> Said:
        found = quotation.found
        outer = self.resolved[article].quotations[found.inside].speaker if found.inside >= 0 else ""
        return Said(
            quotation,
            tuple(self.cite(Member(article, part)) for part in found.parts),
            self.label("actor", quotation.speaker),
            self.cite_span(article, found.speaker),
            self.label("meeting", quotation.occasion),
            self.cite_span(article, found.venue),
            self.cite_span(article, found.addressee),
            self.statement_of.get(quotation.id, ""),
            self.label("actor", outer),
        )

    def voice(self, article: str) -> Voice:
        own = self.articles[article]
        return self.voice_of.get(article) or Voice(own.source or own.id, (article,))

    def column(self, voice: Voice) -> Column:
        articles = sorted((self.articles[a] for a in voice.articles), key=_article_order)
        return Column(
            voice,
            self.origins[articles[0].id],
            tuple(self.labels["article", a.id] for a in articles),
            articles[0].published,
            carried=tuple(label for s in voice.carried_by if (label := self.label("source", s)) is not None),
            digest=all(a.digest for a in articles),
        )

    def columns_for(self, meeting: Meeting, voices: set[str]) -> tuple[Column, ...]:
        """Of the voices that have an article on the meeting: before, as it opened, after, undecided; then by date."""
        columns = []
        for voice in self.comparison.voices:
            if voice.id not in voices:
                continue
            column = self.column(voice)
            stages = [tell_written(self.articles[a.id], meeting) for a in column.articles]
            latest = max(stages, key=_STAGES.index)
            columns.append(replace(column, written=latest))
        return tuple(sorted(columns, key=lambda c: (_STAGES.index(c.written), *_column_order(c))))

    def placed(self, members: Iterable[Member]) -> tuple[tuple[str, Cited], ...]:
        return tuple((self.voice(m.article).id, self.cite(m)) for m in members)

    def row(self, passage: Passage) -> Row:
        statement = self.statements.get(passage.id.removeprefix("statement-"))
        return Row(
            passage,
            self.label("topic", passage.topic),
            self.questions.get(passage.topic, ""),
            self.placed(passage.members),
            tuple(self.cite(m) for m in passage.label),
            self.label("actor", statement.speaker) if statement else None,
        )

    def cell(self, coverage: Coverage) -> Cell:
        return Cell(coverage, tuple(self.cite(m) for m in coverage.members))

    def difference(self, discrepancy: Discrepancy) -> Difference:
        kind, _, ident = self.tell_about(discrepancy.about)
        return Difference(
            discrepancy,
            self.label(kind, ident),
            self.questions.get(ident, "") if kind == "topic" else "",
            tuple(
                Side(
                    r,
                    self.label("actor", r.speaker),
                    self.placed(r.members),
                    tuple(self.label("actor", self.says(m, r)) for m in r.members),
                )
                for r in discrepancy.readings
            ),
        )

    def says(self, member: Member, reading: Reading) -> str:
        """Who gives a reading in this article: the speaker of its figure, else of the quotation around it. A reading's
        own speaker holds for a single article only: another may give the same value in its own voice."""
        resolved, at = self.resolved[member.article], member.span
        for figure in resolved.figures:
            span = figure.found.span
            if span.block == at.block and span.start < at.end and at.start < span.end:
                return figure.speaker
        for quotation in resolved.quotations:
            if any(p.block == at.block and p.start <= at.start and at.end <= p.end for p in quotation.found.parts):
                return quotation.speaker
        return reading.speaker if len({m.article for m in reading.members}) == 1 else ""

    def tell_about(self, about: str) -> tuple[str, str, str]:
        """What a discrepancy is about, as a record: of a passage its topic or meeting, of a statement its speaker."""
        kind, colon, ident = about.partition(":")
        passage = self.passages.get(ident) if kind == "passage" else None
        if passage is not None and passage.kind == "statement" and not passage.topic:
            kind, ident = "statement", passage.id.removeprefix("statement-")
        elif passage is not None:
            return ("topic", colon, passage.topic) if passage.topic else ("meeting", colon, passage.meeting)
        statement = self.statements.get(ident) if kind == "statement" else None
        return (kind, colon, ident) if statement is None else ("actor", colon, statement.speaker)

    def printing(self, statement: Statement) -> Printing:
        return Printing(
            statement,
            tuple(self.said_by_id[q] for q in statement.quotations),
            self.label("actor", statement.speaker),
            statement.related,
        )


def _shorten(record: Actor | Meeting | Source | Topic) -> str:
    """A source's alias that can head a narrow column: one word of at most five letters, all or most of them capital."""
    if not isinstance(record, Source) or len(record.name) <= 5:
        return ""
    fitting = [a for a in record.aliases if len(a) <= 5 and a.isalpha() and sum(c.isupper() for c in a) >= 2]
    return min(fitting, key=lambda a: (len(a), a), default="")


_STAGES: tuple[Written, ...] = ("before", "during", "", "after")


def _article_order(article: Article) -> tuple[str, str]:
    return (article.published.first if article.published else "9999", article.id)


def _column_order(column: Column) -> tuple[str, str]:
    return (column.published.first if column.published else "9999", column.articles[0].id)


def _said_order(said: Said) -> tuple[str, str, int, int]:
    part = said.parts[0]
    day = said.quotation.said_on or (part.published.first if part.published else "9999")
    return (day, part.article, part.span.block, part.span.start)


def _named_order(named: Named) -> tuple[str, str, int, int]:
    cited = named.cited
    return (cited.published.first if cited.published else "9999", cited.article, cited.span.block, cited.span.start)


def _link_articles(desk: _Desk) -> Iterable[LinkedArticle]:
    ordered = sorted(desk.records.articles, key=_article_order)
    at = {article.id: index for index, article in enumerate(ordered)}
    for article in desk.records.articles:
        resolved = desk.resolved[article.id]
        wanted = {(m.kind, m.target) for m in resolved.mentions} | {("meeting", r.id) for r in article.meetings}
        wanted |= {("actor", q.speaker) for q in resolved.quotations}
        place = at[article.id]
        yield LinkedArticle(
            article,
            resolved,
            desk.origins[article.id],
            desk.voice(article.id),
            tuple(sorted(desk.labels[key] for key in wanted if key in desk.labels)),
            desk.said[article.id],
            tuple(desk.row(p) for p in desk.rows_by_article.get(article.id, ())),
            desk.labels["article", ordered[place - 1].id] if place else None,
            desk.labels["article", ordered[place + 1].id] if place + 1 < len(ordered) else None,
        )


def _link_actor(desk: _Desk, actor: Actor) -> LinkedActor:
    said = sorted(desk.said_by_speaker.get(actor.id, ()), key=_said_order)
    named = sorted(desk.named.get(("actor", actor.id), ()), key=_named_order)
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for mention in named:
        counts[desk.articles[mention.cited.article].source][0] += 1
    for one in said:
        counts[desk.articles[one.parts[0].article].source][1] += 1
    return LinkedActor(
        actor,
        desk.label("actor", actor.affiliation),
        tuple((role.title, desk.label("actor", role.organization)) for role in actor.roles),
        tuple(said),
        tuple(named),
        tuple(
            (
                desk.labels["meeting", meeting.id],
                tuple(desk.labels["actor", p] for p in meeting.participants if p != actor.id),
                meeting.start,
            )
            for meeting in sorted(desk.records.meetings, key=lambda m: (m.start, m.id))
            if actor.id in meeting.participants
        ),
        tuple(desk.labels["actor", other.id] for other in desk.records.actors if other.affiliation == actor.id),
        tuple(
            (label, counts[source][0], counts[source][1])
            for source in sorted(counts)
            if (label := desk.label("source", source)) is not None
        ),
        len(desk.records.articles),
        len({n.cited.article for n in named} | {s.parts[0].article for s in said}),
        tuple(sorted(desk.relayed.get(actor.id, ()), key=_said_order)),
        _list_absent(desk, {n.cited.article for n in named} | {s.parts[0].article for s in said}),
    )


def _list_absent(desk: _Desk, heard: set[str]) -> tuple[Column, ...]:
    return tuple(column for column in desk.columns if not heard.intersection(column.voice.articles))


def _link_meetings(desk: _Desk) -> Iterable[LinkedMeeting]:
    ordered = sorted(desk.records.meetings, key=lambda m: (m.start.first, m.start.time, m.id))
    at = {meeting.id: index for index, meeting in enumerate(ordered)}
    for meeting in desk.records.meetings:
        about = f"meeting:{meeting.id}"
        topics = set(meeting.about)
        passages = [
            p
            for p in desk.comparison.passages
            if p.meeting == meeting.id or (not p.meeting and p.topic and p.topic in topics)
        ]
        ids = {p.id for p in passages}
        differences = [
            d
            for d in desk.comparison.discrepancies
            if d.about == about
            or (d.about.startswith("topic:") and d.about[6:] in topics)
            or d.about.removeprefix("passage:") in ids
        ]
        cells = [c for c in desk.comparison.coverage if c.kind == "meeting" and c.target == meeting.id]
        voices = {c.source for c in cells} | {desk.voice(m.article).id for p in passages for m in p.members}
        said = sorted(desk.said_by_occasion.get(meeting.id, ()), key=_said_order)
        statements = {s.statement for s in said if s.statement}
        accounts = sorted({a for c in cells for a in c.articles})
        around = [s for a in accounts for s in desk.said[a] if s.quotation.occasion != meeting.id]
        statements |= {s.statement for s in around if s.statement}
        place = at[meeting.id]
        yield LinkedMeeting(
            meeting,
            tuple(desk.labels["actor", p] for p in meeting.participants),
            desk.label("actor", meeting.organizer),
            desk.label("meeting", meeting.part_of),
            tuple(desk.labels["meeting", m.id] for m in ordered if m.part_of == meeting.id),
            tuple(desk.labels["topic", t] for t in meeting.about),
            desk.columns_for(meeting, voices),
            tuple(desk.row(p) for p in passages),
            tuple(desk.difference(d) for d in differences),
            tuple(desk.printing(s) for s in desk.comparison.statements if s.id in statements and len(s.quotations) > 1),
            tuple(desk.cell(c) for c in cells),
            tuple(said),
            tuple(sorted(desk.named.get(("meeting", meeting.id), ()), key=_named_order)),
            desk.labels["meeting", ordered[place - 1].id] if place else None,
            desk.labels["meeting", ordered[place + 1].id] if place + 1 < len(ordered) else None,
            tuple(desk.cell(c) for c in desk.comparison.coverage if c.kind == "topic" and c.target in topics),
            tuple(sorted(around, key=_said_order)),
        )


def _link_topic(desk: _Desk, topic: Topic) -> LinkedTopic:
    passages = [p for p in desk.comparison.passages if p.topic == topic.id]
    ids = {p.id for p in passages}
    cells = [c for c in desk.comparison.coverage if c.kind == "topic" and c.target == topic.id]
    return LinkedTopic(
        topic,
        desk.columns,
        tuple(desk.row(p) for p in passages),
        tuple(
            desk.difference(d)
            for d in desk.comparison.discrepancies
            if d.about == f"topic:{topic.id}" or d.about.removeprefix("passage:") in ids
        ),
        tuple(desk.cell(c) for c in cells),
    )


def _link_source(desk: _Desk, source: Source) -> LinkedSource:
    articles = [a for a in desk.records.articles if a.source == source.id]
    carried = [a for a in desk.records.articles if a.source != source.id and source.id in (a.agency, a.copy.of)]
    quoted: defaultdict[str, int] = defaultdict(int)
    for article in (*articles, *carried):
        for said in desk.said[article.id]:
            quoted[said.quotation.speaker] += 1
    voices = {desk.voice(a.id).id for a in (*articles, *carried)}
    return LinkedSource(
        source,
        tuple(desk.labels["article", a.id] for a in articles),
        tuple(desk.labels["article", a.id] for a in carried),
        tuple(
            (label, quoted[speaker])
            for speaker in sorted(quoted, key=lambda s: (-quoted[s], s))
            if (label := desk.label("actor", speaker)) is not None
        ),
        tuple(desk.cell(c) for c in desk.comparison.coverage if c.source in voices),
        tuple(sorted(desk.named.get(("source", source.id), ()), key=_named_order)),
    )
