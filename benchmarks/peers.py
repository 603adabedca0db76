"""Builds the invented news site with sitegen and, where they are installed, with Hugo, Eleventy and Pelican, one after
the other, and prints what each takes. Times of a loaded machine are no figures: look at the load that is printed.

    python -m benchmarks.peers 100 1000 [--tools DIR] [--only NAME ...] [--edits 10] [--no-watch] [--folder DIR]

Peers are looked for on the PATH, in DIR/bin and in DIR/node_modules/.bin. All sites lie on one file system."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

from benchmarks.corpus import Article, Corpus, make_corpus
from benchmarks.layouts import PEERS, Peer

_PATIENCE = 120.0
"""Seconds after which a page is said to be stale."""
_TICK = os.sysconf("SC_CLK_TCK")
_UNLIKE = frozenset({"PYTHONDONTWRITEBYTECODE"})
"""What no user's machine sets: with it, every start of a peer in Python compiles all of its source."""


class Spent(NamedTuple):
    wall: float
    processor: float
    memory: float
    """Megabytes of all its processes at once, at most; what several share is counted once."""


class Watched(NamedTuple):
    """Medians of seconds from the save to the page on disk; None where it never came."""

    body: float | None
    title: float | None
    """To the article's own page."""
    lists: float | None
    """From the save of a title until the actor's and the meeting's page are right as well."""
    name: float | None
    """From the save of an actor's name to the actor's page."""
    named: float | None
    """The same, to the page of an article that names the actor."""


def find_tool(peer: Peer, tools: Path | None) -> str | None:
    if peer.name == "sitegen":
        return sys.executable
    places = [str(tools / "bin"), str(tools / "node_modules/.bin")] if tools else []
    return shutil.which(peer.name, path=os.pathsep.join([*places, os.environ.get("PATH", "")]))


