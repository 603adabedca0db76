"""The nouns of sitegen: frozen values, tuples inside, references by id. It promises shapes and holds no behaviour.

Three families: what an author wrote (records), what the rules found (findings, tied to records by resolve),
and what several articles together show (passages and what follows from them). Findings and passages hold
*spans*, never words: the words are looked up in the article's blocks when a page is made, so that text which
rights withhold is gone everywhere at once.

All are out of the garbage collector's sight (gc=False): what is frozen and made of frozen things only can be part of no
circle, and an edition has hundreds of thousands of them.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

# ---------------------------------------------------------------- places and issues

Severity = Literal["error", "warning", "note"]


class Place(Struct, frozen=True, order=True, gc=False):
    """Where in a file: `path` relative to the briefing, `line` and `column` from 1 (0 = the whole file)."""

    path: str
    line: int = 0
    column: int = 0


class Issue(Struct, frozen=True, order=True, gc=False):
    """An author's mistake or concern. A value, gathered and printed once; exceptions mean bugs."""

    place: Place
    severity: Severity
    message: str
    hint: str = ""
    """What to do, or what was probably meant; one sentence or nothing."""


# ---------------------------------------------------------------- text


class Span(Struct, frozen=True, order=True, gc=False):
    """The one coordinate of all analysis: code points `start` to `end` of the text of block `block`."""

    block: int
    start: int
    end: int


class Tag(Struct, frozen=True, gc=False):
    """The source's own inline markup over `start` to `end` of a block's text."""

    start: int
    end: int
    name: Literal["em", "strong", "code", "s", "a"]
    value: str = ""
    """The link's target, else empty."""


BlockKind = Literal["title", "paragraph", "heading", "item", "cell", "code", "rule"]


class Block(Struct, frozen=True, gc=False):
    """Plain text of one paragraph, heading, list item or cell. Block 0 of an article is its title."""

    kind: BlockKind
    text: str
    """Without markup; a hard line break is a newline."""
    level: int = 0
    """Of a heading, 1 to 6; else 0."""
    line: int = 0
    """In the record's file, from 1."""
    tags: tuple[Tag, ...] = ()
    containers: tuple[str, ...] = ()
    """Elements around it, outermost first, each numbered so that neighbours stay apart: ("ul:1", "li:2")."""


WITHHELD = "\ue000"
"""Stands for each withheld character: offsets stay, words are gone. No record's text can contain it."""

WITHHELD_REST = "\ue001"
"""A withheld stretch of n words and k characters is n times WITHHELD, then this up to k."""

# ---------------------------------------------------------------- records


class When(Struct, frozen=True, order=True, gc=False):
    """A day, moment or stretch as a record gives it: ISO date or date-time, or EDTF (`2022-01-10?`, `A/B`)."""

    first: str
    """ISO date of its first day."""
    last: str
    """ISO date of its last day; the same for a day."""
    time: str = ""
    """HH:MM where given; a date without time stays a date."""
    zone: str = ""
    """`Z` or `+01:00` where given."""
    uncertain: bool = False
    text: str = ""
    """As written."""


class Copy(Struct, frozen=True, gc=False):
    """What an article's text is a copy of, as far as the editor knows."""

    kind: Literal["original", "agency", "reprint", "transcript", "translation", "altered"] = "original"
    of: str = ""
    """Source id, or empty where unknown."""
    note: str = ""


Written = Literal["", "before", "during", "after"]


class MeetingRef(Struct, frozen=True, gc=False):
    """An article's declared tie to a meeting; `written` before, during or after it ("" = by the dates)."""

    id: str
    written: Written = ""


class Omitted(Struct, frozen=True, gc=False):
    """A line of the raw file that the import did not take for the article's: its number, the rule and its words."""

    rule: str
    text: str
    line: int = 0
    """0 where the file has no lines of its own, as a saved page."""


class Seed(Struct, frozen=True, gc=False):
    """The raw file an article was imported from: path relative to the briefing, and digest of its bytes."""

    path: str
    sha256: str = ""
    omitted: tuple[Omitted, ...] = ()


class Correction(Struct, frozen=True, gc=False):
    date: When
    text: str


class Status(Struct, frozen=True, gc=False):
    """What the outlet did to its article later."""

    kind: Literal["corrected", "retracted", "superseded"]
    on: When | None = None
    url: str = ""
    note: str = ""


class Reviewed(Struct, frozen=True, gc=False):
    """The editor confirmed what the rules found; `sha256` is of the text reviewed, and a changed text lapses it."""

    by: str
    on: When | None = None
    sha256: str = ""


