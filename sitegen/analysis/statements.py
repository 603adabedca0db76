"""Which words in marks are somebody's statement, and which are a title, a nickname or a word held at arm's length."""

from __future__ import annotations

import re

from sitegen.analysis.reading import Attribution, Reading
from sitegen.analysis.speech import ANY_CALL, AUX, BE, CALLING, CONJUNCTION, DETERMINER, PREPOSITION
from sitegen.analysis.words import NAME, PUNCT, QUOTE

_WORK = re.compile(
    r"\b(?:book|novel|memoir|film|movie|documentary|song|hit|album|single|track|series|sitcom|show|program|programme|"
    r"play|musical|episode|sketch|poem|essay|magazine|newspaper|podcast|broadcast|segment|painting|comedy|drama|anthem|"
    r"ballad|opera|column|"
    r"bestseller|thriller|report titled|entitled|titled|headlined|hosts?|host of|star of|"
    r"performed|performing|performs|"
    r"NBC[’']s|ABC[’']s|CBS[’']s|CNN[’']s|MSNBC[’']s|"
    r"Fox News[’']s?|Fox[’']s|PBS[’']s?|BBC[’']s|HBO[’']s|Netflix[’']s|on|of|and|in)\s*,?\s*$",
    re.IGNORECASE,
)
_NICKNAME_BEFORE = re.compile(r"(?:^|[\s(])[^\W\d_a-z][\w’'-]*\.? $")
_NICKNAME_AFTER = re.compile(r" [^\W\d_a-z]\w")
_WORD = re.compile(r"[^\W_]+(?:[’'&.-][^\W_]+)*")
_SMALL = frozenset("a an and as at but by for from in is of on or the to vs with".split())
_NAMED = re.compile(
    r"(?:\b(?:known as|nicknamed|nickname|titled|entitled|a\.?k\.?a\.?)|"
    r"[,(–—]\s*(?:also|better|commonly|formerly|often|once|otherwise|previously|sometimes|variously|widely) "
    r"(?:called|described as|dubbed|labell?ed|referred to as|termed))(?: (?:the|a|an))?\s*:?\s*$",
    re.IGNORECASE,
)
"""What goes by a name: "the toll, also referred to as `the tithe`,"; not "he also called it", which somebody does."""
_THINGS = frozenset(
    "account act ad advert app area band bar bill boat book bot box brand bridge button campaign channel character "
    "clause club code concept concert condition conference contest course dance device disease dish drill drink "
    "drug event exercise exhibition experiment extension facility feature festival field file film folder food "
    "forum fund fundraiser gadget gala gallery game garden hall hashtag holiday hotel house hub initiative "
    "instrument island lake law league line list machine market material measure method mission mode model module "
    "movie museum neighborhood neighbourhood network newsletter option page pamphlet parade park path phenomenon "
    "pill place plan plant platform play playlist policy pool port portal practice prize procedure process product "
    "program programme project property protocol pub rally resort restaurant ritual river room roundtable route "
    "rule satellite scheme section series service setting ship shop show site song space spot square station store "
    "strategy street substance summit symptom syndrome system tactic technique technology template test theory tool "
    "tour town track trail treatment trial trick truck tunnel vaccine valley vehicle vessel village virus wall "
    "weapon website workshop".split()
)
_BODIES = frozenset(
    "choir company firm foundation gang group institute militia movement organisation organization outfit party "
    "startup team unit".split()
)
_BEARING = (
    " alias", " handle", " login", " marked", " nickname", " password", " pseudonym", " stamped", " the name",
    " username",
)  # fmt: skip
"""Before the words that a thing bears or somebody goes by."""
_LAWS = (" Act", " Amendment", " Bill", " Charter", " Code", " Law", " Pact", " Rule", " Treaty")
_NAMING = ("branded", "called", "christened", "dubbed", "named", "nicknamed")
_GIVEN_NAME = re.compile(
    r"(?<!what )(?<!which )(?<!whom )\b(?P<which>an?|another|its|new|one|the|their|this)(?: [\w’'-]+){0,2} "
    rf"(?P<thing>\w+),? (?:{'|'.join(_NAMING)})\s*:?\s*$",
    re.IGNORECASE,
)
"""A thing that goes by a name: `a feature called "Night Watch"`. Nobody calls it so there: that takes an object."""
_THING_AFTER = re.compile(r" (?P<thing>\w+?)s?\b")
_DETERMINED = re.compile(r"(?:\b(?:an?|another|her|his|its|our|the|their|this)|[\w]+[’']s) $", re.IGNORECASE)
"""Before the name of a thing: `the "Night Watch" button`."""
_BY = re.compile(r"[^.!?]{0,60}\bby\b")


