"""What a figure measures, by name: the thing that it counts, what befell those whom it counts, what lasted, whose term
it is. A figure that it cannot name measures nothing that could be compared."""

from __future__ import annotations

import re

from sitegen.comparison.stems import read_word, stem, tell
from sitegen.model import Block, FigureFound, Resolved, Span
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


_BEFORE_NOW = re.compile(
    r"\b(?:from|than|compared (?:to|with)|against|instead of)(?: (?:about|almost|around|just|nearly|over|some))? $"
)
_CHANGED = re.compile(
    r"\b(?:cut|increased|lifted|lowered|raised|reduced|revised|updated)\b[^.;:]{0,40}"
    r"\bto (?:(?:about|almost|nearly) )?$"
)
"""What an estimate or an offer has become: another account's may be the one before."""
_POSSIBLE = re.compile(r" (?:could|might)\b")


def is_other(blocks: tuple[Block, ...], figure: FigureFound) -> bool:
    """Is it what was before ("up from 57 percent"), what an estimate has become ("raised its offer to 6 percent"), or
    what may only come ("up to 2,000 jobs could be lost"), or of one place among several ("where 400 died")?"""
    text, start = blocks[figure.span.block].text, figure.span.start
    if _BEFORE_NOW.search(text, max(0, start - 40), start) and (not figure.hedge or figure.value_max is not None):
        return True
    if _CHANGED.search(text, max(0, start - 60), start) or _WHERE.search(text, max(0, start - 40), start):
        return True
    return _POSSIBLE.match(text, max(figure.span.end, figure.about.end if figure.about else 0)) is not None


_WHERE = re.compile(r"\bwhere (?:[a-z'-]+ ){0,2}$")
"""Before a figure of one place among several: "the port, where 400 died"."""
BESIDE_HOUR = frozenset(
    f"{near} {side}" for near in ("just", "right", "shortly", "soon") for side in ("after", "before")
)
"""Before an hour that something came close to: "just before 9 a.m."."""

_ZONE = re.compile(r"(?:\b[A-Z]{2,4}|\bZulu|\b[A-Z][a-z]+(?: (?:Standard|Daylight))? [Tt]ime)$")


def name_zone(text: str, unit: str, span: Span) -> str:
    """The zone that an hour of the day is given in: "GMT", "Seoul time"; empty where the text names none."""
    zone = _ZONE.search(text, span.start, span.end) if unit == "clock" else None
    return zone.group() if zone is not None else ""


def hedge_hour(text: str, unit: str, span: Span, hedge: str) -> str:
    """The hedge; of an hour without one the words that something came close to it by."""
    words = text[max(0, span.start - 16) : span.start].split()[-2:] if unit == "clock" and not hedge else ()
    near = " ".join(words)
    return near if near in BESIDE_HOUR else hedge


def name_thing(blocks: tuple[Block, ...], resolved: Resolved, figure: FigureFound) -> str:
    """Kin or stem of the thing; with the actor's id where it is an actor's term; nothing where it has no name."""
    text = blocks[figure.span.block].text
    if figure.unit == "age":
        return _name_aged(text, resolved, figure)
    if figure.unit in DURATIONS:
        if term := _name_term(text, resolved, figure):
            return term
        if figure.about is not None:
            ahead = text[figure.about.start : figure.about.end]
        else:
            ahead = text[figure.span.end : figure.span.end + _AHEAD].split(".")[0]
        lasting = _LASTING.search(text, max(0, figure.span.start - _BEHIND), figure.span.start)
        behind = _ANOTHER.split(lasting.group())[-1] if lasting else ""
        return _name_gathering(ahead) or _name_gathering(behind)
    if figure.unit == "" and (fate := name_fate(text, figure)):
        return fate
    if figure.unit == "" and (side := _name_votes(text, figure)):
        return side
    if _is_rate(text, figure):
        return "per hour"
    part = _PART.match(text, figure.span.end)
    whole = part and next((f.found for f in resolved.figures if f.found.span.start == part.end()), None)
    if whole and whole.span.block == figure.span.block and whole.about is not None:
        # "Nine of twelve counts": a share of those, and told by how many they are.
        counted = tell(read_word(text[whole.about.start : whole.about.end].split()[-1]))
        return f"of {whole.value:g} {counted[-1]}" if counted else ""
    if figure.about is None:
        return (
            _PERSON
            if figure.unit == "" and _CROWD.search(text, max(0, figure.span.start - _AHEAD), figure.span.start)
            else ""
        )
    told = tell(read_word(text[figure.about.start : figure.about.end].split()[-1]))
    return told[-1] if told else ""


