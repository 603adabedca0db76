"""The commands as a user meets them: most in this process, watching and piping in processes of their own."""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen import cli, files
from sitegen.bench import Bench
from sitegen.build import Options
from sitegen.files import MANIFEST
from sitegen.memo import Memo

ROOT = Path(__file__).resolve().parent.parent
LONG = 30.0
"""Seconds within which a rebuild must have been seen on any machine."""

ARTICLE = """---
title: Ferries stop for a week
source: island-mail
rights: own
published: 2031-05-08
---

The ferries between Port Alba and Tern stop for five days, the harbour office says.

“Nobody asked us,” the mayor, Ada Brandt, told reporters.
"""
RECORDS = {
    "site.yaml": "title: The ferries\n",
    "content/articles/ferries-stop.md": ARTICLE,
    "content/actors/ada-brandt.md": "---\nname: Ada Brandt\nkind: person\n---\n",
    "content/sources/island-mail.md": "---\nname: The Island Mail\n---\n",
}
BROKEN = ARTICLE.replace("title:", "titel:")


@pytest.fixture
def briefing(tmp_path, monkeypatch):
    project = tmp_path / "my briefing"
    for path, text in RECORDS.items():
        put(project, path, text)
    monkeypatch.chdir(project)
    return project


def put(root, path, text):
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8", newline="\n")
    return place


def run(*arguments):
    result = CliRunner().invoke(cli.main, [str(a) for a in arguments], prog_name="sitegen")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return result


def standing(root):
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


# ---------------------------------------------------------------- build


def test_build_writes_the_site_and_the_second_time_nothing(briefing):
    result = run("build")
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.fullmatch(r"public: (\d+) files \(\1 new, 0 changed, 0 unchanged, 0 removed\) in .* s\n", result.stdout)
    site = standing(briefing / "public")
    assert {"index.html", "articles/ferries-stop.html", ".nojekyll", "data/articles.json", MANIFEST} <= site.keys()
    times = {p: p.stat().st_mtime_ns for p in (briefing / "public").rglob("*")}
    assert "(0 new, 0 changed, " in run("build").stdout
    assert {p: p.stat().st_mtime_ns for p in (briefing / "public").rglob("*")} == times


