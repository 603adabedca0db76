"""Every kind of page in a real browser: no rule of WCAG 2.2 A and AA broken in any light and width, nothing fails to
load, all is reached by keyboard and seen there, and without scripts nothing is missing."""

from __future__ import annotations

import os
import re
from importlib.resources import files

import pytest
from lxml import html

pytest.importorskip("axe_playwright_python", reason="axe is not installed")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERY = os.environ.get("SITEGEN_AXE") == "all"
"""Every rule in every light and width: minutes. Else in the dark only colours, which are the same at every width."""
LIGHTS = (("light", 320), ("light", 1280), ("dark", 320), *((("dark", 1280),) if EVERY else ()))


def judge(page, only: str = "") -> list[str]:
    """What breaks a rule of RULES, or the one named."""
    run = {"type": "rule", "values": [only]} if only else {"type": "tag", "values": RULES}
    options = {"runOnly": run, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"][:3]]


def load_axe(page) -> None:
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))


GROUND = "getComputedStyle(document.documentElement).backgroundColor"


def test_no_rule_of_wcag_is_broken_and_no_page_is_wider_than_its_window(site, kinds, watched):
    page = watched.page
    broken = []
    for kind, path in kinds.items():
        page.emulate_media(color_scheme="light")
        page.goto((site / path).as_uri())
        load_axe(page)
        grounds = set()
        for scheme, width in LIGHTS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            grounds.add(page.evaluate(GROUND))
            only = "color-contrast" if scheme == "dark" and not EVERY else ""
            broken += [f"{kind} {scheme} {width}: {fault}" for fault in judge(page, only)]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                broken.append(f"{kind} {scheme} {width}: scrolls sideways")
        if len(grounds) < 2:
            broken.append(f"{kind} is not dark in the dark")
    assert len(kinds) > 20
    assert broken == []


def test_the_judge_sees_what_is_broken(watched):
    page = watched.page
    page.set_content('<html><body><p style="color:#ccc;background:#fff">pale</p><img src="data:,"></body></html>')
    load_axe(page)
    assert {"color-contrast", "image-alt", "html-has-lang"} <= {fault.partition(":")[0] for fault in judge(page)}
    assert {fault.partition(":")[0] for fault in judge(page, "color-contrast")} == {"color-contrast"}


@pytest.mark.parametrize("way", ["disk", "served"])
def test_nothing_fails_and_nothing_is_said_in_the_console(way, site, served, kinds, watched):
    for kind, path in kinds.items():
        watched.page.goto((site / path).as_uri() if way == "disk" else served + path)
        watched.faults += [] if watched.page.title() else [f"{kind} has no title"]
    assert watched.faults == []


REDIRECT = "articles/first-name.html"


def test_a_moved_page_leads_on(invented, watched):
    watched.page.goto((invented / REDIRECT).as_uri())
    watched.page.wait_for_url("**/articles/retracted.html")
    assert watched.faults == []


def test_the_policy_holds_back_scripts_and_styles_that_are_not_the_sites_own(site, invented, kinds, watched):
    for path in (*kinds.values(), f"../{invented.name}/{REDIRECT}"):
        html = (site / path).read_text("utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
        assert policy, path
        assert "unsafe-inline" not in policy[1]
        assert ("wasm-unsafe-eval" in policy[1]) == (path == "search.html")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?! type=\"application/ld\+json\"| src=)", html), path
    watched.page.goto((site / "index.html").as_uri())
    watched.page.evaluate(
        "() => document.body.append(Object.assign(document.createElement('script'), {text: 'window.broken = 1'}))"
    )
    assert watched.page.evaluate("window.broken") is None
    assert any("Content Security Policy" in fault for fault in watched.faults)


