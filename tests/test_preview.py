"""The preview over a real socket: what it serves, what it refuses, and how open pages hear of editions."""

from __future__ import annotations

import json
import socket
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from threading import Thread

import pytest

from sitegen import preview as module
from sitegen.files import Refused
from sitegen.model import Issue, Place
from sitegen.preview import Preview

SITE = (
    ("404.html", b"<!doctype html><body>Not here.</body>"),
    ("actors/a.html", b"<!doctype html><body>An actor.</BODY></html>"),
    ("actors/index.html", b"<!doctype html><body>Actors.</body>"),
    ("assets/site.abc.css", b"body {}"),
    ("data/articles.json", b"[]"),
    ("index.html", b"<!doctype html><body>Front page.</body>"),
    ("ma\u00dfe/\u043c\u0438\u0440.html", b"<p>Peace"),
    ("photo.jpg", b"\xff\xd8"),
)
BROKEN = Issue(Place("content/articles/a.md", 3, 7), "error", "Unknown key <titel>", "Did you mean title?")
DOUBT = Issue(Place("content/actors/b.md", 1), "warning", "The alias can never match")
CONCERN = Issue(Place("content/actors/c.md", 1), "note", "No archived copy")


@pytest.fixture
def preview():
    with Preview(port=0) as running:
        yield running


def ask(preview, path, host=None, method="GET"):
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=10)
    connection.putrequest(method, path, skip_host=host is not None)
    if host:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@contextmanager
def listening(preview, page="/"):
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=10)
    connection.request("GET", f"/__sitegen/events?page={page}")
    answer = connection.getresponse()
    assert answer.status == 200

    def hear():
        while not (line := answer.readline()).startswith(b"data: "):
            assert line, "the stream ended"
        return json.loads(line.removeprefix(b"data: "))

    try:
        yield hear
    finally:
        answer.close()
        connection.close()


def wait_for(true):
    until = time.monotonic() + 10
    while not true():
        assert time.monotonic() < until
        time.sleep(0.02)


def mark_of(body):
    return body.split(b'data-mark="')[1].split(b'"')[0].decode()


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize(
    ("path", "status", "kind", "begins"),
    [
        ("/", 200, "text/html; charset=utf-8", b"<!doctype html><body>Front page."),
        ("/index.html?x=1", 200, "text/html; charset=utf-8", b"<!doctype html><body>Front page."),
        ("/actors/", 200, "text/html; charset=utf-8", b"<!doctype html><body>Actors."),
        ("/actors/a", 200, "text/html; charset=utf-8", b"<!doctype html><body>An actor."),
        ("/ma%C3%9Fe/%D0%BC%D0%B8%D1%80.html", 200, "text/html; charset=utf-8", b"<p>Peace<script"),
        ("/data/articles.json", 200, "application/json", b"[]"),
        ("/photo.jpg", 200, "image/jpeg", b"\xff\xd8"),
        ("/nothing.html", 404, "text/html; charset=utf-8", b"<!doctype html><body>Not here."),
        ("/photo", 404, "text/html; charset=utf-8", b"<!doctype html><body>Not here."),
        ("/assets/", 404, "text/html; charset=utf-8", b"<!doctype html><body>Not here."),
        ("/data", 404, "text/html; charset=utf-8", b"<!doctype html><body>Not here."),
    ],
)
def test_serves_the_site_as_it_will_be_hosted(preview, path, status, kind, begins):
    preview.publish(SITE, ())
    answer, body = ask(preview, path)
    assert (answer.status, answer.headers["Content-Type"]) == (status, kind)
    assert body.startswith(begins)
    assert answer.headers["Cache-Control"] == "no-store"
    assert (b"/__sitegen/reload.js" in body) == (kind == "text/html; charset=utf-8")


def test_a_folder_without_its_slash_leads_to_it(preview):
    preview.publish(SITE, ())
    answer, _ = ask(preview, "/actors")
    assert (answer.status, answer.headers["Location"]) == (302, "/actors/")


def test_the_script_stands_at_the_end_of_the_body_and_is_served(preview):
    preview.publish(SITE, ())
    _, page = ask(preview, "/actors/a.html")
    assert page.endswith(b"></script></BODY></html>")
    answer, script = ask(preview, "/__sitegen/reload.js")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert b"EventSource" in script
    assert ask(preview, "/__sitegen/overlay.css")[0].status == 200
    assert ask(preview, "/__sitegen/__init__.py")[0].status == 404


def test_head_has_the_headers_alone(preview):
    preview.publish(SITE, ())
    answer, body = ask(preview, "/photo.jpg", method="HEAD")
    assert (answer.status, answer.headers["Content-Length"], body) == (200, "2", b"")
    assert ask(preview, "/__sitegen/events", method="HEAD")[0].status == 200


def test_other_methods_are_refused(preview):
    preview.publish(SITE, ())
    assert ask(preview, "/", method="POST")[0].status == 501


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/%2e%2e/pyproject.toml",
        "/actors/..%2f..%2fpyproject.toml",
        "/actors\\..\\..\\pyproject.toml",
        "/a//b",
        "/%00",
        "/./index.html",
        "/%ff",
        "relative",
    ],
)
def test_a_path_that_leads_elsewhere_is_no_address(preview, path):
    preview.publish(SITE, ())
    assert ask(preview, path)[0].status == 400


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:99", "[::1]:8000"])
def test_answers_to_its_own_names(preview, host):
    preview.publish(SITE, ())
    assert ask(preview, "/", host)[0].status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example", "192.0.2.1", "[", "@"]
)
def test_answers_to_no_other_name(preview, host):
    preview.publish(SITE, ())
    for path in ("/", "/data/articles.json", "/__sitegen/events"):
        answer, body = ask(preview, path, host)
        assert answer.status == 403
        assert b"Front page" not in body


