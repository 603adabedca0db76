"""Measures what hostile raw files cost the import: `python benchmarks/hostile.py`. Each case is imported into a new
briefing by a process of its own; printed are its exit status, processor seconds, peak memory and last line."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sitegen.ingest.decoding import LARGEST


def write_long_line(raw: Path) -> None:
    """50 MB without a line end."""
    (raw / "long.txt").write_bytes(b"word " * 10_000_000)


def write_line_below_the_limit(raw: Path) -> None:
    """As large as a file may be that is opened at all."""
    (raw / "long.txt").write_bytes(b"A title\n\n" + b"word " * ((LARGEST - 9) // 5))


def write_tiny_files(raw: Path) -> None:
    for number in range(10_000):
        (raw / f"{number}.txt").write_text("x")


def write_deep_page(raw: Path) -> None:
    depth = 100_000
    (raw / "deep.html").write_text("<html><body>" + "<div>" * depth + "<p>Fog lay on it.</p>" + "</div>" * depth)


def write_zip(raw: Path) -> None:
    (raw / "packed.txt").write_bytes(b"PK\x03\x04" + bytes(1_000_000))


CASES: tuple[Callable[[Path], None], ...] = (
    write_long_line, write_line_below_the_limit, write_tiny_files, write_deep_page, write_zip,
)  # fmt: skip


def measure() -> Iterator[str]:
    for case in CASES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "raw").mkdir()
            case(folder / "raw")
            command = [sys.executable, "-m", "sitegen"]
            subprocess.run([*command, "init", folder / "briefing"], check=True, capture_output=True)
            with (folder / "said").open("w+") as said:
                arguments = [*command, "import", "--project", str(folder / "briefing"), str(folder / "raw")]
                process = subprocess.Popen(arguments, stdout=said, stderr=said)
                _, status, used = os.wait4(process.pid, 0)
                said.seek(0)
                last = said.read().splitlines()[-1]
            spent, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
            code = os.waitstatus_to_exitcode(status)
            yield f"{case.__name__:28} exit {code}  {spent:6.2f} s  {peak:6.0f} MB  {last}"


if __name__ == "__main__":
    for line in measure():
        print(line, flush=True)
