"""The editor's report: each kind of note has a briefing that trips it once, with file and line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from sitegen.build import Options, build
from sitegen.cli import main
from sitegen.memo import Memo
from sitegen.model import Issue
from tests.briefings import read_theme

SOUND = {
    "site.yaml": "title: Harbour talks\nbase_url: https://briefing.example/\n",
    "content/sources/post.md": "---\nname: The Northern Post\n---\n",
    "content/actors/ada-brandt.md": "---\nname: Ada Brandt\nkind: person\n---\n",
    "content/meetings/harbour.md": "---\nname: Harbour talks\nstart: 2031-05-07\naliases: [talks in Port Alba]\n---\n",
    "content/articles/end.md": """---
title: Talks end without result
source: post
published: 2031-05-08
url: https://post.example/end
archived: https://archive.example/end
rights: own
---
The talks in Port Alba lasted seven hours.

“We came with a proposal,” Ada Brandt told reporters.
""",
}
END = "content/articles/end.md"


def notes(change: dict[str, str]) -> list[Issue]:
    inputs = tuple(sorted((path, text.encode()) for path, text in (SOUND | change).items()))
    return list(build(inputs, read_theme(), Options(report=True), Memo()).issues)


def edited(path: str, *changes: tuple[str, str]) -> dict[str, str]:
    text = SOUND[path]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {path: text}


OMITTED = """rights: own
seed:
  path: seeds/end.txt
  omitted:
    - {rule: navigation, text: READ MORE, line: 3}
    - {rule: photo caption, text: A quay, line: 5}
    - {rule: pull quote, text: “Nobody will row back alone.”, line: 7}
    - {rule: pull quote, text: “We came with a proposal”, line: 9}