# ---------------------------------------------------------------- editions


def test_before_the_first_site_the_page_says_what_is_wrong(preview):
    answer, body = ask(preview, "/actors/a.html")
    assert answer.status == 503
    assert b"The site is being built" in body
    preview.publish((), (BROKEN,))
    answer, body = ask(preview, "/actors/a.html")
    assert b"content/articles/a.md:3:7: error: Unknown key &lt;titel&gt;. Did you mean title?" in body
    assert mark_of(body)


def test_a_broken_edition_keeps_the_last_good_site_and_mends(preview):
    preview.publish(SITE, ())
    _, page = ask(preview, "/")
    with listening(preview) as hear:
        assert hear() == {"mark": mark_of(page), "failed": False, "issues": []}
        preview.publish((), (BROKEN, CONCERN))
        told = hear()
        assert told["failed"]
        assert told["mark"] == mark_of(page), "the page itself has not changed"
        assert told["issues"] == [
            {
                "severity": "error",
                "text": "content/articles/a.md:3:7: error: Unknown key <titel>. Did you mean title?",
            }
        ]
        assert ask(preview, "/")[1] == page
        preview.publish(SITE, (DOUBT,))
        told = hear()
        assert (told["failed"], told["mark"]) == (False, mark_of(page))
        assert [issue["severity"] for issue in told["issues"]] == ["warning"]


def test_only_pages_that_changed_are_told_to_reload(preview):
    preview.publish(SITE, ())
    front, actor = mark_of(ask(preview, "/")[1]), mark_of(ask(preview, "/actors/a")[1])
    preview.publish([(p, d + b"!" if p == "index.html" else d) for p, d in SITE], ())
    with listening(preview, "/") as hear:
        assert hear()["mark"] != front
    with listening(preview, "/actors/a") as hear:
        assert hear()["mark"] == actor
    preview.publish([(p, d + b"!" if p == "photo.jpg" else d) for p, d in SITE], ())
    with listening(preview, "/actors/a") as hear:
        assert hear()["mark"] != actor, "any page may show the picture"


def test_a_page_that_comes_into_being_replaces_its_404(preview):
    preview.publish(SITE, ())
    missing = mark_of(ask(preview, "/new.html")[1])
    with listening(preview, "/new.html") as hear:
        assert hear()["mark"] == missing
        preview.publish((*SITE, ("new.html", b"<p>New.")), ())
        assert hear()["mark"] != missing


def test_a_page_of_the_preview_before_still_matches(preview):
    """A new process says the same of the same page: open pages outlive a restart."""
    preview.publish(SITE, ())
    with Preview(port=0) as other:
        other.publish((), (BROKEN,))
        other.publish(SITE, ())
        assert ask(other, "/")[1] == ask(preview, "/")[1]


# ---------------------------------------------------------------- the server


def test_a_busy_port_gives_the_next_free_one():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with Preview(port=port) as preview:
            preview.publish(SITE, ())
            assert port < preview.port < port + module._PORTS
            assert ask(preview, "/")[0].status == 200
            assert preview.url == f"http://127.0.0.1:{preview.port}/"


def test_no_free_port_is_said(monkeypatch):
    monkeypatch.setattr(module, "_PORTS", 1)
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(Refused, match="--port"):
        Preview(port=taken.getsockname()[1])


def test_a_host_that_is_not_here_is_said():
    with pytest.raises(Refused):
        Preview("192.0.2.1", 0)


def test_too_many_visitors_are_told_to_come_back(monkeypatch):
    monkeypatch.setattr(module, "_CONNECTIONS", 3)
    monkeypatch.setattr(module, "_LISTENERS", 2)
    with Preview(port=0) as preview:
        preview.publish(SITE, ())
        with listening(preview) as one, listening(preview) as two:
            one(), two()
            assert ask(preview, "/__sitegen/events")[0].status == 503
            wait_for(lambda: ask(preview, "/")[0].status == 200)  # the place is free again a moment after its answer

            def is_full() -> bool:
                """With a request begun and not ended; it may itself be refused while an answered one still leaves."""
                with socket.create_connection(("127.0.0.1", preview.port)) as begun:
                    begun.sendall(b"GET")
                    return ask(preview, "/")[0].status == 503

            wait_for(is_full)
            wait_for(lambda: ask(preview, "/")[0].status == 200)


def test_ends_at_once_with_pages_open():
    preview = Preview(port=0)
    with preview:
        preview.publish(SITE, ())
        connection = HTTPConnection("127.0.0.1", preview.port, timeout=10)
        connection.request("GET", "/__sitegen/events")
        stream = connection.getresponse()
        stream.readline()
        reader = Thread(target=stream.read)
        reader.start()
    reader.join(5)
    assert not reader.is_alive()
    connection.close()
    with pytest.raises(OSError, match=r"refused|actively"):
        socket.create_connection(("127.0.0.1", preview.port), timeout=2)


def test_garbage_is_survived(preview):
    preview.publish(SITE, ())
    for garbage in (
        b"\0\0\0",
        b"GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b"\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", preview.port), timeout=5) as visitor:
            visitor.sendall(garbage)
    assert ask(preview, "/")[0].status == 200
