"""Words of the front matter to typed values. A converter takes a node and gives a value, or notes an issue and gives
UNSET; the keys a record takes and their converters are derived from its Struct, so that a field is declared once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

from msgspec import UNSET, Struct
from msgspec.structs import fields

from sitegen.frontmatter import Items, Keys, Node, Scalar
from sitegen.model import Issue, Place, Severity, When
from sitegen.parse.nearest import find_nearest, say_meant
from sitegen.parse.parsed import Redirect, Reference
from sitegen.text import WORD
from sitegen.urls import FOLDERS, explain_name, page_path
from sitegen.when import FORMS, read_when, suggest_when


class Reading:
    """What one file has shown so far; lives while it is parsed."""

    def __init__(self, path: str, kind: str = "") -> None:
        self.path = path
        self.kind = kind
        self.issues: list[Issue] = []
        self.references: list[Reference] = []
        self.redirects: list[Redirect] = []

    def place(self, node: Node) -> Place:
        return Place(self.path, node.line, node.column)

    def note(self, node: Node, severity: Severity, message: str, hint: str = "") -> None:
        self.issues.append(Issue(self.place(node), severity, message, hint))

    def fail(self, node: Node, message: str, hint: str = "") -> Any:
        self.note(node, "error", message, hint)
        return UNSET


Converter: TypeAlias = Callable[[Reading, Node, str], Any]
"""Of a node and how a message calls it: `"source"`, `An entry of "authors"`."""

Schema: TypeAlias = dict[str, Any]
"""What a converter takes, as JSON Schema."""

EMPTY: Schema = {"enum": [None, ""]}
_SCHEMAS: dict[Converter, Schema] = {}


def describe(convert: Converter, schema: Schema) -> Converter:
    """The same converter, with what it takes. Every converter is described where it is made."""
    _SCHEMAS[convert] = schema
    return convert


def schema_of(convert: Converter) -> Schema:
    """Raises KeyError for a converter that nobody described."""
    return _SCHEMAS[convert]


class Field(Struct, frozen=True):
    attribute: str
    convert: Converter
    required: bool = False


Shape: TypeAlias = Mapping[str, Field]
"""The keys that something takes, in the order that a message lists them."""

# ---------------------------------------------------------------- converters of one value


def show(text: str) -> str:
    """A value as a message quotes it: on one line and not long."""
    folded = " ".join(text.split())
    return f'"{folded[:57]}..."' if len(folded) > 60 else f'"{folded}"'


def convert_scalar(reading: Reading, node: Node, name: str) -> Any:
    if isinstance(node, Scalar):
        return node.text.strip() or reading.fail(node, f"{name} is empty", "Fill it in or remove it.")
    return reading.fail(node, f"{name} must be one value, not {_call(node)}")


def _call(node: Node) -> str:
    return {Items: "a list", Keys: "keys with values", Scalar: "one value"}[type(node)]


def convert_words(reading: Reading, node: Node, name: str) -> Any:
    """One line; white space folded."""
    text = convert_scalar(reading, node, name)
    return text if text is UNSET else " ".join(text.split())


_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
"""Front matter is read as words: what YAML takes for a number or a truth value is one as well."""
describe(convert_scalar, _SCALAR)
describe(convert_words, _SCALAR)


def convert_bool(reading: Reading, node: Node, name: str) -> Any:
    text = convert_scalar(reading, node, name)
    if text is UNSET or text in ("true", "false"):
        return text if text is UNSET else text == "true"
    meant = {"y": "true", "yes": "true", "on": "true", "1": "true", "true": "true"} | {
        "n": "false", "no": "false", "off": "false", "0": "false", "false": "false"
    }  # fmt: skip
    hint = say_meant(meant.get(text.casefold(), ""))
    return reading.fail(node, f"{name} must be true or false, not {show(text)}", hint)


describe(convert_bool, {"type": "boolean"})


def convert_when(reading: Reading, node: Node, name: str) -> Any:
    text = convert_scalar(reading, node, name)
    if text is UNSET:
        return text
    found = read_when(text)
    if found is not None:
        return When(*found, text)
    hint = say_meant(suggest_when(text)) or FORMS
    return reading.fail(node, f"{name} is no date that can be read: {show(text)}", hint)


def convert_day(reading: Reading, node: Node, name: str) -> Any:
    when = convert_when(reading, node, name)
    if when is UNSET or when.first == when.last:
        return when
    return reading.fail(node, f"{name} must be one day, not {show(when.text)}", "Write it as 2022-01-10.")


_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([Tt ]\d|$)"}
_WHEN: Schema = {"type": ["string", "integer"], "pattern": r"^\d{4}(-|/|$|[?~%])", "minimum": 1000, "maximum": 9999}
describe(convert_when, _WHEN)
describe(convert_day, _DAY)


def number(least: int, most: int) -> Converter:
    """Converter of a whole number."""

    def convert_number(reading: Reading, node: Node, name: str) -> Any:
        text = convert_scalar(reading, node, name)
        if text is UNSET:
            return text
        if re.fullmatch(r"[0-9]{1,9}", text) and least <= int(text) <= most:
            return int(text)
        return reading.fail(node, f"{name} must be a whole number from {least} to {most}, not {show(text)}")

    return describe(convert_number, {"type": "integer", "minimum": least, "maximum": most})


def one_of(allowed: tuple[str, ...]) -> Converter:
    def convert_choice(reading: Reading, node: Node, name: str) -> Any:
        text = convert_scalar(reading, node, name)
        if text is UNSET or text in allowed:
            return text
        hint = f"{say_meant(find_nearest(text, allowed))} Allowed: {', '.join(allowed)}.".strip()
        return reading.fail(node, f"{name} cannot be {show(text)}", hint)

    return describe(convert_choice, {"enum": list(allowed)})


def matching(pattern: str, what: str, example: str) -> Converter:
    """Converter of a word of a known form."""
    form = re.compile(pattern)

    def convert_form(reading: Reading, node: Node, name: str) -> Any:
        text = convert_scalar(reading, node, name)
        if text is UNSET or form.fullmatch(text):
            return text
        return reading.fail(node, f"{name} must be {what}, not {show(text)}", f"For example {example}.")

    return describe(convert_form, {"type": "string", "pattern": f"^(?:{pattern})$"})


_WEB = re.compile(r"https?://[^\s/?#@:]+[^\s]*", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_BARE = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?:[/?#:]\S*)?")


def convert_address(reading: Reading, node: Node, name: str) -> Any:
    """A web address."""
    text = convert_scalar(reading, node, name)
    if text is UNSET or _WEB.fullmatch(text):
        return text
    return _fail_address(reading, node, name, text, "https:// or http://")


def convert_contact(reading: Reading, node: Node, name: str) -> Any:
    """A web or mail address."""
    text = convert_scalar(reading, node, name)
    if text is UNSET or _WEB.fullmatch(text) or _MAIL.fullmatch(text):
        return text
    return _fail_address(reading, node, name, text, "https://, http:// or mailto:")


describe(convert_address, {"type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#@:]+[^\s]*$"})
describe(convert_contact, {"type": "string", "pattern": r"^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)\S+$"})


def _fail_address(reading: Reading, node: Node, name: str, text: str, schemes: str) -> Any:
    hint = say_meant(f"https://{text}") if _BARE.fullmatch(text) else f"It begins with {schemes} and has no spaces."
    return reading.fail(node, f"{name} must be a web address, not {show(text)}", hint)


def refer(*kinds: str, none: bool = False) -> Converter:
    """Converter of a record's id, which is looked up when all records are read. `none` may stand for no record."""

    def convert_id(reading: Reading, node: Node, name: str) -> Any:
        text = convert_scalar(reading, node, name)
        if text is not UNSET and not (none and text == "none"):
            reading.references.append(Reference(kinds, text, reading.place(node), name))
        return text

    return describe(convert_id, {"type": ["string", "number"], "x-record": list(kinds)})


