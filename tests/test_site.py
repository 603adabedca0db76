"""The built site as a whole: every link resolves under any prefix, drafts and withheld words are nowhere, and the bytes
depend on nothing but the inputs."""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.build import Edition, Files, Options, build
from sitegen.files import can_index
from sitegen.memo import Memo
from tests.briefings import FIRST, lay, read_theme
from tests.crawl import PageReader, crawl

ROOT = Path(__file__).parent.parent


def read_briefing(root: Path) -> Files:
    paths = [root / "site.yaml", *(root / "content").rglob("*"), *(root / "static").rglob("*")]
    return tuple(sorted((p.relative_to(root).as_posix(), p.read_bytes()) for p in paths if p.is_file()))


@functools.cache
def demonstration(base_url: str = "", private: bool = False, fulltext: bool = False) -> Edition:
    options = Options(base_url=base_url, private=private, fulltext=fulltext)
    edition = build(read_briefing(ROOT), read_theme(), options, Memo())
    assert edition.files, [i for i in edition.issues if i.severity == "error"]
    return edition


@pytest.mark.parametrize("prefix", ["http://site.test/", "http://site.test/a/b/", "file:///home/reader/site/"])
def test_every_link_and_anchor_of_the_demonstration_resolves(prefix):
    files = dict(demonstration().files)
    files.pop("404.html")  # is served at any depth: its links carry the base path, see below
    assert crawl(files | {"404.html": b""}, prefix) == []


def test_the_404_page_links_below_the_base_path():
    base = "https://example.org/some/repo/"
    assert crawl(dict(demonstration(base_url=base).files), base) == []


def test_an_invented_briefing_resolves_too_public_and_private():
    for options in (Options(), Options(private=True)):
        edition = build(lay(FIRST), read_theme(), options, Memo())
        assert edition.files, edition.issues
        assert crawl(dict(edition.files)) == []


def test_beside_a_digests_words_their_paragraph_is_told_once():
    html = dict(demonstration().files)["meetings/geneva-2022-01-10.html"].decode()
    shown = re.findall(r'<span class="words[^>]*>([^<]*)</span> <a class="ptr"[^>]*>.*?¶(\d+)</a>', html)
    assert len(shown) > 20
    assert [words for words, number in shown if re.search(rf"\(¶{number}\)\.?$", words)] == []
    assert any(words.endswith(".") for words, _ in shown)


CANARY = "The pelican of the ministry sleeps in a blue canoe."

RESERVED = f"""---
title: A long reserved text
source: herald
published: 2031-05-08
---
Norland and Sudria have met in Port Alba, and this is what the first paragraph of a long text says about it.

{"A sentence of no great matter stands here to make the text long. " * 30}

{CANARY} And the paragraph goes on.
"""

DRAFT = f"---\ntitle: A draft\nsource: herald\ndraft: true\n---\n{CANARY}\n"


CHANGED = RESERVED.replace(
    "\n---\n", f'\nstatus: {{kind: corrected, on: 2031-05-09, note: "added: “{CANARY}”"}}\n---\n', 1
)


@pytest.mark.parametrize(("name", "text"), [("reserved", RESERVED), ("draft", DRAFT), ("changed", CHANGED)])
def test_a_canary_beyond_the_excerpt_or_in_a_draft_is_in_no_file(name, text):
    files = lay(FIRST, extra={f"content/articles/{name}.md": text})
    edition = build(files, read_theme(), Options(), Memo())
    assert edition.files, edition.issues
    leaks = [path for path, data in edition.files if b"pelican" in data.lower() or b"blue canoe" in data.lower()]
    assert leaks == []
    drafts = [path for path, data in edition.files if name == "draft" and (b"A draft" in data or "draft" in path)]
    assert drafts == []
    shown = dict(build(files, read_theme(), Options(private=True, drafts=True), Memo()).files)
    assert b"pelican" in shown[f"articles/{name}.html"]


def test_a_change_is_told_in_public_without_the_words_that_are_withheld():
    files = lay(FIRST, extra={"content/articles/changed.md": CHANGED})
    site = dict(build(files, read_theme(), Options(), Memo()).files)
    assert "articles/changed.html" in site["corrections.html"].decode()


