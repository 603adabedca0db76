"""Tables of the words that make and surround figures, one `NumberWords` a language. Data only; it reads no text."""

from __future__ import annotations

from msgspec import Struct


class NumberWords(Struct, frozen=True):
    """All words are lower case. A language is added by one more of these."""

    decimal: str
    """The decimal mark; the other of point and comma groups thousands."""
    small: dict[str, int]
    """Words for 0 to 99, the tens among them."""
    hundreds: dict[str, int]
    """Words for whole hundreds; 100 itself multiplies what stands before it."""
    magnitudes: dict[str, int]
    """Words and letters that multiply a number before them."""
    letters: frozenset[str]
    """Magnitudes that are letters: they close up to digits and never stand for a number alone."""
    vague: dict[str, tuple[int, int]]
    """Words for an order of magnitude: the least and most they can mean."""
    vague_of: dict[str, tuple[int, int]]
    """First words of "tens of thousands", "several hundred": the factor's least and most."""
    vague_sizes: dict[str, int]
    """Second words of the same."""
    vague_needs_of: dict[str, bool]
    """First words that want "of" before the second."""
    factors: dict[str, float]
    """Words that multiply the magnitude after them and are no number alone: "half a million"."""
    whole: dict[str, float]
    """Numbers that are no whole number."""
    units: dict[str, str]
    """A unit's word -> its unit; "per cent" and the like stand in `pairs`."""
    pairs: dict[str, dict[str, str]]
    """Units of two words: first word -> second word -> unit."""
    attributive: frozenset[str]
    """Nouns that a figure counts through a hyphen: "15-member"."""
    before: dict[str, str]
    """Hedges before the number, up to three words -> the folded hedge."""
    hedge_ends: frozenset[str]
    """The last words of those."""
    after: dict[str, str]
    """Hedges after it."""
    designators: frozenset[str]
    """Words that make the number after them a name or an address: "article", "page"."""
    functions: frozenset[str]
    """Words that end a noun phrase, and that are no part of a name though they open a sentence."""
    plurals: frozenset[str]
    """Plural nouns without the regular ending."""
    nouns: frozenset[str] = frozenset()
    """Words ending like a verb or singular that are good counted things."""
    pronouns: frozenset[str] = frozenset()
    """Forms of "one": a figure only with a unit or magnitude."""
    joiners: frozenset[str] = frozenset()
    """Words between the two ends of a range."""
    between: frozenset[str] = frozenset()
    """Words that make "and" such a joiner."""
    spreads: frozenset[str] = frozenset()
    """Words before the lower end of a range: "from", "between"."""
    changes: frozenset[str] = frozenset()
    """Verbs after which "from A to B" is a change, two figures."""
    talk: frozenset[str] = frozenset()
    """Verbs whose preposition looks like a hedge: "talk about 12 cases"."""
    articles: frozenset[str] = frozenset()
    clock: dict[str, int] = {}
    """Words for an hour of the day -> minutes after midnight."""
    clock_at: frozenset[str] = frozenset()
    """Prepositions that make "8 часов" an hour of the day."""
    skipped: frozenset[str] = frozenset()
    """Determiners that may stand between hedge and number: "nearly all 40"."""
    extras: frozenset[str] = frozenset()
    """Other words that open a figure."""
    article_units: frozenset[str] = frozenset()
    """Units and fractions that an article may measure: "a week of"."""
    conjunctions: frozenset[str] = frozenset()
    """Words that join the ends of a range after `between`."""
    range_letters: frozenset[str] = frozenset("-–—")
    """First letters of joiners, conjunctions and dashes."""
    verbs: frozenset[str] = frozenset()
    """Verbs without a regular ending: they end the thing counted."""
    loose_units: frozenset[str] = frozenset()
    """Units whose thing measured may follow "in" or, after a determiner, stand directly: money and shares."""


def _table(text: str) -> dict[str, str]:
    """Lines of `value: word, word` as word -> value."""
    rows = (line.split(":") for line in text.strip().splitlines())
    return {word.strip(): value.strip() for value, words in rows for word in words.split(",")}


def _numbers(text: str) -> dict[str, int]:
    return {word: int(value) for word, value in _table(text).items()}


