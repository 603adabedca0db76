"""The census of names to proposals of actors: what each would be called, under which other names, how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from msgspec.structs import replace

from sitegen.analysis import name_tables as tables
from sitegen.model import Actor, Article
from sitegen.suggest.countries import find_forms
from sitegen.suggest.names import Bearer, Census, make_key
from sitegen.suggest.proposals import WRITTEN, Evidence, Proposal
from sitegen.text import fold, slug

_KNOWN = {
    "organization": tables.BODIES,
    "outlet": tables.OUTLETS,
    "place": tables.PLACES,
    "country": tables.COUNTRIES,
    "group": tables.GROUPS,
}
_TWICE = frozenset(("Georgia",))
"""Countries whose name is a well-known region's too: proposed only where other foreign countries are named."""

_STATIONS = ("radio", "television", "tv")
"""What a station's call letters may be followed by."""

_PUBLIC = frozenset(("Twitter", "Facebook", "Instagram", "YouTube", "TikTok", "Telegram"))


def propose_actors(census: Census, articles: tuple[Article, ...], actors: tuple[Actor, ...]) -> list[Proposal]:
    """Actors that no record bears the name of, most named first within each kind."""
    taken = {make_key(n) for a in actors for n in (a.name, *a.aliases, *a.weak_aliases)}
    surnames = {fold(a.name).split()[-1] for a in actors if a.kind == "person"}
    texts = {article.id: article for article in articles}
    found = _propose_countries(census, texts, taken)
    found = [p for p in found if make_key(p.name) not in taken]
    spoken_for = {make_key(w) for p in found for w in (p.name, *p.aliases, *p.weak_aliases)} | taken
    records = tuple(a.name for a in actors if a.kind == "person")
    found += _propose_persons(census, texts, taken, surnames, records)
    found += _propose_others(census, texts, spoken_for)
    return _name_ids(found, {a.id.casefold() for a in actors})


def show_evidence(texts: dict[str, Article], bearer: Bearer) -> Evidence:
    if bearer.first is None:
        return Evidence("", 0, "")
    article, block, start, end = bearer.first
    return cut_evidence(texts[article], block, start, end)


def cut_evidence(article: Article, block: int, start: int, end: int) -> Evidence:
    text = article.blocks[block].text
    first, last = max(0, start - 45), min(len(text), end + 45)
    while first and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    words = ("... " if first else "") + text[first:last] + (" ..." if last < len(text) else "")
    return Evidence(article.id, block, " ".join(words.split()))


def _propose_countries(census: Census, texts: dict[str, Article], taken: set[str]) -> list[Proposal]:
    found = []
    forms = find_forms()
    for name, bearer in sorted(census.countries.items()):
        country = forms[name]
        foreign = [other for other in census.countries if other not in (name, "United States")]
        sure = 92 if bearer.count > 1 else 85
        if name in _TWICE and len(foreign) < 2:
            sure = 40
        words = frozenset().union(*(census.words[a] for a in texts))
        weak = [
            w
            for w in country.weak
            if w in words or (" " in w and any(w in b.text for t in texts.values() for b in t.blocks))
        ]
        aliases = [form for form, _ in _ranked(bearer) if form != name]
        proposal = Proposal(
            "country",
            name,
            bearer.count,
            tuple(sorted(bearer.articles)),
            sure,
            show_evidence(texts, bearer),
            aliases=tuple(a for a in aliases if make_key(a) not in taken),
            weak_aliases=tuple(w for w in weak if make_key(w) not in taken),
        )
        found.append(proposal)
    return found


def _ranked(bearer: Bearer) -> list[tuple[str, int]]:
    return sorted(bearer.forms.items(), key=lambda pair: (-pair[1], pair[0]))


