"""Where the accounts differ: figures, dates, facts, negations, wording, attribution, selection. A difference that an
editor would call none costs more than one that is missed, so each rule asks for a plain case."""

from __future__ import annotations

from collections import Counter, defaultdict

from msgspec import Struct

from sitegen.comparison.accounts import Account, Features, Unit
from sitegen.comparison.coverage import stage_of
from sitegen.comparison.measures import Measure, disagree, group_measures, keep_words, print_value, span_of
from sitegen.comparison.polarity import count_negations, read_events
from sitegen.comparison.statements import Saying
from sitegen.comparison.stems import is_common, read_word, tell
from sitegen.comparison.wording import Use, find_rivals, find_variants, is_ours, list_variants
from sitegen.model import (
    Discrepancy,
    DiscrepancyKind,
    Meeting,
    Member,
    Passage,
    Reading,
    Span,
    Statement,
    Topic,
)
from sitegen.text import WORD, fingerprint

WEIGHT = {
    "attribution": 65,
    "date": 85,
    "degree": 35,
    "fact": 95,
    "figure": 100,
    "negation": 70,
    "selection": 50,
    "vague": 75,
    "wording": 55,
}
"""What a kind starts from; `degree` are figures that differ by their hedge alone, `vague` figures of which one only
names a magnitude ("tens of thousands")."""
A_VOICE = 3
"""Added for each further voice that takes part."""
OWN_WORDS = 15
"""Taken off where the rival words are not declared by a topic."""
ALTERED = 10
"""Taken off where a reading stands on an altered copy alone."""


class Scene(Struct, frozen=True):
    """All that the rules look at."""

    accounts: dict[str, Account]
    features: dict[str, Features]
    units: dict[tuple[str, Span], Unit]
    """Every passage by its article and place."""
    voice: dict[str, str]
    """Article -> voice."""
    altered: frozenset[str]
    topics: tuple[Topic, ...]
    meetings: tuple[Meeting, ...]
    passages: tuple[Passage, ...]
    frames: dict[str, str]
    """Passage -> the frame that its members share."""
    kept: dict[str, str]
    """Row that says nothing new -> the row that says it."""
    statements: tuple[Statement, ...]
    sayings: tuple[Saying, ...]
    measures: tuple[Measure, ...]

    def text(self, member: Member) -> str:
        span = member.span
        return self.accounts[member.article].blocks[span.block].text[span.start : span.end]

    def units_on(self, topic: str) -> list[tuple[str, Unit]]:
        return [(a, u) for a, one in sorted(self.features.items()) for u in one.units if topic in u.topics]


def find_discrepancies(scene: Scene) -> tuple[Discrepancy, ...]:
    """Heaviest first; ties by id."""
    found = [
        *differ_in_figures(scene),
        *differ_in_facts(scene),
        *differ_in_negation(scene),
        *differ_in_variants(scene),
        *differ_in_rivals(scene),
        *differ_in_attribution(scene),
        *differ_in_selection(scene),
    ]
    unique: dict[str, Discrepancy] = {}
    for discrepancy in sorted(found, key=lambda d: (-d.weight, d.id)):
        unique.setdefault(discrepancy.id, discrepancy)
    return tuple(unique.values())


def _make(
    scene: Scene,
    kind: DiscrepancyKind,
    about: str,
    readings: list[Reading],
    weight: int,
    note: str = "",
    also: tuple[str, ...] = (),
) -> Discrepancy:
    ordered = tuple(sorted(readings, key=lambda r: (_first(scene, r), r.value, r.speaker)))
    voices = {scene.voice[m.article] for r in ordered for m in r.members}
    weight += A_VOICE * (len(voices) - 2)
    holders: dict[tuple[str, int], set[str]] = defaultdict(set)
    for place, r in enumerate(ordered):
        holders[r.value, 0 if r.value else place].update(m.article for m in r.members)
    if any(articles <= scene.altered for articles in holders.values()):
        weight -= ALTERED
    # A side without a value is known by its speaker, or two speakers after one meeting would be one discrepancy.
    values = "/".join(sorted(r.value or r.speaker for r in ordered))
    name = f"{kind}-{fingerprint(f'{about} {values}')}"
    return Discrepancy(name, kind, about, ordered, max(1, weight), note, also=also)


