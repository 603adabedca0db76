"""What only all files together show: ids and addresses taken twice, references to nothing, circles, dates that the
edition's day does not reach. Gives the whole briefing, or None where anything is an error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from sitegen.issues import format_place, sort_issues
from sitegen.memo import Memo
from sitegen.memo.keys import stays_here
from sitegen.model import Article, Issue, Meeting, Place, Records, Rights, Settings
from sitegen.parse.fields import show
from sitegen.parse.nearest import find_nearest_id, say_meant
from sitegen.parse.parsed import Parsed, Reference
from sitegen.parse.paths import FOLDERS, check_id
from sitegen.parse.records import SETTINGS
from sitegen.parse.zones import settle_zone, wants_zone
from sitegen.urls import MADE, page_path

_FOLDER = {kind: folder for folder, kind in FOLDERS.items()}

_MOST_GUESSES = 20
"""At what was meant: each looks at every id, and a briefing whose folder was forgotten misses thousands."""


def gather(parsed: tuple[Parsed, ...], memo: Memo | None = None) -> tuple[Records | None, tuple[Issue, ...]]:
    """The briefing, and all issues of all its files, sorted."""
    ordered = sorted(parsed, key=lambda one: one.path)
    issues = [issue for one in ordered for issue in one.issues]
    settings = next((one for one in ordered if one.kind == "settings"), None)
    if settings is None:
        hint = "Write one with a title, or run sitegen init."
        issues.append(Issue(Place(SETTINGS), "error", "The briefing has no site.yaml", hint))
    issues += _find_taken_ids(ordered)
    issues += _find_taken_addresses(ordered)
    issues += _find_missing(ordered)
    issues += _find_missing_paragraphs(ordered)
    issues += _find_circles([one.record for one in ordered if isinstance(one.record, Meeting)], ordered)
    if settings is not None and isinstance(settings.record, Settings):
        issues += _find_late(ordered, settings.record)
    found = sort_issues(issues)
    if settings is None or not isinstance(settings.record, Settings) or any(i.severity == "error" for i in found):
        return None, found
    return _lay_records(ordered, settings.record, memo or Memo()), found


def _lay_records(ordered: list[Parsed], settings: Settings, memo: Memo) -> Records:
    by_kind: dict[str, list[Any]] = {kind: [] for kind in _FOLDER}
    for one in ordered:
        if one.kind in by_kind:
            by_kind[one.kind].append(one.record)
    silent = {one.id for one in ordered if one.kind == "article" and all(key != "rights" for key, _ in one.declared)}
    articles = by_kind["article"]
    unsettled = [n for n, a in enumerate(articles) if a.id in silent and a.rights != settings.rights]
    settled = memo.map(settle_rights, [(articles[n], settings.rights) for n in unsettled])
    for n, article in zip(unsettled, settled, strict=True):
        articles[n] = article
    if settings.timezone:
        for timed in (by_kind["article"], by_kind["meeting"]):
            wanting = [n for n, one in enumerate(timed) if wants_zone(one)]
            zoned = memo.map(settle_zone, [(timed[n], settings.timezone) for n in wanting])
            for n, record in zip(wanting, zoned, strict=True):
                timed[n] = record
    laid = {f"{kind}s": tuple(sorted(records, key=lambda r: r.id)) for kind, records in by_kind.items()}
    return Records(settings, **laid)


@stays_here
def settle_rights(article: Article, rights: Rights) -> Article:
    """With the briefing's own rights, where the article declares none. Remembered, so that it stays one value: in this
    process alone, as it is made sooner than found."""
    return replace(article, rights=rights)


# ---------------------------------------------------------------- ids and addresses


def _find_taken_ids(ordered: list[Parsed]) -> Iterator[Issue]:
    """Some systems take two names for one that differ by capitals or by how an accent is written; so do we."""
    first: dict[tuple[str, str], str] = {}
    for one in ordered:
        if one.id:
            other = first.setdefault((one.kind, one.id.casefold()), one.path)
            if other != one.path:
                message = f'The id "{one.id}" is taken by {other}'
                yield Issue(Place(one.path), "error", message, "Rename one; capitals and accents make no other id.")


def _find_taken_addresses(ordered: list[Parsed]) -> Iterator[Issue]:
    owners: dict[str, str] = dict.fromkeys(MADE, "a page that sitegen makes")
    ids: set[tuple[str, str]] = set()
    for one in ordered:
        if one.id and (one.kind, one.id.casefold()) not in ids:
            ids.add((one.kind, one.id.casefold()))
            address = page_path(one.kind, one.id)
            if address in owners and one.id != "index":
                message = f'The address "{address}" is that of {owners[address]}'
                yield Issue(Place(one.path), "error", message, "Rename the file.")
            else:
                owners[address.casefold()] = one.path
    for one in ordered:
        for redirect in one.redirects:
            folded = redirect.address.casefold()
            if folded in owners:
                message = f'The redirect "{redirect.address}" is the address of {owners[folded]}'
                yield Issue(redirect.place, "error", message, "Remove it: an address leads to one place.")
            elif folded.startswith(("assets/", "data/")):
                message = f'The redirect "{redirect.address}" lies among the files that sitegen makes'
                yield Issue(redirect.place, "error", message, "Remove it.")
            else:
                owners[folded] = f"a redirect at {format_place(redirect.place)}"


# ---------------------------------------------------------------- references


def _find_missing(ordered: list[Parsed]) -> Iterator[Issue]:
    ids: dict[str, set[str]] = {kind: set() for kind in _FOLDER}
    for one in ordered:
        if one.id:
            ids[one.kind].add(one.id)
    meant: dict[tuple[tuple[str, ...], str], str] = {}
    for one in ordered:
        for reference in one.references:
            if any(reference.id in ids[kind] for kind in reference.kinds):
                continue
            key = (reference.kinds, reference.id)
            if key not in meant and len(meant) < _MOST_GUESSES:
                meant[key] = find_nearest_id(reference.id, set().union(*(ids[kind] for kind in reference.kinds)))
            yield _explain_missing(reference, ids, meant.get(key, ""))


def _explain_missing(reference: Reference, ids: dict[str, set[str]], meant: str) -> Issue:
    kinds = reference.kinds
    message = f"{reference.name} names no {_join(kinds)} that exists: {show(reference.id)}"
    elsewhere = [kind for kind in _FOLDER if kind not in kinds and reference.id in ids[kind]]
    if meant:
        hint = say_meant(meant)
    elif elsewhere:
        hint = f"That is the id of {_article(elsewhere[0])}; needed is {_article(kinds[0])}."
    elif check_id("", reference.id):
        hint = "An id is the name of the record's file without .md."
    else:
        hint = f"Write content/{_FOLDER[kinds[0]]}/{reference.id}.md, or mend the id."
    return Issue(reference.place, "error", message, hint)


def _find_missing_paragraphs(ordered: list[Parsed]) -> Iterator[Issue]:
    lengths = {one.id: len(one.record.blocks) - 1 for one in ordered if isinstance(one.record, Article)}
    for one in ordered:
        for reference in one.references:
            last = lengths.get(reference.id) if reference.kinds == ("article",) else None
            if last is not None and reference.paragraph > last:
                message = f'A link names paragraph {reference.paragraph} of "{reference.id}", whose last is {last}'
                yield Issue(reference.place, "error", message, "Count again: headings and items count, the title is 0.")


def _join(kinds: tuple[str, ...]) -> str:
    return kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} or {kinds[-1]}"


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


# ---------------------------------------------------------------- meetings and days


def _find_circles(meetings: list[Meeting], ordered: list[Parsed]) -> Iterator[Issue]:
    """Each circle of `part_of` once, at the first of its files."""
    above = {meeting.id: meeting.part_of for meeting in meetings if meeting.part_of}
    places = {
        (one.path, reference.id): reference.place
        for one in ordered
        if one.kind == "meeting"
        for reference in one.references
        if reference.name == '"part_of"'
    }
    paths = {meeting.id: meeting.path for meeting in meetings}
    done: set[str] = set()
    for start in above:
        trail: list[str] = []
        at = start
        while at in above and at not in done:
            done.add(at)
            trail.append(at)
            at = above[at]
        if at in trail:
            circle = trail[trail.index(at) :]
            first = min(circle)
            turned = [*circle[circle.index(first) :], *circle[: circle.index(first)], first]
            place = places[paths[first], above[first]]
            message = f'"part_of" goes in a circle: {" is part of ".join(turned)}'
            yield Issue(place, "error", message, "Remove one of them.")


def _find_late(ordered: list[Parsed], settings: Settings) -> Iterator[Issue]:
    if settings.as_of is None:
        return
    for one in ordered:
        record = one.record
        if isinstance(record, Article) and record.published and record.published.first > settings.as_of.last:
            message = f'"published" lies after the day of the edition: {record.published.text}'
            hint = f'Mend it, or "as_of" in site.yaml ({settings.as_of.text}).'
            yield Issue(dict(one.declared)["published"], "warning", message, hint)
