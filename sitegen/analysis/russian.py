"""Russian quotations: « » and dash speech, by an ordered list of rules over the words around the marks.
Promises the same findings as the English rules; what it cannot read it leaves unattributed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from sitegen.analysis.marks import find_stretches
from sitegen.model import Block, Name, QuotationFound, Span, SpeakerKind

_PAST: Final = """
возразил воскликнул вспомнил выразил высказал добавил дополнил заверил заключил заметил заявил констатировал написал
напомнил объявил объяснил опроверг осудил ответил отметил отреагировал парировал передал поблагодарил поведал повторил
подтвердил подчеркнул подытожил пожаловался поинтересовался пообещал попросил посетовал посоветовал пошутил пояснил
предложил предостерег предостерёг предупредил призвал признал признался провозгласил прогнозировал продолжил произнес
произнёс прокомментировал рассказал резюмировал сказал сообщил спросил сформулировал твердил увидел указал утверждал
уточнил
""".split()
"""Verbs of saying in the past, masculine; the other forms add -а, -о, -и."""
_PRESENT: Final = """
возражает говорит говорят добавляет думает заверяет замечает заявляет заявляют напоминает обещает объясняет отвечает
отмечает отмечают пишет пишут подтверждает подчеркивает подчёркивает полагает полагают поясняет предлагает
предупреждает признает признаёт призывает продолжает рассказывает рассуждает сетует сообщает спрашивает считает
считают уверен уверена уверены уверяет указывает утверждает утверждают уточняет
""".split()
_CALLING: Final = """
назвал назвала назвали называет называют обвинил обвинила обвинили окрестил описал описала описали охарактеризовал
охарактеризовала раскритиковал раскритиковала
""".split()
"""Verbs whose object is given a word for it."""
_FEMININE_PAST: Final = {"опроверг": "опровергла", "предостерег": "предостерегла", "предостерёг": "предостерегла"}
SAYING: Final = frozenset(
    _PRESENT
    + [form for verb in _PAST for form in (verb, _FEMININE_PAST.get(verb, verb + "а"), verb + "о", verb + "и")]
    + ["произнесла", "произнесли"]
)
CALLING: Final = frozenset(_CALLING)
_HE: Final = {"он": "m", "она": "f"}
_DOCUMENTS: Final = frozenset(
    "доклад докладе документ документе заявление заявлении письме письмо резолюции "
    "сообщение сообщении тексте указе".split()
)
_WORKS: Final = re.compile(
    r"\b(?:газет\w*|журнал\w*|фильм\w*|книг\w*|роман\w*|песн\w*|канал\w*|телеканал\w*|агентств\w*|компани\w*|парти\w*|клуб\w*"
    r"|операци\w*|интервью|програм\w*|передач\w*|спектакл\w*|поезд\w*|газопровод\w*|ракет\w*|проект\w*|фонд\w*|групп\w*"
    r"|ОАО|ООО|АО|ПАО|ТЦ|так называем\w*)\s*$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?|[^\s\w]|\d+")
_DASH: Final = frozenset("—–―-")
_NAME: Final = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?: [А-ЯЁ]\.)*(?: [А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)*")
_DASH_SPEECH: Final = re.compile(r"[—–―-]\s+(?=\S)")
_DASH_CUE: Final = re.compile(r"([,?!…])\s+[—–―]\s+")
_DASH_RESUME: Final = re.compile(r"[.,]\s+[—–―]\s+")


class Voice(Struct, frozen=True, gc=False):
    """Who speaks, as the words at the cue say."""

    rule: str
    source: Span
    cue: Span | None
    document: bool = False


Rule = Callable[[str, int, int, int], "Voice | None"]
"""Takes a block's text, its number, and start and end of the words with their marks."""


