"""Who speaks in Russian reported speech: the subject before or after a verb, whom «по словам» names, whom «он» means.
Where it cannot tell it gives nobody."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, NamedTuple

from sitegen.model import Block, Name

_HE: Final = {"он": "m", "она": "f"}
_BEFORE: Final = frozenset(
    "вчера дважды же затем и накануне однако открыто официально позднее позже прямо при публично ранее сегодня снова "
    "также тоже уже этом".split()
)
"""Small words between a subject and its verb, or before a subject."""
_SPEAKERS: Final = re.compile(
    r"(?:министр|президент|премьер|депутат|сенатор|губернатор|мэр|глава|главы|директор|председател|представител|"
    r"пресс-|секретар|посол|чиновник|эксперт|аналитик|экономист|политолог|политик|учён|учен|врач|медик|юрист|адвокат|"
    r"прокурор|следовател|следстви|полици|спасател|военн|генерал|командующ|источник|собеседник|очевид|свидетел|"
    r"жител|местн|критик|сторонник|власт|ведомств|министерств|правительств|администраци|парламент|комитет|комисси|"
    r"служб|штаб|агентств|газет|журнал|издани|телеканал|компани|корпораци|банк|завод|клуб|союз|парти|суд|партнёр|"
    r"партнер|организаци|синоптик|специалист|исследовател|сотрудник|руководител|родственник|мать|отец|брат|сестра)"
)
"""Beginnings of words that speak."""
_PLAN: Final = re.compile(r"(?:закон|план|правил|традици|прогноз погоды)")
NOT: Final = frozenset("бы если ли не никогда никто ни ничего разве хотя чтобы".split())
WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
WEEKDAYS: Final = r"(?:прошл\w+ )?(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)"
WEEKDAY: Final = re.compile(rf"\bв[о]? ({WEEKDAYS})\b")
_DAY_BEFORE: Final = re.compile(rf"\bв[о]? {WEEKDAYS}$")
Mentions = list[tuple[int, int, int]]
"""Start, end and bearer of each naming in a block, in order."""


class Voice(NamedTuple):
    """Who speaks: the words at the cue, and the bearer or a pronoun's gender."""

    source: tuple[int, int]
    name: int
    gender: str = ""


def subject_before(text: str, low: int, start: int, mentions: Mentions) -> Voice | None:
    """Who stands right before the verb, adverbs and days aside."""
    end = start
    while True:
        trimmed = text[low:end].rstrip()
        end = low + len(trimmed)
        day = _DAY_BEFORE.search(trimmed)
        small = re.search(r"(?<![^\W_])([^\W_]+)$", trimmed)
        if day is not None:
            end = low + day.start()
        elif small is not None and small.group(1).lower() in _BEFORE:
            end = low + small.start()
        else:
            break
    if end <= low:
        return None
    for first, last, number in mentions:
        if last == end:
            if _depends(text, low, first):
                return None
            return Voice((first, last), number)
    word = re.search(r"(?<![^\W_])([^\W_]+)$", text[low:end])
    if word is not None and word.group(1).lower() in _HE:
        return Voice((low + word.start(), end), -1, _HE[word.group(1).lower()])
    return _description_before(text, low, end)


_PREPOSITION: Final = re.compile(
    r"(?<![^\W_])(?:без|в|во|для|до|за|из|к|ко|между|на|над|о|об|от|перед|по|под|при|про|с|со|у)\s+$", re.IGNORECASE
)


def _depends(text: str, low: int, first: int) -> bool:
    """Does a preposition or «и» right before a name make it no subject: «встреча с Громовым»?"""
    before = text[low:first]
    return _PREPOSITION.search(before) is not None or re.search(r"(?<![^\W_])и\s+$", before) is not None


def _description_before(text: str, low: int, end: int) -> Voice | None:
    """«Источник в министерстве», «Эксперты», «Компания»: from where the clause begins, six words at most."""
    cut = max(text.rfind(mark, low, end) for mark in (", ", "; ", ": ", " — ", " – "))
    first = cut + 2 if cut >= 0 else low
    first += len(text[first:end]) - len(text[first:end].lstrip(" —–"))
    opening = re.match(
        r"(?:а|и|но|однако|между тем|тем временем|при этом|в свою очередь)[, ]+", text[first:end], re.IGNORECASE
    )
    if opening is not None:
        first += opening.end()
    small = WORD.match(text, first, end)
    while small is not None and small.group().lower() in _BEFORE:
        first = small.end() + len(text[small.end() : end]) - len(text[small.end() : end].lstrip())
        small = WORD.match(text, first, end)
    words = WORD.findall(text, first, end)
    if not words or len(words) > 6:
        return None
    head = words[0].lower()
    speaks = any(_SPEAKERS.match(word.lower()) for word in words[:3])
    if not speaks and not (len(words) < 3 and words[0][0].isupper() and cut < 0 and head not in NOT):
        return None
    if _PREPOSITION.match(words[0] + " ") or (not speaks and len(words[0]) < 3):
        return None
    return Voice((first, end), -1)


