"""Persons and acronyms of an article in Russian, in all cases. By given names, patronymics, initials and the ends of
words alone: a surname without any of them is nobody's until the article has given the full name."""

from __future__ import annotations

import re
from typing import Literal

from sitegen.model import Block, Name, NameKind, Span

MEN = (
    "Адам Александр Алексей Анатолий Андрей Антон Аркадий Арсений Артур Артём Богдан Борис Вадим Валентин "
    "Валерий Василий Виктор Виталий Владимир Владислав Всеволод Вячеслав Геннадий Георгий Герман Глеб Григорий "
    "Давид Даниил Данила Денис Джо Джон Дмитрий Дмитро Дональд Евгений Егор Ефим Захар Иван Игнат Игорь Илья "
    "Иосиф Йенс Кирилл Константин Лев Леонид Лука Майкл Максим Марат Марк Мартин Матвей Михаил Михайло Никита "
    "Николай Олаф Олег Павел Питер Пётр Рамзан Ринат Роберт Родион Роман Ростислав Руслан Савва Святослав "
    "Семён Сергей Станислав Степан Тимофей Тимур Томас Уильям Филипп Фёдор Эдуард Эмиль Эммануэль Энтони Юлий "
    "Юрий Яков Ярослав"
).split()
WOMEN = (
    "Александра Алина Алиса Алла Алёна Анастасия Ангела Анна Аннегрет Антонина Валентина Валерия Вера Вероника "
    "Виктория Галина Дарья Джейн Диана Ева Евгения Екатерина Елена Елизавета Жанна Зинаида Зоя Инна Ирина "
    "Камала Карина Кира Клавдия Ксения Лариса Лидия Лилия Любовь Людмила Маргарита Марина Мария Марта Надежда "
    "Наталия Наталья Нина Оксана Ольга Полина Раиса Регина Светлана София Софья Тамара Татьяна Ульяна Урсула "
    "Уэнди Хиллари Эльвира Эмма Юлия Яна"
).split()
COUNTRIES = frozenset("США СССР ОАЭ КНР КНДР ФРГ ЮАР РФ".split())
OUTLETS = frozenset("АНСА АП АФП БИ-БИ-СИ НТВ РБК РИА ТАСС".split())
NOT_BODIES = frozenset("ВВП ГЭС ДНК ДТП НДС ПЦР РЭБ СВО СМИ ТЭК ЧП АЭС".split())
"""Acronyms that name no body."""

_ENDS = re.compile(r"(?:ого|ому|ыми|ым|им|ой|ый|ий|ая|ую|ых|их|ом|ём|ем|ей|а|у|е|ы|и|я|ю|ь|й)$")
_GIVEN_ENDS = "а у ом ем ём е я ю и ы ой ей ью".split()
_PATRONYMIC = re.compile(r"(?:вич|ьич|мич|вна|чна)(?:а|у|ем|е|ы|ой)?$|(?:вн|чн)(?:ы|е|у|ой)$")
_SURNAME = r"(?P<surname>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)(?![\w-])"
_AFTER_GIVEN = re.compile(rf"[ \u00a0](?:(?P<more>[А-ЯЁ](?:\.|[а-яё]+))[ \u00a0])?{_SURNAME}")
_INITIALS = re.compile(rf"(?<![\w-])[А-ЯЁ]\.[ \u00a0]?(?:[А-ЯЁ]\.[ \u00a0]?)?{_SURNAME}")
_WORD = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?![\w])")
_ACRONYM = re.compile(r"(?<![\w-])[А-ЯЁ]{2,6}(?!\w)")


def _forms(names: list[str], gender: Literal["f", "m"]) -> dict[str, tuple[str, Literal["f", "m"]]]:
    """Every case of the given names -> the name, and whose it is."""
    forms: dict[str, tuple[str, Literal["f", "m"]]] = {}
    for name in names:
        base = name[:-1] if name[-1] in "айья" else name
        for form in (name, *(base + end for end in _GIVEN_ENDS)):
            forms[form] = forms[form.replace("ё", "е")] = (name, gender)
    return forms


