"""What the user sees: issues, counts, what was written, a sign of life. Decides nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sitegen import files
    from sitegen.bench import Bench
    from sitegen.desk.editing import Edited
    from sitegen.desk.importing import Imported
    from sitegen.desk.suggesting import Suggested
    from sitegen.ingest import Entry
    from sitegen.model import Issue

_COLOURS = {"error": "red", "note": "blue", "warning": "yellow"}
_MANY = 30
"""Raw files, beyond which an import tells only what went wrong."""
_KINDS = {
    "person": "Persons", "organization": "Organizations", "country": "Countries", "outlet": "Outlets",
    "place": "Places", "group": "Groups", "meeting": "Meetings", "topic": "Topics (listed only)",
    "other": "Other names", "office": "Offices",
}  # fmt: skip


def say(sentence: str) -> None:
    click.echo(sentence, err=True)


@contextmanager
def progress(doing: str) -> Iterator[None]:
    """On a terminal, a sign of life; elsewhere nothing."""
    if sys.stderr.isatty():
        from rich.console import Console

        sign: Any = Console(stderr=True).status(f"{doing} ...")
    else:
        sign = nullcontext()
    with sign:
        yield


def print_issues(issues: Sequence[Issue], quiet: bool = False) -> None:
    """One line an issue; notes only where the user wants them."""
    from sitegen.issues import format_issue

    for issue in issues:
        if quiet and issue.severity == "note":
            continue
        line = format_issue(issue)
        word = f"{issue.severity}:"
        before, found, after = line.partition(word)
        say(before + click.style(found, fg=_COLOURS[issue.severity]) + after)


def count_issues(issues: Iterable[Issue]) -> str:
    """
    >>> count_issues(())
    ''
    """
    found = [issue.severity for issue in issues]
    parts = [(found.count(kind), kind) for kind in ("error", "warning", "note")]
    return ", ".join(f"{number} {kind}{'s' if number != 1 else ''}" for number, kind in parts if number)


def say_failed(issues: Sequence[Issue], strict: bool) -> None:
    why = count_issues(issues)
    if strict and not any(issue.severity == "error" for issue in issues):
        why += ", and --strict allows no warning"
    say(f"{why}: nothing was written.")


def say_imported(imported: Imported, verbose: bool) -> bool:
    """What became of each file; False where one was refused."""
    entries = imported.plan.entries
    told = verbose or len(entries) <= _MANY
    for entry in entries:
        if entry.outcome == "refused":
            say(f"{_show(entry.name)}: {click.style('refused', fg='red')}: {entry.words}")
        elif entry.outcome in ("same", "changed"):
            say(f"{_show(entry.name)}: {click.style('not imported', fg='yellow')}: {entry.words}")
        elif told and entry.outcome != "unchanged":
            _tell_entry(entry)
    for name, words in imported.troubles:
        say(f"{_show(name)}: {click.style('refused', fg='red')}: {words}")
    outcomes = [entry.outcome for entry in entries]
    parts = [f"{outcomes.count(each)} {each}" for each in dict.fromkeys(sorted(outcomes)) if each != "refused"]
    refused = outcomes.count("refused") + len(imported.troubles)
    parts += [f"{refused} refused"] * bool(refused) + [f"{len(imported.passed)} no articles"] * bool(imported.passed)
    click.echo(f"{len(entries) + len(imported.troubles)} files: {', '.join(parts) or 'nothing to import'}")
    if not told:
        say("--verbose lists what was left out of each.")
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


def say_suggested(suggested: Suggested, write: bool, brief: bool = False) -> None:
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
            if proposal.near:
                click.echo(f"      another spelling of {proposal.near}? Then it is an alias of that record.")
            proof = proposal.evidence
            click.echo(f"      {click.style(f'{proof.article} ¶{proof.paragraph}', dim=True)} {proof.text}")
    number = len(suggested.written)
    if write and not number:
        click.echo(f"Nothing written: the rules are sure of nothing new; {len(suggested.listed)} only listed.")
    elif write:
        rest = f"{len(suggested.listed)} only listed{' by sitegen suggest' if brief else ''}"
        click.echo(f"{number} record{'s' * (number != 1)} written, marked as found by rule; {rest}.")
    else:
        click.echo(f"{number} sure enough to be written by --write (+); {len(suggested.listed)} only listed.")


def say_edited(project: Path, edited: Edited) -> None:
    click.echo(shorten(project / edited.path))
    for path in edited.changed:
        click.echo(f"    {shorten(project / path)} names it")


def say_written(folder: Path, written: files.Written, seconds: float) -> None:
    total = written.new + written.changed + written.same
    parts = (
        f"{number} {word}" for number, word in zip(written, ("new", "changed", "unchanged", "removed"), strict=True)
    )
    click.echo(f"{shorten(folder)}: {total} files ({', '.join(parts)}) in {seconds:.2f} s")


def say_ahead(folder: Path, pages: int, seconds: float) -> None:
    click.echo(f"{shorten(folder)}: {pages} page{'s' if pages != 1 else ''} ahead of the rest in {seconds:.2f} s")


def shorten(folder: Path) -> str:
    try:
        return str(folder.resolve().relative_to(Path.cwd().resolve()))
    except ValueError:
        return str(folder)


def print_profile(bench: Bench) -> None:
    from sitegen.profile import ClockedMemo

    assert isinstance(bench.memo, ClockedMemo)
    say(f"{'stage':24}{'seconds':>9}{'computed':>10}{'remembered':>12}")
    for name, spent in bench.memo.spent.items():
        say(f"  {name.strip('_'):22}{spent.seconds:9.3f}{spent.computed:10}{spent.remembered:12}")
    other = bench.spent["build"] - sum(spent.seconds for spent in bench.memo.spent.values())
    say(f"  {'all other stages':22}{other:9.3f}")
    for name, seconds in bench.spent.items():
        say(f"{name:24}{seconds:9.3f}")
