"""Where accounts choose other words for one thing: what the topics declare as rivals, and what news writers choose
between. The words of an altered copy decide nothing."""

from __future__ import annotations

import re
from collections import defaultdict

from sitegen.comparison.accounts import find_unit
from sitegen.comparison.scene import OWN_WORDS, WEIGHT, Scene, are_several, holds, make_discrepancy
from sitegen.comparison.wording import Use, find_rivals, find_variants, is_ours, list_variants
from sitegen.model import Discrepancy, Member, Reading, Span


def differ_in_variants(scene: Scene) -> list[Discrepancy]:
    """Rival words that a topic declares."""
    found = []
    for topic, variants in list_variants(scene.topics):
        uses: list[Use] = []
        for article, block in sorted(_list_blocks(scene, topic)):
            uses.extend(find_variants(scene.accounts[article], block, variants))
        naming = _use_in_names(scene, topic, variants)
        if naming:
            # Words for a meeting: elsewhere in the paragraph they may name another, but not in a speaker's own mouth.
            uses = sorted({*naming, *(use for use in uses if use.refused or (use.direct and _is_told_of(scene, use)))})
        else:
            uses.extend(_use_in_rows(scene, variants, uses))
        mixed = _mix(scene, uses, variants)
        if naming:
            mixed = {article: _keep_near(scene, topic, own) for article, own in mixed.items()}
        found.extend(_choose(scene, uses, f"topic:{topic}", WEIGHT["wording"], "", mixed))
    return found


def _mix(scene: Scene, uses: list[Use], variants: tuple[str, ...]) -> dict[str, list[Use]]:
    """Articles whose writers use two of the words themselves, wherever in the text, with all of their uses: they choose
    neither."""
    if len({use.word for use in uses}) < 2:
        return {}
    found: dict[str, list[Use]] = {}
    for article in sorted({use.member.article for use in uses}):
        account = scene.accounts[article]
        own = [
            use
            for block in range(1, len(account.blocks))
            for use in find_variants(account, block, variants)
            if not use.direct and not use.refused
        ]
        if len({use.word for use in own}) > 1:
            found[article] = own
    return found


def _keep_near(scene: Scene, topic: str, uses: list[Use]) -> list[Use]:
    """Uses of one article in paragraphs that name a meeting on whose agenda the topic is: elsewhere the words may be
    for other meetings."""
    meetings = {meeting.id for meeting in scene.meetings if topic in meeting.about}
    blocks = {
        (use.member.article, mention.span.block)
        for use in uses[:1]
        for mention in scene.accounts[use.member.article].resolved.mentions
        if mention.kind == "meeting" and mention.target in meetings
    }
    return [use for use in uses if (use.member.article, use.member.span.block) in blocks]


def _use_in_rows(scene: Scene, variants: tuple[str, ...], known: list[Use]) -> list[Use]:
    """Uses of declared variants outside the topic's paragraphs, in a row that reports what a known use reports."""
    spans = {use.member for use in known}
    found: list[Use] = []
    for passage in scene.passages:
        if scene.frames.get(passage.id, "") and any(
            holds(m, u.article, u.span) for m in passage.members for u in spans
        ):
            for member in passage.members:
                for use in find_variants(scene.accounts[member.article], member.span.block, variants):
                    if use.member not in spans and holds(member, use.member.article, use.member.span):
                        spans.add(use.member)
                        found.append(use)
    return found


def _list_blocks(scene: Scene, topic: str) -> set[tuple[str, int]]:
    """Paragraphs with a passage on the topic, or with a sentence too short to be one."""
    return {(article, span.block) for article, span in scene.places_on(topic)} | {
        (article, span.block) for article, span in scene.topical.mentions.get(topic, ()) if span.block > 0
    }


def _use_in_names(scene: Scene, topic: str, variants: tuple[str, ...]) -> list[Use]:
    """Uses in words that name a meeting on whose agenda the topic is: what a source calls it."""
    meetings = {meeting.id for meeting in scene.meetings if topic in meeting.about}
    found: list[Use] = []
    for article in sorted(scene.features):
        account = scene.accounts[article]
        for mention in account.resolved.mentions:
            if mention.kind == "meeting" and mention.target in meetings:
                found.extend(
                    use
                    for use in find_variants(account, mention.span.block, variants)
                    if holds(Member(article, mention.span), article, use.member.span)
                )
    return found


