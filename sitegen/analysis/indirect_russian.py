"""Russian reported speech: «X заявил, что ...», «по словам X», «..., сообщил X». Only what an affirmed verb of saying
governs, and only to a speaker who is named or described; where marks take part it leaves the words to them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from sitegen.analysis.reporters_russian import (
    NOT,
    WEEKDAY,
    WORD,
    Mentions,
    Voice,
    find_bearer,
    find_source,
    house_after,
    house_before,
    subject_after,
    subject_before,
)
from sitegen.model import Block, Name, QuotationFound, Span, SpeakerKind

_STEMS: Final = """
возразил высказал добавил дополнил заверил заключил заметил заявил констатировал написал напомнил объявил объяснил
ответил отметил пообещал подтвердил подчеркнул пожаловался пояснил предупредил признал признался проинформировал
рассказал сказал сообщил указал утверждал уточнил
""".split()
"""Verbs that take «что», in the past, masculine."""
_PRESENT: Final = """
говорит говорят заявляет заявляют заверяет заверяют напоминает напоминают объясняет объясняют отмечает отмечают пишет
пишут подтверждает подтверждают подчеркивает подчёркивает подчеркивают подчёркивают полагает полагают поясняет поясняют
предупреждает предупреждают признает признаёт признают рассказывает рассказывают сообщает сообщают считает считают
указывает указывают утверждает утверждают уточняет уточняют уверяет уверяют
""".split()


def _past(verb: str) -> tuple[str, ...]:
    if verb.endswith("ся"):
        stem = verb.removesuffix("ся")
        return verb, stem + "ась", stem + "ось", stem + "ись"
    return verb, verb + "а", verb + "о", verb + "и"


SAYING: Final = frozenset([*_PRESENT, *(form for verb in _STEMS for form in _past(verb))])
_GERUNDS: Final = frozenset(
    "добавив заметив заявив напомнив объяснив отметив подтвердив подчеркнув пояснив предупредив признав сказав сообщив "
    "указав уточнив добавляя заявляя отмечая подчеркивая подчёркивая поясняя уточняя".split()
)
"""What the same speaker goes on to say."""
_HIS: Final = {"его": "m", "ее": "f", "её": "f"}
_SENTENCE: Final = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁ]{2})[.!?…]+[»”\"]?\s+(?=[А-ЯЁA-Z«„—])")
_TODAY: Final = re.compile(r"\b(сегодня|вчера)\b", re.IGNORECASE)
_VENUE: Final = re.compile(
    r"\b(?:в|во|на|из)\s+((?:свое[мй] |своём |совместной |итоговой )?"
    r"(?:интервью|пресс-конференции|брифинге|эфире|беседе|обращении|выступлении|заявлении|телеграм-канале|твиттере|"
    r"фейсбуке|Telegram|Twitter|Facebook)"
    r"(?:\s+(?:[а-яё]+\s+)?(?:«[^»]*»|[A-ZА-ЯЁ]{2,}[\w-]*)(?:\s+[A-ZА-ЯЁ][\w-]*)*)?)"
)
_HEARER: Final = re.compile(
    r"\b(журналистам|корреспонденту(?: [А-ЯЁ«]\S+)?|репортёрам|репортерам|агентству(?: [А-ЯЁ«]\S+)+|депутатам|суду|"
    r"РИА Новости|ТАСС|Интерфаксу|Reuters|CNN)"
)
_IN_WORDS: Final = re.compile(
    r"(?<![^\W_])(по (?:словам|мнению|данным|информации|оценкам?|прогноз(?:у|ам)|сведениям|утверждению|версии)|"
    r"согласно данным)\s+",
    re.IGNORECASE,
)
_IN_HIS_WORDS: Final = re.compile(
    r"(?<![^\W_])(по (его|ее|её) (?:словам|мнению|данным|утверждению|оценке))(?=[ ,])", re.IGNORECASE
)
_VERB: Final = re.compile(
    r"\b(?:[^\W\d_]{2,}(?:ет|ёт|ит|ат|ят|ут|ют|ется|ится|утся|ются|атся|ятся)|[^\W\d_]{2,}(?:[аеиоуыяё]л[аои]?|"
    r"[зс]л[аои]|ли)(?:с[ья])?|[^\W\d_]{3,}(?:[аяеиы]н|[аяеио]т)[аоы]|[^\W\d_]{3,}(?:[аяе]н|ыт|ят)|[^\W\d_]*(?:шл[аио]|шёл|шел)|нет|есть|будет|будут|"
    r"был[аои]?|может|могут|нельзя|нужно|надо|можно|опас\w+|безопас\w+|готов[аоы]?)\b",
    re.IGNORECASE,
)
"""A word that can be the predicate of a clause."""
_TURN: Final = re.compile(r"[;]|,\s+(?:а|но|однако|тогда как|в то время как|хотя)\s+(?!что\b)|\s+[—–]\s+")
_GOES_ON: Final = re.compile(r",\s+(?:при этом\s+)?(?=(?:" + "|".join(sorted(_GERUNDS)) + r")\b)")


class _Found(NamedTuple):
    voice: Voice
    cue: tuple[int, int]
    parts: list[tuple[int, int]]
    around: tuple[int, int]
    """The words between which day, venue and hearer stand."""


def find_reported_russian(
    blocks: tuple[Block, ...], names: tuple[Name, ...], direct: tuple[QuotationFound, ...]
) -> tuple[QuotationFound, ...]:
    """Every reported clause, in order, apart from those that hold words in marks that are `direct` quotations."""
    placed = _place_names(names)
    quoted: dict[int, list[tuple[int, int]]] = {}
    for quotation in direct:
        for part in quotation.parts:
            quoted.setdefault(part.block, []).append((part.start, part.end))
    found: list[QuotationFound] = []
    for number, block in enumerate(blocks):
        if block.kind in ("title", "code", "rule"):
            continue
        text = block.text
        mentions = placed.get(number, [])
        for low, high in _sentences(text):
            if text[high - 1] == "?":
                continue
            for one in _read_sentence(text, low, high, mentions):
                if any(start < b and a < end for a, b in one.parts for start, end in quoted.get(number, ())):
                    continue
                made = _make(blocks, number, one, names, placed)
                if made is not None:
                    found.append(made)
    return tuple(found)


def _place_names(names: tuple[Name, ...]) -> dict[int, Mentions]:
    """Block -> start, end and bearer of each naming, in order."""
    placed: dict[int, Mentions] = {}
    for number, name in enumerate(names):
        for span in name.mentions:
            placed.setdefault(span.block, []).append((span.start, span.end, number))
    for row in placed.values():
        row.sort()
    return placed


_LONGEST: Final = 1500
"""Characters: what runs on longer without a stop is no sentence."""


def _sentences(text: str) -> list[tuple[int, int]]:
    bounds = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return [
        (low, low + len(text[low:high].rstrip()))
        for low, high in pairwise(bounds)
        if high - low < _LONGEST and text[low:high].strip()
    ]


# ---------------------------------------------------------------- rules


def _read_sentence(text: str, low: int, high: int, mentions: Mentions) -> list[_Found]:
    found: list[_Found] = []
    done = low
    words = [(m.group().lower(), m.start(), m.end()) for m in WORD.finditer(text, low, high)]
    for at, (word, start, end) in enumerate(words):
        if word not in SAYING or start < done or _is_denied(words, at):
            continue
        one = (
            _said_that(text, low, high, words, at, mentions)
            or _as_said(text, low, high, words, at, mentions)
            or _said_after(text, low, high, start, end, mentions)
        )
        if one is not None:
            found.append(one)
            done = max(b for _, b in one.parts)
            found.extend(_goes_on(text, one, done, high))
            done = max(done, max(b for each in found for _, b in each.parts))
    if not found:
        one = _in_the_words_of(text, low, high, mentions)
        if one is not None:
            found.append(one)
    return found


def _is_denied(words: list[tuple[str, int, int]], at: int) -> bool:
    """«не говорил», «если X заявит», «сказал бы»"""
    if at + 1 < len(words) and words[at + 1][0] == "бы":
        return True
    return any(word in NOT for word, _, _ in words[max(0, at - 4) : at])


def _names_between(mentions: Mentions, low: int, high: int) -> bool:
    return any(low <= start < high for start, _, _ in mentions)


def _said_that(
    text: str, low: int, high: int, words: list[tuple[str, int, int]], at: int, mentions: Mentions
) -> _Found | None:
    """X заявил (во вторник журналистам), что C."""
    _, start, end = words[at]
    that = re.compile(r"[^,;:.—«]*(?:«[^»]*»[^,;:.—«]*)?,\s+что\s+").match(text, end, high)
    if that is None or (_names_between(mentions, end, that.end()) and _VENUE.search(text, end, that.end()) is None):
        after = None if that is None else subject_after(text, end, that.end(), mentions)
        if after is None or that is None:
            return None
        voice: Voice | None = after
    else:
        voice = subject_before(text, low, start, mentions) or house_before(text, low, start)
    if voice is None:
        return None
    stop = _end(text, that.end(), high)
    if not _has_predicate(text, that.end(), stop):
        return None
    return _Found(voice, (start, end), [(that.end(), stop)], (voice.source[1], that.end()))


def _as_said(
    text: str, _low: int, high: int, words: list[tuple[str, int, int]], at: int, mentions: Mentions
) -> _Found | None:
    """Как сообщил X, C."""
    _, start, end = words[at]
    if at != 1 or words[0][0] != "как":
        return None
    comma = text.find(",", end, high)
    if comma < 0:
        return None
    voice = subject_after(text, end, comma, mentions)
    first = comma + 1 + (len(text[comma + 1 : high]) - len(text[comma + 1 : high].lstrip()))
    stop = _end(text, first, high)
    if voice is None or not _has_predicate(text, first, stop):
        return None
    return _Found(voice, (start, end), [(first, stop)], (end, comma))


def _said_after(text: str, low: int, high: int, start: int, end: int, mentions: Mentions) -> _Found | None:
    """C, сообщила X в четверг."""
    before = text[low:start].rstrip()
    if not before.endswith(",") or not _has_predicate(text, low, low + len(before)):
        return None
    tail = text[end:high].rstrip(".!…")
    if "," in tail or "что" in tail.split():
        return None
    voice = house_after(text, start, end, high) or subject_after(text, end, high, mentions)
    if voice is None:
        return None
    if re.match(r"(?:когда|если|после|чтобы|как|хотя)\b", text[low:start], re.IGNORECASE):
        return None
    return _Found(voice, (start, end), [(low, low + len(before) - 1)], (end, high))


def _goes_on(text: str, one: _Found, done: int, high: int) -> list[_Found]:
    """..., добавив, что C: the same speaker."""
    found: list[_Found] = []
    at = done
    while True:
        match = re.compile(r",\s+(?:при этом\s+)?([^\W\d_]+),?\s+что\s+").match(text, at, high)
        if match is None or match.group(1).lower() not in _GERUNDS:
            return found
        stop = _end(text, match.end(), high)
        if not _has_predicate(text, match.end(), stop):
            return found
        found.append(_Found(one.voice, match.span(1), [(match.end(), stop)], (match.end(1), match.end(1))))
        at = stop


def _in_the_words_of(text: str, low: int, high: int, mentions: Mentions) -> _Found | None:
    """По словам X, C.  C, по словам X, C.  По его словам, C."""
    his = _IN_HIS_WORDS.search(text, low, high)
    match = his or _IN_WORDS.search(text, low, high)
    if match is None:
        return None
    if his is not None:
        voice: Voice | None = Voice(his.span(2), -1, _HIS[his.group(2).lower()])
        stop = his.end()
    else:
        comma = text.find(",", match.end(), high)
        stop = comma if comma >= 0 else len(text[:high].rstrip(".!…"))
        voice = find_source(text, match.end(), stop, mentions)
    if voice is None:
        return None
    opening = text[low : match.start()].strip()
    rest = (stop + 1, high) if stop < high and text[stop] == "," else None
    if not opening:
        if rest is None:
            return None
        first = rest[0] + len(text[rest[0] : high]) - len(text[rest[0] : high].lstrip())
        end = _end(text, first, high)
        parts = [(first, end)]
    elif not opening.endswith(","):
        return None
    else:
        close = low + len(text[low : match.start()].rstrip()) - 1
        parts = [(low, close)]
        if rest is not None:
            first = rest[0] + len(text[rest[0] : high]) - len(text[rest[0] : high].lstrip())
            end = _end(text, first, high)
            if not _has_predicate(text, low, close):
                parts.append((first, end))
    if not any(_has_predicate(text, a, b) for a, b in parts):
        return None
    return _Found(voice, match.span(1), parts, match.span(1))


# ---------------------------------------------------------------- ends


def _end(text: str, first: int, high: int) -> int:
    """Where the reported clause ends: the sentence's stop, a turn to another subject, or a participle that goes on."""
    stop = high
    for pattern in (_TURN, _GOES_ON):
        match = pattern.search(text, first, high)
        if match is not None and _has_predicate(text, first, match.start()):
            stop = min(stop, match.start())
    while stop > first and text[stop - 1] in " .!?…,;":
        stop -= 1
    return stop


