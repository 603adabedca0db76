"""What several accounts show together: planted variants, figures, copies and silences, and what must not change when
the accounts come in another order or one of them is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.comparison import Account, compare
from sitegen.comparison.diff import diff_words
from sitegen.comparison.stems import stem, tell
from sitegen.memo import Memo
from sitegen.model import Comparison, Copy, Meeting, Override, Place, Span, Topic, When
from tests.comparing import make_account

TITLE = "Harbour council weighs the ferry plan"


def run(*accounts: Account, topics: tuple[Topic, ...] = (), meetings: tuple[Meeting, ...] = ()) -> Comparison:
    return compare(accounts, topics, meetings, Memo())


# ---------------------------------------------------------------- statements

SAID = (
    "We shall not sell the northern pier to anyone before the winter storms are over",
    "We shall not sell the northern pier to anyone before the winter storms are over, and then only by ballot",
    "We will not sell the northern pier to anyone before the winter storms are over",
    "shall not sell the northern pier to anyone before the winter storms",
    "To be plain, we shall not sell the northern pier to anyone before the winter storms are over",
)


def test_five_printings_of_one_statement_make_one_group() -> None:
    accounts = [
        make_account(f"a{i}", [TITLE, f"[n orla-venn|Orla Venn] said: “[q orla-venn|{words}]”, at noon on the quay."])
        for i, words in enumerate(SAID)
    ]
    found = run(*accounts).statements
    assert [len(s.quotations) for s in found] == [5]
    assert found[0].speaker == "orla-venn"
    assert found[0].id.startswith("a0-q-")


def test_another_speaker_or_other_words_stay_apart() -> None:
    first = make_account("a", [TITLE, f"[n orla-venn|Orla Venn] said: “[q orla-venn|{SAID[0]}].”"])
    second = make_account("b", [TITLE, f"[n bo-lindt|Bo Lindt] said: “[q bo-lindt|{SAID[0]}].”"])
    third = make_account("c", [TITLE, "“[q orla-venn|The ferry is paid for until the spring of next year],” she said."])
    found = run(first, second, third).statements
    assert [len(s.quotations) for s in found] == [1, 1, 1]


def name_speaker(account: Account, name: str) -> Account:
    """The account's one quotation as said by somebody who has no record."""
    [quotation] = account.resolved.quotations
    block = quotation.found.parts[0].block
    at = account.blocks[block].text.index(name)
    found = replace(quotation.found, speaker=Span(block, at, at + len(name)))
    return replace(account, resolved=replace(account.resolved, quotations=(replace(quotation, found=found),)))


def test_two_who_quote_one_law_say_two_things() -> None:
    law = "No vessel that is moored at the northern pier, and subject to the dues thereof, may be sold before spring"
    part = "moored at the northern pier, and subject to the dues thereof"
    charter = name_speaker(make_account("a", [TITLE, f"The Charter says: “[q |{law}].”"]), "Charter")
    words = f"We cherish it as our parents did, and no court has ever ruled on whether {part} means the boats of guests"
    mayor = name_speaker(make_account("c", [TITLE, f"“[q |{words}],” Lind said."]), "Lind")
    words = f"Our boats came here long after that winter, are not {part}, and never will be while I lead this house"
    guest = make_account("d", [TITLE, f"“[q orla-venn|{words}],” Orla Venn said."])
    found = run(charter, mayor, guest).statements
    assert [len(s.quotations) for s in found] == [1, 1, 1]


def test_two_interviews_are_two_statements_that_are_related() -> None:
    words = "There would be a heavy price for the harbour if it closes its gates"
    one = make_account("a", [TITLE, f"“[q orla-venn@Radio Kelp|{words} to us],” she told Radio Kelp on Sunday."])
    two = make_account("b", [TITLE, f"On TV Marram she spoke of this: “[q orla-venn@TV Marram|{words} on anyone].”"])
    found = run(one, two).statements
    assert [len(s.quotations) for s in found] == [1, 1]
    assert found[0].related == (found[1].id,)
    assert found[1].related == (found[0].id,)


# ---------------------------------------------------------------- figures


def troops(name: str, figure: str, **more: object) -> Account:
    return make_account(name, [TITLE, tell_troops(figure)], **more)  # type: ignore[arg-type]


def tell_troops(figure: str) -> str:
    return (
        f"[n norland|Norland] has gathered {figure} soldiers along the frozen river border of [n sudland|Sudland] "
        "since the autumn, officials say."
    )


def figure_readings(*accounts: Account) -> list[list[str]]:
    return [[r.value for r in d.readings] for d in run(*accounts).discrepancies if d.kind == "figure"]


def test_equal_figures_in_other_clothes_are_no_discrepancy() -> None:
    assert figure_readings(troops("a", "[f 12000|12,000]"), troops("b", "[f 12000|twelve thousand]")) == []
    assert figure_readings(troops("a", "[f 100000|1,00,000]"), troops("b", "[f 100000|100,000]")) == []


def test_unequal_figures_conflict_and_equal_ones_merge() -> None:
    found = run(
        troops("a", "[f 12000|12,000]"),
        troops("b", "[f 12000|twelve thousand]"),
        troops("c", "[f 10000 - some|10,000]"),
    ).discrepancies
    assert [d.kind for d in found] == ["figure"]
    assert [(r.value, [m.article for m in r.members]) for r in found[0].readings] == [
        ("12,000", ["a", "b"]),
        ("some 10,000", ["c"]),
    ]


