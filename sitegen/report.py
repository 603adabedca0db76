"""The editor's report: what no rule calls a mistake and an editor wants to know. Gives notes, each with its place;
changes nothing, and nothing of it is in a site."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sitegen.memo import Known, Memo
from sitegen.memo.keys import stays_here
from sitegen.model import Article, Findings, Issue, Place, Records, Resolved, Span
from sitegen.rights import count_shown
from sitegen.text import WORD, fold

Files = tuple[tuple[str, bytes], ...]

_KINDS = ("country", "organization", "outlet", "person")
"""Kinds of names that deserve a record; `sitegen new` makes all of them."""
_FEWEST = 2
"""Mentions below which a name without a record is not reported: whoever is named once is seldom an actor."""


class Sheet(Struct, frozen=True):
    """What the pipeline knows when nothing is withheld yet, and the articles as they are shown."""

    records: Records
    findings: tuple[Known[Findings], ...]
    resolved: tuple[Resolved, ...]
    shown: tuple[Article, ...]
    private: bool = False


def report(sheet: Sheet, inputs: Files, memo: Memo) -> tuple[Issue, ...]:
    """Notes on a whole briefing, sorted. `inputs` are its files; they give the lines."""
    issues = {issue for _, issue in list_needs(sheet, inputs, memo)}
    if not sheet.records.settings.base_url:
        place = _place(_Texts(inputs), sheet.records.settings.path, "title:")
        hint = "Add base_url: feeds, sitemap and previews elsewhere are left out without it."
        issues.add(Issue(place, "note", "The site has no base_url", hint))
    if not sheet.private:
        issues.update(_count_withheld(sheet, _Texts(inputs)))
    return tuple(sorted(issues))


def list_needs(sheet: Sheet, inputs: Files, memo: Memo) -> tuple[tuple[str, Issue], ...]:
    """What waits for the editor, with its kind, sorted: date, source, copy, record, name, left, unused or address."""
    texts = _Texts(inputs)
    articles = sheet.records.articles
    found = {
        "date": _find_undated(articles, texts),
        "source": _find_unsourced(articles, texts),
        "copy": _find_suspected(articles, texts),
        "record": _find_unconfirmed(sheet.records, texts),
        "name": _find_unrecorded(sheet, memo),
        "left": _find_left_out(articles, texts),
        "unused": (*_find_unmentioned(sheet, texts), *_find_unreported(sheet, texts)),
        "address": _find_unlinked(articles, texts),
    }
    return tuple((kind, issue) for kind in found for issue in sorted(set(found[kind])))


_STARTS = (("review", ("The text has changed since", "The review does not")), ("quotation", ("Quotation without",)))


def sort_needs(issues: tuple[Issue, ...]) -> tuple[tuple[str, Issue], ...]:
    """The issues of a build with their kind: review, quotation, or `issue` for all others."""
    return tuple(
        (next((k for k, starts in _STARTS if issue.message.startswith(starts)), "issue"), issue) for issue in issues
    )


class _Texts:
    """Lines of the records' files, each read when it is first asked for."""

    def __init__(self, inputs: Files) -> None:
        self._inputs = dict(inputs)
        self._lines: dict[str, list[str]] = {}

    def __getitem__(self, path: str) -> list[str]:
        if path not in self._lines:
            self._lines[path] = self._inputs.get(path, b"").decode("utf-8", "replace").splitlines()
        return self._lines[path]


def _find_undated(articles: tuple[Article, ...], texts: _Texts) -> Iterator[Issue]:
    for article in articles:
        if article.published is None:
            hint = "Add published: with the day that the source gives."
            yield Issue(_place(texts, article.path, "title:"), "note", "The publication date is not known", hint)
        elif article.published.uncertain:
            place = _place(texts, article.path, "published:")
            sure = article.published.text.replace("?", "")
            hint = f"If the source has it so, write published: {sure}"
            yield Issue(place, "note", f"The publication date is a guess: {article.published.text}", hint)


def _find_unsourced(articles: tuple[Article, ...], texts: _Texts) -> Iterator[Issue]:
    for article in articles:
        if not article.source:
            place = _place(texts, article.path, "title:")
            yield Issue(place, "note", "The source is not stated", "Add source: if you know who published it.")


def _find_suspected(articles: tuple[Article, ...], texts: _Texts) -> Iterator[Issue]:
    """Altered, or with a note and no kind, as the import leaves what it suspects; until the editor has reviewed the
    article: then it is known."""
    for article in articles:
        suspected = article.copy.kind == "altered" or (article.copy.kind == "original" and article.copy.note)
        if suspected and article.reviewed is None:
            message = f"Suspected copy: {article.copy.note}".rstrip(": ")
            hint = "Give copy its kind (altered, reprint) and of: the original; or take copy out if it is none."
            yield Issue(_place(texts, article.path, "copy:"), "note", message, hint)


def _find_left_out(articles: tuple[Article, ...], texts: _Texts) -> Iterator[Issue]:
    """What the import left out, but for lines that stand in the text, perhaps put back there: a note for each that has
    words in marks, one for all others of an article."""
    for article in articles:
        left = article.seed.omitted if article.seed else ()
        if not left:
            continue
        standing = _list_words(" ".join(block.text for block in article.blocks))
        missing = [one for one in left if _list_words(one.text) not in standing]
        place = _place(texts, article.path, "  omitted:")
        for one in missing:
            if one.rule == _QUOTED:
                hint = "If it is the article's, put it back as a paragraph; an override can say whose words it has."
                yield Issue(place, "note", f"Left out at import: {one.text}{_at(one.line)}", hint)
        others = [one for one in missing if one.rule != _QUOTED]
        counts = {rule: sum(one.rule == rule for one in others) for rule in sorted({one.rule for one in others})}
        if counts:
            told = ", ".join(f"{rule}{f' ({count})' if count > 1 else ''}" for rule, count in counts.items())
            hint = "They stand under omitted; put back what is the article's, and take out what you have seen."
            yield Issue(place, "note", f"Left out at import: {_count(len(others), 'line')}: {told}", hint)


