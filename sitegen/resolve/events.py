"""Meetings that an article speaks of by an event noun with day, place or body: "Monday's talks in Geneva". A bare "the
talks" counts only where the article is clearly about one meeting."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from sitegen.model import Article, Block, DateFound, Findings, Meeting, Mention, Name, Quotation, Span
from sitegen.resolve import event_words as tables
from sitegen.text import fold, sentences

_DAY, _PLACE, _BODY, _PEOPLE, _TYPE = 8, 6, 8, 4, 1
_ENOUGH = 6


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
    room = _Room(article, findings, mentions, meetings)
    events = [event for index, block in enumerate(article.blocks) for event in room.find_events(index, block)]
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


class _Room:
    """What an article and its meetings know of days, places and bodies."""

    def __init__(
        self, article: Article, findings: Findings, mentions: tuple[Mention, ...], meetings: tuple[Meeting, ...]
    ) -> None:
        self.meetings = meetings
        self.dates: dict[int, list[DateFound]] = {}
        for found in findings.dates:
            self.dates.setdefault(found.span.block, []).append(found)
        self.actors: dict[int, list[Mention]] = {}
        self.taken: dict[int, list[Span]] = {}
        for mention in mentions:
            if mention.kind == "actor":
                self.actors.setdefault(mention.span.block, []).append(mention)
            elif mention.kind == "meeting":
                self.taken.setdefault(mention.span.block, []).append(mention.span)
        self.places: dict[int, list[tuple[int, int, str]]] = {}
        self.people: dict[int, list[tuple[int, int]]] = {}
        for name in findings.names:
            if name.kind == "place":
                self._add_places(article.blocks, name)
            elif name.kind == "person":
                for span in name.mentions:
                    self.people.setdefault(span.block, []).append((span.start, span.end))
        self.place_words = {m.id: tuple(fold(part) for part in m.place.split(",") if part.strip()) for m in meetings}
        self.names = {m.id: fold(" ".join((m.name, *m.aliases))) for m in meetings}

    def _add_places(self, blocks: tuple[Block, ...], name: Name) -> None:
        for span in name.mentions:
            words = fold(blocks[span.block].text[span.start : span.end])
            self.places.setdefault(span.block, []).append((span.start, span.end, words))

    def find_events(self, index: int, block: Block) -> list[_Event]:
        text = block.text
        matches = list(tables.EVENT.finditer(text))
        if not matches:
            return []
        bounds = sentences(text)
        events = []
        for number, match in enumerate(matches):
            if any(span.start < match.end() and match.start() < span.end for span in self.taken.get(index, ())) or any(
                m.span.start < match.end() and match.start() < m.span.end for m in self.actors.get(index, ())
            ):
                continue
            inside = [(a, b) for a, b in bounds if a <= match.start() < b] or [(0, len(text))]
            first, last = inside[0]
            if number and matches[number - 1].end() > first:
                first = matches[number - 1].end()
            if number + 1 < len(matches) and not _is_part(matches[number + 1].group(), text, match.end()):
                last = min(last, matches[number + 1].start())
            event = self._read_event(
                index, block, match.start(), match.end(), first, min(last, match.end() + 120), inside[0][0]
            )
            if event is not None:
                events.append(event)
        return events

    def _read_event(
        self, index: int, block: Block, start: int, end: int, first: int, last: int, sentence: int
    ) -> _Event | None:
        text = block.text
        noun = text[start:end].lower()
        verb = noun in ("met", "meet", "meets")
        opening, modifiers = _read_modifiers(text, first, start)
        titled = block.kind in ("title", "heading")
        definite = bool(modifiers) and modifiers[0] in tables.DEFINITE
        day = self._find_day(index, text, opening, start, end, last)
        others = noun in tables.SEVERAL or any(word in tables.OTHERS for word in modifiers)
        named = tables.AFTER_OTHERS.match(text, end) is not None
        strangers = self._find_strangers(index, text, opening, start, end, last) if named or not verb else frozenset()
        scores = []
        placed = False
        for meeting in self.meetings:
            score = self._weigh(meeting, index, text, noun, verb, modifiers, day, opening, first, start, end, last)
            if score is not None and not (strangers - {*meeting.participants, meeting.organizer}):
                scores.append((score, meeting.id))
                placed = placed or score % _DAY >= _PLACE
        scores.sort(key=lambda item: (-item[0], item[1]))
        if verb and (not scores or scores[0][0] < _DAY + _PEOPLE):
            return None
        span = Span(index, self._span_start(index, opening if not verb else start, start), end)
        certain = not others and not (named and day is None and not titled and not placed)
        lasting = bool(modifiers) and modifiers[0] == "a" and any(w.endswith(("-hour", "-minute")) for w in modifiers)
        lasting = lasting and text[max(first, opening - 10) : opening].strip().lower() in ("after", "following")
        again = day is None and not named and modifiers in tables.AGAIN
        dated = "" if day is None else day.date or text[day.span.start : day.span.end].lower()
        return _Event(span, definite, certain, titled, lasting, again, (index, sentence), dated, placed, tuple(scores))

    def _find_strangers(self, index: int, text: str, opening: int, start: int, end: int, last: int) -> frozenset[str]:
        """Who the phrase says took part: "Lind's talks with Voss". Actor ids, and "?" for a person without record."""
        stop = last if text[end : end + 6] == " with " or text[end : end + 9] == " between " else end
        found = set()
        for a, b in self.people.get(index, ()):
            if (opening <= a and b <= start) or end <= a < stop:
                tied = [m.target for m in self.actors.get(index, ()) if m.span.start < b and a < m.span.end]
                found.add(tied[0] if tied else "?")
        return frozenset(found)

    def _span_start(self, index: int, opening: int, start: int) -> int:
        """The words before the noun belong to the mention, but no part of an actor's mention does."""
        for mention in self.actors.get(index, ()):
            if opening < mention.span.end <= start:
                opening = start
        return opening

    def _find_day(self, index: int, text: str, opening: int, start: int, end: int, last: int) -> DateFound | None:
        """The day of the meeting: "Monday's talks", "talks Monday", "talks in Geneva on Monday"."""
        for found in self.dates.get(index, ()):
            a, b = found.span.start, found.span.end
            if opening <= a and b <= start:
                return found
        for found in self.dates.get(index, ()):
            a = found.span.start
            if end <= a <= last and not _is_saying(text, a):
                return found
        return None

    def _weigh(
        self,
        meeting: Meeting,
        index: int,
        text: str,
        noun: str,
        verb: bool,
        modifiers: tuple[str, ...],
        day: DateFound | None,
        opening: int,
        first: int,
        start: int,
        end: int,
        last: int,
    ) -> int | None:
        """How much speaks for the meeting; None where something rules it out."""
        if not verb and meeting.type not in tables.FITS.get(noun, tables.FITS_ANY):
            return None
        own = self.names[meeting.id]
        if noun == "council" and "council" not in own:
            return None
        if any(word in tables.FOREIGN and word not in own for word in modifiers):
            return None
        score = _TYPE if meeting.type in tables.SAME.get(noun, ()) else 0
        if day is not None:
            same = _same_day(day, text, meeting)
            if same is False:
                return None
            score += _DAY if same else 0
        places = [
            words for a, b, words in self.places.get(index, ()) if (opening <= a and b <= start) or end <= a < last
        ]
        own_places = self.place_words[meeting.id]
        near = fold(text[opening:last])
        if own_places and any(f" {place} " in f" {near} ".replace(",", " ").replace(".", " ") for place in own_places):
            score += _PLACE
        elif own_places and any(
            _is_at(text, a, b, opening, start) for a, b, _ in self._places_around(index, opening, start, end, last)
        ):
            return None
        for mention in self.actors.get(index, ()):
            a, b = mention.span.start, mention.span.end
            if not ((opening <= a and b <= start) or end <= a < last):
                continue
            hosting = mention.target == meeting.organizer or (
                mention.target in meeting.participants and fold(text[a:b]) in own
            )
            if hosting and (b <= start or text[max(0, a - 8) : a].endswith((" of ", " of the "))):
                score += _BODY
                break
            known = mention.target in (*meeting.participants, meeting.organizer)
            if not known and opening <= a and b <= start and fold(text[a:b]) not in places:
                return None
        people = {
            mention.target
            for mention in self.actors.get(index, ())
            if mention.target in meeting.participants and mention.span.end <= start
        }
        together = len(people) > 1 or tables.BOTH_SIDES.search(text, first, start) is not None
        return score + (_PEOPLE if verb and together else 0)

    def _places_around(self, index: int, opening: int, start: int, end: int, last: int) -> list[tuple[int, int, str]]:
        return [p for p in self.places.get(index, ()) if (opening <= p[0] and p[1] <= start) or end <= p[0] < last]


