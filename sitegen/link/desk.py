"""Everything by id, while one briefing is linked. Never leaves this package."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias, TypeVar

from msgspec.structs import replace

from sitegen.analysis import is_aside
from sitegen.link.nouns import Cell, Cited, Column, Difference, Heard, Label, Named, Printing, Row, Said, Side, Tied
from sitegen.link.pairs import choose_pairs, find_ties
from sitegen.link.stages import tell_written
from sitegen.link.ties import Cites, list_needed, tie_article
from sitegen.memo import Known, Memo, digest
from sitegen.model import (
    HAVING,
    Actor,
    Article,
    Comparison,
    Coverage,
    Discrepancy,
    Meeting,
    Member,
    Passage,
    Reading,
    Records,
    Resolved,
    Source,
    Span,
    Statement,
    Topic,
    Voice,
    Written,
)
from sitegen.rights import is_withheld

K = TypeVar("K")
V = TypeVar("V")


def group(pairs: Iterable[tuple[K, V]]) -> Mapping[K, list[V]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


class Desk:
    """Everything by id, while one briefing is linked. Never leaves this package.

    A *mark* is a digest of what a thing is linked from: who links the same again has the same mark."""

    def __init__(self, records: Records, resolved: tuple[Resolved, ...], comparison: Comparison, memo: Memo) -> None:
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
                self.labels[kind, record.id] = make_label(kind, record)
        self.statement_of = {q: s.id for s in comparison.statements for q in s.quotations}
        self.marks: dict[str, bytes] = {}
        """Of each article with all that is found in it."""
        self.tied = self._tie(memo)
        for article in records.articles:
            self.labels["article", article.id] = Label("article", article.id, article.title, "", article.language)
        self.standing = sum(self.stands(a.id) for a in records.articles)
        self.questions = {t.id: t.question for t in records.topics}
        self.meetings = {m.id: m for m in records.meetings}
        self.cites = {a.id: Cites(a, self.labels) for a in records.articles}
        self.voice_of = {article: voice.id for voice in comparison.voices for article in voice.articles}
        self.passages = {p.id: p for p in comparison.passages}
        self.statements = {s.id: s for s in comparison.statements}
        self.statement_order = {s.id: n for n, s in enumerate(comparison.statements)}
        self.said = {ident: tied.said for ident, tied in self.tied.items()}
        every = [said for row in self.said.values() for said in row]
        self.said_by_id = {said.quotation.id: said for said in every}
        self.said_by_speaker = group((s.quotation.speaker, s) for s in every)
        self.said_by_occasion = group((s.quotation.occasion, s) for s in every)
        self.relayed = group((s.outer.id, s) for s in every if s.outer is not None)
        self.named = group(
            ((n.mention.kind, n.mention.target), n)
            for tied in self.tied.values()
            for n in tied.named
            if n.mention.target
        )
        self.rows_by_article = group(
            (article, p)
            for p in comparison.passages
            if p.kind != "meeting"
            for article in sorted({m.article for m in p.members})
        )
        self.unsure = group((actor, r.article) for r in resolved for actor in r.unsure)
        self.cells_by_target = group(((c.kind, c.target), c) for c in comparison.coverage)
        self.cells_by_voice = group((c.source, c) for c in comparison.coverage)
        self._cell_order = {(c.kind, c.target, c.source): n for n, c in enumerate(comparison.coverage)}
        self.ties = find_ties(comparison)
        self.pairs = choose_pairs(self.ties)
        self.partners = group((one, other) for pair in self.pairs for one, other in (pair, pair[::-1]))
        self._rows: dict[str, Row] = {}
        self._pointed: dict[str, tuple[Row, bytes]] = {}
        self._differences: dict[str, Difference] = {}
        self._cells: dict[tuple[str, str, str], Cell] = {}
        self._asking = group((topic, meeting) for meeting in records.meetings for topic in meeting.about)
        self._raised: dict[str, Meeting | None] = {}
        """Of a topic the meeting that decides who could report it, where there is one."""
        self._columns = {voice.id: self._column(voice) for voice in comparison.voices}
        self._spans = {voice.id: self._span(voice) for voice in comparison.voices}
        self.columns = tuple(sorted(self._columns.values(), key=column_order))

    def _tie(self, memo: Memo) -> dict[str, Tied]:
        calls = []
        for article in self.records.articles:
            resolved = self.resolved[article.id]
            labels = tuple(self.labels[n] for n in list_needed(article, resolved) if n in self.labels)
            statements = tuple(self.statement_of.get(q.id, "") for q in resolved.quotations)
            names, said = Known(labels), Known(statements)
            self.marks[article.id] = memo.mark((article, resolved)) + names.digest + said.digest
            calls.append((article, resolved, names, said))
        tied = memo.map(tie_article, calls)
        return {article.id: one for article, one in zip(self.records.articles, tied, strict=True)}

    def label(self, kind: str, ident: str) -> Label | None:
        return self.labels.get((kind, ident)) if ident else None

    def cite(self, member: Member) -> Cited:
        return self.cites[member.article].cite(member.span)

    def stands(self, article: str) -> bool:
        """Does it count: has its outlet not taken it back?"""
        status = self.articles[article].status
        return status is None or status.kind != "retracted"

    def voice(self, article: str) -> str:
        """Its id."""
        known = self.voice_of.get(article)
        return known if known is not None else self.articles[article].source or article

    def _column(self, voice: Voice) -> Column:
        first = min((self.articles[a] for a in voice.articles), key=article_order)
        return Column(
            Heard(voice.id, voice.altered),
            self.cites[first.id].origin,
            self.labels["article", first.id],
            first.published,
            carried=tuple(label for s in voice.carried_by if (label := self.label("source", s)) is not None),
            digest=all(self.articles[a].digest for a in voice.articles),
        )

    def _span(self, voice: Voice) -> _Span:
        """When its articles were written, and what they say themselves of when that was."""
        dated = sorted(
            (w.last, w.first) for a in voice.articles if (w := self.articles[a].published) is not None
        )  # fmt: skip
        newest = ""
        latest = []
        for last, first in reversed(dated):
            newest = max(newest, first)
            latest.append((last, newest))
        declared = {ref.id for a in voice.articles for ref in self.articles[a].meetings if ref.written}
        return latest[::-1], len(dated) < len(voice.articles), declared, voice.articles

    def columns_for(self, meeting: Meeting, voices: set[str]) -> tuple[Column, ...]:
        """Of the voices that have an article on the meeting: before, as it opened, after, undecided; then by date."""
        columns = [
            replace(self._columns[voice], written=self._stage(meeting, voice))
            for voice in sorted(voices)
            if voice in self._columns
        ]
        return tuple(sorted(columns, key=lambda c: (_STAGES.index(c.written), *column_order(c))))

    def _stage(self, meeting: Meeting, voice: str) -> Written:
        """The latest of its articles' stages."""
        latest, undated, declared, articles = self._spans[voice]
        if meeting.id in declared:
            return max((tell_written(self.articles[a], meeting) for a in articles), key=_STAGES.index)
        at = bisect_left(latest, (meeting.start.first, ""))
        if at < len(latest):
            return "after" if latest[at][1] > (meeting.end or meeting.start).last else ""
        return "" if undated else "before"

    def placed(self, members: Iterable[Member]) -> tuple[tuple[str, Cited], ...]:
        return tuple((self.voice(m.article), self.cite(m)) for m in members)

    def row(self, passage: Passage) -> Row:
        row = self._rows.get(passage.id)
        if row is None:
            row = self._rows[passage.id] = Row(
                passage,
                self.label("topic", passage.topic),
                self.questions.get(passage.topic, ""),
                self.placed(passage.members),
                tuple(self.cite(m) for m in passage.label),
                self._speaker(passage),
            )
        return row

    def _speaker(self, passage: Passage) -> Label | None:
        statement = self.statements.get(passage.id.removeprefix("statement-"))
        return self.label("actor", statement.speaker) if statement else None

    def row_for(self, passage: Passage, article: str) -> tuple[Row, bytes]:
        """As its page needs it: of other articles only the way to their paragraphs. And a mark of that."""
        pointed, mark = self._point(passage)
        members = list(pointed.members)
        for n, member in enumerate(passage.members):
            if member.article == article:
                members[n] = members[n][0], self.cite(member)
        row = Row(passage, pointed.topic, pointed.question, tuple(members), (), pointed.speaker)
        return row, mark

    def _point(self, passage: Passage) -> tuple[Row, bytes]:
        """The row as a page sees it that none of its passages stands on, made and marked once for all its articles:
        what an article adds of its own follows from its text, which its mark has already."""
        found = self._pointed.get(passage.id)
        if found is None:
            members = tuple((self.voice(m.article), self.cites[m.article].point(m.span)) for m in passage.members)
            topic, question = self.label("topic", passage.topic), self.questions.get(passage.topic, "")
            row = Row(passage, topic, question, members, (), self._speaker(passage))
            found = self._pointed[passage.id] = (row, digest(row))
        return found

    def cell(self, coverage: Coverage) -> Cell:
        key = (coverage.kind, coverage.target, coverage.source)
        cell = self._cells.get(key)
        if cell is None:
            cited = tuple(self.cite(m) for m in coverage.members)
            cell = self._cells[key] = Cell(coverage, cited, coverage.state == "not-yet" and self._began(coverage))
        return cell

    def _began(self, coverage: Coverage) -> bool:
        """Was the voice's newest article written while the meeting began that it could not yet report? Of a topic that
        is the meeting after which all wrote that report it."""
        if coverage.kind == "meeting":
            return self._stage(self.meetings[coverage.target], coverage.source) == "during"
        if coverage.target not in self._raised:
            told = self.cells_by_target.get(("topic", coverage.target), ())
            telling = [self.articles[a] for c in told if c.state in HAVING for a in c.articles]
            self._raised[coverage.target] = next(
                (
                    meeting
                    for meeting in self._asking.get(coverage.target, ())
                    if meeting.status == "held" and telling and {tell_written(a, meeting) for a in telling} == {"after"}
                ),
                None,
            )
        raised = self._raised[coverage.target]
        return raised is not None and self._stage(raised, coverage.source) == "during"

    def sort_cells(self, coverage: Iterable[Coverage]) -> list[Coverage]:
        """As the comparison has them."""
        return sorted(coverage, key=lambda c: self._cell_order[c.kind, c.target, c.source])

    def difference(self, discrepancy: Discrepancy) -> Difference:
        difference = self._differences.get(discrepancy.id)
        if difference is None:
            difference = self._differences[discrepancy.id] = self._difference(discrepancy)
        return difference

    def _difference(self, discrepancy: Discrepancy) -> Difference:
        kind, _, ident = self.tell_about(discrepancy.about)
        asked = [self.tell_about(about) for about in (discrepancy.about, *discrepancy.also)]
        questions = [self.questions.get(one, "") if it == "topic" else "" for it, _, one in asked]
        return Difference(
            discrepancy,
            self.label(kind, ident),
            " ".join(questions) if all(questions) else "",
            tuple(
                Side(
                    r,
                    self.label("actor", r.speaker),
                    self.placed(r.members),
                    tuple(self.says(m, r) for m in r.members),
                    tuple(self._retells(m) for m in r.members),
                )
                for r in discrepancy.readings
            ),
            tuple(
                label for about in discrepancy.also if (label := self.label(*self.tell_about(about)[::2])) is not None
            ),
            self._stages(discrepancy),
        )

    def _stages(self, discrepancy: Discrepancy) -> tuple[tuple[str, Written], ...]:
        """What did or did not happen, or was picked from one appearance, happened at the meeting that most of its
        paragraphs tell of."""
        if discrepancy.kind not in ("fact", "selection"):
            return ()
        places = {(m.article, m.span.block) for reading in discrepancy.readings for m in reading.members}
        told = Counter(meeting for place in sorted(places) for meeting in self._told_in.get(place, ()))
        if not told:
            return ()
        meeting = min((self.meetings[one] for one in told), key=lambda m: (-told[m.id], m.start.first, m.id))
        topics = [
            ident for kind, _, ident in map(self.tell_about, (discrepancy.about, *discrepancy.also)) if kind == "topic"
        ]
        covered = list(self.cells_by_target.get(("meeting", meeting.id), ()))
        covered += [c for one in topics for c in self.cells_by_target.get(("topic", one), ())]
        voices = {c.source for c in covered if c.state in HAVING}
        return tuple((voice, self._stage(meeting, voice)) for voice in sorted(voices))

    @cached_property
    def _told_in(self) -> Mapping[tuple[str, int], Sequence[str]]:
        """The meetings that a paragraph tells of, of those that were held."""
        return group(
            ((m.article, m.span.block), c.target)
            for c in self.comparison.coverage
            if c.kind == "meeting" and self.meetings[c.target].status == "held"
            for m in c.members
        )

    def says(self, member: Member, reading: Reading) -> Label | None:
        """Who gives a reading in this article: the speaker of its figure, else of the quotation around it. A reading's
        own speaker holds for a single article only: another may give the same value in its own voice."""
        resolved, at = self.resolved[member.article], member.span
        for figure in resolved.figures:
            span = figure.found.span
            if span.block == at.block and span.start < at.end and at.start < span.end:
                return self.label("actor", figure.speaker) or self._describe(member.article, figure.found.speaker)
        for quotation in resolved.quotations:
            found = quotation.found
            around = [p for p in found.parts if p.block == at.block and p.start <= at.start and at.end <= p.end]
            if not around:
                continue
            text = self.cite(member).block.text
            unseen = is_withheld(text[around[0].start : at.start])  # what the writer adds cannot be told there
            if found.form == "indirect" and (unseen or is_aside(text, around[0].start, at.start)):
                return None
            return self.label("actor", quotation.speaker) or self._describe(member.article, found.speaker)
        return self.label("actor", reading.speaker) if len({m.article for m in reading.members}) == 1 else None

    def _retells(self, member: Member) -> bool:
        """Do the words stand in a paraphrase? In no marks, and not where the speaker says "we" all the same."""
        at = member.span
        text = self.cite(member).block.text
        around = [
            (quotation.found.form, text[part.start : part.end])
            for quotation in self.resolved[member.article].quotations
            for part in quotation.found.parts
            if part.block == at.block and part.start <= at.start and at.end <= part.end
        ]
        return bool(around) and all(form == "indirect" and not _OWN_WORDS.search(words) for form, words in around)

    def _describe(self, article: str, naming: Span | None) -> Label | None:
        """A speaker who has no record, in the article's own words where rights show them: a label without a page."""
        if naming is None:
            return None
        words = self.cite(Member(article, naming)).block.text[naming.start : naming.end]
        return None if not words or is_withheld(words) else Label("", "", words)

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
        said = tuple(self.said_by_id[q] for q in statement.quotations)
        articles = dict.fromkeys(one.parts[0].article for one in said)
        return Printing(
            statement,
            said,
            self.label("actor", statement.speaker),
            tuple(self.said_by_id[ident] for ident in statement.related),
            tuple(
                one
                for article in (articles if len(articles) > 1 else ())
                for one in self.said[article]
                if one.quotation.speaker in ("", statement.speaker) and one.statement != statement.id
            ),
        )

    # ------------------------------------------------------------ marks

    def mark_rows(self, rows: Iterable[Row]) -> bytes:
        parts = [(row.passage, row.topic, row.question, row.speaker) for row in rows]
        cited = dict.fromkeys(m.article for p, *_ in parts for m in (*p.members, *p.label))
        return digest((parts, self._mark_cited(cited)))

    def mark_differences(self, differences: Iterable[Difference]) -> bytes:
        parts = [
            (
                d.discrepancy,
                d.about,
                d.question,
                d.also,
                d.stages,
                [(side.speaker, side.says, side.retold) for side in d.sides],
            )
            for d in differences
        ]
        cited = dict.fromkeys(m.article for d, *_ in parts for r in d.readings for m in r.members)
        return digest((parts, self._mark_cited(cited)))

    def mark_words(self, said: Iterable[Said], named: Iterable[Named] = ()) -> bytes:
        """Of all that articles quote and name of one record: each has its part of its own."""
        cited = dict.fromkeys(s.parts[0].article for s in said) | dict.fromkeys(n.cited.article for n in named)
        return digest(self._mark_cited(cited))

    def mark_cells(self, cells: Iterable[Cell]) -> bytes:
        parts = [(cell.coverage, cell.began) for cell in cells]
        return digest((parts, self._mark_cited(dict.fromkeys(m.article for c, _ in parts for m in c.members))))

    def _mark_cited(self, articles: Iterable[str]) -> list[tuple[str, bytes]]:
        return [(self.voice(a), self.marks[a]) for a in articles]


