"""What news reports again and again, as a table of frames: a name and two or three slots of words. A passage that
fills all slots of a frame close together reports that kind of thing. It says nothing of who or where."""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import or_

from sitegen.comparison.events import EVENTS
from sitegen.comparison.stems import stem

FRAMES = """
accusation: ~accuse | ~crime ~lie ~plan aggression abuse disinformation meddling interference
aid: ~aid package assistance billion million | military humanitarian defense weapon financial economic emergency
alliance-choice: ~ally policy | choose choice decide free freedom sovereign own open-door door
alliance-limits: ~enlarge ~east ~exclude ~join never block halt | nato alliance bloc eu union member membership
annexation: ~annex | peninsula crimea territory island land region province city town
appeal: appeal urge call plead | calm restraint peace unity help
arms-limits: ~limit ~discuss treaty ban discuss placement deployment suggestion | ~missile warhead nuclear
    arsenal
arrest: ~arrest charge | suspect man woman police officer charge
attack: attack strike bomb shell raid hit fire | city village base hospital school civilian troop target
ban: ~ban | weapon import export product flight travel sale
blackout: ~power outage grid | lose cut outage without blackout
breakthrough: ~breakthrough | expect no little hope without limited tangible sign lack
budget: budget deficit spending billion million trillion | cut raise cost increase propose
casualties: kill die dead death injure wound | people person soldier civilian child troop officer
ceasefire: ~ceasefire | agree hold break violate call sign negotiate
climate: emission carbon warming climate | cut reduce target goal limit
contest: challenge run race candidate bid | leader leadership seat office post primary nomination
control: fire-control gun weapon firearm | ~limit ban background check law
court: ~court judge | rule ruling block uphold overturn hear decide
deadlock: ~deadlock unresolved | talk ~negotiation meeting discussion
deescalation: ~deescalate pull back-down withdraw stand-down | ~force ~border step first tension ~crisis progress
    escalation aggressive posture
denial: ~deny | plan claim allegation wrongdoing involvement report intention
departure: ~quit step-down quit retire | post office minister leader chief
deployment: deploy send dispatch | troop soldier paratrooper warship ship jet
dialogue-or-force: dialogue diplomacy diplomatic negotiation | deterrence confrontation war conflict force choose path
disinformation: ~disinformation ~lie gaslighting | campaign accuse truth blame war
drills: exercise drill maneuver | scope size limit restrict reciprocal military suggestion discuss
earnings: profit revenue earnings sale | rise fall quarter billion million
election: ~election primary | win lose vote hold lead
escape: ~escape | thousand people resident family home
evacuation: evacuate | resident people thousand home embassy staff
expulsion: expel deport | diplomat migrant immigrant envoy
finance-cutoff: ~sever exclude ban freeze | ~bank swift
force-withdrawal: remove removal withdraw withdrawal pull ~limit end scale | infrastructure deployment
    troop base presence arms activity
grievance: deceive betray cheat aggrieved threaten threat responsible root blame cause | alliance nato east west
    security eastward expansion
guarantee: ~guarantee | ~legal security written ironclad demand seek want never waterproof
gunpoint: gun | head
hack: ~cyberattack | account network system government data
hostage: ~hostage | free release hold take
immigration: ~immigrant ~immigration citizenship | legal reform border status bill law order
import-tariff: tariff duty levy | import good impose trade
inquiry: ~inquiry | open launch find ask congress official committee
insurgency: ~extremist insurgency | ~east back support battle territory
invasion-fear: fear threat prelude imminent risk worry poise | ~invade military-action war multipronged
invasion-cost: ~sanction ~consequence severe punish | ~invade military-action aggression economic export
    unprecedented massive severe
job-offer: offer dangle | ~job position post board
jobs: job worker unemployment hire layoff | cut add rate thousand percent
killing: ~execute stab | ~court police man woman suspect charge
leak: leak | document report email memo
leave: withdraw leave exit | accord agreement treaty pact union eu
letter: letter memo statement | write send sign say
market: stock share market index | rise fall drop gain percent
match: beat win draw defeat | game match final goal cup
mediation: mediate broker envoy | talk ~ceasefire deal
money: ~fund donate raise | million billion campaign
natural-gas: pipeline gas | cancel halt sanction reimpose stop
next-round: continue agree further series process step forward resume lengthy exploratory | ~discuss meeting
    ~process agreement
nomination: ~nominate | court post secretary director ambassador senate
order: executive decree | order action sign president
outbreak: ~epidemic virus case | spread report infection hospital
participation: exclude without table sideline nothing neither | ally partner table decision others country
partnership: sanction waiver | company bank official
poll: poll survey | percent show lead voter
portrayal: portray depict blame insist say argue | threat security provoke aggressive cause
pressure: ~pressure | leader government ~concession party
price: price inflation cost | rise fall increase percent
protest: ~march | thousand police street city
provocation: ~excuse false-flag provocation | invade attack war fabricate create
ransom: ransom blackmail | pay demand
readiness: ready willing open prepared | ~discuss negotiate ~discuss compromise explore
recovery: ~rescue | survivor body missing trapped
reform: reform overhaul | ~bill law tax immigration system plan
rejection: ~reject ~nonstarter | ~demand proposal plan offer security
relations: relation ties | restore sever worsen improve low
release: ~publish | document photo video report tape
rescue: ~rescue | crew people miner hostage boat
satellite: missile rocket satellite | launch test fire
scandal: photo image picture | send tweet account lewd
shooting: shoot shot gunman shooter | school kill police people
shutdown: shutdown | government budget
spheres: sphere buffer | influence
spying: spy surveillance eavesdrop | agency phone program
strike: strike walkout | union worker pay
talks-held: ~meet ~discuss session | hold held sit open take convene begin underway round delegation
talks-length: ~discuss conversation meeting discussion negotiation | hour-long six-hour seven-hour eight-hour
    two-hour three-hour four-hour five-hour nine-hour ten-hour marathon
tax: tax | cut raise plan percent break
testimony: testify testimony hearing | committee congress senate court
trade: ~trade | deal agreement talk
trial: trial convict | sentence guilty jury
trust: distrust mistrust skepticism | level talk side
unrest: unrest riot quell | troop country contingent police deploy
veto: veto | bill resolution
visit: visit travel trip | president minister leader
vote: vote | house senate parliament congress bill
weather: ~hurricane ~flood ~earthquake ~fire | ~rescue home damage kill evacuate
wiretap: wiretap record tape | conversation phone call
workforce: strike union | teacher nurse driver pilot
"""
"""NAME: SLOT | SLOT; a word stands for its stem, `~word` for the class of kin that the word heads in the
thesaurus. A line that begins with spaces continues the one before."""

