"""Makes many calls of one pure function in several processes, where that pays. The caller works too, so that a pool of
two needs one process more, and whatever goes wrong with the others, the calls are made here."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, Any, NamedTuple

from sitegen.memo.codec import find_decoder
from sitegen.memo.keys import Known
from sitegen.memo.packing import UNSENT, Arguments, choose_typed, pack, read_answer, read_pickled, work

if TYPE_CHECKING:  # what starts processes is loaded when one is started: most builds after a change start none
    from concurrent.futures import Executor, Future

Made = tuple[int, Any, bytes | None, float]
"""Number of the call, its value, the value's bytes where they are known, and its processor seconds."""

YOUNG = (50_000_000, 20, 100)
"""Thresholds of Python's collector of cycles, which a build hardly makes: with the usual ones it takes a sixth of the
processor's time, and what lives on is looked through in vain. A process that stays tidies up between two editions."""
_TRIAL = 0.02
"""Seconds of work from which the rest is estimated."""
_CHUNK = 0.05
"""Seconds of work sent at once."""
_BRIEFEST = 0.00001
"""Seconds that a call takes at least, as far as chunks are measured by it."""
_SWITCH = 0.0005
"""Seconds after which the thread at work makes way for those that carry chunks: with the usual ten times as many, the
other processes would stand idle for most of the time."""
_AHEAD = 2
"""Chunks that a process has in hand: one at work, one waiting."""
_START = {"fork": 0.15, "forkserver": 0.8, "spawn": 1.2}
"""Seconds of work left from which processes are worth their start."""
_GOING = 0.04
"""The same, when they stand ready."""
_CARRIAGE = 0.5
"""Share of a call's seconds that packing its arguments may take."""
_GRACE = 0.005
"""Seconds that packing may take in any case."""


def count_cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


