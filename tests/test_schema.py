"""The schema takes what parsing takes, and the reference in docs/ is the one that the program writes."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from sitegen.cli import main
from sitegen.parse import parse_record
from sitegen.parse.meanings import KEYS, KINDS
from sitegen.parse.schema import list_keys, make_schema, write_reference
from sitegen.parse.shapes import SHAPES

ROOT = Path(__file__).parent.parent


class _Words(yaml.SafeLoader):
    """YAML as the language servers of editors read it: days are words."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith((":timestamp", ":bool", ":int", ":float"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Words.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
_Words.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^-?[0-9]+$"), list("-0123456789"))


def read_front(text: str) -> Any:
    front = re.match(r"---\n(.*?)\n---(?:\n|$)", text, re.S)
    return yaml.load(front.group(1) if front else text, Loader=_Words) or {}


def list_demonstration() -> list[tuple[str, str]]:
    found = [("settings", "site.yaml")]
    for kind in ("article", "actor", "meeting", "source", "topic", "page"):
        folder = ROOT / KINDS[kind][0]
        found += [(kind, p.relative_to(ROOT).as_posix()) for p in sorted(folder.glob("*.md")) if p.name != "index.md"]
    return found


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_each_schema_is_a_schema(kind):
    jsonschema.Draft202012Validator.check_schema(make_schema(kind))


def test_every_record_of_the_demonstration_is_valid():
    for kind, path in list_demonstration():
        jsonschema.validate(read_front((ROOT / path).read_text("utf-8")), make_schema(kind))


@pytest.mark.parametrize(
    ("kind", "front", "sound"),
    [
        ("article", "title: A\npublished: 2031-05-08", True),
        ("article", "title: 2031", True),
        ("article", "title: A\nsource:", True),
        ("article", "title: A\nmeetings: [one, {id: two, written: before}]", True),
        ("article", "title: A\nmeetings: [{id: two, written: then}]", False),
        ("article", "published: 2031-05-08", False),
        ("article", "title: A\nheadline: B", False),
        ("article", "title: A\nurl: here", False),
        ("article", "title: A\npublished: yesterday", False),
        ("article", "title: A\nrights: mine", False),
        ("article", "title: A\nauthors: Ada Brandt", False),
        ("article", "title: A\noverrides: [{quote: We came, speaker: none, reason: so}]", True),
        ("article", "title: A\noverrides: [{quote: We came, target: none, reason: so}]", False),
        ("article", "title: A\noverrides: [{quote: We came, speaker: none}]", False),
        ("article", "title: A\nreviewed: {by: AB, sha256: short}", False),
        ("actor", "name: Ada Brandt\nkind: person\nroles: [{title: minister, from: 2030}]", True),
        ("actor", "name: Ada Brandt\nkind: human", False),
        ("topic", "name: Length\nterms: {en: [hours], ru: [часов]}", True),
        ("topic", "name: Length\nterms: [hours]\nvariants: [[seized, annexed]]", True),
        ("topic", "name: Length\nterms: hours", False),
        ("settings", "title: Talks\nlimits: {words: 100, percent: 101}", False),
        ("settings", "title: Talks\nfeedback: mailto:desk@example.org", True),
    ],
)
def test_schema_and_parsing_agree(kind, front, sound):
    path = "site.yaml" if kind == "settings" else f"{KINDS[kind][0]}/one.md"
    text = front + "\n" if kind == "settings" else f"---\n{front}\n---\nText.\n"
    parsed = parse_record(path, text.encode())
    errors = [issue for issue in parsed.issues if issue.severity == "error"]
    assert (not errors) is sound, errors
    assert jsonschema.Draft202012Validator(make_schema(kind)).is_valid(read_front(text)) is sound


def test_every_key_has_a_meaning_and_every_meaning_a_key():
    assert KEYS.keys() == KINDS.keys() == SHAPES.keys()
    for kind, meanings in KEYS.items():
        keys = [key for key, _, _ in list_keys(kind)]
        assert len(keys) == len(set(keys))
        assert set(keys) == set(meanings)


def test_the_reference_in_docs_is_the_one_the_program_writes():
    assert (ROOT / "docs/records.md").read_text("utf-8") == write_reference()


def test_the_command_prints_one_and_writes_all(tmp_path):
    run = CliRunner().invoke
    assert json.loads(run(main, ["schema", "actor"]).stdout)["required"] == ["name", "kind"]
    assert run(main, ["schema", "--reference"]).stdout == write_reference()
    assert run(main, ["schema", "--output", str(tmp_path / "schemas")]).exit_code == 0
    assert {p.name.split(".")[0] for p in (tmp_path / "schemas").iterdir()} == set(SHAPES)
    assert run(main, ["schema"]).exit_code == 2
    assert run(main, ["schema", "actor", "--reference"]).exit_code == 2


def test_no_day_of_the_schema_is_a_date_of_python():
    assert not isinstance(read_front("---\npublished: 2031-05-08\n---\n")["published"], datetime.date)
