"""English words that attribution asks about: verbs of saying and of calling, verbs at large, nouns of saying, roles.
Tables only, looked up by the folded word; no rule is applied here."""

from __future__ import annotations

from typing import Final

SAY: Final = 1
"""A finite verb of saying: it takes direct speech or a that-clause, and may stand before its subject."""
SAYING: Final = 2
"""Its participle."""
SAY_BASE: Final = 4
"""Its bare form: infinitive, or present after a plural."""
CALL: Final = 8
"""A finite verb of calling or judging: its object is given a word for it, "called the plan 'reckless'"."""
CALLING: Final = 16
CALL_BASE: Final = 32
AUX: Final = 64
BE: Final = 128
FINITE: Final = 256
"""Some other finite verb, by table or by ending."""
ADVERB: Final = 512
TIME: Final = 1024
PREPOSITION: Final = 2048
DETERMINER: Final = 4096
CONJUNCTION: Final = 8192
RELATIVE: Final = 16384
PRONOUN: Final = 32768
"""A personal pronoun that can be the subject."""
SUBORDINATOR: Final = 65536
PARTICIPLE: Final = 131072
"""A past participle of saying or calling: passive after a form of be."""
OTHER_ING: Final = 262144
ROLE: Final = 524288
"""A word that stands before a name as title or office."""
SAY_NOUN: Final = 1048576
"""A noun of saying: claim, statement, vow."""
DOCUMENT: Final = 2097152
POSSESSIVE: Final = 4194304
"""his, her, their, its, my, our."""
VERB: Final = SAY | CALL | AUX | FINITE
ANY_SAY: Final = SAY | SAYING | SAY_BASE
ANY_CALL: Final = CALL | CALLING | CALL_BASE

