"""Records from bytes: what is right is typed, what is wrong is said with its place, and nothing raises."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.issues import format_issue, sort_issues
from sitegen.model import (
    Actor,
    Article,
    Block,
    Copy,
    Correction,
    Issue,
    Limits,
    Meeting,
    MeetingRef,
    Override,
    Page,
    Place,
    Reviewed,
    Role,
    Seed,
    Settings,
    Slot,
    Source,
    Status,
    Tag,
    Topic,
    When,
)
from sitegen.parse import gather, parse_record, parse_settings
from sitegen.parse.paths import FOLDERS
from sitegen.parse.shapes import SHAPES
from sitegen.when import ends_before, read_when, suggest_when

# ---------------------------------------------------------------- each author's mistake, as text

CASES = Path(__file__).parent / "cases" / "mistakes.md"

SOUND = {
    "site.yaml": "title: Harbour talks\n",
    "content/actors/ada-brandt.md": "---\nname: Ada Brandt\nkind: person\n---\n",
    "content/articles/morning.md": "---\ntitle: Morning\n---\nAll quiet.\n",
    "content/meetings/harbour.md": "---\nname: Harbour talks\nstart: 2031-05-07\n---\n",
    "content/sources/northern-post.md": "---\nname: Northern Post\n---\n",
    "content/topics/tern.md": "---\nname: Tern\n---\n",
}
"""What stands beside the files of every case, where a case has no file of that name itself."""


def read_cases() -> list[tuple[str, str, list[str]]]:
    """Title, files and expected lines: each case's title on a line, then two texts between lines of a point."""
    pattern = re.compile(r"^(\S[^\n]*)\n\.\n(.*?)^\.\n(.*?)^\.$", re.MULTILINE | re.DOTALL)
    return [(title, files, lines.splitlines()) for title, files, lines in pattern.findall(CASES.read_text("utf-8"))]


def take_bytes(text: str) -> bytes:
    """The text in UTF-8, {0xE9} as that byte."""
    return re.sub(rb"\{0x([0-9A-F]{2})\}", lambda m: bytes.fromhex(m[1].decode()), text.encode())


def find_issues(files: str) -> list[str]:
    """Issue lines of a briefing whose files each begin with a line `=== PATH`."""
    laid = {path: text.encode() for path, text in SOUND.items()}
    for part in re.split(r"^=== ", files, flags=re.MULTILINE)[1:]:
        path, _, text = part.partition("\n")
        laid[take_bytes(path).decode()] = take_bytes(text)
    _, issues = gather(tuple(parse_record(path, data) for path, data in laid.items()))
    return [format_issue(issue) for issue in issues]


@pytest.mark.parametrize(("files", "expected"), [pytest.param(f, e, id=t) for t, f, e in read_cases()])
def test_a_mistake_is_said_with_place_and_plain_words(files, expected):
    assert expected
    assert find_issues(files) == expected


def test_the_sound_files_of_the_cases_are_sound():
    assert find_issues("") == []


def test_every_case_is_read():
    assert CASES.read_text("utf-8").splitlines().count(".") == 3 * len(read_cases())


# ---------------------------------------------------------------- what is right

ARTICLE = """---
title: "Harbour talks end:  no word"
source: northern-post
published: 2031-05-07T18:30+02:00
agency: wire
authors: [Ann Doe, "NO"]
url: https://example.org/a?b=c
archived: http://archive.example.org/1
retrieved: 2031-05-08
added: 2031-05
language: de-CH
dateline: PORT ALBA
rights: public-domain
digest: true
copy: {kind: altered, of: wire, note: Reworded by a machine}
meetings: [harbour, {id: dinner, written: before}]
summary: |
  Two lines
  of summary.
draft: true
overrides:
  - {quote: It was a good, speaker: none, reason: Nobody knows.}
  - {mention: the minister, paragraph: 3, target: ada-brandt, reason: She is meant.}
  - {passage: Nothing moved, with: "other: All  quiet: very", reason: The same event.}
corrections:
  - {date: 2031-05-09, text: A name was mended.}
status: {kind: corrected, on: 2031-05-09, url: https://example.org/c, note: See below}
reviewed: {by: An Editor, on: 2031-05-10, sha256: DIGEST}
redirects: [old, /articles/older.html, news/first/]
seed: {path: seeds/a.txt, sha256: DIGEST}
---
First *paragraph*.

Second.
""".replace("DIGEST", "0" * 64)


