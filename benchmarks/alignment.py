"""Scores aligned passages against a truth that records places alone: articles, paragraphs and offsets, no text.

A truth is a YAML list of groups: `id`, `about`, and `members`, each `article` (what its file is called; of a seed its
first three characters), `p` (paragraph, 1 for the headline) and `at` (start and end in code points). Two passages of
different articles that stand in one group are a pair. Recall is the share of the truth's pairs that a found pair covers
at both ends, precision the share of the found pairs that one of the truth's covers, reach the share of the truth's
groups with a covered pair. Two stretches cover each other where they share half of the shorter one or 25 code points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

import yaml

Place = tuple[str, int, int, int]
"""Article, block, start, end."""
Group = tuple[str, list[Place]]
Tied = tuple[Place, Place]

_SHARED = 25


def read_truth(path: Path) -> list[Group]:
    return [
        (str(group["id"]), [(str(m["article"]), m["p"] - 1, *m["at"]) for m in group["members"]])
        for group in yaml.safe_load(path.read_text("utf-8"))
    ]


def list_pairs(places: Iterable[Place]) -> list[Tied]:
    return [(one, other) for one, other in combinations(places, 2) if one[0] != other[0]]


def overlap(one: Place, other: Place) -> bool:
    if one[:2] != other[:2]:
        return False
    shared = min(one[3], other[3]) - max(one[2], other[2])
    return shared >= _SHARED or 0 < min(one[3] - one[2], other[3] - other[2]) <= 2 * shared


def covers(one: Tied, other: Tied, meet: Callable[[Place, Place], bool] = overlap) -> bool:
    (a, b), (c, d) = one, other
    return (meet(a, c) and meet(b, d)) or (meet(a, d) and meet(b, c))


def score(truth: list[Group], found: Iterable[Iterable[Place]]) -> dict[str, float]:
    """Groups, pairs and found pairs as numbers, all else in percent."""
    groups = [(name, list_pairs(places)) for name, places in truth]
    wanted = [pair for _, pairs in groups for pair in pairs]
    ours = [pair for places in found for pair in list_pairs(places)]
    hit = {pair for pair in wanted if any(covers(pair, one) for one in ours)}
    good = sum(any(covers(one, pair) for pair in wanted) for one in ours)
    kept = sum(pair in hit for pair in wanted)
    precision = 100 * good / len(ours) if ours else 0.0
    recall = 100 * kept / len(wanted) if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if kept else 0.0
    reach = 100 * sum(not hit.isdisjoint(pairs) for _, pairs in groups) / max(1, len(groups))
    return {
        "groups": len(groups),
        "pairs": len(wanted),
        "found": len(ours),
        "precision": round(precision, 1),
        "recall": round(recall, 1),
        "f1": round(f1, 1),
        "reach": round(reach, 1),
    }
