"""Articles are aligned in groups: neither how they are grouped nor what is remembered changes anything, and after
an edit only the groups near it are aligned again."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from benchmarks.compare import invent
from sitegen.comparison import Account, candidates, compare
from sitegen.memo import Memo
from sitegen.model import Block, When

INVENTED, TOPICS, MEETINGS = invent(40)


def shorten(account: Account) -> Account:
    """Its first paragraphs: a test needs no more."""
    known = account.resolved
    known = replace(
        known,
        mentions=tuple(m for m in known.mentions if m.span.block < 10),
        quotations=tuple(q for q in known.quotations if q.found.parts[0].block < 10),
        figures=tuple(f for f in known.figures if f.found.span.block < 10),
    )
    return replace(account, blocks=account.blocks[:10], resolved=known)


ACCOUNTS = tuple(shorten(account) for account in INVENTED)
UNDATED = tuple(replace(a, published=None) if n % 7 == 0 else a for n, a in enumerate(ACCOUNTS))


class Counting(Memo):
    """Counts the calls of each function that had to be made."""

    def __init__(self) -> None:
        super().__init__()
        self.made: Counter[str] = Counter()

    def map(self, function, calls):
        before = self.computed
        values = super().map(function, calls)
        self.made[function.__name__] += self.computed - before
        return values


@pytest.mark.parametrize("size", [1, 4])
@pytest.mark.parametrize("accounts", [ACCOUNTS, UNDATED], ids=["dated", "undated"])
def test_how_articles_are_grouped_changes_nothing(monkeypatch, accounts, size):
    expected = compare(accounts, TOPICS, MEETINGS, Memo())
    assert any(passage.kind == "fact" for passage in expected.passages)
    monkeypatch.setattr(candidates, "_GROUP", size)
    assert compare(accounts, TOPICS, MEETINGS, Memo()) == expected


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(st.integers(0, 39), st.sampled_from(["gone", "words", "day", "copied"])), min_size=2, max_size=3)
)
def test_what_is_remembered_changes_nothing(edits):
    memo = Memo()
    accounts = dict(enumerate(UNDATED))
    for number, edit in edits:
        one = UNDATED[number]
        if edit == "gone":
            accounts.pop(number, None)
        elif edit == "words":
            accounts[number] = replace(one, blocks=(*one.blocks[:-1], UNDATED[number - 1].blocks[-1]))
        elif edit == "day":
            accounts[number] = replace(one, published=When("2024-03-09", "2024-03-09"))
        else:
            accounts[number] = replace(one, blocks=UNDATED[number - 1].blocks)
        given_now = tuple(accounts.values())
        memo.begin()
        warm = compare(given_now, TOPICS, MEETINGS, memo)
        memo.end()
        assert warm == compare(given_now, TOPICS, MEETINGS, Memo())


def test_after_an_edit_only_the_groups_near_it_are_aligned_again():
    memo = Counting()
    compare(ACCOUNTS, TOPICS, MEETINGS, memo)
    every, memo.made = memo.made["pair_passages"], Counter()
    edited = replace(ACCOUNTS[0], blocks=(*ACCOUNTS[0].blocks[:-1], Block("paragraph", "Another text stands here.")))
    compare((edited, *ACCOUNTS[1:]), TOPICS, MEETINGS, memo)
    assert memo.made["read_account"] == 1
    assert 0 < memo.made["pair_passages"] <= every // 3


def test_a_group_keeps_its_articles_while_others_come_and_go():
    days = tuple(738000 + n % 9 for n in range(300))
    names = tuple(f"article-{n}" for n in range(300))
    before = candidates.form_groups(days, names)
    after = candidates.form_groups(days[1:], names[1:])
    kept = [{names[p] for p in places} for _, places in before]
    left = [{names[1:][p] for p in places} for _, places in after]
    assert sorted(place for _, places in before for place in places) == list(range(300))
    assert len(before) > 1
    assert [one - {names[0]} for one in kept] == left
