"""Import: what is kept, what is left out and why, and what the document says of itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.frontmatter import Keys, read_yaml, split, take_values
from sitegen.ingest import Draft, Line, Raw, Refusal, Shelf, plan_import, read_document
from sitegen.ingest.copies import find_copies
from sitegen.ingest.decoding import decode
from sitegen.ingest.strip_rules import RULES
from sitegen.ingest.writing import escape, make_id, write_body
from sitegen.markdown import parse_blocks
from sitegen.model import Article
from sitegen.parse import parse_record

CASES = Path(__file__).parent / "cases" / "ingest.md"


def read_cases() -> list[tuple[str, str, list[tuple[str, str]]]]:
    cases = []
    for part in re.split(r"^## ", CASES.read_text("utf-8"), flags=re.M)[1:]:
        title, _, rest = part.partition("\n")
        _, raw, after = rest.split("```", 2)
        expected = [(line + " ").split(": ", 1) for line in after.strip().splitlines() if line.strip()]
        cases.append((title, raw.lstrip("\n"), [(key, value.strip()) for key, value in expected]))
    return cases


@pytest.mark.parametrize(("title", "raw", "expected"), read_cases(), ids=[case[0] for case in read_cases()])
def test_case(title, raw, expected):
    draft = read_document("case.txt", raw.encode())
    assert isinstance(draft, Draft)
    left = [f"{line.rule}: {line.text}" for line in draft.stripped]
    wanted = [value for key, value in expected if key == "left out"]
    assert len(left) == len(wanted), left
    for found, start in zip(left, wanted, strict=True):
        assert found.startswith(start)
    headings = [line.text for line in draft.lines if line.kind == "heading"]
    assert headings == [value for key, value in expected if key == "heading"]
    for key, value in expected:
        if key == "kept":
            assert any(line.text.startswith(value) for line in draft.lines), value
        elif key == "warning":
            assert any(value in warning for warning in draft.warnings), draft.warnings
        elif key == "authors":
            assert ", ".join(draft.authors) == value
        elif key not in ("left out", "heading"):
            assert getattr(draft, key) == value


def test_every_rule_has_a_reason():
    assert all(rule.reason and rule.longest for rule in RULES)


def test_nothing_is_lost():
    """Every line is kept or listed among those left out."""
    for _, raw, _ in read_cases():
        draft = read_document("case.txt", raw.encode())
        assert isinstance(draft, Draft)
        words = " ".join(
            [draft.title, *(line.text for line in draft.lines), *(line.text for line in draft.stripped)]
        ).split()
        missing = set(raw.replace("[&]quot;", '"').split()) - set(words)
        assert not missing or raw.startswith("Headline:")


# ---------------------------------------------------------------- bytes


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Größe – “so”".encode(), "Größe – “so”"),
        ("\ufeffGröße".encode(), "Größe"),
        ("Größe".encode("utf-16"), "Größe"),
        ("The fog – it “stayed” over the harbour".encode("cp1252"), "The fog – it “stayed” over the harbour"),
        ("It’s “late…".encode().decode("cp1252").encode(), "It’s “late…"),
        (b"one\r\ntwo\rthree", "one\ntwo\nthree"),
    ],
)
def test_decoding(data, text):
    assert decode(data)[0] == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n", "image"),
        (b"Fog\0over the harbour", "NUL"),
        (b"  \n", "empty"),
        (b"x" * 6_000_000, "bytes"),
        (b"word " * 100_000, "characters"),
        (b"Only a title", "no text below"),
    ],
)
def test_refusals_say_why(data, words):
    found = read_document("raw.txt", data)
    assert isinstance(found, Refusal)
    assert words in found.message


# ---------------------------------------------------------------- Markdown out


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1))
def test_escaped_text_reads_back(text):
    text = " ".join(text.split())
    if text:
        blocks = parse_blocks(escape(text))
        assert [block.text for block in blocks] == [text]
        assert not blocks[0].tags


ODD = ("# Fog", "* Fog *", "- Fog", "1. Fog", "> Fog", "Fog #", "Fog.", "[x](y)", "a_b_c")


@given(st.lists(st.sampled_from(ODD), min_size=1))
def test_a_body_reads_back(texts):
    kinds = ["paragraph", "heading", "item", "quote"]
    lines = tuple(Line(text, kinds[n % 4], 2 * (n % 4 == 1)) for n, text in enumerate(texts))  # type: ignore[arg-type]
    assert [block.text for block in parse_blocks(write_body(lines))] == texts


def test_ids_are_short_and_free():
    assert make_id("Index", set()) == "index-1"
    assert len(make_id("word " * 60, set())) <= 60
    assert make_id("日本" * 60, set())


# ---------------------------------------------------------------- plans

ONE = b"""Ferry line to reopen

May 7, 2031

The line between the two shores will reopen in June, the company said on Wednesday, after nine years.

