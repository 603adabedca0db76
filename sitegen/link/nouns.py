"""The linked nouns. Each carries all that its page needs and nothing of the rest of the briefing, so that the cost of
an edit follows the edit. Shapes only."""

from __future__ import annotations

from msgspec import Struct

from sitegen.model import (
    Actor,
    Article,
    Block,
    Copy,
    Coverage,
    Discrepancy,
    Meeting,
    Mention,
    Page,
    Passage,
    Quotation,
    Reading,
    Resolved,
    Settings,
    Slot,
    Source,
    Span,
    Statement,
    Topic,
    When,
    Written,
)


class Label(Struct, frozen=True, order=True, gc=False):
    """A record by its name: enough to link to it."""

    kind: str
    id: str
    name: str
    short: str = ""
    """The record's shortest alias, where it is short enough to head a column: "AP"."""
    language: str = ""
    """Of an article's title."""


class Origin(Struct, frozen=True, gc=False, cache_hash=True):
    """Where an article's words come from, as far as the records tell."""

    source: Label | None = None
    """Where it appeared; None is "source not stated"."""
    agency: Label | None = None
    of: Label | None = None
    """Whose text it is, for a copy."""
    copy: Copy = Copy()


class Cited(Struct, frozen=True, gc=False, cache_hash=True):
    """A stretch of an article with the paragraph it stands in, as far as rights show it."""

    article: str
    span: Span
    block: Block
    title: str
    origin: Origin
    published: When | None
    digest: bool
    status: str = ""
    """`retracted` and so on, where the outlet took it back."""
    url: str = ""
    archived: str = ""
    language: str = ""
    reviewed: When | None = None
    """The day on which the editor confirmed what the rules found in the article."""
    path: str = ""
    """The article's file, ..."""
    slot: Slot = Slot()
    """... and where that takes an override."""


class Said(Struct, frozen=True, gc=False, cache_hash=True):
    """A quotation with its words in place and its speaker named."""

    quotation: Quotation
    parts: tuple[Cited, ...]
    speaker: Label | None = None
    speaker_words: Cited | None = None
    """The words that name the speaker, for one without a record."""
    occasion: Label | None = None
    venue: Cited | None = None
    addressee: Cited | None = None
    statement: str = ""
    outer: Label | None = None
    """Who quotes these words, for a quotation inside another of a speaker with a record."""


class Named(Struct, frozen=True, gc=False):
    """A mention with its paragraph: a backlink."""

    mention: Mention
    cited: Cited
    by: Said | None = None
    """The quotation it stands in: these are somebody's words, not the source's own."""


class Heard(Struct, frozen=True, gc=False):
    """A voice by its id, without the list of its articles, which grows with the briefing."""

    id: str
    altered: bool = False


class Tied(Struct, frozen=True, gc=False):
    """One article's quotations and mentions, in place."""

    said: tuple[Said, ...]
    named: tuple[Named, ...]


class Column(Struct, frozen=True, gc=False):
    """One voice's place in a comparison."""

    voice: Heard
    origin: Origin
    """Of its earliest article."""
    article: Label
    """Its earliest."""
    published: When | None
    written: Written = ""
    """Before, during or after the meeting compared; "" where there is none or it cannot be told."""
    carried: tuple[Label, ...] = ()
    """Sources that print copies of this text."""
    digest: bool = False
    """All its texts are our summaries."""


class Cell(Struct, frozen=True, gc=False):
    coverage: Coverage
    cited: tuple[Cited, ...] = ()
    began: bool = False
    """Not yet, and written as it began."""


class Alone(Struct, frozen=True, gc=False):
    """What one voice has alone among all."""

    column: Column
    told: tuple[tuple[Label, Cell], ...]
    """Topics and meetings of which no other voice tells, though one is silent that could have."""
    heard: tuple[Said, ...]
    """Of each person whom no other voice quotes, the first words."""


class Row(Struct, frozen=True, gc=False):
    """A passage with its members in place, best of each voice first."""

    passage: Passage
    topic: Label | None
    question: str
    members: tuple[tuple[str, Cited], ...]
    """Voice id and stretch."""
    label: tuple[Cited, ...] = ()
    speaker: Label | None = None
    """Of the statement that the passages print."""


class Side(Struct, frozen=True, gc=False):
    """A reading with its members in place."""

    reading: Reading
    speaker: Label | None
    members: tuple[tuple[str, Cited], ...]
    says: tuple[Label | None, ...] = ()
    """Who says so in each member, as its own article has it; None where the article names nobody."""
    retold: tuple[bool, ...] = ()
    """Are a member's words the article's own, for what somebody said?"""


class Difference(Struct, frozen=True, gc=False):
    """A discrepancy with its readings in place."""

    discrepancy: Discrepancy
    about: Label | None
    question: str
    """Of its topics, where all have one."""
    sides: tuple[Side, ...]
    also: tuple[Label, ...] = ()
    """Further records it is about."""
    stages: tuple[tuple[str, Written], ...] = ()
    """Where it is of what was said and done at one meeting: when each voice that tells of the meeting or of the topics
    was written. Nobody could tell it before."""


class Printing(Struct, frozen=True, gc=False):
    """A statement with every source's printing."""

    statement: Statement
    said: tuple[Said, ...]
    speaker: Label | None
    related: tuple[Said, ...] = ()
    """What sounds alike and may be another utterance."""
    beside: tuple[Said, ...] = ()
    """What else the same articles have of the speaker, or of nobody named: what stands there is not left out."""


