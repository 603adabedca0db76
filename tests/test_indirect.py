"""Reported speech: every case of cases/indirect.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_quotations import EXPECTED, Case, check, read_cases

CASE_LIST = read_cases((Path(__file__).parent / "cases" / "indirect.md").read_text("utf-8"))


@pytest.mark.parametrize("case", CASE_LIST, ids=[case.title for case in CASE_LIST])
def test_case(case: Case) -> None:
    check(case, "en")


def test_every_expected_line_is_read() -> None:
    bad = [line for case in CASE_LIST for line in case.expected if not EXPECTED.match(line)]
    assert bad == []
    assert all(case.expected for case in CASE_LIST)


def test_there_are_enough_cases() -> None:
    assert len(CASE_LIST) >= 90