Crews are being trained, and the first tickets were sold within an hour of the announcement by the company.
"""


def plan(*raws, shelf=None, **options):
    return plan_import([Raw(name, f"seeds/{name}", data) for name, data in raws], shelf or Shelf(), **options)


def shelve(found):
    texts = dict(found.writes)
    parsed = [parse_record(path, data) for path, data in texts.items() if path.startswith("content/")]
    assert not [issue for one in parsed for issue in one.issues]
    articles = tuple(one.record for one in parsed if isinstance(one.record, Article))
    return Shelf(articles, (), tuple(texts.items()), ())


def test_a_second_import_changes_nothing():
    first = plan(("a.txt", ONE))
    assert [entry.outcome for entry in first.entries] == ["new"]
    again = plan(("a.txt", ONE), shelf=shelve(first))
    assert again.writes == ()
    assert [entry.outcome for entry in again.entries] == ["unchanged"]


def test_the_record_names_its_raw_file():
    found = plan(("a.txt", ONE))
    record = shelve(found).articles[0]
    assert record.seed is not None
    assert record.seed.path == "seeds/a.txt"
    assert dict(found.writes)["seeds/a.txt"] == ONE


def test_the_record_keeps_what_was_left_out_and_is_no_fact():
    text = ONE.decode().replace("Crews are", "READ MORE\n\nA ferry at the pier. Photo: Ida Lund / NTB\n\nCrews are")
    record = shelve(plan(("a.txt", text.encode()))).articles[0]
    assert record.seed is not None
    assert [(one.rule, one.line) for one in record.seed.omitted] == [("navigation", 7), ("photo caption", 9)]
    assert record.seed.omitted[0].text == "READ MORE"


def test_the_same_article_twice_is_told():
    found = plan(("a.txt", ONE), ("b.txt", ONE))
    assert [entry.outcome for entry in found.entries] == ["new", "same"]


def test_a_changed_text_waits_for_update():
    shelf = shelve(plan(("a.txt", ONE)))
    changed = ONE.replace(b"nine years", b"ten years")
    assert [entry.outcome for entry in plan(("a.txt", changed), shelf=shelf).entries] == ["changed"]


def test_update_keeps_front_matter_and_the_old_text():
    first = plan(("a.txt", ONE))
    path = next(path for path, _ in first.writes if path.startswith("content/articles/"))
    edited = dict(first.writes)[path].replace(b"language: en", b"language: en  # mine\nsummary: By hand.")
    record = parse_record(path, edited).record
    assert isinstance(record, Article)
    shelf = Shelf((record,), (), ((path, edited),), ())
    changed = ONE.replace(b"nine years", b"ten years")
    found = plan(("a.txt", changed), shelf=shelf, update="2031-06-01")
    writes = dict(found.writes)
    assert b"summary: By hand." in writes[path]
    assert b"# mine" in writes[path]
    assert b"ten years" in writes[path]
    assert [data for name, data in writes.items() if name.startswith("content/versions/")] == [edited]
    assert writes["seeds/a.txt"] == changed
    updated = parse_record(path, writes[path])
    assert not updated.issues
    assert isinstance(updated.record, Article)
    assert updated.record.status is not None
    assert updated.record.status.note == "“nine” became “ten”"


def test_force_writes_anew():
    shelf = shelve(plan(("a.txt", ONE)))
    assert [entry.outcome for entry in plan(("a.txt", ONE), shelf=shelf, force=True).entries] == ["replaced"]


def test_one_bad_file_stops_no_other():
    found = plan(("a.txt", b"%PDF-1.7"), ("b.txt", ONE))
    assert [entry.outcome for entry in found.entries] == ["refused", "new"]


def test_a_day_is_worked_out_from_weekdays():
    other = b"""Crews train for the ferries of Port Alba

The Northern Shipping Company of Norland will hire forty crews for the Ferry Line, Ada Brandt said on Tuesday.

Training began on Monday at the Harbour School, and the Mayor of Port Alba will visit it on Thursday, Ivo Kern said.
"""
    dated = b"""Ferry line to reopen

May 7, 2031

The Northern Shipping Company of Port Alba will reopen the Ferry Line to Norland in June, Ada Brandt said on Wednesday.

The Harbour School is at work, and the Mayor of Port Alba is content, Ivo Kern said.
"""
    found = plan(("a.txt", dated), ("b.txt", other))
    days = {entry.name: entry.published for entry in found.entries}
    assert days == {"a.txt": "2031-05-07", "b.txt": "2031-05-06?"}


def test_near_copies_are_told():
    words = [f"word{n}" for n in range(300)]
    assert find_copies([" ".join(words), " ".join(words[:250]), "quite another text " * 50])[0][:2] == (0, 1)


def test_front_matter_of_a_record_is_plain_yaml():
    text = next(data for path, data in plan(("a.txt", ONE)).writes if path.startswith("content/articles/")).decode()
    root, issues = read_yaml(split(text, "x").yaml, "x")
    assert not issues
    assert isinstance(root, Keys)
    assert list(take_values(root)) == ["title", "published", "language", "seed"]
