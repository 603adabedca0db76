"""Writes what differs and removes only what sitegen wrote. Never leaves half a file, however it ends."""

from __future__ import annotations

import os
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from sitegen.fetched import Content, digest_bytes, read, tell_digest
from sitegen.files.disk import Refused, Signature, describe, sign
from sitegen.files.standing import Standing, note_standing, read_standing

MANIFEST = ".sitegen-manifest.json"
"""In the output folder: every file that sitegen wrote there, with the digest of its bytes."""
_SCRATCH = ".sitegen-writing"
"""All new files are written into this folder and then moved to their names: nobody meets half a file, and where the
disk is full the old site stays as it was."""
_AHEAD = ".sitegen-ahead"
"""Digests of files that were exchanged ahead of their edition; the manifest takes them over."""
_LOCK = ".sitegen-lock"
"""Only where a folder itself cannot be locked (Windows); gone as soon as its holder is."""
_PLACEHOLDERS = frozenset({".DS_Store", ".git", ".gitignore", ".gitkeep", "Thumbs.db", "desktop.ini"})
"""May lie in an output folder without being ours; never touched unless the site has a file of that name."""
_PATIENCE = 40 if os.name == "nt" else 1
"""Tries to replace a file: Windows refuses as long as somebody is reading the old one."""


_Listed = dict[str, tuple[str, ...]]
"""Digests by path: one, or the old and the new one while they are being exchanged."""


class Written(NamedTuple):
    """Numbers of files."""

    new: int
    changed: int
    same: int
    removed: int


