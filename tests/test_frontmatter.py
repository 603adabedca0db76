"""YAML in and out: every scalar is words with a place, nothing raises, what is written reads back."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen import frontmatter
from sitegen.frontmatter import Items, Keys, Parts, Scalar, read_yaml, split, take_values, write_record, write_yaml
from sitegen.model import Issue, Place


def test_scalars_stay_words():
    node, issues = read_yaml("a: NO\nb: 8:55\nc: 2022-01-10\nd: 1_000\ne: ~\nf:\n", "x.md")
    assert issues == ()
    assert take_values(node) == {"a": "NO", "b": "8:55", "c": "2022-01-10", "d": "1_000", "e": "~", "f": ""}


def test_every_node_has_its_place_in_the_file():
    node, _ = read_yaml('title: "One"\nmeetings:\n  - geneva\n  - {id: vienna}\n', "x.md", 2)
    assert node == Keys(
        (
            (Scalar("title", 2, 1), Scalar("One", 2, 8, quoted=True)),
            (
                Scalar("meetings", 3, 1),
                Items((Scalar("geneva", 4, 5), Keys(((Scalar("id", 5, 6), Scalar("vienna", 5, 10)),), 5, 5)), 4, 3),
            ),
        ),
        2,
        1,
    )


def test_split_gives_both_parts_with_their_lines():
    assert split("\n---\na: b\n---\n\nText\n", "x.md") == Parts("a: b\n", 3, "\nText\n", 5)
    assert split("---\n---", "x.md") == Parts("", 2, "", 3)


@pytest.mark.parametrize("text", ["", "Text\n", "--- a\n---\n", "---\na: b\n", "---", "----\na\n---\n"])
def test_split_names_what_is_wrong_with_the_fences(text):
    assert isinstance(split(text, "x.md"), Issue)


BROKEN = {
    "title: One: two\n": (1, 11, "A colon with a space after it stands inside an unquoted value"),
    "title: One\n  source: two\n": (2, 9, "A key stands below a key that has a value already"),
    "title: @one\n": (1, 8, "An unquoted value cannot begin with @"),
    "title: `one`\n": (1, 8, "An unquoted value cannot begin with `"),
    "title: **one**\n": (1, 8, "An unquoted value cannot begin with *"),
    "title: & one\n": (1, 8, "An unquoted value cannot begin with &"),
    'title: "one\n': (1, 8, "The quotation mark that opens here is never closed"),
    "title: 'It's one'\n": (1, 12, "Something follows a value that is complete already"),
    'title: "One" and more\n': (1, 14, "Something follows a value that is complete already"),
    "\ttitle: one\n": (1, 1, "A tab stands where spaces are needed"),
    "authors: [One, Two\n": (1, 10, "The list that opens here with [ is not closed"),
    "copy: {kind: reprint\n": (1, 7, "The braces that open here are not closed"),
    "a: b\nonly words\nc: d\n": (2, 1, "This line has no colon after its key"),
    "a:\n    b: c\n  d: e\n": (3, 3, "This line does not fit the lines above it"),
    "authors: - One\n": (1, 10, "A list begins on the line below its key"),
    'title: "C:\\dir"\n': (1, 8, "A backslash in this value means something else"),
    "title: >One\n": (1, 8, "After | or > the text begins on the next line"),
    "title: ]\n": (1, 8, "An unquoted value cannot begin with this character"),
    "title: !one!two three\n": (1, 8, "An unquoted value cannot begin with !"),
}


@pytest.mark.parametrize("loader", ["C", "pure"])
@pytest.mark.parametrize("text", BROKEN)
def test_broken_yaml_is_one_issue_with_place_and_plain_words(text, loader, monkeypatch):
    if loader == "C" and not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML is installed without libyaml")
    monkeypatch.setattr(frontmatter, "_Loader", yaml.CSafeLoader if loader == "C" else yaml.SafeLoader)
    line, column, message = BROKEN[text]
    node, issues = read_yaml(text, "x.md")
    assert node is None
    assert [(i.place, i.message) for i in issues] == [(Place("x.md", line, column), message)]
    assert issues[0].hint


def test_anchors_aliases_tags_and_second_keys_are_refused():
    node, issues = read_yaml("a: &x one\nb: *x\nc: !!int 3\na: two\n[d]: e\n", "x.md")
    assert [(i.place.line, i.place.column, i.message) for i in issues] == [
        (1, 4, '"&x" is a YAML anchor, which is not used here'),
        (2, 4, '"*x" is a YAML alias, which is not used here'),
        (3, 4, '"!!int" is a YAML tag, which is not used here'),
        (4, 1, 'The key "a" stands here a second time; the first is on line 1'),
        (5, 1, "A key must be a word"),
    ]
    assert take_values(node) == {"a": "one", "b": "*x", "c": "3"}


def test_bombs_are_refused_unexploded():
    laughs = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    node, issues = read_yaml(laughs, "x.md")
    assert len(issues) == 9 + 16
    assert len(str(take_values(node))) < 500


@pytest.mark.parametrize("text", ["a: " + "[" * 150_000, "- " * 90_000, "{a: " * 40_000, "? " * 90_000])
def test_deep_nesting_is_bounded(text):
    node, issues = read_yaml(text, "x.md")
    assert node is None
    assert [i.message for i in issues] == ["Nested deeper than 12 levels"]


def test_length_is_bounded():
    node, issues = read_yaml("a: b\n" * 50_000, "x.md")
    assert node is None
    assert [i.message for i in issues] == ["The front matter has 250,000 characters; 200,000 are read at most"]


def test_line_ends_that_no_editor_counts_do_not_shift_places():
    node, _ = read_yaml("a: b\u2028c\nd: e\n", "x.md")
    assert isinstance(node, Keys)
    assert node.entries[1][0] == Scalar("d", 2, 1)


def test_escapes_of_characters_that_cannot_be_shown_are_refused():
    _, issues = read_yaml('a: "x\\0y"\n', "x.md")
    assert [i.message for i in issues] == ["The value has a character that cannot be shown"]


def test_writing_is_plain_where_it_can_be():
    values = {
        "title": "Talks: a first day",
        "source": "evening-post",
        "published": "2022-01-10",
        "country": "NO",
        "digest": True,
        "place": "Genève, rue de Lausanne",
        "quote": "“It’s late”, she said",
        "mixed": 'He said "no" and didn\'t',
        "path": 'C:\\new "x"',
        "empty": "",
        "nothing": None,
        "authors": ["Ann Doe", "#2"],
        "limits": {"words": 200},
        "variants": [["seized", "took, by force"], []],
        "overrides": [{"quote": "one two", "speaker": "none"}, {"mention": "three", "paragraph": 3}],
        "notes": "First line.\n\nSecond: line.\n",
    }
    assert write_record(values, "\nBody.\n\n") == (
        "---\n"
        'title: "Talks: a first day"\n'
        "source: evening-post\n"
        "published: 2022-01-10\n"
        "country: NO\n"
        "digest: true\n"
        "place: Genève, rue de Lausanne\n"
        "quote: “It’s late”, she said\n"
        'mixed: He said "no" and didn\'t\n'
        'path: C:\\new "x"\n'
        'empty: ""\n'
        "nothing:\n"
        "authors:\n"
        "  - Ann Doe\n"
        '  - "#2"\n'
        "limits:\n"
        "  words: 200\n"
        "variants:\n"
        '  - [seized, "took, by force"]\n'
        "  - []\n"
        "overrides:\n"
        "  - quote: one two\n"
        "    speaker: none\n"
        "  - mention: three\n"
        "    paragraph: 3\n"
        "notes: |\n"
        "  First line.\n"
        "\n"
        "  Second: line.\n"
        "---\n"
        "\n"
        "Body.\n"
    )


odd = st.sampled_from(list("ab:#-'\"\\ \n\t,[]{}&*!|>%@`?.~=\u2028\xa0é日𝛼\ufeff"))
written = st.text(st.one_of(odd, st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"))), max_size=30)
keys = st.text(st.one_of(odd, st.characters(categories=("L", "N"))), max_size=20)
values = st.recursive(
    written,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=8,
)


@given(st.dictionaries(keys, values, max_size=5))
@example({"a": "- "})
@example({"a": ["...", "---", "-", "?", ": x", "x:", "a #b"]})
@example({"---": "...", "? ": {"- ": [" "]}})
def test_what_is_written_reads_back_as_the_same_words(tree):
    text = write_yaml(tree)
    node, issues = read_yaml(text, "x.md")
    assert issues == ()
    assert (take_values(node) if node is not None else {}) == tree


@given(st.text(st.one_of(odd, st.characters(exclude_categories=("Cs",))), max_size=80))
@example('"\\UFFFFFFFF"')
def test_any_text_gives_a_tree_or_an_issue_within_it(text):
    node, issues = read_yaml(text, "x.md", 5)
    assert all(5 <= i.place.line <= 6 + text.count("\n") and i.place.column >= 1 for i in issues)
    if node is not None:
        str(take_values(node)).encode()


@given(st.text(st.one_of(odd, st.characters(exclude_categories=("Cs",))), max_size=80))
def test_the_slow_loader_raises_no_more_than_the_fast_one(text):
    fast = frontmatter._Loader
    frontmatter._Loader = yaml.SafeLoader
    try:
        read_yaml(text, "x.md")
    finally:
        frontmatter._Loader = fast
