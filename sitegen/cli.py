"""The commands: what the user types, what the user sees, and the exit status. Alone knows the world; decides nothing
about a briefing. The only door to click and rich."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from sitegen import __version__

if TYPE_CHECKING:
    from sitegen import files
    from sitegen.bench import Bench
    from sitegen.desk.editing import Edited
    from sitegen.desk.importing import Imported
    from sitegen.desk.suggesting import Suggested
    from sitegen.ingest import Entry
    from sitegen.model import Issue

# Every other import of sitegen's stands in the function that needs it: `sitegen --help` answers at once.

_COLOURS = {"error": "red", "note": "blue", "warning": "yellow"}
_MADE = (
    "actor", "article", "country", "meeting", "organization", "outlet", "page", "person", "place", "source", "topic",
)  # fmt: skip
"""Kinds that `new` makes: of records, and of actors."""
_KINDS_OF_RECORD = ("actor", "article", "meeting", "page", "settings", "source", "topic")
_MANY = 30
"""Raw files, beyond which an import tells only what went wrong."""
_SETTLING = 2.1
"""Seconds after which a file that was changed just before it was read is read once more."""


class Commands(click.Group):
    """Says what the world refuses in one sentence, and ends quietly when nobody listens any more."""

    def invoke(self, context: click.Context) -> Any:
        from sitegen.files import Refused

        try:
            return super().invoke(context)
        except Refused as refusal:
            raise click.ClickException(str(refusal)) from refusal


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sitegen")
def main() -> None:
    """Turn a folder of news articles into a cross-linked site: who said what, where, and where the accounts differ.

    Run it in the folder that holds site.yaml, or below it.
    """


def _open_project(_: click.Context, __: click.Parameter, project: Path | None) -> Path:
    if project is not None:
        if not (project / "site.yaml").is_file():
            raise click.BadParameter(f"{project} is no briefing: it holds no site.yaml")
        return project
    from sitegen.files import find_project

    found = find_project(Path.cwd())
    if found is None:
        raise click.UsageError("no site.yaml here or above: run this in a briefing's folder, or name it: --project DIR")
    return found


_project = click.option(
    "--project",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_open_project,
    help="The briefing's folder. Default: the one with site.yaml at or above this one.",
)
_strict = click.option("--strict", is_flag=True, help="Fail on warnings too.")
_drafts = click.option("--drafts", is_flag=True, help="Include drafts.")
_base_url = click.option(
    "--base-url", metavar="URL", default="", help="Where the site will be, instead of site.yaml's."
)


@main.command()
@_project
@click.option(
    "--output", metavar="DIR", type=click.Path(path_type=Path), help="Default: public/, or private/ with --private."
)
@_base_url
@_strict
@_drafts
@click.option("--private", is_flag=True, help="Show reserved articles whole, for your eyes only, in private/.")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    expose_value=False,
    help="Work in at most N processes. Now always one.",
)
@click.option("--clean", is_flag=True, help="Remove what sitegen wrote before, and write every file anew.")
@click.option("--watch", is_flag=True, help="Stay, and build again whenever something changes.")
@click.option("--profile", is_flag=True, help="Say how long each stage took.")
def build(
    project: Path,
    output: Path | None,
    base_url: str,
    strict: bool,
    drafts: bool,
    private: bool,
    clean: bool,
    watch: bool,
    profile: bool,
) -> None:
    """Build the site into public/.

    Nothing is written where there is an error. Exit status 0: done, 1: not written, 2: wrong usage.
    """
    from sitegen import files
    from sitegen.bench import Bench
    from sitegen.build import Options
    from sitegen.memo import Memo
    from sitegen.profile import ClockedMemo

    folder = _choose_output(project, output, private)
    options = Options(base_url=_check_base_url(base_url), private=private, drafts=drafts)
    bench = Bench(project, options, strict, ClockedMemo() if profile else Memo())
    site = files.Site(folder)

    def work() -> bool:
        with _progress("Building"):
            edition = bench.make()
        _print_issues(edition.issues)
        if not edition.files:
            _say_failed(edition.issues, strict)
            return False
        if clean and not bench.rounds > 1:
            site.clear()
        started = time.perf_counter()
        with _progress("Writing"):
            written = site.write(edition.files)
        bench.spent["write"] = time.perf_counter() - started
        _say_written(folder, written, sum(bench.spent.values()))
        if profile:
            _print_profile(bench)
        return True

    if watch:
        _follow(bench, work)
    elif not work():
        sys.exit(1)


@main.command()
@_project
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--open", "show", is_flag=True, help="Open the browser.")
@click.option("--drafts/--no-drafts", default=True, show_default=True, help="Include drafts.")
def watch(project: Path, port: int, host: str, show: bool, drafts: bool) -> None:
    """Preview the site, rebuilt as files change.

    Everything is shown whole, drafts and reserved articles too, from .sitegen/preview/; public/ is never touched.
    """
    from sitegen import files
    from sitegen.bench import Bench
    from sitegen.build import Options
    from sitegen.memo import Memo
    from sitegen.preview import Preview

    bench = Bench(project, Options(private=True, drafts=drafts, preview=True), False, Memo())
    hidden = project / ".sitegen"
    files.make_hidden(hidden)
    site = files.Site(hidden / "preview")
    with Preview(host, port) as preview:
        if port and preview.port != port:
            _say(f"Port {port} is in use: serving on {preview.port} instead.")
        if host not in ("127.0.0.1", "::1", "localhost"):
            _say(f"Warning: whoever can reach {host} can read every article whole.")
        _say(f"Preview: {preview.url}  (Ctrl-C ends it)")

        def work() -> bool:
            try:
                edition = bench.make()
            except Exception as error:  # a bug of ours must not take the page from under the reader
                import traceback

                from sitegen.model import Issue, Place

                traceback.print_exc()
                message = f"sitegen itself failed: {type(error).__name__}: {error}"
                preview.publish((), (Issue(Place(""), "error", message, "Please report it."),))
                return False
            preview.publish(edition.files, edition.issues)
            _print_issues([issue for issue in edition.issues if issue.severity != "note"])
            if not edition.files:
                _say_failed(edition.issues, strict=False)
                return False
            started = time.perf_counter()
            written = site.write(edition.files)
            bench.spent["write"] = time.perf_counter() - started
            _say_written(site.folder, written, sum(bench.spent.values()))
            return True

        if show:
            import webbrowser

            webbrowser.open(preview.url)
        _follow(bench, work)


@main.command()
@_project
@_base_url
@_strict
@_drafts
@click.option("--private", is_flag=True, help="Check the private edition.")
def check(project: Path, base_url: str, strict: bool, drafts: bool, private: bool) -> None:
    """Say every issue without writing anything."""
    from sitegen.bench import Bench
    from sitegen.build import Options
    from sitegen.desk.tracking import find_tracked
    from sitegen.memo import Memo

    bench = Bench(project, Options(base_url=_check_base_url(base_url), private=private, drafts=drafts), strict, Memo())
    with _progress("Checking"):
        edition = bench.make()
        issues = (*edition.issues, *find_tracked(project))
    _print_issues(issues)
    click.echo(_count(issues) or "No issues.")
    if not edition.files or (strict and len(issues) > len(edition.issues)):
        sys.exit(1)


@main.command()
@click.argument("kind", metavar="[KIND]", required=False, type=click.Choice(_KINDS_OF_RECORD))
@click.option(
    "--output", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Write one file a kind there."
)
@click.option("--reference", is_flag=True, help="Print the reference of all kinds, in Markdown.")
def schema(kind: str | None, output: Path | None, reference: bool) -> None:
    """Print the JSON Schema of a KIND of record, or of site.yaml (settings).

    Editors complete and check front matter by it.
    """
    from sitegen import files
    from sitegen.parse.schema import encode_schema, write_reference

    if (kind is not None) + (output is not None) + reference != 1:
        raise click.UsageError(f"say which: one of {', '.join(_KINDS_OF_RECORD)}, --output DIR or --reference")
    if kind is not None:
        click.echo(encode_schema(kind), nl=False)
    elif output is not None:
        made = [(f"{each}.schema.json", encode_schema(each).encode()) for each in _KINDS_OF_RECORD]
        files.write_records(output, made)
        for name, _ in made:
            click.echo(_shorten(output / name))
    else:
        click.echo(write_reference(), nl=False)


@main.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def analyse(paths: tuple[Path, ...]) -> None:
    """Print what the rules find in plain texts.

    One JSON line a file. Folders are searched for .txt files; offsets count code points of the file's text.
    """
    import msgspec

    from sitegen import files
    from sitegen.analysis.output import analyse_text

    encode = msgspec.json.Encoder(order="deterministic").encode
    out = sys.stdout.buffer
    troubled = False
    for path in paths:
        folder = path.is_dir()
        tree = files.Reader(path).read() if folder else files.Reader(path.parent, (path.name,)).read()
        root = path if folder else path.parent
        for trouble in tree.troubles:
            troubled = True
            _say(f"{root / trouble.path}: error: {trouble.message}")
        for name, data in tree.files:
            if folder and not name.lower().endswith(".txt"):
                continue
            text = data.decode("utf-8", "replace")
            if "\ufffd" in text and "\ufffd".encode() not in data:
                _say(f"{root / name}: warning: is not UTF-8: what could not be read stands as \ufffd")
            out.write(encode(analyse_text(_strip_suffix(name), text)) + b"\n")
    out.flush()
    if troubled:
        sys.exit(1)


@main.command()
@_project
@click.option("--private", is_flag=True, help="Pack reserved articles whole, for your eyes only.")
@click.option(
    "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Default: the folder's name, .zip"
)
@_drafts
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
    with _progress("Packing"):
        edition = bench.make()
    _print_issues([issue for issue in edition.issues if issue.severity != "note"])
    if not edition.files:
        _say_failed(edition.issues, strict=False)
        sys.exit(1)
    settings = read_folder(project).settings
    path = output or project / f"{project.resolve().name}{'-private' * private}.zip"
    data = pack_site(edition.files, settings.title, settings.language)
    write_pack(path, data)
    click.echo(f"{_shorten(path)}: {len(edition.files)} files, {len(data):,} bytes")


@main.command("import")
@_project
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--update", is_flag=True, help="Take over the new text of articles that changed; the old one is kept.")
@click.option("--force", is_flag=True, help="Write records anew that are there already. Edits in them are lost.")
@click.option("--verbose", "-v", is_flag=True, help="List every line left out, however many files there are.")
def import_(project: Path, paths: tuple[Path, ...], update: bool, force: bool, verbose: bool) -> None:
    """Make article records of raw articles.

    Takes .txt, .md and .html files, and folders of them. Says what it left out and why; the raw files are copied to
    seeds/. A record that is there already is left alone. Exit status 1 if a file was refused.
    """
    from sitegen.desk.folder import read_folder
    from sitegen.desk.importing import import_paths

    with _progress("Importing"):
        imported = import_paths(read_folder(project), paths, force, _today() if update else "")
    if not _say_imported(imported, verbose):
        sys.exit(1)


@main.command()
@_project
@click.option("--write", is_flag=True, help="Write the sure ones as records, marked as found by rule.")
def suggest(project: Path, write: bool) -> None:
    """List actors and meetings that the articles name and the records lack.

    With --write the sure ones become records with `confirmed: false`. Records that are there are never touched; a
    record that you delete is not proposed again (content/suggested.yaml).
    """
    from sitegen.desk.folder import read_folder
    from sitegen.desk.suggesting import suggest_records

    with _progress("Reading"):
        suggested = suggest_records(read_folder(project), write)
    _say_suggested(suggested, write)


@main.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--from",
    "source",
    metavar="FOLDER",
    type=click.Path(exists=True, path_type=Path),
    help="Import the raw articles of this folder, and write the records that they suggest.",
)
def init(folder: Path, source: Path | None) -> None:
    """Start a briefing in DIR (default: here)."""
    from sitegen.desk.folder import read_folder
    from sitegen.desk.importing import import_paths
    from sitegen.desk.starting import start_briefing
    from sitegen.desk.suggesting import suggest_records

    for path in start_briefing(folder):
        click.echo(f"{_shorten(folder / path)}")
    done = True
    if source is not None:
        with _progress("Importing"):
            imported = import_paths(read_folder(folder), (source,))
        done = _say_imported(imported, verbose=False)
        with _progress("Reading"):
            suggested = suggest_records(read_folder(folder), write=True, tie=True)
        _say_suggested(suggested, write=True, brief=True)
    where = "" if folder.resolve() == Path.cwd().resolve() else f" --project {_shorten(folder)}"
    click.echo(f"Next: sitegen watch{where}    (sitegen build{where} makes the public site)")
    if not done:
        sys.exit(1)


@main.command()
@_project
@click.argument("kind", type=click.Choice(_MADE))
@click.argument("name")
def new(project: Path, kind: str, name: str) -> None:
    """Make a record of a KIND with a NAME."""
    from sitegen.desk.editing import make_record
    from sitegen.desk.folder import read_folder

    click.echo(_shorten(project / make_record(read_folder(project), kind, name, _today()).path))


@main.command()
@_project
@click.argument("old")
@click.argument("new")
def rename(project: Path, old: str, new: str) -> None:
    """Give the record OLD the id NEW, wherever it is named.

    OLD is an id, or KIND/ID where several records have it (actors/afp). Its old address leads to the new one.
    """
    from sitegen.desk.editing import rename_record
    from sitegen.desk.folder import read_folder

    _say_edited(project, rename_record(read_folder(project), old, new))


@main.command()
@_project
@click.argument("away")
@click.argument("into")
def merge(project: Path, away: str, into: str) -> None:
    """Make the record AWAY one with the record INTO.

    Its names become other names of INTO, and whatever named it names INTO. The old file is kept in content/versions/.
    """
    from sitegen.desk.editing import merge_records
    from sitegen.desk.folder import read_folder

    _say_edited(project, merge_records(read_folder(project), away, into))


def _strip_suffix(name: str) -> str:
    above, slash, last = name.rpartition("/")
    return above + slash + (last.rpartition(".")[0] or last)


# ---------------------------------------------------------------- the work


def _follow(bench: Bench, work: Callable[[], bool]) -> None:
    """Does the work now and whenever something changed, until the user ends it."""
    import signal

    from sitegen.files import Refused
    from sitegen.watch import Doorbell

    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with Doorbell(bench.watched) as bell:
            while True:
                if bench.look():
                    try:
                        work()
                    except Refused as refusal:
                        _say(f"Error: {refusal}")
                bell.wait(_SETTLING if bench.unsettled else None)
    except KeyboardInterrupt:
        _say("Stopped.")


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


def _check_base_url(address: str) -> str:
    if address and not address.startswith(("http://", "https://")):
        raise click.BadParameter(f"{address} does not begin with https:// or http://", param_hint="--base-url")
    return address


# ---------------------------------------------------------------- what the user sees


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


@contextmanager
def _progress(doing: str) -> Iterator[None]:
    """On a terminal, a sign of life; elsewhere nothing."""
    if sys.stderr.isatty():
        from rich.console import Console

        sign: Any = Console(stderr=True).status(f"{doing} ...")
    else:
        sign = nullcontext()
    with sign:
        yield


def _print_issues(issues: Sequence[Issue]) -> None:
    from sitegen.issues import format_issue

    for issue in issues:
        line = format_issue(issue)
        word = f"{issue.severity}:"
        before, found, after = line.partition(word)
        _say(before + click.style(found, fg=_COLOURS[issue.severity]) + after)


def _count(issues: Iterable[Issue]) -> str:
    """
    >>> _count(())
    ''
    """
    found = [issue.severity for issue in issues]
    parts = [(found.count(kind), kind) for kind in ("error", "warning", "note")]
    return ", ".join(f"{number} {kind}{'s' if number != 1 else ''}" for number, kind in parts if number)


def _say_failed(issues: Sequence[Issue], strict: bool) -> None:
    why = _count(issues)
    if strict and not any(issue.severity == "error" for issue in issues):
        why += ", and --strict allows no warning"
    _say(f"{why}: nothing was written.")


def _today() -> str:
    import datetime

    return datetime.datetime.now().astimezone().date().isoformat()


def _say_imported(imported: Imported, verbose: bool) -> bool:
    """What became of each file; False where one was refused."""
    entries = imported.plan.entries
    told = verbose or len(entries) <= _MANY
    for entry in entries:
        if entry.outcome == "refused":
            _say(f"{_show(entry.name)}: {click.style('refused', fg='red')}: {entry.words}")
        elif entry.outcome in ("same", "changed"):
            _say(f"{_show(entry.name)}: {click.style('not imported', fg='yellow')}: {entry.words}")
        elif told and entry.outcome != "unchanged":
            _tell_entry(entry)
    for name, words in imported.troubles:
        _say(f"{_show(name)}: {click.style('refused', fg='red')}: {words}")
    outcomes = [entry.outcome for entry in entries]
    parts = [f"{outcomes.count(each)} {each}" for each in dict.fromkeys(sorted(outcomes)) if each != "refused"]
    refused = outcomes.count("refused") + len(imported.troubles)
    parts += [f"{refused} refused"] * bool(refused) + [f"{len(imported.passed)} no articles"] * bool(imported.passed)
    click.echo(f"{len(entries) + len(imported.troubles)} files: {', '.join(parts) or 'nothing to import'}")
    if not told:
        _say("--verbose lists what was left out of each.")
    return not refused


def _tell_entry(entry: Entry) -> None:
    draft = entry.draft
    click.echo(f"{_show(entry.name)} -> {entry.record}{'' if entry.outcome == 'new' else f' ({entry.outcome})'}")
    if draft is None:
        return
    for repair in draft.repairs:
        click.echo(f"    repaired: {repair}")
    for line in draft.stripped:
        words = line.text if len(line.text) <= 60 else line.text[:57] + "..."
        click.echo(f"    left out{f', line {line.line}' if line.line else ''}: {words}  ({line.rule}: {line.reason})")
    for words in draft.warnings:
        if not (words.startswith("no date") and entry.published):
            click.echo(f"    {click.style('look', fg='yellow')}: {words}")
    if entry.published.endswith("?"):
        found = f"published {entry.published[:-1]}, worked out from its weekdays and the dated articles"
        click.echo(f"    {click.style('look', fg='yellow')}: {found}")
    for ident, share in entry.copies:
        click.echo(f"    {click.style('look', fg='yellow')}: shares {share} % of its text with {ident}")


def _show(name: str) -> str:
    """A file's name on one line, whatever it holds."""
    return "".join(c if c.isprintable() else "?" for c in name)