class Site:
    """An output folder. The bytes on disk are looked at once; after that, only at what the next edition changes."""

    def __init__(self, folder: Path, noted: Path | None = None) -> None:
        """`noted` is the file for `leave`, outside of the folder."""
        self.folder = folder
        self.noted = noted
        self._last: dict[str, tuple[Content | None, str]] = {}
        """What is known to stand on disk, with its digest; the bytes themselves where they came from this process."""
        self._ahead: _Listed = {}
        self._seal: Signature | None = None
        """Of the manifest after the last writing: if it is another one now, the folder is looked at anew."""

    def write(self, files: Sequence[tuple[str, Content]]) -> Written:
        """Makes the folder hold exactly `files` (and placeholders). Raises Refused before anything is changed if it
        holds files that are not ours, or if another sitegen is at work there."""
        wanted = dict(files)
        _check_names(wanted)
        with locked(self.folder):
            try:
                return self._write(wanted)
            except OSError as error:
                raise Refused(f"{self.folder} cannot be written: {describe(error)}") from error

    def write_ahead(self, files: Sequence[tuple[str, bytes]]) -> bool:
        """Exchanges some files of the last edition before the next one is written. False, and nothing is done, where
        they are none of it, or the folder is not as it was left."""
        if self._seal is None or any(path not in self._last for path, _ in files):
            return False
        with locked(self.folder):
            if _seal(self.folder) != self._seal:
                return False
            scratch = self.folder / _SCRATCH
            try:
                _clear_scratch(scratch)
                scratch.mkdir()
                marks = {path: (digest_bytes(data),) for path, data in files}
                self._ahead |= marks
                (scratch / "ahead").write_bytes(_encode_manifest(self._ahead))
                _move(scratch / "ahead", self.folder / _AHEAD)
                for path, data in files:
                    (scratch / "0").write_bytes(data)
                    (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
                    _move(scratch / "0", self.folder / path)
                    self._last[path] = (data, marks[path][0])
            except OSError as error:
                raise Refused(f"{self.folder} cannot be written: {describe(error)}") from error
            finally:
                _clear_scratch(scratch)
        return True

    def leave(self) -> None:
        """Notes how the files stand, right after they were written, so that the next process need not read them all."""
        if self.noted is None or self._seal is None or not self.noted.parent.is_dir():
            return
        with locked(self.folder):
            if _seal(self.folder) == self._seal:
                note_standing(self.noted, self.folder, {path: digest for path, (_, digest) in self._last.items()})

    def clear(self) -> None:
        """Removes every file that the manifest lists, whatever it holds now, and nothing else."""
        if not self.folder.is_dir():
            return
        with locked(self.folder):
            listed = _read_manifest(self.folder)
            for path in listed:
                self._remove(path)
            (self.folder / MANIFEST).unlink(missing_ok=True)
            (self.folder / _AHEAD).unlink(missing_ok=True)
        self._last, self._ahead, self._seal = {}, {}, None

    def _write(self, wanted: dict[str, Content]) -> Written:
        listed = _read_manifest(self.folder)
        if self._seal is None or _seal(self.folder) != self._seal:
            self._last = _look(self.folder, listed, read_standing(self.noted) if self.noted is not None else {})
        standing = self._last
        digests = {
            path: standing[path][1] if path in standing and standing[path][0] is data else tell_digest(data)
            for path, data in wanted.items()
        }
        differing = [path for path in wanted if path not in standing or standing[path][1] != digests[path]]
        stale = sorted(standing.keys() - wanted.keys())
        for path in stale:
            if standing[path][1] not in listed.get(path, ()):
                raise Refused(
                    f"{self.folder / path} was changed by somebody else and is no longer part of the site: move it away"
                )
        final: _Listed = {path: (digest,) for path, digest in digests.items()}
        new = sum(path not in standing for path in differing)
        if differing or stale or final != listed:
            both = {path: tuple(dict.fromkeys(listed.get(path, ()) + final.get(path, ()))) for path in final | listed}
            self._seal = None
            self._exchange(differing, stale, wanted, both, final)
        else:
            _clear_scratch(self.folder / _SCRATCH)
        (self.folder / _AHEAD).unlink(missing_ok=True)
        self._ahead = {}
        self._last = {path: (data, digests[path]) for path, data in wanted.items()}
        self._seal = _seal(self.folder)
        return Written(new, len(differing) - new, len(wanted) - len(differing), len(stale))

    def _exchange(
        self, differing: Sequence[str], stale: Sequence[str], wanted: dict[str, Content], both: _Listed, final: _Listed
    ) -> None:
        """From one edition to the next. Whenever it is cut short, the manifest on disk lists all that lies there."""
        scratch = self.folder / _SCRATCH
        order = sorted(differing, key=lambda path: (not path.startswith("assets/"), path))  # pages after what they use
        try:
            _clear_scratch(scratch)
            scratch.mkdir()
            ready, site = f"{scratch}{os.sep}", f"{self.folder}{os.sep}"  # a path object for each file costs more
            for number, path in enumerate(order):
                _put(f"{ready}{number}", read(wanted[path]))
            (scratch / "both").write_bytes(_encode_manifest(both))
            (scratch / "final").write_bytes(_encode_manifest(final))
            blocking = _find_blocking(stale, wanted)
            _move(scratch / "both", self.folder / MANIFEST)
            for path in sorted(blocking):
                self._remove(path)
            for folder in sorted({path.rpartition("/")[0] for path in order}):
                os.makedirs(f"{site}{folder}", exist_ok=True)
            for number, path in enumerate(order):
                _move(f"{ready}{number}", f"{site}{path}")
            for path in stale:
                if path not in blocking:
                    self._remove(path)
            _move(scratch / "final", self.folder / MANIFEST)
        finally:
            _clear_scratch(scratch)

    def _remove(self, path: str) -> None:
        (self.folder / path).unlink(missing_ok=True)
        for folder in (self.folder / path).parents:
            if folder == self.folder:
                break
            try:
                folder.rmdir()
            except OSError:
                break  # not empty


@contextmanager
def locked(folder: Path, patience: float = 5.0) -> Iterator[None]:
    """Makes the folder and holds it against every other sitegen; waits at most `patience` seconds for one that is
    at work. The system lets go of the lock however the holder ends."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"{folder} cannot be made: {describe(error)}") from error
    until = time.monotonic() + patience
    while (handle := _try_lock(folder)) is None:
        if time.monotonic() >= until:
            raise Refused(f"another sitegen is writing {folder}: try again when it has finished")
        time.sleep(0.05)
    try:
        yield
    finally:
        if handle >= 0:
            os.close(handle)


if sys.platform == "win32":

    def _try_lock(folder: Path) -> int | None:
        try:
            return os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
        except (FileExistsError, PermissionError):
            return None

else:
    import fcntl

    def _try_lock(folder: Path) -> int | None:
        """A handle that holds the lock, None while somebody else does, -1 on a disk that knows no locks."""
        try:
            handle = os.open(folder, os.O_RDONLY)
        except OSError as error:
            raise Refused(f"{folder} cannot be opened: {describe(error)}") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:
            os.close(handle)
            return -1
        return handle


def _look(folder: Path, listed: _Listed, noted: Standing) -> dict[str, tuple[Content | None, str]]:
    """The listed files that stand in the folder. Raises Refused if others stand there too."""
    standing: dict[str, tuple[Content | None, str]] = {}
    strangers: list[str] = []
    stack = [""]
    while stack:
        above = stack.pop()
        for entry in os.scandir(folder / above):
            path = unicodedata.normalize("NFC", f"{above}{entry.name}")  # some disks give names back decomposed
            if path == _SCRATCH or entry.name == ".git":
                continue
            if entry.is_dir(follow_symlinks=False):
                stack.append(f"{path}/")
            elif path in listed and entry.is_file(follow_symlinks=False):
                known = noted.get(path)
                same = known is not None and known[0] == sign(os.lstat(entry.path))  # Windows knows less in `entry`
                standing[path] = (None, known[1] if known and same else digest_bytes(Path(entry.path).read_bytes()))
            elif path not in (MANIFEST, _AHEAD, _LOCK) and entry.name not in _PLACEHOLDERS:
                strangers.append(path)
    if strangers:
        strangers.sort()
        more = f" and {len(strangers) - 3} more" if len(strangers) > 3 else ""
        raise Refused(
            f"{folder} holds files that sitegen did not write ({', '.join(strangers[:3])}{more}): "
            "move them away, or choose another output folder"
        )
    return standing


def _find_blocking(stale: Sequence[str], wanted: dict[str, Content]) -> set[str]:
    """Old files that must go before the new ones come: one stands where the other needs a folder, or the disk takes
    both names for one."""
    names = {_fold(path) for path in wanted}
    folders = {above for path in names for above in _above(path)}
    return {
        path
        for path in stale
        if _fold(path) in names or _fold(path) in folders or not names.isdisjoint(_above(_fold(path)))
    }


def _above(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def _fold(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _check_names(wanted: dict[str, Content]) -> None:
    seen: dict[str, str] = {}
    for path in wanted:
        if not _is_inside(path):
            raise Refused(f"{path!r} is no name for a file of the site")
        if (other := seen.setdefault(_fold(path), path)) != path:
            raise Refused(f"{other} and {path} would be one file on some systems: rename one of them")


def _is_inside(path: str) -> bool:
    """Is it a plain name below the folder, and none of sitegen's own?"""
    parts = path.split("/")
    if parts[0] in (MANIFEST, _AHEAD, _SCRATCH, _LOCK) or ".git" in parts:
        return False
    return not any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in parts) and ":" not in parts[0]