def _list_words(text: str) -> str:
    """All words, between stops: marks and commas stand otherwise in another place."""
    return f" {' '.join(WORD.findall(fold(text)))} "


_QUOTED = "pull quote"
"""The rule of the import that may take an article's own line for the page's."""


def _at(line: int) -> str:
    return f" (line {line} of the raw file)" if line else ""


def _find_unconfirmed(records: Records, texts: _Texts) -> Iterator[Issue]:
    for kind in (records.actors, records.meetings, records.sources, records.topics):
        for record in kind:
            if not record.confirmed:
                place = _place(texts, record.path, "confirmed:")
                hint = "If it is right, take confirmed: false out; if not, delete the file."
                yield Issue(place, "note", f"Found by rule, not confirmed: {record.name}", hint)


def _find_unrecorded(sheet: Sheet, memo: Memo) -> Iterator[Issue]:
    """Names that no record bears, at their first place."""
    first: dict[tuple[str, str], tuple[Place, str]] = {}
    counts: dict[tuple[str, str], int] = {}
    where: dict[tuple[str, str], set[str]] = {}
    articles = sheet.records.articles
    calls = list(zip(articles, sheet.findings, sheet.resolved, strict=True))
    for article, free in zip(articles, memo.map(_list_free, calls), strict=True):
        for kind, words, line, mentions in free:
            key = (kind, fold(words))
            first.setdefault(key, (Place(article.path, line), words))
            counts[key] = counts.get(key, 0) + mentions
            where.setdefault(key, set()).add(article.id)
    actors = sheet.records.actors
    known = {fold(name): a.path for a in actors for name in (*a.weak_aliases, *a.aliases, a.name)}
    for key, (place, words) in first.items():
        if counts[key] >= _FEWEST:
            told = _count(len(where[key]), "article")
            message = f"Name without a record: {words} ({counts[key]} times in {told})"
            other = known.get(fold(words))
            hint = f"Add it to the aliases of {other}." if other else f'sitegen new {key[0]} "{words}" makes one.'
            yield Issue(place, "note", message, hint)


@stays_here
def _list_free(article: Article, findings: Findings, resolved: Resolved) -> tuple[tuple[str, str, int, int], ...]:
    """Names in one article that no mention covers: kind, words, line and number of namings."""
    taken: dict[int, list[Span]] = {}
    for mention in resolved.mentions:
        taken.setdefault(mention.span.block, []).append(mention.span)
    found = []
    for name in findings.names:
        if name.kind in _KINDS and not any(_meet(span, taken) for span in name.mentions):
            block = article.blocks[name.full.block]
            words = " ".join(block.text[name.full.start : name.full.end].split())
            if name.kind != "person" or " " in words:
                found.append((str(name.kind), words, block.line, len(name.mentions)))
    return tuple(found)


def _meet(span: Span, taken: dict[int, list[Span]]) -> bool:
    return any(one.start < span.end and span.start < one.end for one in taken.get(span.block, ()))


def _find_unmentioned(sheet: Sheet, texts: _Texts) -> Iterator[Issue]:
    named = {(m.kind, m.target) for one in sheet.resolved for m in one.mentions}
    spoken = {q.speaker for one in sheet.resolved for q in one.quotations}
    for actor in sheet.records.actors:
        if ("actor", actor.id) not in named and actor.id not in spoken:
            place = _place(texts, actor.path, "name:")
            yield Issue(place, "note", f"No article mentions {actor.name}", "Add an alias, or remove the record.")


def _find_unreported(sheet: Sheet, texts: _Texts) -> Iterator[Issue]:
    told = {m.target for one in sheet.resolved for m in one.mentions if m.kind == "meeting"}
    tied = {ref.id for article in sheet.records.articles for ref in article.meetings}
    for meeting in sheet.records.meetings:
        if meeting.id not in told and meeting.id not in tied:
            place = _place(texts, meeting.path, "name:")
            hint = "Add an alias that the articles use, or name it under meetings in an article."
            yield Issue(place, "note", f"No article reports {meeting.name}", hint)


def _find_unlinked(articles: tuple[Article, ...], texts: _Texts) -> Iterator[Issue]:
    for article in articles:
        place = _place(texts, article.path, "title:")
        if not article.url:
            yield Issue(place, "note", "The article has no url", "Readers cannot go to the source.")
        elif not article.archived:
            yield Issue(
                place, "note", "The article has no archived copy", "Sources change: archive it, and add archived."
            )


def _count_withheld(sheet: Sheet, texts: _Texts) -> Iterator[Issue]:
    """Of each reserved article: words shown, the limit, words withheld."""
    limits = sheet.records.settings.limits
    for article in sheet.shown:
        if article.rights == "reserved":
            seen, total = count_shown(article.blocks)
            own = min(limits.words, total * limits.percent // 100)
            message = (
                f"Reserved: {seen} of {total} words shown, {total - seen} withheld; the limit is {own} of the source's "
                f"own and {limits.quotations_words} quoted"
            )
            yield Issue(_place(texts, article.path, "title:"), "note", message)


def _place(texts: _Texts, path: str, words: str) -> Place:
    """The first line of a file that begins with the words, else the file."""
    return next((Place(path, n) for n, line in enumerate(texts[path], 1) if line.startswith(words)), Place(path))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
