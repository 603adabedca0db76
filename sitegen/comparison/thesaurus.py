"""Words of news English that can stand for one another, as a table. It says which words may name one thing; whether
they do in a given place is for the rules that use it."""

from __future__ import annotations

KIN = """
accord agreement deal pact treaty
accuse blame allege charge fault
admit acknowledge concede confess
aid assistance help relief
ally partner alliance bloc
amass build-up concentrate concentration gather mass massing muster
ambassador envoy diplomat emissary
amendment revision change
angry furious outraged irate fury outrage
annex annexation seize seizure occupy occupation capture
announce unveil reveal disclose
appeal plea urge urging
approve endorse adopt ratify pass passage
army military armed
arrest detain detention custody jail imprison prison
assault attack strike raid offensive onslaught
attorney lawyer counsel
ban prohibit bar outlaw forbid prohibition
bank banking financial finance money
barrier fence wall
battle fight combat clash
begin start open opening launch kick kickstart
benefit advantage gain
bill legislation
billion thousand million
blackmail extortion
blast explosion explode bomb bombing
block halt stop prevent thwart avert
bloodshed carnage massacre slaughter
boost strengthen reinforce increase enhance expand enhancement
border frontier
breakthrough progress headway advance
budget spending
bullet round ammunition
bust raid
buyer consumer customer
call phone telephone
campaign drive effort bid push
cancel scrap abandon axe
capital city
car vehicle truck van
casualty victim death toll fatality
caucus conference
cause reason root
ceasefire truce armistice
central main key core crucial
choose select pick option choice path
citizen national
civilian noncombatant
claim allegation assertion
clear evident obvious
collapse fall crash downfall
company corporation
complain complaint grievance
concern worry fear
concession compromise
condemn denounce criticize decry criticism
condition requirement precondition
confirm verify
confrontation conflict standoff crisis
congress lawmaker legislator senate parliament
consequence cost penalty penalize repercussion sanction embargo
conservative republican
consider weigh mull contemplate
constitution constitutional
convict conviction guilty
cop police officer
cost price expense
country nation
court judge tribunal
create cause provoke
crime offense felony
crisis emergency disaster catastrophe
criticize rebuke slam blast
cut reduce slash reduction curtail
cyberattack hack hacking cyber hacker cybercrime
danger dangerous risk peril threat threaten menace
deadline cutoff
deadlock stalemate impasse
debate discuss discussion
decide decision ruling
deescalate deescalation calm defuse detente
defeat loss
defend defense protect protection
delay postpone postponement
demand insist insistence
democrat liberal
deny denial reject rejection refute
deport deportation expel expulsion
destroy devastate ruin destruction
deterrence deter
diplomacy dialogue diplomatic diplomat
disagree differ dispute
discuss discussion talk conversation negotiate negotiation dialogue negotiator
disinformation misinformation propaganda
dismiss fire oust ousting sack topple overthrow remove
displace displaced refugee
dispute quarrel row feud
divide division split discord
doctor physician
donate donation contribution
draft proposal document
drop decline plunge slide
drug narcotic
earthquake quake tremor
east eastern eastward eastwards
economy economic
election vote poll ballot
end finish conclude conclusion
enlarge enlargement expand expansion
environment climate
epidemic outbreak pandemic
escalate escalation
escape flee
establish set setup
evidence proof
exclude bar deny
excuse pretext justification
execute kill murder shoot slay shooting
exercise drill maneuver
expect anticipate expectation forecast
extremist militant insurgent rebel separatist terrorist fighter gunman
fail failure
fake false bogus
famine hunger starvation
fear fearful worry dread threat
federal national
fee tariff duty levy tax
fever temperature
find discover
fine penalty penalize
fire blaze wildfire
flood flooding inundation
flow stream
force troop soldier serviceman paratrooper
former ex
fraud scam
freedom liberty right sovereign sovereignty
front frontline
fund money cash
future prospect outlook
gas fuel
global world worldwide international
goal aim objective target purpose want desire intent
government administration regime
grow growth increase rise
guarantee assurance assure pledge promise safeguard vow
gun firearm weapon rifle handgun pistol
harm damage hurt injure injury
head chief leader
help assist
hit struck
hope optimism optimistic hopeful
hospital clinic
hostage captive
house home
hurricane storm typhoon cyclone
image photo photograph picture
immigrant migrant alien undocumented
immigration migration
impose enact introduce
incident episode affair
income wage salary pay
influence sway
inform brief briefing
information intelligence data
inquiry probe investigation investigate
install place placement deploy deployment
invade invasion incursion intervention aggression attack intervene
involve include
job post position role employment
join membership member accede bar admit
journalist reporter
kidnap abduct abduction
lack absence shortage
large big huge massive enormous
law statute
lawsuit suit litigation
lead head
leak disclosure
legal legally lawful lawfully legitimate binding written
lie falsehood untruth
limit restrict restriction curb cap constraint
link tie connection
loan credit debt
lose loss
mandate require requirement
march demonstration protest rally protester demonstrator
marry wed wedding marriage
media press
medicine medication
meet meeting session summit gather
message letter note
missile rocket
mistake error blunder
moderate centrist
move step action
negotiation bargaining
nominate nomination appoint appointment
nonstarter unacceptable
nuclear atomic
oil petroleum crude
oppose opposition opponent
order directive decree
parent mother father
partner ally
party faction
pay payment
peace peaceful
pessimistic bleak gloomy dim grim
pipeline conduit
plan proposal propose blueprint suggestion suggest
poison poisoned poisoning
politician lawmaker
poor impoverished poverty
portray depict describe
power energy electricity
prepare ready preparation
present submit
pressure coerce coercion
previous prior earlier
principle value
prisoner inmate detainee
problem trouble issue difficulty
proceed continue
process procedure
profit earnings
prosecutor prosecution
protest unrest
provocation provocative
publish release
pull withdraw withdrawal retreat pullback
quit resign resignation
race contest
raise lift
recession downturn slump
refuse decline
region area vicinity
reject rebuff refuse spurn nonstarter
relation relationship
relative family
reopen resume
replace succeed
reply respond response answer
report account
rescue save
research study
resistance opposition
resolve solve settle resolution
respect honor
restriction curb
result outcome
retaliate retaliation revenge reprisal
return restore
revolution uprising
rich wealthy
rule regulation
run operate
safe safety secure security
sanction penalty embargo punish punishing punishment
scandal controversy
schedule timetable
science scientist
scope size
secret covert
sell sale
send dispatch
separate distinct
serious grave harsh
sever cut disconnect
share portion
ship vessel boat
show demonstrate display
sick ill illness disease
sign indication signal
silence silent
small tiny
solution remedy
speech address remarks
spokesman spokeswoman spokesperson
stability stable
stance position posture
statement declaration
steal theft rob robbery
strategy strategic tactic
street road
strong powerful
student pupil
success successful
support back backing endorse
suppose presume
surprise astonish
suspect suspicion
suspend suspension
tension strain
territory soil land
terrorism terror
test trial
tough hardline
trade commerce
trip visit journey tour
trust confidence
try attempt
tweet twitter
uncertain unclear
unite united unity
university college
vaccine vaccination jab
video footage
view opinion
village town
violate violation breach
violence violent
voter electorate
war warfare
warn warning caution
warplane jet aircraft bomber
watchdog regulator
weaken undermine erode
weapon arms weaponry arsenal
west western
win victory
worker employee staff
wound injure
young youth
"""
"""A line is a class of kin: a shared class counts for less than a shared word. A word may stand in several lines."""

