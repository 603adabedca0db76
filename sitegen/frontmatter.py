"""YAML text to a tree of words with their places, and back: the only door to yaml. Every scalar is read as the words
that stand there; broken, nested too deep or repeated is an issue, never an exception."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import yaml
from msgspec import Struct

from sitegen.model import Issue, Place

MAX_DEPTH = 12
MAX_LENGTH = 200_000
"""Characters; the longest front matter of a briefing has a hundredth of this."""


class Scalar(Struct, frozen=True):
    text: str
    line: int
    column: int
    quoted: bool = False
    """In quotation marks or a block of its own (`|`, `>`)."""


class Items(Struct, frozen=True):
    """A list."""

    nodes: tuple[Node, ...]
    line: int
    column: int


class Keys(Struct, frozen=True):
    """A mapping; each key once, in the order written."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node: TypeAlias = Scalar | Items | Keys


class Parts(Struct, frozen=True):
    """A record's file: the YAML between its fences and the Markdown below, each with the line it starts on."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


# ---------------------------------------------------------------- reading

_OPENING = re.compile(r"\A(?:[ \t]*\n)*---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)


def split(text: str, path: str) -> Parts | Issue:
    """The two parts of a text whose line ends are newlines, or what is wrong with its fences."""
    opening = _OPENING.match(text)
    if opening is None:
        hint = "Begin the file with a line of three hyphens, the keys (title: ...) and another line of three hyphens."
        return Issue(Place(path, 1, 1), "error", "The file has no front matter" if text.strip() else "Empty file", hint)
    line = text.count("\n", 0, opening.end())
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        hint = "Put a line of three hyphens after the last key."
        return Issue(Place(path, max(line, 1), 1), "error", "The front matter that begins here is never closed", hint)
    head = text[opening.end() : closing.start()]
    below = line + 1 + head.count("\n")
    return Parts(head, line + 1, text[closing.end() + 1 :], below + 1)


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
"""YAML counts these as line ends, and no editor does."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000\ue001\ufffe\uffff]")


class _TooDeepError(Exception):
    """Carries the mark where nesting went too far."""


