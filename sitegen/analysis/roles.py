"""Titles and descriptions of people: what their head word is, whether it can speak, and whom the article gives it to.
A title that two may bear goes to the better described; one that nobody bears stays a description."""

from __future__ import annotations

import re

from sitegen.analysis import speech
from sitegen.analysis.reading import Reading
from sitegen.analysis.words import CAPITAL, GENITIVE, NAME, PUNCT, Line, Phrase
from sitegen.model import SpeakerKind

_SAME_ROLE = {
    "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general", "lt": "lieutenant",
    "sgt": "sergeant",
    "col": "colonel", "capt": "captain", "prof": "professor", "dr": "doctor", "rev": "reverend", "pres": "president",
    "congressman": "representative", "congresswoman": "representative", "lawmaker": "representative",
    "chairwoman": "chairman", "chair": "chairman", "chairperson": "chairman", "spokeswoman": "spokesman",
    "spokesperson": "spokesman", "businesswoman": "businessman", "adviser": "advisor", "judge": "justice",
    "democrat": "democratic", "gop": "republican", "tory": "conservative",
}  # fmt: skip


GENDERED = {
    "father": "m", "mother": "f", "man": "m", "woman": "f", "husband": "m", "wife": "f", "son": "m", "daughter": "f",
    "brother": "m", "sister": "f", "boy": "m", "girl": "f", "spokesman": "m", "spokeswoman": "f", "businessman": "m",
    "businesswoman": "f", "congressman": "m", "congresswoman": "f", "chairman": "m", "chairwoman": "f", "king": "m",
    "queen": "f", "prince": "m", "princess": "f", "actress": "f", "waitress": "f", "uncle": "m", "aunt": "f",
    "grandfather": "m", "grandmother": "f", "policeman": "m", "policewoman": "f",
}  # fmt: skip


_PERSONAL = ("er", "or", "ist", "ian", "man", "woman", "eer", "person")
"""Endings of words for a person: voter, analyst, musician."""


_THINGS = frozenset(
    "answer banner barrier blender border butter career center centre chapter character charter cluster color "
    "colour computer "
    "container corner counter cover danger dinner disaster disorder dollar door error factor favor fever fiber figure "
    "filter finger fire flavor floor flower folder harbor harbour horror humor labor ladder layer letter liquor list "
    "manner matter meter minor mirror monster motor murder newspaper number offer order other paper pepper pier "
    "poster power prayer quarter register river rumor sector shelter shoulder shower silver soccer sugar summer "
    "supper sweater temper tender terror theater theatre thunder timber tower trailer transfer trigger tumor twitter "
    "vapor vector water weather whether winter wonder".split()
)
"""Words with such an ending that are none."""


_PERSONS = frozenset(
    "academic accountant adult agent aide ally applicant assistant attendant attendee bishop bloke boss captain "
    "champion chauffeur chef chief child citizen cleric clerk client clown coach colleague combatant companion "
    "consultant cook correspondent counterpart criminal critic dad deacon defendant delegate descendant detainee "
    "diplomat dissident drug emissary employee envoy executive expert fan friend general girl guard guest guide guy "
    "head hero host imam immigrant incumbent individual informant inhabitant inmate insider intellectual intern "
    "judge justice kid lad landlord lieutenant mate mechanic medic member merchant migrant militant mom monk mullah "
    "mum native neighbor nephew niece nominee nun nurse official operative opponent parent participant partner "
    "pastor patient patriarch peasant pilot pope president priest principal professional proponent psychic pupil "
    "rabbi recipient recruit referee refugee relative representative resident respondent retiree rival secretary "
    "sergeant servant shopkeeper skeptic soprano source specialist spokesperson spouse student superintendent "
    "surrogate suspect teen tenant thief trustee veteran vicar victim widow witness youth".split()
)


def is_person_noun(word: str) -> bool:
    return word in _PERSONS or word in GENDERED or (word.endswith(_PERSONAL) and word not in _THINGS and len(word) > 4)


def is_speaker(line: Line, phrase: Phrase) -> bool:
    """Is the description one of people, of a body or of a document, rather than of a thing?"""
    head = head_word(line, phrase)
    flags = speech.FLAGS.get(head, 0)
    one = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    return (
        bool(flags & (speech.ROLE | speech.DOCUMENT))
        or head in BODIES
        or one in BODIES
        or is_person_noun(head)
        or is_person_noun(one)
        or head in ("allies", "police", "children", "men", "women", "people", "someone", "nobody", "everyone")
    )


def describe_kind(line: Line, phrase: Phrase) -> SpeakerKind:
    head = head_word(line, phrase)
    if speech.FLAGS.get(head, 0) & speech.DOCUMENT:
        return "document"
    first = line.lower[phrase.first]
    if first in ("the", "his", "her", "their", "its") and not head.endswith("s"):
        return "office"
    return "unnamed"


