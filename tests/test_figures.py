"""Figures: every case of cases/figures.md, and what must hold for any text."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.analysis.figures import find_figures
from sitegen.model import Block, FigureFound

CASES = Path(__file__).parent / "cases" / "figures.md"


class Case(NamedTuple):
    title: str
    language: str
    kind: str
    text: str
    expected: tuple[str, ...]


def read_cases(text: str) -> list[Case]:
    """A case is a heading, a paragraph, and its lines that begin with `- `."""
    cases = []
    for section in text.split("\n## ")[1:]:
        title, _, body = section.partition("\n")
        lines = [line for line in body.splitlines() if line.strip()]
        expected = tuple(line[2:].rstrip(" |") for line in lines if line.startswith("- "))
        text_lines = [line for line in lines if not line.startswith("- ")]
        language = "ru" if title.endswith("(ru)") else "en"
        kind = "title" if title.endswith("(headline)") else "paragraph"
        cases.append(Case(title, language, kind, "\n".join(text_lines), expected))
    return cases


CASE_LIST = read_cases(CASES.read_text("utf-8"))


def describe(text: str, figure: FigureFound) -> str:
    """A figure in the form of an expected line."""
    about = text[figure.about.start : figure.about.end] if figure.about else ""
    high = "" if figure.value_max is None else f"{figure.value_max:.12g}"
    words = text[figure.span.start : figure.span.end]
    row = " | ".join([words, f"{figure.value:.12g}", high, figure.unit, figure.hedge, about])
    return " ".join(row.split(" ")).replace("|  |", "| |").replace("|  |", "| |").rstrip(" |")


@pytest.mark.parametrize("case", CASE_LIST, ids=lambda case: case.title)
def test_case(case: Case) -> None:
    found = find_figures((Block(case.kind, case.text),), case.language)  # type: ignore[arg-type]
    expected = () if case.expected == ("none",) else case.expected
    assert tuple(describe(case.text, figure) for figure in found) == expected
    assert all(has_floats(figure) for figure in found)


def has_floats(figure: FigureFound) -> bool:
    """A whole number too: what is remembered comes back as one, and must not differ from what was found."""
    return type(figure.value) is float and type(figure.value_max) in (float, type(None))


def test_enough_cases() -> None:
    assert len([case for case in CASE_LIST if case.language == "en"]) >= 80
    assert len({case.title for case in CASE_LIST}) == len(CASE_LIST)


PIECES = st.sampled_from(
    ["two", "a", "half", "million", "12", "100,000", "2014", "-", " to ", "between", "and", "$", "%", "hours", "€", ".",
     ",", " ", "\u00a0", "1/2", "½", "a.m.", ":30", "percent", "of", "thousands", "Мая", "двадцать", "тыс.", "\n", "’",
     "“", "January", "Monday", "one", "in", "five", "year-old", "²", "٣", "१२"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join))


@given(TEXTS, st.sampled_from(["en", "ru", "en-GB", "xx"]))
@settings(max_examples=400, deadline=None)
def test_any_text(text: str, language: str) -> None:
    """No exception; spans lie inside their block, in order, apart from each other; ranges have a low and a high end."""
    found = find_figures((Block("paragraph", text),), language)
    end = 0
    for figure in found:
        assert end <= figure.span.start < figure.span.end <= len(text)
        end = figure.span.end
        assert figure.value_max is None or figure.value < figure.value_max
        assert has_floats(figure)
        if figure.about is not None:
            assert figure.span.end <= figure.about.start < figure.about.end <= len(text)
            assert text[figure.about.start : figure.about.end].strip()


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "1 ", "1-", "two ", "two-", "a ", " ", "$", "1.1", "one in ", "hundred and ", "100 000 ", "(", "“a "],
)
def test_long_runs_end(piece: str) -> None:
    """A paragraph of nothing but one piece is read to its end (a rule that looks back over all of it never would be);
    benchmarks/figures.py measures that the cost grows in proportion."""
    text = piece * (60_000 // len(piece))
    found = find_figures((Block("paragraph", text),))
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)


def test_blocks_keep_their_numbers() -> None:
    found = find_figures((Block("title", "Three boats"), Block("code", "12 boats"), Block("item", "12 boats")))
    assert [(figure.span.block, figure.value) for figure in found] == [(0, 3.0), (2, 12.0)]
