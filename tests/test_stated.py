"""What the sentence around a figure or a day says of it: another thing, a place of several, an hour only about so."""

from __future__ import annotations

import pytest

from sitegen.analysis import analyse
from sitegen.comparison.stated import Stated, read_stated
from sitegen.comparison.things import is_other
from sitegen.model import Article, Block
from sitegen.resolve import resolve


def read(text: str) -> tuple[list[Stated], list[bool]]:
    """What is stated in a paragraph, and of each of its figures whether it is another thing."""
    blocks = (Block("title", "Wave on the coast"), Block("paragraph", text))
    findings = analyse(blocks, "en", "2035-10-12")
    resolved = resolve(Article("a", "paper", "Wave on the coast", blocks), findings, (), ())
    ((stated),) = read_stated(((blocks, resolved),))
    return list(stated), [is_other(blocks, figure) for figure in findings.figures]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Worst off is Arkle on the coast, where 400 people died.", True),
        ("Worst off is Arkle on the coast, where about 400 people died.", True),
        ("On the coast 400 people died.", False),
    ],
)
def test_a_count_of_one_place_among_several(text: str, other: bool) -> None:
    assert read(text)[1] == [other]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The wave came just before 9 a.m. on Saturday.", "just before"),
        ("The wave came shortly after 9 a.m. on Saturday.", "shortly after"),
        ("The wave came at 9 a.m. on Saturday.", ""),
    ],
)
def test_an_hour_that_something_came_just_before(text: str, hedge: str) -> None:
    assert [one.hedge for one in read(text)[0] if one.unit == "clock"] == [hedge]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The bell of the ferry was raised, the navy said Tuesday.", False),
        ("The bell of the ferry was raised, the navy said late on Tuesday.", False),
        ("The bell of the ferry was raised on Tuesday.", True),
    ],
)
def test_a_day_that_dates_the_saying_dates_nothing_else(text: str, dated: bool) -> None:
    assert any(one.unit == "date" for one in read(text)[0]) == dated


def test_an_hour_of_a_zone_is_another_thing() -> None:
    (local,), (zoned,) = (
        read("The rocket rose at 7:23 a.m. from Arkle.")[0],
        read("It rose at 10:23 GMT from Arkle.")[0],
    )
    assert (local.mode, zoned.mode) == ((), ("GMT",))