_ASIDE = re.compile(
    r"\(.*\)\.?$|(?:follow|read|watch|click|listen|subscribe|sign up)\b.*(?:@|https?:|here\b)", re.IGNORECASE
)
"""Stage directions and a page's own lines within a block that opened marks for every paragraph."""
_SO_CALLED = re.compile(
    r"\b(?:so-called|the (?:word|words|term|phrase|name|expression|hashtag)|(?:stands|stand) for)\s*:?\s*$",
    re.IGNORECASE,
)


_SET = re.compile(r"\b(?:form|kind|list|package|pair|series|set|sort|type)s? of\s*$", re.IGNORECASE)
"""Things of which the words name the kind: `to unveil a set of "harbor principles"`."""


def is_title(reading: Reading, index: int) -> bool:
    """Capitalised like a title and named as a work, a programme or a song: no statement."""
    stretch = reading.stretches[index]
    text = reading.blocks[stretch.block].text
    if stretch.end - stretch.start > 90 or not stretch.closed:
        return False
    words = _WORD.findall(text, stretch.start, stretch.end)
    if not words or len(words) > 10:
        return False
    capital = all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words) and (
        words[0][0].isupper() or words[0][0].isdigit()
    )
    before = text[max(0, stretch.open - 40) : stretch.open]
    if (
        len(words) <= 2
        and words[0][0].isupper()
        # Every word of a headline has a capital: not after "Aide: Governor".
        and not (reading.blocks[stretch.block].kind == "title" and ":" in text[: stretch.open])
        and text[stretch.end - 1] not in ",.!?"
        and _NICKNAME_BEFORE.search(before)
        and _NICKNAME_AFTER.match(text, stretch.close)
    ):
        return True
    if capital and len(words) <= 5 and _outlet_before(reading, stretch.block, stretch.open):
        return True
    if capital and (_WORK_AFTER.match(text, stretch.close) or _is_hearer(text, stretch.open, stretch.close, words)):
        return True
    if (
        len(words) > 2
        and words[0][0].isupper()
        and text[stretch.end - 1] == ","
        and text[stretch.close : stretch.close + 4].strip()[:4].split(" ")[0] in ("is", "was", "are")
        and _WRITING.search(before)
    ):
        return True
    return bool(capital and _WORK.search(before) and (len(words) > 1 or words[0][0].isupper()))


_TOLD = re.compile(r"\b(?:tell|telling|tells|told)\s$")
_ON_TO_WHAT = re.compile(r"\s+(?:(?:on|in|last|this|earlier) [\w ]{2,24} )?that\b")


def _is_hearer(text: str, start: int, end: int, words: list[str]) -> bool:
    """`Keller told "Harbor Nights" that the toll would go`: a programme is told it."""
    return len(words) < 6 and bool(_TOLD.search(text, max(0, start - 8), start) and _ON_TO_WHAT.match(text, end))


_WRITING = re.compile(r"\b(?:article|book|column|commentary|editorial|essay|op-ed|poem|song|story),\s$", re.IGNORECASE)
"""`Her essay, "Count your blessings," was late`: a work between commas, whose verb follows."""


_WORK_AFTER = re.compile(
    r"\s+(?:(?:radio|television|TV|reality|talk|news|comedy|morning|evening|late-night) )*"
    r"(?:program|programme|show|series|podcast|segment|sketch|franchise|sitcom|newsletter|album|movie|film)\b"
)
_POSSESSOR = re.compile(r"([\w.&-]+)[’']s $")


