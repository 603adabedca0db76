"""The capitalised words of a text, in runs. Looks at letters and tables, never at sense."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from sitegen.analysis import name_tables as tables

_BELOW = [chr(c) for c in (*range(0x41, 0x530), *range(0x1E00, 0x1F00))]
UPPER = "".join(c for c in _BELOW if c.isupper())
"""Capitals of the Latin, Greek, Cyrillic and Armenian scripts, for a character class."""

_OFFICE = re.compile(r"\w+ (?:of|for) (?:the )?[A-Z][a-z]+(?: ([A-Z][a-z]+)(?= [A-Z]))?(?: and [A-Z][a-z]+)?(?= [A-Z])")
_TOKEN = re.compile(rf"[{UPPER}](?:\.(?:[{UPPER}]\.)*|\w*(?:[-‑'’][^\W_]{{2,}})*)")
"""Begins with a class of capitals and looks at nothing else first: the scan is in C."""
_ARTICLES = re.compile(r"(?:^|(?<=[^\w]))(?:(?:[ad][lnsrtz]|el|ash)[-‑]|[dl]['’])$")
"""What a capital may follow without a space: "al-Assad", "d'Arc"."""

_PARTICLE_GAP = re.compile(r"[ \u00a0](?:(?:" + "|".join(sorted(tables.PARTICLES)) + r")[ \u00a0]){1,2}")


class Token(Struct, frozen=True, gc=False):
    start: int
    end: int
    """Without a possessive."""
    word: str
    """As the tables spell it: straight apostrophes, no accents, no shouting."""
    joined: bool
    """By a particle to the token before ("de", "von der")."""
    owning: bool
    """A possessive follows: nothing after it belongs to the same name."""


def plain_word(word: str) -> str:
    """As the tables spell it."""
    if word.isascii():
        return word
    word = word.replace("’", "'").replace("‑", "-")
    if word.isascii():
        return word
    word = word.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def tokenize(text: str, shouting: bool) -> list[list[Token]]:
    """The capitalised words of a block, in runs with nothing but a space or particles between."""
    runs: list[list[Token]] = []
    last = -9
    reached = 0
    offices, short_titles = tables.OFFICES, tables.SHORT_TITLES
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < reached:
            continue
        word = match.group()
        if start and (before := text[start - 1]) != " " and before != "\u00a0":
            if before.isalnum() or before == "_":
                continue
            if before in "-‑'’" and start > 1 and text[start - 2].isalnum():
                article = _ARTICLES.search(text, max(0, start - 4), start)
                if article is None:
                    continue
                start = article.start()
                word = text[start:end]
        owning = False
        if word.isalpha():
            after = text[end : end + 1]
            if after == " ":
                if word in offices and (office := _OFFICE.match(text, start)):
                    end = office.end()
                    if office.group(1) in tables.GIVEN:
                        end = office.start(1) - 1
                    reached = end
                    word = text[start:end]
            elif after == ".":
                if word in short_titles:
                    end += 1
                    word += "."
            elif after == "'" or after == "’":
                owning = text[end + 1 : end + 2] == "s" and not text[end + 2 : end + 3].isalnum()
        else:
            if word[-1] == ".":
                if len(word) > 2 and text[end : end + 1].isalnum():
                    continue
                if len(word) == 2 and not text[end : end + 2].strip(" \u00a0")[:1].isupper():
                    end -= 1
                    word = word[0]
            elif "-" in word and word[word.rfind("-") + 1 :] in tables.COMPOUND_TAILS:
                word = word[: word.rfind("-")]
                end = start + len(word)
                owning = True
            if text[end : end + 2] in ("'s", "’s") and not text[end + 2 : end + 3].isalnum():
                owning = True
        if not word.isascii():
            word = plain_word(word)
        if shouting and len(word) > 1 and word.isupper():
            word = word.capitalize()
        gap = start - last
        if gap == 1 and text[last] in " \u00a0":
            runs[-1].append(Token(start, end, word, False, owning))
        elif 3 < gap < 12 and _PARTICLE_GAP.fullmatch(text, last, start):
            runs[-1].append(Token(start, end, word, True, owning))
        else:
            runs.append([Token(start, end, word, False, owning)])
        last = -9 if owning else end
    return runs
