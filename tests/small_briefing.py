"""A small briefing made by hand, with everything a page can show: invented towns, papers and people."""

from __future__ import annotations

from sitegen.link import Briefing, link
from sitegen.markdown import parse_blocks
from sitegen.model import (
    WITHHELD,
    Actor,
    Article,
    Block,
    Comparison,
    Copy,
    Correction,
    Coverage,
    Discrepancy,
    Figure,
    FigureFound,
    Meeting,
    MeetingRef,
    Member,
    Mention,
    Page,
    Passage,
    Quotation,
    QuotationFound,
    Reading,
    Records,
    Resolved,
    Reviewed,
    Role,
    Settings,
    Source,
    Span,
    Statement,
    Status,
    Topic,
    Voice,
    When,
)


def day(iso: str, uncertain: bool = False) -> When:
    return When(iso, iso, uncertain=uncertain, text=iso)


def blocks(title: str, *paragraphs: str) -> tuple[Block, ...]:
    return (Block("title", title), *parse_blocks("\n\n".join(paragraphs)))


GAZETTE = blocks(
    "Ferry talks end after ‘lost’ six hours",
    "The ferry talks in Port Amber lasted six hours, the harbour board said on Tuesday.",
    "“We moved an inch, and an inch is something,” Mara Lindqvist told reporters.",
    "Some 400 dockers waited outside. *Nobody* <b>cheered</b>.",
    "“It rained,” said a docker who would not be named. “Nothing more,” somebody added.",
)
COURIER = blocks(
    "No deal on the ferries",
    "Seven hours of talks in Port Amber brought no deal.",
    "“We moved an inch,” Mara Lindqvist said. Tomas Rehn quoted her as “unhelpful”.",
    "About 900 dockers stood in the rain.",
)
EARLY = blocks(
    "Ferry talks to open Tuesday",
    "Mara Lindqvist and Tomas Rehn meet in Port Amber on Tuesday.",
    "“I expect nothing,” Rehn said on Monday.",
)


def span_of(text_blocks: tuple[Block, ...], words: str, block: int = 0) -> Span:
    """Where the words stand in the article, looked for from the given block on."""
    for number in range(block, len(text_blocks)):
        at = text_blocks[number].text.find(words)
        if at >= 0:
            return Span(number, at, at + len(words))
    raise AssertionError(words)


def _articles() -> tuple[Article, ...]:
    hidden = Block("paragraph", WITHHELD * 3)
    return (
        Article(
            "courier-no-deal",
            "content/articles/courier-no-deal.md",
            "No deal on the ferries",
            COURIER,
            "courier",
            day("2031-05-06", uncertain=True),
            authors=("Ana Wold",),
            url="https://courier.example/no-deal",
            copy=Copy("altered", "courier", "Words were changed by a machine."),
            meetings=(MeetingRef("port-amber", "after"),),
            status=Status("corrected", day("2031-05-08"), "https://courier.example/fix", "The hour was wrong."),
            corrections=(Correction(day("2031-05-09"), "We had misspelt a name."),),
        ),
        Article(
            "early-bird",
            "content/articles/early-bird.md",
            "Ferry talks to open Tuesday",
            (*EARLY, hidden),
            "",
            day("2031-05-05"),
            language="de",
            meetings=(MeetingRef("port-amber", "before"),),
        ),
        Article(
            "gazette-six-hours",
            "content/articles/gazette-six-hours.md",
            "Ferry talks end after ‘lost’ six hours",
            GAZETTE,
            "gazette",
            day("2031-05-06"),
            agency="wire",
            digest=True,
            rights="own",
            meetings=(MeetingRef("port-amber", "after"),),
            reviewed=Reviewed("The Editor", day("2031-05-07")),
            redirects=("articles/old-name.html",),
        ),
    )


def _quote(
    article: str, text: tuple[Block, ...], words: str, mark: str, speaker: str, said: str = "", **more: object
) -> Quotation:
    found = QuotationFound(
        (span_of(text, words),), "direct", "intact", speaker_kind="named" if speaker else "none", rule="said"
    )
    return Quotation(f"{article}-q-{mark}", found, speaker, said_on=said, words=len(words.split()), **more)  # type: ignore[arg-type]


