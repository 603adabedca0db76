"""Invented accounts for the tests of the comparison: plain text in, with quotations, figures and names marked by hand
in a small notation, so that these tests lean on no rule of analysis."""

from __future__ import annotations

import re

from sitegen.comparison import Account
from sitegen.model import (
    Block,
    Copy,
    Date,
    DateFound,
    Figure,
    FigureFound,
    MeetingRef,
    Mention,
    Quotation,
    QuotationFound,
    Resolved,
    Span,
    When,
    Written,
)
from sitegen.text import fingerprint

_MARK = re.compile(r"\[(?P<kind>[qfnmtd]) (?P<detail>[^|\]]*)\|(?P<words>[^\]]*)\]")
"""[q SPEAKER@VENUE|words] [f VALUE UNIT HEDGE/THING@SPEAKER|words] [n ACTOR|words] [m MEETING|words] [t TOPIC|words]
[d DATE|words]: SPEAKER, VENUE, HEDGE and THING may be missing; THING is a number of words that follow."""


ORIGINAL = Copy()


def make_account(
    name: str,
    paragraphs: list[str],
    *,
    day: str = "2024-03-05",
    source: str = "",
    copy: Copy = ORIGINAL,
    agency: str = "",
    digest: bool = False,
    written: tuple[tuple[str, Written], ...] = (),
    language: str = "en",
) -> Account:
    """An account whose first paragraph is its title."""
    blocks: list[Block] = []
    mentions: list[Mention] = []
    quotations: list[Quotation] = []
    figures: list[Figure] = []
    dates: list[Date] = []
    seen: dict[str, int] = {}
    for number, marked in enumerate(paragraphs):
        plain, at = "", 0
        for match in _MARK.finditer(marked):
            plain += marked[at : match.start()]
            span = Span(number, len(plain), len(plain) + len(match["words"]))
            plain += match["words"]
            at = match.end()
            detail = match["detail"]
            if match["kind"] == "q":
                speaker, _, venue = detail.partition("@")
                mark = fingerprint(match["words"])
                seen[mark] = seen.get(mark, 0) + 1
                ident = f"{name}-q-{mark}" + (f"-{seen[mark]}" if seen[mark] > 1 else "")
                quotations.append(_quote(ident, span, speaker, venue, marked, plain))
            elif match["kind"] == "f":
                figures.append(_figure(span, detail, marked[at:]))
            elif match["kind"] == "d":
                dates.append(Date(DateFound(span, detail)))
            else:
                kinds = {"n": "actor", "m": "meeting", "t": "topic"}
                mentions.append(Mention(span, kinds[match["kind"]], detail))  # type: ignore[arg-type]
        plain += marked[at:]
        blocks.append(Block("title" if number == 0 else "paragraph", plain))
    fixed = tuple(_place_venue(q, blocks) for q in quotations)
    resolved = Resolved(name, tuple(sorted(mentions)), fixed, tuple(figures), tuple(dates))
    return Account(
        name,
        tuple(blocks),
        resolved,
        source,
        agency,
        copy,
        digest,
        language,
        When(day, day, text=day) if day else None,
        tuple(MeetingRef(meeting, stage) for meeting, stage in written),
    )


_VENUES: dict[str, str] = {}


def _quote(ident: str, span: Span, speaker: str, venue: str, marked: str, plain: str) -> Quotation:
    _VENUES[ident] = venue
    return Quotation(ident, QuotationFound((span,), "direct", "intact"), speaker=speaker)


def _place_venue(quotation: Quotation, blocks: list[Block]) -> Quotation:
    """The venue is found by its words in the quotation's paragraph."""
    venue = _VENUES.pop(quotation.id, "")
    if not venue:
        return quotation
    block = quotation.found.parts[0].block
    start = blocks[block].text.index(venue)
    found = QuotationFound(quotation.found.parts, "direct", "intact", venue=Span(block, start, start + len(venue)))
    return Quotation(quotation.id, found, speaker=quotation.speaker)


def _figure(span: Span, detail: str, after: str) -> Figure:
    """`100000` counts the next word; `6 hour nearly` has unit and hedge; `20000-99999` is a range; /2 two words."""
    detail, _, speaker = detail.partition("@")
    detail, _, wide = detail.partition("/")
    value, *rest = detail.split()
    low, _, high = value.partition("-")
    unit = rest[0] if rest and rest[0] != "-" else ""
    hedge = " ".join(rest[1:])
    about = None
    if unit == "":
        words = list(re.finditer(r"[^\W_]+", after))[: int(wide or 1)]
        if words:
            about = Span(span.block, span.end + words[0].start(), span.end + words[-1].end())
    return Figure(FigureFound(span, float(low), float(high) if high else None, unit, hedge, about), speaker)
