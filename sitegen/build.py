"""The pipeline, top to bottom: texts in, a site out, plus issues. Alone knows the order of the stages; touches no file,
reads no clock, prints nothing."""

from __future__ import annotations

import unicodedata
from functools import partial
from hashlib import blake2b
from operator import itemgetter
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitegen.analysis import analyse
from sitegen.comparison import Account, compare
from sitegen.exports import PACKAGE, make_exports, make_sitemap
from sitegen.fetched import Content, Fetched, read
from sitegen.lexicon import Lexicon
from sitegen.link import link
from sitegen.memo import Known, Memo
from sitegen.model import Actor, Article, Block, Issue, Meeting, Page, Place, Records, Resolved, Settings, Source, Topic
from sitegen.pages import check_words, make_scripts, mark_piece, plan_pages
from sitegen.parse import gather, parse_record
from sitegen.parse.parsed import Parsed
from sitegen.render import Leaf, Rendered, find_broken, outline, publish, publish_page, translate
from sitegen.report import Sheet, list_needs, report, sort_needs
from sitegen.resolve import list_near, resolve
from sitegen.rights import group_copies, list_uses, mark_withheld, trim_readings, withhold, withhold_copies
from sitegen.sketch import Ground, find_hits, publication_day
from sitegen.urls import explain_name

Files = tuple[tuple[str, bytes], ...]
"""Path and content, sorted by path."""


class Options(Struct, frozen=True):
    base_url: str = ""
    """Overrides the settings' own."""
    private: bool = False
    """Everything whole, every page marked and kept from search engines."""
    drafts: bool = False
    preview: bool = False
    """For the editor's eyes: issues and suggestions stand on the pages."""
    report: bool = False
    """Adds the editor's report to the issues."""
    fulltext: bool = False
    """An index of the site's whole texts will be added to its files."""


class Edition(Struct, frozen=True):
    contents: tuple[tuple[str, Content], ...]
    """Path and content of every file of the site, sorted by path; none where an issue is an error."""
    issues: tuple[Issue, ...]

    @property
    def files(self) -> Files:
        """All of them, fetched."""
        return tuple([(path, read(content)) for path, content in self.contents])


def build(inputs: Files, theme: Files, options: Options, memo: Memo) -> Edition:
    """`inputs` are the briefing's files, `theme` the default theme's, paths relative to either. Pure."""
    return build_on(inputs, theme, options, memo)[0]


def build_on(inputs: Files, theme: Files, options: Options, memo: Memo) -> tuple[Edition, Ground | None]:
    """The edition, and what pages of the next one may be sketched on; None where the edition has no files."""
    memo.begin()
    whole = False
    try:
        edition, ground = _build(inputs, theme, options, memo)
        whole = ground is not None
        return edition, ground
    finally:
        memo.end(whole)


