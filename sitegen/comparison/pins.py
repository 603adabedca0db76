"""The editor's word over rows: a passage given to a topic, two passages tied or kept apart. A pin that matches nothing
is an issue; nothing is guessed."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from sitegen.comparison.accounts import Account, renew_keys
from sitegen.comparison.features import Features, pack
from sitegen.model import Issue, Member, Override, Passage, Span


class Tie(Struct, frozen=True, gc=False):
    """Two passages that the editor ties, or keeps apart."""

    one: Member
    other: Member
    together: bool
    reason: str


def pin_topics(account: Account, features: Features) -> Features:
    """The passages with the topics that the editor gives them."""
    given = _list_given(account)
    if not given:
        return features
    units = []
    for unit in features.units:
        topics = {topic for span, topic in given if _meet(unit.span, span)}
        kept = () if _NONE in topics else unit.topics
        topics = {*kept, *topics} - {_NONE}
        units.append(unit if topics == {*unit.topics} else renew_keys(replace(unit, topics=tuple(sorted(topics)))))
    return Features(features.article, pack(units))


def clear_topics(account: Account, features: Features) -> Account:
    """The article without mentions of topics in the passages of which the editor says that they belong to none."""
    bare = [_widen(features, span) for span, topic in _list_given(account) if topic == _NONE]
    if not bare:
        return account
    mentions = account.resolved.mentions
    kept = tuple(m for m in mentions if m.kind != "topic" or not any(_meet(m.span, span) for span in bare))
    return replace(account, resolved=replace(account.resolved, mentions=kept))


_NONE = "none"


def _list_given(account: Account) -> list[tuple[Span, str]]:
    return [(span, o.value) for o in _pins(account) if o.relation == "topic" for span in find_words(account, o)]


def read_ties(
    accounts: tuple[Account, ...], features: tuple[Features, ...]
) -> tuple[tuple[Tie, ...], tuple[Issue, ...]]:
    """What the editor ties and keeps apart, and an error for each pin whose words do not stand in the articles."""
    by_id = {account.id: (account, one) for account, one in zip(accounts, features, strict=True)}
    ties: list[Tie] = []
    issues: list[Issue] = []
    for account, own in by_id.values():
        for pin in _pins(account):
            here = find_words(account, pin)
            if not here:
                issues.append(_stale(pin, f"“{pin.words}” does not stand in the article"))
                continue
            if pin.relation == "topic":
                continue
            name, _, words = pin.value.partition(":")
            if name.strip() not in by_id:
                issues.append(_stale(pin, f"no article is called “{name.strip()}”"))
                continue
            theirs, other = by_id[name.strip()]
            there = find_words(theirs, replace(pin, words=words.strip(), paragraph=None))
            if not there:
                issues.append(_stale(pin, f"“{words.strip()}” does not stand in {theirs.id}"))
                continue
            ties.append(
                Tie(
                    Member(account.id, _widen(own, here[0])),
                    Member(theirs.id, _widen(other, there[0])),
                    pin.relation == "with",
                    pin.reason,
                )
            )
    return tuple(ties), tuple(sorted(issues))


def apply_ties(passages: tuple[Passage, ...], ties: tuple[Tie, ...], days: dict[str, str]) -> tuple[Passage, ...]:
    """The rows with what the editor tied as rows of their own, and without what the editor keeps apart."""
    kept = list(passages)
    for tie in ties:
        if tie.together:
            first, second = sorted((tie.one, tie.other), key=lambda m: (days.get(m.article, "9999"), m))
            name = f"{first.article}-p-{first.span.block}-{first.span.start}-with-{second.article}"
            kept.append(Passage(name, "fact", (first, second), basis="editor", reason=tie.reason))
            continue
        for number, passage in enumerate(kept):
            if tie.one in passage.members and tie.other in passage.members:
                gone = max(tie.one, tie.other, key=passage.members.index)
                rest = tuple(member for member in passage.members if member != gone)
                kept[number] = replace(passage, members=rest, basis="editor", reason=tie.reason)
    return tuple(
        sorted(
            (p for p in kept if p.kind in ("topic", "meeting") or len({m.article for m in p.members}) > 1),
            key=lambda p: (p.kind, p.id),
        )
    )


def find_words(account: Account, pin: Override) -> list[Span]:
    pattern = r"\s+".join(re.escape(word) for word in pin.words.split())
    where = range(len(account.blocks)) if pin.paragraph is None else (pin.paragraph,)
    return [
        Span(block, *match.span())
        for block in where
        if pattern and 0 <= block < len(account.blocks)
        for match in re.finditer(pattern, account.blocks[block].text)
    ]


def _pins(account: Account) -> list[Override]:
    return [override for override in account.overrides if override.kind == "passage"]


def _stale(pin: Override, message: str) -> Issue:
    return Issue(pin.place, "error", message, "check the words against the text, or remove the override")


def _meet(a: Span, b: Span) -> bool:
    return a.block == b.block and a.start < b.end and b.start < a.end


def _widen(features: Features, span: Span) -> Span:
    """The passage that the words stand in, else the words."""
    return next((unit.span for unit in features.units if _meet(unit.span, span)), span)
