"""The memo alone: it remembers by value, forgets what an edition did not ask for, tells values apart; other processes
and the disk change no value, whatever happens to them."""

import gc
import multiprocessing
import os
import pickle
import sqlite3
import time
from threading import Lock

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.memo import Known, Later, Memo, Pool, Store, cut_runs, digest, packing
from sitegen.model import Span


def double(value, other=0):
    return value * 2 + other


def test_a_call_is_made_once_and_forgotten_when_an_edition_does_not_ask():
    memo = Memo()
    memo.begin()
    assert memo(double, 3) == memo(double, 3) == 6
    assert (memo.computed, memo.remembered) == (1, 1)
    memo.end()
    memo.begin()
    memo.end()
    memo.begin()
    assert memo(double, 3) == 6
    assert memo.computed == 1


def test_where_no_edition_follows_a_call_is_remembered_all_the_same():
    memo, span = Memo(), Span(1, 2, 3)
    memo.again = False
    for _ in range(2):
        memo.begin()
        assert memo.map(str, [(span,), (span,), (Span(1, 2, 3),)]) == [str(span)] * 3
        assert memo(str, span) == str(span)
        memo.end()
    assert memo.computed == 0


def test_a_known_argument_is_digested_once_and_passed_as_itself():
    memo = Memo()
    memo.begin()
    assert memo(double, Known(4)) == memo(double, 4) == 8
    assert memo.computed == 1
    assert memo(double, Known(0, of="zero")) == 0
    assert memo.computed == 2


def test_a_later_argument_is_made_only_where_the_result_is_not_remembered():
    memo, made = Memo(), []

    def make():
        made.append(5)
        return 5

    for _ in range(3):
        memo.begin()
        assert memo(double, Later(make, of="five")) == 10
        memo.end()
    assert made == [5]
    assert memo(double, Later(make, of="another five")) == 10
    assert made == [5, 5]


def test_a_deferred_call_is_made_when_it_is_asked_for_or_an_argument_of_what_is_computed(tmp_path):
    for round_ in range(2):  # the second time from the disk
        memo = Memo(store=Store(tmp_path / "memory.db"))
        memo.begin()
        deferred = memo.defer(double_slowly, [(3,), (4,), (3,)])
        assert memo.computed == 0
        assert memo.map(double_slowly, [(one, 1) for one in deferred]) == [14, 18, 14]
        # Both are looked up alike: two values that were deferred, and two that they are arguments of.
        assert (memo.computed, memo.remembered) == ((4, 1), (0, 3))[round_]
        assert [one.value for one in deferred] == [6, 8, 6]
        memo.end()
        memo.close()


@pytest.mark.parametrize("harm", ["none", "closed", "file gone", "no store", "not worth it"])
def test_a_deferred_value_that_was_let_go_comes_again(tmp_path, harm):
    place = tmp_path / "memory.db"
    memo = Memo(store=None if harm == "no store" else Store(place))
    memo.begin()
    function = double if harm == "not worth it" else double_slowly
    deferred = memo.defer(function, [(number,) for number in range(600)])
    assert memo.map(add, [(one, 1) for one in deferred]) == [2 * number + 1 for number in range(600)]
    memo.end()
    memo.settle()
    if harm == "closed":
        memo.close()
    elif harm == "file gone":
        place.write_bytes(b"")
    assert [one.value for one in deferred] == [2 * number for number in range(600)]
    memo.close()


def test_a_deferred_value_that_the_disk_has_is_not_held(tmp_path):
    memo = Memo(store=Store(tmp_path / "memory.db"))
    for _ in range(2):
        memo.begin()
        deferred = memo.defer(list_numbers, [(number,) for number in range(8)])
        assert memo.map(count, [(one,) for one in deferred]) == list(range(8))
        gc.collect()
        assert not [found for found in gc.get_objects() if type(found) is tuple and found[:1] == (MARK,)]
        assert deferred[7].value == (MARK, *range(7))
        memo.end()
    memo.close()


MARK = "a value to be found in memory"


