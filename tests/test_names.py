"""Who an article names, in sentences of our own, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.analysis.names import find_names
from sitegen.model import Block, Name


def lay(*paragraphs: str) -> tuple[Block, ...]:
    return tuple(
        Block("paragraph" if n else "title", text) for n, text in enumerate(("A day at the quay", *paragraphs))
    )


def words(blocks: tuple[Block, ...], name: Name) -> tuple[str, list[str]]:
    full = blocks[name.full.block].text[name.full.start : name.full.end]
    return full, [blocks[s.block].text[s.start : s.end] for s in name.mentions]


def persons(*paragraphs: str) -> list[tuple[str, list[str]]]:
    blocks = lay(*paragraphs)
    return [words(blocks, name) for name in find_names(blocks) if name.kind == "person"]


def others(kind: str, *paragraphs: str) -> list[str]:
    blocks = lay(*paragraphs)
    return [words(blocks, name)[0] for name in find_names(blocks) if name.kind == kind]


CASES = [
    (
        "full name, then surname",
        "Martha Lind rose. Nobody heard Lind leave.",
        [("Martha Lind", ["Martha Lind", "Lind"])],
    ),
    ("title outside the name", "Nobody told Senator Martha Lind.", [("Martha Lind", ["Martha Lind"])]),
    ("title and surname", "Nobody told Prime Minister Lind.", [("Lind", ["Lind"])]),
    ("office with of", "Secretary of State Martha Lind rose.", [("Martha Lind", ["Martha Lind"])]),
    ("short title with a point", "Then Sen. Martha Lind rose.", [("Martha Lind", ["Martha Lind"])]),
    ("honorific after the full name", "Martha Lind rose. Ms. Lind fell.", [("Martha Lind", ["Martha Lind", "Lind"])]),
    ("given name alone", "Martha Lind rose. They told Martha so.", [("Martha Lind", ["Martha Lind", "Martha"])]),
    ("possessive outside", "Martha Lind’s boat and Lind's dog.", [("Martha Lind", ["Martha Lind", "Lind"])]),
    ("initial", "The chair was Martha K. Lind again.", [("Martha K. Lind", ["Martha K. Lind"])]),
    ("two initials", "The chair was G.K. Lind again.", [("G.K. Lind", ["G.K. Lind"])]),
    ("suffix", "The chair was Martin Lind Jr. again.", [("Martin Lind Jr.", ["Martin Lind Jr."])]),
    ("particles", "The chair was Ursula van der Wal. Then van came.", [("Ursula van der Wal", ["Ursula van der Wal"])]),
    ("hyphened given name", "The chair was Jean-Marc Lind again.", [("Jean-Marc Lind", ["Jean-Marc Lind"])]),
    ("hyphened surname", "The chair was Martha Lind-Voss again.", [("Martha Lind-Voss", ["Martha Lind-Voss"])]),
    ("apostrophe", "Nobody told Tom O’Dare. O’Dare slept.", [("Tom O’Dare", ["Tom O’Dare", "O’Dare"])]),
    ("capital within", "Nobody told Tom McDare. McDare’s dog slept.", [("Tom McDare", ["Tom McDare", "McDare"])]),
    ("lost apostrophe", "Martha Lind rose. We ate Linds soup.", [("Martha Lind", ["Martha Lind", "Lind"])]),
    ("no lost apostrophe", "Martha Lee rose. We ate Lees.", [("Martha Lee", ["Martha Lee"])]),
    ("unknown given name with an age", "Zorvik Lind, 34, rose.", [("Zorvik Lind", ["Zorvik Lind"])]),
    ("unknown given name after a role", "The pilot was singer Zorvik Lind again.", [("Zorvik Lind", ["Zorvik Lind"])]),
    (
        "unknown given name, surname later",
        "It was Zorvik Hask. We saw Hask go.",
        [("Zorvik Hask", ["Zorvik Hask", "Hask"])],
    ),
    (
        "two of one surname",
        "Martha Lind met Oscar Lind.",
        [("Martha Lind", ["Martha Lind"]), ("Oscar Lind", ["Oscar Lind"])],
    ),
    (
        "two of one surname, told apart by title",
        "Martha Lind met Oscar Lind. Mr. Lind bowed. Mrs. Lind left.",
        [("Martha Lind", ["Martha Lind", "Lind"]), ("Oscar Lind", ["Oscar Lind", "Lind"])],
    ),
    ("nickname", "William Lind rose. Later Bill Lind fell.", [("William Lind", ["William Lind", "Bill Lind"])]),
    ("surname that is a word", "Gordon Brown rose, and Brown fell.", [("Gordon Brown", ["Gordon Brown", "Brown"])]),
    (
        "surname that is a title",
        "Nobody told Howard Dean. In vain: Dean slept.",
        [("Howard Dean", ["Howard Dean", "Dean"])],
    ),
    ("a verb that is a name", "Martha Lind waits. Will Lind stay?", [("Martha Lind", ["Martha Lind", "Lind"])]),
    ("sentence openers", "After Lunch Time everybody left. But Nobody knew.", []),
    ("weekdays and months", "On Monday April Showers came in May and Friday.", [("April Showers", ["April Showers"])]),
    ("a body", "The Lind Foundation paid, and so did the House of Lords.", []),
    ("a university", "She teaches at Martha Lind University in Oslo.", []),
    ("a place", "They sailed to San Alvino and to Port Lindal.", []),
    (
        "a participle before a name",
        "Martha Lind rose. Blaming Lind, we left.",
        [("Martha Lind", ["Martha Lind", "Lind"])],
    ),
    ("Miss of a pageant", "A former Miss Universe rose.", []),
    (
        "brackets and quotes",
        "(Martha Lind) “Oscar Voss”",
        [("Martha Lind", ["Martha Lind"]), ("Oscar Voss", ["Oscar Voss"])],
    ),
    (
        "a mister before a woman of his name is named is another",
        "Mr. Lindt came first. Olga Lindt, his wife, came late. “No,” Mr. Lindt said.",
        [("Lindt", ["Lindt", "Lindt"]), ("Olga Lindt", ["Olga Lindt"])],
    ),
    (
        "an office before her, and a mister later",
        "President Lindt came. Olga Lindt came too. “No,” Mr. Lindt said.",
        [("Lindt", ["Lindt", "Lindt"]), ("Olga Lindt", ["Olga Lindt"])],
    ),
    (
        "an office before her, and a miss later: she is meant",
        "President Lindt came. Olga Lindt was late. “No,” Ms. Lindt said.",
        [("Olga Lindt", ["Lindt", "Olga Lindt", "Lindt"])],
    ),
    (
        "a mister after his name, whatever a table thinks of it",
        "Andrea Lindt came first. “No,” Mr. Lindt said.",
        [("Andrea Lindt", ["Andrea Lindt", "Lindt"])],
    ),
]


@pytest.mark.parametrize(("paragraph", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_persons(paragraph: str, expected: list[tuple[str, list[str]]]) -> None:
    assert persons(paragraph) == expected


def test_a_headline_names_whom_the_text_knows() -> None:
    blocks = (Block("title", "Lind Hid Old Boat Under The Quay"), Block("paragraph", "Martha Lind hid it."))
    assert [words(blocks, n) for n in find_names(blocks) if n.kind == "person"] == [
        ("Martha Lind", ["Lind", "Martha Lind"])
    ]


def test_capitals_name_whom_the_text_knows() -> None:
    blocks = (Block("heading", "LIND UNDER FIRE"), Block("paragraph", "Martha Lind hid it."))
    assert [words(blocks, n) for n in find_names(blocks) if n.kind == "person"] == [
        ("Martha Lind", ["LIND", "Martha Lind"])
    ]


def test_a_headline_goes_on_after_a_full_name() -> None:
    blocks = (Block("title", "Martha Lind Hammers Old Quay Rules"), Block("paragraph", "Martha Lind wrote them."))
    found = [words(blocks, n) for n in find_names(blocks) if n.kind == "person"]
    assert found == [("Martha Lind", ["Martha Lind", "Martha Lind"])]


def test_a_bare_surname_is_the_titles() -> None:
    blocks = (
        Block("title", "Martha Lind calls the quay unsafe"),
        Block("paragraph", "Martha Lind spoke beside Oscar Lind. Nobody asked Lind why."),
    )
    found = [words(blocks, n) for n in find_names(blocks) if n.kind == "person"]
    assert found == [("Martha Lind", ["Martha Lind", "Martha Lind", "Lind"]), ("Oscar Lind", ["Oscar Lind"])]


def test_a_transcript_names_its_speakers() -> None:
    blocks = lay("“OAKES: We wait.", "LINDAL: For whom?", "UPDATE: They came.", "Karl Lindal left.")
    assert [words(blocks, n) for n in find_names(blocks) if n.kind == "person"] == [
        ("OAKES", ["OAKES"]),
        ("Karl Lindal", ["LINDAL", "Karl Lindal"]),
    ]


def test_a_name_of_two_words_in_one() -> None:
    assert others("organization", "That is what QuayWatch found. QuayWatch counts boats.") == ["QuayWatch"]


def test_kinds() -> None:
    text = "The Washington Post told NATO that Norway, Oslo and the Harbour Workers Union agree with Democrats."
    assert others("outlet", text) == ["Washington Post"]
    assert others("organization", text) == ["NATO", "Harbour Workers Union"]
    assert others("country", text) == ["Norway"]
    assert others("place", text) == ["Oslo"]
    assert others("group", text) == ["Democrats"]


def test_an_acronym_is_its_bodys() -> None:
    blocks = lay("The Office for Harbour Repairs (OHR) met. Later the OHR slept.")
    bodies = [words(blocks, name) for name in find_names(blocks) if name.kind == "organization"]
    assert bodies == [("Office for Harbour Repairs", ["Office for Harbour Repairs", "OHR", "OHR"])]


def test_one_country_in_two_spellings() -> None:
    blocks = lay("The United States paid. The U.S. did.")
    assert [words(blocks, n)[1] for n in find_names(blocks) if n.kind == "country"] == [["United States", "U.S."]]


@pytest.mark.parametrize(
    ("paragraph", "gender"),
    [
        ("Martha Lind rose.", "f"),
        ("Oscar Lind rose.", "m"),
        ("Robin Lind rose.", ""),
        ("Mr. Robin Lind rose.", "m"),
        ("Robin Lind rose, and she fell.", "f"),
        ("Robin Lind rose. Oscar Voss fell, and he left.", ""),
    ],
)
def test_gender(paragraph: str, gender: str) -> None:
    assert find_names(lay(paragraph))[0].gender == gender


def test_another_language_waits_for_its_tables() -> None:
    assert find_names(lay("Martha Lind ist da."), "xx") == ()


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Вчера Сергей Лунин молчал. К Лунину подошли.", [("Сергей Лунин", ["Сергей Лунин", "Лунину"])]),
        ("Спорили с Анной Западовой. Западову хвалили.", [("Анной Западовой", ["Анной Западовой", "Западову"])]),
        ("Без Игоря Петровича Березного не начали.", [("Игоря Петровича Березного", ["Игоря Петровича Березного"])]),
        ("Письмо О. Коваленко нашли у Коваленко.", [("О. Коваленко", ["О. Коваленко", "Коваленко"])]),
        ("Об этом заявил Министр Сергей Лунин.", [("Сергей Лунин", ["Сергей Лунин"])]),
        ("Большая Гавань ждала, пока Новый Порт спал.", []),
        ("Суда Сергея Лунина и Олега Лунина ушли, Лунин остался.",
         [("Сергея Лунина", ["Сергея Лунина"]), ("Олега Лунина", ["Олега Лунина"])]),
    ],
)  # fmt: skip
def test_russian_persons(paragraph: str, expected: list[tuple[str, list[str]]]) -> None:
    blocks = (Block("paragraph", paragraph),)
    assert [words(blocks, n) for n in find_names(blocks, "ru") if n.kind == "person"] == expected


def test_russian_acronyms() -> None:
    blocks = (Block("paragraph", "США и НАТО ждут, пишет ТАСС, а СМИ молчат."),)
    found = [(n.kind, words(blocks, n)[0]) for n in find_names(blocks, "ru")]
    assert found == [("country", "США"), ("organization", "НАТО"), ("outlet", "ТАСС")]


PIECES = st.sampled_from(
    "Martha|Lind|Mr.|U.S.|Secretary of State|van der|’s|s| |\u00a0|. |“|”|İ|ß|-|of|The|Union|(OHR)|Jr.|é".split("|")
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=24).map("".join))


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_spans_hold_for_any_text(paragraphs: list[str]) -> None:
    blocks = tuple(Block("paragraph", text) for text in paragraphs)
    taken: set[tuple[int, int]] = set()
    for name in find_names(blocks):
        assert name.full in name.mentions
        assert list(name.mentions) == sorted(set(name.mentions))
        for span in name.mentions:
            text = blocks[span.block].text
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip() == text[span.start : span.end]
            places = {(span.block, at) for at in range(span.start, span.end)}
            assert not places & taken
            taken |= places


RUSSIAN_PIECES = st.sampled_from("Сергей|Лунин|Лунина| |. |О.|США|-|Петрович|\u00a0".split("|"))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from("Сергей|Лунин|Лунина| |. |О.|США|-|Петрович|\u00a0".split("|")), max_size=16).map("".join)
)
def test_russian_spans_hold(text: str) -> None:
    taken: set[int] = set()
    for name in find_names((Block("paragraph", text),), "ru"):
        for span in name.mentions:
            assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
            assert taken.isdisjoint(range(span.start, span.end))
            taken |= set(range(span.start, span.end))


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("organization", "The dam’s operator, Selvane, paid at once, and Selvane’s lawyers wrote.", ["Selvane"]),
        ("organization", "It was Brindal, a ferry company, that sank the boat.", ["Brindal"]),
        ("organization", "A letter from Brindal’s chief executive came late.", ["Brindal"]),
        ("organization", "A letter came from Orvelle, which runs the quay.", ["Orvelle"]),
        ("organization", "A spokeswoman for Orvelle was silent. Orvelle has two boats.", ["Orvelle"]),
        ("organization", "A letter came from Moor & Sons, a ferry company.", []),
        ("organization", "Sailors, the company said, had slept.", []),
        ("organization", "The boat reached Tarnsey late, and the company wept.", []),
        ("place", "The boat reached the village of Tarnsey at noon.", ["Tarnsey"]),
        ("place", "The letter was for Tarnsey’s mayor alone.", ["Tarnsey"]),
        ("place", "The boats lay in Tarnsey; nobody in Tarnsey slept.", ["Tarnsey"]),
        ("place", "The boats lay in Tarnsey.", []),
        ("organization", "The operator of the quay trusted in Tarnsey, a ferry company.", []),
        ("organization", "ROME, June 3 (Herald) - Nobody slept.", []),
        ("organization", "TARNSEY — Nobody slept.", []),
        ("organization", "The Bureau of Salt, Rope, Nets and Tar paid.", ["Bureau of Salt, Rope, Nets and Tar"]),
        ("organization", "The Ministry of Finance, Ostholm and Tarn paid.", ["Ministry of Finance"]),
        ("organization", "NATO, the clerk wrote, was late.", ["NATO"]),
    ],
)
def test_a_lone_name_is_told_by_the_words_beside_it(kind, text, expected):
    assert others(kind, text) == expected