def find_russian(blocks: tuple[Block, ...], names: tuple[Name, ...]) -> tuple[QuotationFound, ...]:
    """Every quotation in marks or after a dash, in order."""
    del names
    people = _gather_people(blocks)
    found: list[QuotationFound] = []
    last: QuotationFound | None = None
    stretches = [s for s in find_stretches(blocks) if s.parent < 0]
    by_block: dict[int, list[tuple[int, int, int, int]]] = {}
    for stretch in stretches:
        by_block.setdefault(stretch.block, []).append((stretch.open, stretch.start, stretch.end, stretch.close))
    for number, block in enumerate(blocks):
        if block.kind in ("code", "rule"):
            continue
        rows = by_block.get(number, [])
        spoken = _read_dash_speech(block.text, number) if not rows or rows[0][0] > 1 else None
        if spoken is not None:
            parts, voice = spoken
            for start, end in parts:
                last = _make(blocks, people, Span(number, start, end), voice, last)
                found.append(last)
            continue
        previous_end = -1
        for opened, start, end, closed in rows:
            if not block.text[start:end].strip() or _WORKS.search(block.text[max(0, opened - 30) : opened]):
                continue
            if _is_name(block.text, (opened, start, end, closed)):
                continue
            voice = _attribute(block.text, number, opened, closed)
            words = len(block.text[start:end].split())
            carries = (
                voice is None
                and last is not None
                and last.speaker is not None
                and _goes_on(block.text, previous_end, opened)
            )
            if voice is None and not carries and words < 4:
                continue
            quotation = _make(
                blocks, people, Span(number, start, end), voice, last if carries or voice is not None else None
            )
            found.append(quotation)
            last = quotation
            previous_end = closed
    return tuple(found)


_DASH_AFTER: Final = re.compile(r"[,?!…]*\s*[—–―-]\s")


def _is_name(text: str, row: tuple[int, int, int, int]) -> bool:
    """«Интерфакс», игроки «Зенита»: up to three words with a capital that nothing brings in as speech."""
    opened, start, end, closed = row
    words = text[start:end].split()
    if len(words) > 3 or not text[start].isupper() or text[end - 1] in ".!?…," or not text[:opened].strip():
        return False
    return text[:opened].rstrip()[-1] not in ":.!?…»" and _DASH_AFTER.match(text, closed) is None


# ---------------------------------------------------------------- rules


def cue_after(text: str, block: int, _start: int, end: int) -> Voice | None:
    """«...», — сказал X; «...», — X сказал."""
    match = re.compile(r"[,.?!…]*\s*[—–―-]\s*").match(text, end)
    if match is None:
        return None
    words = _words(text, match.end(), 14)
    if not words:
        return None
    if words[0][0].lower() in SAYING:
        source = _phrase(text, words[1:])
        return _voice("cue_after", block, source, words[0]) if source else None
    for at, word in enumerate(words[1:8], 1):
        if word[0].lower() in SAYING:
            return _voice("cue_after", block, _phrase(text, words[:at]), word)
        if word[0] in ".;":
            break
    return None


def cue_before(text: str, block: int, start: int, _end: int) -> Voice | None:
    """X сказал: «...»; X заявил, что «...»; X назвал это «...»."""
    low = _sentence_start(text, start)
    words = _words(text, low, 60, start)
    for at in range(len(words) - 1, -1, -1):
        word = words[at][0].lower()
        if word not in SAYING and word not in CALLING:
            continue
        before = _subject_before(words[:at])
        if before is not None:
            return _voice("cue_before", block, before, words[at])
        after = _phrase(text, words[at + 1 :])
        if after is not None and _NAME.match(text, after[0]):
            return _voice("cue_before", block, after, words[at])
    return None


def in_the_words_of(text: str, block: int, start: int, _end: int) -> Voice | None:
    """По словам X, «...»; по мнению X; как сказал X, «...»."""
    low = _sentence_start(text, start)
    match = re.compile(
        r"(?:по (?:словам|мнению|данным|оценке|утверждению|выражению)|согласно)\s+", re.IGNORECASE
    ).search(text, low, start)
    if match is None:
        return None
    source = _phrase(text, _words(text, match.end(), 10, start))
    cue = (match.group().strip(), match.start(), match.end())
    return _voice("in_the_words_of", block, source, (cue[0], cue[1], cue[1] + len(cue[0]))) if source else None


