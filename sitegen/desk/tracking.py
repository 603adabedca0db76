"""Which reserved texts git would publish with the repository. Asks git, and says nothing where there is none."""

from __future__ import annotations

import subprocess
from pathlib import Path

from sitegen.desk.folder import read_folder
from sitegen.model import Issue, Place

_PATIENCE = 10


def find_tracked(project: Path) -> tuple[Issue, ...]:
    """One warning for the briefing, at the first such article."""
    above = project.resolve()
    if not any((folder / ".git").exists() for folder in (above, *above.parents)):
        return ()
    try:
        asked = subprocess.run(  # noqa: S603 - fixed words, no shell
            ["git", "-C", str(project), "ls-files", "-z", "--", "content/articles"],  # noqa: S607 - the user's own git
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    tracked = set(asked.stdout.decode(errors="replace").split("\0"))
    folder = read_folder(project)
    own = folder.settings.rights
    declared = {one.path for one in folder.parsed if "rights" in dict(one.declared)}
    reserved = sorted(
        a.path for a in folder.articles if a.path in tracked and (a.rights if a.path in declared else own) == "reserved"
    )
    if not reserved:
        return ()
    others = f", and {len(reserved) - 1} more like it" if len(reserved) > 1 else ""
    message = f"A reserved text is tracked by git{others}: a public repository publishes it whole"
    hint = "Keep the repository private, or take content/articles out of git and push public/ alone."
    return (Issue(Place(reserved[0]), "warning", message, hint),)
