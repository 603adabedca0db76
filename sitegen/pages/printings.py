"""One thing said, as each source prints it: the words that only one printing has are marked, in text as well as in
looks, and so is what a printing cuts away."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen.comparison.cuts import Cut, find_cuts
from sitegen.comparison.diff import diff_words
from sitegen.comparison.stems import read_word
from sitegen.link import Cited, Printing, Said
from sitegen.markdown import Html, Mark, render_inline
from sitegen.model import Block
from sitegen.pages.days import Day, show_iso
from sitegen.pages.frame import Here, Link, link_label, maybe_link, name_anchor
from sitegen.pages.provenance import SaidView, find_head, read_plain, show_basis, show_origin, show_said, show_speaker
from sitegen.pages.words import Words, count, look_up, put_in_marks, tell_cut
from sitegen.rights import is_withheld
from sitegen.text import WORD, count_words


class PrintedView(Struct, frozen=True, omit_defaults=True):
    """One printing, its differences from the first marked."""

    said: SaidView
    words: Html
    base: bool = False
    """The printing that the others are marked against."""
    note: str = ""
    """Says so, where there is another that is marked; or that the article prints it again."""
    same: bool = False
    compared: bool = True
    """Translations and summaries of speech are not compared word by word."""
    foreign: bool = False
    """In another language than the first: translated, and no difference."""
    attributed: Link | None = None
    """Who says it in this printing, where that is not whom the utterance is put down to."""
    size: str = ""
    """How much it quotes, and whether that is the most."""
    cuts: tuple[str, ...] = ()
    """What it leaves out that another prints, in words, ..."""
    opens: bool = False
    closes: bool = False
    """... and whether a sign for that stands before and after the words."""
    anchors: tuple[str, ...] = ()
    """Names under which links to what its article prints of it live on, when an earlier printing gives the utterance
    another."""


class PrintingView(Struct, frozen=True, omit_defaults=True):
    id: str
    speaker: Link | None
    day: Day | None
    printings: tuple[PrintedView, ...]
    related: tuple[PrintedView, ...] = ()
    """What sounds alike and may be another utterance: beside it, and not compared."""
    basis: str = ""


def is_compared(printing: Printing) -> bool:
    """Do several articles show their printings, one of them in the speaker's own words?"""
    shown = [said for said in printing.said if any(read_plain(part) for part in said.parts)]
    direct = any(said.quotation.found.form == "direct" for said in shown)
    return direct and len({said.parts[0].article for said in shown}) > 1


def show_printing(here: Here, printing: Printing) -> PrintingView:
    """Every printing against the first in the speaker's own words, which is the earliest."""
    said = unite_pieces(printing.said)
    whole = [one for one in said if _is_whole(one)]
    base = whole[0] if whole else said[0]
    sizes = {one.quotation.id: count_words(_join(one)) for one in whole}
    most = max(sizes.values(), default=0)
    leading = most if len(sizes) > 1 and list(sizes.values()).count(most) == 1 else 0
    speaker = _show_speaker(here, printing)
    views = []
    for one in said:
        printed = _show_printed(here, base, one, sizes.get(one.quotation.id), leading)
        printed = replace(printed, anchors=_list_anchors(printing, one))
        views.append(_attribute(here, speaker, one, _tell_cuts(here, printing, whole, base, one, printed)))
        repeats = (_show_related(here, again) for again in list_repeats(printing.said, one))
        views += [replace(again, note=here.words.printed_again) for again in repeats]
    if any(view.compared and not view.base for view in views):
        note = _tell_base(said, here.words) if base is said[0] else here.words.printing_base
        views = [replace(view, note=note) if view.base else view for view in views]
    return PrintingView(
        _name_anchor(printing.statement.id),
        speaker,
        show_iso(printing.statement.said_on, here.words, weekday=True),
        tuple(views),
        tuple(_show_related(here, one) for one in printing.related),
        show_basis(printing.statement.basis, "", None, here.words),
    )


def _name_anchor(ident: str) -> str:
    return "said-" + name_anchor(ident)


def _list_anchors(printing: Printing, one: Said) -> tuple[str, ...]:
    """Of all its article's quotations but that which names the utterance."""
    own = [said.quotation.id for said in printing.said if said.parts[0].article == one.parts[0].article]
    return tuple(_name_anchor(ident) for ident in own if ident != printing.statement.id)


