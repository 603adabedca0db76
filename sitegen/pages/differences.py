"""Where the accounts differ, as a reader sees it: each reading with who has it, where, and who says so there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sitegen.link import Cell, Cited, Column, Difference, Label, Side
from sitegen.model import HAVING, Discrepancy, Written
from sitegen.pages.cells import CellView, ReadingView, SpokenView, absent_cell, show_columns, untimely_cell
from sitegen.pages.correcting import CorrectionView, correct_difference
from sitegen.pages.frame import Here, Link, doubt, link_label, maybe_link, name_anchor, tell_tongue
from sitegen.pages.provenance import (
    ColumnView,
    Excerpt,
    excerpt_around,
    open_words,
    show_basis,
    write_citation,
)
from sitegen.pages.readings import is_refused, word_reading
from sitegen.pages.words import Words, look_up, put_in_marks
from sitegen.rights import is_withheld


class DifferenceView(Struct, frozen=True, omit_defaults=True):
    id: str
    kind: str
    """In a word of the reader's: number, fact, word."""
    title: str
    question: str
    href: str = ""
    """Of the topic, meeting or speaker it is about."""
    readings: tuple[ReadingView, ...] = ()
    cells: tuple[CellView, ...] = ()
    """In the order of the page's columns, where it has any."""
    about: str = ""
    """Its topic, where the title does not say it."""
    note: str = ""
    basis: str = ""
    citations: tuple[str, ...] = ()
    doubt: str = ""
    corrections: tuple[CorrectionView, ...] = ()
    kind_note: str = ""
    """What a difference of this kind is."""


def show_readings(here: Here, difference: Difference, longest: int = 6) -> tuple[ReadingView, ...]:
    titled = _find_titled(difference)
    return tuple(
        _show_reading(here, value, difference.discrepancy.kind, given[:longest], titled)
        for value, given in merge_sides(difference.sides)
    )


_Given = tuple[str, Cited, Label | None, bool]
"""Voice, stretch, who says so there, and whether it is a paraphrase."""
_OF_WORDS = frozenset(("selection", "wording"))
"""Kinds of difference in which a paraphrase is not its speaker's."""


def merge_sides(sides: Sequence[Side]) -> list[tuple[str, list[_Given]]]:
    """One reading a value: what two speakers give alike is no difference between them."""
    merged: dict[str, list[_Given]] = {}
    for index, side in enumerate(sides):
        given = merged.setdefault(side.reading.value or str(index), [])
        given.extend(
            (voice, cited, says, retold)
            for (voice, cited), says, retold in zip(side.members, side.says, side.retold, strict=True)
        )
    valued = any(side.reading.value for side in sides)
    return [(value if valued else "", given) for value, given in merged.items()]


def _find_titled(difference: Difference) -> Label | None:
    """The one speaker of a choice of quotations: the title has the name, and no reading need repeat it."""
    speakers = {label for side in difference.sides for label in side.says}
    return speakers.pop() if difference.discrepancy.kind == "selection" and len(speakers) == 1 else None


def _show_reading(here: Here, value: str, kind: str, given: Sequence[_Given], titled: Label | None) -> ReadingView:
    """Those of one speaker together, a paragraph once; first what nobody is said to say, lest it read as the words of a
    speaker named before it."""
    groups: dict[tuple[Label | None, bool], dict[tuple[str, int], Excerpt]] = {}
    for _, cited, says, retold in sorted(given, key=lambda one: one[2] is not None):
        paragraphs = groups.setdefault((says, retold and says is not None and kind in _OF_WORDS), {})
        paragraphs.setdefault((cited.article, cited.span.block), excerpt_around(here, cited))
    spoken = (
        SpokenView(tuple(passages.values()), _name_speaker(here, None if says == titled else says), retold)
        for (says, retold), passages in groups.items()
    )
    first = given[0][1]
    if kind == "fact" and is_refused(value) and not any(value in _read_stretch(cited) for _, cited, *_ in given):
        kind = "denied"
    worded = word_reading(value, kind, first.language, here.words)
    ours = kind in ("figure", "denied") and worded != value
    return ReadingView(
        worded or open_words(first, here.words), tuple(spoken), None if ours else tell_tongue(first.language, here.site)
    )


def _read_stretch(cited: Cited) -> str:
    return " ".join(cited.block.text[cited.span.start : cited.span.end].casefold().split())


def _name_speaker(here: Here, says: Label | None) -> Link | None:
    """A speaker without a record has no page to link to."""
    return Link(says.name, "") if says is not None and not says.kind else maybe_link(here, says)