def _is_part(noun: str, text: str, end: int) -> bool:
    """Is the next event noun the body's own name ("a meeting of the ... Council")?"""
    return noun.lower() in ("council", "conference") and text[end : end + 4] == " of "


def _is_at(text: str, a: int, b: int, opening: int, start: int) -> bool:
    """Does a place's name say where: "in Brussels", "the Brussels talks"?"""
    if opening <= a and b <= start:
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
        if not bare or word[-1] in ',;:.!?)]"”' and not bare.endswith("."):
            break
        lower = bare.lower()
        if lower in _BREAKS or (lower.endswith("ly") and words == []):
            break
        words.insert(0, lower)
        at = begin + (len(word) - len(word.lstrip('"“‘([')))
        if lower in _DETERMINERS or lower.endswith("'s"):
            break
    return at, tuple(words)


_DETERMINERS = frozenset(
    "a an any both each every her his its no our some such that the their these this those".split()
)
_BREAKS = frozenset(
    "about after ahead all along amid and are as at be been before but by could crucial during following for from had has have held "
    "hold holding if in into is met not of off on or over said says since than through to until was were when where while will with would".split()
) - {"crucial"}


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


def tie_dates(found: DateFound, mentions: tuple[Mention, ...], meetings: tuple[Meeting, ...]) -> str:
    """The meeting that a date dates: mentioned close by, and held on that day."""
    best = ""
    nearest = 90
    for mention in mentions:
        if mention.kind != "meeting" or mention.span.block != found.span.block:
            continue
        gap = max(mention.span.start - found.span.end, found.span.start - mention.span.end, 0)
        meeting = next((m for m in meetings if m.id == mention.target), None)
        if meeting is not None and gap < nearest and _same_day(found, "", meeting):
            best, nearest = mention.target, gap
    return best


