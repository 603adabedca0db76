"""Rows: which passages stand in one, which comes first, and how a page shows them; whole texts in two languages."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from benchmarks.compare import read_accounts, run, text_of
from sitegen.analysis import is_aside
from sitegen.build import Options, build
from sitegen.comparison import Account, compare, read_account
from sitegen.comparison.features import Features
from sitegen.memo import Memo
from sitegen.model import Meeting, Mention, Span, Topic, When
from sitegen.pages.rows import Laid, RowView, cut_rows
from tests.briefings import read_theme
from tests.comparing import make_account
from tests.crawl import PageReader

TITLE = "Harbour council weighs the ferry plan"
HALL = Meeting(
    "hall", "", "Talks", When("2024-03-04", "2024-03-04"), place="Customs hall, Ostholm",
    participants=("orla-venn", "bo-lindt"),
)  # fmt: skip


def find_first(*sentences: str, meeting: Meeting = HALL) -> str:
    """The sentence that an account's cell in the row of the meeting begins with."""
    account = make_account("a", [TITLE, *sentences])
    found = compare((account,), (), (meeting,), Memo())
    row = next(p for p in found.passages if p.kind == "meeting")
    return account.blocks[row.members[0].span.block].text


OPENED = (
    "[n orla-venn|Orla Venn] and [n bo-lindt|Bo Lindt] opened the [m hall|talks in the hall] in [n ostholm|Ostholm] at "
    "noon."
)
LONG = "A [f 6 hour nearly|six-hour] meeting in the [m hall|customs hall] wore out envoys of both towns on a cold day."
ASIDE = "Skippers sang shanties under the windows ahead of the [m hall|talks in the hall] and drank a lot of tea."
STUCK = "After the [m hall|talks in the hall] both towns remained deadlocked over the fares of the winter ferry."
WISH = "[n bo-lindt|Bo Lindt] wants lower fares for nets and rope from the [m hall|talks in the hall] at any price."


@pytest.mark.parametrize(
    ("best", "others"),
    [(OPENED, (ASIDE, WISH)), (LONG, (WISH, ASIDE)), (STUCK, (ASIDE, WISH)), (OPENED, (STUCK, ASIDE))],
    ids=["opened", "its length", "its outcome", "opened before its outcome"],
)
def test_a_meetings_row_begins_with_what_tells_of_the_meeting(best: str, others: tuple[str, ...]) -> None:
    plain = re.sub(r"\[\w [^|\]]*\|([^\]]*)\]", r"\1", best)
    assert find_first(best, *others) == plain
    assert find_first(*others, best) == plain


def test_where_no_passage_tells_of_a_meeting_what_stands_first_is_kept() -> None:
    one = "The fares of the [m hall|talks in the hall] are a matter for skippers and for cooks."
    two = "The nets of the [m hall|talks in the hall] are a matter for bakers and for monks."
    assert find_first(one, two).startswith("The fares")


LISTED = (
    "The council wants to widen the canal for barges with coal, repair the ferry that carries pilgrims, and forbid "
    "peddlers to sell smoked herring on the quay."
)
BARGES = "To widen the canal for barges with coal is what the council wants before the ice melts."
PEDDLERS = "Smoked herring is what peddlers may no longer sell on the quay, a baker thinks."


def test_two_rows_that_begin_with_one_passage_are_both_shown() -> None:
    one = make_account("a", [TITLE, LISTED, "Foxes were seen behind the brewery by a boy who sells papers."])
    other = make_account("b", ["News of the canal", BARGES, "Two cooks opened a bakery in a tannery."])
    third = make_account("c", ["News of the quay", PEDDLERS, "Divers brought up an anchor that a trawler dropped."])
    found = compare((third, one, other), (), (), Memo()).passages
    rows = sorted(sorted({m.article for m in p.members if m.span.block == 1}) for p in found)
    assert rows == [["a", "b"], ["a", "c"]]
    assert len({p.id for p in found}) == 2


def test_words_spelled_alike_tie_nothing_across_languages() -> None:
    texts = "The [n lund|Lund] port nation table festival opens.", "Port nation table festival [n lund|Lund] image."
    english, other = (make_account(name, [TITLE, text]) for name, text in zip("ab", texts, strict=True))
    assert compare((english, other), (), (), Memo()).passages
    assert not compare((replace(english, language="en"), replace(other, language="fr")), (), (), Memo()).passages


