"""What a figure measures, by name: the thing that it counts, what befell those whom it counts, what lasted, whose term
it is. A figure that it cannot name measures nothing that could be compared."""

from __future__ import annotations

import re

from sitegen.comparison.stems import read_word, stem, tell
from sitegen.model import Block, FigureFound, Resolved
from sitegen.text import WORD

DURATIONS = frozenset("minute hour day week month year".split())
_GATHERING = frozenset(("~discuss", "~meet", "~interview", "~trip", "~test", "~march", "~strike", "session", "hear"))
"""Kin of things that last."""
WORDED = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_AHEAD = 48
"""Code points after a duration in which the thing that lasted is named."""
_BEHIND = 160
_LASTING = re.compile(
    r"[^.;:!?]*(?:\b(?:for|lasted|lasting|lasts|took|went on for)"
    r"|\b(?:adjourned|broke (?:down|off|up)|closed|collapsed|concluded|ended|failed|finished|wrapped up)"
    r"\b[^.;:!?]*\bafter)\s+"
    r"(?:(?:about|almost|around|at|least|just|less|more|nearly|only|over|some|than|under)\s+)*$"
)
"""What lasts, before the duration: "the talks in Geneva lasted nearly", "they met on Monday for", "the session ended on
Monday without a word after"."""

_ANOTHER = re.compile(r",\s+(?:and|but|so|while|yet)\b")
"""Opens a clause with a subject of its own, as a rule."""


def name_thing(blocks: tuple[Block, ...], resolved: Resolved, figure: FigureFound) -> str:
    """Kin or stem of the thing; with the actor's id where it is an actor's term; nothing where it has no name."""
    text = blocks[figure.span.block].text
    if figure.unit in DURATIONS:
        if figure.about is not None:
            ahead = text[figure.about.start : figure.about.end]
        else:
            ahead = text[figure.span.end : figure.span.end + _AHEAD].split(".")[0]
        lasting = _LASTING.search(text, max(0, figure.span.start - _BEHIND), figure.span.start)
        behind = _ANOTHER.split(lasting.group())[-1] if lasting else ""
        return _name_gathering(ahead) or _name_gathering(behind) or _name_term(text, resolved, figure)
    if figure.unit == "" and (fate := _name_fate(text, figure)):
        return fate
    if figure.about is None:
        return ""
    told = tell(read_word(text[figure.about.start : figure.about.end].split()[-1]))
    return told[-1] if told else ""


_PRISON_AHEAD = re.compile(r" (?:in (?:prison|jail)|behind bars|imprisonment|(?:prison|jail) (?:sentence|term))\b")
_PRISON_BEHIND = re.compile(
    r"\b(?:jailed|imprisoned)(?: [^\W_][\w'’-]*,?){0,8} for $|\bsentenced(?: [^\W_][\w'’-]*,?){0,6} to $"
)
_CONTRACT_AHEAD = re.compile(r"[ -](?:contract|deal)\b")
_CONTRACT_BEHIND = re.compile(r"\bcontract (?:of|for) $")
_ASKED = re.compile(
    r"\b(?:ask(?:ed|s)?|demand(?:ed|s)?|sought|seeks?|wants?|fac(?:e|es|ed|ing)|may|might|could|maximum|suspended)\b"
)


def _name_term(text: str, resolved: Resolved, figure: FigureFound) -> str:
    """A prison term or a contract, with the actor named last before it, whose it is. One that is only asked for or
    possible is none."""
    start, end = figure.span.start, figure.span.end
    floor = max(0, start - _BEHIND)
    floor = max(floor, text.rfind(". ", floor, start) + 1)
    before, after = text[floor:start], text[end : end + _AHEAD]
    named = text[figure.about.start : figure.about.end] if figure.about is not None else ""
    if _PRISON_AHEAD.match(after) or _PRISON_BEHIND.search(before):
        kind = "prison"
    elif _CONTRACT_AHEAD.match(after) or _CONTRACT_BEHIND.search(before) or named == "contract":
        kind = "contract"
    else:
        return ""
    holders = [
        m for m in resolved.mentions
        if m.kind == "actor" and m.span.block == figure.span.block and floor <= m.span.start and m.span.end <= start
    ]  # fmt: skip
    return f"{kind} {holders[-1].target}" if holders and not _ASKED.search(before) else ""


_FATES = {
    stem(word): line.split()[0]
    for line in """
arrest arrested detained
die died dead deaths killed perished drowned
evacuate evacuated displaced
injure injured wounded hurt
march marched demonstrated protested rallied
miss missing
rescue rescued saved
""".strip().splitlines()
    for word in line.split()
}
"""What befalls those who are counted, by stem."""
_PEOPLE = frozenset(stem(word) for word in "people residents villagers inhabitants locals".split())
_MEN = frozenset(
    stem(word)
    for word in """
    men women children civilians demonstrators fishermen migrants miners officers passengers policemen prisoners
    protesters sailors soldiers students survivors tourists troops workers
    """.split()
)
"""Who are counted apart."""
_FATED_AHEAD, _FATED_BEHIND = 7, 4
"""Words after and before the figure in which it stands what befell them."""
_HEDGED = re.compile(
    r"(?:\b(?:about|around|as|at|fewer|least|less|many|more|nearly|over|some|than)\s+)+$", re.IGNORECASE
)
_YEARS = re.compile(r"\b(?:in|since|of|from) (?:19|20)\d\d\b", re.IGNORECASE)
_TOLL = re.compile(
    r"\b(?:death toll|number of (?:the )?(?:dead|deaths|people (?:who died|killed)))\b[^.;]*"
    r"\b(?:to|at|as|was|is|reached)(?: (?:at least|about|around|more than))? $"
)


def _name_fate(text: str, figure: FigureFound) -> str:
    """What befell the people that are counted; nothing for others, and for those of another year."""
    stop = text.find(". ", figure.span.end)
    if figure.about is None:
        behind = text[max(0, figure.span.start - _BEHIND) : figure.span.start]
        return "! die" if _TOLL.search(behind) else ""
    counted = text[figure.about.start : figure.about.end].split()
    noun = stem(read_word(counted[-1]))
    if (noun not in _PEOPLE and noun not in _MEN) or len(counted) > 1:
        return ""
    ahead = re.split(r"[.;:,]\s", text[figure.about.end : stop if stop >= 0 else len(text)])[0]
    behind = re.split(r"[.;:,]\s", text[: figure.span.start])[-1]
    near = [stem(read_word(word)) for word in WORD.findall(ahead)[:_FATED_AHEAD]]
    before = [stem(read_word(word)) for word in reversed(WORD.findall(_HEDGED.sub("", behind))[-_FATED_BEHIND:])]
    # "Killing five people and injuring two": what stands right before the figure is said of it.
    near = [*before[:1], *near, *before[1:]]
    fate = next((_FATES[one] for one in near if one in _FATES), "")
    floor = max(text.rfind(". ", 0, figure.span.start), text.rfind("; ", 0, figure.span.start)) + 1
    if not fate or _YEARS.search(ahead) or _YEARS.search(text, floor, figure.span.start):
        return ""
    return f"! {fate}" if noun in _PEOPLE else f"! {fate} {noun}"


def _name_gathering(words: str) -> str:
    for match in WORDED.finditer(words):
        if match.group() == "March":  # the month, and no march
            continue
        kin = next((k for k in tell(read_word(match.group())) if k in _GATHERING), "")
        if kin:
            return "~meet" if kin == "~discuss" else kin
    return ""
