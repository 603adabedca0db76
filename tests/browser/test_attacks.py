"""No string of cases/attacks.txt does anything in a real browser: with the policy that every page carries, and with
that policy switched off, so that the pages hold without it."""

from __future__ import annotations

import mimetypes
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote, urlsplit

import pytest

from sitegen.files import can_index, index_texts
from tests.test_attacks import KINDS_LAID, build_attacked, build_some, read_attacks
from tests.test_attacks import TOGETHER as IN_ONE

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect

EVERY = os.environ.get("SITEGEN_ATTACKS") == "all"
"""Every page of every attacked briefing: minutes. Else one record's page an attack, and what shows many records."""
TOGETHER = 25

# What an attack would call. `eval` stays: Playwright needs it, and the pages' own scripts have none.
SENTINEL = """(() => {
  window.ran = [];
  for (const name of ["alert", "confirm", "prompt", "print", "open", "fetch"]) {
    const own = window[name];
    window[name] = (...given) => {
      if (name === "fetch" && new URL(given[0], location.href).host === location.host) return own(...given);
      window.top.ran.push(name + " " + given.join(" ").slice(0, 80));
    };
  }
})()"""

# Opens pages in frames, opens what is folded in them, and touches every element as a pointer and a keyboard do.
OPEN = """async paths => {
  document.body.textContent = "";
  const frames = paths.map(path => {
    const frame = document.createElement("iframe");
    frame.width = 600; frame.height = 300;
    frame.src = path;
    return frame;
  });
  await Promise.all(frames.map(frame => new Promise(loaded => {
    frame.onload = loaded;
    document.body.append(frame);
  })));
  const faults = [];
  for (const frame of frames) {
    const at = frame.getAttribute("src"), inside = frame.contentDocument;
    if (!inside || new URL(inside.URL).pathname !== new URL(at, location.href).pathname) {
      faults.push(at + " went elsewhere");
      continue;
    }
    for (const one of inside.querySelectorAll("details")) one.open = true;
    for (const one of inside.querySelectorAll("*")) {
      for (const name of one.getAttributeNames()) if (name.startsWith("on")) faults.push(at + " has " + name);
      for (const name of ["mouseover", "focusin", "pointerenter", "animationend", "error", "load"]) {
        one.dispatchEvent(new Event(name, {bubbles: name !== "error" && name !== "load"}));
      }
      const where = one.href ?? one.src;
      if (typeof where !== "string" || !where) continue;
      if (!/^(https?:|mailto:|data:,$)/.test(where)) faults.push(at + " " + where);
    }
  }
  return faults.concat(window.ran);
}"""


class Held(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        data = self.server.held.get(path)
        self.send_response(404 if data is None else 200)
        kind = mimetypes.guess_type(path)[0] or "text/html"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data or b"")))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, *_: object) -> None:
        pass


BLANK = b"<!doctype html><html lang=en><title>Frames</title><link rel=icon href='data:,'><body></body>"
EVIL = b"""<!doctype html><html lang=en><title>Evil</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'">
<body><script>alert(1); fetch('//evil.example/x')</script><img src=//evil.example/x.png onerror=prompt(2)></body>"""


@pytest.fixture(scope="module")
def attacked() -> Iterator[tuple[str, list[list[str]], dict[str, bytes]]]:
    """The address of a server that holds every attacked briefing below a number of its own, the pages of each, and all
    that it holds."""
    held = {"/": BLANK, "/evil.html": EVIL}
    pages = []
    for number, edition in enumerate(build_attacked()[0]):
        held |= {f"/{number}/{path}": data for path, data in edition.files}
        held |= {f"/{path}": data for path, data in edition.files if path.startswith("assets/")}  # for 404.html
        pages.append([f"/{number}/{path}" for path, _ in edition.files if path.endswith(".html")])
    with ThreadingHTTPServer(("127.0.0.1", 0), Held) as server:
        server.held = held
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", pages, held
        server.shutdown()


@pytest.fixture(scope="module")
def whole(attacked, tmp_path_factory) -> str:
    """The address of an attacked briefing with an index of its whole texts."""
    base, _, held = attacked
    edition = build_some(read_attacks()[:IN_ONE], dict.fromkeys(KINDS_LAID, 0), True)
    index = index_texts(edition.files, tmp_path_factory.mktemp("texts"))
    held |= {f"/whole/{path}": data for path, data in (*edition.files, *index)}
    return f"{base}/whole/"


