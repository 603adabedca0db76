"""What a reader is told of a statement in its printings: whose words they are in each, which is the earliest, where
all of them stand."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sitegen.link import Cited, Label, Printing, Said
from sitegen.link.nouns import Origin
from sitegen.model import Block, Quotation, QuotationFound, Span, Statement, When
from sitegen.pages import make_pages
from sitegen.pages.frame import Here, Site
from sitegen.pages.printings import show_printing
from sitegen.pages.words import ENGLISH
from tests.small_briefing import make_briefing
from tests.test_pages import ASSETS, render

HERE = Here(Site("T", ENGLISH), "compare/index.html")
HARBOUR = Label("actor", "harbour-board", "Harbour Board")
CLERK = Label("actor", "ida-mern", "Ida Mern")


def say(article: str, text: str, speaker: Label | None = None, day: str = "2031-05-02", source: str = "") -> Said:
    origin = Origin(Label("source", source, source.title())) if source else Origin()
    block = Block("paragraph", text)
    when = When(day, day)
    cited = Cited(article, Span(1, 0, len(text)), block, f"Title of {article}", origin, when, False)
    return Said(Quotation(f"{article}-q-1", QuotationFound((cited.span,), "direct", "intact")), (cited,), speaker)


def tell(article: str, text: str, block: int = 1) -> Said:
    """The same, in words of the article's own."""
    said = say(article, text, CLERK)
    found = QuotationFound((Span(block, 0, len(text)),), "indirect", "none")
    quotation = replace(said.quotation, id=f"{article}-q-{block}", found=found)
    return replace(said, quotation=quotation, parts=(replace(said.parts[0], span=found.parts[0]),))


def show(*said: Said, speaker: Label | None = CLERK):
    statement = Statement(said[0].quotation.id, tuple(one.quotation.id for one in said))
    return show_printing(HERE, Printing(statement, said, speaker)).printings


FULL = "The ferry stays in port until its hull is dry and the last of the pilots is back"
SHORT = "The ferry stays in port until its hull is dry"


def test_an_office_and_who_speaks_for_it_are_both_said():
    views = show(say("a", FULL, CLERK), say("b", FULL, HARBOUR), say("c", FULL))
    assert [view.attributed and view.attributed.text for view in views] == [
        None,
        "Harbour Board",
        ENGLISH.unattributed,
    ]
    assert views[1].attributed.href == "../actors/harbour-board.html"


def test_what_nobody_is_known_to_have_said_first_is_not_called_the_earliest():
    assert show(say("a", FULL), say("b", SHORT))[0].note == ENGLISH.printing_base
    assert show(say("a", FULL), say("b", SHORT, day="2031-05-03"))[0].note == ENGLISH.printing_earliest
    assert show(say("a", FULL))[0].note == ""


def test_a_paraphrase_is_compared_with_nothing():
    paraphrase = "the ferry stays in port until the hull is dry"
    told, first, second = show(tell("a", paraphrase), say("b", FULL), say("c", SHORT))
    assert (told.base, told.compared, told.words.text, told.size) == (False, False, paraphrase, ENGLISH.in_own_words)
    assert (first.base, first.note) == (True, ENGLISH.printing_base)
    assert ("<del" in second.words.text, "<ins" in second.words.text) == (True, False)
    # Two paraphrases and one printing: there is nothing to mark.
    views = show(tell("a", paraphrase), say("b", FULL), tell("c", paraphrase))
    assert not any(view.note or "<del" in view.words.text for view in views)


def test_an_articles_paraphrase_is_no_piece_of_its_printing():
    full, short, again = show(say("a", FULL), say("b", SHORT), tell("b", "the ferry would stay in port", block=2))
    assert (full.base, "would stay" in short.words.text) == (True, False)
    assert (again.size, again.note, again.compared) == (ENGLISH.in_own_words, ENGLISH.printed_again, False)
    # Where it has nothing else, its paraphrase in two places is told as one.
    _, told = show(say("a", FULL), tell("b", "the ferry would stay in port"))
    assert (told.words.text, told.compared) == ("the ferry would stay in port", False)


def test_links_live_on_when_an_earlier_printing_names_the_utterance():
    """Every quotation has an anchor, whichever names the whole."""
    (first, second) = show(say("a", FULL), say("b", SHORT), tell("b", "the ferry would stay", block=2))[:2]
    assert first.anchors == ()
    assert second.anchors == ("said-b-q-1", "said-b-q-2")
    (alone,) = show(say("b", SHORT))
    assert alone.anchors == ()


def test_a_cut_names_the_article_where_no_source_is_stated():
    assert show(say("a", FULL), say("b", SHORT))[1].cuts == ("Cut at the end: 8 words that “Title of a” prints.",)
    assert show(say("a", FULL, source="gazette"), say("b", SHORT))[1].cuts == (
        "Cut at the end: 8 words that Gazette prints.",
    )


def test_all_printings_stand_on_pages_of_their_own():
    briefing = make_briefing()
    printing = next(one for one in briefing.printings if len({s.parts[0].article for s in one.said}) > 1)
    few = render(make_pages(briefing, ASSETS))
    anchor = f'id="said-{printing.statement.id}"'
    assert anchor in few["compare/index.html"]
    assert "compare/statements.html" not in few
    many = tuple(replace(printing, statement=replace(printing.statement, id=f"copy-{n:03}")) for n in range(70))
    site = render(make_pages(replace(briefing, printings=many), ASSETS))
    assert "all 70 utterances" in site["compare/index.html"]
    assert site["compare/index.html"].count('class="printing"') < 10
    assert 'id="said-copy-000"' in site["compare/statements.html"]
    assert 'id="said-copy-069"' in site["compare/statements-2.html"]
    levels = [int(level) for level in re.findall(r"<h([1-6])", site["compare/statements.html"])]
    assert levels[:3] == [1, 2, 3]  # none is left out for those who go from heading to heading
