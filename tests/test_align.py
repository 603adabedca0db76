"""Pairs of passages become rows: what is like one passage of a row only makes a row of its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.comparison import compare, read_account
from sitegen.comparison.align import A_SOURCE, SMALL, Among, Pair, make_rows, rate_steady
from sitegen.comparison.features import Features, Packed
from sitegen.memo import Memo
from tests.comparing import make_account

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


WARDEN = (
    "Every lantern that hangs on the lower gate was bought by the warden from his own wages, and barges pay a penny "
    "toward oil whenever night falls."
)
LANTERN = (
    "She writes that the warden was glad of a lantern when dark came early near the gate, for otters slip through the "
    "sluice and frighten the horses."
)
OTHERS = (
    "Herring cost more at the market this week, traders said.",
    "Snow lies on the roads of the valley and schools stay closed.",
    "A choir sang in the old church on the hill before the bells rang.",
    "Maps and letters are shown in the museum by a retired whaler.",
    "Two cooks have opened a bakery where the tannery used to be.",
    "Foxes were seen behind the brewery by a boy who sells papers.",
)


def tells_one_thing(place: int) -> bool:
    """Do two articles have a row when what one of them begins with stands at a place of the other?"""
    other = make_account("b", ["Life in the valley", *OTHERS[:place], LANTERN, *OTHERS[place:]])
    one = make_account("a", ["News from the lock", WARDEN, *ABROAD])
    return any(
        {(m.article, m.span.block) for m in p.members} == {("a", 1), ("b", place + 1)}
        for p in compare((one, other), (), (), Memo()).passages
    )


ABROAD = (
    "Glassblowers from an island sell cups along our harbour wall.",
    "Nobody could repair an organ after its pipes froze last winter.",
    "Rain has spoiled hay on nine farms, growers complain.",
    "Children painted a bridge yellow for their summer festival.",
    "Divers brought up an anchor that a trawler dropped years ago.",
    "Buses run late because two drivers have caught colds.",
)


def test_what_both_begin_with_is_tied_by_less_than_what_one_ends_with() -> None:
    assert tells_one_thing(0)
    assert not tells_one_thing(6)


LIST = (
    "The council wants to widen the canal for barges with coal, repair the ferry that carries pilgrims, and forbid "
    "peddlers to sell smoked herring on the quay."
)
CANAL = "To widen the canal for barges with coal and repair the ferry that carries pilgrims is what the council wants."
PEDDLERS = "Smoked herring is what peddlers live on, a baker thinks, and no law will stop them."


def test_a_passage_that_lists_several_things_is_paired_for_each() -> None:
    one = make_account("a", ["What the council wants", LIST, *ABROAD[:3]])
    other = make_account("b", ["News of the canal", CANAL, PEDDLERS, *ABROAD[3:]])
    rows = [{(m.article, m.span.block) for m in p.members} for p in compare((one, other), (), (), Memo()).passages]
    assert any({("a", 1), ("b", 1)} <= row for row in rows)
    assert any({("a", 1), ("b", 2)} <= row for row in rows)


def test_a_row_that_names_alone_tie_is_named_by_them() -> None:
    one = make_account("a", ["At sea", "A pilot from Alba has left the Ottar and sails on the Brise.", *ABROAD[:3]])
    other = make_account("b", ["On shore", "Nobody on the Brise or the Ottar wrote home to Alba.", *ABROAD[3:]])
    rows = compare((one, other), (), (), Memo()).passages
    texts = {"a": one.blocks, "b": other.blocks}
    told = [{texts[m.article][m.span.block].text[m.span.start : m.span.end] for m in row.label} for row in rows]
    assert told == [{"Alba", "Brise", "Ottar"}]


def test_words_weigh_as_much_in_a_small_briefing_and_less_the_larger_one_is() -> None:
    assert rate_steady({"otter": SMALL, "%lund": 25, "!departure": 100}) == rate_steady({"otter": 20}) == 100
    shares = [rate_steady({"otter": top}) * top for top in (SMALL, 60, 70)]
    assert shares == sorted(shares, reverse=True)
    assert rate_steady({}) == 100


def test_what_many_passages_of_two_articles_have_tells_little_between_them() -> None:
    def weigh_between(times: int) -> int:
        texts = [text.replace(" ", " otters ", 1) if n < times else text for n, text in enumerate(OTHERS)]
        account = make_account("a", ["Otters", *texts])
        one = Features("a", read_account(account.blocks, account.resolved).passages)
        return Among(one, one, {"otter": 70, "snow": 8})["otter"]

    weights = [weigh_between(times) for times in (1, 2, 4, 6)]
    assert weights == sorted(weights, reverse=True)
    assert 70 > weights[0] > weights[-1]
    bare = Features("a", Packed())
    assert Among(bare, bare, {"snow": 8})["snow"] == 8
