"""Reading in one order, writing what differs, removing only what is ours; and every refusal."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen import files
from sitegen.files import MANIFEST, Reader, Refused, Site, Written, locked, writing

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a right that Windows users lack")


def lay(root: Path, **contents: str) -> None:
    for name, text in contents.items():
        put(root, name.replace("__", "/"), text)


def put(root: Path, path: str, text: str = "x") -> Path:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text.encode())
    return place


def age(root: Path, seconds: float = 60) -> None:
    for place in root.rglob("*"):
        os.utime(place, (time.time() - seconds,) * 2)


def standing(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def of_site(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in standing(root).items() if path != MANIFEST}


# ---------------------------------------------------------------- reading


def test_reads_in_code_point_order_with_slashes(tmp_path):
    for path in ("content/b.md", "content/a/z.md", "content/a.md", "site.yaml", "static/é.png", "unread.txt"):
        put(tmp_path, path, path)
    tree = Reader(tmp_path, files.INPUTS).read()
    assert [path for path, _ in tree.files] == [
        "content/a.md",
        "content/a/z.md",
        "content/b.md",
        "site.yaml",
        "static/é.png",
    ]
    assert tree.troubles == ()


def test_leaves_out_what_editors_and_systems_drop_but_keeps_hidden_files_of_static(tmp_path):
    for path in ("content/.a.md.swp", "content/a.md~", "content/.git/x", "static/.DS_Store"):
        put(tmp_path, path)
    put(tmp_path, "static/.well-known/security.txt")
    assert [path for path, _ in Reader(tmp_path, files.INPUTS).read().files] == ["static/.well-known/security.txt"]


def test_a_name_is_composed_whatever_the_disk_holds(tmp_path):
    put(tmp_path, "content/Ame\u0301lie.md")
    assert Reader(tmp_path, files.INPUTS).read().files[0][0] == "content/Amélie.md"


@needs_links
@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("../outside.md", "leads out of its folder"),
        ("nowhere.md", "not there"),
        (".", "folder that it lies in"),
    ],
)
def test_a_bad_link_is_a_trouble(tmp_path, target, said):
    put(tmp_path, "outside.md", "secret")
    project = tmp_path / "project"
    put(project, "content/good.md")
    (project / "content" / "link.md").symlink_to(project / target if target == "../outside.md" else target)
    tree = Reader(project, files.INPUTS).read()
    assert [path for path, _ in tree.files] == ["content/good.md"]
    assert [path for path, _ in tree.troubles] == ["content/link.md"]
    assert said in tree.troubles[0].message


@needs_links
def test_a_folder_linked_from_outside_is_a_trouble_and_one_from_inside_is_read(tmp_path):
    put(tmp_path, "away/a.md", "secret")
    project = tmp_path / "project"
    put(project, "static/pictures/a.txt", "one")
    (project / "content").symlink_to(tmp_path / "away")
    (project / "static" / "again").symlink_to("pictures")
    tree = Reader(project, files.INPUTS).read()
    assert [path for path, _ in tree.files] == ["static/again/a.txt", "static/pictures/a.txt"]
    assert [path for path, _ in tree.troubles] == ["content"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_a_trouble_and_is_not_waited_for(tmp_path):
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content" / "pipe.md")
    assert Reader(tmp_path, files.INPUTS).read().troubles[0].message == "is neither a file nor a folder"


@pytest.mark.skipif(sys.platform != "linux", reason="only here may a name be any bytes")
def test_a_name_that_is_no_text_is_a_trouble(tmp_path):
    os.makedirs(tmp_path / "content")
    with open(os.fsencode(tmp_path) + b"/content/\xff.md", "wb"):
        pass
    assert Reader(tmp_path, files.INPUTS).read().troubles[0] == ("content/\ufffd.md", "the file's name is not UTF-8")


def test_opens_again_only_what_changed(tmp_path, monkeypatch):
    lay(tmp_path, content__a="one", content__b="two")
    age(tmp_path)
    reader = Reader(tmp_path)
    monkeypatch.setattr("sitegen.files.reading._FRESH", 0)
    first = reader.read()
    opened = []
    whole = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: opened.append(self.name) or whole(self))
    assert reader.read() == first
    assert opened == []
    put(tmp_path, "content/b", "other")
    assert dict(reader.read().files) == {"content/a": b"one", "content/b": b"other"}
    assert opened == ["b"]
    (tmp_path / "content" / "a").unlink()
    assert dict(reader.read().files) == {"content/b": b"other"}


def test_a_fresh_file_is_read_once_more_though_its_times_stay(tmp_path):
    place = put(tmp_path, "a", "one")
    before = place.stat()
    reader = Reader(tmp_path)
    assert dict(reader.read().files) == {"a": b"one"}
    assert reader.unsettled
    place.write_bytes(b"two")
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert dict(reader.read().files) == {"a": b"two"}


# ---------------------------------------------------------------- writing

names = st.sampled_from(("a", "B", "b", "c/a", "c/d/e", "c/d", "c", "assets/x.css", "Ä", "index.html"))
sites = st.dictionaries(names, st.binary(max_size=3), max_size=6).filter(
    lambda site: (
        len({files.writing._fold(path) for path in site}) == len(site)
        and not any(above in site for path in site for above in files.writing._above(path))
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(sites, min_size=1, max_size=4), st.booleans())
def test_the_folder_holds_exactly_the_newest_site(tmp_path_factory, editions, remembering):
    folder = tmp_path_factory.mktemp("site")
    put(folder, ".gitkeep", "")
    site = Site(folder)
    for edition in editions:
        site = site if remembering else Site(folder)
        written = site.write(sorted(edition.items()))
        assert written.new + written.changed + written.same == len(edition)
        assert of_site(folder) == edition | {".gitkeep": b""}
        folders = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_dir()}
        assert folders == {above for path in edition for above in files.writing._above(path)}


def test_the_second_writing_touches_nothing(tmp_path):
    site = [("a.html", b"1"), ("b/c.html", b"2")]
    assert Site(tmp_path).write(site) == Written(2, 0, 0, 0)
    age(tmp_path)
    times = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    assert Site(tmp_path).write(site) == Written(0, 0, 2, 0)
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")} == times


def test_only_what_differs_is_written(tmp_path):
    Site(tmp_path).write([("a", b"1"), ("b", b"2"), ("c", b"3")])
    age(tmp_path)
    before = (tmp_path / "a").stat().st_mtime_ns
    assert Site(tmp_path).write([("a", b"1"), ("b", b"two"), ("d", b"4")]) == Written(1, 1, 1, 1)
    assert (tmp_path / "a").stat().st_mtime_ns == before


def test_the_manifest_is_the_same_whatever_came_before(tmp_path):
    site = [("a", b"1"), ("b", b"2")]
    Site(tmp_path / "one").write(site)
    Site(tmp_path / "two").write([("b", b"0"), ("z", b"")])
    Site(tmp_path / "two").write(site)
    assert standing(tmp_path / "one") == standing(tmp_path / "two")


def test_a_file_that_somebody_changed_or_removed_is_restored(tmp_path):
    site = [("a", b"1"), ("b", b"2")]
    Site(tmp_path).write(site)
    put(tmp_path, "a", "mine")
    (tmp_path / "b").unlink()
    Site(tmp_path).write(site)
    assert of_site(tmp_path) == dict(site)


def test_a_running_writer_notices_that_the_folder_was_emptied(tmp_path):
    site = Site(tmp_path / "out")
    site.write([("a", b"1")])
    (tmp_path / "out" / "a").unlink()
    (tmp_path / "out" / MANIFEST).unlink()
    (tmp_path / "out").rmdir()
    site.write([("a", b"1")])
    assert of_site(tmp_path / "out") == {"a": b"1"}


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path):
    put(tmp_path, "thesis.docx", "years of work")
    with pytest.raises(Refused, match=r"did not write \(thesis.docx\)"):
        Site(tmp_path).write([("index.html", b"1")])
    assert standing(tmp_path) == {"thesis.docx": b"years of work"}


def test_a_file_added_to_our_folder_is_refused_before_anything_is_written(tmp_path):
    Site(tmp_path).write([("a", b"1")])
    put(tmp_path, "sub/mine.txt")
    before = standing(tmp_path)
    with pytest.raises(Refused, match=r"sub/mine\.txt"):
        Site(tmp_path).write([("a", b"2")])
    assert standing(tmp_path) == before


def test_a_changed_file_that_is_no_longer_built_is_not_removed(tmp_path):
    Site(tmp_path).write([("a", b"1"), ("b", b"2")])
    put(tmp_path, "b", "my notes")
    with pytest.raises(Refused, match="changed by somebody else"):
        Site(tmp_path).write([("a", b"1")])
    assert (tmp_path / "b").read_bytes() == b"my notes"


@needs_links
def test_nothing_is_written_through_a_link(tmp_path):
    Site(tmp_path / "out").write([("a/b", b"1")])
    (tmp_path / "out/a/b").unlink()
    (tmp_path / "out/a").rmdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out/a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="did not write"):
        Site(tmp_path / "out").write([("a/b", b"2")])
    assert standing(tmp_path / "elsewhere") == {}


def test_clear_removes_what_is_listed_and_nothing_else(tmp_path):
    Site(tmp_path).write([("a", b"1"), ("b/c", b"2")])
    put(tmp_path, "b/mine")
    Site(tmp_path).clear()
    assert standing(tmp_path) == {"b/mine": b"x"}
    Site(tmp_path / "absent").clear()
    assert not (tmp_path / "absent").exists()


@pytest.mark.parametrize("name", ["../x", "/x", "a//b", "a/../b", "", ".", "c:/x", "a\\b", MANIFEST, ".git/config"])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path, name):
    with pytest.raises(Refused):
        Site(tmp_path / "out").write([(name, b"1")])
    assert standing(tmp_path) == {}


@pytest.mark.parametrize("name", ["../victim", "/etc/victim"])
def test_a_manifest_that_names_files_elsewhere_removes_nothing(tmp_path, name):
    victim = put(tmp_path, "victim")
    put(tmp_path, f"out/{MANIFEST}", f'{{"files": {{"{name}": ["00"]}}}}')
    for act in (lambda: Site(tmp_path / "out").write([("a", b"1")]), Site(tmp_path / "out").clear):
        with pytest.raises(Refused, match="no file of the site"):
            act()
    assert victim.exists()


def test_a_damaged_manifest_is_said(tmp_path):
    put(tmp_path, MANIFEST, '{"files": {')
    with pytest.raises(Refused, match="damaged"):
        Site(tmp_path).write([("a", b"1")])


def test_two_names_that_are_one_elsewhere_are_refused(tmp_path):
    with pytest.raises(Refused, match="one file on some systems"):
        Site(tmp_path).write([("A.html", b"1"), ("a.html", b"2")])


def test_a_full_disk_leaves_the_old_site(tmp_path, monkeypatch):
    Site(tmp_path).write([("a", b"1"), ("b", b"2")])
    before = standing(tmp_path)
    whole = writing._put

    def put_some(path, data):
        if Path(path).name == "1":
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(path, data)

    monkeypatch.setattr(writing, "_put", put_some)
    with pytest.raises(Refused, match="the disk is full"):
        Site(tmp_path).write([("a", b"one"), ("b", b"two"), ("c", b"three")])
    assert standing(tmp_path) == before


@pytest.mark.parametrize("moves", range(6))
def test_cut_short_at_any_move_the_next_writing_mends_it(tmp_path, monkeypatch, moves):
    old = {"a": b"1", "b": b"2", "gone/x": b"3"}
    new = {"a": b"one", "b/c": b"two", "d": b"4"}
    Site(tmp_path).write(sorted(old.items()))
    move, made = writing._move, []

    def stop(scratch, target):
        if len(made) == moves:
            raise KeyboardInterrupt
        made.append(target)
        move(scratch, target)

    monkeypatch.setattr(writing, "_move", stop)
    try:
        Site(tmp_path).write(sorted(new.items()))
    except KeyboardInterrupt:
        for path, data in of_site(tmp_path).items():
            assert data in (old.get(path), new.get(path))
    monkeypatch.setattr(writing, "_move", move)
    Site(tmp_path).write(sorted(new.items()))
    assert of_site(tmp_path) == new


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of Unix")
def test_killed_at_any_moment_every_file_is_whole_and_the_next_writing_is_right(tmp_path):
    """A writer that goes back and forth between two sites is killed again and again."""
    script = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from sitegen.files import Site
        pages = [(f"{n % 7}/{n}.html", str(n).encode() * 5000) for n in range(60)]
        sites = [pages[:40], [(p, d[::-1]) for p, d in pages[20:]]]
        print("ready", flush=True)
        while True:
            for site in sites:
                Site(Path(sys.argv[1])).write(sorted(site))
        """
    )
    whole = {data for n in range(60) for data in (str(n).encode() * 5000, (str(n).encode() * 5000)[::-1])}
    for round_ in range(8):
        writer = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE)
        writer.stdout.readline()
        time.sleep(0.01 + 0.013 * round_)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        left = {p: d for p, d in of_site(tmp_path).items() if not p.startswith(".sitegen-writing/")}
        assert set(left.values()) <= whole
    final = [("index.html", b"end")]
    Site(tmp_path).write(final)
    assert of_site(tmp_path) == dict(final)


