"""What a build makes of too much: a hundred thousand files, an article of 100 MB, one of 5 MB, a paragraph of 1 MB.

    python -m benchmarks.heavy [FOLDER]

Prints for each what the command said, its exit status, seconds of wall and processor, and the peak of memory. FOLDER
is where the briefings are laid and removed again; best on a disk in memory.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SENTENCE = "The delegates of Norland met in Port Alba on Wednesday for seven hours, the harbour office said. "


def _article(words: str) -> str:
    return f"---\ntitle: Talks end\nrights: own\npublished: 2031-05-08\n---\n{words}\n"


def _put(project: Path, path: str, text: str) -> None:
    place = project / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def lay_files(project: Path) -> None:
    """100,000 small files in static/."""
    for folder in range(100):
        (project / f"static/{folder}").mkdir(parents=True)
        for number in range(1000):
            (project / f"static/{folder}/{number}.txt").write_bytes(b"%d" % number)


def lay_library(project: Path) -> None:
    _put(project, "content/articles/library.md", _article(SENTENCE * (100_000_000 // len(SENTENCE))))


def lay_book(project: Path) -> None:
    paragraph = SENTENCE * 8 + "\n\n"
    _put(project, "content/articles/book.md", _article(paragraph * (5_000_000 // len(paragraph))))


def lay_paragraph(project: Path) -> None:
    _put(project, "content/articles/breathless.md", _article(SENTENCE * (1_000_000 // len(SENTENCE))))


CASES: tuple[tuple[str, Callable[[Path], None]], ...] = (
    ("100,000 files in static/", lay_files),
    ("an article of 100 MB", lay_library),
    ("an article of 5 MB", lay_book),
    ("a paragraph of 1 MB", lay_paragraph),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    above = parser.parse_args().folder
    for title, lay in CASES:
        project = Path(tempfile.mkdtemp(dir=above))
        _put(project, "site.yaml", "title: Too much\n")
        _put(project, "content/articles/small.md", _article(SENTENCE))
        lay(project)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        command = [sys.executable, "-m", "sitegen", "build", "--jobs", "1", "--project", str(project)]
        done = subprocess.run(command, capture_output=True, text=True)
        wall = time.perf_counter() - started
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
        said = (done.stdout + done.stderr).strip().replace(str(project), "BRIEFING").splitlines() or [""]
        print(f"{title}: status {done.returncode}, {wall:.1f} s, {spent:.1f} s of processor", flush=True)
        print(f"    so far at most {used.ru_maxrss / 1024:.0f} MB; said: {said[-1][:160]}", flush=True)
        shutil.rmtree(project)


if __name__ == "__main__":
    main()