class _Reading:
    """One pass over the parser's events."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.issues: list[Issue] = []

    def fail(self, mark: Any, message: str, hint: str = "") -> None:
        place = Place(self.path, self.first_line + mark.line, mark.column + 1)
        self.issues.append(Issue(place, "error", message, hint))

    def node(self, event: Any, following: Callable[[], Any], depth: int) -> Node:
        mark = event.start_mark
        line, column = self.first_line + mark.line, mark.column + 1
        if type(event) is yaml.AliasEvent:
            self.fail(mark, f'"*{event.anchor}" is a YAML alias, which is not used here', _QUOTE)
            return Scalar(f"*{event.anchor}", line, column, quoted=True)
        if event.anchor is not None:
            self.fail(mark, f'"&{event.anchor}" is a YAML anchor, which is not used here', _QUOTE)
        if event.tag is not None:
            self.fail(mark, f'"{_name_tag(event.tag)}" is a YAML tag, which is not used here', _QUOTE)
        if type(event) is yaml.ScalarEvent:
            style = event.style
            text = event.value
            if style and style != "'" and _UNPRINTABLE.search(text):
                self.fail(mark, "The value has a character that cannot be shown", "Leave its backslash escape out.")
                text = _UNPRINTABLE.sub("\ufffd", text)
            return Scalar(text, line, column, bool(style))
        if depth >= MAX_DEPTH:
            raise _TooDeepError(mark)
        return (
            self.items(following, depth, line, column)
            if type(event) is yaml.SequenceStartEvent
            else self.keys(following, depth, line, column)
        )

    def items(self, following: Callable[[], Any], depth: int, line: int, column: int) -> Items:
        nodes: list[Node] = []
        while type(event := following()) is not yaml.SequenceEndEvent:
            nodes.append(self.node(event, following, depth + 1))
        return Items(tuple(nodes), line, column)

    def keys(self, following: Callable[[], Any], depth: int, line: int, column: int) -> Keys:
        entries: list[tuple[Scalar, Node]] = []
        lines: dict[str, int] = {}
        while type(event := following()) is not yaml.MappingEndEvent:
            key = self.node(event, following, depth + 1)
            value = self.node(following(), following, depth + 1)
            if type(key) is not Scalar:
                self.fail(event.start_mark, "A key must be a word", _QUOTE)
            elif key.text in lines:
                message = f'The key "{key.text}" stands here a second time; the first is on line {lines[key.text]}'
                self.fail(event.start_mark, message, "Keep one of the two.")
            else:
                lines[key.text] = key.line
                entries.append((key, value))
        return Keys(tuple(entries), line, column)


def _name_tag(tag: str) -> str:
    return "!!" + tag[18:] if tag.startswith("tag:yaml.org,2002:") else tag


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, tuple[Issue, ...]]:
    """The tree of one YAML document whose line ends are newlines, and what is wrong with it. None for a text that
    is no YAML, or holds nothing."""
    if len(text) > MAX_LENGTH:
        message = f"The front matter has {len(text):,} characters; {MAX_LENGTH:,} are read at most"
        return None, (Issue(Place(path, first_line, 1), "error", message, "Move text into the body."),)
    text = text.translate(_BREAKS) if not text.isascii() else text
    reading = _Reading(path, first_line)
    root: Node | None = None
    try:
        parser = _Loader(text)
        try:
            following: Callable[[], Any] = parser.get_event
            following()
            event = following()
            if type(event) is yaml.DocumentStartEvent:
                root = reading.node(following(), following, 0)
                following()
                event = following()
            if type(event) is not yaml.StreamEndEvent:
                reading.fail(event.start_mark, "A second YAML document begins here", "Keep one.")
        finally:
            parser.dispose()
    except _TooDeepError as error:
        root = None
        reading.fail(error.args[0], *_TOO_DEEP)
    except yaml.MarkedYAMLError as error:
        root = None
        reading.fail(*_explain(error, text))
    except (yaml.YAMLError, ValueError, OverflowError):
        # the pure loader on an escape beyond Unicode, and on a character that no YAML may hold
        root = None
        message = "The front matter cannot be read"
        reading.issues.append(Issue(Place(path, first_line, 1), "error", message, "Look for an unusual character."))
    return root, tuple(reading.issues)


# ---------------------------------------------------------------- what is wrong, in plain words

_QUOTE = "Put the value in quotation marks."
_TOO_DEEP = f"Nested deeper than {MAX_DEPTH} levels", "Write it flatter."

_BROKEN: tuple[tuple[str, str, bool, str, str], ...] = (
    ("", "maximum nesting depth", False, *_TOO_DEEP),  # the parser's own bound, of a thousand
    ("alias", "", True, "An unquoted value cannot begin with *", _QUOTE),
    ("anchor", "", True, "An unquoted value cannot begin with &", _QUOTE),
    ("tag", "", True, "An unquoted value cannot begin with !", _QUOTE),
    ("", "undefined tag", False, "An unquoted value cannot begin with !", _QUOTE),
    ("block scalar", "", True, "After | or > the text begins on the next line", "Indent it deeper than its key."),
    ("", "tab character", False, "A tab stands where spaces are needed", "Indent with spaces."),
    (
        "quoted scalar",
        "escape",
        True,
        "A backslash in this value means something else",
        "Use single quotation marks, in which a backslash is a backslash.",
    ),
    ("quoted scalar", "", True, "The quotation mark that opens here is never closed", "Close it."),
    ("double-quoted scalar", "escape", True, "A backslash in this value means something else", "Use single quotation "
     "marks, in which a backslash is a backslash."),
    ("flow sequence", "", True, "The list that opens here with [ is not closed", "Close it with ], entries with "
     "special characters in quotation marks."),
    ("flow mapping", "", True, "The braces that open here are not closed", "Close them with }."),
    ("simple key", "", True, "This line has no colon after its key", "Write key: value, with a space after the colon."),
    ("", "sequence entries are not allowed", False, "A list begins on the line below its key", "Write each entry as "
     "- entry on a line of its own, or all as [one, two]."),
    ("", "node content", False, "An unquoted value cannot begin with this character", _QUOTE),
)  # fmt: skip
"""Part of the parser's context, part of its problem, whether the context's mark is the better place, message, hint.
The first row that fits is taken."""


def _explain(error: Any, text: str) -> tuple[Any, str, str]:
    """Mark, message and hint for what the parser stumbled over."""
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark or error.context_mark
    before = _line_before(text, mark)
    if "mapping values are not allowed" in problem:
        if ":" in before:
            return mark, "A colon with a space after it stands inside an unquoted value", _QUOTE
        return mark, "A key stands below a key that has a value already", "Begin both in the same column."
    if "cannot start any token" in problem:
        character = _character(text, mark)
        if character == "\t":
            return mark, "A tab stands where spaces are needed", "Indent with spaces."
        return mark, f"An unquoted value cannot begin with {character}", _QUOTE
    for in_context, in_problem, at_context, message, hint in _BROKEN:
        if in_context in context and in_problem in problem and (not at_context or error.context_mark):
            return (error.context_mark if at_context else mark), message, hint
    if before.strip():
        hint = "Put the whole value in quotation marks; a mark inside single ones is written twice."
        return mark, "Something follows a value that is complete already", hint
    return mark, "This line does not fit the lines above it", "Begin the keys of one record in the same column."


def _line_before(text: str, mark: Any) -> str:
    lines = text.split("\n")
    return lines[mark.line][: mark.column] if mark.line < len(lines) else ""


def _character(text: str, mark: Any) -> str:
    lines = text.split("\n")
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


# ---------------------------------------------------------------- writing

Value: TypeAlias = "str | bool | int | Sequence[Value] | Mapping[str, Value] | None"


def take_values(node: Node) -> str | list[Any] | dict[str, Any]:
    """The tree's words without their places, as `write_yaml` takes them."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [take_values(entry) for entry in node.nodes]
    return {key.text: take_values(value) for key, value in node.entries}


