"""Persons, bodies, countries, places and outlets of many articles, each once, with what is said of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from functools import cache, lru_cache

from sitegen.analysis import name_tables as tables
from sitegen.analysis.names import find_names
from sitegen.model import Article, Name, Span
from sitegen.suggest.countries import Country, find_forms, list_countries
from sitegen.text import fold

_ADMINISTRATION = re.compile(r"\b([A-Z][\w'’-]+) [Aa]dministration\b")
_TITLE_WORDS = frozenset(word.lower() for word in (*tables.TITLES, *tables.ROLE_NOUNS))
_CORES = frozenset(word.lower() for word in tables.TITLE_CORES)
_SHORT = frozenset(
    "congressman congresswoman mr mrs ms dr sen rep gov gen sir representative senator president-elect".split()
)
_WORD = re.compile(r"\S+")
_NICKNAMES = tuple(frozenset(fold(name) for name in group) for group in tables.NICKNAMES)


class Bearer:
    """Somebody or something that articles name; grows while they are read."""

    __slots__ = ("affiliations", "articles", "count", "first", "forms", "kinds", "titles")

    def __init__(self) -> None:
        self.count = 0
        self.articles: dict[str, int] = {}
        self.forms: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.titles: Counter[str] = Counter()
        self.affiliations: Counter[str] = Counter()
        self.first: tuple[str, int, int, int] | None = None
        """Article, block, start and end of the first naming in running text."""

    def add(self, article: Article, name: Name) -> None:
        self.count += len(name.mentions)
        self.articles[article.id] = self.articles.get(article.id, 0) + len(name.mentions)
        self.kinds[name.kind] += len(name.mentions)
        for span in name.mentions:
            self.see(article, span)

    def see(self, article: Article, span: Span) -> None:
        if self.first is None or (self.first[1] == 0 and span.block):
            self.first = (article.id, span.block, span.start, span.end)

    def take(self, other: Bearer) -> None:
        self.count += other.count
        for article, count in other.articles.items():
            self.articles[article] = self.articles.get(article, 0) + count
        self.forms += other.forms
        self.kinds += other.kinds
        self.titles += other.titles
        self.affiliations += other.affiliations
        self.first = self.first or other.first


class Census:
    """All bearers of a briefing's articles."""

    def __init__(self) -> None:
        self.persons: dict[str, Bearer] = {}
        self.others: dict[str, Bearer] = {}
        self.countries: dict[str, Bearer] = {}
        self.acronyms: dict[str, str] = {}
        self.names: dict[str, tuple[Name, ...]] = {}
        """Of each article, as analysis finds them."""
        self.words: dict[str, frozenset[str]] = {}
        """Of each article the capitalised words, for weak aliases."""


def take_census(articles: tuple[Article, ...], language: str) -> Census:
    census = Census()
    forms = find_forms()
    for article in articles:
        texts = [block.text for block in article.blocks]
        census.words[article.id] = frozenset(re.findall(r"[A-Z\u00c0-\u00de][\w-]+", "\n".join(texts)))
        names = census.names[article.id] = find_names(article.blocks, article.language or language)
        covered = {(span.block, span.end) for name in names for span in name.mentions}
        for name in names:
            full = _words(texts, name.full)
            if name.kind == "organization":
                full = extend_cut(texts[name.full.block], name.full, covered) + full
            country = forms.get(full) if name.kind in ("country", "place", "other") else None
            if name.kind == "person":
                _add_person(census, article, texts, name, full)
            elif country is not None and (name.kind == "country" or len(country.name) > 4):
                _add_country(census, article, texts, name, country)
            else:
                _add_other(census, article, texts, name, full)
        _add_administrations(census, article, texts)
    _merge_persons(census)
    _count_lone(census, articles)
    for key, bearer in sorted(census.others.items()):
        longest = max(bearer.forms, key=lambda form: (len(form), form))
        base, seat = split_seat(longest, census.others)
        if seat and "organization" in bearer.kinds:
            census.others[make_key(base)].take(census.others.pop(key))
            del census.others[make_key(base)].forms[longest]
    return census


