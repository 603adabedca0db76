"""What the world does to a build: a full disk, a read-only one, no permission, files that vanish, a clock that jumps,
an interrupted terminal. Each ends in a sentence and a status, and leaves the old site whole."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from sitegen import files
from sitegen.parse import parse_record
from sitegen.parse.decoding import LARGEST

ROOT = Path(__file__).parent.parent
ARTICLE = """---
title: Ferries stop for week {number}
source: island-mail
rights: own
published: 2031-05-08
---

The ferries between Port Alba and Tern stop for {number} days, the harbour office says.

“Nobody asked us about week {number},” the mayor, Ada Brandt, told reporters.
"""


@pytest.fixture
def briefing(tmp_path):
    project = tmp_path / "briefing"
    put(project, "site.yaml", "title: The ferries\n")
    put(project, "content/sources/island-mail.md", "---\nname: The Island Mail\n---\n")
    put(project, "content/actors/ada-brandt.md", "---\nname: Ada Brandt\nkind: person\n---\n")
    add_articles(project, range(2))
    return project


def put(project: Path, path: str, text: str) -> None:
    place = project / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def add_articles(project: Path, numbers: range) -> None:
    for number in numbers:
        put(project, f"content/articles/week-{number}.md", ARTICLE.format(number=number))


def sitegen(*arguments: object, wrapped: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [*wrapped, sys.executable, "-m", "sitegen", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=ROOT)


def read_site(folder: Path) -> dict[str, str]:
    """Every file that is the same at each build: not the index of another program, and not the list that names it."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {
        path: hashlib.sha256(place.read_bytes()).hexdigest()
        for path, place in found.items()
        if not path.startswith(("pagefind/", ".sitegen"))
    }


# ---------------------------------------------------------------- disks of their own


