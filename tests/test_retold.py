"""Where accounts differ in words, those of a paraphrase are shown as the account's own and never as its speaker's."""

from __future__ import annotations

import json
import re

import pytest

from sitegen.build import Options, build
from sitegen.memo import Memo
from tests.briefings import read_theme
from tests.crawl import PageReader

RECORDS = {
    "site.yaml": "title: The harbour talks\nrights: own\n",
    "content/sources/post.md": "---\nname: The Northern Post\n---\n",
    "content/sources/kelp.md": "---\nname: Radio Kelp\n---\n",
    "content/actors/ada-brandt.md": "---\nname: Ada Brandt\nkind: person\n---\n",
    "content/topics/fares.md": (
        "---\nname: Ferry fares\nquestion: Who pays?\nterms: [ferry]\nvariants:\n  - [subsidy, gift]\n---\n"
    ),
}
ARTICLE = "---\ntitle: {title}\nsource: {source}\npublished: 2031-05-09\n---\n\n{text}\n"
PLAIN = "The council in Ostholm paid a large subsidy to the ferry company on Monday, after a long winter."


def read_words(text: str) -> tuple[str, list[str | None]]:
    """The comparison's page as plain text, and the speakers of the readings in the data."""
    files = RECORDS | {
        "content/articles/a.md": ARTICLE.format(title="Council pays", source="post", text=PLAIN),
        "content/articles/b.md": ARTICLE.format(title="Ferry runs again", source="kelp", text=text),
    }
    laid = tuple(sorted((path, words.encode()) for path, words in files.items()))
    site = dict(build(laid, read_theme(), Options(), Memo()).files)
    page = PageReader(site["compare/index.html"].decode())
    rows = json.loads(site["data/discrepancies.json"])
    return re.sub(r"\s+", " ", page.text), [reading["speaker"] for row in rows for reading in row["readings"]]


@pytest.mark.parametrize(
    ("text", "told", "speakers"),
    [
        ("Ada Brandt said that the gift to the ferry company was a mistake.", "paraphrasing Ada Brandt", [None, None]),
        ("“The gift to the ferry company was a mistake,” Ada Brandt said.", "says Ada Brandt", [None, "ada-brandt"]),
        ("We think the gift to the ferry company was a mistake, Ada Brandt said.", "says Ada Brandt", [None, None]),
        ("The gift to the ferry company was a mistake. Ada Brandt left for the coast.", "Radio Kelp ¶1", [None, None]),
    ],
    ids=["in a paraphrase", "in marks", "in marks that are lost", "in the account's own voice"],
)
def test_whose_word_it_is(text: str, told: str, speakers: list[str | None]) -> None:
    page, found = read_words(text)
    assert found == speakers
    assert f"gift {told}" in page
