"""Where accounts give one speaker's words to another, and where they chose other lines of what one speaker said after
one meeting; never across occasions."""

from __future__ import annotations

from collections import Counter, defaultdict

from sitegen.comparison.coverage import stage_of
from sitegen.comparison.polarity import count_negations
from sitegen.comparison.sayings import Saying
from sitegen.comparison.scene import WEIGHT, Scene, make_discrepancy
from sitegen.comparison.stems import is_common, read_word, tell
from sitegen.model import Discrepancy, Meeting, Member, Reading, Span
from sitegen.text import WORD


def differ_in_attribution(scene: Scene) -> list[Discrepancy]:
    """The same words in the mouths of two speakers."""
    runs: dict[tuple[str, ...], list[Saying]] = defaultdict(list)
    for saying in scene.sayings:
        if (
            saying.quotation in scene.shared
            and saying.direct
            and saying.actor
            and not saying.nested
            and _names_speaker(scene, saying)
        ):
            for at in range(len(saying.words) - 7):
                runs[saying.words[at : at + 8]].append(saying)
    held: dict[str, str] = {}
    for statement in scene.statements:
        for quotation in statement.quotations:
            held.setdefault(quotation, statement.id)
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
        about = held.get(first, first)
        if (about, readings[0].speaker) not in found:
            found[about, readings[0].speaker] = make_discrepancy(
                scene, "attribution", f"statement:{about}", readings, WEIGHT["attribution"]
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
    voices_of = {
        statement.id: {scene.voice[article[quotation]] for quotation in statement.quotations}
        for statement in scene.statements
        if len(statement.quotations) > 1
    }
    said: dict[tuple[str, str, str], dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    # The latest first: the meeting that an article's quotations were made after is the last that fits.
    attended: dict[str, list[Meeting]] = defaultdict(list)
    for held in sorted(scene.meetings, key=lambda meeting: (meeting.start, meeting.id), reverse=True):
        if held.status == "held":
            for actor in set(held.participants):
                attended[actor].append(held)
    for saying in scene.sayings:
        meeting = _find_occasion(scene, saying, attended[saying.actor]) if saying.actor in attended else ""
        if meeting:
            # Accounts in two languages share no quotation for that reason alone.
            language = scene.accounts[saying.article].language
            said[saying.actor, meeting, language][scene.voice[saying.article]].append(saying)
    found = []
    for (actor, meeting, _), voices in sorted(said.items()):
        # Only words inside marks are plainly chosen, and only those can be shared.
        quoting = {voice: some for voice, some in voices.items() if any(s.direct for s in some)}
        names = {printed[s.quotation] for some in quoting.values() for s in some}
        if len(quoting) < 2 or any(len(voices_of.get(name, ())) > 1 for name in names):
            continue
        readings = [
            Reading("", tuple(Member(s.article, s.span) for s in _choose_telling(scene, quoting[voice])), actor)
            for voice in sorted(quoting)
        ]
        note = "Said after the same meeting; these accounts share no quotation."
        found.append(make_discrepancy(scene, "selection", f"meeting:{meeting}", readings, WEIGHT["selection"], note))
    return found


def _find_occasion(scene: Scene, saying: Saying, attended: list[Meeting]) -> str:
    """The meeting after which a participant spoke to the press, where nothing says that it was elsewhere. `attended`
    are the speaker's meetings, the latest first."""
    account = scene.accounts[saying.article]
    if saying.nested or account.digest:
        return ""
    return next(
        (
            meeting.id
            for meeting in attended
            if not _elsewhere(saying, meeting) and stage_of(account, meeting) == "after"
        ),
        "",
    )


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
    sayings = [saying for saying in sayings if saying.span.block] or sayings
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