@contextmanager
def watch(browser, base, bypass):
    """A page, and what was done in it that no page of a site does: asked of another host, said, opened, shown."""
    context = browser.new_context(bypass_csp=bypass, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    context.add_init_script(SENTINEL)
    done: list[str] = []
    context.on("request", lambda r: r.url.startswith((base, "data:,")) or done.append(f"asked {r.url[:120]}"))
    context.on("console", lambda said: done.append(f"said {said.text[:120]}"))
    context.on("weberror", lambda fault: done.append(f"failed {fault.error}"))
    context.on("dialog", lambda dialog: (done.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page = context.new_page()
    context.on("page", lambda other: done.append(f"opened {other.url}"))
    page.on("download", lambda file: done.append(f"downloaded {file.url}"))
    page.goto(base + "/")
    yield page, done
    context.close()


def choose(number: int, pages: list[str], every: bool = EVERY) -> list[str]:
    """Pages of the whole briefing, two of accounts side by side, and of each attack one record's page: another kind of
    record with each."""
    records = [path for path in pages if re.search(r"/(?:[a-z]+-)?r\d+\.html$", path)]
    if every:
        return pages
    kinds = sorted({re.sub(r"r\d+\.html$", "", path) for path in records})
    idents = sorted({path.rpartition("r")[2] for path in records})
    chosen = {f"{kinds[(number + at) % len(kinds)]}r{ident}" for at, ident in enumerate(idents)}
    whole = [path for path in pages if path not in records and "--" not in path]
    return whole + [path for path in records if path in chosen] + [path for path in pages if "--" in path][:2]


def open_all(page, paths: list[str]) -> list[str]:
    faults = []
    for start in range(0, len(paths), TOGETHER):
        faults += page.evaluate(OPEN, paths[start : start + TOGETHER])
    return faults


@pytest.mark.parametrize("bypass", [True, False], ids=["without the policy", "with the policy"])
def test_no_page_runs_anything_or_asks_another_host(bypass, browser, attacked):
    base, pages, _ = attacked
    tried = 0
    with watch(browser, base, bypass) as (page, done):
        for number, all_pages in enumerate(pages):
            if not bypass and not EVERY and number % 6:
                continue  # the policy can only hold back more
            paths = choose(number, all_pages)
            tried += len(paths)
            done += open_all(page, paths)
        assert done == []
    assert tried > (500 if bypass else 80)


def test_the_watch_sees_what_runs(browser, attacked):
    base, _, _ = attacked
    with watch(browser, base, bypass=True) as (page, done):
        faults = open_all(page, ["/evil.html"])
        page.wait_for_function("window.ran.length >= 3")
        ran = page.evaluate("window.ran")
    assert {"/evil.html has onerror", "alert 1", "fetch //evil.example/x"} <= {*faults, *ran}
    assert "prompt 2" in ran
    assert any(one.startswith("asked http://evil.example/x.png") for one in done)
    with watch(browser, base, bypass=False) as (page, done):
        open_all(page, ["/evil.html"])
        page.wait_for_timeout(200)
        assert page.evaluate("window.ran") == []
    assert any("Content Security Policy" in one for one in done)


SEARCH = """async queries => {
  const form = document.getElementById("search"), found = [];
  for (const query of queries) {
    form.elements.q.value = query;
    form.dispatchEvent(new Event("submit", {cancelable: true}));
    found.push([...document.querySelectorAll("#hits li a")].map(one => one.textContent));
  }
  return found;
}"""
STRANGE = """() => [...document.querySelectorAll("main *")]
  .filter(one => !/^(a|button|div|form|h[12]|header|input|label|li|mark|ol|option|p|section|select|span|ul)$/
    .test(one.localName) || one.getAttributeNames().some(name => /^on|^style$|^src/.test(name)))
  .map(one => one.outerHTML.slice(0, 80))"""


def test_search_shows_attacks_as_words(browser, attacked):
    base, pages, _ = attacked
    attacks = build_attacked()[1]
    shown = 0
    with watch(browser, base, bypass=True) as (page, done):
        for number in range(len(pages)):
            mine = attacks[number * IN_ONE : (number + 1) * IN_ONE]
            page.goto(f"{base}/{number}/search.html?q={quote(mine[0])}")
            page.wait_for_selector("select[name=kind] option:nth-child(2)", state="attached")
            found = page.evaluate(SEARCH, mine)
            shown += sum(any(same(attack, text) for text in texts) for attack, texts in zip(mine, found, strict=True))
            done += page.evaluate(STRANGE) + page.evaluate("window.ran")
        assert done == []
    assert shown > len(attacks) / 2, shown


def same(one: str, other: str) -> bool:
    return " ".join(one.split()) in " ".join(other.split())


PREVIEWS = """async () => {
  const shown = [], wait = () => new Promise(go => own(go, 5));
  for (const link of document.querySelectorAll("main a[href*='r0']")) {
    link.focus();
    for (let tries = 0; tries < 40; tries += 1) {
      await wait();
      if (link.getAttribute("aria-describedby") === "preview") break;
    }
    const box = document.getElementById("preview");
    if (box.hidden) continue;
    const markup = [...box.querySelectorAll("*")].filter(one => !/^(b|p|button)$/.test(one.localName));
    shown.push([box.firstChild.textContent, markup.map(one => one.outerHTML)]);
  }
  return shown;
}"""
AT_ONCE = "window.own = window.setTimeout; window.setTimeout = go => own(go, 0);"


def test_previews_show_attacks_as_words(browser, attacked):
    base, pages, _ = attacked
    attacks = [" ".join(attack.split()) for attack in build_attacked()[1]]
    shown = set()
    with watch(browser, base, bypass=True) as (page, done):
        page.add_init_script(AT_ONCE)
        for number in range(len(pages)):
            page.goto(f"{base}/{number}/actors/index.html")
            page.keyboard.press("Tab")
            for words, markup in page.evaluate(PREVIEWS):
                shown.add(" ".join(words.split()))
                done += markup
            done += page.evaluate("window.ran")
        assert done == []
    assert len(shown.intersection(attacks)) > len(attacks) * 3 / 4


@pytest.mark.skipif(not can_index(), reason="Pagefind is not installed")
@pytest.mark.parametrize("bypass", [True, False], ids=["without the policy", "with the policy"])
def test_whole_texts_show_attacks_as_words(bypass, browser, attacked, whole):
    with watch(browser, attacked[0], bypass) as (page, done):
        page.goto(f"{whole}search.html")
        for query in ("alert", "script", "<img src=x onerror=alert(1)>", "{{7*7}}", "javascript:alert(1)"):
            page.fill("#q", query)
            expect(page.locator("#texts-count")).not_to_be_empty()
            page.wait_for_timeout(150)
            done += page.evaluate(STRANGE)
        page.fill("#q", "alert")
        expect(page.locator("#text-hits mark").first).to_be_visible()
        done += page.evaluate("window.ran")
        assert done == []