SYMBOLS = {"$": "USD", "£": "GBP", "¥": "JPY", "€": "EUR", "₴": "UAH", "₹": "INR", "₺": "TRY", "₽": "RUB"}
PREFIXES = {"a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD", "us": "USD"}
"""Letters that may stand before the dollar sign."""
CODES = frozenset("AUD CAD CHF CNY EUR GBP INR JPY KZT NOK PLN RUB SEK TRY UAH USD".split())
FRACTIONS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅛": 0.125}
PARTS = {"eighth": 8, "fifth": 5, "ninth": 9, "quarter": 4, "seventh": 7, "sixth": 6, "tenth": 10, "third": 3}
"""Names of fractions."""
MONEY = CODES | set(SYMBOLS.values()) | set(PREFIXES.values())
TIMES = frozenset({"century", "day", "decade", "fortnight", "hour", "minute", "month", "second", "week", "year"})

_EN_UNITS = _table("""
acre: acre, acres
barrel: barrel, barrels
celsius: celsius
century: century, centuries
cent: cents
centimetre: cm, centimeter, centimeters, centimetre, centimetres
CNY: yuan, renminbi
CHF: francs
day: day, days
decade: decade, decades
degree: degree, degrees
EUR: euro, euros
foot: foot, feet, ft
fortnight: fortnight, fortnights
hectare: hectare, hectares
hour: hour, hours, hr, hrs
inch: inch, inches
INR: rupee, rupees
JPY: yen
kilogram: kg, kilo, kilogram, kilograms, kilos
kilometre: km, kms, kilometer, kilometers, kilometre, kilometres
kph: kph
litre: liter, liters, litre, litres
megawatt: megawatt, megawatts, mw
metre: meter, meters, metre, metres
mile: mile, miles
minute: min, mins, minute, minutes
month: month, months
mph: mph
percent: percent, pct, %
pound: lb, lbs, pound, pounds
RUB: rouble, roubles, ruble, rubles
second: sec, secs, seconds
tonne: ton, tonne, tonnes, tons
TRY: lira, liras
UAH: hryvnia, hryvnias
USD: dollar, dollars
week: week, weeks
year: year, years, yr, yrs
yard: yard, yards
""")

_EN_BEFORE = _table("""
about: about, an estimated, approximately, around, circa, estimated, roughly, some, something like, in the region of
at least: at least, a minimum of, minimum of, no fewer than, no less than, not fewer than, not less than
less than: below, fewer than, just under, less than, under, well under
more than: above, exceeding, in excess of, just over, more than, over, upwards of, well over, north of
nearly: almost, approaching, close to, nearly, nigh on, virtually
up to: a maximum of, as many as, as much as, at most, maximum of, no more than, not more than, up to
""")

