"""Reported speech: every case of cases/indirect.md and cases/indirect_ru.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_quotations import EXPECTED, Case, check, read_cases

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