def _outlet_before(reading: Reading, block: int, at: int) -> bool:
    """`ABC News's "This Week"`: a broadcaster or paper owns it."""
    text = reading.blocks[block].text
    owner = _POSSESSOR.search(text, max(0, at - 40), at)
    if owner is None:
        return False
    if owner.group(1) == "News" or (len(owner.group(1)) > 2 and owner.group(1).isupper()):
        return True
    starts = reading.starts.get(block, {})
    for start in range(owner.start(1), max(-1, at - 60), -1):
        if start in starts:
            end, name, _ = starts[start]
            return end >= owner.end(1) and reading.names[name].kind == "outlet"
    return False


def _is_name_like(reading: Reading, index: int, attribution: Attribution | None, words: list[str], inner: str) -> bool:
    """`the "Strong Borders Act"`: capitals throughout, far from the verb of saying that governs the clause."""
    if (
        attribution is None
        or attribution.rule != "cue_within"
        or not 1 < len(words) < 7
        or inner.rstrip()[-1:] in ".!?"
    ):
        return False
    if not all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words):
        return False
    stretch = reading.stretches[index]
    return stretch.block > 0 and attribution.block == stretch.block and reading.place(index) - attribution.cue > 4


def _is_adjective(reading: Reading, index: int) -> bool:
    """`the "ghost" ships in the bay`: words that only colour the noun after them."""
    line = reading.line(reading.stretches[index].block)
    place = reading.place(index)
    if place < 1 or place + 1 >= len(line.flags):
        return False
    before, after = line.flags[place - 1], line.flags[place + 1]
    return (
        not before & (PUNCT | QUOTE) and (not after or bool(after & NAME)) and line.lower[place - 1] not in ("as", "be")
    )


def _is_called(reading: Reading, index: int) -> bool:
    """`Calls people "fools" and "sad."`, `Calling it "a farce"`: nothing but an object between the words and a verb of
    calling that opens the clause; somebody's words, though no subject says whose."""
    line = reading.line(reading.stretches[index].block)
    at = reading.place(index) - 1
    while at > 0 and (line.flags[at] & (CONJUNCTION | QUOTE | DETERMINER) or line.lower[at] == ","):
        at -= 1
    steps = 0
    while at > 0 and steps < 4 and not line.flags[at] & (PUNCT | PREPOSITION | AUX) and line.lower[at] not in _CALLS:
        at, steps = at - 1, steps + 1
    if at < 0 or line.lower[at] not in _CALLS or not steps:
        return False
    return not at or bool(line.flags[at - 1] & (CONJUNCTION | PUNCT))


def _is_thing(reading: Reading, index: int, attribution: Attribution) -> bool:
    """`Some skippers say they got a "ping" from the tower`: one word for a thing, in what several report in words of
    nobody's; not `said it was a "ping"`, which is what they call it."""
    stretch = reading.stretches[index]
    if attribution.rule != "cue_within" or attribution.kind != "unnamed" or attribution.block != stretch.block:
        return False
    line = reading.line(stretch.block)
    place = reading.place(index)
    if place - attribution.cue < 4 or line.flags[attribution.cue] & (ANY_CALL | CALLING):
        return False
    verb = line.lower[place - 2]
    called = line.flags[place - 2] & (BE | ANY_CALL | CALLING | PREPOSITION) and verb not in ("gets", "got")
    return line.lower[place - 1] in ("a", "an") and not called and verb not in _LIKENS


_LIKENS = frozenset("as into like not only than".split())


def _is_ware(reading: Reading, index: int) -> bool:
    """`for peddling "herbal" cures`: what is sold is so described, and nobody quoted."""
    line = reading.line(reading.stretches[index].block)
    place = reading.place(index)
    if place < 1 or place + 1 >= len(line.flags) or line.flags[place + 1]:
        return False
    return line.lower[place - 1] in _SELLS


_SELLS = frozenset(
    "advertised advertising hawked hawking marketed marketing peddled peddles peddling promoted promotes promoting "
    "sells selling sold touted touting".split()
)
_CALLS = frozenset("branded branding brands called calling calls dubbed dubbing dubs labeled labeling labels".split())


