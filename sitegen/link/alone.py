"""What one voice has alone: topics and meetings on which others are silent that could have told of them, and people
whom nobody else quotes. It is said of the briefing's own texts only."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.link.desk import Desk, said_order
from sitegen.link.nouns import Alone, Cited, Label, Said
from sitegen.link.stages import stands
from sitegen.model import HAVING, Coverage


def group_alone(alone: Iterable[Alone]) -> dict[str, list[tuple[Label, Cited]]]:
    """By article, what its voice has alone, each with the first place that the article has it in."""
    found: dict[str, dict[Label, Cited]] = {}
    for one in alone:
        for label, cell in one.told:
            for cited in cell.cited:
                found.setdefault(cited.article, {}).setdefault(label, cited)
        for said in one.heard:
            if said.speaker is not None:
                found.setdefault(said.parts[0].article, {}).setdefault(said.speaker, said.parts[0])
    return {article: list(places.items()) for article, places in found.items()}


def list_alone(desk: Desk) -> tuple[Alone, ...]:
    """One for each voice that has something alone, in the order of the columns. Nothing where a single voice is heard:
    there all would be its own."""
    if len(desk.columns) < 2:
        return ()
    cells: dict[str, list[Coverage]] = {}
    for covered in desk.cells_by_target.values():
        having = [c for c in covered if c.state in HAVING]
        if len(having) == 1 and any(c.state == "silent" for c in covered):
            cells.setdefault(having[0].source, []).append(having[0])
    heard: dict[str, list[Said]] = {}
    # Of a body the others may quote those who speak for it.
    people = {actor.id for actor in desk.records.actors if actor.kind == "person"}
    for speaker, every in desk.said_by_speaker.items():
        if speaker not in people:
            continue
        standing = [said for said in every if stands(said.parts[0])]
        direct = [said for said in standing if said.quotation.found.form == "direct"]
        # Another may print the same words and name nobody, or somebody else.
        printings = (
            desk.said_by_id[q] for s in standing if s.statement for q in desk.statements[s.statement].quotations
        )
        voices = {desk.voice(said.parts[0].article) for said in (*standing, *printings) if stands(said.parts[0])}
        if direct and len(voices) == 1:
            heard.setdefault(voices.pop(), []).append(min(direct, key=said_order))
    found = []
    for column in desk.columns:
        voice = column.voice.id
        told = tuple(
            (label, desk.cell(c))
            for c in desk.sort_cells(cells.get(voice, ()))
            if (label := desk.labels.get((c.kind, c.target))) is not None
        )
        said = tuple(sorted(heard.get(voice, ()), key=lambda s: (s.speaker.name if s.speaker else "", s.quotation.id)))
        if told or said:
            found.append(Alone(column, told, said))
    return tuple(found)