def _stem(word: str) -> str:
    """What is left of a word in every case; the same for a man's and a woman's surname."""
    cut = _ENDS.sub("", word.replace("ё", "е"))
    return cut if len(cut) > 2 else word


_GIVEN = _forms(MEN, "m") | _forms(WOMEN, "f")


def find_russian_names(blocks: tuple[Block, ...]) -> tuple[Name, ...]:
    """Persons, and bodies, countries and outlets written as acronyms; ordered by first mention."""
    bearers: list[_Bearer] = []
    by_surname: dict[str, list[_Bearer]] = {}
    taken: dict[int, list[tuple[int, int]]] = {}
    for index, block in enumerate(blocks):
        for start, end, last, given, gender in _read_persons(block.text):
            surname = _stem(last)
            same = [b for b in by_surname.get(surname, ()) if b.given == given or "" in (b.given, given)]
            if len(same) == 1:
                bearer = same[0]
                bearer.given = bearer.given or given
                bearer.gender = bearer.gender or gender
            else:
                bearer = _Bearer(given, gender)
                bearers.append(bearer)
                by_surname.setdefault(surname, []).append(bearer)
            bearer.spans.append(Span(index, start, end))
            taken.setdefault(index, []).append((start, end))
    acronyms: dict[str, list[Span]] = {}
    for index, block in enumerate(blocks):
        full = iter(taken.get(index, ()))
        start, end = next(full, (len(block.text), len(block.text)))
        for match in _WORD.finditer(block.text):
            while end <= match.start() and end < len(block.text):
                start, end = next(full, (len(block.text), len(block.text)))
            if start <= match.start() < end:
                continue
            named = by_surname.get(_stem(match.group()), ())
            if len(named) == 1:
                named[0].spans.append(Span(index, *match.span()))
        if not block.text.isupper():
            for match in _ACRONYM.finditer(block.text):
                if match.group() not in NOT_BODIES:
                    acronyms.setdefault(match.group(), []).append(Span(index, *match.span()))
    names = [Name("person", bearer.spans[0], tuple(sorted(bearer.spans)), bearer.gender) for bearer in bearers]
    names += [Name(_kind(word), spans[0], tuple(spans)) for word, spans in acronyms.items()]
    return tuple(sorted(names, key=lambda name: name.mentions[0]))


class _Bearer:
    __slots__ = ("gender", "given", "spans")

    def __init__(self, given: str, gender: Literal["", "f", "m"]) -> None:
        self.given = given
        self.gender = gender
        self.spans: list[Span] = []


def _read_persons(text: str) -> list[tuple[int, int, str, str, Literal["", "f", "m"]]]:
    """Start, end, surname, given name and gender of every full name, in order."""
    found: list[tuple[int, int, str, str, Literal["", "f", "m"]]] = []
    reached = 0
    for word in _WORD.finditer(text):
        known = _GIVEN.get(word.group())
        if known is None or word.start() < reached:
            continue
        rest = _AFTER_GIVEN.match(text, word.end())
        if rest is None:
            continue
        more, surname, end = rest["more"] or "", rest["surname"], rest.end()
        if more and not (more.endswith(".") or _PATRONYMIC.search(more)):
            surname, end = more, rest.end("more")
        elif not more and _PATRONYMIC.search(surname) and surname not in _GIVEN:
            continue  # given name and patronymic alone: a person, but no surname to know them by
        found.append((word.start(), end, surname, *known))
        reached = end
    full = len(found)
    at = 0
    for initials in _INITIALS.finditer(text):
        while at < full and found[at][1] <= initials.start():
            at += 1
        if at == full or found[at][0] >= initials.end():
            found.append((initials.start(), initials.end(), initials["surname"], "", ""))
    return sorted(found)


def _kind(word: str) -> NameKind:
    return "country" if word in COUNTRIES else "outlet" if word in OUTLETS else "organization"