def document(text: str, block: int, start: int, end: int) -> Voice | None:
    """В заявлении говорится: «...»; «...», — говорится в документе."""
    around = text[max(0, start - 90) : start] + "\0" + text[end : end + 90]
    if not re.search(r"говорится|сказано|отмечается|указано|подчеркивается|подчёркивается", around):
        return None
    for first, limit in ((max(0, start - 90), start), (end, min(len(text), end + 90))):
        for word, begin, stop in _words(text, first, 30, limit):
            if word.lower() in _DOCUMENTS:
                return Voice("document", Span(block, begin, stop), None, document=True)
    return None


RULES: Final[tuple[Rule, ...]] = (cue_after, in_the_words_of, document, cue_before)
"""In the order they are asked."""


def _attribute(text: str, block: int, start: int, end: int) -> Voice | None:
    for rule in RULES:
        voice = rule(text, block, start, end)
        if voice is not None:
            return voice
    return None


def _goes_on(text: str, previous_end: int, start: int) -> bool:
    """«A», — сказал X. «B»: only the cue's own sentence stands between."""
    return previous_end >= 0 and len(re.findall(r"[.!?](?:\s|$)", text[previous_end:start])) <= 1


def _read_dash_speech(text: str, block: int) -> tuple[list[tuple[int, int]], Voice | None] | None:
    """— Мы ждем, — сказал X. — Они придут."""
    match = _DASH_SPEECH.match(text)
    if match is None:
        return None
    cue = _DASH_CUE.search(text, match.end())
    if cue is None:
        return None
    words = _words(text, cue.end(), 14)
    if not words or words[0][0].lower() not in SAYING:
        return None
    source = _phrase(text, words[1:])
    if source is None:
        return None
    parts = [(match.end(), cue.start() + (text[cue.start()] in "?!…"))]
    resume = _DASH_RESUME.search(text, source[1])
    if resume is not None and text[resume.end() :].strip():
        parts.append((resume.end(), len(text.rstrip())))
    return parts, _voice("dash_speech", block, source, words[0])


# ---------------------------------------------------------------- words and people


def _words(text: str, start: int, most: int, end: int = -1) -> list[tuple[str, int, int]]:
    found = []
    for match in _WORD.finditer(text, start, len(text) if end < 0 else end):
        word = match.group()
        stop = match.end()
        if word.endswith(".") and len(word) > 2:
            found.append((word[:-1], match.start(), stop - 1))
            found.append((".", stop - 1, stop))
        else:
            found.append((word, match.start(), stop))
        if len(found) >= most:
            break
    return found


_SENTENCE: Final = re.compile(r"[.!?…][»”\"]?\s+(?=[А-ЯЁA-Z«„])")


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence that holds `at` begins; an initial ends none."""
    low = max(0, at - 400)
    start = low
    for match in _SENTENCE.finditer(text, low, min(len(text), at + 1)):
        if not (match.start() and text[match.start() - 1].isupper()):
            start = match.end()
    return start


def _phrase(text: str, words: list[tuple[str, int, int]]) -> tuple[int, int] | None:
    """The speaker's words from the first on: titles in small letters, then the name; or a pronoun."""
    if not words:
        return None
    if words[0][0].lower() in _HE:
        return words[0][1], words[0][2]
    first = words[0][1]
    for word, start, _ in words:
        if word[0] in ",;:«»()" or word in _DASH or word == ".":
            break
        match = _NAME.match(text, start)
        if match is not None:
            return first, match.end()
    end = first
    for word, _, stop in words[:5]:
        if not word[0].isalpha() or word.lower() in (
            "в",
            "на",
            "по",
            "о",
            "об",
            "что",
            "и",
            "журналистам",
            "корреспонденту",
        ):
            break
        end = stop
    return (first, end) if end > first else None