EN = NumberWords(
    decimal=".",
    small=_numbers("""
0: zero
1: one
2: two
3: three
4: four
5: five
6: six
7: seven
8: eight
9: nine
10: ten
11: eleven
12: twelve
13: thirteen
14: fourteen
15: fifteen
16: sixteen
17: seventeen
18: eighteen
19: nineteen
20: twenty
30: thirty
40: forty
50: fifty
60: sixty
70: seventy
80: eighty
90: ninety
"""),
    hundreds={"hundred": 100},
    magnitudes=_numbers("""
12: dozen
1000: k, thousand
100000: lakh, lakhs
1000000: m, million, mln, mn
10000000: crore, crores
1000000000: b, billion, bln, bn
1000000000000: tn, trillion, trn
"""),
    letters=frozenset({"b", "bln", "bn", "k", "m", "mln", "mn", "tn", "trn"}),
    vague={
        "billions": (2 * 10**9, 10**10 - 1),
        "dozens": (24, 99),
        "hundreds": (200, 999),
        "millions": (2 * 10**6, 10**7 - 1),
        "scores": (40, 99),
        "thousands": (2000, 9999),
        "trillions": (2 * 10**12, 10**13 - 1),
    },
    vague_of={"dozens": (24, 99), "few": (2, 9), "hundreds": (200, 999), "several": (2, 9), "tens": (20, 99)},
    vague_sizes={
        "dozen": 12,
        "hundred": 100,
        "hundreds": 100,
        "thousand": 1000,
        "thousands": 1000,
        "million": 10**6,
        "millions": 10**6,
        "billion": 10**9,
        "billions": 10**9,
    },
    vague_needs_of={"dozens": True, "hundreds": True, "tens": True},
    factors={"half": 0.5},
    whole={},
    units=_EN_UNITS,
    pairs={
        "australian": {"dollars": "AUD"},
        "british": {"pounds": "GBP"},
        "canadian": {"dollars": "CAD"},
        "degrees": {"celsius": "celsius", "fahrenheit": "fahrenheit"},
        "nautical": {"mile": "nautical mile", "miles": "nautical mile"},
        "per": {"cent": "percent"},
        "percentage": {"point": "percentage point", "points": "percentage point"},
        "pounds": {"sterling": "GBP"},
        "russian": {"roubles": "RUB", "rubles": "RUB"},
        "square": {
            "feet": "square foot",
            "foot": "square foot",
            "kilometers": "square kilometre",
            "kilometres": "square kilometre",
            "meters": "square metre",
            "metres": "square metre",
            "mile": "square mile",
            "miles": "square mile",
        },
        "u.s.": {"dollars": "USD"},
        "us": {"dollars": "USD"},
    },
    attributive=frozenset(
        "article bed car country judge lane man member nation odd page party person piece player plus "
        "point ship seat story strong student truck vehicle vessel vote woman word".split()
    ),
    before=_EN_BEFORE,
    hedge_ends=frozenset(phrase.split()[-1] for phrase in _EN_BEFORE),
    after=_table("""
about: or so, or thereabouts, -odd, approximately, roughly
at least: or more, and more, -plus, plus, +, or older, or over, and above, at least
more than: and counting
up to: or less, or fewer, or younger, or under, at most
"""),
    designators=frozenset(
        "act agenda appendix apartment article articles band bill bills building bureau camp category catch channel "
        "chapter chapters checkpoint class clause column committee day direction division episode exhibit figure fig "
        "file flight floor form formula gate gen generation grade group h.r highway hwy interstate issue item juror "
        "kilometre-marker lane lap level lesson line lot mark model no nos note number option page pages para "
        "paragraph part phase pier plan platform point pp principle prop proposition protocol question reactor "
        "resolution road room round route rule runway season section sections sector series session size slide stage "
        "step strategy suite table task terminal tier title track type unit van verse version vol volume war ward "
        "week windows witness year zone".split()
    ),
    functions=frozenset(
        "a about above according across after again against ago all almost along already also although am amid among "
        "an and another any are around as at away back be because been before behind being below beneath beside "
        "between beyond both but by came can could did do does down due during each earlier either else even ever "
        "every except far few first following for former from further gave get go got had has have he her here hers "
        "him his how however i if in inside into is it its itself just last late later least left less like made make "
        "many may me might mine more most much must my near nearly neither next no nor not now of off on once one "
        "only onto or other our out outside over own past per plus put ran said same say saying says she "
        "should since so some still such take than that the their theirs them then there these they this those "
        "though through throughout till time to today together told tomorrow too took toward towards under unless "
        "until up upon us versus via was we went were what when where whether which while who whom whose why will "
        "with within without won would yesterday yet you your kill kills wounds injures "
        "sends send adds add all".split()
    ),
    plurals=frozenset(
        "aircraft bison cattle children data deer feet fish folk forces fishermen infantry media men mice militia oxen "
        "people personnel police policemen staff teeth troops women servicemen lawmen clergymen congressmen "
        "businessmen spokesmen crew wounded dead killed injured missing".split()
    ),
    nouns=frozenset({"dead", "detained", "hurt", "injured", "killed", "missing", "others", "wounded"}),
    pronouns=frozenset({"one"}),
    joiners=frozenset({"or", "through", "to"}),
    between=frozenset({"between"}),
    spreads=frozenset({"between", "from"}),
    changes=frozenset(
        "boost boosted change changed changing climb climbed climbing cut cutting decline declined declining "
        "decrease decreased decreasing dip dipped double doubled drop dropped dropping expand expanded extend "
        "extended fall fallen falling fell gain gained go goes going gone grew grow growing grown increase increased "
        "increasing jump jumped jumping lower lowered lowering move moved plunge plunged raise raised raising reduce "
        "reduced reducing revised rise risen rises rising rose shrank shrink shrunk slid slide slip slipped "
        "slow slowed soar soared surge surged swell swelled swing swung tumble tumbled went widen widened".split()
    ),
    talk=frozenset(
        "ask asked asking asks brag care cared complain complained feel felt forget hear heard know knew known lie "
        "lied learn learned read revolve sentences speak spoke spoken talk talked talking talks tell think thinking "
        "thought told wonder worried worry write wrote".split()
    ),
    articles=frozenset({"a", "an"}),
    clock={"midday": 720, "midnight": 0, "noon": 720},
    skipped=frozenset({"all", "an", "a", "another", "the"}),
    extras=frozenset(
        {"both", "daylong", "hourlong", "midday", "midnight", "monthlong", "noon", "weeklong", "yearlong"}
    ),
    article_units=frozenset(
        "century day decade fifth fortnight hour kilometer kilometre mile minute month quarter tenth third week "
        "year".split()
    ),
    conjunctions=frozenset({"and"}),
    range_letters=frozenset("aot-–—"),
    verbs=frozenset(
        "began broke came did expect fell felt found gave got grew held hit kept knew led left live lost met paid "
        "prefer ran remain remaining rose said saw say sent spent stood support take think told took tried turned "
        "understood want went won work wrote".split()
    ),
    loose_units=frozenset(MONEY | {"percent", "percentage point"}),
)

