"""The demonstration's records: sound in themselves, and true to the five articles they sum up where those are here."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from sitegen.parse import gather, parse_record

ROOT = Path(__file__).parent.parent
RECEIVED = ROOT.parent / "shared" / "seeds"
SEED_OF = {
    "ap-prospects-dim": "000",
    "irish-times-lower-expectations": "001",
    "washington-times-little-sign": "002",
    "washington-post-impasse": "003",
    "afp-high-stakes": "004",
}
ARTICLES = sorted(SEED_OF)
KINDS = ("articles", "actors", "meetings", "sources", "topics", "pages")

LONGEST_QUOTATION = 25
LONGEST_RUN = 10
"""Words that a text of ours may share with the article, side by side and outside marks."""

_QUOTED = re.compile(r"“([^”]+)”")
_CITED = re.compile(r"\(¶(\d+)\)")
_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten twelve twenty hundred thousand thousands".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})


class Record(NamedTuple):
    front: dict[str, Any]
    body: str


def read(path: Path) -> Record:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    return Record(yaml.safe_load(front), body.strip())


def records(kind: str) -> dict[str, Record]:
    return {path.stem: read(path) for path in sorted((ROOT / "content" / kind).glob("*.md"))}


def paragraphs(name: str) -> list[str]:
    return read(ROOT / "content" / "articles" / f"{name}.md").body.split("\n\n")


def statements(name: str) -> list[tuple[str, int]]:
    """Every stretch of a digest up to a mark, with the paragraph of the article that the mark names."""
    found = []
    for paragraph in paragraphs(name):
        pieces = _CITED.split(paragraph)
        found += [(pieces[i], int(pieces[i + 1])) for i in range(0, len(pieces) - 1, 2)]
    return found


def fold(text: str) -> str:
    return " ".join(text.translate(_MARKS).split()).casefold()


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(text).replace("'", ""))


# ---------------------------------------------------------------- by themselves


def test_the_briefing_has_its_records():
    counts = {kind: len(records(kind)) for kind in KINDS}
    assert counts["articles"] == 5
    assert counts["meetings"] == 4
    assert counts["topics"] == 10
    assert counts["actors"] >= 18
    assert sorted(records("articles")) == ARTICLES
    assert (ROOT / "content" / "index.md").is_file()
    assert all(topic.front["question"].endswith("?") for topic in records("topics").values())
    assert all(topic.front["terms"] for topic in records("topics").values())


def test_the_records_parse_without_an_error_or_warning():
    paths = [ROOT / "site.yaml", *sorted((ROOT / "content").rglob("*.md"))]
    parsed = tuple(parse_record(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in paths)
    found, issues = gather(parsed)
    assert found is not None
    assert [issue for issue in issues if issue.severity != "note"] == []


def test_every_id_that_a_record_names_exists():
    have = {kind: set(records(kind)) for kind in KINDS}
    named: list[tuple[str, str]] = []
    for article in records("articles").values():
        named += [("sources", article.front[key]) for key in ("source", "agency") if key in article.front]
        named += [("sources", article.front["copy"]["of"])] if "of" in article.front["copy"] else []
        named += [("meetings", tie["id"]) for tie in article.front["meetings"]]
    for meeting in records("meetings").values():
        named += [("actors", actor) for actor in meeting.front["participants"]]
        named += [("actors", meeting.front["organizer"])] if "organizer" in meeting.front else []
        named += [("topics", topic) for topic in meeting.front["about"]]
    for actor in records("actors").values():
        named += [("actors", actor.front["affiliation"])] if "affiliation" in actor.front else []
        named += [("actors", role["organization"]) for role in actor.front.get("roles", []) if "organization" in role]
    assert [(kind, name) for kind, name in named if name not in have[kind]] == []


def test_no_name_is_borne_by_two_actors():
    bearers: dict[str, set[str]] = {}
    for name, actor in records("actors").items():
        front = actor.front
        for form in (front["name"], *front.get("aliases", []), *front.get("weak_aliases", [])):
            bearers.setdefault(form, set()).add(name)
    assert {form: who for form, who in bearers.items() if len(who) > 1} == {}


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_the_digest_it_names(name):
    article = read(ROOT / "content" / "articles" / f"{name}.md")
    seed = ROOT / article.front["seed"]["path"]
    assert hashlib.sha256(seed.read_bytes()).hexdigest() == article.front["seed"]["sha256"]
    digest = read(seed)
    assert digest.body == article.body
    assert {key: article.front[key] for key in digest.front} == digest.front
    assert article.front["digest"] is True
    assert article.front["rights"] == "own"
    assert article.front["summary"].startswith("Our digest of ")


@pytest.mark.parametrize("name", ARTICLES)
def test_every_paragraph_of_a_digest_names_its_source(name):
    for paragraph in paragraphs(name):
        assert re.search(r"\(¶\d+\)[.:]?$", paragraph), paragraph
        assert "\n" not in paragraph
    cited = [number for _, number in statements(name)]
    assert cited == sorted(cited)


@pytest.mark.parametrize("name", ARTICLES)
def test_a_quotation_is_short_and_its_marks_close(name):
    for paragraph in paragraphs(name):
        assert paragraph.count("“") == paragraph.count("”") == len(_QUOTED.findall(paragraph)), paragraph
        assert '"' not in paragraph
        for quoted in _QUOTED.findall(paragraph):
            assert len(words(quoted)) <= LONGEST_QUOTATION, quoted


def test_the_front_page_links_to_the_paragraphs_it_names():
    ids = {
        "AP": "ap-prospects-dim",
        "IT": "irish-times-lower-expectations",
        "AFP": "afp-high-stakes",
        "WT": "washington-times-little-sign",
        "WaPo": "washington-post-impasse",
    }
    links = re.findall(r"\[(\w+) ¶(\d+)\]\(articles/([a-z-]+)\.md#p(\d+)\)", read(ROOT / "content" / "index.md").body)
    assert len(links) >= 15
    for label, cited, name, number in links:
        assert ids[label] == name
        assert f"(¶{cited})" in paragraphs(name)[int(number) - 1], (label, cited)


# ---------------------------------------------------------------- against the articles as received

received = pytest.mark.skipif(not RECEIVED.is_dir(), reason="the articles as received (../shared/seeds) are not here")


def source(name: str) -> list[str]:
    """The article's paragraphs, so that ¶n is at n - 1."""
    (path,) = RECEIVED.glob(f"{SEED_OF[name]}_*.txt")
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