def in_a_namespace(script: str) -> subprocess.CompletedProcess[str]:
    """Runs Python where it may mount disks that nobody else sees. Skips where the system does not allow that."""
    if shutil.which("unshare") is None:
        pytest.skip("no unshare here: a disk of its own cannot be made")
    inside = ("unshare", "--user", "--map-root-user", "--mount")
    if subprocess.run([*inside, "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody make a disk of its own")
    command = [*inside, sys.executable, "-c", textwrap.dedent(script)]
    return subprocess.run(command, capture_output=True, text=True, timeout=180, cwd=ROOT)


PRELUDE = """
import subprocess, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from tests.test_faults import add_articles, read_site, sitegen
project, out = Path({project!r}), Path({out!r})
out.mkdir()
def mount(*options): subprocess.run(["mount", *options, str(out)], check=True)
"""


def prelude(project: Path) -> str:
    return PRELUDE.format(root=str(ROOT), project=str(project), out=str(project.parent / "out"))


def test_a_disk_that_fills_leaves_the_old_site_and_says_so(briefing):
    done = in_a_namespace(
        prelude(briefing)
        + textwrap.dedent("""
        mount("-t", "tmpfs", "-o", "size=1m", "tmpfs")
        first = sitegen("build", "--project", project, "--output", out)
        assert first.returncode == 0, first.stderr
        before = read_site(out)
        add_articles(project, range(2, 120))
        full = sitegen("build", "--project", project, "--output", out)
        assert full.returncode == 1, full.stderr
        assert "the disk is full" in full.stderr and "Traceback" not in full.stderr, full.stderr
        after = read_site(out)
        assert before.keys() <= after.keys(), before.keys() - after.keys()
        for number in range(2, 120):
            (project / f"content/articles/week-{number}.md").unlink()
        again = sitegen("build", "--project", project, "--output", out)
        assert again.returncode == 0, again.stderr
        assert read_site(out) == before
        print("done")
        """)
    )
    assert done.stdout.startswith("done"), done.stderr


def test_a_read_only_disk_is_said_and_the_site_stays(briefing):
    done = in_a_namespace(
        prelude(briefing)
        + textwrap.dedent("""
        mount("-t", "tmpfs", "-o", "size=8m", "tmpfs")
        assert sitegen("build", "--project", project, "--output", out).returncode == 0
        before = read_site(out)
        mount("-o", "remount,ro")
        add_articles(project, range(2, 4))
        refused = sitegen("build", "--project", project, "--output", out)
        assert refused.returncode == 1, refused.stderr
        assert "read-only" in refused.stderr and "Traceback" not in refused.stderr, refused.stderr
        assert read_site(out) == before
        print("done")
        """)
    )
    assert done.stdout == "done\n", done.stderr


# ---------------------------------------------------------------- permissions


def without_privilege() -> tuple[str, ...]:
    """How to run a command that permissions bind, also as root."""
    if os.name != "posix":
        pytest.skip("permissions of this system are others")
    if os.geteuid():
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root is bound by no permission, and there is no setpriv to give that up")
    caps = "-dac_override,-dac_read_search,-fowner"
    return ("setpriv", f"--bounding-set={caps}", f"--inh-caps={caps}")


@pytest.mark.parametrize("locked", ["content/articles/week-1.md", "content/articles", "site.yaml"])
def test_what_may_not_be_read_is_said_and_nothing_is_written(briefing, locked):
    wrapped = without_privilege()
    assert sitegen("build", "--project", briefing).returncode == 0
    before = read_site(briefing / "public")
    (briefing / locked).chmod(0)
    try:
        refused = sitegen("build", "--project", briefing, wrapped=wrapped)
    finally:
        (briefing / locked).chmod(0o755)
    assert refused.returncode == 1, refused.stderr
    assert locked in refused.stderr
    assert "Traceback" not in refused.stderr
    assert read_site(briefing / "public") == before


def test_a_folder_that_may_not_be_written_is_said(briefing):
    wrapped = without_privilege()
    assert sitegen("build", "--project", briefing).returncode == 0
    before = read_site(briefing / "public")
    add_articles(briefing, range(2, 3))
    places = [briefing / "public", *(p for p in (briefing / "public").rglob("*") if p.is_dir())]
    for place in places:
        place.chmod(0o555)
    try:
        refused = sitegen("build", "--project", briefing, wrapped=wrapped)
    finally:
        for place in places:
            place.chmod(0o755)
    assert refused.returncode == 1, refused.stderr
    assert "Traceback" not in refused.stderr
    assert read_site(briefing / "public") == before


# ---------------------------------------------------------------- files that come and go


def test_files_that_vanish_while_they_are_read_are_told_or_left_out(briefing):
    """Never an exception, and never half a file."""
    whole = {ARTICLE.format(number=number).encode() for number in range(40)}
    over = threading.Event()

    def stir() -> None:
        number = 0
        while not over.is_set():
            place = briefing / f"content/articles/week-{2 + number % 38}.md"
            if place.exists():
                place.unlink()
            else:
                fresh = place.with_suffix(".tmp")
                fresh.write_text(ARTICLE.format(number=2 + number % 38), "utf-8")
                fresh.replace(place)
            number += 7

    stirring = threading.Thread(target=stir)
    stirring.start()
    try:
        for _ in range(60):
            tree = files.Reader(briefing, files.INPUTS).read()
            read = [data for path, data in tree.files if path.startswith("content/articles/") and path.endswith(".md")]
            assert len(read) >= 2
            assert set(read) <= whole
            assert all("week-" in trouble.path for trouble in tree.troubles)
    finally:
        over.set()
        stirring.join()


@pytest.mark.parametrize("jump", [-10_000_000, -1, 10_000_000])
def test_a_clock_that_jumps_hides_no_change(briefing, jump):
    reader = files.Reader(briefing, files.INPUTS)
    path = "content/articles/week-1.md"
    reader.read()
    then = (briefing / path).stat().st_mtime + jump
    text = ARTICLE.format(number=9)
    put(briefing, path, text)
    os.utime(briefing / path, (then, then))
    assert dict(reader.read().files)[path] == text.encode()


# ---------------------------------------------------------------- an impatient user


@pytest.mark.skipif(os.name != "posix", reason="signals of this system are others")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_build_leaves_every_file_whole(briefing, sent):
    assert sitegen("build", "--project", briefing).returncode == 0
    before = read_site(briefing / "public")
    add_articles(briefing, range(2, 40))
    expected = briefing.parent / "expected"
    assert sitegen("build", "--project", briefing, "--output", expected).returncode == 0
    after = read_site(expected)
    command = [sys.executable, "-m", "sitegen", "build", "--project", str(briefing)]
    for delay in (0.2, 0.9):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(delay)
        process.send_signal(sent)
        _, said = process.communicate(timeout=60)
        if process.returncode:
            assert "Traceback" not in said
        for path, digest in read_site(briefing / "public").items():
            assert digest in (before.get(path), after.get(path)), path
    assert sitegen("build", "--project", briefing).returncode == 0
    assert read_site(briefing / "public") == after


# ---------------------------------------------------------------- too much


def test_a_record_that_is_a_library_is_refused_at_once():
    parsed = parse_record("content/articles/all.md", b"---\ntitle: A\n---\n" + b"word " * (LARGEST // 5))
    assert [i.severity for i in parsed.issues] == ["error"]
    assert "a record has at most 20" in parsed.issues[0].message