def head_word(line: Line, phrase: Phrase) -> str:
    """The noun a description is about: the last word before "of", "for", "at" and their like."""
    head = ""
    for at in range(phrase.first, phrase.last + 1):
        bits = line.flags[at]
        if head and bits & speech.PREPOSITION:
            if head in _SHARES and line.lower[at] == "of":
                continue  # "60 percent of the voters"
            break
        if not bits & (PUNCT | GENITIVE):
            head = line.lower[at]
    return head


_SHARES = frozenset("dozens half hundreds majority percent percentage scores third thirds thousands".split())
"""Nouns that only count what follows their "of"."""


BODIES = frozenset(
    "administration agency army association audience bank board campaign commission committee company council court "
    "crowd department firm foundation government group house kremlin law ministry network office organisation "
    "organization panel paper party police press senate state team tribunal union white".split()
)
"""Heads of descriptions that can speak and are "it"."""


# ---------------------------------------------------------------- titles


def _role(word: str) -> str:
    return _SAME_ROLE.get(word, word)


def roles(reading: Reading) -> dict[str, list[tuple[int, int, int]]]:
    """Role word -> (name, block, offset) where the article gives that name that title, before it or in apposition."""
    if reading.role_table is not None:
        return reading.role_table
    found: dict[str, list[tuple[int, int, int]]] = {}
    for block in sorted(reading.starts):
        text = reading.blocks[block].text
        for start, (end, name, _) in reading.starts[block].items():
            if not reading.is_person(name):
                continue
            for word in _title_words(text[max(0, start - 70) : start]):
                found.setdefault(word, []).append((name, block, start))
            introduced = (
                _INTRODUCED.search(text, max(0, start - 70), start) if text[start - 2 : start] == ", " else None
            )
            if introduced is not None and text[end : end + 1] in ",;.":
                head = introduced.group(1).lower()
                if is_person_noun(head) or speech.FLAGS.get(head, 0) & speech.ROLE:
                    found.setdefault(_role(head), []).append((name, block, start))
            for word in _apposition_words(text[end : end + 130]):
                found.setdefault(word, []).append((name, block, start))
    reading.role_table = found
    return found


def _title_words(before: str) -> list[str]:
    """The words of a title that stands right before a name: "Russian Deputy Foreign Minister"."""
    found: list[str] = []
    words = before.split()
    if not before[-1:].isspace():
        return found
    for at in range(len(words) - 1, max(-1, len(words) - 8), -1):
        word = words[at].lower()
        bare = word.rstrip(".")
        flags = speech.flag_word(bare)
        if not bare or not bare[0].isalnum() or word[-1] in ",;:)\u201d\"'’—–":
            break
        if word.endswith(".") and bare not in _SAME_ROLE and bare not in ("mr", "mrs", "ms"):
            break
        if bare == "of" and found and at and speech.flag_word(words[at - 1].lower()) & speech.ROLE:
            continue  # "Secretary of State X"
        if flags & (
            speech.PREPOSITION | speech.CONJUNCTION | speech.PRONOUN | speech.DETERMINER | speech.ADVERB
        ) or bare.endswith(("'s", "’s")):
            break
        if flags & (speech.SAY | speech.CALL | speech.AUX | speech.FINITE) and not flags & speech.ROLE:
            break
        if bare == "president" and at and words[at - 1].lower() in ("vice", "ex", "deputy"):
            bare = "vice"
        if len(bare) > 3 or bare in _SAME_ROLE or bare == "ceo":
            found.append(_role(bare))
    return found


def _apposition_words(after: str) -> list[str]:
    """The words of a description in apposition, up to its comma: ", the mayor of Halden,"."""
    match = _APPOSED.match(after)
    if match is None:
        return []
    found: list[str] = []
    for word in match.group(1).lower().split():
        flags = speech.flag_word(word)
        if flags & (
            speech.SUBORDINATOR | speech.RELATIVE | speech.SAY | speech.CALL | speech.AUX | speech.FINITE
        ) and not flags & (speech.ROLE | speech.DETERMINER):
            break
        if not flags & (speech.PREPOSITION | speech.DETERMINER):
            found.append(_role(word.strip(".")))
    return found


_APPOSED = re.compile(
    r"(?:\s?\([^)]{1,20}\))?\s?(?:,|--|—|–)\s?((?:(?=an? )[^,.;:()\"“”—–]{3,110}|[^,.;:()\"“”—–]{3,70}))(?=[,.;—–]|--)"
)


