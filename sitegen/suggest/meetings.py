"""Meetings that articles speak of: an event noun with its day and a place, a body or people who took part. The same
meeting in several articles is proposed once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from sitegen.analysis.dates import find_dates
from sitegen.model import Article, Block, DateFound, Name, Span
from sitegen.suggest.actors import cut_evidence
from sitegen.suggest.names import find_country, make_key, split_seat
from sitegen.suggest.proposals import Proposal
from sitegen.suggest.stages import tell_stage
from sitegen.text import sentences, slug

_NOUN = re.compile(
    r"(?<![\w-])(?P<noun>talks|meetings?|summit|session|negotiations|discussions?|conference|consultations|hearing|met|meet|meets)(?![\w-])"
    r"(?! (?:the|its|his|her|their|a|any|some|those|these|our) (?:demand|need|deadline|goal|target|requirement|condition|standard))",
    re.IGNORECASE,
)
_TYPES = {"conference": "summit", "hearing": "session", "session": "session", "summit": "summit"}
_NO_EVENT = re.compile(r"\b(?:news|press|phone|telephone|conference|video|peace|annual)\s*$", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:said|says|told|tweeted|wrote|warned|announced|reiterated|stressed|quoted|reported|added|insisted|stated|noted"
    r"|argued|appeared|declined|asked)(?: (?:on|late|early))?\s*$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:“”\"]|\b(?:said|says|told|that|which|who|when|because|although|but|while)\b|, (?:and|with) (?=[A-Z])"
)
_LONGEST = 150
"""Code points between an event noun and the day that follows it."""
_OLDEST, _LATEST = 45, 60
"""Days before and after publication."""
_SIDES = re.compile(
    r" (?:[a-z]+ )?between (?:the )?([A-Z][\w.]+) and (?:the )?([A-Z][\w.]+)(?= (?:officials|diplomats|negotiators|ministers|delegations|leaders|sides|envoys|teams)|[ ,.])"
)
_WITH = re.compile(r"\b(?:with|between)\s+(?:[\w'’.-]+\s+){0,7}$")
_SUBJECT = re.compile(r" (?:also |briefly |later |then |(?:is|was) to |will |would |has |had )*(?:met|meets?)")
"""Between who met somebody and whom: "Brandt will meet with Kern"."""
_TOGETHER = re.compile(
    r"\b(?:met|meet|opened|began|held|resumed|start(?:ed)?|sat down|their (?:meeting|talks|session|discussion))\b"
)


class Event(NamedTuple):
    """One event noun with what its sentence says of it; `day` and the rest may be empty."""

    article: Article
    block: int
    start: int
    end: int
    noun: str
    day: str
    place: str
    body: str
    people: tuple[str, ...]


def find_events(
    articles: tuple[Article, ...], named: dict[str, tuple[Name, ...]], bodies: frozenset[str], language: str
) -> list[Event]:
    """`named` are the names of each article, `bodies` keys of the bodies that are named by themselves."""
    events = []
    for article in articles:
        when = article.published
        day = when.first if when is not None and when.first == when.last else ""
        if not day:
            continue
        tongue = article.language or language
        if not any(_NOUN.search(block.text) for block in article.blocks):
            continue
        names = named[article.id]
        dates = find_dates(article.blocks, tongue, day)
        near: dict[int, list[tuple[Span, Name]]] = defaultdict(list)
        for name in names:
            for span in name.mentions:
                near[span.block].append((span, name))
        for row in near.values():
            row.sort(key=lambda pair: pair[0])
        days: dict[int, list[DateFound]] = defaultdict(list)
        for found in dates:
            if len(found.date) == 10 and -_OLDEST <= _days(day, found.date) <= _LATEST:
                days[found.span.block].append(found)
        for index, block in enumerate(article.blocks):
            if _NOUN.search(block.text):
                events += _read_block(article, index, days.get(index, []), near, bodies)
    return events


def _days(one: str, other: str) -> int:
    from datetime import date

    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _read_block(
    article: Article,
    index: int,
    days: list[DateFound],
    near: dict[int, list[tuple[Span, Name]]],
    bodies: frozenset[str],
) -> list[Event]:
    blocks = article.blocks
    text = blocks[index].text
    events = []
    for first, last in sentences(text):
        nouns = [
            m for m in _NOUN.finditer(text, first, last)
            if not (_NO_EVENT.search(text, max(0, m.start() - 14), m.start()) and m["noun"].lower() == "conference")
        ]  # fmt: skip
        for number, match in enumerate(nouns):
            reach = nouns[number + 1].start() if number + 1 < len(nouns) else last
            noun = match["noun"].lower()
            if noun == "conference" and text[match.end() : match.end() + 4] == " of ":
                continue
            day = _find_day(text, days, first, match.start(), match.end(), max(reach, match.end()), last)
            here = [(s, n) for s, n in near.get(index, ()) if first <= s.start < last]
            stop = max(day.span.end if day else reach, match.end())
            place = _find_place(text, here, match.start(), match.end(), max(stop, min(reach, stop + 40)))
            body = _find_body(text, here, max(first, match.start() - 110), match.start(), match.end(), min(reach, stop))
            body, seat = split_seat(body, bodies)
            place = place or seat
            people = _find_people(text, here, _look_back(near, index), blocks, match.start(), match.end(), first)
            people += _find_sides(text, match.end(), reach)
            if (noun in ("met", "meet", "meets") or day is None) and not (place or body or people):
                continue
            dated = day.date if day else ""
            events.append(Event(article, index, match.start(), match.end(), noun, dated, place, body, people))
    return events


def _look_back(near: dict[int, list[tuple[Span, Name]]], index: int) -> list[tuple[Span, Name]]:
    """The names of the nearest block above that names persons."""
    for above in range(index - 1, max(index - 4, 0), -1):
        if any(name.kind == "person" for _, name in near.get(above, ())):
            return near[above]
    return []


def _find_sides(text: str, end: int, reach: int) -> tuple[str, ...]:
    """Countries whose people met: "talks between Norwegian and Danish officials"."""
    match = _SIDES.match(text, end, reach)
    sides = [find_country(word) for word in match.groups()] if match else []
    return tuple(sides) if all(sides) else ()


def _find_day(
    text: str, days: list[DateFound], first: int, start: int, end: int, reach: int, last: int
) -> DateFound | None:
    """The day that the noun's own phrase gives: "Monday's talks", "talks in Port Alba on Monday"."""
    for found in days:
        a, b = found.span.start, found.span.end
        if (
            first <= a
            and b <= start
            and len(text[b:start].split()) <= 3
            and not re.search(r"[,;]|\b(?:the|at|in|for|of|to|with|a)\b", text[b:start])
        ):
            if _SAYING.search(text, max(first, a - 30), a):
                continue
            return found
    for found in days:
        a = found.span.start
        if end <= a < last and a - end <= _LONGEST and a < max(reach, end + 1):
            between = text[end:a]
            if _BREAK.search(between) or _SAYING.search(text, max(end, a - 30), a):
                return None
            return found
    return None