def test_a_value_keeps_apart_who_gives_it() -> None:
    found = run(
        troops("a", "[f 12000|12,000]"), troops("b", "[f 90000|90,000]"), troops("c", "[f 12000@orla-venn|12,000]")
    ).discrepancies
    assert [(r.value, r.speaker, [m.article for m in r.members]) for d in found for r in d.readings] == [
        ("12,000", "", ["a"]),
        ("90,000", "", ["b"]),
        ("12,000", "orla-venn", ["c"]),
    ]


def test_more_than_is_a_difference_of_degree_and_weighs_less() -> None:
    degree = run(troops("a", "[f 100000|100,000]"), troops("b", "[f 100000 - more than|100,000]")).discrepancies
    conflict = run(troops("a", "[f 100000|100,000]"), troops("b", "[f 20000-99999|tens of thousands of]")).discrepancies
    assert [len(degree), len(conflict)] == [1, 1]
    assert degree[0].weight < conflict[0].weight


def test_other_soldiers_elsewhere_are_not_compared() -> None:
    other = make_account(
        "b",
        [TITLE, "Last week [f 2000|2,000] soldiers were flown to the islands of [n farland|Farland] to guard a dam."],
    )
    assert figure_readings(troops("a", "[f 100000|100,000]"), other) == []


HALL = Meeting("hall", "", "Talks in the customs hall", When("2024-03-04", "2024-03-04"), participants=("orla-venn",))


def test_lengths_of_one_meeting_conflict() -> None:
    one = make_account(
        "a", [TITLE, "A [f 6 hour nearly|six-hour] meeting in the [m hall|customs hall] ended late without any paper."]
    )
    two = make_account(
        "b", [TITLE, "After a [f 7 hour|seven-hour] meeting in the [m hall|customs hall] the envoys left by boat."]
    )
    found = run(one, two, meetings=(HALL,)).discrepancies
    assert [(d.kind, d.about, [r.value for r in d.readings]) for d in found] == [
        ("figure", "meeting:hall", ["nearly 6 hours", "7 hours"])
    ]


def test_figures_of_other_stories_are_not_compared() -> None:
    """What is counted is the same, and nothing else beside it; the two articles share no names."""
    one = make_account("a", [TITLE, "The new quay is to serve [f 53000000|53 million] people of the north."])
    two = make_account("b", [TITLE, "Last year [f 65000000|65 million] people were without a boat."])
    assert run(one, two).discrepancies == ()


def test_figures_that_one_story_counts_are_compared() -> None:
    """As little stands beside the figures, and the articles share the story's names."""
    cast = "[n orla-venn|Orla Venn], [n tam-oster|Tam Oster] and [n ivo-kern|Ivo Kern] came."
    one = make_account("a", [TITLE, cast, "Then [f 31|31] ships lay off the harbour's mouth."])
    two = make_account("b", [TITLE, cast, "Now [f 29|29] ships lay before the harbour's mouth."])
    assert [d.kind for d in run(one, two).discrepancies] == ["figure"]


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("[m hall|Talks in the hall] ended without a paper after almost [f 8 hour nearly|eight hours].", True),
        ("[m hall|Talks] of the harbour and the boatmen broke down after [f 8 hour|eight hours].", True),
        ("The boat left [m hall|the talks] behind, and came back after [f 8 hour|eight hours].", False),
        ("Boatmen went home on 3 March before [m hall|the talks], after [f 8 hour|eight hours].", False),
        ("The [m hall|talks] ended, and the rain went on for [f 8 hour|eight hours].", False),
    ],
)  # fmt: skip
def test_a_length_told_with_the_end(text: str, compared: bool) -> None:
    one = make_account("a", [TITLE, "A [f 6 hour|six-hour] meeting in the [m hall|customs hall] ended late."])
    two = make_account("b", [TITLE, text])
    assert [d.kind for d in run(one, two, meetings=(HALL,)).discrepancies] == ["figure"] * compared


# ---------------------------------------------------------------- days

COUNCIL = Meeting(
    "council", "", "Ferry council", When("2024-03-06", "2024-03-06"), status="planned", organizer="ferry-council"
)


def council(name: str, said: str, date: str, **more: object) -> Account:
    text = (
        f"This will be followed by a session of the [n ferry-council|Ferry Council] in Ostholm on [d {date}|{said}], "
        "the harbour office wrote."
    )
    return make_account(name, [TITLE, text], **{"day": "2024-03-04", **more})  # type: ignore[arg-type]


def test_another_day_for_one_gathering_is_a_difference() -> None:
    plain = council("a", "Wednesday", "2024-03-06")
    late = make_account(
        "b",
        [TITLE, "The [n ferry-council|Ferry Council] will meet in Ostholm on [d 2024-03-07|Thursday], she said."],
        day="2024-03-04",
    )
    found = run(plain, late, meetings=(COUNCIL,)).discrepancies
    assert [(d.kind, d.about, [r.value for r in d.readings]) for d in found] == [
        ("date", "meeting:council", ["Wednesday", "Thursday"])
    ]
    assert run(plain, council("b", "March 6", "2024-03-06"), meetings=(COUNCIL,)).discrepancies == ()


