"""Quotations and speakers: every case of cases/quotations.md, and what must hold for any text."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen.analysis.names import find_names
from sitegen.analysis.plain import read_plain
from sitegen.analysis.quotations import find_quotations
from sitegen.model import Block, QuotationFound, Span

CASES = Path(__file__).parent / "cases" / "quotations.md"
RUSSIAN = Path(__file__).parent / "cases" / "quotations_ru.md"
HEADLINE = "News from the coast"
EXPECTED = re.compile(r'^[-~] (?:none|"(?P<words>.*)" -> (?P<speaker>[^|]*?)(?: \| (?P<rest>.*))?)$')


class Case(NamedTuple):
    title: str
    text: str
    expected: tuple[str, ...]


def read_cases(text: str) -> list[Case]:
    """A case is a heading, its paragraphs, and its lines that begin with `- ` or `~ `."""
    opening = " ".join(line[2:] for line in text.split("\n## ")[0].splitlines() if line.startswith("> "))
    cases = []
    for section in text.split("\n## ")[1:]:
        title, _, body = section.partition("\n")
        lines = body.splitlines()
        expected = tuple(line for line in lines if line.startswith(("- ", "~ ")))
        text_lines = [line for line in lines if line and line not in expected]
        alone = title.endswith("(alone)")
        cases.append(Case(title, "\n".join(text_lines if alone else [HEADLINE, opening, *text_lines]), expected))
    return cases


CASE_LIST = read_cases(CASES.read_text("utf-8"))
RUSSIAN_LIST = read_cases(RUSSIAN.read_text("utf-8"))


def find(text: str, language: str = "en") -> tuple[tuple[Block, ...], tuple[QuotationFound, ...]]:
    blocks, _ = read_plain(text)
    return blocks, find_quotations(blocks, find_names(blocks, language), language)


def words(blocks: tuple[Block, ...], span: Span | None) -> str:
    return "?" if span is None else blocks[span.block].text[span.start : span.end]


def describe(blocks: tuple[Block, ...], quotation: QuotationFound, wanted: str) -> str:
    """The quotation in the form of an expected line, with the same fields as `wanted` asks for."""
    match = EXPECTED.match(wanted)
    asked = match["rest"].split(" | ") if match and match["rest"] else []
    sign = "-" if quotation.form == "direct" else "~"
    parts = [f'{sign} "{words(blocks, quotation.parts[0])}" -> {words(blocks, quotation.speaker)}']
    for field in asked:
        key, colon, _ = field.partition(": ")
        if not colon:
            parts.append(words(blocks, quotation.cue) if field[0].isupper() else words(blocks, quotation.cue).lower())
        else:
            value = {
                "to": words(blocks, quotation.addressee),
                "at": words(blocks, quotation.venue),
                "on": "?" if quotation.after else words(blocks, quotation.said),
                "after": words(blocks, quotation.said) if quotation.after else "?",
                "kind": quotation.speaker_kind,
                "marks": quotation.marks,
                "inside": str(quotation.inside),
                "parts": str(len(quotation.parts)),
            }[key]
            parts.append(f"{key}: {value}")
    return " | ".join(parts)


@pytest.mark.parametrize("case", CASE_LIST, ids=[case.title for case in CASE_LIST])
def test_case(case: Case) -> None:
    check(case, "en")


@pytest.mark.parametrize("case", RUSSIAN_LIST, ids=[case.title for case in RUSSIAN_LIST])
def test_russian_case(case: Case) -> None:
    check(case, "ru")


def check(case: Case, language: str) -> None:
    blocks, found = find(case.text, language)
    for sign, form in (("-", "direct"), ("~", "indirect")):
        wanted = [line for line in case.expected if line.startswith(sign)]
        if form == "indirect" and not wanted:
            continue
        if form == "direct" and not wanted and any(line.startswith("~") for line in case.expected):
            wanted = ["- none"]
        got = [quotation for quotation in found if quotation.form == form]
        lines = [] if wanted == [f"{sign} none"] else wanted
        padded = lines + ["" for _ in range(len(got) - len(lines))]
        assert [describe(blocks, quotation, want) for quotation, want in zip(got, padded, strict=False)] == lines


def test_every_expected_line_is_read() -> None:
    bad = [line for case in CASE_LIST + RUSSIAN_LIST for line in case.expected if not EXPECTED.match(line)]
    assert bad == []
    assert all(case.expected for case in CASE_LIST)


def test_there_are_enough_cases() -> None:
    assert len(CASE_LIST) >= 150


# ---------------------------------------------------------------- what must hold for any text

PIECES = st.sampled_from(
    """" “ ” ' ’ ‘ '' „ « » — -- ( ) , . ? : said he She Anna Keller Novak governor told that who As called according to
    a the pier rotten 6'2" U.S. Mr. quot; — сказал Громов 🙂 é word""".split()
    + "| | |\n|. |, | — |said | said|Mark Novak|\u2028|\x00".split("|")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("0\"«0%0%A0 sAID\u2028‘'")
def test_spans_lie_in_their_blocks_and_do_not_overlap(text: str) -> None:
    blocks, found = find(HEADLINE + "\nAnna Keller met Mark Novak.\n" + text)
    taken: dict[int, list[tuple[int, int, int]]] = {}
    for index, quotation in enumerate(found):
        assert quotation.parts
        for span in (
            *quotation.parts, quotation.speaker, quotation.source, quotation.cue, quotation.addressee, quotation.venue,
            quotation.said,
        ):  # fmt: skip
            if span is not None:
                assert 0 <= span.block < len(blocks)
                assert 0 <= span.start < span.end <= len(blocks[span.block].text)
        assert -1 <= quotation.inside < len(found)
        assert quotation.inside != index
        if quotation.inside < 0:
            for part in quotation.parts:
                taken.setdefault(part.block, []).append((part.start, part.end, index))
        else:
            outer = found[quotation.inside]
            for part in quotation.parts:
                assert any(o.block == part.block and o.start <= part.start and part.end <= o.end for o in outer.parts)
    for spans in taken.values():
        spans.sort()
        for (_, end, _), (start, _, _) in itertools.pairwise(spans):
            assert end <= start


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_russian_spans_lie_in_their_blocks(text: str) -> None:
    blocks, found = find(HEADLINE + "\nАнна Белова сказала: «Да».\n" + text, "ru")
    for quotation in found:
        for span in (*quotation.parts, quotation.speaker, quotation.source, quotation.cue):
            if span is not None:
                assert 0 <= span.start < span.end <= len(blocks[span.block].text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_blocks_are_slices_of_the_text(text: str) -> None:
    blocks, offsets = read_plain(text)
    for block, offset in zip(blocks, offsets, strict=True):
        assert text[offset : offset + len(block.text)] == block.text


def test_order_is_the_text_s_order() -> None:
    _, found = find(HEADLINE + "\n" + "\n".join(case.text for case in CASE_LIST))
    firsts = [quotation.parts[0] for quotation in found]
    assert firsts == sorted(firsts, key=lambda span: (span.block, span.start))
