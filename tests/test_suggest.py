"""Suggest: who is proposed, once, under which names; which meetings, on which day; what stays refused."""

from __future__ import annotations

from sitegen.model import Actor, Article, Block, Meeting, When
from sitegen.suggest import WRITTEN, propose, read_remembered, settle, write_proposal, write_remembered
from sitegen.suggest.countries import find_forms, list_countries
from sitegen.suggest.remembered import Remembered, add_written


def article(ident, *paragraphs, published="2031-05-07", title="Talks"):
    blocks = (Block("title", title), *(Block("paragraph", text) for text in paragraphs))
    when = When(published, published, text=published)
    return Article(ident, f"content/articles/{ident}.md", title, blocks, published=when)


def find(found, kind):
    return {p.name: p for p in found if p.kind == kind}


ONE = article(
    "one",
    "Norwegian Foreign Minister Ada Brandt met Ivo Kern in Port Alba on Wednesday, officials said in Oslo.",
    "The Harbour Council of the Shores (HCS) will meet in Lund on Friday. Brandt said Norway would take part.",
    "“We are ready,” Brandt said. Kern left without a word, and the HCS had no comment.",
)
TWO = article(
    "two",
    "Ada Brandt and Ivo Kern opened their talks in Port Alba on Wednesday. Norway had asked for them.",
    "A session of the Harbour Council of the Shores in Lund on Friday is to follow, the Norwegians said.",
)


def test_a_person_is_proposed_once_with_role_and_country():
    persons = find(propose((ONE, TWO), (), ()), "person")
    assert set(persons) == {"Ada Brandt", "Ivo Kern"}
    brandt = persons["Ada Brandt"]
    assert (brandt.title, brandt.affiliation, brandt.count) == ("Foreign Minister", "norway", 4)
    assert brandt.articles == ("one", "two")
    assert brandt.evidence.article == "one"
    assert "Ada Brandt" in brandt.evidence.text


def test_forms_of_one_person_are_one():
    other = article("three", "Robert F. Lund spoke. Lund was tired.", "“No,” Mr. Lund said.")
    another = article("four", "Bob Lund spoke again, and Robert Lund was heard.")
    persons = find(propose((other, another), (), ()), "person")
    assert len(persons) == 1
    (lund,) = persons.values()
    assert {lund.name, *lund.aliases} == {"Robert F. Lund", "Robert Lund", "Bob Lund"}


def test_a_body_and_its_acronym_are_one():
    bodies = find(propose((ONE, TWO), (), ()), "organization")
    assert set(bodies) == {"Harbour Council of the Shores"}
    assert bodies["Harbour Council of the Shores"].aliases == ("HCS",)


def test_a_country_with_capital_and_people_as_weak_names():
    countries = find(propose((ONE, TWO), (), ()), "country")
    assert set(countries) == {"Norway"}
    assert set(countries["Norway"].weak_aliases) == {"Oslo", "Norwegian"}


def test_the_capital_of_a_country_that_is_named_is_no_place_of_its_own():
    assert "Oslo" not in find(propose((ONE, TWO), (), ()), "place")


def test_meetings_are_proposed_once_with_their_day():
    meetings = find(propose((ONE, TWO), (), ()), "meeting")
    assert {p.day: p.place for p in meetings.values()} == {"2031-05-07": "Port Alba", "2031-05-09": "Lund"}
    talks = next(p for p in meetings.values() if p.day == "2031-05-07")
    assert talks.participants == ("ada-brandt", "ivo-kern")
    assert talks.articles == ("one", "two")
    assert talks.status == "held"
    council = next(p for p in meetings.values() if p.day == "2031-05-09")
    assert (council.status, council.type, council.organizer) == ("planned", "session", "harbour-council-of-the-shores")


def test_an_article_of_the_day_itself_tells_when_it_was_written():
    after = article("after", "Little came of it after the talks in Port Alba on Wednesday, Ada Brandt said.")
    while_on = article(
        "while",
        "Ada Brandt and Ivo Kern opened their talks at the U.S. mission in Port Alba on Wednesday.",
        "After Wednesday's talks in Port Alba the council will meet in Lund.",
    )
    ahead = article(
        "ahead",
        "Talks in Port Alba on Wednesday will begin at noon.",
        "Ahead of Wednesday's talks in Port Alba nobody spoke.",
    )
    silent = article("silent", "The talks in Port Alba on Wednesday are about fish.")
    (talks,) = [p for p in propose((after, while_on, ahead, silent), (), ()) if p.place == "Port Alba"]
    assert dict(talks.written) == {"after": "after", "while": "during", "ahead": "before"}


def test_the_day_of_a_saying_is_no_meeting():
    told = article("told", "Ada Brandt said on Tuesday the talks would fail.", "Kern warned Monday of long talks.")
    assert not [p for p in propose((told,), (), ()) if p.kind == "meeting" and p.confidence >= WRITTEN]


def test_a_news_conference_is_no_meeting():
    told = article("told", "Ada Brandt spoke at a news conference in Oslo on Tuesday.")
    assert not [p for p in propose((told,), (), ()) if p.kind == "meeting"]


