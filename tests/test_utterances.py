"""Which printings are of one thing said once: the cases of tests/cases/utterances.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from sitegen.comparison import Account, compare
from sitegen.memo import Memo
from sitegen.model import Span
from tests.comparing import make_account

_PRINTING = re.compile(
    r"(?P<speaker>[^,\[]+?)(?: \[(?P<kind>\w+)\])?, (?P<day>[\d-]+): (?P<words>[^|]+?)(?: \| on (?P<said>\S+))?"
)


def read_cases() -> list[tuple[str, str, str, str]]:
    """A title, two printings, and `one`, `alike` or `two`."""
    text = (Path(__file__).parent / "cases" / "utterances.md").read_text("utf-8")
    found = []
    for part in text.split("\n## ")[1:]:
        title, one, other, verdict = [line.strip() for line in part.splitlines() if line.strip()]
        found.append((title, one, other, verdict))
    return found


def print_words(name: str, line: str) -> Account:
    match = _PRINTING.fullmatch(line)
    assert match is not None, line
    speaker, kind = match["speaker"], match["kind"]
    actor = "" if kind else speaker.lower().replace(" ", "-")
    account = make_account(name, ["A title", f"{speaker} put it so: “[q {actor}|{match['words']}].”"], day=match["day"])
    (quotation,) = account.resolved.quotations
    found = replace(quotation.found, speaker=Span(1, 0, len(speaker)), speaker_kind=kind or "named")
    quotation = replace(quotation, found=found, said_on=match["said"] or "")
    return replace(account, resolved=replace(account.resolved, quotations=(quotation,)))


@pytest.mark.parametrize(("title", "one", "other", "verdict"), read_cases(), ids=[c[0] for c in read_cases()])
def test_one_utterance_or_two(title: str, one: str, other: str, verdict: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = compare((print_words("a", first), print_words("b", second)), (), (), Memo()).statements
        told = "one" if len(found) == 1 else "alike" if any(s.related for s in found) else "two"
        assert told == verdict


def test_who_quotes_another_and_the_words_within_are_two() -> None:
    outer = "They were late because they thought that Bo Lindt saying go and light every lantern would do"
    account = make_account(
        "a", ["A title", f"“[q orla-venn|{outer}],” said Orla Venn.", "“[q bo-lindt|go and light every lantern].”"]
    )
    within = replace(account.resolved.quotations[1].found, inside=0)
    quotations = (account.resolved.quotations[0], replace(account.resolved.quotations[1], speaker="", found=within))
    account = replace(account, resolved=replace(account.resolved, quotations=quotations))
    assert len(compare((account,), (), (), Memo()).statements) == 2
    # The same words outside of it are one with it.
    plain = replace(quotations[1], found=replace(within, inside=-1))
    account = replace(account, resolved=replace(account.resolved, quotations=(quotations[0], plain)))
    assert len(compare((account,), (), (), Memo()).statements) == 1


def paraphrase(name: str, line: str) -> Account:
    account = print_words(name, line)
    (quotation,) = account.resolved.quotations
    quotation = replace(quotation, found=replace(quotation.found, form="indirect", marks="none"))
    return replace(account, resolved=replace(account.resolved, quotations=(quotation,)))


def test_a_row_of_somebodys_words_holds_no_paraphrase() -> None:
    line = "Orla Venn, 2024-03-05: We shall not sell the northern pier to anyone before the winter storms are over"
    found = compare((print_words("a", line), paraphrase("b", line)), (), (), Memo())
    assert [len(s.quotations) for s in found.statements] == [2]
    assert not [p for p in found.passages if p.kind == "statement"]
    found = compare((print_words("a", line), paraphrase("b", line), print_words("c", line)), (), (), Memo())
    (row,) = [p for p in found.passages if p.kind == "statement"]
    assert {m.article for m in row.members} == {"a", "c"}
    # Two that print it, and nobody tells it in other words.
    found = compare((print_words("a", line), print_words("b", line)), (), (), Memo())
    assert len([p for p in found.passages if p.kind == "statement"]) == 1
