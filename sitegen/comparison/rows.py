"""Makes the rows of a comparison: one for each topic and meeting, one for each statement in several articles, and one
for each further thing that several report. Best passage of each source first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container

from msgspec import Struct
from msgspec.structs import replace

from sitegen.comparison.accounts import Account, list_features
from sitegen.comparison.align import Pair, Row
from sitegen.comparison.crossing import pair_across
from sitegen.comparison.features import Features
from sitegen.comparison.gatherings import rate_telling
from sitegen.comparison.labels import label_passages
from sitegen.comparison.sayings import Saying
from sitegen.memo import Known, Memo
from sitegen.model import Meeting, Member, Passage, Span, Statement

Place = tuple[int, int]


_A_SOURCE = 2
_FURTHER = 3
"""Passages of one article in the row of a topic or meeting, at most; in that of a topic, with those of rows that say
nothing new beside it."""
_NEAR_BEST = {"$": 90, "&": 95}
"""Percent of its article's best passage that a further one needs: a topic has many passages, a meeting few."""
_CLOSE = 130
"""Score of a pair from which the row of a meeting has both of its passages, where it has one as an account's best; the
row of a topic where both give the words of one actor."""
_TELLING = 10000
"""What a point of telling of the meeting itself counts for, beside what accounts share."""
_SAME_ROW = 90
"""Percent of a row's articles whose best passage another row holds too, from which it says nothing new; beside a row of
the editor's topics, which has more passages than it shows,"""
_SAME_TOPIC = 50
_SAID = 3
"""How many times longer than what it quotes a passage may be that is no more than the quotation."""


class Rows(Struct, frozen=True):
    """The rows to show, the rows that say nothing new beside them, and what ties both together."""

    shown: tuple[Passage, ...]
    spare: tuple[Passage, ...]
    frames: dict[str, str]
    """Row -> the frame that its members share, empty where words alone tie them."""
    kept: dict[str, str]
    """Spare row -> the row that is shown instead."""


def make_passages(
    accounts: tuple[Account, ...],
    features: tuple[Features, ...],
    rows: list[Row],
    pairs: list[Pair],
    statements: tuple[Statement, ...],
    sayings: tuple[tuple[Saying, ...], ...],
    weights: dict[str, int],
    meetings: tuple[Meeting, ...],
    seals: tuple[bytes, ...],
    memo: Memo,
) -> Rows:
    """Every row of the comparison. `seals` say what each article's passages were made of."""
    maker = _Maker(accounts, features, weights, meetings)
    found = [*maker.make_keyed(pairs, "$"), *maker.make_keyed(pairs, "&")]
    found.extend(maker.make_said(statements, sayings))
    frames: dict[str, str] = {}
    kept: dict[str, str] = {}
    spare: list[Passage] = []
    # A row whose best passages nearly all stand in another says nothing new; those of the editor's topics come first.
    holders: dict[Member, list[str]] = defaultdict(list)
    said: dict[tuple[str, int], list[tuple[Span, str]]] = defaultdict(list)
    for shown in found:
        for member in shown.members:
            holders[member].append(shown.id)
            if shown.kind == "statement":
                said[member.article, member.span.block].append((member.span, shown.id))
    labels: dict[str, tuple[Member, ...]] = {}
    further: dict[str, list[Member]] = defaultdict(list)
    crossed = [Row("", tuple((*place, 0) for place in pair)) for pair in pair_across(accounts, features)]
    rows = sorted((*rows, *crossed), key=lambda r: (-len(r.members), r.key, r.members))
    rows = [row for row in rows if row.key[:1] not in ("$", "&")]
    for row, label in zip(rows, maker.label_rows(rows, seals, memo), strict=True):
        passage = maker.make_fact(row, label, frames)
        frames[passage.id] = row.key[1:] if row.key[:1] == "!" else ""
        other = _find_same(passage, holders) or _find_said(passage, said)
        if other:
            kept[passage.id] = other
            labels.setdefault(other, passage.label)
            spare.append(passage)
            further[other].extend(passage.members)
        else:
            found.append(passage)
            for member in passage.members:
                holders[member].append(passage.id)
    found = [maker.add_further(passage, further[passage.id]) for passage in found]
    found = [replace(p, label=labels[p.id]) if p.kind == "statement" and p.id in labels else p for p in found]
    order = sorted(found, key=lambda p: (p.kind, p.id))
    return Rows(tuple(order), tuple(sorted(spare, key=lambda p: p.id)), frames, kept)


