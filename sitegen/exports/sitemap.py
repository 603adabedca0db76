"""The sitemap: every page that search engines may list, with the day on which its record last changed where the records
tell. Only with a base address: a sitemap holds absolute addresses alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape  # xml.sax has the same, and loads what opens addresses with it

from sitegen import urls
from sitegen.link import Briefing, tell_changed

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000
"""Addresses in one file, by the protocol (https://www.sitemaps.org/protocol.html)."""


def make_sitemap(paths: Iterable[str], briefing: Briefing) -> list[tuple[str, bytes]]:
    """`paths` are of the pages to be listed. Beyond 50,000 of them an index of several files; for a private edition
    nothing."""
    base_url = briefing.settings.base_url
    if not base_url or briefing.private:
        return []
    changed = {urls.page_path("article", a.article.id): tell_changed(a.article) for a in briefing.articles}
    listed = sorted(paths)
    chunks = [listed[at : at + _MOST] for at in range(0, len(listed), _MOST)]
    files = [_write("urlset", "url", [(urls.absolute(p, base_url), changed.get(p, "")) for p in c]) for c in chunks]
    if len(files) < 2:
        return [("sitemap.xml", data) for data in files]
    named = [(f"sitemap-{number}.xml", data) for number, data in enumerate(files, 1)]
    index = _write("sitemapindex", "sitemap", [(urls.absolute(name, base_url), "") for name, _ in named])
    return [("sitemap.xml", index), *named]


def _write(root: str, element: str, entries: Sequence[tuple[str, str]]) -> bytes:
    lines = [
        f"<{element}><loc>{escape(address, False)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</{element}>\n"
        for address, day in entries
    ]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n'
    return f"{head}{''.join(lines)}</{root}>\n".encode()