def _first(scene: Scene, reading: Reading) -> tuple[str, str, Span]:
    keys = []
    for member in reading.members:
        when = scene.accounts[member.article].published
        keys.append((when.first if when else "9999", member.article, member.span))
    return min(keys)


def _several(scene: Scene, readings: list[Reading]) -> bool:
    """Are there two readings, of two voices?"""
    return len(readings) > 1 and len({scene.voice[m.article] for r in readings for m in r.members}) > 1


# ---------------------------------------------------------------- figures


def differ_in_figures(scene: Scene) -> list[Discrepancy]:
    rows: dict[tuple[str, str], set[str]] = defaultdict(set)
    for passage in scene.passages:
        for member in passage.members:
            unit = scene.units.get((member.article, member.span))
            if unit is not None:
                rows[member.article, unit.key].add(passage.id)
    found = []
    for group in group_measures(scene.measures, rows):
        values: dict[tuple[str, str], list[Measure]] = defaultdict(list)
        said: dict[str, set[str]] = defaultdict(set)
        for measure in group:
            blocks = scene.accounts[measure.article].blocks
            span = measure.figure.span
            text = blocks[span.block].text[span.start : span.end]
            value = print_value(text, measure.figure)
            said[value].add(keep_words(text, measure.figure))
            speaker = "" if measure.speaker[:1] == "%" else measure.speaker
            values[value, speaker].append(measure)
        verdicts = {
            "vague" if verdict == "conflict" and a.figure.value_max != b.figure.value_max else verdict
            for a in group
            for b in group
            if scene.voice[a.article] != scene.voice[b.article] and (verdict := disagree(a.figure, b.figure))
        }
        if not verdicts:
            continue
        # One value given by an actor and by a source itself are two readings: who says so is half of the matter.
        readings = [
            Reading(min(said[value]) or value, _members(some), speaker)
            for (value, speaker), some in sorted(values.items())
        ]
        if _several(scene, readings):
            weight = max(WEIGHT["figure" if verdict == "conflict" else verdict] for verdict in verdicts)
            found.append(_make(scene, "figure", _about(scene, group), readings, weight))
    return found


def _members(measures: list[Measure]) -> tuple[Member, ...]:
    return tuple(sorted({Member(m.article, span_of(m.figure)) for m in measures}))


def _about(scene: Scene, group: list[Measure]) -> str:
    topics: dict[str, int] = defaultdict(int)
    meetings: dict[str, int] = defaultdict(int)
    for measure in group:
        for topic in measure.topics:
            topics[topic] += 1
        for meeting in measure.unit.meetings:
            meetings[meeting] += 1
    for kind, counts in (("topic", topics), ("meeting", meetings)):
        if counts:
            best = max(sorted(counts), key=lambda name: counts[name])
            if counts[best] * 2 >= len(group):
                return f"{kind}:{best}"
    passage = next(
        (p.id for p in scene.passages for m in p.members if any(_holds(m, x.article, x.figure.span) for x in group)), ""
    )
    return f"passage:{scene.kept.get(passage, passage)}"


def _holds(member: Member, article: str, span: Span) -> bool:
    ours = member.span
    return member.article == article and ours.block == span.block and ours.start <= span.start and span.end <= ours.end


# ---------------------------------------------------------------- facts and negations


