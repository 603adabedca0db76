"""The briefing cut into what each page is made from, and nothing beyond: an edit reaches the pages that show it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from sitegen.link import Briefing, LinkedActor, LinkedArticle, LinkedMeeting, LinkedPair, LinkedSource, LinkedTopic
from sitegen.pages.actor import make_actor, make_actor_sayings
from sitegen.pages.article import make_article
from sitegen.pages.compare import (
    DifferenceList,
    cut_differences,
    make_difference_list,
    make_meeting_comparison,
    make_topic_comparison,
)
from sitegen.pages.frame import PageOut, Site
from sitegen.pages.lists import ArticleList, cut_article_lists, make_article_list
from sitegen.pages.meeting import make_meeting
from sitegen.pages.pair import make_pair
from sitegen.pages.quotations import QuotationList, cut_quotations, make_quotation_list
from sitegen.pages.source import make_source, make_source_articles
from sitegen.pages.timeline import TimelinePart, cut_timeline, make_timeline_part
from sitegen.pages.topic import make_topic
from sitegen.pages.utterances import PrintingList, cut_printings, make_printing_list

Piece: TypeAlias = (
    LinkedArticle
    | LinkedActor
    | LinkedMeeting
    | LinkedSource
    | LinkedTopic
    | LinkedPair
    | ArticleList
    | DifferenceList
    | QuotationList
    | PrintingList
    | TimelinePart
)
"""All that a page shows besides what every page shows of the site."""


def cut(briefing: Briefing) -> Iterable[Piece]:
    marks = {linked.article.id: linked.tied for linked in briefing.articles}
    yield from briefing.articles
    yield from briefing.actors
    yield from briefing.meetings
    yield from briefing.sources
    yield from briefing.topics
    yield from briefing.pairs
    yield from cut_article_lists(briefing.briefs)
    yield from cut_differences(briefing.differences)
    yield from cut_quotations(briefing.said, marks)
    yield from cut_printings(briefing, marks)
    yield from cut_timeline(briefing, marks)


def mark_piece(piece: Piece) -> object:
    """What tells the piece from every other: its mark, where it has one, else all that is in it."""
    mark = getattr(piece, "mark", b"")
    return (type(piece).__name__, mark) if mark else piece


def make_piece(piece: Piece, site: Site) -> tuple[PageOut, ...]:
    """The pages made from a piece."""
    match piece:
        case LinkedArticle():
            return (make_article(piece, site),)
        case LinkedActor():
            return (make_actor(piece, site), *make_actor_sayings(piece, site))
        case LinkedMeeting():
            return (make_meeting(piece, site), make_meeting_comparison(piece, site))
        case LinkedSource():
            return (make_source(piece, site), *make_source_articles(piece, site))
        case LinkedTopic():
            return (make_topic(piece, site), make_topic_comparison(piece, site))
        case LinkedPair():
            return (make_pair(piece, site),)
        case ArticleList():
            return (make_article_list(piece, site),)
        case DifferenceList():
            return (make_difference_list(piece, site),)
        case QuotationList():
            return (make_quotation_list(piece, site),)
        case PrintingList():
            return (make_printing_list(piece, site),)
        case TimelinePart():
            return (make_timeline_part(piece, site),)