PHRASES = """
back down=retreat
break off=end
build up=amass
building up=amass
built up=amass
call for=demand
calling for=demand
called for=demand
carry out=execute
crack down=repress
cut off=sever
cutting off=sever
give in=concession
held talks=meet
lay out=propose
laid out=propose
military action=invade
military buildup=amass
open door=membership
put forward=propose
pull back=withdraw
pulled back=withdraw
pulling back=withdraw
put off=postpone
roll back=withdraw
sat down=convene
scale back=reduce
scaling back=reduce
sit down=convene
sphere of=influence
stand down=deescalate
step down=resign
stepped down=resign
take part=participate
take place=convene
taken place=convene
takes place=convene
taking place=convene
took part=participate
took place=convene
turn down=reject
turned down=reject
way forward=path
"""
"""Two words that mean one: the second is taken as the word after the sign."""

RIVALS = """
annex annexation seize seizure occupy occupation
assassinate murder execute kill
assurance guarantee promise pledge safeguard
bill law
bribe bribery horse-trading
cleric extremist
clip magazine
collateral civilian
concentration build-up buildup massing
coup overthrow revolution uprising ouster
demonstration protest riot unrest rally
deny refuse
discussion negotiation talk
fence wall barrier
government regime administration
invasion incursion intervention aggression
limit removal end
militant terrorist insurgent rebel separatist fighter gunman
pro-life anti-abortion
pro-choice pro-abortion
prank hack hacking
reform overhaul
refugee migrant
spy informant
tax fee
torture interrogation abuse
undocumented illegal unauthorized
withdrawal retreat pullback
"""
"""A line is a set of words for one thing between which a writer chooses: only these can differ in wording unaided."""

