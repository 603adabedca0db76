"""Holds the code to ARCHITECTURE.md: floors, siblings, doors and effects, read from imports and calls."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "sitegen"

FLOORS = (
    ("fetched", "model", "text", "urls"),
    ("files", "issues", "memo", "watch", "when"),
    ("analysis", "comparison", "frontmatter", "lexicon", "markdown", "profile", "resolve", "rights"),
    ("link",),
    ("exports", "pages"),
    ("ingest", "parse", "render", "report", "suggest"),
    ("sketch",),
    ("build", "preview"),
    ("bench", "desk"),
    ("cli",),
    ("__main__",),
)
"""Rooms (modules, or packages with all their modules) from the ground up; a room imports only from floors below its
own. ARCHITECTURE.md's floors 1, 3 and 4 are in two steps here: the nouns and what is built on them alone, the linked
briefing and what is made of it, the stages and what runs some of them ahead of the rest."""

DOORS = {
    "ahocorasick_rs": "lexicon",
    "charset_normalizer": "ingest",
    "click": "cli",
    "countryinfo": "suggest",
    "distributed": "memo",
    "ftfy": "ingest",
    "jinja2": "render",
    "lxml": "ingest",
    "markdown_it": "markdown",
    "markupsafe": "render",
    "mdit_py_plugins": "markdown",
    "rapidfuzz": None,
    "rich": "cli",
    "trafilatura": "ingest",
    "tzdata": "parse",
    "watchdog": "watch",
    "yaml": "frontmatter",
}
"""The one room that imports the package; None is one room, whichever. msgspec is free to all."""

EFFECTFUL = {"bench", "cli", "desk", "files", "memo", "preview", "profile", "watch", "__main__"}
"""Rooms that may touch the disk, the clock, the network, the terminal or the environment."""

EFFECT_MODULES = frozenset(
    "asyncio atexit ctypes fcntl getpass glob http locale logging multiprocessing os pathlib platform random secrets "
    "select shutil signal socket sqlite3 subprocess sys tempfile threading time urllib.request uuid webbrowser".split()
)
EFFECT_CALLS = frozenset(("breakpoint", "exec", "eval", "hash", "input", "open", "print", "__import__"))
"""Also what differs from process to process: `hash` of a string is salted."""
EFFECT_METHODS = frozenset(
    "now open today utcnow read_text read_bytes write_text write_bytes urlopen localtime".split()
)


class Import:
    def __init__(self, room: str, file: Path, name: str, line: int) -> None:
        self.room, self.file, self.name, self.line = room, file, name, line

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.name}"


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def dotted(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path, tree: ast.AST | None = None) -> Iterator[Import]:
    """Every import, also those inside functions. `from sitegen import x` counts as sitegen.x where that is a module."""
    room = room_of(file)
    for node in ast.walk(tree or ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(room, file, alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: relative import"
            base = node.module or ""
            for alias in node.names:
                full = f"{base}.{alias.name}"
                path = ROOT / full.replace(".", "/")
                inner = base.startswith("sitegen") and (path.is_dir() or path.with_suffix(".py").is_file())
                yield Import(room, file, full if inner else base, node.lineno)


def all_imports() -> list[Import]:
    return [found for file in modules() for found in imports(file)]


def floor_of(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def wrong_floors(found: list[Import]) -> list[str]:
    return [
        str(one)
        for one in found
        if one.name.startswith("sitegen.")
        and one.name.split(".")[1] != one.room
        and floor_of(one.name.split(".")[1]) >= floor_of(one.room)
    ]


def test_every_room_has_its_floor():
    rooms = {room_of(file) for file in modules()} - {"__init__"}
    assert rooms <= {room for rooms in FLOORS for room in rooms}


def test_imports_go_down_and_siblings_stay_apart():
    assert wrong_floors(all_imports()) == []


def test_within_a_package_there_are_no_circles():
    uses: dict[str, set[str]] = {dotted(file): set() for file in modules()}
    for file in modules():
        # a package's __init__ may import its modules; what they need of each other they import by module
        uses[dotted(file)] = {one.name for one in imports(file) if one.name in uses and one.name != "sitegen"}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above[above.index(name) :], name))
        if name not in done:
            for used in sorted(uses[name]):
                visit(used, (*above, name))
            done.add(name)

    for name in sorted(uses):
        visit(name, ())


def test_each_package_has_one_door():
    rooms: dict[str, set[str]] = {}
    for one in all_imports():
        top = one.name.split(".")[0]
        if top not in sys.stdlib_module_names and top not in ("sitegen", "msgspec"):
            rooms.setdefault(top, set()).add(one.room)
    assert rooms.keys() <= DOORS.keys(), "a new package needs its door here and its reason in ARCHITECTURE.md"
    for name, found in rooms.items():
        expected = DOORS[name]
        assert found == {expected} if expected else len(found) == 1, f"{name} is imported by {sorted(found)}"


OPTIONAL = {"distributed"}
"""Declared in an extra, and imported where somebody asks for it."""
NEEDED_BY_OTHERS = {"lxml-html-clean"}
"""Imported by a dependency that cannot say so to every pip."""


def test_every_dependency_is_declared_and_used():
    declared = re.search(r"^dependencies = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.M | re.S)
    assert declared
    distributions = packages_distributions()
    used = {one.name.split(".")[0] for one in all_imports()} - sys.stdlib_module_names
    used -= {"sitegen", "markupsafe"} | OPTIONAL
    needed = {distributions[name][0].lower().replace("_", "-") for name in used} | NEEDED_BY_OTHERS
    assert needed == set(re.findall(r'"([a-z0-9-]+)', declared.group(1)))


def effects(file: Path, tree: ast.AST) -> list[str]:
    found = [str(one) for one in imports(file, tree) if one.name in EFFECT_MODULES or one.name == "urllib.request"]
    found += [
        str(one) for one in imports(file, tree) if one.name.split(".")[0] in EFFECT_MODULES and one.name != "os.path"
    ]
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else None
        method = node.func.attr if isinstance(node.func, ast.Attribute) else None
        if name in EFFECT_CALLS or method in EFFECT_METHODS:
            found.append(f"{file.name}:{node.lineno} calls {name or method}")
    return sorted(set(found))


@pytest.mark.parametrize("file", [f for f in modules() if room_of(f) not in EFFECTFUL], ids=dotted)
def test_no_effects_in_the_pipeline(file):
    tree = ast.parse(file.read_text("utf-8"))
    # PurePosixPath is arithmetic on names
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "pathlib":
            assert {alias.name for alias in node.names} <= {"PurePath", "PurePosixPath"}, file
            node.module = "pathlib_pure"
    assert effects(file, tree) == []


@pytest.mark.parametrize("file", modules(), ids=dotted)
def test_a_module_says_in_its_first_lines_what_it_promises(file):
    assert ast.get_docstring(ast.parse(file.read_text("utf-8"))), file


def test_heavy_imports_wait_for_their_command():
    """`sitegen --help` imports nothing of the pipeline: at the top of cli's modules stand light rooms alone."""
    found = set()
    for file in (PACKAGE / "cli").glob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        top = ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])
        names = {one.name for one in imports(file, top)}
        found |= {name for name in names if name.split(".")[0] not in sys.stdlib_module_names}
    assert {name for name in found if not name.startswith("sitegen.cli")} == {"click", "sitegen"}


