"""The only place that knows addresses: where a thing's page lies, and how one page refers to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote

FOLDERS = {"article": "articles", "actor": "actors", "meeting": "meetings", "source": "sources", "topic": "topics"}
"""Output folder of each kind of record that has one; pages of the editor lie at the root."""


def page_path(kind: str, ident: str) -> str:
    """Path in the output of a record's own page.

    >>> page_path("actor", "wendy-sherman"), page_path("page", "about")
    ('actors/wendy-sherman.html', 'about.html')
    """
    return f"{FOLDERS[kind]}/{ident}.html" if kind in FOLDERS else f"{ident}.html"


_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_UNFIT = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\\]")


def explain_name(path: str) -> str:
    """Why a file of the site may not be called so, on whatever system it is built or unpacked; empty where it may.

    >>> explain_name("a/Con.html"), explain_name("notes./a.txt"), explain_name(".well-known/a.txt")
    ('"Con.html" cannot be a file name on Windows', '"notes." cannot be a file name on Windows', '')
    """
    for step in path.split("/"):
        if step in ("", ".", "..") or step.casefold() == ".git" or step.casefold().startswith(".sitegen"):
            return f'"{step}" is no name for a file of the site'
        if _DEVICE.fullmatch(step.casefold()) or step[-1] in ". " or _UNFIT.search(step):
            return f'"{step}" cannot be a file name on Windows'
    return ""


MADE = (
    "404.html",
    "briefing.html",
    "compare/index.html",
    "corrections.html",
    "data.html",
    "index.html",
    "new.html",
    "quotations.html",
    "search.html",
    "timeline.html",
    *(f"{folder}/index.html" for folder in FOLDERS.values()),
)
"""Pages that every site has: no record and no redirect may take their addresses, but for content/index.md."""


def compare_path(kind: str, ident: str) -> str:
    """
    >>> compare_path("meeting", "geneva")
    'compare/meeting-geneva.html'
    """
    return f"compare/{kind}-{ident}.html"


def pair_path(one: str, other: str) -> str:
    """Page of two articles side by side, the same whichever is named first."""
    return "compare/{}--{}.html".format(*sorted((one, other)))


def list_stem(kind: str, ident: str, name: str) -> str:
    """Stem of the pages of a list that belongs to a record: in a folder of its own, where no other record can lie.

    >>> list_stem("source", "ap", "articles")
    'sources/ap/articles'
    """
    return f"{FOLDERS[kind]}/{ident}/{name}"


DIFFERENCES = "compare/differences"
"""Stem of the pages that list every difference."""
LIST_ROWS = 200
"""Rows of a list on one page."""


def list_path(stem: str, page: int) -> str:
    """Output path of a page of a list, from 0: the first keeps the plain name.

    >>> list_path("quotations", 0), list_path("quotations", 2)
    ('quotations.html', 'quotations-3.html')
    """
    return f"{stem}-{page + 1}.html" if page else f"{stem}.html"


def redirect_path(old: str) -> str:
    """Output path of the page that forwards an old address of the site.

    >>> redirect_path("/talks/geneva.html"), redirect_path("actors/old-name"), redirect_path("old/")
    ('talks/geneva.html', 'actors/old-name.html', 'old/index.html')
    """
    path = old.strip("/") + ("/index.html" if old.endswith("/") else "")
    return path if path.endswith((".html", ".htm")) else f"{path}.html"


def paragraph_anchor(number: int) -> str:
    return f"p{number}"


def quotation_anchor(quotation: str) -> str:
    """
    >>> quotation_anchor("ap-prospects-q-0a1b2c3d4e-2")
    'q-0a1b2c3d4e-2'
    """
    return "q-" + quotation.rsplit("-q-", 1)[1]


def relative(target: str, page: str) -> str:
    """Reference from the page at `page` to the output path `target`, which may carry a fragment.

    >>> relative("actors/a.html#p2", "articles/b.html")
    '../actors/a.html#p2'
    >>> relative("articles/b.html#p2", "articles/b.html")
    '#p2'
    >>> relative("index.html", "index.html"), relative("a/b/c.html", "a/d.html"), relative("é.html", "a/b/c.html")
    ('index.html', 'b/c.html', '../../%C3%A9.html')
    """
    path, mark, fragment = target.partition("#")
    if not mark:
        return _climb(path, page.rpartition("/")[0])
    if path == page:
        return f"#{fragment}"
    return f"{_climb(path, page.rpartition('/')[0])}#{_escape(fragment, ':=,')}"


@lru_cache(maxsize=16384)
def _climb(path: str, folder: str) -> str:
    """From a page in the folder to the output path: the same for all pages there."""
    if "/" not in folder:  # nearly all pages: at the root or in a folder there
        climbed = path if not folder else path[len(folder) + 1 :] if path.startswith(f"{folder}/") else f"../{path}"
        return _escape(climbed)
    here, there = folder.split("/"), path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return _escape("../" * (len(here) - shared) + "/".join(there[shared:]))


_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*")


def _escape(part: str, safe: str = "") -> str:
    return part if _PLAIN.fullmatch(part) else quote(part, safe=f"/.-_~{safe}")


def absolute(target: str, base: str) -> str:
    """Address of an output path below `base`, or empty where the briefing names no base.

    >>> absolute("actors/a.html", "https://example.org/x")
    'https://example.org/x/actors/a.html'
    """
    if not base:
        return ""
    path, mark, fragment = target.partition("#")
    return base.rstrip("/") + "/" + quote(path, safe="/.-_~") + mark + quote(fragment, safe="/.-_~:=,")


_SAFE = re.compile(r"(?i)(?:https?://|mailto:)")


def is_safe(address: str) -> bool:
    """May the address stand in a page? Only web and mail addresses may; never a script or data.

    >>> is_safe("https://example.org"), is_safe(" javascript:alert(1)")
    (True, False)
    """
    return _SAFE.match(address) is not None


_RELATIVE = re.compile(r"(?![/\\])[^:?#]+\.md(?:#[\w-]+)?")


def is_record_link(address: str) -> bool:
    """Is it a link to a record's file, relative to the file it stands in?

    >>> is_record_link("../actors/wendy-sherman.md"), is_record_link("javascript:a.md")
    (True, False)
    """
    return _RELATIVE.fullmatch(address) is not None


_ABSOLUTE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\\\]{2})")


def is_relative(address: str) -> bool:
    """Is it relative to the file that it stands in, or to the site? Never an address with a scheme or a host.

    >>> is_relative("../static/a.pdf"), is_relative("javascript:alert(1)"), is_relative("//example.org")
    (True, False, False)
    """
    return bool(address) and _ABSOLUTE.match(address) is None


def refer(address: str, page: str) -> str:
    """The link that a record's own link becomes on the page at `page`: a web address as it is, `KIND:ID#fragment` (how
    parse writes a link to another record) or `file:PATH` (to a file of static/) relative to the page, else empty.

    >>> refer("actor:sherman", "articles/a.html"), refer("https://example.org", "a.html"), refer("data:x", "a.html")
    ('../actors/sherman.html', 'https://example.org', '')
    """
    if is_safe(address):
        return address
    kind, _, rest = address.partition(":")
    if page and kind == "file":
        return relative(rest, page)
    if not page or kind not in (*FOLDERS, "page"):
        return ""
    ident, mark, fragment = rest.partition("#")
    return relative(page_path(kind, ident) + mark + fragment, page)


def citation_path(kind: str, ident: str, form: str) -> str:
    """Output path of a record's citation as `form`, bib or json.

    >>> citation_path("article", "ap-prospects", "bib"), citation_path("meeting", "geneva", "json")
    ('data/citations/articles/ap-prospects.bib', 'data/citations/meetings/geneva.json')
    """
    return f"data/citations/{FOLDERS[kind]}/{ident}.{form}"


EVIDENCE = "data/evidence.zip"
FEED = "feed.xml"
CORRECTIONS_FEED = "corrections.xml"


_EDGE = 5
"""Words at either end by which a long stretch is found again."""
_BESIDE = 3
"""Words around a short stretch that tell it from others like it."""
_TELLING = 4
"""A stretch of fewer words may well stand in the article twice."""
_LONGEST_WHOLE = 8
"""Words of a stretch that is given whole."""


def find_words(address: str, text: str, start: int, end: int, hidden: str = "") -> str:
    """The address of a page, opened at the words `text[start:end]` of one of its paragraphs where the browser can
    (https://wicg.github.io/scroll-to-text-fragment/). Characters of `hidden` stand for words that may not be told:
    neither they nor anything beyond them is used.

    >>> find_words("https://a.example/x", "Talks end. The long, dull talks went on for days.", 11, 49)
    'https://a.example/x#:~:text=The%20long%2C%20dull%20talks%20went%20on%20for%20days.'
    >>> find_words("https://a.example/x#top", "It took 7 hours, then 7 hours more.", 22, 29)
    'https://a.example/x#top:~:text=7%20hours%2C%20then-,7%20hours,-more.'
    """
    if not address:
        return ""
    low, high = 0, len(text)
    if hidden:
        start, end = _find_shown(text, start, end, hidden)
        low = max(text.rfind(c, 0, start) for c in hidden) + 1
        high = min((at for c in hidden if (at := text.find(c, end)) >= 0), default=high)
    if not text[start:end].strip():
        return address
    # the browser looks for whole words: a stretch that begins or ends within one is widened to it
    while start > low and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < high and text[end].isalnum() and text[end - 1 : end].isalnum():
        end += 1
    found = text[start:end].split()
    if len(found) > _LONGEST_WHOLE:
        wanted = f"{_encode_words(found[:_EDGE])},{_encode_words(found[-_EDGE:])}"
    else:
        wanted = _encode_words(found)
    head = " ".join(found[:_EDGE])
    if len(found) < _TELLING or text.casefold().count(head.casefold()) > 1:
        before, after = text[low:start].split()[-_BESIDE:], text[end:high].split()[:_BESIDE]
        wanted = f"{_encode_words(before)}-,{wanted}" if before else wanted
        wanted = f"{wanted},-{_encode_words(after)}" if after else wanted
    return f"{address}{'' if '#' in address else '#'}:~:text={wanted}"


def _find_shown(text: str, start: int, end: int, hidden: str) -> tuple[int, int]:
    """The first part of a stretch that is shown and long enough to be told from others; empty where there is none."""
    at = start
    for stop in (*(n for n in range(start, end) if text[n] in hidden), end):
        if stop > at and (len(text[at:stop].split()) >= _TELLING or (at, stop) == (start, end)):
            return at, stop
        at = stop + 1
    return start, start


def _encode_words(found: Sequence[str]) -> str:
    """Hyphens, commas and ampersands mean something in a text directive, so they are encoded too."""
    return quote(" ".join(found), safe="").replace("-", "%2D")
