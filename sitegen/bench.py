"""One briefing on disk, built again and again: ties the files to the build. Writes nothing."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from sitegen import files
from sitegen.build import Edition, Options, build
from sitegen.issues import sort_issues
from sitegen.memo import Memo, Pool, Store, count_cores
from sitegen.model import Issue, Place
from sitegen.profile import ClockedMemo

_MEMORY = ".sitegen/memory.db"


def open_memo(project: Path, jobs: int | None = None, clocked: bool = False, clean: bool = False) -> Memo:
    """A memo that works in `jobs` processes (as many as there are processors) and remembers on disk; `clean`: nothing
    of what was remembered before."""
    place = project / _MEMORY
    if clean:
        forget(project)
    pool = Pool(jobs or count_cores())
    return (ClockedMemo if clocked else Memo)(pool, Store(place))


def forget(project: Path) -> None:
    """Removes what is remembered on disk."""
    for name in (_MEMORY, f"{_MEMORY}-journal"):
        with suppress(OSError):
            (project / name).unlink()


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

    def look(self) -> bool:
        """Reads the files; has anything changed since the last look?"""
        started = time.perf_counter()
        before, self._read = self._read, (self.inputs.read(), self.theme.read())
        self.spent = {"read": time.perf_counter() - started}
        return self._read != before

    @property
    def unsettled(self) -> bool:
        return self.inputs.unsettled or self.theme.unsettled

    def make(self) -> Edition:
        """The edition of the files as last looked at. Without files where it may not be written."""
        if self._read is None:
            self.look()
        assert self._read is not None
        started = time.perf_counter()
        inputs, theme = self._read
        edition = build(inputs.files, theme.files, self.options, self.memo)
        self.spent["build"] = time.perf_counter() - started
        self.rounds += 1
        troubles = [Issue(Place(path), "error", message) for tree in self._read for path, message in tree.troubles]
        issues = sort_issues((*edition.issues, *troubles))
        failing = ("error", "warning") if self.strict else ("error",)
        failed = any(issue.severity in failing for issue in issues)
        return Edition(() if failed else edition.files, issues)