def _find_same(passage: Passage, holders: dict[Member, list[str]]) -> str:
    """The row that holds the best passages of nearly all articles of this one, or all its passages but a few."""
    best = {member.article: member for member in reversed(passage.members)}
    shared = Counter(name for member in best.values() for name in holders.get(member, ()))
    fits = [
        (-count, name)
        for name, count in shared.items()
        if count * 100 >= _SAME_ROW * len(best)
        or (name.startswith("topic-") and count > 1 and count * 100 >= _SAME_TOPIC * len(best))
    ]
    return min(fits)[1] if fits else ""


def _find_said(passage: Passage, said: dict[tuple[str, int], list[tuple[Span, str]]]) -> str:
    """The row of the statement that the best passages of all articles print, where one of them is hardly more."""
    best = {member.article: member for member in reversed(passage.members)}
    printed: Counter[str] = Counter()
    mere: set[str] = set()
    for member in best.values():
        found: dict[str, int] = {}
        for span, name in said.get((member.article, member.span.block), ()):
            found[name] = max(found.get(name, 0), _rate_quoted(member.span, span))
        printed.update(name for name, rate in found.items() if rate)
        mere.update(name for name, rate in found.items() if rate > 1)
    return min((name for name, count in printed.items() if count == len(best) and name in mere), default="")


def _rate_quoted(passage: Span, quoted: Span) -> int:
    """2 where the passage is the quotation, or a sentence of it, and little more; 1 where it has the quotation or
    most of itself from it; else 0."""
    both = min(passage.end, quoted.end) - max(passage.start, quoted.start)
    if both * _SAID >= passage.end - passage.start:
        return 2
    return int(both > 0 and both == quoted.end - quoted.start)


