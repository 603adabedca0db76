"""Acts of which news reports single ones, as a table: the words for them and for their contraries, and what of such an
act two accounts can tell differently. It says nothing of who acts where."""

from __future__ import annotations

from sitegen.comparison.stems import stem
from sitegen.comparison.thesaurus import IRREGULAR

ACTS = """
accept: accept | reject refuse turn-down
appeal: appeal
appoint adp: appoint nominate
arrest dp: arrest detain
begin ad: begin initiate launch open reopen start
break-off ad: break-off
burst d: burst explode
bury dp: bury
buy: buy
call-off ad: call-off cancel
collapse d: collapse
concede d: concede
convict: convict | acquit
crash dp: crash
die dp: die
discover a: discover
dismiss ad: dismiss sack oust
endorse: endorse
evacuate d: evacuate
extradite d: extradite
fine: fine
hold dp: hold take-place
host a: host
inspect: inspect
kidnap adp: kidnap abduct
kill a: kill murder shoot stab
land dp: land
marry dp: marry wed
meet dp: meet convene
order a: order
plead: plead-guilty | plead-innocent
pass dp: pass
postpone ad: postpone
ratify: ratify approve | reject block veto
receive: receive
release d: release free
resign d: resign quit step-down
run: run operate
sell: sell
send: send
show: show
sign dp: sign
steal d: steal
stop a: stop halt suspend
survive: survive
switch-off: switch-off turn-off
uphold: uphold | overturn quash
use: use
warn: warn
win ad: win | lose
"""
"""NAME MARKS: WORDS | CONTRARY WORDS. Marks tell what can be in dispute beside whether it happened: `a` its one doer,
`d` its day, `p` its place. A hyphen joins two words."""

Kind = tuple[str, bool]
"""Name of an act, and whether it is the act or its contrary."""

INTRANSITIVE = frozenset("appeal burst collapse crash die land meet plead resign run survive".split())
"""Acts of which the subject is the one that they happen to."""


def _inflect(verb: str) -> dict[str, str]:
    """Every form of a verb, and what it is: base, past, s or ing. Some of them are no word at all."""
    last = verb[-1]
    bare = verb[:-1] if last == "e" else verb
    forms = {verb: "base", verb + "s": "s", verb + "es": "s", bare + "ing": "ing", bare + last + "ing": "ing"}
    if last == "y":
        forms[verb[:-1] + "ies"] = "s"
        forms[verb[:-1] + "ied"] = "past"
    irregular = [form for form, base in _IRREGULAR if base == verb]
    if irregular:
        return forms | dict.fromkeys(irregular, "past")
    if verb in _UNCHANGED:
        return forms | {verb: "past"}
    return forms | dict.fromkeys((bare + "ed", bare + last + "ed"), "past")


_FURTHER = ("took=take", "taken=take")
_IRREGULAR = [(pair.partition("=")[0], pair.partition("=")[2]) for pair in (*IRREGULAR.split(), *_FURTHER)]
_UNCHANGED = frozenset("burst quit".split())
"""Verbs of which the past looks like the base."""


def _read_table() -> tuple[dict[str, tuple[str, str, tuple[Kind, ...]]], dict[tuple[str, str], Kind], dict[str, str]]:
    kinds: dict[str, list[Kind]] = {}
    two: dict[tuple[str, str], Kind] = {}
    marks: dict[str, str] = {}
    for line in ACTS.strip().splitlines():
        head, rest = line.split(":")
        name, *found = head.split()
        marks[name] = found[0] if found else ""
        for side, part in enumerate(rest.split("|")):
            for word in part.split():
                first, _, second = word.partition("-")
                kinds.setdefault(first, [])
                if second:
                    two[first, second] = (name, side == 0)
                else:
                    kinds[first].append((name, side == 0))
    forms = {form: (verb, what, tuple(kinds[verb])) for verb in kinds for form, what in _inflect(verb).items()}
    return forms, two, marks


FORMS, PHRASAL, MARKS = _read_table()
"""Form -> base, what form it is, and its acts; two words, the first of them a base -> act; the marks of each act."""
ACT_STEMS = frozenset(stem(verb) for verb, _, _ in FORMS.values())
