"""An article that its outlet took back: a banner, struck wherever it stands, counted nowhere."""

from __future__ import annotations

import functools
import json
import re

from sitegen.build import Options, build
from sitegen.memo import Memo
from tests.briefings import FIRST, lay, read_theme
from tests.crawl import PageReader

STATUS = "status: {kind: retracted, on: 2031-05-09, note: No treaty was signed.}\n"
TEXT = """---
title: Sudria signs the harbour treaty
source: gazette
published: 2031-05-08
rights: own
{status}meetings: [{{id: harbour, written: after}}]
overrides:
  - {{passage: lasted thirty hours, topic: length, reason: It tells the length.}}
---
The talks in Port Alba on Wednesday lasted thirty hours, and 90,000 Sudrian soldiers left.

“We have signed it all,” Ivo Kern told reporters. Norland seized the island of Tern in 2024.
"""


@functools.cache
def site(status: str) -> dict[str, bytes]:
    extra = {
        "content/articles/treaty.md": TEXT.format(status=status),
        "content/sources/gazette.md": "---\nname: Sea Gazette\nkind: newspaper\n---\n",
    }
    edition = build(lay(FIRST, extra=extra), read_theme(), Options(private=True), Memo())
    assert edition.files, edition.issues
    return dict(edition.files)


def text_of(path: str, status: str = STATUS) -> str:
    return " ".join(PageReader(site(status)[path].decode()).text.split())


def rows(name: str, status: str = STATUS):
    return json.loads(site(status)[f"data/{name}.json"])


def test_the_article_says_so():
    html = site(STATUS)["articles/treaty.html"].decode()
    assert re.search(r'<p class="notice bad retracted" id="status"><b>Retracted by the source: No treaty', html)
    assert [a["status"] for a in rows("articles") if a["id"] == "treaty"] == ["retracted"]


def test_it_counts_in_no_comparison():
    for name in ("coverage", "discrepancies", "passages", "statements"):
        assert "treaty" in site("")[f"data/{name}.json"].decode(), f"{name} had it while it stood"
        assert "treaty" not in site(STATUS)[f"data/{name}.json"].decode(), name


def test_it_counts_in_no_number():
    assert "4 articles" in text_of("index.html", "")
    for path in ("index.html", "articles/index.html", "briefing.html"):
        assert "3 articles" in text_of(path), path
        assert "4 articles" not in text_of(path), path
    assert "Retracted, and so counted nowhere1" in text_of("briefing.html")
    assert re.search(r"named or quoted in \d of 3", text_of("actors/ivo-kern.html"))
    assert "We have signed it all" not in text_of("index.html")
    assert "We have signed it all" in text_of("index.html", "")


def test_it_is_struck_wherever_it_stands():
    assert "<s>Sudria signs the harbour treaty</s>" in site(STATUS)["articles/index.html"].decode()
    assert "<s>Sudria signs the harbour treaty</s>" in site(STATUS)["sources/gazette.html"].decode()
    assert re.search(r"<s><a [^>]*>Sudria signs the harbour treaty</a></s>", site(STATUS)["timeline.html"].decode())
    for path in ("actors/ivo-kern.html", "quotations.html"):
        struck = re.findall(r'<span class="words[\w ]* struck">(.*?)</span>', site(STATUS)[path].decode(), re.S)
        assert any("We have signed it all" in words for words in struck), path
        assert not any(
            "We have signed it all" in w
            for w in re.findall(r'<span class="words">(.*?)</span>', site(STATUS)[path].decode())
        )
        assert "Retracted by the source" in text_of(path)
    assert not [path for path, data in site("").items() if b" struck" in data and path.endswith(".html")]


def test_a_tie_to_it_is_no_mistake():
    tie = (
        "---\ntitle: The other one\nsource: herald\npublished: 2031-05-08\noverrides:\n"
        "  - {passage: went on and on, with: 'treaty: lasted thirty hours', reason: The same talks.}\n"
        "---\nThe talks in Port Alba went on and on.\n"
    )
    extra = {
        "content/articles/treaty.md": TEXT.format(status=STATUS),
        "content/articles/tied.md": tie,
        "content/sources/gazette.md": "---\nname: Sea Gazette\n---\n",
    }
    edition = build(lay(FIRST, extra=extra), read_theme(), Options(), Memo())
    assert [i for i in edition.issues if i.severity == "error"] == []
