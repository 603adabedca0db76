"""Meetings that an article speaks of by an event noun with day, place or body: "Monday's talks in Geneva". A bare "the
talks" counts only where the article is clearly about one meeting."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from sitegen.model import Article, Block, DateFound, Findings, Meeting, Mention, Quotation, Span
from sitegen.resolve import event_words as tables
from sitegen.resolve.shelf import Shelf
from sitegen.text import fold

_DAY, _PLACE, _BODY, _PEOPLE, _TYPE = 8, 6, 8, 4, 1
_ENOUGH = 6
_CLOSE = 90
"""Code points between a date and the meeting that it dates, at most."""


class _Event(NamedTuple):
    """One event noun with what its sentence says of it."""

    span: Span
    definite: bool
    """ "the talks", "their meeting"."""
    certain: bool
    """No determiner or adjective makes it another meeting, or one of several."""
    titled: bool
    """Stands in the title or a heading."""
    lasting: bool
    """ "after a seven-hour meeting": an indefinite noun that says how long the one in question took."""
    again: bool
    """ "the meeting", "the first meeting": nothing of its own, and so the one that its sentence has just dated."""
    sentence: tuple[int, int]
    day: str
    """Words or date of its day, or ""."""
    placed: bool
    """A place tells it from others."""
    scores: tuple[tuple[int, str], ...]
    """Best first: evidence and meeting id; meetings that day, place or type rule out are missing."""


def resolve_events(
    article: Article, findings: Findings, mentions: tuple[Mention, ...], meetings: tuple[Meeting, ...]
) -> tuple[Mention, ...]:
    """`mentions` and the meetings spoken of by event nouns; mentions by name or alias stand."""
    if not meetings:
        return mentions
    room = _Room(findings, mentions, meetings)
    events = room.find_events(article.blocks)
    if not events:
        return mentions
    picked = [_pick_sure(event) for event in events]
    for number, event in enumerate(events):
        picked[number] = picked[number] or _pick_tied(event, events, picked)
    main = _find_main(article, [*picked, *(m.target for m in mentions if m.kind == "meeting")])
    for number in range(1, len(events)):
        if events[number].again and not picked[number] and events[number].sentence == events[number - 1].sentence:
            picked[number] = picked[number - 1]
    found = [(event.span, target or _pick_main(event, main)) for event, target in zip(events, picked, strict=True)]
    return (*mentions, *(Mention(span, "meeting", target) for span, target in found if target))


def _fitting(event: _Event) -> tuple[str, ...]:
    """The meetings that the words around the noun speak for most, where they say enough."""
    if not event.scores:
        return ()
    best = event.scores[0][0]
    if best < _ENOUGH or (best < _DAY and not (event.certain or event.definite)):
        return ()
    return tuple(target for score, target in event.scores if score == best)


def _pick_sure(event: _Event) -> str:
    fitting = _fitting(event)
    return fitting[0] if len(fitting) == 1 else ""


def _pick_tied(event: _Event, events: list[_Event], picked: list[str]) -> str:
    """Of several that the words allow, the one that the article means for sure elsewhere by the same sign: the same
    day, or a place."""
    fitting = _fitting(event)
    if len(fitting) < 2:
        return ""
    known = {
        target
        for other, target in zip(events, picked, strict=True)
        if target in fitting and ((event.day and other.day == event.day) or (event.placed and other.placed))
    }
    return known.pop() if len(known) == 1 else ""


def _find_main(article: Article, targets: list[str]) -> str:
    """The meeting that the article is clearly about, or "": named twice and twice as often as any other."""
    counts = Counter(target for target in targets if target)
    declared = [ref.id for ref in article.meetings]
    if not counts:
        return declared[0] if len(declared) == 1 else ""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    best, most = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    if second == 0 or (most > 1 and most >= 2 * second) or (declared == [best] and most > second):
        return best
    return ""


def _pick_main(event: _Event, main: str) -> str:
    """The article's own meeting, for a noun that the words around leave open."""
    if not main or not event.scores:
        return ""
    if main in _fitting(event):
        return main
    fits = main in [target for score, target in event.scores if score == event.scores[0][0]]
    return main if fits and event.certain and (event.definite or event.titled or event.lasting) else ""


class _Scene(NamedTuple):
    """An event noun among the names and days of its clause."""

    text: str
    noun: str
    verb: bool
    modifiers: tuple[str, ...]
    day: DateFound | None
    near: str
    """The noun's phrase and what follows, folded, with a space at both ends."""
    placed_elsewhere: bool
    """A place's name says where."""
    before: tuple[tuple[str, str], ...]
    """Actors in the phrase before the noun: id and words, folded; places aside."""
    hosts: tuple[tuple[str, str], ...]
    """Actors before the noun, or after "of"."""
    earlier: frozenset[str]
    """Actors of the clause before the noun."""
    both_sides: bool
    strangers: frozenset[str]
    """Persons of whom the phrase says that they took part: ids, "?" for one without a record."""


