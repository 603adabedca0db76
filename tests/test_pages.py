"""What the pages show of a small briefing: statements with their paragraph, states in words, nothing invented."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen import urls
from sitegen.link import Cited, Label, Printing, Said
from sitegen.link.nouns import Origin
from sitegen.memo import digest
from sitegen.model import WITHHELD, Block, Issue, Place, Quotation, QuotationFound, Span, Statement, When
from sitegen.pages import PageOut, make_pages
from sitegen.pages.article import make_article
from sitegen.pages.days import show_when
from sitegen.pages.frame import Here, Site
from sitegen.pages.printings import list_repeats, merge_words, show_printing, unite_pieces
from sitegen.pages.words import ENGLISH, count
from sitegen.render import Theme, render_page
from sitegen.text import sentences
from tests.crawl import PageReader, crawl
from tests.small_briefing import make_briefing

ROOT = Path(__file__).parent.parent
ASSETS = (("site.js", "assets/site.1.js"), ("style.css", "assets/style.1.css"))
NOTE = Issue(Place("content/articles/courier-no-deal.md", 3), "note", "no archived copy", "Add archived.")


def read_theme() -> tuple[tuple[str, str], ...]:
    found = (path for path in (ROOT / "templates").iterdir() if path.suffix in (".html", ".xml"))
    texts = {path.name: path.read_text(encoding="utf-8") for path in found}
    return tuple(sorted((texts | {f"theme/{name}": text for name, text in texts.items()}).items()))


def render(pages: tuple[PageOut, ...]) -> dict[str, str]:
    theme = Theme(read_theme())
    made = {}
    for page in pages:
        html, issues = render_page(theme, page)
        assert not issues
        if page.path.endswith(".html"):  # feeds have tests of their own
            made[page.path] = html
    return made


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return render(make_pages(make_briefing(), ASSETS))


def text_of(html: str) -> str:
    return " ".join(PageReader(html).text.split())


def read_cases(name: str) -> list[tuple[str, list[str], str]]:
    """Title, the paragraphs of the input, and the line expected."""
    cases = []
    for part in (ROOT / "tests" / "cases" / name).read_text(encoding="utf-8").split("\n## ")[1:]:
        title, *paragraphs = [p.strip() for p in part.split("\n\n") if p.strip()]
        cases.append((title, paragraphs[:-1], paragraphs[-1].removeprefix("> ")))
    return cases


# ---------------------------------------------------------------- the whole site


def test_every_kind_of_page_is_there(site):
    assert {
        "404.html",
        "about.html",
        "actors/index.html",
        "actors/mara-lindqvist.html",
        "articles/gazette-six-hours.html",
        "articles/index.html",
        "articles/old-name.html",
        "compare/differences.html",
        "compare/index.html",
        "compare/meeting-port-amber.html",
        "compare/topic-length.html",
        "index.html",
        "meetings/index.html",
        "meetings/port-amber.html",
        "quotations.html",
        "sources/courier.html",
        "sources/index.html",
        "timeline.html",
        "topics/index.html",
        "topics/length.html",
    } <= set(site)


@pytest.mark.parametrize("prefix", ["https://briefing.example/ferry/"])
def test_every_link_and_anchor_resolves(site, prefix):
    files = {path: html.encode() for path, html in site.items()} | {path: b"" for _, path in ASSETS}
    files |= dict.fromkeys((urls.FEED, urls.CORRECTIONS_FEED, "data.html"), b"")
    for path in site:
        kind = next((kind for kind, folder in urls.FOLDERS.items() if path.startswith(f"{folder}/")), "")
        if kind:
            ident = path.partition("/")[2].removesuffix(".html")
            files |= {urls.citation_path(kind, ident, form): b"" for form in ("bib", "json")}
    assert crawl(files, prefix) == []


def test_links_are_relative_but_for_lost_addresses(site):
    for path, html in site.items():
        for link in PageReader(html).links:
            if path != "404.html" and not re.match(r"https?:|mailto:|data:", link):
                assert not link.startswith("/"), f"{path}: {link}"
    assert 'href="/ferry/actors/index.html"' in site["404.html"]


def test_pages_are_sound(site):
    for path, html in site.items():
        assert html.startswith("<!doctype html>"), path
        assert len(re.findall(r"<h1[ >]", html)) == 1, path
        assert re.search(r'<html lang="en">', html), path
        assert not re.search(r"<[^>]+ (style|on\w+)=|<style|<script>", html), f"{path} has inline style or script"
        assert "None" not in text_of(html), path
        levels = [int(n) for n in re.findall(r"<h(\d)[ >]", html)]
        assert all(b - a <= 1 for a, b in pairwise(levels)), f"{path} skips a heading: {levels}"


def test_views_can_be_remembered():
    ours, again = (make_pages(make_briefing(), ASSETS) for _ in range(2))
    assert [digest(page) for page in ours] == [digest(page) for page in again]


def test_the_theme_holds_no_words_of_its_own():
    for name, text in read_theme():
        bare = re.sub(r"(?s){#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->|<[^>]*>", " ", text)
        bare = re.sub(r"&\w+;", " ", bare)
        assert not re.search(r"[A-Za-z]{2}", bare), f"{name}: {bare.split()}"


# ---------------------------------------------------------------- what is shown


def test_an_inferred_date_says_so(site):
    assert "6 May 2031, inferred" in text_of(site["articles/courier-no-deal.html"])
    assert "date inferred" in text_of(site["timeline.html"])


def test_origin_copy_and_status_stand_on_the_article(site):
    courier = text_of(site["articles/courier-no-deal.html"])
    assert "The Courier · altered copy" in courier
    assert ENGLISH.altered_note in courier
    assert "Corrected by the source: The hour was wrong." in courier
    assert "We had misspelt a name." in courier
    assert "North Wire · via Amber Gazette" in text_of(site["articles/gazette-six-hours.html"])
    assert ENGLISH.source_not_stated in text_of(site["articles/early-bird.html"])


def test_a_digest_says_that_it_is_ours(site):
    assert "Our summary of North Wire · via Amber Gazette" in text_of(site["articles/gazette-six-hours.html"])
    assert "Our summary of" not in text_of(site["articles/early-bird.html"])


def test_withheld_words_are_counted(site):
    html = site["articles/early-bird.html"]
    assert '<p id="p3"><span class="withheld">[… 3 words]</span>' in html
    assert "Excerpt: 18 of 21 words are shown." in text_of(html)


def test_raw_html_of_a_source_is_text(site):
    html = site["articles/gazette-six-hours.html"]
    assert "&lt;b&gt;cheered&lt;/b&gt;" in html
    assert "<em>Nobody</em>" in html


def test_unsafe_addresses_are_left_out(site):
    assert "javascript:" not in site["actors/mara-lindqvist.html"]
    assert "people.example" in site["actors/mara-lindqvist.html"]


def test_quotations_carry_anchor_and_speaker(site):
    html = site["articles/gazette-six-hours.html"]
    assert '<q id="q-dddddddddd">We moved an inch, and an inch is something,</q>' in html
    speakers = re.findall(r'<small class="who">(.*?)</small>', html)
    assert speakers == [
        '<a href="../actors/mara-lindqvist.html">Mara Lindqvist</a>',
        "a docker · Unattributed",
    ]


def test_an_actor_is_linked_once_a_paragraph(site):
    assert site["articles/gazette-six-hours.html"].count(">Mara Lindqvist</a> told") == 1


def test_the_basis_is_said(site):
    assert "Set by the editor: The minutes have it." in text_of(site["actors/tomas-rehn.html"])
    assert "Confirmed by the editor, 7 May 2031" in text_of(site["quotations.html"])
    assert "Found by rule" in text_of(site["meetings/port-amber.html"])


def test_the_meeting_shows_both_readings_and_every_state(site):
    text = text_of(site["meetings/port-amber.html"])
    assert "6 hours says Mara Lindqvist" in text
    assert "7 hours Seven hours of talks" in text
    assert "Published before it happened." in text
    assert "Neither says how it counted." in text
    heads = re.findall(r'class="stage">(\w[\w ]*)<', site["meetings/port-amber.html"])
    assert heads[:3] == ["Before", "After", "After"]


def test_the_differing_words_are_marked_in_their_sentence(site):
    html = site["meetings/port-amber.html"]
    assert "lasted <mark>six hours</mark>, the harbour board said" in html


def test_a_row_on_a_disputed_topic_never_says_that_nothing_differs(site):
    for path in ("meetings/port-amber.html", "topics/length.html", "compare/topic-length.html"):
        assert ENGLISH.agree not in text_of(site[path])
        assert re.search(r'<tr role="row" id="row-p-length" class="differ">', site[path])


def test_printings_are_compared_word_by_word(site):
    html = site["meetings/port-amber.html"]
    assert '<del data-say="left out here">and an inch is something' in html
    assert ENGLISH.related in html


def test_pointers_lead_to_the_paragraph(site):
    html = site["compare/differences.html"]
    assert '<a class="ptr" href="../articles/gazette-six-hours.html#p1">' in html


def test_a_planned_meeting_says_so(site):
    assert "Planned" in text_of(site["meetings/second-round.html"])
    assert ENGLISH.nothing_compared in text_of(site["meetings/second-round.html"])


def test_silence_is_said_of_sources_that_do_not_name(site):
    assert "in which no mention of Tomas Rehn was found." in text_of(site["actors/tomas-rehn.html"])


def test_a_doubt_names_what_it_is_about(site):
    assert 'href="mailto:desk@briefing.example?subject=The%20ferry%20dispute' in site["compare/differences.html"]


def test_canonical_and_forwarding(site):
    assert (
        '<link rel="canonical" href="https://briefing.example/ferry/topics/length.html">' in site["topics/length.html"]
    )
    assert 'content="0; url=gazette-six-hours.html"' in site["articles/old-name.html"]


def test_a_briefing_overrides_one_block_and_adds_its_colours():
    own = {"base.html": '{% extends "theme/base.html" %}{% block head %}<meta name="x" content="y">{% endblock %}'}
    theme = Theme(tuple(sorted((dict(read_theme()) | own).items())))
    page = next(
        p for p in make_pages(make_briefing(), (*ASSETS, ("custom.css", "assets/c.css"))) if p.path == "about.html"
    )
    html, issues = render_page(theme, page)
    assert not issues
    assert '<meta name="x" content="y">' in html
    assert html.index("assets/style.1.css") < html.index("assets/c.css")
    assert "Who we are." in html


def test_only_the_private_edition_is_marked_and_shows_issues(site):
    private = render(make_pages(make_briefing(private=True), ASSETS, (("address", NOTE),), preview=True))
    assert "content/articles/courier-no-deal.md:3" in text_of(private["index.html"])
    assert "no archived copy" in text_of(private["index.html"])
    assert all("noindex" in html for html in private.values())
    assert ENGLISH.private_mark in text_of(private["actors/board.html"])
    public = render(make_pages(make_briefing(), ASSETS, (("address", NOTE),), preview=True))
    assert public == site
    assert "noindex" not in site["index.html"]


# ---------------------------------------------------------------- pieces


@pytest.mark.parametrize(("title", "given", "expected"), read_cases("days.md"))
def test_days(title, given, expected):
    line, plus, _ = given[0].partition(" + weekday")
    first, last, *rest = line.split()
    clock = [word for word in rest if word != "uncertain"]
    when = When(first, last, *clock, uncertain="uncertain" in rest)
    shown = show_when(when, ENGLISH, weekday=bool(plus))
    assert shown is not None
    assert shown.text == expected


def write_merged(old: str, new: str) -> str:
    merged, marks = merge_words(old, new)
    out, at = "", 0
    for mark in sorted(marks, key=lambda m: m.start):
        around = "[--]" if mark.tag == "del" else "{++}"
        out += merged[at : mark.start] + around[:2] + merged[mark.start : mark.end] + around[2:]
        at = mark.end
    return out + merged[at:]


@pytest.mark.parametrize(("title", "given", "expected"), read_cases("printings.md"))
def test_printings(title, given, expected):
    assert write_merged(*given) == expected


def test_a_difference_on_the_front_page_leads_to_its_row(site):
    led = re.findall(r'<li id="([^"]+)"><h3><a href="([^"#]+)#([^"]+)">', site["index.html"])
    assert led
    for ident, page, row in led:
        assert row == ident
        assert f'<tr role="row" id="{row}">' in site[page], page


def test_of_many_meetings_the_front_page_has_the_last_and_leads_to_all():
    briefing = make_briefing()
    (first,) = briefing.meetings[:1]
    more = tuple(
        replace(
            first,
            meeting=replace(
                first.meeting, id=f"m{n}", name=f"Round {n}", start=When(f"2032-01-{n:02}", f"2032-01-{n:02}")
            ),
        )
        for n in range(1, 13)
    )
    shown = {
        len(held): render(make_pages(replace(briefing, meetings=held), ASSETS))["index.html"]
        for held in (more, more[:3])
    }
    assert [n for n in range(1, 13) if f">Round {n}</a>" in shown[12]] == list(range(5, 13))
    assert 'href="meetings/index.html">all 12 →' in shown[12]
    assert "all 3" not in shown[3]


def test_what_one_article_prints_in_pieces_is_one_printing():
    def say(name: str, article: str, start: int, text: str) -> Said:
        block = Block("paragraph", " " * start + text)
        cited = Cited(article, Span(1, start, start + len(text)), block, "", Origin(), None, False)
        return Said(Quotation(name, QuotationFound((cited.span,), "direct", "intact")), (cited,))

    said = (
        say("b1", "b", 0, "The tide waits for nobody. We sail at dawn"),
        say("a2", "a", 40, "We sail at dawn"),
        say("a1", "a", 0, "The tide waits for nobody,"),
        say("a3", "a", 90, "sail at “dawn”"),
    )
    united = [(one.quotation.id, [part.span.start for part in one.parts]) for one in unite_pieces(said)]
    assert united == [("b1", [0]), ("a1", [0, 40])]
    body = say("a5", "a", 60, "As long as the ferry has a hole in the hull, nobody sails")
    standfirst = say("a4", "a", 0, "Ferry has a hole in hull")
    (one,) = unite_pieces((body, standfirst))
    assert [part.span.start for part in one.parts] == [60]
    assert list_repeats((body, standfirst), one) == (standfirst,)
    assert list_repeats(said, unite_pieces(said)[1]) == ()


WORDS = st.lists(st.sampled_from("the tide will not wait for a ferry now".split()), max_size=9).map(" ".join)


@given(WORDS, WORDS)
def test_a_merged_printing_keeps_both(old, new):
    merged, marks = merge_words(old, new)
    for tag, wanted in (("del", new), ("ins", old)):
        kept = list(merged)
        for mark in marks:
            if mark.tag == tag:
                kept[mark.start : mark.end] = " " * (mark.end - mark.start)
        assert "".join(kept).split() == wanted.split()


def test_rows_without_topic_are_more_only_after_others():
    linked = next(one for one in make_briefing().articles if one.article.id == "gazette-six-hours")
    bare = tuple(replace(row, topic=None, question="") for row in linked.rows if row.passage.kind != "meeting")
    here = Site("T", ENGLISH)
    alone = make_article(replace(linked, rows=bare), here).view
    assert alone.rows == ()
    assert alone.parallels_told == count(len(alone.parallels), ENGLISH.n_passages, ENGLISH) != "0 passages"


def test_a_cut_printing_says_so_unless_the_rest_stands_elsewhere():
    def say(article: str, number: int, text: str, form: str = "direct") -> Said:
        cited = Cited(article, Span(number, 0, len(text)), Block("paragraph", text), "", origin, None, False)
        return Said(Quotation(f"{article}-q-{number}", QuotationFound((cited.span,), form, "intact")), (cited,))

    origin = Origin(Label("source", "gazette", "Gazette"))
    full = say("a", 1, "The ferry stays in port until its hull is dry and the last of the pilots is back")
    short = say("b", 1, "The ferry stays in port until its hull is dry")
    printing = Printing(Statement("a-q-1", (full.quotation.id, short.quotation.id)), (full, short), None)
    here = Here(Site("T", ENGLISH), "meetings/m.html")
    shown = [view.cuts for view in show_printing(here, printing).printings]
    assert shown == [(), ("Cut at the end: 8 words that Gazette prints.",)]
    assert [view.size for view in show_printing(here, printing).printings] == ["18 words, the most", "10 words"]
    first = show_printing(here, replace(printing, said=(short, full))).printings[0]
    assert (first.opens, first.closes) == (False, True)
    for there in (
        say("b", 2, "and the last of the pilots is back"),
        say("b", 3, "It stays until the last of the pilots is back, they say", "indirect"),
        say("b", 4, WITHHELD * 8),
    ):
        views = show_printing(here, replace(printing, beside=(there,))).printings
        assert [view.cuts for view in views] == [(), ()]


def test_a_quotation_in_the_headline_has_its_anchor_and_says_where_it_is(site):
    assert 'after ‘<q id="q-9999999999">lost</q>’ six' in site["articles/gazette-six-hours.html"]
    assert re.search(r'#q-9999999999">North Wire headline<', site["quotations.html"])


def test_a_source_of_many_articles_has_the_newest_and_leads_to_pages_of_all():
    briefing = make_briefing()
    source = next(one for one in briefing.sources if one.articles)
    brief = source.articles[0]
    many = tuple(
        replace(brief, id=f"run-{n:03}", title=f"Run {n:03}", published=When(day, day))
        for n, day in ((n, f"{1990 + n // 12}-{n % 12 + 1:02}-03") for n in range(430))
    )
    sources = tuple(replace(one, articles=many) if one is source else one for one in briefing.sources)
    site = render(make_pages(replace(briefing, sources=sources), ASSETS))
    own = site[f"sources/{source.source.id}.html"]
    assert "Run 429" in own
    assert "Run 370" in own
    assert "Run 369" not in own
    assert f'href="{source.source.id}/articles.html">all 430' in own
    stems = [f"sources/{source.source.id}/articles{end}.html" for end in ("", "-2", "-3")]
    titles = [re.findall(r">(Run [0-9]{3})<", site[path]) for path in stems]
    assert [title for some in titles for title in some] == [f"Run {n:03}" for n in range(429, -1, -1)]
    assert 'href="articles.html" rel="prev"' in site[stems[1]]
    assert 'href="articles-3.html" rel="next"' in site[stems[1]]
    assert '<b aria-current="page">2</b>' in site[stems[1]]
    assert 'href="articles-3.html">3</a>' in site[stems[0]]
    assert f'href="../{source.source.id}.html"' in site[stems[2]]
    few = make_pages(briefing, ASSETS)
    assert not any(page.path.startswith(f"sources/{source.source.id}/") for page in few)


def test_of_many_meetings_the_comparison_has_the_most_covered_and_leads_to_pages_of_all():
    briefing = make_briefing()
    first = briefing.meetings[0]
    runs = tuple(
        replace(first, meeting=replace(first.meeting, id=f"run-{n:02}", name=f"Run {n:02}", start=When(day, day)))
        for n, day in ((n, f"{1940 + n}-05-01") for n in range(70))
    )
    site = render(make_pages(replace(briefing, meetings=(*briefing.meetings, *runs)), ASSETS))
    index = site["compare/index.html"]
    matrix = index[index.index('id="meetings"') :]
    assert matrix.count('<th scope="row">') == 30
    assert first.meeting.name in matrix  # the only one that anybody reports, though the last
    every = len(briefing.meetings) + 70
    assert f'<a href="coverage-meetings.html">all {every} →' in matrix
    listed = [
        re.findall(r'<th scope="row"><a [^>]*>([^<]*)', site[f"compare/coverage-meetings{n}.html"]) for n in ("", "-2")
    ]
    assert [len(some) for some in listed] == [60, every - 60]
    assert {"Run 00", "Run 69", first.meeting.name} <= {name for some in listed for name in some}


def test_an_actor_of_many_sayings_leads_to_pages_of_all():
    briefing = make_briefing()
    actor = next(one for one in briefing.actors if any(s.quotation.found.form == "direct" for s in one.said))
    first = next(s for s in actor.said if s.quotation.found.form == "direct")
    base = first.quotation.id.rpartition("-q-")[0]
    many = tuple(
        replace(first, statement="", quotation=replace(first.quotation, id=f"{base}-q-{n:010}", said_on=day))
        for n, day in ((n, f"{1800 + n}-02-03") for n in range(330))
    )
    actors = tuple(replace(one, said=many) if one is actor else one for one in briefing.actors)
    site = render(make_pages(replace(briefing, actors=actors), ASSETS))
    ident = actor.actor.id
    own = site[f"actors/{ident}.html"]
    assert own.count('class="utterance"') == 100
    assert f'href="{ident}/quotations.html">230 more' in own
    pages = [site[f"actors/{ident}/quotations{end}.html"] for end in ("", "-2")]
    assert [page.count('class="utterance"') for page in pages] == [200, 130]
    years = [re.findall(r'<h2><time datetime="([0-9]{4})', page) for page in pages]
    assert [year for some in years for year in some] == [str(1800 + n) for n in range(330)]
    assert f"actors/{ident}/reported.html" not in site


@given(
    st.lists(st.sampled_from(["Mr. Lee spoke", ".", "” ", " ", "\n", "We wait", "…", "?", "a.m. the"])),
    st.integers(0, 60),
)
def test_a_sentence_is_found_without_reading_on(pieces, until):
    text = "".join(pieces)
    every, found = sentences(text), sentences(text, until)
    assert found == every[: len(found)]
    assert all(start > until for start, _ in every[len(found) :])
