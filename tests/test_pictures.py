"""The pictures: well-formed, told in words, nothing drawn twice or left out unsaid."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.link import Label, LinkedSource
from sitegen.model import Source
from sitegen.pages import PageOut, make_pages
from sitegen.pages.actor import cut_named
from sitegen.pages.frame import Here, Site
from sitegen.pages.picture_days import Happening, draw_days
from sitegen.pages.picture_grid import GRID, LEVELS, Square, draw_grid, grade
from sitegen.pages.pictures import draw_quoted
from sitegen.pages.words import ENGLISH, count
from tests.small_briefing import make_briefing
from tests.test_pages import ASSETS, render

LANES = ("Meetings", "Statements", "Articles")

days = st.dates().map(str).filter(lambda day: day >= "1000")
texts = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn")), max_size=60)


@st.composite
def happenings(draw):
    first, last = sorted((draw(days), draw(days)))
    return Happening(
        draw(st.integers(0, 2)), first, draw(st.sampled_from((first, last))), draw(texts), draw(st.booleans())
    )


def read(svg: str) -> ElementTree.Element:
    root = ElementTree.fromstring(svg)
    assert root.tag == "svg"
    assert root.get("role") == "img"
    named = root.get("aria-labelledby", "").split()
    told = {child.get("id"): child.text for child in root[:2]}
    assert [child.tag for child in root[:2]] == ["title", "desc"]
    assert list(told) == named
    assert all(told.values())
    return root


def marks_of(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [one for one in root.iter() if (one.get("class") or "").startswith("mark")]


def numbers_left_out(root: ElementTree.Element) -> int:
    found = (re.fullmatch(r"\+(\d+)", one.text or "") for one in root.iter("text"))
    return sum(int(match.group(1)) for match in found if match)


@given(st.lists(happenings(), max_size=120))
def test_days_show_or_count_everything(all_of):
    picture = draw_days("days", "Days & nights", LANES, all_of, "told", ENGLISH)
    if picture is None:
        return
    root = read(picture.svg.text)
    assert len(marks_of(root)) + numbers_left_out(root) == len(all_of)
    width = float(root.get("width", "0"))
    for one in root.iter():
        for key in ("x", "cx", "x2"):
            assert 0 <= float(one.get(key, 0)) <= width, "drawn outside of the picture"


@given(st.lists(texts, min_size=1, max_size=6), st.lists(texts, min_size=1, max_size=6), texts)
def test_grids_are_well_formed_whatever_the_names(rows, columns, label):
    squares = [Square(r, c, "4", (r + c) % (LEVELS + 1), label) for r in range(len(rows)) for c in range(len(columns))]
    root = read(draw_grid("grid", "<Grid>", "told", rows, columns, squares).text)
    assert len(root.findall("g")) == len(squares)


def test_a_doubted_day_a_plan_and_a_stretch_look_different():
    some = [
        Happening(0, "2031-05-02", "2031-05-02", "held"),
        Happening(0, "2031-05-03", "2031-05-03", "planned", open=True),
        Happening(2, "2031-05-04", "2031-05-04", "worked out", uncertain=True),
        Happening(1, "2031-05-02", "2031-05-04", "over three days"),
    ]
    picture = draw_days("days", "Days", LANES, some, "told", ENGLISH)
    assert picture is not None
    styles = {one.findtext("title"): (one.tag, one.get("class")) for one in marks_of(read(picture.svg.text))}
    assert styles["held"] == ("path", "mark lane-0")
    assert styles["planned"] == ("path", "mark lane-0 open")
    assert styles["worked out"] == ("rect", "mark lane-2 guess")
    assert styles["over three days"] == ("path", "mark lane-1")


def test_days_without_anything_are_left_out_and_the_axis_says_so():
    def draw(*all_days: str) -> list[str]:
        some = [Happening(2, day, day, day) for day in all_days]
        picture = draw_days("days", "Days", LANES, some, "told", ENGLISH)
        assert picture is not None
        return [one.text or "" for one in read(picture.svg.text).iter("text")]

    assert "⋯" not in draw("2031-05-30", "2031-05-31", "2031-06-01")
    assert draw("2031-05-30", "2031-05-31", "2031-06-02").count("⋯") == 1


def test_many_days_are_drawn_by_month_then_by_year():
    def each(*some: str) -> list[Happening]:
        return [Happening(2, day, day, "") for day in some]

    days_of = each(*(f"2031-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 20)))
    months = each(
        *(f"{year}-{month:02}-{day}" for year in (2031, 2032, 2033) for month in range(1, 13) for day in (11, 27))
    )
    years = each(*(f"{1990 + n}-{month:02}-11" for n in range(30) for month in (3, 9)))
    for some, expected, absent in ((months, "2033", "11"), (days_of, "Dec", "19"), (years, "2019", "Mar")):
        picture = draw_days("days", "Days", LANES, some, "told", ENGLISH)
        assert picture is not None
        words = [one.text for one in read(picture.svg.text).iter("text")]
        assert expected in words
        assert absent not in words


@pytest.mark.parametrize("some", [[], [Happening(0, "2031-05-02", "2031-05-02", "alone")] * 4])
def test_there_is_no_picture_of_one_day(some):
    assert draw_days("days", "Days", LANES, some, "told", ENGLISH) is None


@given(st.integers(1, 500), st.integers(1, 500))
def test_more_is_never_lighter(one, other):
    most = max(one, other)
    assert 1 <= grade(min(one, other), most) <= grade(most, most) == LEVELS


def test_a_thousand_articles_stay_legible_and_what_the_table_leaves_out_is_linked():
    labels = [Label("actor", f"a{n}", f"Speaker {n}") for n in range(90)]
    sources = [
        LinkedSource(
            Source(f"s{n}", f"content/sources/s{n}.md", f"Paper {n}"),
            (),
            (),
            tuple((label, n + 1) for label in labels),
            (),
            (),
        )
        for n in range(70)
    ]
    drawn = draw_quoted(Here(Site("Ferries", ENGLISH), "sources/index.html"), sources)
    assert drawn is not None
    assert len(read(drawn.picture.svg.text).findall("g")) == GRID * GRID
    assert count(70, ENGLISH.n_sources, ENGLISH) in drawn.picture.cut
    assert len(drawn.rows) == 70
    for source, row in zip(reversed(sources), reversed(drawn.rows), strict=True):
        *named, rest = row.items
        assert [link.text for link in named] == [label.name for label, _ in source.quoted[:40]]
        assert (rest.text, rest.href) == (ENGLISH.more_n.format(50), row.head.href)
    many = [replace(sources[0], source=replace(sources[0].source, id=f"s{n}")) for n in range(130)]
    drawn = draw_quoted(Here(Site("Ferries", ENGLISH), "sources/index.html"), many)
    assert drawn is not None
    assert (len(drawn.rows), drawn.rows[-1].head.text) == (101, ENGLISH.more_n.format(30))


def test_every_picture_of_a_site_is_named_and_has_its_list():
    pictures = 0
    for path, html in render(make_pages(make_briefing(), ASSETS)).items():
        found = re.findall(r"<svg.*?</svg>", html, re.S)
        for svg in found:
            read(svg)
        assert len(set(re.findall(r'<title id="([^"]+)"', html))) == len(found), f"{path}: two pictures of one name"
        pictures += len(found)
    assert pictures


def test_a_page_shows_the_first_articles_that_name_a_record_and_counts_the_rest():
    actor = next(actor for actor in make_briefing().actors if actor.named)
    one = actor.named[0]
    named = [replace(one, cited=replace(one.cited, article=f"a{n % 240}")) for n in range(480)]
    shown, more = cut_named(Here(Site("Ferries", ENGLISH), "actors/x.html"), named)
    assert (len(shown), more) == (100, 140)
    page = next(p for p in make_pages(make_briefing(), ASSETS) if p.path == f"actors/{actor.actor.id}.html")
    html = render((PageOut(page.path, page.template, replace(page.view, named_in=shown, named_more=more)),))[page.path]
    assert ENGLISH.more_n.format(140) in html


def test_long_pages_say_what_is_on_them():
    site = render(make_pages(make_briefing(), ASSETS))
    for path, html in site.items():
        listed = re.search(r'<nav class="contents".*?</nav>', html, re.S)
        if listed:
            anchors = re.findall(r'href="#([^"]+)"', listed.group())
            assert len(anchors) > 2, path
            assert all(f'id="{anchor}"' in html for anchor in anchors), path
    assert 'class="contents"' in site["meetings/port-amber.html"]