@pytest.mark.parametrize(
    "other",
    [
        council("b", "Thursday", "2024-03-14", day="2024-03-12"),
        council("b", "Wednesday", "2024-02-28"),
        make_account("b", [TITLE, "A session of the [n ferry-council|Ferry Council] will take place in Westholm on "
                                  "[d 2024-03-07|Thursday], she said."], day="2024-03-04"),
        make_account("b", [TITLE, "A session of the [n ferry-council|Ferry Council] in Ostholm on "
                                  "[d 2024-02-29|Thursday] was stormy, she said."], day="2024-03-04"),
        make_account("b", [TITLE, "The [n ferry-council|Ferry Council] will meet in Ostholm on [d 2024-03-06|Wednesday]"
                                  ". A session of the [n ferry-council|Ferry Council] will follow in Ostholm on "
                                  "[d 2024-03-07|Thursday]."], day="2024-03-04"),
    ],
    ids=["written a week later", "a weekday read wrongly", "another place", "one is over", "two sessions"],
)  # fmt: skip
def test_days_that_may_be_of_two_gatherings_are_left_alone(other: Account) -> None:
    assert run(council("a", "Wednesday", "2024-03-06"), other, meetings=(COUNCIL,)).discrepancies == ()


# ---------------------------------------------------------------- facts, wording, selection

FERRY = Topic("ferry", "", "Ferry", "Was the ferry raised?", variants=(("subsidy", "gift"),))
AGENDA = Meeting("hall", "", "Talks", When("2024-03-04", "2024-03-04"), participants=("orla-venn",), about=("ferry",))


def test_denied_and_affirmed_events_differ_in_fact() -> None:
    one = make_account(
        "a",
        [
            TITLE,
            "The envoys were ready to speak about the [t ferry|ferry] and its winter fares. It does not appear that "
            "such fares were discussed on Monday, people close to the talks said.",
        ],
    )
    two = make_account(
        "b",
        [TITLE, "[n orla-venn|Orla Venn] said that her side put forward ideas for the [t ferry|ferry] and its crew."],
    )
    hoped = make_account(
        "c", [TITLE, "The mayor hopes that the [t ferry|ferry] and its crew will be discussed in spring."]
    )
    found = run(one, two, hoped, topics=(FERRY,), meetings=(AGENDA,)).discrepancies
    wanted = [("fact", ["apparently not discussed", "put forward"])]
    assert [(d.kind, [r.value for r in d.readings]) for d in found] == wanted
    assert {m.article for r in found[0].readings for m in r.members} == {"a", "b"}


@pytest.mark.parametrize(
    ("denied", "value"),
    [
        ("Apparently neither [t ferry|the ferry] nor its fares were discussed on Monday.", "apparently not discussed"),
        ("The fares of [t ferry|the ferry] were seemingly not discussed on Monday.", "apparently not discussed"),
        ("The fares of [t ferry|the ferry] were not discussed on Monday.", "not discussed"),
    ],
)
def test_what_is_denied_only_by_how_it_looks_says_so(denied: str, value: str) -> None:
    told = "[n orla-venn|Orla Venn] said that her side put forward ideas for the [t ferry|ferry] and its crew."
    accounts = make_account("a", [TITLE, denied]), make_account("b", [TITLE, told])
    found = run(*accounts, topics=(FERRY,), meetings=(AGENDA,)).discrepancies
    assert [[r.value for r in d.readings] for d in found] == [[value, "put forward"]]


def word_accounts(copy: Copy, third: str) -> tuple[Account, Account, Account]:
    return (
        make_account("a", [TITLE, "The council paid a large subsidy to the [t ferry|ferry] company before the vote."]),
        make_account(
            "b", [TITLE, "A gift to the [t ferry|ferry] company was paid by the council in autumn."], copy=copy
        ),
        make_account("c", [TITLE, third]),
    )


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (
            "The harbour council paid the northern pilots their winter wages in full.",
            "The harbour council has not paid the northern pilots their winter wages in full.",
            ["negation"],
        ),
        (
            "Orla Venn, a pilot and head of the northern harbour guild, praised the winter plan.",
            "Orla Venn, a pilot and head of the northern harbour guild, did not smile over breakfast.",
            [],
        ),
    ],
)
def test_a_denial_must_deny_what_the_other_says(left: str, right: str, found: list[str]) -> None:
    kinds = [d.kind for d in run(make_account("a", [TITLE, left]), make_account("b", [TITLE, right])).discrepancies]
    assert kinds == found


def test_rival_words_differ_and_an_altered_copy_does_not_decide_alone() -> None:
    third = "The [t ferry|ferry] company spoke of rough seas and of a long winter."
    plain = run(*word_accounts(Copy(), third), topics=(FERRY,)).discrepancies
    assert [(d.kind, [r.value for r in d.readings]) for d in plain] == [("wording", ["subsidy", "gift"])]
    assert run(*word_accounts(Copy("altered"), third), topics=(FERRY,)).discrepancies == ()
    refused = "“[q orla-venn|It was not a gift, but a plain subsidy],” [n orla-venn|Venn] said of the [t ferry|ferry]."
    found = run(*word_accounts(Copy("altered"), refused), topics=(FERRY,)).discrepancies
    assert [(d.kind, [(r.value, r.speaker) for r in d.readings]) for d in found] == [
        ("wording", [("subsidy", ""), ("gift", ""), ("not a gift", "orla-venn")])
    ]
    # The refusal of an altered copy decides nothing either.
    both = "The subsidy, a gift as some say, went to the [t ferry|ferry] company."
    mine = make_account("a", [TITLE, both])
    theirs = make_account("b", [TITLE, refused], copy=Copy("altered"))
    assert run(mine, theirs, topics=(FERRY,)).discrepancies == ()
    assert [d.kind for d in run(mine, replace(theirs, copy=Copy()), topics=(FERRY,)).discrepancies] == ["wording"]


