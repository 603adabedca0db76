"""Words by which an article speaks of a meeting without naming it. Data only, by language."""

from __future__ import annotations

import re

EVENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("briefing", ("",)),
    ("call", ("",)),
    ("conference", ("",)),
    ("consultation", ("s",)),
    ("conversation", ("",)),
    ("council", ("",)),
    ("deliberation", ("s",)),
    ("discussion", ("", "s")),
    ("encounter", ("",)),
    ("gathering", ("",)),
    ("interview", ("",)),
    ("meet", ("", "s", "ing", "ings")),
    ("met", ("",)),
    ("negotiation", ("", "s")),
    ("session", ("", "s")),
    ("summit", ("",)),
    ("talks", ("",)),
)
"""Beginnings, in lower case, of the nouns and verbs that speak of a meeting, with the endings that they take."""

STOP = re.compile(r"[.!?…\n“”\"«»](?:(?<=[\n“”\"«»])|(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-z]))")
"""A stop before a capital, or a mark of quotation: what follows one is another voice. It begins with one set of
letters, to the next of which the engine runs at once."""

VERBS = ("met", "meet", "meets")
"""Those of them that are no noun."""

MARKS = '“”"«»'

BARE_BEFORE = re.compile(r"\b(?:after|before|by|of|on|when|while)[ \u00a0]$")

SHORT = frozenset(
    (
        "Adm Apr Aug Capt Col Dec Dr Feb Fri Gen Gov Jan Jr Jul Jun Lt Maj Mar Mon Mr Mrs Ms No Nov Oct Prof "
        "Rep Rev Sat Sen Sept Sgt Sr St Sun Thu Tue Wed vs"
    ).split()
)
"""Before a point that ends no sentence."""

FITS = {
    "briefing": ("briefing",),
    "call": ("call", "briefing"),
    "conference": ("summit", "session"),
    "council": ("session",),
    "interview": ("interview",),
    "session": ("session", "talks", "summit"),
    "sessions": ("session", "talks", "summit"),
    "summit": ("summit",),
}
"""Types of meeting that an event noun may stand for; nouns not listed stand for talks, sessions and summits."""

FITS_ANY = ("talks", "session", "summit")

SAME = {
    "call": ("call",), "interview": ("interview",), "negotiations": ("talks",), "session": ("session",),
    "summit": ("summit",), "talks": ("talks",),
}  # fmt: skip
"""Nouns that name a type, which then weighs where all else is equal."""

AGAIN = (("the", "first"), ("the",), ("that",), ("their",), ("this",))
"""Modifiers of an event noun that speaks of the event its sentence has just dated."""

THEIRS = (("her",), ("his",), ("their",))
"""Modifiers of the meeting of somebody of whom the sentence speaks."""

BOTH_SIDES = re.compile(
    r"\b(?:the two|both)(?: \w+)? (?:sides|delegations|diplomats|envoys|leaders|men|ministers|negotiators|officials"
    r"|presidents|teams|women)\b|\bthey\b",
    re.IGNORECASE,
)

DEFINITE = frozenset("both day's evening's her his its morning's night's our the their these this those".split())

OTHERS = frozenset(
    (
        "additional another any certain climate coming continued current different direct earlier ended "
        "face-to-face first follow-up formal further future informal last later many monthly more new next no "
        "nuclear one-on-one other parallel past peace possible potential preparatory previous prior private "
        "recent regular round second secret separate series several similar some special stalled subsequent such "
        "third trade two-on-two upcoming week's weekly weeks' year's yearly"
    ).split()
)
"""Before an event noun: speak of other meetings, of several, or of none in particular, unless the day, place and body
say which."""

LOOSE = frozenset("conference conversation council discussion encounter gathering interview".split())
"""Nouns that with an article alone ("excluded from the discussion") need be no meeting."""

SEVERAL = frozenset("deliberations meetings sessions".split())
"""One meeting only after its day: "Monday's meetings"."""

PLURAL = frozenset("consultations deliberations discussions meetings negotiations sessions talks".split())
"""May stand for several meetings at once, told apart by places and days or by the bodies that hold them."""

BETWEEN_PLACES = frozenset({"", ",", ", and", ", in", "and", "and in", "and on", ", on", "on", ", and on"})
"""Between two of several places or days."""

NEW_CLAUSE = re.compile(
    r"\b(?:after|are|began|begins?|before|but|ended|ends?|had|has|have|is|said|that|was|were|which|while|who|will|would)\b"
)
"""Ends what is said of the noun itself."""

OWN = frozenset({"own", "separate"})
"""Before an event noun: each of the bodies before it holds a meeting."""

BARE = frozenset(
    f"{word} {noun}" for word in ("the", "these", "those") for noun in ("discussions", "negotiations", "talks")
)
"""May speak of all the meetings that the article has named."""

FOREIGN = frozenset(
    "arms-control budget cease-fire ceasefire climate coalition labor labour nuclear pay peace trade".split()
)
"""Before an event noun: meetings on another matter, unless the meeting's own name has the word."""

SAYING = frozenset(
    (
        "added adding announced argued confirmed declared insisted noted quoted reiterated remarked replied "
        "reported said saying says stated stressed telling told tweeted warned warning wrote"
    ).split()
)
"""Right before a day: the day of the saying, not of the meeting."""

AFTER_OTHERS = re.compile(r" (?:between|among|with|about|over|on (?!(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day))")
"""Right after a bare event noun: says which meeting by other means than day, place and body."""

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip

DETERMINERS = frozenset("a an any both each every her his its no our some such that the their these this those".split())
"""Open the phrase of a noun."""

BREAKS = frozenset(
    (
        "about after ahead all along amid and are as at be been before but by can could during following for from "
        "had has have held hold holding if in into is met not of off on or over said says since than through to "
        "until was were when where while will with would"
    ).split()
)
"""Belong to no noun's phrase."""
