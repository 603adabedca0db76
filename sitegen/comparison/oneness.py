"""Whether two accounts tell of one act: who takes part, on what, and what stands around it must say so, not the act
alone. It says nothing of what they disagree on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from sitegen.comparison.acts import ACT_STEMS, MARKS
from sitegen.comparison.clauses import NO_NAMES
from sitegen.comparison.deeds import Deed
from sitegen.comparison.parts import Part
from sitegen.comparison.scene import Scene
from sitegen.comparison.stems import is_common, read_word, tell
from sitegen.comparison.stories import STORY
from sitegen.memo import cut_runs, know_run
from sitegen.model import Block, Mention, Span
from sitegen.text import WORD

_ANYBODY = frozenset("sid parti both team deleg either anyon anybody nobody candid".split())
"""Nouns that stand for whoever it is."""
_MUTUAL = frozenset(("marry", "meet"))
"""Acts of several, who are all named or not."""


class Around(Struct, frozen=True, gc=False):
    """What stands around an act in its article."""

    names: frozenset[str]
    """In the paragraph."""
    stems: frozenset[str]
    """In the sentence, beside the act and those who take part."""
    meetings: frozenset[str]
    """Of the records, named in the sentence."""


class Told(Struct, frozen=True, gc=False):
    """An act in an article, with what stands around it."""

    article: str
    deed: Deed
    around: Around
    rows: frozenset[str]
    """That the sentence stands in."""


def tell_deeds(
    scene: Scene, wanted: Iterable[tuple[str, Deed]], rows: dict[tuple[str, int], list[tuple[Span, str]]]
) -> dict[tuple[str, Deed], Told]:
    """`wanted` are acts, each with its article; what stands around them is read by runs of articles."""
    deeds: defaultdict[str, list[Deed]] = defaultdict(list)
    for article, deed in dict.fromkeys(wanted):
        deeds[article].append(deed)
    articles = sorted(deeds)
    calls = []
    for run in cut_runs(articles):
        some = [(scene.accounts[one], tuple(sorted(deeds[one], key=_place))) for one in articles[run]]
        marks = [(scene.memo.mark((account.blocks, account.resolved)), acts) for account, acts in some]
        read = tuple([(account.blocks, account.resolved.mentions, acts) for account, acts in some])
        calls.append((know_run(read, marks),))
    told: dict[tuple[str, Deed], Told] = {}
    found = [one for several in scene.memo.map(read_around, calls) for one in several]
    for article, several in zip(articles, found, strict=True):
        for deed, around in zip(sorted(deeds[article], key=_place), several, strict=True):
            at = deed.verb
            standing = rows.get((article, deed.span.block), ())
            held = frozenset([row for member, row in standing if member.start <= at.start < member.end])
            told[article, deed] = Told(article, deed, around, held)
    return told


def _place(deed: Deed) -> tuple[Span, str]:
    return deed.verb, deed.act


def read_around(
    articles: tuple[tuple[tuple[Block, ...], tuple[Mention, ...], tuple[Deed, ...]], ...],
) -> tuple[tuple[Around, ...], ...]:
    """Of some articles' acts, article by article."""
    return tuple([tuple([_read_around(blocks, every, deed) for deed in deeds]) for blocks, every, deeds in articles])


def _read_around(blocks: tuple[Block, ...], every: tuple[Mention, ...], deed: Deed) -> Around:
    span = deed.span
    text = blocks[span.block].text
    mentions = [m for m in every if m.kind == "actor" and m.span.block == span.block]
    names = {"%" + m.target for m in mentions}
    stems: set[str] = set()
    ends = {m.span.start: m.span.end for m in sorted(mentions, key=lambda m: m.span.end)}
    starts, covered = sorted(ends, reverse=True), 0
    for start, stem, name in _read_words(text):
        while starts and starts[-1] <= start:
            covered = max(covered, ends[starts.pop()])
        if start < covered:
            continue
        if name:
            names.add("%" + stem)
        elif span.start <= start < span.end:
            stems.add(stem)
    for part in (deed.doer, deed.upon):
        if part is not None:
            stems.difference_update(part.head)
    meetings = {
        m.target
        for m in every
        if m.kind == "meeting" and m.span.block == span.block and span.start <= m.span.start < span.end
    }
    return Around(frozenset(names), frozenset(stems - ACT_STEMS), frozenset(meetings))