def unite_pieces(said: Sequence[Said]) -> tuple[Said, ...]:
    """One printing an article, in the order of the articles' first: what it prints in two places is one utterance,
    given in pieces, and what it prints again is none; nor is its paraphrase, where it has the words themselves."""
    groups: dict[str, list[Said]] = {}
    for one in said:
        groups.setdefault(one.parts[0].article, []).append(one)
    return tuple(_unite(pieces) for pieces in groups.values())


def list_repeats(said: Sequence[Said], united: Said) -> tuple[Said, ...]:
    """What the article of a united printing prints of it once more in words that are not quite the same, a standfirst
    say, or tells in its own: beside it, since joined to it nobody said that."""
    pieces = [one for one in said if one.parts[0].article == united.parts[0].article]
    spoken = _list_spoken(pieces)
    _, repeats = _sort_pieces(spoken)
    return (*repeats, *(one for one in pieces if one not in spoken))


def _list_spoken(pieces: list[Said]) -> list[Said]:
    """Those in marks, where there are any."""
    return [one for one in pieces if one.quotation.found.form == "direct"] or pieces


def _unite(pieces: list[Said]) -> Said:
    kept, _ = _sort_pieces(_list_spoken(pieces))
    kept.sort(key=lambda one: one.parts[0].span)
    return replace(kept[0], parts=tuple(part for one in kept for part in one.parts))


