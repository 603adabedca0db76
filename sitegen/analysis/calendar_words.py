"""Tables of the words of the calendar, one `CalendarWords` a language. Data only; it reads no text."""

from __future__ import annotations

from msgspec import Struct


class CalendarWords(Struct, frozen=True):
    """All words are lower case. A language is added by one more of these."""

    months: dict[str, int]
    short_months: frozenset[str]
    """Abbreviations among them, which may end in a point and need a day or year beside them."""
    doubtful_months: frozenset[str]
    """Months that are also names or verbs: they need a preposition of time, a day or a year."""
    weekdays: dict[str, int]
    """0 is Monday."""
    past: frozenset[str]
    """Finite verbs that tell of what was, beside those with the regular ending."""
    coming: frozenset[str]
    """Words that tell of what is still to come."""
    conditions: frozenset[str]
    """Conjunctions of what has not happened yet."""
    not_past: frozenset[str]
    """Words with the ending of a past tense that are none."""
    names_before: frozenset[str]
    """Words that make a weekday after them a name: "Black Friday"."""
    names_after: frozenset[str]
    """Capitalised words that make a weekday before them a name: "Sunday Times"."""
    every: frozenset[str]
    """Words before a weekday that name no one day."""
    month_cues: frozenset[str]
    """Words before a month that stands alone, without day or year."""
    doubtful_cues: frozenset[str]
    """The same before a doubtful month."""
    phrases: dict[str, tuple[str, int]]
    """Relative expressions -> what they name and how far off: `day`, `week`, `month`, `year`, `weekend` count from
    the day of publication; `rest` and `start` are what is left and what is gone of its week; `from` counts from the
    last day named."""


EN = CalendarWords(
    months={
        **{
            word: number
            for number, word in enumerate(
                "january february march april may june july august september october november december".split(), 1
            )
        },
        "jan": 1,
        "feb": 2,
        "mar": 3,
        "apr": 4,
        "jun": 6,
        "jul": 7,
        "aug": 8,
        "sept": 9,
        "sep": 9,
        "oct": 10,
        "nov": 11,
        "dec": 12,
    },
    short_months=frozenset("apr aug dec feb jan jul jun mar nov oct sep sept".split()),
    doubtful_months=frozenset({"april", "august", "june", "march", "may"}),
    weekdays={
        word: number
        for number, words in enumerate(
            (
                "monday mon",
                "tuesday tues tue",
                "wednesday weds wed",
                "thursday thurs thur thu",
                "friday fri",
                "saturday sat",
                "sunday sun",
            )
        )
        for word in words.split()
    },
    past=frozenset(
        "ate became began blew bought broke brought built came caught chose crept cut dealt did drank drew drove fell "
        "felt fled flew forgot fought found froze gave got grew had heard held hid hit hung kept knew laid landed led "
        "left lent lost made meant met overthrew paid put quit ran rang read reiterated rode rose said sang sank sat "
        "saw sent shook shot shrank shut slept slid sold sought spent spoke sprang spread stole stood struck stuck "
        "swam swept swore taught thought threw told took tore understood undertook was went were withdrew woke won "
        "wore wove wrote".split()
    ),
    coming=frozenset(
        "due expect expected expects planned scheduled shall slated tomorrow upcoming will won't would 'll".split()
    ),
    conditions=frozenset({"if", "unless"}),
    not_past=frozenset(
        "agreed-upon armed bed beloved breed alleged creed embed exceed feed flatbed greed hatred heed hundred indeed "
        "infrared kindred need proceed red sacred seed shed shred so-called speed succeed united unprecedented "
        "weed wed".split()
    ),
    names_before=frozenset(
        "ash black bloody casual cyber easter good holy maundy on-sunday palm shrove spy super whit giving".split()
    ),
    names_after=frozenset(
        "brunch club edition express football group herald independent live mail mass mercury mirror morning night "
        "people politics post review school sport sun telegraph times today tribune world".split()
    ),
    every=frozenset({"any", "each", "every", "most", "some"}),
    month_cues=frozenset(
        "after before between beginning by during early ended ending for from in into last late mid mid- next of "
        "since starting that this through throughout till to until".split()
    ),
    doubtful_cues=frozenset("early ended ending in last late mid mid- next since starting through until".split()),
    phrases={
        **{
            f"{which} {unit}": (unit, away)
            for which, away in (("last", -1), ("this", 0), ("next", 1))
            for unit in ("week", "month", "year", "weekend")
        },
        **dict.fromkeys(("today", "tonight", "this morning", "this afternoon", "this evening"), ("day", 0)),
        **dict.fromkeys(("yesterday", "last night"), ("day", -1)),
        **dict.fromkeys(("a day earlier", "one day earlier", "the day before", "the previous day"), ("from", -1)),
        **dict.fromkeys(
            ("a day later", "one day later", "the day after", "the following day", "the next day"), ("from", 1)
        ),
        **dict.fromkeys(("earlier in the week", "earlier this week"), ("start", 0)),
        **dict.fromkeys(("later in the week", "later this week"), ("rest", 0)),
        "the day after tomorrow": ("day", 2),
        "the day before yesterday": ("day", -2),
        "the same day": ("from", 0),
        "the weekend": ("weekend", 0),
        "tomorrow": ("day", 1),
    },
)