def test_architecture_md_names_every_room():
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rooms = {room_of(file) for file in modules()} - {"__init__", "__main__"}
    assert {room for room in rooms if f"`{room}.py`" not in page and f"`{room}/`" not in page} == set()


# ---------------------------------------------------------------- the tests above can fail


@pytest.mark.parametrize(
    "line",
    [
        "import os",
        "from time import sleep",
        "import urllib.request",
        "import http.client",
        "print(1)",
        "open('x')",
        "datetime.now()",
        "path.write_text('x')",
        "hash('x')",
    ],
)
def test_an_effect_is_noticed(line):
    assert effects(PACKAGE / "text.py", ast.parse(line))


@pytest.mark.parametrize(
    ("room", "line", "wrong"),
    [
        ("text", "from sitegen.render import x", True),
        ("resolve", "import sitegen.lexicon", True),
        ("model", "from sitegen import text", True),
        ("link", "def f():\n    from sitegen.pages.words import x", True),
        ("link", "from sitegen.model import x", False),
        ("pages", "from sitegen.pages.words import x", False),
    ],
)
def test_a_wrong_import_is_noticed(room, line, wrong):
    file = PACKAGE / f"{room}.py"
    assert bool(wrong_floors(list(imports(file, ast.parse(line))))) is wrong