def _count_lone(census: Census, articles: tuple[Article, ...]) -> None:
    """What one article says of a word ("the ferry company Selvane") holds for the others that have the word."""
    for bearer in census.others.values():
        form = next(iter(bearer.forms)) if len(bearer.forms) == 1 else ""
        if not form or " " in form or form in tables.ORDINARY or not {"organization", "place"} & bearer.kinds.keys():
            continue
        whole = re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-])")
        for article in articles:
            if article.id not in bearer.articles and form in census.words[article.id]:
                count = sum(len(whole.findall(block.text)) for block in article.blocks)
                bearer.articles[article.id] = count
                bearer.count += count


def split_seat(name: str, known: Container[str]) -> tuple[str, str]:
    """A body's name and the place where it meets, where the words before "in" are a body known by themselves."""
    base, _, seat = name.rpartition(" in ")
    return (base, seat) if base and make_key(base) in known else (name, "")


_OWNERS = re.compile(r"(?<![.!?“\"] )\b(?:[A-Z][\w.]+ )?[A-Z]\w+s[’'] $")
_JOINED = re.compile(r"(?<![.!?“\"] )\b[A-Z]\w+ and $")


def extend_cut(text: str, span: Span, covered: set[tuple[int, int]]) -> str:
    """The words before a body's name of several words that belong to it: whose it is in the plural ("Sailors’ Relief
    Fund"), or the first of two things it is for, where that is no name by itself. `covered` is where names end.

    >>> text = "He leads the Sailors’ Relief Fund."
    >>> extend_cut(text, Span(0, 22, 33), set())
    "Sailors' "
    """
    if " " not in text[span.start : span.end]:
        return ""
    before = text[: span.start]
    owners = _OWNERS.search(before)
    if owners is not None:
        return owners.group().replace("’", "'")
    joined = _JOINED.search(before)
    named = joined is not None and (span.block, joined.end() - len(" and ")) in covered
    return joined.group() if joined is not None and not named else ""


def _words(texts: list[str], span: Span) -> str:
    return " ".join(texts[span.block][span.start : span.end].split()).replace("’", "'").removesuffix("'s")


def _add_person(census: Census, article: Article, texts: list[str], name: Name, full: str) -> None:
    bearer = census.persons.setdefault(full, Bearer())
    bearer.add(article, name)
    for span in name.mentions:
        words = _words(texts, span)
        bearer.forms[words] += 1
        title, home = _read_title(texts[span.block], span.start)
        if title:
            bearer.titles[title] += 1
        if home:
            bearer.affiliations[home] += 1


def _add_country(census: Census, article: Article, texts: list[str], name: Name, country: Country) -> None:
    bearer = census.countries.setdefault(country.name, Bearer())
    bearer.add(article, name)
    for span in name.mentions:
        bearer.forms[_words(texts, span)] += 1


@lru_cache(10_000)
def make_key(name: str) -> str:
    """One spelling of a body's name: articles, hyphens, points and case aside."""
    return re.sub(r"[-. ]", "", fold(name).removeprefix("the "))


def _add_other(census: Census, article: Article, texts: list[str], name: Name, full: str) -> None:
    full = re.sub(r"^[Tt]he ", "", full)
    key = make_key(tables.SAME_BEARER.get(full, full))
    bearer = census.others.setdefault(key, Bearer())
    bearer.add(article, name)
    bare = re.sub(r"^[Tt]he ", "", _words(texts, name.full))
    for span in name.mentions:
        words = re.sub(r"^[Tt]he ", "", _words(texts, span))
        words = full if words == bare else words
        bearer.forms[words] += 1
        match = re.compile(r" ?\((?:the )?[\"“]?([A-Z][A-Za-z&.-]{1,9})[\"”]?\)").match(texts[span.block], span.end)
        if match is not None and len(words.split()) > 1 and words[0] == match[1][0]:
            census.acronyms[make_key(match[1])] = key


