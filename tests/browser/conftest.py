"""One browser and one built site for all tests here: the demonstration, from disk and served.

Without the system's Chromium the tests are skipped, and say so; where SITEGEN_BROWSER=required (`.ci/run`), they fail.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sitegen.build import Options, build
from sitegen.files import can_index, index_texts
from sitegen.memo import Memo
from tests import citing_briefing
from tests.briefings import read_theme
from tests.test_site import ROOT, read_briefing

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# No page finds any other host: what it asks of one is seen in the tests and leads nowhere.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def give_up(reason: str) -> None:
    if os.environ.get("SITEGEN_BROWSER") == "required":
        pytest.fail(f"{reason}, and SITEGEN_BROWSER=required")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        give_up("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The demonstration on disk, with full text where Pagefind is installed."""
    folder = tmp_path_factory.mktemp("site")
    edition = build(read_briefing(ROOT), read_theme(), Options(fulltext=can_index()), Memo())
    assert edition.files, edition.issues
    files = [*edition.files]
    if can_index():
        files += index_texts(edition.files, tmp_path_factory.mktemp("texts"))
    for path, data in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def served(site) -> Iterator[str]:
    """Address below which the site is served; not at the root, as on GitHub Pages."""
    above = site.parent
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=above)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{site.name}/"
        server.shutdown()


@pytest.fixture(scope="session")
def invented(site) -> Path:
    """What the demonstration lacks: a retracted article, corrections, the marks of a private edition."""
    folder = site.parent / "invented"
    for path, data in citing_briefing.site(base_url="", private=True).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


LONG = 30_000
"""Bytes of HTML beyond which a page is no better an example than a shorter one, but slow to judge."""


@pytest.fixture(scope="session")
def kinds(site, invented) -> dict[str, str]:
    """A page of every kind, the longest that is not LONG: kind and path from the site. Every list is a kind."""
    found: dict[str, tuple[int, str]] = {}
    for file in sorted(site.rglob("*.html")):
        html = file.read_text("utf-8")
        body = re.search(r'<body class="is-([a-z-]+)', html)
        if body:
            path = file.relative_to(site).as_posix()
            kind = f"list {path}" if body[1] == "list" else body[1]
            size = len(html) if len(html) < LONG else -len(html)
            found[kind] = max(found.get(kind, (size, path)), (size, path))
    others = ("corrections.html", "new.html", "articles/retracted.html", "articles/reserved.html")
    paths = {f"{file} invented": f"../{invented.name}/{file}" for file in others}
    return {kind: path for kind, (_, path) in sorted(found.items())} | paths


class Watched:
    """A page that notes what goes wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("requestfailed", lambda request: self.faults.append(f"failed: {request.url} {request.failure}"))
        page.on("response", lambda answer: self._note("error" if answer.status >= 400 else "", answer.url))

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"{kind}: {text}")


@pytest.fixture(scope="session")
def _context(browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def watched(_context) -> Iterator[Watched]:
    page = _context.new_page()
    yield Watched(page)
    page.close()
