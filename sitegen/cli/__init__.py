"""The commands: what the user types, what the user sees, and the exit status. Alone knows the world; decides nothing
about a briefing. The only door to click and rich."""

# Every import of sitegen's other rooms stands in the function that needs it: `sitegen --help` answers at once.

from sitegen.cli import building, editing, reading  # noqa: F401  (each adds its commands)
from sitegen.cli.group import main

__all__ = ["main"]
