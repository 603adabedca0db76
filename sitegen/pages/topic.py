"""The page of a topic: its question, where the accounts differ on it, what each says side by side, the rival words."""

from __future__ import annotations

from msgspec import Struct

from sitegen import urls
from sitegen.link import LinkedTopic
from sitegen.markdown import Html
from sitegen.model import HAVING
from sitegen.pages.cells import COLUMNS, DIFFERENCES, index_cells, say_cut, show_columns
from sitegen.pages.coverage import MatrixCell, show_matrix
from sitegen.pages.differences import DifferenceView, show_difference
from sitegen.pages.frame import Base, Here, Link, PageOut, Site, frame, reach
from sitegen.pages.picture import Picture
from sitegen.pages.pictures import draw_happenings, happen_cited
from sitegen.pages.provenance import ColumnView, show_blocks
from sitegen.pages.rows import RowView, cut_rows, show_rows
from sitegen.pages.words import count


class TopicPage(Struct, frozen=True, omit_defaults=True):
    base: Base
    name: str
    question: str
    accounts: str
    notes: str = ""
    body: Html | None = None
    terms: tuple[str, ...] = ()
    columns: tuple[ColumnView, ...] = ()
    cut: str = ""
    coverage: tuple[MatrixCell, ...] = ()
    differences: tuple[DifferenceView, ...] = ()
    differences_left: int = 0
    rows: tuple[RowView, ...] = ()
    only: tuple[RowView, ...] = ()
    compare: str = ""
    confirmed: bool = True
    picture: Picture | None = None
    rows_more: int = 0
    only_more: int = 0


def make_topic(linked: LinkedTopic, site: Site) -> PageOut:
    topic = linked.topic
    here = Here(site, urls.page_path("topic", topic.id))
    words = site.words
    cells = index_cells(linked.cells)
    having = {c.coverage.source for c in linked.cells if c.coverage.state in HAVING}
    having |= {voice for row in linked.rows for voice, _ in row.members}
    every = linked.columns
    columns = every if len(every) <= COLUMNS else tuple(c for c in every if c.voice.id in having)[:COLUMNS]
    shown = cut_rows(show_rows(here, linked.rows, columns, linked.differences, cells))
    accounts = words.n_of.format(len(having), count(len(every), words.n_sources, words))
    return PageOut(
        here.path,
        "topic.html",
        TopicPage(
            frame(here, "topic", topic.name, "topics", topic.question or topic.name, wide=True),
            topic.name,
            topic.question,
            accounts,
            topic.notes,
            show_blocks(here, topic.blocks) if topic.blocks else None,
            tuple(term for _, terms in topic.terms for term in terms),
            show_columns(here, columns),
            say_cut(len(columns), len(every), words),
            show_matrix(here, ((Link(topic.name, ""), topic.id),), columns, linked.cells).rows[0].cells,
            tuple(show_difference(here, d, columns, cells) for d in linked.differences[:DIFFERENCES]),
            max(0, len(linked.differences) - DIFFERENCES),
            shown.rows,
            shown.only,
            reach(here, urls.compare_path("topic", topic.id)),
            topic.confirmed,
            draw_happenings(here, happen_cited((c for cell in linked.cells for c in cell.cited), words), topic.name),
            shown.rows_more,
            shown.only_more,
        ),
    )
