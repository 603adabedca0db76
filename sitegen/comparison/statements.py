"""Groups the printings of one thing said once. Two things said on different occasions stay apart, however alike they
sound, and are related; nothing is grouped on the strength of a topic alone."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.distance import LCSseq

from sitegen.comparison.accounts import Account, name_speaker
from sitegen.comparison.stems import read_word, see, spell, tell
from sitegen.model import Block, Member, Mention, Quotation, Resolved, Span, Statement
from sitegen.text import WORD

_RUN = 4
"""Words in sequence that two printings of one statement share at least, unless one is shorter and wholly shared."""
_EDITED = 8
"""Words of the shorter printing, at least, for a statement that is edited throughout, and"""
_IN_ORDER = 80
"""percent of them that stand in the other in the same order."""
_TELLING = 2
"""Telling words among the shared ones, at least."""
_UNATTRIBUTED = 7
"""Words in sequence that join a printing without speaker to one with."""
_SOUND = 3
"""Telling words that two statements of one speaker share to be called alike."""
_COMMON = 40
"""Printings that have a sequence beyond which it proposes nothing."""
_NO_OCCASION = frozenset("sunday monday tuesday wednesday thursday friday saturday mr mrs ms the a an in on at".split())


class Saying(Struct, frozen=True):
    """A quotation made ready to be compared."""

    article: str
    quotation: str
    speaker: str
    actor: str
    words: tuple[str, ...]
    telling: tuple[str, ...]
    occasion: tuple[str, ...]
    """Names in the venue and the addressee, folded: what sets one interview apart from another."""
    meeting: str
    day: str
    direct: bool
    span: Span
    venue: Span | None = None
    nested: bool = False
    anchors: tuple[str, ...] = ()
    """Numbers and records named in the words themselves: what a translation keeps."""


def read_sayings(blocks: tuple[Block, ...], resolved: Resolved) -> tuple[Saying, ...]:
    """An article's quotations, in order."""
    found = []
    named: dict[int, list[Mention]] = defaultdict(list)
    for mention in resolved.mentions:
        named[mention.span.block].append(mention)
    for quotation in resolved.quotations:
        parts = quotation.found.parts
        text = " ".join(blocks[part.block].text[part.start : part.end] for part in parts)
        seen = [see(raw) for raw in WORD.findall(text)]
        words = tuple([word.printed for word in seen])
        telling = sorted({word.told[0] for word in seen if word.told})
        found.append(
            Saying(
                resolved.article,
                quotation.id,
                name_speaker(blocks, quotation),
                quotation.speaker,
                words,
                tuple(telling),
                _name_occasion(blocks, quotation),
                quotation.occasion,
                quotation.said_on,
                quotation.found.form == "direct",
                parts[0],
                quotation.found.venue,
                quotation.found.inside >= 0,
                _list_anchors(parts, words, named),
            )
        )
    return tuple(_share_occasion(found))


def _list_anchors(parts: tuple[Span, ...], words: tuple[str, ...], named: dict[int, list[Mention]]) -> tuple[str, ...]:
    inside = {
        "%" + mention.target
        for part in parts
        for mention in named.get(part.block, ())
        if mention.kind == "actor" and part.start <= mention.span.start and mention.span.end <= part.end
    }
    numbers = {re.sub(r"\D", "", word) for word in words if word[:1].isdigit()}
    return tuple(sorted(inside | numbers))


def are_translations(one: Saying, other: Saying) -> bool:
    """May two quotations in different languages be one statement? One speaker, one day or meeting, and in the words
    themselves the same numbers and names, two at least."""
    if not one.actor or one.actor != other.actor or not (one.direct and other.direct) or one.nested or other.nested:
        return False
    once = (one.meeting and one.meeting == other.meeting) or (one.day and one.day == other.day)
    if not once or _apart(one, other):
        return False
    shorter, longer = sorted((len(one.words), len(other.words)))
    return one.anchors == other.anchors and len(one.anchors) > 1 and longer <= 2 * shorter


def _translate(every: list[Saying], leader: list[int], languages: dict[str, str]) -> None:
    """Joins a statement with its printing in another language, where each fits the other alone."""
    by_anchors: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for place, saying in enumerate(every):
        if saying.actor and len(saying.anchors) > 1:
            by_anchors[saying.actor, saying.anchors].append(place)
    for key in sorted(by_anchors):
        for a, b in combinations(by_anchors[key][:_COMMON], 2):
            left, right = languages[every[a].article], languages[every[b].article]
            if left and right and left != right and are_translations(every[a], every[b]):
                fits = [
                    c
                    for c in by_anchors[key]
                    if c not in (a, b) and any(are_translations(every[c], every[d]) for d in (a, b))
                    and _find(leader, c) not in (_find(leader, a), _find(leader, b))
                ]  # fmt: skip
                if not fits and not _clash(every, leader, a, b):
                    _join(leader, a, b)


def _share_occasion(said: list[Saying]) -> list[Saying]:
    """What one speaker says in one paragraph is said on one occasion, wherever in it the occasion is named."""
    named: dict[tuple[str, int], set[tuple[str, ...]]] = defaultdict(set)
    for saying in said:
        if saying.occasion and saying.speaker:
            named[saying.speaker, saying.span.block].add(saying.occasion)
    return [
        replace(saying, occasion=min(known))
        if not saying.occasion and len(known := named.get((saying.speaker, saying.span.block), set())) == 1
        else saying
        for saying in said
    ]