HOUSE = """
advisor=adviser aeroplane=airplane ageing=aging aluminium=aluminum analyse=analyze armour=armor behaviour=behavior
build-up=buildup built-up=buildup cancelled=canceled cancelling=canceling catalogue=catalog centre=center
cheque=check colour=color cooperation=cooperation co-operation=cooperation co-operate=cooperate de-escalate=deescalate
de-escalation=deescalation de-escalating=deescalating defence=defense dialog=dialogue e-mail=email favour=favor
fulfil=fulfill grey=gray harbour=harbor honour=honor iron-clad=ironclad jewellery=jewelry judgement=judgment
kharkov=kharkiv kiev=kyiv kyiv=kyiv labour=labor licence=license litre=liter lvov=lviv manoeuvre=maneuver
manoeuvres=maneuvers metre=meter metres=meters neighbour=neighbor neighbours=neighbors non-starter=nonstarter
non-starters=nonstarters odessa=odesa offence=offense pretence=pretense programme=program programmes=programs
rumour=rumor sceptic=skeptic scepticism=skepticism stand-off=standoff targetted=targeted theatre=theater
towards=toward traveller=traveler tyre=tire vapour=vapor
"""
"""House spellings, each with the spelling it counts as."""

COMMON = frozenset(
    "able accept account achieve acknowledge across act action activity actual add additional address administration "
    "affair agency ago agree ahead aide allow along already amid announce answer apparent apparently appear approach "
    "area argue ask attempt author avoid bad base become begin behind believe best better beyond big break briefing "
    "bring broad broadcaster build call carry case cause certain challenge chance change choose claim clear close "
    "colleague come comment common condition conference consider continue control correspondent country couple "
    "course create crucial current date deal decade decide decision demand describe despite detail determine "
    "development different difficult direct discuss dozen draw earlier early effect effort eight emphasize end "
    "engage enough ensure enter entire especially event example exist expect expert extent extreme face fact fail "
    "far favor fear feel fellow figure final find firm five focus follow force form former forward four full future "
    "gain general give goal good government great ground group growing hand happen hard head hear help high history "
    "hit hold home hope hour hundred idea immediate immediately impact important improve include including increase "
    "indicate individual information instead intend interest interview involve issue job join keep kind know lack "
    "large late latest launch lawmaker lead leader learn leave left let level light likely limit line listen little "
    "live long look lose lot low main major man mark matter maybe mean measure media meet meeting member message "
    "mind minister minor moment morning move name nation national need negative news newspaper night nine note "
    "nothing number offer office official old open operate opportunity order organization outside overall paper "
    "particular party pass past people person place plan play point policy political position positive possible "
    "potential power prepare present president press pressure previous private probable probably problem process "
    "program promise proposal propose prove provide public push put question quick raise reach read ready real "
    "reality reason receive recent record refer reflect region regular reiterate relation release remain remark "
    "repeat report reporter represent request require respond response rest result return reveal review right rise "
    "role rule run second secretary seek send senior sense serious serve set seven share show side sign signal "
    "significant similar simple single situation six small soon sort source speak special specific spokesman staff "
    "stage stand start state statement stay step stop story stress strong subject suggest summer support sure system "
    "talk team ten term test think thought thousand three top topic tough true truth try turn tweet twitter "
    "understand unit united unlikely use using various view visit wait walk want warn watch way week wide willing "
    "win without woman word work world worry worse write wrong year young".split()
)
"""Words that stand in any newspaper on any day: however rare in a small briefing, they tell little."""