def differ_in_facts(scene: Scene) -> list[Discrepancy]:
    """One voice says that it happened, another that it did not: in one topic, after one meeting."""
    found: list[tuple[list[str], list[Reading]]] = []
    for topic in scene.topics:
        held = [m for m in scene.meetings if topic.id in m.about and m.status == "held"]
        sides: dict[str, dict[bool, dict[str, list[Member]]]] = defaultdict(lambda: {True: {}, False: {}})
        for article, unit in scene.units_on(topic.id):
            account = scene.accounts[article]
            if held and not any(stage_of(account, meeting) in ("after", "unknown") for meeting in held):
                continue
            text = account.blocks[unit.span.block].text
            for event, said, first, last in read_events(text, unit.span.start, unit.span.end):
                value = text[first:last]
                sides[event][said].setdefault(value, []).append(Member(article, unit.span))
        for event in sorted(sides):
            yes, no = ([m for ms in sides[event][said].values() for m in ms] for said in (True, False))
            if not yes or not no:
                continue
            present = {actor for meeting in held for actor in meeting.participants}
            yes = [m for m in yes if _speaks_for(scene, m, present)] or yes
            if {scene.voice[m.article] for m in yes} & {scene.voice[m.article] for m in no}:
                continue
            readings = [
                Reading(_word(sides[event][True], yes), tuple(sorted(set(yes))), _speaker(scene, yes)),
                Reading("not " + _word(sides[event][False], no), tuple(sorted(set(no))), _speaker(scene, no)),
            ]
            if not _several(scene, readings):
                continue
            # What one sentence says of two topics at once is one fact, told under both.
            same = next((one for one in found if _same_sides(one[1], readings)), None)
            if same is None:
                found.append(([topic.id], readings))
            else:
                same[0].append(topic.id)
                same[1][:] = [_unite(a, b) for a, b in zip(same[1], readings, strict=True)]
    return [
        _make(
            scene,
            "fact",
            f"topic:{names[0]}",
            readings,
            WEIGHT["fact"],
            also=tuple(f"topic:{name}" for name in names[1:]),
        )
        for names, readings in found
    ]


def _same_sides(ours: list[Reading], theirs: list[Reading]) -> bool:
    """Does each side stand on a passage that the other's same side stands on?"""
    return all(set(a.members) & set(b.members) for a, b in zip(ours, theirs, strict=True))


def _unite(one: Reading, other: Reading) -> Reading:
    members = tuple(sorted({*one.members, *other.members}))
    return Reading(min(one.value, other.value), members, one.speaker if one.speaker == other.speaker else "")


def _word(side: dict[str, list[Member]], members: list[Member]) -> str:
    return min(value for value, there in side.items() if set(there) & set(members))


def _speaks_for(scene: Scene, member: Member, present: set[str]) -> bool:
    """Is the passage about the meeting, or said by one who was there?"""
    unit = scene.units.get((member.article, member.span))
    return unit is not None and (
        unit.speaker in present or bool(unit.meetings and present.intersection([name[1:] for name in unit.names]))
    )


def _speaker(scene: Scene, members: list[Member]) -> str:
    """The one actor who says so in all of them, else nobody."""
    speakers = set()
    for member in members:
        unit = scene.units.get((member.article, member.span))
        speakers.add(unit.speaker if unit and not unit.speaker.startswith("%") else "")
    return speakers.pop() if len(speakers) == 1 else ""


_BEST = 12
"""Best members of a row that are compared word by word."""
_PARALLEL = 5
"""Stems that two passages share at least to be called parallel, and"""
_SHARE = 70
"""percent of the shorter one's stems."""


def differ_in_negation(scene: Scene) -> list[Discrepancy]:
    """Two passages that say the same in nearly the same words, one of them denying it."""
    found = []
    for passage in scene.passages:
        if passage.kind != "fact":
            continue
        best = passage.members[:_BEST]
        for i, one in enumerate(best):
            for other in best[i + 1 :]:
                if scene.voice[one.article] == scene.voice[other.article]:
                    continue
                if scene.accounts[one.article].digest or scene.accounts[other.article].digest:
                    continue
                left, right = scene.units.get((one.article, one.span)), scene.units.get((other.article, other.span))
                if left is None or right is None:
                    continue
                shared = len(set(left.stems) & set(right.stems))
                if shared < _PARALLEL or shared * 100 < _SHARE * min(len(left.stems), len(right.stems)):
                    continue
                if shared * 100 < 50 * max(len(left.stems), len(right.stems)):
                    continue
                counts = [
                    count_negations(scene.accounts[m.article].blocks[m.span.block].text, m.span.start, m.span.end)
                    for m in (one, other)
                ]
                if (counts[0] == 0) != (counts[1] == 0):
                    readings = [
                        Reading("denied" if count else "affirmed", (member,))
                        for count, member in zip(counts, (one, other), strict=True)
                    ]
                    found.append(
                        _make(
                            scene,
                            "negation",
                            f"passage:{scene.kept.get(passage.id, passage.id)}",
                            readings,
                            WEIGHT["negation"],
                        )
                    )
    return found