def _resolved() -> tuple[Resolved, ...]:
    courier = Resolved(
        "courier-no-deal",
        (
            Mention(span_of(COURIER, "Mara Lindqvist"), "actor", "mara-lindqvist"),
            Mention(span_of(COURIER, "Tomas Rehn"), "actor", "tomas-rehn"),
        ),
        (
            _quote("courier-no-deal", COURIER, "We moved an inch,", "aaaaaaaaaa", "mara-lindqvist", "2031-05-06"),
            _quote(
                "courier-no-deal",
                COURIER,
                "unhelpful",
                "bbbbbbbbbb",
                "tomas-rehn",
                "2031-05-06",
                occasion="port-amber",
                basis="editor",
                reason="The minutes have it.",
            ),
        ),
        (Figure(FigureFound(span_of(COURIER, "900"), 900, hedge="about", about=span_of(COURIER, "dockers"))),),
    )
    early = Resolved(
        "early-bird",
        (Mention(span_of(EARLY, "Mara Lindqvist"), "actor", "mara-lindqvist"),),
        (_quote("early-bird", EARLY, "I expect nothing,", "cccccccccc", "tomas-rehn", "2031-05-05"),),
    )
    inch = "We moved an inch, and an inch is something,"
    docker = QuotationFound(
        (span_of(GAZETTE, "It rained,"),),
        "direct",
        "intact",
        speaker=span_of(GAZETTE, "a docker"),
        speaker_kind="unnamed",
    )
    gazette = Resolved(
        "gazette-six-hours",
        (
            Mention(span_of(GAZETTE, "Mara Lindqvist"), "actor", "mara-lindqvist"),
            Mention(span_of(GAZETTE, "Port Amber"), "meeting", "port-amber"),
        ),
        (
            _quote("gazette-six-hours", GAZETTE, inch, "dddddddddd", "mara-lindqvist", "2031-05-06", basis="confirmed"),
            Quotation("gazette-six-hours-q-eeeeeeeeee", docker, words=2),
            _quote("gazette-six-hours", GAZETTE, "Nothing more,", "ffffffffff", ""),
            _quote("gazette-six-hours", GAZETTE, "lost", "9999999999", ""),
        ),
        (Figure(FigureFound(span_of(GAZETTE, "400"), 400, about=span_of(GAZETTE, "dockers")), ""),),
    )
    return courier, early, gazette


def _comparison() -> Comparison:
    six = Member("gazette-six-hours", span_of(GAZETTE, "six hours", 1))
    seven = Member("courier-no-deal", span_of(COURIER, "Seven hours", 1))
    passage = Passage(
        "p-length",
        "topic",
        (
            Member("courier-no-deal", Span(1, 0, len(COURIER[1].text))),
            Member("gazette-six-hours", Span(1, 0, len(GAZETTE[1].text))),
        ),
        topic="length",
        meeting="port-amber",
    )
    alone = Passage("p-rain", "fact", (Member("gazette-six-hours", Span(4, 0, 10)),), meeting="port-amber", label=())
    states = (
        ("courier", "reports", (seven,), ("courier-no-deal",)),
        ("early-bird", "not-yet", (), ("early-bird",)),
        ("gazette", "reports", (six,), ("gazette-six-hours",)),
    )
    return Comparison(
        (
            Voice("courier", ("courier-no-deal",), altered=True),
            Voice("early-bird", ("early-bird",)),
            Voice("gazette", ("gazette-six-hours",), carried_by=("courier",)),
        ),
        (passage, alone),
        (
            Statement(
                "gazette-six-hours-q-dddddddddd",
                ("gazette-six-hours-q-dddddddddd", "courier-no-deal-q-aaaaaaaaaa"),
                "mara-lindqvist",
                "2031-05-06",
                related=("early-bird-q-cccccccccc",),
            ),
        ),
        (
            Discrepancy(
                "length-figure",
                "figure",
                "topic:length",
                (Reading("6 hours", (six,), "mara-lindqvist"), Reading("7 hours", (seven,))),
                90,
                "Neither says how it counted.",
            ),
        ),
        (
            *(Coverage("topic", "length", v, state, a, m) for v, state, m, a in states),
            *(Coverage("meeting", "port-amber", v, state, a, m) for v, state, m, a in states),
        ),
    )


def make_records() -> Records:
    return Records(
        Settings(
            "The ferry dispute",
            base_url="https://briefing.example/ferry/",
            feedback="mailto:desk@briefing.example",
            description="Three papers on one harbour.",
        ),
        _articles(),
        (
            Actor(
                "mara-lindqvist",
                "",
                "Mara Lindqvist",
                "person",
                aliases=("Ms. Lindqvist",),
                roles=(Role("Chair", "board"),),
                affiliation="board",
                same_as=("https://people.example/mara", "javascript:alert(1)"),
            ),
            Actor("board", "", "Harbour Board", "organization"),
            Actor("tomas-rehn", "", "Tomas Rehn", "person"),
        ),
        (
            Meeting(
                "port-amber",
                "",
                "Ferry talks in Port Amber",
                When("2031-05-06", "2031-05-06", "09:30", "+02:00"),
                place="Port Amber",
                participants=("mara-lindqvist", "tomas-rehn"),
                about=("length",),
            ),
            Meeting("second-round", "", "Second round", day("2031-05-13"), status="planned"),
        ),
        (
            Source("courier", "", "The Courier", "https://courier.example/", aliases=("TCR",)),
            Source("gazette", "", "Amber Gazette"),
            Source("wire", "", "North Wire", kind="agency"),
        ),
        (Topic("length", "", "Length of the talks", "How long did they talk?", (("", ("hours",)),)),),
        (
            Page("about", "", "About", parse_blocks("Who we are.")),
            Page("index", "", "State of play", parse_blocks("Talks **failed**.")),
        ),
    )


def make_briefing(private: bool = False) -> Briefing:
    records = make_records()
    return link(records, _resolved(), _comparison(), private)
