"""Follows every link of a built site, in memory, as a browser below some prefix would."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class PageReader(HTMLParser):
    """Links, anchors and text of one page; notes elements that do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.faults: list[str] = []
        self.text = ""
        self.stack: list[str] = []
        self.feed(html)
        self.close()
        if self.stack:
            self.faults.append(f"never closed: {self.stack}")

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag not in VOID:
            if tag == "a" and "a" in self.stack:
                self.faults.append("a link inside a link")
            self.stack.append(tag)
        self.links += [values[name] for name in ("href", "src") if values.get(name) is not None]
        if values.get("id"):
            self.anchors.append(values["id"])

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID and self.stack:
            self.stack.pop()

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open")

    def handle_data(self, data):
        self.text += data


def crawl(files: Mapping[str, bytes], prefix: str = "http://site.test/") -> list[str]:
    """Every fault of the site when it is served at `prefix`: dead links, dead anchors, ids twice, broken nesting."""
    pages = {path: PageReader(data.decode()) for path, data in files.items() if path.endswith(".html")}
    faults = []
    for path, page in sorted(pages.items()):
        faults += [f"{path}: {fault}" for fault in page.faults]
        faults += [f"{path}: id {a!r} twice" for a in sorted({a for a in page.anchors if page.anchors.count(a) > 1})]
        for link in page.links:
            target = urljoin(prefix + path, link)
            if not target.startswith(prefix):
                if urlsplit(link).scheme not in ("http", "https", "mailto", "data"):
                    faults.append(f"{path}: {link} leads out of the site")
                continue
            address, _, fragment = target[len(prefix) :].partition("#")
            address = unquote(address.partition("?")[0]) or "index.html"
            if address not in files:
                faults.append(f"{path}: {link} leads nowhere")
            elif fragment and not fragment.startswith(":~:") and address in pages:
                wanted = unquote(fragment.partition(":~:")[0])
                if wanted and wanted not in pages[address].anchors:
                    faults.append(f"{path}: {link} has no such anchor")
    return faults
