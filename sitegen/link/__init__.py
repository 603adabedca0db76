"""Records, findings and passages tied together, seen from every end: who said what where, who is named by whom, what
stands in which row. Nothing here decides what a page shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from sitegen.link.alone import group_alone, list_alone
from sitegen.link.desk import Desk, article_order, group, make_label, named_order, said_order
from sitegen.link.nouns import (
    Alone,
    Brief,
    Briefing,
    Cell,
    Cited,
    Column,
    Difference,
    Heard,
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
from sitegen.link.pairs import find_apart, index_apart, level
from sitegen.link.renaming import Names, rename
from sitegen.link.stages import stands, tell_changed, tell_edition, tell_written
from sitegen.memo import Memo, digest
from sitegen.model import HAVING, Actor, Comparison, Coverage, Meeting, Records, Resolved, Topic

__all__ = [
    "Alone",
    "Brief",
    "Briefing",
    "Cell",
    "Cited",
    "Column",
    "Difference",
    "Heard",
    "Label",
    "Level",
    "LinkedActor",
    "LinkedArticle",
    "LinkedMeeting",
    "LinkedPair",
    "LinkedSource",
    "LinkedTopic",
    "Named",
    "Names",
    "Origin",
    "Printing",
    "Row",
    "Said",
    "Side",
    "link",
    "make_label",
    "rename",
    "stands",
    "tell_changed",
    "tell_edition",
    "tell_written",
]


def link(
    records: Records,
    resolved: tuple[Resolved, ...],
    comparison: Comparison,
    private: bool = False,
    memo: Memo | None = None,
) -> Briefing:
    """`records` with withheld articles, `resolved` in the same order as `records.articles`."""
    desk = Desk(records, resolved, comparison, memo or Memo())
    alone = list_alone(desk)
    articles = tuple(_link_articles(desk, group_alone(alone)))
    briefs = {linked.article.id: _brief(linked) for linked in articles}
    return Briefing(
        settings=records.settings,
        edition=tell_edition(records),
        articles=articles,
        briefs=tuple(briefs.values()),
        actors=tuple(_link_actors(desk)),
        meetings=tuple(_link_meetings(desk)),
        sources=tuple(_link_sources(desk, briefs, alone)),
        topics=tuple(_link_topic(desk, topic) for topic in records.topics),
        pages=records.pages,
        columns=desk.columns,
        cells=tuple(desk.cell(c) for c in comparison.coverage),
        differences=tuple(desk.difference(d) for d in comparison.discrepancies),
        printings=tuple(desk.printing(s) for s in comparison.statements),
        rows=tuple(desk.row(p) for p in comparison.passages),
        said=tuple(said for article in records.articles for said in desk.said[article.id]),
        pairs=tuple(_link_pairs(desk)),
        alone=alone,
        private=private,
    )


def _link_articles(desk: Desk, alone: Mapping[str, Sequence[tuple[Label, Cited]]]) -> Iterable[LinkedArticle]:
    ordered = sorted(desk.records.articles, key=article_order)
    at = {article.id: index for index, article in enumerate(ordered)}
    altered = {voice.id: voice.altered for voice in desk.comparison.voices}
    for article in desk.records.articles:
        resolved = desk.resolved[article.id]
        wanted = {(m.kind, m.target) for m in resolved.mentions} | {("meeting", r.id) for r in article.meetings}
        wanted |= {("actor", q.speaker) for q in resolved.quotations}
        place = at[article.id]
        voice = desk.voice(article.id)
        origin = desk.cites[article.id].origin
        heard = Heard(voice, altered.get(voice, False))
        labels = tuple(sorted(desk.labels[key] for key in wanted if key in desk.labels))
        rows = [desk.row_for(p, article.id) for p in desk.rows_by_article.get(article.id, ())]
        previous = desk.labels["article", ordered[place - 1].id] if place else None
        following = desk.labels["article", ordered[place + 1].id] if place + 1 < len(ordered) else None
        partners = tuple(desk.labels["article", other] for other in desk.partners.get(article.id, ()))
        only = tuple(alone.get(article.id, ()))
        yield LinkedArticle(
            article,
            resolved,
            origin,
            heard,
            labels,
            desk.said[article.id],
            tuple(row for row, _ in rows),
            previous,
            following,
            partners,
            only,
            desk.marks[article.id],
            digest(
                (
                    (desk.marks[article.id], origin, heard, labels),
                    [mark for _, mark in rows],
                    (previous, following, partners, [(label, cited.span) for label, cited in only]),
                )
            ),
        )


def _brief(linked: LinkedArticle) -> Brief:
    article = linked.article
    return Brief(
        article.id,
        article.title,
        linked.origin,
        article.published,
        article.summary,
        article.digest,
        article.status.kind if article.status else "",
        article.reviewed is not None,
        sum(1 for said in linked.said if said.quotation.found.form == "direct"),
        tuple(label for label in linked.labels if label.kind == "meeting"),
        article.language,
    )


def _link_pairs(desk: Desk) -> Iterable[LinkedPair]:
    discrepancies = desk.comparison.discrepancies
    places = index_apart(discrepancies)
    for one, other in desk.pairs:
        left, right = desk.articles[one], desk.articles[other]
        ties = tuple(sorted(desk.ties[one, other]))
        rows = level(ties, len(left.blocks) - 1, len(right.blocks) - 1)
        origins = (desk.cites[one].origin, desk.cites[other].origin)
        apart = find_apart(discrepancies, places, (one, other))
        mark = digest((desk.marks[one], desk.marks[other], origins, ties, apart))
        yield LinkedPair(left, right, origins, ties, rows, apart, mark)


def _link_actors(desk: Desk) -> Iterable[LinkedActor]:
    meetings = sorted(desk.records.meetings, key=lambda m: (m.start, m.id))
    met = group((participant, meeting) for meeting in meetings for participant in dict.fromkeys(meeting.participants))
    members = group((other.affiliation, desk.labels["actor", other.id]) for other in desk.records.actors)
    for actor in desk.records.actors:
        yield _link_actor(desk, actor, met.get(actor.id, ()), tuple(members.get(actor.id, ())))


def _link_actor(desk: Desk, actor: Actor, meetings: Sequence[Meeting], members: tuple[Label, ...]) -> LinkedActor:
    said = tuple(sorted(desk.said_by_speaker.get(actor.id, ()), key=said_order))
    named = tuple(sorted(desk.named.get(("actor", actor.id), ()), key=named_order))
    relayed = tuple(sorted(desk.relayed.get(actor.id, ()), key=said_order))
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for mention in named:
        counts[desk.articles[mention.cited.article].source][0] += stands(mention.cited)
    for one in said:
        counts[desk.articles[one.parts[0].article].source][1] += stands(one.parts[0])
    affiliation = desk.label("actor", actor.affiliation)
    roles = tuple((role.title, desk.label("actor", role.organization)) for role in actor.roles)
    met = tuple(
        (
            desk.labels["meeting", meeting.id],
            tuple(desk.labels["actor", p] for p in meeting.participants if p not in (actor.id, actor.affiliation)),
            meeting.start,
        )
        for meeting in meetings
    )
    sources = tuple(
        (label, counts[source][0], counts[source][1])
        for source in sorted(counts)
        if any(counts[source]) and (label := desk.label("source", source)) is not None
    )
    articles = desk.standing
    heard = {n.cited.article for n in named if stands(n.cited)}
    heard |= {s.parts[0].article for s in said if stands(s.parts[0])}
    unsure = {a for a in desk.unsure.get(actor.id, ()) if desk.stands(a)} - heard
    voices = {desk.voice(article) for article in (*heard, *unsure)}
    absent = tuple(column for column in desk.columns if column.voice.id not in voices)
    words = desk.mark_words((*said, *relayed), named)
    mark = digest((actor, affiliation, roles, words, met, members, sources, articles, absent, len(unsure)))
    return LinkedActor(
        actor,
        affiliation,
        roles,
        said,
        named,
        met,
        members,
        sources,
        articles,
        len(heard),
        len(unsure),
        relayed,
        absent,
        mark,
    )


def _link_meetings(desk: Desk) -> Iterable[LinkedMeeting]:
    ordered = sorted(desk.records.meetings, key=lambda m: (m.start.first, m.start.time, m.id))
    at = {meeting.id: index for index, meeting in enumerate(ordered)}
    parts = group((m.part_of, desk.labels["meeting", m.id]) for m in ordered)
    order = {p.id: n for n, p in enumerate(desk.comparison.passages)}
    of_meeting = group((p.meeting, p) for p in desk.comparison.passages if p.meeting)
    of_topic = group((p.topic, p) for p in desk.comparison.passages if p.topic and not p.meeting)
    about = group(
        (one, n)
        for n, d in enumerate(desk.comparison.discrepancies)
        for one in dict.fromkeys((d.about, *(a for a in d.also if a.startswith("topic:"))))
    )
    for meeting in desk.records.meetings:
        covered = desk.cells_by_target.get(("meeting", meeting.id), [])
        topics = set(meeting.about) if _is_told(desk, meeting, covered) else set()
        passages = [*of_meeting.get(meeting.id, ()), *(p for t in sorted(topics) for p in of_topic.get(t, ()))]
        passages.sort(key=lambda p: order[p.id])
        asked = (
            f"meeting:{meeting.id}",
            *(f"topic:{t}" for t in sorted(topics)),
            *(i for p in passages for i in (p.id, f"passage:{p.id}")),
        )
        found = sorted({n for one in asked for n in about.get(one, ())})
        voices = {c.source for c in covered} | {desk.voice(m.article) for p in passages for m in p.members}
        said = tuple(sorted(desk.said_by_occasion.get(meeting.id, ()), key=said_order))
        accounts = sorted({a for c in covered for a in c.articles})
        around = [s for a in accounts for s in desk.said[a] if s.quotation.occasion != meeting.id] if topics else []
        statements = {s.statement for s in (*said, *around) if s.statement}
        printed = [desk.statements[i] for i in sorted(statements, key=desk.statement_order.__getitem__)]
        place = at[meeting.id]
        linked = LinkedMeeting(
            meeting,
            tuple(desk.labels["actor", p] for p in meeting.participants),
            desk.label("actor", meeting.organizer),
            desk.label("meeting", meeting.part_of),
            tuple(parts.get(meeting.id, ())),
            tuple(desk.labels["topic", t] for t in meeting.about),
            desk.columns_for(meeting, voices),
            tuple(desk.row(p) for p in passages),
            tuple(desk.difference(desk.comparison.discrepancies[n]) for n in found),
            tuple(desk.printing(s) for s in printed if len(s.quotations) > 1),
            tuple(desk.cell(c) for c in covered),
            said,
            tuple(sorted(desk.named.get(("meeting", meeting.id), ()), key=named_order)),
            desk.labels["meeting", ordered[place - 1].id] if place else None,
            desk.labels["meeting", ordered[place + 1].id] if place + 1 < len(ordered) else None,
            tuple(
                desk.cell(c)
                for c in desk.sort_cells(c for t in sorted(topics) for c in desk.cells_by_target.get(("topic", t), ()))
            ),
            tuple(sorted(around, key=said_order)),
        )
        yield replace(linked, mark=_mark_meeting(desk, linked))


def _mark_meeting(desk: Desk, linked: LinkedMeeting) -> bytes:
    printed = [(p.statement, p.speaker, [s.quotation.id for s in (*p.said, *p.beside)]) for p in linked.printings]
    said = (*linked.said, *linked.around, *(s for p in linked.printings for s in (*p.said, *p.related)))
    return digest(
        (
            (linked.meeting, linked.participants, linked.organizer, linked.part_of, linked.parts, linked.topics),
            (linked.columns, linked.previous, linked.following, printed),
            desk.mark_rows(linked.rows),
            desk.mark_differences(linked.differences),
            desk.mark_cells((*linked.cells, *linked.topic_cells)),
            (len(linked.cells), [s.quotation.id for s in linked.around]),
            desk.mark_words(said, linked.named),
        )
    )


def _is_told(desk: Desk, meeting: Meeting, cells: Sequence[Coverage]) -> bool:
    """Do several accounts tell of the meeting, one of them not from before it? Only then is what they say on its topics
    said of it; else the topics' own pages have it."""
    telling = [c for c in cells if c.state in HAVING]
    stages = {tell_written(desk.articles[a], meeting) for c in telling for a in c.articles}
    return len(telling) > 1 and stages != {"before"}


