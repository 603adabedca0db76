"""What news of any field tells of again and again, as a table of frames like those of `frames.py`, but in words that
stand in many reports. It says nothing of who or where."""

EVENTS = """
aboard: aboard | crew passenger people
advertisement: ad advertise advertisement commercial spot | air attack campaign launch run television
aftermath: damage destroy flatten ruin | building home house property road roof
aid-cut: cut freeze suspend withhold | aid assistance funding
aid-offer: offer pledge send | aid assistance rescuer team
airspace: airline airport flight | cancel delay divert ground suspend
airspace-entered: airspace | close enter violate
airstrike: airstrike drone jet warplane | bomb hit kill strike target
alert: alert threat | level raise terror
alive: alive survivor | find pull rubble
answers-wanted: ask demand press request seek | answer document explanation information record transcript
apology: apologize apology regret sorry | comment family mistake public publicly remark victim wrong
appeal-planned: appeal | intend plan vow | sentence verdict
approval-needed: authority need require want | congress congressional council legislative legislature parliament
    parliamentary senate | approval approve authority consent pass vote
armed-with: armed carry wield | ammunition gun handgun knife pistol rifle
arming: arm supply train | opposition rebel
arms-sale: deliver sale sell supply | arms jet missile tank weapon
arraigned: appear arraign | court judge magistrate
art: art painting sculpture | auction fetch sell steal stolen
ashore: ashore coast landfall | cyclone hurricane storm typhoon
assault-ban: assault military-style semi-automatic semiautomatic | ban expire reinstate renew
assets: account asset property | freeze seize
asylum: asylum | claim grant request seek
audit: audit auditor inspector watchdog | find report review
autopsy: autopsy coroner examiner | cause determine find rule
award: award honor prize | accept receive win
bail: bail bond custody jail | deny free hold judge post release set
bailout: bailout | bank billion country euro loan
ban-length: ban suspend | appeal doping match month season
bankruptcy: bankrupt bankruptcy | creditor debt file protection
banned-group: ban outlaw | group organization party
battleground: battleground swing | campaign county state voter
besieged: besiege encircle siege surround | city rebel town
bid-raised: bid offer | increase raise sweeten
bill-path: committee house lawmaker senate | begin bill debate legislation | begin consider debate first start vote
black-box: recorder | cockpit data flight voice
blame: blame fault | congress democrat party president republican
blood: blood | donate donor
body-found: body remains | find identify pull recover
bomb-made: cooker device pipe | bomb explode
border-shut: border crossing frontier | close reopen seal shut
born: birth born | baby child daughter son
boycott: boycott | election game opposition session talk
bribery: bribe bribery kickback | accept official pay take
budget-cuts: across-the-board automatic | cut spend
building-collapse: bridge building factory roof | collapse
buildings-evacuated: clear evacuate | building station terminal tower
call-for-inquiry: begin commission launch open order | inquiry investigation probe review
calm-at-last: calm quiet | night return street
camera: camera footage video | capture record show
campaign-start: announce declare enter launch | bid campaign candidacy race
candidate-debate: debate | candidate moderator stage
capacity: capacity full overwhelm | bed hospital shelter ward
cases-found: case infection | confirm new record
caucus: caucus primary | delegate finish victory win
cause-of-fire: cause ignite spark start | blaze fire wildfire
challenge-in-court: challenge contest | constitutional court law ruling
charges: charge count indict indictment | assault bribery conspiracy felony fraud homicide manslaughter misdemeanor
    murder perjury rape terrorism theft
chief-executive: executive | company replace resign step-down successor
chief-pay: bonus pay salary | chief executive
claim-of-attack: claim credit | responsibility | attack blast bomb bombing kill
coalition: coalition | form government join majority party
compensation: compensation damages restitution | award demand pay victim
concession: concede congratulate | defeat election rival victory
condemnation: condemn criticize decry denounce | attack decision move ruling verdict
condition: critical hospital hospitalize stable | condition injury treat wound
condolence: condolence grieve mourn sympathy tribute | family nation victim
confirmation: confirm confirmation | hearing judge nominee senate vote
constitution-change: constitution constitutional | amend amendment change referendum
contempt: contempt | committee congress court hold vote
contraband: smuggle straw traffick trafficking | drug gun human law purchase
cooperation: cooperate cooperation | authority fully investigator police prosecutor
corridor: convoy corridor | aid civilian humanitarian
corruption: corrupt corruption graft | accuse charge investigate
cost-of-oil: barrel crude oil | dollar fall price rise
coup: coup | army military oust president
court-appeal: appeal lower | court overturn panel reverse uphold
court-date-delay: delay postpone | hearing trial vote
court-order: court injunction judge | block grant halt injunction order suspend temporary
credit-downgrade: agency rating | cut downgrade
crest: level river water | crest overflow peak
crowd: crowd fan spectator | attend thousand watch
curfew: curfew | impose lift night order
currency: currency dollar euro | drop fall rise slide value
custom: common commonplace custom customary frequent instance normal precedent routine tradition unusual usual |
    administration government history past politics practice predecessor president prior
dam-break: dam dike embankment levee | breach break burst fail
data-breach: card customer personal | breach data hacker steal
deadline: deadline midnight | extend meet miss pass set
deal-reached: accord agreement deal pact | announce reach sign
death-toll: death toll | climb reach rise
debt: debt loan | owe repay restructure
defiance: insist refuse vow | quit resign resignation step-down
delegates: delegate | convention count nominee
demolition: demolish demolition | building house
deportation: deport deportation | child family illegal immigrant young
diagnosis: diagnose diagnosis | cancer disease illness tumor
disappointment: disappoint disappointed disappointment | decision outcome result ruling verdict
dismissal: dismiss fire oust suspend | anchor coach employee executive host job manager
dissent: dissent | justice opinion write
district: district | boundary draw gerrymander map redraw
divorce: divorce | couple husband marriage wife
dna: dna fingerprint | evidence link match
doping: doping drug performance-enhancing steroid | admit athlete deny positive test
drop-out: abandon drop end quit suspend withdraw | bid campaign candidacy contest race
drug-approval: drug treatment vaccine | approval approve regulator
early-election: call set | early election snap
early-release: early | prison release sentence
election-watch: monitor observer | election fair free irregular
embassy-attack: compound consulate embassy | assault attack mob storm
embassy-closed: close evacuate shut | consulate embassy mission
emergency: disaster emergency | declaration declare proclaim
end-of-search: search | abandon call end resume suspend
endorsement: endorse endorsement | candidate governor mayor nominee president senator
envoy-recall: ambassador diplomat envoy | recall summon withdraw
evacuated-by-air: boat helicopter | evacuate lift pluck rescue
evidence: evidence proof | find lack link show suggest support
expiry: expiration expire lapse | benefit cut law program provision tax
explosives: ammunition explosive firearm rifle weapon | discover find recover
extradition: extradite extradition | charge face request trial
fatal-crash: collide crash derail | car driver passenger plane train truck
fees: fare fee | increase raise rise
filibuster: filibuster | block end senate threaten vote
fine: fine penalty | billion million pay settle
first-on-scene: crew firefighter paramedic rescuer | arrive battle fight respond scene search
forecast: forecast forecaster meteorologist | rain snow storm wind
foreclosure: foreclosure mortgage | bank home loan rate
foreigners: foreigner national tourist | among dead victim
formal-protest: complaint protest | file formal lodge
foul-play: accident foul suicide | investigate play rule suspect
fraud: fraud fraudulent scam scheme swindle | investor million plead victim
fraud-in-vote: fraud irregularity rig | ballot election vote
frontrunner: favorite front-runner frontrunner lead | candidate contest nomination poll race
fuel-price: gas gasoline | gallon price
fundraising: contribution donor fundraiser fundraising | campaign candidate million raise
funeral: burial bury funeral | attend church hold thousand
goal: goal penalty score | half minute
graduated: graduate graduation | college school university
gridlock: deadlock gridlock stalemate | congress lawmaker party
ground-troops: boot combat ground | invade send troop
growth: economic economy | contract expand grow growth shrink
gunfire-heard: bang explosion gunfire shot | hear neighbor witness
gusts: gust wind | hour kilometer mile
heightened-security: heighten increase step-up tighten | patrol police security
held-power: fighter force militant rebel troop | advance capture control recapture retake seize
hopes: chance expectation hope prospect | bleak dampen dim little low lower poor slim
identify-bodies: identify | body dna relative
immunity: immunity | grant prosecute testify
impeachment: impeach impeachment | article congress house president trial vote
independence: breakaway independence secede | declare referendum region republic
inflation: inflation | annual fall percent rise
innocence: innocence innocent plead | charge client count guilty lawyer maintain
inquiry-wanted: call demand urge | inquiry investigate investigation probe prosecutor
inspectors: inspector | access nuclear site weapon
insured-loss: insurance insured insurer loss | billion estimate million
intelligence-view: intelligence | assess believe conclude estimate
intermediary: emissary go-between intermediary mediator middleman | act ask behalf offer send serve tap through use
interrogation: interrogation | detainee technique torture
isolation: infect patient virus | isolate quarantine
job-growth: add create | job payroll
joint-statement: joint | communique declaration statement
judge-chosen: appoint choose name nominate pick tap | ambassador chief director judge minister secretary successor
jury: juror jury | acquit convict deliberate find guilty verdict
jury-chosen: juror jury | pick select
juvenile: juvenile minor teen teenager | adult charge try
launch-delay: delay postpone | flight launch rocket
law-in-force: effect force | law rule start
lawsuit: lawsuit sue suit | allege claim court file seek
layoff: cut eliminate lay-off layoff | employee job position worker
leader-ill: health ill surgery | leader minister president
leaker: contractor leaker whistleblower | asylum disclose document secret
letter-left: diary letter manifesto note | find leave write
lockdown: lock lockdown | building campus school
lone-attacker: alone lone | act attacker gunman
long-silence: delay long month slow wait week | acknowledge answer disclose explain explanation reveal
loot: loot looter looting | shop store
manhunt: hunt manhunt search | gunman killer police suspect
march-planned: call plan | demonstration march protest rally
market-worry: investor market stock | concern fear nervous react worry
match-won: beat defeat win | final match set
medal: bronze gold medal silver | race win
mediator-trip: envoy mediator | arrive fly shuttle travel
memoir: author book memoir | publish write
merger: acquire acquisition merge merger takeover | billion company deal share
mine-rescue: miner | rescue shaft trap underground
missing-people: disappear missing unaccounted | crew passenger people person rescuer search
mistrial: hung mistrial | declare jury
motive: motive reason | clear determine investigate know unclear unknown
new-plant: build open | factory plant
no-comment: decline evasive mum refuse silent tight-lipped unavailable vague | answer comment detail discuss elaborate
    inquiry matter press question request respond
no-confidence: confidence no-confidence | lose motion survive vote
no-remorse: regret remorse sorry | court express show
oath: inaugurate oath swear | minister office president
obituary: die | age cancer heart illness peaceful surround
officer-involved: officer police policeman | fatal kill shoot unarmed
oil-spill: oil | gulf leak spill well
opening-statements: close open | argument statement | court jury trial
outlook-cut: forecast outlook | cut lower raise
outside-spending: outside | group million spend
overreach: abuse bypass circumvent exceed overreach overstep usurp | administration authority bounds congress
    constitution executive power president
package-cost: billion million trillion | cost package price spend
pardon: clemency commute pardon | governor president prisoner sentence
party-switch: defect leave left quit switch | conservative democrat democratic independent labor liberal party
    republican
pay-demand: pay salary wage | demand increase offer percent
peacekeepers: monitor observer peacekeeper | deploy mission send
pension-age: pension retirement | age raise
phone-call: phone telephone | conversation leader minister president speak spoke
pipeline: pipeline | approve build permit reject
planned-attack: plan plot | attack bomb kill suspect
plant-closed: factory mill mine plant | close shut
player-hurt: ankle concussion injury knee shoulder | miss player practice sideline
plea: plea plead | agree contest deal guilty innocent
police-force-used: police | baton cannon gas rubber
position-change: change reverse shift | mind position stance view
positive-test: sample test | negative positive
pre-warned: alert warn warning | ahead early ignore issue
preventable: fail failure miss | detect prevent sign signal warn warning
prevention: avert prevent save stop thwart | accident attack child death disaster life massacre shooting tragedy
prisoners: captive hostage prisoner | exchange free release swap
privacy: privacy | collect concern data invade violate
privatize: privatize sell | company stake state
promise-broken: pledge promise vow | break broken campaign keep kept
propriety: ethic ethical illegal improper impropriety law legal unethical unlawful | break broken conduct error lawful
    permissible proper violate wrong wrongdoing
prosecution: prosecution prosecutor | charge decide decline drop file seek
protest-clash: demonstrator protester | arrest clash gas police rubber tear
protesters-held: arrest detain | demonstrator dozen hundred protester
public-pressure: american people public voter | campaign demand opinion persuade pressure rally sway
quake: earthquake magnitude quake tremor | aftershock hit measure shake strike
racism: race racial racism racist | discriminate profile remark slur stereotype
radicalized: extremist radical radicalize | become online view
raid-on-home: raid search | apartment home house office
rate-change: cut hike lower raise | interest rate
ratification: ratification ratify | accord agreement treaty
ratings: audience television viewer | million rating watch
re-election: re-election reelection second | seek term win
recall: recall | defect product vehicle
recognition: recognition recognize | government independence republic state
reconciliation: mend repair reset restore | relation relationship tie
record: record | break high low set
recount: ballot recount | count hand-count order state
referendum: plebiscite referendum | call hold vote
refugees: displaced refugee | border camp cross flee
regulator: regulator watchdog | approve block clear review
religious-liberty: religious | freedom liberty objection
rescue-hope: fade hope | find rescuer survivor
resettle: camp refugee shelter tent | house live thousand
resign-call: call demand pressure urge | ouster quit resign resignation
resistance: face fierce intense mount signal staunch stiff vow | block fight object opposition resistance
resolution: resolution | adopt council draft pass veto
result-announced: outcome result | announce commission declare official
resume-talks: restart resume | discussion negotiation talk
retaliation: threaten vow warn | respond response retaliate retaliation revenge
retire: retire retirement | election seat senator term
roads-closed: bridge highway road street | block close flood wash
running: consider decide explore mull | bid campaign candidacy candidate run
running-mate: mate | choose name pick ticket
sanctions-eased: ease lift remove waive | embargo sanction
sanctions-new: announce impose tighten | embargo sanction
school-closed: class school | cancel close reopen
seat-open: special vacant | election fill seat
sentencing: sentence | death jail life parole prison probation
separate-bills: comprehensive package piece separate single | bill law legislation measure
settlement: case lawsuit suit | pay settle settlement
sex-abuse: abuse assault harassment molest rape | accuse accuser allegation boy child sexual victim woman
shares-move: share stock | drop fall jump rise
shelling: artillery mortar rocket shell | fire hit land | city town village
shelter: shelter | evacuee family flee people resident school
ship-sinks: boat ferry ship | capsize passenger sink
ships-wait: container ship vessel | anchor queue wait
shooter-dead: attacker gunman shooter suspect | dead himself suicide
shot-down: shoot shot | down | drone helicopter jet plane
sick: fever nausea sick symptom | hospital patient people test
sign-into-law: sign signature | bill law legislation
signal-fault: brake engine signal | fail failure fault malfunction
snow: foot inch | fall rain snow
source-of-outbreak: origin source trace | infection outbreak
space: astronaut orbit shuttle spacecraft | launch mission station
speed: speed | brake driver limit
spy-charge: espionage spy | accuse arrest charge
stake: stake | buy percent sell
stand-off: barricade stand-off standoff | hour police surrender suspect
stranded: strand trap | motorist passenger people traveler
study: research researcher scientist study | find journal publish show suggest
subpoena: subpoena summon | committee document testify
succession: replace succeed successor | chief leader
superlative: bad big deadly high large worst | decade history record
supplies: supply | delay disrupt shortage
supply-shortage: food fuel medicine water | run short shortage
surgery: operation surgeon surgery | recover remove undergo
surplus: deficit surplus | billion budget grow narrow shrink trillion
survive: survive survivor | daughter husband son wife
suspect-named: identify name | attacker gunman shooter suspect
takeover: insurgent militant rebel | airport base building city control overrun seize
talks-failed: break collapse fail | discussion negotiation talk
task-force: commission committee force panel | chair create form lead spearhead task
test-for-leader: test | administration leader leadership presidency president
thanks: grateful gratitude thank | rescuer support voter
third-party: independent libertarian third-party | candidate run ticket
title: championship cup title trophy | clinch defend final win
tornado: tornado twister | destroy path touch
tour-of-damage: survey tour visit | damage disaster site
train-derails: train | derail engineer speed track
transfer: join sign transfer | club fee
travel-warning: advise avoid warn | citizen travel trip
tree-down: fall topple | tree
trial-date: hearing trial | date judge schedule set
troop-level: drawdown troop | leave level number remain withdraw withdrawal
tsunami: tsunami wave | hit warn warning
turnout: turnout | high low percent voter
unanimous: narrow unanimous | approve pass vote
unarmed: hand unarmed | raise surrender
uncertain: uncertain unclear unknown | fate future remain
unite: together unite unity | call country nation party
uranium: centrifuge uranium | enrich percent stockpile
vaccine: vaccine | approve dose effective shot trial
victims-named: victim | age identify name
victory-claimed: triumph victory win | claim declare
vigil: candle flower memorial vigil | gather hold lay mourner victim
visa: passport visa | deny expire issue revoke
visits-cancelled: cancel postpone | summit trip visit
voter-id: ballot photo voter | id identification law
vow-to-go-on: pledge promise vow | continue fight remain stay
vow-to-rebuild: pledge promise vow | rebuild restore
warrant: warrant | arrest issue judge search
weather-delay: rain storm | match postpone
wedding: bride couple marry wedding | attend ceremony church
welcome: applaud hail praise welcome | agreement decision move ruling step verdict
welfare-cut: benefit pension welfare | cut reduce worker
wildfire: blaze fire wildfire | acre burn contain
withdrawn-name: withdraw | consideration name nomination
witness: eyewitness witness | hear saw scene see
work-stoppage: strike walkout | driver negotiate pilot teacher worker
wreckage: aircraft plane | debris radar wreckage
"""
"""NAME: SLOT | SLOT; written as `frames.FRAMES` is."""