def _sort_pieces(pieces: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """The pieces of one utterance, and those that give another piece again with a word more or less. What another
    piece has to the letter is neither."""
    words = [tuple(map(read_word, WORD.findall(_join(one)))) for one in pieces]
    kept, repeats = [], []
    for at, one in enumerate(pieces):
        shared = [
            _share(words[at], words[other])
            for other in range(len(pieces))
            if other != at and (len(words[at]), other) < (len(words[other]), at)
        ]
        if max(shared, default=0) < _REPEATED:
            kept.append(one)
        elif max(shared) < 1:
            repeats.append(one)
    return kept, repeats


_REPEATED = 0.8
"""Share of a piece's words from which another piece has the same."""
_LEAST = 4
"""Words below which only the same words are the same."""


def _share(some: tuple[str, ...], more: tuple[str, ...]) -> float:
    """How much of `some` stands in `more` in a row, a word more or less apart.

    >>> _share(("a", "gun", "to", "head", "of", "it"), ("with", "a", "gun", "to", "the", "head", "of", "it", "all"))
    0.9
    >>> _share(("a", "gun"), ("a", "big", "gun")), _share(("a", "gun"), ("not", "a", "gun"))
    (0.0, 1.0)
    """
    if any(more[at : at + len(some)] == some for at in range(len(more))):
        return 1.0
    best = 0.0
    for at in range(len(more) if len(some) >= _LEAST else 0):
        window = more[at : at + len(some) + 1]
        row = [0] * (len(window) + 1)
        for word in some:
            before = 0
            for place, other in enumerate(window, start=1):
                before, row[place] = row[place], before + 1 if word == other else max(row[place], row[place - 1])
        best = max(best, row[-1] / len(some))
    return min(best, 0.9)


def _show_speaker(here: Here, printing: Printing) -> Link | None:
    """The statement's speaker, else the one whom any printing names."""
    if printing.speaker is not None:
        return link_label(here, printing.speaker)
    known = {said.speaker for said in printing.said} - {None}
    if len(known) == 1:
        return maybe_link(here, known.pop())
    return next((speaker for said in printing.said if (speaker := show_speaker(here, said)) is not None), None)


def _tell_base(said: Sequence[Said], words: Words) -> str:
    """That of one day the first by name is the earliest nobody knows."""
    first, *others = [one.parts[0].published for one in said]
    early = first is not None and all(other is not None and first.last < other.first for other in others)
    return words.printing_earliest if early else words.printing_base


def _attribute(here: Here, speaker: Link | None, said: Said, view: PrintedView) -> PrintedView:
    """An office and who speaks for it, a person and a paper of theirs: both are said, each where it is printed."""
    own = show_speaker(here, said) or Link(here.words.unattributed, "")
    return view if speaker is None or own.text == speaker.text else replace(view, attributed=own)


def _show_related(here: Here, said: Said) -> PrintedView:
    told = "" if said.quotation.found.form == "direct" else here.words.in_own_words
    return PrintedView(show_said(here, said), _show_words(here, said), compared=False, size=told)


def _join(said: Said) -> str:
    return " ".join(_list_pieces(said))


def _list_pieces(said: Said) -> list[str]:
    return [part.block.text[part.span.start : part.span.end] for part in said.parts]


def _show_words(here: Here, said: Said) -> Html:
    return render_inline(Block("paragraph", _close_pieces(here, said)), cut=tell_cut(here.words))


def _close_pieces(here: Here, said: Said) -> str:
    """The pieces each in marks of its own, but for the outermost ones: between them the article has its own words."""
    opens, closes = here.words.quote_marks
    return (f"{closes} {opens}" if said.quotation.found.form == "direct" else " … ").join(_list_pieces(said))


def _is_whole(said: Said) -> bool:
    """Are these the speaker's own words, all of them shown?"""
    return said.quotation.found.form == "direct" and not is_withheld(_join(said))


def _show_printed(here: Here, base: Said, said: Said, size: int | None, most: int) -> PrintedView:
    words = here.words
    view = show_said(here, said)
    told = words.in_own_words if said.quotation.found.form != "direct" else ""
    if size is not None:
        told = count(size, words.n_words, words)
        told = words.quotes_most.format(told) if size == most else told
    if said is base:
        return PrintedView(view, _show_words(here, said), base=True, size=told)
    foreign = said.parts[0].language != base.parts[0].language
    if foreign or not _is_whole(said) or is_withheld(_join(base)):
        return PrintedView(view, _show_words(here, said), compared=False, foreign=foreign, size=told)
    merged, marks = merge_words(_join(base), _close_pieces(here, said))
    say = {"del": words.left_out, "ins": words.only_here}
    spoken = [replace(mark, attributes=(("data-say", say[mark.tag]),)) for mark in marks]
    return PrintedView(view, render_inline(Block("paragraph", merged), spoken), same=not marks, size=told)


def _tell_cuts(
    here: Here, printing: Printing, whole: Sequence[Said], base: Said, one: Said, view: PrintedView
) -> PrintedView:
    """With what another printing shows to be cut away from it, that which shows most. A copy that may have altered
    words shows nothing, and what is withheld may be what seems to be missing."""
    article = one.parts[0].article
    beside = [_join(s) for s in (*printing.said, *printing.beside) if s.parts[0].article == article]
    if one not in whole or any(map(is_withheld, beside)):
        return view
    own = set(_list_pieces(one))
    elsewhere = [text for text in beside if text not in own]
    best: tuple[int, Said, tuple[Cut, ...]] | None = None
    for other in whole:
        first = other.parts[0]
        told = other is not one and first.language == one.parts[0].language and first.origin.copy.kind != "altered"
        cuts = find_cuts(_join(other), _list_pieces(one), elsewhere) if told else ()
        size = sum(cut.words for cut in cuts)
        if size > (best[0] if best else 0):
            best = size, other, cuts
    if best is None:
        return view
    _, fuller, cuts = best
    words, source = here.words, _name_source(here, fuller.parts[0])
    hidden = view.base or fuller is not base  # else the words themselves stand there, struck out
    return replace(
        view,
        cuts=tuple(
            look_up(words.cuts_between if cut.whole else words.cuts, cut.kind).format(
                count(cut.words, words.n_words, words), source
            )
            for cut in cuts
        ),
        opens=hidden and cuts[0].kind == "start",
        closes=hidden and cuts[-1].kind == "end",
    )


def _name_source(here: Here, cited: Cited) -> str:
    """As short as it can be said; an article of no stated source by its title."""
    if find_head(cited.origin) is None:
        return put_in_marks(cited.title, here.words)
    return show_origin(cited.origin, here.words).short


def merge_words(old: str, new: str) -> tuple[str, tuple[Mark, ...]]:
    """Both wordings in one text: words that only `old` has are deleted, words that only `new` has inserted. A spelling
    of marks or of a house is no difference.

    >>> text, marks = merge_words("We will wait here.", "“We will not wait.”")
    >>> text, [(m.tag, text[m.start : m.end]) for m in marks]
    ('“We will not wait here.”', [('ins', 'not'), ('del', 'here')])
    """
    merged = ""
    marks: list[Mark] = []
    at = 0
    for edit in diff_words(old, new):
        start, end = edit.right
        gone = old[slice(*edit.left)] if edit.kind in ("left", "changed") else ""
        adds = edit.kind in ("right", "changed") and WORD.search(new, start, end)  # a sign for a gap adds nothing
        merged += new[at:start] if end > start else ""
        for text, tag in ((gone, "del"), (new[start:end], "ins" if adds else "")):
            if not text:
                continue
            if merged and (merged[-1].isalnum() or merged[-1] in ",;:.!?") and text[0].isalnum():
                merged += " "
            if tag:
                marks.append(Mark(len(merged), len(merged) + len(text), tag))
            merged += text
        at = max(at, end)
    return merged + new[at:], tuple(marks)