# Regular verbs by their base; irregular ones with all their forms: base, third person, past, participle, -ing.
_SAY_REGULAR = """
accuse acknowledge add admit admonish advise advocate affirm agree allege allow announce answer appeal argue ask
assert assess assure attest avow bark beg bellow blare blast boast bluster brag bristle caution challenge charge chant
chide chime chuckle claim clarify coach comment complain concede conclude concur confess confide confirm contend
continue counsel counter crack croak crow cry declare decree deem demand demur deny detail dictate disclose discuss
document drawl echo elaborate emphasise emphasize enquire enthuse estimate exclaim exhort explain explode expound
express exult fret fume gasp grant gripe groan grouse growl grumble grunt guess gush hint holler howl hypothesize
imply implore indicate inform inquire insinuate insist instruct interject interrupt intone invite jibe joke
kid lament laugh lecture lie maintain marvel mention moan mumble murmur muse mutter nod note notify object
observe offer opine order outline persist pledge plead point pontificate posit post postulate pray preach predict
press proclaim profess promise pronounce propose protest purr quip quiz quote ramble rant rave reaffirm reason
reassure rebut recall recite reckon recommend record recount refuse reiterate rejoin relate remark remember remind
reminisce repeat reply report request respond resolve retort reveal roar scoff scold scream shout shriek shrug sigh
signal sneer snap snarl sneer snicker sniff snipe snort sob speculate state stammer stipulate stress stutter submit suggest
summarise summarize surmise sum swear tease telegraph testify text theorise theorize threaten thunder toast trumpet
tweet underline underscore urge utter venture voice volunteer vow wail warn whine whisper wisecrack wonder worry yell
email e-mail retweet blog caption headline editorialize editorialise cable message comfort trash-talk weigh
believe hope fear suspect figure expect doubt realize realise reflect
reply cheer implored plead tout explain ad-lib deadpan
"""
_SAY_IRREGULAR = """
say says said said saying|tell tells told told telling|write writes wrote written writing|speak speaks spoke spoken speaking
read reads read read reading|sing sings sang sung singing|go goes went gone going|think thinks thought thought thinking
swear swears swore sworn swearing|forecast forecasts forecast forecast forecasting|feel feels felt felt feeling
begin begins began begun beginning|foretell foretells foretold foretold foretelling|plead pleads pled pled pleading
quip quips quipped quipped quipping|admit admits admitted admitted admitting|put puts put put putting
submit submits submitted submitted submitting|chat chats chatted chatted chatting|find finds found found finding
hint hints hinted hinted hinting|rebut rebuts rebutted rebutted rebutting|shoot shoots shot shot shooting
concur concurs concurred concurred concurring|crow crows crowed crowed crowing|know knows knew known knowing
brag brags bragged bragged bragging|snap snaps snapped snapped snapping|sob sobs sobbed sobbed sobbing
kid kids kidded kidded kidding|sum sums summed summed summing|demur demurs demurred demurred demurring
beg begs begged begged begging|nod nods nodded nodded nodding|fret frets fretted fretted fretting
blog blogs blogged blogged blogging|quiz quizzes quizzed quizzed quizzing|interject interjects interjected interjected interjecting
hear hears heard heard hearing|teach teaches taught taught teaching
"""
WEAK_SAY: Final = frozenset(
    "go goes went gone going put puts putting begin begins began find finds found finding hear "
    "hears heard hearing know knows knew known knowing feel feels felt feeling think thinks thought thinking lie lies "
    "lied record records recorded document documents documented press presses pressed order orders ordered shoot "
    "shoots shot speak speaks spoke spoken speaking point points pointed express expresses expressed weigh weighs "
    "weighed discuss discusses discussed discussing refuse refuses refused read reads sum sums summed resolve resolves "
    "resolved figure figures crack cracks cracked charge cable cheer cheers invite invites invited kid kids coach detail "
    "quiz persist persists express expresses message post posts trash-talk challenge challenges challenged teach "
    "teaches taught believe believes believed hope hopes hoped fear fears feared suspect suspects suspected expect "
    "expects expected doubt doubts doubted realize realizes realized realise realises realised remember remembers "
    "remembered threaten threatens threatened appeal appeals appealed beg laugh nod smile shrug sigh point comfort "
    "offer offers offered advocate advocates advocated assess assesses assessed blast blasts blasted outline outlines outlined".split()
)
"""Verbs of saying that as often say something else: they count where direct speech stands next to them."""
_CALL_REGULAR = """
accuse acclaim applaud assail attack bash bemoan berate blame blast brand call cast castigate celebrate champion
characterise characterize cite condemn compare consider credit criticise criticize damn declare decry deem defend deplore
deride describe disavow discredit dismiss disparage dub endorse excoriate extol fault favor frame hail insult
invoke knock label lambaste lament lampoon laud liken lionize malign mischaracterize mock nickname oppose paint pan
peg pillory portray pillorize praise propose quote rail rap rate rebuke reference regard reject
repudiate ridicule rip salute savage scold skewer slam slur sneer support taunt tease term title tout trash trumpet
value vilify view welcome promise pound refer rename name christen classify denounce downplay urge pledge vow decry
bill pitch impugn needle push question repeat mention voice raise use advertise promote scorn diagnose
"""
_CALL_IRREGULAR = """
see sees saw seen seeing|slam slams slammed slammed slamming|pan pans panned panned panning|rip rips ripped ripped ripping
rap raps rapped rapped rapping|peg pegs pegged pegged pegging|hit hits hit hit hitting|dub dubs dubbed dubbed dubbing
refer refers referred referred referring|slur slurs slurred slurred slurring
"""
WEAK_CALL: Final = frozenset(
    "hit hits hitting see sees saw seen seeing use uses used using name names named naming push pushes pushed value values "
    "valued raise raises raised promote promotes promoted rate rates rated support supports supported frame frames bill "
    "bills billed pitch pitched question questions favor favors favored title titled view views voice voices peg rap "
    "title term terms cast credit credits oppose opposes opposed pound champion rail".split()
)