def printed(name: str, words: str, **more: object) -> Account:
    return make_account(name, [TITLE, f"[n orla-venn|Orla Venn] said: “[q orla-venn|{words}].”"], **more)  # type: ignore[arg-type]


SETTLED = "The winter fares are not settled yet and we shall not hurry for the sake of the ballot"


def test_one_statement_printed_in_other_words_is_a_difference() -> None:
    other = SETTLED.replace("not settled", "not argued out or settled")
    found = run(printed("a", SETTLED), printed("b", other)).discrepancies
    assert [(d.kind, d.about[:10], [r.value for r in d.readings]) for d in found] == [
        ("wording", "statement:", ["not settled", "not argued out or settled"])
    ]


@pytest.mark.parametrize(
    "other",
    [
        "And so, then: " + SETTLED,
        SETTLED + ", nor for the mayor",
        SETTLED.replace("winter fares", "winter ... fares"),
        SETTLED.replace("the winter", "our winter"),
        SETTLED.replace("hurry", "[be made to] hurry"),
    ],
    ids=["more before", "more after", "left out", "small words", "set in brackets"],
)
def test_a_shorter_or_tidied_printing_is_none(other: str) -> None:
    assert run(printed("a", SETTLED), printed("b", other)).discrepancies == ()


def test_an_altered_copy_decides_no_printing() -> None:
    other = SETTLED.replace("not settled", "not argued out or settled")
    assert run(printed("a", SETTLED), printed("b", other, copy=Copy("altered"))).discrepancies == ()


def test_a_denial_of_two_topics_is_one_fact_under_both() -> None:
    topics = (replace(FERRY, variants=()), Topic("pier", "", "Pier", "Was the pier raised?"))
    meeting = replace(AGENDA, about=("ferry", "pier"))
    one = make_account(
        "a", [TITLE, "Neither the [t ferry|ferry] nor the [t pier|pier] and its piles were discussed on Monday."]
    )
    two = make_account(
        "b",
        [TITLE, "[n orla-venn|Orla Venn] said that her side put forward ideas for the [t ferry|ferry] and the "
                "[t pier|pier] and its crew."],
    )  # fmt: skip
    found = run(one, two, topics=topics, meetings=(meeting,)).discrepancies
    assert [(d.kind, d.about, d.also) for d in found] == [("fact", "topic:ferry", ("topic:pier",))]


def test_what_a_meeting_is_called() -> None:
    topics = (replace(FERRY, variants=(("parley", "chat"),)),)
    one = make_account("a", [TITLE, "The [m hall|parley in the hall] dragged on until the lamps were lit."])
    two = make_account("b", [TITLE, "The [m hall|chat in the hall] dragged on; herring is due in May."])
    found = run(one, two, topics=topics, meetings=(AGENDA,)).discrepancies
    assert [[(r.value, [m.article for m in r.members]) for r in d.readings] for d in found] == [
        [("parley", ["a"]), ("chat", ["b"])]
    ]


def call_meeting(first: str, second: str) -> list[list[tuple[str, list[tuple[str, int]]]]]:
    """What two accounts call a meeting: readings, each with articles and paragraphs."""
    topics = (replace(FERRY, variants=(("parley", "chat"),)),)
    one = make_account("a", [TITLE, *first.split("/")])
    two = make_account("b", [TITLE, *second.split("/")])
    found = run(one, two, topics=topics, meetings=(AGENDA,)).discrepancies
    return [[(r.value, [(m.article, m.span.block) for m in r.members]) for r in d.readings] for d in found]


PARLEY = "The [m hall|parley in the hall] dragged on until the lamps were lit."


@pytest.mark.parametrize(
    ("second", "shown"),
    [
        ("“[q bo-lindt|Today was a chat],” [n bo-lindt|Lindt] said of the [t ferry|ferry].", True),
        ("“[q bo-lindt|It was not a parley],” [n bo-lindt|Lindt] said of the [t ferry|ferry]. It was a chat.", False),
        ("“[q bo-lindt|We want a chat on fares],” [n bo-lindt|Lindt] said of the [t ferry|ferry].", False),
    ],
    ids=["what it was", "what the writer says of something", "what is wanted"],
)
def test_a_speaker_calls_a_meeting_something_only_by_saying_that_it_was_so(second: str, shown: bool) -> None:
    assert bool(call_meeting(PARLEY, second)) == shown


