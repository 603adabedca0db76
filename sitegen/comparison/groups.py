"""Aligns the groups of a briefing, each two again only when their own passages or the weights of their shared words
changed; the pairs are the same however the articles are grouped."""

from __future__ import annotations

from typing import Any

from sitegen.comparison.accounts import Features
from sitegen.comparison.align import Pair, pair_passages
from sitegen.comparison.candidates import (
    Group,
    count_features,
    find_near,
    form_groups,
    share_features,
    weigh_features,
)
from sitegen.memo import Known, Memo


def align_groups(
    articles: tuple[Features, ...], days: tuple[int, ...], seals: tuple[bytes, ...], memo: Memo
) -> tuple[list[Pair], dict[str, int]]:
    """All pairs of passages, sorted by place, and the weights of all features. `days` are the articles' days as
    numbers, 0 where not known; `seals` say what each article's passages were made of."""
    formed = form_groups(days, tuple([one.article for one in articles]))
    formed = [(stretch, kept) for stretch, places in formed if (kept := [p for p in places if articles[p].units])]
    groups = [
        _know_group([days[p] for p in places], [articles[p] for p in places], [seals[p] for p in places], memo)
        for _, places in formed
    ]
    counts = memo.map(count_features, [(group,) for group in groups])
    weights = weigh_features(counts, len(articles), sum(len(one.units) for one in articles))
    near = list(find_near([stretch for stretch, _ in formed]))
    calls = []
    for left, right in near:
        shared = memo(share_features, groups[left], groups[right])
        calls.append((groups[left], groups[right], tuple([weights[feature] for feature in shared])))
    found = []
    for (left, right), pairs in zip(near, memo.map(pair_passages, calls), strict=True):
        lefts, rights = formed[left][1], formed[right][1]
        for pair in pairs:
            one, other = (lefts[pair.left[0]], pair.left[1]), (rights[pair.right[0]], pair.right[1])
            found.append(Pair(pair.score, min(one, other), max(one, other), pair.key))
    found.sort(key=lambda pair: (pair.left, pair.right, pair.key))
    return found, {feature: abs(weight) for feature, weight in weights.items()}


def _know_group(days: list[int], articles: list[Features], seals: list[bytes], memo: Memo) -> Known[Group]:
    made_of = (tuple(days), tuple(seals))
    group: Group = memo(make_group, tuple(days), Known(articles, of=made_of))
    return Known(group, of=made_of)


def make_group(days: tuple[int, ...], articles: list[Features]) -> Any:
    """A Group: remembered in memory alone, since it is quickly made of what is remembered anyway."""
    return Group(list(days), articles)
