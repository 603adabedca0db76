"""What importing raw files into a briefing would write, and what to tell of it. Pure: knows the briefing's records and
the raw bytes, touches no disk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from sitegen.frontmatter import write_record
from sitegen.ingest.bylines import AGENCIES
from sitegen.ingest.copies import find_copies
from sitegen.ingest.draft import Draft, Refusal
from sitegen.ingest.reading import read_document
from sitegen.ingest.update import update_record
from sitegen.ingest.weekdays import infer_day, make_dated
from sitegen.ingest.writing import make_id, write_article
from sitegen.model import Article, Block, Source
from sitegen.text import fold, slug

Outcome = Literal["new", "unchanged", "changed", "updated", "replaced", "same", "refused"]

_ENOUGH = 60
"""Dated articles to work out the others' days by; a long archive would only cost time."""


class Raw(Struct, frozen=True):
    """A raw file: how a message calls it, and the path its copy has or will have in the briefing."""

    name: str
    seed: str
    data: bytes


class Shelf(Struct, frozen=True):
    """What the briefing holds already."""

    articles: tuple[Article, ...] = ()
    sources: tuple[Source, ...] = ()
    texts: tuple[tuple[str, bytes], ...] = ()
    """The articles' files, by path."""
    seeds: tuple[str, ...] = ()
    """Paths taken below seeds/."""


class Entry(Struct, frozen=True):
    """What became of one raw file."""

    name: str
    outcome: Outcome
    record: str = ""
    """Path of the record."""
    draft: Draft | None = None
    words: str = ""
    """Why, for what was refused or left alone."""
    published: str = ""
    copies: tuple[tuple[str, int], ...] = ()
    """Ids of articles that share much of its text, and the share in per cent."""


class Plan(Struct, frozen=True):
    writes: tuple[tuple[str, bytes], ...] = ()
    entries: tuple[Entry, ...] = ()


class _Held(Struct):
    """An article on its way: its id, draft and text."""

    raw: Raw
    draft: Draft
    ident: str
    seed: str
    outcome: Outcome


def plan_import(raws: Sequence[Raw], shelf: Shelf, force: bool = False, update: str = "") -> Plan:
    """`update` is the day on which changed texts are taken over, or empty to leave them alone."""
    by_sha = {a.seed.sha256: a for a in shelf.articles if a.seed and a.seed.sha256}
    by_seed = {a.seed.path: a for a in shelf.articles if a.seed}
    by_url = {_plain_url(a.url): a for a in shelf.articles if a.url}
    texts = dict(shelf.texts)
    taken = {a.id.casefold() for a in shelf.articles}
    seeds = {path.casefold() for path in shelf.seeds} | {path.casefold() for path in by_seed}
    entries: dict[int, Entry] = {}
    held: dict[int, _Held] = {}
    seen: dict[str, str] = {}
    writes: dict[str, bytes] = {}
    for at, raw in enumerate(raws):
        draft = read_document(raw.name, raw.data)
        if isinstance(draft, Refusal):
            entries[at] = Entry(raw.name, "refused", words=f"{draft.message}. {draft.hint}".strip())
            continue
        url = _plain_url(draft.url)
        twin = seen.get(draft.sha256) or (seen.get(url) if url else "")
        if twin:
            entries[at] = Entry(raw.name, "same", words=f"is the same article as {twin}", draft=draft)
            continue
        seen[draft.sha256] = raw.name
        if url:
            seen[url] = raw.name
        known = by_sha.get(draft.sha256) or (by_url.get(url) if url else None)
        if known is None and (named := by_seed.get(raw.seed)) is not None and _is_version(named, draft):
            known = named
        if known is None:
            ident = make_id(draft.title, taken)
            taken.add(ident)
            held[at] = _Held(raw, draft, ident, _free(raw.seed, seeds), "new")
            continue
        same = known.seed is not None and known.seed.sha256 == draft.sha256
        if force:
            seed = known.seed.path if known.seed else _free(raw.seed, seeds)
            held[at] = _Held(raw, draft, known.id, seed, "replaced")
        elif same:
            entries[at] = Entry(raw.name, "unchanged", known.path, draft)
        elif not update:
            words = f"is another text than {known.path} has: --update takes it over, and keeps the old one"
            entries[at] = Entry(raw.name, "changed", known.path, draft, words)
        else:
            seed = known.seed.path if known.seed else _free(raw.seed, seeds)
            writes.update(update_record(known, texts[known.path], draft, seed, update))
            writes[seed] = raw.data
            entries[at] = Entry(raw.name, "updated", known.path, draft)
    library = _Sources(shelf.sources)
    days = _find_days([one.draft for one in held.values()], shelf.articles)
    pairs = _find_pairs([one.draft for one in held.values()], [one.ident for one in held.values()], shelf.articles)
    for (at, one), day in zip(held.items(), days, strict=True):
        draft = one.draft
        source = library.find(draft.outlet, url=draft.url)
        agency = library.find(draft.agency, agency=True)
        path = f"content/articles/{one.ident}.md"
        note = next((w for w in draft.warnings if w.startswith("looks like")), "")
        note = note and note[0].upper() + note[1:] + "."
        writes[path] = write_article(draft, source, agency, day, one.seed, note)
        writes[one.seed] = one.raw.data
        entries[at] = Entry(one.raw.name, one.outcome, path, draft, "", day, pairs.get(one.ident, ()))
    writes.update(library.made)
    return Plan(tuple(sorted(writes.items())), tuple(entries[at] for at in sorted(entries)))