def subject_after(text: str, start: int, high: int, mentions: Mentions) -> Voice | None:
    """The speaker who follows the verb: a name with small words of office before it, a pronoun, or a description."""
    first = start + len(text[start:high]) - len(text[start:high].lstrip())
    word = WORD.match(text, first, high)
    if word is None:
        return None
    if word.group().lower() in _HE:
        return Voice(word.span(), -1, _HE[word.group().lower()])
    for begin, end, number in mentions:
        if begin >= first and end <= high:
            between = text[first:begin]
            if len(between.split()) < 6 and "," not in between and not _depends(text, first, begin):
                return Voice((first, end), number)
            break
    if _SPEAKERS.match(word.group().lower()) is None and not (
        len(WORD.findall(text, first, high)) < 3 and word.group()[0].isupper()
    ):
        return None
    stop = first
    for each in list(WORD.finditer(text, first, high))[:5]:
        if each.group().lower() in ("во", "на", "что", "журналистам") or WEEKDAY.match(text, each.start()):
            break
        if text[stop : each.start()].strip(" «»"):
            break
        stop = each.end()
    if stop < high and text[stop] == "»":
        stop += 1
    return Voice((first, stop), -1) if stop > first else None


_HOUSE_BEFORE: Final = re.compile(
    r"(?:^|[,:;] (?:а |но )?)во? ((?:[^\W_]+[ -]){0,3}[^\W_]+)\s+(?:также |позже |ранее )?$", re.IGNORECASE
)


def house_before(text: str, low: int, start: int) -> Voice | None:
    """«В компании заявили»: the house whose people speak."""
    match = _HOUSE_BEFORE.search(text[low:start])
    if match is None or not text.startswith(_PLURAL, start + len(_verb_at(text, start)) - 2):
        return None
    return _as_house(text, low + match.start(1), low + match.end(1))


def house_after(text: str, start: int, end: int, high: int) -> Voice | None:
    """«сообщили в министерстве»"""
    match = re.compile(r"\s+во? ((?:[^\W_]+[ -]){0,3}[^\W_]+)\s*[.!]?$").match(text, end, high)
    if match is None or not text[start:end].endswith(_PLURAL):
        return None
    return _as_house(text, *match.span(1))


_PLURAL: Final = ("ли", "ят", "ют")


def _verb_at(text: str, start: int) -> str:
    found = WORD.match(text, start)
    return found.group() if found else ""


def _as_house(text: str, first: int, stop: int) -> Voice | None:
    words = WORD.findall(text, first, stop)
    speaks = any(_SPEAKERS.match(word.lower()) for word in words) or words[0].isupper()
    return Voice((first, stop), -1) if speaks and not re.match(WEEKDAYS, text[first:stop]) else None


def find_source(text: str, first: int, stop: int, mentions: Mentions) -> Voice | None:
    """After «по словам»: a name, or who is described."""
    inside = [(start, end, number) for start, end, number in mentions if first <= start and end <= stop]
    if inside and inside[-1][1] == stop:
        return Voice((first, stop), inside[-1][2])
    words = WORD.findall(text, first, stop)
    if not words or len(words) > 7 or _PLAN.match(words[0].lower()):
        return None
    if any(_SPEAKERS.match(word.lower()) for word in words) or words[0][0].isupper():
        return Voice((first, stop), -1)
    return None


_OBLIQUE: Final = {"m": re.compile(r"(?:[аеу]|ом|ым)$"), "f": re.compile(r"(?:[еую]|ой|ей)$")}
"""Ends of a surname that is no subject: «заявление Трампа», «встреча с Беловой»."""


def find_bearer(
    number: int, voice: Voice, names: tuple[Name, ...], placed: dict[int, Mentions], blocks: tuple[Block, ...]
) -> int:
    """The one person of that gender named last before the pronoun as a subject, in its block or the one before; -1
    where two of the same gender stand in one sentence's reach or none does."""
    for block in (number, number - 1):
        row = placed.get(block, [])
        end = bisect_right(row, (voice.source[0], 0, 0)) if block == number else len(row)
        fitting = [
            who
            for _, last, who in row[:end]
            if names[who].kind == "person"
            and names[who].gender == voice.gender
            and not _OBLIQUE[voice.gender].search(blocks[block].text, last - 3, last)
        ]
        if fitting:
            return fitting[-1] if len(set(fitting[-3:])) == 1 else -1
    return -1
