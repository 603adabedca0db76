"""`sitegen import`, `suggest` and `init` on disk, also with what no editor would hand in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile

import pytest
from click.testing import CliRunner

from sitegen import __version__, cli

ARTICLE = """Ferry line to reopen

By Mia Sund

May 7, 2031

Foreign Minister Ada Brandt of Norland met Ivo Kern in Port Alba on Wednesday, and the talks lasted until dark.

“We came with a proposal, and we leave with it,” Ada Brandt told reporters after the talks in Port Alba.
"""
OTHER = """Envoys part in Port Alba

The Northern Post, May 8, 2031

Ivo Kern said the talks in Port Alba on Wednesday had been good, and that France and Germany would be told of them.

“The fog was our only enemy,” Ivo Kern said, before Ada Brandt left the hall with the French delegation.
"""


def run(*arguments, code=0):
    result = CliRunner().invoke(cli.main, [str(a) for a in arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "one.txt").write_text(ARTICLE, "utf-8")
    (folder / "two.txt").write_text(OTHER, "utf-8")
    return folder


@pytest.fixture
def briefing(tmp_path):
    folder = tmp_path / "briefing"
    folder.mkdir()
    (folder / "site.yaml").write_text("title: Harbour talks\n")
    return folder


def records(briefing, kind):
    return sorted(path.name for path in (briefing / "content" / kind).glob("*.md"))


def test_from_a_folder_to_a_site(tmp_path, raw):
    briefing = tmp_path / "harbour-talks"
    said = run("init", briefing, "--from", raw)
    assert "Next: sitegen watch" in said
    assert (briefing / ".gitignore").read_text().split() == ["/public/", "/private/", "/.sitegen/", "/seeds/", "/*.zip"]
    assert (briefing / ".github/workflows/pages.yml").is_file()
    assert {"ada-brandt.md", "ivo-kern.md", "france.md"} <= set(records(briefing, "actors"))
    assert records(briefing, "meetings") == ["talks-port-alba-2031-05-07.md"]
    run("build", "--project", briefing, "--private")
    page = (briefing / "private/articles/ferry-line-to-reopen.html").read_text("utf-8")
    assert "ada-brandt.html" in page
    assert "Mia Sund" in page
    run("init", briefing, code=1)


def test_an_edited_record_is_left_alone(briefing, raw):
    run("import", "--project", briefing, raw)
    record = briefing / "content/articles/ferry-line-to-reopen.md"
    edited = record.read_text("utf-8").replace("language: en", "language: en\nsummary: Mine.")
    record.write_text(edited, "utf-8")
    assert "2 unchanged" in run("import", "--project", briefing, raw)
    (raw / "one.txt").write_text(ARTICLE.replace("until dark", "until dawn"), "utf-8")
    assert "--update" in run("import", "--project", briefing, raw)
    assert record.read_text("utf-8") == edited
    run("import", "--project", briefing, "--update", raw)
    assert "until dawn" in record.read_text("utf-8")
    assert "summary: Mine." in record.read_text("utf-8")
    assert len(list((briefing / "content/versions").iterdir())) == 1
    run("build", "--project", briefing)
    run("import", "--project", briefing, "--force", raw)
    assert "summary: Mine." not in record.read_text("utf-8")


def test_a_copy_in_seeds_can_be_imported_again(briefing, raw):
    run("import", "--project", briefing, raw)
    assert "2 unchanged" in run("import", "--project", briefing, briefing / "seeds")


def test_a_deleted_proposal_stays_refused(briefing, raw):
    run("import", "--project", briefing, raw)
    run("suggest", "--project", briefing, "--write")
    assert "ivo-kern.md" in records(briefing, "actors")
    (briefing / "content/actors/ivo-kern.md").unlink()
    assert "Ivo Kern:" not in run("suggest", "--project", briefing, "--write")
    assert "ivo-kern.md" not in records(briefing, "actors")
    assert "Ivo Kern" in (briefing / "content/suggested.yaml").read_text("utf-8")
    run("check", "--project", briefing)


def test_records_that_are_there_are_never_touched(briefing, raw):
    run("import", "--project", briefing, raw)
    actor = briefing / "content/actors/kern.md"
    actor.parent.mkdir()
    actor.write_text("---\nname: Ivo Kern\nkind: person\n---\n", "utf-8")
    before = actor.read_bytes()
    run("suggest", "--project", briefing, "--write")
    assert actor.read_bytes() == before
    assert "ivo-kern.md" not in records(briefing, "actors")


def test_each_refusal_says_file_and_reason(briefing, raw):
    (raw / "scan.pdf").write_bytes(b"%PDF-1.7")
    (raw / "packed.txt").write_bytes(b"PK\x03\x04 and more")
    (raw / "nul.txt").write_bytes(b"fog\0fog")
    (raw / "notes.json").write_text("{}")
    said = run("import", "--project", briefing, raw, code=1)
    assert "scan.pdf: refused: is a PDF. Open it" in said
    assert "packed.txt: refused: is a ZIP" in said
    assert "nul.txt: refused: holds NUL bytes" in said
    assert "2 new, 3 refused, 1 no articles" in said
    assert len(records(briefing, "articles")) == 2


def test_the_workflow_installs_the_sitegen_that_wrote_it(tmp_path):
    briefing = tmp_path / "new"
    run("init", briefing)
    workflow = (briefing / ".github/workflows/pages.yml").read_text("utf-8")
    assert f"- run: pip install briefing-sitegen=={__version__}\n" in workflow
    assert "VERSION" not in workflow


def test_a_line_of_fifty_megabytes_is_refused_unread(briefing, raw):
    with (raw / "long.txt").open("wb") as file:
        file.truncate(50_000_000)
    said = run("import", "--project", briefing, raw, code=1)
    assert "long.txt: refused: has 50,000,000 bytes" in said


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made there")
def test_odd_names_and_links(briefing, raw, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(ARTICLE.replace("reopen", "close"), "utf-8")
    os.symlink(secret, raw / "link.txt")
    (raw / "two\nlines ..txt").write_text(ARTICLE.replace("Ferry", "Bus"), "utf-8")
    (raw / "..hidden..txt").write_text("Never read\n\nA hidden file is passed over by the reader of folders.", "utf-8")
    said = run("import", "--project", briefing, raw, code=1)
    assert "link.txt: refused: is a link that leads out of its folder" in said
    assert "two?lines" in said
    assert "bus-line-to-reopen.md" in records(briefing, "articles")
    assert all("\n" not in path.name for path in (briefing / "seeds").iterdir())
    run("build", "--project", briefing)


def test_many_tiny_files(briefing, raw):
    for number in range(300):
        (raw / f"{number}.txt").write_text("x")
    said = run("import", "--project", briefing, raw, code=1)
    assert "2 new, 300 refused" in said


def test_a_pack_opens_from_disk_and_is_the_same_each_time(tmp_path, raw):
    briefing = tmp_path / "harbour-talks"
    run("init", briefing, "--from", raw)
    run("pack", "--project", briefing)
    pack = briefing / "harbour-talks.zip"
    first = pack.read_bytes()
    run("pack", "--project", briefing)
    assert pack.read_bytes() == first
    with zipfile.ZipFile(pack) as archive:
        names = archive.namelist()
        assert names[0] == "OPEN-ME.html"
        assert "site/index.html" in names
        assert b"site/index.html" in archive.read("OPEN-ME.html")
        assert b"Ada Brandt" in archive.read("site/actors/ada-brandt.html")
    run("pack", "--project", briefing, "--output", briefing / "site.yaml", code=1)
    assert (briefing / "site.yaml").read_text().startswith("title:")


@pytest.mark.skipif(shutil.which("git") is None, reason="no git")
def test_check_warns_of_reserved_texts_in_git(tmp_path, raw):
    briefing = tmp_path / "harbour-talks"
    run("init", briefing, "--from", raw)
    assert "tracked by git" not in run("check", "--project", briefing)
    subprocess.run(["git", "init", "-q", str(briefing)], check=True)
    subprocess.run(["git", "-C", str(briefing), "add", "content"], check=True)
    assert "tracked by git, and 1 more" in run("check", "--project", briefing)
    run("check", "--project", briefing, "--strict", code=1)
    (briefing / "site.yaml").write_text("title: Mine\nrights: own\n")
    assert "tracked by git" not in run("check", "--project", briefing)