IRREGULAR = """
arose=arise ate=eat became=become began=begin begun=begin bore=bear bought=buy broke=break broken=break brought=bring
built=build burnt=burn came=come caught=catch children=child chose=choose chosen=choose dead=die death=die died=die
drew=draw drawn=draw drove=drive driven=drive dying=die fell=fall fallen=fall felt=feel fled=flee flew=fly flown=fly
forbade=forbid forgot=forget fought=fight found=find froze=freeze frozen=freeze gave=give given=give grew=grow
grown=grow heard=hear held=hold hid=hide hidden=hide knew=know known=know laid=lay left=leave led=lead lent=lend
lost=lose lying=lie lied=lie lives=life men=man meant=mean met=meet overthrew=overthrow overthrown=overthrow
paid=pay people=person ran=run rose=rise risen=rise sank=sink severe=grave severely=grave sent=send shot=shoot
shrank=shrink slain=slay sold=sell sought=seek speech=speak spoke=speak spoken=speak spent=spend stole=steal
stolen=steal stood=stand struck=strike swore=swear sworn=swear taught=teach thought=think threw=throw thrown=throw
torn=tear understood=understand went=go withdrawn=withdraw withdrew=withdraw won=win women=woman wrote=write
"""
"""Forms that no ending explains, each with the word it counts as."""

FUNCTION = frozenset(
    "a about above after again against all almost also although always am among an and another any anybody anyone "
    "anything are around as at away back be because been before being below between both but by can cannot could did "
    "do does doing done down during each either else even ever every everyone everything few for from further get "
    "gets getting go goes going gone got had has have having he her here hers herself him himself his how however i "
    "if in into is it its itself just last later least less like made make makes making many may me might mine more "
    "most much must my myself near nearly neither never new next no nobody none nor not now of off often on "
    "once one only onto or other others our ours ourselves out over own part per perhaps put quite rather said same "
    "saw say saying says see seem seemed seems seen several shall she should since so some somebody someone something "
    "still such take taken takes taking than that the their theirs them themselves then there these they thing things "
    "this those though through thus to today together told too took toward towards under until up upon us very was "
    "way we well went were what when where whether which while who whole whom whose why will with within "
    "would yes yesterday yet you your yours yourself "
    "monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr sir week day month year time "
    "don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't wouldn't shouldn't haven't hasn't hadn't "
    "it's he's she's that's there's they're we're you're i'm i've we've they've he'd she'd i'd we'd they'd i'll "
    "according added adding asked told first two according".split()
)
"""Words that tell nothing of what a passage is about. Days and numbers are features of another kind."""

TITLES = frozenset(
    "admiral ambassador attorney captain chairman chairwoman chancellor chief colonel commissioner congressman "
    "congresswoman deputy director foreign former general gov governor judge justice king leader major mayor minister "
    "mr mrs ms officer official officials president press prime prince princess prof professor queen rep "
    "representative secretary sen senator senior sergeant speaker spokesman spokesperson spokeswoman state vice".split()
)
"""Capitalised, these stand before a name and are no part of it."""