def show_difference(
    here: Here,
    difference: Difference,
    columns: Sequence[Column] = (),
    cells: Mapping[tuple[str, str], Cell] | None = None,
) -> DifferenceView:
    """With columns, every column's readings or its state; `cells` is the coverage by target and voice."""
    words = here.words
    about = difference.about
    discrepancy = difference.discrepancy
    title, question = name_difference(difference, words)
    views = show_columns(here, columns)
    telling = {voice for side in difference.sides for voice, _ in side.members}
    stages = dict(difference.stages) or {column.voice.id: column.written for column in columns}
    late = all(stages.get(column.voice.id) == "after" for column in columns if column.voice.id in telling)
    firsts = [given[0][1] for _, given in merge_sides(difference.sides)]
    return DifferenceView(
        name_anchor(discrepancy.id),
        look_up(words.discrepancy_kinds, discrepancy.kind),
        title,
        question,
        link_label(here, about).href if about else "",
        () if columns else show_readings(here, difference),
        tuple(
            _difference_cell(
                here, difference, column, view, cells or {}, stages.get(column.voice.id, "") if late else ""
            )
            for column, view in zip(columns, views, strict=True)
        ),
        about.name if about and about.name not in (title, question) and discrepancy.kind == "wording" else "",
        _write_note(discrepancy, words),
        show_basis(discrepancy.basis, "", None, words),
        tuple(write_citation(here.site, cited) for cited in firsts),
        _doubt(here, title, discrepancy.id),
        correct_difference(here, difference, firsts),
        look_up(words.discrepancy_notes, discrepancy.kind),
    )


def _write_note(discrepancy: Discrepancy, words: Words) -> str:
    """The editor's note as written. The rules have one of their own, for quotations that were chosen."""
    ruled = discrepancy.basis == "rule" and discrepancy.kind == "selection" and discrepancy.note
    return words.no_shared_quotation if ruled else discrepancy.note


def name_difference(difference: Difference, words: Words) -> tuple[str, str]:
    """A short title and the question: rival words name themselves, a choice of quotations its speaker."""
    about, kind = difference.about, difference.discrepancy.kind
    if kind == "wording":
        values = [value for value, _ in merge_sides(difference.sides)]
        # A word that one account refuses is in the title once, as the other has it.
        used = [value for value in values if not is_refused(value)]
        rivals = words.rival_words.join(put_in_marks(value, words) for value in (used if len(used) > 1 else values))
        return rivals, rivals
    named = about.name if about else _name_counted(difference) or _name_act(difference)
    name = named or look_up(words.discrepancy_kinds, kind).capitalize()
    speaker = _find_titled(difference)
    if speaker is not None and speaker != about:
        return (f"{speaker.name}: {name}",) * 2
    if difference.also:
        # One fact of two topics: their names together, and their questions, since each asks for its own half.
        name = words.about_both.join((name, *(label.name for label in difference.also)))
    return name, difference.question or name


_COUNTED = re.compile(r"(?:(?<=\d )|^[^\W\d_]+(?:-[^\W\d_]+)? )(?P<thing>[^\W\d_]+(?:[ -][^\W\d_]+){0,2})$")
"""The thing after a number, in digits or one word: "Russian troops" of "100,000 Russian troops", "men" of "two men"."""
_MEASURE = re.compile(
    r"(?:[mb]illion|trillion|thousand|hundred|dozen|per ?cent|percentage|[ap]\.?m|(?:centi|kilo)?met(?:er|re)s?|miles?|"
    r"feet|minutes?|hours?|days?|weeks?|months?|years?|crowns?|dollars?|euros?|francs?|pounds?)\b",
    re.IGNORECASE,
)
"""A unit, and no thing that is counted."""
_SUFFERED = re.compile(
    r"(?: (?:who )?(?:are|had been|have been|was|were) (?:[a-z]+ly )?(?P<fate>[a-z]+ed|hurt|dead|missing)"
    r"| (?P<bare>arrested|dead|detained|displaced|hurt|injured|killed|missing|wounded))\b"
)
_MADE_SUFFER = re.compile(
    r"\b(?P<fate>arrested|detained|displaced|evacuated|hurt|injured|killed|rescued|wounded) "
    r"(?:(?:about|almost|around|at least|more than|nearly|over|some) )?$"
)
"""What befell those who are counted, after the number and before it: "were hurt", "arrested some"."""
_LED_TO = re.compile(r"(?P<told>(?:[^\W\d_][\w’'-]* ){1,4})(?:\d[\d,.]*(?: votes)? (?:to|against) )?$")
_LOOSE = frozenset(
    "a about above almost an and are around as at by for from had has have is just more nearly of on or over roughly "
    "some than that the to up was were with".split()
)
"""Words that a title neither begins nor ends with."""


