"""Serves the newest edition from memory, reloads the browser and shows issues over the last good site.
Reads no file that a visitor names, and answers nobody who asks for another host."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files as own_files
from ipaddress import ip_address
from threading import BoundedSemaphore, Condition, Thread
from typing import NamedTuple, Self
from unicodedata import normalize
from urllib.parse import parse_qs, quote, unquote, urlsplit

import msgspec

from sitegen.fetched import Content, Fetched
from sitegen.files import Refused, describe
from sitegen.issues import format_issue
from sitegen.model import Issue

OWN = "__sitegen/"
"""Addresses below it are the preview's, never the site's."""

_CONNECTIONS = 64
"""At once, each with its thread; the rest are told to come back."""
_LISTENERS = 32
"""Of these, open pages that wait for the next edition."""
_HEARTBEAT = 15.0
"""Seconds between signs of life to an open page; also how long a page that left keeps its thread at most."""
_PORTS = 20
"""Tried, from the one asked for."""

_TYPES = {
    "atom": "application/atom+xml", "avif": "image/avif", "bib": "text/plain; charset=utf-8",
    "css": "text/css; charset=utf-8", "csv": "text/csv; charset=utf-8", "gif": "image/gif",
    "html": "text/html; charset=utf-8", "ico": "image/x-icon", "jpeg": "image/jpeg", "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8", "json": "application/json", "md": "text/plain; charset=utf-8",
    "mp3": "audio/mpeg", "mp4": "video/mp4", "pdf": "application/pdf", "png": "image/png",
    "svg": "image/svg+xml", "txt": "text/plain; charset=utf-8", "wasm": "application/wasm",
    "webmanifest": "application/manifest+json", "webp": "image/webp", "woff": "font/woff", "woff2": "font/woff2",
    "xml": "application/xml", "zip": "application/zip",
}  # fmt: skip
"""By suffix. A table, because every system has another one; the rest is application/octet-stream."""


class Shown(NamedTuple):
    """What the visitors see: the last good site and the issues of the newest edition. Replaced whole."""

    number: int
    files: dict[str, bytes]
    issues: tuple[Issue, ...]
    shared: str
    """Digest of what any page may show without saying so in its own bytes: the user's pictures and the like."""


class Answer(NamedTuple):
    status: int
    kind: str
    """Content type."""
    body: bytes
    location: str = ""


