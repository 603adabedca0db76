"""The data files hold the contract: fields, offsets that slice the text, null where withheld, tables that agree."""

from __future__ import annotations

import csv
import functools
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.build import Options, build
from sitegen.exports.flat import write_lines
from sitegen.memo import Memo
from tests.briefings import FIRST, lay, read_theme

CONTRACT = {
    "articles": "id title source agency copy voice authors published written url archived retrieved language rights "
    "digest words paragraphs",
    "actors": "id name kind aliases weak_aliases roles affiliation same_as",
    "meetings": "id name start end place type status aliases participants organizer part_of about documents notes",
    "sources": "id name url country language kind aliases",
    "topics": "id name question terms variants exclude notes",
    "mentions": "article paragraph start end text kind target basis",
    "quotations": "id article paragraph start end text parts speaker speaker_text speaker_kind cue addressee venue "
    "occasion said_on form marks basis statement",
    "statements": "id speaker said_on venue quotations related basis",
    "figures": "article paragraph start end text value value_max unit hedge about speaker group",
    "dates": "article paragraph start end text date meeting",
    "passages": "id kind topic meeting members basis",
    "discrepancies": "id kind about weight readings note basis",
    "coverage": "kind target source state articles members",
}


@functools.cache
def data(private: bool = True) -> dict[str, bytes]:
    edition = build(lay(FIRST), read_theme(), Options(private=private), Memo())
    assert edition.files, edition.issues
    return {path.removeprefix("data/"): content for path, content in edition.files if path.startswith("data/")}


def rows(name: str, private: bool = True):
    return json.loads(data(private)[f"{name}.json"])


@pytest.mark.parametrize("name", CONTRACT)
def test_every_row_has_every_field_of_the_contract(name):
    found = rows(name)
    assert found, f"the invented briefing gives no {name}"
    for row in found:
        assert set(CONTRACT[name].split()) <= set(row)


def members(value):
    if isinstance(value, dict):
        if {"article", "paragraph", "start", "end", "text"} <= set(value):
            yield value
        for inner in value.values():
            yield from members(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from members(inner)


@pytest.mark.parametrize("private", [True, False])
def test_every_member_is_the_slice_of_its_paragraph_or_null(private):
    texts = {(a["id"], p["n"]): p["text"] for a in rows("articles", private) for p in a["paragraphs"]}
    seen = nulls = 0
    for name in CONTRACT:
        for member in members(rows(name, private)):
            seen += 1
            whole = texts[member["article"], member["paragraph"]]
            if member["text"] is None:
                nulls += 1
                assert whole is None
            elif whole is not None:
                assert member["text"] == whole[member["start"] : member["end"]]
    assert seen > 20
    assert (nulls == 0) == private


def test_seals_are_of_the_text_before_withholding():
    whole = [[p["sha256"] for p in a["paragraphs"]] for a in rows("articles", True)]
    assert whole == [[p["sha256"] for p in a["paragraphs"]] for a in rows("articles", False)]


def test_csv_tables_agree_with_json_and_the_package_describes_every_file():
    for name in CONTRACT:
        table = list(csv.DictReader(io.StringIO(data()[f"{name}.csv"].decode())))
        assert len(table) == len(rows(name))
    parts = list(csv.DictReader(io.StringIO(data()["quotations-parts.csv"].decode())))
    assert [p["text"] for p in parts] == [p["text"] for q in rows("quotations") for p in q["parts"]]
    package = json.loads(data()["datapackage.json"])
    tables = {path for path in data() if not path.startswith("citations")}
    assert {r["path"] for r in package["resources"]} == tables - {"datapackage.json"}
    for resource in package["resources"]:
        assert resource["bytes"] == len(data()[resource["path"]])
        if resource["format"] == "csv":
            header = data()[resource["path"]].decode().splitlines()[0].split(",")
            assert header == [field["name"] for field in resource["schema"]["fields"]]


def test_a_cell_that_a_spreadsheet_would_run_is_disarmed():
    files = lay(FIRST, extra={"content/sources/evil.md": "---\nname: =HYPERLINK(1)\n---\n"})
    site = dict(build(files, read_theme(), Options(), Memo()).files)
    assert b"'=HYPERLINK(1)" in site["data/sources.csv"]
    assert b'"=HYPERLINK(1)"' in site["data/sources.json"]


CELLS = st.one_of(st.none(), st.booleans(), st.integers(), st.text("ab ,\"\n=+-@\t'é"), st.floats(-1e6, 1e6))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=5))
def test_a_line_is_read_back_as_its_cells(cells):
    read = list(csv.reader(io.StringIO("".join(write_lines(cells)), newline="")))
    assert len(read) == len(cells)
    for line, wanted in zip(read, cells, strict=True):
        for text, cell in zip(line, wanted, strict=True):
            if isinstance(cell, str):
                assert text == ("'" + cell if cell[:1] in ("=", "+", "-", "@", "\t") and cell else cell)
            elif cell is None or isinstance(cell, bool):
                assert text == {None: "", True: "true", False: "false"}[cell]
            else:
                assert float(text) == pytest.approx(cell, rel=1e-4)