def test_what_has_a_record_is_not_proposed():
    actor = Actor("kern", "content/actors/kern.md", "Ivo Kern", "person")
    meeting = Meeting(
        "talks", "content/meetings/talks.md", "Talks", When("2031-05-07", "2031-05-07"), place="Port Alba"
    )
    found = propose((ONE, TWO), (actor,), (meeting,))
    assert "Ivo Kern" not in find(found, "person")
    assert [p.day for p in found if p.kind == "meeting"] == ["2031-05-09"]


def test_what_was_deleted_stays_refused():
    found = propose((ONE, TWO), (), ())
    sure = [p for p in found if p.id and p.confidence >= WRITTEN]
    remembered = add_written(Remembered(), sure)
    again = read_remembered(write_remembered(remembered))
    assert again == remembered
    there = {p.path for p in sure} - {"content/actors/ivo-kern.md"}
    settled = settle(again, there)
    assert settled.refused == ("Ivo Kern",)
    assert "Ivo Kern" not in find(propose((ONE, TWO), (), (), remembered=settled), "person")


def test_a_record_says_that_a_rule_found_it():
    (brandt,) = [p for p in propose((ONE,), (), ()) if p.name == "Ada Brandt"]
    path, data = write_proposal(brandt, frozenset(("norway",)))
    assert path == "content/actors/ada-brandt.md"
    assert b"confirmed: false" in data
    assert b"affiliation: norway" in data
    assert b"affiliation" not in write_proposal(brandt, frozenset())[1]


def test_topics_are_only_listed():
    found = propose((article("a", "The fishing quota fell."), article("b", "A fishing quota is unfair.")), (), ())
    topics = [p for p in found if p.kind == "topic"]
    assert [p.name for p in topics] == ["fishing quota"]
    assert not topics[0].id


def test_countries_have_no_codes_among_their_names():
    forms = find_forms()
    assert not {"IN", "IT", "NO", "DE", "AM", "SO"} & forms.keys()
    assert forms["U.S."].name == "United States"
    assert len(list_countries()) > 190


def test_a_company_that_one_article_names_as_such_is_counted_in_the_others():
    three = article("three", "The ferry company Selvane paid. Nobody thanked Selvane for it.")
    four = article("four", "A boat of Selvane sank, and the clerk of Selvane wept.")
    five = article("five", "Nobody spoke.")
    bodies = find(propose((three, four, five), (), ()), "organization")
    assert bodies["Selvane"].articles == ("four", "three")
    assert bodies["Selvane"].count == 4
    assert (
        bodies["Selvane"].confidence >= WRITTEN > find(propose((three,), (), ()), "organization")["Selvane"].confidence
    )


def test_an_agency_and_its_acronym_are_one():
    three = article("three", "A clerk told the Associated Press that the boat was gone.")
    four = article("four", "A clerk told AP that the boat was here.")
    assert len([p for p in propose((three, four), (), ()) if p.kind == "outlet"]) == 1


def test_who_met_with_somebody_took_part_too():
    three = article("three", "Ada Brandt asked. Ada Brandt met with Ivo Kern in Port Alba on Wednesday, a clerk said.")
    four = article("four", "Ada Brandt wrote that the clerks met with Ivo Kern in Port Alba on Wednesday.")
    (met,) = [p for p in propose((three,), (), ()) if p.kind == "meeting"]
    assert met.participants == ("ada-brandt", "ivo-kern")
    assert [p.participants for p in propose((four,), (), ()) if p.kind == "meeting"] == [("ivo-kern",)]


def test_two_ways_to_write_an_acronym_are_names_of_one_record():
    one = article("one", "Ministers of the NATO alliance met in Lund. NATO will not cut, a NATO official said.")
    two = article("two", "A Nato session was called off. Nato had no comment, and Nato ministers left.")
    assert find(propose((one, two), (), ()), "organization")["NATO"].aliases == ("Nato",)


def test_a_body_is_not_cut_after_its_owners():
    one = article("one", "Ida Holm, head of the Sailors’ Rights Project, spoke. The Sailors’ Rights Project had sued.")
    bodies = find(propose((one,), (), ()), "organization")
    assert "Rights Project" not in bodies
    assert bodies["Sailors' Rights Project"].count == 2


def test_what_may_be_a_misspelling_of_a_record_is_only_listed():
    actor = Actor("ada-brandstrup", "content/actors/ada-brandstrup.md", "Ada Brandstrup", "person")
    one = article("one", "Minister Ada Brandstrop left for Lund. Brandstrop took no questions, and Ida Brandt waited.")
    persons = find(propose((one,), (actor,), ()), "person")
    assert persons["Ada Brandstrop"].near == "Ada Brandstrup"
    assert persons["Ada Brandstrop"].confidence < WRITTEN
    assert persons["Ida Brandt"].near == ""


def test_call_letters_are_the_station_that_is_named_whole():
    one = article("one", "“No,” Kern told WQLK, a radio station in Lund.", "Kern said so on WQLK Radio on Friday.")
    found = [p for p in propose((one,), (), ()) if "WQLK" in p.name]
    assert len(found) == 1
