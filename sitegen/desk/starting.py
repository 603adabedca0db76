"""`sitegen init`: a new briefing with its settings, what git shall leave alone, and a workflow that publishes it."""

from __future__ import annotations

import re
from pathlib import Path

from sitegen import __version__, files
from sitegen.frontmatter import write_yaml

_IGNORED = "/public/\n/private/\n/.sitegen/\n/seeds/\n/*.zip\n"

_WORKFLOW = """\
# Builds this briefing and publishes it on GitHub Pages.
# Once, by hand: Settings, Pages, Source: "GitHub Actions".
#
# Only for a repository whose articles you may publish (rights: own, licensed or public-domain), or a private one: a
# public repository publishes content/ itself, whatever the site shows of it. Until then it runs by hand alone; add
# "push: {branches: [main]}" below "on:" once the rights allow it. The other road: `sitegen build` here, then push
# public/ alone, for example with `ghp-import --no-jekyll --push public`.
name: pages

on:
  workflow_dispatch:

permissions:
  contents: read
  pages: write
  id-token: write

concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v7
      - uses: actions/setup-python@v7
        with:
          python-version: "3.13"
      - id: pages
        uses: actions/configure-pages@v6
      # The sitegen that made this briefing. Where you have it from a checkout and not from a package index, run
      # `pip wheel --no-deps --wheel-dir vendor PATH-OF-THE-CHECKOUT` here, commit vendor/, and install
      # vendor/briefing_sitegen-VERSION-py3-none-any.whl instead.
      - run: pip install briefing-sitegen==VERSION
      - run: sitegen build --base-url "${{ steps.pages.outputs.base_url }}"
      - uses: actions/upload-pages-artifact@v5
        with:
          path: public
          include-hidden-files: true
  deploy:
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v5
"""

_FRONT = """\
---
title: {title}
---

This page is `content/index.md`: write here what the briefing is about, and what stands open.
"""


def start_briefing(folder: Path) -> list[str]:
    """Writes what a new briefing needs, and gives the paths. Raises Refused for a folder that is one already."""
    if folder.exists() and not folder.is_dir():
        raise files.Refused(f"{folder} is a file")
    if (folder / "site.yaml").exists():
        raise files.Refused(f"{folder} is a briefing already: it holds a site.yaml")
    title = re.sub(r"[\s_-]+", " ", folder.resolve().name).strip() or "Briefing"
    title = title[0].upper() + title[1:]
    writes = [("site.yaml", write_yaml({"title": title, "language": "en", "rights": "reserved"}).encode())]
    workflow = _WORKFLOW.replace("VERSION", __version__)
    for path, text in ((".gitignore", _IGNORED), (".github/workflows/pages.yml", workflow)):
        if not (folder / path).exists():
            writes.append((path, text.encode()))
    for name in ("articles", "actors", "meetings", "sources", "topics"):
        (folder / "content" / name).mkdir(parents=True, exist_ok=True)
    files.write_records(folder, writes)
    return [path for path, _ in writes]
