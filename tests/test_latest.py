"""Whose words stand on the front page as the latest: cases/latest.md, and nothing of long ago."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.build import Options, build
from sitegen.memo import Memo
from tests.briefings import read_theme

FILES = {
    "site.yaml": "title: The pier\nrights: own\n",
    "content/actors/edda-lind.md": "---\nname: Edda Lind\nkind: person\n---\n",
}
ARTICLE = "---\ntitle: The pier of Halvik\n{}---\n{}"


def read_cases() -> list[tuple[str, list[str], str]]:
    cases = []
    for part in (Path(__file__).parent / "cases" / "latest.md").read_text("utf-8").split("\n## ")[1:]:
        title, *lines, expected = [line for line in part.splitlines() if line]
        cases.append((title, lines, expected.removeprefix("= ")))
    return cases


def read_latest(paragraphs: list[str], published: str = "2031-05-08") -> str:
    """How the first words in the list of the front page begin."""
    front = f"published: {published}\n" if published else ""
    text = ARTICLE.format(front, "\n\n".join(paragraphs))
    return read_first(FILES | {"content/articles/post.md": text})


def read_first(files: dict[str, str]) -> str:
    laid = tuple(sorted((path, text.encode()) for path, text in files.items()))
    edition = build(laid, read_theme(), Options(private=True), Memo())
    assert edition.files is not None, edition.issues
    page = dict(edition.files)["index.html"].decode()
    _, found, rest = page.partition("Latest from")
    words = re.search(r'<span class="words[^>]*>(.*?)</span>', rest, re.DOTALL) if found else None
    return re.sub(r"<[^>]*>", "", words[1]) if words else "?"


CASES = read_cases()


@pytest.mark.parametrize(("title", "paragraphs", "expected"), CASES, ids=[case[0] for case in CASES])
def test_latest_words(title: str, paragraphs: list[str], expected: str) -> None:
    assert read_latest(paragraphs).startswith(expected)


@pytest.mark.parametrize("published", ["", "0001-01-02"])
def test_an_article_without_a_day_has_no_old_words(published: str) -> None:
    assert read_latest(["“Nobody needs a pier,” Edda Lind wrote in a book of 2012."], published) != "?"


def test_words_of_a_newer_article_are_later_than_words_of_a_day_before_it() -> None:
    old = ARTICLE.format("published: 2031-05-06\n", "“Nobody moved an inch on the pier,” Edda Lind said on Tuesday.")
    new = ARTICLE.format("published: 2031-05-08\n", "“We shall build it now,” Edda Lind said.")
    files = FILES | {"content/articles/post.md": old, "content/articles/later.md": new}
    assert read_first(files) == "“We shall build it now,”"
