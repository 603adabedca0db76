"""What a link shows before it is followed: a name and one or two lines that its page has too, as a script a kind that
is loaded when the first preview is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.link import Briefing, LinkedActor, LinkedMeeting, LinkedSource
from sitegen.model import HAVING
from sitegen.pages.days import show_when
from sitegen.pages.frame import Site
from sitegen.pages.search import write_script_value
from sitegen.pages.words import Words, choose_form, count, look_up, write_number

Preview = tuple[str, ...]
"""The name, then lines."""


_TITLES = 2
"""Of a source's articles."""


def make_previews(briefing: Briefing, site: Site) -> tuple[tuple[str, bytes], ...]:
    """Path and content of each script."""
    words = site.words
    kinds = {
        "actors": {linked.actor.id: preview_actor(linked, words) for linked in briefing.actors},
        "meetings": {linked.meeting.id: preview_meeting(linked, words) for linked in briefing.meetings},
        "sources": {linked.source.id: preview_source(linked, words) for linked in briefing.sources},
    }
    return tuple(
        (f"previews/{folder}.js", b'sitegenPreviews("' + folder.encode() + b'",' + write_script_value(rows) + b");\n")
        for folder, rows in kinds.items()
    )


def preview_actor(linked: LinkedActor, words: Words) -> Preview:
    actor = linked.actor
    role = actor.roles[0].title if actor.roles else look_up(words.actor_kind, actor.kind)
    affiliation = linked.affiliation.name if linked.affiliation else ""
    articles = f"{write_number(linked.articles, words)} {choose_form(linked.articles, words.n_articles, words)}"
    return _lay(actor.name, (role, affiliation), (words.heard_in.format(linked.heard, articles),))


def preview_meeting(linked: LinkedMeeting, words: Words) -> Preview:
    meeting = linked.meeting
    day = show_when(meeting.start, words, weekday=True)
    telling = {c.coverage.source for c in linked.cells if c.coverage.state in HAVING}
    return _lay(
        meeting.name,
        (day.text if day else words.undated, meeting.place),
        (", ".join(label.name for label in linked.participants),),
        (count(len(telling), words.n_sources, words),),
    )


def preview_source(linked: LinkedSource, words: Words) -> Preview:
    source = linked.source
    kind = source.kind[:1].upper() + source.kind[1:] or words.source
    return _lay(source.name, (kind, source.country), *((brief.title,) for brief in linked.articles[:_TITLES]))


def _lay(name: str, *lines: Iterable[str]) -> Preview:
    laid = (" · ".join(part for part in line if part) for line in lines)
    return (name, *(line for line in laid if line))
