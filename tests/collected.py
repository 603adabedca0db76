"""What somebody who takes every file of a site can put together of one article: each word of its text that stands in a
run found in any of them, whatever the file is and however the words are written in it."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

RUN = 4
"""Words that must follow each other as in the article to count as its own: three in a row are anybody's."""

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*")


def split_words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def read_texts(path: str, data: bytes) -> Iterator[str]:
    """The file as a reader, a script and a parser of its format would see it."""
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from read_texts(name, archive.read(name))
        return
    raw = data.decode("utf-8", "replace")
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), raw)
    plain = re.sub(r"\\[nrt\"/]", lambda m: '"' if m[0] == '\\"' else " ", plain)
    plain = html.unescape(html.unescape(unquote(plain)))
    yield path
    yield plain  # with its tags: their attributes are read too
    yield re.sub(r"<(?:script|style)\b.*?</(?:script|style)>|<[^<>]*>", " ", plain, flags=re.S)
    yield re.sub(r"<[^<>]*>", "", plain)  # a word cut by a tag


def list_runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(RUN)), strict=False)


@lru_cache(maxsize=1)
def _list_runs(files: tuple[tuple[str, bytes], ...]) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    runs: set[tuple[str, ...]] = set()
    single: set[str] = set()
    for path, data in files:
        for text in read_texts(path, data):
            found = split_words(text)
            single.update(found)
            runs.update(list_runs(found))
    return frozenset(runs), frozenset(single)


def collect(
    files: Iterable[tuple[str, bytes]], body: list[str], telling: frozenset[str], common: frozenset[tuple[str, ...]]
) -> list[bool]:
    """Of each word of `body`: does it stand in any file, in a run of the article's, or by itself if it is `telling`:
    a word that nothing but this article has. Runs that are `common` are not its own."""
    runs, single = _list_runs(tuple(files))
    found = [word in telling and word in single for word in body]
    for at in range(len(body) - RUN + 1):
        run = tuple(body[at : at + RUN])
        if run in runs and run not in common:
            found[at : at + RUN] = [True] * RUN
    return found