def find_near(name: str, records: Iterable[str]) -> str:
    """The name of a record that this one may be a misspelling of: as many words, and all but one of them alike.

    >>> find_near("Michelle Bachman", ["Michele Bachman", "Ida Bachman"])
    'Michele Bachman'
    """
    words = fold(name).split()
    for other in records:
        theirs = fold(other).split()
        odd = [(a, b) for a, b in zip(words, theirs, strict=False) if a != b]
        one_odd = len(words) == len(theirs) > 1 and len(odd) == 1 and min(map(len, odd[0])) >= _LEAST
        if one_odd and SequenceMatcher(None, *odd[0], autojunk=False).ratio() >= _ALIKE:
            return other
    return ""


_FEW = 2
"""Namings up to which a name may be a misspelling of another that the articles have more often."""
_MANY = 1_000_000
_LEAST = 5
"""Letters of a word below which two that are alike are rather two names: Jan and Jane, Karl and Carl."""
_ALIKE = 0.85


def _propose_persons(
    census: Census, texts: dict[str, Article], taken: set[str], surnames: set[str], records: tuple[str, ...]
) -> list[Proposal]:
    found = []
    by_word: dict[str, list[tuple[int, str]]] = {}
    for count, one in (
        *((_MANY, name) for name in records),
        *((b.count, _best_name(f, b)) for f, b in sorted(census.persons.items())),
    ):
        for word in fold(one).split() if count > _FEW else ():
            by_word.setdefault(word, []).append((count, one))
    for full, bearer in sorted(census.persons.items()):
        name = _best_name(full, bearer)
        if make_key(name) in taken or (" " not in name and fold(name) in surnames):
            continue
        sure = 90 if bearer.count > 1 or bearer.titles else 78
        if " " not in name:
            sure = 65 if bearer.count > 1 else 45
        alike = (other for word in fold(name).split() for _, other in by_word.get(word, ()))
        near = find_near(name, alike) if bearer.count <= _FEW else find_near(name, records)
        if near:
            sure = min(sure, WRITTEN - 5)
        last = fold(name).split()[-1]
        aliases = [f for f, _ in _ranked(bearer) if " " in f and f != name and fold(f).split()[-1] == last]
        title = (
            min(bearer.titles.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0]))[0] if bearer.titles else ""
        )
        home = min(bearer.affiliations.items(), key=lambda pair: (-pair[1], pair[0]))[0] if bearer.affiliations else ""
        found.append(
            Proposal(
                "person",
                name,
                bearer.count,
                tuple(sorted(bearer.articles)),
                sure,
                show_evidence(texts, bearer),
                aliases=tuple(a for a in aliases if make_key(a) not in taken),
                title=title,
                affiliation=home,
                near=near,
            )
        )
    return found


def _best_name(full: str, bearer: Bearer) -> str:
    """The full form that most articles have; with initials only where no other is."""
    forms = [(form, count) for form, count in _ranked(bearer) if " " in form] or [(full, 1)]
    forms.sort(key=lambda pair: (-pair[1], bool(re.search(r"\b[A-Z]\.", pair[0])), pair[0]))
    return forms[0][0]