# ---------------------------------------------------------------- wording


def differ_in_variants(scene: Scene) -> list[Discrepancy]:
    """Rival words that a topic declares."""
    found = []
    for topic, variants in list_variants(scene.topics):
        uses: list[Use] = []
        for article, block in sorted(_list_blocks(scene, topic)):
            uses.extend(find_variants(scene.accounts[article], block, variants))
        naming = _use_in_names(scene, topic, variants)
        if naming:
            # Words for a meeting: elsewhere in the paragraph they may name another, but not in a speaker's mouth.
            uses = sorted({*naming, *(use for use in uses if use.quoted or use.refused)})
        else:
            uses.extend(_use_in_rows(scene, variants, uses))
        found.extend(_choose(scene, uses, f"topic:{topic}", WEIGHT["wording"], ""))
    return found


def _use_in_rows(scene: Scene, variants: tuple[str, ...], known: list[Use]) -> list[Use]:
    """Uses of declared variants outside the topic's paragraphs, in a row that reports what a known use reports."""
    spans = {use.member for use in known}
    found: list[Use] = []
    for passage in scene.passages:
        if scene.frames.get(passage.id, "") and any(
            _holds(m, u.article, u.span) for m in passage.members for u in spans
        ):
            for member in passage.members:
                for use in find_variants(scene.accounts[member.article], member.span.block, variants):
                    if use.member not in spans and _holds(member, use.member.article, use.member.span):
                        spans.add(use.member)
                        found.append(use)
    return found


def _list_blocks(scene: Scene, topic: str) -> set[tuple[str, int]]:
    """Paragraphs with a passage on the topic, or with a sentence too short to be one."""
    return {(article, unit.span.block) for article, unit in scene.units_on(topic)} | {
        (article, mention.span.block)
        for article in scene.features
        for mention in scene.accounts[article].resolved.mentions
        if mention.kind == "topic" and mention.target == topic and mention.span.block > 0
    }


def _use_in_names(scene: Scene, topic: str, variants: tuple[str, ...]) -> list[Use]:
    """Uses in words that name a meeting on whose agenda the topic is: what a source calls it."""
    meetings = {meeting.id for meeting in scene.meetings if topic in meeting.about}
    found: list[Use] = []
    for article in sorted(scene.features):
        account = scene.accounts[article]
        for mention in account.resolved.mentions:
            if mention.kind == "meeting" and mention.target in meetings:
                found.extend(
                    use
                    for use in find_variants(account, mention.span.block, variants)
                    if _holds(Member(article, mention.span), article, use.member.span)
                )
    return found


def differ_in_rivals(scene: Scene) -> list[Discrepancy]:
    """Words between which news writers choose, in passages that report the same thing."""
    declared = {frozenset(variants) for _, variants in list_variants(scene.topics)}
    sets: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for passage in scene.passages:
        if passage.kind != "fact":
            continue
        for member in passage.members:
            unit = scene.units.get((member.article, member.span))
            if unit is None:
                continue
            for name, use in find_rivals(scene.accounts[member.article], unit):
                sets[passage.id, name].append(use)
    found = []
    seen: set[tuple[Member, ...]] = set()
    for (passage_id, name), uses in sorted(sets.items()):
        if not _fits(scene, passage_id, name):
            continue
        if any(_covers(variants, uses) for variants in declared):
            continue
        about = f"passage:{scene.kept.get(passage_id, passage_id)}"
        for discrepancy in _choose(scene, uses, about, WEIGHT["wording"] - OWN_WORDS, ""):
            key = tuple(m for r in discrepancy.readings for m in r.members)
            if key not in seen:
                seen.add(key)
                found.append(discrepancy)
    return found


