"""What the pages in docs/ say is so: their examples are built, and what they promise of them is looked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sitegen.build import Edition, Options, build
from sitegen.memo import Memo
from tests.briefings import read_theme
from tests.commands_page import PAGE, write_page

ROOT = Path(__file__).parent.parent
_FILE = re.compile(r"^`([\w./-]+)`\n\n```\w+\n(.*?)```", re.M | re.S)


def read_examples(*pages: str) -> dict[str, str]:
    """Path and text of the files that the pages give as examples."""
    return {path: text for page in pages for path, text in _FILE.findall((ROOT / page).read_text("utf-8"))}


def build_examples(examples: dict[str, str]) -> Edition:
    inputs = tuple(sorted((path, text.encode()) for path, text in examples.items()))
    return build(inputs, read_theme(), Options(), Memo())


def read_table(edition: Edition, name: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(dict(edition.files)[f"data/{name}.json"])
    return rows


@pytest.fixture(scope="module")
def overridden() -> tuple[Edition, Edition]:
    """The overrides' example with its overrides and without."""
    examples = read_examples("README.md", "docs/overrides.md")
    path = "content/articles/envoys-leave.md"
    bare = re.sub(r"^overrides:\n(?:  .*\n)+", "", examples[path], flags=re.M)
    assert bare != examples[path]
    return build_examples(examples), build_examples(examples | {path: bare})


def test_the_example_of_the_overrides_builds(overridden):
    assert [i for i in overridden[0].issues if i.severity != "note"] == []


def test_each_override_of_the_example_does_what_the_page_says(overridden):
    ours, bare = overridden
    own = {
        str(q["text"])[:15]: (q["speaker"], q["basis"])
        for q in read_table(ours, "quotations")
        if q["article"] == "envoys-leave"
    }
    assert own["We came with a "] == ("ada-brandt", "editor")
    assert own["Nobody asked fo"] == (None, "editor")
    brandts = [
        [m["paragraph"] for m in read_table(each, "mentions") if m["text"] == "Brandt" and m["target"] == "ada-brandt"]
        for each in (ours, bare)
    ]
    assert (3 in brandts[0], 3 in brandts[1]) == (False, True)
    rows = [
        [p for p in read_table(each, "passages") if p["basis"] == "editor" and len(p["members"]) == 2]
        for each in (ours, bare)
    ]
    assert (len(rows[0]), len(rows[1])) == (1, 0)
    notes = [[d["note"] for d in read_table(each, "discrepancies")] for each in (ours, bare)]
    assert "Neither says whether the break at noon is counted." in notes[0]
    assert not any(notes[1])


def test_readers_see_the_reasons(overridden):
    page = dict(overridden[0].files)["articles/envoys-leave.html"].decode()
    assert "The ministry&#39;s transcript has the sentence as hers." in page
    assert "The paragraph does not say which of the envoys it was." in page


def test_an_override_without_its_words_is_an_error_with_its_line():
    examples = read_examples("README.md", "docs/overrides.md")
    path = "content/articles/envoys-leave.md"
    edition = build_examples(examples | {path: examples[path].replace("Nobody asked for", "No one asked for")})
    assert [(i.place.path, i.place.line, i.severity) for i in edition.issues if i.severity == "error"] == [
        (path, 9, "error")
    ]


def test_a_review_without_its_digest_is_told_the_one_to_write():
    examples = read_examples("README.md")
    path = "content/articles/talks-end.md"
    told = build_examples(examples | {path: examples[path].replace("---\n", "---\nreviewed: {by: AB}\n", 1)})
    (digest,) = {m.group(1) for i in told.issues if (m := re.search(r"reviewed\.sha256: ([0-9a-f]{64})", i.hint))}
    confirmed = examples[path].replace("---\n", f"---\nreviewed: {{by: AB, sha256: {digest}}}\n", 1)
    edition = build_examples(examples | {path: confirmed})
    assert {q["basis"] for q in read_table(edition, "quotations")} == {"confirmed"}


def test_links_between_the_pages_lead_somewhere():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text("utf-8")):
            if page.name != "README.md" or not target.startswith("../actors/"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_page_of_commands_is_made_of_the_commands():
    assert PAGE.read_text("utf-8") == write_page(), "run: python -m tests.commands_page"


def test_the_theming_page_s_example_changes_a_block_a_token_and_the_words():
    edition = build_examples(read_examples("README.md", "docs/theming.md"))
    assert [i for i in edition.issues if i.severity != "note"] == []
    files = dict(edition.files)
    front = files["index.html"].decode()
    assert "| Harbour Desk</title>" in front
    assert ">Beside each other</a>" in front
    custom = next(path for path in files if path.startswith("assets/custom."))
    assert b"--accent: #7a2e00" in files[custom]
    assert custom in front
    assert any(b"1 outlet" in data or b"outlets" in data for path, data in files.items() if path.endswith(".html"))
    style = next(data for path, data in files.items() if path.startswith("assets/style."))
    assert b"--accent:" in style