_INTRODUCED = re.compile(r"(?:\b(?:the|his|her|its|their|our|my)|['’]s?) (?:[\w-]+ ){0,4}([\w-]+), $", re.IGNORECASE)
"""`X's lawyer, Y,`, `the manager, Y,`: a description right before the name that it introduces."""


NOBODY_NEW = frozenset(
    "aide aides article campaign expert experts group man official officials one people person piece report reporter "
    "reporters source sources spokesman spokesmen statement voter voters woman".split()
)
"""Heads that a writer uses of anybody: "the man" need not be a person named before."""


_VARIATIONS = frozenset(
    "actor actress author billionaire businessman businesswoman candidate comedian congressman congresswoman "
    "conservative contender democrat entertainer entrepreneur heiress hopeful independent liberal libertarian magnate "
    "millionaire mogul native nominee performer rapper republican singer socialist songwriter tycoon".split()
)
"""What a writer calls a person already named, to vary: said of nobody new with "the"."""


def is_variation(line: Line, phrase: Phrase) -> bool:
    """Is it "the Utah Republican", "the businessman" or "the 34-year-old", said of one person named before?"""
    if line.lower[phrase.first] != "the" or phrase.last == phrase.first:
        return False
    if any(line.flags[at] & GENITIVE for at in range(phrase.first, phrase.last + 1)):
        return False
    if line.lower[phrase.first + 1] == "former" and phrase.last > phrase.first + 1:
        return is_person_noun(head_word(line, phrase))
    return head_word(line, phrase) in _VARIATIONS or "year-old" in line.lower[phrase.first + 1]


_SPEAKING_FOR = frozenset(("spokesman", "spokesperson", "spokeswoman"))
_SPOKEN_FOR = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Tt]wo|[\w.]+['’]s?|its|his|her|their) (?:[\w.-]+ ){0,4}spokes(?!\w+,? [A-Z])"
)

_SAME_WORK: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("academic", (("professor",),)),
    ("attorney", (("lawyer",),)),
    ("cleric", (("reverend",), ("bishop",), ("archbishop",), ("imam",))),
    ("councillor", (("councilman",), ("councilwoman",))),
    ("counsel", (("lawyer",), ("attorney", "defense"))),
    ("lawmaker", (("senator",), ("representative",), ("congressman",), ("congresswoman",))),
    ("lawyer", (("attorney", "defense"), ("attorney", "defence"), ("counsel",), ("barrister",), ("solicitor",))),
    ("legislator", (("senator",), ("representative",))),
    ("manager", (("coach",),)),
    ("pastor", (("reverend",),)),
    ("physician", (("doctor",),)),
    ("pontiff", (("pope",),)),
    ("priest", (("reverend",),)),
    ("prosecutor", (("attorney", "district"), ("attorney", "general"), ("attorney", "u.s"))),
    ("scholar", (("professor",),)),
    ("vicar", (("reverend",),)),
)
"""Word of a description -> titles that mean the same work, each by all of its words."""


def _sole_bearer(reading: Reading, head: str, here: tuple[int, int]) -> int:
    """The only person whom the article has given that title, or one of the same work, before `here`; else -1."""
    table = roles(reading)
    titles: list[tuple[str, ...]] = [(_role(head),)]
    titles += [title for word, same in _SAME_WORK if word == head for title in same]
    found: set[int] = set()
    for title in titles:
        bearers = [
            {name for name, block, place in table.get(word, ()) if (block, place) < here} for word in title
        ]  # fmt: skip
        found |= set.intersection(*bearers)
    gender = GENDERED.get(head, "")
    found = {name for name in found if not gender or reading.gender(name) in ("", gender)}
    return found.pop() if len(found) == 1 else -1


def _spoken_for(reading: Reading, here: tuple[int, int]) -> bool:
    """Has the article had a spokesman or spokeswoman without a name before `here`?"""
    return any(
        _SPOKEN_FOR.search(block.text[: here[1]] if number == here[0] else block.text)
        for number, block in enumerate(reading.blocks[max(0, here[0] - 30) : here[0] + 1], max(0, here[0] - 30))
    )


