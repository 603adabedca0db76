"""Search and previews as a reader has them: from disk and served, by mouse, keyboard and touch."""

from __future__ import annotations

import json
import re

import pytest

from sitegen.files import can_index
from tests.crawl import PageReader

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect


@pytest.fixture
def search(site, watched):
    watched.page.goto((site / "search.html").as_uri())
    return watched


def hits(page, query: str):
    """What is found, once it is. Waiting by Playwright's own functions would need `unsafe-eval` in the page."""
    page.fill("#q", query)
    expect(page.locator("#count")).not_to_be_empty()
    return page.locator("#hits li")


def test_names_titles_and_quotations_are_found_from_disk(search):
    page = search.page
    found = hits(page, "ryabkov")
    assert found.first.locator("a").get_attribute("href").endswith("/actors/sergei-ryabkov.html")
    assert found.first.locator("a mark").inner_text() == "Ryabkov"
    assert found.count() > 5
    assert search.faults == []


def test_a_quotation_leads_to_its_place(search, site):
    page = search.page
    hits(page, "ryabkov")
    page.select_option("select[name=kind]", label="Quotation")
    expect(page.locator("#hits .kind").first).to_have_text("Quotation")
    first = page.locator("#hits a").first
    words = first.inner_text().strip("“”")
    first.click()
    page.wait_for_url("**/articles/*#*")
    anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert anchor.startswith("q-")
    near = page.locator(f"[id='{anchor}']").evaluate(
        "e => (e.closest('p, blockquote, li') || e.parentElement).textContent"
    )
    assert words[:30] in near


def test_filters_narrow_and_the_address_remembers(search, site):
    page = search.page
    every = hits(page, "russia").count()
    page.select_option("select[name=source]", label="AP")
    expect(page).to_have_url(re.compile("source=AP"))
    some = page.locator("#hits li").count()
    assert 0 < some < every
    page.goto(page.url)
    page.wait_for_selector("#hits li")
    assert page.locator("#hits li").count() == some
    assert page.input_value("#q") == "russia"


def test_nothing_found_is_said(search):
    hits(search.page, "zzzzqqq")
    assert search.page.inner_text("#count") == "Nothing found."
    assert search.page.locator("#hits li").count() == 0


def test_search_by_keyboard(search):
    page = search.page
    hits(page, "geneva")
    page.focus("#q")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("[...document.querySelectorAll('.hits a')].indexOf(document.activeElement)") == 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "search.html" not in url)


@pytest.mark.skipif(not can_index(), reason="Pagefind is not installed")
def test_whole_texts_are_searched_where_the_site_is_served(served, site, watched):
    page = watched.page
    page.goto(served + "search.html")
    page.fill("#q", "deployment")
    page.wait_for_selector("#text-hits li")
    link = page.locator("#text-hits a").first
    assert page.locator("#text-hits mark").first.inner_text().lower().startswith("deploy")
    href = link.get_attribute("href")
    assert "/articles/" in href
    assert "#p" in href
    link.click()
    page.wait_for_url("**/articles/*#*")
    paragraph = page.locator(f"[id='{page.evaluate('location.hash.slice(1)')}']").inner_text()
    assert "deploy" in paragraph.lower()
    assert watched.faults == []


@pytest.mark.skipif(not can_index(), reason="Pagefind is not installed")
def test_from_disk_the_page_says_that_whole_texts_need_a_server(search):
    hits(search.page, "geneva")
    assert search.page.locator("#served").is_visible()
    assert search.faults == []


# ---------------------------------------------------------------- previews


@pytest.fixture
def article(site, kinds, watched):
    watched.page.set_viewport_size({"width": 1280, "height": 900})
    watched.page.goto((site / kinds["article"]).as_uri())
    return watched


LINK = "#text a[href*='actors/']"


def test_a_preview_comes_on_hover_stays_and_goes_with_escape(article, site):
    page = article.page
    link = page.locator(LINK).first
    assert not page.locator("#preview").is_visible()
    link.hover()
    page.wait_for_selector("#preview:not([hidden])")
    box = page.locator("#preview")
    box.hover()  # the pointer may go onto it
    page.wait_for_timeout(450)
    assert box.is_visible()
    assert link.get_attribute("aria-describedby") == "preview"
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert link.get_attribute("aria-describedby") is None
    assert article.faults == []


def test_a_preview_comes_on_focus_by_key_and_goes_with_it(article):
    page = article.page
    page.locator("#text a").first.evaluate("e => { e.tabIndex = -1; e.focus(); e.removeAttribute('tabindex'); }")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate(f'document.activeElement.matches("{LINK}")'):
            break
    page.wait_for_selector("#preview:not([hidden])")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.mouse.move(0, 0)
    page.wait_for_timeout(800)
    shown = page.locator("#preview").is_visible()
    link = page.evaluate("document.activeElement.getAttribute('aria-describedby')")
    assert not shown or link == "preview"


def test_previews_can_be_turned_off_and_that_is_remembered(article):
    page = article.page
    switch = page.locator("footer.foot button")
    switch.click()
    page.reload()
    page.locator(LINK).first.hover()
    page.wait_for_timeout(700)
    assert not page.locator("#preview").is_visible()
    page.locator("footer.foot button").click()
    page.locator(LINK).first.hover()
    page.wait_for_selector("#preview:not([hidden])")


def test_a_long_touch_shows_a_preview_and_a_short_one_follows_the_link(browser, site, kinds):
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto((site / kinds["article"]).as_uri())
    link = page.locator(LINK).first
    link.scroll_into_view_if_needed()
    link.dispatch_event("touchstart")
    page.wait_for_selector("#preview:not([hidden])")
    box = page.locator("#preview").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    page.touchscreen.tap(5, 5)
    assert not page.locator("#preview").is_visible()
    link.tap()
    page.wait_for_url("**/actors/*.html")
    context.close()


@pytest.mark.parametrize("folder", ["actors", "meetings", "sources"])
def test_a_preview_has_nothing_that_its_page_lacks(folder, site, browser):
    text = (site / "previews" / f"{folder}.js").read_text("utf-8")
    rows = json.loads(re.fullmatch(r'sitegenPreviews\("\w+",(.*)\);\n', text, re.S)[1])
    assert rows
    for ident, lines in rows.items():
        page = " ".join(PageReader((site / folder / f"{ident}.html").read_text("utf-8")).text.split())
        missing = [part for line in lines for part in re.split(" · |, ", line) if part not in page]
        assert missing == [], ident
