"""A template's mistakes are issues at its line; a briefing's own templates override the theme's, file by file."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from msgspec import Struct

from sitegen import render
from sitegen.markdown import Html
from sitegen.model import Issue, Place
from sitegen.pages import PageOut, make_pages
from sitegen.render import Theme, render_page, translate
from tests.small_briefing import make_briefing
from tests.test_pages import read_theme


class Sheet(Struct, frozen=True):
    title: str
    body: Html = Html("<i>done</i>")


PAGE = PageOut("a.html", "a.html", Sheet("Salt & pepper"))


def lay(own: dict[str, str], default: dict[str, str] | None = None) -> Theme:
    default = default or {}
    return Theme(tuple(sorted({**default, **{f"theme/{name}": text for name, text in default.items()}, **own}.items())))


def test_text_is_escaped_and_html_is_not():
    assert render_page(lay({"a.html": "{{ page.title }}: {{ page.body }}"}), PAGE) == (
        "Salt &amp; pepper: <i>done</i>",
        (),
    )


def test_an_override_extends_what_it_overrides():
    default = {"base.html": "<{% block x %}base{% endblock %}>", "a.html": '{% extends "base.html" %}'}
    own = {"a.html": '{% extends "theme/a.html" %}{% block x %}own {{ super() }}{% endblock %}'}
    assert render_page(lay(own, default), PAGE) == ("<own base>", ())
    assert render_page(translate(lay(own, default).texts), PAGE) == ("<own base>", ())


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
    html, (issue,) = render_page(Theme(()), PAGE)
    assert (html, issue.place, issue.message) == ("", Place("templates/a.html", 0), "there is no template a.html")


def test_the_issue_names_the_file_in_which_it_happens():
    texts = {"a.html": '{% extends "base.html" %}', "base.html": "x\n\n{{ page.gone }}"}
    _, (issue,) = render_page(lay(texts), PAGE)
    assert issue.place == Place("templates/base.html", 3)


# Templates that jinja2 can do and the faster code must do alike, or leave.
ODD = {
    "an item by its name": "{% set row = {'a': 'x<y', 'items': 2} %}{{ row.a }} {{ row['a'] }}",
    "a macro by place, by name and by default": (
        "{% macro m(a, b='<', c=page.title) %}{{ a }}{{ b }}{{ c }}{% endmacro %}"
        "{{ m(1) }} {{ m(1, c=2) }} {{ m(b=3, a=4) }}"
    ),
    "a macro's words among others": (
        "{% macro m(a) %}<i>{{ a }}</i>{% endmacro %}{{ m('&') ~ '<' }}{{ m(m('&')) | upper }}"
    ),
    "a name that is a macro's and a row's": (
        "{% macro m(a) %}<{{ a }}>{% endmacro %}{% for m in [page.title] %}{{ m }}{% endfor %}{{ m('&') }}"
    ),
    "a macro in a block": (
        "{% macro m(a) %}<{{ a }}>{% endmacro %}{% block x %}{{ m is defined }}{% endblock %}{{ m(1) }}"
    ),
    "a macro that calls itself": "{% macro m(n) %}{{ n }}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(3) }}",
    "what a call holds": "{% macro m(a) %}<{{ caller(a) }}>{% endmacro %}{% call(x) m('&') %}{{ x }}{% endcall %}",
    "more than a macro takes": (
        "{% macro m() %}{{ varargs | join }}{{ kwargs.x }}{% endmacro %}{{ m('<', '>', x='&') }}"
    ),
    "nothing escaped": (
        "{% autoescape false %}{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m('&') }}{{ page.title }}{% endautoescape %}"
    ),
    "what is not there": "{% if page.gone is defined %}a{% else %}b{% endif %}{{ page.gone | default('c') }}",
    "a word of Python": "{% set row = {'class': '<'} %}{{ row.class }}",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_the_faster_code_puts_out_what_jinja2_does(text):
    known = Environment(loader=DictLoader({"a.html": text}), autoescape=True, undefined=StrictUndefined)
    wanted = known.get_template("a.html").render(page=PAGE.view, base=None, w=None)
    assert wanted
    theme = lay({"a.html": text})
    assert render_page(theme, PAGE) == (wanted, ())
    assert render_page(translate(theme.texts), PAGE) == (wanted, ())


@pytest.mark.parametrize(
    "own", ["{{ m.m(1, 2, 3) }}", "{{ m.m(d=1) }}", "{{ m.gone(1) }}", "{{ gone.a }}", "{{ gone(1) }}"]
)
def test_the_faster_code_hides_no_mistake(own):
    texts = {"a.html": '{% import "m.html" as m %}\n' + own, "m.html": "{% macro m(a, b=1) %}{{ a }}{% endmacro %}"}
    for theme in (lay(texts), translate(lay(texts).texts)):
        html, (issue,) = render_page(theme, PAGE)
        assert html == ""
        assert issue.place == Place("templates/a.html", 2)


def test_the_theme_is_left_to_the_faster_code(monkeypatch):
    """What it refuses is made twice: nothing in the theme may be."""
    monkeypatch.setattr(render, "Plain", None)
    theme = translate(read_theme())
    made = [render_page(theme, page) for page in make_pages(make_briefing())]
    assert len(made) > 20
    assert not any(issues for _, issues in made)


def test_translated_templates_have_no_need_of_their_texts():
    theme = translate(read_theme())
    assert {name for name, _ in theme.codes} == {name for name, _ in theme.texts if not name.startswith("theme/")}
    (page,) = [page for page in make_pages(make_briefing()) if page.path == "index.html"]
    assert render_page(Theme((), theme.codes), page) == render_page(Theme(theme.texts), page)


def test_a_template_that_cannot_be_read_is_told_of_and_the_others_are_translated():
    theme = translate(lay({"a.html": "{% if %}", "b.html": "{{ page.title }}"}).texts)
    assert [name for name, _ in theme.codes] == ["b.html"]
    (issue,) = render_page(theme, PAGE)[1]
    assert issue.place == Place("templates/a.html", 1)