_IRREGULAR_FINITE = """
became began bent bet bit blew bought bound broke brought built came caught chose clung cost crept cut dealt did does
drew drank drove ate fell fed fought fled flew forbade forgot forgave froze gave gets got grew hung has had held hid
hurt kept knelt knew laid led left lent let lit lost meant met overcame overtook paid quit ran rang rose rode sat sent
set shook shed shone shook shrank shut sank slept slid sold sought spent spun split sprang stood stole stuck struck
strove stung swept swung swam takes took taught thought threw took tore understood undertook upheld upset woke wore wove
won withdrew withstood wound made makes found saw went cut beat put swore spoke lay wants goes comes makes gives seems appears remains keeps needs means works looks runs
leaves holds lives plans wants faces helps leads likes loves hates owns plays shows serves starts stands stays stops
supports talks tends tries turns uses walks watches wins wishes becomes begins brings buys carries chooses considers
contains covers creates cuts deserves enjoys ends falls fails fears fights gets grew happens hears hopes includes
intends joins knows lacks learns lies loses meets mentions moves offers opens opposes pays picks prefers prepares puts
reaches reads receives refers reflects refuses relies represents requires rejects sees sells sends sets sits speaks
spends suffers takes tells thinks understands views visits votes wrote
"""
_NOT_FINITE = frozenset(
    "alleged armed aged ahead based bed beloved blood breed convicted crooked dated deed embed estimated exceed "
    "experienced fed feed foreseed hatred hundred indeed infrared interested kindred limited married mixed naked need "
    "newly-elected one-sided proposed red related renowned retired sacred seasoned seed self-described shed so-called "
    "speed succeed supposed ted tired unarmed united unnamed unprecedented used-car veiled weed wicked wretched "
    "led-by moneyed left-wing talented unidentified speed-read disgraced embattled united".split()
)

_NOT_ADVERB = frozenset(
    "ally anomaly assembly belly bully butterfly costly cuddly daily deadly elderly family folly friendly gully italy "
    "jelly july likely lively lonely lovely melancholy monopoly monthly quarterly rally reply sally scholarly silly "
    "supply ugly unlikely weekly yearly".split()
)

_AUX = "can can't could did do does don't doesn't didn't had has have haven't hasn't hadn't may might must need shall should will won't would wouldn't couldn't shouldn't ca wo cannot"  # noqa: E501
_BE = "am are be been being is isn't was wasn't were weren't aren't gets got"

