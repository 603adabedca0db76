"""The doorbell: says *that* something changed, after a moment of quiet. Never what, and it knows nothing of building.
The only door to watchdog."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Condition
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

_TELLING = frozenset({"closed", "created", "deleted", "modified", "moved"})
"""Kinds of events that can mean a change. Opening a file, or closing it unwritten, is what reading does."""
_REPLACING = frozenset({"created", "deleted", "moved"})
_SLICE = 1.0
"""Seconds. No wait is longer at a stretch, because Windows lets no key interrupt one."""


class Doorbell(FileSystemEventHandler):
    """Rings when one of `watched` changes: files and folders, which may come, go and be replaced at any time."""

    def __init__(self, watched: Sequence[Path] = (), quiet: float = 0.03, patience: float = 0.5) -> None:
        """`quiet` seconds without a ring end a wait, and a quarter of them where every file that was being written
        is known to be closed; after `patience` seconds it ends even so."""
        self.watched = tuple(sorted({path.parent.resolve() / path.name for path in watched}))
        self.quiet = quiet
        self.patience = patience
        self._rung = False
        self._open: set[str] = set()
        """Files that were written to and not yet closed, as far as the system tells."""
        self._condition = Condition()
        self._observer: BaseObserver | None = None
        self._attended: dict[Path, tuple[tuple[int, int], ObservedWatch]] = {}
        """Folders listened to, with the identity of the folder that had the name then."""
        self._replaced: set[Path] = set()
        """Folders that came or went since: a new one may bear the number of the old one."""

    def ring(self) -> None:
        with self._condition:
            self._rung = True
            self._condition.notify_all()

    @property
    def has_rung(self) -> bool:
        """Is there a ring that nobody has waited for?"""
        return self._rung

    def wait(self, timeout: float | None = None) -> bool:
        """Waits for a ring and then for quiet. False where `timeout` seconds passed without a ring."""
        if not self._wait_ring(timeout):
            return False
        until = time.monotonic() + self.patience
        while True:
            with self._condition:
                self._rung = False
                quiet = self.quiet if self._open else self.quiet / 4
            if time.monotonic() >= until or not self._wait_ring(quiet):
                break
        with self._condition:
            self._open.clear()
        self.attend()
        return True

    def _wait_ring(self, timeout: float | None) -> bool:
        until = None if timeout is None else time.monotonic() + timeout
        with self._condition:
            while not self._rung:
                left = _SLICE if until is None else min(_SLICE, until - time.monotonic())
                if left <= 0:
                    return False
                self._condition.wait(left)
        return True

    # ------------------------------------------------------------ listening to the disk

    def __enter__(self) -> Self:
        self._observer = Observer()
        self._observer.start()
        try:
            self.attend()
        except OSError:  # the system watches no more folders for us: look by ourselves
            self._stop()
            self._observer = PollingObserver(timeout=0.5)
            self._observer.start()
            self.attend()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def _stop(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(5)
        self._observer, self._attended = None, {}

    def attend(self) -> None:
        """Listens to the folders that have these names now. What changed before is for the caller to read."""
        if self._observer is None:
            return
        with self._condition:
            replaced, self._replaced = self._replaced, set()
        for path, recursive in self._list_folders():
            identity = _identify(path)
            old = self._attended.get(path)
            if old is not None and old[0] == identity and path not in replaced:
                continue
            if old is not None:
                del self._attended[path]
                with suppress(KeyError):
                    self._observer.unschedule(old[1])
            if identity is not None:
                with suppress(FileNotFoundError, NotADirectoryError):
                    self._attended[path] = (identity, self._observer.schedule(self, str(path), recursive=recursive))

    def _list_folders(self) -> list[tuple[Path, bool]]:
        """Each watched folder with all below it, and the folders they lie in, which alone tell when one comes."""
        parents = sorted({path.parent for path in self.watched} - set(self.watched))
        return [(path, False) for path in parents] + [(path, True) for path in self.watched]

    def dispatch(self, event: FileSystemEvent) -> None:
        """Called by watchdog, in a thread of its own."""
        if event.event_type not in _TELLING:
            return
        paths = [Path(os.fsdecode(name)) for name in (event.src_path, event.dest_path) if name]
        if not event.is_directory:
            with self._condition:
                if event.event_type in ("created", "modified"):
                    self._open.add(os.fsdecode(event.src_path))
                else:
                    self._open.discard(os.fsdecode(event.src_path))
        if event.event_type in _REPLACING:
            with self._condition:
                self._replaced.update(path for path in paths if path in self.watched)
        if any(path == watched or watched in path.parents for path in paths for watched in self.watched):
            self.ring()


def _identify(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if path.is_dir() else None
