"""Words by which an English clause is taken apart, as tables: what helps a verb or denies it, opens a clause, reports,
or names a kind of place. It reads nothing."""

from __future__ import annotations

from sitegen.comparison.thesaurus import TITLES

BE = frozenset("is are was were be been being".split())
NOT = frozenset(("not", "never"))
AUX = BE | frozenset("had has have did does do will would could might may can should must shall to".split())
MAYBE = frozenset("could might may can should must".split())
SET = frozenset("due set expected scheduled".split())
REFUSE = frozenset("refused refuses declined declines".split())
AGREE = frozenset(("agreed", "agrees"))
BESIDE = frozenset(
    "again also already now then later first finally just only himself herself itself themselves officially".split()
)
DETERMINERS = frozenset("the a an this that these those his her its their our my some no any every each".split())
PREPOSITIONS = frozenset(
    "about after against along among around as at before between by during for from in into near of off on onto out "
    "outside over since through to toward towards under until up upon with within without inside".split()
)
CLAUSE = frozenset(
    "and but or while although though because after before when whenever as that if whether since until unless so yet "
    "who which whom whose where what how why than".split()
)
UNREAL = frozenset("if whether unless until".split())
SAY = frozenset(
    "said says say told added claimed claims insisted insists announced denied denies confirmed argued maintained "
    "stated wrote reported believes believed thinks disputed acknowledged admitted".split()
)
DENY = frozenset("denied denies disputed".split())
PRONOUNS = frozenset("he she it they".split())
ROOMS = frozenset(
    "airport apartment bar base bridge bus cafe camp castle cathedral church clinic club college court courthouse "
    "embassy factory farm field forest gym hall harbor harbour headquarters home hospital hotel house library mall "
    "market ministry mosque museum office palace park plane port prison pub resort restaurant school ship square "
    "stadium station street studio synagogue theater theatre train university villa warehouse".split()
)
NO_NAMES = TITLES | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december i".split()
)
NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve several hours days".split())
