"""Reported speech: every case of cases/indirect.md and cases/indirect_ru.md, and what must hold for any text."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model import Block, QuotationFound
from tests.test_quotations import EXPECTED, HEADLINE, Case, check, find, read_cases

CASES = Path(__file__).parent / "cases"
CASE_LIST = read_cases((CASES / "indirect.md").read_text("utf-8"))
RUSSIAN_LIST = read_cases((CASES / "indirect_ru.md").read_text("utf-8"))


@pytest.mark.parametrize("case", CASE_LIST, ids=[case.title for case in CASE_LIST])
def test_case(case: Case) -> None:
    check(case, "en")


@pytest.mark.parametrize("case", RUSSIAN_LIST, ids=[case.title for case in RUSSIAN_LIST])
def test_russian_case(case: Case) -> None:
    check(case, "ru")


def test_every_expected_line_is_read() -> None:
    bad = [line for case in CASE_LIST + RUSSIAN_LIST for line in case.expected if not EXPECTED.match(line)]
    assert bad == []
    assert all(case.expected for case in CASE_LIST + RUSSIAN_LIST)


def test_there_are_enough_cases() -> None:
    assert len(CASE_LIST) >= 90
    assert len(RUSSIAN_LIST) >= 30


# ---------------------------------------------------------------- what must hold for any text

ENGLISH = """Keller Novak She he they it said says told warned that and but while after if according to reporters on
Monday Twitter in an interview with , , . . ; : — ( ) " " the a ferry pier was sank would not never who which had report
adding saying officials “ ” Did ? its his one of of as""".split()
RUSSIAN = """Белова Громов Она он сказала сообщил заявили говорит , что что и а но по словам его данным как в среду
интервью « » — . . , ? не если бы мост был открыт закроют министерстве эксперты добавив журналистам""".split()


def read_any(words: list[str], language: str) -> tuple[tuple[Block, ...], tuple[QuotationFound, ...]]:
    opening = "Анна Белова и Пётр Громов встретились." if language == "ru" else "Anna Keller met Mark Novak."
    return find(f"{HEADLINE}\n{opening}\n" + " ".join(words), language)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.tuples(st.lists(st.sampled_from(ENGLISH), max_size=60), st.just("en")),
        st.tuples(st.lists(st.sampled_from(RUSSIAN), max_size=60), st.just("ru")),
    )
)
def test_reported_words_lie_in_their_block_apart_from_all_others(drawn: tuple[list[str], str]) -> None:
    blocks, found = read_any(*drawn)
    taken: list[tuple[int, int, int]] = []
    for quotation in found:
        places = (
            quotation.speaker,
            quotation.source,
            quotation.cue,
            quotation.addressee,
            quotation.venue,
            quotation.said,
        )
        for span in (*quotation.parts, *(span for span in places if span is not None)):
            assert 0 <= span.start < span.end <= len(blocks[span.block].text)
        if quotation.form == "indirect":
            assert quotation.speaker is not None
            assert quotation.marks == "none"
        if quotation.inside < 0:
            taken += [(part.block, part.start, part.end) for part in quotation.parts]
    taken.sort()
    for (block, _, end), (other, start, _) in itertools.pairwise(taken):
        assert block != other or end <= start
