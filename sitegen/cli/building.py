"""Commands that build the site: build, watch, check, pack. The bench does the work; here it is asked for and told."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from sitegen.cli.ending import keep
from sitegen.cli.group import (
    base_url_option,
    check_base_url,
    drafts_option,
    main,
    project_option,
    quiet_option,
    strict_option,
)
from sitegen.cli.telling import (
    count_issues,
    print_issues,
    print_profile,
    progress,
    say,
    say_ahead,
    say_failed,
    say_written,
    shorten,
)

if TYPE_CHECKING:
    from sitegen.bench import Bench
    from sitegen.build import Files

_SETTLING = 2.1
"""Seconds after which a file that was changed just before it was read is read once more."""

_UNMADE = 60.0
"""Seconds that changes may put off the next whole edition."""


@main.command()
@project_option
@click.option(
    "--output", metavar="DIR", type=click.Path(path_type=Path), help="Default: public/, or private/ with --private."
)
@base_url_option
@strict_option
@drafts_option
@click.option("--private", is_flag=True, help="Show reserved articles whole, for your eyes only, in private/.")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    help="Work in at most N processes. Default: one for each processor.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    default="",
    help="Work on the Dask cluster whose scheduler is at tcp://HOST:PORT. They need this sitegen and Python.",
)
@click.option("--clean", is_flag=True, help="Remove what sitegen wrote before, and write every file anew.")
@click.option("--watch", is_flag=True, help="Stay, and build again whenever something changes.")
@click.option(
    "--texts/--no-texts",
    default=True,
    help="Index whole texts for the search page, where Pagefind is installed. Default: yes, but not with --watch.",
)
@click.option("--profile", is_flag=True, help="Say how long each stage took.")
@quiet_option
def build(
    project: Path,
    output: Path | None,
    base_url: str,
    strict: bool,
    drafts: bool,
    private: bool,
    jobs: int | None,
    cluster: str,
    clean: bool,
    watch: bool,
    texts: bool,
    profile: bool,
    quiet: bool,
) -> None:
    """Build the site into public/.

    Nothing is written where there is an error. Exit status 0: done, 1: not written, 2: wrong usage.
    """
    from sitegen import files
    from sitegen.bench import Bench, open_memo
    from sitegen.build import Options

    folder = _choose_output(project, output, private)
    fulltext = texts and not watch and files.can_index()  # an index takes seconds, and cannot be overtaken
    options = Options(base_url=check_base_url(base_url), private=private, drafts=drafts, fulltext=fulltext)
    if jobs and cluster:
        raise click.UsageError("--jobs is for this machine's processes, --cluster for others': choose one")
    bench = Bench(project, options, strict, open_memo(project, jobs, profile, clean, cluster))
    bench.memo.again = watch
    keep(bench)
    site = files.Site(folder, project / ".sitegen" / f"{folder.name}-standing.json")

    def work() -> bool:
        with progress("Building"):
            edition = bench.make()
        print_issues(edition.issues, quiet)
        if not edition.contents:
            say_failed(edition.issues, strict)
            return False
        if clean and not bench.rounds > 1:
            site.clear()
        started = time.perf_counter()
        with progress("Writing"):
            index: tuple[tuple[str, bytes], ...] = ()
            if fulltext:
                files.make_hidden(project / ".sitegen")
                try:
                    kept = project / ".sitegen" / f"{folder.name}-texts"
                    index = files.index_texts(edition.files, kept, anew=clean)
                except files.NotIndexedError as failure:
                    if strict:
                        raise
                    say(f"Warning: {failure}. The site is written without them.")
                    bench.options = Options(base_url=options.base_url, private=private, drafts=drafts)
                    edition = bench.make()
                bench.spent["index of texts"] = time.perf_counter() - started
                started = time.perf_counter()
            written = site.write((*edition.contents, *index))
            if not watch:
                site.leave()
        bench.spent["write"] = time.perf_counter() - started
        if not quiet:
            say_written(folder, written, sum(bench.spent.values()))
        bench.memo.settle()
        for sentence in bench.memo.take_notices():
            say(f"Warning: {sentence}")
        if profile:
            print_profile(bench)
        return True

    def ahead() -> None:
        for pages in bench.sketch():
            if site.write_ahead(pages) and not quiet:
                say_ahead(folder, len(pages), sum(bench.spent.values()))

    try:
        if watch:
            _follow(bench, ahead, work)
        elif not work():
            sys.exit(1)
    finally:
        bench.memo.close()


@main.command()
@project_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--open", "show", is_flag=True, help="Open the browser.")
@click.option("--drafts/--no-drafts", default=True, show_default=True, help="Include drafts.")
def watch(project: Path, port: int, host: str, show: bool, drafts: bool) -> None:
    """Preview the site, rebuilt as files change.

    Everything is shown whole, drafts and reserved articles too, from .sitegen/preview/; public/ is never touched.
    """
    from sitegen import files
    from sitegen.bench import Bench, open_memo
    from sitegen.build import Options
    from sitegen.memo import Overtaken
    from sitegen.preview import Preview

    bench = Bench(project, Options(private=True, drafts=drafts, preview=True), False, open_memo(project))
    hidden = project / ".sitegen"
    files.make_hidden(hidden)
    site = files.Site(hidden / "preview")
    with Preview(host, port) as preview:
        if port and preview.port != port:
            say(f"Port {port} is in use: serving on {preview.port} instead.")
        if host not in ("127.0.0.1", "::1", "localhost"):
            say(f"Warning: whoever can reach {host} can read every article whole.")
        say(f"Preview: {preview.url}  (Ctrl-C ends it)")

        def work() -> bool:
            try:
                edition = bench.make()
            except Overtaken:
                raise
            except Exception as error:  # a bug of ours must not take the page from under the reader
                import traceback

                from sitegen.model import Issue, Place

                traceback.print_exc()
                message = f"sitegen itself failed: {type(error).__name__}: {error}"
                preview.publish((), (Issue(Place(""), "error", message, "Please report it."),))
                return False
            preview.publish(edition.contents, edition.issues)
            print_issues([issue for issue in edition.issues if issue.severity != "note"])
            if not edition.contents:
                say_failed(edition.issues, strict=False)
                return False
            started = time.perf_counter()
            written = site.write(edition.contents)
            bench.spent["write"] = time.perf_counter() - started
            say_written(site.folder, written, sum(bench.spent.values()))
            bench.memo.settle()
            for sentence in bench.memo.take_notices():
                say(f"Warning: {sentence}")
            return True

        if show:
            import webbrowser

            webbrowser.open(preview.url)

        def ahead() -> None:
            pages = bench.sketch()
            while (some := _take_next(pages)) is not None:
                preview.publish_ahead(some)
                if site.write_ahead(some):
                    say_ahead(site.folder, len(some), sum(bench.spent.values()))

        try:
            _follow(bench, ahead, work)
        finally:
            bench.memo.close()


@main.command()
@project_option
@base_url_option
@strict_option
@drafts_option
@click.option("--private", is_flag=True, help="Check the private edition.")
@click.option("--json", "as_json", is_flag=True, help="Print the issues as JSON, for scripts.")
@quiet_option
def check(project: Path, base_url: str, strict: bool, drafts: bool, private: bool, as_json: bool, quiet: bool) -> None:
    """Say every issue without writing anything, and report what an editor may want to see to.

    Names without a record, actors and meetings that no article has, names that two actors bear, articles without an
    address or an archived copy, what is shown of each reserved article. Notes never fail.
    """
    from sitegen.bench import Bench
    from sitegen.build import Options
    from sitegen.desk.tracking import find_tracked
    from sitegen.issues import encode_issues
    from sitegen.memo import Memo

    options = Options(base_url=check_base_url(base_url), private=private, drafts=drafts, report=True)
    bench = Bench(project, options, strict, Memo())
    keep(bench)
    with progress("Checking"):
        edition = bench.make()
        issues = (*edition.issues, *find_tracked(project))
    if as_json:
        click.echo(encode_issues(issues))
    else:
        print_issues(issues, quiet)
        if not quiet:
            click.echo(count_issues(issues) or "No issues.")
    if not edition.contents or (strict and len(issues) > len(edition.issues)):
        sys.exit(1)


@main.command()
@project_option
@click.option("--private", is_flag=True, help="Pack reserved articles whole, for your eyes only.")
@click.option(
    "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Default: the folder's name, .zip"
)
@drafts_option
def pack(project: Path, private: bool, output: Path | None, drafts: bool) -> None:
    """Build the site into one ZIP file to hand to others.

    They unpack it and open OPEN-ME.html: no server and no Python needed. The same site gives the same file.
    """
    from sitegen.bench import Bench
    from sitegen.build import Options
    from sitegen.desk.folder import read_folder
    from sitegen.desk.packing import pack_site, write_pack
    from sitegen.memo import Memo

    bench = Bench(project, Options(private=private, drafts=drafts), False, Memo())
    keep(bench)
    with progress("Packing"):
        edition = bench.make()
    print_issues([issue for issue in edition.issues if issue.severity != "note"])
    if not edition.contents:
        say_failed(edition.issues, strict=False)
        sys.exit(1)
    settings = read_folder(project).settings
    path = output or project / f"{project.resolve().name}{'-private' * private}.zip"
    data = pack_site(edition.files, settings.title, settings.language)
    write_pack(path, data)
    click.echo(f"{shorten(path)}: {len(edition.contents)} files, {len(data):,} bytes")


def _follow(bench: Bench, ahead: Callable[[], None], work: Callable[[], bool]) -> None:
    """Does the work now and whenever something changed, until the user ends it; first what can be had at once.
    A change overtakes the work that is under way, but for once in a while."""
    import signal

    from sitegen.files import Refused
    from sitegen.memo import Overtaken
    from sitegen.watch import Doorbell

    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with Doorbell(bench.watched) as bell:
            owing = changed = False

            def is_overtaken() -> bool:
                """A ring without a change (a file that was only touched) overtakes nothing a second time."""
                return changed and bell.has_rung and time.monotonic() < bench.made + _UNMADE

            bench.memo.overtaken = is_overtaken
            while True:
                changed = bench.look()
                if changed or owing:
                    owing = False
                    try:
                        ahead()
                        work()
                    except Overtaken:
                        owing = True
                    except Refused as refusal:
                        say(f"Error: {refusal}")
                    bench.rest()
                bell.wait(_SETTLING if bench.unsettled else None)
    except KeyboardInterrupt:
        say("Stopped.")


def _take_next(pages: Iterator[Files]) -> Files | None:
    try:
        return next(pages, None)
    except Exception:  # the full build will meet it too, and tell
        return None


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _choose_output(project: Path, output: Path | None, private: bool) -> Path:
    from sitegen import files

    folder = output or project / ("private" if private else "public")
    if private and folder.resolve() == (project / "public").resolve():
        raise click.UsageError("public/ is for the public edition: --private writes to private/ or another folder")
    files.check_output(folder, project)
    if private and output is None:
        files.make_hidden(folder)
    return folder