def test_two_writers_do_not_meet(tmp_path):
    with locked(tmp_path), pytest.raises(Refused, match="another sitegen is writing"), locked(tmp_path, patience=0):
        pass
    with locked(tmp_path, patience=0):
        pass
    assert standing(tmp_path) == {}


@pytest.mark.parametrize("output", [".", "..", "content", "content/x", "static", "templates", "seeds", ".git"])
def test_an_output_folder_among_the_inputs_is_refused(tmp_path, output):
    put(tmp_path, "project/site.yaml")
    with pytest.raises(Refused):
        files.check_output(tmp_path / "project" / output, tmp_path / "project")
    files.check_output(tmp_path / "project" / "public", tmp_path / "project")
    files.check_output(tmp_path / "elsewhere", tmp_path / "project")


def test_an_output_folder_that_is_a_file_is_refused(tmp_path):
    put(tmp_path, "public")
    with pytest.raises(Refused, match="is a file"):
        files.check_output(tmp_path / "public", tmp_path / "project")
    with pytest.raises(Refused, match="cannot be made"):
        Site(tmp_path / "public").write([("a", b"1")])


def test_the_project_is_found_from_below(tmp_path):
    put(tmp_path, "site.yaml")
    (tmp_path / "content" / "articles").mkdir(parents=True)
    assert files.find_project(tmp_path / "content" / "articles") == tmp_path.resolve()
    assert files.find_project(tmp_path.parent) is None