_RU_SMALL = _numbers("""
0: ноль, нуль, ноля
1: один, одна, одно, одного, одной, одному, одним, одну
2: два, две, двух, двум, двумя
3: три, трех, трёх, трем, трём, тремя
4: четыре, четырех, четырёх, четырем, четырём, четырьмя
5: пять, пяти, пятью
6: шесть, шести, шестью
7: семь, семи, семью
8: восемь, восьми, восемью
9: девять, девяти, девятью
10: десять, десяти, десятью
11: одиннадцать, одиннадцати
12: двенадцать, двенадцати
13: тринадцать, тринадцати
14: четырнадцать, четырнадцати
15: пятнадцать, пятнадцати
16: шестнадцать, шестнадцати
17: семнадцать, семнадцати
18: восемнадцать, восемнадцати
19: девятнадцать, девятнадцати
20: двадцать, двадцати
30: тридцать, тридцати
40: сорок, сорока
50: пятьдесят, пятидесяти
60: шестьдесят, шестидесяти
70: семьдесят, семидесяти
80: восемьдесят, восьмидесяти
90: девяносто, девяноста
""")

_RU_BEFORE = _table("""
about: около, порядка, приблизительно, примерно, приблизительно до, ориентировочно
at least: как минимум, минимум, не менее, не меньше, по меньшей мере, по крайней мере
less than: менее, меньше, ниже, менее чем, меньше чем
more than: более, больше, свыше, выше, более чем, больше чем
nearly: почти, без малого
up to: до, максимум, не более, не больше, вплоть до
""")

