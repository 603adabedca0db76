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
ANY_SAY: Final = SAY | SAYING | SAY_BASE
ANY_CALL: Final = CALL | CALLING | CALL_BASE

# Regular verbs by their base; irregular ones with all their forms: base, third person, past, participle, -ing.
_SAY_REGULAR = """
accuse acknowledge ad-lib add admit admonish advise advocate affirm agree allege allow announce answer appeal argue
ask assert assess assure attest avow bark beg believe bellow blare blast blog bluster boast brag bristle cable caption
caution challenge chant charge cheer chide chime chuckle claim clarify coach comfort comment complain concede conclude
concur confess confide confirm contend continue counsel counter crack croak crow cry deadpan declare decree deem
demand demur deny detail dictate disclose discuss document doubt drawl e-mail echo editorialise editorialize elaborate
email emphasise emphasize enquire enthuse estimate exclaim exhort expect explain explode expound express exult fear
figure fret fume gasp grant gripe groan grouse growl grumble grunt guess gush headline hint holler hope howl
hypothesize implore implored imply indicate inform inquire insinuate insist instruct interject interrupt intone invite
jibe joke kid lament laugh lecture lie maintain marvel mention message moan mumble murmur muse mutter nod note notify
object observe offer opine order outline persist plead pledge point pontificate posit post postulate pray preach
predict press proclaim profess promise pronounce propose protest purr quip quiz quote ramble rant rave reaffirm
realise realize reason reassure rebut recall recite reckon recommend record recount reflect refuse reiterate rejoin
relate remark remember remind reminisce repeat reply report request resolve respond retort retweet reveal roar scoff
scold scream shout shriek shrug sigh signal snap snarl sneer snicker sniff snipe snort sob speculate stammer state
stipulate stress stutter submit suggest sum summarise summarize surmise suspect swear tease telegraph testify text
theorise theorize threaten thunder toast tout trash-talk trumpet tweet underline underscore urge utter venture voice
volunteer vow wail rail declaim relay fire chant chirp coo divulge enunciate expostulate expound extemporize implore
inveigh jeer moralize parrot philosophize prophesy ratify recap reprise rhapsodize sermonize spout volley yelp
warn weigh whine whisper wisecrack wonder worry yell
"""
_SAY_IRREGULAR = """
say says said said saying|tell tells told told telling|write writes wrote written writing
speak speaks spoke spoken speaking
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
blog blogs blogged blogged blogging|quiz quizzes quizzed quizzed quizzing
interject interjects interjected interjected interjecting
deadpan deadpans deadpanned deadpanned deadpanning|quip quips quipped quipped quipping
mutter mutters muttered muttered muttering|chip chips chipped chipped chipping|yap yaps yapped yapped yapping
hear hears heard heard hearing|teach teaches taught taught teaching
"""
WEAK_SAY: Final = frozenset(
    "advocate advocated advocates appeal appealed appeals assess assessed assesses beg began begin beginning begins "
    "begun believe believed believes blast blasted blasts cable challenge challenged challenges charge cheer cheers "
    "chip chipped chips coach comfort crack cracked cracks detail discuss discussed discusses discussing document "
    "documented documents doubt doubted doubts expect expected expects express expressed expresses fear feared "
    "fears feel feeling feels felt figure figures find finding finds fire fired fires found go goes going gone "
    "grant granted granting grants hear heard hearing hears hope hoped hopes invite invited invites kid kids knew "
    "know knowing known knows laugh lie lied lies message nod offer offered offers order ordered orders outline "
    "outlined outlines persist persists point pointed points post posts press pressed presses put puts putting quiz "
    "ratified ratifies ratify read reads realise realised realises realize realized realizes recap recaps record "
    "recorded records refuse refused refuses relay relayed relays remember remembered remembers resolve resolved "
    "resolves shoot shoots shot shrug sigh smile speak speaking speaks spoke spoken spout sum summed sums suspect "
    "suspected suspects taught teach teaches think thinking thinks thought threaten threatened threatens trash-talk "
    "volley weigh weighed weighs went".split()
)
"""Verbs of saying that as often say something else: they count where direct speech stands next to them."""
QUOTES: Final = frozenset("cited cites citing quoted quotes quoting".split())
"""Verbs whose object speaks: "quoted X as saying"."""
OBJECT_SAY: Final = frozenset(
    "answer answered answers author authored blogged detailed document documented heard hears offer offered offers "
    "order ordered orders post posted posts pressed quoted quotes read reads record recorded records reported reports "
    "requested requests signed submits submitted taught teaches texted voiced write writes wrote".split()
)
"""Verbs of saying that often have a thing for object: "a man who answered the door"."""
_CALL_REGULAR = """
acclaim accuse advertise applaud assail attack bash bemoan berate bill blame blast brand call cast castigate celebrate
champion characterise characterize christen cite classify compare condemn consider credit criticise criticize damn
declare decry deem defend define denounce deplore deride describe diagnose disavow discredit dismiss disparage downplay
dub endorse excoriate extol fault favor frame hail impugn insult invoke knock label lambaste lament lampoon laud liken
lionize malign mention mischaracterize mock name needle nickname oppose paint pan peg pillorize pillory pitch pledge
portray pound praise promise promote propose push question quote rail raise rap rate rebuke refer reference regard
reject rename repeat repudiate ridicule rip salute savage scold scorn skewer slam slate slur sneer support
depict herald pooh-pooh chastise upbraid caricature denigrate deprecate disdain exalt flay jeer lambast mischaracterise
reprimand reproach reprove revile satirize shame shred trivialize brush wave demonize vaunt romanticize taunt tease term
introduce title tout trash trumpet urge use value view vilify voice vow welcome
"""
_CALL_IRREGULAR = """
cast casts cast cast casting|belittle belittles belittled belittled belittling
see sees saw seen seeing|slam slams slammed slammed slamming|pan pans panned panned panning
rip rips ripped ripped ripping
rap raps rapped rapped rapping|peg pegs pegged pegged pegging|hit hits hit hit hitting|dub dubs dubbed dubbed dubbing
refer refers referred referred referring|slur slurs slurred slurred slurring
"""
WEAK_CALL: Final = frozenset(
    "bill billed bills brush brushed brushes cast casts shame shamed shred shreds wave waved waves champion introduce "
    "introduced introduces credit credits favor favored favors frame frames hit hits hitting name named names naming "
    "oppose opposed opposes peg pitch pitched pound promote promoted promotes push pushed pushes question questions "
    "rail raise raised raises rap rate rated rates saw see seeing seen sees support supported supports term terms "
    "title titled use used uses using value valued values view views voice voices".split()
)