_KINDS = {
    "person": "Persons", "organization": "Organizations", "country": "Countries", "outlet": "Outlets",
    "place": "Places", "group": "Groups", "meeting": "Meetings", "topic": "Topics (listed only)",
    "other": "Other names", "office": "Offices",
}  # fmt: skip


def _say_suggested(suggested: Suggested, write: bool, brief: bool = False) -> None:
    for kind, title in _KINDS.items():
        if brief:
            named = [f"{p.name} ({p.day})" if p.day else p.name for p in suggested.written if p.kind == kind]
            if named:
                click.echo(f"{click.style(title, bold=True)}: {'; '.join(named)}")
            continue
        rows = [(p, True) for p in suggested.written if p.kind == kind]
        rows += [(p, False) for p in suggested.listed if p.kind == kind]
        if not rows:
            continue
        click.echo(click.style(title, bold=True))
        for proposal, sure in rows:
            day = f", {proposal.day}" if proposal.day else ""
            names = ", ".join((*proposal.aliases, *proposal.weak_aliases))
            click.echo(
                f"  {'+' if sure else ' '} {proposal.name}{day}{f' ({names})' if names else ''}: {proposal.count} x "
                f"in {len(proposal.articles)}, sure {proposal.confidence} %"
            )
            proof = proposal.evidence
            click.echo(f"      {click.style(f'{proof.article} ¶{proof.paragraph}', dim=True)} {proof.text}")
    number = len(suggested.written)
    if write:
        rest = f"{len(suggested.listed)} only listed{' by sitegen suggest' if brief else ''}"
        click.echo(f"{number} record{'s' * (number != 1)} written, marked as found by rule; {rest}.")
    else:
        click.echo(f"{number} sure enough to be written by --write (+); {len(suggested.listed)} only listed.")