class _Room:
    """What an article and its meetings know of days, places and bodies."""

    def __init__(self, findings: Findings, mentions: tuple[Mention, ...], meetings: tuple[Meeting, ...]) -> None:
        self.meetings = meetings
        self.dates = Shelf((found.span, found) for found in findings.dates)
        self.actors = Shelf((m.span, m.target) for m in mentions if m.kind == "actor")
        self.taken = Shelf((m.span, m.target) for m in mentions if m.kind == "meeting")
        self.places = Shelf((span, "") for name in findings.names if name.kind == "place" for span in name.mentions)
        self.people = Shelf((span, "") for name in findings.names if name.kind == "person" for span in name.mentions)
        self.place_words = {m.id: tuple(_spaced(part) for part in m.place.split(",") if part.strip()) for m in meetings}
        self.own_words = {m.id: fold(" ".join((m.name, *m.aliases))) for m in meetings}
        self.taking_part = {m.id: frozenset((*m.participants, m.organizer)) for m in meetings}

    def find_events(self, blocks: tuple[Block, ...]) -> list[_Event]:
        events = []
        for index, places in _find_nouns(blocks):
            text = blocks[index].text
            for number, (start, end) in enumerate(places):
                span = Span(index, start, end)
                if self.taken.over(span) or self.actors.over(span):
                    continue
                sentence, last = _find_sentence(text, start, end)
                first = max(sentence, places[number - 1][1]) if number else sentence
                if number + 1 < len(places) and not _is_part(text[slice(*places[number + 1])], text, end):
                    last = min(last, places[number + 1][0])
                event = self._read_event(index, blocks[index], start, end, first, last, sentence)
                if event is not None:
                    events.append(event)
        return events

    def _read_event(
        self, index: int, block: Block, start: int, end: int, first: int, last: int, sentence: int
    ) -> _Event | None:
        text = block.text
        opening, modifiers = _read_modifiers(text, first, start)
        scene = self._read_scene(index, text, opening, modifiers, start, end, first, last)
        scores = []
        placed = False
        for meeting in self.meetings:
            score = self._weigh(meeting, scene)
            if score is not None:
                scores.append((score, meeting.id))
                placed = placed or score % _DAY >= _PLACE
        scores.sort(key=lambda item: (-item[0], item[1]))
        if scene.verb and (not scores or scores[0][0] < _DAY + _PEOPLE):
            return None
        day = scene.day
        titled = block.kind in ("title", "heading")
        definite = bool(modifiers) and modifiers[0] in tables.DEFINITE
        named = tables.AFTER_OTHERS.match(text, end) is not None
        others = scene.noun in tables.SEVERAL or not tables.OTHERS.isdisjoint(modifiers)
        certain = not others and not (named and day is None and not titled and not placed)
        lasting = bool(modifiers) and modifiers[0] == "a" and any(w.endswith(("-hour", "-minute")) for w in modifiers)
        lasting = lasting and text[max(first, opening - 10) : opening].strip().lower() in ("after", "following")
        again = day is None and not named and modifiers in tables.AGAIN
        dated = "" if day is None else day.date or text[day.span.start : day.span.end].lower()
        # the words before the noun belong to the mention, but no part of an actor's mention does
        begin = start if scene.verb or self.actors.between(index, opening, start) else opening
        span = Span(index, begin, end)
        return _Event(span, definite, certain, titled, lasting, again, (index, sentence), dated, placed, tuple(scores))

    def _read_scene(
        self,
        index: int,
        text: str,
        opening: int,
        modifiers: tuple[str, ...],
        start: int,
        end: int,
        first: int,
        last: int,
    ) -> _Scene:
        noun = text[start:end].lower()
        verb = noun in ("met", "meet", "meets")
        before = self.actors.between(index, opening, start)
        after = self.actors.between(index, end, last)
        places = self.places.between(index, opening, start) + self.places.between(index, end, last)
        spots = {(a, b) for a, b, _ in places}
        stop = last if text.startswith((" with ", " between "), end) else end
        people = self.people.between(index, opening, start) + self.people.between(index, end, stop)
        ties = {(b): target for _, b, target in (*before, *after)}
        return _Scene(
            text,
            noun,
            verb,
            modifiers,
            self._find_day(index, text, opening, start, end, last),
            _spaced(text[opening:last]),
            any(_is_at(text, a, opening, start) for a, _, _ in places),
            tuple((target, fold(text[a:b])) for a, b, target in before if (a, b) not in spots),
            tuple(
                (target, fold(text[a:b]))
                for a, b, target in (*before, *after)
                if b <= start or text[max(0, a - 8) : a].endswith((" of ", " of the "))
            ),
            frozenset(target for _, _, target in self.actors.between(index, first, start)) if verb else frozenset(),
            verb and tables.BOTH_SIDES.search(text, first, start) is not None,
            frozenset() if verb else frozenset(ties.get(b, "?") for _, b, _ in people),
        )

    def _find_day(self, index: int, text: str, opening: int, start: int, end: int, last: int) -> DateFound | None:
        """The day of the meeting: "Monday's talks", "talks Monday", "talks in Geneva on Monday"."""
        for _, b, found in self.dates.between(index, opening, start):
            if b <= start:
                return found
        for a, _, found in self.dates.between(index, end, last):
            if not _is_saying(text, a):
                return found
        return None

    def _weigh(self, meeting: Meeting, scene: _Scene) -> int | None:
        """How much speaks for the meeting; None where something rules it out."""
        if not scene.verb and meeting.type not in tables.FITS.get(scene.noun, tables.FITS_ANY):
            return None
        own = self.own_words[meeting.id]
        if scene.noun == "council" and "council" not in own:
            return None
        if any(word in tables.FOREIGN and word not in own for word in scene.modifiers):
            return None
        part = self.taking_part[meeting.id]
        if not scene.strangers <= part:
            return None
        score = _TYPE if meeting.type in tables.SAME.get(scene.noun, ()) else 0
        if scene.day is not None:
            same = _same_day(scene.day, scene.text, meeting)
            if same is False:
                return None
            score += _DAY if same else 0
        places = self.place_words[meeting.id]
        if any(place in scene.near for place in places):
            score += _PLACE
        elif places and scene.placed_elsewhere:
            return None
        for target, words in scene.hosts:
            if target == meeting.organizer or (target in part and words in own):
                score += _BODY
                break
        else:
            if any(target not in part for target, _ in scene.before):
                return None
        if scene.verb and (scene.both_sides or len(scene.earlier & part) > 1):
            score += _PEOPLE
        return score


