"""Real articles, read where they lie and never copied: the five seeds and the stories, laid out plainly and built."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pytest

from benchmarks.lay import find_seed_articles, lay_seeds, lay_story, read_lines
from sitegen.build import Edition, Options, build
from sitegen.memo import Memo
from tests.briefings import read_theme
from tests.crawl import PageReader, crawl

SHARED = Path(__file__).parent.parent.parent / "shared"
SEEDS = SHARED / "seeds"
STORIES = sorted((SHARED / "stories").glob("story-*"))

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not beside this checkout")


@functools.cache
def seeds(private: bool) -> Edition:
    edition = build(lay_seeds(SEEDS), read_theme(), Options(private=private), Memo())
    assert [issue for issue in edition.issues if issue.severity == "error"] == []
    return edition


def words_of(text: str) -> str:
    return " ".join(text.split())


@needs_seeds
@pytest.mark.parametrize("private", [True, False])
def test_every_link_and_anchor_of_the_five_seeds_resolves(private):
    assert crawl(dict(seeds(private).files)) == []
    assert crawl(dict(seeds(private).files), "http://site.test/a/b/") == []


@needs_seeds
def test_every_line_of_every_seed_stands_on_its_page_in_order():
    files = dict(seeds(True).files)
    articles = find_seed_articles()
    for path in sorted(SEEDS.glob("*.txt")):
        title, *rest = read_lines(path)
        page = words_of(PageReader(files[f"articles/{articles[title.strip()]['id']}.html"].decode()).text)
        lines = [words_of(line) for line in rest]
        at = 0
        for line in lines:
            assert line in page[at:], f"{path.name}: lost or out of order"
            at = page.index(line, at) + 1


@needs_seeds
def test_the_four_meetings_show_the_sources_that_report_them():
    files = dict(seeds(True).files)
    counts = {"2022-01-09": 1, "2022-01-10": 5, "2022-01-12": 5, "2022-01-13": 5}
    rows = [row for row in json.loads(files["data/coverage.json"]) if row["kind"] == "meeting"]
    for day, count in counts.items():
        telling = [r for r in rows if day in r["target"] and r["state"] in ("reports", "quotes")]
        assert len(telling) == count, day
        links = PageReader(files[f"meetings/{telling[0]['target']}.html"].decode()).links
        for row in telling:
            member = row["members"][0]
            assert f"../articles/{member['article']}.html#p{member['paragraph']}" in links


@needs_seeds
def test_one_utterance_stands_in_both_printings_with_the_differing_words_marked():
    files = dict(seeds(True).files)
    found = [
        html
        for path, html in files.items()
        if path.startswith(("compare/", "meetings/", "topics/")) and html.count(b"very hard to see") >= 2
    ]
    assert any(b"<del" in html and b"<ins" in html for html in found)


@pytest.mark.skipif(not STORIES, reason="the stories are not beside this checkout")
@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_a_story_builds_private_and_every_link_resolves(story):
    edition = build(lay_story(story), read_theme(), Options(private=True), Memo())
    assert [issue for issue in edition.issues if issue.severity == "error"] == []
    assert crawl(dict(edition.files)) == []
