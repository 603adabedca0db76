"""New, rename and merge: references, overrides, links and redirects follow, and nothing else changes."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from sitegen import cli

ARTICLE = """---
title: Talks end
source: kern  # the paper, not the man
meetings:
  - {id: talks, written: after}
overrides:
  - {quote: We wait, speaker: kern, reason: He said so on the quay.}
---

See [the man](../actors/kern.md) and [the talks](../meetings/talks.md). Ivo Kern spoke.

“We wait,” he said.
"""
MEETING = """---
name: Talks in Port Alba
start: 2031-05-07
participants: [kern, brandt, i-kern]
organizer: kern
---
"""


@pytest.fixture
def briefing(tmp_path):
    for path, text in {
        "site.yaml": "title: Talks\nrights: own\n",
        "content/articles/talks-end.md": ARTICLE,
        "content/meetings/talks.md": MEETING,
        "content/actors/kern.md": "---\nname: Ivo Kern\nkind: person\n---\n\nA man.\n",
        "content/actors/i-kern.md": "---\nname: I. Kern\nkind: person\naliases: [Kern the Elder]\n---\n",
        "content/actors/brandt.md": "---\nname: Ada Brandt\nkind: person\naffiliation: kern\n---\n",
        "content/sources/kern.md": "---\nname: The Kern\n---\n",
    }.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return tmp_path


def run(briefing, *arguments, code=0):
    result = CliRunner().invoke(cli.main, [*arguments, "--project", str(briefing)], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def read(briefing, path):
    return (briefing / "content" / path).read_text("utf-8")


def test_rename_follows_every_reference(briefing):
    run(briefing, "check")
    run(briefing, "rename", "actors/kern", "ivo-kern")
    article = read(briefing, "articles/talks-end.md")
    assert article == ARTICLE.replace("speaker: kern", "speaker: ivo-kern").replace(
        "actors/kern.md", "actors/ivo-kern.md"
    )
    meeting = MEETING.replace("[kern", "[ivo-kern").replace("organizer: kern", "organizer: ivo-kern")
    assert read(briefing, "meetings/talks.md") == meeting
    assert "affiliation: ivo-kern" in read(briefing, "actors/brandt.md")
    assert "actors/kern.html" in read(briefing, "actors/ivo-kern.md")
    assert "A man." in read(briefing, "actors/ivo-kern.md")
    assert not (briefing / "content/actors/kern.md").exists()
    run(briefing, "build")
    assert "ivo-kern.html" in (briefing / "public/actors/kern.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("talks-end", "the-end", "articles/the-end.md"),
        ("talks", "port-alba", "meetings/port-alba.md"),
        ("sources/kern", "the-kern", "sources/the-kern.md"),
    ],
)
def test_rename_of_every_kind_still_builds(briefing, old, new, path):
    run(briefing, "rename", old, new)
    assert (briefing / "content" / path).is_file()
    run(briefing, "build")


def test_merge_keeps_names_and_references(briefing):
    run(briefing, "merge", "i-kern", "actors/kern")
    actor = read(briefing, "actors/kern.md")
    assert "I. Kern" in actor
    assert "Kern the Elder" in actor
    assert "participants: [kern, brandt]" in read(briefing, "meetings/talks.md")
    assert not (briefing / "content/actors/i-kern.md").exists()
    assert (briefing / "content/versions/actors-i-kern.md").is_file()
    run(briefing, "build")
    assert "kern.html" in (briefing / "public/actors/i-kern.html").read_text("utf-8")


def test_merge_of_a_list_with_a_line_each(briefing):
    lines = MEETING.replace("[kern, brandt, i-kern]", "\n  - i-kern\n  - brandt\n  - kern")
    (briefing / "content/meetings/talks.md").write_text(lines, "utf-8")
    run(briefing, "merge", "i-kern", "actors/kern")
    assert "participants:\n  - kern\n  - brandt\norganizer" in read(briefing, "meetings/talks.md").replace(" \n", "\n")
    run(briefing, "check")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rename", "kern", "x"), "several records have this id"),
        (("rename", "nobody", "x"), "no record has the id"),
        (("rename", "brandt", "i-kern"), "is there already"),
        (("rename", "brandt", "Ada Brandt"), "try ada-brandt"),
        (("merge", "talks", "actors/kern"), "two records of one kind"),
        (("new", "person", "Ivo Kern!"), ""),
    ],
)
def test_what_cannot_be_done_is_said(briefing, arguments, words):
    assert words in run(briefing, *arguments, code=1 if words else 0)


def test_a_new_meeting_is_of_a_day_of_the_briefing_or_of_the_day_given(briefing):
    """Not of the day on which it is made: that would be the newest of the briefing's days, and so the edition's."""
    assert "a guess" in run(briefing, "new", "meeting", "Fog over Lund")
    assert "start: 2031-05-07?\n" in read(briefing, "meetings/fog-over-lund.md")
    run(briefing, "new", "meeting", "Fog over Tarn", "--start", "2031-06-01")
    assert "start: 2031-06-01\n" in read(briefing, "meetings/fog-over-tarn.md")
    run(briefing, "new", "meeting", "Fog", "--start", "soon", code=1)
    assert not (briefing / "content/meetings/fog.md").exists()
    run(briefing, "new", "topic", "Fog", "--start", "2031-05-07", code=2)


@pytest.mark.parametrize(
    ("kind", "path"),
    [("person", "actors"), ("country", "actors"), ("meeting", "meetings"), ("source", "sources"), ("topic", "topics"),
     ("article", "articles"), ("page", "pages")],
)  # fmt: skip
def test_a_new_record_has_what_it_needs(briefing, kind, path):
    run(briefing, "new", kind, "Fog over Lund")
    assert (briefing / f"content/{path}/fog-over-lund.md").is_file()
    run(briefing, "check")
