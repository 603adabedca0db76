"""The part of schema.org's vocabulary (https://schema.org) that the pages may use: types with what they are kinds of
and their own properties, and what a property may hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

TYPES = {
    "AboutPage": ("WebPage", ""),
    "Article": ("CreativeWork", ""),
    "CollectionPage": ("WebPage", ""),
    "Country": ("Place", ""),
    "CreativeWork": (
        "Thing",
        "about archivedAt author citation correction creativeWorkStatus dateModified datePublished encodingFormat "
        "hasPart headline inLanguage isBasedOn isPartOf mainEntity publisher sourceOrganization text version",
    ),
    "DataDownload": ("MediaObject", ""),
    "Dataset": ("CreativeWork", "distribution"),
    "Event": ("Thing", "attendee endDate eventStatus location organizer startDate superEvent"),
    "MediaObject": ("CreativeWork", "contentUrl"),
    "Organization": ("Thing", ""),
    "Person": ("Thing", "jobTitle"),
    "Place": ("Thing", ""),
    "Quotation": ("CreativeWork", "spokenByCharacter"),
    "Thing": ("", "alternateName description name sameAs url"),
    "WebPage": ("CreativeWork", ""),
    "WebSite": ("CreativeWork", ""),
}

HOLDS = {
    "about": "Thing",
    "attendee": "Organization Person",
    "author": "Organization Person",
    "distribution": "DataDownload",
    "hasPart": "CreativeWork",
    "isBasedOn": "CreativeWork",
    "isPartOf": "CreativeWork",
    "location": "Place",
    "mainEntity": "Thing",
    "organizer": "Organization Person",
    "publisher": "Organization Person",
    "sourceOrganization": "Organization",
    "spokenByCharacter": "Organization Person",
    "superEvent": "Event",
}
"""What a property holds; any other holds text, a date or an address. A node without a type is known by its name."""

EVENT_STATES = ("EventCancelled", "EventPostponed", "EventScheduled")


def kinds(name: str) -> Iterator[str]:
    while name:
        yield name
        name = TYPES[name][0]


def find_faults(node: Any, place: str = "") -> Iterator[str]:
    """Everything in a JSON-LD node that the vocabulary does not know."""
    if "@type" not in node:
        if not node.get("name") or set(node) - {"name", "url"}:
            yield f"{place}: a node without type is more than a name: {node}"
        return
    if node["@type"] not in TYPES:
        yield f"{place}: no type {node['@type']}"
        return
    known = {name for kind in kinds(node["@type"]) for name in TYPES[kind][1].split()}
    for name, value in node.items():
        if name in ("@context", "@type"):
            continue
        if name not in known:
            yield f"{place}: {node['@type']} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            if name not in HOLDS:
                if not isinstance(one, str) or not one:
                    yield f"{place}.{name}: holds {one!r}"
            elif not isinstance(one, dict):
                yield f"{place}.{name}: holds {one!r}"
            else:
                if "@type" in one and one["@type"] in TYPES and not set(kinds(one["@type"])) & set(HOLDS[name].split()):
                    yield f"{place}.{name}: holds a {one['@type']}"
                yield from find_faults(one, f"{place}.{name}")
    state = node.get("eventStatus", "")
    if state and state.removeprefix("https://schema.org/") not in EVENT_STATES:
        yield f"{place}: no state {state}"