def test_the_briefing_is_found_from_below_and_by_name(briefing, monkeypatch, tmp_path):
    monkeypatch.chdir(briefing / "content" / "actors")
    assert run("build").exit_code == 0
    assert (briefing / "public" / "index.html").exists()
    monkeypatch.chdir(tmp_path)
    assert run("build", "--project", briefing, "--output", "elsewhere", "--no-texts").exit_code == 0
    monkeypatch.chdir(briefing)
    assert run("build", "--no-texts").exit_code == 0
    assert standing(tmp_path / "elsewhere") == standing(briefing / "public")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build"], "no site.yaml here or above"),
        (["check"], "no site.yaml here or above"),
        (["watch"], "no site.yaml here or above"),
        (["build", "--project", "."], "holds no site.yaml"),
        (["build", "--project", "missing"], "does not exist"),
        (["build", "--jobs", "0"], "--jobs"),
        (["publish"], "No such command"),
        (["analyse"], "Missing argument"),
        (["analyse", "missing.txt"], "does not exist"),
    ],
)
def test_wrong_usage_is_a_sentence_and_status_2(tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--base-url", "example.org"], "does not begin with https://"),
        (["--private", "--output", "public"], "public/ is for the public edition"),
    ],
)
def test_wrong_options_write_nothing(briefing, arguments, said):
    result = run("build", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert standing(briefing).keys() == RECORDS.keys()


def test_errors_are_listed_in_order_and_the_old_site_stays(briefing):
    run("build")
    before = standing(briefing / "public")
    put(briefing, "content/articles/ferries-stop.md", BROKEN)
    put(briefing, "content/actors/ada-brandt.md", "---\nname: Ada Brandt\n---\n")
    result = run("build")
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert [re.match(r"(content/\w+/[\w-]+\.md:\d+(:\d+)?: error: )?", line).group(0)[:16] for line in lines] == [
        "content/actors/a",
        "content/articles",
        "content/articles",
        "",
    ]
    assert '"titel"' in lines[2]
    assert '"title"?' in lines[2]
    assert lines[-1] == "3 errors: nothing was written."
    assert standing(briefing / "public") == before


def test_strict_fails_on_a_warning_and_only_then(briefing):
    put(
        briefing,
        "content/actors/ada-brandt.md",
        "---\nname: Ada Brandt\nkind: person\naliases: [Brandt, Brandt]\n---\n",
    )
    result = run("build", "--strict")
    assert result.exit_code == 1
    assert "content/actors/ada-brandt.md:4:" in result.stderr
    assert "1 warning, and --strict allows no warning: nothing was written." in result.stderr
    assert not (briefing / "public").exists()
    assert run("check", "--strict").exit_code == 1
    assert run("check").exit_code == 0
    result = run("build")
    assert result.exit_code == 0
    assert ": warning: " in result.stderr


def test_private_goes_to_private_and_git_leaves_it_alone(briefing):
    result = run("build", "--private")
    assert result.exit_code == 0
    assert (briefing / "private" / "index.html").exists()
    assert (briefing / "private" / ".gitignore").read_text() == "*\n"
    assert not (briefing / "public").exists()
    assert "(0 new, 0 changed" in run("build", "--private").stdout


def test_drafts_are_built_only_when_asked_for(briefing):
    put(briefing, "content/articles/later.md", ARTICLE.replace("rights: own", "rights: own\ndraft: true"))
    run("build")
    assert not (briefing / "public/articles/later.html").exists()
    run("build", "--drafts")
    assert (briefing / "public/articles/later.html").exists()


def test_a_folder_with_other_files_is_refused(briefing):
    put(briefing, "public/thesis.txt", "years of work")
    result = run("build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")
    assert "thesis.txt" in result.stderr
    assert standing(briefing / "public") == {"thesis.txt": b"years of work"}


@pytest.mark.parametrize("output", [".", "..", "content/new", "static"])
def test_an_output_among_the_inputs_is_refused(briefing, output):
    result = run("build", "--output", output)
    assert result.exit_code == 1
    assert "choose another output folder" in result.stderr
    assert standing(briefing).keys() == RECORDS.keys()


def test_clean_writes_every_file_anew(briefing):
    run("build")
    for place in (briefing / "public").rglob("*"):
        os.utime(place, (1, 1))
    result = run("build", "--clean")
    assert re.search(r"public: (\d+) files \(\1 new", result.stdout)
    assert all(place.stat().st_mtime > 1 for place in (briefing / "public").rglob("*") if place.is_file())


def test_profile_names_the_stages(briefing):
    result = run("build", "--profile")
    stages = dict(re.findall(r"^ *(\w[\w ]*?)  +\d+\.\d{3} *(\d*)", result.stderr, re.M))
    assert stages["parse_record"] == "4"
    assert {"analyse", "publish", "read", "build", "write"} <= stages.keys()


def test_two_builds_at_once_do_not_meet(briefing, monkeypatch):
    monkeypatch.setattr("sitegen.files.writing.locked", functools.partial(files.locked, patience=0))
    with files.locked(briefing / "public"):
        result = run("build")
    assert result.exit_code == 1
    assert "another sitegen is writing" in result.stderr
    assert standing(briefing / "public") == {}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right that Windows users lack")
def test_a_link_out_of_the_briefing_is_an_error(briefing, tmp_path):
    secret = put(tmp_path, "secret.md", ARTICLE)
    (briefing / "content/articles/leak.md").symlink_to(secret)
    result = run("build")
    assert result.exit_code == 1
    assert "content/articles/leak.md: error: is a link that leads out" in result.stderr


def test_an_own_template_is_used_and_the_theme_in_place_is_no_override(briefing):
    put(briefing, "templates/404.html", "<!doctype html><title>Own</title><p>Lost at sea.")
    run("build")
    assert b"Lost at sea." in (briefing / "public/404.html").read_bytes()
    assert "templates" in bench(briefing).inputs.names
    assert "templates" not in bench(ROOT).inputs.names


def bench(project):
    return Bench(project, Options(), False, Memo())


# ---------------------------------------------------------------- check and analyse


def test_check_writes_nothing(briefing):
    assert (run("check").exit_code, run("check").stdout) == (0, "2 notes\n")  # no url of the article, no base_url
    put(briefing, "content/articles/ferries-stop.md", BROKEN)
    result = run("check")
    assert (result.exit_code, result.stdout) == (1, "2 errors\n")
    assert standing(briefing).keys() == RECORDS.keys()


def test_quiet_says_errors_and_warnings_alone(briefing):
    assert (run("build", "--quiet").output, run("check", "-q").output) == ("", "")
    put(briefing, "content/articles/ferries-stop.md", BROKEN)
    result = run("build", "--quiet")
    assert result.exit_code == 1
    assert "error:" in result.stderr


def test_the_shell_can_complete(briefing):
    asked = {"_SITEGEN_COMPLETE": "bash_complete", "COMP_WORDS": "sitegen bu", "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-m", "sitegen"], env=os.environ | asked, capture_output=True, text=True)
    assert done.stdout == "plain,build\n"