_RIVAL_FRAMES = {
    "annex": ("annexation",),
    "assurance": ("guarantee",),
    "withdrawal": ("force-withdrawal",),
}
"""Rival words that are the point of a frame: in other passages they may name something else."""


def _fits(scene: Scene, passage: str, name: str) -> bool:
    frame = scene.frames.get(passage, "")
    return frame in _RIVAL_FRAMES[name] if name in _RIVAL_FRAMES else False


def _covers(variants: frozenset[str], uses: list[Use]) -> bool:
    return any(use.shown.lower() in variants for use in uses)


def _choose(scene: Scene, uses: list[Use], about: str, weight: int, note: str) -> list[Discrepancy]:
    """One discrepancy of the words that different voices use, and of those that one of them uses and another refuses.
    An altered copy decides nothing: without its words, two sides must stand."""
    uses = [use for use in uses if not is_ours(scene.accounts[use.member.article], use)]
    words: dict[str, list[Use]] = defaultdict(list)
    refused: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        (refused if use.refused else words)[use.word].append(use)
    if not _decide(scene, words, refused):
        return []
    readings = [_read_uses("", found) for _, found in sorted(words.items())]
    # A word that is refused and that nobody uses is no side of its own.
    readings += [_read_uses("not ", found) for word, found in sorted(refused.items()) if word in words]
    if not _several(scene, readings):
        return []
    return [_make(scene, "wording", about, readings, weight, note)]


def _decide(scene: Scene, words: dict[str, list[Use]], refused: dict[str, list[Use]]) -> bool:
    """Do two voices choose between the words? One that uses both chooses neither; a word that an altered copy alone
    has counts only where another article refuses it."""
    faithful = {
        word: [u for u in found if u.member.article not in scene.altered or refused.get(word)]
        for word, found in words.items()
    }
    voices = {w: {scene.voice[u.member.article] for u in found} for w, found in faithful.items() if found}
    if any(voices[a] - voices[b] and voices[b] - voices[a] for a in sorted(voices) for b in sorted(voices) if a < b):
        return True
    against = {w: {u.member.article for u in found} - scene.altered for w, found in refused.items()}
    return any(
        {scene.voice[article] for article in against.get(word, ())} - voices[word]
        for word in sorted(voices)
        if len(words) > 1
    )


def _read_uses(before: str, uses: list[Use]) -> Reading:
    shown = min(use.shown.lower() for use in uses)
    members = tuple(sorted({use.member for use in uses}))
    return Reading(before + shown, members, _one({use.quoted for use in uses}))


def _one(speakers: set[str]) -> str:
    return speakers.pop() if len(speakers) == 1 and speakers != {"?"} else ""


# ---------------------------------------------------------------- attribution and selection


def differ_in_attribution(scene: Scene) -> list[Discrepancy]:
    """The same words in the mouths of two speakers."""
    runs: dict[tuple[str, ...], list[Saying]] = defaultdict(list)
    for saying in scene.sayings:
        if saying.actor and saying.direct and not saying.nested and _names_speaker(scene, saying):
            for at in range(len(saying.words) - 7):
                runs[saying.words[at : at + 8]].append(saying)
    found: dict[tuple[str, str], Discrepancy] = {}
    for run in sorted(runs):
        said = runs[run]
        if len({s.actor for s in said}) < 2 or len({scene.voice[s.article] for s in said}) < 2:
            continue
        readings = [
            Reading("", tuple(sorted({Member(s.article, s.span) for s in said if s.actor == actor})), actor)
            for actor in sorted({s.actor for s in said})
        ]
        first = min(s.quotation for s in said)
        about = next((st.id for st in scene.statements if first in st.quotations), first)
        found.setdefault(
            (about, readings[0].speaker),
            _make(scene, "attribution", f"statement:{about}", readings, WEIGHT["attribution"]),
        )
    return list(found.values())


