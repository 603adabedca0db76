"""An index of a site's whole texts, made by Pagefind where that is installed. It sees the pages as they are written and
nothing else, so that it cannot hold what they withhold."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from sitegen.files.disk import Refused

FOLDER = "pagefind/"
_SEARCHED = b"data-pagefind-body"
"""In the pages whose text is searched."""
_EXCLUDED = ("a.n", "a.src", ".who", ".withheld")
"""What stands between the words of a text: permalinks, links to its source, who is quoted, what is left out."""
_UNUSED = ("pagefind-component", "pagefind-highlight", "pagefind-modular", "pagefind-ui")
"""Pagefind's own interfaces: the search page has its own."""

Files = tuple[tuple[str, bytes], ...]


class NotIndexedError(Refused):
    """Pagefind failed; the sentence says how."""


def can_index() -> bool:
    return find_spec("pagefind") is not None and find_spec("pagefind_bin") is not None


def index_texts(files: Sequence[tuple[str, bytes]], kept: Path, anew: bool = False) -> Files:
    """The files of the index. As long as the searched pages stay the same, they are those kept in the folder `kept`:
    Pagefind numbers its filters in an order of its own, and gives other bytes for the same pages each time. `anew`:
    what is kept does not count. Raises NotIndexedError where Pagefind fails."""
    from importlib.metadata import version  # loaded by those alone who make an index
    from tempfile import TemporaryDirectory

    pages = [(path, data) for path, data in sorted(files) if path.endswith(".html") and _SEARCHED in data]
    mark = blake2b(version("pagefind").encode(), digest_size=16)
    for path, data in pages:
        mark.update(f"{path}\0{len(data)}\0".encode() + data)
    seal = kept / "seal"
    if not anew and seal.is_file() and seal.read_text("ascii") == mark.hexdigest():
        return _read(kept / "files")
    with TemporaryDirectory(prefix="sitegen-") as name:
        site, made = Path(name, "site"), Path(name, "made")
        for path, data in pages:
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(data)
        if pages:
            _run(site, made)
        index = _read(made)
    _keep(kept, index, mark.hexdigest())
    return index


def _run(site: Path, made: Path) -> None:
    import subprocess

    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(made), "--quiet"]
    for selector in _EXCLUDED:
        command += ("--exclude-selectors", selector)
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=site)  # noqa: S603
    if done.returncode:
        said = " ".join((done.stderr or done.stdout).split())[-400:]
        raise NotIndexedError(f"The whole texts could not be indexed: Pagefind ended with {done.returncode} ({said})")


def _read(folder: Path) -> Files:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(_UNUSED))
    return tuple((FOLDER + path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)


def _keep(kept: Path, index: Files, mark: str) -> None:
    """The seal is broken first and set last: what was cut short is made anew."""
    seal, folder = kept / "seal", kept / "files"
    kept.mkdir(parents=True, exist_ok=True)
    seal.unlink(missing_ok=True)
    for old in folder.rglob("*"):
        if old.is_file():
            old.unlink()
    for path, data in index:
        target = folder / path.removeprefix(FOLDER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    seal.write_text(mark, "ascii")