def _say_edited(project: Path, edited: Edited) -> None:
    click.echo(_shorten(project / edited.path))
    for path in edited.changed:
        click.echo(f"    {_shorten(project / path)} names it")


def _say_written(folder: Path, written: files.Written, seconds: float) -> None:
    total = written.new + written.changed + written.same
    parts = (
        f"{number} {word}" for number, word in zip(written, ("new", "changed", "unchanged", "removed"), strict=True)
    )
    click.echo(f"{_shorten(folder)}: {total} files ({', '.join(parts)}) in {seconds:.2f} s")


def _shorten(folder: Path) -> str:
    try:
        return str(folder.resolve().relative_to(Path.cwd().resolve()))
    except ValueError:
        return str(folder)


def _print_profile(bench: Bench) -> None:
    from sitegen.profile import ClockedMemo

    assert isinstance(bench.memo, ClockedMemo)
    _say(f"{'stage':24}{'seconds':>9}{'computed':>10}{'remembered':>12}")
    for name, spent in bench.memo.spent.items():
        _say(f"  {name.strip('_'):22}{spent.seconds:9.3f}{spent.computed:10}{spent.remembered:12}")
    other = bench.spent["build"] - sum(spent.seconds for spent in bench.memo.spent.values())
    _say(f"  {'all other stages':22}{other:9.3f}")
    for name, seconds in bench.spent.items():
        _say(f"{name:24}{seconds:9.3f}")
