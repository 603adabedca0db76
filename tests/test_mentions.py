"""What an article's text is linked to, by the cases of cases/mentions.md, and what holds for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.analysis import analyse
from sitegen.build import Options, build
from sitegen.lexicon import Lexicon
from sitegen.memo import Memo
from sitegen.model import (
    Actor,
    Article,
    Block,
    Meeting,
    MeetingRef,
    Override,
    Place,
    Resolved,
    Reviewed,
    Source,
    Topic,
    When,
)
from sitegen.resolve import meetings_near, resolve
from sitegen.text import digest_text
from tests.briefings import read_theme

FOLDER = Path(__file__).parent / "cases"
PUBLISHED = When("2023-05-08", "2023-05-08")


def read_cases(name: str) -> tuple[list[str], list[tuple[str, list[str], list[str]]]]:
    """The records' lines, and each case's title, paragraphs and expected lines."""
    parts = [part.strip("\n") for part in ("\n" + (FOLDER / name).read_text(encoding="utf-8")).split("\n.\n")]
    records = parts[1].split("\n")
    rest = parts[2:]
    cases = [(rest[n].strip(), rest[n + 1].split("\n"), rest[n + 2].split("\n")) for n in range(0, len(rest) - 2, 3)]
    return records, cases


def read_said(name: str) -> list[tuple[str, list[str], list[str]]]:
    """Each case's title, paragraphs and expected lines."""
    parts = [part.strip("\n") for part in (FOLDER / name).read_text(encoding="utf-8").split("\n.\n")[1:]]
    return [(parts[n].strip(), parts[n + 1].split("\n"), parts[n + 2].split("\n")) for n in range(0, len(parts), 3)]


def lay_records(
    lines: list[str],
) -> tuple[tuple[Actor, ...], tuple[Meeting, ...], tuple[Source, ...], tuple[Topic, ...]]:
    actors, meetings, sources, topics = [], [], [], []
    for line in lines:
        head, name, *more = (part.strip() for part in line.split("|"))
        kind, _, record = head.partition(" ")
        fields = {part.split(" ", 1)[0]: part.split(" ", 1)[1] for part in more}
        also = split(fields.get("also", ""))
        if kind == "source":
            sources.append(Source(record, "", name, aliases=also))
        elif kind == "topic":
            topics.append(
                Topic(record, "", name, terms=(("", split(fields["terms"])),), exclude=split(fields.get("exclude", "")))
            )
        elif kind == "meeting":
            what, day, *place = more[0].split(" ")
            meetings.append(
                Meeting(
                    record,
                    "",
                    name,
                    When(day, day),
                    place=" ".join(place),
                    type=what,  # type: ignore[arg-type]
                    participants=split(fields.get("with", "")),
                    organizer=fields.get("by", ""),
                )
            )
        else:
            actors.append(Actor(record, "", name, kind, also, split(fields.get("weak", ""))))  # type: ignore[arg-type]
    return tuple(actors), tuple(meetings), tuple(sources), tuple(topics)


def split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


RECORD_LINES, ALL_CASES = read_cases("mentions.md")
RUSSIAN_LINES, RUSSIAN_CASES = read_cases("mentions-ru.md")
RECORDS = lay_records(RECORD_LINES)
LEXICON = Lexicon(*RECORDS)
RUSSIAN = Lexicon(*lay_records(RUSSIAN_LINES))


def lay(paragraphs: list[str], **fields: object) -> Article:
    blocks = tuple(Block("paragraph" if n else "title", text, line=n + 1) for n, text in enumerate(paragraphs))
    values: dict[str, object] = {"published": PUBLISHED, "language": "en"} | fields
    return Article("case", "content/articles/case.md", paragraphs[0], blocks, **values)  # type: ignore[arg-type]


def run(article: Article) -> Resolved:
    findings = analyse(article.blocks, "en", PUBLISHED.first)
    return resolve(article, findings, LEXICON.hits(article.blocks), meetings_near(article, RECORDS[1]))


def describe(article: Article, resolved: Resolved) -> list[str]:
    lines = []
    for mention in resolved.mentions:
        words = article.blocks[mention.span.block].text[mention.span.start : mention.span.end]
        kind = "" if mention.kind == "actor" else mention.kind + " "
        lines.append(f"{mention.span.block} {words} = {kind}{mention.target}")
    return lines


@pytest.mark.parametrize(("title", "paragraphs", "expected"), ALL_CASES, ids=[case[0] for case in ALL_CASES])
def test_mentions(title: str, paragraphs: list[str], expected: list[str]) -> None:
    article = lay(paragraphs)
    resolved = run(article)
    notes = [f"note: {issue.message}" for issue in resolved.issues if "linked to neither" in issue.message]
    wanted = [line for line in expected if line != "nothing"]
    assert describe(article, resolved) + notes == wanted


