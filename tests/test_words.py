"""The words of a line, read by what stands between spaces, are those that the pattern finds in the text as a whole."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from sitegen.analysis import words
from sitegen.analysis.words import Line
from sitegen.text import count_words, fingerprint, fold
from sitegen.text import words as find_words

PIECES = [
    "Lind",
    "said",
    "he",
    "’s",
    "'s",
    "U.S.",
    "a.m",
    "don’t",
    "--",
    "-",
    "(",
    ",",
    ".",
    "_",
    "’",
    "'",
    "Ab_c",
    "İ",
]
SPACES = [" ", "  ", "\n", "\u00a0", "\t ", ""]
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES) | st.text(max_size=4), st.sampled_from(SPACES)), max_size=14)


@given(TEXTS)
def test_words_are_those_of_the_whole_text(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + space for piece, space in pieces)
    line = Line(0, text, {}, [], [])
    found = [match.span() for match in words._TOKEN.finditer(text)]
    assert list(zip(line.starts, line.ends, strict=True)) == found
    assert line.lower == [text[start:end].lower() for start, end in found]
    assert len(line.flags) == len(line.names) == len(found)


@given(TEXTS, st.data())
def test_a_stretch_is_read_as_a_text_of_its_own(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    text = "".join(piece + space for piece, space in pieces)
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    line, alone = Line(0, text, {}, [], [], first, last), Line(0, text[first:last], {}, [], [])
    assert [start - first for start in line.starts] == alone.starts
    assert (line.lower, line.flags) == (alone.lower, alone.flags)


def test_a_long_word_is_read_anew_and_the_same() -> None:
    text = "x" * 100 + ", " + "x" * 100
    assert Line(0, text, {}, [], []).lower == ["x" * 100, ",", "x" * 100]


@given(TEXTS)
def test_words_are_counted_as_they_are_found(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + space for piece, space in pieces)
    assert count_words(text) == len(find_words(text))
    assert count_words(text + " plain words in a row" * 9) == len(find_words(text)) + 45  # hardly beyond ASCII


MIXED = st.text(
    st.one_of(st.sampled_from("ab1-'’“”–—… ,.\n\t_éßяЖñ٣中½²ªºＡİſ\u00ad\u200b\u0301"), st.characters(codec="utf-8")),
    max_size=60,
)


@given(MIXED, st.integers(0, 12))
def test_a_fingerprint_is_of_the_words_that_are_found(text: str, more: int) -> None:
    folded = fold(text := text + " plain words in a row here" * more)
    joined = " ".join(folded[start:end] for start, end in find_words(folded))
    assert fingerprint(text) == hashlib.blake2b(joined.encode(), digest_size=5).hexdigest()


@given(MIXED, st.integers(0, 12))
def test_words_of_any_script_are_counted_as_they_are_found(text: str, more: int) -> None:
    text += " plain words in a row here" * more
    assert count_words(text) == len(find_words(text))