def _build(inputs: Files, theme: Files, options: Options, memo: Memo) -> tuple[Edition, Ground | None]:
    parsed = memo.map(parse_record, [(p, d) for p, d in inputs if p == "site.yaml" or p.startswith("content/")])
    records, issues = gather(tuple(parsed), memo)
    if records is None or any(issue.severity == "error" for issue in issues):
        more = (*_find_stale(parsed, issues, memo), *find_broken(_lay_templates(inputs, theme)))
        return Edition((), tuple(sorted({*issues, *more}))), None
    drafts = frozenset() if options.drafts else _name_drafts(records)
    records = _apply_options(records, options)
    if drafts:
        records, told = _unlink_drafts(records, drafts)
        issues = (*issues, *told)
    issues = (*issues, *_find_dead_files(records, inputs), *_find_unfit(inputs), *check_words(records.settings))
    articles = records.articles
    language = records.settings.language

    findings = memo.defer(analyse, [(a.blocks, a.language or language, publication_day(a)) for a in articles])
    lexicon = _make_lexicon(records, memo)
    hits = memo.map(find_hits, [(lexicon, a.blocks) for a in articles])
    near = list_near(articles, records.meetings)
    marked = {place: Known(some, of=memo.mark(some)) for place, some in {id(some): some for some in near}.items()}
    beside = [marked[id(some)] for some in near]
    resolved = tuple(memo.map(resolve, list(zip(articles, findings, hits, beside, strict=True))))
    issues = (*issues, *(issue for one in resolved for issue in one.issues))

    retracted = {a.id for a in articles if a.status is not None and a.status.kind == "retracted"}
    accounts = tuple(
        _make_account(_forget(a, retracted | {ident for kind, ident in drafts if kind == "article"}), r, language)
        for a, r in zip(articles, resolved, strict=True)
        if a.id not in retracted  # what its outlet took back is shown as such, and counts as nobody's account
    )
    comparison = compare(accounts, records.topics, records.meetings, memo)
    issues = (*issues, *comparison.issues)
    if any(issue.severity == "error" for issue in issues):  # all that is stale, of one article and of several, at once
        return Edition((), tuple(sorted({*issues, *find_broken(_lay_templates(inputs, theme))}))), None

    if not options.private:
        limits = records.settings.limits
        uses = list_uses(articles, resolved, comparison, limits)
        alone, copies = group_copies(articles, comparison.prints)
        single = [(articles[n], resolved[n].quotations, uses[articles[n].id], limits) for n in alone]
        seen = {article.id: article for article in (*articles, *memo.map(withhold, single))}
        together = [
            (
                Known(printed := tuple(articles[n] for n in group), of=memo.mark(printed)),
                Known(said := tuple(resolved[n].quotations for n in group), of=memo.mark(said)),
                tuple(uses[article.id] for article in printed),
                limits,
            )
            for group in copies
        ]
        seen |= {article.id: article for shown in memo.map(withhold_copies, together) for article in shown}
        records = replace(records, articles=tuple(seen[a.id] for a in articles))
        coverage = mark_withheld(comparison.coverage, seen)
        discrepancies = trim_readings(comparison.discrepancies, seen)
        comparison = replace(comparison, coverage=coverage, discrepancies=discrepancies)

    sheet = Sheet(replace(records, articles=articles), tuple(findings), resolved, records.articles, options.private)
    needs = (*sort_needs(tuple(sorted(set(issues)))), *list_needs(sheet, inputs, memo)) if options.preview else ()
    if options.report:
        issues = (*issues, *report(sheet, inputs, memo))
    briefing = link(records, resolved, comparison, options.private, memo)
    assets, asset_files = _name_assets(inputs, theme)
    exports = make_exports(briefing, comparison, {a.id: a.blocks for a in articles}, memo)
    package = read(dict(exports)[PACKAGE])
    plan = plan_pages(briefing, assets, needs, package, options.fulltext, options.preview)
    (templates,), site = memo.defer(translate, [(_lay_templates(inputs, theme),)]), Known(plan.site)
    made = memo.defer(publish, [(templates, site, Known(piece, of=mark_piece(piece))) for piece in plan.pieces])
    pages: list[Leaf | Rendered] = []
    files: list[tuple[str, Content]] = []
    for one, leaves in zip(made, memo.map(outline, [(one,) for one in made]), strict=True):
        pages += leaves
        files += ((leaf.path, Fetched(leaf.digest, partial(_fetch, one, n))) for n, leaf in enumerate(leaves))
    for page in memo.map(publish_page, [(templates, page) for page in plan.pages]):
        pages.append(page)
        files.append((page.path, page.html))
    issues = (*issues, *(issue for page in pages for issue in page.issues))
    files += exports
    files += make_scripts(briefing, plan.site, memo)
    files += make_sitemap(sorted(page.path for page in pages if not _is_unlisted(page)), briefing)
    files += asset_files
    files += [(path.removeprefix("static/"), data) for path, data in inputs if path.startswith("static/")]
    files.append((".nojekyll", b""))
    issues = (*issues, *_find_collisions(files))
    if any(issue.severity == "error" for issue in issues):
        return Edition((), tuple(sorted(set(issues)))), None
    pointed = frozenset(r.id for one in parsed for r in one.references if r.paragraph)
    whole = replace(records, articles=articles)
    ground = Ground(
        inputs, theme, whole, records.articles, resolved, pointed, comparison, briefing, lexicon, templates, site,
        options.private, options.drafts,
    )  # fmt: skip
    return Edition(tuple(sorted(files, key=itemgetter(0))), tuple(sorted(set(issues)))), ground


def _fetch(made: Known[tuple[Rendered, ...]], number: int) -> bytes:
    return made.value[number].html