def test_the_same_inputs_in_another_order_give_the_same_edition():
    files = lay(FIRST)
    assert build(files, read_theme(), Options(), Memo()) == build(files[::-1], read_theme()[::-1], Options(), Memo())


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"},
    ],
)
def test_the_bytes_depend_on_no_surroundings(tmp_path, surroundings):
    run = [sys.executable, "-m", "sitegen", "build", "--project", str(ROOT), "--output", str(tmp_path / "site")]
    subprocess.run(run, check=True, env=os.environ | surroundings, capture_output=True)
    built = {
        p.relative_to(tmp_path / "site").as_posix(): p.read_bytes()
        for p in (tmp_path / "site").rglob("*")
        if p.is_file()
    }
    expected = dict(demonstration(fulltext=can_index()).files)  # Pagefind itself gives other bytes each time
    assert {path: built.get(path) for path in expected} == expected


@pytest.mark.skipif(os.name != "posix", reason="a umask and a reordered folder are matters of POSIX")
def test_a_scrambled_copy_gives_the_same_bytes(tmp_path):
    """Another path, files made in another order at other times with other permissions, two processes."""
    copy = tmp_path / "Ää copy (2)"
    sources = [path for name in ("content", "static", "site.yaml") for path in [ROOT / name, *(ROOT / name).rglob("*")]]
    for number, source in enumerate(sorted((p for p in sources if p.is_file()), reverse=True)):
        place = copy / source.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(source.read_bytes())
        os.utime(place, (number * 9_999_991, number * 9_999_991))
        place.chmod(0o600 if number % 2 else 0o644)
    run = [sys.executable, "-m", "sitegen", "build", "--jobs", "2", "--project", str(copy)]
    subprocess.run(run, check=True, capture_output=True, umask=0o077)
    built = {
        p.relative_to(copy / "public").as_posix(): p.read_bytes() for p in (copy / "public").rglob("*") if p.is_file()
    }
    expected = dict(demonstration(fulltext=can_index()).files)
    assert {path: built.get(path) for path in expected} == expected


def test_an_error_builds_nothing():
    files = lay(FIRST, frozenset({"content/sources/herald.md"}))
    edition = build(files, read_theme(), Options(), Memo())
    assert edition.files == ()
    assert any(issue.severity == "error" for issue in edition.issues)


@pytest.mark.parametrize("path", ["static/quotations.html/x.txt", "static/articles", "static/Index.html"])
def test_a_file_of_static_that_clashes_with_a_page_builds_nothing(path):
    edition = build(lay(FIRST, extra={path: "x"}), read_theme(), Options(), Memo())
    assert edition.files == ()
    assert [issue.severity for issue in edition.issues if "site" in issue.message] == ["error"]


@pytest.mark.parametrize("name", ["CON.txt", "a/aux", "ends.", "a:b", "lpt1.tar.gz", ".git/config", ".sitegen.json"])
def test_a_name_that_some_system_refuses_is_told_at_its_file(name):
    edition = build(lay(FIRST, extra={f"static/{name}": "x"}), read_theme(), Options(), Memo())
    assert edition.files == ()
    assert [i.place.path for i in edition.issues if i.severity == "error"] == [f"static/{name}"]
    redirect = f"---\ntitle: Old\nredirects: ['articles/{name}.html']\n---\nText.\n"
    edition = build(lay(FIRST, extra={"content/pages/old.md": redirect}), read_theme(), Options(), Memo())
    wrong = [(i.place.path, i.place.line) for i in edition.issues if i.severity == "error"]
    assert wrong == ([] if name == "ends." else [("content/pages/old.md", 3)])


def test_names_that_differ_by_how_an_accent_is_written_are_one():
    extra = {"static/caf\u00e9.txt": "x", "static/cafe\u0301.txt": "y"}
    edition = build(lay(FIRST, extra=extra), read_theme(), Options(), Memo())
    assert [i.severity for i in edition.issues if "Two files" in i.message] == ["error"]


DENIED = """---
title: The minister denies
source: herald
published: 2031-05-08
---
Ada Brandt denied that the talks in Port Alba had failed. She said the fleet was not “ready.”
"""


