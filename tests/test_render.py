"""A template's mistakes are issues at its line; a briefing's own templates override the theme's, file by file."""

from __future__ import annotations

import pytest
from msgspec import Struct

from sitegen.markdown import Html
from sitegen.model import Issue, Place
from sitegen.pages import PageOut
from sitegen.render import render_page


class Sheet(Struct, frozen=True):
    title: str
    body: Html = Html("<i>done</i>")


PAGE = PageOut("a.html", "a.html", Sheet("Salt & pepper"))


def lay(own: dict[str, str], default: dict[str, str] | None = None) -> tuple[tuple[str, str], ...]:
    default = default or {}
    return tuple(sorted({**default, **{f"theme/{name}": text for name, text in default.items()}, **own}.items()))


def test_text_is_escaped_and_html_is_not():
    assert render_page(lay({"a.html": "{{ page.title }}: {{ page.body }}"}), PAGE) == (
        "Salt &amp; pepper: <i>done</i>",
        (),
    )


def test_an_override_extends_what_it_overrides():
    default = {"base.html": "<{% block x %}base{% endblock %}>", "a.html": '{% extends "base.html" %}'}
    own = {"a.html": '{% extends "theme/a.html" %}{% block x %}own {{ super() }}{% endblock %}'}
    assert render_page(lay(own, default), PAGE) == ("<own base>", ())


def test_the_theme_uses_an_overridden_base():
    default = {"base.html": "old", "a.html": '{% extends "base.html" %}'}
    assert render_page(lay({"base.html": "new"}, default), PAGE) == ("new", ())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("ok\n{% if page.title %}\n", 2, "Unexpected end of template"),
        ("ok\n\n{{ page.titel }}", 3, "has no attribute 'titel'"),
        ("{{ nothing }}", 1, "'nothing' is undefined"),
        ("a\n{{ 1 // 0 }}", 2, "division"),
        ("a\n{% include 'b.html' %}", 2, "there is no template b.html"),
        ("{% extends 'theme/b.html' %}", 1, "there is no template theme/b.html"),
        ("a\n{{ page.title | shout }}", 2, "No filter named 'shout'"),
    ],
)
def test_a_broken_template_is_an_issue_at_its_line(text, line, message):
    html, issues = render_page(lay({"a.html": text}), PAGE)
    assert html == ""
    (issue,) = issues
    assert isinstance(issue, Issue)
    assert issue.severity == "error"
    assert issue.place == Place("templates/a.html", line)
    assert message in issue.message


def test_a_missing_template_is_an_issue():
    html, (issue,) = render_page((), PAGE)
    assert (html, issue.place, issue.message) == ("", Place("templates/a.html", 0), "there is no template a.html")


def test_the_issue_names_the_file_in_which_it_happens():
    texts = {"a.html": '{% extends "base.html" %}', "base.html": "x\n\n{{ page.gone }}"}
    _, (issue,) = render_page(lay(texts), PAGE)
    assert issue.place == Place("templates/base.html", 3)
