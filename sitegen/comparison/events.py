"""What news of any field tells of again and again, as a table of frames like those of `frames.py`, but in words that
stand in many reports. It says nothing of who or where."""

EVENTS = """
advertisement: ad advertise advertisement commercial spot | air attack campaign launch run television
aftermath: damage destroy flatten ruin | building home house property road roof
airspace: airline airport flight | cancel delay divert ground suspend
airstrike: airstrike drone jet warplane | bomb hit kill strike target
alert: alert threat | level raise terror
answers-wanted: ask demand press request seek | answer document explanation information record transcript
apology: apologize apology regret sorry | comment family mistake public publicly remark victim wrong
approval-needed: authority need require want | congress congressional council legislative legislature parliament
    parliamentary senate | approval approve authority consent pass vote
armed-with: armed carry wield | ammunition gun handgun knife pistol rifle
arming: arm supply train | opposition rebel
ashore: ashore coast landfall | cyclone hurricane storm typhoon
assault-ban: assault military-style semi-automatic semiautomatic | ban expire reinstate renew
asylum: asylum | claim grant request seek
audit: audit auditor inspector watchdog | find report review
bail: bail bond custody jail | deny free hold judge post release set
bailout: bailout | bank billion country euro loan
bankruptcy: bankrupt bankruptcy | creditor debt file protection
battleground: battleground swing | campaign county state voter
besieged: besiege encircle siege surround | city rebel town
bill-path: committee house lawmaker senate | begin bill debate legislation | begin consider debate first start vote
black-box: recorder | cockpit data flight voice
blame: blame fault | congress democrat party president republican
body-found: body remains | find identify pull recover
bomb-made: cooker device pipe | bomb explode
boycott: boycott | election game opposition session talk
bribery: bribe bribery kickback | accept official pay take
budget-cuts: across-the-board automatic | cut spend
building-collapse: bridge building factory roof | collapse
camera: camera footage video | capture record show
campaign-start: announce declare enter launch | bid campaign candidacy race
candidate-debate: debate | candidate moderator stage
caucus: caucus primary | delegate finish victory win
charges: charge count indict indictment | assault bribery conspiracy felony fraud homicide manslaughter misdemeanor
    murder perjury rape terrorism theft
chief-executive: executive | company replace resign step-down successor
claim-of-attack: claim credit | responsibility | attack blast bomb bombing kill
coalition: coalition | form government join majority party
concession: concede congratulate | defeat election rival victory
condition: critical hospital hospitalize stable | condition injury treat wound
condolence: condolence grieve mourn sympathy tribute | family nation victim
confirmation: confirm confirmation | hearing judge nominee senate vote
constitution-change: constitution constitutional | amend amendment change referendum
contempt: contempt | committee congress court hold vote
contraband: smuggle straw traffick trafficking | drug gun human law purchase
cooperation: cooperate cooperation | authority fully investigator police prosecutor
cost-of-oil: barrel crude oil | dollar fall price rise
coup: coup | army military oust president
court-appeal: appeal lower | court overturn panel reverse uphold
court-order: court injunction judge | block grant halt injunction order suspend temporary
credit-downgrade: agency rating | cut downgrade
curfew: curfew | impose lift night order
currency: currency dollar euro | drop fall rise slide value
custom: common commonplace custom customary frequent instance normal precedent routine tradition unusual usual |
    administration government history past politics practice predecessor president prior
data-breach: card customer personal | breach data hacker steal
deadline: deadline midnight | extend meet miss pass set
death-toll: death toll | climb reach rise
defiance: insist refuse vow | quit resign resignation step-down
delegates: delegate | convention count nominee
deportation: deport deportation | child family illegal immigrant young
diagnosis: diagnose diagnosis | cancer disease illness tumor
dismissal: dismiss fire oust suspend | anchor coach employee executive host job manager
dissent: dissent | justice opinion write
district: district | boundary draw gerrymander map redraw
doping: doping drug performance-enhancing steroid | admit athlete deny positive test
drop-out: abandon drop end quit suspend withdraw | bid campaign candidacy contest race
drug-approval: drug treatment vaccine | approval approve regulator
election-watch: monitor observer | election fair free irregular
embassy-attack: compound consulate embassy | assault attack mob storm
embassy-closed: close evacuate shut | consulate embassy mission
emergency: disaster emergency | declaration declare proclaim
endorsement: endorse endorsement | candidate governor mayor nominee president senator
envoy-recall: ambassador diplomat envoy | recall summon withdraw
evidence: evidence proof | find lack link show suggest support
expiry: expiration expire lapse | benefit cut law program provision tax
explosives: ammunition explosive firearm rifle weapon | discover find recover
extradition: extradite extradition | charge face request trial
fatal-crash: collide crash derail | car driver passenger plane train truck
filibuster: filibuster | block end senate threaten vote
fine: fine penalty | billion million pay settle
first-on-scene: crew firefighter paramedic rescuer | arrive battle fight respond scene search
forecast: forecast forecaster meteorologist | rain snow storm wind
foreclosure: foreclosure mortgage | bank home loan rate
foul-play: accident foul suicide | investigate play rule suspect
fraud: fraud fraudulent scam scheme swindle | investor million plead victim
fraud-in-vote: fraud irregularity rig | ballot election vote
frontrunner: favorite front-runner frontrunner lead | candidate contest nomination poll race
fuel-price: gas gasoline | gallon price
fundraising: contribution donor fundraiser fundraising | campaign candidate million raise
funeral: burial bury funeral | attend church hold thousand
gridlock: deadlock gridlock stalemate | congress lawmaker party
ground-troops: boot combat ground | invade send troop
growth: economic economy | contract expand grow growth shrink
gunfire-heard: bang explosion gunfire shot | hear neighbor witness
heightened-security: heighten increase step-up tighten | patrol police security
held-power: fighter force militant rebel troop | advance capture control recapture retake seize
hopes: chance expectation hope prospect | bleak dampen dim little low lower poor slim
immunity: immunity | grant prosecute testify
impeachment: impeach impeachment | article congress house president trial vote
independence: breakaway independence secede | declare referendum region republic
innocence: innocence innocent plead | charge client count guilty lawyer maintain
inquiry-wanted: call demand urge | inquiry investigate investigation probe prosecutor
inspectors: inspector | access nuclear site weapon
intermediary: emissary go-between intermediary mediator middleman | act ask behalf offer send serve tap through use
interrogation: interrogation | detainee technique torture
isolation: infect patient virus | isolate quarantine
job-growth: add create | job payroll
jury: juror jury | acquit convict deliberate find guilty verdict
law-in-force: effect force | law rule start
lawsuit: lawsuit sue suit | allege claim court file seek
layoff: cut eliminate lay-off layoff | employee job position worker
leaker: contractor leaker whistleblower | asylum disclose document secret
lockdown: lock lockdown | building campus school
lone-attacker: alone lone | act attacker gunman
long-silence: delay long month slow wait week | acknowledge answer disclose explain explanation reveal
manhunt: hunt manhunt search | gunman killer police suspect
market-worry: investor market stock | concern fear nervous react worry
medal: bronze gold medal silver | race win
memoir: author book memoir | publish write
merger: acquire acquisition merge merger takeover | billion company deal share
mine-rescue: miner | rescue shaft trap underground
missing-people: disappear missing unaccounted | crew passenger people person rescuer search
motive: motive reason | clear determine investigate know unclear unknown
no-comment: decline evasive mum refuse silent tight-lipped unavailable vague | answer comment detail discuss elaborate
    inquiry matter press question request respond
oath: inaugurate oath swear | minister office president
obituary: die | age cancer heart illness peaceful surround
officer-involved: officer police policeman | fatal kill shoot unarmed
oil-spill: oil | gulf leak spill well
outside-spending: outside | group million spend
overreach: abuse bypass circumvent exceed overreach overstep usurp | administration authority bounds congress
    constitution executive power president
package-cost: billion million trillion | cost package price spend
pardon: clemency commute pardon | governor president prisoner sentence
party-switch: defect leave left quit switch | conservative democrat democratic independent labor liberal party
    republican
phone-call: call phone telephone | conversation leader minister president speak spoke
pipeline: pipeline | approve build permit reject
planned-attack: plan plot | attack bomb kill suspect
player-hurt: ankle concussion injury knee shoulder | miss player practice sideline
plea: plea plead | agree contest deal guilty innocent
position-change: change reverse shift | mind position stance view
preventable: fail failure miss | detect prevent sign signal warn warning
prevention: avert prevent save stop thwart | accident attack child death disaster life massacre shooting tragedy
prisoners: captive hostage prisoner | exchange free release swap
privacy: privacy | collect concern data invade violate
promise-broken: pledge promise vow | break broken campaign keep kept
propriety: ethic ethical illegal improper impropriety law legal unethical unlawful | break broken conduct error lawful
    permissible proper violate wrong wrongdoing
prosecution: prosecution prosecutor | charge decide decline drop file seek
protest-clash: demonstrator protester | arrest clash gas police rubber tear
public-pressure: american people public voter | campaign demand opinion persuade pressure rally sway
quake: earthquake magnitude quake tremor | aftershock hit measure shake strike
racism: race racial racism racist | discriminate profile remark slur stereotype
radicalized: extremist radical radicalize | become online view
ratings: audience television viewer | million rating watch
re-election: re-election reelection second | seek term win
recall: recall | defect product vehicle
reconciliation: mend repair reset restore | relation relationship tie
record: record | break high low set
recount: ballot recount | count hand-count order state
refugees: displaced refugee | border camp cross flee
religious-liberty: religious | freedom liberty objection
rescue-hope: fade hope | find rescuer survivor
resettle: camp refugee shelter tent | house live thousand
resign-call: call demand pressure urge | ouster quit resign resignation
resistance: face fierce intense mount signal staunch stiff vow | block fight object opposition resistance
resolution: council resolution | adopt draft pass veto vote
retaliation: threaten vow warn | respond response retaliate retaliation revenge
retire: retire retirement | election seat senator term
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
shelter: shelter | evacuee family flee people resident school
ship-sinks: boat ferry ship | capsize passenger sink
shooter-dead: attacker gunman shooter suspect | dead himself suicide
sick: fever nausea sick symptom | hospital patient people test
sign-into-law: sign signature | bill law legislation
snow: foot inch | fall rain snow
space: astronaut orbit shuttle spacecraft | launch mission station
stand-off: barricade stand-off standoff | hour police surrender suspect
stranded: strand trap | motorist passenger people traveler
study: research researcher scientist study | find journal publish show suggest
subpoena: subpoena summon | committee document testify
superlative: bad big deadly high large worst | decade history record
supply-shortage: food fuel medicine water | run short shortage
surplus: deficit surplus | billion budget grow narrow shrink trillion
suspect-named: identify name | attacker gunman shooter suspect
takeover: insurgent militant rebel | airport base building city control overrun seize
task-force: commission committee force panel | chair create form lead spearhead task
third-party: independent libertarian third-party | candidate run ticket
title: championship cup title trophy | clinch defend final win
tornado: tornado twister | destroy path touch
train-derails: train | derail engineer speed track
travel-warning: advise avoid warn | citizen travel trip
trial-date: hearing trial | date judge schedule set
troop-level: drawdown troop | leave level number remain withdraw withdrawal
turnout: turnout | high low percent voter
unanimous: narrow unanimous | approve pass vote
unarmed: hand unarmed | raise surrender
unite: together unite unity | call country nation party
uranium: centrifuge uranium | enrich percent stockpile
vaccine: vaccine | approve dose effective shot trial
victims-named: victim | age identify name
vigil: candle flower memorial vigil | gather hold lay mourner victim
visa: passport visa | deny expire issue revoke
voter-id: ballot photo voter | id identification law
warrant: warrant | arrest issue judge search
wedding: bride couple marry wedding | attend ceremony church
welfare-cut: benefit pension welfare | cut reduce worker
wildfire: blaze fire wildfire | acre burn contain
withdrawn-name: withdraw | consideration name nomination
witness: eyewitness witness | hear saw scene see
work-stoppage: contract strike union walkout | driver negotiate pilot teacher worker
wreckage: aircraft plane | debris radar wreckage
"""
"""NAME: SLOT | SLOT; written as `frames.FRAMES` is."""
