"""The pages of edited articles, ahead of the edition that they belong to: from the new texts and what the last edition
knew of everything else. What the full build says otherwise it says soon after. What may be an error, or touches more
than articles' texts, is left to it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from sitegen.analysis import analyse
from sitegen.analysis.days import read_day
from sitegen.lexicon import Lexicon
from sitegen.link import Briefing, LinkedArticle, link
from sitegen.memo import Known, Memo
from sitegen.model import Article, Block, Comparison, Hit, Member, Passage, Records, Resolved, Span, Statement
from sitegen.pages import Site
from sitegen.parse import Parsed, parse_record, settle_rights, settle_zone, wants_zone
from sitegen.render import Theme, publish
from sitegen.resolve import meetings_near, resolve
from sitegen.rights import list_uses, withhold

Files = tuple[tuple[str, bytes], ...]

_MOST = 8
"""Edited articles, beyond which the full build is as good."""
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


def sketch(ground: Ground, inputs: Files, theme: Files, memo: Memo, done: Mapping[str, bytes]) -> Files:
    """Pages of the articles whose texts differ; none where anything else does. `done` are texts that were sketched on
    this ground before, by path. Pure."""
    edited = _find_edited(ground, inputs, theme)
    found: list[tuple[str, bytes]] = []
    for path, old, new in edited:
        if done.get(path) == new:
            continue
        pages = _sketch_article(ground, memo(parse_record, path, old), memo(parse_record, path, new), memo)
        if pages is None:
            return ()
        found += pages
    return tuple(found)


def _find_edited(ground: Ground, inputs: Files, theme: Files) -> list[tuple[str, bytes, bytes]]:
    """Path, old and new text of each article; none where more than a few articles' texts differ."""
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
            if not new[0].startswith("content/articles/") or len(edited) == _MOST:
                return []
            edited.append((new[0], old[1], new[1]))
    return edited


def _sketch_article(ground: Ground, old: Parsed, new: Parsed, memo: Memo) -> list[tuple[str, bytes]] | None:
    before, article = old.record, new.record
    place = next((n for n, a in enumerate(ground.records.articles) if a.id == new.id), -1)
    if not isinstance(before, Article) or not isinstance(article, Article) or place < 0:
        return None
    if any(issue.severity == "error" for issue in new.issues) or (article.draft and not ground.drafts):
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
    return _publish(ground, article, resolved, known)


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


def _list_files(article: Article) -> set[str]:
    return {tag.value for block in article.blocks for tag in block.tags if tag.value.startswith("file:")}


def find_hits(lexicon: Lexicon, blocks: tuple[Block, ...]) -> tuple[Hit, ...]:
    return lexicon.hits(blocks)


def _publish(ground: Ground, article: Article, resolved: Resolved, known: Comparison) -> list[tuple[str, bytes]] | None:
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
    pages = publish(ground.templates.value, ground.site.value, piece)
    return None if any(page.issues for page in pages) else [(page.path, page.html) for page in pages]


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
