"""What front matter each kind of record takes: its Struct's fields, and here only what their types do not say."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from sitegen.frontmatter import Items, Keys, Node, Scalar
from sitegen.model import (
    Actor,
    Article,
    Copy,
    Correction,
    Limits,
    Meeting,
    MeetingRef,
    Omitted,
    Override,
    Page,
    Reviewed,
    Role,
    Seed,
    Settings,
    Source,
    Status,
    Topic,
)
from sitegen.parse.fields import (
    Field,
    Reading,
    Shape,
    convert_address,
    convert_contact,
    convert_day,
    convert_name,
    convert_names,
    convert_redirect,
    convert_scalar,
    convert_words,
    derive,
    describe,
    list_of,
    mapping_of,
    matching,
    nested,
    number,
    read_keys,
    refer,
    schema_of,
    schema_of_keys,
    show,
)
from sitegen.parse.nearest import find_nearest, say_meant
from sitegen.parse.parsed import Reference
from sitegen.parse.zones import list_zones

_LANGUAGE = matching(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "a language code", "en or de-CH")
_SHA256 = matching(r"[0-9a-f]{64}", "a SHA-256 of 64 digits and letters a to f", "what sitegen import writes")
_SEED = matching(
    r"(?!(?:.*/)?\.\.?(?:/|$))[^/\\:][^\\:]*", "a path inside the briefing, with forward slashes", "seeds/post.txt"
)
_ZONE = matching(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*", "the name of a time zone", "Europe/Zurich or UTC")


def _convert_zone(reading: Reading, node: Node, name: str) -> Any:
    """A time zone that exists."""
    text = _ZONE(reading, node, name)
    if text is UNSET or text in list_zones():
        return text
    hint = say_meant(find_nearest(text, list_zones())) or "For example Europe/Zurich or UTC."
    return reading.fail(node, f"There is no time zone {show(text)}", hint)


describe(_convert_zone, schema_of(_ZONE))
_ADDRESSES = list_of(convert_address)
_REDIRECTS = list_of(convert_redirect)

_MEETING_KEYS = derive(MeetingRef, id=refer("meeting"))


def _convert_meeting(reading: Reading, node: Node, name: str) -> Any:
    """A meeting's id, alone or with when the article was written."""
    if isinstance(node, Scalar):
        found = refer("meeting")(reading, node, name)
        return found if found is UNSET else MeetingRef(found)
    return nested(MeetingRef, _MEETING_KEYS)(reading, node, name)


describe(_convert_meeting, {"anyOf": [schema_of(refer("meeting")), schema_of_keys(_MEETING_KEYS)]})


def _convert_pair(reading: Reading, node: Node, name: str) -> Any:
    """`ARTICLE: words`, a passage of another article."""
    text = convert_words(reading, node, name)
    if text is UNSET:
        return text
    article, colon, words = text.partition(": ")
    if not colon or not words.strip() or " " in article:
        hint = 'Write it in quotation marks: "ARTICLE-ID: first words of the passage".'
        return reading.fail(node, f"{name} must name an article and its words, not {show(text)}", hint)
    reading.references.append(Reference(("article",), article, reading.place(node), name))
    return f"{article}: {words.strip()}"


describe(_convert_pair, {"type": "string", "pattern": r"^\S+: \S"})

_RELATIONS: dict[str, tuple[str, ...]] = {
    "quote": ("speaker",),
    "mention": ("target",),
    "passage": ("topic", "with", "not"),
    "difference": ("with", "not"),
}
"""What an override may be of, and what it may then say."""

_OVERRIDE: Shape = {
    "quote": Field("quote", convert_words),
    "mention": Field("mention", convert_words),
    "passage": Field("passage", convert_words),
    "difference": Field("difference", convert_words),
    "paragraph": Field("paragraph", number(0, 100_000)),
    "speaker": Field("speaker", refer("actor", none=True)),
    "target": Field("target", refer("actor", "meeting", "source", "topic", none=True)),
    "topic": Field("topic", refer("topic", none=True)),
    "with": Field("with", _convert_pair),
    "not": Field("not", _convert_pair),
    "reason": Field("reason", convert_words, required=True),
}