class Preview:
    """A server with one site. `publish` replaces it; open pages notice by themselves."""

    def __init__(self, host: str = "127.0.0.1", port: int = 8000) -> None:
        """Binds the first free port from `port`; 0 is any. Raises Refused where there is none."""
        self._condition = Condition()
        self._shown = Shown(0, {}, (), "")
        self._digests: dict[str, tuple[bytes, bytes]] = {}
        self._fetched: dict[str, tuple[str, bytes]] = {}
        """Digest and bytes of files that had to be fetched, by path."""
        self._stopped = False
        self._server = _bind(self, host, port)
        self.host = host
        self.port: int = self._server.server_address[1]
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def url(self) -> str:
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - said, not bound
        return f"http://[{host}]:{self.port}/" if ":" in host else f"http://{host}:{self.port}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._condition:
            self._stopped = True
            self._condition.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def publish(self, files: Iterable[tuple[str, Content]], issues: Sequence[Issue]) -> None:
        """A new edition. No files means that it failed: the last good site stays, with these issues over it."""
        good = self._fetch(files)
        shared = self._digest_shared(good) if good else self._shown.shared
        with self._condition:
            self._shown = Shown(self._shown.number + 1, good or self._shown.files, tuple(issues), shared)
            self._condition.notify_all()

    def _fetch(self, files: Iterable[tuple[str, Content]]) -> dict[str, bytes]:
        """All files, of which only those are fetched that differ from the last ones."""
        good: dict[str, bytes] = {}
        for path, content in files:
            if isinstance(content, Fetched):
                known = self._fetched.get(path)
                if known is None or known[0] != content.digest:
                    known = self._fetched[path] = content.digest, content.data
                good[path] = known[1]
            else:
                good[path] = content
        if good:
            self._fetched = {path: known for path, known in self._fetched.items() if path in good}
        return good

    def publish_ahead(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Some pages of the next edition, shown in the last one until that comes."""
        if self._shown.files:
            self.publish((self._shown.files | dict(files)).items(), self._shown.issues)

    def _digest_shared(self, files: dict[str, bytes]) -> str:
        """Pages name the theme's assets by digest, so that these need no second one; data is for downloading."""
        digests = {}
        for path, data in files.items():
            if not path.endswith(".html") and not path.startswith(("assets/", "data/")):
                known = self._digests.get(path)
                digests[path] = known if known and known[0] is data else (data, blake2b(data, digest_size=16).digest())
        self._digests = digests
        return blake2b(b"".join(digests[path][1] for path in sorted(digests)), digest_size=16).hexdigest()

    # ------------------------------------------------------------ what is answered

    def answer(self, target: str) -> Answer:
        """What a request for `target` (the path of an address, with its query) gets."""
        asked = target.partition("?")[0]
        path = read_path(asked)
        if path is None:
            return Answer(400, _TYPES["txt"], b"This is no address of the site.\n")
        if path.startswith(OWN):
            return _answer_own(path.removeprefix(OWN))
        shown = self._shown
        if not shown.files:
            return Answer(503, _TYPES["html"], _show_waiting(shown, asked))
        found = _find(shown.files, path)
        if found is None and f"{path}/index.html" in shown.files:
            return Answer(302, _TYPES["txt"], b"", quote(f"/{path}/"))
        body = shown.files[found] if found else shown.files.get("404.html", b"<!doctype html><title>Not found</title>")
        kind = _TYPES.get((found or "404.html").rpartition(".")[2].lower(), "application/octet-stream")
        if kind == _TYPES["html"]:
            body = add_script(body, asked, _mark(shown, asked))
        return Answer(200 if found else 404, kind, body)

    def listen(self, target: str, number: int) -> tuple[int, bytes] | None:
        """The next message for the open page that asked for `target`, and its number: waits for an edition after
        `number`, a heartbeat long. None when the preview ends."""
        page = parse_qs(target.partition("?")[2]).get("page", ["/"])[0]
        with self._condition:
            self._condition.wait_for(lambda: self._stopped or self._shown.number > number, _HEARTBEAT)
            if self._stopped:
                return None
            shown = self._shown
        if shown.number == number:
            return number, b":\n\n"
        told = [i for i in shown.issues if i.severity != "note"]
        message = {
            "mark": _mark(shown, page),
            "failed": any(i.severity == "error" for i in told),
            "issues": [{"severity": i.severity, "text": format_issue(i)} for i in told],
        }
        return shown.number, b"retry: 1000\ndata: " + msgspec.json.encode(message) + b"\n\n"


def read_path(path: str) -> str | None:
    """The site's path for that of an address, or None for one that no site has. A folder's is its index.

    >>> read_path("/actors/"), read_path("/a%20b.html"), read_path("/../x"), read_path("/%2e%2e/x")
    ('actors/index.html', 'a b.html', None, None)
    """
    try:
        plain = normalize("NFC", unquote(path, errors="strict"))
    except UnicodeDecodeError:
        return None
    if not plain.startswith("/") or "\\" in plain or "\0" in plain:
        return None
    plain = plain[1:] + ("index.html" if plain.endswith("/") else "")
    return None if any(part in ("", ".", "..") for part in plain.split("/")) else plain


def add_script(page: bytes, path: str, mark: str) -> bytes:
    """The page with the preview's script, which knows where it is and which printing it is."""
    attributes = f'data-page="{escape(path)}" data-mark="{mark}"'
    script = f'<script src="/{OWN}reload.js" {attributes}></script>'.encode()
    at = page.lower().rfind(b"</body>")
    return page + script if at < 0 else page[:at] + script + page[at:]


def is_welcome(host: str, bound: str) -> bool:
    """May a request with this Host header be answered? A name that somebody pointed at this machine may not.

    >>> is_welcome("localhost:8000", "127.0.0.1"), is_welcome("evil.example:8000", "127.0.0.1")
    (True, False)
    >>> is_welcome("192.0.2.7:8000", "127.0.0.1"), is_welcome("192.0.2.7:8000", "0.0.0.0")
    (False, True)
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name in ("localhost", "127.0.0.1", "::1", bound.lower()):
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return bound in ("0.0.0.0", "::")  # noqa: S104 - asked, not bound


def _find(files: dict[str, bytes], path: str) -> str | None:
    """A page answers without its suffix too, as it does on GitHub Pages."""
    return next((name for name in (path, f"{path}.html") if name in files), None)


def _mark(shown: Shown, page: str) -> str:
    """Differs where the page at this address, or what every page shows, differs."""
    if not shown.files:
        told = "\n".join(format_issue(issue) for issue in shown.issues).encode()
        return blake2b(told, digest_size=8, key=b"waiting").hexdigest()
    path = read_path(page)
    found = _find(shown.files, path) if path else None
    body = shown.files[found] if found else shown.files.get("404.html", b"")
    return blake2b(body, digest_size=8, key=shown.shared.encode()).hexdigest()


def _answer_own(name: str) -> Answer:
    if name not in ("overlay.css", "reload.js"):
        return Answer(404, _TYPES["txt"], b"The preview has nothing of this name.\n")
    return Answer(200, _TYPES[name.rpartition(".")[2]], (own_files(__name__) / name).read_bytes())


def _show_waiting(shown: Shown, path: str) -> bytes:
    """Before the first good edition: the issues, or that the site is being built."""
    page = (own_files(__name__) / "waiting.html").read_text("utf-8")
    told = [issue for issue in shown.issues if issue.severity != "note"]
    items = "\n".join(f'<li class="{i.severity}">{escape(format_issue(i))}</li>' for i in told)
    title = "The site cannot be built yet" if told else "The site is being built"
    filled = page.replace("{title}", title).replace("{items}", items)
    return add_script(filled.encode(), path, _mark(shown, path))


# ---------------------------------------------------------------- sockets


def _bind(preview: Preview, host: str, port: int) -> _Server:
    for candidate in range(port, min(port + _PORTS, 65536)):
        try:
            return _Server(preview, host, candidate)
        except socket.gaierror:
            raise Refused(f"{host} is no address of this machine") from None
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise Refused(f"cannot serve on {host}: {describe(error)}") from error
    raise Refused(f"no port from {port} on is free on {host}: choose another with --port")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        self.preview = preview
        self.bound = host
        self.places = BoundedSemaphore(_CONNECTIONS)
        self.seats = BoundedSemaphore(_LISTENERS)
        self.allow_reuse_address = not hasattr(socket, "SO_EXCLUSIVEADDRUSE")  # on Windows it would share a busy port
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Visit)

    def server_bind(self) -> None:
        """Without the look-up of the machine's name that the standard server makes, which can take seconds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.bound, self.server_address[1]

    def process_request(self, request: object, client_address: object) -> None:
        if self.places.acquire(blocking=False):
            super().process_request(request, client_address)  # type: ignore[arg-type]
            return
        assert isinstance(request, socket.socket)
        with suppress(OSError):
            request.settimeout(0.1)
            request.recv(65536)  # an answer to words not yet read can be lost on the way
            request.sendall(b"HTTP/1.0 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\n\r\n")
        self.shutdown_request(request)

    def process_request_thread(self, request: object, client_address: object) -> None:
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]
        finally:
            self.places.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor who leaves in the middle is no news."""


class _Visit(BaseHTTPRequestHandler):
    server: _Server
    server_version = "sitegen"
    sys_version = ""
    timeout = 10

    def do_GET(self) -> None:
        if not is_welcome(self.headers.get("Host", ""), self.server.bound):
            self._send(Answer(403, _TYPES["txt"], b"This preview answers only to its own address.\n"))
        elif self.path.startswith(f"/{OWN}events"):
            self._send_events()
        else:
            self._send(self.server.preview.answer(self.path))

    do_HEAD = do_GET  # noqa: N815 - the standard library's name

    def _send(self, answer: Answer) -> None:
        self._send_head(answer.status, answer.kind, answer.location, len(answer.body))
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _send_head(self, status: int, kind: str, location: str = "", length: int = -1) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length >= 0:
            self.send_header("Content-Length", str(length))
        if location:
            self.send_header("Location", location)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "SAMEORIGIN")
        self.end_headers()

    def _send_events(self) -> None:
        if not self.server.seats.acquire(blocking=False):
            self._send(Answer(503, _TYPES["txt"], b"Too many open pages.\n"))
            return
        try:
            self._send_head(200, "text/event-stream")
            number = 0
            while self.command != "HEAD" and (told := self.server.preview.listen(self.path, number)):
                number = told[0]
                self.wfile.write(told[1])
                self.wfile.flush()
        finally:
            self.server.seats.release()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """The terminal is for the briefing's issues."""
