"""How pages and files let a reader cite: references that reference managers can read, links that open a source at the
words, metadata of pages; and no withheld word in any of them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from sitegen.exports.citations import write_bibtex, write_date
from sitegen.model import WITHHELD, WITHHELD_REST, When
from sitegen.pages.structured import write_data
from sitegen.urls import find_words
from tests.citing_briefing import BASE, TITLE, build_with, site
from tests.crawl import PageReader
from tests.schema_org import find_faults

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "csl-data.json").read_text("utf-8"))
REFERENCES = [path for path in site() if path.startswith("data/citations")]


# ---------------------------------------------------------------- references


def test_there_are_references_of_every_article_and_meeting():
    for kind in ("articles", "meetings"):
        pages = {p.removeprefix(f"{kind}/").removesuffix(".html") for p in site() if p.startswith(f"{kind}/")}
        pages -= {"index", "first-name"}
        for form in ("bib", "json"):
            found = {p for p in REFERENCES if p.startswith(f"data/citations/{kind}/") and p.endswith(form)}
            assert found == {f"data/citations/{kind}/{page}.{form}" for page in pages}


@pytest.mark.parametrize("path", [path for path in REFERENCES if path.endswith(".json")])
def test_csl_json_is_valid_by_its_schema(path):
    items = json.loads(site()[path])
    assert items
    jsonschema.validate(items, SCHEMA)


@pytest.mark.parametrize("path", [path for path in REFERENCES if path.endswith(".bib")])
def test_bibtex_is_read_by_a_parser_and_has_the_same_entries(path):
    entries = parse_string(site()[path].decode(), "bibtex").entries
    items = json.loads(site()[path.removesuffix("bib") + "json"])
    assert list(entries) == [item["id"] for item in items]
    for item in items:
        assert len(entries[item["id"]].persons.get("author", ())) == len(item.get("author", ()))


def test_a_reference_says_what_the_record_has():
    article, *quotations = json.loads(site()["data/citations/articles/tricky.json"])
    assert article == {
        "id": "tricky",
        "type": "article-newspaper",
        "title": TITLE,
        "author": [{"literal": "Ana Wold"}, {"literal": "Desk and Sons, {Port} 100%_#"}],
        "container-title": "The Courier",
        "issued": {"date-parts": [[2031, 5, 7]], "circa": True},
        "accessed": {"date-parts": [[2031, 5, 8]]},
        "URL": "https://courier.example/tolls?a=1&b=2",
        "archive_location": "https://archive.example/2031/https://courier.example/tolls",
    }
    (quotation,) = quotations
    assert quotation["note"] == "Ada Brandt: “Tolls are a matter for both of us, and ferries too,”"
    assert quotation["section"] == "¶2"
    assert re.fullmatch(re.escape(BASE) + r"articles/tricky\.html#q-[0-9a-f]{10}", quotation["URL"])
    assert f'id="{quotation["URL"].partition("#")[2]}"' in site()["articles/tricky.html"].decode()
    (retracted,) = [i for i in json.loads(site()["data/citations.json"]) if i["id"] == "retracted"]
    assert retracted["status"] == "retracted 2031-05-09"


def test_the_reference_of_a_meeting_has_its_accounts():
    own, *accounts = json.loads(site()["data/citations/meetings/harbour.json"])
    assert own["URL"] == f"{BASE}meetings/harbour.html"
    assert own["event-place"] == "Port Alba"
    assert {"post-a", "courier-b"} <= {item["id"] for item in accounts}


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(
    str.strip
)


@given(TEXTS, TEXTS)
def test_whatever_a_record_says_bibtex_stays_readable(title, name):
    text = write_bibtex({"id": "a", "type": "webpage", "title": title, "author": [{"literal": name}], "note": name})
    (entry,) = parse_string(text, "bibtex").entries.values()
    assert len(entry.persons["author"]) == 1
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize(
    ("first", "last", "parts"),
    [
        ("2031-02-01", "2031-02-28", [[2031, 2]]),
        ("2031-05-01", "2031-05-28", [[2031, 5, 1], [2031, 5, 28]]),
        ("2031-01-01", "2031-12-31", [[2031]]),
        ("2031-05-07", "2031-05-07", [[2031, 5, 7]]),
    ],
)
def test_a_date_is_no_more_exact_than_the_record(first, last, parts):
    assert write_date(When(first, last)) == {"date-parts": parts}


# ---------------------------------------------------------------- on the pages


def text_of(path: str, base_url: str = BASE) -> str:
    return " ".join(PageReader(site(base_url)[path].decode()).text.split())


def test_an_article_a_meeting_and_a_quotation_say_how_to_cite_them():
    assert (
        f"Ana Wold, Desk and Sons, {{Port}} 100%_#, “{TITLE}”, The Courier, 7 May 2031, inferred. "
        "https://courier.example/tolls?a=1&b=2 (as given in Harbour talks, edition of 9 May 2031: "
        f"{BASE}articles/tricky.html)"
    ) in text_of("articles/tricky.html")
    assert (
        f"Harbour talks, Wednesday 7 May 2031. In Harbour talks, edition of 9 May 2031. {BASE}meetings/harbour.html"
        in (text_of("meetings/harbour.html"))
    )
    for path in ("articles/tricky.html", "quotations.html"):
        assert re.search(
            r"Ada Brandt, “Tolls are .* too”(, [^“]*?)?, quoted in The Courier, “Ferries.*”, 7 May 2031, inferred, ¶2"
            r"\. " + re.escape(BASE) + r"articles/tricky\.html#q-",
            text_of(path),
        )


def test_a_doubt_takes_the_place_along():
    files = dict(build_with("feedback: 'https://code.example/desk/issues/new'\n"))
    for path, place in (
        ("articles/tricky.html", "articles/tricky.html"),
        ("meetings/harbour.html", "meetings/harbour.html"),
        ("quotations.html", "articles/tricky.html#q-"),
    ):
        bodies = [
            parse_qs(urlsplit(link).query)
            for link in PageReader(files[path].decode()).links
            if link.startswith("https://code.example/desk/issues/new?")
        ]
        assert any(one["body"][0].startswith(BASE + place) for one in bodies), path
        assert all(one["body"][0].removeprefix(BASE) in one["title"][0] for one in bodies)


def test_references_are_one_link_away():
    links = PageReader(site()["articles/tricky.html"].decode()).links
    assert {"../data/citations/articles/tricky.bib", "../data/citations/articles/tricky.json"} <= set(links)


def test_without_a_base_no_address_of_the_site_is_absolute():
    for path, data in site(base_url="").items():
        assert b"brief.example" not in data, path
        if path.endswith(".html"):
            assert b"og:url" not in data
            assert b'"@id"' not in data


# ---------------------------------------------------------------- what pages say to machines


def read_data(path: str) -> dict:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', site()[path].decode(), re.S)
    assert len(found) == 1, path
    return json.loads(found[0])


PAGES = [p for p in site() if p.endswith(".html") and p not in ("404.html", "articles/first-name.html")]


def test_every_page_is_told_in_the_vocabulary_of_schema_org():
    for path in PAGES:
        node = read_data(path)
        assert node["@context"] == "https://schema.org"
        assert node["url"] == BASE + path
        assert list(find_faults(node, path)) == []


def test_the_types_are_those_of_the_design():
    def whole(path: str) -> tuple[str, str]:
        node = read_data(path)
        return node["@type"], node.get("mainEntity", {}).get("@type", "")

    assert whole("articles/tricky.html") == ("WebPage", "")
    assert whole("actors/ada-brandt.html") == ("WebPage", "Person")
    assert whole("actors/norland.html") == ("WebPage", "Country")
    assert whole("sources/herald.html") == ("WebPage", "Organization")
    assert whole("meetings/harbour.html") == ("WebPage", "Event")
    assert whole("data.html") == ("WebPage", "Dataset")
    assert whole("articles/index.html") == ("CollectionPage", "")
    assert {q["@type"] for q in read_data("quotations.html")["hasPart"]} == {"Quotation"}
    assert not [path for path, data in site().items() if b"NewsArticle" in data]


def test_a_page_about_an_article_is_based_on_it():
    node = read_data("articles/tricky.html")
    assert node["isBasedOn"]["headline"] == TITLE
    assert node["isBasedOn"]["url"] == "https://courier.example/tolls?a=1&b=2"
    assert "datePublished" not in node["isBasedOn"], "an inferred day is no fact"
    assert node["dateModified"] == "2031-05-09"
    assert node["correction"] == ["We had <misspelt> a name & a place.", "We had the hour wrong."]
    assert read_data("articles/retracted.html")["isBasedOn"]["creativeWorkStatus"] == "retracted"


def test_no_text_of_a_record_ends_a_script():
    assert write_data({"name": "</script><!--&"}).text == r'{"name":"\u003c/script\u003e\u003c!--\u0026"}'


def test_reference_managers_find_their_tags():
    html = site()["articles/retracted.html"].decode()
    tags = dict(re.findall(r'<meta name="(citation_\w+)" content="(.*?)">', html))
    assert tags == {
        "citation_title": "Sudria signs the harbour treaty",
        "citation_publication_date": "2031/05/08",
        "citation_journal_title": "Northern Post",
        "citation_fulltext_html_url": "https://post.example/treaty",
        "citation_abstract_html_url": f"{BASE}articles/retracted.html",
    }
    shared = dict(re.findall(r'<meta property="(og:\w+)" content="(.*?)">', html))
    assert shared["og:title"] == tags["citation_title"]
    assert shared["og:url"] == f"{BASE}articles/retracted.html"


# ---------------------------------------------------------------- links that open a source at the words


def test_a_paragraph_leads_to_its_words_at_the_source_and_in_the_archive():
    links = PageReader(site()["articles/tricky.html"].decode()).links
    directive = "#:~:text=The%20delegates%20waited%207%20hours%2C,before%20dawn%20came%20at%20last."
    assert f"https://courier.example/tolls?a=1&b=2{directive}" in links
    assert f"https://archive.example/2031/https://courier.example/tolls{directive}" in links


HIDDEN = WITHHELD + WITHHELD_REST
PARTS = st.lists(
    st.sampled_from(["talks", "7 hours", "long-drawn", "a,b", "one & two", "“so,”", "é", "."]), max_size=25
)


@given(PARTS, st.data())
def test_the_words_of_a_link_stand_in_the_text(parts, data):
    text = " ".join(parts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    address = find_words("https://a.example/x", text, start, end)
    if not text[start:end].strip():
        assert address == "https://a.example/x"
        return
    directive = address.removeprefix("https://a.example/x#:~:text=")
    pieces = directive.split(",")
    assert 1 <= len(pieces) <= 4
    assert re.fullmatch(r"[A-Za-z0-9%._~-]+", directive.replace(",", ""))
    for piece in pieces:
        assert "-" not in piece.removeprefix("-").removesuffix("-"), "a hyphen of the text is encoded"
        assert " ".join(_read_piece(piece)) in text


def _read_piece(piece: str) -> list[str]:
    return unquote(piece.removeprefix("-").removesuffix("-")).split()


@given(PARTS, st.data())
def test_a_link_tells_no_withheld_word(parts, data):
    text = " ".join(parts)
    hidden = "".join(WITHHELD if data.draw(st.booleans()) else c for c in text)
    address = find_words("https://a.example/x", hidden, 0, len(hidden), HIDDEN)
    told = unquote(address.partition(":~:text=")[2])
    assert not set(told) & set(HIDDEN)
    shown = hidden.replace(WITHHELD, " ").split()
    assert all(word in shown for piece in address.partition(":~:text=")[2].split(",") for word in _read_piece(piece))


def test_short_words_are_told_from_the_same_words_elsewhere():
    text = "They met for 7 hours, and then for 7 hours more."
    first, second = text.find("7 hours"), text.rfind("7 hours")
    one, other = (find_words("https://a.example", text, at, at + 7) for at in (first, second))
    assert one == "https://a.example#:~:text=They%20met%20for-,7%20hours,-%2C%20and%20then"
    assert other.endswith("text=and%20then%20for-,7%20hours,-more.")


def test_no_withheld_word_is_in_anything_that_is_cited():
    assert "data/citations/articles/reserved.json" in site()
    for path, data in site().items():
        if path.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        assert not re.search(rb"(?i)\botter\b|yellow.{1,3}doors", data), path
    assert b"yellow doors" in site(private=True)["articles/reserved.html"]