# ---------------------------------------------------------------- what says nothing new

FARES = Topic("fares", "", "Fares", "What will the ferry cost?")
NOTHING = (
    "The allies warned that Norland would face severe economic sanctions and higher [t fares|fares] if it invaded.",
    "Military action would bring severe economic sanctions upon Norland, and [t fares|fares] would rise, they warned.",
    "An invasion by Norland would be answered with severe economic sanctions and with [t fares|fares] twice as high.",
)


def test_a_row_that_says_what_its_topics_row_says_is_folded_into_it() -> None:
    accounts = tuple(make_account(f"a{n}", [TITLE, text]) for n, text in enumerate(NOTHING))
    found = compare(accounts, (FARES,), (), Memo()).passages
    assert [(p.kind, p.topic, len(p.members)) for p in found] == [("topic", "fares", 3)]
    bare = tuple(make_account(f"a{n}", [TITLE, re.sub(r"\[t fares\|", "[n fares|", t)]) for n, t in enumerate(NOTHING))
    assert [p.kind for p in compare(bare, (), (), Memo()).passages] == ["fact"]


def test_words_of_one_speaker_stand_beside_each_other_in_a_topics_row() -> None:
    """What one actor is quoted with in both, although others share more with another passage of the account."""
    rise = "Twice before the frost Norland raises the [t fares|fares] of the coal ferry by a copper."
    letter = "“[q orla-venn|I want a sealed and sworn letter],” [n orla-venn|Venn] said of the [t fares|fares]."
    again = "On [t fares|fares] [n orla-venn|Venn] asked for “[q orla-venn|a letter, sworn and sealed].”"
    accounts = tuple(
        make_account(name, [TITLE, *some])
        for name, some in (("a", [letter]), ("b", [rise, again]), ("c", [rise.replace("raises", "is to raise")]))
    )
    (row,) = (p for p in compare(accounts, (FARES,), (), Memo()).passages if p.kind == "topic")
    assert [(m.article, m.span.block) for m in row.members if m.article != "c"] == [("b", 1), ("a", 1), ("b", 2)]
    other = make_account("a", [TITLE, letter.replace("orla-venn", "bo-lindt")])
    (row,) = (p for p in compare((other, *accounts[1:]), (FARES,), (), Memo()).passages if p.kind == "topic")
    assert ("b", 2) not in [(m.article, m.span.block) for m in row.members]


def list_rows(left: str, right: str) -> int:
    accounts = (make_account("a", [TITLE, left]), make_account("b", [TITLE, right]))
    return len(compare(accounts, (), (), Memo()).passages)


@pytest.mark.parametrize(
    ("left", "right", "rows"),
    [
        ("The senate will vote on herring in the spring.", "The parliament held a vote about chimneys on Tuesday.", 0),
        (
            "Soldiers of the king were deployed to the lighthouse.",
            "Troops were sent to the pass to dig out a lorry.",
            0,
        ),
        ("The senate will vote on herring nets in spring.", "The vote of the senate on nets for herring is due.", 1),
        ("[f 2|Two] islands sent a pilot to us.", "A baker keeps [f 2|two] islands of butter in dishes.", 0),
        ("[f 2|Two] islands sent a pilot to Orm.", "On Tuesday a pilot went to Orm from [f 2|two] islands.", 1),
    ],
    ids=["two votes", "two deployments", "one vote", "a pair", "one pair"],
)
def test_of_a_loose_kind_of_event_two_passages_must_share_more(left: str, right: str, rows: int) -> None:
    assert list_rows(left, right) == rows


WORDS = "We shall haul the old ferry up the slip before the ice comes, and paint her green"