def resolve_description(reading: Reading, line: Line, phrase: Phrase) -> int:
    """The person that "the president" or "the Texas senator" means, where the article has given that title to one."""
    lower, flags = line.lower, line.flags
    if lower[phrase.first] != "the" or phrase.last == phrase.first:
        return -1
    if any(flags[at] & GENITIVE for at in range(phrase.first, phrase.last + 1)):
        return -1
    head = head_word(line, phrase)
    if head == "president" and "vice" in lower[phrase.first : phrase.last + 1]:
        head = "vice"
    here = (line.block, line.starts[phrase.first])
    if head in _SPEAKING_FOR and phrase.last == phrase.first + 1:
        return _sole_bearer(reading, head, here) if not _spoken_for(reading, here) else -1
    if head in NOBODY_NEW or (head.endswith("s") and not head.endswith("ss")):
        return -1
    table = roles(reading)
    bearers = table.get(_role(head), [])
    if not any((block, place) < here for _, block, place in bearers):
        return _sole_bearer(reading, head, here) if phrase.last == phrase.first + 1 else -1
    modifiers = [
        _role(lower[at]) for at in range(phrase.first + 1, phrase.last + 1)
        if not flags[at] & (speech.PREPOSITION | speech.DETERMINER) and lower[at] not in (head, "president")
        and not _only_colours(lower[at])
    ]  # fmt: skip
    best, best_key = -1, (-1, -1, -1)
    for name, block, place in bearers:
        if (block, place) >= here or is_of_other_party(reading, line, phrase, name):
            continue
        fits = sum(any(other == name for other, _, _ in table.get(word, ())) for word in modifiers)
        key = (fits, block, place)
        if key > best_key:
            best, best_key = name, key
    if "former" in modifiers and not any(best == name for name, _, _ in table.get("former", ())) and len(modifiers) > 1:
        return -1  # "the former chief executive" is not chief executive X
    if best >= 0 and modifiers and best_key[0] < len(modifiers) / 2:
        return best if _may_govern(reading, line, phrase, head, best) else -1
    return best


_PARTIES = frozenset(
    "conservative democratic green independent labour liberal libertarian republican socialist".split()
)


def is_of_other_party(reading: Reading, line: Line, phrase: Phrase, name: int) -> bool:
    """Does the article give the person another party than the description does: "the Democratic nominee"?"""
    told = _PARTIES.intersection(map(_role, line.lower[phrase.first : phrase.last + 1]))
    if not told:
        return False
    own = {party for party in _PARTIES if any(one == name for one, _, _ in roles(reading).get(party, ()))}
    return bool(own) and told.isdisjoint(own)


_COLOURING = frozenset(
    "ailing current elderly famous long-serving longtime new old outgoing popular sitting unpopular veteran "
    "young".split()
)
_COUNTED = re.compile(r"(?:\d+|first|second|third|fourth|one|two|three|four|five|six)-(?:term|time|year|year-old)$")


def _only_colours(word: str) -> bool:
    """ "Two-term", "embattled", "outgoing": a word that tells no office from another."""
    return word in _COLOURING or _COUNTED.match(word) is not None or word in ("embattled", "beleaguered", "disgraced")


def _may_govern(reading: Reading, line: Line, phrase: Phrase, head: str, name: int) -> bool:
    """`the Norland governor` after "Gov. X", whom the article gives no other place: the one bearer of an office, where
    the only word before it is the name of a place or a party."""
    if not speech.FLAGS.get(head, 0) & speech.ROLE or {one for one, _, _ in roles(reading).get(_role(head), ())} != {
        name
    }:
        return False
    first, last = phrase.first + 1, phrase.last - 1
    if line.lower[phrase.last] != head or not 0 <= last - first < 2:
        return False
    if not all(line.flags[at] & (CAPITAL | NAME) and not line.flags[at] & speech.ROLE for at in range(first, last + 1)):
        return False
    if line.flags[first] & NAME and reading.is_person(line.names[first]):
        return False
    word = line.text[line.starts[first] : line.ends[first]][:4]
    for _, block, at in roles(reading)[_role(head)]:
        text = reading.blocks[block].text
        around = text[max(0, at - 50) : at + 90]
        if word not in around and (_PLACED.search(around) or _has_owner(text[max(0, at - 50) : at])):
            return False
    return word in line.text[: line.starts[first]] or any(word in block.text for block in reading.blocks[: line.block])


def _has_owner(before: str) -> bool:
    """Does the title before a name tell whose it is: "Norlandic Foreign Minister", "Norland's foreign minister"?"""
    for word in reversed(before.split()):
        bare = word.rstrip(".").lower()
        if word[-1] in ",;:)!?" or (word[-1] == "." and bare not in _SAME_ROLE):
            return False
        if not speech.flag_word(bare) & speech.ROLE:
            return word[0].isupper() and not speech.flag_word(bare) & (speech.DETERMINER | speech.PREPOSITION)
    return False


_PLACED = re.compile(
    r"\b[A-Z][\w.]+(?:['’]s)? (?:[Gg]ov|[Ss]en|[Rr]ep|[Mm]ayor|[Pp]res)|\([RDI]-|(?:of|from|in) (?:the )?[A-Z]"
)
"""A place that a title names: "Norland Gov. X", "X (R-Ky.)", "X, mayor of Halden"."""
