"""What one source has alone: the topics and meetings that it alone tells of, and the people whom it alone quotes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sitegen import urls
from sitegen.link import Alone, Cited, Label
from sitegen.pages.coverage import MatrixCell, show_matrix_cell
from sitegen.pages.frame import Here, Link, link_label, reach
from sitegen.pages.provenance import ColumnView, Pointer, find_head, point, show_column


class Covered(Struct, frozen=True, omit_defaults=True):
    target: Link
    cell: MatrixCell


class AloneView(Struct, frozen=True, omit_defaults=True):
    column: ColumnView
    told: tuple[Covered, ...]
    heard: tuple[tuple[Link, Pointer], ...]
    """Each person with the first words."""
    more: int = 0
    """What the source's own page has besides."""
    page: str = ""


class OnlyHere(Struct, frozen=True, omit_defaults=True):
    """What an article tells that no other account of the briefing has."""

    told: tuple[tuple[Link, Pointer], ...]
    """Topics and meetings, and"""
    heard: tuple[tuple[Link, Pointer], ...]
    """people quoted, each with the first paragraph."""
    explained: str
    """Where it is said what that means."""


def show_only_here(here: Here, alone: Sequence[tuple[Label, Cited]]) -> OnlyHere | None:
    shown = [(label.kind, (link_label(here, label), point(here, cited))) for label, cited in alone]
    if not shown:
        return None
    return OnlyHere(
        tuple(one for kind, one in shown if kind != "actor"),
        tuple(one for kind, one in shown if kind == "actor"),
        f"{reach(here, 'compare/index.html')}#only",
    )


VOICES_SHOWN = 30
_SHOWN = 8


def show_alone(here: Here, alone: Sequence[Alone]) -> tuple[AloneView, ...]:
    """The first of it, and the way to the rest."""
    views = []
    for one in alone[:VOICES_SHOWN]:
        whole = show_all_alone(here, one)
        head = find_head(one.column.origin)
        more = max(0, len(whole.told) - _SHOWN) + max(0, len(whole.heard) - _SHOWN)
        page = f"{reach(here, urls.page_path('source', head.id))}#only" if head is not None and more else ""
        views.append(AloneView(whole.column, whole.told[:_SHOWN], whole.heard[:_SHOWN], more, page))
    return tuple(views)


def show_all_alone(here: Here, alone: Alone) -> AloneView:
    column = show_column(here, alone.column)
    return AloneView(
        column,
        tuple(
            Covered(link_label(here, label), show_matrix_cell(here, cell, column.full)) for label, cell in alone.told
        ),
        tuple(
            (link_label(here, said.speaker), point(here, said.parts[0], urls.quotation_anchor(said.quotation.id), True))
            for said in alone.heard
            if said.speaker is not None
        ),
    )