def test_a_saying_that_two_print_has_one_row() -> None:
    one = make_account("a", [TITLE, f"“[q orla-venn|{WORDS}],” [n orla-venn|Orla Venn] said."])
    two = make_account("b", [TITLE, f"[n orla-venn|Venn], who owns a mill, said: “[q orla-venn|{WORDS} too].”"])
    assert [p.kind for p in compare((one, two), (), (), Memo()).passages] == ["statement"]
    # Its row is named by what the passages share.
    (row,) = compare((one, two), (), (), Memo()).passages
    assert [one.blocks[m.span.block].text[m.span.start : m.span.end] for m in row.label] == ["haul", "ferry", "slip"]
    piece = "A plan to “[q orla-venn|haul the old ferry up the slip],” as [n orla-venn|Venn] has it, found no enemies."
    found = compare((one, make_account("b", [TITLE, piece])), (), (), Memo()).passages
    assert [p.kind for p in found] == ["statement"]
    # A third who reports the same in other words is in no printing: then both rows stand.
    third = make_account(
        "c", [TITLE, "The old ferry is to be hauled up the slip and painted green before the ice comes."]
    )
    found = compare((one, two, third), (), (), Memo()).passages
    assert sorted((p.kind, len(p.members)) for p in found) == [("fact", 3), ("statement", 2)]


def read_label(*paragraphs: str) -> list[str]:
    accounts = tuple(make_account(f"a{n}", [TITLE, text]) for n, text in enumerate(paragraphs))
    (row,) = compare(accounts, (), (), Memo()).passages
    return [accounts[int(m.article[1:])].blocks[m.span.block].text[m.span.start : m.span.end] for m in row.label]


def test_a_row_is_not_named_by_words_of_any_newspaper() -> None:
    assert read_label(
        "[n orm|Orm] and [n sudland|Sudland] met for talks, and a breakthrough is expected.",
        "No breakthrough: [n sudland|Sudland] expects little of the talks that [n orm|Orm] opened.",
    ) == ["Orm", "Sudland", "breakthrough"]
    # Words of a name or a title are none of their own.
    assert "Secretary" not in read_label(
        "The Secretary of Boats hauled a tarred barrel to the pier before dusk.",
        "A tarred barrel stood on the pier; the secretary had it hauled there.",
    )


def test_shared_words_of_one_phrase_are_one_label() -> None:
    assert read_label(
        "A tarred barrel of lamp oil was found behind the customs shed.",
        "Behind the brewery two boys found a tarred barrel of lamp oil.",
    ) == ["tarred barrel of lamp oil"]
    # Apart in one of the two, they stay words.
    assert read_label(
        "A tarred barrel was found, with lamp oil in it.",
        "The barrel, tarred twice, was found to hold oil for a lamp.",
    ) == ["tarred", "barrel", "lamp"]
    # A phrase ends where the other passage goes on with another word.
    assert read_label(
        "The toll on herring nets was found too high.",
        "Too high was found the toll on herring boats.",
    ) == ["toll on herring", "found"]


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        ("OSTHOLM — Skippers", False),
        ("OSTHOLM, Norland (Gull) -- Skippers", False),
        ("Ostholm – where skippers", True),
        ("NATO is at sea: skippers", True),
    ],
    ids=["a dateline", "with country and agency", "a name and a dash", "a name in capitals"],
)
def test_a_dateline_is_no_word_of_the_report(opening: str, told: bool) -> None:
    account = make_account("a", [TITLE, opening + " hammered a tarred barrel shut before dusk."])
    unit = Features(account.id, read_account(account.blocks, account.resolved).passages).units[0]
    words = {*unit.stems, *(name[1:] for name in unit.names)}
    assert bool(words & {"ostholm", "nato"}) == told
    assert unit.span == Span(1, 0, len(account.blocks[1].text))


# ---------------------------------------------------------------- who quotes


def read_state(account: Account) -> str:
    found = compare((account,), (Topic("ferry", "", "Ferry"),), (), Memo())
    return next(c.state for c in found.coverage if c.kind == "topic")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("The ferry will be dearer by the time the herring comes back to us", "quotes"),
        ("Ferry? Never", "quotes"),
        ("We shall see what the winter and the ice have in store", "reports"),
    ],
    ids=["in the words", "in words too short to be a passage", "beside the words"],
)
def test_a_topic_is_quoted_where_a_speakers_own_words_raise_it(said: str, state: str) -> None:
    account = make_account(
        "a", [TITLE, f"Council and crew spoke of the [t ferry|ferry] all night. “[q orla-venn|{said}],” she said."]
    )
    at = account.blocks[1].text.lower().find("ferry", account.blocks[1].text.index("“"))
    if at >= 0:
        more = Mention(Span(1, at, at + 5), "topic", "ferry")
        mentions = tuple(sorted((*account.resolved.mentions, more)))
        account = replace(account, resolved=replace(account.resolved, mentions=mentions))
    assert read_state(account) == state