_IRREGULAR_FINITE = """
appears ate beat became becomes began begins bent bet bit blew bought bound brings broke brought built buys came
carries caught chooses chose clung comes considers contains cost covers creates crept cut cuts dealt deserves did does
drank drew drove ends enjoys faces fails falls fears fed fell fights fled flew forbade forgave forgot fought found
froze gave gets gives goes got grew had happens has hates hears held helps hid holds hopes hung hurt includes intends
joins keeps kept knelt knew knows lacks laid lay leads learns leaves led left lent let lies likes lit lives looks
loses lost loves made makes means meant meets mentions met moves needs offers opens opposes overcame overtook owns
paid pays picks plans plays prefers prepares put puts quit ran rang reaches reads receives refers reflects refuses
rejects relies remains represents requires rode rose runs sank sat saw seems sees sells sends sent serves set sets
shed shone shook shows shrank shut sits slept slid sold sought speaks spends spent split spoke sprang spun stands
starts stays stole stood stops strove struck stuck stung suffers supports swam swept swore swung takes talks taught
tells tends thinks thought threw took tore tries turns understands understood undertook upheld upset uses views visits
votes walks wants watches went wins wishes withdrew withstood woke won wore works wound wove wrote
"""
_NOT_FINITE = frozenset(
    "aged ahead alleged armed based bed beloved blood breed convicted crooked dated deed disgraced embattled embed "
    "estimated exceed experienced fed feed foreseed hatred hundred indeed infrared interested kindred led-by "
    "left-wing limited married mixed moneyed naked need newly-elected one-sided proposed red related renowned retired "
    "sacred seasoned seed self-described shed so-called speed speed-read succeed supposed talented ted tired unarmed "
    "unidentified united unnamed unprecedented used-car veiled weed wicked wretched".split()
)

_NOT_ADVERB = frozenset(
    "ally anomaly assembly belly bully butterfly costly cuddly daily deadly elderly family folly friendly gully italy "
    "jelly july likely lively lonely lovely melancholy monopoly monthly quarterly rally reply sally scholarly silly "
    "supply ugly unlikely weekly yearly".split()
)

_AUX = """
ca can can't cannot could couldn't did didn't do does doesn't don't had hadn't has hasn't have haven't may might must
need shall should shouldn't will wo won't would wouldn't
arent couldnt didnt doesnt dont hadnt hasnt havent isnt wasnt werent wouldnt
"""
_BE = "am are be been being is isn't was wasn't were weren't aren't gets got"

