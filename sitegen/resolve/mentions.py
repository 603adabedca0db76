"""Hits -> mentions of actors, sources, topics and meetings by name. A name that two may bear is linked nowhere."""

from __future__ import annotations

import re
from itertools import pairwise

from sitegen.model import Article, Hit, Issue, Mention, Name, Place, Span, TargetKind
from sitegen.resolve.shelf import REACH, Shelf

_Cover = tuple[int, int, int]
"""Start, end and number of a found name's mention."""
_Row = tuple[Span, list[Hit], _Cover | None]

_STRONG = ("name", "alias")
_OTHER_KINDS: tuple[TargetKind, ...] = ("source", "meeting", "topic")
_ALSO_CALENDAR = frozenset("April August Friday January June March May Monday Sunday".split())
_SENTENCE_ENDS = frozenset(".!?:;\"“”‘’'([—–")
_STAYING = frozenset("across around at central downtown in inside near outside through throughout".split())
"""Before a weak alias that is a place's name: the place is meant, and not who rules there."""


def resolve_mentions(
    article: Article, names: tuple[Name, ...], hits: tuple[Hit, ...], speakers: frozenset[Span] = frozenset()
) -> tuple[tuple[Mention, ...], tuple[Issue, ...]]:
    """Mentions in order, and a note for each name that several may bear. `speakers` are the words by which the article
    says who speaks: a surname there is somebody's."""
    room = _Room(article, names, hits, speakers)
    mentions: list[Mention] = []
    unclear: dict[tuple[str, tuple[str, ...]], int] = {}
    for span, here, cover in room.rows:
        actors = here if here[-1].kind == "actor" else [hit for hit in here if hit.kind == "actor"]
        if actors:
            chosen, rivals = room.choose_actor(span, actors, cover)
            if chosen is not None:
                reason = "misspelt" if chosen.form == "misspelt" else ""
                mentions.append(Mention(span, "actor", chosen.target, "rule", reason))
            elif len(rivals) > 1:
                text = article.blocks[span.block].text[span.start : span.end]
                unclear.setdefault((text, rivals), span.block)
            if actors is here:
                continue
        for kind in _OTHER_KINDS:
            targets = sorted({hit.target for hit in here if hit.kind == kind})
            if not targets or (kind == "source" and actors):
                continue
            if kind == "topic":
                mentions.extend(Mention(span, "topic", target) for target in targets)
            elif len(targets) == 1 and not (kind == "source" and room.is_inside_other(span, targets[0], cover)):
                mentions.append(Mention(span, kind, targets[0]))
    issues = tuple(
        Issue(
            Place(article.path, article.blocks[block].line),
            "note",
            f"“{text}” may be {' or '.join(rivals)}: linked to neither",
            f"say whom in overrides: {{mention: {text}, paragraph: {block}, target: ID, reason: ...}}",
        )
        for (text, rivals), block in unclear.items()
    )
    return _drop_overlaps(mentions), issues


_BODIES = re.compile(r" (?:administrations?|cabinet|campaign|government|team|White House)\b")
"""Right after a person's name: a body that bears it, and not the person. "Lind's team" names the person."""


def _has_word(text: str, word: str) -> bool:
    return word in text and re.search(rf"\b{re.escape(word)}\b", text) is not None


