"""Every kind of page in a real browser: no rule of WCAG 2.2 A and AA broken in any light and width, nothing fails to
load, all is reached by keyboard and seen there, and without scripts nothing is missing."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

pytest.importorskip("axe_playwright_python", reason="axe is not installed")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCHEMES = ("light", "dark")
WIDTHS = (320, 1280)


def judge(page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"][:3]]


def load_axe(page) -> None:
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))


def test_no_rule_of_wcag_is_broken_and_no_page_is_wider_than_its_window(site, kinds, watched):
    page = watched.page
    broken = []
    for kind, path in kinds.items():
        page.goto((site / path).as_uri())
        load_axe(page)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                broken += [f"{kind} {scheme} {width}: {fault}" for fault in judge(page)]
                if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                    broken.append(f"{kind} {scheme} {width}: scrolls sideways")
    assert len(kinds) > 12
    assert broken == []


def test_the_judge_sees_what_is_broken(watched):
    page = watched.page
    page.set_content('<html><body><p style="color:#ccc;background:#fff">pale</p><img src="data:,"></body></html>')
    load_axe(page)
    assert {"color-contrast", "image-alt", "html-has-lang"} <= {fault.partition(":")[0] for fault in judge(page)}


@pytest.mark.parametrize("way", ["disk", "served"])
def test_nothing_fails_and_nothing_is_said_in_the_console(way, site, served, kinds, watched):
    for kind, path in kinds.items():
        watched.page.goto((site / path).as_uri() if way == "disk" else served + path)
        watched.faults += [] if watched.page.title() else [f"{kind} has no title"]
    assert watched.faults == []


def test_the_policy_holds_back_scripts_and_styles_that_are_not_the_sites_own(site, kinds, watched):
    for path in kinds.values():
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


def test_the_keyboard_reaches_everything_and_shows_where_it_is(site, kinds, watched):
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 900})
    faults = []
    for kind in ("index", "front", "article", "actor", "meeting", "search", "pair", "timeline"):
        if kind not in kinds:
            continue
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


def test_without_scripts_the_same_words_are_there(site, kinds, browser, watched):
    plain = browser.new_context(java_script_enabled=False)
    for kind, path in kinds.items():
        if kind in ("redirect", "search"):
            continue
        page = plain.new_page()
        page.goto((site / path).as_uri())
        bare = page.locator("main").inner_text()
        page.close()
        watched.page.goto((site / path).as_uri())
        scripted = watched.page.locator("main").inner_text()
        missing = set(scripted.split("\n")) - set(bare.split("\n")) - _controls(watched.page)
        assert missing == set(), kind
    page = plain.new_page()
    page.goto((site / "search.html").as_uri())
    assert page.locator(".scriptless a").count() >= 5
    assert not page.locator("form#search").is_visible()
    plain.close()


def _controls(page) -> set[str]:
    """Words of what scripts add to work with."""
    texts = page.locator("main :is(button, label, legend, select, .keys)").all_inner_texts()
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