def test_words_for_other_meetings_are_not_shown() -> None:
    second = "The [m hall|chat in the hall] dragged on./After it came a parley of pilots, and one more parley in June."
    third = f"{PARLEY}/The chat of the two pilots in June brought nothing."
    assert call_meeting(PARLEY, second) == []
    (found,) = call_meeting(PARLEY, "The [m hall|chat in the hall] dragged on; herring is due in May.")
    assert found == [("parley", [("a", 1)]), ("chat", [("b", 1)])]
    topics = (replace(FERRY, variants=(("parley", "chat"),)),)
    accounts = [make_account(name, [TITLE, *text.split("/")]) for name, text in (("a", PARLEY), ("b", second))]
    plain = make_account("c", [TITLE, "The [m hall|chat in the hall] dragged on; herring is due in May."])
    (told,) = run(
        *accounts, plain, make_account("d", [TITLE, *third.split("/")]), topics=topics, meetings=(AGENDA,)
    ).discrepancies
    assert {m.span.block for r in told.readings for m in r.members} == {1}


BOTH_WORDS = "The [m hall|chat in the hall] dragged on. It was a parley of old friends, and no herring was eaten."


def test_who_uses_both_words_chooses_neither() -> None:
    topics = (replace(FERRY, variants=(("parley", "chat"),)),)
    one = make_account("a", [TITLE, "The [m hall|parley in the hall] dragged on until the lamps were lit."])
    both = make_account("b", [TITLE, BOTH_WORDS])
    assert run(one, both, topics=topics, meetings=(AGENDA,)).discrepancies == ()
    # Where two others differ, it is shown with both of its words, and weighs nothing.
    third = make_account("c", [TITLE, "The [m hall|chat in the hall] dragged on; herring is due in May."])
    (found,) = run(one, both, third, topics=topics, meetings=(AGENDA,)).discrepancies
    assert [(r.value, sorted({m.article for m in r.members})) for r in found.readings] == [
        ("parley", ["a", "b"]),
        ("chat", ["b", "c"]),
    ]
    (alone,) = run(one, third, topics=topics, meetings=(AGENDA,)).discrepancies
    assert found.weight < alone.weight
    # What somebody is quoted with is no choice of the writer's.
    said = make_account(
        "b", [TITLE, "The [m hall|chat in the hall] dragged on. “[q bo-lindt|A fine parley],” [n bo-lindt|Lindt] said."]
    )
    assert len(run(one, said, topics=topics, meetings=(AGENDA,)).discrepancies) == 1


@pytest.mark.parametrize(
    ("left", "right", "values"),
    [
        (
            "Norland wants the removal of Sudland troops and weapons from the river islands.",
            "The demands of Norland include a limit on Sudland troops and weapons on the river islands.",
            ["removal", "limit"],
        ),
        (
            "Norland wants the removal of Sudland troops and weapons from the river islands.",
            "The demands of Norland include that Sudland remove its troops and weapons from the river islands.",
            [],
        ),
    ],
    ids=["out or fewer", "out"],
)
def test_how_far_a_demand_goes(left: str, right: str, values: list[str]) -> None:
    found = run(make_account("a", [TITLE, left]), make_account("b", [TITLE, right])).discrepancies
    assert [r.value for d in found for r in d.readings] == values


def test_a_digest_takes_no_part_in_wording() -> None:
    own = make_account("a", [TITLE, "The council paid a large subsidy to the [t ferry|ferry] company."])
    ours = make_account("b", [TITLE, "A gift to the [t ferry|ferry] company, paid by the council."], digest=True)
    assert run(own, ours, topics=(FERRY,)).discrepancies == ()


def test_two_accounts_of_one_occasion_that_share_no_quotation() -> None:
    one = make_account(
        "a",
        [TITLE, "“[q orla-venn|We shall not move our nets by a single yard],” [n orla-venn|Venn] said afterwards."],
        written=(("hall", "after"),),
    )
    two = make_account(
        "b",
        [TITLE, "“[q orla-venn|I would not call the evening lost at all],” [n orla-venn|Venn] told the press."],
        written=(("hall", "after"),),
    )
    found = run(one, two, meetings=(AGENDA,)).discrepancies
    assert [(d.kind, d.about) for d in found] == [("selection", "meeting:hall")]
    before = make_account("b", list_text(two), written=(("hall", "before"),))
    assert run(one, before, meetings=(AGENDA,)).discrepancies == ()
    elsewhere = make_account(
        "b",
        [TITLE, "“[q orla-venn@Radio Kelp|I would not call the evening lost at all],” [n orla-venn|Venn] told Radio "
                "Kelp."],
        written=(("hall", "after"),),
    )  # fmt: skip
    assert run(one, elsewhere, meetings=(AGENDA,)).discrepancies == ()


def test_what_the_title_quotes_and_what_takes_a_stand_tell_most() -> None:
    one = make_account(
        "a",
        [
            "Venn calls the evening ‘[q orla-venn|barren]’",
            "“[q orla-venn|We spoke for long of nets and rope and of the price of herring],” [n orla-venn|Venn] said.",
            "“[q orla-venn|It was a barren evening for all of us],” [n orla-venn|Venn] said.",
        ],
        written=(("hall", "after"),),
    )
    two = make_account(
        "b",
        [
            TITLE,
            "“[q orla-venn|There was tea and there were biscuits from the islands],” [n orla-venn|Venn] said.",
            "“[q orla-venn|We shall not move our nets by a single yard],” [n orla-venn|Venn] said.",
        ],
        written=(("hall", "after"),),
    )
    found = run(one, two, meetings=(AGENDA,)).discrepancies
    assert [(d.kind, [r.members[0].span.block for r in d.readings]) for d in found] == [("selection", [2, 2])]