def _find_place(text: str, here: list[tuple[Span, Name]], start: int, end: int, stop: int) -> str:
    for span, name in here:
        if name.kind not in ("place", "country"):
            continue
        words = text[span.start : span.end]
        if end <= span.start < stop and re.search(
            r"\bin (?:the )?(?:\w+ )?$" if name.kind == "country" else r"\b(?:in|at) (?:the )?(?:\w+ )?$",
            text[max(end, span.start - 22) : span.start],
        ):
            return words
        if span.end <= start <= span.end + 14 and re.fullmatch(r"\s(?:[a-z-]+ )?", text[span.end : start]):
            return words if name.kind == "place" else ""
        if (
            span.end <= start
            and re.search(r"\bin $", text[max(0, span.start - 3) : span.start])
            and not re.search(r"[,;]", text[span.end : start])
            and len(text[span.end : start].split()) <= 3
        ):
            return words
    return ""


def _find_body(text: str, here: list[tuple[Span, Name]], first: int, start: int, end: int, stop: int) -> str:
    """The body that meets: "a meeting of the Harbour Council", "the Harbour Council will meet"."""
    for span, name in here:
        if name.kind != "organization":
            continue
        words = text[span.start : span.end]
        if end <= span.start < stop and re.fullmatch(
            r" of (?:the )?(?:[\w-]+ ){0,3}?(?:of the )?", text[end : span.start]
        ):
            return words
        if first <= span.start and span.end <= start:
            between = text[span.end : start]
            if re.fullmatch(
                r"(?: \([A-Z]+\))?(?: (?:will|is to|was to|would|are to|to|had|has|have|also|then|next))* ", between
            ):
                return words
            if re.fullmatch(r"(?: \([A-Z]+\))?['’]?s? (?:[a-z-]+ )?", between) and " " in words:
                return words
    return ""


