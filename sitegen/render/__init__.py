"""A page's template and view -> HTML and issues: the only door to jinja2. Pure; a mistake in a template is an issue at
its line, never a traceback."""

from __future__ import annotations

import marshal
import traceback
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from msgspec import Struct

from sitegen.fetched import digest_bytes
from sitegen.memo import makes_code, worth_keeping
from sitegen.model import Issue, Place
from sitegen.pages import PageOut, Piece, Site, make_piece
from sitegen.render.code import Direct, Plain

Texts = tuple[tuple[str, str], ...]
"""Name and text of every template, a briefing's own over the default theme's, which all stand as `theme/NAME` too."""


class Theme(Struct, frozen=True):
    texts: Texts
    codes: tuple[tuple[str, bytes], ...] = ()
    """Name and code, as this Python runs it, of those that have been translated."""


@makes_code
def translate(texts: Texts) -> Theme:
    """The templates with the code of each, which is made once and not by each process. What cannot be read has none."""
    known = dict(texts)
    environment = _open(Theme(texts), Direct)
    codes = []
    for name, text in texts:
        if name.startswith("theme/") and known.get(name.removeprefix("theme/")) == text:
            continue  # nobody asks for it by this name
        with suppress(TemplateSyntaxError):
            codes.append((name, marshal.dumps(environment.compile(text, name, _name_file(name)))))
    return Theme(texts, tuple(codes))


class Rendered(Struct, frozen=True):
    """A page as it is written, and what is wrong with its template; then the HTML is empty."""

    path: str
    template: str
    html: bytes
    issues: tuple[Issue, ...] = ()


class Leaf(Struct, frozen=True):
    """A page without its HTML, which the digest stands for."""

    path: str
    template: str
    digest: str
    issues: tuple[Issue, ...] = ()


@worth_keeping
def outline(pages: tuple[Rendered, ...]) -> tuple[Leaf, ...]:
    return tuple(Leaf(page.path, page.template, digest_bytes(page.html), page.issues) for page in pages)


def publish(theme: Theme, site: Site, piece: Piece) -> tuple[Rendered, ...]:
    """The pages made from a piece of the briefing."""
    return tuple(publish_page(theme, page) for page in make_piece(piece, site))


def publish_page(theme: Theme, page: PageOut) -> Rendered:
    html, issues = render_page(theme, page)
    return Rendered(page.path, page.template, html.encode(), issues)


def render_page(theme: Theme, page: PageOut) -> tuple[str, tuple[Issue, ...]]:
    """The page's HTML, and what is wrong with its template; then the HTML is empty.

    A template sees `page` (the view), `base` (its frame) and `w` (the words of the interface), nothing else.
    """
    view = page.view
    base = getattr(view, "base", None)
    seen = {"page": view, "base": base, "w": getattr(base, "words", None)}
    with suppress(Exception):  # what the faster code refuses is left to the plain one, which can say what is wrong
        return _open(theme, Direct).get_template(page.template).render(seen), ()
    try:
        return _open(theme, Plain).get_template(page.template).render(seen), ()
    except Exception as error:
        return "", (_tell_issue(error, dict(theme.texts), page),)


def find_broken(texts: Texts) -> tuple[Issue, ...]:
    """Templates that cannot be read, found without a page to make. `theme/NAME` are as the program brought them."""
    found = []
    for name, _ in texts:
        if not name.startswith("theme/"):
            try:
                _open(Theme(texts), Plain).get_template(name)
            except TemplateSyntaxError as error:
                path = error.filename or _name_file(name)
                found.append(Issue(Place(path, error.lineno), "error", f"cannot read the template: {error.message}"))
    return tuple(found)


class _Loader(BaseLoader):
    """Gives every template a file name, so that an error names the file and its line."""

    def __init__(self, theme: Theme, kind: type[Environment]) -> None:
        self._texts = dict(theme.texts)
        self._codes = dict(theme.codes) if kind is Direct else {}

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002
        if name not in self._codes:
            return super().load(environment, name, globals)
        code = marshal.loads(self._codes[name])  # noqa: S302 - made by `translate`, and kept where only the user writes
        return environment.template_class.from_code(environment, code, {} if globals is None else globals)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        del environment
        if template not in self._texts:
            raise TemplateNotFound(template)
        return self._texts[template], _name_file(template), lambda: True


def _name_file(template: str) -> str:
    return template if template.startswith("theme/") else f"templates/{template}"


@lru_cache(maxsize=4)
def _open(theme: Theme, kind: type[Environment]) -> Environment:
    """One environment for a set of templates: each is compiled once."""
    return kind(
        loader=_Loader(theme, kind),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )


def _tell_issue(error: Exception, texts: dict[str, str], page: PageOut) -> Issue:
    files = {_name_file(name) for name in texts}
    path, line = f"templates/{page.template}", 0
    if isinstance(error, TemplateSyntaxError):
        path, line = error.filename or path, error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename in files:
                path, line = frame.filename, frame.lineno or 0
    if isinstance(error, TemplateNotFound):
        message = f"there is no template {error.name}"
        return Issue(Place(path, line), "error", message, "A name in extends or include must be a file in templates/.")
    said = (error.message if isinstance(error, TemplateError) else None) or str(error) or type(error).__name__
    return Issue(Place(path, line), "error", f"cannot make {page.path}: {said}")