def convert_name(reading: Reading, node: Node, name: str) -> Any:
    """The form under which texts name the record."""
    text = convert_words(reading, node, name)
    if text is not UNSET:
        _warn_unmatched(reading, node, name)
        _warn_deceptive(reading, node, name)
    return text


describe(convert_name, _SCALAR)

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Characters that show nothing, or turn what follows around."""
_LATIN, _ALIKE = re.compile("[A-Za-z\u00c0-\u024f]"), re.compile("[\u0370-\u03ff\u0400-\u052f]")
"""Latin letters, and those of scripts that have letters of the same look: Greek and Cyrillic."""


def _warn_deceptive(reading: Reading, node: Node, name: str) -> None:
    """A name that looks like another one and is not."""
    if not isinstance(node, Scalar) or node.text.isascii():
        return
    found = _INVISIBLE.search(node.text)
    if found is not None:
        message = f"{name} holds U+{ord(found.group()):04X}, which nobody sees"
        reading.note(node, "warning", message, "Delete it, or names that look the same are not.")
    for word in WORD.findall(node.text):
        if _LATIN.search(word) and _ALIKE.search(word):
            message = f"{name} mixes scripts in one word: {show(word)}"
            reading.note(node, "warning", message, "Letters that look the same are not: write it in one script.")
            break


def _warn_unmatched(reading: Reading, node: Node, name: str) -> bool:
    unmatched = isinstance(node, Scalar) and not WORD.search(node.text)
    if unmatched and isinstance(node, Scalar):
        what = f"{show(node.text)} has no letter or digit" if node.text.strip() else "it is empty"
        reading.note(node, "warning", f"{name} can never match: {what}", "Remove it or write the words it stands for.")
    return unmatched


def convert_redirect(reading: Reading, node: Node, name: str) -> Any:
    """An old address as a path in the output: `actors/old.html` as it is, `old` beside the record's own page."""
    text = convert_scalar(reading, node, name)
    if text is UNSET:
        return text
    address = text.removeprefix("/")
    if address.endswith("/"):
        address += "index.html"
    if not address.endswith(".html"):
        address = f"{address}.html" if "/" in address else page_path(reading.kind, address)
    steps = address.split("/")
    if re.search(r"[\s\\:?#%*|<>\"]", address) or not all(step.strip(".") for step in steps):
        hint = f"Write the path below the site's base, such as {FOLDERS.get(reading.kind, 'pages')}/old-name.html."
        return reading.fail(node, f"{name} must be a path on this site, not {show(text)}", hint)
    if unfit := explain_name(address):
        return reading.fail(node, f"{name} cannot be {show(text)}: {unfit}", "Remove it, or write another address.")
    reading.redirects.append(Redirect(address, reading.place(node)))
    return address