def test_two_speakers_choices_are_two_discrepancies() -> None:
    both = replace(AGENDA, participants=("orla-venn", "bo-lindt"))
    one, two = (
        make_account(
            name,
            [TITLE, f"“[q orla-venn|{hers}],” [n orla-venn|Venn] said. “[q bo-lindt|{his}],” [n bo-lindt|Lindt] said."],
            written=(("hall", "after"),),
        )
        for name, hers, his in (
            ("a", "We shall not move our nets by a yard", "The quay is ours by an old letter"),
            ("b", "I would never call the evening lost", "Nobody here fears a cold winter"),
        )
    )
    found = run(one, two, meetings=(both,)).discrepancies
    assert sorted((d.kind, d.readings[0].speaker) for d in found) == [
        ("selection", "bo-lindt"),
        ("selection", "orla-venn"),
    ]


def test_a_rounded_number_keeps_its_words() -> None:
    found = run(troops("a", "[f 24 - nearly|two-dozen]"), troops("b", "[f 60|60]")).discrepancies
    assert [[r.value for r in d.readings] for d in found] == [["nearly two dozen", "60"]]


def test_a_rounded_number_beside_the_number_itself_is_no_reading_of_its_own() -> None:
    """Unless who gives the number is another voice."""
    exact, rounded, other = "[f 23|23]", "[f 24 - nearly|two-dozen]", troops("b", "[f 60|60]")
    both = make_account("a", [TITLE, tell_troops(exact), tell_troops(rounded)])
    assert figure_readings(both, other) == [["23", "60"]]
    assert figure_readings(troops("a", exact), troops("c", rounded), other) == [["23", "60", "nearly two dozen"]]


def test_a_vague_magnitude_weighs_less_than_a_number() -> None:
    vague = run(troops("a", "[f 100000|100,000]"), troops("b", "[f 20000-99999|tens of thousands of]")).discrepancies
    plain = run(troops("a", "[f 100000|100,000]"), troops("b", "[f 90000|90,000]")).discrepancies
    assert vague[0].weight < plain[0].weight


def list_text(account: Account) -> list[str]:
    return [block.text for block in account.blocks]


def test_house_spelling_is_no_difference() -> None:
    assert stem("defence") == stem("defense")
    assert tell("manoeuvres") == tell("maneuvers")
    left, right = "the defence of Kiev, isnt it", "the defense of Kyiv, isn’t it"
    assert {edit.kind for edit in diff_words(left, right)} <= {"same", "spelling"}


# ---------------------------------------------------------------- coverage


def states(comparison: Comparison, kind: str, target: str) -> dict[str, str]:
    return {c.source: c.state for c in comparison.coverage if (c.kind, c.target) == (kind, target)}


@pytest.mark.parametrize(
    ("day", "written", "state"),
    [
        ("2024-03-02", (), "not-yet"),
        ("2024-03-04", (), "undecided"),
        ("2024-03-06", (), "silent"),
        ("2024-03-06", (("hall", "before"),), "not-yet"),
        ("2024-03-04", (("hall", "after"),), "silent"),
        ("", (), "undecided"),
    ],
)
def test_silence_needs_an_article_written_after_the_event(day: str, written: tuple[object, ...], state: str) -> None:
    one = make_account("a", [TITLE, "The envoys met in the [m hall|customs hall] and left by boat."], source="gull")
    two = make_account("b", [TITLE, "The price of herring fell again in the market."], day=day, source="tern",
                       written=written)  # type: ignore[arg-type]  # fmt: skip
    assert states(run(one, two, meetings=(HALL,)), "meeting", "hall") == {"gull": "reports", "tern": state}


def test_an_outcome_is_not_yet_for_those_who_wrote_before() -> None:
    text = "The talks on the [t ferry|ferry] ended in the customs hall with nothing signed at all."
    late = make_account("a", [TITLE, text], source="gull", written=(("hall", "after"),))
    early = make_account("b", [TITLE, "The price of herring fell again."], source="tern", written=(("hall", "before"),))
    mute = make_account("c", [TITLE, "The price of herring rose again."], source="skua", written=(("hall", "after"),))
    found = run(late, early, mute, topics=(FERRY,), meetings=(AGENDA,))
    assert states(found, "topic", "ferry") == {"gull": "reports", "tern": "not-yet", "skua": "silent"}


# ---------------------------------------------------------------- syndication

BODY = [
    "The northern pier was shut on Thursday after inspectors found that two of its oak piles had been eaten through by "
    "worms over the course of a wet summer and a mild autumn.",
    "Repairs are to last until the herring season, the harbour office wrote in a notice that was nailed to the gate, "
    "and boats that used the pier must tie up at the old fish market instead.",
    "Skippers complained that the market quay has room for nine boats only and that the crane there has been out of "
    "order since a lorry drove into its foot in the spring of last year.",
]


def test_a_copy_with_another_lede_is_one_voice() -> None:
    wire = make_account("wire", ["Pier shut", *BODY], source="agency", day="2024-03-01")
    lede = "Our town’s best loved pier is closed, and nobody here can say for how long it will stay so."
    copy = make_account("copy", ["Pier closed", lede, *BODY[1:]], source="gazette", day="2024-03-02")
    other = make_account("other", ["Pier", "A pier in the north was closed after a check of its piles by the office."],
                         source="tern", day="2024-03-02")  # fmt: skip
    found = run(copy, wire, other).voices
    assert [(v.id, v.articles, v.carried_by) for v in found] == [
        ("agency", ("wire", "copy"), ("gazette",)),
        ("tern", ("other",), ()),
    ]