def day(text: str) -> When:
    return When(text, text, text=text)


def test_an_article_is_typed_by_declaration():
    parsed = parse_record("content/articles/a.md", ARTICLE.encode())
    path = "content/articles/a.md"
    assert parsed.issues == ()
    assert parsed.record == Article(
        id="a",
        path=path,
        title="Harbour talks end: no word",
        blocks=(
            Block("title", "Harbour talks end: no word", line=2),
            Block("paragraph", "First paragraph.", line=32, tags=(Tag(6, 15, "em"),)),
            Block("paragraph", "Second.", line=34),
        ),
        source="northern-post",
        published=When("2031-05-07", "2031-05-07", "18:30", "+02:00", text="2031-05-07T18:30+02:00"),
        agency="wire",
        authors=("Ann Doe", "NO"),
        url="https://example.org/a?b=c",
        archived="http://archive.example.org/1",
        retrieved=day("2031-05-08"),
        added=When("2031-05-01", "2031-05-31", text="2031-05"),
        language="de-CH",
        dateline="PORT ALBA",
        rights="public-domain",
        digest=True,
        copy=Copy("altered", "wire", "Reworded by a machine"),
        meetings=(MeetingRef("harbour"), MeetingRef("dinner", "before")),
        summary="Two lines\nof summary.",
        draft=True,
        overrides=(
            Override("quote", "It was a good", "speaker", "none", "Nobody knows.", None, Place(path, 22, 5)),
            Override("mention", "the minister", "target", "ada-brandt", "She is meant.", 3, Place(path, 23, 5)),
            Override(
                "passage",
                "Nothing moved",
                "with",
                "other: All quiet: very",
                "The same event.",
                None,
                Place(path, 24, 5),
            ),
        ),
        corrections=(Correction(day("2031-05-09"), "A name was mended."),),
        status=Status("corrected", day("2031-05-09"), "https://example.org/c", "See below"),
        reviewed=Reviewed("An Editor", day("2031-05-10"), "0" * 64),
        redirects=("articles/old.html", "articles/older.html", "news/first/index.html"),
        seed=Seed("seeds/a.txt", "0" * 64),
        slot=Slot(25, 2),
    )
    assert [(r.kinds, r.id) for r in parsed.references] == [
        (("source",), "northern-post"),
        (("source",), "wire"),
        (("source",), "wire"),
        (("meeting",), "harbour"),
        (("meeting",), "dinner"),
        (("actor", "meeting", "source", "topic"), "ada-brandt"),
        (("article",), "other"),
    ]


