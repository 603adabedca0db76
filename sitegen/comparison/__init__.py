"""What several articles show together: passages that report the same thing, statements in their printings, where the
accounts differ, what each voice has. It holds spans, never words, and compares only what is worth comparing."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from sitegen.comparison.accounts import Account, read_units
from sitegen.comparison.align import make_rows
from sitegen.comparison.coverage import Report, cover, list_reports
from sitegen.comparison.crossing import drop_spelled_alike
from sitegen.comparison.days import list_gatherings
from sitegen.comparison.deeds import Deed, read_deeds
from sitegen.comparison.discrepancies import Scene, find_discrepancies
from sitegen.comparison.features import Features, Packed, pack
from sitegen.comparison.groups import align_groups
from sitegen.comparison.judged import judge_differences
from sitegen.comparison.lines import read_line
from sitegen.comparison.measures import Measure, read_measures
from sitegen.comparison.pins import apply_ties, clear_topics, pin_topics, read_ties
from sitegen.comparison.rows import make_passages
from sitegen.comparison.sayings import Saying, read_sayings
from sitegen.comparison.scene import Gathered, Topical, Units
from sitegen.comparison.statements import group_statements, judge_article, list_lone, list_runs
from sitegen.comparison.syndication import find_voices, sample_sequences
from sitegen.comparison.utterance import Verdict
from sitegen.memo import Memo, digest
from sitegen.model import Block, Comparison, Meeting, Resolved, Statement, Topic
from sitegen.text import sentences

__all__ = ["Account", "compare"]


def compare(
    accounts: tuple[Account, ...], topics: tuple[Topic, ...], meetings: tuple[Meeting, ...], memo: Memo
) -> Comparison:
    """All that the articles show together. The order in which they are given changes nothing."""
    accounts = tuple(sorted(accounts, key=lambda account: account.id))
    read = memo.map(read_account, [(a.blocks, a.resolved) for a in accounts])
    features = tuple([Features(a.id, one.passages) for a, one in zip(accounts, read, strict=True)])
    features = tuple([pin_topics(a, one) if a.overrides else one for a, one in zip(accounts, features, strict=True)])
    accounts = tuple(clear_topics(a, one) if a.overrides else a for a, one in zip(accounts, features, strict=True))
    reports = tuple(
        list_reports(known.units, a.resolved) if a.overrides else one.reports
        for a, one, known in zip(accounts, read, features, strict=True)
    )
    sayings = tuple(one.sayings for one in read)
    ties, issues = read_ties(accounts, features)
    voices, prints = find_voices(accounts, tuple(one.sample for one in read))
    copies = {article for several in prints for article in several[1:]}
    leading = tuple(
        one if account.id not in copies else Features(one.article, Packed())
        for account, one in zip(accounts, features, strict=True)
    )
    made_of = [memo.mark((a.blocks, a.resolved)) for a in accounts]
    seals = tuple([digest((of, a.overrides)) if a.overrides else of for a, of in zip(accounts, made_of, strict=True)])
    numbers = tuple([_day_number(account) for account in accounts])
    pairs, weights = align_groups(leading, numbers, seals, memo)
    pairs = drop_spelled_alike(accounts, pairs)
    statements, shared = group_statements(
        accounts,
        sayings,
        tuple([one.runs for one in read]),
        tuple([one.verdicts for one in read]),
        tuple([one.lone for one in read]),
        numbers,
        memo,
    )
    rows = make_passages(
        accounts, leading, make_rows(pairs), pairs, statements, sayings, weights, meetings, seals, memo
    )
    days = {a.id: a.published.first for a in accounts if a.published}
    shown = apply_ties(rows.shown, ties, days) if ties else rows.shown
    voice = {article: one.id for one in voices for article in one.articles}
    by_id = {account.id: account for account in accounts}
    by_article = {one.article: one for one in features}
    scene = Scene(
        by_id,
        by_article,
        Units(by_article),
        Topical(by_id, by_article),
        voice,
        frozenset(account.id for account in accounts if account.copy.kind == "altered"),
        tuple(sorted(topics, key=lambda topic: topic.id)),
        tuple(sorted(meetings, key=lambda meeting: meeting.id)),
        (*shown, *rows.spare),
        rows.frames,
        rows.kept,
        statements,
        tuple(saying for said in sayings for saying in said),
        tuple([measure for one in read for measure in one.measures]),
        tuple(
            of + number.to_bytes(4, "big")
            for one, of in zip(read, made_of, strict=True)
            for number in range(len(one.measures))
        ),
        {account.id: one.deeds for account, one in zip(accounts, read, strict=True) if one.deeds},
        {account.id: one.gathered for account, one in zip(accounts, read, strict=True) if one.gathered},
        shared,
        memo,
    )
    discrepancies, unmatched = judge_differences(scene, find_discrepancies(scene))
    return Comparison(
        voices,
        shown,
        statements,
        discrepancies,
        cover(accounts, reports, scene.topics, scene.meetings, voices),
        (*issues, *unmatched),
        prints,
    )


class Read(Struct, frozen=True, gc=False):
    """All that one article brings."""

    passages: Packed
    sayings: tuple[Saying, ...]
    measures: tuple[Measure, ...]
    sample: tuple[int, ...]
    runs: tuple[int, ...]
    verdicts: tuple[Verdict, ...]
    """Which of the sayings are one statement or sound alike."""
    lone: tuple[Statement, ...]
    """Each saying as a statement of its own, which most are."""
    reports: tuple[Report, ...]
    deeds: tuple[Deed, ...]
    gathered: tuple[Gathered, ...]


def read_account(blocks: tuple[Block, ...], resolved: Resolved) -> Read:
    """What one article brings, whatever the others are."""
    lines = [read_line(block.text) for block in blocks]
    cuts = [sentences(block.text) if number else [] for number, block in enumerate(blocks)]
    units = read_units(blocks, resolved, lines, cuts)
    sayings = read_sayings(blocks, resolved)
    return Read(
        pack(units),
        sayings,
        read_measures(blocks, resolved, units),
        sample_sequences(lines[1:]),
        list_runs(sayings),
        judge_article(sayings),
        list_lone(sayings),
        list_reports(units, resolved),
        read_deeds(blocks, resolved, lines, cuts),
        list_gatherings(blocks, resolved),
    )


def _day_number(account: Account) -> int:
    """The day of publication as a number, 0 where it is not known."""
    return date.fromisoformat(account.published.first).toordinal() if account.published else 0