# ---------------------------------------------------------------- the editor's hand


def pinned(relation: str, value: str, words: str = "gathered") -> Account:
    pin = Override("passage", words, relation, value, "I read both", place=Place("a.md", 7))  # type: ignore[arg-type]
    return replace(troops("a", "[f 100000|100,000]"), overrides=(pin,))


def test_an_editor_ties_two_passages_and_keeps_two_apart() -> None:
    other = make_account("b", [TITLE, "A lighthouse keeper retired after forty winters and gave his dog to the vicar."])
    tied = [p for p in run(pinned("with", "b: forty winters"), other).passages if p.basis == "editor"]
    assert [([m.article for m in p.members], p.reason) for p in tied] == [(["a", "b"], "I read both")]
    alike = troops("b", "[f 90000|90,000]")
    assert any({m.article for m in p.members} == {"a", "b"} for p in run(troops("a", "[f 9|9]"), alike).passages)
    apart = run(pinned("not", "b: gathered"), alike).passages
    assert not any({m.article for m in p.members} == {"a", "b"} for p in apart)


def test_an_editor_gives_a_passage_to_a_topic() -> None:
    found = run(pinned("topic", "ferry"), topics=(FERRY,))
    assert states(found, "topic", "ferry") == {"a": "reports"}


@pytest.mark.parametrize(("value", "words"), [("b: no such words", "gathered"), ("z: gathered", "gathered"),
                                              ("b: gathered", "no such words")])  # fmt: skip
def test_a_pin_that_matches_nothing_is_an_error_at_its_line(value: str, words: str) -> None:
    found = run(pinned("with", value, words), troops("b", "[f 90000|90,000]"))
    assert [(i.severity, i.place) for i in found.issues] == [("error", Place("a.md", 7))]


# ---------------------------------------------------------------- word diff


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from("we will not, sell the “now” don't U.S. — 1,00,000 Kyiv Kiev .".split()), max_size=12),
    st.lists(st.sampled_from("we shall not sell that 'now' dont US 100,000 Kyiv !".split()), max_size=12),
)
def test_a_diff_splits_no_word_and_gives_both_texts_back(left: list[str], right: list[str]) -> None:
    a, b = " ".join(left), " ".join(right)
    edits = diff_words(a, b)
    for text, side in ((a, [e.left for e in edits]), (b, [e.right for e in edits])):
        stretches = [s for s in side if s[0] < s[1]]
        assert stretches == sorted(stretches)
        rest = list(text)
        for start, end in stretches:
            rest[start:end] = " " * (end - start)
            assert start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
            assert end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
        assert "".join(rest).strip() == ""


# ---------------------------------------------------------------- across languages


def in_french(figure: str = "[f 12000|12 000]") -> Account:
    text = (
        f"La [n norland|Norlande] a massé {figure} soldats le long du fleuve gelé de la [n sudland|Sudlande] "
        "[d 2024-03-04|lundi], selon le port."
    )
    return make_account("b", ["Le port et le bac", text], language="fr")


def in_english() -> Account:
    text = (
        "[n norland|Norland] has gathered [f 12000|12,000] soldiers along the frozen border of [n sudland|Sudland] "
        "on [d 2024-03-04|Monday], the harbour says."
    )
    return make_account("a", [TITLE, text])


def test_passages_meet_across_languages_by_names_days_and_numbers() -> None:
    found = run(in_english(), in_french())
    assert [{m.article for m in p.members} for p in found.passages] == [{"a", "b"}]
    assert found.discrepancies == ()
    assert run(in_english(), in_french("[f 90|90]")).passages == ()


def say_once(account: Account) -> Account:
    quotations = tuple(replace(q, said_on="2024-03-04") for q in account.resolved.quotations)
    return replace(account, resolved=replace(account.resolved, quotations=quotations))


HERS = "We owe 350 crowns to the pier since 1848 and shall not pay one of them before the spring"
IN_FRENCH = "Nous devons 350 couronnes au port depuis 1848 et nous n’en paierons aucune avant le printemps"


def test_two_translations_are_one_statement_and_no_difference() -> None:
    english = say_once(printed("a", HERS, written=(("hall", "after"),)))
    french = say_once(printed("b", IN_FRENCH, written=(("hall", "after"),), language="fr"))
    found = run(english, french, meetings=(AGENDA,))
    assert [len(s.quotations) for s in found.statements] == [2]
    assert found.discrepancies == ()
    other = say_once(printed("b", IN_FRENCH.replace("350", "400"), language="fr"))
    assert [len(s.quotations) for s in run(english, other).statements] == [1, 1]
    twice = say_once(printed("c", IN_FRENCH.replace("aucune", "pas une seule, jamais,"), language="fr"))
    assert len(run(english, printed("b", IN_FRENCH, language="fr")).statements) == 2
    assert {len(s.quotations) for s in run(english, french, twice).statements} == {3}


def test_what_two_languages_choose_is_not_compared() -> None:
    english = printed("a", "We shall not move our nets by a single yard", written=(("hall", "after"),))
    french = printed("b", "La soirée ne fut pas perdue du tout pour nous", written=(("hall", "after"),), language="fr")
    assert run(english, french, meetings=(AGENDA,)).discrepancies == ()