_ADVERBS = """
afterward afterwards again almost himself herself itself themselves already also always even ever finally further
however instead just later long maybe meanwhile n't never nevertheless nonetheless not now often once only perhaps
quite rather recently repeatedly seldom simply so sometimes soon still then therefore though thus today tomorrow
tonight too twice yesterday yet
"""
_TIMES = """
afternoon ago apr april aug august day days dec december earlier evening feb february fri friday hours jan january jul
july jun june later mar march may midnight minutes mon monday month months morning night noon nov november oct october
recently sat saturday sep sept september sun sunday thu thur thurs thursday today tomorrow tonight tue tues tuesday
wed wednesday week weekend weeks year years yesterday
"""
_PREPOSITIONS = """
about above across after against along alongside amid among amongst around as at atop before behind below beneath
beside besides between beyond by concerning despite down during except for from in inside into like near of off on
onto out outside over past per regarding round since through throughout till to toward towards under underneath unlike
until up upon versus via vs with within without
"""
_DETERMINERS = """
a all an another any both dozens each eight either every few five four half hundreds many more most multiple neither
nine no one other others seven several six some such ten that the these this those thousands three two
"""
_POSSESSIVES = "his her their its my our your"
NOUN_OR_VERB: Final = frozenset(
    "accounts ads answers appeals arguments attacks boasts call calls charge charges claim claims comment comments "
    "complaints concerns demand demands details documents doubts echoes estimates fears forecasts hints hopes jokes "
    "labels laments lists names needs note notes objects offer offers opposes orders outlines plans pledges points "
    "post posts praises promise promises proposes protests questions quotes reads reasons recalls records remarks "
    "replies report reports requests shouts signals signs sings snaps speculates states submits support suspects "
    "talks terms tests texts threats titles tweet tweets urges uses values views volunteers vows warnings whispers "
    "wonders words works".split()
)
"""Verbs of saying whose form is as often a plural noun: "late-night tweets", "32 percent of claims"."""

_PRONOUNS = """
he he'd he'll he's i i'd i'm i've it it's she she'd she'll she's they they'd they're they've we we're we've who you
you'd you'll you're you've
"""
_RELATIVES = "who which whom whose that"
_CONJUNCTIONS = "and but or nor yet so"
_SUBORDINATORS = """
after although as because before even how if lest once since than that though unless until what when whenever where
whereas whether while why
"""
_ROLES = """
acting activist actor actress adm admiral adviser advisor aide ambassador analyst anchor attorney author billionaire
brother businessman candidate capt captain cardinal ceo chair chairman chairwoman chancellor chief co-founder coach
col colonel columnist commissioner congressman congresswoman dame defence defense del delegate democrat democratic
deputy detective director dr economist editor envoy ex-president father finance first foreign former founder gen
general gov governor historian hon host imam interior judge justice king lady lawyer leader lieutenant lord lt maj
major majority mayor minister minority miss moderator mogul mr mrs ms nominee officer pastor pollster pope premier
president press prime prince princess prof professor queen rabbi rep representative reps republican retired rev
reverend secretary sen senator senators sens sergeant sgt sheriff sir sister soldier speaker spokesman spokesperson
spokeswoman state strategist under-secretary undersecretary vice whip
"""
_SAY_NOUNS = """
account accusation accusations admission advice allegation allegations announcement answer answers apology argument
arguments assertion assertions assessment assurance boast call calls caution challenge characterisation
characterization charge charges claim claims comment comments complaint complaints concern confession contention
contentions criticism cry declaration definition demand demands denial denunciation depiction description descriptions
diagnosis dismissal endorsement exhortation explanation insistence interjection invitation invocation jab jibe joke
jokes label lament mantra message motto musings oath observation observations offer op-ed opinion phrase pitch plea
pledge pledges post posts praise prediction predictions proclamation promise promises pronouncement pronouncements
proposal reaction question questions quip quote quotes rant rebuke recollection reference references remark remarks
reminder reply request response retort rhetoric rule slogan speech speeches statement statements suggestion
suggestions talk taunt taunts testimony mention
threat threats tirade tweet tweets utterance verdict view views vow vows warning
warnings word words
"""
CALL_NOUNS: Final = frozenset(
    "assessment caricature characterisation characterization comparison condemnation critique criticism defense "
    "denunciation depiction description dismissal embrace endorsement labeling portrayal praise rejection treatment "
    "view".split()
)
"""Nouns of calling: "her description of the plan as"."""
_DOCUMENTS = """
ad advertisement affidavit agreement caption clause code commercial contract dossier memoir newsletter notice
pact pamphlet questionnaire section summary tape testimony video warrant
agreement amendment article banner bill blog book brief charter column communique complaint constitution
decision document draft e-mail editorial email filing guidance guidelines headline indictment law lawsuit letter memo
message
motion note op-ed order page petition piece plan policy poll post release report resolution ruling sign statement
story study survey text transcript treaty tweet website website's
"""

_DOUBLING = frozenset("admit beg blog brag chat nod plan refer submit".split())


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
    put(" ".join(sorted(CALL_NOUNS)), SAY_NOUN)
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
