"""A build on a Dask cluster: a real scheduler and two workers on loopback, one of which ends in the middle. The bytes
are those of a build without it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.build import Options, build
from sitegen.cli import main
from sitegen.memo import Cluster, Memo
from tests.briefings import FIRST, lay, read_theme

needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed: extra `cluster`")
QUIET = ["--no-dashboard", "--host", "127.0.0.1"]


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """A process of the cluster; its own group, so that it can be ended whatever it started."""
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, cwd=Path(__file__).parent
    )


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The scheduler's address, and two workers of one process each."""
    place = tmp_path / "scheduler.json"
    processes = [start("dask_scheduler", "--port", "0", *QUIET, "--scheduler-file", str(place))]
    try:
        until = time.monotonic() + 60
        while not place.exists() or not place.read_text("utf-8"):
            assert time.monotonic() < until, "the scheduler did not start"
            time.sleep(0.05)
        address = json.loads(place.read_text("utf-8"))["address"]
        for name in ("one", "two"):
            more = ["--no-nanny", "--nthreads", "1", "--name", name, "--local-directory", str(tmp_path / name)]
            processes.append(start("dask_worker", address, *QUIET, *more))
        yield address, processes[1:]
    finally:
        for process in processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@needs_dask
@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended by signals")
def test_a_build_on_a_cluster_that_loses_a_worker_is_the_build_without_it(cluster, monkeypatch):
    from sitegen.memo import pool

    for name in ("_GOING", "_TRIAL"):  # all is worth sending
        monkeypatch.setattr(pool, name, 0.0)
    monkeypatch.setattr(pool, "_GRACE", 60.0)
    address, workers = cluster
    files, theme = lay(FIRST), read_theme()
    sent: list[str] = []

    class Losing(Cluster):
        def submit(self, packed):
            sent.append("chunk")
            future = super().submit(packed)
            if len(sent) == 5:
                workers[0].kill()
            return future

    together = Losing(address)
    together._client.wait_for_workers(2, timeout=60)
    together.jobs = 3
    memo = Memo(together)
    try:
        edition = build(files, theme, Options(), memo)
        assert memo.take_notices() == []
    finally:
        memo.close()
    assert len(sent) > 20
    assert workers[0].wait() == -signal.SIGKILL
    assert edition == build(files, theme, Options(), Memo())


@needs_dask
def test_a_cluster_that_fails_is_done_without(cluster, monkeypatch):
    from sitegen.memo import pool

    for name in ("_GOING", "_TRIAL"):
        monkeypatch.setattr(pool, name, 0.0)
    together = Cluster(cluster[0])
    monkeypatch.setattr(together, "_version", b"of another sitegen")
    memo = Memo(together)
    try:
        assert build(lay(FIRST), read_theme(), Options(), memo) == build(lay(FIRST), read_theme(), Options(), Memo())
        assert memo.take_notices() == [Cluster.lost]
    finally:
        memo.close()


@needs_dask
def test_a_cluster_that_is_not_there_is_said_in_one_sentence(tmp_path, monkeypatch):
    from sitegen.memo import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with socket.socket() as taken:  # bound and not listening: nobody answers
        taken.bind(("127.0.0.1", 0))
        done = ask(tmp_path, f"tcp://127.0.0.1:{taken.getsockname()[1]}")
    assert done.exit_code == 1
    assert "no Dask scheduler answers at tcp://127.0.0.1:" in done.output


def test_where_dask_is_missing_the_user_is_told_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = ask(tmp_path, "tcp://127.0.0.1:1")
    assert done.exit_code == 1
    assert "briefing-sitegen[cluster]" in done.output


def test_processes_here_and_a_cluster_are_not_asked_for_at_once(tmp_path):
    (tmp_path / "site.yaml").write_text("title: Ferries\n", "utf-8")
    done = CliRunner().invoke(main, ["build", "--project", str(tmp_path), "--cluster", "tcp://x:1", "--jobs", "2"])
    assert done.exit_code == 2


def ask(folder: Path, address: str):
    (folder / "site.yaml").write_text("title: Ferries\n", "utf-8")
    return CliRunner().invoke(main, ["build", "--project", str(folder), "--cluster", address])
