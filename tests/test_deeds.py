"""Acts that two accounts tell differently, by the cases of cases/deeds.md, read by the rules of analysis; and what
holds of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.analysis import analyse
from sitegen.comparison import Account, compare
from sitegen.comparison.deeds import read_deeds
from sitegen.comparison.lines import read_line
from sitegen.lexicon import Lexicon
from sitegen.link import Cited, Difference, Side
from sitegen.link.nouns import Origin
from sitegen.memo import Memo
from sitegen.model import Actor, Article, Block, Discrepancy, DiscrepancyKind, Member, Reading, Span, When
from sitegen.pages.differences import name_difference
from sitegen.pages.words import ENGLISH
from sitegen.resolve import resolve
from sitegen.text import sentences, slug

DAY = "2024-03-06"
LATER = "(a day later) "
FOLDER = Path(__file__).parent / "cases"
TEXT = (FOLDER / "deeds.md").read_text("utf-8")
NAMES = next(line for line in TEXT.splitlines() if line.startswith("Actors: ")).removeprefix("Actors: ").split(" | ")
LEXICON = Lexicon(
    tuple(Actor(slug(name), "", name, "person" if name.count(" ") == 1 else "organization") for name in NAMES),
    (),
    (),
    (),
)
STORY = "The town of Karsel, the dam of Orlin, the villages of Upper Brink and Nether Brink, and the River Soll."


def make(name: str, text: str) -> Account:
    day = "2024-03-07" if text.startswith(LATER) else DAY
    paragraphs = ("What is known of the flood", text.removeprefix(LATER), STORY)
    blocks = tuple(Block("paragraph" if n else "title", one) for n, one in enumerate(paragraphs))
    article = Article(name, "", paragraphs[0], blocks, published=When(day, day), language="en")
    resolved = resolve(article, analyse(blocks, "en", day), LEXICON.hits(blocks), ())
    return Account(name, blocks, resolved, name, language="en", published=When(day, day))


def read_cases(text: str) -> list[tuple[str, str, str, str]]:
    found = []
    for part in text.split("\n## ")[1:]:
        title, left, right, wanted = [line.strip() for line in part.splitlines() if line.strip()]
        found.append((title, left, right, wanted))
    return found


@pytest.mark.parametrize(
    ("title", "left", "right", "wanted"), read_cases(TEXT), ids=[case[0] for case in read_cases(TEXT)]
)
def test_deeds(title: str, left: str, right: str, wanted: str) -> None:
    found = compare((make("a", left), make("b", right)), (), (), Memo()).discrepancies
    told = [f"{d.kind}: {' | '.join(sorted(r.value for r in d.readings))}" for d in found if d.kind in ("fact", "date")]
    assert told == ([] if wanted == "none" else [wanted])


COUNTS = read_cases((FOLDER / "counts.md").read_text("utf-8"))


@pytest.mark.parametrize(("title", "left", "right", "wanted"), COUNTS, ids=[case[0] for case in COUNTS])
def test_counts(title: str, left: str, right: str, wanted: str) -> None:
    found = compare((make("a", left), make("b", right)), (), (), Memo()).discrepancies
    told = [f"{d.kind}: {' | '.join(sorted(r.value for r in d.readings))}" for d in found if d.kind == "figure"]
    assert told == ([] if wanted == "none" else [wanted])


SENTENCES = st.lists(
    st.sampled_from(
        "the a Otto Hain Norlin Power gates talks opened did not open denied that it had , and who "
        "by in at Lisse airport on Monday will meet . was arrested broke off no ferries ran “ ”".split()
    ),
    max_size=25,
)


@given(SENTENCES)
@settings(max_examples=200, deadline=None)
def test_spans_lie_in_their_block(words: list[str]) -> None:
    account = make("a", " ".join(words) or "Nothing.")
    lines = [read_line(block.text) for block in account.blocks]
    cuts = [sentences(block.text) for block in account.blocks]
    for deed in read_deeds(account.blocks, account.resolved, lines, cuts):
        parts = [deed.doer and deed.doer.span, deed.upon and deed.upon.span, deed.when, deed.place]
        for span in (deed.span, deed.verb, *[part for part in parts if part]):
            assert 0 <= span.start < span.end <= len(account.blocks[span.block].text)


@given(SENTENCES, SENTENCES)
@settings(max_examples=60, deadline=None)
def test_order_changes_nothing(one: list[str], other: list[str]) -> None:
    accounts = make("a", " ".join(one) or "Nothing."), make("b", " ".join(other) or "Nothing.")
    assert compare(accounts, (), (), Memo()).discrepancies == compare(accounts[::-1], (), (), Memo()).discrepancies


NAMED = {
    "four": ("Police arrested two men at the gate of Pell.", "Four men were arrested at the gate of Pell."),
    "five": ("The strike costs the port about $3 million a day.", "The port loses $5 million a day."),
    "six": ("The union voted 812 to 240 for the strike.", "It was backed by 812 votes to 204."),
    "seven": ("Some 9,000 Norland soldiers crossed the Soll.", "About 7,000 soldiers crossed it."),
    "nine": ("9,000 came to Pell.", "7,000 came."),
    "ten": ("Troops, including 90 officers, crossed the Soll.", "With 70 officers, troops crossed it."),
    "eight": ("Gusts of 160 kilometres an hour hit Pell.", "The wind reached 190 kilometres an hour."),
    "one": ("Norlin Power opened the gates of the dam, Otto Hain said.", "Norlin Power did not open them."),
    "two": ("Otto Hain ordered the evacuation at nine.", "The evacuation was ordered by Emil Tarn."),
    "three": ("Rovers start the season on 11 August at home.", "Rovers open the season on 12 August."),
}


@pytest.mark.parametrize(
    ("texts", "kind", "values", "title"),
    [
        (NAMED["one"], "fact", ("opened", "did not open"), "Opened the gates"),
        (NAMED["two"], "fact", ("Otto Hain", "Emil Tarn"), "Ordered the evacuation"),
        (NAMED["three"], "date", ("11 August", "12 August"), "Rovers start the season"),
        (NAMED["nine"], "figure", ("9,000", "7,000"), "Number"),
        (NAMED["four"], "figure", ("two men", "Four men"), "Men arrested"),
        (NAMED["five"], "figure", ("$3 million", "$5 million"), "Costs the port"),
        (NAMED["six"], "figure", ("240", "204"), "Union voted"),
        (NAMED["seven"], "figure", ("9,000 Norland soldiers", "7,000 soldiers"), "Norland soldiers"),
        (NAMED["ten"], "figure", ("90 officers", "70 officers"), "Officers"),
        (NAMED["eight"], "figure", ("160 kilometres", "190 kilometres"), "Wind reached"),
    ],
)
def test_a_difference_without_a_topic_is_named_by_what_is_told(
    texts: tuple[str, str], kind: DiscrepancyKind, values: tuple[str, str], title: str
) -> None:
    sides = []
    for text, value in zip(texts, values, strict=True):
        start = text.index(value)
        span = Span(0, start, start + len(value))
        cited = Cited(value, span, Block("paragraph", text), "", Origin(), None, False)
        sides.append(Side(Reading(value, (Member(value, span),)), None, (("voice", cited),), (None,), (False,)))
    readings = tuple(side.reading for side in sides)
    difference = Difference(Discrepancy("d", kind, "passage:", readings), None, "", tuple(sides))
    assert name_difference(difference, ENGLISH)[0] == title