def _name_counted(difference: Difference) -> str:
    """What a figure counts, in the words beside it in the first account that shows them: "Russian troops", "People
    detained", "Stoppage costs the port"."""
    if difference.discrepancy.kind != "figure":
        return ""
    told = ""
    for side in difference.sides:
        for _, cited in side.members:
            text, span = cited.block.text, cited.span
            counted = _COUNTED.search(text[span.start : span.end])
            if is_withheld(text[max(0, span.start - 60) : span.end + 30]):
                continue
            if counted is not None and not _MEASURE.match(counted["thing"]):
                fate = _SUFFERED.match(text, span.end) or _MADE_SUFFER.search(text[: span.start])
                suffered = next(filter(None, fate.groups()), "") if fate and cited.language in ("", "en") else ""
                named = f"{counted['thing']} {suffered}".strip()
                return named[:1].upper() + named[1:]
            led = _LED_TO.search(text[: span.start])
            words = led["told"].split() if led and not told and cited.language in ("", "en") else []
            while words and words[-1].lower() in _LOOSE:
                words.pop()
            while words and words[0].lower() in _LOOSE:
                words.pop(0)
            told = told or (" ".join(words) if len(words) > 1 else "")
    return told[:1].upper() + told[1:]


_AFTER = re.compile(
    r"(?: (?!(?:after|and|as|at|because|before|but|by|during|for|from|in|of|on|since|that|to|when|while|who|with)\b)"
    r"[\w’'-]+){1,4}"
)
"""What a verb is followed by, up to the next preposition or clause."""
_BEFORE = re.compile(r"(?<![\w’'-])(?:(?!(?:and|but|that|when|which|while|who|will)\b)[\w’'-]+ ){1,5}$")
_AT_ITS_END = re.compile(r" (?:at|in|near|on|outside|inside)$")
_IN_PLACE = re.compile(r"(?:at|in|inside|near|outside) ")


def _name_act(difference: Difference) -> str:
    """What accounts tell differently, in words around the first reading that refuses nothing: "Opened the gates". For
    a day or a place it is what stands before, for a doer what stands after."""
    kind = difference.discrepancy.kind
    if kind not in ("date", "fact"):
        return ""
    plain = [side for side in difference.sides if " not " not in f" {side.reading.value} "]
    for side in plain:
        for _, cited in side.members:
            text, span = cited.block.text, cited.span
            words = text[span.start : span.end]
            before = _BEFORE.search(text[: span.start])
            after = _AFTER.match(text, span.end)
            if kind == "date" or _IN_PLACE.match(words):
                told = _AT_ITS_END.sub("", before.group().strip()) if before else ""
            elif words[:1].isupper() or words.startswith(("a ", "an ", "the ")):
                told = after.group().strip() if after else ""
            else:
                told = words + after.group() if after else (before.group() if before else "") + words
            if " " in told and not is_withheld(told):
                return told[:1].upper() + told[1:]
    return ""


def _doubt(here: Here, title: str, ident: str) -> str:
    return doubt(here, title, f"{here.path}#{name_anchor(ident)}")


def _difference_cell(
    here: Here,
    difference: Difference,
    column: Column,
    view: ColumnView,
    cells: Mapping[tuple[str, str], Cell],
    stage: Written,
) -> CellView:
    readings = tuple(
        _show_reading(here, value, difference.discrepancy.kind, own, _find_titled(difference))
        for value, given in merge_sides(difference.sides)
        if (own := [one for one in given if one[0] == column.voice.id])
    )
    if readings:
        return CellView(view, "", "reports", readings)
    labels = [label for label in (difference.about, *difference.also) if label is not None]
    told = [found for label in labels if (found := cells.get((label.id, column.voice.id))) is not None]
    having = [found for found in told if found.coverage.state in HAVING]
    cell = next(iter((*having, *told)), None)
    if stage in ("before", "during") and (not having or difference.stages):
        # All who differ wrote when it was over: that is why this one has nothing.
        state = "not-yet" if stage == "before" else "during"
        return untimely_cell(here, view, state, cell)
    return absent_cell(here, view, cell)