# ---------------------------------------------------------------- as a page shows them

RECORDS = {
    "site.yaml": "title: Harbour talks\nas_of: 2031-05-09\nrights: {rights}\n",
    "content/actors/ada-brandt.md": "---\nname: Ada Brandt\nkind: person\naliases: [Ада Брандт, Брандт]\n---\n",
    "content/actors/ivo-kern.md": "---\nname: Ivo Kern\nkind: person\naliases: [Иво Керн, Керн]\n---\n",
    "content/actors/norland.md": "---\nname: Norland\nkind: country\naliases: [Норландия]\n---\n",
    "content/actors/sudria.md": "---\nname: Sudria\nkind: country\naliases: [Судрия]\n---\n",
    "content/sources/post.md": "---\nname: Northern Post\n---\n",
    "content/sources/courier.md": "---\nname: The Courier\n---\n",
    "content/sources/gazette.md": "---\nname: The Gazette\n---\n",
    "content/sources/vesti.md": "---\nname: Вести\nlanguage: ru\n---\n",
    "content/meetings/harbour.md": """---
name: Harbour talks
start: 2031-05-07
place: Port Alba
participants: [ada-brandt, ivo-kern, norland, sudria]
aliases: [talks in Port Alba, переговоры в Порт-Альбе]
about: [buoys, lights, soldiers]
---
""",
    "content/topics/buoys.md": "---\nname: Buoys\nquestion: Were buoys raised?\nterms: [buoys]\n---\n",
    "content/topics/lights.md": "---\nname: Lights\nquestion: Were lights raised?\nterms: [harbour lights]\n---\n",
    "content/topics/soldiers.md": """---
name: Soldiers
question: How many soldiers stand at the river?
terms: {{en: [soldiers], ru: [солдат, солдаты]}}
---
""",
}
POST = """---
title: Harbour talks end without a paper
source: post
published: 2031-05-08
meetings: [{{id: harbour, written: after}}]
---
Ada Brandt and Ivo Kern met in Port Alba on Wednesday for nine hours, and no paper was signed.

Envoys had been willing to speak about buoys and harbour lights along the eastern quay. It does not appear that such
matters were discussed on Wednesday, nor was any serious offer made.

Harbour officials have said that Sudria has gathered more than 40,000 soldiers along the river Ester.
{more}"""
COURIER = """---
title: Brandt speaks of a start
source: courier
published: 2031-05-08
meetings: [{{id: harbour, written: after}}]
---
Ada Brandt said her side put forward ideas on buoys and harbour lights along the eastern quay.

The talks in Port Alba were only a start, the mayor thinks.

Sudria has gathered 20,000 soldiers along the river Ester since the autumn.
"""
VESTI = """---
title: Переговоры в Порт-Альбе закончились ничем
source: vesti
language: ru
published: 2031-05-08
meetings: [{{id: harbour, written: after}}]
---
Ада Брандт и Иво Керн встретились в Порт-Альбе в среду и говорили девять часов.

Судрия собрала солдат вдоль реки Эстер, утверждает Норландия.

«В 1848 году Норландия дала Судрии взаймы 350 тысяч крон, и мы хотим вернуть все», — заявила Ада Брандт в среду.

Погода в столице остаётся холодной, хотя сады уже цветут.
"""
LENT = """
“Norland lent Sudria 350,000 crowns in 1848, and we want them all back,” Ada Brandt told reporters on Wednesday.
"""

Files = tuple[tuple[str, bytes], ...]


def lay(articles: dict[str, str], rights: str = "own", more: str = "") -> Files:
    texts = RECORDS | {f"content/articles/{name}.md": text for name, text in articles.items()}
    return tuple(sorted((path, text.format(rights=rights, more=more).encode()) for path, text in texts.items()))


def build_page(files: Files, public: bool = False, name: str = "meetings/harbour.html") -> str:
    edition = build(files, read_theme(), Options(private=not public), Memo())
    assert edition.files is not None
    return dict(edition.files)[name].decode()


