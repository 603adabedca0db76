"""What a single unknown word names, by the words right beside it: a company by its head, a town by its mayor. Silent
where the text does not say it plainly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from sitegen.model import Block, Span

_FIRMS = (
    "agency|airline|automaker|bank|brewer|broadcaster|brokerage|builder|carmaker|carrier|charity|chipmaker|club|company"
    "|conglomerate|contractor|cooperative|drugmaker|exchange|firm|foundation|fund|group|insurer|lender|manufacturer|miner"
    "|movement|operator|owner|party|producer|provider|publisher|refiner|retailer|shipbuilder|start-?up|steelmaker"
    "|subsidiary|supplier|union|utility"
)
_CHIEFS = (
    "board|CEO|CFO|chair|chair(?:man|person|woman)|chief executive|customers|director general|employees|executives"
    "|founder|general secretary|headquarters|managing director|owners|share(?:holder)?s|spokes(?:man|person|woman)"
    "|stock|subsidiary|workers"
)
_TOWNS = (
    "borough|capital|city|commune|county|district|governorate|hamlet|harbour|island|municipality|neighbou?rhood|port"
    "|prefecture|province|region|resort|settlement|suburb|town|valley|village"
)
_FIRM_BEFORE = re.compile(
    rf"\b(?:{_FIRMS}),? $|\bspokes(?:man|person|woman) for $|\b(?:shares|employees|CEO) (?:of|in|at) $"
)
_FIRM_AFTER = re.compile(
    rf"(?:['’]s)? (?:{_CHIEFS})\b"
    rf"|, (?:an?|one of the)\b(?: [\w'’-]+){{0,5}}? (?:{_FIRMS})\b(?! said)"
    rf"|, the(?: [\w'’-]+){{1,4}}? (?:{_FIRMS})\b(?! said)"
    r"|, which (?:has run|makes|operates|owns|runs|sells)\b"
)
_TOWN_BEFORE = re.compile(rf"\b(?:{_TOWNS})(?: of)? $|\bmayor of $")
_TOWN_AFTER = re.compile(r"['’]s mayor\b")
_THERE = re.compile(r"\b(?:in|near|outside) $")
_REACH = 24


def tell_kind(blocks: tuple[Block, ...], spans: Iterable[Span]) -> Literal["organization", "place", ""]:
    """The kind that the places of one word agree in. "in X" alone says where only if it is said twice."""
    firms = towns = there = 0
    for span in spans:
        text = blocks[span.block].text
        if text.startswith(" & ", span.end) or text.startswith("& ", max(0, span.start - 2)):
            return ""
        before = max(0, span.start - _REACH)
        firms += bool(_FIRM_BEFORE.search(text, before, span.start) or _FIRM_AFTER.match(text, span.end))
        towns += bool(_TOWN_BEFORE.search(text, before, span.start) or _TOWN_AFTER.match(text, span.end))
        there += bool(_THERE.search(text, before, span.start))
    if firms and not towns and not there:
        return "organization"
    if not firms and (towns or there > 1):
        return "place"
    return ""
