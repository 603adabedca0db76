"""Days that a raw document says it was published on: date lines, header values, addresses. Knows no clock."""

from __future__ import annotations

import re

from sitegen.analysis.dates import find_dates
from sitegen.model import Block
from sitegen.when import read_when, suggest_when

_LEAD = re.compile(
    r"(?:(?:first |originally )?(?:published|updated|posted|last updated|last modified|modified|created|date|issued|дата|обновлено|опубликовано)(?: on| at)?[: ]*)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?",
    re.IGNORECASE,
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)", re.IGNORECASE)
_CLOCK = re.compile(
    r"[\s,|•·–—@-]*(?:at )?(?:\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)?[\s,]*(?:\(?(?:[A-Z]{2,4}|GMT ?[+-]\d{1,2}|[A-Z][a-z]+ time)\)?)?[\s.|•·–—-]*"
    r"(?:\d{1,2} min(?:ute)?s? read)?",
    re.IGNORECASE,
)
_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)|/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_-]|$)"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_IN_WORDS = re.compile(rf"/((?:19|20)\d\d)/({'|'.join(_MONTHS)})[a-z]*/(\d{{1,2}})/", re.IGNORECASE)


def read_value(text: str) -> str:
    """The ISO date, with its time and zone where given, that a header's or a page's value means; or nothing."""
    text = text.strip()
    iso = re.match(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?", text)
    if iso is not None:
        found = read_when(iso[0])
        if found is not None:
            clock = f"T{found.time}{found.zone}" if found.time and found.zone and found.time != "00:00" else ""
            return found.first + clock
    meant = suggest_when(text)
    if meant:
        return meant
    line = read_line(text)
    return line[0] if line else ""


def read_line(text: str) -> tuple[str, bool] | None:
    """The day of a line that holds a date and nothing but its label and its time, and whether it is an update's."""
    if len(text) > 90 or not any(c.isdigit() for c in text):
        return None
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    language = "ru" if _CYRILLIC.search(text) else "en"
    for found in find_dates((Block("title", ""), Block("paragraph", text)), language):
        if found.kind == "absolute" and len(found.date) == 10 and found.span.start <= start:
            rest = text[found.span.end :]
            if _CLOCK.fullmatch(rest) or read_line(rest.strip(" ,|•·–—-")) is not None:
                return found.date, bool(_UPDATED.match(text))
    return None


def read_path(url: str) -> str:
    """The day in an address, where one stands there.

    >>> read_path("https://example.org/news/2031/05/08/talks"), read_path("https://example.org/a-20310508")
    ('2031-05-08', '')
    """
    match = _IN_PATH.search(url)
    if match is not None:
        year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    else:
        words = _IN_WORDS.search(url)
        if words is None:
            return ""
        year, month, day = words[1], str(_MONTHS.index(words[2].lower()) + 1), words[3]
    iso = f"{year}-{int(month):02}-{int(day):02}"
    return iso if read_when(iso) else ""