@lru_cache(maxsize=1024)
def _read_words(text: str) -> tuple[tuple[int, str, bool], ...]:
    """Place and stem of each telling word, and whether it is a name."""
    words: list[tuple[int, str, bool]] = []
    for match in WORD.finditer(text):
        told = tell(word := read_word(match.group()))
        if not told:
            continue
        if match.group()[0].isupper():
            # The first word of a sentence is a name only where it is one in the middle of another.
            if word not in NO_NAMES and text[match.start() - 2 : match.start() - 1] not in ("", ".", "!", "?"):
                words.append((match.start(), told[0], True))
        elif not is_common(told[0]):
            words.append((match.start(), told[0], False))
    return tuple(words)


# ---------------------------------------------------------------- one act or two


def may_be_one(a: Deed, b: Deed) -> bool:
    """Could two accounts tell of one act, by those who take part alone? Most that share a word could not, and what
    stands around them need not be read."""
    doers, upons = compare_parts(a.doer, b.doer), compare_parts(a.upon, b.upon)
    if upons == "other" or (a.day and b.day and a.day != b.day and a.so != b.so):
        return False
    if doers == "other":
        return "a" in MARKS[a.act] and upons == "same" and any(_is_definite(one) for one in (a, b))
    if upons != "same" and doers != "same":
        return bool({*a.towns, *a.rooms} & {*b.towns, *b.rooms})
    # One that is said to do it to something, the other without a word of what: only where the name is the same.
    return upons == "same" or (a.upon is None) == (b.upon is None) or bool(a.doer and a.doer.names)


def _is_definite(deed: Deed) -> bool:
    return deed.upon is not None and deed.upon.definite


def is_one_act(a: Told, b: Told, one_story: bool) -> bool:
    """Do two accounts tell of one act, whatever they say of it? Of two that may be one."""
    doers, upons = compare_parts(a.deed.doer, b.deed.doer), compare_parts(a.deed.upon, b.deed.upon)
    ours, theirs = (
        {name for part in (one.deed.doer, one.deed.upon) if part is not None for name in part.names} for one in (a, b)
    )
    own = (ours | theirs if doers == "other" else ours & theirs) | {
        "%" + stem for stem in _list_heads(a.deed) | _list_heads(b.deed)
    }
    here, there = a.around, b.around
    rest = len((here.names & there.names) - own) + len(here.stems & there.stems) + one_story + 2 * bool(a.rows & b.rows)
    if here.meetings and there.meetings and here.meetings.isdisjoint(there.meetings):
        return False
    if a.deed.act in _MUTUAL and len(ours) > 1 and len(theirs) > 1 and ours != theirs:
        return False
    days = a.deed.day, b.deed.day
    rest += bool(days[0]) and days[0] == days[1]
    if doers == "other":
        definite = [_is_definite(one.deed) for one in (a, b)]
        # "The evacuation" is the one that both tell of, "the match" one of several.
        telling = a.deed.upon is not None and a.deed.upon.head and not is_common(a.deed.upon.head[0])
        return rest >= (3 if not all(definite) else 1 if one_story and telling else 2)
    if upons == "same":
        one = {*a.deed.upon.names} & {*b.deed.upon.names} if a.deed.upon and b.deed.upon else ()
        return rest >= (1 if doers == "same" or one else 2)
    if doers != "same":
        return bool(a.rows & b.rows) and rest > STORY
    assert a.deed.doer is not None
    named = bool(a.deed.doer.names)
    head = a.deed.doer.head[0] if a.deed.doer.head else ""
    alone = one_story and a.deed.doer.definite and not named and bool(head) and not is_common(head)
    return rest >= (1 if alone and b.deed.doer is not None and b.deed.doer.definite else 2)


def _list_heads(deed: Deed) -> set[str]:
    return {part.head[0] for part in (deed.doer, deed.upon) if part is not None and part.head}


def compare_parts(a: Part | None, b: Part | None) -> str:
    """Are two the same, or another? Nothing where one of them is not told."""
    if a is None or b is None:
        return ""
    if a.names and b.names:
        return "same" if set(a.names) & set(b.names) else "other"
    if set(a.head) & set(b.head):
        if bool(a.whose) != bool(b.whose):
            return ""  # "the council", and "the council of Orrin"
        return "other" if a.whose and set(a.whose).isdisjoint(b.whose) else "same"
    if not (a.head and b.head) or not _ANYBODY.isdisjoint((*a.head, *b.head)):
        return ""
    return "other"
