"""What a build must stand: killed at any moment, and edited faster than it builds.

    python -m benchmarks.storm kill BRIEFING [TIMES]     kill -9 at random moments, then a build equal to a clean one
    python -m benchmarks.storm edit BRIEFING [EDITS]     random saves, renames and deletes under `build --watch`

Works on a copy of BRIEFING. Exit status 1, and a sentence, where a site differs from that of a clean build."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

COMMAND = (sys.executable, "-m", "sitegen", "build", "--no-texts")


def run(project: Path, output: Path, *more: str) -> subprocess.Popen[bytes]:
    command = (*COMMAND, "--project", str(project), "--output", str(output), *more)
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def read_site(folder: Path) -> dict[str, bytes]:
    places = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    aside = ".sitegen"  # its own marks
    return {path: place.read_bytes() for path, place in places.items() if not path.startswith(aside)}


def build_clean(project: Path, home: Path) -> dict[str, bytes]:
    """The site of a copy that has no memory."""
    copy, output = home / "clean", home / "clean-out"
    for folder in (copy, output):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".sitegen", "public"))
    run(copy, output, "--jobs", "1").wait()
    return read_site(output)


def kill(project: Path, home: Path, times: int) -> str:
    """What went wrong, or nothing."""
    random, output = Random(times), home / "out"
    whole: list[dict[str, bytes]] = [{}]
    started = time.monotonic()
    run(project, output, "--clean").wait()
    longest = time.monotonic() - started
    articles = sorted((project / "content/articles").glob("*.md"))
    whole.append(read_site(output))
    for number in range(times):
        place = random.choice(articles)
        with place.open("a", encoding="utf-8") as file:
            file.write(f"\nThe ferry was late for the {number}th time.\n")
        process = run(project, output, *(("--clean",) if number % 5 == 0 else ()))
        time.sleep(random.random() * longest * (1.0 if number % 5 == 0 else 0.4))
        process.send_signal(signal.SIGKILL)
        process.wait()
        half = read_site(output)
        wanted = build_clean(project, home)
        known = [*whole, wanted]
        for path, data in half.items():
            if not any(site.get(path) == data for site in known):
                return f"{path} is no whole file of any edition after kill {number}"
        run(project, output).wait()
        if read_site(output) != wanted:
            return f"the build after kill {number} differs from a clean one"
        whole = [wanted]
        print(f"kill {number}: {len(half)} of {len(wanted)} files stood, all whole", flush=True)
    return ""


def edit(project: Path, home: Path, edits: int) -> str:
    """What went wrong, or nothing."""
    random, output = Random(edits), home / "out"
    process = run(project, output, "--watch")
    try:
        while not (output / "index.html").exists():
            time.sleep(0.1)
        folder = project / "content/articles"
        for number in range(edits):
            place = random.choice(sorted(folder.glob("*.md")))
            deed = random.random()
            if deed < 0.75:
                place.write_text(place.read_text("utf-8") + f"\nThe ferry was late, said note {number}.\n", "utf-8")
            elif deed < 0.85:
                beside = place.with_name(f".{place.name}.tmp")
                beside.write_text(place.read_text("utf-8") + f"\nA buoy was lost, said note {number}.\n", "utf-8")
                os.replace(beside, place)
            elif deed < 0.95:
                place.rename(place.with_name(f"moved-{number}.md"))
            elif len(list(folder.glob("*.md"))) > 5:
                place.unlink()
            time.sleep(random.random() * 0.05)
        wanted = build_clean(project, home)
        until = time.monotonic() + 600
        while read_site(output) != wanted:
            if process.poll() is not None:
                return f"the watch ended with {process.returncode}"
            if time.monotonic() > until:
                return f"after {edits} edits the site differs from a clean build"
            time.sleep(0.5)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
    print(f"{edits} edits: the site is that of a clean build, {len(wanted)} files")
    return ""


def main() -> None:
    deed, source = sys.argv[1], Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 50 if deed == "kill" else 1000
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        project = home / "briefing"
        shutil.copytree(source, project, ignore=shutil.ignore_patterns(".sitegen", "public"))
        trouble = {"kill": kill, "edit": edit}[deed](project, home, count)
    if trouble:
        sys.exit(trouble)


if __name__ == "__main__":
    main()
