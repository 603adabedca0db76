"""Raw documents to draft articles: plain text, Markdown, saved pages. Finds what a document says of itself, leaves out
what is not the article's text and says why, and keeps every other word as it stands. Touches no disk."""

from sitegen.ingest.draft import Draft, Line, Refusal, Stripped
from sitegen.ingest.plan import Entry, Plan, Raw, Shelf, plan_import
from sitegen.ingest.reading import SUFFIXES, read_document

__all__ = [
    "SUFFIXES", "Draft", "Entry", "Line", "Plan", "Raw", "Refusal", "Shelf", "Stripped", "plan_import", "read_document",
]  # fmt: skip