class Override(Struct, frozen=True, gc=False):
    """The editor's word over a rule, in the article it concerns."""

    kind: Literal["quote", "mention", "passage", "difference"]
    words: str
    """The quotation's first words, or the words of the mention, the passage or the reading, as in the text."""
    relation: Literal["speaker", "target", "topic", "with", "not"]
    value: str
    """An id, `none`, or for with/not `ARTICLE: words`."""
    reason: str
    paragraph: int | None = None
    place: Place = Place("")


Rights = Literal["own", "licensed", "public-domain", "reserved"]


class Slot(Struct, frozen=True, gc=False):
    """Where an article's file takes a further override: above `line`."""

    line: int = 0
    indent: int = -1
    """Columns before each hyphen of the overrides that the file has; -1 where it has none."""


class Article(Struct, frozen=True, gc=False, tag_field="noun"):
    id: str
    path: str
    title: str
    blocks: tuple[Block, ...]
    """Block 0 is the title; the number of a paragraph is its index here."""
    source: str = ""
    """Source id; empty is shown as "source not stated"."""
    published: When | None = None
    agency: str = ""
    """Source id of the agency credited."""
    authors: tuple[str, ...] = ()
    url: str = ""
    archived: str = ""
    retrieved: When | None = None
    added: When | None = None
    language: str = ""
    dateline: str = ""
    rights: Rights = "reserved"
    digest: bool = False
    """Our summary of the article: only words inside marks and figures are the source's."""
    copy: Copy = Copy()
    meetings: tuple[MeetingRef, ...] = ()
    summary: str = ""
    draft: bool = False
    overrides: tuple[Override, ...] = ()
    corrections: tuple[Correction, ...] = ()
    status: Status | None = None
    reviewed: Reviewed | None = None
    redirects: tuple[str, ...] = ()
    seed: Seed | None = None
    slot: Slot = Slot()


ActorKind = Literal["person", "organization", "country", "group", "outlet", "place"]


class Role(Struct, frozen=True, gc=False):
    title: str
    organization: str = ""
    """Actor id or plain words."""
    start: When | None = None
    end: When | None = None


class Actor(Struct, frozen=True, gc=False, tag_field="noun"):
    id: str
    path: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    """Count as a mention only where a strong form of this actor stands in the same article, and no other supported
    actor bears them."""
    roles: tuple[Role, ...] = ()
    affiliation: str = ""
    """Actor id."""
    same_as: tuple[str, ...] = ()
    """Addresses of the same entity elsewhere."""
    confirmed: bool = True
    redirects: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


MeetingType = Literal["talks", "session", "summit", "call", "briefing", "interview", "statement"]
MeetingStatus = Literal["planned", "held", "postponed", "cancelled"]


class Meeting(Struct, frozen=True, gc=False, tag_field="noun"):
    id: str
    path: str
    name: str
    start: When
    end: When | None = None
    place: str = ""
    type: MeetingType = "talks"
    status: MeetingStatus = "held"
    aliases: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    organizer: str = ""
    part_of: str = ""
    """Meeting id."""
    about: tuple[str, ...] = ()
    """Topic ids."""
    documents: tuple[str, ...] = ()
    """Addresses."""
    notes: str = ""
    confirmed: bool = True
    redirects: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


class Source(Struct, frozen=True, gc=False, tag_field="noun"):
    id: str
    path: str
    name: str
    url: str = ""
    country: str = ""
    language: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()
    confirmed: bool = True
    redirects: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


class Topic(Struct, frozen=True, gc=False, tag_field="noun"):
    id: str
    path: str
    name: str
    question: str = ""
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Words and phrases that raise the topic, by language; "" is any language."""
    variants: tuple[tuple[str, ...], ...] = ()
    """Rival words for one thing: each tuple is one set of rivals, e.g. ("seized", "annexed")."""
    exclude: tuple[str, ...] = ()
    notes: str = ""
    confirmed: bool = True
    redirects: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


class Page(Struct, frozen=True, gc=False, tag_field="noun"):
    """A page of the editor's own; `index` is the front page's text."""

    id: str
    path: str
    title: str
    blocks: tuple[Block, ...] = ()
    draft: bool = False
    redirects: tuple[str, ...] = ()


class Limits(Struct, frozen=True, gc=False):
    """What a public build may show of one reserved article."""

    words: int = 200
    """The source's own words, at most."""
    percent: int = 20
    """The same, as a share of the article; the smaller of the two holds."""
    quotation_words: int = 40
    """Words quoted from a named speaker, in one quotation."""
    quotations_words: int = 250
    """The same, in the whole article."""
    lede_words: int = 30


