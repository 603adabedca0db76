"""What the articles name and the records lack: actors, their other names and meetings to propose, topics to list. By
rules and a table of countries; never touches a record that is there, and writes none itself."""

from __future__ import annotations

from sitegen.frontmatter import Value, write_record
from sitegen.model import Actor, Article, Meeting
from sitegen.suggest.actors import list_ids, propose_actors
from sitegen.suggest.meetings import find_events, propose_meetings
from sitegen.suggest.names import make_key, take_census
from sitegen.suggest.proposals import WRITTEN, Evidence, Proposal
from sitegen.suggest.remembered import (
    PATH,
    Remembered,
    add_written,
    is_refused,
    read_remembered,
    settle,
    write_remembered,
)
from sitegen.suggest.topics import list_topics

__all__ = [
    "PATH", "WRITTEN", "Evidence", "Proposal", "Remembered", "add_written", "propose", "read_remembered", "settle",
    "write_proposal", "write_remembered",
]  # fmt: skip


def propose(
    articles: tuple[Article, ...],
    actors: tuple[Actor, ...],
    meetings: tuple[Meeting, ...],
    language: str = "en",
    remembered: Remembered = Remembered(),  # noqa: B008 - frozen
) -> tuple[Proposal, ...]:
    """Actors by kind, then meetings by day, then topics; the surest first within each."""
    census = take_census(articles, language)
    found = [p for p in propose_actors(census, articles, actors) if not is_refused(p, remembered)]
    written = [p for p in found if p.confidence >= WRITTEN]
    newest = max((a.published.last for a in articles if a.published), default="")
    held = tuple((m.start.first, m.place, " ".join((m.name, *m.aliases))) for m in meetings)
    taken = {m.id.casefold() for m in meetings}
    events = find_events(articles, census.names, frozenset(census.others), language)
    short = {
        make_key(n): a for p in written for n in (p.name, *p.aliases) for a in p.aliases if a.isupper() and len(n) > 30
    }
    gatherings = propose_meetings(events, list_ids(written, actors), short, newest, taken, held)
    found += sorted(
        (p for p in gatherings if not is_refused(p, remembered)), key=lambda p: (p.confidence < WRITTEN, p.day, p.name)
    )
    return (*found, *list_topics(articles))


def write_proposal(proposal: Proposal, living: frozenset[str]) -> tuple[str, bytes]:
    """Path and file of the record. `living` are the ids of actors that exist or are written with it."""
    values: dict[str, Value] = {"name": proposal.name}
    if proposal.kind == "meeting":
        values["start"] = proposal.day
        rest = (("place", proposal.place), ("type", proposal.type), ("status", proposal.status))
        values |= {key: value for key, value in rest if value}
        participants = [ident for ident in proposal.participants if ident in living]
        if participants:
            values["participants"] = participants
        if proposal.organizer in living:
            values["organizer"] = proposal.organizer
    else:
        values["kind"] = proposal.kind
        if proposal.aliases:
            values["aliases"] = list(proposal.aliases)
        if proposal.weak_aliases:
            values["weak_aliases"] = list(proposal.weak_aliases)
        home = proposal.affiliation if proposal.affiliation in living else ""
        if proposal.title:
            role: dict[str, Value] = {"title": proposal.title}
            if home:
                role["organization"] = home
            values["roles"] = [role]
        if home:
            values["affiliation"] = home
    values["confirmed"] = "false"
    return proposal.path, write_record(values).encode()
