"""Markdown to blocks, once, and blocks with marks to HTML: the only door to markdown-it. Every character of a record
that reaches a page passes through here and is escaped here; raw HTML in a record is text."""

from sitegen.markdown.reading import parse_blocks
from sitegen.markdown.writing import Html, Mark, render_blocks, render_inline, write_markdown

__all__ = ["Html", "Mark", "parse_blocks", "render_blocks", "render_inline", "write_markdown"]
