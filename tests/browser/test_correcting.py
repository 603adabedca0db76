"""The editor's preview in a real browser, over a watched briefing: a correction is copied by a click, pasted where it
says and given a reason, and the page comes again by itself with the editor's word on it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_correcting import SITE

PATIENCE = 60_000
"""Milliseconds for what takes one or two; a machine may be loaded."""


@pytest.fixture
def briefing(tmp_path) -> Path:
    for path, text in SITE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


@pytest.fixture
def preview(briefing) -> Iterator[str]:
    """Address of the running preview, which takes a free port and says which."""
    command = [sys.executable, "-m", "sitegen", "watch", "--project", str(briefing), "--port", "0"]
    said = briefing / "said"
    with said.open("w") as sink:
        process = subprocess.Popen(command, stdout=sink, stderr=sink, env=os.environ | {"PYTHONUNBUFFERED": "1"})
    try:
        for _ in range(PATIENCE // 100):
            told = re.search(r"http://127\.0\.0\.1:\d+/", said.read_text())
            if told is not None or process.poll() is not None:
                break
            time.sleep(0.1)
        assert told is not None, said.read_text()
        yield told[0]
    finally:
        process.terminate()
        process.wait()


def copy_first(page, words: str) -> tuple[str, int, str]:
    """The file, the line and the YAML of the first correction with these words, taken as an editor takes it."""
    details = page.locator("details.correct").filter(has_text=words).first
    details.locator("summary").first.click()
    paste = details.locator(".paste").filter(has_text=words).first
    told = re.search(r"(content/\S+): paste above line (\d+)", paste.locator("p").inner_text())
    assert told is not None
    paste.get_by_role("button").click()
    paste.get_by_role("button", name="Copied").wait_for()
    return told[1], int(told[2]), page.evaluate("navigator.clipboard.readText()")


def paste(briefing: Path, path: str, line: int, yaml: str, reason: str) -> None:
    lines = (briefing / path).read_text().splitlines(keepends=True)
    lines.insert(line - 1, yaml.replace('reason: ""', f"reason: {reason}"))
    (briefing / path).write_text("".join(lines))


def test_a_correction_is_copied_pasted_and_seen(briefing, preview, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=preview.rstrip("/"))
    page = context.new_page()
    thrown: list[object] = []  # no fault is a request that a reload breaks off
    page.on("pageerror", lambda error: thrown.append(error))
    try:
        page.goto(preview + "articles/end.html")
        path, line, yaml = copy_first(page, "speaker: none")
        paste(briefing, path, line, yaml, "The clerk heard nobody.")
        page.get_by_text("The clerk heard nobody.").first.wait_for()

        page.goto(preview + "compare/topic-hours.html")
        path, line, yaml = copy_first(page, "not:")
        paste(briefing, path, line, yaml, '""')
        page.get_by_text('"reason" is empty').first.wait_for()
        text = (briefing / path).read_text()
        (briefing / path).write_text(text.replace('reason: ""', "reason: Another day is meant."))
        page.get_by_text('"reason" is empty').first.wait_for(state="hidden")
        page.get_by_text("Another day is meant.").first.wait_for()
        assert thrown == []
    finally:
        context.close()
