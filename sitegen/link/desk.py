"""Everything by id, while one briefing is linked. Never leaves this package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from sitegen.link.nouns import Cell, Cited, Column, Difference, Label, Named, Origin, Printing, Row, Said, Side
from sitegen.link.pairs import choose_pairs, find_ties
from sitegen.link.stages import tell_written
from sitegen.model import (
    Actor,
    Article,
    Comparison,
    Coverage,
    Discrepancy,
    Meeting,
    Member,
    Passage,
    Quotation,
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

K = TypeVar("K")
V = TypeVar("V")


def group(pairs: Iterable[tuple[K, V]]) -> Mapping[K, list[V]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


class Desk:
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
        self.said_by_speaker = group((s.quotation.speaker, s) for row in self.said.values() for s in row)
        self.said_by_occasion = group((s.quotation.occasion, s) for row in self.said.values() for s in row)
        self.relayed = group((s.outer.id, s) for row in self.said.values() for s in row if s.outer is not None)
        self.named = group(
            ((m.kind, m.target), named)
            for a in records.articles
            for m, named in zip(self.resolved[a.id].mentions, self.name(a.id), strict=True)
            if m.target
        )
        self.rows_by_article = group(
            (article, p) for p in comparison.passages for article in sorted({m.article for m in p.members})
        )
        self.ties = find_ties(comparison)
        self.pairs = choose_pairs(self.ties)
        self.partners = group((one, other) for pair in self.pairs for one, other in (pair, pair[::-1]))
        self.columns = tuple(sorted((self.column(v) for v in comparison.voices), key=column_order))

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
        articles = sorted((self.articles[a] for a in voice.articles), key=article_order)
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
        return tuple(sorted(columns, key=lambda c: (_STAGES.index(c.written), *column_order(c))))

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
            tuple(
                label for about in discrepancy.also if (label := self.label(*self.tell_about(about)[::2])) is not None
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


def article_order(article: Article) -> tuple[str, str]:
    return (article.published.first if article.published else "9999", article.id)


def column_order(column: Column) -> tuple[str, str]:
    return (column.published.first if column.published else "9999", column.articles[0].id)


def said_order(said: Said) -> tuple[str, str, int, int]:
    part = said.parts[0]
    day = said.quotation.said_on or (part.published.first if part.published else "9999")
    return (day, part.article, part.span.block, part.span.start)


def named_order(named: Named) -> tuple[str, str, int, int]:
    cited = named.cited
    return (cited.published.first if cited.published else "9999", cited.article, cited.span.block, cited.span.start)
