"""What one printing of a statement leaves out of another."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.comparison.cuts import find_cuts


def write_cuts(full, cuts):
    return "; ".join(f"{c.kind}{'+' if c.whole else ''}: {full[slice(*c.left)]}" for c in cuts) or "nothing"


def read_cases():
    """Title, the fuller printing, the other, what stands elsewhere, and the line expected."""
    cases = []
    for part in (Path(__file__).parent / "cases" / "cuts.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        title, *paragraphs = [p.strip() for p in part.split("\n\n") if p.strip()]
        cases.append((title, paragraphs[:-1], paragraphs[-1].removeprefix("> ")))
    return cases


@pytest.mark.parametrize(("title", "given", "expected"), read_cases())
def test_cuts(title, given, expected):
    full, other, *elsewhere = given
    cuts = find_cuts(full, other.split(" / "), elsewhere[0].split(" / ") if elsewhere else ())
    assert write_cuts(full, cuts) == expected


# No word twice: which of two was cut away nobody can tell.
WORDS = st.lists(st.integers(0, 400), min_size=12, max_size=40, unique=True).map(
    lambda numbers: ["".join("bdfgklmnpr"[int(d)] + "aeiou"[n % 5] for d in f"{n:03}") for n in numbers]
)


@given(WORDS, st.data())
def test_what_was_cut_away_is_told_exactly(words, data):
    start = data.draw(st.integers(0, len(words) - 8))
    end = data.draw(st.integers(start + 8, len(words)))
    gap = data.draw(st.integers(0, end - start - 8))
    sign = data.draw(st.sampled_from(("", "…", "/")))
    first, last = words[start : start + 4], words[start + 4 + gap : end]
    pieces = [" ".join(first), " ".join(last)]
    text = pieces if sign == "/" else [f"{pieces[0]} {sign} {pieces[1]}"]
    cuts = find_cuts(" ".join(words), text)
    wanted = [("start", start)] if start > 1 else []
    inner = {"": "silent", "…": "marked", "/": "pieces"}[sign]
    wanted += [(inner, gap)] if gap >= (1 if sign else 3) else []
    wanted += [("end", len(words) - end)] if len(words) - end > 1 else []
    assert [(cut.kind, cut.words) for cut in cuts] == wanted


@given(WORDS, st.data())
def test_what_stands_elsewhere_is_never_cut_away(words, data):
    end = data.draw(st.integers(6, len(words) - 3))
    assert find_cuts(" ".join(words), [" ".join(words[:end])], [" ".join(words[end:])]) == ()
