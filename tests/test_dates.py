"""Dates: every case of cases/dates.md, and what must hold for any text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.analysis.dates import find_dates
from sitegen.model import Article, Block, DateFound, When
from sitegen.sketch import publication_day

CASES = Path(__file__).parent / "cases" / "dates.md"


class Case(NamedTuple):
    title: str
    language: str
    published: str
    paragraphs: tuple[str, ...]
    expected: tuple[str, ...]


def read_cases(text: str) -> list[Case]:
    """A case is a heading, its paragraphs, and its lines that begin with `- `."""
    cases = []
    for section in text.split("\n## ")[1:]:
        title, _, body = section.partition("\n")
        lines = [line for line in body.splitlines() if line.strip()]
        given = [line.removeprefix("published:").strip() for line in lines if line.startswith("published:")]
        expected = tuple(line[2:].rstrip(" |") for line in lines if line.startswith("- "))
        paragraphs = tuple(line for line in lines if not line.startswith(("- ", "published:")))
        language = "ru" if title.endswith("(ru)") else "en"
        cases.append(Case(title, language, given[0] if given else "2022-03-16", paragraphs, expected))
    return cases


CASE_LIST = read_cases(CASES.read_text("utf-8"))


def describe(blocks: tuple[Block, ...], found: DateFound) -> str:
    """A date in the form of an expected line."""
    words = blocks[found.span.block].text[found.span.start : found.span.end]
    return f"{words} | {found.date or '?'} | {found.time}".rstrip(" |")


@pytest.mark.parametrize("case", CASE_LIST, ids=lambda case: case.title)
def test_case(case: Case) -> None:
    blocks = tuple(Block("paragraph", paragraph) for paragraph in case.paragraphs)
    found = find_dates(blocks, case.language, case.published)
    assert tuple(describe(blocks, item) for item in found) == (() if case.expected == ("none",) else case.expected)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://gazette.example/2031/05/09/ferry", "2031-05-08/2031-05-09"),
        ("https://gazette.example/a/2031-05-09-ferry", "2031-05-08/2031-05-09"),
        ("https://gazette.example/2031/05/08/ferry", "2031-05-08"),
        ("https://gazette.example/2031/05/10/ferry", "2031-05-08"),
        ("https://gazette.example/2031/05/ferry", "2031-05-08"),
        ("https://gazette.example/2031/05/99/ferry", "2031-05-08"),
        ("", "2031-05-08"),
    ],
)
def test_the_day_after_in_the_address(address: str, expected: str) -> None:
    day = When("2031-05-08", "2031-05-08", "2031-05-08")
    assert publication_day(Article("ferry", "", "", (), published=day, url=address)) == expected


def test_enough_cases() -> None:
    assert len([case for case in CASE_LIST if case.language == "en"]) >= 60
    assert len({case.title for case in CASE_LIST}) == len(CASE_LIST)


PIECES = st.sampled_from(
    ["Monday", "on", "Sunday", "10", "January", "Jan.", "May", "2014", ",", ", 2022", "-", " to ", "will", "said",
     "last", "this week", "the weekend", "later in the week", "two days ago", "a day earlier",
     "today", "“", "at 9 a.m.",
     "31",
     "29 February", "9999", "0001", "в среду", "января", "2022-13-45", "99/99/9999", "next", "\u00a0", ".", "\n", "٣"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join))
DAYS = st.one_of(st.just(""), st.just("no date"), st.dates().map(date.isoformat))


@given(TEXTS, st.sampled_from(["en", "ru", "en-GB", "xx"]), DAYS)
@settings(max_examples=400, deadline=None)
def test_any_text(text: str, language: str, published: str) -> None:
    """No exception; spans in order, apart, inside their block; a date is ISO, an interval runs forward."""
    end = 0
    for found in find_dates((Block("paragraph", text),), language, published):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end
        days = [date.fromisoformat(day) for day in found.date.split("/")] if found.date else []
        assert len(days) <= 2
        assert days == sorted(days)
        if found.time:
            assert "00:00" <= found.time <= "23:59"


@given(
    st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
    st.sampled_from(["He spoke on {}.", "He will speak on {}."]),
)
def test_weekday_lies_within_a_week(weekday: str, published: date, sentence: str) -> None:
    """What is said to be past lies in the seven days up to publication, what is to come in the seven from it."""
    (found,) = find_dates((Block("paragraph", sentence.format(weekday)),), "en", published.isoformat())
    day = date.fromisoformat(found.date)
    assert day.strftime("%A") == weekday
    distance = (day - published).days
    assert 0 <= distance <= 6 if "will" in sentence else -6 <= distance <= 0


@pytest.mark.parametrize(
    "piece",
    ["1", "1/", "1.", "1 ", "Monday ", "on Monday ", "May ", "10 January ", "two days ago ", "today “", " ", "2014-"],
)
def test_long_runs_end(piece: str) -> None:
    """A paragraph of nothing but one piece is read to its end (a rule that looks back over all of it never would be);
    benchmarks/figures.py measures that the cost grows in proportion."""
    text = piece * (60_000 // len(piece))
    found = find_dates((Block("paragraph", text),), "en", "2022-03-16")
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