def test_topics_told_in_the_same_passages_have_one_row_that_shows_what_contradicts() -> None:
    page = build_page(lay({"post": POST, "courier": COURIER}))
    rows = re.findall(r'<tr role="row" id="(row-[^"]*)".*?</tr>', page, re.DOTALL)
    assert "row-topic-buoys" in rows
    assert "row-topic-lights" not in rows
    # A link to the other topic's row still leads to it.
    assert "row-topic-lights" in PageReader(page).anchors
    row = re.search(r'<tr role="row" id="row-topic-buoys".*?</tr>', page, re.DOTALL)
    assert row is not None
    assert ">Were buoys raised? Were lights raised?<" in row.group()
    # The sentence that contradicts comes before the one that says more of the topic.
    assert row.group().index("It does not appear") < row.group().index("had been willing")


EARLY = """---
title: Talks in Port Alba begin in the rain
source: vesti
published: 2031-05-07
meetings: [{{id: harbour, written: during}}]
---
Ada Brandt and Ivo Kern shook hands at the gate of Port Alba on Wednesday morning, and the rain went on.

Reporters waited at the fish market for whatever might come of it.
"""


AHEAD = """---
title: What both sides bring to Port Alba
source: gazette
published: 2031-05-05
meetings: [{{id: harbour, written: before}}]
---
Buoys are what skippers ask for most, and Norland has said little of them.
"""


def test_who_wrote_as_it_began_is_not_silent_on_what_only_later_accounts_dispute() -> None:
    page = build_page(lay({"post": POST, "courier": COURIER, "early": EARLY, "ahead": AHEAD}))
    rows = re.findall(r'<tr role="row".*?</tr>', page, re.DOTALL)
    fact = next(row for row in rows if "apparently not discussed" in row)
    assert "Written as it began." in fact
    assert "Nothing on this in this source" not in fact
    # One that wrote before and has something on the topic could not tell of it either: known where the sentence, or
    # one beside it, is on the meeting.
    told = " ".join(re.sub(r"<[^>]*>", " ", fact).split())
    assert "Not on this point; on the topic: The Gazette ¶1" in told
    courier = COURIER.replace("Ada Brandt said", "After the talks in Port Alba Ada Brandt said")
    files = lay({"post": POST, "courier": courier, "early": EARLY, "ahead": AHEAD})
    # The topic's page, whose columns belong to no meeting, says the same.
    for name in ("meetings/harbour.html", "topics/buoys.html"):
        page = build_page(files, name=name)
        fact = next(row for row in re.findall(r'<tr role="row".*?</tr>', page, re.DOTALL) if "put forward" in row)
        told = " ".join(re.sub(r"<[^>]*>", " ", fact).split())
        assert "Published before it happened. On the topic: The Gazette ¶1" in told
        assert "Written as it began." in told


def test_when_it_was_written_does_not_explain_a_choice_of_words_on_a_topic_that_is_told() -> None:
    ahead = AHEAD + "\nSoldiers stand on the quay, as they have for years.\n"
    seized = "\nAfter the talks in Port Alba soldiers were told of the island, which Norland {} in 2024.\n"
    articles = {"post": POST + seized.format("seized"), "courier": COURIER + seized.format("annexed"), "ahead": ahead}
    files = tuple(
        (path, text.replace(b"terms: {en: [soldiers]", b"variants: [[seized, annexed]]\nterms: {en: [soldiers]"))
        for path, text in lay(articles)
    )
    page = build_page(files)
    row = next(row for row in re.findall(r'<tr role="row".*?</tr>', page, re.DOTALL) if "annexed”" in row)
    told = " ".join(re.sub(r"<[^>]*>", " ", row).split())
    assert "Not on this point; on the topic: The Gazette" in told
    assert "Published before it happened" not in told


def test_what_two_topics_dispute_is_titled_by_the_questions_of_both() -> None:
    files = lay({"post": POST, "courier": COURIER})
    assert ">Were buoys raised? Were lights raised?<" in build_page(files).partition('id="side"')[0]
    assert ">Buoys\u00a0· Lights<" in build_page(files, name="index.html")
    # Where one of them asks nothing, their names are the title.
    unasked = tuple((path, text.replace(b"question: Were buoys raised?\n", b"")) for path, text in files)
    assert "Were lights raised? " not in build_page(unasked)
    assert ">Buoys\u00a0· Lights<" in build_page(unasked)