"""


def test_lines_left_out_are_told_until_they_are_back():
    change = edited(END, ("rights: own\n", OMITTED))
    told = [issue.message for issue in notes(change)]
    quoted = "Left out at import: “Nobody will row back alone.” (line 7 of the raw file)"
    assert told == ["Left out at import: 2 lines: navigation, photo caption", quoted]
    assert [issue.place.line for issue in notes(change)] == [10, 10]
    change[END] += "\n“Nobody will row back alone.”\n"
    assert quoted not in [issue.message for issue in notes(change)]


def test_a_sound_briefing_has_nothing_to_report():
    assert notes({}) == []


@pytest.mark.parametrize(
    ("change", "path", "line", "words"),
    [
        (
            edited(END, ("told reporters.", "told reporters.\n\nThe envoy Karl Munter waited. Munter left at noon.")),
            END,
            13,
            "Name without a record: Karl Munter (2 times in 1 article)",
        ),
        (
            {"content/actors/ole.md": "---\nname: Ole Lund\nkind: person\n---\n"},
            "content/actors/ole.md",
            2,
            "No article mentions Ole Lund",
        ),
        (
            {
                "content/meetings/second.md": "---\nname: Second round\nstart: 2031-06-01\nstatus: planned\n---\n",
                "site.yaml": SOUND["site.yaml"] + "as_of: 2031-05-09\n",
            },
            "content/meetings/second.md",
            2,
            "No article reports Second round",
        ),
        (edited(END, ("url: https://post.example/end\n", "")), END, 2, "The article has no url"),
        (
            edited(END, ("archived: https://archive.example/end\n", "")),
            END,
            2,
            "The article has no archived copy",
        ),
        (
            edited(END, ("rights: own", "rights: reserved")),
            END,
            2,
            "Reserved: ",
        ),
        (edited(END, ("published: 2031-05-08", "published: 2031-05-08?")), END, 4, "The publication date is a guess"),
        (
            edited(END, ("published: 2031-05-08\n", "meetings: [harbour]\n")),
            END,
            2,
            "The publication date is not known",
        ),
        (edited(END, ("source: post\n", "")), END, 2, "The source is not stated"),
        (edited(END, ("rights: own", "rights: own\ncopy: {kind: altered}")), END, 8, "Suspected copy"),
        (
            edited("content/actors/ada-brandt.md", ("kind: person", "kind: person\nconfirmed: false")),
            "content/actors/ada-brandt.md",
            4,
            "Found by rule, not confirmed: Ada Brandt",
        ),
        (
            edited(END, (" Ada Brandt told reporters.", " The door was shut, and it rained on Ada Brandt.")),
            END,
            11,
            "Quotation without a speaker",
        ),
    ],
)
def test_each_kind_of_note(change, path, line, words):
    found = notes(change)
    assert [(i.place.path, i.place.line, i.severity) for i in found] == [(path, line, "note")], found
    assert found[0].message.startswith(words)


BRANDT = "content/actors/ada-brandt.md"


@pytest.mark.parametrize(
    ("change", "path", "line", "severity", "words"),
    [
        (
            edited(END, ("rights: own", "rights: own\noverrides:\n  - {quote: We left, speaker: none, reason: x}")),
            END,
            9,
            "error",
            "no quotation begins",
        ),
        (
            edited(END, ("rights: own", "rights: own\noverrides:\n  - {passage: nowhere, topic: none, reason: x}")),
            END,
            9,
            "error",
            "“nowhere” does not stand",
        ),
        (
            edited(END, ("rights: own", f"rights: own\nreviewed: {{by: x, sha256: {'0' * 64}}}")),
            END,
            0,  # of the whole text
            "note",
            "The text has changed since",
        ),
        (
            edited(END, ("lasted seven", "[lasted](../actors/nobody.md) seven")),
            END,
            9,
            "error",
            "A link names no actor",
        ),
        (
            edited(END, ("lasted seven", "[lasted](../../static/a.pdf) seven")),
            END,
            9,
            "error",
            "A link leads to no file",
        ),
        (edited(END, ("lasted seven", "[lasted](../x/y.html) seven")), END, 9, "warning", "A link leads nowhere"),
        (edited(END, ("lasted seven", "[lasted](end.md#p9) seven")), END, 9, "error", "A link names paragraph 9"),
        (edited(BRANDT, ("kind: person", "kind: person\naliases: [‚‘]")), BRANDT, 4, "warning", "An entry of"),
        (edited(BRANDT, ("person", "person\naliases: [Ada B\u200b]")), BRANDT, 4, "warning", "An entry of"),
        (edited(BRANDT, ("person", "person\naliases: [Ad\u0430]")), BRANDT, 4, "warning", "An entry of"),
        (edited(END, ("2031-05-08", "2031-05-18")), END, 4, "warning", '"published" lies after'),
        (
            edited("site.yaml", ("base_url: https://briefing.example/\n", "")),
            "site.yaml",
            1,
            "note",
            "The site has no base_url",
        ),
        ({"content/notes.md": "x"}, "content/notes.md", 0, "warning", "Not read"),
    ],
)
def test_each_kind_of_mistake_is_told_once_with_its_place(change, path, line, severity, words):
    if "2031-05-18" in change.get(END, ""):
        change = change | {"site.yaml": SOUND["site.yaml"] + "as_of: 2031-05-09\n"}
    found = notes(change)
    assert [(i.place.path, i.place.line, i.severity) for i in found] == [(path, line, severity)], found
    assert found[0].message.startswith(words)


def test_a_name_of_two_actors_is_told_where_an_article_has_it():
    two = {"content/actors/ada-lund.md": "---\nname: Ada Lund\nkind: person\naliases: [Ada Brandt]\n---\n"}
    told = [i for i in notes(two) if "linked to neither" in i.message]
    assert [(i.place.path, i.place.line) for i in told] == [(END, 11)]


def test_a_private_edition_withholds_nothing_and_says_nothing_of_it():
    inputs = tuple(sorted((p, t.encode()) for p, t in (SOUND | edited(END, ("own", "reserved"))).items()))
    assert build(inputs, read_theme(), Options(private=True, report=True), Memo()).issues == ()


def test_a_site_is_the_same_with_the_report_and_without():
    inputs = tuple(sorted((p, t.encode()) for p, t in (SOUND | edited(END, ("own", "reserved"))).items()))
    with_it, without = (build(inputs, read_theme(), Options(report=r), Memo()) for r in (True, False))
    assert with_it.files == without.files
    assert set(without.issues) < set(with_it.issues)


def test_check_prints_the_report_for_people_and_for_scripts(tmp_path):
    for path, text in (SOUND | edited(END, ("rights: own", "rights: reserved"))).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    told = CliRunner().invoke(main, ["check", "--project", str(tmp_path)])
    assert told.exit_code == 0
    assert "words shown" in told.stderr
    rows = json.loads(CliRunner().invoke(main, ["check", "--json", "--project", str(tmp_path)]).stdout)
    assert [(r["path"], r["severity"]) for r in rows] == [(END, "note")]
    assert rows[0].keys() == {"path", "line", "column", "severity", "message", "hint"}
    assert not (tmp_path / "public").exists()