WALK = """() => {
  const seen = document.activeElement;
  if (!seen || seen === document.body) return null;
  const style = getComputedStyle(seen), box = seen.getBoundingClientRect();
  seen.dataset.walked = "";
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  return [seen.outerHTML.slice(0, 120), outlined && (box.width > 0 || seen.tagName === "INPUT")];
}"""
LEFT = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter(one => !("walked" in one.dataset) && one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true}))
  .map(one => one.outerHTML.slice(0, 120))"""


WALKED = ("front", "article", "actor", "comparison", "search", "pair", "timeline", "data", "list new.html")


def test_the_keyboard_reaches_everything_and_shows_where_it_is(site, kinds, watched):
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 900})
    faults = []
    for kind in WALKED:
        page.goto((site / kinds[kind]).as_uri())
        page.evaluate("localStorage.setItem('previews', 'off')")
        page.reload()
        for _ in range(page.evaluate(LEFT).__len__() + 5):
            page.keyboard.press("Tab")
            stop = page.evaluate(WALK)
            if stop is None:
                break
            if not stop[1]:
                faults.append(f"{kind}: focus is not seen on {stop[0]}")
        faults += [f"{kind}: not reached {one}" for one in page.evaluate(LEFT)]
        page.evaluate("localStorage.removeItem('previews')")
    assert faults == []


WORDS = "document.querySelector('main').innerText"


def test_without_scripts_the_same_words_are_there(site, kinds, browser, watched):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    plain = context.new_page()
    for kind, path in kinds.items():
        if kind == "search":
            continue
        plain.goto((site / path).as_uri())
        watched.page.goto((site / path).as_uri())
        bare, scripted = plain.evaluate(WORDS), watched.page.evaluate(WORDS)
        assert len(bare) > 40, kind
        assert set(scripted.split("\n")) - set(bare.split("\n")) - _controls(watched.page) == set(), kind
    plain.goto((site / "search.html").as_uri())
    assert plain.locator(".scriptless a").count() >= 5
    assert not plain.locator("form#search").is_visible()
    context.close()


def test_on_a_narrow_screen_rows_below_the_differences_open_when_asked(site, browser):
    path = (site / "meetings/geneva-2022-01-10.html").as_uri()
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(path)
    rows = page.locator("[aria-labelledby=side] tbody tr")
    cell, button = rows.first.locator("td[data-label]").first, rows.first.locator(".found button")
    assert rows.count() == page.locator("tr.folded").count() > 1
    assert not cell.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert cell.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    button.click()
    assert not cell.is_visible()
    last = rows.last.get_attribute("id")
    page.goto(f"{path}#{last}")
    assert rows.last.locator("td[data-label]").first.is_visible()
    page.emulate_media(media="print")
    assert cell.is_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert cell.is_visible()
    context.close()


def _controls(page) -> set[str]:
    """Words of what scripts add to work with."""
    made = "main :is(button, label, legend, select, .keys)"
    texts = page.evaluate(f"[...document.querySelectorAll('{made}')].map(one => one.innerText)")
    return {line for text in texts for line in text.split("\n")} | {""}


def test_first_load_is_light(site, kinds):
    """Budgets: 20 kB of styles and 15 kB of scripts uncompressed, search apart."""
    for kind, path in kinds.items():
        html = (site / path).read_text("utf-8")
        if kind == "search":
            continue
        for suffix, limit in (("css", 20_480), ("js", 15_360)):
            used = re.findall(rf'(?:href|src)="(?:\.\./)*(assets/[^"]+\.{suffix})"', html)
            assert used, kind
            assert sum((site / name).stat().st_size for name in used) <= limit, (kind, suffix)


def test_an_article_is_no_heavier_than_twice_its_text_and_eight_kilobytes(site, invented):
    """Its text: the words of the page's main, each once where it stands, white space folded."""
    pages = [page for folder in (site, invented) for page in sorted((folder / "articles").glob("*.html"))]
    pages = [page for page in pages if page.name != "index.html"]
    assert len(pages) > 8
    for page in pages:
        data = page.read_bytes()
        main = html.document_fromstring(data.decode("utf-8")).xpath("//main")[0]
        text = " ".join(main.text_content().split())
        assert len(data) <= 2 * len(text.encode("utf-8")) + 8192, page.name