def _spaced(text: str) -> str:
    """Folded words with a space at both ends, for finding whole words."""
    return f" {fold(text.replace(',', ' ').replace('.', ' '))} "


def _find_nouns(blocks: tuple[Block, ...]) -> list[tuple[int, list[tuple[int, int]]]]:
    """Where event nouns and verbs stand, by block. Plain search: a pattern over the whole text is ten times slower."""
    texts = [block.text for block in blocks]
    joined = "\n".join(texts)
    lowered = joined.lower()
    if len(lowered) != len(joined):
        lowered = joined
    found = []
    for stem, endings in tables.EVENTS:
        at = lowered.find(stem)
        while at >= 0:
            end = at + len(stem)
            while end < len(lowered) and lowered[end].isalpha():
                end += 1
            if lowered[at + len(stem) : end] in endings and not (at and _is_bound(lowered[at - 1])):
                found.append((at, end))
            at = lowered.find(stem, end)
    found.sort()
    rows: list[tuple[int, list[tuple[int, int]]]] = []
    index = offset = 0
    for start, end in found:
        while start >= offset + len(texts[index]) + 1:
            offset += len(texts[index]) + 1
            index += 1
        if not rows or rows[-1][0] != index:
            rows.append((index, []))
        rows[-1][1].append((start - offset, end - offset))
    return rows


def _is_bound(before: str) -> bool:
    """Does what stands before make the noun a part of a longer word or an address?"""
    return before.isalnum() or before in "_/-"


def _find_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence around a noun, as far as the noun's clause may reach."""
    first, last = max(0, start - 240), min(len(text), end + 120)
    for match in tables.STOP.finditer(text, first, start):
        if not _is_short(text, match.start()):
            first = match.end()
    for match in tables.STOP.finditer(text, end, last):
        if not _is_short(text, match.start()):
            last = match.start()
            break
    return first, last


def _is_short(text: str, dot: int) -> bool:
    """Does the point end an abbreviation or an initial, and no sentence?"""
    if text[dot] != ".":
        return False
    at = dot
    while at and not text[at - 1].isspace():
        at -= 1
    word = text[at:dot].strip("\"'“‘([")
    return len(word) < 2 or "." in word or word in tables.SHORT


def _is_part(noun: str, text: str, end: int) -> bool:
    """Is the next event noun the body's own name ("a meeting of the ... Council")?"""
    return noun.lower() in ("council", "conference") and text[end : end + 4] == " of "