class _Maker:
    """What all rows are made from."""

    def __init__(
        self,
        accounts: tuple[Account, ...],
        features: tuple[Features, ...],
        weights: dict[str, int],
        meetings: tuple[Meeting, ...],
    ) -> None:
        self.meetings = {meeting.id: meeting for meeting in meetings}
        self.accounts = accounts
        self.features = features
        self.weights = weights
        self.totals: dict[str, dict[str, Counter[Place]]] = {"$": defaultdict(Counter), "&": defaultdict(Counter)}
        """By sign of the key and key: what each passage scores."""
        self.raised: dict[str, set[Member]] = defaultdict(set)
        """By topic, the passages that raise it."""
        for article, one in enumerate(features):
            for told in one.packed.recorded:
                for topic in told.topics:
                    self.raised[topic].add(Member(one.article, told.span))
                for key in told.keys:
                    self.totals[key[0]][key][article, told.number] += 1

    def member(self, place: Place) -> Member:
        return Member(self.accounts[place[0]].id, self.features[place[0]].units[place[1]].span)

    def make_keyed(self, pairs: list[Pair], sign: str) -> list[Passage]:
        """One row a topic or meeting, with every source that has it."""
        totals = self.totals[sign]
        tied: dict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            if pair.key[:1] == sign:
                totals[pair.key][pair.left] += pair.score
                totals[pair.key][pair.right] += pair.score
                if pair.score >= _CLOSE and (sign == "&" or self._share_speaker(pair)):
                    tied[pair.key].append(pair)
        found = []
        for key in sorted(totals):
            if sign == "&":
                self._favour_telling(totals[key], self.meetings.get(key[1:]))
            places = choose(totals[key], _NEAR_BEST[sign])
            # What an account's best passage is most like elsewhere stands beside it.
            places.extend(add_partners(places, tied[key]))
            members = tuple(self.member(place) for place in places)
            name = key[1:]
            if sign == "$":
                found.append(Passage(f"topic-{name}", "topic", members, topic=name))
            else:
                found.append(Passage(f"meeting-{name}", "meeting", members, meeting=name))
        return found

    def _share_speaker(self, pair: Pair) -> bool:
        """Do both passages give the words of one actor?"""
        one, other = (self.features[article].units[number].speaker for article, number in (pair.left, pair.right))
        return one == other and one[:1] not in ("", "%")

    def add_further(self, passage: Passage, further: list[Member]) -> Passage:
        """The row of a topic with what rows that said nothing new beside it have on the topic, below its own."""
        if passage.kind != "topic" or not further:
            return passage
        held = Counter(member.article for member in passage.members)
        members = list(passage.members)
        for member in further:
            if member not in members and held[member.article] < _FURTHER and member in self.raised[passage.topic]:
                held[member.article] += 1
                members.append(member)
        return replace(passage, members=tuple(members))

    def _favour_telling(self, totals: Counter[Place], meeting: Meeting | None) -> None:
        """Of a meeting, the passage is told first that tells most of the meeting itself."""
        if meeting is not None:
            for place in totals:
                unit = self.features[place[0]].units[place[1]]
                totals[place] += _TELLING * rate_telling(unit, self.accounts[place[0]], meeting)

    def make_said(self, statements: tuple[Statement, ...], sayings: tuple[tuple[Saying, ...], ...]) -> list[Passage]:
        """One row a statement whose words several articles print: a paraphrase is no printing."""
        by_id = {saying.quotation: saying for said in sayings for saying in said}
        found = []
        for statement in statements:
            if len(statement.quotations) < 2:
                continue
            members = [Member(by_id[q].article, by_id[q].span) for q in statement.quotations if by_id[q].direct]
            if len({member.article for member in members}) > 1:
                found.append(Passage(f"statement-{statement.id}", "statement", tuple(members)))
        return found

    def make_fact(self, row: Row, label: tuple[Member, ...], taken: Container[str]) -> Passage:
        """The row, by the name of its first passage; of a row of the same name before it, by those of both."""
        places = [(article, number) for article, number, _ in row.members]
        ordered = sorted(places, key=lambda place: (self._day(place[0]), self.accounts[place[0]].id, place[1]))
        end = f"-{row.key[1:].replace(':', '-')}" if row.key else ""
        name = f"{self.accounts[ordered[0][0]].id}-p"
        for article, number in ordered:
            name += f"-{self.features[article].units[number].key}"
            if name + end not in taken:
                break
        name += end
        topics = Counter(t for a, i in places for t in self.features[a].units[i].topics)
        shared = [t for t, count in sorted(topics.items()) if count == len(places)]
        return Passage(
            name,
            "fact",
            tuple(self.member(place) for place in places),
            topic=shared[0] if len(shared) == 1 else "",
            label=label,
        )

    def _day(self, article: int) -> str:
        when = self.accounts[article].published
        return when.first if when else "9999"

    def label_rows(self, rows: list[Row], seals: tuple[bytes, ...], memo: Memo) -> list[tuple[Member, ...]]:
        """The words that tell each row, which depend on its passages and the weights of their features alone."""
        calls = []
        for row in rows:
            units = [self.features[article].units[number] for article, number, _ in row.members]
            worth = [self.weights.get(feature, 0) for unit in units for feature in list_features(unit)]
            accounts = [self.accounts[article] for article, _, _ in row.members]
            told = [(unit, one.blocks, one.resolved.mentions) for unit, one in zip(units, accounts, strict=True)]
            made_of = [(seals[article], number) for article, number, _ in row.members]
            calls.append((Known((told, worth), of=(made_of, worth)),))
        return [
            tuple([Member(self.accounts[row.members[at][0]].id, span) for at, span in found])
            for row, found in zip(rows, memo.map(label_passages, calls), strict=True)
        ]


def choose(totals: Counter[Place], near: int) -> list[Place]:
    """The passages of a row, best first: of each article its best, and what has `near` percent of its score."""
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    best: dict[int, int] = {}
    held: Counter[int] = Counter()
    members = []
    for place, total in ranked:
        best.setdefault(place[0], total)
        if held[place[0]] < _A_SOURCE and total * 100 >= near * best[place[0]]:
            held[place[0]] += 1
            members.append(place)
    return members


def add_partners(places: list[Place], pairs: list[Pair]) -> list[Place]:
    """The passages that are most like the best passage of another article in the row, closest first."""
    best: dict[int, Place] = {}
    for place in places:
        best.setdefault(place[0], place)
    held = Counter(article for article, _ in places)
    found: list[Place] = []
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.left, pair.right)):
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            if best.get(one[0]) == one and other not in places and other not in found and held[other[0]] < _A_SOURCE:
                held[other[0]] += 1
                found.append(other)
    return found
