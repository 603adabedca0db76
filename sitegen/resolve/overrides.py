"""The editor's word over the rules, in one article. An override that matches nothing is an error, never silent."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from msgspec.structs import replace

from sitegen.model import Article, Issue, Mention, Override, Quotation, Span, TargetKind
from sitegen.text import WORD, fold

_NOBODY = ("none", "")


def apply_overrides(
    article: Article, mentions: tuple[Mention, ...], quotations: tuple[Quotation, ...], meetings: set[str]
) -> tuple[tuple[Mention, ...], tuple[Quotation, ...], tuple[Issue, ...]]:
    """Mentions and quotations as the editor has them, and an error for each override that is stale or unclear."""
    issues: list[Issue] = []
    kept, said = list(mentions), list(quotations)
    for override in article.overrides:
        if override.kind == "quote":
            issue = _set_speaker(article, override, said)
        elif override.kind == "mention":
            issue = _set_target(article, override, kept, meetings)
        else:
            continue
        if issue is not None:
            issues.append(issue)
    return tuple(kept), tuple(said), tuple(issues)


def _set_speaker(article: Article, override: Override, quotations: list[Quotation]) -> Issue | None:
    wanted = _words_of(override.words)
    matches = [
        number
        for number, quotation in enumerate(quotations)
        if wanted
        and _words_of(_text_of(article, quotation))[: len(wanted)] == wanted
        and override.paragraph in (None, quotation.found.parts[0].block)
    ]
    if len(matches) == 1:
        quotation = quotations[matches[0]]
        speaker = "" if override.value in _NOBODY else override.value
        quotations[matches[0]] = replace(quotation, speaker=speaker, basis="editor", reason=override.reason)
        return None
    if matches:
        paragraphs = ", ".join(str(quotations[n].found.parts[0].block) for n in matches)
        return _error(
            override, f"{len(matches)} quotations begin “{override.words}”", f"add one of paragraph: {paragraphs}"
        )
    return _error(override, f"no quotation begins “{override.words}”", _suggest(article, override, quotations))


def _set_target(article: Article, override: Override, mentions: list[Mention], meetings: set[str]) -> Issue | None:
    where = range(len(article.blocks)) if override.paragraph is None else (override.paragraph,)
    spans = [
        span for block in where if 0 <= block < len(article.blocks) for span in _find_words(article, block, override)
    ]
    if not spans:
        place = "" if override.paragraph is None else f" in paragraph {override.paragraph}"
        elsewhere = [b for b in range(len(article.blocks)) if _find_words(article, b, override)]
        hint = f"did you mean paragraph {elsewhere[0]}?" if elsewhere else "check the words against the text"
        return _error(override, f"“{override.words}” does not stand{place} in the article", hint)
    before = list(mentions)
    for span in spans:
        mentions[:] = [m for m in mentions if m.kind == "topic" or not _overlap(m.span, span)]
    if override.value in _NOBODY:
        if before == mentions:
            return _error(
                override, f"“{override.words}” is no mention any more: nothing to take away", "remove the override"
            )
        return None
    kind = _kind_of(override.value, before, meetings)
    mentions.extend(Mention(span, kind, override.value, "editor", override.reason) for span in spans)
    return None


def _kind_of(target: str, mentions: list[Mention], meetings: set[str]) -> TargetKind:
    if target in meetings:
        return "meeting"
    kinds = {m.kind for m in mentions if m.target == target}
    return min(kinds) if kinds else "actor"


def _find_words(article: Article, block: int, override: Override) -> list[Span]:
    pattern = r"\s+".join(_escape(word) for word in override.words.split())
    if not pattern:
        return []
    text = article.blocks[block].text
    return [Span(block, *m.span()) for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]


def _escape(word: str) -> str:
    return re.sub(r"\\?['’‘]", "['’‘]", re.escape(word))


def _text_of(article: Article, quotation: Quotation) -> str:
    return " ".join(article.blocks[p.block].text[p.start : p.end] for p in quotation.found.parts)


def _words_of(text: str) -> list[str]:
    return WORD.findall(fold(text))


def _suggest(article: Article, override: Override, quotations: list[Quotation]) -> str:
    """The first words of the quotation that is nearest to the override's."""
    best, ratio = "", 0.5
    wanted = fold(override.words)
    for quotation in quotations:
        text = _text_of(article, quotation)
        alike = SequenceMatcher(None, wanted, fold(text)[: len(wanted)], autojunk=False).ratio()
        if alike > ratio:
            best, ratio = " ".join(text.split()[:6]), alike
    if best:
        return f"did you mean “{best}”?"
    return "the article has no quotations" if not quotations else "check the words against the text"


def _error(override: Override, message: str, hint: str) -> Issue:
    return Issue(override.place, "error", message, hint)


def _overlap(one: Span, other: Span) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end