def _find_stale(parsed: list[Parsed], issues: tuple[Issue, ...], memo: Memo) -> list[Issue]:
    """Overrides that match nothing, in the sound articles of a briefing with mistakes elsewhere: an editor sees all at
    once. Where a record that gives names is broken, nothing can be said of what its names would match."""
    wrong = {issue.place.path for issue in issues if issue.severity == "error"}
    if any(one.path in wrong and one.kind in ("actor", "meeting", "source", "topic") for one in parsed):
        return []
    sound = [one.record for one in sorted(parsed, key=lambda one: one.id) if one.path not in wrong]
    settings = next((one for one in sound if isinstance(one, Settings)), Settings(""))
    articles = tuple(one for one in sound if isinstance(one, Article) and one.overrides and not one.draft)
    if not articles:
        return []
    meetings = tuple(one for one in sound if isinstance(one, Meeting))
    known = Records(
        settings,
        articles,
        tuple(one for one in sound if isinstance(one, Actor)),
        meetings,
        tuple(one for one in sound if isinstance(one, Source)),
        tuple(one for one in sound if isinstance(one, Topic)),
    )
    lexicon = _make_lexicon(known, memo)
    found: list[Issue] = []
    for article, near in zip(articles, list_near(articles, meetings), strict=True):
        analysed = (article.blocks, article.language or settings.language, publication_day(article))
        findings = memo.defer(analyse, [analysed])[0]
        hits = memo(find_hits, lexicon, article.blocks)
        found += memo(resolve, article, findings, hits, near).issues
    return [issue for issue in found if issue.severity == "error"]


def _apply_options(records: Records, options: Options) -> Records:
    settings = records.settings
    if options.base_url:
        settings = replace(settings, base_url=options.base_url)
    if options.drafts:
        return replace(records, settings=settings)
    return replace(
        records,
        settings=settings,
        articles=tuple(a for a in records.articles if not a.draft),
        pages=tuple(p for p in records.pages if not p.draft),
    )


def _name_drafts(records: Records) -> frozenset[tuple[str, str]]:
    """Kind and id of each."""
    articles = (("article", a.id) for a in records.articles if a.draft)
    return frozenset((*articles, *(("page", p.id) for p in records.pages if p.draft)))


def _unlink_drafts(records: Records, drafts: frozenset[tuple[str, str]]) -> tuple[Records, list[Issue]]:
    """Records whose links to drafts are words alone: the address would tell of them, and lead nowhere."""
    issues: list[Issue] = []

    def unlink(record: Linking) -> Linking:
        blocks = tuple(_unlink_block(record.path, block, drafts, issues) for block in record.blocks)
        kept = all(one is other for one, other in zip(blocks, record.blocks, strict=True))
        return record if kept else replace(record, blocks=blocks)

    unlinked = replace(
        records,
        articles=tuple(unlink(one) for one in records.articles),
        actors=tuple(unlink(one) for one in records.actors),
        meetings=tuple(unlink(one) for one in records.meetings),
        sources=tuple(unlink(one) for one in records.sources),
        topics=tuple(unlink(one) for one in records.topics),
        pages=tuple(unlink(one) for one in records.pages),
    )
    return unlinked, issues


Linking = TypeVar("Linking", Article, Actor, Meeting, Source, Topic, Page)


def _unlink_block(path: str, block: Block, drafts: frozenset[tuple[str, str]], issues: list[Issue]) -> Block:
    tags = []
    for tag in block.tags:
        kind, _, ident = tag.value.partition("#")[0].partition(":")
        if (kind, ident) in drafts:
            message = f'A link leads to a draft: "{ident}"'
            hint = "It stands as words until the draft is one no more."
            issues.append(Issue(Place(path, block.line), "warning", message, hint))
            tag = replace(tag, value="")
        tags.append(tag)
    return block if tuple(tags) == block.tags else replace(block, tags=tuple(tags))


def _make_lexicon(records: Records, memo: Memo) -> Known[Lexicon]:
    kinds = (records.actors, records.meetings, records.sources, records.topics)
    named = Known(kinds, of=[memo.mark(kind) for kind in kinds])
    return Known(memo(_lay_lexicon, named), of=named.digest, recipe=(Lexicon, *kinds))


def _lay_lexicon(
    named: tuple[tuple[Actor, ...], tuple[Meeting, ...], tuple[Source, ...], tuple[Topic, ...]],
) -> Lexicon:
    return Lexicon(*named)


