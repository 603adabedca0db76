"""A pool whose other processes are a Dask cluster's, for those who outgrow one machine. The only door to distributed,
loaded when a cluster is asked for. What the cluster does changes no value; what it fails to do is done here."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any

from sitegen.memo.packing import work
from sitegen.memo.pool import Pool
from sitegen.memo.store import SCHEMA
from sitegen.memo.version import read_version

if TYPE_CHECKING:
    from concurrent.futures import Future

_PATIENCE = 10
"""Seconds to find the scheduler and a first worker."""


class Unreachable(Exception):  # noqa: N818 - no error of ours: nobody is there
    """No scheduler answers at the address, or it has no workers. Its text is one sentence for the user."""


class Cluster(Pool):
    """The workers of the Dask scheduler at `address` (tcp://HOST:PORT). Raises ImportError where distributed is not
    installed, Unreachable where nobody answers."""

    lost = "The cluster no longer does its part: the rest is done here, more slowly."
    patience = 120.0

    def __init__(self, address: str) -> None:
        from distributed import Client

        connect: Any = Client  # typed in some versions and not in others
        try:
            self._client: Any = connect(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise Unreachable(f"no Dask scheduler answers at {address}") from error
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            self._client.close(timeout=1)
            raise Unreachable(f"the Dask scheduler at {address} has no workers") from error
        workers = len(self._client.scheduler_info(n_workers=-1)["workers"])
        super().__init__(workers + 1, self._client.get_executor(pure=False))
        self._version = read_version(SCHEMA)

    def submit(self, packed: bytes) -> Future[bytes]:
        return self._start().submit(work_there, packed, self._version)

    def take(self, future: Future[bytes]) -> bytes:
        """Whatever went wrong there, a mistake in the function among it, is met again here."""
        from concurrent.futures import BrokenExecutor

        try:
            return future.result()
        except Exception as error:
            raise BrokenExecutor(str(error)) from error

    def close(self) -> None:
        super().close()
        with suppress(Exception):
            self._client.close(timeout=1)


# ---------------------------------------------------------------- in a worker

_one = Lock()
"""A worker may have several threads: its calls are made one after the other."""


def work_there(packed: bytes, version: bytes) -> bytes:
    """As `work`. Raises RuntimeError where another sitegen, or another Python, would make other values."""
    if read_version(SCHEMA) != version:
        raise RuntimeError("a worker of the cluster runs another version of sitegen, Python or a package")
    with _one:
        return work(packed)
