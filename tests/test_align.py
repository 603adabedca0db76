"""Pairs of passages become rows: what is like one passage of a row only makes a row of its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.comparison.align import A_SOURCE, Pair, make_rows

Place = tuple[int, int]


def list_rows(*pairs: tuple[int, Place, Place], key: str = "") -> list[set[Place]]:
    rows = make_rows([Pair(score, left, right, key) for score, left, right in pairs])
    return [{(article, number) for article, number, _ in row.members} for row in rows]


def test_a_long_passage_that_reports_two_things_stands_in_two_rows() -> None:
    long, ferry, lighthouse = (0, 0), (1, 4), (2, 7)
    assert list_rows((150, long, ferry), (140, long, lighthouse)) == [{long, ferry}, {long, lighthouse}]


def test_three_passages_that_are_all_alike_stand_in_one_row() -> None:
    assert list_rows((150, (0, 0), (1, 4)), (140, (0, 0), (2, 7)), (110, (1, 4), (2, 7))) == [{(0, 0), (1, 4), (2, 7)}]


def test_of_one_kind_of_thing_half_of_the_pairs_are_enough() -> None:
    pairs = (150, (0, 0), (1, 4)), (140, (0, 0), (2, 7))
    assert list_rows(*pairs, key="!ceasefire") == [{(0, 0), (1, 4), (2, 7)}]


def test_two_kinds_of_thing_make_no_row_together() -> None:
    one, other = Pair(150, (0, 0), (1, 4), "!ceasefire"), Pair(140, (0, 0), (2, 7), "!sanctions")
    assert [len(row.members) for row in make_rows([one, other])] == [2, 2]


PAIRS = st.lists(
    st.builds(
        Pair,
        score=st.integers(60, 300),
        left=st.tuples(st.integers(0, 1), st.integers(0, 4)),
        right=st.tuples(st.integers(2, 4), st.integers(0, 4)),
        key=st.sampled_from(["", "!ceasefire"]),
    ),
    max_size=24,
    unique_by=lambda pair: (pair.left, pair.right, pair.key),
)


@given(PAIRS)
def test_every_pair_stands_in_a_row(pairs: list[Pair]) -> None:
    rows = [(row.key, {(article, number) for article, number, _ in row.members}) for row in make_rows(pairs)]
    for pair in pairs:
        assert any(key == pair.key and {pair.left, pair.right} <= members for key, members in rows)


@given(PAIRS, st.randoms())
def test_the_order_of_pairs_changes_no_row(pairs: list[Pair], dice: object) -> None:
    mixed = pairs[:]
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert make_rows(mixed) == make_rows(pairs)


@given(PAIRS)
def test_a_row_has_few_passages_of_one_article(pairs: list[Pair]) -> None:
    for row in make_rows(pairs):
        articles = [article for article, _, _ in row.members]
        assert all(articles.count(article) <= A_SOURCE for article in articles)
        assert len(set(articles)) > 1
