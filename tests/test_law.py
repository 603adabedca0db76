"""The law: after any edits the warm build equals the cold build, byte for byte. And the law can fail: a memo whose keys
lack an argument breaks it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.bench import Bench
from sitegen.build import Options, build
from sitegen.files import MANIFEST, Site
from sitegen.memo import Memo, Overtaken, Pool, Store
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


COPIED = "\n\n".join(
    f"Sentence {number} of the long wire story says what it says and little more." for number in range(20)
)


@pytest.mark.parametrize(("text", "ahead"), [("A story of its own, and a short one.", True), (COPIED, False)])
def test_the_page_of_an_edited_article_is_ahead_unless_another_prints_its_text(tmp_path, text, ahead):
    """Two reserved articles of one source in a public site: what copies may show depends on each other."""
    files = dict(lay(FIRST))
    for name, words in (("wire-a", COPIED), ("wire-b", text)):
        head = "---\ntitle: Wire {}\nsource: herald\npublished: 2031-05-08\nrights: reserved\n---\n"
        files[f"content/articles/{name}.md"] = f"{head.format(name)}{words}\n".encode()
    project = tmp_path / "briefing"
    put(project, files)
    bench = Bench(project, Options(), False, Memo())
    bench.look()
    assert bench.make().files
    path = "content/articles/wire-b.md"
    put(project, files | {path: files[path] + b"\nOne more line at its end.\n"})
    bench.look()
    assert bool(list(bench.sketch())) == ahead


RETITLED = (
    "content/articles/herald-c.md",
    b"title: What to expect in Port Alba",
    b"title: What they want in Port Alba",
)
RETOLD = (
    "content/actors/ada-brandt.md",
    b"affiliation: norland\n---\n",
    b"affiliation: norland\n---\nIn office since 2029.\n",
)
RENAMED = ("content/meetings/harbour.md", b"name: Harbour talks", b"name: Talks at the quay")


@pytest.mark.parametrize(
    ("path", "old", "new", "ahead"),
    [
        (*RETITLED, ("articles/herald-c", "actors/ivo-kern", "meetings/harbour", "sources/herald", "topics/tern")),
        (*RETOLD, ("actors/ada-brandt",)),
        (*RENAMED, ("meetings/harbour", "actors/ada-brandt", "actors/norland")),
    ],
)
def test_what_is_retitled_or_renamed_is_so_on_the_pages_that_list_it_before_all_else_is_made(
    tmp_path, path, old, new, ahead
):
    """As the edition will have them."""
    bench = make_and_edit(tmp_path, path, old, new)
    first, *rest = [dict(some) for some in bench.sketch()]
    pages = {path: html for some in (first, *rest) for path, html in some.items()}
    edition = dict(bench.make().files)
    assert f"{ahead[0]}.html" in first
    assert {f"{name}.html" for name in ahead} <= set(pages)
    for name in ahead:
        assert pages[f"{name}.html"] == edition[f"{name}.html"], name


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/actors/ada-brandt.md", b"affiliation: norland", b"affiliation: sudria"),
        ("content/meetings/harbour.md", b"about: [length, tern]", b"about: [length]"),
        ("content/topics/length.md", b"terms: [", b"terms: [hour, "),
        ("content/actors/ivo-kern.md", b"name: Ivo Kern", b"name:"),
    ],
)
def test_what_ties_records_to_each_other_or_may_be_an_error_waits_for_the_edition(tmp_path, path, old, new):
    assert not list(make_and_edit(tmp_path, path, old, new).sketch())


def test_what_stands_under_a_new_title_keeps_it_when_another_file_is_edited_before_the_edition(tmp_path):
    bench = make_and_edit(tmp_path, *RETITLED)
    assert list(bench.sketch())
    edit(tmp_path, *RENAMED)
    bench.look()
    pages = dict(page for some in bench.sketch() for page in some)
    edition = dict(bench.make().files)
    for name in ("meetings/harbour", "actors/ada-brandt"):
        assert pages[f"{name}.html"] == edition[f"{name}.html"], name


def test_a_record_that_links_to_another_file_waits_for_the_edition(tmp_path):
    """Which may not be there."""
    path, linked = "content/actors/ada-brandt.md", b"\n[Her letter](../../static/may.txt).\n"
    files = {"static/may.txt": b"May.\n", path: dict(lay(FIRST))[path] + linked}
    assert list(make_and_edit(tmp_path / "words", path, b"Her letter", b"A letter", files).sketch())
    assert not list(make_and_edit(tmp_path / "file", path, b"may.txt", b"june.txt", files).sketch())


def make_and_edit(
    project: Path, path: str, old: bytes, new: bytes, files: Mapping[str, bytes] = MappingProxyType({})
) -> Bench:
    """A desk that has made an edition of the briefing and these files, and then seen one file edited."""
    put(project, dict(lay(FIRST)) | dict(files))
    bench = Bench(project, Options(private=True), False, Memo())
    bench.look()
    bench.make()
    edit(project, path, old, new)
    bench.look()
    return bench


def edit(project: Path, path: str, old: bytes, new: bytes) -> None:
    text = (project / path).read_bytes()
    assert old in text
    (project / path).write_bytes(text.replace(old, new))


@pytest.mark.parametrize(("seed", "private"), [(0, True), (1, False)])
def test_pages_ahead_and_editions_cut_short_leave_the_site_of_a_clean_build(tmp_path, seed, private):
    """Random saves, renames and deletes; after each the pages ahead, then the edition, or a part of it."""
    random = Random(seed)
    project, chosen, ahead = tmp_path / "briefing", dict(FIRST), 0
    standing = dict(lay(chosen))
    put(project, standing)
    options = Options(private=private)
    bench, site = Bench(project, options, False, Memo()), Site(tmp_path / "out")
    for _ in range(12):
        deed = random.choice(("save", "save", "body", "body", "name", "rename", "delete", "all"))
        if deed == "save":
            gap = random.choice(sorted(WORDS))
            chosen[gap] = random.choice(WORDS[gap])
        wanted = dict(lay(chosen))
        if deed in ("body", "save"):
            path = random.choice([path for path in wanted if path.startswith("content/articles/")])
            wanted[path] += f"\nThe harbour stayed open for {random.randrange(9)} hours.\n".encode()
        elif deed == "name":
            path, old, new = random.choice((RETITLED, RETOLD, RENAMED))
            wanted[path] = wanted[path].replace(old, new)
        elif deed == "rename":
            wanted = dict(with_renamed(tuple(wanted.items())))
        elif deed == "delete":
            del wanted["content/articles/courier-b.md"]
        put(project, wanted)
        bench.look()
        for pages in bench.sketch():
            ahead += site.write_ahead(pages)
        calls = iter(range(random.choice((3, 9, 10_000))))
        bench.memo.overtaken = lambda calls=calls: next(calls, None) is None
        try:
            edition = bench.make()
        except Overtaken:
            continue
        if edition.files:
            site.write(edition.files)
    bench.memo.overtaken = None
    site.write(bench.make().files)
    assert ahead
    assert read_site(tmp_path / "out") == dict(
        build(bench.inputs.read().files, bench.theme.read().files, options, Memo()).files
    )


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such signal")
def test_a_build_killed_at_any_moment_leaves_whole_files_and_a_memory_that_the_next_one_may_use(tmp_path):
    """Killed before it writes, while it writes and while it remembers, as far as chance has it."""
    random, project, output = Random(3), tmp_path / "briefing", tmp_path / "public"
    command = [
        sys.executable,
        "-m",
        "sitegen",
        "build",
        "--no-texts",
        "--project",
        str(project),
        "--output",
        str(output),
    ]
    here = Path(__file__).resolve().parent.parent
    chosen, known = dict(FIRST), [dict[str, bytes]()]
    for delay in (0.7, 1.0, 1.3):
        gap = random.choice(sorted(WORDS))
        chosen[gap] = random.choice(WORDS[gap])
        extra = {f"content/articles/note-{n}.md": NOTE.format(number=n + random.randrange(9)) for n in range(25)}
        inputs = lay(chosen, extra=extra)
        put(project, dict(inputs))
        process = subprocess.Popen(command, cwd=here, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.kill()
        process.wait()
        wanted = dict(build(inputs, theme, Options(), Memo()).files)
        half = read_site(output) if output.exists() else {}
        for path, data in half.items():
            assert path.startswith(".sitegen-") or any(site.get(path) == data for site in (known[-1], wanted)), path
        subprocess.run(command, cwd=here, stdout=subprocess.DEVNULL, check=True)
        assert read_site(output) == wanted
        known.append(wanted)


NOTE = """---
title: A note on {number} ships
source: herald
published: 2031-05-07
---
Norland sent {number} ships. “We counted {number} of them,” Ada Brandt said on Friday.
"""


def put(project, wanted):
    for place in [place for place in project.rglob("*") if place.is_file()]:
        path = place.relative_to(project).as_posix()
        if path not in wanted and not path.startswith(".sitegen/"):
            place.unlink()
    for path, data in wanted.items():
        place = project / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists() or place.read_bytes() != data:
            place.write_bytes(data)


def read_site(folder):
    files = {place.relative_to(folder).as_posix(): place for place in folder.rglob("*") if place.is_file()}
    return {path: place.read_bytes() for path, place in files.items() if path != MANIFEST}


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


CHECKED = (
    ("parse_record", 2),
    ("analyse", 2),
    ("resolve", 2),
    ("tie_article", 3),
    ("publish", 3),
    ("publish_page", 2),
    ("write_articles", 1),
)
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
