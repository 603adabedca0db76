"""The pages of edited articles and records, ahead of the edition that they belong to: from the new texts and what the
last edition knew of everything else. What the full build says otherwise it says soon after. What may be an error, or
touches more than an article's text, or a record's names and words, is left to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sitegen.analysis import analyse
from sitegen.analysis.days import read_day
from sitegen.lexicon import Lexicon
from sitegen.link import (
    Briefing,
    Label,
    LinkedActor,
    LinkedArticle,
    LinkedMeeting,
    LinkedSource,
    LinkedTopic,
    Names,
    link,
    make_label,
    rename,
)
from sitegen.memo import Known, Memo
from sitegen.model import (
    Actor,
    Article,
    Block,
    Comparison,
    Hit,
    Meeting,
    Member,
    Passage,
    Records,
    Resolved,
    Source,
    Span,
    Statement,
    Topic,
)
from sitegen.pages import Site
from sitegen.parse import Parsed, parse_record, settle_rights, settle_zone, wants_zone
from sitegen.render import Theme, publish
from sitegen.resolve import meetings_near, resolve
from sitegen.rights import list_uses, withhold

Files = tuple[tuple[str, bytes], ...]
Labelled = LinkedActor | LinkedMeeting | LinkedSource | LinkedTopic
Sketched = tuple[list[tuple[str, bytes]], set[tuple[str, str]]]
"""Pages, and whose pages may have the new title or name too, by kind and id."""

_FOLDERS = tuple(f"content/{kind}/" for kind in ("actors", "articles", "meetings", "sources", "topics"))

_MOST = 8
"""Edited files, beyond which the full build is as good."""
_LISTS = 16
"""Other pages with the new title or name, at most."""
_WIDEST = 60
"""Articles that one has passages in common with, beyond which its rows wait for the full build."""


class Ground(Struct, frozen=True):
    """What the last whole edition was made of."""

    inputs: Files
    theme: Files
    records: Records
    """With whole articles, as `shown` has them without what is withheld."""
    shown: tuple[Article, ...]
    resolved: tuple[Resolved, ...]
    pointed: frozenset[str]
    """Articles to whose paragraphs something links."""
    comparison: Comparison
    briefing: Briefing
    lexicon: Known[Lexicon]
    templates: Known[Theme]
    site: Known[Site]
    private: bool
    drafts: bool


def sketch(
    ground: Ground, inputs: Files, theme: Files, memo: Memo, done: Mapping[str, bytes]
) -> Iterator[tuple[tuple[str, bytes], ...]]:
    """Pages of the articles and records whose texts differ, then those that list them under another title or name; none
    where anything else differs. `done` are texts that were sketched on this ground before, by path. Pure."""
    edited = [
        (memo(parse_record, path, before), memo(parse_record, path, after), done.get(path) == after)
        for path, before, after in _find_edited(ground, inputs, theme)
    ]
    if any(issue.severity == "error" for _, new, _ in edited for issue in new.issues):
        return
    names = _find_names(ground, edited)
    pages: list[tuple[str, bytes]] = []
    lists: set[tuple[str, str]] = set()
    for old, new, is_done in edited:
        if is_done:
            continue
        article = isinstance(new.record, Article)
        found = _sketch_article(ground, old, new, names, memo) if article else _sketch_record(ground, old, new, names)
        if found is None:
            return
        pages += found[0]
        lists |= found[1]
    if pages:
        yield tuple(pages)
    if further := [page for page in _sketch_lists(ground, names, lists) if page not in pages]:
        yield tuple(further)


def _find_edited(ground: Ground, inputs: Files, theme: Files) -> list[tuple[str, bytes, bytes]]:
    """Path, old and new text of each article and record; none where more than a few differ, or anything else."""
    if theme is not ground.theme and theme != ground.theme:
        return []
    if len(inputs) != len(ground.inputs):
        return []
    edited: list[tuple[str, bytes, bytes]] = []
    for old, new in zip(ground.inputs, inputs, strict=True):
        if old[1] is new[1] and old[0] == new[0]:
            continue
        if old[0] != new[0]:
            return []
        if old[1] != new[1]:
            if not new[0].startswith(_FOLDERS) or len(edited) == _MOST:
                return []
            edited.append((new[0], old[1], new[1]))
    return edited


def _sketch_article(ground: Ground, old: Parsed, new: Parsed, names: Names, memo: Memo) -> Sketched | None:
    before, article = old.record, new.record
    place = next((n for n, a in enumerate(ground.records.articles) if a.id == new.id), -1)
    if not isinstance(before, Article) or not isinstance(article, Article) or place < 0:
        return None
    if article.draft and not ground.drafts:
        return None
    if (old.references, old.redirects) != (new.references, new.redirects) or before.overrides != article.overrides:
        return None
    if (new.id in ground.pointed and len(article.blocks) < len(before.blocks)) or not (
        _list_files(article) <= _list_files(before)
    ):
        return None  # a link may lead nowhere now
    held = {("article", a.id) for a in ground.records.articles} | {("page", p.id) for p in ground.records.pages}
    if any((kind, r.id) not in held for r in new.references for kind in r.kinds if kind in ("article", "page")):
        return None  # a link to a draft is none
    if not ground.private and any(new.id in several for several in ground.comparison.prints):
        return None  # what it may show depends on what its copies do
    pointing = ("with", "not")
    if any(o.relation in pointing and o.value.startswith(new.id) for a in ground.records.articles for o in a.overrides):
        return None
    settings = ground.records.settings
    if all(key != "rights" for key, _ in new.declared) and article.rights != settings.rights:
        article = memo(settle_rights, article, settings.rights)
    if settings.timezone and wants_zone(article):
        article = memo(settle_zone, article, settings.timezone)
    analysed = (article.blocks, article.language or settings.language, publication_day(article))
    findings = memo.defer(analyse, [analysed])[0]
    hits = memo(find_hits, ground.lexicon, article.blocks)
    near = meetings_near(article, ground.records.meetings)
    resolved = memo(resolve, article, findings, hits, Known(near, of=memo.mark(near)))
    if any(issue.severity == "error" for issue in resolved.issues):
        return None
    known = _narrow(ground, ground.records.articles[place], article, resolved)
    pages = _publish(ground, article, resolved, known, names)
    if pages is None:
        return None
    if article.title == before.title:
        return pages, set()
    last = next(one for one in ground.briefing.articles if one.article.id == article.id)
    return pages, {(one.kind, one.id) for one in last.labels} | {("source", article.source)}


_DAY_IN_ADDRESS = re.compile(r"/(\d{4})([/-])(\d\d)\2(\d\d)(?=[/.-]|$)")


def publication_day(article: Article) -> str:
    """ISO day that weekdays count from; empty where the records give a stretch or nothing. Where the article's address
    names the day after it, both as an interval: what appeared in the evening bears the date of the next paper."""
    when = article.published
    if when is None or when.first != when.last:
        return ""
    named = _DAY_IN_ADDRESS.search(article.url)
    after = "-".join(named.group(1, 3, 4)) if named else ""
    first, second = read_day(when.first), read_day(after)
    return f"{when.first}/{after}" if first and second and (second - first).days == 1 else when.first


def _list_files(record: Article | Actor | Meeting | Source | Topic) -> set[str]:
    return {tag.value for block in record.blocks for tag in block.tags if tag.value.startswith("file:")}


def find_hits(lexicon: Lexicon, blocks: tuple[Block, ...]) -> tuple[Hit, ...]:
    return lexicon.hits(blocks)


def _publish(
    ground: Ground, article: Article, resolved: Resolved, known: Comparison, names: Names
) -> list[tuple[str, bytes]] | None:
    wanted = {member.article for passage in known.passages for member in passage.members} | {article.id}
    shown = article
    if not ground.private:
        limits = ground.records.settings.limits
        whole = [(a, r) for a, r in zip(ground.records.articles, ground.resolved, strict=True) if a.id in wanted]
        whole = [(article, resolved) if a.id == article.id else (a, r) for a, r in whole]
        uses = list_uses(tuple(a for a, _ in whole), tuple(r for _, r in whole), known, limits)
        shown = withhold(article, resolved.quotations, uses.get(article.id, ()), limits)
    pairs = [
        (shown, resolved) if a.id == shown.id else (a, r)
        for a, r in zip(ground.shown, ground.resolved, strict=True)
        if a.id in wanted
    ]
    records = replace(ground.records, articles=tuple(a for a, _ in pairs))
    small = link(records, tuple(r for _, r in pairs), known, ground.private)
    linked = next(one for one in small.articles if one.article.id == shown.id)
    last = next((one for one in ground.briefing.articles if one.article.id == shown.id), None)
    if last is None:
        return None
    # What it has alone only the whole briefing tells.
    piece: LinkedArticle = replace(
        linked, voice=last.voice, previous=last.previous, following=last.following, partners=last.partners, alone=()
    )
    return _render(ground, rename(piece, names)) or None


# ---------------------------------------------------------------- records, and what lists an article or a record


def _find_labelled(ground: Ground, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], Labelled]:
    """The linked records of these kinds and ids."""
    briefing = ground.briefing
    every: list[tuple[tuple[str, str], Labelled]] = [
        *[(("actor", one.actor.id), one) for one in briefing.actors],
        *[(("meeting", one.meeting.id), one) for one in briefing.meetings],
        *[(("source", one.source.id), one) for one in briefing.sources],
        *[(("topic", one.topic.id), one) for one in briefing.topics],
    ]
    return {key: one for key, one in every if key in wanted}


def _sketch_lists(ground: Ground, names: Names, wanted: set[tuple[str, str]]) -> list[tuple[str, bytes]]:
    """Those pages of these nouns that have one of the titles or names."""
    found = _find_labelled(ground, wanted)
    beside = [found[key] for key in sorted(found)][:_LISTS]
    renamed = [(one, rename(one, names)) for one in beside]
    return [page for old, new in renamed if new is not old for page in _render(ground, new)]


_TOLD = {
    Actor: frozenset(("name", "aliases", "weak_aliases", "same_as", "blocks")),
    Meeting: frozenset(("name", "aliases", "place", "documents", "notes", "blocks")),
    Source: frozenset(("name", "aliases", "url", "country", "blocks")),
    Topic: frozenset(("name", "notes", "blocks")),
}
"""What a record may be called and told of without another page being tied to it."""


def _find_names(ground: Ground, edited: list[tuple[Parsed, Parsed, bool]]) -> Names:
    """What the edited are called now, those too whose pages stand already."""
    names = Names({}, {})
    for old, new, _ in edited:
        before, record = old.record, new.record
        if isinstance(record, Article):
            if isinstance(before, Article) and record.title != before.title:
                names.labels["article", record.id] = Label("article", record.id, record.title, "", record.language)
        elif isinstance(record, Actor | Meeting | Source | Topic):
            known = next((one for one in getattr(ground.records, f"{new.kind}s") if one.id == record.id), None)
            if known is None:
                continue
            label = make_label(new.kind, record)
            if label != make_label(new.kind, known):
                names.labels[new.kind, record.id] = label
            told = {field: getattr(record, field) for field in _TOLD[type(record)]}
            names.records[type(record), record.id] = replace(known, **told)  # its hours have the site's zone
    return names


def _sketch_record(ground: Ground, old: Parsed, new: Parsed, names: Names) -> Sketched | None:
    before, record = old.record, new.record
    if not isinstance(record, Actor | Meeting | Source | Topic) or type(before) is not type(record):
        return None
    told = _TOLD[type(record)]
    if any(getattr(before, f) != getattr(record, f) for f in record.__struct_fields__ if f not in told):
        return None
    if (old.references, old.redirects) != (new.references, new.redirects) or not (
        _list_files(record) <= _list_files(before)
    ):
        return None  # a link may lead nowhere now
    key = (new.kind, record.id)
    linked = _find_labelled(ground, {key}).get(key)
    if linked is None or (type(record), record.id) not in names.records:
        return None
    pages = _render(ground, rename(linked, names))
    if not pages:
        return None
    if before.name == record.name:
        return pages, set()
    beside: Iterable[Label] = ()
    if isinstance(linked, LinkedActor):
        beside = [meeting for meeting, _, _ in linked.met]
    elif isinstance(linked, LinkedMeeting):
        beside = linked.participants
    return pages, {(one.kind, one.id) for one in beside}


def _render(ground: Ground, piece: Labelled | LinkedArticle) -> list[tuple[str, bytes]]:
    """Its pages; none where one of them has an issue."""
    pages = publish(ground.templates.value, ground.site.value, piece)
    return [] if any(page.issues for page in pages) else [(page.path, page.html) for page in pages]


# ---------------------------------------------------------------- what is known of the article's passages


def _narrow(ground: Ground, before: Article, article: Article, resolved: Resolved) -> Comparison:
    """Of the last comparison, the rows and statements that the article has a part in, where its words still stand."""
    moved = _match_blocks(before.blocks, article.blocks)
    passages = []
    for passage in ground.comparison.passages:
        if any(member.article == article.id for member in passage.members):
            kept = _move(passage, article.id, moved)
            if kept is not None:
                passages.append(kept)
    if len({member.article for passage in passages for member in passage.members}) > _WIDEST:
        passages = []
    said = {quotation.id for quotation in resolved.quotations}
    statements = [_trim(s, said) for s in ground.comparison.statements if not said.isdisjoint(s.quotations)]
    return Comparison(passages=tuple(passages), statements=tuple(statements))


def _match_blocks(before: tuple[Block, ...], after: tuple[Block, ...]) -> dict[int, int]:
    """New number of each old block whose text stands as it was; of equal ones the first to the first."""
    places: dict[str, list[int]] = {}
    for number in reversed(range(len(after))):
        places.setdefault(after[number].text, []).append(number)
    moved = {}
    for number, block in enumerate(before):
        if places.get(block.text):
            moved[number] = places[block.text].pop()
    return moved


def _move(passage: Passage, article: str, moved: dict[int, int]) -> Passage | None:
    """With the members at their new places; None where too little is left of it."""

    def move(member: Member) -> Member | None:
        if member.article != article:
            return member
        block = moved.get(member.span.block)
        return None if block is None else Member(article, Span(block, member.span.start, member.span.end))

    members = tuple(there for member in passage.members if (there := move(member)) is not None)
    if article not in {m.article for m in members} or len({m.article for m in members}) < min(
        2, len({m.article for m in passage.members})
    ):
        return None
    return replace(passage, members=members, label=())


def _trim(statement: Statement, said: set[str]) -> Statement:
    return replace(statement, quotations=tuple(q for q in statement.quotations if q in said), venue=None, related=())