def test_who_gives_a_figure_is_named_without_a_record() -> None:
    page = build_page(lay({"post": POST, "courier": COURIER}))
    assert '<span class="says">says Harbour officials</span>' in page
    withheld = build_page(lay({"post": POST, "courier": COURIER}, "reserved"), public=True)
    assert withheld.count("Harbour officials") <= page.count("Harbour officials")


def test_what_an_account_gives_as_its_own_is_not_read_as_the_words_of_a_speaker_beside_it() -> None:
    own = "\nThe more than 40,000 soldiers that Sudria has gathered along the river Ester sleep in tents.\n"
    page = build_page(lay({"post": POST + own, "courier": COURIER}))
    reading = page[page.index('<b class="value">more than 40,000') :].partition("</td>")[0]
    assert reading.index("sleep in tents") < reading.index("says Harbour officials")


def list_states(page: str) -> dict[str, list[bool]]:
    """By row, which of its cells say that the source has nothing."""
    rows = re.findall(r'<tr role="row" id="([^"]*)"(.*?)</tr>', page, re.DOTALL)
    return {
        name: [str("Nothing on this in this source" in cell) for cell in body.split("<td")[2:]] for name, body in rows
    }


def test_in_a_reserved_edition_every_difference_is_shown_and_the_cap_makes_nobody_silent() -> None:
    articles = {"post": POST, "courier": COURIER}
    whole, public = build_page(lay(articles)), build_page(lay(articles, "reserved"), public=True)
    assert list_states(whole) == list_states(public)
    values = re.findall(r'<b class="value">([^<]*)</b>', whole)
    assert {"20,000", "more than 40,000", "apparently not discussed", "put forward"} <= set(values)
    assert values == re.findall(r'<b class="value">([^<]*)</b>', public)


# ---------------------------------------------------------------- two languages


def test_an_article_in_russian_stands_beside_one_in_english() -> None:
    accounts, records = read_accounts(lay({"post": POST, "vesti": VESTI}, more=LENT))
    found = run(accounts, records)
    rows = [tuple(text_of(accounts, m) for m in p.members) for p in found.passages if len(p.members) > 1]
    assert any("nine hours" in row[0] and "девять часов" in row[1] for row in rows)
    assert any("soldiers" in row[0] and "солдат" in row[1] for row in rows)
    assert not any("Погода" in text for row in rows for text in row)
    assert [len(s.quotations) for s in found.statements if s.speaker == "ada-brandt"] == [2]
    assert not any(d.kind in ("wording", "selection", "figure") for d in found.discrepancies)


def test_a_translation_is_told_as_one_and_no_words_are_compared() -> None:
    page = build_page(lay({"post": POST, "vesti": VESTI}, more=LENT))
    start = page.index("350 тысяч крон")
    printing = page[page.rindex("<dl", 0, start) : page.index("</dl>", start)]
    assert "ranslated" in printing
    assert "<del" not in printing
    assert "<ins" not in printing


def test_rows_that_a_page_leaves_out_are_counted():
    rows = [RowView(f"r{n}", "", False, "only" if n % 2 else "agree", "", (), "") for n in range(100)]
    laid = [Laid(row.standing, lambda row=row: row) for row in rows]
    shown = cut_rows(laid)
    assert len(shown.rows) + shown.rows_more == len(shown.only) + shown.only_more == 50
    assert (shown.rows_more, shown.only_more) == (10, 10)
    assert cut_rows(laid[:4]) == (tuple(rows[0:4:2]), 0, tuple(rows[1:4:2]), 0)


