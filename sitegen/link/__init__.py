"""Records, findings and passages tied together, seen from every end: who said what where, who is named by whom, what
stands in which row. Nothing here decides what a page shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sitegen.link.desk import Desk, article_order, named_order, said_order
from sitegen.link.nouns import (
    Briefing,
    Cell,
    Cited,
    Column,
    Difference,
    Label,
    Level,
    LinkedActor,
    LinkedArticle,
    LinkedMeeting,
    LinkedPair,
    LinkedSource,
    LinkedTopic,
    Named,
    Origin,
    Printing,
    Row,
    Said,
    Side,
)
from sitegen.link.pairs import level
from sitegen.link.stages import tell_changed, tell_edition, tell_written
from sitegen.model import Actor, Comparison, Coverage, Meeting, Records, Resolved, Source, Topic

__all__ = [
    "Briefing",
    "Cell",
    "Cited",
    "Column",
    "Difference",
    "Label",
    "Level",
    "LinkedActor",
    "LinkedArticle",
    "LinkedMeeting",
    "LinkedPair",
    "LinkedSource",
    "LinkedTopic",
    "Named",
    "Origin",
    "Printing",
    "Row",
    "Said",
    "Side",
    "link",
    "tell_changed",
    "tell_edition",
    "tell_written",
]


def link(records: Records, resolved: tuple[Resolved, ...], comparison: Comparison, private: bool = False) -> Briefing:
    """`records` with withheld articles, `resolved` in the same order as `records.articles`."""
    desk = Desk(records, resolved, comparison)
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
        pairs=tuple(_link_pairs(desk)),
        private=private,
    )


def _link_articles(desk: Desk) -> Iterable[LinkedArticle]:
    ordered = sorted(desk.records.articles, key=article_order)
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
            tuple(desk.labels["article", other] for other in desk.partners.get(article.id, ())),
        )


def _link_pairs(desk: Desk) -> Iterable[LinkedPair]:
    for one, other in desk.pairs:
        left, right = desk.articles[one], desk.articles[other]
        ties = desk.ties[one, other]
        rows = level(ties, len(left.blocks) - 1, len(right.blocks) - 1)
        yield LinkedPair(left, right, (desk.origins[one], desk.origins[other]), ties, rows)


def _link_actor(desk: Desk, actor: Actor) -> LinkedActor:
    said = sorted(desk.said_by_speaker.get(actor.id, ()), key=said_order)
    named = sorted(desk.named.get(("actor", actor.id), ()), key=named_order)
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
                tuple(desk.labels["actor", p] for p in meeting.participants if p not in (actor.id, actor.affiliation)),
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
        tuple(sorted(desk.relayed.get(actor.id, ()), key=said_order)),
        _list_absent(desk, {n.cited.article for n in named} | {s.parts[0].article for s in said}),
    )


def _list_absent(desk: Desk, heard: set[str]) -> tuple[Column, ...]:
    return tuple(column for column in desk.columns if not heard.intersection(column.voice.articles))


def _link_meetings(desk: Desk) -> Iterable[LinkedMeeting]:
    ordered = sorted(desk.records.meetings, key=lambda m: (m.start.first, m.start.time, m.id))
    at = {meeting.id: index for index, meeting in enumerate(ordered)}
    for meeting in desk.records.meetings:
        about = f"meeting:{meeting.id}"
        cells = [c for c in desk.comparison.coverage if c.kind == "meeting" and c.target == meeting.id]
        topics = set(meeting.about) if _is_told(desk, meeting, cells) else set()
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
            or any(one.startswith("topic:") and one[6:] in topics for one in (d.about, *d.also))
            or d.about.removeprefix("passage:") in ids
        ]
        voices = {c.source for c in cells} | {desk.voice(m.article).id for p in passages for m in p.members}
        said = sorted(desk.said_by_occasion.get(meeting.id, ()), key=said_order)
        statements = {s.statement for s in said if s.statement}
        accounts = sorted({a for c in cells for a in c.articles})
        around = [s for a in accounts for s in desk.said[a] if s.quotation.occasion != meeting.id] if topics else []
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
            tuple(sorted(desk.named.get(("meeting", meeting.id), ()), key=named_order)),
            desk.labels["meeting", ordered[place - 1].id] if place else None,
            desk.labels["meeting", ordered[place + 1].id] if place + 1 < len(ordered) else None,
            tuple(desk.cell(c) for c in desk.comparison.coverage if c.kind == "topic" and c.target in topics),
            tuple(sorted(around, key=said_order)),
        )


def _is_told(desk: Desk, meeting: Meeting, cells: Sequence[Coverage]) -> bool:
    """Do several accounts tell of the meeting, one of them not from before it? Only then is what they say on its topics
    said of it; else the topics' own pages have it."""
    telling = [c for c in cells if c.state in ("reports", "quotes", "withheld")]
    stages = {tell_written(desk.articles[a], meeting) for c in telling for a in c.articles}
    return len(telling) > 1 and stages != {"before"}


def _link_topic(desk: Desk, topic: Topic) -> LinkedTopic:
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
            if f"topic:{topic.id}" in (d.about, *d.also) or d.about.removeprefix("passage:") in ids
        ),
        tuple(desk.cell(c) for c in cells),
    )


def _link_source(desk: Desk, source: Source) -> LinkedSource:
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
        tuple(sorted(desk.named.get(("source", source.id), ()), key=named_order)),
    )