def _subject_before(words: list[tuple[str, int, int]]) -> tuple[int, int] | None:
    """The nearest name or pronoun before a verb, with the small words of office right before it."""
    at = len(words) - 1
    while at >= 0:
        word, start, stop = words[at]
        if word.lower() in _HE:
            return start, stop
        if word[0].isalpha() and word[0].isupper():
            while at > 0 and words[at - 1][0][0].isupper() and words[at - 1][0][0].isalpha():
                at -= 1
            first = at
            while (
                first > 0
                and words[first - 1][0].isalpha()
                and words[first - 1][0].islower()
                and words[first - 1][0] not in ("и", "что", "а", "но", "как", "в", "на")
            ):
                first -= 1
            return words[first][1], stop
        if word in ".;:":
            return None
        at -= 1
    return None


def _voice(rule: str, block: int, source: tuple[int, int] | None, cue: tuple[str, int, int]) -> Voice | None:
    return None if source is None else Voice(rule, Span(block, *source), Span(block, cue[1], cue[2]))


def _gather_people(blocks: tuple[Block, ...]) -> list[tuple[str, Span]]:
    """Stem of the last word -> the full name as the article first gives it: runs of two capitals and more."""
    found: list[tuple[str, Span]] = []
    for number, block in enumerate(blocks):
        for match in _NAME.finditer(block.text):
            words = match.group().split()
            if len(words) > 1:
                found.append((words[-1].lower(), Span(number, match.start(), match.end())))
    return found


def _same_surname(one: str, other: str) -> bool:
    """Лавров, Лаврова, Лавровым: the same but for a case ending."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return (shared >= 4 and len(one) - shared <= 3 and len(other) - shared <= 3) or one == other


_ACCORDING: Final = re.compile(r"\b[Пп]о (?:мнению|оценке|словам)\s+[^,.«»]{3,90}(?=,)")


def _told_before(text: str, pronoun: Span, last: QuotationFound | None) -> Span | None:
    """«По словам X, ... «...», — сказал он»: whom the paragraph names so since the last quotation."""
    low = last.parts[-1].end if last is not None and last.parts[-1].block == pronoun.block else 0
    told = None
    for match in _ACCORDING.finditer(text, low, pronoun.start):
        for name in _NAME.finditer(text, match.start() + len("По "), match.end()):
            told = Span(pronoun.block, name.start(), name.end())
    return told


def _find_person(people: list[tuple[str, Span]], text: str, name: Span) -> Span:
    """Where the article first gives the full name; the name itself where it gives none."""
    surname = text[name.start : name.end].split()[-1].lower()
    return next((span for stem, span in people if _same_surname(stem, surname)), name)


_OWNER: Final = re.compile(r"^[^ ]+(?:[иыуя]|(?<!ов)(?<!ев)(?<!ёв)(?<!ин)а|[ое]го|ой)$")
"""Whose the speaker is, and no surname: «представитель Кремля», «пресс-служба Белого дома»."""


def _make(
    blocks: tuple[Block, ...],
    people: list[tuple[str, Span]],
    words: Span,
    voice: Voice | None,
    last: QuotationFound | None,
) -> QuotationFound:
    if voice is None:
        if last is None:
            return QuotationFound((words,), "direct", "intact")
        return QuotationFound((words,), "direct", "intact", last.speaker, last.speaker_kind, rule="second_half")
    text = blocks[voice.source.block].text
    speaker: Span | None = voice.source
    kind: SpeakerKind = "document" if voice.document else "unnamed"
    source = text[voice.source.start : voice.source.end]
    if source.lower() in _HE:
        told = _told_before(text, voice.source, last)
        if told is not None:
            speaker, kind = _find_person(people, text, told), "named"
        else:
            speaker, kind = (last.speaker, last.speaker_kind) if last is not None else (None, "none")
    else:
        runs = list(_NAME.finditer(source))
        if runs:
            name = Span(voice.source.block, voice.source.start + runs[-1].start(), voice.source.end)
            person = _find_person(people, text, name)
            if person != name or not runs[-1].start() or not _OWNER.search(runs[-1].group()):
                speaker, kind = person, "named"
    return QuotationFound(
        (words,), "direct", "intact", speaker, kind, source=voice.source, cue=voice.cue, rule=voice.rule
    )