class LinkedArticle(Struct, frozen=True, tag=True, gc=False):
    article: Article
    resolved: Resolved
    origin: Origin
    voice: Heard
    labels: tuple[Label, ...]
    """Every record it refers to or mentions."""
    said: tuple[Said, ...]
    rows: tuple[Row, ...]
    """Passages it has a part in, but for those that only a meeting ties together; the paragraphs of others are left
    empty where their text is not needed."""
    previous: Label | None = None
    following: Label | None = None
    partners: tuple[Label, ...] = ()
    """Articles that it stands side by side with, on pages of their own."""
    alone: tuple[tuple[Label, Cited], ...] = ()
    """What its voice has alone and it tells: a topic or meeting, or a person whom it quotes, and the first place."""
    tied: bytes = b""
    """The mark of its text and findings alone: whatever cites the article depends on it."""
    mark: bytes = b""
    """Of this and every linked noun below: a digest of all that it was linked from. Equal marks, equal values."""


class Brief(Struct, frozen=True, gc=False):
    """An article as lists have it."""

    id: str
    title: str
    origin: Origin
    published: When | None
    summary: str
    digest: bool
    status: str
    reviewed: bool
    quotations: int
    """Direct ones."""
    meetings: tuple[Label, ...]
    language: str = ""


class LinkedActor(Struct, frozen=True, tag=True, gc=False):
    actor: Actor
    affiliation: Label | None
    roles: tuple[tuple[str, Label | None], ...]
    said: tuple[Said, ...]
    named: tuple[Named, ...]
    met: tuple[tuple[Label, tuple[Label, ...], When], ...]
    """Meeting, the other participants, its day."""
    members: tuple[Label, ...]
    """Actors affiliated to this one."""
    sources: tuple[tuple[Label, int, int], ...]
    """Of each source: how often it names the actor, how often it quotes it."""
    articles: int
    """Articles in all."""
    heard: int = 0
    """Articles that name or quote the actor."""
    unsure: int = 0
    """Further articles that have a form of the name, which is not surely the actor's."""
    relayed: tuple[Said, ...] = ()
    """What others are given as saying inside the actor's own words."""
    absent: tuple[Column, ...] = ()
    """Voices that never name the actor, as far as forms of the name tell."""
    mark: bytes = b""


class LinkedMeeting(Struct, frozen=True, tag=True, gc=False):
    meeting: Meeting
    participants: tuple[Label, ...]
    organizer: Label | None
    part_of: Label | None
    parts: tuple[Label, ...]
    topics: tuple[Label, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]
    printings: tuple[Printing, ...]
    cells: tuple[Cell, ...]
    said: tuple[Said, ...]
    named: tuple[Named, ...]
    previous: Label | None = None
    following: Label | None = None
    topic_cells: tuple[Cell, ...] = ()
    """Coverage of the topics it is about."""
    around: tuple[Said, ...] = ()
    """What its accounts quote that was not said at the meeting, by the day it was said."""
    mark: bytes = b""


class LinkedTopic(Struct, frozen=True, tag=True, gc=False):
    topic: Topic
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]
    cells: tuple[Cell, ...]
    mark: bytes = b""


class LinkedSource(Struct, frozen=True, tag=True, gc=False):
    source: Source
    articles: tuple[Brief, ...]
    carried: tuple[Brief, ...]
    """Articles whose text is this source's, printed elsewhere."""
    quoted: tuple[tuple[Label, int], ...]
    """Speakers and how often this source quotes them."""
    cells: tuple[tuple[Label, Cell], ...]
    """The topic or meeting, and what its voice has on it."""
    named: tuple[Named, ...]
    alone: tuple[Alone, ...] = ()
    """Of its voices."""
    mark: bytes = b""


class Tie(Struct, frozen=True, order=True, gc=False):
    """Stretches of two articles that stand in one passage."""

    left: Span
    right: Span
    passage: str
    kind: str


class Level(Struct, frozen=True, gc=False):
    """A row of two articles side by side: a paragraph of each, or of one alone."""

    left: int | None
    right: int | None
    left_moved: tuple[int, ...] = ()
    """Paragraphs of the right article that the left one is tied to in other rows."""
    right_moved: tuple[int, ...] = ()


class Apart(Struct, frozen=True, gc=False):
    """A discrepancy in which two articles take different sides."""

    discrepancy: Discrepancy
    """With the readings of these two alone."""
    page: int
    """Of the list of all differences, from 0."""


class LinkedPair(Struct, frozen=True, tag=True, gc=False):
    """Two articles side by side."""

    left: Article
    right: Article
    origins: tuple[Origin, Origin]
    ties: tuple[Tie, ...]
    rows: tuple[Level, ...]
    apart: tuple[Apart, ...] = ()
    mark: bytes = b""


class Briefing(Struct, frozen=True, gc=False):
    """The whole, linked."""

    settings: Settings
    edition: str
    """ISO date of the edition: `as_of`, else the newest date in the records."""
    articles: tuple[LinkedArticle, ...]
    briefs: tuple[Brief, ...]
    """Of the articles, in their order."""
    actors: tuple[LinkedActor, ...]
    meetings: tuple[LinkedMeeting, ...]
    sources: tuple[LinkedSource, ...]
    topics: tuple[LinkedTopic, ...]
    pages: tuple[Page, ...]
    columns: tuple[Column, ...]
    """Every voice, in the order of their earliest article."""
    cells: tuple[Cell, ...]
    differences: tuple[Difference, ...]
    printings: tuple[Printing, ...]
    rows: tuple[Row, ...]
    said: tuple[Said, ...]
    pairs: tuple[LinkedPair, ...] = ()
    alone: tuple[Alone, ...] = ()
    private: bool = False