_KINDS = {"interview": ("interview",), "news conference": ("briefing",), "press conference": ("briefing",)} | {
    "briefing": ("briefing",), "conference call": ("briefing", "call"), "call": ("call",), "tweet": ("statement",),
    "twitter": ("statement",), "statement": ("statement",),
}  # fmt: skip


def find_occasion(quotation: Quotation, mentions: tuple[Mention, ...], meetings: tuple[Meeting, ...]) -> str:
    """The meeting at which the words were said: named in the venue, or an occasion of the speaker's own (an
    interview, a briefing) that outlet and day single out."""
    found = quotation.found
    around = [span for span in (found.venue, found.addressee) if span is not None]
    if not around:
        return ""
    inside = [m for m in mentions if any(_overlap(m.span, span) for span in around)]
    named = sorted({m.target for m in inside if m.kind == "meeting" and found.venue and _overlap(m.span, found.venue)})
    if len(named) == 1:
        return named[0]
    if not quotation.speaker:
        return ""
    hosts = {m.target for m in inside if m.kind == "actor"} - {quotation.speaker}
    fitting = [
        meeting.id
        for meeting in meetings
        if meeting.type in ("interview", "briefing", "call", "statement")
        and quotation.speaker in meeting.participants
        and hosts & {*meeting.participants, meeting.organizer}
        and (not quotation.said_on or meeting.start.first <= quotation.said_on[:10] <= meeting.start.last)
    ]
    return fitting[0] if len(fitting) == 1 else ""


def _overlap(one: Span, other: Span) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end
