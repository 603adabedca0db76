"""Saved web pages: the article's body and what the page says of it, whatever stands around it."""

from __future__ import annotations

import pytest

from sitegen.ingest import Draft, Refusal, read_document
from tests.saved_pages import BODY, PAGES, PARAGRAPHS, TITLE

FACTS = {
    "accelerated": ("The Eastern", "2031-05-07", "https://eastern.example/ferry-line", ()),
    "bare": ("", "", "", ()),
    "crowded": ("Shore Weekly", "2031-05-07", "", ()),
    "linked": (
        "The Northern Post",
        "2031-05-07T18:20+01:00",
        "https://northernpost.example/2031/05/07/ferry-line",
        ("Mia Sund", "Ola Nord"),
    ),
    "wordpress": ("Harbour Notes", "2031-05-07", "https://harbournotes.example/2031/05/07/ferry/", ("Mia Sund",)),
}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_saved_page(name):
    draft = read_document(f"{name}.html", PAGES[name].encode())
    assert isinstance(draft, Draft)
    assert draft.title == TITLE
    assert [line.text for line in draft.lines if line.kind == "paragraph"] == list(BODY)
    assert [line.text for line in draft.lines if line.kind == "heading"] == ["A band on the quay"] * (name == "linked")
    assert (draft.outlet, draft.published, draft.url, draft.authors) == FACTS[name]


def test_a_page_saved_as_text_is_a_page():
    draft = read_document("page.txt", PAGES["linked"].encode())
    assert isinstance(draft, Draft)
    assert draft.outlet == "The Northern Post"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "fog",
        "<html><body>" + "<div>" * 3_900 + PARAGRAPHS,
        "<html><body></body></html>",
        "<html><script>" + "{" * 10_000,
        '<html><script type="application/ld+json">' + "[" * 50_000 + "</script></html>",
    ],
    ids=["deep", "less deep", "empty", "script", "nested data"],
)
def test_a_hostile_page_is_refused_or_read(page):
    found = read_document("page.html", page.encode())
    assert isinstance(found, Refusal | Draft)