def test_a_denial_is_no_statement_and_a_fragment_keeps_what_turns_it():
    files = lay(FIRST, extra={"content/articles/zz.md": DENIED})
    site = dict(build(files, read_theme(), Options(private=True), Memo()).files)
    assert "was not “ready" in PageReader(site["actors/ada-brandt.html"].decode()).text
    quoted = json.loads(site["data/quotations.json"])
    assert not [q for q in quoted if "had failed" in q["text"]]


LINKS = """---
title: Links
---
[a file](../../static/report.pdf) ![a picture](../../static/pic.png) [a person](../actors/ada-brandt.md)
[nowhere](../quotations.html)
"""


def test_links_to_static_files_and_records_work_and_others_are_told():
    extra = {"content/pages/links.md": LINKS, "static/report.pdf": "x", "static/pic.png": "y"}
    edition = build(lay(FIRST, extra=extra), read_theme(), Options(), Memo())
    links = PageReader(dict(edition.files)["links.html"].decode()).links
    assert {"report.pdf", "pic.png", "actors/ada-brandt.html"} <= set(links)
    told = [(i.place.line, i.severity, i.message) for i in edition.issues if "leads" in i.message]
    assert told == [(4, "warning", 'A link leads nowhere: "../quotations.html"')]
    extra.pop("static/pic.png")
    edition = build(lay(FIRST, extra=extra), read_theme(), Options(), Memo())
    assert edition.files == ()
    assert 'A link leads to no file: "static/pic.png"' in [i.message for i in edition.issues]


def test_mistakes_of_every_stage_are_told_at_once():
    """In a record, an override that matches nothing, a tie of passages, a template: one round, not four."""
    extra = {"content/articles/bad.md": "---\ntitel: x\n---\nA.\n", "templates/index.html": "{{ page.title\n{% if %}"}
    for broken in (True, False):
        laid = lay(FIRST, extra={p: t for p, t in extra.items() if broken or "bad" not in p})
        tie = b"overrides:\n  - {quote: Nobody said so, speaker: none, reason: x}\n"
        tied = b'overrides:\n  - {passage: nowhere at all, not: "herald-c: x", reason: x}\n'
        files = tuple(
            (path, data.replace(b"---\n", b"---\n" + (tie if "post-a" in path else tied), 1))
            if path in ("content/articles/post-a.md", "content/articles/courier-b.md")
            else (path, data)
            for path, data in laid
        )
        edition = build(files, read_theme(), Options(), Memo())
        assert edition.files == ()
        told = {issue.place.path for issue in edition.issues if issue.severity == "error"}
        wanted = {"content/articles/post-a.md", "templates/index.html"}
        # Ties want all accounts compared: they are looked at once all records are sound.
        wanted |= {"content/articles/bad.md"} if broken else {"content/articles/courier-b.md"}
        assert told == wanted


TIMED = {
    "content/meetings/dawn.md": "---\nname: The dawn call\nstart: 2031-01-10T08:55\nend: 2031-07-10T09:10\n---\n",
    "content/meetings/noon.md": "---\nname: The noon call\nstart: 2031-01-10T12:00-03:30\n---\n",
}


@pytest.mark.parametrize(
    ("zone", "shown", "iso"),
    [
        ("", "08:55, 09:10", '"2031-01-10"'),
        ("Europe/Zurich", "08:55 UTC+1, 09:10 UTC+2", '"2031-01-10T08:55+01:00"'),
        ("UTC", "08:55 UTC, 09:10 UTC", '"2031-01-10T08:55Z"'),
    ],
)
def test_an_hour_without_a_zone_is_of_the_sites_and_of_none_where_that_is_unknown(zone, shown, iso):
    files = lay(FIRST, extra=TIMED)
    if zone:
        files = tuple((p, d + f"timezone: {zone}\n".encode() if p == "site.yaml" else d) for p, d in files)
    site = dict(build(files, read_theme(), Options(), Memo()).files)
    page = site["meetings/dawn.html"].decode()
    hours = re.findall(r"(?:08:55|09:10)(?: UTC(?:\+\d)?)?(?=<|,| –| to)", page)
    assert ", ".join(dict.fromkeys(hours)) == shown, hours
    assert f'"startDate": {iso}' in page or f'"startDate":{iso}' in page
    assert "12:00 UTC−3:30" in PageReader(site["meetings/noon.html"].decode()).text
