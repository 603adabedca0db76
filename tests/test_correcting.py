"""The editor's preview: each correction, pasted where it says and given a reason, is taken as the editor's word; and no
other edition has any of it."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

import pytest

from sitegen.build import Edition, Files, Ground, Options, build_on
from sitegen.memo import Memo
from tests.briefings import read_theme

SITE = {
    "site.yaml": "title: Harbour talks\nbase_url: https://briefing.example/\nrights: own\n",
    "content/sources/post.md": "---\nname: The Northern Post\n---\n",
    "content/sources/courier.md": "---\nname: The Courier\n---\n",
    "content/actors/ada-brandt.md": "---\nname: Ada Brandt\nkind: person\nconfirmed: false\n---\n",
    "content/actors/ivo-kern.md": "---\nname: Ivo Kern\nkind: person\n---\n",
    "content/topics/hours.md": "---\nname: Length\nquestion: How long did they talk?\nterms: [lasted]\n---\n",
    "content/articles/end.md": """---
title: Talks end without result
source: post
published: 2031-05-08?
copy: {note: Looks like canary-weed}
---
“The quay is ours and stays ours.”

The talks in Port Alba lasted seven hours behind closed doors.

“We came with a proposal: it is simple,” Ada Brandt told reporters.

“Nobody asked us to stay any longer than that.”

The envoy Karl Munter waited. Munter left at noon.
""",
    "content/articles/leave.md": """---
title: Envoys leave Port Alba
overrides:
- quote: I'll be back
  speaker: none
  reason: The paragraph names nobody.
published: 2031-05-08
---
The talks in Port Alba lasted nine hours behind closed doors.

“I'll be back,” somebody said. “It's Kern's fault: all of it,” Ivo Kern was told by Ada Brandt.
""",
}
PREVIEW = Options(private=True, preview=True)


class Pasted(NamedTuple):
    page: str
    path: str
    line: int
    yaml: str


def make(site: dict[str, str], options: Options = PREVIEW) -> tuple[Edition, Ground | None]:
    inputs: Files = tuple(sorted((path, text.encode()) for path, text in site.items()))
    return build_on(inputs, read_theme(), options, Memo())


def list_corrections(edition: Edition) -> list[Pasted]:
    found = []
    for page, data in edition.files:
        for about, yaml in re.findall(
            r'<div class="paste"><p class="sub">(.*?)</p><pre>(.*?)</pre>', data.decode(), re.S
        ):
            place = re.search(r"(content/\S+): paste above line (\d+)$", unescape(about))
            assert place is not None, about
            found.append(Pasted(page, place[1], int(place[2]), unescape(yaml)))
    return found


def paste(site: dict[str, str], one: Pasted, reason: str) -> dict[str, str]:
    lines = site[one.path].splitlines(keepends=True)
    lines.insert(one.line - 1, one.yaml.replace('reason: ""', f"reason: {reason}"))
    return site | {one.path: "".join(lines)}


def of_pages(edition: Edition, *kinds: str) -> list[Pasted]:
    return [one for one in list_corrections(edition) if one.page.startswith(kinds)]


def test_every_speaker_name_and_row_has_a_correction():
    kinds = {
        line.split()[1] for one in list_corrections(make(SITE)[0]) for line in one.yaml.splitlines() if "- " in line
    }
    assert kinds == {"quote:", "mention:", "passage:", "difference:"}


def test_each_correction_is_taken():
    """Into a file without overrides, and into one whose list is not indented and stands before another key."""
    edition, before = make(SITE)
    assert before is not None
    found = dict.fromkeys(one._replace(page="") for one in list_corrections(edition))
    assert {one.path for one in found} == {"content/articles/end.md", "content/articles/leave.md"}
    for one in found:
        corrected, after = make(paste(SITE, one, "Tried by a test."))
        assert [i for i in corrected.issues if i.severity == "error"] == [], one
        assert after is not None
        assert (after.resolved, after.comparison) != (before.resolved, before.comparison), one
        written = after.comparison.passages if "passage:" in one.yaml else ()
        said = [q for r in after.resolved for q in r.quotations]
        if "quote:" in one.yaml:
            assert sum(q.basis == "editor" and q.reason == "Tried by a test." for q in said) == 1
        if written and "passage:" in one.yaml:
            assert any(p.reason == "Tried by a test." for p in written)
        if "difference:" in one.yaml:
            assert len(after.comparison.discrepancies) < len(before.comparison.discrepancies)


def judge(relation: str, words: str = "nine hours", other: str = "end: seven hours") -> tuple[Edition, Ground | None]:
    entry = f"""- difference: {words}
  {relation}: "{other}"
  reason: Only one counts the break.
