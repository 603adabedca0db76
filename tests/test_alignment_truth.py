"""The scorer of aligned passages and the truths that it reads: places of passages, never their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.alignment import Group, Place, overlap, read_truth, score

TRUTHS = sorted((Path(__file__).parent.parent / "benchmarks" / "alignment_truth").glob("*.yaml"))

FERRY: Group = ("ferry", [("a", 1, 0, 40), ("b", 3, 10, 50), ("c", 2, 0, 30)])
WEIR: Group = ("weir", [("a", 5, 0, 20), ("b", 5, 0, 20)])


@pytest.mark.parametrize("path", TRUTHS, ids=[path.stem for path in TRUTHS])
def test_a_truth_names_places_of_several_articles(path: Path) -> None:
    groups = read_truth(path)
    assert len({name for name, _ in groups}) == len(groups) > 20
    for _, places in groups:
        assert len({place[0] for place in places}) > 1
        assert all(block > 0 and 0 <= start < end for _, block, start, end in places)


@pytest.mark.parametrize("path", TRUTHS, ids=[path.stem for path in TRUTHS])
def test_a_truth_found_whole_is_all_right(path: Path) -> None:
    groups = read_truth(path)
    found = score(groups, [places for _, places in groups])
    assert (found["precision"], found["recall"], found["f1"], found["reach"]) == (100, 100, 100, 100)


def test_pairs_are_counted_and_groups_reached() -> None:
    half = score([FERRY, WEIR], [FERRY[1][:2], [WEIR[1][0], ("b", 9, 0, 20)]])
    assert half == {"groups": 2, "pairs": 4, "found": 2, "precision": 50, "recall": 25, "f1": 33.3, "reach": 50}
    assert score([FERRY], [])["f1"] == 0
    within: list[Place] = [("a", 1, 0, 40), ("a", 1, 50, 90)]
    assert score([FERRY], [within])["found"] == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("a", 1, 0, 40), ("a", 1, 22, 200), False),
        (("a", 1, 0, 40), ("a", 1, 15, 200), True),
        (("a", 1, 0, 20), ("a", 1, 10, 200), True),
        (("a", 1, 0, 20), ("a", 1, 20, 200), False),
        (("a", 1, 0, 40), ("b", 1, 0, 40), False),
    ],
)
def test_stretches_meet_by_half_of_the_shorter_or_25_code_points(one: Place, other: Place, same: bool) -> None:
    assert overlap(one, other) is overlap(other, one) is same