def test_analyse_says_that_a_folder_has_no_text(tmp_path):
    (tmp_path / "page.html").write_text("<p>Fog.</p>")
    result = run("analyse", tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{tmp_path}: no .txt file in this folder\n"


def test_analyse_prints_a_line_of_json_for_each_text(tmp_path):
    put(tmp_path, "texts/b/two.txt", "Talks end\n\n“We are done,” said Ada Brandt.\n")
    put(tmp_path, "texts/one.part.txt", "Nothing here.\n")
    put(tmp_path, "texts/readme.md", "No text.")
    (tmp_path / "texts/bad.txt").write_bytes(b"caf\xe9 closed\n")
    result = run("analyse", tmp_path / "texts")
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in rows] == ["b/two", "bad", "one.part"]
    assert [set(row) for row in rows] == [{"id", "quotations", "figures", "dates", "names"}] * 3
    assert rows[0]["quotations"][0]["speaker"] == "Ada Brandt"
    assert re.fullmatch(r".*bad\.txt: warning: is not UTF-8: .*\n", result.stderr)
    alone = run("analyse", tmp_path / "texts/b/two.txt", tmp_path / "texts/readme.md")
    assert [json.loads(line)["id"] for line in alone.stdout.splitlines()] == ["two", "readme"]


# ---------------------------------------------------------------- processes of their own


def end_after(*lines, **options):
    """A process of the command, whose work these lines are."""
    work = "; ".join(lines)
    code = f"import atexit, sys\nfrom sitegen.cli import ending as e\ndef main(**_): {work}\ne.main = main\ne.run()"
    command, buffered = [sys.executable, "-c", code], {"PYTHONUNBUFFERED": ""}
    return subprocess.run(
        command, env=os.environ | buffered, text=True, stderr=subprocess.PIPE, timeout=LONG, **options
    )


@pytest.mark.parametrize(
    ("lines", "status", "said"),
    [
        (["print('done')"], 0, "done\n"),
        (["print('half', end='')", "sys.exit(3)"], 3, "half"),
        (["atexit.register(print, 'last')", "print('done')", "sys.exit(1)"], 1, "done\nlast\n"),
        (["sys.exit('no boat')"], 1, ""),
        (["print('done')", "1 / 0"], 1, "done\n"),
    ],
)
def test_a_process_ends_at_once_with_its_status_and_all_that_was_said(lines, status, said):
    ended = end_after(*lines, stdout=subprocess.PIPE)
    assert (ended.returncode, ended.stdout) == (status, said)
    assert ("ZeroDivisionError" in ended.stderr) == ("1 / 0" in lines)
    assert ("no boat" in ended.stderr) == ("sys.exit('no boat')" in lines)


def test_a_process_takes_nothing_apart_at_its_end():
    held = "type('Held', (), {'__del__': lambda self: print('apart')})()"
    assert end_after(f"e.keep({held})", "sys.exit(0)", stdout=subprocess.PIPE).stdout == ""
    assert end_after(f"e.keep({held})", "1 / 0", stdout=subprocess.PIPE).stdout == "apart\n"


def test_in_another_process_nothing_is_kept():
    cli.ending.keep(object())
    assert cli.ending._Process.kept == ()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_last_words_that_cannot_be_written_are_told():
    with open("/dev/full", "w") as full:
        assert end_after("print('done')", "sys.exit(0)", stdout=full).returncode == 120


def start(*arguments, cwd, **options):
    command = [sys.executable, "-m", "sitegen", *map(str, arguments)]
    return subprocess.Popen(command, cwd=cwd, text=True, encoding="utf-8", **options)