class Pool:
    """At most `jobs` processes, this one among them, started when there is work enough."""

    lost = "A process that helped has ended before its time: the rest is done in one, more slowly."
    """What the user is told when nobody helps any more."""
    patience: float | None = None
    """Seconds to wait for an answer when there is nothing else to do; None: processes here end or answer."""

    def __init__(self, jobs: int, executor: Executor | None = None) -> None:
        """`executor` does the work of the others, if it is given; it is the caller's to end."""
        self.jobs = jobs
        self.notices: list[str] = []
        self._executor = executor
        self._given = executor is not None
        self._broken = False
        self._alone: set[Callable[..., Any]] = set()
        """Functions whose arguments cost more to send than is won."""
        self._pace: dict[Callable[..., Any], float] = {}
        """Seconds of a call of each function, as the others last made them."""

    def run(self, function: Callable[..., Any], calls: Sequence[Arguments]) -> Iterator[Made]:
        """The calls made, each once, in no set order. What a call raises is raised here."""
        todo = deque(range(len(calls)))
        started = perf_counter()
        helped = self.jobs > 1 and not self._broken and function not in self._alone
        known = self._pace.get(function, 0.0)
        while todo:
            done = len(calls) - len(todo)
            spent = perf_counter() - started
            if helped and (known or (done and spent >= _TRIAL)):
                each = known or spent / done
                if each * len(todo) >= self._least():
                    yield from self._share(function, calls, todo, each)
                    return
                helped = each * len(todo) >= _TRIAL  # what is left of it is soon done
            yield _make_here(function, calls, todo.popleft())

    def submit(self, packed: bytes) -> Future[bytes]:
        return self._start().submit(work, packed)

    def take(self, future: Future[bytes]) -> bytes:
        """The answer. Raises BrokenExecutor or one of _UNSENT where none will come, else what the function raised."""
        return future.result()

    def close(self) -> None:
        executor, self._executor = self._executor, None
        if executor is not None and not self._given:
            executor.shutdown(wait=True, cancel_futures=True)  # unwaited, Python's own end may write to a closed pipe

    def _least(self) -> float:
        return _GOING if self._executor is not None else _START[_choose_method()]

    def _share(
        self, function: Callable[..., Any], calls: Sequence[Arguments], todo: deque[int], each: float
    ) -> Iterator[Made]:
        from concurrent.futures import BrokenExecutor

        flying: dict[Future[bytes], _Chunk] = {}
        waiting: list[_Chunk] = []
        no_help = (BrokenExecutor, *_UNSENT)
        usual = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH)
        try:
            while todo or flying or waiting:
                try:
                    self._send(function, calls, todo, each, flying, waiting)
                    made = self._collect(function, flying, waiting, bool(todo))
                except no_help as error:
                    if isinstance(error, BrokenExecutor | OSError):
                        self._give_up()
                    self._alone.add(function)
                    left = [number for chunk in (*flying.values(), *waiting) for number in chunk.numbers]
                    for number in sorted((*left, *todo)):
                        yield _make_here(function, calls, number)
                    return
                if made:
                    each = self._pace[function] = max(sum([seconds for *_, seconds in made]) / len(made), _BRIEFEST)
                yield from made
                if todo:
                    yield _make_here(function, calls, todo.pop())
        finally:
            sys.setswitchinterval(usual)
            for future in flying:
                future.cancel()

    def _send(
        self,
        function: Callable[..., Any],
        calls: Sequence[Arguments],
        todo: deque[int],
        each: float,
        flying: dict[Future[bytes], _Chunk],
        waiting: list[_Chunk],
    ) -> None:
        """Gives every process enough to do. A chunk is in `waiting` until it is in `flying`."""
        others = self.jobs - 1
        size = max(1, round(_CHUNK / each))
        while waiting or (todo and len(flying) < _AHEAD * others):
            if not waiting:
                waiting.append(_cut_chunk(todo, size, others))
            choose_typed(function, calls[waiting[-1].numbers[0]])
            started = thread_time()
            packed = waiting[-1].pack(function, calls)
            if thread_time() - started > _CARRIAGE * each * len(waiting[-1].numbers) + _GRACE:
                raise _TooHeavy
            future = self.submit(packed)
            flying[future] = waiting.pop()

    def _collect(
        self, function: Callable[..., Any], flying: dict[Future[bytes], _Chunk], waiting: list[_Chunk], busy: bool
    ) -> list[Made]:
        """What has come back; waits for something if there is nothing else to do."""
        from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, wait

        made: list[Made] = []
        decode = find_decoder(function)
        done = wait(flying, 0 if busy else self.patience, FIRST_COMPLETED).done
        if not done and not busy:
            raise BrokenExecutor("no answer")
        for future in done:
            try:
                answer = read_answer(self.take(future))
            except Exception:
                if made:
                    break  # what has come is handed over first; the rest of `done` comes again
                raise
            chunk = flying.pop(future)
            if answer.lacking:
                waiting.append(chunk._replace(sent=chunk.sent | answer.lacking))
                continue
            seconds = answer.seconds / len(chunk.numbers)
            for number, data in zip(chunk.numbers, answer.values, strict=True):
                if answer.plain and decode is not None:
                    made.append((number, decode(data), data, seconds))
                else:
                    made.append((number, read_pickled(data), None, seconds))
        return made

    def _give_up(self) -> None:
        self.close()
        self._broken = True
        self.notices.append(self.lost)

    def _start(self) -> Executor:
        if self._executor is None:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            context = multiprocessing.get_context(_choose_method())
            if context.get_start_method() == "forkserver":
                context.set_forkserver_preload(["sitegen.build"])
            self._executor = ProcessPoolExecutor(self.jobs - 1, context, _prepare)
        return self._executor


class _TooHeavy(Exception):  # noqa: N818 - no error, a reason
    """To send the calls costs about as much as to make them."""


_UNSENT = (*UNSENT, _TooHeavy)
"""Why calls are made here after all, where the processes are not gone: arguments cannot be sent, or not cheaply."""


class _Chunk(NamedTuple):
    numbers: tuple[int, ...]
    sent: frozenset[bytes] = frozenset()
    """Digests of the shared values that go with it."""

    def pack(self, function: Callable[..., Any], calls: Sequence[Arguments]) -> bytes:
        return pack(function, [calls[number] for number in self.numbers], self.sent)


def _cut_chunk(todo: deque[int], size: int, others: int) -> _Chunk:
    """The next calls; fewer towards the end, so that all end together."""
    size = max(1, min(size, len(todo) // (_AHEAD * (others + 1))))
    return _Chunk(tuple([todo.popleft() for _ in range(size)]))


def _make_here(function: Callable[..., Any], calls: Sequence[Arguments], number: int) -> Made:
    started = thread_time()
    value = function(*[a.value if isinstance(a, Known) else a for a in calls[number]])
    return number, value, None, thread_time() - started


def _choose_method() -> str:
    """How a process is started. A copy of this one is the fastest by far, and safe only where no other thread runs
    that it would copy in the middle of its work."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return "fork"
    return "forkserver" if sys.platform == "linux" else "spawn"


# ---------------------------------------------------------------- in the other process


def _prepare() -> None:
    """Ctrl-C is for the first process alone, and nobody outlives it."""
    gc.set_threshold(*YOUNG)
    gc.freeze()
    import multiprocessing

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: Any) -> None:
    with suppress(Exception):
        parent.join()
    os._exit(1)
