"""Event nouns and what their sentences say of them: day, place, body, who took part. Weighs each meeting against it;
picks none."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from sitegen.model import Block, DateFound, Findings, Meeting, Mention, Span
from sitegen.resolve import event_words as tables
from sitegen.resolve.event_nouns import (
    find_nouns,
    find_sentence,
    is_gerund,
    is_part,
    is_saying,
    read_modifiers,
    says_where,
    space_words,
)
from sitegen.resolve.shelf import Shelf
from sitegen.text import fold

DAY, PLACE, BODY, PEOPLE, TYPE = 8, 6, 8, 4, 1
ENOUGH = 6


class Event(NamedTuple):
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
    later: frozenset[str]
    named: bool
    """The phrase goes on with whom or about what ("with", "between", "on")."""
    both_sides: bool
    strangers: frozenset[str]
    """Persons of whom the phrase says that they took part: ids, "?" for one without a record."""


class Room:
    """What an article and its meetings know of days, places and bodies."""

    def __init__(self, findings: Findings, mentions: tuple[Mention, ...], meetings: tuple[Meeting, ...]) -> None:
        self.meetings = meetings
        self.types = frozenset(meeting.type for meeting in meetings)
        self.dates = Shelf((found.span, found) for found in findings.dates)
        self.actors = Shelf((m.span, m.target) for m in mentions if m.kind == "actor")
        self.taken = Shelf((m.span, m.target) for m in mentions if m.kind == "meeting")
        self.places = Shelf((span, "") for name in findings.names if name.kind == "place" for span in name.mentions)
        self.people = Shelf((span, "") for name in findings.names if name.kind == "person" for span in name.mentions)
        self.place_words = {
            m.id: tuple(space_words(part) for part in m.place.split(",") if part.strip()) for m in meetings
        }
        self.own_words = {m.id: fold(" ".join((m.name, *m.aliases))) for m in meetings}
        self.taking_part = {m.id: frozenset((*m.participants, m.organizer)) for m in meetings}

    def find_events(self, blocks: tuple[Block, ...]) -> list[Event]:
        events = []
        for index, places in find_nouns(blocks):
            text = blocks[index].text
            for number, (start, end) in enumerate(places):
                span = Span(index, start, end)
                if self.actors.over(span) or is_gerund(text, start, end):
                    continue
                sentence, last = find_sentence(text, start, end)
                first = max(sentence, places[number - 1][1]) if number else sentence
                if number + 1 < len(places) and not is_part(text[slice(*places[number + 1])], text, end):
                    last = min(last, places[number + 1][0])
                several = self._read_several(index, text, start, end, first, last, sentence)
                if several or self.taken.over(span):
                    events.extend(several)
                    continue
                event = self._read_event(index, blocks[index], start, end, first, last, sentence)
                if event is not None:
                    events.append(event)
        return events

    def _read_several(
        self, index: int, text: str, start: int, end: int, first: int, last: int, sentence: int
    ) -> list[Event]:
        """The meetings of one noun in the plural: "meetings in Lund and Ghent on Monday and Tuesday", "the two bodies
        will hold their own meetings later this week"."""
        noun = text[start:end].lower()
        if noun not in tables.PLURAL:
            return []
        stop = tables.NEW_CLAUSE.search(text, end, last)
        last = stop.start() if stop else last
        days = [found for a, _, found in self.dates.between(index, end, last) if not is_saying(text, a)]
        if not days:
            return []
        opening, modifiers = read_modifiers(text, first, start)
        spots = self.places.between(index, end, last)
        targets: list[str] = []
        if len(spots) > 1:
            targets = self._pair_places(text, [(a, b) for a, b, _ in spots], days)
        elif not tables.OWN.isdisjoint(modifiers):
            bodies = dict.fromkeys(target for _, _, target in self.actors.between(index, sentence, start))
            held = [[m.id for m in self.meetings if self._is_held(m, body, days[0])] for body in bodies]
            targets = [ids[0] for ids in held if len(ids) == 1]
            if modifiers[0] not in tables.DETERMINERS:
                opening = max(text.rfind(word, opening, start) for word in tables.OWN)
        begin = start if self.actors.between(index, opening, start) else opening
        span = Span(index, begin, end)
        taken = {target for _, _, target in self.taken.over(span)}
        return [
            Event(span, False, True, False, False, False, (index, sentence), "", True, ((DAY + PLACE, target),))
            for target in dict.fromkeys(targets)
            if target not in taken
        ]

    def _pair_places(self, text: str, spots: list[tuple[int, int]], days: list[DateFound]) -> list[str]:
        """A meeting for each place, by the order of the days, or all within the one stretch of days."""
        if text[max(0, spots[0][0] - 4) : spots[0][0]] not in (" in ", " at "):
            return []
        if len(days) not in (1, len(spots)):
            return []
        marks = sorted([*spots, *((found.span.start, found.span.end) for found in days)])
        for (_, one), (other, _) in pairwise(marks):
            if text[one:other].strip() not in tables.BETWEEN_PLACES and (one, other) != (
                spots[-1][1],
                days[0].span.start,
            ):
                return []
        targets = []
        for number, (a, b) in enumerate(spots):
            found = days[number if len(days) > 1 else 0]
            place = space_words(text[a:b])
            fitting = [
                meeting.id
                for meeting in self.meetings
                if meeting.type in tables.FITS_ANY
                and place in self.place_words[meeting.id]
                and _lies_in(meeting, found)
            ]
            if len(fitting) == 1:
                targets.append(fitting[0])
        return targets

    def _is_held(self, meeting: Meeting, body: str, found: DateFound) -> bool:
        return meeting.type in tables.FITS_ANY and meeting.organizer == body and _lies_in(meeting, found)

    def _read_event(
        self, index: int, block: Block, start: int, end: int, first: int, last: int, sentence: int
    ) -> Event | None:
        text = block.text
        opening, modifiers = read_modifiers(text, first, start)
        if self._is_foreign(text[start:end].lower()):
            return self._pass_over(index, text, opening, modifiers, start, end, last, sentence)
        scene = self._read_scene(index, text, opening, modifiers, start, end, first, last)
        scores = []
        placed = False
        for meeting in self.meetings:
            score = self._weigh(meeting, scene)
            if score is not None:
                scores.append((score, meeting.id))
                placed = placed or score % DAY >= PLACE
        scores.sort(key=lambda item: (-item[0], item[1]))
        if scene.verb and (not scores or scores[0][0] < DAY + PEOPLE):
            return None
        day = scene.day
        titled = block.kind in ("title", "heading")
        definite = bool(modifiers) and modifiers[0] in tables.DEFINITE and scene.noun not in tables.LOOSE
        named = scene.named
        several, with_one = scene.noun in tables.SEVERAL, False
        if several and not (day is not None and day.span.end <= start):
            if day is not None or modifiers not in tables.THEIRS or not self._is_with_one(index, text, end, last):
                return None
            several, with_one = False, True
        others = several or not tables.OTHERS.isdisjoint(modifiers)
        certain = not others and (with_one or not (named and day is None and not titled and not placed))
        lasting = bool(modifiers) and modifiers[0] == "a" and any(w.endswith(("-hour", "-minute")) for w in modifiers)
        lasting = lasting and text[max(first, opening - 10) : opening].strip().lower() in ("after", "following")
        again = day is None and not named and modifiers in tables.AGAIN
        dated = "" if day is None else day.date or text[day.span.start : day.span.end].lower()
        # the words before the noun belong to the mention, but no part of an actor's mention does
        begin = start if scene.verb or self.actors.between(index, opening, start) else opening
        span = Span(index, begin, end)
        return Event(span, definite, certain, titled, lasting, again, (index, sentence), dated, placed, tuple(scores))

    def _is_foreign(self, noun: str) -> bool:
        """Is it a noun that stands for none of the meetings, whatever its sentence says?"""
        fits = tables.FITS.get(noun, tables.FITS_ANY)
        return noun not in tables.VERBS and noun not in tables.SEVERAL and self.types.isdisjoint(fits)

    def _pass_over(
        self,
        index: int,
        text: str,
        opening: int,
        modifiers: tuple[str, ...],
        start: int,
        end: int,
        last: int,
        sentence: int,
    ) -> Event:
        """The event of such a noun: all that can be asked of it is whether it is the one just dated."""
        again = (
            modifiers in tables.AGAIN
            and tables.AFTER_OTHERS.match(text, end) is None
            and self._find_day(index, text, opening, start, end, last) is None
        )
        begin = start if self.actors.between(index, opening, start) else opening
        return Event(Span(index, begin, end), False, False, False, False, again, (index, sentence), "", False, ())

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
        verb = noun in tables.VERBS
        clause = self.actors.between(index, first, last)
        earlier = [entry for entry in clause if entry[0] < start]
        before = [entry for entry in earlier if entry[0] >= opening]
        after = [entry for entry in clause if entry[0] >= end]
        places = _around(self.places, index, opening, start, end, last)
        spots = {(a, b) for a, b, _ in places}
        stop = last if text.startswith((" with ", " between "), end) else end
        people = _around(self.people, index, opening, start, end, stop)
        ties = {b: target for _, b, target in (*before, *after)}
        return _Scene(
            text,
            noun,
            verb,
            modifiers,
            self._find_day(index, text, opening, start, end, last),
            space_words(text[opening:last]),
            any(says_where(text, a, opening, start) for a, _, _ in places),
            tuple((target, fold(text[a:b])) for a, b, target in before if (a, b) not in spots),
            tuple(
                (target, fold(text[a:b]))
                for a, b, target in (*before, *after)
                if b <= start or text[max(0, a - 8) : a].endswith((" of ", " of the "))
            ),
            frozenset([target for _, _, target in earlier]),
            frozenset([target for _, _, target in after]),
            tables.AFTER_OTHERS.match(text, end) is not None,
            verb and tables.BOTH_SIDES.search(text, first, start) is not None,
            frozenset() if verb else frozenset([ties.get(b, "?") for _, b, _ in people]),
        )

    def _find_day(self, index: int, text: str, opening: int, start: int, end: int, last: int) -> DateFound | None:
        """The day of the meeting: "Monday's talks", "talks Monday", "talks in Geneva on Monday"."""
        for _, b, found in self.dates.between(index, opening, start):
            if b <= start:
                return found
        for a, _, found in self.dates.between(index, end, last):
            if not is_saying(text, a):
                return found
        return None

    def _is_with_one(self, index: int, text: str, end: int, last: int) -> bool:
        """ "his meetings with Lind": with one only, whom the records know."""
        if not text.startswith(" with ", end):
            return False
        stop = min((at for at in (text.find(mark, end, last) for mark in (",", ".")) if at > end + 10), default=last)
        people = {b for _, b, _ in self.people.between(index, end, stop)}
        return len(people) == 1 and people <= {b for _, b, _ in self.actors.between(index, end, stop)}

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
        if scene.named and scene.day is None and part.isdisjoint(scene.earlier | scene.later):
            return None
        score = TYPE if meeting.type in tables.SAME.get(scene.noun, ()) else 0
        if scene.day is not None:
            same = is_same_day(scene.day, scene.text, meeting)
            if same is False:
                return None
            score += DAY if same else 0
        places = self.place_words[meeting.id]
        if any(place in scene.near for place in places):
            score += PLACE
        elif places and scene.placed_elsewhere:
            return None
        for target, words in scene.hosts:
            if target == meeting.organizer or (target in part and " " in words and words in own):
                score += BODY
                break
        else:
            if any(target not in part for target, _ in scene.before):
                return None
        if scene.verb and (scene.both_sides or len(scene.earlier & part) > 1):
            score += PEOPLE
        return score


def _around(shelf: Shelf[str], index: int, opening: int, start: int, end: int, last: int) -> list[tuple[int, int, str]]:
    """What begins from `opening` to `last`, the noun itself aside."""
    return [entry for entry in shelf.between(index, opening, last) if entry[0] < start or entry[0] >= end]


def _lies_in(meeting: Meeting, found: DateFound) -> bool:
    """Is it held on the day, or begun and ended within the stretch of days?"""
    first, _, last = found.date.partition("/")
    end = meeting.end.last if meeting.end is not None else meeting.start.last
    return bool(first) and first <= meeting.start.first and end <= (last or first)


def is_same_day(found: DateFound, text: str, meeting: Meeting) -> bool | None:
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
