"""Ties one article's findings to records: mentions, speakers, meetings. Pure and local: takes only this article, its
findings, the lexicon's hits in its text and the meetings near it; never guesses between two bearers."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.model import (
    Article,
    Date,
    Figure,
    Findings,
    Hit,
    Issue,
    Meeting,
    Mention,
    Place,
    Quotation,
    Resolved,
    Span,
)
from sitegen.resolve.events import resolve_events, tie_dates, tie_days, tie_occasions
from sitegen.resolve.mentions import resolve_mentions
from sitegen.resolve.near import list_near, meetings_near
from sitegen.resolve.overrides import apply_overrides
from sitegen.resolve.shelf import Shelf
from sitegen.resolve.speakers import lay_actors, resolve_quotations, tie_names, tie_span
from sitegen.text import digest_text

__all__ = ["list_near", "meetings_near", "resolve"]


def resolve(
    article: Article, findings: Findings, hits: tuple[Hit, ...], meetings: tuple[Meeting, ...] = ()
) -> Resolved:
    """`hits` are those of the article's own text, `meetings` those that `meetings_near` gives. Errors are stale
    overrides; notes are unattributed quotations, ambiguous names and a lapsed review."""
    blocks = article.blocks
    own = {meeting.id for meeting in meetings}
    hits = tuple(hit for hit in hits if hit.kind != "meeting" or hit.target in own)
    speakers = frozenset([q.speaker for q in findings.quotations if q.speaker is not None])
    mentions, ambiguous = resolve_mentions(article, findings.names, hits, speakers)
    mentions = resolve_events(article, findings, mentions, meetings)
    actors = lay_actors(mentions)
    bearers = tie_names(findings.names, actors)
    quotations = resolve_quotations(article, findings, actors, bearers)
    quotations = tie_days(article, findings.dates, quotations, mentions, meetings)
    quotations = tie_occasions(quotations, mentions, meetings)
    mentions, quotations, stale = apply_overrides(article, mentions, quotations, own)
    review: tuple[Issue, ...] = ()
    if article.reviewed is not None:
        seen = digest_text(block.text for block in blocks)
        if article.reviewed.sha256 == seen:
            mentions = tuple(replace(m, basis="confirmed") if m.basis == "rule" else m for m in mentions)
            quotations = tuple(replace(q, basis="confirmed") if q.basis == "rule" else q for q in quotations)
        else:
            review = (_unconfirmed(article, seen),)
    figures = tuple(
        Figure(found, bearers.get(found.name, "") or tie_span(blocks, found.speaker, actors))
        for found in findings.figures
    )
    ties = tie_dates(findings.dates, mentions, meetings)
    dates = tuple(Date(found, tie) for found, tie in zip(findings.dates, ties, strict=True))
    unattributed = tuple(
        Issue(
            Place(article.path, blocks[q.found.parts[0].block].line),
            "note",
            "Quotation without a speaker: " + _first_words(article, q.found.parts[0]),
            "Name the speaker in overrides, or leave it unattributed.",
        )
        for q in quotations
        if q.found.form == "direct" and q.found.speaker is None and not q.speaker and q.basis == "rule"
    )
    issues = tuple(sorted({*ambiguous, *stale, *review, *unattributed}))
    unsure = _list_unsure(hits, mentions, quotations)
    return Resolved(article.id, _in_order(mentions), quotations, figures, dates, issues, unsure)


def _list_unsure(
    hits: tuple[Hit, ...], mentions: tuple[Mention, ...], quotations: tuple[Quotation, ...]
) -> tuple[str, ...]:
    """Actors of whom it cannot be said that the article does not name them."""
    sure = {m.target for m in mentions if m.kind == "actor"} | {q.speaker for q in quotations}
    left = [hit for hit in hits if hit.kind == "actor" and hit.target not in sure]
    taken = Shelf((m.span, m) for m in mentions if m.kind == "actor") if left else None
    return tuple(sorted({hit.target for hit in left if taken is not None and not taken.over(hit.span)}))


def _in_order(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions))


def _first_words(article: Article, part: Span) -> str:
    words = article.blocks[part.block].text[part.start : part.end].split()
    return "“" + " ".join(words[:6]) + ("…”" if len(words) > 6 else "”")


def _unconfirmed(article: Article, seen: str) -> Issue:
    """A review that names no text, or another one; `seen` is the digest of this."""
    lapsed = article.reviewed is not None and article.reviewed.sha256
    return Issue(
        Place(article.path),
        "note",
        "The text has changed since it was reviewed: the review has lapsed"
        if lapsed
        else "The review does not say which text it confirms, so it confirms none",
        f"{'Review the article again, then renew' if lapsed else 'Add'} reviewed.sha256: {seen}",
    )