def _names_speaker(scene: Scene, saying: Saying) -> bool:
    """Does the paragraph itself name who said it? A pronoun could be read wrongly."""
    return any(
        mention.target == saying.actor and mention.span.block == saying.span.block
        for mention in scene.accounts[saying.article].resolved.mentions
    )


def differ_in_selection(scene: Scene) -> list[Discrepancy]:
    """Accounts of what one speaker said after one meeting that share no quotation."""
    printed = {q: s.id for s in scene.statements for q in s.quotations}
    article = {saying.quotation: saying.article for saying in scene.sayings}
    voices_of: dict[str, set[str]] = defaultdict(set)
    for quotation, name in printed.items():
        voices_of[name].add(scene.voice[article[quotation]])
    said: dict[tuple[str, str], dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    for saying in scene.sayings:
        meeting = _find_occasion(scene, saying)
        if meeting:
            said[saying.actor, meeting][scene.voice[saying.article]].append(saying)
    found = []
    for (actor, meeting), voices in sorted(said.items()):
        # Only words inside marks are plainly chosen, and only those can be shared.
        quoting = {voice: some for voice, some in voices.items() if any(s.direct for s in some)}
        names = {printed[s.quotation] for some in quoting.values() for s in some}
        if len(quoting) < 2 or any(len(voices_of[name]) > 1 for name in names):
            continue
        readings = [
            Reading("", tuple(Member(s.article, s.span) for s in _choose_telling(scene, quoting[voice])), actor)
            for voice in sorted(quoting)
        ]
        note = "Said after the same meeting; these accounts share no quotation."
        found.append(_make(scene, "selection", f"meeting:{meeting}", readings, WEIGHT["selection"], note))
    return found


def _find_occasion(scene: Scene, saying: Saying) -> str:
    """The meeting after which a participant spoke to the press, where nothing says that it was elsewhere."""
    account = scene.accounts[saying.article]
    if not saying.actor or saying.nested or account.digest:
        return ""
    after = [
        meeting
        for meeting in scene.meetings
        if meeting.status == "held"
        and saying.actor in meeting.participants
        and stage_of(account, meeting) == "after"
        and not _elsewhere(saying, meeting)
    ]
    return max(after, key=lambda meeting: (meeting.start, meeting.id)).id if after else ""


def _elsewhere(saying: Saying, meeting: Meeting) -> bool:
    """Was it said on another occasion than to the press after the meeting?"""
    if saying.meeting and saying.meeting != meeting.id:
        return True
    if saying.day and not (meeting.start.first <= saying.day <= (meeting.end or meeting.start).last):
        return True
    return bool(saying.occasion)


_LINES = 2
"""Lines of a voice that stand for its choice."""
_WHOLE = 4
"""Words below which a line is a fragment, which tells nothing alone."""
_IN_TITLE = 3
"""What a telling word counts for that the article's own title quotes, beside a word that takes a stand."""
_STANDS = 2
"""Words that take a stand and still count."""


def _choose_telling(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """The lines that tell most, the best first: what the article's title quotes, then what takes a stand (denies,
    refuses, rules out), then what it gives first."""
    account = scene.accounts[sayings[0].article]
    taken_up = {
        told[0]
        for quotation in account.resolved.quotations
        for part in quotation.found.parts
        if part.block == 0 and quotation.found.form == "direct"
        for match in WORD.finditer(account.blocks[0].text, part.start, part.end)
        if (told := tell(read_word(match.group()))) and not is_common(told[0])
    }
    # A word that all the lines have is the matter, not the stand.
    everywhere = Counter(word for saying in sayings for word in saying.telling)

    def rank(saying: Saying) -> tuple[int, Span]:
        text = scene.accounts[saying.article].blocks[saying.span.block].text
        ours = sum(1 for word in saying.telling if word in taken_up and everywhere[word] == 1)
        stands = min(_STANDS, count_negations(text, saying.span.start, saying.span.end))
        whole = len(saying.words) >= _WHOLE
        return (-(_IN_TITLE * ours + stands) if whole else 1, saying.span)

    return sorted(sayings, key=rank)[:_LINES]
