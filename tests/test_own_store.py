"""What is run as code is kept where only the user writes, never in a briefing's folder; without such a place nothing is
lost but a moment."""

import os
import sqlite3
import stat
import sys
import time

import pytest

from sitegen.bench import Bench, open_memo
from sitegen.build import Options
from sitegen.files import find_cache
from sitegen.memo import Memo, Store, makes_code

posix = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes of POSIX")


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    return folder


@makes_code
def lay_code(number: int) -> str:
    started = time.thread_time()
    while time.thread_time() - started < 0.0005:
        pass
    return f"print({number})"


def ask(project, own):
    """What the call gave, and whether it had to be made."""
    memo = Memo(store=Store(project, b"one"), own=own and Store(own, b"one"))
    memo.begin()
    value = memo(lay_code, 4)
    memo.end()
    memo.close()
    return value, memo.computed, memo.take_notices()


def read_values(path):
    disk = sqlite3.connect(path)
    try:
        return [row[0] for row in disk.execute("SELECT value FROM kept")]
    finally:
        disk.close()


def test_code_is_kept_in_the_own_store_alone(tmp_path):
    project, own = tmp_path / "project.db", tmp_path / "own.db"
    assert ask(project, own) == ("print(4)", 1, [])
    assert ask(project, own) == ("print(4)", 0, [])
    assert (project.exists(), len(read_values(own))) == (False, 1)


def test_without_an_own_store_code_is_made_each_time(tmp_path):
    assert ask(tmp_path / "project.db", None) == ("print(4)", 1, [])
    assert ask(tmp_path / "project.db", None) == ("print(4)", 1, [])
    assert not (tmp_path / "project.db").exists()


def cut(path):
    os.truncate(path, 3000)


def overwrite(path):
    path.write_bytes(b"no database" * 999)


def put_a_folder_there(path):
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [cut, overwrite, put_a_folder_there])
def test_nothing_is_told_of_an_own_store_that_cannot_be_used(tmp_path, spoil):
    own = tmp_path / "own.db"
    ask(tmp_path / "project.db", own)
    spoil(own)
    assert ask(tmp_path / "project.db", own) == ("print(4)", 1, [])


def test_what_a_briefing_brings_is_never_taken_for_code(tmp_path):
    """Who gives a briefing away can work out every key and sum in its memory; no code is asked of it."""
    project, own = tmp_path / "project.db", tmp_path / "own.db"
    ask(project, own)
    own.rename(project)
    assert b"print(4)" in read_values(project)[0]
    assert ask(project, None) == ("print(4)", 1, [])


def test_a_briefing_holds_no_code_and_is_the_same_with_and_without_a_home(tmp_path, home, monkeypatch):
    def build():
        memo = open_memo(tmp_path / "briefing", jobs=1)
        edition = Bench(tmp_path / "briefing", Options(), False, memo).make()
        memo.close()
        assert memo.take_notices() == []
        return edition

    article = tmp_path / "briefing/content/articles/fog.md"
    article.parent.mkdir(parents=True)
    (tmp_path / "briefing/site.yaml").write_text("title: Fog\n")
    article.write_text("---\ntitle: Fog at Tern\nrights: own\npublished: 2031-05-08\n---\n\nThe ferry waits.\n")
    first = build()
    kept = find_cache() / "code.db"
    memory = tmp_path / "briefing/.sitegen/memory.db"
    assert [b"escape_output" in value for value in read_values(kept)] == [True]
    assert read_values(memory)
    assert not any(b"escape_output" in value for value in read_values(memory))
    article.write_text(article.read_text().replace("waits", "leaves"))
    second = build()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "no/such/folder"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "no/such/folder"))
    monkeypatch.setenv("HOME", str(tmp_path / "no/such/folder"))
    assert find_cache() is None
    memory.unlink()
    assert build() == second != first
    assert not (tmp_path / "no").exists()


# ---------------------------------------------------------------- the folder


def test_the_folder_is_the_users_and_nobody_elses(home):
    folder = find_cache()
    assert folder == find_cache()
    assert folder.is_dir()
    assert home in folder.parents
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@posix
def test_a_folder_named_by_the_environment_is_taken_where_it_is_absolute(home, tmp_path, monkeypatch):
    if sys.platform == "darwin":
        pytest.skip("macOS has one place for it")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "named"))
    assert find_cache() == tmp_path / "named/sitegen"
    monkeypatch.setenv("XDG_CACHE_HOME", "named")
    assert find_cache() == home / ".cache/sitegen"


@posix
def test_a_folder_that_others_can_write_or_that_leads_elsewhere_is_not_used(home):
    folder = find_cache()
    folder.chmod(0o770)
    assert find_cache() is None
    folder.chmod(0o755)
    assert find_cache() == folder
    folder.rename(folder.with_name("moved"))
    folder.symlink_to("moved")
    assert find_cache() is None
    folder.unlink()
    folder.write_text("a file")
    assert find_cache() is None


@posix
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_another_user_is_not_used(home):
    folder = find_cache()
    os.chown(folder, 12345, 12345)
    assert find_cache() is None
