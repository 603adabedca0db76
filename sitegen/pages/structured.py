"""What a page is about in the words of schema.org, as JSON-LD. Our page about somebody's article is a WebPage based on
it, never the article itself. Addresses stand in it only where the briefing names its base."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from sitegen import urls
from sitegen.link import Label, LinkedArticle, LinkedMeeting, Said
from sitegen.markdown import Html
from sitegen.model import Actor, Source, When
from sitegen.rights import is_withheld

Node = Mapping[str, Any]

_PAGE_TYPES = {
    "about": "AboutPage",
    "compare": "CollectionPage",
    "list": "CollectionPage",
    "quotations": "CollectionPage",
    "timeline": "CollectionPage",
}
"""By kind of page; any other is a WebPage."""

_ACTOR_TYPES = {
    "country": "Country",
    "group": "Organization",
    "organization": "Organization",
    "outlet": "Organization",
    "person": "Person",
    "place": "Place",
}


def describe_page(kind: str, title: str, site: str, language: str, path: str, base_url: str, more: Node) -> Html | None:
    """The JSON-LD of a page; None for one that stands for nothing."""
    if kind in ("not-found", "redirect"):
        return None
    home = {"@type": "WebSite", "name": site, "url": urls.absolute("index.html", base_url)}
    own = {
        "@context": "https://schema.org",
        "@type": _PAGE_TYPES.get(kind, "WebPage"),
        "name": title,
        "inLanguage": language,
        "url": urls.absolute(path, base_url),
        "isPartOf": _prune(home),
    }
    return write_data(_prune(own) | _prune(more))


def write_data(node: Node) -> Html:
    """As the content of a script element, which no record's text can end."""
    text = msgspec.json.encode(node).decode()
    return Html(text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026"))


def _prune(node: Node) -> dict[str, Any]:
    """Without what is empty."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {}, ())}


def tell_date(when: When | None) -> str:
    """The date as ISO 8601 has it; empty where the records give none, a stretch or an inferred one."""
    if when is None or when.uncertain or when.first != when.last:
        return ""
    return f"{when.first}T{when.time}{when.zone}" if when.time and when.zone else when.first


def _name(label: Label | None, kind: str = "Organization") -> Node | None:
    return None if label is None else {"@type": kind, "name": label.name}


def _refer(labels: Iterable[Label], base_url: str) -> list[Node]:
    """Records by name and page. Their types stand on their own pages."""
    return [
        _prune({"name": label.name, "url": urls.absolute(urls.page_path(label.kind, label.id), base_url)})
        for label in labels
    ]


def describe_article(linked: LinkedArticle, base_url: str) -> Node:
    """What our page has to say of the article it is based on."""
    article, origin = linked.article, linked.origin
    bodies = {label.name for label in (origin.source, origin.agency, origin.of) if label is not None}
    authors = [{"@type": "Organization" if n in bodies else "Person", "name": n} for n in article.authors]
    based = _prune(
        {
            "@type": "Article",
            "headline": article.title,
            "author": authors,
            "publisher": _name(origin.source),
            "sourceOrganization": _name(origin.agency),
            "datePublished": tell_date(article.published),
            "inLanguage": article.language,
            "url": article.url if urls.is_safe(article.url) else "",
            "archivedAt": article.archived if urls.is_safe(article.archived) else "",
            "creativeWorkStatus": article.status.kind if article.status else "",
        }
    )
    meetings = (label for label in linked.labels if label.kind == "meeting")
    return {
        "isBasedOn": based,
        "about": [{"@type": "Event"} | dict(node) for node in _refer(meetings, base_url)],
        "dateModified": max((c.date.last for c in article.corrections), default=""),
        "correction": [c.text for c in article.corrections],
    }


def describe_actor(actor: Actor) -> Node:
    titles = [role.title for role in actor.roles if role.end is None] if actor.kind == "person" else []
    return {
        "mainEntity": _prune(
            {
                "@type": _ACTOR_TYPES[actor.kind],
                "name": actor.name,
                "alternateName": list(actor.aliases),
                "jobTitle": titles,
                "sameAs": [address for address in actor.same_as if urls.is_safe(address)],
            }
        )
    }


def describe_source(source: Source) -> Node:
    return {
        "mainEntity": _prune(
            {
                "@type": "Organization",
                "name": source.name,
                "alternateName": list(source.aliases),
                "url": source.url if urls.is_safe(source.url) else "",
            }
        )
    }


_STATES = {"cancelled": "EventCancelled", "planned": "EventScheduled", "postponed": "EventPostponed"}


def describe_meeting(linked: LinkedMeeting, base_url: str) -> Node:
    meeting = linked.meeting
    state = _STATES.get(meeting.status, "")
    parents = _refer([linked.part_of] if linked.part_of else [], base_url)
    return {
        "mainEntity": _prune(
            {
                "@type": "Event",
                "name": meeting.name,
                "alternateName": list(meeting.aliases),
                "startDate": tell_date(meeting.start),
                "endDate": tell_date(meeting.end),
                "eventStatus": f"https://schema.org/{state}" if state else "",
                "location": {"@type": "Place", "name": meeting.place} if meeting.place else None,
                "attendee": _refer(linked.participants, base_url),
                "organizer": _refer([linked.organizer] if linked.organizer else [], base_url),
                "superEvent": [{"@type": "Event"} | dict(parent) for parent in parents],
            }
        )
    }


def describe_quotations(said: Iterable[Said], base_url: str) -> Node:
    """The quotations that are shown whole."""
    parts = []
    for one in said:
        texts = [part.block.text[part.span.start : part.span.end] for part in one.parts]
        if any(is_withheld(text) for text in texts):
            continue
        first = one.parts[0]
        place = f"{urls.page_path('article', first.article)}#{urls.quotation_anchor(one.quotation.id)}"
        parts.append(
            _prune(
                {
                    "@type": "Quotation",
                    "text": " ".join(texts),
                    "spokenByCharacter": {"name": one.speaker.name} if one.speaker else None,
                    "isPartOf": {"@type": "Article", "headline": first.title},
                    "url": urls.absolute(place, base_url),
                }
            )
        )
    return {"hasPart": parts}


def describe_dataset(
    title: str, description: str, version: str, files: Iterable[tuple[str, str, str]], base_url: str
) -> Node:
    """`files` are name, media type and path in data/ of each."""
    downloads = [
        {
            "@type": "DataDownload",
            "name": name,
            "encodingFormat": media,
            "contentUrl": urls.absolute(f"data/{path}", base_url),
        }
        for name, media, path in files
    ]
    return {
        "mainEntity": _prune(
            {
                "@type": "Dataset",
                "name": title,
                "description": description,
                "version": version,
                "dateModified": version,
                "distribution": [_prune(download) for download in downloads],
            }
        )
    }


def tag_article(linked: LinkedArticle, base_url: str, path: str) -> tuple[tuple[str, str], ...]:
    """Name and content of the tags by which reference managers take in the article that our page is based on."""
    article, origin = linked.article, linked.origin
    authors = article.authors or ((origin.agency.name,) if origin.agency else ())
    tags = [("citation_title", article.title)]
    tags += [("citation_author", name) for name in authors]
    tags += [
        ("citation_publication_date", tell_date(article.published)[:10].replace("-", "/")),
        ("citation_journal_title", origin.source.name if origin.source else ""),
        ("citation_language", article.language),
        ("citation_fulltext_html_url", article.url if urls.is_safe(article.url) else ""),
        ("citation_abstract_html_url", urls.absolute(path, base_url)),
    ]
    return tuple((name, content) for name, content in tags if content)
