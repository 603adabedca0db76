"""What analysis ties together: figures to who gives them."""

import pytest

from sitegen.analysis import analyse
from sitegen.analysis.plain import read_plain


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