def _forget(article: Article, gone: set[str]) -> Article:
    """The article without the editor's ties to articles that are drafts or were taken back: they are no mistakes."""
    if not gone or not article.overrides:
        return article
    kept = tuple(
        o for o in article.overrides if o.relation not in ("with", "not") or o.value.split(":")[0].strip() not in gone
    )
    return replace(article, overrides=kept)


def _make_account(article: Article, resolved: Resolved, language: str) -> Account:
    return Account(
        article.id,
        article.blocks,
        resolved,
        article.source,
        article.agency,
        article.copy,
        article.digest,
        article.language or language,
        article.published,
        article.meetings,
        article.overrides,
    )


def _lay_templates(inputs: Files, theme: Files) -> tuple[tuple[str, str], ...]:
    """Templates by name: the briefing's own over the theme's, which stay reachable as `theme/NAME`."""
    default = {path: data for path, data in theme if path.endswith(_TEMPLATES)}
    own = {
        path.removeprefix("templates/"): data
        for path, data in inputs
        if path.startswith("templates/") and path.endswith(_TEMPLATES)
    }
    laid = default | own | {f"theme/{path}": data for path, data in default.items()}
    return tuple((name, laid[name].decode(errors="replace")) for name in sorted(laid))


_TEMPLATES = (".html", ".xml")


def _is_unlisted(page: Leaf | Rendered) -> bool:
    """Is it no page for search engines: a feed, the page for lost addresses, one that forwards?"""
    return not page.path.endswith(".html") or page.template in ("404.html", "redirect.html")


def _name_assets(inputs: Files, theme: Files) -> tuple[tuple[tuple[str, str], ...], list[tuple[str, bytes]]]:
    """Assets under names that carry their digest: (source name, output path) of each, and the files."""
    found = {path: data for path, data in theme if not path.endswith(_TEMPLATES)}
    for path, data in inputs:
        if path.startswith("templates/") and not path.endswith(_TEMPLATES):
            found[path.removeprefix("templates/")] = data
    names: list[tuple[str, str]] = []
    files: list[tuple[str, bytes]] = []
    for name in sorted(found):
        stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
        mark = blake2b(found[name], digest_size=5).hexdigest()
        path = f"assets/{stem}.{mark}.{suffix}" if dot else f"assets/{name}.{mark}"
        names.append((name, path))
        files.append((path, found[name]))
    return tuple(names), files


def _find_collisions(files: list[tuple[str, Content]]) -> list[Issue]:
    """Two files of one name, capitals and accents aside, and a file where a folder must be."""
    seen: set[str] = set()
    folders = {folder for path, _ in files for folder in _list_folders(_fold_name(path))}
    hint = "Rename the record, the redirect or the file in static/."
    issues = []
    for path, _ in files:
        folded = _fold_name(path)
        if folded in seen:
            issues.append(Issue(Place(path), "error", f"Two files of the site would both be {path}", hint))
        if folded in folders:
            issues.append(Issue(Place(path), "error", f"{path} would be a file and a folder of the site", hint))
        seen.add(folded)
    return issues


def _find_unfit(inputs: Files) -> list[Issue]:
    """Files of static/ whose names some system refuses; those of records are looked at where they are read."""
    held = ((path, explain_name(path.removeprefix("static/"))) for path, _ in inputs if path.startswith("static/"))
    hint = "Rename it: a site is unpacked and opened on any system."
    return [Issue(Place(path), "error", unfit, hint) for path, unfit in held if unfit]


def _fold_name(path: str) -> str:
    """Equal where some system takes two names for one: capitals, and how an accent is written."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _find_dead_files(records: Records, inputs: Files) -> list[Issue]:
    """Links to files that static/ does not hold."""
    held = {path.removeprefix("static/") for path, _ in inputs if path.startswith("static/")}
    issues = []
    for kind in (records.articles, records.actors, records.meetings, records.sources, records.topics, records.pages):
        for record in kind:
            for block in record.blocks:
                for tag in block.tags:
                    if not tag.value.startswith("file:"):
                        continue
                    path = tag.value.partition("#")[0].removeprefix("file:")
                    if path not in held:
                        message = f'A link leads to no file: "static/{path}"'
                        place = Place(record.path, block.line)
                        issues.append(Issue(place, "error", message, "Put the file there, or mend the link."))
    return issues


def _list_folders(path: str) -> list[str]:
    steps = path.split("/")
    return ["/".join(steps[:n]) for n in range(1, len(steps))]
