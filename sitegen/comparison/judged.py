"""The editor's word over differences: two readings that are none, or a difference with the note that readers see. Adds
only what the editor names; what matches nothing is an issue."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sitegen.comparison.pins import find_words
from sitegen.comparison.scene import WEIGHT, Scene, are_several, make_discrepancy
from sitegen.model import Discrepancy, Issue, Member, Override, Reading, Span


class Judgement(Struct, frozen=True, gc=False):
    """Two stretches, and what the editor says of their difference."""

    pin: Override
    here: str
    there: str
    ours: tuple[Span, ...]
    theirs: tuple[Span, ...]


def judge_differences(
    scene: Scene, found: tuple[Discrepancy, ...]
) -> tuple[tuple[Discrepancy, ...], tuple[Issue, ...]]:
    """Heaviest first, as the editor has them, and an error for each judgement on a difference that there is not."""
    judgements, issues = _read_judgements(scene)
    for one in judgements:
        held = [(d, pair) for d in found if (pair := _find_sides(d, one)) is not None]
        if one.pin.relation == "not":
            if not held:
                message = f"the rules find no difference between “{one.pin.words}” and “{one.pin.value}” any more"
                issues.append(Issue(one.pin.place, "error", message, "remove the override"))
            for discrepancy, (ours, _) in held:
                left = _leave_out(scene, discrepancy, ours, one.pin.reason)
                found = tuple(kept for d in found if (kept := left if d is discrepancy else d) is not None)
        elif held:
            known = {d.id for d, _ in held}
            noted = one.pin.reason
            found = tuple(replace(d, note=noted, basis="editor") if d.id in known else d for d in found)
        else:
            found = (*found, _add(scene, one))
    return tuple(sorted(found, key=lambda d: (-d.weight, d.id))), tuple(sorted(issues))


def _read_judgements(scene: Scene) -> tuple[list[Judgement], list[Issue]]:
    judgements: list[Judgement] = []
    issues: list[Issue] = []
    for account in scene.accounts.values():
        for pin in account.overrides:
            if pin.kind != "difference":
                continue
            name, _, words = pin.value.partition(":")
            other = scene.accounts.get(name.strip())
            ours = find_words(account, pin)
            theirs = find_words(other, replace(pin, words=words.strip(), paragraph=None)) if other else []
            lacking = (
                f"“{pin.words}” does not stand in the article"
                if not ours
                else f"no article is called “{name.strip()}”"
                if other is None
                else f"“{words.strip()}” does not stand in {other.id}"
                if not theirs
                else ""
            )
            if lacking or other is None:
                hint = "check the words against the text, or remove the override"
                issues.append(Issue(pin.place, "error", lacking, hint))
                continue
            judgements.append(Judgement(pin, account.id, other.id, tuple(ours), tuple(theirs)))
    return judgements, issues


def _find_sides(discrepancy: Discrepancy, one: Judgement) -> tuple[Reading, Reading] | None:
    """The readings that hold the two stretches, where these are two."""
    ours = _list_holding(discrepancy, one.here, one.ours)
    theirs = _list_holding(discrepancy, one.there, one.theirs)
    pairs = ((a, b) for a in ours for b in theirs if a is not b and (not a.value or a.value != b.value))
    return next(pairs, None)


def _list_holding(discrepancy: Discrepancy, article: str, spans: tuple[Span, ...]) -> list[Reading]:
    return [
        reading
        for reading in discrepancy.readings
        if any(m.article == article and _meet(m.span, span) for m in reading.members for span in spans)
    ]


def _leave_out(scene: Scene, discrepancy: Discrepancy, gone: Reading, reason: str) -> Discrepancy | None:
    """Without the reading, whoever gives it; None where no two readings of two voices are left."""
    rest = [r for r in discrepancy.readings if r is not gone and (not gone.value or r.value != gone.value)]
    several = len({r.value or n for n, r in enumerate(rest)}) > 1 and are_several(scene, rest)
    return replace(discrepancy, readings=tuple(rest), note=reason, basis="editor") if several else None


def _add(scene: Scene, one: Judgement) -> Discrepancy:
    """What no rule finds and the editor does."""
    sides = ((one.here, one.ours[0]), (one.there, one.theirs[0]))
    readings = []
    for article, span in sides:
        text = scene.accounts[article].blocks[span.block].text[span.start : span.end]
        readings.append(Reading(" ".join(text.split()), (Member(article, span),)))
    made = make_discrepancy(scene, "fact", tell_about(scene, sides), readings, WEIGHT["fact"], one.pin.reason)
    return replace(made, basis="editor")


def tell_about(scene: Scene, sides: tuple[tuple[str, Span], ...]) -> str:
    """The topic, else the meeting, that both passages share; else a row that holds both."""
    units = [[u for u in scene.features[article].units if _meet(u.span, span)] for article, span in sides]
    for kind in ("topic", "meeting"):
        named = [{name for u in some for name in (u.topics if kind == "topic" else u.meetings)} for some in units]
        if shared := sorted(set.intersection(*named)):
            return f"{kind}:{shared[0]}"
    for passage in scene.passages:
        if all(any(m.article == article and _meet(m.span, span) for m in passage.members) for article, span in sides):
            return f"passage:{passage.id}"
    return "passage:"


def _meet(a: Span, b: Span) -> bool:
    return a.block == b.block and a.start < b.end and b.start < a.end