def _add_administrations(census: Census, article: Article, texts: list[str]) -> None:
    for index, text in enumerate(texts):
        for match in _ADMINISTRATION.finditer(text):
            if (
                match[1] in tables.FUNCTION
                or match[1] in tables.DEMONYMS
                or match[1] in tables.ORDINARY
                or match[1].isupper()
            ):
                continue
            full = f"{match[1]} administration"
            bearer = census.others.setdefault(make_key(full), Bearer())
            bearer.add(article, Name("organization", Span(index, *match.span()), (Span(index, *match.span()),)))
            bearer.forms[full] += 1


# ---------------------------------------------------------------- persons over articles


def _merge_persons(census: Census) -> None:
    """Forms of one person in several articles become one: first names that go together, surnames that one bears."""
    full = [name for name in census.persons if " " in name]
    full.sort(key=lambda name: (-census.persons[name].count, name))
    by_last: dict[str, list[str]] = {}
    for name in full:
        bearers = by_last.setdefault(_last(name), [])
        same = next((other for other in bearers if _same_first(name, other)), "")
        if same:
            census.persons[same].take(census.persons.pop(name))
        else:
            bearers.append(name)
    for name in sorted(name for name in census.persons if " " not in name):
        bearers = by_last.get(fold(name), [])
        if len(bearers) == 1:
            census.persons[bearers[0]].take(census.persons.pop(name))


def _last(name: str) -> str:
    words = [word for word in name.split() if word.rstrip(".") not in ("Jr", "Sr", "II", "III", "IV")]
    return fold(words[-1].rstrip(","))


def _same_first(one: str, other: str) -> bool:
    first, second = fold(one.split()[0]).rstrip("."), fold(other.split()[0]).rstrip(".")
    if first == second or (min(len(first), len(second)) == 1 and first[0] == second[0]):
        return True
    middles = [fold(word) for word in (*one.split()[1:-1], *other.split()[1:-1])]
    if first in middles or second in middles:
        return True
    return any(first in group and second in group for group in _NICKNAMES)


def _read_title(text: str, start: int) -> tuple[str, str]:
    """The role right before a name, and the country or body that it names: "Norland's foreign minister Ada Brandt"."""
    row = [match.group() for match in _WORD.finditer(text, max(0, start - 90), start)]
    taken: list[str] = []
    at = len(row) - 1
    while at >= 0 and len(taken) < 7:
        word = row[at].strip("\"“”‘'(")
        low = word.lower().removesuffix("'s").removesuffix("’s")
        if word.endswith((",", ".", ":", ";")) and not (len(word) < 6 and word.endswith(".")):
            break
        if at > 1 and row[at - 1].lower() in ("of", "for") and row[at - 2].lower().strip('"“') in _TITLE_WORDS:
            taken[:0] = [row[at - 2].strip('"“'), row[at - 1], word]
            at -= 2
        elif low.rstrip(".") in _TITLE_WORDS or low in _TITLE_WORDS:
            taken.insert(0, word)
        else:
            break
        at -= 1
    while taken and taken[0].lower() in ("of", "for", "and", "the", "a", "an"):
        taken.pop(0)
    title = " ".join(taken)
    if not any(word.lower() in _CORES for word in taken) or (
        len(taken) == 1 and taken[0].lower().rstrip(".") in _SHORT
    ):
        title = ""
    home = ""
    if title.startswith("House ") and at >= 0 and row[at].strip('"“(') == "White":
        return title.removeprefix("House "), "White House"
    if title and at >= 0:
        word = re.sub(r"(?:'s|’s)?[\"“(]*$", "", row[at].strip('"“('))
        home = find_country(word) or (word if word.isupper() and len(word) > 2 else "")
    return title, home


def find_country(word: str) -> str:
    """The country that a name or an adjective means: "U.S.", "Russian"."""
    forms = find_forms()
    return forms[word].name if word in forms else _find_weak().get(word, "")


@cache
def _find_weak() -> dict[str, str]:
    countries = sorted(list_countries(), key=lambda c: (-len(c.name), c.name))
    return {weak: country.name for country in countries for weak in country.weak}
