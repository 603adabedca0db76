"""Every article, quotation and meeting as a reference: CSL-JSON and BibTeX. Names are given as the records have them:
none is taken apart, and nothing that rights withhold is in any."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct

from sitegen import urls
from sitegen.fetched import Content, Fetched, digest_bytes
from sitegen.link import Briefing, LinkedArticle, LinkedMeeting, Said
from sitegen.memo import Known, Memo, cut_runs, know_run, worth_keeping
from sitegen.model import HAVING, Settings, When
from sitegen.rights import show

Item = dict[str, Any]
"""One reference in CSL-JSON."""

Files = list[tuple[str, Content]]

CSL = "data/citations.json"
BIBTEX = "data/citations.bib"


_CSL_TYPES = {"agency": "article-newspaper", "magazine": "article-magazine", "newspaper": "article-newspaper"}
"""By kind of source; any other is a web page."""


def make_citations(briefing: Briefing, memo: Memo | None = None) -> Files:
    """For every article the references of it and of its quotations, for every meeting those of its page and of its
    accounts, and all articles together; each as CSL-JSON and as BibTeX."""
    memo = memo or Memo()
    kinds = {s.source.id: s.source.kind for s in briefing.sources}
    settings = Known(briefing.settings)
    calls = []
    for run in cut_runs(linked.article.id for linked in briefing.articles):
        some = tuple((linked, kinds.get(linked.article.source, "")) for linked in briefing.articles[run])
        marks = [(linked.tied, linked.origin, kind) for linked, kind in some]
        calls.append((know_run(some, marks), settings))
    written = memo.defer(write_references, calls)
    files: Files = []
    items: dict[str, Reference] = {}
    for one, references in zip(written, memo.map(list_references, [(one,) for one in written]), strict=True):
        for number, (ident, own, digests) in enumerate(references):
            items[ident] = own
            for form, digest in digests:
                fetch = partial(_fetch, one, number, form)
                files.append((urls.citation_path("article", ident, form), Fetched(digest, fetch)))
    for meeting in briefing.meetings:
        item = cite_meeting(meeting, briefing)
        own = Reference(msgspec.json.encode(item), write_bibtex(item))
        accounts = dict.fromkeys(
            a for c in meeting.cells if c.coverage.state in HAVING for a in c.coverage.articles if a in items
        )
        files += _write("meeting", meeting.meeting.id, [own, *(items[a] for a in accounts)])
    files.append((CSL, _join_csl(items.values())))
    files.append((BIBTEX, _join_bibtex(items.values())))
    return files


class Reference(Struct, frozen=True, gc=False):
    """One reference, written."""

    csl: bytes
    bibtex: str


class References(Struct, frozen=True, gc=False):
    """An article's own reference, and the files of it and of its quotations, by their form."""

    article: str
    own: Reference
    files: tuple[tuple[str, bytes], ...]


def write_references(some: tuple[tuple[LinkedArticle, str], ...], settings: Settings) -> tuple[References, ...]:
    """Of each article with the kind of source that it appeared in."""
    return tuple(_write_references(linked, kind, settings) for linked, kind in some)


def _write_references(linked: LinkedArticle, kind: str, settings: Settings) -> References:
    item = cite_article(linked, kind)
    quoted = [one for said in linked.said if (one := cite_quotation(said, linked, item, settings)) is not None]
    all_of_it = [Reference(msgspec.json.encode(one), write_bibtex(one)) for one in (item, *quoted)]
    files = (("bib", _join_bibtex(all_of_it)), ("json", _join_csl(all_of_it)))
    return References(linked.article.id, all_of_it[0], files)


Listed = tuple[str, Reference, tuple[tuple[str, str], ...]]
"""An article's id, its own reference, and the digests of its files by their form."""


@worth_keeping
def list_references(written: tuple[References, ...]) -> tuple[Listed, ...]:
    return tuple(
        (one.article, one.own, tuple((form, digest_bytes(data)) for form, data in one.files)) for one in written
    )


def _fetch(written: Known[tuple[References, ...]], number: int, form: str) -> bytes:
    return dict(written.value[number].files)[form]


def _write(kind: str, ident: str, references: Sequence[Reference]) -> Files:
    return [
        (urls.citation_path(kind, ident, "bib"), _join_bibtex(references)),
        (urls.citation_path(kind, ident, "json"), _join_csl(references)),
    ]


def _join_csl(references: Iterable[Reference]) -> bytes:
    return b"[\n" + b",\n".join(one.csl for one in references) + b"\n]\n"


def _join_bibtex(references: Iterable[Reference]) -> bytes:
    return "\n".join(one.bibtex for one in references).encode()


# ---------------------------------------------------------------- CSL-JSON


def cite_article(linked: LinkedArticle, kind: str) -> Item:
    """`kind` is that of the source it appeared in."""
    article, origin = linked.article, linked.origin
    authors = [{"literal": name} for name in article.authors]
    if not authors and origin.agency is not None:
        authors = [{"literal": origin.agency.name}]
    status = article.status
    item: Item = {
        "id": article.id,
        "type": _CSL_TYPES.get(kind, "webpage"),
        "title": article.title,
        "author": authors,
        "container-title": origin.source.name if origin.source else "",
        "issued": write_date(article.published),
        "accessed": write_date(article.retrieved),
        "URL": article.url if urls.is_safe(article.url) else "",
        "archive_location": article.archived if urls.is_safe(article.archived) else "",
        "language": article.language,
        "status": " ".join((status.kind, _write_day(status.on))).strip() if status else "",
    }
    return {name: value for name, value in item.items() if value}


