"""Rights: what a public build may show of a reserved text."""

from sitegen.rights.uses import Use, list_uses
from sitegen.rights.withholding import (
    count_shown,
    group_copies,
    is_wholly_withheld,
    is_withheld,
    mark_withheld,
    show,
    trim_readings,
    withhold,
    withhold_copies,
)

__all__ = [
    "Use",
    "count_shown",
    "group_copies",
    "is_wholly_withheld",
    "is_withheld",
    "list_uses",
    "mark_withheld",
    "show",
    "trim_readings",
    "withhold",
    "withhold_copies",
]