def _link_topic(desk: Desk, topic: Topic) -> LinkedTopic:
    passages = [p for p in desk.comparison.passages if p.topic == topic.id]
    ids = {p.id for p in passages}
    rows = tuple(desk.row(p) for p in passages)
    differences = tuple(
        desk.difference(d)
        for d in desk.comparison.discrepancies
        if f"topic:{topic.id}" in (d.about, *d.also) or d.about.removeprefix("passage:") in ids
    )
    cells = tuple(desk.cell(c) for c in desk.cells_by_target.get(("topic", topic.id), ()))
    mark = digest(
        (topic, desk.columns, desk.mark_rows(rows), desk.mark_differences(differences), desk.mark_cells(cells))
    )
    return LinkedTopic(topic, desk.columns, rows, differences, cells, mark)


def _link_sources(desk: Desk, briefs: Mapping[str, Brief], alone: Sequence[Alone]) -> Iterable[LinkedSource]:
    by_voice = {one.column.voice.id: one for one in alone}
    printed = group((a.source, a) for a in desk.records.articles)
    carried = group(
        (source, a)
        for a in desk.records.articles
        for source in dict.fromkeys((a.agency, a.copy.of))
        if source and source != a.source
    )
    for source in desk.records.sources:
        own, others = printed.get(source.id, []), carried.get(source.id, [])
        quoted: defaultdict[str, int] = defaultdict(int)
        for article in (*own, *others):
            for said in desk.said[article.id]:
                quoted[said.quotation.speaker] += stands(said.parts[0])
        voices = {desk.voice(a.id) for a in (*own, *others)}
        covered = desk.sort_cells(c for voice in sorted(voices) for c in desk.cells_by_voice.get(voice, ()))
        cells = tuple(
            (label, desk.cell(c)) for c in covered if (label := desk.labels.get((c.kind, c.target))) is not None
        )
        speakers = tuple(
            (label, quoted[speaker])
            for speaker in sorted(quoted, key=lambda s: (-quoted[s], s))
            if quoted[speaker] and (label := desk.label("actor", speaker)) is not None
        )
        lists = (tuple(briefs[a.id] for a in own), tuple(briefs[a.id] for a in others))
        named = tuple(sorted(desk.named.get(("source", source.id), ()), key=named_order))
        labels = [label for label, _ in cells]
        only = tuple(by_voice[voice] for voice in sorted(voices) if voice in by_voice)
        only_told = [[label for label, _ in one.told] for one in only]
        only_heard = [said for one in only for said in one.heard]
        mark = digest(
            (
                (source, lists, speakers, labels, desk.mark_cells(c for _, c in cells)),
                (only_told, [said.quotation.id for said in only_heard], desk.mark_words(only_heard, named)),
            )
        )
        yield LinkedSource(source, *lists, speakers, cells, named, only, mark)
