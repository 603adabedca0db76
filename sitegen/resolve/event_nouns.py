"""Where event nouns stand and how far their sentence and phrase reach. Knows words, no meetings."""

from __future__ import annotations

from sitegen.model import Block
from sitegen.resolve import event_words as tables
from sitegen.text import fold


def space_words(text: str) -> str:
    """Folded words with a space at both ends, for finding whole words."""
    return f" {fold(text.replace(',', ' ').replace('.', ' '))} "


def find_nouns(blocks: tuple[Block, ...]) -> list[tuple[int, list[tuple[int, int]]]]:
    """Where event nouns and verbs stand, by block. Plain search: a pattern over the whole text is ten times slower."""
    texts = [block.text for block in blocks]
    joined = "\n".join(texts)
    lowered = joined.lower()
    if len(lowered) != len(joined):
        lowered = joined
    found = []
    for stem, endings in tables.EVENTS:
        at = lowered.find(stem)
        while at >= 0:
            end = at + len(stem)
            while end < len(lowered) and lowered[end].isalpha():
                end += 1
            if lowered[at + len(stem) : end] in endings and not (at and _is_bound(lowered[at - 1])):
                found.append((at, end))
            at = lowered.find(stem, end)
    found.sort()
    rows: list[tuple[int, list[tuple[int, int]]]] = []
    index = offset = 0
    for start, end in found:
        while start >= offset + len(texts[index]) + 1:
            offset += len(texts[index]) + 1
            index += 1
        if not rows or rows[-1][0] != index:
            rows.append((index, []))
        rows[-1][1].append((start - offset, end - offset))
    return rows


def _is_bound(before: str) -> bool:
    """Does what stands before make the noun a part of a longer word or an address?"""
    return before.isalnum() or before in "_/-"


def find_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence around a noun, as far as the noun's clause may reach."""
    first, last = max(0, start - 240), min(len(text), end + 120)
    for match in tables.STOP.finditer(text, first, start):
        if not _is_short(text, match.start()):
            first = match.end()
    for match in tables.STOP.finditer(text, end, last):
        if text[match.start()] in tables.MARKS or not _is_short(text, match.start()):
            last = match.start()
            break
    return first, last


def _is_short(text: str, dot: int) -> bool:
    """Does the point end an abbreviation or an initial, and no sentence?"""
    if text[dot] != ".":
        return text[dot] in tables.MARKS
    at = dot
    while at and not text[at - 1].isspace():
        at -= 1
    word = text[at:dot].strip("\"'“‘([")
    return len(word) < 2 or "." in word or word in tables.SHORT


def is_gerund(text: str, start: int, end: int) -> bool:
    """Is "meeting" what somebody does to somebody: "before meeting Lind"?"""
    if text[start:end] != "meeting" or not tables.BARE_BEFORE.search(text, max(0, start - 12), start):
        return False
    after = text[end : end + 5]
    return after[1:2].isupper() or after.startswith((" the ", " a ", " his", " her", " thei"))


def is_part(noun: str, text: str, end: int) -> bool:
    """Is the next event noun the body's own name ("a meeting of the ... Council")?"""
    return noun.lower() in ("council", "conference") and text[end : end + 4] == " of "


def says_where(text: str, a: int, opening: int, start: int) -> bool:
    """Does a place's name say where: "in Brussels", "the Brussels talks"?"""
    if opening <= a < start:
        return True
    before = text[max(0, a - 12) : a].split()
    return bool(before) and before[-1] in ("in", "at")


def read_modifiers(text: str, first: int, start: int) -> tuple[int, tuple[str, ...]]:
    """Where the noun's phrase begins and its words in lower case, back to a determiner, at most five words."""
    words: list[str] = []
    at = start
    while at > first and len(words) < 5:
        if text[at - 1] not in " \u00a0":
            break
        stop = at - 1
        begin = stop
        while begin > first and not text[begin - 1].isspace():
            begin -= 1
        word = text[begin:stop].replace("’", "'")
        bare = word.strip("\"“”‘'([")
        if not any(map(str.isalnum, bare)) or word[-1] in ',;:.!?)]"”':
            break
        lower = bare.lower()
        if lower == "that" and not words and _is_plural(text, start):
            break
        if lower in tables.BREAKS or (lower.endswith("ly") and words == []):
            break
        words.insert(0, lower)
        at = begin + (len(word) - len(word.lstrip('"“‘([')))
        if lower in tables.DETERMINERS or lower.endswith("'s"):
            break
    return at, tuple(words)


def _is_plural(text: str, start: int) -> bool:
    """Is the noun in the plural, so that a "that" right before it opens a clause?"""
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[end - 1 : end] == "s"


def is_saying(text: str, at: int) -> bool:
    before = text[max(0, at - 40) : at].replace(" on ", " ").split()
    return bool(before) and before[-1].strip(",") in tables.SAYING
