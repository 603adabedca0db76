"""Bytes to records and settings, with every mistake found and placed. Never raises over what an author wrote, and
never reads more than it is given."""

from sitegen.parse.checks import gather, settle_rights
from sitegen.parse.parsed import Parsed, Record, Redirect, Reference
from sitegen.parse.records import parse_record, parse_settings
from sitegen.parse.zones import settle_zone, wants_zone

__all__ = [
    "Parsed",
    "Record",
    "Redirect",
    "Reference",
    "gather",
    "parse_record",
    "parse_settings",
    "settle_rights",
    "settle_zone",
    "wants_zone",
]