_ADVERBS = """
almost also later then once ever often never not even still just now recently repeatedly soon again already always finally
instead only quite rather simply sometimes perhaps maybe too twice therefore thus yesterday today tonight tomorrow
afterward afterwards meanwhile nevertheless nonetheless however though yet n't long further once seldom so
"""
_TIMES = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february
march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
morning afternoon evening night week weekend month year today tonight yesterday tomorrow day noon midnight hours weeks
months years days minutes earlier later ago recently
"""
_PREPOSITIONS = """
about above across after against along amid among amongst around as at before behind below beneath beside besides
between beyond by concerning despite down during except for from in inside into like near of off on onto out outside over
past per regarding round since through throughout to toward towards under underneath unlike until till up upon versus via
with within without alongside atop vs
"""
_DETERMINERS = """
a an the this that these those some many several few most multiple another each every both all any no one two three four
five six seven eight nine ten other others more dozens hundreds thousands either neither such half
"""
_POSSESSIVES = "his her their its my our your"
NOUN_OR_VERB: Final = frozenset(
    "accounts answers appeals arguments boasts calls charges claims comments complaints concerns demands details documents "
    "doubts echoes estimates fears forecasts hints hopes jokes laments lists notes objects offers opposes orders outlines "
    "pledges points posts praises promises proposes protests questions quotes reads reasons recalls records remarks replies "
    "reports requests shouts signals signs sings snaps speculates states submits suspects tests texts threats tweets urges "
    "views vows warnings whispers wonders words attacks ads labels names needs plans talks terms titles uses values works "
    "support report claim comment post tweet note promise demand offer call charge".split()
)
"""Verbs of saying whose form is as often a plural noun: "late-night tweets", "32 percent of claims"."""

_PRONOUNS = "he she they it i we you who he'd she'd they'd he's she's they're i'm it's we're i've they've we've i'd he'll she'll"
_RELATIVES = "who which whom whose that"
_CONJUNCTIONS = "and but or nor yet so"
_SUBORDINATORS = """
after although as because before even if lest once since than that though unless until when whenever where whereas
whether while why how what
"""
_ROLES = """
mr mrs ms miss dr sen sens senator senators rep reps representative gov governor president vice mayor secretary justice
judge gen general col colonel lt lieutenant sgt sergeant capt captain maj major adm admiral rev reverend sir lord lady
dame prime minister chancellor congressman congresswoman former ex-president first attorney king queen prince princess
pope cardinal speaker chairman chairwoman chair professor prof hon ambassador sheriff chief director commissioner deputy
spokesman spokeswoman spokesperson candidate nominee co-founder founder ceo analyst economist adviser advisor activist
actor actress author historian strategist pollster lawyer aide leader majority minority whip delegate del foreign defense
defence finance interior state press undersecretary under-secretary envoy premier republican democrat democratic detective
officer soldier pastor father sister brother imam rabbi coach host anchor moderator retired acting editor columnist
billionaire businessman mogul
"""
_SAY_NOUNS = """
accusation accusations account admission advice allegation allegations announcement answer answers apology argument
arguments assertion assertions assessment assurance boast call calls caution challenge charge charges claim claims
comment comments complaint complaints concern confession contention contentions criticism cry declaration demand demands denial
denunciation depiction description descriptions diagnosis dismissal endorsement exhortation explanation insistence
invitation invocation jab jibe joke jokes lament mantra message musings observation observations oath offer op-ed opinion
pitch plea pledge pledges post posts praise prediction predictions promise promises pronouncement pronouncements proposal
quip question questions quote quotes rant rebuke recollection reference references refrain remark remarks reminder
reply request response retort rhetoric rule slogan speech speeches statement statements suggestion
suggestions taunt taunts testimony threat threats tirade tweet tweets utterance verdict view views vow vows warning
warnings words word definition characterization characterisation phrase label motto interjection proclamation
"""
_DOCUMENTS = """
statement report document memo letter email e-mail filing ruling lawsuit complaint affidavit study survey poll article story
editorial piece column book website website's page release note resolution treaty law bill order indictment transcript
text message sign banner headline op-ed blog post tweet petition motion brief decision agreement plan draft communique
constitution amendment charter guidelines policy
"""

_DOUBLING = frozenset("admit refer submit chat nod blog beg brag plan".split())


def _forms(base: str) -> tuple[str, str, str]:
    """Third person, past and -ing of a regular verb."""
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return base + "es", base + "ed", base + "ing"
    return base + "s", base + "ed", base + "ing"


def _gather() -> dict[str, int]:
    flags: dict[str, int] = {}

    def put(words: str, flag: int) -> None:
        for word in words.split():
            flags[word] = flags.get(word, 0) | flag

    def conjugate(regular: str, irregular: str, finite: int, ing: int, base: int) -> None:
        for verb in regular.split():
            third, past, participle = _forms(verb)
            put(f"{third} {past}", finite)
            put(past, PARTICIPLE)
            put(participle, ing)
            put(verb, base)
        for row in irregular.replace("\n", "|").split("|"):
            if row.strip():
                verb, third, past, perfect, participle = row.split()
                put(f"{third} {past}", finite)
                put(perfect, PARTICIPLE | finite)
                put(participle, ing)
                if verb != past:
                    put(verb, base)

    conjugate(_SAY_REGULAR, _SAY_IRREGULAR, SAY, SAYING, SAY_BASE)
    conjugate(_CALL_REGULAR, _CALL_IRREGULAR, CALL, CALLING, CALL_BASE)
    put(_IRREGULAR_FINITE, FINITE)
    put(_AUX, AUX)
    put(_BE, BE | AUX)
    put(_ADVERBS, ADVERB)
    put(_TIMES, TIME)
    put(_PREPOSITIONS, PREPOSITION)
    put(_DETERMINERS, DETERMINER)
    put(_POSSESSIVES, POSSESSIVE | DETERMINER)
    put(_PRONOUNS, PRONOUN)
    put(_RELATIVES, RELATIVE)
    put(_CONJUNCTIONS, CONJUNCTION)
    put(_SUBORDINATORS, SUBORDINATOR)
    put(_ROLES, ROLE)
    put(_SAY_NOUNS, SAY_NOUN)
    put(_DOCUMENTS, DOCUMENT)
    return flags


FLAGS: Final = _gather()


def flag_word(word: str) -> int:
    """The flags of a lower-case word: by table, else by ending (-ly adverb, -ed verb, -ing)."""
    known = FLAGS.get(word)
    if known is not None:
        return known
    if word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERB:
        flags = ADVERB
    elif word.endswith("ed") and len(word) > 3 and word not in _NOT_FINITE and "-" not in word:
        flags = FINITE | PARTICIPLE
    elif word.endswith("ing") and len(word) > 4:
        flags = OTHER_ING
    elif word.endswith("n't"):
        flags = AUX
    else:
        flags = 0
    return flags
