"""The disk: reads a briefing's files in one order everywhere, writes what differs, removes only what sitegen wrote.
Knows names and bytes, never what they mean."""

from sitegen.files.cache import find_cache
from sitegen.files.disk import INPUTS, Refused, check_output, describe, find_project, find_theme, make_hidden
from sitegen.files.fulltext import NotIndexedError, can_index, index_texts
from sitegen.files.reading import Reader, Tree, Trouble
from sitegen.files.single import Found, list_raw, read_bytes, write_records
from sitegen.files.writing import MANIFEST, Site, Written, locked

__all__ = [
    "INPUTS", "MANIFEST", "Found", "NotIndexedError", "Reader", "Refused", "Site", "Tree", "Trouble", "Written",
    "can_index", "check_output", "describe", "find_cache", "find_project", "find_theme", "index_texts", "list_raw",
    "locked", "make_hidden", "read_bytes", "write_records",
]  # fmt: skip