OTHERS = {
    "actors/ada-brandt": (
        "name: Ada Brandt\nkind: person\naliases: [Brandt]\nweak_aliases: [the minister]\n"
        "roles: [{title: minister, organization: norland, from: 2029, to: 2031-01}]\naffiliation: norland\n"
        "same_as: [https://example.org/b]\nconfirmed: false\nredirects: [brandt]\n",
        Actor(
            "ada-brandt",
            "content/actors/ada-brandt.md",
            "Ada Brandt",
            "person",
            ("Brandt",),
            ("the minister",),
            (
                Role(
                    "minister",
                    "norland",
                    When("2029-01-01", "2029-12-31", text="2029"),
                    When("2031-01-01", "2031-01-31", text="2031-01"),
                ),
            ),
            "norland",
            ("https://example.org/b",),
            False,
            ("actors/brandt.html",),
        ),
    ),
    "meetings/harbour": (
        "name: Harbour talks\nstart: 2031-05-07\nend: 2031-05-08\nplace: Port Alba\ntype: summit\nstatus: planned\n"
        "aliases: [the talks]\nparticipants: [ada-brandt]\norganizer: norland\npart_of: week\nabout: [tern]\n"
        "documents: [https://example.org/d]\nnotes: Closed.\n",
        Meeting(
            "harbour",
            "content/meetings/harbour.md",
            "Harbour talks",
            day("2031-05-07"),
            day("2031-05-08"),
            "Port Alba",
            "summit",
            "planned",
            ("the talks",),
            ("ada-brandt",),
            "norland",
            "week",
            ("tern",),
            ("https://example.org/d",),
            "Closed.",
        ),
    ),
    "sources/northern-post": (
        "name: Northern Post\nurl: https://example.org\ncountry: NO\nlanguage: nb\nkind: newspaper\n"
        "aliases: [the Post]\n",
        Source(
            "northern-post",
            "content/sources/northern-post.md",
            "Northern Post",
            "https://example.org",
            "NO",
            "nb",
            "newspaper",
            ("the Post",),
        ),
    ),
    "topics/tern": (
        "name: Tern\nquestion: Whose is it?\nterms: {en: [Tern, island], de: [Insel]}\n"
        "variants: [[seized, took]]\nexclude: [sea tern]\nnotes: The island.\n",
        Topic(
            "tern",
            "content/topics/tern.md",
            "Tern",
            "Whose is it?",
            (("en", ("Tern", "island")), ("de", ("Insel",))),
            (("seized", "took"),),
            ("sea tern",),
            "The island.",
        ),
    ),
    "pages/about": ("title: About\ndraft: true\n", Page("about", "content/pages/about.md", "About", draft=True)),
    "index": ("title: The talks\n", Page("index", "content/index.md", "The talks")),
}


@pytest.mark.parametrize("path", OTHERS)
def test_the_other_kinds_are_typed_by_declaration(path):
    text, expected = OTHERS[path]
    parsed = parse_record(f"content/{path}.md", f"---\n{text}---\n".encode())
    assert parsed.issues == ()
    assert parsed.record == expected


def test_terms_without_language_are_for_any():
    parsed = parse_record("content/topics/tern.md", b"---\nname: Tern\nterms: [Tern, island]\n---\n")
    assert parsed.record.terms == (("", ("Tern", "island")),)


def test_settings_are_typed_by_declaration():
    text = (
        "title: Talks\nbase_url: https://example.org/x/\nlanguage: en\ntimezone: Europe/Zurich\nas_of: 2031-05-09\n"
        "rights: own\nlimits: {words: 100}\nfeedback: mailto:desk@example.org\ndescription: A week.\n"
        "theme: {accent: '#123456'}\ncomparison: {window: 5}\n"
    )
    parsed = parse_settings("site.yaml", text.encode())
    assert parsed.issues == ()
    assert parsed.record == Settings(
        "Talks",
        "site.yaml",
        "https://example.org/x/",
        "en",
        "Europe/Zurich",
        day("2031-05-09"),
        "own",
        Limits(words=100),
        "mailto:desk@example.org",
        "A week.",
        (("accent", "#123456"),),
        (("window", 5),),
    )


def test_keys_are_those_of_the_data_contract():
    assert {kind: " ".join(shape) for kind, shape in SHAPES.items()} == {
        "article": "title source published agency authors url archived retrieved added language dateline rights digest "
        "copy meetings summary draft overrides corrections status reviewed redirects seed",
        "actor": "name kind aliases weak_aliases roles affiliation same_as confirmed redirects",
        "meeting": "name start end place type status aliases participants organizer part_of about documents notes "
        "confirmed redirects",
        "source": "name url country language kind aliases confirmed redirects",
        "topic": "name question terms variants exclude notes confirmed redirects",
        "page": "title draft redirects",
        "settings": "title base_url language timezone as_of rights limits feedback description theme comparison",
    }