def _has_predicate(text: str, first: int, stop: int) -> bool:
    return _VERB.search(text, first, stop) is not None


# ---------------------------------------------------------------- findings


def _make(
    blocks: tuple[Block, ...],
    number: int,
    one: _Found,
    names: tuple[Name, ...],
    placed: dict[int, Mentions],
) -> QuotationFound | None:
    voice = one.voice
    name = voice.name
    if voice.gender:
        name = find_bearer(number, voice, names, placed, blocks)
        if name < 0:
            return None
    kind: SpeakerKind = "named" if name >= 0 else "unnamed"
    text = blocks[number].text
    low, high = one.around
    day = WEEKDAY.search(text, low, high) or _TODAY.search(text, low, high)
    venue = _VENUE.search(text, low, high)
    hearer = _HEARER.search(text, low, high)
    return QuotationFound(
        tuple(Span(number, a, b) for a, b in one.parts),
        "indirect",
        "none",
        names[name].full if name >= 0 else Span(number, *voice.source),
        kind,
        name=name,
        source=Span(number, *voice.source),
        cue=Span(number, *one.cue),
        addressee=Span(number, *hearer.span(1)) if hearer else None,
        venue=Span(number, *venue.span(1)) if venue else None,
        said=Span(number, *day.span(1)) if day else None,
        rule="reported_clause",
    )
