"""Who wrote it, for whom, and where it appeared: bylines, agencies' credits, outlets' names in notices and addresses."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sitegen.analysis import name_tables as tables
from sitegen.text import fold

AGENCIES = {
    "aap": "AAP", "afp": "AFP", "agence france-presse": "AFP", "agencies": "", "anadolu": "Anadolu",
    "anadolu agency": "Anadolu", "ani": "ANI", "ansa": "ANSA", "antara": "Antara", "ap": "AP", "apa": "APA",
    "associated press": "AP", "belga": "Belga", "bernama": "Bernama", "bloomberg": "Bloomberg",
    "canadian press": "The Canadian Press", "deutsche presse-agentur": "dpa", "dpa": "dpa", "efe": "EFE", "ians": "IANS",
    "interfax": "Interfax", "irna": "IRNA", "jiji": "Jiji", "jiji press": "Jiji", "kyodo": "Kyodo",
    "kyodo news": "Kyodo", "ntb": "NTB", "pa media": "PA Media", "pap": "PAP", "press association": "PA Media",
    "press trust of india": "PTI", "pti": "PTI", "reuters": "Reuters", "ria novosti": "RIA Novosti", "ritzau": "Ritzau",
    "tass": "TASS", "the associated press": "AP", "the canadian press": "The Canadian Press",
    "thomson reuters": "Reuters", "tribune news service": "Tribune News Service", "ukrinform": "Ukrinform",
    "united press international": "UPI", "upi": "UPI", "xinhua": "Xinhua", "yonhap": "Yonhap",
    "интерфакс": "Interfax", "рейтер": "Reuters", "риа новости": "RIA Novosti", "тасс": "TASS", "франс пресс": "AFP",
}  # fmt: skip
"""News agencies as credits spell them, in lower case, and the name of each."""

_PERSON = r"[A-Z\u00c0-\u00de][\w'’.-]*(?: (?:de|del|la|van|von|der|den|bin|al|el|[A-Z\u00c0-\u00de][\w'’.-]*)){1,3}"
_PERSONS = rf"{_PERSON}(?:(?:, | and | & |, and ){_PERSON})*"
_BYLINE = re.compile(
    rf"(?i:(?:written |story |report(?:ed|ing)? )?by:? )(?P<who>{_PERSONS})"
    rf"(?:,? (?i:for|of|in|from|at) (?P<place>(?:[Tt]he )?[A-Z][\w .&'’-]{{1,40}})|,? ?[|/•·,–—-] ?(?P<rest>[^.]{{2,80}})|,? (?P<agency>[A-Z][A-Z ]{{1,12}}))?"
)
_SHOUTED = re.compile(
    r"(?:BY|By):? (?P<who>[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){1,3}(?:(?:, | AND | and )[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){1,3})*)"
)
_STAFF = re.compile(
    r"(?i:by )?(?P<outlet>(?:The )?[A-Z][\w &'’-]{1,40}?) (?i:staff|news ?desk|web ?desk|correspondents?|editorial (?:board|team)|bureau|staff (?:writer|reporter)s?)"
)
_SIGNATURE = re.compile(
    rf"(?P<who>{_PERSONS})(?P<place>,? (?:in|at) (?:the )?[A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){{0,3}})?"
)
_ALONE = re.compile(_PERSON)
_CREDIT = re.compile(
    r"[\s–—-]*(?:(?i:source|credit|agency|courtesy|via|from|by|[–—-]+) ?:? ?)?(?P<paren>\()?(?P<name>(?:[Tt]he )?[A-Z][\w.&'’-]*(?: (?:of |de )?[A-Z][\w.&'’-]*){0,4})\)?\.?"
)
_UPPER = "A-Z\u00c0-\u00de\u0410-\u042f\u0401"
_OUTLET_LINE = re.compile(
    rf"(?:[Tt]he )?[{_UPPER}][\w&'’.-]*(?: (?:of |and |& )?(?:the )?[{_UPPER}\d][\w&'’.-]*|(?<=[\u0430-\u044f]) [\u0430-\u044f]+){{0,3}}"
)
_OUTLET_OPENINGS = frozenset("Daily Evening Morning Sunday Weekly".split())
"""Before one further name: a paper's, in a place where a paper's name is looked for."""
_RUSSIAN_HEADS = frozenset("вестник ведомости газета журнал известия курьер новости правда труд".split())
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_SECTIONS = frozenset(
    "Breaking Business Europe International Latest Local More National Opinion Politics Regional Sport Sports Top UK US World".split()
)
"""Before "News": a section's heading, and no outlet."""
_DATELINE = re.compile(
    r"(?P<place>[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'’-]{2,30}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, [A-Z][\w.]+)?)"
    r"(?:,? (?P<day>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}))?"
    r"(?: ?[(,] ?(?P<agency>[A-Z][\w ]{1,20})\)?)? ?(?:—|–|--|-) ?(?=\S)"
)
_STAFF_NOTICE = re.compile(
    r"(?:edited|written|produced) by (?P<name>(?:[Tt]he )?[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,3}) (?:staff|editors|team)"
)
_APPEARED = re.compile(
    r"(?:appeared|published|posted|ran) (?:on|in|at|by) (?P<name>(?:[Tt]he )?[A-Z][\w&'’.-]*(?: [A-Z][\w&'’-]*){0,4})"
)
_WORKS_FOR = re.compile(r"\b(?:of|at|for|with) (?P<name>[Tt]he [A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,3})\.?$")
_BIO_NAME = re.compile(rf"\W*(?P<who>{_PERSON}) (?:is|was|works|has been|covers|reports|writes)\b")


