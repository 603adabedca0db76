"""Two articles side by side: no paragraph is lost or doubled, both keep their order, the strongest are chosen."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sitegen.build import Options, build
from sitegen.link.nouns import Tie
from sitegen.link.pairs import choose_pairs, find_apart, find_ties, index_apart, level
from sitegen.markdown import Html
from sitegen.memo import Memo
from sitegen.model import Comparison, Discrepancy, Member, Passage, Reading, Span, Voice
from sitegen.pages.frame import Link
from sitegen.pages.pair import PairRow, Side, join_differences
from tests.briefings import FIRST, lay, read_theme
from tests.crawl import PageReader


def tie(left: int, right: int, kind: str = "topic") -> Tie:
    return Tie(Span(left, 0, 5), Span(right, 0, 5), f"{left}-{right}", kind)


def test_tied_paragraphs_stand_level_and_the_rest_in_place():
    rows = level([tie(1, 2), tie(3, 3)], 3, 4)
    assert [(r.left, r.right) for r in rows] == [(0, 0), (None, 1), (1, 2), (2, None), (3, 3), (None, 4)]


def test_a_tie_against_the_order_is_a_move_told_on_both_sides():
    rows = level([tie(1, 3), tie(2, 2), tie(3, 3)], 3, 3)
    assert [(r.left, r.right) for r in rows] == [(0, 0), (1, None), (None, 1), (2, 2), (3, 3)]
    assert next(r for r in rows if r.left == 1).left_moved == (3,)
    assert next(r for r in rows if r.right == 3).right_moved == (1,)


def test_a_printed_statement_weighs_more_than_a_passage():
    rows = level([tie(1, 2), tie(2, 1, "statement")], 2, 2)
    assert (2, 1) in [(r.left, r.right) for r in rows]


@given(st.integers(0, 8), st.integers(0, 8), st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=12))
def test_every_paragraph_of_both_is_in_exactly_one_row_in_order(left, right, pairs):
    rows = level([tie(a, b) for a, b in pairs if a <= left and b <= right], left, right)
    assert [r.left for r in rows if r.left is not None] == list(range(left + 1))
    assert [r.right for r in rows if r.right is not None] == list(range(right + 1))


def passages(*shared: tuple[str, str], count: int = 3) -> Comparison:
    found = tuple(
        Passage(f"{one}-{other}-{n}", "topic", (Member(one, Span(n, 0, 5)), Member(other, Span(n, 0, 5))))
        for one, other in shared
        for n in range(1, count + 1)
    )
    return Comparison(voices=(Voice("v", ("a", "copy")),), passages=found)


def test_partners_are_those_that_share_enough_and_a_copy_is_none():
    comparison = passages(("a", "b"), ("a", "copy"))
    assert choose_pairs(find_ties(comparison)) == [("a", "b")]
    assert choose_pairs(find_ties(passages(("a", "b"), count=2))) == []


def test_the_page_holds_every_word_of_both_once():
    edition = build(lay(FIRST), read_theme(), Options(private=True), Memo())
    files = dict(edition.files)
    page = PageReader(files["compare/courier-b--post-a.html"].decode())
    for words in ("brought little", "stand near the border", "We will be back", "seized the island"):
        assert page.text.count(words) == 1
    assert "../compare/courier-b--post-a.html" in PageReader(files["articles/post-a.html"].decode()).links


def test_what_one_article_has_alone_in_a_row_is_one_difference():
    def side(n: int) -> Side:
        return Side(Html(""), f"left-{n}", Link("", ""))

    rows = [
        PairRow(side(0), side(0), False),
        PairRow(side(1), None),
        PairRow(None, side(2)),
        PairRow(side(3), side(3)),
        PairRow(side(4), side(4), False),
        PairRow(side(5), None),
    ]
    assert [row.differs for row in join_differences(rows)] == [False, True, False, True, False, True]
    assert join_differences([]) == ()


def _disagree(*readings: tuple[str, tuple[str, ...]]) -> Discrepancy:
    told = tuple(Reading(v, tuple(Member(a, Span(1, 0, 5)) for a in articles)) for v, articles in readings)
    return Discrepancy("d", "figure", "topic:t", told)


def test_two_articles_stand_apart_where_each_has_a_reading_of_its_own():
    found = (
        _disagree(("6 hours", ("a",)), ("7 hours", ("b", "c"))),
        _disagree(("6 hours", ("a", "b")), ("7 hours", ("b", "c"))),
        _disagree(("", ("a",)), ("", ("b",))),
        _disagree(("6 hours", ("c",)), ("7 hours", ("b",))),
    )
    apart = find_apart(found, index_apart(found), ("a", "b"))
    # The second one's other reading is of both, and the last one has no part of the first article.
    assert [one.discrepancy.readings for one in apart] == [
        (Reading("6 hours", (Member("a", Span(1, 0, 5)),)), Reading("7 hours", (Member("b", Span(1, 0, 5)),))),
        found[2].readings,
    ]
    assert find_apart(found, index_apart(found), ("a", "x")) == ()
    many = found[:1] * 201
    assert [one.page for one in find_apart(many, index_apart(many), ("a", "b"))][-2:] == [0, 1]


def test_a_page_of_two_says_in_words_where_they_differ_and_leads_there():
    edition = build(lay(FIRST), read_theme(), Options(private=True), Memo())
    files = dict(edition.files)
    page = files["compare/courier-b--post-a.html"].decode()
    left, right = "Differ, number: 9 hours here, 7 hours over there", "Differ, number: 7 hours here, 9 hours over there"
    links = dict(re.findall(r'<a href="([^"]*)">(Differ, [^<]*)</a>', page))
    assert {left, right} <= set(links.values()) | set(re.findall(r">(Differ, [^<]*)</a>", page))
    target = next(href for href, text in links.items() if text in (left, right))
    path, _, anchor = target.partition("#")
    assert path == "differences.html"
    assert anchor in PageReader(files["compare/differences.html"].decode()).anchors
