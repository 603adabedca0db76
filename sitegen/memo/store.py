"""The memory on disk: one SQLite file of values by key. It may be missing, damaged, locked, read-only, of another
version, or the disk may be full: then it is made anew or done without, with one notice, and no value differs.

What is read is checked against what was written, so that a damaged file can cost time and nothing else.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

from sitegen.memo.version import read_version

SCHEMA = "sitegen-1"
_WORTH = 0.00012
"""Seconds that a call must take on average for its value to be worth keeping: about twice what finding it takes."""
_ASKED = 400
"""Keys in one question."""
_WAITING = 16_000_000
"""Bytes that wait to be written at most."""
_LARGEST = 100_000_000
"""Bytes of a value beyond which it is computed again rather than kept."""
_DAY = 86_400
_OLD = 30
"""Days after which a value that nobody asked for is forgotten."""
_LARGE = 2_000_000_000
"""Bytes of the file, beyond which what was asked for longest ago is forgotten."""
_NOTHING = object()
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, said TEXT);
CREATE TABLE IF NOT EXISTS worth (function TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, day INTEGER, sum INTEGER, seal BLOB, value BLOB);
"""


class Store:
    """Values on disk under `path`, made by the code with this `version` (all of sitegen's, where none is given)."""

    def __init__(self, path: Path, code: bytes | None = None) -> None:
        self.path = path
        self.notices: list[str] = []
        self._code = code
        self._disk: sqlite3.Connection | None = None
        self._state = "new"
        self._worth: set[str] = set()
        self._spent: dict[str, tuple[int, float]] = {}
        self._rows: dict[bytes, tuple[bytes, int, int, bytes, bytes]] = {}
        """What waits to be written."""
        self._waiting = 0
        self._touched: list[bytes] = []
        self._today = int(time.time()) // _DAY

    def find(
        self, function: str, keys: Sequence[bytes], decode: Callable[[bytes], Any]
    ) -> Iterator[tuple[bytes, Any, bytes]]:
        """Key, value and the value's digest of those that are held."""
        disk = self._open()
        if disk is None or function not in self._worth:
            return
        marked = {self._mark(key): key for key in keys}
        waiting = [self._rows[mark] for mark in marked if mark in self._rows] if self._rows else []
        for mark, _, _, seal, data in waiting:
            yield marked.pop(mark), decode(data), seal
        marks = list(marked)
        for start in range(0, len(marks), _ASKED):
            some = marks[start : start + _ASKED]
            try:
                rows = disk.execute(
                    f"SELECT key, day, sum, seal, value FROM kept WHERE key IN ({','.join('?' * len(some))})",  # noqa: S608
                    some,
                ).fetchall()
            except sqlite3.Error as error:
                self._fail(error)
                return
            for mark, day, total, seal, data in rows:
                value = _read(mark, total, seal, data, decode)
                if value is _NOTHING or mark not in marked:
                    continue
                if day != self._today:
                    self._touched.append(mark)
                yield marked[mark], value, seal

    def shelf(self, function: str, always: bool = False) -> Shelf:
        """Where the values of a function are put; `always`: however quickly they were made."""
        return Shelf(self, function, always)

    def flush(self) -> None:
        """Writes what is waiting, in one transaction."""
        disk = self._open() if self._rows or self._touched else None
        if disk is not None:
            try:
                with disk:
                    disk.execute("BEGIN IMMEDIATE")
                    disk.executemany(
                        "INSERT OR IGNORE INTO worth VALUES (?)", [(name,) for name in sorted(self._worth)]
                    )
                    disk.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", list(self._rows.values()))
                    if len(self._touched) > 0:
                        disk.executemany(
                            "UPDATE kept SET day = ? WHERE key = ?", [(self._today, mark) for mark in self._touched]
                        )
            except sqlite3.Error as error:
                self._fail(error)
        self._rows, self._touched, self._waiting = {}, [], 0

    def close(self) -> None:
        wrote = bool(self._rows)
        self.flush()
        if self._disk is not None:
            with suppress(sqlite3.Error):
                if wrote:
                    self._prune(self._disk)
                self._disk.close()
        self._disk, self._state = None, "closed"

    def add(self, function: str, key: bytes, seal: bytes, data: bytes) -> bool:
        """Is it kept, as far as can be told?"""
        if len(data) > _LARGEST or self._state not in ("new", "open"):
            return False
        self._worth.add(function)
        mark = self._mark(key)
        self._rows[mark] = (mark, self._today, _sum(mark, seal, data), seal, data)
        self._waiting += len(data)
        if self._waiting >= _WAITING:
            self.flush()
        return self._state in ("new", "open")

    # ------------------------------------------------------------ the file

    def _mark(self, key: bytes) -> bytes:
        if self._code is None:
            self._code = read_version(SCHEMA)
        return blake2b(key, digest_size=16, key=self._code).digest()

    def _open(self) -> sqlite3.Connection | None:
        if self._state != "new":
            return self._disk
        self._state = "open"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            ignore = self.path.parent / ".gitignore"
            if not ignore.exists():
                ignore.write_bytes(b"*\n")
            try:
                self._disk = self._connect()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError) and not _is_damage(error):
                    raise
                self._remove()
                self.notices.append(f"{self.path} was damaged and is made anew.")
                self._disk = self._connect()
        except (OSError, sqlite3.Error) as error:
            self._fail(error)
        return self._disk

    def _connect(self) -> sqlite3.Connection:
        disk = sqlite3.connect(self.path, timeout=1.0, isolation_level=None)
        try:
            disk.execute("PRAGMA synchronous = OFF")  # what a power cut damages is noticed, and made anew
            disk.execute("PRAGMA cache_size = -8000")
            disk.executescript(_TABLES)
            said = disk.execute("SELECT said FROM about WHERE name = 'schema'").fetchone()
            if said is None:
                disk.execute("INSERT OR REPLACE INTO about VALUES ('schema', ?)", (SCHEMA,))
            elif said[0] != SCHEMA:
                raise sqlite3.DatabaseError("file is not a database of this version")
            self._worth = {row[0] for row in disk.execute("SELECT function FROM worth")}
        except BaseException:
            disk.close()
            raise
        return disk

    def _remove(self) -> None:
        for name in (self.path.name, f"{self.path.name}-journal"):
            (self.path.parent / name).unlink(missing_ok=True)

    def _fail(self, error: Exception) -> None:
        """Does without, from here on; a damaged file is removed, so that the next build makes it anew."""
        disk, self._disk, self._state = self._disk, None, "failed"
        if disk is not None:
            with suppress(sqlite3.Error):
                disk.close()
        if _is_damage(error):
            with suppress(OSError):
                self._remove()
        self._rows, self._touched, self._waiting = {}, [], 0
        said = str(error.strerror if isinstance(error, OSError) and error.strerror else error)
        self.notices.append(f"{self.path} cannot be used ({said.lower()}): nothing is remembered for the next build.")

    def _prune(self, disk: sqlite3.Connection) -> None:
        """Forgets what is old, and what is most when the file is too large."""
        disk.execute("DELETE FROM kept WHERE day < ?", (self._today - _OLD,))
        while (size := self._count_bytes(disk)) > _LARGE:
            rows = disk.execute("SELECT COUNT(*) FROM kept").fetchone()[0]
            share = max(1, rows * (size - _LARGE // 2) // size)
            disk.execute("DELETE FROM kept WHERE key IN (SELECT key FROM kept ORDER BY day, rowid LIMIT ?)", (share,))
            if rows <= 1:
                break

    def _count_bytes(self, disk: sqlite3.Connection) -> int:
        """Bytes in use; what was freed is used again."""
        pages, free, page = (
            disk.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * page)


class Shelf:
    """Values of one function, kept if its calls take long enough on average."""

    def __init__(self, store: Store, function: str, always: bool) -> None:
        self._store, self._function, self._always = store, function, always

    def is_worth(self, seconds: float) -> bool:
        count, total = self._store._spent.get(self._function, (0, 0.0))
        self._store._spent[self._function] = count + 1, total + seconds
        return self._always or (total + seconds) / (count + 1) >= _WORTH

    def add(self, key: bytes, seal: bytes, data: bytes) -> bool:
        return self._store.add(self._function, key, seal, data)


def _read(mark: Any, total: Any, seal: Any, data: Any, decode: Callable[[bytes], Any]) -> Any:
    """The value, or _NOTHING where the file does not hold what was written."""
    try:
        return decode(data) if total == _sum(mark, seal, data) else _NOTHING
    except Exception:  # whatever a damaged file holds, the value is computed again
        return _NOTHING


def _sum(mark: bytes, seal: bytes, data: bytes) -> int:
    return crc32(data, crc32(seal, crc32(mark)))


def _is_damage(error: Exception) -> bool:
    said = str(error)
    return isinstance(error, sqlite3.DatabaseError) and any(
        word in said
        for word in (
            "malformed",
            "not a database",
            "no such column",
            "no such table",
            "has no column",
            "values were supplied",
        )
    )