def _find_people(
    text: str,
    here: list[tuple[Span, Name]],
    above: list[tuple[Span, Name]],
    blocks: tuple[Block, ...],
    start: int,
    end: int,
    first: int,
) -> tuple[str, ...]:
    """Those of whom the sentence says that they met: two before "opened their meeting", one after "talks with"."""

    def full(name: Name) -> str:
        return blocks[name.full.block].text[name.full.start : name.full.end]

    persons = [(span, name) for span, name in here if name.kind == "person"]
    before = [(s, n) for s, n in persons if s.end <= start]
    found: list[str] = []
    together = _TOGETHER.search(text, max(first, start - 30), end)
    if together is not None and len(before) >= 2:
        one, other = before[-2], before[-1]
        if re.search(r"\band\b", text[one[0].end : other[0].start]) and not re.search(
            r"\b(?:said|told|who)\b|[,;]", text[one[0].end : start]
        ):
            found = [full(one[1]), full(other[1])]
    if together is not None and not found and re.search(r"\bThe two\b", text[first:start]):
        several = list(dict.fromkeys(full(n) for _, n in above if n.kind == "person"))
        if len(several) == 2:
            found = several
    for span, name in persons:
        if (
            span.start >= end
            and _WITH.search(text[end : span.start])
            and not re.search(r"[;,]", text[end : span.start])
        ):
            if before and _SUBJECT.fullmatch(text, before[-1][0].end, end):
                found.append(full(before[-1][1]))
            found.append(full(name))
            break
    return tuple(dict.fromkeys(found))


# ---------------------------------------------------------------- events to meetings


def propose_meetings(
    events: list[Event],
    ids: dict[str, str],
    short: dict[str, str],
    newest: str,
    taken: set[str],
    held: tuple[tuple[str, str, str], ...],
) -> list[Proposal]:
    """`ids` are actors' ids by name, `short` acronyms of bodies by name, `newest` the newest day of publication, `held`
    day, place and name of the briefing's meetings."""
    groups: dict[str, list[_Group]] = defaultdict(list)
    dated = [event for event in events if event.day]
    for event in sorted(dated, key=lambda e: (e.day, not e.body, not e.place, e.article.id, e.block, e.start)):
        fitting = next((group for group in groups[event.day] if group.takes(event)), None)
        if fitting is None:
            fitting = _Group(event.day)
            groups[event.day].append(fitting)
        fitting.add(event)
    joined = _join_weeks([group for _, row in sorted(groups.items()) for group in row])
    for event in events:  # those without a day tell who met, where one meeting alone can be meant
        if not event.day and event.place:
            there = [group for group in joined if make_key(event.place) in group.places]
            if len(there) == 1 and (not event.body or there[0].takes(event)):
                there[0].add(event)
    made = (_propose(group, ids, short, newest, taken, held) for group in joined)
    return [proposal for proposal in made if proposal is not None]