def test_line_ends_marks_and_accents_do_not_change_what_is_read():
    plain = parse_record("content/articles/a.md", "---\ntitle: Café\n---\nÀ la carte.\n".encode())
    other = "\ufeff---\r\ntitle: Cafe\u0301\r\n---\r\nA\u0300 la carte.\r\n"
    assert parse_record("content/articles/a.md", other.encode()) == plain
    assert parse_record("content/articles/a.md", other.replace("\r\n", "\r").encode()) == plain


def test_a_key_without_value_is_as_if_it_were_not_there():
    parsed = parse_record("content/articles/a.md", b"---\ntitle: A\nsource:\nrights:\ndraft:\n---\nText.\n")
    assert parsed.issues == ()
    assert (parsed.record.source, parsed.record.rights, parsed.record.draft) == ("", "reserved", False)
    assert [key for key, _ in parsed.declared] == ["title"]


def test_links_to_records_become_links_to_their_pages():
    text = (
        "---\ntitle: A\n---\n[one](../actors/ada-brandt.md#p2), [two](b.md), [three](../index.md), [four](../../x.md)\n"
    )
    parsed = parse_record("content/articles/a.md", text.encode())
    assert [(r.kinds, r.id, r.place.line) for r in parsed.references] == [
        (("actor",), "ada-brandt", 4),
        (("article",), "b", 4),
        (("page",), "index", 4),
    ]
    text = text.replace(", [four](../../x.md)", "")
    parsed = parse_record("content/articles/a.md", text.encode())
    assert [tag.value for tag in parsed.record.blocks[1].tags] == ["actor:ada-brandt#p2", "article:b", "page:index"]


# ---------------------------------------------------------------- all files together


def lay(*extra: tuple[str, str]) -> list:
    return [parse_record(path, text.encode()) for path, text in (SOUND | dict(extra)).items()]


def test_records_are_sorted_and_take_the_briefings_rights():
    parsed = lay(
        ("site.yaml", "title: Harbour talks\nrights: licensed\n"),
        ("content/articles/a.md", "---\ntitle: A\nrights: reserved\n---\nText.\n"),
        ("content/articles/zeta.md", "---\ntitle: Z\n---\nText.\n"),
    )
    records, issues = gather(tuple(reversed(parsed)))
    assert issues == ()
    assert [(a.id, a.rights) for a in records.articles] == [
        ("a", "reserved"),
        ("morning", "licensed"),
        ("zeta", "licensed"),
    ]


def test_a_warning_leaves_the_records_and_an_error_does_not():
    records, issues = gather(tuple(lay(("content/notes.md", "Text.\n"))))
    assert [issue.severity for issue in issues] == ["warning"]
    assert records is not None
    records, issues = gather(tuple(lay(("content/articles/b.md", "Text.\n"))))
    assert [issue.severity for issue in issues] == ["error"]
    assert records is None


def test_a_broken_record_is_no_missing_one():
    files = (
        ("content/articles/b.md", "---\ntitle: B\nsource: herald\n---\nText.\n"),
        ("content/sources/herald.md", "---\nname: @\n---\n"),
    )
    _, issues = gather(tuple(lay(*files)))
    assert [issue.place.path for issue in issues] == ["content/sources/herald.md"]


def test_no_files_at_all_want_settings():
    assert [format_issue(i) for i in gather(())[1]] == [
        "site.yaml: error: The briefing has no site.yaml. Write one with a title, or run sitegen init."
    ]


# ---------------------------------------------------------------- whatever the bytes