def list_numbers(number: int) -> tuple[str | int, ...]:
    double_slowly(0)
    return (MARK, *range(number))


def count(values: tuple[str | int, ...]) -> int:
    return len(values) - 1


def add(one: int, other: int) -> int:
    return one + other


def test_what_is_deferred_and_not_asked_for_stays_in_memory():
    memo = Memo()
    for _ in range(3):
        memo.begin()
        memo.defer(double, [(3,)])
        memo.end()
    memo.begin()
    assert memo(double, 3) == 6
    memo.end()
    memo.begin()
    memo.defer(double, [(3,)])
    memo.end()
    memo.begin()
    memo(double, 3)
    assert memo.computed == 0


def double_slowly(value: int, other: int = 0) -> int:
    started = time.thread_time()
    while time.thread_time() - started < 0.0005:  # long enough to be kept on disk
        pass
    return value * 2 + other * 2


def test_map_keeps_the_order_of_the_calls():
    memo = Memo()
    memo.begin()
    assert memo.map(double, [(1,), (2, 1), (1,)]) == [2, 5, 2]
    assert memo.computed == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, "1"),
        ("ab", b"ab"),
        ((1, 2), (12,)),
        ((("a",), "b"), ("a", ("b",))),
        (None, ""),
        (Span(0, 1, 2), Span(0, 2, 1)),
    ],
)
def test_values_that_differ_have_other_digests(one, other):
    assert digest(one) != digest(other)


def test_a_value_that_cannot_be_encoded_is_refused():
    with pytest.raises(TypeError):
        digest(object())


def test_what_stays_the_same_object_is_digested_once(monkeypatch):
    from sitegen.memo import keys

    memo, spans = Memo(), (Span(0, 1, 2),) * 3
    for _ in range(3):
        memo.begin()
        assert memo(count_ends, spans, "a") == 6
        memo.end()
        monkeypatch.setattr(keys, "encode", refuse)
    monkeypatch.undo()
    assert memo.computed == 0


def test_an_edition_that_stopped_at_an_error_forgets_nothing():
    memo = Memo()
    memo.begin()
    memo(double, 3)
    memo.end()
    memo.begin()
    memo.end(whole=False)
    memo.begin()
    memo(double, 3)
    assert memo.computed == 0


def count_ends(spans: tuple[Span, ...], _name: str) -> int:
    return sum(span.end for span in spans)


def refuse(_value):
    raise AssertionError("this value was digested before")


# ---------------------------------------------------------------- other processes