def list_processes(session: int) -> list[int]:
    """All of the session, so that no helper is forgotten."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                fields = Path(f"/proc/{name}/stat").read_text("utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session:
                found.append(int(name))
    return found


def measure_memory(session: int) -> float:
    total = 0
    for process in list_processes(session):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1000


def measure_ticks(session: int) -> int:
    total = 0
    for process in list_processes(session):
        try:
            fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total


def start(command: tuple[str, ...], home: Path, tool: str, peer: Peer) -> subprocess.Popen[bytes]:
    words = [word.format(tool=tool, home=home) for word in command]
    here = str(Path(__file__).resolve().parent.parent)
    around = {name: said for name, said in os.environ.items() if name not in _UNLIKE}
    return subprocess.Popen(
        words, cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, env=around | {"PYTHONPATH": here} | dict(peer.environment),
    )  # fmt: skip


def run(command: tuple[str, ...], home: Path, tool: str, peer: Peer) -> Spent:
    started = time.perf_counter()
    process = start(command, home, tool, peer)
    most, ended = [0.0], Event()

    def look() -> None:
        while not ended.wait(0.05):
            most[0] = max(most[0], measure_memory(process.pid))

    looking = Thread(target=look)
    looking.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    ended.set()
    looking.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{peer.name} ended with {process.returncode}")
    return Spent(wall, used.ru_utime + used.ru_stime, most[0])


# ---------------------------------------------------------------- watching


@contextmanager
def watching(peer: Peer, home: Path, tool: str) -> Iterator[subprocess.Popen[bytes]]:
    process = start(peer.watch, home, tool, peer)
    try:
        wait_idle(process)
        yield process
    finally:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_idle(process: subprocess.Popen[bytes], calm: float = 1.0) -> None:
    """Until its processes have done next to nothing for `calm` seconds."""
    until = time.monotonic() + 600
    last, since = measure_ticks(process.pid), time.monotonic()
    while time.monotonic() < until and time.monotonic() - since < calm:
        time.sleep(0.1)
        now = measure_ticks(process.pid)
        if now - last > 0.05 * _TICK:
            last, since = now, time.monotonic()


def wait_for(places: dict[str, Path], mark: str) -> dict[str, float]:
    """Seconds until each file holds the mark; none for those that never do."""
    started, wanted = time.perf_counter(), mark.encode()
    found: dict[str, float] = {}
    while len(found) < len(places) and time.perf_counter() - started < _PATIENCE:
        for name, place in places.items():
            if name not in found:
                try:
                    data = place.read_bytes()
                except OSError:
                    continue
                if wanted in data and data.rstrip().endswith(b"</html>"):
                    found[name] = time.perf_counter() - started
        if found and time.perf_counter() - started > max(30.0, 20 * min(found.values())):
            break  # the others are stale
        time.sleep(0.002)
    return found


def watch(peer: Peer, corpus: Corpus, home: Path, tool: str, edits: int) -> Watched:
    times: dict[str, list[float | None]] = {name: [] for name in Watched._fields}
    out = home / peer.output

    def page(kind: str, slug: str) -> Path:
        if peer.name == "pelican" and kind != "articles":  # it makes its addresses of names
            return find_listing(out / kind, slug)
        return out / peer.page.format(kind=kind, slug=slug)

    def find_listing(folder: Path, slug: str) -> Path:
        names = {a.slug: a.name for a in corpus.actors} | {m.slug: m.name for m in corpus.meetings}
        wanted = f"<h1>{names[slug]}</h1>".encode()
        return next((p for p in folder.glob("*/index.html") if wanted in p.read_bytes()), folder / slug)

    def pick(number: int) -> Article:
        return corpus.articles[(number * 37 + 11) % len(corpus.articles)]

    def save(place: Path, old: str, new: str) -> None:
        text = place.read_text("utf-8")
        assert old in text
        place.write_text(text.replace(old, new, 1), "utf-8")

    with watching(peer, home, tool) as process:
        for number in range(edits + 1):  # the first warms up
            one, mark = pick(number), f"bodymark{number}"
            source = home / peer.article.format(slug=one.slug)
            wanted = {"body": page("articles", one.slug)}
            source.write_text(source.read_text("utf-8") + f"\nA last word of {mark}.\n", "utf-8")
            note(times, wait_for(wanted, mark), ("body",), number)
            wait_idle(process, 0.4)
        for number in range(edits):
            one, mark = pick(number + 100), f"titlemark{number}"
            source = home / peer.article.format(slug=one.slug)
            # named in the text for certain, and not in so many that its list goes on on other pages
            actor = min(
                one.actors[:: len(one.actors) - 1 or 1], key=lambda a: sum(a in x.actors for x in corpus.articles)
            )
            wanted = {
                "title": page("articles", one.slug),
                "actor": page("actors", actor.slug),
                "meeting": page("meetings", one.meeting.slug),
            }
            title = one.title.encode()  # not every page that counts an article shows its title
            wanted = {name: place for name, place in wanted.items() if title in place.read_bytes()}
            save(source, one.title, f"{one.title} {mark}")
            found = wait_for(wanted, mark)
            found["lists"] = max(found.values()) if len(found) == len(wanted) else -1.0
            note(times, {k: v for k, v in found.items() if v >= 0}, ("title", "lists"), number + 1)
            wait_idle(process, 0.4)
        for number in range(edits if peer.actor else 0):
            actor, mark = corpus.actors[(number * 7 + 1) % len(corpus.actors)], f"Mark{number}x"
            one = next(a for a in corpus.articles if actor in a.actors and a.slug not in ("", None))
            source = home / peer.actor.format(slug=actor.slug)
            save(source, f'"{actor.name}', f'"{mark} {actor.name}')
            wanted = {"name": page("actors", actor.slug), "named": page("articles", one.slug)}
            if peer.name == "sitegen":
                wanted.pop("named")  # a text is left as it was written: the name that no longer stands in it is no link
            note(times, wait_for(wanted, mark), ("name", "named"), number + 1)
            wait_idle(process, 0.4)
    return Watched(**{name: middle(found) for name, found in times.items()})


def note(times: dict[str, list[float | None]], found: dict[str, float], names: tuple[str, ...], number: int) -> None:
    if number:
        for name in names:
            times[name].append(found.get(name))


def middle(found: list[float | None]) -> float | None:
    """None counts as longer than all else."""
    if not found:
        return None
    least = sorted(found, key=lambda one: float("inf") if one is None else one)
    half = least[(len(least) - 1) // 2], least[len(least) // 2]
    return None if None in half else statistics.mean(one for one in half if one is not None)


# ---------------------------------------------------------------- the table


def compare(peer: Peer, corpus: Corpus, home: Path, tool: str, edits: int, times: int) -> list[str]:
    """The cells of a row: what it took."""
    peer.lay(corpus, home)
    colds = []
    for _ in range(times):
        for place in (home / peer.output, home / ".sitegen"):
            shutil.rmtree(place, ignore_errors=True)
        colds.append(run(peer.build, home, tool, peer))
    cold = min(colds, key=lambda one: one.wall)
    pages = sum(1 for _ in (home / peer.output).rglob("*.html"))
    source = home / peer.article.format(slug=corpus.articles[len(corpus.articles) // 2].slug)
    source.write_text(source.read_text("utf-8") + "\nOne more word.\n", "utf-8")
    again = run(peer.build, home, tool, peer)
    cells = [
        str(pages),
        say(cold.wall),
        say(cold.processor),
        f"{cold.memory:.0f}",
        say(again.wall),
        say(again.processor),
    ]
    if edits:
        watched = watch(peer, corpus, home, tool, edits)
        cells += [say(one) for one in watched[: 4 if peer.name == "sitegen" else 5]]
    return cells


def say(seconds: float | None) -> str:
    return "-" if seconds is None else f"{seconds:.2f}" if seconds >= 1 else f"{seconds:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="+", type=int)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--edits", type=int, default=10)
    parser.add_argument("--times", type=int, default=1, help="cold builds, of which the fastest counts")
    parser.add_argument("--no-watch", action="store_true")
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    if asked.folder is not None:
        asked.folder.mkdir(parents=True, exist_ok=True)
    head = ["articles", "built by", "pages", "cold s", "CPU s", "peak MB", "one changed s", "CPU s", "x Hugo, cold"]
    head += [] if asked.no_watch else ["body s", "title s", "lists s", "name s", "its articles s"]
    print(f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start\n")
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}", flush=True)
    for count in asked.counts:
        corpus, reference = make_corpus(count), 0.0
        for peer in sorted(PEERS, key=lambda one: one.name != "hugo"):
            tool = find_tool(peer, asked.tools.resolve() if asked.tools else None)
            if tool is None or (asked.only and peer.name not in asked.only):
                continue
            with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
                edits = 0 if asked.no_watch else asked.edits
                try:
                    cells = compare(peer, corpus, Path(folder).resolve(), tool, edits, asked.times)
                except RuntimeError as error:
                    print(error, file=sys.stderr)
                    continue
            reference = float(cells[1]) if peer.name == "hugo" else reference
            ratio = f"{float(cells[1]) / reference:.1f}" if reference else "-"
            row = [str(count), peer.name, *cells[:6], ratio, *cells[6:]]
            print(f"| {' | '.join(row + [''] * (len(head) - len(row)))} |", flush=True)
    print(f"\nload {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
