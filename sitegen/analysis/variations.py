"""Whom a writer means who varies the word for a person: "the Republican", "the businessman", "the lawyer". It names
nobody whom the text around does not single out."""

from __future__ import annotations

import re

from sitegen.analysis.bearers import find_bearer, find_sole_subject
from sitegen.analysis.clauses import each_clause
from sitegen.analysis.reading import Reading
from sitegen.analysis.roles import (
    GENDERED,
    NOBODY_NEW,
    head_word,
    is_of_other_party,
    is_person_noun,
    roles,
)
from sitegen.analysis.words import GENITIVE, NAME, PUNCT, Line, Phrase


def find_salient(reading: Reading, line: Line, phrase: Phrase) -> int:
    """Whom "the Republican" or "the businessman" means where the article gave nobody that title: the person that "he"
    or "she" would mean there, if this paragraph or the one before names them. Not one whom the same sentence names."""
    head = head_word(line, phrase)
    low, _ = line.sentence(phrase.first)
    here = [line.names[at] for at in range(low, phrase.first) if line.flags[at] & NAME]
    if _introduced(reading, line, phrase, head):
        return -1
    if head in _RUNNING:
        told = {one for one in _list_headline_persons(reading) if not is_of_other_party(reading, line, phrase, one)}
        if len(told) == 1:
            return told.pop()
        if len({reading.names[one].full for one in told}) > len({_surname(reading, one) for one in told}):
            return -1  # two of one family
    if here and _within_relative(line, low, phrase.first):
        return here[-1] if reading.is_person(here[-1]) else -1
    name = find_bearer(reading, line.block, phrase.first, GENDERED.get(head, ""))
    if name < 0 or name in here or is_of_other_party(reading, line, phrase, name):
        return -1
    if any(
        clause.subject.kind == "description"
        and line.lower[clause.subject.first] == "the"
        and is_person_noun(head_word(line, clause.subject))
        for clause in each_clause(line, *line.sentence(phrase.first), until=phrase.first)
        if clause.subject.last < phrase.first
    ):
        return -1  # "the senator left after the businessman said": two persons
    if line.lower[phrase.first + 1] == "former" and _in_office(reading, name):
        return name if find_sole_subject(reading, line, phrase.first, "") == name else -1
    near = any(
        span.block in (line.block, line.block - 1)
        and (span.block, span.start) < (line.block, line.starts[phrase.first])
        for span in reading.names[name].mentions
    )
    return name if near else -1


def _in_office(reading: Reading, name: int) -> bool:
    """Does the article give the person a public office, and nothing former? Then "the former mayor" is another."""
    table = roles(reading)
    held = any(name == one for word in _OFFICES for one, _, _ in table.get(word, ()))
    return held and not any(name == one for word in ("former", "ex", "retired") for one, _, _ in table.get(word, ()))


_OFFICES = (
    "ambassador", "attorney", "chancellor", "councilman", "councillor", "councilwoman", "governor", "justice", "mayor",
    "minister", "representative", "secretary", "senator", "sheriff",
)  # fmt: skip


def find_just_told(reading: Reading, line: Line, phrase: Phrase) -> int:
    """`Ana Ruiz, who represents the crew, said she would appeal. "...," the lawyer told reporters`: the one person of
    the paragraph, the subject of the sentence before, where nobody has been called a lawyer yet."""
    if (
        line.lower[phrase.first] != "the"
        or not 0 < phrase.last - phrase.first < 3
        or line.sentence(phrase.first)[0] == 0
    ):
        return -1
    head = line.lower[phrase.last]
    if (
        head in NOBODY_NEW
        or not is_person_noun(head)
        or any(line.flags[at] & (GENITIVE | PUNCT) for at in range(phrase.first, phrase.last + 1))
    ):
        return -1
    name = find_sole_subject(reading, line, phrase.first, GENDERED.get(head, ""))
    if name < 0 or any(name == one for bearers in roles(reading).values() for one, _, _ in bearers):
        return -1  # a known title would have been used
    _, high = line.sentence(phrase.first)
    if any(line.lower[at] in ("him", "her") for at in range(phrase.last, high)):
        return -1
    called = re.compile(rf"\b{re.escape(head)}", re.IGNORECASE)
    if called.search(line.text, 0, line.starts[phrase.first]):
        return -1
    return -1 if any(called.search(block.text) for block in reading.blocks[: line.block]) else name


_RUNNING = frozenset(("candidate", "contender", "hopeful", "nominee"))


def _list_headline_persons(reading: Reading) -> set[int]:
    """Whom the headline names: if only one, whom a story means by "the candidate"."""
    if not reading.blocks or reading.blocks[0].kind != "title":
        return set()
    words = reading.blocks[0].text.casefold()
    people = [number for number, name in enumerate(reading.names) if name.kind == "person"]
    return {number for number in people if _surname(reading, number) in words}


def _surname(reading: Reading, name: int) -> str:
    full = reading.names[name].full
    return reading.blocks[full.block].text[full.start : full.end].split()[-1].casefold()


def _introduced(reading: Reading, line: Line, phrase: Phrase, head: str) -> bool:
    """Has one without a name been called so lately: "a Republican", "one singer at the gala"?"""
    for number in range(max(0, line.block - 3), line.block + 1):
        other = reading.line(number)
        end = phrase.first if number == line.block else len(other.flags)
        for at in range(end):
            if other.lower[at] == head and any(
                other.lower[step] in ("a", "an", "another", "one") for step in range(max(0, at - 4), at)
            ):
                return True
    return False


def _within_relative(line: Line, low: int, place: int) -> bool:
    """`a clip of X, in which the businessman says`"""
    return any(line.lower[at] in ("where", "which", "whom") for at in range(max(low, place - 3), place))
