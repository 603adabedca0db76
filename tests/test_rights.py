"""Withholding: no more than the limits, nothing a page was not granted, offsets as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sitegen.model import (
    WITHHELD,
    Article,
    Block,
    Comparison,
    Discrepancy,
    Limits,
    Member,
    Quotation,
    QuotationFound,
    Reading,
    Resolved,
    Span,
    Status,
)
from sitegen.pages.provenance import widen
from sitegen.rights import Use, count_shown, is_withheld, list_uses, show, withhold
from sitegen.text import count_words


def make(*paragraphs: str, rights: str = "reserved") -> Article:
    blocks = (Block("title", "A title"), *(Block("paragraph", p) for p in paragraphs))
    return Article("a", "content/articles/a.md", "A title", blocks, rights=rights)


def quote(block: int, start: int, end: int, kind: str = "named") -> Quotation:
    return Quotation("a-q-1", QuotationFound((Span(block, start, end),), "direct", "intact", speaker_kind=kind))


LONG = " ".join(f"word{n}" for n in range(100))


def test_an_own_text_is_whole():
    article = make(LONG, rights="own")
    assert withhold(article, (), (), Limits()) is article


def test_only_granted_stretches_stay_and_offsets_hold():
    article = make("one two three four five", LONG)
    shown = withhold(article, (), (Use(1, Span(1, 4, 13)),), Limits(words=3, percent=100))
    assert len(shown.blocks[1].text) == len(article.blocks[1].text)
    assert show(shown.blocks, Span(1, 4, 13)) == "two three"
    assert show(shown.blocks, Span(1, 0, 13)) is None
    assert "one" not in shown.blocks[1].text
    assert "four" not in shown.blocks[1].text
    assert count_shown(shown.blocks) == (2, 105)


def test_what_does_not_fit_is_withheld_and_a_smaller_one_after_it_is_not():
    article = make("one two three four five", LONG)
    uses = (Use(1, Span(2, 0, 30)), Use(2, Span(1, 0, 7)))
    shown = withhold(article, (), uses, Limits(words=2, percent=100))
    assert show(shown.blocks, Span(1, 0, 7)) == "one two"
    assert is_withheld(shown.blocks[2].text)


def test_a_named_speakers_words_are_counted_apart_and_cut_at_their_limit():
    article = make(LONG)
    whole = Span(1, 0, len(LONG))
    limits = Limits(words=0, percent=0, quotation_words=5, quotations_words=50)
    shown = withhold(article, (quote(1, 0, len(LONG)),), (Use(2, whole),), limits)
    assert show(shown.blocks, Span(1, 0, 29)) == "word0 word1 word2 word3 word4"
    assert count_shown(shown.blocks)[0] == 5
    assert count_shown(withhold(article, (quote(1, 0, len(LONG), "unnamed"),), (Use(2, whole),), limits).blocks)[0] == 0


def test_a_tag_over_withheld_words_is_gone_with_its_address():
    from sitegen.model import Tag

    block = Block("paragraph", "one two", tags=(Tag(4, 7, "a", "https://example.org/two"),))
    article = Article("a", "p", "t", (Block("title", "t"), block))
    assert withhold(article, (), (Use(1, Span(1, 0, 3)),), Limits(percent=100)).blocks[1].tags == ()


paragraphs = st.lists(st.text("ab “”.'\n", min_size=1, max_size=60), min_size=1, max_size=4)


@given(paragraphs, st.data())
def test_never_more_than_the_limits_and_never_a_word_not_granted(texts, data):
    article = make(*texts)
    places = st.integers(1, len(texts)).flatmap(
        lambda b: st.tuples(st.just(b), st.integers(0, len(texts[b - 1])), st.integers(0, len(texts[b - 1])))
    )
    spans = [Span(b, min(x, y), max(x, y)) for b, x, y in data.draw(st.lists(places, max_size=6))]
    quotations = tuple(quote(s.block, s.start, s.end) for s in spans[:2] if s.start < s.end)
    limits = Limits(
        words=data.draw(st.integers(0, 20)),
        percent=data.draw(st.integers(0, 100)),
        quotation_words=3,
        quotations_words=5,
    )
    uses = tuple(sorted(Use(data.draw(st.integers(1, 4)), s) for s in spans if s.start < s.end))
    shown = withhold(article, quotations, uses, limits)
    total = sum(count_words(t) for t in texts)
    seen, _whole = count_shown(shown.blocks)
    assert seen <= min(limits.words, total * limits.percent // 100) + limits.quotations_words
    for before, after in zip(article.blocks[1:], shown.blocks[1:], strict=True):
        assert len(before.text) == len(after.text)
        assert all(
            a == b or not a.isalnum() or a in (WITHHELD, "\ue001") for a, b in zip(after.text, before.text, strict=True)
        )
    if not uses:
        assert not any(c.isalnum() and c < "\ue000" for b in shown.blocks[1:] for c in b.text)


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("“six” became “three four”", True),
        ("“three” became “seven eight”", False),
        ("added: “Seven  EIGHT”", False),
        ("removed: “" + " ".join(f"old{n}" for n in range(9)) + "”", False),
        ("; ".join(f"“old{n} a b c d e” became “new{n}”" for n in range(5)), False),
        ("added: “he said: “three””", True),
        ("added: “seven “eight””", False),
        ("added: “who spoke “seven”", False),
        ("added: «seven eight»", False),
        ("added: „seven eight“", False),
        ('"three" became "seven eight"', False),
        ("‘two’ became ‘nine’", False),
        ('"six" became "three four"', True),
        ('added: "seven', False),
        ("added: seven eight nine ten", False),
        ("The text now says: Seven, eight; nine - TEN.", False),
        ("now it is two three four, and it was eight", True),
        ("The outlet mended the minister's title.", True),
        ("The outlet’s desk mended ‘three’ and the ministers’ title.", True),
    ],
)
def test_a_note_on_what_changed_is_no_way_around_the_limits(note, kept):
    article = structs.replace(make("one two three four", "seven eight nine ten"), status=Status("corrected", note=note))
    shown = withhold(article, (), (Use(0, Span(1, 0, 18)),), Limits(words=9, percent=100))
    assert shown.status is not None
    assert shown.status.note == (note if kept else "")
    assert withhold(structs.replace(article, rights="own"), (), (), Limits()).status == article.status


def _list(paragraph: str, words: str, quotation: Quotation | None = None) -> list[str]:
    """The stretches asked for, of a reading that is `words`."""
    article = make(paragraph)
    at = paragraph.index(words)
    member = Member("a", Span(1, at, at + len(words)))
    readings = (Reading(words, (member,)), Reading("other", ()))
    resolved = Resolved("a", quotations=(quotation,) if quotation else ())
    found = Comparison(discrepancies=(Discrepancy("d", "wording", "topic:t", readings),))
    uses = list_uses((article,), (resolved,), found, Limits(lede_words=0))["a"]
    return [paragraph[use.span.start : use.span.end] for use in uses]


@pytest.mark.parametrize(
    ("text", "reading", "around"),
    [
        ("It rained. The pier was seized by Norland, and nobody spoke.", "seized", "The pier was seized by Norland"),
        ("Halvik denied that the pier was seized.", "seized", "Halvik denied that the pier was seized."),
        ("The pier, which Norland seized, " + "is old and " * 20, "seized", "The pier, which Norland seized"),
        ("The " + "old " * 30 + "pier, which Norland seized, is long.", "seized", "which Norland seized"),
        ("Halvik’s mayor told the port’s masters of an end to the harbour’s fees and that he rests.", "end",
         "Halvik’s mayor told the port’s masters of an end to the harbour’s fees"),
        ("The " + "old " * 30 + "pier is seized.", "seized", ""),
    ],
    ids=["a clause", "what denies it", "a relative clause and its head", "a long sentence", "no mark but an apostrophe",
         "no clause begins near"],
)  # fmt: skip
def test_a_reading_is_asked_for_with_its_clause(text: str, reading: str, around: str) -> None:
    assert _list(text, reading) == [reading, *([around] if around else [])]


def test_who_gives_a_reading_is_asked_for_where_no_record_does() -> None:
    text = "Two masons of the port said the pier was seized. Nobody else did."
    part = Span(1, text.index("the pier"), text.index("."))
    found = QuotationFound((part,), "indirect", "none", speaker=Span(1, 0, 22), speaker_kind="unnamed")
    assert _list(text, "seized", Quotation("a-q-1", found))[:2] == ["Two masons of the port", "seized"]
    assert "Two masons of the port" not in _list(text, "seized", Quotation("a-q-1", found, speaker="ada"))


def test_a_shown_stretch_is_not_run_together_with_what_stands_beyond_withheld_words():
    article = make("It rained on us. The pier was seized. They left at noon.")
    text = article.blocks[1].text
    shown = withhold(article, (), (Use(1, Span(1, 0, 5)), Use(1, Span(1, 17, 37))), Limits(percent=100)).blocks[1].text
    first, last = widen(shown, text.index("seized"), text.index("seized") + 6)
    assert shown[first:last].strip(WITHHELD + "\ue001 ") == "The pier was seized."
    assert (first, last) == (16, 37)  # with a sign before it, and none after the end of a sentence
    assert widen(text, 30, 36) == (17, 37)


def test_marks_of_quotation_stand_with_their_words():
    article = make("They spoke of “a rope and a bell” all night.")
    text = article.blocks[1].text
    part = Span(1, text.index("a rope"), text.index("”"))
    shown = withhold(article, (quote(1, part.start, part.end),), (Use(5, part),), Limits())
    assert "“a rope and a bell”" in shown.blocks[1].text
    assert "night" not in shown.blocks[1].text