@pytest.mark.parametrize(("title", "paragraphs", "expected"), RUSSIAN_CASES, ids=[case[0] for case in RUSSIAN_CASES])
def test_russian_mentions(title: str, paragraphs: list[str], expected: list[str]) -> None:
    article = lay(paragraphs, language="ru")
    resolved = resolve(article, analyse(article.blocks, "ru", PUBLISHED.first), RUSSIAN.hits(article.blocks))
    assert describe(article, resolved) == [line for line in expected if line != "nothing"]


def test_cases_are_enough() -> None:
    assert len(ALL_CASES) >= 60
    assert len({case[0] for case in ALL_CASES}) == len(ALL_CASES)


# ---------------------------------------------------------------- the editor's word

QUOTED = [
    "Harbour fees",
    "“The quay is ours.”",
    "The wind rose over the harbour.",
    "“We shall pay nothing at all,” Marek Toval said.",
]


def override(kind: str, words: str, value: str, paragraph: int | None = None) -> Override:
    relation = "speaker" if kind == "quote" else "target"
    return Override(kind, words, relation, value, "heard on tape", paragraph, Place("content/articles/case.md", 9, 3))  # type: ignore[arg-type]


def test_speaker_is_tied_and_a_quotation_without_one_is_noted() -> None:
    resolved = run(lay(QUOTED))
    assert [(q.speaker, q.basis) for q in resolved.quotations] == [("", "rule"), ("marek-toval", "rule")]
    assert [i.message for i in resolved.issues] == ["Quotation without a speaker: “The quay is ours.”"]
    assert resolved.quotations[1].id.startswith("case-q-")


def test_the_editor_names_the_speaker() -> None:
    resolved = run(lay(QUOTED, overrides=(override("quote", "the quay is", "edda-lindqvist"),)))
    first = resolved.quotations[0]
    assert (first.speaker, first.basis, first.reason) == ("edda-lindqvist", "editor", "heard on tape")
    assert not resolved.issues


def test_the_editor_takes_a_speaker_away() -> None:
    resolved = run(lay(QUOTED, overrides=(override("quote", "We shall pay", "none"),)))
    assert (resolved.quotations[1].speaker, resolved.quotations[1].basis) == ("", "editor")


def test_a_stale_quotation_override_is_an_error() -> None:
    resolved = run(lay(QUOTED, overrides=(override("quote", "We will pay nothing", "edda-lindqvist"),)))
    stale = [issue for issue in resolved.issues if issue.severity == "error"]
    assert [(i.place.line, i.message, i.hint) for i in stale] == [
        (9, "no quotation begins “We will pay nothing”", "did you mean “We shall pay nothing at all,”?")
    ]


def test_the_editor_links_and_unlinks() -> None:
    text = ["Harbour fees", "Kessler met Edda Lindqvist."]
    overrides = (override("mention", "Kessler", "paul-kessler", 1), override("mention", "Edda Lindqvist", "none"))
    article = lay(text, overrides=overrides)
    resolved = run(article)
    assert describe(article, resolved) == ["1 Kessler = paul-kessler"]
    assert (resolved.mentions[0].basis, resolved.mentions[0].reason) == ("editor", "heard on tape")


def test_a_mention_override_in_the_wrong_paragraph_is_an_error() -> None:
    resolved = run(
        lay(["Harbour fees", "Kessler came."], overrides=(override("mention", "Kessler", "anna-kessler", 7),))
    )
    errors = [(i.message, i.hint) for i in resolved.issues if i.severity == "error"]
    assert errors == [("“Kessler” does not stand in paragraph 7 in the article", "did you mean paragraph 1?")]


def test_a_review_confirms_and_lapses() -> None:
    good = Reviewed("KM", sha256=digest_text(QUOTED))
    resolved = run(lay(QUOTED, reviewed=good))
    assert {m.basis for m in resolved.mentions} == {"confirmed"}
    assert {q.basis for q in resolved.quotations} == {"confirmed"}
    lapsed = run(lay([*QUOTED, "More came."], reviewed=good))
    assert {m.basis for m in lapsed.mentions} == {"rule"}
    assert any("review has lapsed" in issue.message for issue in lapsed.issues)


def test_repeated_words_have_ids_of_their_own() -> None:
    resolved = run(
        lay(["Fees", "“We shall pay nothing,” Marek Toval said.", "“We shall pay nothing,” Edda Lindqvist said."])
    )
    first, second = (quotation.id for quotation in resolved.quotations)
    assert second == first + "-2"


def test_near_are_the_declared_and_those_of_the_weeks_around() -> None:
    meetings = (
        Meeting("far", "", "Far", When("2021-01-01", "2021-01-01")),
        Meeting("old", "", "Old", When("2020-01-01", "2020-01-01")),
        Meeting("soon", "", "Soon", When("2023-05-20", "2023-05-20")),
    )
    article = lay(["Fees"], meetings=(MeetingRef("far"),))
    assert [m.id for m in meetings_near(article, meetings)] == ["far", "soon"]


# ---------------------------------------------------------------- for any text