def write_record(values: Mapping[str, Value], body: str = "") -> str:
    """A record's file: front matter in the order given, and the Markdown below it."""
    body = body.strip("\n")
    return f"---\n{write_yaml(values)}---\n" + (f"\n{body}\n" if body else "")


def write_yaml(values: Mapping[str, Value]) -> str:
    """YAML in block style that `read_yaml` reads back as the same words: one key a line in the order given, quotation
    marks only where the words need them, any script as it is. None is a key without value; true and false, numbers
    and words look the same, since the reader takes every scalar as words."""
    return "".join(_write_entry(key, value, 0) for key, value in values.items())


def _write_entry(key: str, value: Value, depth: int) -> str:
    start = "  " * depth + _write_word(key, _PLAIN) + ":"
    if isinstance(value, Mapping) and value:
        return start + "\n" + "".join(_write_entry(k, v, depth + 1) for k, v in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return start + "\n" + "".join(_write_item(entry, depth + 1) for entry in value)
    if isinstance(value, str) and _fits_block(value):
        lines = value.removesuffix("\n").split("\n")
        indent = "  " * (depth + 1)
        return f"{start} |{'' if value.endswith(chr(10)) else '-'}\n" + "".join(
            f"{indent}{line}\n" if line else "\n" for line in lines
        )
    written = _write_flow(value)
    return f"{start} {written}\n" if written else f"{start}\n"


def _write_item(value: Value, depth: int) -> str:
    indent = "  " * depth
    if isinstance(value, Mapping) and value:
        inner = "".join(_write_entry(key, entry, depth + 1) for key, entry in value.items())
        return f"{indent}- {inner[len(indent) + 2 :]}"
    return f"{indent}- {_write_flow(value)}".rstrip(" ") + "\n"


def _write_flow(value: Value, word: re.Pattern[str] | None = None) -> str:
    """A value on one line; `word` is what an unquoted word may be there."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _write_word(value, word or _PLAIN)
    if isinstance(value, Mapping):
        pairs = (f"{_write_word(k, _PLAIN_IN_FLOW)}: {_write_flow(v, _PLAIN_IN_FLOW)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(_write_flow(entry, _PLAIN_IN_FLOW) or '""' for entry in value) + "]"


_ODD = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ue000\ue001\ufeff\ufffe\uffff"
_ESCAPED = re.compile(f"[{_ODD}]")
_PLAIN = re.compile(
    rf"(?![-?:](?:\s|$))(?!\.\.\.$|---)[^\s,\[\]{{}}#&*!|>'\"%@`{_ODD}]"
    rf"(?:[^:#\s{_ODD}]|:(?=\S)|(?<=\S)\#| +(?=[^ \#]))*"
)
_PLAIN_IN_FLOW = re.compile(rf"\w(?:[^:,\[\]{{}}#\s{_ODD}]| +(?=[^ \#]))*")


def _write_word(text: str, plain: re.Pattern[str]) -> str:
    if plain.fullmatch(text):
        return text
    if _ESCAPED.search(text) or ("'" in text and '"' not in text and "\\" not in text):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + _ESCAPED.sub(_escape, escaped) + '"'
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return {"\n": "\\n", "\t": "\\t"}.get(character) or f"\\u{ord(character):04x}"


_BLOCK_LINE = re.compile(rf"(?:[^\s{_ODD}](?:[^{_ODD}]*[^\s{_ODD}])?)?")


def _fits_block(text: str) -> bool:
    """May the text stand as it is below its key? Several lines, none with white space at its ends."""
    lines = text.removesuffix("\n").split("\n")
    return len(lines) > 1 and bool(lines[0]) and bool(lines[-1]) and all(_BLOCK_LINE.fullmatch(x) for x in lines)
