"""The site's HTML and CSS are valid. `.ci/run` installs the validators; without them these tests are skipped."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.browser.conftest import give_up

TOOLS = Path(__file__).parent.parent / "validators"
MODULES = TOOLS / "node_modules"
NODE = Path(sys.executable).parent / "node"


def validate_html(*folders: Path) -> list[str]:
    if not MODULES.is_dir() or not NODE.exists():
        give_up("no HTML validator: .ci/run installs it")
    script = MODULES / "html-validate" / "bin" / "html-validate.mjs"
    run = [
        str(NODE),
        str(script),
        "--config",
        str(TOOLS / "htmlvalidate.json"),
        "--formatter",
        "json",
        *map(str, folders),
    ]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    found = json.loads(done.stdout)
    return [f"{f['filePath']}:{m['line']} {m['ruleId']} {m['message']}" for f in found for m in f["messages"]]


def test_the_html_of_every_page_is_valid(site, invented):
    assert validate_html(site, invented) == []


def test_the_validator_sees_what_is_wrong(tmp_path):
    (tmp_path / "a.html").write_text(
        "<!doctype html><html lang=en><title>A</title><p><div id=1></div></p><i></b></html>"
    )
    assert validate_html(tmp_path)


def test_the_styles_are_valid(site, tmp_path):
    if not MODULES.is_dir() or not NODE.exists():
        give_up("no CSS validator: .ci/run installs it")
    (tmp_path / "wrong.css").write_text("a { colour: red; margin: blue }")
    validator = str(MODULES / "csstree-validator" / "bin" / "validate.js")
    seen = []
    for folder in (tmp_path, site / "assets"):
        done = subprocess.run([str(NODE), validator, str(folder)], capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        seen.append([line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip().startswith("*")])
    wrong, ours = seen
    assert len(wrong) == 2
    # csstree knows no margin of @page; CSS Paged Media does
    assert [line for line in ours if line != "* Unknown at-rule descriptor `margin`"] == []
