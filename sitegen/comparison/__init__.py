"""What several articles show together: passages that report the same thing, statements in their printings, where the
accounts differ, what each voice has. It holds spans, never words, and compares only what is worth comparing."""

from __future__ import annotations

from datetime import date

from sitegen.comparison.accounts import Account, Features, read_features
from sitegen.comparison.align import make_rows, pair_passages
from sitegen.comparison.candidates import find_candidates, index_features, weigh_features
from sitegen.comparison.coverage import cover
from sitegen.comparison.discrepancies import Scene, find_discrepancies
from sitegen.comparison.measures import read_measures
from sitegen.comparison.pins import apply_ties, pin_topics, read_ties
from sitegen.comparison.rows import make_passages
from sitegen.comparison.statements import group_statements, read_sayings
from sitegen.comparison.syndication import find_voices, sample_sequences
from sitegen.memo import Memo
from sitegen.model import Comparison, Meeting, Topic

__all__ = ["Account", "compare"]


def compare(
    accounts: tuple[Account, ...], topics: tuple[Topic, ...], meetings: tuple[Meeting, ...], memo: Memo
) -> Comparison:
    """All that the articles show together. The order in which they are given changes nothing."""
    accounts = tuple(sorted(accounts, key=lambda account: account.id))
    features = tuple(memo.map(read_features, [(a.blocks, a.resolved) for a in accounts]))
    features = tuple(pin_topics(a, f) if a.overrides else f for a, f in zip(accounts, features, strict=True))
    ties, issues = read_ties(accounts, features)
    samples = tuple(memo.map(sample_sequences, [(a.blocks,) for a in accounts]))
    sayings = tuple(memo.map(read_sayings, [(a.blocks, a.resolved) for a in accounts]))
    measures = tuple(
        memo.map(
            read_measures,
            [(a.blocks, a.resolved.figures, f) for a, f in zip(accounts, features, strict=True) if a.resolved.figures],
        )
    )
    voices, copies = find_voices(accounts, samples)
    leading = tuple(
        one if account.id not in copies else Features(one.article, ())
        for account, one in zip(accounts, features, strict=True)
    )
    postings, passages = index_features(leading)
    weights = weigh_features(postings, passages)
    candidates = find_candidates(postings, weights, tuple(_day_number(account) for account in accounts))
    pairs = pair_passages(leading, weights, candidates)
    statements = group_statements(accounts, sayings)
    present = {meeting.id: frozenset(meeting.participants) for meeting in meetings}
    rows = make_passages(accounts, leading, make_rows(pairs), pairs, statements, sayings, weights, present)
    days = {a.id: a.published.first for a in accounts if a.published}
    shown = apply_ties(rows.shown, ties, days) if ties else rows.shown
    voice = {article: one.id for one in voices for article in one.articles}
    scene = Scene(
        {account.id: account for account in accounts},
        {one.article: one for one in features},
        voice,
        frozenset(account.id for account in accounts if account.copy.kind == "altered"),
        tuple(sorted(topics, key=lambda topic: topic.id)),
        tuple(sorted(meetings, key=lambda meeting: meeting.id)),
        (*shown, *rows.spare),
        rows.frames,
        rows.kept,
        statements,
        tuple(saying for said in sayings for saying in said),
        tuple(measure for some in measures for measure in some),
    )
    return Comparison(
        voices,
        shown,
        statements,
        find_discrepancies(scene),
        cover(accounts, features, scene.topics, scene.meetings, voices),
        issues,
    )


def _day_number(account: Account) -> int:
    """The day of publication as a number, 0 where it is not known."""
    return date.fromisoformat(account.published.first).toordinal() if account.published else 0