@received
@pytest.mark.parametrize("name", ARTICLES)
def test_title_and_credits_are_the_articles_own(name):
    front, text = read(ROOT / "content" / "articles" / f"{name}.md").front, source(name)
    assert front["title"] == text[0].strip()
    for given in (*front.get("authors", []), *([front["url"]] if "url" in front else [])):
        assert given in "\n".join(text)


@received
@pytest.mark.parametrize("name", ARTICLES)
def test_quoted_words_stand_in_the_paragraph_named(name):
    text = source(name)
    for stretch, number in statements(name):
        for quoted in _QUOTED.findall(stretch):
            assert fold(quoted).rstrip(",.") in fold(text[number - 1]), (number, quoted)


@received
@pytest.mark.parametrize("name", ARTICLES)
def test_figures_days_and_number_words_stand_in_the_paragraph_named(name):
    text = source(name)
    for stretch, number in statements(name):
        there = words(text[number - 1])
        for figure in re.findall(r"\d[\d,.:]*\d|\d", stretch):
            assert re.search(rf"(?<![\d,.:]){re.escape(figure)}(?![\d]|[,.:]\d)", text[number - 1]), (number, figure)
        for word in words(stretch):
            if word in _NUMBER_WORDS | _DAYS:
                assert word in there, (number, word)


@received
@pytest.mark.parametrize("name", ARTICLES)
def test_spellings_that_differ_between_the_sources_are_kept(name):
    """A spelling of a house stands in a digest only where the article itself has it."""
    text, body = "\n".join(source(name)), "\n".join(paragraphs(name))
    for spelling in ("Kyiv", "Kiev", "NATO", "Nato", "Ms. Sherman", "Mr Blinken", "Mr. Ryabkov", "U.S.", "1,00,000"):
        where = re.compile(rf"(?<!\w){re.escape(spelling)}(?!\w)")
        assert bool(where.search(body)) <= bool(where.search(text)), spelling
    assert bool(re.search(r"\bUS\b", body)) <= bool(re.search(r"\bUS\b", text))
    assert "Co-operation" not in body or "Co-operation" in text
    assert "Cooperation" not in body or "Cooperation" in text


@received
def test_prose_of_ours_repeats_no_sentence_of_the_articles():
    runs: dict[tuple[str, ...], str] = {}
    for name in ARTICLES:
        there = words("\n".join(source(name)))
        runs |= {tuple(there[i : i + LONGEST_RUN + 1]): name for i in range(len(there) - LONGEST_RUN)}
    for path in (ROOT / "site.yaml", *(ROOT / "seeds").glob("*"), *(ROOT / "content").rglob("*.md")):
        text = "\n".join(
            line for line in path.read_text("utf-8").splitlines() if not line.startswith(("title:", "url:"))
        )
        for piece in re.split(r"“[^”]*”", text):
            ours = words(piece)
            for i in range(len(ours) - LONGEST_RUN):
                run = tuple(ours[i : i + LONGEST_RUN + 1])
                assert run not in runs, f"{path.name} repeats {runs[run]}: {' '.join(run)}"