describe(convert_redirect, {"type": "string"})

# ---------------------------------------------------------------- converters of several values


def list_of(convert: Converter) -> Converter:
    """Converter of a list; an entry that stands twice is taken once."""

    def convert_list(reading: Reading, node: Node, name: str) -> Any:
        if not isinstance(node, Items):
            shown = node.text if isinstance(node, Scalar) and len(node.text) < 40 else "entry"
            hint = f"Write [{shown}], or each entry on a line of its own after a hyphen."
            return reading.fail(node, f"{name} must be a list, not {_call(node)}", hint)
        values: list[Any] = []
        for entry in node.nodes:
            value = convert(reading, entry, f"An entry of {name}")
            if value in values and value is not UNSET:
                twice = f"An entry of {name} stands twice" + (f": {show(value)}" if isinstance(value, str) else "")
                reading.note(entry, "warning", twice, "Remove one.")
            else:
                values.append(value)
        return UNSET if any(value is UNSET for value in values) else tuple(values)

    return describe(convert_list, {"type": "array", "items": schema_of(convert)})


def convert_names(reading: Reading, node: Node, name: str) -> Any:
    """A list of forms under which texts name something; one that can never match is left out."""
    if not isinstance(node, Items):
        return list_of(convert_words)(reading, node, name)
    found = tuple(each for each in node.nodes if not _warn_unmatched(reading, each, f"An entry of {name}"))
    for each in found:
        _warn_deceptive(reading, each, f"An entry of {name}")
    return list_of(convert_words)(reading, Items(found, node.line, node.column), name)


describe(convert_names, {"type": "array", "items": _SCALAR})


def mapping_of(convert: Converter) -> Converter:
    """Converter of keys that the author chooses."""

    def convert_mapping(reading: Reading, node: Node, name: str) -> Any:
        if not isinstance(node, Keys):
            return reading.fail(node, f"{name} must be keys with values, not {_call(node)}", "Write key: value.")
        pairs = [(key.text, convert(reading, value, f'"{key.text}" in {name}')) for key, value in node.entries]
        return UNSET if any(value is UNSET for _, value in pairs) else tuple(pairs)

    return describe(convert_mapping, {"type": "object", "additionalProperties": schema_of(convert)})