"""
    path = "content/articles/leave.md"
    return make(SITE | {path: SITE[path].replace("overrides:\n", f"overrides:\n{entry}")})


def test_a_difference_has_the_editors_note():
    edition, ground = judge("with")
    assert ground is not None
    (one,) = (d for d in ground.comparison.discrepancies if d.note)
    assert (one.kind, one.basis, one.note) == ("figure", "editor", "Only one counts the break.")
    assert "Only one counts the break." in dict(edition.files)["topics/hours.html"].decode()


def test_a_difference_that_no_rule_finds_is_added():
    edition, ground = judge("with", "I'll be back", "end: The quay is ours")
    assert ground is not None
    (one,) = (d for d in ground.comparison.discrepancies if d.basis == "editor")
    assert (one.kind, sorted(r.value for r in one.readings)) == ("fact", ["I'll be back", "The quay is ours"])
    assert "Only one counts the break." in dict(edition.files)["index.html"].decode()


@pytest.mark.parametrize(
    ("words", "other", "message"),
    [
        ("ten hours", "end: seven hours", "“ten hours” does not stand in the article"),
        ("nine hours", "end: ten hours", "“ten hours” does not stand in end"),
        ("nine hours", "end: simple", "the rules find no difference between “nine hours” and “end: simple” any more"),
    ],
)
def test_a_judgement_that_matches_nothing_is_an_error(words, other, message):
    edition, ground = judge("not", words, other)
    assert ground is None
    assert [(i.message, i.place.line) for i in edition.issues if i.severity == "error"] == [(message, 4)]


def test_a_passage_of_no_topic_is_in_none_of_its_rows():
    entry = "- {passage: lasted nine hours, topic: none, reason: Another length.}\n"
    path = "content/articles/leave.md"
    for site, count in (
        (SITE, 2),
        (SITE | {path: SITE[path].replace("overrides:\n", f"overrides:\n{entry}")}, 1),
    ):
        ground = make(site)[1]
        assert ground is not None
        told = {m.article for p in ground.comparison.passages if p.topic for m in p.members}
        assert len(told) == count
        assert {p.topic for p in ground.comparison.passages} <= {"", "hours"}
        states = {c.source: c.state for c in ground.comparison.coverage if c.target == "hours"}
        assert states[next(v.id for v in ground.comparison.voices if v.articles == ("leave",))] == (
            "reports" if count == 2 else "undecided"
        )


def test_a_correction_without_a_reason_is_no_correction():
    one = list_corrections(make(SITE)[0])[0]
    issues = [i for i in make(paste(SITE, one, '""'))[0].issues if i.severity == "error"]
    assert [i.message for i in issues] == ['"reason" is empty']
    assert issues[0].place.path == one.path


def test_what_the_editor_set_is_not_offered_again():
    assert not any("I'll be back" in one.yaml for one in list_corrections(make(SITE)[0]))


def test_the_panel_has_what_waits_for_the_editor():
    front = dict(make(SITE)[0].files)["index.html"].decode()
    for words in (
        "The publication date is a guess: 2031-05-08?",
        "The source is not stated",
        "Suspected copy: Looks like canary-weed",
        "Found by rule, not confirmed: Ada Brandt",
        "Quotation without a speaker",
        "Name without a record: Karl Munter",
    ):
        assert words in unescape(front)
    assert re.search(r"content/articles/end\.md:4\b", front)


@pytest.mark.parametrize("options", [Options(), Options(private=True), Options(preview=True), Options(report=True)])
def test_no_other_edition_has_a_word_of_it(options):
    """The preview of a public edition is none: there is no such command, and were there one, it would say nothing."""
    site, _ = make(SITE, options)
    assert site.files
    for path, data in site.files:
        if path.endswith(".html"):
            text = unescape(data.decode())
            for words in (
                "Needs you",
                "Copy correction",
                "paste above",
                "content/articles",
                'class="paste"',
                "correct",
            ):
                assert words not in text or (words == "correct" and "corrections" in text), (path, words)
