"""No string of cases/attacks.txt, in whatever field of whatever record, becomes markup, a script, a style, a request or
a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from sitegen.build import Edition, Options, build
from sitegen.memo import Memo
from sitegen.parse import parse_record
from sitegen.parse.meanings import KINDS
from sitegen.parse.schema import make_schema
from tests.briefings import read_theme

FOLDER = Path(__file__).parent / "cases"
FILLED = {"rights": "own", "language": "en", "confirmed": False}
"""Keys that must not be filled with text: what decides that the article is shown whole, for one."""
LEFT_OUT = {"draft", "seed", "overrides", "redirects", "digest", "part_of", "affiliation"}
"""Files and addresses have tests of their own; an override is laid where its words stand."""


def read_attacks() -> list[str]:
    text = (FOLDER / "attacks.txt").read_text("utf-8")
    return [line for line in text[text.index("\n# ") :].split("\n") if line and not line.startswith("# ")]


def fill(schema: dict[str, Any], attack: str, name: str, ident: str) -> Any:
    """A value of the schema's kind that holds the attack wherever text may stand; None where none may."""
    if name in LEFT_OUT:
        return None
    if name in FILLED:
        return FILLED[name]
    if "anyOf" in schema:
        return fill(schema["anyOf"][0], attack, name, ident)
    if "enum" in schema:
        return schema["enum"][0]
    if "x-record" in schema:
        return ident if schema["x-record"] != ["article"] else None
    if schema.get("type") == "array":
        one = fill(schema["items"], attack, name, ident)
        return None if one is None else [one, "also"] if name == "variants" and one == attack else [one]
    if schema.get("type") == "object":
        held = {k: fill(v, attack, k, ident) for k, v in schema.get("properties", {}).items()}
        return {k: v for k, v in held.items() if v is not None} or None
    if schema.get("type") == "boolean":
        return None
    pattern = schema.get("pattern", "")
    if "[Tt][Pp]" in pattern:
        return "https://ok.example/" + re.sub(r"\s", "", attack)
    if r"\d{4}" in pattern:
        return "2031-05-08"
    return attack if not pattern else None


def lay_record(kind: str, attack: str, ident: str) -> tuple[str, str]:
    front = fill(make_schema(kind), attack, "", ident)
    said = f"“{attack}”, {attack} told reporters."
    body = f"{attack}\n\nThey met: {attack} and left.\n\n{said}\n\n- {attack}\n\n> {attack}\n"
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    if kind == "article":
        reason = json.dumps(attack, ensure_ascii=False)
        lines.append(f"overrides: [{{mention: They met, paragraph: 2, target: {ident}, reason: {reason}}}]")
    path = "site.yaml" if kind == "settings" else f"{KINDS[kind][0]}/{ident}.md"
    text = "\n".join(lines) + "\n"
    return path, text if kind == "settings" else f"---\n{text}---\n{body}"


KINDS_LAID = ("actor", "article", "meeting", "source", "topic", "page")
TOGETHER = 30
"""Attacks in one briefing: a matrix of hundreds of topics and sources would be all that takes time."""


@cache
def build_attacked() -> tuple[tuple[Edition, ...], list[str], dict[str, int]]:
    """Briefings whose every record of every kind carries one attack in all its fields; records refused, by kind."""
    refused = dict.fromkeys(KINDS_LAID, 0)
    attacks = read_attacks()
    editions = [build_some(attacks[n : n + TOGETHER], refused) for n in range(0, len(attacks), TOGETHER)]
    return tuple(editions), attacks, refused


def build_some(attacks: list[str], refused: dict[str, int], fulltext: bool = False) -> Edition:
    memo = Memo()
    files = {"site.yaml": "title: Attacked\nrights: own\nbase_url: https://site.example/\n"}
    for number, attack in enumerate(attacks):
        files |= dict(lay_record(kind, attack, f"r{number:03}") for kind in KINDS_LAID)
    while True:
        inputs = tuple(sorted((path, text.encode()) for path, text in files.items()))
        edition = build(inputs, read_theme(), Options(fulltext=fulltext), memo)
        wrong = sorted({issue.place.path for issue in edition.issues if issue.severity == "error"})
        # Refused is safe; what refers to the record needs one all the same.
        for path in wrong:
            ident = path.rpartition("/")[2].removesuffix(".md")
            kind = next(k for k, (where, _) in KINDS.items() if path.startswith(where + "/"))
            plain = lay_record(kind, "plain words", ident)[1]
            assert files[path] != plain
            files[path] = plain
            refused[kind] += 1
        if not wrong:
            return edition


def files_built() -> Iterator[tuple[str, bytes]]:
    return (file for edition in build_attacked()[0] for file in edition.files)


def pages() -> Iterator[tuple[str, Any]]:
    for path, data in files_built():
        if path.endswith(".html"):
            yield path, html.document_fromstring(data.decode(), parser=html.HTMLParser(encoding="utf-8"))


ELEMENTS = frozenset(
    "a abbr article aside b blockquote body br button caption circle cite code col colgroup dd del desc details dfn "
    "data div "
    "dl dt em fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header hr html i img input ins label "
    "legend li line link main mark meta nav ol option output p path pattern pre q rect s script section select small "
    "span strong sub summary sup svg table tbody td template text tfoot th thead time title tr tspan ul use "
    "".split()
)


def test_there_are_at_least_three_hundred():
    attacks = read_attacks()
    assert len(attacks) >= 300
    assert len(set(attacks)) == len(attacks)


