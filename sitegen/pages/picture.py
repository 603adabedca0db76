"""Small pictures as SVG, from plain values: colours come from the stylesheet's tokens, every picture has its name and
description in words. Nothing is drawn that the page does not also say in a list or table."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from msgspec import Struct

from sitegen.markdown import Html

_LETTER = 6.4
"""Width of a letter of the pictures' text, on average and in pixels: a little too wide is better than cut."""


class Picture(Struct, frozen=True, omit_defaults=True):
    """A picture with what stands under it."""

    svg: Html
    name: str
    key: str = ""
    """What its signs mean."""
    cut: str = ""
    """Says that it shows the first of more."""


def tag(name: str, content: str = "", **attributes: str | int | float) -> str:
    """An element with its content, which is SVG already. Underscores in attribute names are hyphens, a last one is
    dropped.

    >>> tag("text", "4", x=1.5, class_="n")
    '<text x="1.5" class="n">4</text>'
    """
    shown = "".join(f' {key.rstrip("_").replace("_", "-")}="{_write(value)}"' for key, value in attributes.items())
    return f"<{name}{shown}>{content}</{name}>" if content else f"<{name}{shown}/>"


def _write(value: str | int | float) -> str:
    return escape(value) if isinstance(value, str) else f"{round(value, 1):g}"


def write_text(text: str, x: float, y: float, **attributes: str | int | float) -> str:
    return tag("text", escape(text), x=x, y=y, **attributes)


def tell(text: str) -> str:
    """What a pointer resting on the element around it reads."""
    return tag("title", escape(text))


def measure(text: str) -> float:
    """Width in pixels, about."""
    return len(text) * _LETTER


def shorten(text: str, letters: int) -> str:
    """
    >>> shorten("Port Amber ferry talks", 10)
    'Port Ambe…'
    """
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def frame_picture(ident: str, name: str, description: str, width: float, height: float, parts: Iterable[str]) -> Html:
    """The picture at its natural size, in pixels; a window too narrow for it scrolls."""
    names = tag("title", escape(name), id=f"{ident}-name") + tag("desc", escape(description), id=f"{ident}-told")
    return Html(
        tag(
            "svg",
            names + "".join(parts),
            class_="pic",
            role="img",
            aria_labelledby=f"{ident}-name {ident}-told",
            width=round(width),
            height=round(height),
            viewBox=f"0 0 {round(width)} {round(height)}",
        )
    )