def read_byline(text: str) -> tuple[tuple[str, ...], str] | None:
    """Authors, and the agency or outlet that the byline names; None for a line that is no byline."""
    if len(text) > 160:
        return None
    match = _BYLINE.fullmatch(text)
    if match is not None:
        rest = (match["place"] or match["rest"] or match["agency"] or "").strip()
        return tuple(who.title() if who.isupper() else who for who in split_persons(match["who"])), rest
    match = _SHOUTED.fullmatch(text)
    if match is not None:
        return split_persons(match["who"].replace(" AND ", " and ").title()), ""
    match = _STAFF.fullmatch(text)
    if match is not None and len(text) < 60:
        return (), match["outlet"]
    return None


def read_signature(text: str) -> tuple[str, ...]:
    """Authors of a line that names them with the place they write from, or several of them: "Ada Brandt in Port Alba",
    "Ada Brandt and Ivo Kern". Each must begin with a given name."""
    match = _SIGNATURE.fullmatch(text)
    if match is None or not (match["place"] or " and " in match["who"] or "," in match["who"]):
        return ()
    persons = split_persons(match["who"])
    return persons if all(map(is_person, persons)) else ()


def split_persons(text: str) -> tuple[str, ...]:
    """
    >>> split_persons("Ada Brandt, Ivo Kern and Mia Sund")
    ('Ada Brandt', 'Ivo Kern', 'Mia Sund')
    """
    return tuple(part.strip() for part in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*|;\s*", text) if part.strip())


def is_person(text: str) -> bool:
    """Is the whole line a person's name? Its first word must be a given name."""
    words = text.split()
    return bool(_ALONE.fullmatch(text)) and 2 <= len(words) <= 4 and words[0].partition("-")[0] in tables.GIVEN


def read_credit(text: str) -> str:
    """The name in a line that is a credit and nothing else: "(AP)", "Source: Reuters", "(Northern Post)"; a name
    without brackets or label must be an agency's."""
    if len(text) > 60:
        return ""
    match = _CREDIT.fullmatch(text)
    if match is None:
        return ""
    name = match["name"]
    if name.lower().rstrip(".") in AGENCIES:
        return AGENCIES[name.lower().rstrip(".")]
    return name if match["paren"] and text.endswith((")", ").")) and is_outlet(name) else ""


def is_outlet(name: str) -> bool:
    bare = name.removeprefix("The ").removeprefix("the ")
    words = bare.split()
    if bare in tables.OUTLETS:
        return True
    if words[-1] in tables.OUTLET_HEADS:
        return words[1:] != ["News"] or words[0] not in _SECTIONS
    folded = fold(bare).split()
    return (len(words) == 2 and words[0] in _OUTLET_OPENINGS) or folded[-1] in _RUSSIAN_HEADS


def read_outlet(text: str) -> str:
    """The outlet that a line names and nothing else: "Harbour Herald", "The Daily Lantern"; else nothing."""
    name = text.strip(" |•·–—-")
    return name if len(name) < 50 and _OUTLET_LINE.fullmatch(name) and is_outlet(name) else ""


def may_be_outlet(text: str) -> bool:
    """Is the line a name of one to four words, whoever bears it?"""
    return len(text) < 50 and _OUTLET_LINE.fullmatch(text) is not None


def name_agency(name: str) -> str:
    """An agency's own name where the words are one's, else nothing."""
    return AGENCIES.get(name.strip(" .").lower(), "")


def read_dateline(text: str) -> tuple[str, str]:
    """Place and agency of a paragraph that opens "PORT ALBA (AP) — ..."; empty where it does not. Capitals in brackets
    after a town in capitals are an agency's, listed or not."""
    match = _DATELINE.match(text[:90])
    if match is None:
        return "", ""
    place, credit = match["place"].strip(" -–—"), (match["agency"] or "").strip()
    agency = name_agency(credit)
    if not agency and place.isupper() and f"({credit})" in match[0] and _ACRONYM.fullmatch(credit):
        known = credit in tables.OUTLETS or credit.title() in tables.COUNTRIES or credit.title() in tables.PLACES
        agency = "" if known else credit
    if place.partition(",")[0].isupper() or agency or match["day"]:
        town, comma, state = place.partition(",")
        return (town.title() if town.isupper() else town) + comma + state, agency
    return "", ""


def read_bio(text: str) -> tuple[str, str]:
    """Author and outlet that an author's note names."""
    who, outlet = _BIO_NAME.match(text), _WORKS_FOR.search(text)
    return (who["who"] if who else ""), (outlet["name"] if outlet else "")


def read_notice(text: str) -> str:
    """The outlet that a syndication notice names as the one that carries the text."""
    match = _STAFF_NOTICE.search(text)
    return match["name"] if match else ""


def read_origin(text: str) -> str:
    """The outlet in which a notice says that the text appeared first."""
    match = _APPEARED.search(text)
    return match["name"].rstrip(".") if match else ""


def _squeeze(name: str) -> str:
    return re.sub(r"\W", "", name).lower()


_HOSTS = {_squeeze(name): name for name in sorted(tables.OUTLETS, reverse=True)}
_WORDS = {
    _squeeze(name): name
    for table in (tables.DEMONYMS, tables.COUNTRIES, tables.PLACES)
    for name in sorted(table, reverse=True)
}
_HEADS = sorted((head.lower() for head in tables.OUTLET_HEADS), key=lambda head: (-len(head), head))


def name_host(url: str) -> str:
    """The outlet that an address names, where its words can be told apart; else the host.

    >>> name_host("https://www.thenorwegiantimes.com/2031/05/x"), name_host("https://news.example.org/a")
    ('The Norwegian Times', 'news.example.org')
    """
    host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    parts = host.split(".")
    label = max(parts[:-1] or [host], key=len)
    for article in ("", "the"):
        bare = label.removeprefix(article) if article else label
        if bare in _HOSTS and len(bare) > 2:
            return ("The " if article else "") + _HOSTS[bare]
        for head in _HEADS:
            if bare.endswith(head) and (middle := bare.removesuffix(head)) in _WORDS:
                return ("The " if article else "") + f"{_WORDS[middle]} {head.title()}"
    return host