def work(number: int, shared: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Takes a few milliseconds of processor time."""
    total = 0
    for step in range(40_000):
        total += step * number
    return (number, total, *shared)


def die_elsewhere(number: int) -> int:
    work(number)
    if multiprocessing.parent_process() is not None:
        os._exit(3)
    return number


def fail(number: int) -> int:
    if work(number)[0] == 50:
        raise ZeroDivisionError(number)
    return number


def measure(lock, number: int) -> int:
    work(number)
    assert lock is not None
    return number


class Locked:
    """What cannot be sent to another process, but made there."""

    def __init__(self, number: int) -> None:
        self.lock, self.number = Lock(), number


def add_locked(locked: Locked, number: int) -> int:
    work(number)
    return locked.number + number


@pytest.fixture
def eager(monkeypatch):
    """Processes are started for the least work."""
    from sitegen.memo import pool

    monkeypatch.setattr(pool, "_START", dict.fromkeys(pool._START, 0.0))
    monkeypatch.setattr(pool, "_GOING", 0.0)
    monkeypatch.setattr(pool, "_TRIAL", 0.0)


def run_in(jobs, function, calls):
    memo = Memo(Pool(jobs))
    memo.begin()
    try:
        return memo.map(function, calls), memo.take_notices()
    finally:
        memo.end()
        memo.close()


@pytest.mark.usefixtures("eager")
def test_several_processes_give_what_one_gives_in_the_same_order():
    shared = tuple(range(300))
    calls = [(number % 90, Known(shared)) for number in range(160)]
    assert run_in(3, work, calls) == run_in(1, work, calls) == ([work(n % 90, shared) for n in range(160)], [])


@pytest.mark.usefixtures("eager")
def test_a_value_that_cannot_be_sent_is_made_there_by_its_recipe():
    known = Known(Locked(7), of=7, recipe=(Locked, 7))
    assert run_in(2, add_locked, [(known, n) for n in range(120)]) == ([7 + n for n in range(120)], [])


@pytest.mark.usefixtures("eager")
def test_what_cannot_be_sent_is_done_here():
    calls = [(Known(Lock(), of=0), n) for n in range(120)]
    assert run_in(2, measure, calls) == (list(range(120)), [])


@pytest.mark.usefixtures("eager")
def test_a_process_that_dies_is_done_without():
    values, notices = run_in(2, die_elsewhere, [(n,) for n in range(120)])
    assert values == list(range(120))
    assert len(notices) == 1


@pytest.mark.usefixtures("eager")
def test_a_mistake_in_a_function_is_raised_wherever_it_ran():
    with pytest.raises(ZeroDivisionError):
        run_in(2, fail, [(n,) for n in range(120)])


# ---------------------------------------------------------------- the disk


def slow(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    started = time.thread_time()
    while time.thread_time() - started < 0.0005:
        pass
    return tuple(Span(s.block, s.start, s.end + 1) for s in spans)


CALLS = [((Span(n, 1, 2), *[Span(0, n, n + k) for k in range(200)]),) for n in range(30)]
TRUE = [slow(*call) for call in CALLS]


def run_on(path, code=b"one"):
    """Values, calls made, and notices."""
    memo = Memo(store=Store(path, code))
    memo.begin()
    values = memo.map(slow, CALLS)
    memo.end()
    memo.close()
    return values, memo.computed, len(memo.take_notices())


def test_a_new_process_asks_the_disk(tmp_path):
    path = tmp_path / ".sitegen" / "memory.db"
    assert run_on(path) == (TRUE, 30, 0)
    assert run_on(path) == (TRUE, 0, 0)
    assert (path.parent / ".gitignore").read_text() == "*\n"


def test_other_code_has_its_own_memory(tmp_path):
    run_on(tmp_path / "m.db")
    assert run_on(tmp_path / "m.db", b"two") == (TRUE, 30, 0)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=40))
def test_a_damaged_file_costs_time_alone(tmp_path_factory, damage):
    path = tmp_path_factory.mktemp("damaged") / "m.db"
    run_on(path)
    data = bytearray(path.read_bytes())
    for place, flip in damage:
        data[int(place * len(data))] ^= flip
    path.write_bytes(bytes(data))
    assert run_on(path)[0] == TRUE
    assert run_on(path)[0] == TRUE


@pytest.mark.parametrize(
    "data", [b"", b"no database at all, but long enough to be read as one" * 40, b"SQLite format 3\0"]
)
def test_a_file_of_something_else_is_made_anew(tmp_path, data):
    path = tmp_path / "m.db"
    path.write_bytes(data)
    assert run_on(path)[0] == TRUE
    assert run_on(path) == (TRUE, 0, 0)


def test_a_file_of_another_version_is_made_anew(tmp_path):
    path = tmp_path / "m.db"
    with sqlite3.connect(path) as disk:
        disk.execute("CREATE TABLE kept (key TEXT, other TEXT)")
    disk.close()
    values = run_on(path)[0]
    assert values == TRUE
    run_on(path)
    assert run_on(path) == (TRUE, 0, 0)


def test_a_full_disk_is_done_without(tmp_path, monkeypatch):
    connect = Store._connect

    def connect_small(self):
        disk = connect(self)
        disk.execute("PRAGMA max_page_count = 7")
        return disk

    monkeypatch.setattr(Store, "_connect", connect_small)
    assert run_on(tmp_path / "m.db") == (TRUE, 30, 1)


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path):
    (tmp_path / "taken").write_text("")
    assert run_on(tmp_path / "taken" / "m.db") == (TRUE, 30, 1)


def test_a_locked_file_is_done_without(tmp_path):
    path = tmp_path / "m.db"
    run_on(path)
    with sqlite3.connect(path, isolation_level=None) as disk:
        disk.execute("BEGIN EXCLUSIVE")
        assert run_on(path) == (TRUE, 30, 1)
        disk.execute("ROLLBACK")
    disk.close()
    assert run_on(path) == (TRUE, 0, 0)


def test_what_is_old_or_too_much_is_forgotten(tmp_path, monkeypatch):
    from sitegen.memo import store

    path = tmp_path / "m.db"
    run_on(path)
    with sqlite3.connect(path) as disk:
        disk.execute("UPDATE kept SET day = 1 WHERE rowid <= 10")
    disk.close()
    assert run_on(path, b"two") == (TRUE, 30, 0)
    assert run_on(path) == (TRUE, 10, 0)
    monkeypatch.setattr(store, "_LARGE", 60_000)
    run_on(path, b"three")
    with sqlite3.connect(path) as disk:
        left = disk.execute("SELECT COUNT(*) FROM kept").fetchone()[0]
    disk.close()
    assert left < 60


NAMES = st.lists(st.text("abcdefgh", min_size=1, max_size=5), max_size=200, unique=True).map(sorted)


@given(NAMES)
def test_runs_have_every_item_once_and_in_order(names):
    runs = [names[run] for run in cut_runs(names)]
    assert [name for run in runs for name in run] == names
    assert all(0 < len(run) <= 64 for run in runs)


@given(NAMES.filter(bool), st.data())
def test_an_item_less_changes_its_own_run_and_at_most_the_one_before(names, data):
    names = names[:60]  # a run beyond 64 is cut by number
    gone = data.draw(st.sampled_from(names))
    rest = [name for name in names if name != gone]
    after = {tuple(rest[run]) for run in cut_runs(rest)}
    before = [tuple(names[run]) for run in cut_runs(names)]
    assert sum(run not in after for run in before if gone not in run) <= 1


def test_many_deferred_values_are_made_once_and_held_by_nobody(tmp_path):
    memo = Memo(store=Store(tmp_path / "memory.db"))
    memo.begin()
    deferred = memo.defer(double_slowly, [(n,) for n in range(9)])
    assert memo.take_all(deferred) == memo.take_all(deferred) == [2 * n for n in range(9)]
    assert (memo.computed, memo.remembered) == (9, 9)
    assert not any(one.made for one in deferred)
    memo.end()
    memo.close()


class Base(msgspec.Struct, frozen=True):
    number: int


class Derived(Base, frozen=True):
    more: int = 7


def tell(one: Base) -> str:
    return type(one).__name__


def pair_up(numbers: tuple[int, ...], words: dict[str, int], plain, *, least: int = 0) -> list[object]:
    del least
    return [numbers, words, plain]


def test_arguments_come_to_another_process_as_they_went():
    calls = [((n, n + 1), {"a": n}, [n, None]) for n in range(200)]
    values = [pickle.loads(data) for data in packing.read_answer(packing.work(packing.pack(pair_up, calls, ()))).values]
    assert values == [list(call) for call in calls]
    assert [type(part) for part in values[0]] == [tuple, dict, list]


def test_an_argument_that_is_more_than_its_annotation_says_stays_what_it_is():
    answer = packing.read_answer(packing.work(packing.pack(tell, [(Derived(1),), (Base(1),)], ())))
    assert [msgspec.msgpack.decode(data) for data in answer.values] == ["Derived", "Base"]


@given(st.lists(st.tuples(st.integers(0, 9), st.text(max_size=3)), min_size=1, max_size=20))
def test_shared_arguments_are_sent_when_they_are_asked_for(pairs):
    calls = [(tuple(Span(0, 0, n) for n in range(number)), Known(name)) for number, name in pairs]
    answer = packing.read_answer(packing.work(packing.pack(count_ends, calls, ())))
    if answer.lacking:
        answer = packing.read_answer(packing.work(packing.pack(count_ends, calls, answer.lacking)))
    assert [msgspec.msgpack.decode(data) for data in answer.values] == [
        count_ends(spans, known.value) for spans, known in calls
    ]
