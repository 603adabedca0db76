"""One briefing on disk, built again and again: ties the files to the build. Writes nothing."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sitegen import files
from sitegen.build import Edition, Files, Options, build_on
from sitegen.issues import sort_issues
from sitegen.memo import YOUNG, Cluster, Memo, Pool, Store, Unreachable, count_cores
from sitegen.model import Issue, Place
from sitegen.profile import ClockedMemo
from sitegen.sketch import Ground, sketch

_MEMORY = ".sitegen/memory.db"
_OWN = "code.db"
_TIDY = 100
"""Editions after which all is looked through for cycles that nobody holds."""


def open_memo(
    project: Path, jobs: int | None = None, clocked: bool = False, clean: bool = False, cluster: str = ""
) -> Memo:
    """A memo that works in `jobs` processes (as many as there are processors), or on the cluster at this address, and
    remembers on disk; `clean`: nothing of what was remembered before. Raises Refused where the cluster is not there.

    What is run as code is remembered in the user's own folder, where there is one that nobody else can write."""
    gc.set_threshold(*YOUNG)
    place, own = project / _MEMORY, files.find_cache()
    if clean:
        forget(project)
        if own is not None:
            _remove(own, _OWN)
    pool = _open_cluster(cluster) if cluster else Pool(jobs or count_cores())
    return (ClockedMemo if clocked else Memo)(pool, Store(place), Store(own / _OWN) if own is not None else None)


def _open_cluster(address: str) -> Pool:
    try:
        return Cluster(address)
    except ImportError as error:
        raise files.Refused('a cluster needs Dask: pip install "briefing-sitegen[cluster]"') from error
    except Unreachable as error:
        raise files.Refused(str(error)) from error


def forget(project: Path) -> None:
    """Removes what is remembered on disk of this briefing."""
    _remove(project, _MEMORY)


def _remove(folder: Path, database: str) -> None:
    for name in (database, f"{database}-journal"):
        with suppress(OSError):
            (folder / name).unlink()


class Bench:
    """One briefing, built again and again."""

    def __init__(self, project: Path, options: Options, strict: bool, memo: Memo) -> None:
        theme = files.find_theme()
        own = project / "templates"
        names = [name for name in files.INPUTS if name != "templates" or own.resolve() != theme]
        self.inputs = files.Reader(project, names)
        self.theme = files.Reader(theme)
        self.watched = (*(project / name for name in names), theme)
        self.options = options
        self.strict = strict
        self.memo = memo
        self.rounds = 0
        self.spent: dict[str, float] = {}
        """Seconds of the last round, by what they were spent on."""
        self._read: tuple[files.Tree, files.Tree] | None = None
        self._ground: Ground | None = None
        self._sketched: dict[str, bytes] = {}
        self._failed = False
        self.made = time.monotonic()
        """When the last edition was."""

    def look(self) -> bool:
        """Reads the files; has anything changed since the last look?"""
        started = time.perf_counter()
        before, self._read = self._read, (self.inputs.read(), self.theme.read())
        self.spent = {"read": time.perf_counter() - started}
        return self._read != before

    def rest(self) -> None:
        """Between two editions: what stays is not looked through for cycles again, which would stop the next edit for
        as long as a page takes."""
        if self.rounds % _TIDY == 0:
            gc.unfreeze()
            gc.collect()
        gc.freeze()

    @property
    def unsettled(self) -> bool:
        return self.inputs.unsettled or self.theme.unsettled

    def sketch(self) -> Iterator[Files]:
        """Pages of the edition to come that can be had at once, those that were edited first. Often none."""
        if self._read is None or self._ground is None or self._failed or self.strict:
            return
        if any(tree.troubles for tree in self._read):
            return
        inputs, theme = self._read
        started, sketched = time.perf_counter(), False
        for pages in sketch(self._ground, inputs.files, theme.files, self.memo, self._sketched):
            self.spent["sketch"] = time.perf_counter() - started
            sketched = True
            yield pages
        if sketched:
            self._sketched = dict(inputs.files)

    def make(self) -> Edition:
        """The edition of the files as last looked at. Without files where it may not be written."""
        if self._read is None:
            self.look()
        assert self._read is not None
        started = time.perf_counter()
        inputs, theme = self._read
        edition, ground = build_on(inputs.files, theme.files, self.options, self.memo)
        if ground is not None:
            self._ground, self._sketched = ground, {}
        self.made = time.monotonic()
        self.spent["build"] = time.perf_counter() - started
        self.rounds += 1
        troubles = [Issue(Place(path), "error", message) for tree in self._read for path, message in tree.troubles]
        issues = sort_issues((*edition.issues, *troubles))
        failing = ("error", "warning") if self.strict else ("error",)
        failed = any(issue.severity in failing for issue in issues)
        self._failed = failed
        return Edition(() if failed else edition.contents, issues)