RU = NumberWords(
    decimal=",",
    small=_RU_SMALL,
    hundreds=_numbers("""
100: сто, ста
200: двести, двухсот
300: триста, трехсот, трёхсот
400: четыреста, четырехсот, четырёхсот
500: пятьсот, пятисот
600: шестьсот, шестисот
700: семьсот, семисот
800: восемьсот, восьмисот
900: девятьсот, девятисот
"""),
    magnitudes=_numbers("""
1000: тыс, тысяч, тысяча, тысячам, тысячами, тысячи, тысячу
1000000: миллион, миллиона, миллионам, миллионов, млн
1000000000: миллиард, миллиарда, миллиардов, млрд
1000000000000: триллион, триллиона, триллионов, трлн
"""),
    letters=frozenset({"млн", "млрд", "трлн", "тыс"}),
    vague={"десятки": (20, 99), "сотни": (200, 999), "тысячи": (2000, 9999), "миллионы": (2 * 10**6, 10**7 - 1)},
    vague_of={
        "десятки": (20, 99),
        "десятков": (20, 99),
        "несколько": (2, 9),
        "нескольких": (2, 9),
        "сотен": (200, 999),
        "сотни": (200, 999),
    },
    vague_sizes={
        "десятков": 10,
        "миллионов": 10**6,
        "млн": 10**6,
        "млрд": 10**9,
        "сотен": 100,
        "тыс": 1000,
        "тысяч": 1000,
        "миллиардов": 10**9,
    },
    vague_needs_of={},
    factors={"пол": 0.5},
    whole={"полмиллиона": 500_000, "полтора": 1.5, "полторы": 1.5, "полутора": 1.5},
    units=_table("""
%: %
day: день, дней, дня, дням, сутки, суток
EUR: евро
hour: час, часа, часам, часов, ч
kilometre: километр, километра, километрах, километров, км
kilogram: килограмма, килограммов, кг
metre: метр, метра, метрах, метров
minute: мин, минут, минута, минутам, минуту, минуты
month: месяц, месяца, месяцев
percent: процент, процента, процентам, процентов
RUB: рублей, рублям, рубль, рубля, руб
second: секунд, секунды
tonne: тонн, тонна, тонны
UAH: гривен, гривны
USD: доллар, доллара, долларам, долларов
week: недели, недель, неделя
year: год, года, годам, лет
decade: десятилетий, десятилетия
"""),
    pairs={
        "процентных": {"пункта": "percentage point", "пунктов": "percentage point"},
        "процентный": {"пункт": "percentage point"},
        "квадратных": {"километра": "square kilometre", "километров": "square kilometre", "метров": "square metre"},
    },
    attributive=frozenset(),
    before=_RU_BEFORE,
    hedge_ends=frozenset(phrase.split()[-1] for phrase in _RU_BEFORE),
    after={},
    designators=frozenset(
        "глава глав главе главы дело закон закона кабинет квартира номер номера пункт пункта пункте рейс рейса "
        "резолюции резолюция статей статье статьи статью статья страница странице часть школа школе этаж".split()
    ),
    functions=frozenset(
        "а без более больше будет будут бы был была были было в во вместе время всего все вчера где да для до его ее "
        "её если есть еще ещё за завтра заявил заявила и из или им их как когда который которые которых к ко лет "
        "меньше между менее на над назад не него нет ни них но о об около он она они от перед по под позже после при "
        "примерно про раз с сегодня сказал сказала со спустя свыше так также там то тому тот у уже чем через что "
        "чтобы эта эти это этот я".split()
    ),
    plurals=frozenset(),
    pronouns=frozenset({"один", "одна", "одно", "одного", "одной", "одному", "одним", "одну"}),
    joiners=frozenset({"до", "или"}),
    spreads=frozenset({"от", "с"}),
    changes=frozenset(
        "выросла вырос выросли выросло возросла возрос возросло снизился снизилась снизились снизилось сократился "
        "сократилась сократились сократилось увеличился увеличилась увеличились увеличилось упал упала упали упало "
        "поднялся поднялась повысил повысила снизил снизила увеличил увеличила сократил сократила".split()
    ),
    clock={"полдень": 720, "полночь": 0},
    clock_at=frozenset({"в"}),
    conjunctions=frozenset({"и"}),
    range_letters=frozenset("дии-–—"),
    loose_units=frozenset(MONEY | {"percent", "percentage point"}),
    skipped=frozenset({"чем"}),
    extras=frozenset({"миллион", "миллиард", "тысяча", "тысячу"}),
)

RU_ADJECTIVES = {
    "дневн": "day",
    "летн": "year",
    "месячн": "month",
    "минутн": "minute",
    "недельн": "week",
    "часов": "hour",
    "километров": "kilometre",
    "процентн": "percent",
}
"""Second parts of compound adjectives, without ending: «шестичасовой»."""

TABLES = {"en": EN, "ru": RU}


def number_words(language: str) -> NumberWords | None:
    """The table of a language tag such as "en-GB", or None where there is none."""
    return TABLES.get(language.replace("_", "-").split("-")[0].lower())
