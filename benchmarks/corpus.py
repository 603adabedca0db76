"""An invented news site, the same bytes for the same number of articles on every machine: articles of about 5 kB, one
actor for every 20 of them and one meeting for every 50. A few actors are in many articles, as in life.

    python -m benchmarks.corpus N OUT_DIR      as a briefing, to build with sitegen
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

ONSETS = "b br d dr f fl g gr h k kl l m n p pr r s sk st t tr v w z".split()
VOWELS = "a e i o u ae ie ou".split()
CODAS = "l n r s t m nd rk st lt x ck".split()
NOUNS = """audit barge beacon bridge buoy canal cargo clause cooperative crane ditch dredger embankment estuary ferry
fleet floodgate gauge granary hatchery jetty ledger levy licence lighthouse lock mooring orchard pilotage pontoon pump
quay quota railhead reservoir sluice surcharge tariff timetable toll towpath tunnel turbine viaduct warehouse weir
""".split()
KINDS = """autumn coastal costly disputed eastern electric fiscal flooded idle joint larger late leaking narrow new
northern older overdue provincial rebuilt regional rusted seasonal shared shallow southern steep temporary tidal
unfinished unsafe upper western winter""".split()
DEEDS = """blocked closed cleared delayed drained extended funded halved inspected leased mapped measured moved opened
paid postponed repaired replaced reviewed sold sealed shortened split surveyed tested widened withdrew""".split()
WHEN = "in spring|before the harvest|after the storm|on Monday|on Thursday|last year|by the end of the month".split("|")
ROLES = "minister|harbour master|chief engineer|spokeswoman|treasurer|surveyor|director|deputy mayor".split("|")
BODIES = "Authority|Council|Ministry|Union|Institute|Chamber|Agency".split("|")
OUTLETS = ("The Tidal Post", "Estuary Herald", "Upland Mirror", "The Lock Keeper", "Ferry Times", "Weir Gazette")


_random = Random("things")


def _make_words(count: int, end: str) -> list[str]:
    made = ["".join(_random.choice(ONSETS) + _random.choice(VOWELS) for _ in range(2)) for _ in range(count)]
    return [f"{word}{_random.choice(CODAS)}{end}" for word in made]


THINGS = NOUNS + _make_words(1500, "")
QUALITIES = KINDS + _make_words(900, "ish")
ACTS = DEEDS + _make_words(600, "ed")
"""Most of what the articles are about is invented too: else they would all report the same few things, and each would
be compared with each."""


class Actor(NamedTuple):
    slug: str
    name: str
    kind: str
    role: str
    about: str


class Meeting(NamedTuple):
    slug: str
    name: str
    day: str
    place: str
    agenda: tuple[str, ...]


class Article(NamedTuple):
    slug: str
    title: str
    moment: str
    source: str
    actors: tuple[Actor, ...]
    meeting: Meeting
    body: str


class Corpus(NamedTuple):
    articles: tuple[Article, ...]
    actors: tuple[Actor, ...]
    meetings: tuple[Meeting, ...]


def make_corpus(count: int) -> Corpus:
    random = Random(f"corpus {count}")
    places = [_invent(random) for _ in range(24)]
    actors = tuple(_make_actor(number, random, places) for number in range(max(2, count // 20)))
    meetings = tuple(_make_meeting(number, random, places) for number in range(max(1, count // 50)))
    weights = list(accumulate((rank + 5) ** -0.7 for rank in range(len(actors))))
    return Corpus(tuple(_make_article(n, actors, weights, meetings) for n in range(count)), actors, meetings)


def _invent(random: Random) -> str:
    """A name that nobody bears: two or three syllables."""
    syllables = [random.choice(ONSETS) + random.choice(VOWELS) for _ in range(random.randint(1, 2))]
    return ("".join(syllables) + random.choice(ONSETS) + random.choice(VOWELS) + random.choice(CODAS)).capitalize()


def _make_actor(number: int, random: Random, places: list[str]) -> Actor:
    about = " ".join(_say(random) for _ in range(3))
    if number % 5 == 3:
        name = f"{random.choice(places)} {random.choice(NOUNS).capitalize()} {random.choice(BODIES)} {number}"
        return Actor(f"body-{number}", name, "organization", "public body", about)
    name = f"{_invent(random)} {_invent(random)}{random.choice(CODAS)}{random.choice(VOWELS)}"
    return Actor(f"person-{number}", name, "person", random.choice(ROLES), about)


def _make_meeting(number: int, random: Random, places: list[str]) -> Meeting:
    place = random.choice(places)
    day = (datetime(2025, 1, 6, tzinfo=UTC) + timedelta(days=random.randrange(300))).date().isoformat()
    name = f"{place} talks {number + 1} on the {random.choice(KINDS)} {random.choice(NOUNS)}"
    return Meeting(f"talks-{number}", name, day, place, tuple(_say(random) for _ in range(4)))


def _say(random: Random) -> str:
    """A sentence of about fifteen words."""
    amount = f"{random.randint(2, 900)} {random.choice(THINGS)}s"
    forms = (
        "The {k} {n} was {d} {w}, and the {k2} {n2} near it was {d2} as well.",
        "Nobody {d} the {k} {n} {w}, although {a} had been {d2} by then.",
        "Of {a} only the {k} ones were {d} {w}, and the {k2} {n2} stayed as it was.",
        "Once the {n} was {d}, the {k2} {n2} could be {d2} {w} too.",
    )
    return random.choice(forms).format(
        k=random.choice(QUALITIES), k2=random.choice(QUALITIES), n=random.choice(THINGS), n2=random.choice(THINGS),
        d=random.choice(ACTS), d2=random.choice(ACTS), w=random.choice(WHEN), a=amount,
    )  # fmt: skip


def _tell(random: Random, names: list[str]) -> str:
    """A paragraph: plain sentences, some of them said by somebody, some marked up."""
    told = []
    for _ in range(random.randint(3, 5)):
        sentence, chance = _say(random), random.random()
        if chance < 0.2:
            sentence = f"{random.choice(names)} said {sentence[0].lower()}{sentence[1:]}"
        elif chance < 0.32:
            sentence = f'"{sentence[:-1]}," said {random.choice(names)}.'
        elif chance < 0.4:
            first, _, rest = sentence.partition(" ")
            sentence = f"{first} **{rest[:-1]}**."
        elif chance < 0.46:
            first, _, rest = sentence.partition(" ")
            sentence = f"{first} [{rest[:-1]}](https://example.org/{random.randrange(10**6)})."
        told.append(sentence)
    return " ".join(told)


def _make_article(
    number: int, actors: tuple[Actor, ...], weights: list[float], meetings: tuple[Meeting, ...]
) -> Article:
    random = Random(f"article {number}")
    chosen = [actors[number]] if number < len(actors) else []  # each is in one article at least
    for actor in random.choices(actors, cum_weights=weights, k=random.randint(2, 5)):
        if actor not in chosen:
            chosen.append(actor)
    meeting = meetings[number] if number < len(meetings) else random.choice(meetings)
    names = [actor.name for actor in chosen]
    title = (
        f"{random.choice(KINDS).capitalize()} {random.choice(NOUNS)} {random.choice(DEEDS)}, report {number + 1} says"
    )
    blocks = [f"{names[0]} and {names[-1]} came to the {meeting.name}. {_tell(random, names)}"]
    while sum(len(block) + 2 for block in blocks) < 4900:
        kind = len(blocks) % 6
        if kind == 2:
            blocks.append(f"## The {random.choice(KINDS)} {random.choice(NOUNS)}")
        elif kind == 4:
            blocks.append("\n".join(f"- {_say(random)}" for _ in range(3)))
        elif kind == 5:
            blocks.append(f"> {_say(random)}\n>\n> {random.choice(names)}")
        else:
            blocks.append(_tell(random, names))
    moment = (datetime(2025, 1, 1, 6, tzinfo=UTC) + timedelta(minutes=37 * number)).strftime("%Y-%m-%dT%H:%M:%SZ")
    slug = f"report-{number + 1:05d}"
    return Article(slug, title, moment, random.choice(OUTLETS), tuple(chosen), meeting, "\n\n".join(blocks) + "\n")


def main() -> None:
    from benchmarks.layouts import lay_sitegen

    corpus = make_corpus(int(sys.argv[1]))
    lay_sitegen(corpus, Path(sys.argv[2]))
    print(f"{len(corpus.articles)} articles, {len(corpus.actors)} actors, {len(corpus.meetings)} meetings")


if __name__ == "__main__":
    main()