def cite_quotation(said: Said, linked: LinkedArticle, item: Item, settings: Settings) -> Item | None:
    """The reference of its article with paragraph, permalink and words; None for what is not in marks, or not shown."""
    if said.quotation.found.form != "direct":
        return None
    parts = [show(linked.article.blocks, part) for part in said.quotation.found.parts]
    words = " ".join(part for part in parts if part is not None)
    if None in parts or not words:
        return None
    path = f"{urls.page_path('article', linked.article.id)}#{urls.quotation_anchor(said.quotation.id)}"
    permalink = urls.absolute(path, settings.base_url)
    speaker = said.speaker.name if said.speaker else ""
    number = 0 if linked.article.digest else said.parts[0].span.block  # of the source's own paragraphs
    one = item | {
        "id": said.quotation.id,
        "section": f"¶{number}" if number else "",
        "note": f"{speaker}: “{words}”" if speaker else f"“{words}”",
        "URL": permalink or item.get("URL", ""),
    }
    return {name: value for name, value in one.items() if value}


def cite_meeting(linked: LinkedMeeting, briefing: Briefing) -> Item:
    """Our own page on the meeting."""
    meeting, settings = linked.meeting, briefing.settings
    day = meeting.start if meeting.end is None else When(meeting.start.first, meeting.end.last)
    item: Item = {
        "id": f"meeting-{meeting.id}",
        "type": "webpage",
        "title": meeting.name,
        "container-title": settings.title,
        "issued": write_date(When(briefing.edition, briefing.edition)) if briefing.edition else None,
        "event-title": meeting.name,
        "event-date": write_date(day),
        "event-place": meeting.place,
        "language": settings.language,
        "URL": urls.absolute(urls.page_path("meeting", meeting.id), settings.base_url),
    }
    return {name: value for name, value in item.items() if value}


def write_date(when: When | None) -> Item | None:
    """A day, or the first and last day of a stretch. An inferred one is marked so.

    >>> write_date(When("2031-05-07", "2031-05-07", uncertain=True)), write_date(When("2031-05-01", "2031-05-31"))
    ({'date-parts': [[2031, 5, 7]], 'circa': True}, {'date-parts': [[2031, 5]]})
    """
    if when is None:
        return None
    first, last = _split_day(when.first), _split_day(when.last)
    parts = [first] if first == last else [first, last]
    if (first[:2], first[2], last[2]) == (last[:2], 1, monthrange(*last[:2])[1]):
        parts = [first[:2]]  # the records give a month as its days
    elif first[0] == last[0] and (first[1:], last[1:]) == ([1, 1], [12, 31]):
        parts = [first[:1]]
    return {"date-parts": parts} | ({"circa": True} if when.uncertain else {})


def _split_day(iso: str) -> list[int]:
    return [int(part) for part in iso[:10].split("-")]


def _write_day(when: When | None) -> str:
    return "" if when is None else when.first if when.first == when.last else f"{when.first}/{when.last}"


# ---------------------------------------------------------------- BibTeX

# An escaped brace would be counted as one that is never closed.
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
_KEY = re.compile(r"[A-Za-z0-9:._-]*")
_NOT_KEY = re.compile(r"[^A-Za-z0-9:._-]")
_ONE_NAME = re.compile(r"(?i)\band\b|[,{}\\]")
"""A name that BibTeX would take apart."""
_UNSAFE_URL = str.maketrans({c: f"%{ord(c):02X}" for c in "\\{} "})


def write_bibtex(item: Mapping[str, Any]) -> str:
    r"""
    >>> print(write_bibtex({"id": "a", "title": "50% & more", "author": [{"literal": "Ana Wold"}]}))
    @misc{a,
      author = {Ana Wold},
      title = {{50\% \& more}}
    }
    <BLANKLINE>
    """
    kind = "article" if "container-title" in item and item["type"].startswith("article") else "misc"
    day = (item.get("issued") or {"date-parts": [[]]})["date-parts"][0]
    accessed = item.get("accessed")
    notes = [item.get("note", ""), item.get("status", "")]
    fields = {
        "author": " and ".join(_write_name(name["literal"]) for name in item.get("author", ())),
        "title": f"{{{escape_tex(item['title'])}}}",
        "journal" if kind == "article" else "howpublished": escape_tex(item.get("container-title", "")),
        "year": str(day[0]) if day else "",
        "month": str(day[1]) if len(day) > 1 else "",
        "day": str(day[2]) if len(day) > 2 else "",
        "pages": item.get("section", ""),
        "url": item.get("URL", "").translate(_UNSAFE_URL),
        "urldate": "-".join(f"{part:02}" for part in accessed["date-parts"][0]) if accessed else "",
        "language": item.get("language", ""),
        "note": ". ".join(escape_tex(note) for note in notes if note),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{kind}{{{write_key(item['id'])},\n{lines}\n}}\n"


def escape_tex(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)


def _write_name(name: str) -> str:
    """One name stays one: what has a comma, a brace or an "and" is put in braces."""
    return f"{{{escape_tex(name)}}}" if _ONE_NAME.search(name) else escape_tex(name)


def write_key(ident: str) -> str:
    """An id as a BibTeX key: what TeX cannot read becomes the number of its letter.

    >>> write_key("ap-prospects"), write_key("čt24")
    ('ap-prospects', 'u10dt24')
    """
    return ident if _KEY.fullmatch(ident) else _NOT_KEY.sub(lambda found: f"u{ord(found.group()):x}", ident)