PIECES = st.sampled_from(
    (
        "Edda|Lindqvist|Kessler|Vesria|U.S.|’s|s| |\u00a0|. |“|”|İ|ß|talks|Monday|Geneva|in|😀|é|Brandvald|Mercury|-"
    ).split("|")
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=24).map("".join))


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_spans_hold_for_any_text(paragraphs: list[str]) -> None:
    article = lay(paragraphs)
    resolved = run(article)
    reached: dict[tuple[str, int], int] = {}
    for mention in sorted(resolved.mentions, key=lambda m: (m.span, m.kind)):
        span = mention.span
        text = article.blocks[span.block].text
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        if mention.kind != "topic":
            assert span.start >= reached.get((mention.kind, span.block), 0)
            reached[(mention.kind, span.block)] = span.end


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_a_hit_reads_as_a_form_of_its_record(paragraphs: list[str]) -> None:
    blocks = tuple(Block("paragraph", text) for text in paragraphs)
    letters = {a.id: "".join((a.name, *a.aliases, *a.weak_aliases)).casefold() for a in RECORDS[0]}
    for hit in LEXICON.hits(blocks):
        words = blocks[hit.span.block].text[hit.span.start : hit.span.end]
        assert words
        if hit.kind == "actor" and hit.form in ("name", "weak") and words.isascii():
            assert words.casefold().replace(" ", "") in letters[hit.target].replace(" ", "").replace("’", "'")


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("The mayor met Edda Lindqvist at noon.", set()),
        ("A Lindqvist spoke at noon, whoever she is.", {"edda-lindqvist"}),
        ("Kessler spoke at noon.", {"anna-kessler", "paul-kessler"}),
        ("Nobody came.", set()),
    ],
)
def test_a_form_of_a_name_that_is_not_surely_its_bearers_is_kept_apart(text: str, unsure: set[str]) -> None:
    resolved = run(lay(["Ferries and fees", text]))
    named = {m.target for m in resolved.mentions if m.kind == "actor"}
    assert unsure <= set(resolved.unsure)
    assert not named & set(resolved.unsure)
    assert ("edda-lindqvist" in named) == ("Edda" in text)


def test_a_source_with_a_form_of_the_name_is_not_said_to_be_without_it() -> None:
    told = {"post": "Edda Lindqvist spoke.", "courier": "A Lindqvist was seen at the pier.", "herald": "Nobody came."}
    texts = {
        "site.yaml": "title: The pier\n",
        "content/actors/edda.md": "---\nname: Edda Lindqvist\nkind: person\n---\n",
    }
    for name, text in told.items():
        texts[f"content/sources/{name}.md"] = f"---\nname: The {name.title()}\n---\n"
        texts[f"content/articles/{name}.md"] = f"---\ntitle: The pier\nsource: {name}\n---\n{text}\n"
    files = tuple(sorted((path, text.encode()) for path, text in texts.items()))
    edition = build(files, read_theme(), Options(private=True), Memo())
    assert edition.files is not None, edition.issues
    page = dict(edition.files)["actors/edda.html"].decode()
    assert "named or quoted in 1 of 3 articles; a form of the name, perhaps another’s, in 1 article more" in page
    missing = page[page.index("no mention of Edda Lindqvist was found") :]
    assert "The Herald" in missing
    assert "The Courier" not in missing


def test_meetings_are_laid_out_by_day_as_if_each_were_asked() -> None:
    def meeting(ident: str, first: str, last: str) -> Meeting:
        return Meeting(ident, "", ident, When(first, first), When(last, last))

    meetings = (
        meeting("long", "2031-01-01", "2031-05-20"),
        meeting("over", "2031-02-01", "2031-02-02"),
        meeting("edge", "2031-06-22", "2031-06-23"),
        meeting("later", "2031-06-23", "2031-06-24"),
        meeting("undated", "9999", "9999"),
    )
    article = lay(["Fees"], published=When("2031-06-01", "2031-06-01"))
    assert [m.id for m in meetings_near(article, meetings)] == ["long", "edge"]


SAID_CASES = read_said("days_said.md")


@pytest.mark.parametrize(("title", "paragraphs", "expected"), SAID_CASES, ids=[case[0] for case in SAID_CASES])
def test_days_said(title: str, paragraphs: list[str], expected: list[str]) -> None:
    day = PUBLISHED.first
    if paragraphs[0].startswith("published "):
        day, paragraphs = paragraphs[0].removeprefix("published "), paragraphs[1:]
    article = lay(paragraphs, published=When(day, day))
    findings = analyse(article.blocks, "en", day)
    resolved = resolve(article, findings, LEXICON.hits(article.blocks), meetings_near(article, RECORDS[1]))
    lines = []
    for quotation in resolved.quotations:
        span = quotation.found.parts[0]
        if quotation.found.form == "direct":
            lines.append(f"{article.blocks[span.block].text[span.start : span.end]} = {quotation.said_on or '?'}")
    assert lines == expected