_RU_MONTHS = """
январь января январе январю январем январём
февраль февраля феврале февралю февралем февралём
март марта марте марту мартом
апрель апреля апреле апрелю апрелем
май мая мае маю маем
июнь июня июне июню июнем
июль июля июле июлю июлем
август августа августе августу августом
сентябрь сентября сентябре сентябрю сентябрем сентябрём
октябрь октября октябре октябрю октябрем октябрём
ноябрь ноября ноябре ноябрю ноябрем ноябрём
декабрь декабря декабре декабрю декабрем декабрём
"""

_RU_WEEKDAYS = """
понедельник понедельника понедельнику понедельнике понедельником
вторник вторника вторнику вторнике вторником
среда среду среды среде средой
четверг четверга четвергу четверге четвергом
пятница пятницу пятницы пятнице пятницей
суббота субботу субботы субботе субботой
воскресенье воскресенья воскресенью воскресеньем
"""

RU = CalendarWords(
    months={word: n for n, line in enumerate(_RU_MONTHS.split("\n")[1:-1], 1) for word in line.split()},
    short_months=frozenset(),
    doubtful_months=frozenset({"мае", "маем", "май", "мая", "маю", "март", "марта", "марте", "марту"}),
    weekdays={word: n for n, line in enumerate(_RU_WEEKDAYS.split("\n")[1:-1]) for word in line.split()},
    past=frozenset({"был", "была", "были", "было"}),
    coming=frozenset(
        "будет будут завтра запланирован запланирована запланированы запланировано намечен намечена намечены "
        "намечено начнется начнётся начнутся ожидается ожидаются обсудит обсудят отправится отправятся планирует "
        "планируют планируется предстоит предстоят прибудет прибудут приедет приедут примет примут пройдет пройдёт "
        "пройдут проведет проведёт проведут собирается состоится состоятся встретится встретятся выступит "
        "выступят".split()
    ),
    conditions=frozenset({"если"}),
    not_past=frozenset({"посол", "стол", "канал", "генерал", "журнал", "материал", "раздел", "отдел", "футбол", "тыл"}),
    names_before=frozenset({"черная", "чёрная", "кровавое", "чистый", "черный", "чёрный", "страстная"}),
    names_after=frozenset(),
    every=frozenset({"каждый", "каждую", "каждое", "по"}),
    month_cues=frozenset("в до к конце конца начале начала с середине середины".split()),
    doubtful_cues=frozenset("в до к конце конца начале начала с середине середины".split()),
    phrases={
        "вчера": ("day", -1),
        "завтра": ("day", 1),
        "на будущей неделе": ("week", 1),
        "на прошлой неделе": ("week", -1),
        "на следующей неделе": ("week", 1),
        "на следующий день": ("from", 1),
        "на этой неделе": ("week", 0),
        "в прошлом году": ("year", -1),
        "в прошлом месяце": ("month", -1),
        "в следующем году": ("year", 1),
        "в следующем месяце": ("month", 1),
        "в выходные": ("weekend", 0),
        "в этом году": ("year", 0),
        "в этом месяце": ("month", 0),
        "позавчера": ("day", -2),
        "послезавтра": ("day", 2),
        "сегодня": ("day", 0),
    },
)

TABLES = {"en": EN, "ru": RU}


def calendar_words(language: str) -> CalendarWords | None:
    """The table of a language tag such as "en-GB", or None where there is none."""
    return TABLES.get(language.replace("_", "-").split("-")[0].lower())
