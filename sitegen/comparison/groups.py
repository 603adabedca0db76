"""Aligns the groups of a briefing, each two again only when their own passages or the weights of their shared words
changed; the pairs are the same however the articles are grouped."""

from __future__ import annotations

from itertools import groupby

from sitegen.comparison.align import Pair, pair_passages
from sitegen.comparison.candidates import (
    Group,
    find_near,
    form_groups,
    lay_group,
    share_features,
    weigh_features,
)
from sitegen.comparison.features import Features
from sitegen.memo import Known, Memo


def align_groups(
    articles: tuple[Features, ...], days: tuple[int, ...], seals: tuple[bytes, ...], memo: Memo
) -> tuple[list[Pair], dict[str, int]]:
    """All pairs of passages, sorted by place, and the weights of all features. `days` are the articles' days as
    numbers, 0 where not known; `seals` say what each article's passages were made of."""
    formed = form_groups(days, tuple([one.article for one in articles]))
    formed = [(stretch, kept) for stretch, places in formed if (kept := [p for p in places if articles[p].units])]
    groups = _know_groups([places for _, places in formed], articles, days, seals, memo)
    weights = weigh_features([group.value for group in groups], len(articles), sum(len(one.units) for one in articles))
    found = []
    near = find_near([stretch for stretch, _ in formed])
    for stretch, some in groupby(near, key=lambda pair: formed[pair[0]][0]):
        found += _pair_groups(list(some), groups, [places for _, places in formed], weights, memo)
        for (other, _), group in zip(formed, groups, strict=True):
            if not stretch or other != stretch + 1:  # what the next stretch is near to is soon read again
                for one in group.value.articles:
                    one.units.rest()
    found.sort(key=lambda pair: (pair.left, pair.right, pair.key))
    return found, {feature: abs(weight) for feature, weight in weights.items()}


def _know_groups(
    formed: list[list[int]],
    articles: tuple[Features, ...],
    days: tuple[int, ...],
    seals: tuple[bytes, ...],
    memo: Memo,
) -> list[Known[Group]]:
    members = [[articles[place] for place in places] for places in formed]
    marks = [tuple([seals[place] for place in places]) for places in formed]
    laid = memo.map(lay_group, [(Known(some, of=mark),) for some, mark in zip(members, marks, strict=True)])
    known = []
    for places, some, mark, one in zip(formed, members, marks, laid, strict=True):
        when = tuple([days[place] for place in places])
        known.append(Known(Group(when, one, some), of=(when, mark)))
    return known


def _pair_groups(
    near: list[tuple[int, int]],
    groups: list[Known[Group]],
    formed: list[list[int]],
    weights: dict[str, int],
    memo: Memo,
) -> list[Pair]:
    shared = memo.map(share_features, [(groups[left], groups[right]) for left, right in near])
    calls = [
        (groups[left], groups[right], tuple([weights[feature] for feature in features]))
        for (left, right), features in zip(near, shared, strict=True)
    ]
    found = []
    for (left, right), pairs in zip(near, memo.map(pair_passages, calls), strict=True):
        lefts, rights = formed[left], formed[right]
        for pair in pairs:
            one, other = (lefts[pair.left[0]], pair.left[1]), (rights[pair.right[0]], pair.right[1])
            found.append(Pair(pair.score, min(one, other), max(one, other), pair.key))
    return found