class _Room:
    """What the choices of one article rest on."""

    def __init__(
        self, article: Article, names: tuple[Name, ...], hits: tuple[Hit, ...], speakers: frozenset[Span]
    ) -> None:
        self.blocks = article.blocks
        self.names = names
        self.speakers = speakers
        self.rows = self._lay_rows(hits)
        self.supported, self.bearers = self._read_strong()
        self.paired = self._read_pairs()
        self.standing = self._read_standing()

    def _lay_rows(self, hits: tuple[Hit, ...]) -> list[_Row]:
        """The hits by span, each with the longest mention of a found name that has the span within it."""
        named = Shelf((span, number) for number, name in enumerate(self.names) for span in name.mentions)
        rows: list[_Row] = []
        last: Span | None = None
        for hit in hits:
            span = hit.span
            if span == last:
                rows[-1][1].append(hit)
                continue
            last = span
            cover: _Cover | None = None
            for entry in named.between(span.block, span.start - REACH, span.start + 1):
                if span.end <= entry[1] and (cover is None or entry[1] - entry[0] > cover[1] - cover[0]):
                    cover = entry
            rows.append((span, [hit], cover))
        return rows

    def _is_strong(self, hit: Hit) -> bool:
        if hit.form == "misspelt":
            return " " in self.blocks[hit.span.block].text[hit.span.start : hit.span.end]
        return hit.form in _STRONG

    def _read_strong(self) -> tuple[frozenset[str], dict[int, str]]:
        """Actors with a strong form in the text that no other actor bears; and found name -> the one actor whose
        strong form is one of its mentions, "" where its own full name is no form of any actor."""
        supported: set[str] = set()
        tied: dict[int, set[str]] = {}
        for span, here, cover in self.rows:
            strong = {hit.target for hit in here if hit.kind == "actor" and self._is_strong(hit)}
            if len(strong) != 1:
                continue
            longer = cover is not None and cover[1] - cover[0] > span.end - span.start
            if cover is None or not longer or self.names[cover[2]].kind == "person":
                supported |= strong
            if cover is not None and cover[1] - span.end < 6:
                tied.setdefault(cover[2], set()).update(strong)
        bearers: dict[int, str] = {}
        for _, _, cover in self.rows:
            if cover is None or cover[2] in bearers:
                continue
            targets = tied.get(cover[2], ())
            full = self.names[cover[2]].full
            if len(targets) == 1:
                bearers[cover[2]] = next(iter(targets))
            elif not targets and " " in self.blocks[full.block].text[full.start : full.end]:
                bearers[cover[2]] = ""
        return frozenset(supported), bearers

    def _read_pairs(self) -> frozenset[tuple[Span, str]]:
        """Weak forms on the two sides of a hyphen ("Norlandic-Vesrian") where the article names one of the two."""
        paired: set[tuple[Span, str]] = set()
        for (one, left, _), (other, right, _) in pairwise(self.rows):
            if one.block != other.block or one.end + 1 != other.start:
                continue
            if self.blocks[one.block].text[one.end] not in "-–‑":
                continue
            sides = [
                (span, {h.target for h in here if h.form == "weak"}) for span, here in ((one, left), (other, right))
            ]
            if all(len(targets) == 1 for _, targets in sides) and any(t <= self.supported for _, t in sides):
                paired.update((span, target) for span, targets in sides for target in targets)
        return frozenset(paired)

    def _read_standing(self) -> frozenset[str]:
        """Actors whose surname alone stands free somewhere, in words that the text has with a capital only: at a
        sentence's start it is theirs as well."""
        found: dict[str, set[str]] = {}
        for span, here, _ in self.rows:
            targets = {hit.target for hit in here if hit.form == "surname"}
            text = self.blocks[span.block].text
            if len(targets) == 1 and self._stands_free(text, span):
                found.setdefault(text[span.start : span.end].lower(), set()).update(targets)
        common = [word for word in found if any(_has_word(block.text, word) for block in self.blocks)]
        return frozenset(target for word, targets in found.items() if word not in common for target in targets)

    def is_inside_other(self, span: Span, target: str, cover: _Cover | None) -> bool:
        """Is the span only a part of what the article names there, and that somebody or something else?"""
        if cover is None or cover[1] - cover[0] <= span.end - span.start:
            return False
        if cover[0] == span.start and self.blocks[span.block].text[span.end] == "s":
            # An owner whose apostrophe was lost, before what it owns.
            return False
        return self.bearers.get(cover[2], "") != target

    def choose_actor(self, span: Span, hits: list[Hit], cover: _Cover | None) -> tuple[Hit | None, tuple[str, ...]]:
        """The hit that the article means, or nothing and the ids that it may mean."""
        fitting = [hit for hit in hits if not self.is_inside_other(span, hit.target, cover)]
        person = cover is not None and self.names[cover[2]].kind == "person"
        if _BODIES.match(self.blocks[span.block].text, span.end) and (
            person or any(hit.form == "surname" for hit in hits)
        ):
            return None, ()
        strong = [hit for hit in fitting if hit.form in _STRONG]
        if cover is not None and self.names[cover[2]].kind == "person":
            meant = self.bearers.get(cover[2])
            if meant:
                mine = [hit for hit in fitting if hit.target == meant]
                return (mine[0] if mine else None), ()
            if meant == "" and not strong:
                return None, ()
        if strong:
            if len(strong) == 1:
                return strong[0], ()
            return None, tuple(sorted(hit.target for hit in strong))
        surnames = [hit for hit in fitting if hit.form in ("surname", "misspelt")]
        if surnames:
            return self._choose_surname(span, surnames, person or span in self.speakers)
        weak = [
            hit
            for hit in fitting
            if hit.form == "weak" and (hit.target in self.supported or (span, hit.target) in self.paired)
        ]
        if len(weak) == 1 and not self._is_place_itself(span, cover):
            return weak[0], ()
        return None, tuple(sorted(hit.target for hit in weak))

    def _choose_surname(self, span: Span, hits: list[Hit], named: bool) -> tuple[Hit | None, tuple[str, ...]]:
        text = self.blocks[span.block].text
        word = text[span.start : span.end]
        if word in _ALSO_CALENDAR and not named:
            return None, ()
        supported = [hit for hit in hits if hit.target in self.supported]
        if len(supported) == 1:
            return supported[0], ()
        if supported:
            return None, tuple(sorted(hit.target for hit in supported))
        certain = [hit for hit in hits if hit.form == "surname" or self._is_strong(hit)]
        if len(certain) > 1:
            return None, tuple(sorted(hit.target for hit in certain))
        if not certain or not (named or certain[0].target in self.standing or self._stands_free(text, span)):
            return None, ()
        return certain[0], ()

    @staticmethod
    def _stands_free(text: str, span: Span) -> bool:
        """A surname without full name anywhere: long enough, no other capitalised word beside it, no sentence's first
        word (which may be any word)."""
        if span.end - span.start < 4:
            return False
        before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
        if after[:1] == " " and after[1:].isupper():
            return False
        if not before or (before[0] in _SENTENCE_ENDS and span.start > 1) or before[-1] in _SENTENCE_ENDS:
            return after[:2] in ("'s", "’s")
        word_before = text[max(0, span.start - 30) : span.start].rsplit(None, 1)[-1:] or [""]
        return not word_before[0][:1].isupper() or word_before[0].endswith(".")

    def _is_place_itself(self, span: Span, cover: _Cover | None) -> bool:
        """ "in Washington": the city. "from Washington", "Washington will": its government."""
        if cover is None or self.names[cover[2]].kind != "place":
            return False
        text = self.blocks[span.block].text
        if text.startswith((" state", ", D.C.", ", DC", " (", " —", " – "), span.end):
            return True
        before = text[max(0, span.start - 20) : span.start].split()
        return bool(before) and before[-1].lower() in _STAYING


def _drop_overlaps(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Of one kind, the first and longest stay. Topics may share a span."""
    kept: list[Mention] = []
    reached: dict[str, Span] = {}
    for mention in sorted(mentions, key=_longest_first):
        span = mention.span
        last = reached.get(mention.kind)
        if last is not None and last.block == span.block and span.start < last.end:
            if mention.kind == "topic" and span == last:
                kept.append(mention)
            continue
        reached[mention.kind] = span
        kept.append(mention)
    return tuple(kept)


def _longest_first(mention: Mention) -> tuple[int, int, int, str, str]:
    span = mention.span
    return span.block, span.start, -span.end, mention.kind, mention.target