def _name_occasion(blocks: tuple[Block, ...], quotation: Quotation) -> tuple[str, ...]:
    names: set[str] = set()
    for span in (quotation.found.venue, quotation.found.addressee):
        if span is not None:
            text = blocks[span.block].text[span.start : span.end]
            names.update(read_word(m.group()) for m in re.finditer(r"[A-Z][\w.]*[\w]", text))
    return tuple(sorted(spell(name) for name in names - _NO_OCCASION))


def group_statements(accounts: tuple[Account, ...], sayings: tuple[tuple[Saying, ...], ...]) -> tuple[Statement, ...]:
    """Every quotation that is not nested in exactly one statement, nested ones in their own; sorted by id."""
    order = {account.id: _when(account) for account in accounts}
    every = sorted(
        (saying for said in sayings for saying in said),
        key=lambda s: (order[s.article], s.article, s.span, s.quotation),
    )
    leader = list(range(len(every)))
    alike: set[tuple[int, int]] = set()
    for a, b in _propose(every):
        verdict = _same(every[a], every[b])
        if verdict == "same" and not _clash(every, leader, a, b):
            _join(leader, a, b)
        elif verdict:
            alike.add((a, b))
    languages = {account.id: account.language for account in accounts}
    if len(set(languages.values()) - {""}) > 1:
        _translate(every, leader, languages)
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(len(every)):
        groups[_find(leader, place)].append(place)
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in alike:
        first, second = _find(leader, a), _find(leader, b)
        if first != second:
            near[first].add(second)
            near[second].add(first)
    statements = []
    for first in groups:
        members = [every[place] for place in groups[first]]
        venue = next(((m.article, m.venue) for m in members if m.venue is not None), None)
        statements.append(
            Statement(
                members[0].quotation,
                tuple(m.quotation for m in members),
                next((m.actor for m in members if m.actor), ""),
                next((m.day for m in members if m.day), ""),
                Member(*venue) if venue else None,
                tuple(sorted(every[other].quotation for other in near[first])),
            )
        )
    return tuple(sorted(statements, key=lambda statement: statement.id))


def _when(account: Account) -> str:
    return account.published.first if account.published else "9999"


def _find(leader: list[int], place: int) -> int:
    while leader[place] != place:
        place = leader[place]
    return place


def _join(leader: list[int], a: int, b: int) -> None:
    first, second = sorted((_find(leader, a), _find(leader, b)))
    leader[second] = first


def _clash(every: list[Saying], leader: list[int], a: int, b: int) -> bool:
    """Would the two groups' members name different occasions?"""
    first, second = _find(leader, a), _find(leader, b)
    ours = [s for place, s in enumerate(every) if _find(leader, place) == first]
    theirs = [s for place, s in enumerate(every) if _find(leader, place) == second]
    return any(_apart(s, t) for s in ours for t in theirs)


def _propose(every: list[Saying]) -> list[tuple[int, int]]:
    """Pairs that share a run of words, or one speaker and telling words. Strongest first: longest shared run."""
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    themes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, saying in enumerate(every):
        words = saying.words
        for at in range(len(words) - _RUN + 1):
            runs[words[at : at + _RUN]].append(place)
        if saying.speaker:
            for stem in saying.telling:
                themes[saying.speaker, stem].append(place)
    pairs: set[tuple[int, int]] = set()
    for places in runs.values():
        if 1 < len(places) <= _COMMON:
            pairs.update((a, b) for i, a in enumerate(places) for b in places[i + 1 :] if a != b)
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for places in themes.values():
        if 1 < len(places) <= _COMMON:
            for i, a in enumerate(places):
                for b in places[i + 1 :]:
                    counts[a, b] += 1
    for (a, b), count in counts.items():
        if count >= _SOUND or count >= min(_TELLING, len(every[a].telling), len(every[b].telling)) == _TELLING:
            pairs.add((a, b))
    return sorted(pairs, key=lambda pair: (every[pair[0]].article != every[pair[1]].article, pair))


def _apart(a: Saying, b: Saying) -> bool:
    """Were the two said on occasions that the articles tell apart?"""
    if a.occasion and b.occasion and not set(a.occasion) & set(b.occasion):
        return True
    if a.meeting and b.meeting and a.meeting != b.meeting:
        return True
    return bool(a.day and b.day and "/" not in a.day + b.day and a.day != b.day)


def _same(a: Saying, b: Saying) -> str:
    """`same` for two printings of one statement, `alike` for two that sound alike, else nothing."""
    if a.actor and b.actor and a.actor != b.actor:
        return ""
    known = a.speaker == b.speaker != ""
    match = SequenceMatcher(None, a.words, b.words, autojunk=False).find_longest_match()
    run = match.size
    shared = a.words[match.a : match.a + run]
    telling = sum(1 for word in shared if tell(word))
    if not known:
        needed = _RUN + 1 if a.article == b.article else _UNATTRIBUTED
        return "same" if run >= needed and telling >= _TELLING and not _apart(a, b) else ""
    shorter = min(len(a.words), len(b.words))
    whole = run == shorter and telling >= _TELLING
    edited = shorter >= _EDITED and LCSseq.similarity(a.words, b.words) * 100 >= _IN_ORDER * shorter
    if (run >= _RUN and telling >= _TELLING) or whole or edited:
        if _apart(a, b):
            return "alike"
        if run >= _RUN + 2 or whole or edited or run * 2 >= shorter:
            return "same"
        return "alike"
    common = len(set(a.telling) & set(b.telling))
    enough = common >= _SOUND and common * 2 >= min(len(a.telling), len(b.telling))
    return "alike" if enough and a.article != b.article else ""