def _is_at(text: str, a: int, opening: int, start: int) -> bool:
    """Does a place's name say where: "in Brussels", "the Brussels talks"?"""
    if opening <= a < start:
        return True
    before = text[max(0, a - 12) : a].split()
    return bool(before) and before[-1] in ("in", "at")


def _read_modifiers(text: str, first: int, start: int) -> tuple[int, tuple[str, ...]]:
    """Where the noun's phrase begins and its words in lower case, back to a determiner, at most five words."""
    words: list[str] = []
    at = start
    while at > first and len(words) < 5:
        if text[at - 1] not in " \u00a0":
            break
        stop = at - 1
        begin = stop
        while begin > first and not text[begin - 1].isspace():
            begin -= 1
        word = text[begin:stop].replace("’", "'")
        bare = word.strip("\"“”‘'([")
        if not bare or word[-1] in ',;:.!?)]"”':
            break
        lower = bare.lower()
        if lower in tables.BREAKS or (lower.endswith("ly") and words == []):
            break
        words.insert(0, lower)
        at = begin + (len(word) - len(word.lstrip('"“‘([')))
        if lower in tables.DETERMINERS or lower.endswith("'s"):
            break
    return at, tuple(words)


def _is_saying(text: str, at: int) -> bool:
    before = text[max(0, at - 40) : at].replace(" on ", " ").split()
    return bool(before) and before[-1].strip(",") in tables.SAYING


def _same_day(found: DateFound, text: str, meeting: Meeting) -> bool | None:
    """Does a day of the text fall on the meeting? None where the day says too little."""
    first, last = meeting.start.first, (meeting.end.last if meeting.end is not None else meeting.start.last)
    if found.date:
        begin, _, end = found.date.partition("/")
        if end:
            return None
        return first <= begin <= last
    weekday = tables.WEEKDAYS.get(text[found.span.start : found.span.end].lower().rstrip("'s’"))
    if weekday is None or first != last:
        return None
    try:
        return date.fromisoformat(first).weekday() == weekday
    except ValueError:
        return None


# ---------------------------------------------------------------- days and occasions


def tie_dates(
    dates: tuple[DateFound, ...], mentions: tuple[Mention, ...], meetings: tuple[Meeting, ...]
) -> tuple[str, ...]:
    """For each date the meeting that it dates: mentioned close by, and held on that day; else ""."""
    known = {meeting.id: meeting for meeting in meetings}
    spoken = Shelf((m.span, m.target) for m in mentions if m.kind == "meeting" and m.target in known)
    tied = []
    for found in dates:
        span = found.span
        near = [
            (max(a - span.end, span.start - b, 0), target)
            for a, b, target in spoken.between(span.block, span.start - 2 * _CLOSE, span.end + _CLOSE)
            if _same_day(found, "", known[target])
        ]
        gap, target = min(near, default=(_CLOSE, ""))
        tied.append(target if gap < _CLOSE else "")
    return tuple(tied)


def tie_occasions(
    quotations: tuple[Quotation, ...], mentions: tuple[Mention, ...], meetings: tuple[Meeting, ...]
) -> tuple[Quotation, ...]:
    """The quotations with the meeting at which the words were said: named in the venue, or an occasion of the
    speaker's own (an interview, a briefing) that outlet and day single out."""
    if not meetings:
        return quotations
    shelf = Shelf((m.span, m) for m in mentions if m.kind in ("actor", "meeting"))
    return tuple(
        replace(quotation, occasion=occasion)
        if (quotation.found.venue or quotation.found.addressee)
        and (occasion := _find_occasion(quotation, shelf, meetings))
        else quotation
        for quotation in quotations
    )


def _find_occasion(quotation: Quotation, shelf: Shelf[Mention], meetings: tuple[Meeting, ...]) -> str:
    found = quotation.found
    venue = [m for _, _, m in shelf.over(found.venue)] if found.venue is not None else []
    named = sorted({m.target for m in venue if m.kind == "meeting"})
    if len(named) == 1:
        return named[0]
    if not quotation.speaker:
        return ""
    addressed = [m for _, _, m in shelf.over(found.addressee)] if found.addressee is not None else []
    hosts = {m.target for m in (*venue, *addressed) if m.kind == "actor"} - {quotation.speaker}
    fitting = [
        meeting.id
        for meeting in meetings
        if meeting.type in ("interview", "briefing", "call", "statement")
        and quotation.speaker in meeting.participants
        and hosts & {*meeting.participants, meeting.organizer}
        and (not quotation.said_on or meeting.start.first <= quotation.said_on[:10] <= meeting.start.last)
    ]
    return fitting[0] if len(fitting) == 1 else ""
