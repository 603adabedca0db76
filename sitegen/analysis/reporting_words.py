"""English words that reported speech asks about: verbs that take a that-clause, what denies them, who can say it.
Tables only; no rule is applied here."""

from __future__ import annotations

from typing import Final

REPORTING: Final = frozenset(
    """
acknowledge acknowledged acknowledges acknowledging add added adding adds admit admits admitted admitting allege
alleged alleges alleging announce announced announces announcing argue argued argues arguing assert asserted asserting
asserts assure assured assures assuring caution cautioned cautioning cautions claim claimed claiming claims clarified
clarifies complain complained complaining complains concede conceded concedes conceding conclude concluded concludes
confirm confirmed confirming confirms contend contended contending contends counter countered counters declare
declared declares declaring disclose disclosed discloses emphasise emphasised emphasises emphasize emphasized
emphasizes estimate estimated estimates explain explained explaining explains hint hinted hints indicate indicated
indicates inform informed informs insist insisted insisting insists joke joked jokes lament lamented laments maintain
maintained maintaining maintains note noted notes noting observed pledge pledged pledges predict predicted predicting
predicts promise promised promises promising reaffirmed recalled recalls reiterate reiterated reiterates
remark remarked remind reminded reminds repeated replied replies report reported reporting reports responded reveal
revealed revealing reveals say saying says said state stated states stress stressed stresses stressing suggest
suggested suggesting suggests swore tell telling tells testified testifies told tweeted underlined underscored vow
vowed vows warn warned warning warns wrote writes
""".split()
)
"""Verbs whose that-clause is what somebody said. Not those of denial: theirs is what somebody did not say."""

SAID: Final = frozenset("said say saying says tell telling tells told".split())
"""Those that drop "that" as often as not."""

BARE: Final = SAID | frozenset(
    """
acknowledge acknowledged acknowledges add added adds admit admits admitted announced argue argued argues claim claimed
claims concede conceded concedes confirm confirmed confirms contend contended contends estimate estimated explained
hinted indicated insist insisted insists joked maintain maintained maintains note noted notes predict predicted
predicts reply replied report reported reports stressed suggested swore testified tweeted warn warned warns wrote
""".split()
)
"""Those that often drop it: what follows must then be a clause of its own."""

TRAILING: Final = REPORTING - frozenset(
    "assure assured assures assuring indicated inform informed informs remind reminded reminds report reporting "
    "reports pledge promise vow".split()
)
"""Those that stand after what was said: "The road is closed, X said"."""

TELLS: Final = frozenset("assure assured assures assuring inform informed informs remind reminded reminds tell telling "
                         "tells told".split())  # fmt: skip
"""Verbs that need a hearer."""
MAY_TELL: Final = TELLS | frozenset("caution cautioned cautions promised promises warn warned warning warns".split())

OF_THINGS: Final = frozenset(
    """
conclude concluded concludes confirm confirmed confirms estimate estimated estimates hint hinted hints indicate
indicated indicates predict predicted predicts report reported reports reveal revealed reveals stress stressed suggest
suggested suggests underlined underscored
""".split()
)
"""What figures and pictures do as well as people."""

NEGATIONS: Final = frozenset("barely few hardly neither never no nobody none nor not nothing rarely seldom".split())
MODALS: Final = frozenset("can cannot could may might must ought shall should will would 'll ’ll 'd ’d".split())
CONDITIONS: Final = frozenset("if lest should unless until whether".split())
"""Before a subject: nothing is said yet."""
TIMELESS: Final = frozenset("once when whenever".split())
"""The same before a verb of the present."""
OPENERS: Final = frozenset("after although as because before once since though when whereas while whilst".split())
"""Open a clause before the main one: what is reported ends where that begins."""

SPEAKERS_OWN: Final = frozenset(
    "appearing citing contradicting echoing going invoking offering pointing quoting reading referring speaking "
    "using".split()
)
"""Participles after a comma that tell what the speaker does while saying it."""
ACTS: Final = frozenset(
    "apologised apologized ate boarded embraced fled hugged left met resigned returned sat shook signed smiled sued "
    "thanked took travelled traveled turned visited voted walked waved went".split()
)
"""What a speaker does besides: "said the plan was dead and left the room"."""
STATIVE: Final = frozenset(
    "appeared believed cost deserved felt held hoped knew lacked lived looked lost meant needed owed owned posed "
    "remained required seemed showed stood thought wanted wished".split()
)
"""Verbs that go on with a state that was reported: "was weak and needed work"."""
SUMMARIES: Final = frozenset(
    "accusation admission allegation assertion assessment attempt blow break call challenge change charge claim "
    "concession contradiction decision demand departure development estimate figure finding gesture hint idea "
    "increase maneuver manoeuvre measure message move number offer opinion plan pledge point position practice "
    "prediction promise proposal prospect reference rejection reminder remark response result reversal rule shift "
    "sign signal stance statement step suggestion tactic theme threat total turn verdict view vow warning".split()
)
"""Nouns with which a writer sums up what was said: "..., a claim that the ministry rejects"."""
SPANS_OF_TIME: Final = frozenset("day days hour hours minute minutes month months week weeks year years".split())

BODIES: Final = frozenset(
    """
agencies airline airport alliance army association authorities authority bank bloc broadcaster bureau cabinet capital
carrier center centre chain channel charity church city club coalition congress consulate corporation county couple
delegation developer directorate district duo embassy exchange factory family federation force forces governing
heirs hospital institute institution insurer junta kremlin leadership league lender magazine maker manufacturer
media military militia mission movement navy newspaper nonprofit operator opposition outlet parliament patrol pentagon
plant police politburo presidency prosecution prosecutors publisher railway rebels regime region regulator
regulators retailer royals school secretariat service service side sides site source sources startup station studio
supplier tabloid team treasury troops union university utility watchdog website
""".split()
)
"""Heads of descriptions that can speak, besides people, documents and the bodies that `roles` knows."""
PLURAL_PEOPLE: Final = frozenset(
    "advocates allies analysts backers both fans few folks foes kin locals many most natives others people rebels "
    "relatives rivals several some".split()
)

DOCUMENT_VERBS: Final = frozenset("finds found shows".split())
"""What a report or a survey says: only with "that" after them."""