def until(true):
    end = time.monotonic() + LONG
    while not (found := true()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
    return found


def get(url):
    try:
        with urllib.request.urlopen(url, timeout=LONG) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()


def stop(process):
    process.terminate()
    rest = process.communicate(timeout=LONG)
    if sys.platform != "win32":
        assert process.returncode == 0
    return rest


def test_watch_follows_edits_survives_a_broken_file_and_never_touches_public(briefing):
    run("build")
    public = standing(briefing / "public")
    article = briefing / "content/articles/ferries-stop.md"
    log = briefing.parent / "log"
    with log.open("w") as out:
        process = start("watch", "--port", "0", cwd=briefing, stdout=subprocess.DEVNULL, stderr=out)
        try:
            url = until(lambda: re.search(r"Preview: (http://127\.0\.0\.1:\d+/)", log.read_text()))[1]
            page = f"{url}articles/ferries-stop.html"
            until(lambda: "five days" in get(page))
            article.write_text(ARTICLE.replace("five days", "six days"), encoding="utf-8")
            until(lambda: "six days" in get(page))
            article.write_text(BROKEN, encoding="utf-8")
            until(lambda: '"titel"' in log.read_text())
            assert "six days" in get(page)
            article.write_text(ARTICLE.replace("five days", "seven days"), encoding="utf-8")
            until(lambda: "seven days" in get(page))
            put(briefing, "site.yaml", "title: The boats\n")
            until(lambda: "The boats" in get(url))
            put(briefing, "templates/404.html", "<p>Lost at sea.")
            until(lambda: "Lost at sea." in get(f"{url}none.html"))
            put(briefing, "static/map.txt", "Here.")
            until(lambda: get(f"{url}map.txt") == "Here.")
            article.unlink()
            until(lambda: "seven days" not in get(page))
            until(lambda: not (briefing / ".sitegen/preview/articles/ferries-stop.html").exists())
        finally:
            stop(process)
    assert "Traceback" not in log.read_text()
    assert standing(briefing / "public") == public
    assert (briefing / ".sitegen/.gitignore").read_text() == "*\n"


def test_watch_says_what_is_wrong_from_the_start_and_mends(briefing):
    put(briefing, "content/articles/ferries-stop.md", BROKEN)
    process = start("watch", "--port", "0", cwd=briefing, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        url = re.search(r"http://\S+", process.stderr.readline())[0]
        until(lambda: "&quot;titel&quot;" in get(url))
        put(briefing, "content/articles/ferries-stop.md", ARTICLE)
        until(lambda: "five days" in get(f"{url}articles/ferries-stop.html"))
    finally:
        stop(process)


def test_build_watch_keeps_the_output_up_to_date(briefing):
    process = start("build", "--watch", cwd=briefing, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    page = briefing / "public/articles/ferries-stop.html"
    try:
        until(page.exists)
        put(briefing, "content/articles/ferries-stop.md", ARTICLE.replace("five days", "six days"))
        until(lambda: "six days" in page.read_text("utf-8"))
        put(briefing, "content/articles/ferries-stop.md", BROKEN)
        put(briefing, "content/articles/another.md", ARTICLE)
        time.sleep(0.3)
        assert not (briefing / "public/articles/another.html").exists()
        put(briefing, "content/articles/ferries-stop.md", ARTICLE)
        until((briefing / "public/articles/another.html").exists)
        until(lambda: "five days" in page.read_text("utf-8"))
    finally:
        _, said = stop(process)
    assert '"titel"' in said
    assert "Traceback" not in said


def test_nothing_but_text_is_written_into_a_pipe_and_a_reader_may_leave(briefing, tmp_path):
    put(
        briefing,
        "content/actors/ada-brandt.md",
        "---\nname: Ada Brandt\nkind: person\naliases: [Brandt, Brandt]\n---\n",
    )
    done = start("build", cwd=briefing, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, said = done.communicate(timeout=LONG)
    assert done.returncode == 0
    assert "\x1b" not in out + said
    assert "\r" not in (out + said).replace("\r\n", "\n")
    for number in range(300):
        put(tmp_path, f"texts/{number}.txt", "“We are done,” said Ada Brandt.\n" * 10)
    leaver = start("analyse", tmp_path / "texts", cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    leaver.stdout.readline()
    leaver.stdout.close()
    assert "Traceback" not in leaver.stderr.read()
    leaver.stderr.close()
    leaver.wait(LONG)


def test_help_and_version():
    assert run("--help").exit_code == 0
    assert "sitegen" in run("--version").stdout
    for command in ("analyse", "build", "check", "watch"):
        assert run(command, "--help").exit_code == 0


# ---------------------------------------------------------------- what the README says is so


def test_the_readme_example_builds_without_an_issue(tmp_path):
    example = re.findall(r"^`([\w./-]+)`\n\n```\w+\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    assert len(example) == 5
    for path, text in example:
        put(tmp_path, path, text)
    result = run("build", "--strict", "--project", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    page = (tmp_path / "public/articles/talks-end.html").read_text("utf-8")
    assert "actors/ada-brandt.html" in page
    assert "meetings/harbour-talks.html" in page


def test_the_readme_names_the_commands_and_options_there_are():
    readme = (ROOT / "README.md").read_text("utf-8")
    table = dict(re.findall(r"^\| `sitegen (\w+)[^`]*` \| (.*) \|$", readme, re.M))
    assert table.keys() == cli.main.commands.keys()
    for name, words in table.items():
        known = {
            option
            for parameter in cli.main.commands[name].params
            for option in (*parameter.opts, *parameter.secondary_opts)
        }
        assert set(re.findall(r"`(--[\w-]+)`", words)) <= known
