"""The law: after any edits the warm build equals the cold build, byte for byte. And the law can fail: a memo whose keys
lack an argument breaks it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.build import Options, build
from sitegen.memo import Memo, Pool, Store
from sitegen.memo.codec import encode, find_decoder
from tests.briefings import EXTRA, FIRST, WORDS, lay, read_theme, states, with_override, with_renamed

theme = read_theme()
options = st.sampled_from((Options(), Options(private=True), Options(base_url="https://example.org/x/")))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(states(), options), min_size=2, max_size=4))
def test_warm_equals_cold_after_any_edits(editions):
    warm = Memo()
    for files, wanted in editions:
        assert build(files, theme, wanted, warm) == build(files, theme, wanted, Memo())


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(states(), options), min_size=2, max_size=3), st.sampled_from((1, 2)))
def test_warm_equals_cold_with_the_memory_on_disk_and_other_processes(tmp_path_factory, editions, jobs):
    place = tmp_path_factory.mktemp("memory") / "memory.db"
    for files, wanted in editions:
        fresh = Memo(Pool(jobs), Store(place))  # as a new process has it
        try:
            assert build(files, theme, wanted, fresh) == build(files, theme, wanted, Memo())
            assert not fresh.take_notices()
        finally:
            fresh.close()


def test_what_comes_from_the_disk_or_another_process_is_the_very_value():
    """Every value of a build is encoded and decoded once, and the build goes on with what came out."""
    checked = set()

    class Checking(Memo):
        def map(self, function, calls):
            values, decode = super().map(function, calls), find_decoder(function)
            if decode is None:
                return values
            checked.add(function.__name__)
            again = [decode(encode(value)) for value in values]
            assert again == values
            return again

    assert build(lay(FIRST), theme, Options(), Checking()) == build(lay(FIRST), theme, Options(), Memo())
    assert {"parse_record", "analyse", "resolve", "read_account", "publish", "publish_page"} <= checked


class Forgetful(Memo):
    """A memo that leaves one argument of one function out of its keys."""

    def __init__(self, function: str, argument: int) -> None:
        super().__init__()
        self.function, self.argument = function, argument

    def key(self, function, arguments):
        if function.__name__ == self.function:
            arguments = tuple(a for i, a in enumerate(arguments) if i != self.argument)
        return super().key(function, arguments)


class Listening(Memo):
    """Notes which functions are called with how many arguments."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: dict[str, int] = {}

    def key(self, function, arguments):
        self.heard[function.__name__] = len(arguments)
        return super().key(function, arguments)


CHECKED = (("parse_record", 2), ("analyse", 2), ("resolve", 2), ("tie_article", 3), ("publish", 3), ("publish_page", 2))
"""Functions that are remembered, and how many arguments of each are tried."""


def edits():
    """One edit of every gap, one of every added file, an override, another language, a rename, other names, another
    template, deletions: enough that every argument changes once while the others stay."""
    yield lay(FIRST)
    yield with_override(lay(FIRST))
    yield tuple((p, d + b"language: ru\n" if p == "site.yaml" else d) for p, d in lay(FIRST))
    yield with_renamed(lay(FIRST))
    for name, other in ((b"The Courier", b"Courier Daily"), (b"title: Harbour talks\nas_of", b"title: Port\nas_of")):
        yield tuple((p, d.replace(name, other)) for p, d in lay(FIRST))
    yield lay(FIRST)
    yield lay(FIRST, extra={"templates/article.html": "<h1>{{ page.title }}</h1>"})
    for gap, words in WORDS.items():
        yield lay(FIRST | {gap: words[-1]})
        yield lay(FIRST | {gap: words[1]})
    for path, text in EXTRA.items():
        yield lay(FIRST, extra={path: text})
    yield lay(FIRST, frozenset({"content/articles/courier-b.md"}))
    yield lay(FIRST)
    yield lay(FIRST, frozenset({"content/articles/post-a.md"}))


def breaks_the_law(memo: Memo) -> bool:
    for files in edits():
        try:
            warm = build(files, theme, Options(), memo)
        except Exception:  # a value remembered for other arguments may not even fit
            return True
        if warm != build(files, theme, Options(), Memo()):
            return True
    return False


def test_an_honest_memo_passes_the_mutation_check():
    assert not breaks_the_law(Memo())


@pytest.mark.parametrize(("function", "argument"), [(f, n) for f, last in CHECKED for n in range(last)])
def test_a_memo_that_forgets_an_argument_breaks_the_law(function, argument):
    listening = Listening()
    build(lay(FIRST), theme, Options(), listening)
    assert argument < listening.heard[function], "the check names an argument that is not there"
    assert breaks_the_law(Forgetful(function, argument))
