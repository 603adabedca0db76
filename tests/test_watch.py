"""The doorbell rings for changes and for nothing else; half of this needs no disk, none of it a socket."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from random import Random
from threading import Thread, Timer

import pytest

from sitegen.files import Reader, Tree
from sitegen.watch import Doorbell

LONG = 10.0
"""Seconds within which a change must have been noticed on any machine."""
SHORT = 0.4
"""Seconds of silence that are taken for no ring."""


def test_a_ring_before_the_wait_is_not_lost():
    bell = Doorbell()
    bell.ring()
    assert bell.wait(0)
    assert not bell.wait(0)


def test_without_a_ring_the_wait_ends_at_its_time():
    assert not Doorbell().wait(0.01)


def test_a_burst_of_rings_is_one():
    bell = Doorbell(quiet=0.2)
    for delay in (0.0, 0.02, 0.05, 0.08):
        Timer(delay, bell.ring).start()
    assert bell.wait(LONG)
    assert not bell.wait(0.1)


def test_endless_rings_do_not_hold_the_wait_for_ever():
    bell = Doorbell(quiet=0.2, patience=0.5)
    going = True

    def ring():
        while going:
            bell.ring()

    thread = Thread(target=ring)
    thread.start()
    try:
        assert bell.wait(LONG)
    finally:
        going = False
        thread.join()


@pytest.fixture
def project(tmp_path):
    for folder in ("content/articles", "public", ".sitegen/preview", "theme"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "site.yaml").write_text("title: A\n")
    (tmp_path / "content/articles/a.md").write_text("one")
    return tmp_path


@pytest.fixture
def bell(project):
    with Doorbell([project / name for name in ("site.yaml", "content", "static", "theme")]) as bell:
        bell.wait(0.2)  # some systems still tell of what was made just before
        yield bell


def save(place, text="two"):
    place.write_text(text)


def save_by_rename(place):
    place.with_suffix(".tmp").write_text("two")
    os.replace(place.with_suffix(".tmp"), place)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: save(root / "content/articles/a.md"),
        lambda root: save(root / "content/articles/new.md"),
        lambda root: save_by_rename(root / "content/articles/a.md"),
        lambda root: (root / "content/articles/a.md").unlink(),
        lambda root: (root / "content/articles/a.md").rename(root / "content/articles/b.md"),
        lambda root: (root / "content/articles").rename(root / "content/pieces"),
        lambda root: (root / "content").rename(root / "put-away"),
        lambda root: shutil.rmtree(root / "content"),
        lambda root: (root / "static/deep").mkdir(parents=True),
        lambda root: save(root / "site.yaml"),
        lambda root: save_by_rename(root / "site.yaml"),
        lambda root: (root / "site.yaml").unlink(),
        lambda root: save(root / "theme/page.html"),
    ],
)
def test_rings_for_a_change(project, bell, change):
    change(project)
    assert bell.wait(LONG)


@pytest.mark.parametrize(
    "harmless",
    [
        lambda root: (root / "content/articles/a.md").read_text(),
        lambda root: list((root / "content").rglob("*")),
        lambda root: save(root / "public/index.html"),
        lambda root: save(root / ".sitegen/preview/index.html"),
        lambda root: save(root / "notes.txt"),
        lambda root: (root / "private").mkdir(),
    ],
)
def test_keeps_silent_for_reading_and_for_what_is_no_input(project, bell, harmless):
    harmless(project)
    assert not bell.wait(SHORT)


def test_hears_what_happens_in_a_folder_that_came_later(project, bell):
    (project / "static").mkdir()
    assert bell.wait(LONG)
    save(project / "static/a.txt")
    assert bell.wait(LONG)
    (project / "static/deep").mkdir()
    assert bell.wait(LONG)
    save(project / "static/deep/b.txt")
    assert bell.wait(LONG)


def test_hears_what_happens_in_a_folder_that_was_replaced(project, bell):
    (project / "content").rename(project / "put-away")
    assert bell.wait(LONG)
    (project / "content").mkdir()
    assert bell.wait(LONG)
    save(project / "content/a.md")
    assert bell.wait(LONG)
    save(project / "put-away/articles/a.md")
    assert not bell.wait(SHORT)


def test_hears_what_happens_in_a_folder_that_was_removed_and_made_again_at_once(project, bell):
    """The new folder often gets the number of the old one."""
    for _ in range(3):
        shutil.rmtree(project / "content")
        (project / "content" / "articles").mkdir(parents=True)
        assert bell.wait(LONG)
        save(project / "content/articles/a.md")
        assert bell.wait(LONG)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_saves_renames_and_deletes_the_last_ring_comes_after_the_last_change(project, bell, seed):
    """Somebody who reads after every ring, and only then, has read the newest state in the end."""
    random = Random(seed)
    articles, away = project / "content/articles", project / "content/away"
    read: list[Tree] = []
    going = True

    def follow():
        while going:
            if bell.wait(0.2):
                read.append(Reader(project, ("content",)).read())

    def change(number):
        place = articles / f"a{random.randrange(6)}.md"
        match random.randrange(8):
            case 0 | 1 | 2:
                articles.mkdir(parents=True, exist_ok=True)
                save(place, str(number))
            case 3:
                save_by_rename(place)
            case 4:
                place.unlink()
            case 5:
                place.rename(articles / f"a{random.randrange(6)}.md")
            case 6:
                articles.rename(away)
                away.rename(articles)
            case 7 if random.random() < 0.3:
                shutil.rmtree(project / "content")
                articles.mkdir(parents=True)

    follower = Thread(target=follow)
    follower.start()
    try:
        for number in range(200):
            with suppress(OSError):
                change(number)
            time.sleep(random.random() * 0.01)
        wanted = Reader(project, ("content",)).read()
        until = time.monotonic() + LONG
        while not read or read[-1] != wanted:
            assert time.monotonic() < until, "the last change was not heard"
            time.sleep(0.02)
    finally:
        going = False
        follower.join()


def test_looks_by_itself_where_the_system_watches_no_more(project, monkeypatch):
    from watchdog.observers.polling import PollingObserver

    class Full(PollingObserver):
        def schedule(self, *args, **kwargs):
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("sitegen.watch.Observer", Full)
    with Doorbell([project / "content"]) as bell:
        assert not bell.wait(SHORT)
        save(project / "content/articles/a.md", "longer than before")
        assert bell.wait(LONG)