def _put(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def _move(scratch: str | Path, target: str | Path) -> None:
    for left in reversed(range(_PATIENCE)):
        try:
            os.replace(scratch, target)
        except PermissionError:
            if not left:
                raise
            time.sleep(0.05)
        else:
            return


def _clear_scratch(scratch: Path) -> None:
    with suppress(FileNotFoundError):
        for name in os.listdir(scratch):
            (scratch / name).unlink()
        scratch.rmdir()


def _seal(folder: Path) -> Signature | None:
    try:
        return sign((folder / MANIFEST).stat())
    except OSError:
        return None


class _Manifest(msgspec.Struct, frozen=True):
    files: _Listed


def _read_manifest(folder: Path) -> _Listed:
    try:
        listed = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=_Manifest).files
    except FileNotFoundError:
        return {}
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise Refused(f"{folder / MANIFEST} is damaged: move {folder} away, and the site is built anew") from None
    except OSError as error:
        raise Refused(f"{folder / MANIFEST} cannot be read: {describe(error)}") from error
    for path in listed:
        if not _is_inside(path):
            raise Refused(f"{folder / MANIFEST} names {path!r}, which is no file of the site: move {folder} away")
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
        ahead = msgspec.json.decode((folder / _AHEAD).read_bytes(), type=_Manifest).files
        listed |= {path: (*listed[path], *marks) for path, marks in ahead.items() if path in listed}
    return listed


def _encode_manifest(files: _Listed) -> bytes:
    rows = b",\n".join(msgspec.json.encode(p) + b":" + msgspec.json.encode(d) for p, d in sorted(files.items()))
    return b'{"files":{\n' + rows + b"\n}}\n"
