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
