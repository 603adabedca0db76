"""The index of whole texts: made of the pages alone, kept while these stay, never in the way of the site."""

from __future__ import annotations

import functools
import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.build import Edition, Options, build
from sitegen.cli import main
from sitegen.files import NotIndexedError, can_index, index_texts
from sitegen.files import fulltext as module
from sitegen.memo import Memo
from tests.briefings import FIRST, lay, read_theme
from tests.test_site import CANARY, RESERVED

with_pagefind = pytest.mark.skipif(not can_index(), reason="Pagefind is not installed")


@functools.cache
def edition(private: bool = False, fulltext: bool = True) -> Edition:
    inputs = lay(FIRST, extra={"content/articles/reserved.md": RESERVED})
    made = build(inputs, read_theme(), Options(private=private, fulltext=fulltext), Memo())
    assert made.files, made.issues
    return made


def read_index(index) -> str:
    """All that is in the index's packed parts."""
    unpacked = [gzip.decompress(data) for _, data in index if data.startswith(b"\x1f\x8b")]
    assert unpacked
    return b"\n".join(unpacked).decode("utf-8", "replace")


@pytest.fixture
def runs(monkeypatch) -> list[Path]:
    """The folders that Pagefind was run over."""
    found: list[Path] = []
    run = module._run

    def noted(site: Path, made: Path) -> None:
        found.append(site)
        run(site, made)

    monkeypatch.setattr(module, "_run", noted)
    return found


@with_pagefind
def test_the_index_is_kept_while_the_searched_pages_stay(tmp_path, runs):
    files = edition().files
    first = index_texts(files, tmp_path / "kept")
    assert first
    assert all(path.startswith("pagefind/") for path, _ in first)
    assert not [path for path, _ in first if "pagefind-ui" in path]
    assert index_texts([*files, ("data/other.json", b"{}")], tmp_path / "kept") == first
    assert len(runs) == 1
    body = b"data-pagefind-body>"
    changed = [(path, data.replace(body, body + b"<p>Envoys came.</p>")) for path, data in files]
    second = index_texts(changed, tmp_path / "kept")
    assert len(runs) == 2
    assert "envoys" in read_index(second).lower()
    assert "envoys" not in read_index(first).lower()
    index_texts(changed, tmp_path / "kept", anew=True)
    assert len(runs) == 3


@with_pagefind
def test_what_was_cut_short_is_made_anew(tmp_path, runs):
    files, kept = edition().files, tmp_path / "kept"
    index_texts(files, kept)
    (kept / "seal").unlink()
    (kept / "files" / "left-over").write_text("x")
    again = index_texts(files, kept)
    assert len(runs) == 2
    assert "pagefind/left-over" not in dict(again)


@with_pagefind
def test_a_site_without_searched_pages_has_an_empty_index(tmp_path):
    assert index_texts([("index.html", b"<p>Nothing</p>")], tmp_path / "kept") == ()


def test_what_withholding_keeps_back_is_in_no_index_preview_or_input_of_pagefind():
    words = "blue canoe"
    assert words in CANARY
    public, private = dict(edition().files), dict(edition(private=True).files)
    searched = {path: data for path, data in public.items() if b"data-pagefind-body" in data}
    assert "articles/reserved.html" in searched
    for path, data in {
        **searched,
        **{p: d for p, d in public.items() if p.startswith(("search/", "previews/"))},
    }.items():
        assert words not in data.decode().lower(), path
    assert words in private["articles/reserved.html"].decode()  # it is there to be found


@with_pagefind
def test_what_withholding_keeps_back_is_in_no_part_of_the_built_index(tmp_path):
    assert "canoe" not in read_index(index_texts(edition().files, tmp_path / "public")).lower()
    assert "canoe" in read_index(index_texts(edition(private=True).files, tmp_path / "private")).lower()


@pytest.fixture
def project(tmp_path) -> Path:
    for path, data in lay(FIRST):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def fail(*_: object) -> None:
    raise NotIndexedError("The whole texts could not be indexed: Pagefind ended with 3 (no room)")


def run_build(project: Path, *options: str):
    return CliRunner().invoke(main, ["build", "--project", str(project), *options])


@with_pagefind
def test_a_failure_of_pagefind_is_said_and_the_site_is_written_without(project, monkeypatch):
    monkeypatch.setattr(module, "_run", fail)
    done = run_build(project)
    assert done.exit_code == 0, done.output
    assert "Warning: The whole texts could not be indexed: Pagefind ended with 3" in done.output
    public = project / "public"
    assert not (public / "pagefind").exists()
    assert "data-texts" not in (public / "search.html").read_text()
    strict = run_build(project, "--strict", "--output", str(project / "other"))
    assert strict.exit_code == 1
    assert not (project / "other" / "index.html").exists()


@with_pagefind
def test_a_clean_build_indexes_anew(project, runs):
    for options, times in (((), 1), ((), 1), (("--clean",), 2)):
        done = run_build(project, *options)
        assert done.exit_code == 0, done.output
        assert len(runs) == times, options
    assert "data-texts" in (project / "public" / "search.html").read_text()


def test_without_pagefind_the_search_page_says_so(project, monkeypatch):
    monkeypatch.setattr("sitegen.files.can_index", lambda: False)
    assert run_build(project).exit_code == 0
    html = (project / "public" / "search.html").read_text()
    assert "data-texts" not in html
    assert not (project / "public" / "pagefind").exists()