def _plain_url(url: str) -> str:
    """The address without what counts clicks."""
    bare = re.sub(r"^https?://(?:www\.|m\.|mobile\.)?", "", url.partition("#")[0])
    path, _, query = bare.partition("?")
    kept = [
        part
        for part in query.split("&")
        if part and not re.match(r"utm_|fbclid|gclid|ref|src|cmp|intcmp|ir=|hp|_r", part)
    ]
    return path.rstrip("/").lower() + ("?" + "&".join(kept) if kept else "")


def _is_version(article: Article, draft: Draft) -> bool:
    """Is the draft another version of the article, and no other article in a file of the same name?"""
    texts = ["\n".join(b.text for b in article.blocks[1:]), "\n".join(line.text for line in draft.lines)]
    return fold(article.title) == fold(draft.title) or bool(find_copies(texts))


def _free(path: str, taken: set[str]) -> str:
    stem, dot, suffix = path.rpartition(".")
    stem, dot, suffix = (stem, dot, suffix) if dot and "/" not in suffix else (path, "", "")
    name, number = path, 2
    while name.casefold() in taken:
        name, number = f"{stem}-{number}{dot}{suffix}", number + 1
    taken.add(name.casefold())
    return name


def make_blocks(draft: Draft) -> tuple[Block, ...]:
    """The draft as analysis reads it."""
    return (Block("title", draft.title), *(Block("paragraph", line.text) for line in draft.lines))


def _find_days(drafts: Iterable[Draft], articles: tuple[Article, ...]) -> list[str]:
    """Each draft's `published`: as it says, else worked out and marked uncertain, else nothing."""
    drafts = list(drafts)
    dated = [make_dated(make_blocks(d), d.published) for d in drafts if d.published]
    dated += [
        make_dated(a.blocks, a.published.first)
        for a in articles
        if a.published and a.published.first == a.published.last and not a.published.uncertain
    ]
    if len(dated) > _ENOUGH:
        dated = dated[:: len(dated) // _ENOUGH + 1]
    days = []
    for draft in drafts:
        inferred = "" if draft.published or not dated else infer_day(make_dated(make_blocks(draft), ""), dated)
        days.append(draft.published or (f"{inferred}?" if inferred else ""))
    return days


def _find_pairs(
    drafts: list[Draft], idents: list[str], articles: tuple[Article, ...]
) -> dict[str, tuple[tuple[str, int], ...]]:
    mine = set(idents)
    others = [a for a in articles if a.id not in mine]
    texts = ["\n".join(line.text for line in d.lines) for d in drafts]
    texts += ["\n".join(b.text for b in a.blocks[1:]) for a in others]
    names = [*idents, *(a.id for a in others)]
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for pair in find_copies(texts):
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            found[names[one]] = (*found.get(names[one], ()), (names[other], pair.share))
    return found


class _Sources:
    """The briefing's sources, and those that the import adds."""

    def __init__(self, sources: tuple[Source, ...]) -> None:
        self.ids = {_key(name): s.id for s in sources for name in (s.name, *s.aliases)}
        self.taken = {s.id.casefold() for s in sources}
        self.made: dict[str, bytes] = {}

    def find(self, name: str, url: str = "", agency: bool = False) -> str:
        """The source's id; made where the briefing has none of the name."""
        name = " ".join(name.split())
        if not slug(name):
            return ""
        known = self.ids.get(_key(name))
        if known is not None:
            return known
        ident = make_id(name, self.taken)
        self.taken.add(ident)
        self.ids[_key(name)] = ident
        values: dict[str, str] = {"name": name}
        host = re.match(r"https?://[^/?#\s]+", url)
        if host is not None:
            values["url"] = host.group() + "/"
        if agency and name in AGENCIES.values():
            values["kind"] = "agency"
        values["confirmed"] = "false"
        self.made[f"content/sources/{ident}.md"] = write_record(values).encode()
        return ident


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")
