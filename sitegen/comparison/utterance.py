"""Whether two printings are of one thing said once. What the texts do not show to be one is alike at most: a phrase of
everyday words, a sentence that goes on in other words, what stands in a law for anyone to read out."""

from __future__ import annotations

from collections.abc import Set
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz.distance import LCSseq

from sitegen.comparison.sayings import Saying
from sitegen.comparison.stems import is_common, tell

RUN = 4
"""Words in sequence that two printings of one statement share at least, unless one is shorter and wholly shared."""
_EDITED = 8
"""Words of the shorter printing, at least, for a statement that is edited throughout, and"""
_IN_ORDER = 80
"""percent of them that stand in the other in the same order."""
TELLING = 2
"""Telling words among the shared ones, at least."""
UNATTRIBUTED = 7
"""Words in sequence that join a printing without speaker to one with."""
_SENTENCE = 10
"""Words in sequence that are as good as a sentence: two who share fewer, and go on in other words, share a phrase."""
_EVERYDAY = 7
"""Words from which a phrase that holds common words alone tells something."""
_WEEKS = 21
"""Days between two articles from which a phrase may have been said again."""
_HELD = 65
"""Percent of the shorter printing's words that the other has too, where they are given to speakers of two names."""
_SOUND = 3
"""Telling words that two statements of one speaker share to be called alike."""

Verdict = tuple[int, int, Literal["same", "alike"]]
"""Two sayings, by their numbers in what was given, and whether they are printings of one statement."""


class _Voiced:
    """A saying made ready to be judged with many others."""

    __slots__ = ("actor", "article", "bag", "count", "printed", "saying", "spare", "speaker", "telling", "words")

    def __init__(self, saying: Saying, printed: int) -> None:
        self.saying = saying
        self.printed = printed
        self.article, self.speaker, self.actor = saying.article, saying.speaker, saying.actor
        self.words = saying.words
        self.count = len(saying.words)
        self.bag = frozenset(saying.words)
        self.spare = self.count - len(self.bag)
        """Words that stand there already."""
        self.telling = frozenset(saying.telling)


def judge_pairs(
    said: tuple[Saying, ...],
    pairs: Set[tuple[int, int]],
    running: Set[tuple[int, int]],
    printed: tuple[int, ...] = (),
) -> tuple[Verdict, ...]:
    """`running` are the pairs known to share a run of words, `printed` the days of the sayings' articles by number, 0
    for one that is not known; none for sayings of one article."""
    found: list[Verdict] = []
    if not pairs:
        return ()
    voiced = [_Voiced(one, day) for one, day in zip(said, printed or (0,) * len(said), strict=True)]
    for a, b in sorted(pairs):
        verdict = _judge(voiced[a], voiced[b], (a, b) in running)
        if verdict:
            found.append((a, b, verdict))
    return tuple(found)


def stand_apart(a: Saying, b: Saying) -> bool:
    """Were the two said on occasions that the articles tell apart?"""
    if a.occasion and b.occasion and not set(a.occasion) & set(b.occasion):
        return True
    if a.meeting and b.meeting and a.meeting != b.meeting:
        return True
    if not a.day or not b.day:
        return False
    # A day, or the first and the last of a stretch.
    ours, theirs = a.day.split("/"), b.day.split("/")
    return ours[-1] < theirs[0] or theirs[-1] < ours[0]


def _stand_together(a: Saying, b: Saying) -> bool:
    """Do the articles name one occasion or day for both?"""
    once = bool(set(a.occasion) & set(b.occasion)) or a.meeting == b.meeting != ""
    return once or (a.day == b.day != "" and "/" not in a.day)


def _judge(a: _Voiced, b: _Voiced, runs: bool) -> Literal["", "same", "alike"]:
    """`same` for two printings of one statement, `alike` for two that sound alike, else nothing. `runs` says that they
    share a run of words."""
    if a.actor and b.actor and a.actor != b.actor:
        return ""
    if a.article == b.article and a.saying.nested != b.saying.nested:
        return ""  # what somebody quotes, and their own words around it
    shorter = min(a.count, b.count)
    run = telling = 0
    parted = False
    if runs or shorter < RUN:
        match = SequenceMatcher(None, a.words, b.words, autojunk=False).find_longest_match()
        run = match.size
        telling = sum(1 for word in a.words[match.a : match.a + run] if tell(word))
        goes_on = match.a + run < a.count and match.b + run < b.count
        parted = run < _SENTENCE and (goes_on or (match.a > 0 and match.b > 0)) and not _is_edited(a, b, shorter)
    standing = a.saying.standing or b.saying.standing
    if not a.speaker or a.speaker != b.speaker:
        needed = RUN + 1 if a.article == b.article else UNATTRIBUTED
        if a.speaker and b.speaker and len(a.bag & b.bag) * 100 < _HELD * min(len(a.bag), len(b.bag)):
            return ""  # two who quote one law, or a slogan, in sentences of their own
        if run < needed or telling < TELLING or parted or stand_apart(a.saying, b.saying):
            return ""
        return "alike" if standing else "same"
    whole = run == shorter and telling >= TELLING
    edited = shorter >= _EDITED and _keeps_order(a, b, shorter)
    if (run >= RUN and telling >= TELLING) or whole or edited:
        if standing or parted or stand_apart(a.saying, b.saying) or _may_be_said_again(a, b, shorter, run):
            return "alike"
        if run >= RUN + 2 or whole or edited or run * 2 >= shorter:
            return "same"
        return "alike"
    if a.article == b.article:
        return ""
    common = len(a.telling & b.telling)
    enough = common >= _SOUND and common * 2 >= min(len(a.telling), len(b.telling))
    return "alike" if enough else ""


def _may_be_said_again(a: _Voiced, b: _Voiced, shorter: int, run: int) -> bool:
    """Is what two articles share a phrase that its speaker may use on any day, and nothing says that it is one day?"""
    if a.article == b.article or run >= _SENTENCE or _stand_together(a.saying, b.saying):
        return False
    if a.printed and b.printed and abs(a.printed - b.printed) > _WEEKS:
        return True
    brief = a if a.count <= b.count else b
    return shorter < _EVERYDAY and all(is_common(stem) for stem in brief.telling)


def _is_edited(a: _Voiced, b: _Voiced, shorter: int) -> bool:
    """May the shorter be the other with some words changed? Of a few words none that tells something may be another."""
    held = a.telling <= b.telling if a.count < b.count else b.telling <= a.telling
    return (shorter >= _EDITED or held) and _keeps_order(a, b, shorter)


def _keeps_order(a: _Voiced, b: _Voiced, shorter: int) -> bool:
    """Do most words of the shorter printing stand in the other in the same order?"""
    # Few pairs have as many words in common at all, in whatever order.
    least = _IN_ORDER * shorter
    shared = len(a.bag & b.bag)
    if (shared + a.spare) * 100 < least or (shared + b.spare) * 100 < least:
        return False
    if sum(map(b.bag.__contains__, a.words)) * 100 < least or sum(map(a.bag.__contains__, b.words)) * 100 < least:
        return False
    return LCSseq.similarity(a.words, b.words) * 100 >= least