def _propose_others(census: Census, texts: dict[str, Article], spoken_for: set[str]) -> list[Proposal]:
    bearers = dict(census.others)
    for acronym, key in sorted(census.acronyms.items()):
        if acronym in bearers and key in bearers and acronym != key:
            bearers[key].take(bearers.pop(acronym))
    for key in sorted(bearers):
        if key.isalpha() and len(key) > 2 and any(form.isupper() for form in bearers[key].forms):
            meant = [other for other in bearers if other != key and _spell(bearers[other]) == key]
            if len(meant) == 1 and bearers[meant[0]].articles.keys() & bearers[key].articles.keys():
                bearers[meant[0]].take(bearers.pop(key))
    for key in sorted(bearers):
        if f"{key}news" in bearers and "outlet" in bearers[key].kinds:
            bearers[f"{key}news"].take(bearers.pop(key))
            continue
        whole = next((key + kind for kind in _STATIONS if key + kind in bearers), "")
        if whole and "outlet" in bearers[whole].kinds and any(form.isupper() for form in bearers[key].forms):
            bearers[whole].kinds["outlet"] += bearers[key].count  # what kind it is is said by the longer name
            bearers[whole].take(bearers.pop(key))
    found = []
    for key, bearer in sorted(bearers.items()):
        if key in spoken_for:
            continue
        kind = min(bearer.kinds.items(), key=lambda pair: (-pair[1], pair[0]))[0]
        forms = [form for form, _ in _ranked(bearer)]
        name = max(forms, key=lambda f: (bearer.forms[f] if len(f.split()) > 1 or len(forms) == 1 else 0, len(f), f))
        if any(fold(name) == fold(a) for a in forms if a.isupper() and a != name):
            name = next(a for a in forms if a.isupper() and fold(a) == fold(name))
        # An acronym in capitals is not found as a word ("Nato"): each way to write it is a name.
        aliases = tuple(
            f
            for f in forms
            if f != name and (name.isupper() or fold(f) != fold(name)) and make_key(f) not in spoken_for
        )
        found.append(
            Proposal(
                kind,
                name,
                bearer.count,
                tuple(sorted(bearer.articles)),
                _weigh(kind, name, bearer),
                show_evidence(texts, bearer),
                aliases=aliases,
            )
        )
    return found


def _spell(bearer: Bearer) -> str:
    """The initials of a body's full name, in lower case."""
    longest = max(bearer.forms, key=lambda form: (len(form), form))
    return "".join(word[0] for word in longest.split() if word[0].isupper()).lower() if " " in longest else ""


def _weigh(kind: str, name: str, bearer: Bearer) -> int:
    """How sure it is that the name is that of such a bearer."""
    if kind in ("other", "office"):
        return 35
    if kind == "group":
        return 50
    words = name.split()
    if words[-1] in ("Order", "Branch") or (
        len(words) == 2
        and words[1] in ("Senate", "House", "Congress")
        and (words[0] in tables.PLACES or words[0] in tables.DEMONYMS)
    ):
        return 30  # a thing, or a body in a part of it
    known = any(form in _KNOWN.get(kind, ()) for form in bearer.forms)
    if name in _PUBLIC:
        return 62 if bearer.count > 1 else 60
    sure = 85 if known else 50
    if not known and " " in name:
        sure = 72 if kind in ("organization", "outlet") else 66
    elif not known and ((name.isupper() and len(name) > 2) or len(bearer.articles) > 1):
        sure = 62
    return min(95, sure + 5 * (len(bearer.articles) > 1) + 3 * (bearer.count > 2))


def _name_ids(found: list[Proposal], taken: set[str]) -> list[Proposal]:
    order = {kind: n for n, kind in enumerate(("person", "organization", "country", "outlet", "place", "group"))}
    found.sort(key=lambda p: (order.get(p.kind, 9), -p.confidence, -p.count, p.name))
    named = []
    for proposal in found:
        ident = slug(proposal.name)[:80].strip("-")
        if proposal.kind not in order or not ident or ident in ("index", "none"):
            named.append(proposal)
            continue
        whole, number = ident, 2
        while ident.casefold() in taken:
            ident, number = f"{whole}-{number}", number + 1
        taken.add(ident.casefold())
        named.append(replace(proposal, id=ident))
    by_name = list_ids([p for p in named if p.kind in ("country", "organization")], ())
    return [replace(p, affiliation=by_name.get(make_key(p.affiliation), "")) if p.affiliation else p for p in named]


def list_ids(proposals: Iterable[Proposal], actors: Iterable[Actor]) -> dict[str, str]:
    """Actor id by key of each name that one actor alone bears."""
    found: dict[str, str] = {}
    for name, ident in (
        *((n, p.id) for p in proposals if p.id for n in (p.name, *p.aliases)),
        *((n, a.id) for a in actors for n in (a.name, *a.aliases)),
    ):
        found[make_key(name)] = ident
    return found