def test_the_attacked_briefings_build_and_little_is_refused():
    editions, attacks, refused = build_attacked()
    assert sum(len(edition.files) for edition in editions) > 6 * len(attacks)
    assert all(count < len(attacks) / 8 for count in refused.values()), refused


_OWN = re.compile(r"(?:\.\./|/)?(?:assets|data)/[\w.-]+$")
"""Scripts of the site itself; on 404.html, which is shown below any address, from the site's base."""


def list_elements(page: Any) -> Iterator[tuple[str, ...]]:
    """Elements that run, load or style, and scripts that are neither the site's own nor data."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            yield "comment or instruction", str(element)[:60]
        elif element.tag not in ELEMENTS:
            yield (element.tag,)
        elif element.tag == "script" and not _OWN.match(element.get("src", "")):
            if element.get("type") not in ("application/ld+json", "application/json"):
                yield "script", element.get("type", "")
            else:
                json.loads(element.text_content())
        elif element.tag == "meta" and element.get("http-equiv", "").lower() not in ("", "content-security-policy"):
            yield "meta", element.get("http-equiv")


def list_attributes(page: Any) -> Iterator[tuple[str, ...]]:
    for element in page.iter(etree.Element):
        yield from ((element.tag, name) for name in element.attrib if _RUNS.match(name))


_RUNS = re.compile(r"on|srcdoc|formaction|style$|ping$|background$", re.I)
_ADDRESSES = ("href", "src", "action", "data", "poster", "srcset", "xlink:href", "cite")


def list_links(page: Any) -> Iterator[tuple[str, ...]]:
    """Addresses that run, and those of other hosts that a browser asks by itself."""
    for element in page.iter(etree.Element):
        for name in _ADDRESSES:
            address = element.get(name)
            if address is None or (element.get("rel"), address) == ("icon", "data:,"):
                continue
            parts = urlsplit(address.strip())
            loads = name in ("src", "data", "poster", "srcset") or (
                element.tag == "link" and element.get("rel") not in ("canonical", "alternate")
            )
            if parts.scheme not in ("", "http", "https", "mailto") or (loads and (parts.scheme or parts.netloc)):
                yield element.tag, name, address


@pytest.mark.parametrize("look", [list_elements, list_attributes, list_links])
def test_nothing_runs_styles_or_loads(look):
    assert [(path, *found) for path, page in pages() for found in look(page)] == []


@pytest.mark.parametrize(
    ("look", "markup"),
    [
        (list_elements, "<script>alert(1)</script>"),
        (list_elements, "<script src=//evil.example/x.js></script>"),
        (list_elements, "<style>p{}</style>"),
        (list_elements, "<iframe></iframe>"),
        (list_elements, "<!-- x -->"),
        (list_elements, "<meta http-equiv=refresh content=0>"),
        (list_attributes, "<img src=x onerror=alert(1)>"),
        (list_attributes, "<p style='color:red'>x"),
        (list_links, "<a href='JavaScript:alert(1)'>x</a>"),
        (list_links, "<a href=' javascript:alert(1)'>x</a>"),
        (list_links, "<img src=https://evil.example/x.png>"),
        (list_links, "<img src=//evil.example/x.png>"),
        (list_links, "<link rel=stylesheet href=https://evil.example/x.css>"),
    ],
)
def test_what_runs_styles_or_loads_is_noticed(look, markup):
    assert list(look(html.document_fromstring(f"<html><body><p>x</p>{markup}</body></html>")))


def test_tables_hold_no_formula():
    for path, data in files_built():
        if path.endswith(".csv"):
            for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
                for cell in row:
                    assert not re.match(r"[=@\t\r]|[+-](?![\d.])", cell), (path, cell)


def test_data_and_feeds_can_be_read():
    for path, data in files_built():
        if path.endswith(".json"):
            json.loads(data)
        elif path.endswith((".xml", ".atom", ".svg")):
            etree.fromstring(data, etree.XMLParser(resolve_entities=False))


def test_what_the_attack_says_is_shown_as_words():
    """Nothing is lost either: what a record is called stands on its page as words."""
    editions, attacks, refused = build_attacked()
    shown = 0
    for edition in editions:
        files = dict(edition.files)
        for path in [path for path in files if re.fullmatch(r"actors/r\d+\.html", path)]:
            heading = html.document_fromstring(files[path].decode()).xpath("//h1")[0].text_content()
            shown += " ".join(heading.split()) in {" ".join(attack.split()) for attack in attacks}
    assert shown >= len(attacks) - refused["actor"]


@pytest.mark.parametrize("first", ["&a [1]", "*a", "<<: {title: x}", "title: !!python/object/apply:os.system [id]"])
def test_yaml_that_does_more_than_say_is_refused(first):
    front = f"title: A\nauthors: {first}\n" if not first.startswith(("<<", "title")) else f"{first}\n"
    parsed = parse_record("content/articles/a.md", f"---\n{front}---\nText.\n".encode())
    assert any(issue.severity == "error" and issue.place.line for issue in parsed.issues)


def test_a_bomb_of_yaml_is_refused_at_once():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join(f'*a{n - 1}' for _ in range(9))}]" for n in range(1, 12)]
    parsed = parse_record("content/articles/a.md", ("---\n" + "\n".join(lines) + "\n---\nText.\n").encode())
    assert any(issue.severity == "error" for issue in parsed.issues)