class Settings(Struct, frozen=True, gc=False, tag_field="noun"):
    title: str
    path: str = "site.yaml"
    base_url: str = ""
    language: str = "en"
    timezone: str = ""
    """Of the hours that name no zone; empty where it is not known."""
    as_of: When | None = None
    rights: Rights = "reserved"
    limits: Limits = Limits()
    feedback: str = ""
    """Address that "report a doubt" goes to: an https: or mailto: address."""
    description: str = ""
    theme: tuple[tuple[str, str], ...] = ()
    comparison: tuple[tuple[str, int], ...] = ()


class Records(Struct, frozen=True, gc=False):
    """A whole briefing as written, each kind sorted by id."""

    settings: Settings
    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    sources: tuple[Source, ...] = ()
    topics: tuple[Topic, ...] = ()
    pages: tuple[Page, ...] = ()


# ---------------------------------------------------------------- findings: one article, no records

NameKind = Literal["person", "organization", "country", "place", "group", "outlet", "office", "other"]


class Name(Struct, frozen=True, gc=False):
    """One bearer of names in an article, with every place it is named."""

    kind: NameKind
    full: Span
    """The full name as the article first gives it (without title)."""
    mentions: tuple[Span, ...]
    """Every naming, in order, titles left out; pronouns are not mentions."""
    gender: Literal["", "f", "m"] = ""


SpeakerKind = Literal["named", "office", "unnamed", "document", "none"]
Form = Literal["direct", "indirect"]
Marks = Literal["intact", "repaired", "none"]


class QuotationFound(Struct, frozen=True, gc=False):
    """One stretch of words that the article gives as somebody's, with what the article says of the saying."""

    parts: tuple[Span, ...]
    """The words themselves, without marks; several where a quotation runs over paragraphs."""
    form: Form
    marks: Marks
    """`none` for indirect speech."""
    speaker: Span | None = None
    """The best naming of the speaker anywhere in the article: the full name, else the description ("a senior
    U.S. official")."""
    speaker_kind: SpeakerKind = "none"
    name: int = -1
    """The bearer in `Findings.names`, or -1."""
    source: Span | None = None
    """The words that name the speaker where the cue stands: "he", "Mr. Ryabkov"."""
    cue: Span | None = None
    """The verb or preposition of saying: "said", "according to"; None where the context alone attributes."""
    addressee: Span | None = None
    """To whom: "reporters", "ABC News"."""
    venue: Span | None = None
    """Where or by what means: "a news conference", "Twitter", "ABC's This Week"."""
    said: Span | None = None
    """The words that date the saying: "Sunday", one of the article's dates; or, where `after`, those for what was over
    by then: "the talks"."""
    after: bool = False
    inside: int = -1
    """The quotation (index in this article) that this one stands in, or -1."""
    rule: str = ""
    """Name of the rule that attributed it; empty for none."""


class FigureFound(Struct, frozen=True, gc=False):
    """A number with what it counts."""

    span: Span
    """The expression with its unit, without hedge: "100,000 Russian troops" is `100,000`, "seven-hour" whole."""
    value: float
    """In `unit`; hours of "six-hour" is 6."""
    value_max: float | None = None
    """The upper end of a range or of a vague magnitude ("tens of thousands": 20,000 to 99,999)."""
    unit: str = ""
    """percent, hour, minute, day, week, month, year, USD (a currency), kilometre, age, clock (minutes after
    midnight), or "" for a bare count."""
    hedge: str = ""
    """nearly, about, more than, less than, at least, up to, as folded in the rule's table; "" for none."""
    about: Span | None = None
    """The thing counted: "Russian troops"."""
    speaker: Span | None = None
    """Who gives it, where it is not the source's own voice."""
    name: int = -1
    """The bearer of `speaker` in `Findings.names`, or -1."""
    quotation: int = -1
    """The quotation it stands in, or -1."""


class DateFound(Struct, frozen=True, gc=False):
    """An expression of time that names a day or a stretch of days."""

    span: Span
    date: str
    """ISO date, ISO interval `A/B`, or "" where it could not be resolved."""
    time: str = ""
    """HH:MM where the expression has one."""
    kind: Literal["absolute", "weekday", "relative"] = "absolute"


class Findings(Struct, frozen=True, gc=False):
    """All that analysis says of one article."""

    names: tuple[Name, ...] = ()
    quotations: tuple[QuotationFound, ...] = ()
    figures: tuple[FigureFound, ...] = ()
    dates: tuple[DateFound, ...] = ()


# ---------------------------------------------------------------- resolved: one article, tied to records


Basis = Literal["rule", "confirmed", "editor"]
TargetKind = Literal["actor", "meeting", "source", "topic"]