_PRISON_AHEAD = re.compile(r" (?:in (?:prison|jail)|behind bars|imprisonment|(?:prison|jail) (?:sentence|term))\b")
_PRISON_BEHIND = re.compile(
    r"\b(?:jailed|imprisoned)(?: [^\W_][\w'’-]*,?){0,8} for $|\bsentenced(?: [^\W_][\w'’-]*,?){0,6} to $"
)
_CONTRACT_AHEAD = re.compile(r"[ -](?:contract|deal)\b")
_CONTRACT_BEHIND = re.compile(r"\bcontract (?:of|for) $")
_BAN_AHEAD = re.compile(r"[ -](?:ban|suspension)\b")
_BAN_BEHIND = re.compile(r"\b(?:banned|suspended)(?: [^\W_][\w'’-]*,?){0,8} for $|\b(?:ban|suspension) of $")
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
    elif _BAN_AHEAD.match(after) or _BAN_BEHIND.search(before) or named in ("ban", "suspension"):
        kind = "ban"
    elif _CONTRACT_AHEAD.match(after) or _CONTRACT_BEHIND.search(before) or named == "contract":
        kind = "contract"
    else:
        return ""
    holders = [
        m for m in resolved.mentions
        if m.kind == "actor" and m.span.block == figure.span.block and floor <= m.span.start and m.span.end <= start
    ]  # fmt: skip
    return f"{kind} {holders[-1].target}" if holders and not _ASKED.search(before) else ""


_AGED_BEHIND = re.compile(r"(?:,| \()(?: aged| now| an?)? ?$| (?:is|was) (?:now )?(?:aged )?$")
_AGED_AHEAD = re.compile(r"[,.;)]|$| [a-z-]+(?: [a-z-]+)?[,.]")


def _name_aged(text: str, resolved: Resolved, figure: FigureFound) -> str:
    """Whose age it is, of those with a record: "Dell, 54,", "the 54-year-old Dell", "Dell is 54 years old"."""
    start, end = figure.span.start, figure.span.end
    for mention in resolved.mentions:
        at = mention.span
        if mention.kind != "actor" or at.block != figure.span.block:
            continue
        behind = at.end <= start and _AGED_BEHIND.fullmatch(text, at.end, start) and _AGED_AHEAD.match(text, end)
        if behind or (at.start == end + 1 and text[end] == " "):
            return f"age {mention.target}"
    return ""