def differ_in_rivals(scene: Scene) -> list[Discrepancy]:
    """Words between which news writers choose, in passages that report the same thing."""
    declared = {frozenset(variants) for _, variants in list_variants(scene.topics)}
    sets: dict[tuple[str, str], list[Use]] = defaultdict(list)
    known = _list_rivals(scene)
    for passage in scene.passages:
        if passage.kind == "fact":
            for member in passage.members:
                for name, use in known.get(member, ()):
                    sets[passage.id, name].append(use)
    # Rows of one topic hold the words for one thing: together they are one difference.
    rows: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for (passage_id, name), uses in sorted(sets.items()):
        if not _fits(scene, passage_id, name) or any(_covers(variants, uses) for variants in declared):
            continue
        row = scene.kept.get(passage_id, passage_id)
        about = next((f"topic:{topic.id}" for topic in scene.topics if row == f"topic-{topic.id}"), f"passage:{row}")
        rows[about, name].extend(_of_one_thing(scene, [use for use in uses if not _is_offered(scene, use)]))
    found = []
    seen: set[tuple[Member, ...]] = set()
    for (about, _), uses in sorted(rows.items()):
        for discrepancy in _choose(scene, sorted(set(uses)), about, WEIGHT["wording"] - OWN_WORDS, ""):
            key = tuple(m for r in discrepancy.readings for m in r.members)
            if key not in seen:
                seen.add(key)
                found.append(discrepancy)
    return found


_TOLD_OF = re.compile(r"\b(?:be|been|being|is|are|was|were|call(?:ed|s)?)\b(?: [\w’'-]+){0,3} $", re.IGNORECASE)


def _is_told_of(scene: Scene, use: Use) -> bool:
    """Does the speaker say that it was one, as in "today was a discussion"?"""
    span = use.member.span
    text = scene.accounts[use.member.article].blocks[span.block].text
    return _TOLD_OF.search(text, max(0, span.start - _SENTENCE), span.start) is not None


_OFFERED = re.compile(
    r"\b(?:discuss|explor|negotiat|open to|prepared to|ready to|willing)[a-z]*\b[^.;!?]*$", re.IGNORECASE
)


def _is_offered(scene: Scene, use: Use) -> bool:
    """Is it what somebody is ready to talk of, or not? It is no word for what another demands."""
    span = use.member.span
    text = scene.accounts[use.member.article].blocks[span.block].text
    return _OFFERED.search(text, max(0, span.start - _SENTENCE), span.start) is not None


_SENTENCE = 200
"""Code points before a word in which its sentence tells that it is offered."""


def _of_one_thing(scene: Scene, uses: list[Use]) -> list[Use]:
    """Those in whose passages a name stands that another has too: what is annexed is told by its name."""
    counts: dict[str, int] = defaultdict(int)
    named: list[tuple[str, ...]] = []
    for use in uses:
        unit = find_unit(scene.features[use.member.article].units, use.member.span)
        named.append(unit.names if unit is not None else ())
    for names in named:
        for name in names:
            counts[name] += 1
    return [use for use, names in zip(uses, named, strict=True) if any(counts[name] > 1 for name in names)]


def _list_rivals(scene: Scene) -> dict[Member, tuple[tuple[str, Use], ...]]:
    """Rival words of each passage that stands in a row of facts."""
    wanted: dict[str, set[Span]] = defaultdict(set)
    for passage in scene.passages:
        # Only where rival words can be the point of a row are they looked for at all.
        if passage.kind == "fact" and scene.frames.get(passage.id, "") in _POINTED:
            for member in passage.members:
                if scene.units.get((member.article, member.span)) is not None:
                    wanted[member.article].add(member.span)
    articles = sorted(wanted)
    accounts = [scene.accounts[article] for article in articles]
    spans = [tuple(sorted(wanted[article])) for article in articles]
    calls = [(a.blocks, a.resolved, some) for a, some in zip(accounts, spans, strict=True)]
    return {
        Member(article, span): uses
        for article, some, found in zip(articles, spans, scene.memo.map(find_rivals, calls), strict=True)
        for span, uses in zip(some, found, strict=True)
        if uses
    }