def _convert_override(reading: Reading, node: Node, name: str) -> Any:
    if not isinstance(node, Keys):
        hint = "Write {quote: first words, speaker: id, reason: why}."
        return reading.fail(node, f"{name} must be keys with values", hint)
    values = read_keys(reading, node, _OVERRIDE, name)
    if values is None:
        return UNSET
    kinds = [kind for kind in _RELATIONS if kind in values]
    if len(kinds) != 1:
        return reading.fail(node, f"{name} must have one of quote, mention, passage and difference")
    kind: Any = kinds[0]
    relations = [key for key in dict.fromkeys(k for keys in _RELATIONS.values() for k in keys) if key in values]
    if len(relations) != 1 or relations[0] not in _RELATIONS[kind]:
        wanted = " or ".join(_RELATIONS[kind])
        return reading.fail(node, f"{name} of a {kind} takes {wanted}, with a reason and perhaps a paragraph")
    relation: Any = relations[0]
    return Override(
        kind, values[kind], relation, values[relation], values["reason"], values.get("paragraph"), reading.place(node)
    )


describe(
    _convert_override,
    {
        **schema_of_keys(_OVERRIDE),
        "oneOf": [
            {"required": [kind], "oneOf": [{"required": [relation]} for relation in relations]}
            for kind, relations in _RELATIONS.items()
        ],
    },
)


def _convert_terms(reading: Reading, node: Node, name: str) -> Any:
    """A list of words, or lists by language."""
    if isinstance(node, Items):
        found = convert_names(reading, node, name)
        return found if found is UNSET else (("", found),)
    if not isinstance(node, Keys):
        return convert_names(reading, node, name)
    for key, _ in node.entries:
        _LANGUAGE(reading, key, f"A key of {name}")
    return mapping_of(convert_names)(reading, node, name)


describe(
    _convert_terms,
    {"anyOf": [schema_of(convert_names), {"type": "object", "additionalProperties": schema_of(convert_names)}]},
)


def _convert_rivals(reading: Reading, node: Node, name: str) -> Any:
    found = convert_names(reading, node, name)
    if found is not UNSET and len(found) < 2:
        reading.note(node, "warning", f"{name} has one word; rivals are two or more", "Write [seized, annexed].")
    return found


describe(_convert_rivals, schema_of(convert_names))

_RECORD = ("id", "path", "blocks")

SHAPES: dict[str, Shape] = {
    "article": derive(
        Article,
        (*_RECORD, "slot"),
        source=refer("source"),
        agency=refer("source"),
        url=convert_address,
        archived=convert_address,
        language=_LANGUAGE,
        copy=nested(Copy, derive(Copy, of=refer("source"))),
        meetings=list_of(_convert_meeting),
        summary=convert_scalar,
        overrides=list_of(_convert_override),
        corrections=list_of(nested(Correction, derive(Correction, text=convert_scalar))),
        status=nested(Status, derive(Status, url=convert_address)),
        reviewed=nested(Reviewed, derive(Reviewed, sha256=_SHA256)),
        redirects=_REDIRECTS,
        seed=nested(
            Seed,
            derive(
                Seed,
                path=_SEED,
                sha256=_SHA256,
                omitted=list_of(nested(Omitted, derive(Omitted, text=convert_scalar, line=number(0, 10_000_000)))),
            ),
        ),
    ),
    "actor": derive(
        Actor,
        _RECORD,
        name=convert_name,
        aliases=convert_names,
        weak_aliases=convert_names,
        roles=list_of(nested(Role, derive(Role, renamed={"start": "from", "end": "to"}))),
        affiliation=refer("actor"),
        same_as=_ADDRESSES,
        redirects=_REDIRECTS,
    ),
    "meeting": derive(
        Meeting,
        _RECORD,
        name=convert_name,
        aliases=convert_names,
        participants=list_of(refer("actor")),
        organizer=refer("actor"),
        part_of=refer("meeting"),
        about=list_of(refer("topic")),
        documents=_ADDRESSES,
        notes=convert_scalar,
        redirects=_REDIRECTS,
    ),
    "source": derive(
        Source,
        _RECORD,
        name=convert_name,
        url=convert_address,
        language=_LANGUAGE,
        aliases=convert_names,
        redirects=_REDIRECTS,
    ),
    "topic": derive(
        Topic,
        _RECORD,
        terms=_convert_terms,
        variants=list_of(_convert_rivals),
        exclude=convert_names,
        notes=convert_scalar,
        redirects=_REDIRECTS,
    ),
    "page": derive(Page, _RECORD, redirects=_REDIRECTS),
    "settings": derive(
        Settings,
        ("path",),
        base_url=convert_address,
        language=_LANGUAGE,
        timezone=_convert_zone,
        as_of=convert_day,
        limits=nested(Limits, derive(Limits, percent=number(0, 100))),
        feedback=convert_contact,
        theme=mapping_of(convert_words),
        comparison=mapping_of(number(0, 100_000)),
    ),
}