class Hit(Struct, frozen=True, order=True, gc=False):
    """A form of a record found in a text by the lexicon's one pass; not yet a mention."""

    span: Span
    kind: TargetKind
    target: str
    """Record id."""
    form: Literal["name", "alias", "surname", "weak", "term", "misspelt"]


class Mention(Struct, frozen=True, order=True, gc=False):
    span: Span
    kind: TargetKind
    target: str
    basis: Basis = "rule"
    reason: str = ""
    """The editor's, where basis is editor; "misspelt" where the form differs by a letter."""


class Quotation(Struct, frozen=True, gc=False):
    """A quotation tied to records. `found` keeps what the article itself says."""

    id: str
    """ARTICLE-q-HASH, with -2 and so on for repeats."""
    found: QuotationFound
    speaker: str = ""
    """Actor id; empty where the speaker has no record or is nobody."""
    occasion: str = ""
    """Meeting id."""
    said_on: str = ""
    """ISO date or interval."""
    basis: Basis = "rule"
    reason: str = ""
    words: int = 0


class Figure(Struct, frozen=True, gc=False):
    found: FigureFound
    speaker: str = ""
    """Actor id."""


class Date(Struct, frozen=True, gc=False):
    found: DateFound
    meeting: str = ""


class Resolved(Struct, frozen=True, gc=False):
    """One article's findings tied to records. Offsets hold for the article's blocks, before and after withholding."""

    article: str
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    issues: tuple[Issue, ...] = ()
    unsure: tuple[str, ...] = ()
    """Actors of whom a form stands in the text, though no mention is surely theirs: "the Lind government"."""


# ---------------------------------------------------------------- comparison: several articles


class Member(Struct, frozen=True, order=True, gc=False):
    """A stretch of one article."""

    article: str
    span: Span


PassageKind = Literal["topic", "meeting", "statement", "fact"]


class Passage(Struct, frozen=True, gc=False):
    """Stretches of several sources that report the same thing: one row of a comparison. Best of each source first."""

    id: str
    kind: PassageKind
    members: tuple[Member, ...]
    topic: str = ""
    meeting: str = ""
    basis: Basis = "rule"
    reason: str = ""
    label: tuple[Member, ...] = ()
    """Up to three shared words, each where it stands, or the phrase they make, for a row without a topic."""


class Statement(Struct, frozen=True, gc=False):
    """One thing said once, in each source's printing."""

    id: str
    """Its earliest member's quotation id."""
    quotations: tuple[str, ...]
    speaker: str = ""
    said_on: str = ""
    venue: Member | None = None
    related: tuple[str, ...] = ()
    """Statements that sound alike but are others."""
    basis: Basis = "rule"


DiscrepancyKind = Literal["figure", "date", "fact", "wording", "attribution", "negation", "selection"]


class Reading(Struct, frozen=True, gc=False):
    """One side of a discrepancy: a bare value ("7 hours") and who has it."""

    value: str
    members: tuple[Member, ...]
    speaker: str = ""
    """Actor id of who says so; empty for the source's own voice."""


class Discrepancy(Struct, frozen=True, gc=False):
    id: str
    kind: DiscrepancyKind
    about: str
    """`topic:ID`, `meeting:ID`, `statement:ID` or `passage:ID`."""
    readings: tuple[Reading, ...]
    weight: int = 0
    note: str = ""
    basis: Basis = "rule"
    also: tuple[str, ...] = ()
    """Further things it is about, written like `about`: one denial may concern two topics."""


CoverageState = Literal["reports", "quotes", "withheld", "silent", "not-yet", "undecided"]
HAVING: tuple[CoverageState, ...] = ("reports", "quotes", "withheld")
"""States of a voice that tells of a topic or meeting."""


class Coverage(Struct, frozen=True, gc=False):
    """What one voice has on one topic or meeting."""

    kind: Literal["topic", "meeting"]
    target: str
    source: str
    """The voice: source id, or the article's id where no source is stated."""
    state: CoverageState
    articles: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()


class Voice(Struct, frozen=True, gc=False):
    """Articles that count once: a source's own, and the copies of them that others carry."""

    id: str
    """Source id (or the article's id where none is stated) of the earliest."""
    articles: tuple[str, ...]
    carried_by: tuple[str, ...] = ()
    """Source ids of the copies."""
    altered: bool = False


class Comparison(Struct, frozen=True, gc=False):
    """All that the articles show together."""

    voices: tuple[Voice, ...] = ()
    passages: tuple[Passage, ...] = ()
    statements: tuple[Statement, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    issues: tuple[Issue, ...] = ()
    """Overrides of passages and differences that match nothing any more."""
    prints: tuple[tuple[str, ...], ...] = ()
    """Ids of the articles that print one text, the original first, for each text that several print."""