def make_label(kind: str, record: Actor | Meeting | Source | Topic) -> Label:
    return Label(kind, record.id, record.name, _shorten(record))


def _shorten(record: Actor | Meeting | Source | Topic) -> str:
    """A source's alias that can head a narrow column: one word of at most five letters, all or most of them capital."""
    if not isinstance(record, Source) or len(record.name) <= 5:
        return ""
    fitting = [a for a in record.aliases if len(a) <= 5 and a.isalpha() and sum(c.isupper() for c in a) >= 2]
    return min(fitting, key=lambda a: (len(a), a), default="")


_OWN_WORDS = re.compile(r"\b(?:I|[Mm]y|[Oo]ur|[Ww]e)\b")
"""What an account that tells of another in its own words does not say."""
_STAGES: tuple[Written, ...] = ("before", "during", "", "after")

_Span: TypeAlias = tuple[list[tuple[str, str]], bool, set[str], tuple[str, ...]]
"""Last day of each dated article with the newest first day from there on, by last day; whether any has no date; the
meetings of which one says itself when it was written; all articles."""


def article_order(article: Article) -> tuple[str, str]:
    return (article.published.first if article.published else "9999", article.id)


def column_order(column: Column) -> tuple[str, str]:
    return (column.published.first if column.published else "9999", column.article.id)


def said_order(said: Said) -> tuple[str, str, int, int]:
    part = said.parts[0]
    day = said.quotation.said_on or (part.published.first if part.published else "9999")
    return (day, part.article, part.span.block, part.span.start)


def named_order(named: Named) -> tuple[str, str, int, int]:
    cited = named.cited
    return (cited.published.first if cited.published else "9999", cited.article, cited.span.block, cited.span.start)
