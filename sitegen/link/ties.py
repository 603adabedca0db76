"""One article's quotations and mentions in their paragraphs. Sees nothing of the briefing but the names it is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from sitegen.link.nouns import Cited, Label, Named, Origin, Said, Tied
from sitegen.memo.keys import stays_here
from sitegen.model import Article, Block, Mention, Quotation, Resolved, Span, When

Labels: TypeAlias = Mapping[tuple[str, str], Label]
"""By kind and id."""


@stays_here
def tie_article(article: Article, resolved: Resolved, labels: tuple[Label, ...], statements: tuple[str, ...]) -> Tied:
    """`labels` are of all records that `list_needed` names and that exist; `statements` are ids, one a quotation or
    empty."""
    known = {(label.kind, label.id): label for label in labels}
    cites = Cites(article, known)
    said = tuple(
        _say(cites, known, resolved, quotation, statement)
        for quotation, statement in zip(resolved.quotations, statements, strict=True)
    )
    return Tied(said, tuple(_name(cites, resolved.mentions, said)))


def list_needed(article: Article, resolved: Resolved) -> list[tuple[str, str]]:
    """Kind and id of the records whose names stand beside the article's words, sorted."""
    wanted = {("source", article.source), ("source", article.agency), ("source", article.copy.of)}
    for quotation in resolved.quotations:
        wanted.add(("actor", quotation.speaker))
        wanted.add(("meeting", quotation.occasion))
    return sorted(wanted)


class Cites:
    """Makes citations of one article; what all of them say of it is looked up once. Never leaves this package."""

    __slots__ = ("article", "blocks", "origin", "rest", "slot", "title")

    def __init__(self, article: Article, labels: Labels) -> None:
        self.article = article.id
        self.title = article.title
        self.blocks = article.blocks
        self.origin = tell_origin(article, labels)
        self.slot = (article.path, article.slot)
        self.rest: tuple[When | None, bool, str, str, str, str, When | None] = (
            article.published,
            article.digest,
            article.status.kind if article.status else "",
            article.url,
            article.archived,
            article.language,
            article.reviewed.on if article.reviewed else None,
        )

    def cite(self, span: Span) -> Cited:
        return Cited(self.article, span, self.blocks[span.block], self.title, self.origin, *self.rest, *self.slot)

    def maybe_cite(self, span: Span | None) -> Cited | None:
        return None if span is None else self.cite(span)

    def point(self, span: Span) -> Cited:
        """The way to the paragraph on our page, and no way to its words at the source: without the text, but for a
        digest, where the text tells the source's own numbers."""
        block = self.blocks[span.block]
        if not self.rest[1]:
            block = Block(block.kind, "")
        published, digest, status, _, _, language, reviewed = self.rest
        return Cited(
            self.article, span, block, self.title, self.origin, published, digest, status, "", "", language, reviewed
        )


def tell_origin(article: Article, labels: Labels) -> Origin:
    return Origin(
        labels.get(("source", article.source)),
        labels.get(("source", article.agency)),
        labels.get(("source", article.copy.of)),
        article.copy,
    )


def _say(cites: Cites, labels: Labels, resolved: Resolved, quotation: Quotation, statement: str) -> Said:
    found = quotation.found
    outer = resolved.quotations[found.inside].speaker if found.inside >= 0 else ""
    return Said(
        quotation,
        tuple(cites.cite(part) for part in found.parts),
        labels.get(("actor", quotation.speaker)),
        cites.maybe_cite(found.speaker),
        labels.get(("meeting", quotation.occasion)),
        cites.maybe_cite(found.venue),
        cites.maybe_cite(found.addressee),
        statement,
        labels.get(("actor", outer)),
    )


def _name(cites: Cites, mentions: Iterable[Mention], said: Iterable[Said]) -> Iterable[Named]:
    """Each mention with the innermost direct quotation it stands in."""
    spoken: defaultdict[int, list[tuple[int, int, Said]]] = defaultdict(list)
    for one in said:
        if one.quotation.found.form == "direct":
            for part in one.quotation.found.parts:
                spoken[part.block].append((part.end - part.start, part.start, one))
    for mention in mentions:
        at = mention.span
        around = [
            (length, start, one)
            for length, start, one in spoken.get(at.block, ())
            if start <= at.start and at.end <= start + length
        ]
        by = min(around, key=lambda one: one[:2])[2] if around else None
        yield Named(mention, cites.cite(at), by)