def test_rows_of_one_name_say_where_their_passages_stand() -> None:
    one = "A tarred barrel of herring was hammered shut on the pier before dusk by two coopers.\n"
    two = "Two coopers hammered a tarred barrel shut; herring was left on the pier at dusk.\n"
    more = "Foxes ate grapes behind the brewery while a boy with papers slept on a sledge.\n"
    again = "On a sledge slept the boy who had papers, and foxes ate all the grapes of the brewery.\n"
    articles = {"post": f"{POST}\n{one}\n{more}", "courier": f"{COURIER}\n{two}\n{again}"}
    public = build_page(lay(articles, "reserved"), public=True, name="compare/index.html")
    unnamed = re.findall(r">Passages near in words</span> <span class=\"sub\">([^<]*)<", public)
    assert len(unnamed) > 1
    assert len(set(unnamed)) == len(unnamed)
    assert all(re.fullmatch(r"[\w ]+ ¶\d+, [\w ]+ ¶\d+", where) for where in unnamed)
    # Rows whose shared words are shown have names of their own.
    whole = build_page(lay(articles), name="compare/index.html")
    assert not re.search(r'class="title[^"]*">[^<]*</span> <span class="sub">', whole)


def test_rows_of_which_nothing_may_be_shown_come_last() -> None:
    crowd = "with " + ", ".join(f"cousin {n} of the {n}th cooper" for n in range(30)) + " looking on.\n"
    one = f"A tarred barrel of herring was hammered shut on the pier before dusk by two coopers, {crowd}"
    two = f"Two coopers hammered a tarred barrel shut; herring was left on the pier at dusk, {crowd}"
    more = "Foxes ate grapes behind the brewery while a boy with papers slept on a sledge.\n"
    again = "On a sledge slept the boy who had papers, and foxes ate all the grapes of the brewery.\n"
    articles = {"post": f"{POST}\n{one}\n{more}", "courier": f"{COURIER}\n{two}\n{again}"}

    def list_rows(rights: str) -> list[tuple[str, bool]]:
        limits = b"limits: {percent: 30}\n"
        files = tuple((path, text + limits * (path == "site.yaml")) for path, text in lay(articles, rights))
        page = build_page(files, public=True, name="compare/index.html")
        rows = re.findall(r'<tr role="row" id="(row-[^"]*)"(.*?)</tr>', page, re.DOTALL)
        return [(name, 'class="words"' in row) for name, row in rows]

    whole, public = [name for name, _ in list_rows("own")], list_rows("reserved")
    hidden = [name for name, shown in public if not shown]
    assert [name for name, _ in public] == [*(name for name in whole if name not in hidden), *hidden]
    assert whole.index(hidden[0]) < len(whole) - len(hidden)


def test_what_the_writer_adds_to_reported_speech_is_not_the_speakers_word():
    text = "Officials have said that Sudria, which annexed the island in 2029, has gathered ships around it."
    start = text.index("Sudria")
    assert is_aside(text, start, text.index("annexed"))
    assert not is_aside(text, start, text.index("gathered"))
    assert not is_aside(text, start, start + 2)


def test_of_passages_that_words_tie_it_is_only_said_that_they_are_related() -> None:
    one = "A tarred barrel of herring was hammered shut on the pier before dusk by two coopers.\n"
    two = "Two coopers hammered a tarred barrel shut; herring was left on the pier at dusk.\n"
    pages = lay({"post": POST + "\n" + one, "courier": COURIER + "\n" + two})
    page = build_page(pages, name="compare/index.html")
    row = re.search(r'<tr role="row" id="row-[^"]*-p-.*?</tr>', page, re.DOTALL)
    assert row is not None
    assert "tarred" in row.group()
    assert ">Related<" in row.group()
    assert ">No difference found<" not in row.group()
    # Nor is it said that a source reports the same where its words are withheld.
    pages = lay({"post": f"{POST}\n{one}", "courier": f"{COURIER}\n{two}"}, "reserved")
    files = tuple((path, text + b"limits: {percent: 0}\n" * (path == "site.yaml")) for path, text in pages)
    page = build_page(files, public=True, name="compare/index.html")
    row = re.search(r'<tr role="row" id="row-[^"]*-p-.*?</tr>', page, re.DOTALL)
    assert row is not None
    assert re.search(r">\d+ words withheld\.", row.group())
    assert "Reports this" not in row.group()


CRACKS = {
    "post": "Engineers counted 40 cracks in the tarred sluice gate at Ostholm.",
    "courier": "Engineers counted 23 cracks in the tarred sluice gate at Ostholm, while skippers sang shanties about a "
    "drowned fiddler.",
    "gazette": "Skippers sang shanties about a drowned fiddler, to the delight of a monk who keeps bees.",
}


