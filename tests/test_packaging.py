"""What reaches a user: the wheel and the editable install both find the theme and run, wherever they lie; and the files
of the workflows and the Makefile say what they must."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
CHECK = """
import sys
from sitegen.files import find_theme, Reader
import sitegen.preview
theme = find_theme()
print(theme)
print(len(Reader(theme).read().files))
print(sitegen.preview.Preview(port=0).answer("/__sitegen/reload.js").status)
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy of what is built from, in a folder whose name has a space."""
    copy = tmp_path_factory.mktemp("packaging") / "a checkout"
    for name in ("sitegen", "templates"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    return copy


def pip(*arguments: str | Path, python: Path | str = sys.executable) -> None:
    """Without asking an index: the build backend and the dependencies are those of the tests."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python", python, *arguments]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(checkout, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, checkout)
    (built,) = folder.glob("*.whl")
    return built


def make_environment(folder: Path) -> Path:
    """A new environment that sees the packages of this one, but not the sitegen that is tested here."""
    venv.create(folder, with_pip=False, symlinks=sys.platform != "win32")
    scheme = "nt" if sys.platform == "win32" else "posix_prefix"
    variables = {"base": str(folder), "platbase": str(folder)}
    site = Path(sysconfig.get_path("purelib", scheme, vars=variables))
    (site / "packages-of-the-tests.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def run(python: Path, *arguments: str, cwd: Path) -> str:
    done = subprocess.run([python, *arguments], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_the_program_and_the_theme_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"sitegen"}
    theme = {f.relative_to(ROOT).as_posix() for f in (ROOT / "templates").rglob("*") if f.is_file()}
    assert theme <= {name.removeprefix("sitegen/") for name in names}
    assert {"sitegen/preview/reload.js", "sitegen/py.typed", "sitegen/cli/__init__.py"} <= set(names)
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_the_source_distribution_holds_what_is_ours_and_nothing_that_was_made_or_installed(tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (built,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(built) as held:
        names = [name.partition("/")[2] for name in held.getnames()]
    allowed = {
        "sitegen", "templates", "content", "seeds", "docs", "tests", "benchmarks", "site.yaml", "Makefile",
        "CITATION.cff", "LICENSE", "pyproject.toml", "PKG-INFO", ".gitignore",
    }  # fmt: skip
    assert {top for name in names if not (top := name.split("/")[0]).endswith(".md")} <= allowed
    ours = {f"{folder}/{f.relative_to(ROOT / folder).as_posix()}" for folder in ("sitegen", "templates")
            for f in (ROOT / folder).rglob("*") if f.is_file() and "__pycache__" not in f.parts}  # fmt: skip
    assert ours <= set(names)
    made = {"node_modules", "__pycache__", ".venv", ".sitegen", "public", "private", ".hypothesis"}
    assert not [name for name in names if made & set(name.split("/"))]


def test_the_wheel_works(wheel, tmp_path):
    python = make_environment(tmp_path / "env")
    pip("install", "--no-deps", "--no-index", wheel, python=python)
    theme, count, script = run(python, "-c", CHECK, cwd=tmp_path).splitlines()
    assert Path(theme).parent.name == "sitegen"
    assert Path(theme).is_relative_to((tmp_path / "env").resolve())
    assert (int(count) > 0, script) == (True, "200")
    assert "build" in run(python, "-m", "sitegen", "--help", cwd=tmp_path)


def test_the_editable_install_works(checkout, tmp_path):
    python = make_environment(tmp_path / "env")
    pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", checkout, python=python)
    theme, count, script = run(python, "-c", CHECK, cwd=tmp_path).splitlines()
    assert Path(theme) == (checkout / "templates").resolve()
    assert (int(count) > 0, script) == (True, "200")
    assert "build" in run(python, "-m", "sitegen", "--help", cwd=tmp_path)


def load_workflow(name: str) -> dict:
    # BaseLoader, or the key `on` would be true
    return yaml.load((ROOT / ".github/workflows" / name).read_text("utf-8"), yaml.BaseLoader)


def steps_of(workflow: dict) -> list[dict]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_the_workflow_of_pages_publishes_a_strict_build_with_hidden_files():
    workflow = load_workflow("pages.yml")
    steps = steps_of(workflow)
    used = {step["uses"] for step in steps if "uses" in step}
    assert used == {
        "actions/checkout@v7",
        "actions/setup-python@v7",
        "actions/configure-pages@v6",
        "actions/upload-pages-artifact@v5",
        "actions/deploy-pages@v5",
    }
    (upload,) = (step for step in steps if "upload-pages" in step.get("uses", ""))
    assert upload["with"] == {"path": "public", "include-hidden-files": "true"}
    (build,) = (step for step in steps if "sitegen build" in step.get("run", ""))
    assert "--strict" in build["run"]
    assert build["env"]["BASE_URL"] == "${{ steps.pages.outputs.base_url }}"
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}


def test_the_workflow_of_tests_runs_on_three_systems():
    workflow = load_workflow("ci.yml")
    matrix = workflow["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["os"] == ["ubuntu-latest", "macos-latest", "windows-latest"]
    assert next(step["run"] for step in steps_of(workflow) if "run" in step).startswith("make test")


def test_the_oldest_python_is_the_same_everywhere():
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert "(3, 11)" in (ROOT / "Makefile").read_text("utf-8")
    assert load_workflow("ci.yml")["jobs"]["test"]["strategy"]["matrix"]["python"] == ["3.11"]


def test_what_ci_pins_names_every_dependency_by_digest_and_no_address():
    text = (ROOT / ".github/requirements.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    pinned = {line.partition("==")[0].partition("[")[0].casefold() for line in lines if "==" in line}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[<>=\[; ]", each, maxsplit=1)[0].casefold() for each in asked}
    assert names - pinned == set()
    assert "://" not in text
    assert all(line.lstrip().startswith("--hash=sha256:") for line in lines if "==" not in line)
