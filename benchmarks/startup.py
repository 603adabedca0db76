"""How long a user waits before anything happens: whole processes, best and median of several.

python -m benchmarks.startup [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent.parent
COMMANDS = (("--help",), ("--version",), ("check", "--project", str(HERE)))


def time_command(arguments: tuple[str, ...], runs: int) -> list[float]:
    """Wall seconds of each run, after one that is not counted."""
    taken = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "sitegen", *arguments], check=False, capture_output=True)
        taken.append(time.perf_counter() - start)
    return taken[1:]


if __name__ == "__main__":
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for command in COMMANDS:
        seconds = time_command(command, runs)
        shown = " ".join(part for part in command if not part.startswith("/"))
        print(f"sitegen {shown:18} min {min(seconds):.3f} s   median {statistics.median(seconds):.3f} s   of {runs}")