def read_rows(page: str) -> dict[str, str]:
    """Rows of passages as text with their marks, by title."""
    found = re.findall(r'<tr role="row" id="row-[^"]*".*?</tr>', page, re.DOTALL)
    rows = {}
    for row in found:
        title = re.search(r'class="title[^"]*">(.*?)</span>', row, re.DOTALL)
        assert title is not None
        kept = re.sub(r"<(/?)mark[^>]*>", r"{\1mark}", row)
        rows[re.sub(r"<[^>]+>", "", title.group(1))] = " ".join(re.sub(r"<[^>]+>", " ", kept).split())
    return rows


def test_a_row_differs_only_where_its_own_passages_do_and_says_in_what() -> None:
    head = "---\ntitle: News of {0}\nsource: {0}\npublished: 2031-05-08\n---\n{1}\n"
    page = build_page(lay({name: head.format(name, text) for name, text in CRACKS.items()}), name="compare/index.html")
    rows = read_rows(page)
    counted = next(text for title, text in rows.items() if "cracks" in title)
    sung = next(text for title, text in rows.items() if "shanties" in title)
    assert "Differ: number" in counted
    assert counted.count("{mark}") == 2
    # One of the two figures stands in its passage too, and there is nothing in the row to set it against.
    assert "Differ" not in sung
    assert "{mark}" not in sung
    # Who is missing has something in another row beside the same passage, and that is said with its place.
    assert "beside one of its passages in another row: Northern Post ¶1" in sung
    assert "No matching passage" not in sung
    # Shared words are no question.
    assert ">Question<" not in page
    assert "titled in slanted words" in page


ISLE = """---
name: Isle
question: What of the isle?
terms: [isle]
variants: [[{variants}]]
---
"""
TOLD = (
    "Engineers counted 40 cracks in the tarred sluice gate of the isle.",
    "Two coopers hammered a barrel of herring shut on the isle before dusk.",
    "Skippers sang shanties on the isle about a drowned fiddler.",
)


def test_what_is_disputed_on_a_topic_stands_in_its_row_though_other_passages_tell_more() -> None:
    head = "---\ntitle: News of {0}\nsource: {0}\npublished: 2031-05-08\n---\n{1}\n\n{2}\n"
    told = "\n\n".join(TOLD)
    articles = {
        "post": head.format("post", told, "Monks say nothing since Sudria seized the isle."),
        "courier": head.format("courier", told, "The isle, which Norland lost when bees swarmed, was annexed."),
    }

    def read(variants: str) -> str:
        files = {path: text for path, text in lay(articles) if "/topics/" not in path and "/meetings/" not in path}
        files["content/topics/isle.md"] = ISLE.format(variants=variants).encode()
        return read_rows(build_page(tuple(sorted(files.items())), name="topics/isle.html"))["What of the isle?"]

    row = read("seized, annexed")
    assert "Differ: word" in row
    assert "{mark}seized{/mark}" in row
    assert "{mark}annexed{/mark}" in row
    # Nothing is added where the accounts use no rival words, ...
    plain = read("gulls, terns")
    assert "No difference found" in plain
    assert "seized" not in plain
    # ... and what stands in the row already is not there twice.
    assert row.count("Engineers counted 40 cracks") == 2


def test_when_it_was_written_explains_only_what_a_meeting_decides() -> None:
    tarred = "A tarred barrel of herring was hammered shut on the pier before dusk by two coopers.\n"
    coopers = "Two coopers hammered a tarred barrel shut; herring was left on the pier at dusk.\n"
    accounts = {"post": POST + "\n" + tarred, "courier": COURIER + "\n" + coopers, "early": EARLY, "ahead": AHEAD}
    files = lay(accounts)
    page = build_page(files, name="compare/index.html")
    barrel = next(text for title, text in read_rows(page).items() if "tarred" in title)
    assert "No matching passage." in barrel
    assert "Published before it happened" not in barrel
    # What one page says of an account, another says too.
    for name in ("topics/soldiers.html", "compare/meeting-harbour.html", "sources/vesti.html", "compare/index.html"):
        text = build_page(files, name=name)
        assert "Written as it began." in text, name