PATHS = [f"content/{folder}/a.md" for folder in FOLDERS] + ["content/index.md", "site.yaml", "content", "content/x"]
pieces = st.sampled_from(
    "--- ---\n title: name: kind: person start: 2031-05-07 overrides:\n meetings: [ ] { } - copy: of: redirects: a "
    "\n \n\n : ' \" & * ! | > # @ % ` .. .md [x](../actors/a.md) Text. terms: variants: roles: from: limits:".split(" ")
)
likely = st.lists(pieces, max_size=30).map(
    lambda parts: " ".join(["---\ntitle: T\n", *parts, "\n---\nText.\n"]).encode()
)


@given(st.sampled_from(PATHS), st.one_of(st.binary(max_size=60), likely))
def test_no_bytes_raise_and_every_issue_has_a_line_of_its_own(path, data):
    parsed = parse_record(path, data)
    records, issues = gather((parsed, parse_record("site.yaml", b"title: T\n"))[: 1 if path == "site.yaml" else 2])
    assert (records is None) == any(issue.severity == "error" for issue in issues)
    assert set(parsed.issues) <= set(issues)
    assert all("\n" not in format_issue(issue) for issue in issues)


@given(st.text(max_size=30))
def test_no_path_raises(path):
    for name in (path, f"content/{path}", f"content/actors/{path}.md"):
        gather((parse_record(name, b"---\nname: A\nkind: person\n---\n"), parse_record("site.yaml", b"title: T\n")))


# ---------------------------------------------------------------- days and lines


@pytest.mark.parametrize(
    ("text", "first", "last", "time", "zone", "uncertain"),
    [
        ("2031-05-07", "2031-05-07", "2031-05-07", "", "", False),
        ("2031-05-07T18:30:59.5Z", "2031-05-07", "2031-05-07", "18:30", "Z", False),
        ("2031-05-07 8:05 +0100", "2031-05-07", "2031-05-07", "08:05", "+01:00", False),
        ("2031-05-07T08:05-03", "2031-05-07", "2031-05-07", "08:05", "-03:00", False),
        ("2031-05-07 18:30", "2031-05-07", "2031-05-07", "18:30", "", False),
        ("2031-05-07?", "2031-05-07", "2031-05-07", "", "", True),
        ("2031-05~", "2031-05-01", "2031-05-31", "", "", True),
        ("2032-02", "2032-02-01", "2032-02-29", "", "", False),
        ("2031-XX-XX", "2031-01-01", "2031-12-31", "", "", False),
        ("2031-05/2031-06-03?", "2031-05-01", "2031-06-03", "", "", True),
    ],
)
def test_days_and_stretches_are_read(text, first, last, time, zone, uncertain):
    assert read_when(text) == (first, last, time, zone, uncertain)


@pytest.mark.parametrize(
    "text",
    "2031-13 2031-02-29 2031-05-07T24:00 2031-05T10:00 2031-05-07T10:00+15:00 0000 31-05-07 2031-06/2031-05 2031-05/.. "
    "2031-XX-05 2031-5-7 ٢٠٣١ / yesterday".split(),
)
def test_what_is_no_day_is_not_read(text):
    assert read_when(text) is None


@given(st.one_of(st.text(max_size=25), st.text("0123456789-/:TZ+?X. ", max_size=25), st.dates().map(str)))
def test_whatever_is_read_is_in_order_and_suggestions_can_be_read(text):
    found = read_when(text)
    assert found is None or (found.first <= found.last and len(found.first) == 10)
    if found is not None:
        assert not ends_before(found, found)
    meant = suggest_when(text)
    assert not meant or read_when(meant) is not None


def test_issues_are_lines_sorted_each_once():
    one = Issue(Place("b.md", 10, 2), "error", "Two\nlines \x1b[1m", "Mend it.")
    two = Issue(Place("b.md", 9, 20), "note", "Is it so?")
    three = Issue(Place("a.md"), "warning", "Small.")
    assert [format_issue(i) for i in sort_issues([one, two, three, one])] == [
        "a.md: warning: Small.",
        "b.md:9:20: note: Is it so?",
        "b.md:10:2: error: Two lines \ufffd[1m. Mend it.",
    ]
