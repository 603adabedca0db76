"""A saved web page to lines and to what its metadata say: the only door to trafilatura and lxml. Never follows a link,
never raises."""

from __future__ import annotations

import json
import re
from typing import Any

from sitegen.ingest.draft import Fields, Kind, Line

_DEEPEST = 4000
_KINDS: dict[str, Kind] = {"head": "heading", "item": "item", "p": "paragraph", "quote": "quote"}
_ARTICLES = frozenset(
    "AnalysisNewsArticle Article BackgroundNewsArticle BlogPosting LiveBlogPosting NewsArticle OpinionNewsArticle "
    "Report ReportageNewsArticle ReviewNewsArticle".split()
)


def read_page(text: str) -> tuple[Fields, tuple[Line, ...]] | None:
    """None where the page holds no article, or is nested too deep to be one."""
    if _is_deep(text):
        return None
    from lxml import html
    from trafilatura import bare_extraction

    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    try:
        tree = html.fromstring(text)
        found: Any = bare_extraction(
            tree, include_comments=False, include_tables=False, include_links=False, include_images=False,
            include_formatting=False, favor_recall=True, with_metadata=True, deduplicate=False,
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2999-12-31"},
        )  # fmt: skip
        linked = _read_linked(html.fromstring(text))
    except Exception:  # a page can break a parser in more ways than it has exceptions
        return None
    if found is None or found.body is None:
        return None
    lines = tuple(_walk(found.body))
    if not lines:
        return None
    return _make_fields(found, linked, text), lines


def _is_deep(text: str) -> bool:
    depth = deepest = 0
    for match in re.finditer(
        r"<(/?)(?:div|section|span|p|table|ul|ol|blockquote|article|font|b|i|em|strong|a)\b", text, re.IGNORECASE
    ):
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
        if depth < 0:
            depth = 0
        if deepest > _DEEPEST:
            return True
    return False


def _walk(body: Any) -> list[Line]:
    lines: list[Line] = []

    def visit(element: Any) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in ("p", "head", "item") or (tag == "quote" and not len(element)):
            words = " ".join("".join(element.itertext()).split())
            if words:
                level = int(re.sub(r"\D", "", element.get("rend", "")) or 2) if tag == "head" else 0
                lines.append(Line(words, _KINDS[tag], level))
        else:
            for child in element:
                visit(child)
            if tag not in ("body", "list", "quote", "div", "main", "") and not len(element):
                words = " ".join("".join(element.itertext()).split())
                if words:
                    lines.append(Line(words))

    visit(body)
    return lines


def _read_linked(tree: Any) -> dict[str, Any]:
    """The page's JSON-LD of its article, or nothing."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        found = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        for each in found if isinstance(found, list) else []:
            kinds = each.get("@type", ()) if isinstance(each, dict) else ()
            if _ARTICLES & set([kinds] if isinstance(kinds, str) else kinds):
                return dict(each)
    return {}


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, dict):
        return _names(value.get("name", ""))
    if isinstance(value, list):
        return tuple(name for each in value for name in _names(each))
    return ()


def _make_fields(found: Any, linked: dict[str, Any], text: str) -> Fields:
    headline = linked.get("headline")
    authors = _names(linked.get("author")) or tuple(part.strip() for part in (found.author or "").split(";"))
    publisher = next(iter(_names(linked.get("publisher"))), "")
    language = re.search(r"<html[^>]*\blang=[\"']?([A-Za-z]{2,3})(?:[-_\"'>\s])", text[:3000], re.IGNORECASE)
    url = linked.get("url") if isinstance(linked.get("url"), str) else ""
    published = linked.get("datePublished")
    return Fields(
        title=" ".join((headline if isinstance(headline, str) and headline else found.title or "").split()),
        outlet=publisher or found.sitename or "",
        published=published if isinstance(published, str) and published else found.date or "",
        url=found.url or url or "",
        authors=tuple(a for a in (_clean_author(a) for a in authors) if a),
        language=language[1].lower() if language else "",
        standfirst="",
    )


def _clean_author(name: str) -> str:
    bare = re.sub(r"^(?:by|von|par|por)\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
    return (
        ""
        if not bare or "@" in bare or bare.lower() in ("admin", "editor", "staff", "news desk") or "/" in bare
        else bare
    )
