"""What an editor pastes to correct a rule: the override as YAML, with file and line. Made for the preview alone: a site
that is published has none of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sitegen.frontmatter import Value, write_yaml
from sitegen.link import Cited, Difference, Row, Said
from sitegen.model import Article, Mention
from sitegen.pages.frame import Here
from sitegen.text import WORD

_OPENING = 10
"""Words by which an override names a quotation or a passage."""


class CorrectionView(Struct, frozen=True):
    yaml: str
    """Whole lines, to be pasted as they are. The reason is left empty: a build asks for it."""
    place: str
    """What to do with them: the file and the line above which they go."""
    about: str = ""
    """What is corrected, where the place does not say it."""


def correct_speaker(here: Here, said: Said) -> CorrectionView | None:
    """Whose words they are: nobody's, until the editor names somebody."""
    first = said.parts[0]
    if not here.site.preview or said.quotation.basis == "editor":
        return None
    values: dict[str, Value] = {"quote": _open(first), "paragraph": first.span.block, "speaker": "none", "reason": ""}
    return _write(here, first, values, here.words.correct_speaker)


def correct_mentions(here: Here, article: Article, mentions: Sequence[Mention]) -> tuple[CorrectionView, ...]:
    """One for the words of each linked name in each paragraph."""
    if not here.site.preview:
        return ()
    found: dict[tuple[int, str], CorrectionView] = {}
    for mention in sorted(mentions):
        span = mention.span
        words = " ".join(article.blocks[span.block].text[span.start : span.end].split())
        if mention.kind == "topic" or mention.basis == "editor" or (span.block, words) in found:
            continue
        about = f"{here.words.paragraph_mark}{span.block} “{words}” → {mention.target}"
        values: dict[str, Value] = {"mention": words, "paragraph": span.block, "target": "none", "reason": ""}
        found[span.block, words] = _lay(here, article.path, article.slot.line, article.slot.indent, values, about)
    return tuple(found.values())


def correct_row(here: Here, row: Row) -> tuple[CorrectionView, ...]:
    """Takes the passage of each further voice out of the row."""
    if not here.site.preview or row.passage.basis == "editor" or row.passage.kind == "meeting":
        return ()
    firsts = dict(reversed(row.members))
    return tuple(_keep_apart(here, [cited for _, cited in row.members], list(firsts.values())))


def correct_difference(here: Here, difference: Difference, readings: Sequence[Cited]) -> tuple[CorrectionView, ...]:
    """Says of each further reading that it does not differ from the first; `readings` are the first place of each."""
    if not here.site.preview or difference.discrepancy.basis == "editor":
        return ()
    head = readings[0]
    found = []
    for cited in readings[1:]:
        values: dict[str, Value] = {
            "difference": _open(cited),
            "paragraph": cited.span.block,
            "not": f"{head.article}: {_open(head)}",
            "reason": "",
        }
        about = here.words.correct_difference.format(_open(cited), _open(head))
        found.append(_write(here, cited, values, about))
    return tuple(found)


def _keep_apart(here: Here, order: Sequence[Cited], firsts: Sequence[Cited]) -> Iterable[CorrectionView]:
    if len(firsts) < 2:
        return
    head = min(firsts, key=order.index)
    for cited in firsts:
        if cited.article == head.article:
            continue
        values: dict[str, Value] = {
            "passage": _open(cited),
            "paragraph": cited.span.block,
            "not": f"{head.article}: {_open(head)}",
            "reason": "",
        }
        yield _write(here, cited, values, here.words.correct_row.format(cited.title, head.title))


def _open(cited: Cited) -> str:
    """The first words of a stretch, as they stand in the text."""
    text = cited.block.text[cited.span.start : cited.span.end]
    ends = [match.end() for match in WORD.finditer(text)]
    return " ".join(text[: ends[min(len(ends), _OPENING) - 1]].split()) if ends else text


def _write(here: Here, cited: Cited, values: Mapping[str, Value], about: str) -> CorrectionView:
    return _lay(here, cited.path, cited.slot.line, cited.slot.indent, values, about)


def _lay(here: Here, path: str, line: int, indent: int, values: Mapping[str, Value], about: str) -> CorrectionView:
    """The override as further lines of the file's own, or with the key above them."""
    whole = write_yaml({"overrides": [values]})
    if indent < 0:
        return CorrectionView(whole, here.words.paste_above.format(path, line), about)
    entry = [row.removeprefix("  ") for row in whole.splitlines()[1:]]
    return CorrectionView(
        "".join(f"{' ' * indent}{row}\n" for row in entry), here.words.paste_above.format(path, line), about
    )
