"""What analysis ties together: figures to who gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.analysis import analyse, words
from sitegen.analysis.clauses import clauses_at, clauses_between, each_clause
from sitegen.analysis.dates import find_dates
from sitegen.analysis.figures import find_figures
from sitegen.analysis.plain import read_plain
from sitegen.analysis.triggers import find_triggers
from sitegen.model import Block


@pytest.mark.parametrize(
    ("sentence", "giver"),
    [
        ("Minister Ada Brandt said that the navy needs 40 ships.", "Ada Brandt"),
        ("“The navy needs 40 ships,” Ada Brandt said.", "Ada Brandt"),
        ("Ada Brandt said she saw little hope in the dispute, which has seen 40 ships leave port.", None),
        ("The navy has 40 ships. Ada Brandt said nothing of them.", None),
    ],
)
def test_a_figure_is_given_by_the_speaker_or_the_source_itself(sentence, giver):
    blocks, _ = read_plain(f"The navy\n\n{sentence}")
    (figure,) = analyse(blocks).figures
    span = figure.speaker
    assert (None if span is None else blocks[span.block].text[span.start : span.end]) == giver


@pytest.mark.parametrize("surname", ["Wells", "Downing", "Carver"])
def test_a_surname_that_begins_a_known_bodys_name_is_a_person_after_a_title(surname):
    blocks, _ = read_plain(f"A plan ends\n\nPresident {surname} said it was late. “It is late,” {surname} said.")
    (name,) = analyse(blocks).names
    assert (name.kind, len(name.mentions)) == ("person", 2)


def test_the_body_itself_is_still_one():
    blocks, _ = read_plain("A plan ends\n\nWells Fargo said no.")
    assert [name.kind for name in analyse(blocks).names] == ["organization"]


_PIECES = st.sampled_from(
    "3 12 2,5 2031 1/2 ½ two Two dozens of thousands million and-a-half and a half hours Monday MONDAYS yesterday "
    "Three weeks ago May 5 more than nearly over — - “ ” ( noon two-thirds километров май сегодня".split()
)


@given(st.lists(st.lists(_PIECES).map(" ".join), max_size=4), st.sampled_from(["en", "ru"]))
def test_one_run_for_dates_and_figures_finds_what_two_would(texts, language):
    blocks = tuple(Block("paragraph", text) for text in texts)
    datings, countings = find_triggers(blocks, language)
    assert find_dates(blocks, language, "2031-03-12", datings) == find_dates(blocks, language, "2031-03-12")
    assert find_figures(blocks, language, countings) == find_figures(blocks, language)


_SPOKEN = st.sampled_from(
    "Lind Lind’s he she who officials the a clerk plan said says say saying told tell called call calling claims warn "
    "warning was has been to by and but that , as with closed closes kept yesterday not would reports".split()
)


@given(st.lists(_SPOKEN, min_size=1, max_size=24), st.lists(st.integers(0, 23), max_size=4), st.integers(0, 23))
def test_a_clause_read_by_itself_is_that_of_the_whole_sentence(pieces, places, until):
    text = " ".join(pieces)
    line = words.Line(0, text, {}, [], [])
    high = len(line.lower)
    whole = clauses_between(words.Line(0, text, {}, [], []), 0, high)
    places = sorted({place for place in places if place < high})
    list(each_clause(line, 0, high, until // 2))
    assert list(clauses_at(line, 0, high, places)) == [clause for clause in whole if clause.verb in places]
    assert clauses_between(line, 0, high) == whole


@given(st.text("aBé1İ’-.,:;?!&_“", min_size=1, max_size=9))
def test_words_that_need_no_pattern_are_read_as_by_it(chunk):
    found = [match.group() for match in words._TOKEN.finditer(chunk)]
    lower, flags, steps = words._learn(chunk)
    assert lower == tuple(word.lower() for word in found)
    assert flags == tuple(words._flag(word)[1] for word in found)
    assert steps[::2] == tuple(map(len, found))
    assert sum(steps) == (len(chunk) + 1 - chunk.find(found[0]) if found else 0)
