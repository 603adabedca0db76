"""Feeds by the rules of RFC 4287, the sitemap by those of its protocol."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sitegen.build import Options, build
from sitegen.exports.sitemap import make_sitemap
from sitegen.memo import Memo
from sitegen.pages.feeds import clean_xml
from tests.briefings import FIRST, lay, read_theme
from tests.citing_briefing import BASE, EXTRA, TITLE, site
from tests.small_briefing import make_briefing

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
FEEDS = ("feed.xml", "corrections.xml")


def read(path: str) -> etree._Element:
    return etree.fromstring(site()[path])


def check(schema: str, tree: etree._Element) -> list[str]:
    validator = etree.RelaxNG(etree.parse(SCHEMAS / schema))
    validator.validate(tree)
    return [str(error) for error in validator.error_log]


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_follows_the_grammar_of_rfc_4287(path):
    assert check("atom.rng", read(path)) == []


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_keeps_the_rules_that_no_grammar_tells(path):
    feed = read(path)
    ids = feed.xpath("//a:id/text()", namespaces=ATOM)
    assert len(set(ids)) == len(ids) > 1
    assert all(one.startswith(BASE) for one in ids)
    assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [BASE + path]
    days = feed.xpath("a:entry/a:updated/text()", namespaces=ATOM)
    assert days == sorted(days, reverse=True)
    assert feed.xpath("a:updated/text()", namespaces=ATOM) == days[:1]
    for href in feed.xpath("a:entry/a:link[@rel='alternate']/@href", namespaces=ATOM):
        page, _, anchor = href.removeprefix(BASE).partition("#")
        assert page in site()
        assert not anchor or f'id="{anchor}"' in site()[page].decode()


def titles(path: str) -> list[str]:
    return read(path).xpath("a:entry/a:title/text()", namespaces=ATOM)


def test_what_happened_to_an_article_is_in_both_feeds():
    for path in FEEDS:
        assert "Retracted by the source: Sudria signs the harbour treaty" in titles(path)
        assert titles(path).count(f"Correction: {TITLE}") == 2
    assert TITLE in titles("feed.xml")
    assert TITLE not in titles("corrections.xml")
    summaries = read("corrections.xml").xpath("a:entry/a:summary/text()", namespaces=ATOM)
    assert {"No treaty was signed.", "We had <misspelt> a name & a place.", "We had the hour wrong."} == set(summaries)


def test_an_entry_keeps_its_id_when_its_record_is_renamed():
    ids = read("feed.xml").xpath("a:entry/a:id/text()", namespaces=ATOM)
    assert f"{BASE}articles/first-name.html" in ids
    assert f"{BASE}articles/first-name.html#status" in ids
    assert f"{BASE}articles/retracted.html" not in ids


def test_days_come_from_the_records():
    entry = read("feed.xml").xpath(f"a:entry[a:id='{BASE}articles/tricky.html']/a:updated/text()", namespaces=ATOM)
    assert entry == ["2031-05-09T00:00:00Z"]  # of its last correction


def test_without_a_base_or_in_private_there_is_neither_feed_nor_sitemap():
    for files in (site(base_url=""), site(private=True)):
        assert not [path for path in files if path.endswith(".xml")]
        assert b"application/atom+xml" not in files["index.html"]


def test_every_page_names_the_feeds():
    assert b'<link rel="alternate" type="application/atom+xml"' in site()["articles/tricky.html"]
    assert b'href="../feed.xml"' in site()["articles/tricky.html"]


def test_the_sitemap_lists_every_page_once_and_nothing_else():
    tree = read("sitemap.xml")
    assert check("sitemap.rng", tree) == []
    listed = tree.xpath("//s:loc/text()", namespaces=SITEMAP)
    assert len(set(listed)) == len(listed)
    assert all(len(one) < 2048 for one in listed)
    unlisted = ("404.html", "articles/first-name.html")
    pages = {path for path in site() if path.endswith(".html") and path not in unlisted}
    assert {one.removeprefix(BASE) for one in listed} == pages
    last = tree.xpath(f"s:url[s:loc='{BASE}articles/tricky.html']/s:lastmod/text()", namespaces=SITEMAP)
    assert last == ["2031-05-09"]


def test_many_pages_make_an_index_of_sitemaps():
    files = dict(make_sitemap([f"articles/{n}&.html" for n in range(100_001)], make_briefing()))
    assert sorted(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert check("sitemap.rng", etree.fromstring(files["sitemap.xml"])) == []
    counts = [files[f"sitemap-{n}.xml"].count(b"<url>") for n in (1, 2, 3)]
    assert counts == [50_000, 50_000, 1]
    assert b"%26.html" in files["sitemap-3.xml"]


# ---------------------------------------------------------------- the checks above can fail


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<updated>2031-05-09T00:00:00Z</updated>", b"<updated>2031-05-09</updated>"),
        (b"<author>", b"<writer>"),
        (b"<id>", b"<guid>"),
        (b' rel="self"', b' rel=""'),
    ],
)
def test_a_broken_feed_is_noticed(old, new):
    data = site()["feed.xml"]
    assert old in data
    broken = data.replace(old, new).replace(old.replace(b"<", b"</"), new.replace(b"<", b"</"))
    assert check("atom.rng", etree.fromstring(broken))


def test_a_briefing_may_have_a_feed_of_its_own_making():
    own = '{% extends "theme/feed.xml" %}{% block more %}<category term="talks"/>{% endblock %}'
    files = lay(FIRST, extra=EXTRA | {"templates/feed.xml": own})
    made = dict(build(files, read_theme(), Options(base_url=BASE), Memo()).files)
    for path in FEEDS:
        feed = etree.fromstring(made[path])
        assert check("atom.rng", feed) == []
        assert feed.xpath("a:category/@term", namespaces=ATOM) == ["talks"]
    assert not [path for path in made if path.startswith("assets/feed")]


@given(st.text(st.characters(exclude_characters="\r")))  # which XML reads as a newline
def test_any_title_is_fit_for_xml(title):
    cleaned = clean_xml(title)
    assert etree.fromstring(f"<a>{escape(cleaned)}</a>").text or not cleaned
    assert cleaned == title or not etree_takes(title)


def etree_takes(text: str) -> bool:
    try:
        etree.Element("a").text = text
    except (ValueError, UnicodeEncodeError):
        return False
    return True