def nested(struct: type, shape: Shape) -> Converter:
    """Converter of keys that make a Struct."""

    def convert_nested(reading: Reading, node: Node, name: str) -> Any:
        if not isinstance(node, Keys):
            hint = f"Its keys: {', '.join(shape)}."
            return reading.fail(node, f"{name} must be keys with values, not {_call(node)}", hint)
        values = read_keys(reading, node, shape, name)
        return UNSET if values is None else struct(**values)

    return describe(convert_nested, schema_of_keys(shape))


def schema_of_keys(shape: Shape) -> Schema:
    """What a shape takes. A key that need not be there may also be left empty."""
    properties = {
        key: schema_of(field.convert) if field.required else {"anyOf": [schema_of(field.convert), EMPTY]}
        for key, field in shape.items()
    }
    required = [key for key, field in shape.items() if field.required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


# ---------------------------------------------------------------- shapes


def derive(
    struct: type[Struct], left_out: tuple[str, ...] = (), renamed: Mapping[str, str] | None = None, **special: Converter
) -> Shape:
    """The keys of a Struct by its fields' types; `special` has the converter of a field whose type does not say it."""
    return {
        (renamed or {}).get(field.name, field.name): Field(
            field.name, special.get(field.name) or _derive_converter(field.type), field.required
        )
        for field in fields(struct)
        if field.name not in left_out
    }


def _derive_converter(kind: Any) -> Converter:
    arguments = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        return _derive_converter(next(a for a in arguments if a is not NoneType))
    if get_origin(kind) is Literal:
        return one_of(tuple(value for value in arguments if value))
    if get_origin(kind) is tuple:
        return list_of(_derive_converter(arguments[0]))
    plain: dict[Any, Converter] = {str: convert_words, bool: convert_bool, int: number(0, 100_000), When: convert_when}
    return plain.get(kind) or nested(kind, derive(kind))


_MEANT = {
    "affiliations": "affiliation",
    "alias": "aliases",
    "also_known_as": "aliases",
    "archive": "archived",
    "author": "authors",
    "begin": "start",
    "byline": "authors",
    "category": "kind",
    "date": "published",
    "finish": "end",
    "headline": "title",
    "keywords": "terms",
    "lang": "language",
    "licence": "rights",
    "license": "rights",
    "link": "url",
    "location": "place",
    "meeting": "meetings",
    "organiser": "organizer",
    "outlet": "source",
    "override": "overrides",
    "parent": "part_of",
    "people": "participants",
    "publisher": "source",
    "pubdate": "published",
    "role": "roles",
    "sameas": "same_as",
    "start_date": "start",
    "subtitle": "summary",
    "term": "terms",
    "topics": "about",
    "type": "kind",
    "website": "url",
}
"""Keys of other site generators and habits of speech, and ours for the same thing. Said only where ours fits."""


def read_keys(reading: Reading, node: Keys, shape: Shape, name: str) -> dict[str, Any] | None:
    """Values by attribute, those left empty left out; None where one is wrong. `name` is what takes the keys."""
    values: dict[str, Any] = {}
    sound = True
    for key, value in node.entries:
        field = shape.get(key.text)
        if field is None:
            sound = False
            _fail_unknown(reading, key, shape, name)
        elif isinstance(value, Scalar) and not value.text.strip() and not field.required:
            continue
        else:
            converted = field.convert(reading, value, f'"{key.text}"')
            sound = sound and converted is not UNSET
            values[field.attribute] = converted
    for key_name, field in shape.items():
        if field.required and field.attribute not in values:
            sound = False
            place = Place(reading.path, node.line, node.column)
            reading.issues.append(Issue(place, "error", f'{name} needs "{key_name}"', ""))
    return values if sound else None


def _fail_unknown(reading: Reading, key: Scalar, shape: Shape, name: str) -> None:
    message = f"Unknown key {show(key.text)}"
    if key.text == "id":
        reading.fail(key, message, "A record's id is its file name.")
        return
    known = _MEANT.get(key.text.casefold(), "")
    meant = known if known in shape else find_nearest(key.text, shape)
    listed = f"{name} takes {', '.join(shape)}." if len(shape) <= 12 or not meant else ""
    reading.fail(key, message, say_meant(meant) if meant else listed)