class _Group:
    """Events of one day that are one meeting."""

    def __init__(self, day: str) -> None:
        self.day = day
        self.events: list[Event] = []
        self.bodies: set[str] = set()
        self.places: set[str] = set()

    def add(self, event: Event) -> None:
        self.events.append(event)
        self.bodies |= {make_key(event.body)} if event.body else set()
        self.places |= {make_key(event.place)} if event.place else set()

    def takes(self, event: Event) -> bool:
        """Events of one day are one meeting unless body or place tells them apart."""
        if event.body and self.bodies and make_key(event.body) not in self.bodies:
            return False
        if event.place and self.places and make_key(event.place) not in self.places:
            return False
        return not event.body or bool(self.bodies) or bool(event.place and self.places)


def _join_weeks(groups: list[_Group]) -> list[_Group]:
    """A weekday that one article leaves open between two weeks is the week that the others mean."""
    left = list(groups)
    for group in sorted(groups, key=lambda g: len(g.events)):
        for other in left:
            if (
                other is not group
                and abs(_days(other.day, group.day)) == 7
                and len(other.events) > len(group.events)
                and group.places & other.places
                and other.takes(group.events[0])
            ):
                for event in group.events:
                    other.add(event)
                left.remove(group)
                break
    return left


def _propose(
    gathered: _Group,
    ids: dict[str, str],
    short: dict[str, str],
    newest: str,
    taken: set[str],
    held: tuple[tuple[str, str, str], ...],
) -> Proposal | None:
    group, on = gathered.events, gathered.day
    place = _most([e.place for e in group])
    body = _most([e.body for e in group])
    for day, where, name in held:
        if day == on and (
            not place or not where or make_key(place) in make_key(where) or (body and make_key(body) in make_key(name))
        ):
            return None
    people = Counter(p for e in group for p in e.people)
    articles = tuple(sorted({e.article.id for e in group}))
    noun = _most([e.noun for e in group if e.noun not in ("met", "meet", "meets")]) or "meeting"
    noun = {
        "discussion": "meeting",
        "discussions": "talks",
        "meetings": "meeting",
        "negotiations": "talks",
        "consultations": "talks",
    }.get(noun, noun)
    sure = 40
    if place or body:
        sure = 72 if len(group) > 1 or len(articles) > 1 or body else 62
    elif people:
        sure = 64
    if len(articles) > 1 and (place or body or people):
        sure = min(95, sure + 8)
    participants = [ids[make_key(p)] for p, _ in sorted(people.items()) if make_key(p) in ids]
    organizer = ids.get(make_key(body), "") if body else ""
    if organizer and organizer not in participants:
        participants.append(organizer)
    called = short.get(make_key(body), body) if body else noun[0].upper() + noun[1:]
    names = [p.split()[-1] for p, _ in sorted(people.items())]
    if not body and not place and 1 <= len(names) <= 3:
        called += f" between {' and '.join(names)}" if len(names) > 1 else f" with {names[0]}"
    name = f"{called}, {place}" if place else called
    ident = _take(f"{slug(name)[:70].strip('-')}-{on}", taken)
    best = max(group, key=lambda e: (bool(e.body), bool(e.place), bool(e.people), -len(e.article.id)))
    return Proposal(
        "meeting", name, len(group), articles, sure, cut_evidence(best.article, best.block, best.start, best.end),
        id=ident, day=on, place=place, type=_TYPES.get(noun, "session" if body else "talks"),
        status="planned" if on > newest else "held", participants=tuple(participants), organizer=organizer,
        written=_tell_stages(group, on),
    )  # fmt: skip


def _tell_stages(group: list[Event], day: str) -> tuple[tuple[str, str], ...]:
    same = {e.article.id: e.article for e in group if e.article.published and e.article.published.first == day}
    spoken = {ident: frozenset(e.block for e in group if e.article.id == ident) for ident in same}
    stages = ((ident, tell_stage(same[ident], spoken[ident])) for ident in sorted(same))
    return tuple((ident, stage) for ident, stage in stages if stage)


def _most(words: list[str]) -> str:
    counts = Counter(word for word in words if word)
    return min(counts.items(), key=lambda pair: (-pair[1], pair[0]))[0] if counts else ""


def _take(ident: str, taken: set[str]) -> str:
    name, number = ident, 2
    while name in taken:
        name, number = f"{ident}-{number}", number + 1
    taken.add(name)
    return name