# ---------------------------------------------------------------- order and deletion

PARTIES = (
    troops("a", "[f 100000|100,000]", source="gull"),
    troops("b", "[f 20000|20,000]", source="tern"),
    make_account("c", [TITLE, "It does not appear that the [t ferry|ferry] was discussed on Monday, they said."]),
    make_account("d", [TITLE, "[n orla-venn|Orla Venn] said that they put forward ideas for the [t ferry|ferry]."]),
    make_account("e", [TITLE, "The council paid a subsidy to the [t ferry|ferry] company.", SAID[0] + "."]),
    make_account("f", [TITLE, "A gift to the [t ferry|ferry] company was paid in autumn by the town."]),
    printed("g", SETTLED),
    printed("h", SETTLED.replace("not settled", "not argued out or settled")),
)
BYSTANDERS = (
    make_account("x", [TITLE, "A lighthouse keeper retired after forty winters and gave his dog to the vicar."]),
    make_account("y", [TITLE, "A choir from the coast sang in the old church, and [f 300|300] people came to hear."]),
    make_account("z", [TITLE, "The museum shows maps and letters that a whaler kept in a chest for forty years."]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations((*PARTIES, *BYSTANDERS)), st.sets(st.sampled_from("xyz")), st.sampled_from("abcdefgh"))
def test_who_comes_or_goes_changes_only_what_it_takes_part_in(order: list[Account], gone: set[str], party: str) -> None:
    def differences(accounts: list[Account]) -> set[tuple[str, tuple[tuple[str, tuple[object, ...]], ...]]]:
        found = run(*accounts, topics=(FERRY,), meetings=(AGENDA,)).discrepancies
        return {(d.id, tuple((r.value, r.members) for r in d.readings)) for d in found}

    every = differences(list(order))
    assert {name.split("-")[0] for name, _ in every} == {"fact", "figure", "wording"}
    assert differences([a for a in order if a.id not in gone]) == every
    left = differences([a for a in order if a.id != party])
    assert left == {d for d in every if all(m.article != party for _, members in d[1] for m in members)}  # type: ignore[attr-defined]


STORY = (
    troops("a", "[f 100000|100,000]", source="gull"),
    troops("b", "[f 20000-99999|tens of thousands of]", source="tern"),
    make_account(
        "c", [TITLE, f"[n orla-venn|Venn] said: “[q orla-venn|{SAID[0]}].” Norland denies the plan to invade."]
    ),
    make_account(
        "d", [TITLE, f"“[q orla-venn|{SAID[1]}],” [n orla-venn|Venn] said. Sudland fears an invasion by Norland."]
    ),
    make_account("e", ["Pier", *BODY], source="skua"),
    make_account("f", ["Pier", *BODY[1:]], source="gazette", day="2024-03-06"),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(STORY), st.integers(1, len(STORY)))
def test_order_changes_nothing_and_a_deletion_only_takes_away(order: list[Account], kept: int) -> None:
    some = order[:kept]
    found = run(*some, meetings=(HALL,))
    assert found == run(*sorted(some, key=lambda a: a.id), meetings=(HALL,))
    there = {a.id: a for a in some}
    for passage in found.passages:
        for member in passage.members:
            text = there[member.article].blocks[member.span.block].text
            assert 0 <= member.span.start < member.span.end <= len(text)
    assert {q for s in found.statements for q in s.quotations} == {q.id for a in some for q in a.resolved.quotations}
    assert {article for v in found.voices for article in v.articles} == set(there)


def test_a_row_keeps_its_id_when_an_article_arrives() -> None:
    first = {p.id for p in run(*STORY[:2]).passages}
    assert first
    assert first <= {p.id for p in run(*STORY[:2], troops("z", "[f 90000|90,000]", day="2024-03-09")).passages}


# ---------------------------------------------------------------- cases


def read_cases() -> list[tuple[str, str, str, str]]:
    """tests/cases/alignment.md: a title, the two passages, and `same` or `other`."""
    text = (Path(__file__).parent / "cases" / "alignment.md").read_text("utf-8")
    found = []
    for part in text.split("\n## ")[1:]:
        title, *lines = [line.strip() for line in part.splitlines() if line.strip()]
        found.append((title, lines[0], lines[1], lines[2]))
    return found


@pytest.mark.parametrize(("title", "left", "right", "verdict"), read_cases(), ids=[c[0] for c in read_cases()])
def test_alignment_cases(title: str, left: str, right: str, verdict: str) -> None:
    """Each pair stands among the same neutral sentences, so that common words count as common."""
    filler = [
        "The price of herring fell again at the market on the quay, traders in the town reported.",
        "Schools in the valley stay closed for a second week because of the snow on the roads.",
        "A choir from the coast sang in the old church, and three hundred people came to hear it.",
        "The museum shows maps and letters that a whaler kept in a chest for forty years.",
    ]
    one = make_account("a", [TITLE, left, filler[0], filler[1]])
    two = make_account("b", [TITLE, right, filler[2], filler[3]])
    aligned = any({m.article for m in p.members if m.span.block == 1} == {"a", "b"} for p in run(one, two).passages)
    assert aligned == (verdict == "same")