LOOSE = frozenset(
    """
    aid appeal arrest attack ban budget casualties climate contest control court denial departure deployment earnings
    election escape evacuation grievance immigration inquiry jobs killing leak letter market match money nomination
    order outbreak participation poll pressure price protest readiness recovery reform release shooting strike
    talks-held tax testimony trade trial trust unrest veto visit vote weather workforce
    """.split()
)
"""Frames of which one story reports several: two passages that share no more than such a frame report two things."""

WIDE = frozenset(line.split(":")[0] for line in EVENTS.strip().splitlines() if line[0] != " ")
"""Frames in words that stand in many reports: of two passages that share one, words and names must say more."""

_REACH = 7
"""Telling words from the first filled slot to the last, at most."""


def _read_table() -> tuple[tuple[str, ...], dict[str, tuple[tuple[int, int], ...]], int, int]:
    """Names, feature -> (frame, slot), the most slots of a frame, and the bits of slots that a frame has not."""
    names: list[str] = []
    slots: dict[str, list[tuple[int, int]]] = {}
    widths: list[int] = []
    for line in (FRAMES + EVENTS.lstrip()).replace("\n    ", " ").strip().splitlines():
        name, rest = line.split(":", 1)
        parts = rest.split("|")
        for slot, part in enumerate(parts):
            for word in part.split():
                feature = word if word[0] == "~" else stem(word)
                if (len(names), slot) not in slots.setdefault(feature, []):
                    slots[feature].append((len(names), slot))
        names.append(name)
        widths.append(len(parts))
    most = max(widths)
    spare = sum(1 << slot * len(names) + frame for frame, width in enumerate(widths) for slot in range(width, most))
    return tuple(names), {feature: tuple(places) for feature, places in slots.items()}, most, spare


_NAMES, _SLOTS, _MOST, _SPARE = _read_table()


def _turn_table() -> dict[str, frozenset[str]]:
    filling: dict[str, set[str]] = {name: set() for name in _NAMES}
    for feature, places in _SLOTS.items():
        for frame, _ in places:
            filling[_NAMES[frame]].add(feature)
    return {name: frozenset(features) for name, features in filling.items()}


FILLING = _turn_table()
"""The stems and kin that fill a slot of each frame."""
_EVERY = (1 << len(_NAMES)) - 1
_REPEAT = sum(1 << slot * len(_NAMES) for slot in range(_MOST))
"""Copies the bits of frames to each of their slots."""


def _overlap(bits: int) -> int:
    """The frames of which every slot is filled."""
    full = bits & _EVERY
    for _ in range(1, _MOST):
        bits >>= len(_NAMES)
        full &= bits
    return full


@lru_cache(maxsize=1 << 15)
def fill(features: tuple[str, ...]) -> int:
    """What a word fills, one bit for each frame and slot; of one frame no more than one slot."""
    first: dict[int, int] = {}
    for feature in features:
        for frame, slot in _SLOTS.get(feature, ()):
            first.setdefault(frame, slot)
    return sum(1 << slot * len(_NAMES) + frame for frame, slot in first.items())


def find_frames(fills: list[int]) -> tuple[str, ...]:
    """Sorted names of the frames that a line of telling words fills, given by what each of these fills."""
    # Nearly no passage fills all slots of a frame at all; of the others, only what fills such a frame is looked at.
    full = _overlap(reduce(or_, fills, _SPARE))
    if not full:
        return ()
    full *= _REPEAT
    filling = [place for place, bits in enumerate(fills) if bits & full]
    found = 0
    for at, place in enumerate(filling):
        near = _SPARE | fills[place]
        for other in reversed(filling[max(0, at - _REACH + 1) : at]):
            if place - other >= _REACH:
                break
            near |= fills[other]
        found |= _overlap(near)
    if not found:
        return ()
    names = []
    while found:
        names.append(_NAMES[found.bit_length() - 1])
        found ^= 1 << found.bit_length() - 1
    return tuple(sorted(names))