_RIVAL_FRAMES = {
    "annex": ("annexation",),
    "assurance": ("guarantee",),
    "limit": ("force-withdrawal",),
    "withdrawal": ("force-withdrawal",),
}
"""Rival words that are the point of a frame: in other passages they may name something else."""
_POINTED = frozenset(name for frames in _RIVAL_FRAMES.values() for name in frames)


def _fits(scene: Scene, passage: str, name: str) -> bool:
    frame = scene.frames.get(passage, "")
    return frame in _RIVAL_FRAMES[name] if name in _RIVAL_FRAMES else False


def _covers(variants: frozenset[str], uses: list[Use]) -> bool:
    return any(use.shown.lower() in variants for use in uses)


def _choose(
    scene: Scene, uses: list[Use], about: str, weight: int, note: str, mixed: dict[str, list[Use]] | None = None
) -> list[Discrepancy]:
    """One discrepancy of the words that different voices use, and of those that one of them uses and another refuses.
    An altered copy decides nothing: without its words, two sides must stand. Nor does one of the `mixed`, who are shown
    with both of their words, unless somebody refuses the word."""
    mixed = mixed or {}
    uses = [use for use in uses if not is_ours(scene.accounts[use.member.article], use)]
    if mixed:
        against = {use.word for use in uses if use.refused}
        decisive = [u for u in uses if u.direct or u.refused or u.word in against or u.member.article not in mixed]
        if not _choose(scene, decisive, about, weight, note):
            return []
        told = {use.word for use in uses}
        known = {(use.word, use.member.article) for use in uses if not use.direct and not use.refused}
        further = [use for own in mixed.values() for use in own if (use.word, use.member.article) not in known]
        uses = sorted({*uses, *(use for use in further if use.word in told)})
        weight -= OWN_WORDS
    words: dict[str, list[Use]] = defaultdict(list)
    refused: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        (refused if use.refused else words)[use.word].append(use)
    if not _decide(scene, words, refused):
        return []
    readings = [_read_uses(found) for _, found in sorted(words.items())]
    # A word that is refused and that nobody uses is no side of its own.
    readings += [_read_uses(found, scene) for word, found in sorted(refused.items()) if word in words]
    if not are_several(scene, readings):
        return []
    return [make_discrepancy(scene, "wording", about, readings, weight, note)]


def _decide(scene: Scene, words: dict[str, list[Use]], refused: dict[str, list[Use]]) -> bool:
    """Do two voices choose between the words? One that uses both chooses neither; a word that an altered copy alone
    has counts only where another article refuses it."""
    faithful = {
        word: [u for u in found if u.member.article not in scene.altered or refused.get(word)]
        for word, found in words.items()
    }
    voices = {w: {scene.voice[u.member.article] for u in found} for w, found in faithful.items() if found}
    if any(voices[a] - voices[b] and voices[b] - voices[a] for a in sorted(voices) for b in sorted(voices) if a < b):
        return True
    against = {w: {u.member.article for u in found} - scene.altered for w, found in refused.items()}
    return any(
        {scene.voice[article] for article in against.get(word, ())} - voices[word]
        for word in sorted(voices)
        if len(words) > 1
    )


_ARTICLE = re.compile(r"\ban? $", re.IGNORECASE)


def _read_uses(uses: list[Use], refused_in: Scene | None = None) -> Reading:
    """The word as it stands; one that is refused with "not" and its article: "not a negotiation"."""
    first = min(uses, key=lambda use: (use.shown.lower(), use.member))
    shown = first.shown.lower()
    members = tuple(sorted({use.member for use in uses}))
    if refused_in is not None:
        span = first.member.span
        article = _ARTICLE.search(refused_in.accounts[first.member.article].blocks[span.block].text[: span.start])
        shown = f"not {article.group().lower() if article else ''}{shown}"
    return Reading(shown, members, _one({use.quoted if use.direct else "" for use in uses}))


def _one(speakers: set[str]) -> str:
    return speakers.pop() if len(speakers) == 1 and speakers != {"?"} else ""