def _is_given_name(text: str, start: int, end: int, inner: str) -> bool:
    """`a group called "Free Pier"`, `a file marked "secret"`, `the "Night Watch" button`, `the "Fair Tolls Act"`; not
    `a plan called "reckless" by both towns`."""
    before = text[max(0, start - 16) : start].rstrip(" :,")
    if before.endswith(_BEARING):
        return inner.count(" ") < 4 and _BY.match(text, end) is None
    if not before.endswith(_NAMING):
        if not inner[:1].isupper() or text[end : end + 1] not in " ,.;":
            return False
        if inner.endswith(_LAWS) and text[max(0, start - 5) : start].lower().endswith(" the "):
            return all(word[0].isupper() or word in _SMALL for word in inner.split())
        after = _THING_AFTER.match(text, end)
        owned = after is not None and after["thing"].lower() in _THINGS
        return owned and _DETERMINED.search(text, max(0, start - 20), start) is not None
    named = _GIVEN_NAME.search(text, max(0, start - 80), start)
    if named is None:
        return False
    thing = named["thing"].lower().removesuffix("s")
    if thing in _THINGS:
        return inner[:1].isupper() or _BY.match(text, end) is None
    return thing in _BODIES and named["which"].lower() in ("a", "an") and inner[:1].isupper()


def find_repeats(reading: Reading, index: int) -> list[int]:
    """The stretches of the text below that hold the headline's words, two of them at least."""
    words = _spoken(reading, index)
    if words.count(" ") < 1:
        return []
    return [
        other
        for other, stretch in enumerate(reading.stretches)
        if stretch.block and stretch.parent < 0 and f" {words} " in f" {_spoken(reading, other)} "
    ]


def _spoken(reading: Reading, index: int) -> str:
    stretch = reading.stretches[index]
    words = _WORD.findall(reading.blocks[stretch.block].text, stretch.start, stretch.end)
    return " ".join(words).casefold().replace("’", "'")


def is_aside(words: str) -> bool:
    return len(words) < 200 and _ASIDE.match(words) is not None


def is_statement(reading: Reading, index: int, attribution: Attribution | None) -> bool:
    stretch = reading.stretches[index]
    text = reading.blocks[stretch.block].text
    inner = text[stretch.start : stretch.end]
    words = _WORD.findall(inner)
    if not words:
        return False
    before = text[max(0, stretch.open - 40) : stretch.open]
    if is_aside(inner) or _NAMED.search(before) or _is_given_name(text, stretch.open, stretch.close, inner):
        return False
    if attribution is None or attribution.cue < 0:
        whole = reading.blocks[stretch.block]
        if (
            (
                whole.kind == "heading"
                or (
                    stretch.block
                    and len(whole.text) < 70
                    and whole.text[-1] not in '.!?”"»:'
                    and whole.text[: stretch.open].strip() == ""
                )
            )
            and len(_WORD.findall(whole.text)) <= 9
            and not (attribution is not None and attribution.rule == "dash_signature")
        ):
            return False
    if len(words) < 4 and (attribution is None or attribution.rule == "clause_subject") and _SET.search(before):
        return False
    weak = attribution is None or attribution.weak
    if not weak and len(words) < 3 and _is_ware(reading, index):
        return False
    if attribution is not None and len(words) == 1 and inner[:1].islower() and _is_thing(reading, index, attribution):
        return False
    if not weak and not _is_name_like(reading, index, attribution, words, inner):
        return True
    if len(words) < 6 and _SO_CALLED.search(before):
        return False
    if attribution is None or (attribution.speaker is None and attribution.cue < 0):
        if len(words) < 4 and not _is_called(reading, index):
            return False
    elif (
        len(words) == 1 and attribution.cue < 0 and attribution.rule == "clause_subject" and attribution.kind != "named"
    ):
        return False
    if len(words) < 4 and _is_adjective(reading, index):
        return False
    # "the War on Drugs": a name, not a statement.
    return not (
        len(words) > 1
        and len(words) < 7
        and stretch.block
        and all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words)
        and not inner.rstrip().endswith((".", "!", "?"))
    )