def test_the_theme_is_found():
    assert (files.find_theme()).is_dir()


def let_rest() -> None:
    """Until a change of the files would bear another time."""
    time.sleep(0.06)


def test_what_stood_is_read_again_only_where_somebody_touched_it(tmp_path, monkeypatch):
    folder, noted = tmp_path / "out", tmp_path / "noted.json"
    files = [("a.html", b"one"), ("b/c.html", b"two")]
    site = Site(folder, noted)
    site.write(files)
    let_rest()
    site.leave()
    read: list[str] = []
    honest = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: read.append(self.name) or honest(self))
    assert Site(folder, noted).write(files) == Written(0, 0, 2, 0)
    assert [name for name in read if name.endswith(".html")] == []
    (folder / "a.html").write_bytes(b"own")
    assert Site(folder, noted).write(files) == Written(0, 1, 1, 0)
    assert honest(folder / "a.html") == b"one"


@pytest.mark.parametrize("damage", [b"", b"{}", b'{"files":{"a":[[1,2,3,4],5]}}', b"\xff\x00"])
def test_a_damaged_note_of_what_stood_costs_time_alone(tmp_path, damage):
    folder, noted = tmp_path / "out", tmp_path / "noted.json"
    files = [("a", b"one")]
    Site(folder, noted).write(files)
    noted.write_bytes(damage)
    assert Site(folder, noted).write(files) == Written(0, 0, 1, 0)


def test_what_another_wrote_meanwhile_is_not_noted_as_ours(tmp_path):
    folder, noted = tmp_path / "out", tmp_path / "noted.json"
    ours = Site(folder, noted)
    ours.write([("a", b"one")])
    Site(folder).write([("a", b"two")])
    let_rest()
    ours.leave()
    assert Site(folder, noted).write([("a", b"one")]) == Written(0, 1, 0, 0)