FATES = {
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
_EVACUATE = FATES[stem("evacuated")]
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


_PART = re.compile(r" (?:out )?of (?:its |the |their )?")
_PERSON = tell("person")[-1]
_CROWD = re.compile(
    r"\b(?:audience|congregation|crowd|gathering|throng) of (?:(?:about|around|nearly|over|roughly|some) )?$"
)
_LEFT_HOME = re.compile(
    r"(?:\b(?:had|have|forced|ordered|told) to (?:abandon|flee|leave)|\b(?:fled|left|lost)|\b(?:driven|forced) from) "
    r"their (?:own )?(?:homes?|houses)\b"
)
_AMOUNTS = tuple(
    frozenset(stem(word) for word in line.split())
    for line in """
aid grant relief
bail
bid offer
bonus
budget
cost damage loss lose
debt loan
deficit
dividend
donation
fee
fine penalty
pension
price
profit earnings
ransom
rent
revenue sales turnover
salary wage pay
share stake
surplus
tax duty tariff
turnout
value worth
""".strip().splitlines()
)
"""What an amount or a share is of. Two that are of two such things are no two counts of one."""


def are_one_amount(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """May two figures be of one thing, by the words beside them? Not where these name two kinds of amount."""
    kinds = [{number for number, words in enumerate(_AMOUNTS) if words & some} for some in (ours, theirs)]
    return not all(kinds) or not kinds[0].isdisjoint(kinds[1])


_VOTE = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballots?|passed|approved|rejected|ratified|adopted|cleared|defeated)\b")
_VOTES_AHEAD = re.compile(r"(?: votes?)?(?: to |[-\u2013]| against )\d")
_VOTES_BEHIND = re.compile(r"\d(?: votes?)?(?: to |[-\u2013]| against )$")


def _name_votes(text: str, figure: FigureFound) -> str:
    """The side of a vote, "812 to 240"; nothing for other figures."""
    start, end = figure.span.start, figure.span.end
    ahead = _VOTES_AHEAD.match(text, end)
    if ahead is None and not _VOTES_BEHIND.search(text, max(0, start - 20), start):
        return ""
    floor, stop = text.rfind(". ", 0, start) + 1, text.find(". ", end)
    if not _VOTE.search(text, floor, stop if stop >= 0 else len(text)):
        return ""
    return "votes won" if ahead is not None else "votes lost"


_PER_HOUR = re.compile(r" (?:an|per) hour\b")


def _is_rate(text: str, figure: FigureFound) -> bool:
    return figure.unit in ("kilometre", "mile") and _PER_HOUR.match(text, figure.span.end) is not None


_DONE_TO = re.compile(
    r"\b(arrest(?:ed|ing)|detain(?:ed|ing)|evacuat(?:ed|ing)|injur(?:ed|ing)|kill(?:ed|ing)|rescu(?:ed|ing)|"
    r"wound(?:ed|ing)) $"
)
_NO_NOUN = re.compile(r"(?: (?:of them|others|in|on|at|during|after|near|when|as|and)\b|[.,;])")
"""After a number that counts the people themselves: "injured 73, the police said", "arrested 41 on Monday"."""


def name_fate(text: str, figure: FigureFound) -> str:
    """What befell the people that are counted; nothing for others, and for those of another year."""
    stop = text.find(". ", figure.span.end)
    if figure.about is None:
        behind = text[max(0, figure.span.start - _BEHIND) : figure.span.start]
        if _TOLL.search(behind):
            return "! die"
        done = _DONE_TO.search(_HEDGED.sub("", behind))
        return f"! {FATES[stem(read_word(done[1]))]}" if done and _NO_NOUN.match(text, figure.span.end) else ""
    if " of " in text[figure.span.end : figure.about.start]:
        return ""  # "thirty of the injured": a part of them
    counted = text[figure.about.start : figure.about.end].split()
    noun = stem(read_word(counted[-1]))
    if noun in FATES and len(counted) == 1:
        return f"! {FATES[noun]}"  # "34 injured"
    if (noun not in _PEOPLE and noun not in _MEN) or len(counted) > 1:
        return ""
    ahead = re.split(r"[.;:,]\s", text[figure.about.end : stop if stop >= 0 else len(text)])[0]
    behind = re.split(r"[.;:,]\s", text[: figure.span.start])[-1]
    near = [stem(read_word(word)) for word in WORD.findall(ahead)[:_FATED_AHEAD]]
    before = [stem(read_word(word)) for word in reversed(WORD.findall(_HEDGED.sub("", behind))[-_FATED_BEHIND:])]
    # "Killing five people and injuring two": what stands right before the figure is said of it.
    near = [*before[:1], *near, *before[1:]]
    fate = next((FATES[one] for one in near if one in FATES), "") or (_EVACUATE if _LEFT_HOME.search(ahead) else "")
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
