"""What one source has alone is said of it only where the others could have had it."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings

from sitegen.build import Options, build
from sitegen.memo import Memo
from tests.briefings import FIRST, lay, read_theme, states

DIVER = (
    "---\ntitle: A diver at the mole\nsource: herald\npublished: {day}\n---\n"
    "The talks in Port Alba were watched by divers, and the island of Tern was named.\n\n"
    "“I saw a crab under the hull of the ferry,” said Olga Reed, who dives there.\n"
)
REED = "---\nname: Olga Reed\nkind: person\n---\n"
SLUICE = "---\nname: Sluice\nterms: [sluice]\n---\n"


def read_only(extra: dict[str, str], gone: frozenset[str] = frozenset()) -> str:
    """The section as text, empty where there is none."""
    edition = build(lay(FIRST, gone, extra), read_theme(), Options(), Memo())
    assert edition.files, edition.issues
    page = dict(edition.files)["compare/index.html"].decode()
    found = re.search(r'<section aria-labelledby="only">.*?</section>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group()).split()) if found else ""


def test_a_person_whom_one_source_alone_quotes_is_named_with_the_paragraph() -> None:
    extra = {"content/articles/diver.md": DIVER.format(day="2031-05-09"), "content/actors/olga-reed.md": REED}
    assert re.search(r"Herald .*Olga Reed (Herald )?¶2", read_only(extra))
    # A body speaks through people, whom others may quote.
    board = {
        "content/articles/board.md": DIVER.format(day="2031-05-09").replace(
            "Olga Reed, who dives there", "the Mole Board"
        ),
        "content/actors/mole-board.md": "---\nname: Mole Board\nkind: organization\n---\n",
    }
    assert "Mole Board" not in read_only(board)
    # Ada Brandt is quoted by two sources.
    assert "Brandt" not in read_only(extra)
    # As soon as another quotes her, she is nobody's alone.
    more = "---\ntitle: Crabs\nsource: courier\npublished: 2031-05-09\n---\n“It was a crab,” Olga Reed told us.\n"
    assert "Olga Reed" not in read_only(extra | {"content/articles/crabs.md": more})


def test_words_that_another_prints_without_a_name_are_nobodys_alone() -> None:
    words = "I saw a crab under the hull of the ferry and nobody believed me until Thursday"
    told = "---\ntitle: A diver at the mole\nsource: herald\npublished: 2031-05-09\n---\n“{}{}\n"
    extra = {
        "content/articles/diver.md": told.format(words, ",” Olga Reed, a diver, said on Friday."),
        "content/actors/olga-reed.md": REED,
    }
    assert "Olga Reed" in read_only(extra)
    again = told.format(words, ",” a diver said on Friday.").replace("herald", "courier")
    assert "Olga Reed" not in read_only(extra | {"content/articles/again.md": again})


def test_a_topic_of_one_source_is_told_only_where_another_wrote_later_and_is_silent() -> None:
    told = "---\ntitle: The sluice\nsource: herald\npublished: {}\n---\nA sluice broke in Port Alba, divers said.\n"
    topic = {"content/topics/sluice.md": SLUICE}
    early = read_only(topic | {"content/articles/sluice.md": told.format("2031-05-06")})
    assert re.search(r"Herald .*Sluice W 1", early)
    # All others were written before: they could not have known.
    assert "Sluice" not in read_only(topic | {"content/articles/sluice.md": told.format("2031-05-12")})


def test_of_a_single_source_nothing_is_its_own_alone() -> None:
    gone = frozenset({"content/articles/courier-b.md", "content/articles/herald-c.md"})
    assert read_only({}, gone) == ""


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(states())
def test_every_source_page_and_the_index_agree(files) -> None:
    edition = build(files, read_theme(), Options(), Memo())
    pages = {path: data.decode() for path, data in edition.files if path.startswith(("sources/", "compare/index"))}
    if "compare/index.html" not in pages:
        return
    listed = 'aria-labelledby="only"' in pages["compare/index.html"]
    assert listed == any('id="only"' in html for path, html in pages.items() if path.startswith("sources/"))


def read_facts(extra: dict[str, str], name: str) -> str:
    """What stands beside an article's text."""
    edition = build(lay(FIRST, frozenset(), extra), read_theme(), Options(), Memo())
    found = re.search(r"<aside.*?</aside>", dict(edition.files)[f"articles/{name}.html"].decode(), re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found.group()).split())


def test_an_article_says_what_it_alone_has() -> None:
    told = "---\ntitle: Water\nsource: herald\npublished: 2031-05-06\n---\nA sluice broke in Port Alba, divers said.\n"
    extra = {
        "content/articles/diver.md": DIVER.format(day="2031-05-09"),
        "content/actors/olga-reed.md": REED,
        "content/topics/sluice.md": SLUICE,
        "content/articles/sluice.md": told,
    }
    assert re.search(r"Only this one quotes Olga Reed (Herald )?¶2", read_facts(extra, "diver"))
    assert "Only this one reports" not in read_facts(extra, "diver")
    assert re.search(r"Only this one reports Sluice (Herald )?¶1", read_facts(extra, "sluice"))
    # It is nobody's alone once another has it.
    more = "---\ntitle: Crabs\nsource: courier\npublished: 2031-05-09\n---\n“It was a crab,” Olga Reed told us.\n"
    assert "Only this one quotes" not in read_facts(extra | {"content/articles/crabs.md": more}, "diver")
