"""The memo alone: it remembers by value, forgets what an edition did not ask for, and tells values apart."""

import pytest

from sitegen.memo import Known, Memo, digest
from sitegen.model import Span


def double(value, other=0):
    return value * 2 + other


def test_a_call_is_made_once_and_forgotten_when_an_edition_does_not_ask():
    memo = Memo()
    memo.begin()
    assert memo(double, 3) == memo(double, 3) == 6
    assert (memo.computed, memo.remembered) == (1, 1)
    memo.end()
    memo.begin()
    memo.end()
    memo.begin()
    assert memo(double, 3) == 6
    assert memo.computed == 1


def test_a_known_argument_is_digested_once_and_passed_as_itself():
    memo = Memo()
    memo.begin()
    assert memo(double, Known(4)) == memo(double, 4) == 8
    assert memo.computed == 1
    assert memo(double, Known(0, of="zero")) == 0
    assert memo.computed == 2


def test_map_keeps_the_order_of_the_calls():
    memo = Memo()
    memo.begin()
    assert memo.map(double, [(1,), (2, 1), (1,)]) == [2, 5, 2]
    assert memo.computed == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, "1"),
        ("ab", b"ab"),
        ((1, 2), (12,)),
        ((("a",), "b"), ("a", ("b",))),
        (None, ""),
        (Span(0, 1, 2), Span(0, 2, 1)),
    ],
)
def test_values_that_differ_have_other_digests(one, other):
    assert digest(one) != digest(other)


def test_a_value_that_cannot_be_encoded_is_refused():
    with pytest.raises(TypeError):
        digest(object())
